"""`python -m tests.transcription.rapport [contrat] [ecarts]`: the account of each document; with « ecarts », the faults alone."""

import sys

from .contrats import CONTRATS, Contrat


def main(arguments: list[str]) -> int:
    """Prints; the answer is 1 if there is a fault, 2 if a document cannot be checked."""
    choisis = [CONTRATS[argument] for argument in arguments if argument in CONTRATS] or list(CONTRATS.values())
    return max(_rapport(contrat, ecarts_seuls="ecarts" in arguments) for contrat in choisis)


def _rapport(contrat: Contrat, *, ecarts_seuls: bool) -> int:
    print(f"\n{contrat.id}\n")
    if manque := contrat.manque():
        print(manque)
        return 2
    donnees = contrat.donnees()
    bilan = contrat.bilan(donnees, contrat.source(donnees), contrat.exclusions())
    if not ecarts_seuls:
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
