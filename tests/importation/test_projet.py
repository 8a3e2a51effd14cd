"""Figures of a file held against a project: matched, asked about, compared with what is published, written, undone."""

import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.cli import main
from generator.commandes.codes import FINE, MAUVAIS_USAGE, PROBLEMES
from tests.sources.essai import Projet, nouveau_projet

JOUR = "2024-03-01"
WIDE = "Commune;Code Insee;Taux 2019 (%);Taux 2020 (%);Nombre 2020\nArcueil;94003;13;14,5;<5\nOrly;94054;9;8;7\n"


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A small sound project."""
    return nouveau_projet(tmp_path / "projet")


def lancer(projet: Projet, fichier: Path | str, *options: str, contrat: str = "essai") -> tuple[int, str]:
    """The command on a file: its exit code and all that it said."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(sortie):
        mots = ["importer", str(fichier), "--projet", str(projet.racine), "--contrat", contrat, "--date", JOUR, *options]
        code = main(mots)
    return code, sortie.getvalue()


def ecrire(projet: Projet, texte: str, nom: str = "taux-2020.csv") -> Path:
    """A file beside the project."""
    chemin = projet.racine.parent / nom
    chemin.write_text(texte, "utf-8")
    return chemin


def reponses(projet: Projet, **dites: str) -> tuple[str, str]:
    """The option that gives these answers."""
    chemin = projet.racine.parent / "reponses.yml"
    chemin.write_text("".join(f"{json.dumps(id)}: {json.dumps(mot)}\n" for id, mot in dites.items()), "utf-8")
    return "--reponses", str(chemin)


def test_le_tour_entier(projet: Projet) -> None:
    """New figures are written with source and date; a published one waits for its answer; then all is as the file says, and next year's is known."""
    fichier = ecrire(projet, WIDE)
    code, dit = lancer(projet, fichier, "--ecrire", "--source", "Insee, 2024")
    assert code == FINE
    assert "2 nouveaux, 1 révisé" in dit
    assert "taux, arcueil, 2019 : 12,5 → 13 (attend une réponse)" in dit
    assert projet.chemin("valeurs").read_text("utf-8").endswith("taux;arcueil;2019;12,5 %;Protocole\n")
    table = projet.racine / "referentiels/essai/valeurs/taux.csv"
    assert table.read_text("utf-8").splitlines() == [
        "indicateur;territoire;periode;valeur;statut;source;commentaire;lu_le",
        "taux;arcueil;2020;14.5;;Insee, 2024;importé le 2024-03-01, feuille taux-2020, ligne 2, colonne 4;2024-03-01",
        "nombre;arcueil;2020;secret;;Insee, 2024;importé le 2024-03-01, feuille taux-2020, ligne 2, colonne 5;2024-03-01",
    ]
    code, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, revisions="remplacer"))
    assert "0 ligne ajoutée, 1 changée" in dit
    lignes = projet.chemin("valeurs").read_text("utf-8").splitlines()
    assert lignes[1] == "taux;arcueil;2019;13;Insee, 2024"
    code, dit = lancer(projet, fichier)
    assert "Forme connue : imports/taux.yml" in dit
    assert "3 inchangés" in dit
    assert "nouveau" not in dit
    assert not [mot for mot in projet.problemes() if "erreur" in mot]
    suivant = ecrire(projet, WIDE.replace("2020", "2021").replace("2019", "2020"), "taux-2021.csv")
    code, dit = lancer(projet, suivant, "--ecrire", "--source", "Insee, 2025")
    assert "Forme connue" in dit
    assert (table.read_text("utf-8").count("Insee, 2024"), table.read_text("utf-8").count("Insee, 2025")) == (2, 2)


def test_un_chiffre_que_le_fichier_n_a_plus_est_dit_et_reste(projet: Projet) -> None:
    """Of what an import wrote, what the next file of that layout lacks is named with its row; the row is not taken out, and other files' rows are not named."""
    fichier = ecrire(projet, WIDE)
    lancer(projet, fichier, "--ecrire", "--source", "Insee, 2024")
    table = projet.racine / "referentiels/essai/valeurs/taux.csv"
    avant = table.read_text("utf-8")
    code, dit = lancer(projet, ecrire(projet, WIDE.replace("14,5", "nd").replace(";<5\n", ";\n")), "--ecrire", "--source", "Insee, 2024")
    assert (code, "1 disparu" in dit) == (FINE, True), dit
    assert re.findall(r"disparu : (.+)", dit) == ["nombre, arcueil, 2020 (referentiels/essai/valeurs/taux.csv:3:1) : la ligne reste"], dit
    assert table.read_text("utf-8") == avant


