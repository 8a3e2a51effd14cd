"""What has another name than before, in a real git history and in an earlier site: it is told as renamed, once, and neither as gone nor as new."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.cli import main
from generator.model.dossier import Registre
from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import Historique, Mouvement
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_changements import changements_json
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.pieces.mouvements import dire_un_mouvement
from generator.publication.historique import OrigineDesMouvements
from tests.exemple.projet import CONTRAT as EXEMPLE
from tests.exemple.projet import copier_exemple
from tests.publication.test_historique import enregistrer, git, historique_de, lire, remplacer

MINIMAL, NOUVEAU = "contrat-minimal", "peuville"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The example, committed on 1 January 2021."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-01-01")
    return projet


def partenaires(projet: Path) -> Path:
    return projet / "referentiels" / "partenaires.yml"


def dire(registre: Registre, contrat: str, un: Mouvement) -> tuple[str, str, str, str]:
    """What the pages say of a change: what it is, of what, in a sentence, and where it leads."""
    dit = dire_un_mouvement(Contexte(next(une for une in registre.dossiers if une.contrat.id == contrat), registre, "2026-12-24"), un)
    return dit.sorte, dit.titre, re.sub(r"[\u00a0\u202f]", " ", dit.phrase), dit.cible


def test_un_partenaire_renomme_dans_le_registre_seul(projet: Path) -> None:
    """No file of a contract changed: it is told on that very day, in each contract that names it, and in no other."""
    remplacer(partenaires(projet), "Caisse d’allocations familiales d’Exemple", "CAF du Pays d’Exemple")
    enregistrer(projet, "2021-02-03")
    with (projet / "referentiels" / EXEMPLE / "contrat.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("# rien de nouveau\n")
    enregistrer(projet, "2021-02-10")
    _, registre = lire(projet)
    (un,) = historique_de(registre, EXEMPLE).mouvements
    assert (un.date, un.chose, un.id, un.champ) == ("2021-02-03", GenreDeChose.PARTENAIRE, "caf-exemple", ChampSuivi.NOM)
    assert dire(registre, EXEMPLE, un) == (
        "Partenaire renommé",
        "CAF du Pays d’Exemple",
        "Ce site disait : Caisse d’allocations familiales d’Exemple ; il dit maintenant : CAF du Pays d’Exemple.",
        f"{EXEMPLE}/partenaires/caf-exemple/",
    )
    assert historique_de(registre, MINIMAL) == Historique("2021-01-01")


def test_un_partenaire_qui_a_un_autre_identifiant_et_un_autre_nom(projet: Path) -> None:
    """By the command, then by hand: those who name it name the same one."""
    assert main(["adresses", "renommer", "caf-exemple", "caf-du-pays", "--ecrire", "--projet", str(projet)]) == 0
    remplacer(partenaires(projet), "Caisse d’allocations familiales d’Exemple", "CAF du Pays d’Exemple")
    enregistrer(projet, "2021-02-03")
    _, registre = lire(projet)
    (un,) = historique_de(registre, EXEMPLE).mouvements
    assert (un.chose, un.id, un.avant, un.apres) == (
        GenreDeChose.PARTENAIRE,
        "caf-du-pays",
        ("Caisse d’allocations familiales d’Exemple",),
        ("CAF du Pays d’Exemple",),
    )


def test_un_partenaire_deplace_par_le_portail(projet: Path) -> None:
    """The portal's own list of addresses says who became whom, as well as the register."""
    for fichier in sorted((projet / "referentiels").rglob("*.*")):
        if b"caf-exemple" in fichier.read_bytes():
            fichier.write_bytes(fichier.read_bytes().replace(b"caf-exemple", b"caf-du-pays"))
    for fichier in sorted((projet / "content").rglob("*.md")):
        fichier.write_bytes(fichier.read_bytes().replace(b"caf-exemple", b"caf-du-pays"))
    (projet / "referentiels" / "adresses.yml").write_text(
        "adresses:\n  - {adresse: partenaires/caf-exemple/, vers: partenaires/caf-du-pays/, le: 2021-02-03}\n", "utf-8"
    )
    enregistrer(projet, "2021-02-03")
    assert historique_de(lire(projet)[1], EXEMPLE).mouvements == ()


