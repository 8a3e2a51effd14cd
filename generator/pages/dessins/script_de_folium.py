"""The script that makes a map and its layer, as folium writes it: the same for all maps, so that sites publish it once.

Apart from the rest because importing folium costs 0.4 s, which only a site whose shared script has changed should pay.
"""

import folium
from folium.template import Template
from folium.utilities import JsCode

# folium's map forbids zooming by hand, and knows nothing of our options: its template is replaced on the instance, never on the class, which
# other maps share. No data passes through here: branca compiles the output of a macro as a Jinja template once more, so that «{{ … }}» in a
# name would be executed.
_CARTE = Template(
    """{% macro script(this, kwargs) %}const {{ this.get_name() }} = L.map({{ this.get_name()|tojson }},
 {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}, ...plan.options});{% endmacro %}"""
)
_FRANCE = (46.6, 2.4)  # degrees, the middle of metropolitan France


def script_de_folium() -> str:
    """Makes `map_plan` in the element of that id, and in it `geo_json_reperes`, an empty layer whose features `plan.preparer` prepares."""
    figure = folium.Figure()
    carte = folium.Map(location=_FRANCE, zoom_start=5, tiles=None, zoom_control=False)
    carte._template = _CARTE
    carte._id = "plan"
    carte.default_js, carte.default_css = [], []
    figure.add_child(carte)
    # The layer takes its data from the page that loads the script; looks come from the style sheet.
    vide = {"type": "FeatureCollection", "features": []}
    couche = folium.GeoJson(vide, marker=folium.CircleMarker(), on_each_feature=JsCode("plan.preparer"))
    couche._id = "reperes"
    couche.add_to(carte)
    figure.render()
    return str(figure.script.render())
