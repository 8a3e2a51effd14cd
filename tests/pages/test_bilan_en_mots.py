"""The summary in words: short sentences, nothing beyond what was read, answers beside what they answer, and what one may count by hand."""

import re
from html import unescape
from pathlib import Path

import pytest

from generator.calculs.bilan import juges, nommes_en_face, suivis
from generator.calculs.statuts import Statut
from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.bilan_en_mots import VueBilanEnMots, vue_bilan_en_mots
from generator.pages.pieces.bilan_en_mots.parties import BilanEnMots
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, RACINE, copier_exemple

MOTS_AU_PLUS = 25
# What a site made from documents never says (docs/mots.md), and words of our own that nobody says aloud.
INTERDITS = re.compile(r"en retard|jamais|manquant|n’a pas transmis|doit fournir|nœud|référentiel\b|avancement|synthèse", re.IGNORECASE)


@pytest.fixture(scope="module")
def exemple(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    registre, _ = examiner(copier_exemple(tmp_path_factory.mktemp("bilan") / "projet"))
    return _contexte(registre, CONTRAT, JOUR)


@pytest.fixture(scope="module")
def reels() -> list[Contexte]:
    """The contracts of this repository, read as they stand."""
    registre, _ = examiner(RACINE)
    return [_contexte(registre, dossier.contrat.id, "2026-11-27") for dossier in registre.dossiers]


def _contexte(registre: Registre, contrat: str, jour: str) -> Contexte:
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == contrat), registre, jour)


def phrases_de(mots: BilanEnMots) -> list[str]:
    """All sentences of ours, without the words that they quote."""
    dits = (
        *mots.promis.phrases,
        *mots.promis.qui,
        *mots.su.phrases,
        *mots.change.phrases,
        mots.change.etats,
        *(fin.phrase for fin in mots.change.fins),
        *mots.cherche.phrases,
        *mots.cherche.a_qui,
        mots.cherche.anomalies,
        *mots.dit.phrases,
    )
    return [phrase for dit in dits for phrase in re.split(r"(?<=[.?!])\s+", re.sub(r"«[^»]*»", "", dit)) if phrase]


def test_des_phrases_que_l_on_dit_d_un_souffle(exemple: Contexte, reels: list[Contexte]) -> None:
    toutes = [phrase for contexte in (exemple, *reels) for phrase in phrases_de(vue_bilan_en_mots(contexte).mots)]
    assert len(toutes) > 60
    assert [phrase for phrase in toutes if len(re.split(r"[\s\u00a0\u202f]+", phrase)) > MOTS_AU_PLUS] == []
    assert [phrase for phrase in toutes if INTERDITS.search(phrase)] == []
    assert [phrase for phrase in toutes if not phrase.endswith((".", "?"))] == []


def test_l_exemple_se_compte_a_la_main(exemple: Contexte) -> None:
    mots = vue_bilan_en_mots(exemple).mots
    assert [dit.replace("\u00a0", " ") for dit in mots.promis.phrases] == [
        "Ce contrat porte sur les années 2019 à 2022.",
        "Il contient 5 promesses, en 2 orientations.",
        "S’y ajoute 1 promesse, hors des orientations : 1 action.",
        "Le contrat a 6 promesses en tout.",
        "Pour les suivre, nous lisons 11 indicateurs dans les documents.",
        "Parmi eux, 3 ont une cible en chiffres que nous savons comparer.",
        "Pour 1 autre, la cible imprime un nombre que nous ne savons pas comparer.",
    ]
    assert [dit.replace("\u00a0", " ") for dit in mots.su.phrases] == [
        "Dans les documents lus, nous avons trouvé un chiffre pour 9 indicateurs sur 11.",
        "2 indicateurs ont atteint leur cible.",
        "1 indicateur est en bonne voie.",
        "6 indicateurs ont un chiffre que nous ne pouvons pas comparer à une cible.",
    ]
    assert mots.change.phrases[0].replace("\u00a0", " ") == "Nous avons trouvé 5 nouvelles des promesses dans les documents lus."


def test_les_chiffres_dits_un_par_un(exemple: Contexte) -> None:
    """Reached first, then underway; each with its figure, its printed target, its source; what is not told is counted."""
    mots = vue_bilan_en_mots(exemple).mots
    assert [notable.statut.mot for notable in mots.su.juges] == ["Atteint", "Atteint", "En bonne voie"]
    familles = mots.su.juges[0]
    assert (familles.chiffre.replace("\u202f", " "), familles.cible.replace("\u00a0", " ")) == ("1 414", "« 500 familles en 2022 »")
    assert familles.source is not None
    assert familles.source.texte == "Bilan 2019, page 3"
    assert mots.su.suivis[0].tendance is not None
    assert all(notable.phrase == "" for notable in mots.su.suivis)  # held against nothing, so nothing is said of a target
    reste = mots.su.reste
    assert reste is not None
    assert reste.texte.replace("\u00a0", " ") == "2 autres indicateurs ont un chiffre"


