"""What the design promises of the code itself: one direction, few readers, one writer, small documented modules."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[1]
ETAGES = (
    "graphe",
    "model",
    "sources",
    "calculs",
    "checks",
    "importation",
    "pages",
    "explication",
    "publication",
    "documentation",
    "api",
    "commandes",
    "cli",
    "__main__",
)
MODULES = sorted((RACINE / "generator").rglob("*.py"))
NOMS = [module.relative_to(RACINE).as_posix() for module in MODULES]
LISENT = ("generator/sources/", "generator/publication/")
APPELS_DE_LECTURE = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "scandir", "listdir", "stat"}
APPELS_D_ECRITURE = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "rename",
    "rmdir",
    "rmtree",
    "copytree",
    "copyfile",
    "symlink_to",
    "touch",
}
FICHIERS = {"pathlib", "os", "shutil", "tempfile", "glob", "fileinput"}


@cache
def arbre(module: Path) -> ast.Module:
    """The syntax tree of a module, read once. Not to be changed."""
    return ast.parse(module.read_text("utf-8"))


@cache
def noeuds(module: Path) -> tuple[ast.AST, ...]:
    """All nodes of that tree."""
    return tuple(ast.walk(arbre(module)))


def importes(module: Path) -> Iterator[str]:
    """Full names of what a module imports, at any depth."""
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, "relative import"
            yield noeud.module or ""


@cache
def appels(module: Path) -> frozenset[str]:
    """Names of the functions and methods that a module calls."""
    noms = set()
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Call):
            noms.add(noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", ""))
    return frozenset(noms)


def etage(module: str) -> int:
    """The stage of a dotted module name; -1 for the package itself, which only holds the version."""
    morceaux = module.split(".")
    return ETAGES.index(morceaux[1]) if len(morceaux) > 1 else -1


def suivis() -> list[Path]:
    """The files under version control, or all that git would take."""
    liste = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=RACINE, capture_output=True, text=True, check=False)
    if liste.returncode:
        pytest.skip("not a git checkout")
    return [RACINE / nom for nom in liste.stdout.splitlines() if (RACINE / nom).is_file()]


@pytest.mark.parametrize("module", MODULES, ids=NOMS)
def test_un_module(module: Path) -> None:
    """Imports of its own stage or an earlier one; files only where they belong; small, documented, well named."""
    nom = module.relative_to(RACINE).as_posix()
    ici = etage(nom.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    noms = set(importes(module))
    for importe in noms:
        if importe.split(".")[0] == "generator":
            assert etage(importe) <= ici, f"{nom} imports {importe}"
    tetes = {importe.split(".")[0] for importe in noms}
    if "folium" in tetes or "branca" in tetes:
        assert nom == "generator/pages/dessins/script_de_folium.py"
    if nom.startswith(("generator/model/", "generator/checks/", "generator/calculs/", "generator/importation/", "generator/pages/")):
        assert not tetes & FICHIERS
        assert not appels(module) & (APPELS_DE_LECTURE | APPELS_D_ECRITURE)
        assert not tetes & {"datetime", "time", "random", "socket", "subprocess"}
    if not nom.startswith("generator/publication/"):
        assert not appels(module) & APPELS_D_ECRITURE
    if not nom.startswith(LISENT):
        assert not appels(module) & {"open", "read_text", "read_bytes"}
    texte = module.read_text("utf-8")
    assert len(texte.splitlines()) <= 400
    assert not re.search(r"util|helper|misc|common\b", module.stem)
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", texte)
    racine = arbre(module)
    assert ast.get_docstring(racine), "no docstring"
    for noeud in noeuds(module):
        if isinstance(noeud, ast.ClassDef):
            assert noeud.name.startswith("_") or ast.get_docstring(noeud), noeud.name
    for noeud in [
        *racine.body,
        *(
            membre
            for classe in racine.body
            if isinstance(classe, ast.ClassDef) and not classe.name.startswith("_")
            for membre in classe.body
        ),
    ]:
        if isinstance(noeud, ast.FunctionDef):
            surcharge = noeud.name.startswith("_") or any(isinstance(d, ast.Name) and d.id == "override" for d in noeud.decorator_list)
            assert surcharge or ast.get_docstring(noeud), noeud.name


# The floors of `pages`: a module imports from its own floor or from one below.
ETAGES_DES_PAGES = (
    ("adresses", "sortie", "edition"),
    ("mots",),  # words
    ("dessins", "contexte", "rendu"),  # drawings; what a view is given; from a view to a page
    ("pieces",),  # what several kinds of pages share
    ("faits",),  # all that views may read, by name
    ("genres", "fichiers"),  # kinds of pages, one module each; what is published besides pages
    ("routes",),
    ("recettes",),  # how each output of a site is made
    ("site",),
)


def etage_des_pages(nom: str) -> int:
    """The floor of a module of `pages`, by its path or its full name."""
    piece = re.sub(r"^generator[./]pages[./]|\.py$", "", nom).replace("/", ".").partition(".")[0]
    return next(rang for rang, pieces in enumerate(ETAGES_DES_PAGES) if piece in pieces)


def fautes_des_etages(nom: str, noms: Iterable[str]) -> list[str]:
    """What a module of `pages` imports from above, or from another kind of page, among `noms`."""
    if nom.endswith("__init__.py"):
        return []
    hauts = [un for un in noms if un.startswith("generator.pages.") and etage_des_pages(un) > etage_des_pages(nom)]
    genres = [un for un in noms if un.startswith("generator.pages.genres.") and nom.startswith("generator/pages/genres/")]
    return [*hauts, *genres]


@pytest.mark.parametrize("module", [module for module in MODULES if "generator/pages/" in module.as_posix()], ids=lambda m: m.stem)
def test_les_etages_des_pages(module: Path) -> None:
    """Words and drawings know no page, pieces know no kind of page, and no kind of page knows another."""
    assert fautes_des_etages(module.relative_to(RACINE).as_posix(), importes(module)) == []


def test_un_etage_saute_se_verrait() -> None:
    """A piece that asks a kind of page, a kind that asks another, a word that asks the contract."""
    assert fautes_des_etages("generator/pages/pieces/a.py", ["generator.pages.genres.contrat.noeud"])
    assert fautes_des_etages("generator/pages/genres/contrat/a.py", ["generator.pages.genres.contrat.noeud"])
    assert fautes_des_etages("generator/pages/mots/a.py", ["generator.pages.contexte"])
    assert fautes_des_etages("generator/pages/routes/a.py", ["generator.pages.recettes.du_contrat"])
    assert fautes_des_etages("generator/pages/pieces/a.py", ["generator.pages.faits"])
    assert not fautes_des_etages("generator/pages/genres/contrat/a.py", ["generator.pages.pieces.liens", "generator.calculs.suivi"])


def test_une_page_et_son_gabarit_ont_un_nom() -> None:
    """The view of a kind of page and its template are found under one name; other templates are pieces."""
    gabarits = {chemin.relative_to(RACINE / "site_templates" / "pages").as_posix() for chemin in (RACINE / "site_templates").rglob("*.j2")}
    genres = RACINE / "generator" / "pages" / "genres"
    attendus = {
        module.relative_to(genres).with_suffix(".html.j2").as_posix() for module in genres.rglob("*.py") if module.stem != "__init__"
    }
    assert {gabarit for gabarit in gabarits if not gabarit.startswith("pieces/")} == attendus


def test_un_nom_pour_une_chose() -> None:
    """No two classes of the program have one name, and none is named as a module's public thing is elsewhere."""
    ou: dict[str, list[str]] = {}
    for module in MODULES:
        for noeud in arbre(module).body:
            if isinstance(noeud, ast.ClassDef):
                ou.setdefault(noeud.name.lstrip("_"), []).append(module.relative_to(RACINE).as_posix())
    assert {nom: modules for nom, modules in ou.items() if len(modules) > 1} == {}


