"""What a site said of the promises of a contract: their words, who does what, their sheet, and their news."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.instantane import SEPARE, ChampSuivi, ChoseSuivie, GenreDeChose
from generator.sources.objets_publies import connus, mot, mots

# What the sheet of an action says besides its dates.
_FICHE = ("priorite", "beneficiaires", "avancement", "avancement_au")


def promesses(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    """The titles and promises of the tree."""
    for une in lu.get("noeuds", ()):
        champs = connus(
            une,
            {
                ChampSuivi.TITRE: "titre",
                ChampSuivi.RESULTATS: "resultats_attendus",
                ChampSuivi.PARTENAIRES: "partenaires",
                ChampSuivi.LIEUX: "territoires",
                ChampSuivi.PLACE: "parent",
                ChampSuivi.NOMMES: "partenaires_texte",
            },
        )
        champs[ChampSuivi.TEXTE] = (*mots(une.get("texte")), *mots(une.get("composantes", [])))
        fiche, etat, parole = une.get("fiche") or {}, une.get("etat"), une.get("conseils_citoyens") or {}
        champs[ChampSuivi.DATES] = tuple(filter(None, (mot(fiche.get("debut")), mot(fiche.get("fin")))))
        if "fiche" in une:
            champs[ChampSuivi.FICHE] = tuple(f"{cle}={mot(fiche[cle])}" for cle in _FICHE if fiche.get(cle))
        if "conseils_citoyens" in une:
            champs[ChampSuivi.PRIORITES] = (*mots(parole.get("titre")), *mots(parole.get("points", [])))
        if {"roles", "services"} <= une.keys():
            champs[ChampSuivi.ROLES] = tuple(_role(une, qui) for qui in mots(une.get("partenaires", [])))
        if etat:
            champs[ChampSuivi.ETAT] = _nouvelle(etat)
            if "historique" in etat:
                champs[ChampSuivi.NOUVELLES] = tuple(SEPARE.join(_nouvelle(ancienne)) for ancienne in etat["historique"])
        sur = (*champs.get(ChampSuivi.LIEUX, ()), *champs.get(ChampSuivi.PARTENAIRES, ()))
        yield ChoseSuivie(GenreDeChose.PROMESSE, mot(une["id"]), mot(une["titre"]), champs, sur)


def _role(une: Mapping[str, Any], qui: str) -> str:
    """«etat=pilote | education-nationale»: what a partner does, and through which of its services."""
    return f"{qui}={SEPARE.join((mot(une['roles'].get(qui)), *mots(une['services'].get(qui, []))))}"


def _nouvelle(une: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(mot(une.get(cle)) for cle in ("etat", "date", "phrase", "source"))
