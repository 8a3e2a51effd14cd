"""Every code of problems is reached by the example that explains it, is used by the program, and stands on the guide's page."""

import pickle
import re
import subprocess
import sys
from enum import unique
from pathlib import Path

import pytest

from generator.documentation.problemes import page_des_problemes
from generator.model.codes import FAMILLES, TOUS
from generator.model.codes.champs import CodeChamp
from generator.model.lieu import Lieu
from generator.model.probleme import Code, DefinitionDuCode, EnMots, Gravite, Probleme, Texte
from tests.problemes.attendus import EXEMPLES, en_texte, lire, nom_de, problemes_de
from tests.problemes.exemples import EN_MOTS, PROJET, dits, remplacer

RACINE = Path(__file__).parents[2]
# What the same mistake makes be said besides: the word that is missing is missing elsewhere too.
AUSSI = {
    "adresse-encore-publiee": {"adresse-perdue"},
    "chiffre-retenu": {"secret-calculable"},
    "code-de-lieu": {"geojson"},
    "document-identifiant": {"passage"},
    "document-vide": {"passage-introuvable"},
    "fichier-ignore": {"montant-inconnu"},
    "fichier-manquant": {"fichier-ignore"},
    "petit-denominateur": {"petit-nombre", "saut"},
    "petit-nombre": {"petit-denominateur", "saut"},
    "reponse-sans-avertissement": {"valeur-etrange"},
    "secret-calculable": {"chiffre-retenu"},
    "secret-lisible": {"chiffre-retenu"},
    "tableau-trop-long": {"trop-de-problemes", "valeur-double"},
    "trop-de-problemes": {"csv-ligne"},
    "trop-de-problemes avertissement": {"valeur-etrange"},
}


def test_ce_qui_est_juste_ne_dit_rien() -> None:
    """The project that holds the right form of each example has no problem, not even to go online."""
    assert [str(probleme) for probleme in dits(PROJET, en_ligne=True, avec_conseils=True)] == []


@pytest.mark.parametrize("rang", range(len(EXEMPLES)), ids=nom_de)
def test_ce_qui_est_faux_donne_le_code(tmp_path: Path, rang: int) -> None:
    """The wrong form, put in the place of the right one, gives this code and this gravity, and nothing else than what goes with it; the place, the message and the
    advice are, word for word, those that were read and agreed to (`attendus.txt`)."""
    code, exemple = EXEMPLES[rang]
    problemes = problemes_de(code, exemple, tmp_path)
    trouves = {(str(probleme.code), probleme.gravite) for probleme in problemes}
    assert (str(code), exemple.gravite) in trouves
    assert {trouve for trouve, _ in trouves} == {str(code), *AUSSI.get(f"{code} {exemple.gravite}", AUSSI.get(str(code), ()))}
    assert en_texte(problemes) == lire()[nom_de(rang)]


def test_une_faute_qui_ne_se_trouve_pas_n_est_pas_une_faute() -> None:
    """An example whose right form is not in the file, or is there twice, is refused: it would change nothing, or two things."""
    assert remplacer("a:\n  b: 1\n", "b: 1", "b: 2") == "a:\n  b: 2\n"
    for texte in ("a: 1\n", "b: 1\nb: 1\n", "b: 12\n"):
        with pytest.raises(ValueError, match="not in the file"):
            remplacer(texte, "b: 1", "b: 2")


def test_chaque_code_est_ecrit_une_fois_et_employe() -> None:
    """One entry per code, under the name that the code has in the program, of which some module speaks."""
    assert len(set(TOUS)) == len(TOUS)
    assert {code: code.name for code in TOUS} == {code: code.upper().replace("-", "_") for code in TOUS}
    for famille in FAMILLES:
        assert list(famille.codes) == sorted(famille.codes)
    modules = [module for module in (RACINE / "generator").rglob("*.py") if module.parent.name != "codes"]
    programme = "\n".join(module.read_text("utf-8") for module in modules)
    employes = set(re.findall(r"\b(Code[A-Z][a-z]+)\.([A-Z_]+)\b", programme))
    assert employes == {(type(code).__name__, code.name) for code in TOUS}


