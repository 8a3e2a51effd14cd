"""One partner, across contracts."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.partenaire import Partenaire
from generator.pages.adresses import PARTENAIRE, PARTENAIRES, partenaire_du_portail, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import COUPE_DES_CARTES, SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de
from generator.pages.pieces.portail import Portail, fil_du_portail, lien_contrat
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.rendu.genre import GenreDePage, une_par

_LISTE = "contrats"


class PartDansUnContrat(Struct, frozen=True):
    """What one contract says of the partner."""

    id: str
    contrat: Lien
    page: Lien
    phrase: str
    collectifs: str


class VuePartenaireDuPortail(Struct, frozen=True):
    """One partner across contracts."""

    entete: Entete
    noms_imprimes: tuple[str, ...]
    parent: Lien | None
    services: tuple[Lien, ...]
    site: str
    note: str
    parts: Tranche[PartDansUnContrat]


def vue_partenaire_du_portail(portail: Portail, id: str) -> VuePartenaireDuPortail:
    """The view of one partner: how often each contract names it, with the link to its page there."""
    partenaire = portail.partenaires[id]
    page = partenaire_du_portail(id)
    parent = portail.partenaires.get(partenaire.parent)
    return VuePartenaireDuPortail(
        entete=Entete(
            partenaire.nom,
            f"{partenaire.nom} : les promesses et les indicateurs pour lesquels il est nommé, dans tous les contrats de ce site.",
            fil_du_portail(page, Lien("Partenaires", relative(page, PARTENAIRES)), Lien(partenaire.nom, "")),
            surtitre=TYPES_DE_PARTENAIRE[partenaire.type] if TYPES_DE_PARTENAIRE[partenaire.type] != partenaire.nom else "",
            chapeau="Où chaque contrat de ce site nomme cet organisme.",
        ),
        noms_imprimes=partenaire.alias,
        parent=_autre(page, parent) if parent else None,
        services=tuple(_autre(page, portail.partenaires[service]) for service in portail.services.get(id, ())),
        site=partenaire.site,
        note=partenaire.note_editoriale,
        parts=listes_du_partenaire(portail, id).tranche(_LISTE),
    )


def listes_du_partenaire(portail: Portail, id: str) -> ListesDUnePage:
    """The contracts that name one partner, and what each says of it."""

    def lignes(page: str, contrats: Sequence[str]) -> Sequence[PartDansUnContrat]:
        return [_part(portail.par_id[contrat], page, id) for contrat in contrats]

    def repere(contrat: str) -> str:
        return lettre(portail.par_id[contrat].contrat.territoire_nom)

    liste = Liste(
        _LISTE,
        "Les contrats",
        "parts",
        [GroupeDeCles(par_territoire(portail, portail.contrats_du_partenaire[id]))],
        lignes,
        repere=repere,
        unite=("contrat", "contrats"),
    )
    return ListesDUnePage(SITE, partenaire_du_portail(id), portail.partenaires[id].nom, [liste], a_part=True, coupe=COUPE_DES_CARTES)


def _autre(page: str, autre: Partenaire) -> Lien:
    return Lien(autre.nom, relative(page, partenaire_du_portail(autre.id)))


def _part(contrat: ResumeDuContrat, page: str, id: str) -> PartDansUnContrat:
    part = contrat.parts[id]
    sienne = Lien(f"Sa page dans ce contrat{INSECABLE}: {contrat.contrat.territoire_nom}", relative(page, contrat.adresses.partenaire(id)))
    return PartDansUnContrat(contrat.id, lien_contrat(contrat, page), sienne, part.phrase, part.collectifs)


GENRE: GenreDePage[Portail] = GenreDePage(
    "partenaire-du-portail",
    "portail/partenaire.html.j2",
    PARTENAIRE,
    une_par(lambda portail: portail.partenaires, vue_partenaire_du_portail),
    "Un organisme, et où chaque contrat le nomme.",
    parties=parties_de(lambda portail: portail.partenaires, listes_du_partenaire),
)
