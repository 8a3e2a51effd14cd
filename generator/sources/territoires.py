"""Reads `territoires.yml`, and the outlines of the GeoJSON files that it names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from msgspec.structs import replace

from generator.model.codes import CodeChamp, CodeFichier
from generator.model.contour import emprise
from generator.model.formats.territoires import TERRITOIRES
from generator.model.lieu import Source
from generator.model.territoire import Alentour, Territoire, TypeTerritoire
from generator.sources.anciens_ids import lire_anciens_ids
from generator.sources.champs import Champs
from generator.sources.geometries import ContourLu, lire_contours
from generator.sources.journal import Journal, extrait
from generator.sources.place import lire_source, source_du_fichier

# Neighbourhoods of another list than that of the contract are no ground: they lie inside its communes.
_OFFICIEL = re.compile(r"Q[NP][0-9AB]{5}[0-9A-Z]|Q[NP][0-9]{6}|[0-9][0-9AB][0-9]{3}")
_CODE_DE_QUARTIER = re.compile(r"Q[NPV]", re.IGNORECASE)
_CODES_DITS = 3
_MARGE_MINIMALE = 0.05  # degrees, some 5 km


class LieuxLus(NamedTuple):
    """The territories of one contract, and what lies around them."""

    territoires: tuple[Territoire, ...]
    alentours: tuple[Alentour, ...]


def lire_territoires(racine: yaml.Node, fichier: str, dossier: Path, journal: Journal) -> tuple[Territoire, ...]:
    """The territories of one contract; `dossier` is where the paths of `geometries` start."""
    return lire_lieux(racine, fichier, dossier, journal).territoires


def lire_lieux(racine: yaml.Node, fichier: str, dossier: Path, journal: Journal) -> LieuxLus:
    """The same, with the outlines near them that are of no territory: files may have more places than the contract."""
    haut = Champs(racine, fichier, journal, TERRITOIRES.forme)
    herite = source_du_fichier(haut)
    fichiers = [(champs, lire_contours(champs, dossier, fichier.rpartition("/")[0], journal)) for champs in haut.liste("geometries")]
    contours: dict[str, ContourLu] = {}
    for _, siens in fichiers:
        contours |= siens
    territoires = [_territoire(champs, herite) for champs in haut.liste("territoires")]
    haut.fini()
    avec_contour = tuple(
        replace(territoire, contour=contours[territoire.code].contour) if territoire.code in contours else territoire
        for territoire in territoires
    )
    alentours = _alentours(contours, avec_contour)
    for champs, siens in fichiers:
        if siens and not siens.keys() & {*(territoire.code for territoire in avec_contour), *alentours}:
            _ne_dessine_rien(champs, siens, avec_contour)
    return LieuxLus(avec_contour, tuple(alentours.values()))


def _ne_dessine_rien(champs: Champs, contours: Mapping[str, ContourLu], territoires: Sequence[Territoire]) -> None:
    """Warn of a file none of whose outlines is of a place of the contract, nor of a commune near it."""
    codes = [territoire.code for territoire in territoires if territoire.code]
    message = f"Aucun contour de ce fichier n’est celui d’un lieu du contrat ({_quelques(contours)})."
    conseil = (
        f"Vérifier le champ du code et le découpage ; les lieux ont pour codes : {_quelques(codes) or 'aucun, « code » est à écrire'}."
    )
    champs.journal.avertir(champs.lieu_du("fichier"), CodeFichier.GEOJSON, message, conseil, "fichier")


def _quelques(codes: Iterable[str]) -> str:
    codes = list(codes)
    return ", ".join(map(extrait, codes[:_CODES_DITS])) + (", …" if len(codes) > _CODES_DITS else "")


def _alentours(contours: Mapping[str, ContourLu], territoires: Sequence[Territoire]) -> dict[str, Alentour]:
    """Outlines of communes that the contract does not speak of and of water, by their codes, at most as far from its places as these stretch."""
    pris = {territoire.code for territoire in territoires}
    emprises = [emprise(territoire.contour) for territoire in territoires if territoire.contour]
    emprises += [(un.longitude, un.latitude) * 2 for un in territoires if un.longitude is not None and un.latitude is not None]
    if not emprises:
        return {}
    ouest, sud, est, nord = (choisir(cotes) for choisir, cotes in zip((min, min, max, max), zip(*emprises, strict=True), strict=True))
    marge = max(est - ouest, nord - sud, _MARGE_MINIMALE)
    proches = {}
    for code, lu in contours.items():
        if code in pris or (_CODE_DE_QUARTIER.match(code) and not lu.eau):
            continue
        o, s, e, n = emprise(lu.contour)
        if o < est + marge and e > ouest - marge and s < nord + marge and n > sud - marge:
            proches[code] = Alentour(lu.nom, lu.contour, lu.eau)
    return proches


def _code_officiel(ecrit: str) -> str:
    """The code as official files write it: «qn 07711m» is QN07711M, and the same place as there. What is no such code stays as it is written."""
    nu = "".join(ecrit.split()).upper()
    return nu if _OFFICIEL.fullmatch(nu) else ecrit


def _territoire(champs: Champs, herite: Source) -> Territoire:
    latitude = champs.nombre("latitude", point_decimal=True)
    longitude = champs.nombre("longitude", point_decimal=True)
    if ("latitude" in champs) != ("longitude" in champs):
        champs.journal.erreur(
            champs.lieu, CodeChamp.POINT, "Un point demande une latitude et une longitude.", "Écrire les deux, ou aucune."
        )
    id = champs.id()
    anciens, premier = lire_anciens_ids(champs, id)
    territoire = Territoire(
        id=id,
        type=TypeTerritoire(champs.choix("type")),
        nom=champs.texte("nom"),
        communes=champs.ids("communes"),
        contrat_de_ville=champs.texte("contrat_de_ville"),
        code=_code_officiel(champs.texte("code")),
        departement=champs.texte("departement"),
        population=champs.entier("population"),
        population_source=champs.texte("population_source"),
        poids=champs.texte("poids"),
        latitude=float(latitude) if latitude is not None else None,
        longitude=float(longitude) if longitude is not None else None,
        localisation=champs.texte("localisation"),
        quartiers=champs.textes("quartiers"),
        quartiers_source=champs.texte("quartiers_source"),
        signataire=champs.booleen("signataire"),
        note_editoriale=champs.texte("note_editoriale"),
        anciens_ids=anciens,
        premier_id=premier,
        source=lire_source(champs, herite),
        lieu=champs.lieu,
    )
    champs.fini()
    return territoire
