"""The words that go with a workbook, and those of a reminder: what is looked for, without any blame, ready to be copied into a message."""

from collections.abc import Iterator, Sequence

from generator.model.collecte import EnvoiDeCollecte
from generator.model.dossier import Dossier, Registre
from generator.model.referentiel import Indicateur
from generator.pages.mots.typographie import accord, date_fr, francais, periode_fr
from generator.publication.collecte.demande import nom_du_demandeur

_CITES = 12  # as many indicators are named; one question that is answered is worth more than two hundred


def restants(dossier: Dossier, envoi: EnvoiDeCollecte) -> Sequence[Indicateur]:
    """The indicators that were asked for and of which no row speaks for that time, neither a figure nor a reason for its absence."""
    if envoi.periode is None:
        return ()
    dits = {valeur.indicateur for valeur in dossier.valeurs if valeur.periode.fin[:4] == envoi.periode.fin[:4]}
    demandes = frozenset(envoi.indicateurs)
    return [indicateur for indicateur in dossier.indicateurs() if indicateur.id in demandes and indicateur.id not in dits]


def texte_d_envoi(dossier: Dossier, registre: Registre, envoi: EnvoiDeCollecte) -> Iterator[str]:
    """The lines of the message with which a workbook is sent, its subject first."""
    yield from _debut(dossier, registre, envoi)
    temps = periode_fr(envoi.periode) if envoi.periode else ""
    combien = accord(envoi.lignes, "chiffre")
    yield francais(
        f"Pour le suivi du contrat « {dossier.contrat.titre} », dans lequel votre organisme est nommé, nous réunissons les chiffres de {temps}. "
        f"Le classeur joint en demande {combien} ; sa première feuille explique comment le remplir, et ce qui sera publié."
    )
    yield ""
    yield "Un classeur incomplet nous aide déjà, et si un autre service détient ces chiffres, merci de lui transmettre ce message."
    if envoi.avant_le:
        yield f"Une réponse avant le {date_fr(envoi.avant_le)} serait précieuse."
    yield from _fin(dossier, registre)


def _debut(dossier: Dossier, registre: Registre, envoi: EnvoiDeCollecte) -> Iterator[str]:
    nom = next((partenaire.nom for partenaire in registre.partenaires if partenaire.id == envoi.partenaire), envoi.partenaire)
    temps = periode_fr(envoi.periode) if envoi.periode else ""
    yield f"--- {nom}{f' (joindre {envoi.fichier})' if envoi.fichier else ''}"
    yield francais(f"Objet : chiffres de {temps}, {dossier.contrat.titre}")
    yield ""
    yield "Bonjour,"
    yield ""


def _fin(dossier: Dossier, registre: Registre) -> Iterator[str]:
    yield ""
    yield "Avec nos remerciements,"
    yield nom_du_demandeur(registre.mentions, dossier.contrat)


def texte_de_relance(dossier: Dossier, registre: Registre, envoi: EnvoiDeCollecte, jour: str) -> Iterator[str]:
    """The lines of a message to the partner, its subject first."""
    temps = periode_fr(envoi.periode) if envoi.periode else ""
    reste = restants(dossier, envoi)
    yield from _debut(dossier, registre, envoi)
    if envoi.reponses:
        dernier = envoi.reponses[-1].recue_le
        yield francais(
            f"Merci pour le classeur reçu le {date_fr(dernier)}. Nous cherchons encore {accord(len(reste), 'chiffre')} de {temps} :"
        )
    else:
        yield francais(
            f"Le {date_fr(envoi.envoye_le)}, nous vous avons adressé un classeur de {accord(envoi.lignes, 'ligne')} pour le suivi du contrat "
            f"« {dossier.contrat.titre} ». Nous n’avons pas noté de réponse ; si elle est partie, ou si un autre service s’en charge, merci de nous le dire."
        )
        yield ""
        yield francais(f"Les chiffres de {temps} que nous cherchons :")
    yield from (f"- {indicateur.libelle}" for indicateur in reste[:_CITES])
    if len(reste) > _CITES:
        yield f"- et {accord(len(reste) - _CITES, 'autre')}, dans le classeur."
    yield ""
    yield "Un classeur incomplet nous aide déjà. Quand un chiffre n’existe pas, ou ne peut pas être montré, le dire (« non disponible », « secret statistique ») nous suffit."
    delai = envoi.avant_le if envoi.avant_le >= jour else ""
    yield (
        f"Une réponse avant le {date_fr(delai)} serait précieuse."
        if delai
        else "La date proposée est passée, mais une réponse reste utile à tout moment."
    )
    yield from _fin(dossier, registre)
