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
from generator.model.formats.nouvelles import AVIS, ETATS
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.registres import GLOSSAIRE, MESURES, PARTENAIRES
from generator.model.formats.site import SITE
from generator.model.formats.territoires import TERRITOIRES
from generator.model.formats.unites import UNITES


class Reprise(StrEnum):
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


_PLACE = dict.fromkeys(("document", "section", "repere", "passage"), Reprise.LAISSEE)
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
                "note_editoriale",
            ),
            Reprise.LAISSEE,
        ),
        "type": Reprise.MOTS,
        "niveaux": Reprise.DEDANS,
        "referents": Reprise.DEDANS,
        "nom_des_partenaires": Reprise.MOTS,
        "dimensions": Reprise.DEDANS,
    },
    "niveau": {
        "id": Reprise.NIVEAU,
        "nom": Reprise.MOTS,
        "pluriel": Reprise.MOTS,
        "article": Reprise.MOTS,
        "description": Reprise.MOTS,
    },
    "referents": {"regle": Reprise.TELLE, "types": Reprise.TELLE, "texte": Reprise.LAISSEE, **_PLACE},
    "dimension": {"id": Reprise.TELLE, "nom": Reprise.MOTS, "total": Reprise.TELLE, "modalites": Reprise.DEDANS},
    "modalite": {"id": Reprise.TELLE, "nom": Reprise.MOTS},
}
_REFERENTIEL = {
    "referentiel": {"noeuds": Reprise.DEDANS, **_PLACE},
    "noeud": {
        "id": Reprise.NOUVELLE,
        "niveau": Reprise.NIVEAU,
        "numero": Reprise.TELLE,
        "titre": Reprise.EXEMPLE,
        "partenaires": Reprise.DEDANS,
        "partenaires_texte": Reprise.MARQUE,
        "mesures_nationales": Reprise.MESURES,
        "indicateurs": Reprise.DEDANS,
        "noeuds": Reprise.DEDANS,
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
            Reprise.LAISSEE,
        ),
        **_PLACE,
    },
    "partenaire": {"id": Reprise.NATIONAUX, "services": Reprise.NATIONAUX, "role": Reprise.TELLE},
    "indicateur": {
        "id": Reprise.NOUVELLE,
        "type": Reprise.TELLE,
        "libelle": Reprise.MOTS,
        "statut": Reprise.TELLE,
        "unite": Reprise.UNITE,
        "cible": Reprise.DEDANS,
        "sans_objectif": Reprise.MARQUE,
        "periodicite": Reprise.TELLE,
        "chiffres": Reprise.TELLE,
        "total": Reprise.TELLE,
        "aussi_sous": Reprise.RENVOI,
        "de": Reprise.RENVOI,
        "calcul": Reprise.DEDANS,
        "referents": Reprise.NATIONAUX,
        "referents_texte": Reprise.MARQUE,
        "definition": Reprise.MOTS,
        "sources": Reprise.MOTS,
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
                "themes",
                "anciens_ids",
                "note_editoriale",
            ),
            Reprise.LAISSEE,
        ),
        **_PLACE,
    },
    "cible": {
        "texte": Reprise.DITE,
        "sens": Reprise.DITE,
        "valeur": Reprise.DITE,
        "annee": Reprise.DITE,
        "comparateur": Reprise.DITE,
        "unite": Reprise.DITE,
        "variation": Reprise.DITE,
        "minimum": Reprise.DITE,
        "maximum": Reprise.DITE,
        "portee": Reprise.DITE,
        "chaque": Reprise.DITE,
        "ensemble": Reprise.DITE,
        "tolerance": Reprise.DITE,
        "points": Reprise.DITE,
        "jalons": Reprise.DITE,
        "par_lieu": Reprise.DITE,
        "avant": Reprise.LAISSEE,
    },
    "calcul": dict.fromkeys(("somme", "difference", "part", "numerateur", "denominateur"), Reprise.RENVOI),
}
_UNITES = {
    "unites": {"unites": Reprise.DEDANS},
    "unite": {
        "id": Reprise.UNITE,
        "nom": Reprise.MOTS,
        "singulier": Reprise.MOTS,
        "pluriel": Reprise.MOTS,
        "symbole": Reprise.MOTS,
        "pour": Reprise.TELLE,
        "total": Reprise.TELLE,
        "decimales": Reprise.TELLE,
        "minimum": Reprise.TELLE,
        "maximum": Reprise.TELLE,
    },
}
Reprises = Mapping[str, Mapping[str, Reprise]]
# By kind of file: what is taken of each kind of thing in it; None where nothing of the file is.
REPRISES: Mapping[str, Reprises | None] = {
    CONTRAT.nom: _CONTRAT,
    REFERENTIEL.nom: _REFERENTIEL,
    UNITES.nom: _UNITES,
    # The places are those of the new contract; the registers are the project's, or the program's.
    **dict.fromkeys((un.nom for un in (TERRITOIRES, PARTENAIRES, MESURES, GLOSSAIRE, SITE)), None),
    # What was found, written, answered, decided there.
    **dict.fromkeys((un.nom for un in (CORRECTIONS, CONSTATS, FAITS, MONTANTS, ANOMALIES, PUBLICATIONS)), None),
    **dict.fromkeys((un.nom for un in (VALEURS, COLLECTE, SERIES, VOISINS, ETATS, AVIS, AVERTISSEMENTS, ADRESSES)), None),
}
