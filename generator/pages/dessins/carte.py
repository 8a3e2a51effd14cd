"""Maps: the places of a contract, or of all, as an HTML document of their own, for an iframe or a tab. Nothing comes from another site
until the reader asks for IGN's tiles."""

import json
import math
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from html import escape

from msgspec import Struct

from generator.pages.mots.typographie import INSECABLE, nombre_fr


class GenreDeRepere(StrEnum):
    """The kinds of marks: the kinds of places, the neighbourhoods of a commune whose places are not known, together, and all places of a contract, as
    one."""

    PERIMETRE = "perimetre"
    COMMUNE = "commune"
    QPV = "qpv"
    QVA = "qva"
    LOT = "lot"
    CONTRAT = "contrat"


NOMS = {
    GenreDeRepere.PERIMETRE: "Périmètre du contrat",
    GenreDeRepere.COMMUNE: "Commune",
    GenreDeRepere.QPV: "Quartier prioritaire (QPV)",
    GenreDeRepere.QVA: "Quartier de veille active (QVA)",
    GenreDeRepere.LOT: "Quartiers à l’emplacement non connu",
    GenreDeRepere.CONTRAT: "Contrat, au milieu de ses lieux",
}
_AIDE_LOT = "placés près du centre de leur "

# Radii in CSS pixels. Area is proportional to inhabitants: 1 000 are 5,4 px, 15 000 are 20,8 px. Below the least radius a finger
# misses the circle, above the greatest it hides its neighbours.
RAYON_PAR_RACINE = 0.17
RAYON_MINIMAL = 5.0
RAYON_MAXIMAL = 26.0
RAYON_SANS_POPULATION = 7.0
_RAYONS_FIXES = {GenreDeRepere.COMMUNE: 4.0, GenreDeRepere.PERIMETRE: 9.0, GenreDeRepere.LOT: 8.0, GenreDeRepere.CONTRAT: 8.0}
_POPULATIONS_DE_LEGENDE = (1_000, 5_000, 15_000)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# An allow-list: no scheme, no host, no quote, no space or control character that a browser would drop before reading a scheme.
_ADRESSE_RELATIVE = re.compile(r"(?!/)[A-Za-z0-9._~%!$()*+,;=@/?#&-]+")
_CARACTERES_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PROFONDEURS = {"Polygon": 2, "MultiPolygon": 3}
_DECIMALES = 5  # of a degree: about a metre


class RepereDeCarte(Struct, frozen=True):
    """One thing drawn. `latitude`/`longitude` are WGS84 degrees, `population` counts inhabitants, `contour` is a GeoJSON Polygon or
    MultiPolygon as text or empty, `liens` are (label, relative address). `commune` is what its contract calls a commune. Texts are untrusted;
    `id` is ASCII and unique on its map."""

    id: str
    nom: str
    type: GenreDeRepere
    latitude: float
    longitude: float
    population: int | None
    lignes: tuple[str, ...]
    liens: tuple[tuple[str, str], ...]
    contour: str = ""
    commune: str = "commune"


def rendre_la_carte(*, titre: str, reperes: Sequence[RepereDeCarte], ressources: str, feuille_de_style: str, script: str) -> str:
    """The map as one HTML document; the same arguments always give the same text.

    `ressources` is the relative address of the folder that holds `leaflet.js` and `leaflet.css`. `feuille_de_style` and `script` are
    the texts of our own `carte/plan.css` and `carte/plan.js`. ValueError: an id that is doubled or not ASCII, a place
    or a contour that is not one, an address that is not relative, a style sheet or a script that would close its own element.
    """
    # Here and not above: folium takes 0.4 s to import, and most builds change no map.
    from generator.pages.dessins.carte_scripts import assembler

    _refuser_fermeture(feuille_de_style, "style")
    _refuser_fermeture(script, "script")
    _refuser_doublons(reperes)
    dessines = sorted(reperes, key=_rang)
    donnees = {"mots": {nom: mot for nom, mot in NOMS.items() if any(repere.type == nom for repere in reperes)}}
    page = {
        "titre": escape(_texte(titre)),
        "panneau": _panneau(dessines),
        "donnees": _json_pour_html({**donnees, "type": "FeatureCollection", "features": [_trait(repere) for repere in dessines]}),
        "feuille_de_style": _serrer(feuille_de_style),
        "script": _serrer(script),
    }
    return assembler(page, _adresse(ressources.rstrip("/")))


def rayon(repere: RepereDeCarte) -> float:
    """Radius in CSS pixels of the circle (or half side of the square) that stands for a place without contour."""
    if repere.type in _RAYONS_FIXES:
        return _RAYONS_FIXES[repere.type]
    return RAYON_SANS_POPULATION if repere.population is None else _rayon_de(repere.population)


