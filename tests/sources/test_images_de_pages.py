"""The pictures of the pages of a document: one for each page, and only plain files are opened."""

import os
import sys

import pytest

from tests.sources.essai import Projet

PNG = b"\x89PNG\r\n\x1a\n"
PAGES = "referentiels/essai/documents/protocole/pages"


def test_une_image_par_page(projet: Projet) -> None:
    projet.ecrire(f"{PAGES}/1.png", PNG)
    projet.ecrire(f"{PAGES}/12.png", PNG)
    (images,) = (texte.images for texte in projet.examiner()[0].dossiers[0].textes_des_documents)
    assert list(images) == ["1", "12"]


def test_deux_images_d_une_page(projet: Projet) -> None:
    for nom in ("01.png", "1.png"):
        projet.ecrire(f"{PAGES}/{nom}", PNG)
    dits = projet.problemes()
    assert f"{PAGES}/1.png identifiant-double: La page 1 a déjà une image : « 01.png ». → N’en garder qu’une." in dits


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
def test_un_tube_n_est_pas_ouvert(projet: Projet) -> None:
    """It would never end."""
    projet.ecrire(f"{PAGES}/1.png", PNG)
    os.mkfifo(projet.chemin(f"{PAGES}/2.png"))
    assert any(dit.startswith(f"{PAGES}/2.png fichier-illisible: ") for dit in projet.problemes())
