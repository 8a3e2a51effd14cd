"""Renders the outputs whose key changed: sources of pages into the folder that the builder reads, other files beside the HTML that it makes."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.pages.pieces.recherche import TitreDePage
from generator.pages.recettes.pages_d_un_site import titre_de_page
from generator.pages.sortie import Page, Sortie
from generator.publication.chantier import Chantier
from generator.publication.constructeur import Constructeur
from generator.publication.disque import deposer, empreinte
from generator.publication.etat_des_fichiers import effacer_si_vides
from generator.publication.inventaire import Inscription, Inventaire
from generator.publication.verification import Renvois, renvois_de


class Bilan(Struct, frozen=True):
    """What writing did: the new inscriptions of pages and of files, addresses (below the site) rendered anew, those of the pages among them whose
    source is not what it was, the links of the whole pages that were written, and what the search is told of all pages."""

    pages: Mapping[str, Inscription]
    fichiers: Mapping[str, Inscription]
    rendus: tuple[str, ...]
    a_construire: tuple[str, ...]
    renvois: Mapping[str, Renvois]
    titres: Sequence[TitreDePage]


def ecrire_sorties(
    sorties: Iterable[Sortie],
    chantier: Chantier,
    constructeur: Constructeur,
    avant: Inventaire,
    lues: Callable[[Sequence[str], Sequence[str]], None] | None = None,
) -> Bilan:
    """Bring the folders of `chantier` to exactly `sorties`, the pages among them as `constructeur` wants them; `avant` is what was there.

    An output is kept only where its key is the one of before. Whether its bytes are still there is found when they are used. `lues` is told once which pages
    and documents of maps were written, as soon as something else is.
    """
    if not avant.pages and not avant.fichiers:
        for dossier in (chantier.pages, chantier.html):
            shutil.rmtree(dossier, ignore_errors=True)
    pages: dict[str, Inscription] = {}
    fichiers: dict[str, Inscription] = {}
    rendus: list[str] = []
    a_construire: list[str] = []
    renvois: dict[str, Renvois] = {}
    titres: list[TitreDePage] = []
    dites = False
    for sortie in sorties:
        adresse = sortie.adresse
        titres.extend(titre_de_page(sortie))
        if isinstance(sortie, Page):
            _une_seule_fois(adresse, pages)
            ancienne = avant.pages.get(adresse)
            if ancienne is not None and ancienne[0] == sortie.cle:
                pages[adresse] = ancienne
                continue
            source = constructeur.source(sortie)
            octets = source.rendre()
            deposer(chantier.pages / source.chemin, octets)
            pages[adresse] = sortie.cle, empreinte(octets)
            if ancienne is None or pages[adresse][1] != ancienne[1]:
                a_construire.append(adresse)
        else:
            _une_seule_fois(sortie.chemin, fichiers)
            ancienne = avant.fichiers.get(sortie.chemin)
            if ancienne is not None and ancienne[0] == sortie.cle:
                fichiers[sortie.chemin] = ancienne
                continue
            if lues and not dites and not _est_une_carte(sortie.chemin):
                dites = True
                lues(a_construire, [un for un in rendus if un in fichiers])
            octets = sortie.rendre()
            deposer(chantier.html / sortie.chemin, octets)
            fichiers[sortie.chemin] = sortie.cle, empreinte(octets)
            if sortie.chemin.endswith(".html"):
                renvois[sortie.chemin] = renvois_de(octets)
        rendus.append(adresse)
    for adresse in avant.pages.keys() - pages.keys():
        effacer(chantier.pages, constructeur.chemin(adresse))
    for chemin in avant.fichiers.keys() - fichiers.keys():
        effacer(chantier.html, chemin)
    return Bilan(pages, fichiers, tuple(rendus), tuple(a_construire), renvois, titres)


def _est_une_carte(chemin: str) -> bool:
    """True for the document of a map, which its page shows."""
    return chemin.endswith("/plan.html")


def _une_seule_fois(nom: str, deja: Mapping[str, object]) -> None:
    if nom in deja:
        raise ValueError(f"two outputs at {nom}")


def effacer(racine: Path, chemin: str) -> None:
    """Delete a file, and the folders that are empty without it."""
    (racine / chemin).unlink(missing_ok=True)
    effacer_si_vides(racine, chemin)
