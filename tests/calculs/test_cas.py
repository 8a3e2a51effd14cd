"""The cases of cas/*.yaml, which a data officer can read and add to: what is promised, what is measured, and what must be said of it."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.calculs.attentes import Completude, attentes, completude, reunir
from generator.calculs.avancement import Avancement
from generator.calculs.cellules import ecrit as en_chiffres
from generator.calculs.formules import avec_les_ruptures
from generator.calculs.genres_de_cible import GenreCible, genre_de_cible
from generator.calculs.indicateurs_calcules import avec_les_calculs, dit, ecarts_au_calcul
from generator.calculs.jugement import juger, juger_en
from generator.calculs.raisons import Formule, Raison
from generator.calculs.secrets import RETENU_AVEC_UN_SECRET, proteger
from generator.calculs.statuts import Statut, synthetiser
from generator.model.dossier import Dossier
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur
from generator.sources.nombres import NombreInvalide, interpreter_nombre
from tests.calculs.lecture_des_cas import Cas, CasInvalide, lire_cas, parse_cas

DOSSIER = Path(__file__).parent / "cas"
CAS = [cas for chemin in sorted(DOSSIER.glob("*.yaml")) for cas in lire_cas(chemin)]

TOUJOURS = {Statut.ATTEINT, Statut.A_SURVEILLER, Statut.EN_RECUL, Statut.NON_ATTEINT, Statut.SANS_OBJECTIF}
SANS = {Statut.SECRET, Statut.AUCUN_CHIFFRE}
# Told from the publications that are known, from who publishes the site and from what documents take out of the contract, whatever the target: one case of each is enough.
PAR_AILLEURS = {Statut.PUBLIE_AILLEURS, Statut.PEUT_ETRE_AILLEURS, Statut.NON_FOURNI, Statut.RETIRE}
# Which states a promise of each kind can be in; a yes or no is kept or not, never «on their way».
POSSIBLES = {
    GenreCible.SEUIL: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.PART: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.FOURCHETTE: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.VARIATION: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.POINTS: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.DIRECTION: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.MAINTIEN: TOUJOURS | SANS | {Statut.EN_BONNE_VOIE},
    GenreCible.OUI_NON: TOUJOURS | SANS,
    GenreCible.MOTS: SANS | {Statut.SANS_OBJECTIF},
    GenreCible.AUCUNE: SANS | {Statut.SANS_OBJECTIF},
    GenreCible.A_DEFINIR: {Statut.A_DEFINIR},
}


@pytest.mark.parametrize("cas", CAS, ids=[f"{cas.fichier.removesuffix('.yaml')} : {cas.nom}" for cas in CAS])
def test_cas(cas: Cas) -> None:
    """All that the case expects is what is computed; the message says in French what differs."""
    ecarts = comparer(cas)
    assert not ecarts, "\n".join([f"{cas.fichier}, cas « {cas.nom} » :", *ecarts])


def comparer(cas: Cas) -> list[str]:
    """What differs between what `attendu` holds and what is computed. Raises CasInvalide when it cannot be read."""
    trouves = _de_plusieurs(cas) if cas.plusieurs else _d_un_seul(cas, cas.indicateurs[0])
    ecrits = cas.lire_attendu(trouves)
    cas.refuser()
    ecarts = []
    for cle, ecrit in ecrits.items():
        try:
            juste = not ecrit or est(ecrit, trouves[cle])
        except NombreInvalide as erreur:
            raise CasInvalide(f"{cas.fichier}, cas « {cas.nom} » : « {ecrit} » ({cle}) ne se lit pas : {erreur}.") from None
        if not juste:
            ecarts.append(f"  {cle} : le cas attend « {ecrit} », le programme trouve « {montrer(trouves[cle])} ».")
    return ecarts


def _d_un_seul(cas: Cas, indicateur: Indicateur) -> dict[str, object]:
    valeurs = cas.valeurs_de(indicateur)
    juge = juger_en(indicateur, valeurs, cas.cadre, cas.lieu) if cas.lieu else juger(indicateur, valeurs, cas.cadre)
    attendues = attentes(indicateur, valeurs, cas.cadre.contrat, cas.cadre.aujourd_hui)
    return {
        **_de_l_avancement(juge, indicateur),
        "par_lieu": ", ".join(f"{lieu} {statut}" for lieu, statut in juge.par_lieu),
        **_de_la_completude(completude(attendues)),
        "attentes": ", ".join(attente.etat for attente in attendues),
    }


def _de_l_avancement(juge: Avancement, indicateur: Indicateur) -> dict[str, object]:
    mesure, reference = juge.mesure, juge.reference
    retenue: object = mesure.nombre if mesure and not mesure.en_fourchette else None
    if mesure and indicateur.unite == "oui_non":
        retenue = bool(mesure.nombre)
    return {
        "statut": str(juge.statut),
        "raison": str(juge.raison),
        "genre": str(juge.genre),
        "formule": "" if juge.formule is Formule.AUCUNE else juge.formule.name.lower(),
        "taux": juge.taux,
        "attendu": juge.attendu,
        "attendu_au_chiffre": juge.attendu_au_chiffre,
        "annee_projetee": juge.annee_projetee,
        "s_eloigne": juge.s_eloigne,
        "echeance": juge.echeance,
        "termine": juge.termine,
        "valeur_retenue": retenue,
        "bornes_retenues": " ".join(str(borne) for borne in mesure.bornes) if mesure and mesure.bornes else "",
        "periode_retenue": mesure.periode.texte if mesure else None,
        "valeur_de_depart": reference and reference.nombre,
        "origine_du_depart": reference.origine if reference else None,
    }


def _de_plusieurs(cas: Cas) -> dict[str, object]:
    if any(lu.calcul for lu in cas.indicateurs):
        dossier = avec_les_calculs(proteger(cas.dossier()))
        return {**_comptes(replace(cas, valeurs=dossier.valeurs)), **_des_calculs(cas, dossier)}
    return _comptes(cas)


def _des_calculs(cas: Cas, dossier: Dossier) -> dict[str, object]:
    """What is computed, withheld and found to differ, in the order of the indicators, of the places and of time."""

    def ou(valeur: Valeur) -> str:
        return " ".join(filter(None, (valeur.indicateur, valeur.territoire, valeur.periode.texte, *(nom for _, nom in valeur.ventilation))))

    return {
        "calcules": ", ".join(f"{ou(un)} {en_chiffres(un.nombre)}" for un in dossier.valeurs if un.calcul and un.nombre is not None),
        "comment": ", ".join(dit(un.calcul).replace("\u202f", " ") for un in dossier.valeurs if un.calcul),
        "retenus": ", ".join(ou(un) for un in dossier.valeurs if un.commentaire == RETENU_AVEC_UN_SECRET),
        "ecarts": ", ".join(ou(un.publiee) for un in ecarts_au_calcul(cas.dossier())),
    }


def _comptes(cas: Cas) -> dict[str, object]:
    tous = {lu.id: lu for lu in cas.indicateurs}
    statuts = {lu.id: juger(avec_les_ruptures(lu, tous), cas.valeurs_de(lu), cas.cadre).statut for lu in cas.indicateurs}
    synthese = synthetiser(statuts.values())
    completudes = [completude(attentes(lu, cas.valeurs_de(lu), cas.cadre.contrat, cas.cadre.aujourd_hui)) for lu in cas.indicateurs]
    return {
        "statuts": ", ".join(f"{id} {statut}" for id, statut in statuts.items()),
        "synthese": ", ".join(f"{nombre} {statut}" for statut, nombre in synthese.nombres if nombre),
        "total": synthese.total,
        "definis": synthese.definis,
        "avec_chiffres": synthese.avec_chiffres,
        **_de_la_completude(reunir(completudes)),
    }


def _de_la_completude(faite: Completude) -> dict[str, object]:
    return {
        "releves_prevus": faite.prevues,
        "releves_trouves": faite.trouvees,
        "releves_manquants": faite.manquantes,
        "non_fourni_depuis": faite.depuis,
    }


def est(ecrit: str, trouve: object) -> bool:
    """True when what is written in a case says what was found."""
    if ecrit == trouve:
        return True
    if ecrit in ("aucun", "aucune") or trouve is None:
        return trouve in (None, "") and ecrit in ("aucun", "aucune")
    if isinstance(trouve, bool):
        return ecrit == ("oui" if trouve else "non")
    if isinstance(trouve, Fraction):
        return est_un_taux(ecrit, trouve)
    if isinstance(trouve, Decimal | int):
        return interpreter_nombre(ecrit).valeur == trouve
    return False


def est_un_taux(ecrit: str, trouve: Fraction) -> bool:
    """«50 %», «0,5» and «1/3» are exact; «environ 33,3 %» is rounded to the decimals that are written."""
    environ, mot = ecrit.startswith("environ "), ecrit.removeprefix("environ ")
    if "/" in mot:
        return Fraction(mot) == trouve
    lu = interpreter_nombre(mot)
    compte = trouve * (100 if lu.unite else 1)
    decimales = max(0, -int(lu.valeur.as_tuple().exponent))
    return (round(compte, decimales) if environ else compte) == Fraction(lu.valeur)


def montrer(trouve: object) -> str:
    """What was found, in the words of a case."""
    if trouve is None or trouve == "":
        return "aucun"
    if isinstance(trouve, bool):
        return "oui" if trouve else "non"
    if isinstance(trouve, Fraction):
        return f"{trouve} (environ {float(trouve * 100):.2f} %)".replace(".", ",")
    return str(trouve)


def test_assez_de_cas() -> None:
    """At least sixty; every kind of target in every state that it can be in, every reason, names that are not taken twice."""
    assert len(CAS) >= 60
    assert [nom for nom, nombre in Counter((cas.fichier, cas.nom) for cas in CAS).items() if nombre > 1] == []
    seuls = [cas for cas in CAS if not cas.plusieurs]
    vus = {(genre_de_cible(cas.indicateurs[0]), Statut(mot)) for cas in seuls if (mot := cas.attend("statut"))}
    assert {genre for genre, _ in vus} == set(GenreCible)
    assert {statut for _, statut in vus} == set(Statut)
    attendus = {(genre, statut) for genre, statuts in POSSIBLES.items() for statut in statuts}
    assert sorted(attendus - vus) == [], "kinds and states that no case shows"
    assert sorted(cas for cas in vus - attendus if cas[1] not in PAR_AILLEURS) == [], "kinds in a state that was thought to be impossible"
    assert {cas.attend("raison") for cas in seuls} >= {raison.value or "aucune" for raison in Raison}
    assert {cas.attend("formule") for cas in seuls} >= {formule.name.lower() for formule in Formule}


MODELE = """\
cas:
  - nom: un exemple
    contrat: {debut: 2015, fin: 2020}
    date: 2018-06-30
    indicateur: {libelle: Places, unite: nombre, cible: {texte: "100 places", valeur: 100}}
    valeurs:
      - 2017 ; paris ; 100
    attendu: {statut: atteint}