# The one door to MkDocs: its folder, its settings, and the theme that it dresses.
PORTE = ("generator/publication/mkdocs/", "generator/socle/mkdocs.yml", "site_templates/theme/")
SAVOIRS = {
    "bibliothèque": re.compile(r"^\s*(?:import|from) (?:mkdocs|material)\b", re.MULTILINE),
    "porte": re.compile(r"^\s*(?:import|from) generator\.publication\.mkdocs\b", re.MULTILINE),
    "source": re.compile(r"\bindex\.md\b"),
    "thème": re.compile(r"(?<![\w-])(?:data-)?md-[a-z]"),
}
# Who knows a part of it outside, and why.
CONNAISSENT = {
    "generator/publication/construction.py": {"porte"},  # the builder that is taken where no other is given
    # Another thing: words of a project, in content/index.md and content/<contrat>/facile/index.md.
    "generator/checks/textes.py": {"source"},
    "generator/sources/registre.py": {"source"},
    # Style sheets dress the theme's boxes around ours, and win over its rules by its own names; two scripts work its menu and its colours.
    **{
        f"site_templates/ressources/{nom}": {"thème"}
        for nom in (
            *(
                "affichage.js",
                "bilan.css",
                "cartes.css",
                "changements.css",
                "engagements.css",
                "engagements.js",
                "frise.css",
                "graphiques.css",
                "impression.css",
                "paroles.css",
                "partage.css",
                "argent.css",
                "questions.css",
                "themes.css",
            ),
            *("recherche.css", "sauts.css", "statuts.css", "tendance.css", "texte.css"),
        )
    },
}
# What a template of pages wrote when Markdown read it: a heading, a front matter, a list of attributes.
MARKDOWN = re.compile(r"^ *#{1,6} |^ {0,3}(?:---|~~~|```)|\{:|\{ #[\w-]+ \}|\bmarkdown=", re.MULTILINE)


