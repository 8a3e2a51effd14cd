"""One figure speaks for an indicator: the state, the words, the row, the card and the charts say the same."""

from pathlib import Path

import pytest

from tests.cas import essai
from tests.cas.essai import Essai, dit, graphiques, phrases

CHEMIN = 'cible: {texte: "500 en 2020", valeur: 500, annee: 2020}, reference: {texte: "100 en 2018", valeur: 100, annee: 2018}'


@pytest.mark.lent
@pytest.mark.parametrize(
    ("indicateur", "valeurs", "mot", "chiffre", "quand"),
    [
        (f"unite: nombre, {CHEMIN}", "i;pays;2020;300;B;;\ni;pays;2021;600;B;;\n", "Non atteint", "300", "2020"),
        (
            'unite: nombre, cible: {texte: "au plus 50", valeur: 50, annee: 2020, comparateur: "<="}',
            "i;pays;2020;40;B;;\ni;pays;2021;90;B;;\n",
            "Atteint",
            "40",
            "2020",
        ),
        (f"unite: nombre, {CHEMIN}".replace("500", "350"), "i;pays;2020-12;30;B;;\ni;pays;2020;400;B;;\n", "Atteint", "400", "2020"),
        # The place that the promise names speaks, not the whole around it.
        (
            'unite: nombre, cible: {texte: "au moins 50", valeur: 50, annee: 2020}, territoires: [testville]',
            "i;pays;2020;900;B;;\ni;testville;2020;40;B;;\n",
            "Non atteint",
            "40",
            "2020",
        ),
    ],
)
def test_le_chiffre_montre_est_le_chiffre_juge(tmp_path: Path, indicateur: str, valeurs: str, mot: str, chiffre: str, quand: str) -> None:
    essai = Essai(tmp_path, {"i": indicateur}, valeurs, "2022-06-30")
    vue, ligne = essai.vue("i"), essai.ligne("i")
    assert vue.chiffre is not None
    assert (vue.statut.mot, vue.chiffre.texte) == (mot, chiffre)
    assert vue.chiffre.precision.endswith(quand)
    assert (ligne.valeur, ligne.precision) == (vue.chiffre.texte, vue.chiffre.precision)
    carte = " ".join(essai.sorties["indicateurs/i/carte-integree/index.html"].split())
    assert f"{chiffre} {vue.chiffre.precision}" in carte


@pytest.mark.lent
@pytest.mark.parametrize(("total", "parties"), [("100", ("92", "secret")), ("secret", ("92", "8")), ("nd", ("92", "secret"))])
def test_une_part_secrete_ne_se_calcule_pas(tmp_path: Path, total: str, parties: tuple[str, str]) -> None:
    """Neither the rest, nor a share, nor a bar as wide as one."""
    femmes, hommes = parties
    valeurs = f"b;pays;2020;{total};B;;\nb;pays;2020;{femmes};B;;sexe=femmes\nb;pays;2020;{hommes};B;;sexe=hommes\n"
    essai = Essai(tmp_path, {"b": "unite: nombre, sans_objectif: aucun"}, valeurs)
    vue = essai.vue("b")
    assert graphiques(vue) == {}
    assert vue.chiffres.repartitions[0].remarques == ()
    assert all("Non réparti" not in texte and "8 %" not in dit(texte) for texte in essai.sorties.values())


def test_le_reste_d_une_commune_n_est_pas_un_secret(tmp_path: Path) -> None:
    """A commune of 100, one quartier of 92, another that is secret: nothing is made of the rest."""
    valeurs = "b;testville;2020;100;B;;\nb;qpv1;2020;92;B;;\nb;qpv2;2020;secret;B;;\n"
    vue = Essai(tmp_path / "un", {"b": "unite: nombre, sans_objectif: aucun"}, valeurs).vue("b")
    assert vue.chiffres.ecarts == ()
    libre = Essai(tmp_path / "deux", {"b": "unite: nombre, sans_objectif: aucun"}, valeurs.replace("secret", "3")).vue("b")
    assert len(libre.chiffres.ecarts) == 2


