"""Where money goes: the amounts that were read, by year, by commune, by funder, and those that do not agree."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.calculs.montants_imprimes import montants_imprimes
from generator.calculs.sommes_d_argent import SANS_SOMME, Somme
from generator.model.argent import NATURES
from generator.model.unite import Unite
from generator.pages.adresses import ARGENT, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.commun import Graphique
from generator.pages.mots.argent import AVERTISSEMENT, EXPLICATIONS, NATURES_D_ARGENT
from generator.pages.mots.typographie import INSECABLE, accord, enumerer, grandeur
from generator.pages.pieces.argent import VueDesaccord, lien_financeur, lien_montant, vue_desaccord
from generator.pages.pieces.carte_de_l_argent import ArgentEnCarte, argent_en_carte
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import AILLEURS, COMMUNES, RUBRIQUE, TITRES, cles_du_groupe, groupes, nom_du_groupe, payes_par
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.sommes_d_argent import VueSomme, graphique_des_annees, sommes_par_annee, vues_sommes
from generator.pages.rendu.genre import GenreDePage, seule


class LigneDeSommes(Struct, frozen=True):
    """A commune, a group or a funder: the link to it, how many amounts, and their sums."""

    lien: Lien
    ancre: str
    compte: str
    sommes: tuple[VueSomme, ...]


class LigneDAnnee(Struct, frozen=True):
    """A year: the sum of each nature, and how many amounts it is of."""

    annee: str
    cases: tuple[tuple[str, str], ...]  # in the order of the columns: the sum, how many amounts


class VueArgent(Struct, frozen=True):
    """The page «Où va l’argent»."""

    entete: Entete
    compte: str
    repetes: str
    avertissement: str
    natures: tuple[tuple[str, str], ...]
    graphique: Graphique | None
    colonnes: tuple[str, ...]
    annees: tuple[LigneDAnnee, ...]
    sans_annee: str
    montants_sans_annee: tuple[Lien, ...]
    cartes: ArgentEnCarte | None
    nom_des_communes: str
    communes: tuple[LigneDeSommes, ...]
    population: str
    autres: tuple[LigneDeSommes, ...]
    financeurs: tuple[LigneDeSommes, ...]
    sans_financeur: str
    desaccords: tuple[VueDesaccord, ...]
    anomalies: tuple[Lien, ...]
    donnees: str


def vue_argent(contexte: Contexte) -> VueArgent:
    """The view of the amounts of a contract."""
    page = contexte.adresses.rubrique("argent")
    cles = tuple(contexte.argent)
    dans = [cle for cle in cles if contexte.argent[cle].lieux]
    natures = [nature for nature in NATURES if any(un.nature == nature for un in contexte.argent.values())]
    par_annee = {nature: siennes for nature in natures if nature != SANS_SOMME and (siennes := sommes_par_annee(contexte, dans, nature))}
    annees = sorted({annee for siennes in par_annee.values() for annee in siennes})
    cles_sans_annee = [cle for cle in cles if not contexte.argent[cle].annee]
    sans_annee = len(cles_sans_annee)
    repetes = sum(len(un.aussi) for un in contexte.argent.values())
    return VueArgent(
        entete=_entete(contexte),
        compte=f"{accord(len(cles), 'montant lu', 'montants lus')}, chacun compté une fois.",
        repetes=f"{accord(repetes, 'autre passage répète', 'autres passages répètent')} l’un de ces montants." if repetes else "",
        avertissement=AVERTISSEMENT,
        natures=tuple((NATURES_D_ARGENT[nature], EXPLICATIONS[nature]) for nature in natures),
        graphique=graphique_des_annees(contexte, dans),
        colonnes=tuple(NATURES_D_ARGENT[nature] for nature in par_annee),
        annees=tuple(LigneDAnnee(annee, tuple(_case(siennes, annee) for siennes in par_annee.values())) for annee in annees),
        sans_annee=f"{accord(sans_annee, 'montant n’a pas d’année à lui', 'montants n’ont pas d’année à eux')}{INSECABLE}: une période de plusieurs années, ou "
        "aucune date dans la phrase lue. Ils ne sont pas dans ce tableau."
        if sans_annee
        else "",
        montants_sans_annee=tuple(_sans_annee(contexte, page, cle) for cle in cles_sans_annee),
        cartes=argent_en_carte(contexte, page),
        nom_des_communes=contexte.contrat.nom_des_communes[0].capitalize(),
        communes=tuple(_ligne(contexte, page, *groupe) for groupe in groupes(contexte) if groupe[0] == COMMUNES),
        population=_population(contexte),
        autres=tuple(_ligne(contexte, page, *groupe) for groupe in groupes(contexte) if groupe[0] != COMMUNES),
        financeurs=tuple(_financeurs(contexte, page)),
        sans_financeur=_sans_financeur(contexte),
        desaccords=tuple(vue_desaccord(contexte, page, desaccord) for desaccord in contexte.desaccords_d_argent),
        anomalies=tuple(_anomalies(contexte, page)),
        donnees=relative(page, f"{contexte.adresses.rubrique('donnees')}argent.csv"),
    )


def _entete(contexte: Contexte) -> Entete:
    return entete_de_rubrique(contexte, "argent", RUBRIQUE, "Les montants que disent les documents\u00a0lus : prévus, engagés ou payés.")


def _case(siennes: Mapping[str, Somme], annee: str) -> tuple[str, str]:
    somme = siennes.get(annee)
    if somme is None:
        return "", ""
    return grandeur(somme.total, Unite.EUROS), accord(len(somme.comptes), "montant")


def _ligne(contexte: Contexte, page: str, groupe: str, nom: str) -> LigneDeSommes:
    cles = cles_du_groupe(contexte, groupe, nom)
    commune = nom if groupe == COMMUNES else ""
    return LigneDeSommes(
        Lien(
            nom_du_groupe(contexte, groupe, nom),
            relative(page, contexte.adresses.argent_de(groupe, nom)),
            "" if commune else TITRES[nom][1],
        ),
        f"lieu-{nom}",
        accord(len(cles), "montant lu", "montants lus"),
        vues_sommes(contexte, cles, commune) if nom != AILLEURS else (),
    )


def _sans_annee(contexte: Contexte, page: str, cle: str) -> Lien:
    """An amount that no column of the table has: its nature, and what it is for, or whom it goes to where no words say it."""
    lien, montant = lien_montant(contexte, page, cle), contexte.argent[cle]
    pour = lien.precision or enumerer([contexte.territoires[id].nom for id in montant.lieux if id in contexte.territoires])
    return Lien(lien.texte, lien.adresse, ", ".join(filter(None, (NATURES_D_ARGENT[montant.nature].partition(" (")[0].lower(), pour))))


def _population(contexte: Contexte) -> str:
    """Where the populations come from, each source once."""
    sources = dict.fromkeys(
        contexte.territoires[id].population_source for id in contexte.argent_des_communes if contexte.territoires[id].population
    )
    if not sources:
        return ""
    return f"Par habitant{INSECABLE}: {' ; '.join(sources)}. Ce n’est pas la population de l’année de chaque montant."


def _financeurs(contexte: Contexte, page: str) -> Iterator[LigneDeSommes]:
    """Each partner whose money the document says it is: the sums of what it pays alone, in the territory of the contract."""
    for id in dict.fromkeys(id for un in contexte.argent.values() for id in un.financeurs):
        tous = [cle for cle, un in contexte.argent.items() if id in un.financeurs]
        yield LigneDeSommes(
            lien_financeur(contexte, page, id),
            f"financeur-{id}",
            accord(len(tous), "montant lu", "montants lus"),
            vues_sommes(contexte, payes_par(contexte, id)),
        )


def _sans_financeur(contexte: Contexte) -> str:
    sans = sum(not un.financeurs for un in contexte.argent.values())
    return f"Pour {accord(sans, 'montant')}, le document ne dit pas qui paie." if sans else ""


def _anomalies(contexte: Contexte, page: str) -> Iterator[Lien]:
    """The anomalies of the documents that quote amounts: contradictions, and words that are perhaps wrong beside one."""
    for anomalie in contexte.dossier.anomalies:
        if any(next(montants_imprimes(mots), None) for mots in (*anomalie.citations, anomalie.calcul)):
            yield Lien(anomalie.titre, relative(page, contexte.adresses.anomalie(anomalie.id)))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "argent",
    "contrat/argent.html.j2",
    ARGENT,
    seule(vue_argent),
    "Les montants lus, par année, par lieu et par financeur.",
    menu="Argent",
    si=lambda contexte: bool(contexte.argent),
    pied=pied_de_la_page,
)
