"""Maps of figures on the outlines of real communes: the real figures of a contract, each in its place and in the class that holds it."""

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import periode_fr
from generator.pages.pieces.cartes_de_chiffres import sorties_des_cartes, vues_des_cartes
from generator.publication.construction import examiner
from tests.classes_de_carte import bornes_de, nombre_ecrit

PROJET = Path(__file__).resolve().parents[2]
GEO = PROJET.parent / "shared" / "geo"
CONTRAT = "grand-orly-seine-bievre"


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The contract with the outlines of its communes and of those beside."""
    if not GEO.is_dir():
        pytest.skip("../shared/geo is not there: no map was drawn on real geography")
    projet = tmp_path_factory.mktemp("contours")
    shutil.copytree(PROJET / "referentiels", projet / "referentiels", ignore=shutil.ignore_patterns("paris", "grigny", "grand-paris-sud"))
    dossier = projet / "referentiels" / CONTRAT
    shutil.copy(GEO / "communes.geojson", dossier / "communes.geojson")
    fichier = dossier / "territoires.yml"
    geometries = "geometries:\n  - {fichier: communes.geojson, champ_code: code_insee}\n"
    fichier.write_text(fichier.read_text("utf-8").replace("territoires:\n", f"{geometries}territoires:\n", 1), "utf-8")
    registre, problemes = examiner(projet, "2026-11-27")
    assert [str(un) for un in problemes if un.gravite.value == "erreur"] == []
    assert isinstance(registre, Registre)
    return Contexte(registre.dossiers[0], registre, "2026-11-27")


@pytest.mark.lent
@pytest.mark.sources
@pytest.mark.parametrize("indicateur", ["a4-94-eip-montant", "a4-94-sep-projets"])
def test_chaque_commune_a_la_teinte_de_son_chiffre(contexte: Contexte, indicateur: str) -> None:
    """For each year: the figure of the table is what the mark says, and the words of its class hold it; communes of other contracts are grey ground."""
    lignes = {
        (valeur.territoire, periode_fr(valeur.periode)): valeur.nombre
        for valeur in contexte.dossier.valeurs
        if valeur.indicateur == indicateur and not valeur.ventilation and valeur.nombre is not None
    }
    (sortie,) = sorties_des_cartes(contexte, indicateur)
    (vue,) = vues_des_cartes(contexte, contexte.indicateurs[indicateur])
    donnees = json.loads(sortie.rendre().decode().split('id="plan-donnees">', 1)[1].split("</script", 1)[0])
    lieux = {trait["properties"]["id"]: trait for trait in donnees["features"] if "id" in trait["properties"]}
    classes = {cle.boite.split()[-1]: bornes_de(cle.texte) for cle in vue.dessin.cles if re.search(r"\d$", cle.boite)}
    assert classes
    vus = 0
    for id, trait in lieux.items():
        assert trait["geometry"]["type"] in ("Polygon", "MultiPolygon"), id
        for temps, (ecrit, style, _, connu) in zip(donnees["temps"], trait["properties"]["temps"], strict=True):
            assert connu is ((id, temps) in lignes), (id, temps)
            if connu:
                nombre = Decimal(lignes[id, temps] or 0)
                assert nombre_ecrit(ecrit) == nombre
                bas, haut = classes[style]
                assert bas <= nombre < haut, (id, temps)
                vus += 1
    assert vus == sum(id in lieux and temps in donnees["temps"] for id, temps in lignes) > 10
    assert contexte.dossier.alentours
    assert len(vue.dessin.aplats) > len(lieux), "no ground around the places of the contract"
