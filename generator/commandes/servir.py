"""`engagements servir`."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from generator.commandes.analyse import (
    Analyseur,
    MauvaisUsage,
    lire_date,
    lire_projet_a_construire,
    lire_public,
    options_du_site,
)
from generator.commandes.construire import Reglages, construire_et_dire

if TYPE_CHECKING:
    from generator.publication.construction import Resultat

AIDE = "construit le site, le montre sur cet ordinateur et le refait à chaque changement"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    options_du_site(analyseur, sans_pdf="comme sans cette option : l’aperçu ne fait pas les PDF")
    analyseur.option("--avec-pdf", "fait aussi les PDF des pages à imprimer, à chaque changement : plus lent")
    analyseur.option("--port", "le port de l’aperçu (par défaut 8000)", "NUMÉRO")


def lancer(lus: Namespace) -> int:
    """Build, show, and build again at each change until Ctrl+C."""
    if lus.avec_pdf and lus.sans_pdf:
        raise MauvaisUsage("« --avec-pdf » et « --sans-pdf » se contredisent.")
    projet = lire_projet_a_construire(lus)
    public, jour, port = lire_public(lus, projet), lire_date(lus), _port(lus.port or "8000")
    from generator.commandes.codes import FINE
    from generator.publication.apercu.seance import servir

    def refaire() -> "Resultat":
        return construire_et_dire(projet, public, Reglages(jour, pdf=lus.avec_pdf, classeurs=False))

    def dire(message: str) -> None:
        print(message, file=sys.stderr, flush=True)

    if not (lus.avec_pdf or lus.sans_pdf):
        dire("L’aperçu ne fait pas les PDF ; --avec-pdf les fait aussi.")
    servir(projet, public, port, dire=dire, refaire=refaire)
    return FINE


def _port(mot: str) -> int:
    if not mot.isascii() or not mot.isdigit() or len(mot) > 5 or not 1 <= int(mot) <= 65535:
        raise MauvaisUsage(f"« {mot} » n’est pas un numéro de port (1 à 65535).")
    return int(mot)
