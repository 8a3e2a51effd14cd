"""Things are found in their document: in the row of what they belong to, after what they follow, and the ids of paragraphs never move."""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.mots import mots
from generator.calculs.passages import Passages, passages_des_chiffres, passages_des_mots, textes_cherches
from generator.model.dossier import Dossier
from generator.model.fait import ListeDeMesures
from generator.model.texte_de_document import Adresse, Bloc
from generator.publication.construction import examiner
from tests.checks.test_cas_des_donnees import ecrire

RACINE = Path(__file__).parents[2]
CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


def trouver_les_passages(dossier: Dossier, mesures: ListeDeMesures | None = None) -> Passages:
    """Those of words and of figures together."""
    textes = textes_cherches(dossier)
    des_mots = passages_des_mots(dossier, mesures, textes)
    des_chiffres = passages_des_chiffres(des_mots, dossier, textes)
    dons = {
        adresse: (*des_mots.dons.get(adresse, ()), *des_chiffres.dons.get(adresse, ())) for adresse in (*des_mots.dons, *des_chiffres.dons)
    }
    return Passages(
        {**des_mots.places, **des_chiffres.places},
        dons,
        {**des_mots.essais, **des_chiffres.essais},
        (*des_mots.introuvables, *des_chiffres.introuvables),
        (*des_mots.mal_dits, *des_chiffres.mal_dits),
    )


@cache
def reels() -> dict[str, tuple[Dossier, Passages]]:
    """The four contracts and the places of all that they hold."""
    registre, _ = examiner(RACINE, "2026-11-27")
    return {dossier.contrat.id: (dossier, trouver_les_passages(dossier, registre.mesures)) for dossier in registre.dossiers}


def blocs(dossier: Dossier) -> dict[tuple[str, str, str], Bloc]:
    """The paragraphs and rows of the documents."""
    return {(texte.document, section.section, bloc.id): bloc for texte in dossier.textes_des_documents for section, bloc in texte.blocs()}


def lus(dossier: Dossier, adresse: Adresse) -> str:
    """The words of a passage."""
    bloc = blocs(dossier)[adresse.document, adresse.section, adresse.bloc]
    return mots(bloc.cellules[adresse.colonne - 1].texte if adresse.colonne else bloc.texte)


@pytest.mark.lent
@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_ancre_mene_a_ses_mots(contrat: str) -> None:
    """Every promise, indicator and target of the real contracts leads to a paragraph or cell that holds its words."""
    dossier, passages = reels()[contrat]
    tous = blocs(dossier)
    assert len(passages.places) > 300
    for objet, adresse in passages.places.items():
        bloc = tous[adresse.document, adresse.section, adresse.bloc]
        texte = mots(bloc.cellules[adresse.colonne - 1].texte if adresse.colonne else bloc.texte)
        essais = [mots(essai) for essai in passages.essais[objet]]
        assert any(tient(essai, texte) for essai in essais), (objet, adresse)


def tient(essai: str, texte: str) -> bool:
    """The words are there; or the first eight, where the rest is in the next paragraph; or nearly all of a label that we made, in another order."""
    debut = essai.split()[:8]
    return (
        essai in texte
        or texte in essai
        or (len(debut) == 8 and f" {' '.join(debut)} " in texte)
        or len(set(essai.split()) & set(texte.split())) >= 0.8 * len(set(essai.split()))
    )


@pytest.mark.lent
@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_promesse_a_sa_place(contrat: str) -> None:
    """No node, indicator, target, referent, expected result, figure, fact or quotation of a document that is read here is without its place."""
    dossier, passages = reels()[contrat]
    attendus = (
        GenreDObjet.NOEUD,
        GenreDObjet.INDICATEUR,
        GenreDObjet.CIBLE,
        GenreDObjet.REFERENTS,
        GenreDObjet.RESULTAT,
        GenreDObjet.PAROLE,
        GenreDObjet.FAIT,
        GenreDObjet.VALEUR,
        GenreDObjet.ANOMALIE,
    )
    manquent = [
        (fiche.objet.genre.value, fiche.objet.id, fiche.essais[0]) for fiche in passages.introuvables if fiche.objet.genre in attendus
    ]
    # «Aucun projet» is printed in words, and is entered as 0.
    assert [un for un in manquent if un[0] != "valeur" or un[2] != "0"] == []
    assert passages.mal_dits == ()
    noeuds = {objet.id for objet in passages.places if objet.genre is GenreDObjet.NOEUD}
    assert {noeud.id for noeud in dossier.noeuds()} == noeuds


@pytest.mark.lent
def test_un_indicateur_est_dans_la_ligne_de_sa_promesse() -> None:
    """«Déterminés au cours de l'année 2020» is printed 63 times: each stands in the row of its own promise."""
    dossier, passages = reels()["grand-orly-seine-bievre"]
    vus = 0
    for noeud in dossier.noeuds():
        place = passages.places[Objet(GenreDObjet.NOEUD, noeud.id)]
        for indicateur in noeud.indicateurs:
            if place.colonne and indicateur.libelle.startswith("Déterminés"):
                ici = passages.places[Objet(GenreDObjet.INDICATEUR, indicateur.id)]
                vus += 1
                assert (ici.section, ici.bloc) == (place.section, place.bloc), indicateur.id
    assert vus > 50


