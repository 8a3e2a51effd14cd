"""Every figure of an indicator that pages show and no file holds, with the rows that it was computed from, so that anyone can compute it again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.calculs.avancement import ChiffreEmploye
from generator.calculs.formules import appliquer
from generator.calculs.indicateurs_calcules import fait_de
from generator.calculs.lecture import Lecture
from generator.calculs.observations import Mesure
from generator.calculs.raisons import Formule
from generator.calculs.ventilations import Ecart, ecarts
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire
from generator.model.unite import Unite
from generator.model.valeur import Valeur


class SorteDeCalcul(StrEnum):
    """What was computed, and so how the terms make the result.

    `SOMME`: those to add, less those to take away; `FORMULE_*`: the formula of a computed indicator, whose terms are in order; `CHEMIN`: (valeur −
    reference) ÷ (cible − reference); `PART`: the first over the second; `ECART`: the first less the second.
    """

    SOMME = "somme"
    FORMULE_SOMME = "formule_somme"
    FORMULE_DIFFERENCE = "formule_difference"
    FORMULE_PART = "formule_part"
    FORMULE_RAPPORT = "formule_rapport"
    CHEMIN = "chemin"
    PART = "part"
    ECART = "ecart"


class TermeDuCalcul(Struct, frozen=True):
    """One figure that went in: its role, the figure, and the row that holds it; `valeur` is None for what a document prints beside its indicator (target,
    starting value), of which `employe` says all that is known."""

    role: str
    nombre: Decimal
    valeur: Valeur | None = None
    employe: ChiffreEmploye | None = None


class CalculMontre(Struct, frozen=True):
    """One computed figure: of which places, period (as a file writes it; empty for a rate, whose terms say theirs) and part, exact, and what went in.

    `pour` is what the result of a formula is multiplied by; `publie` is the figure that a row gives of the same thing, which pages show instead; `resultat` of a
    rate or a share is a fraction (1 = all), `a_cote` another one that stands beside it on the page, from which its decimals tell it apart.
    """

    sorte: SorteDeCalcul
    lieux: tuple[str, ...]
    periode: str
    resultat: Fraction
    unite: Unite
    termes: tuple[TermeDuCalcul, ...]
    ventilation: tuple[tuple[str, str], ...] = ()
    pour: int = 1
    publie: Decimal | None = None
    a_cote: Fraction | None = None


def calculs_montres(
    indicateur: Indicateur,
    lecture: Lecture,
    lectures_des_lieux: Iterable[Lecture],
    retenues: Mapping[str, Sequence[Valeur]],
    territoires: Mapping[str, Territoire],
) -> tuple[CalculMontre, ...]:
    """All of them, each once. `retenues` are the rows that count, by indicator; `lectures_des_lieux` what is said at each place that the indicator concerns."""
    siennes = retenues.get(indicateur.id, ())
    lectures = (lecture, *lectures_des_lieux)
    trouves = [*_sommes(indicateur, lectures), *_formules(indicateur, siennes, retenues), *_chemins(lectures)]
    entieres = [valeur for valeur in siennes if not valeur.ventilation]
    trouves += [_ecart(ecart) for ecart in ecarts(entieres, territoires)]
    return tuple(dict.fromkeys(trouves))


def _sommes(indicateur: Indicateur, lectures: Iterable[Lecture]) -> Iterator[CalculMontre]:
    for lecture in lectures:
        suite = (
            *(lecture.sommes.mesures if lecture.sommes else ()),
            *lecture.suite.mesures,
            *((lecture.mesure,) if lecture.mesure else ()),
        )
        yield from (_somme(indicateur, mesure) for mesure in suite if mesure.est_calculee and not mesure.en_fourchette)


def _somme(indicateur: Indicateur, mesure: Mesure) -> CalculMontre:
    ajoutes = [TermeDuCalcul("partie", valeur.nombre or Decimal(0), valeur) for valeur in mesure.parties]
    otes = [TermeDuCalcul("partie_retranchee", valeur.nombre or Decimal(0), valeur) for valeur in mesure.retranchees]
    periode = mesure.periode.texte if len(mesure.periodes) < 2 else " + ".join(une.texte for une in mesure.periodes)
    return CalculMontre(SorteDeCalcul.SOMME, mesure.lieux, periode, mesure.fraction, indicateur.unite, (*ajoutes, *otes))


def _formules(indicateur: Indicateur, siennes: Iterable[Valeur], retenues: Mapping[str, Sequence[Valeur]]) -> Iterator[CalculMontre]:
    for valeur in siennes:
        fait = fait_de(valeur, indicateur, retenues)
        nombres = [terme.nombre for terme in fait.termes if terme.nombre is not None] if fait else []
        exact = appliquer(fait.genre, nombres, fait.pour) if fait else None
        if fait is None or exact is None or valeur.nombre is None:
            continue
        termes = tuple(TermeDuCalcul("terme", terme.nombre or Decimal(0), terme) for terme in fait.termes)
        yield CalculMontre(
            SorteDeCalcul(f"formule_{fait.genre.value}"),
            (valeur.territoire,),
            valeur.periode.texte,
            exact,
            indicateur.unite,
            termes,
            valeur.ventilation,
            fait.pour,
            valeur.nombre if valeur.calcul is None else None,
        )


def _chemins(lectures: Iterable[Lecture]) -> Iterator[CalculMontre]:
    """The rates that are a part of the way: other rules give no number that is not a row, or all or nothing."""
    for lecture in lectures:
        avancement = lecture.avancement
        mesure, but = avancement.mesure, avancement.objectif
        if avancement.formule is not Formule.CHEMIN or avancement.taux is None or mesure is None or but is None:
            continue
        if but.reference is None or but.borne is None or mesure.en_fourchette:
            continue
        lignes = {
            "valeur": () if mesure.est_calculee else mesure.parties,
            "partie": mesure.parties,
            "partie_retranchee": mesure.retranchees,
        }
        restent = {role: iter(siennes) for role, siennes in lignes.items()}
        termes = [
            TermeDuCalcul(employe.role, employe.nombre, next(restent.get(employe.role, iter(())), None), employe)
            for employe in avancement.entrees
        ]
        yield CalculMontre(
            SorteDeCalcul.CHEMIN,
            avancement.territoires,
            "",
            avancement.taux,
            Unite.SANS,
            tuple(termes),
            a_cote=avancement.attendu_au_chiffre,
        )


def _ecart(ecart: Ecart) -> CalculMontre:
    partie, tout = ecart.partie, ecart.tout
    termes = tuple(TermeDuCalcul(role, valeur.nombre or Decimal(0), valeur) for role, valeur in (("partie", partie), ("ensemble", tout)))
    sorte = SorteDeCalcul.ECART if ecart.part is None else SorteDeCalcul.PART
    resultat = ecart.part if ecart.part is not None else Fraction(ecart.points or 0)
    return CalculMontre(sorte, (partie.territoire,), partie.periode.texte, resultat, partie.unite, termes)
