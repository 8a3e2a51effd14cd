"""The PDFs of the example: tagged, alike on every run, kept while their page is, and left out where Pango is missing."""

import errno
import io
import itertools
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.pages.edition import Edition
from generator.publication import bibliotheques, construction, impression
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import CONTRAT
from tests.publication import arbres
from tests.publication.arbres import JOUR, Propre, a_neuf, arbre, differences, exemple_neuf, remplacer, traces
from tests.systemes import posix
from tests.tout import DE_NUIT, TOUT

TUEUR = Path(__file__).with_name("tueur.py")
FEUILLE, BILAN = f"{CONTRAT}/imprimer/o1.pdf", f"{CONTRAT}/imprimer/bilan.pdf"
APPORTE = f"{CONTRAT}/documents/protocole/original.pdf"  # the city's own copy of the document, which no engine makes
ECOLE = Path("referentiels") / CONTRAT / "referentiel" / "1-ecole.yml"


def construire(projet: Path, public: Path) -> construction.Resultat:
    """A build with its PDFs."""
    return arbres.construire(projet, public, pdf=True)


@pytest.fixture(scope="session")
def exemple_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its PDFs. Read only."""
    return exemple_neuf(tmp_path_factory.mktemp("papiers") / "projet", pdf=True)


@pytest.fixture(scope="session")
def arbre_initial(exemple_construit: Path) -> dict[str, bytes]:
    """What it publishes."""
    return arbre(exemple_construit / "public")


@pytest.fixture
def construction_propre(tmp_path: Path) -> Propre:
    """A build from nothing, with its PDFs."""
    return a_neuf(tmp_path / "autre" / "chemin" / "projet", pdf=True)


def _comme_a_neuf(projet: Path, construction_propre: Propre) -> None:
    """Each night: what is published is what a build from nothing makes. Each run asks it once, of a changed page."""
    assert not TOUT or differences(arbre(projet / "public"), construction_propre(projet)) == []


@pytest.fixture(autouse=True)
def _pango(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if "sans_pango" not in request.fixturenames and not impression.moteur_disponible(tmp_path):
        pytest.skip("no Pango on this machine: no PDF was made")


@pytest.fixture
def sans_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which Pango is missing: nothing of it can be loaded, and importing WeasyPrint fails as it then does."""
    vraie = bibliotheques.ctypes.CDLL

    def charger(nom: str | None, **reste: object) -> object:
        if "pango" in (nom or ""):
            raise OSError(f"cannot load library {nom!r}")
        return vraie(nom, **reste)

    monkeypatch.setattr(bibliotheques.ctypes, "CDLL", charger)


@pytest.mark.parametrize("chemin", [FEUILLE, BILAN])
def test_balise_titre_et_langue(arbre_initial: dict[str, bytes], chemin: str) -> None:
    """Tagged (PDF/UA-1), with a title that readers show, a language, and an alternative text for each drawing."""
    pdf = PdfReader(io.BytesIO(arbre_initial[chemin]))
    racine = pdf.trailer["/Root"]
    assert racine["/MarkInfo"]["/Marked"] is True or str(racine["/MarkInfo"]["/Marked"]).lower() == "true"
    assert racine["/Lang"] == "fr"
    assert "/StructTreeRoot" in racine
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert b"pdfuaid" in racine["/Metadata"].get_data()
    genres: list[str] = []
    for objet in range(1, len(pdf.xref_objStm) + len(pdf.xref.get(0, {})) + 1):
        element = pdf.get_object(objet)
        if isinstance(element, dict) and element.get("/Type") == "/StructElem":
            genres.append(element["/S"])
            if element["/S"] == "/Figure":
                assert element.get("/Alt"), "a drawing without words"
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= set(genres)
    assert genres.count("/H1") == 1


def test_ni_date_ni_police_de_la_machine(arbre_initial: dict[str, bytes]) -> None:
    """Nothing in the file tells when or where it was made; its letters are those of our package."""
    for chemin in (FEUILLE, BILAN):
        pdf = PdfReader(io.BytesIO(arbre_initial[chemin]))
        assert not {"/CreationDate", "/ModDate"} & set(pdf.metadata or {})
        polices = {
            str(police["/BaseFont"]) for page in pdf.pages for police in (f.get_object() for f in page["/Resources"]["/Font"].values())
        }
        assert polices
        assert all("Source" in police for police in polices), polices


