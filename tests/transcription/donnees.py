"""Reads the transcription as plain mappings, and lists every string of it that must be word for word in the document."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

CONTRAT, TERRITOIRES, FAITS, ANOMALIES = "contrat.yml", "territoires.yml", "faits.yml", "anomalies.yml"
MESURES, PARTENAIRES = "mesures-nationales.yml", "partenaires.yml"
SECTIONS = "sections.yml"
SOCLE = Path(__file__).parents[2] / "generator" / "socle" / "referentiels"
CHARGEUR = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass
class Donnees:
    """The data files of one contract: name of file to content. `gardees`: the sections whose text is kept under documents/."""

    fichiers: dict[str, dict]
    referentiel: list[str]
    valeurs: list[dict[str, str]]
    gardees: frozenset[str] = frozenset()

    @property
    def sections(self) -> list[dict]:
        """The sections of every document of the contract, in order."""
        return [section for document in self.fichiers[CONTRAT]["documents"] for section in document["sections"]]

    @property
    def entieres(self) -> set[str]:
        """The sections whose text is kept whole: contrat.yml does not say what is taken from them, sections.yml does."""
        documents = [d for d in self.fichiers[CONTRAT]["documents"] if d.get("texte") != "extraits"]
        return {section["id"] for document in documents for section in document["sections"]} & self.gardees

    @property
    def niveaux(self) -> dict[str, str]:
        """How much of each section is taken: « complete » where nothing is said."""
        return {section["id"]: self._dit(section).get("transcription", "complete") for section in self.sections}

    @property
    def raisons(self) -> dict[str, str]:
        """Why not all of a section is taken, or what it has that cannot be."""
        return {section["id"]: self._dit(section).get("raison", "") for section in self.sections}

    def _dit(self, section: dict) -> dict:
        return self.fichiers[SECTIONS].get(section["id"], {}) if section["id"] in self.entieres else section


@dataclass(frozen=True)
class Chaine:
    """A string of the data. `nature`: verbatim (signed words), citation (signed words, quoted from anywhere) or note (ours)."""

    ou: str
    champ: str
    texte: str
    section: str
    nature: str = "verbatim"
    noeud: str = ""

    @property
    def lignes(self) -> list[str]:
        return [ligne for ligne in self.texte.split("\n") if ligne.strip()]


def charger(referentiels: Path, contrat: str) -> Donnees:
    """Everything the contract's folder says, plus the bodies, and the national measures if they come from this contract."""
    dossier = referentiels / contrat
    chemins = [dossier / nom for nom in (CONTRAT, TERRITOIRES, FAITS, ANOMALIES)] + [referentiels / nom for nom in (MESURES, PARTENAIRES)]
    fichiers = {chemin.name: _yaml(chemin) for chemin in chemins if chemin.exists()}
    # What everybody shares is the program's; the project's file says which contract prints it.
    communs = yaml.load((SOCLE / MESURES).read_text("utf-8"), Loader=CHARGEUR)
    fichiers[MESURES] = communs | fichiers.get(MESURES, {})
    if fichiers[MESURES].get("contrat") != contrat:
        fichiers[MESURES] = {"mesures": []}
    fichiers = {FAITS: {"faits": []}, ANOMALIES: {"anomalies": []}, PARTENAIRES: {"partenaires": []}} | fichiers
    referentiel = [f"referentiel/{chemin.name}" for chemin in sorted((dossier / "referentiel").glob("*.yml"))]
    fichiers |= {nom: _yaml(dossier / nom) for nom in referentiel}
    fichiers[SECTIONS] = _yaml(Path(__file__).parent / SECTIONS).get(contrat, {})
    documents = {"", *(document["id"] for document in fichiers[CONTRAT]["documents"])}
    lues = [ligne for chemin in sorted((dossier / "valeurs").glob("*.csv")) for ligne in _csv(chemin)]
    # A figure of another publication is not in the documents: tests/transcription/test_chiffres_trouves.py reads those back.
    valeurs = [ligne for ligne in lues if ligne.get("publication", "") in documents]
    return Donnees(fichiers, referentiel, valeurs, frozenset(chemin.stem for chemin in dossier.glob("documents/*/*.md")))


def _yaml(chemin: Path) -> dict:
    return yaml.load(chemin.read_text("utf-8"), CHARGEUR)


def _csv(chemin: Path) -> Iterator[dict[str, str]]:
    lignes = chemin.read_text("utf-8-sig").splitlines()
    for numero, ligne in enumerate(csv.DictReader(lignes, delimiter=";" if ";" in lignes[0] else ","), 2):
        yield {cle: valeur or "" for cle, valeur in ligne.items() if cle} | {"ou": f"valeurs/{chemin.name}:{numero}"}


@dataclass
class Noeud:
    """A node of the tree, with what it inherits."""

    ou: str
    contenu: dict
    section: str
    enfants: list["Noeud"] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.contenu["id"]

    @property
    def indicateurs(self) -> list[dict]:
        return self.contenu.get("indicateurs", [])

    def ou_est(self, indicateur: dict) -> str:
        return f"{self.ou.rsplit(':', 1)[0]}:{indicateur['id']}"

    def tous(self) -> Iterator["Noeud"]:
        yield self
        for enfant in self.enfants:
            yield from enfant.tous()


