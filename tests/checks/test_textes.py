"""Easy summaries: read from content/<contract>/facile, for the contract and for its axes alone."""

from pathlib import Path

from tests.sources.essai import nouveau_projet


def test_un_resume_par_axe(tmp_path: Path) -> None:
    """They are kept under their names."""
    projet = nouveau_projet(tmp_path)
    projet.ecrire("content/essai/facile/index.md", "Un accord.\n")
    projet.ecrire("content/essai/facile/o1.md", "Une promesse.\n")
    registre, problemes = projet.examiner()
    assert problemes == ()
    assert registre.dossiers[0].textes["facile/o1"] == "Une promesse.\n"


def test_un_axe_inconnu(tmp_path: Path) -> None:
    """An id that is not at the top of the tree is named, with all that exist."""
    projet = nouveau_projet(tmp_path)
    projet.ecrire("content/essai/facile/o2.md", "Une promesse.\n")
    projet.ecrire("content/essai/facile/o1-e1.md", "Trop bas.\n")
    bas, inconnu = projet.problemes()
    assert bas.startswith("content/essai/facile/o1-e1.md reference: ")
    assert "« o1-e1 » n’est pas en haut de l’arbre" in bas
    assert inconnu.endswith("→ Le nommer index.md pour le contrat entier, ou o1.md.")


def test_un_resume_vide(tmp_path: Path) -> None:
    projet = nouveau_projet(tmp_path)
    projet.ecrire("content/essai/facile/o1.md", " \n")
    assert (
        projet.seul() == "content/essai/facile/o1.md champ-manquant: Ce résumé facile à lire est vide. → L’écrire, ou enlever le fichier."
    )
