"""Maps of figures, held against the rows that they were drawn from: which place bears which sign, in every year, and what the legend says of it."""

import json
import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import (
    RAYON_MAXIMAL,
    CarteThematique,
    EtatDuLieu,
    LieuDessine,
    carte_thematique,
)
from generator.pages.dessins.etiquettes_de_carte import noms_courts
from generator.pages.dessins.textes import largeur
from generator.pages.pieces.cartes_de_chiffres import VueCarte, sorties_des_cartes, vues_des_cartes
from generator.publication.construction import examiner
from tests.classes_de_carte import bornes_de, nombre_ecrit
from tests.contrat_en_carres import ANNEES, COTE, Chiffres, chiffres_d_essai, ecrire

TOUS = range(COTE * COTE)
RIEN = "aucun chiffre trouvé"


def _contexte(projet: Path) -> Contexte:
    registre, problemes = examiner(projet)
    assert [probleme for probleme in problemes if probleme.gravite.value == "erreur"] == []
    assert isinstance(registre, Registre)
    return Contexte(registre.dossiers[0], registre, "2021-01-01")


def _document(contexte: Contexte, indicateur: str) -> dict[str, dict]:
    """The places of the map's document, by id."""
    (fichier,) = sorties_des_cartes(contexte, indicateur)
    page = fichier.rendre().decode("utf-8")
    donnees = json.loads(page.split('id="plan-donnees">', 1)[1].split("</script", 1)[0])
    assert donnees["temps"] == [str(annee) for annee in ANNEES]
    return {trait["properties"]["id"]: trait for trait in donnees["features"]}


def _vue(contexte: Contexte, indicateur: str) -> VueCarte:
    (vue,) = vues_des_cartes(contexte, contexte.indicateurs[indicateur])
    return vue


@pytest.mark.parametrize("contours", [tuple(TOUS), ()], ids=["contours", "points"])
@pytest.mark.parametrize("indicateur", ["taux", "nombre"])
def test_chaque_signe_est_celui_de_son_chiffre(tmp_path: Path, indicateur: str, contours: tuple[int, ...]) -> None:
    """In every year: the words of the class hold the figure, circles have the surface of what they count, a secret, an absence and a hole are not alike."""
    chiffres = chiffres_d_essai()
    projet = ecrire(tmp_path, chiffres, contours=contours)
    contexte = _contexte(projet)
    traits, dessin = _document(contexte, indicateur), _vue(contexte, indicateur).dessin
    _, cases = chiffres[indicateur]
    en_taille = indicateur == "nombre" and not contours
    classes = {cle.boite.split()[-1]: bornes_de(cle.texte) for cle in dessin.cles if cle.boite.split()[-1][-1].isdigit()}
    assert bool(classes) is not en_taille
    plus_grand = max(nombre_ecrit(ecrit) for ecrit in cases.values() if ecrit[0].isdigit())
    assert len(traits) == len(TOUS)
    for rang in TOUS:
        trait = traits[f"c{rang}"]
        assert trait["geometry"]["type"] == ("Polygon" if contours else "Point")
        for place, annee in enumerate(ANNEES):
            ecrit, style, rayon, connu = trait["properties"]["temps"][place]
            attendu = cases.get((rang, annee), "")
            if attendu in ("", "s", "nd"):
                assert (style, connu) == ({"": "eo-c-rien", "s": "eo-c-secret", "nd": "eo-c-absent"}[attendu], False)
                assert ecrit == {"": RIEN, "s": "secret statistique", "nd": "non disponible"}[attendu]
                continue
            assert connu
            assert nombre_ecrit(ecrit) == nombre_ecrit(attendu)
            if en_taille:
                assert rayon == pytest.approx(max(RAYON_MAXIMAL * math.sqrt(nombre_ecrit(attendu) / plus_grand), 2.5), abs=0.06)
            else:
                bas, haut = classes[style]
                assert bas <= nombre_ecrit(attendu) < haut


