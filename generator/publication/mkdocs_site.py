"""Runs MkDocs, which makes a folder of HTML of a folder of Markdown; a build of a site goes through this module alone."""

import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.pages.site import Site
from generator.pages.sortie import PAGE
from generator.publication.disque import ecrire, empreinte
from generator.publication.echec import ConstructionImpossible
from generator.sources.socle import CONFIGURATION, GABARITS, superposer

# MkDocs gives pages the time of the build; a fixed one keeps the same input at the same bytes on every machine and day.
_EPOQUE = "1704067200"
# The portal's name among the folders of .construction, which no contract may have.
PORTAIL = "portail"


@dataclass(frozen=True, slots=True)
class Chantier:
    """Where one site is made: the folders of its Markdown and of its HTML, its configuration and its memory."""

    projet: Path
    racine: Path
    nom: str

    @property
    def pages(self) -> Path:
        """The folder that MkDocs reads."""
        return self.racine / "pages" / self.nom

    @property
    def html(self) -> Path:
        """The folder that MkDocs writes."""
        return self.racine / "sites" / self.nom

    @property
    def reglages(self) -> Path:
        """The project's own settings of MkDocs; the file may be missing."""
        return self.projet / "mkdocs.yml"

    @property
    def theme(self) -> Path:
        """The project's own parts of the theme; the folder may be missing."""
        return self.projet / "site_templates" / "theme"

    @property
    def registre(self) -> Path:
        """The keys of the rendered outputs."""
        return self.racine / "cles" / f"{self.nom}.json"

    @property
    def configuration(self) -> Path:
        """The configuration that MkDocs reads."""
        return self.racine / "configuration" / f"{self.nom}.yml"

    @property
    def memoire(self) -> Path:
        """The built pages."""
        return self.racine / "memoire" / f"{self.nom}.pickle"

    @property
    def temoin(self) -> Path:
        """The digest of all that the last complete build of this site was made from."""
        return self.racine / "sites" / f"{self.nom}.cle"


def ecrire_configuration(site: Site, chantier: Chantier, adresse_du_site: str) -> Path:
    """The configuration file of `site`: the program's, what the project's mkdocs.yml sets otherwise, and what is of this site alone.

    Raises ConstructionImpossible where mkdocs.yml cannot be read.
    """
    menu = [{titre: f"{adresse}{PAGE}"} for titre, adresse in site.menu]
    enfant: dict[str, object] = {
        "docs_dir": str(chantier.pages),
        "site_dir": str(chantier.html),
        "theme": {"custom_dir": str(GABARITS / "theme")} | ({"logo": site.logo} if site.logo else {}),
        "extra": {
            "sous_nom": site.sous_nom,
            "logo_texte": site.logo_texte,
            "contrats": [{"nom": nom, "dossier": dossier} for nom, dossier in site.contrats],
        },
    }
    if site.dossier:
        enfant |= {
            "site_name": site.nom,
            "site_description": site.description,
            "site_url": adresse_de(site, adresse_du_site),
            "nav": menu,
        }
    # Of the portal, the project may set the name and the menu.
    socle = _ajouter(_lire_configuration(CONFIGURATION), {"nav": menu})
    entiere = _ajouter(_ajouter(socle, _lire_configuration(chantier.reglages)), enfant)
    octets = yaml.safe_dump(entiere, allow_unicode=True, sort_keys=False).encode("utf-8")
    if not chantier.configuration.exists() or chantier.configuration.read_bytes() != octets:
        ecrire(chantier.configuration, octets)
    return chantier.configuration


