"""The one row of data that would allow a judgement, where there is a target and nothing that can be held against it."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.avancement import Avancement, CadreDeLecture
from generator.calculs.cible_du_lieu import doivent_l_atteindre
from generator.calculs.jugement import connues_le, juger, sans_parties
from generator.calculs.raisons import Raison
from generator.calculs.sommes import ensembles_entiers
from generator.calculs.statuts import A_TROUVER, Statut
from generator.model.lieu import Lieu
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur
from generator.model.territoire import TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur

DE_LIEU = frozenset({Raison.PLUSIEURS_LIEUX, Raison.AUTRE_LIEU, Raison.LIEUX_MANQUANTS})
DE_TEMPS = frozenset(
    {
        Raison.ANNEES_MANQUANTES,
        Raison.AVANT_LE_CONTRAT,
        Raison.VALEUR_DE_DEPART,
        Raison.PORTEE_INCONNUE,
        Raison.VENTILES_SEULEMENT,
        Raison.SANS_REFERENCE,
    }
)

_REPONSES = (Decimal(0), Decimal(1))
_NOMBRES = (Decimal(-(10**20)), *_REPONSES, Decimal(10**20))


class LigneManquante(Struct, frozen=True):
    """The place and the period of a row that would make a judgement possible, whatever its figure.

    `additif` is true where a judgement would also become possible by declaring that the figures of the places add up, `au_choix` where another year would do as well:
    neither the target nor the figures ask for this one.
    """

    territoire: str
    periode: Periode
    additif: bool
    au_choix: bool


def ligne_manquante(
    indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, avancement: Avancement
) -> LigneManquante | None:
    """The row that is missing for `indicateur`, whose progress is `avancement`; None where it is judged, or no single row would do."""
    sans_chiffre = indicateur.cible is not None and avancement.statut in A_TROUVER
    if not sans_chiffre and (avancement.statut is not Statut.SANS_OBJECTIF or avancement.raison not in DE_LIEU | DE_TEMPS):
        return None
    connues = connues_le(valeurs, cadre.aujourd_hui)
    prises = {(valeur.territoire, valeur.periode.texte) for valeur in sans_parties(connues) if valeur.nombre is not None}
    prises |= {(valeur.territoire, valeur.periode.texte) for valeur in connues if valeur.statut is StatutValeur.SECRET}
    for lieu in _lieux(indicateur, connues, cadre):
        for periode in _periodes(connues, cadre, avancement):
            if (lieu, periode.texte) not in prises and _serait_juge(indicateur, connues, cadre, lieu, periode):
                au_choix = not avancement.echeance and avancement.raison not in DE_LIEU | DE_TEMPS
                return LigneManquante(lieu, periode, _additif(indicateur, connues, cadre), au_choix)
    return None


def _lieux(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> Iterator[str]:
    """Places whose figure could answer: the one declared, else the whole perimeter; then those that a sum lacks."""
    if len(indicateur.territoires) == 1:
        yield indicateur.territoires[0]
        return
    if not indicateur.territoires:
        yield from (id for id, territoire in cadre.territoires.items() if territoire.type is TypeTerritoire.PERIMETRE)
    presents = tuple(dict.fromkeys(valeur.territoire for valeur in valeurs if valeur.nombre is not None))
    for lieux in ensembles_entiers(indicateur, cadre.territoires, presents):
        yield from lieux
    yield from doivent_l_atteindre(indicateur)
    if indicateur.cible and indicateur.cible.chaque and not indicateur.territoires:
        yield from (id for id, territoire in cadre.territoires.items() if territoire.type == indicateur.cible.chaque)


def _periodes(valeurs: Collection[Valeur], cadre: CadreDeLecture, avancement: Avancement) -> Iterator[Periode]:
    """The periods to try: where a place is missing, that of the last figures; then the target's year, the last full year, the others."""
    annuelles = [valeur.periode for valeur in valeurs if valeur.periode.genre in (GenrePeriode.ANNEE, GenrePeriode.ANNEE_SCOLAIRE)]
    if avancement.raison in DE_LIEU and annuelles:
        yield max(annuelles, key=lambda periode: periode.fin)
    derniere = int(cadre.aujourd_hui[:4]) - 1
    voulue = int(avancement.echeance[:4]) if avancement.echeance else derniere
    annees = [min(voulue, derniere), *range(derniere, cadre.contrat.debut - 1, -1)]
    yield from (annee_civile(annee) for annee in dict.fromkeys(annees) if annee >= cadre.contrat.debut)


def annee_civile(annee: int) -> Periode:
    """A year as a data file writes it."""
    return Periode(f"{annee}-01-01", f"{annee}-12-31", GenrePeriode.ANNEE, str(annee))


def _serait_juge(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str, periode: Periode) -> bool:
    """True where a row there would be judged whatever its figure: those that are tried lie on both sides of any target."""
    return all(
        _juge(indicateur, [*valeurs, _essai(indicateur, lieu, periode, nombre)], cadre)
        for nombre in (_REPONSES if indicateur.unite is Unite.OUI_NON else _NOMBRES)
    )


def _juge(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> bool:
    return juger(indicateur, valeurs, cadre).statut.est_juge


def _essai(indicateur: Indicateur, lieu: str, periode: Periode, nombre: Decimal) -> Valeur:
    return Valeur(indicateur.id, lieu, periode, nombre, "", indicateur.unite, StatutValeur.DEFINITIF, "", "", Lieu(""))


def _additif(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> bool:
    if indicateur.additif or not indicateur.unite.additionne:
        return False
    return _juge(replace(indicateur, additif=True), valeurs, cadre)
