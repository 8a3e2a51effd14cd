"""The amounts of money against the signed documents: each stands where we say, and each amount that a document prints is entered or left out for a reason."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from generator.calculs.argent import OrigineDuMontant
from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.montants_imprimes import montants_imprimes
from generator.publication.construction import examiner

from .contrats import RACINE, SOURCES
from .normalisation import normaliser

JOUR = "2026-11-27"
DOCUMENTS = {
    "grand-orly-seine-bievre": ("grand-orly-seine-bievre-perr-2019-2022.txt",),
    "grand-paris-sud": ("grand-paris-sud-perr-engagements.txt", "grand-paris-sud-perr-indicateurs.txt"),
    "grigny": ("grigny-ctg-feuille-de-route-2023.txt",),
    "paris": ("paris-referentiel-evaluation-2019.txt",),
}
OBJETS = {
    OrigineDuMontant.FAIT: GenreDObjet.FAIT,
    OrigineDuMontant.MONTANT: GenreDObjet.MONTANT,
    OrigineDuMontant.VALEUR: GenreDObjet.VALEUR,
}
# Printed amounts that are no money planned, granted or spent.
PAS_DE_L_ARGENT = {Decimal(1): "le permis à 1 € : ce que paie le jeune"}


@cache
def contrats() -> dict[str, IndexDuContrat]:
    """The real contracts."""
    registre, _ = examiner(RACINE, JOUR)
    return {dossier.contrat.id: IndexDuContrat(dossier, registre, JOUR) for dossier in registre.dossiers}


@cache
def source(contrat: str) -> str:
    """The words of the documents of a contract, as they were scanned."""
    fichiers = [SOURCES / nom for nom in DOCUMENTS[contrat]]
    if not all(fichier.exists() for fichier in fichiers):
        pytest.skip("the signed documents are not there")
    return normaliser("\n".join(fichier.read_text("utf-8") for fichier in fichiers))


@pytest.mark.parametrize("contrat", DOCUMENTS)
def test_chaque_montant_est_a_sa_place(contrat: str) -> None:
    """The number stands in the very passage that its page links to, and its words in the document as scanned."""
    index = contrats()[contrat]
    elements = {un.id: un for un in (*index.dossier.faits, *index.dossier.montants.montants)}
    for un in index.argent.values():
        if un.origine is not OrigineDuMontant.VALEUR and not elements[un.id].source.document:
            continue  # a publication, whose page we do not keep
        place = index.place(Objet(OBJETS[un.origine], un.cle))
        if place is None:
            assert un.origine is OrigineDuMontant.VALEUR, un.cle
            assert index.suivi.publications[_valeur(index, un).publication].document == "", un.cle
            continue
        bloc = index.blocs[place.__class__(place.document, place.section, place.bloc)]
        texte = bloc.texte or " | ".join(cellule.texte for cellule in bloc.cellules)
        if un.origine is OrigineDuMontant.VALEUR:
            assert _ecrit(un.nombre) in re.sub(r"[\u00a0\u202f]", " ", texte), (un.cle, texte)
            assert _ecrit(un.nombre) in source(contrat)
        else:
            assert un.nombre in {imprime.nombre for imprime in montants_imprimes(texte)}, (un.cle, texte)
            assert normaliser(elements[un.id].texte) in source(contrat), un.cle


def _valeur(index, un):  # type: ignore[no-untyped-def]
    return next(valeur for valeur in index.valeurs[un.id] if valeur.periode == un.periode and valeur.territoire in un.lieux)


def _ecrit(nombre: Decimal) -> str:
    return f"{nombre:,f}".replace(",", " ")


@pytest.mark.parametrize("contrat", DOCUMENTS)
def test_chaque_montant_imprime_est_repris(contrat: str) -> None:
    """Every amount with its euros that a document prints is one of ours: none is forgotten."""
    index = contrats()[contrat]
    tenus = {un.nombre for un in index.argent.values()}
    imprimes = Counter(imprime.nombre for imprime in montants_imprimes(source(contrat)))
    assert not {nombre for nombre in imprimes if nombre not in tenus and nombre not in PAS_DE_L_ARGENT}


def test_les_tableaux_sans_signe_aussi() -> None:
    """The cells of the tables whose head says «en €» print no sign: fourteen communes, five years and a total each, all are ours."""
    index = contrats()["grand-orly-seine-bievre"]
    des_tableaux = [un for un in index.argent.values() if un.id == "a4-94-eip-montant"]
    par_commune = Counter(un.communes for un in des_tableaux if un.communes)
    assert len(par_commune) == 14
    assert set(par_commune.values()) == {6}


def test_les_seize_millions_de_vitry_comptent_une_fois() -> None:
    """They stand in the text of a promise, in a fact and in a sentence that tells two amounts."""
    index = contrats()["grand-orly-seine-bievre"]
    assert [un.cle for un in index.argent.values() if un.nombre == 16_000_000] == ["vitry-anru-1"]
