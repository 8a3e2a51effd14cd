"""The page of publications, the kinds of sources beside figures, two sources side by side, neighbouring figures: from the example."""

import csv
import io
import json
import re

import pytest
from msgspec.structs import replace

from generator.calculs.statuts import Statut
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.publication import EtatDeLecture
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_publications import publications_csv, voisins_csv
from generator.pages.fichiers.tables_publiees import PUBLICATIONS
from generator.pages.genres.contrat.accueil import vue_accueil
from generator.pages.genres.contrat.indicateur import vue_indicateur
from generator.pages.genres.contrat.noeud import vue_noeud
from generator.pages.genres.contrat.publications import vue_publications
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.chiffres_voisins import chiffres_voisins
from generator.pages.sortie import Page
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import rendre
from tests.exemple.projet import CONTRAT, EXEMPLE, JOUR, RACINE

TEMOIN = "987654321"  # a figure that nothing but a neighbouring figure holds


@pytest.fixture(scope="module")
def registre() -> Registre:
    """The example contracts."""
    return examiner(EXEMPLE)[0]


@pytest.fixture(scope="module")
def contexte(registre: Registre) -> Contexte:
    """The example contract, which has publications of every state and two series of neighbouring figures."""
    return Contexte(dossier_de(registre), registre, JOUR)


def dossier_de(registre: Registre) -> Dossier:
    """The example contract."""
    return next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT)


