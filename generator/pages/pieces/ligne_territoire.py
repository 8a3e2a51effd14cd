"""A place as a row of the table under the map."""

from msgspec import Struct

from generator.model.ancre import ancre_du_mot
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import du
from generator.pages.mots.typographie import nombre_fr, pourcent_imprime
from generator.pages.pieces.liens import Lien, lien_territoire, nom_du_type
from generator.pages.pieces.questions import LIBELLE, Critere, Criteres, Ordre, Sujet


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
    criteres: Criteres | None = None


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
        criteres=_criteres(contexte, territoire),
    )


def sujets_des_lieux(contexte: Contexte) -> tuple[Sujet, ...]:
    """The questions of the list of places."""
    commune = contexte.contrat.nom_des_communes[0].capitalize()
    return (
        Sujet("type", "Sorte", premiere=True),
        Sujet("dans", commune, premiere=True),
        Sujet("ville", "Contrat de ville", premiere=True),
    )


ORDRES_DES_LIEUX = (Ordre("habitants", "nombre d’habitants", decroissant=True), LIBELLE)


def _criteres(contexte: Contexte, territoire: Territoire) -> Criteres:
    """What a place answers: its kind, the communes that it is in or is, and the contrat de ville that it was part of."""
    communes = (territoire.id,) if territoire.type is TypeTerritoire.COMMUNE else territoire.communes
    villes = (ville for ville in contexte.contrat.contrats_de_ville if ville.id == territoire.contrat_de_ville)
    dits = (
        Critere("type", ancre_du_mot(nom_du_type(contexte, territoire)), nom_du_type(contexte, territoire)),
        *(Critere("dans", id, contexte.territoires[id].nom) for id in communes),
        *(Critere("ville", ville.id, ville.nom) for ville in villes),
    )
    return Criteres(dits, (("habitants", str(territoire.population)),) if territoire.population is not None else ())
