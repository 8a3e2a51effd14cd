"""The page of one node of the tree: what was promised, by whom, and how it is measured."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.avancement_du_plan import SensDAvancement, compter, dit_ce_jour, sens_de
from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.mots import mots
from generator.model.partenaire import Engage, Role
from generator.model.referentiel import Noeud
from generator.pages.adresses import NOEUD, adresse_de_mesure, relative, theme_du_portail
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, enumerer, nombre_fr
from generator.pages.pieces.anomalies import liens_anomalies
from generator.pages.pieces.argent_de_la_promesse import VueFinancement, financement
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.chiffres_voisins import VueSerieVoisine, chiffres_voisins
from generator.pages.pieces.encarts import EncartDePromesse, encart
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.facile import VueFacile, facile_de
from generator.pages.pieces.faits import VueFait, vues_faits
from generator.pages.pieces.indicateurs import LigneIndicateur
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien, etape, lien_noeud, lien_partenaire, lien_territoire
from generator.pages.pieces.nouvelles import VueEtat, compte_dessous, vue_etat
from generator.pages.pieces.papier import LiensPapier, liens_de_la_feuille
from generator.pages.pieces.paroles import VueAvis, adresse_des_paroles, avis_sur
from generator.pages.pieces.partage import VuePartage, partage_de_noeud
from generator.pages.pieces.places import VueSource, avec_d_autres_places, vue_source
from generator.pages.pieces.pourquoi import VuePourquoi, vue_pourquoi
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, repondre_sur_le_noeud, reponses_sur
from generator.pages.pieces.tendance import ligne_avec_tendance
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import une_par


class Groupe(Struct, frozen=True):
    """Indicators of one kind under one heading."""

    titre: str
    ancre: str
    lignes: tuple[LigneIndicateur, ...]

    @property
    def fournisseurs(self) -> bool:
        """True when the document names somebody for at least one of these lines."""
        return any(ligne.referents for ligne in self.lignes)


class VueParole(Struct, frozen=True):
    """What residents' councils (conseils citoyens) asked for, as the document prints it."""

    titre: str
    points: tuple[str, ...]
    source: VueSource


class VueNoeud(Struct, frozen=True):
    """All that the page of a node shows."""

    entete: Entete
    texte: str
    composantes: tuple[str, ...]
    partenaires: tuple[tuple[Lien, tuple[Lien, ...], str], ...]
    fiche: tuple[tuple[str, str], ...]
    selon_le_plan: str
    financement: VueFinancement | None
    partenaires_texte: str
    parole: VueParole | None
    resultats_attendus: tuple[str, ...]
    territoires: tuple[Lien, ...]
    territoires_de: Lien | None  # the node above that names them, where this one names none
    mesures: tuple[Lien, ...]
    etat: Etat
    completude: str
    enfants: tuple[EncartDePromesse, ...]
    enfants_titre: str
    partages: str
    groupes: tuple[Groupe, ...]
    faits: tuple[VueFait, ...]
    note: str
    anomalies: tuple[Lien, ...]
    source: VueSource
    precedent: Lien | None
    suivant: Lien | None
    voisins: tuple[Lien, ...]
    nouvelle: VueEtat | None
    compte: str
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    repondre: tuple[Lien, ...]
    paroles: str
    facile: VueFacile | None
    papier: LiensPapier | None
    partage: VuePartage
    chiffres_voisins: tuple[VueSerieVoisine, ...]
    pourquoi: VuePourquoi | None
    themes: tuple[Lien, ...]


_GROUPES = (
    ("contexte", "Indicateurs de contexte"),
    ("suivi", "Indicateurs de suivi"),
    ("realisation", "Indicateurs de réalisation"),
    ("resultat", "Indicateurs de résultat"),
    ("impact", "Indicateurs d’impact"),
)


