"""An answer changes what is understood: each question with choices, answered by each of them, gives as many different reports."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.styles import Font

from generator.importation.comprendre import comprendre as comprendre_le_jour
from generator.importation.connaissances import Connaissances
from generator.importation.reponses_du_tableau import repondre_au_tableau
from generator.model.classeur import ClasseurLu
from generator.model.importation import Import, ObservationLue, QuestionPosee, StatutLu
from generator.model.importation import json as en_json
from generator.sources.classeurs.ouvrir import lire_classeur, lire_octets_de_classeur
from tests.importation.classeurs_ecrits import Rangees
from tests.importation.fichiers import fichiers
from tests.importation.test_cas import CAS

IMPORTATION = Path(__file__).parents[2] / "generator" / "importation"
# Questions whose answer is free words.
SANS_CHOIX = {"periode", "territoire", "unites", "lieu-des-subventions"}


JOUR = "2026-11-27"


def comprendre(classeur: ClasseurLu, sait: Connaissances = Connaissances()) -> Import:  # noqa: B008 (frozen)
    """A file as it is read on a day that is known."""
    return comprendre_le_jour(classeur, replace(sait, jour=JOUR))


def un_classeur(feuilles: dict[str, Rangees], masquee: str = "", lignes: Sequence[int] = (), colonnes: str = "") -> bytes:
    """A workbook with a hidden sheet, and hidden rows and columns in its first one."""
    classeur = openpyxl.Workbook()
    classeur.remove(classeur.active)
    for nom, rangees in feuilles.items():
        feuille = classeur.create_sheet(nom)
        for rangee in rangees:
            feuille.append(list(rangee))
        feuille.sheet_state = "hidden" if nom == masquee else "visible"
    premiere = classeur.worksheets[0]
    for ligne in lignes:
        premiere.row_dimensions[ligne].hidden = True
    for colonne in colonnes:
        premiere.column_dimensions[colonne].hidden = True
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def un_classeur_fusionne(rangees: Rangees, fusion: str) -> bytes:
    """A workbook of one sheet with a merge."""
    classeur = openpyxl.load_workbook(io.BytesIO(un_classeur({"A": rangees})))
    classeur.active.merge_cells(fusion)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def un_classeur_barre(rangees: Rangees, *barrees: str) -> bytes:
    """A workbook of one sheet with cells that are struck through."""
    classeur = openpyxl.load_workbook(io.BytesIO(un_classeur({"A": rangees})))
    for cellule in barrees:
        classeur.active[cellule].font = Font(strike=True)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


COMMUNES: Rangees = [["Commune", "Places 2023", "Places 2024"], ["Orly", 12, 13], ["Cachan", 30, 31], ["Thiais", 7, 8]]
PLAN: Rangees = [
    ["Axe", "Titre de l’action", "Financeur 1", "Montant €", "Budget €", "Priorité", "Date de début"],
    ["Axe 1", "Ouvrir une crèche", "Ville", 900, 500, "Haute", "2024"],
    ["Axe 1", "Ouvrir un parc", "Ville", "environ 20 à 30", "", "Bas", "2025"],
    ["Axe 2", "", "", "", "", "", ""],
]
PETITS = {
    "barrés": lambda: un_classeur_barre(COMMUNES, "B3"),
    "masques": lambda: un_classeur({"A": COMMUNES, "B": [["Commune", "Lits 2023"], ["Orly", 3], ["Cachan", 4]]}, "B", (3,), "C"),
    "fusion": lambda: un_classeur_fusionne([["Commune", "Places 2023"], ["Orly", 12], ["Cachan", 30], ["Thiais", 7]], "B3:B4"),
    "plan": lambda: un_classeur({"Plan": PLAN}),
    "axes écrits une fois": lambda: un_classeur(
        {"Plan": [["Axe", "Action", "Pilote", "Statut"], ["Emploi", "Forum", "Ville", "fait"], ["", "Permis", "Ville", "à venir"]]}
    ),
    "zéros": lambda: "Commune;Ménages 2020\n".encode() + "".join(f"Ville{chr(97 + n)};{n * 300}\n" for n in range(20)).encode(),
    "premiers du mois": lambda: b"Commune;2024-01-01;2024-02-01;2024-03-01\nOrly;1;2;3\nCachan;5;6;7\n",
    "doublons": lambda: b"Commune;Nombre 2020\nOrly;3\nOrly;4\nCachan;5\n",
    "places-2023.csv": lambda: b"Commune;Places\nOrly;12\nCachan;14\nThiais;16\n",
    "à venir": lambda: b"Commune;Habitants 2020;Habitants 2040\nOrly;12;13\nCachan;14;15\n",
    "sans titre": lambda: b";2019;2020\nOrly;12;13\nCachan;14;15\nThiais;16;17\n",
}


@cache
def classeurs() -> dict[str, ClasseurLu]:
    """The cases that a person can read, then the real files that are here."""
    lus = {}
    for cas in CAS:
        texte = (f"{cas['titre']}\n\n" if "titre" in cas else "") + cas["tableau"]
        lus[cas["cas"]] = lire_octets_de_classeur(texte.encode("utf-8"), cas.get("fichier", "tableau.csv"))
    for nom, ecrire in PETITS.items():
        lus[nom] = lire_octets_de_classeur(ecrire(), nom if nom.endswith(".csv") else "tableau.csv")
    for parametre in fichiers():
        if parametre.values[0] is not None:
            lus[parametre.values[0].name] = lire_classeur(parametre.values[0])
    return lus


def famille(id: str) -> str:
    """The id of a question without what is the file's own."""
    return id.partition(":")[0]


