"""Legal pages and the foot of pages, with everything configured and with nothing."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.dossier import Registre
from generator.model.mentions import Mentions
from generator.pages.contexte import Contexte
from generator.pages.genres.accessibilite import vue_accessibilite
from generator.pages.genres.contrat.methode import vue_methode
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.genres.portail.accueil import vue_portail
from generator.pages.genres.portail.mentions import vue_mentions
from generator.pages.pieces.legal import etat_d_accessibilite
from generator.pages.pieces.partage import VueCorrection, partage_d_indicateur, partage_de_lieu, partage_de_noeud, partage_de_partenaire
from generator.pages.routes.du_contrat import GENRES as DU_CONTRAT
from generator.pages.routes.du_portail import GENRES as DU_PORTAIL
from generator.pages.sortie import Page
from generator.publication.construction import examiner, tous_les_sites
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.cas.essai import dit
from tests.exemple.portail import portail_de
from tests.exemple.projet import CONTRAT, copier_exemple

RACINE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def registre(tmp_path_factory: pytest.TempPathFactory) -> Registre:
    return examiner(copier_exemple(Path(tmp_path_factory.mktemp("partage")) / "projet"))[0]


def _contexte(registre: Registre) -> Contexte:
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, "2021-06-30")


def _muet(registre: Registre) -> Registre:
    """The same data, of which nobody has said who publishes them."""
    dossiers = tuple(copie(dossier, contrat=replace(dossier.contrat, signalement="")) for dossier in registre.dossiers)
    return copie(registre, mentions=Mentions(), dossiers=dossiers)


def test_signaler_porte_la_page_et_le_chiffre(registre: Registre) -> None:
    contexte = _contexte(registre)
    lien = partage_d_indicateur(contexte, contexte.indicateurs["guides"]).signaler.courrier
    adresse, _, reste = lien.partition("?")
    objet, _, corps = reste.partition("&body=")
    assert adresse == "mailto:contrat@exempleville.invalid", "the contract's own mailbox, before the portal's"
    assert unquote(objet) == "subject=Erreur signalée : Nombre de guides distribués"
    lignes = unquote(corps).split("\r\n")
    assert lignes[0] == "Page\u00a0: https://engagements.exempleville.invalid/contrat-d-exemple/indicateurs/guides/"
    assert lignes[1] == "Ce que montre la page\u00a0: «\u00a0Nombre de guides distribués\u00a0»"
    assert dit(lignes[2]) == "Chiffre : 950 (Pays d’Exemple, 2019 à 2020, calculé)", "the figure that speaks: the total of two years"


def test_faire_corriger_un_chiffre_mene_a_la_meme_adresse(registre: Registre) -> None:
    """The method page writes to the contract's mailbox, the portal's home to the portal's, as the feet of their pages do."""
    contexte = _contexte(registre)
    lien, _, reste = vue_methode(contexte).correction.signaler.partition("?")
    assert lien == "mailto:contrat@exempleville.invalid"
    assert "Ce qu’il faudrait lire" in unquote(reste)
    assert vue_portail(portail_de([contexte])).correction.signaler.startswith("mailto:erreurs@exempleville.invalid?")


@pytest.mark.lent
def test_sans_adresse_la_page_dit_quoi_faire(registre: Registre, tmp_path: Path) -> None:
    """No dead link: what is missing is said, with the page that names who publishes."""
    muet = _muet(registre)
    assert vue_methode(_contexte(muet)).correction == VueCorrection("", "../../mentions-legales/#signaler")
    projet = copier_exemple(tmp_path / "projet")
    portail, *contrats = tous_les_sites(muet, projet, aujourd_hui="2021-06-30")
    contrat = next(site for site in contrats if site.dossier == CONTRAT)
    for site, adresse in ((portail, ""), (contrat, "methode/")):
        page = next(sortie for sortie in site.sorties if isinstance(sortie, Page) and sortie.adresse == adresse).ecrire().corps
        assert "mailto:" not in page
        assert "L’adresse à laquelle écrire n’est pas encore donnée" in page


def test_sans_adresse_rien_n_est_invente(registre: Registre) -> None:
    """No dead mail link, no code that would lead nowhere, no publisher in the citation."""
    contexte = _contexte(_muet(registre))
    noeud = next(iter(contexte.noeuds.values()))
    partenaire = contexte.partenaires[contexte.partenaires_du_contrat[0]]
    indicateur = partage_d_indicateur(contexte, contexte.indicateurs["guides"])
    vues = (indicateur, partage_de_noeud(contexte, noeud), partage_de_partenaire(contexte, partenaire))
    assert [vue.signaler.courrier for vue in vues] == ["", "", ""]
    # The message is there all the same, to be copied.
    assert indicateur.signaler.lignes[0] == "Page\u00a0: /contrat-d-exemple/indicateurs/guides/"
    assert all("Ce qui est faux\u00a0: " in vue.signaler.lignes for vue in vues)
    assert [vue.encart.code if vue.encart else None for vue in vues] == ["", None, ""]
    assert indicateur.citation.endswith(
        "Chiffre\u00a0: 950 (Pays d’Exemple, 2019\u00a0à\u00a02020, calculé). Engagements ouverts. Licence Ouverte 2.0."
    )
    mentions = vue_mentions(contexte.registre)
    assert not mentions.complet
    assert (mentions.editeur, mentions.hebergeur, mentions.directeur) == ("", "", "")


