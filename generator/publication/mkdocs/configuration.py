"""MkDocs' settings of one site: the program's, then the project's own, then those of this site alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from generator.pages.site import Site
from generator.publication.chantier import Chantier, adresse_publique
from generator.publication.disque import ecrire, empreinte
from generator.publication.echec import ConstructionImpossible
from generator.publication.mkdocs.source import SOURCE
from generator.publication.reglages_lus import reglages_lus
from generator.sources.socle import CONFIGURATION, GABARITS, superposer

THEME = Path("site_templates") / "theme"
_PAGE_NOMMEE = re.compile(rb"[\w./-]*" + re.escape(SOURCE.encode()))


def reglages(chantier: Chantier) -> Path:
    """The project's own settings of MkDocs; the file may be missing."""
    return chantier.projet / "mkdocs.yml"


def theme(chantier: Chantier) -> Path:
    """The project's own parts of the theme; the folder may be missing."""
    return chantier.projet / THEME


class ReglagesDuSite(Struct, frozen=True):
    """What is of one site alone, and may be sent to another process: its menu (title, address), and the settings that say what it is."""

    menu: tuple[tuple[str, str], ...]
    siens: Mapping[str, object]


def reglages_du_site(site: Site, chantier: Chantier, adresse_du_site: str) -> ReglagesDuSite:
    """Those of `site`, which will be served below `adresse_du_site`."""
    siens: dict[str, object] = {
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
        siens |= {
            "site_name": site.nom,
            "site_description": site.description,
            "site_url": adresse_publique(site.dossier, adresse_du_site),
            "nav": _menu(site.menu),
        }
    return ReglagesDuSite(site.menu, siens)


def ecrire_configuration(du_site: ReglagesDuSite, chantier: Chantier) -> tuple[Path, frozenset[str]]:
    """The configuration file of a site: the program's, what the project's mkdocs.yml sets otherwise, and what is of this site alone; and the
    addresses of the pages that its menu names.

    Raises ConstructionImpossible where mkdocs.yml cannot be read.
    """
    # The name and the menu of the portal are those of the project, where its mkdocs.yml sets them.
    socle = _ajouter(_lire_configuration(CONFIGURATION), {"nav": _menu(du_site.menu)})
    entiere = _ajouter(_ajouter(socle, _lire_configuration(reglages(chantier))), du_site.siens)
    destination = chantier.racine / "configuration" / f"{chantier.nom}.yml"
    ecrire(destination, yaml.safe_dump(entiere, allow_unicode=True, sort_keys=False).encode("utf-8"))
    return destination, frozenset(_pages_du_menu(entiere.get("nav")))


def _menu(menu: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{titre: f"{adresse}{SOURCE}"} for titre, adresse in menu]


def menu_des_pages(nav: list[object], connue: Callable[[str], bool]) -> list[object]:
    """A menu without the pages that the site has not, nor the sections that have none left. An entry is a page, a title with its page, or a title
    with the entries below it; what is no page (a link to elsewhere) stays."""
    gardes: list[object] = []
    for entree in nav:
        if isinstance(entree, Mapping):
            siennes = {titre: menu_des_pages(sous if isinstance(sous, list) else [sous], connue) for titre, sous in entree.items()}
            if pleines := {titre: sous if isinstance(entree[titre], list) else sous[0] for titre, sous in siennes.items() if sous}:
                gardes.append(pleines)
        elif not str(entree).endswith(".md") or connue(str(entree)):
            gardes.append(entree)
    return gardes


def _pages_du_menu(nav: object) -> Iterator[str]:
    """The addresses of the pages named in a menu, which may have menus in it."""
    if isinstance(nav, str):
        yield nav.removesuffix(SOURCE)
    elif isinstance(nav, Mapping):
        for sous in nav.values():
            yield from _pages_du_menu(sous)
    elif isinstance(nav, list):
        for sous in nav:
            yield from _pages_du_menu(sous)


def _lire_configuration(chemin: Path) -> dict[str, object]:
    """The settings of one file, with MkDocs' own tags and inheritance; none where it is not there."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    if not chemin.is_file():
        return {}
    try:
        with chemin.open("rb") as fichier:
            # MkDocs' own loader makes any object of Python's, and calls any function, that a tag names («!!python/object/apply:os.system»).
            lue = yaml_load(fichier, get_yaml_loader(yaml.SafeLoader))
    except (ConfigurationError, yaml.YAMLError, UnicodeDecodeError) as erreur:
        raise ConstructionImpossible(f"« {chemin.name} » est mal écrit : {erreur}") from erreur
    if isinstance(lue, dict) and isinstance(lue.get("theme"), str):
        lue["theme"] = {"name": lue["theme"]}
    if not isinstance(lue, dict):
        raise ConstructionImpossible(f"« {chemin.name} » est mal écrit : des réglages (« site_name: … ») sont attendus.")
    return lue


def _ajouter(socle: Mapping[str, object], ajouts: Mapping[str, object]) -> dict[str, object]:
    """`ajouts` over `socle`, group by group: a list or a word replaces the whole of what it stands for."""
    reglages = dict(socle)
    for cle, valeur in ajouts.items():
        ancienne = reglages.get(cle)
        reglages[cle] = _ajouter(ancienne, valeur) if isinstance(ancienne, Mapping) and isinstance(valeur, Mapping) else valeur
    return reglages


def cle_des_sites(projet: Path, programme: str) -> str:
    """The digest of all that every page of every site depends on: configuration, theme, program."""
    lus = [CONFIGURATION.read_bytes(), *(octets for _, octets in reglages_lus(projet))]
    du_theme = superposer(GABARITS / "theme", projet / THEME)
    morceaux = [programme, *map(empreinte, lus), *(f"{nom} {empreinte(chemin.read_bytes())}" for nom, chemin in du_theme.items())]
    return empreinte("\n".join(morceaux).encode("utf-8"))


def cle_du_site(site: Site, chantier: Chantier, adresse_du_site: str, *, fond: str) -> str:
    """The digest of all that every page of one site depends on: that of all sites (`fond`), its menu, its words."""
    # A menu of the project's own loses the pages that the portal has not (`passe`).
    lus = b"" if site.dossier else b"\n".join(octets for _, octets in reglages_lus(chantier.projet))
    morceaux = [
        fond,
        *(f"{nom!r} {(chantier.pages / nom.decode('utf-8', 'replace')).is_file()}" for nom in sorted(set(_PAGE_NOMMEE.findall(lus)))),
        repr(
            (site.dossier, site.nom, site.description, site.menu, site.sous_nom, site.logo, site.logo_texte, site.contrats, site.habillage)
        ),
        adresse_du_site,
    ]
    return empreinte("\n".join(morceaux).encode("utf-8"))
