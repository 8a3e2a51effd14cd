"""The id of a question about what a file has written: short, and never that of two."""

from hashlib import sha256

_LONG = 60
_COMPARES = frozenset("<>≤≥")  # «< 25 ans» and «> 25 ans» have the same letters


def id_de_question(genre: str, mot: str, ecrit: str = "") -> str:
    """«genre:mot». Where `mot` is too long, or where its letters do not tell all that `ecrit` does, it ends with a print of what is written whole."""
    entier = ecrit or mot
    if len(mot) <= _LONG and not (ecrit and _COMPARES & set(ecrit)):
        return f"{genre}:{mot}"
    return f"{genre}:{mot[:_LONG].rstrip('- ')}-{sha256(entier.encode()).hexdigest()[:6]}"
