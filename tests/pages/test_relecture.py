"""What the site exports, the command accepts back, and reads the very same contract from it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.dossier import Registre
from generator.model.etat import EtatEngagement
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite
from generator.model.tableur import rendre, sans_formule
from generator.pages.fichiers.interface_paroles import etats_csv
from generator.pages.fichiers.interface_valeurs import valeurs_csv
from generator.publication.construction import examiner
from generator.sources.valeurs import ABSENCES
from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple
from tests.sources.essai import Projet, nouveau_projet
from tests.tout import chaque_nuit

DIMENSIONS = """\
dimensions:
  - {id: sexe, nom: Sexe, modalites: [{id: femmes, nom: Femmes}, {id: hommes, nom: Hommes}]}
  - {id: age, nom: Âge, modalites: [{id: moins-de-26, nom: Moins de 26 ans}, {id: plus, nom: Plus}]}
"""
ENTETE = (
    "indicateur", "territoire", "periode", "valeur", "source", "statut", "ventilation", "commentaire", "unite", "publication", "repere", "retenu"
)  # fmt: skip
UNITES = {"taux": "pourcentage", "nombre": "nombre", "montant": "euros", "fait": "oui_non", "mots": "texte"}
annees = st.integers(1950, 2020)
periodes = st.one_of(
    annees.map(str),
    annees.map(lambda annee: f"{annee}-{annee + 1}"),
    annees.map(lambda annee: f"{annee}/{annee + 3}"),
    st.tuples(annees, st.integers(1, 12)).map(lambda paire: f"{paire[0]}-{paire[1]:02d}"),
    st.tuples(annees, st.integers(1, 12), st.integers(1, 28)).map(lambda trois: f"{trois[2]:02d}/{trois[1]:02d}/{trois[0]}"),
)
textes = st.text("=+-@'\"; ,\n\té’aZ0\u00a0%«»＝#", min_size=1, max_size=20).filter(lambda mot: rendre(mot.strip()).strip())
nombres = st.from_regex(r"-?(0|[1-9][0-9]{0,7})(,[0-9]{1,4})?", fullmatch=True)
absences = st.sampled_from(["secret", "nd", "so", "Secret statistique", "N.D.", "sans objet"])
ventilations = st.sampled_from(["", "", "sexe=femmes", "age=plus", "sexe=hommes, age=moins-de-26"])
provenances = st.just(("", "", "")) | st.tuples(st.just("protocole"), textes, st.just("") | textes)
lignes = st.sampled_from(sorted(UNITES)).flatmap(
    lambda indicateur: st.tuples(
        st.just(indicateur),
        st.sampled_from(["arcueil", "perimetre", "vert"]),
        periodes,
        absences | {"fait": st.sampled_from(["oui", "non", "OUI"]), "mots": textes}.get(indicateur, nombres),
        textes,
        st.sampled_from(["", "definitif", "provisoire", "revise"]),
        ventilations,
        st.just("") | textes,
        st.sampled_from(["", UNITES[indicateur]]),
    )
)
nouvelles = st.tuples(
    st.sampled_from(["o1", "o1-e1"]), st.sampled_from(list(EtatEngagement)), periodes.filter(lambda mot: len(mot) in (4, 7, 10) and "/" not in mot[:5]), textes, textes
)  # fmt: skip


def ecrire(entete: tuple[str, ...], rangees: list[tuple[str, ...]]) -> str:
    """A CSV file as a French spreadsheet writes it."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    plume.writerows([entete, *rangees])
    return sortie.getvalue()


def contenu(registre: Registre) -> tuple[object, object]:
    """The figures and the news, wherever they were read."""
    ici = Lieu("")
    (dossier,) = registre.dossiers
    return [replace(valeur, lieu=ici) for valeur in dossier.valeurs], [replace(nouvelle, lieu=ici) for nouvelle in dossier.nouvelles]


def erreurs(projet: Path) -> list[str]:
    """What stops publication."""
    return [str(probleme) for probleme in examiner(projet)[1] if probleme.gravite is Gravite.ERREUR]


@pytest.fixture(scope="module")
def commun(tmp_path_factory: pytest.TempPathFactory) -> Projet:
    """A project that each example fills."""
    projet = nouveau_projet(tmp_path_factory.mktemp("relecture"))
    projet.ecrire("contrat", projet.chemin("contrat").read_text("utf-8") + DIMENSIONS)
    return projet


