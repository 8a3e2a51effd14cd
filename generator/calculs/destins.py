"""What became of an address that was published: where it leads now, or why it leads nowhere."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from generator.model.adresses_publiees import ACCUEIL, AdresseChangee

FLUX_DU_SITE = {"flux.xml": "nouveautes/flux.xml", "flux.json": "nouveautes/flux.json"}
# Pages that come and go with the data, without anybody's deciding it: where their reader is led once they are gone.
_DU_CONTRAT = (
    # What changed is known where the history is: a copy without it leads to what it has.
    (re.compile(r"((?:indicateurs|partenaires|territoires)/[^/]+/)changements/"), r"\1 nouveautes/"),
    (re.compile(r"changements/"), "nouveautes/"),
    (re.compile(r"manque/([^/]+)/"), r"partenaires/\1/"),
    (re.compile(r"argent/[^/]+/[^/]+/"), "argent/"),
    (re.compile(r"(?:argent|bilan|cartes|constats|editions|frise|manque|avis|calendrier)/"), ACCUEIL),
    (re.compile(r"(?:.+/)partage\.png"), "partage.png"),
)
_DU_PORTAIL = (
    (re.compile(r"((?:partenaires|lieux)/[^/]+/)changements/"), r"\1 nouveautes/"),
    (re.compile(r"changements/"), "nouveautes/"),
    (re.compile(r"lieux/[^/]+/(?:fiche/)?"), "territoires/"),  # of a place that one contract alone names now
    (re.compile(r"(themes|aide)/[^/]+/"), r"\1/"),
    (re.compile(r"(?:aide|argent|cibles-chiffrees|comparer|mesures-nationales|themes|donnees-personnelles)/"), ACCUEIL),
    (re.compile(r"(?:.+/)partage\.png"), "partage.png"),
)


class Destin(Struct, frozen=True):
    """What became of an address: where it is now (below its site, or as `AdresseChangee.vers` says it), or else how it was withdrawn."""

    vers: str = ""
    retrait: AdresseChangee | None = None


class Regles(Struct, frozen=True, dict=True):
    """What is known of the addresses of a site (of the portal where `portail`): what the data say, and where renamed things were and are (both ending
    in a slash, or a place without anything below). `absentes` are those of things that are known and may have had a page, with the page that is nearest
    to what they are."""

    changees: Sequence[AdresseChangee]
    deplacees: Mapping[str, str]
    portail: bool = False
    absentes: Mapping[str, str] = field(default_factory=dict)

    def destin(self, adresse: str, publie: Callable[[str], bool]) -> Destin | None:
        """What became of an address where nothing is published; None where nobody said it. `publie` tells where something is."""
        vus: set[str] = set()
        while adresse not in vus:
            vus.add(adresse)
            suite = self._suite(adresse)
            if suite is None or isinstance(suite, AdresseChangee):
                return Destin(retrait=suite) if suite else None
            for vers in suite:
                if est_ailleurs(vers) or publie(vers.partition("#")[0] or ACCUEIL):
                    return Destin(vers)
            adresse = suite[0]
        return None

    def va_et_vient(self, page: str) -> bool:
        """True for a page that comes and goes with the data. Nobody decides that, and it says nothing of the things that had a place on it: each of them was taken away by somebody."""
        return any(motif.fullmatch(page) for motif, _ in self._fugaces)

    def dite(self, adresse: str) -> AdresseChangee | None:
        """What `adresses.yml` says of an address, or of what it is below; None where it says nothing."""
        return next((self._dites[une] for une in _au_dessus(adresse) if une in self._dites), None)

    def _suite(self, adresse: str) -> AdresseChangee | Sequence[str] | None:
        """How it was withdrawn, or where it may be now, the best place first."""
        dite = self.dite(adresse)
        if dite is not None:
            return _places(dite.adresse, dite.vers, adresse) if dite.vers else dite
        for connues in (self.deplacees, self.absentes):
            if ancienne := next((une for une in _au_dessus(adresse) if une in connues), ""):
                return _places(ancienne, connues[ancienne], adresse)
        return next((lue.expand(vers).split() for motif, vers in self._fugaces if (lue := motif.fullmatch(adresse))), None)

    @cached_property
    def _dites(self) -> Mapping[str, AdresseChangee]:
        return {une.adresse: une for une in reversed(self.changees)}

    @property
    def _fugaces(self) -> Sequence[tuple[re.Pattern[str], str]]:
        return _DU_PORTAIL if self.portail else _DU_CONTRAT


def _au_dessus(adresse: str) -> Iterator[str]:
    """An address, then all that it is below, the nearest first: what is said of any of them holds for it."""
    yield adresse
    fin = len(adresse) - 1 if adresse.endswith("/") else len(adresse)
    while (fin := adresse.rfind("/", 0, fin)) >= 0:
        if (dessus := adresse[: fin + 1]) != ACCUEIL:
            yield dessus


def _places(ancienne: str, vers: str, adresse: str) -> Sequence[str]:
    """What was below `ancienne` is below `vers`; a page is at least there."""
    reste = adresse.removeprefix(ancienne)
    if not reste or not vers.endswith("/"):
        return (vers,)
    entier = f"{'' if vers == ACCUEIL else vers}{reste}"
    if reste in FLUX_DU_SITE:  # who follows what has no feed of its own any more is told of the site
        return entier, FLUX_DU_SITE[reste]
    return (entier, vers) if est_une_page(adresse) else (entier,)


def est_une_page(adresse: str) -> bool:
    """True for the address of a page, and not for that of a file, or of a place of a page."""
    return adresse.endswith("/")


def est_un_fichier(adresse: str) -> bool:
    """True for the address of a file of this site."""
    return "://" not in adresse and "#" not in adresse and "." in adresse.rpartition("/")[2]


def est_ailleurs(adresse: str) -> bool:
    """True for an address of another site."""
    return adresse.startswith(("/", "https://", "http://"))


def anciennes_adresses(regles: Regles, publiees: Iterable[str]) -> Sequence[str]:
    """All addresses at which something else may have been, in their order: those of the ledger, and those of which somebody says what they became."""
    dites = (une.adresse for une in regles.changees)
    return sorted({*publiees, *regles.deplacees, *dites} - {ACCUEIL})
