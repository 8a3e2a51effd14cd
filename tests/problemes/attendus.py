"""What is said, word for word and at which place, of the wrong form of each example: `attendus.txt`, which `python -m tests.problemes.attendus` writes again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.commandes.rapport import lignes_du_groupe
from generator.model.codes import TOUS
from generator.model.probleme import Code, Exemple, Gravite, Probleme
from generator.model.problemes_groupes import grouper
from tests.problemes.exemples import copier, dits, gater

FICHIER = Path(__file__).with_name("attendus.txt")
EXEMPLES = [(code, exemple) for code in TOUS for exemple in code.entree.exemples]
_TETE = "== "


def nom_de(rang: int) -> str:
    """How `FICHIER` calls an example: its code and gravity, and its number where the code has several."""
    code, exemple = EXEMPLES[rang]
    memes = [autre for autre, (un, _) in enumerate(EXEMPLES) if un == code]
    numero = f" ({memes.index(rang) + 1})" if len(memes) > 1 else ""
    return f"{code}, {exemple.gravite}{numero}"


def problemes_de(code: Code, exemple: Exemple, racine: Path) -> list[Probleme]:
    """All problems of the spoilt project, which is copied to `racine`."""
    projet = copier(racine)
    gater(projet, code, exemple)
    return dits(projet, en_ligne=code == "mise-en-ligne", avec_conseils=exemple.gravite is Gravite.CONSEIL)


def en_texte(problemes: Sequence[Probleme]) -> str:
    """As the command prints them."""
    return "\n".join(ligne for groupe in grouper(problemes) for ligne in lignes_du_groupe(groupe))


def lire() -> dict[str, str]:
    """What is written, by the name of the example."""
    morceaux = FICHIER.read_text("utf-8").removeprefix(_TETE).split(f"\n\n{_TETE}")
    return {tete: dit.rstrip("\n") for tete, _, dit in (morceau.partition("\n") for morceau in morceaux)}


def ecrire() -> None:
    """Write the file again."""
    morceaux = []
    for rang, (code, exemple) in enumerate(EXEMPLES):
        with tempfile.TemporaryDirectory() as dossier:
            morceaux.append(f"{_TETE}{nom_de(rang)}\n{en_texte(problemes_de(code, exemple, Path(dossier)))}")
    FICHIER.write_text("\n\n".join(morceaux) + "\n", "utf-8")


if __name__ == "__main__":
    ecrire()
