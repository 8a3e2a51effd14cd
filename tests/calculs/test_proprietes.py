"""What holds of progress for any promise and any figures: negative, null, huge or tiny."""

import dataclasses
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.attentes import attentes, completude, reunir
from generator.calculs.avancement import Avancement, CadreDeLecture
from generator.calculs.genres_de_cible import GenreCible
from generator.calculs.jugement import juger
from generator.calculs.raisons import Formule, Raison
from generator.calculs.series import retenues
from generator.calculs.statuts import Statut, synthetiser
from generator.model.contrat import Contrat
from generator.model.referentiel import Cible, Indicateur, Reference
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from tests.calculs.modele import (
    cible,
    cibles,
    contrats,
    fois,
    indicateur,
    jours,
    juge,
    nombres,
    observations,
    plus,
    positifs,
    promesses,
    reference,
    territoires,
    valeur,
)

pytestmark = pytest.mark.lent

APRES = {Statut.ATTEINT, Statut.NON_ATTEINT, Statut.SECRET, Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI, Statut.SANS_OBJECTIF, Statut.A_DEFINIR}
MIROIR = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "=", "": "", "hausse": "baisse", "baisse": "hausse", "maintien": "maintien"}
LIEUX = territoires(nord="commune", sud="commune")


@st.composite
def chemins(tirer: st.DrawFn) -> tuple[Indicateur, Fraction]:
    """A promise whose starting value does not keep it, and the figure that it leads to."""
    depart, vise = tirer(nombres), tirer(nombres)
    assume(depart != vise)
    monte = vise > depart
    sorte = tirer(st.sampled_from(["nu", "dit", "part", "variation", "fourchette"]))
    if sorte == "part":
        # ensemble 50: «200 %» of it is 100; the aimed figure is whatever the percentage makes.
        cherche = cible(valeur=vise, unite=Unite.POURCENTAGE, ensemble=Decimal(50), sens="hausse" if vise > 2 * depart else "baisse")
        assume(Fraction(vise) / 2 != Fraction(depart))
        return indicateur(cible=cherche, reference=reference(depart)), Fraction(vise) / 2
    if sorte == "variation":
        assume(depart and vise)
        arrivee = Fraction(depart) + abs(Fraction(depart)) * Fraction(vise) / 100
        return indicateur(cible=cible(variation=vise), reference=reference(depart)), arrivee
    if sorte == "fourchette":
        autre = plus(vise, tirer(positifs) if monte else -tirer(positifs))
        bornes = {"minimum": min(vise, autre), "maximum": max(vise, autre)}
        return indicateur(cible=cible(**bornes), reference=reference(depart)), Fraction(vise)
    comparateur = (">=" if monte else "<=") if sorte == "dit" else tirer(st.sampled_from(["", "="]))
    return indicateur(cible=cible(valeur=vise, comparateur=comparateur), reference=reference(depart)), Fraction(vise)


def exact(nombre: Fraction) -> Decimal:
    """A fraction made of decimal numbers, as one."""
    with localcontext(prec=200):
        return Decimal(nombre.numerator) / Decimal(nombre.denominator)


@given(chemins())
def test_zero_au_depart(chemin: tuple[Indicateur, Fraction]) -> None:
    """The figure of the start is no part of the way."""
    promesse, _ = chemin
    assert promesse.reference is not None
    assert promesse.reference.valeur is not None
    assert juge(promesse, [valeur("2018", promesse.reference.valeur)]).taux == 0


@given(chemins())
def test_un_a_la_cible(chemin: tuple[Indicateur, Fraction]) -> None:
    """The aimed figure is the whole way, and keeps the promise."""
    promesse, vise = chemin
    trouve = juge(promesse, [valeur("2018", exact(vise))])
    assert trouve.taux == 1
    assert trouve.statut is Statut.ATTEINT


@given(chemins(), nombres, nombres)
def test_monotone(chemin: tuple[Indicateur, Fraction], un: Decimal, deux: Decimal) -> None:
    """Nearer to the target is a larger part of the way: upwards for a rising one, downwards for a falling one."""
    promesse, vise = chemin
    assume(promesse.cible is None or promesse.cible.minimum is None)
    assert promesse.reference is not None
    monte = vise > Fraction(promesse.reference.valeur or 0)
    bas, haut = sorted((un, deux))
    taux_bas, taux_haut = (juge(promesse, [valeur("2018", nombre)]).taux for nombre in (bas, haut))
    assert taux_bas is not None
    assert taux_haut is not None
    assert taux_bas <= taux_haut if monte else taux_bas >= taux_haut
    assert (taux_bas == taux_haut) == (bas == haut)


