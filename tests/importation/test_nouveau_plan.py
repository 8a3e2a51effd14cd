"""A plan of actions becomes a contract that is sound, and that builds."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.calculs.personnes import est_une_personne, peut_etre_une_personne
from generator.cli import main
from generator.commandes.codes import FINE, MAUVAIS_USAGE
from generator.publication.construction import examiner
from generator.publication.nouveau import DejaLa
from generator.publication.nouveau_plan import avec_des_partenaires
from tests.importation.fichiers import DOSSIER, SANS

PLAN_REEL = next(iter(DOSSIER.rglob("plan_budget_issue.xlsx")), None) if DOSSIER.is_dir() else None
# A plan as an office types one: each line is a row, each «|» a column.
PLAN = """\
Axe|Sous-axe|Titre de l'action|Titre de la sous-action|Descriptif|Structure pilote|Partenaires|Personne pilote|Financeur 1|Montant 2025 € HT|Budget prévisionnel total € HT|Statut|Niveau de priorité|Date de début|Date de fin|Public cible|Résultats attendus|Indicateurs liés
1. Se loger||||||||||||||||
2. Apprendre|2.1 L'école|Ouvrir des classes||Deux classes par an.|Commune d’Orly|CAF; M. Paul Durand; L'atelier|Anne Martin|État|1500,50|2000|En cours|Élevé|2025-01-15|2026-12-31|Les enfants de 3 ans|Plus d'enfants accueillis|Nombre de classes; Taux d'accueil
2. Apprendre|2.1 L'école|Ouvrir des classes|Former des animateurs||L'atelier||||||||||||
2. Apprendre||Lire le soir||||||Département|800|500||||||
2. Apprendre||Lire le soir||||||||entre 20 et 30||||||
"""


def lancer(*mots: str) -> tuple[int, str]:
    """The command: its exit code and all that it said."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(sortie):
        code = main(list(mots))
    return code, sortie.getvalue()


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """A new project, as `nouveau` makes it."""
    code, dit = lancer("nouveau", str(tmp_path / "projet"), "--territoire", "Orly", "--communes", "94054 Orly", "--debut", "2024")
    assert code == FINE, dit
    return tmp_path / "projet"


def importer(projet: Path, fichier: Path, *options: str) -> tuple[int, str]:
    """The plan, into a new contract `plan` of that project."""
    return lancer("importer", str(fichier), "--projet", str(projet), "--contrat-nouveau", "plan", "--communes", "94054 Orly", *options)


def tape(projet: Path) -> Path:
    """The typed plan as a file."""
    fichier = projet.parent / "plan.csv"
    lignes = [ligne.split("|") for ligne in PLAN.splitlines()]
    largeur = len(lignes[0])
    fichier.write_text("".join("\t".join([*ligne, *[""] * (largeur - len(ligne))]) + "\n" for ligne in lignes), "utf-8")
    return fichier


def lu(projet: Path, nom: str) -> Any:
    """A file of the new contract."""
    return yaml.safe_load((projet / "referentiels" / "plan" / nom).read_text("utf-8"))


