"""Where a place of a contract is: the drawing of it among its neighbours, and what can be said of how well its place is known."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.calculs.lieux_proches import direction, kilometres, plus_proches
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_de_situation import LieuSitue, Situation, carte_de_situation
from generator.pages.mots.noms_des_lieux import de_lieu
from generator.pages.mots.typographie import INSECABLE, enumerer, nombre_fr
from generator.pages.pieces.reperes import point_de

_LIEUX_DITS = 2  # from which the distance is told
_COMMUNES_AUTOUR = {True: 5, False: 24}  # how many communes stand around a neighbourhood, around a commune
_AU_MOINS = 4  # communes around, those of other contracts where this one has fewer: two dots alone tell nobody where they are


class VueSituation(Struct, frozen=True):
    """The drawing (None where the place of nothing is known), what it shows in words, how sure it is, and how far the place is from others, where no
    outline shows it."""

    dessin: Situation | None
    titre: str
    precision: str
    distances: str


def vue_situation(contexte: Contexte, territoire: Territoire) -> VueSituation:
    """Where `territoire` is."""
    lieux = tuple(_lieux(contexte, territoire))
    fond = tuple(un.contour for un in contexte.de_type(TypeTerritoire.PERIMETRE) if un.contour)
    dessin = carte_de_situation(lieux, fond)
    situes = {lieu.id: lieu.nom for lieu in lieux if lieu.id != territoire.id}
    noms = [situes[id] for id in dessin.montres if id in situes] if dessin else []
    autour = f", parmi{INSECABLE}: {enumerer(noms)}" if noms else ""
    return VueSituation(
        dessin, f"Où se trouve {territoire.nom}{autour}.", localisation_dite(contexte, territoire), _distances(contexte, territoire)
    )


def _distances(contexte: Contexte, territoire: Territoire) -> str:
    """«À 2,4 km au sud de Villejuif et à 3 km à l’ouest d’Orly, à vol d’oiseau.»; nothing where outlines show it, or where it has no place of its own."""
    ici = point_de(territoire)
    communes = [un for un in contexte.de_type(TypeTerritoire.COMMUNE) if un.id != territoire.id]
    if len(communes) < _LIEUX_DITS:
        communes += contexte.communes_autour
    noms = {un.id: un.nom for un in communes}
    autres = {un.id: point for un in communes if (point := point_de(un))}
    if ici is None or not autres or any(un.contour for un in contexte.territoires.values()):
        return ""
    dits = []
    for id in plus_proches(ici, autres, _LIEUX_DITS):
        metres = round(kilometres(ici, autres[id]) * 10) * 100
        if metres:
            vers = direction(autres[id], ici)
            loin = f"{nombre_fr(Decimal(metres) / 1000)}{INSECABLE}km" if metres >= 1000 else f"{metres}{INSECABLE}m"
            dits.append(f"à {loin} {'à l’' if vers[0] in 'eo' else 'au '}{vers} {de_lieu(noms[id])}")
    return f"{enumerer(dits)[:1].upper()}{enumerer(dits)[1:]}, à vol d’oiseau, d’après les points de la carte." if dits else ""


def localisation_dite(contexte: Contexte, territoire: Territoire) -> str:
    """What the mark of a place stands for, or that its place is not known."""
    if territoire.contour:
        return "Contour officiel."
    if territoire.latitude is not None:
        return f"Sur la carte{INSECABLE}: {territoire.localisation}." if territoire.localisation else ""
    if territoire.type is TypeTerritoire.ENSEMBLE:
        return "Le document ne dit pas où sont ces quartiers."
    communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
    montre = f"{INSECABLE}: la carte montre {communes}" if communes else ""
    return f"Nous ne connaissons pas l’emplacement exact de ce lieu{montre}."


def _lieux(contexte: Contexte, territoire: Territoire) -> Iterator[LieuSitue]:
    """The place itself; for a neighbourhood its communes and the neighbourhoods there; then the communes around, the nearest first."""
    ici = point_de(territoire)
    siens = [contexte.territoires[id] for id in territoire.communes] if territoire.est_quartier else []
    centre = ici or next(filter(None, map(point_de, siens)), None)
    if ici:
        yield _lieu(territoire, ici, ici=True)
    communes = siens if territoire.est_quartier else [territoire]
    quartiers = {un.id: un for commune in communes for un in contexte.quartiers_de(commune.id)}
    for un in (*siens, *quartiers.values()):
        if un.id != territoire.id and (point := point_de(un)):
            yield _lieu(un, point, ici=ici is None and un in siens)  # its commune stands for a place that is not known
    connus = {un.id: point for un in contexte.de_type(TypeTerritoire.COMMUNE) if un not in communes and (point := point_de(un))}
    proches = plus_proches(centre, connus, _COMMUNES_AUTOUR[territoire.est_quartier]) if centre else tuple(connus)
    for id in proches:
        yield _lieu(contexte.territoires[id], connus[id])
    dehors = {un.id: point for un in contexte.communes_autour if (point := point_de(un))} if len(proches) < _AU_MOINS else {}
    for id in plus_proches(centre, dehors, _AU_MOINS - len(proches)) if centre else ():
        nom = next(un.nom for un in contexte.communes_autour if un.id == id)
        yield LieuSitue(f"autour-{id}", nom, *dehors[id], dehors=True)


def _lieu(territoire: Territoire, point: tuple[float, float], *, ici: bool = False) -> LieuSitue:
    return LieuSitue(territoire.id, territoire.nom, *point, territoire.contour, ici=ici)