def test_une_somme_de_lieux_n_est_pas_un_secret(tmp_path: Path) -> None:
    """All communes are published and the whole is secret: they are not added up; nor where one of them is secret."""
    valeurs = "b;pays;2020;secret;B;;\nb;testville;2020;4;B;;\nb;autreville;2020;5;B;;\n"
    for secret, rang in ((valeurs, "un"), (valeurs.replace("secret", "nd").replace(";5;", ";secret;"), "deux")):
        vue = Essai(tmp_path / rang, {"b": "unite: nombre, total: somme, sans_objectif: aucun"}, secret).vue("b")
        assert vue.chiffres.totaux == ()
        assert vue.chiffre is None or "calculé" not in vue.chiffre.precision
        assert "par-annee" not in graphiques(vue)


def test_un_total_d_annees_n_est_pas_un_secret(tmp_path: Path) -> None:
    champs = 'unite: nombre, chiffres: annuels, cible: {texte: "100 en tout", valeur: 100, portee: duree}'
    annees = "s;pays;2019;10;B;;\ns;pays;2020;20;B;;\n"
    libre = Essai(tmp_path / "un", {"s": champs}, annees).vue("s")
    assert libre.chiffre is not None
    assert libre.chiffre.texte == "30"
    cache = Essai(tmp_path / "deux", {"s": champs}, f"{annees}s;pays;2019/2020;secret;B;;\n").vue("s")
    assert cache.chiffre is not None
    assert cache.chiffre.texte == "20"  # and 10 is withheld, for the two would give the total
    assert [case.texte for ligne in cache.chiffres.lignes for case in ligne.cases] == ["secret statistique", "20", "secret statistique"]
    assert "du-chiffre" not in graphiques(cache)


def test_apres_l_echeance_le_chiffre_qui_suit(tmp_path: Path) -> None:
    """A figure of before the contract, one of after the target's year: the second is judged, and nothing false is said of the first."""
    champs = 'unite: nombre, cible: {texte: "500 en 2019", valeur: 500, annee: 2019}, reference: {texte: "100", valeur: 100, annee: 2015}'
    essai = Essai(tmp_path, {"x": champs}, "x;pays;2018;300;B;;\nx;pays;2020;600;B;;\n")
    vue = essai.vue("x")
    assert (vue.statut.mot, vue.chiffre.texte if vue.chiffre else "") == ("Atteint", "600")
    assert "après l’échéance, en 2020" in phrases(vue)
    assert "avant le contrat" not in phrases(vue)
    assert "dernier chiffre" not in phrases(vue)


def test_le_dernier_chiffre_connu_est_le_dernier(tmp_path: Path) -> None:
    """Judged on the last one before the deadline, while a later one is known: it is not called the last known."""
    champs = 'unite: nombre, cible: {texte: "500 en 2020", valeur: 500, annee: 2020}'
    vue = Essai(tmp_path, {"x": champs}, "x;pays;2019;300;B;;\nx;pays;2021;600;B;;\n", "2022-06-30").vue("x")
    assert vue.statut.mot == "Non atteint"
    assert "dernier chiffre trouvé" not in phrases(vue)
    assert "dernier chiffre comparable d’avant l’échéance" in phrases(vue)


def test_l_annee_visee_compte_meme_d_un_autre_genre(tmp_path: Path) -> None:
    """The figure of the target's own year counts, though months came later; after a break in the series too."""
    champs = 'unite: nombre, cible: {texte: "500 en 2020", valeur: 500, annee: 2020}'
    mois = Essai(tmp_path / "un", {"x": champs}, "x;pays;2020;510;B;;\nx;pays;2021-03;9;B;;\n", "2022-06-30").vue("x")
    assert (mois.statut.mot, mois.chiffre.texte if mois.chiffre else "") == ("Atteint", "510")
    rompu = Essai(
        tmp_path / "deux",
        {"x": f'{champs}, ruptures: [{{date: 2021-01-01, texte: "Nouveau compte."}}]'},
        "x;pays;2020;510;B;;\nx;pays;2021;9;B;;\n",
        "2022-06-30",
    ).vue("x")
    assert (rompu.statut.mot, rompu.chiffre.texte if rompu.chiffre else "") == ("Atteint", "510")


