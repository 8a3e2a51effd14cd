"""Rules on identifiers. Addresses of pages are made of them: each is used once, and a retired one is never used again."""

from collections.abc import Iterable, Iterator

from generator.model.ancre import ancre_du_mot
from generator.model.codes import CodeLien
from generator.model.dossier import Dossier, Registre
from generator.model.fait import ListeDeMesures
from generator.model.glossaire import Terme
from generator.model.lieu import Lieu
from generator.model.probleme import Probleme

# First segments of the addresses of the portal's own pages, and the names that it has in `.construction` and among facts: no contract may have one as id.
# `tests/site` finds those of its pages that are missing here.
RESERVES_DU_PORTAIL = frozenset(
    {
        "accessibilite",
        "aide",
        "archives",
        "argent",
        "assets",
        "carte",
        "cibles-chiffrees",
        "comparer",
        "donnees",
        "donnees-personnelles",
        "glossaire",
        "licence",
        "lieux",
        "listes",
        "mentions-legales",
        "mesures-nationales",
        "nouveautes",
        "partenaires",
        "plan-du-site",
        "portail",
        "publications",
        "recherche",
        "registre",
        "ressources",
        "search",
        "suivre",
        "territoires",
        "themes",
    }
)


# The address of the print page of the whole contract, which stands beside those of its axes: no axis may have it as id.
RESERVE_DU_PAPIER = "bilan"

# The page that searches inside the documents stands among those of the documents: none of them may have its name as id.
RESERVE_DES_DOCUMENTS = "chercher"


def verifier_identifiants_communs(registre: Registre) -> Iterator[Probleme]:
    """Duplicates within a kind, and retired ids that came back, in the registers that contracts share."""
    yield from _uniques("partenaire", ((partenaire.id, partenaire.lieu, partenaire.anciens_ids) for partenaire in registre.partenaires))
    if registre.mesures:
        yield from _uniques("mesure nationale", ((mesure.numero, mesure.lieu, ()) for mesure in registre.mesures.mesures))
        yield from _axes(registre.mesures)
    yield from _termes(registre.glossaire)
    yield from _uniques("thème", ((theme.id, theme.lieu, ()) for theme in registre.themes))


def verifier_identifiants(dossier: Dossier) -> Iterator[Probleme]:
    """The same in one contract, and a contract id that the portal needs for itself."""
    if dossier.contrat.id in RESERVES_DU_PORTAIL:
        yield Probleme(
            dossier.contrat.lieu,
            CodeLien.IDENTIFIANT_RESERVE,
            f"« {dossier.contrat.id} » est une adresse du portail.",
            "Choisir un autre id de contrat.",
        )
    yield from _uniques("niveau", ((niveau.id, niveau.lieu, ()) for niveau in dossier.contrat.niveaux))
    yield from _uniques("document", ((document.id, document.lieu, ()) for document in dossier.contrat.documents))
    for document in dossier.contrat.documents:
        if document.id == RESERVE_DES_DOCUMENTS:
            message = f"« {RESERVE_DES_DOCUMENTS} » est l’adresse de la recherche dans les documents."
            yield Probleme(document.lieu, CodeLien.IDENTIFIANT_RESERVE, message, "Choisir un autre id pour ce document.")
        yield from _uniques("section", ((section.id, section.lieu, ()) for section in document.sections))
    yield from _ancres(dossier)
    yield from _uniques("dimension", ((dimension.id, dimension.lieu, ()) for dimension in dossier.contrat.dimensions))
    for dimension in dossier.contrat.dimensions:
        yield from _uniques("réponse", ((modalite.id, dimension.lieu, ()) for modalite in dimension.modalites))
    yield from _uniques("obligation", ((obligation.id, obligation.lieu, ()) for obligation in dossier.contrat.calendrier))
    yield from _uniques("contrat de ville", ((contrat.id, contrat.lieu, ()) for contrat in dossier.contrat.contrats_de_ville))
    yield from _uniques("nœud", ((noeud.id, noeud.lieu, noeud.anciens_ids) for noeud in dossier.noeuds()))
    for racine in dossier.racines:
        if RESERVE_DU_PAPIER in (racine.id, *racine.anciens_ids):
            message = f"« {RESERVE_DU_PAPIER} » est l’adresse du bilan à imprimer."
            yield Probleme(racine.lieu, CodeLien.IDENTIFIANT_RESERVE, message, "Choisir un autre id pour cette partie du contrat.")
    yield from _uniques("indicateur", ((indicateur.id, indicateur.lieu, indicateur.anciens_ids) for indicateur in dossier.indicateurs()))
    yield from _uniques("territoire", ((territoire.id, territoire.lieu, territoire.anciens_ids) for territoire in dossier.territoires))
    # Facts and entries of montants.yml name one another: no two of them may have one id.
    faits = ((fait.id, fait.lieu, ()) for fait in dossier.faits)
    yield from _uniques("fait ou montant", (*faits, *((montant.id, montant.lieu, ()) for montant in dossier.montants.montants)))
    yield from _uniques("publication", ((publication.id, publication.lieu, ()) for publication in dossier.publications))
    yield from _uniques("série de chiffres voisins", ((serie.id, serie.lieu, ()) for serie in dossier.voisins.series))
    yield from _uniques("anomalie", ((anomalie.id, anomalie.lieu, ()) for anomalie in dossier.anomalies))


