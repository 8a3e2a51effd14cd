"""What is promised to one place: what names it, what names its commune or its neighbourhoods, and what concerns the whole contract."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from generator.calculs.lieux import Partie
from generator.calculs.promesses_du_lieu import contenu_de, indicateurs_qui_nomment, parties_partout, parties_qui_nomment
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche


class PartieDuContrat(Struct, frozen=True):
    """A part of the contract: its head, what it holds («44 promesses et 12 indicateurs»), and the places near this one that it names; or an indicator
    that names places itself."""

    lien: Lien
    precision: str


class Rubrique(Struct, frozen=True):
    """One section of a place's page: its title, a sentence, and the parts of the contract and indicators that it lists."""

    titre: str
    phrase: str
    liste: Tranche[PartieDuContrat]


class _RubriqueAFaire(Struct, frozen=True):
    """A section before its rows are made. `voulus` are the places whose names stand beside a line that names them, where the title of the section does
    not say which; `nommes` is what its places are called in a sentence."""

    ancre: str
    titre: str
    phrase: str
    parties: Sequence[Partie]
    indicateurs: Sequence[Indicateur] = ()
    voulus: Collection[str] = ()
    nommes: str = ""


class Promesses(Struct, frozen=True):
    """All that is promised to one place, and the answer at the head of its page: a number with its words, then a sentence."""

    nombre: str
    phrase: str
    rubriques: tuple[Rubrique, ...]


def promesses_du_lieu(contexte: Contexte, listes: ListesDUnePage, territoire: Territoire) -> Promesses:
    """What the contract promises to `territoire`, as its page shows it; `listes` has those of `listes_des_promesses_du_lieu`."""
    sections = _sections(contexte, territoire)
    ici, *autres, partout = sections
    phrases = [_soit(contexte, ici.parties)] if ici.parties or ici.indicateurs else ["Aucune promesse ne nomme ce lieu en particulier."]
    for section in autres:
        if section.parties:
            verbe = "nomme" if len(section.parties) < 2 else "nomment"
            phrases.append(f"{accord(len(section.parties), 'partie du contrat', 'parties du contrat')} {verbe} {section.nommes}.")
    if partout.parties:
        phrases.append(f"{_par_niveau(contexte, partout.parties)} {'vaut' if len(partout.parties) < 2 else 'valent'} pour tout le contrat.")
    return Promesses(
        _nombre(contexte, ici.parties, ici.indicateurs),
        " ".join(filter(None, phrases)),
        tuple(Rubrique(section.titre, section.phrase, listes.tranche(section.ancre)) for section in sections),
    )


def listes_des_promesses_du_lieu(contexte: Contexte, territoire: Territoire) -> Iterator[Liste[PartieDuContrat]]:
    """One list for each section."""
    for section in _sections(contexte, territoire):

        def lignes(page: str, cles: Sequence[Partie | Indicateur], voulus: Collection[str] = section.voulus) -> Sequence[PartieDuContrat]:
            return [_ligne(contexte, page, cle, voulus) for cle in cles]

        yield Liste(section.ancre, section.titre, "promis", [GroupeDeCles([*section.parties, *section.indicateurs])], lignes)


def _sections(contexte: Contexte, territoire: Territoire) -> Sequence[_RubriqueAFaire]:
    """What names the place; what names places near it, where something does; what concerns the whole contract."""
    ici, nommants = parties_qui_nomment(contexte, {territoire.id}), indicateurs_qui_nomment(contexte, {territoire.id})
    sinon = "" if ici or nommants else "Aucune partie du contrat ne nomme ce lieu."
    sections = [_RubriqueAFaire("promesses-ici", "Ce qui nomme ce lieu", sinon, ici, nommants)]
    for ancre, nommes, phrase, autres in _voisinage(contexte, territoire):
        parties, indicateurs = (
            parties_qui_nomment(contexte, autres, territoire.id),
            indicateurs_qui_nomment(contexte, autres, territoire.id),
        )
        if parties or indicateurs:
            voulus = () if ancre == "commune" and len(autres) < 2 else autres
            sections.append(_RubriqueAFaire(f"promesses-{ancre}", f"Ce qui nomme {nommes}", phrase, parties, indicateurs, voulus, nommes))
    partout = parties_partout(contexte)
    return [*sections, _RubriqueAFaire("promesses-partout", "Ce qui concerne tout le contrat", _phrase_de_partout(partout), partout)]


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


def _ligne(contexte: Contexte, page: str, cle: Partie | Indicateur, voulus: Collection[str]) -> PartieDuContrat:
    """One line; `voulus` as in `_RubriqueAFaire`."""

    def dits(lieux: Sequence[str]) -> str:
        noms = [contexte.territoires[id].nom for id in lieux if id in voulus]
        return f"{'lieu nommé' if len(noms) < 2 else 'lieux nommés'}{INSECABLE}: {enumerer(noms)}" if noms else ""

    if isinstance(cle, Indicateur):
        return PartieDuContrat(Lien(cle.libelle, relative(page, contexte.adresses.indicateur(cle.id)), "Indicateur"), dits(cle.territoires))
    return PartieDuContrat(lien_noeud(contexte, page, cle.tete), ", ".join(filter(None, (_compte(contexte, cle), dits(cle.lieux)))))


def _compte(contexte: Contexte, partie: Partie) -> str:
    """«44 promesses et 12 indicateurs»; a promise that holds no smaller one does not count itself."""
    promesses, indicateurs = contenu_de(contexte, partie)
    comptes = [accord(promesses, "promesse")] if partie.tete.enfants and promesses else []
    return enumerer([*comptes, *([accord(indicateurs, "indicateur")] if indicateurs else [])])


def _nombre(contexte: Contexte, ici: Sequence[Partie], indicateurs: Sequence[Indicateur]) -> str:
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
