"""Files and folders that are not what they should be."""

import json
import os
from pathlib import Path

import pytest

from generator.publication.examen import examiner_projet
from generator.sources.guillemets import guillemet_fautif
from tests.fuzz.epreuve import EnMemoire
from tests.sources.essai import CONTRAT, Projet
from tests.systemes import SANS_LIMITE, posix

RACINE = Path(__file__).parents[2]
CONSEIL_LECTURE = "Vérifier qu’il existe et ses droits."


def test_yaml_qui_n_est_pas_en_utf_8(projet: Projet) -> None:
    """The place is that of the first byte that is not UTF-8."""
    projet.ecrire("contrat", "id: essai\ntitre: Été\n".encode("cp1252"))
    assert projet.seul() == (
        "contrat.yml:2:8 encodage: Le fichier n’est pas en UTF-8. → "
        "L’enregistrer en UTF-8 (dans l’éditeur : « Enregistrer sous », encodage UTF-8)."
    )


@pytest.mark.parametrize("contenu", ["", "\n\n", "# rien\n", "\ufeff"])
@pytest.mark.parametrize("fichier", ["contrat", "faits", "partenaires"])
def test_fichier_vide(projet: Projet, fichier: str, contenu: str) -> None:
    """An empty file is one problem, and nothing is said of what it should have held."""
    projet.ecrire(fichier, contenu)
    assert projet.seul().endswith(f"{fichier}.yml fichier-vide: Le fichier est vide. → Le remplir, ou l’effacer.")


def test_sans_registre_de_partenaires(projet: Projet) -> None:
    """A project may do with the bodies that the program brings: those that it does not know are named where they are written."""
    projet.chemin("partenaires").unlink()
    dits = projet.problemes()
    assert dits
    assert all("« ville » n’est pas un identifiant connu (partenaire)" in ligne for ligne in dits)


@pytest.mark.parametrize("fichier", ["contrat", "territoires"])
def test_fichier_absent(projet: Projet, fichier: str) -> None:
    """A missing file is one problem."""
    projet.chemin(fichier).unlink()
    assert projet.seul().endswith(f"{fichier}.yml fichier-illisible: Le fichier ne peut pas être lu : il n’existe pas. → {CONSEIL_LECTURE}")


def test_arbre_absent(projet: Projet) -> None:
    """Nothing is said of the values and facts that speak of it."""
    projet.chemin("referentiel").unlink()
    exemple = 'noeuds: [{id: o1-1-p1-e1, niveau: engagement, titre: "Créer un lieu d’accueil"}]'
    attendu = f"referentiel.yml fichier-manquant: L’arbre des promesses manque. → Écrire referentiel.yml, par exemple « {exemple} »."
    assert projet.seul() == attendu


@posix  # Windows says of a folder that it may not be read
@pytest.mark.parametrize("fichier", ["contrat", "referentiel", "territoires", "faits", "partenaires", "mesures", "valeurs"])
def test_dossier_a_la_place_d_un_fichier(projet: Projet, fichier: str) -> None:
    """A folder named like a file."""
    projet.chemin(fichier).unlink()
    projet.chemin(fichier).mkdir()
    assert projet.seul().endswith(f" fichier-illisible: Le fichier ne peut pas être lu : c’est un dossier. → {CONSEIL_LECTURE}")


@posix
@pytest.mark.parametrize("fichier", ["contrat", "faits", "partenaires", "mesures", "valeurs"])
def test_lien_en_rond(projet: Projet, fichier: str) -> None:
    """A symbolic link to itself."""
    chemin = projet.chemin(fichier)
    chemin.unlink()
    chemin.symlink_to(chemin.name)
    attendu = f" fichier-illisible: Le fichier ne peut pas être lu : ses liens symboliques tournent en rond. → {CONSEIL_LECTURE}"
    assert projet.seul().endswith(attendu)


@posix
@pytest.mark.parametrize("fichier", ["contrat", "valeurs"])
def test_tube(projet: Projet, fichier: str) -> None:
    """A pipe is never waited for."""
    projet.chemin(fichier).unlink()
    os.mkfifo(projet.chemin(fichier))
    assert "ce n’est pas un fichier ordinaire" in projet.seul()


@posix
@pytest.mark.skipif(SANS_LIMITE, reason="root reads everything")
def test_lecture_interdite(projet: Projet) -> None:
    """A file without rights."""
    projet.chemin("faits").chmod(0)
    assert "la lecture n’est pas permise" in projet.seul()


