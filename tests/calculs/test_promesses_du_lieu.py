"""What concerns a place: whatever is counted for it is named on its page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.attentes import attentes
from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.lieux import Partie, lieux_dits
from generator.calculs.mots import mots
from generator.calculs.promesses_du_lieu import Portee, contenu_de, groupes_du_lieu, indicateurs_qui_nomment
from generator.model.dossier import Dossier, Registre
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.calculs.modele import ICI, SOURCE, cible, contrat, indicateur, territoires

RACINE = Path(__file__).parents[2]


def _index() -> Iterator[IndexDuContrat]:
    registre = lire_registre(RACINE, Journal())
    for dossier in registre.dossiers:
        yield IndexDuContrat(dossier, registre, "2026-11-01")


@pytest.mark.parametrize("index", list(_index()), ids=lambda index: index.contrat.id)
def test_ce_qui_est_compte_est_nomme(index: IndexDuContrat) -> None:
    """Each indicator counted for a place is in a group that names the place or its kind, or has a figure there."""
    for territoire in index.territoires.values():
        if territoire.type is TypeTerritoire.PERIMETRE:
            continue
        nommes = {
            valeur.indicateur for siennes in index.suivi.retenues.values() for valeur in siennes if valeur.territoire == territoire.id
        }
        for groupe in groupes_du_lieu(index, territoire):
            if groupe.portee in (Portee.ICI, Portee.CHACUN):
                nommes |= {un.id for un in groupe.indicateurs}
                nommes |= {un.id for partie in groupe.parties for noeud in partie.noeuds for un in noeud.indicateurs}
        assert set(index.suivi.indicateurs_par_lieu.get(territoire.id, ())) <= nommes, territoire.id


def _compte_une_fois(index: IndexDuContrat) -> int:
    """Whether no indicator is both named to a place and counted in a part that reaches it; how many a part would have counted again."""
    encore = 0
    for territoire in index.territoires.values():
        if territoire.type is TypeTerritoire.PERIMETRE:
            continue
        groupes = groupes_du_lieu(index, territoire)
        nommes = {un.id for groupe in groupes for un in groupe.indicateurs}
        for groupe in groupes:
            for partie in groupe.parties:
                dedans = {un.id: un for noeud in partie.noeuds for un in index.indicateurs_du_noeud(noeud)}
                ailleurs = _ailleurs(index, partie)
                assert contenu_de(index, partie, groupe.a_part)[1] == len(dedans.keys() - nommes - ailleurs), (
                    territoire.id,
                    partie.tete.id,
                )
                encore += len(dedans.keys() & nommes - ailleurs)
        parties = {partie.tete.id for partie in groupes[0].parties}
        for un in index.indicateurs.values():
            if territoire.id in lieux_dits(un):
                tetes = {index.parties_des_noeuds[noeud.id] for noeud in index.noeuds_de(un)}
                comptes = any(tete.tete.id in parties and un.id not in _ailleurs(index, tete) for tete in tetes)
                assert comptes != (un in groupes[0].indicateurs), (territoire.id, un.id)
    return encore


def _ailleurs(index: IndexDuContrat, partie: Partie) -> set[str]:
    """The indicators of a part that name a place which it does not."""
    return {
        un.id
        for noeud in partie.noeuds
        for un in index.indicateurs_du_noeud(noeud)
        if any(index.territoires[lieu].type is not TypeTerritoire.PERIMETRE for lieu in lieux_dits(un) - set(partie.lieux))
    }


def test_un_indicateur_nomme_n_est_pas_compte_encore() -> None:
    """On a place's page: a target for each arrondissement, told for itself, is not among those «de tout le contrat»."""
    assert {index.contrat.id: _compte_une_fois(index) for index in _index()}["paris"] == 20


@pytest.mark.lent
@given(st.data())
def test_ni_dans_un_contrat_au_hasard(data: st.DataObject) -> None:
    """Nor in any tree, whatever places its promises, its indicators and its targets name."""
    lieux = {
        **territoires(corbeil="commune", moissy="commune", tous="ensemble"),
        **{id: replace(un, communes=("corbeil",)) for id, un in territoires(tarterets="qpv", montconseil="qpv").items() if id != "paris"},
    }
    nommes = st.lists(st.sampled_from(sorted(lieux)), max_size=2, unique=True).map(tuple)

    def noeud(id: str, profondeur: int, parent: str = "") -> Noeud:
        siens = tuple(
            indicateur(
                f"{id}-i{rang}",
                noeud=id,
                territoires=data.draw(st.just(()) | nommes),
                lieux_nommes=data.draw(st.just(()) | nommes),
                cible=data.draw(st.none() | st.sampled_from(("commune", "qpv")).map(lambda genre: cible(chaque=TypeTerritoire(genre)))),
            )
            for rang in range(data.draw(st.integers(0, 2)))
        )
        enfants = tuple(noeud(f"{id}-{rang}", profondeur - 1, id) for rang in range(data.draw(st.integers(0, 2)) if profondeur else 0))
        lieux_du_noeud = data.draw(st.just(()) | nommes)
        return Noeud(id, parent, "n", "", id, "", (), (), "", (), lieux_du_noeud, (), None, siens, enfants, "", (), SOURCE, ICI)

    racines = tuple(noeud(f"n{rang}", 2) for rang in range(data.draw(st.integers(1, 2))))
    dossier = Dossier(contrat(), racines, tuple(lieux.values()), (), (), ())
    _compte_une_fois(IndexDuContrat(dossier, Registre((), None, (dossier,)), "2026-11-01"))