def _lire_configuration(chemin: Path) -> dict[str, object]:
    """The settings of one file, with MkDocs' own tags and inheritance; none where it is not there."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    if not chemin.is_file():
        return {}
    try:
        with chemin.open("rb") as fichier:
            lue = yaml_load(fichier)
    except (ConfigurationError, yaml.YAMLError, UnicodeDecodeError) as erreur:
        raise ConstructionImpossible(f"« {chemin.name} » est mal écrit : {erreur}") from erreur
    if isinstance(lue, dict) and isinstance(lue.get("theme"), str):
        lue["theme"] = {"name": lue["theme"]}
    if not isinstance(lue, dict):
        raise ConstructionImpossible(f"« {chemin.name} » est mal écrit : des réglages (« site_name: … ») sont attendus.")
    return lue


def _ajouter(socle: Mapping[str, object], ajouts: Mapping[str, object]) -> dict[str, object]:
    """The settings `socle` with those of `ajouts` in their place: groups are merged setting by setting, lists and words replaced whole."""
    reglages = dict(socle)
    for cle, valeur in ajouts.items():
        ancienne = reglages.get(cle)
        reglages[cle] = _ajouter(ancienne, valeur) if isinstance(ancienne, Mapping) and isinstance(valeur, Mapping) else valeur
    return reglages


def adresse_de(site: Site, adresse_du_site: str) -> str:
    """Where `site` will be served; empty when the build does not know."""
    if not adresse_du_site or not site.dossier:
        return adresse_du_site
    return f"{adresse_du_site.rstrip('/')}/{site.dossier}/"


def cle_du_site(site: Site, chantier: Chantier, adresse_du_site: str, *, programme: str) -> str:
    """The digest of all that every page of the site depends on: configuration, menu, theme, program."""
    reglages = [chemin.read_bytes() if chemin.is_file() else b"" for chemin in (CONFIGURATION, chantier.reglages)]
    morceaux = [
        programme,
        *map(empreinte, reglages),
        repr(
            (site.dossier, site.nom, site.description, site.menu, site.sous_nom, site.logo, site.logo_texte, site.contrats, site.habillage)
        ),
        adresse_du_site,
        *(f"{nom} {empreinte(chemin.read_bytes())}" for nom, chemin in superposer(GABARITS / "theme", chantier.theme).items()),
    ]
    return empreinte("\n".join(morceaux).encode("utf-8"))


def construire_html(
    configuration: Path,
    chantier: Chantier,
    cle: str,
    menu: tuple[str, ...],
    *,
    adresse: str = "",
    habillage: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """Run MkDocs, building only the pages that changed; the paths of those it built. Raises ConstructionImpossible.

    `adresse` is where the site will be served, `habillage` what the theme says on every page.
    """
    os.environ["SOURCE_DATE_EPOCH"] = _EPOQUE
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Here and not above: MkDocs and Material take 0.3 s to import, and a build without change needs neither.
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    # MkDocs empties the folder itself, but leaves hidden files.
    shutil.rmtree(chantier.html, ignore_errors=True)
    with _plaintes() as plaintes:
        try:
            return _lancer_mkdocs(configuration, chantier, cle, menu, adresse=adresse, habillage=habillage or {})
        except (MkDocsException, TemplateError) as erreur:
            raise ConstructionImpossible(
                f"MkDocs n’a pas pu construire le site « {chantier.nom} » :", *plaintes, _en_mots(erreur)
            ) from erreur


def _lancer_mkdocs(
    configuration: Path, chantier: Chantier, cle: str, menu: tuple[str, ...], *, adresse: str, habillage: Mapping[str, str]
) -> tuple[str, ...]:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from generator.publication.memoire import Memoire
    from generator.publication.theme import garder_les_gabarits

    config = load_config(str(configuration), site_url=adresse)
    config.extra.update(habillage)
    if chantier.theme.is_dir():
        config.theme.dirs.insert(0, str(chantier.theme))
    # A project's own menu may name a page that its portal does not have (without national measures, it has one page less).
    config.nav = [entree for entree in config.nav or () if all((chantier.pages / str(page)).is_file() for page in entree.values())]
    memoire = Memoire(chantier.memoire, cle, frozenset(menu))
    config.plugins["engagements/memoire"] = memoire
    # In MkDocs' sitemaps `lastmod` is the day of the build; the portal has one of our own for all sites, without dates
    # (pages/plan_des_adresses).
    config.theme.static_templates -= {"sitemap.xml"}
    garder_les_gabarits(config.theme, chantier.racine / "gabarits")
    build(config)
    memoire.garder()
    return tuple(memoire.construites)


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
    """Collects the errors that MkDocs logs. Its warnings are dropped: `verification` checks all links of the built site, in French."""
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
