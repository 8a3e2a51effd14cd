"""`engagements construire`."""

import gc
import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from generator.commandes.analyse import (
    Analyseur,
    MauvaisUsage,
    lire_date,
    lire_projet_a_construire,
    lire_public,
    options_du_site,
)
from generator.commandes.codes import FINE, PROBLEMES

if TYPE_CHECKING:
    from generator.publication.construction import Resultat
    from generator.publication.equipe import Equipe
    from generator.sources.fichiers_lus import EtatDuDisque

AIDE = "vérifie les données puis construit le site"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    options_du_site(analyseur, sans_pdf="ne fait pas les PDF des pages à imprimer : plus vite prêt, pour relire")
    analyseur.option("--part", "construit les contrats de la I-ième de N parts, sans rien publier (docs/pays.md)", "I/N")
    analyseur.option("--ordonnanceur", "fait construire les contrats par les ouvriers d’un ordonnanceur Dask (docs/pays.md)", "ADRESSE")
    analyseur.option("--precedent", "compare avec ce site d’avant au lieu de l’historique git", "DOSSIER|ZIP|ADRESSE")
    analyseur.option("--sans-historique", "ne dit pas ce qui a changé sur le site")
    analyseur.option("--garder", "garde les N derniers états publiés, pour « engagements revenir »", "N")
    analyseur.option(
        "--production",
        "refuse de construire tant qu’une mention obligatoire manque (referentiels/site.yml), ou qu’un exemple reste à remplacer",
    )


def lancer(lus: Namespace) -> int:
    """Build the site."""
    projet = lire_projet_a_construire(lus)
    if lus.precedent and lus.sans_historique:
        raise MauvaisUsage("--precedent et --sans-historique se contredisent : n’en garder qu’un.")
    reglages = Reglages(
        lire_date(lus),
        lus.production,
        not lus.sans_pdf,
        lus.ordonnanceur,
        lire_part(lus.part),
        precedent=lus.precedent,
        historique=not lus.sans_historique,
        garder=lire_combien(lus.garder),
    )
    return publier(projet, lire_public(lus, projet), reglages)


def lire_combien(mot: str) -> int:
    """How many states of before to keep; 0 for an empty word. Raises MauvaisUsage."""
    if mot and not (mot.isascii() and mot.isdecimal() and len(mot) < 4 and int(mot)):
        raise MauvaisUsage(f"« {mot} » n’est pas un nombre d’états à garder : écrire par exemple « --garder 3 » (999 au plus).")
    return int(mot or 0)


def lire_part(mot: str) -> tuple[int, int] | None:
    """The part that «2/8» names; None for an empty word. Raises MauvaisUsage."""
    if not mot:
        return None
    lu = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", mot)
    if lu is None or not 1 <= int(lu[1]) <= int(lu[2]):
        raise MauvaisUsage(f"« {mot} » n’est pas une part : écrire par exemple 2/8, la deuxième de huit.")
    return int(lu[1]), int(lu[2])


class Reglages(NamedTuple):
    """What a build is asked for, besides its folders: the ISO day (empty: today), whether every legal entry is required, whether PDFs are made, the
    address of a scheduler, the part to make (i of n), whether workbooks and archives are made; the earlier site to compare with (empty: none), and whether the git history is
    read where there is none; how many states of before are kept."""

    jour: str = ""
    production: bool = False
    pdf: bool = True
    ordonnanceur: str = ""
    part: tuple[int, int] | None = None
    classeurs: bool = True
    precedent: str = ""
    historique: bool = True
    garder: int = 0