def fautes_de_la_porte(fichiers: Mapping[str, str]) -> list[str]:
    """«file: what it knows» for each file of the program or of the templates that knows MkDocs and should not, or is said to and does not."""
    fautes = []
    for nom, texte in fichiers.items():
        if not nom.startswith(PORTE):
            sait = {savoir for savoir, motif in SAVOIRS.items() if motif.search(texte)}
            fautes += [f"{nom}: {savoir}" for savoir in sorted(sait ^ CONNAISSENT.get(nom, set()))]
        if nom.startswith("site_templates/pages/") and MARKDOWN.search(texte):
            fautes.append(f"{nom}: Markdown")
    return fautes


def test_une_seule_porte_vers_mkdocs() -> None:
    """Pages, files, checks and publication are the same whatever makes the HTML: only the door knows MkDocs, its files and its theme."""
    fichiers = {
        chemin.relative_to(RACINE).as_posix(): chemin.read_text("utf-8")
        for dossier in ("generator", "site_templates")
        for chemin in sorted((RACINE / dossier).rglob("*"))
        if chemin.suffix in (".py", ".j2", ".html", ".css", ".js", ".yml")
    }
    assert set(CONNAISSENT) <= set(fichiers)
    assert all(any(nom.startswith(porte) for nom in fichiers) for porte in PORTE)
    assert fautes_de_la_porte(fichiers) == []


