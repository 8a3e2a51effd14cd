"""How far from the reference to the target: one track, the last figure as a bar on it, words above and below that never touch.

The axis has figures in their order: where the target is a fall, the bar runs from right to left. A figure beyond the target leaves the
track at its end; one behind the reference leaves it the other way, hatched.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator.pages.dessins.commun import (
    ETROIT,
    LARGE,
    Boite,
    Calque,
    Graphique,
    MarqueTracee,
    RepereTrace,
    TexteTrace,
    Trait,
    formes_de,
    part,
)
from generator.pages.dessins.echelle import etendre
from generator.pages.dessins.textes import INTERLIGNE, caler, dire, legender, pixels_de, point_final

BORD = Decimal(4)  # percent left free at both ends
_MOTS = 140  # pixels: so two names fit side by side in the narrowest drawing
_MOTS_DU_HAUT = 200  # pixels: what `caler` can keep inside
_HAUTEUR_DE_PISTE = 22
_BARRE = 10


def portee(
    id: str, titre: str, *, valeur: RepereTrace, cible: RepereTrace, reference: RepereTrace | None = None, droite: RepereTrace | None = None
) -> Graphique:
    """The track from `reference` (zero without one) to `cible`, with `valeur` on it.

    `droite` is where a straight line from the reference to the target would be today: RepereTrace(28, "28 %", "pas égal, aujourd’hui").
    """
    depart = reference.valeur if reference else Decimal(0)
    axe = etendre([depart, *(repere.valeur for repere in (valeur, cible, droite) if repere)])

    def x(nombre: Decimal) -> Decimal:
        return BORD + (100 - 2 * BORD) * (nombre - axe.bas) / (axe.haut - axe.bas)

    recul = (valeur.valeur - depart) * (cible.valeur - depart) < 0
    mots = legender(valeur.nom, valeur.ecrit, _MOTS_DU_HAUT)
    piste = 17 + len(mots) * INTERLIGNE
    milieu = piste + _HAUTEUR_DE_PISTE // 2
    boites = (
        _entre(x(depart), x(cible.valeur), piste, _HAUTEUR_DE_PISTE, "eo-g-piste"),
        _entre(
            x(depart),
            x(valeur.valeur),
            milieu - _BARRE // 2,
            _BARRE,
            "eo-g-c2 eo-g-boite" if recul else "eo-g-c1 eo-g-boite",
            2 if recul else 0,
        ),
    )
    bas_de_piste = piste + _HAUTEUR_DE_PISTE
    traits = [Trait(part(x(cible.valeur)), piste - 5, part(x(cible.valeur)), bas_de_piste + 5, "eo-g-but")]
    marques = [MarqueTracee(part(x(cible.valeur)), milieu, "cible", "eo-g-marque-cible")]
    if reference:
        marques.append(MarqueTracee(part(x(depart)), milieu, "reference", "eo-g-marque-reference"))
    else:
        traits.append(Trait(part(x(depart)), piste - 5, part(x(depart)), bas_de_piste + 5, "eo-g-zero"))
    traits.append(Trait(part(x(valeur.valeur)), piste - 14, part(x(valeur.valeur)), milieu + _BARRE // 2 + 2, "eo-g-aiguille"))
    if droite:
        marques.append(MarqueTracee(part(x(droite.valeur)), bas_de_piste + 8, "pointe", "eo-g-pointe"))
    fils, textes, hauteur = _ecrire([(x(repere.valeur), repere) for repere in (reference, cible, droite) if repere], bas_de_piste)
    ancre = caler(x(valeur.valeur), pixels_de(mots))
    textes += [TexteTrace(part(x(valeur.valeur)), 15 + i * INTERLIGNE, ancre, *_ligne(ligne)) for i, ligne in enumerate(mots)]
    calques = (
        Calque("eo-g-portee", boites=boites, traits=(*fils, *traits), marques=tuple(marques)),
        Calque("eo-g-mots", textes=tuple(textes)),
    )
    phrases = [point_final(dire(repere.nom, repere.ecrit)) for repere in (valeur, reference, cible, droite) if repere]
    return Graphique(id, titre, " ".join(phrases), hauteur, calques, formes=formes_de(calques, ()), motifs=(2,) if recul else ())


def _entre(un: Decimal, autre: Decimal, y: int, hauteur: int, classe: str, motif: int = 0) -> Boite:
    return Boite(part(min(un, autre)), y, part(abs(un - autre)), hauteur, classe, motif)


def _ligne(ligne: tuple[str, str]) -> tuple[str, str, str]:
    return ligne[0], "eo-g-nom", ligne[1]


_Etiquette = tuple[Decimal, int, str]  # share of the width, pixels, anchor


def _ecrire(reperes: Sequence[tuple[Decimal, RepereTrace]], bas_de_piste: int) -> tuple[list[Trait], list[TexteTrace], int]:
    """Name and figure under each mark, in the first row where they touch no others; the threads to them, and the height of all."""
    rangees: list[list[_Etiquette]] = []
    hauteurs: list[int] = []
    places = []
    for x, repere in reperes:
        lignes = legender(repere.nom, repere.ecrit, _MOTS, empiler=True)
        pixels = pixels_de(lignes)
        etiquette = (x, pixels, caler(x, pixels))
        rang = next((i for i, rangee in enumerate(rangees) if not any(_touchent(etiquette, autre) for autre in rangee)), len(rangees))
        if rang == len(rangees):
            rangees.append([])
            hauteurs.append(0)
        rangees[rang].append(etiquette)
        hauteurs[rang] = max(hauteurs[rang], len(lignes) * INTERLIGNE + 8)
        places.append((rang, etiquette, lignes))
    fils, textes = [], []
    for rang, (x, _, ancre), lignes in places:
        haut = bas_de_piste + 24 + sum(hauteurs[:rang])
        au_dessus = [autre for rangee in rangees[:rang] for autre in rangee]
        # A thread through other words would strike them out.
        if au_dessus and not any(_touchent((x, 0, "middle"), autre, ecart=3) for autre in au_dessus):
            fils.append(Trait(part(x), bas_de_piste, part(x), haut - 12, "eo-g-fil"))
        textes += [TexteTrace(part(x), haut + i * INTERLIGNE, ancre, *_ligne(ligne)) for i, ligne in enumerate(lignes)]
    return fils, textes, bas_de_piste + 16 + sum(hauteurs)


def _touchent(un: _Etiquette, autre: _Etiquette, *, ecart: int = 12) -> bool:
    """Whether two labels are nearer than `ecart` pixels, in a narrow drawing or in a wide one."""
    for pixels in (ETROIT, LARGE):
        (a, b), (c, d) = (_bords(etiquette, pixels) for etiquette in (un, autre))
        if a < d + ecart and c < b + ecart:
            return True
    return False


def _bords(etiquette: _Etiquette, largeur_du_dessin: int) -> tuple[Decimal, Decimal]:
    x, pixels, ancre = etiquette
    debut = x * largeur_du_dessin / 100 - pixels * {"start": Decimal(0), "middle": Decimal("0.5"), "end": Decimal(1)}[ancre]
    return debut, debut + pixels
