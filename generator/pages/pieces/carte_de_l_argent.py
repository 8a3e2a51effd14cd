"""The maps of money: for each commune the sum of its amounts of one nature and one time, in euros and per inhabitant. Amounts of other natures or other times are on no
map with them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from generator.calculs.cartographie import classe_de, seuils
from generator.calculs.sommes_d_argent import Comparables, MisDeCote, comparables
from generator.model.argent import NATURES
from generator.model.territoire import TypeTerritoire
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique, EtatDuLieu, LieuDessine, carte_thematique
from generator.pages.mots.argent import NATURES_D_ARGENT
from generator.pages.mots.typographie import INSECABLE, enumerer, grandeur, nombre_fr, periode_fr
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.lieux_dessines import alentours, de_genre, dessiner, sans_chiffre
from generator.pages.pieces.sommes_d_argent import euros_et_centimes, part_de_chacun

AU_MOINS = 3  # communes: with fewer of them, a map says less than the table
_PARTS_DE_LEGENDE = (Decimal(1), Decimal("0.25"))


class LigneDeLaCarte(Struct, frozen=True):
    """A commune as a row: its sum, its population, the one divided by the other; the last two are empty where no population is known."""

    lien: Lien
    somme: str
    population: str
    par_habitant: str


class ArgentEnCarte(Struct, frozen=True):
    """What is compared, in words; the map per inhabitant and that of the sums, each None where fewer than `AU_MOINS` communes can be shown; the rows."""

    titre: str
    par_habitant: CarteThematique | None
    sommes: CarteThematique | None
    lignes: tuple[LigneDeLaCarte, ...]
    nom: str  # of a commune, as the contract calls it


def argent_en_carte(contexte: Contexte, page: str) -> ArgentEnCarte | None:
    """The maps of the nature and time that most communes have a sum of, as the page at address `page` shows them; None where none can be drawn."""
    trouves = comparables(contexte.argent_des_communes, contexte.argent, NATURES)
    if trouves is None:
        return None
    totaux = {id: somme.total for id, somme in trouves.sommes.items()}
    populations = {id: contexte.territoires[id].population for id in totaux}
    chacun = {id: part_de_chacun(totaux[id], population) for id, population in populations.items() if population}
    titre = f"{NATURES_D_ARGENT[trouves.nature]}, {periode_fr(trouves.periode)}"
    par_habitant, sommes = _par_habitant(contexte, titre, chacun, trouves), _sommes(contexte, titre, totaux, trouves)
    if par_habitant is None and sommes is None:
        return None
    return ArgentEnCarte(
        titre,
        par_habitant,
        sommes,
        tuple(
            LigneDeLaCarte(
                lien_territoire(contexte, page, id),
                grandeur(total, Unite.EUROS),
                nombre_fr(population) if (population := populations[id]) else "",
                euros_et_centimes(chacun[id]) if id in chacun else "",
            )
            for id, total in totaux.items()
        ),
        contexte.contrat.nom_des_communes[0].capitalize(),
    )


def _sommes(contexte: Contexte, titre: str, totaux: Mapping[str, Decimal], trouves: Comparables) -> CarteThematique | None:
    """Circles as large as the sums."""
    lieux = _communes(contexte, totaux)
    if not lieux:
        return None
    plus_grand = max(totaux.values())
    return carte_thematique(
        "argent",
        f"{titre}, par {contexte.contrat.nom_des_communes[0]}{INSECABLE}: somme des montants lus (euros)",
        [
            _lieu(contexte, id, grandeur(totaux[id], Unite.EUROS), 0, float(totaux[id] / plus_grand))
            if id in totaux
            else sans_chiffre(contexte.territoires[id])
            for id in lieux
        ],
        tailles=[(float(part), grandeur(plus_grand * part // 1, Unite.EUROS)) for part in _PARTS_DE_LEGENDE],
        fond=_fond(contexte),
        alentours=alentours(contexte),
        notes=(
            f"La surface de chaque rond est proportionnelle à la somme. La plus grande est {grandeur(plus_grand, Unite.EUROS)}.",
            *_limites(trouves),
        ),
    )


def _par_habitant(contexte: Contexte, titre: str, chacun: Mapping[str, Decimal], trouves: Comparables) -> CarteThematique | None:
    """Shades: what each inhabitant's share is does not depend on the size of the commune."""
    lieux = _communes(contexte, chacun)
    if not lieux:
        return None
    bornes = seuils(tuple(chacun.values()))
    plus_grand = max(chacun.values())
    sans = [contexte.territoires[id].nom for id in trouves.sommes if id not in chacun]
    return carte_thematique(
        "argent-par-habitant",
        f"{titre}, par {contexte.contrat.nom_des_communes[0]}{INSECABLE}: euros par habitant",
        [
            _lieu(
                contexte,
                id,
                euros_et_centimes(chacun[id]),
                classe_de(chacun[id], bornes),
                float(chacun[id] / plus_grand) if plus_grand else 0.0,
            )
            if id in chacun
            else sans_chiffre(contexte.territoires[id])
            for id in lieux
        ],
        classes=_classes(bornes),
        fond=_fond(contexte),
        alentours=alentours(contexte),
        notes=(
            *(["Chaque couleur réunit à peu près autant de chiffres."] if bornes else []),
            *([f"Population non connue{INSECABLE}: {enumerer(sans)}."] if sans else []),
            *_limites(trouves),
        ),
    )


def _communes(contexte: Contexte, chiffres: Mapping[str, Decimal]) -> Sequence[str]:
    """The communes; none where too few of those that a map can show have a figure."""
    communes = de_genre(contexte, quartiers=False)
    return [un.id for un in communes] if sum(un.est_place and un.id in chiffres for un in communes) >= AU_MOINS else ()


def _classes(bornes: Sequence[Decimal]) -> tuple[str, ...]:
    entieres = all(borne == borne.to_integral_value() for borne in bornes)
    dites = [grandeur(borne, Unite.EUROS) if entieres else euros_et_centimes(borne) for borne in bornes]
    if not dites:
        return ("même chiffre partout",)
    return (f"moins de {dites[0]}", *(f"de {bas} à moins de {haut}" for bas, haut in pairwise(dites)), f"{dites[-1]} ou plus")


def _lieu(contexte: Contexte, id: str, ecrit: str, classe: int, part: float) -> LieuDessine:
    return dessiner(contexte.territoires[id], EtatDuLieu.CHIFFRE, ecrit, classe, part)


def _fond(contexte: Contexte) -> Sequence[str]:
    return [un.contour for un in contexte.territoires.values() if un.contour and un.type is TypeTerritoire.PERIMETRE]


def _limites(trouves: Comparables) -> Sequence[str]:
    """What the map does not say: other natures and times, amounts left out."""
    notes = [
        "Seuls les montants lus de cette nature, et de ce temps exactement, y sont comptés. Ce n’est pas tout l’argent de chaque lieu, "
        "et une absence de chiffre n’est pas une absence d’argent."
    ]
    if any(raison is MisDeCote.RECOUPE for somme in trouves.sommes.values() for _, raison in somme.ecartes):
        notes.append("Des montants qui comptent peut-être le même argent n’y sont pas.")
    return notes
