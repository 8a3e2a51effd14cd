"""The sites of a project, the portal's and each contract's, with all their outputs: pages, files for machines, redirects, maps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.garder import Garder, sans_garder
from generator.graphe.carnet import Cellule, Lu
from generator.graphe.empreintes import Empreintes
from generator.graphe.souvenirs import RETENU, Reprise, Souvenirs
from generator.model.dossier import REGISTRE, Registre
from generator.pages.contexte import Contexte
from generator.pages.edition import ECRAN_SEUL, Edition, Papier
from generator.pages.faits import donnees_du_build, faits_des_contrats
from generator.pages.fichiers.adresses_d_avant import ReleveDesSorties, SortiesConnues
from generator.pages.fichiers.imprimes import papiers
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.habillage import habillage
from generator.pages.pieces.identite import chemin_du_logo
from generator.pages.pieces.lieux_partages import papiers_du_portail
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.pieces.precisions import Precisions, PrecisionsDuPortail
from generator.pages.pieces.recherche import TitreDePage
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.recettes.du_contrat import (
    gabarits_du_contrat,
    recette_d_avant,
    recette_de_l_index,
    recettes_du_contrat,
    releve_du_contrat,
)
from generator.pages.recettes.du_portail import (
    gabarits_du_portail,
    recette_d_avant_du_portail,
    recette_de_l_index_du_portail,
    recette_du_plan,
    recettes_du_portail,
    releve_du_portail,
)
from generator.pages.recettes.fonds import Fonds
from generator.pages.recettes.pages_d_un_site import PagesDUnSite, pages_connues, titre_de_page
from generator.pages.rendu.reprendre import reprendre, resumer
from generator.pages.routes.du_contrat import menu_du_contrat, plan_du_contrat
from generator.pages.routes.du_portail import menu_du_portail
from generator.pages.sortie import Recette, Retenir, Sortie, cle_de, sans_retenir


class Site(Struct, frozen=True):
    """One site: its folder below `public/` (empty for the portal), its name, its menu as (title, address below the site), its outputs.

    `sous_nom` stands beside the name in the header; `logo` and `logo_texte` are a path in the site and what the picture says;
    `contrats` are (name, folder) of the contracts, for the page of addresses that do not exist; `papiers` are those outputs to print as PDF.
    `sorties` may be made as they are gone through, once. `reprise` knows then what of it was made anew, and what to remember.
    """

    dossier: str
    nom: str
    description: str
    menu: tuple[tuple[str, str], ...]
    sorties: Iterable[Sortie] = ()
    sous_nom: str = ""
    logo: str = ""
    logo_texte: str = ""
    contrats: tuple[tuple[str, str], ...] = ()
    papiers: tuple[Papier, ...] = ()
    habillage: tuple[tuple[str, str], ...] = ()  # what the theme says on every page, by name
    reprise: Reprise | None = None


# The given fields from which facts come.
Developper = Callable[[Iterable[Lu]], Iterable[Cellule]]


class BuildPrecedent(Struct, frozen=True):
    """What a build is told of the one before it: the digests of all given fields as they are now; what is remembered of a site, by its folder; and
    what keeps the long computations of a contract, by its folder, and by what tells the fields from which the facts that were read for one come; and digests of values that are known."""

    donnees: Mapping[Cellule, str] = field(default_factory=dict)
    souvenirs: Callable[[str], Souvenirs] = lambda _: Souvenirs()
    garder: Callable[[str, Developper], Garder] = lambda *_: sans_garder
    empreintes: Empreintes = field(default_factory=Empreintes)


_SITE = "site"  # the name under which what a site is, its outputs apart, is remembered


class Sites:
    """The sites of a project, each of which is made by itself: those of contracts in any order, then the portal's, which is told of them.

    Progress is told as it stands on `aujourd_hui` (ISO day). What `avant` remembers is not made again where nothing that it was made from has
    changed.
    """

    def __init__(
        self, registre: Registre, fonds: Fonds, *, aujourd_hui: str, edition: Edition = ECRAN_SEUL, avant: BuildPrecedent | None = None
    ) -> None:
        self._avant = avant or BuildPrecedent()
        self._fonds = fonds
        self._contextes: dict[str, Contexte] = {
            id: Contexte(dossier, registre, aujourd_hui, edition, self._avant.garder(id, lambda lus: self._faits.donnees_lues(lus)))
            for dossier in registre.dossiers
            for id in [dossier.id_du_contrat]
        }
        plans = {id: partial(plan_du_contrat, contexte) for id, contexte in self._contextes.items()}
        self._precisions = {id: Precisions(contexte, plans[id]) for id, contexte in self._contextes.items()}
        self._resumes = {id: ResumeDuContrat(contexte, plans[id]) for id, contexte in self._contextes.items()}
        self._portail = Portail(tuple(self._resumes.values()), registre)
        self._precisions_du_portail = PrecisionsDuPortail(self._precisions, self._portail)
        donnees = {**self._avant.donnees, **donnees_du_build(self._contextes, aujourd_hui, edition)}
        self._faits = faits_des_contrats(
            donnees, registre, self._contextes, self._precisions, self._portail, self._precisions_du_portail, self._avant.empreintes
        )

    @property
    def contrats(self) -> tuple[str, ...]:
        """The ids of the contracts."""
        return tuple(self._contextes)

    def est_intact(self, id: str) -> bool:
        """True where nothing that the site of a contract was made from has changed."""
        return self._reprise(id).intacte

    def du_contrat(self, id: str) -> Site:
        """The site of one contract."""
        return self._du_contrat(id, self._reprise(id))

    def _reprise(self, id: str) -> Reprise:
        return Reprise(self._avant.souvenirs(id), self._faits, self._fonds.cle)

    def _du_contrat(self, id: str, reprise: Reprise) -> Site:
        return _contrat(self._contextes[id], self._contextes, self._fonds, self._precisions[id], reprise)

    def resumer(self, id: str) -> None:
        """Make all that the portal is told of a contract, and is not kept."""
        self._resumes[id].preparer()

    def du_portail(self, pages: Mapping[str, PagesDUnSite]) -> Site:
        """The portal's site; `pages` are those of the sites of contracts, by id."""
        reprise = Reprise(
            self._avant.souvenirs(""),
            self._faits,
            cle_de(self._fonds.cle, *(f"{id} {une.cle_des_titres} {une.cle_des_adresses}" for id, une in pages.items())),
            # What it reads of contracts is what each has kept for it: all that they say would be loaded.
            lambda cellule: cellule[0] != REGISTRE or cellule[1] == "lieux",
            # Of contracts that are as they were, nothing is compared.
            lambda nom: nom.partition("/")[0],
        )
        return _portail(self._portail, self._fonds, self._precisions_du_portail, pages, reprise)


