"""In which order the documents are searched for what the site quotes of them: each thing beside what it belongs to, and after what comes before it."""

from pathlib import Path

from generator.calculs.fiches import Objet, fiches_des_mots
from generator.model.probleme import Gravite
from tests.sources.essai import nouveau_projet

REFERENTIEL = """\
document: protocole
section: article-6
noeuds:
  - id: o1
    niveau: orientation
    numero: "1"
    titre: Réussir
    texte: |-
      Une ligne.

      Une autre.
    repere: Orientation 1
    noeuds:
      - id: o1-e1
        niveau: engagement
        titre: Agir
        repere: ligne 1
        partenaires: [etat]
        partenaires_texte: L’État
        resultats_attendus: [Un effet, Un second]
        indicateurs:
          - {id: taux, type: suivi, libelle: Taux, unite: pourcentage, cible: {texte: "12 %", valeur: 12}, reference: {texte: "3 %", valeur: 3, annee: 2018}}
          - {id: mots, type: suivi, libelle: Mots, unite: texte, referents_texte: La ville}
      - {id: o1-e2, niveau: engagement, titre: Suivre, repere: ligne 2}
  - {id: o2, niveau: orientation, titre: Finir, repere: Orientation 2}
"""
REGLES = """\
referents: {regle: partenaires_du_noeud, texte: Chacun renseigne les siens., section: article-6, repere: Article 6}
duree_texte: {texte: De 2019 à 2022., section: article-6, repere: Article 6}
communes_du_perimetre: {texte: Arcueil seul, section: article-6, repere: Article 6}
contrats_de_ville:
  - {id: vallee, nom: Vallée, libelle: la Vallée, section: article-6, repere: Article 6}
collecte:
  - {periode: 2020, titre: Premier bilan, section: article-6, repere: Article 6}
  - {periode: 2021, titre: Second bilan, section: article-6, repere: Article 6}
"""
ATTENDUES = """
noeud o1              |                 |                | 1 Réussir / Réussir / Une ligne.++Une autre. / Une ligne. / Une autre.
noeud o1-e1           | noeud o1        | noeud o1       | Agir
referents o1-e1       | noeud o1-e1     | noeud o1-e1    | L’État
resultat o1-e1        | noeud o1-e1     | noeud o1-e1    | Un effet
resultat o1-e1 1      | noeud o1-e1     | noeud o1-e1    | Un second
indicateur taux       | noeud o1-e1     | noeud o1-e1    | Taux
cible taux            | indicateur taux | indicateur taux | 12 %
reference taux        | indicateur taux | indicateur taux | 3 %
indicateur mots       | noeud o1-e1     | indicateur taux | Mots
referents mots        | indicateur mots | indicateur mots | La ville
noeud o1-e2           | noeud o1        | noeud o1-e1    | Suivre
noeud o2              |                 |                | Finir
obligation conference |                 |                | Une conférence par an.
collecte 0            |                 |                | Premier bilan
collecte 1            |                 |                | Second bilan
signataire etat       |                 |                | l'Etat
contrat_de_ville vallee |               |                | la Vallée / Vallée
regle referents       |                 |                | Chacun renseigne les siens.
regle duree           |                 |                | De 2019 à 2022.
regle communes        |                 |                | Arcueil seul
fait credits          |                 | noeud o1       | Des crédits de 10 500 €.
territoire perimetre  |                 |                | Tout / Tout
territoire arcueil    |                 |                | Arcueil / Arcueil
territoire vert       |                 |                | Vert / Vert
anomalie total        |                 |                | Un
anomalie total 1      |                 | anomalie total | Deux
anomalie total 2      |                 | anomalie total 1 | Trois
mesure 1              |                 |                | Première
mesure 1.a            |                 | mesure 1       | Suite
"""


def dit(objet: Objet | None) -> str:
    """Its kind, its id, and its rank where it is not the first."""
    return "" if objet is None else f"{objet.genre} {objet.id}{f' {objet.rang}' if objet.rang else ''}"


def test_l_ordre_des_fiches(tmp_path: Path) -> None:
    """What is looked for | in the row of | after | by which words; each where the file that says it stands."""
    projet = nouveau_projet(tmp_path)
    projet.ecrire("referentiel", REFERENTIEL)
    projet.remplacer("anomalies", "concerne: [o1, taux, arcueil]", "concerne: [o1], citations: [Un, Deux, Trois]")
    projet.remplacer("contrat", "calendrier:\n", f"{REGLES}calendrier:\n")
    registre, problemes = projet.examiner()
    assert [str(un) for un in problemes if un.gravite is Gravite.ERREUR] == []
    (dossier,) = registre.dossiers
    fiches = list(fiches_des_mots(dossier, registre.mesures))
    lues = [f"{dit(une.objet)} | {dit(une.autour)} | {dit(une.apres)} | {' / '.join(une.essais)}" for une in fiches]
    assert [" ".join(ligne.replace("\n", "+").split()) for ligne in lues] == [
        " ".join(ligne.split()) for ligne in ATTENDUES.strip().splitlines()
    ]
    assert all(une.lieu.fichier.endswith(".yml") and une.source.document == "protocole" for une in fiches)
    assert not [une for une in fiches_des_mots(dossier) if une.objet.genre == "mesure"]
