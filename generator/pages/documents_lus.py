"""What was read, said and linked wherever a page speaks of it: «les documents lus» becomes a link that counts and dates them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import join

from markupsafe import escape

from generator.pages.adresses import relative
from generator.pages.typographie import accord, date_fr

# How our sentences name what was read, before it is counted. Views write these words and nothing else.
LUS = re.compile(r"(?:\b(dans|de|d’après) )?\bles documents lus\b|\b(des) documents lus\b")
_MORCEAUX = re.compile(r"(<[^>]*>)")
_BALISE = re.compile(r"</?([a-z0-9]+)")
# Where no link may stand, or where the words must stay as they are.
_SANS_LIEN = frozenset(
    {"a", "button", "summary", "caption", "title", "code", "option", "label", "svg", "script", "style", "h1", "h2", "h3", "h4"}
)


@dataclass(frozen=True, slots=True)
class DocumentsLus:
    """What a site has read: how many documents, up to which day (ISO, or empty), and the address of the page that names them.

    `recus` is true where the publisher also receives figures: no figure was found in what was read, nor among those received.
    """

    nombre: int = 0
    jour: str = ""
    adresse: str = ""
    recus: bool = False

    def dire(self, mot: str = "") -> str:
        """«dans les 4 documents lus au 27 novembre 2026», «du document lu»: after `mot` (dans, de, d’après), or alone."""
        if not self.nombre:
            return f"{mot} les documents lus".strip() if mot != "des" else "des documents lus"
        quand = f" au {date_fr(self.jour)}" if self.jour else ""
        suite = f"{quand} et les chiffres reçus" if self.recus else quand
        if self.nombre == 1:
            debut = {"de": "du", "des": "du"}.get(mot, f"{mot} le".strip())
            return f"{debut} document lu{suite}"
        debut = {"de": "des", "des": "des"}.get(mot, f"{mot} les".strip())
        return f"{debut} {accord(self.nombre, 'document lu', 'documents lus')}{suite}"

    def relier(self, chemin: str, dossier: str, texte: str) -> str:
        """The page at `chemin` of the site `dossier`, where each mention of what was read counts it and leads to its list."""
        if not self.adresse or "documents lus" not in texte:
            return texte
        page = join(dossier, chemin).removesuffix("index.md").removesuffix("index.html")
        ici = page == self.adresse
        # A card is shown in a frame of another site: its links open in the whole window.
        cible = ' target="_top"' if chemin.endswith("/carte-integree/index.html") else ""
        lien = f'<a href="{escape(relative(page, self.adresse))}"{cible}>'

        def remplacer(trouve: re.Match[str]) -> str:
            mots = str(escape(self.dire(trouve[1] or trouve[2] or "")))
            return mots if ici else f"{lien}{mots}</a>"

        tete, corps = _sans_entete(texte)
        return tete + "\n".join(_relier_ligne(ligne, remplacer, etat) for etat, ligne in _lignes(corps))


def _sans_entete(texte: str) -> tuple[str, str]:
    """The front matter of a page, and the rest."""
    fin = texte.find("\n---\n", 4) if texte.lstrip().startswith("---\n") else -1
    return (texte[: fin + 5], texte[fin + 5 :]) if fin >= 0 else ("", texte)


def _lignes(corps: str) -> list[tuple[list[str], str]]:
    """The lines of a page, each with the elements that are open where it starts: an element may span several."""
    ouverts: list[str] = []
    sorties = []
    for ligne in corps.split("\n"):
        sorties.append((list(ouverts), ligne))
        for balise in _MORCEAUX.findall(ligne):
            _suivre(balise, ouverts)
    return sorties


def _suivre(balise: str, ouverts: list[str]) -> None:
    nom = _BALISE.match(balise)
    if nom is None or nom[1] not in _SANS_LIEN or balise.endswith("/>"):
        return
    if not balise.startswith("</"):
        ouverts.append(nom[1])
    elif nom[1] in ouverts:
        ouverts.remove(nom[1])


def _relier_ligne(ligne: str, remplacer: Callable[[re.Match[str]], str], ouverts: list[str]) -> str:
    if "documents lus" not in ligne or ligne.startswith("#"):
        return ligne
    sorties = []
    for morceau in _MORCEAUX.split(ligne):
        if morceau.startswith("<"):
            _suivre(morceau, ouverts)
            sorties.append(morceau)
        else:
            sorties.append(morceau if ouverts else LUS.sub(remplacer, morceau))
    return "".join(sorties)
