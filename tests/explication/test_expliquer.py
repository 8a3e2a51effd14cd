"""What `engagements expliquer` says of things of the real contracts and of the example, without a build."""

import json
import re
import shutil
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from generator.calculs.lecture import Lecture
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from generator.cli import main
from generator.explication.calcul import _manque
from generator.explication.en_mots import en_donnees, en_mots
from generator.explication.expliquer import Explication, expliquer
from generator.explication.montre import Endroits
from generator.explication.sujets import GenreDeSujet, SujetExplique, proches, sujets, trouver
from generator.model.dossier import Registre
from generator.model.referentiel import Indicateur
from generator.pages.contexte import Contexte
from generator.publication.construction import examiner, tous_les_sites
from generator.publication.gabarits import lire_fonds
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import CONTRAT, EXEMPLE, JOUR, RACINE, copier_exemple

LE_JOUR = "2026-01-31"


@cache
def reel() -> Registre:
    """The real contracts."""
    return lire_registre(RACINE, Journal())


@cache
def contextes() -> Mapping[str, Contexte]:
    """Each real contract, as it stands on one day."""
    return {dossier.id_du_contrat: Contexte(dossier, reel(), LE_JOUR) for dossier in reel().dossiers}


def explication(mot: str, contrat: str) -> Explication:
    """Of the one thing that `mot` names in a real contract."""
    (sujet,) = trouver(reel(), mot, contrat)
    return expliquer(contextes()[contrat], sujet)


def ligne_du_fichier(sujet: SujetExplique) -> str:
    """The line where a thing is written, of the project or of the program."""
    chemin = RACINE / sujet.lieu.fichier
    return chemin.read_text("utf-8").splitlines()[sujet.lieu.ligne - 1]


@pytest.mark.lent
def test_tout_ce_qui_a_un_identifiant_s_explique() -> None:
    """Every thing of the four contracts has words, and its file and line are right: the row or the entry begins there."""
    vus = set()
    for sujet in sujets(reel()):
        if sujet.contrat != "grigny" and sujet.genre in (GenreDeSujet.PROMESSE, GenreDeSujet.PARTENAIRE) and sujet.id[-1] not in "1a":
            continue  # there are two thousand of them, which are alike
        vus.add(sujet.genre)
        dite = expliquer(contextes()[sujet.contrat], sujet)
        assert sujet.id in en_mots(dite).splitlines()[0]
        json.dumps(en_donnees(dite))
        if sujet.lieu.fichier.startswith("referentiels/") and sujet.genre is not GenreDeSujet.CHIFFRE:
            debut = sujet.id.split()[0]
            assert debut in ligne_du_fichier(sujet), (sujet.id, sujet.lieu)
        if sujet.genre is GenreDeSujet.INDICATEUR:
            assert dite.calcul is not None
            assert dite.calcul.code == contextes()[sujet.contrat].suivi.statuts[sujet.id]
            assert dite.calcul.manque
    assert {GenreDeSujet.INDICATEUR, GenreDeSujet.CHIFFRE, GenreDeSujet.NOUVELLE, GenreDeSujet.FAIT, GenreDeSujet.MONTANT} <= vus


def test_un_indicateur_entier() -> None:
    """From the cell of the document to the row that would allow a judgement."""
    dit = en_mots(explication("t1-o2-s2-g1-a3-i2", "paris")).replace("\u00a0", " ")
    for attendu in (
        "Indicateur « t1-o2-s2-g1-a3-i2 » (contrat paris)",
        "Nos fichiers : referentiels/paris/referentiel/1-grandir.yml, ligne ",
        "Passage : paris/documents/referentiel/grandir/#p112-3",
        "« Nombre effectif de familles par an bénéficiant du dispositif »",
        "Le chiffre qui parle : 583 (Paris, 2017)",
        "583 | Paris, 2017 | referentiels/paris/valeurs/referentiel-2019.csv, ligne 2",
        "Lue ainsi : 700 par an en 2020",
        "Les chiffres comparables trouvés s’arrêtent à la valeur de départ",
        "Un chiffre pour « Paris » en 2020 permettrait de juger.",
        "t1-o2-s2-g1-a3-i2;paris;2020;(le chiffre);;(la source);",
    ):
        assert attendu in dit
    assert dit.count("permettrait de juger") == 1


