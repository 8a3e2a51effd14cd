"""Ways to spoil a file of a project: its bytes, its lines, its words; what it is, and what it is called."""

import os
import random
import re
import socket
from collections.abc import Callable
from pathlib import Path

POISONS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\t", "\u202e".encode(), "\u2028".encode(), b"\x85", b"\"", b"'", b"[", b"{", b"}",
    b"&a ", b"*a", b"!x ", b"? ", b"- ", b": ", b"<<: *a", b"|", b">", b"%", b"@", b"#", b"---\n", b"...\n", b"1e999999", b"1e400", b"9" * 5000,
    b"-1", b".nan", b".inf", b"2019-02-30", b"0001-01-01", b"no", b"~", b"null", b"[]", b"{}", b"../..", b";", b",", b"\n\n", "٣".encode(),
)  # fmt: skip
_MOTS = (
    "", "a", "A", "no", "~", "null", "0", "-1", "1e400", "9" * 400, ".nan", "[]", "{}", "[[[[]]]]", "{a: {a: {a: 1}}}", '"\\0"', '"\\u202e"', "&a x", "*a",
    "!!python/object/apply:os.system [id]", "2019-02-30", "0000-00-00", "2019-2018", "10000", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "con", "index",
    ".", "..", "😀" * 50, "x" * 3000, "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% include 'x' %}", "=1+1", "http://[::1", "javascript:alert(1)", "%s%n", "\u200b",
    "é" * 80, "e\u0301", "Ã©tÃ©", "12,5 %", "1 234", "1.234.567,8", "1/0", "٣", "½", "−5", "<5", "[", "{", "'", '"', "#", ": ", "- x", "|", ">-",
)  # fmt: skip
_VALEUR = re.compile(r"(?m)^(\s*(?:- )?(?:\{)?[\w-]+:\s*)(\S.*)$")
_CLE = re.compile(r"(?m)^(\s*(?:- )?(?:\{)?)([\w-]+)(:)")
Octets = Callable[[bytes, random.Random], bytes]


def _texte(octets: bytes) -> str:
    return octets.decode("utf-8", "replace")


def des_octets(octets: bytes, hasard: random.Random) -> bytes:
    """One to three places of the file hold something else."""
    for _ in range(hasard.randint(1, 3)):
        rang = hasard.randint(0, len(octets))
        octets = octets[:rang] + hasard.choice(POISONS) + octets[rang + hasard.randint(0, 20) :]
    return octets


def des_bits(octets: bytes, hasard: random.Random) -> bytes:
    """Some bits are turned."""
    table = bytearray(octets or b" ")
    for _ in range(hasard.randint(1, 8)):
        table[hasard.randrange(len(table))] ^= 1 << hasard.randrange(8)
    return bytes(table)


def des_lignes(octets: bytes, hasard: random.Random) -> bytes:
    """Lines taken away, doubled, exchanged, shifted, joined."""
    lignes = _texte(octets).split("\n")
    for _ in range(hasard.randint(1, 4)):
        ici, la = hasard.randrange(len(lignes)), hasard.randrange(len(lignes))
        match hasard.randrange(6):
            case 0:
                del lignes[ici : ici + 3]
            case 1:
                lignes.insert(la, lignes[ici])
            case 2:
                lignes[ici], lignes[la] = lignes[la], lignes[ici]
            case 3:
                lignes[ici] = f"{' ' * hasard.randint(1, 4)}{lignes[ici]}"
            case 4:
                lignes[ici] = lignes[ici].lstrip()
            case _:
                lignes[ici : ici + 2] = [" ".join(lignes[ici : ici + 2])]
        lignes = lignes or [""]
    return "\n".join(lignes).encode()


def une_valeur(octets: bytes, hasard: random.Random) -> bytes:
    """The value of one field is another."""
    return _changer(_VALEUR, _texte(octets), lambda trouve: f"{trouve.group(1)}{hasard.choice(_MOTS)}", hasard)


def une_cle(octets: bytes, hasard: random.Random) -> bytes:
    """The name of one field is misspelt, or that of another."""
    texte = _texte(octets)
    noms = [trouve.group(2) for trouve in _CLE.finditer(texte)] or ["id"]

    def autre(trouve: re.Match[str]) -> str:
        mot = trouve.group(2)
        coupe = hasard.randrange(len(mot))
        nom = hasard.choice((mot[:coupe] + mot[coupe + 1 :] or "x", mot.upper(), hasard.choice(noms), f"{mot}s"))
        return f"{trouve.group(1)}{nom}{trouve.group(3)}"

    return _changer(_CLE, texte, autre, hasard)


