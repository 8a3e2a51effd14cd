"""Which places a promise concerns, in any tree; and which places of several contracts are one."""

import itertools
from collections.abc import Iterable, Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.lieux import concerne, lieux_communs, lieux_de, lieux_des_noeuds, parties, vaut_partout
from generator.model.dossier import Dossier
from generator.model.referentiel import Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from tests.calculs.modele import ICI, SOURCE, contrat, indicateur, territoires

LIEUX = territoires(corbeil="commune", moissy="commune", tarterets="qpv")  # and «paris», the perimeter
nommes = st.lists(st.sampled_from(sorted(LIEUX)), max_size=2, unique=True).map(tuple)


def noeud(id: str, lieux: tuple[str, ...] = (), *enfants: Noeud, parent: str = "") -> Noeud:
    """A node that names places."""
    return Noeud(id, parent, "n", "", id, "", (), (), "", (), lieux, (), None, (), enfants, "", (), SOURCE, ICI)


@st.composite
def arbres(tirer: st.DrawFn) -> tuple[Noeud, ...]:
    """A few roots, each with any tree below it; half of the nodes name no place."""
    numeros = itertools.count()

    def un(parent: str, profondeur: int) -> Noeud:
        id = f"n{next(numeros)}"
        enfants = [un(id, profondeur - 1) for _ in range(tirer(st.integers(0, 3)))] if profondeur else []
        return noeud(id, tirer(st.just(()) | nommes), *enfants, parent=parent)

    return tuple(un("", 3) for _ in range(tirer(st.integers(1, 3))))


def tous(racines: tuple[Noeud, ...]) -> Iterator[Noeud]:
    """All nodes of the trees."""
    for racine in racines:
        yield from racine.parcourir()


@pytest.mark.lent
@given(arbres())
def test_les_lieux_du_plus_proche_qui_en_nomme(racines: tuple[Noeud, ...]) -> None:
    """Its own, else climb until a node names some: written otherwise than the code, from leaf to root."""
    par_id = {noeud.id: noeud for noeud in tous(racines)}
    lieux = lieux_des_noeuds(racines)
    assert lieux.keys() == par_id.keys()
    for noeud in par_id.values():
        proche: Noeud | None = noeud
        while proche is not None and not proche.territoires:
            proche = par_id.get(proche.parent)
        assert lieux[noeud.id] == (proche.territoires if proche else ())


@pytest.mark.lent
@given(arbres(), arbres())
def test_une_branche_ne_concerne_pas_les_autres(racines: tuple[Noeud, ...], voisine: tuple[Noeud, ...]) -> None:
    """What another branch names changes nothing, wherever that branch stands."""
    autres = tuple(_renommer(racine) for racine in voisine)
    seules = lieux_des_noeuds(racines)
    for ensemble in ((*racines, *autres), (*autres, *racines)):
        assert {id: lieux for id, lieux in lieux_des_noeuds(ensemble).items() if id in seules} == seules


def _renommer(noeud: Noeud) -> Noeud:
    return replace(
        noeud, id=f"a-{noeud.id}", parent=f"a-{noeud.parent}" if noeud.parent else "", enfants=tuple(map(_renommer, noeud.enfants))
    )


@pytest.mark.lent
@given(arbres())
def test_les_parties_se_partagent_l_arbre(racines: tuple[Noeud, ...]) -> None:
    """Each node is in one part, all of a part concern the places of its head, which is a root or names them."""
    trouvees = parties(racines)
    lieux = lieux_des_noeuds(racines)
    assert sorted(noeud.id for partie in trouvees for noeud in partie.noeuds) == sorted(noeud.id for noeud in tous(racines))
    for partie in trouvees:
        assert partie.tete is partie.noeuds[0]
        assert partie.tete.territoires or partie.tete in racines
        assert {lieux[noeud.id] for noeud in partie.noeuds} == {partie.lieux}


@pytest.mark.lent
@given(arbres(), st.sampled_from(sorted(LIEUX)))
def test_ce_qui_concerne_un_lieu(racines: tuple[Noeud, ...], lieu: str) -> None:
    """Its name or the whole contract, never the name of another place alone."""
    for noeud in tous(racines):
        lieux = lieux_des_noeuds(racines)[noeud.id]
        assert concerne(lieux, lieu, LIEUX) == (lieu in lieux or not lieux or "paris" in lieux)
        assert vaut_partout(lieux, LIEUX) == all(concerne(lieux, autre, LIEUX) for autre in LIEUX)


