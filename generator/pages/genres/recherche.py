"""The page «Rechercher»: its field, and without JavaScript the lists that lead everywhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from generator.pages.adresses import GLOSSAIRE, RECHERCHE, TERRITOIRES, THEMES, Adresses, relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail


class Piste(Struct, frozen=True):
    """A way that is offered where a search has found no page with all the words; `avec_les_mots` where it takes them along."""

    lien: Lien
    avec_les_mots: bool = False


class VueRecherche(Struct, frozen=True):
    """The header, the lists of the site, from a contract the search of all contracts, and the ways to go on where nothing was found."""

    entete: Entete
    listes: tuple[Lien, ...]
    partout: Lien | None
    pistes: tuple[Piste, ...]


def vue_recherche(site: str, nom: str, menu: Sequence[tuple[str, str]], pistes: Callable[[str], Iterable[Piste]]) -> VueRecherche:
    """The page of the site in the folder `site` (empty for the portal); `menu` holds titles and addresses, `pistes` gives the ways to go on from an
    address."""
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
        tuple(pistes(page)),
    )


_CONTRATS = 8  # of a country, the documents of the first contracts would be any
_DANS_LES_DOCUMENTS = "Chercher ces mots dans le texte des documents"


def pistes_du_contrat(contexte: Contexte, page: str) -> Iterator[Piste]:
    """From the search of a contract: the text of its documents, and its places."""
    if contexte.textes:
        yield Piste(Lien(_DANS_LES_DOCUMENTS, relative(page, contexte.adresses.chercher())), avec_les_mots=True)
    if contexte.territoires:
        yield Piste(Lien("Trouver un lieu par son nom", relative(page, contexte.adresses.rubrique("territoires"))))


def pistes_du_portail(portail: Portail, page: str) -> Iterator[Piste]:
    """From the portal's: the text of the documents of each contract, themes, places, acronyms."""
    if portail.themes:
        yield Piste(Lien("Choisir un thème", relative(page, THEMES), ", ".join(theme.nom for theme in portail.themes.values())))
    if any(contrat.lieux_du_contrat for contrat in portail.contrats):
        yield Piste(Lien("Trouver un lieu par son nom", relative(page, TERRITOIRES)))
    if portail.contrats and portail.registre.glossaire:
        yield Piste(Lien("Chercher un sigle dans le glossaire", relative(page, GLOSSAIRE)))
    for contrat in portail.contrats if len(portail.contrats) <= _CONTRATS else ():
        if contrat.a_des_textes:
            lien = Lien(_DANS_LES_DOCUMENTS, relative(page, Adresses(contrat.id).chercher()), contrat.contrat.territoire_nom)
            yield Piste(lien, avec_les_mots=True)