@given(chemins(), nombres)
def test_atteint_a_partir_de_un(chemin: tuple[Indicateur, Fraction], nombre: Decimal) -> None:
    """A promise is kept where the rate is one or more, and only there; before its start a rate is never on its way."""
    promesse, _ = chemin
    trouve = juge(promesse, [valeur("2018", nombre)])
    if trouve.taux is not None:
        assert (trouve.taux >= 1) == (trouve.statut is Statut.ATTEINT)
        assert trouve.taux >= 0 or trouve.statut is Statut.EN_RECUL


def transformer(promesse: Indicateur, valeurs: list[Valeur], facteur: Decimal) -> tuple[Indicateur, list[Valeur]]:
    """The same promise and figures in another unit (a positive factor), or the other way up (a negative one)."""
    but, depart = promesse.cible, promesse.reference
    renverse = facteur < 0
    if but is not None:
        relative = but.unite == "pourcentage"
        echelle = Decimal(-1 if renverse else 1) if relative else facteur
        minimum, maximum = fois(but.minimum, echelle), fois(but.maximum, echelle)
        but = dataclasses.replace(
            but,
            valeur=fois(but.valeur, echelle),
            minimum=maximum if renverse else minimum,
            maximum=minimum if renverse else maximum,
            variation=fois(but.variation, Decimal(-1 if renverse else 1)),
            ensemble=fois(but.ensemble, abs(facteur)),
            tolerance=fois(but.tolerance, abs(echelle)),
            comparateur=MIROIR[but.comparateur] if renverse else but.comparateur,
            sens=MIROIR[but.sens] if renverse else but.sens,
        )
    if depart is not None:
        depart = Reference(depart.texte, fois(depart.valeur, facteur), depart.annee)
    changees = [replace(une, nombre=fois(une.nombre, facteur)) for une in valeurs]
    return replace(promesse, cible=but, reference=depart), changees


def pareils(un: Avancement, autre: Avancement) -> bool:
    """True when two promises stand at the same point."""
    return all(
        getattr(un, champ) == getattr(autre, champ)
        for champ in ("statut", "raison", "genre", "formule", "taux", "attendu", "attendu_au_chiffre", "annee_projetee", "s_eloigne")
    )


@settings(max_examples=150)
@given(promesses(), observations(), contrats, jours, positifs)
def test_changer_d_unite_ne_change_rien(
    promesse: Indicateur, valeurs: list[Valeur], le_contrat: Contrat, jour: str, facteur: Decimal
) -> None:
    """Thousands of euros or euros: the same rate, the same status, the same pace."""
    assume(promesse.unite == "nombre")
    autre, autres = transformer(promesse, valeurs, facteur)
    assert pareils(juge(promesse, valeurs, jour, le_contrat), juge(autre, autres, jour, le_contrat))


def se_retourne(promesse: Indicateur) -> bool:
    """True where the other way up means the same: the words say which way is good, and no total can only grow."""
    but = promesse.cible
    if promesse.unite != "nombre" or (but is not None and but.portee):
        return False
    nu = but is not None and but.valeur is not None and but.comparateur in ("", "=") and not but.sens
    nulle = but is not None and but.variation == 0
    return not nu and not nulle


@settings(max_examples=150)
@given(promesses().filter(se_retourne), observations(), contrats, jours)
def test_monter_et_descendre_se_repondent(promesse: Indicateur, valeurs: list[Valeur], le_contrat: Contrat, jour: str) -> None:
    """To rise from −10 to 5 is to fall from 10 to −5."""
    autre, autres = transformer(promesse, valeurs, Decimal(-1))
    assert pareils(juge(promesse, valeurs, jour, le_contrat), juge(autre, autres, jour, le_contrat))


@given(chemins(), nombres)
def test_un_chemin_nu_se_retourne(chemin: tuple[Indicateur, Fraction], nombre: Decimal) -> None:
    """So does a bare figure, where the starting value says which way it is."""
    promesse, _ = chemin
    autre, autres = transformer(promesse, [valeur("2018", nombre)], Decimal(-1))
    assert pareils(juge(promesse, [valeur("2018", nombre)]), juge(autre, autres))


@given(promesses(), st.data(), contrats, jours)
def test_l_ordre_des_lignes_ne_compte_pas(promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, jour: str) -> None:
    """Rows may come in any order, from any file."""
    valeurs = data.draw(observations(("paris", "nord", "sud"), oui_non=promesse.unite == "oui_non"))
    melees = data.draw(st.permutations(valeurs))
    cadre = CadreDeLecture(le_contrat, LIEUX, jour)
    assert juger(promesse, retenues(valeurs), cadre) == juger(promesse, retenues(melees), cadre)
    assert completude(attentes(promesse, valeurs, le_contrat, jour)) == completude(attentes(promesse, melees, le_contrat, jour))


