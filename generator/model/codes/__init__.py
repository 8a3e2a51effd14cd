"""Every code of problems: one family per module, one entry per code. The guide's page `docs/problemes.md` is written from them."""

from msgspec import Struct

from generator.model.codes.argent import CodeArgent
from generator.model.codes.champs import CodeChamp
from generator.model.codes.chiffres import CodeChiffre
from generator.model.codes.documents import CodeDocument
from generator.model.codes.fichiers import CodeFichier
from generator.model.codes.liens import CodeLien
from generator.model.codes.paroles import CodeParole
from generator.model.codes.site import CodeSite
from generator.model.codes.tableaux import CodeTableau
from generator.model.codes.yaml import CodeYaml
from generator.model.probleme import Code


class Famille(Struct, frozen=True):
    """Codes that are read together, under a French title."""

    titre: str
    codes: type[Code]


FAMILLES = (
    Famille("Les fichiers", CodeFichier),
    Famille("L’écriture des fichiers YAML", CodeYaml),
    Famille("Les champs et les cellules", CodeChamp),
    Famille("Les noms et les renvois", CodeLien),
    Famille("Les tableaux CSV", CodeTableau),
    Famille("Les chiffres et les cibles", CodeChiffre),
    Famille("L’argent", CodeArgent),
    Famille("Les documents et les publications", CodeDocument),
    Famille("Les avis, les réponses et les nouvelles", CodeParole),
    Famille("La mise en ligne", CodeSite),
)
TOUS: tuple[Code, ...] = tuple(code for famille in FAMILLES for code in famille.codes)

__all__ = [
    "FAMILLES",
    "TOUS",
    "CodeArgent",
    "CodeChamp",
    "CodeChiffre",
    "CodeDocument",
    "CodeFichier",
    "CodeLien",
    "CodeParole",
    "CodeSite",
    "CodeTableau",
    "CodeYaml",
    "Famille",
]
