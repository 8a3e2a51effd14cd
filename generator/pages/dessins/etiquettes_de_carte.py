"""Names and figures of places on a drawn map: what is written of each, and where, so that no words touch."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from generator.pages.dessins.projection import Boite, Cadre, entier
from generator.pages.dessins.textes import pixels_de
from generator.pages.mots.typographie import INSECABLE

_HAUTEUR_DE_TEXTE = 16  # pixels, of a line
_ENTRE_DEUX_MOTS = 6  # pixels between words of two places
_DEBORD = 1.05  # of the width of an outline: words that go further seem to be of its neighbours


class ANommer(Struct, frozen=True):
    """A place to name, and its figure or nothing; where its circle is, in pixels, or what surrounds its outline."""

    nom: str
    fort: str
    x: float
    y: float
    rayon: float
    contour: Boite | None


class Mot(Struct, frozen=True):
    """Words on one line, the figure in bold at their end."""

    x: str
    y: str
    texte: str
    fort: str
    classe: str


def noms_courts(noms: Mapping[str, str]) -> dict[str, str]:
    """The names (by id) without the words that all of them begin or end with: «18e» for «Paris 18e arrondissement»."""
    listes = [nom.split(" ") for nom in noms.values()]
    if len(listes) < 3:
        return dict(noms)
    reste = min(len(mots) for mots in listes) - 1  # of each name, a word stays
    debut = _communs(listes, reste)
    fin = _communs([mots[::-1] for mots in listes], reste - debut)
    return {id: " ".join(nom.split(" ")[debut : len(nom.split(" ")) - fin]) for id, nom in noms.items()}


def _communs(listes: Sequence[Sequence[str]], reste: int) -> int:
    """How many first words are the same in all lists, `reste` at most."""
    egaux = (len({mots[rang] for mots in listes}) == 1 for rang in range(max(reste, 0)))
    return sum(1 for _ in takewhile(bool, egaux))


def nommer(lieux: Sequence[ANommer], cadre: Cadre, prises: Sequence[Boite]) -> Iterator[Mot]:
    """The name and the figure of each place that has room for them, the first of `lieux` first; else its figure alone; nothing where neither has. No
    words touch others, a circle, or `prises`."""
    occupees = list(prises)
    ronds = [(un.x - un.rayon, un.y - un.rayon, un.x + un.rayon, un.y + un.rayon) for un in lieux]
    for rang, lieu in enumerate(lieux):
        autour = [*occupees, *(boite for autre, boite in enumerate(ronds) if autre != rang and lieux[autre].rayon)]
        poses = (_poser(lignes, lieu, autour, cadre) for lignes in _etiquettes(lieu))
        mots, boite = next(filter(None, poses), ((), None))
        if boite:
            occupees.append(boite)
            yield from mots


_Ligne = tuple[str, str]  # words, words in bold


def _etiquettes(lieu: ANommer) -> Iterator[tuple[_Ligne, ...]]:
    """What may be written of a place, the most telling first."""
    nom, fort = lieu.nom, lieu.fort
    if not fort:
        yield ((nom, ""),)
        return
    yield ((f"{nom}{INSECABLE}", fort),)
    yield ((nom, ""), ("", fort))
    yield (("", fort),)


def _poser(lignes: Sequence[_Ligne], place: ANommer, prises: Sequence[Boite], cadre: Cadre) -> tuple[tuple[Mot, ...], Boite] | None:
    """`lignes` in the first of the places around a circle, or inside an outline, where they touch nothing; None where there is none."""
    pixels, haut_total = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    loin = place.rayon + 4
    centre = (place.x - pixels / 2, place.y - haut_total / 2)
    if place.contour is not None:
        coins = [centre]
        if pixels > (place.contour[2] - place.contour[0]) * _DEBORD and lignes[0][0]:
            return None
    else:
        coins = [
            (place.x + loin, centre[1]),
            (place.x - loin - pixels, centre[1]),
            (centre[0], place.y - loin - haut_total + 2),
            (centre[0], place.y + loin),
        ]
        if pixels < 1.6 * place.rayon:  # a figure alone, inside its circle
            coins.insert(0, centre)
    for gauche, haut in coins:
        boite = gauche, haut, gauche + pixels, haut + haut_total
        dedans = boite[0] >= 2 and boite[1] >= 2 and boite[2] <= cadre.largeur - 2 and boite[3] <= cadre.hauteur - 2
        if dedans and not any(se_touchent(boite, prise) for prise in prises):
            classe = "eo-g-nom" if any(fort for _, fort in lignes) else "eo-g-nom eo-c-sans"
            x = entier(gauche + pixels / 2)
            mots = (Mot(x, entier(haut + 12.5 + rang * _HAUTEUR_DE_TEXTE), *ligne, classe) for rang, ligne in enumerate(lignes))
            return tuple(mots), boite
    return None


def se_touchent(un: Boite, autre: Boite) -> bool:
    """Whether two boxes touch, or are so near on a line that their words would be read as one."""
    return un[0] < autre[2] + _ENTRE_DEUX_MOTS and autre[0] < un[2] + _ENTRE_DEUX_MOTS and un[1] < autre[3] and autre[1] < un[3]
