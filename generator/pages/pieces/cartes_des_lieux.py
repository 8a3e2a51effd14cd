"""Drawn maps of the places of a contract: where they are, and where the indicators of each stand."""

from collections.abc import Iterator, Sequence

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique, EtatDuLieu, Habit, LieuDessine, carte_thematique
from generator.pages.mots.typographie import INSECABLE, enumerer
from generator.pages.pieces.cartes_de_chiffres import alentours
from generator.pages.pieces.reperes import point_de

_QUARTIER = {TypeTerritoire.QPV: "qpv", TypeTerritoire.QVA: "qva"}


def carte_des_lieux(contexte: Contexte, *, communes_seules: bool = False) -> CarteThematique | None:
    """Communes and neighbourhoods by their names, or communes alone; None where none has a place on earth."""
    communes, quartiers = de_genre(contexte, quartiers=False), [] if communes_seules else de_genre(contexte, quartiers=True)
    places = [lieu for lieu in (*communes, *quartiers) if point_de(lieu)]
    if not places:
        return None
    nom = contexte.contrat.nom_des_communes[0]
    mots = {"": nom.capitalize(), "qpv": "Quartier prioritaire (QPV)", "qva": "Quartier de veille active (QVA)"}
    description = f"{enumerer([lieu.nom for lieu in communes])}." if communes else ""
    return carte_thematique(
        "lieux",
        "Où sont les lieux du contrat",
        [dessiner(lieu, EtatDuLieu.RIEN, motif=_QUARTIER.get(lieu.type, ""), rang=not lieu.est_quartier) for lieu in places],
        alentours=alentours(contexte),
        notes=tuple(sans_place(contexte, [*communes, *quartiers])),
        a_l_ecart=True,
        habit=Habit({motif: mot for motif, mot in mots.items() if motif or communes}, description),
    )


def dessiner(lieu: Territoire, etat_: EtatDuLieu, ecrit: str = "", motif: str = "", rang: int = 0) -> LieuDessine:
    """A place as it is drawn; one without a place on earth must not be. Those of the highest rank are named first."""
    latitude, longitude = point_de(lieu) or (0.0, 0.0)
    return LieuDessine(lieu.id, lieu.nom, latitude, longitude, lieu.contour, etat_, ecrit, rang, motif=motif)


def de_genre(contexte: Contexte, *, quartiers: bool) -> list[Territoire]:
    """The communes, or the neighbourhoods, in the order of the document."""
    return [lieu for lieu in contexte.territoires.values() if (lieu.est_quartier if quartiers else lieu.type is TypeTerritoire.COMMUNE)]


def sans_place(contexte: Contexte, lieux: Sequence[Territoire]) -> Iterator[str]:
    """The places that no map can show, by name: they stand beside it."""
    sans = [lieu for lieu in lieux if point_de(lieu) is None]
    if sans:
        dits = [_dit(contexte, lieu) for lieu in sans]
        yield f"Emplacement exact non connu, donc pas sur cette carte{INSECABLE}: {enumerer(dits)}."


def _dit(contexte: Contexte, lieu: Territoire) -> str:
    """Its name, with that of its commune: neighbourhoods of several may have one name."""
    communes = enumerer([contexte.territoires[id].nom for id in lieu.communes]) if lieu.est_quartier else ""
    return f"{lieu.nom} ({communes})" if communes else lieu.nom
