"""`collecte.yml` is written again where it says something else, and what somebody wrote in it stays."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.collecte import EnvoiDeCollecte, ReponseRecue
from generator.model.lieu import Lieu
from generator.publication.collecte.memoire import avec_l_envoi, avec_la_reponse, texte_de_la_memoire
from generator.sources.collecte import lire_collecte
from generator.sources.journal import Journal
from generator.sources.periodes import interpreter_periode

A_LA_MAIN = """\
# Tenu par le service des données, bureau 12.
envois:
  # La CAF d’abord : elle répond vite.
  - partenaire: caf
    periode: "2024"
    fichier: "collecte-caf.xlsx"
    prepare_le: 2025-01-10   # après la réunion
    # envoyé deux fois, la première s’est perdue
    envoye_le: 2025-01-12
    avant_le: 2025-03-31
    lignes: 12
    indicateurs: [a, b]
    note: "Voir avec le service"
    reponses:
      # la première était vide
      - {recue_le: 2025-02-01, fichier: "un.xlsx", chiffres: 0, sans_chiffre: 0, vides: 12}

  # L’État est demandé plus tard.
  - partenaire: etat
    periode: "2024"
    prepare_le: 2025-01-11
    lignes: 3
    indicateurs: [c]  # un seul
# Fin.
"""


def lus(texte: str) -> tuple[EnvoiDeCollecte, ...]:
    journal = Journal()
    envois = lire_collecte(yaml.compose(texte), "collecte.yml", journal)
    assert not journal.problemes
    return tuple(replace(envoi, lieu=Lieu("", 0, 0)) for envoi in envois)


def commentaires(texte: str) -> list[str]:
    return [ligne.partition("#")[2] for ligne in texte.splitlines() if "#" in ligne]


def test_rien_ne_change_quand_rien_n_a_change() -> None:
    assert texte_de_la_memoire(lus(A_LA_MAIN), A_LA_MAIN) == A_LA_MAIN


def test_seules_les_lignes_changees_le_sont() -> None:
    """A day of sending, a reminder, an answer, a workbook made again, a new one: every comment stays, beside what it was about."""
    envois = lus(A_LA_MAIN)
    envois = (envois[0], replace(envois[1], envoye_le="2025-01-20", relances=("2025-02-20",)))
    envois = avec_la_reponse(envois, "caf", "2024", ReponseRecue("2025-02-15", "deux.xlsx", 10, 1, 1))
    envois = avec_l_envoi(envois, replace(envois[0], prepare_le="2025-02-02", lignes=14, indicateurs=("a", "b", "d"), avant_le=""))
    envois = avec_l_envoi(envois, replace(envois[1], partenaire="ville", envoye_le="", relances=()))
    apres = texte_de_la_memoire(envois, A_LA_MAIN)
    assert lus(apres) == envois
    assert commentaires(apres) == commentaires(A_LA_MAIN)
    assert "    prepare_le: 2025-02-02   # après la réunion\n" in apres
    assert "    indicateurs: [c]  # un seul\n" in apres
    assert (
        '    reponses:\n      # la première était vide\n      - {recue_le: 2025-02-01, fichier: "un.xlsx", chiffres: 0, sans_chiffre: 0, vides: 12}\n'
        '      - {recue_le: 2025-02-15, fichier: "deux.xlsx", chiffres: 10, sans_chiffre: 1, vides: 1}\n' in apres
    )
    assert apres.index("- partenaire: ville") < apres.index("# Fin.")


@pytest.mark.parametrize(
    "avant",
    [
        "envois:\n  - {partenaire: caf, periode: '2024', prepare_le: 2025-01-10, lignes: 1, indicateurs: [a]}\n",
        "envois: []\n",
        "# rien que cela\n",
        "",
    ],
    ids=["en ligne", "liste vide", "sans liste", "vide"],
)
def test_ce_que_l_on_ne_sait_pas_suivre_est_ecrit_entier(avant: str) -> None:
    envois = tuple(replace(un, envoye_le="2025-05-05") for un in lus(A_LA_MAIN))
    assert lus(texte_de_la_memoire(envois, avant)) == envois


jours = st.dates(date(1990, 1, 1), date(2190, 1, 1)).map(str)
mots = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" #:'\"[]{}"), max_size=20)
reponses = st.builds(ReponseRecue, jours, mots.map(str.strip), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


def un_envoi(partenaire: str) -> st.SearchStrategy[EnvoiDeCollecte]:
    return st.builds(
        EnvoiDeCollecte,
        st.just(partenaire),
        st.just(interpreter_periode("2024")),
        jours,
        st.just("") | jours,
        st.just("") | jours,
        mots.map(str.strip),
        st.integers(0, 99),
        st.lists(st.sampled_from("abcd"), max_size=3, unique=True).map(tuple),
        st.lists(jours, max_size=2).map(tuple),
        st.lists(reponses, max_size=2).map(tuple),
        mots.map(str.strip),
        st.just(Lieu("", 0, 0)),
    )


listes = st.lists(st.sampled_from(["caf", "etat", "ville"]), min_size=1, unique=True).flatmap(
    lambda ids: st.tuples(*(un_envoi(id) for id in ids))
)


@settings(max_examples=60)
@given(listes, listes)
def test_ce_qui_est_ecrit_se_relit(avant: Sequence[EnvoiDeCollecte], apres: Sequence[EnvoiDeCollecte]) -> None:
    """Whatever stood there, the file then says what is to be remembered, and keeps every comment."""
    texte = re.sub(r"(?m)^(    prepare_le: .*)$", r"\1  # à moi", texte_de_la_memoire(avant))
    dits = {un.partenaire: un for un in avant} | {un.partenaire: un for un in apres}
    neuf = texte_de_la_memoire(tuple(dits.values()), texte)
    assert lus(neuf) == tuple(dits.values())
    assert neuf.count("  # à moi\n") == len(avant)
