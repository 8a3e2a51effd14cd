"""Each command and each example of the guides is tried, in their order, in a project as a reader has it."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.pages.mots.typographie import INSECABLE
from generator.sources.guides import ORDRE, lire_guides
from generator.sources.journal import Journal
from generator.sources.socle import GUIDES, NOUVEAU
from tests.documentation.blocs import Bloc, blocs, blocs_de
from tests.documentation.commandes_ecrites import mots_de, verifier_les_mots
from tests.exemple.projet import copier_exemple

# What does not end by itself: its words are read as the command reads them, and it is not run.
SANS_FIN = {"servir"}
CONNUES = {"console", "csv", "yaml", "markdown", "sh"}
PROJET_NOUVEAU = "ma-ville"


def essayer(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the guide in the current folder, which is a project."""
    for bloc in blocs(guide):
        assert bloc.langue in CONNUES, f"line {bloc.ligne}: nobody knows how to try «{bloc.langue}»"
        if bloc.langue == "console":
            for ligne in bloc.texte.splitlines():
                lancer(ligne, capsys)
        elif bloc.langue == "sh":  # what is run on a server: tests/publication/test_publier_sur_un_serveur.py runs the script
            lire_comme_sh(bloc.texte)
        else:
            ecrire(bloc, capsys)


def lancer(ligne: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One command: it must end well."""
    mots = mots_de(ligne)
    verifier_les_mots(mots)
    if mots[0] not in SANS_FIN:
        code = main(mots)
        assert code == 0, f"{ligne}\n{capsys.readouterr().err}"
    capsys.readouterr()


def lire_comme_sh(texte: str) -> None:
    """Each line is a command for sh; the script of new projects knows the option that it is given."""
    for ligne in texte.splitlines():
        commande = re.sub(r"^(?:[\d*]+ ){5}", "", ligne)  # the times of a crontab
        assert subprocess.run(["sh", "-n"], input=commande, capture_output=True, text=True, check=False).returncode == 0, ligne
        if "serveur/publier.sh" in commande:
            script = (NOUVEAU / "projet" / "serveur" / "publier.sh").read_text("utf-8")
            option = commande.rpartition("publier.sh")[2].strip()
            assert not option or f"\n{option})" in script, ligne


def ecrire(bloc: Bloc, capsys: pytest.CaptureFixture[str]) -> None:
    """One file: it is put in its place, and the project stays sound; if it is one of the project, the program reads it."""
    assert bloc.fichier, f"line {bloc.ligne}: the words before the example do not say which file it is"
    chemin = Path(bloc.fichier)
    assert chemin.parent.is_dir() or chemin.parent.parent.is_dir(), f"line {bloc.ligne}: {bloc.fichier} is in no folder of the project"
    chemin.parent.mkdir(exist_ok=True)
    chemin.write_text(bloc.texte, "utf-8")
    projet = chemin.parts[0] if chemin.parts[0] == PROJET_NOUVEAU else "."
    code = main(["verifier", "--projet", projet, "--sans-conseils"])  # an advice says of a sound file what would allow to judge
    dit = capsys.readouterr().err
    assert code == 0, f"line {bloc.ligne}: {dit}"
    assert chemin.name not in dit, f"line {bloc.ligne}: {dit}"


@pytest.mark.parametrize("id", ORDRE)
@pytest.mark.lent
def test_tout_ce_que_dit_un_guide_marche(
    id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a copy of the example."""
    monkeypatch.chdir(copier_exemple(tmp_path / "projet"))
    essayer((GUIDES / f"{id}.md").read_text("utf-8"), capsys)


@pytest.mark.parametrize(
    "faux",
    [
        "```text\nbonjour\n```\n",
        "```console\nengagements verifer\n```\n",
        "```console\nengagements verifier --vite\n```\n",
        "```console\npip install engagements\n```\n",
        "```console\nengagements expliquer nulle-part\n```\n",
        "```csv\nindicateur;territoire\n```\n",
        "Le fichier `referentiels/contrat-d-exemple/valeurs/x.csv` :\n\n```csv\nindicateur;territoire;periode;valeur\nx;y;2020;1\n```\n",
        "Le fichier `referentiels/contrat-d-exemple/valeur.csv` :\n\n```csv\nindicateur\n```\n",
    ],
)
def test_un_faux_exemple_se_verrait(faux: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown language, command, option or id; another program; a file without a place, with a fault, or that nothing reads."""
    monkeypatch.chdir(copier_exemple(tmp_path / "projet"))
    with pytest.raises(AssertionError):
        essayer(faux, capsys)


def test_les_guides_se_lisent_sans_metier() -> None:
    """Two pages at most for who enters figures; French signs; no word of the trade; each command that words name exists; links lead to guides."""
    lus = {guide.id: guide for guide in lire_guides(Path("nulle-part"), Journal())}
    assert tuple(lus) == ORDRE
    for id in ORDRE:
        texte = (GUIDES / f"{id}.md").read_text("utf-8")
        prose = "\n".join(bloc.avant for bloc in blocs_de(GUIDES / f"{id}.md")) + texte.rpartition("```\n")[2]
        sans_code = re.sub(r"`[^`]*`", "", prose)
        assert not re.search(r"\w'\w", sans_code), id
        assert not re.search(r"[^\s/][:;?!»]( |$)|« ?\S+?\S»", re.sub(r"https?:\S*|\[[^\]]*\]\([^)]*\)", "", sans_code), re.MULTILINE), id
        metier = r"\b(?:API|back-?end|commit|parser|string|build|merge|token|dashboard|feedback|reporting|KPI)s?\b"
        assert not re.search(metier, sans_code, re.IGNORECASE), id
        for nomme in re.findall(r"`engagements ([^`]*)`", prose):
            verifier_les_mots(nomme.split())
        for cible in re.findall(r"\]\(([^)]*)\.md\)", prose):
            assert cible in lus, cible
    assert len((GUIDES / "entrer-des-chiffres.md").read_text("utf-8").split()) < 900  # some 450 words on a page


def test_un_projet_remplace_un_guide(tmp_path: Path) -> None:
    """By a file of the same name; one of another name comes after; one without a title is refused."""
    aide = tmp_path / "content" / "aide"
    aide.mkdir(parents=True)
    (aide / "publier.md").write_text(
        "# Publier chez nous\n\nPour nous.\n\n## Où ?\n\nVoir [les chiffres](entrer-des-chiffres.md).\n", "utf-8"
    )
    (aide / "zones.md").write_text("# Nos zones\n\nPour nous.\n", "utf-8")
    (aide / "vide.md").write_text("Sans titre.\n", "utf-8")
    journal = Journal()
    guides = lire_guides(tmp_path / "content", journal)
    assert [guide.id for guide in guides] == [*ORDRE, "zones"]
    publier = next(guide for guide in guides if guide.id == "publier")
    assert (publier.titre, publier.parties[0].titre, publier.parties[0].ancre) == ("Publier chez nous", "Où ?", "ou")
    assert publier.parties[0].morceaux[0].texte == "Voir [les chiffres](aide/entrer-des-chiffres/)."
    assert [probleme.lieu.fichier for probleme in journal.problemes] == ["content/aide/vide.md"]
    assert INSECABLE not in "".join(guide.titre for guide in guides)  # the page puts them
