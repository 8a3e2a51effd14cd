"""Draws what a field may hold, from its definition alone: kind, choices, fields inside it."""

from collections.abc import Sequence
from random import Random
from typing import Any

from generator.model.formats.forme import Champ, Forme, GenreDeChamp

TEXTES = (
    "Réduire les écarts",
    "Nombre d’élèves « boursiers » : 12 %",
    "un *gras* et du `code` {{ x }}",
    "<b>gras</b> & co",
    "1. Première",
    "# titre",
    "mot " * 40,
    "É",
    "0",
    "a|b|c",
    "l'accès [aux](x) soins",
    "Très long " + "anticonstitutionnellement" * 4,
    "ligne un\nligne deux",
    "100 % des agents, 30 000 € par an, au moins 3",
    "QPV",
    "🙂 emploi",
    "- tiret",
    "Nom : prénom; suite",
    "..",
    "2019",
    "non",
    "~",
    "«",
    "à/b",
    "\\n",
    "Femmes, jeunes, santé",
)
NOMBRES = ("0", "1", "-5", "12,5", "1 234", "1234567890", "0,001", "100", "99,99", "3", "2019", "50")
PERIODES = ("2019", "2017-2018", "2015/2019", "2018-09/2021-01", "2019-03", "2019-03-31")
_DE_CHAQUE: dict[GenreDeChamp, Sequence[str]] = {
    GenreDeChamp.TEXTE: TEXTES,
    GenreDeChamp.ANNEE: ("1999", "2014", "2015", "2017", "2019", "2020", "2022", "2024", "2026", "2030"),
    GenreDeChamp.DATE: ("2015", "2018-06", "2020-12-08", "2024-06-30", "2024-07-01", "2030"),
    GenreDeChamp.JOUR: ("2015-01-01", "2020-02-29", "2024-06-30", "2024-07-01"),
    GenreDeChamp.PERIODE: PERIODES,
    GenreDeChamp.ENTIER: ("0", "1", "3", "12500", "12 500"),
    GenreDeChamp.NOMBRE: NOMBRES,
    GenreDeChamp.NOMBRE_OU_OUI_NON: (*NOMBRES, "oui", "non"),
    GenreDeChamp.NUMERO: ("1", "1.a", "99", "2.b.3"),
    GenreDeChamp.OUI_NON: ("oui", "non"),
    GenreDeChamp.ADRESSE: ("https://exemple.fr/a?b=c&d=é", "http://exemple.org"),
    GenreDeChamp.COURRIEL: ("contact@ville.fr",),
    GenreDeChamp.TELEPHONE: ("01 23 45 67 89",),
    GenreDeChamp.COULEUR: ("#12395b", "#ffffff", "#000000", "#ff0"),
    GenreDeChamp.PASSAGE: ("p1",),
}


def valeur(champ: Champ, forme: Forme, ids: Sequence[str], hasard: Random) -> Any:
    """Words, a list or fields, as YAML would give them without reading numbers; `forme` is that of the field, `ids` what the project names."""
    genre = champ.genre
    if genre in _DE_CHAQUE:
        return hasard.choice(_DE_CHAQUE[genre])
    if genre is GenreDeChamp.CHOIX:
        return hasard.choice(champ.choix) if champ.choix else champ.exemple.strip('"')
    if genre in (GenreDeChamp.IDENTIFIANT, GenreDeChamp.REFERENCE):
        return hasard.choice(ids) if hasard.random() < 0.85 else f"neuf-{hasard.randrange(999)}"
    if genre is GenreDeChamp.IDENTIFIANTS:
        return hasard.sample(ids, hasard.randrange(0, 4))
    if genre is GenreDeChamp.LISTE_DE_CHOIX:
        return hasard.sample(champ.choix, hasard.randrange(0, len(champ.choix) + 1))
    if genre is GenreDeChamp.TEXTES:
        return [hasard.choice(TEXTES) for _ in range(hasard.randrange(0, 4))]
    if genre is GenreDeChamp.PASSAGES:
        return ["p1"]
    dedans = forme.dedans(champ)
    if genre is GenreDeChamp.CHAMPS:
        return champs(dedans, ids, hasard)
    return [champs(dedans, ids, hasard) for _ in range(hasard.randrange(1, 3))]


def champs(forme: Forme, ids: Sequence[str], hasard: Random) -> dict[str, Any]:
    """The fields that must be there, and some of the others."""
    voulus = (champ for champ in forme.champs if champ.requis or hasard.random() < 0.15)
    return {champ.nom: valeur(champ, forme, ids, hasard) for champ in voulus if not se_contient(champ, forme)}


def se_contient(champ: Champ, forme: Forme) -> bool:
    """True for a field that holds fields as those that it is of (a node holds nodes)."""
    return champ.a_des_champs and forme.dedans(champ) is forme
