"""`engagements verifier`."""

from argparse import Namespace

from generator.commandes.analyse import Analyseur, lire_date, lire_format, lire_projet, option_projet

AIDE = "lit les données et dit tous les problèmes, sans rien écrire"
TEXTE = "texte"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    option_projet(analyseur)
    analyseur.option(
        "--date", "le jour auquel les lignes qui ne sont pas encore montrées sont dites (par défaut, aujourd’hui)", "AAAA-MM-JJ"
    )
    analyseur.option("--format", "comment le dire : texte, json, github, gitlab ou markdown", "FORMAT")
    analyseur.option("--sans-conseils", "ne dit pas les lignes qui permettraient de juger davantage")


def lancer(lus: Namespace) -> int:
    """Read and check the project."""
    projet, jour = lire_projet(lus), lire_date(lus)
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.commandes.formats_des_problemes import FORMATS
    from generator.commandes.rapport import rapporter
    from generator.explication.conseils import conseils
    from generator.model.probleme import Gravite
    from generator.publication.construction import examiner
    from generator.publication.deja_publie import ce_jour

    forme = lire_format(lus, (TEXTE, *FORMATS))
    registre, problemes = examiner(projet, jour)
    errone = any(probleme.gravite is Gravite.ERREUR for probleme in problemes)
    if not errone and not lus.sans_conseils:  # data that are not sound are judged by nobody
        problemes = (*problemes, *conseils(registre, jour or ce_jour()))
    if forme == TEXTE:
        return rapporter(problemes)
    print(FORMATS[forme](problemes))
    return PROBLEMES if errone else FINE
