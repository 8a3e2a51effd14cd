"""Short links and their codes to scan: each leads to what it names, for ever."""

import re
import shutil
from pathlib import Path
from posixpath import join, normpath

import numpy as np
import pytest
import zxingcpp

from generator.model.adresses_publiees import code_du_lien, ecrire_lignes, lire_codes, lire_lignes
from generator.pages.contexte import Contexte
from generator.pages.dessins.code_qr import code_qr
from generator.pages.edition import Edition
from generator.pages.fichiers.liens_courts import recettes_des_liens_courts
from generator.pages.genres.contrat.bilan import vue_bilan
from generator.pages.genres.contrat.feuille import vue_feuille
from generator.pages.genres.contrat.fiche import vue_fiche
from generator.publication.construction import examiner
from generator.publication.gabarits import lire_fonds
from tests.exemple.projet import CONTRAT, EXEMPLE, RACINE


def contextes(projet: Path, jour: str = "2026-11-27") -> list[Contexte]:
    """The contracts of a project."""
    registre = examiner(projet, jour)[0]
    return [Contexte(dossier, registre, jour) for dossier in registre.dossiers]


def pages(contexte: Contexte) -> dict[str, str]:
    """The page at each short link of a contract, by its address below the site."""
    return {sortie.adresse: sortie.rendre().decode() for recette in recettes_des_liens_courts(contexte) for sortie in recette.faire()}


def test_chaque_chose_a_le_sien() -> None:
    """In the four contracts: every promise, indicator and place leads at once; every figure and every paragraph has its line, and the line its link."""
    for contexte in contextes(RACINE):
        ecrites = pages(contexte)
        menent: dict[str, str] = {}
        for adresse, octets in ecrites.items():
            assert code_du_lien(adresse), adresse
            lu = re.search(r'<link rel="canonical" href="([^"]+)">', octets)
            assert lu
            menent[normpath(join(adresse, lu[1])) + "/"] = octets
        for noeud in contexte.noeuds:
            assert 'http-equiv="refresh"' in menent[f"referentiel/{noeud}/"]
        for indicateur in contexte.indicateurs:
            assert 'http-equiv="refresh"' in menent[f"indicateurs/{indicateur}/"]
        for indicateur, valeurs in contexte.suivi.retenues.items():
            liste = menent[f"indicateurs/{indicateur}/chiffres/"]
            assert liste.count("<li id=") >= len({(une.territoire, une.periode, une.ventilation) for une in valeurs})
        for texte in contexte.textes.values():
            for section in texte.sections:
                liste = menent[f"documents/{texte.document}/{section.section}/"]
                assert re.findall(r'<li id="([^"]+)"><a href="[^"#]+#\1">', liste) == [bloc.id for bloc in section.blocs if bloc.id]


def test_un_chiffre_qui_change_n_ecrit_rien(tmp_path: Path) -> None:
    """No page at a short link says a figure."""
    projet = tmp_path / "projet"
    shutil.copytree(EXEMPLE / "referentiels", projet / "referentiels")
    shutil.copytree(EXEMPLE / "content", projet / "content")

    def tout() -> dict[str, str]:
        return {adresse: page for contexte in contextes(projet, "2021-06-30") for adresse, page in pages(contexte).items()}

    avant = tout()
    table = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    texte = table.read_text("utf-8")
    table.write_text(texte.replace(";2018;383;", ";2018;391;"), "utf-8")
    assert table.read_text("utf-8") != texte
    assert tout() == avant


def test_le_registre_dit_ce_qu_un_code_nomme() -> None:
    """What is written is read again; lines joined by git count, the first one first."""
    codes = {"7f3kd": "indicateurs/x/", "p3vkw": "documents/d/s/"}
    texte = ecrire_lignes(["indicateurs/x/", "k/7f3kd/", "k/p3vkw/"], codes)
    assert {code: nomme for code, nomme, _ in lire_codes(texte)} == codes
    assert {adresse for adresse, _ in lire_lignes(texte)} == {"indicateurs/x/", "k/7f3kd/", "k/p3vkw/"}
    assert [un[:2] for un in lire_codes(f"{texte}k/7f3kd/ =indicateurs/y/\n")].count(("7f3kd", "indicateurs/y/")) == 1


def test_les_codes_du_depot_sont_tenus() -> None:
    """Each code of the ledgers of this repository leads, today, to what it named, or to what that became."""
    for contexte in contextes(RACINE):
        for code, nomme in contexte.dossier.adresses_publiees.codes.items():
            assert contexte.nommes_par_code[code]
            assert nomme.endswith("/")
        assert len(set(contexte.codes.values())) == len(contexte.codes)


