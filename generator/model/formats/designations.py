"""Which fields name a thing that has an address, by the kind of thing: what follows it where it gets another id."""

from collections.abc import Mapping
from enum import StrEnum

from generator.model.formats.forme import GenreDeChamp


class GenreDAdresse(StrEnum):
    """A kind of thing that has a page; its value is its name in French."""

    NOEUD = "promesse"
    INDICATEUR = "indicateur"
    TERRITOIRE = "lieu"
    PARTENAIRE = "partenaire"

    @property
    def dossier(self) -> str:
        """The folder of its pages in a site."""
        return {"promesse": "referentiel", "indicateur": "indicateurs", "lieu": "territoires", "partenaire": "partenaires"}[self.value]


IDENTIFIENT = (GenreDeChamp.REFERENCE, GenreDeChamp.IDENTIFIANT, GenreDeChamp.IDENTIFIANTS, GenreDeChamp.IDENTIFIANTS_OU_CHAMPS)
# The kind of fields (`Forme.nom`) that describe one, or that name one by their «id».
FORMES: Mapping[GenreDAdresse, str] = {
    GenreDAdresse.NOEUD: "noeud",
    GenreDAdresse.INDICATEUR: "indicateur",
    GenreDAdresse.TERRITOIRE: "territoire",
    GenreDAdresse.PARTENAIRE: "partenaire",
}
NOMMENT: Mapping[GenreDAdresse, frozenset[str]] = {
    GenreDAdresse.NOEUD: frozenset(("noeud", "noeuds", "aussi_sous", "promesses", "concerne", "pres_de", "sur")),
    GenreDAdresse.INDICATEUR: frozenset(
        [
            "indicateur",
            "indicateurs",
            "somme",
            "difference",
            "part",
            "numerateur",
            "denominateur",
            "remplace_par",
            "de",
            "meme_que",
            "concerne",
            "pres_de",
            "sur",
        ]
    ),
    GenreDAdresse.TERRITOIRE: frozenset(("territoire", "territoires", "communes", "lieux", "lieux_nommes", "lieu", "concerne", "sur")),
    GenreDAdresse.PARTENAIRE: frozenset(
        [
            "parent",
            "famille",
            "partenaire",
            "partenaires",
            "membres",
            "responsables",
            "services",
            "referents",
            "financeurs",
            "sur",
            "auteur",
        ]
    ),
}
# Those that name something else, which has no page of its own.
AUTRES = frozenset(
    [
        "anciens_ids",
        "contrat",
        "contrats",
        "contrat_de_ville",
        "contredit",
        "document",
        "modifie",
        "niveau",
        "partie_de",
        "publication",
        "recoupe",
        "section",
        "serie",
        "themes",
    ]
)
