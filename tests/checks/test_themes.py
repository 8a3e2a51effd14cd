"""The themes of the glossary: each has one id, words that can be looked for, and promises name those that exist."""

from pathlib import Path

from tests.publication.arbres import remplacer
from tests.sources.essai import Projet

THEMES = "themes:\n  - {id: mer, nom: La mer, mots: [bateau, port]}\n"


def _ecrire(projet: Projet, texte: str) -> list[str]:
    (Path(projet.racine) / "referentiels" / "glossaire.yml").write_text(texte, encoding="utf-8")
    return projet.problemes()


def test_des_themes_sains(projet: Projet) -> None:
    """One of the project's own, and one in the place of the program's."""
    assert _ecrire(projet, f"{THEMES}  - {{id: sante, nom: La santé, mots: [soin]}}\n") == []


def test_deux_themes_d_un_id(projet: Projet) -> None:
    assert _ecrire(projet, f"{THEMES}  - {{id: mer, nom: Les marins, mots: [marin]}}\n") == [
        "referentiels/glossaire.yml:3:10 identifiant-double: L’identifiant « mer » est déjà celui d’un autre élément "
        "(thème, referentiels/glossaire.yml:2:5). → Donner à chacun le sien."
    ]


def test_un_mot_que_l_on_ne_peut_pas_chercher(projet: Projet) -> None:
    """It would have been found between any two words."""
    dits = _ecrire(projet, 'themes:\n  - {id: mer, nom: La mer, mots: [bateau, …], sauf: ["?"]}\n')
    assert [dit.partition(" → ")[0] for dit in dits] == [
        f"referentiels/glossaire.yml:2:{colonne} type: « {mot} » n’a ni lettre ni chiffre : on ne peut pas le chercher dans une promesse."
        for mot, colonne in (("…", 34), ("?", 53))
    ]


def test_un_theme_que_personne_ne_connait(projet: Projet) -> None:
    """Of a promise and of an indicator; the nearest is proposed. Nothing is said where the glossary itself could not be read."""
    fichier = Path(projet.racine) / "referentiels" / "essai" / "referentiel.yml"
    remplacer(fichier, "        titre: Agir\n", "        titre: Agir\n        themes: [mer, sant]\n")
    remplacer(fichier, "{id: taux, type: suivi,", "{id: taux, themes: [mers], type: suivi,")
    promesse, indicateur = _ecrire(projet, THEMES)
    assert "reference: « sant » n’est pas un identifiant connu (thème). → Vouliez-vous dire « sante » ?" in promesse
    assert "reference: « mers » n’est pas un identifiant connu (thème). → Vouliez-vous dire « mer » ?" in indicateur
    (dit,) = _ecrire(projet, "themes: [")
    assert dit.startswith("referentiels/glossaire.yml")
