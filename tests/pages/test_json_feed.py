"""Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1): each held against what that standard asks for, key by key, and against the Atom feed beside it."""

import copy
import json
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from generator.pages.fichiers.flux import Flux, flux_atom, flux_json
from tests.pages.test_a_suivre import ATOM, SITE, UNE

MOT = {"type": "string", "minLength": 1}
ADRESSE = {"type": "string", "pattern": "^https://[^ ]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
AUTEURS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(("name", "url", "avatar"), MOT),
        "additionalProperties": False,
    },
}
# The keys of the standard, and no other («extensions» begin with an underscore).
ARTICLE = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        **dict.fromkeys(("id", "title", "content_html", "content_text", "summary", "language"), MOT),
        **dict.fromkeys(("url", "external_url", "image", "banner_image"), ADRESSE),
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "authors": AUTEURS,
        "tags": {"type": "array", "items": MOT},
        "attachments": {"type": "array"},
    },
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
}
FIL = Draft202012Validator(
    {
        "type": "object",
        "required": ["version", "title", "items", "home_page_url", "feed_url"],  # the last two «very strongly recommended»
        "properties": {
            "version": {"const": "https://jsonfeed.org/version/1.1"},
            **dict.fromkeys(("title", "description", "user_comment", "language"), MOT),
            **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), ADRESSE),
            "authors": AUTEURS,
            "expired": {"type": "boolean"},
            "hubs": {"type": "array"},
            "items": {"type": "array", "items": ARTICLE},
        },
        "patternProperties": {"^_": {"type": "object"}},
        "additionalProperties": False,
    }
)


def _fautes(fil: Any) -> list[str]:
    return [f"{une.json_path}: {une.message[:150]}" for une in FIL.iter_errors(fil)]


@pytest.fixture(scope="module")
def fils(exemple_rendu: dict[str, bytes]) -> dict[str, tuple[Any, ET.Element]]:
    """Each feed in both of its forms, by the address of its page."""
    lus = {
        forme: {
            chemin.removeprefix("portail/").removesuffix(forme): octets
            for chemin, octets in exemple_rendu.items()
            if chemin.endswith(f"/{forme}")
        }
        for forme in ("flux.json", "flux.xml")
    }
    assert lus["flux.json"].keys() == lus["flux.xml"].keys()
    return {page: (json.loads(octets.decode("utf-8")), ET.fromstring(lus["flux.xml"][page])) for page, octets in lus["flux.json"].items()}


def test_chaque_fil_a_la_forme_du_standard(fils: dict[str, tuple[Any, ET.Element]]) -> None:
    """All keys are of the standard and of their type; ids are unique; the addresses of the feed and of its page are whole, and its own."""
    assert len(fils) > 20
    for page, (fil, _) in fils.items():
        assert _fautes(fil) == [], page
        assert len({un["id"] for un in fil["items"]}) == len(fil["items"]), page
        assert (fil["home_page_url"], fil["feed_url"]) == (f"{SITE}/{page}", f"{SITE}/{page}flux.json")
        assert fil["language"] == "fr"


@pytest.mark.parametrize("cle", ["version", "title", "items", "id", "content_text", "url", "date_published"])
def test_une_faute_de_forme_se_verrait(fils: dict[str, tuple[Any, ET.Element]], cle: str) -> None:
    """Without a key that is asked for, or with one that is no text or no whole address, a feed is refused."""
    fil = copy.deepcopy(next(fil for fil, _ in fils.values() if fil["items"]))
    porteur = fil if cle in fil else fil["items"][0]
    faux = copy.deepcopy(fil)
    (faux if cle in fil else faux["items"][0])[cle] = 3 if cle not in ("url", "date_published") else "../a/"
    assert _fautes(faux)
    if cle not in ("url", "date_published"):
        del porteur[cle]
        assert _fautes(fil)


def _entree(entree: ET.Element) -> tuple[str, ...]:
    lien, categorie = entree.find(f"{ATOM}link"), entree.find(f"{ATOM}category")
    assert lien is not None
    assert categorie is not None
    textes = (entree.findtext(f"{ATOM}{nom}", "") for nom in ("id", "title", "updated", "summary"))
    return (*textes, lien.get("href", ""), categorie.get("term", ""))


def test_une_entree_pour_une_entree(fils: dict[str, tuple[Any, ET.Element]]) -> None:
    """As many as the Atom feed has, in its order, each with its id, its words, its day and its address; the feeds have one title and one author."""
    entrees = 0
    for page, (fil, atom) in fils.items():
        dites = [(un["id"], un["title"], un["date_published"], un["content_text"], un["url"], *un["tags"]) for un in fil["items"]]
        assert dites == [_entree(une) for une in atom.iter(f"{ATOM}entry")], page
        assert fil["title"] == atom.findtext(f"{ATOM}title")
        assert [un["name"] for un in fil["authors"]] == [atom.findtext(f"{ATOM}author/{ATOM}name")]
        assert fil.get("description") == atom.findtext(f"{ATOM}subtitle")
        entrees += len(dites)
    assert entrees > 20


def test_les_memes_ids_ou_que_le_site_soit_servi() -> None:
    """With an address and without: the same ids; addresses as from the feed, and none of the feed itself, which does not know its own."""
    flux = Flux("Un contrat", "c/partenaires/caf/", (UNE, replace(UNE, cle="etat-b-2021")), "2021-06-01", "La ville")
    servi, ailleurs, sans = (json.loads(flux_json(flux, site)) for site in (f"{SITE}/engagements", "https://autre.invalid", ""))
    assert [un["id"] for un in servi["items"]] == [un["id"] for un in ailleurs["items"]] == [un["id"] for un in sans["items"]]
    assert len({un["id"] for un in sans["items"]}) == 2
    assert "feed_url" not in sans
    for un, autre in zip(servi["items"], sans["items"], strict=True):
        assert un["url"] == urljoin(servi["feed_url"], autre["url"]) == f"{SITE}/engagements/c/referentiel/a/"
    assert urljoin(servi["feed_url"], sans["home_page_url"]) == servi["home_page_url"]


def test_les_signes_qu_un_texte_peut_avoir() -> None:
    """Marks of HTML are words of a text; a sign that no XML may hold is left out of the Atom feed alone."""
    flux = Flux("A & B", "c/", (UNE,), "2021-06-01", "<La ville>")
    (un,) = json.loads(flux_json(flux, SITE))["items"]
    assert "<b>titre</b> & " in un["title"]
    assert un["title"].replace("\x0b", "") == ET.fromstring(flux_atom(flux, SITE)).findtext(f"{ATOM}entry/{ATOM}title")
