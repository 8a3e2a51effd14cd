"""The page of all maps of a contract: each small map against the rows of its figures, the states of places against the published states, and its parts."""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from generator.calculs.statuts import Statut
from generator.model.dossier import Registre
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import rendre_la_carte
from generator.pages.dessins.carte_thematique import SANS_CHIFFRE, CarteThematique, EtatDuLieu
from generator.pages.fichiers.interface_suivi import syntheses_csv
from generator.pages.genres.contrat.cartes import CARTES_AU_PLUS, GENRE, OUVERTES, VueCartes, vue_cartes
from generator.pages.genres.contrat.feuille import vue_feuille
from generator.pages.genres.contrat.territoires import vue_territoires
from generator.pages.mots.statuts import MOTS
from generator.pages.pieces.cartes_de_chiffres import sorties_des_cartes
from generator.pages.pieces.cartes_des_etats import etats_par_lieu
from generator.pages.pieces.reperes import reperes
from generator.publication import impression
from generator.publication.construction import construire, examiner
from generator.publication.gabarits import lire_fonds
from tests.contrat_en_carres import COTE, Chiffres, centre, chiffres_d_essai, ecrire

TOUS = range(COTE * COTE)
CLASSE = re.compile(r"^(?:moins de (\S+)|de (\S+) à moins de (\S+)|(\S+) ou plus)$")


def _contexte(projet: Path) -> Contexte:
    registre, problemes = examiner(projet)
    assert [probleme for probleme in problemes if probleme.gravite.value == "erreur"] == []
    assert isinstance(registre, Registre)
    return Contexte(registre.dossiers[0], registre, "2021-01-01")


def _html(contexte: Contexte, projet: Path, vue: VueCartes) -> str:
    return lire_fonds(projet).gabarits.avec_voix(contexte.voix, contexte.lus).page(GENRE.adresse, GENRE.gabarit, vue).ecrire().corps


def _nombre(ecrit: str) -> Decimal:
    return Decimal(re.sub(r"[\s\u00a0\u202f%]", "", ecrit).replace(",", "."))


def _bornes(mots: str) -> tuple[Decimal, Decimal]:
    trouve = CLASSE.match(re.sub(r"(?<=\d)[\u00a0\u202f](?=[\d%])", "", mots))
    assert trouve, mots
    sous, bas, haut, plus = trouve.groups()
    if sous:
        return Decimal("-Infinity"), _nombre(sous)
    return (_nombre(plus), Decimal("Infinity")) if plus else (_nombre(bas), _nombre(haut))


@pytest.mark.parametrize("contours", [tuple(TOUS), ()], ids=["contours", "points"])
def test_chaque_petite_carte_est_celle_de_ses_lignes(tmp_path: Path, contours: tuple[int, ...]) -> None:
    """The rows are the figures of the last year as the file has them; each place has the shade whose words hold its figure, or the sign of its absence."""
    chiffres = chiffres_d_essai()
    contexte = _contexte(ecrire(tmp_path, chiffres, contours=contours))
    vue = vue_cartes(contexte)
    assert [petite.id for petite in vue.cartes] == ["carte-taux", "carte-nombre"]
    for petite, (_, cases) in zip(vue.cartes, chiffres.values(), strict=True):
        derniers = {rang: ecrit for (rang, annee), ecrit in cases.items() if annee == 2019}
        assert petite.periode == "2019"
        assert [lieu for lieu, _ in petite.lignes] == [f"Carré {rang}" for rang in TOUS if rang in derniers]
        ecrits = dict(petite.lignes)
        for rang, ecrit in derniers.items():
            if ecrit[0].isdigit():
                assert _nombre(ecrits[f"Carré {rang}"]) == _nombre(ecrit)
            else:
                assert ecrits[f"Carré {rang}"] == {"s": "secret statistique", "nd": "non disponible"}[ecrit]
        _signes(petite.dessin, derniers, en_taille=not contours and petite.id == "carte-nombre")


def _signes(dessin: CarteThematique, derniers: dict[int, str], *, en_taille: bool) -> None:
    (seul,) = dessin.dessins  # one drawing, the narrow one
    assert seul.classe == "eo-g-etroit"
    marques = [*dessin.aplats, *seul.ronds]
    styles = {marque.id: marque.classe.split()[-1] for marque in marques}
    assert sorted(styles) == sorted(f"c{rang}" for rang in TOUS)
    legende = {cle.boite.split()[-1]: cle.texte for cle in dessin.cles}
    for rang in TOUS:
        style, ecrit = styles[f"c{rang}"], derniers.get(rang, "")
        if not ecrit or not ecrit[0].isdigit():
            etat = {"": EtatDuLieu.RIEN, "s": EtatDuLieu.SECRET, "nd": EtatDuLieu.ABSENT}[ecrit]
            assert (style, legende[style]) == (f"eo-c-{etat.value}", SANS_CHIFFRE[etat])
        elif not en_taille:
            bas, haut = _bornes(legende[style])
            assert bas <= _nombre(ecrit) < haut


