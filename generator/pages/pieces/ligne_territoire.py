"""A place as a row of the table under the map."""

from msgspec import Struct

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import du
from generator.pages.mots.typographie import nombre_fr, pourcent_imprime
from generator.pages.pieces.liens import Lien, lien_territoire, nom_du_type


class LigneTerritoire(Struct, frozen=True):
    """One commune, neighbourhood or set of neighbourhoods as a row; `approche` is true where its exact place is not known."""

    lien: Lien
    type: str
    communes: tuple[Lien, ...]
    population: str
    poids: str
    contrat_de_ville: str
    emplacement: str
    approche: bool


def ligne_territoire(contexte: Contexte, page: str, territoire: Territoire) -> LigneTerritoire:
    """The row of `territoire` on the page at address `page`."""
    if territoire.contour:
        emplacement = "à sa place, avec son contour officiel"
    elif territoire.latitude is not None:
        emplacement = "à sa place"
    else:
        emplacement = f"au centre {du(contexte.contrat.nom_des_communes[0])}" if territoire.est_quartier else "non placé"
    return LigneTerritoire(
        lien=lien_territoire(contexte, page, territoire.id),
        type={TypeTerritoire.QPV: "QPV", TypeTerritoire.QVA: "QVA"}.get(territoire.type, nom_du_type(contexte, territoire)),
        communes=tuple(lien_territoire(contexte, page, id) for id in territoire.communes),
        population=nombre_fr(territoire.population) if territoire.population is not None else "",
        poids=pourcent_imprime(territoire.poids),
        contrat_de_ville=next((ville.nom for ville in contexte.contrat.contrats_de_ville if ville.id == territoire.contrat_de_ville), ""),
        emplacement=emplacement,
        approche=not territoire.contour and territoire.latitude is None,
    )
