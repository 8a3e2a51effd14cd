"""A folder of Open SDG: a year, parts, a code of place and a value in each row; the unit and the label stand in notices beside it."""

from collections.abc import Mapping, Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele

_LIEUX = ("geography", "ward", "area", "region", "localauthority", "country", "lieu", "territoire", "commune", "quartier")
_TECHNIQUES = ("observationstatus", "unitmultiplier", "obsstatus", "unitmult", "precision", "source", "method", "reference")


def reconnaitre(cles: Sequence[str], notices: Mapping[str, str]) -> Modele | None:
    """The layout, where notices say so, or where a table has its three headings and nothing else numbers it."""
    if "year" not in cles or "value" not in cles or (notices.get("modele") != "Open SDG" and "geocode" not in cles and "units" not in cles):
        return None
    roles = dict.fromkeys(cles, RoleDeColonne.VENTILATION)
    roles |= {cle: RoleDeColonne.LAISSEE for cle in cles if cle in _TECHNIQUES}
    roles |= {"year": RoleDeColonne.PERIODE, "value": RoleDeColonne.VALEUR, "units": RoleDeColonne.UNITE, "geocode": RoleDeColonne.CODE}
    lieu = next((cle for cle in _LIEUX if cle in cles), "")
    if lieu:
        roles[lieu] = RoleDeColonne.LIEU
    nom = notices.get("lieu", "")
    questions = (
        (
            (
                "lieu-sans-nom",
                f"Les lignes sans lieu valent-elles pour tout le territoire ({nom}) ?",
                ("oui", "non"),
            ),
        )
        if nom
        else ()
    )
    return Modele("Open SDG", roles=roles, questions=questions, vides_de_tout=True)
