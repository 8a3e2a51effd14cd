"""No figure that is published gives one that is secret: random tables of parts, places and times, and a reader who does every sum."""

from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.secrets import RETENU_AVEC_UN_SECRET, fuites, proteger, retenues_avec_un_secret
from generator.graphe.observe import copie
from generator.model.dossier import Dossier
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from tests.calculs.modele import indicateur
from tests.cas.modele import SEXE, contexte, valeur

LIEUX = {"paris": ("nord", "sud"), "nord": (), "sud": ()}
TEMPS = {"2019/2020": ("2019", "2020"), "2019": (), "2020": ()}
PARTS = {"": tuple(modalite.id for modalite in SEXE.modalites), **{modalite.id: () for modalite in SEXE.modalites}}
Cellule = tuple[str, str, str]


def dossier(*valeurs: Valeur, **champs: object) -> Dossier:
    """One indicator with these figures, before anything is withheld."""
    vide = contexte(indicateur("i", unite=Unite.NOMBRE, **champs), []).dossier
    return copie(vide, valeurs=valeurs)


def cellule(une: Valeur) -> Cellule:
    """The place, time and part of a figure."""
    return une.territoire, une.periode.texte, une.ventilation[0][1] if une.ventilation else ""


def egalites() -> list[tuple[Cellule, list[Cellule]]]:
    """Every whole with its parts, along places, times and answers."""
    toutes = []
    for lieu, temps, part in product(LIEUX, TEMPS, PARTS):
        ensembles = (
            [(petit, temps, part) for petit in LIEUX[lieu]],
            [(lieu, petit, part) for petit in TEMPS[temps]],
            [(lieu, temps, petit) for petit in PARTS[part]],
        )
        toutes += [((lieu, temps, part), parties) for parties in ensembles if parties]
    return toutes


def lisibles(chiffres: dict[Cellule, int]) -> set[Cellule]:
    """What a reader of `chiffres` can know of the other cells: parts of nothing are nothing, and what linear algebra gives."""
    connus = dict(chiffres)
    while nuls := {partie for tout, parties in egalites() for partie in parties if connus.get(tout) == 0 and partie not in connus}:
        connus |= dict.fromkeys(nuls, 0)
    inconnues = [cellule for cellule in product(LIEUX, TEMPS, PARTS) if cellule not in connus]
    lignes = [[int(une == tout) - int(une in parties) for une in inconnues] for tout, parties in egalites()]
    rang = np.linalg.matrix_rank(np.array(lignes)) if inconnues else 0
    unites = np.eye(len(inconnues))
    seules = {une for une, unite in zip(inconnues, unites, strict=True) if np.linalg.matrix_rank(np.array([*lignes, unite])) == rang}
    return seules | (connus.keys() - chiffres.keys())


@st.composite
def tables(tirer: st.DrawFn) -> dict[Cellule, int]:
    """Figures that add up in all three ways."""
    petits = {
        cle: tirer(st.integers(0, 12)) for cle in product(("nord", "sud"), ("2019", "2020"), [modalite.id for modalite in SEXE.modalites])
    }
    return {
        (lieu, temps, part): sum(petits[cle] for cle in product(LIEUX[lieu] or (lieu,), TEMPS[temps] or (temps,), PARTS[part] or (part,)))
        for lieu, temps, part in product(LIEUX, TEMPS, PARTS)
    }


@pytest.mark.lent
@settings(max_examples=40, deadline=None)
@given(tables(), st.data())
def test_aucun_secret_ne_se_lit(table: dict[Cellule, int], data: st.DataObject) -> None:
    """Whatever is published, absent or secret, no secret is known by what the site publishes, and what it withholds is not either."""
    sorts = {une: data.draw(st.sampled_from(["", "", "", "", "", "", "absent", "secret"])) for une in table}
    lignes = [
        valeur("nombre", une[0], une[1], "secret" if sort == "secret" else Decimal(table[une]), une[2])
        for une, sort in sorts.items()
        if sort != "absent"
    ]
    avant = dossier(*lignes)
    apres = proteger(avant)
    chiffres = {cellule(une): int(une.nombre) for une in apres.valeurs if une.nombre is not None}
    tus = {cellule(une) for une in apres.valeurs if une.statut is StatutValeur.SECRET}
    assert not tus & lisibles(chiffres)
    # No row is lost, none is made up, and nothing is withheld where nothing leaks.
    assert [cellule(une) for une in apres.valeurs] == [cellule(une) for une in lignes]
    assert all(chiffres[une] == table[une] for une in chiffres)
    assert bool(retenues_avec_un_secret(avant)) == any(True for _ in fuites(avant))
    assert tus == {une for une, sort in sorts.items() if sort == "secret"} | {cellule(une) for une in retenues_avec_un_secret(avant)}
    assert not list(fuites(apres))


