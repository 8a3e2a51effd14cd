"""The fields of `avertissements.yml`."""

from generator.model.codes import TOUS
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.probleme import Gravite

DONT_ON_AVERTIT = tuple(str(code) for code in TOUS if Gravite.AVERTISSEMENT in code.gravites)
_REPONSE = Forme(
    "avertissement",
    (
        Champ("code", GenreDeChamp.CHOIX, "le code que l’avertissement imprime", "saut", requis=True, choix=DONT_ON_AVERTIT),
        Champ(
            "sur",
            GenreDeChamp.TEXTE,
            "de quoi il parle : « indicateur territoire periode » d’une ligne de valeurs, l’identifiant d’un lieu ou d’un indicateur, sinon son fichier",
            '"taux-de-reponse orly 2019"',
            requis=True,
        ),
        Champ("dit", GenreDeChamp.TEXTE, "des mots du message, quand « sur » est un fichier", '"140 %"'),
        Champ("raison", GenreDeChamp.TEXTE, "pourquoi c’est juste", '"Le document l’imprime ainsi."', requis=True),
        Champ("le", GenreDeChamp.JOUR, "le jour de cette réponse", "2026-11-20", requis=True),
    ),
)
AVERTISSEMENTS = Format(
    "avertissements.yml",
    "referentiels/<contrat>/avertissements.yml, ou referentiels/avertissements.yml pour les fichiers communs",
    "Ce que l’on a répondu aux avertissements de « verifier » : chacun se tait alors (facultatif).",
    Forme(
        "avertissements",
        (Champ("avertissements", GenreDeChamp.LISTE, "les réponses", requis=True, forme=_REPONSE),),
    ),
    ("referentiels/*/avertissements.yml", "referentiels/avertissements.yml"),
)
