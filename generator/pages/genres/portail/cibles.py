"""The indicators of all contracts that have a target in figures: those that a figure can be held against, and those whose number is not comparable."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.statuts import Statut
from generator.pages.adresses import CIBLES, relative
from generator.pages.mots.statuts import VueStatut
from generator.pages.mots.typographie import FINE, INSECABLE, accord
from generator.pages.pieces.cibles_du_portail import compte_des_cibles, compte_des_non_comparees
from generator.pages.pieces.criteres import CHIFFRE, CIBLE, ETAT, PARTENAIRE, PUBLIC, THEME
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import LIGNES_OUVERTES, SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, GroupeDeLignes, Liste, ListesDUnePage, Parties, parties_de
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.questions import DES_INDICATEURS, Critere, Criteres, Questions, Sujet, questions_de
from generator.pages.pieces.vers_le_portail.themes import CibleChiffree
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Cibles chiffrées"
TITRE_DES_AUTRES = "Des nombres que nous ne savons pas comparer"
_LISTE, _AUTRES = "cibles", "autres"

_SANS_COMPARAISON = "Un chiffre trouvé ne se compare pas toujours à la cible : il peut être d’un autre temps, d’un autre lieu ou d’une autre durée. La page de l’indicateur dit pourquoi."
_CHAPEAU_DES_AUTRES = (
    "La cible est donnée mot pour mot. Son nombre peut compter autre chose que l’indicateur, être un parmi plusieurs, ou la part d’un tout. Sous chacune, "
    "la note de la rédaction, quand il y en a une, dit ce que nous en savons."
)
_DITS_DES_AUTRES = tuple(
    f"{mots} une cible où un nombre est imprimé, sans que nous sachions le comparer" for mots in ("autre a", "autres ont")
)
Faire = Callable[[str, Sequence[tuple[str, int]]], Sequence["LigneDeCible"]]


class LigneDeCible(Struct, frozen=True):
    """An indicator: the link to it, the promise that it follows, the territory, its target, the last figure found with its place and time, its state.
    `imprimee` where the target is shown in its printed words, with `pourquoi` its number is not compared, where that is known."""

    lien: Lien
    promesse: str
    contrat: str
    cible: str
    chiffre: str
    precision: str
    statut: VueStatut | None  # where there is a figure
    imprimee: bool = False
    pourquoi: str = ""
    criteres: Criteres | None = None


class VueCibles(Struct, frozen=True):
    """All of them, contract by contract; where they are too many for a page, the pages that have them."""

    entete: Entete
    groupes: tuple[GroupeDeLignes, ...]
    parties: Parties | None
    autres: tuple[GroupeDeLignes, ...]
    parties_des_autres: Parties | None
    chapeau_des_autres: str
    sans_comparaison: str
    ouvertes: bool  # whether all rows are shown at once
    questions: Questions | None


_SUJETS = (CIBLE, CHIFFRE, THEME, PUBLIC, Sujet("contrat", "Contrat", premiere=True), ETAT, PARTENAIRE)


def vue_cibles(portail: Portail) -> VueCibles:
    """The page «Cibles chiffrées»."""
    total, connues = compte_des_cibles(portail)
    listes = listes_des_cibles(portail)
    autres = compte_des_non_comparees(portail)
    avec = f"un chiffre a été trouvé pour {connues} d’entre eux" if connues else "aucun chiffre n’a été trouvé pour eux"
    groupes, des_autres = _groupes(listes, _LISTE), _groupes(listes, _AUTRES)
    criteres = [ligne.criteres for groupe in (*groupes, *des_autres) for ligne in groupe.lignes if ligne.criteres]
    return VueCibles(
        Entete(
            TITRE,
            "Les indicateurs de tous les contrats dont la cible est un nombre, que nous savons le comparer à un chiffre ou non.",
            fil_du_portail(CIBLES, Lien(TITRE, "")),
            chapeau=f"{accord(total, 'indicateur a', 'indicateurs ont')} une cible que nous savons comparer à un chiffre{'' if total == 1 else f'{FINE}; {avec}'}."
            + (f" {accord(autres, *_DITS_DES_AUTRES)}." if autres else ""),
        ),
        groupes,
        listes.tranche(_LISTE).parties,
        des_autres,
        listes.tranche(_AUTRES).parties,
        _CHAPEAU_DES_AUTRES if autres else "",
        _SANS_COMPARAISON if any(_sans_comparaison(portail)) else "",
        total + autres <= LIGNES_OUVERTES,
        questions_de(DES_INDICATEURS, _SUJETS, criteres),
    )


def _sans_comparaison(portail: Portail) -> Iterator[bool]:
    """Whether each figure that was found is not held against its target."""
    for contrat in portail.contrats:
        yield from (bool(cible.chiffre) and cible.statut.classe == Statut.SANS_OBJECTIF for cible in contrat.cibles_chiffrees.values())


def _groupes(listes: ListesDUnePage, nom: str) -> tuple[GroupeDeLignes, ...]:
    """The rows of a list that the page shows itself."""
    if listes.coupees:
        return ()
    liste = listes.listes[nom]
    return tuple(GroupeDeLignes(un.titre, un.ancre, tuple(liste.lignes(CIBLES, un.cles)), suite=False) for un in liste.groupes)


def listes_des_cibles(portail: Portail) -> ListesDUnePage:
    """These indicators: those that have a figure, of all contracts, then the others in a group for each contract; and apart, those whose number is not
    compared, contract by contract."""
    ids = par_territoire(portail, [contrat.id for contrat in portail.contrats if contrat.cibles_chiffrees or contrat.cibles_non_comparees])
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

    autres = (
        GroupeDeCles(
            tuple((id, rang) for rang in range(len(portail.par_id[id].cibles_non_comparees))),
            f"Sans comparaison{INSECABLE}: {portail.par_id[id].contrat.territoire_nom}",
            f"sans-comparaison-{id}",
        )
        for id in ids
    )

    def lignes(page: str, cles: Sequence[tuple[str, int]]) -> Sequence[LigneDeCible]:
        return [_ligne(portail, page, contrat, portail.par_id[contrat].cibles_chiffrees[rang]) for contrat, rang in cles]

    def lignes_des_autres(page: str, cles: Sequence[tuple[str, int]]) -> Sequence[LigneDeCible]:
        return [
            replace(_ligne(portail, page, contrat, cible), imprimee=True, pourquoi=cible.pourquoi)
            for contrat, rang in cles
            if (cible := portail.par_id[contrat].cibles_non_comparees[rang])
        ]

    def liste(nom: str, titre: str, groupes: Iterable[GroupeDeCles], faire: Faire) -> Liste[LigneDeCible]:
        remplis = tuple(groupe for groupe in groupes if groupe.cles)
        return Liste(nom, titre, "cibles", remplis, faire, unite=("indicateur", "indicateurs"))

    les_deux = [liste(_LISTE, TITRE, (avec, *sans), lignes), liste(_AUTRES, TITRE_DES_AUTRES, autres, lignes_des_autres)]
    return ListesDUnePage(SITE, CIBLES, TITRE, les_deux, a_part=True)


def _ligne(portail: Portail, page: str, contrat: str, cible: CibleChiffree) -> LigneDeCible:
    resume = portail.par_id[contrat]
    lien = Lien(cible.libelle, relative(page, resume.adresses.indicateur(cible.id)))
    return LigneDeCible(
        lien,
        cible.promesse,
        resume.contrat.territoire_nom,
        cible.cible,
        cible.chiffre,
        cible.precision,
        cible.statut if cible.chiffre else None,
        # A page of a part asks nothing.
        criteres=Criteres((*cible.dites, Critere("contrat", contrat, resume.contrat.territoire_nom))) if page == CIBLES else None,
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "cibles-chiffrees",
    "portail/cibles.html.j2",
    CIBLES,
    seule(vue_cibles),
    "Les indicateurs dont la cible est un nombre, que nous savons le comparer à un chiffre ou non.",
    plan=TITRE,
    si=lambda portail: any(contrat.cibles_chiffrees or contrat.cibles_non_comparees for contrat in portail.contrats),
    parties=parties_de(lambda _: ((),), listes_des_cibles),
    pied=pied_du_portail,
)
