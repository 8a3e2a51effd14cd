"""What publications tell of indicators without figures, which of two sources counts, and the sums of neighbouring figures."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.echeances import echeances
from generator.calculs.publications import ailleurs, fin_prolongee, fin_prolongee_des_contrats_de_ville
from generator.calculs.series import RegleDeChoix, choix, retenues
from generator.calculs.statuts import Statut
from generator.calculs.voisins import tableaux_voisins
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.publication import Couverture, EtatDeLecture, GenreDeSource, Publication
from generator.model.referentiel import Noeud
from generator.model.valeur import StatutValeur, Valeur
from generator.model.voisin import SerieVoisine, SommeVoisine, ValeurVoisine, Voisins
from generator.sources.periodes import interpreter_periode
from tests.calculs.modele import ICI, SOURCE, a_definir, contrat, indicateur, territoires, valeur


def publication(id: str = "etude", **champs: Any) -> Publication:
    """A publication that is known and was not read."""
    base = Publication(id, id, "Apur", "", "", GenreDeSource.PUBLICATION_OFFICIELLE, EtatDeLecture.CONNUE_NON_LUE, ICI)
    return replace(base, **champs)


def couvre(*, tout: bool = False, noeuds: tuple[str, ...] = (), indicateurs: tuple[str, ...] = (), connus: bool = True) -> Couverture:
    """What a publication covers."""
    return Couverture(None, tout, noeuds, indicateurs, connus, "")


def noeud(id: str, *indicateurs: str, enfants: tuple[Noeud, ...] = ()) -> Noeud:
    """A node with its indicators and what is below it."""
    siens = tuple(replace(indicateur(autre), noeud=id) for autre in indicateurs)
    return Noeud(id, "", "n", "", id, "", (), (), "", (), (), (), None, siens, enfants, "", (), SOURCE, ICI)


def dossier(*publications: Publication, valeurs: tuple[Valeur, ...] = (), voisins: Voisins | None = None) -> Dossier:
    """Two nodes, one below the other; a and b above, c below, d never defined."""
    haut = noeud("haut", "a", "b", enfants=(noeud("bas", "c"),))
    haut = replace(haut, indicateurs=(*haut.indicateurs, replace(a_definir(), id="d")))
    lieux = tuple(territoires(nord="commune", sud="commune").values())
    return Dossier(contrat(), (haut,), lieux, valeurs, (), (), publications=publications, voisins=voisins or Voisins())


def statuts(lu: Dossier) -> dict[str, Statut]:
    """The states that follow from what is published elsewhere."""
    return {id: trouve.statut for id, trouve in ailleurs(lu).items()}


SUR, PEUT_ETRE = Statut.PUBLIE_AILLEURS, Statut.PEUT_ETRE_AILLEURS


@pytest.mark.parametrize(
    ("couverture", "attendu"),
    [
        (couvre(tout=True), {"a": SUR, "b": SUR, "c": SUR}),
        (couvre(tout=True, connus=False), {"a": PEUT_ETRE, "b": PEUT_ETRE, "c": PEUT_ETRE}),
        (couvre(noeuds=("bas",)), {"c": SUR}),
        (couvre(noeuds=("haut",), connus=False), {"a": PEUT_ETRE, "b": PEUT_ETRE, "c": PEUT_ETRE}),
        (couvre(indicateurs=("b", "d")), {"b": SUR}),
        (couvre(), {}),
        (None, {}),
    ],
)
def test_ce_qui_est_couvert(couverture: Couverture | None, attendu: dict[str, Statut]) -> None:
    """Nodes count with all below them; what was never defined can have no figure."""
    assert statuts(dossier(publication(couvre=couverture))) == attendu


@pytest.mark.parametrize("etat", EtatDeLecture)
def test_seulement_ce_qui_reste_a_lire(etat: EtatDeLecture) -> None:
    """What was read wholly, or never found, hides nothing."""
    reste = etat in (EtatDeLecture.CONNUE_NON_LUE, EtatDeLecture.LUE_EN_PARTIE)
    assert bool(statuts(dossier(publication(couvre=couvre(tout=True), etat=etat)))) is reste


def test_un_chiffre_lu_passe_avant() -> None:
    """An indicator with a figure has no need of elsewhere; a row that says why there is none changes nothing."""
    tout = publication(couvre=couvre(tout=True))
    assert set(statuts(dossier(tout, valeurs=(valeur("2017", 3, id="a"), valeur("2017", "nd", id="b"))))) == {"b", "c"}


def test_le_certain_passe_avant_le_possible() -> None:
    """Both are told, and the certain one gives the state."""
    trouve = ailleurs(
        dossier(publication("vague", couvre=couvre(tout=True, connus=False)), publication("sure", couvre=couvre(indicateurs=("a",))))
    )
    assert ([un.id for un in trouve["a"].certaines], [un.id for un in trouve["a"].possibles]) == (["sure"], ["vague"])
    assert (trouve["a"].statut, trouve["b"].statut) == (SUR, PEUT_ETRE)


def test_la_fin_prolongee() -> None:
    """The latest end counts, that of the contract apart from that of the contrats de ville."""
    assert fin_prolongee(dossier(publication())) is None
    lois = (
        publication("l2", fin_du_contrat="2023-12-31"),
        publication("l1", fin_du_contrat="2022-12-31"),
        publication("l3", fin_des_contrats_de_ville="2024-12-31"),
    )
    fin, villes = fin_prolongee(dossier(*lois)), fin_prolongee_des_contrats_de_ville(dossier(*lois))
    assert fin is not None
    assert villes is not None
    assert (fin.jour, fin.loi.id, villes.jour, villes.loi.id) == ("2023-12-31", "l2", "2024-12-31", "l3")


NOMS = {
    "signe": publication("signe", genre=GenreDeSource.DOCUMENT_SIGNE, date="2019"),
    "officielle": publication("officielle", date="2018-05"),
    "recente": publication("recente", date="2018"),
    "sans-date": publication("sans-date"),
    "presse": publication("presse", genre=GenreDeSource.PRESSE, date="2021"),
}


def de(nom: str, nombre: int = 1, ligne: int = 1, retenu: str = "", statut: str = "definitif") -> Valeur:
    """A figure of 2017 from a publication."""
    return replace(valeur("2017", nombre, statut=statut), publication=nom, lieu=Lieu("v.csv", ligne, 1), retenu=retenu)


@pytest.mark.parametrize(
    ("gagnant", "autre", "regle"),
    [
        (de("presse", retenu="plus précis"), de("signe", statut="revise"), RegleDeChoix.RETENU),
        (de("presse", statut="revise"), de("signe"), RegleDeChoix.STATUT),
        (de("presse"), de("signe", statut="provisoire"), RegleDeChoix.STATUT),
        (de("signe"), de("presse"), RegleDeChoix.GENRE),
        (de("presse"), de(""), RegleDeChoix.GENRE),
        (de("recente"), de("officielle"), RegleDeChoix.DATE),  # a year counts for its last day
        (de("officielle"), de("sans-date"), RegleDeChoix.DATE),
        (de("presse", ligne=1), de("presse", ligne=2), RegleDeChoix.VERSION),
        (de("", ligne=1), de("inconnue", ligne=2), RegleDeChoix.ORDRE),
    ],
)
def test_celui_qui_compte(gagnant: Valeur, autre: Valeur, regle: RegleDeChoix) -> None:
    """Each rule, in both orders of the rows."""
    for valeurs in ([gagnant, autre], [autre, gagnant]):
        (un,) = choix(valeurs, NOMS)
        assert un.valeur is gagnant
        assert un.autres == ((autre, regle),)


figures = st.builds(
    de,
    st.sampled_from([*NOMS, "", "inconnue"]),
    st.integers(0, 3),
    st.integers(1, 40),
    st.sampled_from(["", "", "", "raison"]),
    st.sampled_from(["definitif", "provisoire", "revise"]),
)


@pytest.mark.lent
@given(st.lists(figures, min_size=1, max_size=8, unique_by=lambda v: v.lieu.ligne), st.data())
def test_le_choix_est_total_et_ne_depend_pas_de_l_ordre(valeurs: list[Valeur], data: st.DataObject) -> None:
    """Whatever the order of the rows: one figure, every other with a rule, and none lost; who wins beats each of the others alone."""
    (un,) = choix(valeurs, NOMS)
    (deux,) = choix(data.draw(st.permutations(valeurs)), NOMS)
    assert un == deux
    assert sorted([un.valeur, *(autre for autre, _ in un.autres)], key=lambda v: v.lieu) == sorted(valeurs, key=lambda v: v.lieu)
    for autre, regle in un.autres:
        (seuls,) = choix([autre, un.valeur], NOMS)
        assert (seuls.valeur, seuls.autres) == (un.valeur, ((autre, regle),))
    assert retenues(valeurs, NOMS) == (un.valeur,)


@pytest.mark.lent
@given(st.lists(figures, min_size=1, max_size=6, unique_by=lambda v: v.lieu.ligne))
def test_une_raison_ecrite_l_emporte(valeurs: list[Valeur]) -> None:
    """The writer's reason is never overruled, and a figure is never overruled by an absence."""
    absente = replace(de("signe", ligne=99), nombre=None, statut=StatutValeur.NON_DISPONIBLE)
    (un,) = choix([*valeurs, absente], NOMS)
    assert bool(un.valeur.retenu) == any(une.retenu for une in valeurs)
    assert un.valeur is not absente


