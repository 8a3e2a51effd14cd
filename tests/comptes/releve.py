"""Every number of the pages that speak for all: found, recognised by the grammar, counted again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.comptes.donnees import Contrat, Site
from tests.comptes.formes import FORMES
from tests.comptes.grammaire import MOIS, Forme, Ou, egal
from tests.comptes.mots_ecrits import sans_les_mots_ecrits
from tests.comptes.mots_imprimes import MotsImprimes
from tests.comptes.page import Bloc, lire

_DATES = (
    rf"\b(?:\d{{1,2}}(?:er)? )?(?:{'|'.join(MOIS)}) (?:19|20)\d\d\b",
    rf"\b\d{{1,2}}(?:er)? (?:{'|'.join(MOIS)})\b",
    r"\b(?:19|20)\d\d(?:[-/]\d\d){0,2}\b(?![\u00a0\u202f]\d{3}\b)",
    r"\b\d{1,2}(?:er|re|e)\b",
)
RUBRIQUES = (
    "referentiel",
    "indicateurs",
    "manque",
    "partenaires",
    "territoires",
    "carte",
    "calendrier",
    "documents",
    "publications",
    "methode",
    "donnees",
    "avis",
    "constats",
    "bilan",
    "frise",
)
TEMOINS = 3  # sentences kept of each kind
FICHES = {"partenaires": "partenaire", "manque": "manque-partenaire", "territoires": "lieu"}


@dataclass(frozen=True)
class PageLue:
    """One page: its address, its kind, its contract and the id of what it is about."""

    adresse: str
    genre: str
    contrat: Contrat | None
    id: str


@dataclass(frozen=True)
class Temoin:
    """A sentence as it was recognised: on which page, where, its words before, and where in them it stands."""

    page: PageLue
    ou: Ou
    texte: str
    place: tuple[int, int]


@dataclass
class Releve:
    """What was recognised, by kind of sentence, and all that is wrong."""

    pages: Counter[str] = field(default_factory=Counter)
    formes: Counter[str] = field(default_factory=Counter)
    nombres: int = 0
    phrases: int = 0
    exemptions: Counter[str] = field(default_factory=Counter)
    fautes: list[str] = field(default_factory=list)
    temoins: defaultdict[str, list[Temoin]] = field(default_factory=lambda: defaultdict(list), repr=False)


@dataclass(frozen=True)
class Exemption:
    """A number that is not counted: words that hold it, or the class of what holds it, and why."""

    nom: str
    motif: re.Pattern[str] | None
    classe: str
    genres: tuple[str, ...]

    def masquer(self, bloc: Bloc, genre: str, texte: str) -> str:
        """`texte` without what is exempt."""
        if self.genres and genre not in self.genres:
            return texte
        if self.classe:
            nom, _, classe = self.classe.partition(".")
            return "" if bloc.element.dessus(nom, classe) else texte
        assert self.motif is not None
        return self.motif.sub("◊", texte)


def lire_exemptions() -> list[Exemption]:
    """The list with its reasons."""
    lignes = yaml.safe_load((Path(__file__).parent / "exemptions.yml").read_text("utf-8"))
    for ligne in lignes:
        assert ligne["raison"].strip(), f"no reason: {ligne}"
    return [
        Exemption(
            ligne.get("motif") or ligne["classe"],
            re.compile(ligne["motif"]) if "motif" in ligne else None,
            ligne.get("classe", ""),
            tuple(ligne.get("pages", ())),
        )
        for ligne in lignes
    ]


def pages(public: Path, site: Site) -> Iterator[PageLue]:
    """The home pages, hubs, partners and places of all sites."""
    for adresse, genre in (
        ("", "accueil"),
        ("partenaires", "partenaires"),
        ("territoires", "territoires"),
        ("publications", "publications"),
        ("mesures-nationales", "mesures"),
    ):
        yield PageLue(adresse, f"portail-{genre}", None, "")
    for dossier in _dossiers(public / "partenaires"):
        yield PageLue(f"partenaires/{dossier}", "portail-partenaire", None, dossier)
    for contrat in site.contrats.values():
        yield PageLue(contrat.id, "accueil", contrat, "")
        for rubrique in RUBRIQUES:
            if (public / contrat.id / rubrique / "index.html").is_file():
                yield PageLue(f"{contrat.id}/{rubrique}", rubrique, contrat, "")
        for rubrique, genre in FICHES.items():
            for dossier in _dossiers(public / contrat.id / rubrique):
                yield PageLue(f"{contrat.id}/{rubrique}/{dossier}", genre, contrat, dossier)
        yield from _textes(public, contrat)


def _textes(public: Path, contrat: Contrat) -> Iterator[PageLue]:
    """The text of the documents, and the pages of promises that have words of ours around those of a document."""
    for document in _dossiers(public / contrat.id / "documents"):
        if document == "chercher":
            yield PageLue(f"{contrat.id}/documents/chercher", "chercher", contrat, "")
    for fichier in sorted((public / contrat.id / "documents").glob("*/*/index.html")):
        document, section = fichier.parts[-3:-1]
        yield PageLue(f"{contrat.id}/documents/{document}/{section}", "texte", contrat, f"{document}/{section}")
    for dossier in _dossiers(public / contrat.id / "referentiel"):
        html = (public / contrat.id / "referentiel" / dossier / "index.html").read_text("utf-8")
        if 'id="pourquoi"' in html or 'class="eo-facile"' in html:
            yield PageLue(f"{contrat.id}/referentiel/{dossier}", "noeud", contrat, dossier)


def _dossiers(dossier: Path) -> list[str]:
    fichiers = sorted(dossier.glob("*/index.html"))
    return [fichier.parent.name for fichier in fichiers if 'http-equiv="refresh"' not in fichier.read_text("utf-8")[:4000]]


_AVEC_DES_NOUVELLES = ("portail-accueil", "accueil")  # which show the first words of what changed


class Lecteur:
    """Reads pages of one built site against its data."""

    def __init__(self, public: Path) -> None:
        self.public = public
        self.site = Site.lire(public)
        self.imprimes = MotsImprimes(self.site)
        self.exemptions = lire_exemptions()
        self.pages = {page.adresse: page for page in pages(public, self.site)}
        self._blocs: dict[str, list[Bloc]] = {}

    def blocs(self, page: PageLue) -> list[Bloc]:
        """The blocks of a page, without its breadcrumb."""
        if page.adresse not in self._blocs:
            html = (self.public / page.adresse / "index.html").read_text("utf-8")
            self._blocs[page.adresse] = [bloc for bloc in lire(html, page.adresse) if not bloc.dans("eo-fil") and _a_lire(page, bloc)]
        return self._blocs[page.adresse]

    def relever(self) -> Releve:
        """Count every number of all pages again."""
        releve = Releve()
        for page in self.pages.values():
            releve.pages[page.genre] += 1
            self.relever_page(releve, page, self.blocs(page))
        return releve

    def relever_page(self, releve: Releve, page: PageLue, blocs: list[Bloc]) -> None:
        """Those of one page."""
        for bloc in blocs:
            if re.search(r"\d", bloc.texte) and bloc.element.dessus("blockquote") is None:
                self.relever_texte(releve, page, Ou(self.site, page.genre, page.contrat, page.id, bloc), self._mots(page, bloc))

    def _mots(self, page: PageLue, bloc: Bloc) -> str:
        """The words of a block that no document, no data and no editor gave."""
        texte = self.imprimes.cacher(sans_les_mots_ecrits(page.genre, page.contrat, page.id, bloc))
        return self.imprimes.cacher_la_fin_coupee(texte) if page.genre in _AVEC_DES_NOUVELLES else texte

    def relever_texte(self, releve: Releve, page: PageLue, ou: Ou, texte: str) -> None:
        """Those of one block, whose printed words are hidden already."""
        comptes = 0
        for forme in FORMES:
            if not re.search(r"\d", texte):
                break
            if not forme.genres or page.genre in forme.genres:
                texte, trouves = _appliquer(releve, page, ou, forme, texte)
                comptes += trouves
        releve.nombres += comptes
        releve.phrases += bool(comptes)
        for exemption in self.exemptions:
            if _a_un_nombre(texte) and (apres := exemption.masquer(ou.bloc, page.genre, texte)) != texte:
                releve.exemptions[exemption.nom] += 1
                texte = apres
        if _a_un_nombre(texte):
            releve.fautes.append(
                f"{page.adresse or '/'} ({page.genre}): no known sentence for a number in «{_autour(texte)}» {_place(ou.bloc)}"
            )


def _a_lire(page: PageLue, bloc: Bloc) -> bool:
    """Of the page of a promise, why it was made and its easy summary: the rest has tests of its own."""
    if page.genre != "noeud" or bloc.dans("eo-facile"):
        return True
    return bloc.ancre == "pourquoi" and not bloc.dans("eo-note", "eo-source", "eo-partage", "eo-suite")


def _a_un_nombre(texte: str) -> bool:
    for motif in _DATES:
        texte = re.sub(motif, "", texte)
    return re.search(r"\d", texte) is not None


def _appliquer(releve: Releve, page: PageLue, ou: Ou, forme: Forme, texte: str) -> tuple[str, int]:
    comptes = 0
    morceaux, fin = [], 0
    for m in forme.motif.finditer(texte):
        if not re.search(r"\d", m[0]):
            continue
        try:
            attendus = forme.compter(ou, m)
            if attendus is None:
                continue
            for lu, attendu in zip(m.groups(), attendus, strict=True):
                if attendu is not None:
                    assert lu is not None, f"the page does not say {attendu}"
                    assert egal(lu, attendu), f"the page says {lu}, the data {attendu}"
        except (AssertionError, StopIteration, KeyError, IndexError, ValueError) as faute:
            releve.fautes.append(f"{page.adresse or '/'} ({forme.nom}): «{m[0][:200]}»: {type(faute).__name__} {faute}")
        if len(releve.temoins[forme.nom]) < TEMOINS:
            releve.temoins[forme.nom].append(Temoin(page, ou, texte, m.span()))
        comptes += len(re.findall(r"\d+(?:[\u00a0\u202f]\d{3})*", m[0]))
        releve.formes[forme.nom] += 1
        morceaux += [texte[fin : m.start()], "documents lus" if forme.nom.startswith("document") else "◊"]
        fin = m.end()
    return ("".join(morceaux) + texte[fin:]) if morceaux else texte, comptes


def _autour(texte: str) -> str:
    """The numbers of a long text with the words beside them."""
    for motif in _DATES:
        texte = re.sub(motif, "…", texte)
    return texte if len(texte) < 200 else " … ".join(re.findall(r".{0,50}\d.{0,50}", texte))


def _place(bloc: Bloc) -> str:
    return f"[{bloc.element.nom}.{'.'.join(sorted(bloc.element.classes))} #{bloc.ancre} {bloc.colonne}{bloc.terme}]"
