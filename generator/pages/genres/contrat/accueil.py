"""The contract's home page: what was promised, where it stands, what is missing, my neighbourhood."""

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.manque import manquants
from generator.pages.adresses import GLOSSAIRE, NOUVEAUTES, Vers, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import prose
from generator.pages.mots.typographie import INSECABLE, accord, date_fr
from generator.pages.pieces.encarts import EncartDePromesse, encart
from generator.pages.pieces.entete import Entete, annees
from generator.pages.pieces.facile import VueFacile, facile_du_contrat
from generator.pages.pieces.fins import VueFin, vue_fin_des_contrats_de_ville, vue_fin_du_contrat
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien, lien_partenaire, lien_territoire
from generator.pages.pieces.manque import nommes, phrase_du_manque
from generator.pages.pieces.nouveautes import LigneDeNouveaute, dites, lignes
from generator.pages.pieces.papier import PapiersDuContrat, papiers_du_contrat
from generator.pages.pieces.partage import VuePartage, partage_de_la_page
from generator.pages.pieces.partenaires_nommes import PartenairesNommes, ensemble
from generator.pages.pieces.places import VueSource, vue_source
from generator.pages.pieces.quartiers import LieuxAChoisir, lieux_a_choisir, phrase_du_choix, titre_du_choix
from generator.pages.pieces.reponses import Reponses, reponses_du_contrat
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, reponses_sur
from generator.pages.pieces.resume_des_paroles import ResumeDesParoles, resume_des_paroles
from generator.pages.pieces.suivre import flux_de_la_page
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import seule

_NOUVEAUTES = 3  # the last new things that the page shows


class VueAccueil(Struct, frozen=True):
    """All that the home page of a contract shows."""

    entete: Entete
    titre_signe: str
    duree: str
    source_duree: VueSource | None
    signature: str
    note_signature: str
    presentation: Markup
    reponses: Reponses
    facile: VueFacile | None
    lieux: LieuxAChoisir
    nouveautes: tuple[LigneDeNouveaute, ...]
    encarts: tuple[EncartDePromesse, ...]
    titre_encarts: str
    annexes: tuple[EncartDePromesse, ...]
    partages: str
    nommes: tuple[PartenairesNommes, ...]
    cherches: int
    titre_choix: str
    phrase_choix: str
    manque: str
    date: str
    signataires: tuple[tuple[str, Lien, str], ...]
    contrats_de_ville: tuple[tuple[str, str, tuple[Lien, ...]], ...]
    anomalies: str
    note: str
    liens: dict[str, Vers]
    glossaire: str
    argent: str
    paroles: ResumeDesParoles | None
    des_partenaires: tuple[VueReponseDePartenaire, ...]
    papier: PapiersDuContrat
    fin_prolongee: VueFin | None
    fin_des_contrats_de_ville: VueFin | None
    partage: VuePartage


def vue_accueil(contexte: Contexte) -> VueAccueil:
    """The view of the contract's home page."""
    page = contexte.adresses.accueil()
    contrat = contexte.contrat
    rubriques = {nom: relative(page, contexte.adresses.rubrique(nom)) for nom in RUBRIQUES} | {
        "etats": relative(page, f"{contexte.adresses.rubrique('methode')}#statuts"),
        "anomalies": relative(page, f"{contexte.adresses.rubrique('documents')}#anomalies"),
    }
    return VueAccueil(
        entete=Entete(
            titre=contrat.territoire_nom,
            description=f"{contrat.titre}, {contrat.territoire_nom} : ce qui a été promis, par qui, et les chiffres trouvés.",
            fil=(Lien("Engagements ouverts", relative(page, "")), Lien(contrat.territoire_nom, "")),
            surtitre=contrat.titre if annees(contexte.contrat) in contrat.titre else f"{contrat.titre}, {annees(contexte.contrat)}",
            chapeau=_qui(contexte),
            titre_onglet=f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}",
            flux=flux_de_la_page(contrat.territoire_nom, f"{page}{NOUVEAUTES}", contexte.registre.mentions.adresse, page),
        ),
        reponses=reponses_du_contrat(contexte),
        partage=partage_de_la_page(contexte, page, contrat.titre),
        facile=facile_du_contrat(contexte),
        lieux=lieux_a_choisir(contexte, page),
        nouveautes=lignes(page, dites(contexte, contexte.nouveautes_serrees[:_NOUVEAUTES])),
        titre_signe=contrat.titre_signe,
        duree=contrat.duree.texte if contrat.duree else "",
        source_duree=vue_source(contexte, page, contrat.duree.source, Objet(GenreDObjet.REGLE, "duree")) if contrat.duree else None,
        signature=_signature(contexte),
        note_signature=contrat.signature.note_editoriale if contrat.signature else "",
        presentation=prose(contexte.dossier.textes.get("presentation", ""), page, page),
        encarts=tuple(encart(contexte, page, noeud) for noeud in contexte.racines_principales()),
        partages=phrase_des_partages(contexte, contexte.racines_principales()),
        titre_encarts=contrat.niveaux[0].pluriel if contrat.niveaux else "",
        annexes=tuple(encart(contexte, page, noeud) for noeud in contexte.racines_annexes()),
        nommes=ensemble(nommes(contexte, page))[:4],
        cherches=len(manquants(contexte, list(contexte.indicateurs.values()))),
        titre_choix=titre_du_choix(contexte),
        phrase_choix=phrase_du_choix(contexte),
        manque=phrase_du_manque(contexte),
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
        argent=relative(page, contexte.adresses.rubrique("argent")) if contexte.argent else "",
        paroles=resume_des_paroles(contexte, page),
        des_partenaires=reponses_sur(contexte, page),
        papier=papiers_du_contrat(contexte, page),
        fin_prolongee=vue_fin_du_contrat(contexte, page),
        fin_des_contrats_de_ville=vue_fin_des_contrats_de_ville(contexte, page),
    )


RUBRIQUES = (
    "bilan",
    "frise",
    "referentiel",
    "indicateurs",
    "manque",
    "partenaires",
    "territoires",
    "carte",
    "calendrier",
    "documents",
    "publications",
    "methode",
    "donnees",
    "nouveautes",
)


def _qui(contexte: Contexte) -> str:
    """Who promises: how many parties, and when it was signed."""
    parties = len(contexte.contrat.signataires)
    signature = _signature(contexte)
    qui = f"{accord(parties, 'partie nommée', 'parties nommées')} par le document" if parties else ""
    return f"{'. '.join(morceau for morceau in (signature, qui) if morceau)}." if signature or qui else ""


def _signature(contexte: Contexte) -> str:
    signature = contexte.contrat.signature
    if signature is None:
        return ""
    ou = f" à {signature.lieu_signature}" if signature.lieu_signature else ""
    quand = f" {'le' if len(signature.date) == 10 else 'en'} {date_fr(signature.date)}" if signature.date else ""
    return f"Signé{ou}{quand}, d’après le document" if ou or quand else ""


def _bloc(bloc: bool | None) -> str:
    return {True: "emplacement imprimé", False: "aucun emplacement trouvé dans l’exemplaire lu", None: ""}[bloc]


GENRE: GenreDePage[Contexte] = GenreDePage(
    "accueil",
    "contrat/accueil.html.j2",
    "",
    seule(vue_accueil),
    "L’essentiel du contrat, et par où commencer.",
    menu="Accueil",
    sommaire=False,
)
