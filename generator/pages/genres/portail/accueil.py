"""The portal's home page: the contracts as cards, the choice of a place, the partners they share, the last news."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.pages.adresses import (
    ARGENT,
    CIBLES,
    GLOSSAIRE,
    MESURES,
    NOUVEAUTES,
    PARTENAIRES,
    PORTAIL,
    SUIVRE,
    TERRITOIRES,
    THEMES,
    partenaire_du_portail,
    relative,
)
from generator.pages.mots.corps import prose
from generator.pages.mots.typographie import FINE, INSECABLE, accord, majuscule, terminer
from generator.pages.pieces.cibles_du_portail import compte_des_cibles, compte_des_non_comparees
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import CONTRATS, LIEUX, listes_des_contrats, listes_des_lieux
from generator.pages.pieces.listes_longues import Parties, Tranche, parties_de
from generator.pages.pieces.nouveautes import LigneDeNouveaute
from generator.pages.pieces.nouveautes_du_portail import DeContrat, lignes_du_portail, nouveautes_du_portail
from generator.pages.pieces.partage import VueCorrection, VuePartage, correction, partage_du_portail
from generator.pages.pieces.portail import NOM, Portail, nommer_les_contrats
from generator.pages.pieces.quartiers import LieuxAChoisir
from generator.pages.pieces.quartiers_du_portail import LieuxDuContrat, lieux_du_portail, lieux_par_contrat
from generator.pages.pieces.reponses import Reponses
from generator.pages.pieces.reponses_du_portail import reponses_du_portail
from generator.pages.pieces.suivre import flux_de_la_page
from generator.pages.pieces.themes_du_portail import liens_des_themes
from generator.pages.pieces.vers_le_portail.encart import EncartDeContrat
from generator.pages.rendu.genre import GenreDePage, seule

_NOUVEAUTES = 3  # the last new things that the page shows


class PartenaireCommun(Struct, frozen=True):
    """A partner that several contracts name."""

    lien: Lien
    contrats: str


class VuePortail(Struct, frozen=True):
    """The portal's home page."""

    entete: Entete
    presentation: Markup
    a_propos: Markup
    correction: VueCorrection
    reponses: Reponses
    contrats: Tranche[EncartDeContrat]
    lieux: LieuxAChoisir | None
    lieux_par_contrat: tuple[LieuxDuContrat, ...]
    parties_des_lieux: Parties | None  # where the places are so many that they have pages of their own
    partenaires: tuple[PartenaireCommun, ...]
    nouveautes: tuple[LigneDeNouveaute, ...]
    a_suivre: tuple[Lien, ...]
    mesures: Lien | None
    themes: tuple[Lien, ...]
    questions: tuple[Lien, ...]  # what readers ask, and the pages that answer
    partage: VuePartage


def vue_portail(portail: Portail) -> VuePortail:
    """The view of the portal's home page."""
    contrats, registre = portail.contrats, portail.registre
    mesures = registre.mesures.mesures if registre.mesures and portail.page_des_mesures else ()
    lieux = listes_des_lieux(portail)
    return VuePortail(
        entete=Entete(
            "Engagements ouverts",
            "Les promesses des contrats de la politique de la ville, qui y est nommé, et les chiffres trouvés.",
            (),
            chapeau="Ce que les contrats promettent aux habitants des quartiers, qui y est nommé, et les chiffres trouvés dans les documents\u00a0lus.",
            flux=flux_de_la_page(NOM, NOUVEAUTES, registre.mentions.adresse, PORTAIL),
        ),
        presentation=prose(registre.textes.get("index", ""), PORTAIL, PORTAIL),
        a_propos=prose(registre.textes.get("a-propos", ""), PORTAIL, PORTAIL),
        correction=correction(PORTAIL, registre.mentions),
        partage=partage_du_portail(registre.mentions, PORTAIL, "Les promesses des contrats, et les chiffres trouvés"),
        reponses=reponses_du_portail(contrats, _la_derniere(portail)),
        contrats=listes_des_contrats(portail).tranche(CONTRATS),
        lieux=None if lieux.coupees else lieux_du_portail(contrats, PORTAIL),
        lieux_par_contrat=() if lieux.coupees else lieux_par_contrat(contrats, PORTAIL),
        parties_des_lieux=lieux.parties(LIEUX, 0, PORTAIL) if lieux.coupees else None,
        partenaires=_communs(portail),
        nouveautes=lignes_du_portail(portail, PORTAIL, _des_evenements(portail)[:_NOUVEAUTES]),
        a_suivre=(
            Lien("suivre un partenaire", relative(PORTAIL, PARTENAIRES)),
            Lien("suivre un lieu", relative(PORTAIL, TERRITOIRES)),
            Lien("suivre un contrat ou tous, pas à pas", relative(PORTAIL, SUIVRE)),
        ),
        mesures=Lien("Les mesures nationales pour les quartiers", relative("", MESURES), accord(len(mesures), "ligne"))
        if mesures
        else None,
        themes=liens_des_themes(portail, PORTAIL),
        questions=tuple(_questions(portail)),
    )


