"""The pages «Ce qui a changé»: of a contract, of each indicator, partner and place of which something changed on the site."""

from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.mouvements import au_lieu
from generator.pages.adresses import CHANGEMENTS, CHANGEMENTS_JSON, INDICATEUR, NOUVEAUTES, PARTENAIRE, TERRITOIRE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.jours_de_mouvements import (
    COUPE,
    FORME,
    LISTE,
    UNITE,
    JourDeMouvements,
    LigneDeMouvement,
    en_jours,
    groupes_par_jour,
    ligne_de_mouvement,
    tables_des_changements,
)
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_longues import Liste, ListesDUnePage, Parties, site_du_contrat
from generator.pages.pieces.mots_des_mouvements import TUS_PAR_CHOIX
from generator.pages.pieces.mouvements import CE_QUI_A_CHANGE, CHIFFRES_DITS, TOUS_LES_CHIFFRES, dire_un_mouvement
from generator.pages.pieces.pages_de_changements import genre_des_changements
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.suivre import flux_de_la_page
from generator.pages.rendu.genre import GenreDePage


class VueChangements(Struct, frozen=True):
    """The page; `tronque` where the history that was read does not go back to `depuis`' contract's beginning, `tus` what
    is said where `depuis` is a day that the site chose."""

    entete: Entete
    depuis: str
    tronque: bool
    tus: str
    jours: tuple[JourDeMouvements, ...]
    parties: Parties | None
    donnees: tuple[Lien, ...]
    retour: Lien


def vue_changements(contexte: Contexte, sujet: str) -> VueChangements:
    """The view of the page below the page `sujet` of a thing (its address below the site; empty: of the whole contract)."""
    page, nom, listes = _page(contexte, sujet), _nom(contexte, sujet), listes_des_changements(contexte, sujet)
    tranche = listes.tranche(LISTE)
    jours = [contexte.mouvements[cle].date for cle in contexte.mouvements_des_pages[sujet]][: len(tranche.lignes)]
    flux = f"{contexte.adresses.accueil()}{NOUVEAUTES}"
    if sujet and not sujet.startswith("indicateurs/"):
        flux = f"{contexte.adresses.accueil()}{sujet}"
    retour = relative(page, f"{contexte.adresses.accueil()}{sujet or NOUVEAUTES}")
    return VueChangements(
        Entete(
            CE_QUI_A_CHANGE,
            f"Ce qui a changé sur ce site{INSECABLE}: {nom}.",
            fil(contexte, page, *((Lien(nom, retour),) if sujet else ()), Lien(CE_QUI_A_CHANGE, "")),
            surtitre=nom if sujet else "",
            chapeau="Ce que ce site disait, ce qu’il dit maintenant, et pourquoi, quand la raison est écrite.",
            flux=flux_de_la_page(nom, flux, contexte.registre.mentions.adresse, page),
            titre_onglet=f"{CE_QUI_A_CHANGE}{INSECABLE}: {nom}",
        ),
        date_fr(contexte.dossier.historique.depuis),
        contexte.dossier.historique.tronque,
        f"{TUS_PAR_CHOIX[0].upper()}{TUS_PAR_CHOIX[1:]}." if contexte.dossier.historique.choisi else "",
        en_jours(jours, tranche.lignes),
        tranche.parties,
        (
            *tables_des_changements(page, contexte.adresses.accueil()),
            Lien(
                "Les mêmes, avec toutes leurs précisions, pour un programme",
                relative(page, f"{contexte.adresses.accueil()}{CHANGEMENTS_JSON}"),
            ),
        ),
        Lien(nom if sujet else "Quoi de neuf", retour),
    )


def listes_des_changements(contexte: Contexte, sujet: str) -> ListesDUnePage:
    """The changes of one page, day by day."""
    cles = contexte.mouvements_des_pages[sujet]
    lieu = sujet.removeprefix("territoires/").rstrip("/") if sujet.startswith("territoires/") else ""

    combien = TOUS_LES_CHIFFRES if sujet.startswith("indicateurs/") else CHIFFRES_DITS

    def lignes(page: str, cles: Sequence[str]) -> Sequence[LigneDeMouvement]:
        mouvements = (contexte.mouvements[cle] for cle in cles)
        dits = (dire_un_mouvement(contexte, au_lieu(un, lieu) if lieu else un, chiffres=combien) for un in mouvements)
        return [ligne_de_mouvement(page, dit) for dit in dits]

    groupes = groupes_par_jour((contexte.mouvements[cle].date, cle) for cle in cles)
    titre = f"{CE_QUI_A_CHANGE}{INSECABLE}: {_nom(contexte, sujet)}" if sujet else CE_QUI_A_CHANGE
    liste = Liste(LISTE, titre, FORME, groupes, lignes, unite=UNITE)
    return ListesDUnePage(site_du_contrat(contexte), _page(contexte, sujet), titre, [liste], coupe=COUPE)


def _page(contexte: Contexte, sujet: str) -> str:
    return f"{contexte.adresses.accueil()}{CHANGEMENTS.format(sujet)}"


def _nom(contexte: Contexte, sujet: str) -> str:
    genre, _, reste = sujet.partition("/")
    id = reste.rstrip("/")
    if genre == "indicateurs":
        return contexte.onglets_des_indicateurs[id]
    if genre == "partenaires":
        return contexte.partenaires[id].nom
    if genre == "territoires":
        return contexte.territoires[id].nom
    return f"{contexte.contrat.titre}, {contexte.contrat.territoire_nom}"


def _ids(contexte: Contexte, genre: str) -> Sequence[str]:
    """The ids of the things of a kind (the folder of their pages) of which something changed."""
    return [sujet.split("/")[1] for sujet in contexte.mouvements_des_pages if sujet.startswith(genre)]


def _des(nom: str, adresse: str, role: str) -> GenreDePage[Contexte]:
    """The kind of page below those at `adresse`."""

    def ids(contexte: Contexte) -> Sequence[str]:
        return _ids(contexte, adresse.partition("{}")[0])

    def vue(contexte: Contexte, id: str) -> VueChangements:
        return vue_changements(contexte, adresse.format(id))

    def listes(contexte: Contexte, id: str) -> ListesDUnePage:
        return listes_des_changements(contexte, adresse.format(id))

    return genre_des_changements(nom, _GABARIT, adresse, role, ids, vue, listes, pied_de_la_page)


_GABARIT = "contrat/changements.html.j2"
GENRE: GenreDePage[Contexte] = genre_des_changements(
    "changements",
    _GABARIT,
    "",
    "Ce que ce site disait du contrat, ce qu’il dit maintenant, et pourquoi. Elle n’existe que là où quelque chose a changé, comme les trois suivantes.",
    lambda contexte: ((),) if contexte.mouvements else (),
    lambda contexte: vue_changements(contexte, ""),
    lambda contexte: listes_des_changements(contexte, ""),
    pied_de_la_page,
    plan=CE_QUI_A_CHANGE,
)
D_UN_INDICATEUR = _des("changements-d-indicateur", INDICATEUR, "Ce qui a changé d’un indicateur.")
D_UN_PARTENAIRE = _des(
    "changements-de-partenaire", PARTENAIRE, "Ce qui a changé des promesses et des indicateurs qui nomment un partenaire."
)
D_UN_LIEU = _des("changements-de-lieu", TERRITOIRE, "Ce qui a changé d’un lieu, et de ce qui le nomme.")
