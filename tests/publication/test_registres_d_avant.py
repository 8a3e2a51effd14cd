"""What somebody took out of a ledger was published nonetheless: where the project has its git history, a build asks for it as for any other."""

from pathlib import Path

import pytest

from generator.graphe.magasin import SansMagasin
from generator.publication.construction import Resultat, construire
from generator.publication.historique import OrigineDesMouvements
from generator.publication.magasin import magasin_de
from generator.publication.registres_d_avant import adresses_d_avant
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git

REGISTRE = f"adresses/{CONTRAT}.lock"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The example, in git, with a ledger that has an address which leads nowhere, and one that does."""
    projet = copier_exemple(tmp_path / "projet")
    (projet / ".gitignore").write_text(".construction/\npublic/\n", "utf-8")
    (projet / "adresses").mkdir()
    (projet / REGISTRE).write_text("indicateurs/d-avant/ valeurs.csv\nindicateurs/guides/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-05-01")
    return projet


def _construire(projet: Path, *, avec_git: bool = True) -> Resultat:
    return construire(
        projet, projet / "public", aujourd_hui="2021-06-30", pdf=False, classeurs=False, origine=OrigineDesMouvements(git=avec_git)
    )


def test_une_ligne_otee_est_encore_demandee(projet: Path) -> None:
    """Out of the file, and out of the last commit: what was there leads nowhere, and the build says so. What still leads somewhere may be written or not. An answer is an answer."""
    (projet / REGISTRE).write_text("indicateurs/charte/\n", "utf-8")
    enregistrer(projet, "2021-06-01")
    assert set(adresses_d_avant(projet, SansMagasin())[REGISTRE]) == {
        "indicateurs/d-avant/",
        "indicateurs/d-avant/valeurs.csv",
        "indicateurs/guides/",
    }
    resultat = _construire(projet)
    assert [(un.code, un.lieu.fichier) for un in resultat.problemes if "d-avant" in un.message] == [("adresse-perdue", REGISTRE)]
    assert not resultat.sain
    assert _construire(projet, avec_git=False).sain, "without the history, nobody knows"
    ligne = '  - {adresse: indicateurs/d-avant/, le: 2021-06-02, motif: "Jamais suivi."}\n'
    (projet / "referentiels" / CONTRAT / "adresses.yml").write_text(f"adresses:\n{ligne}", "utf-8")
    assert _construire(projet).sain


def test_une_ligne_qui_s_allonge_n_en_perd_aucune(projet: Path) -> None:
    """Git says of a longer line that the shorter one went."""
    (projet / REGISTRE).write_text("indicateurs/d-avant/ valeurs.csv valeurs-tableur.csv\nindicateurs/guides/ valeurs.csv\n", "utf-8")
    enregistrer(projet, "2021-06-01")
    otees = adresses_d_avant(projet, magasin_de(projet))
    assert set(otees[REGISTRE]) == {"indicateurs/d-avant/", "indicateurs/d-avant/valeurs.csv", "indicateurs/guides/"}
    assert adresses_d_avant(projet, magasin_de(projet)) == otees, "kept, and read back"


def test_sans_git(tmp_path: Path) -> None:
    assert adresses_d_avant(copier_exemple(tmp_path / "projet"), SansMagasin()) == {}
