"""What a build does after each kind of change, counted: one change touches what shows it, and nothing else.

When pages are added or show more, the message has all rows as they are now: read them, and say in the comment what shows the thing that changed.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator.publication import construction
from generator.publication.construction import Resultat
from tests.exemple.projet import CONTRAT
from tests.publication import changements_de_l_exemple as exemple
from tests.publication.arbres import arbre, construire


class Travail(Struct):
    """What a build did: views made, outputs rendered, pages whose HTML is another, pages whose links were followed, files written and removed."""

    vues: int
    rendus: int
    pages: int
    liens: int
    ecrits: int
    retires: int = 0


class Compte(Struct):
    """What a build does after one change. How many facts it compares with those of before, and how many it finds changed, depends on which it looks at
    first (it stops at the first that has changed), and that on the seed of Python's hashes: these are at most."""

    changer: Callable[[Path], None]
    travail: Travail
    faits: int
    changes: int


# One after the other in one project. A view is one page, or a part that several share; an output is a page, a table, a document of a map…; of the pages
# rendered, those that say the same are not built again. All links are followed where a place that they may lead to is gone: an address, or an
# anchor that is made of words.
COMPTES = (
    # A figure of 2018 of one commune: its page, that of figures one by one, its map, its file, four tables and that of the commune, what holds all tables (package, workbook, archive), and
    # the sheets and the feed of that commune and of its two quartiers.
    Compte(exemple.valeur, Travail(vues=22, rendus=19, pages=2, liens=6, ecrits=19, retires=0), 2_250, 20),
    # Lines are one lower, and say the same: fields are read again, and are equal.
    Compte(exemple.commentaire, Travail(0, 0, 0, 0, 0), 2_550, 5),
    # The words of an indicator: its page and card, those beside it, its promise, its bearer, opinions on it, lists, search, feeds, tables.
    Compte(exemple.libelle, Travail(vues=98, rendus=45, pages=17, liens=225, ecrits=45, retires=0), 2_150, 30),
    # A target: the indicator, its promise and the bodies that bear it, the two summaries, the paper, the list of targets in figures, the document that prints it.
    Compte(exemple.cible, Travail(vues=119, rendus=28, pages=12, liens=15, ecrits=28, retires=0), 2_150, 30),
    # Another id: the page and the one left at the old address, those before and above, themes that list it, search, tables; short links are looked at again.
    Compte(exemple.page_renommee, Travail(vues=98, rendus=23, pages=8, liens=226, ecrits=23, retires=1), 2_150, 25),
    # A promise under another one: both mothers, what names their branch; most say the same, and are rendered to know it.
    Compte(exemple.noeud_deplace, Travail(91, 54, 6, 8, 18), 2_150, 25),
    # The name of a body: its pages here and on the portal, those that name it, the sheets of its commune; what stands at addresses of bodies of before.
    Compte(exemple.partenaire_renomme, Travail(vues=36, rendus=35, pages=12, liens=226, ecrits=35, retires=0), 2_550, 12),
    # A place more: its page, sheet, feed and data (new), its commune and its neighbour, both maps, lists of places, search, comparison, documents and paper.
    Compte(exemple.territoire_ajoute, Travail(vues=100, rendus=36, pages=12, liens=18, ecrits=35, retires=0), 2_550, 22),
    # An outline: the place and its sheet, those near it, both maps, the list of places, the paper.
    Compte(exemple.contour_ajoute, Travail(vues=66, rendus=16, pages=6, liens=11, ecrits=15, retires=0), 2_550, 18),
    # An opinion: the thing that it is on, the list of opinions, home, summary, timeline, what is new (page and feed, twice), search, paper.
    Compte(exemple.avis_ajoute, Travail(vues=54, rendus=16, pages=7, liens=8, ecrits=16, retires=0), 2_550, 12),
    # A document that others published: lists of publications, its tables, timeline, what is new, paper.
    Compte(exemple.publication_ajoutee, Travail(vues=19, rendus=16, pages=5, liens=6, ecrits=16, retires=0), 2_550, 15),
    # An acronym may stand in any text: pages are rendered, and only the glossary and the searches have it.
    Compte(exemple.terme_ajoute, Travail(vues=103, rendus=99, pages=1, liens=1, ecrits=5, retires=0), 1_500, 8),
    # Who publishes is said in notices, feeds, and wherever one may write about an error.
    Compte(exemple.reglage_du_site, Travail(vues=179, rendus=197, pages=123, liens=123, ecrits=197, retires=0), 2_550, 8),
    # A place and its figure less: what the place showed, its commune, the lists; its page, sheet, feed and data are removed.
    Compte(exemple.quartier_retire, Travail(vues=99, rendus=38, pages=14, liens=226, ecrits=37, retires=10), 2_550, 35),
    # The presentation is shown by the home of the contract alone.
    Compte(exemple.contenu, Travail(5, 1, 1, 1, 1), 2_550, 5),
    Compte(exemple.lien_de_la_prose, Travail(5, 1, 1, 1, 1), 2_550, 5),
    # The words of the portal, by its home.
    Compte(exemple.contenu_du_portail, Travail(vues=1, rendus=1, pages=1, liens=226, ecrits=1, retires=0), 600, 4),
    # A small contract: all of its own outputs, and what the portal says of all.
    Compte(exemple.contrat_ajoute, Travail(vues=118, rendus=139, pages=30, liens=251, ecrits=116, retires=0), 2_150, 10),
    # It goes: the portal again, and its files are removed.
    Compte(exemple.contrat_retire, Travail(vues=66, rendus=46, pages=12, liens=225, ecrits=20, retires=99), 2_150, 14),
    # The template of one kind of page: that page in both contracts.
    Compte(exemple.gabarit, Travail(21, 2, 2, 2, 2), 2_550, 0),
    # A style sheet is joined with the others, once for each site; those of maps stand apart.
    Compte(exemple.feuille_de_style, Travail(22, 3, 0, 0, 3), 2_550, 0),
    Compte(exemple.feuille_de_la_carte, Travail(22, 6, 0, 0, 6), 2_550, 0),
    # What stands around pages: no output is another, and every page of the theme is built again, with the 404 page.
    Compte(exemple.theme, Travail(vues=0, rendus=0, pages=136, liens=137, ecrits=137, retires=0), 0, 0),
    # The portal's menu, on its pages.
    Compte(exemple.menu, Travail(vues=0, rendus=0, pages=40, liens=225, ecrits=41, retires=0), 0, 0),
    # A macro of all pages.
    Compte(exemple.macros, Travail(vues=174, rendus=155, pages=135, liens=154, ecrits=135, retires=0), 1_200, 0),
)


