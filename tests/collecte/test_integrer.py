"""What comes back, in the ways in which it comes back: moved, renamed, sorted, zipped, half empty, wrong."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from generator.importation.collecte.intitules import Colonne
from tests.collecte.essai import RETOUR, colonnes, lancer, lire, nouveaux, preparer, remplir
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.sources.essai import Projet, nouveau_projet

C, E, S, K, P, R = Colonne.CHIFFRE, Colonne.ETAT, Colonne.SOURCE, Colonne.COMMENTAIRE, Colonne.PERIODE, Colonne.REPERE


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A small sound project."""
    return nouveau_projet(tmp_path / "projet")


def table(projet: Projet, partenaire: str = "etat") -> Path:
    """Where the figures of a partner are written."""
    return projet.racine / f"referentiels/essai/valeurs/collecte-{partenaire}.csv"


def test_le_tour_entier(projet: Projet) -> None:
    """Nothing is written unless asked; then the rows with who and when, and the memory of the answer; the same file again changes nothing."""
    rempli = remplir(
        preparer(projet),
        {"taux": {C: "11,5 %", S: "Allstat"}, "nombre": {C: "<5"}, "montant": {C: 1250, K: "≈ estimé"}, "fait": {K: "La ville le sait."}},
    )
    code, dit = lancer(projet.racine, "integrer", str(rempli))
    assert code == 0
    assert "5 lignes rendues : 2 chiffres, 1 ligne qui dit pourquoi il n’y en a pas, 2 lignes laissées vides." in dit
    assert "3 nouveaux" in dit
    assert "Laissé vide : Fait (Arcueil), en disant : « La ville le sait. »" in dit
    assert not table(projet).exists()
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire")
    assert code == 0, dit
    assert table(projet).read_text("utf-8").splitlines() == [
        "indicateur;territoire;periode;valeur;statut;source;commentaire;lu_le;saisi_par",
        f"taux;arcueil;2020;11.5;;Transmis par l’État le 12/03/2021 (Allstat);importé le {RETOUR}, feuille Saisie, G4;{RETOUR};État",
        f"nombre;arcueil;2020;secret;;Transmis par l’État le 12/03/2021;importé le {RETOUR}, feuille Saisie, G5;{RETOUR};État",
        f'montant;arcueil;2020;1250;;Transmis par l’État le 12/03/2021;"≈ estimé ; importé le {RETOUR}, feuille Saisie, G6";{RETOUR};État',
    ]
    memoire = (projet.racine / "referentiels/essai/collecte.yml").read_text("utf-8")
    assert f'- {{recue_le: {RETOUR}, fichier: "{rempli.name}", chiffres: 2, sans_chiffre: 1, vides: 2}}' in memoire
    assert projet.problemes() == []
    avant = table(projet).read_bytes()
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire")
    assert "3 inchangés" in dit
    assert table(projet).read_bytes() == avant
    assert (projet.racine / "referentiels/essai/collecte.yml").read_text("utf-8") == memoire


def test_rien_n_est_remplace_en_silence(projet: Projet) -> None:
    """A published figure that differs waits for an answer; the old value then stays in the comment of its row."""
    rempli = remplir(preparer(projet), {"taux": {C: 13, P: 2019}})
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire")
    assert code == 0
    assert "révisé : Taux (Arcueil), 2019 : 12,5 → 13 (publié avec « Protocole » ; attend une réponse" in dit
    assert "donné pour 2019, et non 2020" in dit
    assert "12,5 %" in projet.chemin("valeurs").read_text("utf-8")
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire", "--revisions", "garder")
    assert "12,5 %" in projet.chemin("valeurs").read_text("utf-8")
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire", "--revisions", "remplacer")
    assert "0 ligne ajoutée, 1 changée" in dit
    assert "taux;arcueil;2019;13;Transmis par l’État le 12/03/2021" in projet.chemin("valeurs").read_text("utf-8")


