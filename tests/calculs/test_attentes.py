"""What was to be measured and when: each rhythm, each time of collection, each place, to the day."""

import pytest
from msgspec.structs import replace

from generator.calculs.attentes import Attente, Completude, EtatAttente, attentes, completude, reunir
from generator.model.contrat import Connaissance, Contrat, Seuils
from generator.model.referentiel import Indicateur, TypeIndicateur
from generator.model.valeur import Valeur
from tests.calculs.modele import collecte, contrat, indicateur, valeur

COLLECTE = Connaissance.COLLECTE

RECUE, SECRET, RETARD, VENIR = EtatAttente.TROUVEE, EtatAttente.SECRET, EtatAttente.NON_FOURNIE, EtatAttente.A_VENIR
# A site that collects its figures: only there is something late.
UN_AN = contrat(2018, 2018, connaissance=COLLECTE)


def etats(
    promesse: Indicateur, *valeurs: Valeur, jour: str = "2019-01-15", le_contrat: Contrat = UN_AN
) -> tuple[list[EtatAttente], Completude]:
    """The states of the expected figures, and their counts."""
    attendues = attentes(promesse, valeurs, le_contrat, jour)
    return [attente.etat for attente in attendues], completude(attendues)


@pytest.mark.parametrize(
    ("periodicite", "jours"),
    [
        ("annuelle", ["2019-06-30"]),
        ("semestrielle", ["2018-12-31", "2019-06-30"]),
        ("trimestrielle", ["2018-09-30", "2018-12-31", "2019-03-31", "2019-06-30"]),
        (
            "mensuelle",
            [
                *("2018-07-31", "2018-08-31", "2018-09-30", "2018-10-31", "2018-11-30", "2018-12-31"),
                *("2019-01-31", "2019-02-28", "2019-03-31", "2019-04-30", "2019-05-31", "2019-06-30"),
            ],
        ),
        ("unique", ["2019-06-30"]),
        ("continue", []),
        ("", []),
    ],
)
def test_chaque_rythme(periodicite: str, jours: list[str]) -> None:
    """Six months after the end of each period, by default."""
    attendues = attentes(indicateur(periodicite=periodicite), (), UN_AN, "2018-01-01")
    assert [attente.echeance for attente in attendues] == jours
    assert {attente.etat for attente in attendues} <= {VENIR}


def test_le_jour_meme_n_est_pas_un_retard() -> None:
    """Due today is not late; due yesterday is."""
    annuel = indicateur(periodicite="annuelle")
    assert etats(annuel, jour="2019-06-30") == ([VENIR], Completude(0, 0, ""))
    assert etats(annuel, jour="2019-07-01") == ([RETARD], Completude(1, 0, "2019-06-30"))


def test_le_delai_du_contrat() -> None:
    """None at all: due on the last day of the year. February ends on its own day."""
    annuel = indicateur(periodicite="annuelle")
    assert (
        etats(annuel, jour="2019-01-01", le_contrat=contrat(2018, 2018, seuils=Seuils(delai_mois=0), connaissance=COLLECTE))[1].depuis
        == "2018-12-31"
    )
    (attente,) = attentes(annuel, (), contrat(2019, 2019, seuils=Seuils(delai_mois=2), connaissance=COLLECTE), "2019-01-01")
    assert attente == Attente("2019", "", "2020-02-29", "", VENIR)


@pytest.mark.parametrize(
    ("periode", "repond"),
    [
        ("2018", True),
        ("2017-2018", True),
        ("2018-2019", False),
        ("2018-01", True),
        ("2018-12-31", True),
        ("2017-12-31", False),
        ("2019", False),
        ("2015/2018", False),
        ("2018/2019", False),
    ],
)
def test_ce_qui_repond_a_une_annee(periode: str, repond: bool) -> None:
    """A year, the school year that ends in it, one of its months or days; never a span of years."""
    assert etats(indicateur(periodicite="annuelle"), valeur(periode, 1))[0] == [RECUE if repond else VENIR]


