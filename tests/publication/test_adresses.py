"""Addresses that were published never die: whatever editors do to ids, each leads somewhere, or a build says which line is to be written."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import html5lib
import pytest

from generator import cli
from generator.model.adresses_publiees import ACCUEIL, DOSSIER, lire_lignes
from generator.model.codes import CodeLien
from generator.publication import construction
from generator.publication.adresses_retenues import retenir
from generator.publication.construction import examiner
from generator.publication.verification import renvois_de
from tests.exemple.projet import CONTRAT
from tests.publication import changements
from tests.publication.arbres import JOUR, Propre, construire, differences, remplacer
from tests.publication.arbres import arbre as lire_arbre
from tests.tout import DE_NUIT, TOUT, chaque_nuit

ECOLE = Path("referentiels") / CONTRAT / "referentiel" / "1-ecole.yml"
VENTILATIONS = Path("referentiels") / CONTRAT / "valeurs" / "ventilations.csv"
ADRESSES = Path("referentiels") / CONTRAT / "adresses.yml"
Lance = Callable[..., str]


@pytest.fixture
def retenu(projet: Path) -> Path:
    """The built example, whose addresses are in its ledgers."""
    retenir(projet, projet / "public")
    return projet


@pytest.fixture
def lancer(retenu: Path, capsys: pytest.CaptureFixture[str]) -> Lance:
    """Run `engagements adresses mots…` in it; what it prints. `code` is the exit code that is expected."""

    def lance(*mots: str, code: int = 0) -> str:
        assert cli.main(["adresses", *mots, "--projet", str(retenu), "--date", "2026-11-20"]) == code
        dit = capsys.readouterr()
        return dit.out + dit.err

    return lance


def publies(projet: Path) -> list[str]:
    """All addresses of the ledgers, as paths below `public/`; those of places have a «#»."""
    adresses = []
    for registre in sorted((projet / DOSSIER).glob("*.lock")):
        base = "" if registre.stem == "portail" else f"{registre.stem}/"
        adresses += [base + ("" if une == ACCUEIL else une) for une, _ in lire_lignes(registre.read_text("utf-8"))]
    return adresses


def suivre(public: Path, adresse: str) -> Path:
    """The file that a browser ends at which goes to an address, following pages that lead on."""
    vus: set[Path] = set()
    ici = public / adresse
    while True:
        fichier = ici / "index.html" if ici.is_dir() or not ici.suffix else ici
        assert fichier.is_file(), f"{adresse}: {fichier}"
        assert fichier not in vus, f"{adresse} leads to itself"
        vus.add(fichier)
        renvoi = re.search(rb'http-equiv="refresh" content="0; url=([^"#]+)', fichier.read_bytes()) if fichier.suffix == ".html" else None
        if renvoi is None:
            return fichier
        ici = Path(str((fichier.parent / renvoi[1].decode()).resolve()))


def repondent(projet: Path, *, sauf: tuple[str, ...] = ()) -> None:
    """Every address that was ever published answers; places of pages may be gone below `sauf`, and a picture, which can tell nothing."""
    for adresse in publies(projet):
        page, _, ancre = adresse.partition("#")
        fichier = suivre(projet / "public", page)
        assert not ancre or ancre in renvois_de(fichier.read_bytes()).ancres or adresse.startswith(sauf), adresse


def bien_construit(projet: Path, propre: Propre) -> dict[str, bytes]:
    """A build on top of the last one, which equals one from nothing (each night; the first test below, at each run); what it published."""
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat
    ici = lire_arbre(projet / "public")
    assert not TOUT or differences(ici, propre(projet)) == []
    return ici


def perdues(resultat: construction.Resultat) -> list[str]:
    """What is said of addresses that lead nowhere."""
    return [str(probleme) for probleme in resultat.problemes if probleme.code == "adresse-perdue"]


def texte_de(page: bytes) -> str:
    return " ".join("".join(html5lib.parse(page, namespaceHTMLElements=False).find("body").itertext()).split())


