"""A preview's builds, one after the other, without a site: what is built again and when, what is said, what the open page would read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.codes import CodeChamp, CodeChiffre
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.publication.apercu import seance
from generator.publication.apercu.panne import MONTRES, Panne, composer, panne_du_resultat, panne_imprevue, rendre_panne
from generator.publication.construction import Resultat
from generator.publication.verrou import ConstructionEnCours

HOSTILE = "</section><img src=x onerror=alert(1)>"


def _derouler(projet: Path, *pas: Callable[[], Resultat]) -> list[str]:
    """Run a preview whose builds are `pas`, each begun by a change that was made during the one before; what it says. Ctrl+C ends it."""
    dits: list[str] = []
    reste = iter(pas)

    def refaire() -> Resultat:
        un = next(reste, None)
        if un is None:
            raise KeyboardInterrupt
        (projet / "content" / "mots.md").write_text(f"{len(dits)} {un}", "utf-8")
        return un()

    seance.servir(projet, projet / "public", 0, dire=dits.append, refaire=refaire)
    return dits


def _lever(erreur: Exception) -> Callable[[], Resultat]:
    def un() -> Resultat:
        raise erreur

    return un


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def test_un_changement_pendant_une_construction_en_demande_une_autre(projet: Path) -> None:
    """During the first one, before anybody listens, and during a later one."""
    dits = _derouler(projet, lambda: Resultat(()), lambda: Resultat(()), lambda: Resultat(()))
    assert dits[0].startswith("Aperçu : http://127.0.0.1:")
    assert dits[1:] == ["Rien à montrer encore : corriger, et le site apparaîtra à cette adresse.", "Aperçu arrêté."]


def test_ce_qui_n_est_pas_prevu_est_dit(projet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that is full, a fault of the program: the preview goes on."""
    (projet / "public").mkdir()
    dits = _derouler(projet, _lever(OSError(28, "No space left", "/disque")), _lever(ValueError("valeur")), lambda: Resultat(()))
    assert "Impossible d’écrire ou de lire « /disque » : il n’y a plus de place sur le disque. Vérifier l’espace et les droits." in dits
    assert dits[-1] == "Aperçu arrêté."
    assert "ValueError: valeur" in capsys.readouterr().err


def test_une_autre_construction_est_attendue(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once, and the preview tries again by itself."""
    monkeypatch.setattr(seance, "_NOUVEL_ESSAI", 0.01)
    (projet / "public").mkdir()
    essais = iter((True, True, True, False))

    def refaire() -> Resultat:
        occupe = next(essais, None)
        if occupe is None:
            raise KeyboardInterrupt
        if occupe:
            raise ConstructionEnCours
        (projet / "content" / "mots.md").write_text("un dernier tour", "utf-8")
        return Resultat(())

    dits: list[str] = []
    seance.servir(projet, projet / "public", 0, dire=dits.append, refaire=refaire)
    assert len([dit for dit in dits if "Une autre construction" in dit]) == 1


def _probleme(gravite: Gravite, *, fichier: str = "referentiels/a/contrat.yml", ligne: int = 6, message: str = "Faux.") -> Probleme:
    code = CodeChamp.ANNEE if gravite is Gravite.ERREUR else CodeChiffre.VALEUR_ETRANGE
    return Probleme(Lieu(fichier, ligne, 8), code, message, "Écrire juste.", gravite)


def test_la_panne_dit_ou_quoi_et_comment() -> None:
    problemes = (
        _probleme(Gravite.ERREUR, fichier=f"referentiels/{HOSTILE}.yml", message=f"« {HOSTILE} » n’est pas une année : c’est tout."),
        _probleme(Gravite.ERREUR, ligne=0),
        _probleme(Gravite.AVERTISSEMENT, message="Étrange."),
    )
    panne = panne_du_resultat(Resultat(problemes))
    assert panne is not None
    html = rendre_panne(panne, site=True)
    assert html.startswith('<section class="panne" role="alert"')
    assert "2\u00a0erreurs dans les données" in html
    assert "Le site que vous voyez est celui d’avant. Il se remettra à jour ici dès que les erreurs seront corrigées." in html
    assert "<span>ligne\u00a06, colonne\u00a08</span>" in html
    assert "<span>le fichier entier</span>" in html
    assert HOSTILE not in html
    assert "<img" not in html
    assert "«\u00a0&lt;/section&gt;&lt;img src=x onerror=alert(1)&gt;\u00a0» n’est pas une année\u00a0: c’est tout." in html
    avant, _, plies = html.partition("<details>")
    assert "Étrange." not in avant
    assert "<summary>1\u00a0avertissement</summary>" in plies
    assert "Étrange." in plies
    assert "Il n’y a pas encore de site à montrer. Il apparaîtra ici dès que" in rendre_panne(panne, site=False)
    assert "dès que l’erreur sera corrigée" in rendre_panne(Panne(problemes[:1]), site=True)


def test_une_panne_sans_probleme_de_donnees() -> None:
    assert panne_du_resultat(Resultat((_probleme(Gravite.AVERTISSEMENT),))) is None
    echec = panne_du_resultat(Resultat((), echec=("Des liens ne mènent nulle part :", f"a/index.html → {HOSTILE} : page absente")))
    assert echec is not None
    html = rendre_panne(echec, site=True)
    assert "Le site n’a pas pu être refait" in html
    assert "Des liens ne mènent nulle part\u00a0:" in html
    assert "&lt;img src=x onerror=alert(1)&gt;\u00a0: page absente" in html
    assert "KeyError : &#39;x&#39;".replace(" :", "\u00a0:") in rendre_panne(panne_imprevue(KeyError("x")), site=True)
    assert "introuvable" in rendre_panne(panne_imprevue(FileNotFoundError(2, "x", "y")), site=True)


def test_une_longue_liste_est_coupee() -> None:
    html = rendre_panne(Panne((_probleme(Gravite.ERREUR),) * (MONTRES + 1_200)), site=True)
    assert html.count("<li>") == MONTRES
    assert "Et 1\u202f200\u00a0autres, que le terminal dit." in html
    assert "Et 1\u00a0autre, que le terminal dit." in rendre_panne(Panne((_probleme(Gravite.ERREUR),) * (MONTRES + 1)), site=True)


def test_ce_qui_est_cite_garde_ses_espaces() -> None:
    """Who looks for a value in a file finds it as it is written there."""
    assert (
        composer("« a : b ; c » est faux : il manque « d » !") == "«\u00a0a : b ; c\u00a0» est faux\u00a0: il manque «\u00a0d\u00a0»\u202f!"
    )
