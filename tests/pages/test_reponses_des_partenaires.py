"""Answers of partners: beside the sentence that they answer, as marks in lists, as rows in the data, and never among residents' words."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.paroles import des_habitants, des_partenaires
from generator.graphe.observe import copie
from generator.model.avis import Auteur, Avis, Reponse
from generator.model.dossier import Registre
from generator.model.lieu import Lieu
from generator.model.mentions import Mentions
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_paroles import reponses_csv
from generator.pages.fichiers.tables_publiees import REPONSES
from generator.pages.genres.contrat.avis import vue_paroles
from generator.pages.genres.contrat.partenaire import vue_partenaire
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.evenements import annees_d_evenements
from generator.pages.pieces.indicateurs import ligne_indicateur
from generator.pages.pieces.paroles import avis_sur
from generator.pages.pieces.reponses_des_partenaires import reponses_sur, vue_repondre
from generator.pages.pieces.resume_des_paroles import resume_des_paroles
from generator.publication.construction import examiner
from generator.publication.gabarits import lire_gabarits
from tests.constructeur_simple import contenu
from tests.exemple.projet import EXEMPLE, RACINE

SITE = "contrat-d-exemple"
ICI = Lieu("essai.md", 1, 1)


@pytest.fixture(scope="module")
def registre() -> Registre:
    """The example contracts."""
    return examiner(EXEMPLE)[0]


@pytest.fixture(scope="module")
def contexte(registre: Registre) -> Contexte:
    """The example contract, where three partners answered."""
    return Contexte(registre.dossiers[0], registre, "2022-06-01")


@pytest.fixture(scope="module")
def sorties(exemple_rendu: dict[str, bytes]) -> dict[str, str]:
    """Pages and files of the example, as text."""
    return {chemin: octets.decode("utf-8") for chemin, octets in exemple_rendu.items() if not chemin.endswith((".png", ".ico"))}


def page(sorties: dict[str, str], adresse: str) -> str:
    """What one page of the example contract holds."""
    return contenu(sorties[f"{SITE}/{adresse}index.html"])


def apres(texte: str, avant: str, ensuite: str) -> str:
    """What stands between two marks, the first of which must come first."""
    debut = texte.index(avant)
    return texte[debut : texte.index(ensuite, debut)]


@pytest.mark.lent
@pytest.mark.parametrize(
    ("adresse", "phrase", "suite", "reponse"),
    [
        ("indicateurs/guides/", "eo-etat-indicateur", "eo-fiche", "2021-caf-guides"),
        ("indicateurs/familles-accueillies/", "eo-etat-indicateur", "eo-fiche", "2021-ville-familles"),
        ("referentiel/o1-1-p1-e2/", ' id="etat"', "eo-legende", "2021-caf-guides"),
        ("referentiel/o1-1-p1-e1/", ' id="etat"', "eo-legende", "2021-ville-familles"),
        ("partenaires/caf-exemple/", "eo-phrase--grande", "eo-fiche", "2021-caf-guides"),
        ("partenaires/exempleville/", "eo-phrase--grande", "eo-fiche", "2021-ville-familles"),
        ("territoires/exempleville/", "eo-cles", "eo-fiche", "2021-ville-familles"),
        ("", "Situation calculée", ' id="en-bref"', "2021-pirates"),
    ],
)
def test_a_cote_de_la_phrase(sorties: dict[str, str], adresse: str, phrase: str, suite: str, reponse: str) -> None:
    """Once on each page that it is about, between the sentence and what follows it."""
    texte = page(sorties, adresse)
    assert texte.count(f'id="reponse-{reponse}"') == 1
    assert f'id="reponse-{reponse}"' in apres(texte, phrase, suite)
    assert texte.count('id="reponses"') == 1


def test_ailleurs_aucune(sorties: dict[str, str]) -> None:
    """No other page of the contract, nor of another contract, bears the words of these answers."""
    portent = {chemin for chemin, texte in sorties.items() if chemin.endswith(".html") and "eo-repond__qui" in texte}
    attendues = {"indicateurs/guides", "indicateurs/familles-accueillies", "referentiel/o1-1-p1-e2", "referentiel/o1-1-p1-e1", "avis"}
    attendues |= {"partenaires/caf-exemple", "partenaires/exempleville", "territoires/exempleville"}
    attendues |= {adresse for adresse in ("manque/caf-exemple", "manque/exempleville") if f"{SITE}/{adresse}/index.html" in sorties}
    assert portent == {f"{SITE}/{adresse}/index.html" for adresse in attendues} | {f"{SITE}/index.html"}


@pytest.mark.parametrize(
    ("adresse", "marque"),
    [
        ("indicateurs/", '<a class="eo-repondu" href="guides/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: CAF</a>'),
        ("referentiel/", 'href="o1-1-p1-e2/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: CAF'),
        (
            "referentiel/o1-1-p1/",
            'href="../o1-1-p1-e1/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: Ville d’Exempleville',
        ),
        ("referentiel/o1-1-p1-e2/", 'href="../../indicateurs/guides/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: CAF'),
        ("partenaires/", 'href="caf-exemple/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: CAF'),
        ("partenaires/caf-exemple/", 'href="../../indicateurs/guides/#reponses"><span aria-hidden="true">↩</span>&nbsp;Réponse\u00a0: CAF'),
    ],
)
def test_marques(sorties: dict[str, str], adresse: str, marque: str) -> None:
    """In rows of indicators, cards of nodes, the tree and the list of partners: a sign with words, linked to the place of the answer."""
    assert marque in page(sorties, adresse)


def test_carte_sur_d_autres_sites(sorties: dict[str, str]) -> None:
    """The card says it too, and opens the page in the whole window."""
    lien = '<a href="../#reponses" target="_top">Réponse\u00a0: CAF</a>'
    assert lien in sorties[f"{SITE}/indicateurs/guides/carte-integree/index.html"]
    assert lien in sorties[f"{SITE}/partenaires/caf-exemple/carte-integree/index.html"]
    assert "#reponses" not in sorties[f"{SITE}/indicateurs/charte/carte-integree/index.html"]


def test_jamais_parmi_les_habitants(contexte: Contexte, sorties: dict[str, str]) -> None:
    """Two parts on the page of all words, two looks, two kinds in the search; the residents' section of a page holds no answer of the site."""
    vue = vue_paroles(contexte)
    assert [avis.ancre for avis in vue.avis] == ["avis-2021-bilan", "avis-2020-accueil"]
    assert [une.ancre for une in vue.reponses] == ["reponse-2021-pirates", "reponse-2021-ville-familles", "reponse-2021-caf-guides"]
    assert [avis.ancre for avis in avis_sur(contexte, vue.partenaires, "familles-accueillies")] == ["avis-2020-accueil"]
    texte = page(sorties, "avis/")
    assert (
        texte.index(' id="avis"')
        < texte.index(' id="avis-2020-accueil"')
        < texte.index(' id="reponses"')
        < texte.index(' id="reponse-2021-caf-guides"')
    )
    trouvees = {adresse: ligne for adresse, _, ligne, *_ in json.loads(sorties[f"{SITE}/recherche/index.json"])["pages"]}
    assert trouvees["avis/#reponse-2021-caf-guides"] == "Réponse · Caisse d’allocations familiales d’Exemple"
    assert trouvees["avis/#avis-2020-accueil"] == "Avis · Conseil citoyen du Quartier Neuf"


