"""One partner, or one family of partners, across contracts: all that it is named for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.model.partenaire import Partenaire
from generator.pages.adresses import PARTENAIRE, PARTENAIRES, partenaire_du_portail, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import COUPE_DES_CARTES, LIGNES_OUVERTES, SITE
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Parties, parties_de
from generator.pages.pieces.nommes_du_portail import (
    LISTE,
    GroupeNomme,
    cles_de,
    groupe_nomme,
    listes_des_promesses,
    parts_reunies,
)
from generator.pages.pieces.nouveautes_du_portail import nouveautes_du_partenaire
from generator.pages.pieces.partage import VuePartage, partage_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail, lien_contrat
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, lien_des_changements_du_portail, suivre_la_page
from generator.pages.rendu.genre import GenreDePage, une_par

_CONTRATS = "contrats"


class PartDansUnContrat(Struct, frozen=True):
    """What one contract says of the partner. `nom` is given on the page of a family: who of it the contract names. `groupes` are empty where the page
    is too long to show what it is named for; the bodies of `collectifs` are named for more."""

    contrat: Lien
    nom: Lien | None
    page: Lien
    phrase: str
    collectifs: tuple[Lien, ...]
    groupes: tuple[GroupeNomme, ...] = ()


class ContratDuPartenaire(Struct, frozen=True):
    """One contract, and what it says of the partner, or of each member of the family that it names."""

    id: str
    lien: Lien
    parts: tuple[PartDansUnContrat, ...]


class VuePartenaireDuPortail(Struct, frozen=True):
    """One partner across contracts. `toutes` are the pages of all that it is named for, and `suite` those of the contracts, where there are too many
    for this one."""

    entete: Entete
    noms_imprimes: tuple[str, ...]
    parent: Lien | None
    famille: Lien | None
    membres: tuple[Lien, ...]
    services: tuple[Lien, ...]
    site: str
    note: str
    contrats: tuple[ContratDuPartenaire, ...]
    ouverts: bool  # whether all rows are shown at once
    toutes: Parties | None
    suite: Parties | None
    suivre: VueSuivre
    partage: VuePartage


def vue_partenaire_du_portail(portail: Portail, id: str) -> VuePartenaireDuPortail:
    """The view of one partner: what each contract names it for, with the link to its page there."""
    partenaire = portail.partenaires[id]
    page = partenaire_du_portail(id)
    membres = portail.membres.get(id, ())
    promesses, contrats = listes_des_promesses(portail, id), listes_du_partenaire(portail, id)
    # What is too long for the page stands on pages of its own.
    parts = [] if contrats.coupees else [_part(portail, page, id, cle, entiere=not promesses.coupees) for cle in parts_reunies(portail, id)]
    return VuePartenaireDuPortail(
        entete=Entete(
            partenaire.nom,
            f"{partenaire.nom} : les promesses et les indicateurs pour lesquels il est nommé, dans tous les contrats de ce site.",
            fil_du_portail(page, Lien("Partenaires", relative(page, PARTENAIRES)), Lien(partenaire.nom, "")),
            surtitre=TYPES_DE_PARTENAIRE[partenaire.type] if TYPES_DE_PARTENAIRE[partenaire.type] != partenaire.nom else "",
            chapeau=_chapeau(portail, id),
            flux=flux_de_la_page(partenaire.nom, page, portail.registre.mentions.adresse),
        ),
        noms_imprimes=partenaire.alias,
        partage=partage_du_portail(
            portail.registre.mentions, page, f"{partenaire.nom}{INSECABLE}: promesses et indicateurs qui le nomment"
        ),
        parent=_autre(portail, page, partenaire.parent),
        famille=_autre(portail, page, partenaire.famille),
        membres=tuple(_lien(page, portail.partenaires[membre]) for membre in membres),
        services=tuple(_lien(page, portail.partenaires[service]) for service in portail.services.get(id, ())),
        site=partenaire.site,
        note=partenaire.note_editoriale,
        contrats=tuple(
            ContratDuPartenaire(contrat, lien_contrat(portail.par_id[contrat], page), tuple(part for _, part in siennes))
            for contrat, siennes in groupby(zip([un for un, _ in parts_reunies(portail, id)], parts, strict=False), lambda paire: paire[0])
        ),
        ouverts=len(promesses.listes[LISTE]) <= LIGNES_OUVERTES,
        toutes=promesses.parties(LISTE, 0) if promesses.coupees else None,
        suite=contrats.parties(_CONTRATS, 0) if contrats.coupees else None,
        suivre=suivre_la_page(
            "ces organismes" if membres else "ce partenaire",
            page,
            portail.registre.mentions.adresse,
            vide=not nouveautes_du_partenaire(portail, id),
            changements=lien_des_changements_du_portail(page, page) if id in portail.partenaires_changes else None,
        ),
    )


def _chapeau(portail: Portail, id: str) -> str:
    """What the page puts together."""
    nomment = accord(len(portail.contrats_du_partenaire[id]), "contrat de ce site nomme", "contrats de ce site nomment")
    qui = "ces organismes, pris ensemble ou un par un" if portail.membres.get(id) else "cet organisme"
    return f"Ce pour quoi {nomment} {qui}."


def listes_du_partenaire(portail: Portail, id: str) -> ListesDUnePage:
    """The contracts that name one partner or a member of its family, and how often."""

    def lignes(page: str, cles: Sequence[tuple[str, str]]) -> Sequence[PartDansUnContrat]:
        return [_part(portail, page, id, cle, entiere=False) for cle in cles]

    def repere(cle: tuple[str, str]) -> str:
        return lettre(portail.par_id[cle[0]].contrat.territoire_nom)

    groupes = [GroupeDeCles(parts_reunies(portail, id))]
    liste = Liste(_CONTRATS, "Les contrats", "parts", groupes, lignes, repere=repere, unite=("contrat", "contrats"))
    return ListesDUnePage(SITE, partenaire_du_portail(id), portail.partenaires[id].nom, [liste], a_part=True, coupe=COUPE_DES_CARTES)


def _autre(portail: Portail, page: str, id: str) -> Lien | None:
    autre = portail.partenaires.get(id)
    return _lien(page, autre) if autre else None


def _lien(page: str, autre: Partenaire) -> Lien:
    return Lien(autre.nom, relative(page, partenaire_du_portail(autre.id)))


def _part(portail: Portail, page: str, de: str, cle: tuple[str, str], *, entiere: bool) -> PartDansUnContrat:
    """What the contract of `cle` says of its partner, on the page of `de`; with all that it is named for where the page is `entiere`."""
    contrat, nom = cle
    resume = portail.par_id[contrat]
    part = resume.parts[nom]
    groupes = cles_de(portail, contrat, nom) if entiere else ()
    lien = _lien(page, portail.partenaires[nom]) if portail.membres.get(de) else None
    qui = f"{lien.texte}, " if lien else ""
    la = Lien(
        f"Sa page dans ce contrat{INSECABLE}: {qui}{resume.contrat.territoire_nom}",
        relative(page, resume.adresses.partenaire(nom)),
    )
    return PartDansUnContrat(
        lien_contrat(resume, page),
        lien,
        la,
        part.phrase,
        tuple(_lien(page, portail.partenaires[autre]) for autre in part.collectifs),
        tuple(groupe_nomme(portail, page, cles) for _, cles in groupes),
    )


def _parties(portail: Portail) -> Iterator[tuple[str, Callable[[], Any]]]:
    for listes in (listes_du_partenaire, listes_des_promesses):
        yield from parties_de(_ids, listes)(portail)


def _ids(portail: Portail) -> Iterable[str]:
    return portail.partenaires


GENRE: GenreDePage[Portail] = GenreDePage(
    "partenaire-du-portail",
    "portail/partenaire.html.j2",
    PARTENAIRE,
    une_par(lambda portail: portail.partenaires, vue_partenaire_du_portail),
    "Un organisme, ou ceux qui ont le même nom, et ce pour quoi chaque contrat les nomme.",
    parties=_parties,
)
