"""From a folder of référentiels to a published site: reads, checks, renders, builds, verifies, swaps."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from generator.checks import verifier
from generator.model.dossier import Registre
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.pages.site import Site, sites
from generator.publication.assemblage import publier, rassembler
from generator.publication.disque import ecrire, retablir
from generator.publication.ecriture import ecrire_sorties
from generator.publication.gabarits import lire_gabarits, lire_ressources
from generator.publication.mkdocs_site import Chantier, cle_du_site, construire_html, ecrire_configuration
from generator.publication.verification import liens_morts
from generator.publication.verrou import verrou
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre


@dataclass(frozen=True, slots=True)
class Resultat:
    """What a run did. `problemes` holds everything found in the data; `echec` says why nothing was published although they are sound."""

    problemes: tuple[Probleme, ...]
    rendus: tuple[str, ...] = ()
    construites: tuple[str, ...] = ()
    ecrits: tuple[str, ...] = ()
    retires: tuple[str, ...] = ()
    echec: tuple[str, ...] = field(default=())

    @property
    def sain(self) -> bool:
        """True when nothing stops publication."""
        return not self.echec and not any(probleme.gravite is Gravite.ERREUR for probleme in self.problemes)


def examiner(projet: Path) -> tuple[Registre, tuple[Probleme, ...]]:
    """Read and check everything; problems in the order of files and lines."""
    journal = Journal()
    registre = lire_registre(projet, journal)
    # Cross-file rules speak of what was read: on a file that could not be, they would only repeat the first message in other words.
    problemes = [*journal.problemes, *verifier(registre)]
    return registre, tuple(sorted(dict.fromkeys(problemes), key=lambda probleme: (probleme.lieu, probleme.code)))


def construire(projet: Path, public: Path, dire: Callable[[str], None] = lambda _: None) -> Resultat:
    """Publish the contracts of `projet` into `public`. `dire` receives short French progress messages.

    With an error in the data, or a dead link in the built site, nothing is written to `public`.
    """
    dire("Lecture et vérification des données")
    registre, problemes = examiner(projet)
    resultat = Resultat(problemes)
    if not resultat.sain:
        return resultat
    atelier = projet / ".construction"
    with verrou(atelier):
        retablir(public)
        return _publier(registre, problemes, projet, public, atelier, dire)


def _publier(
    registre: Registre, problemes: tuple[Probleme, ...], projet: Path, public: Path, atelier: Path, dire: Callable[[str], None]
) -> Resultat:
    gabarits = lire_gabarits(projet / "site_templates")
    ressources = lire_ressources(projet / "site_templates" / "ressources")
    tous = sites(registre, gabarits, ressources)
    adresse = os.environ.get("SITE_URL", "")
    rendus: list[str] = []
    travaux: list[_Travail] = []
    chantiers = {site.dossier: Chantier(projet, atelier, site.dossier or "portail") for site in tous}
    for site in tous:
        chantier = chantiers[site.dossier]
        dire(f"Pages : {site.nom}")
        bilan = ecrire_sorties(site.sorties, chantier.pages, chantier.registre)
        rendus.extend(f"{site.dossier}/{chemin}" if site.dossier else chemin for chemin in bilan.rendus)
        cle = cle_du_site(site, chantier, adresse)
        temoin = f"{cle}\n{bilan.empreinte}\n"
        if not (chantier.temoin.exists() and chantier.temoin.read_text(encoding="utf-8") == temoin and chantier.html.is_dir()):
            travaux.append(
                _Travail(
                    ecrire_configuration(site, chantier, adresse), chantier, cle, tuple(chemin for _, chemin in site.menu), temoin, site.nom
                )
            )
    construites = tuple(_construire_tout(travaux, dire))
    fichiers = rassembler({site.dossier: chantiers[site.dossier].html for site in tous})
    if travaux:
        dire("Vérification des liens")
        morts = liens_morts(fichiers, urlsplit(adresse).path or "/")
        if morts:
            return Resultat(
                problemes, tuple(rendus), construites, echec=("Le site construit contient des liens qui ne mènent nulle part :", *morts)
            )
    publication = publier(fichiers, public, atelier)
    return Resultat(problemes, tuple(rendus), construites, publication.ecrits, publication.retires)


@dataclass(frozen=True, slots=True)
class _Travail:
    """One MkDocs pass to do."""

    configuration: Path
    chantier: Chantier
    cle: str
    menu: tuple[str, ...]
    temoin: str
    nom: str

    def faire(self) -> tuple[str, ...]:
        """Build the site; the witness is taken away first and put back last, so that a killed build is never taken for a whole one."""
        self.chantier.temoin.unlink(missing_ok=True)
        prefixe = "" if self.chantier.nom == "portail" else f"{self.chantier.nom}/"
        construites = construire_html(self.configuration, self.chantier, self.cle, self.menu)
        ecrire(self.chantier.temoin, self.temoin.encode("utf-8"))
        return tuple(f"{prefixe}{uri}" for uri in construites)


def _construire_tout(travaux: list[_Travail], dire: Callable[[str], None]) -> Iterable[str]:
    """All MkDocs passes, side by side where there are several and the machine has several processors."""
    for travail in travaux:
        dire(f"Site : {travail.nom}")
    coeurs = min(len(travaux), os.cpu_count() or 1)
    if coeurs < 2:
        return [uri for travail in travaux for uri in travail.faire()]
    with ProcessPoolExecutor(coeurs) as equipe:
        return [uri for uris in equipe.map(_Travail.faire, travaux) for uri in uris]


def probleme_de_commande(message: str, conseil: str) -> Probleme:
    """A problem that is not in a file: a folder that is not a project, a lock that is held."""
    return Probleme(Lieu("."), "commande", message, conseil)


def tous_les_sites(registre: Registre, projet: Path) -> tuple[Site, ...]:
    """The outputs that a build of `registre` would write, without writing them."""
    modeles = projet / "site_templates"
    return sites(registre, lire_gabarits(modeles), lire_ressources(modeles / "ressources"))
