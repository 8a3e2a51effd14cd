"""An incremental build equals a clean build, and does no more than it must."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.pages.pieces import decoupe
from generator.publication.examen import examiner_projet
from generator.publication.magasin import MagasinSurDisque, magasin_de
from generator.publication.programme import empreinte_du_programme
from generator.sources.gardes import Gardes
from tests.exemple.projet import CONTRAT, RACINE
from tests.publication import changements_de_l_exemple as exemple
from tests.publication.arbres import COMMANDE, JOUR, Propre, arbre, construire, differences, remplacer, traces
from tests.tout import DE_NUIT, chaque_nuit

# One after the other in one project, then held against a clean build. Changes of templates, which make every page again, are apart from
# those of data, whose faults they would hide.
SUITES: dict[str, tuple[Callable[[Path], None], ...]] = {
    "donnees": (
        exemple.valeur,
        exemple.libelle,
        exemple.page_renommee,
        exemple.partenaire_renomme,
        exemple.contenu,
        exemple.lien_de_la_prose,
        exemple.contenu_du_portail,
    ),
    "retraits": (
        exemple.indicateur_retire,
        exemple.quartier_retire,
        exemple.contrat_ajoute,
        exemple.contrat_retire,
        exemple.contrat_des_mesures_retire,
    ),
    "gabarits": (exemple.gabarit, exemple.feuille_de_style, exemple.feuille_de_la_carte, exemple.theme, exemple.menu, exemple.macros),
}


@pytest.mark.parametrize("suite", chaque_nuit(SUITES))
def test_des_increments_egalent_une_construction_propre(suite: str, projet: Path, construction_propre: Propre) -> None:
    """Each change is seen; what all of them leave is what a build from nothing makes."""
    avant = arbre(projet / "public")
    for changer in SUITES[suite]:
        changer(projet)
        resultat = construire(projet, projet / "public")
        assert resultat.sain, (changer, resultat)
        apres = arbre(projet / "public")
        assert apres != avant, changer
        avant = apres
    assert differences(avant, construction_propre(projet)) == []


@DE_NUIT
def test_des_listes_coupees_grandissent_et_diminuent(projet: Path, construction_propre: Propre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where lists stand on several pages, which ones there are is kept: a row more or less, in a contract or on the portal, makes a page more or less."""
    monkeypatch.setattr(decoupe, "PAGE_ENTIERE", 2)
    monkeypatch.setattr(decoupe, "LIGNES_PAR_PARTIE", 1)
    shutil.rmtree(projet / ".construction")
    assert construire(projet, projet / "public").sain
    parties = _parties(projet)
    assert len(parties) > 20
    vues = [parties]
    for changer in (exemple.territoire_ajoute, exemple.contrat_ajoute, exemple.indicateur_retire):
        changer(projet)
        assert construire(projet, projet / "public").sain
        vues.append(_parties(projet))
    assert len({frozenset(une) for une in vues}) > 2, "none of the changes changed which pages there are"
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


def _parties(projet: Path) -> set[str]:
    return {chemin for chemin in arbre(projet / "public") if "/listes/" in f"/{chemin}"}


