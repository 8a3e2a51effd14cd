"""axe-core over a loaded page: every violation, and every case that it leaves open and that nobody explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

CONTROLES = (Path(__file__).parent / "controles.js").read_text(encoding="utf-8")
COULEURS = ("color-contrast", "link-in-text-block")
_DEPLIER = "for (const n of document.querySelectorAll('details')) n.open = true"
_LANCER = """o => axe.run(o).then(r => ["violations", "incomplete"].flatMap(sorte => r[sorte].flatMap(regle => regle.nodes.map(n =>
    ({sorte, regle: regle.id, cible: n.target.flat(), html: n.html.slice(0, 200), dit: [...n.any, ...n.all, ...n.none].map(m => m.message)})))))"""

# The first explanation whose elements these are, and what our own check says.
_CONTROLER = """(n, possibles) => {
    const rang = possibles.findIndex(([choix]) => n.matches(choix));
    return [rang, rang < 0 ? null : window.eo.controler(possibles[rang][1], n)];
}"""


@dataclass(frozen=True)
class Explication:
    """A case that axe cannot decide: the rule, the elements, why it is all right, which of our checks proves it, a page that shows it."""

    regle: str
    selecteur: str
    pourquoi: str
    controle: str
    page: str


EXPLICATIONS = tuple(Explication(**ligne) for ligne in yaml.safe_load((Path(__file__).parent / "indecis.yaml").read_text(encoding="utf-8")))


def preparer(page: Page) -> None:
    """Brings axe and our own checks into the page and its frames, with all that is folded unfolded."""
    page.evaluate(_DEPLIER)  # a map in a folded block is loaded once it is open
    for plan in page.query_selector_all("iframe"):
        plan.scroll_into_view_if_needed()
        if cadre := plan.content_frame():
            cadre.wait_for_url("**/plan.html**", timeout=10_000)
    page.evaluate("scrollTo(0, 0)")
    for cadre in page.frames:
        cadre.evaluate(AXE_SCRIPT)
        cadre.evaluate(CONTROLES)
        cadre.evaluate(_DEPLIER)


def regarder(page: Page, regles: Sequence[str] = (), sauf: Sequence[str] = ()) -> Iterator[Mapping[str, Any]]:
    """What axe finds and what it leaves open, in the page and its frames. Without `regles`, all rules but `sauf`, and the size of targets."""
    toutes = {"target-size": {"enabled": True}, **{regle: {"enabled": False} for regle in sauf}}
    choix: dict[str, Any] = {"resultTypes": ["violations", "incomplete"], "rules": toutes}
    yield from page.evaluate(_LANCER, choix if not regles else {**choix, "rules": {}, "runOnly": list(regles)})


def defauts(page: Page, regles: Sequence[str] = (), servies: set[Explication] | None = None, *, sauf: Sequence[str] = ()) -> list[str]:
    """Each violation, and each open case without explanation or whose explanation our own check denies."""
    trouves = []
    for cas in regarder(page, regles, sauf):
        if cas["sorte"] == "violations":
            trouves.append(f"{cas['regle']} {cas['cible']} {cas['html']} {cas['dit']}")
            continue
        explication, verdict = _expliquer(page, cas)
        if explication and servies is not None:
            servies.add(explication)
        if verdict is not True:
            trouves.append(f"undecided: {cas['regle']} {cas['cible']} {cas['html']} {cas['dit']}: {verdict}")
    return trouves


def _expliquer(page: Page, cas: Mapping[str, Any]) -> tuple[Explication | None, object]:
    cadre: Page | Frame = page
    *cadres, choix = cas["cible"]
    for un in cadres:
        poignee = cadre.query_selector(un)
        dedans = poignee and poignee.content_frame()
        if not dedans:
            return None, "its frame is gone"
        cadre = dedans
    element = cadre.query_selector(choix)
    if element is None:
        return None, "the element is gone"
    regle = "color-contrast" if cas["regle"] == "color-contrast-enhanced" else cas["regle"]
    possibles = [explication for explication in EXPLICATIONS if explication.regle == regle]
    # One question for all of them: each costs more on its way to the browser and back than there.
    rang, verdict = element.evaluate(_CONTROLER, [[explication.selecteur, explication.controle] for explication in possibles])
    return (None, "not explained in indecis.yaml") if rang < 0 else (possibles[rang], verdict)
