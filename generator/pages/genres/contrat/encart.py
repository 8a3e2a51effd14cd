"""The cards that other sites show in a frame: one indicator, or one partner, in a few lines, with a link back."""

from msgspec import Struct
from msgspec.structs import replace

from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur
from generator.pages.adresses import ENCART, ENCART_D_INDICATEUR, ENCART_DE_PARTENAIRE, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.statuts import Etat, VueStatut
from generator.pages.mots.typographie import debut_de
from generator.pages.pieces.bilan_du_partenaire import bilan_du_partenaire
from generator.pages.pieces.cartes_de_chiffres import vues_des_cartes
from generator.pages.pieces.entete import annees
from generator.pages.pieces.identite import FEUILLE_DES_ENCARTS
from generator.pages.pieces.indicateurs import ligne_indicateur
from generator.pages.pieces.liens import Lien, marque_de_reponse
from generator.pages.rendu.genre import GenreDePage, une_par

ICONE = "ressources/icone.svg"


class VueEncart(Struct, frozen=True):
    """All that a card shows. `onglet` is a title that no other page has; `etat` counts the indicators of a partner, None for the card of an
    indicator."""

    onglet: str
    description: str
    contrat: str
    sorte: str
    titre: str
    statut: VueStatut | None
    chiffre: str
    en_mots: bool
    precision: str
    cible: str
    phrase: str
    etat: Etat | None
    reponses: Lien | None
    carte: CarteThematique | None  # the first map of the figures, in its narrow drawing
    page: str
    feuille: str
    icone: str


def encart_d_indicateur(contexte: Contexte, indicateur: Indicateur) -> VueEncart:
    """The card of an indicator: its state, the figure that speaks and the target."""
    page = f"{contexte.adresses.indicateur(indicateur.id)}{ENCART}"
    ligne = ligne_indicateur(contexte, page, indicateur)
    return VueEncart(
        onglet=f"{contexte.onglets_des_indicateurs[indicateur.id]} – carte – {contexte.contrat.territoire_nom}",
        description=f"{ligne.statut.mot}. {indicateur.libelle}",
        contrat=_contrat(contexte),
        sorte=ligne.type,
        titre=contexte.titre_de_l_indicateur(indicateur, 220),
        statut=ligne.statut,
        chiffre=ligne.valeur,
        en_mots=ligne.en_mots,
        precision=ligne.precision,
        cible=debut_de(ligne.cible, 180),
        phrase="" if ligne.precision else "Aucun chiffre trouvé dans les documents\u00a0lus.",
        etat=None,
        reponses=ligne.reponses,
        carte=_carte(contexte, indicateur),
        page=relative(page, contexte.adresses.indicateur(indicateur.id)),
        feuille=relative(page, f"{contexte.adresses.accueil()}{FEUILLE_DES_ENCARTS}"),
        icone=relative(page, f"{contexte.adresses.accueil()}{ICONE}"),
    )


def encart_de_partenaire(contexte: Contexte, partenaire: Partenaire) -> VueEncart:
    """The card of a partner: how many promises name it, and where its figures stand."""
    phrase, compte = bilan_du_partenaire(contexte, partenaire.id)
    page = f"{contexte.adresses.partenaire(partenaire.id)}{ENCART}"
    return VueEncart(
        onglet=f"{partenaire.nom} – carte – {contexte.contrat.territoire_nom}",
        description=phrase,
        contrat=_contrat(contexte),
        sorte=TYPES_DE_PARTENAIRE[partenaire.type],
        titre=partenaire.nom,
        statut=None,
        chiffre="",
        en_mots=False,
        precision="",
        cible="",
        phrase=phrase,
        etat=compte if compte.total else None,
        carte=None,
        reponses=marque_de_reponse(contexte, page, partenaire.id, contexte.adresses.partenaire(partenaire.id)),
        page=relative(page, contexte.adresses.partenaire(partenaire.id)),
        feuille=relative(page, f"{contexte.adresses.accueil()}{FEUILLE_DES_ENCARTS}"),
        icone=relative(page, f"{contexte.adresses.accueil()}{ICONE}"),
    )


def _carte(contexte: Contexte, indicateur: Indicateur) -> CarteThematique | None:
    dessins = [carte.dessin for carte in vues_des_cartes(contexte, indicateur)]
    return replace(dessins[0], dessins=dessins[0].dessins[:1]) if dessins else None


def _contrat(contexte: Contexte) -> str:
    return f"{contexte.contrat.territoire_nom}, {annees(contexte.contrat)}"


D_UN_INDICATEUR: GenreDePage[Contexte] = GenreDePage(
    "encart-d-indicateur",
    "contrat/encart.html.j2",
    ENCART_D_INDICATEUR,
    une_par(lambda contexte: contexte.indicateurs, lambda contexte, id: encart_d_indicateur(contexte, contexte.indicateurs[id])),
    "Un indicateur, en petit, pour un autre site.",
    entiere=True,
    sigles=False,
)
D_UN_PARTENAIRE: GenreDePage[Contexte] = GenreDePage(
    "encart-de-partenaire",
    "contrat/encart.html.j2",
    ENCART_DE_PARTENAIRE,
    une_par(
        lambda contexte: contexte.partenaires_du_contrat,
        lambda contexte, id: encart_de_partenaire(contexte, contexte.partenaires[id]),
    ),
    "Un organisme, en petit, pour un autre site.",
    entiere=True,
    sigles=False,
)
