"""Documents and their contradictions; method; data."""

from dataclasses import dataclass

from generator.calculs.renseignement import Renseignement
from generator.model.contrat import Document, Section
from generator.model.referentiel import Noeud
from generator.pages.adresses import ancre, relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr, nombre_fr
from generator.pages.vues.commun import (
    Entete,
    Lien,
    VueAnomalie,
    VueSource,
    etat,
    fil,
    lien_noeud,
    vue_anomalie,
    vue_source,
)

TRANSCRIPTIONS = {"complete": "Transcrit en entier", "partielle": "Transcrit en partie", "aucune": "Non transcrit"}


@dataclass(frozen=True, slots=True)
class VueSection:
    """A place in the document: its printed title and page, how much of it is on the site, and what came from it."""

    ancre: str
    titre: str
    page: str
    transcription: str
    raison: str
    noeuds: tuple[Lien, ...]
    resume: str


@dataclass(frozen=True, slots=True)
class VueDocument:
    """One signed document with its table of contents."""

    ancre: str
    titre: str
    date: str
    url: str
    note: str
    sections: tuple[VueSection, ...]


@dataclass(frozen=True, slots=True)
class VueDocuments:
    """The page «Documents»."""

    entete: Entete
    documents: tuple[VueDocument, ...]
    anomalies: tuple[VueAnomalie, ...]
    notes: tuple[tuple[Lien, str], ...]


def vue_documents(contexte: Contexte) -> VueDocuments:
    """The view of the documents page."""
    page = contexte.adresses.rubrique("documents")
    return VueDocuments(
        entete=Entete(
            "Documents et anomalies",
            f"Les documents signés de {contexte.contrat.titre}, ce que nous en avons transcrit, et leurs anomalies.",
            fil(contexte, page, Lien("Documents", "")),
            chapeau="Les documents signés, ce que ce site en reprend, ce qu’il laisse de côté, et les anomalies qui s’y trouvent.",
        ),
        documents=tuple(_document(contexte, page, document) for document in contexte.contrat.documents),
        anomalies=tuple(vue_anomalie(contexte, page, anomalie) for anomalie in contexte.dossier.anomalies),
        notes=tuple(
            (lien_noeud(contexte, page, noeud), noeud.note_editoriale) for noeud in contexte.noeuds.values() if noeud.note_editoriale
        )
        + tuple(
            (
                Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)), "Indicateur"),
                indicateur.note_editoriale,
            )
            for indicateur in contexte.indicateurs.values()
            if indicateur.note_editoriale
        ),
    )


def _document(contexte: Contexte, page: str, document: Document) -> VueDocument:
    return VueDocument(
        ancre=ancre(document.id, ""),
        titre=document.titre,
        date=date_fr(document.date) if document.date else "",
        url=document.url,
        note=document.note_editoriale,
        sections=tuple(_section(contexte, page, document, section) for section in document.sections),
    )


def _section(contexte: Contexte, page: str, document: Document, section: Section) -> VueSection:
    def ici(noeud: Noeud) -> bool:
        return noeud.source.document == document.id and noeud.source.section == section.id

    noeuds = [noeud for noeud in contexte.noeuds.values() if ici(noeud)]
    hauts = [noeud for noeud in noeuds if not noeud.parent or not ici(contexte.noeuds[noeud.parent])]
    return VueSection(
        ancre=ancre(document.id, section.id),
        titre=section.titre,
        page=section.page,
        transcription=TRANSCRIPTIONS[section.transcription],
        raison=section.raison,
        noeuds=tuple(lien_noeud(contexte, page, noeud) for noeud in hauts),
        resume=_resume(contexte, document, section, len(noeuds), sum(len(noeud.indicateurs) for noeud in noeuds)),
    )


def _resume(contexte: Contexte, document: Document, section: Section, noeuds: int, indicateurs: int) -> str:
    """What the site holds from this section, in numbers."""

    def ici(source: object) -> bool:
        return getattr(source, "document", "") == document.id and getattr(source, "section", "") == section.id

    comptes = (
        (noeuds, "élément de l’arbre des promesses", "éléments de l’arbre des promesses"),
        (indicateurs, "indicateur", "indicateurs"),
        (sum(ici(territoire.source) for territoire in contexte.territoires.values()), "territoire", "territoires"),
        (sum(ici(fait.source) for fait in contexte.dossier.faits), "fait chiffré ou cité", "faits chiffrés ou cités"),
        (
            sum(ici(obligation.source) for obligation in contexte.contrat.calendrier),
            "obligation du calendrier",
            "obligations du calendrier",
        ),
        (
            len(contexte.mesures)
            if contexte.registre.mesures
            and contexte.registre.mesures.contrat == contexte.contrat.id
            and ici(contexte.registre.mesures.source)
            else 0,
            "mesure nationale",
            "mesures nationales",
        ),
        (sum(ici(anomalie.source) for anomalie in contexte.dossier.anomalies), "anomalie relevée", "anomalies relevées"),
    )
    return ", ".join(accord(nombre, singulier, pluriel) for nombre, singulier, pluriel in comptes if nombre)


