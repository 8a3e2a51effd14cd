"""Pages of promises show one level at a time, and the bilan draws where each part stands: on the built site, for every contract."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lecteur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


def _article(site: Path, adresse: str) -> Any:
    return lecteur.fromstring((site / adresse / "index.html").read_bytes()).find(".//article")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_une_promesse_montre_celles_qui_sont_dessous_et_pas_plus(site_construit: Path, contrat: str) -> None:
    """The cards of a page are its children, all of them; of what is below them it only counts."""
    noeuds = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))["noeuds"]
    enfants: dict[str, set[str]] = {}
    for noeud in noeuds:
        enfants.setdefault(noeud["parent"] or "", set()).add(noeud["id"])
    vus = 0
    for noeud in noeuds:
        if not (siens := enfants.get(noeud["id"], set())):
            continue
        article = _article(site_construit, f"{contrat}/referentiel/{noeud['id']}")
        (titre,) = article.xpath(".//h2[@id='enfants']")
        menes: set[str] = set()
        for suite in titre.itersiblings():
            if suite.tag in ("h2", "nav"):
                break
            menes |= {trouve[1] for lien in suite.xpath(".//a/@href") if (trouve := re.fullmatch(r"\.\./([a-z0-9-]+)/", lien))}
        assert menes == siens, noeud["id"]
        assert not article.xpath(".//li//ul/li//ul"), f"{noeud['id']}: lists in lists in lists"
        vus += 1
    assert vus > 5


@pytest.mark.parametrize("contrat", CONTRATS)
def test_le_bilan_dessine_ou_en_est_chaque_partie(site_construit: Path, contrat: str) -> None:
    """A bar for each part of the contract that has indicators, beside the words, and where the timeline is drawn."""
    noeuds = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))["noeuds"]
    parties = [noeud for noeud in noeuds if not noeud["parent"] and noeud["synthese"]["total"]]
    article = _article(site_construit, f"{contrat}/bilan")
    barres = article.xpath(".//*[contains(concat(' ', @class, ' '), ' eo-barre ')]")
    assert len(barres) >= len(parties) > 0
    assert article.xpath(".//a[contains(@href, 'frise/')]")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_les_barres_du_papier_ne_se_touchent_pas(site_construit: Path, contrat: str) -> None:
    """Each part of a bar begins where the one before ends, with a white edge between them, and each bar has a margin above and below."""
    style = (site_construit / contrat / "ressources" / "papier.css").read_text("utf-8")
    (regle,) = re.findall(r"^\.barre \{([^}]*)\}", style, re.MULTILINE)
    assert re.search(r"margin: [1-9][\d.]*mm 0", regle)
    (contour,) = re.findall(r"^\.barre rect \{([^}]*)\}", style, re.MULTILINE)
    assert "stroke: #fff" in contour
    article = lecteur.fromstring((site_construit / contrat / "imprimer" / "bilan" / "index.html").read_bytes())
    barres = article.xpath("//svg[contains(concat(' ', @class, ' '), ' barre ')]")
    assert barres
    for barre in barres:
        parts = [(float(rect.get("x", 0)), float(rect.get("width"))) for rect in barre.xpath(".//rect")]
        fin = 0.0
        for x, large in parts:
            assert x >= fin - 0.01
            fin = x + large
