"""What partners are named for, over all contracts: promises, indicators, and what calendars ask of them, as rows."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.pages.adresses import partenaire_du_portail, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.statuts import VueStatut
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.decoupe import Coupe
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat

LISTE = "promis"
# A page with more rows is cut: they weigh some forty bytes compressed, each.
COUPE = Coupe(400, 100)

PROMESSES, INDICATEURS, DEMANDES = "promesses", "indicateurs", "demandes"
_TITRES = {
    PROMESSES: ("promesse", "promesses"),
    INDICATEURS: ("indicateur", "indicateurs"),
    DEMANDES: ("demande du calendrier", "demandes du calendrier"),
}
Cle = tuple[str, str, str, str]  # the contract, the partner that it names, PROMESSES or INDICATEURS or DEMANDES, and the id of the thing


class LigneNommee(Struct, frozen=True):
    """What a partner is named for, as a row: the link to it, with what it is before it; what follows it; its state, of an indicator."""

    lien: Lien
    suite: str = ""
    statut: VueStatut | None = None


class GroupeNomme(Struct, frozen=True):
    """Rows of one kind: its title («12 promesses»), the fragment that leads to them, and whether the page shows them open."""

    titre: str
    ancre: str
    lignes: tuple[LigneNommee, ...]


def noms_reunis(portail: Portail, id: str) -> Sequence[str]:
    """The ids of the partners that the page of one speaks of: itself, and the members of the family that it is."""
    return (id, *portail.membres.get(id, ()))


def parts_reunies(portail: Portail, id: str) -> Sequence[tuple[str, str]]:
    """(contract, partner), contracts in the order of their territories: where each contract names the partner or a member of its family."""
    noms = noms_reunis(portail, id)
    contrats = par_territoire(portail, portail.contrats_du_partenaire[id])
    return [(contrat, nom) for contrat in contrats for nom in noms if nom in portail.par_id[contrat].parts]


def listes_des_promesses(portail: Portail, id: str) -> ListesDUnePage:
    """All that a partner, or a family, is named for, in groups by contract and kind."""

    def lignes(page: str, cles: Sequence[Cle]) -> Sequence[LigneNommee]:
        return [ligne_nommee(portail, page, cle) for cle in cles]

    def repere(cle: Cle) -> str:
        return lettre(portail.par_id[cle[0]].contrat.territoire_nom)

    groupes = [
        GroupeDeCles(cles, titre_du_groupe(portail, cles), f"{sorte}-{contrat}-{nom}")
        for contrat, nom in parts_reunies(portail, id)
        for sorte, cles in cles_de(portail, contrat, nom)
    ]
    liste = Liste(LISTE, "Ce pour quoi il est nommé", "nommees", groupes, lignes, repere=repere)
    return ListesDUnePage(SITE, partenaire_du_portail(id), portail.partenaires[id].nom, [liste], a_part=True, coupe=COUPE)


def cles_de(portail: Portail, contrat: str, nom: str) -> Iterator[tuple[str, Sequence[Cle]]]:
    """The kinds of things that a contract names a partner for, each with their keys; none that is empty."""
    part = portail.par_id[contrat].parts[nom]
    for sorte, ids in ((PROMESSES, part.promesses), (INDICATEURS, part.indicateurs), (DEMANDES, part.demandes)):
        if ids:
            yield sorte, [(contrat, nom, sorte, un) for un in ids]


def titre_du_groupe(portail: Portail, cles: Sequence[Cle]) -> str:
    """«Grigny, CAF de l’Essonne : 12 promesses»."""
    contrat, nom, _, _ = cles[0]
    qui = f"{portail.par_id[contrat].contrat.territoire_nom}, {portail.partenaires[nom].nom}"
    return f"{qui}{INSECABLE}: {_combien(portail, cles)}"


def _combien(portail: Portail, cles: Sequence[Cle]) -> str:
    """«12 promesses», «21 promesses et titres»: a title is no promise, those that stand below it are."""
    contrat, _, sorte, _ = cles[0]
    nommees = portail.par_id[contrat].promesses_nommees
    titres = sum(nommees[id].reunit for _, _, _, id in cles) if sorte == PROMESSES else 0
    if titres:
        return accord(len(cles), "titre", "titres" if titres == len(cles) else "promesses et titres")
    return accord(len(cles), *_TITRES[sorte])


def groupe_nomme(portail: Portail, page: str, cles: Sequence[Cle]) -> GroupeNomme:
    """One kind of things that a contract names a partner for, as its page shows them."""
    contrat, nom, sorte, _ = cles[0]
    lignes = tuple(ligne_nommee(portail, page, cle) for cle in cles)
    return GroupeNomme(_combien(portail, cles), f"{sorte}-{contrat}-{nom}", lignes)


def ligne_nommee(portail: Portail, page: str, cle: Cle) -> LigneNommee:
    """One row on the page at an address."""
    contrat, _, sorte, id = cle
    resume = portail.par_id[contrat]
    if sorte == PROMESSES:
        promesse = resume.promesses_nommees[id]
        return LigneNommee(Lien(promesse.titre, relative(page, resume.adresses.noeud(id)), promesse.precision), promesse.suivi)
    if sorte == INDICATEURS:
        return _indicateur(resume, page, id)
    demande = resume.demandes[id]
    adresse = resume.adresses.obligation(id)
    return LigneNommee(Lien(demande.texte, relative(page, adresse), demande.quand))


def _indicateur(resume: ResumeDuContrat, page: str, id: str) -> LigneNommee:
    un = resume.indicateurs_nommes[id]
    return LigneNommee(Lien(un.libelle, relative(page, resume.adresses.indicateur(id))), un.promesse, un.statut)
