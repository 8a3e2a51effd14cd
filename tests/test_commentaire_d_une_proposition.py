"""The report of a proposal: the very steps of the workflows write it, and put it in one comment, in which all that it says is text."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.commandes.formats_des_problemes import TITRES, bloc
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.une_fois import une_fois

PROJET = Path(__file__).resolve().parents[1]
FORGES = ("github", "gitlab", "forgejo")
# What stands for the program in the steps: all of it but the build, in the place of which a site of two pages, one of them new, is published.
COMMANDE = """#!/bin/sh
if [ "$1" = construire ]; then
    mkdir -p public/donnees public/{contrat}/indicateurs/neuf
    echo '[{{"id": "{contrat}"}}]' > public/donnees/contrats.json
    echo page > public/index.html
    echo page > public/{contrat}/indicateurs/neuf/index.html
    exit
fi
exec '{python}' -m generator "$@"
"""


@pytest.fixture(scope="module")
def neuf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, as the command writes it. Read only."""

    def faire(lieu: Path) -> None:
        mots = [
            "--genre",
            "ctg",
            "--territoire",
            "Essai",
            "--communes",
            "Cachan",
            "--niveaux",
            "Axe",
            "--debut",
            "2024",
            "--fin",
            "2026",
            "--titre",
            "Essai",
        ]
        subprocess.run([sys.executable, "-m", "generator", "nouveau", str(lieu), *mots], cwd=PROJET, check=True, capture_output=True)

    return une_fois(tmp_path_factory, "neuf", faire)


