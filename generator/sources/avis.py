"""Reads `content/<contrat>/avis/*.md`: the words of residents' councils and of partners, with who says them, when, on what, and the answer."""

import re
from functools import partial
from pathlib import Path
from posixpath import normpath

import yaml

from generator.model.avis import Auteur, Avis, Reponse
from generator.model.codes import CodeChamp, CodeParole
from generator.model.formats.nouvelles import AVIS
from generator.model.lieu import Lieu
from generator.sources.champs import ID, ID_MAX, Champs
from generator.sources.journal import Journal, extrait
from generator.sources.liens_en_markdown import liens_ecrits
from generator.sources.mots_a_publier import dire_les_mots
from generator.sources.texte import lire_texte
from generator.sources.yaml_noeuds import composer

TAILLE_MAX = 1_000_000
MODELE = "Commencer par une ligne « --- », puis titre, auteur, date et sur, puis une ligne « --- », puis le texte."
# What stands before the words of a line in a quotation or a list.
_MARGE = r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t>]+)*"
_TITRE = re.compile(rf"{_MARGE}#{{1,6}}")
_SOULIGNE = re.compile(r"[ >]*(?:=+|-+)[ \t]*")
_IMAGE = re.compile(r"!\[")
_SUR = re.compile(r"(?i:https?://|mailto:)\S+")
_SCHEMA = re.compile(r"[^/?#]*:")


def lire_avis(chemin: Path, nom: str, journal: Journal) -> Avis | None:
    """The opinion of one file; None, with problems, when it has no head or cannot be read. Its id is the file's name."""
    texte = lire_texte(chemin, nom, journal, taille_max=TAILLE_MAX)
    return None if texte is None else interpreter_avis(texte, chemin.stem, nom, journal)


def interpreter_avis(texte: str, id: str, nom: str, journal: Journal) -> Avis | None:
    """The opinion that `texte` holds; None, with problems, when it has no head. Lines in problems are those of the file."""
    if not ID.match(id) or len(id) > ID_MAX:
        journal.erreur(
            Lieu(nom),
            CodeChamp.IDENTIFIANT,
            "Le nom de ce fichier ne peut pas faire une adresse.",
            f"Le nommer avec des minuscules sans accent, des chiffres et des tirets, {ID_MAX} signes au plus (« 2021-ecole.md »).",
        )
        return None
    lignes = texte.split("\n")
    fin = next((rang for rang, ligne in enumerate(lignes) if rang and ligne.rstrip() == "---"), 0)
    if lignes[0].rstrip() != "---" or not fin:
        journal.erreur(Lieu(nom, 1, 1), CodeParole.AVIS_ENTETE, "Ce fichier ne dit pas qui parle, quand et de quoi.", MODELE)
        return None
    entete = "\n".join(("", *lignes[1:fin]))  # an empty line in place of the first, so that lines keep their numbers
    if not entete.strip():
        journal.erreur(Lieu(nom, 1, 1), CodeParole.AVIS_ENTETE, "L’en-tête de ce fichier est vide.", MODELE)
        return None
    racine = composer(entete, nom, journal)
    if racine is None:
        return None
    _corps(lignes, fin + 1, nom, journal)
    return _avis(racine, id, "\n".join(lignes[fin + 1 :]).strip("\n"), nom, journal)


def _avis(racine: yaml.Node, id: str, texte: str, nom: str, journal: Journal) -> Avis | None:
    champs = Champs(racine, nom, journal, AVIS.forme)
    reponse = champs.sous("reponse")
    avis = Avis(
        id=id,
        titre=champs.texte("titre"),
        auteur=_auteur(champs),
        date=champs.date("date"),
        sur=tuple(dict.fromkeys(champs.ids("sur"))),
        texte=texte,
        reponse=_reponse(reponse) if reponse else None,
        lieu=champs.lieu,
    )
    champs.fini()
    return avis if isinstance(racine, yaml.MappingNode) else None


def _auteur(champs: Champs) -> Auteur:
    """Who speaks: one word in small letters is the id of a partner; anything with a capital or a space is a name."""
    ecrit = champs.texte("auteur")
    est_id = bool(ID.match(ecrit)) and len(ecrit) <= ID_MAX
    return Auteur("" if est_id else ecrit, ecrit if est_id else "", champs.lieu_du("auteur"))


def _reponse(champs: Champs) -> Reponse:
    reponse = Reponse(
        auteur=_auteur(champs),
        date=champs.date("date"),
        texte=champs.texte("texte"),
    )
    champs.fini()
    return reponse


def _corps(lignes: list[str], debut: int, nom: str, journal: Journal) -> None:
    """Problems of the body: no word, a heading (it would break the page's own outline), an image, a link that leads nowhere safe."""
    if not any(ligne.strip() for ligne in lignes[debut:]):
        journal.erreur(
            Lieu(nom, len(lignes), 1), CodeParole.AVIS_VIDE, "Cet avis n’a pas de texte.", "Écrire les mots de son auteur après l’en-tête."
        )
    for rang in range(debut, len(lignes)):
        ligne = lignes[rang]
        dire_les_mots(ligne, partial(Lieu, nom, rang + 1, 1), journal)
        souligne = rang > debut and lignes[rang - 1].strip() and _SOULIGNE.fullmatch(ligne)
        if _TITRE.match(ligne) or souligne:
            journal.erreur(
                Lieu(nom, rang + 1, 1),
                CodeParole.AVIS_TITRE,
                "Un avis n’a pas de titres à l’intérieur : cette ligne en serait un.",
                "Écrire les mots en gras (**mots**), ou enlever le « # » ou le soulignement.",
            )
        if image := _IMAGE.search(ligne):
            journal.erreur(
                Lieu(nom, rang + 1, image.start() + 1),
                CodeParole.AVIS_IMAGE,
                "Les images ne sont pas reprises.",
                "Dire en mots ce qu’elle montre, ou donner un lien vers elle.",
            )
    for rang, colonne, cible in liens_ecrits(lignes, debut):
        if not lien_permis(cible):
            journal.erreur(
                Lieu(nom, rang + 1, colonne + 1),
                CodeParole.AVIS_LIEN,
                f"Le lien vers « {extrait(cible)} » n’est pas accepté.",
                "Écrire une adresse https://, http:// ou mailto:, ou l’adresse d’une page du contrat depuis son accueil (referentiel/o1/).",
            )


def lien_permis(cible: str) -> bool:
    """True for a web or mail address, and for a path from the contract's home page that does not lead out of the site."""
    if _SUR.fullmatch(cible):
        return True
    if not cible or cible[0] in "/\\" or "\\" in cible or _SCHEMA.match(cible):
        return False
    return not normpath(cible.partition("#")[0] or ".").startswith("../..")