@pytest.mark.parametrize(
    ("avant", "apres", "disparus"),
    [
        # Another year, another town, another indicator: the file cannot tell what has become of the figures of before.
        ("Commune;Nombre 2020\nArcueil;12\nVert;3\n", "Commune;Nombre 2021\nArcueil;14\nVert;4\n", []),
        ("Commune;Nombre 2020\nArcueil;12\n", "Commune;Nombre 2020\nVert;4\n", []),
        ("Indicateur;Commune;Année;Valeur\nNombre;Arcueil;2020;12\n", "Indicateur;Commune;Année;Valeur\nMontant;Arcueil;2020;14\n", []),
        # The same year, the town still named, its cell emptied.
        ("Commune;Nombre 2020\nArcueil;12\nVert;3\n", "Commune;Nombre 2020\nArcueil;12\nVert;\n", ["nombre, vert, 2020"]),
        ("Commune;2020;2021\nVert;3;4\nArcueil;5;6\n", "Commune;2021\nVert;4\nArcueil;\n", ["nombre, arcueil, 2021"]),
    ],
)
def test_un_fichier_ne_dit_disparu_que_ce_dont_il_parle(projet: Projet, avant: str, apres: str, disparus: list[str]) -> None:
    """A figure is gone only where the file is of its time, and names its place and its indicator."""
    avant, apres = (f"Nombre\n{texte}" if texte.startswith("Commune;2") else texte for texte in (avant, apres))
    lancer(projet, ecrire(projet, avant, "n.csv"), "--ecrire", "--source", "Insee")
    _, dit = lancer(projet, ecrire(projet, apres, "n.csv"), "--ecrire")
    assert "Forme connue" in dit
    assert re.findall(r"disparu : ([^(]+) \(", dit) == disparus, dit


@pytest.mark.parametrize(
    ("source", "gardee"),
    [
        ("Insee", True),
        ("CAF 94", True),
        ("Ville, enquête 2023", False),
        ("Ville, mars 2024", False),
        ("Insee, RP2020", False),
        ("Ville, 12/03/24", False),
        ("export-ville.xlsx", False),
    ],
)
def test_une_source_datee_n_est_que_de_son_fichier(projet: Projet, source: str, gardee: bool) -> None:
    """A source that names a time or a file is written again for the same file alone; for another one it is asked, and nothing is written without an answer."""
    un = "Commune;Code Insee;Nombre 2020\nArcueil;94003;14\n"
    table = projet.racine / "referentiels/essai/valeurs/n.csv"
    lancer(projet, ecrire(projet, un, "n-2020.csv"), "--ecrire", "--source", source)
    avant = table.read_text("utf-8")
    code, dit = lancer(projet, ecrire(projet, un, "n-2020.csv"), "--ecrire")
    assert (code, "1 inchangé" in dit, f"Source écrite : « {source} »" in dit, table.read_text("utf-8")) == (FINE, True, True, avant)
    autre = ecrire(projet, un.replace("2020", "2021"), "n-2021.csv")
    code, dit = lancer(projet, autre, "--ecrire")
    if gardee:
        assert f"2021;14;;{source};" in table.read_text("utf-8")
        return
    assert (code, table.read_text("utf-8")) == (PROBLEMES, avant), dit
    assert f"source : D’où viennent ces chiffres ? La dernière fois, c’était « {source} »" in dit
    assert "Rien n’a été écrit : dire d’où viennent ces chiffres" in dit
    lancer(projet, autre, "--ecrire", *reponses(projet, source="Ville, enquête 2024"))
    assert "2021;14;;Ville, enquête 2024;" in table.read_text("utf-8")
    assert "reponses" not in (projet.racine / "referentiels/essai/imports/n.yml").read_text("utf-8")


def test_le_rapport_nomme_les_indicateurs(projet: Projet) -> None:
    """The report for programs has the same keys with a project, and the ids that were found."""
    sortie = io.StringIO()
    with redirect_stdout(sortie):
        main(["importer", str(ecrire(projet, WIDE)), "--projet", str(projet.racine), "--contrat", "essai", "--format", "json"])
    lu: dict[str, Any] = json.loads(sortie.getvalue())
    assert list(lu) == ["fichier", "encodage", "separateur", "feuilles", "observations", "actions", "questions", "refus"]
    assert {(une["indicateur"], une["territoire"]["code"]) for une in lu["observations"]} == {
        ("taux", "94003"),
        ("nombre", "94003"),
        (None, "94054"),
    }


@pytest.mark.parametrize("nom", ["2.1", "2.1 Un seul indicateur", "un seul INDICATEUR", "seul"])
def test_un_indicateur_par_son_numero_son_libelle_ou_son_identifiant(projet: Projet, nom: str) -> None:
    """The number of a promise that has one indicator names it, alone or before its label; a number that no promise bears is asked about."""
    fin = projet.chemin("referentiel").read_text("utf-8")
    neuf = "  - {id: o2, niveau: orientation, numero: '2.1', titre: Deux, repere: p2, indicateurs: [{id: seul, type: suivi, libelle: Un seul indicateur, unite: nombre}]}\n"
    projet.ecrire("referentiel", fin + neuf)
    fichier = ecrire(projet, f"Indicateur;Commune;Année;Valeur\n{nom};Arcueil;2020;12\n1;Arcueil;2020;5\n")
    _, dit = lancer(projet, fichier)
    assert "1 nouveau." in dit, dit
    assert "« 1 » : quel indicateur du contrat ?" in dit


