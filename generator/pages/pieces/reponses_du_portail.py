"""The answers at the head of the portal's home page."""

from collections.abc import Sequence

from generator.calculs.statuts import additionner
from generator.pages.mots.statuts import etat
from generator.pages.mots.typographie import accord, nombre_fr
from generator.pages.mots.voix import voix_de
from generator.pages.pieces.quartiers_du_portail import compte_des_lieux
from generator.pages.pieces.reponses import ReponseEnBref, Reponses, essentiel, manque, mot_accorde
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


def reponses_du_portail(contrats: Sequence[ResumeDuContrat], derniere: str = "") -> Reponses:
    """The answers of all contracts together: counts added up, nothing averaged. `derniere` is the last new thing, in words."""
    synthese = additionner(contrat.synthese for contrat in contrats)
    promesses = sum(contrat.promesses for contrat in contrats)
    quartiers, communes = compte_des_lieux(contrats)
    return Reponses(
        promis=ReponseEnBref(
            nombre_fr(promesses),
            mot_accorde(promesses, "promesse", "promesses"),
            f"Mot pour mot, dans {accord(len(contrats), 'contrat', 'contrats')}.",
        ),
        essentiel=essentiel(synthese),
        etat=etat(synthese),
        manque=manque(voix_de(*(contrat.contrat for contrat in contrats)), synthese, ""),
        titre_quartier="Dans mon quartier",
        quartier=ReponseEnBref(
            nombre_fr(quartiers or communes),
            mot_accorde(quartiers, "quartier", "quartiers") if quartiers else mot_accorde(communes, "commune", "communes"),
            f"Et {accord(communes, 'commune ou arrondissement', 'communes et arrondissements')}, dans tous les contrats."
            if quartiers
            else "",
        ),
        change=ReponseEnBref("", "", derniere) if derniere else None,
    )
