"""Readers who enlarge or space out the letters lose nothing: text spacing of WCAG 1.4.12, letters twice as large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .test_site import PAGES, TROP_LARGE
from .visite import BUREAU, TELEPHONE

pytestmark = pytest.mark.navigateur

ESPACE = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# Boxes that hide a part of their own words, the closed menu aside; what only a screen reader is meant to hear is not cut, but hidden whole.
COUPES = """() => [...document.querySelectorAll("main *, footer *")].filter(n => {
    const s = getComputedStyle(n);
    return !n.closest(".md-sidebar") && n.checkVisibility() && n.textContent.trim() && s.overflow !== "visible" && !["auto", "scroll"].includes(s.overflowX)
        && n.clientWidth > 2 && (n.scrollWidth > n.clientWidth + 2 || n.scrollHeight > n.clientHeight + 2);
}).slice(0, 5).map(n => n.outerHTML.slice(0, 120))"""


@pytest.fixture
def pages(navigateur: Browser) -> Iterator[Page]:
    """A page in which a style of the reader's own may be set: the site's policy is for the site."""
    contexte = navigateur.new_context(bypass_csp=True, reduced_motion="reduce")
    yield contexte.new_page()
    contexte.close()


@pytest.mark.parametrize("genre", PAGES)
def test_lettres_espacees(pages: Page, origine: str, genre: str) -> None:
    """On a phone, with the spacing that a reader may choose."""
    pages.set_viewport_size(TELEPHONE)
    pages.goto(f"{origine}/{PAGES[genre]}", wait_until="load")
    pages.add_style_tag(content=ESPACE)
    assert pages.evaluate(TROP_LARGE) == []
    assert pages.evaluate(COUPES) == []


@pytest.mark.parametrize("genre", PAGES)
def test_lettres_deux_fois_plus_grandes(pages: Page, origine: str, genre: str) -> None:
    """On a desk, at 200 %: the window holds half as much."""
    pages.set_viewport_size({"width": BUREAU["width"] // 2, "height": BUREAU["height"] // 2})
    pages.goto(f"{origine}/{PAGES[genre]}", wait_until="load")
    assert pages.evaluate(TROP_LARGE) == []
    assert pages.evaluate(COUPES) == []
