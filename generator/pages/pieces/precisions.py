"""The words that tell apart two links of one name on a page: for each address, from the shortest to those that no other address has."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.calculs.noms_dits import dans_la_phrase
from generator.graphe.observe import derive
from generator.graphe.tables import ParCle
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import (
    ACCESSIBILITE,
    CHANGEMENTS,
    LICENCE,
    MENTIONS,
    NOUVEAUTES,
    RECHERCHE,
    TERRITOIRES,
    fiche_du_lieu,
    lieu_du_portail,
    partenaire_du_portail,
)
from generator.pages.adresses import DONNEES_PERSONNELLES as PERSONNELLES
from generator.pages.adresses import PLAN_DU_SITE as PLAN
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_INDICATEUR
from generator.pages.mots.typographie import INSECABLE, debut_de, francais
from generator.pages.pieces.liens import REPONSES
from generator.pages.pieces.lieux_de_l_argent import adresse_du_montant, groupes
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.pourquoi import mots_du_passage
from generator.pages.pieces.reponses_des_partenaires import REPONDRE
from generator.pages.rendu.distinguer import Distinction, places_de

LONGUEUR = 60  # letters kept of a title
Menu = Sequence[tuple[str, str]]
_PIED = (("Mentions légales", MENTIONS), ("Données personnelles", PERSONNELLES), ("Licence Ouverte 2.0", LICENCE), ("Plan du site", PLAN))


class Precisions:
    """The words that one contract has for its addresses. `plan` is what the map of the site has of it."""

    def __init__(self, contexte: Contexte, plan: Callable[[], Menu]) -> None:
        self.nom_suivi = f"{contexte.contrat.id}/precisions"
        self._contexte = contexte
        self._plan = plan

    def mots(self, adresse: str) -> Sequence[str]:
        """The words of an address (see `rendu.distinguer.Dites`)."""
        return self.dites.get(adresse, ()) or self.dites_des_promesses.get(adresse, ())

    def places(self, page: str) -> Sequence[str]:
        """The places of a page that have words."""
        return self.places_des_pages.get(page, ())

    @derive
    def dites(self) -> Mapping[str, Sequence[str]]:
        """By address, from the shortest words to those that no other address has; without those of promises and indicators."""
        return self._contexte.garder("précisions", lambda: ParCle(_du_contrat(self._contexte, self._plan())))

    @derive
    def dites_des_promesses(self) -> Mapping[str, Sequence[str]]:
        """Those of promises and indicators, which are many."""
        return self._contexte.garder("précisions des promesses", lambda: ParCle(_des_promesses(self._contexte)))

    @derive
    def places_des_pages(self) -> Mapping[str, Sequence[str]]:
        """By page, the addresses of its places that have words."""
        return places_de({**self.dites, **self.dites_des_promesses})


class PrecisionsDuPortail:
    """Those of all contracts (by id), and of the portal's own pages."""

    def __init__(self, contrats: Mapping[str, Precisions], portail: Portail) -> None:
        self.nom_suivi = "portail/precisions"
        self._contrats = contrats
        self._portail = portail

    @derive
    def du_portail(self) -> Mapping[str, Sequence[str]]:
        """Those of the portal's own pages."""
        partenaires = dict.fromkeys(id for resume in self._portail.contrats for id in resume.parts)
        lieux = [dites for id, commun in self._portail.lieux_partages.items() for dites in _d_un_lieu_partage(id, commun.nom)]
        return {
            "": ("tous les contrats",),
            TERRITOIRES: ("tous les contrats",),
            ACCESSIBILITE: ("tout le site",),
            NOUVEAUTES: ("tout ce qui est daté",),
            CHANGEMENTS.format(""): ("tous les contrats",),
            LICENCE: ("page de la licence",),
            **{partenaire_du_portail(id): ("partenaire", f"partenaire, {id}") for id in partenaires},
            **dict(lieux),
        }

    def mots(self, adresse: str) -> Sequence[str]:
        """The words of an address, which the contract that it belongs to has, or the portal."""
        contrat = self._contrats.get(adresse.partition("/")[0])
        return contrat.mots(adresse) if contrat else self.du_portail.get(adresse, ())

    def places(self, page: str) -> Sequence[str]:
        """The places of a page that have words; none on the portal's pages."""
        contrat = self._contrats.get(page.partition("/")[0])
        return contrat.places(page) if contrat else ()


