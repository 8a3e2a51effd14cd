"""Takes in the workbooks that came back: held against what is published, then written with the memory of who answered; all of it, or nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.calculs.ce_jour import a_ce_jour
from generator.calculs.collecte import chiffres_demandes
from generator.calculs.suivi import Suivi
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.collecte.lignes import LigneRendue
from generator.importation.collecte.reperes import Demandeur
from generator.importation.collecte.retours import ContratInterroge, Retour, Retours, comprendre_les_retours
from generator.importation.ecarts import Ecarts, comparer
from generator.model.collecte import ReponseRecue
from generator.model.dossier import Dossier, Registre
from generator.model.valeur import Valeur
from generator.publication.collecte.memoire import avec_la_reponse, ecrire_la_memoire
from generator.publication.importer import ImportEcrit, poser, textes_des_chiffres
from generator.publication.verrou import verrou


class RetourCompare(Struct, frozen=True):
    """An answer beside what is published. `a_cote` are figures of which a publication gives another value: both stay, each with its source."""

    retour: Retour
    suivi: Suivi
    nom: str
    ecarts: Ecarts
    a_cote: tuple[tuple[ChiffrePret, Valeur], ...]

    @property
    def table(self) -> str:
        """The path of the table to which new rows go, below the project."""
        return table_de(self.retour.contrat, self.retour.partenaire)


def table_de(contrat: str, partenaire: str) -> str:
    """Where the figures of a partner are written."""
    return f"referentiels/{contrat}/valeurs/collecte-{partenaire}.csv"


def contrats_interroges(
    registre: Registre, dossiers: Iterable[Dossier], lignes: Sequence[LigneRendue], jour: str, demandeurs: Collection[Demandeur] = ()
) -> dict[str, ContratInterroge]:
    """The contracts that the rows speak of, by id, as they stand on that day; those of `demandeurs` too, who are said to answer."""
    voulus: dict[str, set[str]] = {}
    for contrat, partenaire, _ in demandeurs:
        voulus.setdefault(contrat, set()).add(partenaire)
    for ligne in lignes:
        if ligne.repere:
            voulus.setdefault(ligne.repere.contrat, set()).add(ligne.repere.partenaire)
    noms = {partenaire.id: partenaire.nom for partenaire in registre.partenaires}
    trouves = {}
    for dossier in dossiers:
        if dossier.id_du_contrat in voulus:
            suivi = Suivi(a_ce_jour(dossier, jour), jour)
            demandes = {id: chiffres_demandes(suivi, id) for id in sorted(voulus[dossier.id_du_contrat])}
            trouves[dossier.id_du_contrat] = ContratInterroge(suivi, noms, demandes)
    return trouves


def comparer_les_retours(
    lignes: Sequence[LigneRendue],
    contrats: Mapping[str, ContratInterroge],
    dossiers: Mapping[str, Dossier],
    reponses: Mapping[str, str],
    jour: str,
    demandeurs: Collection[Demandeur] = (),
) -> tuple[Retours, tuple[RetourCompare, ...]]:
    """What came back, and each answer beside the rows that are published (`dossiers` by id, with all of their rows)."""
    retours = comprendre_les_retours(lignes, contrats, jour, demandeurs)
    return retours, tuple(_comparer(un, contrats[un.contrat], dossiers[un.contrat], reponses) for un in retours.retours)


def _comparer(retour: Retour, interroge: ContratInterroge, dossier: Dossier, reponses: Mapping[str, str]) -> RetourCompare:
    seules = [valeur for valeur in dossier.valeurs if not valeur.publication]
    publiees: dict[object, list[Valeur]] = {}
    for valeur in dossier.valeurs:
        if valeur.publication:
            publiees.setdefault(
                (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation, valeur.est_prevue), []
            ).append(valeur)
    deja = [valeur for pret in retour.prets for valeur in publiees.get(pret.cle, ()) if _dit(valeur) == _dit(pret)]
    ecarts = comparer(retour.prets, [*seules, *deja], reponses, table_de(retour.contrat, retour.partenaire))
    a_cote = tuple((pret, publiees[pret.cle][0]) for pret in ecarts.nouveaux if pret.cle in publiees)
    return RetourCompare(retour, interroge.suivi, interroge.noms[retour.partenaire], ecarts, a_cote)


def _dit(une: Valeur | ChiffrePret) -> tuple[object, ...]:
    return (une.nombre, une.bornes, une.mots, une.statut if une.nombre is None else None)


def ecrire_les_retours(
    projet: Path,
    compares: Sequence[RetourCompare],
    dossiers: Mapping[str, Dossier],
    fichiers: Mapping[tuple[str, str, str], str],
    jour: str,
) -> ImportEcrit:
    """Write new figures and the revisions that were accepted, and remember who answered, with the name of the file that each answer came in. Raises
    EcritureRefusee, OSError, ConstructionEnCours."""
    changees = [une for un in compares for une in un.ecarts.revises if une.acceptee]
    nouveaux: dict[Path, list[ChiffrePret]] = {}
    for un in compares:
        nouveaux.setdefault(projet / un.table, []).extend(un.ecarts.nouveaux)
    with verrou(projet / ".construction"):
        textes = textes_des_chiffres(projet, changees, nouveaux, "", jour)
        for contrat in dict.fromkeys(un.retour.contrat for un in compares):
            avant = dossiers[contrat].envois
            apres = avant
            for un in compares:
                if un.retour.contrat == contrat:
                    fichier = fichiers.get((contrat, un.retour.partenaire, un.retour.periode), "")
                    recue = ReponseRecue(
                        jour, fichier, un.retour.chiffres, un.retour.sans_chiffre, len(un.retour.vides) + len(un.retour.absentes)
                    )
                    apres = avec_la_reponse(apres, un.retour.partenaire, un.retour.periode, recue)
            if apres != avant:
                chemin, texte = ecrire_la_memoire(projet, contrat, apres)
                textes[chemin] = texte
        poser(projet, textes)
    return ImportEcrit(tuple(chemin.relative_to(projet).as_posix() for chemin in textes), sum(map(len, nouveaux.values())), len(changees))