@pytest.mark.parametrize("adresse", ["indicateurs/guides/", "partenaires/caf-exemple/", "avis/", ""])
def test_mot_pour_mot(sorties: dict[str, str], adresse: str) -> None:
    """What the program makes of its own words («les documents lus» is counted and linked) it does not make of the words of others."""
    texte = page(sorties, adresse)
    cites = [
        "qui n’est pas parmi les documents lus.</p>",
        "Nous ne l’avons pas vu dans les documents lus.</p>",
        "il n’est pas dans les documents lus. &lt;script&gt;",
    ]
    attendus = {"": cites[2:], "avis/": cites}.get(adresse, cites[:2])
    assert [cite for cite in attendus if cite not in texte] == []


def test_mot_pour_mot_sur_papier(sorties: dict[str, str]) -> None:
    """The same in the bilan."""
    texte = sorties[f"{SITE}/imprimer/bilan/index.html"]
    assert "Nous ne l’avons pas vu dans les documents lus.</p>" in texte
    assert "il n’est pas dans les documents lus. &lt;script&gt;" in texte


def test_une_longue_reponse_est_pliee(contexte: Contexte, sorties: dict[str, str]) -> None:
    """Under its title beside the sentence, so that the figures stay near; whole on the page of all words."""
    (longue,) = reponses_sur(contexte, f"{SITE}/indicateurs/familles-accueillies/", "familles-accueillies")
    (courte,) = reponses_sur(contexte, f"{SITE}/indicateurs/guides/", "guides")
    assert (longue.longue, courte.longue) == (True, False)
    assert "Lire cette réponse" in page(sorties, "indicateurs/familles-accueillies/")
    assert "Lire cette réponse" not in page(sorties, "indicateurs/guides/") + page(sorties, "avis/")


