"""`engagements importer --contrat-nouveau`: a plan of actions becomes a contract."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.dire_l_import import dire_refus_de_fichier, en_mots
from generator.commandes.nouveau import lire_demande
from generator.importation.comprendre import comprendre
from generator.importation.connaissances import Connaissances
from generator.importation.contrat_du_plan import contrat_du_plan
from generator.model.importation import Import
from generator.model.nouveau import Demande, de
from generator.model.partenaire import Partenaire
from generator.publication.importer import EcritureRefusee
from generator.publication.nouveau import DejaLa
from generator.publication.nouveau_plan import commencer_un_plan
from generator.publication.verrou import ConstructionEnCours
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_classeur
from generator.sources.communs import lire_communs, socle
from generator.sources.gardes import sans_rien_garder
from generator.sources.journal import Journal


def importer_un_plan(projet: Path, lus: Namespace, reponses: Mapping[str, str], jour: str) -> int:
    """Read the plan, say what was understood, write the contract. A contract without a first year begins with the first action, or on `jour` (ISO)."""
    nom = lus.fichiers[0]
    try:
        lu = comprendre(lire_classeur(Path(nom)), Connaissances(reponses=reponses))
    except ClasseurIllisible as refus:
        print(dire_refus_de_fichier(nom, refus), file=sys.stderr)
        return PROBLEMES
    print(en_mots(lu))
    if not lu.actions:
        raise MauvaisUsage(
            f"« {nom} » ne contient pas de plan d’actions : des colonnes doivent dire le titre de l’action, son axe, son pilote, ses dates…"
        )
    partenaires = _partenaires(projet)
    plan = contrat_du_plan(lu, (*partenaires, *socle().partenaires))
    demande = replace(_demande(lus, lu, jour), niveaux=plan.niveaux)
    try:
        ecrits = commencer_un_plan(projet, demande, plan, {un.id for un in partenaires})
    except DejaLa as refus:
        raise MauvaisUsage(str(refus)) from None
    except EcritureRefusee as refus:
        print("  Rien n’a été écrit, le projet n’aurait plus été sain :")
        print("\n".join(f"    {probleme}" for probleme in refus.problemes[:20]))
        return PROBLEMES
    except ConstructionEnCours:
        print("  Rien n’a été écrit : une construction de ce projet est en cours. Recommencer quand elle sera finie.")
        return PROBLEMES
    print(f"  Contrat commencé : {', '.join(ecrits)}.")
    for dit in plan.a_savoir:
        print(f"    À savoir : {dit}")
    print("  Relire (« git diff »), remplacer ce qui porte « À REMPLACER », puis lancer « engagements verifier ».")
    return FINE


def _demande(lus: Namespace, lu: Import, jour: str) -> Demande:
    """What the options say of the contract, and else the plan. Raises MauvaisUsage."""
    annees = [action.debut[:4] for action in lu.actions if action.debut[:4].isdigit()]
    dites = Namespace(
        **{**vars(lus), "genre": lus.genre or "autre", "niveaux": "Action", "debut": lus.debut or min(annees, default=jour[:4])}
    )
    demande = lire_demande(dites, lambda _, defaut: defaut, lus.contrat_nouveau)
    feuilles = " ; ".join(f"Feuille {feuille.nom}" for feuille in lu.feuilles if feuille.forme == "plan d’actions")
    demande = replace(demande, document=lu.fichier, section=feuilles)
    if lus.genre:
        return demande
    return replace(demande, type="plan d’actions", titre=lus.titre or f"Plan d’actions {de(demande.territoire)}")


def _partenaires(projet: Path) -> tuple[Partenaire, ...]:
    return tuple(lire_communs(projet / "referentiels", "referentiels", Journal(), sans_rien_garder(projet)).partenaires)
