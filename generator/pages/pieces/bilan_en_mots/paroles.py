"""Who said what: opinions and answers of partners, each beside what this site says of the same thing."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.nouvelles import est_un_engagement
from generator.calculs.paroles import des_habitants, des_partenaires
from generator.model.avis import Avis
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import corps
from generator.pages.mots.statuts import etat, vue_statut_de
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouvelles import MOTS, etat_de
from generator.pages.pieces.paroles import RUBRIQUE, liens_concernes, nom_de_l_auteur
from generator.pages.pieces.paroles import le_jour as dit_le
from generator.pages.pieces.reponses_des_partenaires import LONGUE
from generator.pages.pieces.resume_des_paroles import phrase_des_paroles

_EN_VUE = 4


class SujetDUneParole(Struct, frozen=True):
    """What words are about, and what this site says of it («Aucun chiffre trouvé»; empty where it says nothing in a word)."""

    lien: Lien
    etat: str


class ParoleEnFace(Struct, frozen=True):
    """Words of somebody: who and when, their title, what they are about, their text where it is short, and what was answered to them."""

    qui: str
    lien: Lien
    sujets: tuple[SujetDUneParole, ...]
    texte: Markup
    reponse: str


class CeDit(Struct, frozen=True):
    """The part «Qui a dit quoi». `inviter` leads to how to answer."""

    phrases: tuple[str, ...]
    avis: tuple[ParoleEnFace, ...]
    reponses: tuple[ParoleEnFace, ...]
    toutes: Lien | None
    inviter: Lien


def qui_a_dit_quoi(contexte: Contexte, page: str) -> CeDit:
    """The part, on the page at `page`."""
    avis, reponses = des_habitants(contexte.dossier.avis), des_partenaires(contexte.dossier.avis)
    dites = phrase_des_paroles(contexte)
    return CeDit(
        tuple(filter(None, (dites, *_absences(avis, reponses)))),
        tuple(_parole(contexte, page, un) for un in avis[:_EN_VUE]),
        tuple(_parole(contexte, page, une) for une in reponses[:_EN_VUE]),
        Lien("Toutes les paroles et réponses", relative(page, contexte.adresses.rubrique(RUBRIQUE))) if dites else None,
        Lien("Comment un partenaire peut répondre", relative(page, contexte.adresses.rubrique("partenaires"))),
    )


def _absences(avis: Sequence[Avis], reponses: Sequence[Avis]) -> Iterator[str]:
    if not avis and not reponses:
        yield "Nous n’avons trouvé ni avis d’habitants, ni réponse de partenaire dans les documents\u00a0lus."
    elif not reponses:
        yield "Nous n’avons trouvé aucune réponse de partenaire dans les documents\u00a0lus."
    elif not avis:
        yield "Nous n’avons trouvé aucun avis d’habitants dans les documents\u00a0lus."


def _parole(contexte: Contexte, page: str, avis: Avis) -> ParoleEnFace:
    reponse = avis.reponse
    aucune = "" if avis.est_d_un_partenaire else "Aucune réponse trouvée dans les documents\u00a0lus."
    return ParoleEnFace(
        f"{nom_de_l_auteur(contexte, avis.auteur)}, {dit_le(avis.date)}",
        Lien(avis.titre, relative(page, contexte.adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire))),
        tuple(SujetDUneParole(lien, _etat(contexte, id)) for id in avis.sur for lien in liens_concernes(contexte, page, id)),
        corps(avis.texte, page, contexte.adresses.accueil()) if len(avis.texte) <= LONGUE else Markup(),
        f"Réponse{INSECABLE}: {nom_de_l_auteur(contexte, reponse.auteur)}, {dit_le(reponse.date)}." if reponse else aucune,
    )


def _etat(contexte: Contexte, id: str) -> str:
    """What this site says of the thing: the state of an indicator, of a promise, of the indicators of a part."""
    if id in contexte.indicateurs:
        return vue_statut_de(contexte.suivi.avancements[id]).mot
    if id in contexte.noeuds:
        noeud = contexte.noeuds[id]
        dits = [MOTS[etat_de(contexte, noeud)]] if est_un_engagement(noeud, contexte.nouvelles) else []
        if contexte.indicateurs_sous(noeud):
            dits.append(etat(contexte.suivi.synthese_des_noeuds([noeud])).phrase.rstrip("."))
        return ". ".join(dits)
    return ""
