"""What the kinds of print pages share: the head of the sheet, its date, the way back, and the links that lead to them."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from generator.calculs.manque import manquants
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.code_qr import CodeQR, code_qr
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.entete import annees
from generator.pages.pieces.lien_court import lien_court
from generator.pages.pieces.liens import Lien

BILAN = "bilan"
COTES_D_UNE_FICHE = 2  # the sheet of a place holds on one sheet of paper, on both sides


class TeteDePapier(Struct, frozen=True):
    """What every print page has. `pdf` is empty where none is made, `adresse` where nobody said where the site is served, `annees`
    where the contract's title says them. `lien` is what to write of `adresse` on paper, shorter where there is a short link to it, and `qr` the same to scan.
    """

    titre_onglet: str
    description: str
    territoire: str
    contrat: str
    annees: str
    date: str
    retour: Lien
    pdf: str
    adresse: str
    lien: str
    qr: CodeQR | None
    ressources: str


class LiensPapier(Struct, frozen=True):
    """Links to one print page and to its PDF (empty where none is made)."""

    texte: str
    page: str
    pdf: str


class PapiersDuContrat(Struct, frozen=True):
    """All that can be printed of one contract: the whole, and one sheet per axis."""

    bilan: LiensPapier
    feuilles: tuple[LiensPapier, ...]


def pdf_de(page: str) -> str:
    """The PDF that stands beside the print page at this address."""
    return f"{page.rstrip('/')}.pdf"


def tete_de_papier(contexte: Contexte, nom: str, titre: str, description: str, retour: Lien, decrit: str) -> TeteDePapier:
    """The head of the print page `nom`; `decrit` is the address of the ordinary page that says the same at more length."""
    return tete_de_la_page(contexte, contexte.adresses.imprimer(nom), titre, description, retour, decrit)


def tete_de_la_page(contexte: Contexte, page: str, titre: str, description: str, retour: Lien, decrit: str) -> TeteDePapier:
    """The head of the print page at the address `page`."""
    contrat = contexte.contrat
    adresse = contexte.edition.absolue(decrit)
    lien = (lien_court(contexte, decrit.removeprefix(contexte.adresses.accueil())) or adresse) if adresse else ""
    return TeteDePapier(
        titre_onglet=f"{titre} – {contrat.territoire_nom}",
        description=description,
        territoire=contrat.territoire_nom,
        contrat=contrat.titre,
        annees="" if annees(contexte.contrat) in contrat.titre else annees(contexte.contrat),
        date=date_fr(contexte.suivi.aujourd_hui),
        retour=retour,
        pdf=relative(page, pdf_de(page)) if contexte.edition.pdf else "",
        adresse=adresse,
        lien=lien,
        qr=code_qr(lien) if lien else None,
        ressources=relative(page, f"{contrat.id}/ressources/").rstrip("/"),
    )


def liens_de_la_feuille(contexte: Contexte, page: str, noeud: Noeud) -> LiensPapier | None:
    """The links from a node's page to its sheet; None for a node that has none: only the axes do."""
    if noeud.id not in {racine.id for racine in contexte.racines_principales()}:
        return None
    nom = contexte.nom_de_noeud(noeud)
    return _liens(contexte, page, noeud.id, f"{nom} – {noeud.titre}" if noeud.numero else noeud.titre)


def papiers_du_contrat(contexte: Contexte, page: str) -> PapiersDuContrat:
    """The links of the contract's home."""
    feuilles = (liens_de_la_feuille(contexte, page, racine) for racine in contexte.racines_principales())
    return PapiersDuContrat(_liens(contexte, page, BILAN, "Le bilan complet"), tuple(liens for liens in feuilles if liens))


def liens_de_la_fiche(contexte: Contexte, page: str, id: str) -> LiensPapier:
    """The links from the page of a place to its sheet."""
    return _liens_vers(contexte, page, contexte.adresses.fiche(id), contexte.territoires[id].nom)


def _liens(contexte: Contexte, page: str, nom: str, texte: str) -> LiensPapier:
    return _liens_vers(contexte, page, contexte.adresses.imprimer(nom), texte)


def _liens_vers(contexte: Contexte, page: str, imprimee: str, texte: str) -> LiensPapier:
    pdf = relative(page, pdf_de(imprimee)) if contexte.edition.pdf else ""
    return LiensPapier(texte, relative(page, imprimee), pdf)


def nommes_sous(contexte: Contexte, noeud: Noeud) -> tuple[tuple[str, int], ...]:
    """(name, promises) of the partners that the promises below `noeud` name, most often named first."""
    comptes = Counter(
        id
        for dessous in noeud.parcourir()
        if dessous.id != noeud.id
        for id in dict.fromkeys(engage.partenaire for engage in dessous.partenaires)
    )
    return tuple((contexte.partenaires[id].nom, nombre) for id, nombre in comptes.most_common())


def nommes_parmi(contexte: Contexte, indicateurs: Iterable[Indicateur]) -> tuple[tuple[str, int, int], ...]:
    """(partner, how many of `indicateurs` without figure name it, how many name it), the most without figure first; partners without any
    are left out."""
    tous: Counter[str] = Counter()
    sans: Counter[str] = Counter()
    toutes = tuple(indicateurs)
    incomplets = {indicateur.id for indicateur in manquants(contexte, toutes)}
    for indicateur in toutes:
        for id in contexte.referents(indicateur):
            tous[id] += 1
            sans[id] += indicateur.id in incomplets
    return tuple((contexte.partenaires[id].nom, nombre, tous[id]) for id, nombre in sans.most_common() if nombre)
