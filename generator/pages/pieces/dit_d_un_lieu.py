"""All that one contract says of a place, whole: what is promised in each way that reaches it, what was found, who answers, what is not known. The sheet of the
place in that contract is made of it, and the page and sheet of a place that several contracts name."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.bilan import nommes_en_face
from generator.calculs.promesses_du_lieu import GroupeDePromesses, Portee, groupes_du_lieu, promesses_des_parties
from generator.model.referentiel import Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_LIEU
from generator.pages.mots.statuts import phrase_etat
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.pieces.chiffres_du_lieu import ChiffresDUnLieu, chiffres_du_lieu
from generator.pages.pieces.faits import MontantDeLaPhrase, vues_faits
from generator.pages.pieces.liens import nom_du_type
from generator.pages.pieces.papier import nommes_parmi
from generator.pages.pieces.previsions import previsions_du_papier_ici
from generator.pages.pieces.promesses_a_cocher import SuiteDePromesses, promesses_a_cocher
from generator.pages.pieces.promesses_du_lieu import noms_du_groupe, phrase_du_groupe, titre_du_groupe

POPULATION, CODE = "Population", "Code officiel"
QUARTIERS_NOMMES_AILLEURS = "Quartiers qui y sont, que le document ne nomme pas"
DANS_LES_LUS = " dans les documents\u00a0lus"
SANS_POPULATION = f"nombre d’habitants non trouvé{DANS_LES_LUS}"
_TEXTE_MAX, _TETE_MAX, _SUIVI_MAX = 230, 220, 90
_A_DEMANDER = 4  # names beside that of the commune


class TeteDePartie(Struct, frozen=True):
    """The head of a part of the contract, or an indicator: what it is, its words, what it holds or follows, the address of its page."""

    niveau: str
    titre: str
    compte: str
    cible: str


class GroupeACocher(Struct, frozen=True):
    """What reaches the place in one way: title, how many promises, a sentence, the promises under their headings or, of what concerns everyone, the heads of
    the parts with what they hold; on paper, what is left out. `contrat` names the contract where a sheet is of several."""

    portee: Portee
    titre: str
    nombre: int
    phrase: str
    suites: tuple[SuiteDePromesses, ...]
    tetes: tuple[TeteDePartie, ...]
    reste: str = ""
    contrat: str = ""

    @property
    def compte(self) -> str:
        """«12 promesses»; empty where there are none."""
        return accord(self.nombre, "promesse") if self.nombre else ""


class Repondants(Struct, frozen=True):
    """Whom the document names in front of promises: which promises, then the id, the name and the number of promises of each, the most often named first."""

    titre: str
    nommes: tuple[tuple[str, str, int], ...]
    contrat: str = ""


class PromisAuLieu(Struct, frozen=True):
    """What a contract promises to a place, in the order in which it is told, and who answers for it."""

    groupes: tuple[GroupeACocher, ...]
    repond: Repondants


class MontantDuLieu(Struct, frozen=True):
    """A sentence of the document about the place, with the amounts that it prints; `lieu` names its commune where the sentence is about that; `contrat`
    where a sheet is of several."""

    texte: str
    montants: tuple[MontantDeLaPhrase, ...]
    ou: str
    lieu: str = ""
    contrat: str = ""


class TrouveAuLieu(Struct, frozen=True):
    """What was found of a place in one contract: its figures, those of its communes, what sources expect there, the sentences with amounts; whom to ask, and
    what was not found."""

    chiffres: tuple[ChiffresDUnLieu, ...]
    previsions: tuple[str, ...]
    montants: tuple[MontantDuLieu, ...]
    demander: tuple[str, ...]
    inconnus: tuple[str, ...]


def surtitre_du_lieu(contexte: Contexte, territoire: Territoire) -> str:
    """«Quartier prioritaire (QPV), Vitry-sur-Seine»."""
    communes = enumerer([contexte.territoires[id].nom for id in territoire.communes])
    return f"{TYPES_DE_LIEU[territoire.type]}, {communes}" if territoire.est_quartier else nom_du_type(contexte, territoire)


def lignes_du_lieu(contexte: Contexte, territoire: Territoire) -> Iterator[tuple[str, str]]:
    """Who lives there, as the source says, and what this place is beside others."""
    if territoire.population is not None:
        source = f" ({territoire.population_source})" if territoire.population_source else ""
        yield POPULATION, f"{accord(territoire.population, 'habitant')}{source}"
    else:
        yield POPULATION, SANS_POPULATION
    quartiers = [_quartier(quartier) for quartier in contexte.quartiers_de(territoire.id)]
    if quartiers:
        yield "Ses quartiers, d’après le document", enumerer(quartiers)
    elif territoire.quartiers:
        yield QUARTIERS_NOMMES_AILLEURS, quartiers_nommes_ailleurs(territoire)
    elif territoire.type is TypeTerritoire.COMMUNE:
        yield "Ses quartiers", "le document n’en nomme aucun"
    if ensembles := contexte.ensembles_de(territoire):
        yield "Quartiers que le document prend ensemble, sans dire lesquels", enumerer([ensemble.nom for ensemble in ensembles])
    ville = next((ville for ville in contexte.contrat.contrats_de_ville if ville.id == territoire.contrat_de_ville), None)
    if ville:
        yield "Contrat de ville", f"{ville.nom}, signé le {date_fr(ville.date)}" if ville.date else ville.nom
    if territoire.code:
        yield CODE, territoire.code


def promis_au_lieu(contexte: Contexte, territoire: Territoire) -> PromisAuLieu:
    """What the contract promises to the place, none left out."""
    groupes = groupes_du_lieu(contexte, territoire)
    return PromisAuLieu(tuple(_groupe(contexte, territoire, groupe) for groupe in groupes), nommes_pour(contexte, groupes))


def nommes_pour(contexte: Contexte, groupes: Sequence[GroupeDePromesses]) -> Repondants:
    """Whom the document names in the promises that are near a place; where there are none, in those of the whole contract."""
    proches = promesses_proches(contexte, groupes)
    return Repondants(
        _titre_des_nommes(contexte, groupes), _repondants(contexte, proches or promesses_des_parties(contexte, groupes[-1].parties))
    )


def _titre_des_nommes(contexte: Contexte, groupes: Sequence[GroupeDePromesses]) -> str:
    """Which promises name them: the numbers beside their names are of all those that are near the place, and not of the first group alone."""
    proches = {noeud.id for noeud in promesses_proches(contexte, groupes)}
    if not proches:
        return "Nommés par le document, pour tout le contrat"
    noms = [
        noms_du_groupe(contexte, groupe)
        for groupe in groupes
        if groupe.portee is not Portee.PARTOUT and promesses_des_parties(contexte, groupe.parties)
    ]
    quoi = f"les {accord(len(proches), 'promesse')} qui nomment" if len(proches) > 1 else "la promesse qui nomme"
    return f"Nommés par le document dans {quoi} {' ou '.join(noms)}"


def trouve_au_lieu(contexte: Contexte, page: str, territoire: Territoire) -> TrouveAuLieu:
    """What was found of the place, as the page at an address tells it."""
    chiffres = tuple(chiffres_du_lieu(contexte, territoire))
    return TrouveAuLieu(
        chiffres,
        previsions_du_papier_ici(contexte, territoire.id),
        _montants(contexte, page, territoire),
        tuple(a_qui_demander(contexte, territoire)),
        tuple(_inconnus(contexte, territoire, chiffres)),
    )


def promesses_proches(contexte: Contexte, groupes: Sequence[GroupeDePromesses]) -> list[Noeud]:
    """The promises that name the place or places near it."""
    return [noeud for groupe in groupes if groupe.portee is not Portee.PARTOUT for noeud in promesses_des_parties(contexte, groupe.parties)]


def quartiers_nommes_ailleurs(territoire: Territoire) -> str:
    """«Les Amandiers, Grand Belleville (ANCT, liste de 2024)»: names as their source writes them."""
    return f"{', '.join(territoire.quartiers)} ({territoire.quartiers_source})"


def _quartier(quartier: Territoire) -> str:
    """«Gagarine (QPV, 2 390 habitants)»."""
    habitants = accord(quartier.population, "habitant") if quartier.population is not None else ""
    return f"{quartier.nom} ({', '.join(filter(None, (quartier.type.value.upper(), habitants)))})"


def _groupe(contexte: Contexte, territoire: Territoire, groupe: GroupeDePromesses) -> GroupeACocher:
    partout = groupe.portee is Portee.PARTOUT
    seul = groupe.portee is Portee.ICI or (groupe.portee is Portee.COMMUNE and len(groupe.lieux) < 2)
    siennes = promesses_des_parties(contexte, groupe.parties)
    return GroupeACocher(
        groupe.portee,
        titre_du_groupe(contexte, groupe),
        len(siennes),
        phrase_du_groupe(contexte, territoire, groupe),
        () if partout else promesses_a_cocher(contexte, siennes, () if seul else groupe.lieux),
        tuple(_tetes(contexte, groupe) if partout else _indicateurs(contexte, groupe)),
    )


def _tetes(contexte: Contexte, partout: GroupeDePromesses) -> Iterator[TeteDePartie]:
    """What concerns everyone: the heads of the parts or, where these are few, what is just below them, each with how many promises it holds."""
    noeuds = [
        (partie, tete) for partie in partout.parties for tete in (partie.tete.enfants if len(partout.parties) < 3 else ()) or (partie.tete,)
    ]
    for partie, tete in noeuds:
        dedans = {noeud.id for noeud in tete.parcourir()} if tete is not partie.tete else {noeud.id for noeud in partie.noeuds}
        siennes = sum(noeud.id in dedans for noeud in promesses_des_parties(contexte, [partie]))
        if siennes:
            compte = accord(siennes, "promesse") if tete.enfants else ""
            yield TeteDePartie(contexte.nom_devant(tete), debut_de(tete.titre, _TETE_MAX), compte, contexte.adresses.noeud(tete.id))


def _indicateurs(contexte: Contexte, groupe: GroupeDePromesses) -> Iterator[TeteDePartie]:
    """The indicators that name places themselves."""
    for un in groupe.indicateurs:
        suivie = debut_de(contexte.noeuds[un.noeud].titre, _SUIVI_MAX)
        yield TeteDePartie("Indicateur", debut_de(un.libelle, _TETE_MAX), suivie, contexte.adresses.indicateur(un.id))


def _montants(contexte: Contexte, page: str, territoire: Territoire) -> tuple[MontantDuLieu, ...]:
    """The sentences about the place that print an amount, then those about its communes, but for what is of another neighbourhood of these."""
    montants, vus = [], set()
    for lieu in (territoire.id, *(territoire.communes if territoire.est_quartier else ())):
        autre = "" if lieu == territoire.id else contexte.territoires[lieu].nom
        faits = [fait for fait in contexte.faits.get(lieu, ()) if fait.montant is not None and fait.id not in vus]
        siens = [fait for fait in faits if not autre or not any(contexte.territoires[id].est_quartier for id in fait.territoires)]
        vus |= {fait.id for fait in siens}
        montants += [
            MontantDuLieu(debut_de(vue.texte, _TEXTE_MAX), vue.montants, vue.source.repere, autre)
            for vue in vues_faits(contexte, page, siens, contexte.territoires[lieu])
        ]
    return tuple(montants)


def _repondants(contexte: Contexte, noeuds: Sequence[Noeud]) -> tuple[tuple[str, str, int], ...]:
    nommes = nommes_en_face(contexte, {un.id: un for un in noeuds}.values()).partenaires
    return tuple((id, contexte.partenaires[id].nom, nombre) for id, nombre in nommes)


def a_qui_demander(contexte: Contexte, territoire: Territoire) -> Iterator[str]:
    """Whom to ask, each once: the commune where the contract knows it as a partner, those whom the document names for indicators of this place that have
    no figure, then those whom it names most in the promises that are near the place."""
    siens = [contexte.indicateurs[id] for id in contexte.suivi.indicateurs_par_lieu.get(territoire.id, ())]
    trouve = "fourni" if contexte.voix.collecte else "trouvé"
    sans = {
        nom: f"{accord(nombre, 'indicateur')} sans chiffre {trouve} ici" for nom, nombre, _ in nommes_parmi(contexte, siens)[:_A_DEMANDER]
    }
    proches = promesses_proches(contexte, groupes_du_lieu(contexte, territoire))
    mots = f"nommé dans {'les promesses' if len(proches) > 1 else 'la promesse'} ci-dessus"
    nommes = {nom: mots for _, nom, _ in (_repondants(contexte, proches) if proches else ())}
    communes = [id for id in territoire.communes or (territoire.id,) if id in contexte.partenaires_du_contrat]
    dits = dict.fromkeys((contexte.partenaires[id].nom for id in communes), "") | sans
    reste = {nom: mots for nom, mots in nommes.items() if nom not in dits}
    for nom, precision in (*dits.items(), *[*reste.items()][: max(0, _A_DEMANDER - len(sans))]):
        yield f"{nom} ({precision})" if precision else nom


def _inconnus(contexte: Contexte, territoire: Territoire, chiffres: Sequence[ChiffresDUnLieu]) -> Iterator[str]:
    """What this site did not find in what was read; the sheet says above, with the figures, that it has none."""
    synthese = contexte.suivi.syntheses_par_lieu[territoire.id]
    if not synthese.total:
        yield f"Aucun indicateur trouvé{DANS_LES_LUS} ne vise ce lieu lui-même, ou n’y est mesuré."
    else:
        yield f"Indicateurs qui visent ce lieu, ou y sont mesurés{INSECABLE}: {phrase_etat(synthese)}"
    if chiffres and chiffres[0].lieu != territoire.nom:
        yield f"Nous n’avons trouvé aucun chiffre pour ce lieu lui-même{DANS_LES_LUS}. Il peut en exister ailleurs."
    ici = promesses_des_parties(contexte, groupes_du_lieu(contexte, territoire)[0].parties)
    sans = sum(not contexte.nouvelles.get(noeud.id) for noeud in ici)
    if sans:
        suite = "promesse qui nomme ce lieu", "promesses qui nomment ce lieu"
        yield f"Sans nouvelle trouvée{DANS_LES_LUS}{INSECABLE}: {accord(sans, *suite)}."
