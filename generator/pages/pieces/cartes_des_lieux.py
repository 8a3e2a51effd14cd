"""Drawn maps of the places of a contract: where they are, and where the indicators of each stand."""

from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique, EtatDuLieu, Habit, carte_thematique
from generator.pages.mots.typographie import enumerer
from generator.pages.pieces.lieux_dessines import alentours, de_genre, dessiner, nommer_a_cote

_QUARTIER = {TypeTerritoire.QPV: "qpv", TypeTerritoire.QVA: "qva"}


def carte_des_lieux(contexte: Contexte, *, communes_seules: bool = False) -> CarteThematique | None:
    """Communes and neighbourhoods by their names, or communes alone; None where none has a place on earth."""
    communes, quartiers = de_genre(contexte, quartiers=False), [] if communes_seules else de_genre(contexte, quartiers=True)
    lieux = [*communes, *quartiers]
    if not any(lieu.est_place for lieu in lieux):
        return None
    nom = contexte.contrat.nom_des_communes[0]
    mots = {"": nom.capitalize(), "qpv": "Quartier prioritaire (QPV)", "qva": "Quartier de veille active (QVA)"}
    description = f"{enumerer([lieu.nom for lieu in communes])}." if communes else ""
    return carte_thematique(
        "lieux",
        "Où sont les lieux du contrat",
        nommer_a_cote(
            contexte, (dessiner(lieu, EtatDuLieu.RIEN, classe=not lieu.est_quartier, motif=_QUARTIER.get(lieu.type, "")) for lieu in lieux)
        ),
        alentours=alentours(contexte),
        a_l_ecart=True,
        habit=Habit({motif: mot for motif, mot in mots.items() if motif or communes}, description),
    )
