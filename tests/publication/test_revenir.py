"""`construire --garder N` and `revenir`: the states of before are whole, go by one exchange, and a build goes on from there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.publication import etats_gardes
from generator.publication.etats_gardes import EtatsGardes
from generator.publication.magasin import magasin_de
from generator.publication.verrou import verrou
from tests.exemple.projet import CONTRAT, DU_CHIFFRE
from tests.publication.arbres import COMMANDE, arbre, remplacer, traces

CHIFFRES = ("383", "384", "385", "386", "387")


def _publier(projet: Path, rang: int, *, garder: int = 2) -> dict[str, bytes]:
    """Publish the rank-th figure; what is published."""
    if rang:
        avant, apres = CHIFFRES[rang - 1 : rang + 1]
        remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", f";2018;{avant};", f";2018;{apres};")
    assert cli.main([*COMMANDE, "--projet", str(projet), *(["--garder", str(garder)] if garder else [])]) == 0
    return arbre(projet / "public")


def _etats(projet: Path) -> list[dict[str, bytes]]:
    return [arbre(etat.dossier) for etat in EtatsGardes(projet / "public", projet / ".construction").lister()]


def _revenir(projet: Path, *mots: str) -> int:
    return cli.main(["revenir", *mots, "--projet", str(projet)])


def test_les_derniers_etats_sont_gardes(projet: Path) -> None:
    """Two of them, the last one first, each as it was published; a build that changes nothing keeps nothing more."""
    publies = [_publier(projet, rang) for rang in range(4)]
    assert _etats(projet) == [publies[2], publies[1]]
    assert _publier(projet, 0) == publies[3]
    assert _etats(projet) == [publies[2], publies[1]]


def test_revenir_remet_l_etat_d_avant_et_y_retourne(projet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publies = [_publier(projet, rang) for rang in range(3)]
    capsys.readouterr()
    assert _revenir(projet, "--liste") == 0
    lignes = capsys.readouterr().out.splitlines()
    assert [ligne[:14] for ligne in lignes] == ["1. remplacé le", "2. remplacé le"]
    assert f"({len(DU_CHIFFRE)}\u00a0fichiers d’écart)" in lignes[0]
    assert arbre(projet / "public") == publies[2], "to list changes nothing"
    assert _revenir(projet) == 0
    assert "La prochaine construction publiera" in capsys.readouterr().out
    assert arbre(projet / "public") == publies[1]
    assert _revenir(projet) == 0
    assert arbre(projet / "public") == publies[2]
    assert _revenir(projet, "2") == 0
    assert arbre(projet / "public") == publies[0]
    assert sorted(map(len, _etats(projet))) == sorted(map(len, publies[1:]))


def test_une_construction_repart_de_l_etat_remis(projet: Path) -> None:
    """It publishes what the files say, whether or not they changed, and puts nothing aside: all of it was ours."""
    publies = [_publier(projet, rang) for rang in range(2)]
    for garder in (2, 0):
        assert _revenir(projet) == 0
        assert arbre(projet / "public") == publies[0]
        assert _publier(projet, 0, garder=garder) == publies[1]
    assert not (projet / ".construction" / "mis-de-cote").exists()
    assert sorted(un.name for un in projet.iterdir() if un.name.startswith(".")) == [".construction"]


def test_ce_que_d_autres_posent_ne_recule_pas(projet: Path) -> None:
    """A certificate's proof, a photograph: they are those of now, and in no state that is kept."""
    public = projet / "public"
    _publier(projet, 0)
    (public / "CNAME").write_text("valmont.invalid", "utf-8")
    _publier(projet, 1)
    _publier(projet, 2)
    assert all("CNAME" not in etat for etat in _etats(projet))
    assert _revenir(projet) == 0
    assert (public / "CNAME").read_text("utf-8") == "valmont.invalid"
    assert all("CNAME" not in etat for etat in _etats(projet))
    _publier(projet, 3)
    assert (public / "CNAME").read_text("utf-8") == "valmont.invalid"


@pytest.mark.parametrize("rang", range(4))
def test_un_arret_pendant_un_retour(rang: int, projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before any of its acts: what is published is one of the two states, whole; no state is lost, and the next build publishes what files say."""

    class Tue(BaseException):
        """What no part of the program catches."""

    publies = [_publier(projet, numero) for numero in range(3)]
    faits = 0

    def compter(faire: Callable[..., object]) -> Callable[..., object]:
        def tuer_ou_faire(*mots: object) -> object:
            nonlocal faits
            faits += 1
            if faits == rang + 1:
                raise Tue
            return faire(*mots)

        return tuer_ou_faire

    with monkeypatch.context() as change:
        change.setattr(Path, "rename", compter(Path.rename))
        change.setattr(etats_gardes, "echanger", compter(etats_gardes.echanger))
        try:
            _revenir(projet)
        except Tue:
            assert rang < 3
    assert arbre(projet / "public") in (publies[1], publies[2])
    assert _publier(projet, 0) == publies[2]
    etats = _etats(projet)
    assert len(etats) == 2
    assert all(etat in publies for etat in etats), "each of them whole"
    assert _revenir(projet) == 0
    assert arbre(projet / "public") == etats[0]


def test_ce_qui_se_dit(projet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing kept, no such number, a build that goes on: words, and nothing changes."""
    assert _revenir(projet) == 1
    assert "--garder 3" in capsys.readouterr().err
    _publier(projet, 0)
    _publier(projet, 1)
    avant = traces(projet / "public")
    for mot in ("0", "2", "-1", "deux", "1.5", "9" * 400):
        assert _revenir(projet, mot) == 2 if not mot.startswith("-") else _revenir(projet, mot) in (1, 2)
    capsys.readouterr()
    with verrou(projet / ".construction"):
        assert _revenir(projet) == 1
    assert "en cours" in capsys.readouterr().err
    for mot in ("0", "trois", "1000", "1.5"):
        assert cli.main([*COMMANDE, "--projet", str(projet), "--garder", mot]) == 2
        assert "--garder 3" in capsys.readouterr().err
    assert traces(projet / "public") == avant


def test_un_etat_partage_ses_fichiers(projet: Path) -> None:
    """What did not change takes no room twice."""
    _publier(projet, 0)
    _publier(projet, 1)
    (etat,) = EtatsGardes(projet / "public", projet / ".construction").lister()
    memes = [
        chemin for chemin in arbre(projet / "public") if chemin[-1] != "/" and (projet / "public" / chemin).samefile(etat.dossier / chemin)
    ]
    assert len(memes) == len([un for un in arbre(projet / "public") if un[-1] != "/"]) - len(DU_CHIFFRE)
    assert magasin_de(projet).lire("public")
