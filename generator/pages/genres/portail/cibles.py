"""The indicators of all contracts that have a target in figures, and the figure to hold against it where one was found."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import CIBLES, relative
from generator.pages.mots.statuts import VueStatut
from generator.pages.mots.typographie import FINE, INSECABLE, accord
from generator.pages.pieces.cibles_du_portail import compte_des_cibles
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import LIGNES_OUVERTES, SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, GroupeDeLignes, Liste, ListesDUnePage, Parties, parties_de
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Cibles chiffrées"
_LISTE = "cibles"


class LigneDeCible(Struct, frozen=True):
    """An indicator: the link to it, the promise that it follows, the territory, its target, the last figure found with its place and time, its state."""

    lien: Lien
    promesse: str
    contrat: str
    cible: str
    chiffre: str
    precision: str
    statut: VueStatut | None  # where there is a figure


class VueCibles(Struct, frozen=True):
    """All of them, contract by contract; where they are too many for a page, the pages that have them."""

    entete: Entete
    groupes: tuple[GroupeDeLignes, ...]
    parties: Parties | None
    ouvertes: bool  # whether all rows are shown at once


def vue_cibles(portail: Portail) -> VueCibles:
    """The page «Cibles chiffrées»."""
    total, connues = compte_des_cibles(portail)
    listes = listes_des_cibles(portail)
    liste = listes.listes[_LISTE]
    avec = f"un chiffre a été trouvé pour {connues} d’entre eux" if connues else "aucun chiffre n’a été trouvé pour eux"
    return VueCibles(
        Entete(
            TITRE,
            "Les indicateurs de tous les contrats dont le document fixe la cible en chiffres.",
            fil_du_portail(CIBLES, Lien(TITRE, "")),
            chapeau=f"{accord(total, 'indicateur a', 'indicateurs ont')} une cible que nous lisons comme un nombre{'' if total == 1 else f'{FINE}; {avec}'}.",
        ),
        ()
        if listes.coupees
        else tuple(
            GroupeDeLignes(groupe.titre, groupe.ancre, tuple(liste.lignes(CIBLES, groupe.cles)), suite=False) for groupe in liste.groupes
        ),
        listes.tranche(_LISTE).parties,
        total <= LIGNES_OUVERTES,
    )


def listes_des_cibles(portail: Portail) -> ListesDUnePage:
    """These indicators: those that have a figure, of all contracts, then the others in a group for each contract."""
    ids = par_territoire(portail, [contrat.id for contrat in portail.contrats if contrat.cibles_chiffrees])
    # Of targets themselves, none is held: those of a country are too many.
    chiffrees = {id: {rang: bool(cible.chiffre) for rang, cible in portail.par_id[id].cibles_chiffrees.items()} for id in ids}
    avec = GroupeDeCles(
        tuple((id, rang) for id in ids for rang, chiffree in chiffrees[id].items() if chiffree), "Avec un chiffre trouvé", "avec-un-chiffre"
    )
    sans = (
        GroupeDeCles(
            tuple((id, rang) for rang, chiffree in chiffrees[id].items() if not chiffree),
            f"Sans chiffre trouvé{INSECABLE}: {portail.par_id[id].contrat.territoire_nom}",
            f"contrat-{id}",
        )
        for id in ids
    )

    def lignes(page: str, cles: Sequence[tuple[str, int]]) -> Sequence[LigneDeCible]:
        return [_ligne(portail, page, *cle) for cle in cles]

    groupes = tuple(groupe for groupe in (avec, *sans) if groupe.cles)
    liste = Liste(_LISTE, TITRE, "cibles", groupes, lignes, unite=("indicateur", "indicateurs"))
    return ListesDUnePage(SITE, CIBLES, TITRE, [liste], a_part=True)


def _ligne(portail: Portail, page: str, contrat: str, rang: int) -> LigneDeCible:
    resume = portail.par_id[contrat]
    cible = resume.cibles_chiffrees[rang]
    lien = Lien(cible.libelle, relative(page, resume.adresses.indicateur(cible.id)))
    return LigneDeCible(
        lien,
        cible.promesse,
        resume.contrat.territoire_nom,
        cible.cible,
        cible.chiffre,
        cible.precision,
        cible.statut if cible.chiffre else None,
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "cibles-chiffrees",
    "portail/cibles.html.j2",
    CIBLES,
    seule(vue_cibles),
    "Les indicateurs qui ont une cible en chiffres, et les chiffres trouvés.",
    plan=TITRE,
    si=lambda portail: any(contrat.cibles_chiffrees for contrat in portail.contrats),
    parties=parties_de(lambda _: ((),), listes_des_cibles),
)
