"""An earlier site, of which the published data are read: a folder, a ZIP file, or an address. The network is used for an address alone, which somebody typed."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.model.instantane import Instantane
from generator.model.mouvement import Historique
from generator.pages.adresses import CHANGEMENTS_JSON, DONNEES
from generator.pages.fichiers.donnees_du_contrat import REFERENTIEL
from generator.pages.fichiers.tables_publiees import VALEURS, VOISINS
from generator.publication.echec import ConstructionImpossible
from generator.publication.porte_du_web import AdresseIllisible, Patience, lire_une_adresse
from generator.sources.instantanes import InstantaneIllisible, lire_historique, lire_instantane
from generator.sources.texte import PAS_UN_FICHIER

_AU_PLUS = 200_000_000  # bytes of one file
PATIENCE = Patience(au_plus=_AU_PLUS)


class SitePrecedent(Struct, frozen=True):
    """What an earlier site said of a contract, and the changes that it told; None where it has no list of them."""

    instantane: Instantane
    historique: Historique | None


Lire = Callable[[str], bytes | None]  # the bytes at a path below the site; None where there is nothing


def lire_le_site_precedent(ou: str, contrats: Mapping[str, Sequence[str]]) -> Mapping[str, SitePrecedent]:
    """What the site at `ou` says of each of these contracts that it has, by id; with each come the ids that it had, today's first. Raises ConstructionImpossible where nothing of them can be read there."""
    try:
        with ExitStack() as ouverts:
            trouves = dict(_lire_tous(contrats, _ouvrir(ou, ouverts)))
    except FileNotFoundError as erreur:
        raise ConstructionImpossible(f"Le site précédent n’a pas été trouvé : « {ou} ».", _CONSEIL) from erreur
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
    ) as erreur:  # the last one: a password, or a way to compress that Python does not know
        raise ConstructionImpossible(
            f"Le site précédent « {ou} » ne se lit pas : ce n’est pas une archive .zip, ou elle est abîmée ou protégée.", _CONSEIL
        ) from erreur
    except ValueError as erreur:
        raise ConstructionImpossible(
            f"Le site précédent « {ou} » ne se lit pas : ce n’est ni un chemin ni une adresse de page.", _CONSEIL
        ) from erreur
    except (InstantaneIllisible, AdresseIllisible, OSError) as erreur:
        raise ConstructionImpossible(f"Le site précédent « {ou} » ne se lit pas : {erreur}", _CONSEIL) from erreur
    if not trouves:
        raise ConstructionImpossible(f"« {ou} » n’a les données d’aucun contrat de ce projet.", _CONSEIL)
    return trouves


_CONSEIL = "Donner le dossier du site publié, son archive (.zip), l’archive des données d’un contrat, ou l’adresse du portail."


def _ouvrir(ou: str, ouverts: ExitStack) -> Callable[[str], Lire | None]:
    """What gives, for a contract, what reads its files there, as long as nothing of `ouverts` is closed."""
    if ou.startswith(("http://", "https://")):
        lue = urlsplit(ou)
        if not lue.path.endswith(".zip"):
            base = urlunsplit((lue.scheme, lue.netloc, lue.path.removesuffix("index.html").rstrip("/"), "", ""))
            return lambda contrat: _a_l_adresse(base, contrat)
        octets = lire_une_adresse(ou, PATIENCE)
        if octets is None:
            raise AdresseIllisible("il n’y a rien à cette adresse.")
        archive = ouverts.enter_context(zipfile.ZipFile(io.BytesIO(octets)))
    elif Path(ou).is_dir():
        return lambda contrat: _dans_le_dossier(Path(ou), contrat)
    else:
        if Path(ou).stat() and not Path(ou).is_file():  # a pipe would be waited for, and a device has no end
            raise InstantaneIllisible(f"{PAS_UN_FICHIER}.")
        archive = ouverts.enter_context(zipfile.ZipFile(ou))
    return lambda contrat: _dans_l_archive(archive, contrat)


def _lire_tous(contrats: Mapping[str, Sequence[str]], lecteur: Callable[[str], Lire | None]) -> Iterator[tuple[str, SitePrecedent]]:
    for contrat, noms in contrats.items():
        lu = next(filter(None, (_lire_un(nom, lecteur) for nom in noms)), None)
        if lu is not None:
            yield contrat, replace(lu, instantane=replace(lu.instantane, contrat=contrat))


def _lire_un(contrat: str, lecteur: Callable[[str], Lire | None]) -> SitePrecedent | None:
    """What the site says of the contract that it calls so; None where it has none."""
    lire = lecteur(contrat)
    referentiel = lire(REFERENTIEL) if lire else None
    if lire is None or referentiel is None:
        return None
    valeurs = lire(VALEURS.fichier)
    if valeurs is None:  # each site has one, be it empty: without it, all figures would be told as new
        raise InstantaneIllisible(f"« {contrat}/{DONNEES}{VALEURS.fichier} » n’y est pas.")
    instantane = lire_instantane(referentiel, valeurs, f"{contrat}/{DONNEES}{REFERENTIEL}", lire(VOISINS.fichier))
    if instantane.contrat != contrat:
        return None
    octets = lire(PurePosixPath(CHANGEMENTS_JSON).name)
    return SitePrecedent(instantane, lire_historique(octets, CHANGEMENTS_JSON) if octets else None)


def _dans_le_dossier(dossier: Path, contrat: str) -> Lire | None:
    """Below the folder of the portal, or that of the contract itself; or where its archive of data was unfolded."""
    lieux = (dossier / contrat / DONNEES, dossier / DONNEES, dossier)
    ici = next((lieu for lieu in lieux if (lieu / REFERENTIEL).is_file()), None)
    if ici is None:
        return None

    def lire(nom: str) -> bytes | None:
        fichier = ici / nom
        if not fichier.is_file():
            return None
        if fichier.stat().st_size > _AU_PLUS:
            raise InstantaneIllisible(f"« {fichier} » est trop gros.")
        return fichier.read_bytes()

    return lire


def _dans_l_archive(archive: zipfile.ZipFile, contrat: str) -> Lire | None:
    """In the archive of a whole site, or in that of the data of the contract; of several places, the one nearest to the top."""
    noms = {nom for nom in archive.namelist() if nom.endswith(REFERENTIEL)}
    propres = [nom for nom in noms if f"/{nom}".endswith(f"/{contrat}/{DONNEES}{REFERENTIEL}")]
    autres = [nom for nom in noms if PurePosixPath(nom).parent.name.startswith(f"{contrat}-")]
    candidats = sorted(propres, key=lambda nom: (nom.count("/"), nom)) or sorted(autres)
    if not candidats:
        return None
    base = candidats[0].removesuffix(REFERENTIEL)

    def lire(nom: str) -> bytes | None:
        try:
            dit = archive.getinfo(f"{base}{nom}")
        except KeyError:
            return None
        if dit.file_size > _AU_PLUS:
            raise InstantaneIllisible(f"« {dit.filename} » est trop gros.")
        return archive.read(dit)

    return lire


def _a_l_adresse(base: str, contrat: str) -> Lire:
    """Below the address of a portal, or of the contract itself."""
    ici = base if base.endswith(f"/{contrat}") else f"{base}/{contrat}"
    return lambda nom: lire_une_adresse(f"{ici}/{DONNEES}{nom}", PATIENCE)
