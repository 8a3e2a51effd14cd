"""What a file speaks of, with figures or without: the places and indicators that it names. Of others it cannot tell that a figure is gone."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.id_de_question import id_de_question
from generator.importation.temps_ecrits import temps_dans
from generator.model.ancre import ancre_du_mot
from generator.model.classeur import ClasseurLu
from generator.model.dossier import Dossier

_LONG = 300
_UNITE = re.compile(r"\([^()]*\)")


class ChosesNommees(Struct, frozen=True):
    """The ids of what a file names in a cell of its own."""

    lieux: frozenset[str] = frozenset()
    indicateurs: frozenset[str] = frozenset()


def choses_nommees(classeur: ClasseurLu, dossier: Dossier, reponses: Mapping[str, str]) -> ChosesNommees:
    """What the cells of a file name: by id, code or name, and by the names that an answer said to be of something."""
    cellules = {cellule.texte for feuille in classeur.feuilles for rangee in feuille.rangees for cellule in rangee if not cellule.vide}
    noms = {nom for texte in cellules if len(texte) < _LONG for nom in _noms(texte)}
    cles = {d_un_seul_tenant(nom) for nom in noms}
    return ChosesNommees(
        _nommes(((un.id, (un.id, un.nom, un.code)) for un in dossier.territoires), cles) | _repondus("lieu", noms, reponses),
        _nommes(((un.id, (un.id, un.libelle)) for un in dossier.indicateurs()), cles) | _repondus("indicateur", noms, reponses),
    )


def _noms(texte: str) -> Iterator[str]:
    """A text, and the same without its time and without what stands in brackets."""
    temps = temps_dans(texte)
    for nom in (texte, temps.reste if temps else texte):
        yield nom
        yield _UNITE.sub(" ", nom).strip()


def _nommes(choses: Iterable[tuple[str, tuple[str, ...]]], cles: set[str]) -> frozenset[str]:
    return frozenset(id for id, noms in choses if any(d_un_seul_tenant(nom) in cles for nom in noms if nom))


def _repondus(genre: str, noms: Iterable[str], reponses: Mapping[str, str]) -> frozenset[str]:
    return frozenset(reponses.get(id_de_question(genre, ancre_du_mot(nom), nom), "") for nom in noms) - {""}
