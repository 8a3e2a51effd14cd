"""The long lists of the portal: contracts, places, partners. A portal of a few contracts shows them whole; that of a country, in parts."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from generator.pages.adresses import PORTAIL, TERRITOIRES, relative
from generator.pages.mots.alphabet import cle_alphabetique, lettre
from generator.pages.pieces.decoupe import Coupe
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_longues import GroupeDeCles, GroupeDeLignes, Liste, ListesDUnePage, SiteDesListes
from generator.pages.pieces.portail import NOM, Portail, fil_du_portail
from generator.pages.pieces.quartiers import CommuneAChoisir
from generator.pages.pieces.quartiers_du_portail import lieux_du_portail
from generator.pages.pieces.vers_le_portail.encart import EncartDeContrat

T = TypeVar("T")

CONTRATS, LIEUX = "contrats", "lieux"  # fragments of the pages that show them
# A card is as tall as five rows of a list, and a commune opens on its neighbourhoods.
COUPE_DES_CARTES = Coupe(48, 48)
COUPE_DES_LIEUX = Coupe(250, 100)

LIGNES_OUVERTES = 40  # of more rows on a page, each contract is opened by itself: a telephone shows four or five at once

SITE = SiteDesListes(PORTAIL, NOM, fil_du_portail)


def ouverts(groupes: Sequence[GroupeDeLignes]) -> frozenset[str]:
    """The anchors of the groups that a page shows open: the shortest ones, as long as their rows together are few enough."""
    lignes, tenus = 0, []
    for groupe in sorted(groupes, key=lambda groupe: len(groupe.lignes)):
        lignes += len(groupe.lignes)
        if lignes <= LIGNES_OUVERTES:
            tenus.append(groupe.ancre)
    return frozenset(tenus)


def par_lettre(cles: Iterable[T], nom: Callable[[T], str]) -> tuple[GroupeDeCles, ...]:
    """Keys in alphabetical order of what `nom` gives, in a group for each letter."""
    par_lettre: dict[str, list[T]] = {}
    for cle in sorted(cles, key=lambda cle: cle_alphabetique(nom(cle))):
        par_lettre.setdefault(lettre(nom(cle)), []).append(cle)
    return tuple(GroupeDeCles(tuple(siens), premiere, f"lettre-{premiere.lower()}") for premiere, siens in par_lettre.items())


def par_territoire(portail: Portail, contrats: Iterable[str]) -> Sequence[str]:
    """Ids of contracts, in alphabetical order of their territories."""
    return sorted(contrats, key=lambda id: cle_alphabetique(portail.par_id[id].contrat.territoire_nom))


def listes_des_contrats(portail: Portail) -> ListesDUnePage:
    """The contracts as cards, on the portal's home."""

    def nom(id: str) -> str:
        return portail.par_id[id].contrat.territoire_nom

    def lignes(page: str, ids: Sequence[str]) -> Sequence[EncartDeContrat]:
        contrats = [portail.par_id[id] for id in ids]
        return [replace(un.encart, lien=Lien(un.encart.lien.texte, relative(page, un.adresses.accueil()))) for un in contrats]

    groupes = par_lettre([un.id for un in portail.contrats], nom)
    liste = Liste(CONTRATS, "Les contrats", "contrats", groupes, lignes, repere=lambda id: lettre(nom(id)), unite=("contrat", "contrats"))
    return ListesDUnePage(SITE, PORTAIL, "", [liste], a_part=True, coupe=COUPE_DES_CARTES)


def listes_des_lieux(portail: Portail) -> ListesDUnePage:
    """The communes with their neighbourhoods, each once, and the places that are in none, on the page «Trouver mon quartier»."""
    noms = [commune.lieu.lien.texte for commune in _communes(portail, TERRITOIRES)]

    def lignes(page: str, rangs: Sequence[int]) -> Sequence[CommuneAChoisir]:
        communes = _communes(portail, page)
        return [communes[rang] for rang in rangs]

    groupes = par_lettre(range(len(noms)), lambda rang: noms[rang])
    liste = Liste(LIEUX, "Les lieux", "lieux", groupes, lignes, repere=lambda rang: lettre(noms[rang]), unite=("lieu", "lieux"))
    return ListesDUnePage(SITE, TERRITOIRES, "Trouver mon quartier", [liste], a_part=True, coupe=COUPE_DES_LIEUX)


def _communes(portail: Portail, page: str) -> Sequence[CommuneAChoisir]:
    lieux = lieux_du_portail(portail.contrats, page)
    return [*lieux.communes, *(CommuneAChoisir(lieu, "", ()) for lieu in lieux.autres)]
