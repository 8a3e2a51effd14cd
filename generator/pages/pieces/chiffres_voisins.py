"""The block «Chiffres voisins, ajoutés par nous» of an indicator or a node: shown, the most recent first, never judged nor counted."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.voisins import TableauVoisin, tableaux_voisins
from generator.model.voisin import SerieVoisine, ValeurVoisine
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, grandeur, periode_fr
from generator.pages.pieces.sources import VueProvenance, lien_publication


class VueSerieVoisine(Struct, frozen=True):
    """One series: why it is not the printed measure, its table, its sum and who is left out of it, where it comes from."""

    ancre: str
    titre: str
    difference: str
    colonnes: tuple[str, ...]
    lignes: tuple[tuple[str, tuple[str, ...]], ...]
    somme: tuple[str, tuple[str, ...]] | None
    sans: str
    remarques: tuple[str, ...]
    sources: tuple[VueProvenance, ...]


def chiffres_voisins(contexte: Contexte, page: str, id: str) -> tuple[VueSerieVoisine, ...]:
    """The series near one indicator or node, as the page at address `page` shows them."""
    return tuple(_serie(contexte, page, tableau) for tableau in tableaux_voisins(contexte.dossier, id))


def _serie(contexte: Contexte, page: str, tableau: TableauVoisin) -> VueSerieVoisine:
    serie, noms = tableau.serie, noms_des_endroits(contexte, tableau.serie)
    valeurs = [
        tableau.cases[id, periode.texte] for id in tableau.lieux for periode in tableau.periodes if (id, periode.texte) in tableau.cases
    ]
    return VueSerieVoisine(
        ancre=f"voisins-{serie.id}",
        titre=serie.titre,
        difference=serie.difference,
        colonnes=tuple(periode_fr(periode) for periode in reversed(tableau.periodes)),
        lignes=tuple(
            (noms[id], tuple(_case(tableau, id, periode.texte) for periode in reversed(tableau.periodes))) for id in tableau.lieux
        ),
        somme=_somme(contexte, tableau),
        sans=serie.somme.sans if serie.somme else "",
        remarques=tuple(
            f"{noms[valeur.endroit]}, {periode_fr(valeur.periode)}{INSECABLE}: {valeur.commentaire}"
            for valeur in valeurs
            if valeur.commentaire
        ),
        sources=tuple(_sources(contexte, page, valeurs)),
    )


def noms_des_endroits(contexte: Contexte, serie: SerieVoisine) -> dict[str, str]:
    """The names of all places that figures of `serie` may be of, by id."""
    propres = {lieu.id: lieu.nom for lieu in serie.lieux}
    if serie.par_contrat_de_ville:
        return propres | {ville.id: ville.nom for ville in contexte.contrat.contrats_de_ville}
    return propres | {id: territoire.nom for id, territoire in contexte.territoires.items()}


def _case(tableau: TableauVoisin, id: str, periode: str) -> str:
    valeur = tableau.cases.get((id, periode))
    if valeur is None:
        return ""
    return valeur.mots if valeur.nombre is None else grandeur(valeur.nombre, tableau.serie.unite)


def _somme(contexte: Contexte, tableau: TableauVoisin) -> tuple[str, tuple[str, ...]] | None:
    """The row of sums under its name («7 contrats de ville sur 8»); None where no time has all the figures."""
    somme = tableau.serie.somme
    if somme is None or not any(nombre is not None for nombre in tableau.sommes):
        return None
    contrats = {ville.id for ville in contexte.contrat.contrats_de_ville}
    if tableau.serie.par_contrat_de_ville and set(somme.lieux) <= contrats:
        quoi = f"{accord(len(somme.lieux), 'contrat de ville', 'contrats de ville')} sur {len(contrats)}"
    else:
        quoi = accord(len(somme.lieux), "lieu", "lieux")
    return (
        f"Somme de {quoi} (calculée)",
        tuple("" if nombre is None else grandeur(nombre, tableau.serie.unite) for nombre in reversed(tableau.sommes)),
    )


def _sources(contexte: Contexte, page: str, valeurs: list[ValeurVoisine]) -> Iterator[VueProvenance]:
    reperes: dict[str, list[str]] = {}
    for valeur in valeurs:
        reperes.setdefault(valeur.publication, []).append(valeur.repere)
    for nom, lus in reperes.items():
        publication = contexte.suivi.publications[nom]
        places = tuple(dict.fromkeys(filter(None, lus)))
        yield VueProvenance(publication.titre, lien_publication(contexte, page, publication), publication.adresse, places)