def test_la_page_a_chaque_contour_une_fois(tmp_path: Path) -> None:
    """Outlines stand once on the page, below both maps; each mark leads to one of them, and no id is there twice."""
    projet = ecrire(tmp_path, chiffres_d_essai())
    contexte = _contexte(projet)
    html = _html(contexte, projet, vue_cartes(contexte))
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert {id: combien for id, combien in ids.items() if combien > 1} == {}
    fonds = re.findall(r'<path id="(communes-c\d+)" class="eo-c-trace"', html)
    assert fonds == [f"communes-c{rang}" for rang in TOUS]
    usages = Counter(re.findall(r'<use class="[^"]+" href="#(communes-c\d+)"', html))
    assert usages == dict.fromkeys(fonds, 2)
    for remplissage in re.findall(r'fill="url\(#([^)]+)\)"', html):
        assert ids[remplissage] == 1


def test_beaucoup_de_cartes_tiennent_sur_la_page(tmp_path: Path) -> None:
    """The first are open, those after them are folded, and of the last the page has links: all are there, in the order of the document."""
    combien = CARTES_AU_PLUS + 2
    chiffres: Chiffres = {f"i{rang}": ("nombre", {(lieu, 2019): str(lieu + rang) for lieu in TOUS}) for rang in range(combien)}
    contexte = _contexte(ecrire(tmp_path, chiffres))
    vue = vue_cartes(contexte)
    assert [carte.id for carte in vue.cartes] == [f"carte-i{rang}" for rang in range(CARTES_AU_PLUS)]
    assert [carte.pliee for carte in vue.cartes].index(True) == OUVERTES
    assert [lien.adresse for lien in vue.autres] == [f"../indicateurs/i{rang}/" for rang in range(CARTES_AU_PLUS, combien)]


def test_sans_chiffres_de_plusieurs_lieux_pas_de_page(tmp_path: Path) -> None:
    """No map, no page, and no link to it."""
    contexte = _contexte(ecrire(tmp_path, {"a": ("nombre", {(0, 2019): "4"})}))
    assert not GENRE.si(contexte)
    assert vue_territoires(contexte, "territoires").cartes is None


def test_les_etats_sont_ceux_des_donnees_publiees(tmp_path: Path) -> None:
    """Each place has the rows of `syntheses.csv`, its pattern is that of the most frequent state, and the legend counts the places of each."""
    chiffres = chiffres_d_essai()
    for rang in range(4):  # here, one of two indicators has no row
        for annee in (2017, 2018, 2019):
            del chiffres["taux"][1][rang, annee]  # type: ignore[attr-defined]
    contexte = _contexte(ecrire(tmp_path, chiffres))
    publies = {
        ligne["id"]: {Statut(nom): int(ligne[nom]) for nom in Statut}
        for ligne in csv.DictReader(io.StringIO(syntheses_csv(contexte).decode("utf-8-sig")))
        if ligne["genre"] == "territoire" and ligne["id"].startswith("c") and ligne["total"] != "0"
    }
    (groupe,) = etats_par_lieu(contexte, "carreville/cartes/")
    assert [ligne.lien.adresse for ligne in groupe.lignes] == [f"../territoires/{id}/" for id in publies]
    for ligne, comptes in zip(groupe.lignes, publies.values(), strict=True):
        assert {segment.classe: segment.nombre for segment in ligne.etat.segments} == {s.value: n for s, n in comptes.items() if n}
    assert groupe.carte
    frequents = {id: next(statut for statut in Statut if comptes[statut] == max(comptes.values())) for id, comptes in publies.items()}
    assert {aplat.id: aplat.classe.split()[-1] for aplat in groupe.carte.aplats} == {
        id: f"eo-c-e-{statut.value}" for id, statut in frequents.items()
    }
    assert {cle.texte: cle.valeur for cle in groupe.carte.cles} == {MOTS[s]: f"({n})" for s, n in Counter(frequents.values()).items()}
    forts = {mot.fort for dessin in groupe.carte.dessins for mot in dessin.mots if mot.fort}
    possibles = {f"{max(comptes.values())}\u00a0sur\u00a0{sum(comptes.values())}" for comptes in publies.values()}
    assert forts
    assert forts <= possibles


