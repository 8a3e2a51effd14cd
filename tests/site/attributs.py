"""What html-validate does not know: the attributes, roles and states that the standards define, where words may stand, and where some must."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import yaml


def _mots(texte: str) -> frozenset[str]:
    return frozenset(texte.split())


_VOCABULAIRE = yaml.load((Path(__file__).parent / "vocabulaire.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
PARTOUT = _mots(_VOCABULAIRE["partout"])
CONNUS = dict.fromkeys(_mots(_VOCABULAIRE["sans_autre"]), PARTOUT) | {
    nom: PARTOUT | _mots(propres) for nom, propres in _VOCABULAIRE["propres"].items()
}
SVG, ETATS, ROLES = _mots(_VOCABULAIRE["svg"]), _mots(_VOCABULAIRE["etats"]), _mots(_VOCABULAIRE["roles"])
AVEC_MOTS = _mots(_VOCABULAIRE["avec_mots"])
SANS_MOTS, VIDES = _mots(_VOCABULAIRE["sans_mots"]), _mots(_VOCABULAIRE["vides"])


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ouverts: list[str] = []
        self.muets: list[
            bool
        ] = []  # of each open element, that nothing stands in it, and that neither a script nor the theme's style is told to fill
        self.fautes: list[str] = []

    def _dire(self, faute: str) -> None:
        self.fautes.append(f"{self.getpos()[0]} {faute}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.muets:
            self.muets[-1] = False
        if tag not in VIDES:
            self.ouverts.append(tag)
            self.muets.append(tag in AVEC_MOTS and all(nom == "class" and not (classe or "").startswith("md-") for nom, classe in attrs))
        dessin = "svg" in self.ouverts
        if not dessin and tag not in CONNUS:
            self._dire(f"<{tag}>: not in the list of elements")
        connus = SVG if dessin else CONNUS.get(tag, PARTOUT)
        for nom, valeur in attrs:
            if nom.startswith("aria-"):
                if nom[5:] not in ETATS:
                    self._dire(f"<{tag} {nom}>: no such state or property")
            elif nom not in connus and not (nom.startswith("data-") and len(nom) > 5):
                self._dire(f"<{tag} {nom}>: no such attribute")
            if nom == "role" and valeur not in ROLES:
                self._dire(f"<{tag} role={valeur!r}>: no such role")
            if nom in ("lang", "hreflang") and not valeur:
                self._dire(f"<{tag} {nom}>: empty")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VIDES:
            self.ouverts.pop()
            self.muets.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.ouverts:
            while (ferme := self.ouverts.pop()) != tag:
                self.muets.pop()
            if self.muets.pop():
                self._dire(f"<{ferme}>: nothing in it")

    def handle_data(self, data: str) -> None:
        if data.strip() and self.muets:
            self.muets[-1] = False
        if data.strip() and self.ouverts and self.ouverts[-1] in SANS_MOTS:
            self._dire(f"words in <{self.ouverts[-1]}>: {data.strip()[:30]!r}")


def fautes(octets: bytes) -> Iterator[str]:
    """«line what» for each attribute, role or state that nobody defined, for words where none may stand, and for none where some are waited for."""
    lecteur = _Lecteur()
    lecteur.feed(octets.decode("utf-8"))
    lecteur.close()
    yield from lecteur.fautes
    # Where a browser looks for it before it reads anything.
    if b'charset="utf-8"' not in octets[:1024].lower() and b"charset=utf-8" not in octets[:1024].lower():
        yield "1 no charset in the first 1,024 bytes"
