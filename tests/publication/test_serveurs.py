"""What is written for nginx and Apache, with these servers: each address of before answers as is meant, and nothing that is asked comes back."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator import cli
from generator.calculs.destins import Regles
from generator.model.adresses_publiees import AdresseChangee
from generator.model.lieu import Lieu
from generator.pages.fichiers.redirections_du_serveur import APACHE, NGINX, fichiers_des_redirections
from generator.publication.adresses_retenues import retenir
from tests.publication.arbres import construire
from tests.publication.serveurs import commande_de_nginx, port_libre, serveur_ouvert
from tests.publication.test_adresses import publies, suivre

NGINX_HTTP = """    include {regles};
    server {{
        listen 127.0.0.1:{port};
        root {public};
{a_mettre}
    }}"""
APACHE_CONF = """ServerRoot /usr/lib/apache2
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule dir_module modules/mod_dir.so
LoadModule alias_module modules/mod_alias.so
Listen 127.0.0.1:{port}
ServerName localhost
{user}
PidFile {dossier}/apache.pid
ErrorLog {dossier}/apache.log
DocumentRoot "{public}"
<Directory "{public}">
    Require all granted
</Directory>
Include {regles}
"""
Demande = Callable[[str], tuple[int, str, bytes]]
Ouvrir = Callable[[Path], Demande]


def _conf_de_nginx(public: Path, dossier: Path, port: int) -> list[str]:
    """The lines that its comment says to write are those that are written."""
    regles = public / NGINX
    dites = [ligne.removeprefix("#     ") for ligne in regles.read_text("utf-8").splitlines() if ligne.startswith("#     ")]
    assert len(dites) == 3
    return commande_de_nginx(dossier, NGINX_HTTP.format(regles=regles, port=port, public=public, a_mettre="\n".join(dites)))


def _conf_d_apache(public: Path, dossier: Path, port: int) -> list[str]:
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    texte = APACHE_CONF.format(user=user, dossier=dossier, regles=public / APACHE, port=port, public=public)
    (dossier / "apache.conf").write_text(texte, "utf-8")
    return ["apache2", "-X", "-f", str(dossier / "apache.conf")]


@pytest.fixture(params=["nginx", "apache2"])
def ouvrir(request: pytest.FixtureRequest) -> Iterator[Ouvrir]:
    """Serve a copy of a folder; the status, the place led to and the body of what is asked. Skips where the server is not there."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not here")
    with tempfile.TemporaryDirectory() as nom, ExitStack() as ouverts:
        dossier = Path(nom)
        dossier.chmod(0o755)  # a server that root starts reads as somebody else

        def servir(public: Path) -> Demande:
            copie = Path(shutil.copytree(public, dossier / "public"))
            copie.chmod(0o755)
            port = port_libre()
            commande = (_conf_de_nginx if request.param == "nginx" else _conf_d_apache)(copie, dossier, port)
            ouvert = ouverts.enter_context(serveur_ouvert(commande, port, dossier))

            def demander(adresse: str) -> tuple[int, str, bytes]:
                reponse = ouvert(adresse)
                return reponse.statut, reponse.entetes.get("Location", ""), reponse.corps

            return demander

        yield servir


def _changee(adresse: str, vers: str = "", motif: str = "") -> AdresseChangee:
    return AdresseChangee(adresse, vers, "2026-11-20", motif, (), Lieu(""))