def test_des_lieux_tous_pareils_n_ont_pas_de_carte(tmp_path: Path) -> None:
    """Where all places are in one state the table says so, and a map of one colour is not drawn."""
    contexte = _contexte(ecrire(tmp_path, {"a": ("nombre", {(rang, 2019): str(rang) for rang in TOUS})}))
    (groupe,) = etats_par_lieu(contexte, "carreville/cartes/")
    assert groupe.carte is None
    assert len(groupe.lignes) == len(TOUS)


def test_la_carte_imprimee_a_tous_les_lieux(tmp_path: Path) -> None:
    """The drawing that stands for the plan on paper: each commune that has a place, and beside it those that have none."""
    projet = ecrire(tmp_path, chiffres_d_essai(), contours=range(8))
    fichier = projet / "referentiels" / "carreville" / "territoires.yml"
    fichier.write_text(re.sub(r"(nom: Carré 12,.*?), latitude.*?}", r"\1}", fichier.read_text("utf-8")), "utf-8")
    dessin = vue_territoires(_contexte(projet), "carte").dessin
    assert dessin
    assert {aplat.id for aplat in dessin.aplats} == {f"c{rang}" for rang in range(8)}
    for taille in dessin.dessins:
        assert {rond.id for rond in taille.ronds} == {f"c{rang}" for rang in range(8, 16)} - {"c12"}
    assert any("Carré 12" in note for note in dessin.notes)


def test_les_contours_d_a_cote_sont_dessines_dessous(tmp_path: Path) -> None:
    """A file with more places than the contract: the near ones are the ground of its maps, and stand in none of its lists."""
    projet = ecrire(tmp_path, chiffres_d_essai())
    dossier = projet / "referentiels" / "carreville"
    fichier = dossier / "territoires.yml"
    gardes = [ligne for ligne in fichier.read_text("utf-8").splitlines() if not re.search(r"id: c(3|15),", ligne)]
    fichier.write_text("\n".join(gardes) + "\n", "utf-8")
    releve = dossier / "valeurs" / "releve.csv"
    releve.write_text(
        "\n".join(ligne for ligne in releve.read_text("utf-8").splitlines() if not re.search(";c(3|15);", ligne)) + "\n", "utf-8"
    )
    contexte = _contexte(projet)
    assert len(contexte.dossier.alentours) == 2
    for petite in vue_cartes(contexte).cartes:
        assert [aplat.classe for aplat in petite.dessin.aplats].count("eo-c-alentour") == 2
        assert "Carré 3" not in dict(petite.lignes)


def _avec_de_l_eau(projet: Path) -> Path:
    """A river from one side of the squares to the other, as another file of outlines."""
    dossier = projet / "referentiels" / "carreville"
    fichier = dossier / "territoires.yml"
    texte = fichier.read_text("utf-8")
    eau = "  - {fichier: eau.geojson, eau: oui}\n"
    (haut, bas), avant = texte.split("territoires:\n", 1), "" if "geometries:" in texte else "geometries:\n"
    fichier.write_text(f"{haut}{avant}{eau}territoires:\n{bas}", "utf-8")
    (ouest, nord), (est, sud) = centre(0)[::-1], centre(COTE * COTE - 1)[::-1]
    milieu, large = (nord + sud) / 2, abs(nord - sud) / 40
    bords = [[ouest, milieu - large], [est, milieu - large], [est, milieu + large], [ouest, milieu + large], [ouest, milieu - large]]
    riviere = {"type": "Feature", "properties": {"nom": "La Rivière"}, "geometry": {"type": "Polygon", "coordinates": [bords]}}
    (dossier / "eau.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [riviere]}), "utf-8")
    return projet


@pytest.mark.parametrize("contours", [tuple(TOUS), ()], ids=["contours", "points"])
def test_l_eau_se_voit_sur_chaque_carte(tmp_path: Path, contours: tuple[int, ...]) -> None:
    """Over outlines and below circles, told in the legend, on no list; a map of points keeps its circles of known distance."""
    sans = _contexte(ecrire(tmp_path / "sans", chiffres_d_essai(), contours=contours))
    contexte = _contexte(_avec_de_l_eau(ecrire(tmp_path / "avec", chiffres_d_essai(), contours=contours)))
    assert [(un.nom, un.eau) for un in contexte.dossier.alentours] == [("La Rivière", True)]
    cartes = vue_cartes(contexte).cartes
    assert len(cartes) == 2
    for petite, seche in zip(cartes, vue_cartes(sans).cartes, strict=True):
        assert [aplat.classe for aplat in petite.dessin.aplats][-1] == "eo-c-eau"
        assert petite.dessin.aplats[:-1] == seche.dessin.aplats
        assert [(cle.texte, cle.boite.split()[-1]) for cle in petite.dessin.cles][-1] == ("eau", "eo-c-eau")
        assert petite.lignes == seche.lignes
        assert [len(dessin.cercles) for dessin in petite.dessin.dessins] == [len(dessin.cercles) for dessin in seche.dessin.dessins]
        assert bool(contours) is not bool(petite.dessin.dessins[0].cercles)
    html = _html(contexte, tmp_path / "avec", vue_cartes(contexte))
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'<use[^>]* href="#([^"]+)"', html)) <= ids
    assert html.count("eo-c-eau") >= 2
    plan = rendre_la_carte(titre="Lieux", reperes=reperes(contexte), ressources="ressources")
    assert "<span>Eau</span>" in plan
    assert plan.count('"eau": true') + plan.count('"eau":true') == 1
    (animee,) = sorties_des_cartes(contexte, "taux")
    traits = json.loads(animee.rendre().decode("utf-8").split('id="plan-donnees">', 1)[1].split("</script", 1)[0])["features"]
    ou = [rang for rang, trait in enumerate(traits) if trait["properties"].get("eau")]
    assert ou == [len(traits) - 1 if contours else 0]


