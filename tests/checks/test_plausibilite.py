"""What passed before and should not have: a rate of 140 %, a fraction among percentages, a jump, codes and points of other places; and what is sound."""

import json
from pathlib import Path

import pytest

from generator.sources.avertissements import lire_avertissements
from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import composer
from tests.sources.essai import Projet

ENTETE = "indicateur;territoire;periode;valeur;source\n"


def _libelle(projet: Projet, libelle: str) -> None:
    projet.remplacer("referentiel", "libelle: Taux,", f'libelle: "{libelle}",')


def _codes(projet: Projet) -> list[str]:
    return [mot.split(" → ")[0] for mot in projet.problemes()]


def _valeurs(projet: Projet, *lignes: str) -> None:
    projet.ecrire("valeurs", ENTETE + "".join(f"{ligne};Protocole\n" for ligne in lignes))


@pytest.mark.parametrize("ecrit", ["140 %", "100,1", "-3"])
def test_une_part_ne_depasse_pas_le_tout(projet: Projet, ecrit: str) -> None:
    _libelle(projet, "Taux de chômage")
    _valeurs(projet, f"taux;arcueil;2019;{ecrit}")
    (dit,) = _codes(projet)
    assert "valeur-etrange" in dit
    assert "« Taux de chômage » est une part d’un tout, et ne peut être de" in dit


@pytest.mark.parametrize(
    ("libelle", "ecrit"),
    [
        ("Taux de chômage", "100"),
        ("Taux de chômage", "0"),
        ("Taux d’occupation des logements", "140"),
        ("Évolution du chômage", "-12"),
        ("Taux de croissance", "-3"),
        ("Dépenses prévues et réalisées", "140"),
    ],
)
def test_ce_qui_peut_etre_au_dela_de_cent(projet: Projet, libelle: str, ecrit: str) -> None:
    _libelle(projet, libelle)
    _valeurs(projet, f"taux;arcueil;2019;{ecrit}")
    assert projet.problemes() == []


def test_une_fraction_parmi_des_pourcentages(projet: Projet) -> None:
    _valeurs(projet, "taux;arcueil;2019;9,1", "taux;arcueil;2020;0,093")
    (dit,) = _codes(projet)
    assert "ordre-de-grandeur" in dit
    assert "0,093 % est cent fois plus petit que les autres (9,1 %) : c’est peut-être 9,3 %" in dit


def test_une_fraction_a_cote_de_la_cible(projet: Projet) -> None:
    projet.remplacer(
        "referentiel", "libelle: Taux, unite: pourcentage}", 'libelle: Taux, unite: pourcentage, cible: {texte: "45 %", valeur: 45}}'
    )
    _valeurs(projet, "taux;arcueil;2019;0,42")
    assert ["ordre-de-grandeur" in dit for dit in _codes(projet)] == [True]


def test_de_petits_pourcentages_se_suivent(projet: Projet) -> None:
    """A small percentage beside others that it would not be like, were it a hundred times more, is one."""
    _valeurs(projet, "taux;arcueil;2018;0,2", "taux;arcueil;2019;1,1", "taux;arcueil;2020;0,9", "taux;arcueil;2021;0,3")
    assert projet.problemes() == []


def test_un_saut(projet: Projet) -> None:
    _valeurs(
        projet, *(f"nombre;arcueil;{annee};{combien}" for annee, combien in zip(range(2016, 2021), (112, 118, 1310, 131, 150), strict=True))
    )
    (dit,) = _codes(projet)
    assert "saut" in dit
    assert "1310 est bien plus grand que les autres chiffres de ce lieu (de 112 à 150)." in dit


@pytest.mark.parametrize(
    "suite",
    [
        (1, 2, 30, 3),  # small numbers jump by chance
        (10, 100, 1000, 10000),  # the others do not agree
        (112, 118, 900, 131),  # not eight times more
        (112, 1180),  # too few to know
    ],
)
def test_ce_qui_n_est_pas_un_saut(projet: Projet, suite: tuple[int, ...]) -> None:
    _valeurs(projet, *(f"nombre;arcueil;{2018 + rang};{combien}" for rang, combien in enumerate(suite)))
    assert projet.problemes() == []


def test_une_rupture_explique_le_saut(projet: Projet) -> None:
    projet.remplacer(
        "referentiel",
        "libelle: Nombre, unite: nombre}",
        'libelle: Nombre, unite: nombre, ruptures: [{date: 2020-01-01, texte: "Autre compte."}]}',
    )
    _valeurs(
        projet, *(f"nombre;arcueil;{annee};{combien}" for annee, combien in zip(range(2016, 2021), (112, 118, 131, 150, 1310), strict=True))
    )
    assert projet.problemes() == []


