"""Calendars (iCalendar, RFC 5545): the dates that documents state, as all-day events.

The same data give the same bytes: the stamp of every event is the day up to which publications were read, never that of the build.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.temps import lendemain
from generator.pages.fichiers.flux import identifiant

_OCTETS = 75  # of a line, after which it is folded
_SPECIAUX = re.compile(r"([\\;,])")


class EvenementDAgenda(Struct, frozen=True):
    """One event of a whole day (ISO): `cle` tells it from all others, for ever; `adresse` is where it is explained, empty where the site does not know
    its own."""

    cle: str
    jour: str
    titre: str
    description: str
    adresse: str = ""


def agenda(nom: str, evenements: Sequence[EvenementDAgenda], jour: str) -> bytes:
    """The file, of which every event is stamped with `jour` (ISO)."""
    lignes = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Engagements ouverts//FR", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_texte(nom)}"]
    for un in evenements:
        lignes += _evenement(un, jour)
    return "".join(f"{pliee}\r\n" for ligne in (*lignes, "END:VCALENDAR") for pliee in _plier(ligne)).encode()


def _evenement(un: EvenementDAgenda, jour: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{identifiant(un.cle).removeprefix('urn:uuid:')}"
    yield f"DTSTAMP:{jour.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{un.jour.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{lendemain(un.jour).replace('-', '')}"
    yield f"SUMMARY:{_texte(un.titre)}"
    yield f"DESCRIPTION:{_texte(un.description)}"
    if un.adresse:
        yield f"URL:{un.adresse}"
    yield "TRANSP:TRANSPARENT"  # it takes nobody's time
    yield "END:VEVENT"


def _texte(texte: str) -> str:
    """A value of text: its separators and its line ends are escaped."""
    return _SPECIAUX.sub(r"\\\1", texte).replace("\r", "").replace("\n", r"\n")


def _plier(ligne: str) -> Iterator[str]:
    """The line in pieces of 75 bytes at most, cut between characters; each piece but the first begins with a space, which counts."""
    morceau, taille = "", 0
    for signe in ligne:
        octets = len(signe.encode())
        if taille + octets > _OCTETS:
            yield morceau
            morceau, taille = " ", 1
        morceau, taille = morceau + signe, taille + octets
    yield morceau
