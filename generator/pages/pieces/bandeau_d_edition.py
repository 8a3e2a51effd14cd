"""The banner of the pages of a frozen edition: of which day they are, and where the live page and other editions are."""

from markupsafe import escape
from msgspec import Struct

from generator.model.edition_figee import EDITIONS, EditionFigee, dossier_de_l_edition
from generator.pages.adresses import absolue, ancre_de_l_edition, relative
from generator.pages.mots.typographie import date_fr

GABARIT = "pieces/bandeau_d_edition.html.j2"


class VueBandeau(Struct, frozen=True):
    """What the banner shows, in one line above the document of a map (`carte`); addresses are as from the page. `adresse` and `adresse_vivante` are those of the frozen page and of the
    live one, for paper; empty where the site's own is not known. `editions` leads to this edition in the list, where the next one stands above it."""

    date: str
    aujourd_hui: str
    editions: str
    precedente: str
    date_precedente: str
    adresse: str
    adresse_vivante: str
    carte: bool = False


def vue_bandeau_de_la_carte(contrat: str, jour: str, chemin: str, page: str) -> VueBandeau:
    """The banner of the document of a map at `chemin` (below its contract): the page at the address `page`, which shows it, bears the whole one. It leads to the
    live page, and not to the live document: of a page that moves the address is held."""
    figee = f"{dossier_de_l_edition(jour, contrat)}/{chemin.rpartition('/')[0]}/"
    editions = relative(figee, f"{contrat}/{EDITIONS}#{ancre_de_l_edition(jour)}")
    return VueBandeau(date_fr(jour), relative(figee, f"{contrat}/{page}"), editions, "", "", "", "", carte=True)


def vue_bandeau(contrat: str, jour: str, page: str, precedente: EditionFigee | None, site: str) -> VueBandeau:
    """The banner of the page at address `page` (below its contract, empty for its home). `precedente` is the edition before; `site` the public address of the
    portal, empty where it is not known."""
    figee = f"{dossier_de_l_edition(jour, contrat)}/{page}"
    avant = ""
    if precedente:
        avant = relative(figee, f"{precedente.adresse}{page if page in precedente.adresses else ''}")
    return VueBandeau(
        date_fr(jour),
        relative(figee, f"{contrat}/{page}"),
        relative(figee, f"{contrat}/{EDITIONS}#{ancre_de_l_edition(jour)}"),
        avant,
        date_fr(precedente.jour) if precedente else "",
        absolue(site, figee),
        absolue(site, f"{contrat}/{page}"),
    )


def dans_la_tete(bandeau: VueBandeau, feuille: str) -> str:
    """What goes into the head of the page: the style sheet of the banner, and how versions of the page follow each other (RFC 5829)."""
    liens = [("stylesheet", feuille), ("latest-version", bandeau.aujourd_hui), ("version-history", bandeau.editions)]
    if bandeau.precedente:
        liens.append(("predecessor-version", bandeau.precedente))
    return "".join(f'<link rel="{rel}" href="{escape(adresse)}">\n' for rel, adresse in liens)
