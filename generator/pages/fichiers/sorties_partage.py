"""The pictures of link previews, and those of places, to share."""

from generator.calculs.promesses_du_lieu import Portee, groupes_du_lieu, promesses_des_parties
from generator.pages.adresses import VIGNETTE, VIGNETTE_D_INDICATEUR, VIGNETTE_DU_LIEU
from generator.pages.contexte import Contexte
from generator.pages.dessins.vignette import Polices, Vignette, sortie_vignette
from generator.pages.mots.typographie import INSECABLE, accord, debut_de, nombre_fr
from generator.pages.pieces.cartes_de_chiffres import vues_des_cartes
from generator.pages.pieces.dit_d_un_lieu import GroupeACocher
from generator.pages.pieces.entete import annees
from generator.pages.pieces.liens import nom_du_type
from generator.pages.pieces.lieux_partages import dits_du_lieu, surtitre
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.promesses_du_lieu import noms_du_groupe
from generator.pages.sortie import Sortie

_SURTITRE_MAX = 62  # letters of the line above the title, which is not cut
_PIED_MAX = 150


def vignette_du_portail(polices: Polices) -> Sortie:
    """The picture of the portal."""
    titre = "Les promesses des contrats de la politique de la ville"
    return sortie_vignette(Vignette("Engagements ouverts", titre, "Mot pour mot, par qui, et les chiffres trouvés."), polices)


def vignette_du_contrat(contexte: Contexte, polices: Polices) -> Sortie:
    """The picture of one contract: its territory, its title, its years."""
    contrat = contexte.contrat
    return sortie_vignette(Vignette(f"Engagements ouverts, {annees(contexte.contrat)}", contrat.territoire_nom, contrat.titre), polices)


def vignette_du_lieu(contexte: Contexte, id: str, polices: Polices) -> Sortie:
    """The picture of one place: what it is and its contract, its name, how many promises reach it in each way."""
    territoire = contexte.territoires[id]
    genre = territoire.type.value.upper() if territoire.est_quartier else nom_du_type(contexte, territoire).lower()
    communes = [contexte.territoires[un].nom for un in territoire.communes] if territoire.est_quartier else []
    surtitre = ", ".join((contexte.contrat.territoire_nom, genre, *communes))
    return sortie_vignette(Vignette(debut_de(surtitre, _SURTITRE_MAX), territoire.nom, _promis(contexte, id)), polices, VIGNETTE.format(id))


def vignette_du_lieu_partage(portail: Portail, id: str, polices: Polices) -> Sortie:
    """The picture of a place that several contracts name: what it is, its name, what each of them promises."""
    commun = portail.lieux_partages[id]
    dits = [f"{_ici(dit.promis.groupes[0])} ({dit.contrat[0].lower()}{dit.contrat[1:]})" for dit in dits_du_lieu(portail, commun)]
    pied = f"Promesses qui nomment ce lieu{INSECABLE}: {', '.join(dits)}."
    return sortie_vignette(
        Vignette(debut_de(surtitre(portail, commun), _SURTITRE_MAX), commun.nom, debut_de(pied, _PIED_MAX)),
        polices,
        VIGNETTE_DU_LIEU.format(id),
    )


def _ici(groupe: GroupeACocher) -> str:
    return nombre_fr(groupe.nombre) if groupe.nombre else "aucune"


def vignettes_de_l_indicateur(contexte: Contexte, id: str, polices: Polices) -> tuple[Sortie, ...]:
    """The picture of an indicator with its map; none where it has no map."""
    indicateur, contrat = contexte.indicateurs[id], contexte.contrat
    return tuple(
        sortie_vignette(
            Vignette(
                debut_de(f"{contrat.territoire_nom}, {annees(contrat)}", _SURTITRE_MAX),
                indicateur.libelle,
                carte.dessin.titre,
                carte.dessin,
            ),
            polices,
            VIGNETTE_D_INDICATEUR.format(id),
        )
        for carte in vues_des_cartes(contexte, indicateur)[:1]
    )


def _promis(contexte: Contexte, id: str) -> str:
    """«19 promesses nomment ce lieu, 2 nomment un de ses quartiers, 60 concernent tout le contrat.»"""
    dits: list[str] = []
    for groupe in groupes_du_lieu(contexte, contexte.territoires[id]):
        nombre = len(promesses_des_parties(contexte, groupe.parties))
        quoi = (
            f"{'concerne' if nombre < 2 else 'concernent'} tout le contrat"
            if groupe.portee is Portee.PARTOUT
            else f"{'nomme' if nombre < 2 else 'nomment'} {noms_du_groupe(contexte, groupe)}"
        )
        if nombre:
            dits.append(f"{nombre}{INSECABLE}{quoi}" if dits else f"{accord(nombre, 'promesse')} {quoi}")
    return f"{', '.join(dits) or 'Aucune promesse trouvée pour ce lieu'}."
