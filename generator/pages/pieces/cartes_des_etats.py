"""Where the indicators of each place stand, drawn and as rows: counts, in the pattern and the word of the most frequent state."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.calculs.statuts import Statut, Synthese
from generator.model.territoire import Territoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import TRAME, CarteThematique, EtatDuLieu, Habit, LieuDessine, carte_thematique
from generator.pages.mots.noms_des_lieux import chacun_d_eux, un
from generator.pages.mots.statuts import MOTS, Etat, etat
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.cartes_de_chiffres import cartes_du_contrat
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.lieux_dessines import alentours, de_genre, dessiner, nommer_a_cote

TITRE = "Cartes des chiffres"


class LigneDEtat(Struct, frozen=True):
    """One place, and where the indicators of its own stand."""

    lien: Lien
    etat: Etat


class EtatsParLieu(Struct, frozen=True):
    """The places of one kind that have indicators of their own: the map, where it tells places apart, and the rows."""

    ancre: str
    titre: str
    phrase: str
    carte: CarteThematique | None
    sans_carte: str  # why there is no map, where there is none
    lignes: tuple[LigneDEtat, ...]


def a_des_cartes(contexte: Contexte) -> bool:
    """Whether the contract has a page of maps: figures or states of several places."""
    return bool(_avec_etats(contexte, quartiers=False) or _avec_etats(contexte, quartiers=True) or cartes_du_contrat(contexte))


def lien_des_cartes(contexte: Contexte, page: str) -> Lien | None:
    """The link to that page from the page at address `page`; None where there is none."""
    return Lien(TITRE, relative(page, contexte.adresses.rubrique("cartes"))) if a_des_cartes(contexte) else None


def etats_par_lieu(contexte: Contexte, page: str) -> tuple[EtatsParLieu, ...]:
    """The communes, then the neighbourhoods, where two of them have indicators of their own; for the page at address `page`."""
    groupes = (_etats(contexte, page, quartiers=quartiers) for quartiers in (False, True))
    return tuple(groupe for groupe in groupes if groupe)


def _avec_etats(contexte: Contexte, *, quartiers: bool) -> list[Territoire]:
    """The places of one kind that have indicators of their own; none where there is but one."""
    lieux = [lieu for lieu in de_genre(contexte, quartiers=quartiers) if contexte.suivi.syntheses_par_lieu[lieu.id].total]
    return lieux if len(lieux) > 1 else []


def _etats(contexte: Contexte, page: str, *, quartiers: bool) -> EtatsParLieu | None:
    concernes = _avec_etats(contexte, quartiers=quartiers)
    if not concernes:
        return None
    lieux = de_genre(contexte, quartiers=quartiers)
    syntheses = {lieu.id: contexte.suivi.syntheses_par_lieu[lieu.id] for lieu in lieux}
    nom, noms = ("quartier", "quartiers") if quartiers else contexte.contrat.nom_des_communes
    combien = (
        f"Les {len(lieux)} {noms} ont" if len(concernes) == len(lieux) else f"{accord(len(concernes), nom, noms)} sur {len(lieux)} ont"
    )
    carte = _carte(contexte, lieux, syntheses, nom)
    return EtatsParLieu(
        "etats-des-quartiers" if quartiers else "etats-des-communes",
        f"Où en sont les indicateurs, par {nom}",
        f"{combien} des indicateurs qui les nomment, qui y sont mesurés, ou dont la cible vaut pour {chacun_d_eux(nom)}. Les autres indicateurs valent pour un territoire plus large, et ne sont "
        "pas comptés ici.",
        carte,
        "" if carte else _sans_carte(lieux, syntheses, noms),
        tuple(LigneDEtat(lien_territoire(contexte, page, lieu.id), etat(syntheses[lieu.id])) for lieu in concernes),
    )


def _carte(contexte: Contexte, lieux: Sequence[Territoire], syntheses: Mapping[str, Synthese], nom: str) -> CarteThematique | None:
    """Each place in the pattern of the most frequent state of its indicators, with how many of how many; None where all places are alike."""
    if len({_part(syntheses[lieu.id]) for lieu in lieux if lieu.est_place}) < 2:
        return None
    comptes = [(statut, nombre) for statut in Statut if (nombre := sum(syntheses[lieu.id].dominant is statut for lieu in lieux))]
    return carte_thematique(
        "etats-quartiers" if nom == "quartier" else "etats-communes",
        f"L’état le plus fréquent des indicateurs, par {nom}",
        nommer_a_cote(contexte, (_lieu(lieu, syntheses[lieu.id], nom) for lieu in lieux)),
        alentours=alentours(contexte),
        notes=("Les nombres disent combien des indicateurs du lieu sont dans cet état. Le tableau dit tous les états.",),
        a_l_ecart=True,
        habit=Habit(
            {**{_motif(statut): MOTS[statut] for statut, _ in comptes}, "": _sans_indicateur(nom)},
            f"{f'{INSECABLE}; '.join(f'{MOTS[statut]}{INSECABLE}: {nombre}' for statut, nombre in comptes)}.",
        ),
    )


def _sans_carte(lieux: Sequence[Territoire], syntheses: Mapping[str, Synthese], noms: str) -> str:
    """Why no map is drawn: nothing is known of where places are, or all of them would look the same."""
    places = [lieu for lieu in lieux if lieu.est_place]
    if len(places) < 2:
        return f"Il n’y a pas de carte{INSECABLE}: nous ne connaissons pas l’emplacement de ces {noms}."
    # All that are placed are alike: the first speaks for each.
    dominant, tous = _part(syntheses[places[0].id])
    if dominant is None:
        return f"Il n’y a pas de carte{INSECABLE}: les {noms} dont nous connaissons l’emplacement n’ont aucun indicateur en propre."
    quoi = "tous les indicateurs" if tous else "l’état le plus fréquent des indicateurs"
    return (
        f"Il n’y a pas de carte{INSECABLE}: elle ne montrerait aucune différence, {quoi} de chaque lieu "
        f"{'sont' if tous else 'est'} dans le même cas («{INSECABLE}{MOTS[dominant].lower()}{INSECABLE}»)."
    )


def _part(synthese: Synthese) -> tuple[Statut | None, bool]:
    """The most frequent state, and whether it is that of all."""
    return synthese.dominant, synthese.dominant is not None and synthese.nombre(synthese.dominant) == synthese.total


def _lieu(lieu: Territoire, synthese: Synthese, nom: str) -> LieuDessine:
    """A place in the pattern of its most frequent state; beside the map no pattern is seen, and its state is said."""
    dominant = synthese.dominant
    if dominant is None:
        return dessiner(lieu, EtatDuLieu.RIEN, "" if lieu.est_place else _sans_indicateur(nom))
    ecrit = f"{synthese.nombre(dominant)}{INSECABLE}sur{INSECABLE}{synthese.total}"
    if not lieu.est_place:
        ecrit = f"{MOTS[dominant].lower()}{INSECABLE}: {ecrit}"
    return dessiner(lieu, EtatDuLieu.CHIFFRE, ecrit, motif=_motif(dominant))


def _sans_indicateur(nom: str) -> str:
    return f"aucun indicateur propre à {un(nom)}"


def _motif(statut: Statut) -> str:
    return f"{TRAME}{statut.value}"
