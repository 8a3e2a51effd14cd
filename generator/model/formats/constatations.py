"""The fields of what is read in the documents beside promises: `faits.yml`, `anomalies.yml`, `constats.yml`, `corrections.yml`."""

from generator.model.formats.argent import ARGENT, NATURE
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import NOTE, PLACE

_FAIT = Forme(
    "fait",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du fait", "equipements-ivry", requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "la phrase du document, mot pour mot", '"395 259 € pour les équipements d’Ivry."', requis=True),
        Champ("montant", GenreDeChamp.NOMBRE, "le montant, en euros", "395259"),
        NATURE,
        Champ("periode", GenreDeChamp.TEXTE, "la période, telle que dite", '"2015/2019"'),
        Champ("territoires", GenreDeChamp.IDENTIFIANTS, "les lieux dont il parle", "[ivry-sur-seine]"),
        Champ("partenaires", GenreDeChamp.IDENTIFIANTS, "les partenaires dont il parle", "[departement-val-de-marne]"),
        Champ("noeud", GenreDeChamp.REFERENCE, "la promesse dont il parle", "o1-1-p1-e1"),
        *ARGENT,
        NOTE,
        *PLACE,
    ),
)
FAITS = Format(
    "faits.yml",
    "referentiels/<contrat>/faits.yml",
    "Les faits chiffrés que le document cite (facultatif).",
    Forme("faits", (Champ("faits", GenreDeChamp.LISTE, "les faits", requis=True, forme=_FAIT), *PLACE)),
    ("referentiels/*/faits.yml",),
)

_ANOMALIE = Forme(
    "anomalie",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant de l’anomalie", "total-population", requis=True),
        Champ("titre", GenreDeChamp.TEXTE, "ce qui ne va pas, en une ligne", '"Le total ne fait pas la somme"', requis=True),
        Champ(
            "texte",
            GenreDeChamp.TEXTE,
            "la même chose en mots simples",
            '"Les trois lignes font 15, le total imprimé est 16."',
            requis=True,
        ),
        Champ("citations", GenreDeChamp.TEXTES, "les mots imprimés", '["Total : 16"]'),
        Champ("calcul", GenreDeChamp.TEXTE, "le calcul qui le montre", '"6 + 3 + 6 = 15, et non 16"'),
        Champ("concerne", GenreDeChamp.IDENTIFIANTS, "les promesses, indicateurs ou lieux dont la page y renvoie", "[o1-1-p1-e1]"),
        Champ("relevee_le", GenreDeChamp.DATE, "quand elle a été relevée ; elle paraît alors dans les nouveautés", "2026-11-20"),
        *PLACE,
    ),
)
ANOMALIES = Format(
    "anomalies.yml",
    "referentiels/<contrat>/anomalies.yml",
    "Les contradictions relevées dans les documents (facultatif).",
    Forme("anomalies", (Champ("anomalies", GenreDeChamp.LISTE, "les anomalies", requis=True, forme=_ANOMALIE), *PLACE)),
    ("referentiels/*/anomalies.yml",),
)

_AXE = Forme(
    "axe-de-travail",
    (
        Champ("passage", GenreDeChamp.PASSAGE, "où le document demande ce travail", "p11", requis=True),
        Champ("promesses", GenreDeChamp.IDENTIFIANTS, "les promesses qui le reprennent, dans notre lecture", "[o1-1-p1-e1]"),
        NOTE,
    ),
)
_SUJET = Forme(
    "sujet",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du sujet", "reussite-educative", requis=True),
        Champ("titre", GenreDeChamp.PASSAGE, "où est son titre", "p5"),
        Champ("constats", GenreDeChamp.PASSAGES, "où sont les constats", "[p7, p8]"),
        Champ("promesses", GenreDeChamp.IDENTIFIANTS, "les promesses que ces constats expliquent, dans notre lecture", "[o1-1]"),
        Champ("axes", GenreDeChamp.LISTE, "le travail que le document demandait", forme=_AXE),
        NOTE,
    ),
)
_THEME = Forme(
    "theme",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du thème", "jeunesse", requis=True),
        Champ("titre", GenreDeChamp.PASSAGE, "où est son titre", "p4", requis=True),
        Champ("sujets", GenreDeChamp.LISTE, "les sujets du thème", requis=True, forme=_SUJET),
    ),
)
CONSTATS = Format(
    "constats.yml",
    "referentiels/<contrat>/constats.yml",
    "Ce que le document a constaté avant de promettre (facultatif).",
    Forme(
        "constats",
        (
            Champ(
                "constats", GenreDeChamp.TEXTE, "le nom que le document leur donne", '"L’évolution des enjeux et des besoins"', requis=True
            ),
            Champ("axes", GenreDeChamp.TEXTE, "le nom qu’il donne au travail demandé", '"Les axes de travail prioritaires"'),
            Champ(
                "liens",
                GenreDeChamp.CHOIX,
                "imprimes : le document place lui-même ces lignes avec les promesses",
                "imprimes",
                choix=("notre-lecture", "imprimes"),
                defaut="notre-lecture",
            ),
            Champ(
                "note_editoriale",
                GenreDeChamp.TEXTE,
                "comment les rapprochements ont été faits, et leurs limites",
                '"Les rapprochements sont les nôtres."',
                requis=True,
            ),
            Champ("themes", GenreDeChamp.LISTE, "les thèmes", requis=True, forme=_THEME),
            *PLACE,
        ),
    ),
    ("referentiels/*/constats.yml",),
)

_CORRECTION = Forme(
    "correction",
    (
        Champ("passage", GenreDeChamp.PASSAGE, "où", "article-5#p12", requis=True),
        Champ("numerise", GenreDeChamp.TEXTE, "ce que la numérisation donnait", '"enfants accueiIlis"'),
        Champ("corrige", GenreDeChamp.TEXTE, "ce qui est écrit à la place", '"enfants accueillis"'),
        Champ("raison", GenreDeChamp.TEXTE, "pourquoi", '"Lettre mal lue."', requis=True),
    ),
)
CORRECTIONS = Format(
    "corrections.yml",
    "referentiels/<contrat>/documents/<document>/corrections.yml",
    "Ce qui a été corrigé dans la numérisation d’un document (facultatif).",
    Forme(
        "corrections",
        (
            Champ("corrections", GenreDeChamp.LISTE, "les corrections", forme=_CORRECTION),
            Champ("retires", GenreDeChamp.TEXTES, "ce qui est enlevé partout, comme un numéro de page", '["Les numéros de page."]'),
        ),
    ),
    ("referentiels/*/documents/*/corrections.yml",),
)
