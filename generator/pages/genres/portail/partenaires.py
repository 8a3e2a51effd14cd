"""All partners, across contracts."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import PARTENAIRES, partenaire_du_portail, relative
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import accord
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Parties, parties_de
from generator.pages.pieces.nommes_du_portail import parts_reunies
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail, nommer_les_contrats
from generator.pages.pieces.questions import DES_PARTENAIRES, LIBELLE, Critere, Criteres, Ordre, Questions, Sujet, questions_de
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Partenaires"
_LISTE = "partenaires"
_LONGUE = 30  # with more partners than that, the page begins with links to their kinds


SUJETS = (
    Sujet("type", "Sorte", premiere=True, ordre=tuple(TYPES_DE_PARTENAIRE)),
    Sujet("contrat", "Contrat", premiere=True),
    Sujet("combien", "Nommé", premiere=True),
)
ORDRES = (
    Ordre("promesses", "nombre de promesses", decroissant=True),
    Ordre("contrats", "nombre de contrats", decroissant=True),
    LIBELLE,
)


class LignePartenaireDuPortail(Struct, frozen=True):
    """One partner and the contracts that name it."""

    lien: Lien
    contrats: str
    criteres: Criteres | None = None


class SorteDePartenaires(Struct, frozen=True):
    """The partners of one kind: where it is on the page, its name, and its partners or, where these are on pages of their own, a link to the first of
    them, which says how many they are."""

    ancre: str
    titre: str
    lignes: tuple[LignePartenaireDuPortail, ...]
    lien: Lien | None = None


class VuePartenairesDuPortail(Struct, frozen=True):
    """All partners of all contracts, by kind."""

    entete: Entete
    groupes: tuple[SorteDePartenaires, ...]
    sauts: bool  # a list so long that its kinds are listed above it
    parties: Parties | None
    questions: Questions | None


def vue_partenaires_du_portail(portail: Portail) -> VuePartenairesDuPortail:
    """The list of all partners, each with the contracts that name it."""
    listes = listes_des_partenaires(portail)
    liste = listes.listes[_LISTE]

    def sorte(rang: int, groupe: GroupeDeCles) -> SorteDePartenaires:
        if not listes.coupees:
            return SorteDePartenaires(groupe.ancre, groupe.titre, tuple(liste.lignes(PARTENAIRES, groupe.cles)))
        la = f"{listes.adresse(_LISTE, listes.partie_de(_LISTE, rang))}#{groupe.ancre}"
        combien = accord(len(groupe.cles), "partenaire", "partenaires")
        return SorteDePartenaires(groupe.ancre, groupe.titre, (), Lien(groupe.titre, relative(PARTENAIRES, la), combien))

    groupes = tuple(sorte(rang, groupe) for rang, groupe in enumerate(liste.groupes))
    criteres = (ligne.criteres for groupe in groupes for ligne in groupe.lignes if ligne.criteres)
    return VuePartenairesDuPortail(
        Entete(
            TITRE,
            "Tous les organismes nommés par les contrats de ce site, et où chaque contrat les nomme.",
            fil_du_portail(PARTENAIRES, Lien(TITRE, "")),
            chapeau="Tous les organismes que nomment les contrats de ce site. Un organisme a une seule page, qui réunit ses contrats.",
        ),
        groupes,
        len(liste) > _LONGUE and not listes.coupees,
        listes.parties(_LISTE, 0) if listes.coupees else None,
        questions_de(DES_PARTENAIRES, SUJETS, criteres, ORDRES),
    )


def _criteres(portail: Portail, id: str) -> Criteres:
    """What a partner answers: its kind, the contracts that name it, and how many promises of theirs do."""
    type_, contrats = portail.partenaires[id].type, portail.contrats_du_partenaire[id]
    dits = (
        Critere("type", type_, TYPES_DE_PARTENAIRE[type_]),
        *(Critere("contrat", contrat, portail.par_id[contrat].contrat.territoire_nom) for contrat in contrats),
        Critere(
            "combien", "plusieurs" if len(contrats) > 1 else "un", "par plusieurs contrats" if len(contrats) > 1 else "par un seul contrat"
        ),
    )
    # A promise that names two members of a family names it once.
    promesses = {(contrat, noeud) for contrat, nom in parts_reunies(portail, id) for noeud in portail.par_id[contrat].parts[nom].promesses}
    return Criteres(dits, (("promesses", str(len(promesses))), ("contrats", str(len(contrats)))))


def listes_des_partenaires(portail: Portail) -> ListesDUnePage:
    """The partners, with a group for each kind."""

    def lignes(page: str, ids: Sequence[str]) -> Sequence[LignePartenaireDuPortail]:
        return [
            LignePartenaireDuPortail(
                Lien(portail.partenaires[id].nom, relative(page, partenaire_du_portail(id))),
                nommer_les_contrats(portail, portail.contrats_du_partenaire[id]),
                _criteres(portail, id),
            )
            for id in ids
        ]

    par_type: dict[str, list[str]] = {}
    for partenaire in portail.partenaires.values():
        par_type.setdefault(partenaire.type, []).append(partenaire.id)
    groupes = tuple(
        GroupeDeCles(par_type[type_], TYPES_DE_PARTENAIRE[type_], f"type-{type_}") for type_ in TYPES_DE_PARTENAIRE if type_ in par_type
    )
    return ListesDUnePage(
        SITE, PARTENAIRES, TITRE, [Liste(_LISTE, TITRE, "partenaires", groupes, lignes, unite=("partenaire", "partenaires"))], a_part=True
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "partenaires-du-portail",
    "portail/partenaires.html.j2",
    PARTENAIRES,
    seule(vue_partenaires_du_portail),
    "Tous les organismes, dans tous les contrats.",
    menu=TITRE,
    parties=parties_de(lambda _: ((),), listes_des_partenaires),
    pied=pied_du_portail,
)
