"""Links of one name are told apart, and no other is touched."""

import re

from markupsafe import Markup

from generator.pages.adresses import relative
from generator.pages.rendu.distinguer import Distinction, DitesEnTable, nom_accessible
from generator.pages.sortie import Titre

DISTINCTION = Distinction(
    "c",
    DitesEnTable(
        {
            "c/i/a/": ("Objectif 1", "Objectif 1, suivi"),
            "c/i/b/": ("Objectif 2", "Objectif 2, suivi"),
            "c/i/d/": ("Objectif 1", "Objectif 1, impact"),
            "c/carte/": ("page Carte",),
        }
    ),
    {"Carte": "c/carte/"},
)


def _page(*liens: str, titres: tuple[Titre, ...] = ()) -> str:
    return DISTINCTION.appliquer("i/", "\n".join(liens), titres)


def test_un_lien_seul_de_son_nom_reste_tel_quel() -> None:
    """A name that leads to one place, were it twice, has nothing added."""
    texte = '<a href="a/">Nombre</a> <a href="../i/a/">Nombre</a> <a href="b/">Part</a>'
    assert _page(texte) == texte


def test_deux_homonymes_sont_departages() -> None:
    """Each gets the shortest words that differ, after its own, hidden from sight."""
    assert _page('<a href="a/">Nombre</a>', '<a href="b/"><b>nombre</b></a>') == (
        '<a href="a/">Nombre<span class="eo-cache"> (Objectif 1)</span></a>\n'
        '<a href="b/"><b>nombre</b><span class="eo-cache"> (Objectif 2)</span></a>'
    )
    assert "(Objectif 1, suivi)" in _page('<a href="a/">N</a>', '<a href="b/">N</a>', '<a href="d/">N</a>')


def test_une_etiquette_est_completee() -> None:
    """Where a label is the name, the words go into the label."""
    assert 'aria-label="N (Objectif 1)">x</a>' in _page('<a href="a/" aria-label="N">x</a>', '<a href="b/">N</a>')


def test_les_liens_du_theme_gardent_leur_nom() -> None:
    """What stands on every page keeps its name, and so does a heading in the table of contents: the other link is told apart."""
    assert _page('<a href="../carte/">Carte</a>') == '<a href="../carte/">Carte</a>'
    assert _page('<a href="a/">Carte</a>') == '<a href="a/">Carte<span class="eo-cache"> (Objectif 1)</span></a>'
    liens = ('<a href="#etat">État</a>', '<a href="a/">État</a>')
    assert (
        _page(*liens, titres=(Titre(2, "etat", Markup("État")),))
        == f'{liens[0]}\n<a href="a/">État<span class="eo-cache"> (Objectif 1)</span></a>'
    )
    assert _page(*liens, titres=(Titre(1, "etat", Markup("État")),)).count("eo-cache") == 2  # the title of the page is not in its table


def test_ce_que_personne_ne_dit_a_quand_meme_un_nom() -> None:
    """A place of the page, another site, an unknown page: never two names alike."""
    texte = _page(*(f'<a href="{adresse}">N</a>' for adresse in ("#x", "#y", "https://a.fr/", "z/")))
    assert "(sur cette page, x)" in texte
    assert "(sur cette page, y)" in texte
    assert len({nom_accessible("", lien) for lien in texte.split("\n")}) == 4


def test_les_mots_ajoutes_sont_echappes() -> None:
    """Words from the data cannot open an element."""
    distinction = Distinction("", DitesEnTable({"a/": ("<b>",)}))
    assert "(&lt;b&gt;)" in distinction.appliquer("", '<a href="a/">N</a><a href="b/">N</a>')


def test_la_cle_d_une_page_tient_a_ce_qui_est_dit_de_ses_liens() -> None:
    """A view names its addresses: only what is said of those may change its page."""
    liens = (relative("c/i/", "c/i/a/"), relative("c/i/", "c/carte/"), relative("c/i/", "c/inconnue/"))
    assert DISTINCTION.dites_de("i/", liens) == [
        ("c/carte/", ("page Carte",)),
        ("c/i/a/", ("Objectif 1", "Objectif 1, suivi")),
    ]


def test_un_passage_se_dit_par_sa_page_et_son_numero() -> None:
    """A place of another page is said by the words of that page, then by its own; never by an address. What is said of the page is part of the key."""
    distinction = Distinction("", DitesEnTable({"d/annexe/": ("mots du document", "Annexe 4")}))
    liens = ('<a href="d/annexe/#p4">Fait</a>', '<a href="d/annexe/#p67-3">Fait</a>', '<a href="d/annexe/">Fait</a>')
    texte = distinction.appliquer("", "\n".join(liens))
    assert [mots.replace("\u00a0", " ") for mots in re.findall(r"\((.*?)\)", texte)] == [
        "Annexe 4, § 4",
        "Annexe 4, § 67, case 3",
        "Annexe 4",
    ]
    assert distinction.dites_de("", (relative("", "d/annexe/#p4"),)) == [("d/annexe/", ("mots du document", "Annexe 4"))]


def test_chacun_en_dit_plus_tant_qu_un_autre_dit_de_meme() -> None:
    """Two communes of a name, the contract of that name and one of its pages: each says more only until no other says the same."""
    dites = {
        "a/t/g/": ("commune", "commune, contrat A"),
        "b/t/g/": ("commune", "commune, contrat B"),
        "g/": ("accueil du contrat", "contrat G"),
        "g/t/": ("page Territoires", "contrat G"),
    }
    texte = Distinction("", DitesEnTable(dites)).appliquer("", "".join(f'<a href="{adresse}">Grigny</a>' for adresse in dites))
    assert re.findall(r"\((.*?)\)", texte) == ["commune, contrat A", "commune, contrat B", "accueil du contrat", "page Territoires"]
