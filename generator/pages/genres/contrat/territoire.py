"""The page of one place: where it is, how many people live there, what concerns it, what is measured there."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.promesses_du_lieu import groupes_du_lieu
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import COMPARER, TERRITOIRE, VALEURS_CSV, VIGNETTE, Adresses, lieu_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_LIEU
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.noms_des_lieux import du
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, enumerer, francais, pourcent_imprime
from generator.pages.pieces.anomalies import liens_anomalies
from generator.pages.pieces.argent_ici import VueArgentIci, argent_du_territoire
from generator.pages.pieces.dit_d_un_lieu import QUARTIERS_NOMMES_AILLEURS, a_qui_demander, nommes_pour, quartiers_nommes_ailleurs
from generator.pages.pieces.entete import Entete, annees, fil
from generator.pages.pieces.faits import VueFait, vues_faits
from generator.pages.pieces.liens import Lien, lien_partenaire, lien_territoire, nom_du_type
from generator.pages.pieces.listes_longues import Liste, ListesDUnePage, parties_de, site_du_contrat
from generator.pages.pieces.mesures_du_lieu import (
    GroupeDeMesures,
    MesuresDuLieu,
    ecarts_du_lieu,
    listes_des_mesures_du_lieu,
    mesures_du_lieu,
)
from generator.pages.pieces.papier import LiensPapier, liens_de_la_fiche
from generator.pages.pieces.paroles import VueAvis, avis_sur
from generator.pages.pieces.partage import VuePartage, partage_de_lieu
from generator.pages.pieces.places import VueSource, vue_source
from generator.pages.pieces.previsions import LignePrevue, lignes_prevues_ici
from generator.pages.pieces.promesses_du_lieu import Promesses, Rubrique, listes_des_promesses_du_lieu, promesses_du_lieu
from generator.pages.pieces.reperes import point_de
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, reponses_sur
from generator.pages.pieces.situation import VueSituation, vue_situation
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, lien_des_changements, suivre_la_page
from generator.pages.pieces.telecharger import Telechargement, telecharger
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import une_par

EXPLICATIONS = {
    TypeTerritoire.COMMUNE: "Ce que le document dit de ce lieu, et les chiffres trouvés à son échelle.",
    TypeTerritoire.QPV: "Un quartier prioritaire est délimité par l’État, d’après les revenus de ses habitants.",
    TypeTerritoire.QVA: "Un quartier de veille active n’est pas prioritaire au sens de la loi. Le document le nomme à part.",
    TypeTerritoire.PERIMETRE: "",
    TypeTerritoire.ENSEMBLE: "Des quartiers que le document compte ensemble, sans les séparer.",
}


class ReponseCle(Struct, frozen=True):
    """An answer at the head of the page: its title, the fragment of the section that says more, a number with its words, a sentence."""

    titre: str
    ancre: str
    nombre: str
    phrase: str


class VueTerritoire(Struct, frozen=True):
    """All that the page of a territory shows."""

    entete: Entete
    fiche: LiensPapier
    comparer: str
    cles: tuple[ReponseCle, ...]
    lignes: tuple[tuple[str, str], ...]
    population_source: str
    communes: tuple[Lien, ...]
    nom_des_communes: str
    ensembles: tuple[Lien, ...]
    ailleurs: tuple[Lien, ...]
    reunis: Lien | None  # the page of the portal that has what all contracts say of it
    quartiers: tuple[tuple[str, str, tuple[Lien, ...]], ...]  # type, its name, the neighbourhoods
    sans_quartier: str
    contrat_de_ville: str
    carte: str
    titre_de_la_carte: str
    situation: VueSituation  # the same, drawn, for paper and for who has no scripts
    localisation: str
    promesses: tuple[Rubrique, ...]
    titre_des_nommes: str
    nommes: tuple[Lien, ...]
    demander: tuple[str, ...]
    partenaire: Lien | None
    mesures: tuple[GroupeDeMesures, ...]
    phrase_mesures: str
    etat: Etat
    ecarts: tuple[str, ...]
    previsions: tuple[LignePrevue, ...]
    argent: VueArgentIci | None
    faits: tuple[tuple[str, str, tuple[VueFait, ...]], ...]  # id of a place, its name, the facts about it
    note: str
    anomalies: tuple[Lien, ...]
    source: VueSource | None
    precedent: Lien | None
    suivant: Lien | None
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    suivre: VueSuivre
    donnees: Telechargement | None
    partage: VuePartage


def vue_territoire(contexte: Contexte, territoire: Territoire) -> VueTerritoire:
    """The view of a commune, a neighbourhood or a set of neighbourhoods; the perimeter has no page."""
    page = contexte.adresses.territoire(territoire.id)
    ids = [autre.id for autre in contexte.territoires.values() if autre.type is not TypeTerritoire.PERIMETRE]
    rang = ids.index(territoire.id)
    proches = (territoire.id, *territoire.communes) if territoire.est_quartier else (territoire.id,)
    listes = listes_du_lieu(contexte, territoire.id)
    mesures, promesses = mesures_du_lieu(contexte, listes, territoire), promesses_du_lieu(contexte, listes, territoire)
    repond = nommes_pour(contexte, groupes_du_lieu(contexte, territoire))
    return VueTerritoire(
        entete=Entete(
            titre=territoire.nom,
            description=f"{nom_du_type(contexte, territoire)} {territoire.nom} : les promesses {du_contrat(contexte.contrat.titre)} qui le concernent, et les chiffres trouvés.",
            fil=fil(
                contexte, page, Lien("Territoires", relative(page, contexte.adresses.rubrique("territoires"))), Lien(territoire.nom, "")
            ),
            surtitre=_surtitre(contexte, territoire),
            chapeau=EXPLICATIONS[territoire.type],
            flux=flux_de_la_page(
                f"{territoire.nom}, {contexte.contrat.territoire_nom}"
                if territoire.nom != contexte.contrat.territoire_nom
                else territoire.nom,
                page,
                contexte.registre.mentions.adresse,
            ),
            image=VIGNETTE.format(territoire.id),
            titre_onglet=_titre_onglet(contexte, territoire),
        ),
        fiche=liens_de_la_fiche(contexte, page, territoire.id),
        partage=partage_de_lieu(contexte, territoire),
        donnees=telecharger(
            "Télécharger les chiffres de ce lieu", VALEURS_CSV, f"{territoire.id}.csv", classeurs=contexte.edition.classeurs
        )
        if territoire.id in contexte.suivi.lignes_par_lieu
        else None,
        comparer=_comparer(contexte, page, territoire),
        cles=_cles(promesses, mesures),
        lignes=_lignes(territoire),
        population_source=territoire.population_source,
        communes=tuple(lien_territoire(contexte, page, id) for id in territoire.communes),
        nom_des_communes=_nom_des_communes(contexte, territoire),
        ensembles=tuple(_ensemble(contexte, page, ensemble) for ensemble in contexte.ensembles_de(territoire)),
        ailleurs=_ailleurs(contexte, page, territoire),
        reunis=_reunis(contexte, page, territoire),
        quartiers=tuple(
            (type_.value, titre, liens)
            for type_, titre in ((TypeTerritoire.QPV, "Quartiers prioritaires"), (TypeTerritoire.QVA, "Quartiers de veille active"))
            if (
                liens := tuple(
                    _quartier(contexte, page, quartier) for quartier in contexte.quartiers_de(territoire.id) if quartier.type is type_
                )
            )
        ),
        sans_quartier=_sans_quartier(contexte, territoire),
        contrat_de_ville=_contrat_de_ville(contexte, territoire),
        carte=relative(page, f"{contexte.adresses.rubrique('carte')}plan.html{_repere(contexte, territoire)}"),
        titre_de_la_carte=f"Carte centrée sur {territoire.nom}",
        situation=replace(vue_situation(contexte, territoire), precision=""),
        localisation=_localisation(contexte, territoire),
        promesses=promesses.rubriques,
        titre_des_nommes=repond.titre,
        nommes=tuple(_nomme(contexte, page, *un) for un in repond.nommes),
        demander=tuple(a_qui_demander(contexte, territoire)),
        partenaire=lien_partenaire(contexte, page, territoire.id) if territoire.id in contexte.partenaires_du_contrat else None,
        mesures=mesures.groupes,
        phrase_mesures=mesures.phrase,
        etat=etat(contexte.suivi.syntheses_par_lieu[territoire.id]),
        ecarts=ecarts_du_lieu(contexte, territoire),
        previsions=lignes_prevues_ici(contexte, page, territoire.id),
        argent=argent_du_territoire(contexte, page, territoire),
        faits=_faits(contexte, page, proches),
        note=territoire.note_editoriale,
        anomalies=liens_anomalies(contexte, page, territoire.id),
        source=vue_source(contexte, page, territoire.source, Objet(GenreDObjet.TERRITOIRE, territoire.id)) if territoire.source else None,
        precedent=lien_territoire(contexte, page, ids[rang - 1]) if rang else None,
        suivant=lien_territoire(contexte, page, ids[rang + 1]) if rang + 1 < len(ids) else None,
        avis=avis_sur(contexte, page, territoire.id),
        reponses=reponses_sur(contexte, page, territoire.id),
        suivre=suivre_la_page(
            "ce lieu",
            page,
            contexte.registre.mentions.adresse,
            vide=territoire.id not in contexte.nouveautes_des_lieux,
            changements=lien_des_changements(contexte, page, TERRITOIRE.format(territoire.id)),
        ),
    )


def _nomme(contexte: Contexte, page: str, id: str, nom: str, nombre: int) -> Lien:
    lien = lien_partenaire(contexte, page, id) if id in contexte.partenaires_du_contrat else Lien(nom, "")
    return Lien(lien.texte, lien.adresse, accord(nombre, "promesse"))


def listes_du_lieu(contexte: Contexte, id: str) -> ListesDUnePage:
    """The figures and the promises of one place."""
    territoire = contexte.territoires[id]
    listes: tuple[Liste[Any], ...] = (
        *listes_des_mesures_du_lieu(contexte, territoire),
        *listes_des_promesses_du_lieu(contexte, territoire),
    )
    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.territoire(id), territoire.nom, listes)


def _comparer(contexte: Contexte, page: str, territoire: Territoire) -> str:
    """The page that compares places, with this one chosen."""
    return f"{relative(page, COMPARER)}?lieux={contexte.contrat.id}/{territoire.id}"


def _avec_page(contexte: Contexte) -> Iterator[str]:
    return (territoire.id for territoire in contexte.territoires.values() if territoire.a_sa_page)


def _faits(contexte: Contexte, page: str, lieux: Iterable[str]) -> tuple[tuple[str, str, tuple[VueFait, ...]], ...]:
    """The facts about each of `lieux`, the place of the page first; one that several share stands once, under the first."""
    groupes = []
    vus: set[str] = set()
    for id in lieux:
        nouveaux = [fait for fait in contexte.faits.get(id, ()) if fait.id not in vus]
        vus |= {fait.id for fait in nouveaux}
        if nouveaux:
            lieu = contexte.territoires[id]
            groupes.append((id, lieu.nom, vues_faits(contexte, page, nouveaux, lieu)))
    return tuple(groupes)


def _cles(promesses: Promesses, mesures: MesuresDuLieu) -> tuple[ReponseCle, ...]:
    return (
        ReponseCle("Ce qui est promis ici", "promesses", promesses.nombre, promesses.phrase),
        ReponseCle("Les chiffres trouvés ici", "mesures", mesures.nombre, mesures.reponse),
    )


def _ensemble(contexte: Contexte, page: str, ensemble: Territoire) -> Lien:
    """The link to a set of neighbourhoods, with how many communes our files give it: it lies among them, and the document may not say in which."""
    lien = lien_territoire(contexte, page, ensemble.id)
    ou = "parmi" if len(ensemble.communes) > 1 else "dans"
    return Lien(lien.texte, lien.adresse, f"{ou} {accord(len(ensemble.communes), *contexte.contrat.nom_des_communes)}")


def _nom_des_communes(contexte: Contexte, territoire: Territoire) -> str:
    """«Communes»; of neighbourhoods taken together, which may not lie in each of them, «Parmi ces communes»."""
    nom = contexte.contrat.nom_des_communes[len(territoire.communes) > 1]
    return f"Parmi ces {nom}" if territoire.type is TypeTerritoire.ENSEMBLE and len(territoire.communes) > 1 else nom.capitalize()


def _ailleurs(contexte: Contexte, page: str, territoire: Territoire) -> tuple[Lien, ...]:
    """What the other contracts that name this place promise to it: its page in each, with the contract's title, and the name that they give it where it is
    another."""
    autres = contexte.ailleurs.get(territoire.id, ())
    # Where it is in no other, no contract is asked for.
    contrats = {dossier.id_du_contrat: dossier for dossier in contexte.registre.dossiers} if autres else {}
    liens = []
    for autre in autres:
        contrat = contrats[autre.contrat].contrat
        sous = francais(f"sous le nom « {autre.territoire.nom} »") if autre.territoire.nom != territoire.nom else ""
        dits = ", ".join(filter(None, (contrat.titre, "" if annees(contrat) in contrat.titre else annees(contrat), sous)))
        adresse = f"{Adresses(autre.contrat).territoire(autre.territoire.id)}#promesses"
        liens.append(Lien(f"Le contrat {contrat.territoire_nom}", relative(page, adresse), dits))
    return tuple(liens)


def _reunis(contexte: Contexte, page: str, territoire: Territoire) -> Lien | None:
    """The page that puts together what the contracts that name this place say of it."""
    commun = contexte.partages.get(territoire.id)
    if commun is None:
        return None
    return Lien(
        f"{commun.nom}, dans les {accord(len(commun.contrats), 'contrat')} qui nomment ce lieu", relative(page, lieu_du_portail(commun.id))
    )


def _sans_quartier(contexte: Contexte, territoire: Territoire) -> str:
    """On the page of a commune of which the document names no neighbourhood, the sentence that says so; else empty."""
    if territoire.type is not TypeTerritoire.COMMUNE or contexte.quartiers_de(territoire.id):
        return ""
    commune = contexte.contrat.nom_des_communes[0]
    phrase = f"Le document ne nomme aucun quartier prioritaire ou de veille active {du(commune)}."
    if not contexte.ensembles_de(territoire):
        return phrase
    return f"{phrase} Il parle de quartiers pris ensemble, sans dire où ils sont{INSECABLE}: les liens sont en haut de cette page."


def _repere(contexte: Contexte, territoire: Territoire) -> str:
    """«#gagarine@gagarine»: the mark of the map that shows this place, or that of its commune's neighbourhoods whose place is not known; and the
    page where the map stands, to which it does not lead."""
    if point_de(territoire) is not None:
        return f"#{territoire.id}@{territoire.id}"
    if territoire.est_quartier and territoire.communes and contexte.territoires[territoire.communes[0]].latitude is not None:
        return f"#lot-{territoire.communes[0]}@{territoire.id}"
    return ""


def _titre_onglet(contexte: Contexte, territoire: Territoire) -> str:
    communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
    return (
        f"{territoire.nom} ({territoire.type.value.upper()}, {communes})"
        if territoire.est_quartier
        else f"{territoire.nom} ({nom_du_type(contexte, territoire).lower()})"
    )


def _surtitre(contexte: Contexte, territoire: Territoire) -> str:
    communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
    return f"{TYPES_DE_LIEU[territoire.type]}, {communes}" if territoire.est_quartier else nom_du_type(contexte, territoire)


def _quartier(contexte: Contexte, page: str, quartier: Territoire) -> Lien:
    precision = accord(quartier.population, "habitant") if quartier.population is not None else ""
    return Lien(quartier.nom, relative(page, contexte.adresses.territoire(quartier.id)), precision)


def _lignes(territoire: Territoire) -> tuple[tuple[str, str], ...]:
    lignes = []
    if territoire.population is not None:
        lignes.append(("Population", accord(territoire.population, "habitant")))
    if territoire.poids:
        lignes.append(("Part de la population des quartiers prioritaires", pourcent_imprime(territoire.poids)))
    if territoire.code:
        lignes.append(("Code Insee" if territoire.type is TypeTerritoire.COMMUNE else "Code officiel du quartier", territoire.code))
    if territoire.quartiers:
        lignes.append((QUARTIERS_NOMMES_AILLEURS, quartiers_nommes_ailleurs(territoire)))
    if territoire.signataire is not None:
        lignes.append(("Nommée parmi les parties du contrat", "oui" if territoire.signataire else "non"))
    return tuple(lignes)


def _contrat_de_ville(contexte: Contexte, territoire: Territoire) -> str:
    ville = next((ville for ville in contexte.contrat.contrats_de_ville if ville.id == territoire.contrat_de_ville), None)
    if ville is None:
        return ""
    return f"{ville.nom}, signé le {date_fr(ville.date)}" if ville.date else ville.nom


def _localisation(contexte: Contexte, territoire: Territoire) -> str:
    if territoire.contour:
        return "Contour officiel."
    if territoire.latitude is not None:
        return f"Sur la carte{INSECABLE}: {territoire.localisation}." if territoire.localisation else ""
    if territoire.est_quartier:
        communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
        return f"Nous ne connaissons pas l’emplacement exact de ce quartier{INSECABLE}: la carte le signale au centre {du(contexte.contrat.nom_des_communes[0])} ({communes})."
    return "Ce lieu n’est pas placé sur la carte."


GENRE: GenreDePage[Contexte] = GenreDePage(
    "territoire",
    "contrat/territoire.html.j2",
    TERRITOIRE,
    une_par(_avec_page, lambda contexte, id: vue_territoire(contexte, contexte.territoires[id])),
    "Un lieu : les promesses qui le concernent et ses chiffres.",
    parties=parties_de(_avec_page, listes_du_lieu),
)
