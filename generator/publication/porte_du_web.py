"""The one door to the network: the rules by which an address of the web is asked, and one file that is fetched. Nothing is asked but what somebody typed or asked for:
`engagements sources --verifier-le-web`, and an earlier site that is named by its address."""

import time
from http.client import HTTPException, HTTPMessage, HTTPResponse, InvalidURL
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from msgspec import Struct

from generator import __version__
from generator.pages.mots.typographie import INSECABLE

ABSENTES = frozenset((404, 410))
_SAUTS = 5
_MORCEAU = 1 << 16  # bytes
_SIGNES = "/%:@!$&'()*+,;=~-._"  # that an address may have as they are


class Sauts(HTTPRedirectHandler):
    """Follows redirects to web addresses alone, and notes them."""

    max_redirections = _SAUTS

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> Request | None:
        """The next request. Raises HTTPError for an address that is no web address."""
        self.codes.append(code)
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise HTTPError(newurl, code, msg, headers, None)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def demande(adresse: str, methode: str, pourquoi: str) -> Request:
    """A request that says who asks, and why (in French without accents, as headers want it). Raises ValueError for what is no address."""
    return Request(adresse, method=methode, headers={"User-Agent": f"engagements-ouverts/{__version__} ({pourquoi})", "Accept": "*/*"})


def guichet(sauts: Sauts) -> OpenerDirector:
    """What sends requests, and follows redirects by these rules."""
    return build_opener(sauts)


class AdresseIllisible(Exception):
    """An address gave nothing that can be read; the message says why, in French."""


class Patience(Struct, frozen=True):
    """Seconds to wait for the next bytes of an answer, and for all of it; how many bytes are read at most."""

    delai: float = 30
    en_tout: float = 300
    au_plus: int = 200_000_000


def lire_une_adresse(adresse: str, patience: Patience) -> bytes | None:
    """The bytes at an address; None where its host says that there is nothing. Raises AdresseIllisible."""
    try:
        with guichet(Sauts()).open(demande(_ecrite(adresse), "GET", "site precedent"), timeout=patience.delai) as recue:
            return _lire(recue, patience, time.monotonic() + patience.en_tout)
    except HTTPError as erreur:
        with erreur:
            if erreur.code in ABSENTES:
                return None
            if 300 <= erreur.code < 400:
                raise AdresseIllisible("elle renvoie à une autre adresse, qui ne mène pas à une page du web.") from erreur
            raise AdresseIllisible(f"le serveur a répondu par le code {erreur.code}.") from erreur
    except URLError as erreur:
        raise AdresseIllisible(_raison(erreur.reason, patience)) from erreur
    except (ValueError, InvalidURL) as erreur:
        raise AdresseIllisible("ce n’est pas une adresse de page.") from erreur
    except (HTTPException, OSError) as erreur:
        raise AdresseIllisible(_raison(erreur, patience)) from erreur


def _lire(recue: HTTPResponse, patience: Patience, fin: float) -> bytes:
    morceaux: list[bytes] = []
    reste = patience.au_plus
    while morceau := recue.read1(_MORCEAU):  # what has come, so that a host that gives little by little is left in time
        reste -= len(morceau)
        if reste < 0:
            raise AdresseIllisible(f"elle donne plus de {patience.au_plus // 1_000_000}{INSECABLE}Mo.")
        if time.monotonic() > fin:
            raise AdresseIllisible(f"elle n’a pas tout donné en {patience.en_tout:g}{INSECABLE}secondes.")
        morceaux.append(morceau)
    attendus = recue.headers.get("Content-Length")
    if attendus and attendus.isdigit() and int(attendus) != patience.au_plus - reste:
        raise AdresseIllisible("sa réponse s’est interrompue.")
    return b"".join(morceaux)


def _raison(erreur: object, patience: Patience) -> str:
    if isinstance(erreur, TimeoutError):
        return f"rien n’est venu en {patience.delai:g}{INSECABLE}secondes."
    if isinstance(erreur, HTTPException | ConnectionResetError | BrokenPipeError):
        return "sa réponse s’est interrompue."
    return f"personne ne répond à cette adresse ({erreur})."


def _ecrite(adresse: str) -> str:
    """An address as it is sent: accents and spaces that somebody typed in its path, or in the name of its host, are written as the web wants them. Raises ValueError."""
    lue = urlsplit(adresse)
    hote = lue.netloc if lue.netloc.isascii() else lue.netloc.encode("idna").decode("ascii")
    return urlunsplit((lue.scheme, hote, quote(lue.path, safe=_SIGNES), lue.query, ""))
