"""A place that several contracts name: where it is, who lives there, and what each contract promises there, knows of it, and does not know."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.lieux import LieuCommun, Mention, id_du_lieu
from generator.calculs.promesses_du_lieu import Portee
from generator.pages.adresses import (
    COMPARER,
    LIEU,
    PUBLICATIONS,
    TERRITOIRES,
    VIGNETTE_DU_LIEU,
    lieu_du_portail,
    partenaire_du_portail,
    relative,
)
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.chiffres_du_lieu import ChiffresDUnLieu
from generator.pages.pieces.dit_d_un_lieu import GroupeACocher
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_partages import (
    dits_du_lieu,
    en_contrats,
    liens_de_la_fiche_du_lieu,
    lignes_reunies,
    nom_du_contrat,
    situation_du_lieu,
    surtitre,
)
from generator.pages.pieces.nouveautes_du_portail import nouveautes_du_lieu
from generator.pages.pieces.papier import LiensPapier
from generator.pages.pieces.partage import VuePartage, partage_du_portail
from generator.pages.pieces.place_de_la_fiche import DitDUnLieu, en_ordre
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.situation import VueSituation
from generator.pages.pieces.sommes_d_argent import VueSomme
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, lien_des_changements_du_portail, suivre_la_page
from generator.pages.rendu.genre import GenreDePage, une_par

MONTREES = 200  # promises of one contract and one group that the page lists; the contract's own page of the place leads to all
_OUVERTES = 6  # of more rows, they are folded
_NOMMES = 12


class ContratDuLieu(Struct, frozen=True):
    """One contract at the head of the page: the place's page there, what the contract is, how many of its promises name the place, and the others in a
    sentence."""

    lien: Lien
    nombre: str
    phrase: str


class LignePromise(Struct, frozen=True):
    """A promise, a part of the contract, or an indicator: the link to it, with what it is before it, and what follows it."""

    lien: Lien
    suite: str


class LignesSous(Struct, frozen=True):
    """Rows that follow each other below one heading of the document, or below none."""

    dans: str
    lignes: tuple[LignePromise, ...]


class PromisParUnContrat(Struct, frozen=True):
    """What reaches the place in one way in one contract: its name, the fragment, how many promises, a sentence, the rows (shown at once where they are few),
    and the link to the rest."""

    contrat: str
    ancre: str
    compte: str
    phrase: str
    suites: tuple[LignesSous, ...]
    ouvert: bool
    voir: str
    reste: Lien | None


class SectionPromise(Struct, frozen=True):
    """What reaches the place in one way, contract by contract."""

    titre: str
    ancre: str
    contrats: tuple[PromisParUnContrat, ...]


class LigneChiffree(Struct, frozen=True):
    """An indicator: the link to it; the figures of the place, of several places of the contract, and of places near."""

    lien: Lien
    ici: tuple[str, ...]
    ensemble: str
    voisins: tuple[str, ...]


class TableChiffree(Struct, frozen=True):
    """The figures of one place in one contract."""

    contrat: str
    lieu: str
    lignes: tuple[LigneChiffree, ...]


class ArgentParUnContrat(Struct, frozen=True):
    """The money that one contract tells of the place; `montants` are those that no contract above tells."""

    contrat: str
    sommes: tuple[VueSomme, ...]
    montants: tuple[Lien, ...]
    ouvert: bool
    lien: Lien


class ManqueParUnContrat(Struct, frozen=True):
    """What was not found in one contract, whom its document names, whom to ask."""

    contrat: str
    inconnus: tuple[str, ...]
    titre: str
    nommes: tuple[Lien, ...]
    nommes_reste: Lien | None
    demander: tuple[str, ...]


class VueLieu(Struct, frozen=True):
    """All that the page shows."""

    entete: Entete
    fiche: LiensPapier
    comparer: str
    contrats: tuple[ContratDuLieu, ...]
    situation: VueSituation
    lignes: tuple[tuple[str, str], ...]
    proches: tuple[tuple[str, tuple[Lien, ...]], ...]  # «Ses quartiers», and the pages of these
    promesses: tuple[SectionPromise, ...]
    chiffres: tuple[TableChiffree, ...]
    sans_chiffre: tuple[str, ...]  # the contracts in which none was found
    previsions: tuple[tuple[str, tuple[str, ...]], ...]  # what sources expect there, by contract
    argent: tuple[ArgentParUnContrat, ...]
    manques: tuple[ManqueParUnContrat, ...]
    lectures: str
    suivre: VueSuivre
    partage: VuePartage


def vue_lieu(portail: Portail, id: str) -> VueLieu:
    """The page of one place, by the id that it has on the portal."""
    commun, page = portail.lieux_partages[id], lieu_du_portail(id)
    dits, site = dits_du_lieu(portail, commun), portail.registre.mentions.adresse
    premiere = commun.mentions[0]
    paires = list(zip(commun.mentions, dits, strict=True))
    return VueLieu(
        entete=Entete(
            commun.nom,
            f"{commun.nom} : ce que {en_contrats(commun)} lui promettent, les chiffres trouvés, et à qui demander.",
            fil_du_portail(page, Lien("Trouver mon quartier", relative(page, TERRITOIRES)), Lien(commun.nom, "")),
            surtitre=surtitre(portail, commun),
            chapeau=f"{en_contrats(commun).capitalize()} nomment ce lieu{INSECABLE}: cette page réunit ce qu’ils en disent.",
            flux=flux_de_la_page(commun.nom, page, site),
            image=VIGNETTE_DU_LIEU.format(id),
            titre_onglet=f"{commun.nom} ({surtitre(portail, commun)})",
        ),
        fiche=liens_de_la_fiche_du_lieu(portail, commun),
        partage=partage_du_portail(
            portail.registre.mentions,
            page,
            f"«{INSECABLE}{commun.nom}{INSECABLE}»{INSECABLE}: promesses et chiffres, dans {en_contrats(commun)}",
        ),
        comparer=f"{relative(page, COMPARER)}?lieux={premiere.contrat}/{premiere.territoire.id}",
        contrats=tuple(_contrat(portail, page, mention, dit) for mention, dit in paires),
        situation=situation_du_lieu(portail, commun),
        lignes=lignes_reunies(portail, commun),
        proches=tuple((titre, liens) for titre, liens in _proches(portail, page, commun) if liens),
        promesses=tuple(_sections(portail, page, paires)),
        chiffres=tuple(_table(page, dit.contrat, bloc) for dit in dits for bloc in dit.trouve.chiffres),
        sans_chiffre=tuple(dit.contrat for dit in dits if not dit.trouve.chiffres),
        previsions=tuple((dit.contrat, dit.trouve.previsions) for dit in dits if dit.trouve.previsions),
        argent=tuple(_argent(portail, commun)),
        manques=tuple(_manque(portail, page, mention, dit) for mention, dit in paires),
        lectures=relative(page, PUBLICATIONS),
        suivre=suivre_la_page(
            "ce lieu",
            page,
            site,
            vide=not nouveautes_du_lieu(portail, id),
            changements=lien_des_changements_du_portail(page, page) if id in portail.lieux_changes else None,
        ),
    )


def _proches(portail: Portail, page: str, commun: LieuCommun) -> Iterator[tuple[str, tuple[Lien, ...]]]:
    """The communes of a neighbourhood, the neighbourhoods of a commune, as contracts name them: the page that puts several contracts together, where there is
    one."""
    siens = [(portail.par_id[mention.contrat], mention.territoire) for mention in commun.mentions]
    communes = [(contrat, un) for contrat, ici in siens for un in contrat.territoires if un.id in ici.communes]
    quartiers = [(contrat, un) for contrat, ici in siens for un in contrat.territoires if un.est_quartier and ici.id in un.communes]
    for titre, trouves in (("Dans", communes), ("Pages de ses quartiers", quartiers)):
        liens: dict[str, Lien] = {}
        for contrat, un in trouves:
            cle = id_du_lieu(un.cle_officielle) if un.cle_officielle else ""
            reuni = portail.lieux_partages.get(cle)
            adresse = lieu_du_portail(cle) if reuni else contrat.adresses.territoire(un.id)
            precision = en_contrats(reuni) if reuni else f"contrat {contrat.contrat.territoire_nom}"
            liens.setdefault(adresse, Lien(reuni.nom if reuni else un.nom, relative(page, adresse), precision))
        yield titre, tuple(liens.values())


def _page_du_contrat(portail: Portail, page: str, mention: Mention, fragment: str = "") -> str:
    return relative(page, f"{portail.par_id[mention.contrat].adresses.territoire(mention.territoire.id)}{fragment}")


def _contrat(portail: Portail, page: str, mention: Mention, dit: DitDUnLieu) -> ContratDuLieu:
    ici, *autres = dit.promis.groupes
    nom = mention.territoire.nom
    return ContratDuLieu(
        Lien(
            f"{nom} dans le {dit.contrat[0].lower()}{dit.contrat[1:]}",
            _page_du_contrat(portail, page, mention),
            portail.par_id[mention.contrat].contrat.titre,
        ),
        f"{accord(ici.nombre, 'promesse')} {'nomme' if ici.nombre < 2 else 'nomment'} ce lieu" if ici.nombre else "",
        " ".join((*([] if ici.nombre else ["Aucune promesse ne nomme ce lieu en particulier."]), *filter(None, map(_aussi, autres)))),
    )


def _aussi(groupe: GroupeACocher) -> str:
    """«86 promesses concernent tout le contrat.»"""
    if not groupe.nombre:
        return ""
    quoi = "concern" if groupe.portee is Portee.PARTOUT else "nomm"
    suite = groupe.titre.removeprefix("Ce qui concerne ").removeprefix("Ce qui nomme ")
    return f"{accord(groupe.nombre, 'promesse')} {quoi}{'e' if groupe.nombre < 2 else 'ent'} {suite}."


def _sections(portail: Portail, page: str, paires: Sequence[tuple[Mention, DitDUnLieu]]) -> Iterator[SectionPromise]:
    mentions = {dit.contrat: mention for mention, dit in paires}
    groupes = en_ordre(replace(groupe, contrat=dit.contrat) for _, dit in paires for groupe in dit.promis.groupes)
    for portee, siens in groupby(groupes, lambda groupe: groupe.portee):
        tous = tuple(siens)
        yield SectionPromise(
            tous[0].titre,
            f"promesses-{portee.value}",
            tuple(_promis(portail, page, mentions[groupe.contrat], groupe) for groupe in tous),
        )


def _promis(portail: Portail, page: str, mention: Mention, groupe: GroupeACocher) -> PromisParUnContrat:
    suites, montrees = [], 0
    for suite in groupe.suites:
        lignes = suite.promesses[: MONTREES - montrees]
        montrees += len(lignes)
        if lignes:
            suites.append(
                LignesSous(
                    suite.dans,
                    tuple(
                        LignePromise(Lien(une.titre, relative(page, une.cible), une.nom), _suite(une.etat, une.ou, une.qui))
                        for une in lignes
                    ),
                )
            )
    if groupe.tetes:
        tetes = [LignePromise(Lien(tete.titre, relative(page, tete.cible), tete.niveau), tete.compte) for tete in groupe.tetes]
        suites.append(LignesSous("", tuple(tetes)))
    toutes = sum(len(suite.promesses) for suite in groupe.suites)
    reste = toutes - montrees
    return PromisParUnContrat(
        groupe.contrat,
        f"promesses-{groupe.portee.value}-{mention.contrat}",
        groupe.compte,
        groupe.phrase,
        tuple(suites),
        sum(len(suite.lignes) for suite in suites) <= _OUVERTES,
        _voir(groupe, montrees),
        Lien(
            f"Et {accord(reste, 'autre promesse', 'autres promesses')}, sur la page de ce lieu dans ce contrat",
            _page_du_contrat(portail, page, mention, f"#promesses-{groupe.portee.value}"),
        )
        if reste
        else None,
    )


def _voir(groupe: GroupeACocher, montrees: int) -> str:
    """What opens the rows: «Voir les 61 promesses», «Voir 1 promesse et 7 indicateurs»; of what concerns everyone, the parts that hold them."""
    if groupe.portee is Portee.PARTOUT:
        return f"Voir les {accord(len(groupe.tetes), 'partie')} du contrat"
    quoi = [accord(nombre, mot) for nombre, mot in ((montrees, "promesse"), (len(groupe.tetes), "indicateur")) if nombre]
    return f"Voir {'les ' if len(quoi) == 1 else ''}{enumerer(quoi)}"


def _suite(etat: str, ou: str, qui: str) -> str:
    dits = (f"{etat}." if etat else "", f"Lieu nommé{INSECABLE}: {ou}." if ou else "", f"Nommés{INSECABLE}: {qui}." if qui else "")
    return " ".join(filter(None, dits))


def _table(page: str, contrat: str, bloc: ChiffresDUnLieu) -> TableChiffree:
    return TableChiffree(
        contrat,
        bloc.lieu,
        tuple(
            LigneChiffree(Lien(ligne.libelle, relative(page, ligne.cible)), ligne.ici, ligne.ensemble, ligne.voisins)
            for ligne in bloc.lignes
        ),
    )


def _argent(portail: Portail, commun: LieuCommun) -> Iterator[ArgentParUnContrat]:
    """The money of each contract; an amount that two print in the same words stands once, under the first, and names the other."""
    siens = {
        mention: argent
        for mention in commun.mentions
        if (argent := portail.par_id[mention.contrat].argent_des_lieux.get(mention.territoire.id))
    }
    aussi: dict[tuple[str, str], list[str]] = {}
    for mention, argent in siens.items():
        for montant in argent.montants:
            aussi.setdefault((montant.texte, montant.precision), []).append(nom_du_contrat(portail, mention.contrat))
    for mention, argent in siens.items():
        contrat = nom_du_contrat(portail, mention.contrat)
        premiers = []
        for montant in argent.montants:
            tous = list(dict.fromkeys(aussi[montant.texte, montant.precision]))
            if tous[0] == contrat:
                autres = [nom[0].lower() + nom[1:] for nom in tous[1:]]
                premiers.append(
                    replace(montant, precision=f"{montant.precision} (aussi dans le {enumerer(autres)})") if autres else montant
                )
        yield ArgentParUnContrat(contrat, argent.sommes, tuple(premiers), len(premiers) <= _OUVERTES, argent.lien)


def _manque(portail: Portail, page: str, mention: Mention, dit: DitDUnLieu) -> ManqueParUnContrat:
    nommes = dit.promis.repond.nommes
    trop = len(nommes) - _NOMMES
    return ManqueParUnContrat(
        dit.contrat,
        dit.trouve.inconnus,
        dit.promis.repond.titre,
        tuple(_nomme(portail, page, *nomme) for nomme in nommes[:_NOMMES]),
        Lien(
            f"et {accord(trop, 'autre partenaire', 'autres partenaires')}",
            relative(page, portail.par_id[mention.contrat].adresses.rubrique("partenaires")),
        )
        if trop > 0
        else None,
        dit.trouve.demander,
    )


def _nomme(portail: Portail, page: str, id: str, nom: str, nombre: int) -> Lien:
    adresse = relative(page, partenaire_du_portail(id)) if id in portail.partenaires else ""
    return Lien(nom, adresse, accord(nombre, "promesse"))


GENRE: GenreDePage[Portail] = GenreDePage(
    "lieu",
    "portail/lieu.html.j2",
    LIEU,
    une_par(lambda portail: portail.lieux_partages, vue_lieu),
    "Un lieu que plusieurs contrats nomment, et ce que tous en disent.",
)
