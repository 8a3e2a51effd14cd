"""Where figures come from: kinds of sources, links to publications, what is published elsewhere, and which of two sources counts."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.lecture import Lecture
from generator.calculs.series import Choix, RegleDeChoix
from generator.model.provenance import Provenance
from generator.model.publication import EtatDeLecture, GenreDeSource, Licence, Publication
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr, enumerer
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.liens import Lien

GENRES_DE_SOURCE = {
    GenreDeSource.DOCUMENT_SIGNE: "document signé",
    GenreDeSource.PUBLICATION_OFFICIELLE: "publication officielle",
    GenreDeSource.DONNEES_OUVERTES: "données ouvertes",
    GenreDeSource.PRESSE: "presse",
    GenreDeSource.LOI: "loi",
}


LICENCES = {
    Licence.LICENCE_OUVERTE_1: "Licence Ouverte 1.0 (Etalab)",
    Licence.LICENCE_OUVERTE_2: "Licence Ouverte 2.0 (Etalab)",
    Licence.ODBL: "Open Database License (ODbL) 1.0",
    Licence.CC0: "Creative Commons Zéro (CC0) 1.0",
    Licence.CC_BY: "Creative Commons Attribution (CC BY) 4.0",
    Licence.CC_BY_SA: "Creative Commons Attribution, partage dans les mêmes conditions (CC BY-SA) 4.0",
    Licence.AUTRE: "celle que dit la source",
    Licence.NON_INDIQUEE: "la source n’en indique aucune",
}
NON_INDIQUE = "non indiqué"


class VueProvenance(Struct, frozen=True):
    """One source of the figures of a page: its words, its publication, its address, and the places in it."""

    texte: str
    publication: Lien | None
    adresse: str
    reperes: tuple[str, ...]


class VueAilleurs(Struct, frozen=True):
    """What is published, or may be, and is not here yet: a sentence, and the publications."""

    phrase: str
    publications: tuple[Lien, ...]


def lien_publication(contexte: Contexte, page: str, publication: Publication) -> Lien:
    """A link to a publication's place on the page of sources, with its publisher, date and kind."""
    return Lien(publication.titre, relative(page, contexte.adresses.publication(publication.id)), signature(publication))


def signature(publication: Publication) -> str:
    """«Ville de Paris, mai 2018, publication officielle»."""
    date = date_fr(publication.date) if publication.date else ""
    return ", ".join(filter(None, (publication.editeur, date, GENRES_DE_SOURCE[publication.genre])))


def provenance_dite(provenance: Provenance) -> tuple[str, ...]:
    """What is known of where a figure comes from, each in a few words, then what nobody wrote: «publié : mai 2018», «non indiqué : la date de lecture…»."""
    licence = LICENCES[provenance.licence] if provenance.licence else ""
    dits = (
        ("publié", "la date de publication", date_fr(provenance.publie_le) if provenance.publie_le else ""),
        ("lu", "la date de lecture", date_fr(provenance.lu_le) if provenance.lu_le else ""),
        ("saisi par", "qui l’a saisi", provenance.saisi_par),
        (
            "licence de la source",
            "la licence de la source",
            f"{licence} ({provenance.licence_adresse})" if provenance.licence_adresse else licence,
        ),
    )
    manquent = [absent for _, absent, mots in dits if not mots]
    connus = tuple(f"{quoi}{INSECABLE}: {mots}" for quoi, _, mots in dits if mots)
    return (*connus, f"{NON_INDIQUE}{INSECABLE}: {enumerer(manquent)}") if manquent else connus


def genre_de_la_source(contexte: Contexte, valeur: Valeur) -> str:
    """The kind of the source of a figure, in words; empty where its row names no publication."""
    publication = contexte.suivi.publications.get(valeur.publication)
    return GENRES_DE_SOURCE[publication.genre] if publication else ""


def genre_du_chiffre(contexte: Contexte, lecture: Lecture) -> str:
    """The kinds of the sources of the figure that speaks: «presse», or «document signé et presse» where it adds several up."""
    genres = dict.fromkeys(genre for valeur in lecture.valeurs_du_chiffre if (genre := genre_de_la_source(contexte, valeur)))
    return enumerer(list(genres))


def provenances(contexte: Contexte, page: str, valeurs: Sequence[Valeur]) -> tuple[VueProvenance, ...]:
    """The sources of `valeurs`, each once, with all the places in it that the rows name."""
    reperes: dict[tuple[str, str], list[str]] = {}
    for valeur in valeurs:
        reperes.setdefault((valeur.source, valeur.publication), []).append(valeur.repere)
    return tuple(_provenance(contexte, page, source, nom, lus) for (source, nom), lus in reperes.items())


