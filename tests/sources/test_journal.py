"""How much is said of one file, and in which signs; and what is said of a file that breaks the reader itself."""

import pytest
import yaml

from generator.model.codes import CodeFichier, CodeLien
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.sources import yaml_noeuds
from generator.sources.journal import PAR_FICHIER, Journal, bornes, extrait
from generator.sources.yaml_noeuds import composer


@pytest.mark.parametrize("gravite", [Gravite.ERREUR, Gravite.AVERTISSEMENT])
@pytest.mark.parametrize("plus", [-1, 0, 1, 2, 500])
def test_mille_problemes_d_un_fichier(gravite: Gravite, plus: int) -> None:
    """A thousand are said; at the next, once, that there are more, which is as grave as they are; of another file, and of another gravity, all the same."""
    autre = Gravite.AVERTISSEMENT if gravite is Gravite.ERREUR else Gravite.ERREUR
    dits = [Probleme(Lieu("a.csv", rang), CodeLien.REFERENCE, f"M{rang}.", "C.", gravite) for rang in range(1, PAR_FICHIER + plus + 1)]
    apres = [
        Probleme(Lieu("b.csv", 1), CodeLien.REFERENCE, "M.", "C.", gravite),
        Probleme(Lieu("a.csv", 1), CodeLien.REFERENCE, "M.", "C.", autre),
    ]
    quoi = "erreurs" if gravite is Gravite.ERREUR else "avertissements"
    suite = Probleme(
        Lieu("a.csv"),
        CodeFichier.TROP_DE_PROBLEMES,
        f"Ce fichier a plus de mille {quoi} : la suite n’est pas dite.",
        "Corriger d’abord ce qui est dit : la cause est souvent la même (un séparateur, une colonne décalée, un fichier répété).",
        gravite,
    )
    attendus = [*dits[:PAR_FICHIER], *[suite] * (plus > 0), *apres]
    assert list(bornes([*dits, *apres])) == attendus
    journal = Journal()
    for un in (*dits, *apres):
        (journal.erreur if un.gravite is Gravite.ERREUR else journal.avertir)(un.lieu, un.code, un.message, un.conseil, un.champ)
    assert journal.problemes == attendus


@pytest.mark.parametrize(
    ("mots", "montres"),
    [("a\nb", "a b"), ("a\tb", "a b"), ("a\x00b", "a�b"), ("a\u202eb", "a�b"), ("é « x »", "é « x »")],
)
def test_des_signes_qu_on_ne_voit_pas(mots: str, montres: str) -> None:
    """Whatever a problem quotes, what is shown of it can be seen: in the sentence, and in the advice."""
    dits = [
        Probleme(Lieu("a"), CodeLien.REFERENCE, *paire, champ="c") for paire in ((mots, "C."), ("M.", mots), (mots, mots), ("M.", "C."))
    ]
    assert [(un.message, un.conseil, un.champ) for un in bornes(dits)] == [
        (montres, "C.", "c"),
        ("M.", montres, "c"),
        (montres, montres, "c"),
        ("M.", "C.", "c"),
    ]


@pytest.mark.parametrize(
    ("texte", "longueur", "attendu"),
    [
        ("a" * 60, 60, "a" * 60),
        ("a" * 61, 60, "a" * 59 + "…"),
        (" a \n b\x00 ", 60, "a b�"),
        ("abcd", 3, "ab…"),
        ("abc", 3, "abc"),
        ("", 60, ""),
    ],
)
def test_un_extrait(texte: str, longueur: int, attendu: str) -> None:
    """On one line, no longer than asked, its cut marked."""
    assert extrait(texte, longueur) == attendu
    assert extrait(texte) == (attendu if longueur == 60 else texte)


@pytest.mark.parametrize("erreur", [yaml.YAMLError(), RecursionError(), ValueError("x"), OverflowError()])
def test_ce_qui_brise_le_lecteur(erreur: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops the library that reads YAML, the file is named, and what to do is said."""

    def briser(*_: object, **__: object) -> None:
        raise erreur

    monkeypatch.setattr(yaml_noeuds.yaml, "compose", briser)
    journal = Journal()
    assert composer("a: 1\n", "referentiels/x.yml", journal) is None
    assert [str(un) for un in journal.problemes] == [
        "referentiels/x.yml : erreur yaml-syntaxe : Le fichier n’est pas du YAML lisible.\n    → Repartir d’un fichier existant et comparer."
    ]
