"""The outputs of the portal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.calculs.destins import Regles, est_une_page
from generator.calculs.ids_suivis import anciens_contrats
from generator.model.adresses_publiees import ACCUEIL
from generator.pages.adresses import (
    LIEUX_A_COMPARER,
    PARTENAIRE,
    PLAN_DU_SITE,
    partenaire_du_portail,
)
from generator.pages.fichiers.adresses_d_avant import ReleveDesSorties, SiteAReleves, SortiesConnues, sorties_d_avant, suivies
from generator.pages.fichiers.catalogue import CATALOGUE, catalogue, est_moissonnable
from generator.pages.fichiers.geojson import lieux_du_portail_geojson
from generator.pages.fichiers.index_de_recherche import entrees_d_un_autre_site, entrees_du_glossaire, synonymes
from generator.pages.fichiers.index_en_parts import index_d_un_site
from generator.pages.fichiers.interface import contrats_json
from generator.pages.fichiers.interface_lieux import lieux_json
from generator.pages.fichiers.lieux_a_comparer import noms_json
from generator.pages.fichiers.places_d_avant import places_d_avant
from generator.pages.fichiers.plan_des_adresses import plan_des_adresses
from generator.pages.fichiers.redirections_du_serveur import fichiers_des_redirections
from generator.pages.fichiers.schemas_publies import schemas_publies
from generator.pages.fichiers.sorties_partage import vignette_du_lieu_partage, vignette_du_portail
from generator.pages.genres.portail.glossaire import noms_cites, vue_glossaire
from generator.pages.genres.portail.plan_du_site import TITRE as TITRE_DU_PLAN
from generator.pages.mots.voix import voix_de
from generator.pages.pieces.adresses_deplacees import changees_du_portail, partenaires_absents
from generator.pages.pieces.identite import habiller, teintes
from generator.pages.pieces.lieux_partages import surtitre
from generator.pages.pieces.moteurs_de_carte import recette_des_moteurs
from generator.pages.pieces.noms_des_adresses import noms_du_portail
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.pieces.precisions import PrecisionsDuPortail, distinction_du_portail
from generator.pages.pieces.recherche import (
    EntreeDeRecherche,
    TitreDePage,
    entrees_des_mesures,
    entrees_des_pages,
    precisions_des_lieux,
    precisions_du_portail,
)
from generator.pages.pieces.reperes_du_portail import sortie_de_la_carte_du_portail
from generator.pages.recettes.a_suivre import recettes_a_suivre_du_portail
from generator.pages.recettes.fonds import Fonds
from generator.pages.recettes.pages_d_un_site import PagesDUnSite
from generator.pages.recettes.tables_du_portail import tables_du_portail
from generator.pages.rendu.gabarits import Gabarits
from generator.pages.routes.du_portail import GENRES, menu_du_portail
from generator.pages.sortie import Recette, Retenir, Sortie, cle_de, fichier, sans_retenir


def gabarits_du_portail(portail: Portail, fonds: Fonds, precisions: PrecisionsDuPortail) -> Gabarits:
    """The templates with the words of the portal."""
    gabarits = fonds.gabarits.avec_distinction(distinction_du_portail(NOM, menu_du_portail(portail), precisions))
    voix = voix_de(*(contrat.contrat for contrat in portail.contrats))
    changees = [une for une in portail.registre.adresses_changees if "#" in une.adresse]
    noms = noms_du_portail(portail, menu_du_portail(portail)) if any(une.motif for une in changees) else {}
    places = places_d_avant(SiteAReleves("", NOM, portail.registre.mentions.adresse, noms), changees)
    return gabarits.avec_voix(voix, portail.lus).avec_places(places)


def recettes_du_portail(portail: Portail, fonds: Fonds, gabarits: Gabarits, retenir: Retenir = sans_retenir) -> Iterator[Recette]:
    """All but what is made of the pages of all sites."""
    # Which contracts there are is read from the list, in no field of theirs.
    qui = cle_de(*(contrat.id for contrat in portail.contrats))
    for genre in GENRES:
        for recette in genre.recettes(portail, gabarits, lambda nom, fond, calcul: retenir(nom, cle_de(fond, qui), calcul)):
            yield Recette(recette.nom, cle_de(recette.fond, qui), recette.faire)
    yield Recette("carte", qui, lambda: (sortie_de_la_carte_du_portail(portail.contrats),))
    yield recette_des_moteurs(gabarits)
    yield from recettes_a_suivre_du_portail(portail)
    yield Recette("vignette", fonds.cle, lambda: (vignette_du_portail(fonds.polices),))
    for id in portail.lieux_partages:
        yield Recette(f"vignette lieux/{id}", cle_de(fonds.cle, qui), partial(_vignette_d_un_lieu, portail, id, fonds))
    yield Recette(
        "donnees/contrats.json",
        qui,
        lambda: (fichier("donnees/contrats.json", contrats_json(contrat.contrat for contrat in portail.contrats)),),
    )
    yield Recette(
        "donnees/lieux.json",
        qui,
        lambda: (fichier("donnees/lieux.json", lieux_json((contrat.id, contrat.territoires) for contrat in portail.contrats)),),
    )
    yield Recette("tables du portail", qui, lambda: tuple(tables_du_portail(portail)))
    yield Recette("redirections du serveur", qui, lambda: _redirections(portail))
    yield Recette(
        "donnees/lieux.geojson",
        qui,
        lambda: (
            fichier("donnees/lieux.geojson", lieux_du_portail_geojson((contrat.id, contrat.territoires) for contrat in portail.contrats)),
        ),
    )
    yield Recette("schémas", "", lambda: tuple(fichier(chemin, octets) for chemin, octets in schemas_publies().items()))
    for chemin, faire in SELON_L_ADRESSE.items():
        yield Recette(chemin, qui, partial(_selon_l_adresse, portail, faire))
    yield Recette(LIEUX_A_COMPARER, qui, lambda: (fichier(LIEUX_A_COMPARER, _noms_des_lieux(portail)),))
    yield Recette("ressources", cle_de(fonds.cle_des_ressources, qui), lambda: tuple(_ressources(portail, fonds)))


def _vignette_d_un_lieu(portail: Portail, id: str, fonds: Fonds) -> tuple[Sortie]:
    return (vignette_du_lieu_partage(portail, id, fonds.polices),)


def _catalogue(portail: Portail) -> Iterator[Sortie]:
    mentions = portail.registre.mentions
    if est_moissonnable(mentions):
        yield fichier(CATALOGUE, catalogue((contrat.jeu_de_donnees for contrat in portail.contrats), mentions))


def _selon_l_adresse(portail: Portail, faire: Callable[[Portail], Iterator[Sortie]]) -> tuple[Sortie, ...]:
    return tuple(faire(portail)) if portail.registre.mentions.adresse else ()


# What only a build that was told where the site will be served makes, by its address: another one does not miss it (`publication/adresses_perdues`).
SELON_L_ADRESSE: Mapping[str, Callable[[Portail], Iterator[Sortie]]] = {CATALOGUE: _catalogue}


def _noms_des_lieux(portail: Portail) -> bytes:
    return noms_json((un.id, un.contrat.territoire_nom, un.contrat.nom_des_communes, un.territoires) for un in portail.contrats)


def _ressources(portail: Portail, fonds: Fonds) -> Iterator[Sortie]:
    for chemin, octets in habiller(fonds.ressources, teintes(contrat.contrat for contrat in portail.contrats)).items():
        yield fichier(chemin, octets)


def recette_de_l_index_du_portail(portail: Portail, pages: Mapping[str, PagesDUnSite]) -> Recette:
    """The index of the portal's search, which finds the `pages` of all sites (by folder, the portal's under an empty name)."""

    def faire() -> tuple[Sortie, ...]:
        registre = portail.registre
        precisions = precisions_du_portail(registre.partenaires, portail.contrats_du_partenaire, portail.themes.values())
        precisions |= precisions_des_lieux({id: (surtitre(portail, commun), commun) for id, commun in portail.lieux_partages.items()})
        siennes = (
            *entrees_des_pages(_titres_a_chercher(portail, pages), precisions),
            *(entrees_des_mesures(registre.mesures.mesures) if registre.mesures and portail.page_des_mesures else ()),
            *entrees_du_glossaire(vue_glossaire(registre.glossaire, noms_cites(registre, portail.par_id)).termes),
        )
        return tuple(index_d_un_site(_toutes(siennes, portail, pages), synonymes(registre)))

    return Recette("index de recherche", cle_de(*(f"{site} {une.cle_des_titres}" for site, une in pages.items())), faire)


def _titres_a_chercher(portail: Portail, pages: Mapping[str, PagesDUnSite]) -> Iterator[TitreDePage]:
    """The pages of the portal, without those of the partners that one contract alone names: it has a page of its own for them, which says more."""
    seuls = {
        partenaire_du_portail(id)
        for id, contrats in portail.contrats_du_partenaire.items()
        if len(contrats) == 1 and id not in portail.membres
    }
    return (titre for titre in pages[""].titres if titre[0] not in seuls)


def _toutes(siennes: Iterable[EntreeDeRecherche], portail: Portail, pages: Mapping[str, PagesDUnSite]) -> Iterator[EntreeDeRecherche]:
    """The entries of the portal, then those of each contract, which are asked for one contract after the other."""
    yield from siennes
    for un in portail.contrats:
        # Read whole: a fact for each page of a country would be more than it is worth.
        lues = (*entrees_des_pages(pages[un.id].titres, dict(un.precisions_de_recherche.items())), *un.avis_a_chercher)
        yield from entrees_d_un_autre_site(un.id, un.contrat.territoire_nom, lues)
        un.lacher()


def recette_du_plan(pages: Mapping[str, PagesDUnSite], adresse: str) -> Recette:
    """The list of all addresses; `adresse` is where the portal will be served."""

    def faire() -> tuple[Sortie, ...]:
        return tuple(plan_des_adresses([(site, une.adresses) for site, une in pages.items()], adresse))

    return Recette("plan des adresses", cle_de(adresse, *(f"{site} {une.cle_des_adresses}" for site, une in pages.items())), faire)


def recette_d_avant_du_portail(portail: Portail, pages: Mapping[str, PagesDUnSite], connues: SortiesConnues) -> Recette:
    """What stands at the addresses of before of the portal, and of contracts that are no more. `pages` are those of contracts, `connues` is all that
    the portal publishes besides."""

    def faire() -> tuple[Sortie, ...]:
        regles, registre = regles_du_portail(portail), portail.registre
        retenues: list[str] = []
        for dossier, publiees in registre.adresses_publiees.items():
            retenues += (f"{dossier}/{'' if une == ACCUEIL else une}" if dossier else une for une in publiees.lignes)
        # A contract that was renamed leads to pages of another site.
        ailleurs = {une.vers.partition("/")[0] for une in regles.changees} & pages.keys()
        siennes = {f"{contrat}/{adresse}" for contrat in ailleurs for adresse in _menees(portail, contrat, pages[contrat].adresses)}
        toutes = SortiesConnues(connues.adresses | siennes | {f"{contrat}/" for contrat in pages}, connues.fichiers)
        noms = _noms(portail, pages, regles)
        site = SiteAReleves("", NOM, registre.mentions.adresse, {**noms, **{f"/{adresse}": nom for adresse, nom in noms.items()}})
        return tuple(sorties_d_avant(site, regles, retenues, toutes))

    nommees = any(une.motif for une in portail.registre.adresses_changees)
    cles = (f"{site} {une.cle_des_adresses} {une.cle_des_titres if nommees else ''}" for site, une in pages.items())
    return Recette("adresses d’avant", cle_de(connues.cle, *cles), faire)


def _menees(portail: Portail, contrat: str, pages: Iterable[str]) -> Iterator[str]:
    """The pages of a contract, below it, and those that it had in other folders: at each of these too it has something, a short link, a page that leads on or that says that it was
    withdrawn, else a build finds that the link to it is dead."""
    yield from pages
    registre = portail.registre
    for ancien in anciens_contrats(contrat, registre.adresses_changees):
        if ancien in registre.adresses_publiees:
            yield from filter(est_une_page, registre.adresses_publiees[ancien].lignes)


def _noms(portail: Portail, pages: Mapping[str, PagesDUnSite], regles: Regles) -> Mapping[str, str]:
    """What the pages are about to which pages that were withdrawn lead; those of contracts are asked for where one is named."""
    voir = [une.removeprefix("/") for changee in regles.changees for une in changee.voir]
    if not any(changee.motif for changee in regles.changees):
        return {}
    noms = dict(noms_du_portail(portail, (*menu_du_portail(portail), (TITRE_DU_PLAN, PLAN_DU_SITE))))
    for contrat in sorted({une.partition("/")[0] for une in voir if une.partition("/")[2]} & pages.keys()):
        noms |= {f"{contrat}/{adresse}": titre for adresse, titre, _ in pages[contrat].titres if f"{contrat}/{adresse}" not in noms}
    return noms


def regles_du_portail(portail: Portail) -> Regles:
    """What is known of the addresses of the portal, and of those of contracts that are no more."""
    partenaires = {ancien: un.id for un in portail.partenaires.values() for ancien in un.anciens_ids}
    deplacees = {PARTENAIRE.format(ancien): PARTENAIRE.format(id) for ancien, id in partenaires.items()}
    absents = partenaires_absents(portail.registre.partenaires, portail.partenaires)
    registre = portail.registre
    changees = changees_du_portail(registre.adresses_changees, registre.adresses_publiees, [un.id for un in portail.contrats])
    return Regles(changees, deplacees, portail=True, absentes=absents)


def _redirections(portail: Portail) -> tuple[Sortie, ...]:
    regles = {"": regles_du_portail(portail)} | {contrat.id: contrat.regles_des_adresses for contrat in portail.contrats}
    return tuple(fichiers_des_redirections(regles, portail.registre.mentions.adresse))


def releve_du_portail(portail: Portail) -> ReleveDesSorties:
    """What notes the outputs of the portal."""
    return ReleveDesSorties(suivies(regles_du_portail(portail)))
