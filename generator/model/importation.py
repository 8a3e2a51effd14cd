"""What an import understood of a file: observations, actions, questions and refusals, each at its cell.

`json` gives exactly the keys that programs read.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct


class StatutLu(StrEnum):
    """What a cell is worth: a figure, a reason for its absence that the file says, or a doubt that a person must lift."""

    VALEUR = "valeur"
    SECRET = "secret"
    NON_DISPONIBLE = "nd"
    SANS_OBJET = "sans_objet"
    A_DEMANDER = "a_demander"


class TerritoireLu(Struct, frozen=True):
    """A place as the file writes it; either may be empty. `id` is that of the project once it was found; `quartier` is true where the heading says that its code is
    that of a quartier prioritaire; `decoupage` is the list of these that the words around say («2015», «2024»)."""

    nom: str = ""
    code: str = ""
    id: str = ""
    quartier: bool = False
    decoupage: str = ""


class ObservationLue(Struct, frozen=True):
    """One figure, or its absence, at its cell. `periode` is the canonical writing where it is sure, else as the file has it; empty when it says none.

    `minimum` and `maximum` bound what was written as a range, `approche` marks «environ»; `arrondi` a figure that its maker rounded: it is never added
    up. `effectif` is the number of answers that the figure is of; `drapeau` a mark such as «provisoire». `mots` is a value
    that is in words, where a known layout says that it is. `attend` is the question without whose answer it is not known what the figure says. `dits` is what
    its row says of where it comes from (column of `valeurs/*.csv`, words), in a layout that has such columns. `note` is what a person attached to the cell, `barree` is true where the
    cell is struck through. `source` is what a column «Source» of its row says.
    """

    libelle: str
    territoire: TerritoireLu
    periode: str
    ventilation: tuple[tuple[str, str], ...]
    valeur: Decimal | None
    unite: str
    statut: StatutLu
    feuille: str
    cellule: str
    texte: str = ""
    indicateur: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approche: bool = False
    arrondi: str = ""
    effectif: Decimal | None = None
    drapeau: str = ""
    mots: str = ""
    attend: str = ""
    dits: tuple[tuple[str, str], ...] = ()
    note: str = ""
    barree: bool = False
    source: str = ""


class MontantDAction(Struct, frozen=True):
    """An amount of an action: who gives it, how much, and the cell; `texte` where it is no figure; `periode` where its heading says one."""

    de: str
    valeur: Decimal | None
    unite: str
    texte: str
    cellule: str
    periode: str = ""


class ActionLue(Struct, frozen=True):
    """One action of a plan, at its row. `axes` are the titles above it, the highest first; days are ISO where they are days. `incertains` are those of the names that may be
    of persons: nothing is written with them."""

    titre: str
    axes: tuple[str, ...]
    feuille: str
    cellule: str
    ligne: int
    sous_action: str = ""
    descriptif: str = ""
    pilotes: tuple[str, ...] = ()
    partenaires: tuple[str, ...] = ()
    financeurs: tuple[MontantDAction, ...] = ()
    budget: MontantDAction | None = None
    statut: str = ""
    priorite: str = ""
    debut: str = ""
    fin: str = ""
    indicateurs: tuple[str, ...] = ()
    beneficiaires: str = ""
    resultats: tuple[str, ...] = ()
    copilotes: tuple[str, ...] = ()
    incertains: tuple[str, ...] = ()


class AxeLu(Struct, frozen=True):
    """An axis of a plan that stands on a row of its own, below the titles above it, the highest first; it may have no action."""

    axes: tuple[str, ...]
    feuille: str
    ligne: int


class QuestionPosee(Struct, frozen=True):
    """What a person must say. `id` stays the same from one file of this layout to the next; with no choice, the answer is free words.

    `cellules` are at most a few of the places that it is about, `combien` how many there are; `propose` is what the program would choose. No figure that a question which
    `bloque` is about is written without an answer: `retient` are the cells of these in its table, of all of them where it names none.
    `lieux` are the places that it names, where the same question of several tables is asked once.
    """

    id: str
    question: str
    choix: tuple[str, ...] = ()
    propose: str = ""
    cellules: tuple[str, ...] = ()
    combien: int = 0
    bloque: bool = False
    retient: frozenset[str] = frozenset()
    lieux: tuple[str, ...] = ()


class RefusDeCellule(Struct, frozen=True):
    """What could not be taken in, at its cell: what is written there, and why, with how to mend it."""

    feuille: str
    cellule: str
    texte: str
    raison: str


class ColonneComprise(Struct, frozen=True):
    """One column as it was understood: its heading, and what it holds (lieu, code, periode, valeur, ventilation, laissee…)."""

    adresse: str
    nom: str
    role: str
    detail: str = ""


class LigneLaissee(Struct, frozen=True):
    """One row that gave no figure, and why, in French. Rows count from 1."""

    ligne: int
    raison: str


class FeuilleComprise(Struct, frozen=True):
    """One table as it was understood. Rows count from 1; `remarques` say what was left aside and why, `laissees` which rows: each cell that is written is a figure, a
    heading, in a column whose role is said, refused, or in one of these. `notes` are the words below it, and above it those
    that say «Note», «Source», «Champ»; `commentaires` and `barrees` are those of the sheet (see `classeur.FeuilleLue`)."""

    nom: str
    forme: str
    lignes_d_entete: tuple[int, ...] = ()
    premiere_donnee: int = 0
    derniere_donnee: int = 0
    avant: int = 0
    apres: int = 0
    titre: str = ""
    unite: str = ""
    masquee: bool = False
    modele: str = ""
    territoires: int = 0
    colonnes: tuple[ColonneComprise, ...] = ()
    remarques: tuple[str, ...] = ()
    axes: tuple[AxeLu, ...] = ()
    laissees: tuple[LigneLaissee, ...] = ()
    notes: tuple[str, ...] = ()
    commentaires: tuple[tuple[str, str], ...] = ()
    barrees: tuple[str, ...] = ()


class Import(Struct, frozen=True):
    """All that was understood of one file."""

    fichier: str
    encodage: str = ""
    separateur: str = ""
    feuilles: tuple[FeuilleComprise, ...] = ()
    observations: tuple[ObservationLue, ...] = ()
    actions: tuple[ActionLue, ...] = ()
    questions: tuple[QuestionPosee, ...] = ()
    refus: tuple[RefusDeCellule, ...] = ()
    remarques: tuple[str, ...] = ()


def nombre_json(nombre: Decimal | None) -> int | float | None:
    """A figure as JSON has it: whole where it is whole."""
    if nombre is None:
        return None
    return int(nombre) if nombre == nombre.to_integral_value() and abs(nombre) < 10**15 else float(nombre)


def json(lu: Import) -> dict[str, Any]:
    """The report for programs: its keys are a promise, and may only grow inside the lists."""
    return {
        "fichier": lu.fichier,
        "encodage": lu.encodage or None,
        "separateur": lu.separateur or None,
        "feuilles": [_feuille(une, () if rang else lu.remarques) for rang, une in enumerate(lu.feuilles)],
        "observations": [_observation(une) for une in lu.observations],
        "actions": [_action(une) for une in lu.actions],
        "questions": [
            _sans_vides({"id": une.id, "question": une.question, "choix": list(une.choix)}, _de_la_question(une)) for une in lu.questions
        ],
        "refus": [{"feuille": un.feuille, "cellule": un.cellule, "texte": un.texte, "raison": un.raison} for un in lu.refus],
    }


def _sans_vides(toujours: dict[str, Any], parfois: Mapping[str, Any]) -> dict[str, Any]:
    return toujours | {
        cle: valeur for cle, valeur in parfois.items() if valeur is not None and valeur is not False and valeur not in ("", [])
    }


def _de_la_question(une: QuestionPosee) -> dict[str, Any]:
    return {"propose": une.propose, "cellules": list(une.cellules), "combien": une.combien or None, "bloque": une.bloque}


def _feuille(une: FeuilleComprise, du_fichier: Sequence[str]) -> dict[str, Any]:
    """A sheet; what reading found of the whole file stands before the remarks of the first one."""
    dite = {
        "nom": une.nom,
        "forme": une.forme,
        "lignes_d_entete": list(une.lignes_d_entete),
        "premiere_donnee": une.premiere_donnee or None,
        "derniere_donnee": une.derniere_donnee or None,
        "entete_a_ignorer": une.avant,
        "pied_a_ignorer": une.apres,
        "titre": une.titre,
        "unite": une.unite,
        "masquee": une.masquee,
        "modele": une.modele,
        "territoires": une.territoires,
        "colonnes": [
            _sans_vides({"adresse": colonne.adresse, "nom": colonne.nom, "role": colonne.role}, {"detail": colonne.detail})
            for colonne in une.colonnes
        ],
        "remarques": [*du_fichier, *une.remarques],
    }
    parfois = {
        "axes_sans_action": [{**_niveaux(axe.axes), "ligne": axe.ligne} for axe in une.axes],
        "lignes_laissees": [{"ligne": laissee.ligne, "raison": laissee.raison} for laissee in une.laissees],
        "notes": list(une.notes),
        "commentaires": [{"cellule": cellule, "texte": texte} for cellule, texte in une.commentaires],
        "barrees": list(une.barrees),
    }
    return _sans_vides(dite, parfois)


def _niveaux(axes: Sequence[str]) -> dict[str, str]:
    """The titles above an action, by their level; all three are always there."""
    return {niveau: axes[rang] if rang < len(axes) else "" for rang, niveau in enumerate(("axe", "sous_axe", "sous_sous_axe"))}


def _observation(une: ObservationLue) -> dict[str, Any]:
    return _sans_vides(
        {
            "libelle": une.libelle,
            "indicateur": une.indicateur or None,
            "territoire": {"nom": une.territoire.nom, "code": une.territoire.code},
            "periode": une.periode or None,
            "ventilation": dict(une.ventilation),
            "valeur": nombre_json(une.valeur),
            "unite": une.unite or None,
            "statut": une.statut.value,
            "feuille": une.feuille,
            "cellule": une.cellule,
        },
        {
            "texte": une.texte if une.statut is not StatutLu.VALEUR or une.approche or une.minimum is not None else "",
            "minimum": nombre_json(une.minimum),
            "maximum": nombre_json(une.maximum),
            "approche": une.approche,
            "arrondi": une.arrondi,
            "effectif": nombre_json(une.effectif),
            "drapeau": une.drapeau,
            "commentaire": une.note,
            "barree": une.barree,
            "source": une.source,
            "attend": une.attend,
        },
    )


def _montant(un: MontantDAction) -> dict[str, Any]:
    return _sans_vides(
        {"de": un.de, "valeur": nombre_json(un.valeur), "unite": un.unite, "cellule": un.cellule},
        {"texte": un.texte, "periode": un.periode},
    )


def _action(une: ActionLue) -> dict[str, Any]:
    dite = {
        "titre": une.titre,
        **_niveaux(une.axes),
        "sous_action": une.sous_action,
        "descriptif": une.descriptif,
        "pilotes": list(une.pilotes),
        "partenaires": list(une.partenaires),
        "financeurs": [_montant(un) for un in une.financeurs],
        "budget": _montant(une.budget) if une.budget else None,
        "statut": une.statut,
        "priorite": une.priorite,
        "debut": une.debut or None,
        "fin": une.fin or None,
        "indicateurs": list(une.indicateurs),
        "feuille": une.feuille,
        "cellule": une.cellule,
        "ligne": une.ligne,
    }
    return _sans_vides(dite, {"beneficiaires": une.beneficiaires, "resultats": list(une.resultats)})
