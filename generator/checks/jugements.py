"""Warns of figures that cannot be held against their target because that of a place is missing, and names the missing row."""

from collections import defaultdict
from collections.abc import Iterator

from generator.calculs.avancement import CadreDeLecture
from generator.calculs.cible_du_lieu import doivent_l_atteindre
from generator.calculs.jugement import juger
from generator.calculs.lecture import situer
from generator.calculs.lieux import lieux_des_noeuds, lieux_suivis
from generator.calculs.ligne_manquante import DE_LIEU, LigneManquante, ligne_manquante
from generator.calculs.series import retenues
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur


def verifier_jugements(dossier: Dossier) -> Iterator[Probleme]:
    """Indicators whose figures cannot be held against their target for want of a place, and the row that is missing.

    These rules know no current day: each indicator is judged as on the last day of the periods of its figures.
    """
    if not {"territoires", "noeuds"} & dossier.incomplets:
        yield from _du_dossier(dossier)


def _du_dossier(dossier: Dossier) -> Iterator[Probleme]:
    territoires = {territoire.id: territoire for territoire in dossier.territoires}
    lieux = lieux_des_noeuds(dossier.racines)
    par_indicateur: defaultdict[str, list[Valeur]] = defaultdict(list)
    for valeur in retenues(dossier.valeurs, dossier.publications_par_nom()):
        if valeur.territoire in territoires:
            par_indicateur[valeur.indicateur].append(valeur)
    for indicateur in dossier.indicateurs():
        valeurs = par_indicateur.get(indicateur.id, [])
        nommes = {*indicateur.territoires, *doivent_l_atteindre(indicateur)}
        if not valeurs or indicateur.cible is None or not nommes <= territoires.keys():
            continue
        cadre = CadreDeLecture(dossier.contrat, territoires, max(valeur.periode.fin for valeur in valeurs))
        situe = situer(indicateur, valeurs, lieux_suivis(indicateur, lieux))
        avancement = juger(situe, valeurs, cadre)
        ligne = ligne_manquante(situe, valeurs, cadre, avancement) if avancement.raison in DE_LIEU else None
        if ligne is not None:
            yield _probleme(indicateur, ligne)


def _probleme(indicateur: Indicateur, ligne: LigneManquante) -> Probleme:
    message = f"Les chiffres de « {indicateur.id} » ne se comparent pas à sa cible, qui vaut pour d’autres lieux que les leurs."
    conseil = f"Une ligne pour « {ligne.territoire} » en {ligne.periode.texte} permettrait de juger"
    somme = " ; ou bien, si les chiffres des lieux s’additionnent, « total: somme » à l’indicateur." if ligne.additif else "."
    return Probleme(indicateur.lieu, CodeChiffre.JUGEMENT, message, f"{conseil}{somme}", Gravite.AVERTISSEMENT)
