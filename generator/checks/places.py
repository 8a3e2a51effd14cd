"""Codes and points of places: their form, their department, the division that they are of, and how far they are from where they should be."""

import re
from collections.abc import Collection, Iterator, Mapping

from generator.calculs.lieux_proches import kilometres
from generator.calculs.regions import CadreDeRegion, departement_de_la_commune, departement_du_quartier, region_du
from generator.checks.sujets import repondre
from generator.model.codes import CodeFichier, CodeLien
from generator.model.contour import emprise
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.territoire import Territoire, TypeTerritoire
from generator.sources.journal import extrait

DE_2015, DE_2024 = re.compile(r"QP[0-9]{2}[0-9AB][0-9]{3}"), re.compile(r"QN[0-9]{2}[0-9AB][0-9]{2}[A-Z]")
COMMUNE = re.compile(r"(?:[0-9]{2}|2[AB])(?!000)[0-9]{3}|X[0-9]{4}")  # no department begins with X: so are invented communes called
NOUVEAUX_QUARTIERS = 2024  # the year from which contracts are of the neighbourhoods of decree 2023-1314
LOIN = 15  # kilometres between a neighbourhood and the point of its commune: more than any of France lies from its town hall but in the widest communes
AUTOUR = 0.02  # degrees around the outline of a commune


def verifier_places(dossier: Dossier) -> Iterator[Probleme]:
    """Warns of codes and points of places that can hardly be right."""
    lieux = {territoire.id: territoire for territoire in dossier.territoires}
    decoupages = [decoupage for territoire in lieux.values() if (decoupage := decoupage_de(territoire))]
    # Where no place of a contract is in its region, its codes are those of another world: an example, or a division that is not known here.
    dedans = [_est_dans_sa_region(territoire, lieux) for territoire in lieux.values()]
    situes = True in dedans or dedans.count(False) < 2
    for territoire in lieux.values():
        yield from _code(territoire, lieux)
        yield from _vintage(territoire, decoupages, dossier)
        yield from _point(territoire, lieux, situes=situes)
        yield from _contour(territoire, lieux, situes=situes)
    yield from _sans_contour(lieux.values())


def _sans_contour(lieux: Collection[Territoire]) -> Iterator[Probleme]:
    """Places that have a code and no outline, where others of their kind have theirs."""
    dessines = {territoire.type for territoire in lieux if territoire.contour}
    for territoire in lieux:
        if territoire.code and not territoire.contour and territoire.type in dessines:
            message = f"Aucun contour n’a le code de ce lieu ({extrait(territoire.code)}), et d’autres lieux du même type ont le leur."
            conseil = (
                f"Vérifier le code, ou ajouter le contour : sans lui, le lieu n’est qu’un point sur les cartes ; {repondre(territoire.id)}"
            )
            yield Probleme(territoire.lieu, CodeFichier.GEOJSON, message, conseil, Gravite.AVERTISSEMENT, territoire.id)


def _code_nu(territoire: Territoire) -> str:
    return "".join(territoire.code.split()).upper()


def decoupage_de(territoire: Territoire) -> int:
    """2015 or 2024 by the code of a priority neighbourhood; 0 where it does not say."""
    code = _code_nu(territoire)
    if territoire.type is not TypeTerritoire.QPV:
        return 0
    return 2015 if DE_2015.fullmatch(code) else 2024 if DE_2024.fullmatch(code) else 0


def _code(territoire: Territoire, lieux: Mapping[str, Territoire]) -> Iterator[Probleme]:
    code = _code_nu(territoire)
    if not code:
        return
    if territoire.type is TypeTerritoire.COMMUNE:
        if territoire.communes:
            return  # it is no commune: its type could not be read
        if not COMMUNE.fullmatch(code):
            yield _dire(
                territoire, f"« {territoire.code} » n’est pas un code Insee de commune (cinq signes, comme 94017 ou 2A004).", "Le corriger"
            )
        elif territoire.departement and territoire.departement.upper() != departement_de_la_commune(code):
            message = f"Le code « {territoire.code} » n’est pas du département écrit, {territoire.departement}."
            yield _dire(territoire, message, "Corriger l’un des deux")
    elif territoire.type is TypeTerritoire.QPV:
        if code.startswith("QX"):
            return  # invented, as X0001 is of a commune
        if not decoupage_de(territoire):
            message = f"« {territoire.code} » n’est pas le code d’un quartier prioritaire (QP094001 en 2015, QN09401M en 2024)."
            yield _dire(territoire, message, "Le corriger")
            return
        communes = [lieux[id] for id in territoire.communes if id in lieux and COMMUNE.fullmatch(_code_nu(lieux[id]))]
        departements = {departement_de_la_commune(_code_nu(commune)) for commune in communes}
        ici = departement_du_quartier(code)
        if departements and ici.zfill(2) not in departements:
            noms = ", ".join(commune.nom for commune in communes)
            message = (
                f"Le code « {territoire.code} » est du département {ici}, et sa commune ({noms}) du {', '.join(sorted(departements))}."
            )
            yield _dire(territoire, message, "Corriger le code ou la commune")


