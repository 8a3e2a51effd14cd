"""One pass over a site: MkDocs builds the moulds that are missing, then every page is made from its mould."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.graphe.objets import ObjetRefuse, depuis_octets, en_octets
from generator.pages.mots.echappement import une_ligne
from generator.publication.chantier import Chantier
from generator.publication.disque import ecrire, empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible, ToutRefaire
from generator.publication.mkdocs.configuration import ReglagesDuSite, ecrire_configuration, menu_des_pages, theme
from generator.publication.mkdocs.corrections import sans_lignes_vides
from generator.publication.mkdocs.moules import FormeDePage, couler, forme_de
from generator.publication.mkdocs.sommaire import Entree
from generator.publication.mkdocs.source import SOURCE, SourceLue, ecrire_source, lire_source
from generator.sources.socle import GABARITS

# MkDocs gives pages the time of the build; a fixed one keeps the same input at the same bytes on every machine and day.
_EPOQUE = "1704067200"
_SOMME = 64  # hexadecimal digits of a SHA-256


class Moules(Struct, frozen=True):
    """What MkDocs made for a site: the HTML of each mould, the files that the theme brings (path → bytes), and in `regards` what templates
    looked at of a page that no mould knows: pages are made from moulds only where this is empty. `menu` holds the addresses of the pages of
    the menu."""

    menu: frozenset[str] = frozenset()
    pages: Mapping[FormeDePage, str] = field(default_factory=dict)
    fichiers: Mapping[str, bytes] = field(default_factory=dict)
    regards: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PasseMkDocs:
    """One pass over a site, and what it needs: `adresse` is where the site will be served, `habillage` the words that the theme writes on
    every page (name, words). With `entiere`, MkDocs builds every page, so that a test can compare them with those made from moulds."""

    reglages: ReglagesDuSite
    chantier: Chantier
    cle: str
    adresse: str
    habillage: tuple[tuple[str, str], ...]
    entiere: bool = False

    def faire(self, adresses: Sequence[str] | None) -> Mapping[str, bytes]:
        """The HTML of the pages at `adresses` (None: of all), and the files that the theme brings where moulds were made. Raises
        ConstructionImpossible where MkDocs fails."""
        connus = Moules() if self.entiere else _lire(self._ou_sont_les_moules, self.cle)
        menu = connus.menu or self._configuration[1]
        if self.entiere or connus.regards:
            return self._page_par_page()
        sources = self._sources(adresses)
        formes = {adresse: forme_de(adresse, source, menu) for adresse, source in sources.items()}
        moules = connus
        if not connus.pages.keys() >= set(formes.values()):
            if adresses is not None:
                raise ToutRefaire  # moulds are held against pages of all forms
            moules = self._mouler(connus, formes, sources)
            if moules.regards:
                return self._page_par_page()
        du_theme = {} if moules is connus and adresses is not None else moules.fichiers
        return _Faites(du_theme, sources, lambda adresse, source: self._couler(moules, formes[adresse], adresse, source))

    def _page_par_page(self) -> Mapping[str, bytes]:
        pages, fichiers, _ = self._lancer(self._sources(None))
        return {**fichiers, **_en_octets(pages)}

    @property
    def _ou_sont_les_moules(self) -> Path:
        return self.chantier.racine / "moules" / f"{self.chantier.nom}.pickle"

    @cached_property
    def _configuration(self) -> tuple[Path, frozenset[str]]:
        return ecrire_configuration(self.reglages, self.chantier)

    def _sources(self, adresses: Sequence[str] | None) -> Mapping[str, SourceLue]:
        """The sources of these pages (None: of all)."""
        racine = self.chantier.pages
        chemins = [f"{adresse}{SOURCE}" for adresse in adresses] if adresses is not None else fichiers_de(racine)
        return _Sources({chemin.removesuffix(SOURCE): racine / chemin for chemin in chemins})

    def _mouler(self, connus: Moules, formes: Mapping[str, FormeDePage], sources: Mapping[str, SourceLue]) -> Moules:
        """The moulds of these forms (by the address of each page) and of those that are known.

        Where the project has parts of the theme of its own, the first and the last page of each form are built too, and must be what is cast.
        """
        menu = self._configuration[1]
        # A page with a mould of its own may have got, or lost, its table of contents: the form that it had stands at the same address.
        occupees = {forme.adresse for forme in formes.values()}
        toutes = sorted({*formes.values(), *(forme for forme in connus.pages if forme.adresse not in occupees)})
        html, fichiers, regards = self._lancer({forme.adresse: forme.source for forme in toutes})
        moules = Moules(menu, {forme: html[forme.adresse] for forme in toutes}, fichiers, regards)
        if theme(self.chantier).is_dir() and not regards:
            par_forme: dict[FormeDePage, list[str]] = {}
            for adresse in sorted(formes):
                par_forme.setdefault(formes[adresse], []).append(adresse)
            temoins = {adresse for pages in par_forme.values() for adresse in (pages[0], pages[-1])}
            construites, _, _ = self._lancer({adresse: sources[adresse] for adresse in sorted({*temoins, *(menu & sources.keys())})})
            if any(construites[un] != self._couler(moules, formes[un], un, sources[un]) for un in temoins):
                moules = replace(moules, regards=frozenset(("ce que nos moules ne savent pas",)))
        octets = en_octets(moules)
        ecrire(self._ou_sont_les_moules, f"{self.cle}{empreinte(octets)}".encode("ascii") + octets)
        return moules

    def _couler(self, moules: Moules, forme: FormeDePage, adresse: str, source: SourceLue) -> str:
        return couler(moules.pages[forme], forme, adresse, source, self._imprimer)

    def _lancer(self, sources: Mapping[str, SourceLue]) -> tuple[dict[str, str], dict[str, bytes], frozenset[str]]:
        """Have MkDocs build these pages: their HTML by address, the files of the theme, and what templates looked at."""
        os.environ["SOURCE_DATE_EPOCH"] = _EPOQUE
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        # Here and not above: MkDocs and Material take 0.3 s to import, and most builds need neither.
        from jinja2 import TemplateError
        from mkdocs.exceptions import MkDocsException

        dossier = self.chantier.racine / "mkdocs" / self.chantier.nom
        shutil.rmtree(dossier, ignore_errors=True)
        for adresse, source in sources.items():
            ecrire(dossier / "docs" / f"{adresse}{SOURCE}", ecrire_source(source))
        with _plaintes() as plaintes:
            try:
                return self._construire(dossier)
            except (MkDocsException, TemplateError) as erreur:
                raise ConstructionImpossible(
                    f"MkDocs n’a pas pu construire le site « {self.chantier.nom} » :", *plaintes, _en_mots(erreur)
                ) from erreur
            finally:
                shutil.rmtree(dossier, ignore_errors=True)

    def _construire(self, dossier: Path) -> tuple[dict[str, str], dict[str, bytes], frozenset[str]]:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        from generator.publication.mkdocs.greffon import Greffon
        from generator.publication.mkdocs.html_tel_quel import HtmlTelQuel
        from generator.publication.mkdocs.theme import garder_les_gabarits

        site = dossier / "site"
        config = load_config(str(self._configuration[0]), site_url=self.adresse, docs_dir=str(dossier / "docs"), site_dir=str(site))
        config.site_name = une_ligne(config.site_name)
        config.site_description = une_ligne(config.site_description or "")
        config.extra.update(self.habillage)
        config["markdown_extensions"] = [HtmlTelQuel()]
        if theme(self.chantier).is_dir():
            config.theme.dirs.insert(0, str(theme(self.chantier)))
        # A menu of the project's own may name a page that its portal has not: a project without national measures has one less.
        config.nav = menu_des_pages(config.nav or [], lambda page: (self.chantier.pages / page).is_file())
        # Plugins and hooks of the project's own may change each page by itself.
        siens = frozenset((*config.plugins, *(["hooks"] if config.hooks else [])))
        greffon = config.plugins["engagements/greffon"] = Greffon()
        # Their `lastmod` would be the day of the build; the portal has one of its own for all sites, without dates (pages/fichiers/plan_des_adresses).
        config.theme.static_templates -= {"sitemap.xml"}
        # Nothing of ours stands between MkDocs and its templates in the pages that what is cast is compared with.
        garder_les_gabarits(config.theme, self.chantier.racine / "gabarits", None if self.entiere else greffon.surveillance)
        build(config)
        ecrites = {adresse: site / adresse / "index.html" for adresse in (uri.removesuffix(SOURCE) for uri in greffon.pages)}
        pages = {adresse: fichier.read_bytes().decode("utf-8") for adresse, fichier in ecrites.items()}
        fichiers = {chemin: fichier.read_bytes() for chemin, fichier in fichiers_de(site).items() if fichier not in ecrites.values()}
        return pages, fichiers, frozenset(greffon.surveillance.regards | siens)

    @cached_property
    def _imprimer(self) -> Callable[[Sequence[Entree]], str]:
        """Prints entries of a table of contents by the theme's own template."""
        from importlib.util import find_spec

        from jinja2 import Environment, FileSystemLoader

        material = find_spec("material")
        lieux = [
            theme(self.chantier),
            GABARITS / "theme",
            *(Path(lieu) / "templates" for lieu in (material and material.submodule_search_locations) or ()),
        ]
        environnement = sans_lignes_vides(Environment(loader=FileSystemLoader(list(map(str, lieux))), autoescape=True))
        gabarit = environnement.get_template("partials/toc-item.html")
        return lambda entrees: "".join(gabarit.render(toc_item=entree) for entree in entrees)


