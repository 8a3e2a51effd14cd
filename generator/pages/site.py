"""All outputs of one site: its pages, its interface files, its redirects, its map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.dossier import Registre
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.contexte import Contexte
from generator.pages.edition import ECRAN_SEUL, Edition, Papier
from generator.pages.gabarits import Gabarits
from generator.pages.identite import FEUILLE, FEUILLE_DES_CARTES, chemin_du_logo, habiller, teinte, teintes
from generator.pages.imprimes import imprimes, papiers
from generator.pages.interface import contrats_json, referentiel_json, valeurs_csv
from generator.pages.interface_lieux import lieux_json
from generator.pages.interface_paroles import etats_csv, reponses_csv
from generator.pages.interface_publications import publications_csv, voisins_csv
from generator.pages.interface_suivi import indicateurs_csv, syntheses_csv
from generator.pages.plan_des_adresses import plan_des_adresses
from generator.pages.recherche import (
    entrees,
    entrees_d_un_autre_site,
    entrees_des_avis,
    entrees_du_glossaire,
    index,
    precisions_du_contrat,
    precisions_du_portail,
    synonymes,
)
from generator.pages.redirection import page_de_renvoi
from generator.pages.reperes import sortie_plan
from generator.pages.reperes_du_portail import sortie_plan_du_portail
from generator.pages.sortie import Sortie, fichier
from generator.pages.sorties_legales import declaration_du_contrat, habillage, pages_legales_du_portail
from generator.pages.sorties_partage import cartes, vignette_du_contrat, vignette_du_portail
from generator.pages.textes import textes_des_documents
from generator.pages.typographie import INSECABLE
from generator.pages.vignette import Polices
from generator.pages.voix import DOCUMENTS, voix_de
from generator.pages.vues.accueil import vue_accueil
from generator.pages.vues.calendrier import vue_calendrier
from generator.pages.vues.constats import vue_constats
from generator.pages.vues.documents import vue_documents
from generator.pages.vues.donnees import vue_donnees
from generator.pages.vues.indicateur import vue_indicateur
from generator.pages.vues.legal import vue_plan_du_site
from generator.pages.vues.listes import vue_arbre, vue_indicateurs, vue_partenaires, vue_territoires
from generator.pages.vues.manque import nommes_pour_un_manque, vue_manque
from generator.pages.vues.methode import vue_methode
from generator.pages.vues.noeud import vue_noeud
from generator.pages.vues.page_des_paroles import vue_paroles
from generator.pages.vues.paroles import TITRE as PAROLES
from generator.pages.vues.paroles import a_des_paroles
from generator.pages.vues.partenaire import vue_partenaire
from generator.pages.vues.portail import vue_mesures, vue_portail
from generator.pages.vues.portail_lectures import lus_du_portail, vue_lectures
from generator.pages.vues.portail_listes import (
    nommes,
    vue_glossaire,
    vue_partenaire_du_portail,
    vue_partenaires_du_portail,
    vue_territoires_du_portail,
)
from generator.pages.vues.precisions import distinction_du_contrat, distinction_du_portail
from generator.pages.vues.publications import vue_publications
from generator.pages.vues.question import vue_manque_partenaire
from generator.pages.vues.recherche import vue_recherche
from generator.pages.vues.territoire import vue_territoire


@dataclass(frozen=True, slots=True)
class Site:
    """One MkDocs site: its folder below `public/` (empty for the portal), its name, its menu, its outputs.

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


NOM_DU_PORTAIL = "Engagements ouverts"
MENU = (
    ("Accueil", "index.md"),
    ("Promesses", "referentiel/index.md"),
    ("Indicateurs", "indicateurs/index.md"),
    (DOCUMENTS.manque, "manque/index.md"),
    ("Partenaires", "partenaires/index.md"),
    ("Territoires", "territoires/index.md"),
    ("Carte", "carte/index.md"),
    ("Calendrier", "calendrier/index.md"),
    ("Documents", "documents/index.md"),
    ("Sources", "publications/index.md"),
    ("Méthode", "methode/index.md"),
    ("Données", "donnees/index.md"),
)


