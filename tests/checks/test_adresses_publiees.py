"""The ledger of addresses: how it is written and joined, and which fields of files name things that have one."""

import subprocess
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.destins import Regles
from generator.model.adresses_publiees import AdresseChangee, adresse_promise, ancres_promises, ecrire_lignes, lire_lignes
from generator.model.formats.designations import AUTRES, FORMES, IDENTIFIENT, NOMMENT
from generator.model.formats.tous import FORMATS
from generator.model.lieu import Lieu

IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
ADRESSES = st.one_of(
    st.just("./"),
    st.builds("{}/".format, IDS),
    st.builds("{}/{}/".format, IDS, IDS),
    st.builds("{}/{}/{}/".format, IDS, IDS, IDS),
    st.builds("{}.csv".format, IDS),
    st.builds("{}/{}.csv".format, IDS, IDS),
    st.builds("{}/{}/{}.png".format, IDS, IDS, IDS),
    st.builds("documents/{}/{}/#p{}".format, IDS, IDS, st.integers(0, 12)),
    st.builds("avis/#avis-{}".format, IDS),
)
# A place is promised with its page.
ENSEMBLES = st.sets(ADRESSES).map(lambda adresses: adresses | {adresse.partition("#")[0] for adresse in adresses})


def lues(texte: str) -> set[str]:
    return {adresse for adresse, _ in lire_lignes(texte)}


@given(ENSEMBLES)
def test_ce_qui_est_ecrit_se_relit(adresses: set[str]) -> None:
    """All of it, no more, in one form whatever the order in which it came."""
    texte = ecrire_lignes(adresses)
    assert lues(texte) == adresses
    assert ecrire_lignes(sorted(adresses, reverse=True)) == texte
    assert ecrire_lignes(lues(texte)) == texte


@given(ENSEMBLES, ENSEMBLES, st.randoms(use_true_random=False))
def test_deux_registres_se_joignent_dans_tous_les_ordres(un: set[str], autre: set[str], hasard: Random) -> None:
    """Lines of both, shuffled, some of them twice, with what git leaves where it could not join them: the sum of the two."""
    lignes = [*ecrire_lignes(un).splitlines(), *ecrire_lignes(autre).splitlines(), "<<<<<<< HEAD", "=======", ">>>>>>> autre"]
    hasard.shuffle(lignes)
    assert lues("\n".join(lignes)) == un | autre


def test_une_ligne_par_page() -> None:
    """What stands beside a page is on its line; paragraphs that follow each other are two numbers; a folder that is no page has a colon."""
    adresses = ["./", "indicateurs/", "indicateurs/a/", "indicateurs/a/valeurs.csv", "indicateurs/a/carte-integree/", "imprimer/bilan.pdf"]
    adresses += ["documents/d/", "documents/d/art/", *(f"documents/d/art/#p{rang}" for rang in (1, 2, 3, 5)), "partage.png"]
    assert [ligne for ligne in ecrire_lignes(adresses).splitlines() if not ligne.startswith("#")] == [
        "./ partage.png",
        "documents/d/ art/ art/#p1..p3 art/#p5",
        "imprimer: bilan.pdf",
        "indicateurs/",
        "indicateurs/a/ carte-integree/ valeurs.csv",
    ]


