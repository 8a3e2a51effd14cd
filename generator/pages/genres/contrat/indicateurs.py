"""All indicators of a contract."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.suivis_par import indicateurs_de
from generator.model.referentiel import Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import accord
from generator.pages.pieces.criteres import AVEC_UN_CHIFFRE, ORDRES_DES_INDICATEURS, sujets_des_indicateurs
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.indicateurs import LigneIndicateur, ligne_a_questionner
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Parties, parties_de, site_du_contrat
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.questions import DES_INDICATEURS, Questions, questions_de
from generator.pages.pieces.tendance import ligne_avec_tendance
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Indicateurs"
LIGNES_OUVERTES = 40


class GroupeIndicateurs(Struct, frozen=True):
    """The indicators of one branch, under its name; those of an axis also hold the groups of the branches below it.

    `lien` leads to the promise. Where the list is cut there are no `lignes`: `parties` are the pages of an axis, and `lien` leads from a branch to
    the one where its indicators begin.
    """

    titre: str
    ancre: str
    lien: Lien
    lignes: tuple[LigneIndicateur, ...]
    groupes: tuple["GroupeIndicateurs", ...] = ()
    parties: Parties | None = None

    @property
    def fournisseurs(self) -> bool:
        """True when the document names somebody for at least one of these lines."""
        return any(ligne.referents for ligne in self.lignes)

    @property
    def compte(self) -> str:
        """«45 indicateurs, dont 2 avec un chiffre»."""
        connus = sum(_a_un_chiffre(ligne) for ligne in self.lignes)
        return f"{accord(len(self.lignes), 'indicateur')}{f', dont {connus} avec un chiffre' if connus else ''}"


class VueIndicateurs(Struct, frozen=True):
    """All indicators, by axis and by the nodes just below the axes."""

    entete: Entete
    etat: Etat
    axes: tuple[GroupeIndicateurs, ...]
    coupee: bool = False
    questions: Questions | None = None

    @property
    def repliee(self) -> bool:
        """Whether each branch is opened by itself: a telephone shows four or five rows at once."""
        return sum(len(groupe.lignes) for axe in self.axes for groupe in (axe, *axe.groupes)) > LIGNES_OUVERTES

    @property
    def fournisseurs(self) -> bool:
        """True when the document names somebody for at least one indicator."""
        return any(groupe.fournisseurs for axe in self.axes for groupe in (axe, *axe.groupes))


def vue_indicateurs(contexte: Contexte) -> VueIndicateurs:
    """The page «Indicateurs»."""
    page = contexte.adresses.rubrique("indicateurs")
    listes = listes_des_indicateurs(contexte)
    axe = _axe_coupe if listes.coupees else _axe
    chapeau = "Les indicateurs du contrat, et les chiffres trouvés dans les documents\u00a0lus."
    axes = tuple(axe(contexte, page, listes, nom) for nom, liste in listes.listes.items() if len(liste))
    lignes = (ligne for un in axes for groupe in (un, *un.groupes) for ligne in groupe.lignes)
    criteres = () if listes.coupees else (ligne.criteres for ligne in lignes if ligne.criteres)
    return VueIndicateurs(
        entete_de_rubrique(contexte, "indicateurs", TITRE, chapeau),
        etat(contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)),
        axes,
        coupee=listes.coupees,
        questions=questions_de(DES_INDICATEURS, sujets_des_indicateurs(contexte), criteres, ORDRES_DES_INDICATEURS),
    )


def _a_un_chiffre(ligne: LigneIndicateur) -> bool:
    return ligne.criteres is not None and AVEC_UN_CHIFFRE in ligne.criteres.dites


def listes_des_indicateurs(contexte: Contexte) -> ListesDUnePage:
    """One list for each axis, with a group for the indicators of the axis itself and one for each branch just below it."""
    titres = Counter(branche.titre for racine in contexte.dossier.racines for branche in racine.enfants)
    listes = (_liste(contexte, racine, titres) for racine in contexte.dossier.racines)
    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.rubrique("indicateurs"), TITRE, listes, a_part=True)


def _liste(contexte: Contexte, racine: Noeud, titres: Counter[str]) -> Liste[LigneIndicateur]:
    def groupes() -> Iterator[GroupeDeCles]:
        yield GroupeDeCles(_cles(contexte, [racine]), _titre(contexte, racine), racine.id)
        for branche in racine.enfants:
            # Two towns of one contract have signed the same words: what stands above tells them apart.
            suite = f" ({racine.titre})" if titres[branche.titre] > 1 else ""
            cles = _cles(contexte, branche.parcourir())
            if cles:
                yield GroupeDeCles(cles, f"{_titre(contexte, branche)}{suite}", branche.id)

    def lignes(page: str, cles: Sequence[str]) -> Sequence[LigneIndicateur]:
        siens = [contexte.indicateurs[cle] for cle in cles]
        return [ligne_a_questionner(contexte, page, ligne_avec_tendance(contexte, page, un), un) for un in siens]

    return Liste(racine.id, _titre(contexte, racine), "indicateurs_et_referents", tuple(groupes()), lignes)


def _cles(contexte: Contexte, noeuds: Iterable[Noeud]) -> list[str]:
    """The indicators written under these nodes, details after what they are details of, those that were retired last. One that follows several promises stands
    under the first: the rows of this page are counted."""
    siens = [indicateur for noeud in noeuds for indicateur in indicateurs_de(noeud, {})]
    return [un.id for un in sorted(siens, key=contexte.est_retire)]


def _titre(contexte: Contexte, noeud: Noeud) -> str:
    return contexte.titre_nomme(noeud)


def _axe(contexte: Contexte, page: str, listes: ListesDUnePage, nom: str) -> GroupeIndicateurs:
    """An axis with all its rows."""
    liste = listes.listes[nom]
    de_l_axe, *autres = (
        GroupeIndicateurs(
            groupe.titre, groupe.ancre, lien_noeud(contexte, page, contexte.noeuds[groupe.ancre]), tuple(liste.lignes(page, groupe.cles))
        )
        for groupe in liste.groupes
    )
    return replace(de_l_axe, groupes=tuple(autres))


def _axe_coupe(contexte: Contexte, page: str, listes: ListesDUnePage, nom: str) -> GroupeIndicateurs:
    """An axis whose rows are on pages of their own."""
    groupes = tuple(
        GroupeIndicateurs(
            groupe.titre,
            groupe.ancre,
            Lien(
                groupe.titre,
                relative(page, f"{listes.adresse(nom, listes.partie_de(nom, rang))}#{groupe.ancre}"),
                accord(len(groupe.cles), "indicateur"),
            ),
            (),
        )
        for rang, groupe in enumerate(listes.listes[nom].groupes)
        if rang and groupe.cles
    )
    lien = lien_noeud(contexte, page, contexte.noeuds[nom])
    return GroupeIndicateurs(listes.listes[nom].titre, nom, lien, (), groupes, listes.tranche(nom).parties)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "indicateurs",
    "contrat/indicateurs.html.j2",
    "indicateurs/",
    seule(vue_indicateurs),
    "Tous les indicateurs, avec leur état et leur dernier chiffre.",
    menu=TITRE,
    parties=parties_de(lambda _: ((),), listes_des_indicateurs),
    pied=pied_de_la_page,
)
