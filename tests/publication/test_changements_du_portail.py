"""What changed over all contracts: the pages of the portal, of partners and of places that several contracts name, and the table, from the changes of the real contracts."""

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import Package
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.dossier import Registre
from generator.model.instantane import ChampSuivi, ChiffreDit, GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Historique, Mouvement, MouvementDeChiffre
from generator.pages.contexte import Contexte
from generator.pages.fichiers.classeur import _feuille
from generator.pages.fichiers.donnees_du_contrat import FAIRE, TableFaite, donnees_du_contrat
from generator.pages.fichiers.ecrire_xlsx import TexteDeCellule
from generator.pages.fichiers.interface_changements import changements_du_portail_csv
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.pages.fichiers.paquet import paquet_du_portail
from generator.pages.fichiers.tables_des_contrats import CHANGEMENTS_DU_PORTAIL
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.pages.genres.portail import changements
from generator.pages.genres.portail.lieu import vue_lieu
from generator.pages.genres.portail.nouveautes import vue_nouveautes_du_portail
from generator.pages.genres.portail.partenaire import vue_partenaire_du_portail
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.vers_le_portail.mouvements import AU_PLUS
from generator.publication.construction import examiner
from tests.exemple.portail import portail_de
from tests.exemple.projet import RACINE

JOUR = "2026-12-24"
GOSB, GPS, GRIGNY, PARIS = "grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris"
COMMUNE = "commune-91286"  # Grigny, which three contracts name


@pytest.fixture(scope="module")
def reels() -> Registre:
    """The four real contracts, of which nothing is known to have changed."""
    registre, _ = examiner(RACINE, JOUR)
    return registre


def portail(registre: Registre, **mouvements: tuple[Mouvement, ...]) -> Portail:
    """The portal, where these changes are those of the contracts named so («grand_paris_sud»), told since 1 December."""
    dossiers = tuple(
        copie(
            dossier,
            historique=Historique("2026-12-01", siens) if (siens := mouvements.get(dossier.contrat.id.replace("-", "_"))) else Historique(),
        )
        for dossier in registre.dossiers
    )
    entier = copie(registre, dossiers=dossiers)
    return portail_de(Contexte(dossier, entier, JOUR) for dossier in dossiers)


def cible(contexte: Contexte, id: str, jour: str) -> Mouvement:
    """The target of an indicator, which is another."""
    un = contexte.indicateurs[id]
    sur = (id, un.noeud, *un.referents)
    return Mouvement(
        jour, GenreDeMouvement.CHANGEMENT, GenreDeChose.INDICATEUR, id, un.libelle, sur, ChampSuivi.CIBLE, ("11 EPRE",), ("12 EPRE",)
    )


def chiffres(contexte: Contexte, lieux: tuple[str, ...], jour: str) -> Mouvement:
    """Figures of one indicator that are revised at these places."""
    id = next(iter(contexte.indicateurs))
    siens = tuple(
        MouvementDeChiffre(lieu, lieu, "2019", "", ChiffreDit("3", "nombre", "definitif"), ChiffreDit("4.5", "nombre", "definitif"))
        for lieu in lieux
    )
    return Mouvement(
        jour, GenreDeMouvement.CHANGEMENT, GenreDeChose.CHIFFRES, id, contexte.indicateurs[id].libelle, (id, *lieux), chiffres=siens
    )


def contexte_de(registre: Registre, contrat: str) -> Contexte:
    return Contexte(next(un for un in registre.dossiers if un.contrat.id == contrat), registre, JOUR)


@pytest.fixture(scope="module")
def change(reels: Registre) -> Portail:
    """Paris has another target on the 8th; on the 9th, figures of Grigny are others in two contracts, one of which tells of another place too."""
    return portail(
        reels,
        paris=(cible(contexte_de(reels, PARIS), "t1-o1-s1-g1-a1-i1", "2026-12-08"),),
        grigny=(chiffres(contexte_de(reels, GRIGNY), ("grigny",), "2026-12-09"),),
        grand_paris_sud=(chiffres(contexte_de(reels, GPS), ("grigny", "evry-courcouronnes"), "2026-12-09"),),
    )


def vues(portail: Portail, genre: str) -> dict[tuple[str, ...], changements.VueChangementsDuPortail]:
    """The pages of one kind, by the ids of their addresses."""
    un = {"": changements.GENRE, "partenaire": changements.D_UN_PARTENAIRE, "lieu": changements.D_UN_LIEU}[genre]
    return {ids: vue() for ids, vue in un.vues(portail)} if un.si(portail) else {}


def test_sans_historique_aucune_page(reels: Registre) -> None:
    sans = portail(reels)
    assert [vues(sans, genre) for genre in ("", "partenaire", "lieu")] == [{}, {}, {}]
    assert vue_nouveautes_du_portail(sans).suivre.changements is None


