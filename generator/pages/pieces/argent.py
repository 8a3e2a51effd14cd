"""Amounts of money as pages show them: rows, and amounts that do not agree."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.calculs.argent import Desaccord, MontantLu, OrigineDuMontant
from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.argent import Montant
from generator.model.fait import Fait
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.argent import NATURES_D_ARGENT, QUI_INCONNU
from generator.pages.mots.typographie import FINE, INSECABLE, enumerer, grandeur, majuscule, periode_fr
from generator.pages.pieces.liens import Lien, lien_partenaire, lien_territoire
from generator.pages.pieces.lieux_de_l_argent import adresse_du_montant, ancre_du_montant
from generator.pages.pieces.places import adresse_du_passage, vue_source
from generator.pages.pieces.sources import lien_publication


class VueMontant(Struct, frozen=True):
    """One amount. `qui` are its funders, empty where the document does not say; `mots` are the words of the document, empty for a figure of a table."""

    ancre: str
    montant: str
    nature: str
    objet: str
    quand: str
    ou: tuple[Lien, ...]
    qui: tuple[Lien, ...]
    qui_inconnu: str
    dans: tuple[Lien, ...]
    liens: tuple[tuple[str, Lien], ...]  # what it has to do with another amount, and the link to it
    mots: str
    note: str
    source: Lien
    partie: bool = False  # it stands below the amount that it is part of


class VueDesaccord(Struct, frozen=True):
    """Amounts that do not agree: what they are about, a sentence, and the rows to hold side by side."""

    titre: str
    phrase: str
    montants: tuple[tuple[Lien, Lien], ...]  # the row, and where it is written


def vue_montant(contexte: Contexte, page: str, cle: str, sous: str = "") -> VueMontant:
    """The row of an amount on the page at `page`, below that of the amount `sous`, which it is part of."""
    un = contexte.argent[cle]
    return VueMontant(
        ancre_du_montant(cle),
        somme_dite(un),
        NATURES_D_ARGENT[un.nature],
        un.objet,
        quand(un),
        tuple(lien_territoire(contexte, page, id) for id in un.lieux if id in contexte.territoires),
        tuple(lien_financeur(contexte, page, id) for id in un.financeurs),
        "" if un.financeurs else QUI_INCONNU,
        tuple(lien_montant(contexte, page, autre) for autre in un.partie_de if autre != sous and _utile(contexte, un, autre)),
        tuple(_liens(contexte, page, un)),
        _mots(un),
        _note(un),
        _source(contexte, page, un),
        bool(sous),
    )


def avec_leurs_parties(contexte: Contexte, cles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """These amounts, each followed by those of them that are parts of it, with the amount that it stands below."""
    vus: set[str] = set()
    for cle in sorted(cles, key=lambda cle: any(tout in cles for tout in contexte.argent[cle].partie_de)):
        if cle not in vus:
            vus.add(cle)
            yield cle, ""
            for partie in cles:
                if partie not in vus and cle in contexte.argent[partie].partie_de:
                    vus.add(partie)
                    yield partie, cle


def _utile(contexte: Contexte, un: MontantLu, tout: str) -> bool:
    """Whether to tell that it is part of `tout`: not where a smaller whole, which is part of that one too, is told."""
    return not any(tout in contexte.argent[autre].partie_de for autre in un.partie_de if autre != tout)


def lien_financeur(contexte: Contexte, page: str, id: str) -> Lien:
    """A link to its page; its name alone where the contract names it nowhere else."""
    if id in contexte.partenaires_du_contrat:
        return lien_partenaire(contexte, page, id)
    return Lien(contexte.partenaires[id].nom, "")


def somme_dite(un: MontantLu) -> str:
    """«20 000 € par an»."""
    dit = grandeur(un.nombre, Unite.EUROS)
    return f"{dit} par {un.par}" if un.par else dit


def quand(un: MontantLu) -> str:
    """«2016», «2015 à 2019»; what the file says where it is no period, and «sans date» where it says nothing."""
    if un.periode:
        return periode_fr(un.periode)
    return un.dite or "sans date"


def lien_montant(contexte: Contexte, page: str, cle: str) -> Lien:
    """A link to the row of an amount: «16 000 000 €», and what it is for."""
    un = contexte.argent[cle]
    ou = ""
    if un.origine is OrigineDuMontant.VALEUR:
        noms = [contexte.territoires[id].nom for id in un.lieux if id in contexte.territoires]
        ou = f", {enumerer(noms)}, {quand(un)}"
    return Lien(somme_dite(un), relative(page, adresse_du_montant(contexte, cle)), f"{un.objet}{ou}")


def _liens(contexte: Contexte, page: str, un: MontantLu) -> Iterable[tuple[str, Lien]]:
    tous = contexte.argent.items()
    for autre in dict.fromkeys((*un.recoupe, *(cle for cle, montant in tous if un.cle in montant.recoupe))):
        yield "Compte peut-être le même argent que", lien_montant(contexte, page, autre)
    for autre in dict.fromkeys((*un.contredit, *(cle for cle, montant in tous if un.cle in montant.contredit))):
        yield "Un autre passage dit un autre montant", lien_montant(contexte, page, autre)


def _mots(un: MontantLu) -> str:
    return "" if isinstance(un.dit, Valeur) else un.dit.texte


def _note(un: MontantLu) -> str:
    if isinstance(un.dit, Valeur):
        return un.dit.commentaire
    aussi = "Ce montant est aussi dans un tableau du document, lu comme un chiffre." if un.aussi_en_tableau else ""
    return " ".join(filter(None, (un.dit.note_editoriale, aussi)))


def _source(contexte: Contexte, page: str, un: MontantLu) -> Lien:
    """Where it is written: the very passage, else the publication, else the indicator that has the figure."""
    dit = un.dit
    if isinstance(dit, Fait):
        vue = vue_source(contexte, page, dit.source, Objet(GenreDObjet.FAIT, dit.id))
        return Lien(vue.repere, vue.adresse)
    if isinstance(dit, Montant):
        if dit.publication:
            lien = lien_publication(contexte, page, contexte.suivi.publications[dit.publication])
            return Lien(lien.texte, lien.adresse, dit.source.repere)
        vue = vue_source(contexte, page, dit.source, Objet(GenreDObjet.MONTANT, dit.id))
        return Lien(vue.repere, vue.adresse)
    place = adresse_du_passage(contexte, page, Objet(GenreDObjet.VALEUR, un.cle))
    if place:
        return Lien(dit.repere or dit.source, place)
    publication = contexte.suivi.publications.get(dit.publication)
    if publication and publication.document == "":
        lien = lien_publication(contexte, page, publication)
        return Lien(lien.texte, lien.adresse, dit.repere)
    return Lien(dit.repere or dit.source, relative(page, f"{contexte.adresses.indicateur(un.id)}#chiffres"))


def vue_desaccord(contexte: Contexte, page: str, desaccord: Desaccord) -> VueDesaccord:
    """Amounts that do not agree, in words."""
    un = contexte.argent[desaccord.cles[0]]
    montants = tuple((lien_montant(contexte, page, cle), _source(contexte, page, contexte.argent[cle])) for cle in desaccord.cles)
    if desaccord.somme is None:
        autre = contexte.argent[desaccord.cles[1]]
        ecart = grandeur(abs(un.nombre - autre.nombre), Unite.EUROS)
        phrase = f"Deux passages disent deux montants de la même chose{INSECABLE}: {somme_dite(un)} et {somme_dite(autre)}. Écart{INSECABLE}: {ecart}."
        return VueDesaccord(majuscule(un.objet), phrase, montants)
    lieux = enumerer([contexte.territoires[id].nom for id in un.lieux if id in contexte.territoires])
    ecart = grandeur(abs(un.nombre - desaccord.somme), Unite.EUROS)
    phrase = (
        f"Le total imprimé est {somme_dite(un)}{FINE}; ses parties imprimées font {grandeur(desaccord.somme, Unite.EUROS)}. Écart{INSECABLE}: {ecart}. "
        "Le total imprimé est celui que nous gardons."
    )
    return VueDesaccord(majuscule(f"{un.objet}, {lieux}, {quand(un)}"), phrase, montants)
