"""From a folder of référentiels to a published site: reads, checks, renders, builds, verifies, swaps."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError

from generator.checks.production import verifier_production
from generator.model.dossier import Registre
from generator.model.probleme import Gravite, Probleme
from generator.pages.edition import ECRAN_SEUL, Edition
from generator.pages.site import Site, sites
from generator.publication.assemblage import publier, rassembler
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.constructeur import Constructeur, Passe
from generator.publication.disque import ecrire, empreinte, empreinte_du_dossier, retablir
from generator.publication.echec import ConstructionImpossible
from generator.publication.ecriture import Bilan, ecrire_sorties
from generator.publication.examen import ce_jour, examiner_projet
from generator.publication.gabarits import lire_fonds
from generator.publication.impression import ABSENCE, moteur_disponible
from generator.publication.mkdocs.constructeur import MKDOCS
from generator.publication.papiers import TravailPapier, fichiers_des_papiers, papiers_a_faire
from generator.publication.programme import empreinte_du_programme
from generator.publication.verification import liens_morts
from generator.publication.verrou import verrou


@dataclass(frozen=True, slots=True)
class Resultat:
    """What a run did. `problemes` holds everything found in the data; `echec` says why nothing was published although they are sound;
    `remarques` what was left out because this machine cannot do it."""

    problemes: tuple[Probleme, ...]
    rendus: tuple[str, ...] = ()
    construites: tuple[str, ...] = ()
    ecrits: tuple[str, ...] = ()
    retires: tuple[str, ...] = ()
    echec: tuple[str, ...] = field(default=())
    remarques: tuple[str, ...] = ()

    @property
    def sain(self) -> bool:
        """True when nothing stops publication."""
        return not self.echec and not any(probleme.gravite is Gravite.ERREUR for probleme in self.problemes)


def examiner(projet: Path, aujourd_hui: str = "") -> tuple[Registre, tuple[Probleme, ...]]:
    """Read and check everything, on that day (ISO; empty: the day of this run); problems in the order of files and lines."""
    examen = examiner_projet(projet, aujourd_hui or ce_jour())
    return examen.registre, examen.problemes


def construire(
    projet: Path,
    public: Path,
    dire: Callable[[str], None] = lambda _: None,
    *,
    aujourd_hui: str = "",
    production: bool = False,
    pdf: bool = True,
    constructeur: Constructeur = MKDOCS,
) -> Resultat:
    """Publish the contracts of `projet` into `public`, as progress stands on `aujourd_hui` (ISO day; empty: the day of this run).

    `dire` receives short French progress messages. With `production`, an entry that the law requires and that is missing is an error,
    and the public address of `site.yml` is used where the variable SITE_URL gives none. Without `pdf`, no PDF is made, and no page leads to one.
    `constructeur` makes the HTML.

    With an error in the data, or a dead link in the built site, nothing is written to `public`. Raises ConstructionEnCours.
    """
    dire("Lecture et vérification des données")
    registre, problemes = examiner(projet, aujourd_hui)
    adresse = os.environ.get("SITE_URL", "") or (registre.mentions.adresse if production else "")
    registre = replace(registre, mentions=replace(registre.mentions, adresse=adresse))
    if production:
        problemes = (*problemes, *verifier_production(registre))
    resultat = Resultat(problemes)
    if not resultat.sain:
        return resultat
    atelier = projet / ".construction"
    with verrou(atelier):
        # A link that leads elsewhere stays a link: what it leads to is replaced.
        public = public.resolve()
        retablir(public)
        try:
            return _publier(registre, problemes, projet, public, atelier, dire, aujourd_hui, pdf, constructeur)
        except ConstructionImpossible as erreur:
            return Resultat(problemes, echec=erreur.lignes)


def _publier(
    registre: Registre,
    problemes: tuple[Probleme, ...],
    projet: Path,
    public: Path,
    atelier: Path,
    dire: Callable[[str], None],
    jour: str,
    pdf: bool,
    constructeur: Constructeur,
) -> Resultat:
    adresse = registre.mentions.adresse
    edition = Edition(pdf=pdf and moteur_disponible(atelier), adresse=adresse)
    tous = tous_les_sites(registre, projet, aujourd_hui=jour, edition=edition)
    programme = empreinte_du_programme()
    rendus: list[str] = []
    travaux: list[_Travail] = []
    imprimes: list[TravailPapier] = []
    chantiers = {site.dossier: Chantier(projet, atelier, site.dossier or PORTAIL) for site in tous}
    for site in tous:
        chantier = chantiers[site.dossier]
        dire(f"Pages : {site.nom}")
        bilan = _ecrire_sorties(site, chantier, constructeur, programme)
        rendus.extend(f"{site.dossier}/{chemin}" if site.dossier else chemin for chemin in bilan.rendus)
        imprimes.extend(papiers_a_faire(site, chantier, programme=programme))
        cle = constructeur.cle(site, chantier, adresse, programme=programme)
        sources = f"{cle}\n{bilan.empreinte}\n"
        if not _est_construit(chantier, sources):
            travaux.append(_Travail(constructeur.passe(site, chantier, adresse, cle), chantier, sources, site.nom, site.dossier))
    construites = tuple(_construire_tout(_ranger(imprimes, travaux), dire))
    htmls = {site.dossier: chantiers[site.dossier].html for site in tous}
    fichiers = rassembler(htmls)
    for site in tous:
        fichiers |= fichiers_des_papiers(site, chantiers[site.dossier])
    morts = _verifier_liens(fichiers, [chantier.temoin for chantier in chantiers.values()], atelier, adresse, dire)
    if morts:
        return Resultat(
            problemes, tuple(rendus), construites, echec=("Le site construit contient des liens qui ne mènent nulle part :", *morts)
        )
    publication = publier(fichiers, public)
    remarques = (ABSENCE,) if pdf and not edition.pdf else ()
    return Resultat(problemes, tuple(rendus), construites, publication.ecrits, publication.retires, remarques=remarques)


def _ecrire_sorties(site: Site, chantier: Chantier, constructeur: Constructeur, programme: str) -> Bilan:
    try:
        return ecrire_sorties(site.sorties, chantier.pages, chantier.cles, constructeur, programme=programme)
    except TemplateError as erreur:
        place = f"« {erreur.name} », ligne {erreur.lineno}" if isinstance(erreur, TemplateSyntaxError) else "de site_templates/pages"
        raise ConstructionImpossible(f"Un gabarit est mal écrit ({place}) : {erreur.message}") from erreur


def _est_construit(chantier: Chantier, sources: str) -> bool:
    """True when the folder of HTML is, byte for byte, what was last made from the same sources."""
    if not chantier.html.is_dir() or not chantier.temoin.is_file():
        return False
    return chantier.temoin.read_bytes() == _temoin(chantier, sources)


def _temoin(chantier: Chantier, sources: str) -> bytes:
    return f"{sources}{empreinte_du_dossier(chantier.html)}\n".encode("ascii")


def _verifier_liens(
    fichiers: Mapping[str, Path], temoins: Iterable[Path], atelier: Path, adresse: str, dire: Callable[[str], None]
) -> list[str]:
    """Dead links, unless this very set of built sites was already found to have none."""
    preuve = atelier / "liens.cle"
    cle = empreinte(b"\n".join((adresse.encode("utf-8"), *(temoin.read_bytes() for temoin in temoins)))).encode("ascii")
    if preuve.is_file() and preuve.read_bytes() == cle:
        return []
    dire("Vérification des liens")
    morts = liens_morts(fichiers, urlsplit(adresse).path or "/")
    if not morts:
        ecrire(preuve, cle)
    return morts


@dataclass(frozen=True, slots=True)
class _Travail:
    """One site to make."""

    passe: Passe
    chantier: Chantier
    sources: str
    nom: str
    dossier: str

    def faire(self) -> tuple[str, ...]:
        """Build the site; the addresses of the pages that were built.

        The file that says that the site is complete (`temoin`) is deleted first and written last: a killed build is never taken for a
        complete one.
        """
        self.chantier.temoin.unlink(missing_ok=True)
        try:
            construites = self.passe.faire()
        except (OSError, ConstructionImpossible):
            raise
        except Exception as erreur:
            raise ConstructionImpossible(
                f"Le site « {self.nom} » n’a pas pu être construit ({type(erreur).__name__} : {erreur})."
            ) from erreur
        ecrire(self.chantier.temoin, _temoin(self.chantier, self.sources))
        prefixe = f"{self.dossier}/" if self.dossier else ""
        return tuple(f"{prefixe}{adresse}" for adresse in construites)


def _ranger(imprimes: list[TravailPapier], travaux: list[_Travail]) -> list[_Travail | TravailPapier]:
    """The longest first, so that all processors end at about the same time: PDFs of whole contracts, then sites, then PDFs of one sheet."""
    entiers = [travail for travail in imprimes if not travail.papier.feuille]
    return [*entiers, *travaux, *(travail for travail in imprimes if travail.papier.feuille)]


def _faire(travail: _Travail | TravailPapier) -> tuple[str, ...]:
    return travail.faire()


def _construire_tout(travaux: list[_Travail | TravailPapier], dire: Callable[[str], None]) -> list[str]:
    """Make all sites and all PDFs, in parallel where the machine has several processors; the addresses of the pages that were built."""
    for travail in travaux:
        dire(f"{'PDF' if isinstance(travail, TravailPapier) else 'Site'} : {travail.nom}")
    coeurs = min(len(travaux), os.cpu_count() or 1)
    # A process that has threads (the preview's server) cannot be copied safely.
    if coeurs < 2 or threading.active_count() > 1:
        return [uri for travail in travaux for uri in travail.faire()]
    equipe = ProcessPoolExecutor(coeurs, initializer=_preparer_ouvrier, initargs=(os.getpid(),))
    try:
        construites = [uri for uris in equipe.map(_faire, travaux) for uri in uris]
        equipe.shutdown()
        return construites
    except KeyboardInterrupt:
        # Do not wait for the pool: a worker that this Ctrl+C killed may hold a lock that the others wait for, for ever.
        for ouvrier in multiprocessing.active_children():
            ouvrier.kill()
            ouvrier.join(5)
        equipe.shutdown(wait=False, cancel_futures=True)
        raise
    except BrokenProcessPool as erreur:
        equipe.shutdown(wait=False, cancel_futures=True)
        raise ConstructionImpossible("Un des processus qui construisent les sites a été arrêté par le système (mémoire ?).") from erreur


def _preparer_ouvrier(maitre: int) -> None:
    """Set up a worker process: Ctrl+C ends it at once, without a traceback, and it ends when its master is killed.

    `maitre` is the id of the master's process. A worker that outlived it would keep the lock of the project.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    def veiller() -> None:
        while os.getppid() == maitre:
            time.sleep(0.1)
        os._exit(1)

    threading.Thread(target=veiller, daemon=True).start()


def tous_les_sites(registre: Registre, projet: Path, *, aujourd_hui: str = "", edition: Edition = ECRAN_SEUL) -> tuple[Site, ...]:
    """The outputs that a build of `registre` would write on that day, without writing them."""
    return sites(registre, lire_fonds(projet), aujourd_hui=aujourd_hui or ce_jour(), edition=edition)