def test_la_page_du_portail(change: Portail) -> None:
    """Newest day first; each change with the contract that it is of, and where it leads."""
    vue = vues(change, "")[()]
    assert vue.depuis.replace("\u00a0", " ") == "Depuis le 1er décembre 2026."
    dites = [
        (jour.titre.replace("\u00a0", " "), [(une.dit.sorte, une.ou.texte if une.ou else "") for une in jour.lignes]) for jour in vue.jours
    ]
    assert dites == [
        ("9 décembre 2026", [("Chiffres révisés", "Grand Paris Sud"), ("Chiffre révisé", "Grigny")]),
        ("8 décembre 2026", [("Cible changée", "Paris")]),
    ]
    (de_paris,) = vue.jours[1].lignes
    assert de_paris.lien.adresse == "../paris/indicateurs/t1-o1-s1-g1-a1-i1/"
    assert de_paris.ou
    assert de_paris.ou.adresse == "../paris/changements/"
    lien = vue_nouveautes_du_portail(change).suivre.changements
    assert lien
    assert lien.adresse == "../changements/"


def test_la_page_d_un_lieu_de_plusieurs_contrats(change: Portail) -> None:
    """What each contract changed of it, and of figures its own alone; the page of the place leads there, and no other place has one but that of Évry."""
    pages = vues(change, "lieu")
    assert (COMMUNE,) in pages
    (jour,) = pages[COMMUNE,].jours
    assert sorted((une.ou.texte if une.ou else "", len(une.dit.chiffres), une.dit.chiffres[0].ou) for une in jour.lignes) == [
        ("Grand Paris Sud", 1, "Grigny, 2019"),
        ("Grigny", 1, "Grigny, 2019"),
    ]
    suivre = vue_lieu(change, COMMUNE).suivre.changements
    assert suivre
    assert suivre.adresse == "changements/"
    autres = set(change.lieux_partages) - {ids[0] for ids in pages}
    assert autres
    assert all(vue_lieu(change, id).suivre.changements is None for id in list(autres)[:2])


def test_la_page_d_un_partenaire(change: Portail) -> None:
    """Those whom the changed indicator, or the promise that it follows, names; and the family that one of them is of."""
    contexte = next(un for un in change.contrats if un.id == PARIS)
    pages = {ids[0] for ids in vues(change, "partenaire")}
    nommes = set(contexte.mouvements_des_partenaires)
    familles = {change.partenaires[id].famille for id in nommes} - {""}
    assert nommes
    assert pages >= nommes | familles
    for id in sorted(nommes | familles):
        lignes = [une for jour in vues(change, "partenaire")[id,].jours for une in jour.lignes]
        assert ("Cible changée", "Paris") in [(une.dit.sorte, une.ou.texte if une.ou else "") for une in lignes]
        suivre = vue_partenaire_du_portail(change, id).suivre.changements
        assert suivre
        assert suivre.adresse == "changements/"
    sans = next(id for id in change.partenaires if id not in pages)
    assert vue_partenaire_du_portail(change, sans).suivre.changements is None


def test_un_partenaire_renomme_est_dit_une_fois(reels: Registre) -> None:
    """Though two contracts name it: the register is everybody's; it leads to its page on the portal. Of the same day, a changed target comes first."""
    nom = Mouvement(
        "2026-12-08",
        GenreDeMouvement.CHANGEMENT,
        GenreDeChose.PARTENAIRE,
        "etat",
        "L’État",
        ("etat",),
        ChampSuivi.NOM,
        ("Etat",),
        ("L’État",),
    )
    un = portail(reels, grigny=(nom,), paris=(cible(contexte_de(reels, PARIS), "t1-o1-s1-g1-a1-i1", "2026-12-08"), nom))
    (jour,) = vues(un, "")[()].jours
    assert [(une.dit.sorte, une.lien.adresse, bool(une.ou)) for une in jour.lignes] == [
        ("Cible changée", "../paris/indicateurs/t1-o1-s1-g1-a1-i1/", True),
        ("Partenaire renommé", "../partenaires/etat/", False),
    ]


def test_une_mesure_nationale_changee_est_dite_une_fois(reels: Registre) -> None:
    """Though several contracts name some of the list; it leads to its place among the measures."""
    mots = (("En cours de déploiement",), ("Réalisé",))
    un = Mouvement(
        "2026-12-08",
        GenreDeMouvement.CHANGEMENT,
        GenreDeChose.MESURE,
        "1.a",
        "185 délégués à la cohésion police-population",
        ("1.a",),
        ChampSuivi.ETAT,
        *mots,
    )
    (jour,) = vues(portail(reels, grigny=(un,), paris=(un,)), "")[()].jours
    assert [(une.dit.sorte, une.lien.adresse, bool(une.ou)) for une in jour.lignes] == [
        ("État changé", "../mesures-nationales/#mesure-1-a", False)
    ]


