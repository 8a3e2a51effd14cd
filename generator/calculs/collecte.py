"""Whom to ask for which figures: the indicators that a partner is named for, and the places and parts at which each is counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.calculs.cible_du_lieu import doivent_l_atteindre, en_ce_lieu
from generator.calculs.responsabilites import collectifs_de, nommes_au_dessus, referents
from generator.calculs.sommes import ensembles_entiers, est_additif
from generator.calculs.suivi import Suivi
from generator.model.contrat import Contrat
from generator.model.referentiel import Cible, Indicateur, Noeud, StatutIndicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur

DERNIERS = 3  # so many known figures are told of each


class MotifDeDemande(StrEnum):
    """Why a partner is asked for a figure: the document names it for the indicator, or for the promise that the indicator follows, or above it."""

    INDICATEUR = "indicateur"
    PROMESSE = "promesse"


class ChiffreDemande(Struct, frozen=True):
    """One figure to ask for: an indicator at one place, of one part (empty: the whole). `derniers` are its last known figures, the newest first;
    `cible` is its target there. `collectif` is the id of the collective through which the document names the partner; empty where it names it itself."""

    indicateur: Indicateur
    noeud: Noeud
    motif: MotifDeDemande
    territoire: str
    ventilation: tuple[tuple[str, str], ...]
    derniers: tuple[Valeur, ...]
    cible: Cible | None
    collectif: str = ""


class _IndicateurEtNommes(Struct, frozen=True):
    indicateur: Indicateur
    noeud: Noeud
    motif: MotifDeDemande
    partenaires: tuple[str, ...]
    services: tuple[str, ...]


def a_interroger(suivi: Suivi) -> tuple[str, ...]:
    """Ids of the partners who can be asked for figures, in the order of the document: those that it names for indicators or, where it names nobody for one,
    for its promise. In the place of a collective stand its members, where the contract says who they are."""
    membres = {un.partenaire: un.membres for un in suivi.dossier.contrat.collectifs}
    trouves = (membre for nomme in _nommes(suivi) for id in nomme.partenaires for membre in membres.get(id) or (id,))
    return tuple(dict.fromkeys(trouves))


def chiffres_demandes(suivi: Suivi, partenaire: str) -> tuple[ChiffreDemande, ...]:
    """The figures to ask of a partner, in the order of the document: those of the indicators that it is named for, itself, as a service of who is named, or
    as a member of a collective."""
    collectifs = collectifs_de(partenaire, suivi.dossier.contrat)
    demandes = []
    for nomme in _nommes(suivi):
        lui = partenaire in {*nomme.partenaires, *nomme.services}
        par = "" if lui else next((id for id in collectifs if id in nomme.partenaires), "")
        if lui or par:
            valeurs = suivi.retenues.get(nomme.indicateur.id, ())
            for lieu in _lieux(nomme.indicateur, valeurs, suivi, partenaire):
                la = [valeur for valeur in valeurs if valeur.territoire == lieu]
                demandes += [_demande(nomme, lieu, partie, la, par) for partie in _parties(la)]
    return tuple(demandes)


def _nommes(suivi: Suivi) -> Iterator[_IndicateurEtNommes]:
    """The indicators whose figures can be asked for, with whom the document names for each, in front of every promise that it follows. Nobody is asked for the
    figure of one that is retired, nor for what the site computes from others."""
    noeuds = {noeud.id: ancetres for racine in suivi.dossier.racines for noeud, ancetres in _avec_ancetres(racine, ())}
    par_id = {noeud.id: noeud for racine in suivi.dossier.racines for noeud in racine.parcourir()}
    for noeud in par_id.values():
        for indicateur in noeud.indicateurs:
            if _se_demande(indicateur, suivi.aujourd_hui):
                suivies = [par_id[id] for id in indicateur.noeuds if id in par_id]
                yield from _nommes_pour(indicateur, suivies, noeuds, suivi.dossier.contrat)


def _avec_ancetres(noeud: Noeud, ancetres: tuple[Noeud, ...]) -> Iterator[tuple[Noeud, tuple[Noeud, ...]]]:
    yield noeud, ancetres
    for enfant in noeud.enfants:
        yield from _avec_ancetres(enfant, (*ancetres, noeud))


def _se_demande(indicateur: Indicateur, jour: str) -> bool:
    defini = indicateur.statut is not StatutIndicateur.A_DEFINIR and bool(indicateur.unite)
    return defini and indicateur.calcul is None and not (indicateur.retire and indicateur.est_retire(jour))


def _nommes_pour(
    indicateur: Indicateur, suivies: Sequence[Noeud], ancetres: Mapping[str, tuple[Noeud, ...]], contrat: Contrat
) -> Iterator[_IndicateurEtNommes]:
    """Whom the document names for it or, where it names nobody, for the promises that it follows (`suivies`, that under which it is written first)."""
    if qui := tuple(dict.fromkeys(id for noeud in suivies for id in referents(indicateur, noeud, contrat))):
        services = () if indicateur.referents else tuple(service for noeud in suivies for service in _services(noeud))
        yield _IndicateurEtNommes(indicateur, suivies[0], MotifDeDemande.INDICATEUR, qui, services)
    elif proches := [proche for noeud in suivies if (proche := nommes_au_dessus(noeud, ancetres[noeud.id]))]:
        qui = tuple(dict.fromkeys(id for _, ids in proches for id in ids))
        services = tuple(service for noeud, _ in proches for service in _services(noeud))
        yield _IndicateurEtNommes(indicateur, suivies[0], MotifDeDemande.PROMESSE, qui, services)


def _services(noeud: Noeud) -> tuple[str, ...]:
    return tuple(service for engage in noeud.partenaires for service in engage.services)


def _lieux(indicateur: Indicateur, valeurs: Sequence[Valeur], suivi: Suivi, partenaire: str) -> tuple[str, ...]:
    """The places at which this partner is asked: where the indicator is counted; of a contract of several communes, a commune is asked for itself and for
    its quartiers alone."""
    territoires = suivi.territoires
    comptes = _lieux_de_compte(indicateur, valeurs, suivi)
    communes = [id for id, un in territoires.items() if un.type is TypeTerritoire.COMMUNE]
    if partenaire in communes and len(communes) > 1:
        return tuple(id for id in comptes if id == partenaire or partenaire in territoires[id].communes) or (partenaire,)
    return comptes


def _lieux_de_compte(indicateur: Indicateur, valeurs: Sequence[Valeur], suivi: Suivi) -> tuple[str, ...]:
    """The places at which an indicator is counted: those that it declares, those that have a target of their own, those whose figures are known, those that
    add up, those of its promise; else the whole."""
    territoires = suivi.territoires
    chaque = indicateur.cible.chaque if indicateur.cible else ""
    connus = {valeur.territoire for valeur in valeurs}
    candidats: Iterator[Iterable[str]] = iter(
        (
            indicateur.territoires,
            doivent_l_atteindre(indicateur),
            (id for id, un in territoires.items() if chaque and un.type == chaque),
            (id for id in territoires if id in connus),
            ensembles_entiers(indicateur, territoires, ())[0] if est_additif(indicateur) and not indicateur.territoires else (),
            suivi.lieux.get(indicateur.noeud, ()),
            _le_tout(territoires),
            territoires,
        )
    )
    return next((lieux for candidat in candidats if (lieux := tuple(candidat))), ())


def _le_tout(territoires: Mapping[str, Territoire]) -> tuple[str, ...]:
    """The perimeter; in a contract without one, its communes."""
    for type_ in (TypeTerritoire.PERIMETRE, TypeTerritoire.COMMUNE):
        if ids := tuple(id for id, un in territoires.items() if un.type is type_):
            return ids
    return ()


def _parties(valeurs: Sequence[Valeur]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The parts that the newest figures of a place have, the whole first; the whole alone where nothing is known."""
    dernier = max((valeur.periode.fin for valeur in valeurs), default="")
    parties = {valeur.ventilation for valeur in valeurs if valeur.periode.fin == dernier}
    return tuple(sorted(parties, key=lambda partie: (len(partie), partie))) or ((),)


def _demande(
    nomme: _IndicateurEtNommes, lieu: str, partie: tuple[tuple[str, str], ...], valeurs: Sequence[Valeur], collectif: str
) -> ChiffreDemande:
    siennes = sorted((valeur for valeur in valeurs if valeur.ventilation == partie), key=lambda valeur: valeur.periode.fin, reverse=True)
    return ChiffreDemande(
        nomme.indicateur,
        nomme.noeud,
        nomme.motif,
        lieu,
        partie,
        tuple(siennes[:DERNIERS]),
        en_ce_lieu(nomme.indicateur, lieu).cible,
        collectif,
    )
