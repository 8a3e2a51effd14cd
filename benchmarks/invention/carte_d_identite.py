"""What an invented contract is made of, drawn from the seed and its rank alone: whatever the size of the country, it is the same contract."""

from dataclasses import dataclass
from random import Random

from benchmarks.invention.mots import LOCAUX, QUARTIERS
from benchmarks.invention.noms import de, identifiant, nom_de_commune

DEBUT, FIN = 2015, 2024
JOUR = "2025-03-31"  # the day that the country is built for: its contracts are over, and no figure is missing because it is early
_COMMUNES_AU_PLUS = 4
_QUARTIERS = (1, 2, 3, 5, 7)  # of five contracts one after the other


@dataclass(frozen=True, slots=True)
class Lieu:
    """An invented place: its identifier, kind (perimetre, commune, qpv), name, code, commune (of a qpv), point and people."""

    id: str
    type: str
    nom: str
    code: str
    commune: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Identite:
    """One invented contract.

    - `rang` is its number in the country, from 0; `id` its folder; `nom` the name of its territory.
    - `lieux`: its perimeter, then communes, then quartiers.
    - `partenaires`: the bodies of its own, (id, name, kind).
    - `indicateurs`: how many it has.
    """

    graine: int
    rang: int
    id: str
    nom: str
    lieux: tuple[Lieu, ...]
    partenaires: tuple[tuple[str, str, str], ...]
    indicateurs: int

    def hasard(self, de_quoi: str) -> Random:
        """Numbers of its own for each thing that is drawn, so that one more draw somewhere changes nothing elsewhere."""
        return Random(f"{self.graine}/{self.rang}/{de_quoi}")

    def de_type(self, type_: str) -> tuple[Lieu, ...]:
        """Its places of that kind."""
        return tuple(lieu for lieu in self.lieux if lieu.type == type_)


def quartiers(rang: int) -> int:
    """How many the contract of that rank has: 1,600 in the first 435."""
    return _QUARTIERS[rang % len(_QUARTIERS)] + (rang % 13 == 0)


def identite(graine: int, rang: int, indicateurs: int | None = None) -> Identite:
    """The contract of that rank, with 150 to 600 indicators where `indicateurs` does not say how many. Raises ValueError past the last name."""
    hasard = Random(f"{graine}/{rang}/identite")
    communes = [nom_de_commune(rang * _COMMUNES_AU_PLUS + numero) for numero in range(min(hasard.randint(1, 4), quartiers(rang)))]
    nom = communes[0] if len(communes) == 1 else f"Pays {de(communes[0])}"
    id_ = identifiant(nom)
    centre = 44.0 + rang % 20 * 0.2, -12.0 + rang // 20 * 0.25  # in the sea: no place of this world
    locaux = [(f"{debut}-{id_}"[:60].rstrip("-"), f"{mots[:-3]} {de(nom)}", type_) for debut, mots, type_ in LOCAUX]
    gardes = sorted(hasard.sample(range(len(locaux)), hasard.randint(7, len(locaux))))
    villes = [(f"ville-{identifiant(commune)}", f"Ville {de(commune)}", "commune") for commune in communes]
    return Identite(
        graine,
        rang,
        id_,
        nom,
        tuple(_lieux(hasard, rang, nom, communes, centre)),
        (*villes, *(locaux[rang_local] for rang_local in gardes)),
        hasard.randint(150, 600) if indicateurs is None else indicateurs,
    )


def _lieux(hasard: Random, rang: int, nom: str, communes: list[str], centre: tuple[float, float]) -> list[Lieu]:
    def point(ecart: float, autour: tuple[float, float]) -> tuple[float, float]:
        return round(autour[0] + hasard.uniform(-ecart, ecart), 4), round(autour[1] + hasard.uniform(-ecart, ecart), 4)

    villes = []
    for numero, commune in enumerate(communes):
        code = f"X{rang * _COMMUNES_AU_PLUS + numero:04d}"
        villes.append(Lieu(identifiant(commune), "commune", commune, code, "", *point(0.05, centre), hasard.randint(9, 90) * 1000))
    noms = hasard.sample(QUARTIERS, quartiers(rang))
    qpv = []
    for numero, quartier in enumerate(noms):
        ville = villes[numero % len(villes)]
        lieu = f"q-{identifiant(quartier)}", "qpv", quartier, f"QX{rang:03d}{numero:02d}", ville.id
        qpv.append(Lieu(*lieu, *point(0.012, (ville.latitude, ville.longitude)), hasard.randint(10, 60) * 100))
    habitants = sum(ville.population for ville in villes)
    return [Lieu("perimetre", "perimetre", nom if len(communes) > 1 else f"Ensemble {de(nom)}", "", "", *centre, habitants), *villes, *qpv]
