"""What could be published old, or told to be published and not be: other builds meanwhile, edits during a build, contracts that come, settings."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commandes.construire import Reglages, publier
from generator.publication import comparaison
from generator.publication.cle_du_build import cle_du_build
from generator.publication.construction import Resultat
from generator.publication.magasin import MagasinSurDisque, magasin_de
from generator.publication.memoire_du_public import MemoireDuPublic
from generator.publication.reglages_lus import reglages_lus
from generator.sources.fichiers_lus import DOSSIER, EtatDuDisque, lire_octets, noter_fichier
from generator.sources.gardes import Gardes
from generator.sources.journal import Journal
from generator.sources.tetes import Tetes
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import JOUR, Propre, arbre, construire, differences, remplacer
from tests.tout import DE_NUIT

VALEURS = Path("referentiels") / CONTRAT / "valeurs" / "communes.csv"
REGLAGES = Reglages(JOUR, pdf=False)


def _commander(projet: Path) -> None:
    assert publier(projet, projet / "public", REGLAGES) == 0


def test_un_autre_a_publie_entre_temps(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """A build of other options (a preview), or one that was killed before it could say what it did, has published something else: the command does not say
    that all is there, though it is asked for what it was asked the last time."""
    _commander(projet)
    remplacer(projet / VALEURS, ";2018;383;", ";2018;384;")
    assert construire(projet, projet / "public").sain
    remplacer(projet / VALEURS, ";2018;384;", ";2018;383;")
    assert differences(arbre(projet / "public"), arbre_initial) != []
    _commander(projet)
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_ce_qui_change_pendant_la_construction(projet: Path, arbre_initial: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is saved while the site is built, and changed back after: what the build says of itself is not believed."""
    from generator.commandes import construire as commande

    faire = commande.construire_et_dire

    def changer(projet: Path, public: Path, reglages: Reglages, disque: EtatDuDisque) -> Resultat:
        remplacer(projet / VALEURS, ";2018;383;", ";2018;384;")
        return faire(projet, public, reglages, disque)

    monkeypatch.setattr(commande, "construire_et_dire", changer)
    _commander(projet)
    monkeypatch.undo()
    remplacer(projet / VALEURS, ";2018;384;", ";2018;383;")
    _commander(projet)
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_un_dossier_a_la_place_d_un_fichier_du_meme_nom(tmp_path: Path) -> None:
    """The list of a folder that was read is another, though each name is the same; so it is with a link."""
    dossier = tmp_path / "avis"
    dossier.mkdir()
    sommes = []
    for faire in (Path.touch, Path.mkdir, lambda ici: ici.symlink_to(tmp_path)):
        faire(dossier / "2021-ecole.md")
        sommes.append(EtatDuDisque(tmp_path).somme((DOSSIER, str(dossier))))
        (dossier / "2021-ecole.md").rmdir() if len(sommes) == 2 else (dossier / "2021-ecole.md").unlink()
    assert len(set(sommes)) == 3


def test_un_fichier_change_pendant_sa_lecture(tmp_path: Path) -> None:
    """What was made of the bytes of before is made again, though the file had its new bytes when the reading ended."""
    fichier = tmp_path / "un.txt"

    class Ici:
        def __init__(self) -> None:
            self.gardes: dict[str, bytes] = {}

        def lire(self, nom: str) -> bytes | None:
            return self.gardes.get(nom)

        def lire_une_part(self, nom: str, debut: int, taille: int) -> bytes | None:
            return self.gardes.get(nom, b"")[debut : debut + taille]

        def ecrire(self, nom: str, octets: bytes) -> None:
            self.gardes[nom] = octets

        def objet(self, _nom: str, _somme: bytes, charger: Callable[[], object]) -> object:
            return charger()

    magasin = Ici()

    def lire(pendant: str = "") -> bytes:
        gardes = Gardes("essai", magasin, EtatDuDisque(tmp_path), "")

        def calcul(_: Journal) -> bytes:
            noter_fichier(fichier)
            octets = lire_octets(fichier)
            if pendant:
                fichier.write_text(pendant, "utf-8")
            return octets

        lu = gardes.faire("un", Journal(), calcul).valeur
        gardes.fermer()
        return lu

    fichier.write_text("avant", "utf-8")
    assert lire(pendant="après") == b"avant"
    assert lire() == "après".encode()
    assert lire() == "après".encode()


