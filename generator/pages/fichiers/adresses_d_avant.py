"""What stands at addresses of before: a page that leads on, the same file once more, or what says that it was withdrawn."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.destins import FLUX_DU_SITE, Regles, anciennes_adresses, est_ailleurs, est_un_fichier, est_une_page
from generator.model.adresses_publiees import ACCUEIL, AdresseChangee
from generator.pages.adresses import absolue, racine, relative
from generator.pages.fichiers.redirection import page_de_renvoi, page_de_retrait
from generator.pages.fichiers.retraits import retrait_en_fichier
from generator.pages.pieces.identite import FEUILLE_DES_ENCARTS
from generator.pages.sortie import PAGE_ENTIERE, Fichier, Sortie, cle_de, fichier

_AILLEURS = "Ce fichier est maintenant à une autre adresse."
D_AVANT = "d’avant "  # what the key of such a file begins with: it stands there for want of one of the site's own
CARTE = "partage.png"  # the picture to share of a site, in the place of those of its pages that come and go


class SortiesConnues(Struct, frozen=True):
    """What a site publishes besides: all addresses, and those of its files that may have had other addresses, by their path."""

    adresses: frozenset[str] = frozenset()
    fichiers: Mapping[str, Fichier] = field(default_factory=dict)

    @property
    def cle(self) -> str:
        """The digest of all of it."""
        return cle_de(*sorted(self.adresses), *(f"{chemin} {un.cle}" for chemin, un in sorted(self.fichiers.items())))


class ReleveDesSorties:
    """Notes the outputs of a site as they are made. `suivies` are the addresses below which files may have been at others."""

    def __init__(self, suivies: Iterable[str]) -> None:
        self._suivies = tuple(suivies)
        self._adresses: set[str] = set()
        self._fichiers: dict[str, Fichier] = {}

    def noter(self, sortie: Sortie) -> None:
        """Note one."""
        adresse = sortie.adresse or ACCUEIL
        self._adresses.add(adresse)
        if isinstance(sortie, Fichier) and not est_une_page(adresse) and (self._suivies and adresse.startswith(self._suivies)):
            self._fichiers[adresse] = sortie

    def fini(self) -> SortiesConnues:
        """All of them."""
        return SortiesConnues(frozenset(self._adresses), self._fichiers)


def suivies(regles: Regles) -> Iterator[str]:
    """The addresses below which files may have been at others."""
    yield from regles.deplacees.values()
    yield from (une.vers for une in regles.changees if une.vers and not est_ailleurs(une.vers))
    yield from (CARTE, *FLUX_DU_SITE.values())


class SiteAReleves(Struct, frozen=True):
    """The site of which addresses are told: its folder and its name, where the portal will be served (empty: not known), and the names of its pages by
    address."""

    dossier: str
    nom: str
    adresse: str
    noms: Mapping[str, str]

    def entiere(self, adresse: str) -> str:
        """An address of `adresses.yml` or of the ledger, below `public/`, or of another site."""
        if adresse.startswith("/"):
            return adresse.removeprefix("/")
        if est_ailleurs(adresse):
            return adresse
        ici = "" if adresse == ACCUEIL else adresse
        return f"{self.dossier}/{ici}" if self.dossier else ici

    def lien(self, de: str, vers: str) -> str:
        """The second address as the page at the first one, both as in the ledger, writes it."""
        entiere = self.entiere(vers)
        return entiere if "://" in entiere else relative(self.entiere(de), entiere)

    def nom_de(self, adresse: str) -> str:
        """What the page at an address is about; the address itself where that is not known."""
        page, _, _ = adresse.partition("#")
        return self.noms.get(page or ACCUEIL) or (
            f"Fichier «\u00a0{adresse.rpartition('/')[2]}\u00a0»" if est_un_fichier(adresse) else adresse
        )


def sorties_d_avant(site: SiteAReleves, regles: Regles, publiees: Iterable[str], connues: SortiesConnues) -> Iterator[Sortie]:
    """The outputs at all addresses of before of a site, of which `publiees` are the ledger's."""

    def publie(adresse: str) -> bool:
        return adresse in connues.adresses

    def suivie(retrait: AdresseChangee, vus: frozenset[str] = frozenset()) -> AdresseChangee:
        """The same, whose places to look at are where they are now; in the stead of one that was withdrawn too stand those where its reader is sent."""
        lieux: list[str] = []
        for une in retrait.voir:
            destin = None if est_ailleurs(une) or publie(une.partition("#")[0]) else regles.destin(une, publie)
            if destin is None or destin.vers:
                lieux.append(destin.vers if destin else une)
            elif destin.retrait and destin.retrait.adresse not in vus:
                lieux += suivie(destin.retrait, vus | {destin.retrait.adresse}).voir
        return replace(retrait, voir=tuple(dict.fromkeys(lieux)))

    for adresse in anciennes_adresses(regles, publiees):
        if "#" in adresse or publie(adresse) or (destin := regles.destin(adresse, publie)) is None:
            continue
        if est_une_page(adresse):
            octets = (
                page_de_renvoi(site.lien(adresse, destin.vers))
                if destin.retrait is None
                else _retrait(site, adresse, suivie(destin.retrait))
            )
            yield fichier(f"{adresse}{PAGE_ENTIERE}", octets)
        elif original := connues.fichiers.get(destin.vers):
            yield Fichier(adresse, f"{D_AVANT}{original.cle}", original.rendre)
        elif retrait := destin.retrait or _parti(destin.vers, regles.dite(adresse)):
            if a_la_place := connues.fichiers.get(_DU_SITE.get(adresse.rpartition("/")[2], "")):
                yield Fichier(adresse, f"{D_AVANT}{a_la_place.cle}", a_la_place.rendre)
            elif octets_du_fichier := retrait_en_fichier(adresse, retrait, [_publique(site, voir) for voir in suivie(retrait).voir]):
                yield replace(une := fichier(adresse, octets_du_fichier), cle=f"{D_AVANT}{une.cle}")


def _retrait(site: SiteAReleves, adresse: str, retrait: AdresseChangee) -> bytes:
    voir = [(site.nom_de(une), site.lien(adresse, une)) for une in retrait.voir]
    accueil = (f"Accueil de « {site.nom} »", site.lien(adresse, ACCUEIL))
    feuille = site.lien(adresse, FEUILLE_DES_ENCARTS)
    return page_de_retrait(site.nom, retrait, [*voir, accueil], feuille)


def _parti(vers: str, dite: AdresseChangee | None) -> AdresseChangee | None:
    """What is said in the place of a file that another site has now: no static host can lead a program there, so that it is told where to look."""
    return replace(dite, vers="", motif=_AILLEURS, voir=(vers,)) if dite and est_ailleurs(vers) else None


def _publique(site: SiteAReleves, adresse: str) -> str:
    """An address as data give it: from the root of the portal where it is not known where that will be served."""
    entiere = site.entiere(adresse)
    return entiere if "://" in entiere else absolue(site.adresse, entiere) or racine(entiere)


# In the place of a picture to share, or of a feed, that was withdrawn with its page: those of the site.
_DU_SITE = {CARTE: CARTE, **FLUX_DU_SITE}
