"""`engagements collecte integrer`: the workbooks that came back."""

import json
from argparse import Namespace
from collections.abc import Collection, Sequence
from pathlib import Path

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.contrats_de_la_collecte import (
    dire_le_refus,
    lire_la_periode,
    lire_le_projet,
    lire_les_contrats,
    lire_les_partenaires,
)
from generator.commandes.dire_la_collecte import retours_en_json, retours_en_mots
from generator.commandes.importer import lire_les_reponses
from generator.importation.collecte.lignes import LigneRendue, lire_les_lignes
from generator.importation.collecte.reperes import Demandeur
from generator.importation.ecarts import GARDER, REMPLACER, REVISIONS
from generator.model.dossier import Registre
from generator.model.importation import RefusDeCellule
from generator.pages.mots.typographie import accord
from generator.publication.collecte.integrer import comparer_les_retours, contrats_interroges, ecrire_les_retours
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import est_un_tableau, fichiers_de, lire_octets_de_classeur, octets_de

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
    demandeurs = _demandeurs(lus, registre, dossiers)
    lignes, refus, dits, fichiers = _lire(noms)
    contrats = contrats_interroges(registre, dossiers.values(), lignes, jour, demandeurs)
    retours, compares = comparer_les_retours(lignes, contrats, dossiers, reponses, jour, demandeurs)
    fichiers = dict.fromkeys(demandeurs, Path(noms[0]).name) | fichiers
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


def _lire(noms: Sequence[str]) -> tuple[list[LigneRendue], list[RefusDeCellule], list[str], dict[Demandeur, str]]:
    """The rows of all files, what was refused, what reading found, and the name of the file that each answer came in."""
    lignes: list[LigneRendue] = []
    refus: list[RefusDeCellule] = []
    dits: list[str] = []
    fichiers: dict[Demandeur, str] = {}
    for nom in noms:
        chemin = Path(nom)
        try:
            parties = fichiers_de(octets_de(chemin), chemin.name)
        except ClasseurIllisible as erreur:
            refus.append(_refuse(nom, erreur))
            continue
        for partie, octets in parties:
            dit = partie if partie == chemin.name else f"{nom}, {partie}"
            try:
                if len(parties) > 1 and not est_un_tableau(partie):
                    raise ClasseurIllisible(
                        "Ce n’est pas un tableau : il n’a pas été lu.", "L’enlever de l’archive, ou y mettre le classeur rempli."
                    )
                classeur = lire_octets_de_classeur(octets, partie)
            except ClasseurIllisible as erreur:
                refus.append(_refuse(dit if len(parties) > 1 else nom, erreur))
                continue
            des_noms = [chemin.name] * (len(noms) > 1) + [partie] * (len(parties) > 1)
            lues = lire_les_lignes(classeur, prefixe="".join(f"{un} " for un in des_noms))
            lignes += lues.lignes
            refus += lues.refus
            dits += [f"{', '.join(des_noms) or chemin.name} : {remarque}" for remarque in lues.remarques]
            for ligne in lues.lignes:
                if ligne.repere:
                    fichiers.setdefault(ligne.repere.demandeur, chemin.name)
    return lignes, refus, dits, fichiers


def _refuse(nom: str, erreur: ClasseurIllisible) -> RefusDeCellule:
    return RefusDeCellule("", ", ".join(mot for mot in (nom, erreur.ou) if mot), "", f"{erreur.message} {erreur.conseil}")


def _demandeurs(lus: Namespace, registre: Registre, dossiers: Collection[str]) -> tuple[Demandeur, ...]:
    """Who is said to answer, of which contract and for when: of use for sheets that no mark tells any more."""
    partenaires, periode = lire_les_partenaires(lus, registre), lire_la_periode(lus)
    return tuple((contrat, partenaires[0], periode.texte) for contrat in dossiers) if len(partenaires) == 1 and periode else ()
