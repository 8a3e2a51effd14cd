"""What the words around a table say of all its figures: unit, time, place; then the name of the sheet and that of the file."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mots import mots
from generator.importation.blocs import Bloc2D
from generator.importation.cumuls import dit_un_cumul
from generator.importation.grille import Grille
from generator.importation.temps_ecrits import TempsEcrit, tous_les_temps
from generator.importation.unites_ecrites import UniteEcrite, unite_dans
from generator.sources.periodes import interpreter_periode, periode_lue

_CHAMP = re.compile(
    r"^\s*(?:fiche\s+)?(?:champ|territoire|périmètre|zone|commune|quartier|qpv)\s*:\s*(?P<lieu>[^.;(]{2,60})", re.IGNORECASE
)
_ANNEES = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LECTURE = re.compile(
    r"^\s*(?:(?:tableau|document|fichier)\s+(?=mis|publi|[ée]dit|extrait|actualis))?(?:note|lecture|source|avertissement|champ|mise? à jour|t[ée]l[ée]charg|extrait le|extraction|export|donn[ée]es? (?:extrait|au\b|arr)|édit[ée]|#|\(|page\s*[0-9])",
    re.IGNORECASE,
)
# Which still says of when the figures are.
_DONNEES_AU = re.compile(r"^\s*donn[ée]es? (?:au\b|arr)", re.IGNORECASE)

# Who made the table, and its number, do not name what it measures.
_ORGANISME = re.compile(
    r"\s*(?:direction|service|p[ôo]le|pr[ée]fecture|mairie|ville d|d[ée]partement d|conseil d|caf\b|caisse|agence|minist[èe]re|observatoire|communaut[ée]|m[ée]tropole)",
    re.IGNORECASE,
)
_TABLEAU = re.compile(r"^\s*(?:tableau|figure|graphique)\s*(?:n\s?°\s*)?[0-9]+(?:\.[0-9]+)*(?:\s*bis)?\s*[-–—:.]\s*(?=\S)", re.IGNORECASE)


_NEUVE = re.compile(r"(?:feuil(?:le)?|sheet|tabelle|hoja)[ _]?[0-9]*", re.IGNORECASE)


class TitreDeTableau(Struct, frozen=True):
    """`texte` is the line above the table that names what is measured, else the first; the others are what it, or names, say; `temps_du_fichier` tells that only a name says the time; `nom` is that of the sheet, or of the file where the sheet has the name of a new one;
    `dates` are times between which these words leave the choice; `cumul` are those that say that figures add up since a day;
    `contredit` is the year that the name of the sheet says, where the title says another."""

    texte: str
    unite: UniteEcrite | None
    temps: TempsEcrit | None
    temps_du_fichier: bool
    lieu: str
    nom: str = ""
    dates: tuple[str, ...] = ()
    cumul: str = ""
    contredit: str = ""


def titre_de(grille: Grille, bloc: Bloc2D, feuille: str, fichier: str) -> TitreDeTableau:
    """What stands around this table."""
    avant = [" ".join(grille.texte(ligne, colonne) for colonne in grille.pleines(ligne)) for ligne in bloc.avant]
    apres = [" ".join(grille.texte(ligne, colonne) for colonne in grille.pleines(ligne)) for ligne in bloc.apres]
    dits = [texte for texte in avant if not _LECTURE.match(texte)]
    unite = next((une for texte in dits if (une := unite_dans(texte))), None)
    # Under the name of a whole collection, the line that says the unit says what is measured.
    nommes = [texte for texte in dits if not _ORGANISME.match(texte)] or dits or [""]
    numerotes = [_TABLEAU.sub("", texte) for texte in nommes if _TABLEAU.match(texte)]
    titre = next((texte for texte in (*numerotes, *dits) if _nomme_ce_qui_est_mesure(texte)), (*numerotes, *nommes)[0])
    temps, doutes = _temps([texte for texte in avant if _DONNEES_AU.match(texte) or not _LECTURE.match(texte)])
    du_fichier = temps is None
    for nom in (feuille, fichier.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]):
        if temps is None and not doutes:
            temps, doutes = _du_nom(nom)
    contredit = "" if temps is None or du_fichier else _autre_annee(temps, feuille)
    lieu = next((trouve["lieu"].strip() for texte in (*avant, *apres) if (trouve := _CHAMP.match(texte))), "")
    nom = fichier.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] if _NEUVE.fullmatch(feuille.strip()) else ""
    cumul = next((texte for texte in (*avant, *apres, feuille, fichier) if dit_un_cumul(texte)), "")
    return TitreDeTableau(titre, unite, temps, du_fichier, lieu, nom or feuille, doutes, cumul, contredit)


def _autre_annee(temps: TempsEcrit, feuille: str) -> str:
    """The year that the name of a sheet says and that is not that of the title; empty where they agree, or the name says none."""
    annees = set(_ANNEES.findall(feuille.replace("_", " ")))
    return annees.pop() if len(annees) == 1 and not annees & set(_ANNEES.findall(temps.periode)) else ""


def _nomme_ce_qui_est_mesure(texte: str) -> bool:
    """True for a title with its unit («Faits constatés pour 1 000 habitants»), not for what only completes the title above it («évolution en %»)."""
    une = unite_dans(texte)
    return une is not None and not une.plusieurs and texte[:1].isupper() and len(mots(une.reste).split()) >= 2


def _temps(textes: Sequence[str]) -> tuple[TempsEcrit | None, tuple[str, ...]]:
    """The one time that these words name, else None and the times between which they leave the choice. A line that lists more than two years names none, where another does."""
    candidats: dict[str, TempsEcrit] = {}
    for texte in sorted(textes, key=lambda une: len(set(_ANNEES.findall(une))) > 2):
        if candidats and len(set(_ANNEES.findall(texte))) > 2:
            break
        tous = tous_les_temps(texte)
        seuls = [lu for lu, generation in tous if not generation]
        for lu in seuls or [replace(lu, sur=False) for lu, _ in tous]:
            candidats.setdefault(lu.periode, lu)
    fins = [lu for lu in candidats.values() if not any(_est_dans(autre.periode, lu.periode) for autre in candidats.values())]
    if len(fins) == 1 and fins[0].sur:
        return fins[0], ()
    return None, tuple(candidats)


def _est_dans(periode: str, autre: str) -> bool:
    """True for a period that is a part of another («2023-12-31» of «2023»)."""
    petite, grande = periode_lue(periode), periode_lue(autre)
    return petite is not None and grande is not None and periode != autre and grande.debut <= petite.debut and petite.fin <= grande.fin


def _du_nom(nom: str) -> tuple[TempsEcrit | None, tuple[str, ...]]:
    """The same in the name of a sheet or of a file. A day in the midst of a month is that on which the file was made."""
    temps, doutes = _temps([nom.replace("_", " ")])
    if temps is None or len(temps.periode) != 10:
        return temps, doutes
    mois = interpreter_periode(temps.periode[:7])
    return (temps, ()) if temps.periode in (mois.debut, mois.fin) else (None, (temps.periode,))
