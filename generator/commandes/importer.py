"""`engagements importer`."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_projet_a_construire, option_projet

AIDE = "lit un tableur et dit ce qu’il contient ; avec un contrat, ajoute ses chiffres au projet"
PLACES = "FICHIER… "
FORMATS = ("texte", "json")


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.arguments("fichiers", "les fichiers à lire : CSV, .xlsx, .xls, .ods, GeoJSON, ou un .zip qui en contient")
    option_projet(analyseur)
    analyseur.option("--contrat", "le contrat dont les chiffres sont rapprochés", "ID")
    analyseur.option("--reponses", "un fichier YAML de réponses aux questions", "FICHIER")
    analyseur.option("--source", "d’où viennent les chiffres, pour la colonne « source » (par défaut, le nom du fichier)", "TEXTE")
    analyseur.option("--ecrire", "écrit les chiffres sûrs dans le contrat, et garde la correspondance pour la prochaine fois")
    analyseur.option("--contours", "avec --ecrire, met dans le contrat les contours de ses lieux")
    analyseur.option("--format", "comment dire ce qui est compris : texte ou json", "FORMAT")


def lancer(lus: Namespace) -> int:
    """Read each file, say what was understood, and write where that is asked."""
    if not lus.fichiers:
        raise MauvaisUsage("dire quel fichier lire (« engagements importer chiffres.xlsx »).")
    forme = lus.format or "texte"
    if forme not in FORMATS:
        raise MauvaisUsage(f"« {forme} » n’est pas un format : écrire texte ou json.")
    if (lus.ecrire or lus.contours) and not lus.contrat:
        raise MauvaisUsage("--ecrire demande --contrat : dire à quel contrat ajouter ces chiffres.")
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.commandes.dire_l_import import dire_refus_de_fichier, en_mots
    from generator.importation.comprendre import comprendre
    from generator.model.importation import Import, RefusDeCellule
    from generator.model.importation import json as en_json
    from generator.sources.classeurs.limites import ClasseurIllisible
    from generator.sources.classeurs.ouvrir import lire_classeur

    lire_projet_a_construire(lus) if lus.contrat else None
    rapports, code = [], FINE
    for nom in lus.fichiers:
        chemin = Path(nom)
        try:
            classeur = lire_classeur(chemin)
        except ClasseurIllisible as refus:
            code = PROBLEMES
            rapports.append(Import(chemin.name, refus=(RefusDeCellule("", refus.ou, "", f"{refus.message} {refus.conseil}"),)))
            if forme == "texte":
                print(dire_refus_de_fichier(nom, refus), file=sys.stderr)
            continue
        lu = comprendre(classeur)
        rapports.append(lu)
        if lu.refus:
            code = PROBLEMES
        if forme == "texte":
            print(en_mots(lu))
    if forme == "json":
        dits = [en_json(lu) for lu in rapports]
        print(json.dumps(dits[0] if len(dits) == 1 else dits, ensure_ascii=False, indent=1))
    return code