def test_aller_et_retour(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """What was changed and changed back leaves no trace."""
    for avant, apres in (("383", "384"), ("384", "383")):
        remplacer(projet / exemple.DOSSIER / "valeurs" / "communes.csv", f";2018;{avant};", f";2018;{apres};")
        assert construire(projet, projet / "public").sain
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_une_seconde_construction_ne_touche_a_rien(projet: Path) -> None:
    avant = traces(projet / "public")
    resultat = construire(projet, projet / "public")
    assert resultat.sain
    assert (resultat.rendus, resultat.construites, resultat.ecrits, resultat.retires) == ((), (), (), ())
    assert traces(projet / "public") == avant


def test_relire_n_ecrit_rien(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes read a project that was read and checked, at once: none of them writes what it keeps."""
    ecrits: list[str] = []
    monkeypatch.setattr(MagasinSurDisque, "ecrire", lambda _, nom, __: ecrits.append(nom))
    examiner_projet(projet, JOUR, magasin_de(projet), programme=empreinte_du_programme())
    assert ecrits == []


def test_les_dates_des_fichiers_ne_decident_de_rien(projet: Path) -> None:
    for chemin in projet.rglob("*"):
        if chemin.is_file() and "public" not in chemin.parts:
            os.utime(chemin, (0, 0))
    resultat = construire(projet, projet / "public")
    assert (resultat.rendus, resultat.construites, resultat.ecrits) == ((), (), ())


def _chemins(*noms: str) -> set[str]:
    return {f"{CONTRAT}/{nom}" for nom in noms}


def test_une_valeur_ne_refait_que_les_pages_qui_la_montrent(projet: Path) -> None:
    """A figure of 2018 stands on its indicator's page and map, in tables, on the sheets of its commune and of that one's quartiers, in its feed, and in what holds
    all data:
    elsewhere the last figure is shown, that of 2019."""
    avant = traces(projet / "public")
    exemple.valeur(projet)
    resultat = construire(projet, projet / "public")
    assert set(resultat.rendus) == _chemins(
        "indicateurs/familles-accueillies/",
        "indicateurs/familles-accueillies/carte/plan.html",
        "indicateurs/familles-accueillies/chiffres/",
        "indicateurs/familles-accueillies/indicateur.json",
        *_ensemble(CONTRAT),
        *(
            f"{dossier}/{table}.csv"
            for dossier in ("indicateurs/familles-accueillies", "territoires/exempleville", "donnees")
            for table in ("valeurs", "valeurs-tableur")
        ),
        *(f"territoires/{id}/fiche/" for id in ("exempleville", "quartier-neuf", "vieux-moulin")),
        "territoires/exempleville/valeurs.xlsx",
        "territoires/exempleville/flux.xml",
        "territoires/exempleville/flux.json",
    )
    assert set(resultat.construites) == _chemins("indicateurs/familles-accueillies/", "indicateurs/familles-accueillies/chiffres/")
    assert set(resultat.ecrits) == {f"{chemin}index.html" if chemin.endswith("/") else chemin for chemin in resultat.rendus}
    assert resultat.retires == ()
    apres = traces(projet / "public")
    touches = {chemin for chemin in avant if Path(chemin).is_file() and avant[chemin] != apres[chemin]}
    assert {Path(chemin).relative_to(projet / "public").as_posix() for chemin in touches} == set(resultat.ecrits)


def _ensemble(contrat: str) -> tuple[str, ...]:
    """What holds all tables of a contract."""
    return tuple(f"donnees/{nom}" for nom in ("datapackage.json", f"{contrat}.xlsx", f"{contrat}.zip"))


def test_le_dernier_chiffre_refait_les_pages_qui_le_citent(projet: Path) -> None:
    """The last figure of the whole perimeter is also cited by its promise, by the list of indicators, on paper, and by what is new, of the contract and of
    all; no place has figures of its own, and none cites it."""
    remplacer(projet / exemple.DOSSIER / "valeurs" / "communes.csv", "departs;pays-d-exemple;2019;-3;", "departs;pays-d-exemple;2019;-4;")
    assert set(construire(projet, projet / "public").rendus) == _chemins(
        "indicateurs/departs/carte-integree/",
        "indicateurs/departs/chiffres/",
        "indicateurs/departs/",
        "indicateurs/",
        "referentiel/o1-2/",
        "imprimer/bilan/",
        "nouveautes/",
        "nouveautes/flux.xml",
        "nouveautes/flux.json",
        "donnees/referentiel.json",
        "indicateurs/departs/indicateur.json",
        *_ensemble(CONTRAT),
        *(
            f"{table}{suite}.csv"
            for table in ("donnees/indicateurs", "donnees/valeurs", "indicateurs/departs/valeurs")
            for suite in ("", "-tableur")
        ),
    ) | {"nouveautes/", "nouveautes/flux.xml", "nouveautes/flux.json"}


AILLEURS = {
    "graine": {"PYTHONHASHSEED": "12345"},
    "fuseau": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "langue": {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "tr", "PYTHONHASHSEED": "2"},
    "epoque": {"SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "3"},
}
SERRE = 0o077  # rights on new files, where others build with the usual ones
# Another Python that has the packages of requirements.lock, named by its path: the whole build is made by it.
AUTRE_PYTHON = os.environ.get("AUTRE_PYTHON", "")
AILLEURS["tout"] = {nom: mot for autres in AILLEURS.values() for nom, mot in autres.items()}


@pytest.mark.parametrize("ailleurs", chaque_nuit(reversed(AILLEURS)))
def test_memes_octets_ailleurs(ailleurs: str, projet: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """Another folder, another seed of hashing, another time zone, another language, another environment, other rights."""
    autre = _construit_ailleurs(
        projet, tmp_path / f"un autre dossier, d’été ({ailleurs})", [sys.executable, "-W", "error"], AILLEURS[ailleurs]
    )
    assert differences(autre, arbre_initial) == []


@pytest.mark.skipif(not AUTRE_PYTHON, reason="AUTRE_PYTHON names no other Python: each week")
def test_memes_octets_avec_un_autre_python(projet: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """The oldest one that the package asks for, and a newer one."""
    versions = [
        subprocess.run([un, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=True).stdout
        for un in (AUTRE_PYTHON, sys.executable)
    ]
    assert versions[0] != versions[1], "the same Python proves nothing"
    assert differences(_construit_ailleurs(projet, tmp_path / "autre", [AUTRE_PYTHON], {}), arbre_initial) == []


def _construit_ailleurs(projet: Path, autre: Path, python: Sequence[str], environnement: Mapping[str, str]) -> dict[str, bytes]:
    """The tree of a clean build of the project in another folder, by another process."""
    shutil.copytree(projet, autre, ignore=shutil.ignore_patterns(".construction", "public"))
    fini = subprocess.run(
        [*python, "-m", "generator", *COMMANDE, "--projet", str(autre)],
        cwd=RACINE,
        env=os.environ | environnement,
        umask=SERRE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stderr
    return arbre(autre / "public")


def test_un_autre_jour_ne_change_que_ce_qui_dit_le_jour(projet: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """Progress is told of a day, and so are the pages that name it; with `--date`, another day gives the same bytes."""
    apres = _construit_dans_400_jours(projet, tmp_path / "demain")
    disent = ("index.html", "bilan/index.html", "frise/index.html", "methode/index.html", "donnees/referentiel.json")
    contrats = (CONTRAT, "contrat-minimal")
    permis = {f"{contrat}/{nom}" for contrat in contrats for nom in (*disent, f"donnees/{contrat}.zip")}
    changes = {ligne.split()[-1] for ligne in differences(apres, arbre_initial)}
    # Every print page bears the day of its figures, and so does the sheet of each place.
    assert {chemin for chemin in changes if "/imprimer/" not in chemin and "/fiche/" not in chemin} <= permis
    fixe = _construit_dans_400_jours(projet, tmp_path / "fixe", "--date", JOUR)
    assert differences(fixe, arbre_initial) == []


def _construit_dans_400_jours(projet: Path, destination: Path, *options: str) -> dict[str, bytes]:
    """The tree of a clean build under a clock that is 400 days after the day of the other builds."""
    autre = Path(shutil.copytree(projet, destination, ignore=shutil.ignore_patterns(".construction", "public")))
    demain = f"""
import datetime, sys, time
import pandas  # which folium loads where it is, and whose compiled parts want the real datetime
d_origine = datetime.datetime
class Demain(d_origine):
    @classmethod
    def now(cls, tz=None):
        return d_origine(2026, 11, 27, 12, tzinfo=tz) + datetime.timedelta(days=400)
    utcnow = today = now
datetime.datetime = Demain
avant = time.time
time.time = lambda: avant() + 400 * 86400
from generator.cli import main
sys.exit(main(["construire", "--sans-pdf", "--projet", {str(autre)!r}, *{list(options)!r}]))
"""
    fini = subprocess.run([sys.executable, "-c", demain], capture_output=True, text=True, encoding="utf-8", check=False)
    assert fini.returncode == 0, fini.stderr
    return arbre(autre / "public")


def test_l_adresse_du_site_compte(projet: Path, construction_propre: Propre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.invalid/engagements/")
    assert construire(projet, projet / "public").sain
    avec = arbre(projet / "public")
    assert differences(avec, construction_propre(projet)) == []
    assert b"https://exemple.invalid/engagements/contrat-d-exemple/" in avec[f"{CONTRAT}/index.html"]
    plan = "https://exemple.invalid/engagements/contrat-d-exemple/indicateurs/guides/</loc>"
    assert plan.encode() in avec["sitemap.xml"]
    assert not [chemin for chemin in avec if "sitemap" in chemin and chemin != "sitemap.xml"]
    assert not avec["sitemap.xml"].count(b"lastmod")
    monkeypatch.delenv("SITE_URL")
    assert construire(projet, projet / "public").sain
    assert "sitemap.xml" not in arbre(projet / "public")


@DE_NUIT
def test_un_vrai_contrat(tmp_path: Path, construction_propre: Propre) -> None:
    """The same on the largest real contract: nothing to do the second time, one value, and back to a clean build."""
    projet = tmp_path / "vrai"
    for dossier in ("referentiels", "content"):
        autres = shutil.ignore_patterns("paris", "grigny", "grand-paris-sud")
        shutil.copytree(RACINE / dossier, projet / dossier, ignore=autres)
    assert construire(projet, projet / "public").sain
    avant = traces(projet / "public")
    rien = construire(projet, projet / "public")
    assert (rien.rendus, rien.construites, rien.ecrits, rien.retires) == ((), (), (), ())
    assert traces(projet / "public") == avant
    valeurs = projet / "referentiels" / "grand-orly-seine-bievre" / "valeurs" / "departement-val-de-marne.csv"
    remplacer(valeurs, "a4-94-eip-projets;choisy-le-roi;2015;6;", "a4-94-eip-projets;choisy-le-roi;2015;7;")
    une = construire(projet, projet / "public")
    ici, page, annexe = "grand-orly-seine-bievre", "indicateurs/a4-94-eip-projets/", "documents/protocole/annexe-4/"
    lieux = ("choisy-le-roi", *(f"choisy-le-roi-{nom}" for nom in ("brossolette", "centre-ville", "quartier-sud")))
    assert set(une.rendus) == {
        f"{ici}/{page}",
        f"{ici}/{page}carte/plan.html",
        f"{ici}/{page}chiffres/",
        f"{ici}/{page}indicateur.json",
        f"{ici}/territoires/choisy-le-roi/valeurs.xlsx",
        *(f"{ici}/{nom}" for nom in _ensemble(ici)),
        *(
            f"{ici}/{dossier}valeurs{suite}.csv"
            for dossier in (page, "territoires/choisy-le-roi/", "donnees/")
            for suite in ("", "-tableur")
        ),
        *(f"{ici}/territoires/{id}/fiche/" for id in lieux),  # the commune, and its quartiers
        f"{ici}/{annexe}",  # which prints 6: the new figure is not there
    }
    assert set(une.construites) == {
        f"{ici}/{page}",
        f"{ici}/{page}chiffres/",
        f"{ici}/{annexe}",
    }  # a sheet is a page of ours, around which no theme stands
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


def test_le_portail_ne_charge_aucun_contrat(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made again from nothing, remembered and published, it reads of contracts what each has kept for it, who they are, their acronyms, which warnings
    they answered and what they say of their addresses: a country would fit in no memory."""
    shutil.rmtree(projet / ".construction" / "gardes" / "sites" / "portail")
    charges: set[tuple[str, str]] = set()
    charger = Gardes._charger

    def noter(self: Gardes, quoi: str, refaire: Callable[[], Any]) -> Any:
        charges.add((self._nom, quoi))
        return charger(self, quoi, refaire)

    monkeypatch.setattr(Gardes, "_charger", noter)
    assert construire(projet, projet / "public").comptes.vues > 20
    assert ("calculs/contrat-d-exemple", "portail, parts") in charges
    assert {quoi for nom, quoi in charges if nom.startswith("contrats/")} <= {"contrat", "termes", "avertissements", "adresses"}
