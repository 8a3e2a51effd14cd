"""`engagements archiver`: freezes a dated edition of what is published, and checks that none has changed since."""

import sys
from argparse import Namespace
from pathlib import Path

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_projet_a_construire, lire_public, option_projet
from generator.commandes.codes import FINE, PROBLEMES

AIDE = "fige une édition datée de ce qui est publié, que l’on peut citer et qui ne change plus"
PLACES = "[CONTRAT…] "


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.arguments("contrat", "les contrats à figer, par leur identifiant (par défaut, tous)")
    option_projet(analyseur)
    analyseur.option("--public", "le site publié (par défaut, « public » dans le projet)", "DOSSIER")
    analyseur.option("--verifier", "ne fige rien : relit chaque fichier des éditions, et dit ceux qui ne sont plus comme ils étaient")


def lancer(lus: Namespace) -> int:
    """Freeze, or check."""
    projet = lire_projet_a_construire(lus)
    return _verifier(projet, lus.contrat) if lus.verifier else _figer(projet, lire_public(lus, projet), lus.contrat)


def _figer(projet: Path, public: Path, voulus: list[str]) -> int:
    from generator.pages.mots.typographie import accord, date_fr, poids
    from generator.publication.echec import ConstructionImpossible
    from generator.publication.editions.archiver import archiver, contrats_publies
    from generator.publication.verrou import ConstructionEnCours

    try:
        for contrat in voulus or contrats_publies(public):
            edition = archiver(projet, public, contrat)
            fiche = edition.fiche
            taille = f"{poids(fiche.octets)}, et {poids(fiche.octets_communs)} qu’elle partage avec les autres éditions"
            print(f"Édition du {date_fr(fiche.date)} : {edition.adresse} ({accord(fiche.pages, 'page')}, {taille}).")
    except ConstructionImpossible as erreur:
        print("\n".join(erreur.lignes), file=sys.stderr)
        return PROBLEMES
    except ConstructionEnCours:
        print(
            "engagements : une autre construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr
        )
        return PROBLEMES
    print("Garder ce dossier avec les données (« git add archives »), puis lancer « engagements construire » pour publier l’édition.")
    return FINE


def _verifier(projet: Path, voulus: list[str]) -> int:
    from generator.pages.mots.typographie import accord
    from generator.publication.editions.verifier import verifier_les_editions

    bilan = verifier_les_editions(projet)
    if inconnus := [un for un in voulus if un not in bilan.contrats]:
        raise MauvaisUsage(f"« {inconnus[0]} » n’a pas d’édition dans ce projet.")
    changes = [(ou, quoi) for contrat, ou, quoi in bilan.changes if not voulus or contrat in voulus]
    for ou, quoi in changes:
        print(f"{ou} : {quoi}", file=sys.stderr)
    if changes:
        print(f"{accord(len(changes), 'fichier')} à remettre (« git checkout -- archives »).", file=sys.stderr)
        return PROBLEMES
    if not bilan.editions:
        print("Ce projet n’a pas encore d’édition figée.")
        return FINE
    print(f"{accord(bilan.editions, 'édition')}, {accord(bilan.fichiers, 'fichier')} : rien n’a changé.")
    return FINE
