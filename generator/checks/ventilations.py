"""The parts of a figure against their whole: answers of a dimension, and places that belong to another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from generator.calculs.cellules import Case, cases_par_indicateur, ecrit, retenue
from generator.calculs.noms_dits import dans_la_phrase
from generator.model.codes import CodeChiffre
from generator.model.contrat import Dimension
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur

CONSEIL = "Vérifier ces lignes ; si le document est ainsi, le dire dans « commentaire »."


def verifier_ventilations(dossier: Dossier) -> Iterator[Probleme]:
    """Parts that do not add up to the whole, or exceed it. Percentages and rates are not checked, for they do not add up.

    Where a figure has several versions or sources, only the one that pages show is compared.
    """
    indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
    publications = dossier.publications_par_nom()
    for id, lignes in cases_par_indicateur(dossier.valeurs).items():
        indicateur = indicateurs.get(id)
        if indicateur is None or not indicateur.unite.additionne:
            continue
        cases = {case: retenue(versions, publications) for case, versions in lignes.items()}
        yield from _par_dimension(cases, dossier.contrat.dimensions)
        yield from _par_croisement(cases)
        yield from _par_lieu(cases, dossier.territoires, indicateur)


def _par_dimension(cases: Mapping[Case, Valeur], dimensions: Collection[Dimension]) -> Iterator[Probleme]:
    """Each whole against its parts along one dimension; where the whole has no figure, the sums of two complete breakdowns."""
    touts = dict.fromkeys(case.sans(nom) for case in cases for nom, _ in case.part)
    for tout in touts:
        sommes: list[tuple[Dimension, Decimal, Valeur]] = []
        for dimension in dimensions:
            parties = [cases[une] for modalite in dimension.modalites if (une := tout.avec(dimension.id, modalite.id)) in cases]
            if not parties or any(nom == dimension.id for nom, _ in tout.part):
                continue
            entier = cases.get(tout)
            yield from _comparer(parties, entier, f"par {dans_la_phrase(dimension.nom)}", len(dimension.modalites), somme=dimension.somme)
            nombres = _nombres(parties)
            if dimension.somme and len(nombres) == len(dimension.modalites):
                sommes.append((dimension, _somme(nombres), parties[0]))
        if (tout not in cases or cases[tout].nombre is None) and len({somme for _, somme, _ in sommes}) > 1:
            dits = ", ".join(f"{ecrit(somme)} par {dans_la_phrase(dimension.nom)}" for dimension, somme, _ in sommes)
            yield _avertir(sommes[-1][2], f"Les répartitions d’un même chiffre n’ont pas la même somme : {dits}.")


def _comparer(parties: Sequence[Valeur], tout: Valeur | None, comment: str, attendues: int, *, somme: bool) -> Iterator[Probleme]:
    if tout is None or tout.nombre is None:
        return
    nombres = _nombres(parties)
    trop = [partie for partie in parties if partie.nombre is not None and partie.nombre > tout.nombre]
    total = _somme(nombres)
    if trop and all(nombre >= 0 for nombre in nombres):
        for partie in trop:
            yield _plus_grande(partie, tout, comment)
    elif somme and (total > tout.nombre or (len(nombres) == attendues and total != tout.nombre)):
        ecrits = " + ".join(ecrit(nombre) for nombre in nombres)
        message = f"Les parties {comment} ne font pas le total : {ecrits} = {ecrit(total)}, et non {ecrit(tout.nombre)} ({tout.lieu})."
        yield _avertir(parties[0], message)


def _par_croisement(cases: Mapping[Case, Valeur]) -> Iterator[Probleme]:
    """A part along two dimensions (women under 26) against the whole of both.

    Only where the wholes in between (women; all under 26) have no figure: else `_par_dimension` has compared with them.
    """
    for case, partie in cases.items():
        for nom, _ in case.part if len(case.part) > 1 else ():
            for autre, _ in case.part:
                tout = cases.get(case.sans(nom).sans(autre)) if nom < autre else None
                entre = [cases[une] for une in (case.sans(nom), case.sans(autre)) if une in cases]
                if tout and not any(un.nombre is not None for un in entre) and _depasse(partie, tout):
                    yield _plus_grande(partie, tout, "")


def _par_lieu(cases: Mapping[Case, Valeur], territoires: Collection[Territoire], indicateur: Indicateur) -> Iterator[Probleme]:
    """Neighbourhoods against their only commune, sets of them and communes against the perimeter, for figures that add up."""
    perimetres = [territoire.id for territoire in territoires if territoire.type is TypeTerritoire.PERIMETRE]
    communes = [territoire.id for territoire in territoires if territoire.type is TypeTerritoire.COMMUNE]
    touts: dict[str, tuple[str, ...]] = {}
    touts |= {territoire.id: territoire.communes for territoire in territoires if territoire.est_quartier and len(territoire.communes) == 1}
    touts |= {territoire.id: tuple(perimetres) for territoire in territoires if territoire.type is TypeTerritoire.ENSEMBLE}
    for case, partie in cases.items():
        for ou in touts.get(case.territoire, ()):
            tout = cases.get(case.en(ou))
            if tout and indicateur.additif and _depasse(partie, tout):
                yield _plus_grande(partie, tout, "par lieu")
        if case.territoire in perimetres and indicateur.additif:
            parties = [cases[une] for commune in communes if (une := case.en(commune)) in cases]
            if parties:
                yield from _comparer(parties, partie, "par lieu", len(communes), somme=True)


def _depasse(partie: Valeur, tout: Valeur) -> bool:
    return partie.nombre is not None and tout.nombre is not None and partie.nombre > tout.nombre >= 0


def _plus_grande(partie: Valeur, tout: Valeur, comment: str) -> Probleme:
    assert partie.nombre is not None
    assert tout.nombre is not None
    quoi = f"Une partie {comment}" if comment else "Une partie"
    message = f"{quoi} est plus grande que le total : {ecrit(partie.nombre)}, et non {ecrit(tout.nombre)} au plus ({tout.lieu})."
    return _avertir(partie, message)


def _nombres(parties: Sequence[Valeur]) -> list[Decimal]:
    return [valeur.nombre for valeur in parties if valeur.nombre is not None]


def _somme(nombres: Sequence[Decimal]) -> Decimal:
    with localcontext(prec=100):
        return sum(nombres, Decimal(0))


def _avertir(valeur: Valeur, message: str) -> Probleme:
    return Probleme(valeur.lieu, CodeChiffre.PARTIES_ET_TOTAL, message, CONSEIL, Gravite.AVERTISSEMENT)
