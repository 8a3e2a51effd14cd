"""Finds where each thing of the site stands in the documents (which paragraph or cell), by its words, and what each passage gave."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.fiches import Fiche, GenreDObjet, Objet, fiches_des_chiffres, fiches_des_mots
from generator.calculs.mots import mots
from generator.calculs.nommes import est_de
from generator.model.dossier import Dossier
from generator.model.fait import ListeDeMesures
from generator.model.texte_de_document import Adresse, GenreDeBloc, TexteDeDocument, interpreter_adresse

PRESQUE_TOUS = 0.8  # the part of a label's words that must stand in a passage which the writer of the label names
DEBUT = 8  # how many first words are enough to find a text that goes on in another paragraph
BlocCherche = tuple[str, str, str]


class UniteDeTexte(Struct, frozen=True):
    """A paragraph or a cell: its address, its rank in its document, its words, and whether it is a heading."""

    adresse: Adresse
    rang: int
    mots: str
    brut: str  # the text as printed, capitals and accents kept
    titre: bool
    couches: tuple[
        str, ...
    ] = ()  # what says which place and time it is about: its own words or its row, its column's head, headings; nearest first
    tete: str = ""  # words of the head of its column

    @property
    def bloc(self) -> BlocCherche:
        """The paragraph, or the row of the cell: (document, section, block)."""
        return self.adresse.document, self.adresse.section, self.adresse.bloc


class Passages(Struct, frozen=True):
    """Where each thing stands (`places`), and the things that each paragraph or cell gave (`dons`).

    `introuvables` are those that were not found although the text of their document is kept.
    """

    places: Mapping[Objet, Adresse] = field(default_factory=dict)
    dons: Mapping[Adresse, tuple[Objet, ...]] = field(default_factory=dict)
    essais: Mapping[Objet, tuple[str, ...]] = field(default_factory=dict)  # the words by which each was found
    introuvables: tuple[Fiche, ...] = ()
    mal_dits: tuple[Fiche, ...] = ()  # whose writer names a passage that does not exist, or without the words


def textes_cherches(dossier: Dossier) -> dict[str, "TexteCherche"]:
    """The documents whose texts are kept, by id, ready to look for words in."""
    return {texte.document: TexteCherche(texte) for texte in dossier.textes_des_documents}


def passages_des_mots(dossier: Dossier, mesures: ListeDeMesures | None, textes: Mapping[str, "TexteCherche"]) -> Passages:
    """Look for everything that has words in the documents of `dossier`, as far as their texts are kept; `mesures` are the national ones."""
    trouves = _chercher(fiches_des_mots(dossier, mesures), textes, {})
    dons = defaultdict(list, {adresse: list(objets) for adresse, objets in trouves.dons.items()})
    for _, sujet in dossier.constats.sujets() if dossier.constats else ():
        for adresse in (*sujet.constats, *(axe.passage for axe in sujet.axes)):
            dons[adresse].append(Objet(GenreDObjet.CONSTAT, sujet.id))
    return replace(trouves, dons={adresse: tuple(objets) for adresse, objets in dons.items()})


def passages_des_chiffres(des_mots: Passages, dossier: Dossier, textes: Mapping[str, "TexteCherche"]) -> Passages:
    """Where the figures that the documents print stand: each is looked for near its indicator, whose place `des_mots` has."""
    return _chercher(fiches_des_chiffres(dossier), textes, des_mots.places)


# What a passage gave, in the order in which its margin says it: figures come after the promises and places that they are about.
_APRES_LES_CHIFFRES = {GenreDObjet.VALEUR: 1, GenreDObjet.ANOMALIE: 2, GenreDObjet.MESURE: 2, GenreDObjet.CONSTAT: 3}


def dans_l_ordre_de_la_marge(objets: Iterable[Objet]) -> Sequence[Objet]:
    """What a passage gave, as its margin says it."""
    return sorted(objets, key=lambda objet: _APRES_LES_CHIFFRES.get(objet.genre, 0))


def _chercher(cherchees: Iterable[Fiche], textes: Mapping[str, "TexteCherche"], connues: Mapping[Objet, Adresse]) -> Passages:
    """Look for `cherchees`; `connues` are places that are known already."""
    places: dict[Objet, Adresse] = {}
    ou = ChainMap(places, dict(connues)) if connues else places
    essais: dict[Objet, tuple[str, ...]] = {}
    introuvables, mal_dits = [], []
    dons: defaultdict[Adresse, list[Objet]] = defaultdict(list)
    for fiche in cherchees if textes else ():
        texte = textes.get(fiche.source.document)
        if texte is None or not fiche.essais:  # what has no words (its title is missing, which was said) stands nowhere
            continue
        unite = None
        if fiche.source.passage and fiche.objet.genre in _QUI_ECRIT_SA_PLACE and not fiche.objet.rang:
            unite = texte.dite(fiche)
            if unite is None:
                mal_dits.append(fiche)
        # A quotation may be of another document of the contract than the one that the thing is about.
        autres = (autre.chercher(fiche, {}) for autre in textes.values() if autre is not texte)
        unite = unite or texte.chercher(fiche, ou) or next(filter(None, autres), None)
        if unite is None:
            # A section that is not kept yet may hold the words.
            if not fiche.source.section or fiche.source.section in texte.par_section:
                introuvables.append(fiche)
        else:
            places[fiche.objet] = unite.adresse
            dons[unite.adresse].append(fiche.objet)
            essais[fiche.objet] = fiche.essais
    return Passages(places, {adresse: tuple(objets) for adresse, objets in dons.items()}, essais, tuple(introuvables), tuple(mal_dits))


# The kinds of things for which `source.passage` is their own place. Others share a source: that of a target is its indicator's, whose
# `passage` may be where the label stands.
_QUI_ECRIT_SA_PLACE = frozenset(
    (
        GenreDObjet.NOEUD,
        GenreDObjet.INDICATEUR,
        GenreDObjet.FAIT,
        GenreDObjet.OBLIGATION,
        GenreDObjet.TERRITOIRE,
        GenreDObjet.ANOMALIE,
        GenreDObjet.CONTRAT_DE_VILLE,
        GenreDObjet.REGLE,
    )
)


class TexteCherche:
    """A document as a list of units, to look for words in."""

    se_garde = True  # builds keep it (graphe/objets)

    def __init__(self, texte: TexteDeDocument) -> None:
        self.unites: list[UniteDeTexte] = []
        self.tetes: list[str] = []
        titres: list[tuple[int, str]] = []
        for section, bloc in texte.blocs():
            if bloc.genre is GenreDeBloc.RANGEE:
                rangee = mots(" ".join(cellule.texte for cellule in bloc.cellules))
                if all(cellule.entete or not cellule.lignes for cellule in bloc.cellules):
                    self.tetes = [mots(cellule.texte) for cellule in bloc.cellules]
                for colonne, cellule in enumerate(bloc.cellules, 1):
                    tete = self.tetes[colonne - 1] if colonne <= len(self.tetes) else ""
                    adresse = Adresse(texte.document, section.section, bloc.id, colonne)
                    self._ajouter(adresse, cellule.texte, titre=False, couches=(rangee, tete, *_du_plus_proche(titres)), tete=tete)
            elif bloc.id:
                if bloc.genre is GenreDeBloc.TITRE:
                    titres = [(niveau, titre) for niveau, titre in titres if niveau < bloc.niveau] + [(bloc.niveau, mots(bloc.texte))]
                self._ajouter(
                    Adresse(texte.document, section.section, bloc.id),
                    bloc.texte,
                    titre=bloc.genre is GenreDeBloc.TITRE,
                    couches=(mots(bloc.texte), *_du_plus_proche(titres)),
                )
        self.par_section: defaultdict[str, list[UniteDeTexte]] = defaultdict(list)
        for unite in self.unites:
            self.par_section[unite.adresse.section].append(unite)
        self.rangs = {unite.adresse: unite.rang for unite in self.unites}

    def __getstate__(self) -> dict[str, Any]:
        # What is kept from one build to the next, and compared, is the words and not the ways to find them.
        return {nom: valeur for nom, valeur in self.__dict__.items() if nom not in ("_par_mot", "_par_bloc")}

    @cached_property
    def _par_mot(self) -> Mapping[str, Sequence[UniteDeTexte]]:
        """The units that have each word, in their order."""
        par_mot: defaultdict[str, list[UniteDeTexte]] = defaultdict(list)
        for unite in self.unites:
            for mot in dict.fromkeys(unite.mots.split()):
                par_mot[mot].append(unite)
        return par_mot

    @cached_property
    def _par_bloc(self) -> Mapping[BlocCherche, Sequence[UniteDeTexte]]:
        par_bloc: defaultdict[BlocCherche, list[UniteDeTexte]] = defaultdict(list)
        for unite in self.unites:
            par_bloc[unite.bloc].append(unite)
        return par_bloc

    def _qui_ont(self, essai: str) -> Sequence[UniteDeTexte]:
        """The units among which those that hold `essai` (words, each between two spaces) are: those that have its rarest word, in their order."""
        return min((self._par_mot.get(mot, ()) for mot in essai.split()), key=len, default=self.unites)

    def _ajouter(self, adresse: Adresse, texte: str, *, titre: bool, couches: tuple[str, ...], tete: str = "") -> None:
        if texte.strip():
            self.unites.append(UniteDeTexte(adresse, len(self.unites), mots(texte), " ".join(texte.split()), titre, couches, tete))

    def dite(self, fiche: Fiche) -> UniteDeTexte | None:
        """The unit that the writer names in `source.passage`; None where it does not exist or has none of the words to look for."""
        adresse = interpreter_adresse(fiche.source.passage, fiche.source)
        if adresse is None:
            return None
        essais = [mots(essai) for essai in fiche.essais]
        du_bloc = self._par_bloc.get((adresse.document, adresse.section, adresse.bloc), ())
        bonnes = [unite for unite in du_bloc if adresse.colonne in (0, unite.adresse.colonne)]
        trouvee = next((unite for essai in essais for unite in bonnes if essai in unite.mots or unite.mots in essai), None)
        return trouvee or next((unite for essai in essais for unite in bonnes if _ont_les_memes_mots(essai, unite.mots)), None)

    def chercher(self, fiche: Fiche, places: Mapping[Objet, Adresse]) -> UniteDeTexte | None:
        """The unit that holds the words, in their section first, then elsewhere in the document."""
        autour = places.get(fiche.autour) if fiche.autour else None
        suivie = places.get(fiche.apres) if fiche.apres else None
        apres = self.rangs.get(suivie, -1) if suivie else -1
        ligne = (autour.document, autour.section, autour.bloc) if autour else None
        section = self.par_section.get(fiche.source.section, [])
        imprimes = [" ".join(essai.split()) for essai in fiche.essais]
        # A contradiction may lie in a single letter: what it quotes must be found as printed, capitals too.
        if fiche.objet.genre is GenreDObjet.ANOMALIE:
            for ou in (section, self.unites):
                for imprime in imprimes:
                    if trouvees := [unite for unite in ou if imprime in unite.brut]:
                        return min(trouvees, key=lambda unite: self._ecart(unite, mots(imprime), autour, apres))
        for essais in _essais(fiche):
            possibles = [(essai, [unite for unite in self._qui_ont(essai) if essai in unite.mots]) for essai in essais]
            for ici in (True, False):
                for essai, unites in possibles:
                    trouvees = [
                        unite
                        for unite in unites
                        if (not ici or unite.adresse.section == fiche.source.section)
                        and (unite.bloc == ligne or all(est_de(unite.couches, nom) for nom in fiche.avec))
                    ]
                    if trouvees:
                        return min(trouvees, key=lambda unite: self._ecart(unite, essai, autour, apres, fiche.etiquette))
        return None

    def _ecart(
        self, unite: UniteDeTexte, essai: str, autour: Adresse | None, apres: int, etiquette: str = ""
    ) -> tuple[bool, bool, bool, int, int]:
        """A sort key, smallest for the best: in the row of what it belongs to, after what it follows, with these words alone, in the column whose head
        has the most words of its label, near."""
        ailleurs = autour is None or not autour.colonne or unite.bloc != (autour.document, autour.section, autour.bloc)
        en_tete = len(set(mots(etiquette).split()) & set(unite.tete.split())) if etiquette else 0
        return ailleurs, unite.rang < apres, unite.mots != essai, -en_tete, abs(unite.rang - apres)


def _du_plus_proche(titres: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(titre for _, titre in reversed(titres))


def _ont_les_memes_mots(essai: str, texte: str) -> bool:
    """True where nearly all the words of a label stand in the text, in any order."""
    cherches = set(essai.split())
    return len(cherches & set(texte.split())) >= PRESQUE_TOUS * len(cherches) > 0


def _essais(fiche: Fiche) -> tuple[list[str], list[str]]:
    """The texts to look for: whole; then, if none is found, their first words, for those that go on in another paragraph."""
    entiers = [mots(essai) for essai in fiche.essais if mots(essai).strip()]
    debuts = [entier.split()[:DEBUT] for entier in entiers]
    return entiers, [f" {' '.join(debut)} " for debut in debuts if len(debut) == DEBUT]
