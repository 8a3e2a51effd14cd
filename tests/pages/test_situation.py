"""The plan on the cover of a paper: each place inside, names that lie over no circle, all of them where there are few."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.dessins.situation import LARGEUR, LieuSitue, plan_de_situation

reglages = settings(derandomize=True, deadline=None, database=None, max_examples=80)


def lieu(rang: int, latitude: float, longitude: float, *, grand: bool = True) -> LieuSitue:
    return LieuSitue(f"l{rang}", f"Commune{rang}", latitude, longitude, "", grand)


lieux = st.lists(st.tuples(st.floats(48, 49), st.floats(2, 3), st.booleans()), min_size=1, max_size=25).map(
    lambda tires: [lieu(rang, latitude, longitude, grand=grand) for rang, (latitude, longitude, grand) in enumerate(tires)]
)


@reglages
@given(lieux)
def test_chaque_lieu_est_dans_le_plan(places: list[LieuSitue]) -> None:
    plan = plan_de_situation("Plan", places)
    assert plan.largeur == LARGEUR
    assert len(plan.cercles) == len(places)
    for cercle in plan.cercles:
        assert 0 <= float(cercle.x) <= plan.largeur
        assert 0 <= float(cercle.y) <= plan.hauteur
    assert {mot.texte for mot in plan.mots} <= {place.nom for place in places if place.grande}
    # Large circles are drawn over small ones.
    assert [cercle.grand for cercle in plan.cercles] == sorted(cercle.grand for cercle in plan.cercles)


def test_peu_de_lieux_ont_tous_leur_nom() -> None:
    """Four communes, each with a neighbourhood beside it; none in the corner of the scale."""
    communes = [lieu(rang, 48.5 - rang * 0.03, 2.3 + rang * 0.05) for rang in range(4)]
    quartiers = [lieu(10 + rang, 48.5 - rang * 0.03, 2.302 + rang * 0.05, grand=False) for rang in range(4)]
    plan = plan_de_situation("Plan", [*communes, *quartiers])
    assert len(plan.mots) == len(communes)


def test_un_contour_est_trace() -> None:
    carre = '{"type": "Polygon", "coordinates": [[[2, 48], [2.1, 48], [2.1, 48.1], [2, 48.1], [2, 48]]]}'
    plan = plan_de_situation("Plan", [LieuSitue("a", "Ville", 48.05, 2.05, carre, True)])
    assert len(plan.traces) == 1
    assert plan.traces[0].startswith("M")
