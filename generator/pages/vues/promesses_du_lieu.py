"""What is promised to one place: what names it, what names its commune or its neighbourhoods, and what concerns the whole contract."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.calculs.lieux import Partie, vaut_partout
from generator.calculs.nouvelles import engagements
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, enumerer
from generator.pages.vues.commun import Lien, lien_noeud
from generator.pages.vues.noms_des_lieux import possessif


@dataclass(frozen=True, slots=True)
class PartieDuContrat:
    """A part of the contract: its head, then what it holds («44 promesses et 12 indicateurs») and the places that it names, where it is not this one."""

    lien: Lien
    precision: str


@dataclass(frozen=True, slots=True)
class Rubrique:
    """One of the things that a place's page tells apart: its place on the page, its title, a sentence, parts and indicators."""

    ancre: str
    titre: str
    phrase: str
    parties: tuple[PartieDuContrat, ...]
    indicateurs: tuple[Lien, ...]


@dataclass(frozen=True, slots=True)
class Promesses:
    """All that is promised to one place, and the answer at the head of its page: a number with its words, then a sentence."""

    nombre: str
    phrase: str
    rubriques: tuple[Rubrique, ...]


def promesses_du_lieu(contexte: Contexte, page: str, territoire: Territoire) -> Promesses:
    """What the contract promises to `territoire`, as the page at address `page` shows it."""
    ici, nommants = _qui_nomment(contexte, {territoire.id}), _indicateurs(contexte, {territoire.id})
    sinon = "" if ici or nommants else "Aucune partie du contrat ne nomme ce lieu."
    rubriques = [_rubrique(contexte, page, "ici", "Ce qui nomme ce lieu", sinon, ici, nommants)]
    phrases = [_soit(contexte, ici)] if ici or nommants else ["Aucune promesse ne nomme ce lieu en particulier."]
    for ancre, nommes, phrase, autres in _voisinage(contexte, territoire):
        parties, indicateurs = _qui_nomment(contexte, autres, territoire.id), _indicateurs(contexte, autres, territoire.id)
        if parties or indicateurs:
            rubriques.append(
                _rubrique(
                    contexte,
                    page,
                    ancre,
                    f"Ce qui nomme {nommes}",
                    phrase,
                    parties,
                    indicateurs,
                    () if ancre == "commune" and len(autres) < 2 else autres,
                )
            )
        if parties:
            verbe = "nomme" if len(parties) < 2 else "nomment"
            phrases.append(f"{accord(len(parties), 'partie du contrat', 'parties du contrat')} {verbe} {nommes}.")
    partout = _partout(contexte)
    rubriques.append(_rubrique(contexte, page, "partout", "Ce qui concerne tout le contrat", _phrase_de_partout(partout), partout))
    if partout:
        phrases.append(f"{_par_niveau(contexte, partout)} {'vaut' if len(partout) < 2 else 'valent'} pour tout le contrat.")
    return Promesses(_nombre(contexte, ici, rubriques[0].indicateurs), " ".join(filter(None, phrases)), tuple(rubriques))


def _voisinage(contexte: Contexte, territoire: Territoire) -> Iterator[tuple[str, str, str, Collection[str]]]:
    """The places near this one: where they stand on the page, what they are called in a sentence, a warning, and their ids."""
    nom, noms = contexte.contrat.nom_des_communes
    if territoire.communes:
        siennes = possessif("s", nom) if len(territoire.communes) < 2 else f"ses {noms}"
        yield "commune", siennes, "", territoire.communes
    if quartiers := contexte.quartiers_de(territoire.id):
        yield "quartiers", "un de ses quartiers", "", [quartier.id for quartier in quartiers]
    if ensembles := contexte.ensembles_de(territoire):
        en_est = "ce quartier en est peut-être" if territoire.est_quartier else "ce lieu en a peut-être"
        phrase = f"Le document prend des quartiers ensemble, sans dire lesquels{INSECABLE}: {en_est}."
        yield "ensembles", "des quartiers pris ensemble", phrase, [ensemble.id for ensemble in ensembles]


def _qui_nomment(contexte: Contexte, lieux: Collection[str], sauf: str = "") -> list[Partie]:
    """The parts whose head names one of `lieux`, without those that name `sauf`."""
    return [partie for partie in contexte.parties if set(partie.lieux) & set(lieux) and sauf not in partie.lieux]