def voisine(endroit: str, nombre: int, periode: str = "2019") -> ValeurVoisine:
    """A neighbouring figure."""
    return ValeurVoisine("postes", endroit, interpreter_periode(periode), Decimal(nombre), "", "", "", ICI, "etude")


def serie(*lieux: str, pres_de: tuple[str, ...] = ("a",)) -> SerieVoisine:
    """A series that adds up some places."""
    return SerieVoisine("postes", "Postes", "nombre", pres_de, "", "etude", (), SommeVoisine(lieux, "") if lieux else None, False, ICI)


@pytest.mark.lent
@given(
    st.dictionaries(st.tuples(st.sampled_from(["nord", "sud", "paris"]), st.sampled_from(["2018", "2019"])), st.integers(0, 99), min_size=1)
)
def test_une_somme_est_entiere_ou_n_est_pas(nombres: dict[tuple[str, str], int]) -> None:
    """At each time the sum of exactly the places that it names, and none where one of them has no figure; others never enter it."""
    valeurs = tuple(voisine(lieu, nombre, periode) for (lieu, periode), nombre in nombres.items())
    (tableau,) = tableaux_voisins(dossier(voisins=Voisins((serie("nord", "sud"),), valeurs)), "a")
    for periode, somme in zip(tableau.periodes, tableau.sommes, strict=True):
        deux = [nombres.get((lieu, periode.texte)) for lieu in ("nord", "sud")]
        assert somme == (None if None in deux else Decimal(sum(nombre or 0 for nombre in deux)))
    assert {case.nombre for case in tableau.cases.values()} == {Decimal(nombre) for nombre in nombres.values()}


def test_ou_une_serie_est_montree() -> None:
    """Beside what it is near to, only where it has figures, and without a sum where none was asked."""
    voisins = Voisins((serie(pres_de=("a", "bas")), replace(serie(), id="vide")), (voisine("nord", 1),))
    lu = dossier(voisins=voisins)
    assert [[t.serie.id for t in tableaux_voisins(lu, id)] for id in ("a", "bas", "b")] == [["postes"], ["postes"], []]
    assert tableaux_voisins(lu, "a")[0].sommes == ()


def test_une_loi_qui_deplace_deux_fins() -> None:
    """Each end has its date; the first of a law keeps the key that calendars of readers know."""
    deux = publication("deux", fin_du_contrat="2023-12-31", fin_des_contrats_de_ville="2022-06")
    villes = publication("villes", fin_des_contrats_de_ville="2024")
    assert [(une.cle, une.genre.value, une.jour) for une in echeances(dossier(deux, villes)) if une.loi] == [
        ("loi-deux-contrats-de-ville", "loi-des-contrats-de-ville", "2022-06-30"),
        ("loi-deux", "loi", "2023-12-31"),
        ("loi-villes", "loi-des-contrats-de-ville", "2024-12-31"),
    ]