def test_la_feuille_d_un_axe_a_sa_carte(tmp_path: Path) -> None:
    """Beside the lines to write on: the first map of the axis, whose marks are painted in the colours of its legend, and one side of paper still."""
    projet = ecrire(tmp_path / "projet", chiffres_d_essai())
    contexte = _contexte(projet)
    vue = vue_feuille(contexte, contexte.noeuds["a1"])
    assert vue.carte
    assert vue.carte.titre == "Indicateur taux, 2019"
    _signes(
        replace(vue.carte.dessin, dessins=vue.carte.dessin.dessins[:1]),
        {r: e for (r, an), e in chiffres_d_essai()["taux"][1].items() if an == 2019},
        en_taille=False,
    )
    html = (
        lire_fonds(projet)
        .gabarits.avec_voix(contexte.voix, contexte.lus)
        .page_entiere("imprimer/a1/", "contrat/feuille.html.j2", vue)
        .rendre()
        .decode()
    )
    carte = html.split('<figure class="carte">', 1)[1].split("</figure>", 1)[0]
    dessin, legende = carte.split('<ul class="legende">')
    peints = re.findall(r'<path d="M[^"]+z" fill="([^"]+)"', dessin)
    # Each drawing has patterns of its own, under names of its own.
    cles = {
        re.sub(r"cle-\d+-", "", fond): mots
        for fond, mots in re.findall(r'<rect x="1"[^>]* fill="([^"]+)"[^>]*></rect></svg> ([^<]+) \(', legende)
    }
    assert len(cles) == 8
    assert Counter(peints) == {fond: int(re.search(rf"{re.escape(mots)} \((\d+)\)", legende)[1]) for fond, mots in cles.items()}  # type: ignore[index]


def test_la_feuille_tient_sur_une_page(tmp_path: Path) -> None:
    """With its map too; the sheets of its many places are not printed."""
    projet = ecrire(tmp_path / "projet", chiffres_d_essai())
    assert construire(projet, tmp_path / "public", aujourd_hui="2021-01-01", pdf=False).sain
    if not impression.moteur_disponible(tmp_path):
        pytest.skip("no Pango on this machine: no PDF was made")
    site = projet / ".construction" / "sites" / "carreville"
    feuille = (site / "imprimer" / "a1" / "index.html").read_bytes()
    pdf = impression.imprimer(feuille, site / "ressources", tmp_path, adresse="", feuille=True)
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    assert "Vos notes" in page.extract_text()
    assert "aucun chiffre trouvé" in page.extract_text()


def test_la_page_dit_pourquoi_il_n_y_a_pas_de_carte() -> None:
    """A map where places differ, a reason where they do not, never both nor neither; and the same of figures."""
    registre, _ = examiner(Path(__file__).parents[2], "2026-11-27")
    raisons = set()
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, "2026-11-27")
        vue = vue_cartes(contexte)
        assert bool(vue.cartes) is not bool(vue.sans_cartes)
        for groupe in vue.etats:
            assert (groupe.carte is None) is bool(groupe.sans_carte)
            raisons.add(groupe.sans_carte)
            if groupe.sans_carte:
                lieux = [lieu for lieu in contexte.de_type(TypeTerritoire.COMMUNE) if lieu.est_place]
                (seul,) = {contexte.suivi.syntheses_par_lieu[lieu.id].dominant for lieu in lieux}
                assert seul is not None
                assert f"«\u00a0{MOTS[seul].lower()}\u00a0»" in groupe.sans_carte
                assert "ne montrerait aucune différence" in groupe.sans_carte
        if dossier.contrat.id == "paris":
            html = _html(contexte, Path(__file__).parents[2], vue)
            assert "Il n’y a pas de carte" in html
            assert "pas encore de carte de chiffres" in html
    assert len(raisons - {""}) == 1
