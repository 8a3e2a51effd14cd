"""What the map of a contract draws: communes, neighbourhoods, and those whose place is not known."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.calculs.lieux import quartiers_de
from generator.model.contour import emprise
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import CARTE
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import GenreDeRepere, RepereDeCarte, rendre_la_carte
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.sortie import Fichier, cle_de

# The map document stands at carte/plan.html: addresses in it start from there.
VERS_TERRITOIRES = "../territoires/"
RESSOURCES = "../ressources"


def sortie_de_la_carte(contexte: Contexte) -> Fichier:
    """The output `carte/plan.html` of one contract."""
    return sortie_des_reperes(f"Carte : {contexte.contrat.territoire_nom}", reperes(contexte))


def sortie_des_reperes(titre: str, marques: tuple[RepereDeCarte, ...]) -> Fichier:
    """The output `carte/plan.html` of a site: a plan of these marks."""
    return Fichier(
        f"{CARTE}plan.html",
        cle_de(titre, repr(marques)),
        lambda: rendre_la_carte(titre=titre, reperes=marques, ressources=RESSOURCES).encode("utf-8"),
    )


def reperes(contexte: Contexte) -> tuple[RepereDeCarte, ...]:
    """One mark per place with a point or an outline; one more per commune that has neighbourhoods without either."""
    lots = (
        replace(lot(commune, len(quartiers), [(quartier, VERS_TERRITOIRES) for quartier in quartiers]), commune=_mot(contexte))
        for commune, quartiers in perdus(tuple(contexte.territoires.values()))
    )
    return (*marques(contexte), *lots, *_alentours(contexte))


def _alentours(contexte: Contexte) -> Iterator[RepereDeCarte]:
    """The ground of the map: the outlines that the project brings, and water; where it brings no outlines, the communes of other contracts around."""
    for rang, alentour in enumerate(contexte.dossier.alentours):
        genre = GenreDeRepere.EAU if alentour.eau else GenreDeRepere.ALENTOUR
        yield RepereDeCarte(f"alentour-{rang}", alentour.nom, genre, 0, 0, None, (), (), alentour.contour)
    for commune in () if any(not un.eau for un in contexte.dossier.alentours) else contexte.communes_autour:
        if point := point_de(commune):
            yield RepereDeCarte(f"autour-{commune.id}", commune.nom, GenreDeRepere.ALENTOUR, *point, None, (), ())


def marques(contexte: Contexte) -> tuple[RepereDeCarte, ...]:
    """One mark per place with a point or an outline."""
    return tuple(
        _repere(contexte, territoire, *point)
        for territoire in contexte.territoires.values()
        if (point := point_de(territoire))
        and (territoire.contour or territoire.type is not TypeTerritoire.PERIMETRE)
        and territoire.type is not TypeTerritoire.ENSEMBLE
    )


def perdus(territoires: Sequence[Territoire], ailleurs: Collection[str] = ()) -> Iterator[tuple[Territoire, list[Territoire]]]:
    """The communes that have a point, each with its neighbourhoods that have none; without those of `ailleurs`, placed by others."""
    for commune in (un for un in territoires if un.type is TypeTerritoire.COMMUNE):
        quartiers = [
            quartier
            for quartier in quartiers_de(commune.id, territoires)
            if point_de(quartier) is None and quartier.communes[0] == commune.id and quartier.id not in ailleurs
        ]
        if quartiers and commune.latitude is not None:
            yield commune, quartiers


def point_de(territoire: Territoire) -> tuple[float, float] | None:
    """(latitude, longitude) of a territory: its own point, else the middle of its outline's box, else None."""
    if territoire.latitude is not None and territoire.longitude is not None:
        return territoire.latitude, territoire.longitude
    if not territoire.contour:
        return None
    ouest, sud, est, nord = emprise(territoire.contour)
    return (sud + nord) / 2, (ouest + est) / 2


def _repere(contexte: Contexte, territoire: Territoire, latitude: float, longitude: float) -> RepereDeCarte:
    lignes = []
    if territoire.communes:
        lignes.append(enumerer([contexte.territoires[id].nom for id in territoire.communes]))
    if territoire.population is not None:
        lignes.append(accord(territoire.population, "habitant"))
    if territoire.est_quartier and territoire.localisation and not territoire.contour:
        lignes.append(territoire.localisation)
    page = f"{VERS_TERRITOIRES}{territoire.id}/" if territoire.a_sa_page else VERS_TERRITOIRES
    liens = ((f"Ouvrir la page{INSECABLE}: {territoire.nom}", page),)
    return RepereDeCarte(
        territoire.id,
        territoire.nom,
        GenreDeRepere(territoire.type),
        latitude,
        longitude,
        territoire.population,
        tuple(lignes),
        liens,
        territoire.contour,
        _mot(contexte),
    )


def lot(commune: Territoire, nombre: int, quartiers: Iterable[tuple[Territoire, str]]) -> RepereDeCarte:
    """The mark of `nombre` neighbourhoods whose place is not known, at the centre of their commune; each with the folder of its page."""
    liens = tuple((f"{quartier.nom} ({quartier.type.value.upper()})", f"{dossier}{quartier.id}/") for quartier, dossier in quartiers)
    mots = "quartier dont l’emplacement exact n’est pas connu", "quartiers dont l’emplacement exact n’est pas connu"
    latitude, longitude = commune.latitude or 0.0, commune.longitude or 0.0
    return RepereDeCarte(f"lot-{commune.id}", commune.nom, GenreDeRepere.LOT, latitude, longitude, None, (accord(nombre, *mots),), liens)


def _mot(contexte: Contexte) -> str:
    return contexte.contrat.nom_des_communes[0]
