"""What is new and dated in a contract, and which date it has."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from generator.calculs.nouveautes import (
    AutresMouvements,
    GenreDeDate,
    LotDeChiffres,
    Nouveaute,
    a_dire,
    du_lieu,
    nouveautes,
    par_sujet,
    premier_jour,
    rang,
    recentes,
)
from generator.graphe.observe import copie
from generator.model.dossier import Dossier
from generator.model.instantane import GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Historique, Mouvement
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR

PROJET = Path(__file__).parents[1] / "exemple"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The example."""
    registre, _ = examiner(PROJET)
    return next(dossier for dossier in registre.dossiers if dossier.id_du_contrat == CONTRAT)


@pytest.fixture(scope="module")
def toutes(dossier: Dossier) -> Sequence[Nouveaute]:
    """All that is new in it."""
    return nouveautes(dossier, JOUR)


def test_la_date_est_celle_des_donnees(dossier: Dossier, toutes: Sequence[Nouveaute]) -> None:
    """Each date is written in the data: of the news, the opinion, the publication, the search for it, or the time of the figure."""
    par_cle = {une.cle: une for une in toutes}
    assert par_cle["avis-2020-accueil"].date == "2020-05-14"
    assert par_cle["reponse-2020-accueil"].date == "2020-07"
    assert par_cle["publication-aides-2020"].genre_de_date is GenreDeDate.EVENEMENT
    cherchee = par_cle["publication-tableau-de-bord"]
    assert (cherchee.date, cherchee.genre_de_date) == ("2021-06", GenreDeDate.RECHERCHE)
    for une in toutes:
        if isinstance(une.objet, LotDeChiffres):
            publications = dossier.publications_par_nom()
            for valeur in une.objet.valeurs:
                publication = publications.get(valeur.publication)
                assert une.date == (publication.date if publication and publication.date else valeur.periode.texte[: len(une.date)]) or (
                    une.date == valeur.periode.fin[:4]
                )


def test_chaque_chiffre_une_fois(dossier: Dossier, toutes: Sequence[Nouveaute]) -> None:
    """Every figure is told once, and no absence is."""
    dits = [valeur for une in toutes if isinstance(une.objet, LotDeChiffres) for valeur in une.objet.valeurs]
    attendus = [valeur for valeur in dossier.valeurs if not valeur.statut.est_absence]
    assert sorted(map(repr, dits)) == sorted(map(repr, attendus))


def test_la_plus_recente_d_abord(toutes: Sequence[Nouveaute]) -> None:
    rangs = [rang(une) for une in toutes]
    assert rangs == sorted(rangs, reverse=True)
    assert len({une.cle for une in toutes}) == len(toutes)


def test_le_mois_d_une_recherche_vient_apres_ses_jours() -> None:
    """«novembre 2026 (date de notre recherche)» stands below 3 November, and above October; the month of an event may be its last day."""

    def une(date: str, genre: GenreDeDate) -> Nouveaute:
        return Nouveaute(f"{date}-{genre.value}", date, genre, (), AutresMouvements(1))

    dites = recentes(
        une(date, genre) for date in ("2026-10-31", "2026-11", "2026-11-03") for genre in (GenreDeDate.RECHERCHE, GenreDeDate.EVENEMENT)
    )
    assert [un.cle for un in dites] == [
        "2026-11-evenement",
        "2026-11-03-evenement",
        "2026-11-03-recherche",
        "2026-11-recherche",
        "2026-10-31-evenement",
        "2026-10-31-recherche",
    ]


def test_rien_d_apres_le_jour(dossier: Dossier) -> None:
    """What is surely of a later day is not told; a year that the day is in may be."""
    jour = "2020-06-01"
    avant = nouveautes(dossier, jour)
    assert "reponse-2020-accueil" not in {une.cle for une in avant}
    assert "avis-2020-accueil" in {une.cle for une in avant}
    assert all(premier_jour(une.date) <= jour for une in avant)


def test_l_ordre_des_fichiers_ne_compte_pas(dossier: Dossier, toutes: Sequence[Nouveaute]) -> None:
    """The same things with the same keys in the same order, however figures and publications are arranged."""
    hasard = Random(3)
    melange = copie(
        dossier,
        valeurs=tuple(hasard.sample(dossier.valeurs, len(dossier.valeurs))),
        publications=tuple(hasard.sample(dossier.publications, len(dossier.publications))),
        avis=tuple(hasard.sample(dossier.avis, len(dossier.avis))),
    )
    assert [(une.cle, une.date) for une in nouveautes(melange, JOUR)] == [(une.cle, une.date) for une in toutes]


