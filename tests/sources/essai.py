"""A small sound project that a test writes to disk, spoils in one place, and has examined."""

from dataclasses import dataclass
from pathlib import Path

from generator.model.dossier import Registre
from generator.model.probleme import Probleme
from generator.publication.construction import examiner

PARTENAIRES = """\
partenaires:
  - id: etat
    nom: "État"
    type: etat
    alias: ["Etat", "l'Etat"]
  - {id: education-nationale, nom: Éducation nationale, type: service_etat, parent: etat}
  - {id: ville, nom: Ville, type: commune, site: https://www.ville.fr/}
  - {id: communes, nom: Les communes, type: collectif}
socle: non
"""
MESURES = """\
titre: Mesures
contrat: essai
document: protocole
etat_au: 2019-01
mesures:
  - {numero: "1", axe: A, programme: P, thematique: T, intitule: Première, etat: En cours}
  - {numero: 1.a, mesure: "1", axe: A, programme: P, thematique: T, intitule: Suite, etat: En cours}
socle: non
"""
CONTRAT = """\
id: essai
titre: Contrat d’essai
territoire_nom: Essai
type: contrat de ville
debut: 2019
fin: 2022
documents:
  - id: protocole
    titre: Protocole
    date: 2020-12-08
    sections:
      - {id: article-6, titre: Article 6, page: 23}
niveaux:
  - {id: orientation, nom: Orientation, pluriel: Orientations, article: "L’orientation"}
  - {id: engagement, nom: Engagement, pluriel: Engagements, article: "L’engagement"}
signataires:
  - {partenaire: etat, libelle: "l'Etat", bloc_de_signature: oui}
collectifs:
  - {partenaire: communes, membres: [ville]}
calendrier:
  - {id: conference, texte: Une conférence par an., periodicite: annuelle, responsables: [etat]}
"""
REFERENTIEL = """\
document: protocole
section: article-6
noeuds:
  - id: o1
    niveau: orientation
    titre: Réussir
    repere: Orientation 1
    noeuds:
      - id: o1-e1
        niveau: engagement
        titre: Agir
        repere: ligne 1
        partenaires:
          - {id: etat, services: [education-nationale]}
          - ville
        mesures_nationales: ["1"]
        territoires: [arcueil]
        indicateurs:
          - {id: taux, type: suivi, libelle: Taux, unite: pourcentage}
          - {id: nombre, type: suivi, libelle: Nombre, unite: nombre}
          - {id: montant, type: suivi, libelle: Montant, unite: euros}
          - {id: fait, type: suivi, libelle: Fait, unite: oui_non}
          - {id: mots, type: suivi, libelle: Mots, unite: texte}
          - {id: plus-tard, type: impact, libelle: À déterminer, statut: a_definir}
"""
TERRITOIRES = """\
document: protocole
territoires:
  - {id: perimetre, type: perimetre, nom: Tout}
  - {id: arcueil, type: commune, nom: Arcueil, code: "94003", population: 21 000, population_source: Insee, latitude: 48.805, longitude: 2.336}
  - {id: vert, type: qpv, nom: Vert, communes: [arcueil], code: QP094003}
"""
FAITS = """\
document: protocole
faits:
  - {id: credits, texte: Des crédits de 10 500 €., montant: 10 500 €, nature: realise, territoires: [arcueil], partenaires: [etat], noeud: o1}
"""
ANOMALIES = """\
document: protocole
anomalies:
  - {id: total, titre: Total, texte: Le total est faux., concerne: [o1, taux, arcueil]}
"""
VALEURS = """\
indicateur;territoire;periode;valeur;source
taux;arcueil;2019;12,5 %;Protocole
"""
FICHIERS = {
    "referentiels/partenaires.yml": PARTENAIRES,
    "referentiels/mesures-nationales.yml": MESURES,
    "referentiels/essai/contrat.yml": CONTRAT,
    "referentiels/essai/referentiel.yml": REFERENTIEL,
    "referentiels/essai/territoires.yml": TERRITOIRES,
    "referentiels/essai/faits.yml": FAITS,
    "referentiels/essai/anomalies.yml": ANOMALIES,
    "referentiels/essai/valeurs/etat.csv": VALEURS,
    "content/essai/presentation.md": "# Bienvenue\n",
}
# The short names by which tests call the files.
NOMS = {
    chemin.rpartition("/")[2].rpartition(".")[0]: chemin
    for chemin in FICHIERS
    if not chemin.startswith("content") and "valeurs" not in chemin
} | {"valeurs": "referentiels/essai/valeurs/etat.csv", "mesures": "referentiels/mesures-nationales.yml"}


@dataclass(frozen=True)
class Projet:
    """A project folder; `nom` is a short name («contrat») or a path."""

    racine: Path

    def chemin(self, nom: str) -> Path:
        """The file on disk."""
        return self.racine / NOMS.get(nom, nom)

    def ecrire(self, nom: str, contenu: str | bytes) -> None:
        """Replace a file, or add one."""
        chemin = self.chemin(nom)
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(contenu.encode("utf-8") if isinstance(contenu, str) else contenu)

    def remplacer(self, nom: str, avant: str, apres: str) -> None:
        """Change one place of a file."""
        texte = self.chemin(nom).read_text("utf-8")
        assert texte.count(avant) == 1, f"{avant!r} : {texte.count(avant)}"
        self.ecrire(nom, texte.replace(avant, apres))

    def lignes(self, *lignes: str) -> None:
        """Write the rows of the values file, under its usual header."""
        self.ecrire("valeurs", "\n".join(("indicateur;territoire;periode;valeur;source", *lignes)) + "\n")

    def examiner(self) -> tuple[Registre, tuple[Probleme, ...]]:
        """Read and check everything, as the command does."""
        return examiner(self.racine)

    def problemes(self) -> list[str]:
        """What the run says, one line each: «place code: message → advice»."""
        return [f"{probleme.lieu} {probleme.code}: {probleme.message} → {probleme.conseil}" for probleme in self.examiner()[1]]

    def seul(self) -> str:
        """The only problem of the run."""
        problemes = self.problemes()
        assert len(problemes) == 1, "\n".join(problemes) or "aucun problème"
        return problemes[0].removeprefix("referentiels/").removeprefix("essai/")


def nouveau_projet(racine: Path) -> Projet:
    """The sound project, in an empty folder."""
    projet = Projet(racine)
    for chemin, texte in FICHIERS.items():
        projet.ecrire(chemin, texte)
    return projet
