"""Links between pages lead where they say, from any page."""

from posixpath import join, normpath
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.adresses import MESURES, PORTAIL, Adresses, ancre, racine, relative
from generator.pages.fichiers.redirection import page_de_renvoi

fixe = settings(derandomize=True, deadline=None, database=None)
ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda id: len(id) <= 60)
sites = ids.map(Adresses)
pages = st.one_of(
    st.just(PORTAIL),
    st.just(MESURES),
    sites.map(Adresses.accueil),
    st.builds(Adresses.rubrique, sites, st.sampled_from(["referentiel", "carte", "documents"])),
    st.builds(Adresses.noeud, sites, ids),
    st.builds(Adresses.indicateur, sites, ids),
    st.builds(Adresses.partenaire, sites, ids),
    st.builds(Adresses.territoire, sites, ids),
)
cibles = pages | st.builds(Adresses.section, sites, ids, ids) | st.builds("{}donnees/{}.csv".format, pages, ids)


@pytest.mark.lent
@fixe
@given(pages, cibles)
def test_un_lien_relatif_mene_a_sa_cible(de: str, vers: str) -> None:
    """As posix paths and as a browser resolves it, under any prefix of the published site."""
    lien = relative(de, vers)
    chemin, _, fragment = vers.partition("#")
    assert normpath(join("/", de, lien.partition("#")[0])) == normpath(f"/{chemin}")
    for prefixe in ("https://exemple.fr/", "https://exemple.fr/engagements/"):
        assert urljoin(prefixe + de, lien) == prefixe + vers
    assert lien.partition("#")[2] == fragment
    assert not lien.startswith("/")


@pytest.mark.lent
@fixe
@given(ids, ids, ids, ids)
def test_racine_et_ancre(contrat: str, document: str, section: str, id: str) -> None:
    """Absolute addresses start with one slash; the fragment of a document is its id."""
    assert racine(Adresses(contrat).noeud(id)) == f"/{contrat}/referentiel/{id}/"
    assert ancre(document, "") == document
    assert ancre(document, section).startswith(document)


def test_page_de_renvoi() -> None:
    """The redirect page leads to the new address twice, and names it as the one to keep, escaped."""
    page = page_de_renvoi('../"><script>/').decode()
    assert page.count("../&#34;&gt;&lt;script&gt;/") == 3
    assert "<script>" not in page
    assert '<html lang="fr">' in page
