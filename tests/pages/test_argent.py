"""What the pages of money say, of real amounts: rows under their whole, sums in words, no population for what has no date."""

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.calculs.sommes_d_argent import SANS_SOMME
from generator.model.argent import NATURES
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface_argent import argent_csv
from generator.pages.genres.contrat.argent import vue_argent
from generator.pages.genres.contrat.argent_du_lieu import vue_argent_du_lieu
from generator.pages.mots.argent import EXPLICATIONS, NATURES_D_ARGENT, NATURES_DE_FAIT
from generator.pages.pieces.argent_ici import argent_du_partenaire, argent_du_territoire
from generator.pages.pieces.carte_de_l_argent import argent_en_carte
from generator.pages.pieces.lieux_de_l_argent import adresse_du_montant, ancre_du_montant, cles_du_groupe, groupes
from generator.publication.construction import examiner
from generator.sources.champs import ID as IDENTIFIANT

RACINE = Path(__file__).parents[2]


@cache
def contrat(id: str) -> Contexte:
    registre, _ = examiner(RACINE, "2026-11-27")
    return Contexte(next(un for un in registre.dossiers if un.contrat.id == id), registre, "2026-11-27")


@pytest.fixture
def gosb() -> Contexte:
    return contrat("grand-orly-seine-bievre")


def test_chaque_nature_a_ses_mots() -> None:
    assert tuple(NATURES_D_ARGENT) == tuple(EXPLICATIONS) == tuple(NATURES_DE_FAIT) == NATURES
    assert SANS_SOMME in NATURES
    # The words that readers ask for, and the one that says that the document does not say.
    assert {mot.partition(" (")[0] for mot in NATURES_D_ARGENT.values()} == {"Prévu", "Voté", "Engagé", "Payé", "Non précisé"}


def test_chaque_montant_est_sur_une_page(gosb: Contexte) -> None:
    places = [cle for groupe in groupes(gosb) for cle in cles_du_groupe(gosb, *groupe)]
    assert sorted(places) == sorted(gosb.argent)


def test_ivry(gosb: Contexte) -> None:
    vue = vue_argent_du_lieu(gosb, "communes", "ivry-sur-seine")
    assert [(un.nature, un.total.replace("\u202f", " ").replace("\u00a0", " ")) for un in vue.sommes] == [
        ("Payé", "2 590 366 €"),
        ("Engagé (aide accordée)", "622 559 €"),
        ("Engagé", "4 129 633 €"),
        ("Prévu (possible, non décidé)", "5 735 257 €"),
    ]
    assert [un.quand for un in vue.annees] == ["2015", "2016", "2017", "2018", "2019"]
    # Only what has a date is held against a population.
    assert [un.par_habitant for un in vue.sommes if un.par_habitant] == ["dont 612\u202f559\u00a0€ datés, soit 9,41\u00a0€ par habitant"]


def test_les_parties_sont_sous_leur_tout(gosb: Contexte) -> None:
    (paye,) = (un for un in vue_argent_du_lieu(gosb, "communes", "orly").groupes if un.ancre == "nature-realise")
    assert [(un.ancre, un.partie) for un in paye.montants] == [
        ("montant-orly-anru-1", False),
        ("montant-orly-anru-1-habitat", True),
        ("montant-orly-college-desnos", False),
        ("montant-navigateurs-avenant", False),
        ("montant-navigateurs-avenant-habitat", True),
        ("montant-navigateurs-avenant-pmi-colomb", True),
    ]


def test_ce_qui_est_inconnu_le_reste(gosb: Contexte) -> None:
    """No funder, no year is made up."""
    vue = vue_argent_du_lieu(gosb, "montants", "hors-du-territoire")
    rangees = {un.ancre: un for groupe in vue.groupes for un in groupe.montants}
    assert rangees["montant-val-de-marne-anru-1"].qui == ()
    assert rangees["montant-val-de-marne-anru-1"].qui_inconnu == "le document ne le dit pas"
    assert rangees["montant-mesure-19-formation"].quand == "sans date"
    assert vue.sommes == ()  # what lies beyond the territory is added to nothing


def test_la_page_du_contrat(gosb: Contexte) -> None:
    vue = vue_argent(gosb)
    assert [(ligne.annee, ligne.cases[0][0].replace("\u202f", " ")) for ligne in vue.annees][:5] == [
        ("2015", "172 300\u00a0€"),
        ("2016", "183 517\u00a0€"),
        ("2017", "214 760\u00a0€"),
        ("2018", "211 550\u00a0€"),
        ("2019", "228 420\u00a0€"),
    ]
    assert vue.cartes is not None
    assert len(vue.desaccords) == 2
    assert "budget" in vue.avertissement


