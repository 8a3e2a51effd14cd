"""Money in words: what the document says was done with an amount, never more."""

from generator.calculs.sommes_d_argent import MisDeCote
from generator.pages.mots.typographie import INSECABLE

# By nature: the word of the issue (prévu, engagé, payé), then what the document says more exactly.
NATURES_D_ARGENT = {
    "realise": "Payé",
    "accorde": "Engagé (aide accordée)",
    "vote": "Voté",
    "engage": "Engagé",
    "prevu": "Prévu",
    "potentiel": "Prévu (possible, non décidé)",
    "cite": "Non précisé",
}
# Of what was done, without an amount.
NATURES_DE_FAIT = {
    "realise": "Réalisé",
    "accorde": "Aide accordée",
    "vote": "Voté",
    "engage": "Engagé",
    "prevu": "Prévu",
    "potentiel": "Possible, non décidé",
    "cite": "Cité par le document",
}
EXPLICATIONS = {
    "realise": "Le document dit que c’est fait : « a investi », « a participé à hauteur de », « s’est élevée à ».",
    "accorde": "Le document dit qu’une aide a été accordée, attribuée ou apportée. Il ne dit pas qu’elle a été versée.",
    "vote": "Le document dit qu’une assemblée l’a voté (délibération, budget). Il ne dit pas qu’il a été payé.",
    "engage": "Le document dit que quelqu’un s’est engagé, soutient ou investit, ou que sa participation s’élève à ce montant.",
    "prevu": "Le document l’annonce, ou l’estime.",
    "potentiel": "Le document le dit possible : « pourrait », « mobilisation potentielle », « a été interpellé ».",
    "cite": "Le document cite ce montant sans dire qui l’a promis ou payé. Il n’entre dans aucune somme.",
}
# Why amounts are left out of a sum, after their number.
ECARTS = {
    MisDeCote.PARTIE: ("est compris dans un autre", "sont compris dans un autre"),
    MisDeCote.RECOUPE: ("compte peut-être le même argent qu’un autre", "comptent peut-être le même argent que d’autres"),
    MisDeCote.PAR: ("se répète", "se répètent"),
}
QUI_INCONNU = "le document ne le dit pas"
AVERTISSEMENT = (
    f"Ce n’est pas le budget{INSECABLE}: seulement les montants que nous avons lus. Des sommes de natures différentes ne s’ajoutent pas entre "
    f"elles{INSECABLE}: le même argent peut être prévu, puis engagé, puis payé."
)


def nature_dite(nature: str, montant: bool) -> str:
    """The word for a nature, one for each amount wherever it is shown: «Payé»; of a fact that has no amount, «Réalisé»."""
    return (NATURES_D_ARGENT if montant else NATURES_DE_FAIT)[nature]