@dataclass(frozen=True, slots=True)
class VueMethode:
    """The page «Méthode»: how the site is made, with numbers of this very contract."""

    entete: Entete
    texte: str
    niveaux: tuple[tuple[str, str, str], ...]
    exemple_compte: str
    exemple_lien: Lien | None
    regle_referents: str
    source_regle: VueSource | None
    somme: str
    donnees: str
    documents: str


def vue_methode(contexte: Contexte) -> VueMethode:
    """The view of the method page."""
    page = contexte.adresses.rubrique("methode")
    contrat = contexte.contrat
    exemple = contexte.dossier.racines[0] if contexte.dossier.racines else None
    comptes: dict[str, int] = {}
    for noeud in contexte.noeuds.values():
        comptes[noeud.niveau] = comptes.get(noeud.niveau, 0) + 1
    return VueMethode(
        entete=Entete(
            "Méthode",
            f"Comment ce site est fait : {contrat.titre}, {contrat.territoire_nom}.",
            fil(contexte, page, Lien("Méthode", "")),
            chapeau="D’où viennent les mots et les chiffres de ce site, comment ils sont comptés, et ce que nous n’avons pas fait.",
        ),
        texte=contexte.dossier.textes.get("methode", ""),
        niveaux=tuple(
            (niveau.nom, niveau.description, nombre_fr(comptes[niveau.id])) for niveau in contrat.niveaux if niveau.id in comptes
        ),
        exemple_compte=_exemple(contexte.renseignement([exemple])) if exemple else "",
        exemple_lien=lien_noeud(contexte, page, exemple) if exemple else None,
        regle_referents=contrat.referents.texte if contrat.referents.regle != "aucune" else "",
        source_regle=vue_source(contexte, page, contrat.referents.source)
        if contrat.referents.source and contrat.referents.regle != "aucune"
        else None,
        somme=_somme(contexte),
        donnees=relative(page, contexte.adresses.rubrique("donnees")),
        documents=relative(page, contexte.adresses.rubrique("documents")),
    )


def _exemple(compte: Renseignement) -> str:
    return f"{compte.avec_valeurs} + {compte.sans_valeur} + {compte.a_definir} = {compte.total}{INSECABLE}: {etat(compte).phrase}"


def _somme(contexte: Contexte) -> str:
    additifs = [indicateur.libelle for indicateur in contexte.indicateurs.values() if indicateur.additif]
    return f"Indicateurs concernés{INSECABLE}: {f'{INSECABLE}; '.join(additifs)}." if additifs else ""


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file to download: name, address, what it holds."""

    nom: str
    adresse: str
    contenu: str
    colonnes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VueDonnees:
    """The page «Données»."""

    entete: Entete
    fichiers: tuple[Fichier, ...]
    nombres: str


def vue_donnees(contexte: Contexte) -> VueDonnees:
    """The view of the data page."""
    page = contexte.adresses.rubrique("donnees")
    return VueDonnees(
        entete=Entete(
            "Données",
            f"Télécharger les données de {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien("Données", "")),
            chapeau="Tout ce que montre ce site, dans deux fichiers que chacun peut reprendre.",
        ),
        fichiers=(
            Fichier(
                "referentiel.json",
                "referentiel.json",
                "Le contrat, ses documents, l’arbre des promesses, les indicateurs, les partenaires, les territoires, les mesures nationales et les anomalies.",
                (),
            ),
            Fichier(
                "valeurs.csv",
                "valeurs.csv",
                "Les chiffres publiés, une ligne par observation (UTF-8, virgule, point décimal).",
                (
                    ("indicateur", "identifiant de l’indicateur, celui de l’adresse de sa page"),
                    ("territoire", "identifiant du territoire"),
                    ("periode", "2019, 2017-2018 (année scolaire), 2015/2019 (intervalle), 2019-03 ou 2019-03-31"),
                    ("valeur", f"le nombre, ou des mots{INSECABLE}; vide quand il n’y a pas de chiffre"),
                    ("unite", "l’unité de l’indicateur"),
                    ("statut", "definitif, provisoire, revise, secret, non_disponible ou sans_objet"),
                    ("source", "où lire ce chiffre"),
                    ("commentaire", "remarque"),
                ),
            ),
        ),
        nombres=", ".join(
            (
                accord(len(contexte.noeuds), "élément de l’arbre", "éléments de l’arbre"),
                accord(len(contexte.indicateurs), "indicateur"),
                accord(len(contexte.dossier.valeurs), "valeur"),
                accord(len(contexte.territoires), "territoire"),
            )
        ),
    )
