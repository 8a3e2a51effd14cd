"""Every kind of sentence of ours that holds a number, in the order in which they are tried."""

from tests.comptes.formes import accueil, argent, bilan, chiffres, documents, etats, imprimes, lieux, manque_et_partenaires, plis, textes
from tests.comptes.grammaire import G

MODULES = (plis, textes, etats, argent, accueil, bilan, manque_et_partenaires, lieux, chiffres, documents, imprimes)
FORMES = [forme for module in MODULES for forme in G.formes if forme.compter.__module__ == module.__name__]
