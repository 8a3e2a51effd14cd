"""The computed figures of an indicator, unfolded down to the rows that they are made of."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from generator.calculs.calculs_montres import CalculMontre, SorteDeCalcul, TermeDuCalcul, calculs_montres
from generator.calculs.entrees import decimal
from generator.calculs.formules import ecrire
from generator.calculs.noms_dits import dans_la_phrase
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, enumerer, grandeur, nombre_fr, pourcentage
from generator.pages.pieces.calcul import ROLES
from generator.pages.pieces.lecture import noms_de
from generator.pages.pieces.liens import Lien

TITRES = {
    SorteDeCalcul.SOMME: "Somme",
    SorteDeCalcul.FORMULE_SOMME: "Somme d’autres indicateurs",
    SorteDeCalcul.FORMULE_DIFFERENCE: "Différence entre deux indicateurs",
    SorteDeCalcul.FORMULE_PART: "Part d’un indicateur dans un autre",
    SorteDeCalcul.FORMULE_RAPPORT: "Un indicateur divisé par un autre",
    SorteDeCalcul.CHEMIN: "Part du chemin faite vers la cible",
    SorteDeCalcul.PART: "Part d’un lieu dans l’ensemble",
    SorteDeCalcul.ECART: "Écart entre un lieu et l’ensemble",
}


class LigneDeTerme(Struct, frozen=True):
    """One figure that went in: what it is, the figure, its place and time, its source; `ligne` leads to its row, None where a document prints it elsewhere."""

    role: str
    chiffre: str
    ou: str
    quand: str
    source: str
    ligne: Lien | None


class VueCalculMontre(Struct, frozen=True):
    """One computed figure: what and of which place and time, the operation in numbers, and its terms."""

    ancre: str
    titre: str
    operation: str
    remarque: str
    termes: tuple[LigneDeTerme, ...]


def calculs_de_l_indicateur(contexte: Contexte, indicateur: Indicateur) -> tuple[CalculMontre, ...]:
    """Every computed figure that pages show of `indicateur`."""
    suivi = contexte.suivi
    lieux = [id for id in contexte.territoires if indicateur.id in suivi.indicateurs_par_lieu.get(id, ())]
    des_lieux = [suivi.lectures_par_lieu[lieu, indicateur.id] for lieu in lieux]
    return calculs_montres(indicateur, suivi.lectures[indicateur.id], des_lieux, suivi.retenues, contexte.territoires)


def ancre_du_chiffre(valeur: Valeur) -> str:
    """The fragment of a figure on the page of those of its indicator, made of its place, period and part alone: «orly.2019», «orly.2015_2019.sexe=femmes»."""
    parties = [f"{dimension}={modalite}" for dimension, modalite in valeur.ventilation]
    return ".".join((valeur.territoire, valeur.periode.texte.replace("/", "_"), *parties))


def resultat_dit(indicateur: Indicateur, calcul: CalculMontre) -> str:
    """The result as pages show it."""
    if calcul.sorte in (SorteDeCalcul.CHEMIN, SorteDeCalcul.PART):
        return pourcentage(calcul.resultat, () if calcul.a_cote is None else (calcul.a_cote,))
    if calcul.sorte.startswith("formule_"):
        return grandeur(ecrire(calcul.resultat, indicateur), indicateur.unite)
    return grandeur(decimal(calcul.resultat), calcul.unite)


def vues_des_calculs(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[VueCalculMontre, ...]:
    """All of them, as the page at address `page` tells them."""
    return tuple(
        VueCalculMontre(
            ancre,
            _titre(contexte, calcul),
            f"{_operation(calcul)} = {resultat_dit(indicateur, calcul)}",
            _remarque(indicateur, calcul),
            tuple(_ligne(contexte, page, indicateur, terme) for terme in calcul.termes),
        )
        for ancre, calcul in _ancrees(calculs_de_l_indicateur(contexte, indicateur)).items()
    )


def ancres_des_calculs(contexte: Contexte, indicateur: Indicateur) -> frozenset[str]:
    """The places of the computations of an indicator on that page."""
    return frozenset(_ancrees(calculs_de_l_indicateur(contexte, indicateur)))


def _ancrees(calculs: Iterable[CalculMontre]) -> Mapping[str, CalculMontre]:
    """Each with its fragment: what it is, its place where it has one, its period and part; the rare ones that have these alike are numbered."""
    ancrees: dict[str, CalculMontre] = {}
    for calcul in calculs:
        parties = [f"{dimension}={modalite}" for dimension, modalite in calcul.ventilation]
        lieux = calcul.lieux if len(calcul.lieux) == 1 else ()
        nom = ".".join(filter(None, (calcul.sorte.value, *lieux, calcul.periode.replace("/", "_").replace(" + ", "-"), *parties)))
        memes = sum(une == nom or une.startswith(f"{nom}.n") for une in ancrees)
        ancrees[f"{nom}.n{memes + 1}" if memes else nom] = calcul
    return ancrees


def _titre(contexte: Contexte, calcul: CalculMontre) -> str:
    noms = [contexte.territoires[id].nom for id in calcul.lieux]
    ou = enumerer(noms) if len(noms) < 4 else f"{len(noms)} {noms_de(contexte, calcul.lieux)[1]}"
    parts = {(d.id, m.id): dans_la_phrase(m.nom) for d in contexte.contrat.dimensions for m in d.modalites}
    dites = (TITRES[calcul.sorte], ou, calcul.periode.replace("/", f"{INSECABLE}à{INSECABLE}"), *(parts[une] for une in calcul.ventilation))
    return ", ".join(filter(None, dites))


def _operation(calcul: CalculMontre) -> str:
    """The numbers, with the signs between them."""
    nombres = [nombre_fr(terme.nombre) for terme in calcul.termes]
    if calcul.sorte is SorteDeCalcul.CHEMIN:
        par_role = {terme.role: _entre_parentheses(terme) for terme in calcul.termes}
        return f"({par_role['valeur']} − {par_role['reference']}) ÷ ({par_role['cible']} − {par_role['reference']})"
    if calcul.sorte is SorteDeCalcul.SOMME:
        ajoutes = " + ".join(_entre_parentheses(terme) for terme in calcul.termes if terme.role == "partie")
        return ajoutes + "".join(f" − {_entre_parentheses(terme)}" for terme in calcul.termes if terme.role != "partie")
    if calcul.sorte is SorteDeCalcul.FORMULE_SOMME:
        return " + ".join(nombres)
    if calcul.sorte in (SorteDeCalcul.FORMULE_DIFFERENCE, SorteDeCalcul.ECART):
        return f"{nombres[0]} − {nombres[1]}"
    return f"{nombres[0]} ÷ {nombres[1]}" + (f" × {nombre_fr(calcul.pour)}" if calcul.pour != 1 else "")


def _entre_parentheses(terme: TermeDuCalcul) -> str:
    return f"({nombre_fr(terme.nombre)})" if terme.nombre < 0 else nombre_fr(terme.nombre)


def _remarque(indicateur: Indicateur, calcul: CalculMontre) -> str:
    if calcul.publie is not None:
        return f"Une source publie ce chiffre{INSECABLE}: {grandeur(calcul.publie, indicateur.unite)}. C’est lui que nos pages montrent."
    if calcul.sorte.startswith("formule_") and Fraction(ecrire(calcul.resultat, indicateur)) != calcul.resultat:
        return "Le résultat est arrondi."
    return ""


def _ligne(contexte: Contexte, page: str, indicateur: Indicateur, terme: TermeDuCalcul) -> LigneDeTerme:
    valeur = terme.valeur
    if valeur is not None:
        role = f"«{INSECABLE}{contexte.indicateurs[valeur.indicateur].libelle}{INSECABLE}»" if terme.role == "terme" else ROLES[terme.role]
        adresse = f"{contexte.adresses.chiffres_de_l_indicateur(valeur.indicateur)}#{ancre_du_chiffre(valeur)}"
        return LigneDeTerme(
            role,
            grandeur(terme.nombre, valeur.unite),
            contexte.territoires[valeur.territoire].nom,
            valeur.periode.texte.replace("/", f"{INSECABLE}à{INSECABLE}"),
            ", ".join(filter(None, (valeur.source, valeur.repere if valeur.repere.lower() not in valeur.source.lower() else ""))),
            Lien("sa ligne", relative(page, adresse)),
        )
    employe = terme.employe
    assert employe is not None
    territoire = contexte.territoires.get(employe.territoire)
    return LigneDeTerme(
        ROLES[terme.role],
        grandeur(terme.nombre, employe.unite if employe.unite is not Unite.SANS else indicateur.unite),
        territoire.nom if territoire else "",
        employe.periode.replace("/", f"{INSECABLE}à{INSECABLE}"),
        employe.source,
        None,
    )