def menu_de(contexte: Contexte) -> tuple[tuple[str, str], ...]:
    """The menu of one contract: the page of what is looked for has another name where the publisher collects the figures."""
    return tuple((contexte.voix.manque if page == "manque/index.md" else nom, page) for nom, page in MENU)


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

    `ressources` are the files (path → bytes) that every site carries, `polices` the letters of the link previews.
    """
    contextes = [Contexte(dossier, registre, aujourd_hui, edition) for dossier in registre.dossiers]
    portail = _portail(contextes, registre, gabarits, ressources, polices)
    tous = avec_recherche(portail, [_contrat(contexte, gabarits, ressources, polices) for contexte in contextes], contextes, gabarits)
    plan = plan_des_adresses(((site.dossier, site.sorties) for site in tous), registre.mentions.adresse)
    return (replace(tous[0], sorties=(*tous[0].sorties, *plan)), *tous[1:])


def avec_recherche(portail: Site, contrats: Sequence[Site], contextes: Sequence[Contexte], gabarits: Gabarits) -> tuple[Site, ...]:
    """The same sites, each with its page «Rechercher» and its index; the portal's finds the pages of all."""
    registre = contextes[0].registre if contextes else None
    trouvees = [
        (*entrees(site.sorties, precisions_du_contrat(contexte)), *entrees_des_avis(contexte))
        for site, contexte in zip(contrats, contextes, strict=True)
    ]
    toutes = [*entrees(portail.sorties, precisions_du_portail(contextes))]
    termes = vue_glossaire(registre.glossaire, contextes).termes if registre else ()
    toutes += entrees_du_glossaire(termes)
    for site, lues in zip(contrats, trouvees, strict=True):
        toutes += entrees_d_un_autre_site(site.dossier, site.nom, lues)
    finis = []
    completes = ((*lues, *entrees_du_glossaire(termes, site.nom)) for site, lues in zip(contrats, trouvees, strict=True))
    for site, lues in zip((portail, *contrats), (tuple(toutes), *completes), strict=True):
        page = gabarits.page("recherche/index.md", "recherche.md.j2", vue_recherche(site.dossier, site.nom, site.menu))
        mots = synonymes(registre, site.dossier) if registre else ()
        finis.append(replace(site, sorties=(*site.sorties, page, index(lues, mots))))
    return tuple(finis)


def _portail(
    contextes: Sequence[Contexte], registre: Registre, gabarits: Gabarits, ressources: Mapping[str, bytes], polices: Polices
) -> Site:
    accueil, mesures = vue_portail(contextes, registre.textes), vue_mesures(contextes)
    menu = [("Accueil", "index.md"), *([("Mesures nationales", "mesures-nationales/index.md")] if mesures else [])]
    menu += [("Partenaires", "partenaires/index.md"), ("Trouver mon quartier", "territoires/index.md")]
    menu += [("Glossaire", "glossaire/index.md")] if registre.glossaire else []
    gabarits = gabarits.avec_distinction(distinction_du_portail(contextes, NOM_DU_PORTAIL, menu, MENU))
    gabarits = gabarits.avec_voix(voix_de(*(contexte.contrat for contexte in contextes)), lus_du_portail(contextes))
    # A list whose contract is not published has no page, and so no link.
    sorties = [gabarits.page("index.md", "portail.md.j2", accueil if mesures else replace(accueil, mesures=None))]
    if mesures:
        sorties.append(gabarits.page("mesures-nationales/index.md", "mesures.md.j2", mesures))
    sorties.append(gabarits.page("partenaires/index.md", "portail_partenaires.md.j2", vue_partenaires_du_portail(contextes)))
    sorties.extend(
        gabarits.page(f"partenaires/{partenaire.id}/index.md", "portail_partenaire.md.j2", vue_partenaire_du_portail(contextes, partenaire))
        for partenaire in nommes(contextes)
    )
    sorties.append(gabarits.page("territoires/index.md", "portail_territoires.md.j2", vue_territoires_du_portail(contextes)))
    sorties.append(sortie_plan_du_portail(contextes, gabarits))
    if registre.glossaire:
        sorties.append(gabarits.page("glossaire/index.md", "glossaire.md.j2", vue_glossaire(registre.glossaire, contextes)))
    sorties.append(gabarits.page(f"{PUBLICATIONS}index.md", "portail_lectures.md.j2", vue_lectures(contextes)))
    sorties += pages_legales_du_portail(contextes, registre, gabarits)
    sorties.append(
        gabarits.page("plan-du-site/index.md", "plan_du_site.md.j2", vue_plan_du_site(menu, [(un, _rubriques(un)) for un in contextes]))
    )
    sorties.append(vignette_du_portail(polices))
    sorties.append(fichier("donnees/contrats.json", contrats_json(registre)))
    sorties.append(fichier("donnees/lieux.json", lieux_json(registre.dossiers)))
    sorties.extend(fichier(chemin, octets) for chemin, octets in habiller(ressources, teintes(registre.dossiers)).items())
    return Site(
        "",
        NOM_DU_PORTAIL,
        "Les promesses des contrats de la politique de la ville",
        tuple(menu),
        tuple(sorties),
        "Les promesses faites aux quartiers, et les chiffres trouvés",
        contrats=tuple(
            (f"{contexte.contrat.territoire_nom}{INSECABLE}: {contexte.contrat.titre}", contexte.contrat.id) for contexte in contextes
        ),
        habillage=habillage(registre),
    )


def _rubriques(contexte: Contexte) -> tuple[tuple[str, str], ...]:
    """The hub pages of a contract, those that only some contracts have included."""
    menu = menu_de(contexte)
    return (*menu, (PAROLES, "avis/index.md")) if a_des_paroles(contexte) else menu