def test_une_ligne_se_nomme_de_deux_facons() -> None:
    """By its place, as `verifier` prints it, or by what it is about, as it begins."""
    fichier = "referentiels/paris/valeurs/publications-ville-de-paris.csv"
    par_place = explication(f"{fichier}:4:1", "paris")
    assert par_place.sujet.id == "t2-o2-s2-g1-a2-i2 paris 2017"
    memes = trouver(reel(), "t2-o2-s2-g1-a2-i2;paris;2017", "paris")
    assert par_place.sujet in memes
    assert len(memes) == 2
    assert any("écartée au profit de referentiels/paris/valeurs/publications-mission-locale.csv:3" in fait for fait in par_place.faits)
    for court in (
        fichier.removeprefix("referentiels/paris/"),
        fichier.removeprefix("referentiels/"),
        f"./{fichier}",
        f"/ailleurs/{fichier}",
    ):
        for contrat in ("", "paris"):
            (sujet,) = trouver(reel(), f"{court}:4", contrat)
            assert sujet == par_place.sujet, court
    assert trouver(reel(), "ville-de-paris.csv:4") == ()  # the end of a name is no path
    plusieurs = trouver(reel(), "territoires.yml:12")
    assert len({sujet.contrat for sujet in plusieurs}) > 1
    assert [sujet.contrat for sujet in trouver(reel(), "paris/territoires.yml:12")] == ["paris"]
    assert trouver(reel(), f"{fichier}:1") == ()  # the head of the table is nothing
    (entree,) = trouver(reel(), "referentiels/paris/referentiel/1-grandir.yml:917")
    assert entree.id == "t1-o2-s2-g1-a3-i2"


def test_chaque_genre_dit_ce_qui_lui_est_propre() -> None:
    """A promise, a place, a partner, a document, a publication."""
    for mot, contrat, attendu in (
        ("t1-o2-s2-g1-a3", "paris", "Le document y nomme"),
        ("paris", "paris", "t1-o2-s2-g1-a3-i2 : 583 (Paris, 2017)."),
        ("caf-paris", "paris", "Le document le nomme pour 25 indicateurs."),
        ("referentiel", "paris", "Lue par ce site."),
        ("mission-locale-2018", "paris", "400 | Paris, 2016 | "),
    ):
        assert attendu in en_mots(explication(mot, contrat)).replace("\u00a0", " "), mot


def test_un_identifiant_proche_est_propose() -> None:
    """A letter less, capitals, the beginning alone; nothing for what is like no id."""
    assert proches(reel(), "t1-o2-s2-g1-a3-i")[0].startswith("t1-o2-s2-g1-a3-i")
    assert "caf-paris" in proches(reel(), "CAF-Pari")
    assert len(proches(reel(), "t1-o2")) == 5
    assert proches(reel(), "&&&&") == ()


