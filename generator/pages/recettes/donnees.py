"""The data files of a contract: its tables, their forms for spreadsheets, what holds them all, and those of one indicator, one place, one partner."""

from collections.abc import Callable, Iterator
from functools import partial
from posixpath import dirname

from msgspec import Struct

from generator.pages.adresses import (
    ARCHIVE,
    CHANGEMENTS_JSON,
    CLASSEUR,
    DONNEES,
    INDICATEUR_JSON,
    INDICATEURS_DU_PARTENAIRE,
    VALEURS_DE_L_INDICATEUR,
    VALEURS_DU_LIEU,
    absolue,
    chemin_du_classeur,
    chemin_pour_tableur,
)
from generator.pages.contexte import Contexte
from generator.pages.fichiers.archive import archive
from generator.pages.fichiers.classeur import EnteteDeClasseur, classeur, classeur_du_contrat
from generator.pages.fichiers.colonnes import TablePubliee
from generator.pages.fichiers.donnees_du_contrat import FAIRE, LIEUX, REFERENTIEL, TableFaite, donnees_du_contrat
from generator.pages.fichiers.geojson import lieux_geojson
from generator.pages.fichiers.interface import indicateur_json, referentiel_json
from generator.pages.fichiers.interface_changements import changements_json
from generator.pages.fichiers.interface_suivi import indicateurs_du_partenaire_csv
from generator.pages.fichiers.interface_valeurs import valeurs_csv
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.pages.fichiers.paquet import PAQUET, paquet
from generator.pages.fichiers.tables_publiees import INDICATEURS, VALEURS, table_de
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.pages.sortie import Fichier, Recette, Sortie, cle_de, fichier


class _ChoseEnTable(Struct, frozen=True):
    """A place or a partner: the path of its table, what that table is, what makes it, its name, and what it holds, in words."""

    chemin: str
    table: TablePubliee
    faire: Callable[[Contexte], bytes]
    nom: str
    quoi: str


def recettes_des_donnees(contexte: Contexte) -> Iterator[Recette]:
    """All of them. What is long to make, and of use only where the site is published, is left out of a preview (`Edition.classeurs`)."""
    for nom, faire in FAIRE.items():
        yield _recette_d_un_tableau(contexte, f"{DONNEES}{nom}.csv", faire)
    yield Recette(CHANGEMENTS_JSON, "", partial(_entier, contexte, CHANGEMENTS_JSON, changements_json))
    for nom, faire in ((REFERENTIEL, referentiel_json), (LIEUX, lieux_geojson)):
        yield Recette(f"{DONNEES}{nom}", "", partial(_entier, contexte, f"{DONNEES}{nom}", faire))
    yield Recette(f"{DONNEES}{PAQUET}", "", lambda: tuple(_ensemble(contexte)))
    for id in contexte.indicateurs:
        chemin = INDICATEUR_JSON.format(id)
        yield Recette(chemin, "", partial(_entier, contexte, chemin, partial(indicateur_json, id=id)))
    for id in dict.fromkeys((*contexte.suivi.observations, *contexte.suivi.previsions)):
        yield _recette_d_un_tableau(contexte, VALEURS_DE_L_INDICATEUR.format(id), partial(_valeurs_de_l_indicateur, id=id))
    # A table that was published once stays, though it may have no rows any more.
    publiees = contexte.adresses_publiees.lignes
    for lieu in contexte.territoires.values():
        chemin = VALEURS_DU_LIEU.format(lieu.id)
        if lieu.a_sa_page and (lieu.id in contexte.suivi.lignes_par_lieu or chemin in publiees):
            quoi = f"Les chiffres trouvés pour {lieu.nom}, un par ligne."
            une = _ChoseEnTable(chemin, VALEURS, partial(_valeurs_du_lieu, id=lieu.id), lieu.nom, quoi)
            yield Recette(chemin, "", partial(_d_une_chose, contexte, une))
    for id in contexte.partenaires_du_contrat:
        chemin = INDICATEURS_DU_PARTENAIRE.format(id)
        if contexte.indicateurs_de(id) or chemin in publiees:
            nom = contexte.partenaires[id].nom
            quoi = f"Les indicateurs pour lesquels le document nomme {nom}, et ce que ce site sait de chacun."
            une = _ChoseEnTable(chemin, INDICATEURS, partial(indicateurs_du_partenaire_csv, id=id), nom, quoi)
            yield Recette(chemin, "", partial(_d_une_chose, contexte, une))