def _lu(mots: str) -> list[str]:
    """What a reader of codes, which shares nothing with who draws them, reads in the drawing."""
    dessin = code_qr(mots)
    return _lu_du_trace(dessin.trace, dessin.cote)


def _lu_du_trace(trace: str, cote: int) -> list[str]:
    image = np.full((cote, cote), 255, dtype=np.uint8)
    traits = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", trace)
    assert "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in traits) == trace
    for x, y, n in traits:
        image[int(y), int(x) : int(x) + int(n)] = 0
    return [code.text for code in zxingcpp.read_barcodes(np.kron(image, np.ones((4, 4), dtype=np.uint8)))]


@pytest.mark.parametrize(
    "adresse",
    [
        "https://engagements.exempleville.invalid/contrat-d-exemple/k/7f3kd/",
        "https://e.fr/g/k/p3vkw/",
        f"https://{'tres-long-' * 12}.invalid/grand-orly-seine-bievre/k/7f3kd/",
        "https://exemple.invalid/dépôt/k/7f3kd/#orly.2015_2019",
    ],
)
def test_un_code_se_lit(adresse: str) -> None:
    """From the drawing alone: the very address, and the same drawing each time."""
    assert _lu(adresse) == [adresse]
    code_qr.cache_clear()
    avant = code_qr(adresse)
    code_qr.cache_clear()
    assert code_qr(adresse) == avant


def test_les_papiers_ont_leur_code() -> None:
    """Where the address of the site is known, the sheets of axes and of places and the summary print the short link to what they are of (the summary, which has none, its address),
    and the code that says the same; where it is not, neither."""
    registre = examiner(EXEMPLE, "2021-06-30")[0]
    imprimes = 0
    for edition in (Edition(pdf=True, adresse="https://e.fr/"), Edition(pdf=True)):
        for dossier in registre.dossiers:
            contexte = Contexte(dossier, registre, "2021-06-30", edition)
            places = {lieu.id: vue_fiche(contexte, lieu).tete for lieu in contexte.territoires.values() if lieu.a_sa_page}
            axes = {racine.id: vue_feuille(contexte, racine).tete for racine in contexte.racines_principales()}
            tetes = {
                **{f"territoires/{id}/": tete for id, tete in places.items()},
                **{f"referentiel/{id}/": tete for id, tete in axes.items()},
                "": vue_bilan(contexte).tete,
            }
            for adresse, tete in tetes.items():
                court = contexte.adresses.lien_court(contexte.codes[adresse]) if adresse else f"{contexte.contrat.id}/"
                assert tete.lien == (f"https://e.fr/{court}" if edition.adresse else ""), adresse
                assert tete.qr == (code_qr(tete.lien) if edition.adresse else None)
                assert not tete.lien or _lu(tete.lien) == [tete.lien]
                imprimes += bool(tete.lien)
            assert not edition.adresse or (axes and places)
    assert imprimes > 8


def test_le_papier_montre_le_code_et_l_adresse() -> None:
    """Read as a telephone would, from the sheets themselves: the code that stands on each, beside the same address in letters."""
    registre = examiner(EXEMPLE, "2021-06-30")[0]
    gabarits = lire_fonds(EXEMPLE).gabarits
    dossier = next(un for un in registre.dossiers if un.contrat.id == CONTRAT)
    for adresse in ("https://e.fr/", ""):
        contexte = Contexte(dossier, registre, "2021-06-30", Edition(pdf=True, adresse=adresse))
        lieu = next(lieu for lieu in contexte.territoires.values() if lieu.a_sa_page)
        papiers = {
            "contrat/fiche.html.j2": vue_fiche(contexte, lieu),
            "contrat/feuille.html.j2": vue_feuille(contexte, contexte.racines_principales()[0]),
            "contrat/bilan.html.j2": vue_bilan(contexte),
        }
        ici = gabarits.avec_voix(contexte.voix, contexte.lus)
        for gabarit, vue in papiers.items():
            html = ici.page_entiere("imprimer/essai/", gabarit, vue).rendre().decode()
            codes = re.findall(r'<svg class="qr"[^>]* viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)">', html)
            lus = [lu for cote, trace in codes for lu in _lu_du_trace(trace, int(cote))]
            assert lus == ([vue.tete.lien] if adresse else []), gabarit
            assert not adresse or vue.tete.lien.removeprefix("https://") in re.sub(r"<[^>]+>", "", html), gabarit
