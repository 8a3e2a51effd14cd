"""What is published under a rate: every figure that went in, with its role, its place and its source."""

from decimal import Decimal
from fractions import Fraction

from generator.calculs.avancement import CadreDeLecture
from generator.calculs.jugement import juger
from generator.calculs.raisons import Formule
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from tests.calculs.modele import cible, contrat, indicateur, juge, reference, territoires, valeur


def roles(promesse: Indicateur, *valeurs: Valeur) -> list[tuple[str, Decimal | int, str]]:
    """The entries as (role, figure, period)."""
    return [(entree.role, entree.nombre, entree.periode) for entree in juge(promesse, list(valeurs)).entrees]


def test_un_chemin() -> None:
    """The figure, the start and the target."""
    promesse = indicateur(cible=cible(valeur=Decimal(1200), annee=2019), reference=reference(800))
    assert roles(promesse, valeur("2017", 1000)) == [("valeur", 1000, "2017"), ("reference", 800, "2015"), ("cible", 1200, "2019")]


def test_une_variation() -> None:
    """What the document prints, and what it comes to."""
    promesse = indicateur(cible=cible(variation=Decimal("12.5")), reference=reference(80))
    assert roles(promesse, valeur("2017", 85)) == [
        ("valeur", 85, "2017"),
        ("reference", 80, "2015"),
        ("cible", 90, "2020"),
        ("variation", Decimal("12.5"), "2020"),
    ]


def test_une_part() -> None:
    """The share and the whole that it is a share of."""
    promesse = indicateur(cible=cible(valeur=Decimal(50), unite=Unite.POURCENTAGE, ensemble=Decimal(25)))
    assert roles(promesse, valeur("2018", 12)) == [
        ("valeur", 12, "2018"),
        ("cible", Decimal("12.5"), "2020"),
        ("part", 50, "2020"),
        ("ensemble", 25, "2020"),
    ]


def test_des_bornes() -> None:
    """A range has two, a level has those of its tolerance."""
    entre = indicateur(cible=cible(minimum=Decimal(120), maximum=Decimal(140)))
    assert roles(entre, valeur("2018", 130)) == [("valeur", 130, "2018"), ("minimum", 120, "2020"), ("maximum", 140, "2020")]
    niveau = indicateur(cible=cible(valeur=Decimal(100), sens="maintien"))
    assert roles(niveau, valeur("2018", 130)) == [
        ("valeur", 130, "2018"),
        ("cible", 100, "2020"),
        ("minimum", 95, "2020"),
        ("maximum", 105, "2020"),
    ]


def test_un_total() -> None:
    """Each year that was added, and the years that the total counts."""
    promesse = indicateur(cible=cible(valeur=Decimal(2000), portee="duree"), chiffres="annuels")
    assert roles(promesse, valeur("2015", 300), valeur("2016", 400)) == [
        ("valeur", 700, "2015/2016"),
        ("partie", 300, "2015"),
        ("partie", 400, "2016"),
        ("reference", 0, "2014"),
        ("cible", 2000, "2020"),
    ]


def test_une_difference() -> None:
    """The running total of the year, and that of the year before, which was taken away."""
    promesse = indicateur(cible=cible(valeur=Decimal(110), portee="par_an"), chiffres="cumules")
    assert roles(promesse, valeur("2016", 100), valeur("2017", 220)) == [
        ("valeur", 120, "2017"),
        ("partie", 220, "2017"),
        ("partie_retranchee", 100, "2016"),
        ("cible", 110, "2020"),
    ]


def test_une_somme_de_communes() -> None:
    """No single place is named for a sum, nor for the sum that it is compared with; each part names its own."""
    promesse = indicateur(cible=cible(sens="hausse"), additif=True)
    chiffres = [valeur(annee, nombre, lieu) for annee, nombre in (("2015", 10), ("2018", 30)) for lieu in ("nord", "sud")]
    trouve = juger(promesse, chiffres, CadreDeLecture(contrat(), territoires(nord="commune", sud="commune"), "2019-03-31"))
    assert [(entree.role, entree.nombre, entree.territoire) for entree in trouve.entrees] == [
        ("valeur", 60, ""),
        ("partie", 30, "nord"),
        ("partie", 30, "sud"),
        ("reference", 20, ""),
    ]


def test_rien_n_est_arrondi() -> None:
    """Huge and tiny figures are published as they are, so that the rate can be had again."""
    immense, infime = Decimal("99999999999999999999"), Decimal("0.0000000000000000001")
    promesse = indicateur(cible=cible(variation=infime), reference=reference(immense))
    trouve = juge(promesse, [valeur("2018", immense)])
    role = {entree.role: Fraction(entree.nombre) for entree in trouve.entrees}
    assert trouve.formule is Formule.CHEMIN
    assert role["cible"] == Fraction(immense) + Fraction(immense) * Fraction(infime) / 100
    assert trouve.taux == (role["valeur"] - role["reference"]) / (role["cible"] - role["reference"]) == 0


def test_sans_comparaison_pas_d_entrees() -> None:
    """Where nothing is computed, nothing is listed."""
    assert roles(indicateur(), valeur("2018", 3)) == []
    assert roles(indicateur(cible=cible(sens="hausse")), valeur("2018", 3)) == []
