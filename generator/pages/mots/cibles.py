"""The kinds of targets in words: the name of each, and the rule by which it is read."""

from generator.calculs.genres_de_cible import GenreCible

NOMS_ET_REGLES = {
    GenreCible.SEUIL: (
        "Un chiffre à atteindre",
        "Le chiffre est comparé à la cible. Imprimée sans « au moins » ni « au plus », elle est lue comme « au moins », sauf si la valeur de "
        "départ est plus haute. Avec une valeur de départ, la part du chemin faite est (chiffre − départ) ÷ (cible − départ).",
    ),
    GenreCible.PART: (
        "Une part d’un ensemble",
        "« 100 % des collèges » devient un nombre seulement si le document imprime le nombre de l’ensemble. Sinon, rien n’est comparé.",
    ),
    GenreCible.FOURCHETTE: (
        "Une fourchette",
        "La cible est atteinte entre les deux bornes, comprises ; au-delà aussi, quand dépasser est plainement souhaité.",
    ),
    GenreCible.VARIATION: (
        "Une variation",
        "« + 10 % » se calcule depuis la valeur de départ. Sans elle, ou si elle vaut zéro, rien n’est comparé.",
    ),
    GenreCible.POINTS: (
        "Un changement en points",
        "« Réduire de 5 points » : les points se retranchent de la valeur de départ, ou s’y ajoutent. Sans elle, rien n’est comparé.",
    ),
    GenreCible.MAINTIEN: (
        "Un niveau à maintenir",
        "Le niveau est tenu quand le chiffre s’en écarte de moins que la tolérance. Avant l’échéance, il est dit « tenu à ce jour », et compté avec "
        "« en bonne voie » : il peut encore changer. Il n’est atteint qu’à l’échéance.",
    ),
    GenreCible.OUI_NON: ("Oui ou non", "La cible est atteinte ou ne l’est pas."),
    GenreCible.DIRECTION: (
        "Une direction",
        "« Augmenter » ou « diminuer » se juge depuis la valeur de départ ou, à défaut, depuis le premier chiffre trouvé. Il n’y a pas de pourcentage.",
    ),
    GenreCible.MOTS: (
        "Des mots",
        "Une cible sans chiffre, ou dont le chiffre ne se compare pas à l’indicateur, est montrée telle quelle. Nous n’en tirons aucun calcul.",
    ),
    GenreCible.AUCUNE: ("Aucune cible", "Le document n’en fixe pas : les chiffres sont montrés seuls."),
    GenreCible.A_DEFINIR: ("Un indicateur à définir", "Le document en tient la place, sans le définir : il est compté à part."),
}
