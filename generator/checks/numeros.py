"""Warns where the numbers that a document prints before its promises do not follow each other in the order in which the site shows them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.codes import CodeLien
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Noeud

_ARABE = re.compile(r"[0-9]+(?:[.-][0-9]+)*")
_ROMAIN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALEURS = {"I": 1, "V": 5, "X": 10}


def verifier_numeros(dossier: Dossier) -> Iterator[Probleme]:
    """Each promise whose number is not above that of the one before, of the same level and below the same."""
    if "noeuds" in dossier.incomplets:
        return
    yield from _qui_se_suivent(dossier.racines)
    for noeud in dossier.noeuds():
        yield from _qui_se_suivent(noeud.enfants)


def _qui_se_suivent(freres: Sequence[Noeud]) -> Iterator[Probleme]:
    for niveau in dict.fromkeys(noeud.niveau for noeud in freres):
        numerotes = [(noeud, rang) for noeud in freres if noeud.niveau == niveau and (rang := rang_du_numero(noeud.numero))]
        for (avant, son_rang), (noeud, rang) in pairwise(numerotes):
            if rang <= son_rang:
                dit = "porte le même numéro" if rang == son_rang else f"porte le n° {noeud.numero}, plus petit que {avant.numero}"
                message = f"Ce numéro ne suit pas : « {noeud.id} », qui vient après « {avant.id} », {dit}."
                conseil = "Les ranger comme le document (les fichiers d’axes se lisent dans l’ordre de leurs noms : 01-, 02-, … 10-), ou corriger le numéro. Si le document est ainsi imprimé, répondre dans avertissements.yml."
                yield Probleme(noeud.lieu, CodeLien.ORDRE_DES_NUMEROS, message, conseil, Gravite.AVERTISSEMENT, noeud.id)


def rang_du_numero(numero: str) -> tuple[int, ...]:
    """What a number sorts by: «1.10» after «1.9», «IV» after «III»; nothing for what is no such number."""
    mot = numero.strip().rstrip(".)°")
    if _ARABE.fullmatch(mot):
        return tuple(int(partie) for partie in re.split(r"[.-]", mot))
    if mot and _ROMAIN.fullmatch(mot):
        valeurs = [_VALEURS[lettre] for lettre in mot]
        return (sum(-valeur if valeur < max(valeurs[rang:]) else valeur for rang, valeur in enumerate(valeurs)),)
    return ()
