"""A contract as a model for another city: its structure, and nothing that is its own."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.mots import mots
from generator.cli import main
from generator.commandes.codes import FINE, MAUVAIS_USAGE, PROBLEMES
from generator.importation.contrat_repris import _CIBLES, _EN_PLUS
from generator.importation.mots_d_ici import TROU, MotsDIci
from generator.model.dossier import Dossier, Registre
from generator.model.formats.forme import Forme
from generator.model.formats.reprises import REPRISES, SortDuChamp
from generator.model.formats.tous import FORMATS
from generator.model.nouveau import MARQUE
from generator.model.probleme import Gravite
from generator.publication.construction import construire, examiner
from generator.sources.communs import socle
from tests.constructeur_simple import ConstructeurSimple
from tests.exemple2.projet import copier_exemple2
from tests.tout import chaque_nuit

RACINE = Path(__file__).parents[2]
REELS = ("grigny", "grand-orly-seine-bievre", "grand-paris-sud", "paris")
NOUVEAU = ("--territoire", "Valmont", "--communes", "99001 Valmont", "--debut", "2027")
# What a number may say in words that another city takes: an age or a delay, a class or a kind of school («6ème», «E2C»).
PERMIS = re.compile(r"[0-9]+(?:\s*(?:[-–/]|à|et|ou)\s*[0-9]+)?\s*(?:ans?|mois)\b|[0-9]+[a-zéè]+\b|\b[A-Za-z]+[0-9]+[A-Za-z]*")


def test_chaque_champ_a_sa_decision() -> None:
    """A new kind of file, or a new field, says what a model does with it; a decision on a field that is no more goes with it."""
    assert set(REPRISES) == {format_.nom for format_ in FORMATS}
    for format_ in FORMATS:
        decisions = REPRISES[format_.nom]
        if decisions is not None:
            atteintes = {forme.nom: forme for forme in _atteintes(format_.forme, decisions)}
            assert set(decisions) == set(atteintes), format_.nom
            for nom, forme in atteintes.items():
                assert set(decisions[nom]) == set(forme.noms), f"{format_.nom}, {nom}"


def _atteintes(forme: Forme, decisions: dict[str, dict[str, SortDuChamp]]) -> Iterator[Forme]:
    """The kinds of things that the walk comes to."""
    attente, vues = [forme], set()
    while attente:
        ici = attente.pop()
        if ici.nom in vues:
            continue
        vues.add(ici.nom)
        yield ici
        attente += [ici.dedans(champ) for champ in ici.champs if decisions.get(ici.nom, {}).get(champ.nom) is SortDuChamp.DEDANS]


def test_chaque_forme_de_cible_a_ses_mots() -> None:
    """What a target has besides its words is said, without its number."""
    dites = {nom for nom, quoi in REPRISES["referentiel/*.yml"]["cible"].items() if quoi is SortDuChamp.DITE}
    assert dites == {"texte", "sens", "comparateur", *_CIBLES, *_EN_PLUS}


@cache
def _registre() -> Registre:
    return examiner(RACINE)[0]


def _dossier(id: str) -> Dossier:
    return next(dossier for dossier in _registre().dossiers if dossier.contrat.id == id)


@pytest.fixture(scope="module", params=chaque_nuit(REELS, 2))
def repris(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Path]:
    """A real contract, and the project that was begun from it."""
    projet = tmp_path_factory.mktemp("modele") / "valmont"
    assert main(["nouveau", str(projet), "--projet", str(RACINE), "--d-apres", request.param, *NOUVEAU]) == FINE
    return _dossier(request.param), projet


def _textes(projet: Path) -> Iterator[tuple[str, str, str]]:
    """The file, the name and the words of each text of the new contract, our own comments and the new city's answers apart."""
    for chemin in sorted((projet / "referentiels" / "valmont").rglob("*.yml")):
        attente: list[tuple[str, object]] = [("", yaml.load(chemin.read_text("utf-8"), yaml.BaseLoader))]
        while attente:
            nom, partie = attente.pop()
            if isinstance(partie, dict):
                attente += partie.items()
            elif isinstance(partie, list):
                attente += [(nom, un) for un in partie]
            else:
                yield chemin.name, nom, str(partie)


