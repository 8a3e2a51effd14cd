"""What is mended in the theme's templates, and what is said when the theme no longer writes it."""

import pytest

from generator.publication.echec import ConstructionImpossible
from generator.publication.mkdocs.corrections import RETOUCHES, retoucher


def test_chaque_correction_remplace_ce_que_le_theme_ecrit() -> None:
    """All those of one template at once; other templates are left as they are."""
    texte = "".join(f"<{correction.avant}>" for correction in RETOUCHES)
    assert retoucher("base.html", texte) == "".join(f"<{correction.apres}>" for correction in RETOUCHES)
    assert retoucher("autre.html", texte) == texte


def test_un_theme_qui_a_change_arrete_la_construction() -> None:
    with pytest.raises(ConstructionImpossible) as arret:
        retoucher("base.html", "<input>")
    assert "Le thème a changé" in arret.value.lignes[0]
    assert "requirements.lock" in arret.value.lignes[1]
