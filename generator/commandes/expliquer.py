"""`engagements expliquer`."""

import gc
import json
import sys
from argparse import Namespace

from generator.commandes.analyse import (
    Analyseur,
    MauvaisUsage,
    lire_date,
    lire_format,
    lire_projet_a_construire,
    option_projet,
    verifier_le_contrat,
)

AIDE = "dit d’où vient une chose, où elle est montrée, comment elle est calculée, ce qui manque"
PLACES = "ID "


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.argument(
        "id",
        "l’identifiant d’un indicateur, d’une promesse, d’un lieu, d’un partenaire, d’un document… ou « fichier:ligne » pour une ligne",
    )
    option_projet(analyseur)
    analyseur.option("--contrat", "le contrat, quand plusieurs ont cet identifiant", "ID")
    analyseur.option("--date", "le jour auquel l’avancement est calculé (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--format", "comment le dire : texte ou json", "FORMAT")
    analyseur.option("--sans-pages", "ne cherche pas où la chose est montrée : plus vite prêt")


def lancer(lus: Namespace) -> int:
    """Explain one thing: once for each contract that has it."""
    if not lus.id:
        raise MauvaisUsage("dire quoi expliquer (« engagements expliquer o1-1-p1-e1 », « engagements expliquer valeurs/chiffres.csv:12 »).")
    forme = lire_format(lus)
    projet, jour = lire_projet_a_construire(lus), lire_date(lus)
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.commandes.rapport import rapporter
    from generator.explication.en_mots import en_donnees, en_mots
    from generator.explication.expliquer import expliquer
    from generator.explication.montre import Endroits
    from generator.explication.sujets import proches, trouver
    from generator.model.probleme import Gravite
    from generator.pages.contexte import Contexte
    from generator.publication.construction import examiner
    from generator.publication.deja_publie import ce_jour
    from generator.publication.gabarits import lire_fonds

    jour = jour or ce_jour()
    registre, problemes = examiner(projet, jour)
    if erreurs := [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]:
        return rapporter(erreurs)
    verifier_le_contrat(lus.contrat, (dossier.id_du_contrat for dossier in registre.dossiers))
    trouves = trouver(registre, lus.id, lus.contrat)
    if not trouves:
        voisins = proches(registre, lus.id, lus.contrat)
        print(f"« {lus.id} » n’est l’identifiant de rien dans ce projet.", file=sys.stderr)
        if voisins:
            print(f"Vouliez-vous dire : {', '.join(voisins)} ?", file=sys.stderr)
        return PROBLEMES
    endroits = None if lus.sans_pages else Endroits(registre, lire_fonds(projet), jour)
    gc.freeze()  # what was read stays until the end, and what is made twice holds few circles: to look for them often takes a fifth of the time
    gc.set_threshold(200_000, 50, 50)
    contextes = {dossier.id_du_contrat: Contexte(dossier, registre, jour) for dossier in registre.dossiers}
    explications = [
        expliquer(contextes[sujet.contrat], sujet, endroits.ou_montre(sujet) if endroits is not None else None) for sujet in trouves
    ]
    if forme == "json":
        print(json.dumps({"explications": [en_donnees(une) for une in explications]}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(en_mots(une) for une in explications))
    return FINE
