"""One of our themes: the promises and the indicators of all contracts that are of it."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages import adresses
from generator.pages.adresses import THEMES, relative, theme_du_portail
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.criteres import CHIFFRE, PARTENAIRE, PUBLIC, THEME
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE, ouverts, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, GroupeDeLignes, Liste, ListesDUnePage, Parties, parties_de
from generator.pages.pieces.partage import VuePartage, partage_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.questions import DES_PROMESSES_ET_INDICATEURS, Critere, Criteres, Questions, Sujet, questions_de
from generator.pages.pieces.themes_du_portail import AVERTISSEMENT, TITRE, combien, dire_combien, liens_des_themes
from generator.pages.rendu.genre import GenreDePage, une_par

_LISTE = "promesses"
_Cle = tuple[str, bool, str]  # the contract, whether it is an indicator, its id


class LigneDeTheme(Struct, frozen=True):
    """A promise or an indicator as a row: the link to it, with what it is («Objectif 1.1»), and the promise that an indicator follows;
    what it answers to the questions of the page."""

    lien: Lien
    precision: str = ""
    criteres: Criteres | None = None


class VueThemeDuPortail(Struct, frozen=True):
    """One theme: its promises, contract by contract; where they are too many for a page, the pages that have them."""

    entete: Entete
    avertissement: str
    groupes: tuple[GroupeDeLignes, ...]
    ouverts: frozenset[str]  # the groups whose rows are shown at once
    parties: Parties | None
    autres: tuple[Lien, ...]
    partage: VuePartage
    questions: Questions | None = None


# What else a promise on this theme is about, and for whom, first: «Jeunes» and «Emploi» are asked together.
_SUJETS = (
    THEME,
    PUBLIC,
    Sujet("contrat", "Contrat", premiere=True),
    Sujet("sorte", "Promesse ou indicateur", premiere=True),
    Sujet(CHIFFRE.nom, CHIFFRE.titre, ordre=CHIFFRE.ordre),
    PARTENAIRE,
)


def vue_theme(portail: Portail, id: str) -> VueThemeDuPortail:
    """The page of one theme."""
    theme, page = portail.themes[id], theme_du_portail(id)
    listes = listes_du_theme(portail, id)
    liste = listes.listes[_LISTE]
    dits = f"{combien(portail, id)}, dans {accord(len(portail.classes_par_theme[id]), 'contrat')}"
    cles = () if listes.coupees else liste.groupes
    groupes = tuple(GroupeDeLignes(groupe.titre, groupe.ancre, tuple(liste.lignes(page, groupe.cles)), suite=False) for groupe in cles)
    criteres = (ligne.criteres for groupe in groupes for ligne in groupe.lignes if ligne.criteres)
    return VueThemeDuPortail(
        Entete(
            theme.nom,
            f"{theme.nom}{INSECABLE}: {dits}.",
            fil_du_portail(page, Lien(TITRE, relative(page, THEMES)), Lien(theme.nom, "")),
            surtitre="Thème",
            chapeau=f"{dits}.",
        ),
        AVERTISSEMENT,
        groupes,
        ouverts(groupes),
        listes.tranche(_LISTE).parties,
        tuple(lien for lien in liens_des_themes(portail, page) if lien.texte != theme.nom),
        partage_du_portail(portail.registre.mentions, page, f"{theme.nom}{INSECABLE}: {dits}"),
        questions_de(DES_PROMESSES_ET_INDICATEURS, _SUJETS, criteres),
    )


def listes_du_theme(portail: Portail, id: str) -> ListesDUnePage:
    """The promises and the indicators of a theme, in a group for each contract."""
    par_contrat = portail.classes_par_theme[id]

    def lignes(page: str, cles: Sequence[_Cle]) -> Sequence[LigneDeTheme]:
        return [_ligne(portail, page, id, cle) for cle in cles]

    def repere(cle: _Cle) -> str:
        return lettre(portail.par_id[cle[0]].contrat.territoire_nom)

    groupes = []
    for contrat in par_territoire(portail, par_contrat):
        promesses, indicateurs = par_contrat[contrat]
        nom = portail.par_id[contrat].contrat.territoire_nom
        cles: tuple[_Cle, ...] = (*((contrat, False, un) for un in promesses), *((contrat, True, un) for un in indicateurs))
        groupes.append(GroupeDeCles(cles, f"{nom}{INSECABLE}: {dire_combien(len(promesses), len(indicateurs))}", f"contrat-{contrat}"))
    liste = Liste(_LISTE, portail.themes[id].nom, "classes", groupes, lignes, repere=repere)
    return ListesDUnePage(SITE, theme_du_portail(id), portail.themes[id].nom, [liste], a_part=True)


def _ligne(portail: Portail, page: str, theme: str, cle: _Cle) -> LigneDeTheme:
    contrat, est_indicateur, id = cle
    resume = portail.par_id[contrat]
    un = (resume.indicateurs_classes if est_indicateur else resume.promesses_classees)[id]
    sorte = Critere("sorte", "indicateur", "indicateurs") if est_indicateur else Critere("sorte", "promesse", "promesses")
    # That it is of the theme of the page is no question; and a page of a part asks nothing.
    dites = (dite for dite in un.dites if dite.question not in (THEME.nom, PUBLIC.nom) or dite.code != theme)
    ou = Critere("contrat", contrat, resume.contrat.territoire_nom)
    criteres = Criteres((*dites, ou, sorte)) if page == theme_du_portail(theme) else None
    if est_indicateur:
        return LigneDeTheme(Lien(un.titre, relative(page, resume.adresses.indicateur(id)), "Indicateur"), un.precision, criteres)
    return LigneDeTheme(Lien(un.titre, relative(page, resume.adresses.noeud(id)), un.precision), criteres=criteres)


GENRE: GenreDePage[Portail] = GenreDePage(
    "theme",
    "portail/theme.html.j2",
    adresses.THEME,
    une_par(lambda portail: portail.themes, vue_theme),
    "Les promesses de tous les contrats sur un thème.",
    parties=parties_de(lambda portail: portail.themes, listes_du_theme),
)
