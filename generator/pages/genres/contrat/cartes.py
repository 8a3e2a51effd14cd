"""All maps of the figures of a contract, in small and side by side, under those of the states of its indicators by place."""

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import Aplat, CarteThematique
from generator.pages.pieces.cartes_de_chiffres import CarteDuContrat, carte_en_petit, cartes_du_contrat, id_de_la_carte
from generator.pages.pieces.cartes_des_etats import TITRE, EtatsParLieu, a_des_cartes, etats_par_lieu
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.rendu.genre import GenreDePage, seule

OUVERTES = 6  # what a telephone scrolls through: the maps after these are folded
CARTES_AU_PLUS = 60  # and those after these are on the page of their indicator alone

SANS_CARTES = (
    "Il n’y a pas encore de carte de chiffres : pour aucun indicateur nous n’avons trouvé les chiffres d’une même date pour deux lieux dont l’emplacement "
    "soit connu."
)


class CartePetite(Struct, frozen=True):
    """One map in small: the link to its indicator, which says what it follows, the drawing, and the figures as rows; `pliee` where it is folded."""

    id: str
    pliee: bool
    lien: Lien
    dessin: CarteThematique
    periode: str
    lignes: tuple[tuple[str, str], ...]


class FondDeCarte(Struct, frozen=True):
    """The outlines of all maps of one kind of place, which the page holds once."""

    prefixe: str
    aplats: tuple[Aplat, ...]


class VueCartes(Struct, frozen=True):
    """All that the page shows. `autres` are the indicators whose map it has no room for; `sans_cartes` says why there is no map of figures."""

    entete: Entete
    etats: tuple[EtatsParLieu, ...]
    fonds: tuple[FondDeCarte, ...]
    cartes: tuple[CartePetite, ...]
    sans_cartes: str
    autres: tuple[Lien, ...]


def vue_cartes(contexte: Contexte) -> VueCartes:
    """The page of all maps."""
    page = contexte.adresses.rubrique("cartes")
    toutes = cartes_du_contrat(contexte)
    petites = [_petite(contexte, page, laquelle, pliee=rang >= OUVERTES) for rang, laquelle in enumerate(toutes[:CARTES_AU_PLUS])]
    return VueCartes(
        Entete(
            TITRE,
            f"Les chiffres du contrat {contexte.contrat.territoire_nom}, lieu par lieu, sur de petites cartes que l’on peut mettre côte à côte.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Une carte par indicateur dont nous avons trouvé les chiffres de plusieurs lieux, à sa dernière date. La page de l’indicateur a toutes les périodes."
            if petites
            else "Où en sont les indicateurs qui visent chaque lieu, ou y sont mesurés.",
        ),
        etats_par_lieu(contexte, page),
        tuple(
            FondDeCarte(prefixe, aplats)
            for prefixe, aplats in {petite.dessin.id: petite.dessin.aplats for petite in petites}.items()
            if aplats
        ),
        tuple(petites),
        "" if petites else SANS_CARTES,
        tuple(_lien(contexte, page, id) for id in dict.fromkeys(laquelle.indicateur for laquelle in toutes[CARTES_AU_PLUS:])),
    )


def _petite(contexte: Contexte, page: str, laquelle: CarteDuContrat, *, pliee: bool) -> CartePetite:
    """The narrow drawing, which is read at any width."""
    carte = carte_en_petit(contexte, laquelle)
    return CartePetite(
        f"carte-{id_de_la_carte(laquelle)}",
        pliee,
        _lien(contexte, page, laquelle.indicateur),
        replace(carte.dessin, dessins=carte.dessin.dessins[:1]),
        carte.periode,
        carte.lignes,
    )


def _lien(contexte: Contexte, page: str, id: str) -> Lien:
    """An indicator, and what it follows."""
    indicateur = contexte.indicateurs[id]
    suivie = contexte.noeuds[indicateur.noeud]
    precision = contexte.titre_nomme(suivie)
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(id)), precision)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "cartes",
    "contrat/cartes.html.j2",
    "cartes/",
    seule(vue_cartes),
    "Les chiffres de plusieurs lieux, sur de petites cartes que l’on peut comparer.",
    plan=TITRE,
    si=a_des_cartes,
    sommaire=False,
    pied=pied_de_la_page,
)
