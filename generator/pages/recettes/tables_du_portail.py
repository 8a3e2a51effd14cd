"""The tables of the portal: what changed in all contracts, and their partners; each for programs, for spreadsheets, and as a workbook; and what describes them."""

from collections.abc import Iterator, Sequence

from generator.pages.adresses import DONNEES, absolue, chemin_du_classeur, chemin_pour_tableur
from generator.pages.fichiers.classeur import EnteteDeClasseur, classeur
from generator.pages.fichiers.donnees_du_contrat import TableFaite
from generator.pages.fichiers.interface_changements import changements_du_portail_csv
from generator.pages.fichiers.interface_partenaires import partenaires_du_portail_csv
from generator.pages.fichiers.noms_des_colonnes import SANS_NOMS
from generator.pages.fichiers.paquet import PAQUET, paquet_du_portail
from generator.pages.fichiers.tables_des_contrats import CHANGEMENTS_DU_PORTAIL, PARTENAIRES_DU_PORTAIL
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.sortie import Sortie, fichier

_SUJETS = {
    CHANGEMENTS_DU_PORTAIL.nom: "Ce qui a changé sur ce site, dans tous les contrats.",
    PARTENAIRES_DU_PORTAIL.nom: "Les organismes que les contrats nomment, et pour quoi.",
}


def tables_du_portail(portail: Portail) -> Iterator[Sortie]:
    """All of these files."""
    faites = (
        TableFaite(CHANGEMENTS_DU_PORTAIL, changements_du_portail_csv(_changements(portail))),
        TableFaite(PARTENAIRES_DU_PORTAIL, partenaires_du_portail_csv(portail)),
    )
    mentions = portail.registre.mentions
    jour = max((contrat.jeu_de_donnees.jour for contrat in portail.contrats), default="")
    editeur, adresse = mentions.concedant or mentions.editeur.nom, absolue(mentions.adresse, DONNEES)
    yield fichier(f"{DONNEES}{PAQUET}", paquet_du_portail(faites, jour=jour, editeur=editeur, adresse=adresse))
    for faite in faites:
        chemin = f"{DONNEES}{faite.table.fichier}"
        yield fichier(chemin, faite.octets)
        yield fichier(chemin_pour_tableur(chemin), pour_tableur(faite.octets))
        if any(contrat.jeu_de_donnees.classeurs for contrat in portail.contrats):
            entete = EnteteDeClasseur(NOM, _SUJETS[faite.table.nom], jour, editeur, adresse)
            yield fichier(chemin_du_classeur(chemin), classeur(entete, [(faite, faite.lignes(SANS_NOMS))]))


def _changements(portail: Portail) -> Iterator[tuple[str, Sequence[str]]]:
    for contrat in portail.contrats:
        yield from ((contrat.id, ligne) for ligne in contrat.lignes_des_mouvements)
        contrat.lacher()
