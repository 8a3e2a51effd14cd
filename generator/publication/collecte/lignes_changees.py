"""Writes a list of a YAML file again where it says something else, and leaves the rest as it is: comments, order, blank lines."""

from typing import Any

import yaml
from msgspec import Struct

LISTE = "envois"
_DIT_QUI = ("partenaire", "periode")  # the fields by which an item is known again


class _Remplacement(Struct, frozen=True):
    """Text to put in the place of that between two indexes."""

    debut: int
    fin: int
    texte: str


class _Autrement(Exception):
    """The file is not written as this module can follow: it is written again whole."""


def changer(avant: str, neuf: str) -> str:
    """`avant` with what `neuf` says otherwise in the items of its list, and with the items that are only in `neuf`; empty where that cannot be done line by
    line. Items that are only in `avant` stay."""
    try:
        apres = _changer(avant, neuf)
        return apres if yaml.safe_load(apres)[LISTE] == _reunis(avant, neuf) else ""
    except (_Autrement, yaml.YAMLError, TypeError, KeyError, ValueError):
        return ""


def _cle(item: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(item.get(nom, "")) for nom in _DIT_QUI)


def _reunis(avant: str, neuf: str) -> list[Any]:
    neufs = {_cle(item): item for item in yaml.safe_load(neuf)[LISTE] or ()}
    return [neufs.pop(_cle(item), item) for item in yaml.safe_load(avant)[LISTE] or ()] + list(neufs.values())


def _changer(avant: str, neuf: str) -> str:
    liste, nouvelle = _liste(avant), _liste(neuf)
    anciens = {_cle(_lu(item)): item for item in liste.value}
    if len(anciens) != len(liste.value):
        raise _Autrement
    coupes, a_la_fin = [], ""
    for item in nouvelle.value:
        texte = neuf[_debut_de_la_ligne(neuf, item.start_mark.index) : _fin(neuf, item)]
        if ancien := anciens.get(_cle(_lu(item))):
            coupes += _d_un_item(avant, ancien, neuf, item)
        else:
            retrait = " " * (liste.start_mark.column - nouvelle.start_mark.column)
            a_la_fin += "\n" + "\n".join(f"{retrait}{ligne}" for ligne in texte.splitlines())
    if a_la_fin:
        fin = _fin_de_la_ligne(avant, _fin(avant, liste))
        coupes.append(_Remplacement(fin, fin, a_la_fin))
    for _, coupe in sorted(enumerate(coupes), key=lambda une: (une[1].debut, une[0]), reverse=True):
        avant = avant[: coupe.debut] + coupe.texte + avant[coupe.fin :]
    return avant


def _liste(texte: str) -> yaml.SequenceNode:
    racine = yaml.compose(texte, Loader=yaml.SafeLoader)
    liste = next((valeur for cle, valeur in racine.value if cle.value == LISTE), None) if isinstance(racine, yaml.MappingNode) else None
    if not isinstance(liste, yaml.SequenceNode) or liste.flow_style or not liste.value:
        raise _Autrement
    if any(not isinstance(item, yaml.MappingNode) or item.flow_style for item in liste.value):
        raise _Autrement
    return liste


def _lu(noeud: yaml.Node) -> Any:
    return yaml.safe_load(yaml.serialize(noeud, Dumper=yaml.SafeDumper))


def _d_un_item(avant: str, ancien: yaml.MappingNode, neuf: str, item: yaml.MappingNode) -> list[_Remplacement]:
    """What changes in one item: fields that say something else, in their own place; new ones after the one before them in `neuf`."""
    coupes: list[_Remplacement] = []
    siens = {cle.value: (cle, valeur) for cle, valeur in ancien.value}
    retrait = " " * ancien.start_mark.column
    dernier = _fin_de_la_ligne(avant, _fin(avant, ancien))
    for cle, valeur in item.value:
        texte = neuf[cle.start_mark.index : _fin(neuf, valeur)]
        if cle.value not in siens:
            coupes.append(_Remplacement(dernier, dernier, f"\n{retrait}{texte}"))
            continue
        debut, ici = siens[cle.value]
        fin = _fin(avant, ici)
        if _lu(ici) != _lu(valeur):
            coupes += _en_plus(avant, ici, neuf, valeur) or [_Remplacement(debut.start_mark.index, fin, texte)]
        dernier = _fin_de_la_ligne(avant, fin)
    for nom in siens.keys() - {cle.value for cle, _ in item.value}:
        debut, ici = siens[nom]
        ligne = _debut_de_la_ligne(avant, debut.start_mark.index)
        if avant[ligne : debut.start_mark.index].strip():
            raise _Autrement  # it stands on the line on which its item begins
        coupes.append(_Remplacement(ligne - 1, _fin_de_la_ligne(avant, _fin(avant, ici)), ""))
    return coupes


def _en_plus(avant: str, ici: yaml.Node, neuf: str, valeur: yaml.Node) -> list[_Remplacement]:
    """What is added below a list of lines that otherwise stays; nothing where it is another change."""
    if not isinstance(ici, yaml.SequenceNode) or not isinstance(valeur, yaml.SequenceNode) or ici.flow_style or not ici.value:
        return []
    lus, nouveaux = _lu(ici), _lu(valeur)
    if nouveaux[: len(lus)] != lus:
        return []
    retrait = " " * ici.start_mark.column
    fin = _fin_de_la_ligne(avant, _fin(avant, ici))
    lignes = "".join(f"\n{retrait}- {neuf[item.start_mark.index : _fin(neuf, item)]}" for item in valeur.value[len(lus) :])
    return [_Remplacement(fin, fin, lignes)]


def _fin(texte: str, noeud: yaml.Node) -> int:
    """Where the last word of a node ends; what follows it, comments too, is not of it."""
    if isinstance(noeud, yaml.CollectionNode) and not noeud.flow_style and noeud.value:
        dernier = noeud.value[-1]
        return _fin(texte, dernier[1] if isinstance(dernier, tuple) else dernier)
    return len(texte[: noeud.end_mark.index].rstrip())


def _debut_de_la_ligne(texte: str, index: int) -> int:
    return texte.rfind("\n", 0, index) + 1


def _fin_de_la_ligne(texte: str, index: int) -> int:
    fin = texte.find("\n", index)
    return len(texte) if fin < 0 else fin
