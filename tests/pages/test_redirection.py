"""The page left at a retired address."""

import html5lib

from generator.pages.fichiers.redirection import page_de_renvoi


def test_page_de_renvoi() -> None:
    """It leads on at once, and by a link for those whose browser does not; it asks not to be indexed."""
    page = html5lib.parse(page_de_renvoi("../o1/"), namespaceHTMLElements=False)
    metas = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert (metas["refresh"], metas["robots"]) == ("0; url=../o1/", "noindex")
    assert [lien.get("href") for lien in page.iter("a")] == ["../o1/"]
    assert page.get("lang") == "fr"
    assert page.find("head/title").text
