"""What changed between what a site said of a contract on two days. Pure: two instants in, changes out; the same twice gives none.

A thing is followed through its ids: one that has another id is the same thing. Of each thing that came or went one change is told, of one that stayed one for
each field that differs; figures are compared one by one, and told together for each indicator.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import astuple, replace

from generator.calculs.instantanes_suivis import IdsSuivis, endroit, genre_suivi, premiers_des_disparus, suivre_tous
from generator.calculs.mots_compares import (
    Paire,
    de_chacun,
    des_passages,
    hors_des_deux,
    sans_annee,
    sans_apparence,
    sans_la_derniere,
)
from generator.model.instantane import (
    DE_CHACUN,
    LISTES,
    NOMMENT,
    ChampSuivi,
    ChiffreDit,
    ChoseSuivie,
    CleDeChiffre,
    GenreDeChose,
    Instantane,
    RaisonEcrite,
)
from generator.model.mouvement import CauseDEtat, GenreDeMouvement, Mouvement, MouvementDeChiffre
from generator.model.valeur import StatutValeur

Chiffres = Mapping[CleDeChiffre, tuple[ChiffreDit, ...]]
# Of what figures are, by the kind of change.
_DE_QUOI = {GenreDeChose.CHIFFRES: GenreDeChose.INDICATEUR, GenreDeChose.CHIFFRES_VOISINS: GenreDeChose.SERIE_VOISINE}
_SANS_VALEUR = frozenset(statut.value for statut in StatutValeur if statut.est_absence)
MOTS_TUS = ("",)  # in the place of words that are not repeated
_NOMMES = frozenset((GenreDeChose.PARTENAIRE.value, GenreDeChose.TERRITOIRE.value, GenreDeChose.CONTRAT.value))


def tous_les_mouvements(instantanes: Sequence[Instantane], ids: IdsSuivis) -> tuple[Mouvement, ...]:
    """All changes from the first of these instants to the last, oldest first, each on the day of the instant that shows it; what may not be told any more
    is left out of them."""
    suivis = suivre_tous(instantanes, ids)
    premiers = premiers_des_disparus(instantanes, ids)
    tous = [_des_le_debut(un, premiers) for avant, apres in pairwise(suivis) for un in mouvements(avant, apres)]
    return taire(tous, suivis[-1]) if suivis else ()


def _des_le_debut(un: Mouvement, premiers: IdsSuivis) -> Mouvement:
    return replace(un, premier_id=premiers.get(genre_suivi(un.chose), {}).get(un.id, ""))


def mouvements(avant: Instantane, apres: Instantane) -> tuple[Mouvement, ...]:
    """What changed from one instant to the other, in which things have the same ids; on the day of the second."""
    return _DeuxInstantanes(avant, apres).tout()


class _DeuxInstantanes:
    """Two instants, held against each other."""

    def __init__(self, avant: Instantane, apres: Instantane) -> None:
        self._avant, self._apres = avant, apres

    def tout(self) -> tuple[Mouvement, ...]:
        """All changes: of things in the order in which the site has them, those that are gone last; then of names, and of figures."""
        chiffres = self._chiffres(GenreDeChose.CHIFFRES, self._avant.chiffres, self._apres.chiffres)
        if self._avant.voisins is not None and self._apres.voisins is not None:
            chiffres += self._chiffres(GenreDeChose.CHIFFRES_VOISINS, self._avant.voisins, self._apres.voisins)
        avec_chiffres = {un.id for un in chiffres if un.chose is GenreDeChose.CHIFFRES}
        inconnus = {*self._avant.inconnus, *self._apres.inconnus}
        choses = [cle for cle in dict.fromkeys((*self._apres.choses, *self._avant.choses)) if cle[0] not in inconnus]
        return (*(un for cle in choses for un in self._de_la_chose(cle, avec_chiffres)), *self._des_noms(), *chiffres)

    def _de_la_chose(self, cle: tuple[GenreDeChose, str], avec_chiffres: Collection[str]) -> Iterator[Mouvement]:
        avant, apres = self._avant.choses.get(cle), self._apres.choses.get(cle)
        if avant is None and apres is not None:
            ajout = next((une for une in apres.raisons if une.champ is ChampSuivi.STATUT), None)
            yield _motiver(self._mouvement(GenreDeMouvement.AJOUT, apres), ajout)
        elif apres is None and avant is not None:
            yield self._mouvement(GenreDeMouvement.RETRAIT, avant)
        elif avant is not None and apres is not None:
            yield from self._des_champs(avant, apres, avec_chiffres)

    def _des_champs(self, avant: ChoseSuivie, apres: ChoseSuivie, avec_chiffres: Collection[str]) -> Iterator[Mouvement]:
        dits = {champ: self._ce_qui_differe(champ, avant, apres) for champ in apres.champs if champ in avant.champs}
        changes = [champ for champ, (anciens, neufs) in dits.items() if anciens != neufs]
        for champ in changes:
            un = self._mouvement(GenreDeMouvement.CHANGEMENT, apres)
            if champ is ChampSuivi.TEXTE and apres.genre is GenreDeChose.SECTION:
                yield from des_passages(replace(un, champ=champ), *dits[champ])
                continue
            un = replace(
                un,
                champ=champ,
                avant=self._dits(self._avant, champ, dits[champ][0]),
                apres=self._dits(self._apres, champ, dits[champ][1]),
                sur=tuple(dict.fromkeys((*un.sur, *avant.sur))),
                suite=apres.suite if champ is ChampSuivi.RETIRE else (),
            )
            if champ is ChampSuivi.ETAT and apres.genre is GenreDeChose.INDICATEUR:
                un = replace(un, cause=_cause(apres.id in avec_chiffres, ChampSuivi.CIBLE in changes))
            yield _motiver(un, _raison(avant, apres, champ))

    def _ce_qui_differe(self, champ: ChampSuivi, avant: ChoseSuivie, apres: ChoseSuivie) -> Paire:
        """The words of a field, before and after, as far as both sites could say them; the same where nothing is to be told of it."""
        anciens, neufs = avant.champs[champ], apres.champs[champ]
        if tuple(map(sans_apparence, anciens)) == tuple(map(sans_apparence, neufs)):
            return (), ()
        if champ is ChampSuivi.CIBLE and not (self._avant.cibles_entieres and self._apres.cibles_entieres):
            anciens, neufs = sans_annee(anciens), sans_annee(neufs)
        if champ in DE_CHACUN:
            return de_chacun(anciens, neufs)
        if champ in LISTES:
            dits = hors_des_deux(anciens, neufs)
            return sans_la_derniere(dits, avant, apres) if champ is ChampSuivi.NOUVELLES else dits
        return anciens, neufs

    def _des_noms(self) -> Iterator[Mouvement]:
        """Of the contract, and of partners and places that the site named on both days, those that it calls otherwise."""
        for (genre, id), nom in self._apres.noms.items():
            avant = self._avant.noms.get((genre, id), nom)
            if genre in _NOMMES and sans_apparence(avant) != sans_apparence(nom):
                quoi, id = GenreDeChose(genre), id or self._apres.contrat
                yield Mouvement(
                    self._apres.jour, GenreDeMouvement.CHANGEMENT, quoi, id, nom, (id,), ChampSuivi.NOM, avant=(avant,), apres=(nom,)
                )

    def _mouvement(self, genre: GenreDeMouvement, chose: ChoseSuivie) -> Mouvement:
        id = chose.id or self._apres.contrat  # that of the contract itself
        return Mouvement(self._apres.jour, genre, chose.genre, id, chose.nom, tuple(dict.fromkeys((id, *chose.sur))))

    @staticmethod
    def _dits(instantane: Instantane, champ: ChampSuivi, mots: tuple[str, ...]) -> tuple[str, ...]:
        genre = NOMMENT.get(champ)
        return tuple(instantane.noms.get((genre, mot), mot) for mot in mots) if genre else mots

    def _chiffres(self, quoi: GenreDeChose, avant: Chiffres, apres: Chiffres) -> list[Mouvement]:
        """Those of figures, one for each indicator or series and what happened to them."""
        par: defaultdict[tuple[str, GenreDeMouvement], list[MouvementDeChiffre]] = defaultdict(list)
        for cle in dict.fromkeys((*apres, *avant)):
            for un in self._du_chiffre(cle, avant.get(cle, ()), apres.get(cle, ())):
                par[cle.indicateur, _genre_de(un)].append(un)
        return [self._des_chiffres(quoi, id, genre, siens) for (id, genre), siens in par.items()]

    def _des_chiffres(self, quoi: GenreDeChose, id: str, genre: GenreDeMouvement, siens: Sequence[MouvementDeChiffre]) -> Mouvement:
        cle = _DE_QUOI[quoi], id
        chose = self._apres.choses.get(cle) or self._avant.choses.get(cle)
        # A contrat de ville may have the id of a commune: it is no place of the contract.
        lieux = (un.territoire for un in siens if quoi is GenreDeChose.CHIFFRES or not self._endroit(CleDeChiffre(id, un.territoire, "")))
        sur = (id, *(chose.sur if chose else ()), *lieux)
        nom = chose.nom if chose else id
        return Mouvement(self._apres.jour, genre, quoi, id, nom, tuple(dict.fromkeys(sur)), chiffres=tuple(siens))

    def _du_chiffre(self, cle: CleDeChiffre, anciens: Iterable[ChiffreDit], neufs: Iterable[ChiffreDit]) -> Iterator[MouvementDeChiffre]:
        lieu = self._endroit(cle) or next(
            filter(None, (un.noms.get(("territoire", cle.territoire)) for un in (self._apres, self._avant))), cle.territoire
        )
        for avant, apres in apparier(anciens, neufs):
            yield MouvementDeChiffre(cle.territoire, lieu, cle.periode, cle.ventilation, avant, apres, _raison_du_chiffre(avant, apres))

    def _endroit(self, cle: CleDeChiffre) -> str:
        return endroit(self._apres, cle) or endroit(self._avant, cle)


def apparier(avant: Iterable[ChiffreDit], apres: Iterable[ChiffreDit]) -> Iterator[tuple[ChiffreDit | None, ChiffreDit | None]]:
    """The figures of one place and time that changed, each with what it became: those of one publication together, then those that are left, in their order; the
    rest came or went."""
    anciens, neufs = list(avant), list(apres)
    for un in tuple(anciens):
        meme = next((neuf for neuf in neufs if neuf == un), None) or next((neuf for neuf in neufs if _pareils(neuf, un)), None)
        if meme is not None:
            anciens.remove(un)
            neufs.remove(meme)
    paires: list[tuple[ChiffreDit | None, ChiffreDit | None]] = []
    for ancien in tuple(anciens):
        neuf = next((un for un in neufs if un.publication == ancien.publication), None)
        if neuf is not None:
            anciens.remove(ancien)
            neufs.remove(neuf)
            paires.append((ancien, neuf))
    communs = min(len(anciens), len(neufs))
    yield from paires
    yield from zip(anciens[:communs], neufs[:communs], strict=True)
    yield from ((ancien, None) for ancien in anciens[communs:])
    yield from ((None, neuf) for neuf in neufs[communs:])


def _pareils(un: ChiffreDit, autre: ChiffreDit) -> bool:
    """True where nobody sees a difference: the unit of a figure that is not there is seen nowhere."""
    if un.statut in _SANS_VALEUR:
        un = replace(un, unite=autre.unite)
    return all(sans_apparence(mot) == sans_apparence(dit) for mot, dit in zip(astuple(un), astuple(autre), strict=True))


def _genre_de(un: MouvementDeChiffre) -> GenreDeMouvement:
    if un.avant is None:
        return GenreDeMouvement.AJOUT
    return GenreDeMouvement.RETRAIT if un.apres is None else GenreDeMouvement.CHANGEMENT


def _raison_du_chiffre(avant: ChiffreDit | None, apres: ChiffreDit | None) -> str:
    """The words of the new row that say why it is not as before; empty where it has none."""
    if avant is None or apres is None:
        return ""
    return next(
        (mots for mots, anciens in ((apres.retenu, avant.retenu), (apres.commentaire, avant.commentaire)) if mots and mots != anciens), ""
    )


def _raison(avant: ChoseSuivie, apres: ChoseSuivie, champ: ChampSuivi) -> RaisonEcrite | None:
    """What the data say of why a field changed, which they did not say before."""
    ancien = avant.champs[champ][0] if avant.champs[champ] else ""
    ecrites = (une for une in apres.raisons if une.champ is champ and une not in avant.raisons)
    return next((une for une in ecrites if champ is not ChampSuivi.CIBLE or une.avant == ancien), None)


def _motiver(un: Mouvement, raison: RaisonEcrite | None) -> Mouvement:
    return replace(un, raison=raison.raison, document=raison.document, selon_le=raison.date) if raison else un


def _cause(chiffres: bool, cible: bool) -> CauseDEtat:
    return CauseDEtat.CHIFFRES if chiffres else CauseDEtat.CIBLE if cible else CauseDEtat.AUTRE


def taire(mouvements: Iterable[Mouvement], dernier: Instantane) -> tuple[Mouvement, ...]:
    """The same without what the site took back: a figure that it does not give any more may be a secret; a word of a resident, or the answer to it, that it does not have any more
    was withdrawn, be it all of an opinion or the words that others took the place of. That they came and went is told, what they were is not."""
    return tuple(_taire(un, dernier) for un in mouvements)


def _taire(un: Mouvement, dernier: Instantane) -> Mouvement:
    if un.chose is GenreDeChose.PAROLE:
        return _taire_la_parole(un, dernier.choses.get((un.chose, un.id)))
    if not un.chiffres:
        return un
    derniers = (dernier.chiffres if un.chose is GenreDeChose.CHIFFRES else dernier.voisins) or {}
    return replace(un, chiffres=tuple(_taire_le_chiffre(un.id, chiffre, derniers) for chiffre in un.chiffres))


def _taire_la_parole(un: Mouvement, derniere: ChoseSuivie | None) -> Mouvement:
    if derniere is None:
        return replace(un, nom="", avant=(), apres=())
    if derniere.d_habitants:
        un = replace(un, nom=derniere.nom)
        if un.champ in (ChampSuivi.TITRE, ChampSuivi.TEXTE):
            return replace(un, avant=MOTS_TUS, apres=MOTS_TUS)
    if un.champ is ChampSuivi.REPONSE and not derniere.champs.get(un.champ):  # whether there was one is told, no word of it
        return replace(un, avant=un.avant and MOTS_TUS, apres=un.apres and MOTS_TUS)
    return un


def _taire_le_chiffre(id: str, un: MouvementDeChiffre, derniers: Chiffres) -> MouvementDeChiffre:
    dits = derniers.get(CleDeChiffre(id, un.territoire, un.periode, un.ventilation), ())
    if dits and not any(dit.statut in _SANS_VALEUR for dit in dits):
        return un
    return replace(un, avant=_sans_valeur(un.avant), apres=_sans_valeur(un.apres), raison="")


def _sans_valeur(dit: ChiffreDit | None) -> ChiffreDit | None:
    return replace(dit, valeur="", commentaire="", retenu="") if dit else None


def du_sujet(mouvements: Iterable[Mouvement], ids: Collection[str]) -> tuple[Mouvement, ...]:
    """Those that are about one of these ids."""
    return tuple(un for un in mouvements if any(id in ids for id in un.sur))


def au_lieu(un: Mouvement, lieu: str) -> Mouvement:
    """The same, of whose figures those of one place alone are told, where some are of it."""
    siens = tuple(chiffre for chiffre in un.chiffres if chiffre.territoire == lieu)
    return replace(un, chiffres=siens) if siens else un
