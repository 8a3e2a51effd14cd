"""Adds to the ledgers what a published folder has."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.adresses_publiees import (
    ACCUEIL,
    DOSSIER,
    LIENS_COURTS,
    a_des_ancres,
    adresse_d_un_tel_quel,
    adresse_promise,
    ancres_promises,
    code_du_lien,
    ecrire_lignes,
    lire_codes,
    lire_lignes,
    registre_de,
)
from generator.model.edition_figee import JOUR
from generator.model.places_des_editions import ARCHIVES, FICHE
from generator.publication.disque import ecrire, fichiers_de
from generator.publication.verification import renvois_de
from generator.sources.dossiers_du_projet import TEL_QUEL

_CONTRATS = Path("donnees", "contrats.json")
_CANONIQUE = re.compile(r'<link rel="canonical" href="([^"]+)">')
_ACCUEIL_D_EDITION = re.compile(rf"({JOUR.pattern}/[^/]+/){FICHE}")


class PasUnSite(Exception):
    """The folder is no published site."""


def adresses_publiees(public: Path) -> Mapping[str, frozenset[str]]:
    """The addresses to keep of what is published in `public`, by the folder of their site (empty: the portal, which has the home of each contract too).
    Raises PasUnSite, and OSError where a file cannot be read."""
    try:
        contrats = [str(contrat["id"]) for contrat in json.loads((public / _CONTRATS).read_bytes())]
    except (OSError, ValueError, TypeError, KeyError):
        raise PasUnSite from None
    par_site: dict[str, set[str]] = {site: set() for site in ("", *contrats)}
    for chemin, fichier in fichiers_de(public).items():
        tete, barre, reste = chemin.partition("/")
        site, dedans = (tete, reste) if barre and tete in par_site else ("", chemin)
        if tete != ARCHIVES:
            par_site[site].update(_adresses(dedans, fichier))
        elif (
            edition := _ACCUEIL_D_EDITION.fullmatch(reste)
        ) is not None:  # of the rest of an edition, its own list of digests keeps the memory
            par_site[""].add(f"{ARCHIVES}/{edition[1]}")
    par_site[""].update(f"{contrat}/" for contrat in contrats)
    return {site: frozenset(siennes) for site, siennes in par_site.items()}


def _adresses(chemin: str, fichier: Path) -> Iterator[str]:
    adresse = adresse_promise(chemin)
    if adresse:
        yield adresse
        if a_des_ancres(adresse):
            yield from ancres_promises(adresse, renvois_de(fichier.read_bytes()).ancres)


def _des_tels_quels(projet: Path, public: Path) -> Iterator[tuple[str | None, str]]:
    """The published files of `tel-quel/`: what is to be kept of each (`adresse_d_un_tel_quel`), and its path."""
    for chemin in fichiers_de(projet / TEL_QUEL):
        if (public / chemin).is_file():
            yield adresse_d_un_tel_quel(chemin), chemin


def noms_sans_adresse(projet: Path, public: Path) -> tuple[str, ...]:
    """The published files of `tel-quel/` that no ledger can hold, for their names have other signs than addresses."""
    return tuple(chemin for adresse, chemin in _des_tels_quels(projet, public) if adresse is None)


def codes_publies(public: Path, site: str) -> Mapping[str, str]:
    """What the short links of a published site name, by code: the pages there say where they lead."""
    dossier = f"{site}/" if site else ""
    trouves = {}
    for chemin in sorted((public / site / LIENS_COURTS).glob("*/index.html")):
        page = chemin.relative_to(public).as_posix().removesuffix("index.html")
        if (code := code_du_lien(page.removeprefix(dossier))) and (lu := _CANONIQUE.search(chemin.read_text("utf-8"))):
            cible = posixpath.normpath(posixpath.join(page, lu[1]))
            trouves[code] = f"{cible}/".removeprefix(dossier)
    return trouves


def retenir(projet: Path, public: Path, *, essai: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Add the addresses of `public` to the ledgers of the project; those that were not in them, by the path of the ledger. With `essai`, nothing is written.

    Raises PasUnSite, and OSError where a file cannot be read or written.
    """
    publiees = adresses_publiees(public)
    siens = {adresse for adresse, _ in _des_tels_quels(projet, public) if adresse}
    publiees = {**publiees, "": publiees[""] | siens}
    # A contract that is no more has its own ledger still.
    finis = {chemin.stem for chemin in (projet / DOSSIER).glob("*.lock")} - publiees.keys()
    nouvelles: dict[str, tuple[str, ...]] = {}
    for site, siennes in publiees.items():
        registre = registre_de(site)
        ancien = (projet / registre).read_text("utf-8-sig") if (projet / registre).is_file() else ""
        connues = {adresse for adresse, _ in lire_lignes(ancien)}
        # What a code named first is what it names: a thing that moved has its new address from the rules.
        codes = {**codes_publies(public, site), **{code: nomme for code, nomme, _ in reversed(list(lire_codes(ancien)))}}
        a_retenir = {une for une in siennes if site or une == ACCUEIL or une.partition("/")[0] not in finis}
        texte = ecrire_lignes(connues | a_retenir, codes)
        nouvelles[registre] = tuple(sorted(a_retenir - connues))
        if texte != ancien.replace("\r\n", "\n") and not essai:
            ecrire(projet / registre, texte.encode("utf-8"))
    return nouvelles
