"""What is said again on many rows is said once, with the rows; nothing is forgotten, and nothing that differs is hidden without its line."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.commandes.rapport import lignes_du_groupe
from generator.model.codes.champs import CodeChamp
from generator.model.codes.chiffres import CodeChiffre
from generator.model.codes.fichiers import CodeFichier
from generator.model.codes.liens import CodeLien
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.problemes_groupes import grouper, lignes_dites

CHIFFRES = "valeurs/chiffres.csv"


def _inconnu(ligne: int, mot: str = "arcueuil", fichier: str = CHIFFRES) -> Probleme:
    return Probleme(
        Lieu(fichier, ligne, 8), CodeLien.REFERENCE, f"Le territoire « {mot} » n’existe pas.", "Recopier un id de territoires.yml."
    )


def _dit(*problemes: Probleme) -> list[str]:
    return [ligne for groupe in grouper(problemes) for ligne in lignes_du_groupe(groupe)]


def test_le_meme_probleme_sur_mille_lignes() -> None:
    dit = _dit(*(_inconnu(ligne) for ligne in (*range(2, 1001), 1200)))
    assert dit == [
        f"{CHIFFRES}:2:8 : erreur reference : Le territoire « arcueuil » n’existe pas.\n    → Recopier un id de territoires.yml.",
        "    Aussi aux lignes 3 à 1000 et 1200.",
    ]
    assert _dit(_inconnu(2), _inconnu(7))[-1] == "    Aussi à la ligne 7."


def test_le_meme_genre_de_probleme() -> None:
    """Three are told, with what each is about; of the others, the lines."""
    dit = _dit(*(_inconnu(ligne, f"lieu-{ligne}") for ligne in range(2, 12)))
    assert len(dit) == 4
    assert dit[-1] == "    … et 7 autres du même genre dans ce fichier, aux lignes 5 à 11."
    assert len(_dit(*(_inconnu(ligne, f"lieu-{ligne}") for ligne in range(2, 6)))) == 4  # a fourth alone is told


def test_les_objets_d_un_contour() -> None:
    """A wrong field of 3,353 outlines is no wall of 3,353 messages."""
    objets = [
        Probleme(Lieu("communes.geojson"), CodeFichier.GEOJSON, f"L’objet n° {rang} n’a pas de code.", "Vérifier le champ de code.")
        for rang in range(1, 3354)
    ]
    dit = _dit(*objets)
    assert len(dit) == 4
    assert dit[-1] == "    … et 3350 autres du même genre dans ce fichier."


def test_ce_qui_differe_reste_a_part() -> None:
    """Another file, another gravity, other words."""
    autre = Probleme(Lieu(CHIFFRES, 3, 8), CodeLien.REFERENCE, "L’indicateur « x » n’existe pas.", "Le corriger.")
    douteux = Probleme(
        Lieu(CHIFFRES, 4, 1), CodeChiffre.VALEUR_ETRANGE, "« 140 % » est hors de l’ordinaire.", "Vérifier.", Gravite.AVERTISSEMENT
    )
    champ = Probleme(
        Lieu("contrat.yml", 6, 1), CodeChamp.CHAMP_INCONNU, "Le champ « fim » n’existe pas ici.", "Vouliez-vous dire « fin » ?"
    )
    assert len(grouper([_inconnu(2), autre, douteux, champ, _inconnu(2, fichier="valeurs/autres.csv")])) == 5


@given(st.lists(st.tuples(st.integers(1, 40), st.sampled_from("abcdef"), st.sampled_from(("x.csv", "y.csv"))), max_size=60))
def test_rien_ne_se_perd(tirages: list[tuple[int, str, str]]) -> None:
    """Each problem is counted once, and its line is either printed as a place, or within the lines that are named."""
    problemes = [_inconnu(*tirage) for tirage in tirages]
    groupes = grouper(problemes)
    assert sum(groupe.nombre for groupe in groupes) == len(problemes)
    for groupe in groupes:
        dit = "\n".join(lignes_du_groupe(groupe))
        dites = {int(ligne) for ligne in re.findall(r"csv:(\d+):", dit)}
        for debut, fin in re.findall(r"(\d+)(?: à (\d+))?(?=[,. ])", re.sub(r"(?m)^\S.*\n    →.*$|… et \d+", "", dit)):
            dites |= set(range(int(debut), int(fin or debut) + 1))
        voulues = {un.lieu.ligne for un in problemes if un.lieu.fichier == groupe.premier.lieu.fichier}
        if "autres" not in dit.split("lignes")[-1]:
            assert dites == voulues


def test_les_lignes_dites() -> None:
    lieux = [Lieu("x", ligne) for ligne in (4, 7, 8, 9, 12, 4)]
    assert lignes_dites(lieux) == "4, 7 à 9 et 12"
    assert lignes_dites([Lieu("x", 1), Lieu("x", 2)]) == "1 et 2"
    assert lignes_dites([Lieu("x")]) == ""
    assert lignes_dites(Lieu("x", ligne) for ligne in range(1, 100, 2)).endswith("21, 23 et 38 autres")
