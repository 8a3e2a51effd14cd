"""The portal's page «Sources et publications»: how much was read for each contract, and the link to its list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.publication import EtatDeLecture
from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import FINE, INSECABLE, accord
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail
from generator.pages.rendu.genre import GenreDePage, seule


@dataclass(frozen=True, slots=True)
class LectureDuContrat:
    """One contract: the link to its list, what was read of it, and what is known and not read."""

    lien: Lien
    lu: str
    a_lire: str


@dataclass(frozen=True, slots=True)
class VueLectures:
    """The portal's page «Sources et publications»."""

    entete: Entete
    contrats: tuple[LectureDuContrat, ...]


def vue_lectures(contextes: Sequence[Contexte]) -> VueLectures:
    """The view of that page."""
    return VueLectures(
        Entete(
            "Sources et publications",
            "Les documents que ce site a lus pour chaque contrat, et ceux qu’il connaît sans les avoir lus.",
            (Lien("Engagements ouverts", relative(PUBLICATIONS, "")), Lien("Sources et publications", "")),
            chapeau="Ce que ce site a lu pour chaque contrat, et ce qu’il sait publié sans l’avoir encore lu.",
        ),
        tuple(_lecture(contexte) for contexte in contextes),
    )


def _lecture(contexte: Contexte) -> LectureDuContrat:
    nom = contexte.contrat.territoire_nom
    etats = Counter(publication.etat for publication in contexte.dossier.publications_connues())
    entieres, en_partie = etats[EtatDeLecture.LUE], etats[EtatDeLecture.LUE_EN_PARTIE]
    lu = accord(entieres, "document lu", "documents lus") + (
        f", {accord(en_partie, 'autre lu en partie', 'autres lus en partie')}" if en_partie else ""
    )
    a_lire = etats[EtatDeLecture.CONNUE_NON_LUE]
    return LectureDuContrat(
        Lien(f"Sources et publications{INSECABLE}: {nom}", relative(PUBLICATIONS, contexte.adresses.rubrique("publications"))),
        lu,
        f"{FINE}; {accord(a_lire, 'publication connue, non lue', 'publications connues, non lues')}" if a_lire else "",
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "publications-du-portail",
    "portail/lectures.html.j2",
    PUBLICATIONS,
    seule(lambda portail: vue_lectures(portail.contextes)),
    "Les documents lus, contrat par contrat.",
)
