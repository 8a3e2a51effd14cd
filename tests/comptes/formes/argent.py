"""Money on the pages of places and partners: each sum is made again from `argent.csv`."""

import re
from fractions import Fraction

from tests.comptes.argent import NATURES, Ligne, comptes, total
from tests.comptes.grammaire import Attendu, N, Ou, forme, nombre


def _lignes(ou: Ou) -> list[Ligne]:
    """The amounts that the page sums: those of this commune alone, or of this partner alone, in the territory of the contract."""
    if ou.genre == "lieu":
        return [ligne for ligne in ou.c.tables["argent"] if ligne["communes"] == ou.id]
    return [ligne for ligne in ou.c.tables["argent"] if ligne["financeurs"] == ou.id and ligne["territoires"]]


@forme(
    rf"({'|'.join(re.escape(nature) for nature in sorted(NATURES, key=len, reverse=True))}) : {N} € (?:somme de {N} montants lus|un seul montant lu)(?:, {N} autres? laissés? de côté)?"
    rf"(?: ; (?:dont {N} € datés, )?soit (\d+,\d\d) € par habitant)?",
    "lieu",
    "partenaire",
)
def somme_d_argent(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Engagé (aide accordée) : 622 559 € somme de 3 montants lus ; dont 612 559 € datés, soit 9,41 € par habitant»."""
    tous = {ligne["id"]: ligne for ligne in ou.c.tables["argent"]}
    comptees = comptes(_lignes(ou), NATURES[m[1]], tous)
    assert (nombre(m[3]) if m[3] else 1) == len(comptees), f"{len(comptees)} amounts are counted"
    dates = total([id for id in comptees if tous[id]["periode"]], tous)
    autres = sum(ligne["nature"] == NATURES[m[1]] for ligne in _lignes(ou)) - len(comptees)
    assert m[4] or not autres, f"{autres} are left aside"
    if m[6]:
        population = ou.c.lieux[ou.id]["population"]
        assert abs(dates / population - nombre(m[6])) <= Fraction(1, 200), f"{float(dates / population)} per inhabitant"
        assert bool(m[5]) is (dates != total(comptees, tous))
    else:
        assert ou.genre != "lieu" or not dates or not ou.c.lieux[ou.id]["population"], "nothing is said per inhabitant"
    return [None, total(comptees, tous), None, autres if m[4] else None, dates if m[5] else None, None]


@forme(rf"^{N} €(?: par ([a-zé ]+?))? (.+)$", "lieu")
def montant_d_ici(ou: Ou, m: re.Match[str]) -> Attendu:
    """One amount of the list, with what it is for."""
    if ou.bloc.ancre != "argent":
        return None
    siennes = [ligne for ligne in ou.c.tables["argent"] if ou.id in ligne["territoires"].split() + ligne["communes"].split()]
    objets = [ligne["objet"] for ligne in siennes if nombre(m[1]) == Fraction(ligne["montant"])]
    # «◊» stands for words that a document prints.
    assert any("◊" in m[3] or m[3].startswith(objet) for objet in objets), m[0]
    return [None, None, None]
