"""The page «Rechercher»: its field, and without JavaScript the lists that lead everywhere."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import RECHERCHE, relative
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien


class VueRecherche(Struct, frozen=True):
    """The header and the lists of the site."""

    entete: Entete
    listes: tuple[Lien, ...]


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
    listes = [Lien(titre, relative(page, f"{base}{adresse}")) for titre, adresse in menu]
    if site:
        listes.append(Lien("Chercher dans tous les contrats", relative(page, RECHERCHE)))
    return VueRecherche(
        Entete(
            "Rechercher", f"Chercher une promesse, un partenaire, un quartier : {nom}.", (*haut, Lien("Rechercher", "")), chapeau=chapeau
        ),
        tuple(listes),
    )