def test_un_plan_tape(projet: Path) -> None:
    """Tree, partners with their roles, sheet, indicators and money, each at its row; no name of a person; no problem more than before."""
    avant = {str(probleme) for probleme in examiner(projet)[1]}
    _, dit = importer(projet, tape(projet))
    assert "Contrat commencé" in dit, dit
    assert {str(probleme) for probleme in examiner(projet)[1] if probleme.code != "a-remplacer"} <= avant
    contrat = lu(projet, "contrat.yml")
    assert [un["id"] for un in contrat["niveaux"]] == ["axe", "sous-axe", "action", "sous-action"]
    assert (contrat["titre"], contrat["debut"], contrat["documents"][0]["titre"]) == ("Plan d’actions de Plan", 2025, "plan.csv")
    assert "signataires" not in contrat
    premier = lu(projet, "referentiel/01-a1.yml")["noeuds"][0]
    assert premier == {"id": "a1", "niveau": "axe", "titre": "1. Se loger", "repere": "Feuille plan, ligne 2"}
    second = lu(projet, "referentiel/02-a2.yml")["noeuds"][0]
    ecole, *lire = second["noeuds"]
    classes = ecole["noeuds"][0]
    assert [un["titre"] for un in lire] == ["Lire le soir", "Lire le soir"]
    assert classes["partenaires"] == [
        {"id": "orly", "role": "pilote"},
        {"id": "etat", "role": "financeur"},
        {"id": "caf", "role": "associe"},
        {"id": "l-atelier", "role": "associe"},
    ]
    assert classes["partenaires_texte"] == "Pilote : Commune d’Orly ; Financeurs : État ; Partenaires : CAF, L'atelier"
    assert classes["fiche"] == {
        "debut": "2025-01-15",
        "fin": "2026-12-31",
        "priorite": "Élevé",
        "beneficiaires": "Les enfants de 3 ans",
        "avancement": "En cours",
    }
    assert (classes["texte"], classes["resultats_attendus"]) == ("Deux classes par an.", ["Plus d'enfants accueillis"])
    assert [(un["libelle"], un["unite"]) for un in classes["indicateurs"]] == [
        ("Nombre de classes", "nombre"),
        ("Taux d'accueil", "pourcentage"),
    ]
    assert [(un["niveau"], un["titre"], un["repere"]) for un in classes["noeuds"]] == [
        ("sous-action", "Former des animateurs", "Feuille plan, ligne 4")
    ]
    assert "« entre 20 et 30 »" in lire[1]["note_editoriale"]
    montants = {un["id"]: un for un in lu(projet, "montants.yml")["montants"]}
    assert {id: (un["montant"], un.get("periode"), un.get("partie_de"), un.get("recoupe")) for id, un in montants.items()} == {
        "a2-s1-f1-budget": ("2000", None, None, None),
        "a2-s1-f1-m1": ("1500.50", "2025", ["a2-s1-f1-budget"], None),
        "a2-f1-budget": ("500", None, None, None),
        "a2-f1-m1": ("800", "2025", None, ["a2-f1-budget"]),
    }
    assert all((un["nature"], un["territoires"]) == ("prevu", ["orly"]) for un in montants.values())
    ecrit = "".join(chemin.read_text("utf-8") for chemin in (projet / "referentiels").rglob("*.yml"))
    assert "Durand" not in ecrit
    assert "Anne Martin" not in ecrit
    assert "colonnes « Personne pilote »" in dit
    assert "parmi les pilotes et partenaires, n’est pas repris (ligne 3, colonne 7)" in dit
    registre = yaml.safe_load((projet / "referentiels" / "partenaires.yml").read_text("utf-8"))
    assert [un["id"] for un in registre["partenaires"]] == ["l-atelier", "departement", "orly"]


PLAN_A_PLUSIEURS = """\
Axe|Titre de l'action|Structure pilote|Co-pilotes|Partenaires|Financeur 1|Montant 2025 €|Statut|Date de début|Résultats attendus
1. Se loger|Rénover la tour|Habitat inventé|Commune d’Orly; Claire Dupont|DURAND Paul; Emmaüs Connect; CAF|Jean Martin|800|En pause|2025-01-15|Moins de froid; Moins de bruit
"""


def _tape_a_plusieurs(projet: Path) -> Path:
    fichier = projet.parent / "plan.csv"
    fichier.write_text("".join("\t".join(ligne.split("|")) + "\n" for ligne in PLAN_A_PLUSIEURS.splitlines()), "utf-8")
    return fichier


def _premiere_action(projet: Path) -> Any:
    return lu(projet, "referentiel/01-a1.yml")["noeuds"][0]["noeuds"][0]