def _d_un_lieu_partage(id: str, nom: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The words of the page and of the sheet of a place that several contracts name. Beside its pages in contracts, which need two words, one is enough."""
    tous = "tous ses contrats"
    yield lieu_du_portail(id), (tous, tous, f"{nom}, {tous}", f"{tous}, {id}")
    yield fiche_du_lieu(id), ("fiche à imprimer", f"fiche à imprimer, {id}")


def distinction_du_contrat(contexte: Contexte, menu: Menu, precisions: Precisions) -> Distinction:
    """How the links of a contract's pages are told apart; `menu` is that of its pages."""
    nom, dossier = contexte.contrat.territoire_nom, contexte.contrat.id
    return Distinction(dossier, precisions, _fixes(nom, contexte.adresses.accueil(), menu))


def distinction_du_portail(nom: str, menu: Menu, precisions: PrecisionsDuPortail) -> Distinction:
    """How the links of the portal's pages are told apart."""
    return Distinction("", precisions, _fixes(nom, "", menu))


def _fixes(nom: str, accueil: str, menu: Menu) -> dict[str, str]:
    rubriques = {titre: f"{accueil}{adresse}" for titre, adresse in menu}
    return dict(_PIED) | rubriques | {nom: accueil, "Rechercher": f"{accueil}{RECHERCHE}#recherche-mots"}


def _du_contrat(contexte: Contexte, plan: Menu) -> Mapping[str, Sequence[str]]:
    adresses, contrat = contexte.adresses, f"contrat {contexte.contrat.territoire_nom}"
    dites: dict[str, Sequence[str]] = {}
    for titre, adresse in plan:
        dites[f"{adresses.accueil()}{adresse}"] = (f"page {titre}", contrat, f"page {titre}, {contrat}")
    dites[adresses.accueil()] = ("accueil du contrat", contrat, f"accueil, {contrat}")
    for territoire in contexte.territoires.values():
        dites[adresses.territoire(territoire.id)] = lieu = _lieu(contexte, territoire)
        dites[adresses.fiche(territoire.id)] = ("fiche à imprimer", *(f"fiche à imprimer, {mots}" for mots in lieu))
    for groupe, nom in groupes(contexte):
        dites[adresses.argent_de(groupe, nom)] = ("argent", f"argent, {contrat}")
    for document in contexte.contrat.documents:
        for partie in document.sections:
            titre = _titre(partie.titre)
            place = f"dans le document{INSECABLE}: {titre}"
            dites[adresses.section(document.id, partie.id)] = ("dans le document", place, f"{place}, {document.titre}")
            dites[adresses.texte(document.id, partie.id)] = ("mots du document", titre, f"{titre}, {document.titre}")
    dites.update(_places(contexte))
    for id in contexte.partenaires_du_contrat:
        dites[adresses.partenaire(id)] = ("partenaire", f"partenaire, {contrat}", f"partenaire, {id}")
        dites[f"{adresses.partenaire(id)}#{REPONDRE}"] = ("comment répondre", f"comment répondre, {contrat}", f"comment répondre, {id}")
        dites[adresses.manque(id)] = ("chiffres cherchés", f"chiffres cherchés, {contrat}", f"chiffres cherchés, {id}")
    return _avec_les_reponses(contexte, dites)


def _places(contexte: Contexte) -> Iterator[tuple[str, Sequence[str]]]:
    """The words of places of pages: anomalies, duties, findings, publications, amounts."""
    adresses, contrat = contexte.adresses, f"contrat {contexte.contrat.territoire_nom}"
    for anomalie in contexte.dossier.anomalies:
        yield adresses.anomalie(anomalie.id), (_titre(anomalie.titre), f"anomalie {anomalie.id}")
    for rang, obligation in enumerate(contexte.contrat.calendrier, 1):
        yield (
            adresses.obligation(obligation.id),
            (_titre(obligation.texte), f"obligation {rang} du calendrier", f"obligation {rang} du calendrier, {contrat}"),
        )
    for publication in contexte.dossier.publications:
        yield (
            adresses.publication(publication.id),
            (_titre(publication.titre), f"{_titre(publication.titre)}, {contrat}", f"publication {publication.id}"),
        )
    constats = contexte.dossier.constats
    sujets = [(theme, sujet) for theme in constats.themes for sujet in theme.sujets] if constats else []
    for rang, (theme, sujet) in enumerate(sujets, 1):
        titre = _titre(mots_du_passage(contexte, sujet.titre or theme.titre))
        yield adresses.constats(sujet.id), (titre, f"constats{INSECABLE}: {titre}", f"constats {rang}{INSECABLE}: {titre}")
    for rang, (cle, montant) in enumerate(contexte.argent.items(), 1):
        dit = f"argent{INSECABLE}: {_titre(montant.objet)}" if montant.objet else "argent"
        yield adresse_du_montant(contexte, cle), (dit, f"{dit}, montant {rang}")


def _des_promesses(contexte: Contexte) -> Mapping[str, Sequence[str]]:
    adresses = contexte.adresses
    dites: dict[str, Sequence[str]] = {}
    for noeud in contexte.noeuds.values():
        dites[adresses.noeud(noeud.id)] = promesse = _promesse(contexte, noeud)
        dites[adresses.imprimer(noeud.id)] = ("feuille à imprimer", *(f"feuille à imprimer, {mots}" for mots in promesse))
        for rang, indicateur in enumerate(noeud.indicateurs, 1):
            dites[adresses.indicateur(indicateur.id)] = _indicateur(contexte, noeud, indicateur, rang)
    return _avec_les_reponses(contexte, dites)


def _avec_les_reponses(contexte: Contexte, dites: dict[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """With the places of answers on the pages that are told."""
    adresses = contexte.adresses
    for id in contexte.reponses:
        for adresse in (adresses.noeud(id), adresses.indicateur(id), adresses.territoire(id), adresses.partenaire(id)):
            if adresse in dites:
                dites[f"{adresse}#{REPONSES}"] = dites[adresse]
    return dites


def _promesse(contexte: Contexte, noeud: Noeud) -> tuple[str, ...]:
    """«Action 2», «Action 2, Objectif 1.1», every numbered level up to the root, what is above it, its rank there, and the id."""
    niveau = contexte.niveaux[noeud.niveau].nom
    propre = _numerotes(contexte, noeud)[0] if noeud.numero else dans_la_phrase(niveau)
    plus_haut = contexte.ancetres(noeud)
    if not plus_haut:
        return (propre, f"{propre}, {_titre(noeud.titre)}", f"promesse {noeud.id}")
    dessus = _numerotes(contexte, plus_haut[-1])
    racine = () if plus_haut[0].numero else (_titre(plus_haut[0].titre),)
    parent = f"{propre}, dans{INSECABLE}: {_titre(plus_haut[-1].titre)}"
    freres = [frere for frere in plus_haut[-1].enfants if frere.niveau == noeud.niveau]
    rang = f"{dans_la_phrase(niveau)} {freres.index(noeud) + 1} sur {len(freres)}"
    return (
        propre,
        ", ".join((propre, *dessus[:1])),
        ", ".join((propre, *dessus, *racine)),
        parent,
        f"{parent}, {rang}",
        f"promesse {noeud.id}",
    )


def _indicateur(contexte: Contexte, noeud: Noeud, indicateur: Indicateur, rang: int) -> tuple[str, ...]:
    """The nearest numbered promises, then the words of the one that it follows, its kind, its rank, and the id."""
    numerotes = _numerotes(contexte, noeud)
    titre = _titre(noeud.titre)
    return (
        *dict.fromkeys(", ".join(numerotes[:nombre]) for nombre in (1, 2) if numerotes),
        titre,
        f"{titre}, {TYPES_INDICATEUR[indicateur.type].lower()}",
        f"{titre}, indicateur {rang} sur {len(noeud.indicateurs)}",
        f"indicateur {indicateur.id}",
    )


def _numerotes(contexte: Contexte, noeud: Noeud) -> list[str]:
    """«Objectif 1.1» of `noeud` and of what is above it, where the document numbers them, nearest first."""
    chemin = (noeud, *reversed(contexte.ancetres(noeud)))
    return [contexte.nom_de_noeud(proche) for proche in chemin if proche.numero]


def _lieu(contexte: Contexte, territoire: Territoire) -> tuple[str, ...]:
    contrat = f"contrat {contexte.contrat.territoire_nom}"
    if territoire.type is TypeTerritoire.COMMUNE:
        return ("commune", f"commune, {contrat}", f"commune {territoire.nom}, {contrat}")
    communes = ", ".join(contexte.territoires[id].nom for id in territoire.communes if id in contexte.territoires)
    ou = communes or "quartier"
    return (ou, f"{ou}, {contrat}", f"{territoire.nom}, {ou}, {contrat}", f"{ou}, {territoire.id}")


def _titre(titre: str) -> str:
    return francais(debut_de(titre, LONGUEUR))
