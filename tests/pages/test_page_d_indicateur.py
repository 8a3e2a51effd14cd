"""The page of an indicator answers first: its figures stand before what describes it, and nothing is said twice."""

import re

import pytest
from msgspec.structs import replace

from generator.calculs.statuts import A_TROUVER, Statut
from generator.graphe.observe import copie
from generator.model.referentiel import Reference, StatutIndicateur
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.encart import encart_d_indicateur
from generator.pages.genres.contrat.indicateur import vue_indicateur
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, RACINE, copier_exemple, sorties_de_l_exemple

FICHE = '<dl class="eo-fiche">'
CHIFFRES = '<h2 id="chiffres">'
SANS_CHIFFRE = "guides"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of indicators of the example, of which one has lost its figures."""
    projet = copier_exemple(tmp_path_factory.mktemp("indicateurs") / "projet")
    for fichier in (projet / "referentiels" / CONTRAT / "valeurs").glob("*.csv"):
        lignes = fichier.read_bytes().splitlines(keepends=True)
        fichier.write_bytes(b"".join(ligne for ligne in lignes if not ligne.startswith(f"{SANS_CHIFFRE};".encode())))
    debut, fin = f"{CONTRAT}/indicateurs/", "/index.html"
    return {
        chemin.removeprefix(debut).removesuffix(fin): page.decode()
        for chemin, page in sorties_de_l_exemple(projet).items()
        if chemin.startswith(debut) and chemin.endswith(fin) and FICHE.encode() in page
    }


def test_les_chiffres_avant_la_fiche(pages: dict[str, str]) -> None:
    """Where there are figures, they come first, above the sheet."""
    avec = [page for page in pages.values() if CHIFFRES in page]
    assert len(avec) > 5
    for page in avec:
        assert page.index(CHIFFRES) < page.index('<h2 id="fiche">') < page.index(FICHE)
        assert "<table" in page[page.index(CHIFFRES) : page.index(FICHE)]


def test_sans_chiffre_un_paragraphe(pages: dict[str, str]) -> None:
    """No section without figures: what is known, and the question, in one paragraph; a definition that is looked for is asked for instead."""
    assert {nom for nom, page in pages.items() if CHIFFRES not in page} == {SANS_CHIFFRE, "o1-1-p1-e1-i1", "promesse-piege"}
    page = pages[SANS_CHIFFRE]
    assert re.search(r"<p>Nous n’avons trouvé aucun chiffre daté (?:(?!</p>).)*Avez-vous ce chiffre[^<]*demander à[^<]*<a", page)
    assert {nom for nom, page in pages.items() if "Avez-vous ce chiffre" in page} == {SANS_CHIFFRE}


def test_on_demande_par_la_question_prete(pages: dict[str, str]) -> None:
    """Whom the document names is asked with the words that are ready for it."""
    assert re.search(
        r"demander à qui le document nomme pour (?:cet indicateur|la promesse)\s*: <a href=\"../../manque/caf-exemple/\">",
        pages[SANS_CHIFFRE],
    )


def test_la_fiche_ne_repete_rien(pages: dict[str, str]) -> None:
    """Neither the kind, which stands over the title, nor that a number is a number, nor twice that there is no target."""
    for nom, page in pages.items():
        fiche = page[page.index(FICHE) : page.index("</dl>", page.index(FICHE))]
        assert "<dt>Type</dt>" not in fiche, nom
        assert "<dd>nombre</dd>" not in fiche, nom
        assert page.count("ne fixe aucune cible") <= 1, nom


def test_une_valeur_imprimee_avec_la_cible_est_dite_une_fois(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where the words in the place of the target hold it, it has no row of its own."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("reference") / "projet"))[0]
    contexte = Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), copie(registre), JOUR)
    departs = replace(contexte.indicateurs["departs"], reference=Reference("12 départs en 2015", None, ""), sans_objectif="Pas d’objectif")
    assert vue_indicateur(contexte, departs).reference == "12 départs en 2015"
    assert vue_indicateur(contexte, replace(departs, sans_objectif="Pas d’objectif, 12 départs en 2015")).reference == ""


def test_une_page_vide_ne_dit_rien_deux_fois(pages: dict[str, str]) -> None:
    """The paragraph asks whom the document names: the sheet does not name them again. Foreseen times stand in a list where one is still to come."""
    page = pages[SANS_CHIFFRE]
    fiche = page[page.index(FICHE) : page.index("</dl>", page.index(FICHE))]
    assert "Nommé" not in fiche
    pli = page.partition("<summary>Ce que le document dit encore de cet indicateur</summary>")[2].partition("</details>")[0]
    assert "<dt>Relevés prévus par le document</dt>" in pli
    assert "à venir" in pli
    assert "<dt>Pourquoi ces partenaires</dt>" in pli
    avec = next(page for nom, page in pages.items() if CHIFFRES in page and "Nommé" in page)
    assert "Nommé" in avec[avec.index(FICHE) :]


@pytest.mark.parametrize(
    ("contrat", "id", "releves"),
    [
        ("grand-orly-seine-bievre", "o1-1-p1-e1-s1", "bilan annuel (2020), bilan annuel (2021)"),
        ("grand-orly-seine-bievre", "a4-94-eip-montant", ""),  # it has figures
    ],
)
def test_des_releves_sans_suite_tiennent_en_une_ligne(contrat: str, id: str, releves: str) -> None:
    """Where none of them has a figure or a day; and the neighbours that have no figure either are told apart from those that have one."""
    registre = examiner(RACINE)[0]
    contexte = Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == contrat), registre, "2026-11-27")
    vue = vue_indicateur(contexte, contexte.indicateurs[id])
    assert vue.releves == releves
    assert vue.vide is bool(releves)
    noeud = contexte.noeuds[contexte.indicateurs[id].noeud]
    assert len(vue.voisins) + len(vue.voisins_vides) == len(noeud.indicateurs) - 1
    autres = {un.libelle for un in noeud.indicateurs if un.id != id and un.id not in contexte.renseignes}
    assert {lien.texte for lien in vue.voisins_vides} == (autres if vue.vide else set())


def test_la_ligne_qui_permettrait_de_juger(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where there is a target in figures and no figure, the page says of which place and time one would do: and with it, the target is judged."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("ligne") / "projet"))[0]
    dossier = next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT)
    sans = copie(dossier, valeurs=tuple(valeur for valeur in dossier.valeurs if valeur.indicateur != SANS_CHIFFRE))
    contexte = Contexte(sans, copie(registre), JOUR)
    guides = contexte.indicateurs[SANS_CHIFFRE]
    ligne = contexte.suivi.ligne_manquante(guides)
    assert ligne is not None
    (dite,) = vue_indicateur(contexte, guides).avancement.precautions
    assert re.fullmatch(
        rf"Un chiffre pour «.{contexte.territoires[ligne.territoire].nom}.» en {ligne.periode.texte} permettrait de juger.", dite
    )
    modele = next(valeur for valeur in dossier.valeurs if valeur.indicateur == SANS_CHIFFRE)
    une = replace(modele, territoire=ligne.territoire, periode=ligne.periode)
    avec = Contexte(copie(sans, valeurs=(*sans.valeurs, une)), copie(registre), JOUR)
    assert avec.suivi.statut(guides) not in {Statut.SANS_OBJECTIF, *A_TROUVER}
    # Nothing is held against words, so no row would do.
    en_mots = next(un for un in contexte.indicateurs.values() if un.cible is None and contexte.suivi.statut(un) in A_TROUVER)
    assert contexte.suivi.ligne_manquante(en_mots) is None


def test_ce_qui_reste_a_definir_porte_le_titre_de_sa_promesse() -> None:
    """Sixty pages of a real contract print the same words in the place of an indicator: each is titled by its promise, and says those words below."""
    registre, _ = examiner(RACINE)
    dossier = next(un for un in registre.dossiers if un.id_du_contrat == "grand-orly-seine-bievre")
    contexte = Contexte(dossier, registre, JOUR)
    entetes = [vue_indicateur(contexte, un).entete for un in contexte.indicateurs.values() if un.statut is StatutIndicateur.A_DEFINIR]
    assert len(entetes) > 60
    assert len({entete.titre_montre for entete in entetes}) > 60  # two hang on one promise
    assert all(f"«\u00a0{entete.titre}\u00a0»." in entete.chapeau and entete.titre not in entete.titre_montre for entete in entetes)
    # The window, the small card and the links from one page to the next say the same.
    for entete, id in zip(entetes, (un.id for un in contexte.indicateurs.values() if un.statut is StatutIndicateur.A_DEFINIR), strict=True):
        assert entete.titre_onglet.startswith("À définir\u00a0: ")
        assert encart_d_indicateur(contexte, contexte.indicateurs[id]).titre.startswith(entete.titre_montre.rstrip("…"))
    voisins = [vue.suivant.texte for un in contexte.indicateurs.values() if (vue := vue_indicateur(contexte, un)).suivant]
    assert sum(texte.startswith("À définir") for texte in voisins) > 50
    assert not any(texte.startswith("Déterminés") for texte in voisins)
