"""What ties an indicator to others: the promises that it follows besides, what it is a part of, what it is computed from, when it came and went."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from generator.calculs.formules import appliquer, ecrire, tolerance
from generator.calculs.indicateurs_calcules import dit, fait_de
from generator.model.contrat import Document
from generator.model.lieu import Source
from generator.model.referentiel import GenreDeCalcul, Indicateur
from generator.model.valeur import Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr, grandeur, nombre_fr, periode_fr
from generator.pages.pieces.lecture import chiffre_dit
from generator.pages.pieces.liens import Lien, lien_noeud


class LigneDeCalcul(Struct, frozen=True):
    """The computation of one figure: of which place and time, «120 sur 400», what it gives, and the published figure where a row gives one (`ecart`: the two
    differ by more than rounding)."""

    ou: str
    quand: str
    termes: str
    resultat: str
    publie: str
    ecart: bool


class VueFormule(Struct, frozen=True):
    """How the figures of an indicator are computed: the formula around the links to what it is made of, and each computation. `du_chiffre` says of the figure
    that speaks what it is made of, and loudly where it is not what a document prints (`ecart`)."""

    avant: str
    entre: str
    apres: str
    termes: tuple[Lien, ...]
    lignes: tuple[LigneDeCalcul, ...]
    avec_publies: bool
    du_chiffre: str
    ecart: bool


class VueRetrait(Struct, frozen=True):
    """That a document took an indicator out of the contract, or will: when and why, the document, what takes its place."""

    quand: str
    raison: str
    document: Lien | None
    remplace_par: tuple[Lien, ...]
    a_venir: bool


class VueAjout(Struct, frozen=True):
    """That a document added an indicator."""

    quand: str
    raison: str
    document: Lien | None


class VueVie(Struct, frozen=True):
    """All of it. On the page of an indicator that has none of these things there is none."""

    autres_promesses: tuple[Lien, ...]
    parent: Lien | None
    sous: tuple[tuple[Lien, str], ...]  # the sub-indicators, with the figure that speaks for each
    ajout: VueAjout | None
    retrait: VueRetrait | None
    remplace: tuple[Lien, ...]
    formule: VueFormule | None
    sert_a: tuple[Lien, ...]


def vue_vie(contexte: Contexte, page: str, indicateur: Indicateur) -> VueVie | None:
    """What ties `indicateur` to others; None where nothing does."""
    noeuds = contexte.noeuds_de(indicateur)[1:]
    sous = contexte.sous_indicateurs.get(indicateur.id, ())
    remplace, sert_a = contexte.remplace.get(indicateur.id, ()), contexte.sert_a_calculer.get(indicateur.id, ())
    if not (noeuds or indicateur.de or sous or indicateur.ajoute or indicateur.retire or remplace or indicateur.calcul or sert_a):
        return None
    return VueVie(
        autres_promesses=tuple(lien_noeud(contexte, page, noeud) for noeud in noeuds),
        parent=_lien(contexte, page, indicateur.de) if indicateur.de else None,
        sous=tuple((_lien(contexte, page, un.id), _chiffre(contexte, un)) for un in sous),
        ajout=_ajout(contexte, page, indicateur),
        retrait=_retrait(contexte, page, indicateur),
        remplace=tuple(_lien(contexte, page, un.id) for un in remplace),
        formule=_formule(contexte, page, indicateur),
        sert_a=tuple(_lien(contexte, page, un.id) for un in sert_a),
    )


def retire_dit(contexte: Contexte, indicateur: Indicateur) -> str:
    """«retiré le 30 juin 2021», for a row of a list; empty where it is not retired."""
    retire = indicateur.retire
    return f"retiré {_le(retire.date)}" if retire and contexte.est_retire(indicateur) else ""


def _le(date: str) -> str:
    """«le 30 juin 2021», «en juin 2021», «en 2021»."""
    return f"{'le' if date.count('-') > 1 else 'en'} {date_fr(date)}"


def _lien(contexte: Contexte, page: str, id: str) -> Lien:
    return Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id)))


def _chiffre(contexte: Contexte, indicateur: Indicateur) -> str:
    chiffre = chiffre_dit(contexte, indicateur, contexte.suivi.lectures[indicateur.id])
    return f"{chiffre.texte} ({chiffre.precision})" if chiffre else "aucun chiffre qui parle pour lui"


def lien_document(contexte: Contexte, page: str, source: Source) -> Lien | None:
    """The entry of the document on the page of documents; None where it is not known."""
    document: Document | None = next((un for un in contexte.contrat.documents if un.id == source.document), None)
    if document is None:
        return None
    return Lien(document.titre, relative(page, contexte.adresses.section(document.id, "")), source.repere)


def _ajout(contexte: Contexte, page: str, indicateur: Indicateur) -> VueAjout | None:
    ajoute = indicateur.ajoute
    return VueAjout(_le(ajoute.date), ajoute.raison, lien_document(contexte, page, ajoute.source)) if ajoute else None


def _retrait(contexte: Contexte, page: str, indicateur: Indicateur) -> VueRetrait | None:
    retire = indicateur.retire
    if retire is None:
        return None
    return VueRetrait(
        _le(retire.date),
        retire.raison,
        lien_document(contexte, page, retire.source),
        tuple(_lien(contexte, page, id) for id in retire.remplace_par),
        not contexte.est_retire(indicateur),
    )


def _formule(contexte: Contexte, page: str, indicateur: Indicateur) -> VueFormule | None:
    calcul = indicateur.calcul
    if calcul is None:
        return None
    pour = nombre_fr(indicateur.unite.pour)
    mots = {
        GenreDeCalcul.SOMME: ("la somme de", " + ", ""),
        GenreDeCalcul.DIFFERENCE: ("la différence", " − ", ""),
        GenreDeCalcul.PART: ("la part de", " dans ", ""),
        GenreDeCalcul.RAPPORT: ("", " divisé par ", f", multiplié par {pour}" if indicateur.unite.pour != 1 else ""),
    }
    lignes = tuple(_lignes(contexte, indicateur, contexte.suivi.retenues.get(indicateur.id, ())))
    mesure = contexte.suivi.lectures[indicateur.id].mesure
    parlante = next(_lignes(contexte, indicateur, mesure.parties), None) if mesure and not mesure.est_calculee else None
    return VueFormule(
        *mots[calcul.genre],
        tuple(_lien(contexte, page, terme) for terme in calcul.termes),
        lignes,
        any(ligne.publie for ligne in lignes),
        _du_chiffre(parlante) if parlante else "",
        parlante is not None and parlante.ecart,
    )


def _du_chiffre(ligne: LigneDeCalcul) -> str:
    if not ligne.publie:
        return f"Calculé{INSECABLE}: {ligne.termes}."
    if ligne.ecart:
        return f"Le chiffre publié ({ligne.publie}) n’est pas celui que donnent les nombres dont il est fait{INSECABLE}: {ligne.termes}, soit {ligne.resultat}."
    return f"Recalculé{INSECABLE}: {ligne.termes}, ce qui donne le chiffre publié."


def _lignes(contexte: Contexte, indicateur: Indicateur, valeurs: Sequence[Valeur]) -> Iterator[LigneDeCalcul]:
    """The computations that were made, and those that could be beside a published figure, the most recent first."""
    assert indicateur.calcul is not None
    noms = {(d.id, m.id): m.nom for d in contexte.contrat.dimensions for m in d.modalites}
    for valeur in sorted(valeurs, key=lambda valeur: valeur.periode.fin, reverse=True):
        fait = fait_de(valeur, indicateur, contexte.suivi.retenues)
        nombres = [terme.nombre for terme in fait.termes if terme.nombre is not None] if fait else []
        exact = appliquer(fait.genre, nombres, fait.pour) if fait else None
        if fait is None or exact is None or valeur.nombre is None:
            continue
        publie = valeur.calcul is None
        permis = tolerance(indicateur.calcul, valeur.nombre, nombres)
        parts = "".join(f", {noms.get(paire, paire[1]).lower()}" for paire in valeur.ventilation)
        yield LigneDeCalcul(
            f"{contexte.territoires[valeur.territoire].nom}{parts}",
            periode_fr(valeur.periode),
            dit(fait),
            grandeur(ecrire(exact, indicateur), indicateur.unite),
            grandeur(valeur.nombre, indicateur.unite) if publie else "",
            publie and abs(exact - Fraction(valeur.nombre)) > permis,
        )