def test_une_cible_pour_chacun_n_est_dite_qu_une_fois() -> None:
    """An indicator whose target is for each place of a kind stands in one group of a place, and only in places of that kind."""
    vus = 0
    for index in _index():
        for territoire in index.territoires.values():
            groupes = groupes_du_lieu(index, territoire)
            for groupe in groupes:
                if groupe.portee is Portee.CHACUN:
                    assert all(un.cible and un.cible.chaque == territoire.type for un in groupe.indicateurs)
                    assert not {un.id for un in groupe.indicateurs} & {un.id for un in groupes[0].indicateurs}
                    vus += 1
    assert vus >= 20


# Words that are the name of a place, and name something else.
D_AUTRES = re.compile(r" grand orly| le val(?= de )| centre ville")
# An arrondissement is written «(13e)», «le 13e arrondissement», «Paris 13e»; a «stage de 3e» is none.
ARRONDISSEMENT = re.compile(r"\([^()]*\)|\bParis \d+e[^.;]*|[^.;]*\barrondissements?")
# Named, and not for what is promised there.
PAS_DE_LA_PROMESSE = {
    ("a4-94-is-a", "vitry-sur-seine-balzac"): "le nom d’un centre social, dans une phrase qui nomme Vitry",
    ("eg-3-contrats", "orly"): "le nom d’un contrat de ville",
    ("eg-3-contrats", "thiais"): "le nom d’un contrat de ville",
    ("eg-3-contrats", "valenton"): "le nom d’un contrat de ville",
    ("eg-3-contrats", "villeneuve-saint-georges"): "le nom d’un contrat de ville",
    ("eg-3-contrats", "viry-chatillon"): "le nom d’un contrat de ville",
}


def _mots_de(element: Noeud | Indicateur) -> str:
    if isinstance(element, Indicateur):
        return "\n".join(filter(None, (element.libelle, element.cible.texte if element.cible else "")))
    return "\n".join((element.titre, element.texte, *element.composantes, *element.resultats_attendus))


def _nommes_par(texte: str, territoires: list[Territoire]) -> Iterator[Territoire]:
    """The places whose name stands in these words, the longest where one holds another."""
    plat = D_AUTRES.sub(" ", mots(texte))
    for territoire in sorted(territoires, key=lambda un: -len(un.nom)):
        if numero := re.match(r"Paris (\d+)er? arrondissement", territoire.nom):
            if any(re.search(rf"\b{numero[1]}er?\b", morceau) for morceau in ARRONDISSEMENT.findall(texte)):
                yield territoire
        elif (nom := mots(territoire.nom)) in plat:
            plat = plat.replace(nom, " ")
            yield territoire


@pytest.mark.parametrize("index", list(_index()), ids=lambda index: index.contrat.id)
def test_ce_que_disent_les_mots_est_declare(index: IndexDuContrat) -> None:
    """A page that says «Aucune promesse ne nomme ce lieu» is right: each place that the words of a promise, an indicator or a target name is among its places. A
    commune may be named through one of its neighbourhoods."""
    lieux = [un for un in index.territoires.values() if un.type not in (TypeTerritoire.PERIMETRE, TypeTerritoire.ENSEMBLE)]
    oublies = []
    for element in (*index.noeuds.values(), *index.indicateurs.values()):
        siens = {*index.lieux_de(element), *(lieux_dits(element) if isinstance(element, Indicateur) else ())}
        dedans = {commune for id in siens for commune in index.territoires[id].communes}
        en_tout = {
            commune for id in siens if index.territoires[id].type is TypeTerritoire.ENSEMBLE for commune in index.territoires[id].communes
        }
        for lieu in _nommes_par(_mots_de(element), lieux):
            homonymes = {un.id for un in lieux if mots(un.nom) == mots(lieu.nom)}
            if not homonymes & (siens | dedans | en_tout) and (element.id, lieu.id) not in PAS_DE_LA_PROMESSE:
                oublies.append((element.id, lieu.id))
    assert oublies == []


def test_un_lieu_nomme_n_attend_pas_de_chiffre() -> None:
    """The target that names five arrondissements is on the page of each, and one figure is foreseen of it, for the whole."""
    index = next(un for un in _index() if un.contrat.id == "paris")
    indicateur = index.indicateurs["t1-o3-s2-g1-a1-i1"]
    assert {"paris-1", "paris-13", "paris-15"} <= lieux_dits(indicateur)
    for lieu in ("paris-1", "paris-13", "paris-15"):
        assert indicateur in indicateurs_qui_nomment(index, {lieu})
    jour = "2026-11-01"
    assert attentes(indicateur, (), index.contrat, jour) == attentes(replace(indicateur, lieux_nommes=()), (), index.contrat, jour)