def test_un_mois_repond_a_son_trimestre() -> None:
    """Each figure answers for its own quarter; a second one of the same quarter answers for no other."""
    trimestriel = indicateur(periodicite="trimestrielle")
    assert etats(trimestriel, valeur("2018-05", 1))[0] == [RETARD, RECUE, VENIR, VENIR]
    assert etats(trimestriel, valeur("2018-01", 1), valeur("2018-03-31", 1))[0] == [RECUE, RETARD, VENIR, VENIR]
    assert etats(trimestriel, valeur("2018-01", 1, "nord"), valeur("2018-01", 1, "sud"))[0] == [RECUE, RETARD, VENIR, VENIR]
    assert etats(trimestriel, *(valeur(f"2018-{mois}", 1) for mois in ("02", "04", "09", "10")))[0] == [RECUE] * 4


def test_un_chiffre_de_l_annee_pour_un_rythme_plus_rapide() -> None:
    """It comes with the last part of the year; a reason why there is none stands for all parts."""
    trimestriel = indicateur(periodicite="trimestrielle")
    assert etats(trimestriel, valeur("2018", 1))[0] == [RETARD, RETARD, VENIR, RECUE]
    assert etats(trimestriel, valeur("2018", "so"))[0] == []
    assert etats(trimestriel, valeur("2018", "secret"))[0] == [SECRET] * 4
    assert etats(trimestriel, valeur("2018", "nd"))[0] == [RETARD, RETARD, VENIR, VENIR]


def test_les_trois_absences() -> None:
    """Secret was supplied; sans objet is not expected; non disponible is still owed. A figure is more than any of them."""
    annuel = indicateur(periodicite="annuelle")
    apres = "2020-01-01"
    assert etats(annuel, valeur("2018", "secret"), jour=apres) == ([SECRET], Completude(1, 1, ""))
    assert etats(annuel, valeur("2018", "so"), jour=apres) == ([], Completude(0, 0, ""))
    assert etats(annuel, valeur("2018", "nd"), jour=apres) == ([RETARD], Completude(1, 0, "2019-06-30"))
    assert etats(annuel, valeur("2018", "nd"), valeur("2018-06", 3), jour=apres)[0] == [RECUE]
    assert etats(annuel, valeur("2018", "so", "nord"), valeur("2018", "secret", "sud"), jour=apres)[0] == [SECRET]


def test_zero_est_un_chiffre() -> None:
    """And so are words."""
    annuel = indicateur(periodicite="annuelle")
    assert etats(annuel, valeur("2018", 0))[0] == [RECUE]


def test_chaque_lieu_declare() -> None:
    """One figure for each declared place; without any, one from anywhere will do."""
    annuel = indicateur(periodicite="annuelle")
    declare = indicateur(periodicite="annuelle", territoires=("nord", "sud"))
    chiffres = (valeur("2018", 1, "nord"), valeur("2018", 1, "paris"))
    assert etats(annuel, *chiffres, jour="2020-01-01") == ([RECUE], Completude(1, 1, ""))
    assert etats(declare, *chiffres, jour="2020-01-01") == ([RECUE, RETARD], Completude(2, 1, "2019-06-30"))
    assert [attente.territoire for attente in attentes(declare, (), UN_AN, "2018-01-01")] == ["nord", "sud"]


def test_une_partie_n_est_pas_le_tout() -> None:
    """The figure of women alone does not answer for the whole."""
    annuel = indicateur(periodicite="annuelle")
    femmes = replace(valeur("2018", 3), ventilation=(("sexe", "femmes"),))
    assert etats(annuel, femmes)[0] == [VENIR]


def test_les_collectes_du_contrat() -> None:
    """For an indicator without a rhythm of its own: due at the end of the period, or on the day that the contract says."""
    prevues = (collecte("2015"), collecte("2018", echeance="2019-03"), collecte("2020", echeance="2021-06-15"))
    le_contrat = contrat(connaissance=COLLECTE, collecte=prevues)
    attendues = attentes(indicateur(), [valeur("2014-2015", 4)], le_contrat, "2019-03-31")
    assert [(attente.periode, attente.titre, attente.echeance, attente.etat) for attente in attendues] == [
        ("2015", "Relevé", "2015-12-31", RECUE),
        ("2018", "Relevé", "2019-03-31", VENIR),
        ("2020", "Relevé", "2021-06-15", VENIR),
    ]
    assert completude(attentes(indicateur(), (), le_contrat, "2019-04-01")) == Completude(2, 0, "2015-12-31")
    assert len(attentes(indicateur(periodicite="continue"), (), le_contrat, "2019-04-01")) == 3
    assert len(attentes(indicateur(periodicite="annuelle"), (), le_contrat, "2019-04-01")) == 6


