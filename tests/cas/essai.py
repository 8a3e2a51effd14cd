"""A contract of a few lines as a project that can be read and shown."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.model.probleme import Gravite, Probleme
from generator.pages.contexte import Contexte
from generator.pages.dessins.commun import Graphique
from generator.pages.genres.contrat.indicateur import VueIndicateur, vue_indicateur
from generator.pages.pieces.indicateurs import LigneIndicateur, ligne_indicateur
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites

CONTRAT = """\
id: c
titre: "Contrat d’essai"
territoire_nom: "Testville"
type: contrat de ville
debut: 2019
fin: 2022
documents:
  - {id: doc, titre: "Contrat de Testville"}
niveaux:
  - {id: axe, nom: Axe, pluriel: Axes, article: "L’axe"}
dimensions:
  - id: sexe
    nom: Sexe
    total: somme
    modalites: [{id: femmes, nom: Femmes}, {id: hommes, nom: Hommes}]
"""
TERRITOIRES = """\
document: doc
territoires:
  - {id: pays, type: perimetre, nom: "Pays de Testville", latitude: 48.71, longitude: 2.41}
  - {id: testville, type: commune, nom: Testville, code: "01004", latitude: 48.7, longitude: 2.4}
  - {id: autreville, type: commune, nom: Autreville, code: "01005", latitude: 48.72, longitude: 2.42}
  - {id: qpv1, type: qpv, nom: "Quartier Un", communes: [testville], code: QP001001, latitude: 48.705, longitude: 2.405}
  - {id: qpv2, type: qpv, nom: "Quartier Deux", communes: [testville], code: QP001002, latitude: 48.703, longitude: 2.402}
"""
TETE = """\
document: doc
noeuds:
  - {id: a1, niveau: axe, titre: "Vivre ensemble", repere: p1, indicateurs: [
"""
PARTENAIRES = 'partenaires:\n  - {id: ville, nom: "Ville de Testville", type: commune}\n'
BALISES = re.compile(r"<[^>]*>")


@dataclass
class Essai:
    """One contract: its indicators (YAML, one a line, without id nor type nor place) by id, and its rows of figures."""

    dossier: Path
    indicateurs: dict[str, str]
    valeurs: str
    jour: str = "2021-06-30"
    problemes: tuple[Probleme, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Write the project and read it."""
        dessous = self.dossier / "referentiels" / "c"
        (dessous / "valeurs").mkdir(parents=True)
        (self.dossier / "content").mkdir()
        lignes = ",\n".join(
            f"    {{id: {id}, type: suivi, repere: p1, libelle: Places, {champs}}}" for id, champs in self.indicateurs.items()
        )
        (dessous / "contrat.yml").write_text(CONTRAT, "utf-8")
        (dessous / "territoires.yml").write_text(TERRITOIRES, "utf-8")
        (dessous / "referentiel.yml").write_text(f"{TETE}{lignes}]}}\n", "utf-8")
        entete = "indicateur;territoire;periode;valeur;source;statut;ventilation"
        (dessous / "valeurs" / "v.csv").write_text(f"{entete}\n{self.valeurs}", "utf-8")
        (self.dossier / "referentiels" / "partenaires.yml").write_text(PARTENAIRES, "utf-8")
        self.registre, self.problemes = examiner(self.dossier)
        assert [str(probleme) for probleme in self.problemes if probleme.gravite is Gravite.ERREUR] == []

    @cached_property
    def contexte(self) -> Contexte:
        """The contract as pages see it."""
        return Contexte(self.registre.dossiers[0], self.registre, self.jour)

    def vue(self, id: str) -> VueIndicateur:
        """The page of an indicator."""
        return vue_indicateur(self.contexte, self.contexte.indicateurs[id])

    def ligne(self, id: str) -> LigneIndicateur:
        """Its row in lists."""
        return ligne_indicateur(self.contexte, self.contexte.adresses.rubrique("indicateurs"), self.contexte.indicateurs[id])

    @cached_property
    def sorties(self) -> dict[str, str]:
        """All that is published of the contract, by address; tags are left out."""
        (site,) = (site for site in tous_les_sites(self.registre, self.dossier, aujourd_hui=self.jour) if site.dossier == "c")
        textes = (".html", ".json", ".csv")
        return {
            fichier.chemin: BALISES.sub(" ", fichier.rendre().decode("utf-8"))
            for _, fichier in fichiers_des_sites([site])
            if fichier.chemin.endswith(textes) and not fichier.chemin.startswith("ressources/")
        }


def graphiques(vue: VueIndicateur) -> dict[str, Graphique]:
    """All charts of a page by their place on it."""
    tous = [
        *vue.chiffres.graphiques,
        *(repartition.graphique for repartition in vue.chiffres.repartitions),
        *(ecart.graphique for ecart in vue.chiffres.ecarts),
    ]
    return {graphique.id: graphique for graphique in tous if graphique}


def dit(texte: str) -> str:
    """The words with plain spaces."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def phrases(vue: VueIndicateur) -> str:
    """All that the head of the page says of the figure."""
    avancement = vue.avancement
    return dit(" ".join([vue.phrase, avancement.phrase, avancement.rythme, avancement.au_dernier_chiffre, *avancement.precautions]))
