"""`engagements servir`."""

import sys
import traceback
from argparse import Namespace

from generator.commandes.analyse import (
    Analyseur,
    MauvaisUsage,
    lire_date,
    lire_projet_a_construire,
    lire_public,
    options_du_site,
)
from generator.commandes.construire import publier

AIDE = "construit le site, le montre sur cet ordinateur et le refait à chaque changement"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    options_du_site(analyseur)
    analyseur.option("--port", "le port de l’aperçu (par défaut 8000)", "NUMÉRO")


def lancer(lus: Namespace) -> int:
    """Build, show, and build again at each change until Ctrl+C."""
    projet = lire_projet_a_construire(lus)
    public, jour, port = lire_public(lus, projet), lire_date(lus), _port(lus.port or "8000")
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.publication.apercu import servir
    from generator.publication.echec import dire_erreur_systeme

    def refaire() -> None:
        try:
            publier(projet, public, jour, pdf=not lus.sans_pdf)
        except OSError as erreur:
            print(dire_erreur_systeme(erreur), file=sys.stderr)
        except Exception:
            # Whoever uses the preview may be changing the program itself, and needs the traceback; the server goes on.
            traceback.print_exc()

    def dire(message: str) -> None:
        print(message, file=sys.stderr, flush=True)

    if servir(projet, public, port, dire=dire, refaire=refaire):
        return FINE
    print("Rien à montrer : corriger les données, puis recommencer.", file=sys.stderr)
    return PROBLEMES


def _port(mot: str) -> int:
    if not mot.isascii() or not mot.isdigit() or len(mot) > 5 or not 1 <= int(mot) <= 65535:
        raise MauvaisUsage(f"« {mot} » n’est pas un numéro de port (1 à 65535).")
    return int(mot)
