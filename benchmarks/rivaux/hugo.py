"""Hugo, with one plain layout: a header, a menu, the body, a footer.

Each body is a content file `.html`, which Hugo passes through as it is: no Markdown is read. Lists by tag, feeds and the map of the site are
switched off. What it is spared: charts, the search's index, files of data, pictures, PDFs, checks of data and of links.
"""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rivaux.corps import Corps
from benchmarks.rivaux.rival import Rival

OUTIL = "hugo"
_REGLAGES = """baseURL = "https://exemple.invalid/"
languageCode = "fr"
title = "Engagements ouverts"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
[[menu.main]]
name = "Accueil"
url = "/"
weight = 1
"""
_MISE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }} - {{ .Site.Title }}</title>
<link rel="stylesheet" href="{{ "style.css" | relURL }}"></head>
<body>
<header><a href="{{ .Site.BaseURL }}">{{ .Site.Title }}</a></header>
<nav><ul>{{ range .Site.Menus.main }}<li><a href="{{ .URL | relURL }}">{{ .Name }}</a></li>{{ end }}</ul></nav>
<main>{{ .Content }}</main>
<footer>Licence Ouverte 2.0</footer>
</body>
</html>
"""


def hugo(corps: Sequence[Corps], dossier: Path, changee: str) -> Rival | None:
    """A project of Hugo in `dossier`, which is made; None where Hugo is not installed. `changee` is the address of the page that changes."""
    programme = shutil.which("hugo")
    if programme is None:
        return None
    for chemin, texte in (
        ("config.toml", _REGLAGES),
        ("layouts/_default/baseof.html", _MISE),
        ("static/style.css", "body { margin: 0 }\n"),
    ):
        (dossier / chemin).parent.mkdir(parents=True, exist_ok=True)
        (dossier / chemin).write_text(texte, encoding="utf-8")
    for gabarit in ("layouts/index.html", "layouts/_default/single.html", "layouts/_default/list.html"):
        (dossier / gabarit).write_text('{{ define "main" }}{{ end }}', encoding="utf-8")
    sites = {page.adresse for page in corps if page.adresse.count("/") <= 1}
    menu = "".join(
        f'[[menu.main]]\nname = "{adresse.strip("/")}"\nurl = "/{adresse}"\nweight = 2\n' for adresse in sorted(sites - {""})[:12]
    )
    (dossier / "config.toml").write_text(_REGLAGES + menu, encoding="utf-8")
    for page in corps:
        fichier = dossier / "content" / _fichier(page.adresse)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(f"---\ntitle: {json.dumps(page.titre, ensure_ascii=False)}\n---\n{page.html}", encoding="utf-8")
    version = subprocess.run([programme, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    mots = (programme, "--quiet", "--destination", "public")
    return Rival(OUTIL, version, dossier, mots, dossier / "public", (dossier / "resources",), dossier / "content" / _fichier(changee))


def _fichier(adresse: str) -> str:
    """Each page is a branch («_index.html»): below a leaf, Hugo would take pages for its attachments."""
    return f"{adresse}_index.html"
