"""What one build published is lost for no other build that could not make it: of whatever command, with or without an address, papers, workbooks, history."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commandes.construire import Reglages, construire_et_dire
from generator.model.adresses_publiees import adresse_promise
from generator.pages.fichiers.catalogue import CATALOGUE
from generator.publication.adresses_retenues import retenir
from generator.publication.impression import moteur_disponible
from generator.publication.magasin import atelier_de
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import arbre, remplacer
from tests.publication.changements_de_l_exemple import valeur
from tests.publication.test_historique import enregistrer, git
from tests.tout import TOUT, en_croix

SITE = "https://engagements.exempleville.invalid/dossier/"
JOUR = "2021-07-02"
Construire = Callable[..., list[str]]


@pytest.fixture(scope="module")
def tout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a history of two days, published with all that a build can make, and retained."""
    projet = copier_exemple(tmp_path_factory.mktemp("tout") / "projet")
    (projet / ".gitignore").write_text(".construction/\npublic/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-07-01")
    valeur(projet)
    enregistrer(projet, JOUR)
    with pytest.MonkeyPatch.context() as milieu:
        milieu.setenv("SITE_URL", SITE)
        assert construire_et_dire(projet, projet / "public", Reglages(JOUR, pdf=True)).sain
    retenir(projet, projet / "public")
    return projet


@pytest.fixture
def construire(tout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Construire:
    """Build it elsewhere; what is said of addresses that lead nowhere."""

    def faire(reglages: Reglages, site: str = "") -> list[str]:
        monkeypatch.setenv("SITE_URL", site)
        resultat = construire_et_dire(tout, tmp_path / "ailleurs", reglages)
        dites = [str(un) for un in resultat.problemes if un.code == "adresse-perdue"]
        assert resultat.sain or dites, resultat
        return dites

    return faire


def promises(public: Path) -> set[str]:
    return {adresse for chemin in arbre(public) if (adresse := adresse_promise(chemin))}


MODES = {
    "construire": Reglages(JOUR),
    "--sans-pdf": Reglages(JOUR, pdf=False),
    "--sans-historique": Reglages(JOUR, pdf=False, historique=False),
    "--production": Reglages(JOUR, pdf=False, production=True),
    "--precedent": Reglages(JOUR, pdf=False, precedent="public"),
    "--date": Reglages("2021-06-30", pdf=False),
    "servir": Reglages(JOUR, pdf=False, classeurs=False),
}


@pytest.mark.parametrize(
    ("mode", "site"), en_croix(MODES, ["", SITE, "https://ailleurs.invalid/"]) if TOUT else [("servir", ""), ("--precedent", "")]
)
def test_aucun_build_ne_dit_perdu_ce_qu_il_ne_peut_pas_faire(mode: str, site: str, tout: Path, construire: Construire) -> None:
    if (mode == "construire" or site == SITE) and not moteur_disponible(atelier_de(tout)):
        pytest.skip("no engine for PDFs on this machine")
    reglages = MODES[mode]
    if reglages.precedent:
        reglages = reglages._replace(precedent=str(tout / reglages.precedent))
    assert construire(reglages, site) == []


def test_ce_que_l_adresse_seule_fait_publier(tmp_path: Path, construire: Construire) -> None:
    """The catalogue, and nothing else that the ledger holds: whatever is added must be in the table of recipes that a build without an address excuses."""
    construire(Reglages(JOUR, pdf=False), SITE)
    avec = promises(tmp_path / "ailleurs")
    construire(Reglages(JOUR, pdf=False))
    assert avec - promises(tmp_path / "ailleurs") == {CATALOGUE}


def test_un_catalogue_qui_n_est_plus_est_dit(tout: Path, construire: Construire) -> None:
    """By the builds that should make it: nobody says any more who publishes."""
    site = tout / "referentiels" / "site.yml"
    avant = site.read_bytes()
    remplacer(site, '  nom: "Ville inventée d’Exempleville"\n', "")
    try:
        assert construire(Reglages(JOUR, pdf=False)) == []
        (dit,) = construire(Reglages(JOUR, pdf=False), SITE)
        assert f"« {CATALOGUE} » a été publiée, et plus rien n’y mène" in dit
    finally:
        site.write_bytes(avant)
