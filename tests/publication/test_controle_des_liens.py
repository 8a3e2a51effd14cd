"""Links are followed where they can have died, and everywhere where something that they lead to is gone."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.publication import construction
from generator.publication.construction import Resultat
from generator.publication.controle_des_liens import LiensDuSite, a_perdu, controler
from generator.publication.echec import CopieAbimee
from generator.publication.site_fait import SiteFait
from generator.publication.verification import Renvois
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import Propre, arbre, construire, differences, remplacer, traces
from tests.tout import en_croix

PAGE, AUTRE = "index.html", "autre/index.html"
DE_PAGE, D_AUTRE = Renvois(frozenset({"autre/#ici", "../b/#la"}), frozenset()), Renvois(frozenset({"../"}), frozenset({"ici"}))
DE_B = Renvois(frozenset({"../a/"}), frozenset({"la"}))
AVANT = {PAGE: DE_PAGE, AUTRE: D_AUTRE}


def _site(dossier: str, publies: tuple[str, ...], nouveaux: Mapping[str, Renvois], avant: Mapping[str, Renvois]) -> LiensDuSite:
    return LiensDuSite(
        dossier, lambda: publies, frozenset(nouveaux), a_perdu(publies, avant, nouveaux, avant), lambda: {**avant, **nouveaux}
    )


def _a(nouveaux: Mapping[str, Renvois], publies: tuple[str, ...] = (PAGE, AUTRE)) -> LiensDuSite:
    """A site of two pages as it was, of which some were made anew."""
    return _site("a", publies, nouveaux, AVANT)


def _b(nouveaux: Mapping[str, Renvois], *, avant: bool = True) -> LiensDuSite:
    return _site("b", (PAGE,), nouveaux, {PAGE: DE_B} if avant else {})


def _portail() -> LiensDuSite:
    return _site("", (PAGE,), {}, {PAGE: Renvois(frozenset({"a/autre/", "b/#la"}), frozenset())})


SANS_ANCRE = Renvois(frozenset(), frozenset())
CAS: dict[str, tuple[LiensDuSite, LiensDuSite, list[str], int]] = {
    "rien de neuf": (_a({}), _b({}), [], 0),
    "une page": (_a({AUTRE: D_AUTRE}), _b({}), [], 1),
    "un lien mort de plus": (
        _a({AUTRE: Renvois(frozenset({"rien/"}), frozenset({"ici"}))}),
        _b({}),
        ["a/autre/index.html → rien/ : page absente"],
        1,
    ),
    "une ancre de plus": (_a({AUTRE: Renvois(frozenset(), frozenset({"ici", "et là"}))}), _b({}), [], 1),
    "une ancre de moins": (_a({AUTRE: SANS_ANCRE}), _b({}), ["a/index.html → autre/#ici : ancre absente"], 4),
    "une ancre de moins ailleurs": (
        _a({}),
        _b({PAGE: SANS_ANCRE}),
        ["index.html → b/#la : ancre absente", "a/index.html → ../b/#la : ancre absente"],
        4,
    ),
    "une ancre de moins dans un site oublié": (
        _a({}),
        _b({PAGE: SANS_ANCRE}, avant=False),
        ["index.html → b/#la : ancre absente", "a/index.html → ../b/#la : ancre absente"],
        4,
    ),
    "une page de moins": (
        _a({}, (PAGE,)),
        _b({}),
        ["index.html → a/autre/ : page absente", "a/index.html → autre/#ici : page absente"],
        3,
    ),
}


@pytest.mark.parametrize("cas", CAS)
def test_ce_qui_est_suivi(cas: str) -> None:
    """The dead links, and how many pages were looked at."""
    a, b, morts, suivis = CAS[cas]
    assert controler([_portail(), a, b], "/", tout=False)[:2] == (morts, suivis)


def test_tout_suivre() -> None:
    """Also where nothing is new."""
    assert controler([_portail(), _a({}), _b({})], "/", tout=True) == ([], 4, {})


MINIMAL = "contrat-minimal"


def _dire(projet: Path, contrat: str, texte: str) -> None:
    """Words of the home page of a contract."""
    fichier = projet / "content" / contrat / "presentation.md"
    fichier.parent.mkdir(exist_ok=True)
    with fichier.open("a", encoding="utf-8") as ouvert:
        ouvert.write(f"\n{texte}\n")


def _ancre(projet: Path) -> None:
    """An anchor of the page of method is named otherwise, in its template alone."""
    remplacer(projet / "site_templates" / "pages" / "contrat" / "methode.html.j2", '"Les mots", "mots"', '"Les mots", "autres-mots"')


def _page(projet: Path) -> None:
    """A promise is named otherwise, and its old address forgotten."""
    remplacer(projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml", "{id: o1-1-p1-e3,", "{id: o1-1-p1-e4,")


def _contrat(projet: Path) -> None:
    shutil.rmtree(projet / "referentiels" / MINIMAL)


# (contract whose home page has the link, link, what makes it a dead one, why it is dead)
MEURENT: dict[str, tuple[str, str, Callable[[Path], None], str]] = {
    "une ancre": (CONTRAT, "methode/#mots", _ancre, "ancre absente"),
    "une ancre d’un autre site": (MINIMAL, f"../{CONTRAT}/methode/#mots", _ancre, "ancre absente"),
    "une page": (CONTRAT, "referentiel/o1-1-p1-e3/", _page, "page absente"),
    "une page d’un autre site": (MINIMAL, f"../{CONTRAT}/referentiel/o1-1-p1-e3/", _page, "page absente"),
    "un site": (CONTRAT, f"../{MINIMAL}/methode/", _contrat, "page absente"),
}


def _effacer(*noms: str) -> Callable[[Path], object]:
    return lambda gardes: [(gardes / f"{nom}.garde").unlink() for nom in noms]


# What may be lost of the memory between the two builds.
PERTES: dict[str, Callable[[Path], object]] = {
    "rien": lambda _: None,
    "liens": _effacer(*(f"sites/{site}/liens" for site in (CONTRAT, MINIMAL, "portail"))),
    "inventaire": _effacer(f"sites/{CONTRAT}/inventaire"),
    "souvenirs": _effacer(f"sites/{CONTRAT}/souvenirs"),
    "tête": _effacer(f"sites/{CONTRAT}/tete"),
}


@pytest.mark.parametrize(("cas", "perte"), en_croix(MEURENT, PERTES))
def test_une_page_inchangee_mene_a_ce_qui_n_est_plus(cas: str, perte: str, projet: Path) -> None:
    """What is gone is another page's; the link is found all the same, each time, and nothing is published."""
    contrat, lien, changer, raison = MEURENT[cas]
    _dire(projet, contrat, f"Voir [ceci]({lien}).")
    assert construire(projet, projet / "public").sain
    avant = traces(projet / "public")
    changer(projet)
    PERTES[perte](projet / ".construction" / "gardes")
    for _ in range(2):
        resultat = construire(projet, projet / "public")
        assert f"{contrat}/index.html → {lien} : {raison}" in resultat.echec
        assert traces(projet / "public") == avant