def test_le_dessin_dit_la_derniere_annee(tmp_path: Path) -> None:
    """The drawing of the page has the signs of the document at its last time, and its legend counts them."""
    projet = ecrire(tmp_path, chiffres_d_essai())
    contexte = _contexte(projet)
    traits, dessin = _document(contexte, "taux"), _vue(contexte, "taux").dessin
    assert dessin.titre == "Carte par commune, 2019 (pourcentage)"
    derniers = {id: trait["properties"]["temps"][-1] for id, trait in traits.items()}
    assert {aplat.id: aplat.classe.split()[-1] for aplat in dessin.aplats} == {id: style for id, (_, style, *_) in derniers.items()}
    comptes = {cle.boite.split()[-1]: cle.valeur for cle in dessin.cles}
    styles = [style for _, style, *_ in derniers.values()]
    assert comptes == {style: f"({styles.count(style)})" for style in styles}
    assert {id for id, (*_, connu) in derniers.items() if not connu} == {"c5", "c6", "c7"}


def test_ou_il_n_y_a_rien_a_comparer(tmp_path: Path) -> None:
    """No map of one place, of figures of different years, of words, or of a yes."""
    seul = {(0, 2017): "4", (1, 2018): "5"}
    chiffres: Chiffres = {"a": ("nombre", {(0, 2019): "4"}), "b": ("nombre", seul), "c": ("oui_non", {(0, 2019): "oui", (1, 2019): "non"})}
    contexte = _contexte(ecrire(tmp_path, chiffres))
    assert [vues_des_cartes(contexte, indicateur) for indicateur in contexte.indicateurs.values()] == [(), (), ()]


def test_un_lieu_sans_emplacement_est_dit(tmp_path: Path) -> None:
    """It is on no map, and its figure stands beside."""
    projet = ecrire(tmp_path, chiffres_d_essai(), contours=())
    fichier = projet / "referentiels" / "carreville" / "territoires.yml"
    fichier.write_text(re.sub(r"(nom: Carré 3,.*?), latitude.*?}", r"\1}", fichier.read_text("utf-8")), "utf-8")
    contexte = _contexte(projet)
    vue = _vue(contexte, "nombre")
    assert "c3" not in _document(contexte, "nombre")
    assert any("Emplacement non connu" in note and "Carré 3 (11)" in note for note in vue.dessin.notes)


@pytest.mark.parametrize("contours", [tuple(TOUS), ()], ids=["contours", "points"])
@pytest.mark.parametrize("sans", [(3,), (7,), (5, 6, 7), (0, 7, 15)], ids=str)
def test_marques_et_lieux_a_cote_font_tous_les_lieux(tmp_path: Path, sans: tuple[int, ...], contours: tuple[int, ...]) -> None:
    """With a figure, a secret, an absence or nothing: a place that cannot be drawn stands beside the map once, on the page and in the document, with what is
    known of it; the legend counts it, and says so."""
    projet = ecrire(tmp_path, chiffres_d_essai(), contours=[rang for rang in contours if rang not in sans])
    fichier = projet / "referentiels" / "carreville" / "territoires.yml"
    for rang in sans:
        fichier.write_text(re.sub(rf"(nom: Carré {rang},.*?), latitude.*?}}", r"\1}", fichier.read_text("utf-8")), "utf-8")
    contexte = _contexte(projet)
    for indicateur, (_, cases) in chiffres_d_essai().items():
        dessin = _vue(contexte, indicateur).dessin
        marques = {aplat.id for aplat in dessin.aplats} | {rond.id for rond in dessin.dessins[0].ronds}
        assert marques == {f"c{rang}" for rang in TOUS if rang not in sans}
        (note,) = (note for note in dessin.notes if note.startswith("Emplacement non connu"))
        assert sorted(map(int, re.findall(r"Carré (\d+)", note))) == sorted(sans)
        for rang in sans:
            trouve = re.search(rf"Carré {rang}\b[^(;]*\(([^)]+)\)", note)
            assert trouve, note
            dit, ecrit = trouve[1], cases.get((rang, 2019), "")
            mots = {"": RIEN, "s": "secret statistique", "nd": "non disponible"}
            assert dit == mots[ecrit] if ecrit in mots else nombre_ecrit(dit) == nombre_ecrit(ecrit)
        comptes = [re.fullmatch(r"\((\d+)(?:, dont (\d+) hors de la carte)?\)", cle.valeur) for cle in dessin.cles]
        assert all(comptes)
        en_taille = bool(dessin.tailles)
        assert sum(int(un[1]) for un in comptes if un) == (3 if en_taille else len(TOUS))
        assert sum(int(un[2] or 0) for un in comptes if un) == len([rang for rang in sans if rang in (5, 6, 7) or not en_taille])
        (fichier_de_carte,) = sorties_des_cartes(contexte, indicateur)
        (dite,) = re.findall(r"<p>(Emplacement non connu.*?)</p>", fichier_de_carte.rendre().decode())
        assert sorted(map(int, re.findall(r"Carré (\d+)", dite))) == sorted(sans)


