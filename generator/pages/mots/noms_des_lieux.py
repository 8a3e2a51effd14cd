"""The word that a contract has for its communes, with its article: «la commune», «l’arrondissement», «du secteur»."""

_FEMININS = frozenset({"agglomération", "commune", "communauté", "métropole", "paroisse", "région", "section", "ville", "zone"})
_VOYELLES = "aàâeéèêiîoôuœ"


def _muet(nom: str) -> bool:
    return nom[:1].lower() in _VOYELLES


def un(nom: str) -> str:
    """«une commune», «un arrondissement»."""
    return f"{'une' if nom in _FEMININS else 'un'} {nom}"


def chacun_d_eux(nom: str) -> str:
    """«chacune d’elles» of communes, «chacun d’eux» of arrondissements."""
    return "chacune d’elles" if nom in _FEMININS else "chacun d’eux"


def du(nom: str) -> str:
    """«de la commune», «de l’arrondissement», «du secteur»."""
    if _muet(nom):
        return f"de l’{nom}"
    return f"de la {nom}" if nom in _FEMININS else f"du {nom}"


def le(nom: str) -> str:
    """«la commune», «l’arrondissement», «le secteur»."""
    if _muet(nom):
        return f"l’{nom}"
    return f"la {nom}" if nom in _FEMININS else f"le {nom}"


def tout_le(nom: str) -> str:
    """«toute la commune», «tout l’arrondissement»."""
    return f"{'toute' if nom in _FEMININS else 'tout'} {le(nom)}"


def possessif(personne: str, nom: str) -> str:
    """«ma commune», «mon arrondissement» (`personne` is «m»); «sa commune», «son arrondissement» («s»)."""
    return f"{personne}{'a' if nom in _FEMININS and not _muet(nom) else 'on'} {nom}"


def de_lieu(nom: str) -> str:
    """A name of a place after «de»: «de Villejuif», «d’Orly», «du Kremlin-Bicêtre», «des Ulis», «de La Courneuve», «de L’Haÿ-les-Roses»."""
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    # An h is said in some names and not in others: «de» is never wrong for long.
    return f"d’{nom}" if nom[:1].lower() in f"{_VOYELLES}uy" else f"de {nom}"
