"""The account: what is transcribed and where, what is left out and why, what is wrong."""

from collections import Counter
from dataclasses import dataclass, field

from .source import Element


@dataclass(frozen=True)
class Compte:
    """One item of the document: `ou` (file:id) when transcribed, else `raison`."""

    element: Element
    ou: str = ""
    raison: str = ""


@dataclass(frozen=True)
class Ecart:
    """One fault: the line of the document (0 when the fault is in the data) and its section, the text, why."""

    ligne: int
    texte: str
    pourquoi: str
    section: str = ""


@dataclass
class Bilan:
    """Everything the check has to say."""

    comptes: list[Compte] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)

    def transcrit(self, element: Element, ou: str) -> None:
        self.comptes.append(Compte(element, ou=ou))

    def exclu(self, element: Element, raison: str) -> None:
        self.comptes.append(Compte(element, raison=raison))

    def ecart(self, element: Element | None, pourquoi: str, texte: str = "") -> None:
        if element:
            self.ecarts.append(Ecart(element.lignes[0], texte or element.texte, pourquoi, element.section))
        else:
            self.ecarts.append(Ecart(0, texte, pourquoi))

    @property
    def transcrits(self) -> list[Compte]:
        return [compte for compte in self.comptes if compte.ou]

    def exclus_par_raison(self) -> Counter[str]:
        return Counter(compte.raison for compte in self.comptes if compte.raison)

    def tableau(self) -> str:
        """The faults, as a table: line, text, why."""
        entete = f"{'ligne':>5}  {'texte':<70}  pourquoi"
        lignes = [f"{e.ligne or '':>5}  {_court(e.texte):<70}  {e.pourquoi}" for e in sorted(self.ecarts, key=lambda e: e.ligne)]
        return "\n".join([f"{len(self.ecarts)} écart(s)", entete, *lignes])


def _court(texte: str, largeur: int = 70) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= largeur else f"{texte[: largeur - 1]}…"