@pytest.mark.parametrize(
    ("texte", "question"),
    [
        ("Commune;Tauxx 2020 (%)\nArcueil;3\nArcueil ;4\n", "indicateur:tauxx"),
        ("Commune;Taux 2020 (%)\nArceuil;3\nOrly;5\n", "lieu:arceuil"),
        ("Commune;Année;Taille;Nombre\nArcueil;2020;Grand;3\nArcueil;2020;Petit;4\n", "ventilation:taille-grand"),
        ("Commune;Nombre 2020 (en €)\nArcueil;3\nOrly;4\n", "unite:nombre"),
        ("Code Insee;Nom;Nombre 2020\n94003;Arcueil;3\n94003;Arcueil;4\n", "deux-valeurs:nombre-arcueil-2020"),
        ("Nom;Code Insee;Nombre 2020\nArcueil;62041;3\nOrly;94054;5\n", "lieu:arcueil"),
    ],
)
def test_ce_qui_est_presque_juste_est_demande(projet: Projet, texte: str, question: str) -> None:
    """A near name, a unit of another kind, two values, a homonym with another code: asked, never taken in silence."""
    _, dit = lancer(projet, ecrire(projet, texte), "--ecrire")
    assert f"    {question} : " in dit
    assert not list((projet.racine / "referentiels/essai/valeurs").glob("taux*.csv")), dit


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        tuple(
            f"Nombre de jeunes accompagnés par la mission locale et qui résident {ou}" for ou in ("dans un quartier", "hors d’un quartier")
        ),
        ("Jeunes de < 25 ans", "Jeunes de > 25 ans"),
    ],
)
def test_deux_noms_longs_sont_deux_questions(projet: Projet, un: str, autre: str) -> None:
    """The answer on one name is not taken for another that begins as it does, or that has the same letters."""
    fichier = ecrire(projet, f"Commune;{un} 2020;{autre} 2020\nArcueil;3;4\nOrly;4;6\n")
    _, dit = lancer(projet, fichier)
    ids = re.findall(r"(indicateur:\S+) : ", dit)
    assert len(set(ids)) == 2
    _, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, **{ids[0]: "nombre", ids[1]: "aucun"}))
    ecrits = "".join(chemin.read_text("utf-8") for chemin in (projet.racine / "referentiels/essai/valeurs").glob("*.csv"))
    assert re.findall(r"nombre;arcueil;2020;(\d)", ecrits) == ["3"], dit


def test_l_homonyme_d_un_lieu_connu(projet: Projet) -> None:
    """The answer on a homonym is about it alone: the place that its code tells is taken, and another homonym has its own question."""
    fichier = ecrire(projet, "Nom;Code Insee;Nombre 2020\nArcueil;62041;3\nArcueil;94003;4\nArcueil;17015;5\n")
    _, dit = lancer(projet, fichier)
    assert re.findall(r"(lieu:\S+) : ", dit) == ["lieu:arcueil-62041", "lieu:arcueil-17015"]
    _, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, **{"lieu:arcueil-62041": "aucun", "lieu:arcueil-17015": "aucun"}))
    ecrits = "".join(chemin.read_text("utf-8") for chemin in (projet.racine / "referentiels/essai/valeurs").glob("*.csv"))
    assert re.findall(r"nombre;arcueil;2020;(\d)", ecrits) == ["4"], dit


def test_une_reponse_leve_la_question(projet: Projet) -> None:
    """The answer of an indicator and that of a place are used, and kept for the next file."""
    fichier = ecrire(projet, "Commune;Tauxx 2020 (%)\nArceuil;3\nOrly;5\n")
    code, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, **{"indicateur:tauxx": "taux", "lieu:arceuil": "arcueil"}))
    assert code == FINE, dit
    assert "1 ligne ajoutée" in dit
    garde = (projet.racine / "referentiels/essai/imports/taux.yml").read_text("utf-8")
    assert '"indicateur:tauxx": "taux"' in garde
    assert "1 inchangé" in lancer(projet, fichier)[1]


def test_le_projet_reste_sain(projet: Projet) -> None:
    """Where the rows would be refused by «verifier», nothing is written and the old files stand."""
    avant = {chemin: chemin.read_bytes() for chemin in projet.racine.rglob("*") if chemin.is_file()}
    fichier = ecrire(projet, "Commune;Année;Sexe;Nombre\nArcueil;2020;Femmes;3\nArcueil;2020;Hommes;4\n")
    code, dit = lancer(
        projet,
        fichier,
        "--ecrire",
        *reponses(projet, **{"ventilation:sexe-femmes": "sexe=femmes", "ventilation:sexe-hommes": "sexe=hommes"}),
    )
    assert code == PROBLEMES
    assert "Rien n’a été écrit" in dit
    apres = {chemin: chemin.read_bytes() for chemin in projet.racine.rglob("*") if chemin.is_file() and ".construction" not in chemin.parts}
    assert apres == avant


def test_rien_n_est_ecrit_sans_le_demander(projet: Projet) -> None:
    """Without --ecrire the project stays as it is."""
    avant = sorted(projet.racine.rglob("*"))
    assert "2 nouveaux" in lancer(projet, ecrire(projet, WIDE))[1]
    assert sorted(projet.racine.rglob("*")) == avant


