"""Finds which time words speak of: «Sortants en 2006», «2025 (p)», «T1 2024», «nais09 Naissances en 2009», «30/05/2011»."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation.autres_dates import d_autre_chose, d_une_generation
from generator.importation.chiffres_ecrits import DRAPEAUX
from generator.model.mois import MOIS_PAR_NOM
from generator.sources.periodes import periode_lue

_A = r"(?<![0-9.,])((?:19|20|21)[0-9]{2})"
_F = r"(?![0-9]|[.,][0-9])"
_PARTIE = r"(?:\b[TQS][1-4]\b|\b[1-4](?:er|e|ème|ere)?\s*(?:trim(?:estre|\.)?|semestre)|\b(?:trimestre|semestre)\s*[1-4])"
# Without one of these no words name a time: most cells of a table are told by this alone.
_PEUT_ETRE = re.compile(r"(?:19|20|21)[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{2}|[PC][0-9]{2}_|[a-zûé.][-/][0-4][0-9]|[0-4][0-9]\s*(?:$|\)| / )")
_BOUT = r"(?=\s*(?:$|\)| / ))"
_AVANT = re.compile(
    r"(?:^|[\s(,;:–-])(?:en|au|à|de|du|d['’]|pour|depuis|l['’]?ann[ée]e|ann[ée]e|exercice|mill[ée]sime|fin|rentr[ée]e|scolaire)\s*$",
    re.IGNORECASE,
)
_DRAPEAU = re.compile(
    r"^\s*[(\[]?(?P<mot>p|sd|e|r|d|prov\.?|provisoire|semi-définitif|estimée?s?|estimation|est\.|révisé|definitif|définitif)[)\]]?\s*(?=$|[\s,;:/])",
    re.IGNORECASE,
)


# The call of a footnote after a time («2022 (1)», «2021¹», «2023 [a]»).
_APPEL = re.compile(r"^\s*(?:[(\[](?:[0-9]{1,2}|[a-c]|\*+)[)\]]|[¹²³⁴⁵⁶⁷⁸⁹]+)(?=$|\s)")


class TempsEcrit(Struct, frozen=True):
    """A time found in words: `periode` is canonical, or as written where it is not `sur`; `reste` are the words without it; `couple` is true for two
    years that are compared («2006/1999»)."""

    periode: str
    reste: str
    drapeau: str = ""
    sur: bool = True
    couple: bool = False


@lru_cache(50_000)
def temps_dans(texte: str) -> TempsEcrit | None:
    """The time that words name, or None. Where several are named, the last and most precise; never one that is said to be of something else
    («découpage 2015», «publié en 2024»)."""
    if not _PEUT_ETRE.search(texte):
        return None
    propre = " ".join(texte.split())
    generation: TempsEcrit | None = None
    for trouve, (periode, sur, couple) in _temps_nommes(propre):
        reste, drapeau = _sans(propre, trouve, periode)
        lu = TempsEcrit(periode, reste, drapeau, sur, couple)
        if not d_une_generation(propre, trouve.start(), periode):
            return lu
        generation = generation or lu
    return generation


def tous_les_temps(texte: str) -> tuple[tuple[TempsEcrit, bool], ...]:
    """All times of the figures that words may name, each place read once, in the order of words; true beside one that may be the year of a list of quartiers."""
    propre = " ".join(texte.split())
    pris: dict[range, tuple[TempsEcrit, bool]] = {}
    for trouve, (periode, sur, couple) in _temps_nommes(propre):
        place = range(*trouve.span())
        if not any(place.start < une.stop and une.start < place.stop for une in pris):
            lu = TempsEcrit(periode, _sans(propre, trouve, periode)[0], "", sur, couple)
            pris[place] = lu, d_une_generation(propre, trouve.start(), periode)
    return tuple(pris[place] for place in sorted(pris, key=lambda une: une.start))


def _temps_nommes(propre: str) -> Iterator[tuple[re.Match[str], tuple[str, bool, bool]]]:
    """The places that name a time of the figures, the most precise first, then the last."""
    for motif, faire in _MOTIFS:
        for trouve in reversed(list(motif.finditer(propre))):
            fait = faire(trouve)
            if fait is not None and not d_autre_chose(propre, trouve.start()):
                yield trouve, fait


def temps_seul(texte: str) -> TempsEcrit | None:
    """The time, where the words are nothing else («2019», «2021.0», «T1 2024», «2025 (p)»)."""
    mot = " ".join(texte.split())
    if re.fullmatch(r"(?:19|20|21)[0-9]{2}[.,]0+", mot):
        mot = mot[:4]
    lu = temps_dans(mot)
    return lu if lu and not re.search(r"[^\W_]", lu.reste) else None


def annee_scolaire(periode: str) -> str:
    """«2022/2023» and «2022-23» as a school year; empty for anything else."""
    trouve = re.fullmatch(r"((?:19|20|21)[0-9]{2})[/-](?:19|20|21)?([0-9]{2})", periode)
    suite = trouve is not None and int(trouve[2]) == (int(trouve[1]) + 1) % 100
    return f"{trouve[1]}-{int(trouve[1]) + 1}" if trouve is not None and suite else ""


def annee_a_deux_chiffres(ecrit: str) -> str:
    """«22» as a year."""
    return f"{'20' if int(ecrit) < 50 else '19'}{ecrit}"


def _sans(propre: str, trouve: re.Match[str], periode: str) -> tuple[str, str]:
    avant, apres = propre[: trouve.start()], propre[trouve.end() :]
    drapeau = ""
    if marque := _DRAPEAU.match(apres):
        mot = marque["mot"].strip(".").lower()
        if mot in DRAPEAUX or len(mot) > 3 or mot == "est":
            drapeau, apres = DRAPEAUX["e"] if mot.startswith("est") else DRAPEAUX.get(mot, mot), apres[marque.end() :]
    apres = _APPEL.sub("", apres)
    precedent = None
    ouvertes = avant.count("(")
    while precedent != avant:
        precedent = avant
        avant = _AVANT.sub("", avant).rstrip(" (,;:–-/_")
    ouverte = avant.count("(") < ouvertes  # «FONJEP (au 31/12/2023)»: the bracket goes with its time
    entre = " / " if apres.startswith(" / ") and re.search(r"[^\W\d_]", avant) else " "  # a row of headings between two others
    apres = apres.strip(" ,;:–-/_")
    if ouverte:
        apres = apres.lstrip(")").lstrip(" ,;:–-/_")
    reste = f"{avant}{'' if apres.startswith(')') else entre}{apres}".strip()
    deux = periode[2:4]  # «nais09 Naissances en 2009»: the code says the year too
    reste = re.sub(rf"(?<=[A-Za-z_]){deux}(?=$|\s)", "", reste)
    return " ".join(reste.split()), drapeau


def _jour(annee: str, mois: str | int, jour: str | int) -> tuple[str, bool, bool] | None:
    lu = periode_lue(f"{annee}-{int(mois):02d}-{int(jour):02d}")
    return (lu.texte, True, False) if lu else None


def _mois(annee: str, mois: str | int) -> tuple[str, bool, bool] | None:
    return (f"{annee}-{int(mois):02d}", True, False) if 1 <= int(mois) <= 12 else None


def _nom_du_mois(nom: str) -> int:
    return MOIS_PAR_NOM.get(mots(nom).strip(), 0)


def _mois_nomme(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    rang = _nom_du_mois(trouve["nom"])
    if not rang:
        return None
    return _jour(trouve["an"], rang, re.sub("[^0-9]", "", trouve["jour"])) if trouve["jour"] else _mois(trouve["an"], rang)


def _de_mois_a_mois(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    """«janvier à juin 2023»."""
    debut, fin = _nom_du_mois(trouve["nom"]), _nom_du_mois(trouve["fin"])
    return (f"{trouve['an']}-{debut:02d}/{trouve['an']}-{fin:02d}", True, False) if debut and debut < fin else None


def _partie_d_annee_scolaire(trouve: re.Match[str], debut: str, fin: str) -> tuple[str, bool, bool] | None:
    return (" ".join(trouve.group().split()), False, False) if int(fin) == (int(debut) + 1) % 100 else None


def _mois_d_une_annee(annee: str, du: str, au: str) -> tuple[str, bool, bool] | None:
    """«2023 (janv.-sept.)»."""
    debut, fin = _nom_du_mois(du), _nom_du_mois(au)
    return (f"{annee}-{debut:02d}/{annee}-{fin:02d}", True, False) if debut and debut < fin else None


def _mois_court(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    """«déc-22», as spreadsheets show a month."""
    rang = _nom_du_mois(trouve["nom"])
    return _mois(f"20{trouve['an']}", rang) if rang else None


def _partie(annee: str, rang: int, mois: int) -> tuple[str, bool, bool] | None:
    if not 1 <= rang <= 12 // mois:
        return None
    return f"{annee}-{(rang - 1) * mois + 1:02d}/{annee}-{rang * mois:02d}", True, False


def _deux_annees(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    debut, fin, trait = int(trouve[1]), int(trouve["fin"]), trouve["trait"].strip()
    if fin < debut:
        return f"{fin}/{debut}", True, True
    if fin == debut:
        return None
    if fin == debut + 1:
        # A dash joins the two years of a school year; a slash may also join two calendar years.
        return (f"{debut}-{fin}", True, False) if trait in "-–" else (" ".join(trouve.group().split()), False, False)
    return f"{debut}/{fin}", True, False


def _annee_courte(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    return (trouve.group().strip(), False, False) if int(trouve["fin"]) == (int(trouve[1]) + 1) % 100 else None


def _annees_courtes(trouve: re.Match[str]) -> tuple[str, bool, bool] | None:
    return (f"20{trouve[1]}/20{trouve['fin']}", False, False) if int(trouve["fin"]) == int(trouve[1]) + 1 else None


_MOTIFS = (
    # A third of a school year has no writing of its own: said as it stands, and asked.
    (
        re.compile(
            rf"(?:{_A}\s*[-/]\s*(?:20)?([0-9]{{2}})[\s,(:-]*{_PARTIE}|{_PARTIE}[\s,(:-]*{_A}\s*[-/]\s*(?:20)?([0-9]{{2}})(?![0-9]))",
            re.IGNORECASE,
        ),
        lambda t: _partie_d_annee_scolaire(t, t[1] or t[3], t[2] or t[4]),
    ),
    (
        re.compile(rf"{_A}\s*\(\s*(?:de\s+)?(?P<nom>[^\W\d_]{{3,9}})\.?\s*(?:à|au|-|–)\s*(?P<fin>[^\W\d_]{{3,9}})\.?\s*\)"),
        lambda t: _mois_d_une_annee(t[1], t["nom"], t["fin"]),
    ),
    (re.compile(rf"{_A}-?M([01][0-9])(?![0-9])"), lambda t: _mois(t[1], t[2])),
    (re.compile(rf"{_A}-([01][0-9])-([0-3][0-9])(?:[ T][0-9:.]+Z?)?{_F}"), lambda t: _jour(t[1], t[2], t[3])),
    (re.compile(r"(?<![0-9])([0-3]?[0-9])[/.]([01]?[0-9])[/.]((?:19|20|21)[0-9]{2})(?![0-9])"), lambda t: _jour(t[3], t[2], t[1])),
    (re.compile(r"(?<![0-9/])([0-3][0-9])/([01][0-9])/([0-4][0-9])(?![0-9/])"), lambda t: _jour(f"20{t[3]}", t[2], t[1])),
    (
        re.compile(
            rf"(?:^|\b(?:de|du)\s+|(?<=[\s(]))(?P<nom>[^\W\d_]{{3,9}})\.?\s*(?:à|au|-|–)\s*(?P<fin>[^\W\d_]{{3,9}})\.?\s+{_A.replace('(?<![0-9.,])', '').replace('((?:19', '(?P<an>(?:19')}{_F}"
        ),
        _de_mois_a_mois,
    ),
    (re.compile(r"(?<![\w-])(?P<nom>[^\W\d_]{3,9})\.?[-/](?P<an>[0-4][0-9])(?![\w/-])"), _mois_court),
    (
        re.compile(
            rf"(?:(?P<jour>(?:[0-3]?[0-9]|1er))\s+)?(?P<nom>[^\W\d_]{{3,9}})\.?\s+{_A.replace('(?<![0-9.,])', '').replace('((?:19', '(?P<an>(?:19')}{_F}"
        ),
        _mois_nomme,
    ),
    (
        re.compile(rf"(?:\bT|\bQ|\btrimestre\s*)([1-4])(?:er|e|ème)?\s*[-/ ]?\s*{_A.replace('(?<![0-9.,])', '')}{_F}", re.IGNORECASE),
        lambda t: _partie(t[2], int(t[1]), 3),
    ),
    (
        re.compile(rf"\b([1-4])(?:er|e|ème|ere)?\s*(?:trim(?:estre|\.)?|T)\s*{_A.replace('(?<![0-9.,])', '')}{_F}", re.IGNORECASE),
        lambda t: _partie(t[2], int(t[1]), 3),
    ),
    (re.compile(rf"{_A}\s*[-_/ ]?\s*[TQ]([1-4])(?![0-9])", re.IGNORECASE), lambda t: _partie(t[1], int(t[2]), 3)),
    (
        re.compile(rf"(?:\bS|\bsemestre\s*)([12])\s*[-/ ]?\s*{_A.replace('(?<![0-9.,])', '')}{_F}", re.IGNORECASE),
        lambda t: _partie(t[2], int(t[1]), 6),
    ),
    (
        re.compile(rf"\b([12])(?:er|e|ème|nd)?\s*sem(?:estre|\.)?\s*{_A.replace('(?<![0-9.,])', '')}{_F}", re.IGNORECASE),
        lambda t: _partie(t[2], int(t[1]), 6),
    ),
    (re.compile(rf"{_A}\s*[-_/ ]?\s*S([12])(?![0-9])"), lambda t: _partie(t[1], int(t[2]), 6)),
    # «3T24», «T4 24»: nothing after them but a bracket or another row of headings. «Q120» is the first quartile of 2020.
    (re.compile(rf"\b[TQ]([1-4])(?:[-_/ ]['’]?|['’])([0-4][0-9]){_BOUT}"), lambda t: _partie(f"20{t[2]}", int(t[1]), 3)),
    (re.compile(rf"\b([1-4])[TQ][-_/ ]?['’]?([0-4][0-9]){_BOUT}"), lambda t: _partie(f"20{t[2]}", int(t[1]), 3)),
    (re.compile(rf"\bS([12])(?:[-_/ ]['’]?|['’])([0-4][0-9]){_BOUT}"), lambda t: _partie(f"20{t[2]}", int(t[1]), 6)),
    (re.compile(rf"rentr[ée]e\s+(?:scolaire\s+)?{_A}{_F}(?!\s*[-–/])", re.IGNORECASE), lambda t: (f"{t[1]}-{int(t[1]) + 1}", True, False)),
    (re.compile(rf"{_A}\s?(?P<trait>[-–/]|\sà\s|\set\s)\s?(?P<fin>(?:19|20|21)[0-9]{{2}}){_F}"), _deux_annees),
    (re.compile(rf"{_A}[-/](?P<fin>[0-9]{{2}})(?![0-9/-])"), _annee_courte),
    # «22/23», which no month nor day is.
    (re.compile(rf"(?<![0-9/.,])(1[3-9]|[234][0-9])/(?P<fin>[1-5][0-9]){_BOUT}"), _annees_courtes),
    (re.compile(rf"{_A}[-/](0[1-9]|1[0-2])(?![0-9/-])"), lambda t: _mois(t[1], t[2])),
    (re.compile(r"(?<![0-9/])(0?[1-9]|1[0-2])/((?:19|20|21)[0-9]{2})(?![0-9])"), lambda t: _mois(t[2], t[1])),
    # Insee: P20_POP is of 2020, C99_… of 1999.
    (
        re.compile(r"(?<![A-Za-z0-9])[PC](?P<deux>[0-9]{2})_(?=[A-Z])"),
        lambda t: (f"{'20' if int(t['deux']) < 50 else '19'}{t['deux']}", True, False),
    ),
    (re.compile(rf"{_A}{_F}(?!\s?(?:€|euros|habitants|hab\b|%|logements|personnes))"), lambda t: (t[1], True, False)),
)
