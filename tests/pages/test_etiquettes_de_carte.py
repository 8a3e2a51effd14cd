"""Names on drawn maps: none touches another, a line leads to those that stand apart and crosses nothing, and outlines stand under their names."""

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.dessins.carte_thematique import CarteThematique, ContourAutour, Dessin, EtatDuLieu, LieuDessine, carte_thematique
from generator.pages.dessins.commun import ETROIT, LARGE
from generator.pages.dessins.etiquettes_de_carte import noms_courts
from generator.pages.dessins.geometrie import anneaux
from generator.pages.dessins.projection import Cadre
from generator.pages.dessins.surfaces import Surface, se_croisent, traverse
from generator.pages.dessins.textes import largeur

NOMS = st.text("aeimnrstu -’", min_size=1, max_size=24)
CARRES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 11), st.integers(1, 2), NOMS, st.booleans()),
    min_size=1,
    max_size=24,
    unique_by=lambda un: un[:2],
)
PAS = 0.01


def carre(x: float, y: float, cote: float) -> str:
    """The outline of a square whose south-west corner is at (x, y), in degrees."""
    coins = [(x, y), (x + cote, y), (x + cote, y + cote), (x, y + cote), (x, y)]
    return json.dumps({"type": "Polygon", "coordinates": [[list(coin) for coin in coins]]})


def _carte(carres: Sequence[tuple[int, int, int, str, bool]]) -> CarteThematique:
    lieux = []
    for rang, (colonne, rangee, cote, nom, connu) in enumerate(carres):
        x, y = 2.3 + colonne * PAS, 48.7 + rangee * PAS
        etat = EtatDuLieu.CHIFFRE if connu else EtatDuLieu.RIEN
        contour = carre(x, y, PAS * (0.9 if cote == 1 else 0.5))
        lieux.append(LieuDessine(f"l{rang}", nom, y, x, contour, etat, f"{rang * 1000} €" if connu else ""))
    return carte_thematique("essai", "Essai", lieux, classes=("même chiffre partout",))


def _boites(dessin: Dessin) -> list[tuple[float, float, float, float]]:
    """What each line of words takes, by the widths that the drawing reckons with."""
    boites = []
    for mot in dessin.mots:
        demi = (largeur(mot.texte) + largeur(mot.fort, gras=True)) / 2
        boites.append((float(mot.x) - demi, float(mot.y) - 12, float(mot.x) + demi, float(mot.y) + 3))
    return boites


def _fils(dessin: Dessin) -> list[tuple[float, ...]]:
    """The lines, without the dots where they begin."""
    return [tuple(map(float, fil)) for fil in re.findall(r"M(-?\d+) (-?\d+)L(-?\d+) (-?\d+)", dessin.fils)]


@settings(max_examples=30, deadline=None)
@given(CARRES)
def test_rien_ne_se_touche_ni_ne_se_traverse(carres: list[tuple[int, int, int, str, bool]]) -> None:
    """At both sizes: words are in the frame and touch no others, lines go through no words, and no two lines cross."""
    for dessin in _carte(carres).dessins:
        boites, fils = _boites(dessin), _fils(dessin)
        for rang, (gauche, haut, droite, bas) in enumerate(boites):
            assert gauche >= 0
            assert droite <= dessin.largeur
            assert haut >= 0
            assert bas <= dessin.hauteur
            assert not any(gauche + 1 < d and g < droite - 1 and haut < b and h < bas for g, h, d, b in boites[rang + 1 :])
            # A line stops three pixels from its words; whole pixels take one of these away.
            dedans = (gauche + 2, haut + 2, droite - 2, bas - 2)
            assert not any(traverse((x1, y1, x2, y2), dedans) for x1, y1, x2, y2 in fils)
        for rang, un in enumerate(fils):
            assert not any(se_croisent(_raccourci(un), _raccourci(autre)) for autre in fils[rang + 1 :])


RONDS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 150), st.floats(0.01, 1), NOMS, st.booleans()),
    min_size=2,
    max_size=24,
    unique_by=lambda un: un[:2],
)


@settings(max_examples=60, deadline=None)
@given(RONDS)
def test_chaque_rond_a_son_nom_ou_sa_lettre(ronds: list[tuple[int, int, float, str, bool]]) -> None:
    """At both sizes: each place is named on the map or by a letter below it, no words lie on the circle of another place, no line goes through one."""
    lieux = []
    for rang, (x, y, part, nom, connu) in enumerate(ronds):
        etat = EtatDuLieu.CHIFFRE if connu else EtatDuLieu.RIEN
        lieux.append(
            LieuDessine(f"l{rang}", f"{nom}{rang}x", 48.7 + y / 1000, 2.3 + x / 1000, "", etat, f"{rang} €" if connu else "", 0, part)
        )
    carte = carte_thematique("essai", "Essai", lieux, tailles=((1.0, "le plus grand"),), a_l_ecart=True)
    courts = noms_courts({lieu.id: lieu.nom for lieu in lieux})
    for dessin in carte.dessins:
        lettres = [mot.texte for mot in dessin.mots if mot.classe == "eo-c-lettre"]
        assert len(set(lettres)) == len(lettres)
        # Each letter of the map is told below it; a place that has no room even for one has that of another, unless the map has none at all.
        assert set(lettres) == {cle.lettre for cle in dessin.cles} - {""}
        assert not lettres or all(cle.lettre for cle in dessin.cles)
        ecrits = "".join(mot.texte for mot in dessin.mots if mot.classe != "eo-c-lettre")
        cles = [cle.nom for cle in dessin.cles]
        assert all(court in cles or _serre(court) in _serre(ecrits) for court in courts.values())
        cercles = [(float(rond.x), float(rond.y), float(rond.rayon)) for rond in dessin.ronds]
        for fil in _fils(dessin):
            # A line may begin in the circle that it names, or end in the one that it brings there: it goes through no third one.
            bouts = [cercle for cercle in cercles if any(_dist(cercle, bout) <= cercle[2] + 3 for bout in (fil[:2], fil[2:]))]
            assert not [cercle for cercle in cercles if cercle not in bouts and _coupe(fil, cercle)]
        for mot, (gauche, haut, droite, bas) in zip(dessin.mots, _boites(dessin), strict=True):
            if mot.classe != "eo-c-lettre":
                pres = [(cercle, (min(max(cercle[0], gauche), droite), min(max(cercle[1], haut + 3), bas))) for cercle in cercles]
                assert not [cercle for cercle, point in pres if _dist(cercle, point) < cercle[2] - 2]


