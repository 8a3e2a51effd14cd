"""The portal's page «Sources et publications»: how much was read for each contract, and the link to its list."""

from msgspec import Struct

from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.rendu.genre import GenreDePage, seule


class LectureDuContrat(Struct, frozen=True):
    """One contract: the link to its list, what was read of it, and what is known and not read."""

    lien: Lien
    lu: str
    a_lire: str


class VueLectures(Struct, frozen=True):
    """The portal's page «Sources et publications»."""

    entete: Entete
    contrats: tuple[LectureDuContrat, ...]


def vue_lectures(portail: Portail) -> VueLectures:
    """The view of that page."""
    return VueLectures(
        Entete(
            "Sources et publications",
            "Les documents que ce site a lus pour chaque contrat, et ceux qu’il connaît sans les avoir lus.",
            (Lien("Engagements ouverts", relative(PUBLICATIONS, "")), Lien("Sources et publications", "")),
            chapeau="Ce que ce site a lu pour chaque contrat, et ce qu’il sait publié sans l’avoir encore lu.",
        ),
        tuple(_lecture(contrat) for contrat in portail.contrats),
    )


def _lecture(contrat: ResumeDuContrat) -> LectureDuContrat:
    nom = contrat.contrat.territoire_nom
    lien = Lien(f"Sources et publications{INSECABLE}: {nom}", relative(PUBLICATIONS, contrat.adresses.rubrique("publications")))
    return LectureDuContrat(lien, contrat.lectures.lu, contrat.lectures.a_lire)


GENRE: GenreDePage[Portail] = GenreDePage(
    "publications-du-portail",
    "portail/lectures.html.j2",
    PUBLICATIONS,
    seule(vue_lectures),
    "Les documents lus, contrat par contrat.",
)
