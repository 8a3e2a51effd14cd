"""All maps of the figures of a contract, in small and side by side, under those of the states of its indicators by place."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.adresses import CARTES, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import Aplat, CarteThematique
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.cartes_de_chiffres import CarteDuContrat, carte_en_petit, cartes_du_contrat, id_de_la_carte
from generator.pages.pieces.cartes_des_etats import TITRE, EtatsParLieu, a_des_cartes, etats_par_lieu
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.rendu.genre import GenreDePage, seule, une_par

CARTES_PAR_PAGE = 12  # what a telephone scrolls through


class CartePetite(Struct, frozen=True):
    """One map in small: the link to its indicator, which says what it follows, the drawing, and the figures as rows."""

    id: str
    lien: Lien
    dessin: CarteThematique
    periode: str
    lignes: tuple[tuple[str, str], ...]


class FondDeCarte(Struct, frozen=True):
    """The outlines of all maps of one kind of place, which the page holds once."""

    prefixe: str
    aplats: tuple[Aplat, ...]


class VueCartes(Struct, frozen=True):
    """All that the page shows. `toutes` are the maps of all pages, by id, for who sets two side by side."""

    entete: Entete
    etats: tuple[EtatsParLieu, ...]
    fonds: tuple[FondDeCarte, ...]
    cartes: tuple[CartePetite, ...]
    toutes: tuple[Lien, ...]
    avant: Lien | None
    apres: Lien | None


def vue_cartes(contexte: Contexte, rang: str = "1") -> VueCartes:
    """The page number `rang`."""
    numero = int(rang)
    page = _adresse(contexte, numero)
    parties = _parties(contexte)
    ici = parties[numero - 1] if parties else ()
    petites = [_petite(contexte, page, laquelle) for laquelle in ici]
    suite = f", page {numero} sur {len(parties)}" if len(parties) > 1 else ""
    return VueCartes(
        Entete(
            f"{TITRE}{suite}",
            f"Les chiffres du contrat {contexte.contrat.territoire_nom}, lieu par lieu, sur de petites cartes que l’on peut mettre côte à côte.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Une carte par indicateur dont nous avons trouvé les chiffres de plusieurs lieux, à sa dernière date. La page de l’indicateur a toutes les périodes.",
        ),
        etats_par_lieu(contexte, page) if numero == 1 else (),
        tuple(
            FondDeCarte(prefixe, aplats)
            for prefixe, aplats in {petite.dessin.id: petite.dessin.aplats for petite in petites}.items()
            if aplats
        ),
        tuple(petites),
        tuple(
            Lien(
                contexte.indicateurs[laquelle.indicateur].libelle,
                f"{relative(page, _adresse(contexte, autre))}#carte-{id_de_la_carte(laquelle)}",
            )
            for autre, partie in enumerate(parties, 1)
            for laquelle in partie
        )
        if len(parties) > 1
        else (),
        Lien("Cartes précédentes", relative(page, _adresse(contexte, numero - 1))) if numero > 1 else None,
        Lien("Cartes suivantes", relative(page, _adresse(contexte, numero + 1))) if numero < len(parties) else None,
    )


def _adresse(contexte: Contexte, numero: int) -> str:
    return contexte.adresses.rubrique("cartes" if numero == 1 else f"cartes/{numero}")


def _parties(contexte: Contexte) -> Sequence[Sequence[CarteDuContrat]]:
    """The maps of each page."""
    toutes = cartes_du_contrat(contexte)
    return [toutes[debut : debut + CARTES_PAR_PAGE] for debut in range(0, len(toutes), CARTES_PAR_PAGE)]


def _petite(contexte: Contexte, page: str, laquelle: CarteDuContrat) -> CartePetite:
    """The narrow drawing, which is read at any width."""
    indicateur = contexte.indicateurs[laquelle.indicateur]
    carte = carte_en_petit(contexte, laquelle)
    suivie = contexte.noeuds[indicateur.noeud]
    precision = f"{contexte.nom_de_noeud(suivie)}{INSECABLE}: {suivie.titre}"
    return CartePetite(
        f"carte-{id_de_la_carte(laquelle)}",
        Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)), precision),
        replace(carte.dessin, dessins=carte.dessin.dessins[:1]),
        carte.periode,
        carte.lignes,
    )


def _suites(contexte: Contexte) -> Iterator[str]:
    """The numbers of the pages after the first."""
    return (str(numero) for numero in range(2, len(_parties(contexte)) + 1))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "cartes",
    "contrat/cartes.html.j2",
    CARTES,
    seule(vue_cartes),
    "Les chiffres de plusieurs lieux, sur de petites cartes que l’on peut comparer.",
    plan=TITRE,
    si=a_des_cartes,
    sommaire=False,
)
SUITE: GenreDePage[Contexte] = GenreDePage(
    "cartes-suite",
    "contrat/cartes.html.j2",
    f"{CARTES}{{}}/",
    une_par(_suites, vue_cartes),
    "La suite des petites cartes.",
    cherche=False,
    sommaire=False,
)
