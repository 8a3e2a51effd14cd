"""A list that one can question: what each row answers, and the questions that the rows of a page give rise to.

A row bears its answers (`Criteres`); from those of all rows of a page come the questions above them (`questions_de`), so that none is asked that no row
answers. `ressources/questions.js` keeps the rows that answer, counts them, puts them in another order, and writes the choices into the address. Without
a script the questions are not shown, and the list is whole.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from generator.pages.mots.alphabet import cle_alphabetique


class Critere(Struct, frozen=True):
    """What a row says to a question: the name of the question, the answer as the address holds it (no space, no colon), and the answer in words."""

    question: str
    code: str
    mots: str


class Criteres(Struct, frozen=True):
    """All that a row says, and what it is put in order by: the name of an order, and its place in it («2019», «3»)."""

    dites: tuple[Critere, ...]
    ordres: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> str:
        """«theme:sante chiffre:oui», as an attribute of the row."""
        return " ".join(f"{dite.question}:{dite.code}" for dite in self.dites)

    @property
    def rangs(self) -> str:
        """«annee:2019 etat:3», as an attribute of the row."""
        return " ".join(f"{nom}:{rang}" for nom, rang in self.ordres)


class Sujet(Struct, frozen=True):
    """A question before the rows are known: its name in the address, its words, whether it is asked at once or among the others, and its answers in
    their order (codes) where this is not that of the alphabet."""

    nom: str
    titre: str
    premiere: bool = False
    ordre: tuple[str, ...] = ()


class Ordre(Struct, frozen=True):
    """An order in which rows can be put: its name, its words, and whether the greatest comes first. «libelle» is that of their first words."""

    nom: str
    mots: str
    decroissant: bool = False


class Question(Struct, frozen=True):
    """A question as it is asked, and its answers: code and words."""

    nom: str
    titre: str
    reponses: tuple[tuple[str, str], ...]


class Questions(Struct, frozen=True):
    """What is asked above a list: the name of the whole, what one row is and several are, and what is said where none answers; the questions that are
    asked at once, the others, and the orders."""

    nom: str
    un: str
    plusieurs: str
    aucun: str
    premieres: tuple[Question, ...]
    autres: tuple[Question, ...]
    ordres: tuple[Ordre, ...]


DES_PROMESSES = ("Choisir des promesses", "promesse", "promesses", "Aucune promesse")
DES_INDICATEURS = ("Choisir des indicateurs", "indicateur", "indicateurs", "Aucun indicateur")
DES_PROMESSES_ET_INDICATEURS = (
    "Choisir des promesses et des indicateurs",
    "promesse ou indicateur",
    "promesses et indicateurs",
    "Aucune promesse, aucun indicateur",
)
DES_PARTENAIRES = ("Choisir des partenaires", "partenaire", "partenaires", "Aucun partenaire")
DES_LIEUX = ("Choisir des lieux", "lieu", "lieux", "Aucun lieu")
DES_MESURES = ("Choisir des mesures", "mesure", "mesures", "Aucune mesure")
DES_SIGLES = ("Chercher un sigle", "sigle", "sigles", "Aucun sigle")

LIBELLE = Ordre("libelle", "de A à Z")
SEUIL = 8  # a list of fewer rows is read at a glance


def questions_de(
    mots: tuple[str, str, str, str], sujets: Sequence[Sujet], rangees: Iterable[Criteres], ordres: Sequence[Ordre] = ()
) -> Questions | None:
    """The questions that rows answer, each with the answers that at least one row gives; a question with one answer asks nothing. None where the list is
    too short to be questioned."""
    toutes = tuple(rangees)
    if len(toutes) < SEUIL:
        return None
    presentes: dict[str, dict[str, str]] = {}
    for rangee in toutes:
        for dite in rangee.dites:
            presentes.setdefault(dite.question, {})[dite.code] = dite.mots
    posees = [(sujet, _question(sujet, presentes.get(sujet.nom, {}))) for sujet in sujets]
    utiles = [(sujet, question) for sujet, question in posees if len(question.reponses) > 1]
    ranges = {nom for rangee in toutes for nom, _ in rangee.ordres}
    return Questions(
        *mots,
        tuple(question for sujet, question in utiles if sujet.premiere),
        tuple(question for sujet, question in utiles if not sujet.premiere),
        tuple(ordre for ordre in ordres if ordre is LIBELLE or ordre.nom in ranges),
    )


def _question(sujet: Sujet, presentes: dict[str, str]) -> Question:
    cle: Callable[[str], Any] = (
        (lambda code: sujet.ordre.index(code) if code in sujet.ordre else len(sujet.ordre))
        if sujet.ordre
        else (lambda code: cle_alphabetique(presentes[code]))
    )
    return Question(sujet.nom, sujet.titre, tuple((code, presentes[code]) for code in sorted(presentes, key=cle)))
