"""Where things that have other ids than before were, and are."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.calculs.destins import Regles
from generator.model.adresses_publiees import AdresseChangee
from generator.model.partenaire import Partenaire
from generator.pages.adresses import ARCHIVE, CLASSEUR, FICHE, IMPRIMER, INDICATEUR, MANQUE_DE, NOEUD, PARTENAIRE, PARTENAIRES, TERRITOIRE
from generator.pages.contexte import Contexte


def regles_du_contrat(contexte: Contexte) -> Regles:
    """What is known of the addresses of its site."""
    nommes = set(contexte.partenaires_du_contrat)
    return Regles(
        contexte.dossier.adresses_changees, dict(_du_contrat(contexte)), absentes=partenaires_absents(contexte.partenaires.values(), nommes)
    )


def changees_du_portail(
    changees: Sequence[AdresseChangee], registres: Collection[str], contrats: Collection[str]
) -> tuple[AdresseChangee, ...]:
    """What is said of the portal's addresses, and of the two files of a contract that are named after it where it has another name: `registres` are the folders that have a
    ledger, `contrats` those of today."""
    renommes = [
        (une, une.adresse[:-1], une.vers[:-1])
        for une in changees
        if une.adresse[:-1] in registres and une.vers[:-1] in {*registres, *contrats} and une.vers.endswith("/")
    ]
    nommes = (
        replace(une, adresse=f"{une.adresse}{modele.format(ancien)}", vers=f"{une.vers}{modele.format(nouveau)}")
        for une, ancien, nouveau in renommes
        for modele in (CLASSEUR, ARCHIVE)
    )
    dites = {une.adresse for une in changees}
    return (*changees, *(une for une in nommes if une.adresse not in dites))


def partenaires_absents(connus: Iterable[Partenaire], nommes: Collection[str]) -> Mapping[str, str]:
    """The pages that partners of the register would have if they were named, under all of their ids, each with the page of all partners."""
    return {PARTENAIRE.format(id): PARTENAIRES for un in connus if un.id not in nommes for id in (un.id, *un.anciens_ids)}


def _du_contrat(contexte: Contexte) -> Iterator[tuple[str, str]]:
    principales = {racine.id for racine in contexte.racines_principales()}
    base = contexte.adresses.accueil()
    for noeud in contexte.noeuds.values():
        yield from _une(NOEUD, noeud.anciens_ids, noeud.id)
        if noeud.id in principales:
            yield from _une(IMPRIMER, noeud.anciens_ids, noeud.id)
    for indicateur in contexte.indicateurs.values():
        yield from _une(INDICATEUR, indicateur.anciens_ids, indicateur.id)
    for id in contexte.partenaires_du_contrat:
        for adresse in (PARTENAIRE, MANQUE_DE):
            yield from _une(adresse, contexte.partenaires[id].anciens_ids, id)
    for lieu in contexte.territoires.values():
        if lieu.a_sa_page:
            yield from _une(TERRITOIRE, lieu.anciens_ids, lieu.id)
            yield from _une(FICHE, lieu.anciens_ids, lieu.id)
        else:
            page = contexte.adresse_du_lieu(lieu.id).removeprefix(base)
            yield from ((TERRITOIRE.format(ancien), page) for ancien in lieu.anciens_ids)


def _une(adresse: str, anciens: tuple[str, ...], id: str) -> Iterator[tuple[str, str]]:
    return ((adresse.format(ancien), adresse.format(id)) for ancien in anciens)
