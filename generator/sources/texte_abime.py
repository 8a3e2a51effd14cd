"""Finds words that were written in one encoding and read in another («publi‚e», «Ã©cole», «ferm\ufffde»), and says what they were.

Every sign here is one that French never sets where it stands: «‚» beside a letter, «Ã» before «©», «Ú» after a small letter. What
French does write (“ ” … – ’ « » Œ É) is a sign only between the letters of a word that has no other reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_L = "A-Za-zÀ-ÖØ-öø-ÿœŒ"  # letters of French
_m = "a-zà-öø-ÿœ"  # its small letters
_CONTINUE = bytes(range(0x80, 0xC0))  # second and third bytes of UTF-8
_EN_1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + "".join(map(chr, _CONTINUE))  # as Windows-1252 and Latin-1 read them
_EN_850 = re.escape("".join(signe for signe in _CONTINUE.decode("cp850") if not "\u2500" <= signe <= "\u259f"))
_CADRES = "".join(signe for signe in _CONTINUE.decode("cp850") if "\u2500" <= signe <= "\u259f")


@dataclass(frozen=True, slots=True)
class _Regle:
    """The signs of one kind of damage; the text was read as `lu` and had been written as `ecrit`."""

    signe: re.Pattern[str]
    cause: str
    lu: str = ""
    ecrit: str = ""


def _un_de(*motifs: str) -> re.Pattern[str]:
    return re.compile("|".join(motifs))


_REGLES = (
    _Regle(re.compile("\ufffd"), "un signe qui n’a pas pu être lu y est remplacé par « \ufffd »"),
    _Regle(
        _un_de(
            rf"Ã[{_EN_1252}]",
            r"(?<![A-ZÀ-Þ])Ã(?= |$)",  # «Ã » was «à»: its no-break space is often made a plain one on the way
            r"Å[“’‘¸Ž\u0080-\u009f]",
            r"â[€‚†ˆ‰™\u0080-\u009f]",
            r"ï»¿",
            r"(?<![«“(])Â[«»°§·²³±½¼¾©®´¨\u0080-\u009f]",
            rf"(?<=[{_m}0-9»)])Â(?=[\u00a0 ]|$)",
        ),
        "de l’UTF-8 y a été lu comme du Windows-1252",
        "cp1252",
        "utf-8",
    ),
    _Regle(
        _un_de(r"√[^\s\x00-\x7f]", r"‚Ä[ôúùìîî¢]", r"¬[´ª†∞]", "≈ì"),
        "de l’UTF-8 y a été lu comme du Mac Roman",
        "mac_roman",
        "utf-8",
    ),
    _Regle(
        _un_de(rf"├[{_EN_850}]", rf"[{_L}]├[{_CADRES}]", rf"├[{_CADRES}][{_m}]", rf"┬[{_EN_850}]", r"ÔÇ[Öª£ÿôö]"),
        "de l’UTF-8 y a été lu comme du CP850 (« DOS »)",
        "cp850",
        "utf-8",
    ),
    # é Ž, à ˆ: the other letters have no sign in Windows-1252.
    _Regle(
        _un_de(rf"[{_m}]Ž", rf"[A-Z]Ž(?=[{_m}])", rf"(?<!\w)Ž(?=[tclgvq][{_m}])"),
        "du Mac Roman y a été lu comme du Windows-1252",
        "cp1252",
        "mac_roman",
    ),
    # Code pages 850 and 437: é ‚, â ƒ, à …, ç ‡, ê ˆ, ë ‰, è Š, ï ‹, î Œ, ô “, ö ”, û –, ù —, ÿ ˜.
    _Regle(
        _un_de(
            rf"[{_L}]‚",
            rf"‚(?=[{_L}])(?![^‘’\n]*[‘’])",  # but a ‚quotation’
            rf"[{_L}][ˆ˜]",
            rf"[ˆ˜][{_L}]",
            rf"[{_L}]ƒ",
            rf"ƒ(?=[{_m}]{{2}})",
            rf"[{_m}]Š",
            rf"[A-Z]Š(?=[{_m}])",
            r"\bŠ(?=re?s?\b|s\b|mes?\b)",
            rf"[{_m}]Œ",
            rf"[A-Z]Œ(?=[{_m}])",
            r"\bŒl(?=[eo])",
            rf"[{_L}]‰",
            rf"[{_L}][‡†„](?=[{_L}])",
            rf"(?<![\w*†‡])‡(?=[aou][{_m}]{{0,2}}\b)",
            rf"(?:^|(?<=[^›\n]))[{_m}]‹(?![^\n]*›)",
            rf"[{_L}]“(?=[{_m}‚])(?![^\n]*”)",
            rf"[{_m}]”(?=[{_m}])(?![^\n]*“)",
            r"(?<![^\s'’(\[;,\t\"])“(?=t(?:er|e|es|ent|ez|ons|ant|ait|aient|a|era)\b)(?![^\n]*”)",
            r"\b(?:voil|del|cel|hol|au-del|d[‚é]j|Voil|Del|Cel|D[‚é]j)…",
            rf"\b[Ll]…(?=-[{_m}]|,? [{_m}])",
            rf"[{_L}]-…-(?=[{_L}])",
            r"\b[Jj]usqu['’]…",
            rf"\b[Qq]u['’]… (?=[{_m}0-9])",
            r"-l…",
            r"-L“(?!\w)",
            r"\b(?:[AaGg]o|[Cc]o|[Mm]o|[Vv]o|[Aa]jo|[Cc]ro|[Rr]ago|[Ff]l|[Aa]ff)–(?=t)",
            r"\b(?:[Ss]|[Mm]|piq)–(?=r)|\b(?:[Bb]r|[Ss]o)–(?=l)|\b[Jj]e–(?=n)|\b[Ee]mb–(?=ch)|\b[Dd]–(?=ment|es?\b)|(?<=[a-z] )d–(?= [a-z…‚])",
            r"\b[Oo]—(?!\w)",
        ),
        "du CP850 (« DOS ») y a été lu comme du Windows-1252",
        "cp1252",
        "cp850",
    ),
    # The other way round: é Ú, à Ó, è Þ, ç þ, ô ¶, ê Û, â Ô, û ¹, ù ¨, î ¯, ï ´.
    _Regle(
        _un_de(
            rf"[{_m}][ÚÓÞþ](?![A-ZÀ-Þ]{{2}})",
            rf"[A-Z][ÚÞ](?=[{_m}])",
            r"þ[aou]",
            rf"[{_L}][¶¹¯](?=[{_m}])",
            rf"[{_L}][ÛÔÙ](?=[{_m}])",
            rf"[aoé]´(?=[{_m}])",
            r"\b[Oo]¨",
            rf"(?<!\w)Ó(?= [{_m}])",
            rf"(?<!\w)Ú(?=[tclgvqmp][{_m}])",
            rf"['’Æ-][ÚÛÓ](?=[{_m}-])",
            r"[A-Z]ÚÚ",
        ),
        "du Windows-1252 y a été lu comme du CP850 (« DOS »)",
        "cp850",
        "cp1252",
    ),
    # é È, à ‡, è Ë, ê Í, ç Á.
    _Regle(
        _un_de(rf"[{_m}][ÈËÍÁ](?![A-ZÀ-Þ])", rf"[A-Z][ÈËÍ](?=[{_m}])", r"\b(?:[Vv]oil|d[Èé]j|[Dd]el)‡"),
        "du Windows-1252 y a été lu comme du Mac Roman",
        "mac_roman",
        "cp1252",
    ),
)
_BORD = re.compile(r"[\s;\"«»()\[\]{}|]")


@dataclass(frozen=True, slots=True)
class Dommage:
    """A damaged word: where it starts in the text, what is read there, what it was (empty when not known), and what happened to it."""

    debut: int
    mot: str
    origine: str
    cause: str


def dommages(texte: str) -> Iterator[Dommage]:
    """The damaged words of a text, in order: of each line, the first of each kind."""
    if texte.isascii():
        return
    # Some signs belong to two kinds of damage: the kind of which the text shows most explains its words.
    comptes = {regle.cause: sum(1 for _ in regle.signe.finditer(texte)) for regle in _REGLES}
    regles = sorted((regle for regle in _REGLES if comptes[regle.cause]), key=lambda regle: -comptes[regle.cause])
    debut = 0
    for ligne in texte.split("\n") if regles else ():
        trouves: dict[int, Dommage] = {}
        for regle in regles:
            if trouve := regle.signe.search(ligne):
                dommage = _dommage(ligne, trouve, regle, debut)
                trouves.setdefault(dommage.debut, dommage)
        yield from (trouves[ou] for ou in sorted(trouves))
        debut += len(ligne) + 1


def _dommage(ligne: str, trouve: re.Match[str], regle: _Regle, avant: int) -> Dommage:
    debut, fin = trouve.span()
    while debut > 0 and not _borde(ligne, debut - 1):
        debut -= 1
    while fin < len(ligne) and not _borde(ligne, fin):
        fin += 1
    mot = ligne[debut:fin]
    return Dommage(avant + debut, mot, _origine(mot, regle), regle.cause)


def _borde(ligne: str, rang: int) -> bool:
    """True where a word stops; the no-break space of «Ã\u00a0» is a half of its «à»."""
    return bool(_BORD.match(ligne[rang])) and ligne[max(0, rang - 1) : rang + 1] != "Ã\u00a0"


def _origine(mot: str, regle: _Regle) -> str:
    """The word as it was written; empty when it cannot be told."""
    if not regle.lu:
        return ""
    octets = bytearray()
    try:
        for signe in mot:
            # What Windows-1252 leaves without a sign is a control for some programs.
            octets += bytes([ord(signe)]) if "\u0080" <= signe <= "\u009f" else signe.encode(regle.lu)
        if regle.ecrit == "utf-8" and mot.endswith("Ã"):
            octets.append(0xA0)
        return octets.decode(regle.ecrit)
    except UnicodeError:
        return ""
