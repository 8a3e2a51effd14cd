"""The places of figures («indicateurs/x/chiffres/#orly.2019») are kept for ever: a figure that is no more keeps its place, where the page says so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.adresses_publiees import AdressesPubliees
from generator.pages.fichiers import liens_courts
from generator.pages.genres.contrat import chiffres_de_l_indicateur
from generator.publication.adresses_perdues import SiteConfronte, problemes_des_adresses
from generator.publication.verification import Renvois, renvois_de
from generator.sources.socle import GABARITS
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import Propre, construire
from tests.publication.test_adresses import ADRESSES, bien_construit, lancer, publies, repondent, retenu, texte_de
from tests.tout import chaque_nuit

__all__ = ["lancer", "retenu"]
PAGE = f"{CONTRAT}/indicateurs/familles-accueillies/chiffres/"
COMMUNES = Path("referentiels") / CONTRAT / "valeurs" / "communes.csv"


def oter(projet: Path, debut: str) -> None:
    """Delete the one row of figures that begins so."""
    lignes = (projet / COMMUNES).read_text("utf-8").splitlines(keepends=True)
    restent = [ligne for ligne in lignes if not ligne.startswith(debut)]
    assert len(restent) == len(lignes) - 1, debut
    (projet / COMMUNES).write_text("".join(restent), "utf-8")


def test_ce_qui_est_la_n_est_pas_dit_parti(retenu: Path) -> None:
    """Figures and computations that are published as they were: no page of figures says that one is gone, and no place is there twice."""
    assert construire(retenu, retenu / "public").sain
    pages = sorted((retenu / "public").glob("*/indicateurs/*/chiffres/index.html"))
    assert len(pages) > 5
    for page in pages:
        texte = page.read_text("utf-8")
        assert "chiffres-retires" not in texte, page
        places = re.findall(r' id="([^"]+)"', texte)
        assert len(places) == len(set(places)), page


def test_un_chiffre_qui_n_est_plus_garde_sa_place(retenu: Path, construction_propre: Propre) -> None:
    """Nobody has to write anything: the page says that it does not give it any more; and why, once `adresses.yml` does."""
    place = f"{PAGE}#autreville.2018"
    assert place in publies(retenu)
    oter(retenu, "familles-accueillies;autreville;2018;")
    apres = bien_construit(retenu, construction_propre)
    repondent(retenu)
    dit = texte_de(apres[f"{PAGE}index.html"])
    assert "Chiffres que ce site ne donne plus" in dit
    assert "Autreville, 2018" in dit
    assert b'<li id="autreville.2018">' in apres[f"{PAGE}index.html"]
    with (retenu / ADRESSES).open("a", encoding="utf-8") as fichier:
        adresse = place.removeprefix(f"{CONTRAT}/")
        fichier.write(f'  - {{adresse: "{adresse}", le: 2026-11-20, motif: "La source l’a corrigé."}}\n')
    dit = texte_de(bien_construit(retenu, construction_propre)[f"{PAGE}index.html"])
    assert "Autreville, 2018 20 novembre 2026 : La source l’a corrigé." in dit.replace("\u00a0", " ")


def test_la_place_d_un_lieu_renomme_mene_a_la_nouvelle(retenu: Path, lancer: Callable[..., str], construction_propre: Propre) -> None:
    lancer("renommer", "autreville", "autreville-sur-mer", "--genre", "lieu", "--ecrire")
    apres = bien_construit(retenu, construction_propre)
    repondent(retenu)
    page = apres[f"{PAGE}index.html"].decode()
    assert '<li id="autreville.2018">' in page
    assert 'href="#autreville-sur-mer.2018"' in page
    assert 'id="autreville-sur-mer.2018"' in page


def test_la_place_suit_un_indicateur_renomme(retenu: Path, lancer: Callable[..., str], construction_propre: Propre) -> None:
    """The page of before leads on, and no line is asked for each of its figures."""
    lancer("renommer", "familles-accueillies", "familles-recues", "--ecrire")
    bien_construit(retenu, construction_propre)
    repondent(retenu)


RENOMMES = {"lieu": "autreville autreville-sur-mer --genre lieu", "indicateur": "familles-accueillies familles-recues"}


def _places_courtes(projet: Path) -> dict[str, frozenset[str]]:
    """The places of each page of a short link."""
    pages = (projet / "public" / CONTRAT / "k").glob("*/index.html")
    return {page.parent.name: renvois_de(page.read_bytes()).ancres for page in pages}


@pytest.mark.parametrize("quoi", chaque_nuit([("lieu", "indicateur"), ("indicateur", "lieu"), ("lieu",), ("indicateur",)]), ids="-".join)
def test_les_places_suivent_tout_ce_qui_change_de_nom(
    quoi: tuple[str, ...], retenu: Path, lancer: Callable[..., str], construction_propre: Propre
) -> None:
    """A place, an indicator, one then the other: what was at a page of figures, or at a short link, is there still; the line of the figure leads to where it is now."""
    avant = _places_courtes(retenu)
    code = next(code for code, places in avant.items() if "autreville.2018" in places)
    for un in quoi:
        lancer("renommer", *RENOMMES[un].split(), "--ecrire")
        apres = bien_construit(retenu, construction_propre)
        repondent(retenu)
        courtes = _places_courtes(retenu)
        assert {une: places - courtes[une] for une, places in avant.items()} == dict.fromkeys(avant, frozenset())
        lancer("retenir")
    lieu, indicateur = "autreville-sur-mer" if "lieu" in quoi else "autreville", RENOMMES["indicateur"].split()["indicateur" in quoi]
    page = apres[f"{CONTRAT}/k/{code}/index.html"].decode()
    assert f'href="../../indicateurs/{indicateur}/chiffres/#{lieu}.2018"' in page
    assert page.count("Autreville, 2018") == 1
    assert "ne le donne plus" not in page


def test_une_place_que_plus_rien_ne_garde_est_dite(retenu: Path, lancer: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a program to forget those that have another name: the ledger says each, at the page of figures and at the short link."""
    for un in RENOMMES.values():
        lancer("renommer", *un.split(), "--ecrire")
    for module in (liens_courts, chiffres_de_l_indicateur):
        monkeypatch.setattr(module, "chiffres_partis", lambda *_: ())
    dits = [str(un) for un in construire(retenu, retenu / "public").problemes if un.code == "adresse-perdue"]
    assert any("« indicateurs/familles-accueillies/chiffres/#autreville.2018 »" in dit for dit in dits), dits
    assert any(re.search(r"« k/\w+/#autreville\.2018 »", dit) for dit in dits), dits


