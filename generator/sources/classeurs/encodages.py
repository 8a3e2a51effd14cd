"""In which encoding the bytes of a French text table are: by its marks, by its form, else by which reading looks most like French."""

from msgspec import Struct

from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.texte_abime import dommages

ECHANTILLON = 200_000  # bytes that are weighed; accents come early in a file, or not at all
_COURANTES = dict.fromkeys("é", 3) | dict.fromkeys("èàêçôîûâù", 2)
_COURANTES |= dict.fromkeys("ëïüœÉÈÊÀÂÇÎÔÛŒæöäñóíáúÁÓÍÚÑ°«»’‘“”–—…€²³½·•º\u00a0", 1)
_NOMS = {"cp1252": "cp1252", "mac_roman": "Mac Roman", "cp850": "CP850"}


class TexteDecode(Struct, frozen=True):
    """The text of a file and the name of its encoding; `sur` is false where two readings look alike."""

    texte: str
    encodage: str
    sur: bool = True


def decoder(octets: bytes) -> TexteDecode:
    """The text of these bytes. Raises ClasseurIllisible where they are no text in an encoding that French offices use."""
    if octets.startswith(b"\xef\xbb\xbf"):
        return TexteDecode(_essayer(octets[3:], "utf-8"), "UTF-8 avec BOM")
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TexteDecode(_essayer(octets, "utf-16"), "UTF-16")
    if sans_marque := _utf16_sans_marque(octets):
        return TexteDecode(_essayer(octets, sans_marque), "UTF-16")
    if b"\x00" in octets:
        raise _pas_du_texte()
    if octets.isascii():
        return TexteDecode(octets.decode("ascii"), "ASCII")
    try:
        return TexteDecode(octets.decode("utf-8"), "UTF-8 sans BOM")
    except UnicodeDecodeError:
        return _le_plus_francais(octets)


def _essayer(octets: bytes, encodage: str) -> str:
    try:
        return octets.decode(encodage)
    except UnicodeDecodeError:
        raise ClasseurIllisible(
            "Le début du fichier annonce un encodage que la suite n’a pas.", "Le rouvrir et l’enregistrer en « CSV UTF-8 »."
        ) from None


def _utf16_sans_marque(octets: bytes) -> str:
    """UTF-16 is seen by its zeros: nearly one byte of two, always the same one."""
    debut = octets[:2000]
    if len(debut) < 8 or len(octets) % 2:
        return ""
    pairs, impairs = debut[0::2].count(0), debut[1::2].count(0)
    moitie = len(debut) // 2
    if impairs > 0.7 * moitie and pairs < 0.1 * moitie:
        return "utf-16-le"
    return "utf-16-be" if pairs > 0.7 * moitie and impairs < 0.1 * moitie else ""


def _pas_du_texte() -> ClasseurIllisible:
    return ClasseurIllisible(
        "Ce fichier n’est pas un tableau en texte.", "Donner un fichier CSV, Excel (.xlsx, .xls), LibreOffice (.ods) ou GeoJSON."
    )


def _le_plus_francais(octets: bytes) -> TexteDecode:
    notes = {}
    for encodage in _NOMS:
        try:
            entier = octets.decode(encodage)
        except UnicodeDecodeError:
            continue
        notes[encodage] = (note_du_francais(entier[:ECHANTILLON]), entier)
    if not notes:
        raise _pas_du_texte()
    ordre = sorted(notes, key=lambda encodage: -notes[encodage][0])
    meilleur = ordre[0]
    if any(ord(signe) < 32 and signe not in "\t\n\r\x0b\x0c" for signe in notes[meilleur][1][:ECHANTILLON]):
        raise _pas_du_texte()
    sur = notes[meilleur][0] > 0 and (len(ordre) == 1 or notes[meilleur][0] > notes[ordre[1]][0])
    return TexteDecode(notes[meilleur][1], _NOMS[meilleur], sur)


def note_du_francais(texte: str) -> int:
    """How much a text looks like French: common accents count for it, signs that French does not use and damaged words against it."""
    note, avant = 0, " "
    for signe in texte:
        if signe > "\x7f":
            note += _COURANTES.get(signe, -4)
            if signe.isupper() and avant.islower():
                note -= 4
        avant = signe
    return note - 5 * sum(1 for _ in dommages(texte[:20_000]))