def test_une_formule_ne_passe_pas(projet: Projet) -> None:
    """A source that a spreadsheet would run is written so that none does, and figures that are formulas in words are refused at their cell."""
    fichier = ecrire(projet, "Commune;Nombre 2020\nArcueil;12\nOrly;=1+1\nCachan;5\nIvry;@x\n")
    _, dit = lancer(projet, fichier, "--ecrire", "--source", "=HYPERLINK(1)")
    assert "ligne 3, colonne 2 : « =1+1 »" in dit
    assert ";'=HYPERLINK(1);" in (projet.racine / "referentiels/essai/valeurs/taux.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "mots"),
    [
        (("--ecrire",), "--ecrire demande --contrat"),
        (("--format", "xml"), "n’est pas un format"),
        (("--reponses", "absent.yml"), "les réponses ne peuvent pas être lues"),
        (("--contrat", "autre"), "pas de contrat « autre »"),
        (("--date", "hier"), "n’est pas un jour"),
    ],
)
def test_une_commande_mal_ecrite(projet: Projet, options: tuple[str, ...], mots: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault of the command line is said in French, with code 2."""
    assert main(["importer", str(ecrire(projet, WIDE)), "--projet", str(projet.racine), *options]) == MAUVAIS_USAGE
    assert mots in capsys.readouterr().err


def test_un_fichier_illisible_n_arrete_pas_les_autres(projet: Projet) -> None:
    """Of several files, one that cannot be read is said, and the others are."""
    sortie = io.StringIO()
    mauvais = projet.racine.parent / "mauvais.pdf"
    mauvais.write_bytes(b"%PDF-1.4")
    with redirect_stdout(sortie), redirect_stderr(io.StringIO()):
        code = main(["importer", str(mauvais), str(ecrire(projet, WIDE)), "--format", "json"])
    lus = json.loads(sortie.getvalue())
    assert code == PROBLEMES
    assert [len(lu["refus"]) for lu in lus] == [1, 0]
    assert "PDF" in lus[0]["refus"][0]["raison"]


def test_le_rapport_imprime_est_en_francais(projet: Projet) -> None:
    """Decimal comma and no-break thousands in what is printed; programs get figures."""
    fichier = ecrire(projet, "Commune;Taux 2020 (%);Nombre 2020\nArcueil;0.7;5999\nOrly;0.9;12345\n")
    _, dit = lancer(projet, fichier)
    assert "= 0,7 %" in dit
    assert "= 5\u202f999" in dit
    assert "0.7" not in dit
    assert "5999" not in dit


@pytest.mark.parametrize(
    ("table", "attendus"),
    [
        # 0,105 among percentages of ten: a share, or a true percentage?
        ("Commune;Taux 2019 (%);Taux 2020 (%);Taux 2021 (%)\nArcueil;12,5;0,105;10,5\n", {"2020"}),
        ("Commune;Taux 2020 (%);Taux 2021 (%);Taux 2022 (%)\nArcueil;0,12;0,14;0,13\n", {"2020", "2021", "2022"}),
        ("Commune;Année;Nombre\nArcueil;2020/2021;12\nArcueil;2022;14\n", {"2020/2021"}),
        # One «%», and a figure that may be a share of one.
        ("Commune;Taux 2019;Taux 2020;Taux 2021\nArcueil;35 %;0,18;21\n", {"2019", "2020", "2021"}),
        # One amount in euros among thousands of them.
        ("Commune;Année;Montant (milliers d'euros)\nArcueil;2019;300 €\nArcueil;2020;210\nArcueil;2021;200\n", {"2019"}),
    ],
)
def test_ce_qui_attend_une_reponse_ne_s_ecrit_pas(projet: Projet, table: str, attendus: set[str]) -> None:
    """A figure that is a hundred times more or less by the answer was written before it came."""
    code, dit = lancer(projet, ecrire(projet, table, "envoi.csv"), "--ecrire")
    assert code == FINE
    assert "réponse attendue" in dit
    ecrits = projet.racine / "referentiels/essai/valeurs/envoi.csv"
    periodes = {ligne.split(";")[2] for ligne in ecrits.read_text("utf-8").splitlines()[1:]} if ecrits.exists() else set()
    assert periodes.isdisjoint(attendus), dit


def test_une_part_devenue_pourcentage_ne_gagne_pas_de_zeros(projet: Projet) -> None:
    fichier = ecrire(projet, "Commune;Taux 2019 (%);Taux 2020 (%);Taux 2021 (%)\nArcueil;12,5;0,105;10,5\n", "envoi.csv")
    lancer(projet, fichier, "--ecrire", *reponses(projet, **{"parts-isolees": "des parts"}))
    assert ";2020;10.5;" in (projet.racine / "referentiels/essai/valeurs/envoi.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "table",
    [
        '"Commune","Nombre 2020"\n"Arcueil","1,187"\n',
        '"Commune","Année","Nombre"\n"Arcueil","2020","1,187"\n"Arcueil","2019","812"\n"Arcueil","2021","1,187.50"\n',
    ],
)
def test_une_seule_virgule_de_milliers(projet: Projet, table: str) -> None:
    """In a file whose cells commas separate, «1,187» was 1.187 where no other cell of its column had a comma."""
    code, dit = lancer(projet, ecrire(projet, table, "power-bi.csv"), "--ecrire")
    assert code == PROBLEMES
    assert "« 1,187 » La virgule peut séparer des milliers ou des décimales (1 187 ou 1,187)" in dit
    ecrits = projet.racine / "referentiels/essai/valeurs/power-bi.csv"
    assert not ecrits.exists() or "1.187" not in ecrits.read_text("utf-8")


def test_des_parts_sans_signe_ne_deviennent_pas_des_pourcentages(projet: Projet) -> None:
    """0,14 of an indicator in percent is 14 %, or 0,14 %: asked, where the file writes no unit; and not taken for shares again in a file of true percentages."""
    fichier = ecrire(projet, "Commune;Code Insee;Taux 2020\nArcueil;94003;0,14\n")
    _, dit = lancer(projet, fichier, "--ecrire")
    assert "parts:Taux" in dit
    assert "0 ligne ajoutée" in dit
    lancer(projet, fichier, "--ecrire", *reponses(projet, **{"parts:Taux": "des parts"}))
    table = projet.racine / "referentiels/essai/valeurs/taux.csv"
    assert [ligne.split(";")[:4] for ligne in table.read_text("utf-8").splitlines()[1:]] == [["taux", "arcueil", "2020", "14"]]
    lancer(projet, ecrire(projet, "Commune;Code Insee;Taux 2021\nArcueil;94003;14,5\n", "taux-2021.csv"), "--ecrire")
    assert table.read_text("utf-8").splitlines()[-1].split(";")[3] == "14.5"


def test_un_nom_de_fichier_n_est_la_source_que_de_ses_chiffres(projet: Projet) -> None:
    """Where no source was given, next year's figures come from next year's file; one that was given is kept, and said."""
    lancer(projet, ecrire(projet, "Commune;Code Insee;Nombre 2020\nArcueil;94003;14\n", "nombre-2020.csv"), "--ecrire")
    lancer(projet, ecrire(projet, "Commune;Code Insee;Nombre 2021\nArcueil;94003;15\n", "nombre-2021.csv"), "--ecrire")
    lignes = (projet.racine / "referentiels/essai/valeurs/nombre.csv").read_text("utf-8").splitlines()[1:]
    assert [ligne.split(";")[2:6:3] for ligne in lignes] == [["2020", "nombre-2020.csv"], ["2021", "nombre-2021.csv"]]
    lancer(projet, ecrire(projet, "Commune;Code Insee;Nombre 2022\nArcueil;94003;15\n", "n.csv"), "--ecrire", "--source", "Insee")
    _, dit = lancer(projet, ecrire(projet, "Commune;Code Insee;Nombre 2018\nArcueil;94003;15\n", "n.csv"))
    assert "Source écrite : « Insee »" in dit


def test_des_milliers_d_euros_deviennent_des_euros(projet: Projet) -> None:
    """«k€» in a heading is as exact as in a cell; euros of another year are not those of their own."""
    fichier = ecrire(projet, "Commune;Code Insee;Montant 2020 (en k€)\nArcueil;94003;1 250,5\n", "montant-2020.csv")
    code, _ = lancer(projet, fichier, "--ecrire")
    ligne = (projet.racine / "referentiels/essai/valeurs/montant.csv").read_text("utf-8").splitlines()[1]
    assert (code, ligne.split(";")[3]) == (FINE, "1250500")
    assert "« 1 250,5 » en k€" in ligne
    autre = ecrire(projet, "Indicateur;Commune;Unité;2021\nMontant;Arcueil;millions d'euros 2014;3\n", "constants.csv")
    assert lancer(projet, autre)[0] == PROBLEMES


def test_un_code_a_la_place_d_un_nom(projet: Projet) -> None:
    """The code of a place in a column of names is that place; a name that is none of ours is said."""
    _, dit = lancer(projet, ecrire(projet, "Quartier;Année;Nombre\nQP094003;2020;12\nInconnu;2020;3\n", "n.csv"))
    assert "1 nouveau" in dit
    assert "lieu qui n’est pas de ce contrat, ou reste à dire (« Inconnu »)" in dit


def test_un_intitule_du_contrat_au_dessus_des_lieux(projet: Projet) -> None:
    """The corner of a table may name what is measured: taken where it is the label of an indicator of the contract."""
    _, dit = lancer(projet, ecrire(projet, "Nombre;2019;2020\nArcueil;12;14\nVert;3;4\n", "x.csv"))
    assert "4 nouveaux" in dit


def test_des_milliers_ne_deviennent_pas_des_unites(projet: Projet) -> None:
    """«24,5» in thousands is no 24,5 of an indicator that counts: the unit is held against its own, and nothing is written until it is answered."""
    code, dit = lancer(projet, ecrire(projet, "Commune;Code Insee;Nombre 2020 (en milliers)\nArcueil;94003;24,5\n", "n.csv"), "--ecrire")
    assert (code, "0 ligne ajoutée" in dit) == (PROBLEMES, True), dit


def ecrits(projet: Projet, fichier: str = "envoi") -> list[tuple[str, ...]]:
    """What an import wrote: indicator, place, period, value."""
    table = projet.racine / f"referentiels/essai/valeurs/{fichier}.csv"
    return [tuple(ligne.split(";")[:4]) for ligne in table.read_text("utf-8").splitlines()[1:]] if table.exists() else []


@pytest.mark.parametrize(
    ("table", "question", "reponse"),
    [
        # The code of a quartier, the name of a commune of the contract.
        ("Code;Nom;Nombre 2020\nQP094003;Arcueil;12\n", "lieu:arcueil-qp094003", "vert"),
        ("Code Insee;Nom;Nombre 2020\n94003;Vert;12\n", "lieu:vert-94003", "arcueil"),
        # Near to another name of the contract, and not to the one of the code.
        ("Code Insee;Nom;Nombre 2020\nQP094003;Arceuil;12\n", "lieu:arceuil-qp094003", "vert"),
        # Codes of quartiers that a spreadsheet, or a person, cut; «94003» is that of a commune anywhere else.
        ("Code QPV;Nombre 2020\n094003;12\n", "lieu:094003", "vert"),
        ("Code QPV;Nombre 2020\n94003;12\n", "lieu:94003", "vert"),
        ("Code QPV;Nombre 2020\nQP94003;12\n", "lieu:qp94003", "vert"),
    ],
)
def test_un_code_et_un_nom_qui_ne_disent_pas_un_lieu(projet: Projet, table: str, question: str, reponse: str) -> None:
    """Asked, with the place of the code first; nothing is written until it is answered, and the answer is taken."""
    fichier = ecrire(projet, table, "envoi.csv")
    _, dit = lancer(projet, fichier, "--ecrire")
    assert f"    {question} : " in dit
    assert ecrits(projet) == []
    lancer(projet, fichier, "--ecrire", *reponses(projet, **{question: reponse}))
    assert ecrits(projet) == [("nombre", reponse, "2020", "12")]


def test_la_reponse_sur_un_code_n_est_pas_celle_d_un_nom(projet: Projet) -> None:
    """Next year's file, without codes, has the place of the name."""
    lancer(
        projet,
        ecrire(projet, "Code;Nom;Nombre 2020\nQP094003;Arcueil;12\n", "envoi.csv"),
        "--ecrire",
        *reponses(projet, **{"lieu:arcueil-qp094003": "vert"}),
    )
    lancer(
        projet,
        ecrire(projet, "Nom;Nombre 2021\nArcueil;13\n", "autre.csv"),
        "--ecrire",
        *reponses(projet, **{"lieu:arcueil-qp094003": "vert"}),
    )
    assert [ligne[:4] for ligne in ecrits(projet, "autre")] == [("nombre", "arcueil", "2021", "13")]


def test_un_code_de_quartier_qui_n_en_est_pas_un_est_refuse(projet: Projet) -> None:
    """At its cell; the code of a quartier of another contract is only left aside."""
    code, dit = lancer(projet, ecrire(projet, "Code QPV;Nombre 2020\n9400;12\nQP059001;3\nQP094003;4\n", "envoi.csv"), "--ecrire")
    assert code == PROBLEMES
    assert "« 9400 » n’est le code d’aucun quartier prioritaire" in dit
    assert "« QP059001 » n’est le code" not in dit
    assert ecrits(projet) == [("nombre", "vert", "2020", "4")]


@pytest.mark.parametrize(
    ("table", "question", "refus"),
    [
        ("Commune;Nombre 2020\nArcueil;12\nVert;;\n", "vides", ""),
        ("Commune;Nombre 2020\nVert;;\nArcueil;12\n", "vides", ""),
        ("Code;Commune;Nombre 2020\n94003;Arcueil;12\nQP094003;Vert;\n", "vides", ""),
        ("Commune;Nombre 2020\nArcueil;12\nVert;environ une trentaine\n", "", "environ 30"),
        ("Commune;Nombre 2020\nArcueil;12\nVert;voir la note\n", "", "Ce n’est pas un nombre"),
    ],
)
def test_un_lieu_du_contrat_n_est_pas_une_note(projet: Projet, table: str, question: str, refus: str) -> None:
    """The last rows of a table were «notes below it», and their places without a word about them."""
    _, dit = lancer(projet, ecrire(projet, table, "envoi.csv"), "--ecrire")
    assert "sous le tableau" not in dit
    assert f"    {question}" in dit
    assert refus in dit
    assert ecrits(projet) == [("nombre", "arcueil", "2020", "12")]


def test_un_lieu_qui_coiffe_des_lignes_n_a_pas_de_chiffre_qui_manque(projet: Projet) -> None:
    """«Arcueil», above «Nombre» and «Montant», is their title."""
    table = "Commune et indicateur;2020\nArcueil;\nNombre;12\nMontant;13\nVert;\nNombre;14\nMontant;15\n"
    _, dit = lancer(projet, ecrire(projet, table, "envoi.csv"))
    assert "    vides : " not in dit


def test_un_pour_mille_est_un_taux_pour_mille_habitants(projet: Projet) -> None:
    """«‰» of an indicator per 1 000 inhabitants, and of no percentage."""
    projet.remplacer("referentiel", "libelle: Nombre, unite: nombre", "libelle: Nombre, unite: pour_1000_habitants")
    code, _ = lancer(projet, ecrire(projet, "Commune;Nombre 2020;Taux 2020\nArcueil;12,5 ‰;8 ‰\n", "envoi.csv"), "--ecrire")
    assert (code, ecrits(projet)) == (PROBLEMES, [("nombre", "arcueil", "2020", "12.5")])


@pytest.mark.parametrize(("intitule", "id"), [("Montant 2020 en milliers", "montant"), ("Nombre 2020 (en milliers)", "nombre")])
def test_des_milliers_se_convertissent_quand_on_le_dit(projet: Projet, intitule: str, id: str) -> None:
    """Of things, or of euros that the heading does not name: asked, and multiplied where that is the answer."""
    fichier = ecrire(projet, f"Commune;Code Insee;{intitule}\nArcueil;94003;24,5\n", "envoi.csv")
    code, dit = lancer(projet, fichier, "--ecrire")
    assert (code, "réponses : convertir | celle de l’indicateur |" in dit, ecrits(projet)) == (PROBLEMES, True, [])
    lancer(projet, fichier, "--ecrire", *reponses(projet, **{f"unite:{id}": "convertir"}))
    assert ecrits(projet) == [(id, "arcueil", "2020", "24500")]


def test_un_nombre_negatif_attend_sa_reponse(projet: Projet) -> None:
    """Fewer than no places: asked, and written where it is right."""
    fichier = ecrire(projet, "Commune;Année;Nombre\nArcueil;2020;-12\n", "envoi.csv")
    lancer(projet, fichier, "--ecrire")
    assert ecrits(projet) == []
    lancer(projet, fichier, "--ecrire", *reponses(projet, negatifs="oui"))
    assert ecrits(projet) == [("nombre", "arcueil", "2020", "-12")]


def test_un_chiffre_d_un_temps_a_venir_est_demande_puis_ecrit_comme_prevision(projet: Projet) -> None:
    """What nobody can have measured on the day of the import waits for an answer, and is never written as measured."""
    fichier = ecrire(projet, "Commune;Code Insee;Nombre 2020;Nombre 2040\nArcueil;94003;7;9\n")
    _, dit = lancer(projet, fichier, "--ecrire", "--source", "Insee")
    assert "chiffre est d’un temps qui n’a pas commencé le 2024-03-01 (2040) : est-ce une prévision ?" in dit
    table = projet.racine / "referentiels/essai/valeurs/taux.csv"
    assert "2040" not in table.read_text("utf-8")
    lancer(projet, fichier, "--ecrire", "--source", "Insee", *reponses(projet, **{"a-venir": "prévision"}))
    assert [ligne.split(";")[2:5] for ligne in table.read_text("utf-8").splitlines()[1:]] == [
        ["2020", "7", ""],
        ["2040", "9", "prevision"],
    ]
    _, dit = lancer(projet, fichier, *reponses(projet, **{"a-venir": "laisser de côté"}))
    assert ("2040 =" in dit, "prévision" in dit) == (False, False)


def test_des_feuilles_au_nom_de_lieux_du_contrat_ne_se_repetent_pas(projet: Projet) -> None:
    """Sheets named after places of the contract are of these, however alike their figures are and whatever stands above their tables."""
    classeur = openpyxl.Workbook()
    classeur.remove(classeur.active)
    for nom, taux in (("Arcueil", 22), ("Vert", 21)):
        feuille = classeur.create_sheet(nom)
        for rangee in ([f"Tableau de bord {nom}"], [], ["", 2021, 2022], ["Taux", 12, 11], ["Nombre", 20, taux]):
            feuille.append(rangee)
    chemin = projet.racine.parent / "quartiers.xlsx"
    classeur.save(chemin)
    _, dit = lancer(projet, chemin, "--ecrire", "--source", "Ville")
    assert "Répète la feuille" not in dit
    lignes = (projet.racine / "referentiels/essai/valeurs/quartiers.csv").read_text("utf-8").splitlines()[1:]
    assert sorted(";".join(ligne.split(";")[:4]) for ligne in lignes) == [
        "nombre;arcueil;2021;20",
        "nombre;arcueil;2022;22",
        "nombre;vert;2021;20",
        "nombre;vert;2022;21",
        "taux;arcueil;2021;12",
        "taux;arcueil;2022;11",
        "taux;vert;2021;12",
        "taux;vert;2022;11",
    ]


def test_un_commentaire_et_un_chiffre_barre_sont_dits(projet: Projet) -> None:
    """What a person says of a figure without writing it in a cell is told before the figure is written."""
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    for rangee in (["Commune", "Nombre 2020"], ["Arcueil", 7], ["Vert", 8]):
        feuille.append(rangee)
    feuille["B2"].comment = Comment("à confirmer", "X")
    feuille["B3"].font = Font(strike=True)
    chemin = projet.racine.parent / "notes.xlsx"
    classeur.save(chemin)
    _, dit = lancer(projet, chemin)
    dit = dit.replace("\u00a0", " ")
    assert "1 cellule porte un commentaire, que rien n’importe (le premier : B2, « à confirmer »)" in dit
    assert "1 cellule est barrée (la première : B3)" in dit
    assert "1 chiffre laissé de côté : réponse attendue." in dit


def test_un_zero_douteux_ne_s_ecrit_pas_avant_sa_reponse(projet: Projet) -> None:
    """A zero among hundreds may be a figure that nobody gave: it waits, and the others do not."""
    autres = "".join(f"Ailleurs {rang};{rang + 300}\n" for rang in range(20))
    fichier = ecrire(projet, f"Commune;Nombre 2020\nArcueil;0\nVert;412\n{autres}", "nombres.csv")
    lancer(projet, fichier, "--ecrire", "--source", "Insee")
    table = projet.racine / "referentiels/essai/valeurs/nombres.csv"
    assert [ligne.split(";")[1:4] for ligne in table.read_text("utf-8").splitlines()[1:]] == [["vert", "2020", "412"]]
    lancer(projet, fichier, "--ecrire", "--source", "Insee", *reponses(projet, **{"zeros-douteux": "vrais zéros"}))
    assert ["arcueil", "2020", "0"] in [ligne.split(";")[1:4] for ligne in table.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("texte", "demande"),
    [
        ("Quartier (QPV 2024);Nombre 2020\nVert;120\n", True),
        ("Nombre par quartier prioritaire (périmètres 2024)\n\nQuartier;Nombre 2020\nVert;120\n", True),
        ("Quartier (QPV 2015);Nombre 2020\nVert;120\n", False),  # the list of the contract
        ("Quartier;Nombre 2020\nVert;120\nQuartiers de 2015 et de 2024 réunis : QPV 2015, QPV 2024\n", False),  # both: neither is said
        ("Quartier;Nombre 2020\nVert;120\n\nSource : Insee, géographie communale au 01/01/2024\n", False),  # of communes
        ("Nombre par quartier (QPV 2024)\n\nCode;Quartier;Nombre 2020\nQP094003;Vert;120\n", False),  # the code says which
    ],
)
def test_un_quartier_de_l_autre_liste_n_est_pas_pris_pour_son_nom(projet: Projet, texte: str, demande: bool) -> None:
    """One name may be in the lists of 2015 and of 2024, of two outlines: where the table says the other list than the contract, its quartier is asked about."""
    _, dit = lancer(projet, ecrire(projet, texte, "quartiers.csv"), "--ecrire", "--source", "Insee")
    assert ("et le contrat nomme ceux de l’autre liste : quel lieu du contrat ?" in dit) is demande, dit
    ecrits = projet.racine / "referentiels/essai/valeurs/quartiers.csv"
    assert ecrits.exists() is not demande
    if demande:
        lancer(projet, projet.racine.parent / "quartiers.csv", "--ecrire", "--source", "Insee", *reponses(projet, **{"lieu:vert": "vert"}))
        assert "nombre;vert;2020;120" in ecrits.read_text("utf-8")


def test_un_chiffre_devenu_secret_ne_reste_ni_dans_le_commentaire_ni_dans_le_rapport(projet: Projet) -> None:
    """The comment of a row is published: it keeps the figure that another replaced, never the one that is a secret now."""
    lancer(projet, ecrire(projet, "Commune;Nombre 2020\nArcueil;4205\nVert;80\n", "caf.csv"), "--ecrire", "--source", "CAF")
    fichier = ecrire(projet, "Commune;Nombre 2020\nArcueil;s\nVert;81\n", "caf.csv")
    _, demande = lancer(projet, fichier)
    _, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, revisions="remplacer"))
    ecrit = (projet.racine / "referentiels/essai/valeurs/caf.csv").read_text("utf-8")
    assert "nombre;arcueil;2020;secret;" in ecrit
    assert "avant : un chiffre (CAF)" in ecrit
    assert "avant : 80 (CAF)" in ecrit
    assert not [texte for texte in (demande, dit, ecrit) if re.search("4.?205", texte)]