def test_corbeil_et_moissy() -> None:
    """The case that was wrong: two branches, a promise of one of them that names a neighbourhood, and one for all."""
    tarterets = noeud("ce-1", ("tarterets",), parent="ce")
    racines = (noeud("tous", ("paris",)), noeud("ce", ("corbeil",), tarterets, noeud("ce-2", parent="ce")), noeud("mc", ("moissy",)))
    lieux = lieux_des_noeuds(racines)
    assert lieux == {"tous": ("paris",), "ce": ("corbeil",), "ce-1": ("tarterets",), "ce-2": ("corbeil",), "mc": ("moissy",)}
    assert [id for id in lieux if concerne(lieux[id], "corbeil", LIEUX)] == ["tous", "ce", "ce-2"]


@pytest.mark.lent
@given(nommes, nommes)
def test_un_indicateur_suit_sa_promesse(siens: tuple[str, ...], ceux_du_noeud: tuple[str, ...]) -> None:
    """Its own places, where it names some."""
    assert lieux_de(indicateur(noeud="n", territoires=siens), {"n": ceux_du_noeud}) == (siens or ceux_du_noeud)


CODES = ("", "91286", "QP091026", "QN09126M", "qp 091026")


@st.composite
def contrats(tirer: st.DrawFn) -> tuple[Dossier, ...]:
    """Contracts whose places have few codes, so that they meet."""
    dossiers = []
    for rang in range(tirer(st.integers(1, 4))):
        lieux = [
            replace(
                territoires(lieu="qpv")["lieu"],
                id=f"l{numero}",
                type=tirer(st.sampled_from(TypeTerritoire)),
                code=tirer(st.sampled_from(CODES)),
                nom=tirer(st.sampled_from(("Un", "Deux"))),
                population=tirer(st.none() | st.integers(0, 9)),
                latitude=tirer(st.none() | st.just(48.0)),
                contour=tirer(st.sampled_from(("", "{}"))),
            )
            for numero in range(tirer(st.integers(0, 5)))
        ]
        dossiers.append(Dossier(replace(contrat(), id=f"c{rang}"), (), tuple(lieux), (), (), ()))
    return tuple(dossiers)


def _lieux(dossiers: Iterable[Dossier]) -> list[tuple[str, tuple[Territoire, ...]]]:
    return [(dossier.contrat.id, dossier.territoires) for dossier in dossiers]


def _places(dossiers: tuple[Dossier, ...]) -> list[tuple[str, Territoire]]:
    return [(dossier.contrat.id, lieu) for dossier in dossiers for lieu in dossier.territoires if lieu.type is not TypeTerritoire.PERIMETRE]


@pytest.mark.lent
@given(contrats())
def test_chaque_lieu_est_compte_une_fois(dossiers: tuple[Dossier, ...]) -> None:
    """All places but perimeters, each in one group; two are in one group just where kind and code say so."""
    communs = lieux_communs(_lieux(dossiers))
    mentions = [(mention.contrat, mention.territoire) for lieu in communs for mention in lieu.mentions]
    assert len(mentions) == len(_places(dossiers))
    assert {(contrat_, lieu.id) for contrat_, lieu in mentions} == {(contrat_, lieu.id) for contrat_, lieu in _places(dossiers)}
    groupe = {(mention.contrat, mention.territoire.id): rang for rang, lieu in enumerate(communs) for mention in lieu.mentions}
    for (un, ici), (deux, la) in itertools.combinations(_places(dossiers), 2):
        code_ici, code_la = (lieu.code.replace(" ", "").upper() for lieu in (ici, la))
        meme = code_ici == code_la != "" and ici.type == la.type and ici.type is not TypeTerritoire.ENSEMBLE
        assert (groupe[un, ici.id] == groupe[deux, la.id]) == meme


@pytest.mark.lent
@given(contrats(), st.randoms(use_true_random=False))
def test_l_ordre_des_contrats_ne_change_que_qui_parle_le_premier(dossiers: tuple[Dossier, ...], hasard: Random) -> None:
    """The same places whatever the order; what stands for each comes from the first that says it, and no name is lost."""
    melanges = list(dossiers)
    hasard.shuffle(melanges)
    ensembles = [
        {frozenset((mention.contrat, mention.territoire.id) for mention in lieu.mentions) for lieu in lieux_communs(_lieux(ordre))}
        for ordre in (dossiers, melanges)
    ]
    assert ensembles[0] == ensembles[1]
    for lieu in lieux_communs(_lieux(dossiers)):
        dits = [mention.territoire for mention in lieu.mentions]
        assert (lieu.nom, set(lieu.noms)) == (dits[0].nom, {un.nom for un in dits})
        assert lieu.population == next((un.population for un in dits if un.population is not None), None)
        assert bool(lieu.situe.contour) == any(un.contour for un in dits)
        assert lieu.situe.contour or (lieu.situe.latitude is not None) == any(un.latitude is not None for un in dits)
