"""Changes of the example that are the same in each run: one of each kind that an editor, or who looks after the site, makes."""

import shutil
from pathlib import Path

from tests.exemple.projet import CONTRAT
from tests.publication.arbres import remplacer

DOSSIER = Path("referentiels") / CONTRAT
ECOLE = DOSSIER / "referentiel" / "1-ecole.yml"


def valeur(projet: Path) -> None:
    remplacer(projet / DOSSIER / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")


def libelle(projet: Path) -> None:
    remplacer(projet / ECOLE, "Nombre de guides distribués", "Nombre de guides lus")


def indicateur_retire(projet: Path) -> None:
    guides = """                indicateurs:
                  - id: guides
                    type: suivi
                    libelle: "Nombre de guides distribués"
                    unite: nombre
                    cible: {texte: "2 000 guides sur la durée du contrat", valeur: 2000, portee: duree}
                    chiffres: annuels
                    ajoute: {date: 2019-06, raison: "faire connaître les aides", document: avenant, repere: "Article 1"}
                    repere: "Priorité 1, ligne 2"
"""
    remplacer(projet / ECOLE, guides, "")
    ventilations = projet / DOSSIER / "valeurs" / "ventilations.csv"
    lignes = ventilations.read_text("utf-8").splitlines(keepends=True)
    ventilations.write_text("".join(ligne for ligne in lignes if not ligne.startswith("guides;")), "utf-8")
    remplacer(projet / "content" / CONTRAT / "avis" / "2021-caf-guides.md", "sur: [guides, ", "sur: [")


def page_renommee(projet: Path) -> None:
    remplacer(projet / ECOLE, "{id: o1-1-p1-e3,", "{id: o1-1-p1-e4, anciens_ids: [o1-1-p1-e3],")


def partenaire_renomme(projet: Path) -> None:
    remplacer(projet / "referentiels" / "partenaires.yml", "Ville d’Autreville", "Commune d’Autreville")


def quartier_retire(projet: Path) -> None:
    remplacer(
        projet / DOSSIER / "territoires.yml",
        '  - {id: les-peupliers, type: qva, nom: "Les Peupliers", communes: [autreville], repere: "Annexe 2, tableau, ligne 3"}\n',
        "",
    )
    remplacer(
        projet / DOSSIER / "valeurs" / "communes.csv",
        "familles-accueillies;les-peupliers;2019;secret;;;Bilan 2019, page 5;Moins de 11 familles.\n",
        "",
    )


def gabarit(projet: Path) -> None:
    remplacer(projet / "site_templates" / "pages" / "contrat" / "methode.html.j2", '"Les mots", "mots"', '"Les mots signés", "mots"')


def macros(projet: Path) -> None:
    remplacer(projet / "site_templates" / "pages" / "pieces" / "macros.html.j2", "Fil d’Ariane", "Vous êtes ici")


def feuille_de_style(projet: Path) -> None:
    with (projet / "site_templates" / "ressources" / "engagements.css").open("a", encoding="utf-8") as fichier:
        fichier.write("/* plus rien */\n")


def feuille_de_la_carte(projet: Path) -> None:
    with (projet / "site_templates" / "carte" / "plan.css").open("a", encoding="utf-8") as fichier:
        fichier.write("\n.plan-neuf{color:red}\n")


def theme(projet: Path) -> None:
    remplacer(projet / "site_templates" / "theme" / "main.html", "</footer>", "<p>Fin.</p></footer>")


def contenu(projet: Path) -> None:
    (projet / "content" / CONTRAT / "presentation.md").write_text("Tout *autre* chose.\n", encoding="utf-8")


def lien_de_la_prose(projet: Path) -> None:
    with (projet / "content" / CONTRAT / "presentation.md").open("a", encoding="utf-8") as fichier:
        fichier.write("\nVoir [la priorité](referentiel/o1-1-p1/).\n")


def contenu_du_portail(projet: Path) -> None:
    (projet / "content" / "index.md").unlink()


def contrat_ajoute(projet: Path) -> None:
    nouveau = projet / "referentiels" / "contrat-ajoute"
    shutil.copytree(projet / "referentiels" / "contrat-minimal", nouveau)
    remplacer(nouveau / "contrat.yml", "id: contrat-minimal", "id: contrat-ajoute")


def contrat_retire(projet: Path) -> None:
    shutil.rmtree(projet / "referentiels" / "contrat-minimal")


def contrat_des_mesures_retire(projet: Path) -> None:
    shutil.rmtree(projet / "referentiels" / CONTRAT)
    shutil.rmtree(projet / "content" / CONTRAT)


def menu(projet: Path) -> None:
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("nav:\n  - Accueil: index.md\n  - Mesures de l’État: mesures-nationales/index.md\n")


def commentaire(projet: Path) -> None:
    """All that stands below is one line lower, and says the same."""
    fichier = projet / ECOLE
    fichier.write_text(f"# note\n{fichier.read_text('utf-8')}", "utf-8")


def cible(projet: Path) -> None:
    remplacer(projet / ECOLE, '"500 familles en 2022", valeur: 500', '"600 familles en 2022", valeur: 600')


def noeud_deplace(projet: Path) -> None:
    """An engagement, from its priority to the objective above: the priority is the last of that objective's."""
    texte = (projet / ECOLE).read_text("utf-8")
    engagement = next(ligne for ligne in texte.splitlines(keepends=True) if "Poursuivre l'existant" in ligne)
    objectif_suivant = "      - id: o1-2\n"
    remplacer(projet / ECOLE, engagement, "")
    remplacer(projet / ECOLE, objectif_suivant, f"          {engagement.lstrip()}{objectif_suivant}")


def territoire_ajoute(projet: Path) -> None:
    with (projet / DOSSIER / "territoires.yml").open("a", encoding="utf-8") as fichier:
        fichier.write(
            '  - {id: les-tilleuls, type: qva, nom: "Les Tilleuls", communes: [autreville], repere: "Annexe 2, tableau, ligne 5"}\n'
        )


def contour_ajoute(projet: Path) -> None:
    """Of a place that had a point alone."""
    contour = """  {"type": "Feature", "properties": {"code_qp": "QP099001", "lib_qp": "Le Vieux Moulin"},
   "geometry": {"type": "Polygon", "coordinates": [[[2.403, 48.703], [2.407, 48.703], [2.407, 48.707], [2.403, 48.703]]]}},
"""
    remplacer(
        projet / DOSSIER / "contours.geojson",
        '  {"type": "Feature", "properties": {"code_qp": "QP099002"',
        contour + '  {"type": "Feature", "properties": {"code_qp": "QP099002"',
    )


def avis_ajoute(projet: Path) -> None:
    avis = "---\ntitre: Une demande\nauteur: Conseil citoyen\ndate: 2021-06-01\nsur: [departs]\n---\nNous demandons **où** partent les jeunes.\n"
    (projet / "content" / CONTRAT / "avis" / "2021-departs.md").write_text(avis, "utf-8")


def publication_ajoutee(projet: Path) -> None:
    """One that may have figures of an indicator, and that was not read."""
    with (projet / DOSSIER / "publications.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("""  - id: departs-2021
    titre: "Les départs en 2021"
    editeur: "Ville d’Exempleville"
    date: 2021-05
    adresse: https://exempleville.invalid/departs-2021
    genre: publication_officielle
    cherchee: {ou: "site de la ville", le: 2021-06-10}
    etat: connue_non_lue
    couvre: {periodes: "2020/2021", indicateurs: [departs], chiffres: "départs par année"}
""")


def terme_ajoute(projet: Path) -> None:
    with (projet / "referentiels" / "glossaire.yml").open("a", encoding="utf-8") as fichier:
        fichier.write('  - {terme: "CLSPD", nom: "conseil local de sécurité", phrase: "Une réunion de la ville et de l’État."}\n')


def reglage_du_site(projet: Path) -> None:
    remplacer(projet / "referentiels" / "site.yml", "Ville inventée d’Exempleville", "Commune inventée d’Exempleville")
