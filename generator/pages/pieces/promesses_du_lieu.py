"""What is promised to one place: what names it, what names its commune or its neighbourhoods, and what concerns the whole contract."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.lieux import Partie
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.promesses_du_lieu import GroupeDePromesses, Portee, contenu_de, groupes_du_lieu, promesses_des_parties
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.typographie import FINE, INSECABLE, accord, debut_de, enumerer, nombre_fr
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche
from generator.pages.pieces.promesses_comptees import toutes_les_promesses

_TITRE = 120  # letters of the promise that an indicator follows
_OUVERTES = 6  # promises of a part; of more, they are folded
_SANS_NOMS = (Portee.ICI, Portee.CHACUN, Portee.PARTOUT)  # where the title says which places are named


class PartieDuContrat(Struct, frozen=True):
    """A part of the contract: its head, what it holds («44 promesses et 12 indicateurs»), and the places near this one that it names; or an indicator
    that names places itself, with the promise that it follows. `promesses` are those that a part holds which is not one itself, by their words, where it
    names a place; `voir` folds them where they are many."""

    lien: Lien
    precision: str
    promesses: tuple[Lien, ...] = ()
    voir: str = ""


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
    chacun: bool = False  # targets for each place of the kind
    partout: bool = False
    a_part: Collection[str] = ()  # as in `GroupeDePromesses`


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
        if section.chacun:
            verbe = "a une cible" if len(section.indicateurs) < 2 else "ont une cible"
            phrases.append(f"{accord(len(section.indicateurs), 'indicateur')} {verbe} pour {section.nommes}.")
        elif section.parties:
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

        def lignes(page: str, cles: Sequence[Partie | Indicateur], section: _RubriqueAFaire = section) -> Sequence[PartieDuContrat]:
            return [_avec_ses_promesses(contexte, page, cle, section) for cle in cles]

        yield Liste(section.ancre, section.titre, "promis-ici", [GroupeDeCles([*section.parties, *section.indicateurs])], lignes)


def _sections(contexte: Contexte, territoire: Territoire) -> Sequence[_RubriqueAFaire]:
    """What names the place; what names places near it, where something does; what concerns the whole contract."""
    return [_section(contexte, territoire, groupe) for groupe in groupes_du_lieu(contexte, territoire)]


def _section(contexte: Contexte, territoire: Territoire, groupe: GroupeDePromesses) -> _RubriqueAFaire:
    nommes = noms_du_groupe(contexte, groupe)
    voulus = () if groupe.portee in _SANS_NOMS or (groupe.portee is Portee.COMMUNE and len(groupe.lieux) < 2) else groupe.lieux
    return _RubriqueAFaire(
        f"promesses-{groupe.portee.value}",
        titre_du_groupe(contexte, groupe),
        phrase_du_groupe(contexte, territoire, groupe),
        groupe.parties,
        groupe.indicateurs,
        voulus,
        nommes,
        chacun=groupe.portee is Portee.CHACUN,
        partout=groupe.portee is Portee.PARTOUT,
        a_part=groupe.a_part,
    )


_GENRES = {TypeTerritoire.QPV: "quartier prioritaire", TypeTerritoire.QVA: "quartier de veille active"}


def titre_du_groupe(contexte: Contexte, groupe: GroupeDePromesses) -> str:
    """«Ce qui nomme sa commune»."""
    if groupe.portee is Portee.PARTOUT:
        return "Ce qui concerne tout le contrat"
    if groupe.portee is Portee.CHACUN:
        return f"Ce qui vaut pour {noms_du_groupe(contexte, groupe)}"
    return f"Ce qui nomme {noms_du_groupe(contexte, groupe)}"


def noms_du_groupe(contexte: Contexte, groupe: GroupeDePromesses) -> str:
    """What the places of a group are called in a sentence."""
    nom, noms = contexte.contrat.nom_des_communes
    return {
        Portee.ICI: "ce lieu",
        Portee.CHACUN: f"chaque {_GENRES.get(contexte.territoires[groupe.lieux[0]].type, nom)}" if groupe.lieux else "",
        Portee.COMMUNE: possessif("s", nom) if len(groupe.lieux) < 2 else f"ses {noms}",
        Portee.QUARTIERS: "un de ses quartiers",
        Portee.ENSEMBLES: "des quartiers pris ensemble",
        Portee.PARTOUT: "",
    }[groupe.portee]


def phrase_du_groupe(contexte: Contexte, territoire: Territoire, groupe: GroupeDePromesses) -> str:
    """What is said above a group: that it is empty, or how sure it is; else nothing."""
    if groupe.portee is Portee.PARTOUT:
        return _phrase_de_partout(contexte, groupe.parties)
    if groupe.portee is Portee.CHACUN:
        return f"Le document y fixe une cible pour {noms_du_groupe(contexte, groupe)}, sans nommer ce lieu."
    if groupe.portee is Portee.ENSEMBLES:
        en_est = "ce quartier en est peut-être" if territoire.est_quartier else "ce lieu en a peut-être"
        return f"Le document prend des quartiers ensemble, sans dire lesquels{INSECABLE}: {en_est}."
    return "" if groupe.parties or groupe.indicateurs else "Aucune partie du contrat ne nomme ce lieu."


def _ligne(contexte: Contexte, page: str, cle: Partie | Indicateur, section: _RubriqueAFaire) -> PartieDuContrat:
    """One line: a part of the contract or an indicator, without the promises of a part."""

    def dits(lieux: Sequence[str]) -> str:
        noms = [contexte.territoires[id].nom for id in lieux if id in section.voulus]
        return f"{'lieu nommé' if len(noms) < 2 else 'lieux nommés'}{INSECABLE}: {enumerer(noms)}" if noms else ""

    if isinstance(cle, Indicateur):
        lien = Lien(cle.libelle, relative(page, contexte.adresses.indicateur(cle.id)), "Indicateur")
        suivie = debut_de(contexte.noeuds[cle.noeud].titre, _TITRE)
        return PartieDuContrat(lien, f"{FINE}; ".join(filter(None, (suivie, dits((*cle.territoires, *cle.lieux_nommes))))))
    return PartieDuContrat(
        lien_noeud(contexte, page, cle.tete), ", ".join(filter(None, (_compte(contexte, cle, section.a_part), dits(cle.lieux))))
    )


def _avec_ses_promesses(contexte: Contexte, page: str, cle: Partie | Indicateur, section: _RubriqueAFaire) -> PartieDuContrat:
    """One line, and the promises of a part that names places: «CORBEIL-ESSONNES, 19 promesses» tells nobody what is promised there."""
    ligne = _ligne(contexte, page, cle, section)
    if isinstance(cle, Indicateur) or section.partout or not cle.tete.enfants:
        return ligne
    promesses = tuple(lien_noeud(contexte, page, noeud) for noeud in promesses_des_parties(contexte, [cle]) if noeud.id != cle.tete.id)
    voir = f"Voir les {accord(len(promesses), 'promesse')}" if len(promesses) > _OUVERTES else ""
    return replace(ligne, promesses=promesses, voir=voir)


def _compte(contexte: Contexte, partie: Partie, a_part: Collection[str]) -> str:
    """«44 promesses et 12 indicateurs»; a promise that holds no smaller one does not count itself."""
    promesses, indicateurs = contenu_de(contexte, partie, a_part)
    comptes = [accord(promesses, "promesse")] if partie.tete.enfants and promesses else []
    return enumerer([*comptes, *([accord(indicateurs, "indicateur")] if indicateurs else [])])


def _nombre(contexte: Contexte, ici: Sequence[Partie], indicateurs: Sequence[Indicateur]) -> str:
    """«1 branche nomme ce lieu», with the document's own word where it is one; else «3 promesses nomment ce lieu»."""
    niveaux = {partie.tete.niveau for partie in ici}
    niveau = contexte.niveaux[niveaux.pop()] if len(niveaux) == 1 else None
    mots = (
        (dans_la_phrase(niveau.nom), dans_la_phrase(niveau.pluriel))
        if niveau
        else ("promesse", "promesses")
        if ici
        else ("indicateur", "indicateurs")
    )
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
    return enumerer([accord(comptes[niveau.id], dans_la_phrase(niveau.nom), dans_la_phrase(niveau.pluriel)) for niveau in noms])


def _phrase_de_partout(contexte: Contexte, partout: Sequence[Partie]) -> str:
    if not partout:
        return f"Rien{INSECABLE}: dans ce contrat, chaque promesse nomme un lieu, ou suit une partie qui en nomme un."
    ici = sum(contenu_de(contexte, partie)[0] for partie in partout)
    tout = toutes_les_promesses(contexte)
    dont = f"{INSECABLE}: {nombre_fr(ici)} des {accord(tout, 'promesse')} du contrat" if 1 < ici < tout else ""
    return f"Ce qui est compté ici ne nomme aucun lieu, ou nomme tout le territoire du contrat{dont}."
