"""Style sheets and what they dress: no rule for a class that nothing writes, no class that looks dressed and is not."""

import re
from pathlib import Path

from generator.calculs.statuts import Statut
from generator.model.etat import EtatEngagement
from generator.pages.dessins.carte_thematique import TRAME, EtatDuLieu
from generator.pages.dessins.commun import STYLES
from generator.pages.dessins.courbes import CHOIX_AU_PLUS, TIRETS
from generator.pages.pieces.attentes import ETATS

RACINE = Path(__file__).parents[2]
CLASSE = re.compile(r"eo-[a-z0-9_]+(?:-+[a-z0-9_]+)*")
# Ends that a template or a view joins to a beginning: «eo-fond-» + «atteint».
SUITES = {
    "eo-fond-": {statut.value for statut in Statut},
    "eo-trame-": {statut.value for statut in Statut},
    "eo-pastille--": {statut.value for statut in Statut},
    "eo-statut--": {statut.value for statut in Statut},
    "eo-avance--": {etat.value.replace("_", "-") for etat in EtatEngagement},
    "eo-attente--": {classe for classe, _ in ETATS.values()},
    "eo-g-c": {str(rang) for rang in range(1, STYLES + 1)},
    "eo-g-tirets-": {str(rang) for rang in range(2, TIRETS + 1)},
    "eo-g-s": {str(rang) for rang in range(1, CHOIX_AU_PLUS + 1)},
    "eo-g-o": {str(rang) for rang in range(1, CHOIX_AU_PLUS + 1)},
    "eo-g-marque-": {"cible", "reference"},
    "eo-g-": {"cible", "reference"},
    "eo-comparaison--": {"1", "2", "3"},
    "eo-c-": {
        "1",
        "2",
        "3",
        "4",
        "5",
        "qpv",
        "qva",
        *(f"{TRAME}{statut.value}" for statut in Statut),
        *(etat.value for etat in EtatDuLieu if etat is not EtatDuLieu.CHIFFRE),
    },
}
# Beginnings of names that are no class of a style sheet: a mark of a contract, the id of an answer of the search.
IDENTIFIANTS = {"eo-contrat--", "eo-trouve-"}
# Written for tests, scripts or readers of the HTML, without a look of their own.
SANS_HABIT = {
    "eo-figee",
    "eo-recherche-documents",
    "eo-branche",
    "eo-details--liste",
    "eo-details--texte",
    "eo-calcul",
    "eo-carte__promis",
    "eo-choix",
    "eo-contrat",
    "eo-g-gauche",
    "eo-petites__chiffres",
    "eo-petites__pliee",
}


def _sans_commentaires(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def habillees() -> dict[str, str]:
    """Classes of the style sheets, with the sheet that names each."""
    feuilles = sorted((RACINE / "site_templates").rglob("*.css"))
    assert len(feuilles) > 8
    return {
        classe: feuille.name
        for feuille in feuilles
        for classe in re.findall(rf"\.({CLASSE.pattern})", _sans_commentaires(feuille.read_text("utf-8")))
    }


def ecrites() -> tuple[set[str], set[str]]:
    """Classes written in full by templates, views and scripts; and the beginnings to which they join an end."""
    fichiers = [
        fichier
        for dossier, fins in (("site_templates", (".j2", ".html", ".js")), ("generator", (".py",)))
        for fichier in sorted((RACINE / dossier).rglob("*"))
        if fichier.suffix in fins
    ]
    entieres, debuts = set(), set()
    for fichier in fichiers:
        for trouve in re.finditer(rf"{CLASSE.pattern}-*", fichier.read_text("utf-8")):
            mot = trouve.group()
            (debuts if mot.endswith("-") or mot in ("eo-g-c", "eo-g-s", "eo-g-o") else entieres).add(mot)
    return entieres, debuts


def attendues() -> set[str]:
    """All classes that a page can bear."""
    entieres, debuts = ecrites()
    return entieres | {f"{debut}{suite}" for debut in debuts for suite in SUITES.get(debut, ())}


def test_aucune_regle_sans_page() -> None:
    """Each class of a style sheet is written somewhere."""
    portees = attendues()
    assert {classe: feuille for classe, feuille in habillees().items() if classe not in portees} == {}


def test_aucun_debut_inconnu() -> None:
    """A class made of two parts is in the table above, so that the test knows what it may become."""
    assert {debut for debut in ecrites()[1] if debut not in SUITES and debut not in IDENTIFIANTS} == set()


def test_aucune_classe_sans_regle() -> None:
    """A class in a template is dressed, or is a mark for scripts and tests that is named here."""
    portees = {
        classe
        for fichier in (RACINE / "site_templates").rglob("*.j2")
        for valeur in re.findall(r'class="([^"{}]*)"', fichier.read_text("utf-8"))
        for classe in valeur.split()
        if classe.startswith("eo-")
    }
    assert len(portees) > 60
    assert portees - set(habillees()) - SANS_HABIT == set()


def test_aucun_pli_du_theme() -> None:
    """A fold has our dress, its own or that of the block that holds it: the theme would paint it as a blue box of advice."""
    nus = [
        fichier.name
        for fichier in (RACINE / "site_templates").rglob("*.j2")
        for attributs in re.findall(r"<details([^>]*)>", fichier.read_text("utf-8"))
        if 'class="eo-' not in attributs
    ]
    assert nus == ["questions.html.j2"]  # whose style sheet dresses what is in it


def test_une_regle_morte_est_vue() -> None:
    """The check can fail: a class that no template writes is not among those that a page can bear."""
    assert "eo-rect" not in attendues()
    assert {"eo-carte", "eo-fond-atteint", "eo-trame-a_definir", "eo-g-s60"} <= attendues()
