"""The publishing workflows run the commands that people run, publish only from the main branch, and hold the least rights."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tout import TOUT

PROJET = Path(__file__).resolve().parents[1]
COMMANDES = ("make pango", "make verifier", "make site", "make test", "make reference")


def test_github_runs_the_same_commands_in_order_and_publishes_only_main() -> None:
    flux = yaml.load((PROJET / ".github/workflows/publier.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert flux["permissions"] == {"contents": "read"}
    assert set(flux["on"]) == {"push", "pull_request", "workflow_dispatch", "schedule"}
    assert flux["on"]["push"] == {"branches": ["main"]}
    construire, publier = flux["jobs"]["construire"], flux["jobs"]["publier"]
    rapport = next(etape for etape in construire["steps"] if etape.get("run") == "make rapport")
    assert rapport["if"] == "always() && github.event_name == 'pull_request'"
    assert tuple(etape["run"] for etape in construire["steps"] if "run" in etape and etape is not rapport) == COMMANDES
    assert "write" not in construire["permissions"].values()
    assert publier["permissions"] == {"pages": "write", "id-token": "write"}
    assert publier["needs"] == "construire"
    assert "pull_request" in publier["if"]
    assert "refs/heads/main" in publier["if"]
    checkout = next(etape for etape in construire["steps"] if etape.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"] == {"persist-credentials": "false", "fetch-depth": "0"}  # all of the history: the site says what changed


def test_gitlab_runs_the_same_commands_in_order_and_publishes_only_the_default_branch() -> None:
    flux = yaml.load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert (*flux["construire"]["script"], *flux["tester"]["script"]) == COMMANDES
    assert flux["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert flux["pages"]["needs"] == ["construire", "tester"]
    assert flux["pages"]["artifacts"]["paths"] == ["public"]


NOUVEAU = PROJET / "generator" / "socle" / "nouveau" / "projet"


@pytest.mark.parametrize(
    ("flux", "commande"),
    [(PROJET / ".github/workflows/publier.yml", "make site"), (NOUVEAU / "point-github/workflows/publier.yml", "engagements construire")],
    ids=["ce depot", "un projet neuf"],
)
def test_github_reprend_ce_que_la_derniere_construction_a_garde(flux: Path, commande: str) -> None:
    """Taken before the site is built, and kept under a name that no other run has: a cache is never written over, so that one name for all would keep
    that of the first run for ever. The folder of the build alone is carried: `public` is made of it."""
    etapes = yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]["construire"]["steps"]
    caches = [rang for rang, etape in enumerate(etapes) if etape.get("uses", "").startswith("actions/cache@")]
    construit = next(rang for rang, etape in enumerate(etapes) if etape.get("run") == commande)
    assert len(caches) == 1
    assert caches[0] < construit
    reglages = etapes[caches[0]]["with"]
    assert reglages["path"] == ".construction"
    assert "github.run_id" in reglages["key"]
    assert "github.run_attempt" in reglages["key"]
    assert reglages["key"].startswith(reglages["restore-keys"])
    assert "${{" not in reglages["restore-keys"], "any run of before will do"
    assert "if" not in etapes[caches[0]]


@pytest.mark.parametrize(
    ("flux", "commande"),
    [(PROJET / ".github/workflows/publier.yml", "make site"), (NOUVEAU / "point-github/workflows/publier.yml", "engagements construire")],
    ids=["ce depot", "un projet neuf"],
)
def test_rien_n_ecrit_dans_le_site_apres_sa_construction(flux: Path, commande: str) -> None:
    """What is published is handed over by the very next step, before anything else may write into it."""
    etapes = yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]["construire"]["steps"]
    construit = next(rang for rang, etape in enumerate(etapes) if etape.get("run") == commande)
    assert etapes[construit + 1]["uses"].startswith("actions/upload-pages-artifact@")
    assert etapes[construit + 1]["with"] == {"path": "public"}


def test_gitlab_garde_le_site_des_qu_il_est_construit() -> None:
    """The job that builds ends with it; tests run in another, on a copy."""
    taches = yaml.load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert taches["construire"]["script"][-1] == "make site"
    assert taches["construire"]["artifacts"]["paths"] == ["public"]
    assert taches["tester"]["needs"] == ["construire"]


@pytest.mark.parametrize("flux", [PROJET / ".gitlab-ci.yml", NOUVEAU / "point-gitlab-ci.yml"], ids=["ce depot", "un projet neuf"])
def test_gitlab_reprend_ce_que_la_derniere_construction_a_garde(flux: Path) -> None:
    """One name for all runs, which GitLab writes over."""
    taches = yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert taches["construire"]["cache"] == {"key": "construction", "paths": [".construction"]}
    assert [nom for nom, tache in taches.items() if isinstance(tache, dict) and "cache" in tache] == ["construire"]


@pytest.mark.parametrize(
    "flux",
    [PROJET / ".github/workflows/publier.yml", *(NOUVEAU / f"point-{forge}/workflows/publier.yml" for forge in ("github", "forgejo"))],
    ids=["ce depot", "github", "forgejo"],
)
def test_le_site_est_refait_sans_que_rien_ne_change(flux: Path) -> None:
    """At least each week: days pass. What the clock starts publishes as a push does."""
    lu = yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    (quand,) = lu["on"]["schedule"]
    minute, heure, jour, mois, _ = quand["cron"].split()
    assert (jour, mois) == ("*", "*"), "each day, or one day of each week"
    assert int(heure) in range(24)
    assert int(minute) in range(60)
    publient = [
        morceau["if"] for tache in lu["jobs"].values() for morceau in (tache, *tache["steps"]) if "refs/heads/main" in morceau.get("if", "")
    ]
    assert publient
    for condition in publient:
        assert "event_name != 'pull_request'" in condition, "a schedule is no push"


def test_make_has_every_command_that_they_run() -> None:
    makefile = (PROJET / "Makefile").read_text(encoding="utf-8")
    for commande in (*COMMANDES, "make serve", "make rapport"):
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


def test_chaque_flux_de_github_a_le_moins_de_droits() -> None:
    """Reading alone by default, credentials that no step finds again, actions of a named version, and an end to each job."""
    for chemin in FLUX_DE_GITHUB:
        flux = yaml.load(chemin.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert flux["permissions"] == {"contents": "read"}, chemin.name
        for nom, tache in flux["jobs"].items():
            assert int(tache["timeout-minutes"]) <= 45, f"{chemin.name}: {nom}"
            for etape in tache["steps"]:
                action, _, version = etape.get("uses", f"actions/-@{'0' * 40}").partition("@")
                assert action.startswith("actions/"), etape
                assert re.fullmatch("[0-9a-f]{40}", version), f"{etape}: a tag may be moved, a digest is what was read"
                if action == "actions/checkout":
                    assert etape["with"]["persist-credentials"] == "false", f"{chemin.name}: {nom}"


FLUX_DE_GITHUB = tuple(sorted((*(PROJET / ".github/workflows").glob("*.yml"), *(NOUVEAU / "point-github/workflows").glob("*.yml"))))


def test_ceux_qui_relisent_les_flux_n_y_trouvent_rien() -> None:
    """zizmor, which looks for what a stranger could abuse: words of a request in a command, credentials left behind, actions that may change."""
    zizmor = Path(sys.executable).with_name("zizmor")
    lu = subprocess.run([zizmor, "--offline", "--no-progress", "--quiet", *FLUX_DE_GITHUB], capture_output=True, text=True, check=False)
    assert lu.returncode == 0, lu.stdout


FLUX_DE_FORGEJO = tuple(sorted((NOUVEAU / "point-forgejo/workflows").glob("*.yml")))
FLUX_DE_GITLAB = (PROJET / ".gitlab-ci.yml", NOUVEAU / "point-gitlab-ci.yml")
SCHEMAS = {"vendor.github-workflows": (*FLUX_DE_GITHUB, *FLUX_DE_FORGEJO), "vendor.gitlab-ci": FLUX_DE_GITLAB}


def selon_le_schema(schema: str, *fichiers: Path) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says of these files; the schema of Forgejo's files is that of GitHub's, whose form they have."""
    transforme = ("--data-transform", "gitlab-ci") if schema == "vendor.gitlab-ci" else ()
    commande = Path(sys.executable).with_name("check-jsonschema")
    return subprocess.run([commande, "--builtin-schema", schema, *transforme, *fichiers], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_les_forges_comprennent_les_flux(schema: str, tmp_path: Path) -> None:
    """Against the schema of each; a word that it does not know, planted in each file, is seen."""
    assert selon_le_schema(schema, *SCHEMAS[schema]).returncode == 0
    for rang, flux in enumerate(SCHEMAS[schema]):
        faux = tmp_path / f"{rang}.yml"
        texte = flux.read_text(encoding="utf-8")
        mot, autre = ("stage:", "stagge:") if schema == "vendor.gitlab-ci" else ("runs-on:", "run-on:")
        assert mot in texte
        faux.write_text(texte.replace(mot, autre, 1), encoding="utf-8")
        lu = selon_le_schema(schema, faux)
        assert lu.returncode == 1, flux
        assert "additional properties" in lu.stdout.lower() or "is not valid under any" in lu.stdout.lower(), lu.stdout


NOMME = re.compile(r"(needs|steps)\.([A-Za-z0-9_-]+)")


def noms_perdus(flux: Path) -> list[str]:
    """What a workflow of GitHub or Forgejo names and has not: jobs that are waited for, steps whose outputs are read (those of before, in the same job)."""
    taches = yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]
    perdus = []
    for nom, tache in taches.items():
        attendues = tache.get("needs", [])
        attendues = {attendues} if isinstance(attendues, str) else set(attendues)
        perdus += [f"{nom}: needs {autre}" for autre in attendues - taches.keys()]
        vues: set[str] = set()
        for etape in (*tache["steps"], {cle: tache[cle] for cle in tache if cle != "steps"}):
            for genre, autre in NOMME.findall(yaml.dump(etape)):
                if autre not in (attendues if genre == "needs" else vues):
                    perdus.append(f"{nom}: {genre}.{autre}")
            vues.add(etape.get("id", ""))
    return perdus


