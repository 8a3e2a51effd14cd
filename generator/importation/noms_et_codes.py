"""What is doubtful in the names and codes of the places of a table: cut, without their zero, one name for several places."""

import re
from collections import Counter

from generator.calculs.mots import mots
from generator.importation import mots_des_entetes as connus
from generator.importation.colonne_vue import ColonneVue
from generator.importation.colonnes import VueDuTableau
from generator.importation.etiquettes import Etiquette
from generator.importation.mots_des_tetes import QPV_DANS_LE_NOM
from generator.model.importation import TerritoireLu

_DE_QUARTIER = re.compile(r"^(?!.*(?:com|insee|iris)).*(?:qpv|quartiers?prioritaires?|codeqp|^qp$)")
_CODE_DE_QPV = re.compile("Q[PN][0-9]{5,6}[A-Z]?")
_DE_COMMUNE = re.compile(r"insee|depcom|codgeo|codegeo|com(?:mune)?s?$|^dc")


def homonymes(vue: VueDuTableau) -> frozenset[str]:
    """Names that stand for places of several larger ones («Centre» of Orly, «Centre» of Thiais)."""
    ou: dict[str, set[str]] = {}
    for ligne in vue.lignes if vue.englobants and not vue.codes else ():
        ou.setdefault(vue.etiquettes.get(ligne, Etiquette("")).nom, set()).add(vue.grille.texte(ligne, vue.englobants[0].rang))
    return frozenset(nom for nom, grands in ou.items() if nom and len(grands - {""}) > 1)


def sans_leur_zero(vue: VueDuTableau, colonne: ColonneVue) -> list[str]:
    """Codes of communes whose first zero a spreadsheet took away («1004»); none where a column has codes of another kind."""
    if not _DE_COMMUNE.search(colonne.cle) or len(vue.codes) > 1:
        return []
    codes = [texte for ligne in vue.lignes if (texte := vue.grille.texte(ligne, colonne.rang).removesuffix(",0"))]
    entiers = all(re.fullmatch("(?:[0-9]{4,5}|2[AB][0-9]{3})", texte) for texte in codes if not connus.TOTAL.match(mots(texte)))
    return [texte for texte in codes if len(texte) == 4] if entiers else []


def codes_de_quartiers(colonne: ColonneVue) -> bool:
    """True for a column whose heading says that its codes are those of quartiers prioritaires («Code QPV»)."""
    return bool(_DE_QUARTIER.search(colonne.cle))


def lieux_repetes(vue: VueDuTableau) -> int:
    """How many names of places stand for several codes."""
    if not vue.codes or not vue.lieux:
        return 0
    paires = {(vue.grille.texte(ligne, vue.lieux[0].rang), vue.grille.texte(ligne, vue.codes[-1].rang)) for ligne in vue.lignes}
    return sum(1 for fois in Counter(nom for nom, _ in paires if nom).values() if fois > 1)


def noms_tronques(vue: VueDuTableau) -> list[str]:
    """Names as long as the longest, cut before the end of a word that French cannot end so."""
    noms = {etiquette.nom for etiquette in vue.etiquettes.values()} if vue.codes else set()
    longueur = max((len(nom) for nom in noms), default=0)
    return sorted(nom for nom in noms if len(nom) == longueur >= 20 and re.search(r"(?:èr|[vqjh])$", nom))


def lieu_ecrit(nom: str) -> TerritoireLu:
    """A place whose code may stand in its name («La Grande Borne (QN09101M)»)."""
    trouve = QPV_DANS_LE_NOM.fullmatch(nom)
    return TerritoireLu(trouve["nom"] or trouve["avant"], trouve["code"] or trouve["apres"]) if trouve else TerritoireLu(nom)


def nom_et_code(dit: str) -> tuple[str, str]:
    """The name and the code of a place that is said around a table; what is said may be the code alone."""
    return ("", dit) if _CODE_DE_QPV.fullmatch(dit) else (dit, "")
