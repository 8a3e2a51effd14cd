"""`engagements importer --contours`: the outlines of a contract's places."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.dire_l_import import dire_les_questions, dire_refus_de_fichier
from generator.importation.contours import ContoursDuProjet, contours_du_projet
from generator.model.dossier import Dossier
from generator.publication.contours_importes import contours_deja_ecrits, ecrire_les_contours
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.classeurs.contours_officiels import lire_contours_officiels
from generator.sources.classeurs.limites import ClasseurIllisible


def importer_des_contours(projet: Path, dossier: Dossier, fichiers: Sequence[str], reponses: Mapping[str, str], *, ecrire: bool) -> int:
    """Read each file, say which places have an outline there, and write these where that is asked."""
    code = FINE
    for nom in fichiers:
        try:
            contours = lire_contours_officiels(Path(nom))
        except ClasseurIllisible as refus:
            print(dire_refus_de_fichier(nom, refus), file=sys.stderr)
            code = PROBLEMES
            continue
        trouves = contours_du_projet(contours, dossier.territoires, contours_deja_ecrits(projet, dossier.contrat.id), reponses)
        print("\n".join(_en_mots(nom, len(contours), trouves)))
        if ecrire and trouves.texte and not _ecrire(projet, dossier.contrat.id, trouves.texte):
            code = PROBLEMES
    return code


def _en_mots(nom: str, combien: int, trouves: ContoursDuProjet) -> list[str]:
    lignes = [f"{nom} : {accord(combien, 'contour')}, dont {nombre_fr(len(trouves.trouves))} de lieux du contrat."]
    if trouves.trouves:
        lignes.append(
            f"  Lieux : {', '.join(trouves.trouves)} (champ « {trouves.champ} » ; {accord(trouves.avant, 'sommet')}, simplifiés en {trouves.apres})."
        )
    if trouves.sans:
        lignes.append(f"  Sans contour dans ce fichier : {', '.join(trouves.sans)}.")
    return [*lignes, *(f"  {remarque}" for remarque in trouves.remarques), *dire_les_questions(trouves.questions)]


def _ecrire(projet: Path, contrat: str, texte: str) -> bool:
    try:
        chemins = ecrire_les_contours(projet, contrat, texte)
    except EcritureRefusee as refus:
        print("  Rien n’a été écrit, le projet n’aurait plus été sain :", file=sys.stderr)
        for probleme in refus.problemes[:20]:
            print(f"    {probleme}", file=sys.stderr)
        return False
    except ConstructionEnCours:
        print("  Rien n’a été écrit : une construction de ce projet est en cours.", file=sys.stderr)
        return False
    print(f"  Écrit : {', '.join(chemins)}.")
    return True
