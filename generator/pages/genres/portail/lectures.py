"""The portal's page «Sources et publications»: how much was read for each contract, and the link to its list."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Sources et publications"
_LISTE = "lus"


class LectureDuContrat(Struct, frozen=True):
    """One contract: the link to its list, what was read of it, and what is known and not read."""

    lien: Lien
    lu: str
    a_lire: str


class VueLectures(Struct, frozen=True):
    """The portal's page «Sources et publications»."""

    entete: Entete
    contrats: Tranche[LectureDuContrat]


def vue_lectures(portail: Portail) -> VueLectures:
    """The view of that page."""
    return VueLectures(
        Entete(
            TITRE,
            "Les documents que ce site a lus pour chaque contrat, et ceux qu’il connaît sans les avoir lus.",
            fil_du_portail(PUBLICATIONS, Lien(TITRE, "")),
            chapeau="Ce que ce site a lu pour chaque contrat, et ce qu’il sait publié sans l’avoir encore lu.",
        ),
        listes_des_lectures(portail).tranche(_LISTE),
    )


def listes_des_lectures(portail: Portail) -> ListesDUnePage:
    """What was read for each contract."""

    def lignes(page: str, ids: Sequence[str]) -> Sequence[LectureDuContrat]:
        return [_lecture(portail.par_id[id], page) for id in ids]

    liste = Liste(_LISTE, TITRE, "lectures", [GroupeDeCles([contrat.id for contrat in portail.contrats])], lignes)
    return ListesDUnePage(SITE, PUBLICATIONS, TITRE, [liste])


def _lecture(contrat: ResumeDuContrat, page: str) -> LectureDuContrat:
    nom = contrat.contrat.territoire_nom
    lien = Lien(f"{TITRE}{INSECABLE}: {nom}", relative(page, contrat.adresses.rubrique("publications")))
    return LectureDuContrat(lien, contrat.lectures.lu, contrat.lectures.a_lire)


GENRE: GenreDePage[Portail] = GenreDePage(
    "publications-du-portail",
    "portail/lectures.html.j2",
    PUBLICATIONS,
    seule(vue_lectures),
    "Les documents\u00a0lus, contrat par contrat.",
    parties=parties_de(lambda _: ((),), listes_des_lectures),
    pied=pied_du_portail,
)