def flux(projet: Path, nom: str) -> dict[str, Any]:
    lu: dict[str, Any] = yaml.load((projet / nom).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return lu


def etapes(projet: Path, forge: str) -> list[str]:
    """The commands of the job that builds, for a proposal, after what installs the program."""
    if forge == "gitlab":
        return list(flux(projet, ".gitlab-ci.yml")["construire"]["script"])
    toutes = flux(projet, f".{forge}/workflows/publier.yml")["jobs"]["construire"]["steps"]
    siennes = [un for un in toutes if "run" in un and "!= 'pull_request'" not in un.get("if", "")]
    debut = next(rang for rang, un in enumerate(siennes) if un["name"] == "Vérifier les données")
    return [un["run"] for un in siennes[debut:]]


def poster(projet: Path, forge: str) -> tuple[str, dict[str, str]]:
    """The commands of the step that writes the comment, and its variables, in which what the forge says is left out."""
    if forge == "gitlab":
        tache = flux(projet, ".gitlab-ci.yml")["commenter"]
        return "\n".join(tache["script"]), dict(tache["variables"])
    fichier = "commenter" if forge == "github" else "publier"
    etape = flux(projet, f".{forge}/workflows/{fichier}.yml")["jobs"]["commenter"]["steps"][-1]
    return etape["run"], dict(etape["env"])


def lancer(commandes: str, dossier: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(PROJET)} | variables
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", commandes], cwd=dossier, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def proposition(tmp_path: Path) -> Path:
    """A clone of the example in which a proposal was merged: a figure is another, and a page is new."""
    projet = copier_exemple(tmp_path / "projet")

    def git(*mots: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.invalid", *mots], cwd=projet, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "--all")
    git("commit", "-qm", "avant")
    git("update-ref", "refs/avant", "HEAD")
    git("switch", "-qc", "proposition")
    valeurs = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    texte = valeurs.read_text("utf-8")
    assert ";2018;383;" in texte
    valeurs.write_text(texte.replace(";2018;383;", ";2018;384;"), encoding="utf-8")
    git("commit", "-qam", "un chiffre")
    git("switch", "-q", "main")
    git("merge", "-q", "--no-ff", "proposition")
    commande = tmp_path / "bin" / "engagements"
    commande.parent.mkdir()
    commande.write_text(COMMANDE.format(python=sys.executable, contrat=CONTRAT), encoding="utf-8")
    commande.chmod(0o755)
    return projet


@pytest.mark.parametrize("forge", FORGES)
def test_les_etapes_ecrivent_le_rapport(forge: str, neuf: Path, proposition: Path, tmp_path: Path) -> None:
    """Problems, the figure before and after with the page that shows it, the address that is new; each heading is one that the comment keeps."""
    resume, sortie = tmp_path / "resume.md", tmp_path / "sortie"
    variables = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(resume),
        "GITHUB_OUTPUT": str(sortie),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "refs/avant",
    }
    for commandes in etapes(neuf, forge):
        if "adresses retenir\n" in f"{commandes}\n":
            break  # what is published is retained; a proposal is not
        fini = lancer(commandes, proposition, **variables)
        assert fini.returncode == 0, (commandes, fini.stderr)
    rapport = (proposition / "rapport" / "rapport.md").read_text("utf-8")
    titres = re.findall("(?m)^#+ (.*)$", rapport)
    assert titres[0] == "Vérification des données"
    assert titres[-2:] == ["Ce qui changera sur le site", "Adresses nouvelles"]
    assert re.search(r"Page : contrat-d-exemple/indicateurs/familles-accueillies/\n.*383 → 384", rapport)
    assert f"adresses/{CONTRAT}.lock : 1\u00a0adresse à retenir (indicateurs/neuf/)" in rapport
    if forge == "github":
        assert resume.read_text("utf-8") == rapport
    if forge == "forgejo":
        (proposition / "rapport" / "rapport.md").unlink()
        passe = sortie.read_text("utf-8").removeprefix("rapport=").strip()
        corps = commenter(neuf, forge, proposition, RAPPORT=passe)[-1]["body"]
    else:
        corps = commenter(neuf, forge, proposition)[-1]["body"]
    assert re.findall("(?m)^#+ (.*)$", corps) == titres
    assert "384" in corps
    assert "```" not in corps


class Forge(BaseHTTPRequestHandler):
    """Comments as the three forges keep them: those of GitHub and Forgejo have a `user`, notes of GitLab an `author`."""

    commentaires: list[dict[str, Any]]
    refus: int
    vus: list[tuple[str, str, str]]

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _repondre(self) -> None:
        lu = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        methode = self.command
        self.vus.append((methode, self.path, self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""))
        rendu: Any = self.commentaires
        if methode == "POST":
            rendu = {"id": len(self.commentaires) + 1, "user": {"login": MOI["github"]}, **json.loads(lu)}
            if "/notes" in self.path:
                rendu |= {"user": None, "author": {"username": MOI["gitlab"]}}
            elif "/api/v1/" in self.path:
                rendu |= {"user": {"login": MOI["forgejo"]}}
            self.commentaires.append(rendu)
        elif methode in ("PATCH", "PUT"):
            rendu = next(un for un in self.commentaires if str(un["id"]) == self.path.rpartition("/")[2])
            rendu["body"] = json.loads(lu)["body"]
        elif self.path.endswith("/user"):
            rendu = {"username": MOI["gitlab"]}
        octets = json.dumps(rendu).encode()
        refuse = self.refus and methode != "GET"
        self.send_response(self.refus if refuse else 200)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    do_GET = do_POST = do_PUT = do_PATCH = _repondre


MOI = {"github": "github-actions[bot]", "gitlab": "project_7_bot_x", "forgejo": "forgejo-actions"}


@contextmanager
def forge_ouverte(commentaires: list[dict[str, Any]], refus: int = 0) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """A forge that has these comments; its address, and what it is asked."""
    vus: list[tuple[str, str, str]] = []
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), type("Celle", (Forge,), {"commentaires": commentaires, "refus": refus, "vus": vus}))
    fil = threading.Thread(target=serveur.serve_forever, args=(0.01,))
    fil.start()
    try:
        yield f"http://127.0.0.1:{serveur.server_port}", vus
    finally:
        serveur.shutdown()
        fil.join()
        serveur.server_close()


