"""JSON Schemas accept what the readers accept, refuse fields that do not exist, and are those of the definitions."""

import json
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator.documentation.__main__ as commande
from generator.documentation import ecrits
from generator.documentation.schemas import schemas
from generator.model.formats.forme import Format
from generator.model.formats.tous import FORMATS
from generator.model.nouveau import Demande, NouvelleCommune, niveau
from generator.publication.nouveau import commencer_un_projet
from generator.sources.nombres import NombreInvalide, interpreter_nombre
from generator.sources.periodes import est_date
from tests.documentation.editeur import fautes, lire
from tests.documentation.exemples import fichier_d_exemple

RACINE = Path(__file__).parents[2]
DOSSIER = "generator/socle/schemas"
PROJETS = (RACINE, RACINE / "tests" / "exemple", RACINE / "tests" / "exemple2", RACINE / "generator" / "socle")
YAML = [format_ for format_ in FORMATS if format_.motifs]
FICHIERS = [
    (format_, fichier) for projet in PROJETS for format_ in YAML for motif in format_.motifs for fichier in sorted(projet.glob(motif))
]


def schema(format_: Format) -> dict[str, Any]:
    """The schema as it is committed."""
    return json.loads((RACINE / DOSSIER / format_.schema).read_text("utf-8"))


def test_ce_qui_est_garde_est_ce_que_disent_les_definitions() -> None:
    """To be written again by `python -m generator.documentation`."""
    for nom, texte in ecrits().items():
        assert (RACINE / nom).read_text("utf-8") == texte, nom
    assert {fichier.name for fichier in (RACINE / DOSSIER).iterdir()} == schemas().keys()


