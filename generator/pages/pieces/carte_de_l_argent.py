"""The map of money: for each commune, the sum of the amounts of one nature that were read for it alone."""

from collections.abc import Mapping
from decimal import Decimal

from generator.model.argent import NATURES
from generator.model.territoire import TypeTerritoire
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import SANS_CHIFFRE, CarteThematique, EtatDuLieu, LieuDessine, carte_thematique
from generator.pages.mots.argent import NATURES_D_ARGENT
from generator.pages.mots.typographie import INSECABLE, enumerer, grandeur
from generator.pages.pieces.reperes import point_de
from generator.pages.pieces.sommes_d_argent import sommes_de

_PARTS_DE_LEGENDE = (Decimal(1), Decimal("0.25"))


def carte_de_l_argent(contexte: Contexte) -> CarteThematique | None:
    """The map of the nature that most communes have a sum of; none where fewer than three of them have one and a place on earth."""
    totaux = {nature: _totaux(contexte, nature) for nature in NATURES}
    nature, siens = max(totaux.items(), key=lambda paire: len(paire[1]))
    places = [un for un in contexte.de_type(TypeTerritoire.COMMUNE) if point_de(un) is not None]
    if sum(un.id in siens for un in places) < 3:
        return None
    plus_grand = max(siens[un.id] for un in places if un.id in siens)
    sans_place = [contexte.territoires[id].nom for id in siens if point_de(contexte.territoires[id]) is None]
    notes = [f"La surface de chaque rond est proportionnelle à la somme. La plus grande est {grandeur(plus_grand, Unite.EUROS)}."]
    if sans_place:
        notes.append(f"Emplacement non connu, donc pas sur la carte{INSECABLE}: {enumerer(sans_place)}.")
    return carte_thematique(
        "argent",
        f"{NATURES_D_ARGENT[nature]}, par {contexte.contrat.nom_des_communes[0]}{INSECABLE}: somme des montants lus (euros)",
        [_lieu(contexte, un.id, siens, plus_grand) for un in places],
        tailles=[(float(part), grandeur(plus_grand * part // 1, Unite.EUROS)) for part in _PARTS_DE_LEGENDE],
        fond=[un.contour for un in contexte.territoires.values() if un.contour and un.type is TypeTerritoire.PERIMETRE],
        notes=notes,
    )


def _totaux(contexte: Contexte, nature: str) -> Mapping[str, Decimal]:
    """By commune, its sum of this nature."""
    return {
        id: un.total
        for id, cles in contexte.argent_des_communes.items()
        for un in sommes_de(contexte, cles)
        if un.nature == nature and un.total
    }


def _lieu(contexte: Contexte, id: str, totaux: Mapping[str, Decimal], plus_grand: Decimal) -> LieuDessine:
    territoire = contexte.territoires[id]
    latitude, longitude = point_de(territoire) or (0.0, 0.0)
    total = totaux.get(id)
    if total is None:
        return LieuDessine(id, territoire.nom, latitude, longitude, territoire.contour, EtatDuLieu.RIEN, SANS_CHIFFRE[EtatDuLieu.RIEN])
    part = float(total / plus_grand)
    return LieuDessine(
        id, territoire.nom, latitude, longitude, territoire.contour, EtatDuLieu.CHIFFRE, grandeur(total, Unite.EUROS), 0, part
    )
