"""Our own published table of figures, or its form for spreadsheets: each row says of its figure where it comes from, and that goes with it; names are for people."""

from collections.abc import Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele

_ROLES = {
    "indicateur": RoleDeColonne.INDICATEUR,
    "territoire": RoleDeColonne.LIEU,
    "periode": RoleDeColonne.PERIODE,
    "valeur": RoleDeColonne.VALEUR,
    "unite": RoleDeColonne.UNITE,
    "ventilation": RoleDeColonne.VENTILATION,
}
_SIENNES = frozenset(("statut", "source", "publication", "genredesource", "retenu"))
# What a row says of its figure and of where it comes from, under the name of its column in `valeurs/*.csv`.
_DITS = {
    "statut": "statut",
    "source": "source",
    "commentaire": "commentaire",
    "publication": "publication",
    "repere": "repere",
    "retenu": "retenu",
    "lule": "lu_le",
    "saisipar": "saisi_par",
}
_BORNES = ("bornebasse", "bornehaute")
# The sheets of the workbook that a site publishes besides that of figures: one that explains, and other tables, from which nothing is imported.
EXPLICATION = "Lire d’abord"
AUTRES_FEUILLES = frozenset(
    (
        EXPLICATION,
        *("promesses", "indicateurs", "syntheses", "publications", "voisins", "argent", "etats", "reponses", "partenaires", "territoires"),
        "changements",
    )
)


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, where all the headings that `valeurs.csv` always has are there."""
    if not (_ROLES.keys() - {"ventilation"} | _SIENNES).issubset(cles):
        return None
    return Modele(
        "chiffres d’Engagements ouverts",
        roles=dict.fromkeys(cles, RoleDeColonne.LAISSEE) | {cle: role for cle, role in _ROLES.items() if cle in cles},
        reglages={"statuts": "statut", "parties": "ventilation", "mots": "unite", "dits": _DITS, "bornes": _BORNES},
    )