def test_un_lieu_et_un_contrat_renommes(projet: Path) -> None:
    """The name of a place is told, and that of the contract."""
    territoires, contrat = (projet / "referentiels" / MINIMAL / nom for nom in ("territoires.yml", "contrat.yml"))
    remplacer(territoires, "nom: Peuville,", "nom: Peuville-la-Neuve,")
    texte = contrat.read_text("utf-8")
    titre = re.search(r"^titre: (.+)$", texte, re.MULTILINE)
    assert titre
    contrat.write_text(texte.replace(titre[0], 'titre: "Contrat de Peuville"'), "utf-8")
    enregistrer(projet, "2021-02-03")
    _, registre = lire(projet)
    assert sorted(dire(registre, MINIMAL, un)[0] for un in historique_de(registre, MINIMAL).mouvements) == [
        "Contrat renommé",
        "Lieu renommé",
    ]
    du_contrat = next(un for un in historique_de(registre, MINIMAL).mouvements if un.chose is GenreDeChose.CONTRAT)
    assert (du_contrat.id, dire(registre, MINIMAL, du_contrat)[3]) == (MINIMAL, f"{MINIMAL}/")


def renommer_le_contrat(projet: Path) -> None:
    """Another folder, and what the portal says of it."""
    for dossier in ("referentiels", "content"):
        if (projet / dossier / MINIMAL).exists():
            (projet / dossier / MINIMAL).rename(projet / dossier / NOUVEAU)
    remplacer(projet / "referentiels" / NOUVEAU / "contrat.yml", f"id: {MINIMAL}", f"id: {NOUVEAU}")
    ligne = f"adresses:\n  - {{adresse: {MINIMAL}/, vers: {NOUVEAU}/, le: 2021-03-01}}\n"
    (projet / "referentiels" / "adresses.yml").write_text(ligne, "utf-8")


def peuville(projet: Path, avant: str, apres: str, dossier: str) -> None:
    remplacer(projet / "referentiels" / dossier / "territoires.yml", f"nom: {avant},", f"nom: {apres},")


def test_un_contrat_dont_le_dossier_change_de_nom(projet: Path) -> None:
    """What changed before is still told, on its day; on the day of the move, nothing came and nothing went."""
    peuville(projet, "Peuville", "Peuville-la-Neuve", MINIMAL)
    enregistrer(projet, "2021-02-03")
    renommer_le_contrat(projet)
    enregistrer(projet, "2021-03-01")
    peuville(projet, "Peuville-la-Neuve", "Peuville-sur-Mer", NOUVEAU)
    enregistrer(projet, "2021-04-05")
    historique = historique_de(lire(projet)[1], NOUVEAU)
    assert historique.depuis == "2021-01-01"
    assert [(un.date, un.chose.value, un.apres) for un in historique.mouvements] == [
        ("2021-02-03", "territoire", ("Peuville-la-Neuve",)),
        ("2021-04-05", "territoire", ("Peuville-sur-Mer",)),
    ]


