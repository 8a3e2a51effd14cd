"""What a new project has for a server of one's own: the script that publishes, with real rsync, and the settings of nginx, with a real nginx."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.pages.fichiers.redirections_du_serveur import NGINX
from generator.sources.socle import GUIDES, NOUVEAU
from tests.exemple.projet import CONTRAT, RACINE
from tests.publication.arbres import JOUR, arbre, remplacer
from tests.publication.serveurs import Demander, commande_de_nginx, port_libre, serveur_ouvert

MODELE = NOUVEAU / "projet" / "serveur"
# A site of a few files, in the place of a build: what is published is looked at here, not how it is made.
FAUX = """#!/bin/sh
[ "$1" != "${REFUSER:-}" ]
"""
VRAI = """#!/bin/sh
mot=$1; shift
case $mot in construire) set -- --sans-pdf --date {jour} "$@" ;; verifier) set -- --date {jour} "$@" ;; esac
PYTHONPATH='{racine}' exec '{python}' -m generator "$mot" "$@"
"""
Publier = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the servers that the guide speaks of are under Linux"),
    pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not here"),
]


def _executable(chemin: Path, texte: str) -> Path:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(texte, "utf-8")
    chemin.chmod(0o755)
    return chemin


def _contenu(projet: Path, version: str) -> dict[str, bytes]:
    """Put a site in `public/`, of which every page but one says its version; it."""
    public = projet / "public"
    shutil.rmtree(public, ignore_errors=True)
    for chemin in ("index.html", "donnees/contrats.json", "c/a/index.html", "c/b/index.html", ".well-known/x.txt"):
        (public / chemin).parent.mkdir(parents=True, exist_ok=True)
        (public / chemin).write_text("le même" if chemin.startswith("c/b/") else version, "utf-8")
        os.utime(public / chemin, (0, 0))  # neither its size nor its time tells what changed
    return arbre(public)


@pytest.fixture
def projet_simple(tmp_path: Path) -> Path:
    """A project that has the script, and a site of a few files."""
    projet = tmp_path / "un projet, d’ici"
    shutil.copytree(MODELE, projet / "serveur")
    _contenu(projet, "A")
    (tmp_path / "srv").mkdir()
    return projet


@pytest.fixture
def publier(projet_simple: Path, tmp_path: Path) -> Publier:
    """Run the script with these words; `chemins` stand before those of PATH."""
    commande = _executable(tmp_path / "bin" / "engagements", FAUX)

    def lancer(*mots: str, chemins: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"ENGAGEMENTS": str(commande), "DESTINATION": str(tmp_path / "srv"), **variables}
        if chemins:
            env["PATH"] = f"{chemins}{os.pathsep}{env['PATH']}"
        script = projet_simple / "serveur" / "publier.sh"
        return subprocess.run(["sh", script, *mots], env=env, capture_output=True, text=True, check=False, start_new_session=True)

    return lancer


def _en_ligne(srv: Path) -> dict[str, bytes]:
    return arbre((srv / "courant").resolve())


def test_un_etat_apres_l_autre_et_retour(publier: Publier, projet_simple: Path, tmp_path: Path) -> None:
    """Each publication is whole, what did not change is the same file, the last ones are kept, and one goes back to any of them."""
    srv = tmp_path / "srv"
    sites = []
    for version in "ABCD":
        sites.append(_contenu(projet_simple, version))
        fini = publier(GARDER="3")
        assert fini.returncode == 0, fini.stderr
        assert _en_ligne(srv) == sites[-1]
    etats = sorted((srv / "etats").iterdir())
    assert [arbre(etat) for etat in etats] == sites[1:], "three are kept"
    assert len({(etat / "c/b/index.html").stat().st_ino for etat in etats}) == 1
    assert len({(etat / "index.html").stat().st_ino for etat in etats}) == 3
    dits = publier("--liste").stdout.splitlines()
    assert dits == [etats[0].name, etats[1].name, f"{etats[2].name}  (en ligne)"]
    for attendu in sites[2], sites[1]:
        fini = publier("--revenir")
        assert fini.returncode == 0, fini.stderr
        assert _en_ligne(srv) == attendu
    fini = publier("--revenir")
    assert (fini.returncode, fini.stderr) == (1, "Aucun état plus ancien n’est gardé.\n")
    assert publier("--revenir", etats[2].name).returncode == 0
    assert _en_ligne(srv) == sites[3]
    assert "(voir --liste)" in publier("--revenir", "inconnu").stderr
    assert _en_ligne(srv) == sites[3]


@pytest.mark.parametrize("refuse", ["verifier", "construire"])
def test_une_erreur_n_envoie_rien(refuse: str, publier: Publier, projet_simple: Path, tmp_path: Path) -> None:
    avant = _contenu(projet_simple, "A")
    assert publier().returncode == 0
    _contenu(projet_simple, "B")
    assert publier(REFUSER=refuse).returncode == 1
    assert _en_ligne(tmp_path / "srv") == avant
    assert len(list((tmp_path / "srv" / "etats").iterdir())) == 1


def test_un_dossier_qui_n_est_pas_un_site_n_est_pas_envoye(publier: Publier, projet_simple: Path, tmp_path: Path) -> None:
    (projet_simple / "public" / "donnees" / "contrats.json").unlink()
    fini = publier()
    assert (fini.returncode, fini.stderr) == (1, "Le dossier « public » n’est pas un site : rien n’est envoyé.\n")
    assert list((tmp_path / "srv").iterdir()) == []


@pytest.mark.parametrize(
    ("destination", "dit"),
    [
        ("", "Dire d’abord où publier"),
        ("ailleurs", "s’écrit compte@serveur:/dossier"),
        ("a@b:dossier", "s’écrit compte@serveur:/dossier"),
        ("/", "ne peut pas être la racine du disque"),
        ("a@b:/srv/$(touch ici)", "DESTINATION a un signe"),
        ("-oProxyCommand=x:/srv", "DESTINATION a un signe"),
        ("/srv/n-existe-pas/du-tout", "n’existe pas sur le serveur"),
    ],
)
def test_une_destination_mal_dite(destination: str, dit: str, publier: Publier, projet_simple: Path) -> None:
    fini = publier(DESTINATION=destination)
    assert fini.returncode == 1
    assert dit in fini.stderr
    assert not (projet_simple / "ici").exists()


def test_une_action_inconnue_ne_publie_pas(publier: Publier, tmp_path: Path) -> None:
    assert "ne connaît que" in publier("--list").stderr
    assert "n’est pas le nom d’un état" in publier("--revenir", "../ailleurs").stderr
    assert "GARDER est un nombre d’états" in publier(GARDER="0").stderr
    assert list((tmp_path / "srv").iterdir()) == []


OUTILS = ("rsync", "mv", "ln", "rm", "find", "mkdir", "readlink", "wc", "date")
# The command at a given rank kills all that runs, as it begins; rsync, when it has sent a part.
ESPION = """#!/bin/sh
echo x >> '{compte}'
rang=$(( $(wc -c < '{compte}') / 2 ))
if [ "$rang" = "$ARRET" ]; then
    [ {nom} != rsync ] || cp '{public}/index.html' "$(eval echo "\\${{$#}}")" 2>/dev/null
    kill -9 0
fi
exec {vrai} "$@"
"""


def test_coupe_a_chaque_pas(publier: Publier, projet_simple: Path, tmp_path: Path) -> None:
    """Killed at each command that it runs, one after the other: the old site or the new one is online, whole; the next publication succeeds."""
    srv, compte = tmp_path / "srv", tmp_path / "compte"
    espions = tmp_path / "espions"
    for nom in OUTILS:
        texte = ESPION.format(compte=compte, nom=nom, vrai=shutil.which(nom), public=projet_simple / "public").replace(
            "wc -c", "/usr/bin/wc -c"
        )
        _executable(espions / nom, texte)
    assert publier().returncode == 0
    vus = set()
    for arret in range(1, 40):
        avant, apres = _en_ligne(srv), _contenu(projet_simple, f"version {arret}")
        compte.unlink(missing_ok=True)
        fini = publier(chemins=espions, ARRET=str(arret), GARDER="1")
        ici = _en_ligne(srv)
        assert ici in (avant, apres), arret
        vus.add((fini.returncode, ici == apres))
        if fini.returncode == 0:
            break
        assert fini.returncode < 0, fini.stderr
    assert vus == {(-9, False), (-9, True), (0, True)}, "killed before the exchange, after it, and not at all"
    assert arret > 6
    # What was cut stays hidden, and goes a day later.
    restes = [un for un in (srv / "etats").iterdir() if un.name.startswith(".en-route-")]
    assert restes
    for un in restes:
        os.utime(un, (0, 0))
    assert publier(GARDER="1").returncode == 0
    assert [un.name for un in (srv / "etats").iterdir()] == [(srv / "courant").resolve().name]


# What ssh does with its words: those after the name of the host are one line for the shell there.
SSH = """#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in -l) shift 2 ;; -*) shift ;; *) break ;; esac
done
printf '%s\\n' "$1" >> '{hotes}'
shift
exec sh -c "$*"
"""


def test_par_ssh(publier: Publier, projet_simple: Path, tmp_path: Path) -> None:
    """The same through a remote shell, whose words are read twice; rsync speaks its protocol to a second rsync."""
    hotes, srv = tmp_path / "hotes", tmp_path / "srv"
    ssh = _executable(tmp_path / "ssh" / "ssh", SSH.format(hotes=hotes)).parent
    destination = f"site@serveur.invalid:{srv}"
    sites = []
    for version in "AB":
        sites.append(_contenu(projet_simple, version))
        fini = publier(chemins=ssh, DESTINATION=destination)
        assert fini.returncode == 0, fini.stderr
        assert _en_ligne(srv) == sites[-1]
    fini = publier("--revenir", chemins=ssh, DESTINATION=destination)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert _en_ligne(srv) == sites[0]
    assert {ligne.rpartition("@")[2] for ligne in hotes.read_text("utf-8").split()} == {"serveur.invalid"}


@pytest.fixture
def servi(projet: Path) -> Iterator[tuple[Path, Demander, Callable[[], subprocess.CompletedProcess[str]]]]:
    """The example published by the script in a folder that nginx serves with the settings of new projects; what asks it, and what publishes again."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not here")
    with tempfile.TemporaryDirectory() as nom:
        dossier = Path(nom)
        dossier.chmod(0o755)  # a server that root starts reads as somebody else
        srv = dossier / "srv"
        srv.mkdir()
        shutil.copytree(MODELE, projet / "serveur", dirs_exist_ok=True)
        commande = _executable(dossier / "engagements", VRAI.format(jour=JOUR, racine=RACINE, python=sys.executable))
        env = os.environ | {"ENGAGEMENTS": str(commande), "DESTINATION": str(srv)}

        def publier() -> subprocess.CompletedProcess[str]:
            return subprocess.run(["sh", projet / "serveur" / "publier.sh"], env=env, capture_output=True, text=True, check=False)

        fini = publier()
        assert fini.returncode == 0, fini.stderr
        port = port_libre()
        regles = srv / "courant" / NGINX
        http = (MODELE / "nginx.conf").read_text("utf-8").replace("/srv/engagements", str(srv)).replace("listen [::]:80;", "")
        http = http.replace("/etc/nginx/engagements-redirections.conf", str(regles))
        http = http.replace("listen 80;", f"listen 127.0.0.1:{port};")
        with serveur_ouvert(commande_de_nginx(dossier, http), port, dossier) as demander:
            yield projet, demander, publier


def test_derriere_nginx(servi: tuple[Path, Demander, Callable[[], subprocess.CompletedProcess[str]]]) -> None:
    """Pages, headers, kinds of files, what moved and what was withdrawn, what is not there; then a new figure, at once; then an error, which changes nothing."""
    projet, demander, publier = servi
    assert (projet / "adresses" / f"{CONTRAT}.lock").is_file(), "what was published is retained"
    page = demander(f"/{CONTRAT}/indicateurs/familles-accueillies/")
    assert page.statut == 200
    assert page.entetes["Content-Type"] == "text/html; charset=utf-8"
    attendus = {
        "Content-Security-Policy": "frame-ancestors 'self'",
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cache-Control": "no-cache",
        "Access-Control-Allow-Origin": "*",
    }
    perdue = demander("/rien/ici/")
    assert perdue.statut == 404
    assert perdue.corps == (projet / "public" / "404.html").read_bytes()
    for reponse in (page, perdue):
        assert {nom: reponse.entetes[nom] for nom in attendus} == attendus
        assert "geolocation=()" in reponse.entetes["Permissions-Policy"]
    assert demander("/404.html").statut == 404
    integree = demander(f"/{CONTRAT}/indicateurs/familles-accueillies/carte-integree/").entetes
    assert integree["Content-Security-Policy"] == "frame-ancestors *"
    assert integree["X-Frame-Options"] is None
    # Asked again, it comes only if it changed; compressed, it is the same.
    assert demander(f"/{CONTRAT}/indicateurs/familles-accueillies/", {"If-None-Match": page.entetes["ETag"]}).statut == 304
    serree = demander(f"/{CONTRAT}/indicateurs/familles-accueillies/", {"Accept-Encoding": "gzip"})
    assert serree.entetes["Content-Encoding"] == "gzip"
    assert gzip.decompress(serree.corps) == page.corps
    feuille = re.search(r'href="([^"]*assets/stylesheets/main\.[0-9a-f]{8}\.min\.css)"', page.corps.decode())
    assert feuille is not None
    assert "immutable" in demander(f"/{CONTRAT}/indicateurs/familles-accueillies/{feuille[1]}").entetes["Cache-Control"]
    # A folder without its slash leads to it, at this very name.
    assert demander(f"/{CONTRAT}").entetes["Location"] == f"/{CONTRAT}/"
    public = projet / "public"
    for fichier in sorted(public.rglob("*")):
        chemin = fichier.relative_to(public).as_posix()
        if fichier.is_file() and not chemin.endswith("html") and fichier.suffix and chemin != "404.html":
            assert demander(f"/{chemin}").entetes["Content-Type"].partition(";")[0] in (
                *(
                    "text/css",
                    "text/csv",
                    "text/calendar",
                    "text/plain",
                    "text/xml",
                    "text/turtle",
                    "application/json",
                    "application/geo+json",
                ),
                *("application/ld+json", "application/javascript", "application/pdf", "application/zip", "image/png", "image/svg+xml"),
                *("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "image/x-icon", "image/webp", "font/woff2"),
                *(("application/octet-stream",) if chemin.startswith("donnees/redirections-") else ()),
            ), chemin
    # What moved, what was withdrawn.
    assert demander(f"/{CONTRAT}/referentiel/o1-1-ancienne/").statut == 301
    retirees = re.findall(r'"~\^([^(]*)\([^"]*" "\$\{uri\}index\.html";', (public / NGINX).read_text("utf-8"))
    assert {demander(une.replace("\\", "")).statut for une in retirees} == {410}
    # A new figure is there at once, without a word to the server.
    valeurs = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    remplacer(valeurs, ";2018;383;", ";2018;384;")
    fini = publier()
    assert fini.returncode == 0, fini.stderr
    apres = demander(f"/{CONTRAT}/indicateurs/familles-accueillies/valeurs.csv").corps
    assert b",384," in apres
    remplacer(valeurs, ";2018;384;", ";2018;beaucoup;")
    fini = publier()
    assert fini.returncode == 1
    assert "communes.csv" in fini.stderr
    assert demander(f"/{CONTRAT}/indicateurs/familles-accueillies/valeurs.csv").corps == apres


def test_les_lignes_de_nginx_sont_celles_que_le_site_dit() -> None:
    """The settings of a new project name what the file of redirects defines, in the very lines that it says to write."""
    from generator.pages.fichiers.redirections_du_serveur import fichiers_des_redirections

    (seul,) = fichiers_des_redirections({}, "")
    assert seul.chemin == NGINX
    dites = [ligne.removeprefix("#     ") for ligne in seul.rendre().decode().splitlines() if ligne.startswith("#     ")]
    modele = [ligne.strip() for ligne in (MODELE / "nginx.conf").read_text("utf-8").splitlines()]
    assert len(dites) == 3
    assert set(dites) <= set(modele)
    guide = (GUIDES / "publier-sur-un-serveur.md").read_text("utf-8")
    assert f"sudo cp /srv/engagements/courant/{NGINX} /etc/nginx/engagements-redirections.conf" in guide.splitlines()
    assert "include /etc/nginx/engagements-redirections.conf;" in modele
