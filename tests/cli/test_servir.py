"""`engagements servir`: shows the site, builds again at each change, says what is wrong in the page, stops without a word too many."""

import re
import shutil
import socket
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.apercu import Apercu, montrer
from tests.cli.conftest import Commande
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import arbre, remplacer
from tests.systemes import posix

PRESENTATION = Path("content") / CONTRAT / "presentation.md"


@pytest.fixture
def apercu(projet: Path) -> Iterator[Apercu]:
    with montrer(projet) as en_cours:
        yield en_cours


@posix  # the preview is ended as a person ends it, by Ctrl+C
def test_servir(apercu: Apercu) -> None:
    apercu.attendre(dit=f"Aperçu : http://127.0.0.1:{apercu.port}/")
    assert "L’aperçu ne fait pas les PDF" in "".join(apercu.dit)
    assert "Pays d’Exemple" in apercu.page()
    assert "Exempleville" in apercu.page(f"{CONTRAT}/territoires/exempleville/")
    # The script that reloads the page is added to it as it is served; the published file has nothing of it.
    assert re.search(r'<script src="/_apercu/apercu\.js" data-version="[0-9a-f]+\.\d+" defer></script>\s*</body>', apercu.page())
    assert not [chemin for chemin, octets in arbre(apercu.projet / "public").items() if b"_apercu" in octets]

    remplacer(apercu.projet / PRESENTATION, "est inventé", "est imaginaire")
    apercu.attendre(montre="est imaginaire")

    # Bad data: they are said, and the sound site stays on show.
    contrat = apercu.projet / "referentiels" / CONTRAT / "contrat.yml"
    remplacer(contrat, "debut: 2019", "debut: bientôt")
    apercu.attendre(dit="contrat.yml:6:8 : erreur annee")
    apercu.attendre(dit="Rien n’a été publié")
    assert "est imaginaire" in apercu.page()

    # A template that cannot be read: the same, and no request waits for ever.
    remplacer(contrat, "debut: bientôt", "debut: 2019")
    gabarit = apercu.projet / "site_templates" / "pages" / "contrat" / "accueil.html.j2"
    remplacer(gabarit, "{% import", "{% importe")
    apercu.attendre(dit="Un gabarit est mal écrit")
    assert "est imaginaire" in apercu.page()

    remplacer(gabarit, "{% importe", "{% import")
    remplacer(apercu.projet / PRESENTATION, "est imaginaire", "est de retour")
    apercu.attendre(montre="est de retour")

    assert apercu.arreter() == 0
    dit = "".join(apercu.dit)
    assert dit.endswith("Aperçu arrêté.\n")
    assert "Traceback" not in dit
    assert "Lecture et vérification" not in dit, "no progress where nobody watches"


@posix
def test_sans_site_l_apercu_attend(projet: Path) -> None:
    """The first build fails and nothing was ever published: every address says what to mend, and the site comes once it is mended."""
    shutil.rmtree(projet / "public")
    contrat = projet / "referentiels" / CONTRAT / "contrat.yml"
    remplacer(contrat, "debut: 2019", "debut: <b>bientôt")
    with montrer(projet) as apercu:
        apercu.attendre(dit="Rien à montrer encore")
        with pytest.raises(urllib.error.HTTPError, match="503") as refus:
            apercu.page()
        page = refus.value.read().decode("utf-8")
        refus.value.close()
        assert f"<code>referentiels/{CONTRAT}/contrat.yml</code> <span>ligne\u00a06, colonne\u00a08</span>" in page
        assert "«\u00a0&lt;b&gt;bientôt\u00a0» n’est pas une année." in page
        assert not (projet / "public").exists()

        remplacer(contrat, "debut: <b>bientôt", "debut: 2019")
        apercu.attendre(dit="Publié dans")
        assert "Pays d’Exemple" in apercu.page()
        assert apercu.arreter() == 0


@posix
def test_controle_c_pendant_la_premiere_construction(projet: Path) -> None:
    shutil.rmtree(projet / "public")
    shutil.rmtree(projet / ".construction")
    with montrer(projet) as apercu:
        apercu.attendre(dit="L’aperçu ne fait pas les PDF")
        assert apercu.arreter() in (0, 130), "130 before the program is wholly loaded"
    assert "Traceback" not in "".join(apercu.dit)


def test_un_port_deja_pris(engagements: Commande, projet: Path) -> None:
    """It is said at once, before anything is built."""
    shutil.rmtree(projet / "public")
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        fini = engagements("servir", "--port", str(prise.getsockname()[1]), dossier=projet)
    assert fini.returncode == 1
    assert "Ce port sert déjà à un autre programme. En choisir un autre (--port)." in fini.stderr
    assert "Traceback" not in fini.stderr
    assert not (projet / "public").exists()


def test_des_options_qui_se_contredisent(engagements: Commande, projet: Path) -> None:
    fini = engagements("servir", "--avec-pdf", "--sans-pdf", dossier=projet)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert "« --avec-pdf » et « --sans-pdf » se contredisent." in fini.stderr


def test_l_aide_dit_ce_qu_il_en_est_des_pdf(engagements: Commande) -> None:
    fini = engagements("servir", "--aide")
    assert fini.returncode == 0
    assert "--avec-pdf" in fini.stdout
    assert "l’aperçu ne fait pas les PDF" in fini.stdout
    assert "plus vite prêt" in engagements("construire", "--aide").stdout
