"""Data, feeds and papers of a contract that has another folder: programs ask for them at the address that they know, and no static host can lead them on."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.publication.adresses_retenues import retenir
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import JOUR, Propre, construire, remplacer
from tests.publication.test_adresses import bien_construit, perdues, publies, suivre

NEUF, DERNIER = "pays-neuf", "pays"


@pytest.fixture
def retenu(projet: Path) -> Path:
    """The built example, whose addresses are in its ledgers."""
    retenir(projet, projet / "public")
    return projet


def demenager(projet: Path, de: str, vers: str) -> None:
    """Give the contract another folder, and say so."""
    for dossier in ("referentiels", "content"):
        (projet / dossier / de).rename(projet / dossier / vers)
    remplacer(projet / "referentiels" / vers / "contrat.yml", f"id: {de}\n", f"id: {vers}\n")
    for nom in ("glossaire.yml", "site.yml", "mesures-nationales.yml"):
        fichier = projet / "referentiels" / nom
        fichier.write_text(re.sub(rf"\b{de}\b", vers, fichier.read_text("utf-8")), "utf-8")
    dire(projet, f"{{adresse: {de}/, vers: {vers}/, le: 2026-11-20}}")


def dire(projet: Path, *lignes: str) -> None:
    """Add lines to what is said of the portal's addresses."""
    fichier = projet / "referentiels" / "adresses.yml"
    texte = fichier.read_text("utf-8") if fichier.exists() else "adresses:\n"
    fichier.write_text(texte + "".join(f"  - {ligne}\n" for ligne in lignes), "utf-8")


def fichiers(projet: Path, dossier: str) -> list[str]:
    """The files that the ledger of a folder has, below it."""
    adresses = [un.removeprefix(f"{dossier}/") for un in publies(projet) if un.startswith(f"{dossier}/")]
    return [une for une in adresses if une and "#" not in une and not une.endswith("/")]


def mene(public: Path, page: str) -> str:
    """The page at which who goes there ends, below the site."""
    return suivre(public, page).parent.relative_to(public).as_posix() + "/"


def ici(nom: str, vers: str) -> str:
    """Where a file of the first folder is in the other: two are named after their contract."""
    return re.sub(rf"^donnees/{CONTRAT}\.(xlsx|zip)$", rf"donnees/{vers}.\1", nom)


