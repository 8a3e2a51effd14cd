"""The real contracts on paper: each axis on one side of A4, with the very counts of the site."""

import io
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from generator.pages.mots.statuts import ACCORDS
from generator.publication import impression
from tests.tout import TOUT

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


def axes(site: Path, contrat: str) -> list[dict]:
    """The roots of the highest level, from the interface file."""
    referentiel = json.loads((site / contrat / "donnees" / "referentiel.json").read_text("utf-8"))
    premier = referentiel["noeuds"][0]["niveau"]
    return [noeud for noeud in referentiel["noeuds"] if noeud["niveau"] == premier and noeud["parent"] is None]


@cache
def pages_de(fichier: Path) -> tuple[str, ...]:
    """The words of each page of a PDF, read once."""
    return tuple(page.extract_text() for page in PdfReader(fichier).pages)


def texte_de(fichier: Path) -> str:
    """All words, with plain spaces."""
    return re.sub(r"\s+", " ", " ".join(pages_de(fichier)))


@pytest.fixture(autouse=True)
def _des_pdf(site_construit: Path) -> None:
    if not (site_construit / CONTRATS[0] / "imprimer" / "bilan.pdf").is_file():
        pytest.skip("no Pango on this machine: no PDF was made")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_une_feuille_par_axe(site_construit: Path, contrat: str) -> None:
    """Exactly one page, A4 upright, with the signed title, every count of the site, the date, and room to write."""
    racines = axes(site_construit, contrat)
    feuilles = {fichier.stem for fichier in (site_construit / contrat / "imprimer").glob("*.pdf")} - {"bilan"}
    assert feuilles == {racine["id"] for racine in racines}
    for racine in racines:
        fichier = site_construit / contrat / "imprimer" / f"{racine['id']}.pdf"
        pdf = PdfReader(fichier)
        assert len(pdf.pages) == 1, racine["id"]
        assert (round(float(pdf.pages[0].mediabox.width)), round(float(pdf.pages[0].mediabox.height))) == (595, 842)
        texte = texte_de(fichier)
        assert re.sub(r"\s+", " ", racine["titre"]) in texte
        assert "Vos notes" in texte
        assert "Situation calculée au" in texte
        comptes_justes(racine["synthese"], texte)


# Each PDF takes a moment to read: each run reads those of the smaller contracts, each night all.
@pytest.mark.parametrize("contrat", CONTRATS if TOUT else CONTRATS[1:3])
def test_une_fiche_par_lieu(site_construit: Path, contrat: str) -> None:
    """At most the two sides of one A4, with the place's name, the three groups in their order, and room to write."""
    referentiel = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))
    lieux = [lieu for lieu in referentiel["territoires"] if lieu["type"] != "perimetre"]
    for lieu in lieux:
        fichier = site_construit / contrat / "territoires" / lieu["id"] / "fiche.pdf"
        pages, texte = PdfReader(fichier).pages, texte_de(fichier)
        assert len(pages) <= 2, lieu["id"]
        assert (round(float(pages[0].mediabox.width)), round(float(pages[0].mediabox.height))) == (595, 842)
        assert re.sub(r"\s+", " ", lieu["nom"]) in texte
        assert texte.index("Ce qui nomme ce lieu") < texte.index("Ce qui concerne tout le contrat") < texte.index("Vos notes")
        assert "\ufffd" not in texte


