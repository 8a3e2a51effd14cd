"""The communes of all contracts as a drawing, for paper and for who has no scripts: each has its name, or a letter that the list below it tells."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.calculs.lieux import lieux_communs
from generator.model.territoire import TypeTerritoire
from generator.pages.dessins.carte_thematique import CarteThematique, EtatDuLieu, Habit, carte_thematique
from generator.pages.dessins.etiquettes_de_carte import noms_courts
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.lieux_dessines import dessiner
from generator.pages.pieces.reperes import point_de
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat

PLEINE = 150  # communes that a sheet of paper has room to tell apart


def carte_des_lieux_du_portail(contrats: Sequence[ResumeDuContrat]) -> CarteThematique | None:
    """The communes that have a place on earth; None where there are none, or more than a drawing can name."""
    communes = [
        lieu
        for lieu in lieux_communs((contrat.id, contrat.territoires) for contrat in contrats)
        if lieu.type is TypeTerritoire.COMMUNE and point_de(lieu.situe)
    ]
    if not 0 < len(communes) <= PLEINE:
        return None
    par_mot: dict[str, dict[str, str]] = {}  # «Paris 18e», by what a contract calls its communes
    mots = {contrat.id: contrat.contrat.nom_des_communes[0] for contrat in contrats}
    for lieu in communes:
        par_mot.setdefault(mots[lieu.mentions[0].contrat], {})[lieu.id] = lieu.nom
    courts = {id: court for noms in par_mot.values() for id, court in noms_courts(noms, fin_seule=len(par_mot) > 1).items()}
    # The most populous are named first.
    dessines = [
        replace(dessiner(lieu.situe, EtatDuLieu.RIEN, classe=lieu.population or 0), id=lieu.id, nom=courts[lieu.id]) for lieu in communes
    ]
    return carte_thematique(
        "communes",
        "Où sont les communes de tous les contrats",
        dessines,
        notes=(f"Les quartiers sont sur la carte de chaque contrat{INSECABLE}: ils seraient ici les uns sur les autres.",),
        a_l_ecart=True,
        habit=Habit(
            {"": " ou ".join(par_mot).capitalize()},
            f"{accord(len(communes), 'repère')}{INSECABLE}: {enumerer([lieu.nom for lieu in communes])}.",
        ),
    )
