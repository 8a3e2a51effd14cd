"""The glossary: one meaning of a term in one contract, explained where it stands."""

from pathlib import Path

import pytest

from generator.model.ancre import ancre_du_mot
from generator.pages.mots.sigles import Sigles
from tests.sources.essai import Projet

PIJ = '  - {terme: PIJ, nom: "point information jeunesse", phrase: "Un lieu."'


def _ecrire(projet: Projet, texte: str) -> list[str]:
    (Path(projet.racine) / "referentiels" / "glossaire.yml").write_text(texte, encoding="utf-8")
    return projet.problemes()


def test_un_glossaire_sain(projet: Projet) -> None:
    assert _ecrire(projet, f"termes:\n{PIJ}}}\n") == []


def test_deux_sens_dans_un_contrat(projet: Projet) -> None:
    autre = f"{PIJ.replace('point information jeunesse', 'plan d’insertion')}}}\n"
    dits = _ecrire(projet, f"termes:\n{PIJ}, contrats: [essai]}}\n{autre.replace('terme: PIJ', 'terme: PIJ, id: pij-2')}")
    assert dits == [
        "referentiels/glossaire.yml:3:13 glossaire: Le terme « PIJ » a deux sens dans le contrat « essai ». → Dire dans « contrats » où chaque sens vaut."
    ]


@pytest.mark.parametrize("autre", ["PIJ", "Pij", "P.I.J.", "« pij »"])
def test_deux_termes_a_la_meme_adresse(projet: Projet, autre: str) -> None:
    terme = f'  - {{terme: "{autre}", nom: "point information jeunesse", phrase: "Un lieu.", contrats: [essai]}}'
    dits = _ecrire(projet, f"termes:\n{PIJ}}}\n{terme}\n")
    if autre == "P.I.J.":  # the dots part the letters: another place
        assert dits == []
        return
    qui = "que le même terme, referentiels/glossaire.yml:2:5" if autre == "PIJ" else "que « PIJ » (referentiels/glossaire.yml:2:5)"
    colonne = 5 if "«" in autre else 13  # a quotation within a quotation is not looked for in the fields
    assert dits == [
        f"referentiels/glossaire.yml:3:{colonne} identifiant-double: Le terme « {autre} » aurait la même adresse (« glossaire/#pij ») {qui}. "
        "→ Donner un « id » à celui des deux qui est arrivé en dernier (« id: pij-essai »), et ne plus le changer."
    ]


def test_un_id_departage_deux_termes(projet: Projet) -> None:
    assert _ecrire(projet, f"termes:\n{PIJ}}}\n{PIJ}, id: pij-essai, contrats: [essai]}}\n") == []


def test_un_terme_sans_lettre(projet: Projet) -> None:
    (dit,) = _ecrire(projet, 'termes:\n  - {terme: "«?»", nom: "une question", phrase: "On ne sait pas."}\n')
    assert dit.startswith("referentiels/glossaire.yml:2:13 identifiant: Le terme « «?» » n’a ni lettre ni chiffre")


@pytest.mark.parametrize(
    ("mot", "ancre"),
    [
        ("ZRR", "zrr"),
        ("REP+", "rep-plus"),
        ("REP", "rep"),
        ("PS jeunes", "ps-jeunes"),
        ("PLA-I", "pla-i"),
        ("Œuvre d’État", "oeuvre-d-etat"),
        ("?", ""),
    ],
)
def test_l_ancre_vient_du_mot(mot: str, ancre: str) -> None:
    assert ancre_du_mot(mot) == ancre


def test_un_contrat_inconnu(projet: Projet) -> None:
    (dit,) = _ecrire(projet, f"termes:\n{PIJ}, contrats: [ailleurs]}}\n")
    assert dit.startswith("referentiels/glossaire.yml:2:5 reference: « ailleurs » n’est pas un identifiant connu (contrat).")


def test_des_synonymes_sains(projet: Projet) -> None:
    synonymes = 'synonymes:\n  - {mots: [cantine], pour: ["restauration scolaire"]}\n'
    assert _ecrire(projet, f"termes:\n{PIJ}, synonymes: [info jeunes]}}\n{synonymes}") == []


def test_un_synonyme_mal_ecrit(projet: Projet) -> None:
    dits = _ecrire(projet, f"termes:\n{PIJ}}}\nsynonymes:\n  - {{mots: [], pour: cantine}}\n  - {{mots: [repas], sens: [cantine]}}\n")
    assert [dit.partition(" → ")[0] for dit in dits] == [
        "referentiels/glossaire.yml:4:12 champ-manquant: La liste « mots » est vide.",
        "referentiels/glossaire.yml:4:22 type: Le champ « pour » doit être une liste.",
        "referentiels/glossaire.yml:5:5 champ-manquant: Le champ « pour » manque.",
        "referentiels/glossaire.yml:5:21 champ-inconnu: Le champ « sens » n’existe pas ici.",
    ]


def test_un_sigle_est_explique_une_fois_et_jamais_dans_un_mot() -> None:
    sigles = Sigles({"PRE": 'programme de "réussite"', "REP": "réseau", "REP+": "réseau renforcé"})
    assert sigles.marquer("PRE, PREMIER et PRE") == '<abbr title="programme de &#34;réussite&#34;">PRE</abbr>, PREMIER et PRE'
    assert sigles.marquer("<b>REP+</b>") == '&lt;b&gt;<abbr title="réseau renforcé">REP+</abbr>&lt;/b&gt;'
    assert sigles.marquer_titre("En *REP* ici") == 'En *<abbr title="réseau">REP</abbr>* ici'
    assert Sigles({}).marquer("PRE & REP") == "PRE &amp; REP"
