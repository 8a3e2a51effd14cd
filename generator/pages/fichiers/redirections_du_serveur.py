"""The redirects of all sites once more, as hosts that can lead on by themselves read them: Netlify and Cloudflare, nginx, Apache."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from generator.calculs.destins import Regles
from generator.model.adresses_publiees import ACCUEIL
from generator.pages.sortie import Sortie, fichier

NETLIFY = "_redirects"
NGINX, APACHE = "donnees/redirections-nginx.conf", "donnees/redirections-apache.conf"
_NGINX = """# Les adresses qui ont changé. Dans « http { … } » : include redirections-nginx.conf;
# puis dans « server { … } » : if ($engagements_nouvelle) { return 301 $engagements_nouvelle; }
map $uri $engagements_nouvelle {
    default "";
"""
_APACHE = "# Les adresses qui ont changé. Dans le site (« VirtualHost ») : Include redirections-apache.conf\n"


def fichiers_des_redirections(regles: Mapping[str, Regles], adresse: str) -> Iterator[Sortie]:
    """The three files, of the rules of all sites by folder (empty: the portal), of which the portal is served at `adresse` (empty: at the root of its host);
    none where nothing moved. They only say sooner what pages say: a host that cannot read them misses nothing."""
    base = urlsplit(adresse).path.rstrip("/")
    toutes = {paire for site, siennes in regles.items() for paire in _paires(site, siennes, base)}
    paires = sorted(paire for paire in toutes if not any(_suit(paire, autre) for autre in toutes))
    if paires:
        yield fichier(NETLIFY, "".join(_lignes_de_netlify(paires)).encode())
        yield fichier(NGINX, f"{_NGINX}{''.join(_lignes_de_nginx(paires))}}}\n".encode())
        yield fichier(APACHE, f"{_APACHE}{''.join(_lignes_d_apache(paires))}".encode())


def _paires(site: str, regles: Regles, base: str) -> Iterator[tuple[str, str]]:
    """Where things were and are, from the root of the host; both end in a slash where all that is below follows."""
    dites = {une.adresse: une.vers for une in regles.changees if une.vers}
    retirees = {une.adresse for une in regles.changees if not une.vers}
    for ancienne, nouvelle in {**regles.deplacees, **dites}.items():
        if "#" not in ancienne and ancienne not in retirees:
            yield _entiere(site, ancienne, base), _entiere(site, nouvelle.partition("#")[0], base)


def _suite(ancienne: str, nouvelle: str, mots: str) -> str:
    """`mots` where what is below the first address is below the second one too; nothing where all of it went up to a page above."""
    return mots if ancienne.endswith("/") and nouvelle.endswith("/") and not ancienne.startswith(nouvelle) else ""


def _suit(paire: tuple[str, str], autre: tuple[str, str]) -> bool:
    """True where the first follows from the second one, of a folder above."""
    return paire != autre and bool(_suite(*autre, "x")) and paire[0].startswith(autre[0]) and paire[1] == paire[0].replace(*autre, 1)


def _entiere(site: str, adresse: str, base: str) -> str:
    if "://" in adresse:
        return adresse.replace("$", "%24")  # the same address: nginx and Apache would read a name, or a part of the old address
    ici = "" if adresse == ACCUEIL else adresse
    return f"{base}{ici}" if ici.startswith("/") else f"{base}/{site}/{ici}" if site else f"{base}/{ici}"


def _lignes_de_netlify(paires: Sequence[tuple[str, str]]) -> Iterable[str]:
    for ancienne, nouvelle in paires:
        yield f"{ancienne}{'*' if ancienne.endswith('/') else ''} {nouvelle}{_suite(ancienne, nouvelle, ':splat')} 301\n"


def _lignes_de_nginx(paires: Sequence[tuple[str, str]]) -> Iterable[str]:
    for ancienne, nouvelle in paires:
        dessous = "(?<suite>.*)" if ancienne.endswith("/") else ""
        yield f'    "~^{_motif(ancienne)}{dessous}$" "{nouvelle}{_suite(ancienne, nouvelle, "$suite")}";\n'


def _lignes_d_apache(paires: Sequence[tuple[str, str]]) -> Iterable[str]:
    for ancienne, nouvelle in paires:
        dessous = "(.*)" if ancienne.endswith("/") else ""
        yield f'RedirectMatch 301 "^{_motif(ancienne)}{dessous}$" "{nouvelle}{_suite(ancienne, nouvelle, "$1")}"\n'


def _motif(adresse: str) -> str:
    """An address, which has no other sign that means something to a pattern, as one."""
    return adresse.replace(".", r"\.")