def _serre(texte: str) -> str:
    return re.sub(r"\s", "", texte)


def _dist(cercle: tuple[float, float, float], point: Sequence[float]) -> float:
    return ((cercle[0] - point[0]) ** 2 + (cercle[1] - point[1]) ** 2) ** 0.5


def _coupe(fil: Sequence[float], cercle: tuple[float, float, float]) -> bool:
    """Whether a line goes through a circle, by more than a pixel."""
    x1, y1, x2, y2 = fil
    return any(_dist(cercle, (x1 + (x2 - x1) * k / 40, y1 + (y2 - y1) * k / 40)) < cercle[2] - 1.5 for k in range(41))


def _raccourci(fil: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Without two pixels at each end, for places are written in whole pixels."""
    x1, y1, x2, y2 = fil
    part = 2 / max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 5)
    return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, x2 - (x2 - x1) * part, y2 - (y2 - y1) * part


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 0.6), st.floats(0.01, 0.6))
def test_le_petit_dessin_est_le_grand_en_petit(largeur_: float, hauteur: float) -> None:
    """However high or wide a country is: the outlines of the wide drawing, brought to the narrow one, are where that one puts its points."""
    points = [(2.3, 48.6), (2.3 + largeur_, 48.6 + hauteur)]
    grand, petit = Cadre.de(points, LARGE), Cadre.de(points, ETROIT)
    trouve = re.fullmatch(r"translate\((\S+) (\S+)\) scale\((\S+)\)", grand.vers(petit))
    assert trouve
    x, y, echelle = map(float, trouve.groups())
    for point in points:
        dessus = grand.place(*point)
        assert petit.place(*point) == pytest.approx((dessus[0] * echelle + x, dessus[1] * echelle + y), abs=0.2)
    assert grand.vers(grand) == ""


def test_un_nom_tient_dans_son_contour_ou_s_y_rattache() -> None:
    """A name that is shorter than its square is in it; a longer one stands beside, and its line begins in the square."""
    carte = _carte([(0, 0, 1, "Orly", True), (3, 0, 1, "Villeneuve-Saint-Georges-sur-Seine", True), (0, 2, 1, "Ici", True)])
    grand = carte.dessins[-1]
    cadre = Cadre.de([(2.3, 48.7), (2.3 + 3.9 * PAS, 48.7 + 2.9 * PAS)], LARGE)
    petits = {nom: _surface(cadre, x, y) for nom, x, y in (("Orly", 0, 0), ("Villeneuve", 3, 0))}
    (orly,) = [mot for mot in grand.mots if "Orly" in mot.texte]
    assert petits["Orly"].contient(float(orly.x), float(orly.y))
    (fil,) = _fils(grand)
    assert petits["Villeneuve"].contient(fil[0], fil[1])
    assert not petits["Villeneuve"].contient(fil[2], fil[3])


def _surface(cadre: Cadre, x: int, y: int) -> Surface:
    groupe = anneaux(carre(2.3 + x * PAS, 48.7 + y * PAS, PAS * 0.9), "essai")
    return Surface(tuple(tuple(trace) for trace in cadre.pixels(groupe)))


def test_les_alentours_que_montre_le_cadre() -> None:
    """A neighbour is drawn and named where the frame has room for it; one that is far away is not drawn. Neither changes the frame."""
    lieux = [LieuDessine("orly", "Orly", 48.7, 2.3, carre(2.3, 48.7, 0.05), EtatDuLieu.RIEN)]
    seule = carte_thematique("essai", "Essai", lieux)
    alentours = [ContourAutour("Près", carre(2.36, 48.7, 0.05)), ContourAutour("Loin", carre(4.0, 48.7, 0.05))]
    carte = carte_thematique("essai", "Essai", lieux, alentours=alentours)
    assert [aplat.classe for aplat in carte.aplats] == ["eo-c-alentour", "eo-c-lieu eo-c-rien"]
    assert carte.aplats[1].trace == seule.aplats[0].trace
    assert ["Près" in [mot.texte for mot in dessin.mots] for dessin in carte.dessins] == [False, True]
    assert [(dessin.largeur, dessin.hauteur) for dessin in carte.dessins] == [(dessin.largeur, dessin.hauteur) for dessin in seule.dessins]
