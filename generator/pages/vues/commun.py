"""Pieces that several pages show: links, sources, state bars, rows of indicators."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.calculs.fiches import Genre, Objet
from generator.calculs.paroles import auteurs
from generator.model.fait import Anomalie, Fait
from generator.model.lieu import Source
from generator.model.referentiel import Indicateur, Noeud, TypeIndicateur
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr, debut_de, grandeur
from generator.pages.vues.lecture import chiffre_dit, precision_sans_chiffre
from generator.pages.vues.statuts import VueStatut, vue_statut_de

TYPES_INDICATEUR = {
    TypeIndicateur.CONTEXTE: "Indicateur de contexte",
    TypeIndicateur.SUIVI: "Indicateur de suivi",
    TypeIndicateur.REALISATION: "Indicateur de réalisation",
    TypeIndicateur.RESULTAT: "Indicateur de résultat",
    TypeIndicateur.IMPACT: "Indicateur d’impact",
}
ABSENCES = {
    StatutValeur.SECRET: "secret statistique",
    StatutValeur.NON_DISPONIBLE: "non disponible",
    StatutValeur.SANS_OBJET: "sans objet",
}
REPONSES = "reponses"  # the place of partners' answers on every page that bears some
_JOUR = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:[0-2][0-9]|3[01]))?\b")  # or a month
NATURES_DE_FAIT = {
    "realise": "Réalisé",
    "accorde": "Aide accordée",
    "engage": "Engagé",
    "prevu": "Prévu",
    "potentiel": "Possible, non décidé",
    "cite": "Cité par le document",
}


@dataclass(frozen=True, slots=True)
class Lien:
    """A link as the page shows it; `precision` is a short plain addition."""

    texte: str
    adresse: str
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Entete:
    """What every page has: title, description, breadcrumb, one sentence that says what the reader sees."""

    titre: str
    description: str
    fil: tuple[Lien, ...]
    surtitre: str = ""
    chapeau: str = ""
    titre_onglet: str = ""  # for the window's title and the search, where the page's own title is not enough to tell it from another


@dataclass(frozen=True, slots=True)
class Tendance:
    """A small line: its points, where the last one is, and the first and last figures in words, which say what it draws."""

    points: str
    x: int
    y: int
    mots: str


@dataclass(frozen=True, slots=True)
class LigneIndicateur:
    """One indicator as a row: label, state as class and word, the figure that speaks with its period and place."""

    libelle: str
    adresse: str
    type: str
    statut: VueStatut
    valeur: str
    precision: str
    referents: tuple[Lien, ...] = ()
    cible: str = ""
    tendance: Tendance | None = None
    reponses: Lien | None = None


@dataclass(frozen=True, slots=True)
class VueSource:
    """The place in the document: words, the same without the document's title where there is only one, and where that place is."""

    texte: str
    repere: str
    adresse: str
    autres: tuple[Lien, ...] = ()  # the places of its target, of who is named for it, where they are others


@dataclass(frozen=True, slots=True)
class VueAnomalie:
    """A contradiction found in the document, as a page shows it."""

    titre: str
    texte: str
    citations: tuple[tuple[str, str], ...]  # the printed words, and the address of their paragraph where the document is read here
    calcul: str
    source: VueSource
    ancre: str
    concerne: tuple[Lien, ...]


@dataclass(frozen=True, slots=True)
class Montant:
    """One amount that a sentence gives, or the sentence's nature alone where it gives none."""

    montant: str
    nature: str
    periode: str
    note: str


@dataclass(frozen=True, slots=True)
class VueFait:
    """A sentence of the document, once, with all the amounts it tells."""

    texte: str
    montants: tuple[Montant, ...]
    source: VueSource


def lien_noeud(contexte: Contexte, page: str, noeud: Noeud) -> Lien:
    """A link to a node, its level and number before its title."""
    return Lien(noeud.titre, relative(page, contexte.adresses.noeud(noeud.id)), contexte.nom_de_noeud(noeud))


