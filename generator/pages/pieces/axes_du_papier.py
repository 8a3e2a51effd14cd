"""An axis of the contract as a chapter of its paper: its objectives, with all that is below them as tables."""

from msgspec import Struct

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import enumerer
from generator.pages.pieces.indicateurs import LigneIndicateur, ligne_indicateur
from generator.pages.pieces.nouvelles import VueEtat, compte_dessous, vue_etat
from generator.pages.pieces.previsions import previsions_du_papier


class PromesseDuPapier(Struct, frozen=True):
    """A node below an objective as a band of its table: how deep, its words, whom the document names for it, its news, its indicators."""

    profondeur: int
    nom: str
    titre: str
    qui: str
    nouvelle: VueEtat | None
    lignes: tuple[LigneIndicateur, ...]


class ObjectifDuPapier(Struct, frozen=True):
    """A child of an axis, with all that is below it."""

    nom: str
    titre: str
    qui: str
    etat: Etat
    compte: str
    promesses: tuple[PromesseDuPapier, ...]


class AxeDuPapier(Struct, frozen=True):
    """A root of the tree as a chapter."""

    ancre: str
    nom: str
    titre: str
    texte: str
    qui: str
    etat: Etat
    compte: str
    lignes: tuple[LigneIndicateur, ...]
    objectifs: tuple[ObjectifDuPapier, ...]
    previsions: tuple[str, ...]


def axe_du_papier(contexte: Contexte, page: str, racine: Noeud) -> AxeDuPapier:
    """The chapter of the root `racine`."""
    return AxeDuPapier(
        ancre=f"axe-{racine.id}",
        nom=contexte.nom_devant(racine),
        titre=racine.titre,
        texte=racine.texte if racine.texte != racine.titre else "",
        qui=_qui(contexte, racine),
        etat=etat(contexte.suivi.synthese_des_noeuds([racine])),
        compte=compte_dessous(contexte, racine),
        lignes=tuple(ligne_indicateur(contexte, page, indicateur) for indicateur in racine.indicateurs),
        objectifs=tuple(_objectif(contexte, page, enfant) for enfant in racine.enfants),
        previsions=previsions_du_papier(contexte, contexte.indicateurs_sous(racine)),
    )


def _qui(contexte: Contexte, noeud: Noeud) -> str:
    """Whom the document names, in its own words where they are kept, else by the names of the partners."""
    return noeud.partenaires_texte or enumerer([contexte.partenaires[engage.partenaire].nom for engage in noeud.partenaires])


def _objectif(contexte: Contexte, page: str, noeud: Noeud) -> ObjectifDuPapier:
    propres = (_promesse(contexte, page, noeud, 0),) if contexte.indicateurs_du_noeud(noeud) or contexte.nouvelles.get(noeud.id) else ()
    dessous = tuple(
        _promesse(contexte, page, enfant, len(contexte.ancetres(enfant)) - len(contexte.ancetres(noeud)))
        for enfant in noeud.parcourir()
        if enfant.id != noeud.id
    )
    return ObjectifDuPapier(
        nom=contexte.nom_devant(noeud),
        titre=noeud.titre,
        qui=_qui(contexte, noeud),
        etat=etat(contexte.suivi.synthese_des_noeuds([noeud])),
        compte=compte_dessous(contexte, noeud),
        promesses=propres + dessous,
    )


def _promesse(contexte: Contexte, page: str, noeud: Noeud, profondeur: int) -> PromesseDuPapier:
    """At depth 0 the node is the objective itself: its title stands above the table already."""
    return PromesseDuPapier(
        profondeur=min(profondeur, 4),
        nom=contexte.nom_devant(noeud),
        titre=noeud.titre if profondeur else "Indicateurs de l’ensemble",
        qui=_qui(contexte, noeud) if profondeur else "",
        nouvelle=vue_etat(contexte, page, noeud) if contexte.nouvelles.get(noeud.id) else None,
        lignes=tuple(ligne_indicateur(contexte, page, indicateur) for indicateur in contexte.indicateurs_du_noeud(noeud)),
    )
