"""YAML as a tree that remembers lines and columns, in which every scalar is the text that was written.

PyYAML's resolvers are never asked, so `no` stays «no», `012` stays «012» and `12:30` stays «12:30»; what a field means is
decided by the code that reads it. Anchors are refused (a few lines of them can describe gigabytes), and so are tags (which eat
the word after «!») and duplicate keys.
"""

import re
from pathlib import Path

import yaml
from msgspec import Struct

from generator.model.codes import CodeFichier, CodeYaml
from generator.model.lieu import Lieu
from generator.sources.journal import Journal, extrait
from generator.sources.texte import INVISIBLES, lire_texte
from generator.sources.texte_abime import dommages
from generator.sources.yaml_dit import dire_la_syntaxe

PROFONDEUR_MAX = 60
TAILLE_MAX = 5_000_000
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A file can only nest deeper than PROFONDEUR_MAX with many of these brackets, or with a line that starts far to the right: only such a
# file has its depth measured.
_OUVERTURES = re.compile(r"[\[{]")
_DECALAGE = re.compile(r"(?m)^[ ?:-]{50}")

_COMMENTAIRE = re.compile(r"([ \t]+)#([^\n]*)")


class Commentaire(Struct, frozen=True):
    """What follows a «#» on a line: the text that stands there after the sign, and the spaces before it."""

    lieu: Lieu
    texte: str
    ecart: str


class ScalaireSuivi(yaml.ScalarNode):
    """A scalar without quotes (possibly empty) that a comment follows: its reader can tell whether the «#» cut the text by mistake."""

    commentaire: Commentaire


def lire_yaml(chemin: Path, nom: str, journal: Journal) -> yaml.Node | None:
    """The root node of the file, or None when it cannot be read (with a problem in `journal`)."""
    texte = lire_texte(chemin, nom, journal, taille_max=TAILLE_MAX)
    return None if texte is None else composer(texte, nom, journal)


def composer(texte: str, nom: str, journal: Journal, *, etiquettes: frozenset[str] = frozenset()) -> yaml.Node | None:
    """The root node of `texte`; None with a problem when it is not one well-formed YAML document without anchor or tag, but for these (`etiquettes`)."""
    try:
        if trop_profond := _trop_profond(texte, nom):
            _profondeur(trop_profond, journal)
            return None
        racine = yaml.compose(texte, Loader=_Loader)
    except yaml.MarkedYAMLError as erreur:
        if erreur.problem == "found undefined alias":
            marque = erreur.problem_mark or erreur.context_mark
            _ancre(Lieu(nom, marque.line + 1, marque.column + 1) if marque else Lieu(nom), journal)
        else:
            dire_la_syntaxe(erreur, texte, nom, journal)
        return None
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        journal.erreur(
            Lieu(nom), CodeYaml.YAML_SYNTAXE, "Le fichier n’est pas du YAML lisible.", "Repartir d’un fichier existant et comparer."
        )
        return None
    if racine is None:
        journal.erreur(Lieu(nom), CodeFichier.FICHIER_VIDE, "Le fichier est vide.", "Le remplir, ou l’effacer.")
        return None
    if not _structure_saine(racine, texte, nom, journal, etiquettes):
        return None
    if " #" in texte or "\t#" in texte:
        _joindre_les_commentaires(racine, texte, nom)
    return racine


def _trop_profond(texte: str, nom: str) -> Lieu | None:
    """Where the file nests too deep, or None. Asked before composing: libyaml's composer is recursive and would overflow the stack."""
    if len(_OUVERTURES.findall(texte)) <= PROFONDEUR_MAX and not _DECALAGE.search(texte):
        return None
    profondeur = 0
    for evenement in yaml.parse(texte, Loader=_Loader):
        if isinstance(evenement, yaml.CollectionStartEvent):
            profondeur += 1
            if profondeur > PROFONDEUR_MAX:
                marque = evenement.start_mark
                return Lieu(nom, marque.line + 1, marque.column + 1) if marque else Lieu(nom)
        elif isinstance(evenement, yaml.CollectionEndEvent):
            profondeur -= 1
    return None


def _profondeur(lieu: Lieu, journal: Journal) -> None:
    journal.erreur(lieu, CodeYaml.YAML_PROFONDEUR, "Les éléments sont emboîtés trop profondément.", "Vérifier le décalage des lignes.")


def _ancre(lieu: Lieu, journal: Journal) -> None:
    journal.erreur(
        lieu,
        CodeYaml.YAML_ALIAS,
        "Les ancres (&nom) et les renvois (*nom) ne sont pas acceptés.",
        "Recopier le texte à chaque endroit, ou le mettre entre guillemets s’il commence par & ou *.",
    )


