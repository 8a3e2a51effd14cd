"""The text of `docs/problemes.md`: each code of a problem with its gravity, what it means, and examples, wrong and right."""

from collections.abc import Iterator

from generator.model.codes import FAMILLES, TOUS, Famille
from generator.model.probleme import Code, EnMots, Exemple, Gravite, Nom

_INTRODUCTION = f"""\
# Les problèmes

`engagements verifier` dit chaque problème avec sa place, sa gravité, son code, et le moyen de le corriger :

```
referentiels/valmont/contrat.yml:6:1 : erreur champ-inconnu : Le champ « fim » n’existe pas ici.
    → Vouliez-vous dire « fin » ? Champs possibles : accessibilite, calendrier, …
```

Une **erreur** empêche de publier : le site d’avant reste en place. Un **avertissement** n’empêche rien, mais quelqu’un doit le lire.
Un **conseil** ne dit rien de faux : il dit la ligne qui permettrait d’en savoir plus. Ce qui se répète dans un fichier n’est dit en entier que trois fois, avec les lignes des autres.

`engagements verifier --format json` donne les mêmes problèmes à un programme ; `github` et `gitlab` les montrent à leur ligne dans une demande de fusion, et
`markdown` en fait un texte à y joindre.

Voici les {len(TOUS)} codes, par famille. L’adresse de chacun est son nom : `docs/problemes.md#champ-inconnu`. Dans les exemples, un fichier dont le chemin ne
commence ni par `referentiels/` ni par `content/` est dans le dossier du contrat (`referentiels/<contrat>/`), sauf `mkdocs.yml`, qui est en haut du projet ; la ville de Valmont est inventée.
Pour ce qui s’écrit dans chaque fichier, voir le [guide des données](guide-des-donnees.md).
"""
_LANGAGES = {"yml": "yaml", "csv": "csv", "md": "markdown", "geojson": "json"}
_GRAVITES = {
    (Gravite.ERREUR,): "Erreur",
    (Gravite.AVERTISSEMENT,): "Avertissement",
    (Gravite.CONSEIL,): "Conseil",
    (Gravite.ERREUR, Gravite.AVERTISSEMENT): "Erreur ou avertissement",
}


def page_des_problemes() -> str:
    """The page, in Markdown."""
    return "\n".join((_INTRODUCTION, *(_famille(famille) for famille in FAMILLES)))


def _famille(famille: Famille) -> str:
    liste = "\n".join(f"- [`{code}`](#{code}) : {_en_suite(code.entree.titre)}" for code in famille.codes)
    return "\n".join((f"## {famille.titre}\n\n{liste}\n", *("\n\n".join(_code(code)) + "\n" for code in famille.codes)))


def _en_suite(titre: str) -> str:
    """A title as it stands after a colon: without its capital."""
    return f"{titre[0].lower()}{titre[1:]}"


def _code(code: Code) -> Iterator[str]:
    """The paragraphs on one code. Its heading is the code alone, so that its address is too."""
    yield f"### `{code}`"
    yield f"**{code.entree.titre}.** {_GRAVITES[code.gravites]}."
    yield code.entree.explication
    for exemple in code.entree.exemples:
        plusieurs = len(code.gravites) > 1
        if plusieurs:
            yield f"Donne {'une erreur' if exemple.gravite is Gravite.ERREUR else 'un avertissement'} :"
        yield from _exemple(exemple)


def _exemple(exemple: Exemple) -> Iterator[str]:
    if isinstance(exemple, EnMots):
        yield f"- Faux. {exemple.faux}\n- Juste. {exemple.juste}"
    elif isinstance(exemple, Nom):
        yield f"- Faux. Le fichier s’appelle `{exemple.faux}`.\n- Juste. Il s’appelle `{exemple.juste}`."
    else:
        langage = _LANGAGES[exemple.fichier.rpartition(".")[2]]
        yield f"Faux, dans `{exemple.fichier}` :"
        yield f"```{langage}\n{exemple.faux}\n```"
        yield "Juste :"
        yield f"```{langage}\n{exemple.juste}\n```"
