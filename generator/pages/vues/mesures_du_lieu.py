"""What is measured in one place, or at the nearest level above it, and how the place compares with the whole."""

from dataclasses import dataclass

from generator.calculs.choix import Origine
from generator.calculs.ventilations import ecarts
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, periode_fr
from generator.pages.vues.chiffres import phrase_d_ecart
from generator.pages.vues.commun import Lien
from generator.pages.vues.lecture import chiffre_dit, temps_dit
from generator.pages.vues.noms_des_lieux import le, possessif
from generator.pages.vues.statuts import VueStatut, vue_statut_de


@dataclass(frozen=True, slots=True)
class Mesure:
    """One indicator measured here: its last figure, with its period."""

    lien: Lien
    valeur: str
    periode: str
    ou: str
    statut: VueStatut


def mesures_du_lieu(contexte: Contexte, page: str, territoire: Territoire) -> tuple[tuple[Mesure, ...], str]:
    """What is measured here; when nothing is, what is measured at the nearest level above."""
    nom, noms = contexte.contrat.nom_des_communes
    mesures = _mesures_de(contexte, page, territoire.id)
    if mesures:
        return mesures, f"{accord(len(mesures), 'indicateur a', 'indicateurs ont')} des chiffres publiés à cette échelle."
    dessus = tuple(mesure for id in territoire.communes for mesure in _mesures_de(contexte, page, id))
    if dessus:
        ou = possessif("s", nom) if len(territoire.communes) < 2 else f"ses {noms}"
        return dessus, f"Aucun chiffre n’est publié pour ce quartier. Voici ceux de {ou}{INSECABLE}:"
    perimetres = contexte.de_type(TypeTerritoire.PERIMETRE)
    tout = tuple(mesure for perimetre in perimetres for mesure in _mesures_de(contexte, page, perimetre.id))
    if tout:
        ni = f", ni pour {le(nom)}" if territoire.est_quartier else ""
        return tout, f"Aucun chiffre n’est publié ici{ni}. Voici ceux de l’ensemble du territoire{INSECABLE}:"
    return (), "Aucun chiffre n’est publié ici, ni à une échelle plus large."


def _mesures_de(contexte: Contexte, page: str, id: str) -> tuple[Mesure, ...]:
    mesures = []
    for indicateur in contexte.indicateurs.values():
        lecture = contexte.suivi.lectures_par_lieu.get(id, {}).get(indicateur.id)
        chiffre = chiffre_dit(contexte, indicateur, lecture) if lecture else None
        if lecture and chiffre and (lecture.lieux_du_chiffre == (id,) or lecture.origine is Origine.SOMME):
            mesures.append(
                Mesure(
                    _lien_indicateur(contexte, page, indicateur),
                    chiffre.texte,
                    temps_dit(lecture.mesure) if lecture.mesure else periode_fr(lecture.mots.periode) if lecture.mots else "",
                    contexte.territoires[id].nom,
                    vue_statut_de(lecture.avancement),
                )
            )
    return tuple(mesures)


def ecarts_du_lieu(contexte: Contexte, territoire: Territoire) -> tuple[str, ...]:
    """How this place compares with the whole it belongs to, indicator by indicator."""
    phrases = []
    for id, valeurs in contexte.valeurs.items():
        for ecart in ecarts(valeurs, contexte.territoires):
            if ecart.partie.territoire == territoire.id:
                phrases.append(f"{contexte.indicateurs[id].libelle}{INSECABLE}: {phrase_d_ecart(contexte, ecart)}")
    return tuple(phrases)


def _lien_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien:
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)))
