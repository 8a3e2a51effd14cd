"""Words that the source files hold as they stand, each hidden only where its own place gives it: printed passages, notes, corrections."""

import re

from tests.comptes.donnees import Contrat
from tests.comptes.ecrits import plat, vers_un_passage
from tests.comptes.page import Bloc, Element

JETON = "◊"


def sans_les_mots_ecrits(genre: str, contrat: Contrat | None, id: str, bloc: Bloc) -> str:
    """The words of a block, those hidden that the documents print in this very place, or that an editor wrote beside them."""
    if contrat is None:
        return bloc.texte
    if genre == "texte":
        return _du_texte(contrat, id, bloc)
    if genre in ("constats", "noeud"):
        return _des_constats(contrat, bloc)
    if genre == "documents":
        return _des_corrections(contrat, bloc)
    return bloc.texte


def _du_texte(contrat: Contrat, id: str, bloc: Bloc) -> str:
    document, section = id.split("/")
    lue = contrat.ecrits.sections[document, section]
    mots, autres = bloc.sans("eo-marge", "eo-place"), f"{bloc.dits('eo-place')} {bloc.dits('eo-marge')}"
    if bloc.element.dessus(classe="eo-texte__note"):
        return JETON if note_entre_crochets(bloc) in lue.pages else bloc.texte
    if bloc.element.nom == "caption":
        titre = re.sub(r"^Tableau \d+(?: : )?", "", mots)
        imprime = titre and any(lue.imprime(passage, titre) for passage in lue.mots)
        return bloc.texte.replace(titre, JETON) if imprime else bloc.texte
    place = lue.titre if bloc.element.nom == "h1" else _place(bloc.element)
    vers = [trouve[3] for adresse in bloc.liens() if (trouve := vers_un_passage(adresse))]
    if bloc.dans("eo-sommaire") and len(vers) == 1:
        place = vers[0]
    if not mots or not lue.imprime(place, mots):
        return bloc.texte
    return f"{JETON} {re.sub(_COUPE, lambda m: _sans_le_titre(contrat, m), autres)}".strip()


_COUPE = re.compile(r"(?<=\()((?:[^():]+ : )?)([^()…]*\d[^()…]*)…")  # what tells two links apart begins with a title, cut short


def _sans_le_titre(contrat: Contrat, m: re.Match[str]) -> str:
    debut = plat(m[2])
    return f"{m[1]}{JETON}" if any(plat(noeud["titre"]).startswith(debut) for noeud in contrat.noeuds.values()) else m[0]


def note_entre_crochets(bloc: Bloc) -> str:
    """What stands where a picture or a left out part was, as the source says it."""
    return re.sub(r"^\[(?:Image|Non repris):|\]$", "", plat(bloc.texte))


def _place(element: Element | None) -> str:
    while element is not None and not element.id:
        element = element.parent
    return element.id if element else ""


def _des_constats(contrat: Contrat, bloc: Bloc) -> str:
    constat = bloc.dits("eo-constat")
    if constat:
        vers = next(trouve for adresse in bloc.liens("eo-place") if (trouve := vers_un_passage(adresse)))
        texte = bloc.sans("eo-constat")
        for note in (note for sujet in contrat.ecrits.sujets.values() for note in sujet.notes if plat(texte).endswith(note)):
            texte = plat(texte).removesuffix(note)
        return f"{JETON} {texte}" if contrat.ecrits.mots(vers[1:]) == plat(constat) else bloc.texte
    if bloc.element.nom in ("h2", "h3") or any("/constats/#constats-" in adresse for adresse in bloc.liens()):
        coupe = plat(bloc.texte).removesuffix("…")
        if any(titre == coupe or (bloc.texte.endswith("…") and titre.startswith(coupe)) for titre in contrat.ecrits.titres):
            return JETON
    return bloc.texte


def _des_corrections(contrat: Contrat, bloc: Bloc) -> str:
    """The list of what was mended in the scan: the words of corrections.yml, whose places are told by the link of each."""
    if bloc.element.nom != "li" or (repli := bloc.element.dessus("details")) is None or not repli.id.startswith("corrections-"):
        return bloc.texte
    ecrites = contrat.ecrits.corrections[repli.id.removeprefix("corrections-")]
    if plat(bloc.texte) in map(plat, ecrites.get("retires", [])):
        return JETON
    raison = next((raison for un in ecrites.get("corrections", []) if plat(bloc.texte).endswith(raison := plat(un["raison"]))), "")
    return plat(bloc.texte).removesuffix(raison) if raison else bloc.texte
