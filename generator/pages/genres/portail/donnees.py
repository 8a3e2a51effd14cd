"""The page «Prendre les données»: which file for what, and examples that a reader can copy (tests run each of them)."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.ids_suivis import anciens_contrats
from generator.model.edition_figee import EDITIONS, FicheDEdition, dossier_de_l_edition
from generator.pages.adresses import ARCHIVE, CLASSEUR, DONNEES, LICENCE, PRENDRE_LES_DONNEES, absolue, relative
from generator.pages.fichiers.catalogue import CATALOGUE, est_moissonnable
from generator.pages.fichiers.ecrire_json import VERSIONS
from generator.pages.fichiers.schemas_publies import SCHEMAS, chemin_du_schema
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, francais
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Prendre les données"
ADRESSE_INCONNUE = "https://adresse-du-site.example"


class Exemple(Struct, frozen=True):
    """Commands to copy: what they are for, the place of that on the page, what is said before, the program that reads them, them, what is said after."""

    titre: str
    ancre: str
    avant: str
    langage: str
    code: str
    apres: str = ""


class VuePrendreLesDonnees(Struct, frozen=True):
    """The page. `contrat` leads to the data of the contract that the examples are about, None where there is no contract. `site` is the address of the
    portal as the examples write it; `inconnue` is true where it only stands in the place of one that is not known. `catalogue` is empty where there is none.
    `versions` are those of the files: number, day, what changed, the last first; `editions` lead to the frozen editions of each contract."""

    entete: Entete
    contrat: Lien | None
    contrats: str
    inconnue: bool
    site: str
    classeurs: bool
    exemples: tuple[Exemple, ...]
    catalogue: str
    du_portail: tuple[Lien, ...]
    schemas: tuple[Lien, ...]
    versions: tuple[tuple[str, str, str], ...]
    editions: tuple[Lien, ...]


def vue_prendre_les_donnees(portail: Portail) -> VuePrendreLesDonnees:
    """The view of the page."""
    mentions = portail.registre.mentions
    site = mentions.adresse.rstrip("/") or ADRESSE_INCONNUE
    premier = next(iter(portail.contrats), None)
    classeurs = bool(premier and premier.jeu_de_donnees.classeurs)
    return VuePrendreLesDonnees(
        Entete(
            TITRE,
            "Quel fichier prendre, et comment l’ouvrir avec un tableur ou un programme.",
            fil_du_portail(PRENDRE_LES_DONNEES, Lien(TITRE, "")),
            chapeau="Tout ce que montre ce site se télécharge, sans inscription. Voici quel fichier prendre, et comment l’ouvrir.",
        ),
        Lien(f"Données de {premier.contrat.territoire_nom}", relative(PRENDRE_LES_DONNEES, premier.adresses.rubrique("donnees")))
        if premier
        else None,
        f"{relative(PRENDRE_LES_DONNEES, LICENCE)}#fichiers",
        not mentions.adresse,
        site,
        classeurs,
        tuple(_exemples(site, premier.id, classeurs=classeurs)) if premier else (),
        absolue(mentions.adresse, CATALOGUE) if est_moissonnable(mentions) else "",
        (
            Lien("La liste des contrats", "contrats.json"),
            Lien("Les lieux de tous les contrats, chacun une fois", "lieux.json"),
            Lien("Les mêmes lieux sur une carte", "lieux.geojson"),
            Lien("Ce qui a changé dans tous les contrats, pour un tableur", "changements-tableur.csv"),
            *((Lien("La même chose, avec ce que veut dire chaque colonne (classeur)", "changements.xlsx"),) if classeurs else ()),
            Lien("Ce qui a changé dans tous les contrats, pour un programme", "changements.csv"),
            Lien("Les partenaires de tous les contrats, pour un tableur", "partenaires-tableur.csv"),
            *((Lien("Les partenaires, avec ce que veut dire chaque colonne (classeur)", "partenaires.xlsx"),) if classeurs else ()),
            Lien("Les partenaires de tous les contrats, pour un programme", "partenaires.csv"),
            Lien("La description de ces fichiers (Data Package)", "datapackage.json"),
        ),
        tuple(Lien(francais(dit), f"{chemin_du_schema(nom).removeprefix(DONNEES)}") for nom, dit, _ in SCHEMAS),
        tuple((numero, date_fr(jour), francais(dit)) for numero, jour, dit in reversed(VERSIONS)),
        tuple(_editions(portail)),
    )


def _editions(portail: Portail) -> Iterator[Lien]:
    """Where the frozen editions of each contract are listed, those that it had under another name too; of a contract that is no more, its last edition."""
    par_contrat: dict[str, list[FicheDEdition]] = {}
    publies = {contrat.id for contrat in portail.contrats}
    changees = portail.registre.adresses_changees
    ailleurs = {ancien: id for id in publies for ancien in anciens_contrats(id, changees)} if changees else {}
    for fiche in portail.registre.editions:
        par_contrat.setdefault(ailleurs.get(fiche.contrat, fiche.contrat), []).append(fiche)
    for id, fiches in par_contrat.items():
        derniere = fiches[-1]
        vers = f"{id}/{EDITIONS}" if id in publies else f"{dossier_de_l_edition(derniere.date, id)}/"
        dit = f"{accord(len(fiches), 'édition')}, la dernière du {date_fr(derniere.date)}"
        yield Lien(f"{derniere.territoire}{INSECABLE}: {derniere.titre}", relative(PRENDRE_LES_DONNEES, vers), dit)


def _exemples(site: str, contrat: str, *, classeurs: bool) -> Iterator[Exemple]:
    base = f"{site}/{contrat}/{DONNEES.rstrip('/')}"
    chemins = ["valeurs.csv", "indicateurs.csv", "lieux.geojson"]
    if classeurs:
        chemins += [modele.format(contrat).removeprefix(DONNEES) for modele in (CLASSEUR, ARCHIVE)]
    yield Exemple(
        "Avec curl",
        "curl",
        "Ces commandes copient des fichiers dans le dossier où l’on est.",
        "sh",
        "".join(f"curl --fail --remote-name {base}/{chemin}\n" for chemin in chemins),
        "Un chiffre qui s’ajoute au site change ces fichiers ; leurs adresses ne changent pas.",
    )
    yield Exemple(
        "Avec Python",
        "python",
        francais("Sans rien installer : les chiffres de chaque indicateur, lus à leur adresse."),
        "python",
        f"""import csv
