"""The place of something on a page comes from what it is, never from its rank: another row before it does not move it."""

import html
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.pages.sortie import Page
from generator.publication.construction import examiner, tous_les_sites
from tests.exemple.projet import JOUR, RACINE, copier_exemple
from tests.tout import chaque_nuit

ELEMENT = re.compile(r'<(?:dt|li|tr|div|details|article|section|h\d)\b[^>]*? id="([^"]+)"[^>]*>(.*)')


def _places(registre: Registre, projet: Path, profondeur: int) -> dict[str, str]:
    """The first words that stand at each place of each page that is at most `profondeur` folders deep."""
    places: dict[str, str] = {}
    for site in tous_les_sites(registre, projet, aujourd_hui=JOUR):
        for sortie in site.sorties:
            if isinstance(sortie, Page) and sortie.adresse.count("/") <= profondeur:
                trouves = ELEMENT.findall(sortie.ecrire().corps)
                places |= {f"{site.dossier}/{sortie.adresse}#{ancre}": _mots(mots) for ancre, mots in trouves}
    return places


def _mots(texte: str) -> str:
    """What is read first, without what is counted beside it; its words by alphabet, for places that were added up are named in the order of the contract's list."""
    premiers = html.unescape(re.sub(r"<[^>]+>", "\n", texte)).strip().partition("\n")[0]
    return " ".join(sorted(re.findall(r"\w+", premiers)))


def _renverser(dossier: Dossier) -> Dossier:
    contrat = dossier.contrat
    collectifs = tuple(reversed(contrat.collectifs))
    return copie(
        dossier,
        contrat=replace(
            contrat,
            documents=tuple(reversed(contrat.documents)),
            dimensions=tuple(reversed(contrat.dimensions)),
            calendrier=tuple(reversed(contrat.calendrier)),
            collectifs=collectifs,
        ),
        racines=tuple(reversed(dossier.racines)),
        territoires=tuple(reversed(dossier.territoires)),
        faits=tuple(reversed(dossier.faits)),
        anomalies=tuple(reversed(dossier.anomalies)),
        avis=tuple(reversed(dossier.avis)),
    )


@pytest.mark.lent
@pytest.mark.parametrize(("donnees", "profondeur"), chaque_nuit([("exemple", 3), ("publiees", 1)]))
def test_renverser_les_listes_ne_deplace_aucune_ancre(tmp_path: Path, donnees: str, profondeur: int) -> None:
    projet = copier_exemple(tmp_path / "projet") if donnees == "exemple" else RACINE
    registre, problemes = examiner(projet)
    assert registre.mesures, problemes
    renverse = copie(
        registre,
        glossaire=tuple(reversed(registre.glossaire)),
        partenaires=tuple(reversed(registre.partenaires)),
        mesures=replace(registre.mesures, mesures=tuple(reversed(registre.mesures.mesures))),
        dossiers=tuple(_renverser(dossier) for dossier in reversed(registre.dossiers)),
    )
    avant, apres = _places(registre, projet, profondeur), _places(renverse, projet, profondeur)
    assert len(avant) > 200
    assert {place: mots for place, mots in avant.items() if apres.get(place) != mots} == {}
    assert apres.keys() == avant.keys()
