"""`engagements verifier`."""

from argparse import Namespace

from generator.commandes.analyse import Analyseur, lire_date, lire_projet, option_projet

AIDE = "lit les données et dit tous les problèmes, sans rien écrire"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    option_projet(analyseur)
    analyseur.option(
        "--date", "le jour auquel les lignes qui ne sont pas encore montrées sont dites (par défaut, aujourd’hui)", "AAAA-MM-JJ"
    )


def lancer(lus: Namespace) -> int:
    """Read and check the project."""
    projet, jour = lire_projet(lus), lire_date(lus)
    from generator.commandes.rapport import rapporter
    from generator.publication.construction import examiner

    _, problemes = examiner(projet, jour)
    return rapporter(problemes)