def _changer(motif: re.Pattern[str], texte: str, autre: Callable[[re.Match[str]], str], hasard: random.Random) -> bytes:
    trouves = list(motif.finditer(texte))
    if not trouves:
        return f"{texte}{hasard.choice(_MOTS)}".encode()
    trouve = hasard.choice(trouves)
    return f"{texte[: trouve.start()]}{autre(trouve)}{texte[trouve.end() :]}".encode()


def une_cellule(octets: bytes, hasard: random.Random) -> bytes:
    """One cell of a table is another; or a whole column goes, or one comes."""
    lignes = _texte(octets).split("\n")
    separateur = max(";,\t", key=lignes[0].count)
    if hasard.random() < 0.1:
        colonne = hasard.randrange(lignes[0].count(separateur) + 1)
        return "\n".join(separateur.join(mot for rang, mot in enumerate(un.split(separateur)) if rang != colonne) for un in lignes).encode()
    ici = hasard.randrange(len(lignes))
    cellules = lignes[ici].split(separateur)
    cellules[hasard.randrange(len(cellules))] = hasard.choice(_MOTS)
    lignes[ici] = separateur.join(cellules)
    return "\n".join(lignes).encode()


def un_autre_encodage(octets: bytes, hasard: random.Random) -> bytes:
    """As another program would have saved it."""
    nom = hasard.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp850", "latin-1", "utf-8-sig", "mac-roman"))
    return _texte(octets).encode(nom, "replace")


def repete(octets: bytes, hasard: random.Random) -> bytes:
    """A part of it comes again and again."""
    debut = hasard.randrange(len(octets) or 1)
    part = octets[debut : debut + hasard.randint(1, 200)] or b"x"
    return octets[:debut] + part * min(300_000 // len(part), hasard.choice((2, 10, 1_000, 100_000))) + octets[debut:]


def coupe(octets: bytes, hasard: random.Random) -> bytes:
    """Its end is missing, as where a copy was interrupted."""
    return octets[: hasard.randrange(len(octets) or 1)]


def emboite(octets: bytes, hasard: random.Random) -> bytes:
    """Nests without end."""
    combien = hasard.choice((50, 1_000, 50_000))
    return octets + b"\nx: " + hasard.choice((b"[" * combien, b"{a: " * combien, b"- " * combien, b"? " * combien, b'{"a":' * combien))


DES_OCTETS: tuple[Octets, ...] = (
    *(des_octets, des_bits, des_lignes, une_valeur, une_valeur, une_valeur, une_cle, une_cle, une_cellule),
    *(un_autre_encodage, repete, coupe, emboite),
)


def gater_la_place(chemin: Path, hasard: random.Random) -> str:
    """Have something else than the file where it is, or another name for it; what was done. For systems that have links and pipes."""
    match hasard.randrange(10):
        case 0:
            chemin.unlink()
            return "effacé"
        case 1:
            chemin.unlink()
            chemin.mkdir()
            return "un dossier"
        case 2:
            chemin.unlink()
            os.mkfifo(chemin)
            return "un tuyau"
        case 3:
            chemin.unlink()
            ici = Path.cwd()
            os.chdir(chemin.parent)  # the name of a socket is short
            try:
                with socket.socket(socket.AF_UNIX) as prise:
                    prise.bind(chemin.name[:90])
            finally:
                os.chdir(ici)
            return "une prise"
        case 4:
            vers = hasard.choice(("/etc/passwd", "/dev/zero", "/dev/null", chemin.name, "rien", "..", "/proc/self/mem"))
            chemin.unlink()
            chemin.symlink_to(vers)
            return f"un lien vers {vers}"
        case 5:
            chemin.rename(chemin.with_name(chemin.name.upper()))
            return "en capitales"
        case 6:
            chemin.with_name(chemin.name.swapcase()).write_bytes(chemin.read_bytes())
            return "deux fois, à la casse près"
        case 7:
            nom = hasard.choice(("a\nb", "\u202ecsv.x", "x" * 200, "é", "e\u0301", "a b", "..x", "con", "a;b", os.fsdecode(b"\xe9")))
            chemin.rename(chemin.with_name(f"{nom}{chemin.suffix}"))
            return f"appelé {nom!r}"
        case 8:
            libres = [
                un for un in (".yaml", ".CSV", ".txt", ".xlsx", "") if not chemin.with_suffix(un).exists()
            ]  # «voisins.yml» stands beside «voisins/»
            chemin.rename(chemin.with_suffix(hasard.choice(libres)))
            return "un autre suffixe"
        case _:
            chemin.with_name(f"{chemin.stem}2{chemin.suffix}").write_bytes(chemin.read_bytes())
            return "copié à côté"
