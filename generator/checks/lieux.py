"""Rules on official codes. The portal takes places of the same kind and code for one place: a wrong code joins two, or counts one twice."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.mots import d_un_seul_tenant
from generator.graphe.observe import copie
from generator.model.codes import CodeLien
from generator.model.dossier import Registre
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.territoire import Territoire, TypeTerritoire


class _LieuVu(Struct, frozen=True):
    """A place of a contract (its rank), with the words by which two contracts place it."""

    contrat: int
    nom: str
    lieu: Lieu
    mots: frozenset[str]


def verifier_lieux(registre: Registre) -> Iterator[Probleme]:
    """Warns of two places of one kind and code: two in one contract, or two that cannot be the same.

    Documents name one neighbourhood in many ways, and their words are kept: names are compared for communes only.
    """
    premiers: dict[tuple[str, str], _LieuVu] = {}
    for rang, dossier in enumerate(registre.dossiers):
        territoires = copie(dossier).territoires  # with their outlines, which are forgotten with the copy
        for territoire in territoires:
            cle = territoire.cle_officielle
            if cle is None:
                continue
            ici = _LieuVu(rang, territoire.nom, territoire.lieu, frozenset(_ou(territoires, territoire)))
            meme = premiers.setdefault(cle, ici)
            if meme is ici:
                continue
            if meme.contrat == ici.contrat:
                yield _probleme(
                    territoire,
                    f"Le code « {territoire.code} » est aussi celui de « {meme.nom} » ({meme.lieu}) : le portail n’en fait qu’un lieu.",
                    "Corriger le code, ou n’écrire ce lieu qu’une fois.",
                )
            elif meme.mots and ici.mots and meme.mots.isdisjoint(ici.mots):
                yield _probleme(
                    territoire,
                    f"Le code « {territoire.code} » est celui de « {meme.nom} » dans un autre contrat ({meme.lieu}), qui ne peut être le même lieu : "
                    "le portail n’en ferait qu’un.",
                    "Corriger le code de l’un des deux.",
                )


def _ou(territoires: Sequence[Territoire], territoire: Territoire) -> set[str]:
    """Words by which two contracts place it: for a commune its name, for a neighbourhood the codes and names of its communes."""
    if territoire.type is TypeTerritoire.COMMUNE:
        return {d_un_seul_tenant(territoire.nom)}
    communes = [autre for autre in territoires if autre.id in territoire.communes]
    return {mot for commune in communes for mot in (commune.code, d_un_seul_tenant(commune.nom)) if mot}


def _probleme(territoire: Territoire, message: str, conseil: str) -> Probleme:
    return Probleme(territoire.lieu, CodeLien.LIEU_DOUBLE, message, conseil, Gravite.AVERTISSEMENT)
