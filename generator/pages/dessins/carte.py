"""Maps: the places of a contract, or of all, as an HTML document of their own, for an iframe or a tab. Nothing comes from another site
until the reader asks for IGN's tiles."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from html import escape

from msgspec import Struct

from generator.pages.dessins.document_de_carte import (
    adresse_relative,
    composer,
    donnees_des_cercles,
    panneau,
    phrase_des_cercles,
    texte_permis,
    verifier_les_ids,
)
from generator.pages.dessins.etiquettes_de_carte import noms_courts
from generator.pages.dessins.geometrie import lire_contour, lire_point
from generator.pages.dessins.moteur_de_carte import Moteur
from generator.pages.dessins.reperage import CerclesDeDistance, PointNomme, cercles_de_distance
from generator.pages.mots.typographie import INSECABLE, accord, nombre_fr


class GenreDeRepere(StrEnum):
    """The kinds of marks: the kinds of places, the neighbourhoods of a commune whose places are not known, together, all places of a contract, as
    one, and what lies around them: the ground of the map."""

    PERIMETRE = "perimetre"
    COMMUNE = "commune"
    QPV = "qpv"
    QVA = "qva"
    LOT = "lot"
    CONTRAT = "contrat"
    ALENTOUR = "alentour"
    EAU = "eau"


NOMS = {
    GenreDeRepere.PERIMETRE: "Périmètre du contrat",
    GenreDeRepere.COMMUNE: "Commune",
    GenreDeRepere.QPV: "Quartier prioritaire (QPV)",
    GenreDeRepere.QVA: "Quartier de veille active (QVA)",
    GenreDeRepere.LOT: "Quartiers à l’emplacement non connu",
    GenreDeRepere.CONTRAT: "Contrat, au milieu de ses lieux",
    GenreDeRepere.ALENTOUR: "Hors du contrat",
    GenreDeRepere.EAU: "Eau",
}
_AIDE_LOT = "placés près du centre de leur "

# Radii in CSS pixels. Area is proportional to inhabitants: 1 000 are 5,4 px, 15 000 are 20,8 px. Below the least radius a finger
# misses the circle, above the greatest it hides its neighbours.
RAYON_PAR_RACINE = 0.17
RAYON_MINIMAL = 5.0
RAYON_MAXIMAL = 26.0
RAYON_SANS_POPULATION = 7.0
_RAYONS_FIXES = {
    GenreDeRepere.COMMUNE: 4.0,
    GenreDeRepere.PERIMETRE: 9.0,
    GenreDeRepere.LOT: 8.0,
    GenreDeRepere.CONTRAT: 8.0,
    GenreDeRepere.ALENTOUR: 3.0,
}
_POPULATIONS_DE_LEGENDE = (1_000, 5_000, 15_000)


class RepereDeCarte(Struct, frozen=True):
    """One thing drawn. `latitude`/`longitude` are WGS84 degrees, `population` counts inhabitants, `contour` is a GeoJSON Polygon or
    MultiPolygon as text or empty, `liens` are (label, relative address). `commune` is what its contract calls a commune. Texts are untrusted;
    `id` is ASCII and unique on its map."""

    id: str
    nom: str
    type: GenreDeRepere
    latitude: float
    longitude: float
    population: int | None
    lignes: tuple[str, ...]
    liens: tuple[tuple[str, str], ...]
    contour: str = ""
    commune: str = "commune"


def rendre_la_carte(*, titre: str, reperes: Sequence[RepereDeCarte], ressources: str) -> str:
    """The map as one HTML document; the same arguments always give the same text.

    `ressources` is the relative address of the resources of its site. ValueError: an id that is doubled or not ASCII, a place or a contour that is
    not one, an address that is not relative.
    """
    verifier_les_ids([repere.id for repere in reperes])
    dessines = sorted(reperes, key=_rang)
    courts = _courts(reperes)
    traits = [_trait(repere, courts.get(repere.id, "") or _compte(repere)) for repere in dessines]
    cercles = _cercles(reperes)
    mots = {nom: mot for nom, mot in NOMS.items() if any(repere.type == nom for repere in reperes)}
    return composer(
        titre=titre,
        panneau=_panneau(dessines, phrase_des_cercles(cercles)),
        donnees={
            "mots": mots,
            **donnees_des_cercles(cercles),
            "type": "FeatureCollection",
            "features": traits,
        },
        ressources=ressources,
        moteur=Moteur.LIEUX,
    )


def rayon(repere: RepereDeCarte) -> float:
    """Radius in CSS pixels of the circle (or half side of the square) that stands for a place without contour."""
    if repere.type in _RAYONS_FIXES:
        return _RAYONS_FIXES[repere.type]
    return RAYON_SANS_POPULATION if repere.population is None else _rayon_de(repere.population)


def _rayon_de(population: int) -> float:
    return round(min(max(RAYON_PAR_RACINE * math.sqrt(max(population, 0)), RAYON_MINIMAL), RAYON_MAXIMAL), 1)


def _rang(repere: RepereDeCarte) -> tuple[int, float]:
    """Outlines under circles, great circles under small ones: what is drawn last can always be pressed."""
    if repere.contour:
        fonds = {GenreDeRepere.ALENTOUR: -2, GenreDeRepere.PERIMETRE: -1, GenreDeRepere.COMMUNE: 0, GenreDeRepere.EAU: 1}
        return fonds.get(repere.type, 2), 0.0
    return {GenreDeRepere.COMMUNE: 4, GenreDeRepere.ALENTOUR: 2}.get(repere.type, 3), -rayon(repere)


def _courts(reperes: Sequence[RepereDeCarte]) -> dict[str, str]:
    """What is written of communes on the map, by id, where it is shorter than their name: «18e» for «Paris 18e arrondissement», and «Paris 18e» on a
    map of several contracts."""
    groupes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for repere in reperes:
        if repere.type is GenreDeRepere.COMMUNE:
            groupes[repere.commune][repere.id] = repere.nom
    courts = {id_: court for noms in groupes.values() for id_, court in noms_courts(noms, fin_seule=len(groupes) > 1).items()}
    return {id_: court for noms in groupes.values() for id_, nom in noms.items() if (court := courts[id_]) != nom}


def _compte(repere: RepereDeCarte) -> str:
    """What the map writes of neighbourhoods whose place is not known, beside their commune's own name: how many they are."""
    return (
        accord(len(repere.liens), "quartier non placé", "quartiers non placés") if repere.type is GenreDeRepere.LOT and repere.liens else ""
    )