def test_un_chiffre_provisoire_est_confirme(projet: Projet) -> None:
    """The same number, said to be final where it was provisional, is a change like others; said again to be provisional, it is none."""
    rempli = remplir(preparer(projet), {"nombre": {C: 12, E: "Provisoire"}})
    lancer(projet.racine, "integrer", str(rempli), "--ecrire")
    assert "nombre;arcueil;2020;12;provisoire;" in table(projet).read_text("utf-8")
    assert "1 inchangé" in lancer(projet.racine, "integrer", str(rempli))[1]
    remplir(rempli, {"nombre": {E: "Définitif"}})
    code, dit = lancer(projet.racine, "integrer", str(rempli), "--ecrire", "--revisions", "remplacer")
    assert code == 0
    assert "12 → 12, provisoire, confirmé comme définitif" in dit
    assert "nombre;arcueil;2020;12;;" in table(projet).read_text("utf-8")
    assert "1 inchangé" in lancer(projet.racine, "integrer", str(rempli))[1]


def test_un_document_et_un_partenaire_disent_deux_chiffres(tmp_path: Path) -> None:
    """The figure of a publication is no row to be changed: both stand, each with its source."""
    projet = copier_exemple(tmp_path / "projet")
    chemin = next((projet / "referentiels" / CONTRAT / "valeurs").glob("*.csv"))
    publies = "familles-accueillies;autreville;2017;77;protocole\n"
    (chemin.parent / "essai.csv").write_text(f"indicateur;territoire;periode;valeur;publication;source\n{publies[:-1]};Contrat\n", "utf-8")
    rempli = preparer(projet, "autreville", "2017", "--contrat", CONTRAT)
    classeur = openpyxl.load_workbook(rempli)
    ou = colonnes(classeur["Saisie"])
    classeur["Saisie"].cell(4, ou[C]).value = 80
    classeur.save(rempli)
    code, dit = lancer(projet, "integrer", str(rempli), "--ecrire")
    assert code == 0, dit
    assert (
        "autre source : Nombre de familles accueillies (Autreville), 2017 : 80, quand « protocole » dit 77 ; les deux seront montrés" in dit
    )
    assert publies[:-1] in (chemin.parent / "essai.csv").read_text("utf-8")
    assert "autreville;2017;80" in (chemin.parent / "collecte-autreville.csv").read_text("utf-8")


def test_tout_est_deplace(projet: Projet) -> None:
    """Rows sorted, a column inserted, columns swapped, the sheet renamed, another before it, headings in capitals, rows above: all is found again."""
    chemin = remplir(preparer(projet), {"taux": {C: 9.5}, "nombre": {C: 4}, "mots": {C: "Oui, en partie"}})
    attendu = nouveaux(lire(projet, chemin))
    assert len(attendu) == 3
    feuille = openpyxl.load_workbook(chemin)["Saisie"]
    rangees = [[case.value for case in rangee] for rangee in feuille.iter_rows(min_row=3)]
    neuf = openpyxl.Workbook()
    neuf.active.append(["Notes à moi", None])
    autre = neuf.create_sheet("Feuille 2 – copie")
    autre.append(["Reçu le 3 mars"])
    entete = [str(mot).upper() for mot in rangees[0]]
    autre.append([*reversed(entete[:6]), "À revoir", *entete[6:]])
    for rangee in reversed(rangees[1:]):
        autre.append([*reversed(rangee[:6]), "ok", *rangee[6:]])
        autre.append([])
    neuf.save(chemin)
    assert nouveaux(lire(projet, chemin)) == attendu


