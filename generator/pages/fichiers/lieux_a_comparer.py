"""What the page that compares places reads: a small file for each place of a contract, and the list of all places by name. No file holds a whole contract."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.calculs.lieux import LieuCommun, lieux_communs
from generator.calculs.promesses_du_lieu import GroupeDePromesses, groupes_du_lieu, promesses_des_parties
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import lieu_du_portail, racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import json_lisible, json_serre
from generator.pages.mots.noms import TYPES_DE_LIEU
from generator.pages.mots.statuts import phrase_etat
from generator.pages.mots.typographie import INSECABLE, accord, debut_de, enumerer
from generator.pages.pieces.faits import vues_faits
from generator.pages.pieces.liens import nom_du_type
from generator.pages.pieces.mesures_du_lieu import chiffre_ici
from generator.pages.pieces.promesses_du_lieu import titre_du_groupe
from generator.pages.pieces.recherche import codes_cherches

FAITS = 2  # so many stand side by side; the place's page has all
_TEXTE_MAX = 140


def lieu_json(contexte: Contexte, id: str) -> bytes:
    """`territoires/<id>/lieu.json`: a place as one contract speaks of it. `cle` names it in the address of the comparison, `aussi` are the same place in other
    contracts, `reunis` the page that puts them together. Figures of two places may be compared where `contrat` and the `id` of the indicator are the same: they have one definition then."""
    territoire, contrat = contexte.territoires[id], contexte.contrat
    adresse = racine(contexte.adresses.territoire(id))
    return json_lisible(
        {
            "cle": cle_de_lieu(contrat.id, id),
            "aussi": [cle_de_lieu(autre.contrat, autre.territoire.id) for autre in contexte.ailleurs.get(id, ())],
            "nom": territoire.nom,
            "genre": nom_du_type(contexte, territoire),
            "communes": enumerer([contexte.territoires[un].nom for un in territoire.communes]) if territoire.est_quartier else "",
            "adresse": adresse,
            "reunis": racine(lieu_du_portail(contexte.partages[id].id)) if id in contexte.partages else "",
            "contrat": {
                "id": contrat.id,
                "nom": contrat.territoire_nom,
                "titre": contrat.titre,
                "adresse": racine(contexte.adresses.accueil()),
            },
            "population": accord(territoire.population, "habitant") if territoire.population is not None else "",
            "population_source": territoire.population_source,
            "promesses": [_groupe(contexte, adresse, groupe) for groupe in groupes_du_lieu(contexte, territoire)],
            "chiffres": list(_chiffres(contexte, id)),
            "faits": _faits(contexte, id),
            "inconnus": list(_inconnus(contexte, territoire)),
        }
    )


def cle_de_lieu(contrat: str, territoire: str) -> str:
    """How the address of the comparison names a place."""
    return f"{contrat}/{territoire}"


def _groupe(contexte: Contexte, adresse: str, groupe: GroupeDePromesses) -> dict[str, Any]:
    """How many promises reach the place in one way, and where its page lists them."""
    return {
        "portee": groupe.portee.value,
        "titre": titre_du_groupe(contexte, groupe),
        "nombre": len(promesses_des_parties(contexte, groupe.parties)),
        "indicateurs": len(groupe.indicateurs),
        "adresse": f"{adresse}#promesses-{groupe.portee.value}",
    }


def _chiffres(contexte: Contexte, lieu: str) -> Iterator[dict[str, str]]:
    """The figures of the place itself: the last one of each indicator, with its time."""
    for id in contexte.chiffres_par_lieu.get(lieu, ()):
        indicateur = contexte.indicateurs[id]
        valeur, periode = chiffre_ici(contexte, indicateur, contexte.suivi.chiffres_qui_parlent_par_lieu[lieu, id], lieu)
        yield {
            "id": id,
            "libelle": indicateur.libelle,
            "promesse": debut_de(contexte.noeuds[indicateur.noeud].titre, 120),
            "valeur": valeur,
            "periode": periode,
            "adresse": racine(contexte.adresses.indicateur(id)),
        }


def _faits(contexte: Contexte, lieu: str) -> dict[str, Any]:
    """How many sentences of the documents are about the place, and the first of them, with their amounts and times."""
    vues = vues_faits(contexte, contexte.adresses.territoire(lieu), contexte.faits.get(lieu, ()), contexte.territoires[lieu])
    return {
        "nombre": len(vues),
        "adresse": racine(f"{contexte.adresses.territoire(lieu)}{f'#faits-{lieu}' if vues else ''}"),
        "premiers": [
            {
                "texte": debut_de(vue.texte, _TEXTE_MAX),
                "montants": [", ".join(filter(None, (un.montant, un.nature, un.periode, un.avec))) for un in vue.montants],
            }
            for vue in vues[:FAITS]
        ],
    }


def _inconnus(contexte: Contexte, territoire: Territoire) -> Iterator[str]:
    """What this site did not find of the place in what was read."""
    if territoire.population is None:
        yield "Nombre d’habitants non trouvé dans les documents lus."
    if territoire.latitude is None and not territoire.contour:
        yield "Nous ne connaissons pas son emplacement exact."
    if not contexte.chiffres_par_lieu.get(territoire.id):
        yield "Aucun chiffre trouvé pour ce lieu dans les documents lus. Il peut en exister ailleurs."
    synthese = contexte.suivi.syntheses_par_lieu[territoire.id]
    if synthese.total:
        yield f"Indicateurs qui visent ce lieu, ou y sont mesurés{INSECABLE}: {phrase_etat(synthese)}"


def noms_json(contrats: Iterable[tuple[str, str, tuple[str, str], Iterable[Territoire]]]) -> bytes:
    """`comparer/lieux.json`: for each place of all contracts (id, name, what it calls its communes, places), once: its key, its name, what it is, and the words
    that find it besides its name. The rows are short, for a country has thousands."""
    tous = [(id, nom, communes, tuple(lieux)) for id, nom, communes, lieux in contrats]
    noms = {id: nom for id, nom, _, _ in tous}
    des_communes = {id: communes[0] for id, _, communes, _ in tous}
    places = {(id, lieu.id): lieu.nom for id, _, _, lieux in tous for lieu in lieux}
    lignes = [_nom(lieu, noms, des_communes, places) for lieu in lieux_communs((id, lieux) for id, _, _, lieux in tous)]
    return json_serre({"colonnes": ["cle", "nom", "precision", "contrats", "mots"], "lieux": lignes})


def _nom(lieu: LieuCommun, noms: dict[str, str], des_communes: dict[str, str], places: dict[tuple[str, str], str]) -> tuple[str, ...]:
    premiere = lieu.mentions[0]
    territoire = premiere.territoire
    if territoire.type is TypeTerritoire.COMMUNE:
        precision = des_communes[premiere.contrat]
    else:
        communes = [places[premiere.contrat, id] for id in territoire.communes] if territoire.est_quartier else []
        precision = ", ".join([territoire.type.value.upper() if territoire.est_quartier else TYPES_DE_LIEU[territoire.type], *communes])
    codes = dict.fromkeys(codes_cherches(mention.territoire.code) for mention in lieu.mentions)
    dans = enumerer([noms[mention.contrat] for mention in lieu.mentions])
    return (
        cle_de_lieu(premiere.contrat, territoire.id),
        lieu.nom,
        precision,
        dans,
        " ".join(filter(None, (*lieu.noms[1:], "quartier" if territoire.est_quartier else "", *codes))),
    )