def test_ce_qui_change_pendant_la_lecture_n_a_pas_de_tete(tmp_path: Path) -> None:
    """A file that two things read, changed between them: what is kept of one is of before, so no head says of both together that nothing has changed."""
    magasin, programme = MagasinSurDisque(tmp_path / "gardes"), "essai"
    partage, autre = tmp_path / "partage.txt", tmp_path / "autre.txt"

    def lire(*fichiers: Path) -> bytes:
        return b" ".join(map(lire_octets, fichiers))

    def tout_lire(pendant: str = "") -> Gardes:
        gardes = Gardes("essai", magasin, EtatDuDisque(tmp_path), programme)
        gardes.faire("un", Journal(), lambda _: lire(partage))
        if pendant:
            partage.write_text(pendant, "utf-8")
        gardes.faire("deux", Journal(), lambda _: lire(partage, autre))
        gardes.fermer()
        return gardes

    partage.write_text("avant", "utf-8")
    autre.write_text("avant", "utf-8")
    assert tout_lire().lus is not None
    autre.write_text("après", "utf-8")
    assert tout_lire(pendant="après").lus is None
    assert tout_lire().lus is not None


def test_une_tete_ne_vaut_que_pour_ce_qu_elle_a_lu(tmp_path: Path) -> None:
    """Told again as long as nothing that it was made from has changed, with the same program and the same words besides."""
    magasin, fichier = MagasinSurDisque(tmp_path / "gardes"), tmp_path / "un.txt"
    lu = "fichier", "un.txt"

    def tetes(programme: str = "essai") -> Tetes:
        return Tetes("tetes", magasin, EtatDuDisque(tmp_path), programme)

    fichier.write_text("avant", "utf-8")
    ecrites = tetes()
    assert ecrites.reprendre("un") is None
    ecrites.retenir("un", {lu: EtatDuDisque(tmp_path).somme(lu)}, "dit", "jour")
    ecrites.fermer()
    assert tetes().reprendre("un", "jour") == "dit"
    assert tetes().reprendre("un", "lendemain") is None
    assert tetes().reprendre("deux", "jour") is None
    assert tetes("autre programme").reprendre("un", "jour") is None
    fichier.write_text("après", "utf-8")
    assert tetes().reprendre("un", "jour") is None
    tetes().fermer()  # what was not asked for is forgotten
    fichier.write_text("avant", "utf-8")
    assert tetes().reprendre("un", "jour") is None


def _contrat_ajoute(projet: Path) -> None:
    nouveau = projet / "referentiels" / "contrat-neuf"
    nouveau.mkdir()
    for fichier in (projet / "referentiels" / "contrat-minimal").iterdir():
        (nouveau / fichier.name).write_text(fichier.read_text("utf-8").replace("contrat-minimal", "contrat-neuf"), "utf-8")


def _il_nomme_un_partenaire(projet: Path) -> None:
    remplacer(
        projet / "referentiels" / "contrat-neuf" / "referentiel.yml",
        'titre: "Vivre ensemble", repere',
        'titre: "Vivre ensemble", partenaires_texte: "Education nationale, Autreville", partenaires: [education-nationale, autreville], repere',
    )


def _il_n_en_nomme_plus(projet: Path) -> None:
    remplacer(
        projet / "referentiels" / "contrat-neuf" / "referentiel.yml",
        'partenaires_texte: "Education nationale, Autreville", partenaires: [education-nationale, autreville], ',
        "",
    )


@DE_NUIT
def test_un_contrat_qui_vient_puis_se_remplit(projet: Path, construction_propre: Propre) -> None:
    """Which contracts there are is a fact: what a contract that was added says later reaches every page of the portal, and leaves it."""
    for changer in (_contrat_ajoute, _il_nomme_un_partenaire, _il_n_en_nomme_plus):
        changer(projet)
        resultat = construire(projet, projet / "public")
        assert resultat.sain, (changer, resultat)
        assert differences(arbre(projet / "public"), construction_propre(projet)) == [], changer


@DE_NUIT
def test_un_contrat_attendu_par_le_glossaire(projet: Path, construction_propre: Propre) -> None:
    """A term that names a contract that is not there yet, in a glossary of the project's own: the day that it comes, the searches of the others know it."""
    glossaire = projet / "referentiels" / "glossaire.yml"
    glossaire.write_text(
        'socle: non\ntermes:\n  - {terme: ZZZ, nom: "Zone de zèle", phrase: "Une zone.", contrats: [contrat-neuf]}\n', "utf-8"
    )
    for changer in (lambda _: None, _contrat_ajoute):
        changer(projet)
        assert construire(projet, projet / "public").sain
        assert differences(arbre(projet / "public"), construction_propre(projet)) == []


