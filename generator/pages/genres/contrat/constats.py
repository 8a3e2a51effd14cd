"""Why promises were made: what the document found, what it asked for, and what took it up, in our reading."""

from msgspec import Struct

from generator.calculs.constats import axes_sans_promesse
from generator.model.constat import Constats, SujetDeConstats, ThemeDeConstats
from generator.pages.adresses import ancre_du_sujet, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.pourquoi import VueLigne, liens_des_promesses, ligne_de_l_axe, ligne_du_constat, mots_du_passage
from generator.pages.rendu.genre import GenreDePage, seule

LIGNES_OUVERTES = 40  # of more lines, each subject is opened by itself


class VueSujet(Struct, frozen=True):
    """One subject: its printed heading, its findings, the work asked for, and the promises that they explain."""

    ancre: str
    titre: str
    constats: tuple[VueLigne, ...]
    axes: tuple[VueLigne, ...]
    promesses: tuple[Lien, ...]
    note: str
    pli: str = ""  # what the subject holds, where the page is so long that each is folded


class VueTheme(Struct, frozen=True):
    """A theme and its subjects."""

    ancre: str
    titre: str
    sujets: tuple[VueSujet, ...]


class VueConstats(Struct, frozen=True):
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
        tuple(_theme(contexte, page, constats, theme) for theme in constats.themes),
        tuple(ligne_de_l_axe(contexte, page, axe) for axe in seuls),
        demande,
        constats.note_editoriale,
        "Promesses imprimées avec ces lignes" if constats.imprimes else "Promesses que ces constats expliquent, dans notre lecture",
    )


def _theme(contexte: Contexte, page: str, constats: Constats, theme: ThemeDeConstats) -> VueTheme:
    titre = mots_du_passage(contexte, theme.titre)
    return VueTheme(f"theme-{theme.id}", titre, tuple(_sujet(contexte, page, constats, sujet, titre) for sujet in theme.sujets))


def _sujet(contexte: Contexte, page: str, constats: Constats, sujet: SujetDeConstats, theme: str) -> VueSujet:
    titre = mots_du_passage(contexte, sujet.titre).rstrip(f" :{INSECABLE}") if sujet.titre else ""
    return VueSujet(
        ancre_du_sujet(sujet.id),
        titre if titre != theme else "",
        tuple(ligne_du_constat(contexte, page, adresse) for adresse in sujet.constats),
        tuple(ligne_de_l_axe(contexte, page, axe) for axe in sujet.axes),
        liens_des_promesses(contexte, page, sujet.promesses),
        sujet.note_editoriale,
        _pli(sujet, constats) if sum(len(un.constats) + len(un.axes) for _, un in constats.sujets()) > LIGNES_OUVERTES else "",
    )


def _pli(sujet: SujetDeConstats, constats: Constats) -> str:
    """«12 constats, 3 axes de travail, 4 promesses»."""
    lignes = ("ligne", "lignes") if constats.imprimes else ("constat", "constats")
    comptes = ((sujet.constats, *lignes), (sujet.axes, "axe de travail", "axes de travail"), (sujet.promesses, "promesse", "promesses"))
    return ", ".join(accord(len(siens), un, plusieurs) for siens, un, plusieurs in comptes if siens)


def _vue(contexte: Contexte) -> VueConstats:
    constats = contexte.dossier.constats
    assert constats is not None  # the kind has a page only where there are some
    return vue_constats(contexte, constats)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "constats",
    "contrat/constats.html.j2",
    "constats/",
    seule(_vue),
    "Ce que le document a constaté avant de promettre, et les promesses qui y répondent.",
    si=lambda contexte: contexte.dossier.constats is not None,
    pied=pied_de_la_page,
)
