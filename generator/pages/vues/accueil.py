"""The contract's home page: what was promised, where it stands, what is missing, my neighbourhood."""

from dataclasses import dataclass

from generator.calculs.statuts import Statut
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import GLOSSAIRE, relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr
from generator.pages.vues.commun import (
    Entete,
    Lien,
    VueSource,
    annees,
    lien_partenaire,
    lien_territoire,
    vue_source,
)
from generator.pages.vues.manque import DettePartenaire, dettes, phrase_du_manque
from generator.pages.vues.noeud import CarteNoeud, carte
from generator.pages.vues.papier import PapiersDuContrat, papiers_du_contrat
from generator.pages.vues.paroles import ResumeDesParoles, resume_des_paroles
from generator.pages.vues.statuts import Etat, etat


@dataclass(frozen=True, slots=True)
class VueAccueil:
    """All that the home page of a contract shows."""

    entete: Entete
    titre_signe: str
    duree: str
    source_duree: VueSource | None
    signature: str
    note_signature: str
    presentation: str
    etat: Etat
    promis: tuple[tuple[str, str], ...]
    cartes: tuple[CarteNoeud, ...]
    titre_cartes: str
    annexes: tuple[CarteNoeud, ...]
    communes: tuple[Lien, ...]
    nom_commune: str
    nombre_quartiers: str
    dettes: tuple[DettePartenaire, ...]
    manque: str
    essentiel: str
    date: str
    signataires: tuple[tuple[str, Lien, str], ...]
    contrats_de_ville: tuple[tuple[str, str, tuple[Lien, ...]], ...]
    anomalies: str
    note: str
    liens: dict[str, str]
    glossaire: str
    paroles: ResumeDesParoles | None
    papier: PapiersDuContrat


def vue_accueil(contexte: Contexte) -> VueAccueil:
    """The view of the contract's home page."""
    page = contexte.adresses.accueil()
    contrat = contexte.contrat
    rubriques = {nom: relative(page, contexte.adresses.rubrique(nom)) for nom in RUBRIQUES}
    return VueAccueil(
        entete=Entete(
            titre=f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}",
            description=f"{contrat.titre}, {contrat.territoire_nom} : ce qui a été promis, par qui, et ce qui en est mesuré.",
            fil=(Lien("Engagements ouverts", relative(page, "")), Lien(contrat.territoire_nom, "")),
            surtitre=f"{contrat.type}, {annees(contexte)}",
        ),
        titre_signe=contrat.titre_signe,
        duree=contrat.duree.texte if contrat.duree else "",
        source_duree=vue_source(contexte, page, contrat.duree.source) if contrat.duree else None,
        signature=_signature(contexte),
        note_signature=contrat.signature.note_editoriale if contrat.signature else "",
        presentation=contexte.dossier.textes.get("presentation", ""),
        etat=etat(contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)),
        promis=_promis(contexte),
        cartes=tuple(carte(contexte, page, noeud) for noeud in contexte.racines_principales()),
        titre_cartes=contrat.niveaux[0].pluriel if contrat.niveaux else "",
        annexes=tuple(carte(contexte, page, noeud) for noeud in contexte.racines_annexes()),
        communes=tuple(lien_territoire(contexte, page, commune.id) for commune in contexte.de_type(TypeTerritoire.COMMUNE)),
        nom_commune=contexte.contrat.nom_des_communes[0],
        nombre_quartiers=_quartiers(contexte),
        dettes=dettes(contexte, page)[:6],
        manque=phrase_du_manque(contexte),
        essentiel=_essentiel(contexte),
        date=date_fr(contexte.suivi.aujourd_hui),
        signataires=tuple(
            (signataire.libelle, lien_partenaire(contexte, page, signataire.partenaire), _bloc(signataire.bloc_de_signature))
            for signataire in contrat.signataires
        ),
        contrats_de_ville=tuple(
            (ville.nom, date_fr(ville.date) if ville.date else "", tuple(lien_territoire(contexte, page, id) for id in ville.communes))
            for ville in contrat.contrats_de_ville
        ),
        anomalies=accord(len(contexte.dossier.anomalies), "anomalie relevée", "anomalies relevées") if contexte.dossier.anomalies else "",
        note=contrat.note_editoriale,
        liens=rubriques,
        glossaire=relative(page, GLOSSAIRE) if contexte.registre.glossaire else "",
        paroles=resume_des_paroles(contexte, page),
        papier=papiers_du_contrat(contexte, page),
    )


RUBRIQUES = ("referentiel", "indicateurs", "manque", "partenaires", "territoires", "carte", "calendrier", "documents", "methode", "donnees")


def _essentiel(contexte: Contexte) -> str:
    """The three numbers that matter: kept, not kept, never measured."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    tenus = synthese.nombre(Statut.ATTEINT)
    rates = synthese.nombre(Statut.NON_ATTEINT, Statut.EN_RECUL)
    muets = synthese.nombre(Statut.JAMAIS_MESURE, Statut.SANS_VALEUR, Statut.A_DEFINIR)
    if not synthese.total:
        return ""
    fini = contexte.contrat.fin is not None and contexte.suivi.aujourd_hui[:4] > str(contexte.contrat.fin)
    mot = "non atteint" if fini else "en recul"
    return (
        f"Sur {accord(synthese.total, 'indicateur', 'indicateurs')} annoncés{INSECABLE}: "
        f"{accord(tenus, 'atteint', 'atteints')}, {accord(rates, mot, mot if mot == 'en recul' else 'non atteints')}, "
        f"{accord(muets, 'sans aucun chiffre', 'sans aucun chiffre')}."
    )


def _signature(contexte: Contexte) -> str:
    signature = contexte.contrat.signature
    if signature is None:
        return ""
    ou = f" à {signature.lieu_signature}" if signature.lieu_signature else ""
    quand = f" {'le' if len(signature.date) == 10 else 'en'} {date_fr(signature.date)}" if signature.date else ""
    return f"Signé{ou}{quand}"


def _promis(contexte: Contexte) -> tuple[tuple[str, str], ...]:
    """How many nodes of each level, in the axes alone."""
    noeuds = [noeud for racine in contexte.racines_principales() for noeud in racine.parcourir()]
    comptes = []
    for niveau in contexte.contrat.niveaux:
        nombre = sum(noeud.niveau == niveau.id for noeud in noeuds)
        if nombre:
            comptes.append((str(nombre), niveau.nom.lower() if nombre < 2 else niveau.pluriel.lower()))
    return tuple(comptes)


def _quartiers(contexte: Contexte) -> str:
    qpv, qva = len(contexte.de_type(TypeTerritoire.QPV)), len(contexte.de_type(TypeTerritoire.QVA))
    morceaux = []
    if qpv:
        morceaux.append(accord(qpv, "quartier prioritaire (QPV)", "quartiers prioritaires (QPV)"))
    if qva:
        morceaux.append(accord(qva, "quartier de veille active (QVA)", "quartiers de veille active (QVA)"))
    return " et ".join(morceaux)


def _bloc(bloc: bool | None) -> str:
    return {True: "emplacement imprimé", False: "aucun emplacement imprimé", None: ""}[bloc]
