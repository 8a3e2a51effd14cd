"""A frozen edition: the site of one contract as it was on a day, kept in the project and published as it is from then on.

In a project and below `public/` alike it stands in `archives/<ISO day>/<contract>/`, with its record (`edition.json`) and the digests of its files
(`SHA256SUMS`, as `sha256sum -c` reads them). Style sheets, scripts, pictures of the theme and copies of documents stand once for all editions in
`archives/communs/`, under a name that has their digest.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model.adresses_publiees import AdressesPubliees, adresse_promise
from generator.model.places_des_editions import ARCHIVES, COMMUNS, SOMMES

EDITIONS = "editions/"  # the page that lists the editions of a contract, below its site
VERS_LES_COMMUNS = f"../../{COMMUNS}/"  # from the folder of an edition
JOUR = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_LIGNE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_COMMUN = re.compile(r"[a-z0-9][a-z0-9._-]*-[0-9a-f]{16}\.[a-z0-9]+")
_PAGE = "index.html"


class FicheDEdition(Struct, frozen=True, forbid_unknown_fields=False):
    """What an edition says of itself. `programme` is the version that made the site; `commit` that of the project's files, empty where it is not known;
    `precedente` the ISO day of the edition before, empty for the first; `octets` are those of its own files, `octets_communs` those that it shares with others."""

    interface: str
    contrat: str
    date: str
    titre: str
    territoire: str
    programme: str
    commit: str
    precedente: str
    pages: int
    fichiers: int
    octets: int
    octets_communs: int


class EditionFigee(Struct, frozen=True):
    """One edition of a contract. `empreinte` is the SHA-256 of its list of digests, which holds for all of its files; `archive` is the path below it of the archive of
    its data, empty where it has none; `adresses` are those of its pages below it, each with its line in that list."""

    fiche: FicheDEdition
    empreinte: str
    archive: str = ""
    adresses: Mapping[str, int] = field(default_factory=dict)

    @property
    def jour(self) -> str:
        """Its ISO day."""
        return self.fiche.date

    @property
    def adresse(self) -> str:
        """The address of its home."""
        return dossier_de_l_edition(self.fiche.date, self.fiche.contrat) + "/"


class SommesIllisibles(ValueError):
    """A list of digests is damaged; `ligne` (from 1) says where."""

    def __init__(self, ligne: int) -> None:
        super().__init__(ligne)
        self.ligne = ligne


def avec_les_editions(publiees: AdressesPubliees, editions: Sequence[EditionFigee]) -> AdressesPubliees:
    """The addresses that were published of a contract, with those of the pages of its editions: each leads to «la page d’aujourd’hui», which must be somewhere as
    long as the edition stands."""
    lignes, figees = dict(publiees.lignes), {}
    for edition in editions:
        for adresse, ligne in edition.adresses.items():
            promise = adresse_promise(f"{adresse}{_PAGE}")
            if promise and promise not in lignes:
                lignes[promise] = ligne
                figees[promise] = f"{edition.adresse}{SOMMES}"
    return replace(publiees, lignes=lignes, figees=figees) if figees else publiees


def dossier_de_l_edition(jour: str, contrat: str) -> str:
    """The folder of an edition, in the project and below `public/`."""
    return f"{ARCHIVES}/{jour}/{contrat}"


def lire_sommes(texte: str) -> dict[str, tuple[str, int]]:
    """The paths of a list of digests, as from the folder of the edition, each with its digest and its line (from 1). Raises SommesIllisibles for a line that is no
    such thing, or whose path leads elsewhere than into the edition or among the shared files."""
    sommes: dict[str, tuple[str, int]] = {}
    for rang, ligne in enumerate(texte.split("\n")[:-1] if texte.endswith("\n") else [texte], 1):
        lue = _LIGNE.fullmatch(ligne)
        if lue is None or lue[2] in sommes or not _est_dedans(lue[2]):
            raise SommesIllisibles(rang)
        sommes[lue[2]] = (lue[1], rang)
    return sommes


def ecrire_sommes(sommes: Mapping[str, str]) -> str:
    """The list of digests (path → digest), in the order of paths."""
    return "".join(f"{sommes[chemin]}  {chemin}\n" for chemin in sorted(sommes))


def adresses_des_pages(sommes: Mapping[str, tuple[str, int]]) -> dict[str, int]:
    """The addresses of the pages of an edition below it (empty: its home), each with its line."""
    return {chemin.removesuffix(_PAGE): ligne for chemin, (_, ligne) in sommes.items() if chemin == _PAGE or chemin.endswith(f"/{_PAGE}")}


def est_commun(chemin: str) -> bool:
    """True for the path, as from the folder of an edition, of a file that editions share."""
    return chemin.startswith(VERS_LES_COMMUNS)


def _est_dedans(chemin: str) -> bool:
    if est_commun(chemin):
        return bool(_COMMUN.fullmatch(chemin.removeprefix(VERS_LES_COMMUNS)))
    return "\\" not in chemin and all(part not in ("", ".", "..") for part in chemin.split("/"))
