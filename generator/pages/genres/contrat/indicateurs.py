"""All indicators of a contract."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.indicateurs import LigneIndicateur
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.tendance import ligne_avec_tendance
from generator.pages.rendu.genre import GenreDePage, seule


@dataclass(frozen=True, slots=True)
class GroupeIndicateurs:
    """The indicators of one branch, under its name; those of an axis also hold the groups of the branches below it."""

    titre: str
    ancre: str
    lien: Lien
    lignes: tuple[LigneIndicateur, ...]
    groupes: tuple["GroupeIndicateurs", ...] = ()

    @property
    def fournisseurs(self) -> bool:
        """True when the document names somebody for at least one of these lines."""
        return any(ligne.referents for ligne in self.lignes)


@dataclass(frozen=True, slots=True)
class VueIndicateurs:
    """All indicators, by axis and by the nodes just below the axes."""

    entete: Entete
    etat: Etat
    axes: tuple[GroupeIndicateurs, ...]

    @property
    def fournisseurs(self) -> bool:
        """True when the document names somebody for at least one indicator."""
        return any(groupe.fournisseurs for axe in self.axes for groupe in (axe, *axe.groupes))


def vue_indicateurs(contexte: Contexte) -> VueIndicateurs:
    """The page «Indicateurs»."""
    page = contexte.adresses.rubrique("indicateurs")
    titres = Counter(branche.titre for racine in contexte.dossier.racines for branche in racine.enfants)
    axes = []
    for racine in contexte.dossier.racines:
        groupes = tuple(
            # Two towns of one contract have signed the same words: what stands above tells them apart.
            _groupe(contexte, page, branche, branche.parcourir(), f" ({racine.titre})" if titres[branche.titre] > 1 else "")
            for branche in racine.enfants
        )
        axes.append(replace(_groupe(contexte, page, racine, [racine]), groupes=tuple(groupe for groupe in groupes if groupe.lignes)))
    chapeau = "Les indicateurs du contrat, et les chiffres trouvés dans les documents lus."
    return VueIndicateurs(
        entete_de_rubrique(contexte, "indicateurs", "Indicateurs", chapeau),
        etat(contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)),
        tuple(axe for axe in axes if axe.lignes or axe.groupes),
    )


def _groupe(contexte: Contexte, page: str, tete: Noeud, noeuds: Iterable[Noeud], suite: str = "") -> GroupeIndicateurs:
    titre = f"{contexte.nom_de_noeud(tete)}{INSECABLE}: {tete.titre}{suite}"
    return GroupeIndicateurs(titre, tete.id, lien_noeud(contexte, page, tete), _lignes(contexte, page, noeuds))


def _lignes(contexte: Contexte, page: str, noeuds: Iterable[Noeud]) -> tuple[LigneIndicateur, ...]:
    return tuple(ligne_avec_tendance(contexte, page, indicateur) for noeud in noeuds for indicateur in noeud.indicateurs)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "indicateurs",
    "contrat/indicateurs.html.j2",
    "indicateurs/",
    seule(vue_indicateurs),
    "Tous les indicateurs, avec leur état et leur dernier chiffre.",
    menu="Indicateurs",
)