def sites(
    registre: Registre, fonds: Fonds, *, aujourd_hui: str, edition: Edition = ECRAN_SEUL, avant: BuildPrecedent | None = None
) -> tuple[Site, ...]:
    """The portal's, then one site per contract (see `Sites`)."""
    tous = Sites(registre, fonds, aujourd_hui=aujourd_hui, edition=edition, avant=avant)
    contrats = [_entier(tous.du_contrat(id)) for id in tous.contrats]
    return (_entier(tous.du_portail({site.dossier: pages_de(site.sorties) for site in contrats})), *contrats)


def _entier(site: Site) -> Site:
    """With all its outputs made."""
    return replace(site, sorties=tuple(site.sorties))


def pages_de(sorties: Iterable[Sortie]) -> PagesDUnSite:
    """What other sites are told of the pages of one."""
    return pages_connues([page for sortie in sorties for page in titre_de_page(sortie)])


def _realiser(
    reprise: Reprise,
    decrire: Callable[[], Site],
    recettes: Callable[[Retenir], Iterable[Recette]],
    suite: Callable[[PagesDUnSite, SortiesConnues], Iterable[Recette]],
    relever: Callable[[], ReleveDesSorties],
) -> Site:
    """The site that `decrire` describes, with the outputs of `recettes`, and those of `suite`, which are made of the pages of the others, and of what
    `relever` notes of their outputs."""

    @cache
    def toutes() -> Mapping[str, Recette]:
        premieres, releve = list(recettes(sans_retenir)), relever()
        pages: list[TitreDePage] = []
        for recette in premieres:
            for sortie in recette.faire():
                releve.noter(sortie)
                pages.extend(titre_de_page(sortie))
        return {recette.nom: recette for recette in (*premieres, *suite(pages_connues(pages), releve.fini()))}

    def reprendre_de(nom: str) -> Callable[[], tuple[Sortie, ...]]:
        return lambda: toutes()[nom].faire()

    if reprise.intacte:
        gardes = reprise.resumes
        sorties = (
            sortie
            for nom, resume in gardes.items()
            if nom != _SITE and not nom.startswith(RETENU)
            for sortie in reprendre(resume, reprendre_de(nom))
        )
        garde: Site = gardes[_SITE]
        return replace(garde, sorties=sorties, reprise=reprise)
    decrit = reprise.faire(_SITE, "", decrire, lambda site: site, lambda site: site)

    def une_par_une() -> Iterator[Sortie]:
        """Each is made when it is asked for, and only its title stays: the views of a large site fit in no memory."""
        pages: list[TitreDePage] = []
        releve = relever()
        for recette in recettes(reprise.retenir):
            for sortie in _faire(reprise, recette):
                pages.extend(titre_de_page(sortie))
                releve.noter(sortie)
                yield sortie
        for recette in suite(pages_connues(pages), releve.fini()):
            yield from _faire(reprise, recette)

    return replace(decrit, sorties=une_par_une(), reprise=reprise)