def _trait(repere: RepereDeCarte, court: str) -> dict[str, object]:
    """The GeoJSON feature of one place, all fields checked; `court` is what is written of it on the map where that is not its name."""
    if repere.type in (GenreDeRepere.ALENTOUR, GenreDeRepere.EAU):
        fond: dict[str, object] = {"fond": True, "nom": texte_permis(repere.nom)}
        if repere.type is GenreDeRepere.EAU:
            fond["eau"] = True
        if repere.contour:
            return {"type": "Feature", "properties": fond, "geometry": lire_contour(repere.contour, repere.id)}
        point = lire_point((repere.longitude, repere.latitude), repere.id)
        return {"type": "Feature", "properties": {**fond, "rayon": rayon(repere)}, "geometry": {"type": "Point", "coordinates": point}}
    point = lire_point((repere.longitude, repere.latitude), repere.id)
    proprietes: dict[str, object] = {"id": repere.id, "nom": texte_permis(repere.nom), "type": repere.type.value}
    if repere.type is GenreDeRepere.COMMUNE and repere.commune != repere.type:
        proprietes["mot"] = texte_permis(repere.commune.capitalize())
    if court:
        proprietes["court"] = texte_permis(court)
    if repere.lignes:
        proprietes["lignes"] = [texte_permis(ligne) for ligne in repere.lignes]
    if repere.liens:
        proprietes["liens"] = [[texte_permis(libelle), adresse_relative(adresse)] for libelle, adresse in repere.liens]
    if repere.type is GenreDeRepere.COMMUNE and repere.population is not None:  # ranks the names; a circle has its radius for that
        proprietes["population"] = repere.population
    if repere.contour:
        proprietes["point"] = point[::-1]
        return {"type": "Feature", "properties": proprietes, "geometry": lire_contour(repere.contour, repere.id)}
    proprietes["rayon"] = rayon(repere)
    return {"type": "Feature", "properties": proprietes, "geometry": {"type": "Point", "coordinates": point}}


