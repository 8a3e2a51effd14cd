"""Why promises were made: what the document found, what it asked for, and what took it up, in our reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.constats import axes_sans_promesse, pourquoi
from generator.calculs.mots import mots
from generator.model.constat import AxeDeTravail, Constats, SujetDeConstats, ThemeDeConstats
from generator.model.referentiel import Noeud
from generator.model.texte_de_document import Adresse
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, debut_de
from generator.pages.vues.commun import Entete, Lien, fil, lien_noeud

NOTRE_LECTURE = "Le document ne relie pas lui-même ces lignes à cette promesse. Ce rapprochement est notre lecture."
IMPRIMES = "Le document imprime ces lignes avec cette promesse, ou en tête de la partie qui la contient."


@dataclass(frozen=True, slots=True)
class VueLigne:
    """A line of the document with its place, and the promises that take it up; `question` where none does, in our reading."""

    texte: str
    place: Lien
    promesses: tuple[Lien, ...]
    question: str
    note: str


@dataclass(frozen=True, slots=True)
class VueSujet:
    """One subject: its printed heading, its findings, the work asked for, and the promises that they explain."""

    ancre: str
    titre: str
    constats: tuple[VueLigne, ...]
    axes: tuple[VueLigne, ...]
    promesses: tuple[Lien, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VueTheme:
    """A theme and its subjects."""

    ancre: str
    titre: str
    sujets: tuple[VueSujet, ...]


@dataclass(frozen=True, slots=True)
class VueConstats:
    """The page of findings. `sans_promesse` are the lines of work that no promise takes up, in our reading."""

    entete: Entete
    nom: str
    nom_des_axes: str
    compte: str
    themes: tuple[VueTheme, ...]
    sans_promesse: tuple[VueLigne, ...]
    demande: str
    note: str
    expliquees: str  # how the promises that a subject explains are headed


@dataclass(frozen=True, slots=True)
class VuePourquoi:
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
    return Lien(adresse.ancre, relative(page, vers))


def vue_constats(contexte: Contexte, constats: Constats) -> VueConstats:
    """The view of the page of findings."""
    page = contexte.adresses.rubrique("constats")
    lignes = sum(len(sujet.constats) for _, sujet in constats.sujets())
    axes = sum(len(sujet.axes) for _, sujet in constats.sujets())
    seuls = axes_sans_promesse(constats)
    compte = f"Le document imprime {accord(lignes, 'constat')}" + (
        f" et {accord(axes, 'axe de travail', 'axes de travail')}." if axes else "."
    )
    if constats.imprimes:
        compte = f"{accord(lignes, 'ligne du document', 'lignes du document')}."
    demande = ""
    if seuls:
        verbe = "un axe de travail n’est repris" if len(seuls) == 1 else f"{len(seuls)} axes de travail ne sont repris"
        demande = f"Dans notre lecture, {verbe} par aucune promesse du document. Nous avons pu manquer un lien{INSECABLE}: savez-vous ce qu’il en est{INSECABLE}?"
    return VueConstats(
        Entete(
            "Pourquoi ces promesses",
            f"Ce que le document a constaté avant de promettre{INSECABLE}: {contexte.contrat.titre}.",
            fil(contexte, page, Lien("Documents", relative(page, contexte.adresses.rubrique("documents"))), Lien("Constats", "")),
            chapeau="Ce que le document a constaté avant de promettre, avec ses mots.",
        ),
        constats.nom,
        constats.nom_des_axes,
        compte,
        tuple(_theme(contexte, page, theme) for theme in constats.themes),
        tuple(_axe(contexte, page, axe) for axe in seuls),
        demande,
        constats.note_editoriale,
        "Promesses imprimées avec ces lignes" if constats.imprimes else "Promesses que ces constats expliquent, dans notre lecture",
    )


def _theme(contexte: Contexte, page: str, theme: ThemeDeConstats) -> VueTheme:
    titre = mots_du_passage(contexte, theme.titre)
    return VueTheme(f"theme-{theme.id}", titre, tuple(_sujet(contexte, page, sujet, titre) for sujet in theme.sujets))


def _sujet(contexte: Contexte, page: str, sujet: SujetDeConstats, theme: str) -> VueSujet:
    titre = mots_du_passage(contexte, sujet.titre).rstrip(f" :{INSECABLE}") if sujet.titre else ""
    return VueSujet(
        ancre_du_sujet(sujet),
        titre if titre != theme else "",
        tuple(_constat(contexte, page, adresse) for adresse in sujet.constats),
        tuple(_axe(contexte, page, axe) for axe in sujet.axes),
        _liens(contexte, page, sujet.promesses),
        sujet.note_editoriale,
    )


def ancre_du_sujet(sujet: SujetDeConstats) -> str:
    """The place of a subject on the page of findings."""
    return f"constats-{sujet.id}"


def _constat(contexte: Contexte, page: str, adresse: Adresse) -> VueLigne:
    return VueLigne(mots_du_passage(contexte, adresse), lien_du_passage(contexte, page, adresse), (), "", "")


def _axe(contexte: Contexte, page: str, axe: AxeDeTravail) -> VueLigne:
    question = "" if axe.promesses else "Aucune promesse trouvée dans notre lecture."
    return VueLigne(
        mots_du_passage(contexte, axe.passage),
        lien_du_passage(contexte, page, axe.passage),
        _liens(contexte, page, axe.promesses),
        question,
        axe.note_editoriale,
    )


def _liens(contexte: Contexte, page: str, ids: Sequence[str]) -> tuple[Lien, ...]:
    return tuple(lien_noeud(contexte, page, contexte.noeuds[id]) for id in ids if id in contexte.noeuds)


def vue_pourquoi(contexte: Contexte, page: str, noeud: Noeud) -> VuePourquoi | None:
    """What explains a promise; None where nothing is tied to it nor to what is above it."""
    constats = contexte.dossier.constats
    trouves = pourquoi(constats, noeud, contexte.ancetres(noeud))
    if constats is None or not trouves:
        return None
    adresse, dits = contexte.adresses.rubrique("constats"), mots(noeud.texte)  # what the page says already is not said again
    vues = []
    for trouve in trouves:
        titre = mots_du_passage(contexte, trouve.sujet.titre or trouve.theme.titre).rstrip(f" :{INSECABLE}")
        lien = Lien(debut_de(titre, 120), relative(page, f"{adresse}#{ancre_du_sujet(trouve.sujet)}"))
        lignes = tuple(ligne for un in trouve.sujet.constats if mots((ligne := _constat(contexte, page, un)).texte) not in dits)
        axes = tuple(_axe(contexte, page, axe) for axe in trouve.axes)
        if lignes or axes:
            vues.append((lien, lignes, axes))
    precision = IMPRIMES if constats.imprimes else NOTRE_LECTURE
    return VuePourquoi(tuple(vues), constats.nom, constats.nom_des_axes, precision, relative(page, adresse)) if vues else None
