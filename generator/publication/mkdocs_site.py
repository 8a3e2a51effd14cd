"""The one door to MkDocs: from a folder of Markdown to a folder of HTML."""

import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.pages.site import Site
from generator.publication.disque import ecrire, empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible

# MkDocs gives pages the time of the build; a fixed one keeps the same input at the same bytes on every machine and day.
_EPOQUE = "1704067200"
# The portal's name among the folders of .construction: mkdocs.yml has it too, and no contract may have it.
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
    def registre(self) -> Path:
        """The keys of the rendered outputs."""
        return self.racine / "cles" / f"{self.nom}.json"

    @property
    def configuration(self) -> Path:
        """The generated configuration (child of mkdocs.yml)."""
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
    """The configuration file of `site`, a generated child of mkdocs.yml, which has the portal's own name, address and menu."""
    base = chantier.configuration.parent
    theme = {"custom_dir": os.path.relpath(chantier.projet / "site_templates" / "theme", base)}
    enfant: dict[str, object] = {
        "INHERIT": os.path.relpath(chantier.projet / "mkdocs.yml", base),
        "docs_dir": os.path.relpath(chantier.pages, base),
        "site_dir": os.path.relpath(chantier.html, base),
        "theme": theme | ({"logo": site.logo} if site.logo else {}),
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
            "nav": [{titre: chemin} for titre, chemin in site.menu],
        }
    octets = yaml.safe_dump(enfant, allow_unicode=True, sort_keys=False).encode("utf-8")
    if not chantier.configuration.exists() or chantier.configuration.read_bytes() != octets:
        ecrire(chantier.configuration, octets)
    return chantier.configuration


def adresse_de(site: Site, adresse_du_site: str) -> str:
    """Where `site` will be served; empty when the build does not know."""
    if not adresse_du_site or not site.dossier:
        return adresse_du_site
    return f"{adresse_du_site.rstrip('/')}/{site.dossier}/"


def cle_du_site(site: Site, chantier: Chantier, adresse_du_site: str, *, programme: str) -> str:
    """The digest of all that every page of the site depends on: configuration, menu, theme, program."""
    theme = chantier.projet / "site_templates" / "theme"
    morceaux = [
        programme,
        (chantier.projet / "mkdocs.yml").read_text(encoding="utf-8"),
        repr(
            (site.dossier, site.nom, site.description, site.menu, site.sous_nom, site.logo, site.logo_texte, site.contrats, site.habillage)
        ),
        adresse_du_site,
        *(f"{nom} {empreinte(chemin.read_bytes())}" for nom, chemin in fichiers_de(theme).items()),
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
    # The menu of mkdocs.yml names every page that a portal may have; a project without national measures has one less.
    config.nav = [entree for entree in config.nav or () if all((chantier.pages / str(page)).is_file() for page in entree.values())]
    memoire = Memoire(chantier.memoire, cle, frozenset(menu))
    config.plugins["engagements/memoire"] = memoire
    # Their `lastmod` would be the day of the build; the portal has one of its own for all sites, without dates (pages/plan_des_adresses).
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
