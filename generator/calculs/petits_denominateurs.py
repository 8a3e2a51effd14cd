"""Finds rates that are of so few people that they may tell who these are, and what is true of them: «33,3 %» of three young people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.calculs.cellules import Case, cases_par_indicateur, retenue
from generator.calculs.formules import pour_combien
from generator.calculs.indicateurs_calcules import avec_les_calculs
from generator.calculs.mots import mots
from generator.calculs.personnes_comptees import PETIT, compte_des_personnes, personnes_comptees
from generator.calculs.secrets import proteger
from generator.model.dossier import Dossier
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur


class Peu(StrEnum):
    """How it is known that a rate is of few people."""

    DENOMINATEUR = "denominateur"  # its formula divides by so few
    NUMERATEUR = "numerateur"  # with its denominator, it gives a number of so few, which no row says
    A_COTE = "a_cote"  # so few are counted beside it, and it may be of them
    SECRET = "secret"  # how many are counted beside it is secret, and it may give that number


class TauxDePeu(Struct, frozen=True):
    """A rate that is published, and the row of the same place, time and part that says, or keeps secret, of how many people it may be."""

    taux: Valeur
    compte: Valeur
    peu: Peu


def taux_de_peu(dossier: Dossier) -> Iterator[TauxDePeu]:
    """Each rate of a few people, among the figures that the site publishes: rows that are kept secret or withheld are not among them, computed rates are."""
    publications = dossier.publications_par_nom()
    cases = {
        id: {case: retenue(lignes, publications) for case, lignes in siennes.items()}
        for id, siennes in cases_par_indicateur(avec_les_calculs(proteger(dossier)).valeurs).items()
    }
    indicateurs = {un.id: un for un in dossier.indicateurs()}
    comptent = {un.id for un in indicateurs.values() if un.unite is Unite.NOMBRE and compte_des_personnes(un.libelle)}
    autour: defaultdict[Case, list[Valeur]] = defaultdict(list)
    for id in comptent:
        for case, valeur in cases.get(id, {}).items():
            if valeur.statut is StatutValeur.SECRET or _est_petit(_nombre(valeur)):
                autour[case].append(valeur)
    for indicateur in indicateurs.values():
        if not indicateur.unite.est_un_taux:
            continue
        for case, taux in cases.get(indicateur.id, {}).items():
            if taux.nombre is None or taux.est_prevue:
                continue
            if indicateur.calcul is not None and indicateur.calcul.genre.divise:
                yield from _par_la_formule(indicateur, taux, [cases.get(id, {}).get(case) for id in indicateur.calcul.termes], comptent)
            else:
                yield from _a_cote(indicateur, taux, autour.get(case, ()), indicateurs)


def _par_la_formule(indicateur: Indicateur, taux: Valeur, termes: list[Valeur | None], comptent: set[str]) -> Iterator[TauxDePeu]:
    assert indicateur.calcul is not None
    dessus, dessous = termes
    id_du_dessus, id_du_dessous = indicateur.calcul.termes
    part = Fraction(taux.nombre or 0) / pour_combien(indicateur.calcul.genre, indicateur.unite)
    haut, bas = _nombre(dessus), _nombre(dessous)
    if id_du_dessous in comptent and dessous is not None and bas is not None:
        if _est_petit(bas):
            yield TauxDePeu(taux, dessous, Peu.DENOMINATEUR)
            return
        if id_du_dessus in comptent and haut is None and _est_petit(part * bas):
            yield TauxDePeu(taux, dessous, Peu.NUMERATEUR)
    elif id_du_dessous in comptent and dessus is not None and haut and part and _est_petit(haut / part):
        yield TauxDePeu(taux, dessus, Peu.DENOMINATEUR)


def _a_cote(
    indicateur: Indicateur, taux: Valeur, comptes: list[Valeur] | tuple[()], indicateurs: Mapping[str, Indicateur]
) -> Iterator[TauxDePeu]:
    """The first count of few people that the rate may be of: written under the same promise, or of people whom the words of the rate name."""
    for compte in comptes:
        autre = indicateurs[compte.indicateur]
        if autre.noeud == indicateur.noeud or personnes_comptees(autre.libelle) in mots(indicateur.libelle):
            yield TauxDePeu(taux, compte, Peu.SECRET if compte.statut is StatutValeur.SECRET else Peu.A_COTE)
            return


def _nombre(valeur: Valeur | None) -> Fraction | None:
    return None if valeur is None or valeur.nombre is None or valeur.est_prevue else Fraction(valeur.nombre)


def _est_petit(nombre: Fraction | None) -> bool:
    """Whether it is a number of people from one to four, once whole."""
    return nombre is not None and 0 < round(nombre) < PETIT