@given(promesses(), st.data(), contrats, jours, st.sampled_from(["secret", "nd", "so"]), st.integers(2014, 2022))
def test_une_absence_n_est_pas_un_chiffre(
    promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, jour: str, absence: str, annee: int
) -> None:
    """A row that says that there is no figure changes neither rate nor status, whatever else is known of its year; where nothing else
    is known, a secret says that it was measured."""
    valeurs = data.draw(observations(oui_non=promesse.unite == "oui_non"))
    plus = retenues([valeur(str(annee), absence), *valeurs])
    avant, apres = juge(promesse, list(retenues(valeurs)), jour, le_contrat), juge(promesse, list(plus), jour, le_contrat)
    if avant.raison is Raison.SANS_CHIFFRE and absence == "secret":
        assert (apres.statut is Statut.SECRET) == (f"{annee}-01-01" <= jour)
        return
    assert pareils(avant, apres)


@settings(max_examples=150)
@given(promesses(), st.data(), contrats, jours)
def test_pas_de_taux_sans_ses_entrees(promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, jour: str) -> None:
    """A rate has a figure, a target and a starting value among its entries; a yes, a no and a level need no starting value."""
    trouve = juge(promesse, data.draw(observations(oui_non=promesse.unite == "oui_non")), jour, le_contrat)
    roles = [entree.role for entree in trouve.entrees]
    if trouve.taux is not None:
        assert roles.count("valeur") == 1
        assert set(roles) & {"cible", "minimum", "maximum"}
        assert "reference" in roles or trouve.formule in (Formule.OUI_NON, Formule.MAINTIEN)
        assert trouve.formule in (Formule.CHEMIN, Formule.OUI_NON, Formule.MAINTIEN)
    if trouve.attendu is not None:
        assert trouve.taux is not None
        assert 0 <= trouve.attendu <= 1
    if trouve.statut in (Statut.ATTEINT, Statut.NON_ATTEINT, Statut.EN_BONNE_VOIE, Statut.EN_RECUL):
        assert trouve.mesure is not None
        assert trouve.mesure.periode.debut <= jour


def refaire(trouve: Avancement) -> Fraction | None:
    """The rate again, from the published entries and the printed formula alone."""
    role = {entree.role: Fraction(entree.nombre) for entree in trouve.entrees}
    if trouve.formule is Formule.OUI_NON:
        return Fraction(role["valeur"] == role["cible"])
    bas, haut = role.get("minimum"), role.get("maximum")
    dedans = (bas is None or bas <= role["valeur"]) and (haut is None or role["valeur"] <= haut)
    if trouve.formule is Formule.MAINTIEN:
        return Fraction(1) if dedans else None
    if trouve.formule is not Formule.CHEMIN:
        return None
    if bas is not None and haut is not None and dedans:
        return Fraction(1)
    depart = role["reference"]
    vise = role.get("cible")
    if vise is None:
        vise = bas if bas is not None and depart < bas else haut
    assert vise is not None
    return (role["valeur"] - depart) / (vise - depart)


@settings(max_examples=200)
@given(promesses(), st.data(), contrats, jours)
def test_le_taux_se_refait(promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, jour: str) -> None:
    """Anyone can compute the rate again from what is published under it; sums and differences too."""
    trouve = juge(promesse, data.draw(observations(oui_non=promesse.unite == "oui_non")), jour, le_contrat)
    if not trouve.entrees:
        assert trouve.taux is None
        return
    assert refaire(trouve) == trouve.taux
    parties = [Fraction(entree.nombre) * (1 if entree.role == "partie" else -1) for entree in trouve.entrees if "partie" in entree.role]
    valeurs = [Fraction(entree.nombre) for entree in trouve.entrees if entree.role == "valeur"]
    assert not parties or [sum(parties)] == valeurs


@given(chemins(), st.lists(jours, min_size=2, max_size=2), nombres)
def test_la_ligne_droite_ne_redescend_pas(chemin: tuple[Indicateur, Fraction], deux: list[str], nombre: Decimal) -> None:
    """As days go by, more of the way should be done."""
    promesse, _ = chemin
    avant, apres = (juge(promesse, [valeur("2016", nombre)], jour).attendu for jour in sorted(deux))
    if avant is not None and apres is not None:
        assert avant <= apres