def vue_noeud(contexte: Contexte, noeud: Noeud) -> VueNoeud:
    """The view of `noeud`."""
    page = contexte.adresses.noeud(noeud.id)
    ancetres = contexte.ancetres(noeud)
    niveau = contexte.niveaux[noeud.niveau]
    fratrie = contexte.noeuds[noeud.parent].enfants if noeud.parent else contexte.dossier.racines
    rang = next(rang for rang, frere in enumerate(fratrie) if frere.id == noeud.id)
    texte, composantes = texte_et_composantes(noeud)
    liens_haut = [etape(contexte, page, ancetre) for ancetre in ancetres]
    return VueNoeud(
        entete=Entete(
            titre=noeud.titre,
            description=f"{contexte.nom_de_noeud(noeud)} : {noeud.titre}",
            fil=fil(
                contexte,
                page,
                Lien("Promesses", relative(page, contexte.adresses.rubrique("referentiel"))),
                *liens_haut,
                Lien(contexte.nom_de_noeud(noeud), ""),
            ),
            surtitre=contexte.nom_devant(noeud),
            chapeau=niveau.description,
            titre_onglet=contexte.onglets_des_noeuds[noeud.id],
        ),
        texte=texte,
        composantes=composantes,
        partenaires=tuple(_engage(contexte, page, engage) for engage in noeud.partenaires),
        fiche=tuple(_fiche(contexte, noeud)),
        selon_le_plan=_selon_le_plan(contexte, noeud),
        financement=financement(contexte, page, noeud),
        partenaires_texte=noeud.partenaires_texte,
        parole=_parole(contexte, page, noeud),
        resultats_attendus=noeud.resultats_attendus,
        territoires=tuple(lien_territoire(contexte, page, id) for id in contexte.lieux_de(noeud)),
        territoires_de=next((etape(contexte, page, dessus) for dessus in reversed(ancetres) if dessus.territoires), None)
        if not noeud.territoires
        else None,
        mesures=tuple(_mesure(contexte, page, numero) for numero in noeud.mesures_nationales) if contexte.page_des_mesures else (),
        etat=etat(contexte.suivi.synthese_des_noeuds([noeud])),
        completude=phrase_de_completude(contexte, contexte.suivi.completude(contexte.indicateurs_sous(noeud))),
        enfants=tuple(encart(contexte, page, enfant) for enfant in noeud.enfants),
        enfants_titre=_titre_des_enfants(contexte, noeud),
        partages=phrase_des_partages(contexte, noeud.enfants),
        groupes=tuple(groupe for groupe in _groupes(contexte, page, noeud) if groupe.lignes),
        faits=vues_faits(contexte, page, (fait for fait in contexte.dossier.faits if fait.noeud == noeud.id)),
        note=noeud.note_editoriale,
        anomalies=liens_anomalies(contexte, page, noeud.id),
        source=avec_d_autres_places(
            contexte,
            page,
            vue_source(contexte, page, noeud.source, Objet(GenreDObjet.NOEUD, noeud.id)),
            ("qui est nommé", Objet(GenreDObjet.REFERENTS, noeud.id)),
            ("les résultats attendus", Objet(GenreDObjet.RESULTAT, noeud.id)),
        ),
        precedent=lien_noeud(contexte, page, fratrie[rang - 1]) if rang else None,
        suivant=lien_noeud(contexte, page, fratrie[rang + 1]) if rang + 1 < len(fratrie) else None,
        voisins=_meme_mesure(contexte, page, noeud),
        nouvelle=vue_etat(contexte, page, noeud),
        compte=compte_dessous(contexte, noeud),
        avis=avis_sur(contexte, page, noeud.id),
        reponses=reponses_sur(contexte, page, noeud.id),
        repondre=repondre_sur_le_noeud(contexte, page, noeud),
        paroles=adresse_des_paroles(contexte, page),
        facile=facile_de(contexte, noeud),
        papier=liens_de_la_feuille(contexte, page, noeud),
        partage=partage_de_noeud(contexte, noeud),
        chiffres_voisins=chiffres_voisins(contexte, page, noeud.id),
        themes=_themes(contexte, page, noeud),
        pourquoi=vue_pourquoi(contexte, page, noeud),
    )


def _themes(contexte: Contexte, page: str, noeud: Noeud) -> tuple[Lien, ...]:
    """Our themes of a promise, with their pages on the portal, which has those of promises alone."""
    siens = contexte.themes_des_promesses.get(noeud.id, ())
    return tuple(Lien(theme.nom, relative(page, theme_du_portail(theme.id))) for theme in contexte.registre.themes if theme.id in siens)


def texte_et_composantes(noeud: Noeud) -> tuple[str, tuple[str, ...]]:
    """What to show of a node's words so that nothing is shown twice and nothing is lost.

    The acts (`composantes`) alone where the whole text is nothing but the title and them; the whole text alone where it holds them among
    other words; both where the acts are not in the text.
    """
    reste = noeud.texte
    for morceau in (*noeud.composantes, noeud.titre):
        if morceau not in reste and morceau != noeud.titre:
            return noeud.texte, noeud.composantes
        reste = reste.replace(morceau, "", 1)
    if any(lettre.isalpha() for lettre in reste):
        return noeud.texte, ()
    return "", noeud.composantes


def _parole(contexte: Contexte, page: str, noeud: Noeud) -> VueParole | None:
    parole = noeud.conseils_citoyens
    return (
        VueParole(parole.titre, parole.points, vue_source(contexte, page, parole.source, Objet(GenreDObjet.PAROLE, noeud.id)))
        if parole
        else None
    )


_ROLES = {Role.PILOTE: "pilote", Role.COPILOTE: "copilote", Role.FINANCEUR: "financeur", Role.ASSOCIE: "associé", None: ""}


def _engage(contexte: Contexte, page: str, engage: Engage) -> tuple[Lien, tuple[Lien, ...], str]:
    services = tuple(lien_partenaire(contexte, page, id) for id in engage.services)
    return lien_partenaire(contexte, page, engage.partenaire), services, _ROLES[engage.role]