def test_rien_de_la_ville_ne_passe(repris: tuple[Dossier, Path]) -> None:
    """No name of a place or of a body of the city, no number that could be a figure, a date or a year, in ids either."""
    dossier, projet = repris
    communs = {mots(nom).strip() for un in socle().partenaires for nom in (un.nom, un.sigle, *un.alias)}
    communs |= {mots(terme.terme).strip() for terme in socle().glossaire.communs}
    lieux = {mots(un.nom) for un in dossier.territoires} | {mots(dossier.contrat.territoire_nom)}
    connus = {un.id for un in socle().partenaires}
    organismes = {
        mots(nom)
        for un in _registre().partenaires
        if un.id not in connus
        for nom in (un.nom, un.sigle)
        if len(nom) > 2 and mots(nom).strip() not in communs
    }
    for fichier, nom, texte in _textes(projet):
        assert not [lieu for lieu in lieux if len(lieu) > 5 and lieu in mots(texte)], f"{fichier} : {texte}"
        assert not [un for un in organismes if un in mots(texte)], f"{fichier} : {texte}"
        if nom not in ("id", "numero", "unite", "debut", "code", "repere", "de", "aussi_sous", "mesures_nationales", "somme", "part"):
            assert not re.search(r"[0-9]", PERMIS.sub("", texte)), f"{fichier}, {nom} : {texte}"
    assert [ligne for ligne in (projet / "referentiels/valmont/valeurs/chiffres.csv").read_text("utf-8").splitlines()[1:] if ligne] == []
    ecrits = {chemin.name for chemin in (projet / "referentiels/valmont").iterdir()}
    assert ecrits <= {"contrat.yml", "territoires.yml", "referentiel", "valeurs", "unites.yml"}


def test_toute_la_structure_passe(repris: tuple[Dossier, Path]) -> None:
    """Each promise, its level, number and national partners; each indicator, its kind, unit and rhythm; each target by what kind it is."""
    dossier, projet = repris
    registre, problemes = examiner(projet)
    assert [str(un) for un in problemes if un.gravite is Gravite.ERREUR] == []
    nouveau = registre.dossiers[0]
    connus = {un.id for un in socle().partenaires}
    for ancien, neuf in zip(dossier.noeuds(), nouveau.noeuds(), strict=True):
        assert (ancien.niveau, ancien.numero) == (neuf.niveau, neuf.numero)
        assert [un.partenaire for un in neuf.partenaires] == [un.partenaire for un in ancien.partenaires if un.partenaire in connus]
        assert neuf.titre.startswith(MARQUE)
        assert neuf.territoires == ()
    noms = {ancien.id: neuf.id for ancien, neuf in zip(dossier.indicateurs(), nouveau.indicateurs(), strict=True)}
    for ancien, neuf in zip(dossier.indicateurs(), nouveau.indicateurs(), strict=True):
        assert (ancien.type, ancien.statut, ancien.unite, ancien.periodicite) == (neuf.type, neuf.statut, neuf.unite, neuf.periodicite)
        assert bool(ancien.cible) is bool(neuf.cible)
        assert neuf.cible is None or (neuf.cible.texte.startswith(MARQUE) and neuf.cible.valeur is None and neuf.cible.annee is None)
        assert (neuf.reference, neuf.ruptures, neuf.territoires, neuf.de) == (None, (), (), noms.get(ancien.de, ""))
        assert neuf.libelle == ancien.libelle or MARQUE in neuf.libelle


def test_ce_qui_reste_a_ecrire_est_dit(repris: tuple[Dossier, Path]) -> None:
    """One warning for each mark, at its line."""
    _, projet = repris
    dits = [(un.lieu.fichier, un.lieu.ligne) for un in examiner(projet)[1] if un.code == "a-remplacer"]
    ecrits = [
        (chemin.relative_to(projet).as_posix(), rang)
        for dossier in ("referentiels", "content")
        for chemin in sorted((projet / dossier).rglob("*"))
        if chemin.suffix in (".yml", ".md")
        for rang, ligne in enumerate(chemin.read_text("utf-8").splitlines(), 1)
        if MARQUE in ligne and not ligne.lstrip().startswith("#")
    ]
    assert set(dits) == set(ecrits)


@pytest.mark.parametrize("id", chaque_nuit(REELS))
def test_le_projet_se_construit(id: str, tmp_path: Path) -> None:
    """As it is, before anybody wrote a word in it."""
    projet = tmp_path / "valmont"
    assert main(["nouveau", str(projet), "--projet", str(RACINE), "--d-apres", id, *NOUVEAU]) == FINE
    resultat = construire(projet, projet / "public", aujourd_hui="2027-01-01", pdf=False, constructeur=ConstructeurSimple())
    assert resultat.sain, [resultat.echec, *map(str, resultat.problemes)][:5]


