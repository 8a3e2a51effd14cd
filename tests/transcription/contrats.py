"""The contracts whose documents are checked: where their files are, how each document is cut, who reads it."""

from dataclasses import dataclass, field
from pathlib import Path

from .base import Juge
from .bilan import Bilan
from .couverture import verifier
from .donnees import CONTRAT, Donnees, charger
from .exclusions import lire_exclusions, preparer
from .feuilles_de_route import FeuillesDeRoute
from .grilles import Grilles
from .listes import Listes
from .rapprochement import Rapprochement
from .source import TABLE_DES_MATIERES, Source, lire, reunir

RACINE = Path(__file__).parents[2]
SOURCES = RACINE.parent / "shared" / "sources"
REFERENTIELS = RACINE / "referentiels"


@dataclass(frozen=True)
class Contrat:
    """`documents`: the text of each, by its id; `debuts`: the first words of the sections whose title is not printed as declared;
    `eparses`: sections of contrat.yml that have no place of their own; `entiere`: every sentence is to be accounted for."""

    id: str
    documents: dict[str, str]
    juge: type[Juge]
    sommaire: str = ""
    debuts: dict[str, str] = field(default_factory=dict)
    eparses: tuple[str, ...] = ()
    entiere: bool = True

    def manque(self) -> str:
        """Why nothing can be checked; nothing when everything is there."""
        absents = [nom for nom in self.documents.values() if not (SOURCES / nom).exists()]
        if absents:
            return f"the signed document is not there: {', '.join(absents)}"
        return "" if (REFERENTIELS / self.id / CONTRAT).exists() else f"the contract is not transcribed yet: referentiels/{self.id}"

    def donnees(self, referentiels: Path = REFERENTIELS) -> Donnees:
        """The data files, as they are."""
        return charger(referentiels, self.id)

    def source(self, donnees: Donnees, dossier: Path = SOURCES) -> Source:
        """The documents, cut into the sections that contrat.yml declares."""
        lues = []
        for document in donnees.fichiers[CONTRAT]["documents"]:
            declarees = [section for section in document["sections"] if section["id"] not in self.eparses]
            lues.append(lire(dossier / self.documents[document["id"]], declarees, self.debuts, self.sommaire))
        return reunir(lues, entiere=self.entiere)

    def exclusions(self) -> dict:
        """The file of exclusions, as it is."""
        return lire_exclusions(Path(__file__).parent / f"exclusions-{self.id}.yml")

    def bilan(self, donnees: Donnees, source: Source, exclusions: dict) -> Bilan:
        """The whole check."""
        return verifier(source, donnees, preparer(exclusions, source), self.juge)


GOSB = Contrat(
    "grand-orly-seine-bievre",
    {"protocole": "grand-orly-seine-bievre-perr-2019-2022.txt"},
    Rapprochement,
    sommaire=TABLE_DES_MATIERES,
    debuts={"signatures": "Fait à Orly"},
    entiere=False,
)
PARIS = Contrat(
    "paris",
    {"referentiel": "paris-referentiel-evaluation-2019.txt"},
    Grilles,
    sommaire="Sommaire",
    # The number of a chapter is alone, on a line above its title; the last page has no other title than that of the document.
    debuts={
        "methode": "Note de méthode",
        "referentiel": "Référentiel d'évaluation par thématique",
        "quatrieme-de-couverture": "Note de méthode et synthèse du référentiel d'évaluation",
    },
)
GRAND_PARIS_SUD = Contrat(
    "grand-paris-sud",
    {"engagements": "grand-paris-sud-perr-engagements.txt", "indicateurs": "grand-paris-sud-perr-indicateurs.txt"},
    Listes,
    debuts={"timbre": "Envoyé en préfecture le 28/11/2019"},
)
GRIGNY = Contrat(
    "grigny",
    {"feuille-de-route": "grigny-ctg-feuille-de-route-2023.txt"},
    FeuillesDeRoute,
    # Stamped on many pages.
    eparses=("timbres",),
)
CONTRATS = {contrat.id: contrat for contrat in (GOSB, PARIS, GRAND_PARIS_SUD, GRIGNY)}
