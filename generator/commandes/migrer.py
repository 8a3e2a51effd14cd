"""`engagements migrer`."""

from argparse import Namespace

from generator.commandes.analyse import Analyseur, lire_projet_a_construire, option_projet

AIDE = "récrit les fichiers d’un projet quand une nouvelle version les attend sous une autre forme"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    option_projet(analyseur)
    analyseur.option("--essai", "dit ce qui serait récrit, et n’écrit rien")


def lancer(lus: Namespace) -> int:
    """Write the files again, and say what was written."""
    projet = lire_projet_a_construire(lus)
    from generator.commandes.codes import FINE
    from generator.publication.migrations import migrer

    faits = list(migrer(projet, essai=lus.essai))
    for chemin, quoi in faits:
        print(f"{chemin} : {quoi}")
    if not faits:
        print("Rien à récrire : les fichiers sont de la forme que cette version attend.")
    elif lus.essai:
        print("Rien n’a été écrit (--essai).")
    else:
        print("Relire ces changements (« git diff »), puis lancer « engagements verifier ».")
    return FINE
