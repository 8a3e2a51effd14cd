"""The files of an invented country, as a project of `engagements`. The same seed gives the same bytes."""

import csv
import io
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.invention.carte_d_identite import DEBUT, FIN, JOUR, Identite, Lieu, identite
from benchmarks.invention.indicateurs import Indicateur, chiffres
from benchmarks.invention.mots import DU_PROGRAMME, NATIONAUX, NOUVELLES
from benchmarks.invention.noms import cite, de
from benchmarks.invention.promesses import Branche, branches, fichier_des_promesses, texte_du_document
from benchmarks.projets import Projet

_INVENTE = "Ce pays, ses contrats, ses organismes et tous leurs chiffres sont inventés, pour mesurer le programme."
_COLONNES = ("indicateur", "territoire", "periode", "valeur", "statut", "source", "publication", "ventilation")
_CONTOUR = 0.004  # degrees from the middle of a quartier to its outline


@dataclass(frozen=True, slots=True)
class Pays:
    """An invented country.

    - `graine`: what all is drawn from; `contrats`: how many it has; `indicateurs`: of each, 150 to 600 where it is None.
    """

    graine: int = 1
    contrats: int = 435
    indicateurs: int | None = None

    def identites(self) -> list[Identite]:
        """Its contracts, in the order of their ranks."""
        return [identite(self.graine, rang, self.indicateurs) for rang in range(self.contrats)]