def test_fichiers_trop_gros(projet: Projet) -> None:
    """5 MB of YAML and 20 MB of CSV are refused before they are read."""
    projet.chemin("faits").write_bytes(b" " * 5_000_001)
    projet.chemin("valeurs").write_bytes(b" " * 20_000_001)
    assert [probleme.split(" ", 1)[1] for probleme in projet.problemes()] == [
        "fichier-trop-gros: Le fichier dépasse 5 Mo. → Le découper en plusieurs fichiers.",
        "fichier-trop-gros: Le fichier dépasse 20 Mo. → Le découper en plusieurs fichiers.",
    ]


@pytest.mark.parametrize(
    "texte",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000 + "a", "\n".join(" " * rang + "-" for rang in range(2_000)), "[" * 61 + "]" * 61],
    ids=["crochets", "accolades", "tirets", "escalier", "juste trop"],
)
def test_emboitement(projet: Projet, texte: str) -> None:
    """Deep nests are refused before libyaml's composer exhausts the stack and kills the program."""
    projet.ecrire("faits", texte)
    code = projet.seul().split(" ")[1]
    assert code == "yaml-profondeur:"


def test_bombe_de_renvois(projet: Projet) -> None:
    """Nine lines that would describe gigabytes."""
    lignes = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lignes += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    projet.ecrire("faits", "\n".join(lignes))
    assert projet.seul().startswith("faits.yml:9:4 yaml-alias: ") or projet.seul().startswith("faits.yml:1:4 yaml-alias: ")


def test_renvoi_a_soi_meme(projet: Projet) -> None:
    """A list that holds itself."""
    projet.ecrire("faits", "faits: &a [*a, [*a]]\n")
    assert projet.seul().startswith("faits.yml:1:8 yaml-alias: ")


@pytest.mark.parametrize("fichier", ["contrat", "referentiel", "territoires", "partenaires", "mesures", "faits", "anomalies"])
@pytest.mark.parametrize("contenu", ["- a\n- b\n", "mot\n", "--- \n...\n"], ids=["liste", "mot", "rien"])
def test_des_champs_sont_attendus(projet: Projet, fichier: str, contenu: str) -> None:
    """One problem, not one per field that is missing, nor one per element that refers to it."""
    projet.ecrire(fichier, contenu)
    assert "type: Des champs (« nom: valeur ») sont attendus ici. → Écrire par exemple « " in projet.seul()


def test_arbre_a_deux_endroits(projet: Projet) -> None:
    """referentiel.yml and referentiel/ together."""
    projet.ecrire(
        "referentiels/essai/referentiel/2.yml",
        "document: protocole\nnoeuds:\n  - {id: o2, niveau: orientation, titre: Deux, repere: Orientation 2}\n",
    )
    attendu = "referentiel.yml arbre-double: L’arbre est écrit à deux endroits. → Garder referentiel.yml ou le dossier referentiel/."
    assert projet.seul() == attendu


def test_rien_n_est_decrit(tmp_path: Path) -> None:
    """No folder, an empty folder, partners without contract."""
    projet = Projet(tmp_path)
    assert projet.seul().startswith("referentiels dossier-manquant: Le dossier « referentiels » n’existe pas. → ")
    projet.ecrire("partenaires", "partenaires:\n  - {id: etat, nom: État, type: etat}\n")
    assert projet.seul() == (
        "referentiels dossier-manquant: Aucun contrat n’est décrit. → Créer un dossier par contrat, avec un fichier contrat.yml."
    )


def test_nom_du_dossier_et_id_du_contrat(projet: Projet) -> None:
    """They are the same word."""
    projet.remplacer("contrat", "id: essai", "id: autre")
    probleme = projet.problemes()[0]
    assert probleme == (
        "referentiels/essai/contrat.yml:1:5 identifiant: L’id du contrat (« autre ») n’est pas le nom de son dossier (« essai »). → "
        "Donner le même nom aux deux."
    )


