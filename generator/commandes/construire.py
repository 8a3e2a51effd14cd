"""`engagements construire`."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.commandes.analyse import (
    Analyseur,
    lire_date,
    lire_projet_a_construire,
    lire_public,
    options_du_site,
)
from generator.commandes.codes import FINE, PROBLEMES

if TYPE_CHECKING:
    from generator.publication.construction import Resultat

AIDE = "vérifie les données puis construit le site"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    options_du_site(analyseur, sans_pdf="ne fait pas les PDF des pages à imprimer : plus vite prêt, pour relire")
    analyseur.option("--production", "refuse de construire tant qu’une mention obligatoire manque (referentiels/site.yml)")


def lancer(lus: Namespace) -> int:
    """Build the site."""
    projet = lire_projet_a_construire(lus)
    return publier(projet, lire_public(lus, projet), lire_date(lus), production=lus.production, pdf=not lus.sans_pdf)


def publier(projet: Path, public: Path, jour: str, *, production: bool = False, pdf: bool = True) -> int:
    """Build the site of `projet` into `public`, and say what was done; the exit code."""
    from generator.publication.deja_publie import CompteRendu, ce_jour, cle_du_build, deja_publie, retenir
    from generator.publication.magasin import magasin_de

    jour = jour or ce_jour()
    magasin = magasin_de(projet)
    # Before anything is read: what changes while the build goes on is not in it.
    cle = cle_du_build(projet, public, (jour, production, pdf))
    if fait := deja_publie(cle, public.resolve(), magasin):
        for ligne in fait.lignes:
            print(ligne, file=sys.stderr)
        print(f"Rien n’a changé : {public} est à jour.")
        return FINE
    # Here and not above: most of the time of a build without change would be that of loading it.
    from generator.publication.verrou import ConstructionEnCours

    try:
        resultat = construire_et_dire(projet, public, jour, production=production, pdf=pdf)
    except ConstructionEnCours:
        print(
            "engagements : une autre construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr
        )
        return PROBLEMES
    if not resultat.sain:
        return PROBLEMES
    retenir(cle, CompteRendu((*map(str, resultat.problemes), *resultat.remarques)), magasin)
    return FINE


def construire_et_dire(projet: Path, public: Path, jour: str, *, production: bool = False, pdf: bool = True) -> "Resultat":
    """The one place from which commands build a site; prints its problems and what was done. Raises ConstructionEnCours."""
    # A build makes few cycles and keeps most of what it makes: looking for garbage at the usual pace takes a tenth of its time.
    gc.set_threshold(200_000, 20, 20)
    from generator.commandes.rapport import rapporter
    from generator.publication.construction import construire

    resultat = construire(projet, public, progres(sys.stderr), aujourd_hui=jour, production=production, pdf=pdf)
    rapporter(resultat.problemes, muet=True)
    if resultat.echec:
        print("\n".join(resultat.echec), file=sys.stderr)
    if not resultat.sain:
        print("Rien n’a été publié : le site d’avant n’a pas changé.", file=sys.stderr)
        return resultat
    for remarque in resultat.remarques:
        print(remarque, file=sys.stderr)
    print(bilan(resultat, public), flush=True)
    return resultat


def bilan(resultat: "Resultat", public: Path) -> str:
    """One line that says what the build changed."""
    from generator.pages.mots.typographie import accord

    if not resultat.ecrits and not resultat.retires:
        return f"Rien n’a changé : {public} est à jour."
    morceaux = [
        accord(len(resultat.construites), "page construite", "pages construites"),
        accord(len(resultat.ecrits), "fichier écrit", "fichiers écrits"),
    ]
    if resultat.retires:
        morceaux.append(accord(len(resultat.retires), "fichier retiré", "fichiers retirés"))
    return f"Publié dans {public} : {', '.join(morceaux)}."


def progres(flux: TextIO) -> Callable[[str], None]:
    """What prints a progress message, one line each; it prints nothing where `flux` is not a terminal."""
    if not flux.isatty():
        return lambda _: None
    return lambda message: print(f"{message}…", file=flux, flush=True)
