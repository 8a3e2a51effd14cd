"""What the three actions of `engagements collecte` read of a project and of their options."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import PROBLEMES
from generator.model.dossier import Dossier, Registre
from generator.model.periode import Periode
from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.periodes import PeriodeInvalide, interpreter_periode


def lire_le_projet(projet: Path, jour: str) -> Registre | None:
    """The contracts, or None where the data have errors, which are said: nothing is asked of partners from data that are wrong."""
    registre, problemes = examiner(projet, jour)
    erreurs = [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]
    for probleme in erreurs:
        print(probleme, file=sys.stderr)
    if erreurs:
        print("Corriger d’abord les données : rien n’a été fait.", file=sys.stderr)
        return None
    return registre


def lire_les_contrats(lus: Namespace, registre: Registre) -> tuple[Dossier, ...]:
    """The contract of `--contrat`, or all. Raises MauvaisUsage where there is none of this id."""
    connus = {dossier.contrat.id: dossier for dossier in registre.dossiers}
    if lus.contrat and lus.contrat not in connus:
        raise MauvaisUsage(f"le projet n’a pas de contrat « {lus.contrat} ». Ses contrats : {', '.join(connus) or 'aucun'}.")
    return (connus[lus.contrat],) if lus.contrat else tuple(connus.values())


def lire_les_partenaires(lus: Namespace, registre: Registre) -> tuple[str, ...]:
    """The ids of `--partenaire`. Raises MauvaisUsage where the project has none of this id."""
    voulus = tuple(mot.strip() for mot in lus.partenaire.split(",") if mot.strip())
    connus = {partenaire.id for partenaire in registre.partenaires}
    if inconnus := [mot for mot in voulus if mot not in connus]:
        from generator.sources.journal import proche

        raise MauvaisUsage(
            f"« {inconnus[0]} » n’est pas un partenaire du projet. {proche(inconnus[0], connus)}Recopier un id de partenaires.yml."
        )
    return voulus


def lire_la_periode(lus: Namespace) -> Periode | None:
    """That of `--periode`. Raises MauvaisUsage."""
    try:
        return interpreter_periode(lus.periode) if lus.periode else None
    except PeriodeInvalide as erreur:
        raise MauvaisUsage(f"« {lus.periode} » n’est pas une période : {erreur}.") from None


def dire_le_refus(refus: EcritureRefusee | ConstructionEnCours) -> int:
    """Say why nothing was written."""
    if isinstance(refus, ConstructionEnCours):
        print("Rien n’a été écrit : une construction de ce projet est en cours. Recommencer quand elle sera finie.", file=sys.stderr)
    else:
        _dire(["Rien n’a été écrit, le projet n’aurait plus été sain :", *(f"  {probleme}" for probleme in refus.problemes[:20])])
    return PROBLEMES


def _dire(lignes: Sequence[str]) -> None:
    print("\n".join(lignes), file=sys.stderr)
