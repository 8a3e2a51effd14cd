"""Sums of money: cases in words and numbers (tests/calculs/argent/cas.yaml), and properties that hold for any amounts."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.argent import MontantLu, OrigineDuMontant, chiffres_designes, communes_de, desaccords, montants_lus
from generator.calculs.montants_imprimes import montants_imprimes, precision_de
from generator.calculs.sommes_d_argent import comparables, contenu, sommes
from generator.model.argent import NATURES, Argent, Montant, Montants
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu, Source
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.periodes import interpreter_periode

MONTANT = Montant("m", Decimal(0), "", "prevu", "", (), "", "", "", Argent(), Source("doc", "1", ""), Lieu("montants.yml", 1))
CAS = yaml.safe_load((Path(__file__).parent / "argent" / "cas.yaml").read_text("utf-8"))


def dossier(montants: list[dict[str, Any]]) -> Dossier:
    """A contract that has these amounts, written as in montants.yml, and nothing else."""
    lus = tuple(
        Montant(
            id=un["id"],
            montant=Decimal(un["montant"]),
            texte=un.get("texte", f"{un['montant']} €"),
            nature=un["nature"],
            periode=str(un.get("periode", "")),
            territoires=(),
            noeud="",
            publication="",
            note_editoriale="",
            argent=Argent(
                par=un.get("par", ""),
                partie_de=tuple(un.get("partie_de", ())),
                meme_que=un.get("meme_que", ""),
                recoupe=tuple(un.get("recoupe", ())),
                contredit=tuple(un.get("contredit", ())),
                parties_completes=un.get("parties_completes") in (True, "oui"),
            ),
            source=Source("", "", ""),
            lieu=Lieu(""),
        )
        for un in montants
    )
    contrat: Any = None
    return Dossier(contrat, (), (), (), (), (), montants=Montants(lus))


@pytest.mark.parametrize("cas", CAS, ids=[cas["cas"] for cas in CAS])
def test_cas(cas: dict[str, Any]) -> None:
    tous = montants_lus(dossier(cas["montants"]), {})
    parmi = [tous[id] for id in cas.get("parmi", tous)]
    trouvees = [
        {"nature": un.nature, "total": un.total, "laisses": {cle: raison.value for cle, raison in un.ecartes}}
        for un in sommes(parmi, tous, NATURES)
    ]
    assert trouvees == cas["sommes"]
    trouves = list(desaccords(tous))
    assert [list(un.cles) for un in trouves] == cas.get("desaccords", [])
    if "fait" in cas:
        assert trouves[0].somme == cas["fait"]


def test_chaque_montant_une_fois_le_premier_parle() -> None:
    """What several tellings say of others is said of the one amount that stands for them."""
    tous = montants_lus(
        dossier(
            [
                {"id": "tout", "montant": 50, "nature": "prevu"},
                {"id": "a", "montant": 16, "nature": "prevu"},
                {"id": "b", "montant": 16, "nature": "prevu", "meme_que": "a", "partie_de": ["tout"]},
                {"id": "c", "montant": 4, "nature": "prevu", "partie_de": ["b"]},
            ]
        ),
        {},
    )
    assert list(tous) == ["tout", "a", "c"]
    assert tous["a"].aussi == ("b",)
    assert tous["a"].partie_de == ("tout",)
    assert tous["c"].partie_de == ("a",)


@st.composite
def argents(draw: st.DrawFn) -> tuple[dict[str, MontantLu], dict[str, frozenset[str]]]:
    """Amounts with any relations, and the coins that each is made of: its own, those of its parts, and one that it shares with each amount whose money it
    may count."""
    combien = draw(st.integers(1, 9))
    noms = [f"m{rang}" for rang in range(combien)]
    pieces: dict[str, set[str]] = {}
    tous: dict[str, MontantLu] = {}
    for rang, nom in enumerate(noms):
        touts = draw(st.sets(st.sampled_from(noms[:rang]), max_size=2)) if rang else set()
        recoupe = draw(st.sets(st.sampled_from(noms[:rang]), max_size=1)) if rang else set()
        contredit = draw(st.sets(st.sampled_from(noms[:rang]), max_size=1)) if rang else set()
        pieces[nom] = {nom}
        for autre in recoupe | contredit:
            pieces[nom].add(f"{nom}+{autre}")
            pieces[autre].add(f"{nom}+{autre}")
        tous[nom] = MontantLu(
            nom,
            OrigineDuMontant.MONTANT,
            nom,
            MONTANT,
            Decimal(draw(st.integers(0, 1000))),
            draw(st.sampled_from(NATURES)),
            "",
            None,
            "",
            (),
            (),
            (),
            draw(st.sampled_from(("", "", "", "an"))),
            tuple(sorted(touts)),
            tuple(sorted(recoupe)),
            tuple(sorted(contredit)),
            False,
        )
    coins = {nom: frozenset(piece for partie in contenu(nom, tous) for piece in pieces[partie]) for nom in noms}
    return tous, coins


@given(argents(), st.data())
def test_une_somme_ne_compte_rien_deux_fois(argent: tuple[dict[str, MontantLu], dict[str, frozenset[str]]], data: st.DataObject) -> None:
    """Whatever the amounts and whichever of them are added: no coin is in two of those that a sum counts, no part stands with its whole, all are of one nature, and
    each amount is either counted or left out, once."""
    tous, pieces = argent
    parmi = data.draw(st.lists(st.sampled_from(sorted(tous)), max_size=12))
    for somme in sommes([tous[cle] for cle in parmi], tous, NATURES):
        assert len(set(somme.comptes)) == len(somme.comptes)
        assert sum(len(pieces[cle]) for cle in somme.comptes) == len(frozenset().union(*(pieces[cle] for cle in somme.comptes)))
        assert not any(autre in contenu(cle, tous) for cle in somme.comptes for autre in somme.comptes if autre != cle)
        assert {tous[cle].nature for cle in somme.comptes} <= {somme.nature} - {"cite"}
        assert somme.total == sum(tous[cle].nombre for cle in somme.comptes)
        dites = [*somme.comptes, *(cle for cle, _ in somme.ecartes)]
        assert sorted(dites) == sorted({cle for cle in parmi if tous[cle].nature == somme.nature})


@given(argents(), st.randoms())
def test_l_ordre_ne_change_rien(argent: tuple[dict[str, MontantLu], dict[str, frozenset[str]]], hasard: Any) -> None:
    tous, _ = argent
    melanges = list(tous.values())
    hasard.shuffle(melanges)
    droit, autre = (
        {un.nature: (un.total, frozenset(un.comptes)) for un in sommes(liste, tous, NATURES)} for liste in (tous.values(), melanges)
    )
    assert droit == autre


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("une enveloppe de 1 851 250 € aux associations", [1851250]),
        ("et 495.000 € en marge du site", [495000]),
        ("13.12 M€ d'investissement, dont 8,78 M€", [13120000, 8780000]),
        ("14,4M€HT (7% du coût)", [14400000]),
        ("à hauteur d'1M€", [1000000]),
        ("la RD5 estimée à 6,664M€HT", [6664000]),
        ("plus de 255 millions d'euros", [255000000]),
        ("près d'1,5 milliard d'euros", [1500000000]),
        ("Subventions (63.100 euros) à 9 associations", [63100]),
        ("aide accordée en 2019 3 700 €", [3700]),
        ("une aide de 1 851 250,50 €, puis 3 500,75 euros", [Decimal("1851250.50"), Decimal("3500.75")]),
        ("soit 1.234,56 € ; en 2018 250 000 €", [Decimal("1234.56"), 250000]),
        ("1048 projets soutenus, 25 % de son coût, 600 logements", []),
        ("79 millions de visites", []),
    ],
)
def test_montants_imprimes(texte: str, attendus: list[int | Decimal]) -> None:
    assert [un.nombre for un in montants_imprimes(texte)] == attendus


def test_precision() -> None:
    assert precision_de(Decimal(14400000), "14,4M€HT") == 100000
    assert precision_de(Decimal(13120000), "13.12 M€") == 10000
    assert precision_de(Decimal(91500), "91 500 €") == 1


TERRITOIRES = {
    id: Territoire(id, type_, id, communes, "", "", "", None, "", "", None, None, "", None, "", (), None, Lieu("territoires.yml", 1))
    for id, type_, communes in (
        ("ici", TypeTerritoire.PERIMETRE, ()),
        ("orly", TypeTerritoire.COMMUNE, ()),
        ("choisy", TypeTerritoire.COMMUNE, ()),
        ("navigateurs", TypeTerritoire.QPV, ("choisy", "orly")),
        ("sud", TypeTerritoire.QPV, ("choisy",)),
    )
}


@pytest.mark.parametrize(
    ("lieux", "communes"),
    [
        (("orly",), ("orly",)),
        (("sud",), ("choisy",)),
        (("navigateurs",), ("choisy", "orly")),
        (("orly", "sud"), ("orly", "choisy")),  # not of Orly alone
        (("orly", "navigateurs"), ("orly",)),  # the part of this neighbourhood that is in Orly
        (("ici",), ()),
        (("ici", "sud"), ()),  # the whole territory, which a neighbourhood is in
        ((), ()),
    ],
)
def test_les_communes_d_un_montant(lieux: tuple[str, ...], communes: tuple[str, ...]) -> None:
    """An amount goes into the sum of a commune only where it goes nowhere else."""
    assert communes_de(lieux, TERRITOIRES) == communes


def _chiffre(periode: str, nombre: int, ventilation: tuple[tuple[str, str], ...] = ()) -> Valeur:
    temps = interpreter_periode(periode)
    return Valeur("aides", "orly", temps, Decimal(nombre), "", Unite.EUROS, StatutValeur.DEFINITIF, "", "", Lieu("v.csv", 2), ventilation)


def test_le_chiffre_qu_un_montant_designe() -> None:
    """The figure of the place and time, however the time is written; never one of its parts."""
    tout, femmes, autre = _chiffre("2016-2017", 10), _chiffre("2016-2017", 4, (("sexe", "femmes"),)), _chiffre("2018", 7)
    assert chiffres_designes("aides", ("orly",), "2016 - 2017", [tout, femmes, autre]) == [tout]
    assert chiffres_designes("aides", ("orly",), "", [tout, femmes, autre]) == []
    assert chiffres_designes("aides", ("choisy",), "2018", [tout, femmes, autre]) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("orly", "ivry", "thiais", "cachan")),
            st.sampled_from(("accorde", "realise", "cite")),
            st.sampled_from(("2015", "2016", "2015/2019", "")),
            st.integers(1, 1000),
        ),
        max_size=14,
    )
)
def test_ce_qui_se_compare_est_d_une_nature_et_d_un_temps(lignes: list[tuple[str, str, str, int]]) -> None:
    """Each sum is of amounts of that commune, that nature and that very time; no other nature and time has a sum for more communes."""
    montants = [
        {"id": f"m{rang}", "montant": montant, "nature": nature, "periode": periode}
        for rang, (_, nature, periode, montant) in enumerate(lignes)
    ]
    tous = montants_lus(dossier(montants), {})
    communes: dict[str, list[str]] = {}
    par_couple: dict[tuple[str, str], set[str]] = {}
    for rang, (commune, nature, periode, _) in enumerate(lignes):
        communes.setdefault(commune, []).append(f"m{rang}")
        if periode and nature != "cite":
            par_couple.setdefault((nature, periode), set()).add(commune)
    trouves = comparables(communes, tous, NATURES)
    if not par_couple:
        assert trouves is None
        return
    assert trouves is not None
    assert set(trouves.sommes) == par_couple[trouves.nature, trouves.periode.texte]
    assert len(trouves.sommes) == max(map(len, par_couple.values()))
    for commune, somme in trouves.sommes.items():
        siens = [un for un in lignes if un[:3] == (commune, trouves.nature, trouves.periode.texte)]
        assert somme.total == sum(montant for *_, montant in siens)
    egaux = [periode for (nature, periode), siennes in par_couple.items() if len(siennes) == len(trouves.sommes)]
    assert ("2015/2019" in egaux) is (trouves.periode.texte == "2015/2019")
