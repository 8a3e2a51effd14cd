"""The page of a partner on the portal: all that contracts name it for, and the same of a family."""

import re
from pathlib import Path

import pytest

from generator.pages.adresses import partenaire_du_portail
from generator.pages.contexte import Contexte
from generator.pages.genres.portail.partenaire import VuePartenaireDuPortail, vue_partenaire_du_portail
from generator.pages.pieces.portail import Portail
from generator.publication.construction import examiner
from tests.exemple.portail import portail_de

PROJET = Path(__file__).parents[2]
JOUR = "2026-11-29"


@pytest.fixture(scope="module")
def portail() -> Portail:
    """The portal of the real contracts."""
    registre, _ = examiner(PROJET)
    return portail_de(Contexte(dossier, registre, JOUR) for dossier in registre.dossiers)


def _menees(vue: VuePartenaireDuPortail, sorte: str) -> set[str]:
    """Where the rows of one kind lead."""
    return {
        str(ligne.lien.adresse.cible)  # type: ignore[attr-defined] # links of a page know where they lead
        for contrat in vue.contrats
        for part in contrat.parts
        for groupe in part.groupes
        if groupe.ancre.startswith(sorte)
        for ligne in groupe.lignes
    }


def test_une_famille_reunit_ses_membres(portail: Portail) -> None:
    """The page of the CAFs has the three of them, and each promise of the three contracts that names one of them or all."""
    vue = vue_partenaire_du_portail(portail, "caf")
    assert {lien.texte for lien in vue.membres} == {
        f"Caisse d’allocations familiales {quoi}" for quoi in ("de l’Essonne", "de Paris", "du Val-de-Marne")
    }
    assert [contrat.id for contrat in vue.contrats] == ["grand-orly-seine-bievre", "grigny", "paris"]
    noms = {"caf", "caf-paris", "caf-essonne", "caf-val-de-marne"}
    attendues = {
        f"{dossier.id_du_contrat}/referentiel/{noeud.id}/"
        for dossier in portail.registre.dossiers
        for noeud in dossier.noeuds()
        if any({engage.partenaire, *engage.services} & noms for engage in noeud.partenaires)
    }
    assert len(attendues) > 20
    assert _menees(vue, "promesses") == attendues


def test_un_membre_mene_a_sa_famille(portail: Portail) -> None:
    """The page of one CAF says what it alone is named for, and leads to that of all."""
    vue = vue_partenaire_du_portail(portail, "caf-paris")
    assert vue.famille is not None
    assert vue.famille.texte == "Caisses d’allocations familiales"
    assert [contrat.id for contrat in vue.contrats] == ["paris"]
    assert all(part.nom is None for contrat in vue.contrats for part in contrat.parts)
    assert _menees(vue, "promesses") <= _menees(vue_partenaire_du_portail(portail, "caf"), "promesses")


def test_les_nombres_sont_ceux_des_listes(portail: Portail) -> None:
    """The sentence above the lists, and the title of each, say how many rows there are."""
    for id in portail.partenaires:
        for contrat in vue_partenaire_du_portail(portail, id).contrats:
            for part in contrat.parts:
                titres = {groupe.titre: len(groupe.lignes) for groupe in part.groupes}
                for titre, lignes in titres.items():
                    assert titre.startswith(f"{lignes}\u00a0"), (id, titre)
                dites = re.match(r"(\d+)\u00a0(promesses?(?: ou titres?)?|titres?) le nomm", part.phrase)
                promesses = {titre: lignes for titre, lignes in titres.items() if re.search("promesse|titre", titre)}
                assert ([int(dites[1])] if dites else []) == [*promesses.values()], (id, part.phrase)
                if dites and int(dites[1]) > 1:  # in the same words as the list
                    assert f"{dites[1]}\u00a0{dites[2].replace(' ou ', ' et ')}" in promesses, (id, part.phrase)


def test_un_titre_n_est_pas_une_promesse(portail: Portail) -> None:
    """The CAF of Paris is named for nineteen actions, and at the head of two parts: these are no promises, and are not called so."""
    (part,) = [part for contrat in vue_partenaire_du_portail(portail, "caf-paris").contrats for part in contrat.parts]
    assert part.groupes[0].titre == "21\u00a0promesses et titres"
    assert sum(ligne.lien.precision.startswith("Thématique") for ligne in part.groupes[0].lignes) == 2
    (part, *_) = [part for contrat in vue_partenaire_du_portail(portail, "caf").contrats for part in contrat.parts]
    assert part.groupes[0].titre == "6\u00a0promesses"


def test_aucune_page_n_est_longue(portail: Portail) -> None:
    """Many rows are folded, and very many stand on pages of their own."""
    for id in portail.partenaires:
        vue = vue_partenaire_du_portail(portail, id)
        lignes = sum(len(groupe.lignes) for contrat in vue.contrats for part in contrat.parts for groupe in part.groupes)
        assert lignes <= 400, id
        assert vue.ouverts == (lignes <= 40) or vue.toutes, id
        assert vue.entete.fil[-1].texte == portail.partenaires[id].nom, partenaire_du_portail(id)
