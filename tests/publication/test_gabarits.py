"""What a project's folder of templates may hold that is no template of ours, and menus of its own."""

from pathlib import Path

import pytest

from generator.publication.echec import ConstructionImpossible
from generator.publication.gabarits import lire_fonds, lire_gabarits, lire_ressources
from generator.publication.mkdocs.configuration import menu_des_pages
from generator.sources.socle import GABARITS


def _ecrire(projet: Path, chemin: str, octets: bytes) -> None:
    fichier = projet / "site_templates" / chemin
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(octets)


def test_un_script_qui_finit_par_un_commentaire(tmp_path: Path) -> None:
    """It takes in no line of the next one; files that end with a line end are joined as they are."""
    _ecrire(tmp_path, "ressources/aaa.js", b"var a = 1; // fin")
    script = lire_ressources(GABARITS, tmp_path / "site_templates")["ressources/script.js"]
    assert b"var a = 1; // fin\n" in script
    assert script.replace(b"var a = 1; // fin\n", b"") == lire_ressources(GABARITS)["ressources/script.js"]


def test_ce_que_le_systeme_laisse(tmp_path: Path) -> None:
    for dossier in ("pages", "carte", "ressources"):
        _ecrire(tmp_path, f"{dossier}/.DS_Store", b"\x00\x00\x00\x01Bud1\xff")
    fonds = lire_fonds(tmp_path)
    assert not [nom for nom in (*fonds.gabarits.fichiers, *fonds.ressources) if "DS_Store" in nom]


def test_un_gabarit_qui_n_est_pas_en_utf8(tmp_path: Path) -> None:
    _ecrire(tmp_path, "pages/contrat/accueil.html.j2", "été".encode("latin-1"))
    with pytest.raises(ConstructionImpossible, match=r"« accueil.html.j2 » n’est pas écrit en UTF-8"):
        lire_gabarits(GABARITS, tmp_path / "site_templates")


def test_un_menu_a_soi() -> None:
    """Pages that the site has not leave it, at any depth; sections that keep a page stay, as do links to elsewhere."""
    menu = [
        "index.md",
        "perdue.md",
        {"Suivre": "suivre/index.md"},
        {"Perdue": "perdue.md"},
        {"Listes": ["a/index.md", {"Perdue": "perdue.md"}, {"Dessous": [{"B": "b/index.md"}]}]},
        {"Vide": ["perdue.md", {"Dessous": [{"Perdue": "perdue.md"}]}]},
        {"La ville": "https://ville.invalid/"},
    ]
    assert menu_des_pages(menu, lambda page: page != "perdue.md") == [
        "index.md",
        {"Suivre": "suivre/index.md"},
        {"Listes": ["a/index.md", {"Dessous": [{"B": "b/index.md"}]}]},
        {"La ville": "https://ville.invalid/"},
    ]
