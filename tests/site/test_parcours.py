"""Every address of the built site leads to a file and to an anchor that exist, every id that is named exists, and the crawl can fail."""

from pathlib import Path

import pytest

from generator.publication.construction import construire
from tests.exemple.projet import JOUR, copier_exemple
from tests.site.parcours import Parcours, fichiers_de, origine_de
from tests.tout import TOUT

ADRESSE = "https://exemple.invalid/engagements/"


def test_chaque_adresse_mene_quelque_part(site_construit: Path) -> None:
    """Pages, maps, print pages, cards, style sheets and data files of the four contracts."""
    fichiers = fichiers_de(site_construit)
    parcours = Parcours(fichiers, origine_de(fichiers))
    fautes = parcours.fautes()
    assert fautes == [], "\n".join(fautes[:50])
    # It read them: each kind of bearer that the site has was met, in the pages, in the maps, in the style sheets and in the data.
    moins = {"a href": 100_000, "link href": 5_000, "script src": 2_000, "form action": 2_000, "label for": 4_000, "json pages": 4_000}
    moins |= {"json adresse": 1_000, "css": 50, "script": 150, "use href": 100, "iframe src": 100, "rect fill": 1, "svg aria-labelledby": 1}
    assert {quoi: parcours.suivies[quoi] for quoi, nombre in moins.items() if parcours.suivies[quoi] < nombre} == {}


