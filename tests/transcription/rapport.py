"""`python -m tests.transcription.rapport`: the account of the document, line by line; with « ecarts », the faults alone."""

import sys

from . import grand_orly_seine_bievre as gosb
from .couverture import verifier
from .exclusions import preparer


def main(arguments: list[str]) -> int:
    """Prints; the answer is 1 if there is a fault."""
    if not gosb.DOCUMENT.exists():
        print(f"Document introuvable : {gosb.DOCUMENT}")
        return 2
    donnees = gosb.donnees()
    source = gosb.source(donnees)
    bilan = verifier(source, donnees, preparer(gosb.exclusions(), source))
    if "ecarts" not in arguments:
        for compte in sorted(bilan.comptes, key=lambda c: c.element.lignes):
            texte = compte.element.texte[:60]
            print(f"{compte.element.lignes[0]:>5}  {texte:<60}  {compte.ou or f'[exclu] {compte.raison}'}")
        print(f"\n{len(bilan.transcrits)} éléments transcrits")
        for raison, nombre in bilan.exclus_par_raison().most_common():
            print(f"{nombre:>5} exclus : {raison}")
    print(bilan.tableau())
    return int(bool(bilan.ecarts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