def dits(forge: str, adresse: str, variables: Mapping[str, str], jeton: str) -> dict[str, str]:
    """The variables of the step, with what the forge puts in them."""
    mots = {
        "${{ github.api_url }}": adresse,
        "${{ github.server_url }}": adresse,
        "${{ github.repository }}": "ville/donnees",
        "${{ github.run_number }}": "12",
        "${{ steps.demande.outputs.numero }}": "5",
        "${{ github.event.pull_request.number }}": "5",
        "${{ github.event.workflow_run.html_url }}": "https://forge.invalid/ville/donnees/actions/runs/12",
        "${{ github.token }}": jeton,
        "${{ secrets.GITHUB_TOKEN }}": jeton,
        "${{ needs.construire.outputs.rapport }}": "",
        "$CI_API_V4_URL": f"{adresse}/api/v4",
        "$CI_MERGE_REQUEST_PROJECT_ID": "7",
        "$CI_MERGE_REQUEST_IID": "5",
        "$CI_PIPELINE_URL": "https://forge.invalid/ville/donnees/-/pipelines/12",
    }
    rendues = {}
    for nom, texte in variables.items():
        for mot, valeur in mots.items():
            texte = texte.replace(mot, valeur)
        assert "${{" not in texte, f"{forge}: {nom}"
        assert "$CI_" not in texte, f"{forge}: {nom}"
        rendues[nom] = texte
    return rendues | ({"JETON_DU_RAPPORT": jeton} if forge == "gitlab" else {})


def commenter(
    neuf: Path, forge: str, dossier: Path, commentaires: list[dict[str, Any]] | None = None, refus: int = 0, **autres: str
) -> list[dict[str, Any]]:
    """Run the step of a forge in a folder; the comments that there are then."""
    tous = commentaires if commentaires is not None else []
    commandes, variables = poster(neuf, forge)
    with forge_ouverte(tous, refus) as (adresse, vus):
        fini = lancer(commandes, dossier, **{**dits(forge, adresse, variables, "le-jeton"), **autres})
    assert fini.returncode == 0, fini.stderr
    assert {jeton.split()[-1] for _, _, jeton in vus} == {"le-jeton"}
    assert all(
        "/7/merge_requests/5/notes" in chemin or chemin.endswith("/user") or "/repos/ville/donnees/issues/" in chemin
        for _, chemin, _ in vus
    )
    assert ("n’est pas écrit" in fini.stdout) == bool(refus)
    return tous


@pytest.mark.parametrize("forge", FORGES)
def test_un_seul_commentaire(forge: str, neuf: Path, tmp_path: Path) -> None:
    """The first time it is written, then it is written again; that of somebody else, who began it as ours, stays as it is."""
    autre = {"id": 1, "body": "<!-- engagements : rapport --> à moi", "user": {"login": "passant"}, "author": {"username": "passant"}}
    tous: list[dict[str, Any]] = [dict(autre)]
    (tmp_path / "rapport").mkdir()
    for mot in ("premier", "second"):
        (tmp_path / "rapport" / "rapport.md").write_text(f"## À lire (1)\n\n```text\n{mot}\n```\n", "utf-8")
        commenter(neuf, forge, tmp_path, tous)
        assert len(tous) == 2
        assert tous[0] == autre
        assert f"\n## À lire (1)\n\n    {mot}\n" in tous[1]["body"]
    assert "premier" not in tous[1]["body"]


