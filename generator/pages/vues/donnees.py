"""The data page: files to download, and what each of their columns holds."""

from dataclasses import dataclass

from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord
from generator.pages.vues.commun import Entete, Lien, fil


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file to download: name, address, what it holds."""

    nom: str
    adresse: str
    contenu: str
    colonnes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VueDonnees:
    """The page «Données»."""

    entete: Entete
    fichiers: tuple[Fichier, ...]
    nombres: str


def vue_donnees(contexte: Contexte) -> VueDonnees:
    """The view of the data page."""
    page = contexte.adresses.rubrique("donnees")
    return VueDonnees(
        entete=Entete(
            "Données",
            f"Télécharger les données de {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien("Données", "")),
            chapeau="Tout ce que montre ce site, dans des fichiers que chacun peut reprendre.",
        ),
        fichiers=(
            Fichier(
                "referentiel.json",
                "referentiel.json",
                "Le contrat, ses documents, l’arbre des promesses, les indicateurs, les partenaires, les territoires, les mesures nationales, les anomalies et les avis.",
                (),
            ),
            Fichier(
                "valeurs.csv",
                "valeurs.csv",
                "Les chiffres publiés, une ligne par observation (UTF-8, virgule, point décimal).",
                (
                    ("indicateur", "identifiant de l’indicateur, celui de l’adresse de sa page"),
                    ("territoire", "identifiant du territoire"),
                    ("periode", "2019, 2017-2018 (année scolaire), 2015/2019 (intervalle), 2019-03 ou 2019-03-31"),
                    ("valeur", f"le nombre, ou des mots{INSECABLE}; vide quand il n’y a pas de chiffre"),
                    ("unite", "l’unité de l’indicateur"),
                    ("statut", "definitif, provisoire, revise, secret, non_disponible ou sans_objet"),
                    ("source", "où lire ce chiffre"),
                    ("commentaire", "remarque"),
                ),
            ),
            Fichier(
                "etats.csv",
                "etats.csv",
                "Ce qui a été dit de l’état des engagements, une ligne par nouvelle (UTF-8, virgule). Un engagement sans ligne est sans nouvelle.",
                (
                    ("noeud", "identifiant de l’engagement, celui de l’adresse de sa page"),
                    ("etat", "a_lancer, en_cours, realise, abandonne ou sans_nouvelle"),
                    ("date", "date de la nouvelle, AAAA, AAAA-MM ou AAAA-MM-JJ"),
                    ("phrase", "ce qui a été annoncé ou constaté"),
                    ("source", "où le lire"),
                ),
            ),
        ),
        nombres=", ".join(
            (
                accord(len(contexte.noeuds), "élément de l’arbre", "éléments de l’arbre"),
                accord(len(contexte.indicateurs), "indicateur"),
                accord(len(contexte.dossier.valeurs), "valeur"),
                accord(len(contexte.territoires), "territoire"),
            )
        ),
    )