def propre(texte: str) -> str:
    """Words with plain spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", texte)


def test_chaque_publication_une_fois_sous_son_etat(contexte: Contexte) -> None:
    """The documents first; every state of the example; the sentence counts what the page shows."""
    vue = vue_publications(contexte)
    assert [(groupe.titre, [une.ancre.removeprefix("publication-") for une in groupe.publications]) for groupe in vue.groupes] == [
        ("Lues", ["protocole", "avenant-de-juin", "gazette"]),
        ("Lues en partie", ["enquete-nationale"]),
        ("Connues, pas encore lues", ["aides-2020", "tableau-de-bord", "loi-d-exemple"]),
        ("Cherchées, non trouvées", ["bilan-introuvable"]),
    ]
    assert propre(vue.compte) == (
        "8 publications connues : 3 lues, 1 lue en partie, 3 connues, pas encore lues et 1 cherchée, non trouvée."
    )
    assert vue.arret == "Recherche arrêtée au 15\u00a0juin 2021."
    assert len({groupe.ancre for groupe in vue.groupes}) == len(EtatDeLecture)


def test_ce_que_chacune_a_donne(contexte: Contexte) -> None:
    """Figures, indicators and neighbouring figures are those of the tables that the site publishes."""
    lignes = {ligne["publication"]: ligne for ligne in csv.DictReader(io.StringIO(publications_csv(contexte).decode("utf-8")))}
    assert list(lignes["gazette"]) == list(PUBLICATIONS.noms)
    assert (lignes["gazette"]["valeurs"], lignes["gazette"]["voisins"]) == ("1", "1")
    assert (lignes["enquete-nationale"]["valeurs"], lignes["enquete-nationale"]["voisins"]) == ("0", "5")
    vues = {une.ancre: une for groupe in vue_publications(contexte).groupes for une in groupe.publications}
    gazette = vues["publication-gazette"]
    assert propre(gazette.donne) == "1 chiffre, pour 1 indicateur ; 1 chiffre voisin"
    assert [lien.adresse for lien in gazette.indicateurs.lignes] == ["../indicateurs/departs/"]
    assert vues["publication-loi-d-exemple"].donne == ""
    assert "31\u00a0décembre 2023" in vues["publication-loi-d-exemple"].fin
    assert vues["publication-bilan-introuvable"].donne == "aucun chiffre encore"
    assert propre(", ".join(vues["publication-aides-2020"].couvre)) == "montants par commune, période : 2018 à 2020, des chiffres pour :"
    assert vues["publication-tableau-de-bord"].couvre == ("peut-être des chiffres pour\u00a0:",)
    objet = json.loads(referentiel_json(contexte))
    assert [une["id"] for une in objet["publications"]] == list(lignes)
    assert (objet["lecture_arretee_le"], objet["contrat"]["fin_prolongee"]) == ("2021-06-15", "2023-12-31")


def test_publie_ailleurs(contexte: Contexte, registre: Registre) -> None:
    """A certain publication and a possible one have each their sentence, and lead to the page of publications; a figure ends them."""
    assert [vue_indicateur(contexte, indicateur).ailleurs for indicateur in contexte.indicateurs.values()] == [()] * len(
        contexte.indicateurs
    )
    vide = Contexte(copie(contexte.dossier, valeurs=()), registre, JOUR)
    assert [vide.suivi.statut(vide.indicateurs[id]) for id in ("aides-montant", "guides", "departs", "o1-1-p1-e1-i1")] == [
        Statut.PUBLIE_AILLEURS,
        Statut.PEUT_ETRE_AILLEURS,
        Statut.AUCUN_CHIFFRE,
        Statut.A_DEFINIR,
    ]
    (vue,) = vue_indicateur(vide, vide.indicateurs["aides-montant"]).ailleurs
    assert propre(vue.phrase) == "Des chiffres ont été publiés (Département d’Exemple, 2021). Ce site ne les a pas encore repris."
    assert [lien.adresse for lien in vue.publications] == ["../../publications/#publication-aides-2020"]
    (vue,) = vue_indicateur(vide, vide.indicateurs["guides"]).ailleurs
    assert propre(vue.phrase) == "Des chiffres peuvent se trouver dans cette publication, que ce site n’a pas encore lue."
    assert [vue_indicateur(vide, vide.indicateurs[id]).ailleurs for id in ("departs", "o1-1-p1-e1-i1")] == [(), ()]


def test_deux_sources_cote_a_cote(contexte: Contexte) -> None:
    """Both figures are on the page with their sources, and the rule that chose; the kind of each source is beside the figures."""
    chiffres = vue_indicateur(contexte, contexte.indicateurs["departs"]).chiffres
    (phrase,) = chiffres.desaccords
    assert propre(phrase) == (
        "Pays d’Exemple, 2019 : deux sources donnent deux chiffres. Celui qui compte est −3 (Bilan 2019), et non 2 "
        "(La Gazette <script>alert(2)</script>, 1er février 2020, presse) : un chiffre révisé passe avant un chiffre définitif, "
        "qui passe avant un chiffre provisoire."
    )
    assert chiffres.historique == ()
    gazette = next(une for une in chiffres.provenances if une.publication)
    assert (gazette.adresse, gazette.reperes) == ("http://gazette-exemple.invalid/departs", ("« deux départs de plus »",))


def test_le_genre_de_la_source(contexte: Contexte, registre: Registre) -> None:
    """One kind for the whole table is said in its heading; several are said in each cell."""
    dossier = contexte.dossier

    def avec(**genres: str) -> Contexte:
        valeurs = tuple(replace(v, publication=genres.get(v.territoire, "protocole")) for v in dossier.valeurs)
        return Contexte(copie(dossier, valeurs=valeurs), registre, JOUR)

    un = avec()
    seul = vue_indicateur(un, un.indicateurs["familles-accueillies"]).chiffres
    assert seul.genre == "document signé"
    assert {case.genre for ligne in seul.lignes for case in ligne.cases} == {""}
    deux = avec(exempleville="gazette")
    mele = vue_indicateur(deux, deux.indicateurs["familles-accueillies"]).chiffres
    assert mele.genre == ""
    assert {(ligne.territoire.texte, case.genre) for ligne in mele.lignes for case in ligne.cases if case.texte} == {
        ("Exempleville", "presse"),
        ("Autreville", "document signé"),
        ("Les Peupliers", "document signé"),
    }


def test_les_chiffres_voisins(contexte: Contexte) -> None:
    """Places by name, the most recent time first, a sum only where it is whole, who is left out, and the sources with their places."""
    familles, postes = chiffres_voisins(contexte, "contrat-d-exemple/referentiel/o1-1-p1-e1/", "o1-1-p1-e1")
    assert familles.colonnes == ("2019", "2018")
    assert [(nom, [propre(case) for case in cases]) for nom, cases in familles.lignes] == [
        ("Exempleville", ["1 310", "300"]),
        ("Autreville", ["", "20"]),
        ("France <i>entière</i>", ["45 000", ""]),
    ]
    assert familles.somme is not None
    assert (propre(familles.somme[0]), familles.somme[1]) == ("Somme de 2 lieux (calculée)", ("", "320"))
    assert next(source.publication.precision for source in familles.sources if source.publication) == (
        "Institut d’Exemple, novembre 2020, données ouvertes"
    )
    assert len(familles.sources) == 2
    assert postes.somme is not None
    assert (propre(postes.somme[0]), postes.somme[1]) == ("Somme de 2 contrats de ville sur 2 (calculée)", ("5",))
    assert [une.ancre for une in vue_noeud(contexte, contexte.noeuds["o1-1-p1-e1"]).chiffres_voisins] == [
        "voisins-familles-par-commune",
        "voisins-postes",
    ]


def test_un_voisin_n_est_ni_juge_ni_compte(registre: Registre) -> None:
    """Without its neighbouring figures a contract has the same states, counts and tables: only the blocks and their own table change."""
    dossier = dossier_de(registre)
    sans = copie(dossier, voisins=replace(dossier.voisins, series=(), valeurs=()))
    avec_eux, sans_eux = Contexte(dossier, registre, JOUR), Contexte(sans, registre, JOUR)
    assert avec_eux.suivi.avancements == sans_eux.suivi.avancements
    assert avec_eux.suivi.attentes == sans_eux.suivi.attentes
    assert len(voisins_csv(avec_eux).splitlines()) == 7
    assert len(voisins_csv(sans_eux).splitlines()) == 1


@pytest.mark.lent
def test_ou_un_voisin_se_lit(registre: Registre) -> None:
    """A neighbouring figure stands on the pages that it is near to and in its own table, and in no other output."""
    dossier = dossier_de(registre)
    valeurs = tuple(replace(une, mots=TEMOIN, nombre=None) if une.endroit == "france" else une for une in dossier.voisins.valeurs)
    autre = copie(registre, dossiers=(copie(dossier, voisins=replace(dossier.voisins, valeurs=valeurs)),))
    sites = tous_les_sites(autre, RACINE, aujourd_hui=JOUR)
    sorties = {chemin for chemin, octets in rendre(sites).items() if TEMOIN.encode() in octets}
    assert sorties == {
        f"{CONTRAT}/donnees/voisins.csv",
        f"{CONTRAT}/donnees/voisins-tableur.csv",
        f"{CONTRAT}/indicateurs/aides-montant/index.html",
        f"{CONTRAT}/referentiel/o1-1-p1-e1/index.html",
    }


def test_la_fin_prolongee_est_sur_l_accueil(contexte: Contexte, registre: Registre) -> None:
    """What the document says, what a law changed, and the way to that law; nothing where no law is known."""
    vue = vue_accueil(contexte)
    assert vue.fin_prolongee is not None
    assert vue.fin_des_contrats_de_ville is not None
    assert propre(vue.fin_prolongee.phrase) == "Une loi a prolongé ce contrat jusqu’au 31 décembre 2023."
    assert propre(vue.fin_des_contrats_de_ville.phrase) == (
        "Une loi a prolongé ces contrats de ville jusqu’au 31 décembre 2023. Ce contrat-ci porte sur 2019-2022."
    )
    assert vue.fin_prolongee.loi.adresse == "publications/#publication-loi-d-exemple"
    minimal = next(dossier for dossier in registre.dossiers if dossier.contrat.id != CONTRAT)
    assert vue_accueil(Contexte(minimal, registre, JOUR)).fin_prolongee is None


def test_les_mots_hostiles_restent_des_mots(registre: Registre) -> None:
    """Titles, publishers, notes and places of publications never become markup nor templates."""
    adresses = ("publications/", "indicateurs/departs/", "indicateurs/aides-montant/")
    (site,) = (site for site in tous_les_sites(registre, RACINE, aujourd_hui=JOUR) if site.dossier == CONTRAT)
    pages = [sortie.ecrire() for sortie in site.sorties if isinstance(sortie, Page) and sortie.adresse in adresses]
    assert len(pages) == len(adresses)
    for page in pages:
        for balise in ("<script>alert", "<img src=x", "<b>d’Exempleville", "<i>entière"):
            assert balise not in page.corps
        # Acronyms of headings are explained; nothing else in them is markup.
        assert not any(re.search(r"<(?!/?abbr\b)", titre.texte) for titre in page.titres)


def test_chaque_regle_a_ses_mots(contexte: Contexte, registre: Registre) -> None:
    """Each rule of the choice is told in its own words, with the writer's own where he wrote some."""
    valeur = next(valeur for valeur in contexte.dossier.valeurs if valeur.indicateur == "guides" and valeur.nombre is not None)
    autre = replace(valeur, nombre=valeur.nombre + 1 if valeur.nombre is not None else None)

    def phrase(**champs: str) -> str:
        publiees = (replace(valeur, publication="protocole"), replace(autre, **champs))
        lu = Contexte(copie(contexte.dossier, valeurs=publiees), registre, JOUR)
        (dite,) = vue_indicateur(lu, lu.indicateurs["guides"]).chiffres.desaccords
        return propre(dite)

    gardee = f"Celui qui compte est {texte(valeur)} (1er mars 2019, document signé)"
    assert gardee in phrase(publication="gazette")
    assert phrase(publication="gazette").endswith(
        " : un document signé passe avant une publication officielle, puis des données ouvertes, puis la presse."
    )
    assert phrase(publication="").endswith(" : une publication décrite sur ce site passe avant une source qui ne l’est pas.")
    preferee = phrase(publication="gazette", retenu="compte définitif")
    assert f"Celui qui compte est {texte(autre)} (La Gazette" in preferee
    assert preferee.endswith(" : nous avons préféré le premier (compte définitif).")


def texte(valeur: Valeur) -> str:
    """A figure as the page writes it, with plain spaces."""
    return propre(texte_valeur(valeur))
