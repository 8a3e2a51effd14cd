"""A link of `content/` that leads nowhere is said where it was written, besides where it shows."""

from pathlib import Path

from generator.publication import construction
from tests.constructeur_simple import ConstructeurSimple
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.arbres import JOUR


def test_un_lien_mort_est_dit_ou_il_est_ecrit(tmp_path: Path) -> None:
    """In an opinion, which many pages quote, in words of ours, and on the portal: file, line, column of the address; a sound link is not named."""
    projet = copier_exemple(tmp_path / "projet")
    (avis,) = (projet / "content" / CONTRAT / "avis").glob("*accueil.md")
    lignes = avis.read_text("utf-8").count("\n")
    with avis.open("a", encoding="utf-8") as flux:
        flux.write(
            "\nVoir [la page](nulle-part/) et [ici](#rien), ou [le bilan](bilan/).\n\n[autre]: indicateurs/pas-la/\n\nVoir [autre].\n"
        )
    with (projet / "content" / "index.md").open("a", encoding="utf-8") as flux:
        flux.write("\n[Un contrat](pas-un-contrat/), [un site](https://ailleurs.invalid/nulle-part/).\n")
    resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, pdf=False, constructeur=ConstructeurSimple())
    assert not resultat.sain
    dits = [(un.lieu.fichier, un.lieu.ligne, un.lieu.colonne, un.message) for un in resultat.problemes if str(un.code) == "reference"]
    fichier = f"content/{CONTRAT}/avis/{avis.name}"
    assert [dit[:3] for dit in dits if dit[0] == fichier] == [
        (fichier, lignes + 2, 16),
        (fichier, lignes + 2, 38),
        (fichier, lignes + 4, 10),
    ]
    assert [dit[3] for dit in dits] == [
        "Le lien « nulle-part/ » ne mène nulle part\u00a0: le site n’a pas cette page.",
        "Le lien « #rien » ne mène nulle part\u00a0: sa page n’a pas cet endroit.",
        "Le lien « indicateurs/pas-la/ » ne mène nulle part\u00a0: le site n’a pas cette page.",
        "Le lien « pas-un-contrat/ » ne mène nulle part\u00a0: le site n’a pas cette page.",
    ]
    assert f"{CONTRAT}/avis/index.html → ../nulle-part/ : page absente" in resultat.echec
    assert not (projet / "public").exists()
