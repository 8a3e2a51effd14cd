"""The publishing workflows run the commands that people run, publish only from the main branch, and hold the least rights."""

from pathlib import Path

import yaml

PROJET = Path(__file__).resolve().parents[1]
COMMANDES = ("make pango", "make verifier", "make site", "make test")


def test_github_runs_the_same_commands_in_order_and_publishes_only_main() -> None:
    flux = yaml.load((PROJET / ".github/workflows/publier.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert flux["permissions"] == {"contents": "read"}
    assert set(flux["on"]) == {"push", "pull_request", "workflow_dispatch"}
    assert flux["on"]["push"] == {"branches": ["main"]}
    construire, publier = flux["jobs"]["construire"], flux["jobs"]["publier"]
    assert tuple(etape["run"] for etape in construire["steps"] if "run" in etape) == COMMANDES
    assert "write" not in construire["permissions"].values()
    assert publier["permissions"] == {"pages": "write", "id-token": "write"}
    assert publier["needs"] == "construire"
    assert "pull_request" in publier["if"]
    assert "refs/heads/main" in publier["if"]
    checkout = next(etape for etape in construire["steps"] if etape.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"] == {"persist-credentials": "false"}


def test_gitlab_runs_the_same_commands_in_order_and_publishes_only_the_default_branch() -> None:
    flux = yaml.load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert tuple(flux["construire"]["script"]) == COMMANDES
    assert flux["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert flux["pages"]["needs"] == ["construire"]
    assert flux["pages"]["artifacts"]["paths"] == ["public"]


def test_make_has_every_command_that_they_run() -> None:
    makefile = (PROJET / "Makefile").read_text(encoding="utf-8")
    for commande in (*COMMANDES, "make serve"):
        assert f"\n{commande.removeprefix('make ')}:" in makefile
    assert "pytest" in makefile.split("\ntest:")[1].split("\n\n")[0]


def test_lock_files_hold_exact_versions_and_no_address() -> None:
    for nom in ("requirements.lock", "requirements-tests.lock"):
        lignes = [ligne for ligne in (PROJET / nom).read_text(encoding="utf-8").splitlines() if not ligne.startswith("#")]
        assert lignes
        for ligne in lignes:
            paquet, egal, version = ligne.partition("==")
            assert paquet, ligne
            assert egal, ligne
            assert version[0].isdigit(), ligne
            assert "://" not in ligne
            assert "--hash" not in ligne