@pytest.mark.parametrize(
    ("nom", "texte", "faute"),
    [
        ("generator/pages/site.py", "def f():\n    from mkdocs.config import load_config\n", "bibliothèque"),
        ("generator/publication/ecriture.py", "import material\n", "bibliothèque"),
        ("generator/pages/sortie.py", "from generator.publication.mkdocs.source import SOURCE\n", "porte"),
        ("generator/pages/adresses.py", 'PAGE = f"{adresse}index.md"\n', "source"),
        ("site_templates/pages/contrat/noeud.html.j2", '<div class="eo-a md-typeset">', "thème"),
        ("site_templates/ressources/recherche.js", 'document.querySelector(".md-header")', "thème"),
        ("site_templates/carte/plan.css", '[data-md-color-scheme="slate"] {}', "thème"),
        ("generator/checks/textes.py", "rien", "source"),
        ("site_templates/pages/contrat/noeud.html.j2", "<p>a</p>\n\n## Titre\n", "Markdown"),
        ("site_templates/pages/contrat/noeud.html.j2", '---\ntitle: "x"\n---\n', "Markdown"),
        ("site_templates/pages/contrat/bilan.html.j2", "{{ titre }} { #ancre }", "Markdown"),
        ("site_templates/pages/contrat/noeud.html.j2", '<div markdown="1">', "Markdown"),
    ],
)
def test_une_autre_porte_se_verrait(nom: str, texte: str, faute: str) -> None:
    """One line of this in the wrong place, and the rule above fails."""
    assert fautes_de_la_porte({nom: texte}) == [f"{nom}: {faute}"]


def phrases(module: Path) -> Iterator[str]:
    """French words that a module shows: arguments of Probleme, erreur, avertir and of the exceptions that carry a reason, and `message`."""
    montrent = {"Probleme", "erreur", "avertir", "_erreur", "NombreInvalide", "PeriodeInvalide", "probleme_de_commande", "MauvaisUsage"}
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Call):
            nom = noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", "")
            arguments = noeud.args if nom in montrent else []
        elif (
            isinstance(noeud, ast.Assign)
            and isinstance(noeud.targets[0], ast.Name)
            and noeud.targets[0].id in ("message", "conseil", "connues")
        ):
            arguments = [noeud.value]
        else:
            continue
        for argument in arguments:
            dans_accolades = {id(sous) for f in ast.walk(argument) if isinstance(f, ast.FormattedValue) for sous in ast.walk(f)}
            for sous in ast.walk(argument):
                if isinstance(sous, ast.Constant) and isinstance(sous.value, str) and id(sous) not in dans_accolades:
                    yield sous.value


@pytest.mark.parametrize("module", MODULES, ids=NOMS)
def test_apostrophes_francaises(module: Path) -> None:
    """Messages use ’; libyaml's own English words, which are only compared, may hold a straight one."""
    for phrase in phrases(module):
        assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ«]", phrase, re.IGNORECASE), phrase


def test_chaque_dependance_est_nommee_dans_le_lisez_moi() -> None:
    """A reader of README.md knows what is installed, and why."""
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    lisez_moi = (RACINE / "README.md").read_text("utf-8").lower()
    dependances = [*projet["dependencies"], *(nom for noms in projet["optional-dependencies"].values() for nom in noms)]
    assert [nom for nom in dependances if re.split(r"[<>=!~\[; ]", nom)[0].lower() not in lisez_moi] == []


def test_aucun_vrai_contrat_dans_le_programme() -> None:
    """What is true of one contract is written in its files: its id is no word of the program."""
    contrats = [dossier.name for dossier in (RACINE / "referentiels").iterdir() if dossier.is_dir()]
    assert contrats
    nomme = re.compile(rf"(?<![\w-])(?:{'|'.join(contrats)})(?![\w-])")
    fautes = []
    for module in MODULES:
        dits = {
            noeud.body[0].value
            for noeud in noeuds(module)
            if isinstance(noeud, (ast.Module, ast.ClassDef, ast.FunctionDef)) and noeud.body and isinstance(noeud.body[0], ast.Expr)
        }
        for noeud in noeuds(module):
            if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and noeud not in dits:
                fautes += [f"{module.name}:{noeud.lineno}: {trouve}" for trouve in nomme.findall(noeud.value)]
    for gabarit in (RACINE / "site_templates").rglob("*"):
        if gabarit.suffix in (".j2", ".html", ".js", ".css"):
            fautes += [f"{gabarit.name}: {trouve}" for trouve in nomme.findall(gabarit.read_text("utf-8"))]
    assert fautes == []