@pytest.mark.lent
@pytest.mark.parametrize(
    ("unite", "depart", "cible", "chiffre", "faudrait"),
    [
        ("nombre", "0,2", "0,8", "0,3", "0,57"),
        ("pour_1000_habitants", "0,09", "0,04", "0,08", "0,06 ‰ hab."),
        ("pourcentage", "0,02", "0,08", "0,03", "0,06 %"),
        ("nombre", "10", "12", "10", "11"),
        ("nombre", "11", "12", "11", "11,6"),
        ("pourcentage", "30", "50", "35", "42,5 %"),
    ],
)
def test_le_pas_egal_a_assez_de_chiffres(tmp_path: Path, unite: str, depart: str, cible: str, chiffre: str, faudrait: str) -> None:
    champs = (
        f'unite: {unite}, cible: {{texte: "cible", valeur: "{cible}", annee: 2022}}, '
        f'reference: {{texte: "départ", valeur: "{depart}", annee: 2018}}'
    )
    essai = Essai(tmp_path, {"i": champs}, f"i;pays;2020;{chiffre};B;;\n")
    assert f"aujourd’hui à {faudrait.removesuffix('.')}. " in f"{phrases(essai.vue('i'))} "
    assert f"Pas égal, aujourd’hui : {faudrait}" in dit(graphiques(essai.vue("i"))["chemin"].description)
    assert all(".." not in texte.replace("../", "") for chemin, texte in essai.sorties.items() if "indicateurs/i/" in chemin)


def test_une_cible_ne_se_trace_que_sur_ce_qui_lui_est_compare(tmp_path: Path) -> None:
    essai = Essai(
        tmp_path,
        {
            "m": f"unite: nombre, {CHEMIN}".replace("2020", "2022"),
            "d": 'unite: nombre, cible: {texte: "100 sur la durée", valeur: 100, portee: duree}',
            "p": 'unite: nombre, cible: {texte: "12 par an", valeur: 12, portee: par_an}',
            "v": 'unite: nombre, cible: {texte: "20 en 2022", valeur: 20, annee: 2022}',
            "l": 'unite: nombre, cible: {texte: "20 en 2022", valeur: 20, annee: 2022}',
        },
        "m;pays;2020-03;1;B;;\nm;pays;2020-06;2;B;;\nm;pays;2020-09;3;B;;\nm;pays;2020;450;B;;\n"
        "d;pays;2019;10;B;;\nd;pays;2020;20;B;;\np;pays;2020-01;5;B;;\np;pays;2020-02;6;B;;\np;pays;2020-03;4;B;;\n"
        "v;pays;2019;10;B;;\nv;pays;2020;20;B;;\n"
        "l;pays;2019;10;B;;\nl;pays;2020;12;B;;\nl;testville;2019;4;B;;\nl;testville;2020;5;B;;\n",
    )
    avec = {id: {nom for nom, g in graphiques(essai.vue(id)).items() if "Cible" in g.description} for id in essai.indicateurs}
    # «l»: the line of the whole has its target in a chart of its own, that of all places has none.
    assert avec == {"m": {"chemin"}, "d": set(), "p": set(), "v": {"par-lieu"}, "l": {"du-chiffre"}}