def _contrat(contexte: Contexte, gabarits: Gabarits, ressources: Mapping[str, bytes], polices: Polices) -> Site:
    ventilees = bool(contexte.contrat.dimensions)
    gabarits = gabarits.avec_distinction(distinction_du_contrat(contexte, menu_de(contexte))).avec_voix(contexte.voix, contexte.lus)
    contrat, identite = contexte.contrat, contexte.contrat.identite
    logo = chemin_du_logo(identite)
    sorties = [
        *_pages(contexte, gabarits.avec_sigles(contexte.sigles)),
        *(
            fichier(f"indicateurs/{id}/valeurs.csv", valeurs_csv(valeurs, contexte.suivi.publications, ventilees=ventilees))
            for id, valeurs in contexte.suivi.observations.items()
        ),
        *imprimes(contexte, gabarits),
        *_renvois(contexte),
        *cartes(contexte, gabarits),
        declaration_du_contrat(contexte, gabarits),
        vignette_du_contrat(contexte, polices),
        sortie_plan(contexte, gabarits),
        fichier("donnees/referentiel.json", referentiel_json(contexte)),
        fichier("donnees/valeurs.csv", valeurs_csv(contexte.dossier.valeurs, contexte.suivi.publications, ventilees=ventilees)),
        fichier("donnees/indicateurs.csv", indicateurs_csv(contexte)),
        fichier("donnees/syntheses.csv", syntheses_csv(contexte)),
        fichier("donnees/publications.csv", publications_csv(contexte)),
        fichier("donnees/voisins.csv", voisins_csv(contexte)),
        fichier("donnees/etats.csv", etats_csv(contexte.dossier.nouvelles)),
        fichier("donnees/reponses.csv", reponses_csv(contexte)),
        *(fichier(chemin, octets) for chemin, octets in habiller(ressources, teinte(identite), (FEUILLE, FEUILLE_DES_CARTES)).items()),
        *(fichier(chemin, identite.octets) for chemin in (logo,) if chemin),
    ]
    return Site(
        contrat.id,
        contrat.territoire_nom,
        f"{contrat.titre}, {contrat.territoire_nom}",
        menu_de(contexte),
        tuple(sorties),
        contrat.titre,
        logo,
        identite.logo_texte,
        papiers=papiers(contexte),
        habillage=habillage(contexte.registre, contexte),
    )


def _pages(contexte: Contexte, gabarits: Gabarits) -> Iterator[Sortie]:
    yield gabarits.page("index.md", "accueil.md.j2", vue_accueil(contexte))
    yield gabarits.page("referentiel/index.md", "arbre.md.j2", vue_arbre(contexte))
    yield gabarits.page("indicateurs/index.md", "indicateurs.md.j2", vue_indicateurs(contexte))
    yield gabarits.page("manque/index.md", "manque.md.j2", vue_manque(contexte))
    for id in nommes_pour_un_manque(contexte):
        yield gabarits.page(f"manque/{id}/index.md", "manque_partenaire.md.j2", vue_manque_partenaire(contexte, id))
    yield gabarits.page("partenaires/index.md", "partenaires.md.j2", vue_partenaires(contexte))
    yield gabarits.page("territoires/index.md", "territoires.md.j2", vue_territoires(contexte, "territoires"))
    yield gabarits.page("carte/index.md", "territoires.md.j2", vue_territoires(contexte, "carte"))
    yield gabarits.page("calendrier/index.md", "calendrier.md.j2", vue_calendrier(contexte))
    yield gabarits.page("documents/index.md", "documents.md.j2", vue_documents(contexte))
    yield from textes_des_documents(contexte, gabarits)
    if contexte.dossier.constats:  # reached from the documents and from the promises
        yield gabarits.page("constats/index.md", "constats.md.j2", vue_constats(contexte, contexte.dossier.constats))
    yield gabarits.page("publications/index.md", "publications.md.j2", vue_publications(contexte))
    yield gabarits.page("methode/index.md", "methode.md.j2", vue_methode(contexte))
    yield gabarits.page("donnees/index.md", "donnees.md.j2", vue_donnees(contexte))
    if a_des_paroles(contexte):  # reached from the home and the pages that the words concern; the menu is the same in all contracts
        yield gabarits.page("avis/index.md", "avis.md.j2", vue_paroles(contexte))
    for noeud in contexte.noeuds.values():
        yield gabarits.page(f"referentiel/{noeud.id}/index.md", "noeud.md.j2", vue_noeud(contexte, noeud))
    for indicateur in contexte.indicateurs.values():
        yield gabarits.page(f"indicateurs/{indicateur.id}/index.md", "indicateur.md.j2", vue_indicateur(contexte, indicateur))
    for id in contexte.partenaires_du_contrat:
        yield gabarits.page(f"partenaires/{id}/index.md", "partenaire.md.j2", vue_partenaire(contexte, contexte.partenaires[id]))
    for territoire in contexte.territoires.values():
        if territoire.type != "perimetre":
            yield gabarits.page(f"territoires/{territoire.id}/index.md", "territoire.md.j2", vue_territoire(contexte, territoire))


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
                chemin = ancienne.removeprefix(f"{contexte.contrat.id}/") + "index.html"
                yield fichier(chemin, page_de_renvoi(relative(ancienne, nouvelle)))