@cache
def posees() -> dict[str, tuple[str, str]]:
    """For each kind of question with choices, a file that asks it, small ones first, and its whole id."""
    trouvees: dict[str, tuple[str, str]] = {}
    for nom, classeur in classeurs().items():
        for question in comprendre(classeur).questions:
            if question.choix:
                trouvees.setdefault(famille(question.id), (nom, question.id))
    return trouvees


def ecrites() -> Iterator[str]:
    """The kinds of questions that the code can ask of a file alone, and that have choices."""
    for module in sorted(IMPORTATION.rglob("*.py")):
        if module.stem in ("rapprochement", "ecarts", "sources_gardees", "contours_des_lieux"):  # these ask of a file beside a project
            continue
        texte = module.read_text("utf-8")
        yield from (famille(id).partition("@")[0] for id in re.findall(r'QuestionPosee\(\s*(?:id_de_question\()?f?"([a-z-]+)', texte))
        module_lu = ".".join(module.relative_to(IMPORTATION.parents[1]).with_suffix("").parts)
        yield from (getattr(import_module(module_lu), nom) for nom in re.findall(r"QuestionPosee\(\s*([A-Z_]+),", texte))
        if module.parent.name == "modeles":
            yield from re.findall(r'\(\s*"([a-z]+(?:-[a-z]+)+|arrondi)",\s+f?"[^"]*\?', texte)


def test_chaque_question_est_posee_par_un_fichier() -> None:
    """No question escapes the next test for want of a file that asks it."""
    if len(classeurs()) < len(CAS) + len(PETITS) + 10:
        pytest.skip("the real files are not beside this checkout")
    assert set(ecrites()) - SANS_CHOIX == set(posees())


def test_chaque_reponse_change_le_rapport() -> None:
    """Two choices never give one report; each lifts its question."""
    for nom, id in posees().values():
        classeur = classeurs()[nom]
        question = next(une for une in comprendre(classeur).questions if une.id == id)
        assert len(question.choix) > 1, id
        rapports = {}
        for choix in question.choix:
            lu = comprendre(classeur, Connaissances(reponses={id: choix}))
            assert id not in {une.id for une in lu.questions}, (nom, id, choix)
            rapports[choix] = json.dumps(en_json(lu), sort_keys=True)
        assert len(set(rapports.values())) == len(question.choix), (nom, id)


def test_une_reponse_impossible_laisse_sa_question() -> None:
    """A word that is none of the choices lifts nothing, and is said."""
    for nom, id in posees().values():
        lu = comprendre(classeurs()[nom], Connaissances(reponses={id: "peut-être"}))
        assert any(une.id == id and "« peut-être » n’est pas une des réponses" in une.question for une in lu.questions), (nom, id)


def reponse(nom: str, **dites: str) -> dict[tuple[str, str], object]:
    """What a small file gives once these questions are answered: values by label and place."""
    lu = comprendre(classeurs()[nom], Connaissances(reponses={id.replace("_", "-"): dit for id, dit in dites.items()}))
    return {
        (f"{une.libelle} {une.periode}", une.territoire.nom): une.valeur if une.valeur is not None else une.statut
        for une in lu.observations
    }


