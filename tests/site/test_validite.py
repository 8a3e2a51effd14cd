"""The HTML of the built pages (all kinds, and all pages of most), print pages, cards, maps and redirects included, held against the standard by three readers.

html-validate knows what may stand in what, ids, labels and attributes; html5lib reads letter by letter as a browser does;
`attributs` knows which names of attributes, roles and states exist. Each sees faults that the others do not, which the last tests show.
"""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from tests.html.outil import Faute, OutilAbsent, installer, valider
from tests.navigateur.genres import GENRES
from tests.site.attributs import fautes as fautes_d_attributs
from tests.site.conftest import Page
from tests.tout import TOUT

MOITIE = 8 if TOUT else 2
EXEMPLE = Path(__file__).parents[1] / "exemple" / "attendu"
PAGE = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Une page</title>
</head>
<body>
<main>
<h1>Une page</h1>
{}
</main>
</body>
</html>
"""
# What a hand could break in a template, and the rule that must say so.
FAUTES = {
    "element-permitted-content": "<p><a href='#un'>a <a href='#deux'>b</a></a></p>",
    "close-order": "<p><b><i>x</b></i></p>",
    "element-permitted-parent": "<li>x</li>",
    "element-name": "<truc>x</truc>",
    "element-permitted-order": "<table><tbody><tr><td>x</td></tr></tbody><caption>c</caption></table>",
    "attribute-allowed-values": '<p><input type="bidule" aria-label="x"></p>',
    "no-dup-id": '<p id="a">x</p><p id="a">y</p>',
    "no-missing-references": '<p aria-describedby="rien">x</p>',
    "input-missing-label": '<p><input type="text"></p>',
    "unique-landmark": '<nav aria-label="a"></nav><nav aria-label="a"></nav>',
    "heading-level": "<h3>x</h3>",
    "unrecognized-char-ref": "<p>&bidule; x</p>",
    "valid-autocomplete": '<p><input type="checkbox" aria-label="x" autocomplete="off"></p>',
    "require-sri": '<script src="https://ailleurs.example/a.js"></script>',
    "no-inline-style": '<p style="color: red">x</p>',
    "prefer-native-element": '<div role="button">x</div>',
}
# What html-validate lets through, and html5lib does not.
LETTRE_A_LETTRE = {
    "illegal-codepoint-for-numeric-entity": "<p>&#0; x</p>",
    "expected-numeric-entity": "<p>&#; x</p>",
    "invalid-codepoint": "<p>x\x01y</p>",
    "unexpected-html-element-in-foreign-content": "<svg><p>x</p></svg>",
    "unexpected-end-tag": '<p><svg viewBox="0 0 1 1"><rect width="1" height="1"></svg></p>',
    "expected-tag-name-but-got-question-mark": "<?php x ?><p>x</p>",
}
# What neither of them knows.
SANS_DEFINITION = {
    '<p hreff="x">x</p>': "<p hreff>: no such attribute",
    '<p href="x">x</p>': "<p href>: no such attribute",
    '<svg><path dd="M0"/></svg>': "<path dd>: no such attribute",
    '<p aria-labeledby="x">x</p>': "<p aria-labeledby>: no such state or property",
    '<p role="bidule">x</p>': "<p role='bidule'>: no such role",
    '<p lang="">x</p>': "<p lang>: empty",
    "<truc>x</truc>": "<truc>: not in the list of elements",
    "<table><tbody>mots<tr><td>x</td></tr></tbody></table>": "words in <tbody>: 'mots'",
    "<ul>mots<li>x</li></ul>": "words in <ul>: 'mots'",
    '<p class="a"> </p>': "<p>: nothing in it",
    "<p>x <span></span></p>": "<span>: nothing in it",
}


@pytest.fixture(scope="module")
def valides() -> Callable[[Path], tuple[int, list[Faute]]]:
    """html-validate over a folder, installed where that is possible; a run of CI without it is no proof, and fails."""
    try:
        installer()
    except OutilAbsent as absence:
        raison = f"the HTML was not validated: {absence}"
        if os.environ.get("CI"):
            pytest.fail(raison)
        pytest.skip(raison)
    return valider


def _plaintes(octets: bytes) -> list[tuple[int, str]]:
    """Line and code of all that html5lib complains of."""
    lecteur = html5lib.HTMLParser(strict=False)
    lecteur.parse(octets, transport_encoding="utf-8")
    return [(ou[0], code) for ou, code, _ in lecteur.errors]


def _dire(fautes: list[Faute]) -> str:
    return "\n".join(str(faute) for faute in fautes[:50])


def echantillon(pages: dict[str, Page]) -> list[Page]:
    """All pages of a kind that has few; of the others the largest, and as many again by a draw that is the same on every run.

    Pages of one kind come from one template: reading all two thousand of them takes ten minutes, and is done where the variable TOUT is
    set (each night in CI).
    """
    par_genre: dict[str, list[Page]] = {}
    for page in pages.values():
        adresse = re.sub(r"(^|/)index\.html$", r"\1", page.chemin)
        genre = next((genre.nom for genre in GENRES if genre.contient(adresse)), "renvoi")
        par_genre.setdefault(genre, []).append(page)
    choisies = []
    for siennes in par_genre.values():
        grandes = sorted(siennes, key=lambda page: (-len(page.octets), page.chemin))
        tirees = sorted(grandes[MOITIE:], key=lambda page: hashlib.sha256(page.chemin.encode()).digest())
        choisies += [*grandes[:MOITIE], *(tirees if TOUT else tirees[:MOITIE])]
    return choisies


def test_les_pages_sont_valides(valides, pages, tmp_path: Path) -> None:
    """html-validate has no complaint about any page; it read all that were given."""
    choisies = echantillon(pages)
    for page in choisies:
        copie = tmp_path / page.chemin
        copie.parent.mkdir(parents=True, exist_ok=True)
        copie.write_bytes(page.octets)
    nombre, fautes = valides(tmp_path)
    assert nombre == len(choisies)
    assert not fautes, f"{len(fautes)} faults:\n{_dire(fautes)}"


def test_les_pages_sont_lues_sans_plainte(pages) -> None:
    """Nor has html5lib, the standard's own parser."""
    plaintes = {page.chemin: _plaintes(page.octets)[:3] for page in echantillon(pages)}
    assert {chemin: trouvees for chemin, trouvees in plaintes.items() if trouvees} == {}


