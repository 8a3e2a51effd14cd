"""What the example said before, as an earlier site: of each kind of change, one."""

from pathlib import Path

from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, copier_exemple

# (file below the folder of the contract, words of today, words of before)
_ECOLE = "referentiel/1-ecole.yml"
AVANT = (
    ("valeurs/communes.csv", "familles-accueillies;exempleville;2018;383;", "familles-accueillies;exempleville;2018;381;"),
    ("valeurs/communes.csv", "familles-accueillies;autreville;2019;12;;revise;Bilan 2019, page 4;\n", ""),
    ("voisins/enquete.csv", "familles-par-commune;exempleville;2018;300;", "familles-par-commune;exempleville;2018;290;"),
    ("documents/protocole/article-1.md", "{p10} Les jeunes partent peu en vacances.", "{p10} Les jeunes partent peu."),
    (_ECOLE, 'libelle: "Taux de réussite au brevet"', 'libelle: "Taux de réussite au diplôme"'),
    (
        _ECOLE,
        '{texte: "90 % de réussite en 2022", valeur: 90, annee: 2022}',
        '{texte: "95 % de réussite en 2022", valeur: 95, annee: 2022}',
    ),
    (_ECOLE, "sur cent élèves présents", "sur cent élèves inscrits"),
    (_ECOLE, 'titre: "Accueillir les parents"', 'titre: "Accueillir les familles"'),
    (
        "publications.yml",
        '  - id: tableau-de-bord\n    titre: "Tableau de bord du contrat"\n    editeur: "Ville d’Exempleville"\n    genre: publication_officielle\n'
        '    cherchee: {ou: "site de la ville", le: 2021-06}\n    etat: connue_non_lue\n    couvre: {noeuds: [o1-1-p1], lesquels: inconnus}\n',
        "",
    ),
)


def site_d_avant(dossier: Path, jour: str) -> Path:
    """The folder of a site, below `dossier`, that says what the example said on that day (ISO)."""
    projet = copier_exemple(dossier / "projet")
    for nom, maintenant, avant in AVANT:
        fichier = projet / "referentiels" / CONTRAT / nom
        octets = fichier.read_bytes()
        if octets.count(maintenant.encode()) != 1:
            raise ValueError(f"{nom}: «{maintenant}»")
        fichier.write_bytes(octets.replace(maintenant.encode(), avant.encode()))
    registre, _ = examiner(projet, jour)
    contexte = Contexte(next(un for un in registre.dossiers if un.id_du_contrat == CONTRAT), registre, jour)
    donnees = dossier / "site" / CONTRAT / "donnees"
    donnees.mkdir(parents=True)
    (donnees / "referentiel.json").write_bytes(referentiel_json(contexte))
    (donnees / "valeurs.csv").write_bytes(toutes_les_valeurs(contexte))
    (donnees / "voisins.csv").write_bytes(voisins_csv(contexte))
    return dossier / "site"