@pytest.mark.parametrize(("separateur", "encodage"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_une_feuille_en_csv(projet: Projet, tmp_path: Path, separateur: str, encodage: str) -> None:
    """As Google Sheets, Excel and others save one sheet as text, with what people wrote between quotes."""
    chemin = remplir(
        preparer(projet), {"taux": {C: "9,5", K: 'Un « mot », puis ; "deux"'}, "nombre": {C: "1 234"}, "montant": {E: "Sans objet"}}
    )
    attendu = nouveaux(lire(projet, chemin))
    assert len(attendu) == 3
    texte = io.StringIO()
    ecrivain = csv.writer(texte, delimiter=separateur)
    for rangee in openpyxl.load_workbook(chemin)["Saisie"].iter_rows(values_only=True):
        ecrivain.writerow(["" if case is None else case for case in rangee])
    en_csv = tmp_path / "saisie.csv"
    en_csv.write_bytes(texte.getvalue().replace("\u202f", " ").encode(encodage))
    assert nouveaux(lire(projet, en_csv)) == attendu


def test_sans_repere(projet: Projet) -> None:
    """A row whose mark is gone is known by its indicator and its place, where the others say whose workbook it is; else it is refused at its cell."""
    chemin = remplir(preparer(projet), {"taux": {C: 9.5}, "nombre": {C: 4}})
    classeur = openpyxl.load_workbook(chemin)
    feuille = classeur["Saisie"]
    ou = colonnes(feuille)
    feuille.cell(4, ou[R]).value = None
    classeur.save(chemin)
    assert nouveaux(lire(projet, chemin))["taux"][0] == 9.5
    feuille.cell(4, ou[Colonne.INDICATEUR]).value = "Un autre mot"
    classeur.save(chemin)
    lu = lire(projet, chemin)
    assert "taux" not in nouveaux(lu)
    assert [(un["feuille"], un["cellule"]) for un in lu["refus"]] == [("Saisie", "G4")]
    feuille.delete_cols(ou[R])
    classeur.save(chemin)
    (refus,) = lire(projet, chemin)["refus"]
    assert (refus["feuille"], refus["cellule"]) == ("Saisie", "")
    assert "« Repère (ne pas modifier) » n’est plus dans cette feuille (lignes remplies : 2)" in refus["raison"]
    lu = lire(projet, chemin, options=("--partenaire", "etat", "--periode", "2020"))
    assert {nom: un[0] for nom, un in nouveaux(lu).items()} == {"nombre": 4}
    assert [(un["cellule"], "aucun chiffre demandé" in un["raison"]) for un in lu["refus"]] == [("G4", True)]
    assert {un["indicateur"] for un in lu["retours"][0]["absentes"]} == {"taux"}


def test_la_ligne_d_un_classeur_n_est_pas_d_un_autre_partenaire(tmp_path: Path) -> None:
    """A row without its mark is looked for among what is asked of who answers on its own sheet, not of all who answered."""
    projet = copier_exemple(tmp_path / "projet")
    chemins = []
    for qui in ("autreville", "caf-exemple"):
        lancer(
            projet,
            "preparer",
            "--contrat",
            CONTRAT,
            "--partenaire",
            qui,
            "--periode",
            "2020",
            "--dossier",
            str(tmp_path),
            jour="2021-02-01",
        )
        chemins.append(tmp_path / f"collecte-{CONTRAT}-{qui}-2020.xlsx")
    feuilles = [openpyxl.load_workbook(chemin)["Saisie"] for chemin in chemins]
    ajoutee = [case.value for case in feuilles[1][4]]
    classeur = openpyxl.load_workbook(chemins[0])
    ici, la = colonnes(classeur["Saisie"]), colonnes(feuilles[1])
    for colonne in (Colonne.INDICATEUR, Colonne.LIEU):
        classeur["Saisie"].cell(40, ici[colonne]).value = ajoutee[la[colonne] - 1]
    classeur["Saisie"].cell(40, ici[C]).value = 12
    classeur.save(chemins[0])
    lu = lire(projet, *chemins)
    assert [un["chiffres"] for un in lu["retours"]] == [0, 0]
    assert ["aucun chiffre demandé" in un["raison"] for un in lu["refus"]] == [True]


def test_des_cases_fusionnees(projet: Projet) -> None:
    """A figure over two rows is of nobody knows which: both are refused at their cells. A merge of empty cells says nothing."""
    chemin = remplir(preparer(projet), {"taux": {C: 9.5}})
    classeur = openpyxl.load_workbook(chemin)
    classeur["Saisie"].merge_cells("G4:G5")
    classeur["Saisie"].merge_cells("G6:G7")
    classeur.save(chemin)
    lu = lire(projet, chemin)
    assert [(un["cellule"], "Des cases sont fusionnées (G4:G5)" in un["raison"]) for un in lu["refus"]] == [("G4", True), ("G5", True)]
    assert nouveaux(lu) == {}
    assert lu["retours"][0]["absentes"] == []


@pytest.mark.parametrize(("format_", "statut"), [('[<5]"<5";0', "secret"), ('"s"', "secret"), ('"n.d."', "non_disponible")])
def test_ce_que_le_format_montre(projet: Projet, format_: str, statut: str) -> None:
    """«<5» that a number format shows is a secret, whatever the cell holds."""
    chemin = remplir(preparer(projet), {"nombre": {C: 3}})
    classeur = openpyxl.load_workbook(chemin)
    classeur["Saisie"]["G5"].number_format = format_
    classeur.save(chemin)
    assert nouveaux(lire(projet, chemin))["nombre"][:3] == (None, "", statut)
    classeur["Saisie"]["G5"].number_format = ";;;"
    classeur.save(chemin)
    lu = lire(projet, chemin)
    assert nouveaux(lu) == {}
    assert [(un["cellule"], un["texte"]) for un in lu["refus"]] == [("G5", "(caché)")]


def test_un_zip_dont_un_fichier_n_est_pas_a_nous(projet: Projet, tmp_path: Path) -> None:
    """Each file of an archive is read as if it came alone: those that are none of ours, broken or no table are named, and the others are taken."""
    chemin = remplir(preparer(projet), {"taux": {C: 9.5}})
    autre = openpyxl.Workbook()
    autre.worksheets[0].append(["Commune", "RSA"])
    autre.save(tmp_path / "autre.xlsx")
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.write(chemin, "retours/ok.xlsx")
        archive.write(tmp_path / "autre.xlsx", "retours/autre.xlsx")
        archive.writestr("retours/casse.xlsx", b"PK\x03\x04rien")
        archive.writestr("retours/lettre.pdf", b"%PDF-1.4")
    code, dit = lancer(projet.racine, "integrer", str(tmp_path / "m.zip"))
    assert code == 1
    lu = lire(projet, tmp_path / "m.zip")
    assert nouveaux(lu)["taux"][0] == 9.5
    refus = [(un["feuille"], un["cellule"].rpartition("/")[2], un["raison"].partition(" :")[0]) for un in lu["refus"]]
    assert refus == [
        ("autre.xlsx Sheet", "", "Ce fichier n’a aucune ligne de la collecte"),
        ("", "m.zip, casse.xlsx", "Ce fichier est abîmé ou incomplet. Le télécharger ou le faire envoyer à nouveau."),
        ("", "m.zip, lettre.pdf", "Ce n’est pas un tableau"),
    ]
    assert all(nom in dit for nom in ("autre.xlsx", "casse.xlsx", "lettre.pdf"))


def test_un_libelle_change_depuis_l_envoi(projet: Projet) -> None:
    """The words of the workbook and those of today are both said, with what to do."""
    rempli = remplir(preparer(projet), {"taux": {C: 11, Colonne.INDICATEUR: "Part des personnes sans emploi"}})
    (refus,) = lire(projet, rempli)["refus"]
    assert refus["cellule"] == "B4"
    assert "« Part des personnes sans emploi »" in refus["raison"]
    assert "appelle aujourd’hui « Taux » : si le projet a changé de mots depuis l’envoi" in refus["raison"]
    assert "triée" not in refus["raison"]


def test_un_zip_de_plusieurs(tmp_path: Path) -> None:
    """All workbooks of a contract in one archive, as a mailbox gives them; each answer is told apart."""
    projet = copier_exemple(tmp_path / "projet")
    ou = tmp_path / "classeurs"
    lancer(projet, "preparer", "--contrat", CONTRAT, "--periode", "2020", "--dossier", str(ou), jour="2021-02-01")
    for qui, valeur in (("autreville", 12), ("caf-exemple", 50)):
        remplir(ou / f"collecte-{CONTRAT}-{qui}-2020.xlsx", {"familles-accueillies": {C: valeur}, "guides": {C: valeur}})
    with zipfile.ZipFile(tmp_path / "retours.zip", "w") as archive:
        for fichier in sorted(ou.iterdir()):
            archive.write(fichier, f"retours/{fichier.name}")
            archive.writestr(f"__MACOSX/._{fichier.name}", b"\x00")
    lu = lire(projet, tmp_path / "retours.zip")
    assert lu["refus"] == []
    assert {un["partenaire"]: un["chiffres"] for un in lu["retours"]} == {
        "autreville": 2,
        "caf-exemple": 1,
        "etat": 0,
        "exempleville": 0,
        "pirates": 0,
    }


REFUS = [
    ("taux", {C: "0,12"}, C, "Écrire 12 si c’est 12 %"),
    ("taux", {C: 140}, C, "hors de 0 à 100"),
    ("taux", {C: "12 €"}, C, "C’est des euros"),
    ("nombre", {C: "beaucoup"}, C, "Ce n’est pas un nombre"),
    ("nombre", {C: "une dizaine"}, C, "C’est un nombre en lettres : écrire « environ 10 »"),
    ("nombre", {C: "12/45"}, C, "C’est une fraction"),
    ("nombre", {C: "-"}, C, "Chacun met un autre sens"),
    ("nombre", {C: "NC"}, C, "Chacun met un autre sens"),
    ("nombre", {C: "1.234"}, C, "point peut séparer"),
    ("nombre", {C: -3}, C, "négatif"),
    ("nombre", {C: "#DIV/0!"}, C, "division par zéro"),
    ("nombre", {C: 3, E: "Secret statistique"}, C, "Un chiffre secret ne doit pas être écrit"),
    ("nombre", {C: "nd", E: "Définitif"}, E, "ne disent pas la même chose"),
    ("nombre", {E: "Définitif"}, E, "il n’y a pas de chiffre"),
    ("nombre", {C: 3, E: "presque"}, E, "n’est pas un état connu"),
    ("nombre", {C: 3, P: "2015-2019"}, P, "une année scolaire dure un an"),
    ("nombre", {C: 3, P: "2020 (provisoire)"}, P, "écrire ici la période seule, 2020"),
    ("nombre", {C: "24 milliers"}, C, "C’est « milliers », et cet indicateur se compte autrement"),
    ("nombre", {C: 3, P: 2031}, P, "ne peut pas|peut déjà être connu"),
    ("nombre", {C: 3, K: "Voir avec m.dupont@caf.fr"}, K, "un courriel ou un téléphone"),
    ("nombre", {C: 3, S: "Appeler le 01 23 45 67 89"}, S, "un courriel ou un téléphone"),
    ("fait", {C: "peut-être"}, C, "oui ou par non"),
    ("mots", {C: "x" * 1001}, C, "1000 signes"),
]


@pytest.mark.parametrize(("indicateur", "saisie", "colonne", "mot"), REFUS, ids=[f"{un[0]}-{n}" for n, un in enumerate(REFUS)])
def test_une_cellule_fausse_est_refusee_a_sa_place(
    projet: Projet, indicateur: str, saisie: dict[Colonne, object], colonne: Colonne, mot: str
) -> None:
    """At its cell, with how to mend it; and nothing at all is written, unless the rest is asked for."""
    chemin = remplir(preparer(projet), {"montant": {C: 10}, indicateur: saisie})
    ligne = {"taux": 4, "nombre": 5, "fait": 7, "mots": 8}[indicateur]
    ou = colonnes(openpyxl.load_workbook(chemin)["Saisie"])
    lu = lire(projet, chemin)
    (refus,) = lu["refus"]
    assert (refus["feuille"], refus["cellule"]) == ("Saisie", f"{openpyxl.utils.get_column_letter(ou[colonne])}{ligne}")
    assert any(un in refus["raison"] for un in mot.split("|")), refus["raison"]
    code, dit = lancer(projet.racine, "integrer", str(chemin), "--ecrire")
    assert code == 1
    assert "Rien n’a été écrit" in dit
    assert not table(projet).exists()
    code, _ = lancer(projet.racine, "integrer", str(chemin), "--ecrire", "--sans-les-refus")
    assert code == 1
    assert table(projet).read_text("utf-8").count("\n") == 2


COMPRIS = [
    ("taux", "12,5 %", 12.5, "definitif"),
    ("taux", "0,4 %", 0.4, "definitif"),
    ("nombre", "≈ 300", 300, "definitif"),
    ("nombre", "1 234", 1234, "definitif"),
    ("nombre", "12 (p)", 12, "provisoire"),
    ("nombre", "n.d.", None, "non_disponible"),
    ("nombre", "sans objet", None, "sans_objet"),
    ("nombre", "0", 0, "definitif"),
    ("montant", "17 833 €", 17833, "definitif"),
    ("fait", "Non", 0, "definitif"),
    ("fait", True, 1, "definitif"),
]


@pytest.mark.parametrize(("indicateur", "ecrit", "valeur", "statut"), COMPRIS)
def test_ce_qui_est_ecrit_comme_on_ecrit(projet: Projet, indicateur: str, ecrit: object, valeur: object, statut: str) -> None:
    """Numbers and absences as people write them."""
    chemin = remplir(preparer(projet), {indicateur: {C: ecrit}})
    lu = nouveaux(lire(projet, chemin))[indicateur]
    assert (lu[0], lu[2]) == (valeur, statut)


def test_une_fourchette(projet: Projet) -> None:
    """A range is its two bounds, and no middle is made up; the same range again is the same figure."""
    chemin = remplir(preparer(projet), {"nombre": {C: "400 à 420", E: "Provisoire"}})
    code, dit = lancer(projet.racine, "integrer", str(chemin), "--ecrire")
    assert code == 0, dit
    assert "Nombre (Arcueil), 2020 = entre 400 et 420" in dit
    entete, ligne = table(projet).read_text("utf-8").splitlines()
    lu = dict(zip(entete.split(";"), ligne.split(";"), strict=True))
    assert (lu["valeur"], lu["borne_basse"], lu["borne_haute"], lu["statut"]) == ("", "400", "420", "provisoire")
    assert "1 inchangé" in lancer(projet.racine, "integrer", str(chemin))[1]


def test_une_case_en_pourcentage(projet: Projet) -> None:
    """«12,5 %» typed into a spreadsheet is an eighth that shows a hundred times itself."""
    chemin = remplir(preparer(projet), {"taux": {C: 0.125}})
    classeur = openpyxl.load_workbook(chemin)
    ou = colonnes(classeur["Saisie"])
    classeur["Saisie"].cell(4, ou[C]).number_format = "0.0%"
    classeur.save(chemin)
    assert nouveaux(lire(projet, chemin))["taux"][0] == 12.5


def test_des_cellules_hostiles(projet: Projet) -> None:
    """What begins as a formula is words in our tables too, and comes back the same when they are read."""
    hostile = "=cmd|'/c calc'!A0"
    chemin = remplir(preparer(projet), {"mots": {C: hostile, K: "@SUM(1)", S: '";\n=1'}})
    code, dit = lancer(projet.racine, "integrer", str(chemin), "--ecrire")
    assert code == 0, dit
    ecrit = table(projet).read_text("utf-8")
    assert f"'{hostile}" in ecrit
    assert ";=" not in ecrit
    assert "inchangé" in lancer(projet.racine, "integrer", str(chemin))[1]


def test_deux_fois_le_meme_chiffre(projet: Projet, tmp_path: Path) -> None:
    """A row that was copied counts once; with two values, none is sure, and each cell is named. Files are told apart."""
    un = remplir(preparer(projet), {"nombre": {C: 4}})
    autre = tmp_path / "copie.xlsx"
    shutil.copyfile(un, autre)
    assert nouveaux(lire(projet, un, autre))["nombre"][0] == 4
    remplir(autre, {"nombre": {C: 5}})
    lu = lire(projet, un, autre)
    assert nouveaux(lu) == {}
    (refus,) = lu["refus"]
    assert refus["feuille"] == "copie.xlsx Saisie"
    assert f"feuille {un.name} Saisie, G5" in refus["raison"]


def test_un_saut_est_dit(projet: Projet) -> None:
    """Ten times what was known is not refused, and is not silent either; a comment that explains it is enough."""
    chemin = remplir(preparer(projet), {"taux": {C: 1.2}})
    assert "Taux : 1,2, quand 2019 était à 12,5" in lire(projet, chemin)["a_verifier"][0]
    remplir(chemin, {"taux": {K: "Le périmètre a changé."}})
    assert lire(projet, chemin)["a_verifier"] == []


def test_un_autre_fichier_est_dit(projet: Projet, tmp_path: Path) -> None:
    """A table of another kind, a broken one, a sheet without its headings, two columns of one name, a missing file: each is said, none is a traceback."""
    autre = tmp_path / "autre.csv"
    autre.write_text("Commune;2020\nOrly;3\n", "utf-8")
    (refus,) = lire(projet, autre)["refus"]
    assert "n’a aucune ligne de la collecte" in refus["raison"]
    (tmp_path / "casse.xlsx").write_bytes(b"PK\x03\x04rien")
    assert "abîmé" in lire(projet, tmp_path / "casse.xlsx")["refus"][0]["raison"]
    assert lire(projet, tmp_path / "absent.xlsx")["refus"]
    chemin = preparer(projet)
    classeur = openpyxl.load_workbook(chemin)
    ou = colonnes(classeur["Saisie"])
    classeur["Saisie"].cell(3, ou[S]).value = "Votre chiffre"
    classeur.save(chemin)
    assert "Deux colonnes s’appellent" in lire(projet, chemin)["refus"][0]["raison"]
    classeur["Saisie"].cell(3, ou[S]).value = "Source"
    classeur["Saisie"].cell(3, ou[C]).value = "Valeur 2020"
    classeur.save(chemin)
    assert "« Votre chiffre » n’est plus" in lire(projet, chemin)["refus"][0]["raison"]
    classeur["Saisie"].delete_rows(3)
    classeur.save(chemin)
    assert "ligne des intitulés" in lire(projet, chemin)["refus"][0]["raison"]


def test_une_ligne_enlevee_se_voit(projet: Projet) -> None:
    """A figure that was asked for and whose row is gone is named."""
    chemin = remplir(preparer(projet), {"taux": {C: 9}})
    classeur = openpyxl.load_workbook(chemin)
    classeur["Saisie"].delete_rows(5)
    classeur.save(chemin)
    assert lire(projet, chemin)["retours"][0]["absentes"] == [{"indicateur": "nombre", "territoire": "arcueil", "ventilation": {}}]


def test_un_projet_qui_ne_serait_plus_sain_reste_comme_il_est(projet: Projet) -> None:
    """Where a row would make an error, no file changes."""
    chemin = remplir(preparer(projet), {"taux": {C: 9}})
    table(projet).write_text("indicateur;territoire;periode;valeur;source;colonne inconnue\ntaux;arcueil;2018;3;x;y\n", "utf-8")
    avant = {fichier: fichier.read_bytes() for fichier in (projet.racine / "referentiels").rglob("*") if fichier.is_file()}
    code, dit = lancer(projet.racine, "integrer", str(chemin), "--ecrire")
    assert code == 1
    assert "Corriger d’abord les données" in dit
    assert {fichier: fichier.read_bytes() for fichier in (projet.racine / "referentiels").rglob("*") if fichier.is_file()} == avant


def test_une_ligne_jamais_demandee_ne_manque_pas(projet: Projet) -> None:
    """Figures that came since, at another place, ask for more rows: the workbook never had these, and nobody took them out."""
    rempli = remplir(preparer(projet), {"taux": {C: 12}})
    with projet.chemin("valeurs").open("a", encoding="utf-8") as fichier:
        fichier.write("nombre;vert;2018;4;Protocole\n")
    assert projet.problemes() == []
    code, dit = lancer(projet.racine, "integrer", str(rempli))
    assert code == 0
    assert "N’est plus dans le classeur" not in dit


def test_des_lignes_triees_sans_leur_repere(projet: Projet) -> None:
    """Words of another figure beside the mark: who sorted the rows without their last column would give figures to other places."""
    rempli = remplir(preparer(projet), {"taux": {C: 11, Colonne.LIEU: "Vert"}, "nombre": {C: 12, Colonne.INDICATEUR: "Taux"}})
    lu = lire(projet, rempli)
    assert [(refus["cellule"], refus["texte"]) for refus in lu["refus"]] == [("C4", "Vert"), ("B5", "Taux")]
    assert all("triée sans sa dernière colonne" in refus["raison"] for refus in lu["refus"])


def test_une_unite_changee_est_refusee(projet: Projet) -> None:
    """«k€» in the place of «€»: 45 is not forty-five euros. A label that was corrected since the workbook was sent is still that label."""
    rempli = remplir(preparer(projet), {"montant": {C: 45, Colonne.UNITE: "k€"}, "nombre": {C: 12, Colonne.INDICATEUR: "Nombres"}})
    lu = lire(projet, rempli)
    assert [refus["texte"] for refus in lu["refus"]] == ["k€"]
    assert "se compte en « € »" in lu["refus"][0]["raison"]


@pytest.mark.parametrize(("mot", "periode"), [("T1 2020", "2020-01/2020-03"), ("année 2019", "2019"), ("31/12/2019", "2019-12-31")])
def test_une_periode_comme_on_la_dit(projet: Projet, mot: str, periode: str) -> None:
    """What people write for a time is read as the import reads it."""
    rempli = remplir(preparer(projet), {"nombre": {C: 12, P: mot}})
    code, dit = lancer(projet.racine, "integrer", str(rempli))
    assert (code, f"Nombre (Arcueil), {periode} = 12" in dit) == (0, True), dit


def test_une_virgule_entre_des_milliers_est_demandee(projet: Projet) -> None:
    """Google Sheets may write 1 234 so, where a country's comma is for thousands; a percentage has decimals."""
    rempli = remplir(preparer(projet), {"nombre": {C: "1,234"}, "montant": {C: "12,500"}, "taux": {C: "1,234"}})
    assert [refus["texte"] for refus in lire(projet, rempli)["refus"]] == ["1,234", "12,500"]