def test_git_joint_deux_branches_sans_conflit(tmp_path: Path) -> None:
    """Two branches that each add a page, and one a file beside a page of the other: no conflict, and the sum of both."""

    def git(*mots: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@a.invalid", *mots], cwd=tmp_path, check=True, capture_output=True)

    registre = tmp_path / "adresses" / "a.lock"
    registre.parent.mkdir()
    depart = {"./", "indicateurs/b/"}
    un, autre = depart | {"indicateurs/a/", "indicateurs/b/valeurs.csv"}, depart | {"indicateurs/c/", "indicateurs/b/partage.png"}
    git("init", "-q", "-b", "main")
    modele = Path(__file__).parents[2] / "generator" / "socle" / "nouveau" / "projet" / "point-gitattributes"
    (tmp_path / ".gitattributes").write_bytes(modele.read_bytes())
    for branche, adresses in (("main", depart), ("un", un), ("autre", autre)):
        if branche != "main":
            git("checkout", "-q", "-b", branche, "main")
        registre.write_text(ecrire_lignes(adresses), "utf-8")
        git("add", ".")
        git("commit", "-q", "-m", branche)
    git("merge", "-q", "un")
    assert lues(registre.read_text("utf-8")) == un | autre


@pytest.mark.parametrize(
    ("chemin", "adresse"),
    [
        ("index.html", "./"),
        ("indicateurs/a/index.html", "indicateurs/a/"),
        ("indicateurs/a/valeurs.csv", "indicateurs/a/valeurs.csv"),
        ("nouveautes/flux.xml", "nouveautes/flux.xml"),
        ("imprimer/o1.pdf", "imprimer/o1.pdf"),
        ("ressources/style.css", ""),
        ("assets/images/favicon.png", ""),
        ("recherche/index.json", ""),
        ("recherche/index.html", "recherche/"),
        ("listes/indicateurs/o1/2/index.html", ""),
        ("carte/plan.html", ""),
        ("sitemap.xml", ""),
        ("404.html", ""),
        ("_redirects", ""),
        ("donnees/redirections-nginx.conf", ""),
        ("territoires/a/lieu.json", ""),
    ],
)
def test_ce_qui_est_promis(chemin: str, adresse: str) -> None:
    """Pages, data, feeds, pictures and papers; not what serves our own pages, nor parts of lists that grow and shrink."""
    assert adresse_promise(chemin) == adresse


def test_les_places_promises() -> None:
    """Those that are made of an id of the data, or of a number written in a document; not those that a heading or a rank makes."""
    assert list(ancres_promises("documents/d/a/", ["p1", "p12b", "p1-2", "contenu"])) == ["documents/d/a/#p1", "documents/d/a/#p12b"]
    assert list(ancres_promises("avis/", ["avis-x", "reponse-y", "__toc"])) == ["avis/#avis-x", "avis/#reponse-y"]
    assert list(ancres_promises("indicateurs/a/", ["chiffres", "par-lieu-1"])) == []


def changee(adresse: str, vers: str = "", motif: str = "") -> AdresseChangee:
    return AdresseChangee(adresse, vers, "2026-11-20", motif, (), Lieu("adresses.yml"))


def test_les_destins() -> None:
    """A rename that was renamed again, what is below it, what is said of one page of a folder that moved, a circle, what nobody said."""
    regles = Regles(
        (
            changee("indicateurs/c/", motif="Fini."),
            changee("indicateurs/vieux/valeurs.csv", motif="Faux."),
            changee("x/", "y/"),
            changee("y/", "x/"),
        ),
        {"indicateurs/vieux/": "indicateurs/moyen/", "indicateurs/moyen/": "indicateurs/neuf/", "indicateurs/b/": "indicateurs/c/"},
    )
    publies = {"indicateurs/neuf/", "indicateurs/neuf/carte-integree/", "partenaires/caf/", "./", "partage.png"}

    def ou(adresse: str) -> str:
        destin = regles.destin(adresse, publies.__contains__)
        return "perdue" if destin is None else destin.vers or (destin.retrait.motif if destin.retrait else "")

    assert ou("indicateurs/vieux/") == "indicateurs/neuf/"
    assert ou("indicateurs/vieux/carte-integree/") == "indicateurs/neuf/carte-integree/"
    assert ou("indicateurs/vieux/autre/") == "indicateurs/neuf/"  # a page is led to what is left of it, a file is not
    assert ou("indicateurs/vieux/autre.csv") == "perdue"
    assert ou("indicateurs/vieux/valeurs.csv") == "Faux."
    assert ou("indicateurs/b/") == ou("indicateurs/c/") == "Fini."
    assert ou("manque/caf/") == "partenaires/caf/"
    assert ou("manque/etat/") == "perdue"  # neither the page of what is missing nor that of the partner
    assert ou("cartes/") == "./"
    assert ou("territoires/a/partage.png") == "partage.png"
    assert ou("x/") == ou("indicateurs/inconnu/") == "perdue"


def test_chaque_champ_dit_ce_qu_il_nomme() -> None:
    """A new field that holds ids must be told in `designations`: else a thing that is renamed would be forgotten there."""
    connus = {"id", *AUTRES, *(nom for noms in NOMMENT.values() for nom in noms)}
    champs = {
        champ.nom for format_ in FORMATS for forme in format_.forme.parcourir() for champ in forme.champs if champ.genre in IDENTIFIENT
    }
    assert champs <= connus
    assert set(FORMES.values()) <= {forme.nom for format_ in FORMATS for forme in format_.forme.parcourir()}
