"""What is said of a source on the web: that its address did not answer on a day, or leads elsewhere; and the copies that the site keeps of it."""

from msgspec import Struct

from generator.model.copie import Copie, EtatDuWeb, LicenceDeCopie
from generator.model.publication import Publication
from generator.pages.adresses import COPIE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import date_fr, poids

LICENCES_DES_COPIES = {
    LicenceDeCopie.LICENCE_OUVERTE_1: "Licence Ouverte 1.0",
    LicenceDeCopie.LICENCE_OUVERTE_2: "Licence Ouverte 2.0",
    LicenceDeCopie.ODBL: "licence ODbL 1.0",
    LicenceDeCopie.CC0: "CC0 1.0",
    LicenceDeCopie.CC_BY: "licence CC BY 4.0",
    LicenceDeCopie.CC_BY_SA: "licence CC BY-SA 4.0",
    LicenceDeCopie.ACTE_OFFICIEL: "acte officiel",
    LicenceDeCopie.AUTORISATION: "avec l’autorisation de qui l’a publiée",
}


class VueCopie(Struct, frozen=True):
    """A copy: its address, what it is («PDF, 1,2 Mo»), the day on which it was taken, what allows it, the words that say so and where, its SHA-256."""

    adresse: str
    genre: str
    prise_le: str
    licence: str
    mots: str
    adresse_de_la_licence: str
    somme: str


class VueDuWeb(Struct, frozen=True):
    """What the address of a source answered: a sentence, empty where there is nothing to say, and where the address leads now."""

    phrase: str = ""
    vers: str = ""


def vue_du_web(contexte: Contexte, publication: Publication) -> VueDuWeb:
    """What is said of the address of a publication. An answer that was asked of another address than today's says nothing, nor one that was refused to a program."""
    reponses = [
        une for une in contexte.dossier.reponses_du_web if une.publication in publication.noms and une.adresse == publication.adresse
    ]
    if not reponses:
        return VueDuWeb()
    une = max(reponses, key=lambda reponse: reponse.verifiee_le)
    jour = f"Au {date_fr(une.verifiee_le)}, cette adresse"
    if une.etat is EtatDuWeb.ABSENTE:
        return VueDuWeb(f"{jour} ne répondait pas (page introuvable, code {une.code}).")
    if une.etat is EtatDuWeb.MUETTE:
        return VueDuWeb(f"{jour} ne répondait pas.")
    if une.etat is EtatDuWeb.DEPLACEE:
        return VueDuWeb(f"{jour} menait à une autre", une.vers)
    return VueDuWeb()


def vues_des_copies(contexte: Contexte, page: str, publication: Publication) -> tuple[VueCopie, ...]:
    """The copies that the site keeps of a publication."""
    return tuple(_vue(contexte, page, copie) for copie in contexte.dossier.copies if copie.publication in publication.noms)


def _vue(contexte: Contexte, page: str, copie: Copie) -> VueCopie:
    return VueCopie(
        relative(page, f"{contexte.adresses.accueil()}{COPIE.format(copie.fichier)}"),
        f"{copie.fichier.rpartition('.')[2].upper()}, {poids(len(copie.octets))}",
        date_fr(copie.prise_le),
        LICENCES_DES_COPIES[copie.licence] if copie.licence else "",
        copie.mots_de_la_licence,
        copie.adresse_de_la_licence,
        copie.empreinte,
    )
