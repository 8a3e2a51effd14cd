"""The document of a map as safe text: our style and script, and data that nobody has vouched for, in one HTML page that Leaflet draws."""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape

# An allow-list: no scheme, no host, no quote, no space or control character that a browser would drop before reading a scheme.
_ADRESSE_RELATIVE = re.compile(r"(?!/)[A-Za-z0-9._~%!$()*+,;=@/?#&-]+")
_CARACTERES_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_COMMENTAIRE = re.compile(r"(?:^|\s)// .*$|^\s*/\*.*\*/\s*$")
# No string of our style sheets holds one of these signs.
_BLANC_DE_STYLE = re.compile(r"\s*([{};,])\s*|(?<=:) ")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def composer(
    *, titre: str, panneau: str, donnees: Mapping[str, object], ressources: str, styles: Sequence[str], scripts: Sequence[str]
) -> str:
    """The whole document; the same arguments always give the same text.

    `panneau` is markup that is already escaped, `donnees` the GeoJSON that the script reads, `ressources` the relative address of the folder that
    holds `leaflet.js` and `leaflet.css`, `styles` and `scripts` texts of our own, in their order. ValueError: an address that is not relative, a
    style sheet or a script that would close its own element.
    """
    # Here and not above: folium takes 0.4 s to import, and most builds change no map.
    from generator.pages.dessins.carte_scripts import assembler

    for textes, element in ((styles, "style"), (scripts, "script")):
        if any(f"</{element}" in texte.lower() for texte in textes):
            raise ValueError(f"le texte contient </{element} et fermerait son propre élément")
    page = {
        "titre": escape(texte_permis(titre)),
        "panneau": panneau,
        "donnees": _json_pour_html(donnees),
        "feuille_de_style": "\n".join(_BLANC_DE_STYLE.sub(r"\1", _serrer(texte)) for texte in styles),
        "script": "\n".join(_serrer(texte) for texte in scripts),
    }
    return assembler(page, adresse_relative(ressources.rstrip("/")))


def panneau(contenu: str) -> str:
    """What stands beside the map: how to move in it by keyboard, `contenu` (markup), and the button that asks for IGN's tiles."""
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


def _json_pour_html(valeur: object) -> str:
    """Compact JSON that can stand inside a script element: no character opens or closes markup there."""
    texte = json.dumps(valeur, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for caractere in "<>&\u2028\u2029":
        texte = texte.replace(caractere, f"\\u{ord(caractere):04x}")
    return texte


def _serrer(texte: str) -> str:
    """Our style sheet or script without indents and without comments; neither has a string that runs over lines, or that holds « // »."""
    lignes = (_COMMENTAIRE.sub("", ligne).strip() for ligne in texte.splitlines())
    return "\n".join(ligne for ligne in lignes if ligne)
