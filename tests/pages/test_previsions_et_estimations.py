"""Forecasts, estimates with their bounds, thresholds of an indicator's own, series computed again: what pages and files say of them."""

import json
from pathlib import Path

import pytest

from generator.model.probleme import Gravite
from generator.pages.edition import Edition
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple
from tests.recalcul import lire, verifier

INDICATEURS = """\
          - id: places
            type: realisation
            libelle: "Places ouvertes"
            unite: nombre
            cible: {texte: "300 places en 2022", valeur: 300, annee: 2022}
            seuils:
              - {nom: Alerte, texte: "alerte sous 100 places", valeur: 100, comparateur: "<", qui: "Comité de pilotage", date: 2018-06-30}
              - {nom: Satisfaisant, texte: "satisfaisant dès 250", valeur: 250, comparateur: ">=", qui: "Rédaction", date: 2021-01, mots: redaction}
            repere: "Objectif 1.1, tableau, ligne 3"
          - id: logements
            type: realisation
            libelle: "Logements repérés"
            unite: nombre
            cible: {texte: "au moins 310 logements", valeur: 310, comparateur: ">="}
            seuils:
              - {nom: Beaucoup, texte: "beaucoup à 290", valeur: 290, comparateur: ">=", qui: "Comité de pilotage", date: 2018-06-30}
            repere: "Objectif 1.1, tableau, ligne 4"
          - id: menages
            type: realisation
            libelle: "Ménages aidés"
            unite: nombre
            cible: {texte: "au moins 250 ménages", valeur: 250, comparateur: ">="}
            repere: "Objectif 1.1, tableau, ligne 5"
          - id: bancs
            type: realisation
            libelle: "Bancs posés"
            unite: nombre
            cible: {texte: "au moins 20 bancs", valeur: 20, comparateur: ">="}
            repere: "Objectif 1.1, tableau, ligne 6"
"""
VALEURS = """\
indicateur;territoire;periode;valeur;statut;source;commentaire;borne_basse;borne_haute
places;pays-d-exemple;2018;60;;Bilan 2018;;;
places;pays-d-exemple;2019;90;;Bilan 2019;;;
places;pays-d-exemple;2021;150;prévision;Plan local;Selon le plan.;140;170
places;pays-d-exemple;2022;320;prevision;Plan local;;;
logements;pays-d-exemple;2018;150;;Bilan 2018;;;
logements;pays-d-exemple;2019;300;;Bilan 2019;;280;320
menages;pays-d-exemple;2018;;;Bilan 2018;;200;260
menages;pays-d-exemple;2019;;;Bilan 2019;;400;420
bancs;exempleville;2022;30;prevision;Plan local;;;
"""


