"""What is not known: how many indicators have no figure or no definition, by axis, and whom to ask."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.manque import manquants
from generator.calculs.statuts import A_TROUVER, Statut, Synthese
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import accord
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.manque import nommes
from generator.pages.pieces.partenaires_nommes import PartenairesNommes, ensemble

_PARTENAIRES = 5
# After «Pour 12 indicateurs, …»
_MOTS = {
    Statut.AUCUN_CHIFFRE: "nous n’avons trouvé aucun chiffre. Il peut en exister ailleurs.",
    Statut.NON_FOURNI: "le chiffre n’a pas été fourni.",
    Statut.PUBLIE_AILLEURS: "un chiffre est publié ailleurs. Ce site ne l’a pas encore repris.",
    Statut.PEUT_ETRE_AILLEURS: "un chiffre se trouve peut-être dans des publications que nous n’avons pas lues en entier.",
}
_ANNONCE = "le document annonce une définition. Nous ne l’avons pas trouvée."  # «Déterminés au cours de l'année 2020»
_SANS_DEFINITION = "le document ne donne pas de définition. Nous n’en avons pas trouvé."  # «XX», «Pas d'indicateurs fixés»


class AxeCherche(Struct, frozen=True):
    """An axis, and how many of its indicators are without figure or definition in words."""

    lien: Lien
    phrase: str


class CeCherche(Struct, frozen=True):
    """The part «Ce que l’on ne sait pas»."""

    phrases: tuple[str, ...]
    axes: tuple[AxeCherche, ...]
    a_qui: tuple[str, ...]
    nommes: tuple[PartenairesNommes, ...]
    toutes: Lien
    anomalies: str
    lien_des_anomalies: Lien


def ce_que_l_on_cherche(contexte: Contexte, page: str) -> CeCherche:
    """The part, on the page at `page`."""
    indicateurs = tuple(contexte.indicateurs.values())
    anomalies = len(contexte.dossier.anomalies)
    relevees = ("contradiction ou erreur relevée", "contradictions ou erreurs relevées")
    return CeCherche(
        tuple(_phrases(contexte, indicateurs)),
        tuple(
            AxeCherche(lien_noeud(contexte, page, axe), mots)
            for axe in (*contexte.racines_principales(), *contexte.racines_annexes())
            if (mots := _de_l_axe(contexte.suivi.synthese_des_noeuds([axe])))
        ),
        tuple(_a_qui(contexte)),
        ensemble(nommes(contexte, page))[:_PARTENAIRES],
        Lien("Tous ces indicateurs", relative(page, contexte.adresses.rubrique("manque"))),
        f"{accord(anomalies, *relevees)} dans le document." if anomalies else "",
        Lien("Les lire", relative(page, f"{contexte.adresses.rubrique('documents')}#anomalies")),
    )


def _phrases(contexte: Contexte, indicateurs: Sequence[Indicateur]) -> Iterator[str]:
    synthese = contexte.suivi.synthese(indicateurs)
    annonces = sum(un.statut is StatutIndicateur.A_DEFINIR and un.echeance is not None for un in indicateurs)
    dits = [(synthese.nombre(statut), mots) for statut, mots in _MOTS.items()]
    dits += [(annonces, _ANNONCE), (synthese.nombre(Statut.A_DEFINIR) - annonces, _SANS_DEFINITION)]
    for nombre, mots in dits:
        if nombre:
            yield f"Pour {accord(nombre, 'indicateur')}, {mots}"
    if synthese.total and not synthese.nombre(*A_TROUVER):
        yield "Chaque indicateur a un chiffre."


def _de_l_axe(synthese: Synthese) -> str:
    """«45 indicateurs sur 46 sans chiffre ici, dont 10 sans définition trouvée»; empty where each has a figure."""
    cherches = synthese.nombre(*A_TROUVER)
    if not cherches:
        return ""
    indefinis = synthese.nombre(Statut.A_DEFINIR)
    return f"{accord(cherches, 'indicateur')} sur {synthese.total} sans chiffre ici" + (
        f", dont {indefinis} sans définition trouvée" if indefinis else ""
    )


def _a_qui(contexte: Contexte) -> Iterator[str]:
    """Whom the document names for these indicators; nobody is said to owe a figure."""
    cherches = [un for un in manquants(contexte, tuple(contexte.indicateurs.values())) if contexte.suivi.statut(un) is not Statut.A_DEFINIR]
    if not cherches:
        return
    sans = sum(not contexte.referents(indicateur) for indicateur in cherches)
    if sans == len(cherches):
        yield contexte.voix.sans_referents
        return
    yield "Voici qui le document nomme, et à qui poser la question. Être nommé ne dit pas qui détient le chiffre."
    if sans:
        yield f"Pour {accord(sans, 'indicateur')} sans chiffre, le document ne nomme personne."
