"""The glossary: the acronyms of the documents, each explained in a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from generator.model.ancre import ancre_du_mot
from generator.model.contrat import Contrat
from generator.model.dossier import Registre
from generator.model.glossaire import Terme
from generator.pages.adresses import GLOSSAIRE
from generator.pages.mots.typographie import accord, enumerer
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.glossaire import LigneGlossaire
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import LIGNES_OUVERTES
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.questions import DES_SIGLES, Criteres, Questions, questions_de
from generator.pages.rendu.genre import GenreDePage, seule


class LettreDuGlossaire(Struct, frozen=True):
    """The terms that begin with one letter; those that begin with none stand under «0-9», before the letters."""

    lettre: str
    ancre: str
    termes: tuple[LigneGlossaire, ...]

    @property
    def pli(self) -> str:
        """How many they are, each once, whatever it means in several contracts."""
        return accord(len({terme.terme for terme in self.termes}), "sigle")

    @property
    def sigles(self) -> str:
        """All of them, in a line, each once."""
        return ", ".join(dict.fromkeys(terme.terme for terme in self.termes))


class VueGlossaire(Struct, frozen=True):
    """The glossary, letter by letter."""

    entete: Entete
    lettres: tuple[LettreDuGlossaire, ...]

    @property
    def questions(self) -> Questions | None:
        """The field that keeps the terms with the words that are typed."""
        return questions_de(DES_SIGLES, (), (self.criteres for _ in self.termes))

    @property
    def criteres(self) -> Criteres:
        """A term answers nothing but its words."""
        return Criteres(())

    @property
    def repliee(self) -> bool:
        """Whether each letter is opened by itself."""
        return len(self.termes) > LIGNES_OUVERTES

    @property
    def termes(self) -> tuple[LigneGlossaire, ...]:
        """All terms, in the order of the page."""
        return tuple(terme for lettre in self.lettres for terme in lettre.termes)


def vue_glossaire(termes: Sequence[Terme], noms: Mapping[str, str]) -> VueGlossaire:
    """All terms in alphabetical order; a term that means something in some contracts only says which.

    `noms` are the territories of contracts, by id: those that terms name are looked for.
    """
    return VueGlossaire(
        Entete(
            "Glossaire",
            "Les sigles des contrats, expliqués en une phrase simple.",
            fil_du_portail(GLOSSAIRE, Lien("Glossaire", "")),
            chapeau="Les sigles que les documents emploient, avec leur nom entier et une phrase simple, écrite par nous.",
        ),
        _lettres([_ligne(groupe, noms) for groupe in _memes_termes(termes)]),
    )


def _memes_termes(termes: Sequence[Terme]) -> Iterator[Sequence[Terme]]:
    """Terms in alphabetical order; those that differ only by how a contract writes them («Anru», «ANRU») together, the one whose address is made from its
    letters first."""
    groupes: dict[tuple[str, str, str], list[Terme]] = {}
    for terme in sorted(termes, key=lambda terme: (ancre_du_mot(terme.terme), terme.terme, terme.nom)):
        groupes.setdefault((ancre_du_mot(terme.terme), terme.nom, terme.phrase), []).append(terme)
    for memes in groupes.values():
        yield sorted(memes, key=lambda terme: terme.id != ancre_du_mot(terme.terme))


def _ligne(termes: Sequence[Terme], noms: Mapping[str, str]) -> LigneGlossaire:
    """One row of terms that say the same."""
    premier, *autres = termes
    # One without contracts means this in all of them.
    contrats = () if any(not terme.contrats for terme in termes) else tuple(dict.fromkeys(id for terme in termes for id in terme.contrats))
    return LigneGlossaire(
        premier.id,
        premier.terme,
        premier.nom,
        premier.phrase,
        enumerer([nom for id, nom in noms.items() if id in contrats]),
        contrats,
        tuple((terme.id, terme.terme) for terme in autres),
    )


class AvecUnContrat(Protocol):
    """What has a contract."""

    @property
    def contrat(self) -> Contrat:
        """The contract."""
        ...


def noms_cites(registre: Registre, contrats: Mapping[str, AvecUnContrat]) -> dict[str, str]:
    """The territories of those contracts that terms of the glossary name, by id; no other contract is read."""
    cites = {id for terme in registre.glossaire for id in terme.contrats}
    publies = [dossier.id_du_contrat for dossier in registre.dossiers] if cites else []
    return {id: contrats[id].contrat.territoire_nom for id in publies if id in cites}


def _lettres(termes: Sequence[LigneGlossaire]) -> tuple[LettreDuGlossaire, ...]:
    """`termes`, already in their order, under their first letters; accents do not count.

    The fragment of a letter has an underscore, which that of a term cannot have.
    """
    par_lettre: dict[str, list[LigneGlossaire]] = {}
    for terme in termes:
        premiere = ancre_du_mot(terme.terme)[:1]
        par_lettre.setdefault(premiere if premiere.isalpha() else "0-9", []).append(terme)
    return tuple(LettreDuGlossaire(lettre.upper(), f"lettre_{lettre}", tuple(lus)) for lettre, lus in par_lettre.items())


GENRE: GenreDePage[Portail] = GenreDePage(
    "glossaire",
    "portail/glossaire.html.j2",
    GLOSSAIRE,
    seule(lambda portail: vue_glossaire(portail.registre.glossaire, noms_cites(portail.registre, portail.par_id))),
    "Les sigles, expliqués en une phrase.",
    menu="Glossaire",
    si=lambda portail: bool(portail.registre.glossaire),
    pied=pied_du_portail,
)
