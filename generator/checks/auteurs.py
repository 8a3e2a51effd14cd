"""Rules on who speaks in `avis/*.md`: a partner that answers is one that the contract names, and is written by its id."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.calculs.mots import d_un_seul_tenant
from generator.model.avis import Auteur
from generator.model.codes import CodeLien, CodeParole
from generator.model.dossier import Dossier, Registre
from generator.model.partenaire import Partenaire
from generator.model.partenaires_nommes import partenaires_du_contrat
from generator.model.probleme import Gravite, Probleme
from generator.sources.journal import extrait, proche

UN_NOM = "Un conseil ou une association qui n’est pas un partenaire s’écrit par son nom, avec une majuscule."


def verifier_auteurs(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """Ids of partners that do not exist or that the contract does not name; partners written by their names, as if residents spoke."""
    if "partenaires" in registre.incomplets:
        return
    connus = {partenaire.id: partenaire for partenaire in registre.partenaires}
    noms = _noms(registre.partenaires)
    entier = "noeuds" not in dossier.incomplets
    nommes = partenaires_du_contrat(dossier.contrat, dossier.noeuds(), connus) if entier else tuple(connus)
    for auteur in _auteurs(dossier):
        yield from _partenaire(auteur, connus, nommes) if auteur.partenaire else _nom(auteur, noms, nommes)


def _auteurs(dossier: Dossier) -> Iterator[Auteur]:
    for avis in dossier.avis:
        yield avis.auteur
        if avis.reponse:
            yield avis.reponse.auteur


def _partenaire(auteur: Auteur, connus: Mapping[str, Partenaire], nommes: tuple[str, ...]) -> Iterator[Probleme]:
    id = auteur.partenaire
    if id not in connus:
        message = f"« {extrait(id)} » n’est l’identifiant d’aucun partenaire."
        # A partner of this contract is a better guess than one of another contract.
        yield Probleme(auteur.lieu, CodeLien.REFERENCE, message, f"{proche(id, nommes) or proche(id, sorted(connus))}{UN_NOM}")
    elif id not in nommes:
        message = f"Ce contrat ne nomme pas le partenaire « {extrait(id)} » ({extrait(connus[id].nom)})."
        conseil = (
            "Seul un partenaire que le contrat nomme y a une page, à côté de laquelle sa réponse peut se lire. Vérifier l’identifiant."
        )
        yield Probleme(auteur.lieu, CodeParole.AUTEUR, message, conseil)


def _nom(auteur: Auteur, noms: Mapping[str, Sequence[str]], nommes: tuple[str, ...]) -> Iterator[Probleme]:
    if id := next((id for id in noms.get(d_un_seul_tenant(auteur.nom), ()) if id in nommes), ""):
        yield Probleme(
            auteur.lieu,
            CodeParole.AUTEUR_PARTENAIRE,
            f"« {extrait(auteur.nom)} » est un partenaire du contrat : écrits ainsi, ses mots ne sont pas montrés comme une réponse de partenaire.",
            f"Écrire son identifiant : « auteur: {id} ».",
            Gravite.AVERTISSEMENT,
        )


def _noms(partenaires: Iterable[Partenaire]) -> Mapping[str, Sequence[str]]:
    """Ids by each way to write a partner (see `mots.d_un_seul_tenant`): its id, name, acronym and aliases."""
    noms: defaultdict[str, list[str]] = defaultdict(list)
    for partenaire in partenaires:
        for cle in {d_un_seul_tenant(nom) for nom in (partenaire.id, partenaire.nom, partenaire.sigle, *partenaire.alias)} - {""}:
            noms[cle].append(partenaire.id)
    return noms
