"""Each kind of change, told from the files of a project to the words of a reader: none is silent, and none is without its words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from generator.calculs.mouvements import MOTS_TUS
from generator.model.dossier import Registre
from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.pieces.mouvements import MouvementDit, dire_un_mouvement
from generator.sources.instantanes import InstantaneIllisible, lire_instantane
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git, lire, remplacer

PREMIER, SECOND, TROISIEME = "2021-06-10", "2021-06-20", "2021-06-25"
DONNEES, MOTS = Path("referentiels") / CONTRAT, Path("content") / CONTRAT / "avis"
ECOLE = DONNEES / "referentiel" / "1-ecole.yml"
VOISINS = DONNEES / "voisins" / "enquete.csv"
PROTOCOLE = DONNEES / "documents" / "protocole"


class Retouche(Struct):
    """An edit of one file: words that it has once, and those in their place."""

    fichier: Path
    avant: str
    apres: str


RETOUCHES = (
    Retouche(ECOLE, 'libelle: "Nombre de guides distribués"', 'libelle: "Nombre de guides lus"'),
    Retouche(ECOLE, '"2 000 guides sur la durée du contrat", valeur: 2000', '"500 guides sur la durée du contrat", valeur: 500'),
    Retouche(
        ECOLE,
        'cible: {texte: "90 % de réussite en 2022", valeur: 90, annee: 2022}',
        'cible: {texte: "80 % de réussite en 2022", valeur: 80, annee: 2022, avant: [{texte: "90 % de réussite en 2022", changee_le: 2020-06, document: avenant}]}',
    ),
    Retouche(ECOLE, "Élèves reçus, sur cent élèves présents.", "Élèves reçus, sur cent élèves inscrits."),
    Retouche(
        ECOLE,
        'statut: a_definir\n                    libelle: "Déterminés au cours de l\'année 2020"\n                    echeance: {texte: "au cours de l\'année 2020", date: 2020-12-31}\n',
        'libelle: "Nombre de parents formés"\n                    unite: nombre\n',
    ),
    Retouche(
        ECOLE, "{id: departs, type: impact,", '{id: departs, type: resultat, sans_objectif: "Pas d\'objectif fixé", aussi_sous: [o1-1],'
    ),
    Retouche(ECOLE, 'reference: {texte: "70 % en 2015", valeur: 70,', 'reference: {texte: "72 % en 2015", valeur: 72,'),
    Retouche(
        ECOLE,
        "referents: [caf-exemple]\n                    territoires",
        "referents: [caf-exemple, etat]\n                    territoires",
    ),
    Retouche(
        ECOLE,
        'referents: [exempleville]\n            repere: "Objectif 1.1, tableau, ligne 2"',
        'referents: [exempleville]\n            retire: {date: 2020-06, raison: "elle est signée", remplace_par: [departs], document: avenant, repere: "Article 1"}\n            repere: "Objectif 1.1, tableau, ligne 2"',
    ),
    Retouche(ECOLE, "Poursuivre l'existant", "Étendre l'existant"),
    Retouche(ECOLE, "Le contrat commence par l'école.", "Le contrat commence par l'accueil."),
    Retouche(ECOLE, '"Les parents viennent."', '"Les parents viennent souvent."'),
    Retouche(ECOLE, "partenaires: [caf-exemple]", "partenaires: [caf-exemple, etat]"),
    Retouche(ECOLE, "territoires: [exempleville, quartier-neuf]", "territoires: [exempleville]"),
    Retouche(
        ECOLE,
        "      - {id: aides-montant,",
        '      - {id: aides-nombre, type: realisation, libelle: "Nombre des aides", unite: nombre, repere: "Annexe 2, I, tableau"}\n      - {id: aides-montant,',
    ),
    Retouche(
        DONNEES / "etats" / "suivi.csv",
        "o1-1-p1-e2;abandonne;",
        "o1-1-p1-e3;en cours;2021-06-15;Elle continue.;Bulletin de juin 2021\no1-1-p1-e2;abandonne;",
    ),
    Retouche(DONNEES / "publications.yml", "date: 2021-03\n", "date: 2021-04\n"),
    Retouche(DONNEES / "publications.yml", "etat: lue_en_partie", "etat: lue"),
    Retouche(DONNEES / "anomalies.yml", "et non 16", "et non seize"),
    Retouche(
        DONNEES / "faits.yml",
        "montant: 395259\n    nature: realise\n    periode: 2015/2019",
        "montant: 295259\n    nature: realise\n    periode: 2016/2019",
    ),
    Retouche(DONNEES / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;"),
    Retouche(DONNEES / "valeurs" / "communes.csv", "Procès-verbal du 31 mars 2019", "Procès-verbal du 1er avril 2019"),
    Retouche(DONNEES / "valeurs" / "communes.csv", "departs;pays-d-exemple;2019;-3;;;Bilan 2019;=1+1 n'est pas une formule\n", ""),
    Retouche(
        DONNEES / "valeurs" / "communes.csv",
        "departs;pays-d-exemple;2020;so;;;Bilan 2020;",
        "aides-nombre;pays-d-exemple;2020;12;;;Bilan 2020;\ndeparts;pays-d-exemple;2020;so;;;Bilan 2020;",
    ),
    Retouche(
        MOTS / "2021-caf-guides.md",
        "date: 2021-04-12\n",
        "date: 2021-04-12\nreponse: {auteur: exempleville, date: 2021-06, texte: Merci.}\n",
    ),
    Retouche(MOTS / "2020-accueil.md", "deux soirs par semaine", "un soir par semaine"),
    Retouche(MOTS / "2021-ville-familles.md", "elle est comptée une fois", "elle ne compte qu’une fois"),
    Retouche(
        ECOLE,
        "{id: o1-1-p1-e3, niveau: engagement,",
        "{id: o1-1-p1-e3, niveau: engagement, fiche: {debut: 2020-09, priorite: haute, beneficiaires: les parents},",
    ),
    Retouche(Path("referentiels") / "partenaires.yml", "Ville d’Autreville", "Commune d’Autreville"),
    Retouche(DONNEES / "montants.yml", "    montant: 20 000 €\n", "    montant: 12 000 €\n"),
    Retouche(
        DONNEES / "montants.yml",
        "\nmontants:\n",
        '\nmontants:\n  - {id: neuf, montant: 12, texte: "12 euros", nature: prevu, objet: "un essai", territoires: [exempleville], repere: "page 3"}\n',
    ),
    Retouche(DONNEES / "contrat.yml", "echeance: 2020-09-30", "echeance: 2020-10-31"),
    Retouche(DONNEES / "contrat.yml", 'echeance_texte: "pour septembre 2020"', 'echeance_texte: "pour octobre 2020"'),
    Retouche(DONNEES / "contrat.yml", "    echeance: 2020-06\n", "    echeance: 2020-07\n"),
    Retouche(DONNEES / "contrat.yml", '"Une charte est écrite."', '"Une charte peut être écrite."'),
    Retouche(DONNEES / "contrat.yml", "    periodicite: annuelle\n    responsables: [etat]\n", "    responsables: [etat, communes]\n"),
    Retouche(DONNEES / "contrat.yml", "\nfin: 2022\n", "\nfin: 2024\nseuils: {tolerance: 15 %}\nchangements_depuis: 2021-06-15\n"),
    Retouche(
        ECOLE,
        "- id: guides\n",
        '- id: guides\n                    seuils: [{nom: Alerte, texte: "moins de 40", valeur: 40, comparateur: "<", qui: "Comité", date: 2019-06-14, repere: "Annexe 2"}]\n',
    ),
    Retouche(DONNEES / "contrat.yml", '  - {partenaire: pirates, libelle: "les <b>pirates</b> {{ 7*7 }}"}\n', ""),
    Retouche(VOISINS, "familles-par-commune;exempleville;2018;300;", "familles-par-commune;exempleville;2018;310;"),
    Retouche(VOISINS, "familles-par-commune;autreville;2018;20;Tableau 2, ligne 5;;\n", ""),
    Retouche(
        VOISINS,
        "postes;pays-d-exemple;2019-12-31;4;Tableau 3;;\n",
        "postes;pays-d-exemple;2019-12-31;4;Tableau 3;;\npostes;pays-d-exemple;2020-12-31;6;Tableau 4;;\n",
    ),
    Retouche(DONNEES / "voisins.yml", "ces chiffres comptent des familles.", "ces chiffres comptent toutes les familles."),
    Retouche(DONNEES / "voisins.yml", '"Postes en place, par contrat de ville"', '"Postes occupés, par contrat de ville"'),
    Retouche(Path("referentiels") / "mesures-nationales.yml", 'etat: "Réalisé"', 'etat: "Réalisé en partie"'),
    Retouche(Path("referentiels") / "mesures-nationales.yml", '"18 délégués (contre', '"28 délégués (contre'),
    Retouche(Path("referentiels") / "mesures-nationales.yml", '["Nombre de nouveaux délégués"]', '["Nombre de délégués"]'),
    Retouche(DONNEES / "constats.yml", "          - {passage: p12, promesses: [o1-1-p1-e1]}\n", ""),
    Retouche(ECOLE, 'partenaires_texte: "CAF"', 'partenaires_texte: "la CAF"'),
    Retouche(ECOLE, "{id: etat, services: [education-nationale]}", "{id: etat, role: pilote, services: [education-nationale]}"),
    Retouche(
        ECOLE,
        '        numero: "1.1"\n',
        '        numero: "1.1"\n        conseils_citoyens: {titre: "Enjeux du conseil citoyen", priorites: ["Ouvrir la cour."], repere: "Objectif 1.1"}\n',
    ),
    Retouche(DONNEES / "etats" / "suivi.csv", "Les travaux ont commencé.", "Les travaux ont bien commencé."),
    Retouche(DONNEES / "contrat.yml", 'libelle: "la commune d\'Autreville"', 'libelle: "la ville d\'Autreville"'),
    Retouche(DONNEES / "contrat.yml", 'libelle: "la Vallée"', 'libelle: "la vallée"'),
    Retouche(DONNEES / "contrat.yml", "echeance: 2021-03-31", "echeance: 2021-04-30"),
    Retouche(DONNEES / "contrat.yml", "CONTRAT D'EXEMPLE 2019 - 2022", "CONTRAT D'EXEMPLE 2019 - 2024"),
    Retouche(DONNEES / "contrat.yml", "date: 2019-03-01\n  lieu:", "date: 2019-03-02\n  lieu:"),
    Retouche(DONNEES / "contrat.yml", "modifie: protocole, effet: 2020-07-01", "effet: 2020-09-01"),
    Retouche(DONNEES / "contrat.yml", "Article 2 – Engagements", "Article 2 – Promesses"),
    Retouche(DONNEES / "publications.yml", 'editeur: "Département d’Exemple"', 'editeur: "Conseil départemental"'),
    Retouche(DONNEES / "publications.yml", "aides-2020.pdf", "aides-en-2020.pdf"),
    Retouche(DONNEES / "publications.yml", "licence: non_indiquee", "licence: cc0"),
    Retouche(DONNEES / "territoires.yml", "population: 21000", "population: 21500"),
    Retouche(DONNEES / "territoires.yml", "communes: [exempleville, autreville]", "communes: [exempleville]"),
    Retouche(DONNEES / "territoires.yml", "{id: les-peupliers, type: qva,", "{id: les-peupliers, type: qpv,"),
    Retouche(PROTOCOLE / "article-1.md", "{p8} Ce que nous avons constaté", "{p8} Ce que nous avons vu"),
    # What comes on the second day, and is gone on the third.
    Retouche(
        DONNEES / "voisins.yml",
        "series:\n",
        'series:\n  - {id: neuve, titre: "Une série", unite: nombre, pres_de: [aides-montant], difference: "Une autre.", publication: enquete-nationale}\n',
    ),
    Retouche(
        Path("referentiels") / "mesures-nationales.yml",
        "mesures:\n",
        'mesures:\n  - {numero: "9", axe: "Garantir les mêmes droits", programme: "SÉCURITÉ", thematique: "PROXIMITÉ", intitule: "Une mesure", etat: "Réalisé", repere: "Annexe 1, ligne n° 9"}\n',
    ),
    Retouche(
        DONNEES / "constats.yml",
        "    sujets:\n",
        "    sujets:\n      - {id: autre, constats: [p7], promesses: [o1-2]}\n",
    ),
    Retouche(
        ECOLE,
        "      - id: o1-2\n",
        '      - {id: o1-3, niveau: objectif, titre: "Ouvrir les cours d’école", repere: "Objectif 1.3"}\n      - id: o1-2\n',
    ),
    Retouche(
        DONNEES / "publications.yml",
        "publications:\n",
        'publications:\n  - {id: bilan-neuf, titre: "Un bilan", editeur: "Ville", date: 2021-06, adresse: "https://exempleville.invalid/bilan", genre: publication_officielle, etat: connue_non_lue}\n',
    ),
    Retouche(
        DONNEES / "anomalies.yml",
        "anomalies:\n",
        'anomalies:\n  - {id: deux-dates, titre: "Deux dates", texte: "Le document donne deux dates.", repere: "Annexe 2"}\n',
    ),
    Retouche(
        DONNEES / "contrat.yml",
        "calendrier:\n",
        'calendrier:\n  - {id: revue, texte: "Une revue est faite.", echeance: 2022-06, section: article-3, repere: "Article 3, § 5"}\n',
    ),
    Retouche(
        DONNEES / "territoires.yml",
        "\nterritoires:\n",
        '\nterritoires:\n  - {id: un-quartier, type: qva, nom: "Un quartier", communes: [autreville], repere: "Annexe 2, tableau, ligne 5"}\n',
    ),
    Retouche(
        DONNEES / "faits.yml",
        "faits:\n",
        'faits:\n  - {id: fait-neuf, texte: "Le département a versé 12 €.", montant: 12, nature: realise, territoires: [exempleville], repere: "Annexe 2, II"}\n',
    ),
)

# Files that come on the second day, and are gone on the third.
NEUFS = {
    MOTS / "2021-neuf.md": "---\ntitre: Un avis\nauteur: Conseil citoyen\ndate: 2021-06-15\n---\nDes mots.\n",
    PROTOCOLE / "signatures.md": "[page 16]\n\n# {p1} Signatures\n\n{p2} Fait à Exempleville.\n",
}
OB = GenreDeChose.OBLIGATION
S, V, N = GenreDeChose.SERIE_VOISINE, GenreDeChose.CHIFFRES_VOISINS, GenreDeChose.MESURE
C, P, F, U, A = GenreDeChose.INDICATEUR, GenreDeChose.PROMESSE, GenreDeChose.FAIT, GenreDeChose.PUBLICATION, GenreDeChose.PAROLE
LIEU = GenreDeChose.TERRITOIRE
AJOUT, RETRAIT = GenreDeMouvement.AJOUT, GenreDeMouvement.RETRAIT
SANS = "Aucune raison n’est écrite."
Cle = tuple[GenreDeChose, str, ChampSuivi | GenreDeMouvement]


def _change(avant: str, apres: str) -> str:
    return f"Ce site disait : {avant} ; il dit maintenant : {apres}"


# (what, its id, the field or what happened) → how it is called, and words of the sentence.
DITS: dict[Cle, tuple[str, str]] = {
    (C, "guides", ChampSuivi.LIBELLE): (
        "Mots d’un indicateur changés",
        f"{_change('« Nombre de guides distribués »', '« Nombre de guides lus »')}. {SANS}",
    ),
    (C, "guides", ChampSuivi.CIBLE): (
        "Cible changée",
        f"{_change('« 2 000 guides sur la durée du contrat »', '« 500 guides sur la durée du contrat »')}. {SANS}",
    ),
    (C, "guides", ChampSuivi.ETAT): ("État changé", f"{_change('en bonne voie', 'atteint')}. La cible a changé le même jour."),
    (C, "taux-de-reussite", ChampSuivi.CIBLE): (
        "Cible changée",
        f"{_change('« 90 % de réussite en 2022 »', '« 80 % de réussite en 2022 »')}. Selon : Avenant n° 1, juin 2020.",
    ),
    (C, "taux-de-reussite", ChampSuivi.DEFINITION): ("Définition d’un indicateur changée", "« Élèves reçus, sur cent élèves inscrits. »"),
    (C, "taux-de-reussite", ChampSuivi.REFERENCE): (
        "Valeur de départ changée",
        f"{_change('« 70 % en 2015 »', '« 72 % en 2015 »')}. {SANS}",
    ),
    (C, "o1-1-p1-e1-i1", ChampSuivi.STATUT): ("Indicateur défini", f"{_change('à définir', 'défini')}."),
    (C, "o1-1-p1-e1-i1", ChampSuivi.ECHEANCE): ("Échéance changée", _change("au cours de l'année 2020 (31 décembre 2020)", "rien")),
    (C, "o1-1-p1-e1-i1", ChampSuivi.UNITE): ("Unité changée", _change("rien", "nombre")),
    (C, "departs", ChampSuivi.TYPE): ("Type d’indicateur changé", _change("Indicateur d’impact", "Indicateur de résultat")),
    (C, "departs", ChampSuivi.SANS_OBJECTIF): ("Mots sur l’objectif changés", _change("rien", "« Pas d'objectif fixé »")),
    (C, "departs", ChampSuivi.PLACE): (
        "Place dans le contrat changée",
        "il dit maintenant : Aider les jeunes à partir en vacances, Ouvrir l'école aux familles.",
    ),
    (C, "satisfaction", ChampSuivi.REFERENTS): (
        "Partenaires nommés changés",
        "il dit maintenant : Caisse d’allocations familiales d’Exemple, État.",
    ),
    (C, "charte", ChampSuivi.RETIRE): (
        "Indicateur retiré du contrat",
        "Depuis : juin 2020. À sa place : Évolution du nombre de départs. Raison écrite : elle est signée. Selon : Avenant n° 1, juin 2020.",
    ),
    (C, "aides-nombre", AJOUT): ("Indicateur ajouté", "Ajouté à ce site."),
    (P, "o1", ChampSuivi.TEXTE): (
        "Texte changé",
        _change("« Le contrat commence par l'école. »", "« Le contrat commence par l'accueil. »"),
    ),
    (P, "o1-1-p1-e3", ChampSuivi.TITRE): ("Titre changé", _change("« Poursuivre l'existant »", "« Étendre l'existant »")),
    (P, "o1-1-p1-e3", ChampSuivi.DATES): ("Dates changées", _change("rien", "septembre 2020")),
    (P, "o1-1-p1-e3", ChampSuivi.ETAT): (
        "État d’une promesse",
        "il dit maintenant : en cours (15 juin 2021), Elle continue. Source : Bulletin de juin 2021.",
    ),
    (P, "o1-1-p1-e1", ChampSuivi.RESULTATS): ("Résultats attendus changés", "« Les parents viennent souvent. Les horaires sont connus. »"),
    (P, "o1-1-p1-e1", ChampSuivi.LIEUX): ("Lieux nommés changés", _change("Exempleville, Quartier Neuf", "Exempleville")),
    (P, "o1-1-p1-e2", ChampSuivi.PARTENAIRES): (
        "Partenaires nommés changés",
        "il dit maintenant : Caisse d’allocations familiales d’Exemple, État.",
    ),
    (P, "o1-3", AJOUT): ("Promesse ajoutée", "Ajouté à ce site."),
    (F, "maison-des-parents-realise", ChampSuivi.MONTANT): (
        "Montant changé",
        f"{_change('395 259 €, payé', '295 259 €, payé')}. {SANS}",
    ),
    (F, "maison-des-parents-realise", ChampSuivi.DATE): ("Date changée", _change("2015 à 2019", "2016 à 2019")),
    (F, "fait-neuf", AJOUT): ("Fait cité ajouté", "Ajouté à ce site."),
    (GenreDeChose.MONTANT, "dons", ChampSuivi.MONTANT): (
        "Montant changé",
        f"{_change('20 000 € par an, prévu', '12 000 € par an, prévu')}. {SANS}",
    ),
    (GenreDeChose.MONTANT, "neuf", AJOUT): ("Montant ajouté", "Ajouté à ce site."),
    (OB, "bilan", ChampSuivi.ECHEANCE): (
        "Échéance changée",
        f"{_change('pour septembre 2020 (30 septembre 2020)', 'pour octobre 2020 (31 octobre 2020)')}. {SANS}",
    ),
    (OB, "point-de-juin", ChampSuivi.ECHEANCE): ("Échéance changée", _change("juin 2020", "juillet 2020")),
    (OB, "sans-rythme", ChampSuivi.TEXTE): ("Texte changé", _change("« Une charte est écrite. »", "« Une charte peut être écrite. »")),
    (OB, "conference", ChampSuivi.PERIODICITE): ("Rythme changé", _change("annuelle", "rien")),
    (OB, "conference", ChampSuivi.PARTENAIRES): ("Partenaires nommés changés", _change("État", "État, Communes")),
    (OB, "revue", AJOUT): ("Obligation ajoutée", "Ajouté à ce site."),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.DATES): ("Dates changées", _change("2019 à 2022", "2019 à 2024")),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.SEUILS): (
        "Seuils changés",
        "niveau à maintenir : 15 %",
    ),
    (C, "guides", ChampSuivi.SEUILS): (
        "Seuils changés",
        _change("rien", "« Alerte : moins de 40 (« moins de 40 », Comité, 14 juin 2019) »"),
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.SIGNATAIRES): (
        "Signataires changés",
        "il dit maintenant : État, Ville d’Exempleville, Commune d’Autreville.",
    ),
    (U, "aides-2020", ChampSuivi.DATE): ("Date changée", _change("mars 2021", "avril 2021")),
    (U, "enquete-nationale", ChampSuivi.LECTURE): ("Publication lue", _change("lue en partie", "lue")),
    (U, "bilan-neuf", AJOUT): ("Publication ajoutée", "Ajouté à ce site."),
    (GenreDeChose.ANOMALIE, "total-des-aides", ChampSuivi.TEXTE): ("Texte changé", "Ses mots sont autres qu’avant."),
    (GenreDeChose.ANOMALIE, "deux-dates", AJOUT): ("Anomalie relevée", "Ajouté à ce site."),
    (A, "2021-caf-guides", ChampSuivi.REPONSE): ("Réponse reçue", "De Ville d’Exempleville, juin 2021."),
    (A, "2020-accueil", ChampSuivi.REPONSE): (
        "Réponse changée",
        "affichés. (Ville d’Exempleville, juillet 2020) ; il dit maintenant : Le lieu ouvrira un soir",
    ),
    (A, "2021-ville-familles", ChampSuivi.TEXTE): ("Texte changé", "Ses mots sont autres qu’avant."),
    (A, "2021-neuf", AJOUT): ("Avis ou réponse ajouté", "Ajouté à ce site."),
    (GenreDeChose.CHIFFRES, "aides-nombre", AJOUT): ("Chiffre ajouté", "Pays d’Exemple, 2020 : 12."),
    (GenreDeChose.CHIFFRES, "familles-accueillies", GenreDeMouvement.CHANGEMENT): (
        "Chiffre révisé",
        f"Exempleville, 2018 : ce site disait 383 ; il dit maintenant 384. {SANS}",
    ),
    (GenreDeChose.CHIFFRES, "charte", GenreDeMouvement.CHANGEMENT): (
        "Précision sur un chiffre changée",
        f"Pays d’Exemple, 31 mars 2019 : ce site disait oui (Procès-verbal du 31 mars 2019) ; il dit maintenant oui (Procès-verbal du 1er avril 2019). {SANS}",
    ),
    (GenreDeChose.CHIFFRES, "departs", RETRAIT): ("Chiffre ôté", "Pays d’Exemple, 2019 : ce site ne donne plus de chiffre."),
    (V, "familles-par-commune", GenreDeMouvement.CHANGEMENT): (
        "Chiffre voisin révisé",
        f"Exempleville, 2018 : ce site disait 300 ; il dit maintenant 310. {SANS}",
    ),
    (V, "familles-par-commune", RETRAIT): ("Chiffre voisin ôté", "Autreville, 2018 : ce site ne donne plus de chiffre."),
    (V, "postes", AJOUT): ("Chiffre voisin ajouté", "Pays d’Exemple, 31 décembre 2020 : 6."),
    (S, "familles-par-commune", ChampSuivi.TEXTE): ("Texte changé", "Ses mots sont autres qu’avant."),
    (S, "postes", ChampSuivi.TITRE): (
        "Titre changé",
        _change("Postes en place, par contrat de ville", "Postes occupés, par contrat de ville"),
    ),
    (S, "neuve", AJOUT): ("Série de chiffres voisins ajoutée", "Ajouté à ce site."),
    (N, "2", ChampSuivi.ETAT): ("État changé", _change("Réalisé", "Réalisé en partie")),
    (N, "1.a", ChampSuivi.TITRE): (
        "Titre changé",
        _change("« 18 délégués (contre 15 aujourd'hui) »", "« 28 délégués (contre 15 aujourd'hui) »"),
    ),
    (N, "1.a", ChampSuivi.TEXTE): ("Texte changé", "Nombre de délégués »"),
    (N, "9", AJOUT): ("Mesure nationale ajoutée", "Ajouté à ce site."),
    (GenreDeChose.CONSTAT, "ecole", ChampSuivi.TEXTE): ("Texte changé", "Ce site disait"),
    (GenreDeChose.CONSTAT, "autre", AJOUT): ("Constats ajoutés", "Ajouté à ce site."),
    (P, "o1-1-p1-e2", ChampSuivi.NOMMES): ("Mots qui nomment les partenaires changés", f"{_change('« CAF »', '« la CAF »')}. {SANS}"),
    (P, "o1-1-p1-e1", ChampSuivi.ROLES): (
        "Rôle d’un partenaire changé",
        _change("État (Éducation nationale) : aucun rôle écrit", "État (Éducation nationale) : pilote"),
    ),
    (P, "o1-1", ChampSuivi.PRIORITES): (
        "Mots du conseil citoyen changés",
        _change("rien", "« Enjeux du conseil citoyen Ouvrir la cour. »"),
    ),
    (P, "o1-1-p1-e3", ChampSuivi.FICHE): (
        "Fiche d’action changée",
        _change("rien", "« priorité : haute, bénéficiaires : les parents »"),
    ),
    (P, "o1-1-p1-e1", ChampSuivi.NOUVELLES): (
        "Nouvelles passées changées",
        _change(
            "en cours (2020), Les travaux ont commencé, Bulletin municipal, 2020",
            "en cours (2020), Les travaux ont bien commencé, Bulletin municipal, 2020",
        ),
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.LIBELLES): (
        "Nom imprimé d’un signataire changé",
        _change("« la commune d'Autreville (sans sa signature) »", "« la ville d'Autreville (sans sa signature) »"),
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.CONTRATS_DE_VILLE): (
        "Contrats de ville nommés changés",
        "« la vallée, Vallée <i>inventée</i> »",
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.COLLECTE): (
        "Dates de collecte changées",
        "il dit maintenant : Deuxième bilan, 2020, échéance : 30 avril 2021, indicateur de suivi.",
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.DEPUIS): (
        "Premier jour raconté changé",
        "Ce site raconte maintenant ce qui a changé depuis le 15 juin 2021 ; ce qui a changé avant n’y est pas raconté, par choix de qui publie le site.",
    ),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.TITRE): ("Titre signé changé", "« CONTRAT D'EXEMPLE 2019 - 2024 »"),
    (GenreDeChose.CONTRAT, CONTRAT, ChampSuivi.DATE): ("Date de signature changée", _change("1er mars 2019", "2 mars 2019")),
    (U, "avenant-de-juin", ChampSuivi.EFFET): ("Date d’effet changée", _change("1er juillet 2020", "1er septembre 2020")),
    (U, "avenant-de-juin", ChampSuivi.MODIFIE): ("Document modifié par celui-ci changé", _change("Contrat d’exemple", "rien")),
    (U, "aides-2020", ChampSuivi.EDITEUR): ("Éditeur changé", _change("Département d’Exemple", "Conseil départemental")),
    (U, "aides-2020", ChampSuivi.ADRESSE): ("Adresse de la source changée", "aides-en-2020.pdf"),
    (U, "gazette", ChampSuivi.LICENCE): (
        "Licence changée",
        _change("la source n’en indique aucune", "Creative Commons Zéro (CC0) 1.0"),
    ),
    (LIEU, "exempleville", ChampSuivi.POPULATION): (
        "Population changée",
        _change("21 000 habitants (Recensement inventé, 2016)", "21 500 habitants (Recensement inventé, 2016)"),
    ),
    (LIEU, "quartier-neuf", ChampSuivi.LIEUX): ("Communes d’un lieu changées", _change("Exempleville, Autreville", "Exempleville")),
    (LIEU, "les-peupliers", ChampSuivi.TYPE): (
        "Genre d’un lieu changé",
        _change("Quartier de veille active (QVA)", "Quartier prioritaire (QPV)"),
    ),
    (LIEU, "un-quartier", AJOUT): ("Lieu ajouté", "Ajouté à ce site."),
    (GenreDeChose.SECTION, "protocole/article-2", ChampSuivi.TITRE): (
        "Titre changé",
        _change("« Article 2 – Engagements »", "« Article 2 – Promesses »"),
    ),
    (GenreDeChose.SECTION, "protocole/article-1#p8", ChampSuivi.TEXTE): (
        "Texte d’un document changé",
        f"{_change('« Ce que nous avons constaté »', '« Ce que nous avons vu »')}. {SANS}",
    ),
    (GenreDeChose.SECTION, "protocole/signatures", AJOUT): ("Texte d’une section ajouté", "Ajouté à ce site."),
    (GenreDeChose.PARTENAIRE, "autreville", ChampSuivi.NOM): ("Partenaire renommé", _change("Ville d’Autreville", "Commune d’Autreville")),
}
# What follows from others of the same day.
AUSSI: set[Cle] = {
    (C, "o1-1-p1-e1-i1", ChampSuivi.LIBELLE),
    (C, "o1-1-p1-e1-i1", ChampSuivi.ETAT),
    (C, "charte", ChampSuivi.ETAT),
    (GenreDeChose.CONSTAT, "ecole", ChampSuivi.TITRE),  # the passage is the heading of its findings
    (C, "guides", ChampSuivi.REFERENTS),  # those of its promise
}


def _dits(registre: Registre, jour: str) -> dict[Cle, tuple[Mouvement, MouvementDit]]:
    dossier = next(un for un in registre.dossiers if un.contrat.id == CONTRAT)
    contexte = Contexte(dossier, registre, "2021-06-30")
    siens = [un for un in dossier.historique.mouvements if un.date == jour]
    dits: dict[Cle, tuple[Mouvement, MouvementDit]] = {
        (un.chose, un.id, un.champ or un.genre): (un, dire_un_mouvement(contexte, un)) for un in siens
    }
    assert len(dits) == len(siens)
    return dits


@pytest.fixture(scope="module")
def deux_fois(tmp_path_factory: pytest.TempPathFactory) -> tuple[Registre, Registre]:
    """The example after all of these edits; and once all of them were undone."""
    projet = copier_exemple(tmp_path_factory.mktemp("changements") / "projet")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, PREMIER)
    for une in RETOUCHES:
        remplacer(projet / une.fichier, une.avant, une.apres)
    for neuf, mots in NEUFS.items():
        (projet / neuf).write_text(mots, "utf-8")
    enregistrer(projet, SECOND)
    apres = lire(projet, jour="2021-06-30")[1]
    git(projet, "checkout", "-q", "HEAD~1", "--", "referentiels", "content")
    for neuf in NEUFS:
        (projet / neuf).unlink()
    enregistrer(projet, TROISIEME)
    return apres, lire(projet, jour="2021-06-30")[1]


def test_chaque_changement_a_ses_mots(deux_fois: tuple[Registre, Registre]) -> None:
    """All that was edited is told, in these words, and nothing else; a target comes first of its day."""
    dits = _dits(deux_fois[0], SECOND)
    assert set(dits) == set(DITS) | AUSSI
    for cle, (sorte, phrase) in DITS.items():
        dit = dits[cle][1]
        lue = " ".join(dit.phrase.replace("\u00a0", " ").replace("\u202f", " ").split())
        assert (dit.sorte, phrase in lue) == (sorte, True), (cle, dit.sorte, lue)
    assert min(dits.values(), key=lambda paire: paire[0].cle)[1].sorte == "Cible changée"


def test_tous_les_genres_de_changements_sont_la(deux_fois: tuple[Registre, Registre]) -> None:
    """No field is watched that no edit above has changed, and no kind of thing that has not come and gone."""
    assert {champ for _, _, champ in DITS if isinstance(champ, ChampSuivi)} == set(ChampSuivi)
    des_noms = {GenreDeChose.PARTENAIRE, GenreDeChose.CONTRAT}
    for registre, jour, genre in ((deux_fois[0], SECOND, AJOUT), (deux_fois[1], TROISIEME, RETRAIT)):
        assert {un.chose for un, _ in _dits(registre, jour).values() if un.champ is None and un.genre is genre} == set(
            GenreDeChose
        ) - des_noms


def test_des_mots_des_documents_se_disent_fort(deux_fois: tuple[Registre, Registre]) -> None:
    """Both wordings, in full, with what differs marked; of nothing else."""
    forts = ("libelle", "definition", "cible", "sans_objectif", "reference", "seuils", "titre", "texte", "resultats", "nommes", "priorites")
    du_contrat = ("titre", "libelles", "contrats_de_ville")
    for (chose, _, champ), (_, dit) in _dits(deux_fois[0], SECOND).items():
        des_documents = chose in (C, P, OB, N, GenreDeChose.CONSTAT, GenreDeChose.SECTION) and champ in (*forts, "fiche")
        assert dit.fort == (des_documents or (chose is GenreDeChose.CONTRAT and champ in du_contrat)), (chose, champ)
        assert not dit.fort or any(un.differe for un in (*dit.avant, *dit.apres))


def test_defait_se_dit_a_l_envers(deux_fois: tuple[Registre, Registre]) -> None:
    """What came is told to be gone, what changed to have changed back; of an opinion that is gone not a word."""
    aller, retour = _dits(deux_fois[0], SECOND), _dits(deux_fois[1], TROISIEME)
    inverse = {AJOUT: RETRAIT, RETRAIT: AJOUT}
    assert set(retour) == {
        (chose, id, inverse.get(quoi, quoi) if isinstance(quoi, GenreDeMouvement) else quoi) for chose, id, quoi in aller
    }
    for (chose, id, quoi), (un, _) in aller.items():
        if isinstance(quoi, ChampSuivi):
            tus = quoi is ChampSuivi.REPONSE and not un.avant  # an answer that is gone: not a word of it either
            assert (retour[chose, id, quoi][0].avant, retour[chose, id, quoi][0].apres) == (MOTS_TUS if tus else un.apres, un.avant), (
                id,
                quoi,
            )
    parti = retour[A, "2021-neuf", RETRAIT][1]
    assert (parti.sorte, parti.titre, parti.phrase) == ("Avis ou réponse ôté", "Un texte que ce site n’a plus", "N’est plus sur ce site.")
    assert retour[C, "o1-1-p1-e1-i1", ChampSuivi.STATUT][1].sorte == "Indicateur de nouveau à définir"
    assert retour[C, "charte", ChampSuivi.RETIRE][1].sorte == "Indicateur de nouveau suivi"


# Published, and not told when it changes, with why. What is judged, shown or named from it is told where that changes (`etat`, figures, names). Of an object, the
# keys below it go with it.
_OU = {"adresse", "source", "lieux"}  # where things stand, here and in the document
_A_NOUS = {"note_editoriale", "themes"}  # our words, and our way to put things together
_COMPTES = {"synthese"}  # counted from states, each of which is told
TUS = {
    "contrat": _COMPTES
    | {"type"}  # the kind of contract, in our words
    | {"territoire", "titre"}  # told as the contract's other name
    | {"fin_prolongee"}  # the end that a publication gives, which is told as it comes
    | {"connaissance", "dimensions", "niveaux"}  # how this site is made
    | {"contrats_de_ville.id", "contrats_de_ville.source", "collecte.source", "calendrier"},
    "documents": {"titre", "date", "url"}  # those of its publication, under which they are told
    | {"sections.page"}  # where things stand
    | {"sections.transcription", "sections.raison"},  # how much of it the site has, in our words: words that come and go are told
    "indicateurs": _OU
    | _A_NOUS
    | {"avancement", "chiffre", "chiffres", "releves", "valeurs_trouvees", "periodes_prevues"}  # computed, or how it is
    | {"ajoute.source.section", "ajoute.source.repere", "retire.source"}  # where it stands
    | {"seuils.mots", "seuils.source"},
    "noeuds": _OU
    | _A_NOUS
    | _COMPTES
    | {"niveau", "numero"}  # its place in the document, as its number is
    | {"mesures_nationales"}  # the list of these is told by itself
    | {"conseils_citoyens.source"},
    "publications": {"adresse", "valeurs", "voisins"}  # counted here
    | {"note", "genre", "lu_le", "saisi_par", "cherchee", "couvre"}  # how we searched and read it, in our words
    | {"fin_du_contrat", "fin_des_contrats_de_ville"},  # that of a law, which is another publication where it changes
    "avis": {
        "adresse",
        "sur",
        "genre",
        "auteur",
        "auteur_partenaire",
        "date",
        "reponse.auteur_partenaire",
    },  # who wrote it and of what: its words are told
    "anomalies": {"source", "concerne"},
    "faits": {"source", "noeud", "note_editoriale"},
    "calendrier": {"source", "note_editoriale"},
    "montants": {"source", "noeud", "note_editoriale", "objet", "publication"},
    "chiffres_voisins": {"pres_de", "publication", "par", "somme", "lieux"},
    "mesures_nationales": {"mesure", "avancement", "note_editoriale"},
    "territoires": {"adresse", "source", "indicateurs", "ailleurs"}
    | _COMPTES
    | {"nom"}  # told as its other name
    | {"contrat_de_ville", "poids"}  # a place of the list of these, which is told; a share of its population
    | {"code", "latitude", "longitude", "localisation"}  # where maps draw it
    | {"quartiers", "quartiers_source"},  # names that others give, to find it by
    "partenaires": {"adresse"}
    | _COMPTES
    | {"nom"}
    | {"sigle", "type", "parent", "famille", "alias"},  # a register of all contracts: its names are told
}
_PAR_ID = {"roles", "services"}  # objects whose keys are ids


def _autre(valeur: Any) -> Any:
    """Another value of the same type."""
    match valeur:
        case bool():
            return not valeur
        case int() | float():
            return valeur + 1
        case list():
            return [*valeur, "x"]
        case dict():
            return {**valeur, "etat": "x"}
        case _:
            return f"{valeur or ''}x"


def _feuilles(objet: dict[str, Any], chemin: str = "") -> Iterator[tuple[str, dict[str, Any], str]]:
    """The keys of an object that hold no object, each with its path («cible.texte») and where it is."""
    for cle, valeur in objet.items():
        ici = f"{chemin}{cle}"
        dedans = valeur if isinstance(valeur, list) else [valeur]
        if cle not in _PAR_ID and dedans and all(isinstance(un, dict) for un in dedans):
            for un in dedans:
                yield from _feuilles(un, f"{ici}.")
        else:
            yield ici, objet, cle


def test_ce_qui_est_publie_est_suivi_ou_tu_expres(deux_fois: tuple[Registre, Registre]) -> None:
    """Each key that a contract publishes of its things, at any depth, put another way, is a change to be told, or is named above: a new key wants a decision."""
    dossier = next(un for un in deux_fois[0].dossiers if un.contrat.id == CONTRAT)
    octets = referentiel_json(Contexte(dossier, deux_fois[0], "2021-06-30"))

    def dit(lu: Any) -> Any:
        try:
            return [
                (une.id, une.champs, une.raisons, une.suite)
                for une in lire_instantane(json.dumps(lu).encode(), b"", "essai").choses.values()
            ]
        except InstantaneIllisible:
            return None

    depart = dit(json.loads(octets))
    for liste, tus in TUS.items():
        lu = json.loads(octets)
        lu |= {"calendrier": lu["contrat"]["calendrier"]}  # the same objects
        feuilles = [une for un in ([lu["contrat"]] if liste == "contrat" else lu[liste]) for une in _feuilles(un)]
        objets = {chemin.rpartition(".")[0] for chemin, *_ in feuilles}
        # An object that is not there is none of the keys that it would have; nor is an id.
        feuilles = [(chemin, ou, cle) for chemin, ou, cle in feuilles if chemin not in objets and chemin != "id"]
        suivies: set[str] = set()
        for chemin, ou, cle in feuilles:
            if chemin in suivies:
                continue
            avant = ou[cle]
            ou[cle] = _autre(avant)
            suivies |= {chemin} if dit(lu) != depart else set()
            ou[cle] = avant
        sans_mot = {chemin for chemin, *_ in feuilles} - suivies
        assert {chemin for chemin in sans_mot if not _sous(chemin, tus)} == set(), liste
        assert {un for un in tus if not any(_sous(chemin, {un}) for chemin in sans_mot)} == set(), liste


def _sous(chemin: str, ou: set[str]) -> bool:
    return any(f"{chemin}.".startswith(f"{un}.") for un in ou)
