"""The whole contract on paper: what was promised, where it stands, what is looked for, the contradictions, and the documents."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.manque import manquants
from generator.calculs.paroles import des_habitants, des_partenaires
from generator.calculs.statuts import Statut
from generator.model.avis import Avis
from generator.pages.adresses import IMPRIMER, ancre_de_parole, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.frise import Frise
from generator.pages.mots.corps import corps
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.statuts import EXPLICATIONS, Etat, VueStatut, etat, vue_statut
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, francais
from generator.pages.pieces.anomalies import VueAnomalie, vue_anomalie
from generator.pages.pieces.axes_du_papier import AxeDuPapier, axe_du_papier
from generator.pages.pieces.bilan_en_mots.parties import BilanEnMots, bilan_en_mots
from generator.pages.pieces.cartes_du_papier import CarteDuPapier, cartes_du_papier
from generator.pages.pieces.couverture import PageDeCouverture, couverture
from generator.pages.pieces.frise import frise_du_contrat
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.manque import nommes, phrase_du_manque
from generator.pages.pieces.nouvelles import compte
from generator.pages.pieces.papier import BILAN, TeteDePapier, tete_de_papier
from generator.pages.pieces.paroles import le_jour, nom_de_l_auteur
from generator.pages.pieces.partenaires_nommes import PartenaireNomme
from generator.pages.rendu.genre import GenreDePage, seule

LICENCE = (
    "Données réutilisables sous Licence Ouverte 2.0 (Etalab). Les mots des documents sont ceux de leurs auteurs et de leurs signataires."
)


class AvisImprime(Struct, frozen=True):
    """An opinion, or an answer of a partner, with what it was answered (empty: no answer was found)."""

    ancre: str
    titre: str
    qui: str
    sur: str
    texte: Markup
    reponse_de: str
    reponse: str


class DocumentCite(Struct, frozen=True):
    """A signed document: its title, its date, its public address (both may be empty)."""

    titre: str
    date: str
    url: str


class VueBilan(Struct, frozen=True):
    """All that the bilan shows."""

    tete: TeteDePapier
    type: str
    titre_signe: str
    promis: tuple[str, ...]
    methode: tuple[str, ...]
    statuts: tuple[tuple[VueStatut, str], ...]
    etat: Etat
    compte: str
    manque: str
    axes: tuple[AxeDuPapier, ...]
    partages: str
    cherches: int
    nommes: tuple[PartenaireNomme, ...]
    sans_personne: str
    avis: tuple[AvisImprime, ...]
    reponses: tuple[AvisImprime, ...]
    priorites: tuple[tuple[str, tuple[str, ...]], ...]
    anomalies: tuple[VueAnomalie, ...]
    documents: tuple[DocumentCite, ...]
    licence: str
    couverture: PageDeCouverture
    mots: BilanEnMots
    frise: Frise
    cartes: tuple[CarteDuPapier, ...]
    autres_cartes: str


def vue_bilan(contexte: Contexte) -> VueBilan:
    """The view of the bilan of one contract."""
    page = contexte.adresses.imprimer(BILAN)
    contrat = contexte.contrat
    synthese = contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)
    sans_personne = sum(
        contexte.suivi.statut(indicateur) is not Statut.A_DEFINIR and not contexte.referents(indicateur)
        for indicateur in manquants(contexte, list(contexte.indicateurs.values()))
    )
    cartes, autres = cartes_du_papier(contexte)
    return VueBilan(
        tete=tete_de_papier(
            contexte,
            BILAN,
            f"Bilan{INSECABLE}: {contrat.titre}",
            f"Le bilan à imprimer {du_contrat(contrat.titre)}, {contrat.territoire_nom}.",
            Lien("Le site de ce contrat", relative(page, contexte.adresses.accueil())),
            contexte.adresses.accueil(),
        ),
        type="" if contrat.type.lower() in contrat.titre.lower() else contrat.type,
        titre_signe=contrat.titre_signe,
        promis=tuple(_promis(contexte)),
        methode=tuple(_methode(contexte)),
        statuts=tuple((vue_statut(statut), EXPLICATIONS[statut]) for statut, nombre in synthese.nombres if nombre),
        etat=etat(synthese),
        compte=compte(contexte, contexte.noeuds.values()),
        manque=phrase_du_manque(contexte),
        axes=tuple(axe_du_papier(contexte, page, racine) for racine in contexte.dossier.racines),
        partages=phrase_des_partages(contexte, contexte.dossier.racines),
        cherches=len(manquants(contexte, list(contexte.indicateurs.values()))),
        nommes=nommes(contexte, page),
        sans_personne=f"Pour {accord(sans_personne, 'indicateur')} sans chiffre, le document ne nomme personne." if sans_personne else "",
        avis=tuple(_avis(contexte, page, avis) for avis in des_habitants(contexte.dossier.avis)),
        reponses=tuple(_avis(contexte, page, avis) for avis in des_partenaires(contexte.dossier.avis)),
        priorites=tuple(
            (f"{contexte.nom_de_noeud(noeud)}, {noeud.titre}", noeud.conseils_citoyens.points)
            for noeud in contexte.noeuds.values()
            if noeud.conseils_citoyens
        ),
        anomalies=tuple(vue_anomalie(contexte, page, anomalie) for anomalie in contexte.dossier.anomalies),
        documents=tuple(
            DocumentCite(document.titre, date_fr(document.date) if document.date else "", document.url) for document in contrat.documents
        ),
        licence=LICENCE,
        couverture=couverture(contexte),
        mots=bilan_en_mots(contexte, page),
        frise=frise_du_contrat(contexte),
        cartes=cartes,
        autres_cartes=f"{accord(autres, 'autre carte', 'autres cartes')} sur le site." if autres else "",
    )


def _promis(contexte: Contexte) -> Iterator[str]:
    """How many nodes of each level, annexes included."""
    for niveau in contexte.contrat.niveaux:
        nombre = sum(noeud.niveau == niveau.id for noeud in contexte.noeuds.values())
        if nombre:
            yield accord(nombre, niveau.nom.lower(), niveau.pluriel.lower())


def _methode(contexte: Contexte) -> Iterator[str]:
    """The method in half a page; the site says the rest."""
    contrat = contexte.contrat
    yield "Ce bilan reprend mot pour mot les promesses des documents, et met en face les chiffres trouvés dans les documents\u00a0lus. Il est fait par un programme, à partir des mêmes fichiers que le site."
    if not contexte.voix.collecte:
        yield f"Ce que ce bilan ne montre pas peut exister ailleurs{INSECABLE}: il dit ce que nous avons trouvé dans les documents\u00a0lus."
    yield francais(
        f"L’état de chaque indicateur est calculé au {date_fr(contexte.suivi.aujourd_hui)} : le chiffre retenu est comparé à la cible imprimée. "
        "Sans chiffre ou sans cible, rien n’est calculé : le bilan le dit. On compte les indicateurs dans chaque état, on ne fait jamais de moyenne."
    )
    if contrat.referents.regle != "aucune" and contrat.referents.texte:
        yield f"{contexte.voix.referents}, dans les mots du document{INSECABLE}: «{INSECABLE}{contrat.referents.texte}{INSECABLE}»"
    yield "Ce qui n’est pas connu n’est pas rempli. Un chiffre secret, non disponible ou sans objet n’est pas un zéro."


def _avis(contexte: Contexte, page: str, avis: Avis) -> AvisImprime:
    """An opinion or an answer as the paper shows it, whole."""
    reponse = avis.reponse
    noms = [nom for id in avis.sur if (nom := _nom(contexte, id))]
    return AvisImprime(
        ancre=ancre_de_parole(avis.id, partenaire=avis.est_d_un_partenaire),
        titre=avis.titre,
        qui=f"{nom_de_l_auteur(contexte, avis.auteur)}, {le_jour(avis.date)}",
        sur=", ".join(noms) or "tout le contrat",
        texte=corps(avis.texte, page, contexte.adresses.accueil()),
        reponse_de=f"{nom_de_l_auteur(contexte, reponse.auteur)}, {le_jour(reponse.date)}" if reponse else "",
        reponse=reponse.texte if reponse else "",
    )


def _nom(contexte: Contexte, id: str) -> str:
    """The name of whatever an opinion is about."""
    if id in contexte.noeuds:
        return contexte.noeuds[id].titre
    if id in contexte.indicateurs:
        return contexte.indicateurs[id].libelle
    if id in contexte.territoires:
        return contexte.territoires[id].nom
    return contexte.partenaires[id].nom if id in contexte.partenaires else ""


GENRE: GenreDePage[Contexte] = GenreDePage(
    "bilan",
    "contrat/bilan.html.j2",
    IMPRIMER.format(BILAN),
    seule(vue_bilan),
    "Tout le contrat, à imprimer.",
    entiere=True,
    sigles=False,
)
