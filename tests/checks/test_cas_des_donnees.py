"""Cases met on real sites, in which the command found sound what was not: each is told here whole, and read from its folder where it is."""

import shutil
from pathlib import Path

import pytest

from generator.publication.construction import examiner

RACINE = Path(__file__).parents[2]
DOSSIERS = RACINE.parent / "shared" / "cas"
CONTRAT = """\
id: c
titre: "Contrat d'essai"
territoire_nom: "Testville"
type: contrat de ville
debut: 2019
fin: 2022
documents:
  - {id: doc, titre: "Contrat de Testville"}
niveaux:
  - {id: axe, nom: Axe, pluriel: Axes, article: "L’axe"}
dimensions:
  - id: sexe
    nom: Sexe
    total: somme
    modalites: [{id: femmes, nom: Femmes}, {id: hommes, nom: Hommes}]
  - {id: age, nom: "Âge", modalites: [{id: jeunes, nom: "Jeunes"}, {id: vieux, nom: "Vieux"}]}
"""
TERRITOIRES = """\
document: doc
territoires:
  - {id: pays, type: perimetre, nom: "Pays de Testville", latitude: 48.71, longitude: 2.41}
  - {id: testville, type: commune, nom: Testville, code: "01004", latitude: 48.7, longitude: 2.4}
  - {id: autreville, type: commune, nom: Autreville, code: "01005", latitude: 48.72, longitude: 2.42}
  - {id: qpv1, type: qpv, nom: "Quartier Un", communes: [testville], code: QP001001, latitude: 48.705, longitude: 2.405}
  - {id: qpv2, type: qpv, nom: "Quartier Deux", communes: [testville], code: QP001002, latitude: 48.703, longitude: 2.402}
"""
NOEUD = """\
document: doc
noeuds:
  - id: a1
    niveau: axe
    titre: "Vivre ensemble"
    repere: p1
    indicateurs:
"""
SECRET = NOEUD + '      - {id: b, type: suivi, repere: p1, libelle: "Bénéficiaires", unite: nombre, sans_objectif: "aucun"}\n'
TEMPS = NOEUD + (
    '      - {id: z, type: suivi, repere: p1, libelle: "Jeunes aidés", unite: nombre, referents: [ville], periodicite: annuelle,'
    ' cible: {texte: "500 en 2022", valeur: "500", annee: 2022}}\n'
)
PARTIES = NOEUD + (
    '      - {id: n, type: suivi, repere: p1, libelle: "Un", unite: nombre, sans_objectif: "aucun"}\n'
    '      - {id: n2, type: suivi, repere: p1, libelle: "Deux", unite: nombre, sans_objectif: "aucun"}\n'
)
TEXTE = NOEUD + '      - {id: t, type: suivi, repere: p1, libelle: "Texte", unite: texte, sans_objectif: "aucun"}\n'
DIESE = """\
document: doc
noeuds:
  - id: a1
    niveau: axe
    titre: Réduire l'écart entre filles #garçons dans les clubs
    repere: p1
    note_editoriale: Voir le tableau # 3 du bilan
    indicateurs:
      - id: i1
        type: suivi
        libelle: Part des bâtiments classés #A ou #B
        unite: pourcentage
        repere: Article 4 #2
"""
ENTETE = "indicateur;territoire;periode;valeur;source;statut;ventilation;commentaire\n"
DOS = "indicateur;territoire;periode;valeur;source;commentaire\nt;pays;2020;Evaluation déjà publiée, à côté;Bilan de la rentrée;Chiffre arrêté\n"
ABIME = "indicateur;territoire;periode;valeur;source;commentaire\nt;pays;2019;Ecole ferm\ufffde;Bilan;Ã©cole Ã\u00a0 cÃ´tÃ©\n"
# Name of the folder, day, its own files, and for each problem its place, code, gravity and what its words hold.
CAS: dict[str, tuple[str, dict[str, bytes], list[tuple[str, str, str, str]]]] = {
    "02-secret-calcule": (
        "2021-06-30",
        {
            "referentiel.yml": SECRET.encode(),
            "valeurs/v.csv": (
                ENTETE + "b;pays;2020;100;B;;;\nb;pays;2020;92;B;;sexe=femmes;\nb;pays;2020;secret;B;;sexe=hommes;\n"
            ).encode(),
        },
        [
            ("valeurs/v.csv:3:13", "chiffre-retenu", "avertissement", "ne sera pas publié"),
            ("valeurs/v.csv:4:1", "secret-calculable", "avertissement", "le total et les autres parties"),
        ],
    ),
    "03-annee-future-disparait": (
        "2022-06-30",
        {
            "referentiel.yml": TEMPS.encode(),
            "valeurs/v.csv": (ENTETE + "z;pays;2091;420;B;;;\n").encode(),
            "etats/e.csv": "noeud;etat;date;phrase;source\na1;en cours;2020-05;Travaux lancés.;CR 2020\na1;réalisé;2031-05-01;Le lieu est ouvert.;CR 2021\n".encode(),
        },
        [
            ("etats/e.csv:3:1", "temps-a-venir", "avertissement", "2031-05-01"),
            ("valeurs/v.csv:2:8", "temps-a-venir", "avertissement", "n’est pas montrée"),
        ],
    ),
    "06-diese-yaml": (
        "2021-06-30",
        {"referentiel.yml": DIESE.encode()},
        [
            ("referentiel.yml:5:41", "yaml-diese", "avertissement", "« #garçons dans les clubs »"),
            ("referentiel.yml:7:38", "yaml-diese", "avertissement", "« # 3 du bilan »"),
            ("referentiel.yml:11:45", "yaml-diese", "avertissement", "« #A ou #B »"),
            ("referentiel.yml:13:27", "yaml-diese", "avertissement", "« #2 »"),
        ],
    ),
    "12-parties-et-total": (
        "2021-06-30",
        {
            "referentiel.yml": PARTIES.encode(),
            "valeurs/v.csv": (
                ENTETE + "n;pays;2020;100;B;revise;;\nn;pays;2020;70;B;;sexe=femmes;\nn;pays;2020;50;B;;sexe=hommes;\n"
                "n2;pays;2020;100;B;;;\nn2;pays;2020;120;B;;sexe=femmes;\n"
            ).encode(),
        },
        [
            ("valeurs/v.csv:3:13", "parties-et-total", "avertissement", "70 + 50 = 120, et non 100"),
            ("valeurs/v.csv:6:14", "parties-et-total", "avertissement", "plus grande que le total : 120, et non 100"),
        ],
    ),
    "15-texte-abime": (
        "2021-06-30",
        {"referentiel.yml": TEXTE.encode(), "valeurs/dos.csv": DOS.encode("cp850"), "valeurs/fffd.csv": ABIME.encode()},
        [
            ("valeurs/dos.csv:2:24", "texte-abime", "erreur", "« d‚j… » est sans doute « déjà »"),
            ("valeurs/fffd.csv:2:19", "texte-abime", "erreur", "« ferm\ufffde »"),
            ("valeurs/fffd.csv:2:32", "texte-abime", "erreur", "« Ã©cole » est sans doute « école »"),
        ],
    ),
}