def test_ce_que_dit_une_entree() -> None:
    """A title without a full stop, sentences with one, French apostrophes, two forms that differ."""
    for code in TOUS:
        entree = code.entree
        assert not entree.titre.endswith("."), code
        assert entree.titre[0].isupper(), code
        assert entree.explication.endswith("."), code
        paroles = [entree.titre, entree.explication]
        for exemple in entree.exemples:
            assert exemple.faux.strip()
            assert exemple.juste.strip()
            assert exemple.faux != exemple.juste, code
            paroles += [exemple.faux, exemple.juste] if isinstance(exemple, EnMots) else []
        assert not [parole for parole in paroles if re.search(r"[a-zà-ÿ]'[a-zà-ÿ]", parole)], code
    assert {str(code) for code, exemple in EXEMPLES if isinstance(exemple, EnMots)} == {nom.split()[0] for nom in EN_MOTS}


def test_un_code_inconnu_est_refuse() -> None:
    """A bare word, even that of a code, and a gravity that no example of the code has, are faults of the program."""
    with pytest.raises(TypeError, match="chmp-inconnu"):
        Probleme(Lieu("contrat.yml"), "chmp-inconnu", "Faux.", "Corriger.")
    with pytest.raises(TypeError, match="champ-inconnu"):
        Probleme(Lieu("contrat.yml"), "champ-inconnu", "Faux.", "Corriger.")
    with pytest.raises(ValueError, match="avertissement"):
        Probleme(Lieu("contrat.yml"), CodeChamp.CHAMP_INCONNU, "Faux.", "Corriger.", Gravite.AVERTISSEMENT)
    probleme = Probleme(Lieu("contrat.yml", 6, 1), CodeChamp.CHAMP_INCONNU, "Faux.", "Corriger.")
    assert str(probleme) == "contrat.yml:6:1 : erreur champ-inconnu : Faux.\n    → Corriger."
    assert pickle.loads(pickle.dumps(probleme)) == probleme


def test_chaque_code_a_son_adresse() -> None:
    """The heading of a code is the code alone, no other heading has its address, and every link of the page leads to one."""
    page = page_des_problemes()
    hors_exemples = re.sub(r"(?ms)^```.*?^```$", "", page)
    titres = [titre.strip("`") for titre in re.findall(r"(?m)^#+ (.+)$", hors_exemples)]
    assert len(set(titres)) == len(titres)
    assert {titre for titre in titres if re.fullmatch("[a-z-]+", titre)} == set(TOUS)
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == set(TOUS)
    assert "(problemes.md)" in (RACINE / "docs" / "guide-des-donnees.md").read_text("utf-8")


def test_un_code_nouveau_demande_un_exemple() -> None:
    """An entry without example does not exist; mypy says the same of a code that is misspelt."""

    @unique
    class CodeNeuf(Code):
        """A family of one."""

        NEUF = DefinitionDuCode("neuf", "Neuf", "C’est neuf.", Texte("contrat.yml", "neuf: oui", "neuf: non", Gravite.AVERTISSEMENT))

    assert CodeNeuf.NEUF.gravites == (Gravite.AVERTISSEMENT,)
    with pytest.raises(TypeError):
        DefinitionDuCode("neuf", "Neuf", "C’est neuf.")


@pytest.mark.lent
def test_un_code_mal_ecrit_est_trouve_par_mypy(tmp_path: Path) -> None:
    """So is a bare word in the place of a code."""
    module = tmp_path / "module.py"
    module.write_text(
        "from generator.model.codes import CodeChamp\nfrom generator.model.lieu import Lieu\nfrom generator.model.probleme import Probleme\n\n"
        'Probleme(Lieu("a"), CodeChamp.CHAMP_INCONU, "Faux.", "Corriger.")\nProbleme(Lieu("a"), "champ-inconnu", "Faux.", "Corriger.")\n'
        'Probleme(Lieu("a"), CodeChamp.CHAMP_INCONNU, "Faux.", "Corriger.")\n',
        "utf-8",
    )
    mypy = [sys.executable, "-m", "mypy", "--config-file", "", "--cache-dir", str(tmp_path / "cache"), str(module)]
    dit = subprocess.run(mypy, cwd=RACINE, capture_output=True, text=True, check=False).stdout
    assert re.findall(r"module\.py:(\d+): error:.*\[([a-z-]+)\]", dit) == [("5", "attr-defined"), ("6", "arg-type")]
