"""A place of a page that was published and is no more: the page says it there, and no more once the place is back."""

import re

from generator.model.adresses_publiees import AdresseChangee
from generator.model.lieu import Lieu
from generator.pages.fichiers.adresses_d_avant import SiteAReleves
from generator.pages.fichiers.places_d_avant import places_d_avant
from generator.pages.pieces.entete import Entete
from generator.pages.rendu.gabarits import PLACES_D_AVANT, charger_gabarits
from tests.exemple.projet import RACINE

SITE = SiteAReleves("contrat", "Contrat", "", {"partenaires/caf/": "La <b>CAF</b>"})


def dite(adresse: str, vers: str = "", motif: str = "", voir: tuple[str, ...] = (), quoi: str = "") -> AdresseChangee:
    return AdresseChangee(adresse, vers, "2026-11-20", motif, voir, Lieu("adresses.yml", 1, 1), quoi)


class Vue:
    entete = Entete("Avis", "", ())

    def __init__(self, ancres: str) -> None:
        self.ancres = ancres.split()

    def __repr__(self) -> str:
        return repr(self.ancres)


def page(ancres: str, *changees: AdresseChangee) -> str:
    """The page of opinions that has these places, where this is said of others."""
    gabarits = charger_gabarits(
        {
            "avis.html.j2": '{% for a in vue.ancres %}<p id="{{ a }}">Un avis.</p>{% endfor %}',
            PLACES_D_AVANT: (RACINE / "site_templates" / "pages" / PLACES_D_AVANT).read_text("utf-8"),
        }
    ).avec_places(places_d_avant(SITE, changees))
    return str(gabarits.page("avis/", "avis.html.j2", Vue(ancres)).ecrire().corps)


RETIREE = dite("avis/#avis-b", motif="Repris <par> elle.", voir=("partenaires/caf/",), quoi="Trop tard")


def test_la_page_dit_ce_qui_n_est_plus_a_sa_place() -> None:
    """What it was, when, why, where to look or where it is; of this page alone."""
    lue = page(
        "avis-a", RETIREE, dite("avis/#avis-c", vers="avis/#avis-a"), dite("avis/#avis-d", vers="constats/#constats-x"), dite("bilan/#x")
    )
    assert re.findall(r'id="([^"]+)"', lue) == ["avis-a", "places-d-avant", "avis-b", "avis-c", "avis-d"]
    dits = [" ".join(re.sub("<[^>]+>", "", une).split()) for une in re.findall("<li.*?(?=<a)", lue)]
    assert dits[0] == "« Trop tard » 20 novembre 2026 : Repris &lt;par&gt; elle."
    assert re.findall(r'href="([^"]+)">([^<&]*)', lue) == [
        ("../partenaires/caf/", "La "),
        ("#avis-a", "C’est ici maintenant"),
        ("../constats/#constats-x", "C’est ici maintenant"),
    ]


def test_une_place_revenue_n_est_la_qu_une_fois() -> None:
    """The line that nobody took out of `adresses.yml` says nothing any more."""
    assert page("avis-a avis-b", RETIREE) == page("avis-a avis-b")


def test_une_page_dont_rien_n_est_dit_est_la_meme() -> None:
    """Nor does the page of the figures of an indicator, which says it in its own list, say it twice."""
    assert not places_d_avant(SITE, [dite("indicateurs/a/chiffres/#lieu.2019", motif="Faux."), dite("indicateurs/a/", motif="Faux.")])
    assert page("avis-a", dite("constats/#constats-x", motif="Faux.")) == page("avis-a")
