"""`changements.json`: what changed in what the site says of a contract, for programs, and for the site that comes after this one. As in `interface`, keys may be added,
never changed."""

from msgspec import to_builtins
from msgspec.structs import replace

from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible


def changements_json(contexte: Contexte) -> bytes:
    """All changes of a contract, oldest first; an empty list where none is known."""
    contrat = contexte.contrat
    venus = tuple(contexte.mouvements.values())[::-1]
    return json_lisible(
        {
            "interface": INTERFACE,
            "contrat": {"id": contrat.id, "titre": contrat.titre, "territoire": contrat.territoire_nom},
            "licence": "etalab-2.0",
            **to_builtins(replace(contexte.dossier.historique, mouvements=venus)),
        }
    )
