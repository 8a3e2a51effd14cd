"""The cover of the paper of a whole contract: who and when, what is in it in numbers, where its places are, of what day it is."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.bilan import nommes_en_face
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer, nombre_fr
from generator.pages.pieces.cartes_des_lieux import carte_des_lieux
from generator.pages.pieces.promesses_comptees import mots_de_toutes, mots_des_promesses
from generator.pages.pieces.reperes import point_de

_PARTIES = 8  # names of parties on the cover
_NOMMES = 4
_LIEUX_D_UN_PLAN = 3  # a plan of fewer says nothing


class PageDeCouverture(Struct, frozen=True):
    """All that the cover has besides the head of the paper and its bar. `nombres` are (number, words); `lignes` (label, words)."""

    couleur: str
    nombres: tuple[tuple[str, str], ...]
    lignes: tuple[tuple[str, str], ...]
    plan: CarteThematique | None
    sous_le_plan: str


def couverture(contexte: Contexte) -> PageDeCouverture:
    """The cover of one contract."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    promesses, autres = len(contexte.promesses_des_axes), len(contexte.promesses_annexes)
    un, plusieurs = mots_des_promesses(contexte)
    nombres = [
        (nombre_fr(promesses), un if promesses < 2 else plusieurs),
        *([(nombre_fr(autres), "autre promesse" if autres < 2 else "autres promesses")] if autres else []),
        (nombre_fr(synthese.total), "indicateur annoncé" if synthese.total < 2 else "indicateurs annoncés"),
        (nombre_fr(synthese.avec_chiffres), "avec un chiffre trouvé"),
    ]
    return PageDeCouverture(
        contexte.contrat.identite.couleur or "#12395b",
        tuple(nombres),
        tuple(_lignes(contexte)),
        _plan(contexte),
        _sous_le_plan(contexte),
    )


def _lignes(contexte: Contexte) -> Iterator[tuple[str, str]]:
    contrat = contexte.contrat
    if contrat.signature and contrat.signature.date:
        ou = f" à {contrat.signature.lieu_signature}" if contrat.signature.lieu_signature else ""
        quand = f"{'le' if len(contrat.signature.date) == 10 else 'en'} {date_fr(contrat.signature.date)}"
        yield "Signature, d’après le document", f"{quand}{ou}"
    if contrat.signataires:
        noms = list(dict.fromkeys(debut_de(contexte.partenaires[un.partenaire].nom, 60) for un in contrat.signataires))
        trop = len(noms) - _PARTIES
        vus = f"{', '.join(noms[:_PARTIES])} et {accord(trop, 'autre')}" if trop > 1 else enumerer(noms)
        yield f"{accord(len(contrat.signataires), 'partie nommée', 'parties nommées')} par le document", vus
    nommes = nommes_en_face(contexte, contexte.promesses).partenaires
    if nommes:
        un, plusieurs = mots_de_toutes(contexte)
        dits = enumerer([f"{contexte.partenaires[id].nom} ({accord(nombre, un, plusieurs)})" for id, nombre in nommes[:_NOMMES]])
        combien = accord(len(nommes), "partenaire nommé", "partenaires nommés")
        yield f"{combien} en face des promesses", dits if len(nommes) <= _NOMMES else f"le plus souvent{INSECABLE}: {dits}"
    for document in contrat.documents:
        yield "Document", f"{document.titre}{f', {date_fr(document.date)}' if document.date else ''}"


def _plan(contexte: Contexte) -> CarteThematique | None:
    """The map of the communes; None where there is little to show."""
    communes = [un for un in contexte.de_type(TypeTerritoire.COMMUNE) if point_de(un)]
    return carte_des_lieux(contexte, communes_seules=True) if len(communes) >= _LIEUX_D_UN_PLAN else None


def _sous_le_plan(contexte: Contexte) -> str:
    """«20 communes et 65 quartiers.»"""
    communes = len(contexte.de_type(TypeTerritoire.COMMUNE))
    quartiers = sum(un.est_quartier for un in contexte.territoires.values())
    mots = [accord(communes, *contexte.contrat.nom_des_communes)] if communes else []
    mots += [accord(quartiers, "quartier")] if quartiers else []
    return f"{enumerer(mots)}." if mots else ""