def test_ce_qui_est_masque_s_ecarte() -> None:
    """Hidden rows and columns, or hidden sheets, are left out where the answer says so; the others stay at their cells."""
    toutes = set(reponse("masques"))
    assert toutes - set(reponse("masques", feuilles_masquees="non")) == {("Lits 2023", "Orly"), ("Lits 2023", "Cachan")}
    sans = set(reponse("masques", masques="non"))
    assert toutes - sans == {("Places 2023", "Cachan"), *(("Places 2024", lieu) for lieu in ("Orly", "Cachan", "Thiais"))}


def test_un_zero_douteux_devient_une_absence() -> None:
    """The one zero among hundreds, and no other figure."""
    avant, apres = reponse("zéros"), reponse("zéros", zeros_douteux="secret")
    assert {cle: (avant[cle], apres[cle]) for cle in avant if avant[cle] != apres[cle]} == {("Ménages 2020", "Villea"): (0, "secret")}


def test_le_plan_suit_les_reponses() -> None:
    """Budget or funders, words or the middle, axes with nothing below, priorities of the list."""
    sans = comprendre(classeurs()["plan"])
    assert [axe.axes for axe in sans.feuilles[0].axes] == [("Axe 2",)]
    dites = {"budget:E2": "le budget", "montant:D3": "le milieu", "axes-sans-action": "non", "priorite:Haute": "Élevé"}
    lu = comprendre(classeurs()["plan"], Connaissances(reponses=dites))
    assert (lu.questions, lu.refus, lu.feuilles[0].axes) == ((), (), ())
    creche, parc = lu.actions
    assert (creche.priorite, creche.budget and creche.budget.valeur, creche.financeurs[0].valeur) == ("Élevé", 500, None)
    assert (parc.financeurs[0].valeur, parc.financeurs[0].texte) == (25, "environ 20 à 30")
    lu = comprendre(classeurs()["plan"], Connaissances(reponses={"budget:E2": "les financeurs", "montant:D3": "laisser vide"}))
    assert (lu.actions[0].budget, lu.actions[0].financeurs[0].valeur) == (None, 900)
    assert (lu.actions[1].financeurs[0].valeur, lu.actions[1].financeurs[0].texte) == (None, "")


def ecrivable(une: ObservationLue) -> bool:
    """True for a figure, or an absence, that nothing holds back."""
    sans = une.statut is StatutLu.A_DEMANDER or not une.periode or not (une.territoire.nom or une.territoire.code)
    return not (une.attend or sans)


def par_cellule(lu: Import) -> dict[tuple[str, str], ObservationLue]:
    """The observations by where they stand."""
    return {(une.feuille, une.cellule): une for une in lu.observations}


def test_rien_ne_s_ecrit_de_ce_qu_une_question_bloque() -> None:
    """Each figure that the answers to a question which blocks make different, or leave out, waits for one of them: of all questions that a file here asks."""
    vues = set()
    for nom, classeur in classeurs().items():
        sans = comprendre(classeur)
        for question in sans.questions:
            if not question.bloque or (famille(question.id) in vues and nom not in {cas["cas"] for cas in CAS}):
                continue
            vues.add(famille(question.id))
            avant = par_cellule(sans)
            choix = question.choix or ("2019",)
            apres = [par_cellule(comprendre(classeur, Connaissances(reponses={question.id: dit}))) for dit in choix]
            for ici, une in avant.items():
                dites = {replace(dite, attend="") if (dite := lu.get(ici)) else None for lu in apres}
                assert len(dites) == 1 or not ecrivable(une), (nom, question.id, ici)
    assert {"vides", "unites-melees", "parts", "parts-isolees", "hors-bornes", "doublons", "annee-a-cheval", "periode"} <= vues


@pytest.mark.parametrize("retient", [frozenset(), frozenset({"ligne 2, colonne 2"})])
def test_une_question_qui_ne_dit_pas_ce_qu_elle_retient_retient_tout(retient: frozenset[str]) -> None:
    """A question that is added tomorrow, and forgets to say which figures wait for it, holds all of its table."""
    lues = comprendre(lire_octets_de_classeur(b"Commune;Places 2024\nOrly;12\nCachan;14\n", "t.csv")).observations
    question = QuestionPosee("de-demain", "Est-ce juste ?", ("oui", "non"), bloque=True, retient=retient)
    assert [une.attend for une in repondre_au_tableau(lues, [question], {})] == ["de-demain", "" if retient else "de-demain"]
    assert [une.attend for une in repondre_au_tableau(lues, [question], {"de-demain": "oui"})] == ["", ""]