@pytest.fixture(scope="module")
def exemple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a project. Read only."""
    return copier_exemple(tmp_path_factory.mktemp("exemple") / "projet")


@pytest.mark.parametrize(
    ("id", "fichier", "avant"),
    [
        ("guides", "referentiels/contrat-d-exemple/referentiel/1-ecole.yml", "Nombre de guides distribués"),
        ("autreville", "referentiels/contrat-d-exemple/territoires.yml", "nom: Autreville"),
        ("caf-exemple", "referentiels/partenaires.yml", "Caisse d’allocations familiales d’Exemple"),
        ("piscine", "referentiels/contrat-d-exemple/faits.yml", "Une piscine"),
    ],
)
@pytest.mark.lent
def test_rien_de_ce_qui_montre_n_est_oublie(exemple: Path, tmp_path: Path, id: str, fichier: str, avant: str) -> None:
    """Where a thing is given a name that nothing else has, every page and file that prints this name is in the list."""
    registre, _ = examiner(exemple, JOUR)
    sujet = trouver(registre, id)[0]
    montre = Endroits(registre, lire_fonds(exemple), JOUR).ou_montre(sujet)
    dites = {adresse.removesuffix("index.html") for adresse in (*montre.pages, *montre.fichiers)}
    projet = copier_exemple(tmp_path / "projet")
    texte = (projet / fichier).read_text("utf-8")
    assert avant in texte
    (projet / fichier).write_text(texte.replace(avant, f"{avant} Zyzomys"), "utf-8")
    autre, _ = examiner(projet, JOUR)
    qui_le_disent = {
        chemin.removeprefix("portail/").removesuffix("index.html")
        for chemin, sortie in fichiers_des_sites(tous_les_sites(autre, projet, aujourd_hui=JOUR))
        if re.search(r"\.(?:html|csv|json|xml|ics)$", chemin) and "Zyzomys" in sortie.rendre().decode("utf-8")
    }
    assert len(qui_le_disent) > 2
    assert qui_le_disent - dites == set()


@pytest.mark.lent
def test_un_chiffre_est_montre_ou_il_parle(exemple: Path) -> None:
    """A row that counts is on the page of its indicator and in its files; what it does not touch is not in the list."""
    registre, _ = examiner(exemple, JOUR)
    compte = next(un for un in trouver(registre, "guides pays-d-exemple 2020") if "650" in ligne_de_l_exemple(un))
    montre = Endroits(registre, lire_fonds(exemple), JOUR).ou_montre(compte)
    assert f"{CONTRAT}/indicateurs/guides/" in montre.pages
    assert {f"{CONTRAT}/indicateurs/guides/valeurs.csv", f"{CONTRAT}/donnees/valeurs.csv"} <= set(montre.fichiers)
    assert f"{CONTRAT}/indicateurs/charte/" not in montre.pages
    assert "mentions-legales/" not in montre.pages


@pytest.mark.lent
def test_un_lieu_partage_est_montre_dans_l_autre_contrat(tmp_path: Path) -> None:
    """Another contract that names the same commune shows the name of this one; a contract that does not is not looked at."""
    projet = copier_exemple(tmp_path / "projet")
    contrats = projet / "referentiels"
    shutil.copytree(contrats / CONTRAT, contrats / "second")
    for fichier in (contrats / "second" / "contrat.yml", contrats / "second" / "territoires.yml"):
        fichier.write_text(fichier.read_text("utf-8").replace(CONTRAT, "second"), "utf-8")
    registre, _ = examiner(projet, JOUR)
    sujet = trouver(registre, "autreville", CONTRAT)[0]
    montre = Endroits(registre, lire_fonds(projet), JOUR).ou_montre(sujet)
    assert f"{CONTRAT}/territoires/autreville/" in montre.pages
    assert {"territoires/"} <= set(montre.pages)
    des_autres = {page for page in montre.pages if page.startswith("second/")}
    assert "second/territoires/autreville/" in des_autres
    assert "second/indicateurs/guides/" not in des_autres


def ligne_de_l_exemple(sujet: SujetExplique) -> str:
    """The line of the example where a thing is written."""
    return (EXEMPLE / sujet.lieu.fichier).read_bytes().decode("utf-8", "replace").splitlines()[sujet.lieu.ligne - 1]


def test_la_ligne_proposee_permet_de_juger(exemple: Path, tmp_path: Path) -> None:
    """The row that is said to be missing, completed and put in a file, makes a judgement possible."""
    registre, _ = examiner(exemple, JOUR)
    contexte = Contexte(registre.dossiers[0], registre, JOUR)
    projet = copier_exemple(tmp_path / "projet")
    essayes = []
    for indicateur in contexte.indicateurs:
        (sujet,) = (un for un in trouver(registre, indicateur) if un.genre is GenreDeSujet.INDICATEUR)
        calcul = expliquer(contexte, sujet).calcul
        if calcul is None or calcul.a_trouver is None:
            continue
        ligne = calcul.a_trouver.csv.replace("(le chiffre)", "100").replace("(la source)", "Essai")
        chemin = projet / "referentiels" / CONTRAT / "valeurs" / f"essai-{indicateur}.csv"
        chemin.write_text(f"indicateur;territoire;periode;valeur;statut;source;commentaire\n{ligne}\n", "utf-8")
        essayes.append(indicateur)
    assert essayes
    rempli, _ = examiner(projet, JOUR)
    statuts = Contexte(rempli.dossiers[0], rempli, JOUR).suivi.statuts
    for indicateur in essayes:
        assert not statuts[indicateur].est_sans_chiffre
        assert statuts[indicateur] is not Statut.SANS_OBJECTIF


def test_la_commande(exemple: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, JSON with the same, near ids with the code of a problem, wrong use."""
    assert main(["expliquer", "guides", "--projet", str(exemple), "--date", JOUR, "--sans-pages"]) == 0
    assert "Le chiffre qui parle\u00a0: 950" in capsys.readouterr().out
    assert main(["expliquer", "guides", "--projet", str(exemple), "--date", JOUR, "--format", "json"]) == 0
    (lue,) = json.loads(capsys.readouterr().out)["explications"]
    assert (lue["sujet"]["genre"], lue["jour"], lue["calcul"]["chiffre"]) == ("indicateur", JOUR, "950")
    assert f"{CONTRAT}/indicateurs/guides/" in lue["montre"]["pages"]
    assert main(["expliquer", "guide", "--projet", str(exemple)]) == 1
    assert "Vouliez-vous dire : guides" in capsys.readouterr().err
    for mots in (
        ["expliquer"],
        ["expliquer", "guides", "--format", "xml"],
        ["expliquer", "guides", "--projet", str(exemple), "--contrat", "x"],
    ):
        assert main(mots) == 2


