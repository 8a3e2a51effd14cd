"""The definitions of fields are whole, and the readers, the guide and the examples agree with them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.model.formats.adresses import ADRESSES
from generator.model.formats.argent import MONTANTS
from generator.model.formats.avertissements import AVERTISSEMENTS
from generator.model.formats.chiffres import PUBLICATIONS, SERIES
from generator.model.formats.collecte import COLLECTE
from generator.model.formats.constatations import ANOMALIES, CONSTATS, CORRECTIONS, FAITS
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.copies import COPIES
from generator.model.formats.forme import Champ, DefinitionRompue, Format, Forme, GenreDeChamp
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.registres import GLOSSAIRE, MESURES, PARTENAIRES
from generator.model.formats.site import SITE
from generator.model.formats.territoires import TERRITOIRES
from generator.model.formats.tous import FORMATS
from generator.model.formats.unites import UNITES
from generator.sources.adresses import lire_adresses_changees
from generator.sources.argent import lire_montants
from generator.sources.avertissements import lire_avertissements
from generator.sources.avis import interpreter_avis
from generator.sources.champs import Champs
from generator.sources.collecte import lire_collecte
from generator.sources.constats import lire_constats
from generator.sources.contrat import lire_contrat
from generator.sources.copies import lire_copies
from generator.sources.etats import interpreter_etats
from generator.sources.faits import lire_anomalies, lire_faits, lire_mesures
from generator.sources.glossaire import lire_glossaire
from generator.sources.imports import lire_reponses
from generator.sources.journal import Journal
from generator.sources.mentions import lire_mentions
from generator.sources.partenaires import lire_partenaires
from generator.sources.publications import lire_publications
from generator.sources.referentiel import lire_noeuds
from generator.sources.territoires import lire_territoires
from generator.sources.textes_de_document import interpreter_section, lire_corrections
from generator.sources.unites import lire_unites
from generator.sources.voisins import lire_series
from generator.sources.yaml_noeuds import composer
from tests.documentation.blocs import Bloc, blocs_de
from tests.documentation.commandes_ecrites import mots_de, verifier_les_mots
from tests.documentation.exemples import fichier_d_exemple

RACINE = Path(__file__).parents[2]
FORMES = [(format_, forme) for format_ in FORMATS for forme in format_.forme.parcourir()]
LECTEURS: dict[Format, Callable[[yaml.Node, str, Journal], object]] = {
    SITE: lire_mentions,
    PARTENAIRES: lire_partenaires,
    MESURES: lire_mesures,
    GLOSSAIRE: lire_glossaire,
    CONTRAT: lire_contrat,
    REFERENTIEL: lire_noeuds,
    TERRITOIRES: lambda noeud, nom, journal: lire_territoires(noeud, nom, Path(), journal),
    CORRECTIONS: lire_corrections,
    CONSTATS: lire_constats,
    FAITS: lire_faits,
    MONTANTS: lire_montants,
    COPIES: lambda noeud, nom, journal: lire_copies(noeud, nom, Path("nulle-part"), journal),
    COLLECTE: lire_collecte,
    ANOMALIES: lire_anomalies,
    PUBLICATIONS: lambda noeud, nom, journal: lire_publications(noeud, nom, journal, {}),
    SERIES: lire_series,
    AVERTISSEMENTS: lire_avertissements,
    UNITES: lire_unites,
    ADRESSES: lire_adresses_changees,
}
# What the examples, all written together, may be told: a file that is not there, two ways to say the same that exclude each other.
ENSEMBLE = {"logo", "fichier-illisible", "couverture", "champ-manquant", "calcul", "unite"}


@pytest.mark.parametrize(("format_", "forme"), FORMES, ids=[f"{format_.nom} {forme.nom}" for format_, forme in FORMES])
def test_chaque_champ_est_defini(format_: Format, forme: Forme) -> None:
    """Words in French that explain each field, an example of what is not made of other fields, choices among which the example is."""
    assert len(forme.noms) == len(forme.champs)
    for champ in forme.champs:
        assert re.fullmatch("[a-z][a-z_]*", champ.nom)
        assert re.fullmatch(r"\S.*[^\s.]", champ.explication), champ.nom
        assert not re.search(r"\w'\w", f"{champ.explication}{champ.condition}{champ.publiee}")
        assert champ.exemple or champ.a_des_champs, champ.nom
        assert champ.forme is None or champ.a_des_champs, champ.nom
        assert not (champ.requis and champ.condition), champ.nom
        assert bool(champ.choix) is (champ.genre in (GenreDeChamp.CHOIX, GenreDeChamp.LISTE_DE_CHOIX)), champ.nom
        if champ.choix:
            assert {*re.findall(r"[\w<>=.-]+", champ.exemple), champ.defaut} - {""} <= set(champ.choix), champ.nom
        assert not champ.publiee or not format_.motifs, "only a table is published again"


def test_chaque_nom_est_le_seul() -> None:
    """Places in the guide and names of schemas: one each."""
    assert len({format_.ancre for format_ in FORMATS}) == len(FORMATS)
    for format_ in FORMATS:
        noms = [forme.nom for forme in format_.forme.parcourir()]
        assert len(set(noms)) == len(noms), format_.nom


@pytest.mark.parametrize("format_", LECTEURS, ids=[format_.ancre for format_ in LECTEURS])
def test_les_exemples_se_lisent(format_: Format) -> None:
    """All the fields of a file with the examples that messages and the guide give: its reader finds none unknown, none badly written."""
    journal = Journal()
    racine = composer(fichier_d_exemple(format_), format_.nom, journal)
    assert racine is not None
    LECTEURS[format_](racine, format_.nom, journal)
    assert [str(probleme) for probleme in journal.problemes if probleme.code not in ENSEMBLE] == []
    manquants = [probleme.message for probleme in journal.problemes if probleme.code == "champ-manquant"]
    assert all("somme" in message for message in manquants), manquants


def test_chaque_fichier_yaml_a_son_lecteur_ici() -> None:
    """A new kind of file must be added above."""
    assert {format_.nom for format_ in LECTEURS} == {format_.nom for format_ in FORMATS if format_.motifs}


ESSAI = Forme(
    "essai",
    (
        Champ("titre", GenreDeChamp.TEXTE, "un titre", "Essai"),
        Champ("annee", GenreDeChamp.ANNEE, "une année", "2019", requis=True),
        Champ("genre", GenreDeChamp.CHOIX, "un genre", "long", condition="parfois", choix=("long", "court")),
    ),
)


@pytest.mark.parametrize(
    "lecture",
    [
        lambda champs: champs.texte("tire"),
        lambda champs: champs.nombre("titre"),
        lambda champs: champs.choix("genre"),
        lambda champs: champs.texte("titre", requis=True),
        lambda champs: champs.fini(),
    ],
    ids=["champ inconnu", "autre genre", "condition oubliée", "condition de trop", "champ que personne ne lit"],
)
def test_un_lecteur_ne_peut_pas_s_ecarter_de_la_definition(lecture: Callable[[Champs], object]) -> None:
    """It is a fault of the program, and stops it."""
    racine = composer("titre: Un\nannee: 2019\n", "essai.yml", Journal())
    assert racine is not None
    with pytest.raises(DefinitionRompue):
        lecture(Champs(racine, "essai.yml", Journal(), ESSAI))


# The kinds of files that examples in YAML of the guide show, by the heading that they follow; below another, an example is of any one kind.
BLOCS: dict[str, tuple[Format, ...]] = {
    "contrat.yml": (CONTRAT,),
    "partenaires.yml": (PARTENAIRES,),
    "site.yml, avant la mise en ligne": (SITE,),
    "referentiel/*.yml": (REFERENTIEL,),
    "constats.yml": (CONSTATS,),
    "territoires.yml": (TERRITOIRES,),
    "faits.yml et anomalies.yml": (FAITS, ANOMALIES),
    "L’argent : montants.yml": (MONTANTS,),
    "publications.yml": (PUBLICATIONS,),
    "voisins.yml et voisins/*.csv": (SERIES,),
    "La recherche": (GLOSSAIRE,),
    "Les thèmes et les publics": (GLOSSAIRE,),
}
GUIDE = blocs_de(RACINE / "docs" / "guide-des-donnees.md")


@pytest.mark.parametrize("bloc", GUIDE, ids=[f"ligne {bloc.ligne}" for bloc in GUIDE])
def test_chaque_exemple_du_guide_est_juste(bloc: Bloc, tmp_path: Path) -> None:
    """Fields that are defined, at every depth; commands that exist, with their options; rows and documents that their readers read. An example that nobody
    knows here fails."""
    if bloc.titre == "Importer un tableur" and bloc.langue == "yaml":
        chemin, journal = tmp_path / "reponses.yml", Journal()
        chemin.write_text(bloc.texte, "utf-8")
        assert len(lire_reponses(chemin, "guide", journal)) == len(bloc.texte.splitlines())
        assert journal.problemes == []
    elif bloc.langue == "markdown":
        journal = Journal()
        assert interpreter_avis(bloc.texte, "essai", "guide", journal)
        assert journal.problemes == []
    elif bloc.langue == "yaml":
        racine = composer(bloc.texte, "guide", Journal())
        assert isinstance(racine, yaml.MappingNode)
        assert racine.value
        assert list(_inconnus(racine, _forme_de(racine, BLOCS.get(bloc.titre, FORMATS)))) == []
    elif bloc.texte.startswith("engagements "):
        for ligne in bloc.texte.splitlines():
            verifier_les_mots(mots_de(ligne))
    elif bloc.texte.startswith("noeud;"):
        journal = Journal()
        assert len(interpreter_etats(bloc.texte, "guide", journal)) == len(bloc.texte.splitlines()) - 1
        assert journal.problemes == []
    elif bloc.texte.startswith("[page "):
        ecrit = re.sub(r"^(.*\S) {3,}\S.*$", r"\1", bloc.texte, flags=re.MULTILINE)  # without what the guide says beside it
        journal = Journal()
        assert interpreter_section(ecrit, "protocole", "article-5", "guide", journal).blocs
        assert journal.problemes == []
    else:
        assert re.match(r"(?:referentiels|documents)/", bloc.texte), bloc.texte  # a tree of files, in words


def _forme_de(racine: yaml.MappingNode, formats: tuple[Format, ...]) -> Forme:
    """The fields among which those at the top of an example are: of a whole file, or of what stands in one."""
    cles = {cle.value for cle, _ in racine.value}
    toutes = Forme("guide", tuple({champ.nom: champ for format_ in formats for champ in format_.forme.champs}.values()))
    reunies = [toutes] if formats is not FORMATS else [format_.forme for format_ in formats]
    dedans = [forme for format_ in formats for forme in format_.forme.parcourir()]
    return next((forme for forme in (*reunies, *dedans) if cles <= set(forme.noms)), toutes)


def _inconnus(noeud: yaml.Node, forme: Forme) -> list[str]:
    if not isinstance(noeud, yaml.MappingNode):
        return []
    trouves = [cle.value for cle, _ in noeud.value if cle.value not in forme and cle.value != "…"]
    for cle, valeur in noeud.value:
        if cle.value in forme and (champ := forme.champ(cle.value)).a_des_champs:
            elements = valeur.value if isinstance(valeur, yaml.SequenceNode) else [valeur]
            trouves += [nom for element in elements for nom in _inconnus(element, forme.dedans(champ))]
    return trouves
