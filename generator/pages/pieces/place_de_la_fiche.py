"""How much of what contracts say of a place holds on the two sides of its sheet: what names the place comes first, and has the most room."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.promesses_du_lieu import Portee
from generator.pages.mots.typographie import accord, enumerer
from generator.pages.pieces.chiffres_du_lieu import ChiffresDUnLieu, hauteur_de_la_ligne
from generator.pages.pieces.dit_d_un_lieu import GroupeACocher, MontantDuLieu, PromisAuLieu, Repondants, TeteDePartie, TrouveAuLieu
from generator.pages.pieces.faits import MontantDeLaPhrase
from generator.pages.pieces.papier import TeteDePapier
from generator.pages.pieces.place_sur_papier import LETTRES_PAR_LIGNE, reste, tenir
from generator.pages.pieces.previsions import PREVISIONS, hauteur_des_previsions
from generator.pages.pieces.promesses_a_cocher import hauteur_des_suites, tenir_les_suites
from generator.pages.pieces.situation import VueSituation

# How many lines of both sides of A4 each part may take, where it has so many; what names the place takes the rest.
LIGNES = 92
PART_DES_CHIFFRES, PART_DES_MONTANTS, PART_AUTOUR, PART_DE_TOUS = 24, 20, 16, 20
LIGNES_D_UN_COTE = 36  # so few lines hold on one side, in small letters
_TETE_DE_TABLEAU = 3  # lines
_NOMMES = 6
_INDICATEURS = 4


class VueFiche(Struct, frozen=True):
    """All that the sheet of a place shows. Groups, figures and the rest name their contract where the sheet is of several."""

    tete: TeteDePapier
    surtitre: str
    titre: str
    situation: VueSituation
    lignes: tuple[tuple[str, str], ...]
    groupes: tuple[GroupeACocher, ...]
    courte: bool
    chiffres: tuple[ChiffresDUnLieu, ...]
    chiffres_reste: str
    previsions: tuple[str, ...]
    previsions_reste: str
    montants: tuple[MontantDuLieu, ...]
    montants_reste: str
    repond: tuple[tuple[str, str], ...]  # of which promises, and whom the document names
    demander: tuple[str, ...]
    inconnus: tuple[str, ...]


class DitDUnLieu(Struct, frozen=True):
    """What one contract says of a place; its name where it is one of several."""

    promis: PromisAuLieu
    trouve: TrouveAuLieu
    contrat: str = ""


def fiche_de(
    dits: Sequence[DitDUnLieu], tete: TeteDePapier, surtitre: str, titre: str, situation: VueSituation, lignes: Iterable[tuple[str, str]]
) -> VueFiche:
    """The sheet of a place of which these contracts speak."""
    chiffres, chiffres_de_trop = _chiffres([replace(bloc, contrat=dit.contrat) for dit in dits for bloc in dit.trouve.chiffres])
    tous = [replace(un, contrat=dit.contrat) for dit in dits for un in dit.trouve.montants]
    montants, montants_de_trop = tenir(une_fois(tous), PART_DES_MONTANTS, _hauteur_du_montant)
    previsions = [_avec_le_contrat(dit.contrat, une) for dit in dits for une in dit.trouve.previsions]
    prises = (
        sum(hauteur_de_la_ligne(ligne) for bloc in chiffres for ligne in bloc.lignes)
        + sum(map(_hauteur_du_montant, montants))
        + hauteur_des_previsions(previsions[:PREVISIONS])
    )
    groupes = en_ordre(replace(groupe, contrat=dit.contrat) for dit in dits for groupe in dit.promis.groupes)
    besoin = prises + _TETE_DE_TABLEAU * len(chiffres) + sum(hauteur_des_suites(groupe.suites) for groupe in groupes)
    return VueFiche(
        tete=tete,
        surtitre=surtitre,
        titre=titre,
        situation=situation,
        lignes=tuple(lignes),
        groupes=tuple(_tenir_les_groupes(groupes, LIGNES - prises)),
        courte=besoin + sum(len(groupe.tetes) for groupe in groupes if groupe.portee is Portee.PARTOUT) <= LIGNES_D_UN_COTE,
        chiffres=chiffres,
        chiffres_reste=reste(chiffres_de_trop, "autre indicateur avec un chiffre", "autres indicateurs avec un chiffre"),
        previsions=tuple(previsions[:PREVISIONS]),
        previsions_reste=reste(len(previsions) - PREVISIONS, "autre prévision", "autres prévisions"),
        montants=montants,
        montants_reste=reste(montants_de_trop, "autre phrase", "autres phrases"),
        repond=tuple(_repond(dit.promis.repond, dit.contrat) for dit in dits),
        demander=tuple(sorted(dict.fromkeys(qui for dit in dits for qui in dit.trouve.demander), key=lambda qui: "(" in qui)),
        inconnus=tuple(_avec_le_contrat(dit.contrat, phrase) for dit in dits for phrase in dit.trouve.inconnus),
    )


def en_ordre(groupes: Iterable[GroupeACocher]) -> tuple[GroupeACocher, ...]:
    """What names the place in each contract, then what names places near it, then what concerns everyone."""
    ordre = list(Portee)
    return tuple(sorted(groupes, key=lambda groupe: ordre.index(groupe.portee)))


def une_fois(montants: Iterable[MontantDuLieu]) -> tuple[MontantDuLieu, ...]:
    """Each sentence with its amounts once: one that two contracts print names both."""
    memes: dict[tuple[str, tuple[MontantDeLaPhrase, ...]], list[MontantDuLieu]] = {}
    for un in montants:
        memes.setdefault((un.texte, un.montants), []).append(un)
    return tuple(replace(siens[0], contrat=enumerer(list(dict.fromkeys(un.contrat for un in siens)))) for siens in memes.values())


def _avec_le_contrat(contrat: str, phrase: str) -> str:
    return f"{contrat}. {phrase}" if contrat else phrase


def _tenir_les_groupes(groupes: Sequence[GroupeACocher], lignes: int) -> Iterator[GroupeACocher]:
    """What concerns everyone takes its lines first, then what names places near; what names the place has the rest."""
    partout = [groupe for groupe in groupes if groupe.portee is Portee.PARTOUT]
    proches = [groupe for groupe in groupes if groupe.portee is not Portee.PARTOUT]
    tenus = [_tenir_les_tetes(groupe, PART_DE_TOUS // len(partout)) for groupe in partout]
    libres = lignes - 2 * len(groupes) - sum(_hauteur_de_la_tete(tete) for groupe in tenus for tete in groupe.tetes)
    for groupe, part in zip(proches, _parts([hauteur_des_suites(groupe.suites) for groupe in proches], libres), strict=True):
        suites, de_trop = tenir_les_suites(groupe.suites, part)
        dits = (
            reste(de_trop, "autre promesse", "autres promesses"),
            reste(len(groupe.tetes) - _INDICATEURS, "autre indicateur", "autres indicateurs"),
        )
        yield replace(groupe, suites=suites, tetes=groupe.tetes[:_INDICATEURS], reste=" ".join(filter(None, dits)))
    yield from tenus


def _tenir_les_tetes(groupe: GroupeACocher, lignes: int) -> GroupeACocher:
    tetes, de_trop = tenir(groupe.tetes, lignes, _hauteur_de_la_tete)
    return replace(groupe, tetes=tetes, reste=reste(de_trop, "autre partie du contrat", "autres parties du contrat"))


def _hauteur_de_la_tete(tete: TeteDePartie) -> int:
    return ceil((len(tete.niveau) + len(tete.titre) + len(tete.compte)) / LETTRES_PAR_LIGNE)


def _parts(besoins: Sequence[int], lignes: int) -> Iterator[int]:
    """How many lines each group may take, the first served first: each of those that follow is left PART_AUTOUR, where it needs so many."""
    for rang, besoin in enumerate(besoins):
        gardees = sum(min(suivant, PART_AUTOUR) for suivant in besoins[rang + 1 :])
        part = max(min(besoin, lignes - gardees), min(besoin, PART_AUTOUR))
        lignes -= part
        yield part


def _chiffres(blocs: Iterable[ChiffresDUnLieu]) -> tuple[tuple[ChiffresDUnLieu, ...], int]:
    """The figures of the place, then those of its communes, as many as hold; and how many indicators are left out."""
    gardes: list[ChiffresDUnLieu] = []
    place, de_trop = PART_DES_CHIFFRES, 0
    for bloc in blocs:
        lignes, trop = tenir(bloc.lignes, place, hauteur_de_la_ligne)
        de_trop += trop
        place -= sum(map(hauteur_de_la_ligne, lignes))
        if lignes:
            gardes.append(replace(bloc, lignes=lignes))
    return tuple(gardes), de_trop


def _hauteur_du_montant(montant: MontantDuLieu) -> int:
    return ceil(len(montant.texte) / LETTRES_PAR_LIGNE) + sum(1 + len(un.avec) // LETTRES_PAR_LIGNE for un in montant.montants)


def _repond(repond: Repondants, contrat: str) -> tuple[str, str]:
    """«État (12 promesses) et Département (3 promesses)»."""
    mots = [f"{nom} ({accord(nombre, 'promesse')})" for _, nom, nombre in repond.nommes]
    trop = len(mots) - _NOMMES
    dits = enumerer(mots if trop <= 0 else [*mots[:_NOMMES], f"{accord(trop, 'autre', 'autres')}, sur le site"])
    return _avec_le_contrat(contrat, repond.titre), dits