@pytest.mark.parametrize("contrat", CONTRATS if TOUT else CONTRATS[:2])
def test_le_bilan(site_construit: Path, contrat: str) -> None:
    """Cover, numbered contents, every part and every indicator's label; the page numbers of the contents are those of the parts."""
    fichier = site_construit / contrat / "imprimer" / "bilan.pdf"
    referentiel = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))
    texte = texte_de(fichier)
    for titre in ("Sommaire", "Comment lire ce bilan", "Où en est-on ?", "Ce que nous cherchons, par partenaire", "Sources et licence"):
        assert titre in texte, titre
    assert f"Page 2 sur {len(pages_de(fichier))}" in texte
    for racine in axes(site_construit, contrat):
        comptes_justes(racine["synthese"], texte)
    serre = re.sub(r"\W", "", texte)
    labels = [indicateur["libelle"] for indicateur in referentiel["indicateurs"]]
    assert labels
    perdus = [label for label in labels if re.sub(r"\W", "", label) not in serre]
    # A row that two pages share has the running head in its middle: no row is cut, so there is none.
    assert perdus == []
    # The contents: «Sources et licence . . . 28» names the page on which that part stands.
    numero = re.search(r"Sources et licence[ .]+(\d+)", texte_de_page(fichier, 1))
    assert numero
    assert "Sources et licence" in texte_de_page(fichier, int(numero[1]) - 1)


def texte_de_page(fichier: Path, rang: int) -> str:
    """The words of one page, with plain spaces."""
    return re.sub(r"\s+", " ", pages_de(fichier)[rang])


# Where each word stands takes a page of paper a second to say: each run reads the longest paper and the shortest, each night all.
@pytest.mark.parametrize("contrat", CONTRATS if TOUT else (CONTRATS[0], CONTRATS[2]))
def test_aucun_titre_seul_au_pied_d_une_page(site_construit: Path, contrat: str) -> None:
    """What announces something (parts, objectives, promises above others) is never the last thing of a page."""
    page = (site_construit / contrat / "imprimer" / "bilan" / "index.html").read_text("utf-8")
    titres = {lettres(texte) for texte in re.findall(r"<h[23][^>]*>(.*?)</h[23]>|<tbody class=\"tete\">(.*?)</tbody>", page, re.DOTALL)}
    titres |= {lettres(texte) for texte in re.findall(r'<p class="precision tete">(.*?)</p>', page)}
    assert len(titres) > 20
    # A title whose first words alone follow it is parted from what these announce: its paragraph, or the head of an axis.
    annonces = {lettres(paire) for paire in re.findall(r"<h2[^>]*>(.*?)</h2>\s*<p[^>]*>(.*?)</p>(?!\s*</section>)", page, re.DOTALL)}
    axes_ = {lettres(titre) for titre in re.findall(r'<div class="chapeau">.*?<h2[^>]*>(.*?)</h2>', page, re.DOTALL)}
    objectifs = {lettres(titre) for titre in re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.DOTALL)}
    assert annonces
    assert axes_
    pdf = PdfReader(site_construit / contrat / "imprimer" / "bilan.pdf")
    for rang, feuille in enumerate(pdf.pages[1:], 2):  # the cover has no foot
        lignes = [lettres(ligne) for ligne in feuille.extract_text(extraction_mode="layout").splitlines() if ligne.strip()]
        assert lignes.pop().startswith("Page"), rang
        dernieres = {"".join(lignes[-nombre:]) for nombre in range(1, 6)}
        assert not dernieres & titres, (rang, dernieres & titres)
        pied = ["".join(lignes[-nombre:]) for nombre in range(1, 16)]
        assert not annonces & set(pied), (rang, annonces & set(pied))
        seuls = [
            fin for fin in pied if any(fin.startswith(titre) for titre in axes_) and not any(titre in fin for titre in objectifs if titre)
        ]
        assert not [fin for fin in seuls if "Indicateur" not in fin], (rang, seuls)


@pytest.mark.parametrize("contrat", CONTRATS)
def test_aucune_derniere_page_presque_vide(site_construit: Path, contrat: str) -> None:
    """The last page of a paper of several has more than a few lines on it: of the contract, of each of its places, of places that several contracts name."""
    dossier = site_construit / contrat
    fichiers = (dossier / "imprimer" / "bilan.pdf", *dossier.glob("territoires/*/fiche.pdf"), *site_construit.glob("lieux/*/fiche.pdf"))
    vides = {
        str(fichier.relative_to(site_construit)): lignes for fichier in fichiers if (lignes := lignes_de_la_derniere_page(fichier)) <= 8
    }
    assert vides == {}


