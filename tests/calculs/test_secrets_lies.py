"""No published figure gives a secret through a formula: random figures of a sum, a difference and a rate, and a reader who does every sum."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.indicateurs_calcules import avec_les_calculs
from generator.calculs.secrets import fuites, proteger
from generator.graphe.observe import copie
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.referentiel import Calcul, GenreDeCalcul
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur
from tests.calculs.modele import indicateur
from tests.cas.modele import contexte, valeur

LIEUX = ("paris", "nord", "sud")
ICI = Lieu("referentiel.yml", 1)
FORMULES = {
    "tout": (GenreDeCalcul.SOMME, ("a", "b"), Unite.NOMBRE),
    "ecart": (GenreDeCalcul.DIFFERENCE, ("tout", "c"), Unite.NOMBRE),
    "taux": (GenreDeCalcul.RAPPORT, ("a", "tout"), Unite.POURCENTAGE),
}
INDICATEURS = (
    *(indicateur(id) for id in ("a", "b", "c")),
    *(indicateur(id, unite=unite, calcul=Calcul(genre, termes, ICI)) for id, (genre, termes, unite) in FORMULES.items()),
)
Cellule = tuple[str, str]


def dossier(chiffres: dict[Cellule, Decimal | str]) -> Dossier:
    """The six indicators with these figures of 2019, before anything is withheld."""
    vide = contexte(INDICATEURS[0], []).dossier
    racine = replace(vide.racines[0], indicateurs=INDICATEURS)
    unites = {un.id: un.unite for un in INDICATEURS}
    valeurs = tuple(replace(valeur(unites[id], lieu, "2019", nombre), indicateur=id) for (id, lieu), nombre in chiffres.items())
    return copie(vide, racines=(racine,), valeurs=valeurs)


@st.composite
def figures(tirer: st.DrawFn) -> dict[Cellule, Decimal | str]:
    """Figures that agree; some are secret, some are missing."""
    vrais: dict[Cellule, Decimal] = {}
    for id in ("a", "b", "c"):
        for lieu in ("nord", "sud"):
            vrais[id, lieu] = Decimal(tirer(st.integers(1, 40)))
        vrais[id, "paris"] = vrais[id, "nord"] + vrais[id, "sud"]
    for lieu in LIEUX:
        vrais["tout", lieu] = vrais["a", lieu] + vrais["b", lieu]
        vrais["ecart", lieu] = vrais["tout", lieu] - vrais["c", lieu]
        vrais["taux", lieu] = round(vrais["a", lieu] / vrais["tout", lieu] * 100, 1)
    sorts = {cellule: tirer(st.sampled_from(("dit", "dit", "dit", "secret", "absent"))) for cellule in vrais}
    return {cellule: "secret" if sort == "secret" else vrais[cellule] for cellule, sort in sorts.items() if sort != "absent"}


def connus_d_un_lecteur(chiffres: dict[Cellule, Fraction]) -> set[Cellule]:
    """The cells that have one possible value for who knows `chiffres`, and that a rate is one number divided by another."""
    cellules = [(id, lieu) for id, lieu in product([un.id for un in INDICATEURS if un.id != "taux"], LIEUX)]
    lignes: list[dict[Cellule, float]] = []
    for id in ("a", "b", "c", "tout", "ecart"):
        if id != "ecart":
            lignes.append({(id, "paris"): 1, (id, "nord"): -1, (id, "sud"): -1})
    for lieu in LIEUX:
        lignes += [{("tout", lieu): 1, ("a", lieu): -1, ("b", lieu): -1}, {("ecart", lieu): 1, ("tout", lieu): -1, ("c", lieu): 1}]
        if ("taux", lieu) in chiffres:
            lignes.append({("a", lieu): 1, ("tout", lieu): -float(chiffres["taux", lieu] / 100)})
    inconnues = [cellule for cellule in cellules if cellule not in chiffres]
    if not inconnues:
        return set()
    matrice = np.array([[ligne.get(cellule, 0.0) for cellule in inconnues] for ligne in lignes])
    rang = np.linalg.matrix_rank(matrice)
    seules = {
        cellule
        for cellule, unite in zip(inconnues, np.eye(len(inconnues)), strict=True)
        if np.linalg.matrix_rank(np.vstack([matrice, unite])) == rang
    }
    # A rate is known to who knows its two terms.
    su = seules | chiffres.keys()
    return seules | {("taux", lieu) for lieu in LIEUX if {("a", lieu), ("tout", lieu)} <= su}


@settings(deadline=None, max_examples=150)
@given(figures())
def test_aucun_secret_ne_se_calcule(chiffres: dict[Cellule, Decimal | str]) -> None:
    """After secrets are withheld and figures computed, no figure that was secret has only one possible value."""
    publie = avec_les_calculs(proteger(dossier(chiffres)))
    dits = {(un.indicateur, un.territoire): Fraction(un.nombre) for un in publie.valeurs if un.nombre is not None}
    secrets = {cellule for cellule, nombre in chiffres.items() if nombre == "secret"}
    assert not secrets & dits.keys()
    assert not secrets & connus_d_un_lecteur(dits)


@settings(deadline=None, max_examples=60)
@given(figures())
def test_sans_secret_rien_n_est_retenu(chiffres: dict[Cellule, Decimal | str]) -> None:
    """Formulas alone withhold nothing, and say nothing."""
    lu = dossier({cellule: nombre for cellule, nombre in chiffres.items() if nombre != "secret"})
    assert proteger(lu) is lu
    assert list(fuites(lu)) == []


def test_le_lecteur_sait_compter() -> None:
    """The reader above finds what each formula gives: else the property would hold of anything."""
    un = Fraction(1)
    assert ("b", "nord") in connus_d_un_lecteur({("tout", "nord"): 10 * un, ("a", "nord"): 4 * un})
    assert ("a", "nord") in connus_d_un_lecteur({("tout", "nord"): 10 * un, ("taux", "nord"): 40 * un})
    assert ("taux", "nord") in connus_d_un_lecteur({("tout", "nord"): 10 * un, ("a", "nord"): 4 * un})
    assert ("c", "sud") in connus_d_un_lecteur({("ecart", "sud"): 3 * un, ("a", "sud"): 4 * un, ("b", "sud"): un})
    assert connus_d_un_lecteur({("tout", "nord"): 10 * un}) == set()
    lu = dossier({("tout", "nord"): Decimal(10), ("a", "nord"): Decimal(4), ("b", "nord"): "secret"})
    assert [fuite.secret.indicateur for fuite in fuites(lu)] == ["b"]
    retenu = [un.indicateur for un in proteger(lu).valeurs if un.statut is StatutValeur.SECRET]
    assert retenu == ["a", "b"]
