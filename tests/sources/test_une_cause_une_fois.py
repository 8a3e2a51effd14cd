"""One mistake is said once: what depends on an id that could not be read is not said to be unknown, row after row. And what a code or a word hides."""

import pytest

from tests.fuzz.epreuve import en_moins_de
from tests.sources.essai import Projet


def _dits(projet: Projet) -> list[str]:
    return [mot.split(" → ")[0].removeprefix("referentiels/essai/") for mot in projet.problemes()]


@pytest.mark.parametrize("faux", ["Taux", "taux_1", "taux é"])
def test_l_identifiant_d_un_indicateur(projet: Projet, faux: str) -> None:
    projet.remplacer("referentiel", "id: taux,", f'id: "{faux}",')
    projet.lignes(*(f"taux;arcueil;{annee};12 %;P" for annee in range(2010, 2019)))
    (dit,) = _dits(projet)
    assert dit.endswith(f" identifiant: « {faux} » n’est pas un identifiant.")


def test_l_identifiant_d_un_lieu(projet: Projet) -> None:
    texte = projet.chemin("territoires").read_text("utf-8")
    assert "id: arcueil" in texte
    projet.ecrire("territoires", texte.replace("id: arcueil", "id: Arcueil"))
    projet.lignes(*(f"taux;arcueil;{annee};12 %;P" for annee in range(2010, 2019)))
    (dit,) = _dits(projet)
    assert dit.endswith(" identifiant: « Arcueil » n’est pas un identifiant.")


def test_un_autre_nom_reste_dit(projet: Projet) -> None:
    """Where all ids were read, a row that names none of them is said."""
    projet.lignes("tauxx;arcueil;2018;12 %;P")
    assert "reference: L’indicateur « tauxx » n’existe pas." in "\n".join(_dits(projet))


@pytest.mark.parametrize(("ecrit", "dit"), [("94000", 1), ("94003", 0)])
def test_le_code_postal_d_une_prefecture(projet: Projet, ecrit: str, dit: int) -> None:
    """No commune has a code that ends in 000; the post has."""
    texte = projet.chemin("territoires").read_text("utf-8")
    assert 'code: "94003"' in texte or "code: 94003" in texte
    projet.ecrire("territoires", texte.replace("94003", ecrit))
    assert "\n".join(_dits(projet)).count("code-de-lieu") == dit


def test_un_code_a_la_casse_et_aux_espaces_pres(projet: Projet) -> None:
    texte = projet.chemin("territoires").read_text("utf-8")
    lieu = "  - {id: parc, type: qpv, nom: Parc, communes: [arcueil], code: qp 094001, repere: P}\n"
    projet.ecrire("territoires", texte.rstrip("\n") + "\n" + lieu)
    registre, _ = projet.examiner()
    assert [un.code for un in registre.dossiers[0].territoires if un.id == "parc"] == ["QP094001"]


@pytest.mark.parametrize("signe", ["\u200b", "\u00ad", "\u2060"])
def test_un_signe_cache_dans_un_mot(projet: Projet, signe: str) -> None:
    projet.remplacer("contrat", "titre: Contrat d’essai", f"titre: Con{signe}trat d’es{signe}sai")
    (dit,) = _dits(projet)
    assert dit == (
        f"contrat.yml:2:11 texte-douteux: Un signe qui ne se voit pas (U+{ord(signe):04X}) est dans le mot « Contrat » : "
        "une recherche peut ne pas le trouver. 1 autre de ces signes est dans ce fichier."
    )


def test_un_mot_sans_fin(projet: Projet) -> None:
    """What is looked for in a word takes no longer than the word is long."""
    projet.lignes(
        "taux;arcueil;2018;" + "9" * 60_000 + "\u200b" + "9" * 60_000 + ";P",
        "taux;arcueil;2017;" + " 1 " * 40_000 + ";P",
        "taux;arcueil;" + "1er " * 30_000 + ";1;P",
    )
    with en_moins_de(30):
        assert len(_dits(projet)) >= 3


@pytest.mark.parametrize("mot", ["👩\u200d🏫 école", "می\u200cخواهم", "l’école"])
def test_les_signes_qui_joignent_restent(projet: Projet, mot: str) -> None:
    projet.remplacer("contrat", "titre: Contrat d’essai", f'titre: "{mot}"')
    assert _dits(projet) == []
