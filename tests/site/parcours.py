"""Follows every address of a built site, to its file and to its anchor, and every id that an element names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from tests.site.porteurs import Lu, Porteur, lire

# What a link may lead to outside the site.
SCHEMAS = frozenset(("http", "https", "mailto", "tel"))


class Parcours:
    """A site read whole. `origine` is where it will be served, empty when its build did not know."""

    def __init__(self, fichiers: Mapping[str, bytes], origine: str = "") -> None:
        self.chemins = frozenset(fichiers)
        self.origine = origine.rstrip("/")
        self.base = urlsplit(self.origine).path
        self.lus: dict[str, Lu] = {chemin: lire(chemin, octets) for chemin, octets in fichiers.items()}
        self.ancres = {chemin: frozenset(ancre for ancre, _ in lu.ancres) for chemin, lu in self.lus.items()}
        self.suivies: Counter[str] = Counter()  # how many addresses were followed, by what bears them

    def fautes(self) -> list[str]:
        """«file:line what address: reason» for all that is wrong."""
        trouvees = list(self._noms())
        for chemin, lu in self.lus.items():
            trouvees += [f"{chemin}:{ligne} {raison}" for ligne, raison in lu.fautes]
            trouvees += self._ids(chemin, lu)
            for porteur in lu.adresses:
                self.suivies[porteur.quoi] += 1
                if raison := self._raison(chemin, porteur):
                    trouvees.append(f"{chemin}:{porteur.ligne} {porteur.quoi} {porteur.adresse!r}: {raison}")
        return trouvees

    def _noms(self) -> Iterator[str]:
        """Two files that a disk without cases would take for one."""
        vus: dict[str, str] = {}
        for chemin in sorted(self.chemins):
            autre = vus.setdefault(chemin.casefold(), chemin)
            if autre != chemin:
                yield f"{chemin}: only its case tells it from {autre}"

    def _ids(self, chemin: str, lu: Lu) -> Iterator[str]:
        vus: dict[str, tuple[str, int]] = {}
        for ancre, ligne in lu.ancres:
            if not ancre or ancre.split() != ([ancre] if not ancre.startswith("<map> ") else ancre.split()):
                yield f"{chemin}:{ligne} id {ancre!r}: empty, or with a space"
            autre, ailleurs = vus.setdefault(ancre.casefold(), (ancre, ligne))
            if (autre, ailleurs) != (ancre, ligne):
                yield f"{chemin}:{ligne} id {ancre!r}: " + (
                    f"already at line {ailleurs}" if autre == ancre else f"only its case tells it from {autre!r}"
                )
        for renvoi in lu.renvois:
            self.suivies[renvoi.quoi] += 1
            if renvoi.adresse not in self.ancres[chemin]:
                yield f"{chemin}:{renvoi.ligne} {renvoi.quoi} {renvoi.adresse!r}: no such id"

    def _raison(self, chemin: str, porteur: Porteur) -> str:
        adresse = porteur.adresse
        if not adresse:
            return "empty"
        if porteur.quoi == "css" and adresse.startswith("#"):
            return ""  # a fragment alone is one of the page that the style sheet dresses, not of the sheet (CSS Values, «local» addresses)
        if adresse.startswith("data:") or adresse == "#default#VML":  # Leaflet's, for Internet Explorer
            return "" if porteur.quoi in ("css", "style") else "data where a file is due"
        if adresse != adresse.strip() or any(lettre in adresse for lettre in ' \t\n\r\\"<>'):
            return "a letter that no address has"
        if porteur.quoi.startswith(("json", "csv")) and adresse.startswith("/"):
            adresse = self.base + adresse  # the interface files start from the root of the site (`adresses.racine`)
        if self.origine and (adresse == self.origine or adresse.startswith(f"{self.origine}/")):
            adresse = f"{self.base}/{adresse.removeprefix(self.origine).lstrip('/')}"
        try:
            morceaux = urlsplit(adresse)
        except ValueError:
            return "unreadable"
        if morceaux.scheme or morceaux.netloc:
            return (
                ""
                if morceaux.scheme in SCHEMAS and (morceaux.netloc or morceaux.path or morceaux.query)
                else "not a kind of address that a reader can open"
            )
        vers = self._cible(chemin, unquote(morceaux.path))
        if vers not in self.chemins:
            return "no such file"
        fragment = unquote(morceaux.fragment)
        if vers.endswith("plan.html"):  # the mark, and the place to name on it
            fragment = fragment.partition("@")[0]
        if adresse.endswith("#") or (fragment and vers.endswith((".html", ".svg")) and fragment not in self.ancres[vers]):
            return "no such anchor"
        if fragment and not vers.endswith((".html", ".svg")) and not (vers.endswith(".pdf") and fragment.startswith("page=")):
            return "an anchor in a file that has none"
        return ""

    def _cible(self, chemin: str, vers: str) -> str:
        """The file that a path leads to. A folder is named with its last slash, without which its own links would start elsewhere."""
        if not vers:
            return chemin
        if vers.startswith("/"):
            absolu = vers.removeprefix(self.base).lstrip("/") if vers.startswith(f"{self.base}/") else "(outside the site)"
        else:
            absolu = join(chemin.rpartition("/")[0], vers)
        dossier = not absolu or absolu.endswith(("/", "/.", "/..")) or absolu in (".", "..")
        court = normpath(absolu) if absolu else "."
        return normpath(join(court, "index.html")) if dossier else court


def fichiers_de(public: Path) -> dict[str, bytes]:
    """Every file of a built site, by its path in it."""
    return {chemin.relative_to(public).as_posix(): chemin.read_bytes() for chemin in sorted(public.rglob("*")) if chemin.is_file()}


def origine_de(fichiers: Mapping[str, bytes]) -> str:
    """Where the site will be served, from the canonical link of its first page; empty if its build did not know."""
    trouve = re.search(rb'<link rel="canonical" href="([^"]+)"', fichiers["index.html"])
    return trouve[1].decode("utf-8") if trouve else ""
