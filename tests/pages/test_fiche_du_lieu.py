"""The sheets of places: every promise that the rules give to a place, in three groups, a map on which every mark has a name, and nothing of another place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.calculs.lieux import concerne
from generator.calculs.lieux_proches import distance, plus_proches
from generator.calculs.promesses_du_lieu import Portee, groupes_du_lieu, promesses_des_parties
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_de_situation import HAUTEUR, LARGEUR, LieuSitue, carte_de_situation
from generator.pages.dessins.etiquettes_de_carte import se_touchent
from generator.pages.dessins.textes import pixels_de
from generator.pages.fichiers.imprimes import papiers
from generator.pages.genres.contrat.feuille import vue_feuille
from generator.pages.genres.contrat.fiche import vue_fiche
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.pieces.dit_d_un_lieu import nommes_pour, promesses_proches
from generator.pages.pieces.place_de_la_fiche import VueFiche
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

PROJET = Path(__file__).resolve().parents[2]
Contextes = dict[str, Contexte]
Fiche = tuple[Contexte, Territoire, VueFiche]
RESTE = re.compile(r"^Et (\d+)")


@pytest.fixture(scope="module")
def contextes() -> Contextes:
    registre = lire_registre(PROJET, Journal())
    return {dossier.contrat.id: Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers}


@pytest.fixture(scope="module")
def fiches(contextes: Contextes) -> dict[tuple[str, str], Fiche]:
    """The sheets of all places, made once."""
    return {
        (id, territoire.id): (contexte, territoire, vue_fiche(contexte, territoire))
        for id, contexte in contextes.items()
        for territoire in contexte.territoires.values()
        if territoire.a_sa_page
    }


def titres(vue: VueFiche, rang: int) -> list[str]:
    """The words of the promises of a group."""
    return [promesse.titre for suite in vue.groupes[rang].suites for promesse in suite.promesses]


def restes(vue: VueFiche) -> Iterator[int]:
    """For each group, how many promises it says are left out."""
    for groupe in vue.groupes:
        trouve = RESTE.match(groupe.reste)
        yield int(trouve[1]) if trouve and "promesse" in groupe.reste else 0


def test_corbeil_a_ses_vingt_et_une_promesses(fiches: dict[tuple[str, str], Fiche]) -> None:
    """Nineteen that name it, two that name its neighbourhood, each in the words of the document, under its heading; none is left out."""
    contexte, _, vue = fiches["grand-paris-sud", "corbeil-essonnes"]
    assert [groupe.titre for groupe in vue.groupes] == [
        "Ce qui nomme ce lieu",
        "Ce qui nomme un de ses quartiers",
        "Ce qui concerne tout le contrat",
    ]
    ici, quartiers = titres(vue, 0), titres(vue, 1)
    assert (len(ici), len(quartiers), [groupe.reste for groupe in vue.groupes]) == (19, 2, ["", "", ""])
    assert set(ici + quartiers) <= {noeud.titre for noeud in contexte.noeuds.values()} | {
        titre for titre in quartiers if titre.endswith("…")
    }
    assert vue.groupes[0].suites[0].dans == "Thématique emploi, développement économique et insertion professionnelle"
    assert {promesse.ou for suite in vue.groupes[1].suites for promesse in suite.promesses} == {"Les Tarterêts"}
    assert {promesse.ou for suite in vue.groupes[0].suites for promesse in suite.promesses} == {""}


@pytest.mark.lent
def test_chaque_promesse_qui_concerne_un_lieu_est_sur_sa_fiche_ou_comptee(fiches: dict[tuple[str, str], Fiche]) -> None:
    """What is listed and what is said to be left out make what the rule gives to the place: what names it, and what holds for all."""
    for contexte, territoire, vue in fiches.values():
        groupes = groupes_du_lieu(contexte, territoire)
        assert [groupe.portee for groupe in groupes][:: len(groupes) - 1] == [Portee.ICI, Portee.PARTOUT]
        assert len(vue.groupes) == len(groupes)
        for rang, (groupe, en_trop) in enumerate(zip(groupes, restes(vue), strict=True)):
            siennes = promesses_des_parties(contexte, groupe.parties)
            assert vue.groupes[rang].compte.partition("\u00a0")[0] == (str(len(siennes)) if siennes else "")
            if groupe.portee is not Portee.PARTOUT:
                assert len(titres(vue, rang)) + en_trop == len(siennes), territoire.id
                assert all(set(contexte.lieux_de(noeud)) & set(groupe.lieux) for noeud in siennes)
        sures = [noeud.id for groupe in (groupes[0], groupes[-1]) for noeud in promesses_des_parties(contexte, groupe.parties)]
        voulues = [
            noeud.id
            for noeud in contexte.noeuds.values()
            if contexte.suivi and (not noeud.enfants or noeud.id in contexte.nouvelles)
            if concerne(contexte.lieux_de(noeud), territoire.id, contexte.territoires)
        ]
        assert sorted(sures) == sorted(voulues), territoire.id


@pytest.mark.lent
def test_a_qui_demander_nomme_ceux_des_promesses(fiches: dict[tuple[str, str], Fiche]) -> None:
    """Where the promises near a place name somebody, the sheet sends there too, each once, beside the commune."""
    envoyes = 0
    for contexte, territoire, vue in fiches.values():
        noms = [un.partition(" (")[0] for un in vue.demander]
        assert len(noms) == len(set(noms)), territoire.id
        groupes = groupes_du_lieu(contexte, territoire)
        proches = promesses_proches(contexte, groupes)
        nommes = [nom for _, nom, _ in nommes_pour(contexte, groupes).nommes] if proches else []
        assert bool(nommes) <= bool(noms)
        assert set(nommes[:1]) <= set(noms) or len(noms) >= 4, territoire.id
        assert {un.partition(" (")[0] for un in vue.demander if "nommé dans" in un} <= set(nommes)
        envoyes += "nommé dans" in " ".join(vue.demander)
    assert envoyes > 20
    _, _, choisy = fiches["grand-orly-seine-bievre", "choisy-le-roi"]
    assert any(un.startswith("Département du Val-de-Marne (") for un in choisy.demander)


@pytest.mark.lent
def test_les_groupes_de_la_fiche_sont_ceux_de_la_page(contextes: Contextes, fiches: dict[tuple[str, str], Fiche]) -> None:
    """One rule decides for both; the page leads to the sheet and to the comparison."""
    for (contrat, id), (contexte, territoire, vue) in fiches.items():
        page = vue_territoire(contexte, territoire)
        assert [rubrique.titre for rubrique in page.promesses] == [groupe.titre for groupe in vue.groupes]
        assert (page.fiche.page, page.comparer) == ("fiche/", f"../../../comparer/?lieux={contrat}/{id}")
    assert set(contextes) == {contrat for contrat, _ in fiches}


@pytest.mark.lent
def test_ce_que_la_fiche_laisse_est_dit(fiches: dict[tuple[str, str], Fiche]) -> None:
    """Of promises and of indicators, in each group where both were cut."""
    coupes = 0
    for contexte, territoire, vue in fiches.values():
        for groupe, vu in zip(groupes_du_lieu(contexte, territoire), vue.groupes, strict=True):
            if groupe.portee is not Portee.PARTOUT:
                de_trop = len(groupe.indicateurs) - len(vu.tetes)
                assert bool(re.search(r"Et \d+ autres? indicateurs?, sur le site\.$", vu.reste.replace("\u00a0", " "))) == (de_trop > 0)
                coupes += de_trop > 0
    assert coupes


@pytest.mark.lent
def test_chaque_marque_de_la_carte_a_son_nom(fiches: dict[tuple[str, str], Fiche]) -> None:
    """No bare dots: as many names as marks, none outside of the drawing, none upon another; the place itself is there where its place is known."""
    for contexte, territoire, vue in fiches.values():
        dessin = vue.situation.dessin
        assert dessin, territoire.id
        assert len(dessin.mots) == len(dessin.marques) == len(dessin.montres)
        assert (dessin.largeur, dessin.hauteur <= HAUTEUR) == (LARGEUR, True)
        assert (territoire.id in dessin.montres) == (territoire.latitude is not None)
        connu = [un for un in (territoire, *(contexte.territoires[id] for id in territoire.communes)) if un.latitude is not None]
        assert sum(marque.ici for marque in dessin.marques) == (1 if connu and territoire.type is not TypeTerritoire.ENSEMBLE else 0)
        if territoire.latitude is None and territoire.est_quartier:  # its commune stands for it, and the words say so
            assert vue.situation.precision.endswith(f"la carte montre {contexte.territoires[territoire.communes[0]].nom}.")
        boites = []
        for mot, *_ in dessin.mots:
            moitie = pixels_de([(mot.texte, "")]) / 2
            boites.append((float(mot.x) - moitie, float(mot.y) - 13, float(mot.x) + moitie, float(mot.y) + 3))
        assert all(boite[0] >= 0 and boite[2] <= dessin.largeur for boite in boites)
        assert not any(se_touchent(un, autre) for rang, un in enumerate(boites) for autre in boites[rang + 1 :]), territoire.id


def test_les_chiffres_sont_ceux_des_donnees(fiches: dict[tuple[str, str], Fiche]) -> None:
    """Orly over time, beside the total with whose it is, and the nearest communes at the same time."""
    vue = fiches["grand-orly-seine-bievre", "orly"][2]
    (bloc,) = vue.chiffres
    ligne = next(ligne for ligne in bloc.lignes if ligne.libelle.startswith("Nbre de projets associatifs"))
    assert ligne.ici == tuple(f"{quand}\u00a0: {combien}" for quand, combien in (("2015", 5), ("2016", 3), ("2017", 8), ("2018", 11), ("2019", 12), ("2015\u00a0à\u00a02019", 39)))  # fmt: skip
    assert ligne.ensemble == "582 (Grand-Orly Seine Bièvre, 2015\u00a0à\u00a02019, pour 14\u00a0communes que le document nomme)"
    assert ligne.voisins == ("Thiais\u00a0: 28", "Choisy-le-Roi\u00a0: 27", "Villeneuve-Saint-Georges\u00a0: 59")
    assert fiches["grand-orly-seine-bievre", "vitry-sur-seine-balzac"][2].chiffres[0].lieu == "Vitry-sur-Seine"
    assert fiches["grand-orly-seine-bievre", "athis-mons"][2].chiffres == ()


def test_l_argent_d_un_autre_quartier_n_est_pas_celui_du_lieu(fiches: dict[tuple[str, str], Fiche]) -> None:
    """The amounts of the Vache Noire and of the Chaperon Vert, which are in Arcueil too, are not on the sheet of the Cité Delaune; one of the commune alone is told by
    its name."""
    assert fiches["grand-orly-seine-bievre", "arcueil-cite-delaune"][2].montants == ()
    assert {un.lieu for un in fiches["grand-orly-seine-bievre", "arcueil-vache-noire"][2].montants} == {""}
    de_la_commune = 0
    for contexte, territoire, vue in fiches.values():
        for un in vue.montants:
            assert not un.lieu or un.lieu in {contexte.territoires[id].nom for id in territoire.communes}
            de_la_commune += bool(un.lieu)
    assert de_la_commune


def test_un_total_d_autres_communes_n_est_pas_celui_du_lieu(contextes: Contextes) -> None:
    """The totals of communes of the Val-de-Marne stand apart on the page of one of the Essonne, and say whose they are."""
    contexte = contextes["grand-orly-seine-bievre"]
    vue = vue_territoire(contexte, contexte.territoires["athis-mons"])
    (groupe,) = vue.mesures
    assert (groupe.titre, groupe.liste.nom) == ("Pour d’autres communes du contrat", "mesures-autres")
    assert groupe.phrase.startswith("Pour ces chiffres, le document nomme d’autres lieux que celui-ci\u00a0: Choisy-le-Roi, Ivry-sur-Seine")
    assert {ligne.de_qui for ligne in groupe.liste.lignes} == {"pour 14\u00a0communes que le document nomme"}
    assert vue.cles[1].phrase.endswith("ni à une échelle plus large.")
    assert contexte.territoires["athis-mons"].departement == "91"


def test_les_fiches_sont_des_papiers_de_deux_cotes(contextes: Contextes) -> None:
    contexte = contextes["grigny"]
    avec_pdf = Contexte(contexte.lu, contexte.registre, "2026-11-27", replace(contexte.edition, pdf=True))
    siens = [papier for papier in papiers(avec_pdf) if papier.html.startswith("territoires/")]
    assert [(papier.html, papier.pdfs, papier.cotes) for papier in siens] == [
        ("territoires/grigny/fiche/index.html", ("territoires/grigny/fiche.pdf",), 2),
        ("territoires/grigny-2/fiche/index.html", ("territoires/grigny-2/fiche.pdf",), 2),
    ]
    assert papiers(contexte) == ()


def test_les_plus_proches() -> None:
    """By distance on the ground: a degree of longitude is shorter than one of latitude."""
    autres = {"nord": (49.0, 2.0), "est": (48.0, 3.0), "loin": (40.0, 2.0)}
    assert plus_proches((48.0, 2.0), autres, 2) == ("est", "nord")
    assert plus_proches((48.0, 2.0), autres, 9) == ("est", "nord", "loin")
    assert all(un <= autre for un, autre in pairwise(distance((48.0, 2.0), autres[id]) for id in ("est", "nord", "loin")))


CARRE = '{"type": "Polygon", "coordinates": [[[2.3, 48.7], [2.4, 48.7], [2.4, 48.8], [2.3, 48.8], [2.3, 48.7]]]}'


def test_des_contours_et_des_lieux_au_meme_point() -> None:
    """Outlines are drawn as such; of places at one point, the one that the drawing is about is kept."""
    assert carte_de_situation([]) is None
    avec = carte_de_situation([LieuSitue("a", "Ici", 48.75, 2.35, CARRE, ici=True), LieuSitue("b", "Voisine", 48.9, 2.35)], [CARRE])
    assert avec
    assert ([trace.ici for trace in avec.traces], [marque.ici for marque in avec.marques]) == ([False, True], [False])
    serres = carte_de_situation([LieuSitue(f"l{rang}", f"Lieu {rang}", 48.75, 2.35, ici=rang == 4) for rang in range(9)])
    assert serres
    assert serres.montres[0] == "l4"
    assert len(serres.mots) == len(serres.marques) < 9
    with pytest.raises(ValueError, match="ni un Polygon"):
        carte_de_situation([LieuSitue("a", "Ici", 48.75, 2.35, '{"type": "Point"}')])


def test_la_feuille_d_un_axe_sans_indicateur_a_ses_promesses(contextes: Contextes) -> None:
    """The branch of Corbeil-Essonnes has no indicator: its sheet lists its 21 promises, and none is left out."""
    contexte = contextes["grand-paris-sud"]
    vue = vue_feuille(contexte, contexte.noeuds["ce"])
    assert (len([promesse for suite in vue.a_cocher for promesse in suite.promesses]), vue.promesses_reste) == (21, "")
    assert vue_feuille(contexte, contexte.noeuds["a"]).a_cocher == ()
