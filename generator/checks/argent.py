"""Rules on money: what an amount is part of exists and is greater, nothing is counted twice, and its words print its number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.calculs.argent import chiffres_designes
from generator.calculs.montants_imprimes import montants_imprimes
from generator.model.argent import Montant
from generator.model.codes import CodeArgent
from generator.model.dossier import Dossier
from generator.model.fait import Fait
from generator.model.probleme import Gravite, Probleme
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.sources.journal import extrait, proche

Element = Fait | Montant
FICHIERS = frozenset(("faits", "montants"))


def _euros(nombre: Decimal) -> str:
    """«1 851 250 €», as it may be typed."""
    return f"{nombre:,f} €".replace(",", " ").replace(".", ",")


def verifier_argent(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of the amounts of one contract."""
    tous: list[Element] = [*dossier.faits, *dossier.montants.montants]
    elements = {un.id: un for un in tous if un.montant is not None and un.id}
    unites = {indicateur.id: indicateur.unite for indicateur in dossier.indicateurs()}
    for declare in dossier.montants.indicateurs:
        if unites.get(declare.indicateur, Unite.EUROS) is not Unite.EUROS:
            message = f"L’indicateur « {declare.indicateur} » n’est pas en euros."
            yield Probleme(declare.lieu, CodeArgent.INDICATEUR_D_ARGENT, message, "Corriger son nom, ou l’enlever de « indicateurs ».")
    if FICHIERS & dossier.incomplets:
        return
    for un in tous:
        yield from _sans_montant(un)
    for un in elements.values():
        yield from _renvois(un, elements, dossier)
        yield from _de_soi(un)
        yield from _parties(un, elements)
        yield from _meme(un, elements, dossier)
        yield from _imprime(un)
    yield from _doubles(elements)


def _sans_montant(un: Element) -> Iterator[Probleme]:
    """What is said of an amount is said of one."""
    argent = un.argent
    if un.montant is None and (argent.partie_de or argent.meme_que or argent.recoupe or argent.contredit):
        message = f"« {un.id} » est dit lié à d’autres montants, et n’a pas de montant."
        yield Probleme(un.lieu, CodeArgent.MONTANT_INCONNU, message, "Écrire « montant: … », ou enlever ces liens.")


def _renvois(un: Element, elements: Mapping[str, Element], dossier: Dossier) -> Iterator[Probleme]:
    """What it names is an amount; «meme_que» may also name an indicator of money, with a row of this place and time."""
    for champ in ("partie_de", "recoupe", "contredit"):
        for cite in getattr(un.argent, champ):
            if cite not in elements:
                message = f"« {extrait(cite)} », dans « {champ} », n’est ni un fait qui a un montant, ni un montant."
                conseil = proche(cite, elements).strip() or "Corriger ce nom, ou écrire ce montant."
                yield Probleme(un.lieu, CodeArgent.MONTANT_INCONNU, message, conseil)
    meme = un.argent.meme_que
    if not meme or meme in elements or "noeuds" in dossier.incomplets:
        return
    if meme not in {declare.indicateur for declare in dossier.montants.indicateurs}:
        message = f"« {extrait(meme)} », dans « meme_que », n’est ni un montant, ni un indicateur que montants.yml dit d’argent."
        yield Probleme(un.lieu, CodeArgent.MONTANT_INCONNU, message, proche(meme, elements).strip() or "Corriger ce nom.")
    elif not _lignes(un, dossier):
        message = f"L’indicateur « {meme} » n’a de chiffre pour aucun des lieux de « {un.id} » à cette période."
        yield Probleme(un.lieu, CodeArgent.MONTANT_INCONNU, message, "Corriger le lieu, la période ou le nom de l’indicateur.")


def _de_soi(un: Element) -> Iterator[Probleme]:
    """An amount says nothing of itself: the one that was meant would be counted twice without a word."""
    argent = un.argent
    for champ, cites in (("meme_que", (argent.meme_que,)), ("recoupe", argent.recoupe), ("contredit", argent.contredit)):
        if un.id in cites:
            message = f"« {un.id} » se nomme lui-même dans « {champ} »."
            yield Probleme(un.lieu, CodeArgent.MONTANT_EN_ROND, message, "Nommer l’autre montant, ou enlever ce lien.")


