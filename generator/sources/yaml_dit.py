"""Says in French what keeps a YAML text from being read, and at which line: the cause often stands before the place where libyaml gives up."""

import re

import yaml
from msgspec import Struct

from generator.model.codes import CodeYaml
from generator.model.lieu import Lieu
from generator.sources.guillemets import guillemet_fautif
from generator.sources.journal import Journal, extrait

_VERIFIER = "Vérifier les guillemets, les deux-points et le décalage de cette ligne et de la précédente."
_ENTRE_GUILLEMETS = "Mettre toute la valeur entre guillemets doubles."
_COMMENTAIRE = re.compile(r"([ \t]+)#([^\n]*)")
# «unite:euros», and with a space that YAML takes for a letter, or a colon of another width.
_COLLE = re.compile(r"^(?P<avant>\s*(?:-\s+)*)(?P<cle>[\w-]+)(?P<signe>:(?=[^\s/])|:(?=[\u00a0\u202f\u2007\u3000])|：)")
_CHAMP = re.compile(r"^(?P<avant>\s*(?:-\s+)*)[\w-]+\s*:(?:\s|$)")
_RESERVES = "@`%&*!|>?,"
_DEBUT_DE_VALEUR = re.compile(r"^\s*(?:-\s+)*(?:[^\s\"'#:][^\"'#:]*:\s+)?")

_CONNUES = {
    "found another document": "Le fichier contient plusieurs documents (séparés par « --- »).",
    "found a tab character": "Une tabulation se trouve là où des espaces sont attendues.",
    "block sequence entries are not allowed": "Un tiret « - » de liste se trouve là où il n’est pas attendu.",
    "escape": "Un « \\ » se trouve dans un texte entre guillemets doubles : l’écrire « \\\\ », ou prendre des guillemets simples.",
    "mapping values are not allowed": "Un « : » se trouve là où il n’est pas attendu (un texte qui contient « : » doit être entre guillemets).",
    "could not find expected ':'": "Un « : » manque après le nom d’un champ.",
    "did not find expected key": "Le décalage (nombre d’espaces en début de ligne) ne correspond pas à celui des lignes voisines.",
    "did not find expected '-' indicator": "Un tiret « - » de liste est attendu à cette ligne.",
    "found character that cannot start any token": "Une tabulation ou un caractère réservé commence cette ligne ou cette valeur.",
    "found unexpected end of stream": "Un guillemet ouvert n’est jamais fermé.",
    "did not find expected ',' or": "Une virgule ou une fermeture (« ] » ou « } ») manque.",
}


class _Dit(Struct, frozen=True):
    """What is said, and where: line and column from 1."""

    ligne: int
    colonne: int
    message: str
    conseil: str


def dire_la_syntaxe(erreur: yaml.MarkedYAMLError, texte: str, nom: str, journal: Journal) -> None:
    """Note what is wrong with `texte`, in which libyaml found an error."""
    marque = erreur.problem_mark or erreur.context_mark
    if erreur.context_mark and erreur.problem == "found unexpected end of stream":
        marque = erreur.context_mark  # where the quote was opened, which says more than where the file ends
    if marque is None:
        journal.erreur(Lieu(nom), CodeYaml.YAML_SYNTAXE, _explication(erreur), _VERIFIER)
        return
    lignes = texte.split("\n")
    cause = _du_guillemet(erreur, texte, marque.line + 1) or _du_deux_points(erreur, lignes, marque) or _du_signe(erreur, lignes, marque)
    if cause is None:
        conseil = _VERIFIER
        if _COMMENTAIRE.search("\n".join(lignes[max(0, marque.line - 1) : marque.line + 1])):
            conseil += " Un « # » dans un texte sans guillemets en coupe la fin."
        cause = _Dit(marque.line + 1, marque.column + 1, _explication(erreur), conseil)
    journal.erreur(Lieu(nom, cause.ligne, cause.colonne), CodeYaml.YAML_SYNTAXE, cause.message, cause.conseil)


