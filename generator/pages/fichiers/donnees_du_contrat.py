"""All tables that a contract publishes, with how each is made; what its workbook, its package and its archive are made from."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.pages.adresses import absolue
from generator.pages.contexte import Contexte
from generator.pages.fichiers.colonnes import TablePubliee
from generator.pages.fichiers.geojson import lieux_geojson
from generator.pages.fichiers.interface_argent import argent_csv
from generator.pages.fichiers.interface_changements import changements_csv
from generator.pages.fichiers.interface_du_texte import partenaires_csv, promesses_csv, territoires_csv
from generator.pages.fichiers.interface_paroles import etats_csv, reponses_csv
from generator.pages.fichiers.interface_publications import publications_csv, voisins_csv
from generator.pages.fichiers.interface_suivi import indicateurs_csv, syntheses_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.fichiers.noms_des_colonnes import NomsDesColonnes
from generator.pages.fichiers.tables_publiees import TABLES, table_de
from generator.pages.fichiers.tableur_francais import avec_les_noms

REFERENTIEL, LIEUX = "referentiel.json", "lieux.geojson"

FAIRE: Mapping[str, Callable[[Contexte], bytes]] = {
    "promesses": promesses_csv,
    "indicateurs": indicateurs_csv,
    "valeurs": toutes_les_valeurs,
    "syntheses": syntheses_csv,
    "publications": publications_csv,
    "voisins": voisins_csv,
    "argent": argent_csv,
    "etats": lambda contexte: etats_csv(contexte.dossier.nouvelles),
    "reponses": reponses_csv,
    "partenaires": partenaires_csv,
    "territoires": territoires_csv,
    "changements": changements_csv,
}


class TableFaite(Struct, frozen=True):
    """A table as the contract has it, and its file."""

    table: TablePubliee
    octets: bytes

    def lignes(self, noms: NomsDesColonnes) -> tuple[Sequence[str], ...]:
        """Its rows, headings first, with what ids name beside them."""
        return tuple(avec_les_noms(self.octets, noms))


class DonneesDuContrat(Struct, frozen=True):
    """What is told of a contract by whatever holds several of its files: the words that say what it is, the ISO day that its data are of, and them."""

    id: str
    titre: str
    territoire: str
    jour: str
    editeur: str
    adresse: str  # where its data page is read; empty where the site's address is not known
    tables: tuple[TableFaite, ...]
    lieux: bytes

    @property
    def nom(self) -> str:
        """«Contrat de ville 2015-2020, Grand-Orly»."""
        return f"{self.titre}, {self.territoire}"


def donnees_du_contrat(contexte: Contexte) -> DonneesDuContrat:
    """All of it."""
    mentions = contexte.registre.mentions
    return DonneesDuContrat(
        contexte.contrat.id,
        contexte.contrat.titre,
        contexte.contrat.territoire_nom,
        contexte.jour_des_donnees,
        mentions.concedant or mentions.editeur.nom,
        absolue(mentions.adresse, contexte.adresses.rubrique("donnees")),
        tuple(TableFaite(table_de(contexte, table), FAIRE[table.nom](contexte)) for table in TABLES),
        lieux_geojson(contexte),
    )
