"""The contract's home page: what was promised, where it stands, what is missing, my neighbourhood."""

from dataclasses import dataclass

from generator.model.referentiel import StatutIndicateur
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import GLOSSAIRE, relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr
from generator.pages.vues.commun import (
    Entete,
    Etat,
    Lien,
    VueSource,
    annees,
    etat,
    lien_partenaire,
    lien_territoire,
    vue_source,
)
from generator.pages.vues.noeud import CarteNoeud, carte


@dataclass(frozen=True, slots=True)
class Dette:
    """A partner and how many of the figures that it was to supply have none."""

    lien: Lien
    sans_valeur: int
    phrase: str


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
    dettes: tuple[Dette, ...]
    indefinis: str
    signataires: tuple[tuple[str, Lien, str], ...]
    contrats_de_ville: tuple[tuple[str, str, tuple[Lien, ...]], ...]
    anomalies: str
    note: str
    liens: dict[str, str]
    glossaire: str


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
        etat=etat(contexte.renseignement(contexte.dossier.racines)),
        promis=_promis(contexte),
        cartes=tuple(carte(contexte, page, noeud) for noeud in contexte.racines_principales()),
        titre_cartes=contrat.niveaux[0].pluriel if contrat.niveaux else "",
        annexes=tuple(carte(contexte, page, noeud) for noeud in contexte.racines_annexes()),
        communes=tuple(lien_territoire(contexte, page, commune.id) for commune in contexte.de_type(TypeTerritoire.COMMUNE)),
        nom_commune=contexte.contrat.nom_des_communes[0],
        nombre_quartiers=_quartiers(contexte),
        dettes=dettes(contexte, page)[:8],
        indefinis=_indefinis(contexte),
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
    )


RUBRIQUES = ("referentiel", "indicateurs", "partenaires", "territoires", "carte", "calendrier", "documents", "methode", "donnees")


def _signature(contexte: Contexte) -> str:
    signature = contexte.contrat.signature
    if signature is None:
        return ""
    ou = f" à {signature.lieu_signature}" if signature.lieu_signature else ""
    return f"Signé{ou} le {date_fr(signature.date)}" if signature.date else f"Signé{ou}"


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


def _indefinis(contexte: Contexte) -> str:
    nombre = sum(indicateur.statut is StatutIndicateur.A_DEFINIR for indicateur in contexte.indicateurs.values())
    if not nombre:
        return ""
    return accord(nombre, "indicateur promis et jamais défini dans le document", "indicateurs promis et jamais définis dans le document")


def dettes(contexte: Contexte, page: str) -> tuple[Dette, ...]:
    """Partners that owe figures, most owed first; named as the document names them (collectives are not split)."""
    lignes = []
    for id in contexte.partenaires_du_contrat:
        attendus = contexte.a_fournir.get(id, ())
        sans = sum(indicateur.id not in contexte.renseignes for indicateur in attendus)
        if sans:
            phrase = f"{sans} sans aucun chiffre, sur {accord(len(attendus), 'indicateur à fournir', 'indicateurs à fournir')}"
            lignes.append(Dette(lien_partenaire(contexte, page, id), sans, phrase))
    return tuple(sorted(lignes, key=lambda dette: -dette.sans_valeur))