def dits(racine: Path, jour: str) -> list[tuple[str, str, str, str]]:
    """What the command says of a project on that day."""
    problemes = examiner(racine, jour)[1]
    return [(str(un.lieu).removeprefix("referentiels/c/"), un.code, un.gravite.value, f"{un.message} {un.conseil}") for un in problemes]


def comparer(lus: list[tuple[str, str, str, str]], attendus: list[tuple[str, str, str, str]]) -> None:
    """The same places, codes and gravities, and the words."""
    assert [un[:3] for un in lus] == [un[:3] for un in attendus]
    for (*_, mots), (*_, attendu) in zip(lus, attendus, strict=True):
        assert attendu in mots


def ecrire(racine: Path, fichiers: dict[str, bytes]) -> Path:
    """A project of one contract with these files in its folder."""
    communs = {"contrat.yml": CONTRAT.encode(), "territoires.yml": TERRITOIRES.encode()}
    for nom, octets in (communs | fichiers).items():
        chemin = racine / "referentiels" / "c" / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(octets)
    partenaires = 'partenaires:\n  - {id: ville, nom: "Ville de Testville", type: commune}\n'
    (racine / "referentiels" / "partenaires.yml").write_text(partenaires, "utf-8")
    return racine


@pytest.mark.parametrize("nom", CAS)
def test_le_cas_est_dit(nom: str, tmp_path: Path) -> None:
    """Every row of the case, at its line and column, and nothing else."""
    jour, fichiers, attendus = CAS[nom]
    comparer(dits(ecrire(tmp_path, fichiers), jour), attendus)


@pytest.mark.parametrize("nom", [nom for nom in CAS if (DOSSIERS / nom).is_dir()])
def test_le_cas_de_son_dossier(nom: str, tmp_path: Path) -> None:
    """The same from the folder in which the case was given."""
    shutil.copytree(DOSSIERS / nom / "referentiels", tmp_path / "referentiels")
    jour, _, attendus = CAS[nom]
    comparer(dits(tmp_path, jour), attendus)


@pytest.mark.parametrize("nom", ["03-annee-future-disparait"])
def test_le_temps_venu_rien_n_est_dit(nom: str, tmp_path: Path) -> None:
    """The day decides: once it has come, the rows are shown, and all that there is to say is that the contract was over."""
    assert {code for _, code, *_ in dits(ecrire(tmp_path, CAS[nom][1]), "2091-01-01")} == {"apres-la-fin"}
