"""Which column of years is that of a measure, where several stand among columns of figures («Année;Places;Année;Chômage»)."""

from collections.abc import Mapping

from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.colonnes import VueDuTableau
from generator.importation.roles import PARTIE_D_ANNEE
from generator.importation.temps_ecrits import temps_dans


def temps_des_mesures(vue: VueDuTableau) -> Mapping[int, tuple[ColonneVue, ...]]:
    """The columns of times of each column of figures, by its place: those at its left, at its right where years follow measures, none where neither is plain. Nothing where all
    measures share their columns of times, or a known layout says which counts."""
    if vue.modele is not None:
        return {}
    suite: list[tuple[bool, list[ColonneVue]]] = []  # runs of columns of times (true), and of figures
    for une in vue.colonnes:
        role, detail = vue.roles[une.rang]
        temps = role is RoleDeColonne.PERIODE and detail != PARTIE_D_ANNEE
        if not temps and role not in (RoleDeColonne.VALEUR, RoleDeColonne.DERIVEE):
            continue
        if suite and suite[-1][0] is temps:
            suite[-1][1].append(une)
        else:
            suite.append((temps, [une]))
    groupes = [colonnes for temps, colonnes in suite if temps]
    dits = {tuple(tuple(vue.grille.texte(ligne, une.rang) for une in colonnes) for ligne in vue.lignes) for colonnes in groupes}
    if len(groupes) < 2 or len(dits) == 1:
        return {}
    pas = -1 if suite[0][0] else 1 if suite[-1][0] else 0
    siens: dict[int, tuple[ColonneVue, ...]] = {}
    for rang, (temps, colonnes) in enumerate(suite):
        if not temps:
            siens |= {une.rang: tuple(suite[rang + pas][1]) if pas else () for une in colonnes}
    return siens


def sont_des_premiers_janvier(vue: VueDuTableau) -> bool:
    """True where all dates of a column are a first of January: they say the year."""
    jours = [vue.grille.texte(ligne, vue.temps[0].rang) for ligne in vue.lignes] if vue.temps else []
    lus = [lu.periode for jour in jours if jour and (lu := temps_dans(jour))]
    return len(lus) >= 3 and all(periode.endswith("-01-01") for periode in lus)