"""


@pytest.mark.parametrize(
    ("remplacer", "par", "dit"),
    [
        ("statut: atteint", "status: atteint", "Le champ « status » n’existe pas ici."),
        ("indicateur:", "indicateurs_:", "Le champ « indicateur » manque."),
        ("unite: nombre", "unité: nombre", "Le champ « unité » n’existe pas ici."),
        ("valeur: 100", "valeur: cent", "« cent » n’est pas un nombre"),
        ("paris ; 100", "pari ; 100", "Le territoire « pari » n’existe pas."),
        ("paris ; 100", "paris ; 1.100", "n’est pas un nombre"),
        ("2017 ; paris", "2015-2017 ; paris", "n’est pas une période"),
        ("debut: 2015, ", "", "Le champ « debut » manque."),
        ("date: 2018-06-30", "date: 2018-06", "La date d’un cas est un jour."),
        ("    attendu: {statut: atteint}\n", "", "Le champ « attendu » manque."),
        ("attendu: {statut: atteint}", "attendu: {valeur_retenue: moitié}", "« moitié »"),
    ],
)
def test_un_cas_mal_ecrit(remplacer: str, par: str, dit: str) -> None:
    """What cannot be read is refused in French, with the file and the case."""
    assert remplacer in MODELE
    with pytest.raises(CasInvalide) as refus:
        lire_et_comparer(MODELE.replace(remplacer, par))
    assert "modele.yaml" in str(refus.value)
    assert "cas « un exemple »" in str(refus.value)
    assert dit in str(refus.value)


def lire_et_comparer(texte: str) -> list[list[str]]:
    """What differs in each case of a text."""
    return [comparer(cas) for cas in parse_cas(texte, "modele.yaml")]


def test_un_cas_qui_differe() -> None:
    """The message names what the case expects and what was found; the model itself is sound."""
    (bon,) = parse_cas(MODELE, "modele.yaml")
    assert comparer(bon) == []
    (faux,) = parse_cas(MODELE.replace("{statut: atteint}", "{statut: en_recul, taux: 50 %, valeur_retenue: 99}"), "modele.yaml")
    assert comparer(faux) == [
        "  statut : le cas attend « en_recul », le programme trouve « atteint ».",
        "  taux : le cas attend « 50 % », le programme trouve « aucun ».",
        "  valeur_retenue : le cas attend « 99 », le programme trouve « 100 ».",
    ]
