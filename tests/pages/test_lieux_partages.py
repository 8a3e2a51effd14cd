"""Places that several contracts name: their page has all that each contract promises there and nothing else, every figure, every amount once; their sheet is the
same, cut to two sides; and both are made of what contracts keep for the portal."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.calculs.lieux import LieuCommun
from generator.calculs.promesses_du_lieu import Portee, groupes_du_lieu, promesses_des_parties
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.fiche import vue_fiche
from generator.pages.genres.portail.fiche_du_lieu import vue_fiche_du_lieu
from generator.pages.genres.portail.lieu import VueLieu, vue_lieu
from generator.pages.pieces.lieux_de_l_argent import partages_avec_d_autres
from generator.pages.pieces.lieux_partages import papiers_du_portail
from generator.pages.pieces.place_de_la_fiche import VueFiche
from generator.pages.pieces.portail import Portail
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.portail import portail_de

PROJET = Path(__file__).resolve().parents[2]
GRIGNY, BORNE, GRIGNY_2 = "commune-91286", "qpv-qp091026", "qpv-qp091027"
RESTE = re.compile(r"Et (\d+)")


@pytest.fixture(scope="module")
def contextes() -> dict[str, Contexte]:
    registre = lire_registre(PROJET, Journal())
    return {dossier.contrat.id: Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers}


@pytest.fixture(scope="module")
def portail(contextes: dict[str, Contexte]) -> Portail:
    return portail_de(contextes.values())


@pytest.fixture(scope="module")
def vues(portail: Portail) -> dict[str, tuple[LieuCommun, VueLieu, VueFiche]]:
    """The page and the sheet of each place, made once."""
    return {id: (commun, vue_lieu(portail, id), vue_fiche_du_lieu(portail, id)) for id, commun in portail.lieux_partages.items()}


def cibles(vue: VueLieu, contrat: str) -> dict[str, list[str]]:
    """For each way in which promises reach the place, the addresses that the page lists for a contract."""
    return {
        section.ancre.removeprefix("promesses-"): [
            ligne.lien.adresse.cible for suite in un.suites for ligne in suite.lignes if hasattr(ligne.lien.adresse, "cible")
        ]
        for section in vue.promesses
        for un in section.contrats
        if un.ancre == f"{section.ancre}-{contrat}"
    }


def test_les_lieux_de_plusieurs_contrats_ont_une_page(vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]) -> None:
    assert {id: (commun.nom, commun.contrats) for id, (commun, *_) in vues.items()} == {
        BORNE: ("La Grande Borne - Le Plateau", ("grand-orly-seine-bievre", "grand-paris-sud")),
        GRIGNY: ("Grigny", ("grand-orly-seine-bievre", "grand-paris-sud", "grigny")),
        GRIGNY_2: ("Grigny 2", ("grand-paris-sud", "grigny")),
    }


def test_chaque_promesse_et_aucune_autre(contextes: dict[str, Contexte], vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]) -> None:
    """By contract and by group, the promises that the rule gives to the place, each once; of what concerns everyone, heads that hold them all."""
    for commun, vue, _ in vues.values():
        assert [section.ancre for section in vue.promesses] == [
            f"promesses-{portee.value}" for portee in Portee if any(portee.value in cibles(vue, contrat) for contrat in commun.contrats)
        ]
        for mention in commun.mentions:
            contexte = contextes[mention.contrat]
            groupes = groupes_du_lieu(contexte, contexte.territoires[mention.territoire.id])
            listees = cibles(vue, mention.contrat)
            assert list(listees) == [groupe.portee.value for groupe in groupes]
            for groupe in groupes:
                siennes = promesses_des_parties(contexte, groupe.parties)
                if groupe.portee is not Portee.PARTOUT:
                    voulues = [*map(contexte.adresses.noeud, (un.id for un in siennes)), *(contexte.adresses.indicateur(un.id) for un in groupe.indicateurs)]  # fmt: skip
                    assert listees[groupe.portee.value] == voulues
                    continue
                tetes = {adresse.rstrip("/").rpartition("/")[2] for adresse in listees["partout"]}
                sans = [un.id for un in siennes if not tetes & {un.id, *(noeud.id for noeud in contexte.ancetres(un))}]
                assert sans == []


def test_la_fiche_est_la_page_sans_ce_qui_n_y_tient_pas(
    contextes: dict[str, Contexte], vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]
) -> None:
    """What stands on the sheet and what is said to be left out make what the page has; and nothing on it is missing on a contract's own sheet but for want of
    room there."""
    for commun, vue, fiche in vues.values():
        assert [(groupe.portee.value, groupe.contrat) for groupe in fiche.groupes] == [
            (section.ancre.removeprefix("promesses-"), un.contrat) for section in vue.promesses for un in section.contrats
        ]
        for mention in commun.mentions:
            contexte = contextes[mention.contrat]
            contrat = f"Contrat {contexte.contrat.territoire_nom}"
            propre = vue_fiche(contexte, contexte.territoires[mention.territoire.id])
            siens = [groupe for groupe in fiche.groupes if groupe.contrat == contrat]
            for groupe, sien in zip(siens, propre.groupes, strict=True):
                assert (groupe.portee, groupe.nombre, groupe.phrase) == (sien.portee, sien.nombre, sien.phrase)
                ici = [promesse.cible for suite in groupe.suites for promesse in suite.promesses]
                la = [promesse.cible for suite in sien.suites for promesse in suite.promesses]
                assert ici == la[: len(ici)] or la == ici[: len(la)]
                if groupe.portee is not Portee.PARTOUT:
                    trouve = RESTE.match(groupe.reste)
                    assert len(ici) + (int(trouve[1]) if trouve else 0) == groupe.nombre


def test_chaque_chiffre_du_lieu_dans_chaque_contrat(
    contextes: dict[str, Contexte], vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]
) -> None:
    """The indicators that have a figure there, with the figures of the files; a contract in which there is none is named."""
    commun, vue, fiche = vues[GRIGNY]
    (table,) = vue.chiffres
    assert (table.contrat, table.lieu) == ("Contrat Grand Paris Sud", "Grigny")
    assert [(ligne.lien.texte, ligne.ici) for ligne in table.lignes] == [
        ("scolarisation des enfants de moins de 3 ans", ("2015\u00a0: 7\u00a0%", "2017\u00a0: 35\u00a0%"))
    ]
    valeurs = contextes["grand-paris-sud"].valeurs_par_lieu
    (siennes,) = [siennes for (_, lieu), siennes in valeurs.items() if lieu == "grigny"]
    assert [(valeur.periode.texte, str(valeur.nombre)) for valeur in siennes] == [("2015", "7"), ("2017", "35")]
    assert vue.sans_chiffre == ("Contrat Grand-Orly Seine Bièvre", "Contrat Grigny")
    assert [(bloc.contrat, bloc.lignes[0].ici) for bloc in fiche.chiffres] == [("Contrat Grand Paris Sud", table.lignes[0].ici)]
    for commun, vue, _ in vues.values():
        attendus = {
            (f"Contrat {contextes[un.contrat].contrat.territoire_nom}", id)
            for un in commun.mentions
            for lieu in (un.territoire.id, *(un.territoire.communes if un.territoire.est_quartier else ()))
            for id in contextes[un.contrat].chiffres_par_lieu.get(lieu, ())
        }
        assert {
            (table.contrat, ligne.lien.adresse.rstrip("/").rpartition("/")[2]) for table in vue.chiffres for ligne in table.lignes
        } == attendus


def test_chaque_montant_une_fois(contextes: dict[str, Contexte], vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]) -> None:
    """All amounts that the contracts have for the place, none twice, on the page; no sentence twice on the sheet."""
    vus = 0
    for commun, vue, fiche in vues.values():
        adresses = [lien.adresse.cible for un in vue.argent for lien in un.montants]  # type: ignore[attr-defined]
        assert max(Counter(adresses).values(), default=1) == 1
        assert max(Counter((lien.texte, lien.precision) for un in vue.argent for lien in un.montants).values(), default=1) == 1
        attendues = []
        for mention in commun.mentions:
            contexte, id = contextes[mention.contrat], mention.territoire.id
            if commun.id.startswith("commune"):
                attendues += [*contexte.argent_des_communes.get(id, ()), *partages_avec_d_autres(contexte, id)]
            else:
                attendues += [cle for cle, un in contexte.argent.items() if id in un.lieux]
        assert len(adresses) == len(attendues)
        vus += len(adresses)
        assert max(Counter((un.texte, un.montants) for un in fiche.montants).values(), default=1) == 1
    assert vus


def test_qui_y_habite_est_dit_une_fois(vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]) -> None:
    """One population with its source, where contracts give the same; what a document says of neighbourhoods bears its contract."""
    _, grigny, fiche = vues[GRIGNY]
    assert grigny.lignes == fiche.lignes
    assert [valeur.partition("\u00a0")[0] for nom, valeur in grigny.lignes if nom == "Population"] == ["26\u202f500"]
    assert [valeur for nom, valeur in grigny.lignes if nom == "Code officiel"] == ["91286"]
    quartiers = [valeur for nom, valeur in grigny.lignes if nom.startswith("Ses quartiers")]
    assert len(quartiers) == 3
    assert all(re.search(r"\(contrat (Grand-Orly Seine Bièvre|Grand Paris Sud|Grigny)\)$", valeur) for valeur in quartiers)
    borne = dict(vues[BORNE][1].lignes)
    assert borne["Aussi nommé"] == "La Grande Borne"
    assert borne["Population"] == "16\u202f369\u00a0habitants (INSEE, Recensement de la population 2013)"  # the other contract knows none
    assert ("Pages de ses quartiers", ["../qpv-qp091026/", "../qpv-qp091027/"]) in [
        (titre, [lien.adresse for lien in liens]) for titre, liens in grigny.proches
    ]


def test_ce_qui_manque_est_dit_de_chaque_contrat(vues: dict[str, tuple[LieuCommun, VueLieu, VueFiche]]) -> None:
    """Whom the document names, whom to ask; no sentence counts the documents of another contract."""
    for commun, vue, fiche in vues.values():
        assert [un.contrat for un in vue.manques] == list(dict.fromkeys(groupe.contrat for groupe in fiche.groupes))
        assert len(vue.manques) == len(commun.mentions) == len(fiche.repond)
        assert not any("documents\u00a0lus" in phrase for un in vue.manques for phrase in un.inconnus)
        assert all(un.nommes for un in vue.manques)
    assert vues[GRIGNY][2].demander[0] == "Commune de Grigny"
    assert "Département de l’Essonne (nommé dans la promesse ci-dessus)" in vues[GRIGNY][2].demander


def test_les_fiches_du_portail_sont_des_papiers(contextes: dict[str, Contexte], portail: Portail) -> None:
    """On two sides, beside their pages; none where no PDF is made."""
    assert papiers_du_portail(portail) == ()
    edition = next(iter(contextes.values())).edition
    avec = portail_de(Contexte(contexte.lu, contexte.registre, "2026-11-27", type(edition)(pdf=True)) for contexte in contextes.values())
    assert [(papier.html, papier.pdfs, papier.cotes) for papier in papiers_du_portail(avec)] == [
        (f"lieux/{id}/fiche/index.html", (f"lieux/{id}/fiche.pdf",), 2) for id in portail.lieux_partages
    ]
