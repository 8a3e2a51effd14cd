"""The outputs of the portal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.contrat import Contrat
from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.fichiers.index_de_recherche import (
    EntreeDeRecherche,
    TitreDePage,
    entrees_d_un_autre_site,
    entrees_des_pages,
    entrees_du_glossaire,
    precisions_du_portail,
    synonymes,
)
from generator.pages.fichiers.index_en_parts import index_d_un_site
from generator.pages.fichiers.interface import contrats_json
from generator.pages.fichiers.interface_lieux import lieux_json
from generator.pages.fichiers.plan_des_adresses import plan_des_adresses
from generator.pages.fichiers.sorties_partage import vignette_du_portail
from generator.pages.genres.portail.glossaire import vue_glossaire
from generator.pages.mots.voix import voix_de
from generator.pages.pieces.identite import habiller, teintes
from generator.pages.pieces.portail import Portail, lus_du_portail
from generator.pages.pieces.precisions import PrecisionsDuPortail, distinction_du_portail
from generator.pages.pieces.reperes import fond_de_la_carte
from generator.pages.pieces.reperes_du_portail import sortie_de_la_carte_du_portail
from generator.pages.recettes.du_contrat import entrees_du_contrat
from generator.pages.recettes.fonds import Fonds
from generator.pages.rendu.gabarits import Gabarits
from generator.pages.routes.du_portail import GENRES, NOM, menu_du_portail
from generator.pages.sortie import Recette, Sortie, cle_de, fichier


@dataclass(frozen=True, slots=True)
class PagesDUnSite:
    """What other sites are told of the pages of one: those that the search finds, and the addresses of all."""

    titres: tuple[TitreDePage, ...]
    adresses: tuple[str, ...]


def gabarits_du_portail(portail: Portail, fonds: Fonds, precisions: PrecisionsDuPortail) -> Gabarits:
    """The templates with the words of the portal."""
    gabarits = fonds.gabarits.avec_distinction(distinction_du_portail(NOM, menu_du_portail(portail), precisions))
    voix = voix_de(*(contexte.contrat for contexte in portail.contextes))
    return gabarits.avec_voix(voix, lus_du_portail(portail.contextes))


def recettes_du_portail(portail: Portail, fonds: Fonds, gabarits: Gabarits) -> Iterator[Recette]:
    """All but what is made of the pages of all sites."""
    # Which contracts there are is read from the list, in no field of theirs.
    qui = cle_de(*(contexte.nom_suivi for contexte in portail.contextes))
    registre = portail.registre
    for genre in GENRES:
        for recette in genre.recettes(portail, gabarits):
            yield Recette(recette.nom, cle_de(recette.fond, qui), recette.faire)
    yield Recette("carte", cle_de(fond_de_la_carte(gabarits), qui), lambda: (sortie_de_la_carte_du_portail(portail.contextes, gabarits),))
    yield Recette("vignette", fonds.cle, lambda: (vignette_du_portail(fonds.polices),))
    yield Recette("donnees/contrats.json", qui, lambda: (fichier("donnees/contrats.json", contrats_json(registre)),))
    yield Recette("donnees/lieux.json", qui, lambda: (fichier("donnees/lieux.json", lieux_json(registre.dossiers)),))
    yield Recette("ressources", cle_de(fonds.cle_des_ressources, qui), lambda: tuple(_ressources(registre, fonds)))


def _ressources(registre: Registre, fonds: Fonds) -> Iterator[Sortie]:
    for chemin, octets in habiller(fonds.ressources, teintes(registre.dossiers)).items():
        yield fichier(chemin, octets)


def recette_de_l_index_du_portail(contextes: Sequence[Contexte], pages: Mapping[str, PagesDUnSite]) -> Recette:
    """The index of the portal's search, which finds the `pages` of all sites (by folder, the portal's under an empty name)."""

    def faire() -> tuple[Sortie, ...]:
        registre = contextes[0].registre if contextes else None
        siennes = (
            *entrees_des_pages(pages[""].titres, precisions_du_portail(contextes)),
            *entrees_du_glossaire(vue_glossaire(registre.glossaire, contextes).termes if registre else ()),
        )
        contrats = ((contexte.contrat, entrees_du_contrat(contexte, pages[contexte.contrat.id].titres)) for contexte in contextes)
        return tuple(index_d_un_site(_toutes(siennes, contrats), synonymes(registre) if registre else ()))

    return Recette("index de recherche", cle_de(*(repr((site, une.titres)) for site, une in pages.items())), faire)


def _toutes(
    siennes: Iterable[EntreeDeRecherche], contrats: Iterable[tuple[Contrat, Iterable[EntreeDeRecherche]]]
) -> Iterator[EntreeDeRecherche]:
    """The entries of the portal, then those of each contract, which are asked for one contract after the other."""
    yield from siennes
    for contrat, lues in contrats:
        yield from entrees_d_un_autre_site(contrat.id, contrat.territoire_nom, lues)


def recette_du_plan(pages: Mapping[str, PagesDUnSite], adresse: str) -> Recette:
    """The list of all addresses; `adresse` is where the portal will be served."""
    adresses = [(site, une.adresses) for site, une in pages.items()]
    return Recette("plan des adresses", cle_de(adresse, repr(adresses)), lambda: tuple(plan_des_adresses(adresses, adresse)))
