"""One workbook to be written: who asks whom, for which time, until when, and for which figures."""

from msgspec import Struct

from generator.calculs.collecte import ChiffreDemande
from generator.calculs.suivi import Suivi
from generator.importation.collecte.concordance import unite_en_mots
from generator.importation.collecte.reperes import Repere
from generator.importation.collecte.retours import partie_dite
from generator.model.contrat import Contrat
from generator.model.mentions import Mentions
from generator.model.partenaire import Partenaire
from generator.model.periode import Periode
from generator.pages.mots.typographie import INSECABLE, debut_de, grandeur, majuscule
from generator.pages.mots.valeurs import texte_valeur
from generator.publication.collecte.apparence import COULEUR


class DemandeDeChiffres(Struct, frozen=True):
    """What a workbook is made of. Days are ISO; `courriel` is where to send it back, empty where nobody says."""

    suivi: Suivi
    mentions: Mentions
    partenaire: Partenaire
    periode: Periode
    jour: str
    avant_le: str
    courriel: str
    chiffres: tuple[ChiffreDemande, ...]

    @property
    def contrat(self) -> Contrat:
        """The contract whose figures are asked for."""
        return self.suivi.dossier.contrat

    @property
    def fichier(self) -> str:
        """The name of the workbook."""
        return f"collecte-{self.contrat.id}-{self.partenaire.id}-{self.periode.texte.replace('/', '-a-')}.xlsx"

    @property
    def demandeur(self) -> str:
        """Who asks: the publisher of the site, where it is known."""
        return nom_du_demandeur(self.mentions, self.contrat)

    @property
    def couleur(self) -> str:
        """That of the contract, six digits."""
        return self.contrat.identite.couleur.lstrip("#").upper() or COULEUR

    @property
    def indicateurs(self) -> tuple[str, ...]:
        """Ids of the indicators that are asked for, each once."""
        return tuple(dict.fromkeys(un.indicateur.id for un in self.chiffres))

    def repere(self, un: ChiffreDemande) -> str:
        """The mark of a row."""
        return str(Repere(self.contrat.id, self.partenaire.id, un.indicateur.id, un.territoire, self.periode.texte, un.ventilation))

    def lieu(self, un: ChiffreDemande) -> str:
        """The name of the place."""
        return self.suivi.territoires[un.territoire].nom

    def partie(self, un: ChiffreDemande) -> str:
        """The part that a figure is of, in words."""
        return partie_dite(un.ventilation, self.suivi)


def nom_du_demandeur(mentions: Mentions, contrat: Contrat) -> str:
    """Who asks: the publisher of the site, or who follows the contract."""
    return mentions.editeur.nom or f"L’équipe qui publie le suivi du contrat «{INSECABLE}{contrat.titre}{INSECABLE}»"


def promesse_dite(un: ChiffreDemande) -> str:
    """The promise that the indicator follows, shortly."""
    noeud = un.noeud
    mot = debut_de(noeud.titre or noeud.texte, 160)
    return f"{noeud.numero} {mot}" if noeud.numero and not mot.startswith(noeud.numero) else mot


def unite_dite(un: ChiffreDemande) -> str:
    """The unit as a column says it."""
    return unite_en_mots(un.indicateur.unite)


def precision_dite(un: ChiffreDemande) -> str:
    """What the document says of how the figure is made, and from where."""
    source = f"Source prévue par le document{INSECABLE}: {un.indicateur.sources_de_donnees}" if un.indicateur.sources_de_donnees else ""
    return "\n".join(mot for mot in (un.indicateur.definition, source) if mot)


def derniers_dits(un: ChiffreDemande) -> str:
    """The last published figures, one a line."""
    return "\n".join(f"{valeur.periode.texte}{INSECABLE}: {debut_de(texte_valeur(valeur), 120)}" for valeur in un.derniers)


def cible_dite(un: ChiffreDemande) -> str:
    """The target in the words of the document; else its figure; else the words by which the document says that there is none."""
    cible = un.cible
    if cible is None:
        return majuscule(un.indicateur.sans_objectif)
    if cible.texte:
        return cible.texte
    fin = f" en {cible.annee}" if cible.annee else ""
    return f"{grandeur(cible.valeur, cible.unite or un.indicateur.unite)}{fin}" if cible.valeur is not None else ""
