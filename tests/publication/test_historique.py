"""What changed on the site, from the git history of the real contracts, and from an earlier site: exactly what was changed, and nothing else."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from generator.calculs.nouveautes import ReponseAUnAvis, serrer
from generator.cli import main
from generator.graphe.observe import copie
from generator.model.dossier import Registre
from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import CauseDEtat, Historique, Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.archive import archive as archive_des_donnees
from generator.pages.fichiers.donnees_du_contrat import donnees_du_contrat
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_changements import changements_json
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.fichiers.schemas_publies import schemas_publies
from generator.pages.genres.contrat.changements import vue_changements
from generator.pages.pieces.mouvements import dire_un_mouvement
from generator.pages.pieces.nouveautes import dire
from generator.pages.recettes.a_suivre import recettes_a_suivre
from generator.pages.sortie import Fichier
from generator.publication.depot_git import depot_de, marque_du_depot
from generator.publication.echec import ConstructionImpossible
from generator.publication.examen import examiner_projet
from generator.publication.gabarits import lire_fonds
from generator.publication.historique import Historiques, OrigineDesMouvements, historique_garde, lire_les_historiques
from generator.publication.magasin import magasin_de
from tests.exemple.projet import CONTRAT as EXEMPLE
from tests.exemple.projet import RACINE, copier_exemple

JOUR = "2026-12-24"
GOSB, GPS, GRIGNY, PARIS = "grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris"


def git(projet: Path, *mots: str, jour: str = "2026-12-01", heure: str = "12:00:00 +0100") -> None:
    """Run git there, as if on that day."""
    milieu = {**os.environ, "GIT_AUTHOR_DATE": f"{jour}T{heure}", "GIT_COMMITTER_DATE": f"{jour}T{heure}"}
    noms = (
        "-c",
        "user.name=Une agente",
        "-c",
        "user.email=agente@exemple.fr",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.hooksPath=/dev/null",
    )
    subprocess.run(["git", *noms, *mots], cwd=projet, env=milieu, check=True, capture_output=True)


def enregistrer(projet: Path, jour: str, heure: str = "12:00:00 +0100") -> None:
    """Commit all files on that day."""
    git(projet, "add", "-A")
    git(projet, "commit", "-qm", "Données", jour=jour, heure=heure)


def remplacer(fichier: Path, avant: str, apres: str) -> None:
    """Change these words, which the file has once, and nothing else."""
    octets = fichier.read_bytes().decode("utf-8")
    assert octets.count(avant) == 1, (avant, octets.count(avant))
    fichier.write_bytes(octets.replace(avant, apres).encode())


def lire(projet: Path, origine: OrigineDesMouvements | None = None, jour: str = JOUR) -> tuple[Historiques, Registre]:
    """The changes of a project, and the project with them."""
    examen, magasin = examiner_projet(projet, jour), magasin_de(projet)
    lus = lire_les_historiques(projet, examen.registre, examen.cles, jour, magasin, origine or OrigineDesMouvements(git=True), "essai")
    dossiers = tuple(
        copie(
            dossier, historique=historique_garde(magasin, dossier.id_du_contrat) if lus.sommes.get(dossier.id_du_contrat) else Historique()
        )
        for dossier in examen.registre.dossiers
    )
    return lus, copie(examen.registre, dossiers=dossiers)


def historique_de(registre: Registre, contrat: str) -> Historique:
    """That of one contract."""
    return next(dossier.historique for dossier in registre.dossiers if dossier.contrat.id == contrat)


def dits(registre: Registre) -> set[tuple[str, str, str, str, str]]:
    """Every change in five words: contract, day, what, id, field or what happened to it."""
    return {
        (dossier.contrat.id, un.date, un.chose.value, un.id, (un.champ or un.genre).value)
        for dossier in registre.dossiers
        for un in dossier.historique.mouvements
    }


def un_seul(registre: Registre, contrat: str, chose: GenreDeChose, id: str, champ: ChampSuivi | None = None) -> Mouvement:
    """The one change of a thing."""
    (trouve,) = [un for un in historique_de(registre, contrat).mouvements if (un.chose, un.id, un.champ) == (chose, id, champ)]
    return trouve


@pytest.fixture(scope="module")
def reels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real contracts on 1 December; on the 8th, an id, a label, a target, figures, a state and a publication are others; on the 9th, what no reader sees."""
    projet = tmp_path_factory.mktemp("historique") / "projet"
    projet.mkdir()
    for dossier in ("referentiels", "content"):
        shutil.copytree(RACINE / dossier, projet / dossier)
    shutil.copyfile(RACINE / "mkdocs.yml", projet / "mkdocs.yml")
    git(projet, "init", "-q")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    enregistrer(projet, "2026-12-01")
    donnees = projet / "referentiels"
    remplacer(
        donnees / GOSB / "valeurs" / "departement-val-de-marne.csv",
        "a4-94-eip-projets;choisy-le-roi;2016;3;",
        "a4-94-eip-projets;choisy-le-roi;2016;4;",
    )
    grandir = donnees / PARIS / "referentiel" / "1-grandir.yml"
    remplacer(grandir, 'cible: {texte: "11 EPRE", valeur: 11,', 'cible: {texte: "12 EPRE", valeur: 12,')
    remplacer(
        grandir,
        'libelle: "Nombre d\'Équipe pluridisciplinaire de Réussite Éducative"',
        'libelle: "Nombre d\'équipes pluridisciplinaires de Réussite Éducative"',
    )
    with (donnees / PARIS / "valeurs" / "publications-presse.csv").open("a", encoding="utf-8") as fichier:
        fichier.write("t1-o1-s1-g1-a1-i2;paris;2020;1300;;Le Monde du 5 octobre 2016;;le-monde-2016-budget-participatif;essai\n")
    (publications := donnees / GPS / "publications.yml").write_text(
        publications.read_text("utf-8").rstrip()
        + '\n\n  - id: bilan-essai\n    titre: "Bilan <b>d\'essai</b> & suite"\n    editeur: "La Ville"\n    date: 2026-12-03\n'
        "    adresse: https://exemple.fr/bilan\n    genre: publication_officielle\n    etat: connue_non_lue\n",
        "utf-8",
    )
    assert main(["adresses", "renommer", "f1-o1-i1", "creches-places", "--contrat", GRIGNY, "--ecrire", "--projet", str(projet)]) == 0
    enregistrer(projet, "2026-12-08")
    with (donnees / GRIGNY / "contrat.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("# une remarque pour nous seuls\n")
    enregistrer(projet, "2026-12-09")
    return projet


@pytest.fixture(scope="module")
def raconte(reels: Path) -> Registre:
    """The same project with its changes."""
    return lire(reels)[1]


def test_exactement_ce_qui_a_change(raconte: Registre) -> None:
    assert dits(raconte) == {
        (GOSB, "2026-12-08", "chiffres", "a4-94-eip-projets", "changement"),
        (PARIS, "2026-12-08", "indicateur", "t1-o1-s1-g1-a1-i1", "cible"),
        (PARIS, "2026-12-08", "indicateur", "t1-o1-s1-g1-a1-i1", "libelle"),
        (PARIS, "2026-12-08", "chiffres", "t1-o1-s1-g1-a1-i2", "ajout"),
        (PARIS, "2026-12-08", "indicateur", "t1-o1-s1-g1-a1-i2", "etat"),
        (GPS, "2026-12-08", "publication", "bilan-essai", "ajout"),
    }
    assert historique_de(raconte, GRIGNY) == Historique("2026-12-01")


def test_ce_qui_etait_et_ce_qui_est(raconte: Registre) -> None:
    cible = un_seul(raconte, PARIS, GenreDeChose.INDICATEUR, "t1-o1-s1-g1-a1-i1", ChampSuivi.CIBLE)
    assert (cible.avant[0], cible.apres[0], cible.raison, cible.document) == ("11 EPRE", "12 EPRE", "", "")
    etat = un_seul(raconte, PARIS, GenreDeChose.INDICATEUR, "t1-o1-s1-g1-a1-i2", ChampSuivi.ETAT)
    assert (etat.avant, etat.apres, etat.cause) == (("peut_etre_ailleurs",), ("atteint",), CauseDEtat.CHIFFRES)
    (chiffre,) = un_seul(raconte, GOSB, GenreDeChose.CHIFFRES, "a4-94-eip-projets").chiffres
    assert chiffre.avant
    assert chiffre.apres
    assert (chiffre.lieu, chiffre.periode, chiffre.avant.valeur, chiffre.apres.valeur) == ("Choisy-le-Roi", "2016", "3", "4")


def _du_contrat(registre: Registre, contrat: str) -> Contexte:
    return Contexte(next(un for un in registre.dossiers if un.contrat.id == contrat), registre, JOUR)


def flux(registre: Registre, contrat: str) -> dict[str, bytes]:
    """All feeds of a contract, by path."""
    recettes = recettes_a_suivre(_du_contrat(registre, contrat))
    return {f"{sortie.chemin}": sortie.rendre() for recette in recettes for sortie in recette.faire()}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def flux_de_paris(raconte: Registre) -> dict[str, bytes]:
    """The feeds of Paris."""
    return flux(raconte, PARIS)


def du_huit(octets: bytes) -> list[tuple[str, str]]:
    """(title, summary) of the entries of 8 December, as a program that reads feeds has them."""
    lu = feedparser.parse(octets)
    assert not lu.bozo, lu.get("bozo_exception")
    return [
        (une.title.replace("\u00a0", " "), une.summary.replace("\u00a0", " ")) for une in lu.entries if une.updated.startswith("2026-12-08")
    ]


def test_le_fil_du_contrat(flux_de_paris: dict[str, bytes]) -> None:
    entrees = du_huit(flux_de_paris["nouveautes/flux.xml"])
    assert [titre.partition(" : ")[0] for titre, _ in entrees] == [
        "Cible changée",
        "Mots d’un indicateur changés",
        "Chiffre ajouté",
        "État changé",
    ]
    assert entrees[0][1] == (
        "8 décembre 2026 (jour où ce site a changé). Ce site disait : « 11 EPRE » ; il dit maintenant : « 12 EPRE ». Aucune raison n’est écrite."
    )
    assert "Paris, 2020 : 1 300" in entrees[2][1].replace("\u202f", " ")
    assert "il dit maintenant : atteint. Des chiffres de cet indicateur ont changé le même jour." in entrees[3][1]


def test_les_deux_fils_disent_la_meme_chose(flux_de_paris: dict[str, bytes]) -> None:
    atoms = [chemin for chemin in flux_de_paris if chemin.endswith(".xml")]
    assert atoms
    for chemin in atoms:
        lu, autre = feedparser.parse(flux_de_paris[chemin]), json.loads(flux_de_paris[chemin.replace(".xml", ".json")])
        assert autre["version"] == "https://jsonfeed.org/version/1.1"
        assert [une.id for une in lu.entries] == [un["id"] for un in autre["items"]]
        assert len({un["id"] for un in autre["items"]}) == len(autre["items"])
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", un["date_published"]) and un["content_text"] for un in autre["items"])


def test_le_fil_d_un_lieu_n_a_que_ses_chiffres(raconte: Registre) -> None:
    tous = flux(raconte, GOSB)
    ((titre, dit),) = du_huit(tous["territoires/choisy-le-roi/flux.xml"])
    assert titre == "Chiffre révisé : Nbre de projets associatifs financés par le Département"
    assert "Choisy-le-Roi, 2016 : ce site disait 3 ; il dit maintenant 4. Aucune raison n’est écrite." in dit
    assert du_huit(tous["territoires/orly/flux.xml"]) == []


def test_des_mots_hostiles_restent_des_mots(raconte: Registre) -> None:
    octets = flux(raconte, GPS)["nouveautes/flux.xml"]
    assert b"<b>d" not in octets
    assert [titre for titre, _ in du_huit(octets)] == ["Publication ajoutée : Bilan <b>d'essai</b> & suite"]


def test_la_page_du_contrat(raconte: Registre) -> None:
    """Both wordings, and what differs; the day; where each leads."""
    contexte = _du_contrat(raconte, PARIS)
    vue = vue_changements(contexte, "")
    assert [(jour.titre.replace("\u00a0", " "), [ligne.dit.sorte for ligne in jour.lignes]) for jour in vue.jours] == [
        ("8 décembre 2026", ["Cible changée", "Mots d’un indicateur changés", "Chiffre ajouté", "État changé"])
    ]
    cible = vue.jours[0].lignes[0]
    assert cible.lien.adresse == "../indicateurs/t1-o1-s1-g1-a1-i1/"
    assert [un.texte for un in cible.dit.avant if un.differe] == ["11"]
    assert [un.texte for un in cible.dit.apres if un.differe] == ["12"]
    gabarits = lire_fonds(RACINE).gabarits.avec_voix(contexte.voix, contexte.lus)
    html = gabarits.page_entiere("changements/", "contrat/changements.html.j2", vue).rendre().decode()
    fort = html.split('<li class="eo-change-fort">', 1)[1].split("</li>", 1)[0]
    for balise, annonce, mot in (("del", "ôté", "11"), ("ins", "mis", "12")):
        (marque,) = re.findall(rf"<{balise}>(.*?)</{balise}>", fort)
        assert marque == f'<span class="eo-cache"> [{annonce}\u00a0: </span>{mot}<span class="eo-cache">] </span>'


def test_les_pages_d_un_indicateur_d_un_partenaire_d_un_lieu(raconte: Registre) -> None:
    """Each has what is about it; there is none where nothing is."""
    pages = {contrat: set(_du_contrat(raconte, contrat).mouvements_des_pages) for contrat in (GOSB, GPS, GRIGNY, PARIS)}
    assert pages[GRIGNY] == set()
    assert pages[GPS] == {""}
    assert {page for page in pages[GOSB] if page.startswith(("indicateurs/", "territoires/"))} == {
        "indicateurs/a4-94-eip-projets/",
        "territoires/choisy-le-roi/",
    }
    assert {page for page in pages[PARIS] if page.startswith("indicateurs/")} == {
        "indicateurs/t1-o1-s1-g1-a1-i1/",
        "indicateurs/t1-o1-s1-g1-a1-i2/",
    }
    de_l_indicateur = vue_changements(_du_contrat(raconte, PARIS), "indicateurs/t1-o1-s1-g1-a1-i2/")
    assert [ligne.dit.sorte for jour in de_l_indicateur.jours for ligne in jour.lignes] == ["Chiffre ajouté", "État changé"]


def test_la_liste_publiee_est_celle_que_dit_son_schema(raconte: Registre) -> None:
    schema = json.loads(schemas_publies()["donnees/schemas/changements.schema.json"])
    for contrat in (GOSB, GPS, PARIS):
        lu = json.loads(changements_json(_du_contrat(raconte, contrat)))
        assert lu["mouvements"]
        assert [une.message for une in Draft202012Validator(schema).iter_errors(lu)] == []


def test_un_jour_de_corrections_ne_cache_pas_le_reste(raconte: Registre) -> None:
    """Of a day of many changes, lists tell three and how many others."""
    contexte = _du_contrat(raconte, PARIS)
    (un,) = [un for un in contexte.nouveautes if un.cle.endswith("cible-t1-o1-s1-g1-a1-i1")]
    beaucoup = [replace(un, cle=f"{rang}") for rang in range(9)]
    autres = [une for une in contexte.nouveautes if not isinstance(une.objet, Mouvement)]
    serrees = serrer((*beaucoup, *autres))
    assert [une.cle for une in serrees[:4]] == ["0", "1", "2", "changement-2026-12-08-9-autres"]
    assert serrees[4:] == tuple(autres)
    assert dire(contexte, serrees[3]).titre == "6\u00a0autres changements ce jour-là"
    assert serrer(beaucoup[:4]) == tuple(beaucoup[:4])


def test_ce_qu_un_changement_dit_n_est_pas_redit(flux_de_paris: dict[str, bytes]) -> None:
    """The figure of 2020 is told on the day on which the site had it, and not a second time in 2016, the year of its publication."""
    lu = feedparser.parse(flux_de_paris["nouveautes/flux.xml"])
    assert sum("1 300" in une.summary.replace("\u202f", " ") for une in lu.entries) == 1


@pytest.fixture
def exemple(tmp_path: Path) -> Path:
    """The example, committed on 1 January 2021."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-01-01")
    return projet


def communes(projet: Path) -> Path:
    """A table of figures of the example."""
    return projet / "referentiels" / EXEMPLE / "valeurs" / "communes.csv"


def test_sans_git_rien(tmp_path: Path) -> None:
    projet = copier_exemple(tmp_path / "exemple")
    assert lire(projet)[0] == Historiques({})
    assert marque_du_depot(projet) == ("", False)


def test_une_copie_ailleurs_dit_la_meme_chose(exemple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03", "00:30:00 +1300")  # of the 3rd where it was written, of the 2nd in Greenwich
    ici = lire(exemple)
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    git(exemple, "clone", "-q", ".", str(tmp_path / "ailleurs"))
    la = lire(tmp_path / "ailleurs")
    assert ici[0] == la[0]
    assert {un[1] for un in dits(la[1])} == {"2021-02-03"}
    assert marque_du_depot(exemple) == marque_du_depot(tmp_path / "ailleurs")


def test_un_jour_est_dit_en_une_fois(exemple: Path) -> None:
    """What was written in the morning and taken back in the evening was never published."""
    for valeur, heure in (("384", "09:00:00 +0100"), ("385", "12:00:00 +0100")):
        communes(exemple).write_text(re.sub(r"2018;38\d;", f"2018;{valeur};", communes(exemple).read_text("utf-8")), "utf-8")
        enregistrer(exemple, "2021-02-03", heure)
    (chiffre,) = un_seul(lire(exemple)[1], EXEMPLE, GenreDeChose.CHIFFRES, "familles-accueillies").chiffres
    assert chiffre.avant
    assert chiffre.apres
    assert (chiffre.avant.valeur, chiffre.apres.valeur) == ("383", "385")


@pytest.mark.parametrize(
    ("horloge", "dernier", "racontes"),
    [
        ("2062-01-01", "2021-02-03", ["2021-02-03"]),  # ahead: with the commit that follows
        ("2062-01-01", "", ["2021-03-01"]),  # ahead, and nothing follows: on the day of the build
        ("1999-01-01", "2021-02-03", ["2021-02-03"]),  # before: with the commit that precedes
    ],
)
def test_une_horloge_fausse_ne_cache_rien(exemple: Path, horloge: str, dernier: str, racontes: list[str]) -> None:
    """What a wrong clock dated is told on the nearest day that goes with the commits around it, and what comes later on its own day; both are said."""
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, horloge)
    if dernier:
        remplacer(communes(exemple), "2018;384;", "2018;385;")
        enregistrer(exemple, dernier)
    lus, registre = lire(exemple, jour="2021-03-01")
    assert sorted({un.date for un in historique_de(registre, EXEMPLE).mouvements}) == racontes
    assert historique_de(registre, EXEMPLE).depuis == "2021-01-01"
    (dite,) = lus.remarques
    assert f"Un enregistrement du contrat « {EXEMPLE} »" in dite
    assert horloge[:4] in dite
    assert lire(exemple, jour="2021-03-01")[0] == lus  # said by each build, read or kept


def test_une_mesure_nationale_change_un_jour_a_elle(exemple: Path) -> None:
    """The list is in no folder of a contract: a change of it is told on its day, of contracts whose promises name a measure, and of no other."""
    mesures = exemple / "referentiels" / "mesures-nationales.yml"
    remplacer(mesures, 'etat: "Réalisé"', 'etat: "Réalisé en partie"')
    enregistrer(exemple, "2021-02-03")
    lus, registre = lire(exemple)
    assert dits(registre) == {(EXEMPLE, "2021-02-03", "mesure_nationale", "2", "etat")}
    assert lus.remarques == ()
    un = un_seul(registre, EXEMPLE, GenreDeChose.MESURE, "2", ChampSuivi.ETAT)
    assert (un.avant, un.apres) == (("Réalisé",), ("Réalisé en partie",))


def test_la_liste_des_mesures_est_plus_ancienne_que_le_contrat(tmp_path: Path) -> None:
    """A contract begins on the day on which its folder does."""
    projet = copier_exemple(tmp_path / "projet")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    git(projet, "add", "referentiels/mesures-nationales.yml")
    git(projet, "commit", "-qm", "Mesures", jour="2020-12-01")
    enregistrer(projet, "2021-01-01")
    remplacer(communes(projet), "2018;383;", "2018;384;")
    enregistrer(projet, "2021-02-03")
    lus, registre = lire(projet)
    assert lus.remarques == ()
    assert (historique_de(registre, EXEMPLE).depuis, {un[1] for un in dits(registre)}) == ("2021-01-01", {"2021-02-03"})


def test_le_premier_jour_raconte(exemple: Path) -> None:
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03")
    with (exemple / "referentiels" / EXEMPLE / "contrat.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("\nchangements_depuis: 2021-03-01\n")
    remplacer(communes(exemple), "2018;384;", "2018;385;")
    enregistrer(exemple, "2021-03-04")
    registre = lire(exemple)[1]
    assert {un[1] for un in dits(registre)} == {"2021-03-04"}
    assert historique_de(registre, EXEMPLE).depuis == "2021-03-01"


def test_ce_qui_n_est_pas_enregistre_n_est_pas_raconte(exemple: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    assert dits(lire(exemple)[1]) == set()
    assert main(["changements", "--projet", str(exemple), "--date", "2021-06-30"]) == 0
    assert "Exempleville, 2018 : 383 → 384" in capsys.readouterr().out.replace("\u00a0", " ")


def test_un_etat_illisible_est_dit_et_saute(exemple: Path) -> None:
    contrat = exemple / "referentiels" / EXEMPLE / "contrat.yml"
    entier = contrat.read_bytes()
    contrat.write_bytes(b"id: [\n")
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03")
    contrat.write_bytes(entier)
    enregistrer(exemple, "2021-02-05")
    lus, registre = lire(exemple)
    assert {un[1] for un in dits(registre)} == {"2021-02-05"}
    (remarque,) = lus.remarques
    assert "du 3\u00a0février 2021" in remarque
    assert "ne se lit pas avec ce programme" in remarque


def test_un_historique_coupe_le_dit(exemple: Path, tmp_path: Path) -> None:
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03")
    git(exemple, "clone", "-q", "--depth", "1", f"file://{exemple}", str(tmp_path / "coupe"))
    lus, registre = lire(tmp_path / "coupe")
    assert dits(registre) == set()
    assert historique_de(registre, EXEMPLE).tronque
    assert "git fetch --unshallow" in lus.remarques[0]
    assert marque_du_depot(tmp_path / "coupe")[1]


def test_la_tete_se_lit_sans_git(exemple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dite() -> str:
        return subprocess.run(["git", "rev-parse", "HEAD"], cwd=exemple, check=True, capture_output=True, text=True).stdout.strip()

    attendue = dite()
    git(exemple, "pack-refs", "--all")
    git(exemple, "worktree", "add", "-q", "--detach", str(exemple.parent / "autre"))
    monkeypatch.setenv("PATH", "")
    for projet in (exemple, exemple.parent / "autre"):
        assert marque_du_depot(projet) == (attendue, False)
    depot = depot_de(exemple / "referentiels")
    assert depot is not None
    assert depot.tete() == attendue


def test_sans_git_installe_la_raison_est_dite(exemple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    lus, registre = lire(exemple)
    assert dits(registre) == set()
    assert lus.remarques == (
        "L’historique n’a pas été lu, et les pages ne disent pas ce qui a changé : git n’est pas installé sur cette machine.",
    )


def test_ce_que_le_site_ne_dit_plus_n_est_pas_repete(exemple: Path) -> None:
    """A figure that became a secret is told nowhere, not even in what was told before."""
    ligne = "familles-accueillies;autreville;2017;4217;;;Bilan 2017;\n"
    with communes(exemple).open("a", encoding="utf-8") as fichier:
        fichier.write(ligne)
    enregistrer(exemple, "2021-02-03")
    (ajoute,) = un_seul(lire(exemple)[1], EXEMPLE, GenreDeChose.CHIFFRES, "familles-accueillies").chiffres
    assert ajoute.apres is not None
    assert ajoute.apres.valeur == "4217"
    remplacer(communes(exemple), ligne, ligne.replace("4217", "secret"))
    enregistrer(exemple, "2021-02-04")
    registre = lire(exemple)[1]
    assert len(historique_de(registre, EXEMPLE).mouvements) >= 2
    assert b"4217" not in changements_json(_contexte(registre))


def test_une_reponse_reprise_n_est_pas_repetee(exemple: Path) -> None:
    """That an answer to an opinion came, was changed and went is told, on each day; of an answer that is gone, no word is, in no file. One that was changed is still told on its own date."""
    avis = exemple / "content" / EXEMPLE / "avis" / "2020-accueil.md"
    sans = avis.read_text("utf-8")
    entiere = re.search(r"reponse:\n(?:  .*\n|\n)+", sans)
    assert entiere
    avis.write_text(sans.replace(entiere[0], ""), "utf-8")
    enregistrer(exemple, "2021-02-03")
    changee = entiere[0].replace("deux soirs", "trois soirs, a promis Mme Zébulon,")
    avis.write_text(sans.replace(entiere[0], changee), "utf-8")
    enregistrer(exemple, "2021-02-04")
    avis.write_text(sans, "utf-8")
    enregistrer(exemple, "2021-02-05")
    registre = lire(exemple, jour="2021-06-30")[1]
    contexte = _contexte(registre)
    de_reponses = [un for un in historique_de(registre, EXEMPLE).mouvements if un.champ is ChampSuivi.REPONSE]
    assert [dire_un_mouvement(contexte, un).sorte for un in de_reponses] == ["Réponse ôtée", "Réponse reçue", "Réponse changée"]
    assert "il dit maintenant" in dire_un_mouvement(contexte, de_reponses[2]).phrase
    avis.write_text(sans.replace(entiere[0], ""), "utf-8")
    enregistrer(exemple, "2021-02-06")
    registre = lire(exemple, jour="2021-06-30")[1]
    contexte = _contexte(registre)
    de_reponses = [un for un in historique_de(registre, EXEMPLE).mouvements if un.champ is ChampSuivi.REPONSE]
    assert [(un.date, *(dire_un_mouvement(contexte, un).sorte, dire_un_mouvement(contexte, un).phrase)) for un in de_reponses] == [
        ("2021-02-03", "Réponse ôtée", "N’est plus sur ce site."),
        ("2021-02-04", "Réponse reçue", ""),
        ("2021-02-05", "Réponse changée", "Ses mots sont autres qu’avant."),
        ("2021-02-06", "Réponse ôtée", "N’est plus sur ce site."),
    ]
    sorties = [sortie.rendre() for recette in recettes_a_suivre(contexte) for sortie in recette.faire() if isinstance(sortie, Fichier)]
    assert len(sorties) > 10
    dits = (changements_json(contexte), *sorties, repr(vue_changements(contexte, "")).encode())
    for mot in ("Zébulon", "soirs par semaine", "horaires seront"):
        assert not any(mot.encode() in octets for octets in dits), mot


def test_une_reponse_changee_reste_a_sa_date(exemple: Path) -> None:
    """What changed of it is told besides: the answer of that day does not leave the feeds."""
    remplacer(exemple / "content" / EXEMPLE / "avis" / "2020-accueil.md", "seront affichés", "sont affichés")
    enregistrer(exemple, "2021-02-03")
    (une,) = [
        une
        for une in _contexte(lire(exemple)[1]).nouveautes
        if isinstance(une.objet, ReponseAUnAvis) and une.objet.avis.id == "2020-accueil"
    ]
    assert une.date == "2020-07"


def _contexte(registre: Registre) -> Contexte:
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == EXEMPLE), registre, "2021-06-30")


def _publier(projet: Path, vers: Path, origine: OrigineDesMouvements | None = None) -> None:
    """Write what `--precedent` reads of the example."""
    contexte = _contexte(lire(projet, origine or OrigineDesMouvements(git=True), "2021-06-30")[1])
    donnees = vers / EXEMPLE / "donnees"
    donnees.mkdir(parents=True)
    fichiers = {
        "referentiel.json": referentiel_json,
        "valeurs.csv": toutes_les_valeurs,
        "voisins.csv": voisins_csv,
        "changements.json": changements_json,
    }
    for nom, faire in fichiers.items():
        (donnees / nom).write_bytes(faire(contexte))


@pytest.mark.parametrize("forme", ["dossier", "zip", "archive du contrat"])
def test_un_site_precedent(tmp_path: Path, forme: str) -> None:
    """Without git: what the earlier site told goes on, what differs from it is added, on the day of the build."""
    projet = copier_exemple(tmp_path / "exemple")
    _publier(projet, tmp_path / "premier")
    remplacer(communes(projet), "2018;383;", "2018;384;")
    _publier(projet, tmp_path / "second", OrigineDesMouvements(str(tmp_path / "premier")))
    if forme == "archive du contrat":  # that which a site publishes of its data
        contexte = _contexte(lire(projet, OrigineDesMouvements(str(tmp_path / "premier")), "2021-06-30")[1])
        octets = archive_des_donnees(donnees_du_contrat(contexte), referentiel_json(contexte), changements_json(contexte))
        (tmp_path / "site.zip").write_bytes(octets)
    remplacer(communes(projet), "2018;384;", "2018;385;")
    ou = tmp_path / ("site.zip" if forme == "archive du contrat" else "second")
    if forme == "zip":
        with zipfile.ZipFile(ou := tmp_path / "site.zip", "w") as archive:
            for fichier in sorted((tmp_path / "second").rglob("*.*")):
                archive.write(fichier, f"site/{fichier.relative_to(tmp_path / 'second')}")
    lus, registre = lire(projet, OrigineDesMouvements(str(ou)), "2021-07-14")
    chiffres = [
        (un.date, chiffre.avant and chiffre.avant.valeur) for un in historique_de(registre, EXEMPLE).mouvements for chiffre in un.chiffres
    ]
    assert chiffres == [("2021-06-30", "383"), ("2021-07-14", "384")]
    assert lus.remarques == ("Le site précédent n’a pas le contrat « contrat-minimal » : rien n’est raconté de ce qui y a changé.",)


def test_un_site_precedent_sans_liste_de_changements(tmp_path: Path) -> None:
    """Its figures are held against ours; that nothing of before can be told is said."""
    projet = copier_exemple(tmp_path / "exemple")
    _publier(projet, tmp_path / "site")
    (tmp_path / "site" / EXEMPLE / "donnees" / "changements.json").unlink()
    remplacer(communes(projet), "2018;383;", "2018;384;")
    lus, registre = lire(projet, OrigineDesMouvements(str(tmp_path / "site")), "2021-07-14")
    assert [un.date for un in historique_de(registre, EXEMPLE).mouvements] == ["2021-07-14"]
    assert lus.remarques[0].startswith(
        f"Le site précédent n’a pas la liste de ce qui y avait changé dans le contrat « {EXEMPLE} » (donnees/changements.json)"
    )


@pytest.mark.parametrize("connus", [True, False])
def test_les_chiffres_voisins_d_un_site_precedent(tmp_path: Path, *, connus: bool) -> None:
    """They are held against those of the earlier site; where it did not publish their table, none is told to be new."""
    projet = copier_exemple(tmp_path / "exemple")
    _publier(projet, tmp_path / "site")
    if not connus:
        (tmp_path / "site" / EXEMPLE / "donnees" / "voisins.csv").unlink()
    remplacer(projet / "referentiels" / EXEMPLE / "voisins" / "enquete.csv", "exempleville;2018;300;", "exempleville;2018;310;")
    registre = lire(projet, OrigineDesMouvements(str(tmp_path / "site")), "2021-07-14")[1]
    attendu = (EXEMPLE, "2021-07-14", "chiffres_voisins", "familles-par-commune", "changement")
    assert dits(registre) == ({attendu} if connus else set())


@pytest.mark.parametrize(
    ("ou", "dit"), [("absent.zip", "n’a pas été trouvé"), ("faux.zip", "ne se lit pas"), ("vide", "n’a les données d’aucun contrat")]
)
def test_un_site_precedent_qui_n_en_est_pas_un(tmp_path: Path, ou: str, dit: str) -> None:
    projet = copier_exemple(tmp_path / "exemple")
    (tmp_path / "faux.zip").write_bytes(b"rien")
    (tmp_path / "vide").mkdir()
    with pytest.raises(ConstructionImpossible, match=dit):
        lire(projet, OrigineDesMouvements(str(tmp_path / ou)))


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "dit"),
    [
        ("changements.json", '"depuis": ""', '"depuis": "hier"', "a une date qui n’est pas un jour"),
        ("changements.json", '"mouvements": []', '"mouvements": 3', "n’est pas une liste de changements"),
        ("referentiel.json", '"calcule_le": "2021-06-30"', '"calcule_le": "2021"', "ne dit pas de quel jour il est"),
        ("referentiel.json", '"interface":', '"interface"', "n’est pas ce que publie ce programme"),
    ],
)
def test_des_donnees_abimees_sont_dites(tmp_path: Path, fichier: str, avant: str, apres: str, dit: str) -> None:
    projet = copier_exemple(tmp_path / "exemple")
    _publier(projet, tmp_path / "premier", OrigineDesMouvements())
    abime = tmp_path / "premier" / EXEMPLE / "donnees" / fichier
    texte = abime.read_text("utf-8")
    assert avant in texte
    abime.write_text(texte.replace(avant, apres, 1), "utf-8")
    with pytest.raises(ConstructionImpossible) as erreur:
        lire(projet, OrigineDesMouvements(str(tmp_path / "premier")))
    assert dit in erreur.value.lignes[0]


def test_un_premier_jour_deplace_se_dit(exemple: Path) -> None:
    """What was told and is told no more: the page, the feeds and the list say so, and that the day was moved is told for ever, on the day on which it was."""
    contrat = exemple / "referentiels" / EXEMPLE / "contrat.yml"
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03")
    contrat.write_text(contrat.read_text("utf-8") + "\nchangements_depuis: 2021-02-04\n", "utf-8")
    enregistrer(exemple, "2021-02-05")
    remplacer(contrat, "changements_depuis: 2021-02-04", "changements_depuis: 2021-05-01")
    enregistrer(exemple, "2021-02-06")
    registre = lire(exemple)[1]
    historique = historique_de(registre, EXEMPLE)
    assert (historique.depuis, historique.choisi) == ("2021-05-01", True)
    assert dits(registre) == {(EXEMPLE, f"2021-02-0{jour}", "contrat", EXEMPLE, "depuis") for jour in (5, 6)}
    contexte = _du_contrat(registre, EXEMPLE)
    tus = "ce qui a changé avant n’y est pas raconté, par choix de qui publie le site"
    assert [tus in dire(contexte, une).phrase for une in contexte.nouveautes if une.date == "2021-02-06"] == [True]
    vue = vue_changements(contexte, "")
    assert (vue.depuis, vue.tus) == ("1er\u00a0mai 2021", f"C{tus[1:]}.")
    assert len(vue.jours) == 2
    fils = flux(registre, EXEMPLE)
    assert tus in feedparser.parse(fils["nouveautes/flux.xml"]).feed.subtitle
    assert tus in json.loads(fils["nouveautes/flux.json"])["description"]
    assert json.loads(changements_json(contexte))["choisi"] is True


def test_un_premier_jour_depuis_toujours_ne_tait_rien(exemple: Path) -> None:
    """A day that is that of the first commit, or before it, hides nothing."""
    contrat = exemple / "referentiels" / EXEMPLE / "contrat.yml"
    contrat.write_text(contrat.read_text("utf-8") + "\nchangements_depuis: 2021-01-01\n", "utf-8")
    enregistrer(exemple, "2021-01-01")
    remplacer(communes(exemple), "2018;383;", "2018;384;")
    enregistrer(exemple, "2021-02-03")
    registre = lire(exemple)[1]
    assert historique_de(registre, EXEMPLE).choisi is False
    assert vue_changements(_du_contrat(registre, EXEMPLE), "").tus == ""