@pytest.mark.parametrize("nommes", ["INHERIT: base.yml\n", "site_name: !ENV [NOM_DU_SITE, NOM_DE_SECOURS]\n"])
def test_tout_ce_que_nomment_les_reglages_compte(nommes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and variables that mkdocs.yml names: another content is another build."""
    (tmp_path / "mkdocs.yml").write_text(nommes, "utf-8")
    base = tmp_path / "base.yml"
    base.write_text("extra: {un: 1}\n", "utf-8")
    monkeypatch.setenv("NOM_DE_SECOURS", "Un")
    avant, cle = list(reglages_lus(tmp_path)), cle_du_build(tmp_path, tmp_path / "public", ())
    base.write_text("extra: {un: 2}\n", "utf-8")
    monkeypatch.setenv("NOM_DE_SECOURS", "Deux")
    assert list(reglages_lus(tmp_path)) != avant
    assert cle_du_build(tmp_path, tmp_path / "public", ()) != cle


def test_des_reglages_qui_s_heritent_en_rond(tmp_path: Path) -> None:
    """Inheritance that goes round ends."""
    (tmp_path / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    assert len(list(reglages_lus(tmp_path))) == 2


def test_un_nom_herite_se_publie(projet: Path, construction_propre: Propre) -> None:
    """What mkdocs.yml inherits stands around every page of the portal, and changes with it."""
    (projet / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    for nom in ("Un portail", "Un autre portail"):
        (projet / "base.yml").write_text(f"site_name: {nom}\n", "utf-8")
        _commander(projet)
        assert f"{nom}</title>".encode() in (projet / "public" / "404.html").read_bytes()
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


def test_un_menu_perd_sa_page(projet: Path, construction_propre: Propre) -> None:
    """A menu of the project's own names a page of the portal that comes, and goes one day: the item comes and goes with it."""
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("nav:\n  - Accueil: index.md\n  - Les pirates: partenaires/etat/index.md\n")
    page, menu = projet / "public" / "partenaires" / "etat", b"Les pirates"
    assert construire(projet, projet / "public").sain
    assert page.is_dir()
    assert menu in (projet / "public" / "licence" / "index.html").read_bytes()
    shutil.rmtree(projet / "referentiels" / CONTRAT)
    shutil.rmtree(projet / "content" / CONTRAT)
    assert construire(projet, projet / "public").sain
    assert not page.is_dir()
    assert menu not in (projet / "public" / "licence" / "index.html").read_bytes()
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


def test_un_dossier_vide_compte(tmp_path: Path) -> None:
    """A contract's folder without files is refused by a build: the command does not say that nothing has changed."""
    (tmp_path / "referentiels").mkdir()
    avant = cle_du_build(tmp_path, tmp_path / "public", ())
    (tmp_path / "referentiels" / "neuf").mkdir()
    assert cle_du_build(tmp_path, tmp_path / "public", ()) != avant


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_un_lien_brise_n_est_pas_une_absence(tmp_path: Path) -> None:
    disque = EtatDuDisque(tmp_path)
    absent = disque.somme(("fichier", "faits.yml"))
    (tmp_path / "faits.yml").symlink_to("nulle-part.yml")
    assert EtatDuDisque(tmp_path).somme(("fichier", "faits.yml")) != absent


def test_un_contrat_qu_on_va_echanger_n_est_plus_cru(projet: Path) -> None:
    """Killed after the folder of a contract was exchanged, and before that is remembered: nothing is remembered of it, wherever it is looked."""
    public = (projet / "public").resolve()
    assert construire(projet, public).sain  # a copy of a built project, which is not believed as it is
    memoire = MemoireDuPublic(magasin_de(projet), public)
    assert memoire.contenu(CONTRAT)
    memoire.douter_de(CONTRAT)
    apres = MemoireDuPublic(magasin_de(projet), public)
    assert apres.contenu(CONTRAT) == ""
    assert construire(projet, projet / "public").sain
    assert MemoireDuPublic(magasin_de(projet), public).contenu(CONTRAT)


def test_publier_ne_tient_pas_tous_les_sites(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more files than are looked at at once, what is remembered of a site is let go before the next one is asked for."""
    monkeypatch.setattr("generator.publication.assemblage.A_PORTEE", 0)
    tenus: list[int] = []
    toutes: list[comparaison.Comparaison] = []
    faire = comparaison.Comparaison.preparer

    def preparer(self: comparaison.Comparaison, nouveau: Path) -> bool:
        toutes.append(self)
        tenus.append(sum("_publie" in un.__dict__ or un.apres is not None for un in toutes if un is not self))
        return faire(self, nouveau)

    monkeypatch.setattr(comparaison.Comparaison, "preparer", preparer)
    remplacer(projet / "site_templates" / "theme" / "main.html", "</footer>", "<p>Fin.</p></footer>")
    assert construire(projet, projet / "public").sain
    assert len(tenus) == 4  # both contracts, the portal, and the frozen editions
    assert set(tenus) == {0}
