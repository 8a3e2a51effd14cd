"""What became of addresses once more, as hosts that can say it by themselves read it: Netlify and Cloudflare, nginx, Apache.

Redirects are 301; pages that were withdrawn are 410 for nginx and Apache, with the page that says why. All of it was tried with both servers (a test does).
What stands in the address of another site may mean something to a server («$», «%», accents): each form is written so that it does not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit

from generator.calculs.destins import Regles
from generator.model.adresses_publiees import ACCUEIL
from generator.pages.sortie import Sortie, fichier

NETLIFY = "_redirects"
NGINX, APACHE = "donnees/redirections-nginx.conf", "donnees/redirections-apache.conf"
_NGINX = """# Les adresses qui ont changé, et celles qui ne montrent plus rien. Dans « http { … } » : include redirections-nginx.conf;
# puis dans « server { … } » :
#     if ($engagements_nouvelle) { return 301 $engagements_nouvelle; }
#     if ($engagements_retiree) { return 410; }
#     error_page 410 $engagements_retiree;
geo $engagements_dollar { default "$"; }
map $uri $engagements_nouvelle {
    default "";
"""
_NGINX_RETIREES = """}
map $uri $engagements_retiree {
    volatile;
    default "";
"""
_APACHE = "# Les adresses qui ont changé, et celles qui ne montrent plus rien. Dans le site (« VirtualHost ») : Include redirections-apache.conf\n"
# What may stand below an address, in the signs of ours: nothing else of what was asked is sent back. The file of a page says itself what it has to.
_SIGNES = r"(?!(?:.*/)?index\.html$)[A-Za-z0-9_./-]*"
_DOSSIERS = "([A-Za-z0-9_.-]+/)*"


def fichiers_des_redirections(regles: Mapping[str, Regles], adresse: str) -> Iterator[Sortie]:
    """The three files, of the rules of all sites by folder (empty: the portal), of which the portal is served at `adresse` (empty: at the root of its host).
    They only say sooner what pages say: a host that cannot read them misses nothing. Where nothing moved there is that of nginx alone, whose settings name what
    it defines."""
    base = quote(unquote(urlsplit(adresse).path)).rstrip("/")
    toutes = {paire for site, siennes in regles.items() for paire in _paires(site, siennes, base)}
    paires = [paire for paire in toutes if not any(_suit(paire, autre) for autre in toutes)]
    retirees = {(page, "") for site, siennes in regles.items() for page in _retirees(site, siennes, base)}
    dites = sorted((*paires, *retirees), key=_precise)
    yield fichier(NGINX, "".join(_lignes_de_nginx(dites)).encode())
    if dites:
        yield fichier(NETLIFY, "".join(_lignes_de_netlify(sorted(paires, key=_precise))).encode())
        yield fichier(APACHE, "".join(_lignes_d_apache(dites)).encode())


def _paires(site: str, regles: Regles, base: str) -> Iterator[tuple[str, str]]:
    """Where things were and are, from the root of the host; both end in a slash where all that is below follows."""
    dites = {une.adresse: une.vers for une in regles.changees if une.vers}
    retirees = {une.adresse for une in regles.changees if not une.vers}
    for ancienne, nouvelle in {**regles.deplacees, **dites}.items():
        if "#" not in ancienne and ancienne not in retirees:
            yield _entiere(site, ancienne, base), _entiere(site, nouvelle.partition("#")[0], base)


def _precise(paire: tuple[str, str]) -> tuple[int, str]:
    """The longest address first: what is said of a page is said before what is said of all that is below another one."""
    return -len(paire[0]), paire[0]


def _retirees(site: str, regles: Regles, base: str) -> Iterator[str]:
    """The pages that were withdrawn, with all that is below each, but those that one of their redirects speaks of."""
    return (_entiere(site, une.adresse, base) for une in regles.changees if not une.vers and une.adresse.endswith("/"))


def _suite(ancienne: str, nouvelle: str, mots: str) -> str:
    """`mots` where what is below the first address is below the second one too; nothing where all of it went up to a page above."""
    return mots if ancienne.endswith("/") and nouvelle.endswith("/") and not ancienne.startswith(nouvelle) else ""


def _suit(paire: tuple[str, str], autre: tuple[str, str]) -> bool:
    """True where the first follows from the second one, of a folder above."""
    return paire != autre and bool(_suite(*autre, "x")) and paire[0].startswith(autre[0]) and paire[1] == paire[0].replace(*autre, 1)


def _entiere(site: str, adresse: str, base: str) -> str:
    if "://" in adresse:
        return quote(adresse, safe="/:?#[]@!$&'()*+,;=%~")
    ici = "" if adresse == ACCUEIL else adresse
    return f"{base}{ici}" if ici.startswith("/") else f"{base}/{site}/{ici}" if site else f"{base}/{ici}"


def _lignes_de_netlify(paires: Sequence[tuple[str, str]]) -> Iterable[str]:
    for ancienne, nouvelle in paires:
        yield f"{ancienne}{'*' if ancienne.endswith('/') else ''} {nouvelle.replace(':splat', '%3Asplat')}{_suite(ancienne, nouvelle, ':splat')} 301\n"


def _lignes_de_nginx(dites: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield _NGINX
    for ancienne, nouvelle in dites:
        dessous = f"(?<suite>{_SIGNES})" if ancienne.endswith("/") else ""
        ecrite = nouvelle.replace("$", "${engagements_dollar}")
        yield f'    "~^{_motif(ancienne)}{dessous if nouvelle else _DOSSIERS}$" "{ecrite}{_suite(ancienne, nouvelle, "$suite")}";\n'
    yield _NGINX_RETIREES
    yield from (f'    "~^{_motif(ancienne)}{_DOSSIERS}$" "${{uri}}index.html";\n' for ancienne, nouvelle in dites if not nouvelle)
    yield "}\n"


def _lignes_d_apache(dites: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield _APACHE
    for ancienne, nouvelle in dites:
        if nouvelle:
            dessous = f"({_SIGNES})" if ancienne.endswith("/") else ""
            # Apache writes the signs of an address of its own as addresses want them, and those of another one as they are.
            ecrite = (nouvelle if "://" in nouvelle else unquote(nouvelle)).replace("$", r"\$").replace('"', r"\"")
            yield f'RedirectMatch 301 "^{_motif(ancienne)}{dessous}$" "{ecrite}{_suite(ancienne, nouvelle, "$1")}"\n'
        else:
            motif = f"^{_motif(ancienne)}{_DOSSIERS}$"
            yield f'RedirectMatch 410 "{motif}"\n<LocationMatch "{motif}">\n    ErrorDocument 410 "/%{{REQUEST_URI}}index.html"\n</LocationMatch>\n'


def _motif(adresse: str) -> str:
    """What a server, which has read its signs, knows an address by."""
    return re.sub(r"([^A-Za-z0-9_/\s-])", lambda signe: signe[0] if ord(signe[0]) > 127 else f"\\{signe[0]}", unquote(adresse))
