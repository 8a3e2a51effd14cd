"""What a file changes in what is published: new figures, revised ones (old and new), the same, and those that it no longer has."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.calculs.nombres_dits import nombre_fr
from generator.calculs.secrets import RETENU_AVEC_UN_SECRET
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.choses_nommees import ChosesNommees
from generator.model.ancre import ancre_du_mot
from generator.model.importation import QuestionPosee
from generator.model.valeur import StatutValeur, Valeur

RIEN_D_AUTRE = ChosesNommees()
GARDER, REMPLACER = "garder l’ancien", "remplacer"
REVISIONS = "revisions"


class Revision(Struct, frozen=True):
    """A figure that is published with another value. `id` is that of its question; `acceptee` once the answer says so."""

    id: str
    ancienne: Valeur
    nouveau: ChiffrePret
    acceptee: bool


class Ecarts(Struct, frozen=True):
    """The difference between a file and what is published. `disparus` are rows that an import of this layout wrote, and that this file,
    which covers their time and names their place and indicator, no longer has."""

    nouveaux: tuple[ChiffrePret, ...]
    revises: tuple[Revision, ...]
    inchanges: tuple[ChiffrePret, ...]
    disparus: tuple[Valeur, ...]
    ambigus: tuple[ChiffrePret, ...]
    questions: tuple[QuestionPosee, ...]


def comparer(
    prets: Sequence[ChiffrePret],
    publiees: Sequence[Valeur],
    reponses: Mapping[str, str],
    fichier: str,
    nommees: ChosesNommees = RIEN_D_AUTRE,
) -> Ecarts:
    """Hold figures against the published rows; `fichier` is the path of the table that imports of this layout write, `nommees` what their file names."""
    par_cle: dict[object, list[Valeur]] = {}
    for valeur in publiees:
        cle = (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation, valeur.est_prevue)
        par_cle.setdefault(cle, []).append(valeur)
    nouveaux, revises, inchanges, ambigus = [], [], [], []
    vues = set()
    for pret in prets:
        vues.add(pret.cle)
        anciennes = par_cle.get(pret.cle, [])
        siennes = [une for une in anciennes if une.lieu.fichier == fichier] or anciennes
        if not anciennes:
            nouveaux.append(pret)
        elif any(_egale(une, pret) for une in anciennes):
            inchanges.append(pret)
        elif len(siennes) == 1:
            revises.append(_revision(siennes[0], pret, reponses))
        else:
            ambigus.append(pret)
    periodes = {pret.periode for pret in prets}
    lieux = nommees.lieux | {pret.territoire for pret in prets}
    indicateurs = nommees.indicateurs | {pret.indicateur for pret in prets}
    disparus = tuple(
        valeur
        for cle, valeurs in par_cle.items()
        if cle not in vues
        for valeur in valeurs
        if valeur.lieu.fichier == fichier
        and valeur.periode.texte in periodes
        and valeur.territoire in lieux
        and valeur.indicateur in indicateurs
    )
    return Ecarts(tuple(nouveaux), tuple(revises), tuple(inchanges), disparus, tuple(ambigus), tuple(_questions(revises, reponses)))


def _egale(une: Valeur, pret: ChiffrePret) -> bool:
    if ("commentaire", RETENU_AVEC_UN_SECRET) in pret.dits:
        return True  # kept back by the site that published the table: the figure behind it stays
    if une.bornes != pret.bornes:
        return False
    if une.nombre is None or pret.nombre is None:
        return une.nombre is None and pret.nombre is None and une.statut is pret.statut and une.mots == pret.mots
    return une.nombre == pret.nombre and not (pret.confirme and une.statut is StatutValeur.PROVISOIRE)


def _revision(ancienne: Valeur, pret: ChiffrePret, reponses: Mapping[str, str]) -> Revision:
    parties = " ".join(f"{dimension} {modalite}" for dimension, modalite in pret.ventilation)
    id = f"revision:{ancre_du_mot(f'{pret.indicateur} {pret.territoire} {pret.periode} {parties}')}"
    return Revision(id, ancienne, pret, reponses.get(id, reponses.get(REVISIONS, "")) == REMPLACER)


def _questions(revises: Sequence[Revision], reponses: Mapping[str, str]) -> list[QuestionPosee]:
    sans = [une for une in revises if une.id not in reponses and REVISIONS not in reponses]
    if not sans:
        return []
    cellules = tuple(f"{une.id} : {dite_avant(une)} → {dite(une.nouveau)}" for une in sans[:12])
    question = (
        f"{nombre_fr(len(sans))} chiffre{'s' if len(sans) > 1 else ''} déjà publié{'s' if len(sans) > 1 else ''} avec une autre valeur : remplacer, ou garder l’ancien ? "
        "(Répondre à « revisions » pour tous, ou à chacun par son nom.)"
    )
    return [QuestionPosee(REVISIONS, question, (REMPLACER, GARDER), cellules=cellules, combien=len(sans), bloque=True)]


def dite_avant(une: Revision) -> str:
    """What the row said, as a report and its comment say it: never the figure that is a secret now."""
    return "un chiffre" if une.nouveau.statut is StatutValeur.SECRET and not une.ancienne.statut.est_absence else dite(une.ancienne)


def dite(une: Valeur | ChiffrePret) -> str:
    """A value as a report says it."""
    if une.bornes is not None:
        entre = f"entre {nombre_fr(une.bornes[0])} et {nombre_fr(une.bornes[1])}"
        return entre if une.nombre is None else f"{nombre_fr(une.nombre)} ({entre})"
    return nombre_fr(une.nombre) if une.nombre is not None else une.mots or une.statut.value.replace("_", " ")
