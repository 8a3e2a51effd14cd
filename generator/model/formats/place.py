"""Fields that stand in several files: the place in the signed document, the remark, the former ids, the program's own register."""

from generator.model.formats.forme import Champ, GenreDeChamp

PERIODICITES = ("annuelle", "semestrielle", "trimestrielle", "mensuelle", "continue", "unique")

PLACE = (
    Champ(
        "document",
        GenreDeChamp.REFERENCE,
        "le document, par son identifiant de contrat.yml ; s’il n’est pas dit, celui de l’élément au-dessus, ou du haut du fichier",
        "protocole",
    ),
    Champ("section", GenreDeChamp.REFERENCE, "la partie de ce document, par son identifiant ; héritée de la même façon", "article-6-1"),
    Champ(
        "repere",
        GenreDeChamp.TEXTE,
        "l’endroit exact, pour qui cherche dans le document imprimé",
        '"Objectif 1.1, tableau, priorité 1, ligne 2"',
    ),
    Champ("passage", GenreDeChamp.PASSAGE, "le passage du texte gardé, quand le site ne le trouve pas seul", "p12"),
)
NOTE = Champ(
    "note_editoriale", GenreDeChamp.TEXTE, "une remarque de notre part, montrée comme telle", '"Le document écrit « 2019 » deux fois."'
)
ANCIENS_IDS = Champ(
    "anciens_ids", GenreDeChamp.IDENTIFIANTS, "les identifiants d’avant : leurs adresses continuent de mener ici", "[o1-ancien]"
)


def champ_du_socle(quoi: str, exemple: str) -> tuple[Champ, ...]:
    """The two fields by which a project leaves out some or all of a register of the program; `quoi` says in French what it holds."""
    return (
        Champ("socle", GenreDeChamp.OUI_NON, f"non : ne prendre {quoi} du programme", "non"),
        Champ("socle_sans", GenreDeChamp.TEXTES, "ce que le projet ne prend pas dans le registre du programme", exemple),
    )