@pytest.fixture(scope="module")
def sorties(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All outputs of the example with these indicators."""
    return sorties_de_l_exemple(projet_avec(tmp_path_factory.mktemp("previsions") / "projet"))


def projet_avec(chemin: Path) -> Path:
    """The example with these indicators and figures."""
    projet = copier_exemple(chemin)
    referentiel = projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml"
    texte = referentiel.read_text("utf-8")
    avant = "          - id: charte\n"
    assert texte.count(avant) == 1
    referentiel.write_text(texte.replace(avant, INDICATEURS + avant), "utf-8")
    (projet / "referentiels" / CONTRAT / "valeurs" / "previsions.csv").write_text(VALEURS, "utf-8")
    return projet


def _page(sorties: dict[str, bytes], id: str) -> str:
    return sorties[f"{CONTRAT}/indicateurs/{id}/index.html"].decode("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def test_une_prevision_est_a_part(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "places")
    assert "<strong>90</strong>" in page  # the last figure that was measured
    tableau = page.partition('aria-label="Chiffres par territoire et par période"')[2].partition("</table>")[0]
    assert "320" not in tableau
    assert "150" not in tableau
    previsions = page.partition('aria-label="Prévisions"')[2].partition("</table>")[0]
    assert "320</a>" in previsions or '320 <span class="eo-precision">prévision</span>' in previsions
    assert "environ 150, entre 140 et 170" in previsions
    assert "Selon le plan." in previsions
    assert "2021 : environ 150, entre 140 et 170 (prévision)" in page  # what the chart says in words
    assert "prévision, non mesurée" in page


def test_rien_n_est_calcule_d_une_prevision(sorties: dict[str, bytes]) -> None:
    objet = json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])
    (places,) = (un for un in objet["indicateurs"] if un["id"] == "places")
    (bancs,) = (un for un in objet["indicateurs"] if un["id"] == "bancs")
    assert places["chiffre"]["valeur"] == 90
    assert places["valeurs_trouvees"] == 2
    assert (bancs["avancement"]["statut"], bancs["chiffre"], bancs["valeurs_trouvees"]) == ("aucun_chiffre", None, 0)
    page = _page(sorties, "bancs")
    assert "Nous n’avons trouvé aucun chiffre daté" in page
    assert "Prévisions" in page


def test_les_fichiers_disent_le_statut(sorties: dict[str, bytes]) -> None:
    lignes = lire(sorties[f"{CONTRAT}/donnees/valeurs.csv"])
    assert [(ligne["periode"], ligne["valeur"], ligne["statut"]) for ligne in lignes if ligne["indicateur"] == "places"] == [
        ("2018", "60", "definitif"),
        ("2019", "90", "definitif"),
        ("2021", "150", "prevision"),
        ("2022", "320", "prevision"),
    ]
    (estimee,) = (ligne for ligne in lignes if ligne["indicateur"] == "logements" and ligne["periode"] == "2019")
    assert (estimee["valeur"], estimee["borne_basse"], estimee["borne_haute"]) == ("300", "280", "320")
    assert "borne_basse" not in lire(sorties[f"{CONTRAT}/indicateurs/bancs/valeurs.csv"])[0]


def test_une_estimation_ne_decide_que_par_ses_deux_bornes(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "logements")
    assert "<strong>environ 300, entre 280 et 320</strong>" in page
    assert (
        "L’estimation ne permet pas de dire si la cible est atteinte : environ 300, entre 280 et 320 (2019) ; il faut au moins 310." in page
    )
    assert "L’estimation ne permet pas de dire si le chiffre montré passe ce seuil : « Beaucoup » (au moins 290)" in page
    assert "eo-g-estimation" in page


def test_une_fourchette_sans_valeur_n_a_pas_de_milieu(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "menages")
    assert "Cible atteinte : entre 400 et 420 (2019) ; il fallait au moins 250." in page
    for octets in sorties.values():
        if b"menages" in octets:
            assert b">410<" not in octets
    ligne = next(ligne for ligne in lire(sorties[f"{CONTRAT}/donnees/indicateurs.csv"]) if ligne["indicateur"] == "menages")
    assert (ligne["chiffre"], ligne["valeur_retenue"], ligne["chiffre_borne_basse"], ligne["chiffre_borne_haute"]) == ("", "", "400", "420")


def test_les_seuils_sont_dits_et_traces(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "places")
    assert "Le chiffre montré, 90 (2019), passe le seuil « Alerte » (moins de 100)." in page
    assert "Mots du document : « alerte sous 100 places »" in page
    assert "Nos mots : « satisfaisant dès 250 »" in page
    assert "Écrit après le premier chiffre dont il parle." in page
    assert page.count('class="eo-g-seuil"') >= 1
    (places,) = (un for un in json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])["indicateurs"] if un["id"] == "places")
    assert [(seuil["nom"], seuil["valeur"], seuil["mots"]) for seuil in places["seuils"]] == [
        ("Alerte", 100, "document"),
        ("Satisfaisant", 250, "redaction"),
    ]


def test_la_methode_le_dit(sorties: dict[str, bytes]) -> None:
    methode = sorties[f"{CONTRAT}/methode/index.html"].decode("utf-8")
    for mots in ("Une estimation a deux bornes.", "n’est pas un chiffre mesuré", "Des indicateurs ont des seuils à eux."):
        assert mots in methode
    assert "recalculé toutes les années" not in methode


def test_tout_se_recalcule(sorties: dict[str, bytes]) -> None:
    tables = {nom: lire(sorties[f"{CONTRAT}/donnees/{nom}.csv"]) for nom in ("indicateurs", "valeurs", "syntheses")}
    assert verifier(tables["indicateurs"], tables["valeurs"], tables["syntheses"])["taux"] >= 3


QUARTIERS = """\
indicateur;territoire;periode;valeur;source;publication
decrochage;vieux-moulin;2022;12;Étude;{publication}
decrochage;vieux-moulin;2023;11;Étude;{publication}
decrochage;vieux-moulin;2024;10;Étude;etude-2025
"""
PUBLICATION = """\
  - id: etude-2025
    titre: "Étude des quartiers"
    editeur: "Observatoire"
    genre: publication_officielle
    etat: lue
    contours_recalcules: "Séries rétropolées sur les QPV 2024"
"""


def _de_quartier(dossier: Path, publication: str) -> str:
    """The page of an indicator of a neighbourhood, with figures on both sides of 2024; those of before are of `publication`."""
    projet = copier_exemple(dossier / "projet")
    racine = projet / "referentiels" / CONTRAT
    referentiel = racine / "referentiel" / "1-ecole.yml"
    indicateur = """\
          - id: decrochage
            type: resultat
            libelle: "Part des jeunes sortis sans diplôme"
            unite: pourcentage
            territoires: [vieux-moulin]
            sans_objectif: "aucun"
            repere: "Objectif 1.1, tableau, ligne 3"
"""
    avant = "          - id: charte\n"
    referentiel.write_text(referentiel.read_text("utf-8").replace(avant, indicateur + avant), "utf-8")
    publications = racine / "publications.yml"
    publications.write_text(publications.read_text("utf-8").rstrip("\n") + "\n" + PUBLICATION, "utf-8")
    (racine / "valeurs" / "quartiers.csv").write_text(QUARTIERS.format(publication=publication), "utf-8")
    registre, problemes = examiner(projet, "2025-06-30")
    assert [str(probleme) for probleme in problemes if probleme.gravite is Gravite.ERREUR] == []
    sites = tous_les_sites(registre, projet, aujourd_hui="2025-06-30", edition=Edition(pdf=True))
    page = next(
        fichier.rendre() for chemin, fichier in fichiers_des_sites(sites) if chemin.endswith(f"{CONTRAT}/indicateurs/decrochage/index.html")
    )
    return page.decode("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def test_une_publication_qui_a_tout_recalcule(tmp_path: Path) -> None:
    page = _de_quartier(tmp_path, "etude-2025")
    assert "Rupture" not in page
    assert (
        "Chiffres d’avant 2024 recalculés sur les quartiers de 2024 : « Séries rétropolées sur les QPV 2024 » (Étude des quartiers)."
        in page
    )


RUPTURE = """\
    ruptures:
      - {date: 2023-01-01, texte: "Le fichier des sorties a changé."}
"""


@pytest.mark.parametrize("publication", ["etude-2025", ""])
def test_une_rupture_de_toute_une_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publication: str) -> None:
    """What a publication says of all its figures holds for each indicator that has one of them, whatever the source of the others: said on its page, and no
    line of the chart goes through it; the page of sources says it once."""
    monkeypatch.setitem(
        globals(), "PUBLICATION", PUBLICATION.replace('    contours_recalcules: "Séries rétropolées sur les QPV 2024"\n', "") + RUPTURE
    )
    page = _de_quartier(tmp_path, publication)
    assert "Rupture de série en janvier 2023 : Le fichier des sorties a changé. Les chiffres d’avant et d’après" in page


def test_sans_chiffre_de_la_publication_rien_n_est_dit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PUBLICATION", PUBLICATION + RUPTURE)
    monkeypatch.setitem(globals(), "QUARTIERS", QUARTIERS.replace("etude-2025", ""))
    assert "Le fichier des sorties a changé" not in _de_quartier(tmp_path, "")


def test_une_autre_source_d_avant_ne_se_compare_pas(tmp_path: Path) -> None:
    """What was said on the old bounds stays apart, beside a publication that computed all years again."""
    page = _de_quartier(tmp_path, "")
    assert "Rupture de série en janvier 2024" in page
    assert "recalculés" not in page
