"""Where in `content/` a link was written that leads nowhere: built pages show it in many places, and the person who wrote it knows of one file."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from generator.model.codes import CodeLien
from generator.model.lieu import Lieu
from generator.model.probleme import Probleme
from generator.pages.mots.typographie import INSECABLE
from generator.publication.controle_des_liens import Cible
from generator.publication.verification import ANCRE
from generator.sources.liens_en_markdown import liens_ecrits

_DOSSIER = "content"
_CONSEIL = (
    "Écrire l’adresse d’une page comme on la voit depuis l’accueil (« referentiel/… », « indicateurs/… »), ou l’adresse entière d’un autre site "
    "(« https://… »)."
)


def problemes_des_liens(projet: Path, contrats: Collection[str], mortes: Mapping[Cible, str]) -> Iterator[Probleme]:
    """The links of `content/` that lead to one of `mortes` (with why nothing is there), in the order of files and lines; those of a folder of a contract start
    from its home."""
    racine = projet / _DOSSIER
    for fichier in sorted(un for un in racine.rglob("*.md") if un.is_file()):
        dedans = fichier.relative_to(racine)
        accueil = f"{dedans.parts[0]}/" if dedans.parts[0] in contrats else ""
        try:
            texte = fichier.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue  # said where it is read
        for rang, colonne, ecrit in liens_ecrits(texte.split("\n"), 0):
            trouves = [] if ":" in ecrit.partition("/")[0] else [une for une in _cibles(accueil, ecrit) if une in mortes]
            if not trouves:
                continue
            quoi = "sa page n’a pas cet endroit" if mortes[trouves[0]] == ANCRE else "le site n’a pas cette page"
            lieu = Lieu(f"{_DOSSIER}/{dedans.as_posix()}", rang + 1, colonne + 1)
            yield Probleme(lieu, CodeLien.REFERENCE, f"Le lien « {ecrit} » ne mène nulle part{INSECABLE}: {quoi}.", _CONSEIL)


def _cibles(accueil: str, ecrit: str) -> list[Cible]:
    """The places that a link written so may lead to, as links of built pages name them."""
    chemin, _, fragment = ecrit.partition("#")
    page = normpath(f"{accueil}{unquote(chemin)}")
    page = "" if page == "." else page
    return [(un, unquote(fragment)) for un in (page, f"{page}/index.html" if page else "index.html")]
