"""Reads `montants.yml`, and the fields about money that a fact has too."""

import yaml

from generator.model.argent import Argent, IndicateurDArgent, Montant, Montants
from generator.model.formats.argent import MONTANTS
from generator.model.lieu import Source
from generator.sources.champs import Champs
from generator.sources.journal import Journal
from generator.sources.place import lire_source, source_du_fichier


def lire_argent(champs: Champs) -> Argent:
    """What an element says of its amount beside the number."""
    return Argent(
        objet=champs.texte("objet"),
        financeurs=champs.ids("financeurs"),
        par=champs.texte("par"),
        partie_de=champs.ids("partie_de"),
        meme_que=champs.texte("meme_que"),
        recoupe=champs.ids("recoupe"),
        contredit=champs.ids("contredit"),
        parties_completes=champs.booleen("parties_completes") or False,
    )


def lire_montants(racine: yaml.Node, fichier: str, journal: Journal) -> Montants:
    """The amounts of one contract that stand in this file."""
    haut = Champs(racine, fichier, journal, MONTANTS.forme)
    herite = source_du_fichier(haut)
    montants = tuple(_montant(champs, herite) for champs in haut.liste("montants"))
    indicateurs = tuple(_indicateur(champs) for champs in haut.liste("indicateurs"))
    haut.fini()
    return Montants(montants, indicateurs)


def _montant(champs: Champs, herite: Source) -> Montant:
    publication = champs.texte("publication")
    montant = Montant(
        id=champs.id(),
        montant=champs.nombre("montant", signes="€"),
        texte=champs.texte("texte"),
        nature=champs.choix("nature"),
        periode=champs.texte("periode"),
        territoires=champs.ids("territoires"),
        noeud=champs.texte("noeud"),
        publication=publication,
        note_editoriale=champs.texte("note_editoriale"),
        argent=lire_argent(champs),
        # What a publication says has its place there: that of the document at the top of the file is not its own.
        source=lire_source(champs, Source("", "", "") if publication else herite),
        lieu=champs.lieu,
    )
    champs.fini()
    return montant


def _indicateur(champs: Champs) -> IndicateurDArgent:
    indicateur = IndicateurDArgent(
        indicateur=champs.texte("indicateur"),
        objet=champs.texte("objet"),
        nature=champs.choix("nature"),
        financeurs=champs.ids("financeurs"),
        lieu=champs.lieu,
    )
    champs.fini()
    return indicateur
