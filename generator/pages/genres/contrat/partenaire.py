"""The page of one partner in a contract: the promises and indicators for which the document names it, and the figures that were found."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from generator.calculs.manque import est_nomme_pour_un_manque, manquants
from generator.calculs.responsabilites import collectifs_de
from generator.model.partenaire import Partenaire
from generator.pages.adresses import INDICATEURS_CSV, PARTENAIRE, partenaire_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.noms_des_contrats import le_contrat
from generator.pages.mots.statuts import Etat
from generator.pages.mots.typographie import FINE, INSECABLE
from generator.pages.pieces.argent_ici import VueArgentIci, argent_du_partenaire
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.bilan_du_partenaire import bilan_du_partenaire, promesses_et_titres
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.indicateurs import LigneIndicateur, ligne_et_sa_promesse
from generator.pages.pieces.liens import Lien, lien_noeud, lien_partenaire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de, site_du_contrat
from generator.pages.pieces.nouvelles import compte_du_partenaire
from generator.pages.pieces.obligations import VueObligation, vue_obligation
from generator.pages.pieces.paroles import VueAvis, avis_sur
from generator.pages.pieces.partage import VuePartage, partage_de_partenaire
from generator.pages.pieces.reponses_des_partenaires import VueRepondre, VueReponseDePartenaire, reponses_sur, vue_repondre
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, lien_des_changements, suivre_la_page
from generator.pages.pieces.telecharger import Telechargement, telecharger
from generator.pages.rendu.genre import GenreDePage, une_par

TROUVES = "fournis"


class PartDuPartenaire(Struct, frozen=True):
    """The promises and indicators for which the document names the partner itself or, where `lien` is given, a collective it belongs to."""

    titre: str
    ancre: str
    lien: Lien | None
    promesses: str  # what `engagements` are called
    engagements: Tranche[Lien]
    indicateurs: Tranche[LigneIndicateur]


class VuePartenaire(Struct, frozen=True):
    """All that the page of a partner shows."""

    entete: Entete
    noms_imprimes: tuple[str, ...]
    site: str
    parent: Lien | None
    services: tuple[Lien, ...]
    membres: tuple[Lien, ...]
    note_membres: str
    signature: str
    bloc: str
    note: str
    parts: tuple[PartDuPartenaire, ...]
    etat: Etat
    phrase_engagements: str
    trouves: Tranche[LigneIndicateur]
    nomme: bool
    argent: VueArgentIci | None
    obligations: tuple[VueObligation, ...]
    dans_tous: Lien
    precedent: Lien | None
    suivant: Lien | None
    compte: str
    completude: str
    manque: Lien | None
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    repondre: VueRepondre
    partage: VuePartage
    suivre: VueSuivre
    donnees: Telechargement | None


def vue_partenaire(contexte: Contexte, partenaire: Partenaire) -> VuePartenaire:
    """The view of `partenaire`."""
    page = contexte.adresses.partenaire(partenaire.id)
    contrat = contexte.contrat
    ids = contexte.partenaires_du_contrat
    rang = ids.index(partenaire.id)
    collectif = next((collectif for collectif in contrat.collectifs if collectif.partenaire == partenaire.id), None)
    signataire = next((signataire for signataire in contrat.signataires if signataire.partenaire == partenaire.id), None)
    listes = listes_du_partenaire(contexte, partenaire.id)
    parts = tuple(
        part
        for id in (partenaire.id, *collectifs_de(partenaire.id, contrat))
        if (part := _part(contexte, listes, id, propre=id == partenaire.id))
    )
    siens = contexte.indicateurs_de(partenaire.id)
    phrase, compte = bilan_du_partenaire(contexte, partenaire.id)
    return VuePartenaire(
        entete=Entete(
            titre=partenaire.nom,
            description=f"{partenaire.nom} dans {le_contrat(contrat.titre)} : les promesses et les indicateurs pour lesquels il est nommé, et les chiffres trouvés.",
            fil=fil(
                contexte, page, Lien("Partenaires", relative(page, contexte.adresses.rubrique("partenaires"))), Lien(partenaire.nom, "")
            ),
            surtitre=TYPES_DE_PARTENAIRE[partenaire.type] if TYPES_DE_PARTENAIRE[partenaire.type] != partenaire.nom else "",
            chapeau="Les promesses et les indicateurs pour lesquels le document nomme ce partenaire, et les chiffres trouvés.",
            flux=flux_de_la_page(f"{partenaire.nom}, {contrat.territoire_nom}", page, contexte.registre.mentions.adresse),
        ),
        noms_imprimes=partenaire.alias,
        site=partenaire.site,
        parent=lien_partenaire(contexte, page, partenaire.parent) if partenaire.parent in ids else None,
        services=tuple(lien_partenaire(contexte, page, id) for id in ids if contexte.partenaires[id].parent == partenaire.id),
        membres=tuple(lien_partenaire(contexte, page, id) for id in collectif.membres) if collectif else (),
        note_membres=collectif.note_editoriale if collectif else "",
        signature=signataire.libelle if signataire else "",
        bloc=_bloc(signataire.bloc_de_signature if signataire else None),
        note=" ".join(filter(None, (partenaire.note_editoriale, signataire.note_editoriale if signataire else ""))),
        parts=parts,
        etat=compte,
        phrase_engagements=phrase,
        trouves=listes.tranche(TROUVES),
        donnees=telecharger(
            "Télécharger les indicateurs de ce partenaire", INDICATEURS_CSV, f"{partenaire.id}.csv", classeurs=contexte.edition.classeurs
        )
        if siens
        else None,
        nomme=bool(siens),
        argent=argent_du_partenaire(contexte, page, partenaire.id),
        obligations=tuple(
            vue_obligation(contexte, page, obligation) for obligation in contrat.calendrier if partenaire.id in obligation.responsables
        ),
        dans_tous=Lien(f"{partenaire.nom} dans tous les contrats publiés", relative(page, partenaire_du_portail(partenaire.id))),
        precedent=lien_partenaire(contexte, page, ids[rang - 1]) if rang else None,
        suivant=lien_partenaire(contexte, page, ids[rang + 1]) if rang + 1 < len(ids) else None,
        compte=compte_du_partenaire(contexte, partenaire.id),
        completude=phrase_de_completude(contexte, contexte.suivi.completude(siens)),
        manque=_lien_du_manque(contexte, page, partenaire.id),
        avis=avis_sur(contexte, page, partenaire.id),
        reponses=reponses_sur(contexte, page, partenaire.id),
        repondre=vue_repondre(contexte, partenaire),
        partage=partage_de_partenaire(contexte, partenaire),
        suivre=suivre_la_page(
            "ce partenaire",
            page,
            contexte.registre.mentions.adresse,
            vide=partenaire.id not in contexte.nouveautes_des_partenaires,
            changements=lien_des_changements(contexte, page, PARTENAIRE.format(partenaire.id)),
        ),
    )


def _lien_du_manque(contexte: Contexte, page: str, id: str) -> Lien | None:
    """The link to the page of what is looked for from a partner; also where only a collective it belongs to is named."""
    if not est_nomme_pour_un_manque(contexte, id):
        return None
    siens = manquants(contexte, contexte.indicateurs_de(id))
    suite = f"à imprimer, avec {contexte.voix.message}" if siens else "à travers les ensembles dont ce partenaire fait partie"
    return Lien(f"{contexte.voix.manque}, {suite}", relative(page, contexte.adresses.manque(id)))


def _bloc(bloc: bool | None) -> str:
    if bloc is None:
        return ""
    if bloc:
        return "Un emplacement est imprimé pour sa signature."
    return (
        f"Nommé parmi les parties en page de garde{FINE}; dans l’exemplaire lu, nous n’avons pas trouvé d’emplacement pour sa signature{INSECABLE}: voir les "
        "documents."
    )


def listes_du_partenaire(contexte: Contexte, id: str) -> ListesDUnePage:
    """The indicators of which a figure was found; then, for the partner and each collective it belongs to, promises and indicators."""

    def indicateurs(page: str, cles: Sequence[str]) -> Sequence[LigneIndicateur]:
        return [ligne_et_sa_promesse(contexte, page, contexte.indicateurs[cle]) for cle in cles]

    def engagements(page: str, cles: Sequence[str]) -> Sequence[Lien]:
        return [lien_noeud(contexte, page, contexte.noeuds[cle]) for cle in cles]

    def listes() -> Iterator[Liste[Any]]:
        voix = contexte.voix
        trouves = [indicateur.id for indicateur in contexte.indicateurs_de(id) if indicateur.id in contexte.renseignes]
        yield Liste(TROUVES, voix.chiffres, "indicateurs", [GroupeDeCles(trouves)], indicateurs)
        for autre in (id, *collectifs_de(id, contexte.contrat)):
            propre = autre == id
            suite = "" if propre else f" ({contexte.partenaires[autre].nom})"
            promesses = [noeud.id for noeud in contexte.engagements.get(autre, ())]
            titre = f"{promesses_et_titres(contexte, [autre])} qui {'le nomment' if propre else 'nomment cet ensemble'}"
            yield Liste(f"promesses-{autre}", f"{titre}{suite}", "liens", [GroupeDeCles(promesses)], engagements)
            siens = [indicateur.id for indicateur in contexte.a_fournir.get(autre, ())]
            titre = voix.indicateurs if propre else voix.indicateurs_de_l_ensemble
            yield Liste(f"indicateurs-{autre}", f"{titre}{suite}", "indicateurs", [GroupeDeCles(siens)], indicateurs)

    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.partenaire(id), contexte.partenaires[id].nom, listes())


def _part(contexte: Contexte, listes: ListesDUnePage, id: str, *, propre: bool) -> PartDuPartenaire | None:
    engagements, indicateurs = listes.tranche(f"promesses-{id}"), listes.tranche(f"indicateurs-{id}")
    if not engagements.total and not indicateurs.total:
        return None
    titre = "Nommé directement" if propre else f"Au titre de{INSECABLE}: {contexte.partenaires[id].nom}"
    lien = None if propre else lien_partenaire(contexte, listes.page, id)
    return PartDuPartenaire(titre, f"part-{id}", lien, promesses_et_titres(contexte, [id]), engagements, indicateurs)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "partenaire",
    "contrat/partenaire.html.j2",
    PARTENAIRE,
    une_par(
        lambda contexte: contexte.partenaires_du_contrat,
        lambda contexte, id: vue_partenaire(contexte, contexte.partenaires[id]),
    ),
    "Un organisme : les promesses et les indicateurs pour lesquels il est nommé.",
    parties=parties_de(lambda contexte: contexte.partenaires_du_contrat, listes_du_partenaire),
)
