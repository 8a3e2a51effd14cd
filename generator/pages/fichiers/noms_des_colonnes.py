"""The names of what the columns of our tables hold ids of, for who reads them in a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.pieces.chiffres_voisins import noms_des_endroits

Rangee = Mapping[str, str]
_LIEUX = ("territoire", "territoires", "communes", "territoires_retenus", "chiffre_territoires")
# A table that says a name under a word of its own, or whose «id» is of nothing that has a name, gets no second one.
_DEJA = {"indicateur": "libelle", "publication": "titre", "id": "nom"}
_SEULEMENT = {"id": "genre"}


class NomsDesColonnes(Struct, frozen=True):
    """`par_colonne`: a column of ids → the columns of names that follow it, each with what it says of a row."""

    par_colonne: Mapping[str, tuple[tuple[str, Callable[[Rangee], str]], ...]]

    def pour(self, colonne: str, colonnes: Sequence[str]) -> tuple[tuple[str, Callable[[Rangee], str]], ...]:
        """Those that follow `colonne` in a table of these `colonnes`."""
        if _DEJA.get(colonne) in colonnes or _SEULEMENT.get(colonne, colonne) not in colonnes:
            return ()
        return self.par_colonne.get(colonne, ())


SANS_NOMS = NomsDesColonnes({})


def noms_des_colonnes(contexte: Contexte) -> NomsDesColonnes:
    """Those of the tables of a contract. A cell that holds several ids (with spaces between them) gets their names, with commas; an id that names nothing, none."""

    def indicateur(id: str) -> str:
        return contexte.indicateurs[id].libelle if id in contexte.indicateurs else ""

    def suivie(id: str) -> str:
        return noeud(contexte.indicateurs[id].noeud) if id in contexte.indicateurs else ""

    def noeud(id: str) -> str:
        return contexte.noeuds[id].titre if id in contexte.noeuds else ""

    def lieu(id: str) -> str:
        return contexte.territoires[id].nom if id in contexte.territoires else ""

    def partenaire(id: str) -> str:
        return contexte.partenaires[id].nom if id in contexte.partenaires else ""

    def publication(id: str) -> str:
        return contexte.suivi.publications[id].titre if id in contexte.suivi.publications else ""

    def sujet(id: str) -> str:
        return noeud(id) or indicateur(id) or lieu(id) or partenaire(id)

    def du_contrat(_: str) -> str:
        return contexte.contrat.titre

    def du_genre(rangee: Rangee) -> str:
        genres = {"noeud": noeud, "partenaire": partenaire, "territoire": lieu, "contrat": du_contrat}
        return genres[rangee["genre"]](rangee["id"]) if rangee["genre"] in genres else ""

    def de_la_serie(rangee: Rangee) -> str:
        return next((une.titre for une in contexte.dossier.voisins.series if une.id == rangee["serie"]), "")

    def endroit(rangee: Rangee) -> str:
        serie = next((une for une in contexte.dossier.voisins.series if une.id == rangee["serie"]), None)
        return noms_des_endroits(contexte, serie).get(rangee["lieu"], "") if serie else ""

    def nommes(colonne: str, nommer: Callable[[str], str]) -> Callable[[Rangee], str]:
        return lambda rangee: ", ".join(nom for id in rangee[colonne].split() if (nom := nommer(id)))

    simples = {
        "noeud": noeud,
        **dict.fromkeys(_LIEUX, lieu),
        **dict.fromkeys(("financeurs", "referents", "auteur"), partenaire),
        "publication": publication,
        "sur": sujet,
    }
    return NomsDesColonnes(
        {
            "indicateur": (("indicateur_nom", nommes("indicateur", indicateur)), ("promesse_nom", nommes("indicateur", suivie))),
            "id": (("id_nom", du_genre),),
            "serie": (("serie_nom", de_la_serie),),
            "lieu": (("lieu_nom", endroit),),
            **{colonne: ((f"{colonne}_nom", nommes(colonne, nommer)),) for colonne, nommer in simples.items()},
        }
    )
