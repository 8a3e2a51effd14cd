"""The page of one indicator: the figures or their absence, who owes them, and where the promise stands."""

from dataclasses import dataclass
from decimal import Decimal

from generator.calculs.series import Somme, Tableau, arranger, derniere, sommes_par_periode
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.unite import UNITES
from generator.model.valeur import StatutValeur, Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.graphique import Graphique, barres, barres_horizontales
from generator.pages.typographie import INSECABLE, accord, date_fr, enumerer, grandeur, nombre_fr, periode_fr
from generator.pages.vues.calendrier import PERIODICITES
from generator.pages.vues.commun import (
    TYPES_INDICATEUR,
    Entete,
    Lien,
    VueSource,
    etape,
    etat_indicateur,
    fil,
    lien_noeud,
    lien_partenaire,
    lien_territoire,
    liens_anomalies,
    texte_valeur,
    vue_source,
)


@dataclass(frozen=True, slots=True)
class CaseValeur:
    """One cell of the table: the figure as written, a mark and its meaning, and a remark."""

    texte: str
    marque: str
    remarque: str


@dataclass(frozen=True, slots=True)
class LigneValeurs:
    """One row of the table of figures."""

    territoire: Lien
    cases: tuple[CaseValeur, ...]


@dataclass(frozen=True, slots=True)
class Chiffre:
    """The figure shown large: the value, its place and time."""

    texte: str
    precision: str


@dataclass(frozen=True, slots=True)
class VueIndicateur:
    """All that the page of an indicator shows."""

    id: str
    entete: Entete
    a_definir: bool
    etat: str
    etat_texte: str
    phrase: str
    chiffre: Chiffre | None
    unite: str
    type: str
    cible: str
    cible_lue: str
    sans_objectif: str
    collectes: tuple[tuple[str, str, str], ...]
    referents_texte: str
    reference: str
    echeance: str
    referents: tuple[Lien, ...]
    regle_referents: str
    source_regle: VueSource | None
    definition: str
    periodicite: str
    sources_de_donnees: str
    colonnes: tuple[str, ...]
    lignes: tuple[LigneValeurs, ...]
    totaux: tuple[str, ...]
    legende_marques: tuple[tuple[str, str], ...]
    remarques: tuple[str, ...]
    graphiques: tuple[Graphique, ...]
    provenances: tuple[str, ...]
    donnees: str
    toutes_les_donnees: str
    noeud: Lien
    note: str
    anomalies: tuple[Lien, ...]
    source: VueSource
    precedent: Lien | None
    suivant: Lien | None
    voisins: tuple[Lien, ...]


_MARQUES = {StatutValeur.PROVISOIRE: ("p", "chiffre provisoire"), StatutValeur.REVISE: ("r", "chiffre révisé")}


def vue_indicateur(contexte: Contexte, indicateur: Indicateur) -> VueIndicateur:
    """The view of `indicateur`."""
    page = contexte.adresses.indicateur(indicateur.id)
    noeud = contexte.noeuds[indicateur.noeud]
    observations = contexte.valeurs.get(indicateur.id, ())
    tableau = arranger(observations, list(contexte.territoires))
    sommes = _sommes(contexte, indicateur, tableau)
    referents = contexte.referents(indicateur)
    regle = contexte.contrat.referents
    par_regle = bool(referents) and not indicateur.referents
    classe, mot = etat_indicateur(contexte, indicateur)
    ordre = list(contexte.indicateurs)
    rang = ordre.index(indicateur.id)
    return VueIndicateur(
        id=indicateur.id,
        entete=Entete(
            titre=indicateur.libelle,
            description=f"{TYPES_INDICATEUR[indicateur.type]} : {indicateur.libelle} ({mot.lower()})",
            fil=fil(
                contexte,
                page,
                Lien("Promesses", relative(page, contexte.adresses.rubrique("referentiel"))),
                *(etape(contexte, page, ancetre) for ancetre in (*contexte.ancetres(noeud), noeud)),
                Lien("Indicateur", ""),
            ),
            surtitre=TYPES_INDICATEUR[indicateur.type],
            chapeau=_chapeau(indicateur),
            titre_onglet=contexte.onglets_des_indicateurs[indicateur.id],
        ),
        a_definir=indicateur.statut is StatutIndicateur.A_DEFINIR,
        etat=classe,
        etat_texte=mot,
        phrase=_phrase(contexte, indicateur, referents),
        chiffre=_chiffre(contexte, observations),
        unite=UNITES[indicateur.unite].nom if indicateur.unite else "",
        type=TYPES_INDICATEUR[indicateur.type],
        cible=indicateur.cible.texte if indicateur.cible else "",
        cible_lue=_cible_lue(indicateur),
        sans_objectif=indicateur.sans_objectif,
        collectes=_collectes(contexte, indicateur),
        referents_texte=indicateur.referents_texte,
        reference=_reference(indicateur),
        echeance=_echeance(indicateur),
        referents=tuple(lien_partenaire(contexte, page, id) for id in referents),
        regle_referents=regle.texte if par_regle else "",
        source_regle=vue_source(contexte, page, regle.source) if par_regle and regle.source else None,
        definition=indicateur.definition,
        periodicite=PERIODICITES.get(indicateur.periodicite, ""),
        sources_de_donnees=indicateur.sources_de_donnees,
        colonnes=tuple(periode_fr(periode) for periode in tableau.periodes),
        lignes=tuple(
            LigneValeurs(lien_territoire(contexte, page, id), tuple(_case(valeur) for valeur in tableau.ligne(id)))
            for id in tableau.territoires
        ),
        totaux=tuple(_total(indicateur, sommes, periode.texte) for periode in tableau.periodes) if sommes else (),
        legende_marques=tuple(dict.fromkeys(_MARQUES[valeur.statut] for valeur in observations if valeur.statut in _MARQUES)),
        remarques=_remarques(contexte, observations),
        graphiques=tuple(_graphiques(contexte, indicateur, tableau, sommes)),
        provenances=tuple(dict.fromkeys(valeur.source for valeur in observations)),
        donnees="valeurs.csv",
        toutes_les_donnees=relative(page, contexte.adresses.rubrique("donnees")),
        noeud=lien_noeud(contexte, page, noeud),
        note=indicateur.note_editoriale,
        anomalies=liens_anomalies(contexte, page, indicateur.id),
        source=vue_source(contexte, page, indicateur.source),
        precedent=_voisin(contexte, page, ordre[rang - 1]) if rang else None,
        suivant=_voisin(contexte, page, ordre[rang + 1]) if rang + 1 < len(ordre) else None,
        voisins=tuple(_voisin(contexte, page, autre.id) for autre in noeud.indicateurs if autre.id != indicateur.id),
    )


