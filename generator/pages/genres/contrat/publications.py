"""The page «Sources et publications»: what was published on the contract, what was read of it, and what it gave to this site."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.produit_des_publications import RIEN
from generator.model.publication import Couverture, EtatDeLecture, Publication
from generator.model.referentiel import Indicateur
from generator.pages.adresses import ancre, ancre_de_publication, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_INDICATEUR
from generator.pages.mots.noms_des_contrats import le_contrat
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, enumerer, periode_fr
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de, site_du_contrat
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.sources import GENRES_DE_SOURCE, LICENCES
from generator.pages.pieces.sources_du_web import VueCopie, VueDuWeb, vue_du_web, vues_des_copies
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Sources et publications"
ETATS = {
    EtatDeLecture.LUE: ("Lues", "lue", "lues"),
    EtatDeLecture.LUE_EN_PARTIE: ("Lues en partie", "lue en partie", "lues en partie"),
    EtatDeLecture.CONNUE_NON_LUE: ("Connues, pas encore lues", "connue, pas encore lue", "connues, pas encore lues"),
    EtatDeLecture.CHERCHEE_NON_TROUVEE: ("Cherchées, non trouvées", "cherchée, non trouvée", "cherchées, non trouvées"),
}


EXPLICATIONS = {
    EtatDeLecture.LUE: "Nous en avons lu tout le texte que contient notre version.",
    EtatDeLecture.LUE_EN_PARTIE: "Nous en avons lu un passage, ou tiré un chiffre de la page qui les présente.",
    EtatDeLecture.CONNUE_NON_LUE: "Nous savons qu’elles existent, parfois par la page qui les présente. Ce qu’elles contiennent n’est pas encore sur ce site.",
    EtatDeLecture.CHERCHEE_NON_TROUVEE: "Nous les avons cherchées sans les trouver. Cela ne veut pas dire qu’elles n’existent pas.",
}


class VuePublication(Struct, frozen=True):
    """One publication: what it is, what we read of it, what it covers, what it gave."""

    ancre: str
    titre: str
    adresse: str
    genre: str
    editeur: str
    date: str
    recherche: str
    couvre: tuple[str, ...]
    portee: tuple[Lien, ...]
    fin: str
    series: tuple[str, ...]
    donne: str
    indicateurs: Tranche[Lien]
    document: Lien | None
    lu_le: str  # empty, as the next ones, where nobody wrote it
    saisi_par: str
    licence: str
    licence_adresse: str
    note: str
    web: VueDuWeb
    copies: tuple[VueCopie, ...]


class GroupePublications(Struct, frozen=True):
    """The publications of one state of reading."""

    titre: str
    ancre: str
    explication: str
    publications: tuple[VuePublication, ...]


class VuePublications(Struct, frozen=True):
    """The page «Sources et publications»."""

    entete: Entete
    compte: str
    arret: str
    groupes: tuple[GroupePublications, ...]
    donnees: str


def vue_publications(contexte: Contexte) -> VuePublications:
    """The view of the page."""
    page = contexte.adresses.rubrique("publications")
    listes = listes_des_publications(contexte)
    toutes = contexte.dossier.publications_connues()
    groupes = [(etat, [publication for publication in toutes if publication.etat is etat]) for etat in EtatDeLecture]
    comptes = [accord(len(siennes), *ETATS[etat][1:]) for etat, siennes in groupes if siennes]
    arret = contexte.dossier.lecture_arretee_le
    return VuePublications(
        entete=Entete(
            TITRE,
            f"Ce qui a été publié sur {le_contrat(contexte.contrat.titre)}, à notre connaissance, et ce que ce site en a lu.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Ce qui touche à ce contrat et a été publié, à notre connaissance. Ce que nous avons lu, ce que nous n’avons pas encore lu, "
            "et ce que chaque publication a donné à ce site.",
        ),
        compte=f"{accord(len(toutes), 'publication connue', 'publications connues')}{INSECABLE}: {enumerer(comptes)}.",
        arret=f"Recherche arrêtée au {date_fr(arret)}." if arret else "",
        groupes=tuple(
            GroupePublications(
                ETATS[etat][0],
                f"etat-{etat.value.replace('_', '-')}",
                EXPLICATIONS[etat],
                tuple(_publication(contexte, page, listes, publication) for publication in siennes),
            )
            for etat, siennes in groupes
            if siennes
        ),
        donnees=relative(page, contexte.adresses.rubrique("donnees")),
    )


def listes_des_publications(contexte: Contexte) -> ListesDUnePage:
    """For each publication, the indicators of which it gave a figure."""

    def lignes(page: str, cles: Sequence[str]) -> Sequence[Lien]:
        return [_lien_indicateur(contexte, page, contexte.indicateurs[cle]) for cle in cles]

    listes = (
        Liste(
            _nom_de_la_liste(publication),
            f"Indicateurs chiffrés par «{INSECABLE}{publication.titre}{INSECABLE}»",
            "liens",
            [GroupeDeCles([indicateur.id for indicateur in _indicateurs_de(contexte, publication)])],
            lignes,
        )
        for publication in contexte.dossier.publications_connues()
    )
    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.rubrique("publications"), TITRE, listes)


def _nom_de_la_liste(publication: Publication) -> str:
    return f"indicateurs-{publication.id}"


def _lien_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien:
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)), TYPES_INDICATEUR[indicateur.type])


def _publication(contexte: Contexte, page: str, listes: ListesDUnePage, publication: Publication) -> VuePublication:
    donnes = listes.tranche(_nom_de_la_liste(publication))
    return VuePublication(
        ancre=ancre_de_publication(publication.id),
        titre=publication.titre,
        adresse=publication.adresse,
        genre=GENRES_DE_SOURCE[publication.genre],
        editeur=publication.editeur,
        date=date_fr(publication.date) if publication.date else "",
        recherche=_recherche(publication),
        couvre=tuple(_couvre(publication.couvre)),
        portee=tuple(_portee(contexte, page, publication.couvre)),
        fin="".join(_fins(publication)),
        series=tuple(_series(publication)),
        donne=_donne(contexte, publication, donnes.total),
        indicateurs=donnes,
        document=_document(contexte, page, publication),
        lu_le=date_fr(publication.lu_le) if publication.lu_le else "",
        saisi_par=publication.saisi_par,
        licence=LICENCES[publication.licence] if publication.licence else "",
        licence_adresse=publication.licence_adresse,
        note=publication.note,
        web=vue_du_web(contexte, publication),
        copies=vues_des_copies(contexte, page, publication),
    )


def _recherche(publication: Publication) -> str:
    """«copies conservées de pages publiques, novembre 2026»."""
    cherchee = publication.cherchee
    return f"{cherchee.ou}, {date_fr(cherchee.le)}" if cherchee else ""


def _couvre(couvre: Couverture | None) -> Iterator[str]:
    if couvre is None:
        return
    if couvre.chiffres:
        yield couvre.chiffres
    if couvre.periode:
        yield f"période{INSECABLE}: {periode_fr(couvre.periode)}"
    if couvre.tout or couvre.noeuds or couvre.indicateurs:
        yield f"{'des' if couvre.connus else 'peut-être des'} chiffres pour{INSECABLE}:"


def _portee(contexte: Contexte, page: str, couvre: Couverture | None) -> Iterator[Lien]:
    if couvre is None:
        return
    if couvre.tout:
        yield Lien("Toutes les promesses du contrat", relative(page, contexte.adresses.rubrique("referentiel")))
    for id in couvre.noeuds:
        yield lien_noeud(contexte, page, contexte.noeuds[id])
    for id in couvre.indicateurs:
        yield Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id)), "Indicateur")


def _fins(publication: Publication) -> Iterator[str]:
    if publication.fin_du_contrat:
        yield f"Elle porte la fin du contrat au {date_fr(publication.fin_du_contrat)}."
    if publication.fin_des_contrats_de_ville:
        yield f"Elle porte la fin des contrats de ville que ce contrat renouvelle au {date_fr(publication.fin_des_contrats_de_ville)}."


def _indicateurs_de(contexte: Contexte, publication: Publication) -> list[Indicateur]:
    """The indicators with a figure from a publication, in the order of the document."""
    ids = contexte.suivi.des_publications.get(publication.id, RIEN).indicateurs
    return [indicateur for id, indicateur in contexte.indicateurs.items() if id in ids]


def _donne(contexte: Contexte, publication: Publication, indicateurs: int) -> str:
    """«18 chiffres, pour 15 indicateurs»; a law gives no figures."""
    noms = contexte.suivi.publications
    chiffres = contexte.suivi.des_publications.get(publication.id, RIEN).chiffres
    voisins = sum(noms[valeur.publication].id == publication.id for valeur in contexte.dossier.voisins.valeurs)
    morceaux = [f"{accord(chiffres, 'chiffre')}, pour {accord(indicateurs, 'indicateur')}"] if chiffres else []
    if voisins:
        morceaux.append(accord(voisins, "chiffre voisin", "chiffres voisins"))
    if morceaux or _fin(publication):
        return f"{FINE}; ".join(morceaux)
    return "aucun chiffre encore"


def _series(publication: Publication) -> Iterator[str]:
    """What it says of all its figures: that they were computed again on the bounds of 2024, and from when they are not made as before."""
    if publication.contours_recalcules:
        mots = f"«{INSECABLE}{publication.contours_recalcules}{INSECABLE}»"
        yield f"Ses chiffres de quartiers, de toutes les années, sont sur les contours de 2024{INSECABLE}: {mots}."
    for rupture in publication.ruptures:
        depuis = f"Depuis {'le ' if rupture.date.count('-') > 1 else ''}{date_fr(rupture.date)}"
        yield f"{depuis}, ses chiffres ne se comparent pas à ceux d’avant{INSECABLE}: {rupture.texte}"


def _fin(publication: Publication) -> bool:
    return bool(publication.fin_du_contrat or publication.fin_des_contrats_de_ville)


def _document(contexte: Contexte, page: str, publication: Publication) -> Lien | None:
    """The link to the document that the publication is, on the documents page; None where it is none of the contract's."""
    if not publication.document:
        return None
    adresse = f"{contexte.adresses.rubrique('documents')}#{ancre(publication.document, '')}"
    titre = next(document.titre for document in contexte.contrat.documents if document.id == publication.document)
    return Lien(titre, relative(page, adresse))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "publications",
    "contrat/publications.html.j2",
    "publications/",
    seule(vue_publications),
    "Ce qui a été publié sur le contrat, lu ou non.",
    parties=parties_de(lambda _: ((),), listes_des_publications),
    menu="Sources",
    pied=pied_de_la_page,
)
