"""The page of one indicator: its figures, or that none was found; its target and how they compare; whom the document names for it."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.genres_de_cible import imprime_un_nombre
from generator.calculs.responsabilites import nommes_au_dessus
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.unite import Unite
from generator.pages.adresses import INDICATEUR, INDICATEUR_EN_JSON, VALEURS_CSV, VIGNETTE_D_INDICATEUR, chemin_pour_tableur, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import PERIODICITES, TYPES_INDICATEUR
from generator.pages.mots.phrases import phrase
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, debut_de, grandeur, terminer
from generator.pages.pieces.anomalies import liens_anomalies
from generator.pages.pieces.attentes import SANS_CHIFFRE, LigneAttente, lignes_attentes, phrase_de_retard
from generator.pages.pieces.avancement import VueAvancement, vue_avancement
from generator.pages.pieces.cartes_de_chiffres import VueCarte, vues_des_cartes
from generator.pages.pieces.chiffres import VueChiffres, vue_chiffres
from generator.pages.pieces.chiffres_voisins import VueSerieVoisine, chiffres_voisins
from generator.pages.pieces.cible_lue import CibleDAvant, cible_lue, cibles_d_avant
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.lecture import Chiffre, chiffre_dit
from generator.pages.pieces.liens import Lien, etape, lien_noeud, lien_partenaire
from generator.pages.pieces.paroles import VueAvis, avis_sur
from generator.pages.pieces.partage import VuePartage, partage_d_indicateur
from generator.pages.pieces.places import VueSource, avec_d_autres_places, vue_source
from generator.pages.pieces.previsions import LignePrevue, lignes_prevues
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, repondre_sur_l_indicateur, reponses_sur
from generator.pages.pieces.seuils import VueSeuils, vue_seuils
from generator.pages.pieces.sources import VueAilleurs, genre_du_chiffre, vues_ailleurs
from generator.pages.pieces.suivre import lien_des_changements
from generator.pages.pieces.vie_de_l_indicateur import VueVie, vue_vie
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import une_par

VOISIN_MAX = 70  # signs of the name of the page before and of the one after


class NommesAuDessus(Struct, frozen=True):
    """The nearest promise that names partners, above an indicator for which the document names nobody; and these partners, with those of the other promises that
    it follows (`plusieurs`). `mots` are those by which the document names them there, which may say more than their names."""

    promesse: Lien
    partenaires: tuple[Lien, ...]
    plusieurs: bool
    mots: str


class VueIndicateur(Struct, frozen=True):
    """All that the page of an indicator shows."""

    id: str
    entete: Entete
    statut: VueStatut
    phrase: str
    demander: tuple[Lien, ...]
    retard: str
    avancement: VueAvancement
    chiffre: Chiffre | None
    genre_du_chiffre: str
    unite: str
    cible: str
    sans_cible: str
    cible_lue: str
    cible_avant: tuple[CibleDAvant, ...]
    sans_objectif: str
    attentes: tuple[LigneAttente, ...]
    referents_texte: str
    reference: str
    sans_comparaison: str
    reference_nom: str
    echeance: str
    referents: tuple[Lien, ...]
    au_dessus: NommesAuDessus | None
    regle_referents: str
    source_regle: VueSource | None
    definition: str
    periodicite: str
    chiffres_sont: str
    sources_de_donnees: str
    chiffres: VueChiffres
    cartes: tuple[VueCarte, ...]
    donnees: str
    tableur: str
    json: str
    toutes_les_donnees: str
    methode: str
    methode_attendus: str
    noeud: Lien
    note: str
    anomalies: tuple[Lien, ...]
    source: VueSource
    precedent: Lien | None
    suivant: Lien | None
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    repondre: tuple[Lien, ...]
    vide: bool  # no figure at all: the page is one paragraph, and what may help to find one
    releves: str  # the foreseen times in one line, where nothing else is to be said of them
    voisins: tuple[Lien, ...]
    voisins_vides: tuple[Lien, ...]  # the others of the same promise of which no figure was found either, on an empty page
    partage: VuePartage
    ailleurs: tuple[VueAilleurs, ...]
    chiffres_voisins: tuple[VueSerieVoisine, ...]
    previsions: tuple[LignePrevue, ...]
    seuils: VueSeuils | None
    vie: VueVie | None
    changements: Lien | None  # to what changed on the site of this indicator, where something did


def vue_indicateur(contexte: Contexte, indicateur: Indicateur) -> VueIndicateur:
    """The view of `indicateur`."""
    page = contexte.adresses.indicateur(indicateur.id)
    noeud = contexte.noeuds[indicateur.noeud]
    referents = contexte.referents(indicateur)
    regle = contexte.contrat.referents
    par_regle = bool(referents) and not indicateur.referents
    statut = vue_statut_de(contexte.suivi.avancements[indicateur.id])
    ordre = list(contexte.indicateurs)
    rang = ordre.index(indicateur.id)
    chiffres = vue_chiffres(contexte, page, indicateur)
    vide = not (chiffres.lignes or chiffres.repartitions)
    attentes = lignes_attentes(contexte, indicateur)
    voisins = [autre for autre in contexte.indicateurs_du_noeud(noeud) if autre.id != indicateur.id]
    vides = [autre for autre in voisins if vide and autre.id not in contexte.renseignes]
    return VueIndicateur(
        id=indicateur.id,
        entete=Entete(
            titre=indicateur.libelle,
            description=f"{TYPES_INDICATEUR[indicateur.type]} : {indicateur.libelle} ({statut.mot.lower()})",
            fil=fil(
                contexte,
                page,
                Lien("Promesses", relative(page, contexte.adresses.rubrique("referentiel"))),
                *(etape(contexte, page, ancetre) for ancetre in (*contexte.ancetres(noeud), noeud)),
                Lien("Indicateur", ""),
            ),
            surtitre=TYPES_INDICATEUR[indicateur.type],
            chapeau=_chapeau(indicateur),
            titre_montre=contexte.titre_de_l_indicateur(indicateur, 160) if indicateur.statut is StatutIndicateur.A_DEFINIR else "",
            image=VIGNETTE_D_INDICATEUR.format(indicateur.id) if indicateur.id in contexte.chiffres_en_carte else "",
            titre_onglet=contexte.onglets_des_indicateurs[indicateur.id],
        ),
        statut=statut,
        phrase=_phrase(contexte, indicateur),
        demander=_a_qui_demander(contexte, page, indicateur),
        retard=phrase_de_retard(contexte, indicateur),
        avancement=vue_avancement(contexte, indicateur),
        chiffre=chiffre_dit(contexte, indicateur, contexte.suivi.lectures[indicateur.id]),
        genre_du_chiffre=genre_du_chiffre(contexte, contexte.suivi.lectures[indicateur.id]),
        unite="" if indicateur.unite is Unite.NOMBRE else indicateur.unite.nom,
        cible=indicateur.cible.texte if indicateur.cible else "",
        sans_cible=_sans_cible(contexte, indicateur),
        cible_lue=terminer(lue) if (lue := cible_lue(contexte, indicateur)) else "",
        cible_avant=cibles_d_avant(contexte, page, indicateur),
        sans_objectif=indicateur.sans_objectif,
        attentes=attentes,
        referents_texte=indicateur.referents_texte,
        reference=_reference(indicateur),
        sans_comparaison=_sans_comparaison(indicateur, chiffres),
        reference_nom="Valeur de départ" if indicateur.reference and not indicateur.reference.texte else "Chiffre imprimé avec la cible",
        echeance=_echeance(indicateur),
        referents=tuple(lien_partenaire(contexte, page, id) for id in referents),
        au_dessus=None if referents else _au_dessus(contexte, page, indicateur),
        regle_referents=regle.texte if par_regle else "",
        source_regle=vue_source(contexte, page, regle.source, Objet(GenreDObjet.REGLE, "referents"))
        if par_regle and regle.source
        else None,
        definition=indicateur.definition,
        periodicite=PERIODICITES.get(indicateur.periodicite, ""),
        chiffres_sont=_CHIFFRES.get(indicateur.chiffres, ""),
        sources_de_donnees=indicateur.sources_de_donnees,
        chiffres=chiffres,
        cartes=vues_des_cartes(contexte, indicateur),
        donnees=VALEURS_CSV,
        tableur=chemin_pour_tableur(VALEURS_CSV),
        json=INDICATEUR_EN_JSON,
        toutes_les_donnees=relative(page, contexte.adresses.rubrique("donnees")),
        methode=relative(page, f"{contexte.adresses.rubrique('methode')}#statuts"),
        methode_attendus=relative(page, f"{contexte.adresses.rubrique('methode')}#attendus"),
        noeud=lien_noeud(contexte, page, noeud),
        note=indicateur.note_editoriale,
        anomalies=liens_anomalies(contexte, page, indicateur.id),
        source=avec_d_autres_places(
            contexte,
            page,
            vue_source(contexte, page, indicateur.source, Objet(GenreDObjet.INDICATEUR, indicateur.id)),
            ("la cible", Objet(GenreDObjet.CIBLE, indicateur.id)),
            ("la valeur de départ", Objet(GenreDObjet.REFERENCE, indicateur.id)),
            ("qui est nommé", Objet(GenreDObjet.REFERENTS, indicateur.id)),
        ),
        precedent=_voisin(contexte, page, ordre[rang - 1]) if rang else None,
        suivant=_voisin(contexte, page, ordre[rang + 1]) if rang + 1 < len(ordre) else None,
        avis=avis_sur(contexte, page, indicateur.id),
        reponses=reponses_sur(contexte, page, indicateur.id),
        repondre=repondre_sur_l_indicateur(contexte, page, indicateur),
        vide=vide,
        releves=_releves(attentes) if vide else "",
        voisins=tuple(_frere(contexte, page, autre.id) for autre in voisins if autre not in vides),
        voisins_vides=tuple(_frere(contexte, page, autre.id) for autre in vides),
        partage=partage_d_indicateur(contexte, indicateur),
        ailleurs=vues_ailleurs(contexte, page, indicateur),
        chiffres_voisins=chiffres_voisins(contexte, page, indicateur.id),
        previsions=lignes_prevues(contexte, page, indicateur),
        seuils=vue_seuils(contexte, page, indicateur),
        vie=vue_vie(contexte, page, indicateur),
        changements=lien_des_changements(contexte, page, INDICATEUR.format(indicateur.id)),
    )


def _au_dessus(contexte: Contexte, page: str, indicateur: Indicateur) -> NommesAuDessus | None:
    trouves = [trouve for noeud in contexte.noeuds_de(indicateur) if (trouve := nommes_au_dessus(noeud, contexte.ancetres(noeud)))]
    if not trouves:
        return None
    proche = trouves[0][0]
    partenaires = dict.fromkeys(id for _, nommes in trouves for id in nommes)
    nom = contexte.nom_de_noeud(proche)
    lien = Lien(f"«{INSECABLE}{debut_de(proche.titre, 90)}{INSECABLE}»", relative(page, contexte.adresses.noeud(proche.id)), nom)
    return NommesAuDessus(
        lien, tuple(lien_partenaire(contexte, page, id) for id in partenaires), len(trouves) > 1, proche.partenaires_texte
    )


def _chapeau(indicateur: Indicateur) -> str:
    """The line under the title of what is not a defined indicator: that the document prints these words in the place of one."""
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        mots = f"«{INSECABLE}{indicateur.libelle}{INSECABLE}»"
        return f"À la place d’un indicateur, le document imprime{INSECABLE}: {mots}."
    return ""


def _frere(contexte: Contexte, page: str, id: str) -> Lien:
    """Another indicator of the same promise, in the words of the document."""
    indicateur = contexte.indicateurs[id]
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(id)), TYPES_INDICATEUR[indicateur.type])


def _voisin(contexte: Contexte, page: str, id: str) -> Lien:
    """The page before this one, or after it, by the beginning of its title."""
    frere = _frere(contexte, page, id)
    return replace(frere, texte=contexte.titre_de_l_indicateur(contexte.indicateurs[id], VOISIN_MAX))


def _phrase(contexte: Contexte, indicateur: Indicateur) -> str:
    """Where things stand, and what is asked of the reader where nothing was found."""
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        echeance = (
            f" L’échéance imprimée est{INSECABLE}: «{INSECABLE}{indicateur.echeance.texte}{INSECABLE}»." if indicateur.echeance else ""
        )
        annonce = f"{INSECABLE}: il annonce qu’il sera défini plus tard" if indicateur.echeance else ""
        return (
            f"Le document ne nomme pas d’indicateur ici{annonce}.{echeance} Nous n’avons pas trouvé sa définition dans les documents\u00a0lus. "
            f"La connaissez-vous{FINE}?"
        )
    if indicateur.id in contexte.renseignes:
        observations = [valeur for valeur in contexte.suivi.retenues[indicateur.id] if not valeur.statut.est_absence]
        territoires = {valeur.territoire for valeur in observations}
        return f"{accord(len(observations), 'chiffre trouvé', 'chiffres trouvés')} pour {accord(len(territoires), 'territoire')}."
    if contexte.suivi.statut(indicateur) is Statut.SECRET:
        return (
            "La source dit que ce chiffre existe, et qu’il est couvert par le secret statistique, pour que personne ne puisse être reconnu."
        )
    if contexte.suivi.statut(indicateur) is Statut.RETIRE:
        return "Nous n’avons trouvé aucun chiffre daté dans les documents\u00a0lus."
    question = f"Avez-vous ce chiffre{FINE}? Où est-il publié{FINE}?"
    if contexte.voix.collecte:
        return f"Aucun chiffre daté n’a été fourni à ce jour. {question}"
    return f"Nous n’avons trouvé aucun chiffre daté dans les documents\u00a0lus. {question}"


def _a_qui_demander(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[Lien, ...]:
    """The pages that have the question ready, one for each partner named for a figure that was not found."""
    if not contexte.suivi.statut(indicateur).est_a_trouver or indicateur.statut is StatutIndicateur.A_DEFINIR:
        return ()
    return tuple(Lien(contexte.partenaires[id].nom, relative(page, contexte.adresses.manque(id))) for id in contexte.referents(indicateur))


def _releves(attentes: Sequence[LigneAttente]) -> str:
    """«bilan annuel (2020), bilan annuel (2021)», where all are past, none has a day of its own, and no figure of any was found."""
    muettes = all(not attente.echeance and attente.etat == SANS_CHIFFRE for attente in attentes)
    return ", ".join(attente.titre for attente in attentes) if muettes else ""


def _sans_cible(contexte: Contexte, indicateur: Indicateur) -> str:
    """That there is no target, where neither the sentence on the figures nor the printed words say so."""
    dit = indicateur.cible or indicateur.sans_objectif or indicateur.statut is StatutIndicateur.A_DEFINIR
    if dit or phrase(indicateur, contexte.suivi.avancements[indicateur.id]):
        return ""
    return "Le document ne fixe aucune cible pour cet indicateur."


def _sans_comparaison(indicateur: Indicateur, chiffres: VueChiffres) -> str:
    """That a share which we compute ourselves is not held against the number printed in the target; empty where there is no such share or number."""
    if not chiffres.ecarts or not imprime_un_nombre(indicateur):
        return ""
    pourquoi = f"{INSECABLE}: la note de la rédaction, plus bas, dit pourquoi" if indicateur.note_editoriale else ""
    return f"Notre calcul ne dit rien de la cible{pourquoi}."


_CHIFFRES = {
    "annuels": "Chaque chiffre compte ce qui s’est passé pendant sa période.",
    "cumules": "Chaque chiffre compte tout ce qui s’est passé depuis le début.",
}


def _reference(indicateur: Indicateur) -> str:
    """The printed words, else the figure and its year; nothing where the words of the target, which stand above, hold these."""
    reference = indicateur.reference
    imprime = indicateur.cible.texte if indicateur.cible else indicateur.sans_objectif
    if reference is None or (reference.texte and reference.texte in imprime):
        return ""
    if reference.texte or reference.valeur is None:
        return reference.texte
    return f"{grandeur(reference.valeur, indicateur.unite)}{f' en {reference.annee}' if reference.annee else ''}"


def _echeance(indicateur: Indicateur) -> str:
    if not indicateur.echeance:
        return ""
    fin = f" (au plus tard le {date_fr(indicateur.echeance.date)})" if indicateur.echeance.date else ""
    return f"«{INSECABLE}{indicateur.echeance.texte}{INSECABLE}»{fin}"


GENRE: GenreDePage[Contexte] = GenreDePage(
    "indicateur",
    "contrat/indicateur.html.j2",
    INDICATEUR,
    une_par(lambda contexte: contexte.indicateurs, lambda contexte, id: vue_indicateur(contexte, contexte.indicateurs[id])),
    "Un indicateur : ses chiffres, sa cible, et comment ils se comparent.",
)
