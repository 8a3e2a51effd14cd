"""Whose outline each is: by its own code, never by that of the commune in which it lies; what a file leaves open is asked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.calculs.mots import mots
from generator.checks.places import DE_2015, DE_2024
from generator.model.importation import QuestionPosee
from generator.model.territoire import Territoire
from generator.sources.classeurs.contours_officiels import ContourOfficiel
from generator.sources.geometries import CHAMPS_DE_CODE

CHAMP_DU_CODE, REPETES, REUNIR, LAISSER = "champ-du-code", "contours-repetes", "réunir", "n’en prendre aucun"
NOMS = ("nom_qp", "NOM_QP", "lib_qp", "nom_qpv", "nom", "NOM", "NOM_COM", "nom_com", "nom_commune", "libelle", "lib_com", "name")
_CODES = (*CHAMPS_DE_CODE, "code_qpv", "INSEE_COM", "CODE_INSEE", "insee", "code_commune", "CODE_QPV", "depcom", "com", "code_geo")
_MOTS_DE_QUARTIER = ("qp", "quartier")
_NOM, _PLUS_FIN = re.compile(r"nom|name|lib"), re.compile(r"qp|qv|quartier|iris|secteur|zone|ilot|section|lieu_?dit")
_NOMS_PROPRES = ("nom", "name", "libelle", "lib", "libgeo", "nom_m")


class Attribution(Struct, frozen=True):
    """The outlines of each place, by its code; the fields that said so; and what must be answered before others are taken."""

    contours: Mapping[str, tuple[ContourOfficiel, ...]]
    champs: tuple[str, ...]
    questions: tuple[QuestionPosee, ...]


def attribuer(contours: Sequence[ContourOfficiel], voulus: Mapping[str, Territoire], reponses: Mapping[str, str]) -> Attribution:
    """Give outlines to the places that are looked for (`voulus`, by their codes). Each layer is judged as a whole: an archive may hold quartiers and
    communes."""
    donnes: dict[str, list[ContourOfficiel]] = {}
    champs: list[str] = []
    a_dire: list[str] = []
    en_morceaux: set[str] = set()
    for famille, possibles, sur in _familles(contours, voulus):
        champ = reponses.get(CHAMP_DU_CODE, "")
        if champ not in possibles:
            if (possibles and not sur) or any(_douteux(un, possibles, voulus) for un in famille):
                a_dire += possibles
                continue
            champ = next(iter(possibles), "")
        siens: dict[str, list[ContourOfficiel]] = {}
        for un in famille:
            siens.setdefault(code_de(un, champ), []).append(un)
        if any(code and not _de_quartier(code) and _differents(plusieurs) for code, plusieurs in siens.items()):
            en_morceaux |= siens.keys() & voulus.keys()  # they are parts of what the field names, where it has one part too
        for code in siens.keys() & voulus.keys():
            donnes.setdefault(code, []).extend(siens[code])
            champs.append(champ)
    questions = [_du_champ(tuple(dict.fromkeys(a_dire)))] if a_dire else []
    en_morceaux |= {code for code, plusieurs in donnes.items() if _differents(plusieurs)}
    reponse = reponses.get(REPETES, "")
    if en_morceaux and reponse not in (REUNIR, LAISSER):
        questions.append(_des_repetes([lieu for code, lieu in voulus.items() if code in en_morceaux]))
    pris = {code: tuple(_sans_copies(donnes[code])) for code in voulus if code in donnes and (code not in en_morceaux or reponse == REUNIR)}
    return Attribution(pris, tuple(dict.fromkeys(champs)), tuple(questions))


def code_de(contour: ContourOfficiel, champ: str) -> str:
    """What an outline says in a field, as codes are compared."""
    return "".join(contour.proprietes.get(champ, "").split()).upper()


def _de_quartier(code: str) -> bool:
    return bool(DE_2015.fullmatch(code) or DE_2024.fullmatch(code))


def _familles(
    contours: Sequence[ContourOfficiel], voulus: Mapping[str, Territoire]
) -> Iterator[tuple[Sequence[ContourOfficiel], Sequence[str], bool]]:
    """Outlines of one kind, the fields that may be their own code, and whether nothing makes these doubtful. Of quartiers they are the fields of their codes
    alone: what else they say is where they lie. What stands among quartiers without the code of one may be a quartier all the same."""
    couches: dict[str, list[ContourOfficiel]] = {}
    for contour in contours:
        couches.setdefault(contour.couche, []).append(contour)
    for couche in couches.values():
        champs = dict.fromkeys(champ for un in couche for champ in un.proprietes)
        de_quartiers = [champ for champ in champs if any(_de_quartier(code_de(un, champ)) for un in couche)]
        nommes = [champ for champ in de_quartiers if champ in _CODES or any(mot in champ.lower() for mot in _MOTS_DE_QUARTIER)]
        quartiers: list[ContourOfficiel] = []
        autres: list[ContourOfficiel] = []
        for un in couche:
            (quartiers if any(_de_quartier(code_de(un, champ)) for champ in nommes) else autres).append(un)
        if any(code_de(un, champ) in voulus for un in quartiers for champ in nommes):
            yield quartiers, nommes, True
        possibles = _champs_possibles(autres, champs, de_quartiers, voulus)
        yield autres, possibles, not quartiers or set(possibles) <= set(nommes)


def _champs_possibles(
    autres: Sequence[ContourOfficiel], champs: Iterable[str], de_quartiers: Sequence[str], voulus: Mapping[str, Territoire]
) -> list[str]:
    """The fields that differ from one outline to the next, of those that have a code that is looked for; without such a field, all of these."""
    codes = {champ: [code for un in autres if (code := code_de(un, champ))] for champ in champs}
    trouves = [champ for champ, lus in codes.items() if any(code in voulus for code in lus)]
    uniques = [champ for champ in trouves if len(set(codes[champ])) == len(codes[champ])] or trouves
    connus = [champ for champ in uniques if champ in _CODES] or uniques
    return list(dict.fromkeys((*(champ for champ in de_quartiers if any(map(_de_quartier, codes[champ]))), *connus))) if connus else []


def _douteux(contour: ContourOfficiel, possibles: Sequence[str], voulus: Mapping[str, Territoire]) -> bool:
    """True where fields give an outline several codes, one of them looked for, or where it bears another name than the place of which it has the code."""
    codes = {code for champ in possibles if (code := code_de(contour, champ))}
    lieu = next((voulus[code] for code in codes if code in voulus), None)
    return lieu is not None and (len(codes) > 1 or (not lieu.est_quartier and _autrement_nomme(contour, lieu)))


def _autrement_nomme(contour: ContourOfficiel, lieu: Territoire) -> bool:
    """True where an outline has a name of its own, and it is not that of the place; or where none of its names is."""
    noms = {champ.lower(): _mots(valeur) for champ, valeur in contour.proprietes.items() if valeur and _NOM.search(champ.lower())}
    sien = _mots(lieu.nom)
    if any(mots_dits != sien for champ, mots_dits in noms.items() if _PLUS_FIN.search(champ)):
        return True
    propres = [noms[champ] for champ in _NOMS_PROPRES if champ in noms] or list(noms.values())
    return bool(propres) and sien not in propres


def _mots(nom: str) -> frozenset[str]:
    """The words of a name, in any order and without abbreviation («HAY-LES-ROSES (L’)», «St-Denis»)."""
    return frozenset({"st": "saint", "ste": "sainte"}.get(mot, mot) for mot in mots(nom).split())


def _sans_copies(contours: Sequence[ContourOfficiel]) -> list[ContourOfficiel]:
    return list({un.polygones: un for un in contours}.values())


def _differents(contours: Sequence[ContourOfficiel]) -> bool:
    return len(contours) > 1 and len(_sans_copies(contours)) > 1


def _du_champ(champs: Sequence[str]) -> QuestionPosee:
    question = "Ces contours ne sont pas sûrement ceux des lieux dont ils portent le code : quel champ dit le code de ce qu’ils dessinent ?"
    return QuestionPosee(CHAMP_DU_CODE, question, tuple(champs), combien=len(champs), bloque=True)


def _des_repetes(lieux: Sequence[Territoire]) -> QuestionPosee:
    question = (
        "Plusieurs contours différents portent le code d’un même lieu : ce sont ses morceaux, à réunir, ou autre chose que lui "
        "(des quartiers, des îlots, deux tracés) ? Tant que ce n’est pas dit, aucun n’est pris."
    )
    ids = tuple(un.id for un in lieux)
    return QuestionPosee(REPETES, question, (REUNIR, LAISSER), cellules=ids[:12], combien=len(ids), bloque=True)
