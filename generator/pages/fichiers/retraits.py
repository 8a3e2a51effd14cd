"""What stands in the place of a file of data or of paper that was withdrawn: one of the same kind, which says what it was, when and why, and where to look.

Whoever opens it (a spreadsheet, a program, a calendar that subscribes to it) is told, on hosts that can answer nothing but files too.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from generator.model.adresses_publiees import AdresseChangee
from generator.pages.fichiers.agenda import EvenementDAgenda, agenda
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.ecrire_json import json_lisible
from generator.pages.fichiers.ecrire_pdf import ecrire_pdf
from generator.pages.fichiers.ecrire_xlsx import Feuille, ecrire_xlsx
from generator.pages.fichiers.ecrire_zip import ecrire_zip
from generator.pages.mots.echappement import cellule_csv
from generator.pages.mots.typographie import date_fr

_SUFFIXE_DE_TABLEUR = "-tableur.csv"
_TITRE = "Ce fichier a été retiré"
Ecrivain = Callable[[str, AdresseChangee, Sequence[str]], bytes]


def retrait_en_fichier(adresse: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes | None:
    """The file at an address, of its kind; None for a kind that can say nothing (a picture). `voir` are whole addresses, or from the root of the site."""
    ecrire = _EN_DONNEES.get(adresse.rpartition(".")[2])
    return ecrire(adresse, retrait, voir) if ecrire else None


def _phrases(retrait: AdresseChangee, voir: Sequence[str]) -> Sequence[tuple[str, str]]:
    """(what, words) of all that is to be said."""
    dites = [("Depuis le", date_fr(retrait.le)), ("Pourquoi", retrait.motif)]
    if retrait.quoi:
        dites.insert(0, ("Ce qu’il montrait", retrait.quoi))
    return [*dites, *(("Où chercher", une) for une in voir)]


def _csv(adresse: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    """A table with other columns than the one that was there: no program takes it for that one."""
    rangees = [("retire_le", "quoi", "motif", "voir"), (retrait.le, cellule_csv(retrait.quoi), cellule_csv(retrait.motif), " ".join(voir))]
    if not adresse.endswith(_SUFFIXE_DE_TABLEUR):
        return ecrire_csv(rangees[0], rangees[1:])
    sortie = io.StringIO()
    csv.writer(sortie, delimiter=";", lineterminator="\r\n").writerows(rangees)
    return f"\ufeff{sortie.getvalue()}".encode()


def _json(_: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    return json_lisible(_dit(retrait, voir))


def _dit(retrait: AdresseChangee, voir: Sequence[str]) -> Mapping[str, object]:
    return {"retire_le": retrait.le, "quoi": retrait.quoi, "motif": retrait.motif, "voir": list(voir)}


def _geojson(_: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    return json_lisible({"type": "FeatureCollection", "features": [], **_dit(retrait, voir)})


def _ics(adresse: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    """A calendar of one day, that of the withdrawal: who subscribed is told there, and the events of before are gone."""
    quoi = f"{retrait.quoi} : calendrier retiré" if retrait.quoi else "Ce calendrier a été retiré"
    dites = "\n".join(f"{nom}\u00a0: {mots}" for nom, mots in _phrases(retrait, voir))
    evenement = EvenementDAgenda(f"retrait {adresse}", retrait.le, quoi, dites, next((une for une in voir if "://" in une), ""))
    return agenda(quoi, [evenement], retrait.le)


def _xlsx(_: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    lignes = [(_TITRE,), (), *_phrases(retrait, voir)]
    return ecrire_xlsx([Feuille("Fichier retiré", (30, 90), lignes, entetes=False, titre=True)], _TITRE, retrait.le)


def _zip(_: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    texte = "".join(f"{ligne}\r\n" for ligne in (_TITRE, "", *(f"{nom} : {mots}" for nom, mots in _phrases(retrait, voir))))
    return ecrire_zip([("LISEZ-MOI.txt", texte.encode("utf-8-sig"))], retrait.le)


def _pdf(_: str, retrait: AdresseChangee, voir: Sequence[str]) -> bytes:
    return ecrire_pdf(_TITRE, [f"{nom}\u00a0: {mots}" for nom, mots in _phrases(retrait, voir)], retrait.le)


_EN_DONNEES: Mapping[str, Ecrivain] = {
    "csv": _csv,
    "json": _json,
    "jsonld": _json,
    "geojson": _geojson,
    "ics": _ics,
    "xlsx": _xlsx,
    "zip": _zip,
    "pdf": _pdf,
}
