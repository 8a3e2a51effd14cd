"""Why the preview shows an older site than the files say, and the words that the open page says it with."""

import re
from functools import cache

from jinja2 import Environment, StrictUndefined, Template
from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.pages.mots.typographie import INSECABLE, accord, francais, nombre_fr
from generator.publication.construction import Resultat
from generator.publication.echec import dire_erreur_systeme
from generator.sources.socle import APERCU

MONTRES = 100  # problems: a page that lists a thousand is read by nobody, and the terminal has them all
EN_COURS = "Une autre construction de ce projet est en cours. L’aperçu reprendra quand elle aura fini."


class Panne(Struct, frozen=True):
    """What keeps the site from being made: errors in the data (and the warnings beside them), or `lignes` that say it in sentences."""

    erreurs: tuple[Probleme, ...] = ()
    avertissements: tuple[Probleme, ...] = ()
    lignes: tuple[str, ...] = ()


def panne_du_resultat(resultat: Resultat) -> Panne | None:
    """None for a build that published, or found nothing to change."""
    if resultat.sain:
        return None
    erreurs = tuple(probleme for probleme in resultat.problemes if probleme.gravite is Gravite.ERREUR)
    autres = tuple(probleme for probleme in resultat.problemes if probleme.gravite is not Gravite.ERREUR)
    return Panne(erreurs, autres, resultat.echec)


def panne_imprevue(erreur: Exception) -> Panne:
    """What a build did not foresee: the disk, or a fault of the program or of a template."""
    if isinstance(erreur, OSError):
        return Panne(lignes=(dire_erreur_systeme(erreur),))
    quoi = f"{type(erreur).__name__} : {erreur}" if str(erreur) else type(erreur).__name__
    return Panne(lignes=(f"Le programme a rencontré une erreur qu’il n’attendait pas : {quoi}", "Le terminal en donne le détail."))


def rendre_panne(panne: Panne, *, site: bool) -> str:
    """The part of a page that says it, as HTML; `site` tells whether an earlier site is on show."""
    nombre = len(panne.erreurs)
    if nombre:
        titre = f"{accord(nombre, 'erreur')} dans les données"
        attente = "dès que l’erreur sera corrigée" if nombre == 1 else "dès que les erreurs seront corrigées"
    else:
        titre, attente = "Le site n’a pas pu être refait", "dès que ce sera réparé"
    suite = (
        f"Le site que vous voyez est celui d’avant. Il se remettra à jour ici {attente}."
        if site
        else f"Il n’y a pas encore de site à montrer. Il apparaîtra ici {attente}."
    )
    return _gabarit().render(panne=panne, titre=titre, suite=suite, montres=MONTRES)


def composer(phrase: str) -> str:
    """A sentence of `verifier` with the spaces that French printing wants; what stands in «» is quoted from a file, and stays as it is."""
    morceaux = re.split(r"(«[ \u00a0].*?[ \u00a0]»)", phrase)
    return "".join(f"«{INSECABLE}{morceau[2:-2]}{INSECABLE}»" if rang % 2 else francais(morceau) for rang, morceau in enumerate(morceaux))


def _situer(lieu: Lieu) -> str:
    return f"ligne{INSECABLE}{lieu.ligne}, colonne{INSECABLE}{lieu.colonne}" if lieu.ligne else "le fichier entier"


def _dire_les_autres(nombre: int) -> str:
    verbe = "autre, que le terminal dit" if nombre == 1 else "autres, que le terminal dit"
    return f"Et {nombre_fr(nombre)}{INSECABLE}{verbe}."


@cache
def _gabarit() -> Template:
    """Everything that a value brings is escaped: names of files and cells may hold HTML."""
    milieu = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    milieu.filters |= {"composer": composer, "situer": _situer, "accord": accord, "autres": _dire_les_autres}
    return milieu.from_string((APERCU / "panne.html.j2").read_text("utf-8"))
