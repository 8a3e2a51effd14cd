"""What was withdrawn says why on the page of changes too, and where to look, whatever the thing to look at is called today."""

import json
import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.model.instantane import GenreDeChose
from generator.model.mouvement import GenreDeMouvement
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git, historique_de, lire
from tests.publication.test_renommes_dans_l_historique import dire

MOTIF = "L’enquête est arrêtée."


@pytest.fixture
def retire(tmp_path: Path) -> Path:
    """The example, of which an indicator was withdrawn with its figures; the day after, the one to look at instead got another id."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\npublic/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-06-01")

    def adresses(*mots: str) -> None:
        assert main(["adresses", *mots, "--ecrire", "--projet", str(projet)]) == 0

    adresses("retirer", "satisfaction", "--motif", MOTIF, "--effacer-les-chiffres", "--date", "2021-06-10", "--voir", "indicateurs/guides/")
    enregistrer(projet, "2021-06-10")
    adresses("renommer", "guides", "livrets")
    enregistrer(projet, "2021-06-20")
    return projet


def test_le_motif_d_un_retrait_se_dit(retire: Path) -> None:
    registre = lire(retire, jour="2021-06-30")[1]
    dits = {un.chose: un for un in historique_de(registre, CONTRAT).mouvements if un.genre is GenreDeMouvement.RETRAIT}
    assert set(dits) == {GenreDeChose.INDICATEUR, GenreDeChose.CHIFFRES}
    assert {(un.id, un.raison, un.suite) for un in dits.values()} == {("satisfaction", MOTIF, ("livrets",))}
    phrase = f"Raison écrite : {MOTIF} Où chercher : Nombre de guides distribués."
    assert dire(registre, CONTRAT, dits[GenreDeChose.INDICATEUR])[::2] == ("Indicateur ôté de ce site", phrase)
    assert f"Raison écrite : {MOTIF}" in dire(registre, CONTRAT, dits[GenreDeChose.CHIFFRES])[2]


def test_la_page_du_retrait_suit_ce_qu_il_faut_voir(retire: Path) -> None:
    """By its name and its address of today, on the page and in the files that stand where the figures were."""
    assert main(["construire", "--date", "2021-06-30", "--sans-pdf", "--sans-historique", "--projet", str(retire)]) == 0
    ici = retire / "public" / CONTRAT / "indicateurs" / "satisfaction"
    page = (ici / "index.html").read_text("utf-8")
    assert re.search(r'<a href="\.\./livrets/">Nombre de guides distribués</a>', page)
    assert "indicateurs/guides" not in page
    if (ici / "indicateur.json").exists():
        assert json.loads((ici / "indicateur.json").read_text("utf-8"))["voir"][0].endswith(f"/{CONTRAT}/indicateurs/livrets/")
