"""One preview from its start to Ctrl+C: a build, then one more at each change, all of them in the thread that Ctrl+C reaches."""

import sys
import traceback
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from generator.pages.mots.typographie import accord
from generator.publication.apercu.etat import EtatDeLApercu
from generator.publication.apercu.guet import LECTURE, Guet
from generator.publication.apercu.panne import EN_COURS, Panne, panne_du_resultat, panne_imprevue, rendre_panne
from generator.publication.apercu.serveur import ServeurDeLApercu
from generator.publication.avance import ecouter, taire
from generator.publication.construction import Resultat
from generator.publication.echec import dire_erreur_systeme
from generator.publication.magasin import tenir
from generator.publication.verrou import ConstructionEnCours

_TOUR = 0.001  # seconds after which a build that runs lets the server answer: pages that it has made are asked for with all that they load
_NOUVEL_ESSAI = 1.0  # seconds before another try, while another program builds the project


def servir(projet: Path, public: Path, port: int, *, dire: Callable[[str], None], refaire: Callable[[], Resultat]) -> None:
    """Serve `public` at http://127.0.0.1:`port`/ until interrupted, and build it again with `refaire` at each change of `projet`.

    `refaire` says in the terminal what it found; `dire` says the rest. Open pages show what a build has made of them before all is checked and published; where it
    is not published, they show again what is. While something is wrong, the last sound site stays in view and the open page says what to mend; where there is
    no site yet, a page waits for it. Raises OSError when the port cannot be had.
    """
    tenir(projet)
    sys.setswitchinterval(_TOUR)
    etat = EtatDeLApercu()
    serveur = ServeurDeLApercu(port, public, etat)
    guet = Guet(projet)
    try:
        # Before any thread is started: a build uses several processors only in a program that has none. Who opens the address meanwhile waits.
        occupe = _refaire(public, etat, dire, refaire)
        ecouter(projet, etat.devancer)  # and not before: the processes of the first build have nobody to tell
        serveur.demarrer()
        dire(f"Aperçu : {serveur.adresse} (Ctrl+C pour arrêter)")
        if not public.is_dir():
            dire("Rien à montrer encore : corriger, et le site apparaîtra à cette adresse.")
        if not guet.demarrer():
            delai = accord(Decimal(str(LECTURE)), "seconde")
            dire(f"Le système ne prévient pas des changements de ce dossier : il est relu toutes les {delai}.")
        while True:
            guet.attendre(_NOUVEL_ESSAI if occupe else None)
            occupe = _refaire(public, etat, dire, refaire, encore=occupe)
    except KeyboardInterrupt:
        dire("Aperçu arrêté.")
    finally:
        taire(projet)
        guet.arreter()
        serveur.arreter()


def _refaire(
    public: Path, etat: EtatDeLApercu, dire: Callable[[str], None], refaire: Callable[[], Resultat], *, encore: bool = False
) -> bool:
    """Build once, and tell the open pages; True when another build of the project was in the way, which is said once (`encore`)."""
    panne: Panne | None
    changes: tuple[str, ...] = ()
    occupe = False
    etat.debuter()
    try:
        resultat = refaire()
        panne, changes = panne_du_resultat(resultat), (*resultat.ecrits, *resultat.retires)
    except ConstructionEnCours:
        panne, occupe = Panne(lignes=(EN_COURS,)), True
        if not encore:
            dire(EN_COURS)
    except OSError as erreur:
        panne = panne_imprevue(erreur)
        dire(dire_erreur_systeme(erreur))
    except Exception as erreur:
        # Whoever uses the preview may be changing the program itself, and needs the traceback; the preview goes on.
        panne = panne_imprevue(erreur)
        traceback.print_exc()
    etat.finir(changes, rendre_panne(panne, site=public.is_dir()) if panne else "")
    return occupe