@pytest.mark.parametrize("flux", [*FLUX_DE_GITHUB, *FLUX_DE_FORGEJO], ids=lambda flux: f"{flux.parts[-3]}-{flux.stem}")
def test_un_flux_ne_nomme_que_ce_qu_il_a(flux: Path, tmp_path: Path) -> None:
    assert noms_perdus(flux) == []
    faux = tmp_path / "faux.yml"
    faux.write_text(
        re.sub(r"(?m)^( +steps:)$", r"\1\n      - run: echo ${{ steps.perdue.outputs.a }}", flux.read_text("utf-8"), count=1), "utf-8"
    )
    assert [perdu.partition(": ")[2] for perdu in noms_perdus(faux)] == ["steps.perdue"]


def test_chaque_semaine_ce_qui_est_long() -> None:
    """Kills, spoilt files and another Python have a day of the week, and no push waits for them."""
    makefile = (PROJET / "Makefile").read_text(encoding="utf-8")
    flux = yaml.load((PROJET / ".github/workflows/semaine.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(flux["on"]) == {"workflow_dispatch", "schedule"}
    epreuves = flux["jobs"]["eprouver"]
    assert epreuves["strategy"]["matrix"]["epreuve"] == ["arrets", "fuzz"]
    assert epreuves["steps"][-1]["run"] == "make ${{ matrix.epreuve }}"
    gitlab = yaml.load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["eprouver"]
    assert gitlab["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert gitlab["parallel"]["matrix"] == [{"EPREUVE": ["arrets", "fuzz"]}]
    assert "$(or $(OPTIONS),200)" in makefile.split("\narrets:")[1].split("\n\n")[0]
    assert "$(or $(OPTIONS),20000)" in makefile.split("\nfuzz:")[1].split("\n\n")[0]
    comparer = flux["jobs"]["comparer"]["steps"]
    assert comparer[-1]["env"]["AUTRE_PYTHON"] == "${{ steps.autre.outputs.python-path }}"
    fichier, _, essai = comparer[-1]["run"].split()[3:]
    assert f"def {essai}(" in (PROJET / fichier).read_text(encoding="utf-8")
    for chaque_fois in (".ci/run", ".github/workflows/publier.yml"):
        assert not re.search("arrets|fuzz", (PROJET / chaque_fois).read_text(encoding="utf-8"))


@pytest.mark.parametrize("flux", [*FLUX_DE_GITHUB, *FLUX_DE_FORGEJO], ids=lambda flux: f"{flux.parts[-3]}-{flux.stem}")
def test_aucun_mot_d_une_demande_n_est_dans_une_commande(flux: Path) -> None:
    """The name of a branch may hold `$(…)`: what comes from outside passes through variables."""
    for tache in yaml.load(flux.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"].values():
        for etape in tache["steps"]:
            assert "${{" not in re.sub(r"\$\{\{ matrix\.[a-z]+ \}\}", "", etape.get("run", "")), etape


def test_une_version_est_essayee_avant_d_etre_publiee() -> None:
    """On a tag alone: packages, then the wheel in an empty environment and an empty folder on three systems, then the release's page."""
    flux = yaml.load((PROJET / ".github/workflows/version.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert flux["on"] == {"push": {"tags": ["v*"]}}
    paquets, essayer, publier = (flux["jobs"][nom] for nom in ("paquets", "essayer", "publier"))
    assert [essayer["needs"], publier["needs"]] == ["paquets", "essayer"]
    assert [tache.get("permissions") for tache in (paquets, essayer, publier)] == [None, None, {"contents": "write"}]
    assert systemes(essayer) == {"ubuntu", "macos", "windows"}
    fait = " ".join(etape.get("run", "") for etape in paquets["steps"])
    assert "python -m build" in fait
    assert "generator.__version__" in fait
    assert not any("checkout" in etape.get("uses", "") for etape in essayer["steps"]), "the wheel alone is there, not the repository"
    essais = " ".join(etape.get("run", "") for etape in essayer["steps"])
    for commande in ("--version", "nouveau ma-ville", "verifier", "construire"):
        assert f"engagements {commande}" in essais


def test_une_version_est_essayee_avant_d_etre_publiee_par_gitlab() -> None:
    flux = yaml.load((PROJET / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    paquets, version = flux["paquets"], flux["version"]
    assert paquets["rules"] == version["rules"] == [{"if": "$CI_COMMIT_TAG =~ /^v/"}]
    assert flux["construire"]["rules"][0] == {"if": "$CI_COMMIT_TAG", "when": "never"}
    assert version["needs"] == ["paquets"]
    commandes = " ".join(paquets["script"])
    for commande in ("python -m build", "engagements nouveau ma-ville", "engagements verifier", "engagements construire"):
        assert commande in commandes


def test_trois_systemes_et_deux_pythons_passent_les_tests() -> None:
    """Every folder and file of tests that the matrix names is there; the oldest Python is the one that the package asks for."""
    flux = yaml.load((PROJET / ".github/workflows/systemes.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    tester = flux["jobs"]["tester"]
    assert systemes(tester) == {"ubuntu", "macos", "windows"}
    pythons = tester["strategy"]["matrix"]["python"]
    assert f'requires-python = ">={pythons[0]}"' in (PROJET / "pyproject.toml").read_text(encoding="utf-8")
    assert len(pythons) > 1
    pytest = next(etape["run"] for etape in tester["steps"] if "pytest" in etape.get("run", ""))
    chemins = [mot for mot in pytest.split() if mot.startswith("tests/")]
    assert len(chemins) > 5
    assert [chemin for chemin in chemins if not (PROJET / chemin).exists()] == []


def systemes(tache: dict[str, Any]) -> set[str]:
    """The systems of a job that runs on several."""
    assert tache["runs-on"] == "${{ matrix.systeme }}"
    return {nom.partition("-")[0] for nom in tache["strategy"]["matrix"]["systeme"]}


def test_une_version_dit_de_quoi_elle_est_faite() -> None:
    """Before its packages are put anywhere: components, licences, a lock with digests in which known faults are looked for, and sums of all files."""
    etapes = yaml.load((PROJET / ".github/workflows/version.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]["paquets"][
        "steps"
    ]
    faits = [etape.get("run", "") for etape in etapes]
    rangs = [
        next(rang for rang, fait in enumerate(faits) if mot in fait)
        for mot in ("python -m build", "make nomenclature", "pip_audit", "sha256sum")
    ]
    assert rangs == sorted(rangs)
    assert all("upload-artifact" not in etape.get("uses", "") for etape in etapes[: rangs[-1]])


@pytest.mark.skipif(not TOUT, reason="installs what makes it: each night")
def test_la_nomenclature(tmp_path: Path) -> None:
    """Each package of the lock is in each of its three files, with the same version; digests are those that pip computes."""
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(PROJET), str(tmp_path / "projet")], check=True)
    subprocess.run(["make", "--silent", "nomenclature"], cwd=tmp_path / "projet", check=True)
    dist = tmp_path / "projet" / "dist"
    verrou = [ligne for ligne in (PROJET / "requirements.lock").read_text("utf-8").splitlines() if "==" in ligne]
    voulus = {(nom.lower().replace("_", "-"), version) for nom, _, version in (ligne.partition("==") for ligne in verrou)}
    composants = json.loads((dist / "composants.cdx.json").read_text("utf-8"))["components"]
    assert voulus <= {(un["name"].lower().replace("_", "-"), un["version"]) for un in composants}
    licences = {
        tuple(case.strip() for case in ligne.split("|")[1:4]) for ligne in (dist / "licences.md").read_text("utf-8").splitlines()[2:]
    }
    assert voulus <= {(nom.lower().replace("_", "-"), version) for nom, version, _ in licences} | {
        un for un in voulus if un[0] == "setuptools"
    }
    assert not [nom for nom, _, licence in licences if licence in ("", "UNKNOWN")]
    empreintes = (dist / "requirements-empreintes.txt").read_text("utf-8")
    assert voulus == {(nom.replace("_", "-"), version) for nom, version in re.findall(r"(?m)^([\w.-]+)==(\S+) \\$", empreintes)}
    assert len(re.findall("--hash=sha256:[0-9a-f]{64}", empreintes)) >= len(voulus)
    assert "://" not in empreintes
