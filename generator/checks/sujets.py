"""What warnings are about, by ids: an answer in `avertissements.yml` is tied to these."""

from generator.model.valeur import Valeur


def sujet_de(valeur: Valeur) -> str:
    """The ids of a row: «taux-de-reponse orly 2019», with the part that it is of."""
    partie = ",".join(f"{dimension}={modalite}" for dimension, modalite in valeur.ventilation)
    return f"{valeur.indicateur} {valeur.territoire} {valeur.periode.texte} {partie}".strip()


def repondre(sujet: str) -> str:
    """The end of an advice: how the warning is answered, where what it says is so."""
    return f'si c’est juste, y répondre dans avertissements.yml (sur: "{sujet}"), avec la raison.'