def test_comment_repondre(contexte: Contexte, registre: Registre, sorties: dict[str, str]) -> None:
    """To whom, what to send, what is published; the contract's own address first; none is made up."""
    for id in contexte.partenaires_du_contrat:
        texte = page(sorties, f"partenaires/{id}/")
        assert texte.count(' id="repondre"') == 1, id
        assert '<a href="#repondre">' in texte, id
        assert "mailto:contrat@exempleville.invalid?subject=R%C3%A9ponse%20de%20partenaire" in texte, id
        assert "mot pour mot, avec sa date, à côté de la phrase" in texte, id
    sans = copie(contexte.dossier, contrat=replace(contexte.contrat, signalement=""))
    partenaire = contexte.partenaires["caf-exemple"]
    assert vue_repondre(Contexte(sans, registre, "2022-06-01"), partenaire).adresse == "erreurs@exempleville.invalid"
    muet = copie(registre, mentions=Mentions())
    vue = vue_repondre(Contexte(sans, muet, "2022-06-01"), partenaire)
    assert (vue.message, vue.adresse, vue.mentions) == ("", "", "../../../mentions-legales/#signaler")


def test_contact_inconnu(contexte: Contexte, registre: Registre) -> None:
    """The page says that nobody is named yet."""
    sans = copie(contexte.dossier, contrat=replace(contexte.contrat, signalement=""))
    sourd = Contexte(sans, copie(registre, mentions=Mentions()), "2022-06-01")
    gabarits = lire_gabarits(RACINE / "site_templates")
    rendu = gabarits.page("x/", "contrat/partenaire.html.j2", vue_partenaire(sourd, sourd.partenaires["caf-exemple"])).ecrire().corps
    assert "L’adresse à laquelle écrire n’est pas encore connue" in rendu
    assert "mailto:" not in rendu


def test_reponses_deja_publiees(contexte: Contexte) -> None:
    """Its own answers, and those to an opinion, newest first."""
    vue = vue_repondre(contexte, contexte.partenaires["exempleville"])
    assert [(lien.precision, lien.adresse) for lien in vue.publiees] == [
        ("En\u00a0mai 2021\u00a0:", "../../avis/#reponse-2021-ville-familles"),
        ("En\u00a0juillet 2020, à un avis\u00a0:", "../../avis/#avis-2020-accueil"),
    ]
    assert vue_repondre(contexte, contexte.partenaires["etat"]).publiees == ()


def test_inviter(sorties: dict[str, str]) -> None:
    """The page of an indicator, and that of a promise, lead who is named there to the place that says how to answer."""
    assert "nommé ici\u202f?" in page(sorties, "indicateurs/guides/").replace("&nbsp;", "\u00a0")
    assert '<a href="../../partenaires/caf-exemple/#repondre">Répondre</a>' in page(sorties, "indicateurs/guides/")
    assert '<a href="../../partenaires/etat/#repondre">Répondre\u00a0: État</a>' in page(sorties, "referentiel/o1-1-p1-e1/")
    assert "nommé ici" not in page(sorties, "referentiel/o1-1-p1-e3/")


def test_bilan(sorties: dict[str, str]) -> None:
    """On paper: a part of its own, whole, and the mark in the rows."""
    texte = sorties[f"{SITE}/imprimer/bilan/index.html"]
    assert texte.index('<h2 id="paroles">') < texte.index('<h2 id="reponses">') < texte.index('<h3 id="reponse-2021-ville-familles">')
    assert "tous les signataires du contrat" in texte
    assert '<span class="precision">Réponse\u00a0: CAF</span>' in texte


