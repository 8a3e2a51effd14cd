"""`engagements collecte integrer`: the workbooks that came back."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.contrats_de_la_collecte import dire_le_refus, lire_le_projet, lire_les_contrats
from generator.commandes.dire_la_collecte import retours_en_json, retours_en_mots
from generator.commandes.importer import lire_les_reponses
from generator.importation.collecte.lignes import LigneRendue, lire_les_lignes
from generator.importation.ecarts import GARDER, REMPLACER, REVISIONS
from generator.model.importation import RefusDeCellule
from generator.pages.mots.typographie import accord
from generator.publication.collecte.integrer import comparer_les_retours, contrats_interroges, ecrire_les_retours
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_classeur

_REVISIONS = {"": "", "remplacer": REMPLACER, "garder": GARDER}


def integrer(projet: Path, lus: Namespace, noms: Sequence[str], jour: str) -> int:
    """Read the files, say what they hold, and write where that is asked."""
    if not noms:
        raise MauvaisUsage("dire quel fichier lire (« engagements collecte integrer collecte-caf-2024.xlsx »).")
    if lus.revisions not in _REVISIONS:
        raise MauvaisUsage(f"« {lus.revisions} » n’est pas une réponse : écrire --revisions remplacer, ou --revisions garder.")
    reponses = dict(lire_les_reponses(lus.reponses))
    if lus.revisions:
        reponses.setdefault(REVISIONS, _REVISIONS[lus.revisions])
    registre = lire_le_projet(projet, jour)
    if registre is None:
        return PROBLEMES
    dossiers = {dossier.id_du_contrat: dossier for dossier in lire_les_contrats(lus, registre)}
    lignes, refus, dits, fichiers = _lire(noms)
    contrats = contrats_interroges(registre, dossiers.values(), lignes, jour)
    retours, compares = comparer_les_retours(lignes, contrats, dossiers, reponses, jour)
    refus = [*refus, *retours.refus]
    ecrits: Sequence[str] = ()
    suite: list[str] = []
    if lus.ecrire and refus and not lus.sans_les_refus:
        suite.append("Rien n’a été écrit : corriger les cellules refusées, ou ajouter --sans-les-refus pour écrire le reste.")
    elif lus.ecrire and compares:
        try:
            ecrit = ecrire_les_retours(projet, compares, dossiers, fichiers, jour)
        except (EcritureRefusee, ConstructionEnCours) as erreur:
            return dire_le_refus(erreur)
        ecrits = ecrit.chemins
        lignes_dites = f"{accord(ecrit.ajoutees, 'ligne ajoutée', 'lignes ajoutées')}, {accord(ecrit.changees, 'changée')}"
        suite.append(f"Écrit : {lignes_dites} ({', '.join(ecrits)}). Relire (« git diff »), puis lancer « engagements verifier ».")
    if lus.format == "json":
        print(json.dumps(retours_en_json(retours, compares, refus, ecrits, dits), ensure_ascii=False, indent=1))
    else:
        print("\n".join([*dits, *retours_en_mots(retours, compares, refus), *suite]))
    return PROBLEMES if refus else FINE


def _lire(noms: Sequence[str]) -> tuple[list[LigneRendue], list[RefusDeCellule], list[str], dict[tuple[str, str, str], str]]:
    """The rows of all files, what was refused, what reading found, and the name of the file that each answer came in."""
    lignes: list[LigneRendue] = []
    refus: list[RefusDeCellule] = []
    dits: list[str] = []
    fichiers: dict[tuple[str, str, str], str] = {}
    for nom in noms:
        chemin = Path(nom)
        try:
            classeur = lire_classeur(chemin)
        except ClasseurIllisible as erreur:
            refus.append(RefusDeCellule("", ", ".join(mot for mot in (nom, erreur.ou) if mot), "", f"{erreur.message} {erreur.conseil}"))
            continue
        lues = lire_les_lignes(classeur, prefixe=f"{chemin.name} " if len(noms) > 1 else "")
        lignes += lues.lignes
        refus += lues.refus
        dits += [f"{chemin.name} : {remarque}" for remarque in lues.remarques]
        for ligne in lues.lignes:
            if ligne.repere:
                fichiers.setdefault((ligne.repere.contrat, ligne.repere.partenaire, ligne.repere.periode), chemin.name)
    return lignes, refus, dits, fichiers