def test_d_un_lieu_ses_chiffres_seulement(toutes: Sequence[Nouveaute]) -> None:
    """A place is told of its own figures, not of those that other places have from the same source."""
    siennes = par_sujet(toutes, {"exempleville": ["exempleville"]})["exempleville"]
    lots = [une.objet for une in du_lieu(siennes, "exempleville") if isinstance(une.objet, LotDeChiffres)]
    assert lots
    assert {valeur.territoire for lot in lots for valeur in lot.valeurs} == {"exempleville"}


@pytest.mark.parametrize(("date", "jour"), [("2021", "2021-01-01"), ("2021-03", "2021-03-01"), ("2021-03-12", "2021-03-12")])
def test_premier_jour(date: str, jour: str) -> None:
    assert premier_jour(date) == jour


def test_ce_qui_est_dit_d_un_lot_ne_tient_pas_a_chaque_chiffre(dossier: Dossier, toutes: Sequence[Nouveaute]) -> None:
    """A figure among several that is corrected changes nothing of what is told; a figure that is alone is told."""
    plusieurs = next(une.objet for une in toutes if isinstance(une.objet, LotDeChiffres) and len(une.objet.valeurs) > 1)
    seul = next(une.objet for une in toutes if isinstance(une.objet, LotDeChiffres) and len(une.objet.valeurs) == 1)
    corriges = {id(plusieurs.valeurs[0]), id(seul.valeurs[0])}
    corrige = copie(
        dossier,
        valeurs=tuple(replace(une, nombre=Decimal(987), mots="") if id(une) in corriges else une for une in dossier.valeurs),
    )
    dites = {une.cle: une for une in a_dire(toutes)}
    changees = {cle for cle, une in ((une.cle, une) for une in a_dire(nouveautes(corrige, JOUR))) if dites[cle] != une}
    assert changees == {une.cle for une in toutes if une.objet is seul}
    dit = plusieurs.resume()
    assert (dit.nombre, dit.seul) == (len(plusieurs.valeurs), None)


def test_de_quoi_parle_chaque_nouveaute(dossier: Dossier) -> None:
    """Of each kind of new thing: its date, what that is the date of, its key, and all that it is about, whose pages tell it."""
    mouvement = Mouvement("2021-05-02", GenreDeMouvement.AJOUT, GenreDeChose.PROMESSE, "o1-1", "Accueillir", ("o1-1", "exempleville"))
    historique = Historique(mouvements=(mouvement,))
    dites = nouveautes(copie(dossier, historique=historique), JOUR)
    cles = """
        2021       evenement   avis-2021-bilan                               : rien
        2021       evenement   avis-2021-pirates                             : pirates
        2021       evenement   etat-o2-1-2021                                : o2-1
        2021-06-02 evenement   reponse-2021-ville-familles                   : familles-accueillies o1-1-p1-e1 exempleville exempleville
        2021-06    recherche   publication-tableau-de-bord                   : rien
        2021-05    evenement   avis-2021-ville-familles                      : familles-accueillies o1-1-p1-e1 exempleville exempleville
        2021-05-02 mouvement   changement-2021-05-02-3-promesse-ajout-o1-1   : o1-1 exempleville
        2021-04-12 evenement   avis-2021-caf-guides                          : guides o1-1-p1-e2 caf-exemple caf-exemple
        2021-03    evenement   publication-aides-2020                        : rien
        2021-03-12 evenement   etat-o1-1-p1-e1-2021-03-12                    : o1-1-p1-e1
        2021-02-15 releve      anomalie-total-des-aides                      : o1-1-p1-e1 aides-montant exempleville
        2020       periode     chiffres-guides-2020                          : guides o1-1-p1-e2 pays-d-exemple
    """
    assert [f"{une.date} {une.genre_de_date} {une.cle} : {' '.join(une.sur) or 'rien'}" for une in dites][:12] == [
        " ".join(ligne.split()) for ligne in cles.strip().splitlines()
    ]
