"""The HTML document around a map: folium's map and GeoJSON layer, without folium's third parties, random names or templates in data.

Apart from `carte` because importing folium costs 0.4 s, which only a changed map should pay.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from html import escape

import folium
from folium.template import Template
from folium.utilities import JsCode

# folium's own page has no language, and its map forbids zooming by hand: both templates are replaced on the instances, never on
# the classes, which other maps share. What varies comes in through `kwargs`, after folium's macros have run: branca compiles the
# output of a macro as a Jinja template once more, so that «{{ … }}» in a name would be executed there.
_PAGE = Template(
    """<!DOCTYPE html>
<html lang="fr">
<head>
<meta http-equiv="Content-Security-Policy" content="">
{{ this.header.render(**kwargs) }}
<title>{{ kwargs.page.titre }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="{{ kwargs.page.icone }}">
<style>{{ kwargs.page.feuille_de_style }}</style>
</head>
<body>
<main class="plan" aria-label="Carte">
<h1 class="plan-invisible">{{ kwargs.page.titre }}</h1>
{{ kwargs.page.panneau }}
{{ this.html.render(**kwargs) }}
<p class="plan-invisible" id="plan-fin" tabindex="-1">Fin de la carte.</p>
</main>
<script type="application/json" id="plan-donnees">{{ kwargs.page.donnees }}</script>
<script>
{{ kwargs.page.script }}
{{ this.script.render(**kwargs) }}
plan.demarrer(map_plan, geo_json_reperes);
</script>
</body>
</html>
"""
)
_CARTE = Template(
    """{% macro html(this, kwargs) %}<div id="{{ this.get_name() }}" role="region" aria-label="Carte des territoires"
 aria-describedby="plan-aide"></div>{% endmacro %}
{% macro script(this, kwargs) %}const {{ this.get_name() }} = L.map({{ this.get_name()|tojson }},
 {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}, ...plan.options});{% endmacro %}"""
)
# The only other site that a page of ours may load from: that of IGN's tiles, which plan.js asks for when the reader presses the button.
_TUILES = "https://data.geopf.fr"
_REGLE_VIDE = 'content=""'
_DEDANS = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_FRANCE = (46.6, 2.4)  # degrees, the middle of metropolitan France


def assembler(page: Mapping[str, str], ressources: str) -> str:
    """The whole document. `page` holds markup that is already escaped (`titre`, `panneau`, `donnees`) and our own `feuille_de_style` and
    `script`; `ressources` is the checked relative address of the folder of `leaflet.js` and `leaflet.css`."""
    figure = folium.Figure()
    figure._template = _PAGE
    carte = folium.Map(location=_FRANCE, zoom_start=5, tiles=None, zoom_control=False)
    carte._template = _CARTE
    carte._id = "plan"
    carte.default_js = [("leaflet", escape(f"{ressources}/leaflet.js"))]
    carte.default_css = [("leaflet_css", escape(f"{ressources}/leaflet.css"))]
    figure.add_child(carte)
    # The layer starts empty and takes the data from the page's JSON, for the reason given above; looks come from the style sheet.
    vide = {"type": "FeatureCollection", "features": []}
    couche = folium.GeoJson(vide, marker=folium.CircleMarker(), on_each_feature=JsCode("plan.preparer"))
    couche._id = "reperes"
    couche.add_to(carte)
    icone = escape(f"{ressources.rpartition('/')[0]}/icone.svg")  # beside the folder of Leaflet
    document = str(figure.render(page={**page, "icone": icone}))
    # The rule names what stands between the page's own tags by its digest; it is written over the first empty one, above all data.
    return document.replace(_REGLE_VIDE, f'content="{_regle(document)}"', 1)


def _regle(document: str) -> str:
    """The Content-Security-Policy that this very document obeys: its own files, its own script and style, IGN's tiles."""
    sommes: dict[str, list[str]] = {"script": [], "style": []}
    for element, texte in _DEDANS.findall(document):
        sommes[element].append(f" 'sha256-{base64.b64encode(hashlib.sha256(texte.encode('utf-8')).digest()).decode('ascii')}'")
    return (
        f"default-src 'none'; script-src 'self'{''.join(sommes['script'])}; style-src 'self'{''.join(sommes['style'])}; "
        f"img-src 'self' data: {_TUILES}; base-uri 'none'; form-action 'none'"
    )
