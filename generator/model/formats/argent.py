"""The fields of `montants.yml`, and those that tell what an amount is for and what it is part of, which a fact has too."""

from generator.model.argent import NATURES
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import NOTE, PLACE

NATURE = Champ(
    "nature",
    GenreDeChamp.CHOIX,
    "realise (fait), accorde (aide accordée), vote (voté), engage, prevu, potentiel (possible), cite (un chiffre, sans acte)",
    "accorde",
    requis=True,
    choix=NATURES,
)
ARGENT = (
    Champ("objet", GenreDeChamp.TEXTE, "à quoi sert cet argent, en quelques mots de notre part", '"quatre maisons de quartier"'),
    Champ(
        "financeurs", GenreDeChamp.IDENTIFIANTS, "les partenaires dont c’est l’argent, si le document le dit", "[departement-val-de-marne]"
    ),
    Champ("par", GenreDeChamp.TEXTE, "pour un montant qui se répète : par quoi. Il n’entre dans aucune somme", "an"),
    Champ("partie_de", GenreDeChamp.IDENTIFIANTS, "les montants (faits ou montants) dont celui-ci est une partie", "[orly-anru-1]"),
    Champ(
        "meme_que",
        GenreDeChamp.REFERENCE,
        "le fait, le montant, ou l’indicateur (même lieu, même période) qui donne déjà ce montant : il ne compte qu’une fois",
        "a4-94-sep-montant",
    ),
    Champ(
        "recoupe",
        GenreDeChamp.IDENTIFIANTS,
        "les montants qui comptent peut-être le même argent : ils ne sont jamais additionnés",
        "[equipements-ivry]",
    ),
    Champ("contredit", GenreDeChamp.IDENTIFIANTS, "les montants qui disent un autre nombre de la même chose", "[rd5-orly]"),
    Champ(
        "parties_completes",
        GenreDeChamp.OUI_NON,
        "oui : le document donne toutes les parties de ce montant, et leur somme doit le faire",
        "oui",
    ),
)
_MONTANT = Forme(
    "montant",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du montant", "fonds-de-participation-2018", requis=True),
        Champ("montant", GenreDeChamp.NOMBRE, "le montant, en euros", "63100", requis=True),
        Champ(
            "texte", GenreDeChamp.TEXTE, "les mots du document, tels quels", '"Subventions (63.100 euros) à 9 associations"', requis=True
        ),
        NATURE,
        Champ("periode", GenreDeChamp.TEXTE, "la période, telle que dite", '"2018"'),
        Champ("territoires", GenreDeChamp.IDENTIFIANTS, "les lieux où il va", "[orly]"),
        Champ("noeud", GenreDeChamp.REFERENCE, "la promesse dont il parle", "o1-1-p1-e1"),
        Champ(
            "publication", GenreDeChamp.REFERENCE, "la publication qui le dit, quand ce n’est pas un document du contrat", "conseil-2018"
        ),
        *ARGENT,
        NOTE,
        *PLACE,
    ),
)
_INDICATEUR = Forme(
    "indicateur-d-argent",
    (
        Champ("indicateur", GenreDeChamp.REFERENCE, "l’indicateur en euros", "a4-94-sep-montant", requis=True),
        Champ(
            "objet", GenreDeChamp.TEXTE, "à quoi sert cet argent, en quelques mots de notre part", '"équipements de proximité"', requis=True
        ),
        NATURE,
        Champ(
            "financeurs",
            GenreDeChamp.IDENTIFIANTS,
            "les partenaires dont c’est l’argent, si le document le dit",
            "[departement-val-de-marne]",
        ),
    ),
)
MONTANTS = Format(
    "montants.yml",
    "referentiels/<contrat>/montants.yml",
    "L’argent que disent les documents et les publications, quand ni un fait ni un chiffre ne le dit (facultatif) ; et les indicateurs en euros "
    "qui comptent de l’argent prévu, engagé ou payé. Un fait qui a un montant y compte sans y être écrit.",
    Forme(
        "montants",
        (
            Champ("montants", GenreDeChamp.LISTE, "les montants", forme=_MONTANT),
            Champ("indicateurs", GenreDeChamp.LISTE, "les indicateurs en euros qui comptent de l’argent", forme=_INDICATEUR),
            *PLACE,
        ),
    ),
    ("referentiels/*/montants.yml",),
)
