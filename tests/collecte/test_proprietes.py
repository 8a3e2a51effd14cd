"""Whatever is allowed in the cells is what is taken in, to the last digit and the last word."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importation.collecte.chiffres_rendus import lire_la_ligne
from generator.importation.collecte.etats import ETATS
from generator.importation.collecte.intitules import A_REMPLIR, Colonne
from generator.importation.collecte.lignes import lire_les_lignes
from generator.importation.collecte.reperes import Repere, lire_repere
from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue, GenreDeCellule
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur
from generator.sources.classeurs.cellules import du_nombre

IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
MOTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).map(
    lambda mot: " ".join(mot.split())
)
REPERES = st.builds(
    Repere,
    *(IDS,) * 4,
    st.sampled_from(("2020", "2019-2020", "2018/2020", "2018-09/2021-01", "2020-03")),
    st.sampled_from(((), (("sexe", "femmes"),), (("age", "moins-de-26"), ("sexe", "hommes")))),
)
NOMBRES = st.decimals(min_value=1, max_value=10**9, places=2)
SANS = [nom for nom, statut in ETATS.items() if statut.est_absence]
AVEC = ["", *(nom for nom, statut in ETATS.items() if not statut.est_absence)]


def ecrit(nombre: Decimal, maniere: str) -> CelluleLue:
    """A figure as a program stores it, or as people write it."""
    if maniere == "nombre":
        return du_nombre(nombre)
    texte = format(nombre, "f").replace(".", ",")
    if maniere == "espaces":
        entier, _, decimales = texte.partition(",")
        texte = f"{int(entier):,}".replace(",", "\u202f") + (f",{decimales}" if decimales else "")
    return CelluleLue(GenreDeCellule.TEXTE, texte)


def en_mots(mot: str) -> CelluleLue:
    """A cell of words."""
    return CelluleLue(GenreDeCellule.TEXTE, mot) if mot.strip() else VIDE


@st.composite
def saisies(tirer: st.DrawFn) -> tuple[Mapping[Colonne, CelluleLue], tuple[object, ...] | None]:
    """An allowed filling of a row in numbers, and what it says: number, status, source, comment; None where it says nothing."""
    source, commentaire = tirer(st.just("") | MOTS.filter(sans_coordonnees)), tirer(st.just("") | MOTS.filter(sans_coordonnees))
    cases = {Colonne.SOURCE: en_mots(source), Colonne.COMMENTAIRE: en_mots(commentaire)}
    quoi = tirer(st.sampled_from(("chiffre", "absence", "rien")))
    if quoi == "chiffre":
        nombre, etat = tirer(NOMBRES), tirer(st.sampled_from(AVEC))
        cases |= {Colonne.CHIFFRE: ecrit(nombre, tirer(st.sampled_from(("nombre", "virgule", "espaces")))), Colonne.ETAT: en_mots(etat)}
        return cases, (nombre, ETATS.get(etat, StatutValeur.DEFINITIF), source, commentaire)
    if quoi == "absence":
        etat = tirer(st.sampled_from(SANS))
        return cases | {Colonne.ETAT: en_mots(etat.upper())}, (None, ETATS[etat], source, commentaire)
    return cases, None


def sans_coordonnees(mot: str) -> bool:
    """Words in which no address stands."""
    return "@" not in mot and not any(lettre.isdigit() for lettre in mot)


@given(REPERES)
def test_un_repere_se_relit(repere: Repere) -> None:
    """Every mark is read back; one letter less, and it is none of ours."""
    assert lire_repere(f" {repere} ") == repere


@pytest.mark.lent
@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(REPERES, saisies()), min_size=1, max_size=8, unique_by=lambda paire: str(paire[0])),
    st.permutations([*A_REMPLIR, Colonne.INDICATEUR, Colonne.REPERE, None]),
    st.randoms(use_true_random=False),
    st.integers(0, 3),
)
def test_ce_qui_est_permis_est_ce_qui_est_lu(lignes: list[tuple[Repere, tuple[Mapping[Colonne, CelluleLue], tuple[object, ...] | None]]], colonnes: list[Colonne | None], hasard: Random, vides: int) -> None:  # fmt: skip
    """Columns in any order, one of another's between them, rows in any order, with empty rows above and between: each row says what was put in it."""
    hasard.shuffle(lignes)
    rangees: list[tuple[CelluleLue, ...]] = [()] * vides
    rangees.append(tuple(en_mots(colonne.value if colonne else "Notre avis") for colonne in colonnes))
    for repere, (cases, _) in lignes:
        tout = {**cases, Colonne.REPERE: en_mots(str(repere)), None: en_mots("à revoir")}
        rangees += [tuple(tout.get(colonne, VIDE) for colonne in colonnes), *[()] * vides]
    lues = lire_les_lignes(ClasseurLu("essai.xlsx", (FeuilleLue("Feuille 1", tuple(rangees)),)))
    assert lues.refus == ()
    assert [ligne.repere for ligne in lues.lignes] == [repere for repere, _ in lignes]
    for ligne, (_, (_, attendu)) in zip(lues.lignes, lignes, strict=True):
        rendu = lire_la_ligne(ligne, Unite.NOMBRE, ())
        dit = None if rendu is None else (rendu.nombre, rendu.statut, rendu.source, rendu.commentaire)
        assert dit == attendu
