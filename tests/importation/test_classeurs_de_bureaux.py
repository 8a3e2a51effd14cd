"""What only a workbook has: merged names, dates shown as months, formulas that were never computed, tables side by side."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from generator.importation.comprendre import comprendre
from generator.model.importation import Import
from generator.model.importation import json as en_json
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from tests.importation.classeurs_ecrits import en_ods, en_zip
from tests.importation.test_cas import dite


def importe(ecrire: Callable[[Any], None], nom: str = "tableau.xlsx") -> Import:
    """The workbook whose first sheet `ecrire` fills."""
    classeur = openpyxl.Workbook()
    ecrire(classeur.active)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return comprendre(lire_octets_de_classeur(sortie.getvalue(), nom))


def dits(lu: Import) -> list[str]:
    """Each figure on one line, without its unit."""
    return [" | ".join((*mots[:4], mots[5])).removesuffix(" | ") for mots in map(dite, lu.observations)]


def test_un_nom_fusionne_vaut_pour_ses_lignes() -> None:
    """A place merged over two rows is that of both; nothing is asked of it."""

    def ecrire(feuille: Any) -> None:
        for rangee in (
            ["Commune", "Indicateur", "2021", "2022"],
            ["Orly", "Places", 10, 12],
            [None, "Agents", 30, 28],
            ["Cachan", "Places", 20, 22],
            [None, "Agents", 50, "nd"],
        ):
            feuille.append(rangee)
        feuille.merge_cells("A2:A3")
        feuille.merge_cells("A4:A5")

    lu = importe(ecrire)
    assert dits(lu) == [
        "Places | Orly | 2021 | 10",
        "Places | Orly | 2022 | 12",
        "Agents | Orly | 2021 | 30",
        "Agents | Orly | 2022 | 28",
        "Places | Cachan | 2021 | 20",
        "Places | Cachan | 2022 | 22",
        "Agents | Cachan | 2021 | 50",
        "Agents | Cachan | 2022 | nd",
    ]
    assert "noms-reportes" not in {question.id for question in lu.questions}


def test_un_total_sans_nom_ne_prend_pas_celui_du_dessus() -> None:
    """Rows of the whole, whose place is empty, would say a second time what the row above says: nothing is taken from above."""

    def ecrire(feuille: Any) -> None:
        for rangee in (["Quartier", "Année", "Inscrits"], ["Nord", 2022, 10], ["Sud", 2022, 20], [None, 2022, 30]):
            feuille.append(rangee)

    lu = importe(ecrire)
    assert dits(lu)[-1] == "Inscrits |  | 2022 | 30"
    assert {"territoire"} <= {question.id for question in lu.questions}


def test_une_date_se_lit_comme_elle_se_montre() -> None:
    """A first of January shown as «2024» is a year, shown as «janv-24» a month, and a day where the day is shown."""
    for format_, periode in (("yyyy", "2024"), ("mmm-yy", "2024-01"), ("mm/yyyy", "2024-01"), ("dd/mm/yyyy", "2024-01-01")):

        def ecrire(feuille: Any, format_: str = format_) -> None:
            feuille.append(["Quand", "Commune", "Accueils"])
            for mois, lieu in ((1, "Orly"), (2, "Orly")):
                feuille.append([datetime(2024, mois, 1), lieu, 12 + mois])
                feuille.cell(feuille.max_row, 1).number_format = format_

        assert dits(importe(ecrire))[0] == f"Accueils | Orly | {periode} | 13"


def test_une_annee_a_deux_chiffres_dans_une_ligne_d_ensemble() -> None:
    """Words in the place of a year, in a row that the look at the column passed over, are refused at their cell."""
    texte = "Zone;Commune;Année;Accueils\nNord;Orly;09;10\nNord;Cachan;10;12\nEnsemble du secteur;Orly;09-10;22\n"
    lu = comprendre(lire_octets_de_classeur(texte.encode("utf-8"), "tableau.csv"))
    assert [une.periode for une in lu.observations] == ["2009", "2010", ""]
    assert [refus.texte for refus in lu.refus] == ["09-10"]


def test_une_formule_jamais_calculee_est_refusee_a_sa_cellule() -> None:
    """Its column is one of figures all the same: what is missing is said, not passed over."""

    def ecrire(feuille: Any) -> None:
        feuille.title = "Adhérents"
        feuille.append(["Commune", "Année", "Hommes", "Femmes", "Total"])
        feuille.append(["Orly", 2023, 10, 12, "=C2+D2"])

    lu = importe(ecrire)
    assert [(refus.cellule, refus.texte) for refus in lu.refus] == [("E2", "=C2+D2")]
    assert "résultat n’est pas enregistré" in lu.refus[0].raison
    assert dits(lu)[2:] == ["Adhérents | Orly | 2023 | a_demander"]
    assert any("1 formule n’a pas de valeur enregistrée" in mot for mot in en_json(lu)["feuilles"][0]["remarques"])


def test_des_trimestres_sous_des_annees_fusionnees() -> None:
    """«T1» below «2023»."""

    def ecrire(feuille: Any) -> None:
        feuille.append(["Commune", 2023, None, 2024])
        feuille.append([None, "T3", "T4", "T1"])
        feuille.append(["Orly", 1, 2, 3])
        feuille.merge_cells("B1:C1")
        feuille.merge_cells("A1:A2")
        feuille.title = "Inscriptions"

    assert dits(importe(ecrire)) == [
        "Inscriptions | Orly | 2023-07/2023-09 | 1",
        "Inscriptions | Orly | 2023-10/2023-12 | 2",
        "Inscriptions | Orly | 2024-01/2024-03 | 3",
    ]


def test_des_en_tetes_fusionnes_sur_deux_lignes() -> None:
    """What is expected is not what was done, though only two headings have words on their second row."""

    def ecrire(feuille: Any) -> None:
        for rangee in (
            ["Quartier", "Bénéficiaires 2023", None, "Budget 2023 (€)"],
            [None, "Prévu", "Réalisé", None],
            ["Nord", 100, 85, 12000],
            ["Sud", 40, "en cours", 3500],
        ):
            feuille.append(rangee)
        for une in ("A1:A2", "B1:C1", "D1:D2"):
            feuille.merge_cells(une)

    lu = importe(ecrire)
    assert dits(lu) == [
        "Bénéficiaires / Réalisé | Nord | 2023 | 85",
        "Budget | Nord | 2023 | 12000",
        "Bénéficiaires / Réalisé | Sud | 2023 | a_demander",
        "Budget | Sud | 2023 | 3500",
    ]
    assert "cibles" in {question.id for question in lu.questions}


@pytest.mark.parametrize("annees", [(2022, 2023), (2021, 2022, 2023)], ids=["deux ans", "trois ans"])
@pytest.mark.parametrize("groupes", [("Places", "Repas"), ("Places", "Repas", "Postes")], ids=["deux groupes", "trois groupes"])
@pytest.mark.parametrize("ordre", [1, 1000], ids=["petits", "comme des codes"])
@pytest.mark.parametrize("tete_fusionnee", [True, False], ids=["tête fusionnée", "tête seule"])
def test_des_annees_sous_des_groupes(*, annees: tuple[int, ...], groupes: tuple[str, ...], ordre: int, tete_fusionnee: bool) -> None:
    """Years below groups are headings, be the heading of the column of names merged over both rows or not, and never figures."""

    def ecrire(feuille: Any) -> None:
        feuille.append(["Commune", *(mot for groupe in groupes for mot in (groupe, *[None] * (len(annees) - 1)))])
        feuille.append([None, *annees * len(groupes)])
        for rang, commune in enumerate(("Orly", "Cachan", "Thiais")):
            feuille.append([commune, *(ordre * (21 + rang * 7 + colonne) for colonne in range(len(groupes) * len(annees)))])
        for rang in range(len(groupes)):
            feuille.merge_cells(start_row=1, end_row=1, start_column=2 + rang * len(annees), end_column=1 + (rang + 1) * len(annees))
        if tete_fusionnee:
            feuille.merge_cells("A1:A2")

    attendus = {
        (groupe, commune, str(annee), ordre * (21 + rang * 7 + numero * len(annees) + suite))
        for rang, commune in enumerate(("Orly", "Cachan", "Thiais"))
        for numero, groupe in enumerate(groupes)
        for suite, annee in enumerate(annees)
    }
    assert {(une.libelle, une.territoire.nom, une.periode, une.valeur) for une in importe(ecrire).observations} == attendus


def test_un_code_de_commune_retrouve_son_zero() -> None:
    """And it is said; the code of a thing that is no commune is left as it is."""

    def ecrire(feuille: Any) -> None:
        for rangee in (["Code INSEE", "Commune", "Population 2021"], [1004, "Ambérieu-en-Bugey", 15000], [69123, "Lyon", 520000]):
            feuille.append(rangee)

    lu = importe(ecrire)
    assert [une.territoire.code for une in lu.observations] == ["01004", "69123"]
    assert any("1\u00a0code de commune avait perdu son premier zéro" in mot for mot in lu.feuilles[0].remarques)


def test_des_nombres_que_rien_ne_nomme_sont_dits() -> None:
    """No table, and it is not said that the sheet is empty."""
    lu = importe(lambda feuille: feuille.append([12]))
    assert (lu.observations, "nombres" in lu.feuilles[0].remarques[0]) == ((), True)


@pytest.mark.parametrize(
    ("format_", "valeur", "lu"),
    [
        ('#,##0 "€"', 300, "Subvention | Orly | 2023 | 300"),
        ('#,##0 "k€"', 300, "Subvention | Orly | 2023 | 300000"),
        ('0.0 "M€"', 1.5, "Subvention | Orly | 2023 | 1500000"),
        ("#,##0 [$k€-40C]", 300, "Subvention | Orly | 2023 | 300000"),
        ("#,##0,", 300_000, "Subvention | Orly | 2023 | 300"),
        ('0.0" %"', 12.5, "Subvention | Orly | 2023 | 12.5"),
        ("0.0%", 0.125, "Subvention | Orly | 2023 | 12.5"),
        ("#,##0", 300_000, "Subvention | Orly | 2023 | 300000"),
    ],
)
def test_un_chiffre_se_lit_comme_son_format_le_montre(format_: str, valeur: float, lu: str) -> None:
    """«300 k€» is three hundred thousand euros, though the cell holds 300; and what a format hides is not read."""

    def ecrire(feuille: Any) -> None:
        feuille.append(["Commune", "Subvention 2023"])
        feuille.append(["Orly", valeur])
        feuille.append(["Thiais", valeur])
        for ligne in (2, 3):
            feuille.cell(ligne, 2).number_format = format_

    assert dits(importe(ecrire))[0] == lu


def test_libreoffice_montre_aussi_des_milliers() -> None:
    """The words of a cell say what its format does."""
    for montre, lu in (("300 k€", "300000"), ("300 000", "300000"), ("300", "300"), ("12,5 %", "12.5")):
        cellule = f'office:value-type="float" office:value="300000"><text:p>{montre}</text:p>'
        if montre == "300 k€":
            cellule = cellule.replace("300000", "300")
        ods = retouche(
            en_ods([["Commune", "Budget 2023"], ["Orly", 7777], ["Thiais", 8888]]),
            ('office:value-type="float" office:value="7777"><text:p>7777</text:p>', cellule),
        )
        assert dits(comprendre(lire_octets_de_classeur(ods, "t.ods")))[0] == f"Budget | Orly | 2023 | {lu}", montre


def test_une_feuille_par_quartier() -> None:
    """The same table on two sheets: the name of each is the place, and that is asked; a notice beside them is no table."""
    classeur = openpyxl.Workbook()
    for nom, fois in (("Les Lilas", 1), ("Le Parc", 2)):
        feuille = classeur.create_sheet(nom)
        for rangee in (["Indicateur", "2021", "2022"], ["Population", 2000 * fois, 2010 * fois], ["Taux de pauvreté (%)", 45, 44]):
            feuille.append(rangee)
    classeur.remove(classeur.worksheets[0])
    classeur.create_sheet("Notice").append(["Source : Insee"])
    sortie = io.BytesIO()
    classeur.save(sortie)
    lu = comprendre(lire_octets_de_classeur(sortie.getvalue(), "quartiers.xlsx"))
    assert dits(lu)[::2] == [
        "Population | Les Lilas | 2021 | 2000",
        "Taux de pauvreté (%) | Les Lilas | 2021 | 45",
        "Population | Le Parc | 2021 | 4000",
        "Taux de pauvreté (%) | Le Parc | 2021 | 45",
    ]
    dites = [question.question for question in lu.questions if question.id == "territoire-de-tout"]
    assert dites == ["Les lieux ne sont dits qu’autour des tableaux (« Les Lilas », « Le Parc ») : sont-ce bien eux ?"]


PLAN = [
    ["Axe", "Titre de la fiche action", "Structure pilote", "Statut", "Niveau de priorité", "Budget prévisionnel total € TTC"],
    ["1. Emploi", "Chantier école", "Mission locale", "En cours", "Élevé", 12000],
    ["2. Cadre de vie", "Propreté", "Bailleur", "Bloqué", "Bas", None],
    [None, "Bus", None, None, None, None],
    ["Source : comité de pilotage", None, None, None, None, None],
]


def test_aucune_action_sous_le_dernier_montant_n_est_perdue() -> None:
    """A plan goes on below its last figure: an action without an amount, with a numbered axis, or with a title alone."""

    def ecrire(feuille: Any) -> None:
        for rangee in PLAN:
            feuille.append(rangee)

    lu = importe(ecrire)
    assert [(action.titre, action.axes[0]) for action in lu.actions] == [
        ("Chantier école", "1. Emploi"),
        ("Propreté", "2. Cadre de vie"),
        ("Bus", "2. Cadre de vie"),
    ]


def test_des_resultats_de_decidim_sont_des_actions_et_leur_avancement() -> None:
    """An export has the name of each status too: its results are actions, and how far each is remains a figure."""
    entetes = "id;category/name/fr;scope/name/fr;title/fr;description/fr;start_date;end_date;status/name/fr;progress;proposal_urls"
    texte = f"{entetes}\n1;Nature;Centre;Planter des arbres;dix arbres;2023-01-10;2024-06-30;En cours;60;\n2;Sport;Nord;Un gymnase;;2023-02-10;2024-12-31;Terminé;100;\n"
    lu = comprendre(lire_octets_de_classeur(texte.encode("utf-8"), "resultats.csv"))
    assert [(action.titre, action.statut) for action in lu.actions] == [("Planter des arbres", "En cours"), ("Un gymnase", "Terminé")]
    assert dits(lu) == [
        "avancement | Centre |  | 60 | category/name/fr=Nature, title/fr=Planter des arbres",
        "avancement | Nord |  | 100 | category/name/fr=Sport, title/fr=Un gymnase",
    ]


@pytest.mark.parametrize(
    ("mot", "dit"),
    [("CrÃ©teil", "sans doute « Créteil »"), ("Cr\ufffdteil", "« Cr\ufffdteil »"), ("L'Ha?-les-Roses", "« L'Ha?-les-Roses »")],
)
def test_un_mot_abime_est_dit(mot: str, dit: str) -> None:
    """No name of a place will be found in it; a question and an address are no damaged words."""
    tableau = f"Commune;Licenciés 2022;Note\n{mot};12;Est-ce sûr ?\nOrly;14;https://exemple.fr/a?b=c\n"
    remarques = comprendre(lire_octets_de_classeur(tableau.encode("utf-8"), "t.csv")).remarques
    assert len(remarques) == 1
    assert dit in remarques[0]
    assert comprendre(lire_octets_de_classeur(tableau.replace(mot, "Thiais").encode("utf-8"), "t.csv")).remarques == ()


def test_une_tranche_devenue_une_date_est_dite() -> None:
    """«5-9» that a spreadsheet made a day, in words or as a day of its own."""

    def ecrire(feuille: Any) -> None:
        for rangee in (
            ["Commune", "Tranche", "Ménages 2022"],
            ["Orly", datetime(2024, 9, 5), 12],
            ["Orly", "10-14", 15],
            ["Thiais", "05-sept", 9],
        ):
            feuille.append(rangee)

    assert any(
        "2\u00a0dates sont parmi les intitulés de « Tranche » (la première en B2)" in mot for mot in importe(ecrire).feuilles[0].remarques
    )


def test_des_jours_en_nombres_sont_dits() -> None:
    """What was read as a day is said; a column of other figures under such a heading is none."""
    lu = importe(
        lambda feuille: [feuille.append(rangee) for rangee in (["Commune", "Mois", "Inscrits"], ["Orly", 45292, 12], ["Orly", 45323, 13])]
    )
    assert dits(lu) == ["Inscrits | Orly | 2024-01 | 12", "Inscrits | Orly | 2024-02 | 13"]
    assert any("« Mois » tient des nombres de jours de tableur ; 45292 est lu 2024-01" in mot for mot in lu.feuilles[0].remarques)


def retouche(ods: bytes, *paires: tuple[str, str]) -> bytes:
    """The workbook with these words of its content replaced."""
    with zipfile.ZipFile(io.BytesIO(ods)) as archive:
        contenu = archive.read("content.xml").decode("utf-8")
    for avant, apres in paires:
        assert avant in contenu
        contenu = contenu.replace(avant, apres)
    return en_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": contenu.encode("utf-8")})


def test_ce_que_libreoffice_montre_en_mots() -> None:
    """A number shown as «VRAI» is an answer, a day shown as «janv. 24» a month."""
    ods = en_ods([["Quand", "Commune", "Ouverture", "Accueils"], ["JOUR", "Orly", 7777, 12], ["JOUR", "Cachan", 8888, 15]])
    vrai = '<table:table-cell office:value-type="float" office:value="1"><text:p>VRAI</text:p></table:table-cell>'
    faux = '<table:table-cell office:value-type="float" office:value="0"><text:p>FAUX</text:p></table:table-cell>'
    for montre, periode in (("janv. 24", "2024-01"), ("2024", "2024"), ("01/2024", "2024-01"), ("01/01/24", "2024-01-01")):
        jour = f'<table:table-cell office:value-type="date" office:date-value="2024-01-01"><text:p>{montre}</text:p></table:table-cell>'
        lu = comprendre(
            lire_octets_de_classeur(
                retouche(
                    ods,
                    ('<table:table-cell office:value-type="string"><text:p>JOUR</text:p></table:table-cell>', jour),
                    ('<table:table-cell office:value-type="float" office:value="7777"><text:p>7777</text:p></table:table-cell>', vrai),
                    ('<table:table-cell office:value-type="float" office:value="8888"><text:p>8888</text:p></table:table-cell>', faux),
                ),
                "tableau.ods",
            )
        )
        assert dits(lu) == [
            f"Ouverture | Orly | {periode} | 1",
            f"Accueils | Orly | {periode} | 12",
            f"Ouverture | Cachan | {periode} | 0",
            f"Accueils | Cachan | {periode} | 15",
        ]
        assert lu.observations[0].unite == "oui_non"


def test_environ_dans_le_format() -> None:
    """`"env. "0` shows «env. 35»: about so much, though the cell holds 35."""

    def ecrire(feuille: Any) -> None:
        for rangee in (["Commune", "Effectif 2023"], ["Orly", 35], ["Thiais", 40]):
            feuille.append(rangee)
        feuille["B2"].number_format = '"env. "0'
        feuille["B3"].number_format = '"+ "0'

    assert [(une.valeur, une.approche) for une in importe(ecrire).observations] == [(35, True), (40, False)]
    avant = 'office:value-type="float" office:value="7777"><text:p>7777</text:p>'
    ods = retouche(en_ods([["Commune", "Effectif 2023"], ["Orly", 7777]]), (avant, avant.replace("<text:p>7777", "<text:p>env. 7 777")))
    une = comprendre(lire_octets_de_classeur(ods, "t.ods")).observations[0]
    assert (une.valeur, une.approche) == (7777, True)


def test_chaque_tableau_a_son_titre_fusionne() -> None:
    """Of two tables side by side, the merged title of the second stands above its first column too: it is no group of columns."""

    def ecrire(feuille: Any) -> None:
        for rangee in (
            ["Tableau 1 : Naissances", None, None, None, "Tableau 2 : Décès"],
            ["Commune", "2021", "2022", None, "Commune", "2021", "2022"],
            ["Orly", 310, 300, None, "Orly", 150, 148],
        ):
            feuille.append(rangee)
        feuille.merge_cells("A1:C1")
        feuille.merge_cells("E1:G1")

    assert dits(importe(ecrire)) == [
        "Naissances | Orly | 2021 | 310",
        "Naissances | Orly | 2022 | 300",
        "Décès | Orly | 2021 | 150",
        "Décès | Orly | 2022 | 148",
    ]


def test_une_feuille_neuve_ne_nomme_rien() -> None:
    """«Feuil1» is what a spreadsheet calls a new sheet: the name of the file says what is counted."""
    for nom in ("Feuil1", "Sheet", "Feuille 2"):

        def ecrire(feuille: Any, nom: str = nom) -> None:
            feuille.title = nom
            feuille.append(["Commune", "2022"])
            feuille.append(["Orly", 12])

        assert dits(importe(ecrire, "inscrits.xlsx")) == ["inscrits | Orly | 2022 | 12"]


def test_des_reponses_dont_une_manque() -> None:
    """«en cours» among answers by yes and no is refused at its cell; its column is not taken for parts named «2023»."""
    lu = importe(
        lambda feuille: [
            feuille.append(rangee) for rangee in (["Ville", "2022", "2023"], ["Orly", "oui", "oui"], ["Thiais", "non", "en cours"])
        ]
    )
    assert [(une.ventilation, une.valeur) for une in lu.observations] == [((), 1), ((), 1), ((), 0), ((), None)]
    assert [(refus.cellule, refus.texte) for refus in lu.refus] == [("C3", "en cours")]


def test_des_chiffres_que_leurs_mots_cachent_sont_dits() -> None:
    """A table whose only figures are «4 classes» is not passed over in silence; addresses are no figures; below a year, each cell is refused."""
    for tete, mot, dit in (("Classes", "4 classes", True), ("Où", "4 rue des Lilas", False), ("Suivis 2023", "120 dont 60 filles", False)):
        lu = comprendre(lire_octets_de_classeur(f"École;{tete}\nPasteur;{mot}\nMoulin;{mot}\n".encode(), "t.csv"))
        assert any("aucune colonne de chiffres n’est reconnue" in remarque for remarque in lu.feuilles[0].remarques) == dit
        assert [un.cellule for un in lu.refus] == (["ligne 2, colonne 2", "ligne 3, colonne 2"] if tete == "Suivis 2023" else [])


def test_un_tableau_couche_garde_ses_adresses() -> None:
    """Below a title and above notes, each figure is told by the cell that the sheet has."""

    def ecrire(feuille: Any) -> None:
        for rangee in (
            ["Portrait 2022"],
            [],
            [None, "Orly", "Thiais"],
            ["Code commune", "94054", "94073"],
            ["Logements", 120, "douze"],
            ["Sources", "Insee", "Insee"],
        ):
            feuille.append(rangee)

    lu = importe(ecrire)
    assert [(une.cellule, une.valeur, une.periode) for une in lu.observations] == [("B5", 120, "2022"), ("C5", None, "2022")]
    assert [(refus.cellule, refus.texte) for refus in lu.refus] == [("C5", "douze")]


def test_un_titre_que_le_nom_de_la_feuille_contredit_est_dit() -> None:
    """A sheet «2023» under the title of 2022, which somebody may have copied: the title is followed, and that is said."""
    rangees = [["Plaintes enregistrées en 2022"], [], ["Commune", "Plaintes"], ["Orly", 14], ["Cachan", 9]]
    for nom, dit in (("2023", True), ("2022", False), ("Plaintes", False)):
        classeur = openpyxl.Workbook()
        feuille = classeur.worksheets[0]
        feuille.title = nom
        for rangee in rangees:
            feuille.append(rangee)
        sortie = io.BytesIO()
        classeur.save(sortie)
        lu = comprendre(lire_octets_de_classeur(sortie.getvalue(), "plaintes.xlsx"))
        assert {une.periode for une in lu.observations} == {"2022"}
        assert any("le titre dit 2022" in mots and "2023" in mots for mots in lu.feuilles[0].remarques) is dit


def test_une_tranche_devenue_une_date_est_dite_dans_la_premiere_colonne() -> None:
    """«5-9», which a spreadsheet took for a day, stands as often in the first column as in one of parts."""
    lu = comprendre(lire_octets_de_classeur(b"Tranche;Effectif 2023\n0-4;120\n05-sept;130\nsept-14;125\n15-24;300\n", "t.csv"))
    assert any("un tableur a sans doute pris" in mots for mots in lu.feuilles[0].remarques)
