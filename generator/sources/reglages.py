"""Looks at the settings of MkDocs of a project before anything reads them: what would run a program, take a file that is not of the project, publish a variable of
the machine, or be of no effect, is said at its place.

They come with the project, and so with the proposal of a stranger, which a machine of CI builds. What the program cannot build with is refused, what somebody may
want is asked about.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.model.codes import CodeChamp, CodeFichier, CodeSite
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.sources.fichiers_lus import est_dehors
from generator.sources.formes_des_reglages import extensions_absentes, formes_attendues
from generator.sources.journal import Journal, extrait, proche
from generator.sources.texte import lire_texte
from generator.sources.yaml_noeuds import TAILLE_MAX, composer, lieu_de

REGLAGES = "mkdocs.yml"
HERITE, VARIABLE = "INHERIT", "!ENV"
# What MkDocs reads (`tests/sources/test_reglages.py` holds this against it).
CONNUS = frozenset(
    (
        *("INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra"),
        *("extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav", "not_in_nav"),
        *("plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir"),
        *("site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch"),
    )
)
_REFUSES: Mapping[str, tuple[str, str]] = {
    "hooks": (
        "ferait exécuter un programme du projet pendant la construction",
        "L’enlever ; un programme qui change les pages se fait en extension de MkDocs, installée par requirements.txt et nommée dans « plugins ».",
    ),
    "extra_css": (
        "remplacerait les feuilles de style du programme",
        "Mettre la feuille dans site_templates/ressources : elle s’ajoute aux autres.",
    ),
    "extra_javascript": (
        "remplacerait les scripts du programme",
        "Mettre le script dans site_templates/ressources : il s’ajoute aux autres.",
    ),
}
_SANS_EFFET: Mapping[str, str] = {
    "site_url": "l’adresse du site se dit dans referentiels/site.yml (« adresse »), ou par la variable SITE_URL",
    "docs_dir": "les pages viennent des données, et le programme choisit où il les écrit",
    "site_dir": "le site s’écrit dans « public », ou dans le dossier de l’option « --public »",
    "markdown_extensions": "aucune page n’est lue comme du Markdown",
    "mdx_configs": "aucune page n’est lue comme du Markdown",
}
_DU_PROGRAMME = {"SITE_URL"}  # variables that the program's own settings read
_NON = ("false", "no", "off")
_SI_VOULU = "si c’est voulu, y répondre dans referentiels/avertissements.yml"


def dire_les_reglages(racine: Path, journal: Journal) -> None:
    """Note all that is wrong with mkdocs.yml, and with the settings that it inherits; the file may be missing."""
    chemin = racine / REGLAGES
    if chemin.exists():  # a link to nowhere is told with the others (`liens`)
        _dire(chemin, REGLAGES, racine, journal, set())


def _dire(chemin: Path, nom: str, racine: Path, journal: Journal, vus: set[Path]) -> None:
    vus.add(chemin.resolve())
    texte = lire_texte(chemin, nom, journal, taille_max=TAILLE_MAX)
    if texte is None or not any(ligne.strip() and not ligne.lstrip().startswith("#") for ligne in texte.splitlines()):
        return  # what sets nothing is right
    noeud = composer(texte, nom, journal, etiquettes=frozenset((VARIABLE,)))
    if noeud is None:
        return
    if not isinstance(noeud, yaml.MappingNode):
        conseil = 'Écrire par exemple « site_name: "Les engagements" ».'
        journal.erreur(lieu_de(noeud, nom), CodeChamp.TYPE, "Des champs (« nom: valeur ») sont attendus ici.", conseil)
        return
    for cle, valeur in noeud.value:
        for probleme in _du_reglage(cle, valeur, nom):
            journal.noter(probleme)
        if cle.value == HERITE:
            _dire_l_heritage(valeur, chemin, nom, racine, journal, vus)
    for probleme in _variables(noeud, nom):
        journal.noter(probleme)


def _du_reglage(cle: yaml.Node, valeur: yaml.Node, nom: str) -> Iterator[Probleme]:
    mot, lieu = str(cle.value), lieu_de(cle, nom)
    if mot not in CONNUS:
        message = f"Le réglage « {extrait(mot)} » n’existe pas."
        yield Probleme(
            lieu,
            CodeChamp.CHAMP_INCONNU,
            message,
            f"{proche(mot, sorted(CONNUS))}Réglages possibles : {', '.join(sorted(CONNUS))}.",
            champ=mot,
        )
    elif mot in _REFUSES:
        quoi, conseil = _REFUSES[mot]
        yield Probleme(lieu, CodeSite.REGLAGE, f"Le réglage « {mot} » {quoi}.", conseil, champ=mot)
    elif mot in _SANS_EFFET:
        if valeur.tag != VARIABLE:  # as the program's own settings write it
            yield _sans_effet(lieu, mot, _SANS_EFFET[mot])
    elif (attendu := formes_attendues(mot, valeur))[0]:
        yield Probleme(lieu_de(valeur, nom), CodeChamp.TYPE, f"« {mot} » attend {attendu[0]}.", attendu[1], champ=mot)
    elif mot == "use_directory_urls" and str(valeur.value).lower() in _NON:
        message = "Le réglage « use_directory_urls » changerait l’adresse de toutes les pages."
        yield Probleme(lieu, CodeSite.REGLAGE, message, "L’enlever.", champ=mot)
    elif mot == "plugins":
        nommes = list(_nommes(valeur))
        absentes = extensions_absentes(le_nom for _, le_nom in nommes) if nommes else frozenset()
        yield from (_greffon(lieu_de(un, nom), le_nom, absente=le_nom in absentes) for un, le_nom in nommes)
    elif mot == "theme":
        yield from _du_theme(valeur, nom)


def _nommes(noeud: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """The names in a list of MkDocs: words, or names with settings of their own; or those of a mapping."""
    for un in noeud.value if isinstance(noeud, yaml.SequenceNode) else (noeud,):
        if isinstance(un, yaml.MappingNode):
            yield from ((cle, str(cle.value)) for cle, _ in un.value)
        elif isinstance(un, yaml.ScalarNode) and un.value.strip():
            yield un, un.value


def _greffon(lieu: Lieu, nom: str, *, absente: bool) -> Probleme:
    if absente:
        message = f"L’extension « {extrait(nom)} » n’est pas installée."
        return Probleme(lieu, CodeSite.REGLAGE, message, "Corriger son nom, l’ajouter à requirements.txt, ou l’enlever.", champ="plugins")
    message = f"L’extension « {extrait(nom)} » exécute son programme pendant la construction, et peut changer chaque page."
    conseil = f'Vérifier d’où elle vient et qui l’a demandée ; {_SI_VOULU} (sur: "extension {extrait(nom)}"), avec la raison.'
    return Probleme(lieu, CodeSite.REGLAGE, message, conseil, Gravite.AVERTISSEMENT, f"extension {extrait(nom)}", "plugins")


def _sans_effet(lieu: Lieu, mot: str, pourquoi: str) -> Probleme:
    return Probleme(
        lieu, CodeSite.REGLAGE, f"Le réglage « {mot} » est sans effet : {pourquoi}.", "L’enlever.", Gravite.AVERTISSEMENT, mot, mot
    )


def _du_theme(valeur: yaml.Node, nom: str) -> Iterator[Probleme]:
    dits = dict(_champs(valeur)) if isinstance(valeur, yaml.MappingNode) else {"name": valeur}
    if "custom_dir" in dits:
        pourquoi = "le thème du projet se met dans site_templates/theme"
        yield _sans_effet(lieu_de(dits["custom_dir"], nom), "theme.custom_dir", pourquoi)
    if "name" in dits and dits["name"].value != "material":
        message = "Les pages ne se font qu’avec le thème « material », que le programme habille."
        yield Probleme(lieu_de(dits["name"], nom), CodeSite.REGLAGE, message, "L’écrire, ou enlever « name ».", champ="theme")


def _champs(noeud: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    return ((str(cle.value), valeur) for cle, valeur in noeud.value)


def _dire_l_heritage(valeur: yaml.Node, chemin: Path, nom: str, racine: Path, journal: Journal, vus: set[Path]) -> None:
    lieu = lieu_de(valeur, nom)
    herite = chemin.parent / str(valeur.value) if isinstance(valeur, yaml.ScalarNode) else None
    entier = herite.resolve() if herite else racine
    if herite is None or not entier.is_relative_to(racine.resolve()) or est_dehors(entier, str(racine)):
        message = "Des réglages ne s’héritent que d’un fichier du projet."
        journal.erreur(
            lieu, CodeSite.REGLAGE, message, f"Mettre le fichier dans le projet, et écrire son chemin depuis {REGLAGES}.", HERITE
        )
    elif not entier.is_file():
        message = f"Le fichier « {extrait(str(valeur.value))} », dont les réglages s’héritent, n’existe pas."
        journal.erreur(lieu, CodeFichier.FICHIER_MANQUANT, message, "L’ajouter, ou corriger son nom.", HERITE)
    elif entier in vus:
        journal.erreur(lieu, CodeSite.REGLAGE, "Ces réglages s’héritent en rond.", f"Enlever « {HERITE} » de l’un des fichiers.", HERITE)
    else:
        _dire(entier, entier.relative_to(racine.resolve()).as_posix(), racine, journal, vus)


def _variables(noeud: yaml.Node, nom: str) -> Iterator[Probleme]:
    """A warning for each variable of the machine that some setting takes, the first time."""
    dites: dict[str, Probleme] = {}
    pile = [noeud]
    while pile:
        un = pile.pop()
        if un.tag == VARIABLE:
            # The last of a list is what is taken where no variable is set.
            noms = [str(mot.value) for mot in un.value[:-1]] if isinstance(un, yaml.SequenceNode) else [str(un.value)]
            for mot in noms:
                if mot not in _DU_PROGRAMME:
                    dites[mot] = _variable(lieu_de(un, nom), mot)
        elif isinstance(un, yaml.SequenceNode):
            pile.extend(un.value)
        elif isinstance(un, yaml.MappingNode):
            pile.extend(valeur for _, valeur in un.value)
    yield from sorted(dites.values(), key=lambda probleme: probleme.lieu)


def _variable(lieu: Lieu, mot: str) -> Probleme:
    message = f"La variable « {extrait(mot)} » de la machine qui construit serait publiée ; c’est peut-être un mot de passe."
    conseil = f'Écrire le réglage lui-même ; {_SI_VOULU} (sur: "variable {extrait(mot)}"), avec la raison.'
    return Probleme(lieu, CodeSite.REGLAGE, message, conseil, Gravite.AVERTISSEMENT, f"variable {extrait(mot)}", VARIABLE)
