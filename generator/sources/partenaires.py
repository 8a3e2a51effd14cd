"""Reads the shared register of partners, and partners as a cell names them."""

import yaml

from generator.model.partenaire import Engage, Partenaire
from generator.sources.champs import Champs
from generator.sources.journal import Journal

TYPES = (
    "etat",
    "service_etat",
    "region",
    "departement",
    "ept",
    "agglomeration",
    "commune",
    "caf",
    "ars",
    "operateur",
    "bailleur",
    "service",
    "association",
    "collectif",
    "autre",
)


def lire_partenaires(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[Partenaire, ...]:
    """The register of `partenaires.yml`."""
    haut = Champs(racine, fichier, journal)
    partenaires = tuple(_partenaire(champs) for champs in haut.liste("partenaires", requis=True, vide=False))
    haut.fini()
    return partenaires


def _partenaire(champs: Champs) -> Partenaire:
    partenaire = Partenaire(
        id=champs.id(),
        nom=champs.texte("nom", requis=True),
        sigle=champs.texte("sigle"),
        type=champs.choix("type", TYPES, defaut="autre", requis=True),
        parent=champs.id("parent") if "parent" in champs else champs.texte("parent"),
        alias=champs.textes("alias"),
        site=champs.url("site"),
        note_editoriale=champs.texte("note_editoriale"),
        lieu=champs.lieu,
        anciens_ids=champs.ids("anciens_ids"),
    )
    champs.fini()
    return partenaire


def lire_engages(champs: Champs, cle: str = "partenaires") -> tuple[Engage, ...]:
    """A list whose items are `etat` or `{id: etat, services: [education-nationale]}`."""
    engages = []
    for lieu, element in champs.elements(cle):
        if isinstance(element, str):
            engages.append(Engage(element, lieu=lieu))
        else:
            engages.append(Engage(element.id(), element.ids("services"), lieu))
            element.fini()
    return tuple(engage for engage in engages if engage.partenaire)
