"""Finds words that were written in one encoding and read in another («publi‚e», «Ã©cole», «ferm\ufffde»), and says what they were.

Every sign here is one that French never sets where it stands: «‚» beside a letter, «Ã» before «©», «Ú» after a small letter. What
French does write (“ ” … – ’ « » Œ É) is a sign only between the letters of a word that has no other reading.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_L = "A-Za-zÀ-ÖØ-öø-ÿœŒ"  # letters of French
_m = "a-zà-öø-ÿœ"  # its small letters
_CONTINUE = bytes(range(0x80, 0xC0))  # second and third bytes of UTF-8
_EN_1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + "".join(map(chr, _CONTINUE))  # as Windows-1252 and Latin-1 read them
_EN_850 = re.escape("".join(signe for signe in _CONTINUE.decode("cp850") if not "\u2500" <= signe <= "\u259f"))
_CADRES = "".join(signe for signe in _CONTINUE.decode("cp850") if "\u2500" <= signe <= "\u259f")
_C1 = "".join(map(chr, range(0x80, 0xA0)))


class _Regle(Struct, frozen=True):
    """One kind of damage, and the patterns by which it is seen; the text was read as `lu` (an encoding) and had been written as `ecrit`.

    `motifs` are pairs of letters and a pattern that cannot match without one of them: a text without these letters, as almost all sound
    French, is not searched for the pattern. Without this, the search took most of the time of reading.
    """

    motifs: tuple[tuple[str, str], ...]
    cause: str
    lu: str = ""
    ecrit: str = ""

    def signe(self, lettres: set[str]) -> re.Pattern[str] | None:
        """A pattern that finds this damage in a text of these letters; None where no pattern of the kind can match."""
        possibles = tuple(motif for signes, motif in self.motifs if not lettres.isdisjoint(signes))
        return _un_de(possibles) if possibles else None


@lru_cache(maxsize=256)  # few are ever made: a text mostly has one kind of damage
def _un_de(motifs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(motifs))


_REGLES = (
    _Regle((("\ufffd", "\ufffd"),), "un signe qui n’a pas pu être lu y est remplacé par « \ufffd »"),
    _Regle(
        (
            ("Ã", rf"Ã[{_EN_1252}]"),
            ("Ã", r"(?<![A-ZÀ-Þ])Ã(?= |$)"),  # «Ã » was «à»: its no-break space is often made a plain one on the way
            ("Å", r"Å[“’‘¸Ž\u0080-\u009f]"),
            (f"€‚†ˆ‰™{_C1}", r"â[€‚†ˆ‰™\u0080-\u009f]"),
            ("ï", r"ï»¿"),
            ("Â", r"(?<![«“(])Â[«»°§·²³±½¼¾©®´¨\u0080-\u009f]"),
            ("Â", rf"(?<=[{_m}0-9»)])Â(?=[\u00a0 ]|$)"),
        ),
        "de l’UTF-8 y a été lu comme du Windows-1252",
        "cp1252",
        "utf-8",
    ),
    _Regle(
        (("√", r"√[^\s\x00-\x7f]"), ("‚", r"‚Ä[ôúùìîî¢]"), ("¬", r"¬[´ª†∞]"), ("≈", "≈ì")),
        "de l’UTF-8 y a été lu comme du Mac Roman",
        "mac_roman",
        "utf-8",
    ),
    _Regle(
        (
            ("├", rf"├[{_EN_850}]"),
            ("├", rf"[{_L}]├[{_CADRES}]"),
            ("├", rf"├[{_CADRES}][{_m}]"),
            ("┬", rf"┬[{_EN_850}]"),
            ("Ô", r"ÔÇ[Öª£ÿôö]"),
        ),
        "de l’UTF-8 y a été lu comme du CP850 (« DOS »)",
        "cp850",
        "utf-8",
    ),
    # é Ž, à ˆ: the other letters have no sign in Windows-1252.
    _Regle(
        (("Ž", rf"[{_m}]Ž"), ("Ž", rf"[A-Z]Ž(?=[{_m}])"), ("Ž", rf"(?<!\w)Ž(?=[tclgvq][{_m}])")),
        "du Mac Roman y a été lu comme du Windows-1252",
        "cp1252",
        "mac_roman",
    ),
    # Code pages 850 and 437: é ‚, â ƒ, à …, ç ‡, ê ˆ, ë ‰, è Š, ï ‹, î Œ, ô “, ö ”, û –, ù —, ÿ ˜.
    _Regle(
        (
            ("‚", rf"[{_L}]‚"),
            ("‚", rf"‚(?=[{_L}])(?![^‘’\n]*[‘’])"),  # but a ‚quotation’
            ("ˆ˜", rf"[{_L}][ˆ˜]"),
            ("ˆ˜", rf"[ˆ˜][{_L}]"),
            ("ƒ", rf"[{_L}]ƒ"),
            ("ƒ", rf"ƒ(?=[{_m}]{{2}})"),
            ("Š", rf"[{_m}]Š"),
            ("Š", rf"[A-Z]Š(?=[{_m}])"),
            ("Š", r"\bŠ(?=re?s?\b|s\b|mes?\b)"),
            ("Œ", rf"[{_m}]Œ"),
            ("Œ", rf"[A-Z]Œ(?=[{_m}])"),
            ("Œ", r"\bŒl(?=[eo])"),
            ("‰", rf"[{_L}]‰"),
            ("‡†„", rf"[{_L}][‡†„](?=[{_L}])"),
            ("‡", rf"(?<![\w*†‡])‡(?=[aou][{_m}]{{0,2}}\b)"),
            ("‹", rf"(?:^|(?<=[^›\n]))[{_m}]‹(?![^\n]*›)"),
            ("“", rf"[{_L}]“(?=[{_m}‚])(?![^\n]*”)"),
            ("”", rf"[{_m}]”(?=[{_m}])(?![^\n]*“)"),
            ("“", r"(?<![^\s'’(\[;,\t\"])“(?=t(?:er|e|es|ent|ez|ons|ant|ait|aient|a|era)\b)(?![^\n]*”)"),
            ("…", r"\b(?:voil|del|cel|hol|au-del|d[‚é]j|Voil|Del|Cel|D[‚é]j)…"),
            ("…", rf"\b[Ll]…(?=-[{_m}]|,? [{_m}])"),
            ("…", rf"[{_L}]-…-(?=[{_L}])"),
            ("…", r"\b[Jj]usqu['’]…"),
            ("…", rf"\b[Qq]u['’]… (?=[{_m}0-9])"),
            ("…", r"-l…"),
            ("“", r"-L“(?!\w)"),
            ("–", r"\b(?:[AaGg]o|[Cc]o|[Mm]o|[Vv]o|[Aa]jo|[Cc]ro|[Rr]ago|[Ff]l|[Aa]ff)–(?=t)"),
            (
                "–",
                r"\b(?:[Ss]|[Mm]|piq)–(?=r)|\b(?:[Bb]r|[Ss]o)–(?=l)|\b[Jj]e–(?=n)|\b[Ee]mb–(?=ch)|\b[Dd]–(?=ment|es?\b)|(?<=[a-z] )d–(?= [a-z…‚])",
            ),
            ("—", r"\b[Oo]—(?!\w)"),
        ),
        "du CP850 (« DOS ») y a été lu comme du Windows-1252",
        "cp1252",
        "cp850",
    ),
    # The other way round: é Ú, à Ó, è Þ, ç þ, ô ¶, ê Û, â Ô, û ¹, ù ¨, î ¯, ï ´.
    _Regle(
        (
            ("ÚÓÞþ", rf"[{_m}][ÚÓÞþ](?![A-ZÀ-Þ]{{2}})"),
            ("ÚÞ", rf"[A-Z][ÚÞ](?=[{_m}])"),
            ("þ", r"þ[aou]"),
            ("¶¹¯", rf"[{_L}][¶¹¯](?=[{_m}])"),
            ("ÛÔÙ", rf"[{_L}][ÛÔÙ](?=[{_m}])"),
            ("´", rf"[aoé]´(?=[{_m}])"),
            ("¨", r"\b[Oo]¨"),
            ("Ó", rf"(?<!\w)Ó(?= [{_m}])"),
            ("Ú", rf"(?<!\w)Ú(?=[tclgvqmp][{_m}])"),
            ("ÚÛÓ", rf"['’Æ-][ÚÛÓ](?=[{_m}-])"),
            ("Ú", r"[A-Z]ÚÚ"),
        ),
        "du Windows-1252 y a été lu comme du CP850 (« DOS »)",
        "cp850",
        "cp1252",
    ),
    # é È, à ‡, è Ë, ê Í, ç Á.
    _Regle(
        (
            ("ÈËÍÁ", rf"[{_m}][ÈËÍÁ](?![A-ZÀ-Þ])"),
            ("ÈËÍ", rf"[A-Z][ÈËÍ](?=[{_m}])"),
            ("‡", r"\b(?:[Vv]oil|d[Èé]j|[Dd]el)‡"),
        ),
        "du Windows-1252 y a été lu comme du Mac Roman",
        "mac_roman",
        "cp1252",
    ),
)
_FOIS = 4  # more than any file was seen to be read wrongly
_BORD = re.compile(r"[\s;\"«»()\[\]{}|]")


class Dommage(Struct, frozen=True):
    """A damaged word: where it starts in the text, what is read there, what it was (empty when not known), and what happened to it."""

    debut: int
    mot: str
    origine: str
    cause: str


def dommages(texte: str) -> Iterator[Dommage]:
    """The damaged words of a text, in order; of each line only the first of each kind of damage."""
    if texte.isascii():
        return
    # Some patterns match two kinds of damage: the kind that the text shows most often explains the word.
    lettres = set(texte)
    possibles = [(regle, signe) for regle in _REGLES if (signe := regle.signe(lettres))]
    comptes = {regle.cause: sum(1 for _ in signe.finditer(texte)) for regle, signe in possibles}
    regles = sorted(((regle, signe) for regle, signe in possibles if comptes[regle.cause]), key=lambda une: -comptes[une[0].cause])
    debut = 0
    for ligne in texte.split("\n") if regles else ():
        trouves: dict[int, Dommage] = {}
        for regle, signe in regles:
            if trouve := signe.search(ligne):
                dommage = _dommage(ligne, trouve, regle, debut)
                trouves.setdefault(dommage.debut, dommage)
        yield from (trouves[ou] for ou in sorted(trouves))
        debut += len(ligne) + 1


# A «?» that stands where a letter was: inside a word, or before one; not in an address or a formula.
_PERDUE = re.compile(rf"(?<![\w/?=&%.#-])[{_L}]*[{_L}]\?[{_L}]{{2,}}[{_L}?]*(?![\w/=&])|(?<=[\s\"«(;,:])\?[{_m}]{{3,}}(?![\w/=&])")


def lettres_perdues(texte: str) -> Iterator[tuple[int, str]]:
    """The words in which a letter is perhaps replaced by «?» («d?partement»), with where each starts: some programs write so what they cannot write."""
    return ((trouve.start(), trouve.group()) for trouve in _PERDUE.finditer(texte)) if "?" in texte else iter(())


def _dommage(ligne: str, trouve: re.Match[str], regle: _Regle, avant: int) -> Dommage:
    debut, fin = trouve.span()
    while debut > 0 and not _borde(ligne, debut - 1):
        debut -= 1
    while fin < len(ligne) and not _borde(ligne, fin):
        fin += 1
    mot = ligne[debut:fin]
    return Dommage(avant + debut, mot, _jusqu_a_l_origine(mot, regle), regle.cause)


def _jusqu_a_l_origine(mot: str, regle: _Regle) -> str:
    """The word before all of its damage, which may have been done twice («dÃƒÂ©part»); empty when it cannot be told."""
    for _ in range(_FOIS):
        mot = _origine(mot, regle)
        if not ((signe := regle.signe(set(mot))) and signe.search(mot)):
            return mot
    return ""


def _borde(ligne: str, rang: int) -> bool:
    """True where a word ends. Not at the no-break space of «Ã\u00a0», which is the second byte of an «à»."""
    return bool(_BORD.match(ligne[rang])) and ligne[max(0, rang - 1) : rang + 1] != "Ã\u00a0"


def _origine(mot: str, regle: _Regle) -> str:
    """The word as it was written; empty when it cannot be told."""
    if not regle.lu:
        return ""
    octets = bytearray()
    try:
        for signe in mot:
            # Some programs read the bytes that Windows-1252 does not use as control characters.
            octets += bytes([ord(signe)]) if "\u0080" <= signe <= "\u009f" else signe.encode(regle.lu)
        if regle.ecrit == "utf-8" and mot.endswith("Ã"):
            octets.append(0xA0)
        return octets.decode(regle.ecrit)
    except UnicodeError:
        return ""
