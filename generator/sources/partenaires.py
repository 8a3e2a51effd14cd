"""Reads the shared register of partners, and partners as a cell names them."""

from collections.abc import Mapping, Sequence

import yaml
from msgspec.structs import replace

from generator.model.formats.registres import PARTENAIRES
from generator.model.lieu import Lieu
from generator.model.partenaire import Engage, Partenaire, Role
from generator.sources.anciens_ids import lire_anciens_ids
from generator.sources.champs import Champs
from generator.sources.ecarts_du_socle import du_socle
from generator.sources.journal import Journal

INCONNU = Partenaire("", "", "", "autre", "", (), "", "", Lieu(""))


def lire_partenaires(racine: yaml.Node, fichier: str, journal: Journal, socle: Sequence[Partenaire] = ()) -> tuple[Partenaire, ...]:
    """The register of `partenaires.yml`, merged with the program's own (`socle`).

    Where both have an entry of the same id, the fields that the project writes replace those of the program, and the others stay.
    """
    haut = Champs(racine, fichier, journal, PARTENAIRES.forme)
    bases = {base.id: base for base in du_socle(haut, socle, lambda base: base.id)}
    lus = tuple(_partenaire(champs, bases) for champs in haut.liste("partenaires", requis=not bases))
    haut.fini()
    ecrits = {partenaire.id for partenaire in lus}
    restes = [base for base in bases.values() if base.id not in ecrits]
    connus = {partenaire.id for partenaire in (*lus, *restes)}
    # A body of the program's register whose parent, or family, the project leaves out has none.
    return (
        *lus,
        *(
            replace(base, parent=base.parent if base.parent in connus else "", famille=base.famille if base.famille in connus else "")
            for base in restes
        ),
    )


def _partenaire(champs: Champs, bases: Mapping[str, Partenaire]) -> Partenaire:
    id = champs.id()
    base = bases.get(id, INCONNU)
    neuf = base is INCONNU
    anciens, premier = lire_anciens_ids(champs, id)
    partenaire = Partenaire(
        id=id,
        nom=champs.texte("nom", requis=neuf) or base.nom,
        sigle=champs.texte("sigle") or base.sigle,
        type=champs.choix("type", defaut=base.type, requis=neuf),
        parent=champs.id("parent") or base.parent,
        famille=champs.id("famille") or base.famille,
        alias=champs.textes("alias") or base.alias,
        site=champs.url("site") or base.site,
        note_editoriale=champs.texte("note_editoriale") or base.note_editoriale,
        lieu=champs.lieu,
        anciens_ids=anciens,
        premier_id=premier,
    )
    champs.fini()
    return partenaire


def lire_engages(champs: Champs, cle: str = "partenaires") -> tuple[Engage, ...]:
    """A list whose items are `etat` or `{id: etat, services: [education-nationale], role: pilote}`."""
    engages = []
    for lieu, element in champs.elements(cle):
        if isinstance(element, str):
            engages.append(Engage(element, lieu=lieu))
        else:
            role = element.choix("role")
            engages.append(Engage(element.id(), element.ids("services"), Role(role) if role else None, lieu))
            element.fini()
    return tuple(engage for engage in engages if engage.partenaire)
