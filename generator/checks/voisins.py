"""Rules on neighbouring figures: known places, indicators, nodes and publications, one figure per place and time."""

from collections.abc import Iterator

from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Probleme
from generator.model.voisin import SerieVoisine, ValeurVoisine
from generator.sources.journal import extrait, proche


def verifier_voisins(registre: Registre) -> Iterator[Probleme]:
    """Problems of the neighbouring figures of all contracts."""
    for dossier in registre.dossiers:
        territoires = [territoire.id for territoire in dossier.territoires]
        contrats = [ville.id for ville in dossier.contrat.contrats_de_ville]
        series = {serie.id: serie for serie in dossier.voisins.series}
        for serie in series.values():
            yield from _serie(serie, dossier, territoires, contrats)
        yield from _valeurs(dossier, series, territoires, contrats)


def _serie(serie: SerieVoisine, dossier: Dossier, territoires: list[str], contrats: list[str]) -> Iterator[Probleme]:
    if "noeuds" not in dossier.incomplets:
        connus = [*(noeud.id for noeud in dossier.noeuds()), *(indicateur.id for indicateur in dossier.indicateurs())]
        for cite in serie.pres_de:
            if cite not in connus:
                message = f"« {extrait(cite)} » n’est pas un identifiant connu (nœud ou indicateur)."
                yield Probleme(serie.lieu, "reference", message, proche(cite, connus).strip() or "Corriger ce nom.")
    publications = dossier.publications_par_nom()
    if serie.publication not in publications and "publications" not in dossier.incomplets:
        message = f"La publication « {extrait(serie.publication)} » n’existe pas."
        yield Probleme(serie.lieu, "reference", message, f"{proche(serie.publication, publications)}La déclarer dans publications.yml.")
    ids = [lieu.id for lieu in serie.lieux]
    for id in ids:
        if ids.count(id) > 1 or id in territoires or id in contrats:
            message = f"« {id} » est déjà l’id d’un lieu."
            yield Probleme(serie.lieu, "identifiant-double", message, "Choisir un autre id, ou ne pas le déclarer de nouveau.")
            break
    if serie.somme and "territoires" not in dossier.incomplets:
        for id in serie.somme.lieux:
            if id not in (*ids, *territoires, *contrats):
                yield Probleme(serie.lieu, "reference", f"Le lieu « {extrait(id)} » de la somme n’existe pas.", "Corriger ce nom.")
        if len(set(serie.somme.lieux)) < len(serie.somme.lieux):
            yield Probleme(serie.lieu, "somme", "Un lieu est écrit deux fois dans la somme.", "N’en garder qu’un.")
        if contrats and set(serie.somme.lieux) < set(contrats) and not serie.somme.sans:
            message = "La somme laisse de côté un contrat de ville sans dire pourquoi."
            yield Probleme(serie.lieu, "somme", message, "Ajouter « sans: … » à « somme ».")


def _valeurs(dossier: Dossier, series: dict[str, SerieVoisine], territoires: list[str], contrats: list[str]) -> Iterator[Probleme]:
    deja: dict[tuple[str, str, str], ValeurVoisine] = {}
    for valeur in dossier.voisins.valeurs:
        connus = [*territoires, *contrats, *(lieu.id for lieu in series[valeur.serie].lieux)]
        if valeur.endroit not in connus and "territoires" not in dossier.incomplets:
            conseil = f"{proche(valeur.endroit, connus)}Recopier un id de territoires.yml, d’un contrat de ville, ou de la série."
            yield Probleme(valeur.lieu, "reference", f"Le lieu « {extrait(valeur.endroit)} » n’existe pas.", conseil)
        cle = (valeur.serie, valeur.endroit, valeur.periode.texte)
        if deja.setdefault(cle, valeur) is not valeur:
            message = f"Un chiffre existe déjà pour cette série, ce lieu et cette période ({deja[cle].lieu})."
            yield Probleme(valeur.lieu, "valeur-double", message, "N’en garder qu’un.")
