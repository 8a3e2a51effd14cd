"""An opinion as a page shows it: who gave it, what it is about, its answer; and the page «Paroles et réponses», which has them all."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.paroles import des_habitants
from generator.model.avis import Auteur, Avis
from generator.pages.adresses import ancre_de_parole, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import corps
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.liens import Lien, lien_noeud, lien_partenaire, lien_territoire

RUBRIQUE = "avis"
TITRE = "Paroles et réponses"


class VueReponse(Struct, frozen=True):
    """«Réponse : Ville de Paris, le 3 mai 2021» and its words."""

    qui: str
    texte: str


class VueAvis(Struct, frozen=True):
    """One opinion as a page shows it; `sur` leads to what it concerns (empty: the whole contract)."""

    ancre: str
    titre: str
    qui: str
    texte: Markup
    reponse: VueReponse | None
    sur: tuple[Lien, ...]
    adresse: str


def avis_sur(contexte: Contexte, page: str, id: str) -> tuple[VueAvis, ...]:
    """The opinions of residents that concern one node, indicator, territory or partner, newest first."""
    return tuple(vue_avis(contexte, page, avis) for avis in des_habitants(contexte.dossier.avis) if id in avis.sur)


def adresse_des_paroles(contexte: Contexte, page: str) -> str:
    """The link to the page «Paroles et réponses»; empty where the contract has no such page."""
    return relative(page, contexte.adresses.rubrique(RUBRIQUE)) if a_des_paroles(contexte) else ""


def a_des_paroles(contexte: Contexte) -> bool:
    """True when the contract has opinions, answers of partners, or priorities of conseils citoyens printed in its document."""
    return bool(contexte.dossier.avis) or any(noeud.conseils_citoyens for noeud in contexte.noeuds.values())


def vue_avis(contexte: Contexte, page: str, avis: Avis) -> VueAvis:
    """An opinion with its answer, whoever gave it."""
    return VueAvis(
        ancre=ancre_de_parole(avis.id, partenaire=False),
        titre=avis.titre,
        qui=f"{nom_de_l_auteur(contexte, avis.auteur)}, {le_jour(avis.date)}",
        texte=corps(avis.texte, page, contexte.adresses.accueil()),
        reponse=reponse_donnee(contexte, avis),
        sur=tuple(lien for id in avis.sur for lien in liens_concernes(contexte, page, id)),
        adresse=relative(page, contexte.adresses.parole(avis.id, partenaire=False)),
    )


def reponse_donnee(contexte: Contexte, avis: Avis) -> VueReponse | None:
    """The answer that an opinion was given, if one was."""
    reponse = avis.reponse
    if reponse is None:
        return None
    return VueReponse(f"Réponse{INSECABLE}: {nom_de_l_auteur(contexte, reponse.auteur)}, {le_jour(reponse.date)}", reponse.texte)


def nom_de_l_auteur(contexte: Contexte, auteur: Auteur) -> str:
    """The name of the partner, or the name as it was written."""
    return contexte.partenaires[auteur.partenaire].nom if auteur.partenaire else auteur.nom


def le_jour(date: str) -> str:
    """«le 3 mai 2021», «en mai 2021», «en 2021»."""
    return f"le{INSECABLE}{date_fr(date)}" if len(date) == 10 else f"en{INSECABLE}{date_fr(date)}"


def liens_concernes(contexte: Contexte, page: str, id: str) -> Iterable[Lien]:
    """Links to all that bears this id: a commune may be a place and a partner. A partner that the contract does not name has no address."""
    if id in contexte.noeuds:
        yield lien_noeud(contexte, page, contexte.noeuds[id])
    if id in contexte.indicateurs:
        yield Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id)), "Indicateur")
    if id in contexte.territoires:
        lien = lien_territoire(contexte, page, id)
        yield Lien(lien.texte, lien.adresse, "Lieu")
    if id in contexte.partenaires_du_contrat:
        lien = lien_partenaire(contexte, page, id)
        yield Lien(lien.texte, lien.adresse, "Partenaire")
    elif id in contexte.partenaires and id not in contexte.territoires:
        yield Lien(contexte.partenaires[id].nom, "", "Partenaire")
