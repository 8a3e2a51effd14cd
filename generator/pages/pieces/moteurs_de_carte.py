"""The scripts and style sheets of maps, of which a site publishes one of each kind."""

from collections.abc import Iterator
from functools import partial

from generator.pages.dessins.moteur_de_carte import Moteur, adresse_du_moteur, feuille, script
from generator.pages.rendu.gabarits import Gabarits
from generator.pages.sortie import Fichier, Recette, cle_de

_NOMS = {Moteur.LIEUX: ("carte/plan",), Moteur.CHIFFRES: ("carte/plan", "carte/chiffres")}


def recette_des_moteurs(gabarits: Gabarits) -> Recette:
    """Its outputs stand below `ressources/`, where the documents of maps look for them."""
    textes = sorted((nom, texte) for nom, texte in gabarits.fichiers.items() if nom.startswith("carte/"))
    return Recette(
        "moteurs des cartes", cle_de(*(morceau for paire in textes for morceau in paire)), lambda: tuple(sorties_des_moteurs(gabarits))
    )


def sorties_des_moteurs(gabarits: Gabarits) -> Iterator[Fichier]:
    """A script and a style sheet for each kind of map."""
    for moteur, noms in _NOMS.items():
        for suffixe, joindre in (("css", feuille), ("js", script)):
            textes = [gabarits.fichiers[f"{nom}.{suffixe}"] for nom in noms]
            yield Fichier(
                f"ressources/{adresse_du_moteur(moteur, suffixe)}",
                cle_de(*textes),
                partial(lambda joindre, textes: joindre(textes).encode("utf-8"), joindre, textes),
            )