@given(promesses(), st.data(), contrats, st.integers(2022, 2030))
def test_apres_l_echeance_les_mots_changent(promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, annee: int) -> None:
    """Nothing is «on its way» any more when both the contract and the target's year are over."""
    valeurs = data.draw(observations(("paris", "nord", "sud"), oui_non=promesse.unite == "oui_non"))
    trouve = juger(promesse, valeurs, CadreDeLecture(le_contrat, LIEUX, f"{annee}-12-31" if annee > 2022 else "2023-01-01"))
    if le_contrat.fin is not None:
        assert trouve.statut in APRES
    elif promesse.cible is not None and promesse.cible.annee is not None:
        assert trouve.statut in APRES | {Statut.AUCUN_CHIFFRE}


@given(promesses(), st.data(), contrats, jours)
def test_pendant_ou_apres(promesse: Indicateur, data: st.DataObject, le_contrat: Contrat, jour: str) -> None:
    """The words of after are not said before, and the other way round."""
    trouve = juge(promesse, data.draw(observations(oui_non=promesse.unite == "oui_non")), jour, le_contrat)
    if not trouve.termine:
        assert trouve.statut is not Statut.NON_ATTEINT
    else:
        assert trouve.statut not in (Statut.EN_BONNE_VOIE, Statut.A_SURVEILLER, Statut.EN_RECUL)
    if trouve.statut is Statut.NON_FOURNI:
        # A site made from documents does not know what was supplied, whatever the day.
        assert le_contrat.collecte_les_chiffres
        assert le_contrat.fin is not None
        assert jour > f"{le_contrat.fin}-12-31"


@given(cibles(), nombres, jours)
def test_le_premier_chiffre_ne_prouve_pas_un_chemin(but: Cible | None, nombre: Decimal, jour: str) -> None:
    """One figure and no starting value: no rate, no line, no year; a level and a yes or no are all that can be told."""
    trouve = juge(indicateur(cible=but), [valeur("2016", nombre)], jour)
    if trouve.genre is not GenreCible.MAINTIEN and (but is None or but.portee != "duree"):
        assert (trouve.taux, trouve.attendu, trouve.annee_projetee) == (None, None, None)
        assert trouve.statut is not Statut.EN_BONNE_VOIE


@given(st.lists(st.tuples(promesses(), observations()), max_size=6), contrats, jours)
def test_les_syntheses_comptent(ensemble: list[tuple[Indicateur, list[Valeur]]], le_contrat: Contrat, jour: str) -> None:
    """Each indicator is counted once, in one state; counts of two halves add up."""
    statuts = [juge(promesse, valeurs, jour, le_contrat).statut for promesse, valeurs in ensemble]
    synthese = synthetiser(statuts)
    assert synthese.total == len(ensemble) == sum(synthese.nombre(statut) for statut in Statut)
    assert 0 <= synthese.avec_chiffres <= synthese.definis <= synthese.total
    for statut in Statut:
        assert synthese.nombre(statut) == synthetiser(statuts[::2]).nombre(statut) + synthetiser(statuts[1::2]).nombre(statut)


@given(st.lists(st.tuples(promesses(), observations(("paris", "nord", "sud"))), max_size=5), contrats, jours)
def test_la_completude(ensemble: list[tuple[Indicateur, list[Valeur]]], le_contrat: Contrat, jour: str) -> None:
    """No more figures are found than foreseen; only who collects them says since when one is missing: a day that is over."""
    faites = [completude(attentes(promesse, valeurs, le_contrat, jour)) for promesse, valeurs in ensemble]
    for faite in [*faites, reunir(faites)]:
        assert 0 <= faite.trouvees <= faite.prevues
        assert bool(faite.depuis) == (faite.manquantes > 0 and le_contrat.collecte_les_chiffres)
        assert not faite.depuis or faite.depuis < jour
    assert reunir(faites).prevues == sum(faite.prevues for faite in faites)


@given(promesses(), observations(), contrats, st.lists(jours, min_size=2, max_size=2))
def test_le_temps_ne_rend_pas_un_chiffre(promesse: Indicateur, valeurs: list[Valeur], le_contrat: Contrat, deux: list[str]) -> None:
    """With no new row, nothing that is late comes in time, and nothing that was expected is forgotten."""
    avant, apres = (completude(attentes(promesse, valeurs, le_contrat, jour)) for jour in sorted(deux))
    assert apres.manquantes >= avant.manquantes
    assert apres.prevues >= avant.prevues
    assert not avant.depuis or avant.depuis == apres.depuis
