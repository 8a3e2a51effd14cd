"""On which page of a contract each amount of money stands."""

from collections.abc import Iterable

from generator.calculs.argent import MontantLu
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, enumerer

COMMUNES, MONTANTS = "communes", "montants"  # the first word of the addresses of these pages
PLUSIEURS, ENSEMBLE, AILLEURS = "plusieurs-lieux", "tout-le-territoire", "hors-du-territoire"
GROUPES = (PLUSIEURS, ENSEMBLE, AILLEURS)
TITRES = {
    PLUSIEURS: (
        "Montants pour plusieurs lieux",
        f"Le document ne les partage pas entre ces lieux{INSECABLE}: ils n’entrent dans la somme d’aucun d’eux.",
    ),
    ENSEMBLE: ("Montants pour tout le territoire", "Le document les donne pour tout le territoire du contrat."),
    AILLEURS: (
        "Montants sans lieu du territoire",
        f"Le document les cite pour plus grand (un département, toute la France), ou ne dit pas pour quel lieu{INSECABLE}: ils ne sont dans aucune somme.",
    ),
}
RUBRIQUE = "Où va l’argent"


def groupe_de(contexte: Contexte, montant: MontantLu) -> tuple[str, str]:
    """The words of the address of its page: that of its only commune, else that of a group."""
    if len(montant.communes) == 1:
        return COMMUNES, montant.communes[0]
    if any(contexte.territoires[id].type is TypeTerritoire.PERIMETRE for id in montant.lieux if id in contexte.territoires):
        return MONTANTS, ENSEMBLE
    return MONTANTS, PLUSIEURS if montant.lieux else AILLEURS


def ancre_du_montant(cle: str) -> str:
    """Its place on that page. No id has two hyphens, and no period an underscore: «a b-c» and «a-b c» have two places."""
    return f"montant-{cle.replace(' ', '--').replace('/', '_')}"


def adresse_du_montant(contexte: Contexte, cle: str) -> str:
    """The address of an amount; of one that is told elsewhere too, that of the first telling."""
    montant = contexte.argent.get(cle) or next(un for un in contexte.argent.values() if cle in un.aussi)
    return f"{contexte.adresses.argent_de(*groupe_de(contexte, montant))}#{ancre_du_montant(montant.cle)}"


def cles_du_groupe(contexte: Contexte, groupe: str, nom: str) -> tuple[str, ...]:
    """The amounts of a page, in the order of the files."""
    return tuple(cle for cle, montant in contexte.argent.items() if groupe_de(contexte, montant) == (groupe, nom))


def partages_avec_d_autres(contexte: Contexte, commune: str) -> tuple[str, ...]:
    """The amounts that go to this commune and to others, which the document does not part between them."""
    return tuple(cle for cle, montant in contexte.argent.items() if len(montant.communes) > 1 and commune in montant.communes)


def aussi_pour(contexte: Contexte, lieux: Iterable[str], territoire: Territoire) -> str:
    """«aussi pour Lallier et Lebon»: the places that an amount names besides this one; empty where it names none."""
    autres = [contexte.territoires[id].nom for id in _autres_lieux(contexte, lieux, territoire)]
    return f"aussi pour {enumerer(autres)}" if autres else ""


def _autres_lieux(contexte: Contexte, lieux: Iterable[str], territoire: Territoire) -> tuple[str, ...]:
    """The places among these besides this one and what holds it, the narrowest: of a neighbourhood and its commune, the neighbourhood."""
    communes = {id: contexte.territoires[id].communes for id in lieux if id in contexte.territoires}
    ailleurs = [id for id in communes if id not in (territoire.id, *territoire.communes) and territoire.id not in communes[id]]
    larges = {commune for id in ailleurs for commune in communes[id]}
    return tuple(id for id in ailleurs if id not in larges)


def payes_par(contexte: Contexte, partenaire: str) -> tuple[str, ...]:
    """The amounts that the documents say a partner pays alone, in the territory of the contract."""
    return tuple(cle for cle, montant in contexte.argent.items() if montant.financeurs == (partenaire,) and montant.lieux)


def groupes(contexte: Contexte) -> tuple[tuple[str, str], ...]:
    """The pages that a contract has: those of its communes, in the order of territoires.yml, then those of groups."""
    communes = tuple((COMMUNES, id) for id in contexte.argent_des_communes)
    autres = {groupe_de(contexte, montant) for montant in contexte.argent.values()}
    return (*communes, *((MONTANTS, nom) for nom in GROUPES if (MONTANTS, nom) in autres))


def nom_du_groupe(contexte: Contexte, groupe: str, nom: str) -> str:
    """«Ivry-sur-Seine», «Montants pour plusieurs lieux»."""
    return contexte.territoires[nom].nom if groupe == COMMUNES else TITRES[nom][0]
