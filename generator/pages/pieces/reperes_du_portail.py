"""What the map of all contracts draws: each place once, with a link to its page in every contract that speaks of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from generator.calculs.lieux import CleDeLieu, LieuCommun, lieux_communs
from generator.model.territoire import Territoire
from generator.pages.adresses import lieu_du_portail
from generator.pages.dessins.carte import GenreDeRepere, RepereDeCarte
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.reperes import lot, perdus, sortie_des_reperes
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.sortie import Sortie


def sortie_de_la_carte_du_portail(contrats: Sequence[ResumeDuContrat]) -> Sortie:
    """The output `carte/plan.html` of the portal: the places of all contracts."""
    return sortie_des_reperes("Carte de tous les contrats", reperes_du_portail(contrats))


# Marks that a telephone draws and a finger tells apart: where there would be more, each contract has one, which leads to its own map.
PLEINE = 500


def reperes_du_portail(contrats: Sequence[ResumeDuContrat]) -> tuple[RepereDeCarte, ...]:
    """The marks of all places or, where they are too many for a map, of all contracts."""
    lieux = reperes_des_lieux(contrats)
    return lieux if len(lieux) <= PLEINE else tuple(filter(None, map(_du_contrat, contrats)))


def _du_contrat(contrat: ResumeDuContrat) -> RepereDeCarte | None:
    """One mark for a contract, in the middle of its places; None where none is placed."""
    places = contrat.reperes
    if not places:
        return None
    latitude, longitude = (sum(map(attrgetter(axe), places)) / len(places) for axe in ("latitude", "longitude"))
    return RepereDeCarte(
        contrat.id,
        contrat.contrat.territoire_nom,
        GenreDeRepere.CONTRAT,
        latitude,
        longitude,
        None,
        (contrat.contrat.titre, contrat.lieux),
        (
            (f"Ouvrir le contrat{INSECABLE}: {contrat.contrat.territoire_nom}", f"../{contrat.id}/"),
            (f"Ouvrir sa carte{INSECABLE}: {contrat.contrat.territoire_nom}", f"../{contrat.id}/carte/"),
        ),
    )


def reperes_des_lieux(contrats: Sequence[ResumeDuContrat]) -> tuple[RepereDeCarte, ...]:
    """One mark per place that a contract places, one per commune with neighbourhoods that none does; perimeters with an outline."""
    lieux = lieux_communs((contrat.id, contrat.territoires) for contrat in contrats)
    par_contrat = {contrat.id: {repere.id: repere for repere in contrat.reperes} for contrat in contrats}
    noms = {contrat.id: contrat.contrat.territoire_nom for contrat in contrats}
    places = [repere for lieu in lieux if (repere := _marque(lieu, par_contrat, noms))]
    perimetres = [
        replace(repere, id=f"{id}.{repere.id}", lignes=(*repere.lignes, _contrats([noms[id]])), liens=_rebases(id, repere))
        for id, siens in par_contrat.items()
        for repere in siens.values()
        if repere.type is GenreDeRepere.PERIMETRE
    ]
    return (*places, *perimetres, *_lots(contrats, lieux, {id: set(siens) for id, siens in par_contrat.items()}))


def _marque(lieu: LieuCommun, par_contrat: Mapping[str, Mapping[str, RepereDeCarte]], noms: Mapping[str, str]) -> RepereDeCarte | None:
    """The marks that contracts make of one place, as one: drawn by the first that has an outline, else by the first that has a point."""
    faites = [(mention.contrat, repere) for mention in lieu.mentions if (repere := par_contrat[mention.contrat].get(mention.territoire.id))]
    if not faites:
        return None
    contrat, choisie = next((faite for faite in faites if faite[1].contour), faites[0])
    contrats = list(dict.fromkeys(noms[mention.contrat] for mention in lieu.mentions))
    lignes = dict.fromkeys(ligne for _, repere in faites for ligne in repere.lignes)
    autres = [f"Aussi nommé{INSECABLE}: {enumerer(lieu.noms[1:])}"] if len(lieu.noms) > 1 else []
    liens = [
        (f"Ouvrir la page{INSECABLE}: {un.territoire.nom}", f"../{un.contrat}/territoires/{un.territoire.id}/", noms[un.contrat])
        for un in lieu.mentions
    ]
    reunis = (
        [(f"Ouvrir la page de ce lieu, {accord(len(contrats), 'contrat')}", f"../{lieu_du_portail(lieu.id)}")] if lieu.est_partage else []
    )
    return replace(
        choisie,
        id=f"{contrat}.{choisie.id}",
        nom=lieu.nom,
        population=lieu.population,
        lignes=(*lignes, *autres, _contrats(contrats)),
        liens=(*reunis, *((f"{titre}, contrat {dans}" if len(liens) > 1 else titre, adresse) for titre, adresse, dans in liens)),
    )


def _lots(contrats: Sequence[ResumeDuContrat], lieux: Sequence[LieuCommun], places: Mapping[str, set[str]]) -> Iterator[RepereDeCarte]:
    """The neighbourhoods that no contract places, one mark per commune, whichever contracts name them."""
    cles = {(mention.contrat, mention.territoire.id): lieu.cle for lieu in lieux for mention in lieu.mentions}
    situees = {cles[contrat, id] for contrat, ids in places.items() for id in ids if (contrat, id) in cles}
    groupes: defaultdict[CleDeLieu, list[tuple[ResumeDuContrat, Territoire, list[Territoire]]]] = defaultdict(list)
    for contrat in contrats:
        ailleurs = {un.id for un in contrat.territoires if cles.get((contrat.id, un.id)) in situees}
        for commune, quartiers in perdus(contrat.territoires, ailleurs):
            groupes[cles[contrat.id, commune.id]].append((contrat, commune, quartiers))
    for groupe in groupes.values():
        premier, commune, _ = groupe[0]
        distincts = {cles[contrat.id, quartier.id] for contrat, _, quartiers in groupe for quartier in quartiers}
        avec_dossier = [(quartier, f"../{contrat.id}/territoires/") for contrat, _, quartiers in groupe for quartier in quartiers]
        repere = lot(commune, len(distincts), avec_dossier)
        nommes = _contrats([contrat.contrat.territoire_nom for contrat, _, _ in groupe])
        mot = premier.contrat.nom_des_communes[0]
        yield replace(repere, id=f"{premier.id}.{repere.id}", lignes=(*repere.lignes, nommes), commune=mot)


def _rebases(contrat: str, repere: RepereDeCarte) -> tuple[tuple[str, str], ...]:
    return tuple((nom, adresse.replace("../", f"../{contrat}/", 1)) for nom, adresse in repere.liens)


def _contrats(noms: Sequence[str]) -> str:
    return f"{'Contrats' if len(noms) > 1 else 'Contrat'}{INSECABLE}: {enumerer(noms)}"
