"""The one figure that speaks for an indicator, over the whole contract or at one place.

Everything that shows an indicator (pages, charts, published data) takes its figure from here, so that no two of them differ.
"""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.avancement import Avancement, CadreDeLecture
from generator.calculs.cible_du_lieu import en_ce_lieu
from generator.calculs.designation import Designation, Origine, designer, lieu_montre
from generator.calculs.genres_de_cible import genre_de_cible
from generator.calculs.jugement import connues_le, juger_la_suite, sans_parties
from generator.calculs.observations import Mesure, Suite
from generator.calculs.raisons import Raison
from generator.calculs.series import derniere
from generator.calculs.sommes import Addition
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur

AUCUNE_SUITE = Suite()


class Lecture(Struct, frozen=True):
    """What the figures of an indicator say.

    `mesure` is the figure that speaks for the indicator, the judged one where one is judged; `mots` stands in its place where figures are
    words. Both are None where no figure is chosen among those of several places. `suite` holds the figures that are comparable with it,
    itself included; `cible_tracee` is true where a chart may draw the target over them, because they are held against it. `lieux` are all
    places that have a figure of the whole, `fin` the last day (ISO) of its periods. `sommes` are the sums over places, by period.
    """

    avancement: Avancement
    origine: Origine = Origine.AUCUNE
    mesure: Mesure | None = None
    mots: Valeur | None = None
    suite: Suite = AUCUNE_SUITE
    cible_tracee: bool = False
    lieux: tuple[str, ...] = ()
    fin: str = ""
    sommes: Addition | None = None

    @property
    def est_jugee(self) -> bool:
        """True where the status says how the figures compare with the target."""
        return self.avancement.statut.est_juge

    @property
    def lieux_du_chiffre(self) -> tuple[str, ...]:
        """The places of the figure that speaks."""
        if self.mesure is not None:
            return self.mesure.lieux
        return (self.mots.territoire,) if self.mots is not None else ()

    @property
    def valeurs_du_chiffre(self) -> tuple[Valeur, ...]:
        """The rows that the figure that speaks is made of."""
        if self.mesure is not None:
            return (*self.mesure.parties, *self.mesure.retranchees)
        return (self.mots,) if self.mots is not None else ()

    def seule(self) -> "Lecture":
        """The figure that speaks and its status, without the figures around it: who shows nothing else reads no more."""
        avancement = Avancement(self.avancement.statut, self.avancement.raison, self.avancement.genre)
        return Lecture(avancement, self.origine, self.mesure, self.mots, lieux=self.lieux, fin=self.fin)

    def parle_pour(self, lieu: str) -> bool:
        """True where the figure that speaks is that of `lieu` itself, or the sum of what it is made of."""
        return bool(self.lieux_du_chiffre) and (self.lieux_du_chiffre == (lieu,) or self.origine is Origine.SOMME)


def situer(indicateur: Indicateur, valeurs: Collection[Valeur], lieux: tuple[str, ...]) -> Indicateur:
    """`indicateur`, placed where its promise is: at the only place of `lieux` (those of the promise).

    Only where the indicator declares no place itself, and all its figures are of that place; else unchanged.
    """
    mesures = {valeur.territoire for valeur in valeurs if valeur.est_chiffree}
    suit = not indicateur.territoires and len(lieux) == 1 and mesures == set(lieux)
    return replace(indicateur, territoires=lieux) if suit else indicateur


def lire(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str | None = None) -> Lecture:
    """What `valeurs` (one per place, period and part) say of `indicateur`; at `lieu` alone, where it is given. Those of a retired indicator are told as if it had no
    target."""
    if indicateur.est_retire(cadre.aujourd_hui):
        lecture = lire(replace(indicateur, retire=None, cible=None), valeurs, cadre, lieu)
        return replace(lecture, avancement=Avancement(Statut.RETIRE, Raison.RETIRE, genre_de_cible(indicateur)))
    passees = connues_le(valeurs, cadre.aujourd_hui, lieu)
    indicateur = en_ce_lieu(indicateur, lieu)
    entieres = sans_parties(passees)
    designee = designer(indicateur, entieres, cadre, lieu)
    avancement = juger_la_suite(indicateur, passees, designee, cadre, lieu)
    presentes = [valeur for valeur in entieres if not valeur.statut.est_absence]
    lecture = Lecture(
        avancement,
        lieux=tuple(dict.fromkeys(valeur.territoire for valeur in presentes)),
        fin=max((valeur.periode.fin for valeur in presentes), default=""),
        sommes=designee.sommes,
    )
    if avancement.statut.est_sans_chiffre:
        return lecture
    if avancement.par_lieu and lecture.est_jugee:
        return lecture  # judged by its worst place, so no single figure says the same as the status
    return _avec_chiffre(lecture, designee, presentes, cadre)


def _avec_chiffre(lecture: Lecture, designee: Designation, presentes: Collection[Valeur], cadre: CadreDeLecture) -> Lecture:
    avancement = lecture.avancement
    mesure = avancement.mesure or next(iter(reversed(designee.suite.mesures or designee.suite.brutes)), None)
    if mesure is None:
        mots, origine = _mots(presentes, cadre)
        return Lecture(avancement, origine, mots=mots, lieux=lecture.lieux, fin=lecture.fin, sommes=lecture.sommes)
    but = avancement.objectif
    return Lecture(
        avancement,
        designee.origine,
        mesure=mesure,
        suite=designee.suite,
        cible_tracee=lecture.est_jugee and not avancement.partiel and but is not None and not but.genre.traits.reponse,
        lieux=lecture.lieux,
        fin=lecture.fin,
        sommes=lecture.sommes,
    )


def _mots(presentes: Collection[Valeur], cadre: CadreDeLecture) -> tuple[Valeur | None, Origine]:
    """For figures that are words: the last ones of the place to show, and where they come from."""
    en_mots = [valeur for valeur in presentes if not valeur.est_chiffree]
    lieu, origine = lieu_montre(tuple(dict.fromkeys(valeur.territoire for valeur in en_mots)), cadre)
    return derniere(valeur for valeur in en_mots if valeur.territoire == lieu), origine
