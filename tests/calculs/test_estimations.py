"""Of an estimate, what is said is what would be said of each figure between its bounds; where these differ, nothing is."""

from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.jugement import juger
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from tests.calculs.lecture_des_cas import Cas, parse_cas

CAS = """\
cas:
  - nom: essai
    contrat: {{debut: 2015, fin: 2020}}
    date: {date}
    indicateur: {{libelle: "Essai", unite: nombre, cible: {{texte: "essai", {cible}}}}}
    valeurs: {valeurs}
    attendu: {{statut: atteint}}
"""
nombres = st.integers(0, 40)
cibles = st.one_of(
    st.tuples(nombres, st.sampled_from([">=", ">", "<=", "<"])).map(lambda paire: f'valeur: {paire[0]}, comparateur: "{paire[1]}"'),
    st.tuples(nombres, st.integers(1, 9)).map(lambda paire: f"minimum: {paire[0]}, maximum: {paire[0] + paire[1]}"),
)
dates = st.sampled_from(["2018-06-30", "2021-06-30"])


def _statut(date: str, cible: str, *valeurs: str) -> tuple[Statut, Raison]:
    (cas,) = parse_cas(CAS.format(date=date, cible=cible, valeurs=list(valeurs)), "essai.yaml")
    return _juger(cas)


def _juger(cas: Cas) -> tuple[Statut, Raison]:
    (indicateur,) = cas.indicateurs
    juge = juger(indicateur, cas.valeurs_de(indicateur), cas.cadre)
    return juge.statut, juge.raison


@given(dates, cibles, nombres, nombres, st.integers(1, 12), st.booleans())
def test_ce_que_disent_les_bornes(date: str, cible: str, avant: int, basse: int, largeur: int, centre: bool) -> None:
    debut = f"2016 ; paris ; {avant}"
    haute = basse + largeur
    milieu = str(basse + largeur // 2) if centre else ""
    dit, raison = _statut(date, cible, debut, f"2017 ; paris ; {milieu} ; ; ; {basse} ; {haute}")
    tous = {_statut(date, cible, debut, f"2017 ; paris ; {nombre}")[0] for nombre in range(basse, haute + 1)}
    if dit is Statut.SANS_OBJECTIF:
        assert raison is Raison.ESTIMATION
        assert len(tous) > 1
    else:
        assert raison is not Raison.ESTIMATION
        assert tous == {dit}
