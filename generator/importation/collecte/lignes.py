"""Finds the rows of the collection in a workbook that came back: by their marks, wherever rows, columns and sheets were moved."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.importation.collecte.intitules import A_REMPLIR, Colonne, colonne_de
from generator.importation.collecte.reperes import Repere, RepereAbime, lire_repere, ressemble_a_un_repere
from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue
from generator.model.importation import RefusDeCellule

_ASSEZ = 3  # headings of ours by which a row is the one of headings
_INDISPENSABLES = (Colonne.CHIFFRE, Colonne.ETAT)


class LigneRendue(Struct, frozen=True):
    """A row that came back: its cells by the columns that the sheet still has, and their addresses. `repere` is None where its mark is gone or damaged;
    `fusions` are the merges, by column, in which one cell stands for several to fill in."""

    feuille: str
    adresse: str
    repere: Repere | None
    cellules: Mapping[Colonne, CelluleLue]
    adresses: Mapping[Colonne, str]
    fusions: Mapping[Colonne, str] = {}

    def cellule(self, colonne: Colonne) -> CelluleLue:
        """The cell of a column; an empty one where the column is gone."""
        return self.cellules.get(colonne, VIDE)

    def ou(self, colonne: Colonne) -> str:
        """The address of the cell of a column, «D14»."""
        return self.adresses.get(colonne, self.adresse)

    def refuser(self, colonne: Colonne, raison: str) -> RefusDeCellule:
        """A refusal at the cell of a column."""
        return RefusDeCellule(self.feuille, self.ou(colonne), self.cellule(colonne).texte[:200], raison)

    @property
    def remplie(self) -> bool:
        """True where something is written in one of the cells that give an answer."""
        return any(not self.cellule(colonne).vide for colonne in _INDISPENSABLES)


class LignesRendues(Struct, frozen=True):
    """The rows of a workbook, what was refused of its sheets, and sentences on what was seen."""

    lignes: tuple[LigneRendue, ...]
    refus: tuple[RefusDeCellule, ...]
    remarques: tuple[str, ...]


def lire_les_lignes(classeur: ClasseurLu, prefixe: str = "") -> LignesRendues:
    """The rows of all sheets; sheets without any are left aside. `prefixe` is put before the names of sheets, where several files are read."""
    lignes: list[LigneRendue] = []
    refus: list[RefusDeCellule] = []
    for feuille in classeur.feuilles:
        siennes, sien = _de_la_feuille(replace(feuille, nom=f"{prefixe}{feuille.nom}"))
        lignes += siennes
        refus += sien
    if not lignes and not refus:
        raison = (
            "Ce fichier n’a aucune ligne de la collecte : ni les intitulés de la feuille « Saisie », ni les repères de sa dernière colonne. "
            "Est-ce le classeur préparé par « engagements collecte preparer » ? Un autre tableau se lit avec « engagements importer »."
        )
        refus.append(RefusDeCellule(f"{prefixe}{classeur.feuilles[0].nom}" if classeur.feuilles else prefixe, "", "", raison))
    return LignesRendues(tuple(lignes), tuple(refus), classeur.remarques)


def _de_la_feuille(feuille: FeuilleLue) -> tuple[list[LigneRendue], list[RefusDeCellule]]:
    entete = _ligne_d_entete(feuille)
    if entete is None:
        marquee = next(((ligne, colonne) for ligne, colonne, _ in _marques(feuille)), None)
        if marquee is None:
            return [], []
        raison = "La ligne des intitulés (« Votre chiffre », « État du chiffre »…) n’est plus dans cette feuille : la remettre au-dessus des lignes."
        return [], [RefusDeCellule(feuille.nom, feuille.adresse(*marquee), "", raison)]
    ou: dict[Colonne, int] = {}
    for colonne, cellule in enumerate(feuille.rangees[entete]):
        nom = colonne_de(cellule.texte)
        if nom in ou and nom is not Colonne.REPERE:
            raison = f"Deux colonnes s’appellent « {nom} » : en renommer une."
            return [], [RefusDeCellule(feuille.nom, feuille.adresse(entete, colonne), cellule.texte, raison)]
        if nom is not None:
            ou[nom] = colonne
    if manque := [nom for nom in _INDISPENSABLES if nom not in ou]:
        raison = f"La colonne « {manque[0]} » n’est plus dans cette feuille : lui rendre son intitulé, tel qu’il était."
        return [], [RefusDeCellule(feuille.nom, feuille.adresse(entete, 0), "", raison)]
    return _rangees(feuille, entete, ou)


def _ligne_d_entete(feuille: FeuilleLue) -> int | None:
    """The row that holds most of our headings, and at least some."""
    comptes = [
        (len({nom for cellule in rangee if (nom := colonne_de(cellule.texte)) is not None}), -ligne)
        for ligne, rangee in enumerate(feuille.rangees)
    ]
    combien, ligne = max(comptes, default=(0, 0))
    return -ligne if combien >= _ASSEZ else None


def _marques(feuille: FeuilleLue) -> Iterator[tuple[int, int, str]]:
    """Row, column and words of each cell that looks like a mark."""
    for ligne, rangee in enumerate(feuille.rangees):
        for colonne, cellule in enumerate(rangee):
            if ressemble_a_un_repere(cellule.texte):
                yield ligne, colonne, cellule.texte


def _rangees(feuille: FeuilleLue, entete: int, ou: Mapping[Colonne, int]) -> tuple[list[LigneRendue], list[RefusDeCellule]]:
    marques: dict[int, list[tuple[int, str]]] = {}
    for ligne, colonne, texte in _marques(feuille):
        marques.setdefault(ligne, []).append((colonne, texte))
    fusions = _fusions(feuille, ou)
    lignes, refus = [], []
    for ligne in range(len(feuille.rangees)):
        siennes = marques.get(ligne, [])
        if ligne == entete or (ligne < entete and not siennes):
            continue
        repere = None
        for _, texte in siennes:
            try:
                repere = lire_repere(texte)
            except RepereAbime:
                continue
        rendue = LigneRendue(
            feuille.nom,
            feuille.adresse(ligne, ou[Colonne.CHIFFRE]),
            repere,
            {nom: feuille.cellule(ligne, colonne) for nom, colonne in ou.items()},
            {nom: feuille.adresse(ligne, colonne) for nom, colonne in ou.items()},
            fusions.get(ligne, {}),
        )
        if siennes and repere is None and not rendue.remplie:
            raison = "Ce repère n’est plus tel qu’il était : le recopier du classeur d’origine, ou enlever la ligne."
            refus.append(RefusDeCellule(feuille.nom, feuille.adresse(ligne, siennes[0][0]), siennes[0][1], raison))
        elif repere is not None or rendue.remplie or (not marques and not rendue.cellule(Colonne.INDICATEUR).vide):
            lignes.append(rendue)
    return lignes, refus


def _fusions(feuille: FeuilleLue, ou: Mapping[Colonne, int]) -> dict[int, dict[Colonne, str]]:
    """By row and column, the merges in which something is written once for several cells to fill in («G7:G8»)."""
    trouvees: dict[int, dict[Colonne, str]] = {}
    for une in feuille.fusions:
        siennes = [nom for nom in A_REMPLIR if nom in ou and une.gauche <= ou[nom] <= une.droite]
        lignes = range(une.haut, min(une.bas + 1, len(feuille.rangees)))
        if siennes and len(lignes) * len(siennes) > 1 and not feuille.cellule(une.haut, une.gauche).vide:
            dite = f"{feuille.adresse(une.haut, une.gauche)}:{feuille.adresse(une.bas, une.droite)}"
            for ligne in lignes:
                trouvees.setdefault(ligne, {})[siennes[0]] = dite
    return trouvees