REFERENTIEL = """\
document: doc
section: a
noeuds:
  - {id: n1, niveau: axe, titre: "Aider les familles", repere: p1, indicateurs: [
    {id: i1, type: suivi, libelle: "Nombre de places", unite: nombre, repere: p1, cible: {texte: "10 places"}}]}
  - {id: n2, niveau: axe, titre: "Aider les jeunes", repere: p1%s, indicateurs: [
    {id: i2, type: suivi, libelle: "Nombre de places", unite: nombre, repere: p1, cible: {texte: "10 places"}}]}
"""
TEXTE = """\
# {p1} Les promesses

{p2} Aider les jeunes et aider les familles : nombre de places.

|- {p3}
| Aider les familles
| Nombre de places
| 10 places
|- {p4}
| Aider les jeunes
| Nombre de places
| 10 places
"""


def petit(racine: Path, texte: str = TEXTE, passage: str = "") -> tuple[Dossier, Passages, list[str]]:
    """A contract of two promises that share the words of their indicators."""
    fichiers = {"referentiel.yml": (REFERENTIEL % passage).encode(), "documents/doc/a.md": texte.encode()}
    projet = ecrire(racine, fichiers)
    contrat = projet / "referentiels" / "c" / "contrat.yml"
    contrat.write_text(
        contrat.read_text("utf-8").replace('titre: "Contrat de Testville"}', 'titre: "Contrat", sections: [{id: a, titre: A}]}'), "utf-8"
    )
    registre, problemes = examiner(projet, "2021-01-01")
    (dossier,) = registre.dossiers
    return dossier, trouver_les_passages(dossier), [probleme.code for probleme in problemes]


def test_les_memes_mots_deux_fois(tmp_path: Path) -> None:
    _, passages, problemes = petit(tmp_path)
    assert problemes == []
    assert {f"{objet.genre.value} {objet.id}": adresse.ancre for objet, adresse in passages.places.items() if objet.id in ("n1", "n2", "i1", "i2")} == {
        "noeud n1": "p3-1", "indicateur i1": "p3-2", "cible i1": "p3-3", "noeud n2": "p4-1", "indicateur i2": "p4-2", "cible i2": "p4-3",
    }  # fmt: skip


def test_une_correction_au_dessus_ne_change_aucune_adresse(tmp_path: Path) -> None:
    """Words are mended, a paragraph is added above: every thing keeps its address."""
    _, avant, _ = petit(tmp_path / "avant")
    _, apres, problemes = petit(
        tmp_path / "apres", TEXTE.replace("Les promesses", "Les promesses du contrat\n\n{p5} Un oubli, ajouté au-dessus.")
    )
    assert problemes == []
    assert apres.places == avant.places


def test_la_place_que_donne_l_auteur(tmp_path: Path) -> None:
    assert petit(tmp_path / "un", passage=", passage: p2")[1].places[Objet(GenreDObjet.NOEUD, "n2")].ancre == "p2"
    _, passages, problemes = petit(tmp_path / "deux", passage=", passage: p9")
    assert problemes == ["passage"]
    assert passages.places[Objet(GenreDObjet.NOEUD, "n2")].ancre == "p4-1"


def test_des_mots_introuvables_sont_dits(tmp_path: Path) -> None:
    assert petit(tmp_path, TEXTE.replace("jeunes", "anciens"))[2] == ["passage-introuvable"]


def _tableaux(texte: str, communes: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """Read from the plain file, for each commune and time: the anchors of the cells of the row that bears that time in the table under its name."""
    cellules: dict[tuple[str, str], list[str]] = {}
    commune, ancre, lignes = "", "", []
    for ligne in [*texte.splitlines(), ""]:
        titre = re.match(r"#+ \{p\d+\} (.*)", ligne)
        if titre:
            nommees = [id for id, nom in communes.items() if nom in mots(titre[1])]
            commune = nommees[0] if len(nommees) == 1 else ""
        if re.match(r"\|- \{p\d+\}|$", ligne) and ancre:
            if commune and len(lignes) == 3 and re.search(r"\d{4}", lignes[0]):
                cellules[commune, "/".join(re.findall(r"\d{4}", lignes[0]))] = [f"{ancre}-2", f"{ancre}-3"]
            ancre = ""
        if range_ := re.match(r"\|- \{(p\d+)\}", ligne):
            ancre, lignes = range_[1], []
        elif ligne.startswith(("! ", "| ")):
            lignes.append(ligne[2:])
    return cellules


@pytest.mark.lent
def test_chaque_chiffre_mene_a_sa_case() -> None:
    """Each figure of annex 4 leads to the cell of its commune, of its year and of its column, though the same number stands elsewhere."""
    dossier, passages = reels()["grand-orly-seine-bievre"]
    communes = {territoire.id: mots(territoire.nom) for territoire in dossier.territoires if territoire.type == "commune"}
    annexe = RACINE / "referentiels" / "grand-orly-seine-bievre" / "documents" / "protocole" / "annexe-4.md"
    cellules = _tableaux(annexe.read_text("utf-8"), communes)
    assert len(cellules) == 14 * 6
    for (commune, temps), ancres in cellules.items():
        for indicateur, ancre in zip(("a4-94-eip-projets", "a4-94-eip-montant"), ancres, strict=True):
            objet = Objet(GenreDObjet.VALEUR, f"{indicateur} {commune} {temps}")
            assert passages.places[objet].ancre == ancre, objet
    # Facilities are counted in sentences, under the name of the commune.
    equipements = {
        objet.id.split(" ")[1]: adresse.ancre
        for objet, adresse in passages.places.items()
        if objet.id.startswith("a4-94-sep-projets ") and objet.genre is GenreDObjet.VALEUR
    }
    assert equipements == {
        "gosb": "p20", "ivry-sur-seine": "p47", "vitry-sur-seine": "p59", "arcueil": "p74", "gentilly": "p111", "villejuif": "p147", "orly": "p160",
        "villeneuve-saint-georges": "p197",
    }  # fmt: skip