def test_la_source_de_chaque_ligne_est_gardee(projet: Projet) -> None:
    """A column «Source» says where each figure comes from: it is written beside the figure, before the file that cites it; a row without one has the file's."""
    texte = (
        "Indicateur;Commune;Année;Valeur;Source\ntaux;Arcueil;2021;12;CAF, fichier FILEAS\ntaux;Arcueil;2022;11;\n"
        "nombre;Arcueil;2021;7;=France Travail\nnombre;Arcueil;2022;8;Suivi de 2024\n\nChamp : allocataires de décembre\n"
    )
    fichier = ecrire(projet, texte, "suivi.csv")
    code, dit = lancer(projet, fichier, "--ecrire", "--source", "Suivi de 2024, DDT")
    assert code == FINE
    assert "Écrit autour du tableau : « Champ : allocataires de décembre »" in dit
    lues = (projet.racine / "referentiels/essai/valeurs/suivi.csv").read_text("utf-8").splitlines()
    entete = lues[0].split(";")
    assert [dict(zip(entete, ligne.split(";"), strict=True))["source"] for ligne in lues[1:]] == [
        "CAF, fichier FILEAS, cité par : Suivi de 2024, DDT",
        "Suivi de 2024, DDT",
        "'=France Travail, cité par : Suivi de 2024, DDT",
        "Suivi de 2024, DDT",
    ]
    sortie = io.StringIO()
    with redirect_stdout(sortie):
        main(["importer", str(fichier), "--format", "json"])
    lu = json.loads(sortie.getvalue())
    assert [une.get("source") for une in lu["observations"]] == ["CAF, fichier FILEAS", None, "=France Travail", "Suivi de 2024"]
    assert lu["feuilles"][0]["notes"] == ["Champ : allocataires de décembre"]


def test_une_source_fusionnee_vaut_pour_ses_lignes(projet: Projet) -> None:
    """A cell merged over rows says the source of each; an empty one below says nothing of its row."""
    classeur = openpyxl.Workbook()
    feuille = classeur.worksheets[0]
    for rangee in (
        ["Indicateur", "Commune", "Année", "Valeur", "Source"],
        *(["taux", "Arcueil", annee, annee - 2009] for annee in range(2020, 2024)),
    ):
        feuille.append(rangee)
    feuille["E2"] = "CAF"
    feuille.merge_cells("E2:E3")
    feuille["E4"] = "Insee"
    chemin = projet.racine.parent / "suivi.xlsx"
    classeur.save(chemin)
    lancer(projet, chemin, "--ecrire", "--source", "Suivi")
    lues = (projet.racine / "referentiels/essai/valeurs/suivi.csv").read_text("utf-8").splitlines()
    assert [ligne.split(";")[5] for ligne in lues[1:]] == [
        "CAF, cité par : Suivi",
        "CAF, cité par : Suivi",
        "Insee, cité par : Suivi",
        "Suivi",
    ]