@pytest.mark.lent
def test_un_tout_plus_petit_que_ses_parties(tmp_path: Path) -> None:
    """No share is computed, and the page says what is wrong."""
    valeurs = (
        "n;pays;2020;100;B;revise;\nn;pays;2020;70;B;;sexe=femmes\nn;pays;2020;50;B;;sexe=hommes\n"
        "n2;pays;2020;100;B;;\nn2;pays;2020;120;B;;sexe=femmes\n"
    )
    essai = Essai(tmp_path, dict.fromkeys(("n", "n2"), "unite: nombre, sans_objectif: aucun"), valeurs)
    assert (
        dit(essai.vue("n").chiffres.repartitions[0].remarques[0])
        == "2020 : les parties ne font pas l’ensemble (70 + 50 = 120, et non 100)."
    )
    assert (
        dit(essai.vue("n2").chiffres.repartitions[0].remarques[0])
        == "2020 : les parties dépassent l’ensemble (120, pour un ensemble de 100)."
    )
    assert graphiques(essai.vue("n")) == graphiques(essai.vue("n2")) == {}
    assert all("100 %" not in dit(texte) for chemin, texte in essai.sorties.items() if "indicateurs/n" in chemin)


def test_des_parties_sans_ensemble(tmp_path: Path) -> None:
    """One part, where the whole is not given, is not taken for the whole."""
    essai = Essai(tmp_path, {"n": "unite: nombre, sans_objectif: aucun"}, "n;pays;2020;70;B;;sexe=femmes\n")
    assert graphiques(essai.vue("n")) == {}
    assert essai.ligne("n").precision == "chiffres par partie, sans total"


@pytest.mark.lent
def test_une_part_est_ecrite_partout_pareil(tmp_path: Path) -> None:
    """49 of 400 is 12.25 %: a half goes up, in the sentence and in the chart."""
    essai = Essai(tmp_path, {"q": "unite: nombre, sans_objectif: aucun"}, "q;testville;2020;400;B;;\nq;qpv1;2020;49;B;;\n")
    vue = essai.vue("q")
    assert "soit 12,3 %" in dit(vue.chiffres.ecarts[0].phrase)
    assert "12,3 % (49)" in dit(graphiques(vue)["part-qpv1"].description)
    assert all("12,2 %" not in dit(texte) for texte in essai.sorties.values())


@pytest.mark.lent
def test_ce_qu_un_total_additionne_est_dit(tmp_path: Path) -> None:
    """45 counts 2019 and 2020, over two communes; the sum of 2020 is 30."""
    champs = 'unite: nombre, chiffres: annuels, total: somme, cible: {texte: "100 sur la durée", valeur: 100, portee: duree}'
    valeurs = "s;testville;2019;10;B;;\ns;autreville;2019;5;B;;\ns;testville;2020;20;B;;\ns;autreville;2020;10;B;;\n"
    essai = Essai(tmp_path, {"s": champs}, valeurs)
    vue, ligne = essai.vue("s"), essai.ligne("s")
    assert vue.chiffre is not None
    assert dit(f"{vue.chiffre.texte} {vue.chiffre.precision}") == "45 somme de 2 communes, 2019 à 2020, calculé"
    assert dit(f"{ligne.valeur} {ligne.precision}") == "45 somme de 2 communes, 2019 à 2020, calculé"
    assert "des chiffres de 2 communes sur 2 années (2019 à 2020)" in phrases(vue)
    assert "45 (2019 à 2020)" in phrases(vue)
    assert vue.chiffres.totaux == ("30", "15")
    assert "2019 : 15 ; 2020 : 45. Cible" in dit(graphiques(vue)["du-chiffre"].description)
    (rangee,) = (texte for texte in essai.sorties["donnees/indicateurs.csv"].splitlines() if texte.startswith("s,"))
    assert ",45,,somme,testville autreville,2019 2020," in rangee


