"""Tables of the family allowance offices (CAF, Cnaf): counts rounded to 5, small ones hidden. Rounded counts are never added up."""

import re
from collections.abc import Sequence

from generator.importation.modeles.modele import Modele, QuestionDuModele

_COLONNES = re.compile(r"allocataires?|foyers?(?!fisc)|personnescouvertes|percou|beneficiairesrsa|nombrefoyers")
_CODES = re.compile(r"all(?:rsa|aah|log|ppa|af|mono|cou)?|percou|mono|nbfoyers")
_MOTS = re.compile(r"\b(?:CAF|Cnaf|Caf)\b|allocations familiales|beneficiaires? du RSA")
_ARRONDI = re.compile(
    r"arrondi[es]*\s+(?:à|au|aux)\s+(?:multiples?\s+de\s+)?(?P<a>5|10|cinq|dix)\b|multiples?\s+de\s+(?P<b>5|10|cinq|dix)\b", re.IGNORECASE
)


def reconnaitre(cles: Sequence[str], mots_autour: str) -> Modele | None:
    """The layout, where columns are those of a CAF: two of them, or one and words that name it around; words alone may be those of a line of sources. Where they
    say that counts are rounded, these are, whoever made them."""
    arrondi = _ARRONDI.search(mots_autour)
    combien = (arrondi["a"] or arrondi["b"]).replace("cinq", "5").replace("dix", "10") if arrondi else ""
    codes = [cle for cle in cles if _CODES.fullmatch(cle)]
    siennes = {*codes, *(cle for cle in cles if _COLONNES.search(cle))}
    de_la_caf = len(siennes) >= (1 if _MOTS.search(mots_autour) else 2)
    if not arrondi and not de_la_caf:
        return None
    questions: tuple[QuestionDuModele, ...] = ()
    if not arrondi:
        questions = (
            (
                "arrondi",
                "Les effectifs d’une CAF sont souvent arrondis à 5 : ceux-ci le sont-ils ? Un chiffre arrondi n’est jamais additionné.",
                ("oui, à 5", "non"),
            ),
        )
    remarque = (f"Effectifs arrondis à {combien} : ils ne sont jamais additionnés.",) if combien else ()
    unites = {cle: "personnes" if cle == "percou" else "foyers allocataires" for cle in codes}
    return Modele(
        "CAF" if de_la_caf else "effectifs arrondis",
        unites=unites,
        arrondi=combien and f"à {combien}",
        questions=questions,
        remarques=remarque,
    )