@cache
def lignes_de_la_derniere_page(fichier: Path) -> float:
    """How many lines of words stand on it; of a paper of one page, more than are asked for. The others are not read: that takes a moment each."""
    pages = PdfReader(fichier).pages
    return len([ligne for ligne in pages[-1].extract_text().splitlines() if ligne.strip()]) if len(pages) > 1 else float("inf")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_un_tableau_sans_indicateur_n_en_a_pas_l_en_tete(site_construit: Path, contrat: str) -> None:
    """A table that holds promises alone has no columns for figures and targets."""
    page = (site_construit / contrat / "imprimer" / "bilan" / "index.html").read_text("utf-8")
    for tableau in re.findall(r'<table class="indicateurs">.*?</table>', page, re.DOTALL):
        assert ("<thead>" in tableau) == ('scope="row"' in tableau), tableau[:200]


@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_case_dit_sa_colonne(site_construit: Path, contrat: str) -> None:
    """On a telephone the columns of print pages are below each other: each cell that a heading stands above has its words."""
    vues = 0
    for fichier in (
        *site_construit.glob(f"{contrat}/imprimer/*/index.html"),
        *site_construit.glob(f"{contrat}/territoires/*/fiche/index.html"),
    ):
        for tableau in re.findall(r"<table.*?</table>", fichier.read_text("utf-8"), re.DOTALL):
            colonnes = [unescape(mot) for mot in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', tableau)][1:]
            for rangee in re.findall(r'<tr><th scope="row">.*?</tr>', tableau, re.DOTALL) if colonnes else ():
                dits = [unescape(mot) for mot in re.findall(r'<td data-titre="([^"]*)"', rangee)]
                assert dits == colonnes, fichier.relative_to(site_construit)
                vues += 1
    assert vues


@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_ligne_promise_a_sa_case(site_construit: Path, contrat: str) -> None:
    """On each sheet of an axis, what is promised is a list or a table whose lines the style sheet gives a box."""
    for racine in axes(site_construit, contrat):
        page = (site_construit / contrat / "imprimer" / racine["id"] / "index.html").read_text("utf-8")
        assert 'class="cocher"' in page or 'class="promesses"' in page, racine["id"]
    style = (site_construit / contrat / "ressources" / "papier.css").read_text("utf-8")
    assert ".feuille .promesses tbody th::before" in style


def lettres(html: str | tuple[str, ...]) -> str:
    """The letters and figures of a piece of a page, without elements, spaces nor signs."""
    return re.sub(r"\W", "", unescape(re.sub(r"<[^>]+>", "", "".join(html))))


def comptes_justes(synthese: dict, texte: str) -> None:
    """Each status that somebody has is told with its number."""
    for statut, (un, plusieurs) in ACCORDS.items():
        if nombre := synthese[statut.value]:
            assert f"{nombre} {plusieurs if nombre > 1 else un}" in texte, (statut, nombre)


@pytest.mark.parametrize("contrat", CONTRATS)
def test_aucune_lettre_manquante(site_construit: Path, contrat: str) -> None:
    """No letter is drawn as an empty box: the one font has them all."""
    for fichier in (site_construit / contrat / "imprimer").glob("*.pdf"):
        for texte in pages_de(fichier):
            assert "\ufffd" not in texte
            assert "\x00" not in texte


def test_les_paroles_et_les_anomalies(site_construit: Path) -> None:
    """What the conseils citoyens voiced and what the documents contradict is on paper too."""
    texte = texte_de(site_construit / "paris" / "imprimer" / "bilan.pdf")
    assert "Priorités des conseils citoyens, imprimées dans le document" in texte
    anomalies = (site_construit / "paris" / "documents" / "index.html").read_text("utf-8").count('class="eo-anomalie"')
    debut = texte.rindex("Anomalies relevées dans les documents")
    assert anomalies > 10
    assert debut < texte.rindex("Sources et licence")


BANDES = 24  # a page is cut across in as many strips of a little more than a centimetre


def bandes_occupees(page: PageObject) -> set[int]:
    """The strips of a page in which words or a drawing stand."""
    haut = float(page.mediabox.height)
    places: list[float] = []

    def noter_des_mots(texte: str, _cm: object, tm: list[float], *_: object) -> None:
        if texte.strip():
            places.append(tm[5])

    def noter_un_trait(operateur: bytes, operandes: list[Any], cm: list[float], _: object) -> None:
        if operateur in (b"m", b"l", b"c", b"re"):
            x, y = map(float, operandes[:2] if operateur == b"re" else operandes[-2:])
            places.append(cm[1] * x + cm[3] * y + cm[5])

    page.extract_text(visitor_text=noter_des_mots, visitor_operand_before=noter_un_trait)
    return {int((haut - y) / haut * BANDES) for y in places if 0 <= y <= haut}


@pytest.mark.parametrize("contrat", CONTRATS)
def test_la_couverture_dit_quelque_chose(site_construit: Path, contrat: str) -> None:
    """One page: who, when, how much in numbers, of what day, a drawing; and no more than a third of it is empty."""
    pdf = PdfReader(site_construit / contrat / "imprimer" / "bilan.pdf")
    lui = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))["contrat"]
    couverture = texte_de_page(site_construit / contrat / "imprimer" / "bilan.pdf", 0)
    serre = re.sub(r"\W", "", couverture)
    for mots in (lui["territoire"], lui["titre"]):
        assert re.sub(r"\W", "", mots) in serre
    assert re.search(r"partenaires? nommés? en face des promesses", couverture)
    assert f"{lui['synthese']['total']}indicateursannoncés" in serre
    assert "Édition du" in couverture
    assert len(bandes_occupees(pdf.pages[0])) > BANDES * 2 / 3
    assert "Sommaire" in texte_de_page(site_construit / contrat / "imprimer" / "bilan.pdf", 1)


