"""A PDF of one page of plain words, with the same bytes on every machine and without a library: what says that a paper was withdrawn.

Papers that people read are made of print pages (`publication/impression`). This one must be there where no library of the system is, and never changes.
It is tagged (a heading, paragraphs), in French, in a font that every reader has; signs that this font does not have are written «?».
"""

import textwrap
import zlib
from collections.abc import Sequence

_LARGEUR, _HAUTEUR, _MARGE = 595, 842, 57  # A4 in points, 2 cm
_CORPS, _INTERLIGNE, _SIGNES = 11, 16, 84
_CORPS_DU_TITRE = 18


def ecrire_pdf(titre: str, paragraphes: Sequence[str], jour: str) -> bytes:
    """The page: a heading and paragraphs; words that do not hold on it are cut at its foot. `jour` (ISO) is the day that the document says it is of."""
    balises, contenu = ["H1"], [_bloc("H1", 0, [titre], "F2", _CORPS_DU_TITRE, _HAUTEUR - _MARGE - _CORPS_DU_TITRE)]
    haut = _HAUTEUR - _MARGE - 3 * _CORPS_DU_TITRE
    for paragraphe in paragraphes:
        lignes = textwrap.wrap(paragraphe, _SIGNES, break_on_hyphens=False) or [""]
        lignes = lignes[: max(0, (haut - _MARGE) // _INTERLIGNE)]
        if lignes:
            contenu.append(_bloc("P", len(balises), lignes, "F1", _CORPS, haut))
            balises.append("P")
        haut -= (len(lignes) + 1) * _INTERLIGNE
    return _document(titre, "\n".join(contenu).encode("cp1252", "replace"), balises, jour)


def _bloc(balise: str, rang: int, lignes: Sequence[str], police: str, corps: int, haut: int) -> str:
    textes = " T* ".join(f"({_protege(ligne)}) Tj" for ligne in lignes)
    return f"/{balise} <</MCID {rang}>> BDC BT /{police} {corps} Tf {_INTERLIGNE} TL {_MARGE} {haut} Td {textes} ET EMC"


def _protege(texte: str) -> str:
    propre = "".join(signe if signe.isprintable() or signe == "\u00a0" else " " for signe in texte)
    return propre.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _document(titre: str, contenu: bytes, balises: Sequence[str], jour: str) -> bytes:
    flux = zlib.compress(contenu, 0)  # stored, not compressed: compressors differ by machine
    police = "<</Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding>>"
    premiere = 9
    elements = [f"{premiere + rang} 0 R" for rang in range(len(balises))]
    objets: list[str | bytes] = [
        "<</Type /Catalog /Pages 2 0 R /Lang (fr-FR) /MarkInfo <</Marked true>> /StructTreeRoot 7 0 R /ViewerPreferences <</DisplayDocTitle true>>>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {_LARGEUR} {_HAUTEUR}] /Contents 4 0 R /StructParents 0 /Tabs /S "
        "/Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>>",
        b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(flux), flux),
        police.format("Helvetica"),
        police.format("Helvetica-Bold"),
        f"<</Type /StructTreeRoot /K 8 0 R /ParentTree <</Nums [0 [{' '.join(elements)}]]>>>>",
        f"<</Type /StructElem /S /Document /P 7 0 R /K [{' '.join(elements)}]>>",
        *(f"<</Type /StructElem /S /{balise} /P 8 0 R /Pg 3 0 R /K {rang}>>" for rang, balise in enumerate(balises)),
        f"<</Title <{_hexa(titre)}> /CreationDate (D:{jour.replace('-', '')}000000Z)>>",
    ]
    sortie = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for rang, objet in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n%s\nendobj\n" % (rang, objet if isinstance(objet, bytes) else objet.encode("ascii"))
    table = len(sortie)
    sortie += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return sortie + b"trailer\n<</Size %d /Root 1 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objets) + 1, len(objets), table)


def _hexa(texte: str) -> str:
    return (b"\xfe\xff" + texte.encode("utf-16-be")).hex()
