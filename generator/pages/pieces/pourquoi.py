"""What the document found before it promised, beside the promise."""

from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.constats import pourquoi
from generator.calculs.mots import mots
from generator.model.constat import AxeDeTravail
from generator.model.referentiel import Noeud
from generator.model.texte_de_document import Adresse
from generator.pages.adresses import ancre_du_sujet, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.passages import passage_dit
from generator.pages.mots.typographie import INSECABLE, debut_de
from generator.pages.pieces.liens import Lien, lien_noeud

NOTRE_LECTURE = "Le document ne relie pas lui-même ces lignes à cette promesse. Ce rapprochement est notre lecture."


IMPRIMES = "Le document imprime ces lignes avec cette promesse, ou en tête de la partie qui la contient."


class VueLigne(Struct, frozen=True):
    """A line of the document with its place, and the promises that take it up; `question` where none does, in our reading."""

    texte: str
    place: Lien
    promesses: tuple[Lien, ...]
    question: str
    note: str


class VuePourquoi(Struct, frozen=True):
    """On the page of a promise: where the document says so, its findings, and the work asked for that the promise takes up."""

    sujets: tuple[tuple[Lien, tuple[VueLigne, ...], tuple[VueLigne, ...]], ...]
    nom: str
    nom_des_axes: str
    precision: str
    page: str


def mots_du_passage(contexte: Contexte, adresse: Adresse) -> str:
    """The words of a paragraph, or of a cell."""
    bloc = contexte.blocs[Adresse(adresse.document, adresse.section, adresse.bloc)]
    if adresse.colonne:
        return bloc.cellules[adresse.colonne - 1].texte
    return bloc.texte or " ".join(cellule.texte for cellule in bloc.cellules if cellule.lignes)


def lien_du_passage(contexte: Contexte, page: str, adresse: Adresse) -> Lien:
    """A link to the passage, named by its place."""
    vers = f"{contexte.adresses.texte(adresse.document, adresse.section)}#{adresse.ancre}"
    return Lien(passage_dit(adresse.ancre), relative(page, vers))


def ligne_du_constat(contexte: Contexte, page: str, adresse: Adresse) -> VueLigne:
    """A finding, word for word, with its place."""
    return VueLigne(mots_du_passage(contexte, adresse), lien_du_passage(contexte, page, adresse), (), "", "")


def ligne_de_l_axe(contexte: Contexte, page: str, axe: AxeDeTravail) -> VueLigne:
    """Something that the document asks for, with the promises that take it up in our reading."""
    question = "" if axe.promesses else "Aucune promesse trouvée dans notre lecture."
    return VueLigne(
        mots_du_passage(contexte, axe.passage),
        lien_du_passage(contexte, page, axe.passage),
        liens_des_promesses(contexte, page, axe.promesses),
        question,
        axe.note_editoriale,
    )


def liens_des_promesses(contexte: Contexte, page: str, ids: Sequence[str]) -> tuple[Lien, ...]:
    """Links to the promises of these ids."""
    return tuple(lien_noeud(contexte, page, contexte.noeuds[id]) for id in ids if id in contexte.noeuds)


def vue_pourquoi(contexte: Contexte, page: str, noeud: Noeud) -> VuePourquoi | None:
    """What explains a promise; None where nothing is tied to it nor to what is above it, or where its page says it already."""
    constats = contexte.dossier.constats
    trouves = pourquoi(constats, noeud, contexte.ancetres(noeud))
    if constats is None or not trouves:
        return None
    adresse, dits = contexte.adresses.rubrique("constats"), mots(noeud.texte)  # a line that the page quotes already is left out
    vues = []
    for trouve in trouves:
        titre = mots_du_passage(contexte, trouve.sujet.titre or trouve.theme.titre).rstrip(f" :{INSECABLE}")
        lien = Lien(debut_de(titre, 120), relative(page, f"{adresse}#{ancre_du_sujet(trouve.sujet.id)}"))
        lignes = tuple(ligne for un in trouve.sujet.constats if mots((ligne := ligne_du_constat(contexte, page, un)).texte) not in dits)
        axes = tuple(ligne_de_l_axe(contexte, page, axe) for axe in trouve.axes)
        if lignes or axes:
            vues.append((lien, lignes, axes))
    precision = IMPRIMES if constats.imprimes else NOTRE_LECTURE
    return VuePourquoi(tuple(vues), constats.nom, constats.nom_des_axes, precision, relative(page, adresse)) if vues else None