def _chapeau(indicateur: Indicateur) -> str:
    """What the printed words are, where they do not name an indicator."""
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return "Ces mots sont imprimés dans le document, à la place d’un indicateur."
    return ""


def _voisin(contexte: Contexte, page: str, id: str) -> Lien:
    indicateur = contexte.indicateurs[id]
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(id)), TYPES_INDICATEUR[indicateur.type])


def _phrase(contexte: Contexte, indicateur: Indicateur, referents: tuple[str, ...]) -> str:
    """One sentence that says where things stand."""
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        echeance = (
            f" L’échéance imprimée est{INSECABLE}: «{INSECABLE}{indicateur.echeance.texte}{INSECABLE}»." if indicateur.echeance else ""
        )
        return f"Le document ne nomme pas d’indicateur ici{INSECABLE}: il annonce qu’il sera défini plus tard.{echeance} Le document publié ne le définit nulle part."
    if indicateur.id in contexte.renseignes:
        observations = [valeur for valeur in contexte.valeurs[indicateur.id] if not valeur.statut.est_absence]
        territoires = {valeur.territoire for valeur in observations}
        return f"{accord(len(observations), 'chiffre publié', 'chiffres publiés')} pour {accord(len(territoires), 'territoire')}."
    if referents:
        pluriel = "devaient" if len(referents) > 1 else "devait"
        return f"Aucun chiffre n’est publié. D’après le document, {_enumeration(contexte, referents)} {pluriel} le fournir."
    return "Aucun chiffre n’est publié, et le document ne dit pas qui devait le fournir."


_COMPARATEURS = {">=": "au moins ", "<=": "au plus ", ">": "plus de ", "<": "moins de ", "=": "", "": ""}
_SENS = {"hausse": "en hausse", "baisse": "en baisse", "maintien": "maintenu"}


def _cible_lue(indicateur: Indicateur) -> str:
    """The target as we read it, in a few words: «au moins 30 % en 2020», «+ 10 %», «en hausse»; empty where it is words only."""
    cible = indicateur.cible
    if cible is None:
        return ""
    fin = f" en {cible.annee}" if cible.annee else ""
    if cible.valeur is not None:
        return f"{_COMPARATEURS[cible.comparateur]}{grandeur(cible.valeur, cible.unite or indicateur.unite)}{fin}"
    if cible.variation is not None:
        signe = "+" if cible.variation >= 0 else "−"
        return f"{signe}{INSECABLE}{nombre_fr(abs(cible.variation))}{INSECABLE}%{fin}"
    return f"{_SENS[cible.sens]}{fin}" if cible.sens else ""


def _collectes(contexte: Contexte, indicateur: Indicateur) -> tuple[tuple[str, str, str], ...]:
    """For each time of collection the contract announced: its heading, its period, and whether any figure of it is known."""
    observations = [valeur for valeur in contexte.valeurs.get(indicateur.id, ()) if not valeur.statut.est_absence]
    lignes = []
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return ()
    for collecte in contexte.contrat.collecte:
        if collecte.periode is not None:
            connu = any(valeur.periode.texte == collecte.periode.texte for valeur in observations)
            lignes.append((collecte.titre, periode_fr(collecte.periode), "un chiffre est cité" if connu else "jamais renseigné"))
    return tuple(lignes)