def test_memes_octets(exemple_construit: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """The same page twice, in another folder: the same bytes, and nothing is asked of the network."""
    page = exemple_construit / ".construction" / "sites" / CONTRAT / "imprimer" / "bilan" / "index.html"
    ressources = exemple_construit / ".construction" / "sites" / CONTRAT / "ressources"
    une = impression.imprimer(page.read_bytes(), ressources, tmp_path / "d’été", adresse="", feuille=False)
    assert une == arbre_initial[BILAN]


@DE_NUIT
def test_les_polices_de_la_machine_restent(exemple_construit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process starts after it printed has the fonts of the machine: a browser showed words in the letters of our papers, and too broad."""
    page = exemple_construit / ".construction" / "sites" / CONTRAT / "imprimer" / "bilan" / "index.html"
    ressources = exemple_construit / ".construction" / "sites" / CONTRAT / "ressources"
    for avant in (None, "/ailleurs/polices.conf"):
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
        if avant:
            monkeypatch.setenv("FONTCONFIG_FILE", avant)
        impression.imprimer(page.read_bytes(), ressources, tmp_path, adresse="", feuille=False)
        assert os.environ.get("FONTCONFIG_FILE") == avant


def test_rien_du_reseau(exemple_construit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, sheets and fonts from elsewhere are not fetched, nor files of this machine read."""
    demandes: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, adresse: demandes.append(adresse))
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>SECRET</text></svg>', "utf-8")
    page = (
        f'<html lang="fr"><title>x</title><link rel="stylesheet" href="http://127.0.0.1:9/x.css"><img alt="a" src="http://127.0.0.1:9/x.png">'
        f'<img alt="b" src="{secret.as_uri()}"><img alt="c" src="file:///papier/../../etc/hostname"><p>Bonjour</p></html>'
    )
    ressources = exemple_construit / ".construction" / "sites" / CONTRAT / "ressources"
    octets = impression.imprimer(page.encode(), ressources, tmp_path, adresse="http://127.0.0.1:9/", feuille=False)
    texte = PdfReader(io.BytesIO(octets)).pages[0].extract_text()
    assert "Bonjour" in texte
    assert "SECRET" not in texte
    assert demandes == []


def test_une_feuille_trop_pleine_tient_encore(exemple_construit: Path, tmp_path: Path) -> None:
    """A sheet whose words are longer than the view expected gets smaller letters, not a second page."""
    ressources = exemple_construit / ".construction" / "sites" / CONTRAT / "ressources"
    modele = exemple_construit / ".construction" / "sites" / CONTRAT / "imprimer" / "o1" / "index.html"
    lignes = "<p>Une ligne de plus, qui n’était pas prévue.</p>" * 14
    page = modele.read_text("utf-8").replace("<h2>Vos notes", f"{lignes}<h2>Vos notes")
    deux = PdfReader(io.BytesIO(impression.imprimer(page.encode(), ressources, tmp_path, adresse="", feuille=True)))
    assert len(deux.pages) == 1
    assert "Une ligne de plus" in deux.pages[0].extract_text()


def test_peu_de_lignes_de_trop_tiennent_sur_un_cote(exemple_construit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet whose back would have a few lines holds on its front, all its words included; one with a full back keeps both sides and its letters."""
    site = exemple_construit / ".construction" / "sites" / CONTRAT
    modele = (site / "territoires" / "exempleville" / "fiche" / "index.html").read_text("utf-8")

    def faire(combien: int) -> bytes:
        page = modele.replace("<h2>Vos notes", f"{'<p>Une ligne de plus, qui n’était pas prévue.</p>' * combien}<h2>Vos notes").encode()
        return impression.imprimer(page, site / "ressources", tmp_path, adresse="", feuille=True, cotes=2)

    serrees, pleine = {combien: faire(combien) for combien in (12, 18)}, faire(70)
    monkeypatch.setattr(impression, "_SUR_UN_COTE", ())
    larges = {combien: len(PdfReader(io.BytesIO(faire(combien))).pages) for combien in serrees}
    assert 2 in larges.values()
    for combien, octets in serrees.items():
        (seule,) = PdfReader(io.BytesIO(octets)).pages
        assert seule.extract_text().count("Une ligne de plus") == combien
    assert len(PdfReader(io.BytesIO(pleine)).pages) == 2
    assert faire(70) == pleine


def test_un_dos_presque_vide_sert_a_ecrire(exemple_construit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what does not hold on the front is little, and the front cannot be closer, the back has lines to write on; the words are the same, and so is a
    sheet that needs no back."""
    monkeypatch.setattr(impression, "_SUR_UN_COTE", ())
    site = exemple_construit / ".construction" / "sites" / CONTRAT
    modele = (site / "territoires" / "exempleville" / "fiche" / "index.html").read_text("utf-8")
    plus = "<p>Une ligne de plus, qui n’était pas prévue.</p>"

    def lire(combien: int) -> list[str]:
        page = modele.replace("<h2>Vos notes", f"{plus * combien}<h2>Vos notes").encode()
        faits = []
        for notes in ((), (160, 120, 88, 56)):
            monkeypatch.setattr(impression, "_NOTES", notes)
            faits.append(impression.imprimer(page, site / "ressources", tmp_path, adresse="", feuille=True, cotes=2))
        sans, avec = (PdfReader(io.BytesIO(un)).pages for un in faits)
        assert [un.extract_text() for un in sans] == [un.extract_text() for un in avec]
        return ["autre" if faits[0] != faits[1] else "même", str(len(avec))]

    assert lire(0) == ["même", "1"]
    assert ["autre", "2"] in [lire(combien) for combien in (12, 18)]


def test_un_pdf_n_est_refait_que_si_sa_page_change(projet: Path, construction_propre: Propre) -> None:
    dossier = projet / ".construction" / "papiers" / "pdf"
    avant = traces(dossier)
    rien = construire(projet, projet / "public")
    assert (rien.sain, rien.comptes.pdf) == (True, 0)
    assert traces(dossier) == avant
    remplacer(projet / ECOLE, "Nombre de guides distribués", "Nombre de guides lus")
    resultat = construire(projet, projet / "public")
    assert resultat.sain
    refaits = {chemin for chemin, trace in traces(dossier).items() if avant.get(chemin) != trace and chemin.endswith(".pdf")}
    assert {Path(chemin).relative_to(dossier).as_posix() for chemin in refaits} <= {FEUILLE, BILAN}
    assert resultat.comptes.pdf == len(refaits) > 0
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


@posix
@DE_NUIT
@pytest.mark.parametrize("etape", ["avant-l-echange", "apres-les-pdf"])
def test_tuee_entre_l_impression_et_la_publication(
    etape: str, projet: Path, arbre_initial: dict[str, bytes], construction_propre: Propre
) -> None:
    """PDFs are printed apart and published with the pages that they show, or not at all: what was published stays whole, old pages with old PDFs. What was
    printed is not printed again."""
    remplacer(projet / ECOLE, "Nombre de guides distribués", "Nombre de guides lus")
    mots = [sys.executable, str(TUEUR), etape, "construire", "--date", JOUR, "--projet", str(projet)]
    tuee = subprocess.run(
        mots, capture_output=True, text=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": str(Path.cwd())}
    )
    assert tuee.returncode == -signal.SIGKILL, tuee.stderr
    garde = projet / ".construction" / "papiers" / "pdf" / BILAN
    imprime = garde.read_bytes()
    assert imprime != arbre_initial[BILAN], "it was killed after it had printed"
    assert differences(arbre(projet / "public"), arbre_initial) == []
    resultat = construire(projet, projet / "public")
    assert (resultat.sain, resultat.comptes.pdf) == (True, 0)
    assert BILAN in resultat.ecrits
    publie = arbre(projet / "public")
    assert publie[BILAN] == imprime
    _comme_a_neuf(projet, construction_propre)


@DE_NUIT
def test_un_pdf_suit_les_signes_et_non_les_styles_de_l_ecran(projet: Path, construction_propre: Propre) -> None:
    """What paper shows of the theme's files makes PDFs again, and nothing else of them does."""
    dossier = projet / ".construction" / "papiers" / "pdf"
    ressources = projet / "site_templates" / "ressources"
    avant = traces(dossier)
    with (ressources / "engagements.css").open("a", encoding="utf-8") as feuille:
        feuille.write("/* plus rien */\n")
    assert construire(projet, projet / "public").sain
    assert traces(dossier) == avant
    signe = next(iter(sorted((ressources / "signes").glob("*.svg"))))
    remplacer(signe, "<svg ", '<svg data-neuf="oui" ')
    assert construire(projet, projet / "public").sain
    apres = traces(dossier)
    assert all(apres[chemin] != trace for chemin, trace in avant.items() if chemin.endswith(".pdf"))
    _comme_a_neuf(projet, construction_propre)


@DE_NUIT
def test_un_pdf_abime_ne_se_publie_pas(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """The published one stays while nothing needs another; it is made again where the kept one is damaged, or where both are gone."""
    garde, publie = projet / ".construction" / "papiers" / "pdf" / FEUILLE, projet / "public" / FEUILLE
    garde.write_bytes(b"%PDF-abime")
    for abimer in (lambda: None, publie.unlink, lambda: (garde.unlink(), publie.write_bytes(b"faux"))):
        abimer()
        assert construire(projet, projet / "public").sain
        assert differences(arbre(projet / "public"), arbre_initial) == []


# What a PDF is made of, damaged in the folder of the build at the moment when the PDF is to be made again for another reason.
DU_PAPIER = {"la page": "imprimer/o1/index.html", "la feuille de style": "ressources/papier.css"}


@DE_NUIT
@pytest.mark.parametrize(("quoi", "effacer"), [*itertools.product(DU_PAPIER, [False, True])])
def test_un_pdf_n_est_pas_fait_de_ce_qui_est_abime(quoi: str, effacer: bool, projet: Path, construction_propre: Propre) -> None:
    """Neither the page nor the style sheet is taken as it is found."""
    fichier = projet / ".construction" / "sites" / CONTRAT / DU_PAPIER[quoi]
    if quoi == "la page":
        with (projet / "site_templates" / "ressources" / "papier.css").open("a", encoding="utf-8") as feuille:
            feuille.write("h1{letter-spacing:1pt}\n")
    else:
        remplacer(projet / ECOLE, "Nombre de guides distribués", "Nombre de guides lus")
    texte = fichier.read_text("utf-8")
    fichier.unlink() if effacer else fichier.write_text(texte.replace("</h1>", " FAUX</h1>") + "h1{display:none}", "utf-8")
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat.echec
    _comme_a_neuf(projet, construction_propre)


@DE_NUIT
def test_des_pdf_qui_ne_se_font_plus(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """Builds without PDFs, then with them: none stays, then all are back; files that nobody made there are not published."""
    (projet / ".construction" / "papiers" / "pdf" / CONTRAT / "imprimer" / "faux.pdf").write_bytes(b"%PDF-faux")
    assert arbres.construire(projet, projet / "public").sain
    assert [chemin for chemin in arbre(projet / "public") if chemin.endswith(".pdf")] == [APPORTE]
    assert construire(projet, projet / "public").sain
    assert differences(arbre(projet / "public"), arbre_initial) == []


@DE_NUIT
def test_un_axe_renomme_garde_son_ancien_pdf(projet: Path) -> None:
    remplacer(projet / ECOLE, "id: o1\n", "id: o9\n    anciens_ids: [o1]\n")
    assert construire(projet, projet / "public").sain
    assert (projet / "public" / FEUILLE).read_bytes() == (projet / "public" / CONTRAT / "imprimer" / "o9.pdf").read_bytes()
    assert 'url=../o9/"' in (projet / "public" / CONTRAT / "imprimer" / "o1" / "index.html").read_text("utf-8")


def test_sans_pango(sans_pango: None, projet: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001
    """The build is sound and says what it left out; the print pages stay, and nothing leads to a PDF."""
    resultat = construire(projet, projet / "public")
    assert resultat.sain
    assert len(resultat.remarques) == 1
    assert re.fullmatch(
        r"Les PDF ne sont pas faits : la bibliothèque Pango manque \(sous Debian : apt install .+\)\..*", resultat.remarques[0]
    )
    public = arbre(projet / "public")
    assert [chemin for chemin in public if chemin.endswith(".pdf")] == [APPORTE]
    assert f"{CONTRAT}/imprimer/o1/index.html" in public
    pages = [octets for chemin, octets in public.items() if chemin.endswith(".html")]
    assert {lien for octets in pages for lien in re.findall(rb'href="([^":]*\.pdf)"', octets)} == {b"../original.pdf"}
    from generator.cli import main

    assert main(["construire", "--projet", str(projet)]) == 0
    assert "la bibliothèque Pango manque" in capsys.readouterr().err


def test_pango_qui_ne_se_charge_pas(projet: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The libraries are there and WeasyPrint still cannot be imported: the same as missing, and not found out half-way."""
    (projet / ".construction" / "papiers" / "moteur").unlink()

    importer = impression.importlib.import_module

    def refuser(nom: str, package: str | None = None) -> object:
        if nom.startswith("weasyprint"):
            raise OSError(f"cannot load library for {nom}")
        return importer(nom, package)

    monkeypatch.setattr(impression.importlib, "import_module", refuser)
    assert not impression.moteur_disponible(tmp_path / "neuf")
    assert construire(projet, projet / "public").remarques == (construction.ABSENCE,)


def test_un_disque_plein_est_dit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not that a library is missing."""

    def plein(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(impression, "ecrire", plein)
    with pytest.raises(OSError, match=str(errno.ENOSPC)):
        impression.moteur_disponible(tmp_path / "neuf")


def test_les_pages_ne_promettent_que_les_pdf_faits(projet: Path) -> None:
    """Each PDF of the site is led to, and each link leads to one; without PDFs there is none."""
    registre, _ = examiner(projet)
    for edition in (Edition(pdf=True), Edition()):
        for site in tous_les_sites(registre, projet, aujourd_hui="2021-06-30", edition=edition):
            faits = {pdf for papier in site.papiers for pdf in papier.pdfs}
            textes = b"".join(fichier.rendre() for chemin, fichier in fichiers_des_sites([site]) if chemin.endswith(".html"))
            promis = {lien.decode().rsplit("/", 1)[-1] for lien in re.findall(rb'href="([^":]*\.pdf)"', textes)}
            assert {pdf.rsplit("/", 1)[-1] for pdf in faits} == promis - {Path(APPORTE).name}
            assert bool(faits) == (edition.pdf and bool(site.dossier))
