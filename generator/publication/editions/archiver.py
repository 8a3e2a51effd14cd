"""Freezes what is published of a contract: writes its edition in the project, whole or not at all."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname, splitext

import msgspec

from generator import __version__
from generator.calculs.ids_suivis import anciens_contrats
from generator.model.adresses_publiees import AdresseChangee
from generator.model.edition_figee import (
    EDITIONS,
    JOUR,
    VERS_LES_COMMUNS,
    EditionFigee,
    FicheDEdition,
    dossier_de_l_edition,
    ecrire_sommes,
    est_commun,
)
from generator.model.places_des_editions import ARCHIVES, COMMUNS, FICHE, SOMMES
from generator.pages.adresses import relative
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.bandeau_d_edition import GABARIT, dans_la_tete, vue_bandeau, vue_bandeau_de_la_carte
from generator.publication.assemblage import empreinte_du_public, regarder
from generator.publication.disque import ecrire, empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible
from generator.publication.editions.page_figee import RENVOI, Bandeau, CadreDEdition, figer, figer_un_index, figer_un_style
from generator.publication.editions.version_du_projet import version_du_projet
from generator.publication.gabarits import dossiers_de_gabarits, lire_gabarits
from generator.publication.magasin import atelier_de, magasin_de
from generator.publication.verrou import verrou
from generator.sources.adresses import lire_adresses_changees
from generator.sources.communs import ADRESSES, lire_facultatif
from generator.sources.editions import EditionAbimee, lire_une_edition
from generator.sources.journal import Journal
from generator.sources.socle import superposer

_DONNEES = "donnees/referentiel.json"
_STYLE_DU_BANDEAU = "bandeau.css"
# What goes on living, and is not frozen: what one subscribes to, cards for other sites, what the comparison of places fetches. Links lead to the live ones.
_VIVANTS = re.compile(r"(?:^|/)(?:flux\.[a-z]+|[^/]+\.ics|lieu\.json|sitemap[^/]*)$|(?:^|/)carte-integree/|^404\.html$|^editions/")
# What editions share: what serves pages, and what is the same in all of them however often a contract is frozen.
_COMMUNS = re.compile(r"^(?:assets|ressources|copies)/|^documents/[^/]+/(?:original\.pdf$|pages/)")
_INDEX = re.compile(r"^recherche/.+\.json$")
_MONTREE_DEDANS = "plan.html"  # the document of a map, which its page shows
_CANONIQUE = re.compile(rb"""<link rel="canonical" href="(https?://[^"]*)">""")
_BROUILLON = ".brouillon"


def archiver(projet: Path, public: Path, contrat: str) -> EditionFigee:
    """Freeze the site of `contrat` as it is published in `public`; the edition bears the day of which it tells. Raises ConstructionImpossible, and nothing is
    written, where `public` is not what a build published there, where there is no such contract, or where that day or a later one is frozen already.
    Raises ConstructionEnCours."""
    with verrou(atelier_de(projet)):
        return _Archivage(projet, public.resolve(), contrat).faire()


def contrats_publies(public: Path) -> tuple[str, ...]:
    """The ids of the contracts that are published in `public`. Raises ConstructionImpossible."""
    try:
        return tuple(str(un["id"]) for un in msgspec.json.decode((public / "donnees" / "contrats.json").read_bytes()))
    except (OSError, ValueError, TypeError, KeyError):
        raise ConstructionImpossible(f"« {public} » n’est pas un site publié : lancer d’abord « engagements construire ».") from None


