"""The outputs of the site of one contract."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from generator.model.adresses_publiees import AdresseChangee
from generator.pages.adresses import LIEU_JSON, VIGNETTE
from generator.pages.contexte import Contexte
from generator.pages.fichiers.adresses_d_avant import ReleveDesSorties, SiteAReleves, SortiesConnues, sorties_d_avant, suivies
from generator.pages.fichiers.copies import fichiers_des_copies
from generator.pages.fichiers.imprimes import papiers
from generator.pages.fichiers.index_de_recherche import entrees_du_glossaire, synonymes
from generator.pages.fichiers.index_en_parts import index_d_un_site
from generator.pages.fichiers.liens_courts import recettes_des_liens_courts
from generator.pages.fichiers.lieux_a_comparer import lieu_json
from generator.pages.fichiers.places_d_avant import places_d_avant
from generator.pages.fichiers.sorties_partage import vignette_du_contrat, vignette_du_lieu, vignettes_de_l_indicateur
from generator.pages.fichiers.textes import fichiers_des_documents
from generator.pages.genres.portail.glossaire import noms_cites, vue_glossaire
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.adresses_deplacees import regles_du_contrat
from generator.pages.pieces.cartes_de_chiffres import sorties_des_cartes
from generator.pages.pieces.identite import FEUILLE, FEUILLE_DES_ENCARTS, chemin_du_logo, habiller, teinte
from generator.pages.pieces.moteurs_de_carte import recette_des_moteurs
from generator.pages.pieces.noms_des_adresses import noms_des_contrats, noms_des_pages
from generator.pages.pieces.precisions import Precisions, distinction_du_contrat
from generator.pages.pieces.recherche import EntreeDeRecherche, TitreDePage, entrees_des_avis, entrees_des_pages, precisions_du_contrat
from generator.pages.pieces.reperes import sortie_de_la_carte
from generator.pages.recettes.a_suivre import recettes_a_suivre
from generator.pages.recettes.donnees import recettes_des_donnees
from generator.pages.recettes.fonds import Fonds
from generator.pages.rendu.gabarits import Gabarits
from generator.pages.rendu.genre import noms_fixes
from generator.pages.routes.du_contrat import GENRES, menu_du_contrat, plan_du_contrat
from generator.pages.routes.du_portail import GENRES as GENRES_DU_PORTAIL
from generator.pages.sortie import Recette, Retenir, Sortie, cle_de, fichier, sans_retenir


def gabarits_du_contrat(contexte: Contexte, fonds: Fonds, precisions: Precisions) -> Gabarits:
    """The templates with the words of the contract; acronyms are explained where `avec_sigles` is added."""
    distinction = distinction_du_contrat(contexte, menu_du_contrat(contexte), precisions)
    changees = [une for une in contexte.dossier.adresses_changees if "#" in une.adresse]
    places = places_d_avant(_site_a_releves(contexte, changees), changees)
    return fonds.gabarits.avec_distinction(distinction).avec_voix(contexte.voix, contexte.lus).avec_places(places)


def recettes_du_contrat(contexte: Contexte, fonds: Fonds, gabarits: Gabarits, retenir: Retenir = sans_retenir) -> Iterator[Recette]:
    """All but the index of the search, which is made of the others. What is read on a screen comes first, pages then maps: a preview shows it before the rest is made."""
    expliques = gabarits.avec_sigles(contexte.sigles)

    def des_genres(*, entieres: bool) -> Iterator[Recette]:
        for genre in GENRES:
            if genre.entiere is entieres:
                yield from genre.recettes(contexte, expliques if genre.sigles else gabarits, retenir)

    yield from des_genres(entieres=False)
    for id in contexte.suivi.observations:
        yield Recette(f"cartes de {id}", "", partial(_cartes_de, contexte, id))
    yield Recette("carte", "", lambda: (sortie_de_la_carte(contexte),))
    yield from des_genres(entieres=True)
    yield from recettes_a_suivre(contexte)
    yield Recette("documents", "", lambda: tuple(fichiers_des_documents(contexte)))
    if contexte.dossier.copies:
        yield Recette("copies", "", lambda: tuple(fichiers_des_copies(contexte)))
    for id in contexte.suivi.observations:
        yield Recette(f"image de {id}", fonds.cle, partial(_vignettes_de, contexte, id, fonds))
    for lieu in contexte.territoires.values():
        if lieu.a_sa_page:
            chemin = LIEU_JSON.format(lieu.id)
            yield Recette(chemin, "", partial(_lieu_de, contexte, lieu.id, chemin))
            yield Recette(VIGNETTE.format(lieu.id), fonds.cle, partial(_vignette_de, contexte, lieu.id, fonds))
    yield Recette("vignette", fonds.cle, lambda: (vignette_du_contrat(contexte, fonds.polices),))
    yield recette_des_moteurs(gabarits)
    yield from recettes_des_donnees(contexte)
    yield from recettes_des_liens_courts(contexte)
    yield Recette("ressources", fonds.cle_des_ressources, lambda: tuple(_ressources(contexte, fonds)))


def _cartes_de(contexte: Contexte, id: str) -> tuple[Sortie, ...]:
    return tuple(sorties_des_cartes(contexte, id))


def _lieu_de(contexte: Contexte, id: str, chemin: str) -> tuple[Sortie]:
    return (fichier(chemin, lieu_json(contexte, id)),)


def _vignette_de(contexte: Contexte, id: str, fonds: Fonds) -> tuple[Sortie]:
    return (vignette_du_lieu(contexte, id, fonds.polices),)


def _vignettes_de(contexte: Contexte, id: str, fonds: Fonds) -> tuple[Sortie, ...]:
    return vignettes_de_l_indicateur(contexte, id, fonds.polices)


def _ressources(contexte: Contexte, fonds: Fonds) -> Iterator[Sortie]:
    identite = contexte.contrat.identite
    for chemin, octets in habiller(fonds.ressources, teinte(identite), (FEUILLE, FEUILLE_DES_ENCARTS)).items():
        yield fichier(chemin, octets)
    if logo := chemin_du_logo(identite):
        yield fichier(logo, identite.octets)


def recette_de_l_index(contexte: Contexte, contextes: Mapping[str, Contexte], pages: Sequence[TitreDePage]) -> Recette:
    """The index of the contract's search; `contextes` are all contracts by id, `pages` those of this one that the search finds."""

    def faire() -> tuple[Sortie, ...]:
        registre = contexte.registre
        termes = vue_glossaire(registre.glossaire, noms_cites(registre, contextes)).termes
        lues = (*entrees_du_contrat(contexte, pages), *entrees_du_glossaire(termes, contexte.contrat.id))
        return tuple(index_d_un_site(lues, synonymes(registre, contexte.contrat.id)))

    return Recette("index de recherche", cle_de(repr(pages)), faire)


