"""What is said of a figure that is otherwise: between bounds, in another unit, and of which thing, on the pages and in the tables."""

import csv
from collections.abc import Sequence
from functools import cache

import pytest
from msgspec.structs import replace

from generator.calculs.mouvements import mouvements
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.instantane import ChiffreDit, ChoseSuivie, CleDeChiffre, GenreDeChose, Instantane
from generator.model.mouvement import Historique, Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface_changements import changements_csv
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.pages.fichiers.tables_publiees import CHANGEMENTS
from generator.pages.fichiers.tableur_francais import avec_les_noms
from generator.pages.pieces.mouvements import dire_un_mouvement
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.projet import CONTRAT, EXEMPLE

JOUR = "2021-06-30"


@cache
def _exemple() -> tuple[Registre, Dossier]:
    registre = lire_registre(EXEMPLE, Journal())
    return registre, next(un for un in registre.dossiers if un.contrat.id == CONTRAT)


def _contexte(dits: Sequence[Mouvement] = ()) -> Contexte:
    registre, dossier = _exemple()
    return Contexte(copie(dossier, historique=Historique("2021-06-01", tuple(dits))), registre, JOUR)


def _changes(avant: ChiffreDit, apres: ChiffreDit) -> tuple[Mouvement, ...]:
    chose = ChoseSuivie(GenreDeChose.INDICATEUR, "departs", "Évolution du nombre de départs", {})
    un = Instantane(CONTRAT, "2021-06-10", {(chose.genre, chose.id): chose}, {CleDeChiffre("departs", "exempleville", "2019"): (avant,)})
    return mouvements(un, replace(un, jour="2021-06-20", chiffres=dict.fromkeys(un.chiffres, (apres,))))


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (("(5 / 15)", "nombre"), ("(5 / 25)", "nombre"), "ce site disait entre 5 et 15 ; il dit maintenant entre 5 et 25."),
        (
            ("8 (6 / 9)", "nombre"),
            ("8 (6 / 10)", "nombre"),
            "ce site disait environ 8, entre 6 et 9 ; il dit maintenant environ 8, entre 6 et 10.",
        ),
        (
            ("-3", "nombre"),
            ("-3", "pourcentage"),
            "ce site disait −3 (unité : nombre) ; il dit maintenant −3 % (unité : pourcentage).",
        ),
    ],
)
def test_un_chiffre_change(avant: tuple[str, str], apres: tuple[str, str], dit: str) -> None:
    (un,) = _changes(ChiffreDit(*avant, ""), ChiffreDit(*apres, ""))
    assert dit in dire_un_mouvement(_contexte(), un).phrase.replace("\u00a0", " ").replace("\u202f", " ")


def test_un_chiffre_absent_n_a_pas_d_unite() -> None:
    """That its indicator has another one is told by the indicator."""
    assert _changes(ChiffreDit("", "nombre", "sans_objet"), ChiffreDit("", "pourcentage", "sans_objet")) == ()
    assert len(_changes(ChiffreDit("", "nombre", "sans_objet"), ChiffreDit("", "pourcentage", "secret"))) == 1


def test_la_table_a_les_deux_unites() -> None:
    dits = _changes(ChiffreDit("-3", "nombre", ""), ChiffreDit("-3", "pourcentage", ""))
    (rangee,) = csv.DictReader(changements_csv(_contexte(dits)).decode().splitlines())
    assert (rangee["valeur_avant"], rangee["unite_avant"], rangee["valeur_apres"], rangee["unite"]) == ("-3", "nombre", "-3", "pourcentage")


def test_le_tableur_ne_dit_pas_un_autre_nom() -> None:
    """A row says the name of its thing, once; none says that of the contract in its place."""
    contexte = _contexte(_changes(ChiffreDit("3", "nombre", ""), ChiffreDit("4", "nombre", "")))
    entetes, rangee = (tuple(ligne) for ligne in avec_les_noms(changements_csv(contexte), noms_des_colonnes(contexte)))
    assert "id_nom" not in entetes
    assert dict(zip(entetes, rangee, strict=True))["nom"] == "Évolution du nombre de départs"
    assert contexte.contrat.titre not in rangee
    ((_, nommer),) = noms_des_colonnes(contexte).par_colonne["id"]
    assert [nommer({"genre": genre, "id": CONTRAT}) for genre in ("contrat", "ajout", "inconnu")] == [contexte.contrat.titre, "", ""]
    assert "nom" in CHANGEMENTS.noms
