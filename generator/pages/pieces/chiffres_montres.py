"""Which figures of an indicator have a place of their own on the page that shows them one by one; and those that had one."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.noms_dits import dans_la_phrase
from generator.model.adresses_publiees import AdresseChangee
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import periode_fr
from generator.pages.pieces.calculs_montres import ancre_du_chiffre, ancres_des_calculs
from generator.sources.periodes import periode_lue


def a_ses_chiffres(contexte: Contexte, id: str) -> bool:
    """True for an indicator that has that page: it has figures, or had some when it was published, under this id or another."""
    return id in contexte.suivi.observations or id in contexte.suivi.previsions or id in contexte.chiffres_publies


def chiffres_montres(contexte: Contexte, id: str) -> tuple[Valeur, ...]:
    """Those figures: of each place, period and part the one that counts, else what is expected."""
    toutes = (*contexte.suivi.retenues.get(id, ()), *contexte.suivi.previsions.get(id, ()))
    par_ancre: dict[str, Valeur] = {}
    for valeur in toutes:
        par_ancre.setdefault(ancre_du_chiffre(valeur), valeur)
    return tuple(par_ancre.values())


class ChiffreParti(Struct, frozen=True):
    """A figure, of a source or computed («somme, 2019»), that was published and is not shown any more: its place, what it was of («Orly, 2019»), the place of the one that it is now (its place in town has
    another id; empty: there is none), and what `adresses.yml` says of it."""

    ancre: str
    dit: str
    ici: str
    changee: AdresseChangee | None


def chiffres_partis(contexte: Contexte, id: str) -> Iterator[ChiffreParti]:
    """All of them, in the order of the ledger."""
    publiees = contexte.chiffres_publies.get(id, {})
    if not publiees:
        return
    montrees = {ancre_du_chiffre(valeur) for valeur in chiffres_montres(contexte, id)}
    montrees |= ancres_des_calculs(contexte, contexte.indicateurs[id])
    suivis = contexte.ids_suivis["territoire"]
    changees = {une.adresse: une for une in contexte.dossier.adresses_changees}
    for ancre, pages in publiees.items():
        if ancre in montrees:
            continue
        tete, _, reste = ancre.partition(".")
        lieu = contexte.territoires.get(tete) or contexte.territoires.get(suivis.get(tete, ""))
        ici = f"{lieu.id}.{reste}" if lieu else ""
        dit = ", ".join((lieu.nom if lieu else tete, *_quand(contexte, reste)))
        dite = next((changees[une] for page in pages if (une := f"{page}#{ancre}") in changees), None)
        yield ChiffreParti(ancre, dit, ici if ici in montrees else "", dite)


def _quand(contexte: Contexte, reste: str) -> Iterator[str]:
    """«2015_2019.sexe=femmes» → «2015 à 2019», «femmes»."""
    ecrite, *parts = reste.split(".")
    periode = periode_lue(ecrite.replace("_", "/"))
    yield periode_fr(periode) if periode else ecrite
    noms = {f"{d.id}={m.id}": dans_la_phrase(m.nom) for d in contexte.contrat.dimensions for m in d.modalites}
    yield from (noms.get(part, part) for part in parts)
