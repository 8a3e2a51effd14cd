"""The parts of a figure against their whole."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, localcontext

from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Gravite, Probleme
from generator.model.valeur import Valeur

DENOMBREES = ("nombre", "euros", "heures")


def verifier_ventilations(registre: Registre) -> Iterator[Probleme]:
    """Parts that do not make the whole, or more than it; percentages do not add up and are left alone."""
    for dossier in registre.dossiers:
        yield from _du_dossier(dossier)


def _du_dossier(dossier: Dossier) -> Iterator[Probleme]:
    dimensions = {dimension.id: dimension for dimension in dossier.contrat.dimensions}
    touts: dict[tuple[object, ...], Valeur] = {}
    parties: defaultdict[tuple[object, ...], dict[str, Valeur]] = defaultdict(dict)
    for valeur in dossier.valeurs:
        cle = (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.statut, valeur.publication)
        if not valeur.ventilation:
            touts[cle] = valeur
        elif len(valeur.ventilation) == 1 and valeur.unite in DENOMBREES:
            dimension, modalite = valeur.ventilation[0]
            parties[(*cle, dimension)][modalite] = valeur
    for (*cle_du_tout, nom), groupe in parties.items():
        tout, declaree = touts.get(tuple(cle_du_tout)), dimensions.get(str(nom))
        if tout is None or tout.nombre is None or declaree is None or not declaree.somme:
            continue
        nombres = [valeur.nombre for valeur in groupe.values() if valeur.nombre is not None]
        with localcontext(prec=100):
            somme = sum(nombres, Decimal(0))
        complete = len(nombres) == len(declaree.modalites)
        if somme > tout.nombre or (complete and somme != tout.nombre):
            ecrits = " + ".join(_ecrit(nombre) for nombre in nombres)
            message = (
                f"Les parties par {declaree.nom.lower()} ne font pas le total : {ecrits} = {_ecrit(somme)}, et non {_ecrit(tout.nombre)}."
            )
            conseil = "Vérifier ces lignes ; si le document est ainsi, le dire dans « commentaire »."
            yield Probleme(next(iter(groupe.values())).lieu, "parties-et-total", message, conseil, Gravite.AVERTISSEMENT)


def _ecrit(nombre: Decimal) -> str:
    return format(nombre, "f").replace(".", ",")
