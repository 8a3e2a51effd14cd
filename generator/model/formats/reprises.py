"""What a new contract takes from another one, field by field: every field of every kind of file has its decision here, and a test holds that.

What is a contract's own (figures, places, answers, opinions, amounts, dates, words of its documents and places in them) is never taken.
"""

from collections.abc import Mapping
from enum import StrEnum

from generator.model.formats.adresses import ADRESSES
from generator.model.formats.argent import MONTANTS
from generator.model.formats.avertissements import AVERTISSEMENTS
from generator.model.formats.chiffres import PUBLICATIONS, SERIES, VALEURS, VOISINS
from generator.model.formats.collecte import COLLECTE
from generator.model.formats.constatations import ANOMALIES, CONSTATS, CORRECTIONS, FAITS
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.copies import COPIES, REPONSES_DU_WEB
from generator.model.formats.nouvelles import AVIS, ETATS
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.registres import GLOSSAIRE, MESURES, PARTENAIRES
from generator.model.formats.site import SITE
from generator.model.formats.territoires import TERRITOIRES
from generator.model.formats.unites import UNITES


class SortDuChamp(StrEnum):
    """What becomes of one field in the new contract."""

    TELLE = "as it is: a choice of the program's, a number of the tree, a name that files use"
    NOUVELLE = "an id of its own, made from the place in the tree"
    RENVOI = "ids of promises and indicators, as they are called in the new contract"
    NIVEAU = "the id of a level, as it is called there"
    UNITE = "the id of a unit, as it is called there"
    NATIONAUX = "those ids of partners that the program brings to everybody"
    MESURES = "those numbers of national measures that the program brings"
    MOTS = "its words, with a hole for each word that is the other contract's own"
    EXEMPLE = "the same, marked: the words of the new document take their place"
    MARQUE = "a mark alone that says what to write"
    DEDANS = "the fields inside it, each as is said of it"
    DITE = "said in the mark of the target, without its number"
    LAISSEE = "nothing"


