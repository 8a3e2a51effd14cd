"""The fields of `unites.yml`: the units of a contract that are none of the program's own."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp

_UNITE = Forme(
    "unite",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "le mot que « unite » emploie dans le référentiel", "pour-1000-logements", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "son nom, tel que les pages l’écrivent", '"nombre pour 1 000 logements"', requis=True),
        Champ("singulier", GenreDeChamp.TEXTE, "les mots écrits après un chiffre plus petit que deux, au singulier", "logement"),
        Champ("pluriel", GenreDeChamp.TEXTE, "les mots écrits après un autre chiffre", "logements"),
        Champ("symbole", GenreDeChamp.TEXTE, "l’abréviation écrite après un chiffre, à la place de ces mots", '"‰ log."'),
        Champ("pour", GenreDeChamp.ENTIER, "pour un taux : à combien il se rapporte", "1000"),
        Champ(
            "total",
            GenreDeChamp.CHOIX,
            "somme : les chiffres de plusieurs lieux, ou de plusieurs parties, s’additionnent",
            "somme",
            choix=("somme", "aucun"),
            defaut="aucun",
        ),
        Champ(
            "decimales", GenreDeChamp.ENTIER, "combien de décimales écrire d’un chiffre que le site calcule (sinon : 1)", "1", bornes=(0, 6)
        ),
        Champ("minimum", GenreDeChamp.NOMBRE, "un chiffre plus petit est sans doute faux : il est signalé", "0"),
        Champ("maximum", GenreDeChamp.NOMBRE, "un chiffre plus grand est sans doute faux : il est signalé", "1000"),
    ),
)
UNITES = Format(
    "unites.yml",
    "referentiels/<contrat>/unites.yml",
    "Les unités du contrat qui ne sont pas celles du programme (facultatif) : « pour 10 000 habitants », « pour 1 000 logements », « places »…",
    Forme("unites", (Champ("unites", GenreDeChamp.LISTE, "les unités", requis=True, non_vide=True, forme=_UNITE),)),
    ("referentiels/*/unites.yml",),
)
