"""One partner, across contracts."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.responsabilites import collectifs_de
from generator.model.partenaire import Partenaire
from generator.pages.adresses import PARTENAIRE, PARTENAIRES, partenaire_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail, lien_contrat, partenaires_nommes
from generator.pages.rendu.genre import GenreDePage, une_par


@dataclass(frozen=True, slots=True)
class PartDansUnContrat:
    """What one contract says of the partner."""

    id: str
    contrat: Lien
    page: Lien
    phrase: str
    collectifs: str


@dataclass(frozen=True, slots=True)
class VuePartenaireDuPortail:
    """One partner across contracts."""

    entete: Entete
    noms_imprimes: tuple[str, ...]
    parent: Lien | None
    services: tuple[Lien, ...]
    site: str
    note: str
    parts: tuple[PartDansUnContrat, ...]


def vue_partenaire_du_portail(contextes: Sequence[Contexte], partenaire: Partenaire) -> VuePartenaireDuPortail:
    """The view of one partner: how often each contract names it, with the link to its page there."""
    page = partenaire_du_portail(partenaire.id)
    tous = {autre.id: autre for autre in partenaires_nommes(contextes)}
    return VuePartenaireDuPortail(
        entete=Entete(
            partenaire.nom,
            f"{partenaire.nom} : les promesses et les indicateurs pour lesquels il est nommé, dans tous les contrats de ce site.",
            fil_du_portail(page, Lien("Partenaires", relative(page, PARTENAIRES)), Lien(partenaire.nom, "")),
            surtitre=TYPES_DE_PARTENAIRE[partenaire.type] if TYPES_DE_PARTENAIRE[partenaire.type] != partenaire.nom else "",
            chapeau="Où chaque contrat de ce site nomme cet organisme.",
        ),
        noms_imprimes=partenaire.alias,
        parent=_autre(page, tous[partenaire.parent]) if partenaire.parent in tous else None,
        services=tuple(_autre(page, autre) for autre in tous.values() if autre.parent == partenaire.id),
        site=partenaire.site,
        note=partenaire.note_editoriale,
        parts=tuple(_part(contexte, page, partenaire) for contexte in contextes if partenaire.id in contexte.partenaires_du_contrat),
    )


def _autre(page: str, autre: Partenaire) -> Lien:
    return Lien(autre.nom, relative(page, partenaire_du_portail(autre.id)))


def _part(contexte: Contexte, page: str, partenaire: Partenaire) -> PartDansUnContrat:
    collectifs = collectifs_de(partenaire.id, contexte.contrat)
    promesses = contexte.engagements.get(partenaire.id, ())
    siens = contexte.indicateurs_de(partenaire.id)
    trouves = sum(indicateur.id in contexte.renseignes for indicateur in siens)
    phrase = (
        accord(len(promesses), "promesse ou titre le nomme", "promesses ou titres le nomment")
        if promesses
        else "Aucune promesse ne le nomme directement"
    )
    if siens:
        phrase += f", {accord(len(siens), *contexte.voix.nomme_pour)}, {f'dont {trouves} avec un chiffre trouvé' if trouves else 'sans chiffre trouvé'}"
    return PartDansUnContrat(
        contexte.contrat.id,
        lien_contrat(contexte, page),
        Lien(
            f"Sa page dans ce contrat{INSECABLE}: {contexte.contrat.territoire_nom}",
            relative(page, contexte.adresses.partenaire(partenaire.id)),
        ),
        f"{phrase}.",
        f"Cité aussi à travers{INSECABLE}: {enumerer([contexte.partenaires[id].nom for id in collectifs])} (non compté ici)."
        if collectifs
        else "",
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "partenaire-du-portail",
    "portail/partenaire.html.j2",
    PARTENAIRE,
    une_par(
        lambda portail: (partenaire.id for partenaire in partenaires_nommes(portail.contextes)),
        lambda portail, id: vue_partenaire_du_portail(portail.contextes, portail.contextes[0].partenaires[id]),
    ),
    "Un organisme, et où chaque contrat le nomme.",
)