def test_rien_de_cette_machine_dans_les_fichiers() -> None:
    """No setting of a package index, no home folder, not the folder where this checkout stands."""
    interdits = re.compile(rf"(?:index-url|extra-index|find-links|trusted-host)|/(?:home|Users)/[a-z]|{re.escape(str(RACINE))}/")
    fautes = []
    for fichier in suivis():
        if fichier == Path(__file__) or fichier.suffix in (".png", ".ico", ".woff2"):
            continue
        texte = fichier.read_text("utf-8", "replace")
        fautes += [f"{fichier.relative_to(RACINE)}: {trouve.group()}" for trouve in interdits.finditer(texte)]
    assert fautes == []


def test_le_haut_du_depot() -> None:
    """The folders and files that the first issue names."""
    for nom in (
        "content",
        "referentiels",
        "generator",
        "site_templates",
        "tests",
        "mkdocs.yml",
        "pyproject.toml",
        "README.md",
        "Makefile",
        "LICENSE",
    ):
        assert (RACINE / nom).exists(), nom


# A no-break space that the pass of typography would make: written by hand, it would be one more rule to know.
A_LA_MAIN = re.compile(r"(?:&nbsp;|&#8239;|[\u00a0\u202f])[:;?!»]|«(?:&nbsp;|[\u00a0\u202f])")


def espaces_a_la_main(gabarit: str) -> list[str]:
    """Those in the words of a template, outside of its values and comments."""
    mots = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "\n", gabarit, flags=re.DOTALL)
    return A_LA_MAIN.findall(mots)


def test_une_seule_passe_de_typographie() -> None:
    """Templates write plain spaces before «:», «;», «?», «!» and inside «»: one pass makes them what printing wants."""
    gabarits = sorted((RACINE / "site_templates" / "pages").rglob("*.j2"))
    assert {nom.name: trouves for nom in gabarits if (trouves := espaces_a_la_main(nom.read_text("utf-8")))} == {}
    assert espaces_a_la_main("<p>Où&nbsp;? «&nbsp;Ici »</p>") == ["&nbsp;?", "«&nbsp;"]
    assert espaces_a_la_main('{{ "Où&nbsp;?"|safe }} Ici ?') == []


def _caches(module: ast.Module) -> Iterator[str]:
    """The functions, classes and marks of a module whose name is given a second time, and its own functions that nothing of it names."""
    vus: set[str] = set()
    for noeud in module.body:
        definis = [noeud.name] if isinstance(noeud, (ast.FunctionDef, ast.ClassDef)) else []
        if isinstance(noeud, ast.Assign):
            definis = [cible.id for cible in noeud.targets if isinstance(cible, ast.Name) and cible.id == "pytestmark"]
        yield from (f"{nom} twice" for nom in definis if nom in vus)
        vus.update(definis)
    nommes = {noeud.id for noeud in ast.walk(module) if isinstance(noeud, ast.Name)}
    mots = [noeud.value for noeud in ast.walk(module) if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str)]
    nommes |= {nom for mot in mots for nom in re.findall(r"\w+", mot)}  # types are also named in words
    for noeud in module.body:
        if isinstance(noeud, (ast.FunctionDef, ast.ClassDef)) and noeud.name.startswith("_") and not noeud.decorator_list:
            yield from [] if noeud.name in nommes else [f"{noeud.name} unused"]


def test_aucun_nom_n_en_cache_un_autre() -> None:
    """A second function of a name takes the place of the first, and a second `pytestmark` too: tests that were to be run each night are run each time, or
    the reverse. Checkers let names that begin with «_» pass."""
    fautes = {
        fichier.relative_to(RACINE).as_posix(): trouves
        for dossier in ("generator", "tests", "benchmarks")
        for fichier in (RACINE / dossier).rglob("*.py")
        if (trouves := list(_caches(arbre(fichier))))
    }
    assert fautes == {}
    essai = "pytestmark = 1\npytestmark = 2\ndef _a(): pass\ndef _a(): pass\ndef _b(): _a()\n"
    assert list(_caches(ast.parse(essai))) == ["pytestmark twice", "_a twice", "_b unused"]