def test_un_calendrier_en_mots(projet: Path) -> None:
    """What it says of the beginning and the end is kept; one that says neither is told, with its cell."""
    fichier = projet.parent / "plan.csv"
    lignes = (
        "Axe|Titre de l'action|Structure pilote|Statut|Calendrier|Budget prévisionnel total € HT",
        "1. Se loger|Bâtir|Commune d’Orly|En cours|dès 2025|2000",
        "1. Se loger|Réparer|||continu|500",
        "1. Se loger|Louer|||2025|700",
    )
    fichier.write_text("\n".join(lignes).replace("|", "\t") + "\n", "utf-8")
    _, dit = importer(projet, fichier)
    assert "« continu »" in dit, dit
    assert "ligne 3, colonne 5" in dit, dit
    batir, reparer, louer = lu(projet, "referentiel/01-a1.yml")["noeuds"][0]["noeuds"]
    assert batir["fiche"]["debut"] == "2025"
    assert "fin" not in batir["fiche"]
    assert "fiche" not in reparer
    assert (louer["fiche"]["debut"], louer["fiche"]["fin"]) == ("2025", "2025")


def test_un_nom_qui_peut_etre_celui_d_une_personne_est_demande(projet: Path) -> None:
    """Co-pilots have a role of their own. A first name and a family name in a column of bodies are asked about, and written nowhere before an answer; the amount
    of a funder without a name stays."""
    _, dit = importer(projet, _tape_a_plusieurs(projet))
    assert "« Claire Dupont » : une personne, ou un organisme ?" in dit
    assert "« DURAND Paul » : une personne, ou un organisme ?" in dit
    assert "« Jean Martin » : une personne, ou un organisme ?" in dit
    assert "Emmaüs Connect » :" not in dit
    assert "3 noms peuvent être de personnes et ne sont pas écrits" in dit
    action = _premiere_action(projet)
    assert [(un["id"], un["role"]) for un in action["partenaires"]] == [
        ("habitat-invente", "pilote"),
        ("orly", "copilote"),
        ("emmaus-connect", "associe"),
        ("caf", "associe"),
    ]
    assert action["partenaires_texte"] == "Pilote : Habitat inventé ; Copilotes : Commune d’Orly ; Partenaires : Emmaüs Connect, CAF"
    assert (action["resultats_attendus"], action["fiche"]["avancement"]) == (["Moins de froid", "Moins de bruit"], "En pause")
    (montant,) = lu(projet, "montants.yml")["montants"]
    assert (montant["montant"], montant["periode"], montant["texte"], montant.get("financeurs")) == (
        "800",
        "2025",
        "Financeur non nommé : 800 €",
        None,
    )
    ecrit = "".join(chemin.read_text("utf-8") for chemin in (projet / "referentiels").rglob("*.*"))
    assert not [nom for nom in ("Dupont", "DURAND", "Martin") if nom in ecrit]


def test_la_reponse_dit_qui_est_un_organisme(projet: Path) -> None:
    reponses = projet.parent / "reponses.yml"
    reponses.write_text(
        "".join(
            f'"personne:ligne 2, colonne {rang}": {dit}\n' for rang, dit in ((4, "un organisme"), (5, "une personne"), (6, "un organisme"))
        ),
        "utf-8",
    )
    _, dit = importer(projet, _tape_a_plusieurs(projet), "--reponses", str(reponses))
    roles = {un["id"]: un["role"] for un in _premiere_action(projet)["partenaires"]}
    assert (roles["claire-dupont"], roles["jean-martin"]) == ("copilote", "financeur"), dit
    assert "durand-paul" not in roles