def test_en_donnees(contexte: Contexte, sorties: dict[str, str]) -> None:
    """One row per answer, those to an opinion too; every address leads to a place of a page; the heading stands even alone."""
    entete, *rangees = csv.reader(io.StringIO(reponses_csv(contexte).decode("utf-8"), newline=""))
    assert tuple(entete) == REPONSES.noms
    assert [(une[0], une[1], une[6]) for une in rangees] == [
        ("exempleville", "2020-07", "2020-accueil"),
        ("caf-exemple", "2021-04-12", ""),
        ("pirates", "2021", ""),
        ("exempleville", "2021-05", ""),
    ]
    assert rangees[1][2] == "guides o1-1-p1-e2 caf-exemple"
    for rangee in rangees:
        chemin, _, ancre = rangee[5].removeprefix("/").partition("#")
        assert f' id="{ancre}"' in sorties[f"{chemin}index.html"]
    par_id = {avis.id: avis for avis in contexte.dossier.avis}
    assert rangees[1][4] == par_id["2021-caf-guides"].texte
    assert sorties["contrat-minimal/donnees/reponses.csv"] == "auteur,date,sur,titre,texte,adresse,avis\r\n"
    assert "fichier-reponses-csv" in page(sorties, "donnees/")


def test_plus_tard(registre: Registre) -> None:
    """What is dated after the day of the build is not known yet: neither an answer of a partner, nor an answer to an opinion."""
    avant = Contexte(registre.dossiers[0], registre, "2020-06-30")
    assert avant.reponses == {}
    (avis,) = avant.dossier.avis
    assert (avis.id, avis.reponse) == ("2020-accueil", None)
    assert len(reponses_csv(avant).splitlines()) == 1
    assert Contexte(registre.dossiers[0], registre, "2020-07-01").dossier.avis[0].reponse is not None


def test_partenaires_seuls(contexte: Contexte, registre: Registre) -> None:
    """Where no resident was heard, the home does not say that one was."""
    seuls = copie(contexte.dossier, avis=des_partenaires(contexte.dossier.avis))
    resume = resume_des_paroles(Contexte(seuls, registre, "2022-06-01"), f"{SITE}/")
    assert resume is not None
    assert (resume.titre, resume.phrase) == ("Ce que répondent les partenaires", "3\u00a0réponses de partenaires.")
    entier = resume_des_paroles(contexte, f"{SITE}/")
    assert entier is not None
    assert entier.titre == "Ce que dit le conseil citoyen"


def test_les_mots_d_avant_sont_partis(sorties: dict[str, str]) -> None:
    """The site does not know what was answered elsewhere: it says what it looked for and did not find."""
    for chemin, texte in sorties.items():
        assert not re.search(r"[Ss]ans réponse publiée", texte.replace("&nbsp;", " ").replace("\u00a0", " ")), chemin


def test_dans_la_frise_chacun_a_ses_mots(registre: Registre) -> None:
    """A partner that answers, and the publisher that answers it: two events, each with who wrote it."""
    ecrit = Avis(
        "a0",
        "Où ?",
        Auteur("", "caf-exemple", ICI),
        "2021-03",
        ("o1",),
        "Ici.",
        Reponse(Auteur("Le préfet", "", ICI), "2021-04", "Là."),
        ICI,
    )
    seul = replace(ecrit, id="a1", auteur=Auteur("Conseil", "", ICI))
    contexte = Contexte(copie(registre.dossiers[0], avis=(ecrit, seul)), registre, "2022-06-01")
    annee = next(une for une in annees_d_evenements(contexte, f"{SITE}/frise/") if une.annee == "2021")
    dits = Counter(un.phrase for un in (*annee.evenements, *annee.replies) if un.phrase.startswith(("Avis", "Réponse")))
    assert dits == {
        f"Réponse{INSECABLE}: {contexte.partenaires['caf-exemple'].nom}.": 1,
        f"Avis{INSECABLE}: Conseil.": 1,
        f"Réponse à un avis{INSECABLE}: Le préfet.": 2,
    }


