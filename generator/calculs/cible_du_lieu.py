"""A target that the document gives place by place: what each place is to reach."""

from dataclasses import replace

from msgspec.structs import replace as remplacer

from generator.model.referentiel import Cible, Indicateur


def en_ce_lieu(indicateur: Indicateur, lieu: str | None) -> Indicateur:
    """`indicateur` with the target of `lieu` alone, where the document gives that place one; else unchanged."""
    cible = indicateur.cible
    sienne = next((une for une in cible.par_lieu if une.territoire == lieu), None) if cible else None
    if cible is None or sienne is None:
        return indicateur
    du_lieu = replace(
        cible, texte=sienne.texte or cible.texte, valeur=sienne.valeur, minimum=sienne.minimum, maximum=sienne.maximum,
        variation=None, points=None, chaque="", jalons=(), par_lieu=(), avant=(),
    )  # fmt: skip
    return remplacer(indicateur, cible=du_lieu, territoires=(sienne.territoire,))


def est_lieu_par_lieu(cible: Cible) -> bool:
    """Whether each of some places has its own target, and all of them together none."""
    return bool(cible.par_lieu) and all(un is None for un in (cible.valeur, cible.minimum, cible.maximum, cible.variation, cible.points))


def doivent_l_atteindre(indicateur: Indicateur) -> tuple[str, ...]:
    """The places that the document gives a target each; empty where it gives none place by place."""
    return tuple(une.territoire for une in indicateur.cible.par_lieu) if indicateur.cible else ()
