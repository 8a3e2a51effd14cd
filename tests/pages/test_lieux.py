"""Places in the views: on the real contracts, what each page of a place shows is what concerns it; shared places are one on the portal."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.calculs.lieux import concerne, vaut_partout
from generator.calculs.mots import mots
from generator.calculs.nouvelles import est_un_engagement
from generator.calculs.promesses_du_lieu import Portee, groupes_du_lieu, promesses_des_parties
from generator.graphe.observe import copie
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_lieux import lieux_json
from generator.pages.genres.contrat.accueil import vue_accueil
from generator.pages.genres.contrat.noeud import vue_noeud
from generator.pages.genres.contrat.territoire import VueTerritoire, vue_territoire
from generator.pages.genres.contrat.territoires import vue_territoires
from generator.pages.genres.portail.territoires import vue_territoires_du_portail
from generator.pages.pieces.liens import lien_noeud
from generator.pages.pieces.quartiers_du_portail import lieux_du_portail
from generator.pages.pieces.reperes import point_de, reperes
from generator.pages.pieces.reperes_du_portail import reperes_du_portail
from generator.pages.pieces.reponses import reponses_du_contrat
from generator.pages.pieces.reponses_du_portail import reponses_du_portail
from generator.publication.construction import examiner
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.portail import portail_de
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple

PROJET = Path(__file__).resolve().parents[2]
NOMBRE = re.compile(r"(\d+)\u00a0(promesses?|indicateurs?)\b")
Contextes = dict[str, Contexte]


@pytest.fixture(scope="module")
def contextes() -> Contextes:
    """The contracts of the repository, on a fixed day."""
    registre = lire_registre(PROJET, Journal())
    return {dossier.contrat.id: Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers}


@pytest.fixture(scope="module")
def exemple(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("lieux") / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


def pages(contexte: Contexte) -> Iterator[tuple[Territoire, VueTerritoire]]:
    """All places that have a page, with its view."""
    for territoire in contexte.territoires.values():
        if territoire.type is not TypeTerritoire.PERIMETRE:
            yield territoire, vue_territoire(contexte, territoire)


def page(contextes: Contextes, contrat: str, id: str) -> VueTerritoire:
    """The view of one place."""
    return vue_territoire(contextes[contrat], contextes[contrat].territoires[id])


def ids(vue: VueTerritoire, rubrique: str) -> list[str]:
    """Ids of the nodes and indicators under one heading."""
    return [
        lien.adresse.rstrip("/").rpartition("/")[2]
        for trouvee in vue.promesses
        if trouvee.liste.nom == f"promesses-{rubrique}"
        for lien in (ligne.lien for ligne in trouvee.liste.lignes)
    ]


@pytest.mark.lent
def test_la_page_de_corbeil_ne_montre_pas_les_autres_branches(contextes: Contextes) -> None:
    """Its branch, what names its neighbourhood, and the branch of all."""
    vue = page(contextes, "grand-paris-sud", "corbeil-essonnes")
    assert (ids(vue, "ici"), ids(vue, "quartiers"), ids(vue, "partout")) == (["ce"], ["ce-t2-o1-e1-a1", "ce-t4-e1"], ["a"])
    assert "Moissy" not in repr(vue.promesses)
    assert vue.cles[0].nombre == "1\u00a0protocole nomme ce lieu"
    quartier = page(contextes, "grand-paris-sud", "tarterets")
    assert (ids(quartier, "ici"), ids(quartier, "commune"), ids(quartier, "partout")) == (["ce-t2-o1-e1-a1", "ce-t4-e1"], ["ce"], ["a"])


@pytest.mark.lent
def test_rien_d_un_autre_lieu_nulle_part(contextes: Contextes, exemple: Contexte) -> None:
    """On every page, under every heading: only what names the places that the heading speaks of."""
    for contexte in (*contextes.values(), exemple):
        nommes = {id: (*contexte.lieux_de(indicateur), *indicateur.lieux_nommes) for id, indicateur in contexte.indicateurs.items()}
        lieux = {**contexte.suivi.lieux, **nommes}
        for territoire, vue in pages(contexte):
            attendus = {
                "ici": {territoire.id},
                "commune": set(territoire.communes),
                "quartiers": {quartier.id for quartier in contexte.quartiers_de(territoire.id)},
                "ensembles": {ensemble.id for ensemble in contexte.ensembles_de(territoire)},
            }
            assert {rubrique.liste.nom.removeprefix("promesses-") for rubrique in vue.promesses} <= {*attendus, "chacun", "partout"}
            for rubrique, voulus in attendus.items():
                for id in ids(vue, rubrique):
                    assert set(lieux[id]) & voulus, (territoire.id, rubrique, id)
                    assert rubrique == "ici" or territoire.id not in lieux[id]
            assert all(vaut_partout(lieux[id], contexte.territoires) for id in ids(vue, "partout"))


@pytest.mark.lent
def test_les_comptes_de_promesses_sont_ceux_de_la_regle(contextes: Contextes, exemple: Contexte) -> None:
    """What names a place and what holds for all, added up from the words of its page, is what concerns it, promise by promise."""
    for contexte in (*contextes.values(), exemple):
        promesses = [noeud for noeud in contexte.noeuds.values() if est_un_engagement(noeud, contexte.nouvelles)]
        for territoire, vue in pages(contexte):
            concernent = [noeud.id for noeud in promesses if concerne(contexte.lieux_de(noeud), territoire.id, contexte.territoires)]
            dites = 0
            for rubrique in vue.promesses:
                if rubrique.liste.nom in ("promesses-ici", "promesses-partout"):
                    for partie in (ligne for ligne in rubrique.liste.lignes if ligne.lien.precision != "Indicateur"):
                        nombres = {mot.rstrip("s"): int(nombre) for nombre, mot in NOMBRE.findall(partie.precision)}
                        tete = contexte.noeuds[partie.lien.adresse.rstrip("/").rpartition("/")[2]]
                        dites += nombres.get("promesse", 0) if tete.enfants else 1
            assert dites == len(concernent), territoire.id


@pytest.mark.lent
def test_les_indicateurs_d_une_promesse_concernent_ses_lieux(contextes: Contextes, exemple: Contexte) -> None:
    """Counted at each place that the promise concerns, and nowhere else without a figure there."""
    for contexte in (*contextes.values(), exemple):
        for id, indicateur in contexte.indicateurs.items():
            lieux = {lieu for lieu, ids in contexte.suivi.indicateurs_par_lieu.items() if id in ids}
            lieux -= {territoire.id for territoire in contexte.de_type(TypeTerritoire.PERIMETRE)}
            voulus = set(contexte.lieux_de(indicateur)) | {valeur.territoire for valeur in contexte.suivi.retenues.get(id, ())}
            chaque = indicateur.cible.chaque if indicateur.cible else ""
            voulus |= {lieu.id for lieu in contexte.territoires.values() if chaque and lieu.type == chaque}
            assert lieux == {lieu for lieu in voulus if contexte.territoires[lieu].type is not TypeTerritoire.PERIMETRE}, id
    assert len(contextes["grand-paris-sud"].suivi.indicateurs_par_lieu["evry-courcouronnes"]) == 3
    assert len(contextes["grigny"].suivi.indicateurs_par_lieu["grigny-2"]) == 7


@pytest.mark.lent
def test_les_chiffres_annonces_sont_ceux_de_la_page(contextes: Contextes, exemple: Contexte) -> None:
    """The answer at the head of a page, and the caption of each table, say how many rows there are; none is shown twice."""
    vues = [vue for contexte in (*contextes.values(), exemple) for _, vue in pages(contexte)]
    for vue in vues:
        lignes = {groupe.liste.nom: groupe.liste.lignes for groupe in vue.mesures}
        ici = len(lignes.get("mesures-ici", ()))
        assert vue.cles[1].nombre.partition("\u00a0")[0] == (str(ici) if ici else "")
        assert bool(ici) != bool(re.search(r"aucun (autre )?chiffre trouvé.* dans les documents\u00a0lus", vue.phrase_mesures.lower()))
        for groupe in vue.mesures:
            assert groupe.compte.split("\u00a0")[0] == str(len(groupe.liste.lignes)) != "0"
            # The totals of other places stand apart: they are no answer for this one.
            assert groupe.liste.nom in ("mesures-ici", "mesures-autres") or f"({groupe.compte})" in vue.cles[1].phrase
        toutes = list(chain.from_iterable(lignes.values()))
        assert len({(mesure.lien.adresse, mesure.ou) for mesure in toutes}) == len(toutes)
    assert sum(len(vue.mesures) > 1 for vue in vues) > 1


def test_un_secret_n_est_pas_un_chiffre_que_personne_n_a_trouve(exemple: Contexte) -> None:
    """The law keeps it; it was measured."""
    vue = vue_territoire(exemple, exemple.territoires["les-peupliers"])
    assert vue.phrase_mesures.startswith("1\u00a0indicateur en secret statistique pour ce lieu, et aucun autre chiffre trouvé")


def test_un_chiffre_par_partie_n_est_pas_aucun_chiffre(exemple: Contexte) -> None:
    """A place that has figures of women and of men and none of all has figures."""
    valeur = next(valeur for valeur in exemple.dossier.valeurs if valeur.ventilation and not valeur.statut.est_absence)
    seule = copie(exemple.dossier, valeurs=(replace(valeur, territoire="autreville"),))
    contexte = Contexte(seule, exemple.registre, JOUR)
    vue = vue_territoire(contexte, contexte.territoires["autreville"])
    assert [(groupe.liste.nom, groupe.liste.lignes[0].valeur) for groupe in vue.mesures] == [
        ("mesures-ici", "chiffres par partie, sans total")
    ]
    assert vue.phrase_mesures == ""


def test_les_chiffres_des_quartiers_se_trouvent_depuis_la_commune(exemple: Contexte) -> None:
    """And those of the commune from its neighbourhoods, in the same contract."""
    trouves = Counter[str]()
    for quartier, vue in pages(exemple):
        siennes = {mesure.ou.texte for groupe in vue.mesures if groupe.liste.nom == "mesures-commune" for mesure in groupe.liste.lignes}
        for id in quartier.communes if quartier.est_quartier else ():
            commune = vue_territoire(exemple, exemple.territoires[id])
            listees = {
                mesure.ou.texte for groupe in commune.mesures if groupe.liste.nom == "mesures-quartiers" for mesure in groupe.liste.lignes
            }
            assert (quartier.nom in listees) == any(groupe.liste.nom == "mesures-ici" for groupe in vue.mesures)
            assert (exemple.territoires[id].nom in siennes) == any(groupe.liste.nom == "mesures-ici" for groupe in commune.mesures)
            trouves[f"{quartier.nom in listees}{bool(siennes)}"] += 1
    assert trouves["TrueTrue"], trouves


@pytest.mark.lent
def test_soixante_huit_quartiers_et_quarante_trois_communes(contextes: Contextes) -> None:
    """Counted, said and listed once each on the portal, though four contracts have 70 and 45 of them."""
    tous = list(contextes.values())
    portail = portail_de(tous)
    types = Counter(territoire.type for contexte in tous for territoire in contexte.territoires.values())
    assert (types[TypeTerritoire.QPV] + types[TypeTerritoire.QVA], types[TypeTerritoire.COMMUNE]) == (70, 45)
    reponse = reponses_du_portail(portail.contrats).quartier
    assert (reponse.nombre, reponse.mot) == ("68", "quartiers")
    assert "43\u00a0communes et arrondissements" in reponse.phrase
    assert vue_territoires_du_portail(portail).compte == "43\u00a0communes et arrondissements, 68\u00a0quartiers"
    lieux = lieux_du_portail(portail.contrats, "")
    assert len(lieux.communes) == len({commune.lieu.lien.texte for commune in lieux.communes}) == 43
    quartiers = {quartier.lien.adresse for commune in lieux.communes for quartier in commune.quartiers}
    assert len(quartiers) == 68
    donnees = json.loads(lieux_json((contrat.id, contrat.territoires) for contrat in portail.contrats))
    assert Counter(lieu["type"] in ("qpv", "qva") for lieu in donnees if lieu["type"] != "ensemble") == {True: 68, False: 43}


@pytest.mark.lent
def test_toutes_les_pages_de_lieux_sont_dans_la_liste_du_portail(contextes: Contextes) -> None:
    """Shared or not, none is lost."""
    lieux = lieux_du_portail(portail_de(contextes.values()).contrats, "")
    places = [*lieux.autres, *(lieu for commune in lieux.communes for lieu in (commune.lieu, *commune.quartiers))]
    liens = {lien.adresse for lieu in places for lien in (lieu.lien, *lieu.aussi)}
    partages = {f"lieux/{id}/" for id in ("commune-91286", "qpv-qp091026", "qpv-qp091027")}
    assert {lieu.lien.adresse for lieu in places if lieu.aussi} == partages  # first the page that puts them together
    assert liens - partages == {
        contexte.adresses.territoire(territoire.id) for contexte in contextes.values() for territoire, _ in pages(contexte)
    }


@pytest.mark.lent
def test_grigny_se_trouve_dans_ses_trois_contrats(contextes: Contextes) -> None:
    """Each page of a shared place leads to the others, both ways, with the other name where there is one."""
    partages = 0
    for contexte in contextes.values():
        for territoire, vue in pages(contexte):
            for lien, autre in zip(vue.ailleurs, contexte.ailleurs.get(territoire.id, ()), strict=True):
                assert lien.adresse == f"../../../{autre.contrat}/territoires/{autre.territoire.id}/#promesses"
                assert vue.reunis
                assert vue.reunis.adresse == f"../../../lieux/{contexte.partages[territoire.id].id}/"
                assert territoire.id in {retour.territoire.id for retour in contextes[autre.contrat].ailleurs[autre.territoire.id]}
                partages += 1
    assert partages == 3 * 2 + 2 + 2
    noms = [lien.texte for lien in page(contextes, "grigny", "grigny").ailleurs]
    assert noms == ["Le contrat Grand-Orly Seine Bièvre", "Le contrat Grand Paris Sud"]
    (borne,) = page(contextes, "grand-orly-seine-bievre", "grande-borne-plateau").ailleurs
    assert borne.precision == "Protocole d’engagements renforcés et réciproques, 2019-2022, sous le nom «\u00a0La Grande Borne\u00a0»"
    referentiel = json.loads(referentiel_json(contextes["grigny"]))
    ailleurs = {lieu["id"]: [autre["contrat"] for autre in lieu["ailleurs"]] for lieu in referentiel["territoires"]}
    assert ailleurs == {"grigny": ["grand-orly-seine-bievre", "grand-paris-sud"], "grigny-2": ["grand-paris-sud"]}


@pytest.mark.lent
def test_une_marque_par_lieu_sur_la_carte_du_portail(contextes: Contextes) -> None:
    """No two marks of one kind at one point; every page of a place that a contract places is one press away."""
    marques = reperes_du_portail(portail_de(contextes.values()).contrats)
    assert max(Counter((repere.type, repere.latitude, repere.longitude) for repere in marques).values()) == 1
    assert max(Counter(repere.id for repere in marques).values()) == 1
    grigny = next(repere for repere in marques if repere.type == "commune" and repere.nom == "Grigny")
    assert [adresse for _, adresse in grigny.liens] == [
        "../lieux/commune-91286/",
        *(f"../{id}/territoires/grigny/" for id in list(contextes)[:3]),
    ]
    assert grigny.lignes[-1] == "Contrats\u00a0: Grand-Orly Seine Bièvre, Grand Paris Sud et Grigny"
    vers = {adresse for repere in marques for _, adresse in repere.liens if not adresse.startswith("../lieux/")}
    assert vers == {
        adresse.replace("../", f"../{id}/", 1)
        for id, contexte in contextes.items()
        for repere in reperes(contexte)
        for _, adresse in repere.liens
    }


def test_un_quartier_qui_a_un_contour_a_une_place(exemple: Contexte) -> None:
    """It is not said to be lost beside its own outline."""
    marques = reperes(exemple)
    traces = {repere.id for repere in marques if repere.contour}
    assert traces
    assert not any(f"/{id}/" in adresse for repere in marques if repere.type == "lot" for _, adresse in repere.liens for id in traces)


@pytest.mark.lent
def test_paris_ne_promet_pas_de_quartier(contextes: Contextes) -> None:
    """Its document names none: neither its home, its lists nor the page of an arrondissement lets one hope for a list."""
    paris = contextes["paris"]
    reponses, accueil = reponses_du_contrat(paris), vue_accueil(paris)
    assert (reponses.titre_quartier, reponses.quartier.nombre, reponses.quartier.mot) == (
        "Dans mon arrondissement",
        "20",
        "arrondissements",
    )
    assert reponses.quartier.phrase == "Le document ne nomme aucun quartier\u00a0: il parle de quartiers pris ensemble."
    assert (accueil.titre_choix, accueil.lieux.mienne) == ("Choisir mon arrondissement", "mon arrondissement")
    assert [lieu.lien.texte for lieu in accueil.lieux.autres] == [lieu.nom for lieu in paris.de_type(TypeTerritoire.ENSEMBLE)]
    assert vue_territoires(paris, "territoires").titre_quartiers == "Quartiers pris ensemble"
    for territoire, vue in pages(paris):
        if territoire.type is TypeTerritoire.COMMUNE:
            assert vue.sans_quartier.startswith("Le document ne nomme aucun quartier")
            assert not vue.quartiers
            # It says of none that they lie there: they are among these, and perhaps in few.
            assert all(re.fullmatch(r"parmi \d+\sarrondissements", lien.precision) for lien in vue.ensembles)
            assert "quartier" not in vue.entete.chapeau
        else:
            assert vue.nom_des_communes == "Parmi ces arrondissements"
    for contexte in contextes.values():
        nommes = any(territoire.est_quartier for territoire in contexte.territoires.values())
        assert (reponses_du_contrat(contexte).titre_quartier == "Dans mon quartier") == nommes


@pytest.mark.lent
def test_une_promesse_dit_ses_lieux(contextes: Contextes) -> None:
    """Those that it names, else those of the nearest part above it that names some, which is said."""
    contexte = contextes["grand-paris-sud"]
    for id, noms, de in (("ce-t4-e1", ["Les Tarterêts"], ""), ("ce-t4", ["Corbeil-Essonnes"], "CORBEIL-ESSONNES")):
        vue = vue_noeud(contexte, contexte.noeuds[id])
        assert [lien.texte for lien in vue.territoires] == noms
        assert (vue.territoires_de.texte if vue.territoires_de else "") == de


@pytest.mark.lent
def test_un_fait_est_dit_une_fois_par_page(contextes: Contextes) -> None:
    """What the document says of a neighbourhood and of its commune stands under the neighbourhood, and nothing is lost."""
    contexte = contextes["grand-orly-seine-bievre"]
    partages = 0
    for territoire, vue in pages(contexte):
        proches = (territoire.id, *territoire.communes) if territoire.est_quartier else (territoire.id,)
        voulus = {fait.texte for id in proches for fait in contexte.faits.get(id, ())}
        dits = [fait.texte for _, _, faits in vue.faits for fait in faits]
        assert set(dits) == voulus
        assert len({(fait.texte, fait.source, fait.montants) for _, _, faits in vue.faits for fait in faits}) == len(dits)
        partages += sum(len(contexte.faits.get(id, ())) for id in proches) > len(dits)
    assert partages


@pytest.mark.lent
def test_les_promesses_qui_nomment_un_lieu_sont_dites_en_mots(contextes: Contextes, exemple: Contexte) -> None:
    """On every page of a place: each promise that names it, or places near it, stands there by its words and leads to its page."""
    for contexte in (*contextes.values(), exemple):
        for territoire, vue in pages(contexte):
            for groupe in groupes_du_lieu(contexte, territoire):
                if groupe.portee is Portee.PARTOUT:
                    continue
                voulues = {noeud.id for noeud in promesses_des_parties(contexte, groupe.parties)}
                (rubrique,) = (une for une in vue.promesses if une.liste.nom == f"promesses-{groupe.portee.value}")
                lignes = rubrique.liste.lignes
                dites = {lien.adresse.rstrip("/").rpartition("/")[2] for ligne in lignes for lien in (ligne.lien, *ligne.promesses)}
                assert rubrique.liste.parties or voulues <= dites, (territoire.id, voulues - dites)
                assert all(bool(ligne.voir) is (len(ligne.promesses) > 6) for ligne in lignes)


@pytest.mark.lent
def test_le_compte_des_nommes_est_celui_de_leurs_promesses(contextes: Contextes, exemple: Contexte) -> None:
    """Whom promises name is said with which promises these are, and with how many: nobody is named in more of them than there are. A promise that names
    nobody has those of what is above it."""
    for contexte in (*contextes.values(), exemple):
        for territoire, vue in pages(contexte):
            *proches, partout = groupes_du_lieu(contexte, territoire)
            voulues = {un.id: un for groupe in proches for un in promesses_des_parties(contexte, groupe.parties)}
            voulues = voulues or {un.id: un for un in promesses_des_parties(contexte, partout.parties)}
            comptes: Counter[str] = Counter()
            for noeud in voulues.values():
                lignee = (noeud, *reversed(contexte.ancetres(noeud)))
                dits = next((un for un in lignee if un.partenaires or un.partenaires_texte), noeud)
                comptes.update({contexte.partenaires[engage.partenaire].nom for engage in dits.partenaires})
            assert {lien.texte: int(lien.precision.split("\u00a0")[0]) for lien in vue.nommes} == dict(comptes), territoire.id
            combien = re.search(r"dans les (\d+)\u00a0promesses qui nomment ", vue.titre_des_nommes)
            plus = max((int(lien.precision.split("\u00a0")[0]) for lien in vue.nommes), default=0)
            if combien:
                assert plus <= int(combien[1])
            else:
                assert "tout le contrat" in vue.titre_des_nommes or ("la promesse qui nomme" in vue.titre_des_nommes and plus <= 1)
    vue = page(contextes, "grand-paris-sud", "tarterets")
    assert vue.titre_des_nommes == "Nommés par le document dans les 21\u00a0promesses qui nomment ce lieu ou sa commune"


@pytest.mark.lent
def test_chaque_lieu_situe_a_son_dessin(contextes: Contextes) -> None:
    """Paper and readers without scripts have the same map, drawn; and everybody whom to ask, where somebody is known."""
    for contexte in contextes.values():
        for territoire, vue in pages(contexte):
            assert bool(vue.situation.dessin) or point_de(territoire) is None, territoire.id
            assert vue.nommes
    assert page(contextes, "grand-paris-sud", "corbeil-essonnes").demander[0] == "Commune de Corbeil-Essonnes"


def test_aucun_niveau_n_est_dit_deux_fois(contextes: Contextes) -> None:
    """«THEMATIQUE EMPLOI» does not stand after «Thématique»; every other title stands after the name of its level."""
    for contexte in contextes.values():
        for noeud in contexte.noeuds.values():
            lien = lien_noeud(contexte, "", noeud)
            assert not lien.precision or noeud.numero or not mots(lien.texte).startswith(mots(lien.precision)), noeud.id
            assert lien.precision or mots(noeud.titre).startswith(mots(contexte.niveaux[noeud.niveau].nom)), noeud.id
    assert sum(not lien_noeud(contextes["grand-paris-sud"], "", un).precision for un in contextes["grand-paris-sud"].noeuds.values()) > 20