class _Sources(Mapping[str, SourceLue]):
    """The sources of pages by address, each read when it is asked for: those of a large site fit in no memory."""

    def __init__(self, fichiers: Mapping[str, Path]) -> None:
        self._fichiers = fichiers

    def __getitem__(self, adresse: str) -> SourceLue:
        return lire_source(self._fichiers[adresse].read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self._fichiers)

    def __len__(self) -> int:
        return len(self._fichiers)


class _Faites(Mapping[str, bytes]):
    """Files by path: those of the theme, and the HTML of pages, each made when it is asked for."""

    def __init__(self, du_theme: Mapping[str, bytes], sources: Mapping[str, SourceLue], faire: Callable[[str, SourceLue], str]) -> None:
        self._du_theme, self._sources, self._faire = du_theme, sources, faire
        self._pages = {f"{adresse}index.html": adresse for adresse in sources}

    def __getitem__(self, chemin: str) -> bytes:
        adresse = self._pages.get(chemin)
        if adresse is None:
            return self._du_theme[chemin]
        return self._faire(adresse, self._sources[adresse]).encode("utf-8", "xmlcharrefreplace")

    def __iter__(self) -> Iterator[str]:
        return iter({**self._du_theme, **self._pages})

    def __len__(self) -> int:
        return len({**self._du_theme, **self._pages})


