"""Rules on publications and on the figures that come from them."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model.codes import CodeChamp, CodeChiffre, CodeDocument, CodeLien
from generator.model.copie import Copie
from generator.model.dossier import Dossier
from generator.model.preference import identite_de_publication, preference
from generator.model.probleme import Gravite, Probleme
from generator.model.publication import EtatDeLecture, GenreDeSource, Publication
from generator.model.valeur import Valeur
from generator.sources.journal import extrait, proche


def verifier_publications(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of the publications, and of figures of several publications."""
    documents = [document.id for document in dossier.contrat.documents]
    deja: dict[str, Publication] = {}
    for publication in dossier.publications:
        yield from _document(publication, documents, deja)
        yield from _lecture(publication, dossier)
        yield from _couverture(publication, dossier)
        yield from _fins(publication, dossier)
    yield from _sans_preference(dossier)
    yield from _copies(dossier)


def _copies(dossier: Dossier) -> Iterator[Probleme]:
    """A copy is of a publication that is known, and each file is described once; an answer of the web is of one too."""
    connues = dossier.publications_par_nom()
    vus: dict[str, Copie] = {}
    for copie in dossier.copies:
        if copie.publication and copie.publication not in connues and "publications" not in dossier.incomplets:
            message = f"La publication « {extrait(copie.publication)} » n’existe pas."
            conseil = f"{proche(copie.publication, connues)}Recopier un id de publications.yml, ou d’un document de contrat.yml."
            yield Probleme(copie.lieu, CodeLien.REFERENCE, message, conseil)
        if copie.fichier and vus.setdefault(copie.fichier, copie) is not copie:
            message = f"La copie « {extrait(copie.fichier)} » est déjà décrite ({vus[copie.fichier].lieu})."
            yield Probleme(copie.lieu, CodeLien.IDENTIFIANT_DOUBLE, message, "N’en garder qu’une description.")
    for reponse in dossier.reponses_du_web:
        if reponse.publication not in connues and "publications" not in dossier.incomplets:
            message = f"La publication « {extrait(reponse.publication)} » n’existe pas, ou plus."
            conseil = "Relancer « engagements sources --verifier-le-web », ou ôter la ligne."
            yield Probleme(reponse.lieu, CodeLien.REFERENCE, message, conseil, Gravite.AVERTISSEMENT)


def _document(publication: Publication, documents: list[str], deja: dict[str, Publication]) -> Iterator[Probleme]:
    """The document that an entry describes is known, and no other entry describes it; no entry has the id of another document."""
    document = publication.document
    if document and document not in documents:
        message = f"Le document « {extrait(document)} » n’est pas déclaré dans contrat.yml."
        yield Probleme(
            publication.lieu, CodeLien.REFERENCE, message, proche(document, documents).strip() or "Le déclarer, ou corriger ce nom."
        )
    elif document and deja.setdefault(document, publication) is not publication:
        message = f"Le document « {document} » est déjà décrit par « {deja[document].id} » ({deja[document].lieu})."
        yield Probleme(publication.lieu, CodeDocument.PUBLICATION_DOUBLE, message, "N’en garder qu’une.")
    if publication.id in documents and publication.id != document:
        message = f"« {publication.id} » est l’id d’un document de contrat.yml, que cette publication ne décrit pas."
        yield Probleme(
            publication.lieu, CodeLien.IDENTIFIANT_DOUBLE, message, f"Écrire « document: {publication.id} », ou choisir un autre id."
        )


