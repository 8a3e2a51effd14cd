"""`engagements revenir`."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_projet_a_construire, lire_public, option_projet
from generator.commandes.codes import FINE, PROBLEMES

if TYPE_CHECKING:
    from generator.publication.etats_gardes import EtatGarde

AIDE = "remet en ligne un état du site qui a été publié avant"
PLACES = "[NUMERO] "
_AUCUN = (
    "Aucun état d’avant n’est gardé : « engagements construire --garder 3 » garde les trois derniers, à chaque publication.\n"
    "Le site d’un autre jour se refait aussi depuis git : « git checkout » à ce jour, puis « engagements construire »."
)


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    option_projet(analyseur)
    analyseur.option("--public", "où le site est publié (par défaut, « public » dans le projet)", "DOSSIER")
    analyseur.option("--liste", "dit les états gardés, sans rien changer")
    analyseur.argument("numero", "lequel, d’après la liste (par défaut 1, celui d’avant)")


def lancer(lus: Namespace) -> int:
    """List what is kept, or go back to one of it."""
    from generator.publication.echec import ConstructionImpossible
    from generator.publication.etats_gardes import EtatsGardes
    from generator.publication.magasin import atelier_de, magasin_de
    from generator.publication.verrou import ConstructionEnCours, verrou

    projet = lire_projet_a_construire(lus)
    public = lire_public(lus, projet)
    gardes = EtatsGardes(public, atelier_de(projet))
    etats = gardes.lister()
    if not etats or not public.is_dir():
        print(_AUCUN, file=sys.stderr)
        return PROBLEMES
    if lus.liste:
        for rang, etat in enumerate(etats, 1):
            print(f"{rang}. {dire_l_etat(etat, public)}")
        return FINE
    rang = lire_le_numero(lus.numero, len(etats))
    etat, dit = etats[rang - 1], dire_l_etat(etats[rang - 1], public)
    try:
        with verrou(atelier_de(projet)):
            gardes.revenir(etat, magasin_de(projet))
    except ConstructionEnCours:
        print("engagements : une construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr)
        return PROBLEMES
    except ConstructionImpossible as erreur:
        print("\n".join(erreur.lignes), file=sys.stderr)
        return PROBLEMES
    print(f"Remis en ligne dans {public} : l’état {dit}.")
    print("L’état quitté est gardé : « engagements revenir » y retourne.")
    print("La prochaine construction publiera ce que disent les fichiers du projet : les corriger avant de la lancer.")
    return FINE


def lire_le_numero(mot: str, nombre: int) -> int:
    """The rank of a state, from 1 for the last. Raises MauvaisUsage."""
    if not mot:
        return 1
    if not (mot.isascii() and mot.isdecimal() and len(mot) < 9 and 1 <= int(mot) <= nombre):
        gardes = "un seul état est gardé" if nombre == 1 else f"les états gardés vont de 1 à {nombre}"
        raise MauvaisUsage(f"« {mot} » n’est pas un numéro de la liste : {gardes} (« engagements revenir --liste »).")
    return int(mot)


def dire_l_etat(etat: "EtatGarde", public: Path) -> str:
    """«remplacé le 29 novembre 2026 à 21:04 (12 fichiers d’écart)», at the time of this machine."""
    from generator.pages.mots.typographie import accord, date_fr

    instant = etat.remplace_le.astimezone()
    ecart = accord(etat.ecart(public), "fichier d’écart", "fichiers d’écart")
    return f"remplacé le {date_fr(instant.date().isoformat())} à {instant:%H:%M:%S} ({ecart})"
