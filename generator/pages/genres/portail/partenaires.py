"""All partners, across contracts."""

from msgspec import Struct

from generator.pages.adresses import PARTENAIRES, partenaire_du_portail, relative
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule

_LONGUE = 30  # with more partners than that, the page begins with links to their kinds


class LignePartenaireDuPortail(Struct, frozen=True):
    """One partner and the contracts that name it."""

    lien: Lien
    contrats: tuple[Lien, ...]


class VuePartenairesDuPortail(Struct, frozen=True):
    """All partners of all contracts, by kind."""

    entete: Entete
    groupes: tuple[tuple[str, str, tuple[LignePartenaireDuPortail, ...]], ...]  # kind, its name, its partners
    sauts: bool  # a list so long that its kinds are listed above it


def vue_partenaires_du_portail(portail: Portail) -> VuePartenairesDuPortail:
    """The list of all partners, each with a link to its page in every contract that names it."""
    par_type: dict[str, list[LignePartenaireDuPortail]] = {}
    for partenaire in portail.partenaires.values():
        contrats = tuple(
            Lien(contrat.contrat.territoire_nom, relative(PARTENAIRES, contrat.adresses.partenaire(partenaire.id)))
            for contrat in (portail.par_id[id] for id in portail.contrats_du_partenaire[partenaire.id])
        )
        lien = Lien(partenaire.nom, relative(PARTENAIRES, partenaire_du_portail(partenaire.id)))
        par_type.setdefault(partenaire.type, []).append(LignePartenaireDuPortail(lien, contrats))
    return VuePartenairesDuPortail(
        Entete(
            "Partenaires",
            "Tous les organismes nommés par les contrats de ce site, et où chaque contrat les nomme.",
            fil_du_portail(PARTENAIRES, Lien("Partenaires", "")),
            chapeau="Tous les organismes que nomment les contrats de ce site. Un organisme a une seule page, qui réunit ses contrats.",
        ),
        tuple((type_, TYPES_DE_PARTENAIRE[type_], tuple(par_type[type_])) for type_ in TYPES_DE_PARTENAIRE if type_ in par_type),
        sum(map(len, par_type.values())) > _LONGUE,
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "partenaires-du-portail",
    "portail/partenaires.html.j2",
    PARTENAIRES,
    seule(vue_partenaires_du_portail),
    "Tous les organismes, dans tous les contrats.",
    menu="Partenaires",
)
