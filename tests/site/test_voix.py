"""A site made from documents says only what it can know: every page, PDF and data file of ours, read for the words that claim more.

Signed words stay as they are: a claim that stands, with its neighbours, in the words that the documents print is theirs.
"""

import csv
import html
import io
import json
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.tout import TOUT

PAS = r"(?:n’|n')(?:est|a|ont|était)|(?:ne|n’) (?:sont|furent)"
REPROCHES = re.compile(
    "|".join(
        (
            r"jamais (?:été )?(?:mesur|défini|publi|fourni|renseign|suivi)",  # what happened in the world is not known
            r"pas encore mesuré",
            rf"(?:{PAS}) (?:pas|jamais|rien)(?: (?:été|encore))* (?:publié|fourni|mesuré|défini|renseigné|transmis)",
            r"(?<!n’ont )\bnon publié|\bnon fournis?\b|\bnon renseigné",
            r"rien n’est publié|aucune? .{0,30}n’(?:est|a été) (?:publié|fourni)|aucun n’a été (?:publié|fourni)",
            r"nouvelles? publiée|sans nouvelle(?! trouvée)|sans réponse publiée",
            r"(?<!un )\ben retard\b(?! de loyer)|\bretard de \d|attendue?s? depuis|étai(?:t|en)t attendu",  # nobody is late
            r"\b(?:doit|doivent|devai(?:t|ent)) (?:les? |en |nous )?(?:fournir|transmettre|renseigner|mesurer|publier)",  # nobody owes
            r"devai(?:t|ent) être (?:défini|mesuré|fourni|publié)|à fournir\b|tenus? de fournir|les chiffres manquants|qui (?:le|les) doit",
            r"\brien ne manque\b|\bce qui manque\b",  # «missing» where nobody looked
            r"jamais_mesure|sans_valeur|en_retard|sans_nouvelle|valeurs_attendues|valeurs_recues",  # codes of before
        )
    ),
    re.IGNORECASE,
)
# What these pages say is about this site itself, of which its publisher knows all.
DU_SITE = re.compile(r"(?:.*/)?(?:donnees-personnelles|mentions-legales|accessibilite|licence)/index\.html")
EN_NOMBRE = re.compile(r"(?:^|/)k/|/chiffres/index\.html$")
MUETS = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
DITS = re.compile(r'(?:aria-label|title|placeholder|alt|data-titre|content)="([^"]*)"')
# The fields that hold words of the documents.
SIGNES = frozenset(
    [
        "titre",
        "titre_signe",
        "texte",
        "libelle",
        "composantes",
        "partenaires_texte",
        "resultats_attendus",
        "referents_texte",
        "sans_objectif",
        "citations",
        "points",
        "details",
        "echeance_texte",
        "intitule",
        "etat",
        "indicateurs",
        "regle",
        "valeur",
        "alias",
        "mots",
        "thematique",
    ]
)


