"""What a site said beside the promises of a contract: neighbouring figures, national measures, the findings of its documents."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.instantane import ENDROIT, ChampSuivi, ChiffreDit, ChoseSuivie, CleDeChiffre, GenreDeChose
from generator.model.tableur import rendre
from generator.sources.objets_publies import connus, mot, mots


def series(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The series of neighbouring figures."""
    for une in lu.get("chiffres_voisins", ()):
        champs = connus(une, {ChampSuivi.TITRE: "titre", ChampSuivi.UNITE: "unite", ChampSuivi.TEXTE: "difference"})
        yield ChoseSuivie(GenreDeChose.SERIE_VOISINE, mot(une["id"]), mot(une["titre"]), champs, mots(une.get("pres_de", [])))


def endroits(lu: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The names of the places of series that are none of the contract's."""
    villes = {mot(une["id"]): mot(une["nom"]) for une in lu["contrat"].get("contrats_de_ville", ())}
    noms: dict[tuple[str, str], str] = {}
    for une in lu.get("chiffres_voisins", ()):
        siens = {mot(lieu["id"]): mot(lieu["nom"]) for lieu in une.get("lieux", ())}
        tous = (villes if une.get("par") == "contrat_de_ville" else {}) | siens
        noms |= {(ENDROIT, f"{mot(une['id'])}/{id}"): nom for id, nom in tous.items()}
    return noms


def voisins_lus(table: bytes) -> dict[CleDeChiffre, tuple[ChiffreDit, ...]]:
    """The neighbouring figures, from their table; none from an empty file."""
    tous: defaultdict[CleDeChiffre, list[ChiffreDit]] = defaultdict(list)
    for ligne in csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True):
        dit = ChiffreDit(
            rendre(ligne["valeur"]),
            ligne["unite"],
            "",
            publication=ligne.get("publication") or "",
            repere=rendre(ligne.get("repere") or ""),
            commentaire=rendre(ligne.get("commentaire") or ""),
        )
        tous[CleDeChiffre(ligne["serie"], ligne["lieu"], ligne["periode"])].append(dit)
    return {cle: tuple(sorted(siens)) for cle, siens in tous.items()}


def mesures(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The national measures of the list."""
    for une in lu.get("mesures_nationales", ()):
        champs = connus(une, {ChampSuivi.TITRE: "intitule", ChampSuivi.ETAT: "etat"})
        champs[ChampSuivi.TEXTE] = tuple(mot(une.get(cle)) for cle in ("axe", "programme", "thematique") if une.get(cle))
        champs[ChampSuivi.TEXTE] += mots(une.get("indicateurs", []))
        yield ChoseSuivie(GenreDeChose.MESURE, mot(une["numero"]), mot(une["intitule"]), champs)


def nomme_des_mesures(lu: Mapping[str, Any]) -> bool:
    """True where a promise names one: to other contracts, what changes in the list says nothing."""
    return any(un.get("mesures_nationales") for un in lu.get("noeuds", ()))


def constats(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """What the documents found before they promised: each subject with its findings and the work that it asks for."""
    for theme in (lu.get("constats") or {}).get("themes", ()):
        for un in theme.get("sujets", ()):
            champs = connus(un, {ChampSuivi.TITRE: "titre"})
            champs[ChampSuivi.TEXTE] = tuple(mot(ligne["texte"]) for cle in ("constats", "axes") for ligne in un.get(cle, ()))
            yield ChoseSuivie(
                GenreDeChose.CONSTAT, mot(un["id"]), mot(un.get("titre") or theme["titre"]), champs, mots(un.get("promesses", []))
            )
