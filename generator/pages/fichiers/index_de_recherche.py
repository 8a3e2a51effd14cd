"""What the search of a site reads: one small entry per page, and the words that mean the same."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.model.dossier import Registre
from generator.pages.adresses import GLOSSAIRE
from generator.pages.fichiers.ecrire_json import json_serre
from generator.pages.pieces.glossaire import LigneGlossaire
from generator.pages.pieces.recherche import EntreeDeRecherche
from generator.pages.sortie import Fichier, fichier

INDEX = "recherche/index.json"


def entrees_d_un_autre_site(site: str, nom: str, lues: Iterable[EntreeDeRecherche]) -> Iterator[EntreeDeRecherche]:
    """The entries of a contract as the portal lists them: under its folder, with its name."""
    for entree in lues:
        yield replace(entree, adresse=f"{site}/{entree.adresse}", contexte=" · ".join(filter(None, (nom, entree.contexte))))


def entrees_du_glossaire(termes: Sequence[LigneGlossaire], site: str = "") -> Iterator[EntreeDeRecherche]:
    """The terms of the glossary, by their place on the portal's page; with `site`, the id of a contract, those that it uses."""
    for terme in termes:
        if not site or not terme.ids_des_contrats or site in terme.ids_des_contrats:
            haut, precision = ("../", "") if site else ("", terme.contrats)
            yield EntreeDeRecherche(
                f"{haut}{GLOSSAIRE}#{terme.ancre}", f"{terme.terme} : {terme.nom}", " · ".join(filter(None, ("Glossaire", precision)))
            )


def index(lues: Iterable[EntreeDeRecherche], synonymes: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Fichier:
    """The one file that the search of a small site fetches when a reader begins to type: pages, then words that mean the same as
    [typed, looked for]."""
    contenu = {"pages": [rangee(entree) for entree in lues], "synonymes": list(synonymes)}
    return fichier(INDEX, json_serre(contenu))


def rangee(entree: EntreeDeRecherche) -> list[str]:
    """A page in that file: [address, title, line, hidden words where there are some]."""
    return [entree.adresse, entree.titre, entree.contexte, *([entree.annexe] if entree.annexe else [])]


def synonymes(registre: Registre, contrat: str = "") -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What may be typed and what it finds: an acronym and its full name, and the common words of the glossary.

    With `contrat`, only what its documents mean by an acronym.
    """
    for terme in registre.glossaire:
        if not contrat or not terme.contrats or contrat in terme.contrats:
            yield (terme.terme, terme.nom, *terme.synonymes), (terme.terme, terme.nom)
    for synonyme in registre.synonymes:
        yield synonyme.mots, synonyme.pour