def _structure_saine(racine: yaml.Node, texte: str, nom: str, journal: Journal, etiquettes: frozenset[str]) -> bool:
    """False, with problems, when a key is not a plain word or comes twice, or for an anchor, a tag, an invisible character, or a too deep nest.

    The walk stops at the first anchor: what repeats an anchored node (aliases within aliases) could take for ever to walk through.
    """
    sain = True
    pile: list[tuple[yaml.Node, int]] = [(racine, 0)]
    while pile:
        noeud, profondeur = pile.pop()
        lieu = lieu_de(noeud, nom)
        debut = texte[noeud.start_mark.index : noeud.start_mark.index + 1]
        if debut == "&":
            _ancre(lieu, journal)
            return False
        if profondeur > PROFONDEUR_MAX:
            _profondeur(lieu, journal)
            return False
        if debut == "!" and noeud.tag not in etiquettes:
            journal.erreur(
                lieu,
                CodeYaml.YAML_ETIQUETTE,
                "Ce texte commence par « ! », que YAML prend pour une étiquette.",
                "Le mettre entre guillemets.",
            )
            sain = False
        if isinstance(noeud, yaml.ScalarNode):
            echappe = "\\" in texte[noeud.start_mark.index : noeud.end_mark.index]
            sain = _scalaire_sain(noeud, lieu, journal, echappe=echappe) and sain
        elif isinstance(noeud, yaml.SequenceNode):
            pile.extend((element, profondeur + 1) for element in noeud.value)
        elif isinstance(noeud, yaml.MappingNode):
            pile.extend((cle, profondeur + 1) for cle, _ in noeud.value if isinstance(cle, yaml.ScalarNode))
            deja: dict[str, int] = {}
            for cle, valeur in noeud.value:
                if not isinstance(cle, yaml.ScalarNode):
                    journal.erreur(
                        lieu_de(cle, nom), CodeYaml.YAML_CLE, "Un nom de champ doit être un simple mot.", "Écrire « nom: valeur »."
                    )
                    sain = False
                    continue
                if cle.value in deja:
                    journal.erreur(
                        lieu_de(cle, nom),
                        CodeYaml.CLE_DOUBLE,
                        f"Le champ « {extrait(cle.value)} » est écrit deux fois (déjà ligne {deja[cle.value]}).",
                        "N’en garder qu’un.",
                    )
                    sain = False
                deja[cle.value] = cle.start_mark.line + 1
                pile.append((valeur, profondeur + 1))
    return sain


def _scalaire_sain(noeud: yaml.ScalarNode, lieu: Lieu, journal: Journal, *, echappe: bool) -> bool:
    """False when an escape («\\0») makes a character that the file itself could not hold."""
    trouve = INVISIBLES.search(noeud.value) if noeud.style == '"' else None
    if trouve:
        journal.erreur(
            lieu,
            CodeFichier.CARACTERE_INTERDIT,
            f"Ce texte contient un caractère invisible (U+{ord(trouve.group()):04X}).",
            "Enlever le « \\ » et ce qui le suit.",
        )
    # Words of the file itself were checked when it was read; here only those that escapes make, such as «\\u00c3\\u00a9».
    abime = next(dommages(noeud.value), None) if noeud.style == '"' and echappe else None
    if abime:
        message = f"Ce texte est abîmé : « {extrait(abime.mot)} » ; {abime.cause}."
        journal.erreur(lieu, CodeFichier.TEXTE_ABIME, message, "Écrire les lettres elles-mêmes, sans « \\ ».")
    return trouve is None and abime is None


def _joindre_les_commentaires(racine: yaml.Node, texte: str, nom: str) -> None:
    """Put a ScalaireSuivi in the place of each plain scalar that a comment follows on its line."""
    pile = [racine]
    while pile:
        noeud = pile.pop()
        if isinstance(noeud, yaml.MappingNode):
            noeud.value = [(cle, _suivi(valeur, texte, nom)) for cle, valeur in noeud.value]
            pile.extend(valeur for _, valeur in noeud.value)
        elif isinstance(noeud, yaml.SequenceNode):
            noeud.value = [_suivi(element, texte, nom) for element in noeud.value]
            pile.extend(noeud.value)


def _suivi(noeud: yaml.Node, texte: str, nom: str) -> yaml.Node:
    if not isinstance(noeud, yaml.ScalarNode) or noeud.style:
        return noeud
    trouve = _COMMENTAIRE.match(texte, noeud.end_mark.index)
    if trouve is None:
        return noeud
    suivi = ScalaireSuivi(noeud.tag, noeud.value, noeud.start_mark, noeud.end_mark, noeud.style)
    ecart = trouve.group(1)
    lieu = Lieu(nom, noeud.end_mark.line + 1, noeud.end_mark.column + len(ecart) + 1)
    suivi.commentaire = Commentaire(lieu, trouve.group(2), ecart)
    return suivi


def lieu_de(noeud: yaml.Node, nom: str) -> Lieu:
    """The place of a node in the file that messages call `nom`."""
    return Lieu(nom, noeud.start_mark.line + 1, noeud.start_mark.column + 1)
