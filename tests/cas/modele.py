"""A whole contract of one indicator, in memory, and strategies that make any."""

from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.contrat import Dimension, Document, Modalite, Niveau
from generator.model.dossier import Dossier, Registre
from generator.model.referentiel import Indicateur, Noeud
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from tests.calculs.modele import ICI, SOURCE, cible, contrat, grilles, indicateur, reference, territoires
from tests.calculs.modele import valeur as entiere

LIEUX = territoires(nord="commune", sud="commune", rouge="qpv", vert="qpv")
for _id in ("rouge", "vert"):
    LIEUX[_id] = replace(LIEUX[_id], communes=("nord",))
SEXE = Dimension("sexe", "Sexe", (Modalite("femmes", "Femmes"), Modalite("hommes", "Hommes"), Modalite("autres", "Autres")), True, ICI)
UNITES = (Unite.NOMBRE, Unite.POURCENTAGE, Unite.POUR_1000_HABITANTS, Unite.EUROS)
JOURS = ("2016-06-30", "2018-06-30", "2020-06-30", "2021-06-30", "2024-06-30")


def contexte(promesse: Indicateur, valeurs: list[Valeur], jour: str = "2021-06-30") -> Contexte:
    """The contract as pages see it."""
    noeud = Noeud("n", "", "axe", "", "Vivre", "", (), (), "", (), (), (), None, (promesse,), (), "", (), SOURCE, ICI)
    cadre = contrat(
        documents=(Document("document", "Contrat", "", "", "", (), ICI),),
        niveaux=(Niveau("axe", "Axe", "Axes", "L’axe", "", ICI),),
        dimensions=(SEXE,),
    )
    dossier = Dossier(cadre, (noeud,), tuple(LIEUX.values()), tuple(valeurs), (), ())
    return Contexte(dossier, Registre((), None, (dossier,)), jour)


def valeur(unite: Unite | str, lieu: str, periode: str, nombre: Decimal | str, part: str = "") -> Valeur:
    """A figure of a place, whole or of one answer; «secret» and «nd» are absences."""
    return replace(entiere(periode, nombre, lieu), unite=Unite(unite), ventilation=(("sexe", part),) if part else ())


def decimaux(places: int = 2) -> st.SearchStrategy[Decimal]:
    """Figures as documents print them: whole, or with a few decimals; small ones often."""
    return st.one_of(st.integers(0, 2000).map(Decimal), st.decimals(0, 5, places=places), st.decimals(0, 1, places=places + 1))


@st.composite
def contrats_lus(tirer: st.DrawFn) -> Contexte:
    """A promise held against a figure, a part of the way or nothing, with figures of any places and times."""
    unite = tirer(st.sampled_from(UNITES))
    annee = tirer(st.none() | st.sampled_from([2017, 2019, 2020]))
    nombre = tirer(decimaux())
    depart = tirer(decimaux()) if tirer(st.booleans()) else nombre + tirer(st.sampled_from([-3, -1, 1, 2]))
    vise = tirer(
        st.sampled_from(
            [
                None,
                cible(valeur=nombre, annee=annee, comparateur=">="),
                cible(valeur=nombre, annee=annee, comparateur="<="),
                cible(valeur=nombre, annee=annee),
                cible(valeur=nombre, portee="duree"),
                cible(valeur=nombre, portee="par_an"),
                cible(sens="hausse", annee=annee),
                cible(sens="maintien", valeur=nombre),
                cible(variation=Decimal(10), annee=annee),
            ]
        )
    )
    promesse = indicateur(
        libelle="Places",
        unite=unite,
        cible=vise,
        reference=tirer(st.sampled_from([None, reference(depart, 2014), reference(depart, 2014), reference(depart, 2016)])),
        chiffres=tirer(st.sampled_from(["", "annuels", "cumules"])),
        additif=tirer(st.booleans()),
        territoires=tirer(st.sampled_from([(), (), ("nord",), ("nord", "sud")])),
    )
    lieux = tirer(st.sampled_from([("paris",), ("paris", "nord", "sud"), ("nord", "sud"), ("rouge", "vert"), tuple(LIEUX)]))
    valeurs = [valeur(unite, lieu, quand, chiffre) for lieu, quand, chiffre in tirer(grilles(lieux, decimaux()))]
    return contexte(promesse, valeurs, tirer(st.sampled_from(JOURS)))
