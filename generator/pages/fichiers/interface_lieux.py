"""Places in the files for machines: those of all contracts, each once, and what concerns each place of a contract."""

from collections.abc import Iterable
from typing import Any

from generator.calculs.lieux import LieuCommun, Mention, lieux_communs
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import Adresses, lieu_du_portail, racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import json_lisible


def lieux_json(contrats: Iterable[tuple[str, Iterable[Territoire]]]) -> bytes:
    """`lieux.json` of the portal: communes, neighbourhoods and sets of them, one object per place however many contracts (id, places) name it."""
    lieux = [_lieu(lieu) for lieu in lieux_communs(contrats)]
    return json_lisible(lieux)


def _lieu(lieu: LieuCommun) -> dict[str, Any]:
    situe = lieu.situe
    return {
        "type": lieu.type.value,
        "code": lieu.mentions[0].territoire.code or None,
        "nom": lieu.nom,
        "autres_noms": list(lieu.noms[1:]),
        "population": lieu.population,
        "latitude": situe.latitude,
        "longitude": situe.longitude,
        "page": racine(lieu_du_portail(lieu.id)) if lieu.est_partage else objet_mention(lieu.mentions[0])["adresse"],
        "contrats": [objet_mention(mention) for mention in lieu.mentions],
    }


def objet_mention(mention: Mention) -> dict[str, str]:
    """A place as one contract names it."""
    return {
        "contrat": mention.contrat,
        "territoire": mention.territoire.id,
        "nom": mention.territoire.nom,
        "adresse": racine(Adresses(mention.contrat).territoire(mention.territoire.id)),
    }


def statuts_en(contexte: Contexte, territoire: Territoire) -> dict[str, str]:
    """The status at this place of each indicator that concerns it; none for the whole perimeter, where it is that of the contract."""
    if territoire.type is TypeTerritoire.PERIMETRE:
        return {}
    return {id: statut.value for id, statut in contexte.suivi.statuts_en(territoire.id).items()}