def _pages(projet: Path) -> int:
    """Those of the site: the links of frozen editions were followed when they were frozen."""
    return sum(chemin.endswith(".html") and not chemin.startswith("archives/") for chemin in arbre(projet / "public"))


def test_apres_un_lien_mort_tous_les_liens_sont_suivis(projet: Path, construction_propre: Propre) -> None:
    """Until all links are known to be good again; then those of changed pages alone, and none where nothing changed."""
    avant = traces(projet / "public")
    contenu = projet / "content" / CONTRAT / "presentation.md"
    sain = contenu.read_text("utf-8")
    _dire(projet, CONTRAT, "Voir [ceci](rien/).")
    mort = f"{CONTRAT}/index.html → rien/ : page absente"

    def essayer() -> Resultat:
        resultat = construire(projet, projet / "public")
        assert resultat.sain == (mort not in resultat.echec), resultat.echec
        return resultat

    assert essayer().comptes.liens == 1
    for _ in range(2):
        assert essayer().comptes.liens == _pages(projet)
        assert traces(projet / "public") == avant
    contenu.write_text(sain.replace("\n\n", "\n\nAutrement dit.\n\n", 1) + "\nVoir [ceci](methode/).\n", encoding="utf-8")
    resultat = essayer()
    assert resultat.sain
    assert resultat.comptes.liens == _pages(projet)
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []
    assert essayer().comptes.liens == 0
    contenu.write_text(sain, encoding="utf-8")
    assert essayer().comptes.liens == 1