SANS_ECRITURE = "son nom contient un signe qui ne s’écrit pas. → Le renommer avec des lettres, des chiffres et des tirets."


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        *(
            (nom, "identifiant: Le nom de ce dossier ne peut pas faire une adresse.")
            for nom in ("Autre", "essai 2", "été", "a" * 61, 'x"y', "essai.d")
        ),
        *((nom, f"fichier-illisible: Le dossier ne peut pas être lu : {SANS_ECRITURE}") for nom in ("x\ny", b"\xff\xfe")),
    ],
)
def test_nom_de_dossier(projet: Projet, nom: str | bytes, dit: str) -> None:
    """A folder whose name cannot make an address, or cannot be written; what is said is printable whatever its bytes."""
    dossier = os.fsencode(projet.racine / "referentiels") + b"/" + os.fsencode(nom)
    os.mkdir(dossier)  # noqa: PTH102 - the name may not be text
    probleme = projet.seul()
    assert f" {dit}" in probleme
    assert probleme.isprintable()


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ('x"y.csv', "nombre: « x » n’est pas un nombre"),
        ("é’.csv", "nombre: « x » n’est pas un nombre"),
        ("x\ny.csv", f"fichier-illisible: Le fichier ne peut pas être lu : {SANS_ECRITURE}"),
        (b"\xff.csv", f"fichier-illisible: Le fichier ne peut pas être lu : {SANS_ECRITURE}"),
    ],
)
def test_nom_de_fichier_de_valeurs(projet: Projet, nom: str | bytes, dit: str) -> None:
    """Values in a file with an odd name are read, those in one whose name cannot be written are refused; all that is said fits on one line."""
    chemin = Path(os.fsdecode(os.fsencode(projet.racine / "referentiels/essai/valeurs") + b"/" + os.fsencode(nom)))
    chemin.write_text("indicateur;territoire;periode;valeur;source\nnombre;arcueil;2019;x;P\n")
    probleme = projet.seul()
    assert dit in probleme
    assert probleme.isprintable()


def test_fichiers_que_personne_ne_lit(projet: Projet) -> None:
    """Their writer thinks that they are read: a warning says that they are not, and does not stop publication."""
    for nom in ("valeurs/caf.xlsx", "valeurs/CAF.CSV", "territoires.yaml", "notes.md", "qpv.geojson", "../partenaires.csv"):
        projet.ecrire(f"referentiels/essai/{nom}", "")
    _, problemes = projet.examiner()
    assert {probleme.gravite.value for probleme in problemes} == {"avertissement"}
    assert [str(probleme.lieu).removeprefix("referentiels/") for probleme in problemes] == [
        "essai/territoires.yaml",
        "essai/valeurs/CAF.CSV",
        "essai/valeurs/caf.xlsx",
        "partenaires.csv",
    ]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (
            "non",
            "territoires.yml:7:15 geojson: Ce fichier n’est pas une collection GeoJSON. → Donner un fichier .geojson avec une liste « features ».",
        ),
        ('{"features": 1}', "territoires.yml:7:15 geojson: "),
        ("[" * 100_000, "territoires.yml:7:15 geojson: "),
        ('{"features": ' + "9" * 5_000 + "}", "territoires.yml:7:15 geojson: "),
        ('{"features": [1]}', "qpv.geojson geojson: L’objet n° 1 n’a pas de code ou pas de contour en degrés (longitude, latitude). → "),
        ('{"features": [{"properties": {"code": []}, "geometry": {}}]}', "qpv.geojson geojson: L’objet n° 1 "),
        *(
            (
                f'{{"features": [{{"properties": {{"code": "x", "nom": "a{signe}b"}}, "geometry": {{"type": "Polygon", '
                '"coordinates": [[[1,2],[2,2],[2,3],[1,2]]]}}]}',
                "qpv.geojson geojson: Le nom de l’objet n° 1 contient un signe invisible : a\ufffdb. → Effacer ce nom, et l’écrire de nouveau.",
            )
            for signe in ("\\u202e", "\\u0000", "\\u2067")
        ),
        *(
            (
                f'{{"features": [{{"properties": {{"code": "x"}}, "geometry": {{"type": "Polygon", "coordinates": {points}}}}}]}}',
                "qpv.geojson geojson: L’objet n° 1 ",
            )
            for points in (
                "[]",
                "[[]]",
                "null",
                '"abc"',
                "[[[1,2],[1,2],[1,2]]]",
                "[[[NaN,2],[1,2],[1,2],[1,2]]]",
                "[[[1e999,2],[1,2],[1,2],[1,2]]]",
                f"[[[{'9' * 400},2],[1,2],[1,2],[1,2]]]",
                '[[["1",2],[1,2],[1,2],[1,2]]]',
                "[[[true,2],[1,2],[1,2],[1,2]]]",
                "[[[653000,6860000],[1,2],[1,2],[1,2]]]",
                "[[[[[[[1]]]]]]]",
            )
        ),
    ],
)
def test_contours_refuses(projet: Projet, texte: str, attendu: str) -> None:
    """Outlines that are not outlines in degrees."""
    with projet.chemin("territoires").open("a", encoding="utf-8") as flux:
        flux.write("geometries:\n  - {fichier: qpv.geojson}\n")
    projet.ecrire("referentiels/essai/qpv.geojson", texte)
    assert projet.seul().startswith(attendu)