def _rayon_de(population: int) -> float:
    return round(min(max(RAYON_PAR_RACINE * math.sqrt(max(population, 0)), RAYON_MINIMAL), RAYON_MAXIMAL), 1)


def _rang(repere: RepereDeCarte) -> tuple[int, float]:
    """Outlines under circles, great circles under small ones: what is drawn last can always be pressed."""
    if repere.contour:
        return {GenreDeRepere.PERIMETRE: 0, GenreDeRepere.COMMUNE: 1}.get(repere.type, 2), 0.0
    return (4 if repere.type is GenreDeRepere.COMMUNE else 3), -rayon(repere)


def _trait(repere: RepereDeCarte) -> dict[str, object]:
    """The GeoJSON feature of one place, all fields checked."""
    if not _ID.fullmatch(repere.id):
        raise ValueError(f"identifiant de repère invalide : {repere.id!r}")
    point = _point((repere.longitude, repere.latitude), repere.id)
    proprietes: dict[str, object] = {"id": repere.id, "nom": _texte(repere.nom), "type": repere.type.value}
    if repere.type is GenreDeRepere.COMMUNE and repere.commune != repere.type:
        proprietes["mot"] = _texte(repere.commune.capitalize())
    if repere.lignes:
        proprietes["lignes"] = [_texte(ligne) for ligne in repere.lignes]
    if repere.liens:
        proprietes["liens"] = [[_texte(libelle), _adresse(adresse)] for libelle, adresse in repere.liens]
    if repere.type is GenreDeRepere.COMMUNE and repere.population is not None:  # ranks the names; a circle has its radius for that
        proprietes["population"] = repere.population
    if repere.contour:
        proprietes["point"] = point[::-1]
        return {"type": "Feature", "properties": proprietes, "geometry": _geometrie(repere.contour, repere.id)}
    proprietes["rayon"] = rayon(repere)
    return {"type": "Feature", "properties": proprietes, "geometry": {"type": "Point", "coordinates": point}}


def _geometrie(contour: str, id_: str) -> dict[str, object]:
    """The outline with its coordinates rounded to a metre; ValueError where Leaflet would stop on it."""
    geometrie = json.loads(contour)
    profondeur = _PROFONDEURS.get(str(geometrie.get("type"))) if isinstance(geometrie, dict) else None
    if profondeur is None:
        raise ValueError(f"contour qui n’est ni un Polygon ni un MultiPolygon : {id_}")
    return {"type": geometrie["type"], "coordinates": _coordonnees(geometrie.get("coordinates"), profondeur, id_)}


def _coordonnees(valeur: object, profondeur: int, id_: str) -> list[object]:
    if not isinstance(valeur, list) or not valeur:
        raise ValueError(f"coordonnées illisibles dans le contour : {id_}")
    if profondeur == 0:
        return list(_point(valeur[:2], id_))
    return [_coordonnees(element, profondeur - 1, id_) for element in valeur]


def _point(longitude_latitude: Sequence[object], id_: str) -> list[float]:
    nombres = [n for n in longitude_latitude if isinstance(n, int | float) and math.isfinite(n)]
    if len(nombres) != 2 or abs(nombres[0]) > 180 or abs(nombres[1]) > 90:
        raise ValueError(f"point hors du globe ou illisible : {id_}")
    return [round(nombre, _DECIMALES) for nombre in nombres]


def _texte(texte: str) -> str:
    """Text that any encoder and any HTML parser accept: control characters and lone surrogates become U+FFFD."""
    return _CARACTERES_INTERDITS.sub("\ufffd", texte)


def _adresse(adresse: str) -> str:
    if not _ADRESSE_RELATIVE.fullmatch(adresse):
        raise ValueError(f"adresse qui n’est pas relative : {adresse!r}")
    return adresse


