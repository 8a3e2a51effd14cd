"""The document of a map as safe text: data that nobody has vouched for, in one HTML page that the shared script of its kind draws with Leaflet."""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape

from generator.pages.dessins.moteur_de_carte import Moteur, adresse_du_moteur
from generator.pages.dessins.reperage import CerclesDeDistance
from generator.pages.mots.echappement import json_en_html

# An allow-list: no scheme, no host, no quote, no space or control character that a browser would drop before reading a scheme.
_ADRESSE_RELATIVE = re.compile(r"(?!/)[A-Za-z0-9._~%!$()*+,;=@/?#&-]+")
_CARACTERES_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# What the document may load: files of its own site; and IGN's tiles, the only other site that a page of ours may load from, when the reader presses the
# button.
_REGLE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https://data.geopf.fr; base-uri 'none'; form-action 'none'"


def composer(*, titre: str, panneau: str, donnees: Mapping[str, object], ressources: str, moteur: Moteur) -> str:
    """The whole document; the same arguments always give the same text.

    `panneau` is markup that is already escaped, `donnees` the GeoJSON that the script reads, `ressources` the relative address of the folder that
    holds Leaflet and the script and style sheet of `moteur`. ValueError: an address that is not relative.
    """
    dossier = escape(adresse_relative(ressources.rstrip("/")))
    nom = escape(texte_permis(titre))
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_REGLE}">\n'
        f'<title>{nom}</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<link rel="icon" href="{dossier}/icone.svg">\n<link rel="stylesheet" href="{dossier}/leaflet/leaflet.css">\n'
        f'<link rel="stylesheet" href="{dossier}/{adresse_du_moteur(moteur, "css")}">\n'
        f'</head>\n<body>\n<main class="plan" aria-label="Carte">\n<h1 class="plan-invisible">{nom}</h1>\n{panneau}\n'
        '<div id="map_plan" role="region" aria-label="Carte des territoires" aria-describedby="plan-aide"></div>\n'
        '<p class="plan-invisible" id="plan-fin" tabindex="-1">Fin de la carte.</p>\n</main>\n'
        f'<script type="application/json" id="plan-donnees">{json_en_html(_en_json(donnees))}</script>\n'
        f'<script src="{dossier}/leaflet/leaflet.js"></script>\n<script src="{dossier}/{adresse_du_moteur(moteur, "js")}"></script>\n'
        "</body>\n</html>\n"
    )


# What the script fills: what is not seen from afar, and the marks whose names have no room.
_SANS_NOM = (
    '<p class="plan-de-loin">Agrandissez la carte pour voir les quartiers.</p>'
    '<details class="plan-sans-nom" hidden><summary></summary><ul></ul></details>'
)


def panneau(contenu: str, *, avec_reperes: bool = True) -> str:
    """What stands beside the map: how to move in it by keyboard, `contenu` (markup), the marks without a name, where there are marks, and the button
    that asks for IGN's tiles."""
    return (
        '<p class="plan-invisible" id="plan-aide">Touche Tabulation : passer d’un repère au suivant. Entrée : ouvrir sa fiche. '
        "Échap : la fermer. Flèches, plus et moins : déplacer et agrandir la carte.</p>"
        '<a class="plan-evitement" href="#plan-fin">Passer la carte</a>'
        f'<div class="plan-panneau">{contenu}'
        f"{_SANS_NOM if avec_reperes else ''}"
        '<button type="button" class="plan-fond" aria-pressed="false"><span>Afficher le fond de carte IGN</span> '
        "<small>Votre navigateur contactera alors le serveur de l’IGN (data.geopf.fr).</small></button>"
        '<p class="plan-etat" role="status"></p></div>'
        "<noscript><p>La carte ne s’affiche pas dans ce navigateur, qui n’exécute pas les scripts. Les mêmes territoires sont décrits dans les pages du site.</p></noscript>"
    )


def donnees_des_cercles(cercles: CerclesDeDistance | None) -> dict[str, object]:
    """What the script reads of circles of known distance: nothing where there are none."""
    if cercles is None:
        return {}
    return {"cercles": {"centre": cercles.centre, "rayons": [[metres, texte_permis(mots)] for metres, mots in cercles.rayons]}}


def phrase_des_cercles(cercles: CerclesDeDistance | None) -> str:
    """What the legend says of them, as markup."""
    return f"<p>{escape(texte_permis(cercles.phrase))}</p>" if cercles else ""


def texte_permis(texte: str) -> str:
    """Text that any encoder and any HTML parser accept: control characters and lone surrogates become U+FFFD."""
    return _CARACTERES_INTERDITS.sub("\ufffd", texte)


def adresse_relative(adresse: str) -> str:
    """`adresse`; ValueError where it is not relative."""
    if not _ADRESSE_RELATIVE.fullmatch(adresse):
        raise ValueError(f"adresse qui n’est pas relative : {adresse!r}")
    return adresse


def verifier_les_ids(ids: Sequence[str]) -> None:
    """ValueError: an id that is doubled or not ASCII."""
    vus: set[str] = set()
    for id_ in ids:
        if not _ID.fullmatch(id_):
            raise ValueError(f"identifiant de repère invalide : {id_!r}")
        if id_ in vus:
            raise ValueError(f"identifiant de repère en double : {id_!r}")
        vus.add(id_)


def _en_json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