def test_contours_lus(projet: Projet) -> None:
    """Only longitude and latitude are kept, whatever the file adds; the 2015 and 2024 spellings of the code are known."""
    projet.ecrire("territoires", projet.chemin("territoires").read_text("utf-8") + "geometries:\n  - {fichier: geo/qpv.geojson}\n")
    objets = [
        '{"properties": {"CODE_QP": "QP094003"}, "geometry": {"type": "Polygon", "coordinates": [[[1,2,NaN],[1,3,"x"],[2,3],[1,2]]]}}',
        '{"properties": {"code_insee": 94003}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[1,2],[1,3],[2,3],[1,2]]]]}}',
    ]
    projet.ecrire("referentiels/essai/geo/qpv.geojson", f'{{"features": [{",".join(objets)}]}}')
    registre, problemes = projet.examiner()
    assert {probleme.gravite.value for probleme in problemes} <= {"avertissement"}  # these outlines are far from everything
    assert [territoire.contour for territoire in registre.dossiers[0].territoires] == [
        "",
        '{"type":"MultiPolygon","coordinates":[[[[1,2],[1,3],[2,3],[1,2]]]]}',
        '{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2]]]}',
    ]


def test_contours_d_a_cote(projet: Projet) -> None:
    """Of places that the contract does not have: those near its own are kept with their name, far ones and neighbourhoods are not."""

    def objet(code: str, nom: str, x: float) -> str:
        coins = [[x, 48.0], [x + 0.05, 48.0], [x + 0.05, 48.05], [x, 48.0]]
        return json.dumps({"properties": {"code": code, "nom": nom}, "geometry": {"type": "Polygon", "coordinates": [coins]}})

    projet.ecrire("territoires", projet.chemin("territoires").read_text("utf-8") + "geometries:\n  - {fichier: communes.geojson}\n")
    objets = [
        objet("94003", "Arcueil", 2.0),
        objet("94016", " Cachan\n", 2.06),
        objet("13055", "Marseille", 5.4),
        objet("QP094099", "Loin", 2.06),
    ]
    projet.ecrire("referentiels/essai/communes.geojson", f'{{"features": [{",".join(objets)}]}}')
    registre, problemes = projet.examiner()
    assert problemes == ()
    (dossier,) = registre.dossiers
    assert [alentour.nom for alentour in dossier.alentours] == ["Cachan"]
    assert "Cachan" not in {territoire.nom for territoire in dossier.territoires}


@pytest.mark.parametrize("chemin", ["/dev/zero", "../../secret.json", "..", "geo/../../x.json", "geo\\..\\x.json"])
def test_contours_hors_du_dossier(projet: Projet, chemin: str) -> None:
    """No file outside of the contract's folder is opened."""
    projet.ecrire("territoires", projet.chemin("territoires").read_text("utf-8") + f"geometries:\n  - {{fichier: '{chemin}'}}\n")
    attendu = "territoires.yml:7:15 chemin: Ce chemin sort du dossier du contrat. → Mettre le fichier à côté de territoires.yml."
    assert projet.seul() == attendu