def _ancres(dossier: Dossier) -> Iterator[Probleme]:
    """Two sections at one place of the documents page: «document-section» is the same for «a» and «b-c» as for «a-b» and «c»."""
    prises: dict[str, tuple[str, str]] = {}
    for document in dossier.contrat.documents:
        for id, lieu in (("", document.lieu), *((section.id, section.lieu) for section in document.sections)):
            ancre = f"{document.id}-{id}" if id else document.id
            if prises.setdefault(ancre, (document.id, id)) != (document.id, id):
                message = f"Le document ou la section « {id or document.id} » aurait la même adresse qu’une autre section (« {ancre} »)."
                yield Probleme(lieu, CodeLien.IDENTIFIANT_DOUBLE, message, "Choisir un autre id.")


def _termes(termes: Iterable[Terme]) -> Iterator[Probleme]:
    """Two terms at one place of the glossary page: «Caf» and «CAF», or one term with two meanings."""
    pris: dict[str, Terme] = {}
    for terme in termes:
        premier = pris.setdefault(terme.id, terme)
        if terme.id and premier is not terme:
            qui = f"que « {premier.terme} » ({premier.lieu})" if premier.terme != terme.terme else f"que le même terme, {premier.lieu}"
            exemple = f"{terme.id}-{terme.contrats[0]}" if terme.contrats else f"{terme.id}-2"
            yield Probleme(
                terme.lieu,
                CodeLien.IDENTIFIANT_DOUBLE,
                f"Le terme « {terme.terme} » aurait la même adresse (« glossaire/#{terme.id} ») {qui}.",
                f"Donner un « id » à celui des deux qui est arrivé en dernier (« id: {exemple} »), et ne plus le changer.",
            )


def _axes(mesures: ListeDeMesures) -> Iterator[Probleme]:
    """Two axes of the national measures whose names make one place of their page."""
    pris: dict[str, str] = {}
    for mesure in mesures.mesures:
        if pris.setdefault(ancre_du_mot(mesure.axe), mesure.axe) != mesure.axe:
            message = f"Les axes « {mesure.axe} » et « {pris[ancre_du_mot(mesure.axe)]} » auraient la même adresse."
            yield Probleme(mesure.lieu, CodeLien.IDENTIFIANT_DOUBLE, message, "Écrire le même nom d’axe, ou deux noms bien différents.")


def _uniques(nom: str, elements: Iterable[tuple[str, Lieu, tuple[str, ...]]]) -> Iterator[Probleme]:
    pris: dict[str, Lieu] = {}
    anciens: list[tuple[str, Lieu]] = []
    for id, lieu, retires in elements:
        anciens.extend((ancien, lieu) for ancien in retires)
        if not id:
            continue
        if id in pris:
            yield Probleme(
                lieu,
                CodeLien.IDENTIFIANT_DOUBLE,
                f"L’identifiant « {id} » est déjà celui d’un autre élément ({nom}, {pris[id]}).",
                "Donner à chacun le sien.",
            )
        else:
            pris[id] = lieu
    for ancien, lieu in anciens:
        if ancien in pris:
            yield Probleme(
                lieu,
                CodeLien.IDENTIFIANT_DOUBLE,
                f"L’ancien identifiant « {ancien} » est encore utilisé ({nom}, {pris[ancien]}).",
                "Une adresse retirée ne sert plus jamais : choisir un autre identifiant.",
            )
        pris.setdefault(ancien, lieu)
