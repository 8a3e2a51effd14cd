"""What a site must say before it goes online (publisher, host, personal data, accessibility, an address to report errors to), and the examples that must be gone."""

from collections.abc import Iterable, Iterator

from generator.model.codes import CodeChamp, CodeSite
from generator.model.dossier import Registre
from generator.model.lieu import Lieu
from generator.model.probleme import Probleme

FICHIER = "referentiels/site.yml"


def verifier_production(registre: Registre) -> Iterator[Probleme]:
    """One problem per required entry that is missing. `registre.mentions.adresse` is the address that the build was given.

    A contract's own entries fall back on these, so that none of them can be missing when these are there.
    """
    mentions = registre.mentions
    editeur, hebergeur, donnees, acces = mentions.editeur, mentions.hebergeur, mentions.donnees_personnelles, mentions.accessibilite
    requis = (
        ("adresse", mentions.adresse, "l’adresse publique du site", "https://engagements.ville.fr"),
        ("editeur.nom", editeur.nom, "qui publie le site", "Ville de …"),
        ("editeur.adresse", editeur.adresse, "l’adresse postale de qui publie le site", "1 place de la Mairie, 00000 …"),
        ("editeur.telephone", editeur.telephone, "le téléphone de qui publie le site", "01 23 45 67 89"),
        ("editeur.courriel", editeur.courriel, "le courriel de qui publie le site", "contact@ville.fr"),
        ("editeur.directeur_de_la_publication", editeur.directeur, "la personne qui répond du site devant la loi", "Prénom Nom, maire"),
        ("hebergeur.nom", hebergeur.nom, "la société ou le service qui héberge le site", "Nom de l’hébergeur"),
        ("hebergeur.adresse", hebergeur.adresse, "l’adresse postale de l’hébergeur", "1 rue …, 00000 …"),
        ("hebergeur.telephone", hebergeur.telephone, "le téléphone de l’hébergeur", "01 23 45 67 89"),
        (
            "donnees_personnelles.responsable",
            donnees.responsable or editeur.nom,
            "l’organisme responsable des données personnelles",
            "Ville de …",
        ),
        (
            "donnees_personnelles.delegue",
            donnees.delegue,
            "le délégué à la protection des données",
            "Délégué à la protection des données de …",
        ),
        ("donnees_personnelles.courriel", donnees.courriel, "le courriel du délégué à la protection des données", "dpd@ville.fr"),
        (
            "donnees_personnelles.journaux",
            donnees.journaux,
            "ce que l’hébergeur garde des visites, combien de temps et pourquoi",
            "L’hébergeur garde … pendant …, pour …",
        ),
        ("accessibilite.etabli_le", acces.etabli_le, "le jour où la déclaration d’accessibilité a été établie", "2026-01-31"),
        (
            "accessibilite.contact",
            acces.contact or editeur.courriel,
            "le courriel où demander un contenu accessible",
            "accessibilite@ville.fr",
        ),
        (
            "accessibilite.schema_pluriannuel",
            acces.schema_pluriannuel,
            "l’adresse du schéma pluriannuel d’accessibilité",
            "https://ville.fr/accessibilite",
        ),
        ("signalement", mentions.signalement, "le courriel où signaler une erreur", "erreurs@ville.fr"),
    )
    for champ, valeur, quoi, exemple in requis:
        if not valeur:
            yield _manque(_lieu(registre, champ), champ, quoi, exemple)


def exemples_restants(problemes: Iterable[Probleme]) -> Iterator[Probleme]:
    """These problems, the warnings on texts that are still examples («À REMPLACER») made errors: none goes online."""
    for un in problemes:
        if un.code is CodeChamp.A_REMPLACER:
            yield Probleme(un.lieu, CodeSite.MISE_EN_LIGNE, un.message, un.conseil, champ=un.champ)
        else:
            yield un


def _lieu(registre: Registre, champ: str) -> Lieu:
    return registre.mentions.lieux.get(champ, Lieu(FICHIER))


def _manque(lieu: Lieu, champ: str, quoi: str, exemple: str) -> Probleme:
    section, _, nom = champ.partition(".")
    place = f"sous « {section}: », " if nom else ""
    return Probleme(lieu, CodeSite.MISE_EN_LIGNE, f"« {champ} » manque : {quoi}.", f'Écrire, {place}« {nom or section}: "{exemple}" ».')
