"""Dates in words that are not those of the figures: of a geography, of a publication, of a contract, of a price; and «depuis 2020», which says no end."""

import re

# What stands before such a date, in the same group of words: «(découpage 2015)», «géographie au 01/01/2024», «publié en 2024», «mis à jour en mars 2025».
_MOTS = (
    r"g[ée]ographies?|g[ée]o|mill[ée]simes? g[ée]ographiques?|r[ée]f[ée]rentiels? g[ée]ographiques?|d[ée]coupages?|zonages?|p[ée]rim[èe]tres?|contours|g[ée]n[ée]ration"
    r"|limites (?:communales|territoriales|administratives|g[ée]ographiques)|d[ée]cret|arr[êe]t[ée] (?:du|n)"
    r"|publi[ée]e?s?|publication|parue?s?|parution|diffus[ée]e?s?|[ée]dit[ée]e?s?|[ée]dition|imprim[ée]e?s?|version"
    r"|mis(?:e|es)? (?:[àa] jour|en ligne)|en vigueur|m[àa]j|actualis[ée]e?s?|extraits? (?:le|du|en|au|de)|extraites?|extraction|export|export[ée]e?s?|t[ée]l[ée]charg[ée]e?s?"
    r"|(?:consult[ée]|g[ée]n[ée]r[ée]|transmis|envoy[ée]|re[çc]u|cr[ée]{2})e?s? le|contrat (?:de ville|d[’']objectifs)|engagements quartiers|horizon"
    r"|par rapport [àa]|compar[ée]e?s? [àa]|base 100|euros constants"
)
# «depuis le 1er janvier» 2024, and not «inscrits depuis plus d’un an».
DEPUIS = r"(?<![^\W_])depuis\s+(?:l[ea]\s+|l[’'])?(?:(?:d[ée]but|fin|ann[ée]e|rentr[ée]e|mois|de)\s+|[dl][’'])*(?:[0-9]{1,2}(?:er)?[\s/.-]+){0,2}(?:[^\W\d_]{3,9}\.?\s+)?"
_DEPUIS = re.compile(rf"{DEPUIS}$", re.IGNORECASE)
_AVANT = re.compile(rf"(?<![^\W_])(?:{_MOTS})(?![^\W_])(?:\s*[:(]\s*)?(?:(?!\s[-–—/]\s|\.\s)[^();|,:])*$", re.IGNORECASE)
# «QPV 2024» is most often the geography, where another date is there.
_GENERATION = re.compile(r"(?<![^\W_])(?:qpv?|cog|quartiers? prioritaires?(?: de la (?:politique de la )?ville)?)\s*$", re.IGNORECASE)
_GENERATIONS = ("2014", "2015", "2024")


# «Contrat de ville (données 2022)»: the date is that of the figures, whatever stands before.
_DES_CHIFFRES = re.compile(
    r"(?<![^\W_])(?:donn[ée]es|chiffres|valeurs|r[ée]sultats|exercice|ann[ée]e|situation)(?:\s+(?:de|du|en|au|pour|l['’]?ann[ée]e|ann[ée]e|fin|d[ée]cembre|le|31|1er|janvier))*\s*:?\s*$",
    re.IGNORECASE,
)


def d_autre_chose(texte: str, debut: int) -> bool:
    """True where the date that begins there is said to be that of something else than the figures."""
    if _DES_CHIFFRES.search(texte[:debut]) and not _DEPUIS.search(texte[:debut]):
        return False
    return bool(_AVANT.search(texte[:debut]) or _DEPUIS.search(texte[:debut]))


def d_une_generation(texte: str, debut: int, periode: str) -> bool:
    """True for the year of the list of quartiers («QPV 2024»), which may also be that of the figures."""
    return periode.endswith(_GENERATIONS) and len(periode) == 4 and bool(_GENERATION.search(texte[:debut]))
