"""Rules on what a contract remembers of its collection: known partners and indicators, days in their order, one workbook for each partner and time."""

from collections.abc import Iterator

from generator.model.codes import CodeChamp, CodeLien
from generator.model.collecte import EnvoiDeCollecte
from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Gravite, Probleme
from generator.sources.journal import extrait, proche


def verifier_collecte(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """Problems of collecte.yml."""
    partenaires = {partenaire.id for partenaire in registre.partenaires}
    indicateurs = {id for un in dossier.indicateurs() for id in (un.id, *un.anciens_ids)}
    deja: dict[tuple[str, str], EnvoiDeCollecte] = {}
    for envoi in dossier.envois:
        if envoi.partenaire not in partenaires and "partenaires" not in registre.incomplets:
            message = f"« {extrait(envoi.partenaire)} » n’est pas un identifiant connu (partenaire)."
            conseil = proche(envoi.partenaire, partenaires).strip() or "Le déclarer, ou corriger ce nom."
            yield Probleme(envoi.lieu, CodeLien.REFERENCE, message, conseil)
        inconnus = [id for id in envoi.indicateurs if id not in indicateurs]
        if inconnus and "noeuds" not in dossier.incomplets:
            message = f"« {extrait(inconnus[0])} » n’est pas, ou n’est plus, un indicateur du contrat."
            conseil = f"{proche(inconnus[0], indicateurs)}S’il a été retiré du contrat, l’enlever aussi d’ici."
            yield Probleme(envoi.lieu, CodeLien.REFERENCE, message, conseil, Gravite.AVERTISSEMENT)
        yield from _jours(envoi)
        cle = (envoi.partenaire, envoi.periode.texte if envoi.periode else "")
        if deja.setdefault(cle, envoi) is not envoi:
            message = f"Un classeur de ce partenaire et de cette période est déjà noté ({deja[cle].lieu})."
            yield Probleme(envoi.lieu, CodeLien.IDENTIFIANT_DOUBLE, message, "N’en garder qu’un, avec toutes ses réponses.")


def _jours(envoi: EnvoiDeCollecte) -> Iterator[Probleme]:
    """An answer is asked for by a day that comes after the workbook was prepared and sent. (Prepared again, it may have been sent or answered before.)"""
    if envoi.avant_le and envoi.avant_le < max(envoi.prepare_le, envoi.envoye_le):
        message = f"Une réponse est demandée avant le {envoi.avant_le}, qui vient avant le jour où le classeur a été préparé ou envoyé."
        yield Probleme(envoi.lieu, CodeChamp.DATE, message, "Corriger « avant_le », « prepare_le » ou « envoye_le ».")