def test_un_arret_avant_que_les_liens_soient_suivis(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made stays made, and its links are followed the next time."""
    _dire(projet, CONTRAT, "Voir [ceci](rien/).")
    with monkeypatch.context() as patch:
        patch.setattr(construction, "controler", _interrompre)
        with pytest.raises(KeyboardInterrupt):
            construire(projet, projet / "public")
    resultat = construire(projet, projet / "public")
    assert resultat.rendus == (), "what was made stays made"
    assert f"{CONTRAT}/index.html → rien/ : page absente" in resultat.echec


def _interrompre(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_un_build_qui_recommence_suit_les_liens_de_ce_qu_il_avait_fait(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And still says what it made: another site is found to be damaged after this one was made."""
    _dire(projet, CONTRAT, "Voir [ceci](rien/).")
    faire, essais = construction.faire_le_site, []

    def abime_une_fois(*arguments: Any) -> SiteFait:
        essais.append(1)
        if len(essais) == 1:
            raise CopieAbimee(f"{MINIMAL}/index.html")
        return faire(*arguments)

    monkeypatch.setattr(construction, "faire_le_site", abime_une_fois)
    resultat = construire(projet, projet / "public")
    assert len(essais) == 2
    assert f"{CONTRAT}/index.html → rien/ : page absente" in resultat.echec
    assert f"{CONTRAT}/" in resultat.construites
    assert f"{MINIMAL}/" in resultat.rendus


def test_un_lien_mort_qui_est_retire(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """Changed back to what is published: nothing to publish, and all links are followed once."""
    contenu = projet / "content" / CONTRAT / "presentation.md"
    sain = contenu.read_text("utf-8")
    _dire(projet, CONTRAT, "Voir [ceci](rien/).")
    assert not construire(projet, projet / "public").sain
    contenu.write_text(sain, encoding="utf-8")
    for attendus in (_pages(projet), 0):
        resultat = construire(projet, projet / "public")
        assert (resultat.sain, resultat.ecrits, resultat.comptes.liens) == (True, (), attendus)
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_des_liens_d_un_autre_build_ne_comptent_pas(projet: Path) -> None:
    """A process that is killed while it remembers may leave the links of the build before beside the inventory of the last one."""
    gardes = projet / ".construction" / "gardes"
    anciens = {ou: ou.read_bytes() for ou in gardes.glob("sites/*/liens.garde")}
    _dire(projet, CONTRAT, "Voir [ceci](methode/#mots).")
    assert construire(projet, projet / "public").sain
    for ou, octets in anciens.items():
        ou.write_bytes(octets)
    _ancre(projet)
    assert f"{CONTRAT}/index.html → methode/#mots : ancre absente" in construire(projet, projet / "public").echec


def test_une_autre_base(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links from the root of the host: what they lead to depends on where the portal is served."""
    pied = projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    pied.write_text(f"{pied.read_text('utf-8')}<a href='/portail/glossaire/'>Les mots</a>\n", encoding="utf-8")
    mort = f"{CONTRAT}/index.html → /portail/glossaire/ : page absente"
    assert mort in construire(projet, projet / "public").echec
    monkeypatch.setenv("SITE_URL", "https://exemple.invalid/portail/")
    assert construire(projet, projet / "public").sain
    monkeypatch.setenv("SITE_URL", "https://exemple.invalid/autre/")
    assert mort in construire(projet, projet / "public").echec


def test_un_site_qui_apparait(projet: Path) -> None:
    """All links are followed then, and when it goes."""
    nouveau = projet / "referentiels" / "contrat-ajoute"
    shutil.copytree(projet / "referentiels" / MINIMAL, nouveau)
    remplacer(nouveau / "contrat.yml", f"id: {MINIMAL}", "id: contrat-ajoute")
    for changer in (lambda: None, lambda: shutil.rmtree(nouveau)):
        changer()
        resultat = construire(projet, projet / "public")
        assert resultat.sain
        assert resultat.comptes.liens == _pages(projet)
