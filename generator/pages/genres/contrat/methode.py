"""The method page: the rules that the code applies, each with an example from this very contract."""

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.genres_de_cible import GenreCible, genre_de_cible
from generator.calculs.jugement import PEREMPTION_MOIS
from generator.calculs.observations import RUPTURE_QPV
from generator.calculs.rythme import HORIZON
from generator.calculs.statuts import Statut, Synthese
from generator.model.ancre import ancre_du_mot
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.cibles import NOMS_ET_REGLES
from generator.pages.mots.corps import prose
from generator.pages.mots.phrases import phrase
from generator.pages.mots.statuts import EXPLICATIONS, VueStatut, phrase_etat, vue_statut
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, francais, nombre_fr
from generator.pages.pieces import decoupe
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.avancement import vue_avancement
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.fins import VueFin, vue_fin_des_contrats_de_ville, vue_fin_du_contrat
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.partage import VueCorrection, correction
from generator.pages.pieces.places import VueSource, vue_source
from generator.pages.rendu.genre import GenreDePage, seule


class RegleDeStatut(Struct, frozen=True):
    """One status: its sign, its meaning, how many in this contract, and one of them."""

    statut: VueStatut
    sens: str
    nombre: str
    exemple: Lien | None


class RegleDeCible(Struct, frozen=True):
    """One kind of target: how it is read, how many in this contract, and a worked example."""

    ancre: str
    nom: str
    regle: str
    nombre: str
    exemple: Lien | None
    calcul: str


class VueMethode(Struct, frozen=True):
    """The page «Méthode»: how the site is made, with numbers of this very contract."""

    entete: Entete
    texte: Markup
    date: str
    niveaux: tuple[tuple[str, str, str], ...]
    statuts: tuple[RegleDeStatut, ...]
    cibles: tuple[RegleDeCible, ...]
    seuils: tuple[tuple[str, str], ...]
    rupture_qpv: str
    horizon: str
    collecte: tuple[str, ...]
    completude: str
    exemple_compte: str
    exemple_lien: Lien | None
    regle_referents: str
    source_regle: VueSource | None
    somme: str
    recalculs: bool
    estimations: bool
    previsions: bool
    seuils_propres: bool
    donnees: str
    documents: str
    publications: str
    fins: tuple[VueFin, ...]
    correction: VueCorrection


def vue_methode(contexte: Contexte) -> VueMethode:
    """The view of the method page."""
    page = contexte.adresses.rubrique("methode")
    contrat = contexte.contrat
    exemple = contexte.dossier.racines[0] if contexte.dossier.racines else None
    comptes: dict[str, int] = {}
    for noeud in contexte.noeuds.values():
        comptes[noeud.niveau] = comptes.get(noeud.niveau, 0) + 1
    dite = contrat.referents.regle != "aucune"
    return VueMethode(
        entete=Entete(
            "Méthode",
            f"Comment ce site est fait : {contrat.titre}, {contrat.territoire_nom}.",
            fil(contexte, page, Lien("Méthode", "")),
            chapeau="D’où viennent les mots et les chiffres de ce site, comment ils sont comptés, et ce que nous n’avons pas fait.",
        ),
        texte=prose(contexte.dossier.textes.get("methode", ""), page, contexte.adresses.accueil()),
        date=date_fr(contexte.suivi.aujourd_hui),
        niveaux=tuple(
            (niveau.nom, niveau.description, nombre_fr(comptes[niveau.id])) for niveau in contrat.niveaux if niveau.id in comptes
        ),
        statuts=tuple(
            _regle_de_statut(contexte, page, statut)
            for statut in Statut
            if (statut is not Statut.NON_FOURNI or contexte.voix.collecte)
            and (statut is not Statut.RETIRE or any(un.retire for un in contexte.indicateurs.values()))
        ),
        cibles=tuple(_regle_de_cible(contexte, page, genre) for genre in NOMS_ET_REGLES),
        seuils=tuple((francais(nom), valeur) for nom, valeur in _seuils(contexte)),
        rupture_qpv=RUPTURE_QPV.texte,
        horizon=str(HORIZON),
        collecte=_collecte(contexte),
        completude=phrase_de_completude(contexte, contexte.suivi.completude(contexte.indicateurs.values())),
        exemple_compte=_addition(contexte.suivi.synthese_des_noeuds([exemple])) if exemple else "",
        exemple_lien=lien_noeud(contexte, page, exemple) if exemple else None,
        regle_referents=contrat.referents.texte if dite else "",
        source_regle=vue_source(contexte, page, contrat.referents.source, Objet(GenreDObjet.REGLE, "referents"))
        if contrat.referents.source and dite
        else None,
        somme=_somme(contexte),
        recalculs=any(indicateur.recalcul for indicateur in contexte.indicateurs.values())
        or any(publication.contours_recalcules for publication in contexte.dossier.publications),
        estimations=contexte.suivi.a_des_estimations,
        previsions=contexte.suivi.nombre_de_previsions > 0,
        seuils_propres=any(indicateur.seuils for indicateur in contexte.indicateurs.values()),
        donnees=relative(page, contexte.adresses.rubrique("donnees")),
        documents=relative(page, contexte.adresses.rubrique("documents")),
        publications=relative(page, contexte.adresses.rubrique("publications")),
        fins=tuple(filter(None, (vue_fin_du_contrat(contexte, page), vue_fin_des_contrats_de_ville(contexte, page)))),
        correction=correction(page, contexte.registre.mentions, contrat),
    )


