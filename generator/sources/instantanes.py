"""Reads back, from the data that a site published, what it said of a contract: `referentiel.json`, `valeurs.csv` and `voisins.csv`."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import DecodeError, ValidationError, json

from generator.model.instantane import (
    DITS_D_UN_SEUIL,
    ChampSuivi,
    ChiffreDit,
    ChoseSuivie,
    CleDeChiffre,
    GenreDeChose,
    Instantane,
    RaisonEcrite,
)
from generator.model.mouvement import Historique
from generator.model.tableur import rendre
from generator.sources.instantanes_a_cote import constats, endroits, mesures, nomme_des_mesures, series, voisins_lus
from generator.sources.instantanes_des_promesses import promesses
from generator.sources.instantanes_du_contrat import contrat_lu, documents_connus, obligations, publications, sections, territoires
from generator.sources.objets_publies import connus, mot, mots
from generator.sources.periodes import est_date

# How a target is read: what the published object has besides its words.
_LECTURE_DE_LA_CIBLE = (
    "comparateur",
    "valeur",
    "minimum",
    "maximum",
    "variation",
    "points",
    "sens",
    "unite",
    "ensemble",
    "annee",
    "portee",
    "chaque",
    "tolerance",
)


# From this version of the data on, the year and the comparator of a target are published whatever its figure is; before, beside a number alone.
_CIBLES_ENTIERES = (1, 2)

# Lists that sites did not publish from the first day on.
_LISTES = {
    "montants": GenreDeChose.MONTANT,
    "faits": GenreDeChose.FAIT,
    "anomalies": GenreDeChose.ANOMALIE,
    "avis": GenreDeChose.PAROLE,
    "publications": GenreDeChose.PUBLICATION,
    "calendrier": GenreDeChose.OBLIGATION,
    "chiffres_voisins": GenreDeChose.SERIE_VOISINE,
    "mesures_nationales": GenreDeChose.MESURE,
    "constats": GenreDeChose.CONSTAT,
}


class InstantaneIllisible(Exception):
    """What was given is no published data of a contract; the message says why, in French."""


def lire_instantane(referentiel: bytes, valeurs: bytes, quoi: str, voisins: bytes | None = None) -> Instantane:
    """What the files of a contract say; `quoi` names them. Keys that are not there were not known to that site, nor neighbouring figures where their table is not
    there. Raises InstantaneIllisible."""
    try:
        lu = json.decode(referentiel)
        contrat = lu["contrat"]
        noms = {
            **({("contrat", ""): f"{contrat['titre']}, {contrat['territoire']}"} if {"titre", "territoire"} <= contrat.keys() else {}),
            **{("partenaire", mot(un["id"])): mot(un["nom"]) for un in lu.get("partenaires", ())},
            **{("territoire", mot(un["id"])): mot(un["nom"]) for un in lu.get("territoires", ())},
            **{("promesse", mot(un["id"])): mot(un["titre"]) for un in lu.get("noeuds", ())},
            **{("document", mot(un["id"])): mot(un["titre"]) for un in lu.get("documents", ())},
            **endroits(lu),
        }
        if not est_jour(mot(contrat.get("calcule_le"))):
            raise InstantaneIllisible(f"« {quoi} » ne dit pas de quel jour il est (calcule_le).")
        choses = [*_indicateurs(lu), *promesses(lu), *publications(lu), *sections(lu), *_paroles(lu), *_anomalies(lu), *_faits(lu)]
        choses += [*contrat_lu(contrat), *obligations(contrat), *territoires(lu), *_montants(lu), *series(lu), *mesures(lu), *constats(lu)]
        return Instantane(
            mot(contrat["id"]),
            mot(contrat.get("calcule_le")),
            {(une.genre, une.id): une for une in choses},
            _chiffres(valeurs),
            noms,
            tuple(_inconnus(lu)),
            None if voisins is None else voisins_lus(voisins),
            cibles_entieres=_version(lu) >= _CIBLES_ENTIERES,
        )
    except (DecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError, csv.Error, RecursionError) as erreur:
        raise InstantaneIllisible(f"« {quoi} » n’est pas ce que publie ce programme : {type(erreur).__name__}, {erreur}.") from erreur


def _version(lu: Mapping[str, Any]) -> tuple[int, ...]:
    """That of what others rely on in the data; none where the site said none."""
    return tuple(int(nombre) for nombre in mot(lu.get("interface")).split(".") if nombre.isdecimal())


def _inconnus(lu: Mapping[str, Any]) -> Iterator[GenreDeChose]:
    """The kinds of things of which the site says nothing."""
    yield from (genre for cle, genre in _LISTES.items() if cle not in lu and cle not in lu["contrat"])
    if not documents_connus(lu):
        yield GenreDeChose.SECTION
    if not nomme_des_mesures(lu):
        yield GenreDeChose.MESURE


def lire_historique(octets: bytes, quoi: str) -> Historique:
    """The changes that a site published of a contract (`changements.json`). Raises InstantaneIllisible."""
    try:
        lu = json.decode(octets, type=Historique)
    except (DecodeError, ValidationError, RecursionError) as erreur:
        raise InstantaneIllisible(f"« {quoi} » n’est pas une liste de changements de ce programme : {erreur}.") from erreur
    if not all(est_jour(mot) for mot in (*filter(None, [lu.depuis]), *(un.date for un in lu.mouvements))):
        raise InstantaneIllisible(f"« {quoi} » a une date qui n’est pas un jour.")
    return lu


def est_jour(mot: str) -> bool:
    """True for an ISO day."""
    return len(mot) == len("2026-12-08") and est_date(mot)


def _indicateurs(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    for un in lu.get("indicateurs", ()):
        retire, ajoute, echeance, reference = un.get("retire"), un.get("ajoute"), un.get("echeance"), un.get("reference")
        champs = connus(
            un,
            {
                ChampSuivi.LIBELLE: "libelle",
                ChampSuivi.DEFINITION: "definition",
                ChampSuivi.STATUT: "statut",
                ChampSuivi.UNITE: "unite",
                ChampSuivi.TYPE: "type",
                ChampSuivi.SANS_OBJECTIF: "sans_objectif",
                ChampSuivi.REFERENTS: "referents",
                ChampSuivi.LIEUX: "territoires",
                ChampSuivi.NOMMES: "referents_texte",
            },
        )
        champs[ChampSuivi.CIBLE] = _cible(un.get("cible"))
        champs[ChampSuivi.PLACE] = (mot(un["noeud"]), *mots(un.get("aussi_sous", [])))
        champs[ChampSuivi.ECHEANCE] = tuple(filter(None, (mot(echeance["texte"]), mot(echeance.get("date"))))) if echeance else ()
        champs[ChampSuivi.REFERENCE] = (
            tuple(filter(None, (mot(reference["texte"]), mot(reference.get("valeur")), mot(reference.get("annee"))))) if reference else ()
        )
        champs[ChampSuivi.RETIRE] = (mot(retire["date"]),) if retire else ()
        champs[ChampSuivi.SEUILS] = tuple(mot(seuil.get(cle)) for seuil in un.get("seuils", ()) for cle in DITS_D_UN_SEUIL)
        if un.get("avancement"):
            champs[ChampSuivi.ETAT] = (mot(un["avancement"]["statut"]),)
        yield ChoseSuivie(
            GenreDeChose.INDICATEUR,
            mot(un["id"]),
            mot(un["libelle"]),
            champs,
            (*champs[ChampSuivi.PLACE], *mots(un.get("territoires", [])), *mots(un.get("referents", []))),
            mots(retire.get("remplace_par", [])) if retire else (),
            tuple(_raisons_de_l_indicateur(un.get("cible"), ajoute, retire)),
        )


def _cible(cible: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The words of a target, then how they are read: «valeur=100», «2019=valeur 50» for a step, or a place."""
    if not cible:
        return ()
    lues = [f"{cle}={mot(cible[cle])}" for cle in _LECTURE_DE_LA_CIBLE if cle in cible]
    lues += [f"{une.get('annee') or une.get('territoire')}={_bornes(une)}" for cle in ("jalons", "par_lieu") for une in cible.get(cle, ())]
    avant = (f"{mot(une['texte'])} ({mot(une['changee_le'])}, {mot(une['document'])})" for une in cible.get("avant", ()))
    lues += [f"avant={dites}"] if (dites := " ; ".join(avant)) else []
    return (mot(cible["texte"]), *lues)


