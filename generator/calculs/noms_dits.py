"""Names of bodies inside a sentence, with their article: «la Caisse d’allocations familiales», «l’État», «le Département du Rhône»."""

from collections.abc import Mapping

# What the name of a body begins with. Another word is taken for a name of its own, which has no article: «France Travail», «Pôle emploi», «Plaine Commune».
_ARTICLES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "bailleur", "cabinet", "ccas", "centre", "cias", "collectif", "collège", "comité", "conseil", "crous", "crédit", "département", "foyer", "fonds",
            "groupe", "groupement", "gouvernement", "lycée", "ministère", "parquet", "point", "préfet", "rectorat", "réseau", "secrétariat", "secours", "service",
            "syndicat", "tribunal",
        ),
        "le ",
    ),
    **dict.fromkeys(
        (
            "banque", "bibliothèque", "caf", "caisse", "cci", "chambre", "collectivité", "commission", "commune", "communauté", "confédération", "coopérative",
            "cpam", "cramif", "ddets", "ddt", "direction", "dreets", "drieets", "drac", "dsden", "fédération", "fondation", "gendarmerie", "ligue", "mairie",
            "maison", "mission", "métropole", "msa", "mutualité", "plateforme", "police", "préfecture", "protection", "régie", "région", "société",
            "sous-préfecture", "ville",
        ),
        "la ",
    ),
    **dict.fromkeys(
        (
            "académie", "adie", "adil", "agence", "agglomération", "anct", "anru", "apur", "ars", "assemblée", "association", "école", "éducation", "epci", "ept",
            "établissement", "état", "hôpital", "inspection", "institut", "insee", "observatoire", "office", "oph", "union", "université", "urssaf",
        ),
        "l’",
    ),
    **dict.fromkeys(
        (
            "associations", "bailleurs", "centres", "communes", "collèges", "conseils", "départements", "écoles", "habitants", "lycées", "missions",
            "partenaires", "services", "villes",
        ),
        "les ",
    ),
}  # fmt: skip


def avec_article(nom: str) -> str:
    """«la Ville d’Orly»; the name alone where its first word asks for none, or is not known."""
    return f"{_ARTICLES.get(nom.replace(chr(39), '’').split(' ', 1)[0].lower(), '')}{nom}"


def transmis_par(nom: str) -> str:
    """«Transmis par la Caisse d’allocations familiales»."""
    return f"Transmis par {avec_article(nom)}"


def dans_la_phrase(nom: str) -> str:
    """A name as it stands within a sentence: «Filles» is «filles», «Allocataires du RSA» «allocataires du RSA», and «QPV» stays."""
    premier = nom.split(" ", 1)[0]
    return nom if any(lettre.isupper() for lettre in premier[1:]) else f"{nom[:1].lower()}{nom[1:]}"