def test_une_prevision_n_est_pas_un_saut(projet: Projet) -> None:
    projet.ecrire(
        "valeurs",
        "indicateur;territoire;periode;valeur;source;statut\n"
        + "".join(f"nombre;arcueil;{annee};12{annee % 10};P;\n" for annee in range(2016, 2020))
        + "nombre;arcueil;2090;9000;P;prevision\n",
    )
    assert projet.problemes() == []


VERT = "code: QP094003}"


def test_un_code_invente(projet: Projet) -> None:
    """Examples have codes that no place will have: of them nothing is said."""
    projet.remplacer("territoires", VERT, "code: QX094003}")
    assert projet.problemes() == []


@pytest.mark.parametrize(
    ("code", "dit"),
    [
        ("QP94003", "« QP94003 » n’est pas le code d’un quartier prioritaire"),
        ("094003", "« 094003 » n’est pas le code d’un quartier prioritaire"),
        ("QP075003", "est du département 75, et sa commune (Arcueil) du 94"),
        ("QN09403M", "est un quartier de 2024, et le contrat finit en 2022"),
    ],
)
def test_un_code_de_quartier(projet: Projet, code: str, dit: str) -> None:
    projet.remplacer("territoires", VERT, f"code: {code}}}")
    (un,) = _codes(projet)
    assert "code-de-lieu" in un
    assert dit in un


def test_un_quartier_d_un_autre_decoupage_que_les_autres(projet: Projet) -> None:
    autres = "".join(f"  - {{id: v{rang}, type: qpv, nom: V{rang}, communes: [arcueil], code: QN0940{rang}M}}\n" for rang in range(1, 4))
    projet.ecrire("territoires", projet.chemin("territoires").read_text("utf-8") + autres)
    projet.remplacer("contrat", "debut: 2019\nfin: 2022", "debut: 2024\nfin: 2030")
    (dit,) = [mot for mot in _codes(projet) if "code-de-lieu" in mot]
    assert "« QP094003 » est un quartier de 2015, et les autres quartiers du contrat sont de 2024." in dit


@pytest.mark.parametrize(
    ("code", "dit"), [("9403", "n’est pas un code Insee de commune"), ("940030", "n’est pas un code Insee de commune")]
)
def test_un_code_de_commune(projet: Projet, code: str, dit: str) -> None:
    projet.remplacer("territoires", 'code: "94003"', f'code: "{code}"')
    assert [dit in un for un in _codes(projet) if "code-de-lieu" in un] == [True]


@pytest.mark.parametrize(
    ("point", "dit"),
    [
        ("latitude: 2.336, longitude: 48.805", "sont échangées : le lieu serait hors de sa région, Île-de-France."),
        ("latitude: 43.3, longitude: 5.4", "est hors de la région du lieu, Île-de-France."),
        ("latitude: 48.99, longitude: 2.7", "est loin de sa commune (Arcueil)."),
    ],
)
def test_un_point(projet: Projet, point: str, dit: str) -> None:
    projet.remplacer("territoires", VERT, f"code: QP094003, {point}}}")
    (un,) = _codes(projet)
    assert "lieu-eloigne" in un
    assert dit in un


@pytest.mark.parametrize(
    ("coin", "point", "dit"),
    [
        ((48.80, 2.33), "", "hors de sa région, Île-de-France : la latitude et la longitude y sont échangées."),
        ((5.37, 43.30), "", "hors de sa région, Île-de-France."),
        ((2.70, 48.99), ", latitude: 48.805, longitude: 2.34", "est loin de son point (48.805, 2.34)."),
        ((2.335, 48.80), ", latitude: 48.805, longitude: 2.34", ""),
        ((2.335, 48.80), "", ""),
    ],
)
def test_un_contour(projet: Projet, coin: tuple[float, float], point: str, dit: str) -> None:
    """The outline of a quartier is looked at as its point is: other towns have theirs too, and one place alone is asked about."""
    x, y = coin
    carre = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]]
    objet = {"type": "Feature", "properties": {"code_qp": "QP094003"}, "geometry": {"type": "Polygon", "coordinates": [carre]}}
    (projet.racine / "referentiels/essai/quartiers.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [objet]}), "utf-8"
    )
    projet.remplacer("territoires", VERT, f"code: QP094003{point}}}\ngeometries:\n  - {{fichier: quartiers.geojson}}")
    problemes = _codes(projet)
    assert [dit in un for un in problemes] == ([True] if dit else []), problemes


def test_un_point_sur_dans_sa_commune(projet: Projet) -> None:
    projet.remplacer("territoires", VERT, "code: QP094003, latitude: 48.80, longitude: 2.34}")
    assert projet.problemes() == []


