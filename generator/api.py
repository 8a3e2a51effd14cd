"""A project from Python: load it, ask what it holds, compute what the site computes, and take tables of it.

This is the door for other programs: what stands here keeps its name and its meaning (docs/versions.md). It decides nothing itself; every result is the one
that the pages show.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.lecture import Lecture
from generator.calculs.ligne_manquante import LigneManquante
from generator.model.contrat import Contrat
from generator.model.dossier import Registre
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire
from generator.model.valeur import Valeur
from generator.publication.construction import examiner
from generator.publication.deja_publie import ce_jour
from generator.sources.journal import proche

T = TypeVar("T")
TABLES = ("promesses", "indicateurs", "lieux", "valeurs", "resultats")


class ProjetFaux(ValueError):
    """The data of a project have errors: `problemes` has each, with its file and line."""

    def __init__(self, problemes: Sequence[Probleme]) -> None:
        super().__init__("\n".join(map(str, problemes)))
        self.problemes = tuple(problemes)


class Introuvable(LookupError):
    """There is nothing of that id; the message names the nearest."""


class PandasAbsent(ImportError):
    """`to_dataframe` was called where pandas is not installed."""


class ResultatDIndicateur(Struct, frozen=True):
    """What the figures of one indicator say, over the whole contract or at one place.

    `etat` and `raison` are codes (those of `donnees/indicateurs.csv`). `nombre` is the figure that speaks, in the unit of the indicator, or None; `mots`
    stands in its place where figures are words, and `bornes` are the least and the most that it may be where it is an estimate (without `nombre`, where the source
    gives a range alone). `periode` is as files write it. `lieux` are the ids of the places that the figure counts. `taux` is the
    exact part of the way from the starting value (0) to the target (1), None where there is none; `cible` the bound that the figure is held against, and
    `echeance` the ISO day of the target. `lignes` are the rows that the figure is made of.
    """

    indicateur: str
    lieu: str
    etat: str
    raison: str
    nombre: Decimal | None
    mots: str
    bornes: tuple[Decimal, Decimal] | None
    periode: str
    lieux: tuple[str, ...]
    taux: Fraction | None
    cible: Fraction | None
    echeance: str
    lignes: tuple[Valeur, ...]


class ContratOuvert:
    """One contract of a project, as it may be known on the day: what is of later, or would give a secret away, is not in it."""

    def __init__(self, index: IndexDuContrat) -> None:
        self._index = index

    @property
    def contrat(self) -> Contrat:
        """Who signed it, when, its documents."""
        return self._index.contrat

    @property
    def id(self) -> str:
        """Its id, the name of its folder."""
        return self._index.contrat.id

    @property
    def promesses(self) -> tuple[Noeud, ...]:
        """All nodes of the tree, in the order of the document."""
        return tuple(self._index.noeuds.values())

    @property
    def indicateurs(self) -> tuple[Indicateur, ...]:
        """All indicators, in the order of the document; those that it only announces too."""
        return tuple(self._index.indicateurs.values())

    @property
    def lieux(self) -> tuple[Territoire, ...]:
        """All places."""
        return tuple(self._index.territoires.values())

    @property
    def valeurs(self) -> tuple[Valeur, ...]:
        """All rows, in the order of the files: every part, every version."""
        return self._index.dossier.valeurs

    def promesse(self, id: str) -> Noeud:
        """One node. Raises Introuvable."""
        return _trouver(self._index.noeuds, id, "promesse")

    def indicateur(self, id: str) -> Indicateur:
        """One indicator. Raises Introuvable."""
        return _trouver(self._index.indicateurs, id, "indicateur")

    def lieu(self, id: str) -> Territoire:
        """One place. Raises Introuvable."""
        return _trouver(self._index.territoires, id, "lieu")

    def valeurs_de(self, indicateur: str, lieu: str = "", periode: str = "") -> tuple[Valeur, ...]:
        """The rows of an indicator that count (of several versions one), parts included; at one place, of one period (as files write it). Raises
        Introuvable."""
        id = self.indicateur(indicateur).id
        ou = self.lieu(lieu).id if lieu else ""
        return tuple(
            valeur
            for valeur in self._index.suivi.retenues.get(id, ())
            if ou in ("", valeur.territoire) and periode in ("", valeur.periode.texte)
        )

    def resultat(self, indicateur: str, lieu: str = "") -> ResultatDIndicateur:
        """What the figures of an indicator say on the day: over the whole contract, or at a place that it concerns. Raises Introuvable."""
        id = self.indicateur(indicateur).id
        if not lieu:
            return _resultat(id, "", self._index.suivi.lectures[id])
        lecture = self._index.suivi.lectures_par_lieu.get((self.lieu(lieu).id, id))
        if lecture is None:
            raise Introuvable(f"L’indicateur « {id} » ne concerne pas le lieu « {lieu} ».")
        return _resultat(id, lieu, lecture)

    def ligne_manquante(self, indicateur: str) -> LigneManquante | None:
        """The one row that would allow a judgement of an indicator; None where it is judged, or no single row would do. Raises Introuvable."""
        return self._index.suivi.ligne_manquante(self.indicateur(indicateur))

    def lignes(self, table: str) -> list[dict[str, Any]]:
        """A table (one of `TABLES`) as one mapping for each row; figures are exact (Decimal). Raises ValueError for another name."""
        if table not in TABLES:
            raise ValueError(f"« {table} » n’est pas une table : {', '.join(TABLES)}.")
        return [{"contrat": self.id, **ligne} for ligne in getattr(self, f"_{table}")()]

    def to_dataframe(self, table: str = "valeurs") -> Any:
        """The same as a pandas.DataFrame, in which figures are floats. Raises PandasAbsent, and ValueError for another name."""
        return _en_dataframe(self.lignes(table))

    def _promesses(self) -> Iterator[dict[str, Any]]:
        for noeud in self.promesses:
            yield {
                "id": noeud.id,
                "parent": noeud.parent,
                "niveau": noeud.niveau,
                "numero": noeud.numero,
                "titre": noeud.titre,
                "partenaires": ", ".join(engage.partenaire for engage in noeud.partenaires),
                "lieux": ", ".join(noeud.territoires),
            }

    def _indicateurs(self) -> Iterator[dict[str, Any]]:
        for un in self.indicateurs:
            cible = un.cible.texte if un.cible else ""
            yield {"id": un.id, "promesse": un.noeud, "libelle": un.libelle, "unite": un.unite.value, "type": un.type.value, "cible": cible}

    def _lieux(self) -> Iterator[dict[str, Any]]:
        for lieu in self.lieux:
            yield {
                "id": lieu.id,
                "type": lieu.type.value,
                "nom": lieu.nom,
                "code": lieu.code,
                "communes": ", ".join(lieu.communes),
                "population": lieu.population,
            }

    def _valeurs(self) -> Iterator[dict[str, Any]]:
        for valeur in self.valeurs:
            yield {
                "indicateur": valeur.indicateur,
                "lieu": valeur.territoire,
                "periode": valeur.periode.texte,
                "debut": valeur.periode.debut,
                "fin": valeur.periode.fin,
                "nombre": valeur.nombre,
                "borne_basse": valeur.borne_basse,
                "borne_haute": valeur.borne_haute,
                "mots": valeur.mots,
                "unite": valeur.unite.value,
                "statut": valeur.statut.value,
                "ventilation": ", ".join(f"{dimension}={part}" for dimension, part in valeur.ventilation),
                "source": valeur.source,
            }

    def _resultats(self) -> Iterator[dict[str, Any]]:
        for indicateur in self.indicateurs:
            dit = self.resultat(indicateur.id)
            yield {
                "indicateur": dit.indicateur,
                "etat": dit.etat,
                "raison": dit.raison,
                "nombre": dit.nombre,
                "borne_basse": dit.bornes[0] if dit.bornes else None,
                "borne_haute": dit.bornes[1] if dit.bornes else None,
                "mots": dit.mots,
                "periode": dit.periode,
                "lieux": ", ".join(dit.lieux),
                "taux": dit.taux,
                "cible": dit.cible,
                "echeance": dit.echeance,
            }


class Projet:
    """A project that was read and checked. `jour` is the ISO day on which progress is told, `problemes` all that was found (warnings, where it was loaded)."""

    def __init__(self, registre: Registre, problemes: Sequence[Probleme], jour: str) -> None:
        self._registre, self.problemes, self.jour = registre, tuple(problemes), jour

    @cached_property
    def contrats(self) -> tuple[ContratOuvert, ...]:
        """Its contracts, in the order of their ids."""
        return tuple(ContratOuvert(IndexDuContrat(dossier, self._registre, self.jour)) for dossier in self._registre.dossiers)

    def contrat(self, id: str) -> ContratOuvert:
        """One contract. Raises Introuvable."""
        return _trouver({un.id: un for un in self.contrats}, id, "contrat")

    def lignes(self, table: str) -> list[dict[str, Any]]:
        """A table (one of `TABLES`) of all contracts, which the column «contrat» tells apart. Raises ValueError for another name."""
        return [ligne for contrat in self.contrats for ligne in contrat.lignes(table)]

    def to_dataframe(self, table: str = "valeurs") -> Any:
        """The same as a pandas.DataFrame, in which figures are floats. Raises PandasAbsent, and ValueError for another name."""
        return _en_dataframe(self.lignes(table))


def charger(dossier: str | Path = ".", jour: str = "") -> Projet:
    """The project in a folder, on a day (ISO; empty: today). Raises ProjetFaux where its data have an error: half of it might be missing."""
    le_jour = jour or ce_jour()
    registre, problemes = examiner(Path(dossier).resolve(), le_jour)
    erreurs = [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]
    if erreurs:
        raise ProjetFaux(erreurs)
    return Projet(registre, problemes, le_jour)


def _trouver(choses: Mapping[str, T], id: str, quoi: str) -> T:
    trouve = choses.get(id)
    if trouve is None:
        raise Introuvable(f"Il n’y a pas de {quoi} « {id} ». {proche(id, tuple(choses))}".strip())
    return trouve


def _resultat(indicateur: str, lieu: str, lecture: Lecture) -> ResultatDIndicateur:
    avancement, mesure, mots = lecture.avancement, lecture.mesure, lecture.mots
    periodes = mesure.periodes or (mesure.periode,) if mesure else (mots.periode,) if mots else ()
    return ResultatDIndicateur(
        indicateur,
        lieu,
        avancement.statut.value,
        avancement.raison.value,
        mesure.nombre if mesure and not mesure.en_fourchette else None,
        mots.mots if mots else "",
        mesure.bornes if mesure else None,
        ", ".join(periode.texte for periode in periodes),
        lecture.lieux_du_chiffre,
        avancement.taux,
        avancement.objectif.borne if avancement.objectif else None,
        avancement.echeance,
        lecture.valeurs_du_chiffre,
    )


def _en_dataframe(lignes: Sequence[dict[str, Any]]) -> Any:
    try:
        import pandas
    except ImportError:
        raise PandasAbsent(
            "Il faut pandas pour cela : python -m pip install « engagements[pandas] ». Sans lui, .lignes() donne les mêmes lignes."
        ) from None
    return pandas.DataFrame(
        [{cle: float(valeur) if isinstance(valeur, (Decimal, Fraction)) else valeur for cle, valeur in ligne.items()} for ligne in lignes]
    )
