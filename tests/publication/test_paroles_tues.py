"""Words that residents changed in their opinion are repeated nowhere: what is told of them is that they were, and when. Those of partners, and targets, keep both wordings."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_changements import changements_csv, changements_json
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.recettes.a_suivre import recettes_a_suivre
from generator.publication.historique import OrigineDesMouvements
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git, historique_de, lire, remplacer
from tests.publication.test_renommes_dans_l_historique import dire

JOUR = "2021-06-30"
AVIS = Path("content", CONTRAT, "avis", "2020-accueil.md")
TITRES = ("Madame Dupont attend depuis six mois", "Une habitante attend depuis six mois", "On attend depuis six mois")


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The example, whose opinion was given two other titles, and another text, each on a day."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-06-01")
    titre = re.search(r"^titre: .*$", (projet / AVIS).read_text("utf-8"), re.MULTILINE)
    assert titre
    remplacer(projet / AVIS, titre[0], f"titre: {TITRES[0]}")
    (projet / AVIS).write_text(f"{(projet / AVIS).read_text('utf-8').rstrip()}\n\nMadame Dupont, 3 rue du Bac.\n", "utf-8")
    enregistrer(projet, "2021-06-02")
    remplacer(projet / AVIS, TITRES[0], TITRES[1])
    remplacer(projet / AVIS, "Madame Dupont, 3 rue du Bac.", "Une habitante.")
    enregistrer(projet, "2021-06-03")
    remplacer(projet / AVIS, TITRES[1], TITRES[2])
    remplacer(projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml", "500 familles en 2022", "499 familles en 2022")
    enregistrer(projet, "2021-06-04")
    return projet


def test_les_mots_changes_ne_sont_repetes_nulle_part(projet: Path) -> None:
    registre = lire(projet, jour=JOUR)[1]
    contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == CONTRAT), registre, JOUR)
    fils = [sortie.rendre().decode() for recette in recettes_a_suivre(contexte) for sortie in recette.faire()]  # type: ignore[union-attr]
    for texte in (*fils, changements_json(contexte).decode(), changements_csv(contexte).decode()):
        assert "Dupont" not in texte
        assert TITRES[1] not in texte
    siens = _mots_de_l_avis(historique_de(registre, CONTRAT).mouvements)
    assert [(un.date, un.champ, un.nom) for un in siens] == [
        ("2021-06-02", ChampSuivi.TITRE, TITRES[2]),
        ("2021-06-02", ChampSuivi.TEXTE, TITRES[2]),
        ("2021-06-03", ChampSuivi.TITRE, TITRES[2]),
        ("2021-06-03", ChampSuivi.TEXTE, TITRES[2]),
        ("2021-06-04", ChampSuivi.TITRE, TITRES[2]),
    ]
    dits = {dire(registre, CONTRAT, un)[1:3] for un in siens}
    assert dits == {(TITRES[2], "Ses mots sont autres qu’avant. Ceux que ses auteurs ont changés ne sont pas répétés.")}


def test_une_cible_garde_les_deux_textes(projet: Path) -> None:
    """What a target said is a public record."""
    registre = lire(projet, jour=JOUR)[1]
    (un,) = [un for un in historique_de(registre, CONTRAT).mouvements if un.champ is ChampSuivi.CIBLE]
    assert "500 familles" in un.avant[0]
    assert "499 familles" in un.apres[0]


def test_le_site_suivant_ne_les_reprend_pas(projet: Path, tmp_path: Path) -> None:
    """An earlier site that told them (another version of the program) is gone on from without them."""
    registre = lire(projet, jour=JOUR)[1]
    contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == CONTRAT), registre, JOUR)
    donnees = tmp_path / "site" / CONTRAT / "donnees"
    donnees.mkdir(parents=True)
    dits = json.loads(changements_json(contexte))
    for un in dits["mouvements"]:
        if un["chose"] == "parole" and un["champ"] == "titre":
            un |= {"nom": TITRES[0], "avant": [TITRES[0]], "apres": [TITRES[1]]}
    (donnees / "changements.json").write_text(json.dumps(dits), "utf-8")
    (donnees / "referentiel.json").write_bytes(referentiel_json(contexte))
    (donnees / "valeurs.csv").write_bytes(toutes_les_valeurs(contexte))
    (donnees / "voisins.csv").write_bytes(voisins_csv(contexte))
    repris = lire(projet, OrigineDesMouvements(str(tmp_path / "site")), JOUR)[1]
    siens = _mots_de_l_avis(historique_de(repris, CONTRAT).mouvements)
    assert len(siens) == 5
    assert not [un for un in siens if _dit_encore(un)]


def _mots_de_l_avis(tous: Iterable[Mouvement]) -> list[Mouvement]:
    return [un for un in tous if un.chose is GenreDeChose.PAROLE and un.champ in (ChampSuivi.TITRE, ChampSuivi.TEXTE)]


def _dit_encore(un: Mouvement) -> bool:
    return any(titre in mot for titre in TITRES[:2] for mot in (un.nom, *un.avant, *un.apres))
