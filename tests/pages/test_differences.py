"""Two wordings side by side: nothing of what differs is lost, and what is the same is not marked."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Mouvement
from generator.pages.contexte import Contexte
from generator.pages.mots.differences import Fragment, comparer
from generator.pages.pieces.mouvements import dire_un_mouvement
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, JOUR

REGISTRE, _ = examiner(EXEMPLE, JOUR)
CONTEXTE = Contexte(REGISTRE.dossiers[0], REGISTRE, JOUR)
UN_CHANGEMENT = Mouvement(
    JOUR,
    GenreDeMouvement.CHANGEMENT,
    GenreDeChose.INDICATEUR,
    "familles-accueillies",
    "Familles accueillies",
    ("familles-accueillies",),
    ChampSuivi.CIBLE,
)
MOTS = st.lists(st.sampled_from(["la", "ville", "100", "places", "crèche", ",", "d’", "accueil", "<b>", "&"]), max_size=15).map(" ".join)


@given(MOTS, MOTS)
def test_deux_textes_courts_sont_montres_entiers(avant: str, apres: str) -> None:
    gauche, droite = comparer(avant, apres)
    assert ("".join(un.texte for un in gauche), "".join(un.texte for un in droite)) == (avant, apres)
    memes = ["".join("".join(un.texte for un in cote if not un.differe).split()) for cote in (gauche, droite)]
    if avant and apres:
        assert memes[0] == memes[1]


def test_ce_qui_differe_est_marque() -> None:
    gauche, droite = comparer("Créer 100 places de crèche", "Créer 80 places de crèche")
    assert gauche == (Fragment("Créer "), Fragment("100", True), Fragment(" places de crèche"))
    assert droite == (Fragment("Créer "), Fragment("80", True), Fragment(" places de crèche"))


def test_un_blanc_n_est_pas_marque() -> None:
    assert comparer("Nombre de places", "Nombre total de places")[1] == (
        Fragment("Nombre"),
        Fragment(" "),
        Fragment("total", True),
        Fragment(" de places"),
    )


def test_un_long_texte_est_coupe_autour_de_ce_qui_differe() -> None:
    texte = " ".join(f"mot{rang}" for rang in range(300))
    gauche, droite = comparer(texte, texte.replace("mot150 ", "autre "))
    assert [un.texte for un in droite if un.differe] == ["autre"]
    assert len("".join(un.texte for un in droite)) < 250
    assert "mot149" in gauche[0].texte
    assert "mot0 " not in gauche[0].texte
    assert gauche[0].texte.startswith("… ")


def test_un_texte_tres_long_ne_fait_pas_attendre() -> None:
    gauche, _ = comparer("a b " * 20_000, "c d " * 20_000)
    assert len(gauche) == 1
    assert gauche[0].texte.endswith("…")


@given(MOTS, st.integers(0, 60), MOTS, MOTS)
def test_la_phrase_ne_coupe_pas_ce_qui_differe(debut: str, fois: int, avant: str, apres: str) -> None:
    """Two wordings of a target that only differ after a long beginning: the sentence of the feed and of the home page says how, and not twice the same."""
    tete = f"{debut} {'les habitants du quartier ' * fois}"
    un = replace(UN_CHANGEMENT, avant=(f"{tete}{avant}",), apres=(f"{tete}{apres}",))
    dit = dire_un_mouvement(CONTEXTE, un)
    trouve = re.fullmatch(
        r"Ce site disait : (.*) ; il dit maintenant : (.*)\. Aucune raison n’est écrite\.", dit.phrase.replace("\u00a0", " ")
    )
    assert trouve
    gauche, droite = comparer(f"{tete}{avant}", f"{tete}{apres}")
    assert (avant.split() == apres.split()) or trouve[1] != trouve[2]
    assert all(fragment.texte in dit.phrase for fragment in (*gauche, *droite) if fragment.differe)