def test_le_plus_grand_chiffre_a_son_annee(tmp_path: Path) -> None:
    """The drawing is of 2019, and the scale of its circles of all years: the note says whose the greatest figure is, and of when."""
    chiffres: Chiffres = {"a": ("nombre", {(0, 2018): "900", (1, 2018): "2", (0, 2019): "30", (1, 2019): "40"})}
    dessin = _vue(_contexte(ecrire(tmp_path, chiffres, contours=())), "a").dessin
    assert dessin.titre.startswith("Carte par commune, 2019")
    assert "Le plus grand chiffre de toutes les périodes est 900 (Carré 0, 2018)." in dessin.notes[0]


NOMS = st.text("aeimnrstu -’", min_size=1, max_size=24)
LIEUX = st.lists(st.tuples(st.floats(48.6, 48.9), st.floats(2.2, 2.6), NOMS, st.floats(0, 1)), min_size=1, max_size=40)


def _essai(lieux: list[tuple[float, float, str, float]]) -> CarteThematique:
    dessines = [
        LieuDessine(f"l{rang}", nom, latitude, longitude, "", EtatDuLieu.CHIFFRE, f"{part:.2f}", 0, part)
        for rang, (latitude, longitude, nom, part) in enumerate(lieux)
    ]
    return carte_thematique("essai", "Essai", dessines, tailles=[(1.0, "1")])


@settings(max_examples=60)
@given(LIEUX)
def test_rien_ne_deborde_ni_ne_se_touche(lieux: list[tuple[float, float, str, float]]) -> None:
    """Wherever places are: each is drawn once at both sizes, within the frame, and no words touch other words."""
    for dessin in _essai(lieux).dessins:
        assert sorted(rond.id for rond in dessin.ronds) == sorted(f"l{rang}" for rang in range(len(lieux)))
        for rond in dessin.ronds:
            x, y, rayon = float(rond.x), float(rond.y), float(rond.rayon)
            assert rayon <= x <= dessin.largeur - rayon
            assert rayon <= y <= dessin.hauteur - rayon
        boites = []
        for mot in dessin.mots:
            demi = (largeur(mot.texte) + largeur(mot.fort, gras=True)) / 2
            assert float(mot.x) - demi >= 0
            assert float(mot.x) + demi <= dessin.largeur
            boites.append((float(mot.x) - demi, float(mot.y), float(mot.x) + demi))
        for rang, (gauche, bas, droite) in enumerate(boites):
            assert not any(gauche + 1 < d and g < droite - 1 and abs(bas - b) < 15 for g, b, d in boites[rang + 1 :])


@pytest.mark.parametrize(
    ("noms", "courts"),
    [
        (("Paris 1er arrondissement", "Paris 18e arrondissement", "Paris 2e arrondissement"), ("1er", "18e", "2e")),
        (("Ivry-sur-Seine", "Vitry-sur-Seine", "Orly"), ("Ivry-sur-Seine", "Vitry-sur-Seine", "Orly")),
        (("Le Parc", "Le Parc Nord", "Le Parc Sud"), ("Parc", "Parc Nord", "Parc Sud")),
        (("Quartier", "Quartier", "Quartier"), ("Quartier", "Quartier", "Quartier")),
        (("Axe 1", "Axe 2"), ("Axe 1", "Axe 2")),
    ],
)
def test_noms_courts(noms: tuple[str, ...], courts: tuple[str, ...]) -> None:
    """What all names have in common says nothing on a map; a word of each stays."""
    assert tuple(noms_courts({str(rang): nom for rang, nom in enumerate(noms)}).values()) == courts
