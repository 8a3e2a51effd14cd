"""For any contract: the state, the words, the number shown, the row, the charts and the target drawn never contradict one another."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur
from generator.pages.contexte import Contexte
from generator.pages.dessins.commun import Graphique
from generator.pages.genres.contrat.indicateur import VueIndicateur, vue_indicateur
from generator.pages.mots.phrases import cible_dite, pas_egal
from generator.pages.mots.typographie import arrondir, arrondir_sans_confondre, grandeur, nombre_fr, pourcentage
from generator.pages.pieces.indicateurs import ligne_indicateur
from generator.publication.construction import examiner
from tests.calculs.modele import indicateur
from tests.cas.essai import dit, graphiques, phrases
from tests.cas.modele import contexte, contrats_lus, valeur

JUGES = {Statut.ATTEINT, Statut.EN_BONNE_VOIE, Statut.A_SURVEILLER, Statut.EN_RECUL, Statut.NON_ATTEINT}


def vue_de(lu: Contexte) -> VueIndicateur:
    """The page of the only indicator."""
    return vue_indicateur(lu, lu.indicateurs["i"])


@pytest.mark.lent
@settings(max_examples=120, deadline=None)
@given(contrats_lus())
def test_l_etat_les_mots_et_le_chiffre(lu: Contexte) -> None:
    vue, avancement, lecture = vue_de(lu), lu.suivi.avancements["i"], lu.suivi.lectures["i"]
    ligne = ligne_indicateur(lu, "c/indicateurs/", lu.indicateurs["i"])
    if vue.chiffre:
        assert (ligne.valeur, ligne.precision) == (vue.chiffre.texte, vue.chiffre.precision)
    else:
        assert ligne.valeur == ""
    assert ligne.statut == vue.statut
    if avancement.statut in JUGES:
        assert vue.chiffre is not None
        assert vue.chiffre.texte in vue.avancement.phrase, "the sentence speaks of the figure that is shown"
        assert vue.avancement.calcul is not None
        assert vue.avancement.calcul.lignes[0].chiffre == vue.chiffre.texte
    dits = phrases(vue)
    if "dernier chiffre trouvé" in dits:
        assert lecture.mesure is not None
        connues = [v for v in lu.valeurs["i"] if v.territoire in lecture.lieux_du_chiffre and v.nombre is not None]
        assert max(v.periode.fin for v in connues) == lecture.mesure.periode.fin
    if vide := re.search(r"Aucun chiffre comparable trouvé pour (\d+)", dits):
        assert all(mesure.periode.fin[:4] != vide[1] for mesure in lecture.suite.mesures)
    if "plus récent est connu" in dits:
        assert "À ce rythme" not in dits
        assert "s’éloignent" not in dits
    if avancement.statut is Statut.ATTEINT:
        assert "n’était pas" not in dits
        assert "il manqu" not in dits
    if avancement.statut is Statut.NON_ATTEINT:
        assert "atteinte :" not in dits.replace("non atteinte :", "").replace("n’était pas atteinte :", "")


@pytest.mark.lent
@settings(max_examples=120, deadline=None)
@given(contrats_lus())
def test_la_cible_tracee_est_celle_qui_juge(lu: Contexte) -> None:
    """A target stands in a chart only beside the judged figure, over figures that are comparable with it, and as the sentence says it."""
    vue, avancement, lecture = vue_de(lu), lu.suivi.avancements["i"], lu.suivi.lectures["i"]
    for id, graphique in graphiques(vue).items():
        if "Cible" not in graphique.description or id == "chemin":
            continue
        assert avancement.statut in JUGES
        assert lecture.mesure is not None
        assert cible_dite(lu.indicateurs["i"], avancement) in graphique.description
        assert nombre_fr(lecture.mesure.nombre) in graphique.description
        assert len(_points(graphique)) == len(lecture.suite.mesures)
    if "chemin" in graphiques(vue):
        assert avancement.statut in JUGES
        assert vue.chiffre is not None
        assert vue.chiffre.texte in graphiques(vue)["chemin"].description


def _points(graphique: Graphique) -> list[str]:
    """The figures that a chart draws, from its description: those before the target."""
    return re.findall(r"(?:\d{4}|\d{4}-\d{4}|[a-zé]+ \d{4}) : [−\d]", dit(graphique.description).split("Cible")[0])


@pytest.mark.lent
@settings(max_examples=120, deadline=None)
@given(contrats_lus())
def test_les_nombres_voisins_se_distinguent(lu: Contexte) -> None:
    """A part of the way that is not whole does not read whole; the pace is told from the start, the figure and the target."""
    vue, avancement, promesse = vue_de(lu), lu.suivi.avancements["i"], lu.indicateurs["i"]
    if vue.avancement.taux and avancement.statut is not Statut.ATTEINT:
        assert not dit(vue.avancement.taux).startswith("100 %")
    if avancement.taux is not None and avancement.taux != 0 and vue.avancement.taux:
        assert not dit(vue.avancement.taux).startswith("0 %")
    but, mesure = avancement.objectif, avancement.mesure
    if (ou := pas_egal(promesse, avancement)) and but and mesure and but.borne is not None and but.reference is not None:
        exact = but.reference + (but.borne - but.reference) * (avancement.attendu or 0)
        for autre in (but.borne, but.reference, mesure.fraction):
            ecrit = grandeur(Decimal(autre.numerator) / Decimal(autre.denominator), promesse.unite)
            assert (ou == ecrit) == (exact == autre)
        if "pas égal" in vue.avancement.rythme:
            assert dit(ou).removesuffix(".") in dit(vue.avancement.rythme)
    assert ".." not in f"{phrases(vue)} {vue.cible_lue}"


@given(st.fractions(-1000, 1000), st.integers(0, 4))
def test_un_seul_arrondi(nombre: Fraction, decimales: int) -> None:
    """To the nearest; a half goes away from zero; the same on both sides of zero."""
    arrondi = Fraction(arrondir(nombre, decimales))
    ecart = abs(arrondi - nombre) * 10**decimales
    assert ecart <= Fraction(1, 2)
    assert ecart < Fraction(1, 2) or abs(arrondi) > abs(nombre)
    assert Fraction(arrondir(-nombre, decimales)) == -arrondi


@pytest.mark.lent
@given(st.fractions(-10, 10), st.lists(st.fractions(-10, 10), max_size=4), st.integers(0, 2))
def test_arrondir_ne_confond_pas(nombre: Fraction, autres: list[Fraction], decimales: int) -> None:
    arrondi = Fraction(arrondir_sans_confondre(nombre, autres, decimales=decimales))
    for autre in autres:
        assert (arrondi > autre, arrondi < autre) == (nombre > autre, nombre < autre) or nombre == autre


@pytest.mark.parametrize(
    ("part", "ecrit"),
    [("49/400", "12,3 %"), ("9999/10000", "99,99 %"), ("1", "100 %"), ("1/100000", "0,001 %"), ("0", "0 %"), ("10001/10000", "100,01 %")],
)
def test_une_part_ecrite(part: str, ecrit: str) -> None:
    assert dit(pourcentage(Fraction(part))) == ecrit


@pytest.mark.lent
@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(101, 900), min_size=3, max_size=3, unique=True),
    st.sampled_from(["femmes", "hommes", "autres", "total"]),
    st.data(),
)
def test_aucun_secret_ne_se_lit(parties: list[int], cache: str, data: st.DataObject) -> None:
    """One part or the whole is secret: neither its figure nor its share is anywhere on the page, though the others would give it."""
    noms = ("femmes", "hommes", "autres")
    total = sum(parties)
    connus = dict(zip(noms, parties, strict=True)) | {"total": total}
    secret = connus[cache]
    connus[cache] = -1
    assume(secret not in connus.values())
    lignes = [
        valeur("nombre", "paris", "2019", "secret" if chiffre < 0 else Decimal(chiffre), "" if nom == "total" else nom)
        for nom, chiffre in connus.items()
    ]
    # The same at other places, whose sum would give it too.
    lignes += [
        valeur("nombre", lieu, "2020", Decimal(chiffre) if nom != cache else "secret")
        for (nom, chiffre), lieu in zip(connus.items(), ("nord", "sud", "rouge", "paris"), strict=True)
    ]
    promesse = indicateur(libelle="Places", additif=data.draw(st.booleans()))
    vue = vue_de(contexte(promesse, lignes))
    vus = [mot for textes in _textes(asdict(vue.chiffres)) for mot in re.findall(r"\d[\d ]*(?:,\d+)?(?: %)?", dit(textes))]
    assert nombre_fr(secret).replace("\u202f", " ") not in [mot.strip() for mot in vus]
    if cache != "total":
        assert dit(pourcentage(Fraction(secret, total))) not in vus


def _textes(objet: object) -> list[str]:
    """All texts of a view, but what is drawn: its places, and the round figures of its axes."""
    if isinstance(objet, str):
        return [objet] if not re.fullmatch(r"[\d.]+%", objet) else []
    if isinstance(objet, dict):
        return [texte for cle, valeur in objet.items() if cle not in ("x", "y", "calques", "gauche", "droite") for texte in _textes(valeur)]
    return [texte for un in objet for texte in _textes(un)] if isinstance(objet, list | tuple) else []


RACINE = Path(__file__).parents[2]
INSCRIT = re.compile(r"nous (?:inscrivons|lisons)|(?:est|sont) inscrite?s? ")
SANS = re.compile(r"aucun|n[’']est (?:donc )?pas inscrit", re.IGNORECASE)


@pytest.mark.lent
def test_une_note_ne_dement_pas_sa_page() -> None:
    """A note that says which number we read stands beside that number: a reader who looks for it must find it."""
    registre, _ = examiner(RACINE, "2026-11-27")
    dits = [
        un
        for dossier in registre.dossiers
        for un in dossier.indicateurs()
        if INSCRIT.search(un.note_editoriale) and not SANS.search(un.note_editoriale)
    ]
    assert dits
    for phrase in ("de même nature, et que nous inscrivons", "les deux bornes sont inscrites comme parts", "nous lisons 430 jeunes"):
        assert INSCRIT.search(phrase)
    assert [un.id for un in dits if not _a_un_nombre(un)] == []


def _a_un_nombre(un: Indicateur) -> bool:
    cible, reference = un.cible, un.reference
    lus = (cible.valeur, cible.minimum, cible.maximum, cible.variation) if cible else ()
    return any(nombre is not None for nombre in (*lus, reference.valeur if reference else None)) or bool(cible and cible.sens)
