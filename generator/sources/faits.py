"""Reads `faits.yml`, `anomalies.yml` and `mesures-nationales.yml`."""

import re

import yaml

from generator.model.codes import CodeChamp
from generator.model.etat import EtatEngagement
from generator.model.fait import Anomalie, Fait, ListeDeMesures, MesureNationale
from generator.model.formats.constatations import ANOMALIES, FAITS
from generator.model.formats.registres import MESURES
from generator.model.lieu import Source
from generator.sources.argent import lire_argent
from generator.sources.champs import Champs
from generator.sources.ecarts_du_socle import du_socle
from generator.sources.journal import Journal, extrait
from generator.sources.place import lire_source, source_du_fichier

NUMERO = re.compile(r"[0-9]{1,3}(?:\.[a-z0-9]{1,3})?\Z")


def lire_faits(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[Fait, ...]:
    """The sourced facts of one contract."""
    haut = Champs(racine, fichier, journal, FAITS.forme)
    herite = source_du_fichier(haut)
    faits = tuple(_fait(champs, herite) for champs in haut.liste("faits"))
    haut.fini()
    return faits


def _fait(champs: Champs, herite: Source) -> Fait:
    fait = Fait(
        id=champs.id(),
        texte=champs.texte("texte"),
        montant=champs.nombre("montant", signes="€"),
        nature=champs.choix("nature"),
        periode=champs.texte("periode"),
        territoires=champs.ids("territoires"),
        partenaires=champs.ids("partenaires"),
        noeud=champs.texte("noeud"),
        note_editoriale=champs.texte("note_editoriale"),
        source=lire_source(champs, herite),
        lieu=champs.lieu,
        argent=lire_argent(champs),
    )
    champs.fini()
    return fait


def lire_anomalies(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[Anomalie, ...]:
    """The contradictions found in the documents of one contract."""
    haut = Champs(racine, fichier, journal, ANOMALIES.forme)
    herite = source_du_fichier(haut)
    anomalies = tuple(_anomalie(champs, herite) for champs in haut.liste("anomalies"))
    haut.fini()
    return anomalies


def _anomalie(champs: Champs, herite: Source) -> Anomalie:
    anomalie = Anomalie(
        id=champs.id(),
        titre=champs.texte("titre"),
        texte=champs.texte("texte"),
        citations=champs.textes("citations"),
        calcul=champs.texte("calcul"),
        concerne=champs.ids("concerne"),
        source=lire_source(champs, herite),
        lieu=champs.lieu,
        relevee_le=champs.date("relevee_le"),
    )
    champs.fini()
    return anomalie


def lire_mesures(racine: yaml.Node, fichier: str, journal: Journal, socle: ListeDeMesures | None = None) -> ListeDeMesures:
    """The national measures, shared by all contracts: those of the file, then those of the program (`socle`) that it does not write again.

    What the head of the file does not say is as the program has it.
    """
    haut = Champs(racine, fichier, journal, MESURES.forme)
    communes = du_socle(haut, socle.mesures if socle else (), lambda mesure: mesure.numero)
    base = socle if socle and communes else ListeDeMesures("", "", Source("", "", ""), "", "", ())
    neuve = base is not socle
    origine = haut.texte("origine") or base.origine
    lues = tuple(_mesure(champs) for champs in haut.liste("mesures", requis=neuve))
    ecrites = {mesure.numero: mesure for mesure in lues}
    ensemble = [ecrites.pop(mesure.numero, mesure) for mesure in communes]
    liste = ListeDeMesures(
        titre=haut.texte("titre", requis=neuve) or base.titre,
        contrat=haut.id("contrat", requis=not origine),
        source=source_du_fichier(haut),
        etat_au=haut.date("etat_au", requis=neuve) or base.etat_au,
        note=haut.texte("note") or base.note,
        mesures=(*ensemble, *ecrites.values()) if communes else lues,
        origine=origine,
    )
    haut.fini()
    return liste


def _numero(champs: Champs) -> str:
    """«1» or «1.a»: the number makes the address of the measure on its page."""
    numero = champs.texte("numero")
    if numero and not NUMERO.match(numero):
        message = f"« {extrait(numero)} » n’est pas un numéro de mesure."
        champs.journal.erreur(champs.lieu_du("numero"), CodeChamp.IDENTIFIANT, message, "Écrire un numéro comme 1 ou 1.a.")
        return ""
    return numero


def _mesure(champs: Champs) -> MesureNationale:
    mesure = MesureNationale(
        numero=_numero(champs),
        mesure=champs.texte("mesure"),
        axe=champs.texte("axe"),
        programme=champs.texte("programme"),
        thematique=champs.texte("thematique"),
        intitule=champs.texte("intitule"),
        etat=champs.texte("etat"),
        indicateurs=champs.textes("indicateurs"),
        note_editoriale=champs.texte("note_editoriale"),
        repere=champs.texte("repere"),
        lieu=champs.lieu,
        avancement=EtatEngagement(champs.choix("avancement")),
    )
    champs.fini()
    return mesure
