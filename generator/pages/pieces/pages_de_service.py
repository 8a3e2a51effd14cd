"""How the search finds the pages that readers ask for by what one does there, in words that the pages' own titles do not say."""

from collections.abc import Mapping

from generator.calculs.paroles import des_habitants
from generator.pages.adresses import ARGENT, MENTIONS, NOUVEAUTES, PRENDRE_LES_DONNEES, SUIVRE, TERRITOIRES
from generator.pages.contexte import Contexte
from generator.pages.pieces.paroles import RUBRIQUE
from generator.pages.pieces.precision_de_recherche import Precision

ARGENT_EN_MOTS = (
    "argent budget montant montants subvention subventions euros financement financements dépenses crédits coût qui paie paye payer"
)
_DE_NEUF = "nouveautés nouvelles actualités changements récent dernier"
DU_PORTAIL: Mapping[str, Precision] = {
    MENTIONS: Precision("", "contacter écrire courriel mail téléphone corriger faute", "Mentions légales (contact, signaler une erreur)"),
    ARGENT: Precision("", ARGENT_EN_MOTS, "Où va l’argent (budget, financements, subventions, millions d’euros, tous les contrats)"),
    TERRITOIRES: Precision("", "commune ville arrondissement"),
    NOUVEAUTES: Precision("", _DE_NEUF),
    PRENDRE_LES_DONNEES: Precision(
        "",
        "téléchargement télécharger tableur Excel fichiers open data API CSV JSON Python DuckDB",
        "Prendre les données (CSV, XLSX, JSON)",
    ),
    SUIVRE: Precision("", "fil flux RSS Atom abonner abonnement alerte notification agenda prévenu", "Suivre (fils et agendas)"),
}
_DU_CONTRAT: Mapping[str, Precision] = {
    "": Precision("", "accueil imprimer impression papier PDF feuille bilan"),
    ARGENT: Precision("", ARGENT_EN_MOTS, "Où va l’argent (budget, financements, subventions, millions d’euros)"),
    "bilan/": Precision("", "résumé synthèse conseil municipal réunion discours lire à voix haute"),
    "frise/": Precision("", "chronologie frise dates histoire calendrier"),
    "calendrier/": Precision("", "dates échéances agenda"),
    NOUVEAUTES: Precision("", f"{_DE_NEUF} suivre fil flux RSS Atom abonner agenda", "Quoi de neuf, et comment suivre"),
    "donnees/": Precision("", "téléchargement tableur Excel fichiers open data API", "Données à télécharger (CSV, JSON)"),
    "methode/": Precision(
        "", "signaler contact contacter écrire courriel mail correction faute", "Méthode, et comment faire corriger une erreur"
    ),
}
_DES_CONSEILS = Precision("", "avis opinions habitants témoignages", "Paroles et réponses (conseils citoyens)")


def du_contrat(contexte: Contexte) -> dict[str, Precision]:
    """Those of a contract, by address below its site; the page of opinions is called by the councils only where it has words of theirs."""
    conseils = des_habitants(contexte.dossier.avis) or any(noeud.conseils_citoyens for noeud in contexte.noeuds.values())
    return {**_DU_CONTRAT, **({f"{RUBRIQUE}/": _DES_CONSEILS} if conseils else {})}
