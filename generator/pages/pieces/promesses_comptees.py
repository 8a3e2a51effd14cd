"""How many promises a contract has, in its own words: those of its axes first, then the others, and all of them.

A promise is what the document does not cut further (`calculs.nouvelles.est_un_engagement`). Pages that count call those of the axes by the word of their
level («63 engagements»), where they are all of one, and keep «promesses» for the whole contract."""

from collections.abc import Iterable, Iterator

from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.nouvelles import engagements
from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, enumerer


def mots_des_promesses(contexte: Contexte) -> tuple[str, str]:
    """What the contract calls the promises of its axes, singular and plural: the word of their level, where they are all of one."""
    return _mots(contexte, contexte.promesses_des_axes)


def mots_de_toutes(contexte: Contexte) -> tuple[str, str]:
    """What all promises of the contract are called, singular and plural: the word of their level, where they are all of one."""
    return _mots(contexte, contexte.promesses)


def toutes_les_promesses(contexte: Contexte) -> int:
    """How many promises the whole contract has."""
    return len(contexte.promesses)


def autres_promesses(contexte: Contexte) -> str:
    """«44 autres promesses», which stand outside of the axes; empty where there are none."""
    nombre = len(contexte.promesses_annexes)
    return accord(nombre, "autre promesse", "autres promesses") if nombre else ""


def total_des_promesses(contexte: Contexte) -> tuple[str, ...]:
    """«S’y ajoutent 44 promesses, hors des orientations : 29 promesses en 1 contribution et 15 engagements en 4 dispositions générales.», then «Le contrat
    a 107 promesses en tout.»; nothing where all promises are of the axes."""
    nombre = len(contexte.promesses_annexes)
    if not nombre:
        return ()
    hors = f", hors des {dans_la_phrase(contexte.contrat.niveaux[0].pluriel)}" if contexte.racines_principales() else ""
    ajoute = f"S’y {'ajoute' if nombre < 2 else 'ajoutent'} {accord(nombre, 'promesse')}"
    return (
        f"{ajoute}{hors}{INSECABLE}: {enumerer(list(_parts(contexte)))}.",
        f"Le contrat a {accord(toutes_les_promesses(contexte), 'promesse')} en tout.",
    )


def _parts(contexte: Contexte) -> Iterator[str]:
    """The other promises by the level of what they stand under."""
    par_niveau: dict[str, list[Noeud]] = {}
    for racine in contexte.racines_annexes():
        par_niveau.setdefault(racine.niveau, []).append(racine)
    for id, racines in par_niveau.items():
        siennes = engagements((noeud for racine in racines for noeud in racine.parcourir()), contexte.nouvelles)
        pleines = [racine for racine in racines if engagements(racine.parcourir(), contexte.nouvelles)]
        niveau = contexte.niveaux[id]
        if siennes:
            ou = (
                f" en {accord(len(pleines), dans_la_phrase(niveau.nom), dans_la_phrase(niveau.pluriel))}"
                if list(siennes) != pleines
                else ""
            )
            yield f"{accord(len(siennes), *_mots(contexte, siennes))}{ou}"


def _mots(contexte: Contexte, promesses: Iterable[Noeud]) -> tuple[str, str]:
    niveaux = {promesse.niveau for promesse in promesses}
    if len(niveaux) != 1:
        return "promesse", "promesses"
    (niveau,) = niveaux
    return dans_la_phrase(contexte.niveaux[niveau].nom), dans_la_phrase(contexte.niveaux[niveau].pluriel)
