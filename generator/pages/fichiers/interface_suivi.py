"""Progress in the files for machines: objects of referentiel.json, and the tables indicateurs.csv and syntheses.csv."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.calculs.attentes import EtatAttente, completude
from generator.calculs.avancement import Avancement, ChiffreEmploye
from generator.calculs.entrees import decimal
from generator.calculs.genres_de_cible import genre_de_cible
from generator.calculs.lecture import Lecture
from generator.calculs.statuts import Synthese
from generator.model.periode import Periode
from generator.model.referentiel import CibleDeLieu, Indicateur, Jalon
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.ecrire_json import nombre_json
from generator.pages.fichiers.tables_publiees import INDICATEURS, SYNTHESES, table_de
from generator.pages.mots.echappement import cellule_csv
from generator.pages.mots.typographie import arrondir_sans_confondre


def objet_avancement(avancement: Avancement) -> dict[str, Any]:
    """Rate and pace as parts of the way (1 = reached) to six decimals, status, reason, formula, and every figure that went in."""
    return {
        "taux": _arrondi(avancement.taux),
        "attendu": _arrondi(avancement.attendu),
        "attendu_au_chiffre": _arrondi(avancement.attendu_au_chiffre),
        "statut": avancement.statut.value,
        "raison": avancement.raison.value or None,
        "genre_de_cible": avancement.genre.value,
        "formule": avancement.formule.value or None,
        "echeance": avancement.echeance or None,
        "annee_projetee": avancement.annee_projetee,
        "entrees": [_entree(entree) for entree in avancement.entrees],
        "par_lieu": {lieu: statut.value for lieu, statut in avancement.par_lieu},
    }


def _entree(entree: ChiffreEmploye) -> dict[str, Any]:
    return {
        "role": entree.role,
        "valeur": nombre_json(entree.nombre),
        "unite": entree.unite,
        "periode": entree.periode or None,
        "territoire": entree.territoire or None,
        "source": entree.source,
    }


def objet_chiffre(lecture: Lecture) -> dict[str, Any] | None:
    """The figure that speaks: its number or words, and what was added up or taken away to make it; None where none is singled out."""
    mesure, mots = lecture.mesure, lecture.mots
    if mesure is None and mots is None:
        return None
    return {
        "valeur": nombre_json(mesure.nombre) if mesure and not mesure.en_fourchette else None,
        **({"bornes": [nombre_json(borne) for borne in mesure.bornes]} if mesure and mesure.bornes else {}),
        "mots": mots.mots if mots else None,
        "origine": lecture.origine.value,
        "territoires": list(lecture.lieux_du_chiffre),
        "periodes": [periode.texte for periode in _periodes(lecture)],
        "periodes_retranchees": [periode.texte for periode in mesure.periodes_retranchees] if mesure else [],
    }


def _periodes(lecture: Lecture) -> tuple[Periode, ...]:
    if lecture.mesure is not None:
        return lecture.mesure.periodes
    return (lecture.mots.periode,) if lecture.mots is not None else ()


def objet_attentes(contexte: Contexte, indicateur: Indicateur) -> dict[str, Any]:
    """Each figure that the document foresaw, and whether it was found.

    Where the publisher collects the figures: also how many were due and how many came, and the day since which the oldest missing one is late.
    A site made from documents counts none: the years are its own reading.
    """
    attentes = contexte.suivi.attentes[indicateur.id]
    compte = completude(attentes)
    comptes = {"releves_prevus": compte.prevues, "releves_trouves": compte.trouvees, "non_fourni_depuis": compte.depuis or None}
    return {
        "valeurs_trouvees": sum(not valeur.statut.est_absence for valeur in contexte.suivi.retenues.get(indicateur.id, ())),
        **(comptes if contexte.voix.collecte else {}),
        "releves": [
            {
                "periode": attente.periode,
                "territoire": attente.territoire or None,
                "etat": attente.etat.value,
            }
            | ({"echeance": attente.echeance} if contexte.voix.collecte else {})
            for attente in attentes
        ],
    }


def objet_synthese(synthese: Synthese) -> dict[str, int]:
    """The count of each status, zeros included, and their total."""
    return {statut.value: nombre for statut, nombre in synthese.nombres} | {"total": synthese.total}


def _arrondi(nombre: Fraction | None) -> float | None:
    return None if nombre is None else float(_six(nombre))


def _six(nombre: Fraction) -> Decimal:
    """A part to six decimals; to more, where it would else read as 0 or 1 without being so."""
    return arrondir_sans_confondre(nombre, (0, 1), decimales=6)


def indicateurs_csv(contexte: Contexte) -> bytes:
    """One row per indicator: its target as printed and as read, the figures retained, rate, status, and the figure that speaks.

    Where the publisher collects the figures, the last columns say how many were due, how many came, and since when one is late.
    """
    colonnes = table_de(contexte, INDICATEURS).noms
    return ecrire_csv(colonnes, (_ligne(contexte, indicateur)[: len(colonnes)] for indicateur in contexte.indicateurs.values()))


def indicateurs_du_partenaire_csv(contexte: Contexte, id: str) -> bytes:
    """The same rows, of the indicators for which one partner is named."""
    colonnes = table_de(contexte, INDICATEURS).noms
    return ecrire_csv(colonnes, (_ligne(contexte, indicateur)[: len(colonnes)] for indicateur in contexte.indicateurs_de(id)))


def _bornes(un: Jalon | CibleDeLieu) -> str:
    """«100», or «90/110» between bounds, of which one may be missing."""
    return _ecrit(un.valeur) if un.valeur is not None else f"{_ecrit(un.minimum)}/{_ecrit(un.maximum)}"


def _ligne(contexte: Contexte, indicateur: Indicateur) -> Sequence[str]:
    cible, reference = indicateur.cible, indicateur.reference
    avancement = contexte.suivi.avancements[indicateur.id]
    compte = completude(contexte.suivi.attentes[indicateur.id])
    mesure, but = avancement.mesure, avancement.objectif
    retenu = mesure is not None and avancement.statut.est_juge
    return (
        indicateur.id,
        indicateur.noeud,
        cellule_csv(indicateur.libelle),
        indicateur.unite,
        cellule_csv(cible.texte) if cible else "",
        genre_de_cible(indicateur).value,
        cible.comparateur if cible else "",
        *(_ecrit(getattr(cible, nom, None)) for nom in ("valeur", "minimum", "maximum", "variation")),
        cible.sens if cible else "",
        cible.unite if cible else "",
        _ecrit(cible.ensemble if cible else None),
        str(cible.annee or "") if cible else "",
        cible.portee if cible else "",
        cible.chaque if cible else "",
        _ecrit(cible.points if cible else None),
        " ".join(f"{jalon.annee}:{_bornes(jalon)}" for jalon in cible.jalons) if cible else "",
        " ".join(f"{une.territoire}:{_bornes(une)}" for une in cible.par_lieu) if cible else "",
        cellule_csv(reference.texte) if reference else "",
        _ecrit(reference.valeur if reference else None),
        str(reference.annee or "") if reference else "",
        indicateur.chiffres,
        _ecrit(mesure.nombre) if mesure and retenu and not mesure.en_fourchette else "",
        mesure.periode.texte if mesure and retenu else "",
        " ".join(avancement.territoires) if retenu else "",
        _ecrit(avancement.reference.nombre if avancement.reference and retenu else None),
        _ecrit(decimal(but.borne) if but and but.borne is not None and retenu else None),
        _taux(avancement.taux),
        _taux(avancement.attendu),
        avancement.statut.value,
        avancement.raison.value,
        avancement.echeance,
        " ".join(contexte.referents(indicateur)),
        *_du_chiffre(contexte.suivi.chiffres_qui_parlent[indicateur.id]),
        " ".join(indicateur.aussi_sous),
        indicateur.de,
        indicateur.calcul.genre.value if indicateur.calcul else "",
        " ".join(indicateur.calcul.termes) if indicateur.calcul else "",
        indicateur.ajoute.date if indicateur.ajoute else "",
        indicateur.retire.date if indicateur.retire else "",
        " ".join(indicateur.retire.remplace_par) if indicateur.retire else "",
        str(compte.prevues),
        str(compte.trouvees),
        compte.depuis,
    )


def _du_chiffre(lecture: Lecture) -> Iterator[str]:
    """Columns of the figure that speaks, and the rows of valeurs.csv that make it."""
    mesure = lecture.mesure
    yield _ecrit(mesure.nombre if mesure and not mesure.en_fourchette else None)
    yield cellule_csv(lecture.mots.mots) if lecture.mots else ""
    yield lecture.origine.value
    yield " ".join(lecture.lieux_du_chiffre)
    yield " ".join(periode.texte for periode in _periodes(lecture))
    yield " ".join(periode.texte for periode in mesure.periodes_retranchees) if mesure else ""
    yield from (_ecrit(borne) for borne in (mesure.bornes if mesure and mesure.bornes else (None, None)))


def _ecrit(nombre: Decimal | None) -> str:
    return "" if nombre is None else format(nombre, "f")


def _taux(taux: Fraction | None) -> str:
    return "" if taux is None else format(_six(taux), "f")


def syntheses_csv(contexte: Contexte) -> bytes:
    """One row for the contract, then one per node, partner and territory: the count of each status. A node counts all that is below it;
    `parent` is the id of the node above it.

    Where the publisher collects the figures, the last columns count those that were due and those that came.
    """
    colonnes = table_de(contexte, SYNTHESES).noms
    return ecrire_csv(colonnes, (rangee[: len(colonnes)] for rangee in _syntheses(contexte)))


def _syntheses(contexte: Contexte) -> Iterator[Sequence[str]]:
    suivi = contexte.suivi
    toutes = list(contexte.indicateurs.values())
    yield _compte("contrat", contexte.contrat.id, "", suivi.synthese(toutes), contexte, toutes)
    for noeud in contexte.noeuds.values():
        dessous = contexte.indicateurs_sous(noeud)
        yield _compte("noeud", noeud.id, noeud.parent, suivi.synthese(dessous), contexte, dessous)
    for id in contexte.partenaires_du_contrat:
        siens = contexte.indicateurs_de(id)
        yield _compte("partenaire", id, "", suivi.synthese(siens), contexte, siens)
    partout, par_lieu = suivi.completude(toutes), _releves_par_lieu(contexte)
    for id, territoire in contexte.territoires.items():
        releves = (partout.prevues, partout.trouvees) if territoire.type is TypeTerritoire.PERIMETRE else par_lieu[id]
        yield _rangee("territoire", id, "", suivi.syntheses_par_lieu[id], releves)


def _compte(genre: str, id: str, parent: str, synthese: Synthese, contexte: Contexte, indicateurs: Iterable[Indicateur]) -> Sequence[str]:
    compte = contexte.suivi.completude(indicateurs)
    return _rangee(genre, id, parent, synthese, (compte.prevues, compte.trouvees))


def _rangee(genre: str, id: str, parent: str, synthese: Synthese, releves: tuple[int, int]) -> Sequence[str]:
    nombres = [str(nombre) for _, nombre in synthese.nombres]
    return (genre, id, parent, *nombres, str(synthese.total), *(str(nombre) for nombre in releves))


def _releves_par_lieu(contexte: Contexte) -> Mapping[str, tuple[int, int]]:
    """(foreseen until today, found) at each place, for the figures that are foreseen for each place."""
    prevues, trouvees = Counter[str](), Counter[str]()
    for attentes in contexte.suivi.attentes.values():
        for attente in attentes:
            if attente.etat is not EtatAttente.A_VENIR:
                prevues[attente.territoire] += 1
                trouvees[attente.territoire] += attente.etat in (EtatAttente.TROUVEE, EtatAttente.SECRET)
    return {id: (prevues[id], trouvees[id]) for id in contexte.territoires}
