"""The sites of a project, the portal's and each contract's, with all their outputs: pages, files for machines, redirects, maps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.dossier import Registre
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.vignette import Polices
from generator.pages.edition import ECRAN_SEUL, Edition, Papier
from generator.pages.fichiers.imprimes import papiers, renvois_des_feuilles
from generator.pages.fichiers.index_de_recherche import (
    entrees_d_un_autre_site,
    entrees_des_avis,
    entrees_des_pages,
    entrees_du_glossaire,
    index,
    precisions_du_contrat,
    precisions_du_portail,
    synonymes,
)
from generator.pages.fichiers.interface import contrats_json, referentiel_json, valeurs_csv
from generator.pages.fichiers.interface_lieux import lieux_json
from generator.pages.fichiers.interface_paroles import etats_csv, reponses_csv
from generator.pages.fichiers.interface_publications import publications_csv, voisins_csv
from generator.pages.fichiers.interface_suivi import indicateurs_csv, syntheses_csv
from generator.pages.fichiers.plan_des_adresses import plan_des_adresses
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.pages.fichiers.sorties_partage import vignette_du_contrat, vignette_du_portail
from generator.pages.fichiers.textes import fichiers_des_documents
from generator.pages.genres.portail.glossaire import vue_glossaire
from generator.pages.mots.typographie import INSECABLE
from generator.pages.mots.voix import voix_de
from generator.pages.pieces.habillage import habillage
from generator.pages.pieces.identite import FEUILLE, FEUILLE_DES_ENCARTS, chemin_du_logo, habiller, teinte, teintes
from generator.pages.pieces.portail import Portail, lus_du_portail
from generator.pages.pieces.precisions import distinction_du_contrat, distinction_du_portail
from generator.pages.pieces.reperes import sortie_de_la_carte
from generator.pages.pieces.reperes_du_portail import sortie_de_la_carte_du_portail
from generator.pages.rendu.gabarits import Gabarits
from generator.pages.routes.du_contrat import GENRES as DU_CONTRAT
from generator.pages.routes.du_contrat import menu_du_contrat, plan_du_contrat
from generator.pages.routes.du_portail import GENRES as DU_PORTAIL
from generator.pages.routes.du_portail import NOM, menu_du_portail
from generator.pages.sortie import PAGE_ENTIERE, Sortie, fichier


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its folder below `public/` (empty for the portal), its name, its menu as (title, address below the site), its outputs.

    `sous_nom` stands beside the name in the header; `logo` and `logo_texte` are a path in the site and what the picture says;
    `contrats` are (name, folder) of the contracts, for the page of addresses that do not exist; `papiers` are those outputs to print as PDF.
    """

    dossier: str
    nom: str
    description: str
    menu: tuple[tuple[str, str], ...]
    sorties: tuple[Sortie, ...]
    sous_nom: str = ""
    logo: str = ""
    logo_texte: str = ""
    contrats: tuple[tuple[str, str], ...] = ()
    papiers: tuple[Papier, ...] = ()
    habillage: tuple[tuple[str, str], ...] = ()  # what the theme says on every page, by name


def sites(
    registre: Registre,
    gabarits: Gabarits,
    ressources: Mapping[str, bytes],
    *,
    aujourd_hui: str,
    polices: Polices,
    edition: Edition = ECRAN_SEUL,
) -> tuple[Site, ...]:
    """The portal, then one site per contract, as progress stands on `aujourd_hui` (ISO day).

    `ressources` are the files (path → bytes) that every site carries, `polices` the fonts that the pictures of link previews are
    written with.
    """
    contextes = [Contexte(dossier, registre, aujourd_hui, edition) for dossier in registre.dossiers]
    portail = _portail(contextes, registre, gabarits, ressources, polices)
    tous = avec_index(portail, [_contrat(contexte, gabarits, ressources, polices) for contexte in contextes], contextes)
    plan = plan_des_adresses(((site.dossier, site.sorties) for site in tous), registre.mentions.adresse)
    return (replace(tous[0], sorties=(*tous[0].sorties, *plan)), *tous[1:])


def avec_index(portail: Site, contrats: Sequence[Site], contextes: Sequence[Contexte]) -> tuple[Site, ...]:
    """The same sites, each with the index of its search; the portal's finds the pages of all."""
    registre = contextes[0].registre if contextes else None
    trouvees = [
        (*entrees_des_pages(site.sorties, precisions_du_contrat(contexte)), *entrees_des_avis(contexte))
        for site, contexte in zip(contrats, contextes, strict=True)
    ]
    toutes = [*entrees_des_pages(portail.sorties, precisions_du_portail(contextes))]
    termes = vue_glossaire(registre.glossaire, contextes).termes if registre else ()
    toutes += entrees_du_glossaire(termes)
    for site, lues in zip(contrats, trouvees, strict=True):
        toutes += entrees_d_un_autre_site(site.dossier, site.nom, lues)
    completes = ((*lues, *entrees_du_glossaire(termes, site.nom)) for site, lues in zip(contrats, trouvees, strict=True))
    return tuple(
        replace(site, sorties=(*site.sorties, index(lues, synonymes(registre, site.dossier) if registre else ())))
        for site, lues in zip((portail, *contrats), (tuple(toutes), *completes), strict=True)
    )


