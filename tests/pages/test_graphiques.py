"""Charts hold what they are given: order, signs, gaps, words inside and apart, six series at a time."""

import itertools
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.contexte import Contexte
from generator.pages.dessins.barres import barres, barres_horizontales, barres_verticales
from generator.pages.dessins.commun import (
    ETROIT,
    LARGE,
    SI_ETROIT,
    STYLES,
    Boite,
    Calque,
    Graphique,
    Marge,
    Point,
    RepereTrace,
    RuptureTracee,
    Serie,
    TexteTrace,
)
from generator.pages.dessins.courbes import CHOIX_AU_PLUS, ECART, NOM_AU_PLUS, courbes
from generator.pages.dessins.echelle import ecarter, eclaircir, graduer
from generator.pages.dessins.parts import SegmentDePart, Tout, dessin_des_parts
from generator.pages.dessins.portee import portee
from generator.pages.dessins.textes import couper, largeur
from generator.pages.genres.contrat.indicateur import vue_indicateur
from generator.pages.mots.typographie import nombre_fr
from generator.pages.rendu.gabarits import charger_gabarits
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

MODELES = Path(__file__).parents[2] / "site_templates"
reglages = settings(derandomize=True, deadline=None, database=None)
nombres = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2)
noms = st.text("abé É’m", min_size=1, max_size=40)


def nombre(mesure: object) -> float:
    """A length, in pixels or in percent."""
    return float(str(mesure).rstrip("%"))


def serie(nom: str, *valeurs: float | Decimal | None, debut: int = 2015) -> Serie:
    """A series of one figure a year; None is a year without."""
    return Serie(
        nom,
        tuple(
            Point(
                Decimal(debut + i), str(debut + i), None if v is None else Decimal(str(v)), "" if v is None else nombre_fr(Decimal(str(v)))
            )
            for i, v in enumerate(valeurs)
        ),
    )


def repere(valeur: float | Decimal, nom: str = "cible 2022", rang: int | None = None) -> RepereTrace:
    """A mark whose figure is written plainly."""
    return RepereTrace(Decimal(str(valeur)), nombre_fr(Decimal(str(valeur))), nom, None if rang is None else Decimal(rang))


def lignes(dessin: Graphique) -> list[Calque]:
    """The layers of the series."""
    return [calque for calque in dessin.calques if "eo-g-serie" in calque.classe]


def textes(marge: Marge) -> list[TexteTrace]:
    """The words of a strip beside a drawing."""
    return [texte for calque in marge.calques for texte in calque.textes]


def rangees(series: list[Serie]) -> list[Serie]:
    """Series in the order in which they are drawn: as they came, or by their last figures where the reader chooses."""

    def dernier(une: Serie) -> Decimal:
        return next((point.valeur for point in reversed(une.points) if point.valeur is not None), Decimal("-inf"))

    return sorted(series, key=dernier, reverse=True) if len(series) > STYLES else series


def rendre(*dessins: Graphique) -> str:
    """The charts as HTML, by the macro of the site."""
    gabarits = charger_gabarits(
        {
            "graphiques.html.j2": (MODELES / "pages/pieces/graphiques.html.j2").read_text("utf-8"),
            "essai": '{% import "graphiques.html.j2" as d %}{% for g in vue %}{{ d.graphique(g) }}{% endfor %}',
        }
    )
    return gabarits.page_entiere("essai/", "essai", dessins).rendre().decode()


listes = st.lists(st.lists(st.one_of(st.none(), nombres), min_size=1, max_size=9), min_size=1, max_size=9)


def verifier_cadre(dessin: Graphique) -> None:
    """Everything drawn is within the width and the height."""
    for calque in dessin.calques:
        for boite in calque.boites:
            assert nombre(boite.largeur) >= 0
            assert boite.hauteur >= 0
            assert 0 <= nombre(boite.x) <= nombre(boite.x) + nombre(boite.largeur) <= 100.02
            assert 0 <= boite.y <= boite.y + boite.hauteur <= dessin.hauteur
        for trait in calque.traits:
            assert all(0 <= nombre(x) <= 100 for x in (trait.x1, trait.x2))
            assert all(0 <= y <= dessin.hauteur for y in (trait.y1, trait.y2))
        for marque in calque.marques:
            assert 0 <= nombre(marque.x) <= 100
            assert 0 <= marque.y <= dessin.hauteur
        for texte in calque.textes:
            assert 0 <= texte.y <= dessin.hauteur