def test_chaque_attribut_existe(pages) -> None:
    """No page has an attribute, a role or a state that no standard defines, text directly inside a table or a list, where none is allowed, or an empty line."""
    trouvees = [f"{page.chemin}:{faute}" for page in echantillon(pages) for faute in fautes_d_attributs(page.octets)]
    assert trouvees == [], "\n".join(trouvees[:50])


def test_un_attribut_inconnu_est_dit() -> None:
    """Each planted name, with its line; a page without its charset; nothing on the sound page."""
    assert (
        list(
            fautes_d_attributs(PAGE.format('<p id="a" data-b="c">x</p><p id="b"></p><p><b>x</b></p><br><svg viewBox="0 0 1 1"/>').encode())
        )
        == []
    )
    for plante, faute in SANS_DEFINITION.items():
        assert list(fautes_d_attributs(PAGE.format(plante).encode())) == [f"10 {faute}"]
    assert list(fautes_d_attributs(PAGE.replace('<meta charset="utf-8">', "").encode())) == ["1 no charset in the first 1,024 bytes"]


def test_les_pages_de_l_exemple_sont_valides(valides) -> None:
    """The example's raw pages too: it has redirects, which no published contract needs yet."""
    renvois = [page for page in EXEMPLE.rglob("*.html") if 'http-equiv="refresh"' in page.read_text("utf-8")]
    assert renvois
    nombre, fautes = valides(EXEMPLE)
    assert nombre > len(renvois)
    assert not fautes, _dire(fautes)
    assert [page.name for page in EXEMPLE.rglob("*.html") if _plaintes(page.read_bytes())] == []


def test_une_faute_est_dite_avec_sa_place(valides, tmp_path: Path) -> None:
    """Each planted fault is reported with its file, its line and its rule; the sound page beside it is not."""
    (tmp_path / "saine").mkdir()
    (tmp_path / "saine" / "index.html").write_text(PAGE.format('<p id="un">x</p>'), "utf-8")
    for regle, faute in FAUTES.items():
        (tmp_path / f"{regle}.html").write_text(PAGE.format(faute), "utf-8")
    nombre, fautes = valides(tmp_path)
    assert nombre == len(FAUTES) + 1
    assert {(faute.page, faute.ligne, faute.regle) for faute in fautes} >= {(f"{regle}.html", 10, regle) for regle in FAUTES}
    assert {faute.page for faute in fautes} == {f"{regle}.html" for regle in FAUTES}


def test_html5lib_voit_ce_que_html_validate_ne_voit_pas(valides, tmp_path: Path) -> None:
    """The day html-validate sees all of these, html5lib is no longer needed for validity."""
    for code, faute in LETTRE_A_LETTRE.items():
        (tmp_path / f"{code}.html").write_text(PAGE.format(faute), "utf-8")
        assert code in [trouve for _, trouve in _plaintes(PAGE.format(faute).encode())], code
    assert _plaintes(PAGE.format("<p>x</p>").encode()) == []
    assert valides(tmp_path)[1] == []


def test_le_verrou_ne_nomme_aucun_registre() -> None:
    """Names and exact versions alone: no address, no digest."""
    for nom in ("package.json", "package-lock.json"):
        texte = (Path(__file__).parents[1] / "html" / nom).read_text("utf-8")
        assert "://" not in texte
        assert "integrity" not in texte
        assert "resolved" not in texte