def test_un_identifiant_renomme(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """Rows, opinions and answers follow; comments and other words stay; every old address answers, a table with the very same bytes."""
    avant = lire_arbre(retenu / "public")
    sources = lire_arbre(retenu / "referentiels")
    dit = lancer("renommer", "guides", "guides-donnes")
    assert "2021-caf-guides.md, ligne 5" in dit
    assert "Rien n’a été écrit" in dit
    assert lire_arbre(retenu / "referentiels") == sources
    lancer("renommer", "guides", "guides-donnes", "--ecrire")
    ecole = (retenu / ECOLE).read_text("utf-8")
    assert "anciens_ids: [guides]" in ecole
    assert len(ecole.splitlines()) == len(sources[f"{CONTRAT}/referentiel/1-ecole.yml"].decode().splitlines()) + 1
    assert {ligne[0] for ligne in csv.reader((retenu / VENTILATIONS).read_text("utf-8").splitlines(), delimiter=";")} >= {"guides-donnes"}
    assert "sur: [guides-donnes, " in (retenu / "content" / CONTRAT / "avis" / "2021-caf-guides.md").read_text("utf-8")
    apres = bien_construit(retenu, construction_propre)
    assert differences(apres, construction_propre(retenu)) == []
    repondent(retenu)
    ancien, neuf = (f"{CONTRAT}/indicateurs/{id}/valeurs.csv" for id in ("guides", "guides-donnes"))
    assert apres[ancien] == apres[neuf]
    assert apres[neuf] == avant[ancien].replace(b"\nguides,", b"\nguides-donnes,")
    # Renamed once more, the first address still leads to the end.
    lancer("renommer", "guides-donnes", "guides-remis", "--ecrire")
    bien_construit(retenu, construction_propre)
    repondent(retenu)
    assert suivre(retenu / "public", f"{CONTRAT}/indicateurs/guides/").parent.name == "guides-remis"
    # It may take its first name back: the two others lead to it, and the list says that it was the first.
    lancer("renommer", "guides-remis", "guides", "--ecrire")
    ecole = (retenu / ECOLE).read_text("utf-8")
    assert re.findall(r"- id: guides\n +anciens_ids: \[(.*)\]", ecole) == ["guides, guides-donnes, guides-remis"]
    assert not [probleme for probleme in examiner(retenu, JOUR)[1] if probleme.code == "adresse-perdue"]


@pytest.mark.parametrize(
    ("genre", "ancien", "nouveau"),
    chaque_nuit(
        [
            ("lieu", "quartier-neuf", "neuf"),
            ("partenaire", "caf-exemple", "caf-ici"),
            ("promesse", "o1", "oo1"),
            ("promesse", "o1-1-p1-e1", "e1"),
        ],
    ),
)
def test_tout_peut_etre_renomme(genre: str, ancien: str, nouveau: str, retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """A root (whose sheets follow), a promise that many files name, a place, a partner of the portal."""
    lancer("renommer", ancien, nouveau, "--genre", genre, "--contrat", CONTRAT, "--ecrire")
    bien_construit(retenu, construction_propre)
    repondent(retenu)


def test_un_identifiant_de_deux_choses(retenu: Path, lancer: Lance) -> None:
    """A place and a partner of one name: the kind must be told, and what may name either is left to a person."""
    assert "nomme plusieurs choses (lieu de contrat-d-exemple, partenaire)" in lancer("renommer", "exempleville", "ex", code=2)
    reponse = retenu / "content" / CONTRAT / "avis" / "2021-caf-guides.md"
    remplacer(reponse, "sur: [guides, ", "sur: [guides, exempleville, ")
    dit = lancer("renommer", "exempleville", "ville-ex", "--genre", "partenaire")
    assert "À changer à la main" in dit
    assert "2021-caf-guides.md:" in dit
    assert "partenaires.yml, ligne" in dit
    assert "territoires.yml" not in dit


@DE_NUIT
def test_un_noeud_deplace(retenu: Path, construction_propre: Propre) -> None:
    """Its address is made of its id alone."""
    changements.noeud_deplace(changements.Essai(retenu, JOUR), Random(3))
    bien_construit(retenu, construction_propre)
    repondent(retenu)
    assert [
        page
        for page in publies(retenu)
        if "referentiel/" in page and suivre(retenu / "public", page) != retenu / "public" / page / "index.html"
    ] == [
        f"{CONTRAT}/referentiel/o1-1-ancienne/",
        f"{CONTRAT}/referentiel/o1-1-plus-ancienne/",
    ]


def test_un_indicateur_scinde(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """Its page says why it is no more and where the two are; its table says so in the place of figures."""
    deux = "".join(
        f'                  - {{id: guides-{quoi}, type: suivi, libelle: "Guides {quoi}", unite: nombre, repere: "Priorité 1"}}\n'
        for quoi in ("lus", "rendus")
    )
    remplacer(retenu / ECOLE, "                  - id: guides\n", f"{deux}                  - id: guides\n")
    mots = ("scinder", "guides", "guides-lus", "guides-rendus", "--motif", "Le nombre mêlait deux choses.")
    assert "des chiffres le nomment" in lancer(*mots, code=1)
    dit = lancer(*mots, "--effacer-les-chiffres", "--ecrire", code=1)  # an opinion still names it
    assert "Rien n’a été écrit" in dit
    assert "2021-caf-guides.md:" in dit
    remplacer(retenu / "content" / CONTRAT / "avis" / "2021-caf-guides.md", "sur: [guides, ", "sur: [")
    lancer(*mots, "--effacer-les-chiffres", "--ecrire")
    apres = bien_construit(retenu, construction_propre)
    repondent(retenu, sauf=(f"{CONTRAT}/indicateurs/guides/",))
    page = apres[f"{CONTRAT}/indicateurs/guides/index.html"]
    assert texte_de(page) == (
        "Pays d’Exemple : Contrat d’exemple 2019-2022 Cette page a été retirée Elle montrait : « Nombre de guides distribués ». Depuis le 20 novembre 2026, il n’y a plus rien à montrer à cette "
        "adresse. Le nombre mêlait deux choses. Où chercher : Guides lus Guides rendus Accueil de « Pays d’Exemple : Contrat d’exemple 2019-2022 »"
    )
    assert b'content="noindex"' in page
    table = list(csv.DictReader(apres[f"{CONTRAT}/indicateurs/guides/valeurs.csv"].decode().splitlines()))
    assert table == [
        {
            "retire_le": "2026-11-20",
            "quoi": "Nombre de guides distribués",
            "motif": "Le nombre mêlait deux choses.",
            "voir": " ".join(f"/{CONTRAT}/indicateurs/guides-{quoi}/" for quoi in ("lus", "rendus")),
        }
    ]
    # One of the two goes in its turn: nobody is sent to where nothing is any more.
    retenir(retenu, retenu / "public")
    lancer("retirer", "guides-lus", "--motif", "Il n’est plus suivi.", "--ecrire")
    page = bien_construit(retenu, construction_propre)[f"{CONTRAT}/indicateurs/guides/index.html"]
    assert "Où chercher : Guides rendus Accueil de" in texte_de(page)


def test_un_indicateur_renomme_puis_retire(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """The page of its first id says why it is no more, as that of its last does."""
    remplacer(retenu / "content" / CONTRAT / "avis" / "2021-caf-guides.md", "sur: [guides, ", "sur: [")
    lancer("renommer", "guides", "guides-donnes", "--ecrire")
    assert construire(retenu, retenu / "public").sain
    retenir(retenu, retenu / "public")
    lancer("retirer", "guides-donnes", "--motif", "Il n’est plus suivi.", "--effacer-les-chiffres", "--ecrire")
    apres = bien_construit(retenu, construction_propre)
    repondent(retenu, sauf=(f"{CONTRAT}/indicateurs/guides",))
    for id in ("guides", "guides-donnes"):
        assert "Il n’est plus suivi." in texte_de(apres[f"{CONTRAT}/indicateurs/{id}/index.html"])


def test_ce_qui_est_dit_parti_et_revient_est_dit(retenu: Path) -> None:
    """A file of data, a place of a page: what adresses.yml says of them does nothing, and is advised against at its line."""
    lignes = (retenu / ADRESSES).read_text("utf-8").splitlines() if (retenu / ADRESSES).is_file() else ["adresses:"]
    dites = [
        '  - {adresse: donnees/valeurs.csv, le: 2021-01-01, motif: "Il n’y en a plus."}',
        "  - {adresse: donnees/argent.csv, vers: donnees/valeurs.csv, le: 2021-01-01}",
        '  - {adresse: donnees/jamais.csv, le: 2021-01-01, motif: "Il n’y en a plus."}',
        '  - {adresse: "avis/#avis-2020-accueil", le: 2021-01-01, motif: "Il n’y en a plus."}',
    ]
    (retenu / ADRESSES).write_text("\n".join([*lignes, *dites, ""]), "utf-8")
    resultat = construire(retenu, retenu / "public")
    assert resultat.sain
    trouves = {str(un.lieu): un.message for un in resultat.problemes if un.code is CodeLien.ADRESSE_REVENUE}
    lieux = [f"{ADRESSES.as_posix()}:{len(lignes) + rang}:5" for rang in (1, 2, 4)]
    assert sorted(trouves) == sorted(lieux)
    assert trouves[lieux[0]] == "« donnees/valeurs.csv » est dite retirée, et ce fichier est de nouveau publié : cette ligne ne sert plus."
    assert trouves[lieux[2]].endswith("et cette place de page est de nouveau publiée : cette ligne ne sert plus.")
    assert "retire_le" not in (retenu / "public" / CONTRAT / "donnees" / "valeurs.csv").read_text("utf-8")


@DE_NUIT
def test_deux_partenaires_fusionnes(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """Who named one names the other, once; its pages lead to those of the other, in each contract and on the portal."""
    lancer("fusionner", "caf-exemple", "pirates", "--ecrire")
    partenaires = (retenu / "referentiels" / "partenaires.yml").read_text("utf-8")
    assert "id: pirates" not in partenaires
    assert "anciens_ids: [caf-exemple, pirates]" in partenaires
    bien_construit(retenu, construction_propre)
    repondent(retenu)


def test_un_contrat_fini(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """Deleted, a build says what to write; then each of its pages says that it is no more, and why."""
    for dossier in ("referentiels", "content"):
        shutil.rmtree(retenu / dossier / "contrat-minimal", ignore_errors=True)
    resultat = construire(retenu, retenu / "public")
    assert not resultat.sain
    assert "« contrat-minimal » a été publié, et il n’y en a plus de ce nom" in perdues(resultat)[0]
    assert "adresse: contrat-minimal/" in perdues(resultat)[0]
    lancer("retirer", "contrat-minimal/", "--motif", "Le contrat est fini depuis 2022.", "--voir", f"{CONTRAT}/", "--ecrire")
    apres = bien_construit(retenu, construction_propre)
    repondent(retenu, sauf=("contrat-minimal/",))
    dite = texte_de(apres["contrat-minimal/referentiel/a1/index.html"])
    assert "Le contrat est fini depuis 2022." in dite
    assert "Où chercher : Pays d’Exemple : Contrat d’exemple 2019-2022 Accueil" in dite.replace("\u00a0", " ")
    assert {Path(chemin).suffix for chemin in apres if chemin.startswith("contrat-minimal/") and "partage.png" not in chemin} >= {
        ".zip",
        ".xlsx",
        ".ics",
    }
    # What is published now may be retained again: nothing new is found, and no ledger is lost.
    assert not any(retenir(retenu, retenu / "public").values())


def test_le_site_change_d_adresse(retenu: Path, lancer: Lance, monkeypatch: pytest.MonkeyPatch) -> None:
    """Served below a folder, on another host: pages that lead on are the same, and what is written for the server has that folder."""
    lancer("renommer", "guides", "guides-donnes", "--ecrire")
    ici = f"{CONTRAT}/indicateurs/guides/index.html"
    pages = []
    for site in ("", "https://a.invalid/", "https://b.invalid/un/dossier/"):
        monkeypatch.setenv("SITE_URL", site)
        assert construire(retenu, retenu / "public").sain
        repondent(retenu)
        pages.append((retenu / "public" / ici).read_bytes())
    assert len(set(pages)) == 1
    assert f"/un/dossier/{CONTRAT}/indicateurs/guides/* /un/dossier/{CONTRAT}/indicateurs/guides-donnes/:splat 301" in (
        (retenu / "public" / "_redirects").read_text("utf-8").splitlines()
    )


def test_le_serveur_sait_conduire(retenu: Path, lancer: Lance) -> None:
    """Each of the three files leads each page that moved to where its own page leads."""
    lancer("renommer", "o1", "oo1", "--ecrire")
    assert construire(retenu, retenu / "public").sain
    public = retenu / "public"
    netlify = [ligne.split()[:2] for ligne in (public / "_redirects").read_text("utf-8").splitlines()]
    regles = {
        "netlify": [(re.compile(re.escape(de).replace(r"\*", "(.*)")), vers.replace(":splat", r"\1")) for de, vers in netlify],
        "nginx": _motifs(public / "donnees" / "redirections-nginx.conf", r'"~\^(.*)\$" "(.*)";', "$suite", "(?<suite>", "("),
        "apache": _motifs(public / "donnees" / "redirections-apache.conf", r'RedirectMatch 301 "\^(.*)\$" "(.*)"', "$1"),
    }
    conduites = 0
    for page in (page for page in publies(retenu) if page.endswith("/")):
        fin = suivre(public, page)
        if fin == public / page / "index.html" or "/documents/" in page or re.search("(?:^|/)k/", page):  # a short link is its own page
            continue
        conduites += 1
        for nom, siennes in regles.items():
            vers = next((lue.expand(suite) for motif, suite in siennes if (lue := motif.fullmatch(f"/{page}"))), "")
            assert suivre(public, vers.removeprefix("/")) == fin, (nom, page, vers)
    assert conduites > 5


def _motifs(fichier: Path, ligne: str, suite: str, *change: str) -> list[tuple[re.Pattern[str], str]]:
    lues = re.findall(ligne, fichier.read_text("utf-8"))
    return [(re.compile(motif.replace(*change) if change else motif), vers.replace(suite, r"\1")) for motif, vers in lues]


def test_efface_sans_rien_dire(retenu: Path, construction_propre: Propre) -> None:
    """What verifier says of an indicator that is gone is a line that mends it, as it stands."""
    public = lire_arbre(retenu / "public")
    ecole = (retenu / ECOLE).read_text("utf-8")
    (retenu / ECOLE).write_text(re.sub(r" +indicateurs:\n +- \{id: departs, .*\n", "", ecole), "utf-8")
    for tableau in sorted((retenu / "referentiels" / CONTRAT / "valeurs").glob("*.csv")):
        octets = tableau.read_bytes()
        tableau.write_bytes(b"".join(ligne for ligne in octets.splitlines(keepends=True) if not ligne.startswith(b"departs;")))
    dits = [probleme for probleme in examiner(retenu, JOUR)[1] if probleme.code == "adresse-perdue"]
    assert [probleme.message for probleme in dits] == ["L’adresse « indicateurs/departs/ » a été publiée, et plus rien n’y mène."]
    assert dits[0].lieu.fichier == f"{DOSSIER}/{CONTRAT}.lock"
    lignes = (retenu / dits[0].lieu.fichier).read_text("utf-8").splitlines()
    assert lignes[dits[0].lieu.ligne - 1].startswith("indicateurs/departs/ ")
    resultat = construire(retenu, retenu / "public")
    assert not resultat.sain
    assert perdues(resultat) == [str(dits[0])]
    assert lire_arbre(retenu / "public") == public
    (ligne,) = re.findall(r"- \{adresse: .*?\}", dits[0].conseil)
    with (retenu / ADRESSES).open("a", encoding="utf-8") as fichier:
        fichier.write(f"  {ligne.replace('AAAA-MM-JJ', '2026-11-20').replace('…', 'Faute de source.')}\n")
    apres = bien_construit(retenu, construction_propre)
    assert "Faute de source." in texte_de(apres[f"{CONTRAT}/indicateurs/departs/index.html"])
    repondent(retenu, sauf=(f"{CONTRAT}/indicateurs/departs/",))


def test_un_fichier_et_une_place_perdus(retenu: Path) -> None:
    """A table whose rows are all gone, an opinion that is gone: only a build can tell, and it names both."""
    (retenu / "content" / CONTRAT / "avis" / "2021-caf-guides.md").unlink()
    lignes = (retenu / VENTILATIONS).read_text("utf-8").splitlines(keepends=True)
    (retenu / VENTILATIONS).write_text("".join(ligne for ligne in lignes if not ligne.startswith("guides;")), "utf-8")
    resultat = construire(retenu, retenu / "public")
    perdus = [probleme.message.split("« ")[1].split(" »")[0] for probleme in resultat.problemes if probleme.code == "adresse-perdue"]
    assert sorted(perdus) == ["avis/#reponse-2021-caf-guides", "indicateurs/guides/valeurs-tableur.csv", "indicateurs/guides/valeurs.csv"]
    conseils = " ".join(probleme.conseil for probleme in resultat.problemes)
    assert f"engagements adresses retirer {CONTRAT}/avis/#reponse-2021-caf-guides " in conseils, "the command names the site too"
    with (retenu / ADRESSES).open("a", encoding="utf-8") as fichier:
        fichier.writelines(f'  - {{adresse: "{perdu}", le: 2026-11-20, motif: "Repris par son auteur."}}\n' for perdu in perdus)
    assert construire(retenu, retenu / "public").sain
    assert b"Repris par son auteur." in (retenu / "public" / CONTRAT / "indicateurs" / "guides" / "valeurs.csv").read_bytes()
    repondent(retenu)
    page = (retenu / "public" / CONTRAT / "avis" / "index.html").read_bytes()
    assert "Ce qui était à cette place de la page 20 novembre 2026 : Repris par son auteur." in texte_de(page).replace("\u00a0", " ")


def _sans_avis(projet: Path) -> None:
    shutil.rmtree(projet / "content" / CONTRAT / "avis")


def _sans_constats(projet: Path) -> None:
    (projet / "referentiels" / CONTRAT / "constats.yml").unlink()


def _mesures_d_un_autre(projet: Path) -> None:
    remplacer(projet / "referentiels" / "mesures-nationales.yml", f"contrat: {CONTRAT}\n", "contrat: contrat-d-ailleurs\n")


@pytest.mark.parametrize(
    ("oter", "page"),
    [(_sans_avis, f"{CONTRAT}/avis/"), (_sans_constats, f"{CONTRAT}/constats/"), (_mesures_d_un_autre, "mesures-nationales/")],
)
def test_les_places_d_une_page_qui_n_est_plus(retenu: Path, oter: Callable[[Path], None], page: str) -> None:
    """The last opinion goes as the others did: that its page goes too, by itself, says nothing of the things that had a place on it."""
    avant = lire_arbre(retenu / "public")
    places = {un for un in publies(retenu) if un.startswith(f"{page}#")}
    assert places
    oter(retenu)
    resultat = construire(retenu, retenu / "public")
    assert not resultat.sain
    perdues = [un.message.split("« ")[1].split(" »")[0] for un in resultat.problemes if un.code == "adresse-perdue"]
    assert {une.rpartition("/")[2] for une in perdues if "#" in une} == {une.rpartition("/")[2] for une in places}
    assert lire_arbre(retenu / "public") == avant


def test_ce_qui_va_et_vient(retenu: Path, construction_propre: Propre) -> None:
    """The page of what is missing of a partner goes once nothing is: it leads to the partner, and nobody had to write it."""
    manques = [page for page in publies(retenu) if re.fullmatch(f"{CONTRAT}/manque/[^/]+/", page)]
    assert manques
    ecole = (retenu / ECOLE).read_text("utf-8")
    (retenu / ECOLE).write_text(re.sub(r"\n +referents: .*", "", ecole), "utf-8")
    bien_construit(retenu, construction_propre)
    repondent(retenu)


def test_ce_qu_un_apercu_laisse_n_est_pas_perdu(retenu: Path, construction_propre: Propre) -> None:
    """A preview makes no PDF, workbook or archive: nobody has to say that they are gone. The next build makes them again."""
    laisses = {une for une in publies(retenu) if une.endswith((".xlsx", ".zip"))}
    assert len(laisses) > 10
    resultat = construction.construire(retenu, retenu / "public", aujourd_hui=JOUR, pdf=False, classeurs=False)
    assert resultat.sain, (resultat.echec, [str(un) for un in resultat.problemes])
    assert not [une for une in laisses if (retenu / "public" / une).exists()]
    bien_construit(retenu, construction_propre)
    assert all((retenu / "public" / une).exists() for une in laisses)


def test_sans_registre_rien_n_est_demande(projet: Path) -> None:
    """A build writes no ledger, and where there is none, what goes is gone."""
    assert not (projet / DOSSIER).exists()
    (projet / "content" / CONTRAT / "avis" / "2021-caf-guides.md").unlink()
    assert construire(projet, projet / "public").sain
    assert not (projet / DOSSIER).exists()


def test_retenir(retenu: Path, lancer: Lance) -> None:
    """Once is enough; what is new is added, and nothing is ever taken out."""
    assert "déjà retenues" in lancer("retenir")
    registre = retenu / DOSSIER / f"{CONTRAT}.lock"
    ancien = registre.read_text("utf-8")
    registre.write_text(f"{ancien}indicateurs/d-avant/\n<<<<<<< a\n", "utf-8")
    lancer("renommer", "guides", "guides-donnes", "--ecrire")
    resultat = construire(retenu, retenu / "public")
    assert ["indicateurs/d-avant/" in dit for dit in perdues(resultat)] == [True]
    registre.write_text(ancien, "utf-8")
    assert construire(retenu, retenu / "public").sain
    essai = lancer("retenir", "--essai")
    assert "indicateurs/guides-donnes/" in essai
    assert registre.read_text("utf-8") == ancien
    lancer("retenir")
    assert set(ancien.splitlines()) < set(registre.read_text("utf-8").splitlines())
    assert construire(retenu, retenu / "public").ecrits == ()
    montre = lancer()
    assert "indicateurs/guides/ → indicateurs/guides-donnes/" in montre


@pytest.mark.parametrize("contrats", [b"{", b'["a"]', b'[{"nom": "a"}]', b"3"])
def test_ce_qui_n_est_pas_un_site(retenu: Path, lancer: Lance, contrats: bytes) -> None:
    """Said in words, whatever stands in the place of the list of contracts; no ledger is touched."""
    registres = lire_arbre(retenu / DOSSIER)
    (retenu / "public" / "donnees" / "contrats.json").write_bytes(contrats)
    assert "n’est pas un site publié" in lancer("retenir", code=1)
    assert lire_arbre(retenu / DOSSIER) == registres


def test_un_jour_d_avant(retenu: Path) -> None:
    """What was not known on an earlier day is not lost: a build of that day asks for nothing."""
    for jour in ("2021-04-01", "2018-01-01"):
        assert construction.construire(retenu, retenu / "public", aujourd_hui=jour, pdf=False).sain


def test_un_fichier_tel_quel_est_une_adresse(retenu: Path, lancer: Lance, construction_propre: Propre) -> None:
    """What `tel-quel/` publishes is kept in the ledger, whatever its kind; once it goes, a build asks, with the line that mends it. What systems alone ask for may
    come and go, and a name that no ledger can hold is said."""
    tel_quel, public = retenu / "tel-quel", retenu / "public"
    noms = ("brochure.odp", "plaquette/index.html", "photos/place.jpg", "CNAME", ".well-known/security.txt", "photos/fête du port.png")
    for nom in noms:
        (tel_quel / nom).parent.mkdir(parents=True, exist_ok=True)
        (tel_quel / nom).write_text(nom, "utf-8")
    assert construire(retenu, public).sain
    dit = lancer("retenir")
    assert "tel-quel/photos/fête du port.png : adresse non retenue." in dit
    assert set(publies(retenu)) >= {"brochure.odp", "plaquette/", "photos/place.jpg"}
    assert not {"CNAME", ".well-known/security.txt"} & set(publies(retenu))
    assert not any("fête" in une or une == "port.png" for une in publies(retenu))
    assert construire(retenu, public).sain, "all of it is there: nothing is asked"
    for nom in noms:
        (tel_quel / nom).unlink()
    (tel_quel / "photos" / "place-2.jpg").write_text("photos/place.jpg", "utf-8")
    resultat = construire(retenu, public)
    assert sorted(re.findall("« ([^ ]*) » a été publiée", " ".join(perdues(resultat)))) == [
        "brochure.odp",
        "photos/place.jpg",
        "plaquette/",
    ]
    assert (public / "brochure.odp").exists(), "what was published stays"
    lancer("retirer", "brochure.odp", "--motif", "Elle était d’un autre contrat.", "--ecrire")
    lancer("retirer", "plaquette/", "--motif", "La plaquette est épuisée.", "--ecrire")
    with (retenu / "referentiels" / "adresses.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("  - {adresse: photos/place.jpg, vers: photos/place-2.jpg, le: 2026-11-20}\n")
    apres = bien_construit(retenu, construction_propre)
    assert apres["photos/place.jpg"] == apres["photos/place-2.jpg"], "a picture that moved is at both addresses"
    assert "La plaquette est épuisée." in texte_de(apres["plaquette/index.html"])
    assert "brochure.odp" not in apres