def test_ce_qui_n_a_qu_une_place_de_page_peut_changer_d_identifiant(projet: Path) -> None:
    """An opinion, a publication, an obligation, a contradiction: `adresses.yml` says where the place is now, and nothing came, nothing went; figures that name the
    publication are the same."""
    donnees = projet / "referentiels" / EXEMPLE
    avis = projet / "content" / EXEMPLE / "avis"
    (avis / "2020-accueil.md").rename(avis / "2020-mai.md")
    for fichier in (donnees / "publications.yml", donnees / "valeurs" / "sources.csv", donnees / "voisins" / "enquete.csv"):
        fichier.write_text(
            re.sub(r"(?<=;)gazette(?=;|$)|(?<=id: )gazette", "gazette-2", fichier.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )
    remplacer(donnees / "contrat.yml", "- id: conference", "- id: conf")
    remplacer(donnees / "anomalies.yml", "id: total-des-aides", "id: total")
    places = (
        ("avis/#avis-2020-accueil", "avis/#avis-2020-mai"),
        ("publications/#publication-gazette", "publications/#publication-gazette-2"),
        ("calendrier/#obligation-conference", "calendrier/#obligation-conf"),
        ("documents/#anomalie-total-des-aides", "documents/#anomalie-total"),
    )
    with (donnees / "adresses.yml").open("a", encoding="utf-8") as fichier:
        fichier.writelines(f'  - {{adresse: "{avant}", vers: "{apres}", le: 2021-02-03}}\n' for avant, apres in places)
    enregistrer(projet, "2021-02-03")
    assert historique_de(lire(projet)[1], EXEMPLE).mouvements == ()


def test_sans_mot_du_portail_c_est_un_autre_contrat(projet: Path) -> None:
    """Nothing is guessed: a folder of another name is another contract, told since its first day."""
    renommer_le_contrat(projet)
    (projet / "referentiels" / "adresses.yml").unlink()
    enregistrer(projet, "2021-03-01")
    assert historique_de(lire(projet)[1], NOUVEAU) == Historique("2021-03-01")


def test_un_site_precedent_qui_l_appelait_autrement(projet: Path, tmp_path: Path) -> None:
    """Without git, the earlier site is looked at under the earlier name."""
    registre = lire(projet, OrigineDesMouvements(), "2021-02-01")[1]
    contexte = Contexte(next(une for une in registre.dossiers if une.contrat.id == MINIMAL), registre, "2021-02-01")
    donnees = tmp_path / "premier" / MINIMAL / "donnees"
    donnees.mkdir(parents=True)
    (donnees / "referentiel.json").write_bytes(referentiel_json(contexte))
    (donnees / "valeurs.csv").write_bytes(toutes_les_valeurs(contexte))
    (donnees / "changements.json").write_bytes(changements_json(contexte))
    renommer_le_contrat(projet)
    peuville(projet, "Peuville", "Peuville-sur-Mer", NOUVEAU)
    lus, apres = lire(projet, OrigineDesMouvements(str(tmp_path / "premier")), "2021-04-05")
    assert [(un.date, un.chose.value, un.avant, un.apres) for un in historique_de(apres, NOUVEAU).mouvements] == [
        ("2021-04-05", "territoire", ("Peuville",), ("Peuville-sur-Mer",))
    ]
    assert not any(NOUVEAU in une for une in lus.remarques)


def test_un_site_precedent_raconte_sous_les_noms_d_aujourd_hui(projet: Path, tmp_path: Path) -> None:
    """What it told goes on under the ids that things have today, figures with it: the same is told as from the history in git, on the same pages, and nothing else."""
    donnees = projet / "referentiels" / EXEMPLE
    remplacer(donnees / "valeurs" / "ventilations.csv", "guides;pays-d-exemple;2019;;300;", "guides;pays-d-exemple;2019;;301;")
    remplacer(donnees / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")
    remplacer(donnees / "referentiel" / "1-ecole.yml", "Nombre de guides distribués", "Nombre de guides remis")
    remplacer(donnees / "referentiel" / "1-ecole.yml", "{id: etat, services: [education-nationale]}", "{id: etat, role: pilote}")
    remplacer(donnees / "territoires.yml", '"Quartier Neuf"', '"Quartier Nouveau"')
    remplacer(donnees / "contrat.yml", "\nfin: 2022\n", "\nfin: 2023\n")
    remplacer(partenaires(projet), "Ville d’Autreville", "Commune d’Autreville")
    remplacer(projet / "content" / EXEMPLE / "avis" / "2020-accueil.md", "seront affichés", "sont affichés")
    enregistrer(projet, "2021-02-01")
    registre = lire(projet, jour="2021-02-01")[1]
    contexte = Contexte(next(une for une in registre.dossiers if une.contrat.id == EXEMPLE), registre, "2021-02-01")
    avant = tmp_path / "premier" / EXEMPLE / "donnees"
    avant.mkdir(parents=True)
    for nom, faire in (
        ("referentiel.json", referentiel_json),
        ("valeurs.csv", toutes_les_valeurs),
        ("voisins.csv", voisins_csv),
        ("changements.json", changements_json),
    ):
        (avant / nom).write_bytes(faire(contexte))
    for ancien, nouveau, genre in (
        ("guides", "guides-remis", "indicateur"),
        ("quartier-neuf", "quartier-nouveau", "lieu"),
        ("exempleville", "exempleville-94", "lieu"),
        ("autreville", "commune-d-autreville", "partenaire"),
        ("o1-1-p1-e1", "lieu-d-accueil", "promesse"),
    ):
        mots = ("renommer", ancien, nouveau, "--genre", genre, "--ecrire", "--projet", str(projet))
        assert main(["adresses", *mots, *(() if genre == "partenaire" else ("--contrat", EXEMPLE))]) == 0
    enregistrer(projet, "2021-02-02")
    de_git = historique_de(lire(projet, jour="2021-02-03")[1], EXEMPLE)
    du_site = historique_de(lire(projet, OrigineDesMouvements(str(tmp_path / "premier")), "2021-02-03")[1], EXEMPLE)
    assert len(de_git.mouvements) >= 8
    assert {un.id for un in de_git.mouvements} >= {"guides-remis", "quartier-nouveau", "commune-d-autreville", "lieu-d-accueil", EXEMPLE}
    assert all(chiffre.apres and chiffre.apres.valeur for un in du_site.mouvements for chiffre in un.chiffres)
    for un, autre in zip(*(sorted(lu.mouvements, key=lambda un: un.cle) for lu in (du_site, de_git)), strict=True):
        # A site says of all that it told which id it had first; the history in git, of what is gone alone: the rest is known from what is there.
        assert un == replace(autre, premier_id=un.premier_id)
        assert autre.premier_id in ("", un.premier_id)


LIGNES = {
    "chaine": ("contrat-minimal>bourg 03-01", "bourg>peuville 04-01"),
    "toutes au dernier": ("contrat-minimal>peuville 03-01", "bourg>peuville 04-01"),
    "toutes au dernier, la derniere d’abord": ("bourg>peuville 04-01", "contrat-minimal>peuville 03-01"),
    "du même jour": ("contrat-minimal>peuville 04-01", "bourg>peuville 04-01"),
}


@pytest.mark.parametrize("lignes", LIGNES.values(), ids=LIGNES.keys())
def test_un_dossier_renomme_deux_fois(projet: Path, lignes: tuple[str, ...]) -> None:
    """However the two are written, all that was told is told: the changes under each name, once, on their days."""

    def changer(dossier: str, titre: str, jour: str) -> None:
        fichier = projet / "referentiels" / dossier / "referentiel.yml"
        fichier.write_text(re.sub(r'titre: "[^"]*"', f'titre: "{titre}"', fichier.read_text("utf-8"), count=1), "utf-8")
        enregistrer(projet, jour)

    def renommer(avant: str, apres: str, *ecrites: str) -> None:
        for dossier in ("referentiels", "content"):
            if (projet / dossier / avant).exists():
                (projet / dossier / avant).rename(projet / dossier / apres)
        remplacer(projet / "referentiels" / apres / "contrat.yml", f"id: {avant}", f"id: {apres}")
        dites = (re.fullmatch(r"(.+)>(.+) (.+)", une) for une in ecrites)
        lues = "".join(f"  - {{adresse: {un[1]}/, vers: {un[2]}/, le: 2021-{un[3]}}}\n" for un in dites if un)
        (projet / "referentiels" / "adresses.yml").write_text(f"adresses:\n{lues}", "utf-8")

    changer(MINIMAL, "Un", "2021-02-01")
    renommer(MINIMAL, "bourg", "contrat-minimal>bourg 03-01")
    changer("bourg", "Deux", "2021-03-01")
    renommer("bourg", NOUVEAU, *lignes)
    changer(NOUVEAU, "Trois", "2021-04-01")
    lus, registre = lire(projet)
    historique = historique_de(registre, NOUVEAU)
    assert historique.depuis == "2021-01-01"
    assert sorted({un.date for un in historique.mouvements}) == ["2021-02-01", "2021-03-01", "2021-04-01"]
    assert not [une for une in lus.remarques if NOUVEAU in une]


def test_un_lieu_renomme_laisse_a_son_partenaire_ce_qui_le_nomme(projet: Path) -> None:
    """A commune and the partner that it is too have one id: when the place gets another one, who follows the partner still reads what was told of it."""

    def suivies(registre: Registre, id: str) -> list[str]:
        contexte = Contexte(next(une for une in registre.dossiers if une.contrat.id == EXEMPLE), registre, "2026-12-24")
        return [une.cle for une in contexte.nouveautes if id in une.sur]

    ecole = projet / "referentiels" / EXEMPLE / "referentiel" / "1-ecole.yml"
    texte = ecole.read_text("utf-8")
    for libelle in re.findall(r'libelle: "([^"]+)"', texte):
        texte = texte.replace(f'"{libelle}"', f'"{libelle}, chaque année"')
    ecole.write_text(texte, "utf-8")
    enregistrer(projet, "2021-02-03")
    _, avant = lire(projet)
    assert len(suivies(avant, "exempleville")) > 1
    assert main(["adresses", "renommer", "exempleville", "la-ville", "--genre", "lieu", "--ecrire", "--projet", str(projet)]) == 0
    enregistrer(projet, "2021-02-10")
    _, apres = lire(projet)
    assert set(suivies(avant, "exempleville")) <= set(suivies(apres, "exempleville")) | set(suivies(apres, "la-ville"))
    racontes = {cle for cle in suivies(avant, "exempleville") if cle.startswith("changement-")}
    assert racontes
    assert racontes <= set(suivies(apres, "exempleville"))
    assert racontes <= set(suivies(apres, "la-ville"))
