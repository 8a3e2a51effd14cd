"""The fields of `adresses.yml`."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp

_ADRESSE = Forme(
    "adresse",
    (
        Champ(
            "adresse",
            GenreDeChamp.TEXTE,
            "l’adresse qui ne montre plus rien, sous celle du site ; finie par « / », tout ce qui est dessous en fait partie",
            "indicateurs/places-creche/",
            requis=True,
        ),
        Champ("vers", GenreDeChamp.TEXTE, "où c’est maintenant, écrit de la même façon : on y est conduit", "indicateurs/places-ouvertes/"),
        Champ("le", GenreDeChamp.JOUR, "le jour du changement", "2026-11-20", requis=True),
        Champ("quoi", GenreDeChamp.TEXTE, "le nom de ce qui était là", '"Places de crèche ouvertes"'),
        Champ(
            "motif",
            GenreDeChamp.TEXTE,
            "pourquoi c’est retiré : la page le dit ; sans « vers », il en faut un",
            '"L’indicateur a été partagé en deux."',
        ),
        Champ(
            "voir",
            GenreDeChamp.TEXTES,
            "où chercher à la place : sous le site, sous le portail avec un « / » devant, ou ailleurs (« https://… »)",
            "[indicateurs/places-a/, indicateurs/places-b/]",
        ),
    ),
)
ADRESSES = Format(
    "adresses.yml",
    "referentiels/<contrat>/adresses.yml, ou referentiels/adresses.yml pour le portail et les contrats qui ne sont plus publiés",
    "Ce que sont devenues des adresses publiées, quand « anciens_ids » ne le dit pas : déplacées (« vers ») ou retirées (« motif »). "
    "« engagements adresses » l’écrit (facultatif).",
    Forme(
        "adresses",
        (Champ("adresses", GenreDeChamp.LISTE, "les adresses", requis=True, forme=_ADRESSE),),
    ),
    ("referentiels/*/adresses.yml", "referentiels/adresses.yml"),
)
