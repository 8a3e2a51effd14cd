"""Pages are cast in moulds that MkDocs builds: they are those that MkDocs would have built one by one, byte for byte."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape

from generator.pages.edition import Edition
from generator.pages.site import Site
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.construction import construire, examiner, tous_les_sites
from generator.publication.ecriture import ecrire_sorties
from generator.publication.inventaire import Inventaire
from generator.publication.mkdocs.constructeur import MKDOCS, ConstructeurMkDocs
from generator.publication.mkdocs.moules import FormeDePage, couler
from generator.publication.mkdocs.passe import _SOMME, PasseMkDocs
from generator.publication.mkdocs.source import SourceLue
from generator.publication.passe_faite import PasseAFaire
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import JOUR, arbre, differences
from tests.tout import chaque_nuit

RACINE = Path(__file__).parents[2]
ADRESSE = "https://exemple.invalid/engagements/"


class UneParUne(ConstructeurMkDocs, frozen=True):
    """MkDocs, which builds every page."""

    def passe(self, site: Site, chantier: Chantier, adresse: str, cle: str) -> PasseMkDocs:
        """The same pass, without moulds."""
        return replace(super().passe(site, chantier, adresse, cle), entiere=True)


UNE_PAR_UNE = UneParUne()


def html_de(projet: Path, atelier: Path, constructeur: ConstructeurMkDocs, adresse: str = "") -> dict[str, dict[str, bytes]]:
    """The folders of HTML of all sites of `projet`, made in `atelier`."""
    registre, _ = examiner(projet)
    faits = {}
    for site in tous_les_sites(registre, projet, aujourd_hui=JOUR, edition=Edition(pdf=True)):
        chantier = Chantier(projet, atelier, site.dossier or PORTAIL)
        ecrire_sorties(site.sorties, chantier, constructeur, Inventaire())
        passe = constructeur.passe(site, chantier, adresse, constructeur.cle(site, chantier, adresse, fond=""))
        PasseAFaire(passe, chantier, site.nom, None).faire()
        faits[site.dossier] = arbre(chantier.html)
    return faits


def _comparer(projet: Path, atelier: Path, adresse: str = "", *, par_moules: bool = True) -> int:
    """How many files are the same when pages are cast and when each is built. `par_moules`: those of every site are cast; a theme of which a mould did not know all
    has each page built, which is the same, and slow."""
    coulees, construites = (html_de(projet, atelier / nom, un, adresse) for nom, un in (("a", MKDOCS), ("b", UNE_PAR_UNE)))
    assert coulees.keys() == construites.keys()
    moules = {fichier.stem: pickle.loads(fichier.read_bytes()[2 * _SOMME :]) for fichier in (atelier / "a").rglob("moules/*.pickle")}
    assert all(not un.regards for un in moules.values()) == par_moules
    assert [ligne for site in coulees for ligne in differences(coulees[site], construites[site])] == []
    return sum(map(len, coulees.values()))


@pytest.mark.parametrize("adresse", chaque_nuit([ADRESSE, ""]), ids=lambda adresse: "avec une adresse" if adresse else "sans adresse")
def test_les_memes_octets_que_mkdocs(adresse: str, tmp_path: Path) -> None:
    """All pages of the example, which has what no real contract has yet; with its public address, which stands in every page."""
    assert _comparer(copier_exemple(tmp_path / "projet"), tmp_path, adresse) > 200


@pytest.mark.parametrize(
    ("contrats", "fichiers"), chaque_nuit([("grigny", 500), ("*", 3000)]), ids=["un", "tous"][: len(chaque_nuit("ab"))]
)
def test_les_memes_octets_pour_de_vrais_contrats(contrats: str, fichiers: int, tmp_path: Path) -> None:
    """All pages of one contract and of the portal; each night of all contracts."""
    projet = tmp_path / "projet"
    autres = shutil.ignore_patterns(*(un.name for un in (RACINE / "referentiels").iterdir() if un.is_dir() and not un.match(contrats)))
    for nom in ("content", "site_templates", "referentiels"):
        shutil.copytree(RACINE / nom, projet / nom, ignore=autres if nom == "referentiels" else None)
    shutil.copy2(RACINE / "mkdocs.yml", projet)
    assert _comparer(projet, tmp_path) > fichiers


MENU = "\nnav:\n  - Accueil: index.md\n  - Les partenaires: partenaires/index.md\n  - Le glossaire: glossaire/index.md\n"


def _menu(projet: Path) -> None:
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as reglages:
        reglages.write(MENU)


def _pied(projet: Path) -> None:
    """A part of the theme that shows the title of the page, which a mould knows."""
    piece = projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    piece.write_text(f"{piece.read_text('utf-8')}{{% if page %}}<p>{{{{ page.meta.title }}}}</p>{{% endif %}}\n", encoding="utf-8")


@pytest.mark.parametrize("changer", chaque_nuit([_menu, _pied]))
def test_les_memes_octets_dans_un_projet_qui_change_ce_qui_entoure(changer: Callable[[Path], None], tmp_path: Path) -> None:
    projet = copier_exemple(tmp_path / "projet")
    changer(projet)
    assert _comparer(projet, tmp_path) > 200


REGARDS = {
    "la longueur du titre": "{% if page %}<p>{{ page.meta.title | length }}, {{ page.file.src_uri if page.meta.title | length > 40 }}</p>{% endif %}",
    "le nombre de titres": "{% if page %}<p>{{ page.toc | length }} {{ page.file.src_uri if false }}</p>{% endif %}",
    "le fichier": "{% if page %}<p>{{ page.file.src_uri }}</p>{% endif %}",
    "l’adresse d’édition": '{% if page %}<a href="{{ page.edit_url }}">Modifier</a>{% endif %}',
}


@pytest.mark.parametrize("regard", chaque_nuit(REGARDS))
def test_un_theme_qui_regarde_autre_chose(regard: str, tmp_path: Path) -> None:
    """A theme of a project's own that tells pages apart by what no mould knows gets every page from MkDocs."""
    projet = copier_exemple(tmp_path / "projet")
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as reglages:
        reglages.write("\nrepo_url: https://exemple.invalid/depot\nedit_uri: edit/main/\n")
    piece = projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    piece.write_text(f"{piece.read_text('utf-8')}{REGARDS[regard]}\n", encoding="utf-8")
    assert _comparer(projet, tmp_path, par_moules=False) > 200


