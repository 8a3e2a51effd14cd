"""What changed in what the site says, for programs. `changements.json`: for the site that comes after this one too; as in `interface`, keys may be added, never
changed. `changements.csv`: the same as a table."""

from collections.abc import Iterable, Sequence

from msgspec import to_builtins
from msgspec.structs import replace

from generator.model.mouvement import Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible
from generator.pages.fichiers.tables_des_contrats import CHANGEMENTS_DU_PORTAIL
from generator.pages.fichiers.tables_publiees import CHANGEMENTS
from generator.pages.pieces.lignes_des_mouvements import lignes_des_mouvements


def changements_json(contexte: Contexte) -> bytes:
    """All changes of a contract, oldest first; an empty list where none is known."""
    contrat = contexte.contrat
    venus = tuple(replace(un, premier_id=_premier_id(contexte, un)) for un in contexte.mouvements.values())[::-1]
    return json_lisible(
        {
            "interface": INTERFACE,
            "contrat": {"id": contrat.id, "titre": contrat.titre, "territoire": contrat.territoire_nom},
            "licence": "etalab-2.0",
            **to_builtins(replace(contexte.dossier.historique, mouvements=venus)),
        }
    )


def _premier_id(contexte: Contexte, un: Mouvement) -> str:
    premier = un.premier_id or contexte.premiers_ids.de(un.chose, un.id)
    return premier if premier != un.id else ""


def changements_csv(contexte: Contexte) -> bytes:
    """The same changes, in the same order, as a table."""
    return ecrire_csv(CHANGEMENTS.noms, lignes_des_mouvements(contexte))


def changements_du_portail_csv(lignes: Iterable[tuple[str, Sequence[str]]]) -> bytes:
    """The rows of all contracts, each given with the id of its contract."""
    return ecrire_csv(CHANGEMENTS_DU_PORTAIL.noms, ((contrat, *ligne) for contrat, ligne in lignes))