def verifier_mots(textes: list[TexteTrace], pixels: int) -> None:
    """No two words touch in a drawing `pixels` wide, and none leaves it."""
    boites = []
    for texte in textes:
        mots = largeur(texte.texte.rstrip()) + largeur(texte.fort, gras=True)
        debut = nombre(texte.x) * pixels / 100 if texte.x.endswith("%") else nombre(texte.x)
        debut -= {"start": 0, "middle": mots / 2, "end": mots}[texte.ancre]
        assert debut >= -1, texte
        assert debut + mots <= pixels + 1, texte
        boites.append((debut, debut + mots, texte.y))
    for rang, (a, b, y) in enumerate(boites):
        for c, d, autre in boites[rang + 1 :]:
            assert b <= c or d <= a or abs(y - autre) >= 15


@pytest.mark.lent
@reglages
@given(listes, st.one_of(st.none(), nombres), st.booleans())
def test_courbes(valeurs: list[list[Decimal | None]], cible: Decimal | None, datee: bool) -> None:
    """Inside the frame; figures higher up stand no lower; a mark per figure, a segment per pair of figures that follow each other."""
    series = [serie(f"S{i}", *v) for i, v in enumerate(valeurs)]
    but = None if cible is None else repere(cible, rang=2031 if datee else None)
    dessin = courbes("g", "t", series=series, cible=but, reference=repere(3, "référence 2010", 2010))
    verifier_cadre(dessin)
    assert dessin == courbes("g", "t", series=series, cible=but, reference=repere(3, "référence 2010", 2010))
    couples = []
    for calque, une in zip(lignes(dessin), rangees(series), strict=True):
        chiffres = [point.valeur for point in une.points]
        connus = [valeur for valeur in chiffres if valeur is not None]
        assert len(calque.marques) == len(connus)
        assert len(calque.traits) == sum(a is not None and b is not None for a, b in itertools.pairwise(chiffres))
        couples += [(valeur, marque.y) for valeur, marque in zip(connus, calque.marques, strict=True)]
        xs = [nombre(marque.x) for marque in calque.marques]
        assert xs == sorted(set(xs))
    if cible is not None:
        traits = [trait for calque in dessin.calques for trait in calque.traits if trait.classe == "eo-g-cible"]
        assert len(traits) == 1
        couples.append((cible, traits[0].y1))
        assert [m.forme for c in dessin.calques for m in c.marques].count("cible") == datee
    couples.sort()
    assert all(haut[1] <= bas[1] for bas, haut in itertools.pairwise(couples))
    if len(series) <= STYLES:
        dits = [point for une in series for point in une.points]
    else:  # of many lines, the last figure of each of the first; the table has all
        dits = [[point for point in une.points if point.valeur is not None][-1:] for une in rangees(series)[:STYLES]]
        dits = [point for derniers in dits for point in derniers]
        assert "dans le tableau." in dessin.description
    assert all(point.ecrit in dessin.description for point in dits)


@pytest.mark.lent
@reglages
@given(st.lists(nombres, min_size=1, max_size=8))
def test_une_courbe_et_son_reflet(valeurs: list[Decimal]) -> None:
    """With all signs changed, the drawing is upside down."""
    haut, bas = (lignes(courbes("g", "t", series=[serie("", *(s * v for v in valeurs))]))[0].marques for s in (1, -1))
    if any(valeurs):
        assert all(abs(a.y + b.y - (26 + 250)) <= 1 for a, b in zip(haut, bas, strict=True))
    else:
        assert haut == bas


@pytest.mark.lent
@reglages
@given(listes, nombres)
def test_noms_au_bout_des_lignes(valeurs: list[list[Decimal | None]], cible: Decimal) -> None:
    """Names at the right keep their distance and their place in height; the first six series have one."""
    series = [serie(f"S{i}", *v) for i, v in enumerate(valeurs)]
    dessin = courbes("g", "t", series=series, cible=repere(cible), reference=repere(cible + 1, "référence"))
    assert dessin.droite
    droits = textes(dessin.droite)
    ys = sorted(texte.y for texte in droits)
    assert all(b - a >= ECART for a, b in itertools.pairwise(ys))
    assert ys[0] >= 14
    assert ys[-1] <= dessin.hauteur
    nommees = sum(any(point.valeur is not None for point in une.points) for une in rangees(series)[:STYLES]) if len(series) > 1 else 0
    assert len(ys) == nommees + 2
    assert all(32 + largeur(t.texte.rstrip()) + largeur(t.fort) <= dessin.droite.largeur <= 33 + NOM_AU_PLUS for t in droits)


def test_un_nom_dit_son_dernier_chiffre() -> None:
    """Beside a line stands its last figure, at the height of that figure, even where later years have none."""
    dessin = courbes("g", "t", series=[serie("A", 1, 40, None), serie("B", 90, 0, 100)], cible=repere(60))
    assert dessin.droite is not None
    assert [(t.texte.strip(), t.fort) for t in textes(dessin.droite)] == [("A", "40"), ("B", "100"), ("cible 2022\u00a0:", "60")]
    assert [calque.traits[0].y1 for calque in dessin.droite.calques[:2]] == [calque.marques[-1].y for calque in lignes(dessin)]
    assert [(cle.texte.strip(), cle.valeur, cle.classe) for cle in dessin.cles][:2] == [
        ("A", "40", "eo-g-etroit"),
        ("B", "100", "eo-g-etroit"),
    ]


