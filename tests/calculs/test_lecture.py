"""What holds of the figure that speaks, for any promise with any figures at any places."""

import dataclasses
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.avancement import CadreDeLecture
from generator.calculs.calculs_montres import CalculMontre, SorteDeCalcul, calculs_montres
from generator.calculs.designation import Origine
from generator.calculs.lecture import Lecture, lire
from generator.calculs.ligne_manquante import ligne_manquante
from generator.calculs.raisons import Raison
from generator.calculs.series import retenues
from generator.model.contrat import Contrat
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, Rupture, StatutIndicateur
from generator.model.territoire import Territoire
from generator.model.valeur import StatutValeur, Valeur
from tests.calculs.modele import cible, contrat, contrats, grilles, indicateur, jours, nombres, promesses, reference, territoires, valeur

pytestmark = pytest.mark.lent

LIEUX = {
    **territoires(nord="commune", sud="commune", rouge="qpv", vert="qpv"),
}
for _id, _commune in (("rouge", "nord"), ("vert", "sud")):
    LIEUX[_id] = replace(LIEUX[_id], communes=(_commune,))
DECLARES = st.sampled_from([(), (), (), (), (), (), ("paris",), ("nord",), ("nord", "sud"), ("rouge", "vert")])
# Without a perimeter, a place may answer for all.
CARTES = st.sampled_from([LIEUX, {id: lieu for id, lieu in LIEUX.items() if id != "paris"}])


TARD = st.sampled_from(["2018-06-30", "2020-06-30", "2021-06-30", "2022-06-30", "2024-06-30"])
MESURES = st.sampled_from(
    [
        ("paris",),
        ("paris",),
        ("paris",),
        ("nord", "sud"),
        ("nord", "sud", "paris"),
        ("rouge", "vert"),
        ("rouge", "vert", "paris"),
        ("nord",),
    ]
)


@st.composite
def simples(tirer: st.DrawFn) -> Indicateur:
    """A promise of «at least», by a year of the contract or over all of it, that figures can mostly be held against."""
    duree = tirer(st.booleans())
    annee = None if duree else tirer(st.integers(2016, 2020))
    return indicateur(
        cible=cible(valeur=tirer(nombres), annee=annee, comparateur=">=", portee="duree" if duree else ""),
        reference=tirer(st.none() | st.builds(reference, nombres, st.integers(2015, 2020))),
        chiffres="annuels" if duree else "",
        ruptures=tirer(st.sampled_from([(), (Rupture("2018-01-01", "Nouveau compte."),)])),
    )


@st.composite
def lus(tirer: st.DrawFn) -> tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]:
    """A promise, the figures that count, and where and when it is read."""
    carte: dict[str, Territoire] = tirer(CARTES)
    declares = tirer(DECLARES)
    promesse = replace(
        tirer(st.one_of(promesses(), simples(), simples(), simples())),
        additif=tirer(st.sampled_from([True, True, False])),
        territoires=declares if set(declares) <= carte.keys() else (),
        statut=StatutIndicateur.DEFINI,
    )
    ou = tuple(lieu for lieu in tirer(MESURES) if lieu in carte) or ("nord",)
    chiffres = st.integers(0, 1).map(Decimal) if promesse.unite == "oui_non" else nombres
    valeurs = [valeur(quand, chiffre, lieu) for lieu, quand, chiffre in tirer(grilles(ou, chiffres))]
    le_contrat: Contrat = tirer(contrats)
    return promesse, retenues(valeurs), CadreDeLecture(le_contrat, carte, tirer(st.one_of(jours, TARD, TARD)))