def _du_guillemet(erreur: yaml.MarkedYAMLError, texte: str, ligne: int) -> _Dit | None:
    """A quotation mark that is not closed on its line, or words after the one that closes the text."""
    if "escape" in str(erreur.problem):
        return None
    fautif = guillemet_fautif(texte, ligne)
    if fautif is None:
        return None
    if fautif.ouvert:
        return _Dit(fautif.ligne, fautif.colonne, "Le guillemet ouvert ici n’est pas fermé.", "Le fermer à la fin du texte.")
    message = "Le texte continue après le guillemet qui le ferme."
    conseil = "Entre guillemets doubles, écrire « … » pour citer un mot ; un texte qui a une apostrophe se met entre guillemets doubles."
    return _Dit(fautif.ligne, fautif.colonne, message, conseil)


def _du_deux_points(erreur: yaml.MarkedYAMLError, lignes: list[str], marque: yaml.Mark) -> _Dit | None:
    """A colon without a space after it, on the line or on the one before; a line that is further right than its neighbours."""
    raison = str(erreur.problem)
    if "could not find expected ':'" not in raison and "mapping values are not allowed" not in raison:
        return None
    for rang in (marque.line, marque.line - 1):
        colle = _COLLE.match(lignes[rang]) if 0 <= rang < len(lignes) else None
        if colle:
            place = colle.start("signe") + 1
            if colle["signe"] != ":":
                return _Dit(rang + 1, place, "Ce deux-points n’est pas celui du clavier.", "Écrire « : », suivi d’une espace.")
            suite = lignes[rang][place : place + 1]
            if suite.isspace():
                return _Dit(
                    rang + 1, place + 1, f"Une espace insécable suit « {colle['cle']}: ».", "La remplacer par une espace ordinaire."
                )
            message = f"Une espace manque après le « : » de « {extrait(colle['cle'])} »."
            return _Dit(rang + 1, place, message, f"Écrire « {extrait(colle['cle'])}: », une espace, puis la valeur.")
    champ = _CHAMP.match(lignes[marque.line]) if marque.line < len(lignes) else None
    if "mapping values" in raison and champ and ":" not in lignes[marque.line][: marque.column]:
        message = "Cette ligne est plus à droite que celle d’avant, dont elle continuerait le texte."
        return _Dit(marque.line + 1, len(champ["avant"]) + 1, message, "L’aligner sur les autres champs du même élément.")
    if "could not find" in raison and erreur.context_mark and erreur.context_mark.line < marque.line:
        ici = erreur.context_mark
        return _Dit(ici.line + 1, ici.column + 1, _explication(erreur), _VERIFIER)
    return None


def _du_signe(erreur: yaml.MarkedYAMLError, lignes: list[str], marque: yaml.Mark) -> _Dit | None:
    """A value that begins with a sign that YAML keeps for itself."""
    ligne = lignes[marque.line] if marque.line < len(lignes) else ""
    if ligne[marque.column : marque.column + 1] == "\t":
        return _Dit(marque.line + 1, marque.column + 1, _CONNUES["found a tab character"], _VERIFIER)
    if "another document" in str(erreur.problem):
        return None
    debut = _DEBUT_DE_VALEUR.match(ligne)
    for place in (marque.column, debut.end() if debut else -1):
        signe = ligne[place : place + 1]
        if place >= 0 and signe and (signe in _RESERVES or (signe in "[{" and place < marque.column and _deborde(ligne[place:]))):
            return _Dit(marque.line + 1, place + 1, f"Cette valeur commence par « {signe} », que YAML garde pour lui.", _ENTRE_GUILLEMETS)
    return None


def _deborde(valeur: str) -> bool:
    """Whether words follow what a bracket encloses: «[Budget] permanence»."""
    return bool(re.match(r"\[[^\[\]]*\]\s*[^\s,#\]}]|\{[^{}]*\}\s*[^\s,#\]}]", valeur))


def _explication(erreur: yaml.MarkedYAMLError) -> str:
    """libyaml's English reason, in French for the cases that people meet."""
    raison = str(erreur.problem or "")
    return next((phrase for debut, phrase in _CONNUES.items() if debut in raison), "Cette ligne n’est pas du YAML lisible.")