@pytest.mark.lent
@reglages
@given(st.lists(st.one_of(st.none(), nombres), min_size=1, max_size=30), st.sampled_from(["2017", "2017-2018", "septembre 2017"]))
def test_dates_et_figures_ne_se_touchent_pas(valeurs: list[Decimal | None], nom: str) -> None:
    """Under the axis, the last date is always there, and dates keep apart in both widths; so do the figures of a single series."""
    points = tuple(Point(Decimal(i), nom, v, "" if v is None else nombre_fr(v)) for i, v in enumerate(valeurs))
    dessin = courbes("g", "t", series=[Serie("", points)])
    assert dessin.gauche is not None
    for pixels, cachee in ((ETROIT, "eo-g-large"), (LARGE, "eo-g-etroit")):
        place = max(pixels - dessin.gauche.largeur - 28, 80)
        for classe in ("eo-g-nom", "eo-g-figure"):
            textes = [t for c in dessin.calques for t in c.textes if t.classe.split()[0] == classe and cachee not in t.classe]
            assert (classe == "eo-g-figure" and not any(v is not None for v in valeurs)) or textes
            bords = [(nombre(t.x) * place / 100, largeur(t.texte, gras=classe == "eo-g-figure") / 2) for t in textes]
            assert all(a + demi < b - autre for (a, demi), (b, autre) in itertools.pairwise(bords))
    dates = [t for c in dessin.calques for t in c.textes if t.classe.startswith("eo-g-nom") and nombre(t.x) >= 50]
    assert nombre(dates[-1].x) == (97 if len(valeurs) > 1 else 50)


def test_un_trou_et_une_rupture() -> None:
    """No line over a year without figure, nor across a break; at the very time of a point, a break comes before it."""
    une = serie("Collège", 10, 20, None, 40, 50, 60)
    dessin = courbes(
        "g", "t", series=[une], ruptures=[RuptureTracee(Decimal(2019), "autre source"), RuptureTracee(Decimal("2019.5"), "autre âge")]
    )
    (calque,) = lignes(dessin)
    assert len(calque.marques) == 5
    assert [(t.x1, t.x2) for t in calque.traits] == [(calque.marques[0].x, calque.marques[1].x)]
    (traits,) = [c.traits for c in dessin.calques if any(t.classe == "eo-g-rupture" for t in c.traits)]
    assert (
        nombre(calque.marques[2].x)
        < nombre(traits[0].x1)
        < nombre(calque.marques[3].x)
        < nombre(traits[1].x1)
        < nombre(calque.marques[4].x)
    )
    assert dessin.ruptures == ("Autre source.", "Autre âge.")
    assert "2017\u00a0: pas de chiffre" in dessin.description
    assert "Rupture 1\u00a0: autre source." in dessin.description
    loin = courbes("g", "t", series=[une], ruptures=[RuptureTracee(Decimal(1990), "x"), RuptureTracee(Decimal(2030), "y")])
    assert len(lignes(loin)[0].traits) == 3
    assert not any(t.classe == "eo-g-rupture" for c in loin.calques for t in c.traits)


def test_ce_qui_est_dit() -> None:
    """The sentences of a screen reader."""
    grigny = Serie("Grigny", (Point(Decimal(2015), "2015", Decimal(7), "7 %"), Point(Decimal(2017), "2017", Decimal(35), "35 %", True)))
    dessin = courbes("g", "t", series=[grigny], cible=RepereTrace(Decimal(50), "50 %", "cible 2020", Decimal(2020)))
    assert dessin.description == "Grigny\u00a0: 2015\u00a0: 7 %\u00a0; 2017\u00a0: 35 % (provisoire). Cible 2020\u00a0: 50 %."
    assert "eo-g-creux" not in lignes(dessin)[0].marques[0].classe
    assert "eo-g-creux" in lignes(dessin)[0].marques[1].classe
    assert [cle.texte for cle in dessin.cles] == ["cible 2020\u00a0: ", "chiffre provisoire"]
    assert courbes("g", "t", series=[]).description == ""