def test_lieux_et_partenaires(gosb: Contexte) -> None:
    gagarine = argent_du_territoire(gosb, "", gosb.territoires["ivry-sur-seine-gagarine"])
    assert gagarine is not None
    assert len(gagarine.montants) == 9
    assert argent_du_territoire(gosb, "", gosb.territoires["athis-mons"]) is None
    assert argent_du_partenaire(gosb, "", "departement-essonne") is not None
    assert argent_du_partenaire(gosb, "", "caf") is None


def test_un_montant_pour_plusieurs_lieux_n_est_dit_d_aucun(gosb: Contexte) -> None:
    """On the page of each place: an amount that names others names them there, above none stands that it is this place's, and what is in another is said to be."""
    partages = 0
    par_adresse = {adresse_du_montant(gosb, cle): un for cle, un in gosb.argent.items()}
    for territoire in gosb.territoires.values():
        vue = argent_du_territoire(gosb, "", territoire)
        if vue is None:
            continue
        assert bool(vue.dits) or not vue.montants, territoire.id
        commune = territoire.type is TypeTerritoire.COMMUNE
        assert vue.dits.startswith(("Pour", "Et pour")[bool(vue.sommes)] if commune else "Montants que le document donne en nommant"), (
            territoire.id
        )
        for lien in vue.montants:
            montant = par_adresse[lien.adresse]
            autres = {
                id
                for id in montant.lieux
                if id not in (territoire.id, *territoire.communes) and territoire.id not in gosb.territoires[id].communes
            }
            assert bool(autres) == ("aussi pour" in lien.precision), (territoire.id, montant.cle)
            partages += bool(autres)
    assert partages > 40
    lallier = argent_du_territoire(gosb, "", gosb.territoires["l-hay-les-roses-lallier"])
    assert lallier is not None
    precisions = {lien.texte.replace("\u202f", " ").replace("\xa0", " "): lien.precision for lien in lallier.montants}
    assert precisions["357 795 €"] == "protocole de préfiguration du NPRU, aussi pour Lebon - Hochart - Mermoz (Lozaites Sud)"
    assert precisions["472 000 €"].startswith("NPRU, équipement de quartier à Lallier")
    assert "aussi pour" not in precisions["472 000 €"]
    assert precisions["4 702 000 €"].endswith("(compris dans un autre montant de cette liste)")


def test_un_contrat_sans_montant_n_a_pas_de_page() -> None:
    assert not contrat("grigny").argent
    assert groupes(contrat("grigny")) == ()


def test_la_carte_ne_compare_que_ce_qui_se_compare(gosb: Contexte) -> None:
    """Counted again from the published table: one nature, one time, amounts of the commune alone, none a part of another; divided by the population."""
    vue = argent_en_carte(gosb, gosb.adresses.rubrique("argent"))
    assert vue is not None
    assert vue.titre == "Engagé (aide accordée), 2015\u00a0à\u00a02019"
    rangees = list(csv.DictReader(io.StringIO(argent_csv(gosb).decode())))
    ids = {rangee["id"] for rangee in rangees}
    attendus: dict[str, Decimal] = {}
    for rangee in rangees:
        if (rangee["nature"], rangee["periode"]) != ("accorde", "2015/2019") or " " in rangee["communes"] or not rangee["communes"]:
            continue
        dans = [un for un in rangee["partie_de"].split(", ") if un in ids]
        meme_temps = [un for un in rangees if un["id"] in dans and un["communes"] == rangee["communes"] and un["periode"] == "2015/2019"]
        if not meme_temps:
            attendus[rangee["communes"]] = attendus.get(rangee["communes"], Decimal(0)) + Decimal(rangee["montant"])
    lus = {ligne.lien.texte: (_nombre(ligne.somme), _nombre(ligne.population), _nombre(ligne.par_habitant)) for ligne in vue.lignes}
    assert {nom: somme for nom, (somme, _, _) in lus.items()} == {gosb.territoires[id].nom: somme for id, somme in attendus.items()}
    assert len(lus) == 14
    for nom, (somme, population, par_habitant) in lus.items():
        assert population == next(un.population for un in gosb.territoires.values() if un.nom == nom)
        assert abs(somme / population - par_habitant) <= Decimal("0.005")


