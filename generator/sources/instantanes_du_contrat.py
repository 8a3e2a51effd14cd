"""What a site said of a contract itself: who signed it, its dates and calendar, its documents and their words, its publications, its places."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.instantane import SEPARE, SEUILS_DU_CONTRAT, ChampSuivi, ChoseSuivie, GenreDeChose
from generator.sources.objets_publies import connus, mot, mots


def contrat_lu(contrat: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The contract itself, whose id is empty here: it is one, under whatever name its folder has."""
    champs = connus(contrat, {ChampSuivi.TITRE: "titre_signe", ChampSuivi.DATE: "signature", ChampSuivi.DEPUIS: "changements_depuis"})
    if {"debut", "fin"} <= contrat.keys():
        champs[ChampSuivi.DATES] = tuple(filter(None, (mot(contrat["debut"]), mot(contrat["fin"]))))
    if "signataires" in contrat:
        champs[ChampSuivi.SIGNATAIRES] = tuple(mot(un["partenaire"]) for un in contrat["signataires"])
        champs[ChampSuivi.LIBELLES] = tuple(_libelle(un) for un in contrat["signataires"])
    if seuils := contrat.get("seuils"):
        champs[ChampSuivi.SEUILS] = tuple(f"{cle}={mot(seuils[cle])}" for cle in SEUILS_DU_CONTRAT if cle in seuils)
    if "contrats_de_ville" in contrat:
        villes = contrat["contrats_de_ville"]
        champs[ChampSuivi.CONTRATS_DE_VILLE] = tuple(
            SEPARE.join((mot(une.get("libelle")), mot(une.get("nom")), mot(une.get("date")), *mots(une.get("communes", []))))
            for une in villes
        )
    if "collecte" in contrat:
        champs[ChampSuivi.COLLECTE] = tuple(_collecte(une) for une in contrat["collecte"])
    if champs:
        yield ChoseSuivie(GenreDeChose.CONTRAT, "", f"{mot(contrat.get('titre'))}, {mot(contrat.get('territoire'))}", champs)


def _libelle(un: Mapping[str, Any]) -> str:
    """«etat=l'Etat | oui»: how the document calls who signed it, and whether it has its signature."""
    signe = {"True": "oui", "False": "non"}.get(mot(un.get("bloc_de_signature")), "")
    return f"{mot(un['partenaire'])}={mot(un.get('libelle'))}{SEPARE}{signe}"


def _collecte(une: Mapping[str, Any]) -> str:
    """«2020 | Deuxième bilan | 2021-03-31 | | suivi»."""
    depart = "depart" if une.get("depart") else ""
    return SEPARE.join((mot(une.get("periode")), mot(une.get("titre")), mot(une.get("echeance")), depart, *mots(une.get("types", []))))


def obligations(contrat: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """What the contract gives itself to do."""
    for une in contrat.get("calendrier", ()):
        champs = connus(une, {ChampSuivi.PERIODICITE: "periodicite", ChampSuivi.PARTENAIRES: "responsables"})
        champs[ChampSuivi.TEXTE] = (mot(une["texte"]), *mots(une.get("details", [])))
        champs[ChampSuivi.ECHEANCE] = tuple(filter(None, (mot(une.get("echeance_texte")), mot(une.get("echeance")))))
        yield ChoseSuivie(GenreDeChose.OBLIGATION, mot(une["id"]), mot(une["texte"]), champs, champs.get(ChampSuivi.PARTENAIRES, ()))


def publications(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The publications, of which some are the documents of the contract."""
    documents = {mot(un["id"]): un for un in lu.get("documents", ())}
    for une in lu.get("publications", ()):
        champs = connus(
            une,
            {
                ChampSuivi.TITRE: "titre",
                ChampSuivi.DATE: "date",
                ChampSuivi.LECTURE: "etat",
                ChampSuivi.EDITEUR: "editeur",
                ChampSuivi.ADRESSE: "url",
            },
        )
        if "licence" in une:
            champs[ChampSuivi.LICENCE] = tuple(filter(None, (mot(une["licence"]), mot(une.get("licence_url")))))
        document = documents.get(mot(une.get("document")))
        if document is not None:
            champs[ChampSuivi.EFFET] = mots(document.get("effet"))
            champs[ChampSuivi.MODIFIE] = mots(document.get("modifie"))
        yield ChoseSuivie(GenreDeChose.PUBLICATION, mot(une["id"]), mot(une["titre"]), champs)


def documents_connus(lu: Mapping[str, Any]) -> bool:
    """True where the site published the words of its documents with its data: earlier ones did not."""
    return all("passages" in section for un in lu.get("documents", ()) for section in un.get("sections", ()))


def sections(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The sections of documents of which the site has the words; each word is a passage with its place («p4 | 3 | Le présent contrat…»)."""
    for document in lu.get("documents", ()):
        for section in document.get("sections", ()):
            if not section.get("passages"):
                continue
            passages = tuple(SEPARE.join((mot(un["id"]), mot(un.get("page")), mot(un["texte"]))) for un in section["passages"])
            champs = {ChampSuivi.TITRE: mots(section["titre"]), ChampSuivi.TEXTE: passages}
            nom = f"{mot(document['titre'])}, {mot(section['titre'])}"
            yield ChoseSuivie(GenreDeChose.SECTION, f"{mot(document['id'])}/{mot(section['id'])}", nom, champs)


def territoires(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The places."""
    for un in lu.get("territoires", ()):
        champs = connus(un, {ChampSuivi.TYPE: "type", ChampSuivi.LIEUX: "communes"})
        if "population" in un:
            champs[ChampSuivi.POPULATION] = tuple(filter(None, (mot(un["population"]), mot(un.get("population_source")))))
        yield ChoseSuivie(GenreDeChose.TERRITOIRE, mot(un["id"]), mot(un["nom"]), champs, champs.get(ChampSuivi.LIEUX, ()))
