"""What a site is made of: pages of the theme, and files; each says where it goes, under which content key, and how to make it."""

import hashlib
import zlib
from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from generator.pages.adresses import FLUX, FLUX_JSON

TYPE_ATOM, TYPE_JSON = "application/atom+xml", "application/feed+json"
# The file of a page that is written as it is, which stands for its folder.
PAGE_ENTIERE = "index.html"


class Titre(Struct, frozen=True):
    """One heading of a page: its level (1 to 6), the fragment that leads to it, its words as HTML."""

    niveau: int
    ancre: str
    texte: Markup


class PageEcrite(Struct, frozen=True):
    """A page as its builder gets it: plain HTML, and what stands around it.

    `onglet` is the title of the window and `description` what a search engine shows, both as text; `corps` holds everything from the
    breadcrumb to the end, with its headings; `titres` are those of its headings that a table of contents may name, in their order.
    `flux` are the title and the address (as from the page) of the feed that tells what is new of it, both empty where there is none; `image` is the picture
    that other sites show beside a link to it, below its site, empty where that is the site's own. `sommaire` and `recherche` are false where the page wants no table of contents, or no search form, around it.
    """

    onglet: str
    description: str
    corps: Markup
    titres: tuple[Titre, ...] = ()
    sommaire: bool = True
    recherche: bool = True
    flux: tuple[str, str] = ("", "")
    image: str = ""

    @property
    def liens_des_flux(self) -> tuple[tuple[str, str, str], ...]:
        """For the head of the page: the media type, the title and the address of each form of its feed, Atom first."""
        titre, adresse = self.flux
        if not adresse:
            return ()
        return (TYPE_ATOM, titre, adresse), (TYPE_JSON, f"{titre} (pour les programmes)", f"{adresse.removesuffix(FLUX)}{FLUX_JSON}")


class Page(Struct, frozen=True):
    """A page of the theme. `adresse` is below its site, empty or ending in a slash; `ecrire` gives the same page whenever `cle` is the same.

    `titre` and `surtitre` are those that it shows, for the search; empty for a page that no search finds.
    """

    adresse: str
    cle: str
    ecrire: Callable[[], PageEcrite]
    titre: str = ""
    surtitre: str = ""


class Fichier(Struct, frozen=True):
    """A file, at `chemin` below its site; `rendre` gives the same bytes whenever `cle` is the same."""

    chemin: str
    cle: str
    rendre: Callable[[], bytes]

    @property
    def adresse(self) -> str:
        """Where it is read, below its site: in the place of its folder, where it is a whole page."""
        dossier, barre, nom = self.chemin.rpartition("/")
        return f"{dossier}{barre}" if nom == PAGE_ENTIERE else self.chemin


Sortie = Page | Fichier


class Recette(Struct, frozen=True):
    """How outputs are made: `nom` is the address of the first of them, or another name that no other recipe of the site has; `fond` is the digest of all
    that they are made with besides what is read while `faire` makes them."""

    nom: str
    fond: str
    faire: Callable[[], tuple[Sortie, ...]]


Retenir = Callable[
    [str, str, Callable[[], tuple[str, ...]]], tuple[str, ...]
]  # a name, the digest of what it is made with besides facts, how


def sans_retenir(_: str, __: str, calcul: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Computes each time."""
    return calcul()


def cle_de(*morceaux: str | bytes) -> str:
    """The digest of `morceaux`, each taken with its length so that no two lists of pieces share one."""
    somme = hashlib.sha256()
    for morceau in morceaux:
        octets = morceau.encode("utf-8") if isinstance(morceau, str) else morceau
        somme.update(len(octets).to_bytes(8, "big"))
        somme.update(octets)
    return somme.hexdigest()


def fichier_serre(chemin: str, octets: bytes) -> Fichier:
    """The same, for one of so many files that their bytes are held compressed until they are written."""
    serres = zlib.compress(octets, 1)
    return Fichier(chemin, cle_de(octets), lambda: zlib.decompress(serres))


def fichier(chemin: str, octets: bytes) -> Fichier:
    """A file whose bytes are already known."""
    return Fichier(chemin, cle_de(octets), lambda: octets)
