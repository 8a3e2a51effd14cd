"""Writes the workbooks of a collection, and remembers them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.calculs.ce_jour import a_ce_jour
from generator.calculs.collecte import ChiffreDemande, a_interroger, chiffres_demandes
from generator.calculs.suivi import Suivi
from generator.model.collecte import EnvoiDeCollecte
from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.publication.collecte.classeur import octets_du_classeur
from generator.publication.collecte.demande import DemandeDeChiffres
from generator.publication.collecte.memoire import avec_l_envoi, ecrire_la_memoire
from generator.publication.disque import ecrire
from generator.publication.importer import poser
from generator.publication.verrou import verrou


def demandes_du_contrat(
    dossier: Dossier, registre: Registre, partenaires: Sequence[str], periode: Periode, jour: str, avant_le: str, courriel: str
) -> tuple[DemandeDeChiffres, ...]:
    """The workbooks for these partners (all who can be asked, where none is named), on that day; none for who is asked for nothing."""
    suivi = Suivi(a_ce_jour(dossier, jour), jour)
    connus = {partenaire.id: partenaire for partenaire in registre.partenaires}
    retour = courriel or dossier.contrat.signalement or registre.mentions.signalement
    demandes = (
        DemandeDeChiffres(suivi, registre.mentions, connus[id], periode, jour, avant_le, retour, chiffres_demandes(suivi, id))
        for id in partenaires or a_interroger(suivi)
        if id in connus
    )
    return tuple(demande for demande in demandes if demande.chiffres)


def chiffres_d_un(dossier: Dossier, partenaire: str, jour: str) -> tuple[ChiffreDemande, ...]:
    """The figures to ask of one partner, on that day."""
    return chiffres_demandes(Suivi(a_ce_jour(dossier, jour), jour), partenaire)


def ecrire_les_classeurs(
    projet: Path, dossier: Path, demandes: Sequence[DemandeDeChiffres], envois: Mapping[str, Sequence[EnvoiDeCollecte]]
) -> tuple[Path, ...]:
    """Write the workbooks into a folder, and remember them in the project; `envois` are those of before, by contract. Gives the paths of the workbooks.
    Raises OSError, EcritureRefusee, ConstructionEnCours."""
    memoire = {contrat: tuple(siens) for contrat, siens in envois.items()}
    for demande in demandes:
        contrat = demande.contrat.id
        memoire[contrat] = avec_l_envoi(memoire.get(contrat, ()), _envoi(demande))
    touches = {demande.contrat.id for demande in demandes}
    octets = {dossier / demande.fichier: octets_du_classeur(demande) for demande in demandes}
    with verrou(projet / ".construction"):
        poser(projet, dict(ecrire_la_memoire(projet, contrat, memoire[contrat]) for contrat in touches))
        dossier.mkdir(parents=True, exist_ok=True)
        for chemin, classeur in octets.items():
            ecrire(chemin, classeur)
    return tuple(octets)


def _envoi(demande: DemandeDeChiffres) -> EnvoiDeCollecte:
    return EnvoiDeCollecte(
        partenaire=demande.partenaire.id,
        periode=demande.periode,
        prepare_le=demande.jour,
        envoye_le="",
        avant_le=demande.avant_le,
        fichier=demande.fichier,
        lignes=len(demande.chiffres),
        indicateurs=demande.indicateurs,
        relances=(),
        reponses=(),
        note="",
        lieu=Lieu(""),
    )
