"""One file held against one contract: what of it is the contract's, what is new, what is asked, and the writing of it."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.nombres_dits import nombre_fr
from generator.importation.choses_nommees import choses_nommees
from generator.importation.comprendre import comprendre
from generator.importation.connaissances import Connaissances
from generator.importation.correspondance import durables, entetes_de_l_import, nom_de, reconnue
from generator.importation.ecarts import Ecarts, comparer, dite, dite_avant
from generator.importation.rapprochement import Rapproche, noms_connus, rapprocher
from generator.importation.sources_gardees import SOURCE, empreinte_de, question_de_la_source, source_de
from generator.model.classeur import ClasseurLu
from generator.model.dossier import Dossier
from generator.model.importation import Import
from generator.sources.imports import Correspondance


class ImportAuContrat(Struct, frozen=True):
    """A file understood for a contract. `lu` has all questions and refusals, and the ids of indicators that were found."""

    lu: Import
    rapproche: Rapproche
    ecarts: Ecarts
    correspondance: Correspondance
    reconnue: bool

    @property
    def sans_source(self) -> bool:
        """True where nothing may be written, for it is not known where the figures come from."""
        return not self.correspondance.source


def importer_au_contrat(
    classeur: ClasseurLu, dossier: Dossier, connues: list[Correspondance], reponses: Mapping[str, str], source: str, jour: str
) -> ImportAuContrat:
    """Understand a file, with the answers given now and those kept for its layout."""
    lieux, indicateurs = noms_connus(dossier)
    deja = reconnue(comprendre(classeur, Connaissances(lieux, indicateurs)), connues)
    toutes = {**(deja.reponses if deja else {}), **reponses}
    lu = comprendre(classeur, Connaissances(lieux, indicateurs, toutes, jour))
    rapproche = rapprocher(lu, dossier, toutes)
    nom = deja.nom if deja else _libre(nom_de(classeur.fichier), connues)
    valeurs = deja.valeurs if deja and deja.valeurs else f"{nom}.csv"
    table = f"referentiels/{dossier.id_du_contrat}/valeurs/{valeurs}"
    ecarts = comparer(rapproche.prets, dossier.observations(), toutes, table, choses_nommees(classeur, dossier, toutes))
    trouves = {(pret.observation.feuille, pret.observation.cellule, pret.observation.libelle): pret.indicateur for pret in rapproche.prets}
    observations = tuple(
        replace(une, indicateur=trouves.get((une.feuille, une.cellule, une.libelle), "")) if trouves else une for une in lu.observations
    )
    restent = tuple(une for une in lu.questions if une.id != "unites" or not _unites_dites(lu, rapproche))
    empreinte = empreinte_de(classeur)
    dite = source_de(source or reponses.get(SOURCE, ""), deja, classeur, empreinte)
    manque = question_de_la_source(deja, ecarts) if deja and not dite else None
    if deja and not dite and manque is None:  # nothing is written of it: what was said of the last file stays said of that one
        dite, empreinte = deja.source, deja.empreinte
    questions = (*restent, *rapproche.questions, *ecarts.questions, *([manque] if manque else []))
    # A range is no number, and a row holds it all the same: it is refused no more.
    ecrites = {(pret.observation.feuille, pret.observation.cellule) for pret in rapproche.prets if pret.bornes}
    refus = tuple(un for un in lu.refus if (un.feuille, un.cellule) not in ecrites)
    complet = replace(lu, observations=observations, questions=questions, refus=(*refus, *rapproche.refus))
    garde = Correspondance(
        nom,
        classeur.fichier,
        valeurs,
        dite,
        entetes_de_l_import(lu),
        durables(toutes),
        empreinte,
    )
    return ImportAuContrat(complet, rapproche, ecarts, garde, deja is not None)


def _unites_dites(lu: Import, rapproche: Rapproche) -> bool:
    """True where all figures without a unit are of indicators, which say theirs."""
    trouves = {pret.observation.libelle for pret in rapproche.prets}
    return all(une.libelle in trouves for une in lu.observations if not une.unite)


def _libre(nom: str, connues: list[Correspondance]) -> str:
    """The name, or with a number where a mapping of another layout has it."""
    pris = {une.nom for une in connues}
    noms = (nom, *(f"{nom}-{rang}" for rang in range(2, 100)))
    return next(un for un in noms if un not in pris)


def ecarts_en_mots(fait: ImportAuContrat) -> list[str]:
    """The difference with what is published, and what was left aside, as lines."""
    ecarts = fait.ecarts
    lignes = []
    if fait.reconnue:
        lignes.append(f"  Forme connue : imports/{fait.correspondance.nom}.yml.")
    if fait.reconnue and not fait.sans_source:
        lignes.append(f"  Source écrite : « {fait.correspondance.source} » ; « --source » en dit une autre.")
    comptes = [
        (len(ecarts.nouveaux), "nouveau", "nouveaux"),
        (len(ecarts.revises), "révisé", "révisés"),
        (len(ecarts.inchanges), "inchangé", "inchangés"),
        (len(ecarts.disparus), "disparu", "disparus"),
        (len(ecarts.ambigus), "publié plusieurs fois", "publiés plusieurs fois"),
    ]
    dits = ", ".join(f"{nombre_fr(combien)} {un if combien < 2 else plusieurs}" for combien, un, plusieurs in comptes if combien)
    lignes.append(f"  À côté de ce qui est publié : {dits or 'rien'}.")
    for une in ecarts.revises[:20]:
        avant, apres = dite_avant(une), dite(une.nouveau)
        suite = "" if une.acceptee else " (attend une réponse)"
        lignes.append(f"    révisé : {une.nouveau.indicateur}, {une.nouveau.territoire}, {une.nouveau.periode} : {avant} → {apres}{suite}")
    lignes += [
        f"    disparu : {une.indicateur}, {une.territoire}, {une.periode.texte} ({une.lieu}) : la ligne reste"
        for une in ecarts.disparus[:20]
    ]
    lignes += [f"  {remarque}" for remarque in fait.rapproche.remarques]
    return lignes
