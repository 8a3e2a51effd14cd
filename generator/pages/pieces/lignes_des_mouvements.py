"""What changed on the site, as rows of a table (its columns: `fichiers.tables_publiees.CHANGEMENTS`): one for each change; of figures, one for each figure."""

import re
from collections.abc import Iterator, Sequence

from generator.model.instantane import ChiffreDit
from generator.model.mouvement import Mouvement, MouvementDeChiffre
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.mots.echappement import cellule_csv

_NOMBRE = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ABSENCES = frozenset(statut.value for statut in StatutValeur if statut.est_absence)
LigneDeTable = tuple[str, ...]


def lignes_des_mouvements(contexte: Contexte) -> tuple[LigneDeTable, ...]:
    """All of a contract, oldest first."""
    return tuple(ligne for un in tuple(contexte.mouvements.values())[::-1] for ligne in _lignes(un))


def _lignes(un: Mouvement) -> Iterator[LigneDeTable]:
    champ = un.champ.value if un.champ else ""
    tete = (un.date, un.genre.value, un.chose.value, cellule_csv(un.id), cellule_csv(un.nom), champ)
    cause = un.cause.value if un.cause else ""
    fin = (cellule_csv(un.document), un.selon_le, cause, " ".join(un.suite), " ".join(un.sur))
    if not un.chiffres:
        yield (*tete, "", "", "", _mots(un.avant), _mots(un.apres), "", "", "", cellule_csv(un.raison), *fin, "")
    for chiffre in un.chiffres:
        yield (*tete, *_du_chiffre(chiffre), *fin, _unite_d_avant(chiffre))


def _mots(mots: Sequence[str]) -> str:
    """The words of a field; several stand on lines of their own."""
    return cellule_csv("\n".join(mots))


def _du_chiffre(un: MouvementDeChiffre) -> LigneDeTable:
    dit = un.apres or un.avant
    ou = (un.territoire, un.periode, un.ventilation, "", "")
    return (*ou, _valeur(un.avant), _valeur(un.apres), dit.unite if dit else "", cellule_csv(un.raison))


def _unite_d_avant(un: MouvementDeChiffre) -> str:
    """That of the figure of before, where it is not that of the figure of today."""
    return un.avant.unite if un.avant and un.apres and un.avant.unite != un.apres.unite else ""


def _valeur(dit: ChiffreDit | None) -> str:
    """A figure as the table of figures writes it; where it has none, the word that says why."""
    if dit is None:
        return ""
    if not dit.valeur:
        return dit.statut if dit.statut in _ABSENCES else ""
    return dit.valeur if _NOMBRE.fullmatch(dit.valeur) else cellule_csv(dit.valeur)