@pytest.mark.parametrize("nombre_de_series", [1, 6, 7, 24, CHOIX_AU_PLUS, CHOIX_AU_PLUS + 2])
def test_le_choix(nombre_de_series: int) -> None:
    """Up to six series no choice; beyond, a box each by last figure, the six largest ticked and named at their ends; no two lines alike; what has
    no box is counted in a note."""
    dessin = courbes("g", "t", series=[serie(f"S{i}", i, i + 1) for i in range(nombre_de_series)])
    tracees = min(nombre_de_series, CHOIX_AU_PLUS)
    assert len(lignes(dessin)) == tracees
    if nombre_de_series <= STYLES:
        assert dessin.choix == ()
        return
    assert [un.choisi for un in dessin.choix] == [True] * 6 + [False] * (tracees - 6)
    assert [un.cle.texte for un in dessin.choix] == [f"S{nombre_de_series - 1 - i}" for i in range(tracees)]
    assert [un.cle.valeur for un in dessin.choix] == [str(nombre_de_series - i) for i in range(tracees)]
    assert len({une.cle.trait for une in dessin.choix}) == tracees
    assert dessin.droite
    assert [(calque.classe, calque.textes[0].texte.strip()) for calque in dessin.droite.calques] == [
        (f"eo-g-serie eo-g-s{i + 1}", f"S{nombre_de_series - 1 - i}") for i in range(STYLES)
    ]
    assert len({un.id for un in dessin.choix}) == tracees
    assert dessin.notes == (("2\u00a0autres territoires ne sont pas tracés\u00a0: voir le tableau.",) if nombre_de_series > tracees else ())
    css = (MODELES / "ressources/graphiques.css").read_text("utf-8")
    for un, calque in zip(dessin.choix, lignes(dessin), strict=True):
        assert f".eo-g-choisir:has(.eo-g-o{un.rang}:checked) .eo-g-s{un.rang}" in css
        assert f"eo-g-s{un.rang}" in calque.classe.split()
        assert ("eo-g-de-plus" in calque.classe.split()) != un.choisi


def test_loin_de_zero() -> None:
    """An axis that leaves zero out says so; figures near zero, or of both signs, keep it."""
    for valeurs, note in (
        ((98000, 99000), True),
        ((-98000, -99000), True),
        ((50, 99), False),
        ((-1, 99), False),
        ((7, 7), False),
        ((0,), False),
    ):
        assert courbes("g", "t", series=[serie("", *valeurs)]).notes == (("L’axe ne part pas de zéro.",) if note else ())
    assert graduer([Decimal(0), Decimal(47)]).graduations == tuple(map(Decimal, (0, 20, 40, 60)))
    assert graduer([Decimal(-3), Decimal(1)]).graduations == tuple(map(Decimal, (-3, -2, -1, 0, 1)))
    assert graduer([]).graduations[0] == 0


@reglages
@given(st.lists(nombres, max_size=9))
def test_graduer(valeurs: list[Decimal]) -> None:
    """All figures on the axis, three to seven graduations, evenly spaced."""
    axe = graduer(valeurs)
    assert all(axe.bas <= valeur <= axe.haut for valeur in valeurs)
    assert axe.bas < axe.haut
    assert 3 <= len(axe.graduations) <= 7
    assert len({b - a for a, b in zip(axe.graduations, axe.graduations[1:], strict=False)}) == 1


@reglages
@given(st.lists(st.integers(-50, 400), max_size=10))
def test_ecarter(souhaits: list[int]) -> None:
    """Apart, inside, in the same order; what needs no move does not move."""
    places = ecarter(souhaits, ecart=20, haut=0, bas=300)
    assert all(0 <= place <= 300 for place in places)
    ordre = sorted(range(len(souhaits)), key=lambda i: (souhaits[i], i))
    assert all(places[b] - places[a] >= 20 for a, b in itertools.pairwise(ordre))
    ranges = sorted(souhaits)
    if all(0 <= s <= 300 for s in souhaits) and all(b - a >= 20 for a, b in itertools.pairwise(ranges)):
        assert places == tuple(souhaits)


def test_eclaircir() -> None:
    """Every second date, with the first and the last; the last alone where two do not fit; all where all fit."""
    onze = [(Decimal(i * 10), 40) for i in range(11)]
    assert eclaircir(onze, largeur=500) == frozenset(range(11))
    assert eclaircir(onze, largeur=300) == frozenset(range(0, 11, 2))
    assert eclaircir(onze, largeur=40) == {10}
    assert eclaircir([], largeur=300) == frozenset()


@reglages
@given(noms, st.integers(40, 200))
def test_couper(nom: str, place: int) -> None:
    """Lines are never too wide, nothing is lost unless an ellipsis says so."""
    coupees = couper(nom, place)
    assert len(coupees) <= 3
    assert all(largeur(ligne) <= place for ligne in coupees)
    assert "".join(coupees).replace(" ", "") == nom.replace(" ", "") or coupees[-1].endswith("…")


colonnes = st.lists(st.lists(nombres, min_size=1, max_size=7), min_size=1, max_size=6)