def test_chaque_changement_ne_fait_que_ce_qu_il_touche(projet: Path) -> None:
    """Of some five hundred files of the example. What is not known to be touched is not made, whatever was changed before; and what is told to be written
    or removed is what has changed on the disk."""
    faits: list[Compte] = []
    avant = arbre(projet / "public")
    for compte in COMPTES:
        compte.changer(projet)
        resultat = construire(projet, projet / "public")
        apres = arbre(projet / "public")
        assert _fichiers_changes(avant, apres) == {*resultat.ecrits, *resultat.retires}, compte.changer
        comptes, avant = resultat.comptes, apres
        faits.append(Compte(compte.changer, _travail(resultat), comptes.faits, comptes.changes))
    vus, attendus = ({un.changer.__name__: un.travail for un in comptes} for comptes in (faits, COMPTES))
    assert vus == attendus, "\n" + "\n".join(f"{nom}: {travail}" for nom, travail in vus.items() if travail != attendus[nom])
    trop = {
        vu.changer.__name__: (vu.faits, vu.changes)
        for vu, un in zip(faits, COMPTES, strict=True)
        if vu.faits > un.faits or vu.changes > un.changes
    }
    assert trop == {}, str(trop)


def test_un_jour_qui_passe(projet: Path) -> None:
    """A day on which nothing was due changes what says the day; the day after a deadline, what says that it has passed too."""

    def au(jour: str) -> Resultat:
        resultat = construction.construire(projet, projet / "public", aujourd_hui=jour, pdf=False)
        assert resultat.sain
        return resultat

    demain = au("2026-11-28")
    assert _travail(demain) == Travail(36, 24, 8, 20, 24)
    for id in (CONTRAT, "contrat-minimal"):  # home, summary, timeline and method say the day, and so do print pages and data
        assert {f"{id}/{nom}" for nom in ("index.html", "bilan/index.html", "frise/index.html", "methode/index.html")} < set(demain.ecrits)
    assert all("/imprimer/" in un or "/fiche/" in un for un in demain.ecrits if un.count("/") > 2)
    assert not [un for un in demain.ecrits if un.partition("/")[0] not in (CONTRAT, "contrat-minimal")], "the portal says no day"
    au("2020-09-30")  # the last day of a report of the calendar
    passee, lendemain = au("2020-10-01"), au("2020-10-02")
    # In the years of its contract, how far an indicator should be is another each day: its file, those of its partners, and what holds all.
    assert _travail(passee) == Travail(45, 42, 11, 23, 42)
    assert set(passee.ecrits) - set(lendemain.ecrits) == {f"{CONTRAT}/calendrier/index.html"}
    assert set(lendemain.ecrits) < set(passee.ecrits)


def test_seules_les_pages_refaites_sont_relues(projet: Path) -> None:
    """Links are followed from the pages that were made anew, as long as no page and no place of one is gone."""
    exemple.valeur(projet)
    assert construire(projet, projet / "public").comptes.liens == 6  # its page, that of its figures, its map, three sheets
    exemple.libelle(projet)
    perdue = construire(projet, projet / "public")  # the words of the label were the address of a place
    # Those of a frozen edition were followed when it was made.
    assert perdue.comptes.liens == sum(
        chemin.endswith(".html") and not chemin.startswith("archives/") for chemin in arbre(projet / "public")
    )


def _travail(resultat: Resultat) -> Travail:
    assert resultat.sain, resultat
    comptes = resultat.comptes
    return Travail(comptes.vues, comptes.rendus, comptes.pages, comptes.liens, len(resultat.ecrits), len(resultat.retires))


def _fichiers_changes(avant: dict[str, bytes], apres: dict[str, bytes]) -> set[str]:
    return {chemin for chemin in avant.keys() | apres.keys() if avant.get(chemin) != apres.get(chemin) and not chemin.endswith("/")}