def test_depuis_quand_contrat_par_contrat(reels: Registre) -> None:
    """Where histories begin on two days, both are said."""
    un = portail(reels, paris=(cible(contexte_de(reels, PARIS), "t1-o1-s1-g1-a1-i1", "2026-12-08"),))
    plus_tard = copie(
        un.registre.dossiers[2], historique=Historique("2026-12-05", (chiffres(contexte_de(reels, GRIGNY), ("grigny",), "2026-12-09"),))
    )
    assert plus_tard.contrat.id == GRIGNY
    dossiers = tuple(plus_tard if une.contrat.id == GRIGNY else une for une in un.registre.dossiers)
    entier = copie(un.registre, dossiers=dossiers)
    vue = vues(portail_de(Contexte(dossier, entier, JOUR) for dossier in dossiers), "")[()]
    assert vue.depuis.replace("\u00a0", " ") == "Depuis le 1er décembre 2026 (Paris) et le 5 décembre 2026 (Grigny)."


def test_une_longue_histoire_est_coupee(reels: Registre) -> None:
    """The portal tells the last of them, in parts; and says where the rest is."""
    un = cible(contexte_de(reels, PARIS), "t1-o1-s1-g1-a1-i1", "2026-12-08")
    beaucoup = tuple(replace(un, date=f"2026-{mois:02}-{jour:02}") for mois in range(1, 12) for jour in range(1, 28))
    vue = vues(portail(reels, paris=beaucoup), "")[()]
    assert vue.reste
    assert vue.parties
    assert len(vue.parties.pages) == AU_PLUS // 18
    assert vue.jours[0].titre.replace("\u00a0", " ") == "27 novembre 2026"


def test_le_tableau_du_portail_est_celui_des_contrats(change: Portail, tmp_path: Path) -> None:
    """Every row of every contract, with its contract, and no other; a figure is written as in the table of figures. frictionless finds each as it is described."""
    octets = changements_du_portail_csv((contrat.id, ligne) for contrat in change.contrats for ligne in contrat.lignes_des_mouvements)
    lignes = list(csv.DictReader(io.StringIO(octets.decode())))
    assert [(une["contrat"], une["chose"], une["territoire"], une["valeur_avant"], une["valeur_apres"]) for une in lignes] == [
        (GPS, "chiffres", "grigny", "3", "4.5"),
        (GPS, "chiffres", "evry-courcouronnes", "3", "4.5"),
        (GRIGNY, "chiffres", "grigny", "3", "4.5"),
        (PARIS, "indicateur", "", "", ""),
    ]
    assert [(une["avant"], une["apres"], une["champ"]) for une in lignes[3:]] == [("11 EPRE", "12 EPRE", "cible")]
    assert b";3;4,5;" in pour_tableur(octets)
    (tmp_path / "changements.csv").write_bytes(octets)
    paquet = json.loads(paquet_du_portail([TableFaite(CHANGEMENTS_DU_PORTAIL, octets)], jour="2026-12-09", editeur="La ville", adresse=""))
    paquet["resources"] = paquet["resources"][:1]
    (tmp_path / "datapackage.json").write_text(json.dumps(paquet), "utf-8")
    rapport = Package(str(tmp_path / "datapackage.json")).validate()
    assert rapport.valid, rapport.flatten(["title", "rowNumber", "fieldName", "message"])
    (tmp_path / "changements.csv").write_bytes(octets.replace(b",chiffres,", b",autre,", 1))
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("mot", ["=1+1", "@SUM(A1)", "'=1", "\t=2", "a\r\nb", '"; DROP'])
def test_un_mot_hostile_reste_un_mot(reels: Registre, mot: str) -> None:
    """Names, wordings, reasons and values that are words: in the table, in that for spreadsheets, and in the workbook."""
    un = cible(contexte_de(reels, PARIS), "t1-o1-s1-g1-a1-i1", "2026-12-08")
    dit = ChiffreDit(mot, "texte", "definitif")
    chiffre = MouvementDeChiffre("paris", mot, "2019", "", None, dit, mot)
    ajoute = Mouvement("2026-12-09", GenreDeMouvement.AJOUT, GenreDeChose.CHIFFRES, un.id, mot, (un.id,), chiffres=(chiffre,))
    hostile = replace(un, nom=mot, avant=(mot,), apres=(mot, "b"), raison=mot, document=mot)
    entier = portail(reels, paris=(hostile, ajoute))
    contexte = contexte_de(entier.registre, PARIS)
    octets = FAIRE["changements"](contexte)
    for ligne in csv.reader(io.StringIO(octets.decode(), newline="")):
        assert not any(cellule.startswith(("=", "@", "\t", "-", "+")) for cellule in ligne)
    (faite,) = [une for une in donnees_du_contrat(contexte).tables if une.table.nom == "changements"]
    assert len({len(ligne) for ligne in faite.lignes(noms_des_colonnes(contexte))}) == 1
    rangees = list(_feuille(faite, tuple(faite.lignes(noms_des_colonnes(contexte)))).lignes)
    rang = list(rangees[0]).index("valeur_apres")
    (cellule,) = [rangee[rang] for rangee in rangees[1:] if rangee[rang]]
    assert type(cellule) is TexteDeCellule
    assert str(cellule) == mot
