"""What the map of a contract draws: communes, neighbourhoods, and those whose place is not known."""

import json
from collections.abc import Sequence
from dataclasses import replace

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.gabarits import Gabarits
from generator.pages.plan import Repere, rendre_plan
from generator.pages.sortie import Sortie, cle_de
from generator.pages.typographie import INSECABLE, accord, enumerer

# The map document stands at carte/plan.html: addresses in it start from there.
VERS_TERRITOIRES = "../territoires/"
RESSOURCES = "../ressources/leaflet"
STYLE, SCRIPT = "carte/plan.css", "carte/plan.js"


def sortie_plan(contexte: Contexte, gabarits: Gabarits) -> Sortie:
    """The output `carte/plan.html` of one contract."""
    return _sortie(f"Carte : {contexte.contrat.territoire_nom}", reperes(contexte), gabarits)


def sortie_plan_du_portail(contextes: Sequence[Contexte], gabarits: Gabarits) -> Sortie:
    """The output `carte/plan.html` of the portal: the places of all contracts."""
    marques = tuple(
        replace(
            repere,
            id=f"{contexte.contrat.id}.{repere.id}",
            lignes=(*repere.lignes, f"Contrat{INSECABLE}: {contexte.contrat.territoire_nom}"),
            liens=tuple((nom, adresse.replace("../", f"../{contexte.contrat.id}/", 1)) for nom, adresse in repere.liens),
        )
        for contexte in contextes
        for repere in reperes(contexte)
    )
    return _sortie("Carte de tous les contrats", marques, gabarits)


def _sortie(titre: str, marques: tuple[Repere, ...], gabarits: Gabarits) -> Sortie:
    return Sortie(
        "carte/plan.html",
        cle_de(gabarits.empreinte, titre, repr(marques)),
        lambda: rendre_plan(
            titre=titre, reperes=marques, ressources=RESSOURCES, feuille_de_style=gabarits.fichiers[STYLE], script=gabarits.fichiers[SCRIPT]
        ).encode("utf-8"),
    )


def reperes(contexte: Contexte) -> tuple[Repere, ...]:
    """One mark per place with a point or an outline; one more per commune that has neighbourhoods without either."""
    marques = [
        _repere(contexte, territoire, *point)
        for territoire in contexte.territoires.values()
        if (point := point_de(territoire))
        and (territoire.contour or territoire.type is not TypeTerritoire.PERIMETRE)
        and territoire.type is not TypeTerritoire.ENSEMBLE
    ]
    for commune in contexte.de_type(TypeTerritoire.COMMUNE):
        perdus = [
            quartier for quartier in contexte.quartiers_de(commune.id) if quartier.latitude is None and quartier.communes[0] == commune.id
        ]
        if perdus and commune.latitude is not None and commune.longitude is not None:
            lot = _lot(commune, perdus, commune.latitude, commune.longitude)
            marques.append(replace(lot, commune=contexte.contrat.nom_des_communes[0]))
    return tuple(marques)


def point_de(territoire: Territoire) -> tuple[float, float] | None:
    """(latitude, longitude) of a territory: its own point, else the middle of its outline's box, else None."""
    if territoire.latitude is not None and territoire.longitude is not None:
        return territoire.latitude, territoire.longitude
    if not territoire.contour:
        return None
    geometrie = json.loads(territoire.contour)
    polygones = [geometrie["coordinates"]] if geometrie["type"] == "Polygon" else geometrie["coordinates"]
    points = [point for polygone in polygones for point in polygone[0]]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _repere(contexte: Contexte, territoire: Territoire, latitude: float, longitude: float) -> Repere:
    lignes = []
    if territoire.communes:
        lignes.append(enumerer([contexte.territoires[id].nom for id in territoire.communes]))
    if territoire.population is not None:
        lignes.append(accord(territoire.population, "habitant"))
    if territoire.est_quartier and territoire.localisation and not territoire.contour:
        lignes.append(territoire.localisation)
    page = VERS_TERRITOIRES if territoire.type is TypeTerritoire.PERIMETRE else f"{VERS_TERRITOIRES}{territoire.id}/"
    liens = ((f"Ouvrir la page{INSECABLE}: {territoire.nom}", page),)
    return Repere(
        territoire.id,
        territoire.nom,
        territoire.type.value,
        latitude,
        longitude,
        territoire.population,
        tuple(lignes),
        liens,
        territoire.contour,
        contexte.contrat.nom_des_communes[0],
    )


def _lot(commune: Territoire, quartiers: list[Territoire], latitude: float, longitude: float) -> Repere:
    nombre = accord(
        len(quartiers), "quartier dont l’emplacement exact n’est pas connu", "quartiers dont l’emplacement exact n’est pas connu"
    )
    liens = tuple((f"{quartier.nom} ({quartier.type.value.upper()})", f"{VERS_TERRITOIRES}{quartier.id}/") for quartier in quartiers)
    return Repere(f"lot-{commune.id}", commune.nom, "lot", latitude, longitude, None, (nombre,), liens)