def _faire(reprise: Reprise, recette: Recette) -> tuple[Sortie, ...]:
    return reprise.faire(recette.nom, recette.fond, recette.faire, resumer, lambda resume: reprendre(resume, recette.faire))


def _portail(portail: Portail, fonds: Fonds, precisions: PrecisionsDuPortail, pages: Mapping[str, PagesDUnSite], reprise: Reprise) -> Site:
    registre = portail.registre

    def decrire() -> Site:
        return Site(
            "",
            NOM,
            "Les promesses des contrats de la politique de la ville",
            menu_du_portail(portail),
            sous_nom="Les promesses faites aux quartiers, et les chiffres trouvés",
            contrats=tuple((f"{un.contrat.territoire_nom}{INSECABLE}: {un.contrat.titre}", un.id) for un in portail.contrats),
            papiers=papiers_du_portail(portail),
            habillage=habillage(registre),
        )

    def suite(siennes: PagesDUnSite, connues: SortiesConnues) -> Iterable[Recette]:
        toutes = {"": siennes, **pages}
        yield recette_de_l_index_du_portail(portail, toutes)
        yield recette_du_plan(toutes, registre.mentions.adresse)
        yield recette_d_avant_du_portail(portail, pages, connues)

    return _realiser(
        reprise,
        decrire,
        lambda retenir: recettes_du_portail(portail, fonds, gabarits_du_portail(portail, fonds, precisions), retenir),
        suite,
        lambda: releve_du_portail(portail),
    )


def _contrat(contexte: Contexte, contextes: Mapping[str, Contexte], fonds: Fonds, precisions: Precisions, reprise: Reprise) -> Site:
    def decrire() -> Site:
        contrat = contexte.contrat
        return Site(
            contrat.id,
            contrat.territoire_nom,
            f"{contrat.titre}, {contrat.territoire_nom}",
            menu_du_contrat(contexte),
            sous_nom=contrat.titre,
            logo=chemin_du_logo(contrat.identite),
            logo_texte=contrat.identite.logo_texte,
            papiers=papiers(contexte),
            habillage=habillage(contexte.registre, contexte),
        )

    return _realiser(
        reprise,
        decrire,
        lambda retenir: recettes_du_contrat(contexte, fonds, gabarits_du_contrat(contexte, fonds, precisions), retenir),
        lambda pages, connues: (recette_de_l_index(contexte, contextes, pages.titres), recette_d_avant(contexte, connues)),
        lambda: releve_du_contrat(contexte),
    )