def test_la_commande_ecrit_tout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file, and nothing where the program is installed without its repository."""
    monkeypatch.setattr(commande, "DEPOT", tmp_path)
    with pytest.raises(FileNotFoundError):
        commande.main()
    (tmp_path / "docs").mkdir()
    commande.main()
    trouves = {fichier.relative_to(tmp_path).as_posix(): fichier.read_text("utf-8") for fichier in tmp_path.rglob("*") if fichier.is_file()}
    assert trouves == ecrits()
    assert capsys.readouterr().out.splitlines() == list(ecrits())


def test_chaque_sorte_de_fichier_est_essayee() -> None:
    """The four contracts and the example hold files of all kinds."""
    assert len(FICHIERS) > 60
    assert {format_.nom for format_, _ in FICHIERS} == {format_.nom for format_ in YAML}


@pytest.mark.parametrize(("format_", "fichier"), FICHIERS, ids=[fichier.relative_to(RACINE).as_posix() for _, fichier in FICHIERS])
def test_les_fichiers_du_depot_sont_acceptes(format_: Format, fichier: Path) -> None:
    """All of them are sound (other tests say so): an editor must underline nothing."""
    contenu = lire(fichier.read_text("utf-8"))
    assert list(fautes({} if contenu is None else contenu, schema(format_))) == []


@pytest.mark.parametrize("format_", YAML, ids=[format_.ancre for format_ in YAML])
def test_un_champ_mal_ecrit_est_refuse(format_: Format) -> None:
    """Each field that the definition has, one at a time, at each depth: with one letter more, it does not exist."""
    essais = 0
    complet = lire(fichier_d_exemple(format_))
    assert list(fautes(complet, schema(format_))) == []
    for champs in _ensembles(complet):
        for nom in list(champs):
            champs[f"{nom}s"] = champs.pop(nom)
            assert any(f"{nom}s additionalProperties" in faute or faute.endswith("anyOf") for faute in fautes(complet, schema(format_))), (
                nom
            )
            champs[nom] = champs.pop(f"{nom}s")
            essais += 1
    assert essais >= sum(len(forme.champs) for forme in format_.forme.parcourir())


def _ensembles(contenu: Any) -> list[dict[str, Any]]:
    """All the mappings in a value."""
    if isinstance(contenu, list):
        return [ensemble for element in contenu for ensemble in _ensembles(element)]
    if isinstance(contenu, dict):
        return [contenu, *(ensemble for valeur in contenu.values() for ensemble in _ensembles(valeur))]
    return []


@pytest.mark.parametrize(
    ("ecrit", "accepte"),
    [
        ("debut: 2019", True),
        ('debut: "2019"', True),
        ("debut: 19", False),
        ("debut: bientôt", False),
        ("titre: 2019", True),
        ("titre: [a, b]", False),
        ("fin:", True),
        ("documents: []", False),
        ("documents: [{id: protocole, titre: Protocole, date: 2020}]", True),
        ("documents: [{id: protocole, titre: Protocole, date: 2020-12}]", True),
        ("documents: [{id: protocole, titre: Protocole, date: 2020-12-08}]", True),
        ("documents: [{id: protocole, titre: Protocole, date: 08/12/2020}]", False),
        ("documents: [{id: protocole, titre: Protocole, genre: livre}]", False),
        ("documents: [{id: protocole, titre: Protocole, url: www.ville.fr}]", False),
        ("documents: [{titre: Protocole}]", False),
        ("signataires: [{partenaire: etat, bloc_de_signature: oui}]", True),
        ("signataires: [{partenaire: etat, bloc_de_signature: true}]", True),
        ("signataires: [{partenaire: etat, bloc_de_signature: ouais}]", False),
        ("signataires: [{partenaire: État}]", False),
        ("seuils: {marge: 10 %, tolerance: 5, delai_mois: 6}", True),
        ("seuils: {marge: dix}", False),
        ("seuils: {tolerance: 60}", False),
        ('identite: {couleur: "#12395b"}', True),
        ("identite: {couleur: bleu}", False),
    ],
)
def test_ce_qu_un_editeur_souligne(ecrit: str, accepte: bool) -> None:
    """One line of contrat.yml at a time, over a sound one."""
    socle = lire("{id: essai, titre: Essai, territoire_nom: Essai, type: essai, debut: 2019, documents: [{id: d, titre: D}], niveaux: []}")
    socle["niveaux"] = lire("[{id: axe, nom: Axe, pluriel: Axes, article: L’axe}]")
    contrat = next(format_ for format_ in YAML if format_.nom == "contrat.yml")
    assert list(fautes(socle, schema(contrat))) == []
    assert (list(fautes(socle | lire(ecrit), schema(contrat))) == []) is accepte


def test_un_nouveau_projet_a_les_schemas(tmp_path: Path) -> None:
    """VS Code finds a schema for each YAML file of data that the project holds, and underlines nothing in it."""
    demande = Demande(
        "orly-2024",
        "Orly",
        "Contrat de ville d’Orly",
        "contrat de ville",
        2024,
        None,
        (NouvelleCommune("orly", "Orly", "94054"),),
        (niveau("Orientation"), niveau("Action")),
    )
    commencer_un_projet(tmp_path / "ville", demande)
    reglages = json.loads((tmp_path / "ville" / ".vscode" / "settings.json").read_text("utf-8"))
    places = reglages["yaml.schemas"]
    donnees = sorted((tmp_path / "ville" / "referentiels").rglob("*.yml"))
    assert len(donnees) >= 6
    for fichier in donnees:
        nom = fichier.relative_to(tmp_path / "ville").as_posix()
        (trouve,) = (ou for ou, motifs in places.items() if any(fnmatch(nom, motif) for motif in motifs))
        regle = json.loads((tmp_path / "ville" / trouve).read_text("utf-8"))
        contenu = lire(fichier.read_text("utf-8"))
        assert list(fautes({} if contenu is None else contenu, regle)) == [], nom
    assert all((tmp_path / "ville" / ou).is_file() for ou in places)


@given(st.text("0123456789 ,.%€-+−\u00a0", min_size=1, max_size=10))
def test_un_nombre_que_le_programme_lit_n_est_pas_souligne(mot: str) -> None:
    """However French offices write it; and so are years, months and days."""
    try:
        interpreter_nombre(mot)
    except NombreInvalide:
        return
    faits = next(format_ for format_ in YAML if format_.nom == "faits.yml")
    for valeur in (mot, lire(mot) if mot.strip()[0] not in "-,%" else mot):
        assert list(fautes({"faits": [{"id": "f", "texte": "t", "nature": "cite", "montant": valeur}]}, schema(faits))) == []


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from([4, 7, 10]))
def test_une_date_que_le_programme_lit_n_est_pas_soulignee(jour: date, longueur: int) -> None:
    """A year, a month or a day, with or without quotes."""
    mot = jour.isoformat()[:longueur]
    publications = next(format_ for format_ in YAML if format_.nom == "publications.yml")
    assert est_date(mot)
    for valeur in (mot, lire(mot)):
        contenu = {
            "lecture_arretee_le": "2026-11-20",
            "publications": [{"id": "p", "titre": "t", "editeur": "e", "etat": "lue", "date": valeur}],
        }
        assert list(fautes(contenu, schema(publications))) == []
