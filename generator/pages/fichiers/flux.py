"""Feeds, as Atom (RFC 4287) and as JSON Feed (1.1): what is new and dated, for programs that look at it again and tell their reader.

The same data give the same bytes: dates are those of the data, never of the build, and ids are made from addresses below the site, so that they stay
the same wherever the site is served.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from msgspec import Struct

from generator.calculs.nouveautes import premier_jour
from generator.pages.adresses import absolue, flux_de, flux_json_de, relative
from generator.pages.fichiers.ecrire_json import json_lisible
from generator.pages.mots.echappement import pour_xml
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.nouveautes import NouveauteDite

ATOM = "http://www.w3.org/2005/Atom"
_ESPACE = UUID("5b0c3a0e-6d0f-5d0a-9d53-3f2a8f4c7e11")  # of our ids, for ever: changing it would tell every reader that all is new

VIDE = "Rien de daté n’a encore été trouvé à mettre dans ce fil, dans les documents lus. Ce qui sera trouvé y paraîtra."


class Flux(Struct, frozen=True):
    """A feed: its title, the page that it is about (an address below `public/`, beside which it stands), what it tells, the day (ISO) that it is of where
    it tells nothing, and who publishes it. `dit` is what must be known of all of it;
    `origine` the page beside which it first stood, where it is another one."""

    titre: str
    page: str
    entrees: Sequence[NouveauteDite]
    jour: str
    auteur: str
    dit: str = ""
    origine: str = ""

    @property
    def description(self) -> str:
        """What is said of the whole feed: nothing most often."""
        return " ".join(filter(None, (self.dit, "" if self.entrees else VIDE)))


def identifiant(chemin: str) -> str:
    """The id of what stands at `chemin`, the same wherever the site is served."""
    return f"urn:uuid:{uuid5(_ESPACE, chemin)}"


def flux_atom(flux: Flux, site: str) -> bytes:
    """The file. `site` is the public address, empty where it is not known: links are then written as from the feed."""

    def vers(cible: str) -> str:
        return absolue(site, cible) or relative(flux.page, cible)

    racine = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    _ecrire(racine, "id", identifiant(flux_de(flux.origine or flux.page)))
    _ecrire(racine, "title", flux.titre)
    if flux.description:
        _ecrire(racine, "subtitle", flux.description)
    _ecrire(racine, "updated", _moment(max((premier_jour(une.date) for une in flux.entrees), default=flux.jour)))
    _ecrire(ET.SubElement(racine, "author"), "name", flux.auteur)
    ET.SubElement(racine, "link", {"rel": "alternate", "type": "text/html", "href": vers(flux.page)})
    if site:
        ET.SubElement(racine, "link", {"rel": "self", "type": "application/atom+xml", "href": vers(flux_de(flux.page))})
    for une in flux.entrees:
        entree = ET.SubElement(racine, "entry")
        _ecrire(entree, "id", _de_l_entree(une))
        _ecrire(entree, "title", f"{une.sorte}{INSECABLE}: {une.titre}")
        _ecrire(entree, "updated", _moment(premier_jour(une.date)))
        ET.SubElement(entree, "link", {"rel": "alternate", "type": "text/html", "href": vers(une.cible)})
        ET.SubElement(entree, "category", {"term": une.sorte})
        _ecrire(entree, "summary", _resume(une))
    ET.indent(racine, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(racine, encoding="unicode")}\n'.encode()


def flux_json(flux: Flux, site: str) -> bytes:
    """The same as JSON Feed: the same entries, ids and dates."""

    def vers(cible: str) -> str:
        return absolue(site, cible) or relative(flux.page, cible)

    objet: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": flux.titre,
        "home_page_url": vers(flux.page),
        **({"feed_url": vers(flux_json_de(flux.page))} if site else {}),
        **({"description": flux.description} if flux.description else {}),
        "language": "fr",
        "authors": [{"name": flux.auteur}],
        "items": [
            {
                "id": _de_l_entree(une),
                "url": vers(une.cible),
                "title": f"{une.sorte}{INSECABLE}: {une.titre}",
                "content_text": _resume(une),
                "date_published": _moment(premier_jour(une.date)),
                "tags": [une.sorte],
            }
            for une in flux.entrees
        ],
    }
    return json_lisible(objet)


def _de_l_entree(une: NouveauteDite) -> str:
    """The id of an entry: that under which it was first told, whatever its thing or its contract are called today."""
    return identifiant(f"{une.contrat or une.cible.partition('/')[0]}/{une.cle}")


def _resume(une: NouveauteDite) -> str:
    return f"{une.quand[0].upper()}{une.quand[1:]}. {une.phrase}".rstrip()


def _ecrire(parent: ET.Element, nom: str, texte: str) -> None:
    ET.SubElement(parent, nom).text = pour_xml(texte)


def _moment(jour: str) -> str:
    return f"{jour}T00:00:00Z"
