"""YAML as a tree that remembers lines and columns, in which every scalar is the text that was written.

PyYAML's resolvers are never asked, so `no` stays «no», `012` stays «012» and `12:30` stays «12:30»; what a field means is
decided by the code that reads it. Aliases are refused (a few lines of them can describe gigabytes), duplicate keys too.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from generator.model.lieu import Lieu
from generator.sources.journal import Journal, extrait
from generator.sources.texte import lire_texte

PROFONDEUR_MAX = 60
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PEUT_ETRE_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*][^\s]")


def lire_yaml(chemin: Path, nom: str, journal: Journal) -> yaml.Node | None:
    """The root node of the file, or None when it cannot be read (with a problem in `journal`)."""
    texte = lire_texte(chemin, nom, journal)
    return None if texte is None else composer(texte, nom, journal)


def composer(texte: str, nom: str, journal: Journal) -> yaml.Node | None:
    """The root node of `texte`; None with a problem when it is not one well-formed YAML document without alias."""
    try:
        if _PEUT_ETRE_ALIAS.search(texte) and (alias := _premier_alias(texte)):
            journal.erreur(
                Lieu(nom, alias.line + 1, alias.column + 1),
                "yaml-alias",
                "Les ancres (&nom) et les renvois (*nom) ne sont pas acceptés.",
                "Recopier le texte à chaque endroit, ou le mettre entre guillemets s’il commence par & ou *.",
            )
            return None
        racine = yaml.compose(texte, Loader=_Loader)
    except yaml.MarkedYAMLError as erreur:
        marque = erreur.problem_mark or erreur.context_mark
        lieu = Lieu(nom, marque.line + 1, marque.column + 1) if marque else Lieu(nom)
        journal.erreur(
            lieu,
            "yaml-syntaxe",
            _explication(erreur),
            "Vérifier les guillemets, les deux-points et le décalage de cette ligne et de la précédente.",
        )
        return None
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        journal.erreur(Lieu(nom), "yaml-syntaxe", "Le fichier n’est pas du YAML lisible.", "Repartir d’un fichier existant et comparer.")
        return None
    if racine is None:
        journal.erreur(Lieu(nom), "fichier-vide", "Le fichier est vide.", "Le remplir, ou l’effacer.")
        return None
    return racine if _structure_saine(racine, nom, journal) else None


def _premier_alias(texte: str) -> Any:
    for evenement in yaml.parse(texte, Loader=_Loader):
        if isinstance(evenement, yaml.AliasEvent) or getattr(evenement, "anchor", None):
            return evenement.start_mark
    return None


def _explication(erreur: yaml.MarkedYAMLError) -> str:
    """libyaml's English reason, in French for the cases that people meet."""
    raison = str(erreur.problem or "")
    connues = {
        "mapping values are not allowed": "Un « : » se trouve là où il n’est pas attendu (un texte qui contient « : » doit être entre guillemets).",
        "could not find expected ':'": "Un « : » manque après le nom d’un champ.",
        "did not find expected key": "Le décalage (nombre d’espaces en début de ligne) ne correspond pas à celui des lignes voisines.",
        "did not find expected '-' indicator": "Un tiret « - » de liste est attendu à cette ligne.",
        "found character that cannot start any token": "Une tabulation ou un caractère réservé commence cette ligne ou cette valeur.",
        "found unexpected end of stream": "Un guillemet ouvert n’est jamais fermé.",
        "did not find expected ',' or": "Une virgule ou une fermeture (« ] » ou « } ») manque.",
        "expected a single document": "Le fichier contient plusieurs documents (séparés par « --- »).",
    }
    for debut, phrase in connues.items():
        if debut in raison:
            return phrase
    return f"Le fichier n’est pas du YAML lisible ({extrait(raison)})." if raison else "Le fichier n’est pas du YAML lisible."


def _structure_saine(racine: yaml.Node, nom: str, journal: Journal) -> bool:
    """False, with problems, when a key is not a plain word, comes twice, or when the file nests too deep."""
    sain = True
    pile: list[tuple[yaml.Node, int]] = [(racine, 0)]
    while pile:
        noeud, profondeur = pile.pop()
        lieu = lieu_de(noeud, nom)
        if profondeur > PROFONDEUR_MAX:
            journal.erreur(lieu, "yaml-profondeur", "Les éléments sont emboîtés trop profondément.", "Vérifier le décalage des lignes.")
            return False
        if isinstance(noeud, yaml.SequenceNode):
            pile.extend((element, profondeur + 1) for element in noeud.value)
        elif isinstance(noeud, yaml.MappingNode):
            deja: dict[str, int] = {}
            for cle, valeur in noeud.value:
                if not isinstance(cle, yaml.ScalarNode):
                    journal.erreur(lieu_de(cle, nom), "yaml-cle", "Un nom de champ doit être un simple mot.", "Écrire « nom: valeur ».")
                    sain = False
                    continue
                if cle.value in deja:
                    journal.erreur(
                        lieu_de(cle, nom),
                        "cle-double",
                        f"Le champ « {extrait(cle.value)} » est écrit deux fois (déjà ligne {deja[cle.value]}).",
                        "N’en garder qu’un.",
                    )
                    sain = False
                deja[cle.value] = cle.start_mark.line + 1
                pile.append((valeur, profondeur + 1))
    return sain


def lieu_de(noeud: yaml.Node, nom: str) -> Lieu:
    """The place of a node in the file that messages call `nom`."""
    return Lieu(nom, noeud.start_mark.line + 1, noeud.start_mark.column + 1)