def _cercles(reperes: Sequence[RepereDeCarte]) -> CerclesDeDistance | None:
    """Circles of known distance around a commune, or another place where there is none, of a map without outlines."""
    if any(repere.contour for repere in reperes if repere.type is not GenreDeRepere.EAU):
        return None

    def points(*genres: GenreDeRepere) -> list[PointNomme]:
        return [PointNomme(texte_permis(repere.nom), repere.longitude, repere.latitude) for repere in reperes if repere.type in genres]

    communes, dehors = points(GenreDeRepere.COMMUNE), points(GenreDeRepere.ALENTOUR)
    if len(communes) == 1 and dehors:  # the map shows those around too (plan.js)
        return cercles_de_distance([*communes, *dehors], communes[0])
    return cercles_de_distance(
        communes if len(communes) > 1 else points(*(set(GenreDeRepere) - {GenreDeRepere.LOT, GenreDeRepere.ALENTOUR, GenreDeRepere.EAU}))
    )


def _panneau(reperes: Sequence[RepereDeCarte], cercles: str) -> str:
    return panneau(
        _legende(reperes, cercles) if reperes else "<p>Aucun territoire à montrer sur cette carte.</p>", avec_reperes=bool(reperes)
    )


def _legende(reperes: Sequence[RepereDeCarte], cercles: str) -> str:
    """One entry for each kind of mark on this map, then the sizes of circles where population gives them."""
    presents = {(repere.type, bool(repere.contour)) for repere in reperes}
    communes = {nom: _communes(repere for repere in reperes if repere.type == nom) for nom in (GenreDeRepere.COMMUNE, GenreDeRepere.LOT)}
    entrees = [
        _entree(nom, communes.get(nom, ""), contour=contour) for nom in NOMS for contour in (False, True) if (nom, contour) in presents
    ]
    ronds = [repere for repere in reperes if repere.type in (GenreDeRepere.QPV, GenreDeRepere.QVA) and not repere.contour]
    tailles = ""
    if any(repere.population is not None for repere in ronds):
        echelle = "".join(
            f"<li>{_symbole('taille', _rayon_de(nombre))}<span>{nombre_fr(nombre)}</span></li>" for nombre in _POPULATIONS_DE_LEGENDE
        )
        tailles = f'<p>Nombre d’habitants{INSECABLE}:</p><ul class="plan-tailles">{echelle}</ul>'
        if any(repere.population is None for repere in ronds):
            tailles += f"<ul><li>{_symbole('taille', RAYON_SANS_POPULATION)}<span>nombre non connu</span></li></ul>"
    return f'<details class="plan-legende" open><summary>Légende</summary><ul>{"".join(entrees)}</ul>{tailles}{cercles}</details>'


def _communes(reperes: Iterable[RepereDeCarte]) -> str:
    """«commune ou arrondissement»: what the contracts of these marks call their communes."""
    return " ou ".join(sorted({texte_permis(repere.commune) for repere in reperes}, key=lambda nom: (nom != "commune", nom)))


def _entree(genre: GenreDeRepere, commune: str, *, contour: bool) -> str:
    precision = f"<small>{_AIDE_LOT}{escape(commune)}</small>" if genre == GenreDeRepere.LOT else ""
    mot = escape(commune.capitalize()) if genre is GenreDeRepere.COMMUNE else NOMS[genre]
    dessin = _symbole(genre, _RAYONS_FIXES.get(genre, 8.0), contour=contour)
    return f"<li>{dessin}<span>{mot}{precision}</span></li>"


def _symbole(genre: str, rayon_: float, *, contour: bool = False) -> str:
    """A drawing of the legend: the same classes as on the map, so that the style sheet cannot make them differ."""
    cote = math.ceil(2 * max(rayon_, 9) + 6)
    c = cote / 2
    if contour:
        trace = f"M3 {c - 5}L{c + 2} 3L{cote - 3} {c - 2}L{cote - 6} {cote - 4}L5 {cote - 3}Z"
        forme = f'<path class="repere repere-{genre} contour" d="{trace}"/>'
    elif genre == GenreDeRepere.LOT:
        forme = f'<path class="repere repere-lot" d="{_carres(c, rayon_)}"/>'
    elif genre == GenreDeRepere.PERIMETRE:
        forme = f'<path class="repere repere-perimetre" d="M{c} {c - rayon_}L{c + rayon_} {c}L{c} {c + rayon_}L{c - rayon_} {c}Z"/>'
    else:
        forme = f'<circle class="repere repere-{genre}" cx="{c}" cy="{c}" r="{rayon_}"/>'
    return f'<svg width="{cote}" height="{cote}" aria-hidden="true">{forme}</svg>'


def _carres(centre: float, demi_cote: float) -> str:
    """Two squares, one inside the other, as an SVG path; plan.js draws the same on the map."""
    return "".join(f"M{centre - d} {centre - d}h{2 * d}v{2 * d}h{-2 * d}z" for d in (demi_cote, demi_cote / 2 - 1))
