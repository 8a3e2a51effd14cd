"""The page «Rechercher»: its field, and without JavaScript the lists that lead everywhere."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import RECHERCHE, relative
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien


class VueRecherche(Struct, frozen=True):
    """The header, the lists of the site, and from a contract the search of all contracts."""

    entete: Entete
    listes: tuple[Lien, ...]
    partout: Lien | None


def vue_recherche(site: str, nom: str, menu: Sequence[tuple[str, str]]) -> VueRecherche:
    """The page of the site in the folder `site` (empty for the portal); `menu` holds titles and addresses."""
    base = f"{site}/" if site else ""
    page = f"{base}{RECHERCHE}"
    haut = (Lien("Engagements ouverts", relative(page, "")), *((Lien(nom, relative(page, base)),) if site else ()))
    chapeau = (
        "Chercher dans ce contrat. Les accents et les majuscules ne comptent pas."
        if site
        else "Chercher dans tous les contrats publiés. Les accents et les majuscules ne comptent pas."
    )
    return VueRecherche(
        Entete(
            "Rechercher", f"Chercher une promesse, un partenaire, un quartier : {nom}.", (*haut, Lien("Rechercher", "")), chapeau=chapeau
        ),
        tuple(Lien(titre, relative(page, f"{base}{adresse}")) for titre, adresse in menu),
        Lien("Chercher dans tous les contrats", relative(page, RECHERCHE)) if site else None,
    )