def test_une_place_sans_page_est_dite(retenu: Path) -> None:
    """Were the page to lose it (here, by a template of the project's own), the build would end, and say which: a short link leads there."""
    oter(retenu, "familles-accueillies;autreville;2018;")
    ici = Path("pages") / "contrat" / "chiffres_de_l_indicateur.html.j2"
    texte = (GABARITS / ici).read_text("utf-8")
    assert '<li id="{{ r.ancre }}">' in texte
    (gabarit := retenu / "site_templates" / ici).parent.mkdir(parents=True, exist_ok=True)
    gabarit.write_text(texte.replace('<li id="{{ r.ancre }}">', "<li>"), "utf-8")
    resultat = construire(retenu, retenu / "public")
    assert not resultat.sain
    dits = [*resultat.echec, *map(str, resultat.problemes)]
    assert any("#autreville.2018" in dit for dit in dits), dits


def _perdues(places: tuple[str, ...], pages: tuple[str, ...] = ("indicateurs/x/chiffres/",)) -> list[str]:
    """What the ledger misses where the page of figures has these places; without `pages`, a small page that leads on stands there."""
    chemin = "indicateurs/x/chiffres/index.html"
    site = SiteConfronte((chemin,), pages, lambda: {chemin: Renvois((), places)}, (), pdf=False)
    publiees = AdressesPubliees("adresses/c.lock", {"indicateurs/x/chiffres/": 3, "indicateurs/x/chiffres/#orly.2019": 3})
    return [un.message for un in problemes_des_adresses(publiees, (), site, "c")]


def test_le_registre_tient_chaque_place() -> None:
    """By itself, whatever leads there; and asks nothing of a page that is one of the site no more."""
    assert _perdues(("orly.2019",)) == []
    assert _perdues(()) == ["L’adresse « indicateurs/x/chiffres/#orly.2019 » a été publiée, et plus rien n’y mène."]
    assert _perdues((), ()) == []