@pytest.mark.lent
@reglages
@given(colonnes, st.one_of(st.none(), nombres))
@pytest.mark.parametrize("couchees", [False, True])
def test_barres(couchees: bool, valeurs: list[list[Decimal]], cible: Decimal | None) -> None:
    """A bar per figure, inside; all start at zero, on the side of their sign; longer bars are greater figures; each figure is written."""
    series = [serie(f"S{i}", *v) for i, v in enumerate(valeurs)]
    dessiner = barres_horizontales if couchees else barres_verticales
    dessin = dessiner("g", "t", series=series, cible=None if cible is None else repere(cible), reference=None)
    verifier_cadre(dessin)
    fond = dessin.calques[0]
    attendus = [(une.points[i].valeur or Decimal(0), rang) for i in range(7) for rang, une in enumerate(series) if i < len(une.points)]
    assert len(fond.boites) == len(attendus)
    zero = next(t for t in fond.traits if t.classe == "eo-g-zero")
    for boite, (valeur, rang) in zip(fond.boites, attendus, strict=True):
        debut, fin, ligne = bornes(boite, couchees, zero.x1 if couchees else zero.y1)
        assert (debut if valeur >= 0 else fin) == pytest.approx(ligne, abs=0.02)
        assert f"eo-g-c{rang + 1}" in boite.classe
        assert boite.motif == (rang + 1 if len(series) > 1 else 0)
    for boite, (valeur, _) in zip(fond.boites, attendus, strict=True):
        for autre, (contre, _) in zip(fond.boites, attendus, strict=True):
            longueurs = [nombre(b.largeur if couchees else b.hauteur) for b in (boite, autre)]
            assert abs(valeur) > abs(contre) or longueurs[0] <= longueurs[1]
    figures = sorted(t.texte for c in dessin.calques for t in c.textes if t.classe == "eo-g-figure")
    assert figures == sorted(nombre_fr(valeur) for valeur, _ in attendus)
    assert all(figure in dessin.description for figure in figures)
    assert (cible is not None) == any(t.classe == "eo-g-cible" for c in dessin.calques for t in c.traits)


def bornes(boite: Boite, couchee: bool, zero: object) -> tuple[float, float, float]:
    """Where a bar starts and ends in the direction of greater figures, and the zero line."""
    if couchee:
        return nombre(boite.x), nombre(boite.x) + nombre(boite.largeur), nombre(zero)
    return boite.y + boite.hauteur, boite.y, nombre(zero)


courts = st.decimals(-9999, 9999, allow_nan=False, allow_infinity=False, places=0)


@pytest.mark.lent
@reglages
@given(
    st.lists(st.tuples(noms, courts), min_size=1, max_size=12, unique_by=lambda couple: couple[0].strip()), courts, courts, st.booleans()
)
def test_mots_des_barres(couples: list[tuple[str, Decimal]], cible: Decimal, moyenne: Decimal, seule: bool) -> None:
    """Whatever the names, on a phone and on a desk, no words touch and none leaves the drawing."""
    points = tuple(Point(Decimal(0), nom.strip() or "x", valeur, nombre_fr(valeur)) for nom, valeur in couples)
    series = [Serie("Femmes", points), *([] if seule else [Serie("Hommes", points)])]
    for but, autre in ((repere(cible), repere(moyenne, "moyenne des communes du contrat de ville")), (None, None)):
        dessin = barres("g", "t", series=series, cible=but, reference=autre)
        for pixels in (ETROIT, LARGE):
            verifier_mots([t for c in dessin.calques for t in c.textes], pixels)


@reglages
@given(st.integers(0, 7000), st.integers(0, 7000), st.booleans())
def test_aucun_trait_ne_barre_un_mot(cible: int, moyenne: int, seule: bool) -> None:
    """Lying bars: neither the line of the target nor that of the reference runs through a name of the other, nor through a figure."""
    series = [serie(nom, 7000, 12) for nom in ("Femmes", "Hommes")[: 1 if seule else 2]]
    dessin = barres_horizontales("g", "t", series=series, cible=repere(cible, "cible"), reference=repere(moyenne, "moyenne"))
    traits = [t for c in dessin.calques for t in c.traits if t.classe in ("eo-g-cible", "eo-g-reference")]
    assert len(traits) == 2
    for texte in (t for c in dessin.calques for t in c.textes if t.fort or t.classe == "eo-g-figure"):
        mots = largeur(texte.texte) + largeur(texte.fort or texte.texte, gras=True) * (1 if texte.fort else 0)
        for pixels in (ETROIT, LARGE):
            debut = nombre(texte.x) * pixels / 100 - {"start": 0, "middle": mots / 2, "end": mots}[texte.ancre]
            for trait in traits:
                x = nombre(trait.x1) * pixels / 100
                assert trait.y1 >= texte.y or x <= debut + 0.1 or x >= debut + mots - 0.1, (texte, trait)
    fin = max(nombre(b.x) + nombre(b.largeur) for b in dessin.calques[0].boites)
    assert fin * ETROIT / 100 <= ETROIT - largeur("7\u202f000", gras=True)