def _provenance(contexte: Contexte, page: str, source: str, nom: str, reperes: Sequence[str]) -> VueProvenance:
    publication = contexte.suivi.publications.get(nom)
    places = tuple(repere for repere in dict.fromkeys(reperes) if repere and repere.lower() not in source.lower())
    if publication is None:
        return VueProvenance(source, None, "", places)
    return VueProvenance(source, lien_publication(contexte, page, publication), publication.adresse, places)


def vues_ailleurs(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[VueAilleurs, ...]:
    """What publications hold, or may hold, of an indicator without figures; nothing where none is known."""
    trouve = contexte.suivi.ailleurs.get(indicateur.id)
    if trouve is None or not contexte.suivi.statut(indicateur).est_a_trouver:
        return ()
    vues = []
    if trouve.certaines:
        qui = enumerer([_court(publication) for publication in trouve.certaines])
        phrase = f"Des chiffres ont été publiés ({qui}). Ce site ne les a pas encore repris."
        vues.append(VueAilleurs(phrase, _liens(contexte, page, trouve.certaines)))
    if trouve.possibles:
        ou = "cette publication" if len(trouve.possibles) < 2 else "ces publications"
        phrase = f"Des chiffres peuvent se trouver dans {ou}, que ce site {_pas_lues(trouve.possibles)}."
        vues.append(VueAilleurs(phrase, _liens(contexte, page, trouve.possibles)))
    return tuple(vues)


def _pas_lues(publications: Sequence[Publication]) -> str:
    lues = "lue" if len(publications) < 2 else "lues"
    etats = {publication.etat for publication in publications}
    if etats == {EtatDeLecture.CONNUE_NON_LUE}:
        return f"n’a pas encore {lues}"
    return f"n’a {lues} qu’en partie" if len(etats) == 1 else f"n’a pas encore {lues}, ou pas en entier"


def _court(publication: Publication) -> str:
    """«Apur, 2020», for a sentence."""
    return ", ".join(filter(None, (publication.editeur or publication.titre, publication.date[:4])))


def _liens(contexte: Contexte, page: str, publications: Sequence[Publication]) -> tuple[Lien, ...]:
    return tuple(lien_publication(contexte, page, publication) for publication in publications)


_PARCE_QUE = {
    RegleDeChoix.STATUT: "un chiffre révisé passe avant un chiffre définitif, qui passe avant un chiffre provisoire",
    RegleDeChoix.GENRE: "un document signé passe avant une publication officielle, puis des données ouvertes, puis la presse",
    RegleDeChoix.DATE: "la publication la plus récente passe avant les autres",
    RegleDeChoix.ORDRE: "rien ne les départage, et nous gardons le premier écrit dans nos fichiers",
}


def desaccords(contexte: Contexte, choix: Sequence[Choix], ou_et_quand: Sequence[str]) -> Iterator[str]:
    """One sentence for each figure of another publication that was set aside, with the rule that did it.

    `ou_et_quand` says of which place and time each choice is.
    """
    for un, ou in zip(choix, ou_et_quand, strict=True):
        for autre, regle in un.autres:
            if regle is RegleDeChoix.VERSION:
                continue
            raison = _raison(contexte, un.valeur, autre, regle)
            retenu, ecarte = _dite(contexte, un.valeur), _dite(contexte, autre)
            if (un.valeur.nombre, un.valeur.mots, un.valeur.statut.est_absence) == (autre.nombre, autre.mots, autre.statut.est_absence):
                yield f"{ou}{INSECABLE}: deux sources donnent le même chiffre, {retenu} et {ecarte}."
            else:
                yield f"{ou}{INSECABLE}: deux sources donnent deux chiffres. Celui qui compte est {retenu}, et non {ecarte}{INSECABLE}: {raison}."


def _raison(contexte: Contexte, retenue: Valeur, autre: Valeur, regle: RegleDeChoix) -> str:
    """The rule in words, after a colon."""
    if regle is RegleDeChoix.RETENU:
        return f"nous avons préféré le premier ({retenue.retenu})"
    if regle is RegleDeChoix.GENRE and autre.publication not in contexte.suivi.publications:
        return "une publication décrite sur ce site passe avant une source qui ne l’est pas"
    return _PARCE_QUE[regle]


def _dite(contexte: Contexte, valeur: Valeur) -> str:
    """«1 222 (Ville de Paris, mai 2018, publication officielle)»."""
    publication = contexte.suivi.publications.get(valeur.publication)
    return f"{texte_valeur(valeur)} ({signature(publication) if publication else valeur.source})"
