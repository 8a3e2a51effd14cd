"""Progress computed again from the published tables alone, in a few lines that share nothing with the program."""

import csv
import io
from collections import Counter
from fractions import Fraction

RANGS = {"provisoire": 1, "definitif": 2, "revise": 3}
STATUTS = (
    "atteint", "en_bonne_voie", "a_surveiller", "en_recul", "non_atteint", "sans_objectif", "secret", "publie_ailleurs",
    "peut_etre_ailleurs", "aucun_chiffre", "non_fourni", "a_definir", "retire",
)  # fmt: skip


def lire(octets: bytes) -> list[dict[str, str]]:
    """The rows of a published table."""
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8"), newline=""), strict=True))


def preference(valeur: dict[str, str]) -> tuple[bool, int, int, str]:
    """What one of two figures of the same thing is chosen by; the greatest wins, and the first written of two that are equal."""
    date = f"{valeur.get('date', '')}-99-99"[:10] if valeur.get("date") else ""
    genres = ("", "loi", "presse", "donnees_ouvertes", "publication_officielle", "document_signe")
    return bool(valeur["retenu"]), RANGS[valeur["statut"]], genres.index(valeur["genre_de_source"]), date


def dater(valeurs: list[dict[str, str]], publications: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same rows with the date of their publication, by either of its names."""
    dates = {publication[nom]: publication["date"] for publication in publications for nom in ("document", "publication")}
    return [valeur | {"date": dates.get(valeur["publication"], "") if valeur["publication"] else ""} for valeur in valeurs]


def nombres_de(ligne: dict[str, str], valeurs: list[dict[str, str]]) -> dict[tuple[str, str], Fraction]:
    """The figures of one indicator by place and period, in the version that counts."""
    gardees: dict[tuple[str, str], dict[str, str]] = {}
    for valeur in valeurs:
        if valeur["indicateur"] == ligne["indicateur"] and not valeur.get("ventilation") and valeur["statut"] in RANGS:
            cle = (valeur["territoire"], valeur["periode"])
            if cle not in gardees or preference(valeur) > preference(gardees[cle]):
                gardees[cle] = valeur
    return {cle: Fraction({"oui": "1", "non": "0"}.get(valeur["valeur"], valeur["valeur"])) for cle, valeur in gardees.items() if valeur["valeur"] and valeur["unite"] not in ("texte", "mixte")}  # fmt: skip


def chiffre_qui_parle(ligne: dict[str, str], valeurs: list[dict[str, str]]) -> Fraction:
    """The figure that speaks, from the rows that it says it is made of."""
    nombres, lieux = nombres_de(ligne, valeurs), ligne["chiffre_territoires"].split()
    total = sum((nombres[lieu, quand] for lieu in lieux for quand in ligne["chiffre_periodes"].split()), Fraction(0))
    return total - sum(nombres[lieu, quand] for lieu in lieux for quand in ligne["chiffre_periodes_retranchees"].split())


def valeur_retenue(ligne: dict[str, str], valeurs: list[dict[str, str]]) -> Fraction:
    """The figure that an indicator is judged by, from the rows of valeurs.csv: added over places, or over years, or a difference."""
    nombres = nombres_de(ligne, valeurs)
    lieux, periode = ligne["territoires_retenus"].split(), ligne["periode_retenue"]
    if (ligne["cible_portee"], ligne["chiffres"]) == ("duree", "annuels"):
        return sum((nombre for (lieu, quand), nombre in nombres.items() if lieu in lieux and quand <= periode), Fraction(0))
    total = sum((nombres[lieu, periode] for lieu in lieux), Fraction(0))
    if (ligne["cible_portee"], ligne["chiffres"]) == ("par_an", "cumules"):
        total -= nombres[lieux[0], str(int(periode) - 1)]
    return total


def taux(ligne: dict[str, str], valeur: Fraction) -> Fraction:
    """The part of the way done."""
    if ligne["cible_genre"] == "oui_non":
        return Fraction(valeur == Fraction(ligne["cible_retenue"]))
    if ligne["cible_genre"] == "maintien":
        return Fraction(1)
    depart, cible = Fraction(ligne["depart_retenu"]), Fraction(ligne["cible_retenue"])
    return (valeur - depart) / (cible - depart)


def verifier(indicateurs: list[dict[str, str]], valeurs: list[dict[str, str]], syntheses: list[dict[str, str]]) -> Counter[str]:
    """Compute all figures of progress again and compare; how many of each kind were compared."""
    compares: Counter[str] = Counter()
    for ligne in indicateurs:
        if ligne["chiffre"]:
            assert chiffre_qui_parle(ligne, valeurs) == Fraction(ligne["chiffre"]), ligne["indicateur"]
            compares["chiffres"] += 1
        if ligne["valeur_retenue"]:
            assert ligne["chiffre"] == ligne["valeur_retenue"], "the figure that speaks is the judged one"
        if ligne["valeur_retenue"] and ligne["territoires_retenus"]:
            valeur = valeur_retenue(ligne, valeurs)
            assert valeur == Fraction(ligne["valeur_retenue"]), ligne["indicateur"]
            compares["valeurs"] += 1
            if ligne["taux"]:
                assert abs(taux(ligne, valeur) - Fraction(ligne["taux"])) < Fraction(1, 10**6), ligne["indicateur"]
                compares["taux"] += 1
    _verifier_syntheses(indicateurs, syntheses, compares)
    return compares


def verifier_les_calculs(indicateurs: list[dict[str, str]], valeurs: list[dict[str, str]]) -> int:
    """Compute again each figure that the site computed, from the rows of its terms at the same place and time; how many there are."""
    formules = {ligne["indicateur"]: ligne for ligne in indicateurs if ligne["calcul"]}
    cases = {(un["indicateur"], un["territoire"], un["periode"], un.get("ventilation", "")): un for un in valeurs if un["statut"] in RANGS}
    calculees = [un for un in valeurs if un["source"].startswith("Calculé par le site")]
    for un in calculees:
        formule = formules[un["indicateur"]]
        ici = (un["territoire"], un["periode"], un.get("ventilation", ""))
        nombres = [Fraction(cases[terme, *ici]["valeur"]) for terme in formule["calcul_termes"].split()]
        publie = Fraction(un["valeur"])
        if formule["calcul"] == "somme":
            assert publie == sum(nombres), un
        elif formule["calcul"] == "difference":
            assert publie == nombres[0] - nombres[1], un
        else:
            # How many a rate is for is said by its unit, and the figure is rounded to its last decimal.
            pour = {"pourcentage": 100, "nombre": 1}.get(un["unite"]) or int("".join(filter(str.isdigit, un["unite"])) or 1)
            assert abs(publie - nombres[0] / nombres[1] * pour) <= Fraction(1, 20), un
    return len(calculees)


def _verifier_syntheses(indicateurs: list[dict[str, str]], syntheses: list[dict[str, str]], compares: Counter[str]) -> None:
    noeuds = {ligne["id"]: ligne for ligne in syntheses if ligne["genre"] == "noeud"}
    for id, ligne in noeuds.items():
        dessous = {id}
        for autre, enfant in noeuds.items():  # parents come before their children
            if enfant["parent"] in dessous:
                dessous.add(autre)
        # An indicator that follows several promises counts once.
        attendu = Counter(un["statut"] for un in indicateurs if dessous & {un["noeud"], *un["aussi_sous"].split()})
        assert {statut: int(ligne[statut]) for statut in STATUTS if int(ligne[statut])} == dict(attendu), id
        compares["noeuds"] += 1
    for ligne in syntheses:
        if ligne["genre"] == "partenaire":  # those that name it itself: a member of a collective is not counted through it
            nommes = Counter(indicateur["statut"] for indicateur in indicateurs if ligne["id"] in indicateur["referents"].split())
            assert {statut: int(ligne[statut]) for statut in STATUTS if int(ligne[statut])} == dict(nommes), ligne["id"]
            compares["partenaires"] += 1
    (contrat,) = (ligne for ligne in syntheses if ligne["genre"] == "contrat")
    tous = Counter(ligne["statut"] for ligne in indicateurs)
    assert {statut: int(contrat[statut]) for statut in STATUTS if int(contrat[statut])} == dict(tous)
    assert int(contrat["total"]) == len(indicateurs)
    if "releves_prevus" in contrat:  # only who collects the figures counts those that were due
        for colonne in ("releves_prevus", "releves_trouves"):
            assert int(contrat[colonne]) == sum(int(ligne[colonne]) for ligne in indicateurs), colonne
        for ligne in (*indicateurs, *syntheses):
            assert 0 <= int(ligne["releves_trouves"]) <= int(ligne["releves_prevus"]), ligne
        for ligne in indicateurs:
            assert bool(ligne["non_fourni_depuis"]) == (int(ligne["releves_trouves"]) < int(ligne["releves_prevus"])), ligne["indicateur"]
    for ligne in syntheses:
        assert int(ligne["total"]) == sum(int(ligne[statut]) for statut in STATUTS), ligne["id"]