def _bornes(une: Mapping[str, Any]) -> str:
    return " ".join(
        filter(None, (mot(une.get("texte")), *(f"{cle} {mot(une[cle])}" for cle in ("valeur", "minimum", "maximum") if cle in une)))
    )


def _raisons_de_l_indicateur(
    cible: Mapping[str, Any] | None, ajoute: Mapping[str, Any] | None, retire: Mapping[str, Any] | None
) -> Iterator[RaisonEcrite]:
    for avant in (cible or {}).get("avant", ()):
        yield RaisonEcrite(ChampSuivi.CIBLE, mot(avant["texte"]), "", mot(avant["document"]), mot(avant["changee_le"]))
    for champ, dit in ((ChampSuivi.STATUT, ajoute), (ChampSuivi.RETIRE, retire)):
        if dit:
            document = mot((dit.get("source") or {}).get("document"))
            yield RaisonEcrite(champ, "", mot(dit.get("raison")), document, mot(dit["date"]))


def _paroles(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    for une in lu.get("avis", ()):
        reponse = une.get("reponse")
        champs = connus(une, {ChampSuivi.TITRE: "titre", ChampSuivi.TEXTE: "texte"})
        champs[ChampSuivi.REPONSE] = (mot(reponse["texte"]), mot(reponse["auteur"]), mot(reponse["date"])) if reponse else ()
        qui = filter(None, (mot(un.get("auteur_partenaire")) for un in (une, reponse or {})))
        sur = (*mots(une.get("sur", [])), *qui)
        habitants = not mot(une.get("auteur_partenaire"))
        yield ChoseSuivie(GenreDeChose.PAROLE, mot(une["id"]), mot(une["titre"]), champs, sur, d_habitants=habitants)


def _anomalies(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    for une in lu.get("anomalies", ()):
        champs = connus(une, {ChampSuivi.TITRE: "titre"})
        champs[ChampSuivi.TEXTE] = (*mots(une.get("texte")), *mots(une.get("citations", [])), *mots(une.get("calcul")))
        yield ChoseSuivie(GenreDeChose.ANOMALIE, mot(une["id"]), mot(une["titre"]), champs, mots(une.get("concerne", [])))


def _faits(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    for un in lu.get("faits", ()):
        champs = connus(
            un,
            {ChampSuivi.TEXTE: "texte", ChampSuivi.DATE: "periode", ChampSuivi.PARTENAIRES: "partenaires", ChampSuivi.LIEUX: "territoires"},
        )
        champs[ChampSuivi.MONTANT] = (mot(un["montant"]), mot(un["nature"])) if un.get("montant") is not None else ()
        sur = (*mots(un.get("noeud")), *champs.get(ChampSuivi.LIEUX, ()), *champs.get(ChampSuivi.PARTENAIRES, ()))
        yield ChoseSuivie(GenreDeChose.FAIT, mot(un["id"]), mot(un["texte"]), champs, sur)


def _montants(lu: Mapping[str, Any]) -> Iterator[ChoseSuivie]:
    for un in lu.get("montants", ()):
        champs = connus(
            un,
            {ChampSuivi.TEXTE: "texte", ChampSuivi.DATE: "periode", ChampSuivi.PARTENAIRES: "partenaires", ChampSuivi.LIEUX: "territoires"},
        )
        champs[ChampSuivi.MONTANT] = (mot(un["montant"]), mot(un["nature"]), *mots(un.get("par"))) if un.get("montant") is not None else ()
        sur = (*mots(un.get("noeud")), *champs.get(ChampSuivi.LIEUX, ()), *champs.get(ChampSuivi.PARTENAIRES, ()))
        yield ChoseSuivie(GenreDeChose.MONTANT, mot(un["id"]), mot(un.get("objet")) or mot(un["texte"]), champs, sur)


def _chiffres(valeurs: bytes) -> dict[CleDeChiffre, tuple[ChiffreDit, ...]]:
    tous: defaultdict[CleDeChiffre, list[ChiffreDit]] = defaultdict(list)
    for ligne in csv.DictReader(io.StringIO(valeurs.decode("utf-8-sig"), newline=""), strict=True):
        cle = CleDeChiffre(ligne["indicateur"], ligne["territoire"], ligne["periode"], ligne.get("ventilation") or "")
        bornes = [ligne.get("borne_basse") or "", ligne.get("borne_haute") or ""]
        valeur = rendre(ligne["valeur"])
        tous[cle].append(
            ChiffreDit(
                " ".join(filter(None, (valeur, f"({bornes[0]} / {bornes[1]})" if bornes[0] else ""))),
                ligne["unite"],
                ligne["statut"],
                rendre(ligne.get("source") or ""),
                ligne.get("publication") or "",
                rendre(ligne.get("repere") or ""),
                rendre(ligne.get("commentaire") or ""),
                rendre(ligne.get("retenu") or ""),
            )
        )
    return {cle: tuple(sorted(siens)) for cle, siens in tous.items()}
