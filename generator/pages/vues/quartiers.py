"""«Dans mon quartier»: the communes of a contract, each with its neighbourhoods, two steps from any home page."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import accord
from generator.pages.vues.commun import Lien
from generator.pages.vues.noms_des_lieux import possessif, tout_le


@dataclass(frozen=True, slots=True)
class CommuneAChoisir:
    """A commune and its neighbourhoods; `compte` says how many these are, and is empty when there are none."""

    lien: Lien
    compte: str
    quartiers: tuple[Lien, ...]


@dataclass(frozen=True, slots=True)
class ContratAChoisir:
    """The places of one contract, under its name; `autres` are those that belong to no commune of the list."""

    nom: str
    id: str
    communes: tuple[CommuneAChoisir, ...]
    autres: tuple[Lien, ...]
    mienne: str  # «ma commune», «mon arrondissement»
    toute: str  # «toute la commune»


def lieux_a_choisir(contexte: Contexte, page: str) -> ContratAChoisir:
    """All places of `contexte`, communes in alphabetical order, as the page at address `page` links to them."""
    communes = sorted(contexte.de_type(TypeTerritoire.COMMUNE), key=lambda commune: _cle(commune.nom))
    connues = {commune.id for commune in communes}
    autres = (
        territoire
        for territoire in contexte.territoires.values()
        if (territoire.est_quartier or territoire.type is TypeTerritoire.ENSEMBLE) and not connues & set(territoire.communes)
    )
    return ContratAChoisir(
        contexte.contrat.territoire_nom,
        contexte.contrat.id,
        tuple(_commune(contexte, page, commune) for commune in communes),
        tuple(_lien(contexte, page, territoire) for territoire in autres),
        possessif("m", contexte.contrat.nom_des_communes[0]),
        tout_le(contexte.contrat.nom_des_communes[0]),
    )


def compte_des_quartiers(contexte: Contexte) -> str:
    """«31 quartiers prioritaires (QPV) et 34 quartiers de veille active (QVA)»; empty when the contract names none."""
    qpv, qva = len(contexte.de_type(TypeTerritoire.QPV)), len(contexte.de_type(TypeTerritoire.QVA))
    morceaux = []
    if qpv:
        morceaux.append(accord(qpv, "quartier prioritaire (QPV)", "quartiers prioritaires (QPV)"))
    if qva:
        morceaux.append(accord(qva, "quartier de veille active (QVA)", "quartiers de veille active (QVA)"))
    return " et ".join(morceaux)


def _commune(contexte: Contexte, page: str, commune: Territoire) -> CommuneAChoisir:
    quartiers = tuple(_lien(contexte, page, quartier) for quartier in contexte.quartiers_de(commune.id))
    return CommuneAChoisir(_lien(contexte, page, commune), accord(len(quartiers), "quartier") if quartiers else "", quartiers)


def _lien(contexte: Contexte, page: str, territoire: Territoire) -> Lien:
    precision = territoire.type.value.upper() if territoire.est_quartier else ""
    return Lien(territoire.nom, relative(page, contexte.adresses.territoire(territoire.id)), precision)


def _cle(nom: str) -> tuple[tuple[int, str], ...]:
    """The order that French readers expect: «Évry» among the E, «Paris 2e» before «Paris 10e»."""
    plat = "".join(lettre for lettre in normalize("NFD", nom.lower()) if not combining(lettre))
    return tuple((int(mot), "") if mot.isdigit() else (0, mot) for mot in re.split("([0-9]+)", plat))
