"""Counts, sums and responsibilities, for any data."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.responsabilites import collectifs_de, engagements_de, referents
from generator.calculs.series import arranger, derniere
from generator.calculs.sommes import sommes_par_periode
from generator.model.contrat import Collectif, Contrat, RegleReferents
from generator.model.lieu import Lieu, Source
from generator.model.partenaire import Engage, Partenaire
from generator.model.partenaires_nommes import partenaires_du_contrat
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur, TypeIndicateur
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.periodes import interpreter_periode

ICI, SOURCE = Lieu("essai", 1, 1), Source("protocole", "", "")
LIEUX = ("arcueil", "cachan", "orly", "vitry")
PERIODES = ("2018", "2019", "2018-2019", "2015/2019", "2019-03", "2019-03-31", "2019-12-31")


def indicateur(id: str, statut: StatutIndicateur, type_: TypeIndicateur = TypeIndicateur.SUIVI, nommes: tuple[str, ...] = ()) -> Indicateur:
    """An indicator of which only what matters here is said."""
    return Indicateur(id, "o1", type_, "", "", statut, None, nommes, "", None, "", None, "", "", False, (), "", "", (), SOURCE, ICI)


def noeud(*engages: Engage, indicateurs: tuple[Indicateur, ...] = ()) -> Noeud:
    """A node with its partners."""
    return Noeud("o1", "", "n", "", "", "", (), engages, "", (), (), (), None, indicateurs, (), "", (), SOURCE, ICI)


def contrat(regle: RegleReferents, *collectifs: Collectif) -> Contrat:
    """A contract with its rule."""
    return Contrat(
        "c", "", "", "", "", 2019, 2022, None, None, (), (), regle, (), collectifs, (), None, (), (), ("commune", "communes"), "", ICI
    )


def valeur(lieu: str, periode: str, nombre: Decimal | None) -> Valeur:
    """An observation; None is a secret."""
    statut = StatutValeur.SECRET if nombre is None else StatutValeur.DEFINITIF
    return Valeur("i", lieu, interpreter_periode(periode), nombre, "", "nombre", statut, "P", "", ICI)


nombres = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3) | st.sampled_from(
    [Decimal("99999999999999999999"), Decimal("0.0000000000000000001"), Decimal(0)]
)
tables = st.dictionaries(st.tuples(st.sampled_from(LIEUX), st.sampled_from(PERIODES)), st.none() | nombres).map(
    lambda cases: [valeur(lieu, periode, nombre) for (lieu, periode), nombre in cases.items()]
)


@pytest.mark.lent
@given(tables, st.permutations(LIEUX))
def test_arranger_est_une_permutation(valeurs: list[Valeur], ordre: list[str]) -> None:
    """Every observation stands in one cell of the table, and none is added; the order of arrival does not matter."""
    tableau = arranger(valeurs, ordre)
    rangees = [case for lieu in tableau.territoires for case in tableau.ligne(lieu) if case is not None]
    assert Counter(map(id, rangees)) == Counter(map(id, valeurs))
    assert list(tableau.territoires) == [lieu for lieu in ordre if lieu in tableau.territoires]
    assert arranger(reversed(valeurs), ordre) == tableau


@given(tables, st.lists(st.sampled_from(LIEUX), unique=True))
def test_sommes_completes_ou_rien(valeurs: list[Valeur], parties: list[str]) -> None:
    """A sum is given only when every part has a figure, is exact, and does not depend on the order."""
    tableau = arranger(valeurs, LIEUX)
    sommes = sommes_par_periode(tableau, parties)
    autres = sommes_par_periode(arranger(valeurs[::-1], LIEUX), parties[::-1])
    assert [(somme.periode, somme.nombre) for somme in sommes] == [(somme.periode, somme.nombre) for somme in autres]
    chiffres = {(v.territoire, v.periode.texte): v.nombre for v in valeurs if v.nombre is not None}
    completes = {p.texte for p in tableau.periodes if parties and all((lieu, p.texte) in chiffres for lieu in parties)}
    assert {somme.periode.texte for somme in sommes} == completes - {"2015/2019"}
    for somme in sommes:
        assert somme.fraction == sum(Fraction(chiffres[lieu, somme.periode.texte]) for lieu in parties)
        assert somme.lieux == tuple(parties)


@given(tables, st.sampled_from(LIEUX))
def test_une_somme_n_est_jamais_un_secret(valeurs: list[Valeur], large: str) -> None:
    """Where the figure of a place around the others is secret, they are not added up to it."""
    tableau = arranger(valeurs, LIEUX)
    secretes = {v.periode.texte for v in valeurs if v.territoire == large and v.nombre is None}
    autres = [lieu for lieu in LIEUX if lieu != large]
    toutes = sommes_par_periode(tableau, autres)
    assert sommes_par_periode(tableau, autres, {large}) == tuple(s for s in toutes if s.periode.texte not in secretes)


@pytest.mark.lent
@given(tables)
def test_la_derniere_valeur(valeurs: list[Valeur]) -> None:
    """The most recent figure, never an absence."""
    trouvee = derniere(valeurs)
    chiffres = [v for v in valeurs if v.nombre is not None]
    assert (trouvee is None) == (not chiffres)
    assert trouvee is None or (trouvee in chiffres and all(v.periode.fin <= trouvee.periode.fin for v in chiffres))


def test_annee_avant_le_total_de_plusieurs_annees() -> None:
    """2015/2019 ends with 2019: the single year is the last figure."""
    trouvee = derniere([valeur("orly", "2015/2019", Decimal(9)), valeur("orly", "2019", Decimal(1))])
    assert trouvee is not None
    assert trouvee.periode.texte == "2019"


def test_referents() -> None:
    """Those named; else the contract's rule for the types it names; else nobody. Each once."""
    regle = contrat(RegleReferents("partenaires_du_noeud", ("suivi",), "", None))
    sans = contrat(RegleReferents("aucune", ("suivi",), "", None))
    cellule = noeud(Engage("etat", ("police",)), Engage("ville"), Engage("etat", ("justice",)))
    defini, a_definir = StatutIndicateur.DEFINI, StatutIndicateur.A_DEFINIR
    assert referents(indicateur("i", defini), cellule, regle) == ("etat", "ville")
    assert referents(indicateur("i", defini, nommes=("caf", "caf")), cellule, regle) == ("caf",)
    assert referents(indicateur("i", a_definir), cellule, regle) == ()
    assert referents(indicateur("i", defini, TypeIndicateur.IMPACT), cellule, regle) == ()
    assert referents(indicateur("i", defini), cellule, sans) == ()


def test_partenaires_du_contrat() -> None:
    """Parents of parents are named too, also where the register goes round in circles; the order is that of the register."""
    registre = {
        id: Partenaire(id, "", "", "etat", parent, (), "", "", ICI)
        for id, parent in (("etat", ""), ("ministere", "etat"), ("ecole", "ministere"), ("x", "y"), ("y", "x"), ("autre", ""))
    }
    ici = contrat(RegleReferents("aucune", (), "", None), Collectif("x", ("ecole",), "", ICI))
    assert partenaires_du_contrat(ici, [], registre) == ("etat", "ministere", "ecole", "x", "y")
    assert collectifs_de("ecole", ici) == ("x",)
    assert collectifs_de("etat", ici) == ()
    cellule = noeud(Engage("etat", ("ecole",)))
    assert engagements_de("etat", [cellule]) == engagements_de("ecole", [cellule]) == (cellule,)
    assert engagements_de("autre", [cellule]) == ()
