"""What readers follow: feeds and calendars, each beside the page that it is about."""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.model.instantane import GenreDeChose
from generator.pages.adresses import (
    AGENDA,
    NOUVEAUTES,
    PARTENAIRE,
    PORTAIL,
    TERRITOIRE,
    absolue,
    flux_de,
    flux_json_de,
    lieu_du_portail,
    partenaire_du_portail,
)
from generator.pages.contexte import Contexte
from generator.pages.fichiers.agenda import EvenementDAgenda, agenda
from generator.pages.fichiers.flux import Flux, flux_atom, flux_json
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.echeances import EcheanceDite, echeances_dites
from generator.pages.pieces.mots_des_mouvements import depart_dit
from generator.pages.pieces.nouveautes import NouveauteDite, dites
from generator.pages.pieces.nouveautes_du_portail import DeContrat, nouveautes_du_lieu, nouveautes_du_partenaire, nouveautes_du_portail
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.sortie import Fichier, Recette, cle_de, fichier


def recettes_a_suivre(contexte: Contexte) -> Iterator[Recette]:
    """The feeds of a contract, of its partners and of its places; and its calendar, where its documents state a date."""
    yield Recette(f"fil {NOUVEAUTES}", "", lambda: _du_contrat(contexte))
    for id in contexte.partenaires_du_contrat:
        yield Recette(f"fil partenaires/{id}", "", partial(_du_partenaire, contexte, id))
    for id in contexte.territoires:
        yield Recette(f"fil territoires/{id}", "", partial(_du_lieu, contexte, id))
    yield Recette(AGENDA, "", lambda: tuple(_agenda(contexte)))


def recettes_a_suivre_du_portail(portail: Portail) -> Iterator[Recette]:
    """The feeds of the portal, of each partner and of each place over all contracts that name it; and the calendar of all contracts."""
    qui = cle_de(*(contrat.id for contrat in portail.contrats))
    yield Recette(f"fil {NOUVEAUTES}", qui, lambda: _du_portail(portail, NOM, NOUVEAUTES, nouveautes_du_portail(portail)))
    for id in portail.partenaires:
        yield Recette(f"fil partenaires/{id}", qui, partial(_d_un_partenaire, portail, id))
    for id in portail.lieux_partages:
        yield Recette(f"fil lieux/{id}", qui, partial(_d_un_lieu, portail, id))
    yield Recette(AGENDA, qui, lambda: tuple(_agenda_du_portail(portail)))


def _du_contrat(contexte: Contexte) -> tuple[Fichier, ...]:
    page = f"{contexte.adresses.accueil()}{NOUVEAUTES}"
    return _fil(contexte, contexte.contrat.territoire_nom, page, dites(contexte, contexte.nouveautes), NOUVEAUTES)


def _du_partenaire(contexte: Contexte, id: str) -> tuple[Fichier, ...]:
    siennes = dites(contexte, contexte.nouveautes_des_partenaires.get(id, ()))
    premiere = PARTENAIRE.format(contexte.premiers_ids.de(GenreDeChose.PARTENAIRE, id))
    return _fil(contexte, _dans(contexte, contexte.partenaires[id].nom), contexte.adresses.partenaire(id), siennes, premiere)


def _du_lieu(contexte: Contexte, id: str) -> tuple[Fichier, ...]:
    lieu = contexte.territoires[id]
    if not lieu.a_sa_page:
        return ()
    siennes = dites(contexte, contexte.nouveautes_des_lieux.get(id, ()))
    premiere = TERRITOIRE.format(contexte.premiers_ids.de(GenreDeChose.TERRITOIRE, id))
    return _fil(contexte, _dans(contexte, lieu.nom), contexte.adresses.territoire(id), siennes, premiere)


def _dans(contexte: Contexte, nom: str) -> str:
    ou = contexte.contrat.territoire_nom
    return nom if nom == ou else f"{nom} ({ou})"


def _fil(contexte: Contexte, titre: str, page: str, entrees: Sequence[NouveauteDite], premiere: str) -> tuple[Fichier, ...]:
    """Both files of the feed beside a page, which `premiere` is the first address of, below the site of the contract."""
    mentions = contexte.registre.mentions
    flux = Flux(
        f"{NOM}{INSECABLE}: {titre}",
        page,
        entrees,
        contexte.jour_de_lecture,
        mentions.editeur.nom or NOM,
        _depart(contexte),
        f"{contexte.premiers_ids.contrat}/{premiere}",
    )
    return _fichiers(flux, mentions.adresse, contexte.adresses.accueil())


def _depart(contexte: Contexte) -> str:
    """Since when changes are told, where the site chose the day and something may have changed before it."""
    historique = contexte.dossier.historique
    return depart_dit([historique.depuis]) if historique.choisi else ""


def _fichiers(flux: Flux, site: str, accueil: str = "") -> tuple[Fichier, ...]:
    """The feed in both forms, below the home of its site."""
    return (
        fichier(flux_de(flux.page).removeprefix(accueil), flux_atom(flux, site)),
        fichier(flux_json_de(flux.page).removeprefix(accueil), flux_json(flux, site)),
    )


def _d_un_partenaire(portail: Portail, id: str) -> tuple[Fichier, ...]:
    return _du_portail(portail, portail.partenaires[id].nom, partenaire_du_portail(id), nouveautes_du_partenaire(portail, id))


def _d_un_lieu(portail: Portail, id: str) -> tuple[Fichier, ...]:
    return _du_portail(portail, portail.lieux_partages[id].nom, lieu_du_portail(id), nouveautes_du_lieu(portail, id))


def _du_portail(portail: Portail, titre: str, page: str, nouveautes: Sequence[DeContrat]) -> tuple[Fichier, ...]:
    mentions = portail.registre.mentions
    entrees = [une for _, une in nouveautes]
    titre = f"{NOM}{INSECABLE}: {titre}" if titre != NOM else NOM
    flux = Flux(titre, page, entrees, portail.jour_de_lecture, mentions.editeur.nom or NOM)
    return _fichiers(flux, mentions.adresse)


def _agenda(contexte: Contexte) -> Iterator[Fichier]:
    if echeances := echeances_dites(contexte):
        nom = f"{NOM}{INSECABLE}: {contexte.contrat.territoire_nom}"
        yield fichier(AGENDA, agenda(nom, _evenements(echeances, contexte.registre.mentions.adresse), contexte.jour_de_lecture))


def _agenda_du_portail(portail: Portail) -> Iterator[Fichier]:
    echeances = sorted((une for contrat in portail.contrats for une in contrat.echeances), key=lambda une: (une.jour, une.cle))
    if echeances:
        yield fichier(f"{PORTAIL}{AGENDA}", agenda(NOM, _evenements(echeances, portail.registre.mentions.adresse), portail.jour_de_lecture))


def _evenements(echeances: Sequence[EcheanceDite], site: str) -> Sequence[EvenementDAgenda]:
    return [EvenementDAgenda(une.cle, une.jour, une.titre, une.description, absolue(site, une.cible)) for une in echeances]
