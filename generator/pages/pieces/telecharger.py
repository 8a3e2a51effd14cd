"""The table of one thing, as the page of that thing offers it."""

from msgspec import Struct

from generator.pages.adresses import chemin_du_classeur, chemin_pour_tableur


class Telechargement(Struct, frozen=True):
    """What is downloaded, in words, the addresses of the table for spreadsheets and of that for programs, and the name that the file gets; `classeur` is the address of the
    workbook that explains it, empty where none is made."""

    titre: str
    tableur: str
    csv: str
    nom: str
    classeur: str = ""


def telecharger(titre: str, csv: str, nom: str, *, classeurs: bool = False) -> Telechargement:
    """That of the table at `csv`."""
    return Telechargement(titre, chemin_pour_tableur(csv), csv, nom, chemin_du_classeur(csv) if classeurs else "")