def test_une_cible_sans_annee_n_en_demande_aucune(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither the target nor the contract has a last year, any would do: the one that is said is an example."""
    champs = {"q": 'unite: nombre, cible: {texte: "700", valeur: 700}'}
    vue = Essai(tmp_path / "fin", champs, "", "2025-06-30").vue("q")
    assert "Un chiffre pour « Pays de Testville » en 2022 permettrait de juger." in phrases(vue)
    monkeypatch.setattr(essai, "CONTRAT", essai.CONTRAT.replace("fin: 2022\n", ""))
    vue = Essai(tmp_path / "sans", champs, "", "2025-06-30").vue("q")
    assert "Un chiffre pour « Pays de Testville » en 2024, par exemple, permettrait de juger." in phrases(vue)


def test_une_valeur_de_depart_n_est_pas_jugee(tmp_path: Path) -> None:
    """The figure printed as the starting value says nothing of what became of it, even years after the deadline."""
    champs = 'unite: nombre, cible: {texte: "700 en 2021", valeur: 700, annee: 2021}, reference: {texte: "583", valeur: 583, annee: 2019}'
    essai = Essai(tmp_path, {"f": champs}, "f;pays;2019;583;B;;\n", "2025-06-30")
    vue = essai.vue("f")
    assert vue.statut.mot == "Mesuré, sans comparaison possible"
    assert "s’arrêtent à la valeur de départ" in phrases(vue)
    assert "Un chiffre pour « Pays de Testville » en 2021 permettrait de juger." in phrases(vue)
    assert vue.chiffre is not None
    assert vue.chiffre.texte == "583"
    assert all("Cible" not in graphique.description for graphique in graphiques(vue).values())


QUARTIERS = "q;qpv1;2020;30;B;;\nq;qpv2;2020;25;B;;\n"
CIBLE = 'cible: {texte: "50 en 2020", valeur: 50, annee: 2020}'


def test_tous_les_quartiers_s_additionnent(tmp_path: Path) -> None:
    essai = Essai(tmp_path, {"q": f"unite: nombre, total: somme, {CIBLE}"}, QUARTIERS)
    vue = essai.vue("q")
    assert vue.chiffre is not None
    assert dit(f"{vue.statut.mot} {vue.chiffre.texte} {vue.chiffre.precision}") == "Atteint 55 somme de 2 quartiers, 2020, calculé"
    assert "Somme, calculée par nos soins, des chiffres de 2 quartiers." in phrases(vue)
    assert vue.chiffres.lieux_additionnes == "quartiers"
    assert essai.problemes == ()


@pytest.mark.parametrize(
    ("champs", "valeurs", "lieu", "additif"),
    [
        ("unite: nombre", QUARTIERS, "Pays de Testville", True),
        ("unite: pourcentage", QUARTIERS, "Pays de Testville", False),
        ("unite: nombre, total: somme", QUARTIERS.splitlines()[0] + "\n", "Pays de Testville", False),
        ("unite: nombre, territoires: [testville]", QUARTIERS, "Testville", False),
        ("unite: nombre, total: somme, territoires: [qpv1, qpv2]", QUARTIERS.splitlines()[0] + "\n", "Quartier Deux", False),
    ],
)
def test_la_ligne_qui_permettrait_de_juger(tmp_path: Path, champs: str, valeurs: str, lieu: str, additif: bool) -> None:
    """The page and `verifier` name the same row; with it the promise is judged."""
    essai = Essai(tmp_path / "avant", {"q": f"{champs}, {CIBLE}"}, valeurs)
    assert essai.vue("q").statut.mot == "Mesuré, sans comparaison possible"
    assert f"Un chiffre pour « {lieu} » en 2020 permettrait de juger." in phrases(essai.vue("q"))
    (probleme,) = essai.problemes
    id = next(id for id, territoire in essai.contexte.territoires.items() if territoire.nom == lieu)
    assert probleme.code == "jugement"
    assert f"Une ligne pour « {id} » en 2020 permettrait de juger" in probleme.conseil
    assert ("total: somme" in probleme.conseil) is additif
    apres = Essai(tmp_path / "apres", {"q": f"{champs}, {CIBLE}"}, f"{valeurs}q;{id};2020;60;B;;\n")
    assert apres.vue("q").statut.mot == "Atteint"
    assert apres.problemes == ()
