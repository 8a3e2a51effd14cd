"""Feeds and calendars, read by the libraries that readers' programs are made with."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from generator.calculs.nouveautes import AU_PLUS
from generator.pages.fichiers.agenda import EvenementDAgenda, agenda
from generator.pages.fichiers.flux import Flux, flux_atom
from generator.pages.pieces.nouveautes import NouveauteDite
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple, sorties_de_l_exemple

SITE = "https://engagements.exempleville.invalid"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
UNE = NouveauteDite("etat-a-2021", "2021", "2021", "Avis", "Un <b>titre</b> & \x0b]]>", "Une phrase.", "c/referentiel/a/")


def _fils(sorties: Mapping[str, bytes]) -> dict[str, bytes]:
    """The feeds, by their address below the site."""
    return {chemin.removeprefix("portail/"): octets for chemin, octets in sorties.items() if chemin.endswith("/flux.xml")}


def _entrees(octets: bytes) -> Iterator[tuple[str, str, str]]:
    """The id, the day and the link of each entry."""
    for entree in ET.fromstring(octets).iter(f"{ATOM}entry"):
        lien = entree.find(f"{ATOM}link")
        assert lien is not None
        yield entree.findtext(f"{ATOM}id", ""), entree.findtext(f"{ATOM}updated", ""), lien.get("href", "")


def test_chaque_fil_est_un_fil_atom(exemple_rendu: dict[str, bytes]) -> None:
    """What RFC 4287 asks of a feed and of an entry is there once, in its form; ids are unique."""
    fils = _fils(exemple_rendu)
    assert len(fils) > 20
    for chemin, octets in fils.items():
        racine = ET.fromstring(octets)
        assert racine.tag == f"{ATOM}feed"
        entrees = list(_entrees(octets))
        assert len(entrees) <= AU_PLUS
        assert len({id for id, _, _ in entrees}) == len(entrees), chemin
        for element in (racine, *racine.iter(f"{ATOM}entry")):
            for nom in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{nom}")) == 1, (chemin, nom)
            assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", element.findtext(f"{ATOM}id", "")), chemin
            assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated", "")), chemin
            assert element.findtext(f"{ATOM}title", "").strip()
        assert racine.find(f"{ATOM}author/{ATOM}name") is not None
        if entrees:
            assert racine.findtext(f"{ATOM}updated") == max(quand for _, quand, _ in entrees)


def test_un_lecteur_de_fils_le_lit(exemple_rendu: dict[str, bytes]) -> None:
    """A well-known reader finds no fault in any, and reads titles as they were written."""
    feedparser = pytest.importorskip("feedparser")
    for chemin, octets in _fils(exemple_rendu).items():
        lu: Any = feedparser.parse(octets)
        assert not lu.bozo, (chemin, lu.get("bozo_exception"))
        assert lu.version == "atom10"
    lu = feedparser.parse(exemple_rendu[f"{CONTRAT}/nouveautes/flux.xml"])
    assert any("Où est le bilan" in entree.title for entree in lu.entries)


def test_chaque_entree_mene_a_sa_place(exemple_rendu: dict[str, bytes]) -> None:
    """Each link leads to a page that is published, and to a place on it."""
    pages = {chemin.removeprefix("portail/"): octets.decode() for chemin, octets in exemple_rendu.items() if chemin.endswith("index.html")}
    for chemin, octets in _fils(exemple_rendu).items():
        for _, _, lien in _entrees(octets):
            adresse, place = urldefrag(lien)
            page = pages[f"{adresse.removeprefix(SITE).lstrip('/')}index.html"]
            assert not place or f'id="{place}"' in page, (chemin, lien)


def test_aucune_entree_d_un_jour_a_venir(exemple_rendu: dict[str, bytes]) -> None:
    assert all(quand[:10] <= JOUR for octets in _fils(exemple_rendu).values() for _, quand, _ in _entrees(octets))


def test_les_memes_ids_ou_que_le_site_soit_servi() -> None:
    """With an address and without: the same ids, and links that lead to the same page from where the feed stands."""
    flux = Flux("Un contrat", "c/partenaires/caf/", (UNE,), "2021-06-01", "La ville")
    servi, sans = flux_atom(flux, f"{SITE}/engagements"), flux_atom(flux, "")
    ((id, _, la),) = _entrees(servi)
    ((meme, _, relatif),) = _entrees(sans)
    assert id == meme
    assert la == urljoin(f"{SITE}/engagements/c/partenaires/caf/flux.xml", relatif) == f"{SITE}/engagements/c/referentiel/a/"
    assert b'rel="self"' in servi
    assert b'rel="self"' not in sans


def test_ce_qui_est_ecrit_est_lu_tel_quel() -> None:
    """Marks of XML are words of the title, and what no XML may hold is left out."""
    racine = ET.fromstring(flux_atom(Flux("A & B", "c/", (UNE,), "2021-06-01", "<La ville>"), ""))
    assert racine.findtext(f"{ATOM}entry/{ATOM}title") == "Avis\u00a0: Un <b>titre</b> & ]]>"
    assert racine.findtext(f"{ATOM}author/{ATOM}name") == "<La ville>"


def test_un_titre_signe_reste_mot_pour_mot() -> None:
    """Its spaces are those of who wrote it."""
    une = replace(UNE, titre="Bilan : où en est-on ?")
    racine = ET.fromstring(flux_atom(Flux("Un contrat", "c/", (une,), "2021-06-01", "La ville"), ""))
    assert racine.findtext(f"{ATOM}entry/{ATOM}title") == "Avis\u00a0: Bilan : où en est-on ?"


def test_un_fil_vide_a_le_jour_de_la_lecture() -> None:
    racine = ET.fromstring(flux_atom(Flux("Rien", "c/", (), "2021-06-01", "La ville"), ""))
    assert racine.findtext(f"{ATOM}updated") == "2021-06-01T00:00:00Z"
    assert racine.find(f"{ATOM}entry") is None
    assert "Rien de daté" in racine.findtext(f"{ATOM}subtitle", "")
    plein = ET.fromstring(flux_atom(Flux("Un contrat", "c/", (UNE,), "2021-06-01", "La ville"), ""))
    assert plein.find(f"{ATOM}subtitle") is None


def test_un_fil_vide_se_lit(exemple_rendu: dict[str, bytes]) -> None:
    """Of a partner of whom nothing is dated: a feed without fault, which says so; its page says so too."""
    feedparser = pytest.importorskip("feedparser")
    vides = {chemin: lu for chemin, octets in _fils(exemple_rendu).items() if not (lu := feedparser.parse(octets)).entries}
    assert vides
    for chemin, lu in vides.items():
        assert not lu.bozo, chemin
        assert "Rien de daté" in lu.feed.subtitle
    page = next(chemin for chemin in vides if "/partenaires/" in chemin and chemin.startswith(CONTRAT)).replace("flux.xml", "index.html")
    assert "ce fil est vide" in exemple_rendu[page].decode()


def test_une_anomalie_datee_est_une_nouveaute(exemple_rendu: dict[str, bytes]) -> None:
    """In the feed of the contract and of the place that it concerns, and on the page; one without a date is in none."""
    for chemin in (f"{CONTRAT}/nouveautes/flux.xml", f"{CONTRAT}/territoires/exempleville/flux.xml"):
        titres = {quand: lien for _, quand, lien in _entrees(exemple_rendu[chemin]) if "#anomalie-" in lien}
        assert list(titres) == ["2021-02-15T00:00:00Z"]
        assert titres["2021-02-15T00:00:00Z"].endswith(f"{CONTRAT}/documents/#anomalie-total-des-aides")
    page = exemple_rendu[f"{CONTRAT}/nouveautes/index.html"].decode()
    assert "Anomalie du document" in page
    assert "date de notre relevé" in page


def test_le_jour_ne_change_pas_ce_qui_est_dit(exemple_rendu: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A build of another day, with nothing new in between, writes the same feeds and calendars."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("tests.exemple.projet.JOUR", "2021-07-15")
        plus_tard = sorties_de_l_exemple(copier_exemple(tmp_path_factory.mktemp("plus-tard") / "projet"))
    suivis = {chemin for chemin in exemple_rendu if chemin.endswith(("flux.xml", "flux.json", ".ics"))}
    assert suivis == {chemin for chemin in plus_tard if chemin.endswith(("flux.xml", "flux.json", ".ics"))}
    assert [chemin for chemin in sorted(suivis) if exemple_rendu[chemin] != plus_tard[chemin]] == []


def test_chaque_page_nomme_son_fil(exemple_rendu: dict[str, bytes]) -> None:
    """In its head, as programs look for it, and in its words, as readers do."""
    for page in (
        "portail/",
        "portail/partenaires/etat/",
        f"{CONTRAT}/",
        f"{CONTRAT}/partenaires/etat/",
        f"{CONTRAT}/territoires/exempleville/",
    ):
        html = exemple_rendu[f"{page}index.html"].decode()
        tete, _, corps = html.partition("</head>")
        trouves = dict(re.findall(r'<link rel="alternate" type="(application/[a-z+]+)" title="[^"]+" href="([^"]+)">', tete))
        assert list(trouves) == ["application/atom+xml", "application/feed+json"], page
        for adresse in trouves.values():
            assert urljoin(page, adresse) in exemple_rendu, page
        if 'id="suivre"' in corps:  # who has no program for the one takes the other
            (lien,) = re.findall(r'<a href="([^"]+)" type="application/feed\+json">', corps)
            assert urljoin(page, lien) == urljoin(page, trouves["application/feed+json"]), page
        assert re.search(r'href="[^"]*(?:#suivre|suivre/)"', html), page


def test_l_adresse_se_copie(exemple_rendu: dict[str, bytes]) -> None:
    """The page of a partner shows the whole address of its feed."""
    html = exemple_rendu[f"{CONTRAT}/partenaires/etat/index.html"].decode()
    assert f">{SITE}/{CONTRAT}/partenaires/etat/flux.xml</pre>" in html


def test_chaque_agenda_est_lu(exemple_rendu: dict[str, bytes]) -> None:
    """Events of a whole day each, stamped with the day of the data, with ids of their own; lines of 75 bytes at most."""
    icalendar = pytest.importorskip("icalendar")
    agendas = {chemin: octets for chemin, octets in exemple_rendu.items() if chemin.endswith(".ics")}
    assert f"{CONTRAT}/nouveautes/echeances.ics" in agendas
    for chemin, octets in agendas.items():
        assert max(map(len, octets.split(b"\r\n"))) <= 75
        assert octets.count(b"\n") == octets.count(b"\r\n")
        calendrier = icalendar.Calendar.from_ical(octets)
        assert not calendrier.errors
        evenements = list(calendrier.walk("VEVENT"))
        assert evenements
        assert len({str(un["UID"]) for un in evenements}) == len(evenements)
        for un in evenements:
            debut, fin, tampon = (un.decoded(nom) for nom in ("DTSTART", "DTEND", "DTSTAMP"))
            assert not isinstance(debut, datetime)
            assert fin - debut == timedelta(days=1)
            assert isinstance(tampon, datetime)
            assert not un.errors, chemin


def test_un_jour_n_est_jamais_invente(exemple_rendu: dict[str, bytes]) -> None:
    """Where a document prints a month or a year alone, the event stands at its last day, and says so."""
    icalendar = pytest.importorskip("icalendar")
    calendrier = icalendar.Calendar.from_ical(exemple_rendu[f"{CONTRAT}/nouveautes/echeances.ics"])
    dits = {str(un["SUMMARY"]): (un.decoded("DTSTART"), str(un["DESCRIPTION"])) for un in calendrier.walk("VEVENT")}
    jour, mots = next(dit for titre, dit in dits.items() if "juin 2020" in titre)
    assert jour == date(2020, 6, 30)
    assert "ne donne pas de jour" in mots
    jour, mots = next(dit for titre, dit in dits.items() if "d’après une loi" in titre)
    assert jour == date(2023, 12, 31)
    assert "ne donne pas de jour" not in mots


def test_les_signes_d_un_agenda() -> None:
    """Separators and line ends of the format are words of the title."""
    icalendar = pytest.importorskip("icalendar")
    titre = "a; b, c \\ d « é » " + "long " * 40
    octets = agenda("Nom; d’un, agenda", [EvenementDAgenda("c/x", "2020-12-31", titre, "un\ndeux")], "2021-01-01")
    (evenement,) = icalendar.Calendar.from_ical(octets).walk("VEVENT")
    assert str(evenement["SUMMARY"]) == titre
    assert str(evenement["DESCRIPTION"]) == "un\ndeux"
