"""Colours of maps and charts as readers who confuse colours see them: shades stay in order, lines stay apart, and both maps have the same shades."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

MODELES = Path(__file__).parents[2] / "site_templates"
CLAIR, SOMBRE = "clair", "sombre"
# What the three common colour blindnesses make of a colour, in linear light (Machado, Oliveira and Fernandes, 2009, severity 1).
REGARDS = {
    "every colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "no colour": ((0.2126, 0.7152, 0.0722),) * 3,
}
# Distances of CIE 1976: 2.3 is the least that an eye sees of two colours side by side.
VOISINES, LIGNES, EAU = 11, 9, 7


def _declarees(fichier: str, prefixe: str) -> dict[str, dict[int, str]]:
    """The shades of a style sheet by scheme: the first block that declares them is the light one, the second the dark one."""
    blocs = [
        {int(rang): teinte for rang, teinte in re.findall(rf"--{prefixe}(\d): (#[0-9a-f]{{6}})", bloc)}
        for bloc in re.findall(r"\{[^{}]*\}", (MODELES / fichier).read_text("utf-8"))
    ]
    clair, sombre = [bloc for bloc in blocs if bloc]
    return {CLAIR: clair, SOMBRE: sombre}


def _lab(teinte: str, regard: str) -> tuple[float, float, float]:
    canaux = [int(teinte[rang : rang + 2], 16) / 255 for rang in (1, 3, 5)]
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    r, v, b = (min(1.0, max(0.0, sum(k * c for k, c in zip(rangee, lineaires, strict=True)))) for rangee in REGARDS[regard])
    xyz = (
        (0.4124 * r + 0.3576 * v + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * v + 0.0722 * b,
        (0.0193 * r + 0.1192 * v + 0.9505 * b) / 1.089,
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(une: str, autre: str, regard: str) -> float:
    """How far apart two colours are to such a reader."""
    return sum((a - b) ** 2 for a, b in zip(_lab(une, regard), _lab(autre, regard), strict=True)) ** 0.5


def test_la_carte_et_son_dessin_ont_les_memes_teintes() -> None:
    """The document that moves through the years and the drawing of the page: one legend would do for both."""
    assert _declarees("carte/chiffres.css", "c") == _declarees("ressources/cartes.css", "eo-c-")


@pytest.mark.parametrize("regard", REGARDS)
@pytest.mark.parametrize("theme", [CLAIR, SOMBRE])
def test_les_classes_restent_dans_l_ordre(theme: str, regard: str) -> None:
    """Darker is more on a light page, lighter is more on a dark one, without any colour too; neighbours are well apart."""
    teintes = [teinte for _, teinte in sorted(_declarees("ressources/cartes.css", "eo-c-")[theme].items())]
    assert len(teintes) == 5
    clartes = [_lab(teinte, regard)[0] for teinte in teintes]
    assert clartes == sorted(clartes, reverse=theme == CLAIR)
    assert min(distance(une, autre, regard) for une, autre in pairwise(teintes)) > VOISINES


@pytest.mark.parametrize("regard", [regard for regard in REGARDS if regard != "no colour"])
@pytest.mark.parametrize("theme", [CLAIR, SOMBRE])
def test_deux_courbes_ne_se_confondent_pas(theme: str, regard: str) -> None:
    """Where lines have no colour at all, dashes and marks tell them apart."""
    teintes = _declarees("ressources/graphiques.css", "eo-g-")[theme].values()
    assert len(teintes) == 6
    proches = {(une, autre): round(distance(une, autre, regard), 1) for une, autre in combinations(teintes, 2)}
    assert min(proches.values()) > LIGNES, min(proches.items(), key=lambda paire: paire[1])


def test_une_confusion_est_vue() -> None:
    """A red and a green that many confuse are far apart, and near to them."""
    assert distance("#a05a2c", "#6b7a2c", "every colour") > 3 * distance("#a05a2c", "#6b7a2c", "no green")


@pytest.mark.parametrize("regard", [regard for regard in REGARDS if regard != "no colour"])
@pytest.mark.parametrize("theme", [CLAIR, SOMBRE])
def test_l_eau_n_est_pas_une_classe(theme: str, regard: str) -> None:
    """Water is told from each shade and from the ground, on the page and in the document alike; without any colour its name and its shape tell it."""
    eaux, autour = (
        re.findall(rf"--eo-c-{nom}: (#[0-9a-f]{{6}})", (MODELES / "ressources/cartes.css").read_text("utf-8")) for nom in ("eau", "autour")
    )
    assert eaux == re.findall(r"--eau: (#[0-9a-f]{6})", (MODELES / "carte/plan.css").read_text("utf-8"))
    rang = [CLAIR, SOMBRE].index(theme)
    autres = [*_declarees("ressources/cartes.css", "eo-c-")[theme].values(), autour[rang]]
    assert min(distance(eaux[rang], autre, regard) for autre in autres) > EAU