def test_barres_debout_ou_couchees() -> None:
    """Few short figures stand; many, or long, lie; a missing one is a dash and no bar; a provisional one is marked."""
    assert barres("g", "t", series=[serie("", 1, 2, 3)]).calques[0].boites[0].x != "0%"
    assert barres("g", "t", series=[serie("", *range(8))]).calques[0].boites[0].x == "0%"
    assert barres("g", "t", series=[serie("", *(v * 10**8 for v in range(5)))]).calques[0].boites[0].x == "0%"
    provisoire = Point(Decimal(2017), "2017", Decimal(4), "4", True)
    dessin = barres("g", "t", series=[Serie("", (*serie("", 3, None).points, provisoire))])
    assert len(dessin.calques[0].boites) == 2
    assert "eo-g-provisoire" in dessin.calques[0].boites[1].classe
    assert "–" in [t.texte for c in dessin.calques for t in c.textes]
    assert dessin.description == "2015\u00a0: 3\u00a0; 2016\u00a0: pas de chiffre\u00a0; 2017\u00a0: 4 (provisoire)."
    assert barres("g", "t", series=[]).description == ""


positifs = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=1)


@pytest.mark.lent
@reglages
@given(st.lists(st.tuples(st.lists(positifs, min_size=1, max_size=9), st.one_of(st.none(), positifs)), min_size=1, max_size=3))
def test_parts(touts: list[tuple[list[Decimal], Decimal | None]]) -> None:
    """Segments follow each other from side to side; six patterns at most, the same in every bar; shares add up."""
    dessin = dessin_des_parts(
        "g",
        "t",
        touts=[
            Tout(str(2015 + i), tuple(SegmentDePart(f"S{j}", v, nombre_fr(v)) for j, v in enumerate(vs)), t)
            for i, (vs, t) in enumerate(touts)
        ],
    )
    verifier_cadre(dessin)
    (calque,) = dessin.calques
    assert {boite.motif for boite in calque.boites} <= set(range(7))
    for rang, y in enumerate(sorted({boite.y for boite in calque.boites})):
        boites = [boite for boite in calque.boites if boite.y == y]
        valeurs, total = touts[rang]
        tout = max(sum(valeurs, Decimal(0)), total or Decimal(0))
        assert [boite.motif for boite in boites if boite.motif] == list(range(1, min(len(valeurs), 6) + 1))
        assert sum(nombre(boite.largeur) for boite in boites) == pytest.approx(100 if tout else 0, abs=0.1)
        for avant, apres in itertools.pairwise(boites):
            assert nombre(avant.x) + nombre(avant.largeur) == pytest.approx(nombre(apres.x), abs=0.02)
    for pixels, cachee in ((ETROIT, "eo-g-large"), (LARGE, "eo-g-etroit")):
        verifier_mots([texte for texte in calque.textes if cachee not in texte.classe], pixels)


def test_une_part() -> None:
    """Shares with one decimal, the remainder named, the sentence."""
    dessin = dessin_des_parts(
        "g",
        "t",
        touts=[Tout("2015", (SegmentDePart("Social", Decimal(384), "384"), SegmentDePart("Privé", Decimal(500), "500")), Decimal(1000))],
    )
    assert (
        dessin.description
        == "2015\u00a0: Social\u00a0: 38,4\u00a0% (384)\u00a0; Privé\u00a0: 50\u00a0% (500)\u00a0; Autres\u00a0: 11,6\u00a0% (116)."
    )
    assert [boite.largeur for boite in dessin.calques[0].boites] == ["38.4%", "50%", "11.6%"]
    assert [cle.valeur for cle in dessin.cles] == ["38,4\u00a0% (384)", "50\u00a0% (500)", "11,6\u00a0% (116)"]


def places(dessin: Graphique) -> dict[str, float]:
    """Where the target and the reference stand."""
    return {marque.forme: nombre(marque.x) for marque in dessin.calques[0].marques}