@pytest.mark.parametrize("forge", FORGES)
def test_sans_le_droit_rien_n_echoue(forge: str, neuf: Path, tmp_path: Path) -> None:
    """That of a copy of the repository may write nothing: it is said, and the proposal is not red for it."""
    assert commenter(neuf, forge, tmp_path, refus=403)
    commandes, variables = poster(neuf, forge)
    with forge_ouverte([], 500) as (adresse, _):
        assert lancer(commandes, tmp_path, **dits(forge, adresse, variables, "x")).returncode == 1, "what is no question of rights is seen"


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (None, "Aucun rapport : la tâche s’est arrêtée avant de l’écrire."),
        (b"x" * 1_000_001, "Le rapport est trop long pour être montré ici"),
        ("## À lire (1)\n\n" + "une ligne assez longue\n" * 40_000, None),
        ("une ligne assez longue\n" * 4_000, "La suite est sur la page de la tâche."),
        (b"\xff\xfe\x00", "    �"),
    ],
    ids=["aucun", "trop long", "un million", "coupe", "pas du texte"],
)
def test_un_rapport_a_une_taille(octets: bytes | str | None, dit: str | None, neuf: Path, tmp_path: Path) -> None:
    if octets is not None:
        (tmp_path / "rapport").mkdir()
        (tmp_path / "rapport" / "rapport.md").write_bytes(octets.encode() if isinstance(octets, str) else octets)
    (fait,) = commenter(neuf, "github", tmp_path)
    assert len(fait["body"]) < 60_000, "GitHub takes 65,536"
    if dit:
        assert dit in fait["body"]


def test_un_lien_vers_ailleurs_n_est_pas_lu(neuf: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("un secret", "utf-8")
    (tmp_path / "rapport").mkdir()
    (tmp_path / "rapport" / "rapport.md").symlink_to(tmp_path / "secret")
    (fait,) = commenter(neuf, "github", tmp_path)
    assert "un secret" not in fait["body"]


def _en_texte(neuf: Path) -> Any:
    """The function of the step that makes text of a report, as the step has it."""
    code = poster(neuf, "github")[0].split("<<'FIN'\n")[1].rpartition("FIN")[0]
    espace: dict[str, Any] = {}
    exec(compile(code.partition("\ntous, un_seul")[0], "commenter", "exec"), espace)
    return espace["en_texte"]


MORCEAUX = (
    *(
        "```",
        "````text",
        "~~~",
        "## À lire (1)",
        "# À lire",
        "## À lire [x](https://a.invalid)",
        "### À lire (1) @tous",
        "> x",
        "- x",
        "1. x",
        "---",
        "===",
    ),
    *(
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "<details>",
        "![x](https://a.invalid/i.png)",
        "[x](javascript:alert(1))",
        "[x]: https://a.invalid",
        "[x]",
    ),
    *(
        "https://a.invalid",
        "www.a.invalid",
        "@ville",
        "#1",
        "GH-1",
        "| a | b |",
        "|---|---|",
        "\u202e",
        "\x00",
        "\r",
        "\u2028",
        "\x0b",
        "\t",
        "    x",
        "`",
        "\\",
        "&lt;",
    ),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.one_of(st.sampled_from(MORCEAUX), st.text(max_size=6)), max_size=4).map("".join), max_size=12))
def test_tout_y_est_du_texte(neuf: Path, lignes: list[str]) -> None:
    """Read as the standard says, a comment has headings of ours and blocks of code, and nothing else."""
    corps = f"<!-- engagements : rapport -->\n\nUne phrase.\n\n{_en_texte(neuf)(chr(10).join(lignes))}\n"
    jetons = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(corps)
    genres = [jeton.type for jeton in jetons]
    assert genres[:4] == ["html_block", "paragraph_open", "inline", "paragraph_close"]
    assert set(genres[4:]) <= {"heading_open", "heading_close", "inline", "code_block"}
    dans_un_titre = [jeton.content for jeton in jetons[4:] if jeton.type == "inline"]
    assert all(re.fullmatch(r"[\w ’é]+(?: \(\d+\))?", titre) for titre in dans_un_titre), dans_un_titre
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", corps)


@pytest.mark.parametrize("titre", TITRES.values())
def test_chaque_titre_de_verifier_reste_un_titre(titre: str, neuf: Path) -> None:
    assert _en_texte(neuf)(f"### {titre} (12)\n\nx") == f"### {titre} (12)\n\n    x"
    assert _en_texte(neuf)(f"### {titre} @ville\n\nx") == f"    ### {titre} @ville\n\n    x"