def _lien(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien:
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)))


def _regle_de_statut(contexte: Contexte, page: str, statut: Statut) -> RegleDeStatut:
    trouves = [indicateur for indicateur in contexte.indicateurs.values() if contexte.suivi.statut(indicateur) is statut]
    return RegleDeStatut(
        vue_statut(statut), EXPLICATIONS[statut], nombre_fr(len(trouves)), _lien(contexte, page, trouves[0]) if trouves else None
    )


def _regle_de_cible(contexte: Contexte, page: str, genre: GenreCible) -> RegleDeCible:
    """The example is an indicator with figures where there is one: its computation is then written out."""
    trouves = [indicateur for indicateur in contexte.indicateurs.values() if genre_de_cible(indicateur) is genre]
    mesures = [indicateur for indicateur in trouves if contexte.suivi.avancements[indicateur.id].entrees]
    exemple = mesures[0] if mesures else trouves[0] if trouves else None
    nom, regle = NOMS_ET_REGLES[genre]
    return RegleDeCible(
        f"cible-{ancre_du_mot(genre)}",
        nom,
        francais(regle),
        nombre_fr(len(trouves)),
        _lien(contexte, page, exemple) if exemple else None,
        _calcul(contexte, exemple) if exemple else "",
    )


def _calcul(contexte: Contexte, indicateur: Indicateur) -> str:
    avancement = contexte.suivi.avancements[indicateur.id]
    calcul = vue_avancement(contexte, indicateur).calcul
    if calcul is not None:
        return f"{calcul.application}. {phrase(indicateur, avancement)}"
    cible = f"«{INSECABLE}{indicateur.cible.texte}{INSECABLE}»" if indicateur.cible else ""
    if avancement.statut is Statut.SECRET:
        return "Le chiffre existe, sous secret statistique."
    if avancement.statut.est_sans_chiffre:
        return (
            f"{cible}{FINE}; aucun chiffre trouvé dans les documents\u00a0lus."
            if cible
            else "Aucun chiffre trouvé dans les documents\u00a0lus."
        )
    return cible


def _seuils(contexte: Contexte) -> tuple[tuple[str, str], ...]:
    seuils = contexte.contrat.seuils
    return (
        (
            "« En bonne voie » : écart permis sous une ligne droite de la valeur de départ à la cible",
            accord(seuils.marge * 100, "point du chemin", "points du chemin"),
        ),
        ("« En bonne voie » : âge du dernier chiffre, au plus", f"{PEREMPTION_MOIS} mois"),
        (
            "Niveau à maintenir : écart permis, quand le document n’en donne pas",
            f"{nombre_fr(seuils.tolerance * 100)}{INSECABLE}% du niveau",
        ),
        *(
            (
                (
                    "Chiffre régulier : délai après la fin de sa période, avant d’être dit en retard",
                    accord(seuils.delai_mois, "mois", "mois"),
                ),
            )
            if contexte.voix.collecte
            else ()
        ),
    )


def _collecte(contexte: Contexte) -> tuple[str, ...]:
    """The times of collection that the contract announced."""
    lignes = []
    for collecte in contexte.contrat.collecte:
        if collecte.periode is not None:
            echeance = collecte.echeance or collecte.periode.fin
            fin = f", au plus tard le {date_fr(echeance)}" if contexte.voix.collecte else ""
            lignes.append(f"{collecte.titre} ({collecte.periode.texte}){fin}")
    return tuple(lignes)


def _addition(synthese: Synthese) -> str:
    """«3 + 2 + 118 = 123», and the sentence that says it in words."""
    nombres = [str(nombre) for _, nombre in synthese.nombres if nombre]
    return f"{' + '.join(nombres) or '0'} = {synthese.total}{INSECABLE}: {phrase_etat(synthese)}"


def _somme(contexte: Contexte) -> str:
    additifs = [indicateur.libelle for indicateur in contexte.indicateurs.values() if indicateur.additif]
    nommes = f"{FINE}; ".join(additifs[: decoupe.PAGE_ENTIERE])
    reste = len(additifs) - decoupe.PAGE_ENTIERE
    autres = f"{FINE}; et {accord(reste, 'autre')}" if reste > 0 else ""
    return f"Indicateurs concernés{INSECABLE}: {nommes}{autres}." if additifs else ""


GENRE: GenreDePage[Contexte] = GenreDePage(
    "methode", "contrat/methode.html.j2", "methode/", seule(vue_methode), "Comment le site lit, compte et juge.", menu="Méthode"
)
