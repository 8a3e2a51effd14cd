"""Reads `constats.yml`: the findings of a document, as places in its text, and the promises that we tie to them."""

import yaml

from generator.model.codes import CodeDocument
from generator.model.constat import AxeDeTravail, Constats, SujetDeConstats, ThemeDeConstats
from generator.model.formats.constatations import CONSTATS
from generator.model.lieu import Lieu, Source
from generator.model.texte_de_document import Adresse, interpreter_adresse
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait
from generator.sources.place import source_du_fichier

FORME = "Écrire « p12 », « article-5#p12 », ou « p12-3 » pour une cellule."


def lire_constats(racine: yaml.Node, fichier: str, journal: Journal) -> Constats:
    """The diagnosis of one contract."""
    haut = Champs(racine, fichier, journal, CONSTATS.forme)
    herite = source_du_fichier(haut)
    constats = Constats(
        source=herite,
        nom=haut.texte("constats"),
        nom_des_axes=haut.texte("axes"),
        note_editoriale=haut.texte("note_editoriale"),
        themes=tuple(_theme(champs, herite) for champs in haut.liste("themes")),
        lieu=haut.lieu,
        imprimes=haut.choix("liens") == "imprimes",
    )
    haut.fini()
    return constats


def _theme(champs: Champs, herite: Source) -> ThemeDeConstats:
    theme = ThemeDeConstats(
        id=champs.id(),
        titre=_passage(champs, "titre", herite) or Adresse("", "", ""),
        sujets=tuple(_sujet(sous, herite) for sous in champs.liste("sujets")),
        lieu=champs.lieu,
    )
    champs.fini()
    return theme


def _sujet(champs: Champs, herite: Source) -> SujetDeConstats:
    lus = (_adresse(champs, texte, champs.lieu_du("constats"), herite) for texte in champs.textes("constats"))
    sujet = SujetDeConstats(
        id=champs.id(),
        titre=_passage(champs, "titre", herite),
        constats=tuple(adresse for adresse in lus if adresse),
        axes=tuple(axe for sous in champs.liste("axes") if (axe := _axe(sous, herite))),
        promesses=champs.ids("promesses"),
        note_editoriale=champs.texte("note_editoriale"),
        lieu=champs.lieu,
    )
    champs.fini()
    return sujet


def _axe(champs: Champs, herite: Source) -> AxeDeTravail | None:
    passage = _passage(champs, "passage", herite)
    promesses, note = champs.ids("promesses"), champs.texte("note_editoriale")
    champs.fini()
    return AxeDeTravail(passage, promesses, note, champs.lieu) if passage else None


def _passage(champs: Champs, cle: str, herite: Source) -> Adresse | None:
    texte = champs.texte(cle)
    return _adresse(champs, texte, champs.lieu_du(cle), herite) if texte else None


def _adresse(champs: Champs, texte: str, lieu: Lieu, herite: Source) -> Adresse | None:
    adresse = interpreter_adresse(texte, herite)
    if adresse is None:
        champs.journal.erreur(lieu, CodeDocument.PASSAGE, f"« {extrait(texte)} » n’est pas la place d’un passage.", FORME)
    return adresse