def test_un_greffon_du_projet(tmp_path: Path) -> None:
    """What a plugin does to each page, no mould can know."""
    projet = copier_exemple(tmp_path / "projet")
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as reglages:
        reglages.write(f"\nhooks:\n  - {projet / 'crochet.py'}\n")
    (projet / "crochet.py").write_text(
        "def on_post_page(output, page, config):\n    return output + f'<!-- {page.url} -->'\n", encoding="utf-8"
    )
    assert _comparer(projet, tmp_path, par_moules=False) > 200
    pages = [octets for chemin, octets in arbre(tmp_path / "a" / "sites").items() if chemin.endswith("o1-1-p1-e1/index.html")]
    assert [page.rpartition(b"<!-- ")[2] for page in pages] == [b"referentiel/o1-1-p1-e1/ -->"]


SANS_MKDOCS = """
import json, os, sys
from pathlib import Path
os.cpu_count = lambda: 1
from generator.publication.construction import construire
projet = Path(sys.argv[1])
resultat = construire(projet, projet / "public", aujourd_hui=sys.argv[2], pdf=False)
json.dump([resultat.sain, list(resultat.construites), sorted(sys.modules)], sys.stdout)
"""


def test_des_moules_faits_suffisent(projet: Path) -> None:
    """Words of the data change, and the theme does not: MkDocs is not even imported."""
    fichier = projet / "referentiels" / "contrat-d-exemple" / "valeurs" / "communes.csv"
    texte = fichier.read_text("utf-8")
    assert "departs;pays-d-exemple;2019;-3;" in texte
    fichier.write_text(texte.replace("departs;pays-d-exemple;2019;-3;", "departs;pays-d-exemple;2019;-4;"), encoding="utf-8")
    fini = subprocess.run(
        [sys.executable, "-c", SANS_MKDOCS, str(projet), JOUR],
        env=os.environ | {"PYTHONPATH": str(RACINE)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    sain, construites, modules = json.loads(fini.stdout)
    assert sain
    assert construites
    assert [nom for nom in modules if nom.split(".")[0] in ("mkdocs", "material")] == []


DOMMAGES = {"un octet": None, "vide": b"", "zéros": b"\x00" * 200}


@pytest.mark.parametrize("sorte", chaque_nuit(DOMMAGES))
def test_des_moules_abimes_sont_refaits(sorte: str, projet: Path) -> None:
    """A damaged mould is not believed: the pages are those of before."""
    dommage = DOMMAGES[sorte]
    avant = arbre(projet / "public")
    abimes = {}
    for moules in (projet / ".construction" / "moules").iterdir():
        lus = moules.read_bytes()
        abimes[moules] = dommage if dommage is not None else lus[:-20] + bytes([lus[-20] ^ 1]) + lus[-19:]
        moules.write_bytes(abimes[moules])
    gardes = projet / ".construction" / "gardes"
    for tete in (*gardes.glob("sites/*/tete.garde"), *gardes.glob("tetes/sites*")):
        tete.unlink()
    resultat = construire(projet, projet / "public", aujourd_hui=JOUR, pdf=False)
    assert resultat.sain
    assert len(resultat.construites) > 90
    assert [moules for moules, octets in abimes.items() if moules.read_bytes() == octets] == []
    assert differences(arbre(projet / "public"), avant) == []


def test_le_menu_sait_ou_il_est(arbre_initial: dict[str, bytes]) -> None:
    """In the drawer, the entry of the page that is read unfolds its table of contents: the theme finds the page among those of the menu."""
    for page in ("indicateurs", "partenaires", "methode"):
        lue = arbre_initial[f"contrat-d-exemple/{page}/index.html"].decode("utf-8")
        assert lue.count('<label class="md-nav__link md-nav__link--active" for="__toc">') == 1, page
    assert b"md-nav__link--active" not in arbre_initial["contrat-d-exemple/referentiel/o1-1-p1-e1/index.html"]


@pytest.mark.parametrize("image", ["", "partage.png"])
def test_un_texte_n_est_pas_une_marque(image: str) -> None:
    """Titles, descriptions and addresses that read like the marks of a mould, or like its address, stay what they are."""
    forme = FormeDePage("a/eo-moule/", (), sommaire=False, image=bool(image))
    modele = forme.source
    moule = f"<title>{modele.titre}</title><meta content='{modele.description}'>{modele.flux}|{modele.image}|{modele.corps}"
    marques = [escape(un) for un in (modele.titre, modele.description, modele.flux, modele.image, modele.corps)]
    source = SourceLue(" ".join(map(str, marques)), "eomouletitre", (), (), f"<p>{''.join(marques)}</p>\n", "<link>", image)
    coulee = couler(moule, forme, "a/b/", source, lambda _: "")
    assert coulee == f"<title>{source.titre}</title><meta content='eomouletitre'><link>|{image}|{source.corps}"
    assert all(marque.startswith("<") for marque in (modele.titre, modele.description, modele.flux, modele.corps)), "no text has a «<»"
