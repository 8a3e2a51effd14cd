"""The ids that addresses of the site leave to nobody, found from the kinds of pages: a contract of such a name would stand where the portal has a page, a
document or an axis where its contract has one."""

from collections.abc import Collection, Iterable, Iterator

from generator.model.codes import CodeLien
from generator.model.dossier import REGISTRE, Dossier
from generator.model.lieu import Lieu
from generator.model.places_des_editions import ARCHIVES
from generator.model.probleme import Probleme
from generator.pages.adresses import CARTE, IMPRIMER, PARTIE_DE_LISTE, RESSOURCES, TEXTE
from generator.pages.routes import du_contrat, du_portail

_DU_CONTRAT = tuple(genre.adresse for genre in du_contrat.GENRES)
# Folders of the portal that are no kind of page, and the name under which facts of all contracts are noted.
_SANS_PAGE = (PARTIE_DE_LISTE, CARTE, RESSOURCES, REGISTRE, ARCHIVES)


def noms_du_portail() -> frozenset[str]:
    """The first segment of every address of the portal."""
    adresses = (*(genre.adresse for genre in du_portail.GENRES), *_SANS_PAGE)
    return frozenset(adresse.partition("/")[0] for adresse in adresses if adresse)


def noms_sous(motif: str, adresses: Iterable[str] = _DU_CONTRAT) -> frozenset[str]:
    """The segments that pages of a contract have where addresses of the form `motif` have an id: «chercher» for «documents/{}/{}/»."""
    avant = motif.partition("{}")[0]
    siennes = (adresse.removeprefix(avant) for adresse in adresses if adresse.startswith(avant))
    return frozenset(suite.partition("/")[0] for suite in siennes if suite and not suite.startswith("{}"))


def verifier_les_noms_pris(dossier: Dossier, autres: Collection[str]) -> Iterator[Probleme]:
    """The contract, its documents and its axes that have such an id; `autres` are names that whoever builds the portal needs for itself."""
    contrat = dossier.contrat
    if contrat.id in noms_du_portail() | frozenset(autres):
        yield _pris(contrat.lieu, f"« {contrat.id} » est une adresse du portail.", "Choisir un autre id de contrat.")
    for document in contrat.documents:
        if document.id in noms_sous(TEXTE):
            message = f"« {document.id} » est l’adresse de la recherche dans les documents."
            yield _pris(document.lieu, message, "Choisir un autre id pour ce document.")
    for racine in dossier.racines:
        for id in sorted(noms_sous(IMPRIMER).intersection((racine.id, *racine.anciens_ids))):
            yield _pris(racine.lieu, f"« {id} » est l’adresse du bilan à imprimer.", "Choisir un autre id pour cette partie du contrat.")


def _pris(lieu: Lieu, message: str, conseil: str) -> Probleme:
    return Probleme(lieu, CodeLien.IDENTIFIANT_RESERVE, message, conseil)