def test_les_types_d_une_collecte() -> None:
    """A collection may be meant for some kinds of indicators only."""
    le_contrat = contrat(connaissance=COLLECTE, collecte=(collecte("2018", types=("impact", "resultat")), collecte("2020")))
    impact, suivi = indicateur(type=TypeIndicateur.IMPACT), indicateur(type=TypeIndicateur.SUIVI)
    assert [attente.periode for attente in attentes(impact, (), le_contrat, "2019-01-01")] == ["2018", "2020"]
    assert [attente.periode for attente in attentes(suivi, (), le_contrat, "2019-01-01")] == ["2020"]


def test_une_collecte_au_mois_ou_sur_plusieurs_annees() -> None:
    """A month is answered by itself alone; a span of years by any figure of its time."""
    au_mois = contrat(connaissance=COLLECTE, collecte=(collecte("2018-06"),))
    assert etats(indicateur(), valeur("2018", 1), le_contrat=au_mois)[0] == [RETARD]
    assert etats(indicateur(), valeur("2018-06", 1), le_contrat=au_mois)[0] == [RECUE]
    sur_trois_ans = contrat(connaissance=COLLECTE, collecte=(collecte("2016/2018"),))
    for periode, etat in (("2016", RECUE), ("2018-12-31", RECUE), ("2016/2018", RECUE), ("2015", RETARD), ("2018-2019", RETARD)):
        assert etats(indicateur(), valeur(periode, 1), le_contrat=sur_trois_ans)[0] == [etat], periode


def test_une_fois_sur_la_duree() -> None:
    """Any figure of the contract's time will do; without an end nothing can be late."""
    unique = indicateur(periodicite="unique")
    assert etats(unique, valeur("2016", 1), jour="2021-07-01", le_contrat=contrat(connaissance=COLLECTE))[0] == [RECUE]
    assert etats(unique, valeur("2015/2018", 1), jour="2021-07-01", le_contrat=contrat(connaissance=COLLECTE))[0] == [RECUE]
    assert etats(unique, valeur("2014", 1), jour="2021-07-01", le_contrat=contrat(connaissance=COLLECTE))[1] == Completude(
        1, 0, "2021-06-30"
    )
    assert etats(unique, jour="2021-06-30", le_contrat=contrat(connaissance=COLLECTE))[0] == [VENIR]
    assert etats(unique, jour="2031-07-01", le_contrat=contrat(fin=None, connaissance=COLLECTE))[0] == []


def test_un_contrat_sans_fin() -> None:
    """Years up to this one."""
    assert etats(indicateur(periodicite="annuelle"), jour="2017-07-01", le_contrat=contrat(fin=None, connaissance=COLLECTE)) == (
        [RETARD, RETARD, VENIR],
        Completude(2, 0, "2016-06-30"),
    )


def test_reunir() -> None:
    """Counts add up, and the oldest missed day is kept; nothing at all is complete."""
    assert reunir([]) == Completude(0, 0, "")
    ensemble = reunir([Completude(2, 2, ""), Completude(3, 1, "2018-06-30"), Completude(4, 0, "2016-06-30")])
    assert ensemble == Completude(9, 3, "2016-06-30")
    assert ensemble.manquantes == 6


def test_des_documents_ne_disent_rien_en_retard() -> None:
    """A site made from documents tells what it found, whatever the day: no day of ours makes anything late, and none is told."""
    annuel = indicateur(periodicite="annuelle")
    le_contrat = contrat(2018, 2018)
    assert etats(annuel, jour="2018-12-31", le_contrat=le_contrat) == ([VENIR], Completude(0, 0, ""))
    assert etats(annuel, jour="2031-01-01", le_contrat=le_contrat) == ([EtatAttente.NON_TROUVEE], Completude(1, 0, ""))
    assert etats(annuel, valeur("2018", 3), jour="2031-01-01", le_contrat=le_contrat) == ([RECUE], Completude(1, 1, ""))
    assert [attente.echeance for attente in attentes(annuel, (), le_contrat, "2031-01-01")] == [""]