def test_chaque_fichier_repond_la_ou_il_etait(retenu: Path, construction_propre: Propre) -> None:
    """Once and twice renamed, with an indicator that has another id, one that was withdrawn and a figure that changed: at the first address too stand the bytes of today's
    file, and each page and each short link leads to the very page that it led to."""
    connus, public = fichiers(retenu, CONTRAT), retenu / "public"
    menaient = {page: mene(public, page) for page in publies(retenu) if page.startswith(f"{CONTRAT}/") and page.endswith("/")}
    assert sum("/k/" in page for page in menaient) > 20
    for mots in (["renommer", "guides", "guides-donnes"], ["retirer", "departs", "--motif", "En double.", "--effacer-les-chiffres"]):
        assert (
            cli.main(
                ["adresses", *mots, "--contrat", CONTRAT, "--genre", "indicateur", "--ecrire", "--projet", str(retenu), "--date", JOUR]
            )
            == 0
        )
    assert {Path(un).suffix for un in connus} >= {".csv", ".json", ".geojson", ".xml", ".ics", ".xlsx", ".zip", ".png"}
    demenager(retenu, CONTRAT, NEUF)
    apres = bien_construit(retenu, construction_propre)
    assert [un for un in connus if apres[f"{CONTRAT}/{un}"] != apres[f"{NEUF}/{ici(un, NEUF)}"]] == []
    regles = (retenu / "public" / "_redirects").read_text("utf-8").splitlines()
    du_classeur, de_tout = f"/{CONTRAT}/donnees/{CONTRAT}.xlsx /{NEUF}/donnees/{NEUF}.xlsx 301", f"/{CONTRAT}/* /{NEUF}/:splat 301"
    assert regles.index(du_classeur) < regles.index(de_tout)
    retenir(retenu, public)
    demenager(retenu, NEUF, DERNIER)
    remplacer(retenu / "referentiels" / DERNIER / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")
    enfin = bien_construit(retenu, construction_propre)
    assert [
        un for un in connus if not (enfin[f"{CONTRAT}/{un}"] == enfin[f"{NEUF}/{ici(un, NEUF)}"] == enfin[f"{DERNIER}/{ici(un, DERNIER)}"])
    ] == []
    assert b",2018,384," in enfin[f"{CONTRAT}/donnees/valeurs.csv"]
    suites = {page: fin.replace(CONTRAT, DERNIER, 1).replace("/guides/", "/guides-donnes/") for page, fin in menaient.items()}
    retire = f"{DERNIER}/indicateurs/departs/chiffres/"  # to which the short link to each of its figures leads now
    assert [(page, fin, ou) for page, fin in suites.items() if (ou := mene(public, page)) not in (fin, retire)] == []
    assert b"En double." in enfin[f"{DERNIER}/indicateurs/departs/index.html"]
    assert b"En double." in enfin[f"{CONTRAT}/indicateurs/departs/indicateur.json"]
    assert not any(un.startswith(f"adresses/{CONTRAT}") for un, neuves in retenir(retenu, retenu / "public").items() if neuves)
    # Once it is no more, one line answers for all that it was at three addresses: nobody is asked for hundreds.
    for dossier in ("referentiels", "content"):
        shutil.rmtree(retenu / dossier / DERNIER)
    dites = perdues(construire(retenu, public))
    assert any(f"{{adresse: {DERNIER}/, le: AAAA-MM-JJ, motif: " in dite for dite in dites)
    assert len(dites) <= 3, dites


def test_un_fichier_qui_ne_suit_pas_est_perdu(retenu: Path) -> None:
    """The table of an indicator whose figures are all gone is at neither address: a build fails, and the line that it says mends it."""
    demenager(retenu, CONTRAT, NEUF)
    ventilations, perdu = retenu / "referentiels" / NEUF / "valeurs" / "ventilations.csv", "indicateurs/guides/valeurs.csv"
    lignes = ventilations.read_text("utf-8").splitlines(keepends=True)
    ventilations.write_text("".join(ligne for ligne in lignes if not ligne.startswith("guides;")), "utf-8")
    assert perdu in fichiers(retenu, CONTRAT)
    resultat = construire(retenu, retenu / "public")
    assert not resultat.sain
    dites = perdues(resultat)
    assert f"L’adresse « {CONTRAT}/{perdu} » a été publiée" in "".join(dites)
    lignes = [re.findall(r"- (\{adresse: .*?\})", dite)[0] for dite in dites]
    dire(retenu, *(ligne.replace("AAAA-MM-JJ", "2026-11-20").replace("…", "Il n’y a plus de chiffre.") for ligne in lignes))
    resultat = construire(retenu, retenu / "public")
    assert resultat.sain, perdues(resultat)
    assert "Il n’y a plus de chiffre." in (retenu / "public" / CONTRAT / perdu).read_text("utf-8")


def test_un_fichier_parti_sur_un_autre_site_dit_ou(retenu: Path) -> None:
    """It could not lead there by itself; who opens it is told where to look."""
    demenager(retenu, CONTRAT, NEUF)
    (retenu / "referentiels" / "adresses.yml").write_text(
        f"adresses:\n  - {{adresse: {CONTRAT}/, vers: 'https://ailleurs.invalid/contrat/', le: 2026-11-20}}\n", "utf-8"
    )
    resultat = construire(retenu, retenu / "public")
    assert resultat.sain, perdues(resultat)
    for nom in fichiers(retenu, CONTRAT):
        if "/pages/" in nom:  # the picture of a page, which could say nothing
            continue
        assert (retenu / "public" / CONTRAT / nom).is_file(), nom
    (dite,) = csv.DictReader((retenu / "public" / CONTRAT / "donnees" / "valeurs.csv").read_text("utf-8").splitlines())
    assert dite == {
        "retire_le": "2026-11-20",
        "quoi": "",
        "motif": "Ce fichier est maintenant à une autre adresse.",
        "voir": "https://ailleurs.invalid/contrat/donnees/valeurs.csv",
    }