def publier(projet: Path, public: Path, reglages: Reglages) -> int:
    """Build the site of `projet` into `public`, and say what was done; the exit code."""
    from generator.publication.cle_du_build import cle_du_build, etat_des_entrees
    from generator.publication.deja_publie import CompteRendu, ce_jour, deja_publie, retenir
    from generator.publication.depot_git import marque_du_depot
    from generator.publication.magasin import atelier_de, magasin_de
    from generator.sources.fichiers_lus import EtatDuDisque

    reglages = reglages._replace(jour=reglages.jour or ce_jour())
    magasin = magasin_de(projet)
    # Before anything is read: what changes while the build goes on is not in it.
    options = reglages.jour, reglages.production, reglages.pdf, marque_du_depot(projet) if reglages.historique else None
    entrees, disque = etat_des_entrees(projet), EtatDuDisque(projet)
    cle = cle_du_build(projet, public, options, disque)
    if not reglages.part and not reglages.precedent and (fait := deja_publie(cle, public.resolve(), atelier_de(projet), magasin)):
        for ligne in fait.lignes:
            print(ligne, file=sys.stderr)
        print(f"Rien n’a changé : {public} est à jour.")
        return FINE
    # Here and not above: most of the time of a build without change would be that of loading it.
    from generator.publication.verrou import ConstructionEnCours

    try:
        resultat = construire_et_dire(projet, public, reglages, disque)
    except ConstructionEnCours:
        print(
            "engagements : une autre construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr
        )
        return PROBLEMES
    if not resultat.sain:
        return PROBLEMES
    if reglages.part:
        return FINE
    # What has changed meanwhile may be published, or not.
    if etat_des_entrees(projet) == entrees and not reglages.precedent:
        retenir(cle, CompteRendu((*map(str, resultat.problemes), *resultat.remarques)), public.resolve(), magasin)
    return FINE


def construire_et_dire(projet: Path, public: Path, reglages: Reglages, disque: "EtatDuDisque | None" = None) -> "Resultat":
    """The one place from which commands build a site; prints its problems and what was done. `disque` is what files are known to hold. Raises
    ConstructionEnCours."""
    # A build makes few cycles and keeps most of what it makes: looking for garbage at the usual pace takes a tenth of its time.
    gc.set_threshold(1_000_000, 20, 20)
    from generator.commandes.rapport import rapporter
    from generator.publication.construction import Resultat, construire
    from generator.publication.echec import ConstructionImpossible
    from generator.publication.etrangers_dits import dire_mis_de_cote
    from generator.publication.historique import OrigineDesMouvements

    try:
        equipe = equipe_des(reglages)
    except ConstructionImpossible as erreur:
        resultat = Resultat((), echec=erreur.lignes)
    else:
        resultat = construire(
            projet,
            public,
            progres(sys.stderr),
            aujourd_hui=reglages.jour,
            production=reglages.production,
            pdf=reglages.pdf,
            equipe=equipe,
            part=reglages.part,
            classeurs=reglages.classeurs,
            disque=disque,
            origine=OrigineDesMouvements(reglages.precedent, reglages.historique),
            garder=reglages.garder,
        )
    rapporter(resultat.problemes, muet=True)
    if resultat.echec:
        print("\n".join(resultat.echec), file=sys.stderr)
    if not resultat.sain:
        print("Rien n’a été publié : le site d’avant n’a pas changé.", file=sys.stderr)
        return resultat
    for remarque in (*resultat.remarques, *dire_mis_de_cote(resultat.mis_de_cote)):
        print(remarque, file=sys.stderr)
    print(bilan_de_la_part(resultat, reglages.part) if reglages.part else bilan(resultat, public), flush=True)
    return resultat


def equipe_des(reglages: Reglages) -> "Equipe":
    """Who does the work. Raises ConstructionImpossible."""
    from generator.publication.equipe import faire_tout

    if not reglages.ordonnanceur:
        return faire_tout
    from generator.publication.ordonnanceur import equipe_de

    return equipe_de(reglages.ordonnanceur)


def bilan_de_la_part(resultat: "Resultat", part: tuple[int, int]) -> str:
    """One line that says what was made of a part."""
    from generator.pages.mots.typographie import accord

    construites = accord(len(resultat.construites), "page construite", "pages construites")
    return f"Part {part[0]} sur {part[1]} : {construites}. Rien n’est publié."


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
