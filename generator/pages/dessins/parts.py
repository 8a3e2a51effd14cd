"""Parts of a whole: one horizontal bar per period, cut into segments that keep their pattern from bar to bar."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from generator.pages.dessins.commun import ETROIT, LARGE, SI_LARGE, STYLES, Boite, Calque, CleDeLegende, Graphique, TexteTrace, couleur
from generator.pages.dessins.commun import part as etendue
from generator.pages.dessins.textes import INTERLIGNE, RIEN, couper, dire, largeur, point_final
from generator.pages.mots.typographie import INSECABLE, nombre_fr, pourcentage

_BARRE = 30
_AUTRES = "Autres"


class SegmentDePart(Struct, frozen=True):
    """One part: what it is, how much (zero or more), and the figure as written."""

    nom: str
    valeur: Decimal
    ecrit: str


class Tout(Struct, frozen=True):
    """One whole, at one time or place. Without `total`, it is the sum of the segments; what is left of a greater total is the remainder."""

    nom: str
    segments: tuple[SegmentDePart, ...]
    total: Decimal | None = None


def dessin_des_parts(id: str, titre: str, *, touts: Sequence[Tout], autres: str = _AUTRES) -> Graphique:
    """A bar per whole. Segments beyond the sixth name join the remainder, which is drawn light and named `autres`."""
    noms = list(dict.fromkeys(segment.nom for tout in touts for segment in tout.segments))[:STYLES]
    decoupes = [_decouper(tout, noms, autres) for tout in touts]
    boites, textes, y = [], [], 0
    for tout, morceaux in zip(touts, decoupes, strict=True):
        for ligne in couper(tout.nom, ETROIT) if tout.nom else ():
            y += INTERLIGNE
            textes.append(TexteTrace("0", y, "start", ligne, "eo-g-nom eo-g-fort"))
        y += 6
        debut = Decimal(0)
        for nom, _, ecrit, portion in morceaux:
            rang = noms.index(nom) if nom in noms else None
            classe = "eo-g-boite eo-g-autres" if rang is None else f"{couleur(rang)} eo-g-boite"
            boites.append(Boite(etendue(debut), y, etendue(portion), _BARRE, classe, 0 if rang is None else rang + 1))
            place = largeur(ecrit, gras=True) + 8
            if portion * LARGE / 100 >= place:
                classe = "eo-g-figure" if portion * ETROIT / 100 >= place else f"eo-g-figure {SI_LARGE}"
                textes.append(TexteTrace(etendue(debut), y + _BARRE + 15, "start", ecrit, classe))
            debut += portion
        y += _BARRE + 32
    return Graphique(
        id,
        titre,
        _decrire(touts, decoupes),
        max(y - 10, 0),
        (Calque("eo-g-parts", boites=tuple(boites), textes=tuple(textes)),),
        motifs=tuple(range(1, len(noms) + 1)),
        cles=_cles(noms, decoupes, autres),
    )


_Morceau = tuple[str, str, str, Decimal]  # name, figure as written, share as written, share from 0 to 100


def _decouper(tout: Tout, noms: Sequence[str], autres: str) -> list[_Morceau]:
    """The segments of one whole, in the order of `noms`, then the remainder where there is any."""
    par_nom = {segment.nom: segment for segment in tout.segments}
    somme = sum((max(segment.valeur, Decimal(0)) for segment in tout.segments), Decimal(0))
    total = max(somme, tout.total or Decimal(0))
    gardes = [par_nom[nom] for nom in noms if nom in par_nom]
    reste = total - sum((max(segment.valeur, Decimal(0)) for segment in gardes), Decimal(0))
    if reste > 0:
        gardes.append(SegmentDePart(autres, reste, nombre_fr(reste)))
    return [(segment.nom, segment.ecrit, *_portion(segment.valeur, total)) for segment in gardes]


def _portion(valeur: Decimal, total: Decimal) -> tuple[str, Decimal]:
    """«38,4 %» and 38.4…; «–» and 0 where the whole is zero."""
    if not total:
        return RIEN, Decimal(0)
    part = Fraction(max(valeur, Decimal(0))) / Fraction(total)
    return pourcentage(part), 100 * max(valeur, Decimal(0)) / total


def _cles(noms: Sequence[str], decoupes: Sequence[Sequence[_Morceau]], autres: str) -> tuple[CleDeLegende, ...]:
    """The legend: a pattern per name and, where there is one whole only, its figure and share."""
    chiffres = {nom: f"{ecrit} ({valeur})" for nom, valeur, ecrit, _ in decoupes[0]} if len(decoupes) == 1 else {}
    cles = [CleDeLegende(nom, chiffres.get(nom, ""), boite=f"{couleur(rang)} eo-g-boite", motif=rang + 1) for rang, nom in enumerate(noms)]
    if any(nom == autres and nom not in noms for decoupe in decoupes for nom, *_ in decoupe):
        cles.append(CleDeLegende(autres, chiffres.get(autres, ""), boite="eo-g-boite eo-g-autres"))
    return tuple(cles)


def _decrire(touts: Sequence[Tout], decoupes: Sequence[Sequence[_Morceau]]) -> str:
    phrases = []
    for tout, morceaux in zip(touts, decoupes, strict=True):
        mots = f"{INSECABLE}; ".join(dire(nom, f"{ecrit} ({valeur})") for nom, valeur, ecrit, _ in morceaux)
        phrases.append(point_final(dire(tout.nom, mots or "pas de chiffre")))
    return " ".join(phrases)
