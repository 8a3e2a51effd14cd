"""Finds the unit that words name: «(%)», «en €», «pour 1 000 habitants», «en milliards d’euros 2020», «ETP (en mm)»."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.model.multiples import multiple
from generator.model.unite import ECRITES, Unite

_ESP = r"[ \u00a0\u202f]"
_POUR = re.compile(
    rf"\bpour{_ESP}(?:(?P<combien>1{_ESP}?000|10{_ESP}?000|100{_ESP}?000|100|mille){_ESP}*)(?P<quoi>hab(?:itant(?:e)?s?)?\.?|[^\W\d_]+)",
    re.IGNORECASE,
)
_EUROS = re.compile(
    r"(?:en\s+)?(?P<mult>milliers|millions|milliards)\s+d['’]euros(?:\s+(?:constants|courants))?(?:\s+(?:de\s+)?[0-9]{4})?", re.IGNORECASE
)
_PARENTHESES = re.compile(
    r"[(\[]\s*(?:en\s+)?(?P<mot>%|‰|€|k€|M€|euros?|€/mois|€\s?/\s?UC|pourcentages?|points?(?: de %)?|pts?\.?|mm|cm|m|km|m²|km²|ha|hectares|heures?|h|jours?|ans?|kg|t|tonnes|kWh|MWh|GWh|nombre|nb|unités?|(?:milliers|millions|milliards)(?:\s+d(?:e\s+|['’])[^\W\d_]+)?)\s*[)\]]",
    re.IGNORECASE,
)
_EN = re.compile(
    r"(?:^|[\s,;])en\s+(?P<mot>%|‰|€(?:\s?HT|\s?TTC)?|k€|M€|euros?|pourcentages?|points?|mm|km|m²|ha|hectares|heures|jours|kg|tonnes|MWh|nombre|ETP|effectifs?|(?:milliers|millions|milliards)(?:\s+d(?:e\s+|['’])[^\W\d_]+)?)(?=$|[\s,;.)])",
    re.IGNORECASE,
)
_SIGNE = re.compile(r"(?:(?<=\s)|^|,\s*)(?P<mot>%|€\s?HT|€\s?TTC|€)(?=$|[\s,;)])")
# What offices count, where they write it in brackets after the name of a figure («Population (habitants)») or on a row below it.
_COMPTEES = (
    r"habitants?|hab\.?|personnes?|m[ée]nages?|foyers?(?:\s+(?:fiscaux|allocataires))?|logements?|allocataires?|b[ée]n[ée]ficiaires?|emplois?|postes?|salari[ée]s|agents?"
    r"|[ée]l[èe]ves|enfants|jeunes|[ée]tudiants|places|lits|naissances|d[ée]c[èe]s|faits|visites|visiteurs|entr[ée]es|adh[ée]rents|participants|demandeurs d['’]emploi"
    r"|[ée]tablissements|entreprises|associations|actions|r[ée]ponses|ETP|UC|€\s?/\s?(?:hab(?:itant)?s?\.?|UC|m²|mois|an)|(?:hab(?:itants)?|logements|log)\.?\s?/\s?(?:km²|km2|ha)|[ck]?m[²³23]|km2"
    r"|km/h|tCO2(?:e|eq)?|t[ée]q?CO2|kg/hab(?:itant)?|kWh/m²|µg/m[3³]|minutes?|min|mois|semaines|litres|€ HT|€ TTC"
)
_COMPTES = re.compile(rf"[(\[]\s*(?:en\s+|nombre\s+d['’e]\s*)?(?P<mot>{_COMPTEES})\s*[)\]]", re.IGNORECASE)
MULTIPLE_D_EUROS = re.compile(r"^(?:k€|M€)|milli(?:er|on|ard)s", re.IGNORECASE)
_D_EUROS = re.compile(r"k€|M€|Md€|(?:milliers?|millions?|milliards?) d['’]euros", re.IGNORECASE)
_DE_CHOSES = re.compile(r"(milli(?:er|on|ard)s?)\b", re.IGNORECASE)
_NOMS = {
    "euro": "€",
    "euros": "€",
    "pourcentage": "%",
    "pourcentages": "%",
    "point": "points",
    "pt": "points",
    "pts": "points",
    "pt.": "points",
    "pts.": "points",
    "nb": "nombre",
    "heure": "heures",
    "jour": "jours",
    "an": "ans",
    "h": "heures",
    "percentage": "%",
    "percentage (%)": "%",
    "percent": "%",
    "pour cent": "%",
    "eur": "€",
    "number": "nombre",
    "nombre": "nombre",
    "effectif": "nombre",
    "effectifs": "nombre",
    "hab": "habitants",
    "hab.": "habitants",
    "habitant": "habitants",
    "personne": "personnes",
    "logement": "logements",
    "foyer": "foyers",
    "emploi": "emplois",
    "poste": "postes",
    "km2": "km²",
    "m2": "m²",
}
DU_PROJET = {
    "%": Unite.POURCENTAGE,
    "€": Unite.EUROS,
    "nombre": Unite.NOMBRE,
    "heures": Unite.HEURES,
    "pour 1 000 habitants": Unite.POUR_1000_HABITANTS,
    "‰": Unite.POUR_1000_HABITANTS,
    "pour 100 habitants": Unite.POUR_100_HABITANTS,
}


class UniteEcrite(Struct, frozen=True):
    """A unit found in words, and the words without it; several where the words name more than one."""

    unite: str
    reste: str
    plusieurs: bool = False


@lru_cache(20_000)
def unite_dans(texte: str) -> UniteEcrite | None:
    """The unit that a heading or a title names, or None."""
    propre = " ".join(texte.split())
    if trouve := _POUR.search(propre):
        combien = {"1000": "1 000", "mille": "1 000", "10000": "10 000", "100000": "100 000"}.get(
            re.sub(r"\D", "", trouve["combien"]) or "mille", "100"
        )
        quoi = "habitants" if trouve["quoi"].lower().startswith("hab") else trouve["quoi"]
        return UniteEcrite(f"pour {combien} {quoi}", _sans(propre, trouve))
    if trouve := _EUROS.search(propre):
        return UniteEcrite(re.sub(r"^en\s+", "", trouve.group(), flags=re.IGNORECASE).replace("’", "'"), _sans(propre, trouve))
    trouves = [un for motif in (_PARENTHESES, _COMPTES, _EN, _SIGNE) for un in motif.finditer(propre)]
    if not trouves:
        return None
    unites = list(dict.fromkeys(nom_d_unite(un["mot"]) for un in trouves))
    return UniteEcrite(unites[0], _sans(propre, trouves[0]), len(unites) > 1)


def unite_seule(texte: str) -> str:
    """The unit, where words are nothing else («habitants», «%», «(en €)»), as rows of units below headings and cells of a column are; empty where they are more."""
    nu = " ".join(texte.split()).strip("()[] ")
    trouvee = unite_dans(f"({nu})") if nu else None
    return trouvee.unite if trouvee and not trouvee.reste.strip("() ") else ""


def nom_d_unite(mot: str) -> str:
    """The one writing of a unit: «euros» → «€», «Percentage (%)» → «%»; other words as they are."""
    propre = " ".join(mot.split())
    return _NOMS.get(propre.lower(), propre)


def unite_du_projet(unite: str, declarees: Iterable[Unite] = ()) -> Unite | None:
    """The unit of the program, or of `declarees` (those of a contract), that a written one is; None where it is none, or is not known. A declared unit is known by
    its id, its name, its symbol, its words, and where it is a rate by «pour 1 000 …»."""
    plat = d_un_seul_tenant(unite)
    for une in declarees:
        mots_connus = (
            une,
            une.nom,
            une.symbole,
            une.singulier,
            une.pluriel,
            une.nom[une.nom.find("pour ") :] if "pour " in une.nom else "",
        )
        if plat and plat in {d_un_seul_tenant(mot) for mot in mots_connus if mot}:
            return une
    if unite in DU_PROJET:
        return DU_PROJET[unite]
    return next((une for une in ECRITES if unite.lower() in (une.value, une.nom.lower(), une.symbole.lower())), None)


def fois_des_euros(unite: str) -> int:
    """How many euros one of these is («k€»: 1 000); 1 for any other unit, and for euros of another year than their own («milliers d'euros 2020»)."""
    return multiple(unite.split()[0]) if _D_EUROS.fullmatch(unite) else 1


def fois_des_choses(unite: str) -> int:
    """How many things one of these is («milliers», «millions d’habitants»: of a heading that does not say whether they are euros); 1 for any other unit."""
    trouve = _DE_CHOSES.match(unite)
    return multiple(trouve[1]) if trouve and not re.search("€|euro", unite, re.IGNORECASE) else 1


def compte_des_choses(unite: str) -> bool:
    """True for the name of things that are counted («ménages», «naissances»): not for a measure («km²»), a rate, money or a multiple of it."""
    return not re.search(
        r"[€%‰/²³]|\bmilli(?:er|on|ard)s\b|^(?:pour|points?|ans|mois|jours|semaines|heures|minutes|min|m|mm|cm|km|ha|hectares|kg|t|tonnes|litres)\b",
        unite,
    )


_RAPPORT = re.compile(r"[%‰]|\b(?:pour|parts?|taux|ratios?|proportions?|pourcentages?|pct|tx|points?|pts?|indices?)\b", re.IGNORECASE)
_MONNAIE = re.compile(r"€|\beur(?:os?)?\b|\bmontants?\b", re.IGNORECASE)


def unites_contraires(une: str, autre: str) -> bool:
    """True for two units of which one figure cannot be: a rate and things that are counted, or money («12 %» of «places», «300 €» of «%»). False in doubt."""

    def genre(unite: str) -> str:
        rapport, monnaie = bool(_RAPPORT.search(unite)), bool(_MONNAIE.search(unite))
        if rapport and monnaie:
            return ""
        return "rapport" if rapport else "monnaie" if monnaie else "choses" if unite and compte_des_choses(unite) else ""

    genres = {genre(une), genre(autre)}
    return len(genres) == 2 and "" not in genres


_PARTS = re.compile(r"^ (?:\w{1,12} )?(?:parts?|taux|pourcentage|proportion|pct|percentage|tx \w+|tp\d\d)(?: |$)")
_NOMBRE_DE = re.compile(
    r"\s*(?:(?:nombre|nb)\s+(?:total\s+)?(?:d['’]\s*|de\s+|des\s+)?|effectifs?\s+(?:d['’]\s*|de\s+|des\s+))(?P<quoi>demandeurs d['’]emploi|foyers allocataires|(?!total|annuel|moyen)[^\W\d_]{3,})",
    re.IGNORECASE,
)
_CHOSES = re.compile(
    r"\s*(?P<quoi>naissances|d[ée]c[èe]s|habitants|m[ée]nages(?: fiscaux)?|logements|[ée]l[èe]ves|allocataires|b[ée]n[ée]ficiaires|emplois|demandeurs d['’]emploi|adh[ée]rents|licenci[ée]s"
    r"|foyers allocataires|personnes|jeunes|enfants|places|inscrits|visiteurs|participants|associations|entreprises)\b",
    re.IGNORECASE,
)
_ARGENT = re.compile(r" (?:revenus?|montants?|budget|cout|couts|depenses?|recettes?|subventions?|loyer|prix) ")


_MESURE = re.compile(
    r" (?:parts?|taux|tx|ratios?|rapports?|proportions?|pourcentages?|pct|indices?|ips|idh|scores?|notes?|coefficients?|densites?|moyennes?|moyens?|medianes?|medians?|ecarts?|ages?"
    r"|surfaces?|superficies?|distances?|longueurs?|lineaires?|hauteurs?|durees?|delais?|temps|temperatures?|tonnages?|volumes?|poids|consommations?|emissions?|par (?!an )\w+|pour (?:1|10|100|1000|mille|cent)) "
)


def peut_etre_des_milliers(libelle: str, unite: str) -> bool:
    """Whether a figure of this label and unit is counted, or is money, so that thousands of it are likelier than three decimals: not a rate, not a measure."""
    plat = mots(libelle.replace("_", " "))
    if unite in ("", "€") and (unite or _ARGENT.search(plat)):
        return True
    return (not unite or compte_des_choses(unite)) and not _MESURE.search(plat)


def unite_supposee(libelle: str, minimum: float, maximum: float) -> str:
    """The unit that a label without one lets suppose («Part des…», «revenu médian»): always to be confirmed; empty for none."""
    plat = mots(libelle.replace("_", " "))
    entiers = float(minimum).is_integer() and float(maximum).is_integer()
    if comptees := entiers and (_NOMBRE_DE.match(libelle.replace("_", " ")) or _CHOSES.match(libelle.replace("_", " "))):
        return nom_d_unite(comptees["quoi"].lower())
    if _PARTS.match(plat) and minimum >= 0 and 1 < maximum <= 100:
        return "%"
    return "€" if _ARGENT.search(plat) else ""


def _sans(propre: str, trouve: re.Match[str]) -> str:
    reste = f"{propre[: trouve.start()].rstrip(' (,;:–-')} {propre[trouve.end() :].strip(' ,;:–-').removeprefix(')').lstrip(' ,;:–-')}"
    return " ".join(reste.split())
