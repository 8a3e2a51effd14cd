"""The pages «Ce qui a changé» of the portal: of all contracts, of each partner, and of each place that several contracts name."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from generator.pages.adresses import (
    CHANGEMENTS,
    LIEU,
    NOUVEAUTES,
    PARTENAIRE,
    PARTENAIRES,
    PORTAIL,
    TERRITOIRES,
    lieu_du_portail,
    partenaire_du_portail,
    relative,
)
from generator.pages.mots.typographie import INSECABLE, date_fr, enumerer
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.jours_de_mouvements import (
    COUPE,
    FORME,
    LISTE,
    UNITE,
    JourDeMouvements,
    LigneDeMouvement,
    en_jours,
    groupes_par_jour,
    ligne_de_mouvement,
    tables_des_changements,
)
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE
from generator.pages.pieces.listes_longues import Liste, ListesDUnePage, Parties
from generator.pages.pieces.mouvements import CE_QUI_A_CHANGE
from generator.pages.pieces.mouvements_du_portail import DeContrat, mouvements_du_lieu, mouvements_du_partenaire, mouvements_du_portail
from generator.pages.pieces.pages_de_changements import genre_des_changements
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import NOM, Portail, fil_du_portail
from generator.pages.pieces.suivre import flux_de_la_page
from generator.pages.pieces.vers_le_portail.mouvements import AU_PLUS
from generator.pages.rendu.genre import GenreDePage

_NOMMES = 6  # contracts of which it is said since when; of more, each one's own page says it


class VueChangementsDuPortail(Struct, frozen=True):
    """The page. `depuis` says since when the changes of each contract are told, empty where they are too many; `tronque` where some were not read back to their
    beginning; `tus` what is said where the day is one that a contract chose; `reste` where there may be older changes than those told here; `donnees` are the tables of all of them."""

    entete: Entete
    depuis: str
    tronque: bool
    tus: str
    jours: tuple[JourDeMouvements, ...]
    parties: Parties | None
    reste: bool
    donnees: tuple[Lien, ...]
    retour: Lien


class _ChoseChangee(Struct, frozen=True):
    """What a page is about: its own page, its name, the page of the list that it stands in, the page beside which its feed stands, and its changes."""

    page: str
    nom: str
    liste: Lien | None
    flux: str
    mouvements: Sequence[DeContrat]


def _du_portail(portail: Portail) -> _ChoseChangee:
    return _ChoseChangee("", NOM, None, NOUVEAUTES, mouvements_du_portail(portail))


def _du_partenaire(portail: Portail, id: str) -> _ChoseChangee:
    page = partenaire_du_portail(id)
    return _ChoseChangee(page, portail.partenaires[id].nom, Lien("Partenaires", PARTENAIRES), page, mouvements_du_partenaire(portail, id))


def _du_lieu(portail: Portail, id: str) -> _ChoseChangee:
    page = lieu_du_portail(id)
    return _ChoseChangee(
        page, portail.lieux_partages[id].nom, Lien("Trouver mon quartier", TERRITOIRES), page, mouvements_du_lieu(portail, id)
    )


def _vue(portail: Portail, sujet: _ChoseChangee) -> VueChangementsDuPortail:
    page = CHANGEMENTS.format(sujet.page)
    tranche = _listes(portail, sujet).tranche(LISTE)
    jours = [un.date for _, un in sujet.mouvements[: len(tranche.lignes)]]
    retour = relative(page, sujet.page or NOUVEAUTES)
    dessus = (Lien(sujet.liste.texte, relative(page, sujet.liste.adresse)), Lien(sujet.nom, retour)) if sujet.liste else ()
    contrats = portail.contrats_changes if not sujet.page else tuple(dict.fromkeys(contrat for contrat, _ in sujet.mouvements))
    ou = f"{INSECABLE}: {sujet.nom}" if sujet.page else ", dans tous les contrats"
    return VueChangementsDuPortail(
        Entete(
            CE_QUI_A_CHANGE,
            f"Ce qui a changé sur ce site{ou}.",
            fil_du_portail(page, *dessus, Lien(CE_QUI_A_CHANGE, "")),
            surtitre=sujet.nom if sujet.page else "",
            chapeau="Ce que ce site disait, ce qu’il dit maintenant, et pourquoi, quand la raison est écrite.",
            flux=flux_de_la_page(sujet.nom, sujet.flux, portail.registre.mentions.adresse, page),
            titre_onglet=f"{CE_QUI_A_CHANGE}{ou}",
        ),
        _depuis(portail, contrats),
        any(portail.par_id[contrat].changements.tronque for contrat in contrats),
        _tus(portail, contrats),
        en_jours(jours, tranche.lignes),
        tranche.parties,
        len(sujet.mouvements) == AU_PLUS,
        tables_des_changements(page, PORTAIL),
        Lien(sujet.nom if sujet.page else "Quoi de neuf", retour),
    )


def _tus(portail: Portail, contrats: Sequence[str]) -> str:
    """That some contracts chose the day from which their changes are told."""
    siens = sorted(portail.par_id[contrat].contrat.territoire_nom for contrat in contrats if portail.par_id[contrat].changements.choisi)
    if not siens:
        return ""
    return f"Ce qui a changé plus tôt n’est pas raconté, par choix de qui publie le site{f' ({enumerer(siens)})' if len(siens) <= _NOMMES else ''}."


def _depuis(portail: Portail, contrats: Sequence[str]) -> str:
    """«Depuis le 1er décembre 2026.»; «Depuis le 1er décembre 2026 (Grigny) et le 3 mars 2027 (Paris).»"""
    par_jour: dict[str, list[str]] = {}
    for contrat in contrats:
        par_jour.setdefault(portail.par_id[contrat].changements.depuis, []).append(portail.par_id[contrat].contrat.territoire_nom)
    if len(par_jour) == 1:
        return f"Depuis le {date_fr(next(iter(par_jour)))}."
    if len(contrats) > _NOMMES:
        return ""
    return f"Depuis {enumerer([f'le {date_fr(jour)} ({enumerer(noms)})' for jour, noms in sorted(par_jour.items())])}."


def _listes(portail: Portail, sujet: _ChoseChangee) -> ListesDUnePage:
    def lignes(page: str, paires: Sequence[DeContrat]) -> Sequence[LigneDeMouvement]:
        return [ligne_de_mouvement(page, un.dit, None if un.commun else _ou(portail, page, contrat)) for contrat, un in paires]

    groupes = groupes_par_jour((paire[1].date, paire) for paire in sujet.mouvements)
    titre = f"{CE_QUI_A_CHANGE}{INSECABLE}: {sujet.nom}" if sujet.page else CE_QUI_A_CHANGE
    liste = Liste(LISTE, titre, FORME, groupes, lignes, unite=UNITE)
    return ListesDUnePage(SITE, CHANGEMENTS.format(sujet.page), titre, [liste], coupe=COUPE)


def _ou(portail: Portail, page: str, contrat: str) -> Lien:
    """All changes of the contract that one is of."""
    resume = portail.par_id[contrat]
    return Lien(resume.contrat.territoire_nom, relative(page, f"{resume.adresses.accueil()}{CHANGEMENTS.format('')}"))


def _des(
    nom: str, adresse: str, role: str, ids: Callable[[Portail], Iterable[Any]], sujet: Callable[..., _ChoseChangee], plan: str = ""
) -> GenreDePage[Portail]:
    """The kind of page below those at `adresse`, about what `sujet` makes of each of `ids`."""

    def vue(portail: Portail, *id: str) -> VueChangementsDuPortail:
        return _vue(portail, sujet(portail, *id))

    def listes(portail: Portail, *id: str) -> ListesDUnePage:
        return _listes(portail, sujet(portail, *id))

    return genre_des_changements(nom, "portail/changements.html.j2", adresse, role, ids, vue, listes, pied_du_portail, plan)


GENRE: GenreDePage[Portail] = _des(
    "changements-du-portail",
    "",
    "Ce que ce site disait, ce qu’il dit maintenant, et pourquoi, dans tous les contrats. Elle n’existe que là où quelque chose a changé, comme les deux suivantes.",
    lambda portail: ((),) if portail.contrats_changes else (),
    _du_portail,
    plan=CE_QUI_A_CHANGE,
)
D_UN_PARTENAIRE = _des(
    "changements-de-partenaire-du-portail",
    PARTENAIRE,
    "Ce qui a changé de ce qui nomme un partenaire, dans tous les contrats.",
    lambda portail: portail.partenaires_changes,
    _du_partenaire,
)
D_UN_LIEU = _des(
    "changements-de-lieu-du-portail",
    LIEU,
    "Ce qui a changé d’un lieu que plusieurs contrats nomment, et de ce qui le nomme.",
    lambda portail: portail.lieux_changes,
    _du_lieu,
)
