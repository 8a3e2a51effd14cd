"""Workbooks, of a contract, a place, a partner, the portal: a sheet that explains, then one per table."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.tableur import rendre
from generator.pages.fichiers.colonnes import NUMERIQUES, GenreDeColonne
from generator.pages.fichiers.donnees_du_contrat import DonneesDuContrat, TableFaite
from generator.pages.fichiers.ecrire_xlsx import Feuille, TexteDeCellule, ecrire_xlsx
from generator.pages.fichiers.tables_publiees import expliquees
from generator.pages.mots.typographie import date_fr, francais

EXPLICATION = "Lire d’abord"
_LARGEURS = {GenreDeColonne.TEXTE: 40, GenreDeColonne.ADRESSE: 40, GenreDeColonne.IDENTIFIANT: 24, GenreDeColonne.IDENTIFIANTS: 30}
_LARGEUR = 16
_EN_MOTS = frozenset(("texte", "mixte"))


Lignes = Sequence[Sequence[str]]  # headings first


class EnteteDeClasseur(Struct, frozen=True):
    """What the first sheet says of a workbook: its title, what it is, the ISO day that its data are of, who publishes it, and where it is read (both may be empty)."""

    titre: str
    dit: str
    jour: str
    editeur: str
    adresse: str


def classeur(entete: EnteteDeClasseur, tables: Sequence[tuple[TableFaite, Lignes]]) -> bytes:
    """The XLSX file; each table comes with its rows, with what ids name beside them."""
    explication = Feuille(
        EXPLICATION,
        (30, 44, 90),
        tuple(_explication(entete, tables)),
        entetes=False,
        titre=True,
    )
    return ecrire_xlsx((explication, *(_feuille(une, siennes) for une, siennes in tables)), entete.titre, entete.jour)


def classeur_du_contrat(donnees: DonneesDuContrat, lignes: Sequence[Lignes]) -> bytes:
    """That of a contract, with all of its tables; `lignes` are the rows of each."""
    dit = "Les promesses du contrat et les chiffres trouvés, tels que le site « Engagements ouverts » les montre."
    entete = EnteteDeClasseur(donnees.nom, dit, donnees.jour, donnees.editeur, donnees.adresse)
    return classeur(entete, tuple(zip(donnees.tables, lignes, strict=True)))


def _feuille(faite: TableFaite, lignes: Lignes) -> Feuille:
    genres = {une.nom: une.genre for une in faite.table.colonnes}
    noms = lignes[0]
    nombres = frozenset(rang for rang, nom in enumerate(noms) if genres.get(nom) in NUMERIQUES)
    valeurs = frozenset(rang for rang, nom in enumerate(noms) if genres.get(nom) is GenreDeColonne.VALEUR)
    unite = noms.index("unite") if valeurs else -1

    def rangees() -> Iterator[Sequence[str]]:
        yield noms
        for ligne in lignes[1:]:
            en_mots = unite >= 0 and ligne[unite] in _EN_MOTS
            # A cell is a text for every program: the sign that protects it in a CSV is not needed.
            yield [
                cellule if rang in nombres and not (en_mots and rang in valeurs) else TexteDeCellule(rendre(cellule))
                for rang, cellule in enumerate(ligne)
            ]

    return Feuille(
        faite.table.nom,
        [_LARGEURS.get(genres.get(nom, GenreDeColonne.TEXTE), _LARGEUR) for nom in noms],
        rangees(),
        nombres,
    )


def _explication(entete: EnteteDeClasseur, tables: Sequence[tuple[TableFaite, Lignes]]) -> Iterator[Sequence[str]]:
    yield (entete.titre,)
    yield ()
    yield ("Ce que c’est", francais(entete.dit))
    if entete.jour:
        yield ("Données arrêtées au", date_fr(entete.jour))
    if entete.editeur:
        yield ("Publié par", entete.editeur)
    if entete.adresse:
        yield ("Où les retrouver", entete.adresse)
    yield (
        "Licence",
        "Licence Ouverte 2.0",
        "Citer la source et la date de chaque chiffre. Les mots des documents restent ceux de leurs auteurs.",
    )
    yield ("Une case vide", francais("Rien n’a été trouvé, ou la colonne ne concerne pas cette ligne. Ce n’est jamais un zéro."))
    yield (
        "Des mots, des nombres",
        francais(
            "Un texte reste un texte, même s’il commence par « = » ou « - » : aucune case n’est une formule. Un nombre est un nombre, « -5 » aussi."
        ),
    )
    yield ()
    yield ("Feuille", "Ce qu’elle contient", "Lignes")
    for faite, lignes in tables:
        yield (faite.table.nom, faite.table.titre, f"{len(lignes) - 1}. {francais(faite.table.contenu)}")
    yield ()
    yield ("Feuille", "Colonne", "Ce qu’elle contient")
    for faite, lignes in tables:
        absentes = frozenset(une.nom for une in faite.table.colonnes) - frozenset(lignes[0])
        for noms, dit in expliquees(faite.table.sans(absentes)):
            yield (faite.table.nom, noms, francais(dit))
