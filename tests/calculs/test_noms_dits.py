"""Names of bodies inside a sentence."""

import pytest

from generator.calculs.noms_dits import dans_la_phrase, transmis_par


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Caisse d’allocations familiales de l’Essonne", "Transmis par la Caisse d’allocations familiales de l’Essonne"),
        ("CAF de l’Essonne", "Transmis par la CAF de l’Essonne"),
        ("État", "Transmis par l’État"),
        ("Département du Val-de-Marne", "Transmis par le Département du Val-de-Marne"),
        ("Ville d'Orly", "Transmis par la Ville d'Orly"),
        ("Établissement public territorial", "Transmis par l’Établissement public territorial"),
        ("Communes", "Transmis par les Communes"),
        ("Mission locale", "Transmis par la Mission locale"),
        ("France Travail", "Transmis par France Travail"),
        ("Pôle emploi", "Transmis par Pôle emploi"),
    ],
)
def test_l_article_d_un_partenaire(nom: str, dit: str) -> None:
    assert transmis_par(nom) == dit


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Filles", "filles"),
        ("Allocataires du RSA", "allocataires du RSA"),
        ("QPV", "QPV"),
        ("RSA socle", "RSA socle"),
        ("École", "école"),
        ("", ""),
    ],
)
def test_un_nom_dans_la_phrase(nom: str, dit: str) -> None:
    """An acronym keeps its capitals: «par qpv», «allocataires du rsa» are no words."""
    assert dans_la_phrase(nom) == dit
