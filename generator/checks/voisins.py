"""Rules on neighbouring figures: known places, indicators, nodes and publications, one figure per place and time."""

from collections.abc import Iterator

from generator.model.codes import CodeChiffre, CodeLien
from generator.model.dossier import Dossier
from generator.model.probleme import Probleme
from generator.model.voisin import SerieVoisine, ValeurVoisine
from generator.sources.journal import extrait, proche


def verifier_voisins(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of the neighbouring figures."""
    series = {serie.id: serie for serie in dossier.voisins.series}
    for serie in series.values():
        yield from _serie(serie, dossier)
    yield from _valeurs(dossier, series)


def _du_contrat(serie: SerieVoisine, dossier: Dossier) -> list[str]:
    """The places of the contract that a series may speak of."""
    if serie.par_contrat_de_ville:
        return [ville.id for ville in dossier.contrat.contrats_de_ville]
    return [territoire.id for territoire in dossier.territoires]


def _serie(serie: SerieVoisine, dossier: Dossier) -> Iterator[Probleme]:
    if "noeuds" not in dossier.incomplets:
        connus = [*(noeud.id for noeud in dossier.noeuds()), *(indicateur.id for indicateur in dossier.indicateurs())]
        for cite in serie.pres_de:
            if cite not in connus:
                message = f"« {extrait(cite)} » n’est pas un identifiant connu (nœud ou indicateur)."
                yield Probleme(serie.lieu, CodeLien.REFERENCE, message, proche(cite, connus).strip() or "Corriger ce nom.")
    publications = dossier.publications_par_nom()
    if serie.publication not in publications and "publications" not in dossier.incomplets:
        message = f"La publication « {extrait(serie.publication)} » n’existe pas."
        yield Probleme(
            serie.lieu, CodeLien.REFERENCE, message, f"{proche(serie.publication, publications)}La déclarer dans publications.yml."
        )
    yield from _lieux(serie, _du_contrat(serie, dossier), entiers="territoires" not in dossier.incomplets)


def _lieux(serie: SerieVoisine, du_contrat: list[str], *, entiers: bool) -> Iterator[Probleme]:
    """The places of a series, and those that it adds up."""
    ids = [lieu.id for lieu in serie.lieux]
    for id in ids:
        if ids.count(id) > 1 or id in du_contrat:
            yield Probleme(
                serie.lieu,
                CodeLien.IDENTIFIANT_DOUBLE,
                f"« {id} » est déjà l’id d’un lieu.",
                "Choisir un autre id, ou ne pas le déclarer de nouveau.",
            )
            break
    if serie.somme is None or not entiers:
        return
    connus = [*du_contrat, *ids]
    for id in serie.somme.lieux:
        if id not in connus:
            conseil = f"{proche(id, connus)}Recopier un id de ses lieux."
            yield Probleme(serie.lieu, CodeLien.REFERENCE, f"Le lieu « {extrait(id)} » de la somme n’existe pas.", conseil)
    if len(set(serie.somme.lieux)) < len(serie.somme.lieux):
        yield Probleme(serie.lieu, CodeChiffre.SOMME, "Un lieu est écrit deux fois dans la somme.", "N’en garder qu’un.")
    if serie.par_contrat_de_ville and set(serie.somme.lieux) < set(du_contrat) and not serie.somme.sans:
        message = "La somme laisse de côté un contrat de ville sans dire pourquoi."
        yield Probleme(serie.lieu, CodeChiffre.SOMME, message, "Ajouter « sans: … » à « somme ».")


def _valeurs(dossier: Dossier, series: dict[str, SerieVoisine]) -> Iterator[Probleme]:
    deja: dict[tuple[str, str, str], ValeurVoisine] = {}
    for valeur in dossier.voisins.valeurs:
        serie = series[valeur.serie]
        connus = [*_du_contrat(serie, dossier), *(lieu.id for lieu in serie.lieux)]
        if valeur.endroit not in connus and "territoires" not in dossier.incomplets:
            quoi = "d’un contrat de ville" if serie.par_contrat_de_ville else "de territoires.yml"
            conseil = f"{proche(valeur.endroit, connus)}Recopier un id {quoi}, ou de « lieux » de la série."
            yield Probleme(valeur.lieu, CodeLien.REFERENCE, f"Le lieu « {extrait(valeur.endroit)} » n’existe pas.", conseil)
        cle = (valeur.serie, valeur.endroit, valeur.periode.texte)
        if deja.setdefault(cle, valeur) is not valeur:
            message = f"Un chiffre existe déjà pour cette série, ce lieu et cette période ({deja[cle].lieu})."
            yield Probleme(valeur.lieu, CodeChiffre.VALEUR_DOUBLE, message, "N’en garder qu’un.")
