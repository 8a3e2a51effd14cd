"""The four real contracts, published, frozen, edited as their officers would (ids, labels, targets, figures), and published again: every old address answers, pages and
feeds tell exactly what was changed, and the frozen editions are the same bytes. Each night: it is two builds of the whole repository."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from generator.cli import main
from generator.model.probleme import Gravite
from generator.publication import construction
from generator.publication.adresses_retenues import retenir
from generator.publication.editions.archiver import archiver
from generator.publication.historique import OrigineDesMouvements
from tests.constructeur_simple import ConstructeurSimple
from tests.exemple.projet import RACINE
from tests.publication.arbres import arbre, differences, remplacer
from tests.publication.test_adresses import publies, repondent, texte_de
from tests.publication.test_historique import dits, enregistrer, git, lire
from tests.tout import TOUT

pytestmark = pytest.mark.skipif(not TOUT, reason="two builds of four contracts: each night")

PREMIER, SECOND = "2026-12-01", "2026-12-08"
RENOMMES = {"grand-orly-seine-bievre": "a4-94-eip-montant", "grand-paris-sud": "", "grigny": "f1-o1-i2", "paris": "t1-o1-s1-g1-a1-i2"}
_INDICATEUR = re.compile(r"^ *- \{?id: ([a-z0-9-]+)", re.MULTILINE)


def publier(projet: Path, jour: str) -> None:
    """Publish it, with what git tells."""
    resultat = construction.construire(
        projet, projet / "public", aujourd_hui=jour, pdf=False, constructeur=ConstructeurSimple(), origine=OrigineDesMouvements(git=True)
    )
    assert resultat.sain, [resultat.echec, *(str(un) for un in resultat.problemes if un.gravite is Gravite.ERREUR)]


def retoucher(projet: Path, contrat: str) -> Iterator[tuple[str, str, str]]:
    """Change the words of the last label, and those of the last target, that a file of the contract has once; what is told of each (what, id, field)."""
    for champ, motif in (("libelle", r'libelle: "([^"\n]{12,})"'), ("cible", r'cible: \{texte: "([^"\n]{3,})"')):
        for fichier in sorted((projet / "referentiels" / contrat).glob("referentiel*/*.yml")) or [
            projet / "referentiels" / contrat / "referentiel.yml"
        ]:
            texte = fichier.read_text("utf-8")
            trouves = [un for un in re.finditer(motif, texte) if texte.count(un[0]) == 1]
            if trouves:
                un = trouves[-1]
                id = [lu[1] for lu in _INDICATEUR.finditer(texte, 0, un.end())][-1]
                fichier.write_text(texte.replace(un[0], un[0].replace(un[1], f"{un[1]} (mots relus)")), "utf-8")
                yield "indicateur", id, champ
                break


@pytest.fixture(scope="module")
def vie(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[tuple[str, str, str, str, str]]]:
    """The project after all of it; what was changed, as `dits` says it."""
    projet = tmp_path_factory.mktemp("vie") / "projet"
    projet.mkdir()
    for dossier in ("referentiels", "content"):
        shutil.copytree(RACINE / dossier, projet / dossier)
    shutil.copyfile(RACINE / "mkdocs.yml", projet / "mkdocs.yml")
    (projet / ".gitignore").write_text(".construction/\npublic/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, PREMIER)
    publier(projet, PREMIER)
    retenir(projet, projet / "public")
    for contrat in RENOMMES:
        archiver(projet, projet / "public", contrat)
    shutil.copytree(projet / "archives", projet / "avant")
    change = {(contrat, SECOND, *un) for contrat in RENOMMES for un in retoucher(projet, contrat)}
    assert {contrat for contrat, _, _, _, champ in change if champ == "libelle"} == set(RENOMMES)
    assert any(champ == "cible" for *_, champ in change)
    donnees = projet / "referentiels"
    remplacer(
        donnees / "grand-orly-seine-bievre" / "valeurs" / "departement-val-de-marne.csv",
        "a4-94-eip-projets;choisy-le-roi;2016;3;",
        "a4-94-eip-projets;choisy-le-roi;2016;4;",
    )
    change.add(("grand-orly-seine-bievre", SECOND, "chiffres", "a4-94-eip-projets", "changement"))
    for contrat, id in RENOMMES.items():
        if id:
            assert main(["adresses", "renommer", id, f"{id}-bis", "--contrat", contrat, "--ecrire", "--projet", str(projet)]) == 0
    enregistrer(projet, SECOND)
    publier(projet, SECOND)
    return projet, change


def test_toute_ancienne_adresse_repond(vie: tuple[Path, set[tuple[str, str, str, str, str]]]) -> None:
    projet, _ = vie
    assert len(publies(projet)) > 8_000
    repondent(projet)


def test_exactement_ce_qui_a_change(vie: tuple[Path, set[tuple[str, str, str, str, str]]]) -> None:
    """Read again from git; on the pages of each contract and of the portal; and in the feeds."""
    projet, change = vie
    assert dits(lire(projet, jour=SECOND)[1]) == change
    public = projet / "public"
    total = 0
    for contrat in RENOMMES:
        sien = {un for un in change if un[0] == contrat}
        page = (public / contrat / "changements" / "index.html").read_bytes()
        assert page.count(b'<p class="eo-quand">') == len(sien), contrat
        assert page.count(b"(mots relus)") >= 1
        fil = feedparser.parse((public / contrat / "nouveautes" / "flux.xml").read_bytes())
        assert sum(une.updated.startswith(SECOND) for une in fil.entries) == len(sien), contrat
        total += len(sien)
    portail = (public / "changements" / "index.html").read_bytes()
    assert portail.count(b'<p class="eo-quand">') == total
    assert "8 décembre 2026" in texte_de(portail).replace("\u00a0", " ")
    tableau = (public / "donnees" / "changements.csv").read_text("utf-8").splitlines()
    assert len(tableau) >= 1 + total


def test_les_editions_n_ont_pas_change(vie: tuple[Path, set[tuple[str, str, str, str, str]]]) -> None:
    projet, _ = vie
    assert not differences(arbre(projet / "avant"), arbre(projet / "archives"))
    for contrat in RENOMMES:
        figee = f"{PREMIER}/{contrat}"
        assert not differences(arbre(projet / "avant" / figee), arbre(projet / "public" / "archives" / figee)), contrat
