"""The ledger of the addresses that were ever published, `adresses/<site>.lock`: what is promised of a site, and how it is written.

A line is a page («indicateurs/x/»), or a folder that is no page («imprimer:»), then what stands below it: pages («fiche/»), files («valeurs.csv»),
places of pages («article-1/#p1..p9», from the first to the ninth paragraph). «./» is the home. After a short link («k/7f3kd/»), what it names stands
behind «=» («=indicateurs/x/»): its address when it was first published. Lines are in any order, may come twice, and are joined by
git as they are (`merge=union`).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model.lieu import Lieu

DOSSIER = "adresses"
PORTAIL = "portail"
SUFFIXE = ".lock"
ENTETE = (
    "# Les adresses publiées, une fois pour toutes : aucune ne doit plus disparaître sans que l’on dise où aller, ou pourquoi.",
    "# Écrit par « engagements adresses retenir ». On y ajoute des lignes, on n’en ôte pas ; leur ordre est sans importance.",
)
# What a site publishes for its own pages alone: nobody was told to keep its address.
_DE_SERVICE = frozenset(("assets", "ressources", "search", "listes"))
_DU_SCRIPT = re.compile(
    r"^recherche/.+|^comparer/lieux\.json$|(?:^|/)lieu\.json$|(?:^|/)sitemap[^/]*\.xml$|^404\.html$|^_redirects$|(?:^|/)redirections-|(?:^|/)\."
)
_PROMIS = frozenset(
    [
        "csv",
        "docx",
        "geojson",
        "ics",
        "jpg",
        "json",
        "jsonld",
        "ods",
        "odt",
        "parquet",
        "pdf",
        "png",
        "ttl",
        "txt",
        "webp",
        "xlsx",
        "xml",
        "zip",
    ]
)
# What `adresses.yml` can name, and a word of the ledger can be.
_QUI_S_ECRIT = re.compile(r"[A-Za-z0-9_./-]*")
# Names of `tel-quel/` that systems ask for, and no reader: those of hosts and of search engines, and whatever begins with a dot or a low line.
_DES_SYSTEMES = re.compile(r"(?:^|/)[._]|^robots\.txt$|(?:^|/)[^./]*$")
_PAGE = "index.html"
ACCUEIL = "./"
LIENS_COURTS = "k/"
_LIEN_COURT = re.compile(r"k/([^/]+)/")
_NOMME = "="
# The page of the figures of an indicator and of their computations, which says itself of one that was published and is no more that it is gone.
CHIFFRES_UN_PAR_UN = re.compile(r"^indicateurs/[^/]+/chiffres/$")
# Places of pages that are made of an id of the data, or of a number that is written in the text of a document, by the page that they are on.
_ANCRES = (
    (re.compile(r"^documents/[^/]+/[^/]+/$"), re.compile(r"p[0-9]+[a-z]?")),
    (CHIFFRES_UN_PAR_UN, re.compile(r"[a-z0-9_-]+\.[0-9].*")),
    (re.compile(r"^documents/$"), re.compile(r"anomalie-.+")),
    (re.compile(r"^avis/$"), re.compile(r"(?:avis|reponse)-.+")),
    (re.compile(r"^publications/$"), re.compile(r"publication-.+")),
    (re.compile(r"^calendrier/$"), re.compile(r"obligation-.+")),
    (re.compile(r"^constats/$"), re.compile(r"constats-.+")),
    (re.compile(r"^mesures-nationales/$"), re.compile(r"mesure-.+")),
)
# Comments, and what git leaves where it could not join two ledgers by itself: both sides count.
_MUETTES = ("#", "<<<<<<<", "=======", "|||||||", ">>>>>>>")
_SUITE = re.compile(r"([a-z]+)([0-9]+)")
_ETENDUE = re.compile(r"([a-z]+)([0-9]{1,5})\.\.([a-z]+)([0-9]{1,5})")


class AdressesPubliees(Struct, frozen=True):
    """Those of one site, below it, each with the line of the ledger that has it first; `fichier` is the ledger, empty where there is none. Those of `figees` no
    ledger has, but a frozen edition, whose pages lead to the live ones: the file that names each."""

    fichier: str = ""
    lignes: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)  # of short links: code → what it names
    codes_doubles: tuple[tuple[str, str, Lieu], ...] = ()  # (code, the second thing that it is said to name, where)
    figees: Mapping[str, str] = field(default_factory=dict)

    def lieu(self, adresse: str) -> Lieu:
        """Where the ledger, or the list of an edition, has an address."""
        return Lieu(self.figees.get(adresse, self.fichier), self.lignes[adresse], 1)


class AdresseChangee(Struct, frozen=True):
    """What became of an address (below its site; ending in a slash, it stands for all that is below): it moved to `vers`, or was withdrawn on the ISO day
    `le`, for the reason `motif`, and `voir` are addresses where to look. They are below the site, below the portal with a slash at their beginning, or
    whole. `quoi` is the name of what was there, empty where that is not said. `reprise` where it leads back to an address that was left before, or is of the way there."""

    adresse: str
    vers: str
    le: str
    motif: str
    voir: tuple[str, ...]
    lieu: Lieu
    quoi: str = ""
    reprise: bool = False


def en_vigueur(changees: Iterable[AdresseChangee]) -> tuple[AdresseChangee, ...]:
    """The same without those that later ones undid: what was at «a», then at «b», is at «a» again. That they were written says what it was called first."""
    rangees = list(changees)
    vers: dict[str, int] = {}  # from an address to the line that says where it went
    defaites: set[int] = set()
    for rang in sorted(range(len(rangees)), key=lambda rang: rangees[rang].le):
        une = rangees[rang]
        retour: list[int] = []
        ici = une.vers
        while ici in vers and vers[ici] not in retour and ici != une.adresse:
            retour.append(vers[ici])
            ici = rangees[vers[ici]].vers
        if retour and ici == une.adresse:
            defaites.add(vers.pop(une.vers))
            for autre in (*retour[1:], rang):
                rangees[autre] = replace(rangees[autre], reprise=True)
        if une.vers:
            vers[une.adresse] = rang
    return tuple(une for rang, une in enumerate(rangees) if rang not in defaites)


def avec_les_places_des_liens_courts(publiees: AdressesPubliees, hors: Collection[str]) -> AdressesPubliees:
    """The same, with the places of short links to figures («k/7f3kd/#orly.2019»), which no ledger writes: each place of a page that a published code names is one. Those that begin
    with one of `hors` are not."""
    places: dict[str, list[str]] = {}
    for adresse in publiees.lignes:
        page, _, ancre = adresse.partition("#")
        if ancre and CHIFFRES_UN_PAR_UN.match(page) and ancre.partition(".")[0] not in hors:
            places.setdefault(page, []).append(ancre)
    courtes = {
        f"{court}#{ancre}": publiees.lignes[court]
        for code, nomme in publiees.codes.items()
        if (court := f"{LIENS_COURTS}{code}/") in publiees.lignes
        for ancre in places.get(nomme, ())
    }
    return replace(publiees, lignes={**publiees.lignes, **courtes}) if courtes else publiees


def registre_de(site: str) -> str:
    """The path of the ledger of a site, by its folder (empty: the portal), in the project."""
    return f"{DOSSIER}/{site or PORTAIL}{SUFFIXE}"


def adresse_promise(chemin: str) -> str:
    """The address of a published file (both below its site); empty for one that nobody was told to keep."""
    dossier, _, nom = chemin.rpartition("/")
    adresse = f"{dossier}/" if dossier else ""
    if chemin.partition("/")[0] in _DE_SERVICE or not _QUI_S_ECRIT.fullmatch(chemin):
        return ""
    if nom == _PAGE:
        return adresse or ACCUEIL
    return chemin if nom.rpartition(".")[2] in _PROMIS and not _DU_SCRIPT.search(chemin) else ""


def adresse_d_un_tel_quel(chemin: str) -> str | None:
    """The same for a file of `tel-quel/`, whatever its kind: who put it there gave its address to somebody. Empty for what systems alone ask for; None where its
    name has signs that no ledger can hold."""
    if _DES_SYSTEMES.search(chemin):
        return ""
    if not _QUI_S_ECRIT.fullmatch(chemin):
        return None
    dossier, _, nom = chemin.rpartition("/")
    return f"{dossier}/" if nom == _PAGE else chemin


def ancres_promises(page: str, ancres: Iterable[str]) -> Iterator[str]:
    """The addresses of those places of a page that are kept."""
    for pages, places in _ANCRES:
        if pages.match(page):
            yield from (f"{page}#{ancre}" for ancre in ancres if places.fullmatch(ancre))


def a_des_ancres(page: str) -> bool:
    """True for a page of which places are kept."""
    return any(pages.match(page) for pages, _ in _ANCRES)


def lire_lignes(texte: str) -> Iterator[tuple[str, int]]:
    """The addresses of a ledger, each with its line (from 1), in their order; an address may come several times."""
    for rang, ligne in enumerate(texte.splitlines(), 1):
        mots = [] if ligne.startswith(_MUETTES) else ligne.split()
        if not mots:
            continue
        tete = mots[0]
        if not tete.endswith(":"):
            yield tete, rang
        for mot in mots[1:]:
            if mot.startswith(_NOMME):
                continue
            for suite in _deplier(mot):
                yield f"{_base(tete)}{suite}", rang


def lire_codes(texte: str) -> Iterator[tuple[str, str, int]]:
    """The codes of the short links of a ledger, each with what it names and its line; a code may come several times."""
    for rang, ligne in enumerate(texte.splitlines(), 1):
        if ligne.startswith(_MUETTES) or not (tete := _LIEN_COURT.match(ligne)):
            continue
        yield from ((tete[1], mot.removeprefix(_NOMME), rang) for mot in ligne.split()[1:] if mot.startswith(_NOMME))


def code_du_lien(adresse: str) -> str:
    """The code of a short link, by its address below the site; empty for another address."""
    lu = _LIEN_COURT.fullmatch(adresse)
    return lu[1] if lu else ""


def _base(tete: str) -> str:
    """What the words of a line stand below, by its first one."""
    return "" if tete == ACCUEIL else f"{tete.removesuffix(':')}/" if tete.endswith(":") else tete


def _deplier(mot: str) -> Iterator[str]:
    page, diese, ancre = mot.partition("#")
    if (lue := _ETENDUE.fullmatch(ancre)) and lue[1] == lue[3]:
        yield from (f"{page}#{lue[1]}{rang}" for rang in range(int(lue[2]), int(lue[4]) + 1))
    else:
        yield f"{page}{diese}{ancre}"


def ecrire_lignes(adresses: Iterable[str], codes: Mapping[str, str] | None = None) -> str:
    """The ledger that has these addresses, in the one order that it is written in; `codes` says what short links name."""
    toutes = set(adresses)
    par_tete: dict[str, set[str]] = {}
    for adresse in toutes:
        tete = _tete(adresse, toutes)
        suites = par_tete.setdefault(tete, set())
        if adresse != tete:
            suites.add(adresse.removeprefix(_base(tete)))
    for code, nomme in (codes or {}).items():
        par_tete.setdefault(f"{LIENS_COURTS}{code}/", set()).add(f"{_NOMME}{nomme}")
    lignes = sorted(" ".join((tete, *_plier(suites))) for tete, suites in par_tete.items())
    return "\n".join((*ENTETE, *lignes)) + "\n"


def _tete(adresse: str, toutes: Collection[str]) -> str:
    """The first word of the line of an address: the page of its first two folders (or one), itself, or the folder that it is in."""
    page = adresse.partition("#")[0]
    dossiers = page.split("/")[:-1] if page != ACCUEIL else []
    if not dossiers:
        return ACCUEIL if ACCUEIL in toutes else page
    tete = "/".join(dossiers[:2]) + "/"
    if tete in toutes:
        return tete
    return page if page.endswith("/") else f"{'/'.join(dossiers)}:"


def _plier(suites: Iterable[str]) -> Iterator[str]:
    """These words in their order, places whose numbers follow each other as one word."""
    numeros: dict[tuple[str, str], set[int]] = {}
    for suite in suites:
        page, _, ancre = suite.partition("#")
        if (lue := _SUITE.fullmatch(ancre)) and str(int(lue[2])) == lue[2]:
            numeros.setdefault((page, lue[1]), set()).add(int(lue[2]))
    plies = {f"{page}#{lettres}{n}" for (page, lettres), siens in numeros.items() for n in siens}
    etendues = (
        f"{page}#{lettres}{debut}" if debut == fin else f"{page}#{lettres}{debut}..{lettres}{fin}"
        for (page, lettres), siens in numeros.items()
        for debut, fin in _etendues(siens)
    )
    yield from sorted((*(suite for suite in suites if suite not in plies), *etendues))


def _etendues(numeros: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of these numbers."""
    debut = avant = None
    for numero in sorted(numeros):
        if avant is None or numero != avant + 1:
            if debut is not None and avant is not None:
                yield debut, avant
            debut = numero
        avant = numero
    if debut is not None and avant is not None:
        yield debut, avant
