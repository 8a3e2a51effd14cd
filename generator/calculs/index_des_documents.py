"""The documents of one contract whose words are kept: what they hold by address, and where in them each thing stands."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence, Set

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.garder import Garder
from generator.calculs.passages import (
    Passages,
    TexteCherche,
    dans_l_ordre_de_la_marge,
    passages_des_chiffres,
    passages_des_mots,
    textes_cherches,
)
from generator.graphe.observe import derive
from generator.model.dossier import Dossier, Registre
from generator.model.texte_de_document import Adresse, Bloc, TexteDeDocument


class IndexDesDocuments(ABC):
    """Indexes over the documents of a dossier. Where words stand and where figures stand are told apart: a figure that changes moves no words, and the
    words of a document are many."""

    lu: Dossier  # the contract as the files say it
    registre: Registre
    garder: Garder
    nom_suivi: str

    @property
    @abstractmethod
    def dossier(self) -> Dossier:
        """The contract as it may be known on the day."""

    @derive
    def textes_cherches(self) -> Mapping[str, TexteCherche]:
        """The documents, ready to look for words in."""
        return self.garder("textes cherchés", lambda: textes_cherches(self.lu))

    @derive
    def passages_des_mots(self) -> Passages:
        """Where in the documents each thing that has words stands."""
        # What is looked for and where are no matter of days: the files say both.
        return self.garder("passages des mots", lambda: passages_des_mots(self.lu, self.registre.mesures, textes_cherches(self.lu)))

    @derive
    def passages_des_chiffres(self) -> Passages:
        """Where in the documents each figure stands."""
        return passages_des_chiffres(self.passages_des_mots, self.dossier, self.textes_cherches)

    @derive
    def places_des_mots(self) -> Mapping[Objet, Adresse]:
        """The passage where each thing that has words stands."""
        return self.passages_des_mots.places

    @derive
    def places_des_chiffres(self) -> Mapping[Objet, Adresse]:
        """The passage where each figure stands."""
        return self.passages_des_chiffres.places

    @derive
    def dons_en_mots(self) -> Mapping[Adresse, tuple[Objet, ...]]:
        """The things with words that each passage gave."""
        return self.passages_des_mots.dons

    @derive
    def dons_en_chiffres(self) -> Mapping[Adresse, tuple[Objet, ...]]:
        """The figures that each passage gave; of a passage without any, there is nothing."""
        return self.passages_des_chiffres.dons

    @derive
    def essais_des_mots(self) -> Mapping[Objet, tuple[str, ...]]:
        """The words by which each thing that has some was found."""
        return self.passages_des_mots.essais

    @derive
    def essais_des_chiffres(self) -> Mapping[Objet, tuple[str, ...]]:
        """The ways to write a number by which each figure was found."""
        return self.passages_des_chiffres.essais

    def place(self, objet: Objet) -> Adresse | None:
        """The passage where a thing stands; None where it was not found."""
        places = self.places_des_chiffres if objet.genre is GenreDObjet.VALEUR else self.places_des_mots
        return places.get(objet)

    def dons(self, adresse: Adresse) -> Sequence[Objet]:
        """The things that a passage gave, in the order of its margin."""
        return dans_l_ordre_de_la_marge((*self.dons_en_mots.get(adresse, ()), *self.dons_en_chiffres.get(adresse, ())))

    def essais(self, objet: Objet) -> tuple[str, ...]:
        """The words by which a thing was found."""
        essais = self.essais_des_chiffres if objet.genre is GenreDObjet.VALEUR else self.essais_des_mots
        return essais.get(objet, ())

    @derive
    def textes(self) -> Mapping[str, TexteDeDocument]:
        """The documents whose words are kept, by id."""
        return {texte.document: texte for texte in self.dossier.textes_des_documents if texte.sections}

    @derive
    def blocs(self) -> Mapping[Adresse, Bloc]:
        """The paragraphs and rows of the documents, by address."""
        return {
            Adresse(texte.document, section.section, bloc.id): bloc
            for texte in self.textes.values()
            for section, bloc in texte.blocs()
            if bloc.id
        }

    @derive
    def sections_a_lire(self) -> Set[tuple[str, str]]:
        """The document and the id of each section that has a page of its own."""
        return frozenset((texte.document, section.section) for texte in self.textes.values() for section in texte.sections)
