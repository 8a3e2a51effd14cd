"""What is new and dated in what is known of a contract: states of promises, figures, opinions and their answers, publications, contradictions; and what changed in what
the site says, where its history is known.

Dates come from the data alone: that of the news, of the opinion, of the publication. Figures are dated by the publication that has them, else by the
time that they speak of; a publication without a date by the day on which we looked for it; a contradiction by the day on which it was seen. What has
none of these is not told. What a change tells, on the day on which the site had it, is not told a second time on the day that it is of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mouvements import au_lieu
from generator.calculs.nouvelles import dernier_jour
from generator.calculs.premiers_ids import MEMES_IDS, PremiersIds
from generator.model.avis import Avis, Reponse
from generator.model.dossier import Dossier
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie
from generator.model.instantane import ChampSuivi, CleDeChiffre, GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Mouvement
from generator.model.periode import GenrePeriode, Periode
from generator.model.publication import Publication
from generator.model.temps import est_venue
from generator.model.valeur import Valeur

AU_PLUS = 50  # that a feed tells: a reader who comes back wants the last of them
MOUVEMENTS_PAR_JOUR = 3  # changes of what a site says that lists of all kinds of new things tell of one day
SUR_LA_PAGE = 30  # that a page shows, which a telephone scrolls through


class GenreDeDate(StrEnum):
    """What the date of a new thing is the date of."""

    EVENEMENT = "evenement"  # the news, the opinion, the publication itself
    PUBLICATION = "publication"  # the publication that has the figures
    PERIODE = "periode"  # the time that figures speak of
    RECHERCHE = "recherche"  # the day on which we looked for the publication
    RELEVE = "releve"  # when the contradiction was seen
    MOUVEMENT = "mouvement"  # the day on which the site changed


DE_NOUS = frozenset({GenreDeDate.RECHERCHE, GenreDeDate.RELEVE})  # dates of what we did ourselves


class LotDeChiffres(Struct, frozen=True):
    """Figures of one indicator that one publication has (`publication` is empty where none is named), in the order of the files."""

    indicateur: str
    publication: str
    valeurs: tuple[Valeur, ...]

    def resume(self) -> "ChiffresNouveaux":
        """What is said of them: of a single one, what it is; of several, how many there are, where, of when and from where."""
        entiers = [valeur for valeur in self.valeurs if not valeur.ventilation] or list(self.valeurs)
        return ChiffresNouveaux(
            self.indicateur,
            self.publication,
            len(self.valeurs),
            self.valeurs[0] if len(self.valeurs) == 1 else None,
            tuple(dict.fromkeys(valeur.territoire for valeur in entiers)),
            tuple(dict.fromkeys(valeur.periode for valeur in entiers)),
            tuple(dict.fromkeys(valeur.source for valeur in entiers if valeur.source)),
        )


class ChiffresNouveaux(Struct, frozen=True):
    """A lot of figures without them: their number, the figure where there is one, and of those of the whole, or of all where there are only parts,
    the places, the times and the sources. Who tells that there are figures reads no more."""

    indicateur: str
    publication: str
    nombre: int
    seul: Valeur | None
    lieux: tuple[str, ...]
    periodes: tuple[Periode, ...]
    sources: tuple[str, ...]


class ReponseAUnAvis(Struct, frozen=True):
    """The answer that an opinion was given."""

    avis: Avis
    reponse: Reponse


class AutresMouvements(Struct, frozen=True):
    """How many changes of a day are told elsewhere."""

    nombre: int


class Nouveaute(Struct, frozen=True):
    """One thing that is new on `date` (AAAA, AAAA-MM or AAAA-MM-JJ). `cle` is the same from one build to the next; `sur` holds the ids of the
    promises, indicators, places and partners that it is about."""

    cle: str
    date: str
    genre_de_date: GenreDeDate
    sur: tuple[str, ...]
    objet: Nouvelle | LotDeChiffres | ChiffresNouveaux | Avis | ReponseAUnAvis | Publication | Anomalie | Mouvement | AutresMouvements


def nouveautes(dossier: Dossier, jour: str, premiers: PremiersIds = MEMES_IDS) -> tuple[Nouveaute, ...]:
    """All that is new and dated in `dossier`, up to `jour` (ISO), newest first; keys are made of the ids under which things were first told (`premiers`)."""
    toutes = (
        *_etats(dossier.nouvelles, premiers),
        *_lots(dossier, premiers),
        *_paroles(dossier.avis, premiers),
        *_publications(dossier, premiers),
        *_anomalies(dossier.anomalies, premiers),
    )
    mouvements = [un for un in dossier.historique.mouvements if est_venue(un.date, jour)]
    redits = _Redits(mouvements)
    venues = [une for une in toutes if est_venue(une.date, jour) and not redits.dit(une)]
    return recentes(
        (*venues, *(Nouveaute(_cle_du_mouvement(un, premiers), un.date, GenreDeDate.MOUVEMENT, un.sur, un) for un in mouvements))
    )


def _cle_du_mouvement(un: Mouvement, premiers: PremiersIds) -> str:
    id = premiers.contrat or un.id if un.chose is GenreDeChose.CONTRAT else un.premier_id or premiers.de(un.chose, un.id)
    return replace(un, id=id).cle


class _Redits:
    """What changes tell already."""

    def __init__(self, mouvements: Iterable[Mouvement]) -> None:
        self._choses: set[tuple[GenreDeChose, str]] = set()
        self._chiffres: set[CleDeChiffre] = set()
        self._etats: set[tuple[str, str]] = set()
        self._reponses: set[str] = set()
        for un in mouvements:
            if un.champ is ChampSuivi.ETAT and un.chose is GenreDeChose.PROMESSE and len(un.apres) > 1:
                self._etats.add((un.id, un.apres[1]))
            elif un.champ is ChampSuivi.REPONSE and not un.avant:  # one that was changed is still that of its date
                self._reponses.add(un.id)
            elif un.genre is GenreDeMouvement.AJOUT and un.chose is not GenreDeChose.CHIFFRES:
                self._choses.add((un.chose, un.id))
            elif un.genre is GenreDeMouvement.AJOUT:  # neighbouring figures are told nowhere else
                self._chiffres.update(
                    CleDeChiffre(un.id, chiffre.territoire, chiffre.periode, chiffre.ventilation) for chiffre in un.chiffres
                )

    def dit(self, une: Nouveaute) -> bool:
        """True where a change tells all of it."""
        objet = une.objet
        if isinstance(objet, Nouvelle):
            return (objet.noeud, objet.date) in self._etats
        if isinstance(objet, LotDeChiffres):
            return bool(self._chiffres) and all(_cle_du_chiffre(valeur) in self._chiffres for valeur in objet.valeurs)
        if isinstance(objet, ReponseAUnAvis):
            return objet.avis.id in self._reponses
        genre = {Avis: GenreDeChose.PAROLE, Publication: GenreDeChose.PUBLICATION, Anomalie: GenreDeChose.ANOMALIE}.get(type(objet))
        return genre is not None and isinstance(objet, Avis | Publication | Anomalie) and (genre, objet.id) in self._choses


def _cle_du_chiffre(valeur: Valeur) -> CleDeChiffre:
    ventilation = ", ".join(f"{dimension}={modalite}" for dimension, modalite in valeur.ventilation)
    return CleDeChiffre(valeur.indicateur, valeur.territoire, valeur.periode.texte, ventilation)


def recentes(nouveautes: Iterable[Nouveaute]) -> tuple[Nouveaute, ...]:
    """Newest first; of two that may be of the same day, the one dated more finely, then in the order of their keys."""
    return tuple(sorted(sorted(nouveautes, key=lambda une: une.cle), key=rang, reverse=True))


def rang(une: Nouveaute) -> tuple[str, int]:
    """What new things are put in order by."""
    return rang_de_date(une.date, une.genre_de_date in DE_NOUS)


def rang_de_date(date: str, de_nous: bool = False) -> tuple[str, int]:
    """What dates are put in order by: the last day that they may mean, then how finely they say it. A month in which we looked or read (`de_nous`) comes
    after its days: nothing happened then, and it must not stand before what did."""
    if de_nous and len(date) == 7:
        return f"{date}-00", len(date)
    return dernier_jour(date), len(date)


def premier_jour(date: str) -> str:
    """The first day that a date may mean: «2021» is no later than 1 January 2021, so that nothing is told to be of a day to come."""
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def par_sujet(nouveautes: Iterable[Nouveaute], sujets: Mapping[str, Iterable[str]]) -> dict[str, tuple[Nouveaute, ...]]:
    """By each key of `sujets`, those that are about one of its ids, in the same order."""
    par_id: defaultdict[str, list[str]] = defaultdict(list)
    for cle, ids in sujets.items():
        for id in ids:
            par_id[id].append(cle)
    trouvees: defaultdict[str, list[Nouveaute]] = defaultdict(list)
    for une in nouveautes:
        for cle in dict.fromkeys(cle for id in une.sur for cle in par_id.get(id, ())):
            trouvees[cle].append(une)
    return {cle: tuple(siennes) for cle, siennes in trouvees.items()}


def a_dire(nouveautes: Iterable[Nouveaute]) -> tuple[Nouveaute, ...]:
    """The same, whose figures are no more than what is said of them."""
    return tuple(replace(une, objet=une.objet.resume()) if isinstance(une.objet, LotDeChiffres) else une for une in nouveautes)


def serrer(nouveautes: Iterable[Nouveaute]) -> tuple[Nouveaute, ...]:
    """The same, where of each day the first changes alone are told, and how many others there are: a day on which much was corrected must not hide all the rest."""
    toutes = tuple(nouveautes)
    du_jour = Counter(une.date for une in toutes if isinstance(une.objet, Mouvement))
    vus: Counter[str] = Counter()
    serrees: list[Nouveaute] = []
    for une in toutes:
        if isinstance(une.objet, Mouvement):
            vus[une.date] += 1
            if vus[une.date] > MOUVEMENTS_PAR_JOUR and du_jour[une.date] > MOUVEMENTS_PAR_JOUR + 1:
                if vus[une.date] == MOUVEMENTS_PAR_JOUR + 1:
                    objet = AutresMouvements(du_jour[une.date] - MOUVEMENTS_PAR_JOUR)
                    serrees.append(replace(une, cle=f"changement-{une.date}-9-autres", objet=objet))
                continue
        serrees.append(une)
    return tuple(serrees)


def du_lieu(nouveautes: Iterable[Nouveaute], lieu: str, premier: str = "") -> tuple[Nouveaute, ...]:
    """The same, which are about one place: of figures, those of that place alone. `premier` is the first id of the place, where it had another."""
    return tuple(
        _au_lieu(une, lieu, premier or lieu) for une in nouveautes if not isinstance(une.objet, Mouvement) or une.objet.concerne(lieu)
    )


def _au_lieu(nouveaute: Nouveaute, lieu: str, premier: str) -> Nouveaute:
    lot = nouveaute.objet
    if isinstance(lot, Mouvement) and any(chiffre.territoire == lieu for chiffre in lot.chiffres):
        return replace(nouveaute, cle=f"{nouveaute.cle}-{premier}", objet=au_lieu(lot, lieu))
    if not isinstance(lot, LotDeChiffres):
        return nouveaute
    siennes = tuple(valeur for valeur in lot.valeurs if valeur.territoire == lieu)
    return replace(nouveaute, cle=f"{nouveaute.cle}-{premier}", objet=replace(lot, valeurs=siennes)) if siennes else nouveaute


def _etats(nouvelles: Iterable[Nouvelle], premiers: PremiersIds) -> Iterator[Nouveaute]:
    rangs: defaultdict[tuple[str, str], int] = defaultdict(int)
    for nouvelle in nouvelles:
        rangs[nouvelle.noeud, nouvelle.date] += 1
        rang = rangs[nouvelle.noeud, nouvelle.date]
        suite = f"-{rang}" if rang > 1 else ""
        cle = f"etat-{premiers.de(GenreDeChose.PROMESSE, nouvelle.noeud)}-{nouvelle.date}{suite}"
        yield Nouveaute(cle, nouvelle.date, GenreDeDate.EVENEMENT, (nouvelle.noeud,), nouvelle)


def _lots(dossier: Dossier, premiers: PremiersIds) -> Iterator[Nouveaute]:
    publications = dossier.publications_par_nom()
    noeuds = {indicateur.id: indicateur.noeuds for indicateur in dossier.indicateurs()}
    lots: defaultdict[tuple[str, str, str, GenreDeDate], list[Valeur]] = defaultdict(list)
    for valeur in dossier.valeurs:
        if not valeur.statut.est_absence and valeur.calcul is None:  # what the site computes is no news
            publication = publications.get(valeur.publication)
            datee = publication is not None and bool(publication.date)
            date = publication.date if publication and datee else dernier_moment(valeur)
            genre = GenreDeDate.PUBLICATION if datee else GenreDeDate.PERIODE
            lots[valeur.indicateur, publication.id if publication else "", date, genre].append(valeur)
    for (indicateur, nom, date, genre), valeurs in lots.items():
        lieux = dict.fromkeys(valeur.territoire for valeur in valeurs)
        sur = (indicateur, *noeuds.get(indicateur, ()), *lieux)
        dits = premiers.de(GenreDeChose.INDICATEUR, indicateur), premiers.de(GenreDeChose.PUBLICATION, nom)
        cle = "-".join(filter(None, ("chiffres", *dits, date)))
        yield Nouveaute(cle, date, genre, sur, LotDeChiffres(indicateur, nom, tuple(valeurs)))


def dernier_moment(valeur: Valeur) -> str:
    """The time that a figure speaks of, as a date: its year, or its month or day where it has one."""
    fine = valeur.periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR)
    return valeur.periode.texte if fine else valeur.periode.fin[:4]


def _paroles(avis: Iterable[Avis], premiers: PremiersIds) -> Iterator[Nouveaute]:
    for un in avis:
        de = (un.auteur.partenaire,) if un.auteur.partenaire else ()
        premier = premiers.de(GenreDeChose.PAROLE, un.id)
        yield Nouveaute(f"avis-{premier}", un.date, GenreDeDate.EVENEMENT, (*un.sur, *de), un)
        if reponse := un.reponse:
            qui = (reponse.auteur.partenaire,) if reponse.auteur.partenaire else ()
            objet = ReponseAUnAvis(un, reponse)
            yield Nouveaute(f"reponse-{premier}", reponse.date, GenreDeDate.EVENEMENT, (*un.sur, *de, *qui), objet)


def _publications(dossier: Dossier, premiers: PremiersIds) -> Iterator[Nouveaute]:
    for publication in dossier.publications_connues():
        recherche = publication.cherchee.le if publication.cherchee else ""
        date = publication.date or recherche
        if date:
            genre = GenreDeDate.EVENEMENT if publication.date else GenreDeDate.RECHERCHE
            yield Nouveaute(f"publication-{premiers.de(GenreDeChose.PUBLICATION, publication.id)}", date, genre, (), publication)


def _anomalies(anomalies: Iterable[Anomalie], premiers: PremiersIds) -> Iterator[Nouveaute]:
    for une in anomalies:
        if une.relevee_le:
            yield Nouveaute(f"anomalie-{premiers.de(GenreDeChose.ANOMALIE, une.id)}", une.relevee_le, GenreDeDate.RELEVE, une.concerne, une)
