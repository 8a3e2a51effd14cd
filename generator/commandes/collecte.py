"""`engagements collecte`: workbooks for partners, read back, and who answered."""

from argparse import Namespace
from datetime import date

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_date, lire_format, lire_projet_a_construire, option_projet

AIDE = "demande des chiffres aux partenaires par classeur, lit leurs réponses, dit qui a répondu"
PLACES = "preparer | integrer FICHIER… | suivi "
ACTIONS = ("preparer", "integrer", "suivi")


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.arguments("action", "preparer (écrit les classeurs), integrer FICHIER… (lit ceux qui reviennent), suivi (dit qui a répondu)")
    option_projet(analyseur)
    analyseur.option("--contrat", "le contrat (par défaut, tous ceux qui nomment --partenaire ; tous pour integrer et suivi)", "ID")
    analyseur.option(
        "--partenaire", "le partenaire interrogé, ou plusieurs séparés par des virgules (par défaut, tous ceux que le contrat nomme)", "ID"
    )
    analyseur.option("--periode", "la période demandée : 2024, 2023-2024 (année scolaire), 2024-03…", "PERIODE")
    analyseur.option(
        "--avant-le", "preparer : le jour avant lequel une réponse est demandée (par défaut, six semaines après)", "AAAA-MM-JJ"
    )
    analyseur.option(
        "--courriel", "preparer : à qui renvoyer le classeur (par défaut, « signalement » du contrat ou de site.yml)", "COURRIEL"
    )
    analyseur.option("--dossier", "preparer : où écrire les classeurs (par défaut, « collecte » dans le projet)", "DOSSIER")
    analyseur.option("--ecrire", "integrer : écrit les chiffres dans le contrat, et note qui a répondu")
    analyseur.option("--sans-les-refus", "integrer, avec --ecrire : écrit le reste, quand des cellules sont refusées")
    analyseur.option("--revisions", "integrer : que faire d’un chiffre déjà publié autrement, « remplacer » ou « garder »", "MOT")
    analyseur.option("--reponses", "integrer : un fichier YAML de réponses, une par chiffre à remplacer", "FICHIER")
    analyseur.option("--envoye", "suivi : note que les classeurs de --periode ont été envoyés (au jour de --date)")
    analyseur.option("--relance", "suivi : note qu’une relance a été envoyée (au jour de --date)")
    analyseur.option("--date", "le jour : de la préparation, du retour, du suivi (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--format", "comment dire ce qui est compris : texte ou json", "FORMAT")


def lancer(lus: Namespace) -> int:
    """Do what the first word says."""
    action, *suite = lus.action or [""]
    if action not in ACTIONS:
        dit = f"« {action} » n’est pas une action" if action else "il manque une action"
        raise MauvaisUsage(f"{dit} : écrire « engagements collecte preparer », « integrer FICHIER… » ou « suivi ».")
    lire_format(lus)
    if suite and action != "integrer":
        raise MauvaisUsage(f"« {suite[0]} » est de trop : « {action} » ne lit pas de fichier.")
    projet = lire_projet_a_construire(lus)
    jour = lire_date(lus) or date.today().isoformat()
    if action == "preparer":
        from generator.commandes.preparer_la_collecte import preparer

        return preparer(projet, lus, jour)
    if action == "integrer":
        from generator.commandes.integrer_la_collecte import integrer

        return integrer(projet, lus, suite, jour)
    from generator.commandes.suivre_la_collecte import suivre

    return suivre(projet, lus, jour)
