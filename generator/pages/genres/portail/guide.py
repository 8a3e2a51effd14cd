"""One guide: its words, and its examples."""

import csv
from collections.abc import Iterator

from msgspec import Struct

from generator.model.guide import Guide, MorceauDeGuide
from generator.pages.adresses import AIDE, GUIDE, PORTAIL, guide_du_portail, relative
from generator.pages.mots.corps import Ecrit, prose
from generator.pages.mots.typographie import INSECABLE, francais
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, une_par

_NOMS = {"console": "Commande", "sh": "Commande", "csv": "Tableau", "yaml": "Exemple", "markdown": "Exemple"}


class VueMorceauDeGuide(Struct, frozen=True):
    """Words, or an example: as a table (`tete` and `rangees`), else as it is written (`exemple`). `nom` says what the example is to who does not see it."""

    mots: Ecrit | None = None
    nom: str = ""
    exemple: str = ""
    tete: tuple[str, ...] = ()
    rangees: tuple[tuple[str, ...], ...] = ()


class VuePartieDeGuide(Struct, frozen=True):
    """What stands below one heading."""

    titre: str
    ancre: str
    morceaux: tuple[VueMorceauDeGuide, ...]


class VueGuide(Struct, frozen=True):
    """The page of one guide; `autres` lead to the others."""

    entete: Entete
    parties: tuple[VuePartieDeGuide, ...]
    autres: tuple[Lien, ...]


def vue_guide(portail: Portail, id: str) -> VueGuide:
    """The view of the page of one guide."""
    guides = {guide.id: guide for guide in portail.registre.guides}
    guide, page = guides[id], guide_du_portail(id)
    titre = francais(guide.titre)
    return VueGuide(
        Entete(
            titre,
            francais(guide.chapeau),
            fil_du_portail(page, Lien("Guides", relative(page, AIDE)), Lien(titre, "")),
            chapeau=francais(guide.chapeau),
        ),
        tuple(_parties(guide, page)),
        tuple(Lien(francais(autre.titre), relative(page, guide_du_portail(autre.id))) for autre in guides.values() if autre.id != id),
    )


def _parties(guide: Guide, page: str) -> Iterator[VuePartieDeGuide]:
    for rang, partie in enumerate(guide.parties, 1):
        exemples = 0
        morceaux = []
        for morceau in partie.morceaux:
            exemples += bool(morceau.langue)
            morceaux.append(_morceau(morceau, page, f"{rang}.{exemples}"))
        yield VuePartieDeGuide(francais(partie.titre), partie.ancre, tuple(morceaux))


def _morceau(morceau: MorceauDeGuide, page: str, numero: str) -> VueMorceauDeGuide:
    if not morceau.langue:
        return VueMorceauDeGuide(prose(morceau.texte, page, PORTAIL))
    nom = f"{_NOMS.get(morceau.langue, 'Exemple')}{INSECABLE}{numero}"
    if morceau.langue != "csv":
        return VueMorceauDeGuide(nom=nom, exemple=morceau.texte.rstrip("\n"))
    tete, *rangees = csv.reader(morceau.texte.splitlines(), delimiter=";")
    return VueMorceauDeGuide(nom=nom, tete=tuple(tete), rangees=tuple(map(tuple, rangees)))


GENRE: GenreDePage[Portail] = GenreDePage(
    "guide",
    "portail/guide.html.j2",
    GUIDE,
    une_par(lambda portail: [guide.id for guide in portail.registre.guides] if portail.registre.mentions.guides else (), vue_guide),
    "Un guide, avec ses exemples, qui sont tous essayés.",
)
