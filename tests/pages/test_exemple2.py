"""The second example: what contracts really write of indicators and actions, on its pages and in its data."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.model.probleme import Gravite
from generator.pages.edition import Edition
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple2.projet import CONTRAT, JOUR, copier_exemple2
from tests.recalcul import lire, verifier, verifier_les_calculs


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copier_exemple2(tmp_path_factory.mktemp("exemple2") / "projet")


@pytest.fixture(scope="module")
def rendu(projet: Path) -> dict[str, bytes]:
    """Every page and every data file of the contract by its path; pictures are made elsewhere."""
    registre, problemes = examiner(projet, JOUR)
    assert [str(un) for un in problemes if un.gravite is Gravite.ERREUR] == []
    sites = tous_les_sites(registre, projet, aujourd_hui=JOUR, edition=Edition(pdf=False))
    return {
        chemin: fichier.rendre()
        for chemin, fichier in fichiers_des_sites(sites)
        if chemin.startswith(f"{CONTRAT}/") and not chemin.endswith(".png") and "ressources/" not in chemin
    }


def page(rendu: dict[str, bytes], adresse: str) -> str:
    """The words of a page, with plain spaces."""
    texte = rendu[f"{CONTRAT}/{adresse}/index.html"].decode("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", texte).replace("\u202f", " ").replace("\u00a0", " ").replace("&nbsp;", " ").split())


@pytest.fixture(scope="module")
def donnees(rendu: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(rendu[f"{CONTRAT}/donnees/referentiel.json"])


def test_ce_qui_est_dit_du_projet(projet: Path) -> None:
    """Only the secret that a rate would give, and the rate that is withheld for it: the published 39 % is explained by its own row."""
    dits = [str(un.code) for un in examiner(projet, JOUR)[1]]
    assert dits == ["secret-calculable", "chiffre-retenu"]


def test_tout_se_recalcule(rendu: dict[str, bytes]) -> None:
    """From the published tables alone: figures, counts, and each figure that the site computed."""
    tables = {nom: lire(rendu[f"{CONTRAT}/donnees/{nom}.csv"]) for nom in ("indicateurs", "valeurs", "syntheses")}
    verifier(tables["indicateurs"], tables["valeurs"], tables["syntheses"])
    assert verifier_les_calculs(tables["indicateurs"], tables["valeurs"]) == 11
    faux = [
        un | {"valeur": "31"} if un["source"].startswith("Calculé") and un["indicateur"] == "taux-d-emploi" else un
        for un in tables["valeurs"]
    ]
    with pytest.raises(AssertionError):
        verifier_les_calculs(tables["indicateurs"], faux)


def test_un_indicateur_sous_deux_promesses(rendu: dict[str, bytes], donnees: dict[str, Any]) -> None:
    """One page, which names both; a row in the list of each; one in all counts, and in those of each of the two axes."""
    sienne = page(rendu, "indicateurs/jeunes-en-emploi")
    assert "Accueillir chaque jeune sans emploi Action Loger les jeunes qui trouvent un emploi" in sienne
    assert all(nom in sienne for nom in ("Mission locale inventée", "Habitat inventé"))
    for promesse in ("emploi-accueil", "logement-jeunes"):
        assert "Jeunes en emploi après un an" in page(rendu, f"referentiel/{promesse}")
    (un,) = [un for un in donnees["indicateurs"] if un["id"] == "jeunes-en-emploi"]
    assert (un["noeud"], un["aussi_sous"], un["lieux"]) == ("emploi-accueil", ["logement-jeunes"], ["belleroche-ville", "petitval"])
    comptes = {noeud["id"]: noeud["synthese"]["total"] for noeud in donnees["noeuds"]}
    assert (comptes["emploi"], comptes["logement"], len(donnees["indicateurs"])) == (12, 9, 20)


def test_un_taux_calcule_et_un_taux_publie(rendu: dict[str, bytes]) -> None:
    """The published rate counts; that its own numbers give another one is said loudly; no figure is computed of a secret."""
    taux = page(rendu, "indicateurs/taux-d-emploi")
    assert "39 % Belleroche, 2022" in taux
    assert "Le chiffre publié (39 %) n’est pas celui que donnent les nombres dont il est fait : 171 sur 450, soit 38 %." in taux
    assert "« Jeunes en emploi après un an » divisé par « Jeunes reçus » , multiplié par 100." in taux
    assert "Belleroche 2021 140 sur 420 33,3 % 33,3 % " in taux
    assert "Belleroche 2020 120 sur 400 30 % aucun" in taux
    assert "Petitval secret statistique" in taux
    valeurs = lire(rendu[f"{CONTRAT}/donnees/valeurs.csv"])
    assert [un["statut"] for un in valeurs if (un["indicateur"], un["territoire"]) == ("taux-d-emploi", "petitval")] == ["secret"]
    assert "40" not in {un["valeur"] for un in valeurs if un["indicateur"] == "taux-d-emploi"}


def test_un_chiffre_calcule_se_dit(rendu: dict[str, bytes]) -> None:
    vacance = page(rendu, "indicateurs/vacance")
    assert "32,8 ‰ log. Petitval, 2023, calculé" in vacance
    assert "Calculé : 41 sur 1 250." in vacance
    assert "42 places" in page(rendu, "indicateurs/places-ouvertes")
    assert "1 place " in page(rendu, "indicateurs/places-assistantes")


def test_un_sous_indicateur(rendu: dict[str, bytes]) -> None:
    """On the page of its parent with its figure, under it in lists, counted once for itself."""
    assert "Son sous-indicateur dont en emploi durable : 90 (Belleroche, 2022)" in page(rendu, "indicateurs/jeunes-en-emploi")
    assert "Sous-indicateur de Jeunes en emploi après un an" in page(rendu, "indicateurs/jeunes-en-emploi-durable")
    liste = page(rendu, "referentiel/emploi-accueil")
    assert liste.index("Jeunes en emploi après un an") < liste.index("dont en emploi durable") < liste.index("Part des jeunes reçus")


def test_un_indicateur_retire_et_celui_qui_le_remplace(rendu: dict[str, bytes], donnees: dict[str, Any]) -> None:
    retire, nouveau = page(rendu, "indicateurs/contacts"), page(rendu, "indicateurs/entretiens")
    assert (
        "Cet indicateur a été retiré du contrat le 1er janvier 2023, par « Avenant n° 1 » (Article 2). Raison donnée : le fichier des contacts n’est "
        "plus tenu. Il est remplacé par « Entretiens menés par la mission locale »" in retire
    )
    assert "2 100" in retire
    assert "Cible atteinte" not in retire
    assert "Cet indicateur en remplace un autre : « Contacts pris par la mission locale »" in nouveau
    assert "Ajouté au contrat le 1er janvier 2023, par « Avenant n° 1 »" in nouveau
    statuts = {un["id"]: un["avancement"]["statut"] for un in donnees["indicateurs"]}
    assert (statuts["contacts"], statuts["entretiens"]) == ("retire", "atteint")
    assert "Indicateurs retirés du contrat" in page(rendu, "referentiel/emploi-accueil")
    assert "1 retiré du contrat" in page(rendu, "referentiel/emploi")


def test_une_action(rendu: dict[str, bytes], donnees: dict[str, Any]) -> None:
    """Roles, funders with what was planned, voted and paid, each once; the words of the plan as they are, counted above."""
    travaux = page(rendu, "referentiel/logement-travaux")
    assert "Habitat inventé , pilote Ville de Belleroche , financeur Département inventé , financeur" in travaux
    assert "Payé : 275 000 € un seul montant lu Voté : 280 000 € un seul montant lu Prévu : 900 000 € un seul montant lu" in travaux
    assert "2 sont compris dans un autre" in travaux
    assert "« Terminé », au 31 mars 2025" in travaux
    argent = page(rendu, "argent")
    assert "Belleroche" in argent
    assert "275 000 €" in argent
    assert "sans lieu du territoire" not in argent
    accueil = page(rendu, "referentiel/emploi-accueil")
    assert "Ville de Belleroche , copilote" in accueil
    assert "Résultats attendus Chaque jeune a un référent La moitié trouve un emploi dans l’année" in accueil
    assert "« En pause » (que nous lisons : à l’arrêt)" in page(rendu, "referentiel/emploi-creche")
    assert "Le document dit lui-même où en sont 2 éléments ci-dessous : 1 pas commencée et 1 terminée." in page(
        rendu, "referentiel/logement"
    )
    lus = {noeud["id"]: noeud["fiche"]["avancement_lu"] for noeud in donnees["noeuds"] if noeud["fiche"]}
    assert lus == {
        "emploi-accueil": "en_cours",
        "emploi-creche": "a_l_arret",
        "logement-jeunes": "pas_commencee",
        "logement-travaux": "terminee",
    }


def test_un_avancement_d_un_jour_a_venir_n_est_pas_dit(projet: Path) -> None:
    """On a day before that of which the plan speaks, neither the page, nor the count above, nor the data say it, and `verifier` tells."""
    avant = "2025-01-15"
    registre, problemes = examiner(projet, avant)
    assert [un.message for un in problemes if str(un.code) == "temps-a-venir" and "avancement" in un.message] == [
        "L’avancement de cette action porte la date 2025-03-31, qui vient après le 2025-01-15 : rien n’en est montré."
    ]
    sites = tous_les_sites(registre, projet, aujourd_hui=avant, edition=Edition(pdf=False))
    voulus = ("referentiel/logement-travaux/index.html", "referentiel/logement/index.html", "donnees/referentiel.json")
    sorties = {chemin: sortie.rendre() for chemin, sortie in fichiers_des_sites(sites) if chemin.endswith(voulus)}
    assert "« Terminé »" not in page(sorties, "referentiel/logement-travaux")
    assert "Le document dit lui-même où en est 1 élément ci-dessous" in page(sorties, "referentiel/logement")
    (travaux,) = [
        noeud for noeud in json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])["noeuds"] if noeud["id"] == "logement-travaux"
    ]
    assert not {"avancement", "avancement_au", "avancement_lu"} & travaux["fiche"].keys()


def test_la_cible_de_chaque_lieu(rendu: dict[str, bytes]) -> None:
    familles = page(rendu, "indicateurs/familles")
    assert (
        "La cible vaut pour chaque lieu (2 lieux) : 1 atteint (Les Tilleuls) et 1 non atteint au dernier chiffre trouvé (La Gare)."
        in familles
    )


def test_un_document_en_change_un_autre(rendu: dict[str, bytes]) -> None:
    documents = page(rendu, "documents")
    assert "Ce document a été changé par Avenant n° 1 (15 novembre 2022)." in documents
    assert "Ce document en change un autre : Contrat de Belleroche . Il vaut à partir du 1er janvier 2023." in documents
    assert "Places ouvertes en tout : cible changée (15 novembre 2022)" in documents
    frise = page(rendu, "frise")
    assert "1er janvier 2023 Jour à partir duquel ce document vaut : Avenant n° 1" in frise
    assert "1 indicateur ajouté et 1 indicateur retiré, par « Avenant n° 1 »." in frise


def test_une_prevision_une_estimation_et_un_seuil(rendu: dict[str, bytes]) -> None:
    """They stand with the rest: a forecast is never the figure that speaks, an estimate has its bounds, a threshold its words."""
    attente = page(rendu, "indicateurs/attente")
    assert "16 Petitval, 2023" in attente
    assert "Dernier chiffre : 16 (2023) ; il faut au plus 12 en 2026 ; c’est 4 de trop." in attente
    assert "Le chiffre montré, 16 (2023), ne passe pas le seuil « Seuil d’alerte » (plus de 18)." in attente
    avant, _, previsions = attente.partition("Ce que des sources prévoient.")
    assert "Une prévision n’est pas un chiffre mesuré" in previsions
    assert "13 prévision" in previsions
    assert "13 (2026)" not in avant
    assert "environ 280, entre 260 et 300" in page(rendu, "indicateurs/menages-mal-loges")


def test_des_etapes_et_des_points(rendu: dict[str, bytes]) -> None:
    """A step of a trajectory is held against the figure of its year; «5 points» against the starting value; the target of today, and the one before."""
    places = page(rendu, "indicateurs/places-ouvertes")
    assert "Étape prévue par le document pour 2024 : au moins 40 places ; ce chiffre l’atteint." in places
    assert "au moins 60 places en 2026 (étapes : au moins 20 places en 2022 et au moins 40 places en 2024)" in places
    assert "La cible a été changée (15 novembre 2022, par « Avenant n° 1 » ). Elle était : « 80 places en 2026 »." in places
    jeunes = page(rendu, "indicateurs/part-des-jeunes")
    assert "Dernier chiffre : 14,5 % (2023) ; il faut au moins 17 % en 2026 ; il manque 2,5 points." in jeunes
    assert "« Augmenter de 5 points d’ici 2026 »" in jeunes
    assert "12 % en 2020" in jeunes


def papier(rendu: dict[str, bytes], adresse: str) -> str:
    """The words of a print page, below its head."""
    return page(rendu, adresse).partition("l’imprimer depuis le menu du navigateur.")[2] or page(rendu, adresse)


def test_une_prevision_est_a_part_sur_les_lieux_et_sur_le_papier(rendu: dict[str, bytes]) -> None:
    """On the page of its place and on three print pages, after the figures and never among them; where nothing is expected, nothing is said."""
    lieu = page(rendu, "territoires/petitval")
    assert "Prévisions Indicateur Période Prévision Source Mois d’attente pour un logement 2026 13 prévision Bailleur, 2023" in lieu
    assert lieu.index("Mois d’attente pour un logement Loger") < lieu.index("Une prévision n’est pas un chiffre mesuré")
    assert "prévision" not in page(rendu, "territoires/belleroche-ville").lower()
    dite = "Mois d’attente pour un logement : 13, prévu pour 2026"
    assert f"Prévisions, que personne n’a mesurées : {dite} (Bailleur, 2023)." in papier(rendu, "territoires/petitval/fiche")
    assert f"Prévisions, que personne n’a mesurées : {dite} (Petitval ; Bailleur, 2023)." in papier(rendu, "imprimer/logement")
    assert f"{dite} (Petitval ; Bailleur, 2023)." in papier(rendu, "imprimer/bilan")
    assert "2021 : 20 ; 2023 : 16 non trouvé" in papier(rendu, "territoires/petitval/fiche")
    for adresse in ("imprimer/emploi", "territoires/la-gare/fiche"):
        assert "prévu pour" not in papier(rendu, adresse)


def test_les_parties_comptent_plus_que_le_tout(rendu: dict[str, bytes]) -> None:
    """Where the counts of axes make more than that of the contract, a sentence says why; within an axis no promise shares one, and nothing is said."""
    phrase = "1 indicateur suit plusieurs de ces parties : chacune le compte, le total une seule fois."
    for adresse in ("referentiel", "bilan", "imprimer/bilan"):
        assert phrase in page(rendu, adresse)
    accueil = " ".join(rendu[f"{CONTRAT}/index.html"].decode("utf-8").replace("\u00a0", " ").split())
    assert phrase in accueil
    for adresse in ("referentiel/emploi", "referentiel/logement", "imprimer/emploi", "imprimer/logement"):
        assert "suit plusieurs de ces parties" not in page(rendu, adresse)


def test_ou_rien_n_est_cherche_personne_n_est_dit_non_nomme(rendu: dict[str, bytes]) -> None:
    """Each indicator has a figure: that nobody is named «for these indicators» would be said of none, beside partners that the document does name."""
    assert "Chaque indicateur a un chiffre." in papier(rendu, "imprimer/logement")
    for adresse in ("imprimer/logement", "imprimer/bilan", "manque"):
        assert "Le document ne nomme personne" not in page(rendu, adresse)


def test_la_cible_changee_mene_au_document(rendu: dict[str, bytes]) -> None:
    html = rendu[f"{CONTRAT}/indicateurs/places-ouvertes/index.html"].decode("utf-8").replace("\u00a0", " ")
    assert html.count('<a href="../../documents/#avenant">« Avenant n° 1 »</a>') == 2


def test_des_chiffres_voisins_dans_une_unite_du_contrat(rendu: dict[str, bytes]) -> None:
    assert "71,5 ‰ log." in page(rendu, "indicateurs/vacance")
    assert [un["unite"] for un in lire(rendu[f"{CONTRAT}/donnees/voisins.csv"])] == ["pour-1000-logements"]


def test_ce_qu_une_publication_dit_de_tous_ses_chiffres(rendu: dict[str, bytes], donnees: dict[str, Any]) -> None:
    """That it does not count as before, and that it computed all years again on the new bounds: on its entry, and on the page of each indicator."""
    sources = page(rendu, "publications")
    depuis = "Depuis le 1er janvier 2022, ses chiffres ne se comparent pas à ceux d’avant : Les demandes faites en ligne sont comptées depuis 2022."
    assert f"Ce qu’elle dit de ses séries {depuis}" in sources
    assert "sont sur les contours de 2024 : « Séries des quartiers recalculées sur les contours de 2024 »." in sources
    assert "Rupture de série en janvier 2022 : Les demandes faites en ligne" in page(rendu, "indicateurs/demandes")
    recalculee = page(rendu, "indicateurs/suroccupation")
    assert "Rupture" not in recalculee
    assert "recalculés sur les quartiers de 2024" in recalculee
    publiees = {un["id"]: un for un in donnees["publications"]}
    assert publiees["etude"]["ruptures"] == [{"date": "2022-01-01", "texte": "Les demandes faites en ligne sont comptées depuis 2022."}]
    assert "ruptures" not in publiees["bailleur-2024"]


def test_ce_que_les_donnees_disent_de_plus(donnees: dict[str, Any]) -> None:
    """Declared units with what a rate is multiplied by; formulas, additions, retirements and changed documents with their places; nothing where there is nothing."""
    assert {un["id"]: (un["pour"], un["additionne"]) for un in donnees["unites"]} == {
        "places": (1, True),
        "pour-1000-logements": (1000, False),
    }
    indicateurs = {un["id"]: un for un in donnees["indicateurs"]}
    assert indicateurs["vacance"]["calcul"] == {"genre": "rapport", "termes": ["logements-vacants", "logements"], "pour": 1000}
    assert indicateurs["contacts"]["retire"]["remplace_par"] == ["entretiens"]
    assert indicateurs["entretiens"]["ajoute"]["source"]["document"] == "avenant"
    assert not {"aussi_sous", "calcul", "ajoute", "retire", "sous_indicateur_de"} & indicateurs["jeunes-recus"].keys()
    documents = {un["id"]: (un.get("modifie"), un.get("effet")) for un in donnees["documents"]}
    assert documents == {"contrat": (None, None), "avenant": ("contrat", "2023-01-01")}
