"""Templates and their environment. A template shows a view; it computes nothing."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator import __version__
from generator.pages.mots.documents_lus import DocumentsLus
from generator.pages.mots.echappement import html
from generator.pages.mots.passages import passage_dit
from generator.pages.mots.sigles import Sigles
from generator.pages.mots.typographie import francais
from generator.pages.mots.voix import DOCUMENTS, Voix
from generator.pages.rendu.distinguer import Distinction
from generator.pages.rendu.francais import FrancaisDesGabarits, lier
from generator.pages.rendu.liens_de import liens_de
from generator.pages.rendu.titres import departager, noter_les_titres, titrer
from generator.pages.sortie import PAGE_ENTIERE, Fichier, Page, PageEcrite, Titre, cle_de

SANS_DISTINCTION = Distinction()
RIEN_DE_LU = DocumentsLus()
PLACES_D_AVANT = "pieces/places_d_avant.html.j2"
PIED = "pieces/pied_de_page.html.j2"


class Gabarits(Struct, frozen=True):
    """All templates of `site_templates/pages` (`fichiers`: name → text), compiled, and the digest of what all their pages share.

    `distinction` tells apart the links of a page that have one name; `lus` is what the site has read; `places` says, by the address of a page, what became of places that
    it had; `fonds` has what `fond` gave, by `empreinte` and template.
    """

    environnement: Environment
    empreinte: str
    fichiers: Mapping[str, str]
    distinction: Distinction = SANS_DISTINCTION
    lus: DocumentsLus = RIEN_DE_LU
    places: Mapping[str, Sequence[Any]] = {}
    fonds: dict[tuple[str, str], str] = {}

    def fond(self, gabarit: str) -> str:
        """The digest of all that pages of this template are made with besides their views: it and those that it names, and the words that all
        pages share."""
        fond = self.fonds.get((self.empreinte, gabarit))
        if fond is None:
            noms = sorted(gabarits_de(gabarit, self.fichiers))
            fond = self.fonds[self.empreinte, gabarit] = cle_de(
                self.empreinte, *(morceau for nom in noms for morceau in (nom, self.fichiers[nom]))
            )
        return fond

    def page(self, adresse: str, gabarit: str, vue: Any, *, sommaire: bool = True, recherche: bool = True, pied: Any = None) -> Page:
        """The page of the theme that shows `vue`, whose header is `vue.entete`; `sommaire` and `recherche` say whether
        it wants a table of contents and a search form around it; `pied` is the view of its foot, None where it has none or one of its own."""
        tete = vue.entete

        def ecrire() -> PageEcrite:
            corps, titres = self._rendre(adresse, gabarit, vue, pied)
            flux = (tete.flux.texte, str(tete.flux.adresse)) if tete.flux else ("", "")
            return PageEcrite(tete.titre_onglet or tete.titre, tete.description, corps, titres, sommaire, recherche, flux, tete.image)

        du_pied = () if pied is None else (self.fond(PIED), repr(pied))
        cle = cle_de(self._cle(adresse, gabarit, vue), repr((sommaire, recherche)), *du_pied)
        return Page(adresse, cle, ecrire, tete.titre, tete.surtitre)

    def page_entiere(self, adresse: str, gabarit: str, vue: Any) -> Fichier:
        """The page that shows `vue` and is written as its template gives it, without the theme."""
        cle = self._cle(adresse, gabarit, vue)
        return Fichier(f"{adresse}{PAGE_ENTIERE}", cle, lambda: f"{self._rendre(adresse, gabarit, vue)[0]}\n".encode())

    def _cle(self, adresse: str, gabarit: str, vue: Any) -> str:
        """The digest of the view, of what tells its links apart, of its templates and of what all pages share."""
        return cle_de(
            self.fond(gabarit),
            gabarit,
            repr(vue),
            repr(self.distinction.dites_de(adresse, (*liens_de(vue), *self.lus.liens(adresse, self.distinction.dossier)))),
        )

    def avec_sigles(self, noms: Mapping[str, str]) -> "Gabarits":
        """The same templates, in which the filters `sigles` and `sigles_du_titre` explain these acronyms (acronym → full name)."""
        sigles = Sigles(noms)
        environnement = self.environnement.overlay()
        environnement.filters = {**self.environnement.filters, "sigles": sigles.marquer, "sigles_du_titre": sigles.marquer_titre}
        return replace(self, environnement=environnement, empreinte=cle_de(self.empreinte, repr(sorted(noms.items()))))

    def avec_distinction(self, distinction: Distinction) -> "Gabarits":
        """The same templates, whose pages tell apart links that have one name and lead to different places."""
        return replace(self, empreinte=cle_de(self.empreinte, repr(distinction.fixes)), distinction=distinction)

    def avec_voix(self, voix: Voix, lus: DocumentsLus) -> "Gabarits":
        """The same templates, with the words of `voix`, and a link to the list of what was read wherever they speak of it."""
        environnement = self.environnement.overlay()
        environnement.globals = {**self.environnement.globals, "voix": voix}
        return replace(self, environnement=environnement, empreinte=cle_de(self.empreinte, repr(voix), repr(lus)), lus=lus)

    def avec_places(self, places: Mapping[str, Sequence[Any]]) -> "Gabarits":
        """The same templates, whose pages end with what became of places that they had (see `pages.fichiers.places_d_avant`)."""
        if not places:
            return self
        return replace(self, empreinte=cle_de(self.empreinte, self.fond(PLACES_D_AVANT), repr(places)), places=places)

    def _rendre(self, adresse: str, gabarit: str, vue: Any, pied: Any = None) -> tuple[Markup, tuple[Titre, ...]]:
        with noter_les_titres() as titres:
            rendu = self.environnement.get_template(gabarit).render(vue=vue)
            if pied is not None:
                rendu += self.environnement.get_template(PIED).render(vue=pied)
            # One that came back since has its place again.
            parties = [une for une in self.places.get(adresse, ()) if f'id="{html(une.ancre)}"' not in rendu]
            if parties:
                rendu += self.environnement.get_template(PLACES_D_AVANT).render(places=parties)
        rendu, departages = departager(rendu, titres)
        relie = self.lus.relier(adresse, self.distinction.dossier, rendu)
        departages = tuple(Titre(titre.niveau, titre.ancre, Markup(lier(titre.texte))) for titre in departages)
        return Markup(lier(self.distinction.appliquer(adresse, relie, departages).strip("\n"))), departages


def charger_gabarits(fichiers: Mapping[str, str], compiles: BytecodeCache | None = None) -> Gabarits:
    """Compile the templates given as name → text; `compiles` keeps what was compiled."""
    environnement = Environment(
        loader=DictLoader(dict(fichiers)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finaliser,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        # What is compiled must hold for all contracts: no filter is applied while compiling, for acronyms are not the same in each.
        optimized=False,
        bytecode_cache=compiles,
        extensions=[FrancaisDesGabarits],
    )
    environnement.filters |= {"francais": francais, "paragraphes": paragraphes, "passage": passage_dit}
    environnement.globals["titrer"] = titrer
    environnement.globals["voix"] = DOCUMENTS
    environnement.filters |= {"sigles": Sigles({}).marquer, "sigles_du_titre": Sigles({}).marquer_titre}
    return Gabarits(environnement, cle_de(__version__), fichiers)


_NOMME = re.compile(r"""["']([^"'\s]+\.j2)["']""")
# A tag that takes in another template, unless what it names is one name between quotes, and nothing more.
_CALCULE = re.compile(
    r"""\{%[-+]?\s*(?:include|import|from|extends)\b(?!\s*(?:"[^"]*"|'[^']*')\s*(?:[-+]?%\}|(?:import|as|ignore|with|without)\b))"""
)


def gabarits_de(gabarit: str, fichiers: Mapping[str, str]) -> frozenset[str]:
    """The names of `gabarit` and of all templates that it may take in, those that they name included; of all, where one computes a name."""
    vus: set[str] = set()
    a_voir = [gabarit]
    while a_voir:
        nom = a_voir.pop()
        if nom in vus or nom not in fichiers:
            continue
        vus.add(nom)
        nommes = _nommes_dans(fichiers[nom])
        if nommes is None:
            return frozenset(fichiers)
        a_voir.extend(nommes)
    return frozenset(vus)


@cache
def _nommes_dans(texte: str) -> tuple[str, ...] | None:
    """The templates that a template names, or seems to name; None where it computes a name. (Most are taken in by many others.)"""
    return None if _CALCULE.search(texte) else tuple(_NOMME.findall(texte))


def _finaliser(valeur: object) -> Markup:
    if valeur is None:
        raise TypeError("a template printed None: the view must give the words")
    return html(valeur)


def paragraphes(texte: str) -> Markup:
    """Text of several lines as HTML: a blank line parts paragraphs, a single line end is kept as a line break."""
    blocs = [bloc for bloc in texte.strip().split("\n\n") if bloc.strip()]
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(html(ligne.strip()) for ligne in bloc.strip().split("\n"))) for bloc in blocs
    )