@pytest.mark.parametrize(
    ("nom", "doute"),
    [
        ("Claire Dupont", True),
        ("Jean-Pierre DURAND", True),
        ("LEFEBVRE Amina", True),
        ("Marie de la Tour", False),
        ("Emmaüs Connect", False),
        ("Plaine Commune", False),
        ("CAF", False),
        ("Ville MONTREUIL", False),
        ("Habitat inventé", False),
        ("Les Compagnons Bâtisseurs", False),
        ("Association Claire Amitié", False),
        ("EDF Solidarité", False),
    ],
)
def test_ce_qui_ressemble_a_une_personne(nom: str, doute: bool) -> None:
    """A first name that is known, or a word in capitals beside another; never a name that holds a word of bodies."""
    assert peut_etre_une_personne(nom) is doute
    assert not est_une_personne(nom)
    assert est_une_personne(f"Mme {nom}")


def test_rien_ne_s_ecrit_deux_fois(projet: Path) -> None:
    """A second contract of that id is refused, and nothing changes; so is a table that is no plan, and two files."""
    importer(projet, tape(projet))
    avant = {
        chemin: chemin.read_bytes() for chemin in sorted(projet.rglob("*.*")) if chemin.is_file() and ".construction" not in chemin.parts
    }
    code, dit = importer(projet, tape(projet))
    assert (code, "existe : choisir un autre identifiant" in dit) == (MAUVAIS_USAGE, True)
    chiffres = projet.parent / "chiffres.csv"
    chiffres.write_text("Commune;Nombre 2020\nOrly;3\nCachan;4\n", "utf-8")
    code, dit = lancer("importer", str(chiffres), "--projet", str(projet), "--contrat-nouveau", "autre")
    assert (code, "ne contient pas de plan d’actions" in dit) == (MAUVAIS_USAGE, True)
    code, dit = lancer("importer", str(chiffres), str(chiffres), "--projet", str(projet), "--contrat-nouveau", "autre")
    assert code == MAUVAIS_USAGE
    apres = {
        chemin: chemin.read_bytes() for chemin in sorted(projet.rglob("*.*")) if chemin.is_file() and ".construction" not in chemin.parts
    }
    assert apres == avant


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("", "# Les organismes d’ici, une seule fois chacun.\npartenaires:\n  - id: a\n"),
        ("partenaires: []\nsocle: non\n", "partenaires:\n  - {id: a}\nsocle: non\n"),
        ("# x\npartenaires:\n- id: b # gardé\n", "# x\npartenaires:\n- {id: a}\n- id: b # gardé\n"),
    ],
)
def test_le_registre_garde_ses_lignes(texte: str, attendu: str) -> None:
    """New partners are written before those of the project, whose lines stay as they are."""
    assert avec_des_partenaires(texte, [{"id": "a"}]) == attendu


def test_un_registre_d_une_autre_forme_est_refuse() -> None:
    """A list within braces is not guessed at."""
    with pytest.raises(DejaLa, match="n’a pas de ligne"):
        avec_des_partenaires("{partenaires: [{id: b}]}\n", [{"id": "a"}])


@pytest.mark.sources
@pytest.mark.skipif(PLAN_REEL is None, reason=SANS)
def test_le_plan_reel_se_construit(projet: Path) -> None:
    """The real plan passes `verifier` and `construire`; its amounts and axes are on the site, and no name of a pilot or of an elected person is."""
    assert PLAN_REEL is not None
    _, dit = importer(projet, PLAN_REEL)
    assert "Contrat commencé" in dit, dit
    code, dit = lancer("verifier", "--projet", str(projet))
    assert code == FINE, dit
    code, dit = lancer("construire", "--projet", str(projet), "--sans-pdf")
    assert code == FINE, dit
    pages = "".join(page.read_text("utf-8") for page in (projet / "public" / "plan").rglob("*.html"))
    assert "Déployer des plans de mobilité scolaires" in pages
    assert "20\u202f000" in pages
    assert "ou ne dit pas pour quel lieu" not in (projet / "public" / "plan" / "argent" / "index.html").read_text("utf-8")
    assert not [nom for nom in ("Harry Cot", "Lou Piote", "Yolo Dodo") if nom in pages]