def _en_octets(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Pages by path, from pages by address."""
    return {f"{adresse}index.html": page.encode("utf-8", "xmlcharrefreplace") for adresse, page in pages.items()}


def _lire(chemin: Path, cle: str) -> Moules:
    """The moulds of the last pass; none where the file is missing, damaged in any byte, or was made for another theme or by another program."""
    try:
        octets = chemin.read_bytes()
    except OSError:
        return Moules()
    debut, contenu = octets[: 2 * _SOMME], octets[2 * _SOMME :]
    if debut != f"{cle}{empreinte(contenu)}".encode("ascii"):
        return Moules()
    try:
        lu = depuis_octets(contenu)
    except (ObjetRefuse, AttributeError, ImportError, IndexError, TypeError):
        return Moules()
    return lu if isinstance(lu, Moules) else Moules()


class _Ecoute(logging.Handler):
    """Keeps messages instead of printing them."""

    def __init__(self, niveau: int) -> None:
        super().__init__(niveau)
        self.lignes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lignes.append(record.getMessage())


@contextmanager
def _plaintes() -> Iterator[list[str]]:
    """What MkDocs complains of. Its warnings are left aside: links are checked in the built site, all of them and in French."""
    ecoute = _Ecoute(logging.ERROR)
    journal = logging.getLogger("mkdocs")
    avant = journal.propagate
    journal.addHandler(ecoute)
    journal.propagate = False
    try:
        yield ecoute.lignes
    finally:
        journal.removeHandler(ecoute)
        journal.propagate = avant


def _en_mots(erreur: Exception) -> str:
    place = ", ".join(f"{nom} {valeur}" for nom in ("name", "lineno") if (valeur := getattr(erreur, nom, None)))
    return f"{erreur}{f' ({place})' if place else ''}"
