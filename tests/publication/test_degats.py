"""What is kept between two builds, and what is published, damaged in every way: the next build gives what a build from nothing gives."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.publication import assemblage, construction
from generator.publication.disque import neuf
from generator.publication.magasin import MagasinSurDisque
from tests.exemple.projet import CONTRAT, DU_CHIFFRE
from tests.publication.arbres import a_neuf, arbre, construire, differences, remplacer, traces
from tests.systemes import posix
from tests.tout import TOUT
from tests.une_fois import une_fois

INDICATEUR = "indicateurs/familles-accueillies"  # the page that `_valeur` changes
VOISINE = "indicateurs/guides"  # one that it does not
Degat = Callable[[Path, Path], object]


def _tronquer(fichier: Path) -> None:
    fichier.write_bytes(fichier.read_bytes()[: fichier.stat().st_size // 2])


def _retourner_un_octet(fichier: Path) -> None:
    octets = bytearray(fichier.read_bytes())
    octets[len(octets) // 2] ^= 1
    fichier.write_bytes(octets)


def _sur_place(fichier: Path) -> None:
    """Other bytes, as many as there were, and the date of before."""
    etat = fichier.stat()
    with fichier.open("r+b") as ouvert:
        ouvert.seek(etat.st_size // 2)
        ouvert.write(b"~")
    os.utime(fichier, ns=(etat.st_atime_ns, etat.st_mtime_ns))


def _remplace(fichier: Path) -> None:
    """Another file of the same size and date in its place."""
    etat, autre = fichier.stat(), fichier.with_name("autre")
    autre.write_bytes(b"~" * etat.st_size)
    os.utime(autre, ns=(etat.st_atime_ns, etat.st_mtime_ns))
    autre.replace(fichier)


def _dossier_a_la_place(fichier: Path) -> None:
    fichier.unlink()
    fichier.mkdir()


def _ecrire(fichier: Path, octets: bytes) -> None:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(octets)


def _effacer(chemin: Path) -> None:
    """What an earlier step deleted may be gone still: what no build needed, none made again."""
    shutil.rmtree(chemin) if chemin.is_dir() else chemin.unlink(missing_ok=True)


def _lier(chemin: Path, vers: Path) -> None:
    """A link in the place of what was there, which is elsewhere now."""
    if chemin.exists():
        if vers.exists():
            _effacer(vers)
        chemin.rename(vers)
    chemin.symlink_to(vers)


# All that is kept under a name. That any damage is as good as none being there, `test_un_octet_suffit` says of all alike.
GARDES = (
    "communs",
    "regles",
    "liens",
    "public",
    *(f"tetes/{quoi}" for quoi in ("contrats", "regles", "sites")),
    f"contrats/{CONTRAT}",
    *(f"sites/{site}/{quoi}" for site in (CONTRAT, "portail") for quoi in ("inventaire", "souvenirs", "origines", "liens")),
)
# Files of a site in the folder of the build: those that the change of a value makes again, and others.
FICHIERS = (
    *(f"pages/{CONTRAT}/{page}/index.md" for page in (INDICATEUR, VOISINE)),
    *(f"sites/{CONTRAT}/{page}/index.html" for page in (INDICATEUR, VOISINE)),
    *(f"sites/{CONTRAT}/{fichier}" for fichier in ("donnees/valeurs.csv", "ressources/style.css", "assets/images/favicon.png")),
)


def _sous_l_atelier(abimer: Callable[[Path], object], chemin: str) -> Degat:
    return lambda atelier, _: abimer(atelier / chemin)


DANS_L_ATELIER: dict[str, Degat] = {
    **{f"{nom} effacé": _sous_l_atelier(_effacer, f"gardes/{nom}.garde") for nom in GARDES},
    **{f"{chemin} changé": _sous_l_atelier(_sur_place, chemin) for chemin in FICHIERS},
    **{f"{chemin} effacé": _sous_l_atelier(_effacer, chemin) for chemin in FICHIERS if VOISINE in chemin},
    **{f"{dossier} effacé": _sous_l_atelier(_effacer, dossier) for dossier in ("gardes", "pages", "sites", "moules", "configuration")},
    **{f"{dossier} d’un site effacé": _sous_l_atelier(_effacer, f"{dossier}/{CONTRAT}") for dossier in ("pages", "sites")},
    "moules altérés": lambda atelier, _: _retourner_un_octet(atelier / "moules" / f"{CONTRAT}.pickle"),
    "gabarits tronqués": lambda atelier, _: [_tronquer(fichier) for fichier in (atelier / "gabarits").iterdir()],
    "gabarits altérés": lambda atelier, _: [_retourner_un_octet(fichier) for fichier in (atelier / "gabarits").iterdir()],
    "une page de plus": lambda atelier, _: _ecrire(atelier / "pages" / CONTRAT / "faux" / "index.md", b"# Faux\n"),
    "un fichier de plus parmi les pages": lambda atelier, _: _ecrire(atelier / "pages" / CONTRAT / "faux.md", b"# Faux\n"),
    "un brouillon oublié": lambda atelier, _: _ecrire(atelier / "pages" / CONTRAT / ".index.md.tmp", b"faux"),
    "un fichier de plus dans un site": lambda atelier, _: _ecrire(atelier / "sites" / CONTRAT / "faux" / ".faux", b"faux"),
    "des moules effacés, une page de plus, une autre changée": lambda atelier, _: (
        _effacer(atelier / "moules" / f"{CONTRAT}.pickle"),
        _ecrire(atelier / "pages" / CONTRAT / "faux" / "index.md", b"# Faux\n"),
        _sur_place(atelier / "pages" / CONTRAT / VOISINE / "index.md"),
    ),
    "des moules effacés, et une page": lambda atelier, _: (
        _effacer(atelier / "moules" / f"{CONTRAT}.pickle"),
        _effacer(atelier / "pages" / CONTRAT / VOISINE / "index.md"),
    ),
    "de tout un peu": lambda atelier, public: (
        _retourner_un_octet(atelier / "moules" / f"{CONTRAT}.pickle"),
        _ecrire(atelier / "sites" / CONTRAT / VOISINE / "index.html", b"faux"),
        _ecrire(atelier / "pages" / CONTRAT / VOISINE / "index.md", b"# Faux\n"),
        _sur_place(public / CONTRAT / VOISINE / "index.html"),
    ),
    "tout effacé": lambda atelier, _: _effacer(atelier),
}
DANS_PUBLIC: dict[str, Degat] = {
    "un fichier changé sur place": lambda _, public: _sur_place(public / CONTRAT / VOISINE / "index.html"),
    "un fichier remplacé": lambda _, public: _remplace(public / CONTRAT / VOISINE / "index.html"),
    "un fichier effacé": lambda _, public: _effacer(public / CONTRAT / VOISINE / "index.html"),
    "un fichier devenu dossier": lambda _, public: _dossier_a_la_place(public / CONTRAT / VOISINE / "index.html"),
    "la page qui change devenue dossier": lambda _, public: _dossier_a_la_place(public / CONTRAT / INDICATEUR / "index.html"),
    "un fichier devenu dossier plein": lambda _, public: (
        _dossier_a_la_place(public / CONTRAT / VOISINE / "index.html"),
        _ecrire(public / CONTRAT / VOISINE / "index.html" / "faux", b"faux"),
    ),
    "un dossier effacé": lambda _, public: _effacer(public / CONTRAT / "indicateurs"),
    "un dossier devenu fichier": lambda _, public: (
        _effacer(public / CONTRAT / "indicateurs"),
        _ecrire(public / CONTRAT / "indicateurs", b"faux"),
    ),
    "un dossier vide": lambda _, public: (public / "faux" / "vide").mkdir(parents=True),
    "effacé": lambda _, public: _effacer(public),
    "vidé": lambda _, public: (_effacer(public), public.mkdir()),
    "le reste d’un arrêt": lambda _, public: _ecrire(neuf(public) / "faux", b"faux"),
}
LIENS: dict[str, Degat] = {
    "un lien": lambda _, public: (public / "faux").symlink_to(public / "index.html"),
    "un lien mort": lambda _, public: (public / "faux").symlink_to("rien"),
    "un lien vers un dossier": lambda _, public: (public / CONTRAT / "faux").symlink_to(public.parent / "content"),
    "un fichier devenu lien": lambda atelier, public: _lier(public / CONTRAT / VOISINE / "index.html", atelier / "x.html"),
    "la page qui change devenue lien": lambda atelier, public: _lier(public / CONTRAT / INDICATEUR / "index.html", atelier / "x.html"),
    "un dossier devenu lien": lambda atelier, public: _lier(public / CONTRAT / "indicateurs", atelier / "x"),
}


def _valeur(projet: Path) -> None:
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")


def _theme(projet: Path) -> None:
    """A change that has every page made again from moulds that are not those of before."""
    remplacer(projet / "site_templates" / "theme" / "main.html", "</footer>", "<p>Fin.</p></footer>")


# One after the other.
ETAPES: dict[str, Callable[[Path], object]] = {"rien": lambda _: None, "une valeur": _valeur, "le thème": _theme}


@pytest.fixture(scope="session")
def propres(exemple_construit: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What a build from nothing makes of the example after each step."""

    def faire(dossier: Path) -> Path:
        sources = dossier / "sources"
        shutil.copytree(exemple_construit, sources, ignore=shutil.ignore_patterns(".construction", "public"))
        for nom, changer in ETAPES.items():
            changer(sources)
            a_neuf(dossier / nom)(sources)
        return dossier

    dossier = une_fois(tmp_path_factory, "propres", faire)
    return {nom: arbre(dossier / nom / "public") for nom in ETAPES}


