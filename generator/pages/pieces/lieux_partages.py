"""A place that several contracts name, as its page and its sheet on the portal tell it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.calculs.lieux import LieuCommun, Mention
from generator.pages.adresses import FICHE_DU_LIEU, fiche_du_lieu, lieu_du_portail, relative
from generator.pages.dessins.code_qr import code_qr
from generator.pages.edition import Edition, Papier
from generator.pages.mots.typographie import accord, date_fr, enumerer
from generator.pages.pieces.dit_d_un_lieu import CODE, DANS_LES_LUS, POPULATION, SANS_POPULATION
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.papier import COTES_D_UNE_FICHE, LiensPapier, TeteDePapier, pdf_de
from generator.pages.pieces.place_de_la_fiche import DitDUnLieu
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.pieces.situation import VueSituation
from generator.pages.sortie import PAGE_ENTIERE

_D_UN_LIEU = (POPULATION, CODE)  # what is true of the place, whichever contract says it


def nom_du_contrat(portail: Portail, id: str) -> str:
    """«Contrat Grand Paris Sud»."""
    return f"Contrat {portail.par_id[id].contrat.territoire_nom}"


def en_contrats(commun: LieuCommun) -> str:
    """«3 contrats»."""
    return accord(len(commun.contrats), "contrat")


def dits_du_lieu(portail: Portail, commun: LieuCommun) -> Sequence[DitDUnLieu]:
    """What each contract says of it, in the order of the portal."""
    return [_dit(portail, mention) for mention in commun.mentions]


def surtitre(portail: Portail, commun: LieuCommun) -> str:
    """«Commune, dans 3 contrats»."""
    mention = commun.ou
    sien = portail.par_id[mention.contrat].lieux_partages[mention.territoire.id].surtitre
    return f"{sien}, dans {en_contrats(commun)}"


def situation_du_lieu(portail: Portail, commun: LieuCommun) -> VueSituation:
    """Where it is, as the contract that says it best draws it."""
    mention = commun.ou
    situation = portail.par_id[mention.contrat].lieux_partages[mention.territoire.id].situation
    return situation or VueSituation(None, "", "", "")


def lignes_reunies(portail: Portail, commun: LieuCommun) -> tuple[tuple[str, str], ...]:
    """Who lives there and what the place is beside others: what contracts say alike stands once, and what they say otherwise bears their name."""
    par_nom: dict[str, dict[str, list[str]]] = {}
    for mention in commun.mentions:
        contrat = portail.par_id[mention.contrat]
        for nom, valeur in contrat.lieux_partages[mention.territoire.id].lignes:
            par_nom.setdefault(nom, {}).setdefault(valeur, []).append(contrat.contrat.territoire_nom)
    autres = [("Aussi nommé", enumerer(commun.noms[1:]))] if commun.noms[1:] else []
    return (*autres, *(ligne for nom, valeurs in par_nom.items() for ligne in _lignes(nom, valeurs, len(commun.contrats))))


def _lignes(nom: str, valeurs: dict[str, list[str]], contrats: int) -> Iterator[tuple[str, str]]:
    connues = {valeur: siens for valeur, siens in valeurs.items() if valeur != SANS_POPULATION} or valeurs
    for valeur, siens in connues.items():
        partout = len(set(siens)) == contrats or (nom in _D_UN_LIEU and len(connues) == 1)
        yield nom, valeur if partout else f"{valeur} (contrat {enumerer(list(dict.fromkeys(siens)))})"


def _dit(portail: Portail, mention: Mention) -> DitDUnLieu:
    contrat, id = portail.par_id[mention.contrat], mention.territoire.id
    trouve = contrat.trouve_aux_lieux[id]
    # What was read is not the same for each contract: a page of several counts no documents beside a sentence about one.
    sien = replace(trouve, inconnus=tuple(phrase.replace(DANS_LES_LUS, "") for phrase in trouve.inconnus))
    return DitDUnLieu(contrat.promis_aux_lieux[id], sien, nom_du_contrat(portail, mention.contrat))


def tete_de_la_fiche(portail: Portail, commun: LieuCommun) -> TeteDePapier:
    """The head of the sheet."""
    page, longue = fiche_du_lieu(commun.id), lieu_du_portail(commun.id)
    edition, noms = edition_du_portail(portail, commun.contrats), [portail.par_id[id].contrat.territoire_nom for id in commun.contrats]
    return TeteDePapier(
        titre_onglet=f"Fiche à imprimer : {commun.nom} ({surtitre(portail, commun)}) – {NOM}",
        description=f"Une fiche à imprimer : {commun.nom}, ce que {en_contrats(commun)} lui promettent et les chiffres trouvés.",
        territoire=f"Un lieu, {en_contrats(commun)}",
        contrat=enumerer(noms),
        annees="",
        date=date_fr(portail.par_id[commun.mentions[0].contrat].jour),
        retour=Lien("La page complète de ce lieu", relative(page, longue)),
        pdf=relative(page, pdf_de(page)) if edition.pdf else "",
        adresse=(adresse := edition.absolue(longue)),
        lien=adresse,
        qr=code_qr(adresse) if adresse else None,
        ressources=relative(page, "ressources/").rstrip("/"),
    )


def liens_de_la_fiche_du_lieu(portail: Portail, commun: LieuCommun) -> LiensPapier:
    """The links from its page to its sheet."""
    page, fiche = lieu_du_portail(commun.id), fiche_du_lieu(commun.id)
    pdf = relative(page, pdf_de(fiche)) if edition_du_portail(portail, commun.contrats).pdf else ""
    return LiensPapier(commun.nom, relative(page, fiche), pdf)


def edition_du_portail(portail: Portail, contrats: Iterable[str]) -> Edition:
    """What the build is made for, which all contracts say alike: one of these is asked."""
    return next((portail.par_id[id].edition for id in contrats), Edition())


def papiers_du_portail(portail: Portail) -> tuple[Papier, ...]:
    """The print pages to make as PDF; none where the build makes no PDF."""
    return tuple(
        Papier(
            f"{FICHE_DU_LIEU.format(id)}{PAGE_ENTIERE}",
            (pdf_de(fiche_du_lieu(id)),),
            edition.absolue(fiche_du_lieu(id)),
            feuille=True,
            cotes=COTES_D_UNE_FICHE,
        )
        for id, commun in portail.lieux_partages.items()
        for edition in [edition_du_portail(portail, commun.contrats)]
        if edition.pdf
    )
