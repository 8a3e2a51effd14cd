"""A file of each kind made from the examples of the definitions alone: every field that may be written is, once."""

import json

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp


def fichier_d_exemple(format_: Format) -> str:
    """The whole file, in the form with braces."""
    return exemple_complet(format_.forme)


def exemple_complet(forme: Forme, sans: tuple[str, ...] = ()) -> str:
    """All the fields with their examples; what holds fields, with all of these. `sans` leaves fields out, at this level."""
    return "{" + ", ".join(f"{champ.nom}: {_valeur(forme, champ)}" for champ in forme.champs if champ.nom not in sans) + "}"


def _valeur(forme: Forme, champ: Champ) -> str:
    if champ.a_des_champs:
        dedans = exemple_complet(champ.forme) if champ.forme else exemple_complet(forme, (champ.nom,))
        return f"[{dedans}]" if champ.est_liste else dedans
    return json.dumps(champ.exemple, ensure_ascii=False) if champ.genre is GenreDeChamp.ADRESSE else champ.exemple