def _verifier(degat: Degat, etapes: tuple[str, ...], projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """Do the damage, and build, at each of these steps; then build once more, which must find nothing to do."""
    for etape in etapes:
        degat(projet / ".construction", projet / "public")
        ETAPES[etape](projet)
        resultat = construire(projet, projet / "public")
        assert resultat.sain, (etape, resultat.echec)
        assert differences(arbre(projet / "public"), propres[etape]) == [], etape
        assert sorted(un.name for un in projet.iterdir() if un.name.startswith(".")) == [".construction"], etape
    avant = traces(projet / "public")
    resultat = construire(projet, projet / "public")
    assert (resultat.construites, resultat.rendus, resultat.ecrits, resultat.retires) == ((), (), (), ())
    assert traces(projet / "public") == avant


def _essais(degats: Iterable[str]) -> list[str]:
    """All of them where all is tried, else every fortieth."""
    return list(degats)[:: 1 if TOUT else 40]


@pytest.mark.parametrize("degat", _essais(DANS_L_ATELIER))
def test_un_cache_abime_ne_fait_jamais_un_faux_site(degat: str, projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """Whether nothing changed since, or one page, or all of them."""
    _verifier(DANS_L_ATELIER[degat], tuple(ETAPES), projet, propres)


@pytest.mark.parametrize("degat", _essais(DANS_PUBLIC))
def test_ce_qui_est_publie_est_refait(degat: str, projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """Whatever somebody did in the published folder."""
    _verifier(DANS_PUBLIC[degat], ("rien", "une valeur"), projet, propres)


@posix
@pytest.mark.parametrize("degat", _essais(LIENS))
def test_un_lien_n_est_pas_un_fichier_publie(degat: str, projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """A symbolic link that somebody put into the published folder is taken away, and what it leads to left alone."""
    temoin = traces(projet / "content")
    _verifier(LIENS[degat], ("rien", "une valeur"), projet, propres)
    assert traces(projet / "content") == temoin


def test_des_tetes_d_avant(projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """The heads of all contracts as an older build wrote them, as a cache that was put together may have them: what they are of is not taken for what is
    kept now."""
    tetes, avant = projet / ".construction" / "gardes" / "tetes", projet / "tetes d’avant"
    shutil.copytree(tetes, avant)
    _valeur(projet)
    assert construire(projet, projet / "public").sain

    def remettre(_atelier: Path, _public: Path) -> None:
        shutil.rmtree(tetes)
        shutil.copytree(avant, tetes)

    remettre(projet, projet)
    assert construire(projet, projet / "public").sain
    assert differences(arbre(projet / "public"), propres["une valeur"]) == []
    _verifier(remettre, ("le thème",), projet, propres)


def test_un_octet_suffit(tmp_path: Path) -> None:
    """What is kept is read whole, or not at all: any other byte, any other length, a folder in its place."""
    magasin, ou = MagasinSurDisque(tmp_path), tmp_path / "a" / "b.garde"
    for contenu in (b"", b"abc"):
        magasin.ecrire("a/b", contenu)
        assert magasin.lire("a/b") == contenu
        octets = ou.read_bytes()
        for rang in range(len(octets)):
            ou.write_bytes(octets[:rang] + bytes([octets[rang] ^ 1]) + octets[rang + 1 :])
            assert magasin.lire("a/b") is None, rang
            ou.write_bytes(octets[:rang])
            assert magasin.lire("a/b") is None, rang
        ou.write_bytes(octets + b"x")
        assert magasin.lire("a/b") is None
        _dossier_a_la_place(ou)
        assert magasin.lire("a/b") is None
        _effacer(ou)
        assert magasin.lire("a/b") is None


RESERVE: dict[str, Callable[[Path], object]] = {
    "rien": lambda _: None,
    "effacée": _effacer,
    "vidée": lambda reserve: (_effacer(reserve), reserve.mkdir()),
    "devenue fichier": lambda reserve: (_effacer(reserve), _ecrire(reserve, b"faux")),
    "devenue lien": lambda reserve: _lier(reserve, reserve.with_name("ailleurs")),
    "d’un contrat devenu fichier": lambda reserve: (_effacer(reserve / CONTRAT), _ecrire(reserve / CONTRAT, b"faux")),
    "d’un contrat devenu lien": lambda reserve: _lier(reserve / CONTRAT, reserve.with_name("ailleurs")),
    "fichier effacé": lambda reserve: _effacer(reserve / CONTRAT / VOISINE / "index.html"),
    "fichier remplacé": lambda reserve: _remplace(reserve / CONTRAT / VOISINE / "index.html"),
    "fichier changé sur place": lambda reserve: _sur_place(reserve / CONTRAT / VOISINE / "index.html"),
    "ancienne page remplacée": lambda reserve: _remplace(reserve / CONTRAT / INDICATEUR / "index.html"),
    "ancienne page changée sur place": lambda reserve: _sur_place(reserve / CONTRAT / INDICATEUR / "index.html"),
    "fichier échangé": lambda reserve: (reserve / CONTRAT / "index.html").replace(reserve / CONTRAT / VOISINE / "index.html"),
    "fichier de plus": lambda reserve: _ecrire(reserve / "faux" / "faux", b"faux"),
    "dossier vide de plus": lambda reserve: (reserve / "faux" / "faux").mkdir(parents=True),
    "fichier devenu dossier": lambda reserve: _dossier_a_la_place(reserve / CONTRAT / VOISINE / "index.html"),
}


@pytest.mark.parametrize("degat", _essais(RESERVE))
def test_la_reserve_abimee_ne_se_publie_pas(degat: str, projet: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """The tree of before is what the next one is made in: whatever it holds, only what is wanted is published, there and back."""
    valeurs = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    _valeur(projet)
    assert construire(projet, projet / "public").sain
    reserve = projet / ".construction" / "reserve"
    assert reserve.is_dir()
    RESERVE[degat](reserve)
    for avant, apres, attendu in (("384", "383", "rien"), ("383", "384", "une valeur"), ("384", "383", "rien")):
        remplacer(valeurs, f";2018;{avant};", f";2018;{apres};")
        resultat = construire(projet, projet / "public")
        assert resultat.sain, resultat
        assert differences(arbre(projet / "public"), propres[attendu]) == []
    avant_rien = traces(projet / "public")
    assert construire(projet, projet / "public").ecrits == ()
    assert traces(projet / "public") == avant_rien


def _inodes(dossier: Path) -> dict[str, int]:
    return {chemin: (dossier / chemin).stat().st_ino for chemin in arbre(dossier) if not chemin.endswith("/")}


def test_un_contrat_seul_est_echange(projet: Path) -> None:
    """Where one contract alone has changed, its folder takes the place of the one of before, and all that did not change is the same file."""
    public, contrat, reserve = projet / "public", projet / "public" / CONTRAT, projet / ".construction" / "reserve"
    for rang, (ancien, neuf_) in enumerate((("383", "384"), ("384", "385"))):
        ici, avant, publies = public.stat().st_ino, contrat.stat().st_ino, _inodes(public)
        remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", f";2018;{ancien};", f";2018;{neuf_};")
        assert set(construire(projet, public).ecrits) == DU_CHIFFRE
        assert public.stat().st_ino == ici
        assert contrat.stat().st_ino != avant
        assert [un.name for un in reserve.iterdir()] == [CONTRAT], rang
        apres = _inodes(public)
        assert {chemin for chemin in apres if apres[chemin] != publies[chemin]} == DU_CHIFFRE


def test_dans_un_grand_site_un_contrat_seul_est_regarde(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are very many files, the publication of one contract looks at no other; what is wrong elsewhere is found by the next build that
    publishes several sites, or nothing."""
    monkeypatch.setattr(assemblage, "A_PORTEE", 5)
    public = projet / "public"
    assert construire(projet, public).sain  # this copy of the project has published nothing yet
    for rang, (ancien, neuf_) in enumerate((("383", "384"), ("384", "385"))):
        _remplace(public / "index.html")
        faux = (public / "index.html").read_bytes()
        remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", f";2018;{ancien};", f";2018;{neuf_};")
        assert set(construire(projet, public).ecrits) == DU_CHIFFRE, rang
        assert (public / "index.html").read_bytes() == faux
        assert construire(projet, public).ecrits == ("index.html",)


def test_la_reserve_sert(projet: Path) -> None:
    """Publishing several sites makes no other file again, nor a link to it: the reserve has them all."""
    _valeur(projet)
    _remplace(projet / "public" / "index.html")
    construire(projet, projet / "public")
    publies, reserve = _inodes(projet / "public"), _inodes(projet / ".construction" / "reserve")
    assert {chemin for chemin, inode in publies.items() if reserve[chemin] != inode} == {"index.html", *DU_CHIFFRE}
    for degat in (_sur_place, _remplace):
        degat(projet / "public" / "index.html")
        assert construire(projet, projet / "public").ecrits == ("index.html",)


def test_un_autre_dossier_public(projet: Path, tmp_path: Path, propres: dict[str, dict[str, bytes]]) -> None:
    """What is remembered of one folder says nothing of another, in turn, empty, or full of something else."""
    autre = tmp_path / "ailleurs" / "site"
    _ecrire(tmp_path / "plein" / CONTRAT / "faux.html", b"faux")
    for public in (autre, projet / "public", tmp_path / "plein", autre):
        assert construire(projet, public).sain
        assert differences(arbre(public), propres["rien"]) == []
    _valeur(projet)
    for public in (projet / "public", autre, projet / "public"):
        assert construire(projet, public).sain
        assert differences(arbre(public), propres["une valeur"]) == []


def test_un_autre_programme_refait_tout(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever another version of the code, or of its libraries, kept is never used again."""
    public = arbre(projet / "public")
    a_faire = [chemin for chemin in public if not chemin.startswith("archives/")]  # an edition is not made again
    monkeypatch.setattr(construction, "empreinte_du_programme", lambda: "une autre version")
    moules = projet / ".construction" / "moules" / f"{CONTRAT}.pickle"
    cle_d_avant = moules.read_bytes()[:64]
    resultat = construire(projet, projet / "public")
    pages = {chemin.removesuffix("index.html") for chemin in a_faire if chemin.endswith("index.html")}
    fichiers = {chemin for chemin in a_faire if not chemin.endswith(("index.html", "/")) and "/assets/" not in f"/{chemin}"}
    assert set(resultat.rendus) == pages | fichiers - {"404.html"}
    assert resultat.comptes.vues > 150
    assert resultat.comptes.liens == sum(chemin.endswith(".html") for chemin in a_faire)
    assert moules.read_bytes()[:64] != cle_d_avant
    assert resultat.ecrits == ()  # all was made again, and is what it was
    assert arbre(projet / "public") == public


@pytest.mark.parametrize("liens", [True, False], ids=["liens", "sans liens"])
@pytest.mark.parametrize("echange", [True, False], ids=["échange", "renommages"])
def test_ce_que_le_disque_sait_faire(
    liens: bool, echange: bool, projet: Path, propres: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot exchange two folders they are renamed, and where it makes no links files are copied, and no reserve kept."""
    if not echange:
        monkeypatch.setattr("generator.publication.disque._echange_atomique", lambda *_: False)
    if not liens:

        def lier(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr(os, "link", lier)
    valeurs = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    for avant, apres, attendu in (("383", "384", "une valeur"), ("384", "383", "rien"), ("383", "384", "une valeur")):
        remplacer(valeurs, f";2018;{avant};", f";2018;{apres};")
        _remplace(projet / "public" / "index.html")
        assert construire(projet, projet / "public").sain
        assert differences(arbre(projet / "public"), propres[attendu]) == []
        assert (projet / ".construction" / "reserve").is_dir() == liens
        assert sorted(un.name for un in projet.iterdir() if un.name.startswith(".")) == [".construction"]


@pytest.mark.parametrize("rang", [1, 2, 3])
def test_un_arret_entre_deux_renommages(
    rang: int, projet: Path, propres: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an exchange in one step, a kill before any of the renames leaves the old tree, or the new one, for the next build to find."""

    class Tue(BaseException):
        """What no part of the program catches."""

    faits = 0
    renommer = Path.rename

    def compter(de: Path, vers: Path) -> Path:
        nonlocal faits
        faits += 1
        if faits == rang:
            raise Tue
        return renommer(de, vers)

    monkeypatch.setattr("generator.publication.disque._echange_atomique", lambda *_: False)
    _valeur(projet)
    monkeypatch.setattr(Path, "rename", compter)
    with pytest.raises(Tue):
        construire(projet, projet / "public")
    monkeypatch.setattr(Path, "rename", renommer)
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat
    assert differences(arbre(projet / "public"), propres["une valeur"]) == []
    assert sorted(un.name for un in projet.iterdir() if un.name.startswith(".")) == [".construction"]
