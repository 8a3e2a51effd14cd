"""Changes as rows of a page, day by day."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from generator.pages.adresses import CHANGEMENTS_CSV, chemin_pour_tableur, relative
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.decoupe import Coupe
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_longues import GroupeDeCles
from generator.pages.pieces.mouvements import MouvementDit

LISTE, FORME, UNITE = "changements", "mouvements", ("changement", "changements")  # of the list that all pages of changes have
COUPE = Coupe(24, 18)  # of rows, some of which have two wordings of a whole paragraph


class LigneDeMouvement(Struct, frozen=True):
    """One change as a row of a page; `ou` leads to all changes of the contract that it is of, where the page is of several."""

    dit: MouvementDit
    lien: Lien
    ou: Lien | None = None


class JourDeMouvements(Struct, frozen=True):
    """The changes of one day."""

    titre: str
    ancre: str
    lignes: tuple[LigneDeMouvement, ...]


def ligne_de_mouvement(page: str, dit: MouvementDit, ou: Lien | None = None) -> LigneDeMouvement:
    """The row of the page at an address."""
    return LigneDeMouvement(dit, Lien(dit.titre, relative(page, dit.cible)), ou)


def groupes_par_jour(cles: Iterable[tuple[str, object]]) -> Sequence[GroupeDeCles]:
    """Keys (each with its ISO day, those of a day together) in a group for each day."""
    return [
        GroupeDeCles([cle for _, cle in siennes], date_fr(jour), ancre_du_jour(jour))
        for jour, siennes in groupby(cles, key=lambda paire: paire[0])
    ]


def en_jours(jours: Iterable[str], lignes: Iterable[LigneDeMouvement]) -> tuple[JourDeMouvements, ...]:
    """The rows that a page shows, and the ISO day of each, in their order."""
    paires = groupby(zip(jours, lignes, strict=True), key=lambda paire: paire[0])
    return tuple(JourDeMouvements(date_fr(jour), ancre_du_jour(jour), tuple(une for _, une in siennes)) for jour, siennes in paires)


def ancre_du_jour(jour: str) -> str:
    """The fragment of an ISO day."""
    return f"le-{jour}"


def tables_des_changements(page: str, accueil: str) -> tuple[Lien, ...]:
    """The links to the tables of all changes of the site whose home is at `accueil`."""
    table = f"{accueil}{CHANGEMENTS_CSV}"
    return (
        Lien("Tous les changements, pour un tableur", relative(page, chemin_pour_tableur(table))),
        Lien("Les mêmes, pour un programme", relative(page, table)),
    )
