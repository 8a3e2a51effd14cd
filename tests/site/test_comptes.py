"""Every number in a sentence of every home, hub, partner and place page is counted again from the published data (tests/comptes)."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.comptes import coherence
from tests.comptes.formes import FORMES
from tests.comptes.page import lire
from tests.comptes.releve import Lecteur, Releve, Temoin, lire_exemptions

QUARTIERS, COMMUNES = 68, 43  # of our four contracts, a place that several share counted once: whoever adds a place changes them knowingly
# The other pages of a site: indicators have their own tests, and nodes too, save for why they were promised and their easy summary; the rest
# has no count of ours.
AILLEURS = {
    # «aide» has the words of the guides, whose examples are tried by tests/documentation/test_guides.py.
    # The numbers of «argent» are counted again by tests/site/test_argent.py.
    # «comparer» says no number before a script fills it: tests/pages/test_comparer.py and tests/navigateur/test_comparer.py hold its files and its table.
    # The numbers of «themes» and «cibles-chiffrees» are counted again by tests/site/test_themes.py.
    # Those of «lieux» by tests/site/test_lieux_partages.py.
    "portail": {"accessibilite", "aide", "argent", "cibles-chiffrees", "comparer", "donnees", "donnees-personnelles", "changements", "glossaire", "licence", "lieux", "mentions-legales", "nouveautes", "plan-du-site", "recherche", "suivre", "themes"},
    # The numbers of «cartes» are counted again by tests/pages/test_cartes_du_contrat.py; those of «changements» are what two states of the data say
    # (tests/publication/test_historique.py, tests/calculs/test_mouvements.py).
    "contrat": {"accessibilite", "argent", "cartes", "changements", "nouveautes", "recherche"},
}  # fmt: skip


@pytest.fixture(scope="module")
def lecteur(site_construit: Path) -> Lecteur:
    return Lecteur(site_construit)


@pytest.fixture(scope="module")
def releve(lecteur: Lecteur) -> Releve:
    return lecteur.relever()


def test_chaque_nombre_est_recompte(releve: Releve, noter: Callable[[str], None]) -> None:
    noter(f"counts: {sum(releve.pages.values())} pages, {releve.phrases} sentences, {releve.nombres} numbers, {len(releve.formes)} kinds of sentences, {sum(releve.exemptions.values())} exempt")  # fmt: skip
    fautes = releve.fautes
    assert not fautes, f"{len(fautes)} faults:\n" + "\n".join(fautes[:40])


def test_chaque_forme_et_chaque_exemption_sert(releve: Releve, site_construit: Path) -> None:
    """A kind of sentence that no page has any more, or an exemption that exempts nothing, is taken out of the lists."""
    formes = {forme.nom for forme in FORMES} - set(releve.formes) - SANS_EXEMPLE
    if "chiffres_d_une_publication" in formes:  # where something changed lately, that stands in the place of what is only new
        formes -= {"chiffres_d_une_publication"} if any(site_construit.glob("*/changements/index.html")) else set()
    exemptions = {exemption.nom for exemption in lire_exemptions()} - set(releve.exemptions)
    assert not formes
    assert not exemptions


SANS_EXEMPLE = {  # sentences that the site can say and that no page of our four contracts says today
    "document_lu", "dont_publies", "secrets", "dans_un_etat_dit", "nouvelles_trouvees", "autres_evenements", "de_plusieurs_parties",
}  # fmt: skip


def test_un_nombre_change_est_vu(lecteur: Lecteur, releve: Releve) -> None:
    """Each number of each kind of sentence, made one more, is caught: no kind of sentence lets anything through."""
    laisses = [faute for forme, temoins in releve.temoins.items() for temoin in temoins for faute in _changer(lecteur, forme, temoin)]
    assert not laisses, f"{len(laisses)} changed numbers are not seen:\n" + "\n".join(laisses[:30])


def _changer(lecteur: Lecteur, forme: str, temoin: Temoin) -> Iterator[str]:
    debut, fin = temoin.place
    for nombre in re.finditer(r"\d+(?:[\u00a0\u202f]\d{3})*", temoin.texte[debut:fin]):
        autre = str(int(re.sub(r"\s", "", nombre[0])) + 1)
        place = debut + nombre.start()
        texte = temoin.texte[:place] + autre + temoin.texte[place + len(nombre[0]) :]
        bloc = replace(temoin.ou.bloc, texte=texte)
        essai = Releve()
        lecteur.relever_texte(essai, temoin.page, replace(temoin.ou, bloc=bloc), texte)
        if not essai.fautes:
            yield f"{forme}: {nombre[0]} made {autre} in «{texte[:150]}» ({temoin.page.adresse})"


MUTATIONS = (
    ("", r"(?<=eo-cle__phrase\">Sur )\d", "9"),
    ("", r"68</strong>", "70</strong>"),
    ("paris", r"20</strong>", "21</strong>"),
    ("paris/methode", r"(\d+) \+ (\d+) =", r"\g<1>1 + \2 ="),
    ("paris/partenaires", r"(?<=class=\"eo-rien\">)0<", "1<"),
    ("grand-orly-seine-bievre/territoires/orly", r"683(\s)619", r"683\g<1>618"),
    ("grand-orly-seine-bievre/territoires", r">1(\s)708<", r">1\g<1>709<"),
    ("grand-orly-seine-bievre/constats", r"98(\s)constats", r"99\1constats"),
    ("grand-orly-seine-bievre/constats", r">§(\s)7</a>", r">§\g<1>8</a>"),
    ("grand-orly-seine-bievre/constats", r"(article-5/#p)7(\">§\s)7<", r"\g<1>8\g<2>8<"),  # the words of another place
    ("grand-orly-seine-bievre/constats", r"Aucune promesse trouvée dans notre lecture\.", ""),
    ("grand-paris-sud/constats", r">3(\s)lignes", r">4\1lignes"),
    ("grand-orly-seine-bievre/documents/protocole/article-6-1", r"de 15 ans et plus", "de 16 ans et plus"),  # printed words, and not those
    ("grand-orly-seine-bievre/documents/protocole/annexe-2", r"<td([^>]*)>1(\s)708", r"<td\1>1\g<2>709"),
    ("grand-orly-seine-bievre/documents/protocole/article-6-2", r"Page(\s)27<", r"Page\g<1>28<"),
    ("grand-orly-seine-bievre/documents/protocole/article-6-1", r"Tableau 2", "Tableau 3"),
    ("grand-orly-seine-bievre/documents/protocole/article-6-1", r">Priorité(\s)1<", r">Priorité\g<1>2<"),
    ("grand-orly-seine-bievre/documents", r"§(\s)52, case(\s)1", r"§\g<1>52, case\g<2>2"),
    ("mesures-nationales", r"la ligne de la mesure 12<", "la ligne de la mesure 13<"),
    ("grand-orly-seine-bievre/documents/chercher", r"</article>", "<p>12 passages trouvés.</p></article>"),
    ("grand-orly-seine-bievre/documents/protocole/article-8", r"</article>", "<p>et 3 autres</p></article>"),
    ("grand-orly-seine-bievre/referentiel/o4", r"\(25(\s)%\)", r"(26\1%)"),
    ("grand-orly-seine-bievre/referentiel/eg-pre", r">§(\s)225<", r">§\g<1>226<"),
    ("partenaires/orly", r"</article>", "<p>12 promesses tenues sur 13.</p></article>"),
)


@pytest.mark.parametrize(("adresse", "avant", "apres"), MUTATIONS)
def test_une_page_changee_est_refusee(lecteur: Lecteur, adresse: str, avant: str, apres: str) -> None:
    html = (lecteur.public / adresse / "index.html").read_text("utf-8")
    change = re.sub(avant, apres, html, count=1)
    assert change != html, "the page has changed: choose another number"
    essai = Releve()
    lecteur.relever_page(essai, lecteur.pages[adresse], lire(change, adresse))
    assert essai.fautes


@pytest.fixture(scope="module")
def dires(lecteur: Lecteur) -> coherence.Dires:
    return coherence.ce_que_disent_les_pages(lecteur)


def test_aucune_page_n_en_dement_une_autre(lecteur: Lecteur, dires: coherence.Dires) -> None:
    assert dires.montres
    assert dires.tus
    assert not coherence.dementis(dires)
    assert not coherence.etats_dementis(lecteur, dires)
    assert not coherence.absences_dementies(lecteur)


def test_un_dementi_est_vu(lecteur: Lecteur, dires: coherence.Dires) -> None:
    autres = coherence.Dires(dires.montres, dires.tus.copy())
    autres.tus[next(iter(dires.montres))] = {"une autre page"}
    assert coherence.dementis(autres)
    assert coherence.etats_dementis(lecteur, autres)


def test_un_lieu_partage_est_compte_une_fois(lecteur: Lecteur) -> None:
    site = lecteur.site
    assert (site.combien("qpv", "qva"), site.combien("commune")) == (QUARTIERS, COMMUNES)
    assert sorted((lieu["type"], lieu["code"]) for lieu in site.partages if lieu["code"]) == sorted(
        cle for cle in site.lieux if "/" not in cle[1]
    )
    assert len(site.partages) == len(site.lieux)
    assert sum(len(contrat.de_type("qpv", "qva", "commune")) for contrat in site.contrats.values()) > QUARTIERS + COMMUNES, "none is shared"


def test_aucun_genre_de_page_n_echappe(lecteur: Lecteur) -> None:
    """A folder that is neither read here nor known to hold no count: a new kind of page cannot appear unseen."""
    lus = set(lecteur.pages)
    for base, genre in (("", "portail"), *((id, "contrat") for id in lecteur.site.contrats)):
        dossiers = {fichier.parent.name for fichier in (lecteur.public / base).glob("*/index.html")} - set(lecteur.site.contrats)
        inconnus = {nom for nom in dossiers if f"{base}/{nom}".strip("/") not in lus} - AILLEURS[genre]
        assert not inconnus, f"{base or 'portal'}: {inconnus}"
    for id in lecteur.site.contrats:
        fichiers = [fichier for fichier in (lecteur.public / id / "documents").rglob("index.html") if not _renvoie(fichier)]
        textes = {fichier.parent.relative_to(lecteur.public).as_posix() for fichier in fichiers}
        assert textes <= lus, textes - lus


def _renvoie(fichier: Path) -> bool:
    return 'http-equiv="refresh"' in fichier.read_text("utf-8")


def test_les_nombres_des_citations_sont_imprimes_la(lecteur: Lecteur) -> None:
    """The recount leaves quotations out: the numbers of one that leads to a place of a document are those of that place."""
    citations = coherence.citations(lecteur)
    assert citations
    assert not [faute for citation in citations if (faute := coherence.non_imprimee(lecteur, *citation))]
    page, mots, vers = citations[0]
    assert coherence.non_imprimee(lecteur, page, f"{mots} 12", vers)


def test_le_recompte_ne_doit_rien_au_programme() -> None:
    for fichier in sorted((Path(__file__).parents[1] / "comptes").rglob("*.py")):
        for noeud in ast.walk(ast.parse(fichier.read_text("utf-8"))):
            noms = (
                [alias.name for alias in noeud.names]
                if isinstance(noeud, ast.Import)
                else [noeud.module or ""]
                if isinstance(noeud, ast.ImportFrom)
                else []
            )
            assert not any(nom.split(".")[0] == "generator" for nom in noms), fichier.name


def test_les_contrats_annonces_sont_tous_lus(lecteur: Lecteur) -> None:
    annonces = json.loads((lecteur.public / "donnees" / "contrats.json").read_text("utf-8"))
    assert {f"{contrat['adresse'].strip('/')}" for contrat in annonces} <= set(lecteur.pages)