@pytest.mark.parametrize(("commune", "quartier"), [("97105", "QP971003"), ("2A004", "QP02A001"), ("01004", "QP001001")])
def test_outre_mer_et_corse(projet: Projet, commune: str, quartier: str) -> None:
    texte = projet.chemin("territoires").read_text("utf-8").replace(", latitude: 48.805, longitude: 2.336", "")
    projet.ecrire("territoires", texte.replace('"94003"', f'"{commune}"').replace("QP094003", quartier))
    assert projet.problemes() == []


def _repondre(projet: Projet, texte: str) -> None:
    projet.ecrire("referentiels/essai/avertissements.yml", f"avertissements:\n{texte}")


REPONSE = '  - {code: valeur-etrange, sur: "taux arcueil 2019", raison: "Le bilan l’imprime ainsi.", le: 2021-03-01}\n'


def test_un_avertissement_repondu_se_tait(projet: Projet) -> None:
    _libelle(projet, "Taux de chômage")
    _valeurs(projet, "taux;arcueil;2019;140")
    _repondre(projet, REPONSE)
    assert projet.problemes() == []
    _valeurs(projet, "nombre;arcueil;2020;4", "taux;arcueil;2019;140")  # rows may move
    assert projet.problemes() == []


def test_une_reponse_de_trop_est_dite(projet: Projet) -> None:
    _repondre(projet, REPONSE)
    (dit,) = _codes(projet)
    assert "avertissements.yml:2" in dit
    assert "reponse-sans-avertissement" in dit
    assert "aucun avertissement « valeur-etrange » sur « taux arcueil 2019 »" in dit


def test_une_reponse_n_excuse_pas_une_erreur(projet: Projet) -> None:
    _valeurs(projet, "taux;arcueil;2019;12", "taux;arcueil;2019;13")
    _repondre(projet, REPONSE.replace("valeur-etrange", "valeur-double"))
    dits = _codes(projet)
    assert any("valeur-double" in dit and "etat.csv" in dit for dit in dits)
    assert any("choix" in dit and "avertissements.yml" in dit for dit in dits)


def test_une_reponse_sur_un_fichier_dit_a_quoi(projet: Projet) -> None:
    projet.ecrire("referentiels/essai/valeurs/notes.txt", "x")
    (dit,) = projet.problemes()
    assert "fichier-ignore" in dit
    message = dit.split("fichier-ignore: ")[1].split(" → ")[0]
    _repondre(projet, f'  - {{code: fichier-ignore, sur: valeurs/notes.txt, dit: "{message}", raison: Nos notes., le: 2021-03-01}}\n')
    assert projet.problemes() == []
    _repondre(projet, "  - {code: fichier-ignore, sur: valeurs/notes.txt, raison: Nos notes., le: 2021-03-01}\n")
    assert any("champ-manquant" in mot for mot in projet.problemes())


def test_un_avertissement_d_un_registre_commun(projet: Projet) -> None:
    glossaire = "socle: non\ntermes: [{terme: ABC, nom: Une chose, phrase: Une chose., contrats: [autre]}]\n"
    projet.ecrire("referentiels/glossaire.yml", glossaire)
    (dit,) = _codes(projet)
    assert "reference" in dit
    reponse = "avertissements: [{code: reference, sur: glossaire.yml, dit: autre, raison: Un contrat à venir., le: 2021-03-01}]\n"
    projet.ecrire("referentiels/avertissements.yml", reponse)
    assert projet.problemes() == []
    projet.chemin("referentiels/glossaire.yml").unlink()
    assert ["reponse-sans-avertissement" in dit for dit in _codes(projet)] == [True]


def test_un_seuil_date_d_apres(projet: Projet) -> None:
    seuil = '{nom: Alerte, texte: "sous 50", valeur: 50, comparateur: "<", qui: Comité, date: 2020-06}'
    projet.remplacer("referentiel", "libelle: Taux, unite: pourcentage}", f"libelle: Taux, unite: pourcentage, seuils: [{seuil}]}}")
    (dit,) = _codes(projet)
    assert "seuil" in dit
    assert "Ce seuil est du 2020-06, après le premier chiffre dont il parle (2019)" in dit
    projet.remplacer("referentiel", "date: 2020-06", "date: 2019-06")
    assert projet.problemes() == []


def test_les_reponses_du_guide_se_lisent() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide-des-donnees.md").read_text("utf-8")
    bloc = guide.partition("### Un avertissement, une réponse")[2].partition("```yaml\n")[2].partition("```")[0]
    journal = Journal()
    racine = composer(bloc, "avertissements.yml", journal)
    assert racine is not None
    assert [reponse.sur for reponse in lire_avertissements(racine, "avertissements.yml", journal)] == [
        "taux-de-reponse orly 2019",
        "le-parc",
        "referentiel.yml",
    ]
    assert journal.problemes == []
