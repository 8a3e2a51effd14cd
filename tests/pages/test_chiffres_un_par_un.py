"""The page of the figures of an indicator, one by one: each computed figure that pages show is computed again, by hand, from what it says of its terms."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from generator.calculs.calculs_montres import SorteDeCalcul
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import indicateur_json
from generator.pages.genres.contrat.chiffres_de_l_indicateur import vue_des_chiffres
from generator.pages.genres.contrat.indicateur import vue_indicateur
from generator.pages.pieces.calculs_montres import vues_des_calculs
from generator.pages.pieces.chiffres_montres import a_ses_chiffres
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, RACINE
from tests.exemple.projet import JOUR as JOUR_DE_L_EXEMPLE
from tests.exemple2.projet import EXEMPLE as EXEMPLE2
from tests.exemple2.projet import JOUR as JOUR_DE_L_EXEMPLE2

INSECABLES = str.maketrans({"\u00a0": "", "\u202f": "", " ": "", "−": "-", ",": "."})


def _contextes() -> list[Contexte]:
    lus = []
    for projet, jour in ((RACINE, "2026-11-27"), (EXEMPLE, JOUR_DE_L_EXEMPLE), (EXEMPLE2, JOUR_DE_L_EXEMPLE2)):
        registre = examiner(projet, jour)[0]
        lus += [Contexte(dossier, registre, jour) for dossier in registre.dossiers]
    return lus


@pytest.fixture(scope="module")
def contextes() -> list[Contexte]:
    """The four contracts, and both examples."""
    return _contextes()


@pytest.fixture(scope="module")
def fichiers(contextes: list[Contexte]) -> dict[tuple[str, str], Any]:
    """`indicateur.json` of each indicator, by the ids of its contract and its own."""
    return {(un.contrat.id, id): json.loads(indicateur_json(un, id)) for un in contextes for id in un.indicateurs}


def refaire(calcul: dict[str, Any]) -> Fraction:
    """The result, from the terms alone, as the documentation of the interface says it is made."""
    nombres = [Fraction(str(terme["valeur"])) for terme in calcul["termes"]]
    par_role = {terme["role"]: nombre for terme, nombre in zip(calcul["termes"], nombres, strict=True)}
    match calcul["sorte"]:
        case "somme":
            return sum((-n if t["role"] == "partie_retranchee" else n for t, n in zip(calcul["termes"], nombres, strict=True)), Fraction(0))
        case "formule_somme":
            return sum(nombres, Fraction(0))
        case "ecart" | "formule_difference":
            return nombres[0] - nombres[1]
        case "part" | "formule_part" | "formule_rapport":
            return nombres[0] / nombres[1] * calcul["pour"]
        case _:
            return (par_role["valeur"] - par_role["reference"]) / (par_role["cible"] - par_role["reference"])


def test_tout_calcul_se_refait(fichiers: dict[tuple[str, str], Any]) -> None:
    """Each result, from its terms; and every sort of computation is met."""
    vus = set()
    for (contrat, _), fichier in fichiers.items():
        for calcul in fichier["calculs"]:
            assert abs(refaire(calcul) - Fraction(str(calcul["resultat"]))) < Fraction(1, 10**9), (contrat, calcul)
            vus.add(calcul["sorte"])
    assert vus >= set(SorteDeCalcul) - {SorteDeCalcul.ECART}


def test_un_terme_change_se_verrait(fichiers: dict[tuple[str, str], Any]) -> None:
    """The check above can fail, on each term of each computation."""
    for fichier in fichiers.values():
        for calcul in fichier["calculs"]:
            for rang, terme in enumerate(calcul["termes"]):
                if calcul["sorte"] == "chemin" and terme["role"] not in ("valeur", "reference", "cible"):
                    continue
                faux = json.loads(json.dumps(calcul))
                faux["termes"][rang]["valeur"] += 1
                assert refaire(faux) != refaire(calcul), calcul


def test_chaque_terme_mene_a_sa_ligne(contextes: list[Contexte], fichiers: dict[tuple[str, str], Any]) -> None:
    """The address of a row is a place of a page that shows this very figure, with its place, its period and its source."""
    lignes = 0
    for contexte in contextes:
        for id in contexte.indicateurs:
            for terme in (terme for calcul in fichiers[contexte.contrat.id, id]["calculs"] for terme in calcul["termes"] if terme["ligne"]):
                page, _, ancre = terme["ligne"].partition("#")
                assert page == f"/{contexte.adresses.chiffres_de_l_indicateur(terme['indicateur'])}"
                vue = vue_des_chiffres(contexte, terme["indicateur"])
                ((lieu, chiffre),) = [
                    (lieu, un) for source in vue.sources for lieu in source.lieux for un in lieu.chiffres if un.ancre == ancre
                ]
                assert lieu.ou.startswith(contexte.territoires[terme["territoire"]].nom)
                assert Fraction(_nombre(chiffre.chiffre)) == Fraction(str(terme["valeur"]))
                assert terme["source"]
                lignes += 1
    assert lignes > 100


def _nombre(mots: str) -> str:
    lu = re.match(r"-?[0-9.]+", mots.translate(INSECABLES))
    assert lu, mots
    return lu[0]


def _calcules_sur_la_page(contexte: Contexte, id: str) -> Iterator[str]:
    """The computed figures that the page of an indicator shows, as it writes them."""
    vue = vue_indicateur(contexte, contexte.indicateurs[id])
    yield from (total for total in vue.chiffres.totaux if total)
    if vue.vie and vue.vie.formule:
        yield from (ligne.resultat for ligne in vue.vie.formule.lignes)
    if vue.avancement.calcul and " ÷ (" in vue.avancement.calcul.application:
        yield vue.avancement.calcul.application.rpartition(" = ")[2]
    for ecart in vue.chiffres.ecarts:
        if lue := re.search(r"soit ([^(]+) \(notre calcul\)", ecart.phrase):
            yield lue[1]


def test_tout_ce_qu_une_page_calcule_est_explique(contextes: list[Contexte], fichiers: dict[tuple[str, str], Any]) -> None:
    """No sum, rate, share or computed indicator stands on a page without its computation on the page beside, in the same words."""
    montres = 0
    for contexte in contextes:
        for id in contexte.indicateurs:
            expliques = {calcul["montre"] for calcul in fichiers[contexte.contrat.id, id]["calculs"]}
            for chiffre in _calcules_sur_la_page(contexte, id):
                assert chiffre in expliques, (contexte.contrat.id, id, chiffre)
                montres += 1
            lecture = contexte.suivi.lectures[id]
            if lecture.mesure and lecture.mesure.est_calculee and not lecture.mesure.en_fourchette:
                assert float(lecture.mesure.nombre) in [calcul["resultat"] for calcul in fichiers[contexte.contrat.id, id]["calculs"]], id
    assert montres > 20


def test_la_page_dit_l_operation(contextes: list[Contexte]) -> None:
    """The operation as written gives its result: a reader with a calculator finds the same."""
    faits = 0
    for contexte in contextes:
        for id in contexte.indicateurs:
            for vue in vues_des_calculs(contexte, contexte.adresses.chiffres_de_l_indicateur(id), contexte.indicateurs[id]):
                operation, _, resultat = vue.operation.rpartition(" = ")
                ecrite = operation.translate(INSECABLES).replace("÷", "/").replace("×", "*")
                assert re.fullmatch(r"[0-9.()+*/-]+", ecrite), ecrite
                lu = eval(re.sub(r"([0-9.]+)", r"Fraction('\1')", ecrite), {"Fraction": Fraction})
                dit = Fraction(_nombre(resultat))
                pour = 100 if resultat.endswith("%") and "*100" not in ecrite and "/" in ecrite else 1
                assert abs(lu * pour - dit) <= Fraction(1, 20), vue.operation
                faits += 1
    assert faits > 20


def test_chaque_chiffre_a_une_place(contextes: list[Contexte]) -> None:
    """One place for each figure that counts, made of its place, period and part; what is not known of it is said so."""
    for contexte in contextes:
        for id in contexte.indicateurs:
            if not a_ses_chiffres(contexte, id):
                continue
            vue = vue_des_chiffres(contexte, id)
            ancres = [un.ancre for source in vue.sources for lieu in source.lieux for un in lieu.chiffres if un.ancre]
            assert len(set(ancres)) == len(ancres)
            comptees = {(une.territoire, une.periode, une.ventilation) for une in contexte.suivi.retenues.get(id, ())}
            prevues = {(une.territoire, une.periode, une.ventilation) for une in contexte.suivi.previsions.get(id, ())}
            assert len(ancres) == len(comptees | prevues)
            for source in vue.sources:
                dits = " ; ".join(source.provenance)
                for connu, inconnu in (
                    ("publié ", "la date de publication"),
                    ("lu ", "la date de lecture"),
                    ("saisi par", "qui l’a saisi"),
                ):
                    assert not dits or (connu.strip() in dits) != (inconnu in dits), dits
                assert not dits or dits.count("licence de la source") == 1
                assert dits or all("Calculé par le site" in un.repere for un in source.lieux)