def test_une_citation_entiere(registre: Registre) -> None:
    contexte = _contexte(registre)
    citation = partage_de_noeud(contexte, contexte.noeuds["o1"]).citation.replace("\u00a0", " ")
    assert citation.startswith("Orientation 1 : « ")
    assert (
        "Contrat d’exemple 2019-2022, Pays d’Exemple. Document du 1er mars 2019. Article 2, orientation 1. Engagements ouverts (Ville inventée d’Exempleville)."
        in citation
    )
    assert re.search(
        r" https://engagements\.exempleville\.invalid/contrat-d-exemple/referentiel/o1/ "
        r"\(lien court : https://engagements\.exempleville\.invalid/contrat-d-exemple/k/[a-z0-9]{5}/\)$",
        citation,
    )


@pytest.mark.lent
def test_une_citation_dit_ou_c_est_ecrit() -> None:
    """The place in the document, by which one is told from another of the same words: «Nombre d’élèves» is the label of several indicators."""
    lu = lire_registre(RACINE, Journal())
    for dossier in lu.dossiers:
        contexte = Contexte(dossier, lu, "2026-11-27")
        citations = [partage_de_noeud(contexte, noeud).citation for noeud in contexte.noeuds.values()]
        citations += [partage_d_indicateur(contexte, indicateur).citation for indicateur in contexte.indicateurs.values()]
        reperes = [un.source.repere for un in (*contexte.noeuds.values(), *contexte.indicateurs.values())]
        assert all(repere.rstrip(".")[1:] in citation for repere, citation in zip(reperes, citations, strict=True))
        citations += [partage_de_lieu(contexte, territoire).citation for territoire in contexte.territoires.values()]
        assert len(set(citations)) == len(citations)


def test_une_carte_protege_son_titre(registre: Registre) -> None:
    """A label with quotes and marks cannot break out of the code to copy."""
    contexte = _contexte(registre)
    indicateur = replace(contexte.indicateurs["guides"], libelle='"><script>alert(1)</script>')
    carte = partage_d_indicateur(contexte, indicateur).encart
    assert carte is not None
    assert carte.code.count("<") == 2
    assert 'title="&#34;&gt;&lt;script&gt;' in carte.code


def test_l_etat_vient_d_un_audit(registre: Registre) -> None:
    """The portal's, as its audit said; the contract's own where it says so; «non conforme» where nobody says anything."""
    contexte = _contexte(registre)
    assert etat_d_accessibilite(registre) == "partiellement conforme"
    assert etat_d_accessibilite(registre, contexte) == "non conforme"
    assert etat_d_accessibilite(_muet(registre)) == "non conforme"
    portail = vue_accessibilite(registre, portail_de([contexte]).contrats)
    assert (
        portail.audit.replace("\u00a0", " ")
        == "Cabinet inventé a contrôlé ce site le 15 janvier 2026 : 62 % des critères du référentiel sont respectés."
    )
    assert [(lien.adresse, lien.precision) for lien in portail.autres] == [("../contrat-d-exemple/accessibilite/", "non conforme")]
    contrat = vue_accessibilite(registre, (), contexte)
    assert (contrat.audit, contrat.non_conformites, contrat.contact) == ("", (), "accessibilite@exempleville.invalid")


def test_sans_adresse_le_message_laisse_le_script_dire_ou(registre: Registre) -> None:
    """Where the site knows its address the message says it; else a script has what to write the whole address in the place of."""
    lieu = next(un for un in _contexte(registre).territoires.values() if un.a_sa_page)
    assert vue_territoire(_contexte(registre), lieu).partage.signaler.page == ""
    muet = vue_territoire(_contexte(_muet(registre)), lieu).partage.signaler
    assert muet.page == f"/{CONTRAT}/territoires/{lieu.id}/"
    assert muet.lignes[0] == f"Page\u00a0: {muet.page}"
    portail = vue_portail(portail_de([_contexte(_muet(registre))])).partage
    assert (portail.signaler.page, portail.figee, portail.encart) == ("/", None, None)
    assert portail.citation == "Les promesses des contrats, et les chiffres trouvés. Engagements ouverts. Licence Ouverte 2.0."


# Kinds of pages that have no foot of their own, and why.
SANS_PIED = {
    "chercher": "a form and its answers",
    "recherche": "a form and its answers",
    "recherche-du-contrat": "a form and its answers",
    "methode": "says how to have a figure corrected",
    "accessibilite": "says whom to write to",
    "accessibilite-du-contrat": "says whom to write to",
    "mentions-legales": "says whom to write to",
    "donnees-personnelles": "says whom to write to",
    "licence": "a licence of others",
    "suivre": "how to follow what changes",
    "guides": "manuals",
    "guide": "a manual",
    "plan-du-site": "links alone",
}


def test_de_chaque_page_on_peut_citer_et_signaler() -> None:
    """Each kind of page of the theme ends with how to cite it and how to tell of an error, once, but for those that say why not."""
    gabarits = RACINE / "site_templates" / "pages"
    vus = set()
    for genre in (*DU_CONTRAT, *DU_PORTAIL):
        if genre.entiere:
            assert genre.pied is None, genre.nom
            continue
        dans_le_gabarit = "partage.pied(" in (gabarits / genre.gabarit).read_text("utf-8")
        assert (genre.pied is not None) + dans_le_gabarit == (genre.nom not in SANS_PIED), genre.nom
        vus.add(genre.nom)
    assert SANS_PIED.keys() <= vus, SANS_PIED.keys() - vus
