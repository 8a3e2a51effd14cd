"""Reads `unites.yml`: the units that a contract declares, and what another file means by a unit."""

from collections.abc import Mapping

import yaml

from generator.model.codes import CodeChamp
from generator.model.formats.unites import UNITES
from generator.model.unite import INTEGREES, Unite
from generator.sources.champs import Champs
from generator.sources.journal import Journal


def lire_unites(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[Unite, ...]:
    """The units of one contract, in the order of the file; one that has the name of another is left out."""
    haut = Champs(racine, fichier, journal, UNITES.forme)
    unites: dict[str, Unite] = {}
    for champs in haut.liste("unites"):
        unite = _unite(champs)
        if unite in unites or unite in INTEGREES:
            deja = "une unité du programme" if unite in INTEGREES else "une autre unité de ce fichier"
            journal.erreur(champs.lieu_du("id"), CodeChamp.UNITE, f"« {unite} » est déjà {deja}.", "Lui donner un autre identifiant.")
        elif unite:
            unites[unite] = unite
    haut.fini()
    return tuple(unites.values())


def _unite(champs: Champs) -> Unite:
    nom, singulier, pluriel = champs.texte("nom"), champs.texte("singulier"), champs.texte("pluriel")
    decimales, minimum, maximum = champs.entier("decimales"), champs.nombre("minimum"), champs.nombre("maximum")
    unite = Unite.declarer(
        champs.id(),
        nom,
        champs.texte("symbole"),
        additionne=champs.choix("total") == "somme",
        pour=champs.entier("pour") or 1,
        decimales=1 if decimales is None else decimales,
        minimum=minimum,
        maximum=maximum,
        singulier=singulier or pluriel,
        pluriel=pluriel or singulier,
    )
    if minimum is not None and maximum is not None and minimum >= maximum:
        message = f"Le minimum de l’unité « {unite} » n’est pas plus petit que son maximum."
        champs.journal.erreur(champs.lieu_du("maximum"), CodeChamp.UNITE, message, "Corriger l’un des deux.")
    if unite.additionne and unite.est_un_taux:
        message = f"L’unité « {unite} » est un taux (« pour ») : les taux de plusieurs lieux ne s’additionnent pas."
        champs.journal.erreur(champs.lieu_du("total"), CodeChamp.UNITE, message, "Enlever « total » ou « pour ».")
    champs.fini()
    return unite


def lire_unite(champs: Champs, declarees: Mapping[str, Unite], *, requis: bool | None = None) -> Unite:
    """The unit of the program, or of the contract (`declarees`, by id), that the field «unite» names."""
    mot = champs.choix("unite", requis=requis, autres=declarees)
    return declarees[mot] if mot in declarees else Unite(mot)
