"""The documents page: the contract's documents, how much of each is on the site, and their contradictions."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.changements import GenreDeChangement
from generator.model.contrat import Document, Reproduction, Section
from generator.model.referentiel import Noeud
from generator.pages.adresses import ancre, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.passages import passage_dit
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de
from generator.pages.pieces.anomalies import VueAnomalie, vue_anomalie
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.rendu.genre import GenreDePage, seule

TRANSCRIPTIONS = {"complete": "Transcrit en entier", "partielle": "Transcrit en partie", "aucune": "Non transcrit"}


class VueSection(Struct, frozen=True):
    """A place in the document: its printed title and page, how much of it is on the site, and what came from it."""

    ancre: str
    titre: str
    page: str
    transcription: str
    raison: str
    noeuds: tuple[Lien, ...]
    resume: str
    lire: str  # the address of its page, empty where its words are not kept


class VueDocument(Struct, frozen=True):
    """One document of the contract with its table of contents."""

    ancre: str
    titre: str
    date: str
    url: str
    note: str
    sections: tuple[VueSection, ...]
    extraits: str  # why it is not reproduced whole, where it is not
    corrections: tuple[tuple[Lien, str], ...]  # faults of the scan that were mended, with their place
    retires: tuple[str, ...]
    modifie: Lien | None
    effet: str
    modifie_par: tuple[Lien, ...]
    changements: tuple[tuple[Lien, str], ...]  # the indicators that it changed, each with what it did


class GroupeAnomalies(Struct, frozen=True):
    """The contradictions of one document; `titre` and `ancre` are empty where they all come from the same one."""

    titre: str
    ancre: str
    anomalies: tuple[VueAnomalie, ...]


class VueDocuments(Struct, frozen=True):
    """The page «Documents»."""

    entete: Entete
    documents: tuple[VueDocument, ...]
    decompte: str
    anomalies: tuple[GroupeAnomalies, ...]
    notes: tuple[tuple[Lien, str], ...]
    constats: str  # the page of findings, empty where the contract has none
    chercher: str  # the page that searches inside the documents, empty where none is read here


def vue_documents(contexte: Contexte) -> VueDocuments:
    """The view of the documents page."""
    page = contexte.adresses.rubrique("documents")
    return VueDocuments(
        entete=Entete(
            "Documents et anomalies",
            f"Les documents {du_contrat(contexte.contrat.titre)}{INSECABLE}: leur texte, ce que nous en avons tiré, et leurs anomalies.",
            fil(contexte, page, Lien("Documents", "")),
            chapeau="Le texte des documents, ce que ce site en a tiré, et les anomalies qui s’y trouvent.",
        ),
        documents=tuple(_document(contexte, page, document) for document in contexte.contrat.documents),
        decompte=_decompte(contexte),
        anomalies=_anomalies(contexte, page),
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
        constats=relative(page, contexte.adresses.rubrique("constats")) if contexte.dossier.constats else "",
        chercher=relative(page, contexte.adresses.chercher()) if contexte.textes else "",
    )


def _decompte(contexte: Contexte) -> str:
    """«34 anomalies relevées, dans le seul document du contrat.», «…, dans 2 des 3 documents du contrat.»; empty where there are none."""
    anomalies = contexte.dossier.anomalies
    touches = len({anomalie.source.document for anomalie in anomalies})
    if not anomalies:
        return ""
    total = len(contexte.contrat.documents)
    if touches == 1:
        ou = "dans le seul document du contrat" if total == 1 else f"dans un seul des {total}{INSECABLE}documents du contrat"
    else:
        ou = (
            f"dans les {touches}{INSECABLE}documents du contrat"
            if touches == total
            else f"dans {touches} des {total}{INSECABLE}documents du contrat"
        )
    return f"{accord(len(anomalies), 'anomalie relevée', 'anomalies relevées')}, {ou}."


def _anomalies(contexte: Contexte, page: str) -> tuple[GroupeAnomalies, ...]:
    """One group per document that has any, in the order of the documents."""
    par_document: dict[str, list[VueAnomalie]] = {}
    for anomalie in contexte.dossier.anomalies:
        par_document.setdefault(anomalie.source.document, []).append(vue_anomalie(contexte, page, anomalie))
    groupes = [(document, par_document[document.id]) for document in contexte.contrat.documents if document.id in par_document]
    if len(groupes) < 2:
        return tuple(GroupeAnomalies("", "", tuple(lues)) for _, lues in groupes)
    return tuple(
        GroupeAnomalies(f"Dans «{INSECABLE}{document.titre}{INSECABLE}»", f"anomalies-de-{document.id}", tuple(lues))
        for document, lues in groupes
    )


def _document(contexte: Contexte, page: str, document: Document) -> VueDocument:
    return VueDocument(
        ancre=ancre(document.id, ""),
        titre=document.titre,
        date=date_fr(document.date) if document.date else "",
        url=document.url or _adresse_connue(contexte, document),
        note=document.note_editoriale,
        sections=tuple(_section(contexte, page, document, section) for section in document.sections),
        extraits=document.raison_des_extraits,
        corrections=tuple(_corrections(contexte, page, document)),
        retires=contexte.textes[document.id].retires if document.id in contexte.textes else (),
        modifie=next((_lien_document(autre) for autre in contexte.contrat.documents if autre.id == document.modifie), None),
        effet=date_fr(document.effet) if document.effet else "",
        modifie_par=tuple(_lien_document(autre) for autre in contexte.contrat.documents if autre.modifie == document.id),
        changements=tuple(
            (
                Lien(contexte.indicateurs[un.indicateur].libelle, relative(page, contexte.adresses.indicateur(un.indicateur))),
                f"{_CHANGEMENTS[un.genre]} ({date_fr(un.date)})",
            )
            for un in contexte.changements
            if un.document == document.id
        ),
    )


_CHANGEMENTS = {
    GenreDeChangement.CIBLE: "cible changée",
    GenreDeChangement.AJOUT: "indicateur ajouté",
    GenreDeChangement.RETRAIT: "indicateur retiré",
}


def _lien_document(document: Document) -> Lien:
    return Lien(document.titre, f"#{ancre(document.id, '')}", date_fr(document.date) if document.date else "")


def _corrections(contexte: Contexte, page: str, document: Document) -> Iterator[tuple[Lien, str]]:
    """«Article 5, § 12» and «les habitans» → «les habitants»."""
    texte, titres = contexte.textes.get(document.id), {partie.id: partie.titre for partie in document.sections}
    for correction in texte.corrections if texte else ():
        section, _, bloc = correction.passage.partition("#")
        place = Lien(
            f"{debut_de(titres[section], 60)}, {passage_dit(bloc)}",
            relative(page, f"{contexte.adresses.texte(document.id, section)}#{bloc}"),
        )
        avant = f"«{INSECABLE}{correction.numerise}{INSECABLE}»" if correction.numerise else "rien"
        apres = f"«{INSECABLE}{correction.corrige}{INSECABLE}»" if correction.corrige else "rien"
        yield place, f"{avant} devient {apres}. {correction.raison}"


def _section(contexte: Contexte, page: str, document: Document, section: Section) -> VueSection:
    def ici(noeud: Noeud) -> bool:
        return noeud.source.document == document.id and noeud.source.section == section.id

    lue = (document.id, section.id) in contexte.sections_a_lire
    extraits = document.texte is Reproduction.EXTRAITS
    noeuds = [noeud for noeud in contexte.noeuds.values() if ici(noeud)]
    hauts = [noeud for noeud in noeuds if not noeud.parent or not ici(contexte.noeuds[noeud.parent])]
    return VueSection(
        ancre=ancre(document.id, section.id),
        titre=section.titre,
        page=section.page,
        transcription=("Extraits" if extraits else "Texte entier") if lue else TRANSCRIPTIONS[section.transcription],
        raison="" if lue and not extraits else section.raison,
        noeuds=tuple(lien_noeud(contexte, page, noeud) for noeud in hauts),
        resume=_resume(contexte, document, section, len(noeuds)),
        lire=relative(page, contexte.adresses.texte(document.id, section.id)) if lue else "",
    )


def _resume(contexte: Contexte, document: Document, section: Section, noeuds: int) -> str:
    """What the site holds from this section, in numbers; an indicator may come from another document than its promise."""

    def ici(source: object) -> bool:
        return getattr(source, "document", "") == document.id and getattr(source, "section", "") == section.id

    comptes = (
        (noeuds, "titre ou promesse", "titres et promesses"),
        (sum(ici(indicateur.source) for indicateur in contexte.indicateurs.values()), "indicateur", "indicateurs"),
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


def _adresse_connue(contexte: Contexte, document: Document) -> str:
    """The address that an entry of publications.yml gives to a document; empty where none does."""
    publication = contexte.dossier.publications_par_nom().get(document.id)
    return publication.adresse if publication else ""


GENRE: GenreDePage[Contexte] = GenreDePage(
    "documents",
    "contrat/documents.html.j2",
    "documents/",
    seule(vue_documents),
    "Les documents, leur sommaire, et les contradictions qu’on y a trouvées.",
    menu="Documents",
    pied=pied_de_la_page,
)
