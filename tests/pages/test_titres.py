"""Headings are noted while a template writes them: what is noted is what stands on the page, and each place of a page has one name."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.pages.rendu.titres import ancre_de, departager, noter_les_titres, titrer
from generator.pages.site import Site
from generator.pages.sortie import Page, Titre
from generator.publication.construction import examiner, tous_les_sites
from tests.exemple.projet import JOUR, RACINE, copier_exemple
from tests.tout import chaque_nuit

# Headings that no table of contents names, by the address of their page below its site: those of the answers at the head of a home are links
# to what they announce, and a list of a hundred measures is no table.
SANS_ENTREE = {"": r"promis|etat|manque|quartier|change", "mesures-nationales/": r"mesure-[\w-]+"}
# In the text of a document, neither is a heading whose words stood before below its title: its name leads to the first.
REPETE = "documents/"
TITRE = re.compile(r'<h([1-6])(?: id="([^"]*)")?([^>]*)>(.*?)</h\1>', re.DOTALL)
ANCRE = re.compile(r'<[^>]* id="([^"]*)"')


def _ecrits(page: Page, corps: str) -> tuple[list[Titre], list[Titre]]:
    """The headings that stand in the HTML of a page: those that should be noted, and the others."""
    notes: list[Titre] = []
    autres: list[Titre] = []
    vus: set[str] = set()
    for niveau, ancre, attributs, mots in TITRE.findall(corps):
        assert not attributs, page.adresse
        titre = Titre(int(niveau), ancre, Markup(mots))
        repete = page.adresse.startswith(REPETE) and mots.casefold() in vus
        (autres if repete or re.fullmatch(SANS_ENTREE.get(page.adresse, "$^"), ancre) else notes).append(titre)
        vus |= {mots.casefold()} if titre.niveau > 1 else set()
    return notes, autres


def _pages(sites: tuple[Site, ...]) -> Iterator[tuple[str, Page]]:
    for site in sites:
        yield from ((f"{site.dossier}/{sortie.adresse}", sortie) for sortie in site.sorties if isinstance(sortie, Page))


@pytest.mark.lent
@pytest.mark.parametrize("donnees", chaque_nuit(["exemple", "publiees"]))
def test_les_titres_notes_sont_ceux_de_la_page(donnees: str, tmp_path: Path) -> None:
    """Of every page of every site: the same, in the same order; the first alone is of level 1; no id stands twice."""
    projet = copier_exemple(tmp_path / "projet") if donnees == "exemple" else RACINE
    vues, autres_vus = 0, set()
    for adresse, page in _pages(tous_les_sites(examiner(projet)[0], projet, aujourd_hui=JOUR)):
        ecrite = page.ecrire()
        notes, autres = _ecrits(page, ecrite.corps)
        assert list(ecrite.titres) == notes, adresse
        assert all(titre.texte.striptags() for titre in notes), adresse
        assert [rang for rang, titre in enumerate(notes) if titre.niveau == 1] == [0], adresse
        assert ecrite.corps.count("<h1") == 1, adresse
        assert [ancre for ancre, fois in Counter(ANCRE.findall(ecrite.corps)).items() if fois > 1 or not ancre] == [], adresse
        autres_vus |= {page.adresse.split("/")[0] for _ in autres}
        vues += 1
    assert vues > (90 if donnees == "exemple" else 1500)
    # The exceptions are there, or they would hide something else one day.
    assert autres_vus == {"", "mesures-nationales"} | ({"documents"} if donnees == "publiees" else set())


def test_l_ancre_vient_des_mots_ou_du_gabarit() -> None:
    """Without accents, marks nor spaces; what the template gives is kept."""
    with noter_les_titres() as notes:
        assert titrer(1, "Où en est-on ?") == '<h1 id="ou-en-est-on">Où en est-on ?</h1>'
        assert titrer(2, Markup("<b>Été</b>&nbsp;!"), "a-part") == '<h2 id="a-part"><b>Été</b>&nbsp;!</h2>'
    assert notes == [Titre(1, "ou-en-est-on", Markup("Où en est-on ?")), Titre(2, "a-part", Markup("<b>Été</b>&nbsp;!"))]
    assert ancre_de("  L’école — d’abord, à 8 h  ") == "lecole-dabord-a-8-h"


def test_des_pages_dans_une_page() -> None:
    """Headings go to the page that is being rendered, and nowhere when none is."""
    with noter_les_titres() as dehors:
        titrer(1, "Un")
        with noter_les_titres() as dedans:
            titrer(1, "Deux")
        titrer(2, "Trois")
    assert ([titre.ancre for titre in dehors], [titre.ancre for titre in dedans]) == (["un", "trois"], ["deux"])
    with pytest.raises(LookupError):
        titrer(1, "Quatre")


def test_une_place_un_nom() -> None:
    """A title whose words give a fragment that a part of the page bears, or none at all, gets a number; what the template named keeps its name."""
    with noter_les_titres() as notes:
        corps = titrer(1, "État") + titrer(2, "Où en est-on ?", "etat") + titrer(2, "🏘️") + titrer(2, "L’état", "") + titrer(3, "Etat")
        corps += Markup('<p id="etat_1">')
    departage, titres = departager(corps, notes)
    assert [titre.ancre for titre in titres] == ["etat_2", "etat", "_1", "letat", "etat_3"]
    assert ANCRE.findall(departage) == ["etat_2", "etat", "_1", "letat", "etat_3", "etat_1"]
    assert departager(departage, titres) == (departage, titres)


@pytest.mark.lent
def test_des_titres_qui_portent_le_nom_d_une_partie(tmp_path: Path) -> None:
    """A promise, an indicator and a partner of the example bear such names: no page has two places of one name, and links lead to the part."""
    projet = copier_exemple(tmp_path / "projet")
    for fichier, avant, apres in (
        ("contrat-d-exemple/referentiel/1-ecole.yml", "Agir pour la réussite de tous les enfants", "État"),
        ("contrat-d-exemple/referentiel/1-ecole.yml", "Nombre de guides distribués", "🏘️"),
        ("partenaires.yml", "Ville d’Autreville", "Réponses"),
    ):
        chemin = projet / "referentiels" / fichier
        texte = chemin.read_text("utf-8")
        assert avant in texte
        chemin.write_text(texte.replace(avant, apres), "utf-8")
    ecrites = {adresse: page.ecrire() for adresse, page in _pages(tous_les_sites(examiner(projet)[0], projet, aujourd_hui=JOUR))}
    doubles = {adresse: [a for a, n in Counter(ANCRE.findall(page.corps)).items() if n > 1 or not a] for adresse, page in ecrites.items()}
    assert {adresse: ancres for adresse, ancres in doubles.items() if ancres} == {}
    assert [titre.ancre for titre in ecrites["contrat-d-exemple/referentiel/o1/"].titres][:1] == ["etat_1"]
    assert 'id="etat"' in ecrites["contrat-d-exemple/referentiel/o1/"].corps
    assert ecrites["contrat-d-exemple/indicateurs/guides/"].titres[0].ancre == "_1"
