"""What is promised to one place: what names it, what names its commune or its neighbourhoods, and what concerns the whole contract."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.calculs.lieux import Partie
from generator.calculs.promesses_du_lieu import contenu_de, indicateurs_qui_nomment, parties_partout, parties_qui_nomment
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.liens import Lien, lien_noeud


@dataclass(frozen=True, slots=True)
class PartieDuContrat:
    """A part of the contract: its head, what it holds («44 promesses et 12 indicateurs»), and the places near this one that it names."""

    lien: Lien
    precision: str


@dataclass(frozen=True, slots=True)
class Rubrique:
    """One section of a place's page: its fragment, its title, a sentence, and the parts of the contract and indicators that it lists."""

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
    ici, nommants = parties_qui_nomment(contexte, {territoire.id}), indicateurs_qui_nomment(contexte, {territoire.id})
    sinon = "" if ici or nommants else "Aucune partie du contrat ne nomme ce lieu."
    rubriques = [_rubrique(contexte, page, "ici", "Ce qui nomme ce lieu", sinon, ici, nommants)]
    phrases = [_soit(contexte, ici)] if ici or nommants else ["Aucune promesse ne nomme ce lieu en particulier."]
    for ancre, nommes, phrase, autres in _voisinage(contexte, territoire):
        parties, indicateurs = (
            parties_qui_nomment(contexte, autres, territoire.id),
            indicateurs_qui_nomment(contexte, autres, territoire.id),
        )
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
    partout = parties_partout(contexte)
    rubriques.append(_rubrique(contexte, page, "partout", "Ce qui concerne tout le contrat", _phrase_de_partout(partout), partout))
    if partout:
        phrases.append(f"{_par_niveau(contexte, partout)} {'vaut' if len(partout) < 2 else 'valent'} pour tout le contrat.")
    return Promesses(_nombre(contexte, ici, rubriques[0].indicateurs), " ".join(filter(None, phrases)), tuple(rubriques))


def _voisinage(contexte: Contexte, territoire: Territoire) -> Iterator[tuple[str, str, str, Collection[str]]]:
    """The places near this one, in groups: a word for the fragment, what the group is called in a sentence, a warning, the ids of its
    places."""
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
    """One section; `voulus` are the places whose names stand beside a line that names them, where the title of the section does not say
    which."""

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
    promesses, indicateurs = contenu_de(contexte, partie)
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
    promesses = sum(contenu_de(contexte, partie)[0] for partie in ici)
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
