"""A small contract whose communes are squares, with figures, secrets and holes in three years: what maps of figures are tried on."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

CONTRAT = "carreville"
COTE = 4  # communes in a row
PAS = 0.02  # degrees
ANNEES = (2017, 2018, 2019)
# By indicator, the unit and the figure of each commune in each year, as a file writes it: a number, «s» and «nd» as states, nothing for no row.
Chiffres = Mapping[str, tuple[str, Mapping[tuple[int, int], str]]]


def chiffres_d_essai() -> Chiffres:
    """A rate and a count, with every state."""
    taux = {(rang, annee): f"{3 + rang * 2 + (annee - 2017) * (rang % 3)},{rang % 10}" for rang in range(COTE * COTE) for annee in ANNEES}
    nombre = {(rang, annee): str(rang * rang + annee - 2017) for rang in range(COTE * COTE) for annee in ANNEES}
    for suite in (taux, nombre):
        suite |= {(5, annee): "s" for annee in ANNEES} | {(6, 2019): "nd"}
        del suite[7, 2019]
    return {"taux": ("pourcentage", taux), "nombre": ("nombre", nombre)}


def centre(rang: int) -> tuple[float, float]:
    """Latitude and longitude of the middle of a commune."""
    return round(48.7 + rang // COTE * PAS, 5), round(2.3 + rang % COTE * PAS * 1.5, 5)


def _contour(rang: int) -> dict[str, object]:
    latitude, longitude = centre(rang)
    dy, dx = PAS / 2, PAS * 0.75
    coins = [(longitude + x * dx, latitude + y * dy) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    return {
        "type": "Feature",
        "properties": {"code_insee": _code(rang)},
        "geometry": {"type": "Polygon", "coordinates": [[[round(x, 5), round(y, 5)] for x, y in coins]]},
    }


def _code(rang: int) -> str:
    return f"99{rang:03}"


def ecrire(projet: Path, chiffres: Chiffres, *, contours: Sequence[int] = range(COTE * COTE), noms: Sequence[str] = ()) -> Path:
    """Write the project in `projet`. `contours` are the communes that have an outline; the others have a point alone."""
    dossier = projet / "referentiels" / CONTRAT
    (dossier / "valeurs").mkdir(parents=True)
    (projet / "mkdocs.yml").write_text("site_name: Carrés\n", "utf-8")
    (dossier / "contrat.yml").write_text(
        f"id: {CONTRAT}\ntitre: Contrat des carrés\nterritoire_nom: Carreville\ntype: convention\ndebut: 2017\nfin: 2019\n"
        "documents:\n  - {id: convention, titre: Convention}\n"
        "niveaux:\n  - {id: axe, nom: Axe, pluriel: Axes, article: “L’axe”}\n".replace("“", '"').replace("”", '"'),
        "utf-8",
    )
    indicateurs = "".join(
        f"      - {{id: {id}, libelle: Indicateur {id}, type: resultat, unite: {unite}, repere: Page 2}}\n"
        for id, (unite, _) in chiffres.items()
    )
    (dossier / "referentiel.yml").write_text(
        f"document: convention\nnoeuds:\n  - id: a1\n    niveau: axe\n    titre: Vivre ensemble\n    repere: Page 1\n    indicateurs:\n{indicateurs}",
        "utf-8",
    )
    lieux = "".join(
        f"  - {{id: c{rang}, type: commune, nom: {noms[rang] if noms else f'Carré {rang}'}, code: '{_code(rang)}', latitude: {centre(rang)[0]}, longitude: {centre(rang)[1]}}}\n"
        for rang in range(COTE * COTE)
    )
    geometries = "geometries:\n  - {fichier: communes.geojson, champ_code: code_insee}\n" if contours else ""
    (dossier / "territoires.yml").write_text(f"document: convention\n{geometries}territoires:\n{lieux}", "utf-8")
    if contours:
        collection = {"type": "FeatureCollection", "features": [_contour(rang) for rang in contours]}
        (dossier / "communes.geojson").write_text(json.dumps(collection), "utf-8")
    lignes = ["indicateur;territoire;periode;valeur;statut;source"]
    etats = {"s": "secret", "nd": "non_disponible"}
    for id, (_, cases) in chiffres.items():
        for (rang, annee), ecrit in cases.items():
            lignes.append(f"{id};c{rang};{annee};{'' if ecrit in etats else ecrit};{etats.get(ecrit, '')};Relevé inventé")
    (dossier / "valeurs" / "releve.csv").write_text("\n".join(lignes) + "\n", "utf-8")
    return projet