def _json_pour_html(valeur: object) -> str:
    """Compact JSON that can stand inside a script element: no character opens or closes markup there."""
    texte = json.dumps(valeur, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for caractere in "<>&\u2028\u2029":
        texte = texte.replace(caractere, f"\\u{ord(caractere):04x}")
    return texte


def _serrer(texte: str) -> str:
    """Our style sheet or script without indents and without lines of comment; neither has a string that runs over lines."""
    lignes = (ligne.strip() for ligne in texte.splitlines())
    return "\n".join(ligne for ligne in lignes if ligne and not ligne.startswith("//") and not re.fullmatch(r"/\*.*\*/", ligne))


def _refuser_fermeture(texte: str, element: str) -> None:
    if f"</{element}" in texte.lower():
        raise ValueError(f"le texte contient </{element} et fermerait son propre élément")


def _refuser_doublons(reperes: Sequence[RepereDeCarte]) -> None:
    vus: set[str] = set()
    for repere in reperes:
        if repere.id in vus:
            raise ValueError(f"identifiant de repère en double : {repere.id!r}")
        vus.add(repere.id)


def _panneau(reperes: Sequence[RepereDeCarte]) -> str:
    """What stands beside the map: how to move in it by keyboard, the legend, and the button that asks for IGN's tiles."""
    contenu = _legende(reperes) if reperes else '<p class="plan-vide">Aucun territoire à montrer sur cette carte.</p>'
    return (
        '<p class="plan-invisible" id="plan-aide">Touche Tabulation : passer d’un repère au suivant. Entrée : ouvrir sa fiche. '
        "Échap : la fermer. Flèches, plus et moins : déplacer et agrandir la carte.</p>"
        '<a class="plan-evitement" href="#plan-fin">Passer la carte</a>'
        f'<div class="plan-panneau">{contenu}'
        '<button type="button" class="plan-fond" aria-pressed="false"><span>Afficher le fond de carte IGN</span> '
        "<small>Votre navigateur contactera alors le serveur de l’IGN (data.geopf.fr).</small></button>"
        '<p class="plan-etat" role="status"></p></div>'
        "<noscript><p>La carte ne s’affiche pas dans ce navigateur, qui n’exécute pas les scripts. Les mêmes territoires sont décrits dans les pages du site.</p></noscript>"
    )


def _legende(reperes: Sequence[RepereDeCarte]) -> str:
    """One entry for each kind of mark on this map, then the sizes of circles where population gives them."""
    presents = {(repere.type, bool(repere.contour)) for repere in reperes}
    communes = {nom: _communes(repere for repere in reperes if repere.type == nom) for nom in (GenreDeRepere.COMMUNE, GenreDeRepere.LOT)}
    entrees = [
        _entree(nom, communes.get(nom, ""), contour=contour) for nom in NOMS for contour in (False, True) if (nom, contour) in presents
    ]
    ronds = [repere for repere in reperes if repere.type in (GenreDeRepere.QPV, GenreDeRepere.QVA) and not repere.contour]
    tailles = ""
    if any(repere.population is not None for repere in ronds):
        echelle = "".join(
            f"<li>{_symbole('taille', _rayon_de(nombre))}<span>{nombre_fr(nombre)}</span></li>" for nombre in _POPULATIONS_DE_LEGENDE
        )
        tailles = f'<p>Nombre d’habitants{INSECABLE}:</p><ul class="plan-tailles">{echelle}</ul>'
        if any(repere.population is None for repere in ronds):
            tailles += f"<ul><li>{_symbole('taille', RAYON_SANS_POPULATION)}<span>nombre non connu</span></li></ul>"
    return f'<details class="plan-legende" open><summary>Légende</summary><ul>{"".join(entrees)}</ul>{tailles}</details>'


def _communes(reperes: Iterable[RepereDeCarte]) -> str:
    """«commune ou arrondissement»: what the contracts of these marks call their communes."""
    return " ou ".join(sorted({_texte(repere.commune) for repere in reperes}, key=lambda nom: (nom != "commune", nom)))


def _entree(genre: GenreDeRepere, commune: str, *, contour: bool) -> str:
    precision = f"<small>{_AIDE_LOT}{escape(commune)}</small>" if genre == GenreDeRepere.LOT else ""
    mot = escape(commune.capitalize()) if genre is GenreDeRepere.COMMUNE else NOMS[genre]
    dessin = _symbole(genre, _RAYONS_FIXES.get(genre, 8.0), contour=contour)
    return f"<li>{dessin}<span>{mot}{precision}</span></li>"


def _symbole(genre: str, rayon_: float, *, contour: bool = False) -> str:
    """A drawing of the legend: the same classes as on the map, so that the style sheet cannot make them differ."""
    cote = math.ceil(2 * max(rayon_, 9) + 6)
    c = cote / 2
    if contour:
        trace = f"M3 {c - 5}L{c + 2} 3L{cote - 3} {c - 2}L{cote - 6} {cote - 4}L5 {cote - 3}Z"
        forme = f'<path class="repere repere-{genre} contour" d="{trace}"/>'
    elif genre == GenreDeRepere.LOT:
        forme = f'<path class="repere repere-lot" d="{_carres(c, rayon_)}"/>'
    elif genre == GenreDeRepere.PERIMETRE:
        forme = f'<path class="repere repere-perimetre" d="M{c} {c - rayon_}L{c + rayon_} {c}L{c} {c + rayon_}L{c - rayon_} {c}Z"/>'
    else:
        forme = f'<circle class="repere repere-{genre}" cx="{c}" cy="{c}" r="{rayon_}"/>'
    return f'<svg width="{cote}" height="{cote}" aria-hidden="true">{forme}</svg>'


def _carres(centre: float, demi_cote: float) -> str:
    """Two squares, one inside the other, as an SVG path; plan.js draws the same on the map."""
    return "".join(f"M{centre - d} {centre - d}h{2 * d}v{2 * d}h{-2 * d}z" for d in (demi_cote, demi_cote / 2 - 1))