def ecrire_pays(pays: Pays, dossier: Path) -> Projet:
    """Write the project in `dossier`, which is made; the figure to change is one of its middle contract.

    Raises ValueError where the country has more contracts than there are names, and FileExistsError where `dossier` is not empty.
    """
    if dossier.exists() and any(dossier.iterdir()):
        raise FileExistsError(f"{dossier} is not empty")
    contrats = pays.identites()
    _ecrire(dossier, fichiers_communs(contrats))
    for contrat in contrats:
        _ecrire(dossier, fichiers_du_contrat(contrat))
    return projet_du_pays(dossier, contrats[len(contrats) // 2])


def projet_du_pays(dossier: Path, contrat: Identite) -> Projet:
    """The project as benchmarks take it: the figure that changes is a whole number, of all the territory of `contrat`, alone in its year.

    Raises ValueError where the contract has no such figure.
    """
    for branche in branches(contrat):
        for indicateur in branche.indicateurs():
            lignes = list(_chiffres_de(contrat, indicateur)) if indicateur.unite == "nombre" else []
            if lignes and all(lieu == "perimetre" and not partie for _, lieu, *_, partie in lignes):
                table = dossier / "referentiels" / contrat.id / "valeurs" / f"axe-{branche.numero}.csv"
                return Projet(dossier, contrat.id, indicateur.id, table, f"{indicateur.id};perimetre;{lignes[0][2]};", JOUR)
    raise ValueError(f"no figure of {contrat.id} can be changed alone: give it more indicators")


def ajouter_contrat(pays: Pays, dossier: Path) -> None:
    """Write one more contract in the project of `pays`: the next one, with the bodies that it brings."""
    plus_grand = Pays(pays.graine, pays.contrats + 1, pays.indicateurs)
    contrats = plus_grand.identites()
    _ecrire(dossier, fichiers_communs(contrats))
    _ecrire(dossier, fichiers_du_contrat(contrats[-1]))


def renommer_partenaire(dossier: Path, tour: int) -> None:
    """Give the first partner that all contracts name another name, new at each turn. Raises ValueError where it is not there."""
    fichier, (id_, _, type_) = dossier / "referentiels" / "partenaires.yml", NATIONAUX[0]
    lignes = fichier.read_text(encoding="utf-8").splitlines()
    rang = next((rang for rang, ligne in enumerate(lignes) if ligne.startswith(f"  - {{id: {id_}, ")), None)
    if rang is None:
        raise ValueError(f"{fichier.name} has no partner « {id_} »")
    lignes[rang] = _partenaire(id_, f"Office renommé des métiers, version {tour + 1}", type_)
    fichier.write_text("\n".join(lignes) + "\n", encoding="utf-8")


def fichiers_communs(contrats: list[Identite]) -> Iterator[tuple[str, str]]:
    """(path, text) of what contracts share."""
    yield "mkdocs.yml", 'site_name: "Pays inventé"\nsite_description: "Les contrats inventés d’un pays inventé"\n'
    organismes = [*NATIONAUX, *(organisme for contrat in contrats for organisme in contrat.partenaires)]
    yield "referentiels/partenaires.yml", "partenaires:\n" + "\n".join(_partenaire(*organisme) for organisme in organismes) + "\n"
    yield (
        "referentiels/site.yml",
        'adresse: https://pays-invente.invalid\nediteur: {nom: "Pays inventé", courriel: mairie@pays-invente.invalid}\n'
        "signalement: erreurs@pays-invente.invalid\n",
    )
    yield "content/index.md", f"{_INVENTE}\n"
    yield "content/a-propos.md", "Ce site sert à mesurer combien de temps prend la construction d’un pays entier.\n"


def fichiers_du_contrat(contrat: Identite) -> Iterator[tuple[str, str]]:
    """(path, text) of all that one contract has: below `referentiels/<id>/` and `content/<id>/`."""
    ici, axes = f"referentiels/{contrat.id}", branches(contrat)
    yield f"{ici}/contrat.yml", _contrat(contrat, axes)
    yield f"{ici}/territoires.yml", _territoires(contrat)
    yield f"{ici}/contours.geojson", _contours(contrat)
    yield f"{ici}/publications.yml", _publications(contrat)
    yield f"{ici}/etats/nouvelles.csv", _table(("noeud", "etat", "date", "phrase", "source"), _nouvelles(contrat, axes))
    for branche in axes:
        yield f"{ici}/referentiel/{branche.numero}.yml", fichier_des_promesses(branche)
        yield f"{ici}/documents/contrat/axe-{branche.numero}.md", texte_du_document(branche)
        yield f"{ici}/valeurs/axe-{branche.numero}.csv", _table(_COLONNES, _chiffres(contrat, branche))
    yield f"content/{contrat.id}/presentation.md", f"{_INVENTE}\n\nCelui-ci est le contrat {de(contrat.nom)}.\n"
    quartier = contrat.de_type("qpv")[0]
    yield (
        f"content/{contrat.id}/avis/2022-conseil.md",
        f'---\ntitre: "Dire plus tôt ce qui change"\nauteur: {cite(f"Conseil citoyen inventé, {quartier.nom}")}\ndate: 2022-05-14\n'
        f"sur: [{axes[0].objectifs[0].id}, {quartier.id}]\n---\nNous demandons que les chiffres soient publiés chaque année.\n",
    )


def _ecrire(dossier: Path, fichiers: Iterator[tuple[str, str]]) -> None:
    for chemin, texte in fichiers:
        fichier = dossier / chemin
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(texte, encoding="utf-8", newline="\n")


def _partenaire(id_: str, nom: str, type_: str) -> str:
    return f"  - {{id: {id_}, nom: {cite(nom)}, type: {type_}}}"


def _contrat(contrat: Identite, axes: list[Branche]) -> str:
    sections = [
        f"      - {{id: axe-{branche.numero}, titre: {cite(f'Axe {branche.numero} – {branche.axe.titre}')}, page: {4 + 6 * branche.numero}}}"
        for branche in axes
    ]
    villes = [id_ for id_, _, type_ in contrat.partenaires if type_ == "commune"]
    return f"""id: {contrat.id}
titre: {cite(f"Contrat de ville {de(contrat.nom)}")}
territoire_nom: {cite(contrat.nom)}
type: contrat de ville
debut: {DEBUT}
fin: {FIN}
note_editoriale: {cite(_INVENTE)}
signature: {{date: {DEBUT}-06-30, lieu: {cite(contrat.de_type("commune")[0].nom)}, section: axe-1, repere: "Page 3"}}
documents:
  - id: contrat
    titre: {cite(f"Contrat de ville {de(contrat.nom)}, {DEBUT}-{FIN}")}
    date: {DEBUT}-06-30
    sections:
{chr(10).join(sections)}
niveaux:
  - {{id: axe, nom: Axe, pluriel: Axes, article: "L’axe", description: "Une grande direction du contrat."}}
  - {{id: objectif, nom: Objectif, pluriel: Objectifs, article: "L’objectif", description: "Ce que l’axe veut atteindre."}}
  - {{id: action, nom: Action, pluriel: Actions, article: "L’action", description: "Ce que les partenaires promettent de faire."}}
dimensions:
  - {{id: sexe, nom: Sexe, total: somme, modalites: [{{id: femmes, nom: Femmes}}, {{id: hommes, nom: Hommes}}]}}
referents: {{regle: partenaires_du_noeud, types: [suivi, impact]}}
signataires:
{chr(10).join(f"  - {{partenaire: {id_}, bloc_de_signature: oui}}" for id_ in (DU_PROGRAMME[0], *villes))}
collectifs:
  - {{partenaire: communes, membres: [{", ".join(villes)}]}}
calendrier:
  - {{id: bilan, texte: "Un bilan à mi-parcours est présenté.", echeance: 2020-06-30, responsables: [etat], section: axe-4, repere: "Page 30"}}
  - {{id: comite, texte: "Un comité de suivi se réunit.", periodicite: annuelle, responsables: [etat], section: axe-4, repere: "Page 31"}}
"""


def _territoires(contrat: Identite) -> str:
    lignes = ["document: contrat", "section: axe-2", "geometries:", "  - {fichier: contours.geojson, champ_code: code_qp}", "territoires:"]
    for lieu in contrat.lieux:
        champs = [f"id: {lieu.id}", f"type: {lieu.type}", f"nom: {cite(lieu.nom)}"]
        if lieu.code:
            champs.append(f"code: {lieu.code}")
        if lieu.commune:
            champs.append(f"communes: [{lieu.commune}]")
        if lieu.type == "commune":
            champs.append("signataire: oui")
        champs += [f"population: {lieu.population}", 'population_source: "Recensement inventé, 2018"']
        champs += [f"latitude: {lieu.latitude:.4f}", f"longitude: {lieu.longitude:.4f}", f"repere: {cite('Annexe, tableau des lieux')}"]
        lignes.append(f"  - {{{', '.join(champs)}}}")
    return "\n".join(lignes) + "\n"


def _contours(contrat: Identite) -> str:
    formes = [
        {"type": "Feature", "properties": {"code_qp": lieu.code}, "geometry": {"type": "Polygon", "coordinates": [_tour(lieu)]}}
        for lieu in contrat.de_type("qpv")
    ]
    return json.dumps({"type": "FeatureCollection", "features": formes}, ensure_ascii=False) + "\n"


def _tour(lieu: Lieu) -> list[list[float]]:
    """Twelve points around it, the first one again at the end."""
    angles = [2 * math.pi * pas / 12 for pas in (*range(12), 0)]
    return [
        [round(lieu.longitude + _CONTOUR * math.cos(angle), 5), round(lieu.latitude + _CONTOUR * math.sin(angle), 5)] for angle in angles
    ]


def _publications(contrat: Identite) -> str:
    editeur = cite(f"Ville {de(contrat.de_type('commune')[0].nom)}")
    return f"""lecture_arretee_le: {JOUR}
publications:
  - {{id: bilan-a-mi-parcours, titre: "Bilan à mi-parcours du contrat", editeur: {editeur}, date: 2020-06, genre: publication_officielle, etat: lue}}
  - {{id: bilan-final, titre: "Bilan final du contrat", editeur: {editeur}, date: 2025-02, genre: publication_officielle, etat: lue}}
  - id: enquete
    titre: "Enquête inventée auprès des habitants"
    editeur: {editeur}
    date: 2023-11
    genre: publication_officielle
    etat: connue_non_lue
    couvre: {{noeuds: [a4], lesquels: inconnus}}
"""


def _nouvelles(contrat: Identite, axes: list[Branche]) -> Iterator[tuple[str, ...]]:
    """News of one action in eight, up to two of each."""
    hasard = contrat.hasard("nouvelles")
    for branche in axes:
        for action in (action for objectif in branche.objectifs for action in objectif.actions):
            annees = sorted(hasard.sample(range(DEBUT + 1, FIN), hasard.randint(1, 2))) if hasard.random() < 0.125 else ()
            for annee in annees:
                etat = hasard.choice(list(NOUVELLES))
                yield action.id, etat, f"{annee}-10-15", NOUVELLES[etat], f"Compte rendu inventé du comité de suivi, octobre {annee}"


def _chiffres(contrat: Identite, branche: Branche) -> Iterator[tuple[str, ...]]:
    for indicateur in branche.indicateurs():
        yield from _chiffres_de(contrat, indicateur)


def _chiffres_de(contrat: Identite, indicateur: Indicateur) -> Iterator[tuple[str, ...]]:
    return chiffres(contrat.hasard(f"chiffres {indicateur.id}"), contrat, indicateur)


def _table(colonnes: tuple[str, ...], lignes: Iterator[tuple[str, ...]]) -> str:
    sortie = io.StringIO()
    csv.writer(sortie, delimiter=";", lineterminator="\n").writerows((colonnes, *lignes))
    return sortie.getvalue()
