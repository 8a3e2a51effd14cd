"""Figures that can hardly be what they say: shares above the whole, fractions among percentages, jumps in a series; thresholds written afterwards."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median

from generator.calculs.cellules import ecrit
from generator.calculs.observations import ruptures_de, se_comparent
from generator.calculs.personnes_comptees import PETIT, compte_des_personnes
from generator.calculs.series import retenues
from generator.calculs.vraisemblance import est_une_part
from generator.checks.sujets import repondre, sujet_de
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.territoire import Territoire
from generator.model.unite import Unite
from generator.model.valeur import Valeur

FOIS = 8  # so many times more or less than all others of the series is a jump
ETENDUE = 4  # the others must agree: the greatest is at most so many times the least
AU_MOINS = 50  # numbers below this jump by chance
AUTOUR = 50  # figures before and after one that it is held against: a long series must not take the square of its length


def verifier_plausibilite(dossier: Dossier) -> Iterator[Probleme]:
    """Warns of figures that can hardly be right, of those that pages show; and of thresholds that come after the figures that they speak of."""
    territoires = {territoire.id: territoire for territoire in dossier.territoires}
    par_indicateur: defaultdict[str, list[Valeur]] = defaultdict(list)
    for valeur in retenues(dossier.observations(), dossier.publications_par_nom()):
        par_indicateur[valeur.indicateur].append(valeur)
    for indicateur in dossier.indicateurs():
        lignes = [valeur for valeur in par_indicateur.get(indicateur.id, ()) if valeur.nombre is not None and not valeur.est_prevue]
        yield from _seuils(indicateur, lignes)
        if indicateur.unite is Unite.POURCENTAGE:
            yield from _parts(indicateur, lignes)
            yield from _fractions(indicateur, lignes)
        yield from _sauts(indicateur, lignes, territoires)


def _parts(indicateur: Indicateur, lignes: Sequence[Valeur]) -> Iterator[Probleme]:
    for valeur in lignes:
        # Above 1 000 % and below −100 %, `checks.valeurs` has said it of any percentage.
        if valeur.nombre is not None and (-100 <= valeur.nombre < 0 or 100 < valeur.nombre <= 1000) and est_une_part(indicateur.libelle):
            message = f"« {indicateur.libelle} » est une part d’un tout, et ne peut être de {ecrit(valeur.nombre)} %."
            yield _avertir(valeur, CodeChiffre.VALEUR_ETRANGE, message, f"Vérifier le chiffre et son unité ; {repondre(sujet_de(valeur))}")


def _fractions(indicateur: Indicateur, lignes: Sequence[Valeur]) -> Iterator[Probleme]:
    """A percentage below 1 that would be as the others of its indicator if it were a hundred times more."""
    autres = [abs(valeur.nombre) for valeur in lignes if valeur.nombre is not None and abs(valeur.nombre) >= 1]
    quoi = "que les autres"
    if not autres:
        imprimes = (indicateur.cible.valeur if indicateur.cible and not indicateur.cible.unite else None, _depart(indicateur))
        autres, quoi = [abs(nombre) for nombre in imprimes if nombre is not None and abs(nombre) >= 1], "que celui du document"
    if not autres:
        return
    milieu, largeur = median(autres), Decimal(3) if len(autres) > 1 else Decimal(2)
    for valeur in lignes:
        nombre = abs(valeur.nombre or Decimal(0))
        if 0 < nombre < 1 and milieu / largeur <= 100 * nombre <= milieu * largeur:
            fois = ecrit((valeur.nombre or Decimal(0)) * 100).rstrip("0").rstrip(",")
            message = (
                f"{ecrit(valeur.nombre or Decimal(0))} % est cent fois plus petit {quoi} ({ecrit(milieu)} %) : "
                f"c’est peut-être {fois} %, gardé en fraction par un tableur."
            )
            yield _avertir(valeur, CodeChiffre.ORDRE_DE_GRANDEUR, message, f"Écrire le pourcentage ; {repondre(sujet_de(valeur))}")


def _depart(indicateur: Indicateur) -> Decimal | None:
    return indicateur.reference.valeur if indicateur.reference else None


def _sauts(indicateur: Indicateur, lignes: Sequence[Valeur], territoires: Mapping[str, Territoire]) -> Iterator[Probleme]:
    """A figure far from at least three others of its place, which agree among themselves. Running totals may grow as they like."""
    if indicateur.chiffres == "cumules" or indicateur.unite is Unite.OUI_NON:
        return
    series: defaultdict[tuple[object, ...], list[Valeur]] = defaultdict(list)
    for valeur in lignes:
        if valeur.nombre is not None and valeur.nombre > 0:
            series[valeur.territoire, valeur.ventilation, valeur.periode.genre].append(valeur)
    for serie in series.values():
        ruptures = ruptures_de(indicateur, territoires.get(serie[0].territoire))
        serie.sort(key=lambda valeur: valeur.periode.debut)
        for rang, valeur in enumerate(serie if len(serie) > 3 else ()):
            autour = serie[max(0, rang - AUTOUR) : rang + AUTOUR + 1]
            autres = [autre.nombre for autre in autour if autre is not valeur and autre.nombre and se_comparent(autre, valeur, ruptures)]
            if len(autres) < 3 or max(autres) > ETENDUE * min(autres):
                continue
            nombre, milieu = valeur.nombre or Decimal(0), median(autres)
            if max(nombre, milieu) >= AU_MOINS and (nombre >= FOIS * milieu or milieu >= FOIS * nombre):
                sens = "plus grand" if nombre > milieu else "plus petit"
                # Of so few people no message writes the number: logs of a public CI keep it.
                dit = "Ce chiffre" if 0 < nombre < PETIT and compte_des_personnes(indicateur.libelle) else ecrit(nombre)
                message = f"{dit} est bien {sens} que les autres chiffres de ce lieu (de {ecrit(min(autres))} à {ecrit(max(autres))})."
                yield _avertir(
                    valeur, CodeChiffre.SAUT, message, f"Vérifier la virgule, les zéros et l’unité ; {repondre(sujet_de(valeur))}"
                )


def _seuils(indicateur: Indicateur, lignes: Sequence[Valeur]) -> Iterator[Probleme]:
    premier = min((valeur.periode.fin for valeur in lignes), default="")
    vus: set[str] = set()
    for seuil in indicateur.seuils:
        if seuil.nom in vus:
            message = f"Deux seuils s’appellent « {seuil.nom} »."
            yield Probleme(seuil.lieu, CodeChiffre.SEUIL, message, "Donner à chacun son nom.")
        vus.add(seuil.nom)
        illisible = indicateur.unite is Unite.SANS and indicateur.statut is StatutIndicateur.DEFINI  # told where it is written
        if not illisible and (not indicateur.unite.numerique or indicateur.unite is Unite.OUI_NON):
            message = f"Un seuil est un nombre, et les chiffres de cet indicateur n’en sont pas ({indicateur.unite.nom or 'à définir'})."
            yield Probleme(seuil.lieu, CodeChiffre.SEUIL, message, "Enlever le seuil, ou corriger l’unité.")
        if seuil.date and premier and seuil.date > premier[: len(seuil.date)]:
            message = f"Ce seuil est du {seuil.date}, après le premier chiffre dont il parle ({premier[:4]}) : la page le dit."
            conseil = f"Vérifier la date ; {repondre(indicateur.id)}"
            yield Probleme(seuil.lieu, CodeChiffre.SEUIL, message, conseil, Gravite.AVERTISSEMENT, indicateur.id)


def _avertir(valeur: Valeur, code: CodeChiffre, message: str, conseil: str) -> Probleme:
    return Probleme(valeur.lieu, code, message, conseil, Gravite.AVERTISSEMENT, sujet_de(valeur))
