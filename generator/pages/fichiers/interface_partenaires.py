"""`partenaires.csv` of the portal: each partner in each contract that names it. As in `interface`, columns may be added, never changed."""

from generator.pages.adresses import racine
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.tables_des_contrats import PARTENAIRES_DU_PORTAIL
from generator.pages.mots.echappement import cellule_csv
from generator.pages.pieces.portail import Portail


def partenaires_du_portail_csv(portail: Portail) -> bytes:
    """The contracts in their order, the partners of each in its own."""
    lignes = (
        (
            contrat.id,
            id,
            *(cellule_csv(mot) for mot in (portail.partenaires[id].nom, portail.partenaires[id].sigle, portail.partenaires[id].type)),
            portail.partenaires[id].parent,
            portail.partenaires[id].famille,
            *map(str, (len(part.promesses), len(part.indicateurs), part.trouves, len(part.demandes))),
            racine(contrat.adresses.partenaire(id)),
        )
        for contrat in portail.contrats
        for id, part in contrat.parts.items()
    )
    return ecrire_csv(PARTENAIRES_DU_PORTAIL.noms, lignes)