def test_chaque_adresse_d_un_site_publie_dans_un_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its address, the site has canonical links, pictures of previews and addresses from the root of its host; the example has redirects."""
    monkeypatch.setenv("SITE_URL", ADRESSE)
    projet = copier_exemple(tmp_path / "projet")
    assert construire(projet, projet / "public", aujourd_hui=JOUR, pdf=TOUT).sain
    fichiers = fichiers_de(projet / "public")
    assert origine_de(fichiers) == ADRESSE
    parcours = Parcours(fichiers, ADRESSE)
    fautes = parcours.fautes()
    assert fautes == [], "\n".join(fautes[:50])
    assert all(parcours.suivies[quoi] for quoi in ("meta refresh", "meta og:image", "meta og:url")), parcours.suivies
    # The same files at another place of the host are wrong at once.
    assert Parcours(fichiers, "https://exemple.invalid/ailleurs/").fautes()


SAIN = {
    "index.html": '<a href="a/">A</a> <a href="a/#lieu">L</a> <a href="a/index.html">B</a> <h1 id="Titre">T</h1> <a href="#Titre">T</a>',
    "a/index.html": '<p id="lieu" aria-describedby="dit"><img src="../i.svg" srcset="../i.svg 1x, ../i.svg 2x" alt=""></p><p id="dit">x</p>',
    "a/plan.html": '<a href="https://ailleurs.example/">x</a> <a href="mailto:a@b.example">y</a> <a href="../i.svg#forme">z</a>',
    "i.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path id="forme"/></svg>',
    "s.css": 'a { background: url("i.svg"); } b { background: url(data:image/svg+xml,<svg/>); }',
    "d.json": '{"adresse": "/a/", "mots": ["et/ou", "./a/"]}',
    "a/recherche/index.json": '{"pages": [["", "A"], ["#lieu", "L"]], "synonymes": []}',
    "recherche/index.json": '{"parts": {"nombre": 1}}',
    "recherche/pages/0.json": '[["a/", "A", ""]]',
    "d.csv": "nom,lien\nx,/a/#lieu\n",
}
# In the page a/index.html: what is planted at its second line, and what must be said of it.
FAUTES = {
    '<a href="rien/">x</a>': "a href 'rien/': no such file",
    '<a href="../a">x</a>': "a href '../a': no such file",
    '<a href="#Lieu">x</a>': "a href '#Lieu': no such anchor",
    '<a href="../#titre">x</a>': "a href '../#titre': no such anchor",
    '<a href="plan.html#rien">x</a>': "a href 'plan.html#rien': no such anchor",
    '<a href="../s.css#a">x</a>': "a href '../s.css#a': an anchor in a file that has none",
    '<a href="">x</a>': "a href '': empty",
    '<a href="../../dehors/">x</a>': "a href '../../dehors/': no such file",
    '<a href="/rien/">x</a>': "a href '/rien/': no such file",
    '<a href="javascript:a()">x</a>': "a href 'javascript:a()': not a kind",
    '<a href="https:">x</a>': "a href 'https:': not a kind",
    '<a href="a b">x</a>': "a href 'a b': a letter that no address has",
    '<map name="m"><area href="rien" alt="x"></map>': "area href 'rien': no such file",
    '<link rel="stylesheet" href="rien.css">': "link href 'rien.css': no such file",
    '<script src="rien.js"></script>': "script src 'rien.js': no such file",
    '<img src="rien.png" alt="">': "img src 'rien.png': no such file",
    '<img src="../i.svg" srcset="../i.svg 1x, rien.png 2x" alt="">': "img srcset 'rien.png': no such file",
    '<picture><source srcset="rien.png 1x"></picture>': "source srcset 'rien.png': no such file",
    '<video poster="rien.png"></video>': "video poster 'rien.png': no such file",
    '<iframe src="rien.html"></iframe>': "iframe src 'rien.html': no such file",
    '<iframe srcdoc="&lt;a href=&quot;rien.html&quot;&gt;"></iframe>': "a href 'rien.html': no such file",
    '<iframe srcdoc="&lt;label for=&quot;lieu&quot;&gt;"></iframe>': "label for 'lieu': no such id",
    '<object data="rien.svg"></object>': "object data 'rien.svg': no such file",
    '<form action="rien/"></form>': "form action 'rien/': no such file",
    '<button formaction="rien/">x</button>': "button formaction 'rien/': no such file",
    '<blockquote cite="rien/">x</blockquote>': "blockquote cite 'rien/': no such file",
    '<svg><use href="#rien"/></svg>': "use href '#rien': no such anchor",
    '<svg><use xlink:href="../i.svg#rien"/></svg>': "use xlink:href '../i.svg#rien': no such anchor",
    '<svg><rect fill="url(#rien)"/></svg>': "rect fill '#rien': no such anchor",
    '<p style="background: url(rien.png)">x</p>': "p style 'rien.png': no such file",
    "<style>a { background: url('rien.png') }</style>": "style 'rien.png': no such file",
    '<meta http-equiv="refresh" content="0; url=rien/">': "meta refresh 'rien/': no such file",
    '<meta property="og:image" content="rien.png">': "meta og:image 'rien.png': no such file",
    '<meta name="twitter:image" content="rien.png">': "meta twitter:image 'rien.png': no such file",
    '<script type="application/json">{"liens": [["Ouvrir", "../rien/"]]}</script>': "script '../rien/': no such file",
    '<label for="rien">x</label>': "label for 'rien': no such id",
    '<p aria-controls="rien">x</p>': "p aria-controls 'rien': no such id",
    '<p aria-labelledby="lieu rien">x</p>': "p aria-labelledby 'rien': no such id",
    '<p aria-describedby="">x</p>': "p aria-describedby '': no such id",
    '<td headers="rien">x</td>': "td headers 'rien': no such id",
    '<img src="../i.svg" usemap="#rien" alt="">': "img usemap '<map> rien': no such id",
    '<p id="lieu">x</p>': "id 'lieu': already at line 1",
    '<p id="LIEU">x</p>': "id 'LIEU': only its case tells it from 'lieu'",
    '<p id="">x</p>': "id '': empty",
    '<base href="../">': "<base> changes",
}
# Other files of the small site, and what must be said of them.
FICHIERS = {
    "s.css": ("\n@import 'rien.css';", "s.css:2 css 'rien.css': no such file"),
    "a/s.css": ("a { background: url(i.svg) }", "a/s.css:1 css 'i.svg': no such file"),
    "e.json": ('[{"adresse": "/rien/"}]', "e.json:1 json adresse '/rien/': no such file"),
    "f.json": ('{"x": ["/a/#rien"]}', "f.json:1 json '/a/#rien': no such anchor"),
    "a/recherche/index.json": ('{"pages": [["rien/", "x"]]}', "a/recherche/index.json:1 json pages '../rien/': no such file"),
    "recherche/pages/1.json": ('[["rien/", "x", ""]]', "recherche/pages/1.json:1 json pages '../../rien/': no such file"),
    "e.csv": ("a,b\nx,/rien/\n", "e.csv:2 csv '/rien/': no such file"),
    "e.js": ("//# sourceMappingURL=rien.map", "e.js:1 script 'rien.map': no such file"),
    "robots.txt": ("Sitemap: https://ici.example/rien.xml", "robots.txt:1 txt 'https://ici.example/rien.xml': no such file"),
    "sitemap.xml": ("<loc>https://ici.example/rien/</loc>", "sitemap.xml:1 xml 'https://ici.example/rien/': no such file"),
    "A/index.html": ("<p>x</p>", "only its case tells it from A/index.html"),
}


def _parcourir(fichiers: dict[str, str]) -> list[str]:
    return Parcours({nom: texte.encode() for nom, texte in fichiers.items()}, "https://ici.example").fautes()


def test_un_site_sain_est_sain() -> None:
    assert _parcourir(SAIN) == []


@pytest.mark.parametrize("plante", FAUTES)
def test_chaque_faute_plantee_est_dite(plante: str) -> None:
    """With its file and its line, and alone."""
    fautes = _parcourir(SAIN | {"a/index.html": f"{SAIN['a/index.html']}\n{plante}"})
    assert len(fautes) == 1, fautes
    assert fautes[0].startswith(f"a/index.html:2 {FAUTES[plante]}")


@pytest.mark.parametrize("nom", FICHIERS)
def test_chaque_faute_d_un_autre_fichier_est_dite(nom: str) -> None:
    """Style sheets, data, site map, names of files."""
    texte, attendue = FICHIERS[nom]
    fautes = _parcourir(SAIN | {nom: SAIN[nom] + texte if nom == "s.css" else texte})
    assert len(fautes) == 1, fautes
    assert fautes[0].endswith(attendue)


def test_les_reperes_d_une_carte_sont_des_ancres() -> None:
    """The script of a map draws a mark for each of its data: an address may name it, and no other."""
    carte = '<script type="application/json">{"type": "FeatureCollection", "features": [{"properties": {"id": "ici"}}]}</script>'
    for repere, faute in (("ici", []), ("ailleurs", ["c.html:1 iframe src 'plan.html#ailleurs': no such anchor"])):
        assert _parcourir({"c.html": f'<iframe src="plan.html#{repere}"></iframe>', "plan.html": carte}) == faute