_PLACE = dict.fromkeys(("document", "section", "repere", "passage"), SortDuChamp.LAISSEE)
_CONTRAT = {
    "contrat": {
        # The new contract says these for itself: who it is, when, where it is read, who signs it.
        **dict.fromkeys(
            (
                "id",
                "titre",
                "titre_signe",
                "territoire_nom",
                "connaissance",
                "debut",
                "fin",
                "duree_texte",
                "signature",
                "documents",
                "signataires",
                "collectifs",
                "contrats_de_ville",
                "communes_du_perimetre",
                "calendrier",
                "collecte",
                "nom_des_communes",
                "seuils",
                "identite",
                "accessibilite",
                "signalement",
                "noms_de_personnes",
                "changements_depuis",
                "note_editoriale",
            ),
            SortDuChamp.LAISSEE,
        ),
        "type": SortDuChamp.MOTS,
        "niveaux": SortDuChamp.DEDANS,
        "referents": SortDuChamp.DEDANS,
        "nom_des_partenaires": SortDuChamp.MOTS,
        "dimensions": SortDuChamp.DEDANS,
    },
    "niveau": {
        "id": SortDuChamp.NIVEAU,
        "nom": SortDuChamp.MOTS,
        "pluriel": SortDuChamp.MOTS,
        "article": SortDuChamp.MOTS,
        "description": SortDuChamp.MOTS,
    },
    "referents": {"regle": SortDuChamp.TELLE, "types": SortDuChamp.TELLE, "texte": SortDuChamp.LAISSEE, **_PLACE},
    "dimension": {"id": SortDuChamp.TELLE, "nom": SortDuChamp.MOTS, "total": SortDuChamp.TELLE, "modalites": SortDuChamp.DEDANS},
    "modalite": {"id": SortDuChamp.TELLE, "nom": SortDuChamp.MOTS},
}
_REFERENTIEL = {
    "referentiel": {"noeuds": SortDuChamp.DEDANS, **_PLACE},
    "noeud": {
        "id": SortDuChamp.NOUVELLE,
        "niveau": SortDuChamp.NIVEAU,
        "numero": SortDuChamp.TELLE,
        "titre": SortDuChamp.EXEMPLE,
        "partenaires": SortDuChamp.DEDANS,
        "partenaires_texte": SortDuChamp.MARQUE,
        "mesures_nationales": SortDuChamp.MESURES,
        "indicateurs": SortDuChamp.DEDANS,
        "noeuds": SortDuChamp.DEDANS,
        **dict.fromkeys(
            (
                "texte",
                "composantes",
                "territoires",
                "fiche",
                "resultats_attendus",
                "conseils_citoyens",
                "themes",
                "anciens_ids",
                "note_editoriale",
            ),
            SortDuChamp.LAISSEE,
        ),
        **_PLACE,
    },
    "partenaire": {"id": SortDuChamp.NATIONAUX, "services": SortDuChamp.NATIONAUX, "role": SortDuChamp.TELLE},
    "indicateur": {
        "id": SortDuChamp.NOUVELLE,
        "type": SortDuChamp.TELLE,
        "libelle": SortDuChamp.MOTS,
        "statut": SortDuChamp.TELLE,
        "unite": SortDuChamp.UNITE,
        "cible": SortDuChamp.DEDANS,
        "sans_objectif": SortDuChamp.MARQUE,
        "periodicite": SortDuChamp.TELLE,
        "chiffres": SortDuChamp.TELLE,
        "total": SortDuChamp.TELLE,
        "aussi_sous": SortDuChamp.RENVOI,
        "de": SortDuChamp.RENVOI,
        "calcul": SortDuChamp.DEDANS,
        "referents": SortDuChamp.NATIONAUX,
        "referents_texte": SortDuChamp.MARQUE,
        "definition": SortDuChamp.MOTS,
        "sources": SortDuChamp.MOTS,
        **dict.fromkeys(
            (
                "reference",
                "echeance",
                "ajoute",
                "retire",
                "ruptures",
                "contours_recalcules",
                "seuils",
                "territoires",
                "lieux_nommes",
                "themes",
                "anciens_ids",
                "note_editoriale",
            ),
            SortDuChamp.LAISSEE,
        ),
        **_PLACE,
    },
    "cible": {
        "texte": SortDuChamp.DITE,
        "sens": SortDuChamp.DITE,
        "valeur": SortDuChamp.DITE,
        "annee": SortDuChamp.DITE,
        "comparateur": SortDuChamp.DITE,
        "unite": SortDuChamp.DITE,
        "variation": SortDuChamp.DITE,
        "minimum": SortDuChamp.DITE,
        "maximum": SortDuChamp.DITE,
        "portee": SortDuChamp.DITE,
        "chaque": SortDuChamp.DITE,
        "ensemble": SortDuChamp.DITE,
        "tolerance": SortDuChamp.DITE,
        "points": SortDuChamp.DITE,
        "jalons": SortDuChamp.DITE,
        "par_lieu": SortDuChamp.DITE,
        "avant": SortDuChamp.LAISSEE,
    },
    "calcul": dict.fromkeys(("somme", "difference", "part", "numerateur", "denominateur"), SortDuChamp.RENVOI),
}
_UNITES = {
    "unites": {"unites": SortDuChamp.DEDANS},
    "unite": {
        "id": SortDuChamp.UNITE,
        "nom": SortDuChamp.MOTS,
        "singulier": SortDuChamp.MOTS,
        "pluriel": SortDuChamp.MOTS,
        "symbole": SortDuChamp.MOTS,
        "pour": SortDuChamp.TELLE,
        "total": SortDuChamp.TELLE,
        "decimales": SortDuChamp.TELLE,
        "minimum": SortDuChamp.TELLE,
        "maximum": SortDuChamp.TELLE,
    },
}
SortsDesChamps = Mapping[str, Mapping[str, SortDuChamp]]
# By kind of file: what is taken of each kind of thing in it; None where nothing of the file is.
REPRISES: Mapping[str, SortsDesChamps | None] = {
    CONTRAT.nom: _CONTRAT,
    REFERENTIEL.nom: _REFERENTIEL,
    UNITES.nom: _UNITES,
    # The places are those of the new contract; the registers are the project's, or the program's.
    **dict.fromkeys((un.nom for un in (TERRITOIRES, PARTENAIRES, MESURES, GLOSSAIRE, SITE)), None),
    # What was found, written, answered, decided there.
    **dict.fromkeys((un.nom for un in (CORRECTIONS, CONSTATS, FAITS, MONTANTS, ANOMALIES, PUBLICATIONS)), None),
    **dict.fromkeys(
        (un.nom for un in (VALEURS, COLLECTE, SERIES, VOISINS, ETATS, AVIS, AVERTISSEMENTS, ADRESSES, COPIES, REPONSES_DU_WEB)), None
    ),
}
