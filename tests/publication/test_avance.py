"""What a preview shows before all is checked and published is what is then published; where nothing is published, nobody keeps it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.publication import construction
from generator.publication.avance import ecouter, taire
from generator.publication.construction import Resultat
from generator.publication.equipe import Travail
from tests.exemple.projet import CONTRAT
from tests.publication import changements_de_l_exemple as exemple
from tests.publication.arbres import JOUR, arbre, remplacer
from tests.tout import chaque_nuit

CHANGEMENTS = (
    exemple.valeur,
    exemple.libelle,
    exemple.partenaire_renomme,
    exemple.page_renommee,
    exemple.contenu,
    exemple.indicateur_retire,
)


class Ecoute:
    """What was told of a project, with what was published at that moment."""

    def __init__(self, projet: Path) -> None:
        self.projet = projet
        self.dits: list[Mapping[str, bytes]] = []
        self.avant = arbre(projet / "public")
        ecouter(projet, self._entendre)

    def _entendre(self, fichiers: Mapping[str, bytes]) -> None:
        assert arbre(self.projet / "public") == self.avant, "told after it was published"
        self.dits.append(fichiers)

    def construire(self) -> Resultat:
        """Build as the preview does."""
        self.dits, self.avant = [], arbre(self.projet / "public")
        return construction.construire(self.projet, self.projet / "public", aujourd_hui=JOUR, pdf=False, classeurs=False, equipe=ici_meme)


def ici_meme(travaux: Sequence[Travail], dire: Callable[[str], None]) -> list[Any]:
    """All works in this process, as where a server has threads."""
    for travail in travaux:
        dire(travail.titre)
    return [travail.faire() for travail in travaux]


@pytest.fixture
def ecoute(projet: Path) -> Iterator[Ecoute]:
    """The example as the preview builds it, and who listens."""
    assert construction.construire(projet, projet / "public", aujourd_hui=JOUR, pdf=False, classeurs=False).sain
    yield Ecoute(projet)
    taire(projet)


@pytest.mark.parametrize("changer", chaque_nuit(CHANGEMENTS, 3))
def test_ce_qui_est_dit_est_ce_qui_est_publie(changer: Callable[[Path], None], ecoute: Ecoute) -> None:
    """Whatever changes: each file that is told has the bytes that are published after, and the pages that change are among them."""
    changer(ecoute.projet)
    resultat = ecoute.construire()
    assert resultat.sain
    apres = arbre(ecoute.projet / "public")
    dits = {chemin: octets for un in ecoute.dits for chemin, octets in un.items()}
    assert dits
    assert {chemin for chemin, octets in dits.items() if apres.get(chemin) != octets} == set()
    changes = {chemin for chemin, octets in apres.items() if ecoute.avant.get(chemin) != octets and chemin.endswith("index.html")}
    assert changes <= dits.keys()


def test_les_pages_et_les_cartes_sont_dites_d_abord(ecoute: Ecoute) -> None:
    """One figure: its page and its map are told before data, cards and what is printed are made."""
    exemple.valeur(ecoute.projet)
    assert ecoute.construire().sain
    premiers = set(ecoute.dits[0])
    assert f"{CONTRAT}/indicateurs/familles-accueillies/index.html" in premiers
    assert all(chemin.endswith(".html") for chemin in premiers)
    assert not [chemin for chemin in premiers if "/imprimer/" in chemin]
    assert any(chemin.endswith(".csv") for un in ecoute.dits[1:] for chemin in un)


def test_un_site_refuse_est_dit_et_n_est_pas_publie(ecoute: Ecoute) -> None:
    """A dead link is found once pages are made: what was told is not published, and the next build that is sound tells it again."""
    mots = ecoute.projet / "content" / CONTRAT / "methode.md"
    avant = mots.read_text("utf-8")
    mots.write_text(f"{avant}\n[nulle part](nulle-part/)\n", "utf-8")
    resultat = ecoute.construire()
    assert not resultat.sain
    assert ecoute.dits
    assert arbre(ecoute.projet / "public") == ecoute.avant
    remplacer(mots, "[nulle part](nulle-part/)", "Quelque part.")
    assert ecoute.construire().sain
    assert f"{CONTRAT}/methode/index.html" in {chemin for un in ecoute.dits for chemin in un}


def test_personne_n_ecoute_plus(ecoute: Ecoute) -> None:
    taire(ecoute.projet)
    exemple.valeur(ecoute.projet)
    assert ecoute.construire().sain
    assert ecoute.dits == []
