"""What reaches a person, or tells who few people are, is said wherever it is written; what only looks like it is not."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.calculs.personnes_comptees import compte_des_personnes
from generator.checks.numeros import rang_du_numero
from generator.publication.construction import examiner
from generator.sources.coordonnees import coordonnee
from generator.sources.metadonnees import metadonnees
from tests.problemes.exemples import JOUR, copier

RACINE = Path(__file__).parents[2]
COURRIEL, TELEPHONE, NIR = "un courriel", "un numéro de téléphone", "un numéro de sécurité sociale"


@pytest.mark.parametrize(
    ("texte", "quoi"),
    [
        ("Écrire à claire.dupont@ville.fr pour en parler", COURRIEL),
        ("[écrire](mailto:claire.dupont@ville.fr)", COURRIEL),
        ("Claire Dupont (06 12 34 56 78)", TELEPHONE),
        ("tél. 0612345678.", TELEPHONE),
        ("01.48.00.00.00", TELEPHONE),
        ("+33 6 12 34 56 78", TELEPHONE),
        ("+33 (0)6 12 34 56 78", TELEPHONE),
        ("n° 2 69 05 49 588 157 80", NIR),
        ("269054958815780", NIR),
        ("2.69.05.49.588.157.80", NIR),
        ("2-69-05-49-588-157-80", NIR),
        ("2\u00a069\u00a005\u00a049\u00a0588\u00a0157\u00a080", NIR),
        ("2\u202f69\u202f05\u202f49\u202f588\u202f157\u202f80", NIR),
        ("2 69 05 49 588 157", NIR),
        ("1 85 01 2A 004 123 89", NIR),
        # Figures, dates, codes and addresses of the web are none of these.
        ("1 234 567 890 €", ""),
        ("0,61 23 45 67 89", ""),
        ("QN09404M, 75119, 2019-2020", ""),
        ("SIRET 217 500 016 00019", ""),
        ("https://medias.example/@ville/0612345678", ""),
        ("2 69 05 49 588 157 81", ""),  # the key is another
        ("12/01 02 03 04 05", ""),
        ("Le budget 2012 2013 2014 2015 2016", ""),
        ("un @ seul", ""),
    ],
)
def test_ce_qui_joint_une_personne(texte: str, quoi: str) -> None:
    assert coordonnee(texte) == quoi


@given(st.decimals(allow_nan=False, allow_infinity=False).map(str) | st.dates().map(str) | st.integers(0, 10**12).map(str))
def test_un_nombre_n_est_jamais_un_telephone(nombre: str) -> None:
    """Whatever a table holds as a number, a date or an amount."""
    assert coordonnee(nombre) == ""


OU = {
    "referentiels/valmont/referentiel.yml": ('titre: "Aider les départs en vacances"', 'titre: "Aider les départs : 06 12 34 56 78"'),
    "referentiels/valmont/valeurs/parents.csv": ("Bilan 2019", "Bilan 2019 de claire@valmont.invalid"),
    "referentiels/valmont/etats/suivi.csv": ("Les dossiers sont déposés.", "Les dossiers sont déposés chez claire@valmont.invalid."),
    "referentiels/valmont/documents/contrat/article-1.md": (
        "Beaucoup de parents travaillent le jour.",
        "Beaucoup de parents travaillent le jour (06 12 34 56 78).",
    ),
    "content/valmont/avis/2021-maison.md": ("après 18 h.", "après 18 h (06 12 34 56 78)."),
    "content/valmont/presentation.md": ("chiffres vérifiés.", "chiffres vérifiés : 06 12 34 56 78."),
}


@pytest.mark.parametrize("fichier", OU)
def test_de_quoi_joindre_quelqu_un_est_dit_ou_qu_il_soit(tmp_path: Path, fichier: str) -> None:
    """In every kind of file; the message stands at the words and does not repeat them."""
    projet = copier(tmp_path)
    texte = (projet / fichier).read_text("utf-8")
    juste, faux = OU[fichier]
    assert juste in texte
    (projet / fichier).write_text(texte.replace(juste, faux, 1), "utf-8")
    dits = [probleme for probleme in examiner(projet, JOUR)[1] if probleme.code == "coordonnee"]
    ligne = texte[: texte.index(juste)].count("\n") + 1
    assert [(un.lieu.fichier, un.lieu.ligne, un.gravite.value) for un in dits] == [(fichier, ligne, "avertissement")]
    assert not any(secret in str(dits[0]) for secret in ("claire", "06 12"))


def test_les_champs_faits_pour_cela_ne_disent_rien(tmp_path: Path) -> None:
    """Whom to write to about the site is there to be read."""
    projet = copier(tmp_path)
    assert "@" in (projet / "referentiels" / "site.yml").read_text("utf-8")
    assert [un for un in examiner(projet, JOUR)[1] if un.code == "coordonnee"] == []


def test_les_contrats_reels_n_ont_rien_de_tel() -> None:
    """None of our four contracts has a coordinate, people so few, or numbers in another order."""
    codes = {"coordonnee", "metadonnees", "petit-denominateur", "petit-nombre", "ordre-des-numeros"}
    assert [str(un) for un in examiner(RACINE, "2026-11-27")[1] if un.code in codes] == []


def _image(genre: str, **details: object) -> bytes:
    octets = io.BytesIO()
    Image.new("RGB", (8, 8)).save(octets, genre, **details)
    return octets.getvalue()


def _exif(nombre: int, valeur: object) -> Image.Exif:
    exif = Image.Exif()
    exif[nombre] = valeur
    return exif


@pytest.mark.parametrize("genre", ["JPEG", "PNG", "WEBP"])
def test_une_image_dit_qui_et_ou(genre: str) -> None:
    """As a camera, and as a program that draws, write it; a picture that says neither, or that is none, says nothing."""
    assert metadonnees(_image(genre)) == ()
    assert metadonnees(_image(genre, exif=_exif(0x013B, "Claire Dupont"))) == ("le nom de son auteur",)
    assert metadonnees(_image(genre, exif=_exif(0x8825, {1: "N", 2: (48.0, 46.0, 1.0)}))) == ("le lieu où elle a été prise",)
    assert metadonnees(_image(genre)[:40]) == ()
    assert metadonnees(b"%PDF-1.7") == ()


@pytest.mark.parametrize(
    ("libelle", "compte"),
    [
        ("Nombre de jeunes suivis", True),
        ("Nbre d’allocataires du RSA accompagnés", True),
        ("Nombre total de femmes victimes orientées", True),
        ("Enfants partis", True),
        ("Évolution du nombre de ménages relogés", True),
        ("Nombre de collèges accueillant des élèves", False),
        ("Nombre de places pour les enfants", False),
        ("Nombre d’ateliers", False),
        ("Part des jeunes suivis", False),
    ],
)
def test_ce_qu_un_indicateur_compte(libelle: str, compte: bool) -> None:
    assert compte_des_personnes(libelle) is compte


def test_les_numeros_se_rangent_comme_on_compte() -> None:
    """«1.10» comes after «1.9», «IX» after «VIII»; letters and words are in no order."""
    for suite in (["1", "2", "10"], ["1.9", "1.10", "2.1"], ["I", "II", "III", "IV", "V", "VI", "VIII", "IX", "X", "XIV"]):
        rangs = [rang_du_numero(numero) for numero in suite]
        assert rangs == sorted(set(rangs))
    assert rang_du_numero("3.") == rang_du_numero("3°") == (3,)
    assert [rang_du_numero(autre) for autre in ("", "A", "<2>", "axe 2", "L")] == [()] * 5