class _Archivage:
    """The freezing of one contract."""

    def __init__(self, projet: Path, public: Path, contrat: str) -> None:
        self._projet, self._contrat = projet, contrat
        self._sources = self._verifier(public)
        self._jour, self._titre, self._territoire = self._lire_les_donnees()
        self._precedente = self._derniere()
        self._communs: dict[str, bytes] = {}  # by name
        self._noms: dict[str, str] = {}  # by path below the contract
        self._cadre = CadreDEdition(contrat, self._jour, self._est_fige, self._commun)

    def _verifier(self, public: Path) -> dict[str, Path]:
        """The published files of the contract."""
        if self._contrat not in contrats_publies(public):
            raise ConstructionImpossible(f"« {self._contrat} » n’est pas un contrat publié ({', '.join(contrats_publies(public))}).")
        magasin = magasin_de(self._projet)
        if regarder(public, magasin, empreinte_du_public(public, magasin), retenir=True) is None:
            raise ConstructionImpossible(
                f"« {public} » n’est pas ce que la dernière construction a publié : on ne fige que ce que le programme a fait.",
                "Lancer « engagements construire », puis recommencer.",
            )
        vivants = fichiers_de(public / self._contrat).items()
        return {chemin: fichier for chemin, fichier in vivants if not (_VIVANTS.search(chemin) or _est_un_renvoi(fichier))}

    def _lire_les_donnees(self) -> tuple[str, str, str]:
        """The ISO day of which the site tells, the title of the contract, its territory."""
        lu = msgspec.json.decode(self._sources[_DONNEES].read_bytes())["contrat"]
        jour = str(lu["calcule_le"])
        if not JOUR.fullmatch(jour):
            raise ConstructionImpossible(f"Le site publié ne dit pas de quel jour il est ({_DONNEES}).")
        return jour, str(lu["titre"]), str(lu["territoire"])

    def _derniere(self) -> EditionFigee | None:
        """The edition before this one, which may be of another name that the contract had."""
        archives = self._projet / ARCHIVES
        noms = (self._contrat, *anciens_contrats(self._contrat, _adresses_changees(self._projet)))
        figees = [
            (un.parent.name, nom) for nom in noms for un in archives.glob(f"*/{nom}") if JOUR.fullmatch(un.parent.name) and un.is_dir()
        ]
        if not figees:
            return None
        dernier, nom = max(figees)
        if dernier == self._jour:
            raise ConstructionImpossible(
                f"L’édition du {date_fr(dernier)} existe déjà ({dossier_de_l_edition(dernier, nom)}) : une édition ne change plus.",
                "Une autre édition se fait un autre jour, après une nouvelle construction.",
            )
        if dernier > self._jour:
            raise ConstructionImpossible(
                f"Le site publié est du {date_fr(self._jour)}, et une édition plus récente existe ({date_fr(dernier)}).",
                "Construire le site d’un jour plus récent, puis recommencer.",
            )
        try:
            return lire_une_edition(archives / dernier / nom, dernier, nom)
        except EditionAbimee as erreur:
            raise ConstructionImpossible(f"{erreur.lieu}{INSECABLE}: {erreur.raison}", "Remettre l’édition comme elle était.") from None

    def faire(self) -> EditionFigee:
        """Write it."""
        archives = self._projet / ARCHIVES
        for reste in archives.glob(f"{_BROUILLON}-*"):
            shutil.rmtree(reste)
        brouillon = archives / f"{_BROUILLON}-{self._jour}-{self._contrat}"
        sommes: dict[str, str] = {}
        octets_siens = pages = 0
        for chemin, octets in self._figes():
            _poser(brouillon / chemin, octets)
            sommes[chemin] = empreinte(octets)
            octets_siens += len(octets)
            pages += chemin == "index.html" or chemin.endswith("/index.html")
        sommes |= {f"{VERS_LES_COMMUNS}{nom}": empreinte(octets) for nom, octets in self._communs.items()}
        fiche = FicheDEdition(
            INTERFACE,
            self._contrat,
            self._jour,
            self._titre,
            self._territoire,
            __version__,
            version_du_projet(self._projet),
            self._precedente.jour if self._precedente else "",
            pages,
            sum(not est_commun(chemin) for chemin in sommes),
            octets_siens,
            sum(map(len, self._communs.values())),
        )
        octets = json_lisible(msgspec.to_builtins(fiche))
        sommes[FICHE] = empreinte(octets)
        _poser(brouillon / FICHE, octets)
        _poser(brouillon / SOMMES, ecrire_sommes(sommes).encode("utf-8"))
        edition = lire_une_edition(brouillon, self._jour, self._contrat)
        # Shared files first: what a kill leaves among them serves no edition, and harms none.
        for nom, octets in self._communs.items():
            commun = archives / COMMUNS / nom
            if not commun.is_file() or commun.read_bytes() != octets:
                ecrire(commun, octets)
        destination = self._projet / dossier_de_l_edition(self._jour, self._contrat)
        destination.parent.mkdir(parents=True, exist_ok=True)
        brouillon.rename(destination)
        return edition

    def _figes(self) -> Iterator[tuple[str, bytes]]:
        """The files of the edition, those that are shared apart."""
        gabarit = lire_gabarits(*dossiers_de_gabarits(self._projet)).environnement.get_template(GABARIT)
        feuille = self._partager(_STYLE_DU_BANDEAU, _style_du_bandeau(self._projet))
        site = self._site()
        yield (
            f"{EDITIONS}index.html",
            page_de_renvoi(relative(f"{dossier_de_l_edition(self._jour, self._contrat)}/{EDITIONS}", f"{self._contrat}/{EDITIONS}")),
        )
        for chemin, source in self._sources.items():
            if not self._est_fige(chemin):
                continue
            octets = source.read_bytes()
            if _INDEX.search(chemin):
                yield chemin, figer_un_index(octets)
            elif not chemin.endswith(".html"):
                yield chemin, octets
            else:
                if basename(chemin) == _MONTREE_DEDANS:
                    vue = vue_bandeau_de_la_carte(self._contrat, self._jour, chemin, self._montree_sur(chemin))
                else:
                    vue = vue_bandeau(self._contrat, self._jour, chemin.removesuffix("index.html"), self._precedente, site)
                ici = f"{dossier_de_l_edition(self._jour, self._contrat)}/{dirname(chemin)}/"
                tete = dans_la_tete(vue, relative(ici, f"{ARCHIVES}/{COMMUNS}/{feuille}"))
                yield chemin, figer(octets, chemin, self._cadre, Bandeau(vue.date, gabarit.render(vue=vue), tete))

    def _montree_sur(self, carte: str) -> str:
        """The address of the page that shows the document of a map: that of its folder, or of one above."""
        dossier = dirname(carte)
        while dossier and f"{dossier}/index.html" not in self._sources:
            dossier = dirname(dossier)
        return f"{dossier}/" if dossier else ""

    def _site(self) -> str:
        """The public address of the portal; empty where the published pages do not know it."""
        trouve = _CANONIQUE.search(self._sources["index.html"].read_bytes())
        return trouve[1].decode().removesuffix(f"{self._contrat}/") if trouve else ""

    def _est_fige(self, chemin: str) -> bool:
        """True for a file that stands in the edition."""
        return chemin in self._sources and not _COMMUNS.search(chemin)

    def _commun(self, chemin: str) -> str:
        """The name among the shared files of a file of the contract; empty for one that they have not."""
        return self._partager_le_fichier(chemin) if chemin in self._sources and _COMMUNS.search(chemin) else ""

    def _partager_le_fichier(self, chemin: str) -> str:
        if chemin not in self._noms:
            octets = self._sources[chemin].read_bytes()
            if chemin.endswith(".css"):
                octets = figer_un_style(octets, chemin, self._partager_le_fichier)
            self._noms[chemin] = self._partager(chemin, octets)
        return self._noms[chemin]

    def _partager(self, chemin: str, octets: bytes) -> str:
        tronc, suffixe = splitext(basename(chemin).lower())
        tronc = re.sub(r"[^a-z0-9._-]+", "-", tronc).strip("-._") or "fichier"
        nom = f"{tronc}-{empreinte(octets)[:16]}{suffixe}"
        self._communs[nom] = octets
        return nom


def _adresses_changees(projet: Path) -> tuple[AdresseChangee, ...]:
    """What the portal says of its addresses."""
    nom = f"referentiels/{ADRESSES}"
    return lire_facultatif(projet / nom, nom, Journal(), lire_adresses_changees)[0] or ()


def _style_du_bandeau(projet: Path) -> bytes:
    return superposer(*(dossier / "editions" for dossier in dossiers_de_gabarits(projet)))[_STYLE_DU_BANDEAU].read_bytes()


def _est_un_renvoi(fichier: Path) -> bool:
    """True for a small page at an address of before, which no page of the edition leads to."""
    return fichier.suffix == ".html" and RENVOI in fichier.read_bytes()


def _poser(chemin: Path, octets: bytes) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_bytes(octets)