def test_les_choisis_font_le_tout(exemple: Contexte, reels: list[Contexte]) -> None:
    for contexte in (exemple, *reels):
        synthese = contexte.suivi.synthese(contexte.indicateurs.values())
        for combien in (0, 1, 3, 1000):
            for choisis, statuts in (
                (juges(contexte, combien), set(Statut) - {Statut.SANS_OBJECTIF}),
                (suivis(contexte, combien), {Statut.SANS_OBJECTIF}),
            ):
                assert len(choisis.ids) == len(set(choisis.ids)) <= combien
                assert {contexte.suivi.statut(contexte.indicateurs[id]) for id in choisis.ids} <= statuts
        total = sum(len(choisis.ids) + choisis.autres for choisis in (juges(contexte, 2), suivis(contexte, 2)))
        assert total == synthese.avec_chiffres


def test_une_promesse_prend_les_noms_qui_sont_au_dessus_d_elle(reels: list[Contexte]) -> None:
    """Where a heading names partners, no promise below it is told to name nobody."""
    paris = next(contexte for contexte in reels if contexte.contrat.id == "paris")
    for tete in paris.noeuds.values():
        if tete.partenaires and (dessous := [un for un in tete.parcourir() if un in paris.promesses]):
            assert nommes_en_face(paris, dessous).sans_personne == 0


def test_a_grigny_le_document_ne_nomme_presque_personne(reels: list[Contexte]) -> None:
    """The commune voted the document, which names it for one promise of 28: nobody is put where it names none."""
    grigny = next(contexte for contexte in reels if contexte.contrat.id == "grigny")
    nommes = nommes_en_face(grigny, grigny.promesses)
    assert (nommes.sans_personne, dict(nommes.partenaires)["grigny"]) == (21, 1)
    assert [nombre for _, nombre in nommes.partenaires] == sorted((nombre for _, nombre in nommes.partenaires), reverse=True)


def test_une_definition_n_est_annoncee_que_si_une_echeance_est_imprimee(reels: list[Contexte]) -> None:
    """«Déterminés au cours de l'année 2020» announces a definition; «XX» and «Pas d'indicateurs fixés» do not."""
    dits = {}
    for contexte in reels:
        phrases = " ".join(vue_bilan_en_mots(contexte).mots.cherche.phrases).replace("\u00a0", " ")
        dits[contexte.contrat.id] = re.findall(r"Pour (\d+) indicateurs?, le document (annonce une|ne donne pas de) définition", phrases)
    assert dits == {
        "grand-orly-seine-bievre": [("63", "annonce une")],
        "grand-paris-sud": [],
        "grigny": [("3", "ne donne pas de")],
        "paris": [("1", "ne donne pas de")],
    }


def test_une_parole_est_en_face_de_ce_dont_elle_parle(exemple: Contexte) -> None:
    """Beside what it is about stands what this site says of that; an opinion has its answer, or the absence of one."""
    dit = vue_bilan_en_mots(exemple).mots.dit
    accueil = next(parole for parole in dit.avis if parole.lien.texte.startswith("Un lieu d’accueil"))
    etats = {sujet.lien.texte: sujet.etat.replace("\u00a0", " ") for sujet in accueil.sujets}
    assert etats["Nombre de familles accueillies"] == "Atteint"
    assert etats["Ouvrir un lieu d'accueil des parents"].startswith("Réalisé. 3 indicateurs : 1 atteint")
    assert accueil.reponse.replace("\u00a0", " ") == "Réponse : Ville d’Exempleville, en juillet 2020."
    sans = next(parole for parole in dit.avis if not parole.sujets)
    assert sans.reponse == "Aucune réponse trouvée dans les documents\u00a0lus."
    caf = next(parole for parole in dit.reponses if "guides" in parole.lien.texte)
    assert {sujet.etat.split(".")[0] for sujet in caf.sujets} >= {"En bonne voie", "Abandonné"}


def test_sans_parole_la_page_le_dit(reels: list[Contexte]) -> None:
    for contexte in reels:
        dit = vue_bilan_en_mots(contexte).mots.dit
        assert not dit.avis
        assert dit.phrases[-1] == "Nous n’avons trouvé ni avis d’habitants, ni réponse de partenaire dans les documents\u00a0lus."


def test_la_page_et_le_papier_disent_le_meme(exemple_rendu: dict[str, bytes]) -> None:
    """Each sentence of the page stands on the paper too."""
    page, papier = (_texte(exemple_rendu[f"{CONTRAT}/{chemin}/index.html"]) for chemin in ("bilan", "imprimer/bilan"))
    for phrase in (
        "Il contient 5 promesses, en 2 orientations.",
        "2 indicateurs ont atteint leur cible.",
        "Nous avons trouvé 5 nouvelles des promesses",
        "Pour 2 indicateurs, le document annonce une définition. Nous ne l’avons pas trouvée.",
    ):
        assert phrase in page
        assert phrase in papier


def test_l_accueil_et_le_menu_y_menent(exemple_rendu: dict[str, bytes]) -> None:
    accueil = exemple_rendu[f"{CONTRAT}/index.html"].decode("utf-8")
    assert 'href="bilan/"' in accueil
    assert 'href="frise/"' in accueil


def _texte(html: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html.decode("utf-8"))))


def test_un_contrat_sans_rien_a_son_bilan(tmp_path: Path) -> None:
    """The least contract that can be: every part says what is so, and no sentence is empty."""
    registre, _ = examiner(copier_exemple(tmp_path / "projet"))
    vue: VueBilanEnMots = vue_bilan_en_mots(_contexte(registre, "contrat-minimal", JOUR))
    assert all(phrases_de(vue.mots))
    assert vue.mots.su.juges == ()
