"""The text of `docs/champs.md`, the reference of all fields."""

from collections.abc import Iterator

from generator.model.formats.forme import ECRITURES, Champ, Format, Forme
from generator.model.formats.tous import FORMATS

ENTETE = """\
# Les champs de chaque fichier

Cette page est écrite par le programme, à partir de ce qu’il sait lire : `python -m generator.documentation`. Le
[guide des données](guide-des-donnees.md) dit comment s’en servir.

« Obligatoire » : oui, ou dans quel cas. Ce qui est inconnu est absent : un champ facultatif vide ne compte pas.

## Ce que contient un champ

| Forme | Comment l’écrire |
|---|---|
"""


def page_des_champs() -> str:
    """The whole reference, in Markdown."""
    formes = "".join(f"| {genre} | {ecriture} |\n" for genre, ecriture in ECRITURES.items())
    sommaire = "".join(f"- [{format_.nom}](#{format_.ancre}) : {format_.explication}\n" for format_ in FORMATS)
    return "\n".join((f"{ENTETE}{formes}\n## Les fichiers\n\n{sommaire}", *(_fichier(format_) for format_ in FORMATS)))


def _fichier(format_: Format) -> str:
    tete = f'<a id="{format_.ancre}"></a>\n\n## {format_.nom}\n\n{format_.explication}\n\nOù : `{format_.place}`\n'
    return "\n".join((tete, *_formes(format_)))


def _formes(format_: Format) -> Iterator[str]:
    for forme in format_.forme.parcourir():
        if forme is not format_.forme:
            yield f'<a id="{_ancre(format_, forme)}"></a>\n\n### {format_.nom} : {", ".join(_ou(format_, forme))}\n'
        yield _table(format_, forme)


def _table(format_: Format, forme: Forme) -> str:
    premiere = "Champ" if format_.motifs or format_.nom.endswith(".md") else "Colonne"
    tete = f"| {premiere} | Forme | Obligatoire | Explication | Exemple |\n|---|---|---|---|---|\n"
    return tete + "".join(f"| {' | '.join(map(_cellule, _ligne(format_, forme, champ)))} |\n" for champ in forme.champs)


def _ligne(format_: Format, forme: Forme, champ: Champ) -> tuple[str, ...]:
    genre = f"[{champ.genre}](#{_ancre(format_, forme.dedans(champ))})" if champ.a_des_champs else champ.genre.value
    return (
        f"`{champ.nom}`",
        genre,
        "oui" if champ.requis else champ.condition,
        ". ".join(filter(None, (champ.explication, _choix(champ), _bornes(champ), "un élément au moins" if champ.non_vide else ""))),
        f"`{champ.exemple}`" if champ.exemple else "",
    )


def _choix(champ: Champ) -> str:
    if not champ.choix:
        return ""
    sinon = f" (`{champ.defaut}` si rien n’est dit)" if champ.defaut and not champ.requis else ""
    return f"L’un de : {', '.join(f'`{mot}`' for mot in champ.choix)}{sinon}"


def _bornes(champ: Champ) -> str:
    return f"De {champ.bornes[0]} à {champ.bornes[1]}" if champ.bornes else ""


def _ou(format_: Format, cherchee: Forme) -> list[str]:
    """The fields that hold this set of fields, by their paths: «documents.sections»."""
    chemins: list[str] = []
    attente: list[tuple[tuple[str, ...], Forme]] = [((), format_.forme)]
    while attente:
        chemin, forme = attente.pop(0)
        for champ in forme.champs:
            if champ.forme:
                if champ.forme is cherchee:
                    chemins.append(f"`{'.'.join((*chemin, champ.nom))}`")
                attente.append(((*chemin, champ.nom), champ.forme))
    return chemins


def _ancre(format_: Format, forme: Forme) -> str:
    return format_.ancre if forme is format_.forme else f"{format_.ancre}-{forme.nom}"


def _cellule(texte: str) -> str:
    return texte.replace("|", "\\|")
