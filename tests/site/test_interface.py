"""The machine-readable face of the built site: keys that others rely on, references that hold, addresses that open."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
CLES = {
    "contrat": {"id", "titre", "type", "debut", "fin", "niveaux"},
    "documents": {"id", "titre", "date"},
    "noeuds": {
        "id",
        "synthese",
        "etat",
        "parent",
        "niveau",
        "titre",
        "texte",
        "partenaires",
        "resultats_attendus",
        "territoires",
        "mesures_nationales",
        "source",
        "adresse",
    },
    "indicateurs": {
        "id",
        "noeud",
        "libelle",
        "type",
        "unite",
        "referents",
        "statut",
        "cible",
        "reference",
        "source",
        "adresse",
        "avancement",
        "valeurs_trouvees",
        "releves",
    },
    "partenaires": {"id", "nom", "sigle", "type", "synthese"},
    "territoires": {"id", "nom", "type", "communes", "population", "code", "latitude", "longitude", "synthese"},
    "mesures_nationales": {"numero", "axe", "programme", "thematique", "intitule", "etat", "indicateurs"},
    "anomalies": {"texte", "source"},
}
COLONNES = ["indicateur", "territoire", "periode", "valeur", "unite", "statut", "source", "commentaire"]
COLONNES += ["publication", "repere", "genre_de_source", "retenu", "publie_le", "lu_le", "saisi_par", "licence"]
STATUTS_DE_VALEUR = {"definitif", "provisoire", "revise", "secret", "non_disponible", "sans_objet"}
ABSENCES = {"secret", "non_disponible", "sans_objet"}
MILLIERS = re.compile(r"(?<=\d)[\u202f\u00a0 ](?=\d{3}\b)")
PERIODE = re.compile(r"\d{4}|\d{4}-\d{4}|\d{4}/\d{4}|\d{4}-\d{2}(-\d{2})?")


@pytest.fixture(scope="module", params=CONTRATS)
def contrat(request: pytest.FixtureRequest) -> str:
    """The id of each published contract in turn."""
    return request.param


@pytest.fixture(scope="module")
def referentiel(site_construit: Path, contrat: str) -> dict:
    """`referentiel.json` of the contract."""
    return json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def valeurs(site_construit: Path, contrat: str) -> list[dict[str, str]]:
    """The rows of `valeurs.csv`."""
    texte = (site_construit / contrat / "donnees" / "valeurs.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(texte, newline=""), strict=True))


def ids(objets: list[dict]) -> set[str]:
    """The ids of a list, each of which must be alone."""
    tous = [objet["id"] for objet in objets]
    assert len(tous) == len(set(tous))
    return set(tous)


def test_contrats(site_construit: Path) -> None:
    """The list of contracts leads to each home page."""
    contrats = json.loads((site_construit / "donnees" / "contrats.json").read_text("utf-8"))
    assert isinstance(contrats, list)
    assert ids(contrats) == set(CONTRATS)
    for contrat in contrats:
        assert {"id", "titre", "type", "debut", "fin", "adresse"} <= contrat.keys()
        assert (site_construit / contrat["adresse"].lstrip("/") / "index.html").is_file()
        assert contrat["fin"] is None or contrat["debut"] <= contrat["fin"]


def test_cles(referentiel: dict) -> None:
    """At least the promised keys, on every object."""
    for nom, cles in CLES.items():
        objets = [referentiel[nom]] if nom == "contrat" else referentiel[nom]
        assert objets, nom
        for objet in objets:
            assert cles <= objet.keys(), (nom, cles - objet.keys())


ATTENDUS = {
    "grand-paris-sud": {"branche": 5, "thematique": 23},
    "grigny": {"feuille-de-route": 8, "objectif": 28},
    "paris": {"thematique": 3, "objectif": 9, "sous-objectif": 25, "groupe": 59, "action": 165},
}


@pytest.mark.parametrize("id", ATTENDUS)
def test_nombres_par_niveau(site_construit: Path, id: str) -> None:
    """How many nodes the documents of the other contracts hold, level by level."""
    referentiel = json.loads((site_construit / id / "donnees" / "referentiel.json").read_text("utf-8"))
    niveaux = [noeud["niveau"] for noeud in referentiel["noeuds"]]
    assert {niveau: niveaux.count(niveau) for niveau in ATTENDUS[id]} == ATTENDUS[id]


def test_absences_d_objectif_a_paris(site_construit: Path) -> None:
    """«Pas d'objectifs fixés» is the absence of a target, and is kept as what it is."""
    referentiel = json.loads((site_construit / "paris" / "donnees" / "referentiel.json").read_text("utf-8"))
    assert len(referentiel["indicateurs"]) == 392
    sans = [indicateur for indicateur in referentiel["indicateurs"] if indicateur["sans_objectif"]]
    assert len(sans) == 254
    assert all(indicateur["cible"] is None for indicateur in sans)
    definis = [indicateur for indicateur in referentiel["indicateurs"] if indicateur["statut"] == "defini"]
    assert all(indicateur["periodes_prevues"] == ["2015", "2018", "2020"] for indicateur in definis)


def test_promesses_jamais_chiffrees_a_grigny(site_construit: Path) -> None:
    """The voted «XX» are shown as what they are."""
    referentiel = json.loads((site_construit / "grigny" / "donnees" / "referentiel.json").read_text("utf-8"))
    xx = [indicateur for indicateur in referentiel["indicateurs"] if indicateur["statut"] == "a_definir"]
    assert len(xx) == 3
    assert all("xx" in indicateur["libelle"].lower() for indicateur in xx)