@reglages
@given(nombres, nombres, nombres, st.one_of(st.none(), nombres), noms)
def test_portee(depart: Decimal, but: Decimal, valeur: Decimal, droite: Decimal | None, nom: str) -> None:
    """The order of places is that of figures, the bar runs from the reference to the figure, words are apart and inside."""
    arguments = {"valeur": repere(valeur, "en 2018"), "cible": repere(but, nom), "reference": repere(depart, "référence 2015")}
    dessin = portee("g", "t", **arguments, droite=None if droite is None else repere(droite, "sur une ligne droite"))
    verifier_cadre(dessin)
    assert dessin == portee("g", "t", **arguments, droite=None if droite is None else repere(droite, "sur une ligne droite"))
    xs = places(dessin)
    piste, barre = dessin.calques[0].boites
    assert nombre(piste.x) == pytest.approx(min(xs["cible"], xs["reference"]), abs=0.02)
    assert nombre(piste.largeur) == pytest.approx(abs(xs["cible"] - xs["reference"]), abs=0.02)
    assert (xs["cible"] <= xs["reference"]) if but < depart else (xs["reference"] <= xs["cible"])
    bout = nombre(barre.x) if valeur < depart else nombre(barre.x) + nombre(barre.largeur)
    assert (bout if valeur < depart else nombre(barre.x)) <= xs["reference"] + 0.02
    aiguille = next(t for t in dessin.calques[0].traits if t.classe == "eo-g-aiguille")
    assert nombre(aiguille.x1) == pytest.approx(bout, abs=0.03)
    assert (barre.motif == 2) == ((valeur < depart < but) or (but < depart < valeur))
    for pixels in (ETROIT, LARGE):
        verifier_mots([texte for calque in dessin.calques for texte in calque.textes], pixels)
    for ecrit in (nombre_fr(valeur), nombre_fr(but), nombre_fr(depart)):
        assert ecrit in dessin.description


def test_portee_sans_reference() -> None:
    """The track then starts at zero; a falling target runs to the left; a figure past the target leaves the track."""
    dessin = portee("g", "t", valeur=repere(25), cible=repere(100))
    assert dessin.calques[0].boites[0].x == "4%"
    assert [boite.largeur for boite in dessin.calques[0].boites] == ["92%", "23%"]
    baisse = portee("g", "t", valeur=repere(6), cible=repere(8), reference=repere(16))
    assert places(baisse) == {"cible": 22.4, "reference": 96}
    assert baisse.calques[0].boites[1].x == "4%"


def test_ce_que_le_gabarit_ecrit() -> None:
    """Ids once each, every reference defined, no style nor script inside, names escaped; the title and the words for screen readers."""
    tous = [
        courbes(
            "a",
            "Un <titre>",
            series=[serie(f"<b>{i}", i, None, 3, 4) for i in range(8)],
            cible=repere(9, rang=2020),
            ruptures=[RuptureTracee(Decimal("2017.5"), "x")],
        ),
        courbes("b", "t", series=[serie("A", 1, 2), serie("B", 3, 4)], reference=repere(1, "référence", 2015)),
        barres("c", "t", series=[serie("A", 1, 2), serie("B", 3, 4)], cible=repere(5)),
        dessin_des_parts("d", "t", touts=[Tout("", tuple(SegmentDePart(str(i), Decimal(i), str(i)) for i in range(9)))]),
        portee("e", "t", valeur=repere(-5), cible=repere(50), reference=repere(7), droite=repere(20)),
    ]
    html = rendre(*tous)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    visees = [
        *re.findall(r'href="#([^"]+)"', html),
        *re.findall(r"url\(#([^)]+)\)", html),
        *re.findall(r'(?:for|aria-\w+by)="([^"]+)"', html),
    ]
    assert len(visees) > 50
    assert set(visees) <= set(ids)
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|<b>", html)
    assert "\n\n" not in html
    assert html.count("<figure") == html.count('role="img"') == html.count("<desc") == len(tous)
    assert html.count('type="checkbox"') == 8
    assert html.count(" checked") == 6
    assert '<figcaption id="titre-a">Un &lt;titre&gt;</figcaption>' in html
    assert "<legend>Courbes à montrer</legend>" in html


def test_chaque_classe_a_sa_regle() -> None:
    """A class of the drawings that no sheet knows would be a mark that is not seen."""
    dessins = [
        courbes(
            "a",
            "t",
            series=[serie(str(i), i, None, 3, 4) for i in range(CHOIX_AU_PLUS)],
            cible=repere(9, rang=2020),
            ruptures=[RuptureTracee(Decimal("2017.5"), "x")],
        ),
        barres("c", "t", series=[serie("A", 1, 2), serie("B", 3, 4)], cible=repere(5), reference=repere(2)),
        dessin_des_parts("d", "t", touts=[Tout("2015", (SegmentDePart("a", Decimal(1), "1"),), Decimal(3))]),
        portee("e", "t", valeur=repere(-5), cible=repere(50), reference=repere(7), droite=repere(20)),
    ]
    css = (MODELES / "ressources/graphiques.css").read_text("utf-8")
    seuls_noms = {"eo-g-mots", "eo-g-fond", "eo-g-reperes", "eo-g-barres", "eo-g-portee", "eo-g-gauche", "eo-g-tirets-1"}
    classes = {classe for mots in re.findall(r'class="([^"]+)"', rendre(*dessins)) for classe in mots.split()} - {"eo-graphique"}
    assert len(classes) > 30
    assert {classe for classe in classes - seuls_noms if not re.search(rf"\.{classe}\b", css)} == set()


