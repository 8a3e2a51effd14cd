"""Of what parts are shares: a table of wholes and parts, and when no share may be shown."""

from decimal import Decimal

import pytest

from generator.calculs.ventilations import Repartition
from generator.model.contrat import Dimension, Modalite
from generator.model.lieu import Lieu
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.periodes import interpreter_periode

ANNEE = interpreter_periode("2020")


def valeur(nombre: int | None, *part: tuple[str, str], statut: StatutValeur = StatutValeur.DEFINITIF) -> Valeur:
    """A figure of 2020, of a part or of the whole."""
    dit = None if nombre is None else Decimal(nombre)
    return Valeur("eleves", "orly", ANNEE, dit, "", Unite.NOMBRE, statut, "Bilan", "", Lieu("valeurs.csv", 2, 1), part)


def repartition(parties: dict[str, int | None], total: int | None, *, somme: bool = True) -> Repartition:
    """Girls, boys and others; None is a figure that is secret, a name that is not there one that nobody gave."""
    sexe = Dimension("sexe", "Sexe", tuple(Modalite(id, id) for id in ("filles", "garcons", "autres")), somme, Lieu("contrat.yml"))
    cases = {
        (id, "2020"): valeur(nombre, ("sexe", id), statut=StatutValeur.SECRET if nombre is None else StatutValeur.DEFINITIF)
        for id, nombre in parties.items()
    }
    return Repartition(sexe, "orly", (ANNEE,), cases, (None if total is None else valeur(total),))


@pytest.mark.parametrize(
    ("parties", "total", "tout"),
    [
        ({"filles": 3, "garcons": 4, "autres": 1}, None, 8),
        ({"filles": 3, "garcons": 4}, None, None),  # of a whole that is not known
        ({"filles": 3, "garcons": 4}, 10, 10),
        ({"filles": 3, "garcons": 4, "autres": 3}, 10, 10),
        ({"filles": 6, "garcons": 5}, 10, None),  # the whole is smaller than its parts
        ({"filles": 0, "garcons": 0}, 0, None),  # nothing is a share of nothing
        ({"filles": 0, "garcons": 0, "autres": 0}, None, None),
        ({"filles": -1, "garcons": 4, "autres": 1}, None, None),
        ({"filles": None, "garcons": 4, "autres": 1}, 10, None),  # it would give the secret away
        ({}, 10, None),
    ],
)
def test_le_tout(parties: dict[str, int | None], total: int | None, tout: int | None) -> None:
    assert repartition(parties, total).tout(ANNEE) == tout


def test_des_reponses_qui_ne_font_pas_un_tout() -> None:
    assert repartition({"filles": 3, "garcons": 4, "autres": 1}, 10, somme=False).tout(ANNEE) is None
