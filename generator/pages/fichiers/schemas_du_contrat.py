"""The shapes of what `referentiel.json` and `indicateur.json` hold."""

from generator.calculs.calculs_montres import SorteDeCalcul
from generator.calculs.designation import Origine
from generator.calculs.genres_de_cible import GenreCible
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from generator.model.argent import NATURES
from generator.model.contrat import Connaissance
from generator.model.etat import EtatEngagement
from generator.model.publication import EtatDeLecture, GenreDeSource, Licence
from generator.model.referentiel import GenreDeCalcul, StatutIndicateur, TypeIndicateur
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur
from generator.pages.fichiers.schema_json import (
    ADRESSE,
    DATE,
    ENTIER,
    JOUR,
    MOT,
    MOTS,
    NOMBRE,
    OUI_NON,
    RIEN_OU_DATE,
    RIEN_OU_ENTIER,
    RIEN_OU_MOT,
    RIEN_OU_NOMBRE,
    Schema,
    liste,
    objet,
    ou_rien,
    par_id,
    un_de,
)
from generator.pages.fichiers.schemas_des_documents import DOCUMENT

_SOURCE = objet({"document": MOT, "section": MOT, "repere": MOT}, dit="la place dans un document du contrat")
_SYNTHESE = objet({**{statut.value: ENTIER for statut in Statut}, "total": ENTIER}, dit="combien d’indicateurs sont dans chaque état")
_PAROLE = objet({"titre": MOT, "points": MOTS, "source": ou_rien(_SOURCE)})
_NOUVELLE = {"etat": un_de(EtatEngagement), "date": RIEN_OU_DATE, "phrase": MOT, "source": MOT}
MENTION = objet({"contrat": MOT, "territoire": MOT, "nom": MOT, "adresse": ADRESSE}, dit="un lieu, comme un contrat le nomme")
_BORNES = {"valeur": NOMBRE, "minimum": NOMBRE, "maximum": NOMBRE}
_CIBLE = objet(
    {"texte": MOT},
    {
        "valeur": RIEN_OU_NOMBRE,
        "annee": RIEN_OU_ENTIER,
        "comparateur": un_de(("<", "<=", "=", ">=", ">")),
        **dict.fromkeys(("sens", "portee", "chaque", "unite"), MOT),
        **dict.fromkeys(("variation", "minimum", "maximum", "ensemble", "tolerance", "points"), NOMBRE),
        "jalons": liste(objet({"annee": ENTIER, "texte": MOT}, _BORNES)),
        "par_lieu": liste(objet({"territoire": MOT, "texte": MOT}, _BORNES)),
        "avant": liste(objet({"texte": MOT, "changee_le": DATE, "document": MOT})),
    },
    "la cible : « texte » est imprimé, le reste est notre lecture",
)
_ENTREE = objet({"role": MOT, "valeur": NOMBRE, "unite": MOT, "periode": RIEN_OU_MOT, "territoire": RIEN_OU_MOT, "source": MOT})
_AVANCEMENT = objet(
    {
        "taux": RIEN_OU_NOMBRE,
        "attendu": RIEN_OU_NOMBRE,
        "attendu_au_chiffre": RIEN_OU_NOMBRE,
        "statut": un_de(Statut),
        "raison": ou_rien(un_de(Raison)),
        "genre_de_cible": un_de(GenreCible),
        "formule": RIEN_OU_MOT,
        "echeance": RIEN_OU_DATE,
        "annee_projetee": RIEN_OU_ENTIER,
        "entrees": liste(_ENTREE),
        "par_lieu": par_id(un_de(Statut)),
    },
    dit="l’état, et tout ce dont il est calculé ; 1 : la cible est atteinte",
)
_CHIFFRE = objet(
    {
        "valeur": RIEN_OU_NOMBRE,
        "mots": RIEN_OU_MOT,
        "origine": un_de(Origine),
        "territoires": MOTS,
        "periodes": MOTS,
        "periodes_retranchees": MOTS,
    },
    {"bornes": liste(NOMBRE)},
    "le chiffre montré en grand, et les lignes de valeurs.csv dont il est fait",
)
_RELEVE = objet({"periode": MOT, "territoire": RIEN_OU_MOT, "etat": MOT}, {"echeance": MOT})
_SEUIL = objet(
    {
        **dict.fromkeys(("nom", "texte", "comparateur", "qui", "date"), MOT),
        "valeur": RIEN_OU_NOMBRE,
        "mots": un_de(("document", "redaction")),
        "source": ou_rien(_SOURCE),
    }
)
_LIENS_DE_L_INDICATEUR = {
    "aussi_sous": MOTS,
    "sous_indicateur_de": MOT,
    "lieux_nommes": MOTS,
    "calcul": objet({"genre": un_de(GenreDeCalcul), "termes": MOTS, "pour": ENTIER}),
    "ajoute": objet({"date": MOT, "raison": MOT, "source": ou_rien(_SOURCE)}),
    "retire": objet({"date": MOT, "raison": MOT, "remplace_par": MOTS, "source": ou_rien(_SOURCE)}),
    "seuils": liste(_SEUIL),
    "contours_recalcules": objet({"texte": MOT, "source": ou_rien(_SOURCE)}),
    "releves_prevus": ENTIER,
    "releves_trouves": ENTIER,
    "non_fourni_depuis": RIEN_OU_DATE,
}
_DE_L_INDICATEUR = {
    **dict.fromkeys(("id", "noeud", "libelle", "definition", "unite", "referents_texte", "sans_objectif", "note_editoriale"), MOT),
    "type": un_de(TypeIndicateur),
    "statut": un_de(StatutIndicateur),
    **dict.fromkeys(("referents", "themes", "periodes_prevues", "territoires", "lieux"), MOTS),
    "echeance": ou_rien(objet({"texte": MOT, "date": RIEN_OU_DATE})),
    "cible": ou_rien(_CIBLE),
    "reference": ou_rien(objet({"texte": MOT, "valeur": RIEN_OU_NOMBRE, "annee": RIEN_OU_ENTIER})),
    "avancement": _AVANCEMENT,
    "chiffre": ou_rien(_CHIFFRE),
    "valeurs_trouvees": ENTIER,
    "releves": liste(_RELEVE),
    "chiffres": RIEN_OU_MOT,
    "source": ou_rien(_SOURCE),
    "adresse": ADRESSE,
}
_PROVENANCE = {
    "id": MOT,
    "titre": MOT,
    "editeur": MOT,
    "date": RIEN_OU_DATE,
    "url": RIEN_OU_MOT,
    "genre": un_de(GenreDeSource),
    "lu_le": RIEN_OU_DATE,
    "saisi_par": RIEN_OU_MOT,
    "licence": ou_rien(un_de(Licence)),
    "licence_url": RIEN_OU_MOT,
}
_VALEUR = objet(
    {
        "territoire": MOT,
        "periode": MOT,
        "valeur": {"type": ["number", "boolean", "string", "null"]},
        "statut": un_de(StatutValeur),
        "source": MOT,
        "publication": RIEN_OU_MOT,
        "repere": MOT,
        "commentaire": MOT,
        "lu_le": RIEN_OU_DATE,
        "saisi_par": RIEN_OU_MOT,
    },
    {"ventilation": par_id(MOT), "bornes": liste(NOMBRE), "retenu": MOT},
    "un chiffre ; vide, « statut » dit pourquoi il n’y en a pas",
)
_CONTRAT = objet(
    {
        **dict.fromkeys(("id", "titre", "titre_signe", "territoire", "type"), MOT),
        "debut": ENTIER,
        "fin": RIEN_OU_ENTIER,
        "fin_prolongee": RIEN_OU_DATE,
        "connaissance": un_de(Connaissance),
        "calcule_le": JOUR,
        "synthese": _SYNTHESE,
        "seuils": objet({"marge": NOMBRE, "tolerance": NOMBRE, "delai_mois": ENTIER}),
        "dimensions": liste(objet({"id": MOT, "nom": MOT, "modalites": MOTS})),
        "signature": RIEN_OU_DATE,
        "niveaux": liste(objet({"id": MOT, "nom": MOT, "pluriel": MOT})),
        "signataires": liste(objet({"partenaire": MOT, "libelle": MOT, "bloc_de_signature": ou_rien(OUI_NON)})),
        "contrats_de_ville": liste(
            objet({**dict.fromkeys(("id", "nom", "date", "libelle"), MOT), "communes": MOTS, "source": ou_rien(_SOURCE)})
        ),
        "collecte": liste(
            objet(
                {
                    **dict.fromkeys(("periode", "titre"), MOT),
                    "types": MOTS,
                    "echeance": RIEN_OU_DATE,
                    "depart": OUI_NON,
                    "source": ou_rien(_SOURCE),
                }
            )
        ),
        "changements_depuis": RIEN_OU_DATE,
        "calendrier": liste(
            objet(
                {
                    **dict.fromkeys(("id", "texte", "echeance_texte", "note_editoriale"), MOT),
                    "details": MOTS,
                    "responsables": MOTS,
                    "periodicite": RIEN_OU_MOT,
                    "echeance": RIEN_OU_DATE,
                    "source": ou_rien(_SOURCE),
                }
            )
        ),
    },
    dit="le contrat ; « calcule_le » est le jour duquel les états sont dits",
)
_COUVRE = objet(
    {
        "periode": RIEN_OU_MOT,
        "tout": OUI_NON,
        "noeuds": MOTS,
        "indicateurs": MOTS,
        "lesquels": un_de(("connus", "inconnus")),
        "chiffres": MOT,
    }
)
_PUBLICATION = objet(
    {
        **_PROVENANCE,
        "document": RIEN_OU_MOT,
        "etat": un_de(EtatDeLecture),
        "cherchee": ou_rien(objet({"ou": MOT, "le": DATE})),
        "couvre": ou_rien(_COUVRE),
        "fin_du_contrat": RIEN_OU_DATE,
        "fin_des_contrats_de_ville": RIEN_OU_DATE,
        "valeurs": ENTIER,
        "voisins": ENTIER,
        "note": MOT,
        "adresse": ADRESSE,
    },
    {"contours_recalcules": MOT, "ruptures": liste(objet({"date": MOT, "texte": MOT}))},
)
_SERIE = objet(
    {
        **dict.fromkeys(("id", "titre", "unite", "difference", "publication"), MOT),
        "pres_de": MOTS,
        "par": un_de(("contrat_de_ville", "territoire")),
        "lieux": liste(objet({"id": MOT, "nom": MOT})),
        "somme": ou_rien(objet({"lieux": MOTS, "sans": MOT})),
    }
)
_FICHE: Schema = {"type": "object", "description": "ce que le plan dit d’une action ; seulement ce qui y est", "additionalProperties": MOT}
_NOEUD = objet(
    {
        **dict.fromkeys(("id", "niveau", "numero", "titre", "texte", "partenaires_texte", "note_editoriale"), MOT),
        "parent": RIEN_OU_MOT,
        **dict.fromkeys(("composantes", "partenaires", "resultats_attendus", "territoires", "lieux", "mesures_nationales", "themes"), MOTS),
        "services": par_id(MOTS),
        "roles": par_id(MOT),
        "fiche": ou_rien(_FICHE),
        "conseils_citoyens": ou_rien(_PAROLE),
        "etat": ou_rien(objet({**_NOUVELLE, "historique": liste(objet(_NOUVELLE))})),
        "synthese": _SYNTHESE,
        "source": ou_rien(_SOURCE),
        "adresse": ADRESSE,
    },
    dit="un titre ou une promesse",
)
_PARTENAIRE = objet(
    {
        **dict.fromkeys(("id", "nom", "sigle", "type"), MOT),
        "parent": RIEN_OU_MOT,
        "famille": RIEN_OU_MOT,
        "alias": MOTS,
        "synthese": _SYNTHESE,
        "adresse": ADRESSE,
    }
)
_TERRITOIRE = objet(
    {
        **dict.fromkeys(("id", "nom", "population_source", "poids", "localisation", "quartiers_source"), MOT),
        "quartiers": MOTS,
        "type": un_de(TypeTerritoire),
        "communes": MOTS,
        "contrat_de_ville": RIEN_OU_MOT,
        "population": RIEN_OU_ENTIER,
        "code": RIEN_OU_MOT,
        "latitude": RIEN_OU_NOMBRE,
        "longitude": RIEN_OU_NOMBRE,
        "synthese": _SYNTHESE,
        "indicateurs": par_id(un_de(Statut)),
        "ailleurs": liste(MENTION),
        "source": ou_rien(_SOURCE),
        "adresse": ADRESSE,
    }
)
_MESURE = objet(
    {
        **dict.fromkeys(("numero", "axe", "programme", "thematique", "intitule", "etat", "note_editoriale"), MOT),
        "mesure": RIEN_OU_MOT,
        "avancement": un_de(EtatEngagement),
        "indicateurs": MOTS,
    }
)
_LIGNE_DE_CONSTAT = {"texte": MOT, "source": _SOURCE}
_SUJET = objet(
    {
        "id": MOT,
        "titre": RIEN_OU_MOT,
        "constats": liste(objet(_LIGNE_DE_CONSTAT)),
        "axes": liste(objet({**_LIGNE_DE_CONSTAT, "promesses": MOTS, "note_editoriale": MOT})),
        "promesses": MOTS,
        "note_editoriale": MOT,
        "adresse": ADRESSE,
    },
    dit="un sujet : ce que le document constate, le travail qu’il demande, et les promesses que cela explique",
)
_CONSTATS = objet(
    {
        **dict.fromkeys(("nom", "nom_des_axes", "note_editoriale"), MOT),
        "imprimes_avec_les_promesses": OUI_NON,
        "themes": liste(objet({"id": MOT, "titre": MOT, "sujets": liste(_SUJET)})),
    },
    dit="ce que le document a constaté avant de promettre, mot pour mot ; quand il ne l’imprime pas avec les promesses, les rapprochements sont notre lecture",
)
_FAIT = objet(
    {
        **dict.fromkeys(("id", "texte", "note_editoriale"), MOT),
        "montant": RIEN_OU_NOMBRE,
        "nature": un_de(NATURES),
        "periode": RIEN_OU_MOT,
        **dict.fromkeys(("territoires", "partenaires"), MOTS),
        "noeud": RIEN_OU_MOT,
        "source": ou_rien(_SOURCE),
    }
)
_MONTANT = objet(
    {
        **dict.fromkeys(("id", "texte", "objet", "note_editoriale"), MOT),
        "montant": RIEN_OU_NOMBRE,
        "nature": un_de(NATURES),
        **dict.fromkeys(("par", "periode", "noeud", "publication"), RIEN_OU_MOT),
        **dict.fromkeys(("territoires", "partenaires"), MOTS),
        "source": ou_rien(_SOURCE),
    },
    None,
    "un montant qu’un document ou une publication écrit, et qu’aucun fait ni chiffre ne tient ; « partenaires » : ceux dont c’est l’argent",
)
_ANOMALIE = objet(
    {**dict.fromkeys(("id", "titre", "texte", "calcul"), MOT), "citations": MOTS, "concerne": MOTS, "source": ou_rien(_SOURCE)}
)
_AUTEUR = {"auteur": MOT, "auteur_partenaire": RIEN_OU_MOT, "date": DATE, "texte": MOT}
_AVIS = objet(
    {
        "id": MOT,
        "genre": un_de(("avis", "reponse")),
        "titre": MOT,
        **_AUTEUR,
        "sur": MOTS,
        "reponse": ou_rien(objet(_AUTEUR)),
        "adresse": ADRESSE,
    }
)
REFERENTIEL = objet(
    {
        "interface": MOT,
        "contrat": _CONTRAT,
        "documents": liste(DOCUMENT),
        "publications": liste(_PUBLICATION),
        "lecture_arretee_le": RIEN_OU_DATE,
        "chiffres_voisins": liste(_SERIE),
        "noeuds": liste(_NOEUD),
        "indicateurs": liste(objet(_DE_L_INDICATEUR, _LIENS_DE_L_INDICATEUR)),
        "partenaires": liste(_PARTENAIRE),
        "territoires": liste(_TERRITOIRE),
        "mesures_nationales": liste(_MESURE),
        "constats": ou_rien(_CONSTATS),
        "faits": liste(_FAIT),
        "montants": liste(_MONTANT),
        "anomalies": liste(_ANOMALIE),
        "avis": liste(_AVIS),
    },
    {"unites": liste(objet({"id": MOT, "nom": MOT, "pour": ENTIER, "additionne": OUI_NON}))},
)
_TERME = objet(
    {
        **dict.fromkeys(("role", "unite", "source", "repere"), MOT),
        "valeur": NOMBRE,
        **dict.fromkeys(("indicateur", "territoire", "periode", "publication"), RIEN_OU_MOT),
        "ligne": ou_rien(ADRESSE),
    },
    dit="un nombre du calcul ; « ligne » est l’adresse de la ligne qui le porte, vide pour ce que le document imprime à côté de l’indicateur",
)
_CALCUL = objet(
    {
        "sorte": un_de(SorteDeCalcul),
        "territoires": MOTS,
        "periode": RIEN_OU_MOT,
        "resultat": NOMBRE,
        "montre": MOT,
        "pour": ENTIER,
        "publie": RIEN_OU_NOMBRE,
        "termes": liste(_TERME),
    },
    {"ventilation": par_id(MOT)},
    "un chiffre que les pages montrent et qu’aucune source n’écrit : somme (ajouter les « partie », retrancher les « partie_retranchee »), chemin ((valeur − "
    "reference) ÷ (cible − reference)), part et formule_part (premier ÷ second), ecart et formule_difference (premier − second), formule_rapport (premier ÷ "
    "second × pour), formule_somme",
)
INDICATEUR = objet(
    {
        "interface": MOT,
        "contrat": objet({"id": MOT, "titre": MOT, "territoire": MOT}),
        "licence": MOT,
        **_DE_L_INDICATEUR,
        "valeurs": liste(_VALEUR),
        "publications": liste(objet(_PROVENANCE)),
        "calculs": liste(_CALCUL),
    },
    _LIENS_DE_L_INDICATEUR,
)
