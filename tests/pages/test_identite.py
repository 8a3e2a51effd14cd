"""The look that a contract gives its site, the answers at the head of its home, the easy summaries."""

from pathlib import Path

import pytest

from generator.model.identite import Identite
from generator.pages.pieces.identite import FEUILLE, FEUILLE_DES_ENCARTS, chemin_du_logo, habiller, teinte, teintes
from generator.pages.site import Site
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple
from tests.sources.test_identite import PNG


def test_la_couleur_vient_apres() -> None:
    """The rule of the contract closes the sheet, where it wins; other files and contracts without colour are left alone."""
    feuilles = {FEUILLE: b":root{--eo-encre:#000}\n", "ressources/a.css": b"a{}"}
    habillees = habiller(feuilles, teinte(Identite("#0f4c5c")))
    assert habillees[FEUILLE].startswith(feuilles[FEUILLE])
    assert habillees[FEUILLE].rstrip().endswith(b"{--eo-encre:#0f4c5c}")
    assert habillees["ressources/a.css"] == b"a{}"
    assert habiller(feuilles, teinte(Identite())) == feuilles


def test_l_adresse_du_logo() -> None:
    assert chemin_du_logo(Identite(logo="Blason.png", octets=PNG)) == "ressources/logo.png"
    assert chemin_du_logo(Identite()) == ""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The example with a colour, a logo and two easy summaries."""
    projet: Path = copier_exemple(tmp_path_factory.mktemp("identite") / "projet")
    dossier, contenu = projet / "referentiels" / CONTRAT, projet / "content" / CONTRAT / "facile"
    fiche = dossier / "contrat.yml"
    ligne = 'identite: {couleur: "#1f4d3a", logo: blason.png, logo_texte: "Pays <d’Exemple>"}\n'
    fiche.write_text(fiche.read_text("utf-8").replace("debut: 2019\n", f"debut: 2019\n{ligne}"), encoding="utf-8")
    (dossier / "blason.png").write_bytes(PNG)
    contenu.mkdir()
    registre, _ = examiner(projet)
    axe = registre.dossiers[1 if registre.dossiers[0].contrat.id != CONTRAT else 0].racines[0].id
    (contenu / "index.md").write_text("Un accord.\n\nIl a <script>deux</script> parties.\n", encoding="utf-8")
    (contenu / f"{axe}.md").write_text("Une promesse.\n", encoding="utf-8")
    registre, problemes = examiner(projet)
    assert [str(probleme) for probleme in problemes if "identite" in str(probleme) or "facile" in str(probleme)] == []
    return {site.dossier: site for site in tous_les_sites(registre, projet, aujourd_hui=JOUR)} | {"axe": axe}  # type: ignore[dict-item]


def _octets(site: Site, chemin: str) -> bytes:
    return next(fichier for _, fichier in fichiers_des_sites([site]) if fichier.chemin == chemin).rendre()


def _rendu(site: Site, chemin: str) -> str:
    return _octets(site, chemin).decode("utf-8", "replace")


def test_le_site_porte_son_logo_et_sa_couleur(sites: dict[str, Site]) -> None:
    site = sites[CONTRAT]
    assert (site.logo, site.logo_texte) == ("ressources/logo.png", "Pays <d’Exemple>")
    assert _octets(site, site.logo) == PNG
    assert "--eo-encre:#1f4d3a" in _rendu(site, FEUILLE)
    assert "--eo-encre:#1f4d3a" not in _rendu(sites["contrat-minimal"], FEUILLE)
    assert f".eo-contrat--{CONTRAT}{{--eo-teinte:#1f4d3a}}" in _rendu(sites[""], FEUILLE)
    assert teintes([]) == ""


def test_les_cartes_ont_la_couleur_du_contrat(sites: dict[str, Site]) -> None:
    """A card on another site is known by the same colour as the site that it leads to; the portal has no card."""
    assert _rendu(sites[CONTRAT], FEUILLE_DES_ENCARTS).rstrip().endswith("{--eo-encre:#1f4d3a}")
    for autre in ("contrat-minimal", ""):
        assert "#1f4d3a" not in _rendu(sites[autre], FEUILLE_DES_ENCARTS)


@pytest.mark.lent
def test_les_resumes_faciles(sites: dict[str, Site]) -> None:
    """On the home and on the axis, marked as ours, the signed words one click away; nothing of them runs."""
    site, axe = sites[CONTRAT], str(sites["axe"])
    accueil, page = _rendu(site, "index.html"), _rendu(site, f"referentiel/{axe}/index.html")
    assert "Résumé facile à lire, écrit par nous." in accueil
    assert '<a href="documents/">Lire le texte exact du document</a>' in accueil
    assert "<script>" not in accueil
    assert "<p>Une promesse.</p>" in page
    assert '<a href="../../documents/protocole/article-2/#p2">Lire le texte exact du document</a>' in page
    assert "facile à lire" not in _rendu(sites["contrat-minimal"], "index.html")


def test_la_page_introuvable_connait_les_contrats(sites: dict[str, Site]) -> None:
    assert {dossier for _, dossier in sites[""].contrats} == {CONTRAT, "contrat-minimal"}