def _recette_d_un_tableau(contexte: Contexte, chemin: str, faire: Callable[[Contexte], bytes]) -> Recette:
    return Recette(chemin, "", partial(_tableau, contexte, chemin, faire))


def _entier(contexte: Contexte, chemin: str, faire: Callable[[Contexte], bytes]) -> tuple[Sortie, ...]:
    return (fichier(chemin, faire(contexte)),)


def _tableau(contexte: Contexte, chemin: str, faire: Callable[[Contexte], bytes]) -> tuple[Sortie, ...]:
    """A table for programs, and for spreadsheets."""
    octets = faire(contexte)
    return fichier(chemin, octets), fichier(chemin_pour_tableur(chemin), pour_tableur(octets, noms_des_colonnes(contexte)))


def _d_une_chose(contexte: Contexte, une: _ChoseEnTable) -> tuple[Sortie, ...]:
    """Its table for programs and for spreadsheets, and as a workbook that explains it."""
    octets, noms = une.faire(contexte), noms_des_colonnes(contexte)
    csv = fichier(une.chemin, octets), fichier(chemin_pour_tableur(une.chemin), pour_tableur(octets, noms))
    if not contexte.edition.classeurs:
        return csv
    faite, mentions = TableFaite(table_de(contexte, une.table), octets), contexte.registre.mentions
    lignes = faite.lignes(noms)
    entete = EnteteDeClasseur(
        f"{une.nom}. {contexte.contrat.titre}, {contexte.contrat.territoire_nom}",
        une.quoi,
        contexte.jour_des_donnees,
        mentions.concedant or mentions.editeur.nom,
        absolue(mentions.adresse, f"{contexte.adresses.accueil()}{dirname(une.chemin)}/"),
    )
    cle = cle_de("classeur", repr(entete), repr(lignes))
    return *csv, Fichier(chemin_du_classeur(une.chemin), cle, lambda: classeur(entete, [(faite, lignes)]))


def _ensemble(contexte: Contexte) -> Iterator[Sortie]:
    """What describes all tables, and what holds them: the same bytes whenever these are."""
    donnees = donnees_du_contrat(contexte)
    decrit = paquet(donnees)
    yield fichier(f"{DONNEES}{PAQUET}", decrit)
    if contexte.edition.classeurs:
        # The package has the digests of all tables, and all words that are said of them; names are read here, where it is noted.
        noms = noms_des_colonnes(contexte)
        lignes = tuple(faite.lignes(noms) for faite in donnees.tables)
        yield Fichier(CLASSEUR.format(donnees.id), cle_de("classeur", decrit, repr(lignes)), lambda: classeur_du_contrat(donnees, lignes))
        entier = referentiel_json(contexte)
        changes = changements_json(contexte)
        yield Fichier(ARCHIVE.format(donnees.id), cle_de("archive", decrit, entier, changes), lambda: archive(donnees, entier, changes))


def _valeurs_de_l_indicateur(contexte: Contexte, id: str) -> bytes:
    lignes = (*contexte.suivi.observations.get(id, ()), *contexte.suivi.previsions.get(id, ()))
    return valeurs_csv(lignes, contexte.suivi.publications, ventilees=bool(contexte.contrat.dimensions))


def _valeurs_du_lieu(contexte: Contexte, id: str) -> bytes:
    lignes = contexte.suivi.lignes_par_lieu.get(id, ())
    return valeurs_csv(lignes, contexte.suivi.publications, ventilees=bool(contexte.contrat.dimensions))