def _point(annee: int, valeur: int | None, *, prevu: bool = False, bornes: tuple[int, int] | None = None) -> Point:
    ecartes = (Decimal(bornes[0]), Decimal(bornes[1])) if bornes else None
    return Point(
        Decimal(annee),
        str(annee),
        None if valeur is None else Decimal(valeur),
        "" if valeur is None else str(valeur),
        bornes=ecartes,
        prevu=prevu,
    )


def test_une_prevision_est_en_pointille() -> None:
    """Dots lead from the last figure to what is expected after it; figures are joined over what had been expected between them."""
    points = (_point(2018, 60), _point(2019, 80, prevu=True), _point(2020, 90), _point(2022, 150, prevu=True))
    dessin = courbes("essai", "Essai", series=[Serie("Grigny", points)])
    (calque,) = lignes(dessin)
    assert [trait.classe for trait in calque.traits] == ["eo-g-trait eo-g-tirets-1", "eo-g-prevu"]
    assert ["eo-g-creux" in marque.classe for marque in calque.marques] == [False, True, False, True]
    assert "2020 : 90 ; 2022 : 150 (prévision)" in dessin.description.replace("\u00a0", " ")
    assert [cle.texte for cle in dessin.cles] == ["prévision, non mesurée"]


def test_une_estimation_a_sa_barre() -> None:
    """From bound to bound, within the axis; a range without a figure has no mark and leaves a gap in the line."""
    points = (_point(2018, 60), _point(2019, None, bornes=(80, 140)), _point(2020, 90, bornes=(85, 400)))
    dessin = courbes("essai", "Essai", series=[Serie("Grigny", points)])
    (calque,) = lignes(dessin)
    assert [trait.classe for trait in calque.traits] == ["eo-g-estimation"] * 2
    assert all(trait.x1 == trait.x2 and 0 <= trait.y2 < trait.y1 for trait in calque.traits)
    assert len(calque.marques) == 2


def test_un_chiffre_n_est_pas_ecrit_sur_un_repere() -> None:
    """The last figure makes a hollow: it stands below its point, unless the line of the target goes through there."""
    points = [Point(Decimal(an), str(an), Decimal(nombre), nombre) for an, nombre in ((2021, "20"), (2023, "16"), (2026, "13"))]

    def place_du_dernier(cible: str) -> int:
        dessin = courbes("x", "x", series=[Serie("Orly", tuple(points))], cible=RepereTrace(Decimal(cible), f"au plus {cible}", "cible"))
        (texte,) = [un for calque in dessin.calques for un in calque.textes if un.texte == "13"]
        point = dessin.calques[3].marques[-1]
        return texte.y - point.y

    assert place_du_dernier("2") == 22
    assert place_du_dernier("12") == -11


def test_un_nom_trop_long_n_en_chasse_aucun() -> None:
    """It is cut beside its line, and whole in the list at any width; the others keep theirs, and are in the list of narrow screens alone."""
    long = "Établissement public territorial Grand-Orly Seine Bièvre et communes voisines"
    dessin = courbes("g", "t", series=[serie("Orly", 3, 4), serie(long, 5, 9), serie("Ivry", 1, 2)])
    assert dessin.droite
    ecrits = [(texte.texte.strip(), texte.fort) for calque in dessin.droite.calques for texte in calque.textes]
    assert [fort for _, fort in ecrits] == ["4", "9", "2"]
    assert ecrits[0][0] == "Orly"
    assert ecrits[1][0].endswith("…")
    assert ecrits[1][0].startswith("Établissement public")
    assert [(cle.texte, cle.classe) for cle in dessin.cles] == [("Orly", SI_ETROIT), (long, ""), ("Ivry", SI_ETROIT)]


@pytest.mark.lent
def test_chaque_ligne_des_vrais_contrats_a_son_nom() -> None:
    """All charts of several lines through time: each of the first six that has a figure bears its name at its end; where a reader chooses among many and one is too
    long for that, all are named by the choices beside."""
    registre = lire_registre(MODELES.parent, Journal())
    vus = 0
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, "2026-11-27")
        for indicateur in contexte.indicateurs.values():
            for dessin in vue_indicateur(contexte, indicateur).chiffres.graphiques:
                series = [calque for calque in dessin.calques if calque.classe.startswith("eo-g-serie") and calque.marques]
                if len(series) > 1 and all(calque.traits or len(calque.marques) == 1 for calque in series):
                    vus += 1
                    if not dessin.droite:
                        assert len(dessin.choix) == len(series) > STYLES, (indicateur.id, dessin.titre)
                        assert all(choix.cle.texte.strip() and "…" not in choix.cle.texte for choix in dessin.choix)
                        continue
                    noms = [texte for calque in dessin.droite.calques for texte in calque.textes]
                    assert len(noms) >= min(len(series), STYLES), (indicateur.id, dessin.titre)
    assert vus >= 2