def _fiche(contexte: Contexte, noeud: Noeud) -> Iterator[tuple[str, str]]:
    """What the sheet of an action says besides: a name and words."""
    fiche = noeud.fiche
    if fiche is None:
        return
    quand = (f"de {date_fr(fiche.debut)} à {date_fr(fiche.fin)}" if fiche.debut and fiche.fin
             else f"à partir de {date_fr(fiche.debut)}" if fiche.debut else f"jusqu’en {date_fr(fiche.fin)}" if fiche.fin else "")  # fmt: skip
    au = f", au {date_fr(fiche.avancement_au)}" if fiche.avancement_au else ""
    dits = (
        ("Dates prévues", quand),
        ("Priorité", fiche.priorite and f"«{INSECABLE}{fiche.priorite}{INSECABLE}»"),
        ("Bénéficiaires", fiche.beneficiaires and f"«{INSECABLE}{fiche.beneficiaires}{INSECABLE}»"),
        (
            "Où le document dit qu’elle en est",
            (dit := dit_ce_jour(fiche, lambda: contexte.suivi.aujourd_hui)) and f"«{INSECABLE}{dit}{INSECABLE}»{au}{_lu(dit)}",
        ),
    )
    yield from ((nom, dit) for nom, dit in dits if dit)


_SENS = {
    SensDAvancement.PAS_COMMENCEE: "pas commencée",
    SensDAvancement.EN_COURS: "en cours",
    SensDAvancement.A_L_ARRET: "à l’arrêt",
    SensDAvancement.TERMINEE: "terminée",
    SensDAvancement.ABANDONNEE: "abandonnée",
    None: "dans d’autres mots",
}


def _lu(avancement: str) -> str:
    """How we read the words of the document, where they are not ours already."""
    sens = sens_de(avancement)
    if sens is None or mots(_SENS[sens]).strip().rstrip("e") == mots(avancement).strip().rstrip("e"):
        return ""
    return f" (que nous lisons{INSECABLE}: {_SENS[sens]})"


def _selon_le_plan(contexte: Contexte, noeud: Noeud) -> str:
    """«Le document dit lui-même où en sont 5 actions : 2 en cours, 1 à l’arrêt.»; empty where it says nothing of what is below `noeud`."""
    comptes = compter((dessous for dessous in noeud.parcourir() if dessous is not noeud), lambda: contexte.suivi.aujourd_hui)
    if not comptes:
        return ""
    dits = [
        f"{nombre_fr(nombre)}{INSECABLE}{_SENS[sens]}{'s' if nombre > 1 and sens not in _INVARIABLES else ''}" for sens, nombre in comptes
    ]
    quoi = accord(sum(nombre for _, nombre in comptes), "élément", "éléments")
    return f"Le document dit lui-même où en {'est' if len(comptes) == 1 and comptes[0][1] == 1 else 'sont'} {quoi} ci-dessous{INSECABLE}: {enumerer(dits)}."


_INVARIABLES = (SensDAvancement.EN_COURS, SensDAvancement.A_L_ARRET, None)


def _mesure(contexte: Contexte, page: str, numero: str) -> Lien:
    mesure = contexte.mesures[numero]
    return Lien(mesure.intitule, relative(page, adresse_de_mesure(numero)), f"Mesure nationale {numero}")


def _titre_des_enfants(contexte: Contexte, noeud: Noeud) -> str:
    niveaux = list(dict.fromkeys(enfant.niveau for enfant in noeud.enfants))
    return " et ".join(contexte.niveaux[niveau].pluriel for niveau in niveaux)


def _groupes(contexte: Contexte, page: str, noeud: Noeud) -> Iterator[Groupe]:
    """The indicators by kind, those that a document retired apart."""
    siens = contexte.indicateurs_du_noeud(noeud)
    retires = [un for un in siens if contexte.est_retire(un)]
    for type_, titre in _GROUPES:
        lignes = tuple(ligne_avec_tendance(contexte, page, un) for un in siens if un.type == type_ and un not in retires)
        yield Groupe(titre, f"indicateurs-{type_}", lignes)
    yield Groupe("Indicateurs retirés du contrat", "indicateurs-retires", tuple(ligne_avec_tendance(contexte, page, un) for un in retires))


def _meme_mesure(contexte: Contexte, page: str, noeud: Noeud) -> tuple[Lien, ...]:
    """Other nodes of the contract that echo one of the same national measures."""
    rangs = {rang: id for numero in noeud.mesures_nationales for rang, id in contexte.noeuds_des_mesures.get(numero, ()) if id != noeud.id}
    return tuple(lien_noeud(contexte, page, contexte.noeuds[rangs[rang]]) for rang in sorted(rangs))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "noeud",
    "contrat/noeud.html.j2",
    NOEUD,
    une_par(lambda contexte: contexte.noeuds, lambda contexte, id: vue_noeud(contexte, contexte.noeuds[id])),
    "Une promesse, ou un titre qui en réunit plusieurs.",
)