def test_chaque_lieu_a_la_couleur_de_sa_part(gosb: Contexte) -> None:
    """The legend counts as many places in each class as the table has figures within its bounds; places without a sum are said to have none."""
    vue = argent_en_carte(gosb, gosb.adresses.rubrique("argent"))
    assert vue is not None
    assert vue.par_habitant is not None
    assert vue.sommes is not None
    parts = [_nombre(ligne.par_habitant) for ligne in vue.lignes]
    *classes, sans = vue.par_habitant.cles
    for cle in classes:
        bornes = [_nombre(borne) for borne in re.findall(r"[\d,\u202f]+\u00a0€", cle.texte)]
        bas, haut = (Decimal(0), *bornes) if cle.texte.startswith("moins") else (*bornes, Decimal("Infinity"))[:2]
        assert cle.valeur == f"({sum(bas <= part < haut for part in parts)})", cle.texte
    communes = gosb.de_type(TypeTerritoire.COMMUNE)
    hors = [un.nom for un in communes if not un.est_place]
    assert hors == ["Limeil-Brévannes"]
    assert (sans.texte, sans.valeur) == ("aucun chiffre trouvé", f"({len(communes) - len(parts)}, dont 1 hors de la carte)")
    for carte in (vue.par_habitant, vue.sommes):
        assert carte.notes[-1] == "Emplacement non connu, donc pas sur la carte\u00a0: Limeil-Brévannes (aucun chiffre trouvé)."
        assert len(carte.dessins[0].ronds) == len(communes) - 1
    assert any("ne" in note and "pas tout l’argent" in note for note in vue.par_habitant.notes)


def _nombre(ecrit: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,]", "", ecrit).replace(",", "."))


def test_deux_communes_ne_font_pas_une_carte(gosb: Contexte) -> None:
    """With fewer than three communes, a map says less than the table."""
    deux = {id: cles for id, cles in gosb.argent_des_communes.items() if id in ("orly", "ivry-sur-seine")}
    assert argent_en_carte(_AvecCesCommunes(gosb, deux), "c/argent/") is None  # type: ignore[arg-type]
    trois = {id: cles for id, cles in gosb.argent_des_communes.items() if id in ("orly", "ivry-sur-seine", "arcueil")}
    assert argent_en_carte(_AvecCesCommunes(gosb, trois), "c/argent/") is not None  # type: ignore[arg-type]


class _AvecCesCommunes:
    """The contract, with the amounts of some communes alone."""

    def __init__(self, contexte: Contexte, communes: Mapping[str, tuple[str, ...]]) -> None:
        self._contexte, self.argent_des_communes = contexte, communes

    def __getattr__(self, nom: str) -> object:
        return getattr(self._contexte, nom)


ID = st.from_regex(IDENTIFIANT, fullmatch=True)
PERIODE = st.sampled_from(("2015", "2015/2019", "2017-2018", "2018-09/2021-01", "2019-03", "2019-03-31"))
CLES = st.one_of(ID, st.tuples(ID, ID, PERIODE).map(" ".join))


@given(st.lists(CLES, min_size=2, max_size=8, unique=True))
@example(["a b-c 2015", "a-b c 2015", "a-b-c-2015", "a b c-2015"])
@example(["a b 2015/2019", "a b 2015-2019"])
def test_deux_montants_ont_deux_places(cles: list[str]) -> None:
    """Whatever their words: no two keys have one anchor, and none has what an id may not."""
    ancres = [ancre_du_montant(cle) for cle in cles]
    assert len(set(ancres)) == len(cles)
    assert all(re.fullmatch(r"[a-z0-9_-]+", ancre) for ancre in ancres)


def test_les_contradictions_menent_a_leur_place(gosb: Contexte) -> None:
    """Their anchor is that of the page of documents, wherever it is written."""
    liens = vue_argent(gosb).anomalies
    assert liens
    places = {gosb.adresses.anomalie(anomalie.id) for anomalie in gosb.dossier.anomalies}
    assert {getattr(lien.adresse, "cible", "") for lien in liens} <= places


def test_ce_qui_est_prevu_sans_annee_est_sur_la_page(gosb: Contexte) -> None:
    """The table of years has no place for them: each amount without a year stands below it, and leads to its own page."""
    for contexte in (contrat("paris"), gosb):
        sans = [cle for cle, un in contexte.argent.items() if not un.annee]
        page = contexte.adresses.rubrique("argent")
        vue = vue_argent(contexte)
        assert [lien.adresse for lien in vue.montants_sans_annee] == [relative(page, adresse_du_montant(contexte, cle)) for cle in sans]
    paris = [re.sub(r"\s", " ", lien.texte) for lien in vue_argent(contrat("paris")).montants_sans_annee]
    assert [texte.partition(" €")[0] for texte in paris] == ["20 000", "4 000"]