def _reference(indicateur: Indicateur) -> str:
    """The printed words, else the figure and its year."""
    reference = indicateur.reference
    if reference is None:
        return ""
    if reference.texte or reference.valeur is None:
        return reference.texte
    return f"{grandeur(reference.valeur, indicateur.unite)}{f' en {reference.annee}' if reference.annee else ''}"


def _enumeration(contexte: Contexte, ids: tuple[str, ...]) -> str:
    return enumerer([contexte.partenaires[id].nom for id in ids])


def _chiffre(contexte: Contexte, observations: tuple[Valeur, ...]) -> Chiffre | None:
    """The figure of the whole perimeter, or of the only place; with several places and no whole, none is singled out."""
    ensemble = [valeur for valeur in observations if contexte.territoires[valeur.territoire].type == "perimetre"]
    seuls = observations if len({valeur.territoire for valeur in observations}) == 1 else ()
    recente = derniere(ensemble) or derniere(seuls)
    if recente is None:
        return None
    return Chiffre(texte_valeur(recente), f"{contexte.territoires[recente.territoire].nom}, {periode_fr(recente.periode)}")


def _echeance(indicateur: Indicateur) -> str:
    if not indicateur.echeance:
        return ""
    fin = f" (au plus tard le {date_fr(indicateur.echeance.date)})" if indicateur.echeance.date else ""
    return f"«{INSECABLE}{indicateur.echeance.texte}{INSECABLE}»{fin}"


def _case(valeur: Valeur | None) -> CaseValeur:
    if valeur is None:
        return CaseValeur("", "", "")
    return CaseValeur(texte_valeur(valeur), _MARQUES.get(valeur.statut, ("", ""))[0], valeur.commentaire)


def _remarques(contexte: Contexte, observations: tuple[Valeur, ...]) -> tuple[str, ...]:
    return tuple(
        f"{contexte.territoires[valeur.territoire].nom}, {periode_fr(valeur.periode)}{INSECABLE}: {valeur.commentaire}"
        for valeur in observations
        if valeur.commentaire
    )


def _communes(contexte: Contexte, tableau: Tableau) -> list[str]:
    return [id for id in tableau.territoires if contexte.territoires[id].type == "commune"]


def _sommes(contexte: Contexte, indicateur: Indicateur, tableau: Tableau) -> tuple[Somme, ...]:
    """Yearly sums over the communes of the table, only for an indicator declared additive, with all of them present."""
    communes = _communes(contexte, tableau)
    return sommes_par_periode(tableau, communes) if indicateur.additif and len(communes) > 1 else ()


def _total(indicateur: Indicateur, sommes: tuple[Somme, ...], periode: str) -> str:
    somme = next((somme for somme in sommes if somme.periode.texte == periode), None)
    return grandeur(somme.valeur, indicateur.unite) if somme else ""


def _graphiques(contexte: Contexte, indicateur: Indicateur, tableau: Tableau, sommes: tuple[Somme, ...]) -> list[Graphique]:
    """A column chart over time (one place, or the sum of all), and a bar per place for the most recent common period."""
    graphiques = []
    unite = indicateur.unite
    points: list[tuple[str, Decimal, str]]
    if sommes:
        communes = _communes(contexte, tableau)
        points = [(somme.periode.texte, somme.valeur, nombre_fr(somme.valeur)) for somme in sommes]
        titre = f"Somme des {len(communes)} communes, par année ({UNITES[unite].nom})"
        graphiques.append(barres("par-annee", titre, _description(points), points))
    elif len(tableau.territoires) == 1:
        valeurs = [
            valeur for valeur in tableau.ligne(tableau.territoires[0]) if valeur and valeur.periode.genre is not GenrePeriode.INTERVALLE
        ]
        points = [(valeur.periode.texte, valeur.nombre, nombre_fr(valeur.nombre)) for valeur in valeurs if valeur.nombre is not None]
        if len(points) > 1:
            titre = f"{contexte.territoires[tableau.territoires[0]].nom}, par période ({UNITES[unite].nom})"
            graphiques.append(barres("par-annee", titre, _description(points), points))
    for periode in reversed(tableau.periodes):
        cases = [(id, tableau.cases.get((id, periode.texte))) for id in _communes(contexte, tableau)]
        points = [
            (contexte.territoires[id].nom, case.nombre, nombre_fr(case.nombre)) for id, case in cases if case and case.nombre is not None
        ]
        if len(points) > 1 and all(valeur >= 0 for _, valeur, _ in points):
            points.sort(key=lambda point: -point[1])
            titre = f"Par commune, {periode_fr(periode)} ({UNITES[unite].nom})"
            graphiques.append(barres_horizontales("par-commune", titre, _description(points), points))
            break
    return graphiques


def _description(points: list[tuple[str, Decimal, str]]) -> str:
    return f"{INSECABLE}; ".join(f"{nom}{INSECABLE}: {ecrit}" for nom, _, ecrit in points)