def _indicateurs(contexte: Contexte, lieux: Collection[str], sauf: str = "") -> list[Indicateur]:
    """The indicators that themselves name one of `lieux`, where their promise names none of them."""
    return [
        indicateur
        for indicateur in contexte.indicateurs.values()
        if set(indicateur.territoires) & set(lieux)
        and sauf not in indicateur.territoires
        and not set(contexte.suivi.lieux[indicateur.noeud]) & {*lieux, sauf}
    ]


def _partout(contexte: Contexte) -> list[Partie]:
    """The parts that hold for the whole contract, without those that hold nothing themselves."""
    return [partie for partie in contexte.parties if vaut_partout(partie.lieux, contexte.territoires) and any(_contenu(contexte, partie))]


def _contenu(contexte: Contexte, partie: Partie) -> tuple[int, int]:
    """How many promises, cut as finely as the document cuts them, and how many indicators that name no place outside of the part's."""
    siens = [
        indicateur
        for noeud in partie.noeuds
        for indicateur in noeud.indicateurs
        if set(indicateur.territoires) <= set(partie.lieux) or vaut_partout(indicateur.territoires, contexte.territoires)
    ]
    return len(engagements(partie.noeuds, contexte.nouvelles)), len(siens)


def _rubrique(
    contexte: Contexte,
    page: str,
    ancre: str,
    titre: str,
    phrase: str,
    parties: Sequence[Partie],
    indicateurs: Sequence[Indicateur] = (),
    voulus: Collection[str] = (),
) -> Rubrique:
    """One thing told apart; `voulus` are the places whose names are said beside each line, where the title does not say which it names."""

    def dits(lieux: Sequence[str]) -> str:
        noms = [contexte.territoires[id].nom for id in lieux if id in voulus]
        return f"{'lieu nommé' if len(noms) < 2 else 'lieux nommés'}{INSECABLE}: {enumerer(noms)}" if noms else ""

    return Rubrique(
        f"promesses-{ancre}",
        titre,
        phrase,
        tuple(
            PartieDuContrat(
                lien_noeud(contexte, page, partie.tete), ", ".join(filter(None, (_compte(contexte, partie), dits(partie.lieux))))
            )
            for partie in parties
        ),
        tuple(Lien(un.libelle, relative(page, contexte.adresses.indicateur(un.id)), dits(un.territoires)) for un in indicateurs),
    )


def _compte(contexte: Contexte, partie: Partie) -> str:
    """«44 promesses et 12 indicateurs»; a promise that holds no smaller one does not count itself."""
    promesses, indicateurs = _contenu(contexte, partie)
    comptes = [accord(promesses, "promesse")] if partie.tete.enfants and promesses else []
    return enumerer([*comptes, *([accord(indicateurs, "indicateur")] if indicateurs else [])])


def _nombre(contexte: Contexte, ici: Sequence[Partie], indicateurs: Sequence[Lien]) -> str:
    """«1 branche nomme ce lieu», with the document's own word where it is one; else «3 promesses nomment ce lieu»."""
    niveaux = {partie.tete.niveau for partie in ici}
    niveau = contexte.niveaux[niveaux.pop()] if len(niveaux) == 1 else None
    mots = (niveau.nom.lower(), niveau.pluriel.lower()) if niveau else ("promesse", "promesses") if ici else ("indicateur", "indicateurs")
    nombre = len(ici) or len(indicateurs)
    return f"{accord(nombre, *mots)} {'nomme' if nombre < 2 else 'nomment'} ce lieu" if nombre else ""


def _soit(contexte: Contexte, ici: Sequence[Partie]) -> str:
    """How many promises the parts that name this place hold, where that is not already their number."""
    promesses = sum(_contenu(contexte, partie)[0] for partie in ici)
    return f"Soit {accord(promesses, 'promesse')}." if promesses not in (0, len(ici)) else ""


def _par_niveau(contexte: Contexte, partout: Sequence[Partie]) -> str:
    """«5 orientations et 1 contribution»."""
    comptes = Counter(partie.tete.niveau for partie in partout)
    noms = [contexte.niveaux[niveau] for niveau in comptes]
    return enumerer([accord(comptes[niveau.id], niveau.nom.lower(), niveau.pluriel.lower()) for niveau in noms])


def _phrase_de_partout(partout: Sequence[Partie]) -> str:
    if not partout:
        return f"Rien{INSECABLE}: dans ce contrat, chaque promesse nomme un lieu, ou suit une partie qui en nomme un."
    return "Ce qui est compté ici ne nomme aucun lieu, ou nomme tout le territoire du contrat."
