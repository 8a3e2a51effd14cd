"""What is published besides pages: with hostile texts it has the structure that it has with harmless ones, whatever program reads it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.model.formats.tous import FORMATS
from tests.hostiles.charges import CHARGES
from tests.hostiles.conftest import Couple
from tests.hostiles.projet import DE_MOTS, PAR_CHAMP, REGLES

# Fields whose words no page shows as text.
MUETS = {
    # Inherited by what says no place of its own, and all say theirs here.
    *(
        f"{fichier} repere"
        for fichier in ("anomalies.yml anomalies", "constats.yml constats", "contrat.yml collecte", "contrat.yml communes-du-perimetre")
    ),
    *(
        f"{fichier} repere"
        for fichier in ("contrat.yml contrat-de-ville", "contrat.yml signature", "faits.yml faits", "mesures-nationales.yml mesure")
    ),
    *(f"{fichier} repere" for fichier in ("montants.yml montants", "referentiel/*.yml referentiel")),
    # What the search, the themes and the reading of documents look for.
    *(f"glossaire.yml {champ}" for champ in ("synonyme mots", "synonyme pour", "terme synonymes", "theme mots", "theme sauf", "theme nom")),
    *(f"contrat.yml {champ}" for champ in ("communes-du-perimetre texte", "contrat-de-ville libelle", "contrat type")),
    # Of the perimeter here, which has no page of its own.
    *(f"territoires.yml territoire {champ}" for champ in ("quartiers", "quartiers_source")),
    # In a map's data, in an attribute, or in the head of a page.
    *(
        "contours.geojson nom",
        "contours.geojson lib_qp",
        "contrat.yml identite logo_texte",
        "mkdocs.yml site_author",
        "mkdocs.yml site_description",
    ),
    # For those who answer warnings, and who collect figures.
    *(f"avertissements.yml avertissement {champ}" for champ in ("dit", "raison", "sur")),
    *(f"collecte.yml {champ}" for champ in ("envoi fichier", "envoi note", "reponse fichier")),
    # Beside something that another field replaces in the examples.
    *(f"referentiel/*.yml {champ}" for champ in ("cible-de-lieu texte", "jalon texte", "rupture texte")),
    *("contrat.yml niveau article", "mesures-nationales.yml mesures-nationales origine", "mesures-nationales.yml mesures-nationales titre"),
    "territoires.yml territoire departement",
}
# Fields that these projects do not write: they stand where another field forbids them.
NON_ECRITS = {
    *("contrat.yml audit organisme", "valeurs/*.csv retenu", "valeurs/*.csv saisi_par", "voisins/*.csv unite"),
}


def test_assez_de_charges(couple: Couple) -> None:
    """At least 200, all of which are in the site of each turn; each night, all in each field."""
    assert len(set(CHARGES)) == len(CHARGES) >= 200
    assert len(couple.occurrences) * PAR_CHAMP >= len(CHARGES)


def test_chaque_champ_de_texte_est_hostile(couple: Couple) -> None:
    """All fields of text of the definitions, but those that hold words or paths of a rule."""
    ecrits = {un.ou for un in couple.occurrences}
    definis = {
        f"{format_.nom} {champ.nom}" if not format_.motifs else f"{format_.nom} {forme.nom} {champ.nom}"
        for format_ in FORMATS
        for forme in format_.forme.parcourir()
        for champ in forme.champs
        if champ.genre in DE_MOTS and (forme.nom, champ.nom) not in REGLES
    }
    assert definis - ecrits == NON_ECRITS


def test_les_memes_fichiers(couple: Couple) -> None:
    """No text makes a file, or keeps one from being made; in how many parts the index of the search is depends on how much there is to find."""
    assert _noms(couple.hostile) == _noms(couple.sage)


def _noms(racine: Path) -> list[str]:
    chemins = (chemin.relative_to(racine).as_posix() for chemin in racine.rglob("*"))
    return sorted(chemin for chemin in chemins if not re.search(r"(?:^|/)recherche/.*(?:\.json|lexique|mots|pages)", chemin))


def _forme_du_json(valeur: object) -> object:
    if isinstance(valeur, dict):
        return {cle: _forme_du_json(un) for cle, un in valeur.items()}
    return [_forme_du_json(un) for un in valeur] if isinstance(valeur, list) else type(valeur).__name__


def _forme_du_xml(element: ET.Element) -> object:
    return element.tag, sorted(element.attrib), [_forme_du_xml(un) for un in element]


def _forme_de_l_agenda(texte: str) -> object:
    assert all(len(ligne.encode()) <= 75 for ligne in texte.split("\r\n"))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", texte)
    return [re.split("[:;]", ligne)[0] for ligne in texte.replace("\r\n ", "").split("\r\n")]


def _forme_de_la_table(texte: str) -> object:
    lignes = list(csv.reader(io.StringIO(texte, newline=""), delimiter=";" if texte.partition("\n")[0].count(";") else ","))
    for ligne in lignes[1:]:
        for cellule in ligne:
            assert re.fullmatch(r"-[\d\s.,]+", cellule) or not cellule.startswith(tuple("=+-@\t\r\n＝＋－＠")), cellule
    return [len(ligne) for ligne in lignes]


def _forme_du_classeur(octets: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(octets)) as classeur:
        noms = sorted(classeur.namelist())
        textes = {nom: classeur.read(nom) for nom in noms if nom.endswith((".xml", ".rels"))}
    racines = {nom: ET.fromstring(texte) for nom, texte in textes.items()}
    assert not [nom for nom, racine in racines.items() for element in racine.iter() if element.tag.endswith("}f")]
    return noms, {nom: _forme_du_xml(racine) for nom, racine in racines.items() if "sharedStrings" not in nom}


FORMES: dict[str, Callable[[bytes], object]] = {
    ".json": lambda octets: _forme_du_json(json.loads(octets)),
    ".jsonld": lambda octets: _forme_du_json(json.loads(octets)),
    ".geojson": lambda octets: _forme_du_json(json.loads(octets)),
    ".xml": lambda octets: _forme_du_xml(ET.fromstring(octets)),
    ".ics": lambda octets: _forme_de_l_agenda(octets.decode("utf-8")),
    ".csv": lambda octets: _forme_de_la_table(octets.decode("utf-8-sig")),
    ".xlsx": _forme_du_classeur,
}


@pytest.mark.parametrize("suffixe", FORMES)
def test_la_meme_structure(suffixe: str, couple: Couple) -> None:
    """Keys and lists, elements and attributes, lines of calendars, rows and columns; no cell is a formula."""
    chemins = [chemin for chemin in sorted(couple.hostile.rglob(f"*{suffixe}")) if "recherche/" not in chemin.as_posix()]
    assert chemins
    for chemin in chemins:
        lue, attendue = (FORMES[suffixe](un.read_bytes()) for un in (chemin, couple.sage / chemin.relative_to(couple.hostile)))
        assert lue == attendue, chemin.relative_to(couple.hostile)


def _serre(texte: str) -> str:
    return "".join(texte.split())


def _lu(pages: Iterable[Path]) -> str:
    """The words of these pages, of which no «<» is one of a text."""
    return "\n".join(_serre(unescape(re.sub(r"<[^>]*>", "", page.read_text("utf-8")))) for page in pages)


def test_chaque_texte_se_lit(couple: Couple) -> None:
    """What was written in each field stands in a page, sign for sign."""
    lu = _lu(sorted(couple.hostile.rglob("*.html")))
    lus: dict[str, bool] = {}
    for un in couple.occurrences:
        lus[un.ou] = lus.get(un.ou, False) or all(_serre(morceau) in lu for morceau in un.morceaux)
    assert {ou for ou, sien in lus.items() if not sien} <= MUETS
    assert lus.keys() >= MUETS