@pytest.mark.lent
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(st.lists(st.tuples(lignes, provenances).map(lambda paire: (*paire[0], *paire[1])), max_size=6), st.lists(nouvelles, max_size=3))
@example(
    [
        ("nombre", "arcueil", "2019", "1,234", "B", "", "", "", "", "", "", ""),
        ("montant", "vert", "2019", "-12,500", "B", "", "", "", "", "", "", ""),
    ],
    [],
)
@example(
    [
        ("mots", "arcueil", "2019", "'=1+1", "'- P", "", "", "''@", "", "protocole", "=p. 3", "'-"),
        ("mots", "arcueil", "2018", "=1+1", "-\n-", "", "", "+", "", "", "", ""),
    ],
    [],
)
@example(
    [
        ("taux", "arcueil", "2019", absence, "B", "", f"sexe={sexe}", "", "", "", "", "")
        for absence, sexe in (("secret", "femmes"), ("so", "hommes"))
    ],
    [],
)
def test_tout_ce_qui_est_exporte_se_relit(commun: Projet, rangees: list[tuple[str, ...]], nouvelles: list[tuple[str, ...]]) -> None:
    """Absences, yes and no, texts with quotes, line ends and formulas, parts, units, every kind of period: the same model, and again."""
    rangees = [rangee if rangee[3].lower() not in ABSENCES else (*rangee[:5], "", *rangee[6:]) for rangee in rangees]
    commun.ecrire("valeurs", ecrire(ENTETE, rangees))
    commun.ecrire("referentiels/essai/etats/e.csv", ecrire(("noeud", "etat", "date", "phrase", "source"), nouvelles))
    registre, problemes = examiner(commun.racine)
    assert all(probleme.code in ("valeur-double", "etat-double") or probleme.gravite is Gravite.AVERTISSEMENT for probleme in problemes)
    avant = contenu(registre)
    assert len(avant[0]) == len(rangees)  # type: ignore[arg-type]
    (dossier,) = registre.dossiers
    exporte = valeurs_csv(dossier.valeurs, dossier.publications_par_nom(), ventilees=True)
    commun.ecrire("valeurs", exporte)
    commun.ecrire("referentiels/essai/etats/e.csv", etats_csv(dossier.nouvelles))
    relu, encore = examiner(commun.racine)
    assert contenu(relu) == avant
    assert [probleme.code for probleme in encore] == [probleme.code for probleme in problemes]
    assert valeurs_csv(relu.dossiers[0].valeurs, dossier.publications_par_nom(), ventilees=True) == exporte


@given(textes | st.text(max_size=6))
def test_la_protection_se_defait(texte: str) -> None:
    """For any text; and what is protected is never a formula."""
    assert rendre(sans_formule(texte)) == texte
    assert not sans_formule(texte).startswith(("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠"))


@pytest.mark.lent
@pytest.mark.parametrize("par_indicateur", chaque_nuit([True, False]))
def test_le_site_d_exemple_se_relit(tmp_path: Path, par_indicateur: bool) -> None:
    """The files as they are published, put in the place of those that they come from: the same site is built."""
    projet = copier_exemple(tmp_path / "projet")
    avant = sorties_de_l_exemple(projet)
    dossier = projet / "referentiels" / CONTRAT
    for chemin in [chemin for nom in ("valeurs", "etats", "voisins") for chemin in (dossier / nom).iterdir()]:
        chemin.unlink()
    exportes = [chemin for chemin in avant if chemin.startswith(f"{CONTRAT}/indicateurs/") and chemin.endswith("/valeurs.csv")]
    for rang, chemin in enumerate(sorted(exportes) if par_indicateur else [f"{CONTRAT}/donnees/valeurs.csv"]):
        (dossier / "valeurs" / f"{rang}.csv").write_bytes(avant[chemin])
    (dossier / "etats" / "etats.csv").write_bytes(avant[f"{CONTRAT}/donnees/etats.csv"])
    (dossier / "voisins" / "voisins.csv").write_bytes(avant[f"{CONTRAT}/donnees/voisins.csv"])
    assert erreurs(projet) == []
    apres = sorties_de_l_exemple(projet)
    assert apres.keys() == avant.keys()
    for nom in ("indicateurs.csv", "syntheses.csv", "etats.csv", "voisins.csv", "publications.csv", "referentiel.json"):
        assert apres[f"{CONTRAT}/donnees/{nom}"] == avant[f"{CONTRAT}/donnees/{nom}"], nom
    for chemin in exportes:
        assert apres[chemin] == avant[chemin]