def _lecture(publication: Publication, dossier: Dossier) -> Iterator[Probleme]:
    """The state of reading agrees with the rest of the entry.

    One that was not found says where it was looked for, on a day before reading stopped; a document of the contract, from which the site is
    made, was read; only a law changes the end of a contract.
    """
    if publication.etat is EtatDeLecture.CHERCHEE_NON_TROUVEE and publication.cherchee is None:
        conseil = "Ajouter « cherchee: {ou: …, le: AAAA-MM-JJ} »."
        yield Probleme(
            publication.lieu,
            CodeDocument.PUBLICATION,
            "Cette publication n’a pas été trouvée, et rien ne dit où elle a été cherchée.",
            conseil,
        )
    if publication.document and publication.etat not in (EtatDeLecture.LUE, EtatDeLecture.LUE_EN_PARTIE):
        message = "Cette publication est un document du contrat, et elle est dite non lue."
        yield Probleme(publication.lieu, CodeDocument.PUBLICATION, message, "Écrire « etat: lue » ou « etat: lue_en_partie ».")
    arretee = dossier.lecture_arretee_le
    if arretee and publication.cherchee and publication.cherchee.le > arretee:
        message = f"Cette recherche est datée d’après le jour où la lecture est arrêtée ({arretee})."
        yield Probleme(publication.lieu, CodeChamp.DATE, message, "Avancer « lecture_arretee_le », ou corriger « cherchee ».")
    if publication.genre is not GenreDeSource.LOI and (publication.fin_du_contrat or publication.fin_des_contrats_de_ville):
        yield Probleme(
            publication.lieu,
            CodeDocument.PUBLICATION,
            "Seule une loi change la fin d’un contrat.",
            "Écrire « genre: loi », ou enlever la fin.",
        )


def _couverture(publication: Publication, dossier: Dossier) -> Iterator[Probleme]:
    """The nodes and indicators that an entry says it covers exist."""
    couvre = publication.couvre
    if couvre is None or "noeuds" in dossier.incomplets:
        return
    for nom, cites, connus in (
        ("nœud", couvre.noeuds, [noeud.id for noeud in dossier.noeuds()]),
        ("indicateur", couvre.indicateurs, [indicateur.id for indicateur in dossier.indicateurs()]),
    ):
        for cite in cites:
            if cite not in connus:
                conseil = proche(cite, connus).strip() or "Corriger ce nom."
                yield Probleme(
                    publication.lieu, CodeLien.REFERENCE, f"« {extrait(cite)} » n’est pas un identifiant connu ({nom}).", conseil
                )


def _fins(publication: Publication, dossier: Dossier) -> Iterator[Probleme]:
    fin = dossier.contrat.fin
    if fin and publication.fin_du_contrat and publication.fin_du_contrat[:4] < str(fin):
        message = f"Cette loi ferait finir le contrat avant l’année écrite dans contrat.yml ({fin})."
        yield Probleme(publication.lieu, CodeChamp.DATE, message, "Vérifier « fin_du_contrat ».")


def _sans_preference(dossier: Dossier) -> Iterator[Probleme]:
    """Figures of several publications between which no reason chooses.

    Either only their place in the files decides, or the writer gave a reason to prefer both.
    """
    noms = dossier.publications_par_nom()
    groupes: defaultdict[tuple[object, ...], list[Valeur]] = defaultdict(list)
    for valeur in dossier.valeurs:
        groupes[valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation].append(valeur)
    for groupe in groupes.values():
        gagnante, *autres = sorted(groupe, key=lambda valeur: preference(valeur, noms))
        rivales = [autre for autre in autres if identite_de_publication(autre, noms) != identite_de_publication(gagnante, noms)]
        for autre in rivales:
            if autre.retenu and gagnante.retenu:
                message = f"Deux chiffres de la même chose portent une raison de les retenir ({gagnante.lieu})."
                yield Probleme(autre.lieu, CodeChiffre.VALEUR_RETENUE, message, "Ne remplir « retenu » que pour celui qui compte.")
            elif preference(autre, noms)[:-1] == preference(gagnante, noms)[:-1]:
                message = f"Une autre source donne un chiffre pour la même chose ({gagnante.lieu}), et rien ne les départage : le premier écrit compte."
                conseil = "Écrire dans « retenu », pour celui qui compte, la raison de le préférer."
                yield Probleme(autre.lieu, CodeChiffre.VALEUR_RETENUE, message, conseil, Gravite.AVERTISSEMENT)
