"""Problems of money: an amount that would be counted twice, or that its words do not print."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte

_TOIT = '- {id: toit, texte: "Le toit coûtera 8 000 €.", montant: 8 000 €, nature: prevu, partie_de: [travaux], noeud: accueil, repere: "Article 2"}'
_TRAVAUX = (
    '- {id: travaux, texte: "Les travaux coûteront 30 000 €.", montant: 30 000 €, nature: prevu, noeud: accueil, repere: "Article 2"}'
)


@unique
class CodeArgent(Code):
    """What keeps amounts from being told once, and added up without mistake."""

    INDICATEUR_D_ARGENT = DefinitionDuCode(
        "indicateur-d-argent",
        "Un indicateur dit d’argent n’est pas en euros",
        "Seuls des euros s’ajoutent à des euros. Un indicateur en nombre ou en pourcentage n’est pas de l’argent prévu, engagé ou payé.",
        Texte(
            "montants.yml",
            '- {indicateur: parents, objet: "la maison des parents", nature: realise, financeurs: [ville-de-valmont]}',
            '- {indicateur: depenses, objet: "la maison des parents", nature: realise, financeurs: [ville-de-valmont]}',
        ),
    )
    MONTANT_DIFFERENT = DefinitionDuCode(
        "montant-different",
        "Deux montants dits les mêmes n’ont pas le même nombre",
        "« meme_que » dit que deux endroits donnent le même montant, pour ne le compter qu’une fois. S’ils donnent deux nombres, c’est une "
        "contradiction, que « contredit » montre aux lecteurs.",
        Texte(
            "montants.yml",
            '- {id: cour-au-bilan, montant: 9 000 €, texte: "9 000 € pour la cour", nature: prevu, meme_que: cour, publication: bilan}',
            '- {id: cour-au-bilan, montant: 6 000 €, texte: "6 000 € pour la cour", nature: prevu, meme_que: cour, publication: bilan}',
        ),
    )
    MONTANT_DOUBLE = DefinitionDuCode(
        "montant-double",
        "Le même montant semble écrit deux fois",
        "Deux éléments donnent le même nombre, pour les mêmes lieux, la même période et la même nature : une somme le compterait deux fois. "
        "Si c’est bien le même argent, l’un des deux le dit (« meme_que ») ; sinon, l’un dit ce qui les distingue (« recoupe »).",
        Texte("faits.yml", _TOIT.replace("8 000", "30 000").replace(" partie_de: [travaux],", ""), _TOIT, Gravite.AVERTISSEMENT),
    )
    MONTANT_EN_ROND = DefinitionDuCode(
        "montant-en-rond",
        "Un montant est lié à lui-même",
        "Une partie est plus petite que son tout : deux montants ne peuvent pas être chacun une partie de l’autre. Et un montant n’est « le même » que d’un "
        "autre : s’il se nomme lui-même, celui qui était voulu est compté deux fois.",
        Texte("faits.yml", _TRAVAUX.replace("nature: prevu,", "nature: prevu, partie_de: [toit],"), _TRAVAUX),
    )
    MONTANT_INCONNU = DefinitionDuCode(
        "montant-inconnu",
        "Le montant nommé n’existe pas",
        "« partie_de », « meme_que », « recoupe » et « contredit » nomment un fait qui a un montant, ou un montant de montants.yml. Une partie dont "
        "le tout manque serait comptée comme un montant entier.",
        Texte("faits.yml", _TOIT.replace("[travaux]", "[chantier]"), _TOIT),
    )
    MONTANT_NON_IMPRIME = DefinitionDuCode(
        "montant-non-imprime",
        "Les mots cités n’impriment pas ce montant",
        "Le nombre publié doit se lire dans la phrase citée, en euros, en millions ou en milliards d’euros. Le plus souvent, c’est un zéro de trop ou de moins.",
        Texte("faits.yml", _TOIT.replace("montant: 8 000 €", "montant: 800 €"), _TOIT, Gravite.AVERTISSEMENT),
    )
    PARTIE_TROP_GRANDE = DefinitionDuCode(
        "partie-trop-grande",
        "Une partie est plus grande que son tout",
        "Un montant compris dans un autre ne peut pas le dépasser : soit l’un des deux nombres est mal recopié, soit ce n’est pas sa partie.",
        Texte("faits.yml", _TOIT.replace("8 000", "80 000"), _TOIT),
    )