def arbre(donnees: Donnees) -> list[Noeud]:
    """The root nodes of every file of the référentiel."""
    racines = []
    for fichier in donnees.referentiel:
        contenu = donnees.fichiers[fichier]
        racines += [_noeud(fichier, noeud, contenu["section"]) for noeud in contenu["noeuds"]]
    return racines


def _noeud(fichier: str, contenu: dict, section: str) -> Noeud:
    section = contenu.get("section", section)
    enfants = [_noeud(fichier, enfant, section) for enfant in contenu.get("noeuds", [])]
    return Noeud(f"{fichier}:{contenu['id']}", contenu, section, enfants)


def chaines(donnees: Donnees) -> list[Chaine]:
    """Every string to find in the document, and the notes that may hold what is not a promise."""
    lues: list[Chaine] = []
    for racine in arbre(donnees):
        for noeud in racine.tous():
            lues += _du_noeud(noeud)
    lues += _du_contrat(donnees.fichiers[CONTRAT])
    lues += _des_mesures(donnees.fichiers[MESURES])
    territoires = donnees.fichiers[TERRITOIRES]
    for territoire in territoires["territoires"]:
        if territoire["type"] in ("qpv", "qva"):
            section = territoire.get("section", territoires["section"])
            lues += _champs(f"{TERRITOIRES}:{territoire['id']}", territoire, section, "nom", "poids", "population_source")
    faits = donnees.fichiers[FAITS]
    for fait in faits["faits"]:
        lues += _champs(f"{FAITS}:{fait['id']}", fait, fait.get("section", faits["section"]), "texte")
    for anomalie in donnees.fichiers[ANOMALIES]["anomalies"]:
        for citation in anomalie.get("citations", []):
            lues.append(Chaine(f"{ANOMALIES}:{anomalie['id']}", "citations", citation, "", "citation"))
    for partenaire in donnees.fichiers[PARTENAIRES]["partenaires"]:
        for alias in partenaire.get("alias", []):
            lues.append(Chaine(f"{PARTENAIRES}:{partenaire['id']}", "alias", alias, "", "note"))
    return lues


def textes(valeur: str | list[str]) -> list[str]:
    """A field of one or several texts."""
    return [valeur] if isinstance(valeur, str) else valeur


def _champs(ou: str, contenu: dict, section: str, *champs: str, noeud: str = "") -> list[Chaine]:
    lues = []
    for champ in champs:
        valeur = contenu.get(champ, "")
        for texte in textes(valeur):
            if texte:
                lues.append(Chaine(ou, champ, texte, section, "verbatim", noeud))
    return lues


def _du_noeud(noeud: Noeud) -> list[Chaine]:
    champs = ("titre", "texte", "composantes", "partenaires_texte", "resultats_attendus")
    lues = _champs(noeud.ou, noeud.contenu, noeud.section, *champs, noeud=noeud.id)
    conseils = noeud.contenu.get("conseils_citoyens", {})
    lues += _champs(noeud.ou, conseils, conseils.get("section", noeud.section), "titre", "priorites")
    lues += [Chaine(noeud.ou, "note_editoriale", note, noeud.section, "note") for note in [noeud.contenu.get("note_editoriale")] if note]
    for indicateur in noeud.indicateurs:
        ou, section = noeud.ou_est(indicateur), indicateur.get("section", noeud.section)
        lues += _champs(ou, indicateur, section, "libelle", "sans_objectif", "referents_texte", noeud=noeud.id)
        for sous in ("cible", "reference", "echeance"):
            lues += _champs(ou, indicateur.get(sous, {}), section, "texte", noeud=noeud.id)
    return lues


def _du_contrat(contrat: dict) -> list[Chaine]:
    garde = contrat["documents"][0]["sections"][0]["id"]
    lues = [Chaine(f"{CONTRAT}:titre_signe", "titre_signe", contrat["titre_signe"], "", "citation")]
    for nom in ("duree_texte", "referents", "communes_du_perimetre"):
        if "texte" in contrat.get(nom, {}):
            lues += _champs(f"{CONTRAT}:{nom}", contrat[nom], contrat[nom]["section"], "texte")
    for signataire in contrat.get("signataires", []):
        lues += _champs(f"{CONTRAT}:{signataire['partenaire']}", signataire, garde, "libelle")
    for ancien in contrat.get("contrats_de_ville", []):
        lues += _champs(f"{CONTRAT}:{ancien['id']}", ancien, ancien["section"], "libelle")
    for moment in contrat.get("collecte", []):
        lues += _champs(f"{CONTRAT}:collecte-{moment['periode']}", moment, moment["section"], "titre")
    for entree in contrat.get("calendrier", []):
        lues += _champs(f"{CONTRAT}:{entree['id']}", entree, entree["section"], "texte", "details", "echeance_texte")
    for section in (section for document in contrat["documents"] for section in document["sections"]):
        lues += _champs(f"{CONTRAT}:{section['id']}", section, section["id"], "titre")
    return lues


def _des_mesures(mesures: dict) -> list[Chaine]:
    section = mesures.get("section", "")
    lues = _champs(f"{MESURES}:titre", mesures, section, "titre", "note")
    for mesure in mesures["mesures"]:
        champs = ("axe", "programme", "thematique", "intitule", "etat", "indicateurs")
        lues += _champs(f"{MESURES}:{mesure['numero']}", mesure, section, *champs)
    return lues
