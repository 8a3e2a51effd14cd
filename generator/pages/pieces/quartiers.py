"""«Dans mon quartier»: the communes of a contract, each with its neighbourhoods, two clicks from any home page; and those of all contracts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from generator.calculs.lieux import CleDeLieu, LieuCommun, Mention, lieux_communs
from generator.model.contrat import Contrat
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import RECHERCHE, Adresses, lieu_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.alphabet import cle_alphabetique
from generator.pages.mots.noms_des_lieux import possessif, tout_le, un
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.questions import Criteres
from generator.pages.pieces.recherche import codes_cherches


class LieuAChoisir(Struct, frozen=True):
    """A place: its page, what kind of place it is, and its pages in the other contracts, where the list is that of several; `mots` find it
    besides its names: its codes, and «quartier» where it is one."""

    lien: Lien
    aussi: tuple[Lien, ...] = ()
    mots: str = ""
    criteres: Criteres | None = None  # what it answers, where the list is questioned


class CommuneAChoisir(Struct, frozen=True):
    """A commune and its neighbourhoods; `compte` says how many these are, and is empty when there are none."""

    lieu: LieuAChoisir
    compte: str
    quartiers: tuple[LieuAChoisir, ...]


class LieuxAChoisir(Struct, frozen=True):
    """Communes in alphabetical order; `autres` are the places that belong to none of them, and the sets of neighbourhoods."""

    communes: tuple[CommuneAChoisir, ...]
    autres: tuple[LieuAChoisir, ...]
    recherche: str  # where to look for what is none of them
    mienne: str  # whose name may be looked for: «ma commune ou de mon quartier», «mon arrondissement»


def lieux_a_choisir(contexte: Contexte, page: str) -> LieuxAChoisir:
    """All places of `contexte`, as the page at address `page` links to them."""
    return choisir_parmi([contexte], page)


class ContratAvecDesLieux(Protocol):
    """A contract, and its places."""

    @property
    def contrat(self) -> Contrat:
        """The contract."""
        ...

    @property
    def lieux_du_contrat(self) -> Sequence[Territoire]:
        """Its places."""
        ...


def choisir_parmi(
    contrats: Sequence[ContratAvecDesLieux], page: str, repondre: Callable[[LieuCommun], Criteres] | None = None
) -> LieuxAChoisir:
    """All places of these contracts, each once, with links to its page in each contract and, where these are several, first to the one that puts them
    together; `repondre` gives what each of them answers."""
    lieux = lieux_communs((un.contrat.id, un.lieux_du_contrat) for un in contrats)
    noms = {un.contrat.id: un.contrat.territoire_nom for un in contrats}
    des_communes = {un.contrat.id: un.contrat.nom_des_communes[0] for un in contrats}
    quartiers = _quartiers_par_commune(lieux)
    places = {quartier.cle for groupe in quartiers.values() for quartier in groupe}

    def lieu(commun: LieuCommun, precision: str) -> LieuAChoisir:
        return _lieu(commun, page, noms, precision, repondre(commun) if repondre else None)

    return LieuxAChoisir(
        tuple(
            CommuneAChoisir(
                lieu(commune, tout_le(des_communes[commune.mentions[0].contrat])),
                accord(len(siens), "quartier") if siens else "",
                tuple(lieu(quartier, quartier.type.value.upper()) for quartier in siens),
            )
            for commune in sorted((un for un in lieux if un.type is TypeTerritoire.COMMUNE), key=lambda un: cle_alphabetique(un.nom))
            for siens in [quartiers[commune.cle]]
        ),
        tuple(
            lieu(un, "" if un.type is TypeTerritoire.ENSEMBLE else un.type.value.upper())
            for un in lieux
            if un.type is not TypeTerritoire.COMMUNE and un.cle not in places
        ),
        relative(page, RECHERCHE),
        f"{', de '.join(dict.fromkeys(possessif('m', nom) for nom in des_communes.values()))}{' ou de mon quartier' if places else ''}",
    )


def _quartiers_par_commune(lieux: Sequence[LieuCommun]) -> dict[CleDeLieu, list[LieuCommun]]:
    """The QPV then the QVA of each commune, whichever contract says that they are there."""
    cles = {(mention.contrat, mention.territoire.id): lieu.cle for lieu in lieux for mention in lieu.mentions}
    par_commune: dict[CleDeLieu, list[LieuCommun]] = {lieu.cle: [] for lieu in lieux if lieu.type is TypeTerritoire.COMMUNE}
    for type_ in (TypeTerritoire.QPV, TypeTerritoire.QVA):
        for lieu in (quartier for quartier in lieux if quartier.type is type_):
            siennes = dict.fromkeys(cles.get((mention.contrat, id)) for mention in lieu.mentions for id in mention.territoire.communes)
            for commune in siennes:
                if commune in par_commune:
                    par_commune[commune].append(lieu)
    return par_commune


# What a reader may type of a place beside its name.
_GENRES = {TypeTerritoire.QPV: "quartier prioritaire QPV", TypeTerritoire.QVA: "quartier de veille active QVA"}


def _lieu(lieu: LieuCommun, page: str, noms: Mapping[str, str], precision: str, criteres: Criteres | None) -> LieuAChoisir:
    """A place as a list shows it: its page or, where several contracts speak of it, the one that puts together what they say, then its page in each (`noms`
    are those of the contracts)."""
    codes = dict.fromkeys(codes_cherches(mention.territoire.code) for mention in lieu.mentions)
    nommes = dict.fromkeys(nom for mention in lieu.mentions for nom in mention.territoire.quartiers)
    partage = lieu.est_partage
    dans = accord(len(lieu.contrats), "contrat") if partage else ""
    return LieuAChoisir(
        Lien(
            lieu.nom,
            relative(page, lieu_du_portail(lieu.id)) if partage else _adresse(page, lieu.mentions[0]),
            ", ".join(filter(None, (precision, dans))),
        ),
        tuple(
            Lien(autre.territoire.nom, _adresse(page, autre), f"contrat {noms[autre.contrat]}")
            for autre in lieu.mentions[0 if partage else 1 :]
        ),
        " ".join(filter(None, (_GENRES.get(lieu.type, ""), *codes, *nommes))),
        criteres,
    )


def _adresse(page: str, mention: Mention) -> str:
    return relative(page, Adresses(mention.contrat).territoire(mention.territoire.id))


def compte_des_quartiers(contexte: Contexte) -> str:
    """«31 quartiers prioritaires (QPV) et 34 quartiers de veille active (QVA)»; empty when the contract names none."""
    qpv, qva = len(contexte.de_type(TypeTerritoire.QPV)), len(contexte.de_type(TypeTerritoire.QVA))
    morceaux = []
    if qpv:
        morceaux.append(accord(qpv, "quartier prioritaire (QPV)", "quartiers prioritaires (QPV)"))
    if qva:
        morceaux.append(accord(qva, "quartier de veille active (QVA)", "quartiers de veille active (QVA)"))
    return " et ".join(morceaux)


def sans_quartier(contexte: Contexte) -> str:
    """What is said where the contract names no neighbourhood, and whether it speaks of some taken together; empty where it names some."""
    if any(territoire.est_quartier for territoire in contexte.territoires.values()):
        return ""
    ensembles = f"{INSECABLE}: il parle de quartiers pris ensemble" if contexte.de_type(TypeTerritoire.ENSEMBLE) else ""
    return f"Le document ne nomme aucun quartier{ensembles}."


def titre_du_choix(contexte: Contexte) -> str:
    """«Choisir mon quartier»; «Choisir mon arrondissement» where the document names no neighbourhood."""
    return f"Choisir {possessif('m', contexte.contrat.nom_des_communes[0]) if sans_quartier(contexte) else 'mon quartier'}"


def phrase_du_choix(contexte: Contexte) -> str:
    """What can be chosen: neighbourhoods within communes, or communes alone."""
    commune = un(contexte.contrat.nom_des_communes[0])
    if sans := sans_quartier(contexte):
        return f"{sans} Choisir {commune}{INSECABLE}:"
    return f"{compte_des_quartiers(contexte)}. Choisir {commune}, puis un quartier{INSECABLE}:"


def compte_en_mots(contexte: Contexte) -> str:
    """How many places the contract has, in words."""
    quartiers = sum(territoire.est_quartier for territoire in contexte.territoires.values())
    communes = accord(len(contexte.de_type(TypeTerritoire.COMMUNE)), *contexte.contrat.nom_des_communes)
    suite = "le document ne nomme aucun quartier" if not quartiers else ""
    return ", ".join(filter(None, (communes, accord(quartiers, "quartier") if quartiers else "", suite)))
