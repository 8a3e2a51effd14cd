"""Short permanent codes of the things of a contract («7f3qz»), made from their addresses, which are made of ids alone."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

# No vowel, so that no code is a word; nothing that is taken for something else when it is copied from paper (0 and o, 1 and l, 2 and z, 5 and s, 9 and q).
ALPHABET = "3456789bcdfghjkmnprtvwx"
LONGUEUR = 5


def code_de(adresse: str, essai: int = 0) -> str:
    """The code of an address: the first one (0), or the next ones where others have it."""
    nombre = int.from_bytes(sha256(f"{adresse} {essai}".encode() if essai else adresse.encode()).digest())
    lettres = []
    for _ in range(LONGUEUR):
        nombre, rang = divmod(nombre, len(ALPHABET))
        lettres.append(ALPHABET[rang])
    return "".join(lettres)


def attribuer(choses: Iterable[str], retenus: Mapping[str, str], suivre: Callable[[str], str]) -> dict[str, str]:
    """What each code names, an address below the site: those of the ledger (`retenus`, code → address, as it was when it was published), then those of
    `choses` that have none yet. `suivre` says where what was at an address is now. A code of the ledger is never given to anything else."""
    par_code = {code: suivre(adresse) for code, adresse in sorted(retenus.items())}
    for adresse in sorted(set(choses) - set(par_code.values())):
        essai = 0
        while code_de(adresse, essai) in par_code:
            essai += 1
        par_code[code_de(adresse, essai)] = adresse
    return par_code


def par_adresse(par_code: Mapping[str, str]) -> dict[str, str]:
    """The code to write for each address; of several (two things were made one), its own, else the first."""
    codes: dict[str, str] = {}
    for code in sorted(par_code):
        adresse = par_code[code]
        if adresse not in codes or code == code_de(adresse):
            codes[adresse] = code
    return codes