def test_un_projet_qui_a_une_erreur_ne_s_explique_pas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is read of a broken file may be half of it: its problems are said instead."""
    projet = copier_exemple(tmp_path / "projet")
    (projet / "referentiels" / CONTRAT / "territoires.yml").write_text("territoires: [", "utf-8")
    assert main(["expliquer", "guides", "--projet", str(projet)]) == 1
    assert "territoires.yml" in capsys.readouterr().err


def test_un_indicateur_calcule_dit_sa_formule() -> None:
    """And those whose figures go into another say so; every thing of the second example has words."""
    registre = lire_registre(RACINE / "tests" / "exemple2", Journal())
    (dossier,) = registre.dossiers
    contexte = Contexte(dossier, registre, LE_JOUR)
    dits = {sujet.id: en_mots(expliquer(contexte, sujet)) for sujet in sujets(registre)}
    assert "jeunes-en-emploi-durable, part dans jeunes-en-emploi" in dits["part-durable"]
    assert "Ses chiffres entrent dans" in dits["jeunes-en-emploi"]
    assert "Sa cible a été changée le 15 novembre 2022 par « Avenant n° 1 » : avant, « 80 places en 2026 »." in dits[
        "places-ouvertes"
    ].replace("\u00a0", " ")
    assert "Il n’était pas au contrat dès le début" in dits["entretiens"]
    assert "13 (prévision) | Petitval, 2026 | referentiels/belleroche/valeurs/previsions.csv, ligne 4" in dits["attente"]
    assert "Ses lignes de données (3)" in dits["attente"]
    assert "C’est une prévision" in dits["attente petitval 2026 prévision"]
    montre = Endroits(registre, lire_fonds(RACINE / "tests" / "exemple2"), LE_JOUR).ou_montre(
        trouver(registre, "attente petitval 2026 prévision")[0]
    )
    assert "belleroche/indicateurs/attente/" in montre.pages


def test_ce_qui_manque_est_toujours_dit() -> None:
    """No indicator has an empty «Ce qui manque», whatever the reason why it is not judged."""
    for statut, raison, cible in product(Statut, Raison, (None, "dix")):
        lecture = SimpleNamespace(est_jugee=False, avancement=SimpleNamespace(statut=statut, raison=raison))
        dits = list(_manque(cast("Indicateur", SimpleNamespace(cible=cible)), cast("Lecture", lecture)))
        assert dits, (statut, raison)
        assert all(mots.strip() for mots in dits), (statut, raison)