import io
from urllib.request import urlopen

with urlopen("{base}/valeurs.csv") as reponse:
    lignes = list(csv.DictReader(io.TextIOWrapper(reponse, "utf-8", newline="")))

for ligne in lignes[:10]:
    print(ligne["indicateur"], ligne["territoire"], ligne["periode"], ligne["valeur"], ligne["source"])
print(len(lignes), "lignes")
""",
        "Une valeur vide n’est pas un zéro : la colonne « statut » dit pourquoi elle manque (secret, non_disponible ou sans_objet).",
    )
    yield Exemple(
        "Avec R",
        "r",
        "Combien d’indicateurs sont dans chaque état.",
        "r",
        f"""indicateurs <- read.csv("{base}/indicateurs.csv", encoding = "UTF-8", na.strings = "")
sort(table(indicateurs$statut), decreasing = TRUE)
""",
    )
    yield Exemple(
        "Avec DuckDB",
        "duckdb",
        "Sur les fichiers copiés avec curl : les chiffres, avec le nom de leur indicateur et l’état de sa cible.",
        "sql",
        """SELECT i.libelle, v.territoire, v.periode, v.valeur, i.statut
FROM read_csv('valeurs.csv', header = true, all_varchar = true) AS v
JOIN read_csv('indicateurs.csv', header = true, all_varchar = true) AS i USING (indicateur)
ORDER BY v.indicateur, v.periode;
""",
    )
    yield Exemple(
        "En Parquet",
        "parquet",
        "DuckDB fait de tout tableau un fichier Parquet, en une ligne. Le site n’en publie pas : les tableaux sont petits.",
        "sql",
        """COPY (SELECT * FROM read_csv('valeurs.csv', header = true, all_varchar = true)) TO 'valeurs.parquet' (FORMAT parquet);
""",
    )
    yield Exemple(
        "Vérifier ce qu’on a pris",
        "verifier",
        "Le fichier datapackage.json décrit chaque colonne et porte l’empreinte de chaque tableau. Le programme frictionless le lit :",
        "sh",
        f"frictionless validate {base}/datapackage.json\n",
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "prendre-les-donnees",
    "portail/donnees.html.j2",
    PRENDRE_LES_DONNEES,
    seule(vue_prendre_les_donnees),
    "Quel fichier de données prendre, et comment l’ouvrir, avec des exemples.",
    plan=TITRE,
    sommaire=False,
    pied=pied_du_portail,
)
