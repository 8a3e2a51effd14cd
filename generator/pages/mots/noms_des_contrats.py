"""The title of a contract inside a sentence: «du contrat de ville de Paris», «la convention territoriale globale»."""

from collections.abc import Mapping

from generator.pages.mots.typographie import INSECABLE

# What a title begins with, and the articles of that word: alone, and after «de».
_ARTICLES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("contrat", "pacte", "plan", "programme", "projet", "protocole"), ("le ", "du ")),
    **dict.fromkeys(("charte", "convention", "feuille", "stratégie"), ("la ", "de la ")),
    **dict.fromkeys(("accord", "annexe", "avenant", "engagement"), ("l’", "de l’")),
}


def le_contrat(titre: str) -> str:
    """«le contrat de ville», or the title between quotation marks where its first word is another."""
    return _dans_la_phrase(titre, 0) or f"«{INSECABLE}{titre}{INSECABLE}»"


def du_contrat(titre: str) -> str:
    """«du contrat de ville», or «de» and the title between quotation marks."""
    return _dans_la_phrase(titre, 1) or f"de «{INSECABLE}{titre}{INSECABLE}»"


def _dans_la_phrase(titre: str, rang: int) -> str:
    articles = _ARTICLES.get(titre.split(" ", 1)[0].lower())
    return f"{articles[rang]}{titre[0].lower()}{titre[1:]}" if articles else ""
