"""The documents that a site has read: wherever a page says so in our words, these become a link that counts and dates them.

Our sentences say «les documents lus» with a no-break space between the last two words (`typographie.francais` puts it there, in templates too). With a plain
space they are words of somebody else, in a promise or an opinion, and stay as they were written.
"""

import re
from posixpath import join

from markupsafe import escape
from msgspec import Struct

from generator.pages.adresses import ENCART, Vers, relative
from generator.pages.mots.typographie import INSECABLE, accord, date_fr

# What stands in a link, in a title, in a drawing or in a tag stays as it is.
_PASSAGES = re.compile(
    r"<(?P<clos>a|article|button|summary|caption|title|code|option|label|svg|script|style|h[1-6])\b[^>]*>.*?</(?P=clos)>"
    r"|<[^>]*>"
    rf"|(?:\b(?P<mot>dans|de|d’après) )?\b(?P<lus>les documents{INSECABLE}lus)\b"
    rf"|\bdes (?P<des>documents{INSECABLE}lus)\b",
    re.DOTALL,
)


class DocumentsLus(Struct, frozen=True):
    """What a site has read: how many documents, how many of them only in part, up to which day (ISO, or empty), and the address of the page that names them.

    `recus` is true where the publisher also receives figures: the words then say «et les chiffres reçus» too.
    """

    nombre: int = 0
    jour: str = ""
    adresse: str = ""
    recus: bool = False
    en_partie: int = 0

    def dire(self, mot: str = "") -> str:
        """«dans les 4 documents lus au 27 novembre 2026», «du document lu»: after `mot` (dans, de, d’après, des), or alone."""
        if not self.nombre:
            return f"{mot} les documents lus".strip() if mot != "des" else "des documents lus"
        partie = f" ({self.en_partie} en partie)" if 0 < self.en_partie < self.nombre else " en partie" if self.en_partie else ""
        quand = f"{partie}{f' au {date_fr(self.jour)}' if self.jour else ''}"
        suite = f"{quand} et les chiffres reçus" if self.recus else quand
        if self.nombre == 1:
            debut = {"de": "du", "des": "du"}.get(mot, f"{mot} le".strip())
            return f"{debut} document lu{suite}"
        debut = {"de": "des", "des": "des"}.get(mot, f"{mot} les".strip())
        return f"{debut} {accord(self.nombre, 'document lu', 'documents lus')}{suite}"

    def liens(self, adresse: str, dossier: str) -> tuple[Vers, ...]:
        """The link that the page at `adresse` of the site `dossier` may bear."""
        return (relative(join(dossier, adresse), self.adresse),) if self.adresse else ()

    def relier(self, adresse: str, dossier: str, texte: str) -> str:
        """The HTML `texte` of the page at `adresse` of the site `dossier`, where each mention of what was read counts it and leads to its
        list."""
        if not self.adresse or f"documents{INSECABLE}lus" not in texte:
            return texte
        page = join(dossier, adresse)
        ici = page == self.adresse
        # A card is shown in a frame of another site: its links open in the whole window.
        cible = ' target="_top"' if page.endswith(f"/{ENCART}") else ""
        lien = f'<a href="{escape(relative(page, self.adresse))}"{cible}>'

        def remplacer(trouve: re.Match[str]) -> str:
            if not trouve["lus"] and not trouve["des"]:
                return trouve[0]
            mots = str(escape(self.dire("des" if trouve["des"] else trouve["mot"] or "")))
            return mots if ici else f"{lien}{mots}</a>"

        return _PASSAGES.sub(remplacer, texte)
