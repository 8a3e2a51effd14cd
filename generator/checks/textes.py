"""Rules on the words that people write in `content/`: an easy summary is that of a contract, or of one of its axes."""

from collections.abc import Iterator

from generator.model.codes import CodeChamp, CodeLien
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.probleme import Probleme
from generator.sources.journal import extrait, proche

FACILE = "facile/"
DU_CONTRAT = "index"


def verifier_textes(dossier: Dossier) -> Iterator[Probleme]:
    """Easy summaries of unknown axes, and empty ones."""
    yield from _faciles(dossier)


def _faciles(dossier: Dossier) -> Iterator[Probleme]:
    racines = [noeud.id for noeud in dossier.racines]
    for nom, texte in dossier.textes.items():
        if not nom.startswith(FACILE):
            continue
        id = nom.removeprefix(FACILE)
        lieu = Lieu(f"content/{dossier.contrat.id}/{FACILE}{extrait(f'{id}.md', 100)}")
        if id != DU_CONTRAT and id not in racines and "noeuds" not in dossier.incomplets:
            connus = "".join(f", ou {racine}.md" for racine in racines if racine)
            yield Probleme(
                lieu,
                CodeLien.REFERENCE,
                f"Ce résumé facile à lire n’est celui d’aucun axe : « {extrait(id)} » n’est pas en haut de l’arbre.",
                f"{proche(id, racines)}Le nommer index.md pour le contrat entier{connus}.",
            )
        elif not texte.strip():
            yield Probleme(lieu, CodeChamp.CHAMP_MANQUANT, "Ce résumé facile à lire est vide.", "L’écrire, ou enlever le fichier.")