def _communs(portail: Portail) -> tuple[PartenaireCommun, ...]:
    """The partners of several contracts, those of the most contracts first; twelve at most."""
    plusieurs = [(id, contrats) for id in portail.partenaires if len(contrats := portail.contrats_du_partenaire[id]) > 1]
    premiers = sorted(plusieurs, key=lambda paire: -len(paire[1]))[:12]
    return tuple(
        PartenaireCommun(
            Lien(portail.partenaires[id].nom, relative(PORTAIL, partenaire_du_portail(id))),
            nommer_les_contrats(portail, contrats),
        )
        for id, contrats in premiers
    )


def _questions(portail: Portail) -> Iterator[Lien]:
    if liens_des_themes(portail, PORTAIL):
        yield Lien(f"Qu’est-ce qui est promis sur un sujet{FINE}?", relative(PORTAIL, THEMES), "Femmes, santé, école, emploi, logement…")
    if portail.partenaires:
        combien = accord(portail.nommes, "partenaire", "partenaires")
        yield Lien(f"Qui est nommé, et pour quoi{FINE}?", relative(PORTAIL, PARTENAIRES), combien)
    if any(contrat.argent for contrat in portail.contrats):
        yield Lien(f"Où va l’argent{FINE}?", relative(PORTAIL, ARGENT), "Les montants lus, par lieu et par année")
    total, connues = compte_des_cibles(portail)
    autres = compte_des_non_comparees(portail)
    if total or autres:
        dites = f"{accord(total, 'cible')} que nous savons comparer à un chiffre, {connues or 'aucune'} avec un chiffre trouvé"
        suite = f"{FINE}; {accord(autres, 'autre cible imprime', 'autres cibles impriment')} un nombre" if autres else ""
        yield Lien(f"Quelles cibles sont chiffrées{FINE}?", relative(PORTAIL, CIBLES), f"{dites}{suite}")
    yield Lien(f"Quoi de neuf{FINE}?", relative(PORTAIL, NOUVEAUTES), "Tout ce qui est daté, dans tous les contrats")
    if portail.contrats and portail.registre.glossaire:
        yield Lien(f"Que veut dire ce sigle{FINE}?", relative(PORTAIL, GLOSSAIRE), "Le glossaire")


def _la_derniere(portail: Portail) -> str:
    """The last new thing of all, after its date and its contract; empty where there is none."""
    derniere = lignes_du_portail(portail, PORTAIL, _des_evenements(portail)[:1])
    return majuscule(f"{derniere[0].quand}, {derniere[0].ou}{INSECABLE}: {terminer(derniere[0].lien.texte)}") if derniere else ""


def _des_evenements(portail: Portail) -> Sequence[DeContrat]:
    """The new things that have a date of their own, and not that of our search; all of them where none has."""
    toutes = nouveautes_du_portail(portail)
    return [(contrat, une) for contrat, une in toutes if not une.de_nous] or toutes


GENRE: GenreDePage[Portail] = GenreDePage(
    "portail",
    "portail/accueil.html.j2",
    "",
    seule(vue_portail),
    "Tous les contrats, et par où commencer.",
    menu="Accueil",
    parties=parties_de(lambda _: ((),), listes_des_contrats),
    sommaire=False,
)