def test_nombres(site_construit: Path) -> None:
    """What the protocol counts: 5 orientations, 18 signing communes, 31 QPV, 34 QVA, 42 rows of national measures, 8 contrats de ville."""
    referentiel = json.loads((site_construit / "grand-orly-seine-bievre" / "donnees" / "referentiel.json").read_text("utf-8"))
    assert sum(noeud["niveau"] == "orientation" for noeud in referentiel["noeuds"]) == 5
    types = [territoire["type"] for territoire in referentiel["territoires"]]
    assert types.count("qpv") == 31
    assert types.count("qva") == 34
    communes = {partenaire["id"] for partenaire in referentiel["partenaires"] if partenaire["type"] == "commune"}
    signataires = {signataire["partenaire"] for signataire in referentiel["contrat"]["signataires"]}
    assert len(communes & signataires) == 18
    assert len(referentiel["mesures_nationales"]) == 42
    assert len(referentiel["contrat"]["contrats_de_ville"]) == 8


def test_references(referentiel: dict) -> None:
    """Every id that is named exists; parents come before their children; sources name a document and one of its sections."""
    documents = {document["id"]: {section["id"] for section in document["sections"]} for document in referentiel["documents"]}
    niveaux = ids(referentiel["contrat"]["niveaux"])
    partenaires, territoires = ids(referentiel["partenaires"]), ids(referentiel["territoires"])
    indicateurs = ids(referentiel["indicateurs"])
    mesures = {mesure["numero"] for mesure in referentiel["mesures_nationales"]}
    noeuds: set[str] = set()
    for noeud in referentiel["noeuds"]:
        assert noeud["parent"] is None or noeud["parent"] in noeuds
        noeuds.add(noeud["id"])
        assert noeud["niveau"] in niveaux
        assert set(noeud["partenaires"]) <= partenaires
        assert set(noeud["territoires"]) <= territoires
        assert set(noeud["mesures_nationales"]) <= mesures
    for indicateur in referentiel["indicateurs"]:
        assert indicateur["noeud"] in noeuds
        assert set(indicateur["referents"]) <= partenaires
        assert indicateur["statut"] in {"defini", "a_definir"}
        assert indicateur["libelle"].strip()
        if cible := indicateur["cible"]:
            assert cible["texte"].strip()
            assert "valeur" not in cible or {"annee", "comparateur"} <= cible.keys()
    for territoire in referentiel["territoires"]:
        assert set(territoire["communes"]) <= territoires
        assert (territoire["latitude"] is None) == (territoire["longitude"] is None)
    for anomalie in referentiel["anomalies"]:
        assert set(anomalie["concerne"]) <= noeuds | indicateurs | territoires
    for objet in (*referentiel["noeuds"], *referentiel["indicateurs"], *referentiel["anomalies"], *referentiel["faits"]):
        assert objet["source"]["section"] in documents[objet["source"]["document"]], objet["id"]


def test_chaque_adresse_est_une_page_qui_dit_le_libelle(referentiel: dict, pages) -> None:
    """Nodes, indicators, partners, territories: the address opens, and the page shows the printed words."""
    for groupe, libelle in (("noeuds", "titre"), ("indicateurs", "libelle"), ("partenaires", "nom"), ("territoires", "nom")):
        for objet in referentiel[groupe]:
            page = pages[f"{objet['adresse'].lstrip('/')}index.html"]
            assert " ".join(objet[libelle].split()) in page.contenu, (groupe, objet["id"])
            if objet.get("type") != "perimetre":
                assert objet["id"] == objet["adresse"].rstrip("/").rpartition("/")[2]


def test_csv(site_construit: Path, contrat: str, valeurs: list[dict[str, str]], referentiel: dict) -> None:
    """RFC 4180: UTF-8 without mark, CRLF, the same columns on every row; ids, periods, figures and states that can be read back."""
    octets = (site_construit / contrat / "donnees" / "valeurs.csv").read_bytes()
    assert not octets.startswith(b"\xef\xbb\xbf")
    assert octets.endswith(b"\r\n")
    lignes = list(csv.reader(io.StringIO(octets.decode("utf-8"), newline=""), strict=True))
    assert lignes[0] == COLONNES
    assert {len(ligne) for ligne in lignes} == {len(COLONNES)}
    sorties = io.StringIO()
    csv.writer(sorties, lineterminator="\r\n").writerows(lignes)
    assert sorties.getvalue().encode("utf-8") == octets
    unites = {indicateur["id"]: indicateur["unite"] for indicateur in referentiel["indicateurs"]}
    territoires = ids(referentiel["territoires"])
    vues = set()
    for ligne in valeurs:
        assert ligne["unite"] == unites[ligne["indicateur"]]
        assert ligne["territoire"] in territoires
        assert PERIODE.fullmatch(ligne["periode"])
        assert ligne["statut"] in STATUTS_DE_VALEUR
        assert ligne["source"].strip()
        assert (ligne["valeur"] == "") == (ligne["statut"] in ABSENCES)
        if ligne["unite"] in ("nombre", "euros") and ligne["valeur"]:
            float(ligne["valeur"])
        vues.add((ligne["indicateur"], ligne["territoire"], ligne["periode"], ligne["publication"]))
    assert len(vues) == len(valeurs)


def test_les_chiffres_du_csv_sont_sur_leur_page(contrat: str, valeurs: list[dict[str, str]], pages) -> None:
    """Every published number is read, spaces aside, on the page of its indicator."""
    for id in {ligne["indicateur"] for ligne in valeurs}:
        contenu = MILLIERS.sub("", pages[f"{contrat}/indicateurs/{id}/index.html"].contenu)
        for ligne in valeurs:
            if ligne["indicateur"] == id and ligne["valeur"]:
                ecrit = ligne["valeur"] if ligne["unite"] in ("texte", "mixte") else ligne["valeur"].replace(".", ",")
                assert MILLIERS.sub("", " ".join(ecrit.split())) in contenu, ligne