def lien_partenaire(contexte: Contexte, page: str, id: str) -> Lien:
    """A link to a partner's page."""
    return Lien(contexte.partenaires[id].nom, relative(page, contexte.adresses.partenaire(id)))


def nom_court(contexte: Contexte, id: str) -> str:
    """The acronym of a partner, or its name."""
    return contexte.partenaires[id].sigle or contexte.partenaires[id].nom


def marque_de_reponse(contexte: Contexte, page: str, id: str, adresse: str) -> Lien | None:
    """«Réponse : CAF», which leads to the answers that stand on the page at `adresse`; None where no partner answered about `id`."""
    qui = auteurs(contexte.reponses.get(id, ()))
    if not qui:
        return None
    mots = f"Réponse{INSECABLE}: {nom_court(contexte, qui[0])}" if len(qui) == 1 else f"Réponses de {accord(len(qui), 'partenaire')}"
    return Lien(mots, relative(page, f"{adresse}#{REPONSES}"))


def lien_territoire(contexte: Contexte, page: str, id: str) -> Lien:
    """A link to a territory's page; the perimeter has none of its own and leads to the list."""
    territoire = contexte.territoires[id]
    cible = contexte.adresses.territoire(id) if territoire.a_sa_page else contexte.adresses.rubrique("territoires")
    return Lien(territoire.nom, relative(page, cible))


def etape(contexte: Contexte, page: str, noeud: Noeud) -> Lien:
    """A node as a step of a breadcrumb: «Objectif 1.1», or the first words of its title where the document gives no number."""
    if noeud.numero:
        return Lien(contexte.nom_de_noeud(noeud), relative(page, contexte.adresses.noeud(noeud.id)))
    return Lien(debut_de(noeud.titre), relative(page, contexte.adresses.noeud(noeud.id)))


def vue_source(contexte: Contexte, page: str, source: Source, objet: Objet | None = None) -> VueSource:
    """«Protocole…, article 6, objectif 1.1» and the link to that place: the very paragraph of `objet`, where the document is read here."""
    document = next(document for document in contexte.contrat.documents if document.id == source.document)
    texte = f"{document.titre}, {source.repere}" if source.repere else document.titre
    repere = source.repere if source.repere and len(contexte.contrat.documents) == 1 else texte
    return VueSource(texte, repere, relative(page, adresse_dans_le_document(contexte, source, objet)))


def avec_d_autres_places(contexte: Contexte, page: str, source: VueSource, *objets: tuple[str, Objet]) -> VueSource:
    """The same, with the places of `objets` (what each is, in words) that are not the same one."""
    autres: dict[str, Lien] = {}
    for mots, objet in objets:
        adresse = adresse_du_passage(contexte, page, objet)
        if adresse and adresse != source.adresse:
            autres.setdefault(adresse, Lien(mots, adresse))
    return replace(source, autres=tuple(autres.values()))


def adresse_du_passage(contexte: Contexte, page: str, objet: Objet) -> str:
    """The paragraph or cell of `objet` as written in a link on `page`; empty where it was not found."""
    place = contexte.passages.places.get(objet)
    return relative(page, f"{contexte.adresses.texte(place.document, place.section)}#{place.ancre}") if place else ""


def adresse_dans_le_document(contexte: Contexte, source: Source, objet: Objet | None = None) -> str:
    """The paragraph or cell of `objet`, else the page of its section, else its line in the table of contents."""
    if objet and (place := contexte.passages.places.get(objet)):
        return f"{contexte.adresses.texte(place.document, place.section)}#{place.ancre}"
    if (source.document, source.section) in contexte.sections_a_lire:
        return contexte.adresses.texte(source.document, source.section)
    return contexte.adresses.section(source.document, source.section)


