"""The places of a contract as its maps take them: all of one kind, those of which no place on earth is known included, that stand beside the map."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import SANS_CHIFFRE, ContourAutour, EtatDuLieu, LieuDessine
from generator.pages.mots.typographie import enumerer
from generator.pages.pieces.reperes import point_de


def dessiner(lieu: Territoire, etat: EtatDuLieu, ecrit: str = "", classe: int = 0, part: float = 0.0, motif: str = "") -> LieuDessine:
    """A place as a map takes it."""
    point = point_de(lieu)
    latitude, longitude = point or (0.0, 0.0)
    return LieuDessine(lieu.id, lieu.nom, latitude, longitude, lieu.contour, etat, ecrit, classe, part, motif, place=point is not None)


def nommer_a_cote(contexte: Contexte, lieux: Iterable[LieuDessine]) -> list[LieuDessine]:
    """The same places; those that stand beside the map have the names of their communes too: neighbourhoods of several may have one name."""
    return [lieu if lieu.place else replace(lieu, nom=_nom_a_cote(contexte, contexte.territoires[lieu.id])) for lieu in lieux]


def sans_chiffre(lieu: Territoire) -> LieuDessine:
    """A place of which no figure was found."""
    return dessiner(lieu, EtatDuLieu.RIEN, SANS_CHIFFRE[EtatDuLieu.RIEN])


def de_genre(contexte: Contexte, *, quartiers: bool) -> list[Territoire]:
    """The communes, or the neighbourhoods, in the order of the document."""
    return [lieu for lieu in contexte.territoires.values() if (lieu.est_quartier if quartiers else lieu.type is TypeTerritoire.COMMUNE)]


def alentours(contexte: Contexte) -> tuple[ContourAutour, ...]:
    """Outlines around the places of the contract, and water."""
    return tuple(ContourAutour(alentour.nom, alentour.contour, alentour.eau) for alentour in contexte.dossier.alentours)


def _nom_a_cote(contexte: Contexte, lieu: Territoire) -> str:
    communes = enumerer([contexte.territoires[id].nom for id in lieu.communes]) if lieu.est_quartier else ""
    return f"{lieu.nom} ({communes})" if communes else lieu.nom