def entrees_du_contrat(contexte: Contexte, pages: Iterable[TitreDePage]) -> Sequence[EntreeDeRecherche]:
    """What the search may find in a contract: its pages, opinions and answers."""
    return (*entrees_des_pages(pages, precisions_du_contrat(contexte)), *entrees_des_avis(contexte))


def recette_d_avant(contexte: Contexte, connues: SortiesConnues) -> Recette:
    """What stands at the addresses of before of a contract, of which `connues` is all that it publishes besides."""

    def faire() -> tuple[Sortie, ...]:
        regles = regles_du_contrat(contexte)
        pdf = {chemin for papier in papiers(contexte) for chemin in papier.pdfs}
        publies = SortiesConnues(connues.adresses | pdf, connues.fichiers)
        site = _site_a_releves(contexte, regles.changees)
        return tuple(sorties_d_avant(site, regles, contexte.adresses_publiees.lignes, publies))

    return Recette("adresses d’avant", connues.cle, faire)


def _site_a_releves(contexte: Contexte, changees: Sequence[AdresseChangee]) -> SiteAReleves:
    """The site of the contract, whose pages have names where one of `changees` may lead to them."""
    contrat = contexte.contrat
    site = SiteAReleves(contrat.id, f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}", contexte.registre.mentions.adresse, {})
    if not any(une.motif for une in changees):
        return site
    return replace(site, noms={**_noms_d_ailleurs(contexte, changees), **noms_des_pages(contexte, plan_du_contrat(contexte))})


def _noms_d_ailleurs(contexte: Contexte, changees: Iterable[AdresseChangee]) -> Mapping[str, str]:
    """What pages of the portal and homes of other contracts are about, by their address as `adresses.yml` writes it; of contracts, those that it names."""
    du_portail = noms_fixes(GENRES_DU_PORTAIL)
    nommes = {une.removeprefix("/") for changee in changees for une in changee.voir if une.startswith("/")} - du_portail.keys()
    autres = noms_des_contrats(un.contrat for un in contexte.registre.dossiers if f"{un.id_du_contrat}/" in nommes) if nommes else {}
    return {f"/{adresse}": nom for adresse, nom in {**du_portail, **autres}.items()}


def releve_du_contrat(contexte: Contexte) -> ReleveDesSorties:
    """What notes the outputs of its site."""
    return ReleveDesSorties(suivies(regles_du_contrat(contexte)))