def test_un_bloc_du_rapport_perd_sa_cloture(neuf: Path) -> None:
    """Whatever it holds: the fence of the report is that of no line of it."""
    entier = bloc("a ``` b\n@ville")
    assert entier.startswith("````text\n")
    assert _en_texte(neuf)(f"## À lire (1)\n\n{entier}") == "## À lire (1)\n\n    a ``` b\n    @ville"


@pytest.mark.parametrize("ou", ["ce depot", "un projet neuf"])
def test_qui_ecrit_n_execute_rien_de_la_proposition(ou: str, neuf: Path) -> None:
    """The workflow that may write comments takes no file but the report, listens to the workflow that makes it, and asks GitHub for the proposal's number."""
    racine = PROJET if ou == "ce depot" else neuf
    ecrit, publie = (flux(racine, f".github/workflows/{nom}.yml") for nom in ("commenter", "publier"))
    assert ecrit["on"] == {"workflow_run": {"workflows": [publie["name"]], "types": ["completed"]}}
    (tache,) = ecrit["jobs"].values()
    assert tache["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [etape.get("uses", "").partition("@")[0] for etape in tache["steps"]] == ["actions/download-artifact", "", ""]
    rapport = next(un for un in publie["jobs"]["construire"]["steps"] if un.get("name") == "Garder le rapport")
    assert rapport["with"] == {"name": tache["steps"][0]["with"]["name"], "path": "rapport/rapport.md"}
    assert "write" not in str(publie["jobs"]["construire"]["permissions"])
    for etape in publie["jobs"]["construire"]["steps"]:
        assert "token" not in str(etape.get("env", "")), etape


def test_ce_depot_a_la_tache_des_projets(neuf: Path) -> None:
    ici, la = ((racine / ".github/workflows/commenter.yml").read_text("utf-8") for racine in (PROJET, neuf))
    assert ici == la.replace("Publier le site", "Publier")


GH = """#!/bin/sh
printf '%s\\n' "$@" > '{vus}'
cat '{reponse}' | {python} -c 'import json, os, sys
print(next((un["number"] for un in json.load(sys.stdin) if un["head"]["sha"] == os.environ["SHA"]), ""))'
"""


def test_le_numero_est_demande_a_github(neuf: Path, tmp_path: Path) -> None:
    """The open proposal of this branch at this very commit, and no other; the name of a branch commands nothing."""
    etape = flux(neuf, ".github/workflows/commenter.yml")["jobs"]["commenter"]["steps"][1]
    assert "select(.head.sha == env.SHA)" in etape["run"]
    vus, reponse, sortie = tmp_path / "vus", tmp_path / "reponse", tmp_path / "sortie"
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH.format(vus=vus, reponse=reponse, python=sys.executable), "utf-8")
    gh.chmod(0o755)
    reponse.write_text(json.dumps([{"number": 4, "head": {"sha": "b" * 40}}, {"number": 5, "head": {"sha": "a" * 40}}]), "utf-8")
    branche = '$(touch ici)"; touch la'
    env = {
        "PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}",
        **{
            "GITHUB_OUTPUT": str(sortie),
            "GITHUB_REPOSITORY": "ville/donnees",
            "GH_TOKEN": "x",
            "PROPRIETAIRE": "passant",
            "BRANCHE": branche,
        },
    }
    for sha, numero in (("a", "5"), ("c", "")):
        sortie.unlink(missing_ok=True)
        assert lancer(etape["run"], tmp_path, **env, SHA=sha * 40).returncode == 0
        assert sortie.read_text("utf-8") == f"numero={numero}\n"
    assert f"head=passant:{branche}" in vus.read_text("utf-8").splitlines()
    assert not (tmp_path / "ici").exists()
    assert not (tmp_path / "la").exists()
