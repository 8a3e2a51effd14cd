"""What is asked of a partner can be read and sent: the question first, short, in good French; its list promise by promise."""

import pytest

from generator.calculs.manque import manquants
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat import manque_partenaire
from generator.pages.genres.contrat.manque_partenaire import vue_manque_partenaire
from generator.pages.mots.noms_des_contrats import du_contrat, le_contrat
from generator.pages.pieces.manque import manques_par_promesse
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("manque") / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


@pytest.mark.parametrize(
    ("titre", "du", "le"),
    [
        ("Contrat de ville de Paris 2015-2020", "du contrat de ville de Paris 2015-2020", "le contrat de ville de Paris 2015-2020"),
        ("Convention territoriale globale", "de la convention territoriale globale", "la convention territoriale globale"),
        ("Accord-cadre", "de «\u00a0Accord-cadre\u00a0»", "«\u00a0Accord-cadre\u00a0»"),
        ("Avenant n° 2", "de l’avenant n° 2", "l’avenant n° 2"),
        ("Ensemble pour Grigny", "de «\u00a0Ensemble pour Grigny\u00a0»", "«\u00a0Ensemble pour Grigny\u00a0»"),
    ],
)
def test_le_titre_dans_une_phrase(titre: str, du: str, le: str) -> None:
    """With its article where its first word is one that we know, and between quotation marks where it is not."""
    assert (du_contrat(titre), le_contrat(titre)) == (du, le)


def test_une_courte_liste_est_dans_le_message(contexte: Contexte) -> None:
    """Up to twelve indicators are named, and the contract has its article."""
    message = vue_manque_partenaire(contexte, "communes").message
    assert "les promesses du contrat d’exemple 2019-2022 (" in message
    assert "\n1. «" in message
    assert "La liste" not in message


def test_une_longue_liste_est_a_son_adresse(contexte: Contexte, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond them the message asks one question, says how many, and leads to the list: it can always be opened whole in a mail program."""
    monkeypatch.setattr(manque_partenaire, "NOMMES_AU_PLUS", 0)
    vue = vue_manque_partenaire(contexte, "communes")
    assert "1. «" not in vue.message
    assert vue.message.count("Avez-vous ce") == 1
    assert "manque/communes/#indicateurs" in vue.message or "page «\u00a0Ce que nous cherchons\u00a0: Communes\u00a0»" in vue.message
    assert vue.courriel_court


def test_la_question_avant_la_liste(exemple_rendu: dict[str, bytes]) -> None:
    """On the page, and no table that says the same promise on each row."""
    page = exemple_rendu[f"{CONTRAT}/manque/communes/index.html"].decode()
    assert page.index('<h2 id="message">') < page.index('<h2 id="indicateurs">')
    assert "<table" not in page


def test_chaque_promesse_et_ses_releves_une_fois(contexte: Contexte) -> None:
    """Each promise once, with its indicators; the times foreseen for most of them above the list, the others beside their own."""
    par_promesse: dict[str, list[str]] = {}
    for indicateur in contexte.indicateurs.values():
        par_promesse.setdefault(indicateur.noeud, []).append(indicateur.id)
    lignes = manques_par_promesse(contexte, "manque/etat/", par_promesse)
    assert [len(ligne.indicateurs) for ligne in lignes] == [len(ids) for ids in par_promesse.values()]
    assert len({ligne.promesse.adresse for ligne in lignes}) == len(lignes)
    assert [ligne.releves for ligne in lignes] == [""] * len(lignes), "for most of them, none were foreseen"
    prevus = {
        noeud: siens
        for (noeud, ids), ligne in zip(par_promesse.items(), lignes, strict=True)
        if (siens := [id for id, un in zip(ids, ligne.indicateurs, strict=True) if un.precisions])
    }
    assert prevus
    lignes = manques_par_promesse(contexte, "manque/etat/", prevus)
    assert [ligne.releves.split("\u00a0")[0] for ligne in lignes] == ["Relevés prévus par le document", *[""] * (len(lignes) - 1)]
    assert [un for ligne in lignes for un in ligne.indicateurs if not un.precisions]


def test_le_chapeau_ne_dit_pas_ni_ni(exemple_rendu: dict[str, bytes]) -> None:
    """Of most indicators that are looked for the definition is known."""
    assert "ni le chiffre ni" not in exemple_rendu[f"{CONTRAT}/manque/index.html"].decode()
    assert "le chiffre ou la définition" in exemple_rendu[f"{CONTRAT}/manque/index.html"].decode()


def test_ce_qui_est_liste_est_ce_qui_est_compte(contexte: Contexte) -> None:
    """The list has all that are looked for from a partner."""
    siens = manquants(contexte, contexte.indicateurs_de("communes"))
    vue = vue_manque_partenaire(contexte, "communes")
    assert sum(len(ligne.indicateurs) for ligne in vue.liste.lignes) == len(siens) > 0
