"""In which order the documents are searched for what the site quotes of them: each thing beside what it belongs to, and after what comes before it."""

from pathlib import Path

from generator.calculs.fiches import Objet, fiches_des_mots
from tests.sources.essai import nouveau_projet

ATTENDUES = """
noeud o1             |                   |
noeud o1-e1          | noeud o1          | noeud o1
indicateur taux      | noeud o1-e1       | noeud o1-e1
indicateur nombre    | noeud o1-e1       | indicateur taux
cible nombre         | indicateur nombre | indicateur nombre
indicateur montant   | noeud o1-e1       | indicateur nombre
indicateur fait      | noeud o1-e1       | indicateur montant
indicateur mots      | noeud o1-e1       | indicateur fait
indicateur plus-tard | noeud o1-e1       | indicateur mots
obligation conference |                  |
signataire etat      |                   |
fait credits         |                   | noeud o1
territoire perimetre |                   |
territoire arcueil   |                   |
territoire vert      |                   |
anomalie total       |                   |
anomalie total 1     |                   | anomalie total
anomalie total 2     |                   | anomalie total 1
mesure 1             |                   |
mesure 1.a           |                   | mesure 1
"""


def dit(objet: Objet | None) -> str:
    """Its kind, its id, and its rank where it is not the first."""
    return "" if objet is None else f"{objet.genre} {objet.id}{f' {objet.rang}' if objet.rang else ''}"


def test_l_ordre_des_fiches(tmp_path: Path) -> None:
    """What is looked for | in the row of | after."""
    projet = nouveau_projet(tmp_path)
    projet.remplacer("anomalies", "concerne: [o1, taux, arcueil]", 'concerne: [o1], citations: ["Un", "Deux", "Trois"]')
    projet.remplacer("referentiel", "libelle: Nombre, unite: nombre", 'libelle: Nombre, unite: nombre, cible: {texte: "12", valeur: 12}')
    registre, _ = projet.examiner()
    (dossier,) = registre.dossiers
    lues = [f"{dit(une.objet)} | {dit(une.autour)} | {dit(une.apres)}" for une in fiches_des_mots(dossier, registre.mesures)]
    assert [" ".join(ligne.split()) for ligne in lues] == [" ".join(ligne.split()) for ligne in ATTENDUES.strip().splitlines()]
    assert not [une for une in fiches_des_mots(dossier) if une.objet.genre == "mesure"]