@settings(max_examples=150)
@given(lus())
def test_le_chiffre_qui_parle_est_le_chiffre_juge(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    """Wherever one is judged; and it stands among those that it is compared with."""
    lecture = lire(*lu)
    juge = lecture.avancement
    if lecture.est_jugee and not juge.par_lieu:
        assert lecture.mesure is not None
        assert lecture.mesure == juge.mesure
        assert lecture.lieux_du_chiffre == tuple(juge.territoires)
        assert lecture.origine is not Origine.AUCUNE
    if lecture.mesure is not None:
        assert lecture.mesure in (*lecture.suite.mesures, *lecture.suite.brutes)
    if lecture.avancement.statut.est_sans_chiffre:
        assert (lecture.mesure, lecture.mots) == (None, None)


@settings(max_examples=150)
@given(lus())
def test_le_chiffre_se_refait_de_ce_qui_est_publie(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    """It is the sum of rows that are published, of times that have begun, without those that are taken away; none is secret."""
    _, valeurs, cadre = lu
    lecture = lire(*lu)
    for mesure in (*lecture.suite.mesures, *(lecture.sommes.mesures if lecture.sommes else ())):
        with localcontext(prec=200):
            faite = sum((v.nombre or Decimal(0) for v in mesure.parties), Decimal(0)) - sum(
                (v.nombre or Decimal(0) for v in mesure.retranchees), Decimal(0)
            )
        assert faite == mesure.nombre
        for partie in (*mesure.parties, *mesure.retranchees):
            assert partie in valeurs
            assert partie.nombre is not None
            assert partie.periode.debut <= cadre.aujourd_hui


def _sommes(calculs: tuple[CalculMontre, ...]) -> list[CalculMontre]:
    return [calcul for calcul in calculs if calcul.sorte is SorteDeCalcul.SOMME]


@settings(max_examples=150)
@given(lus())
def test_chaque_somme_montree_se_refait(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    """The terms that are shown of a sum, added and taken away, make it; each is the figure of a row."""
    promesse, valeurs, cadre = lu
    for somme in _sommes(calculs_montres(promesse, lire(*lu), (), {promesse.id: valeurs}, cadre.territoires)):
        signes = {"partie": 1, "partie_retranchee": -1}
        assert sum(signes[terme.role] * Fraction(terme.nombre) for terme in somme.termes) == somme.resultat
        assert all(terme.valeur is not None and terme.nombre == (terme.valeur.nombre or 0) for terme in somme.termes)


def test_une_somme_montree_dont_on_retranche() -> None:
    """220 of a running total, less the 100 of the year before."""
    promesse = indicateur(cible=cible(valeur=Decimal(110), portee="par_an"), chiffres="cumules")
    chiffres = retenues([valeur("2016", 100), valeur("2017", 220)])
    cadre = CadreDeLecture(contrat(), LIEUX, "2018-06-30")
    (somme,) = _sommes(calculs_montres(promesse, lire(promesse, chiffres, cadre), (), {promesse.id: chiffres}, LIEUX))
    assert [(terme.role, terme.nombre) for terme in somme.termes] == [("partie", 220), ("partie_retranchee", 100)]
    assert (somme.resultat, somme.lieux) == (120, ("paris",))


@settings(max_examples=150)
@given(lus())
def test_une_cible_tracee_est_une_cible_jugee(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    lecture = lire(*lu)
    if lecture.cible_tracee:
        assert lecture.est_jugee
        assert lecture.avancement.mesure in lecture.suite.mesures
        assert lecture.avancement.raison in (Raison.AUCUNE, Raison.CHIFFRE_ANCIEN, Raison.TENU_A_CE_JOUR)
        assert not lecture.avancement.partiel
        assert len({mesure.periode.genre for mesure in lecture.suite.mesures}) == 1
        assert len({mesure.lieux for mesure in lecture.suite.mesures}) == 1


@settings(max_examples=150)
@given(lus())
def test_un_chiffre_de_depart_n_est_jamais_juge(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    """Nor one of before the contract: what is judged comes after the printed starting value, and within the contract's time or later."""
    promesse, _, cadre = lu
    lecture = lire(*lu)
    mesure, juge = lecture.mesure, lecture.avancement
    if not lecture.est_jugee or mesure is None:
        return
    assert mesure.periode.annee_de_fin >= cadre.contrat.debut
    if promesse.reference and promesse.reference.annee and (juge.reference is None or juge.reference.origine != "nature"):
        zero = promesse.cible is not None and promesse.cible.portee == "duree"
        assert zero or mesure.periode.fin > f"{promesse.reference.annee}-12-31"
    if juge.reference is not None and juge.reference.jour:
        assert mesure.periode.fin > juge.reference.jour


@settings(max_examples=150)
@given(lus())
def test_l_annee_visee_compte(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    """Once the deadline is over, no other figure is judged where the place has one of that very year, after its start."""
    promesse, valeurs, _ = lu
    lecture = lire(*lu)
    juge = lecture.avancement
    if not lecture.est_jugee or not juge.termine or lecture.mesure is None or (promesse.cible and promesse.cible.portee):
        return
    depuis = f"{promesse.reference.annee}-12-31" if promesse.reference and promesse.reference.annee else ""
    de_l_annee = [
        v
        for v in valeurs
        if v.territoire in lecture.lieux_du_chiffre
        and v.nombre is not None
        and v.periode.genre is not GenrePeriode.INTERVALLE
        and v.periode.fin[:4] == juge.echeance[:4]
        and v.periode.fin > depuis
    ]
    if de_l_annee and lecture.origine is not Origine.SOMME:
        assert lecture.mesure.periode.fin[:4] == juge.echeance[:4]


@settings(max_examples=100)
@given(lus(), nombres)
def test_la_ligne_manquante_permet_de_juger(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture], nombre: Decimal) -> None:
    """Whatever figure comes in that row, there is a judgement; and the row was not there."""
    promesse, valeurs, cadre = lu
    lecture: Lecture = lire(promesse, valeurs, cadre)
    ligne = ligne_manquante(promesse, valeurs, cadre, lecture.avancement)
    if ligne is None:
        return
    assert not lecture.est_jugee
    assert ligne.periode.debut <= cadre.aujourd_hui
    oui_non = promesse.unite == "oui_non"
    nouvelle = valeur(ligne.periode.texte, Decimal(int(nombre > 0)) if oui_non else nombre, ligne.territoire)
    assert not any(
        (v.territoire, v.periode.texte) == (ligne.territoire, ligne.periode.texte) and v.nombre is not None and not v.ventilation
        for v in valeurs
    )
    assert lire(promesse, retenues([*valeurs, nouvelle]), cadre).est_jugee
    if ligne.additif:
        assert lire(replace(promesse, additif=True), valeurs, cadre).est_jugee


@settings(max_examples=100)
@given(lus())
def test_l_ordre_des_lignes_ne_compte_pas(lu: tuple[Indicateur, tuple[Valeur, ...], CadreDeLecture]) -> None:
    promesse, valeurs, cadre = lu
    un, autre = lire(promesse, valeurs, cadre), lire(promesse, valeurs[::-1], cadre)
    assert (un.mesure, un.origine, un.avancement, un.cible_tracee) == (autre.mesure, autre.origine, autre.avancement, autre.cible_tracee)


@settings(max_examples=100)
@given(st.data(), simples(), st.sampled_from([("paris",), ("nord", "sud")]), st.sampled_from(["annuels", "cumules"]))
def test_rien_n_est_fait_d_un_secret(data: st.DataObject, promesse: Indicateur, ou: tuple[str, ...], chiffres: str) -> None:
    """No sum is made for a time in which the figure of the place around it is secret, nor a total or a difference that is secret itself."""
    portee = "duree" if chiffres == "annuels" else "par_an"
    but = dataclasses.replace(promesse.cible, annee=None, portee=portee) if promesse.cible else None
    promesse = replace(promesse, additif=True, chiffres=chiffres, cible=but, ruptures=(), reference=None)
    valeurs = [valeur(str(annee), data.draw(nombres), lieu) for annee in range(2015, 2019) for lieu in ou]
    possibles = [("paris", quand) for quand in ("2015/2016", "2015/2017", "2015/2018", *(str(annee) for annee in range(2015, 2019)))]
    caches = data.draw(st.sets(st.sampled_from([case for case in possibles if case[0] not in ou or "/" in case[1]]), max_size=3))
    valeurs += [valeur(quand, "secret", lieu) for lieu, quand in sorted(caches)]
    lecture = lire(promesse, retenues(valeurs), CadreDeLecture(contrat(), LIEUX, "2021-06-30"))
    secrets = {(v.periode.debut, v.periode.fin) for v in valeurs if v.statut is StatutValeur.SECRET}
    faites = [*lecture.suite.mesures, *(lecture.sommes.mesures if lecture.sommes else ())]
    for mesure in (mesure for mesure in faites if mesure.est_calculee):
        debut = mesure.periode.debut if mesure.retranchees else mesure.periodes[0].debut
        assert (debut, mesure.periode.fin) not in secrets
