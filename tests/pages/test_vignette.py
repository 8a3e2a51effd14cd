"""Pictures of link previews: the same bytes everywhere, small, with the whole title."""

import hashlib
import io
import random
import zlib

import pytest
from PIL import Image

from generator.pages.dessins.carte_thematique import SANS_CHIFFRE, CarteThematique, EtatDuLieu, LieuDessine, carte_thematique
from generator.pages.dessins.commun import SI_ETROIT
from generator.pages.dessins.png import comprimer, png
from generator.pages.dessins.vignette import _PLACE_DE_LA_CARTE, HAUTEUR, LARGEUR, Vignette, couper_en_lignes, dessiner
from generator.publication.gabarits import lire_polices

TITRES = ("Grigny", "Grand-Orly Seine Bièvre", "Un territoire au nom très long, " * 12)


@pytest.mark.parametrize("titre", TITRES, ids=len)
def test_une_image_lisible_et_petite(titre: str) -> None:
    octets = dessiner(Vignette("Engagements ouverts, 2019-2022", titre, "Protocole d’engagements renforcés et réciproques"), lire_polices())
    with Image.open(io.BytesIO(octets)) as image:
        image.load()
        assert (image.size, image.mode) == ((LARGEUR, HAUTEUR), "P")
        couleurs = image.convert("RGB").getcolors(16)
    assert couleurs is not None
    assert {(18, 57, 91), (255, 255, 255)} <= {couleur for _, couleur in couleurs}
    assert len(octets) < 60 * 1024


def test_les_memes_octets_sur_toute_machine() -> None:
    """The pinned libraries draw the very picture that they drew where this test was written."""
    octets = dessiner(Vignette("Engagements ouverts", "Œuvre à Évry : « été »", "2019-2022"), lire_polices())
    assert hashlib.sha256(octets).hexdigest() == "0fead8cbbdc65b1933ddfc1402c1e4b7261d1cbf6e9983692346b89ff09d3cd1"


def _carte(classes: tuple[str, ...], tailles: tuple[tuple[float, str], ...] = ()) -> CarteThematique:
    """Five places far from each other, a secret, one without a figure."""
    etats = [EtatDuLieu.CHIFFRE] * 5 + [EtatDuLieu.SECRET, EtatDuLieu.RIEN]
    lieux = [
        LieuDessine(
            f"l{rang}",
            f"Lieu {rang}",
            48.8 + 0.05 * (rang // 2),
            2.4 + 0.08 * (rang % 2),
            "",
            etat,
            f"{rang}0" if etat is EtatDuLieu.CHIFFRE else SANS_CHIFFRE[etat],
            rang if etat is EtatDuLieu.CHIFFRE and classes else 0,
            (rang + 1) / 5,
        )
        for rang, etat in enumerate(etats)
    ]
    return carte_thematique("communes", "Carte par commune, 2019 (nombre)", lieux, classes=classes, tailles=tailles)


def _tons(carte: CarteThematique) -> dict[str, int]:
    """The tone (of sixteen) at the middle of the circle of each place, in the picture."""
    octets = dessiner(Vignette("Un territoire, 2019-2022", "Nombre de places", carte.titre, carte), lire_polices())
    dessin = next(un for un in carte.dessins if un.classe == SI_ETROIT)
    gauche, haut, droite, bas = _PLACE_DE_LA_CARTE
    echelle = min((droite - gauche) / dessin.largeur, (bas - haut) / dessin.hauteur)
    with Image.open(io.BytesIO(octets)) as image:
        return {
            rond.id: image.getpixel((gauche + round(float(rond.x) * echelle), haut + round(float(rond.y) * echelle)))  # type: ignore[misc]
            for rond in dessin.ronds
        }


def test_la_carte_d_une_image_a_les_teintes_de_ses_classes() -> None:
    """Each place stands where the map of the page has it, the lighter the greater its class; one without a figure is as dark as the ground."""
    tons = _tons(_carte(("moins de 10", "10", "20", "30", "40 ou plus")))
    classes = [tons[f"l{rang}"] for rang in range(5)]
    assert classes == sorted(set(classes))
    assert classes[0] > tons["l6"] == 0


def test_la_carte_d_une_image_a_ses_ronds() -> None:
    """All of one tone, where sizes speak; the words of the legend make another picture."""
    tons = _tons(_carte((), ((1.0, "50"),)))
    assert len({tons[f"l{rang}"] for rang in range(5)}) == 1
    assert tons["l0"] > tons["l6"] == 0
    sans = _carte((), ())
    polices = lire_polices()
    avec = dessiner(Vignette("a", "b", "c", _carte((), ((1.0, "50"),))), polices)
    assert avec != dessiner(Vignette("a", "b", "c", sans), polices) != dessiner(Vignette("a", "b", "c"), polices)


def test_la_compression_se_defait() -> None:
    """Any bytes come back, with runs of every length around the limits of the format."""
    hasard = random.Random(5)
    longueurs = [*range(1, 14), 130, 131, 226, 227, 257, 258, 259, 260, 261, 262, 263, 515, 516, 517, 518, 519, 774, 1000]
    for longueur in longueurs:
        assert zlib.decompress(comprimer(bytes(longueur) + b"fin")) == bytes(longueur) + b"fin", longueur
    for _ in range(200):
        octets = b"".join(bytes([hasard.choice((0, 143, 144, 255))]) * hasard.choice(longueurs) for _ in range(hasard.randrange(8)))
        assert zlib.decompress(comprimer(octets)) == octets
    assert zlib.decompress(comprimer(b"")) == b""


def test_un_png_de_deux_lignes() -> None:
    palette = [(rang * 17, 0, 0) for rang in range(16)]
    with Image.open(io.BytesIO(png([b"\x01\x23", b"\xff\x00"], 4, palette))) as image:
        assert list(image.convert("RGB").tobytes()[::3]) == [0, 17, 34, 51, 255, 255, 0, 0]


def test_couper_entre_les_mots() -> None:
    assert couper_en_lignes("un deux trois", len, 7) == ["un deux", "trois"]
    assert couper_en_lignes("anticonstitutionnellement là", len, 7) == ["anticonstitutionnellement", "là"]