def vue_anomalie(contexte: Contexte, page: str, anomalie: Anomalie) -> VueAnomalie:
    """A contradiction with links to all that it concerns."""
    concerne = []
    for id in dict.fromkeys(anomalie.concerne):
        if id in contexte.noeuds:
            noeud = contexte.noeuds[id]
            concerne.append(etape(contexte, page, noeud))
        elif id in contexte.indicateurs:
            concerne.append(Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id))))
        else:
            concerne.append(lien_territoire(contexte, page, id))
    return VueAnomalie(
        anomalie.titre,
        anomalie.texte,
        tuple(
            (citation, adresse_du_passage(contexte, page, Objet(Genre.ANOMALIE, anomalie.id, rang)))
            for rang, citation in enumerate(anomalie.citations)
        ),
        anomalie.calcul,
        vue_source(contexte, page, anomalie.source, Objet(Genre.ANOMALIE, anomalie.id)),
        f"anomalie-{anomalie.id}",
        tuple(concerne),
    )


def liens_anomalies(contexte: Contexte, page: str, id: str) -> tuple[Lien, ...]:
    """Links to the contradictions that concern one node, indicator or territory."""
    documents = contexte.adresses.rubrique("documents")
    return tuple(Lien(anomalie.titre, relative(page, f"{documents}#anomalie-{anomalie.id}")) for anomalie in contexte.anomalies.get(id, ()))


def vues_faits(contexte: Contexte, page: str, faits: Iterable[Fait]) -> tuple[VueFait, ...]:
    """Facts as a page shows them: a sentence that tells several amounts stands once."""
    par_phrase: dict[tuple[str, str], list[Fait]] = {}
    for fait in faits:
        par_phrase.setdefault((fait.texte, fait.source.section), []).append(fait)
    return tuple(
        VueFait(
            texte, tuple(_montant(fait) for fait in groupe), vue_source(contexte, page, groupe[0].source, Objet(Genre.FAIT, groupe[0].id))
        )
        for (texte, _), groupe in par_phrase.items()
    )


def _montant(fait: Fait) -> Montant:
    montant = grandeur(fait.montant, Unite.EUROS) if fait.montant is not None else ""
    periode = _JOUR.sub(lambda jour: date_fr(jour[0]), fait.periode).replace("/", f"{INSECABLE}à{INSECABLE}")
    return Montant(montant, NATURES_DE_FAIT[fait.nature], periode, fait.note_editoriale)


def texte_valeur(valeur: Valeur) -> str:
    """The figure with its unit, the words, or why there is none."""
    if valeur.statut.est_absence:
        return ABSENCES[valeur.statut]
    return grandeur(valeur.nombre, valeur.unite) if valeur.nombre is not None else valeur.mots


def ligne_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> LigneIndicateur:
    """One indicator as a row of a table, with the figure that speaks for it."""
    lecture = contexte.suivi.lectures[indicateur.id]
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    precision = chiffre.precision if chiffre else precision_sans_chiffre(lecture)
    if not precision and indicateur.echeance:
        precision = f"Échéance imprimée{INSECABLE}: {indicateur.echeance.texte}"
    return LigneIndicateur(
        libelle=indicateur.libelle,
        adresse=relative(page, contexte.adresses.indicateur(indicateur.id)),
        type=TYPES_INDICATEUR[indicateur.type],
        statut=vue_statut_de(lecture.avancement),
        valeur=chiffre.texte if chiffre else "",
        precision=precision,
        referents=tuple(lien_partenaire(contexte, page, id) for id in contexte.referents(indicateur)),
        cible=indicateur.cible.texte if indicateur.cible else indicateur.sans_objectif,
        reponses=marque_de_reponse(contexte, page, indicateur.id, contexte.adresses.indicateur(indicateur.id)),
    )


def fil(contexte: Contexte, page: str, *suite: Lien) -> tuple[Lien, ...]:
    """The breadcrumb: portal, contract, then `suite`; the last item is the page itself."""
    return (
        Lien("Engagements ouverts", relative(page, "")),
        Lien(contexte.contrat.territoire_nom, relative(page, contexte.adresses.accueil())),
        *suite,
    )


def annees(contexte: Contexte) -> str:
    """«2019-2022»."""
    debut, fin = contexte.contrat.debut, contexte.contrat.fin
    if fin is None:
        return f"depuis {debut}"
    return str(debut) if fin == debut else f"{debut}-{fin}"