def _vintage(territoire: Territoire, decoupages: list[int], dossier: Dossier) -> Iterator[Probleme]:
    """A neighbourhood of the other division than the rest of the contract, or than the time of the contract."""
    decoupage, contrat = decoupage_de(territoire), dossier.contrat
    if not decoupage:
        return
    memes, autres = decoupages.count(decoupage), len(decoupages) - decoupages.count(decoupage)
    if autres > memes:
        message = f"« {territoire.code} » est un quartier de {decoupage}, et les autres quartiers du contrat sont de {4039 - decoupage}."
        yield _dire(territoire, message, "Vérifier le découpage : les deux ne sont pas les mêmes quartiers")
    elif decoupage == 2024 and contrat.fin and contrat.fin < NOUVEAUX_QUARTIERS:
        message = f"« {territoire.code} » est un quartier de 2024, et le contrat finit en {contrat.fin}."
        yield _dire(territoire, message, "Écrire le code de 2015 (QP…)")
    elif decoupage == 2015 and contrat.debut >= NOUVEAUX_QUARTIERS:
        message = f"« {territoire.code} » est un quartier de 2015, et le contrat commence en {contrat.debut}."
        yield _dire(territoire, message, "Écrire le code de 2024 (QN…)")


def _est_dans_sa_region(territoire: Territoire, lieux: Mapping[str, Territoire]) -> bool | None:
    """None where it has no point, or no region that is known here."""
    region = _region(territoire, [lieux[id] for id in territoire.communes if id in lieux])
    if region is None or territoire.latitude is None or territoire.longitude is None:
        return None
    return region.contient(territoire.latitude, territoire.longitude)


def _point(territoire: Territoire, lieux: Mapping[str, Territoire], *, situes: bool) -> Iterator[Probleme]:
    latitude, longitude = territoire.latitude, territoire.longitude
    if latitude is None or longitude is None:
        return
    communes = [lieux[id] for id in territoire.communes if id in lieux]
    region = _region(territoire, communes)
    if region and not region.contient(latitude, longitude) and region.contient(longitude, latitude):
        message = f"La latitude ({latitude}) et la longitude ({longitude}) sont échangées : le lieu serait hors de sa région, {region.nom}."
        yield _dire(territoire, message, "Les échanger", CodeLien.LIEU_ELOIGNE)
    elif not region and 41 <= longitude <= 51.5 and -5.5 <= latitude <= 10:
        message = f"La latitude ({latitude}) et la longitude ({longitude}) sont sans doute échangées."
        yield _dire(territoire, message, "Les échanger", CodeLien.LIEU_ELOIGNE)
    elif region and situes and not region.contient(latitude, longitude):
        message = f"Le point ({latitude}, {longitude}) est hors de la région du lieu, {region.nom}."
        yield _dire(territoire, message, "Vérifier la latitude et la longitude", CodeLien.LIEU_ELOIGNE)
    elif territoire.est_quartier and communes and all(_est_loin((latitude, longitude), commune) for commune in communes):
        message = f"Le point ({latitude}, {longitude}) est loin de sa commune ({', '.join(commune.nom for commune in communes)})."
        yield _dire(territoire, message, "Vérifier la latitude et la longitude", CodeLien.LIEU_ELOIGNE)


def _contour(territoire: Territoire, lieux: Mapping[str, Territoire], *, situes: bool) -> Iterator[Probleme]:
    """An outline whose middle is elsewhere than its place: outside its region, or far from its own point."""
    if not territoire.contour:
        return
    ouest, sud, est, nord = emprise(territoire.contour)
    milieu = ((sud + nord) / 2, (ouest + est) / 2)
    region = _region(territoire, [lieux[id] for id in territoire.communes if id in lieux])
    point = (territoire.latitude, territoire.longitude)
    ou = f"Le milieu de son contour ({milieu[0]:.4f}, {milieu[1]:.4f})"
    if region and region.contient(milieu[1], milieu[0]) and not region.contient(*milieu):
        message = f"{ou} est hors de sa région, {region.nom} : la latitude et la longitude y sont échangées."
        yield _dire(territoire, message, "Écrire la longitude d’abord dans le GeoJSON", CodeLien.LIEU_ELOIGNE)
    elif region and situes and not region.contient(*milieu):
        yield _dire(territoire, f"{ou} est hors de sa région, {region.nom}.", "Vérifier le contour", CodeLien.LIEU_ELOIGNE)
    elif point[0] is not None and point[1] is not None and territoire.est_quartier and kilometres(milieu, (point[0], point[1])) > LOIN:
        message = f"{ou} est loin de son point ({point[0]}, {point[1]})."
        yield _dire(territoire, message, "Vérifier le contour et le point", CodeLien.LIEU_ELOIGNE)


def _region(territoire: Territoire, communes: list[Territoire]) -> CadreDeRegion | None:
    """The region that its own code, else its communes, say."""
    code = _code_nu(territoire)
    if territoire.type is TypeTerritoire.COMMUNE and COMMUNE.fullmatch(code):
        return region_du(departement_de_la_commune(code))
    if communes:
        return region_du(departement_de_la_commune(_code_nu(communes[0])))
    return region_du(departement_du_quartier(code)) if decoupage_de(territoire) else None


def _est_loin(point: tuple[float, float], commune: Territoire) -> bool:
    """True where it is surely far from that commune; one that has neither a point nor an outline says nothing."""
    latitude, longitude = point
    if commune.contour:
        ouest, sud, est, nord = emprise(commune.contour)
        return not (sud - AUTOUR <= latitude <= nord + AUTOUR and ouest - AUTOUR <= longitude <= est + AUTOUR)
    if commune.latitude is None or commune.longitude is None:
        return False
    return kilometres(point, (commune.latitude, commune.longitude)) > LOIN


def _dire(territoire: Territoire, message: str, conseil: str, code: CodeLien = CodeLien.CODE_DE_LIEU) -> Probleme:
    return Probleme(territoire.lieu, code, message, f"{conseil} ; {repondre(territoire.id)}", Gravite.AVERTISSEMENT, territoire.id)