def _portail(
    contextes: Sequence[Contexte], registre: Registre, gabarits: Gabarits, ressources: Mapping[str, bytes], polices: Polices
) -> Site:
    portail = Portail(contextes, registre)
    menu = menu_du_portail(portail)
    gabarits = gabarits.avec_distinction(
        distinction_du_portail(contextes, NOM, menu, [plan_du_contrat(contexte) for contexte in contextes])
    )
    gabarits = gabarits.avec_voix(voix_de(*(contexte.contrat for contexte in contextes)), lus_du_portail(contextes))
    sorties = [
        *(sortie for genre in DU_PORTAIL for sortie in genre.sorties(portail, gabarits)),
        sortie_de_la_carte_du_portail(contextes, gabarits),
        vignette_du_portail(polices),
        fichier("donnees/contrats.json", contrats_json(registre)),
        fichier("donnees/lieux.json", lieux_json(registre.dossiers)),
        *(fichier(chemin, octets) for chemin, octets in habiller(ressources, teintes(registre.dossiers)).items()),
    ]
    return Site(
        "",
        NOM,
        "Les promesses des contrats de la politique de la ville",
        menu,
        tuple(sorties),
        "Les promesses faites aux quartiers, et les chiffres trouvés",
        contrats=tuple(
            (f"{contexte.contrat.territoire_nom}{INSECABLE}: {contexte.contrat.titre}", contexte.contrat.id) for contexte in contextes
        ),
        habillage=habillage(registre),
    )


def _contrat(contexte: Contexte, gabarits: Gabarits, ressources: Mapping[str, bytes], polices: Polices) -> Site:
    ventilees = bool(contexte.contrat.dimensions)
    gabarits = gabarits.avec_distinction(distinction_du_contrat(contexte, menu_du_contrat(contexte), plan_du_contrat(contexte))).avec_voix(
        contexte.voix, contexte.lus
    )
    expliques = gabarits.avec_sigles(contexte.sigles)
    contrat, identite = contexte.contrat, contexte.contrat.identite
    logo = chemin_du_logo(identite)
    sorties = [
        *(sortie for genre in DU_CONTRAT for sortie in genre.sorties(contexte, expliques if genre.sigles else gabarits)),
        *fichiers_des_documents(contexte),
        *(
            fichier(f"indicateurs/{id}/valeurs.csv", valeurs_csv(valeurs, contexte.suivi.publications, ventilees=ventilees))
            for id, valeurs in contexte.suivi.observations.items()
        ),
        *renvois_des_feuilles(contexte),
        *_renvois(contexte),
        vignette_du_contrat(contexte, polices),
        sortie_de_la_carte(contexte, gabarits),
        fichier("donnees/referentiel.json", referentiel_json(contexte)),
        fichier("donnees/valeurs.csv", valeurs_csv(contexte.dossier.valeurs, contexte.suivi.publications, ventilees=ventilees)),
        fichier("donnees/indicateurs.csv", indicateurs_csv(contexte)),
        fichier("donnees/syntheses.csv", syntheses_csv(contexte)),
        fichier("donnees/publications.csv", publications_csv(contexte)),
        fichier("donnees/voisins.csv", voisins_csv(contexte)),
        fichier("donnees/etats.csv", etats_csv(contexte.dossier.nouvelles)),
        fichier("donnees/reponses.csv", reponses_csv(contexte)),
        *(fichier(chemin, octets) for chemin, octets in habiller(ressources, teinte(identite), (FEUILLE, FEUILLE_DES_ENCARTS)).items()),
        *(fichier(chemin, identite.octets) for chemin in (logo,) if chemin),
    ]
    return Site(
        contrat.id,
        contrat.territoire_nom,
        f"{contrat.titre}, {contrat.territoire_nom}",
        menu_du_contrat(contexte),
        tuple(sorties),
        contrat.titre,
        logo,
        identite.logo_texte,
        papiers=papiers(contexte),
        habillage=habillage(contexte.registre, contexte),
    )


def _renvois(contexte: Contexte) -> Iterator[Sortie]:
    """A page at each retired address, which leads to the new one."""
    adresses = contexte.adresses
    groupes = (
        (((noeud.anciens_ids, noeud.id) for noeud in contexte.noeuds.values()), adresses.noeud),
        (((indicateur.anciens_ids, indicateur.id) for indicateur in contexte.indicateurs.values()), adresses.indicateur),
        (((contexte.partenaires[id].anciens_ids, id) for id in contexte.partenaires_du_contrat), adresses.partenaire),
        (((territoire.anciens_ids, territoire.id) for territoire in contexte.territoires.values()), adresses.territoire),
    )
    # The perimeter has no page of its own: the list of territories stands for it.
    perimetres = {territoire.id for territoire in contexte.de_type(TypeTerritoire.PERIMETRE)}
    for paires, adresse in groupes:
        for anciens, id in paires:
            nouvelle = adresses.rubrique("territoires") if adresse == adresses.territoire and id in perimetres else adresse(id)
            for ancien in anciens:
                ancienne = adresse(ancien)
                chemin = ancienne.removeprefix(f"{contexte.contrat.id}/") + PAGE_ENTIERE
                yield fichier(chemin, page_de_renvoi(relative(ancienne, nouvelle)))