def _lignes(un: Element, dossier: Dossier) -> list[Valeur]:
    """The rows of the indicator that it says it is the same as."""
    return chiffres_designes(un.argent.meme_que, un.territoires, un.periode, dossier.valeurs)


def _parties(un: Element, elements: Mapping[str, Element]) -> Iterator[Probleme]:
    """A part is not greater than its whole, and is not the whole of its own whole."""
    vus: list[str] = []
    attente = list(un.argent.partie_de)
    while attente:
        cite = attente.pop()
        if cite == un.id:
            message = f"« {un.id} » est une partie d’un montant qui est une partie de lui."
            yield Probleme(un.lieu, CodeArgent.MONTANT_EN_ROND, message, "Corriger « partie_de » de l’un des deux.")
            return
        if cite in elements and cite not in vus:
            vus.append(cite)
            attente += elements[cite].argent.partie_de
    for cite in un.argent.partie_de:
        tout = elements.get(cite)
        if tout and un.montant is not None and tout.montant is not None and un.montant > tout.montant:
            message = f"« {un.id} » ({_euros(un.montant)}) est dit une partie de « {cite} » ({_euros(tout.montant)}), qui est plus petit."
            yield Probleme(
                un.lieu, CodeArgent.PARTIE_TROP_GRANDE, message, "Vérifier les deux nombres dans le document, ou corriger « partie_de »."
            )


def _meme(un: Element, elements: Mapping[str, Element], dossier: Dossier) -> Iterator[Probleme]:
    """What is said to be the same amount has the same number; of figures that two sources or two readings give, one has it."""
    meme = un.argent.meme_que
    autre = elements.get(meme)
    dits = [autre.montant] if autre else [valeur.nombre for valeur in _lignes(un, dossier) if meme]
    nombres = [nombre for nombre in dits if nombre is not None]
    for nombre in nombres[:1]:
        if un.montant is not None and un.montant not in nombres:
            message = f"« {un.id} » dit {_euros(un.montant)}, et « {meme} », dit le même, {_euros(nombre)}."
            yield Probleme(
                un.lieu, CodeArgent.MONTANT_DIFFERENT, message, "Corriger le nombre, ou écrire « contredit » au lieu de « meme_que »."
            )


def _imprime(un: Element) -> Iterator[Probleme]:
    """The words that are quoted print the amount."""
    assert un.montant is not None
    if un.montant not in {imprime.nombre for imprime in montants_imprimes(un.texte)}:
        message = f"Les mots cités par « {un.id} » n’impriment pas {_euros(un.montant)}."
        yield Probleme(
            un.lieu,
            CodeArgent.MONTANT_NON_IMPRIME,
            message,
            "Vérifier le nombre dans le document, ou citer la phrase qui le dit.",
            Gravite.AVERTISSEMENT,
        )


def _doubles(elements: Mapping[str, Element]) -> Iterator[Probleme]:
    """No two amounts are alike in number, places, time and nature, unless they say what they have to do with each other."""
    vus: dict[tuple[object, ...], Element] = {}
    for un in elements.values():
        cle = (un.montant, frozenset(un.territoires), un.periode, un.nature, un.noeud)
        autre = vus.setdefault(cle, un)
        if autre is not un and not _lies(un, autre):
            assert un.montant is not None
            message = f"« {un.id} » et « {autre.id} » ({autre.lieu}) donnent {_euros(un.montant)} pour les mêmes lieux et la même période."
            conseil = "Écrire « meme_que » si c’est le même argent, « recoupe » s’il peut l’être."
            yield Probleme(un.lieu, CodeArgent.MONTANT_DOUBLE, message, conseil, Gravite.AVERTISSEMENT)


def _lies(un: Element, autre: Element) -> bool:
    def nomme(ici: Element, la: Element) -> bool:
        argent = ici.argent
        return la.id in (argent.meme_que, *argent.partie_de, *argent.recoupe, *argent.contredit)

    memes = bool(un.argent.meme_que) and un.argent.meme_que == autre.argent.meme_que
    partages = bool(set(un.argent.partie_de) & set(autre.argent.partie_de)) and un.texte != autre.texte
    return nomme(un, autre) or nomme(autre, un) or memes or partages