def serre(texte: str) -> str:
    """Letters only, one space between words, straight apostrophes made curly: what is compared."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", html.unescape(texte).replace("'", "’"))


@cache
def signes(public: Path) -> str:
    """All words of the documents, from the published data."""
    morceaux: list[str] = []
    for fichier in sorted(public.glob("*/donnees/referentiel.json")):
        _recueillir(json.loads(fichier.read_text("utf-8")), "", morceaux)
    return serre(" ¶ ".join(morceaux)).lower()


def _recueillir(objet: object, cle: str, morceaux: list[str]) -> None:
    if isinstance(objet, dict):
        # Titles and texts of contradictions, notes and publications are ours.
        ecrit_par_nous = "calcul" in objet or ("adresse" in objet and "editeur" in objet)
        for nom, valeur in objet.items():
            if not (ecrit_par_nous and nom in ("titre", "texte")):
                _recueillir(valeur, nom, morceaux)
    elif isinstance(objet, list):
        for element in objet:
            _recueillir(element, cle, morceaux)
    elif isinstance(objet, str) and cle in SIGNES:
        morceaux.append(objet)


def reproches(texte: str, documents: str) -> Iterator[str]:
    """The claims in `texte` that are not words of `documents`, each with what surrounds it."""
    lu = serre(texte)
    for trouve in REPROCHES.finditer(lu):
        autour = lu[max(0, trouve.start() - 14) : trouve.end() + 14].lower().strip()
        if autour not in documents:
            yield lu[max(0, trouve.start() - 60) : trouve.end() + 40]


def textes_d_une_page(octets: bytes) -> Iterator[str]:
    """What is read or heard of a page, block by block, so that the end of one sentence does not meet the start of another."""
    page = MUETS.sub(" ", octets.decode("utf-8"))
    yield from DITS.findall(page)
    for bloc in re.split(
        r"</?(?:p|li|h\d|td|th|dt|dd|title|desc|option|label|summary|button|caption|text|div|legend|blockquote)\b[^>]*>", page
    ):
        yield re.sub(r"<[^>]*>", " ", bloc)


def textes_d_un_fichier(fichier: Path) -> Iterator[str]:
    """Keys and values of a data file, each by itself."""
    lu = fichier.read_bytes().decode("utf-8")
    if fichier.suffix == ".csv":
        for ligne in csv.reader(io.StringIO(lu, newline="")):
            yield from ligne
        return
    pile: list[object] = [json.loads(lu)]
    while pile:
        objet = pile.pop()
        if isinstance(objet, dict):
            yield from objet
            pile += objet.values()
        elif isinstance(objet, list):
            pile += objet
        elif isinstance(objet, str):
            yield objet


def des_documents(public: Path) -> list[str]:
    """The contracts of the published site that are made from documents."""
    return [
        fichier.parts[-3]
        for fichier in sorted(public.glob("*/donnees/referentiel.json"))
        if json.loads(fichier.read_text("utf-8"))["contrat"]["connaissance"] == "documents"
    ]


def test_ce_que_le_test_refuse() -> None:
    """The test can fail: sentences of the site of before, codes of its data; and it leaves what can be known."""
    for phrase in (
        "377 indicateurs, aucun n’a jamais été mesuré.", "647 chiffres en retard depuis le 31 décembre 2020", "Il n’est pas publié à ce jour.",
        "Les chiffres que la CAF doit fournir", "Aucune nouvelle publiée depuis la signature", "61 actions, toutes sans nouvelle.",
        "12 indicateurs à fournir", "Sans réponse publiée à ce jour.", "jamais_mesure", "Promis, jamais défini", "Rien ne manque.",
        "Attendu depuis le 31 décembre", "315 chiffres étaient attendus", "Qui doit les chiffres manquants : qui les doit",
    ):  # fmt: skip
        assert list(reproches(phrase, "")), phrase
    for phrase in (
        "Nous n’avons trouvé aucun chiffre dans les 4 documents lus au 27 novembre 2026.", "12 actions, toutes sans nouvelle trouvée.",
        "Publié ailleurs, pas encore repris ici", "Avez-vous ce chiffre ? Où est-il publié ?", "aider des locataires en retard de loyer",
    ):  # fmt: skip
        assert list(reproches(phrase, "")) == [], phrase
    assert list(reproches("La CAF doit fournir un bilan.", "la caf doit fournir un bilan.")) == []


def test_tous_les_contrats_sont_faits_de_documents(site_construit: Path) -> None:
    """All four, today: else this module would read nothing."""
    assert len(des_documents(site_construit)) == 4


def test_les_pages(site_construit: Path) -> None:
    """Every page, card, map and print page of every site; short links and figures one by one, which are made alike, each tenth, and each night all."""
    documents, fautes, lues = signes(site_construit), [], 0
    for fichier in sorted(site_construit.rglob("*.html")):
        chemin = fichier.relative_to(site_construit).as_posix()
        if DU_SITE.fullmatch(chemin) or (not TOUT and EN_NOMBRE.search(chemin) and zlib.crc32(chemin.encode()) % 10):
            continue
        lues += 1
        fautes += [f"{chemin} : {faute}" for texte in textes_d_une_page(fichier.read_bytes()) for faute in reproches(texte, documents)]
    assert lues > 1500
    assert fautes == []


def test_les_donnees(site_construit: Path) -> None:
    """Every data file and search index: codes, columns, notes."""
    documents, fautes, lus = signes(site_construit), [], 0
    for fichier in sorted((*site_construit.rglob("*.csv"), *site_construit.rglob("*.json"))):
        lus += 1
        chemin = fichier.relative_to(site_construit).as_posix()
        fautes += [f"{chemin} : {faute}" for texte in textes_d_un_fichier(fichier) for faute in reproches(texte, documents)]
    assert lus > 20
    assert fautes == []


def test_les_pdf(site_construit: Path) -> None:
    """Every PDF each night, else every fifth, where the machine makes any."""
    fichiers = sorted(site_construit.rglob("*.pdf"))[:: 1 if TOUT else 8]
    if not fichiers:
        assert not (site_construit / "paris" / "imprimer" / "bilan" / "index.html").read_text("utf-8").count(".pdf")
        return
    documents, fautes = signes(site_construit), []
    for fichier in fichiers:
        for rang, page in enumerate(PdfReader(fichier).pages, 1):
            texte = re.sub(r"-\n", "", page.extract_text() or "")
            # A PDF has no blocks: a sentence is read with its line, and signed words may be cut by a line's end.
            fautes += [f"{fichier.name}, page {rang} : {faute}" for faute in reproches(texte, documents)]
    assert fautes == []


@pytest.mark.parametrize("rubrique", ["", "indicateurs/", "manque/", "partenaires/", "methode/"])
def test_ce_qui_a_ete_lu_est_nomme(site_construit: Path, rubrique: str) -> None:
    """Wherever a page says that something was not found in what was read, it counts it, dates it, and leads to its list."""
    for contrat in des_documents(site_construit):
        page = (site_construit / contrat / rubrique / "index.html").read_text("utf-8")
        corps = page[page.index("<article") :]
        sans_lien = re.sub(r"<(a|summary|button|h\d|title|caption)\b.*?</\1>", "", corps, flags=re.DOTALL)
        assert not re.search(r"\b(?:les|des) documents[ \u00a0]lus\b", re.sub(r"<[^>]*>", "", sans_lien)), (contrat, rubrique)
        liens = re.findall(
            r'<a href="([^"]*publications/)"[^>]*>((?:dans |d’après )?(?:le|les|du|des)\s.{0,30}lus?\b[^<]* au\s[^<]*)</a>', corps
        )
        if rubrique in ("", "manque/", "methode/"):
            assert liens, (contrat, rubrique)