@pytest.mark.parametrize("contrat", CONTRATS if TOUT else CONTRATS[2:])
def test_aucune_page_presque_vide(site_construit: Path, contrat: str) -> None:
    """Apart from the last one, each page of the paper is filled by more than a third."""
    pages = PdfReader(site_construit / contrat / "imprimer" / "bilan.pdf").pages
    vides = {rang: len(bandes) for rang, page in enumerate(pages[:-1], 1) if len(bandes := bandes_occupees(page)) <= BANDES / 3}
    assert vides == {}


def test_le_papier_a_des_dessins(site_construit: Path) -> None:
    """The timeline everywhere, the plan where there are places, maps where figures have several."""
    html = {contrat: (site_construit / contrat / "imprimer" / "bilan" / "index.html").read_text("utf-8") for contrat in CONTRATS}
    for contrat, page in html.items():
        assert page.count('<svg class="barre') > 4, contrat
        assert re.search(r'<svg class="dessin".*?<title>Année par année', page), contrat
    assert {contrat for contrat, page in html.items() if "<title>Où sont les lieux du contrat" in page} == set(CONTRATS) - {"grigny"}
    assert html["grand-orly-seine-bievre"].count("<title>Carte par commune") == 4


def test_une_page_vide_est_vue(site_construit: Path, tmp_path: Path) -> None:
    """A cover with a title and a bar alone, as it once was, is refused by the same count."""
    html = (site_construit / "grigny" / "imprimer" / "bilan" / "index.html").read_text("utf-8")
    nue = re.sub(r'<ul class="nombres">.*?</section>', "</section>", html, count=1, flags=re.DOTALL)
    assert nue != html
    ressources = site_construit / "grigny" / "ressources"
    pdf = impression.imprimer(nue.encode(), ressources, tmp_path, adresse="", feuille=False)
    assert len(bandes_occupees(PdfReader(io.BytesIO(pdf)).pages[0])) < BANDES / 3
