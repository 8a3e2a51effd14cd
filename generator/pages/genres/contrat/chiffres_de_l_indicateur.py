"""The page of the figures of an indicator, one by one: where each comes from, and how those that are computed were."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from generator.calculs.destins import est_ailleurs
from generator.calculs.fiches import objet_de_la_valeur
from generator.model.provenance import Provenance, provenance_de
from generator.model.valeur import Valeur
from generator.pages.adresses import CHIFFRES_DE_L_INDICATEUR, VALEURS_CSV, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr, debut_de, periode_fr
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.calculs_montres import VueCalculMontre, ancre_du_chiffre, vues_des_calculs
from generator.pages.pieces.chiffres_montres import a_ses_chiffres, chiffres_montres, chiffres_partis
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.lien_court import lien_court
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.places import adresse_du_passage
from generator.pages.pieces.sources import lien_publication, provenance_dite
from generator.pages.rendu.genre import GenreDePage, une_par

TITRE = "D’où vient chaque chiffre"
SANS_FICHE = "Sources qui n’ont pas de fiche sur ce site"
CALCULES = "Calculé par ce site (voir plus bas)"


class ChiffreEtSaPlace(Struct, frozen=True):
    """One figure: its place on this page (empty for one that another replaced, whose place it has), when, as read, and the passage that prints it."""

    ancre: str
    quand: str
    chiffre: str
    statut: str
    passage: str


class ChiffresParLieu(Struct, frozen=True):
    """The figures of one place (and part) that stand at one place of their source."""

    ou: str
    repere: str
    chiffres: tuple[ChiffreEtSaPlace, ...]


class ChiffresDUneSource(Struct, frozen=True):
    """The figures of which the same is known: their source, its publication and its address, and when it was published and read, by whom, under which licence."""

    source: str
    publication: Lien | None
    adresse: str
    provenance: tuple[str, ...]
    lieux: tuple[ChiffresParLieu, ...]


class ChiffreRetire(Struct, frozen=True):
    """A figure that was published and is no more: its place on this page, what it was of, since when and why, where that is said, and where it is now."""

    ancre: str
    dit: str
    pourquoi: str
    ici: str


class VueChiffresDeLIndicateur(Struct, frozen=True):
    """All that the page shows."""

    entete: Entete
    indicateur: Lien
    sources: tuple[ChiffresDUneSource, ...]
    retires: tuple[ChiffreRetire, ...]
    calculs: tuple[VueCalculMontre, ...]
    donnees: str
    court: str  # the short link to this page; empty where nobody said where the site is served
    exemple: str  # the place of its first figure


def vue_des_chiffres(contexte: Contexte, id: str) -> VueChiffresDeLIndicateur:
    """The view for the indicator of that id."""
    indicateur = contexte.indicateurs[id]
    page = contexte.adresses.chiffres_de_l_indicateur(id)
    vers = relative(page, contexte.adresses.indicateur(id))
    lignes = (*contexte.suivi.observations.get(id, ()), *contexte.suivi.previsions.get(id, ()))
    nom = debut_de(indicateur.libelle, 160)
    return VueChiffresDeLIndicateur(
        Entete(
            TITRE,
            f"{TITRE} de l’indicateur «{INSECABLE}{nom}{INSECABLE}», et comment ceux qui sont calculés l’ont été.",
            fil(contexte, page, Lien("Indicateur", vers), Lien(TITRE, "")),
            surtitre="Indicateur",
            chapeau="Chaque chiffre, sa source et sa place dans cette source, quand il a été publié et lu, et qui l’a saisi. Ce que nos fichiers ne disent pas est écrit "
            f"«{INSECABLE}non indiqué{INSECABLE}».",
            titre_onglet=f"{contexte.onglets_des_indicateurs[id]} – d’où vient chaque chiffre",
        ),
        Lien(indicateur.libelle, vers),
        tuple(_sources(contexte, page, id, lignes)),
        tuple(_retires(contexte, page, id)),
        vues_des_calculs(contexte, page, indicateur),
        relative(page, contexte.adresses.indicateur(id)) + VALEURS_CSV if lignes else "",
        lien_court(contexte, CHIFFRES_DE_L_INDICATEUR.format(id)),
        next((ancre_du_chiffre(valeur) for valeur in chiffres_montres(contexte, id)), ""),
    )


def _retires(contexte: Contexte, page: str, id: str) -> Iterator[ChiffreRetire]:
    for un in chiffres_partis(contexte, id):
        dite = un.changee
        pourquoi = f"{date_fr(dite.le)}{INSECABLE}: {dite.motif}" if dite and dite.motif else ""
        ici = f"#{un.ici}" if un.ici else ""
        if dite and dite.vers:
            ici = dite.vers if est_ailleurs(dite.vers) else relative(page, f"{contexte.adresses.accueil()}{dite.vers}")
        yield ChiffreRetire(un.ancre, un.dit, pourquoi, ici)


def _sources(contexte: Contexte, page: str, id: str, lignes: tuple[Valeur, ...]) -> Iterator[ChiffresDUneSource]:
    """The figures, by what is known of where they come from."""
    montres = set(chiffres_montres(contexte, id))
    groupes: dict[tuple[str, bool, Provenance], list[Valeur]] = {}
    for valeur in lignes:
        publication = contexte.suivi.publications.get(valeur.publication)
        nom = publication.id if publication else ""
        groupes.setdefault((nom, valeur.calcul is not None, provenance_de(valeur, publication)), []).append(valeur)
    for (nom, calcules, provenance), siennes in groupes.items():
        publication = contexte.suivi.publications.get(nom)
        yield ChiffresDUneSource(
            publication.titre if publication else CALCULES if calcules else SANS_FICHE,
            lien_publication(contexte, page, publication) if publication else None,
            publication.adresse if publication else "",
            () if calcules else provenance_dite(provenance),
            tuple(
                ChiffresParLieu(ou, repere, tuple(_chiffre(contexte, page, valeur, montre=valeur in montres) for valeur in suite))
                for (ou, repere), suite in groupby(siennes, lambda valeur: (_ou(contexte, valeur), _place_dans_la_source(valeur)))
            ),
        )


def _chiffre(contexte: Contexte, page: str, valeur: Valeur, *, montre: bool) -> ChiffreEtSaPlace:
    return ChiffreEtSaPlace(
        ancre_du_chiffre(valeur) if montre else "",
        periode_fr(valeur.periode),
        texte_valeur(valeur),
        "prévision" if valeur.est_prevue else "" if montre else "remplacé, ou écarté",
        adresse_du_passage(contexte, page, objet_de_la_valeur(valeur)),
    )


def _ou(contexte: Contexte, valeur: Valeur) -> str:
    noms = {(d.id, m.id): m.nom for d in contexte.contrat.dimensions for m in d.modalites}
    parts = "".join(f", {noms.get(paire, paire[1]).lower()}" for paire in valeur.ventilation)
    return f"{contexte.territoires[valeur.territoire].nom}{parts}"


def _place_dans_la_source(valeur: Valeur) -> str:
    """What the row says of it: its words on the source, and the place in it, each thing once."""
    dedans = valeur.repere if valeur.repere.lower() not in valeur.source.lower() else ""
    return ", ".join(filter(None, (valeur.source, dedans)))


def _ids(contexte: Contexte) -> Iterator[str]:
    return (id for id in contexte.indicateurs if a_ses_chiffres(contexte, id))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "chiffres-de-l-indicateur",
    "contrat/chiffres_de_l_indicateur.html.j2",
    CHIFFRES_DE_L_INDICATEUR,
    une_par(_ids, vue_des_chiffres),
    "D’où vient chaque chiffre d’un indicateur, et comment ceux qui sont calculés l’ont été.",
    cherche=False,
    pied=pied_de_la_page,
)