REGLES = Regles(
    (
        _changee("indicateurs/vieux/", "indicateurs/neuf/"),
        _changee("indicateurs/vieux/a-part/", "methode/"),
        _changee("indicateurs/vieux/perdu/", motif="Fini."),
        _changee("loin/", "https://ailleurs.invalid/a$b?c=%20é&d='(1)*;{}~:splat"),
        _changee("perdu/", motif="Fini."),
        _changee("perdu/garde/", "methode/"),
        _changee("donnees/vieux.csv", "donnees/neuf.csv"),
        _changee("remonte/", "./"),
    ),
    {"referentiel/o1/": "referentiel/o2/"},
)
# What is asked below the folder, and what is answered: a status, the end of the address that one is led to.
CAS = (
    ("c/indicateurs/vieux/", 301, "c/indicateurs/neuf/"),
    ("c/indicateurs/vieux/valeurs.csv", 301, "c/indicateurs/neuf/valeurs.csv"),
    ("c/indicateurs/vieux/a-part/", 301, "c/methode/"),
    ("c/indicateurs/vieux/perdu/", 410, "page c/indicateurs/vieux/perdu"),
    ("c/referentiel/o1/", 301, "c/referentiel/o2/"),
    ("c/loin/", 301, "https://ailleurs.invalid/a$b?c=%20%C3%A9&d='(1)*;%7B%7D~:splat"),
    ("c/perdu/", 410, "page c/perdu"),
    ("c/perdu/dessous/", 410, "page c/perdu/dessous"),
    ("c/perdu/garde/", 301, "c/methode/"),
    ("c/perdu/valeurs.csv", 200, "retire_le"),
    ("c/donnees/vieux.csv", 301, "c/donnees/neuf.csv"),
    ("c/donnees/vieuxXcsv", 404, ""),
    ("c/remonte/plus/haut/", 301, "c/"),
    ("c/methode/", 200, "page c/methode"),
    ("c/indicateurs/vieux/a%20b/", 404, ""),
    ("c/indicateurs/vieux/%C3%A9/", 404, ""),
    ("c/indicateurs/vieux/a%0D%0AX-Y:1/", 404, ""),
    ("c/indicateurs/vieux/%22$1%25/", 404, ""),
)


@pytest.mark.parametrize("base", ["", "/un%20dossier/%C3%A9/%22$(1)"])
def test_chaque_regle(base: str, ouvrir: Ouvrir, tmp_path: Path) -> None:
    """At the root of a host, and below a folder whose name has signs that mean something to servers."""
    racine = tmp_path / unquote(base).strip("/")
    for chemin in ("c/perdu", "c/perdu/dessous", "c/indicateurs/vieux/perdu", "c/methode"):
        (racine / chemin).mkdir(parents=True)
        (racine / chemin / "index.html").write_text(f"page {chemin}", "utf-8")
    (racine / "c/perdu/valeurs.csv").write_text("retire_le", "utf-8")
    (tmp_path / "donnees").mkdir()
    for sortie in fichiers_des_redirections({"c": REGLES}, f"https://h.invalid{base}/"):
        (tmp_path / sortie.chemin).write_bytes(sortie.rendre())
    demander = ouvrir(tmp_path)
    for adresse, attendu, suite in CAS:
        statut, vers, corps = demander(f"{base}/{adresse}")
        assert statut == attendu, adresse
        if statut == 301:
            mene = vers if "://" in suite else unquote(urlsplit(vers).path)
            assert mene == (suite if "://" in suite else f"{unquote(base)}/{suite}"), adresse
        elif suite:
            assert corps.decode() == suite, adresse


def test_les_adresses_du_registre(projet: Path, ouvrir: Ouvrir) -> None:
    """All pages that were ever published, once an axis was renamed and a contract withdrawn."""
    retenir(projet, projet / "public")
    for dossier in ("referentiels", "content"):
        shutil.rmtree(projet / dossier / "contrat-minimal", ignore_errors=True)
    for mots in (("renommer", "o1", "oo1"), ("retirer", "contrat-minimal/", "--motif", "Le contrat est fini.")):
        assert cli.main(["adresses", *mots, "--ecrire", "--projet", str(projet), "--date", "2026-11-20"]) == 0
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat.problemes
    public = projet / "public"
    demander = ouvrir(public)
    combien = {200: 0, 301: 0, 410: 0}
    for page in (page for page in publies(projet) if page.endswith("/")):
        statut, vers, corps = demander(f"/{page}")
        combien[statut] += 1
        # One indicator of the example was withdrawn before.
        assert (statut == 410) is ("<title>Cette page a été retirée" in (public / page / "index.html").read_text("utf-8")), page
        assert statut == 410 or not page.startswith("contrat-minimal/"), page
        if statut == 301:
            assert suivre(public, urlsplit(urljoin("http://h/", vers)).path.lstrip("/")) == suivre(public, page), page
        else:
            assert corps == (public / page / "index.html").read_bytes(), page
    assert all(combien.values()), combien
