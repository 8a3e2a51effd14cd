"""Reads `glossaire.yml`."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set

import yaml
from msgspec.structs import replace

from generator.model.ancre import ancre_du_mot
from generator.model.codes import CodeChamp
from generator.model.formats.registres import GLOSSAIRE
from generator.model.glossaire import Glossaire, Synonyme, Terme, Theme
from generator.sources.champs import Champs
from generator.sources.ecarts_du_socle import du_socle
from generator.sources.journal import Journal, extrait

VIDE = Glossaire((), ())


def lire_glossaire(racine: yaml.Node, fichier: str, journal: Journal, socle: Glossaire = VIDE) -> Glossaire:
    """The terms of the glossary, each with a full name and a sentence, the common words that the search understands, and the themes.

    Those of the program (`socle`) are there too: its terms as `communs`, its synonyms after the project's own, its themes before them, each replaced by
    a theme of the project's own of the same id. Where the project keeps none of its terms (`socle: non`), it has none of the others either.
    """
    haut = Champs(racine, fichier, journal, GLOSSAIRE.forme)
    communs = du_socle(haut, socle.communs, lambda terme: terme.terme)
    termes = tuple(_terme(champs) for champs in haut.liste("termes", requis=not socle.communs))
    synonymes = tuple(_synonyme(champs) for champs in haut.liste("synonymes"))
    themes = _ensemble(socle.themes if communs else (), tuple(_theme(champs) for champs in haut.liste("themes")))
    haut.fini()
    return Glossaire(termes, (*synonymes, *(socle.synonymes if communs else ())), communs, themes)


def termes_lus(glossaire: Glossaire, textes: Iterable[str]) -> frozenset[str]:
    """The terms of the program (`communs`) that stand in these texts."""
    mots = {terme.terme for terme in glossaire.communs}
    if not mots:
        return frozenset()
    motif = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, mots), key=len, reverse=True))})(?!\w)")
    return frozenset(mot for texte in textes for mot in motif.findall(texte))


def termes_employes(glossaire: Glossaire, lus: Mapping[str, Set[str]]) -> tuple[Terme, ...]:
    """The project's own terms, then those of the program (`communs`) that a contract uses without giving them a meaning of its own.

    `lus` are the common terms that stand in the texts of each contract, by its id. Each common term that is returned has in `contrats` the
    contracts that use it; empty, as for any term, means all of them.
    """
    siens = {(terme.terme, contrat) for terme in glossaire.termes for contrat in terme.contrats or lus}
    employes = []
    for terme in glossaire.communs:
        contrats = tuple(contrat for contrat, vus in lus.items() if terme.terme in vus and (terme.terme, contrat) not in siens)
        if contrats:
            employes.append(replace(terme, contrats=contrats if len(contrats) < len(lus) else ()))
    return (*glossaire.termes, *employes)


def _terme(champs: Champs) -> Terme:
    mot = champs.texte("terme")
    terme = Terme(
        mot,
        champs.texte("nom"),
        champs.texte("phrase"),
        champs.ids("contrats"),
        champs.lieu,
        champs.textes("synonymes"),
        _id(champs, mot),
    )
    champs.fini()
    return terme


def _id(champs: Champs, mot: str) -> str:
    """The place of the term on the glossary page: made from the word, or the `id` that the file gives to tell it from another term."""
    ancre = champs.id() or ancre_du_mot(mot)
    if mot and not ancre and "id" not in champs:
        champs.journal.erreur(
            champs.lieu_du("terme"),
            CodeChamp.IDENTIFIANT,
            f"Le terme « {extrait(mot)} » n’a ni lettre ni chiffre : il ne peut pas faire une adresse.",
            "Ajouter un « id » à ce terme (« id: mon-terme »).",
        )
    return ancre


def _synonyme(champs: Champs) -> Synonyme:
    synonyme = Synonyme(
        champs.textes("mots"),
        champs.textes("pour"),
        champs.lieu,
    )
    champs.fini()
    return synonyme


def _theme(champs: Champs) -> Theme:
    theme = Theme(
        champs.id(),
        champs.texte("nom"),
        _a_chercher(champs, "mots"),
        _a_chercher(champs, "sauf"),
        champs.lieu,
        champs.booleen("public") or False,
    )
    champs.fini()
    return theme


def _a_chercher(champs: Champs, cle: str) -> tuple[str, ...]:
    textes = champs.textes(cle)
    for texte in textes:
        if not any(map(str.isalnum, texte)):
            message = f"« {extrait(texte)} » n’a ni lettre ni chiffre : on ne peut pas le chercher dans une promesse."
            champs.journal.erreur(champs.lieu_du(cle), CodeChamp.TYPE, message, "Écrire un mot, ou l’enlever.")
    return textes


def _ensemble(communs: Sequence[Theme], siens: Sequence[Theme]) -> tuple[Theme, ...]:
    """The program's, each replaced by the project's own of the same id, then the others of the project. Two of its own of one id both stay:
    `checks.identifiants` says so."""
    premiers = {theme.id: theme for theme in reversed(siens)}
    connus = {theme.id for theme in communs}
    autres = (theme for theme in siens if theme.id not in connus or theme is not premiers[theme.id])
    return (*(premiers.get(theme.id, theme) for theme in communs), *autres)