def test_une_execution_nomme_toutes_les_fautes_de_tous_les_fichiers(projet: Projet) -> None:
    """One fault per file, two contracts: all are named at once, and only they."""
    projet.ecrire("partenaires", "partenaires: [\n")
    projet.ecrire("mesures", "titre: [\n")
    projet.remplacer("contrat", "debut: 2019", "debut: 19")
    projet.remplacer("territoires", "type: qpv", "type: qvp")
    projet.remplacer("faits", "nature: realise", "nature: realisé")
    projet.remplacer("anomalies", "titre: Total, ", "")
    projet.remplacer("referentiel", "titre: Agir", "titre: [Agir]")
    projet.lignes("taux;arcueil;2019;x;P")
    projet.ecrire("referentiels/second/contrat.yml", CONTRAT.replace("id: essai", "id: second").replace("fin: 2022", "fin: 2O22"))
    assert [probleme.split(": ")[0].removeprefix("referentiels/") for probleme in projet.problemes()] == [
        "essai/anomalies.yml:3:5 champ-manquant",
        "essai/contrat.yml:5:8 annee",
        "essai/faits.yml:3:79 choix",
        "essai/referentiel.yml:11:16 type",
        "essai/territoires.yml:5:22 choix",
        "essai/valeurs/etat.csv:2:19 nombre",
        "mesures-nationales.yml:2:1 yaml-syntaxe",
        "partenaires.yml:2:1 yaml-syntaxe",
        "second/contrat.yml:6:6 annee",
        "second/referentiel.yml fichier-manquant",
        "second/territoires.yml fichier-illisible",
    ]


DEHORS = "Le fichier ne peut pas être lu : un lien y mène hors du projet. → Mettre le fichier lui-même dans le projet."


@posix
@pytest.mark.parametrize("fichier", ["contrat", "referentiel", "faits", "partenaires", "valeurs"])
def test_un_lien_qui_sort_du_projet(projet: Projet, tmp_path: Path, fichier: str) -> None:
    """A link could have any file of the machine that builds quoted in a public log: it is not followed, and no word of what it leads to is said."""
    ailleurs = tmp_path.parent / f"secret-{fichier}-{tmp_path.name}"
    ailleurs.write_text("mot de passe: sésame\n", "utf-8")
    chemin = projet.chemin(fichier)
    chemin.unlink()
    chemin.symlink_to(ailleurs)
    problemes = projet.problemes()
    assert f" fichier-illisible: {DEHORS}" in "\n".join(problemes)
    assert "sésame" not in "\n".join(problemes)


@posix
def test_un_lien_dans_le_projet_se_suit(projet: Projet) -> None:
    """Two contracts may share a file of their project."""
    chemin = projet.chemin("valeurs")
    chemin.rename(chemin.parents[3] / "communs.csv")
    chemin.symlink_to("../../../communs.csv")
    assert projet.problemes() == []


@posix
def test_un_dossier_qui_etait_un_lien(projet: Projet, tmp_path: Path) -> None:
    """A folder that is a link out is said, and not any more once the folder itself stands there with the same files."""
    dossier = projet.chemin("valeurs").parent
    ailleurs = tmp_path.parent / f"dossier-{tmp_path.name}"
    dossier.rename(ailleurs)
    dossier.symlink_to(ailleurs)
    gardes = EnMemoire()
    (dit,) = examiner_projet(projet.racine, "2023-01-01", gardes).problemes
    assert "un lien y mène hors du projet" in str(dit)
    dossier.unlink()
    ailleurs.rename(dossier)
    assert examiner_projet(projet.racine, "2023-01-01", gardes).problemes == ()


@pytest.mark.parametrize("signe", ["\u00a0", "\u200b", "\u202f", "\u00ad"])
@pytest.mark.parametrize("ecrit", ["{signe}titre: Essai", "titre{signe}: Essai", "ti{signe}tre: Essai"])
def test_un_nom_de_champ_qui_porte_un_signe_invisible(projet: Projet, signe: str, ecrit: str) -> None:
    """«Le champ « titre » n’existe pas. Vouliez-vous dire « titre » ?» helps nobody."""
    projet.remplacer("contrat", "titre: Contrat d’essai", ecrit.format(signe=signe))
    dits = "\n".join(projet.problemes())
    assert "champ-inconnu: Le nom du champ « titre » porte un signe qui ne se voit pas (une espace insécable, souvent). →" in dits
    assert "n’existe pas ici" not in dits


def test_les_guillemets_de_tout_fichier_juste() -> None:
    """Of no sound file is a quotation mark said to be at fault."""
    fichiers = [
        *(RACINE / "referentiels").rglob("*.yml"),
        *(RACINE / "tests" / "exemple").rglob("*.yml"),
        *(RACINE / "tests" / "sources").rglob("*.yml"),
    ]
    assert len(fichiers) > 50
    assert [fichier for fichier in fichiers if guillemet_fautif(fichier.read_text("utf-8"), 10**6)] == []
