"""The data page: files to download, and what each of their columns holds."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.model.ancre import ancre_du_mot
from generator.pages.adresses import ARCHIVE, CLASSEUR, DONNEES, PRENDRE_LES_DONNEES, chemin_pour_tableur, relative
from generator.pages.contexte import Contexte
from generator.pages.fichiers.catalogue import en_schema_org
from generator.pages.fichiers.tables_publiees import TABLES, expliquees, table_de
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import accord, date_fr, francais
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.vers_le_portail.jeu_de_donnees import jeu_de_donnees
from generator.pages.rendu.genre import GenreDePage, seule


class FichierDecrit(Struct, frozen=True):
    """A file to download: what it is called here, its name, its address, what it holds, for whom it is made."""

    titre: str
    nom: str
    adresse: str
    contenu: str
    colonnes: tuple[tuple[str, str], ...] = ()
    pour: str = "Tableau, à ouvrir avec un tableur"

    @property
    def ancre(self) -> str:
        """Its place on the page, from its name."""
        return ancre_du_mot(self.nom)

    @property
    def tableur(self) -> str:
        """The address of the same table for spreadsheets; empty for a file that is no table."""
        return chemin_pour_tableur(self.adresse) if self.adresse.endswith(".csv") else ""


class VueDonnees(Struct, frozen=True):
    """The page «Données». `editions` leads to the frozen editions, empty where there is none; `ensemble` are the files that hold all of the contract, `fichiers` its tables; `prendre` leads to the examples, `jeu` is what search
    engines for data are told (schema.org, JSON)."""

    entete: Entete
    ensemble: tuple[FichierDecrit, ...]
    fichiers: tuple[FichierDecrit, ...]
    nombres: str
    jour: str
    prendre: str
    editions: str
    jeu: Markup


def vue_donnees(contexte: Contexte) -> VueDonnees:
    """The view of the data page."""
    page = contexte.adresses.rubrique("donnees")
    return VueDonnees(
        entete=Entete(
            "Données",
            f"Télécharger les données {du_contrat(contexte.contrat.titre)}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien("Données", "")),
            chapeau="Tout ce que montre ce site, dans des fichiers que chacun peut télécharger et reprendre.",
        ),
        ensemble=tuple(_typographie(fichier) for fichier in _ensemble(contexte)),
        fichiers=tuple(
            _typographie(FichierDecrit(table.titre, table.fichier, table.fichier, table.contenu, expliquees(table_de(contexte, table))))
            for table in TABLES
        ),
        nombres=", ".join(
            (
                accord(len(contexte.noeuds), "titre ou promesse", "titres et promesses"),
                accord(len(contexte.indicateurs), "indicateur"),
                accord(contexte.suivi.nombre_de_chiffres, "chiffre"),
                *([accord(contexte.suivi.nombre_de_previsions, "prévision")] if contexte.suivi.nombre_de_previsions else []),
                accord(len(contexte.territoires), "territoire"),
            )
        ),
        jour=date_fr(contexte.jour_des_donnees),
        prendre=relative(page, PRENDRE_LES_DONNEES),
        editions=relative(page, contexte.adresses.rubrique("editions")) if contexte.editions else "",
        jeu=en_schema_org(jeu_de_donnees(contexte), contexte.registre.mentions),
    )


def _ensemble(contexte: Contexte) -> Iterator[FichierDecrit]:
    """The files that hold all of the contract."""
    id = contexte.contrat.id
    if contexte.edition.classeurs:
        classeur, archive = (modele.format(id).removeprefix(DONNEES) for modele in (CLASSEUR, ARCHIVE))
        yield FichierDecrit(
            "Tout le contrat dans un classeur",
            classeur,
            classeur,
            "Une feuille qui explique, puis une feuille par tableau. Les textes y sont des textes, les nombres des nombres : aucune case n’est une formule.",
            pour="Pour Excel ou LibreOffice",
        )
        yield FichierDecrit(
            "Tous les fichiers en un",
            archive,
            archive,
            "Les tableaux, le fichier referentiel.json, les lieux, la description de chaque colonne et la licence, dans un dossier daté.",
            pour="À garder ou à déposer ailleurs (archive ZIP)",
        )
    yield FichierDecrit(
        "Tout le contrat en un fichier",
        "referentiel.json",
        "referentiel.json",
        "Le contrat, ses documents, ses promesses, les indicateurs, les partenaires, les territoires, les publications, les mesures nationales, les anomalies, les avis et les réponses des partenaires. Pour chaque promesse et chaque indicateur, « lieux » dit les lieux qu’il concerne (aucun : tout le contrat). Les adresses des pages y partent de la racine du site.",
        pour="Pour les programmes (format JSON)",
    )
    yield FichierDecrit(
        "Les lieux sur une carte",
        "lieux.geojson",
        "lieux.geojson",
        "Chaque lieu avec son contour, ou son point, quand il est connu. Un lieu dont la place n’est pas connue n’en a pas.",
        pour="Pour un logiciel de cartes, comme QGIS (format GeoJSON)",
    )
    yield FichierDecrit(
        "La description des fichiers",
        "datapackage.json",
        "datapackage.json",
        "Chaque fichier, chaque colonne, ce qu’elle contient et sous quelle forme, la licence : un « Data Package », que lisent beaucoup de programmes.",
        pour="Pour les programmes (format JSON)",
    )


def _typographie(fichier: FichierDecrit) -> FichierDecrit:
    """The same, with the spaces of French printing."""
    colonnes = tuple((nom, francais(contenu)) for nom, contenu in fichier.colonnes)
    return replace(fichier, contenu=francais(fichier.contenu), colonnes=colonnes)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "donnees",
    "contrat/donnees.html.j2",
    "donnees/",
    seule(vue_donnees),
    "Les fichiers de données, colonne par colonne.",
    menu="Données",
    sommaire=False,
    pied=pied_de_la_page,
)
