"""What is kept secret, or withheld because it would give a secret, stays so in all that the site computes and in every file that it publishes."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.calculs.calculs_montres import CalculMontre, SorteDeCalcul
from generator.calculs.ce_jour import a_ce_jour
from generator.graphe.observe import copie
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.pieces.calculs_montres import calculs_de_l_indicateur
from generator.publication.construction import tous_les_sites
from tests.calculs.modele import cible, indicateur
from tests.cas.essai import Essai
from tests.cas.modele import LIEUX, contexte, valeur
from tests.constructeur_simple import fichiers_des_sites


def touts(lieux: tuple[str, ...]) -> Iterator[str]:
    """The places whose figure the sum over `lieux` may be: a place alone, the whole of all communes or of all quartiers, their one commune."""
    if len(lieux) == 1:
        yield lieux[0]
    for genre in (TypeTerritoire.COMMUNE, TypeTerritoire.QPV):
        tous = {id for id, un in LIEUX.items() if un.type is genre}
        if set(lieux) == tous:
            yield from (id for id, un in LIEUX.items() if un.type is TypeTerritoire.PERIMETRE)
            yield from {commune for id in tous for commune in LIEUX[id].communes}


def secrets_dits(lu: Contexte, calcul: CalculMontre) -> list[tuple[str, str]]:
    """The secret cells (place, period) whose figure this sum is, or may be taken for."""
    periodes = [terme.valeur.periode for terme in calcul.termes if terme.valeur is not None and terme.role == "partie"]
    debut, fin = min(un.debut for un in periodes), max(un.fin for un in periodes)
    return [
        (un.territoire, un.periode.texte)
        for un in lu.dossier.valeurs
        if un.statut is StatutValeur.SECRET
        and un.territoire in touts(calcul.lieux)
        and (un.periode.debut, un.periode.fin) == (debut, fin)
        and not un.ventilation
    ]


@st.composite
def contrats_a_secrets(tirer: st.DrawFn) -> Contexte:
    """An indicator whose places add up, whose years or running totals are counted as a target counts them, with figures that agree and some secrets."""
    comptee, chiffres = tirer(st.sampled_from([("duree", "annuels"), ("duree", ""), ("par_an", "cumules"), ("", "")]))
    promesse = indicateur(
        libelle="Places",
        additif=True,
        chiffres=chiffres,
        cible=cible(valeur=Decimal(tirer(st.integers(1, 90))), portee=comptee),
        territoires=tirer(st.sampled_from([(), ("nord", "sud"), ("rouge", "vert")])),
    )
    sort = st.sampled_from(("dit", "dit", "dit", "dit", "dit", "dit", "secret", "absent"))
    lignes = [
        valeur("nombre", lieu, quand, "secret" if dit == "secret" else Decimal(tirer(st.integers(0, 30))))
        for lieu in LIEUX
        for quand in ("2015", "2016", "2017", "2015/2016", "2015/2017")
        if (dit := tirer(sort)) != "absent"
    ]
    nu = contexte(promesse, [])
    return contexte(promesse, list(a_ce_jour(copie(nu.dossier, valeurs=tuple(lignes)), "2021-06-30").valeurs))


@pytest.mark.lent
@settings(max_examples=150)
@given(contrats_a_secrets())
def test_rien_de_ce_qui_est_calcule_n_est_secret(lu: Contexte) -> None:
    """No sum over places or years, and no difference of running totals, is the figure of a cell that is secret or withheld."""
    (promesse,) = lu.indicateurs.values()
    calculs = [un for un in calculs_de_l_indicateur(lu, promesse) if un.sorte is SorteDeCalcul.SOMME]
    assert [(un, dits) for un in calculs if (dits := secrets_dits(lu, un))] == []
    event(f"{bool(calculs)} {any(un.statut is StatutValeur.SECRET for un in lu.dossier.valeurs)}")


# Two cells that are secret, and the figures which would give them: one of each pair is withheld.
VALEURS = """\
a;pays;2020;90071;B;;
a;pays;2020;71019;B;;sexe=femmes
a;pays;2020;secret;B;;sexe=hommes
a;pays;2021;60353;B;;
a;testville;2021;43117;B;;
a;autreville;2021;secret;B;;
b;pays;2020;30517;B;;
t;pays;2020;45,297;B;;
t;pays;2021;secret;B;;
a;pays;2019;83003;B;provisoire;
a;pays;2019;secret;B;;
"""
RETENUS = ("71019", "43117", "83003", "19052", "17236")  # withheld, and the secrets that they would have given
PUBLIES = ("90071", "60353", "30517")


def textes_publies(essai: Essai) -> dict[str, str]:
    """Every file of every site, portal included, as text; what a workbook or an archive holds, file by file. Spaces between digits are gone."""
    sites = tous_les_sites(essai.registre, essai.dossier, aujourd_hui=essai.jour, edition=Edition(classeurs=True))
    tout: dict[str, bytes] = {}
    for site in sites:
        for _, fichier in fichiers_des_sites([site]):
            octets = fichier.rendre()
            tout[f"{site.dossier}/{fichier.chemin}"] = octets
            if octets.startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(octets)) as archive:
                    tout |= {f"{site.dossier}/{fichier.chemin}!{nom}": archive.read(nom) for nom in archive.namelist()}
    return {
        chemin: re.sub(r"(?<=\d)(?:[\s\u00a0\u202f]|&nbsp;|&#\d+;)(?=\d)", "", octets.decode("utf-8", "replace"))
        for chemin, octets in tout.items()
    }


@pytest.mark.lent
def test_un_chiffre_retenu_n_est_dans_aucun_fichier(tmp_path: Path) -> None:
    """Pages, print pages, charts, feeds, calendars, tables, workbooks, archives, the search: a figure that is withheld is in none, a published one in many."""
    essai = Essai(
        tmp_path,
        {
            "a": "unite: nombre, total: somme, sans_objectif: aucun",
            "b": "unite: nombre, sans_objectif: aucun",
            "t": "unite: pourcentage, calcul: {numerateur: b, denominateur: a}",
        },
        VALEURS,
        "2022-06-30",
    )
    codes = Counter(str(un.code) for un in essai.problemes)
    assert codes["secret-calculable"] == 2
    assert codes["secret-lisible"] == 1
    textes = textes_publies(essai)
    assert {Path(chemin).suffix for chemin in textes} >= {".html", ".csv", ".xlsx", ".json", ".ics", ".zip", ".xml", ".svg"}
    for nombre in PUBLIES:
        assert len([chemin for chemin, texte in textes.items() if nombre in texte]) > 5, nombre
    assert {chemin: nombre for chemin, texte in textes.items() for nombre in RETENUS if re.search(rf"(?<!\d){nombre}(?!\d)", texte)} == {}