def test_un_contrat_de_plus_d_apres_un_autre(tmp_path: Path) -> None:
    """In the same project; computed indicators, details and units of its own follow under their new ids."""
    projet = copier_exemple2(tmp_path / "projet")
    id = next(chemin.parent.name for chemin in sorted((projet / "referentiels").glob("*/contrat.yml")))
    assert main(["nouveau", "--contrat", "suite", "--projet", str(projet), "--d-apres", id, *NOUVEAU]) == FINE
    registre, problemes = examiner(projet)
    assert [str(un) for un in problemes if un.gravite is Gravite.ERREUR] == []
    par_id = {dossier.contrat.id: dossier for dossier in registre.dossiers}
    calcules = [[(un.calcul.genre, len(un.calcul.termes)) for un in par_id[nom].indicateurs() if un.calcul] for nom in (id, "suite")]
    assert calcules[0] == calcules[1] != []
    assert [bool(un.de) for un in par_id[id].indicateurs()] == [bool(un.de) for un in par_id["suite"].indicateurs()]


def test_ce_qui_n_est_pas_un_modele(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A contract that is not there, a project with errors, levels besides: nothing is written."""
    projet = copier_exemple2(tmp_path / "projet")
    cible = tmp_path / "valmont"
    assert main(["nouveau", str(cible), "--projet", str(projet), "--d-apres", "absent", *NOUVEAU]) == PROBLEMES
    assert "« absent » n’est pas un contrat de ce projet" in capsys.readouterr().err
    assert main(["nouveau", str(cible), "--projet", str(projet), "--d-apres", "absent", "--niveaux", "Axe", *NOUVEAU]) == MAUVAIS_USAGE
    contrat = next((projet / "referentiels").glob("*/contrat.yml"))
    contrat.write_text(contrat.read_text("utf-8").replace("debut:", "debu:"), "utf-8")
    assert main(["nouveau", str(cible), "--projet", str(projet), "--d-apres", contrat.parent.name, *NOUVEAU]) == PROBLEMES
    assert "debu" in capsys.readouterr().err
    assert not cible.exists()


ICI = MotsDIci(
    ["Grigny", "La Grande Borne", "Le Plateau", "Paris 18e arrondissement"],
    ["Mission locale du Val", "MLV", "la ville"],
    ["Caf", "Éducation nationale", "QPV", "quartier prioritaire"],
    [
        "Les enfants jouent sur un plateau, le plateau, avec la ville et la mission locale. Nous accueillons à Grigny, par Grigny, la Grande Borne."
    ],
)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Nombre d’enfants accueillis", "Nombre d’enfants accueillis"),
        ("Nombre de Grignois accueillis en QPV", f"Nombre de {TROU} accueillis en QPV"),
        ("Places au Plateau", f"Places au {TROU}"),
        ("Jeux de plateau", "Jeux de plateau"),
        ("LA GRANDE BORNE : enfants de 0 à 3 ans", f"{TROU} : enfants de 0 à 3 ans"),
        ("Aides de la Caf en 2019 : 12 000 €", f"Aides de la Caf en {TROU} : {TROU}"),
        ("Élèves de 6ème suivis par la MLV", f"Élèves de 6ème suivis par la {TROU}"),
        ("Visites du lycée Jean Moulin", f"Visites du lycée {TROU}"),
        ("Part de 12,5 % dans le 18e", f"Part de {TROU} dans le {TROU}"),
    ],
)
def test_les_mots_d_ici(texte: str, attendu: str) -> None:
    assert ICI.sans(texte) == attendu


@given(
    st.text(max_size=20), st.sampled_from(["Grigny", "GRIGNY", "grigny", "la Grande Borne", "MLV", "2019", "1 200 €"]), st.text(max_size=20)
)
def test_un_nom_ne_reste_nulle_part(avant: str, nom: str, apres: str) -> None:
    """Whatever stands around it; and what was taken out is not taken out again."""
    sans = ICI.sans(f"{avant} {nom} {apres}")
    assert mots(nom) not in mots(sans) or mots(nom) in mots(avant) + mots(apres)
    assert ICI.sans(sans) == sans
