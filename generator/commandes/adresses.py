"""`engagements adresses`: the ledger of what was published, and things that get other ids, or go."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_date, lire_projet_a_construire, lire_public, option_projet
from generator.commandes.codes import FINE, PROBLEMES

AIDE = "montre les adresses publiées, les retient, et change ou retire des identifiants sans qu’aucune ne meure"
PLACES = "[retenir | renommer ANCIEN NOUVEAU | fusionner GARDE AUTRE | scinder ANCIEN NOUVEAU… | retirer ID] "
NOMMEES, NOMMEES_A_L_ESSAI = 3, 30  # addresses that are named, of those of one ledger
ACTIONS = {"": 0, "retenir": 0, "renommer": 2, "fusionner": 2, "scinder": 3, "retirer": 1}


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.arguments("action", "ce qu’il faut faire ; sans rien, montre les adresses retenues")
    option_projet(analyseur)
    analyseur.option("--public", "retenir : le site publié (par défaut, « public » dans le projet)", "DOSSIER")
    analyseur.option("--essai", "retenir : dit ce qui serait retenu, et n’écrit rien")
    analyseur.option("--contrat", "le contrat, quand plusieurs ont cet identifiant", "ID")
    analyseur.option(
        "--genre", "ce que l’identifiant nomme, s’il nomme plusieurs choses : promesse, indicateur, lieu ou partenaire", "GENRE"
    )
    analyseur.option("--motif", "retirer, scinder : pourquoi, en une phrase que la page dira", "PHRASE")
    analyseur.option("--voir", "retirer : où chercher à la place, des adresses séparées par des virgules", "ADRESSES")
    analyseur.option("--effacer-les-chiffres", "retirer, scinder : efface aussi les lignes de chiffres de l’indicateur")
    analyseur.option("--date", "retirer, scinder : le jour du changement (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--ecrire", "écrit ce qui est montré")


def lancer(lus: Namespace) -> int:
    """Do what the first word says."""
    action, *mots = lus.action or [""]
    if action not in ACTIONS:
        raise MauvaisUsage(f"« {action} » n’est pas une action : retenir, renommer, fusionner, scinder ou retirer.")
    voulus = ACTIONS[action]
    if len(mots) < voulus or (len(mots) > voulus and action != "scinder"):
        raise MauvaisUsage(f"« engagements adresses {action} » attend {voulus or 'zéro'} mot{'s' if voulus > 1 else ''} : {PLACES.strip()}")
    projet = lire_projet_a_construire(lus)
    if action == "retenir":
        return _retenir(projet, lire_public(lus, projet), essai=lus.essai)
    if not action:
        from generator.commandes.montrer_les_adresses import montrer

        return montrer(projet)
    from generator.commandes.changer_les_adresses import changer

    return changer(projet, lus, action, mots, lire_date(lus) or date.today().isoformat())


def _retenir(projet: Path, public: Path, *, essai: bool) -> int:
    from generator.pages.mots.typographie import accord
    from generator.publication.adresses_retenues import PasUnSite, noms_sans_adresse, retenir

    try:
        nouvelles = retenir(projet, public, essai=essai)
    except PasUnSite:
        print(f"« {public} » n’est pas un site publié : lancer d’abord « engagements construire ».", file=sys.stderr)
        return PROBLEMES
    for registre, adresses in nouvelles.items():
        if adresses:
            montrees = adresses[: NOMMEES_A_L_ESSAI if essai else NOMMEES]
            suite = ", ".join(montrees)
            combien = accord(
                len(adresses), *(("adresse à retenir", "adresses à retenir") if essai else ("adresse retenue", "adresses retenues"))
            )
            print(f"{registre} : {combien} ({suite}{'…' if len(adresses) > len(montrees) else ''})")
    for chemin in noms_sans_adresse(projet, public):
        print(
            f"tel-quel/{chemin} : adresse non retenue. Avec des lettres sans accent, des chiffres, « - », « _ » et « . » seulement, elle le serait.",
            file=sys.stderr,
        )
    if not any(nouvelles.values()):
        print("Toutes les adresses du site publié sont déjà retenues.")
    elif not essai:
        print("Garder ces fichiers avec les données (« git add adresses »).")
    return FINE
