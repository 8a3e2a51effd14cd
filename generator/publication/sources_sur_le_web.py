"""Asks the web whether the address of each source still answers, when somebody asks it to."""

import csv
import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from msgspec import Struct

from generator.model.copie import EtatDuWeb, ReponseDuWeb
from generator.model.dossier import Dossier
from generator.model.formats.copies import REPONSES_DU_WEB
from generator.model.lieu import Lieu
from generator.publication.disque import ecrire
from generator.publication.porte_du_web import ABSENTES, Sauts, demande, guichet
from generator.sources.copies import FICHIER_DU_WEB

_POUR_TOUJOURS = frozenset((301, 308))
_SANS_TETE = frozenset((400, 403, 404, 405, 406, 410, 500, 501))  # what servers answer that do not know HEAD: they are asked again with GET
_LUS = 4_096  # bytes of an answer that are read


class Politesse(Struct, frozen=True):
    """How addresses are asked: seconds to wait for an answer, between two questions to one host, and before an address that did not answer is asked once more."""

    delai: float = 15
    pause: float = 1
    reprise: float = 5


POLITESSE = Politesse()


class ReponseDUneAdresse(Struct, frozen=True):
    """What one address answered: `code` as HTTP has it (0: none), `vers` where it has moved for good."""

    etat: EtatDuWeb
    code: int = 0
    vers: str = ""


def demander(adresse: str, politesse: Politesse) -> ReponseDUneAdresse:
    """Ask one address. Its answer is asked for with HEAD, and with GET where that gave nothing; only its beginning is read."""
    reponse = _essayer(adresse, "HEAD", politesse)
    if reponse.code in _SANS_TETE or reponse.etat is EtatDuWeb.MUETTE:
        if reponse.etat is EtatDuWeb.MUETTE:
            time.sleep(politesse.reprise)
        reponse = _essayer(adresse, "GET", politesse)
    return reponse


def _essayer(adresse: str, methode: str, politesse: Politesse) -> ReponseDUneAdresse:
    sauts = Sauts()
    try:
        with guichet(sauts).open(demande(adresse, methode, "verification de liens"), timeout=politesse.delai) as recue:
            recue.read(_LUS)
            arrivee = recue.geturl()
            if sauts.codes and all(code in _POUR_TOUJOURS for code in sauts.codes) and _sans_details(arrivee) != _sans_details(adresse):
                return ReponseDUneAdresse(EtatDuWeb.DEPLACEE, sauts.codes[0], arrivee)
            return ReponseDUneAdresse(EtatDuWeb.REPOND, recue.status)
    except HTTPError as erreur:
        with erreur:
            if erreur.code in ABSENTES:
                return ReponseDUneAdresse(EtatDuWeb.ABSENTE, erreur.code)
            return ReponseDUneAdresse(EtatDuWeb.MUETTE if erreur.code >= 500 else EtatDuWeb.REFUSE, erreur.code)
    except (URLError, HTTPException, OSError, ValueError):
        return ReponseDUneAdresse(EtatDuWeb.MUETTE)


def _sans_details(adresse: str) -> tuple[str, str, str]:
    """An address without what moves in most sites and misleads nobody: https, «www.», a slash at the end."""
    lue = urlsplit(adresse)
    return lue.netloc.lower().removeprefix("www."), lue.path.rstrip("/"), lue.query


def adresses_des_sources(dossier: Dossier) -> Mapping[str, str]:
    """The addresses of the publications of a contract that have one, by their ids."""
    return {une.id: une.adresse for une in dossier.publications_connues() if urlsplit(une.adresse).scheme in ("http", "https")}


def verifier_le_web(
    dossiers: Sequence[Dossier], jour: str, politesse: Politesse = POLITESSE, dire: Callable[[str], None] = lambda _: None
) -> Mapping[str, tuple[ReponseDuWeb, ...]]:
    """What the address of each source of these contracts answers on this ISO day, by contract. Each address is asked once, hosts by turns."""
    par_contrat = {dossier.id_du_contrat: adresses_des_sources(dossier) for dossier in dossiers}
    reponses: dict[str, ReponseDUneAdresse] = {}
    derniers: dict[str, float] = {}
    for adresse in _par_tour({adresse for adresses in par_contrat.values() for adresse in adresses.values()}):
        hote = urlsplit(adresse).netloc
        attente = derniers.get(hote, 0) + politesse.pause - time.monotonic()
        if hote in derniers and attente > 0:
            time.sleep(attente)
        dire(adresse)
        reponses[adresse] = demander(adresse, politesse)
        derniers[hote] = time.monotonic()

    def une(contrat: str, id: str, adresse: str) -> ReponseDuWeb:
        lue = reponses[adresse]
        return ReponseDuWeb(id, adresse, jour, lue.etat, lue.code, lue.vers, Lieu(f"referentiels/{contrat}/{FICHIER_DU_WEB}"))

    return {contrat: tuple(une(contrat, id, adresse) for id, adresse in adresses.items()) for contrat, adresses in par_contrat.items()}


def _par_tour(adresses: set[str]) -> Iterator[str]:
    """The addresses, one of each host after the other."""
    par_hote: dict[str, list[str]] = {}
    for adresse in sorted(adresses, reverse=True):
        par_hote.setdefault(urlsplit(adresse).netloc, []).append(adresse)
    while par_hote:
        for hote in sorted(par_hote):
            yield par_hote[hote].pop()
            if not par_hote[hote]:
                del par_hote[hote]


def ecrire_les_reponses(projet: Path, contrat: str, reponses: Sequence[ReponseDuWeb]) -> Path:
    """Write what the addresses of a contract answered, in the place of what they answered before; the file, below the project."""
    texte = io.StringIO()
    tableau = csv.writer(texte, delimiter=";", lineterminator="\n")
    tableau.writerow(champ.nom for champ in REPONSES_DU_WEB.forme.champs)
    for une in reponses:
        tableau.writerow((une.publication, une.adresse, une.verifiee_le, une.etat.value, une.code or "", une.vers))
    chemin = Path("referentiels", contrat, FICHIER_DU_WEB)
    ecrire(projet / chemin, texte.getvalue().encode("utf-8"))
    return chemin