sujets = st.lists(st.sampled_from(["guides", "o1", "exempleville", "caf-exemple", "quartier-neuf", "familles-accueillies"]), max_size=3)
ids = st.sampled_from(["caf-exemple", "exempleville", "etat", "pirates", "communes", ""])
dates = st.sampled_from(["2019", "2020-02", "2020-02-03", "2021-05", "2023"])
mechants = st.sampled_from(
    ["<script>alert(1)</script>", "</section></div>", "[x](javascript:alert(1))", "{{ 7*7 }}", "```", "=1+1", "\n\n", "mots", "# a"]
)
textes = st.lists(mechants, min_size=1, max_size=4).map(" ".join)


@st.composite
def tous_les_avis(draw: st.DrawFn) -> tuple[Avis, ...]:
    """Any opinions and answers, by anyone, on anything, on any day."""

    def auteur(id: str) -> Auteur:
        return Auteur("" if id else "Conseil", id, ICI)

    tires = []
    for rang in range(draw(st.integers(0, 5))):
        reponse = Reponse(auteur(draw(ids)), draw(dates), draw(textes)) if draw(st.booleans()) else None
        sur = tuple(dict.fromkeys(draw(sujets)))
        tires.append(Avis(f"a{rang}", draw(textes), auteur(draw(ids)), draw(dates), sur, draw(textes), reponse, ICI))
    return tuple(tires)


@pytest.mark.lent
@settings(derandomize=True, deadline=None, database=None, max_examples=60)
@given(tous_les_avis())
def test_rien_ne_se_perd(registre: Registre, avis: tuple[Avis, ...]) -> None:
    """Every word known on the day is on the page of all words once, on one side; marks, pages, rows and objects agree on who answered what."""
    contexte = Contexte(copie(registre.dossiers[0], avis=avis), registre, "2022-06-01")
    connus = contexte.dossier.avis
    assert {un.id for un in connus} == {un.id for un in avis if un.date <= "2022-06-01"[: len(un.date)]}
    assert sorted(un.id for un in (*des_habitants(connus), *des_partenaires(connus))) == sorted(un.id for un in connus)
    for id in ("", "guides", "familles-accueillies", "o1", "caf-exemple"):
        attendues = {f"reponse-{un.id}" for un in connus if un.auteur.partenaire and (id in un.sur or not (id or un.sur))}
        assert {une.ancre for une in reponses_sur(contexte, f"{SITE}/", id)} == attendues
        if id in contexte.indicateurs:
            assert (ligne_indicateur(contexte, f"{SITE}/", contexte.indicateurs[id]).reponses is not None) == bool(attendues)
    _, *rangees = csv.reader(io.StringIO(reponses_csv(contexte).decode("utf-8"), newline=""))
    lus = json.loads(referentiel_json(contexte))["avis"]
    dits = [un["auteur_partenaire"] for un in lus] + [(un["reponse"] or {}).get("auteur_partenaire") for un in lus]
    assert sorted(rangee[0] for rangee in rangees) == sorted(filter(None, dits))
    assert not any(cellule.startswith(("=", "+", "-", "@")) for rangee in rangees for cellule in rangee)


def elements(texte: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Tags and attributes that a browser finds."""
    for element in html5lib.parse(texte, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            yield element.tag, dict(element.attrib)


def test_rien_ne_s_echappe(sorties: dict[str, str]) -> None:
    """The hostile answer adds no element: no script, no picture, no second place of one name; what comes after it still stands."""
    bloc = apres(page(sorties, ""), '<section class="eo-droit-de-reponse"', "<h2")
    trouves = list(elements(bloc))
    assert {balise for balise, _ in trouves} <= {
        "html",
        "head",
        "body",
        "section",
        "article",
        "div",
        "p",
        "span",
        "a",
        "blockquote",
        "ol",
        "li",
        "code",
    }
    assert all(not nom.startswith("on") for _, attributs in trouves for nom in attributs)
    assert [attributs["id"] for _, attributs in trouves if "id" in attributs] == ["reponses", "reponse-2021-pirates"]
    assert "&lt;script&gt;alert(1)" in bloc
    assert not re.search(r"href=\"javascript", "".join(sorties.values()))