def test_la_plus_petite_partie_est_retenue() -> None:
    """The whole stays, and so does the larger part; the row says why its figure is not there."""
    lignes = [
        valeur("nombre", "paris", "2019", chiffre, part)
        for chiffre, part in ((Decimal(100), ""), (Decimal(70), "femmes"), (Decimal(24), "autres"), ("secret", "hommes"))
    ]
    tout, femmes, autres, hommes = proteger(dossier(*lignes)).valeurs
    assert (tout.nombre, femmes.nombre, hommes.nombre) == (100, 70, None)
    assert (autres.nombre, autres.statut, autres.commentaire) == (None, StatutValeur.SECRET, RETENU_AVEC_UN_SECRET)


def test_le_chiffre_d_une_cellule_secrete() -> None:
    """A row that says secret hides the others of its cell, unless the writer preferred one with a reason."""
    secret, chiffre = valeur("nombre", "paris", "2019", "secret"), valeur("nombre", "paris", "2019", Decimal(4))
    assert proteger(dossier(secret, chiffre)).valeurs == (secret,)
    choisi = replace(chiffre, retenu="Publié depuis par l’Insee")
    assert proteger(dossier(secret, choisi)).valeurs == (secret, choisi)


def test_sans_secret_rien_ne_change() -> None:
    """The very same object: most contracts have no secret."""
    un = dossier(valeur("nombre", "paris", "2019", Decimal(4)))
    assert proteger(un) is un


@pytest.mark.parametrize(
    ("chiffres", "periodes", "retenues"),
    [
        ("cumules", {"2019/2020": 5, "2020": "secret"}, 0),  # the total since 2015 is more than that of the two years
        ("cumules", {"2018": 10, "2019/2020": 5, "2020": "secret"}, 1),
        ("cumules", {"2018": 10, "2019/2020": "secret", "2020": 15}, 1),
        ("cumules", {"2017": 10, "2019/2020": 5, "2020": "secret"}, 0),  # 2018 is not known
        ("cumules", {"2019": 5, "2020": "secret"}, 0),
        ("annuels", {"2019": 5, "2019/2020": 9, "2020": "secret"}, 1),
        ("annuels", {"2018": 5, "2019/2020": 9, "2020": "secret"}, 0),
        ("annuels", {"2020": "secret", "2019/2020": 9, "2018/2020": 12, "2018/2019": 7}, 1),
        ("", {"2018-09/2019-08": "secret", "2018-09/2018-12": 2, "2019-01/2019-08": 4}, 1),
        ("", {"2018-09/2019-08": "secret", "2018-09/2018-12": 2, "2019-02/2019-08": 4}, 0),
    ],
)
def test_des_temps_qui_s_additionnent(chiffres: str, periodes: dict[str, int | str], retenues: int) -> None:
    """How many figures are withheld beside a secret one, by what each period counts: a running total counts since the start of the contract, a span what it says."""
    lignes = [valeur("nombre", "paris", periode, un if isinstance(un, str) else Decimal(un)) for periode, un in periodes.items()]
    avant = dossier(*lignes, chiffres=chiffres)
    assert len(retenues_avec_un_secret(avant)) == retenues


def test_rien_de_ce_qui_cite_un_chiffre_retenu_ne_reste() -> None:
    """A figure that is withheld stands in no other field of its row: words, bounds, place in the document, comment, reason."""
    lignes = [
        valeur("nombre", "paris", "2019", un, part) for un, part in ((Decimal(100), ""), (Decimal(77), "femmes"), ("secret", "hommes"))
    ]
    lignes.append(valeur("nombre", "paris", "2019", Decimal(19), "autres"))
    dit = replace(
        lignes[-1], mots="19 personnes", borne_basse=Decimal(18), borne_haute=Decimal(20), repere="ligne « 19 »", commentaire="19 en tout"
    )
    retenue = proteger(dossier(*lignes[:-1], dit)).valeurs[-1]
    assert retenue == replace(lignes[-1], nombre=None, mots="", statut=StatutValeur.SECRET, commentaire=RETENU_AVEC_UN_SECRET, repere="")
    assert (retenue.borne_basse, retenue.borne_haute, retenue.retenu) == (None, None, "")
