"""The picture that other sites show beside a link to ours: the contract's name on our colour, drawn while the site is built."""

from collections.abc import Callable
from io import BytesIO

from msgspec import Struct

from generator.pages.dessins.carte_en_image import poser_la_carte, poser_la_legende
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.dessins.png import png
from generator.pages.sortie import Fichier, cle_de

LARGEUR, HAUTEUR = 1200, 630
_FOND, _LETTRES = (18, 57, 91), (255, 255, 255)
_INTERLIGNE = 1.16
# The rank of each tone among sixteen, and that rank as the left pixel of a byte.
_RANGS = bytes((ton * 15 + 127) // 255 for ton in range(256))
_A_GAUCHE = bytes((rang << 4) & 255 for rang in range(256))


class _CadreDesMots(Struct, frozen=True):
    """Where words stand: from the left, the top of each line; how wide they may be; the sizes that the title may have, how high it may be; that of the rest."""

    marge: int
    surtitre: int
    titre: int
    pied: int
    largeur: int
    hauteur: int
    tailles: tuple[int, ...]
    petit: int


_SANS_CARTE = _CadreDesMots(84, 74, 150, HAUTEUR - 130, LARGEUR - 2 * 84, 340, (92, 78, 66, 56), 38)
_AVEC_CARTE = _CadreDesMots(60, 52, 92, 286, 560, 190, (48, 42, 36, 31, 27), 26)
_PLACE_DE_LA_CARTE = (660, 50, LARGEUR - 30, HAUTEUR - 25)


class Polices(Struct, frozen=True):
    """The files of the two fonts."""

    titre: bytes
    texte: bytes


class Vignette(Struct, frozen=True):
    """The words of a picture: what the site is, the title, and a line below it; `carte` stands at its right, and then the line says what it shows."""

    surtitre: str
    titre: str
    pied: str
    carte: CarteThematique | None = None


def sortie_vignette(vignette: Vignette, polices: Polices, chemin: str = "partage.png") -> Fichier:
    """The output at `chemin`."""
    return Fichier(chemin, cle_de(repr(vignette), polices.titre, polices.texte), lambda: dessiner(vignette, polices))


def dessiner(vignette: Vignette, polices: Polices) -> bytes:
    """The PNG file, 1200 by 630."""
    # Here and not above: a build that draws nothing does not wait for the library.
    from PIL import Image, ImageDraw, ImageFont

    def police(octets: bytes, taille: int) -> ImageFont.FreeTypeFont:
        # The simple layout: the other one depends on libraries that a machine may lack.
        return ImageFont.truetype(BytesIO(octets), taille, layout_engine=ImageFont.Layout.BASIC)

    image = Image.new("L", (LARGEUR, HAUTEUR), 0)
    dessin = ImageDraw.Draw(image)
    dessin.rectangle((0, 0, LARGEUR, 18), fill=119)
    carte = vignette.carte
    cadre = _AVEC_CARTE if carte else _SANS_CARTE
    for taille in cadre.tailles:
        gras = police(polices.titre, taille)
        lignes = couper_en_lignes(vignette.titre, gras.getlength, cadre.largeur)
        place = int(cadre.hauteur / (taille * _INTERLIGNE))
        if len(lignes) <= place:
            break
    if len(lignes) > place:
        lignes = [*lignes[: place - 1], f"{lignes[place - 1].rstrip(' ,;:')}…"]
    haut = float(cadre.titre)
    dessin.text((cadre.marge, cadre.surtitre), vignette.surtitre, font=police(polices.texte, cadre.petit), fill=221)
    for ligne in lignes:
        dessin.text((cadre.marge, round(haut)), ligne, font=gras, fill=255)
        haut += taille * _INTERLIGNE
    petit = police(polices.texte, cadre.petit - 2)
    pied = couper_en_lignes(vignette.pied, petit.getlength, cadre.largeur)[:2]
    for rang, ligne in enumerate(pied):
        dessin.text((cadre.marge, cadre.pied + (cadre.petit + 6) * rang), ligne, font=petit, fill=221)
    if carte:
        echelle = poser_la_carte(
            image, carte, _PLACE_DE_LA_CARTE, lambda taille: police(polices.titre, taille), lambda taille: police(polices.texte, taille)
        )
        poser_la_legende(image, carte, (cadre.marge, cadre.pied + (cadre.petit + 6) * len(pied) + 14), police(polices.texte, 24), echelle)
    return png(_lignes(image.tobytes()), LARGEUR, _palette())


def couper_en_lignes(texte: str, longueur: Callable[[str], float], largeur: float) -> list[str]:
    """`texte` in lines that fit, cut between words; a word that is too long for a line has one of its own."""
    lignes: list[str] = []
    for mot in texte.split(" "):
        if lignes and longueur(f"{lignes[-1]} {mot}") <= largeur:
            lignes[-1] += f" {mot}"
        else:
            lignes.append(mot)
    return lignes


def _lignes(gris: bytes) -> list[bytes]:
    """Rows of two pixels a byte, each of sixteen tones."""
    rangs = gris.translate(_RANGS)
    gauches, droites = rangs[::2].translate(_A_GAUCHE), rangs[1::2]
    ensemble = (int.from_bytes(gauches, "big") | int.from_bytes(droites, "big")).to_bytes(len(gauches), "big")
    return [ensemble[debut : debut + LARGEUR // 2] for debut in range(0, len(ensemble), LARGEUR // 2)]


def _palette() -> list[tuple[int, int, int]]:
    """Sixteen tones from the ground to the letters."""
    (r0, v0, b0), (r1, v1, b1) = _FOND, _LETTRES
    return [
        ((r0 * (15 - rang) + r1 * rang) // 15, (v0 * (15 - rang) + v1 * rang) // 15, (b0 * (15 - rang) + b1 * rang) // 15)
        for rang in range(16)
    ]
