"""`--production`: nothing goes online without what the law asks for."""

from pathlib import Path

from tests.cli.conftest import CONSTRUIRE, Commande
from tests.publication.arbres import remplacer, traces

SITE_YML = Path("referentiels") / "site.yml"


def test_une_mention_manque(engagements: Commande, projet: Path) -> None:
    """Exit code 1, one message per entry, and the site that was published is untouched; the ordinary build says it on the pages."""
    remplacer(projet / SITE_YML, 'directeur_de_la_publication: "Camille Exemple, maire inventée"', "directeur_de_la_publication:")
    remplacer(projet / SITE_YML, "signalement: erreurs@exempleville.invalid", "signalement:")
    avant = traces(projet / "public")
    fini = engagements(*CONSTRUIRE, "--production", dossier=projet)
    assert (fini.returncode, fini.stdout) == (1, "")
    assert "site.yml:8:31 : erreur mise-en-ligne : « editeur.directeur_de_la_publication » manque" in fini.stderr
    assert "« signalement » manque : le courriel où signaler une erreur." in fini.stderr
    assert fini.stderr.count("mise-en-ligne") == 2
    assert fini.stderr.endswith("Rien n’a été publié : le site d’avant n’a pas changé.\n")
    assert traces(projet / "public") == avant
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert fini.returncode == 0, fini.stderr
    mentions = (projet / "public" / "mentions-legales" / "index.html").read_text("utf-8")
    assert mentions.count("à compléter avant la mise en ligne") == 2


def test_un_exemple_reste(engagements: Commande, projet: Path) -> None:
    """A text of a new project that nobody wrote is a warning, and no site goes online with it."""
    remplacer(
        projet / SITE_YML, 'directeur_de_la_publication: "Camille Exemple, maire inventée"', 'directeur_de_la_publication: "À REMPLACER"'
    )
    fini = engagements("verifier", dossier=projet)
    assert "a-remplacer" in fini.stdout + fini.stderr
    fini = engagements(*CONSTRUIRE, "--production", dossier=projet)
    assert fini.returncode == 1
    assert "site.yml:8" in fini.stderr
    assert "mise-en-ligne : Ce texte est un exemple, qui reste à remplacer : « À REMPLACER »." in fini.stderr


def test_un_site_complet(engagements: Commande, projet: Path) -> None:
    """Published, under the public address of site.yml: canonical links, link previews, code to copy."""
    ordinaire = (projet / "public" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in ordinaire
    assert "og:image" not in ordinaire
    fini = engagements(*CONSTRUIRE, "--production", dossier=projet)
    assert fini.returncode == 0, fini.stderr
    public = projet / "public"
    assert 'rel="canonical" href="https://engagements.exempleville.invalid/"' in (public / "index.html").read_text("utf-8")
    page = (public / "contrat-d-exemple" / "indicateurs" / "guides" / "index.html").read_text("utf-8")
    adresse = "https://engagements.exempleville.invalid/contrat-d-exemple/"
    assert f'rel="canonical" href="{adresse}indicateurs/guides/"' in page
    assert f'property="og:image" content="{adresse}partage.png"' in page
    for propre in ("territoires/exempleville", "indicateurs/aides-montant"):  # they have a picture of their own
        sienne = (public / "contrat-d-exemple" / propre / "index.html").read_text("utf-8")
        assert f'property="og:image" content="{adresse}{propre}/partage.png"' in sienne
        assert (public / "contrat-d-exemple" / propre / "partage.png").read_bytes().startswith(b"\x89PNG")
    assert f"src=&#34;{adresse}indicateurs/guides/carte-integree/&#34;" in page
    assert (public / "contrat-d-exemple" / "partage.png").read_bytes().startswith(b"\x89PNG")


def test_l_option_est_celle_de_construire(engagements: Commande, projet: Path) -> None:
    assert "--production" in engagements("construire", "--aide", dossier=projet).stdout
    fini = engagements("servir", "--production", dossier=projet)
    assert fini.returncode == 2
    assert "« --production » n’est pas une option de « servir »" in fini.stderr
