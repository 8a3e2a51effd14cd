"""Which of our themes a promise is of: whole words, in the singular or the plural, of its own and of precise titles above it."""

from pathlib import Path

import pytest

from generator.calculs.themes import themes_de, themes_de_l_indicateur, themes_des_noeuds
from generator.model.dossier import Dossier
from generator.model.glossaire import Theme
from generator.model.lieu import Lieu
from generator.publication.construction import examiner
from generator.sources.communs import socle

RACINE = Path(__file__).parents[2]
ICI = Lieu("essai.yml", 1, 1)
THEMES = (
    Theme("sante", "Santé", ("santé", "médecin", "accès aux soins"), ("agence régionale de santé",), ICI),
    Theme("jeunes", "Jeunes", ("jeune", "mission locale"), ("jeune enfant",), ICI),
    Theme("culture", "Culture", ("livre", "musée"), (), ICI),
)


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Ouvrir une maison de santé", {"sante"}),
        ("SANTE : des Médecins dans les quartiers", {"sante"}),
        ("L’accès aux soins des jeunes", {"sante", "jeunes"}),
        ("La Mission Locale", {"jeunes"}),
        ("Avec l’agence régionale de santé", set()),
        ("L’agence régionale de santé ouvre un centre de santé", {"sante"}),
        ("L’accueil des jeunes enfants", set()),
        ("Rajeunir la médecine du travail", set()),
        ("Parties civiles par type d’acteurs (Caf, Santé, Ars...)", set()),
        ("Parties civiles par type d’acteurs (Caf, Epf, Santé)", set()),
        ("Des actions (santé, sport…)", {"sante"}),
        ("Ouvrir un centre (Santé)", {"sante"}),
        ("Une boîte à LIVRES, un MUSEE", {"culture"}),
        ("Nombre de logements livrés", set()),
        ("Nombre de logements livre\u0301s", set()),
        ("", set()),
    ],
)
def test_des_mots_entiers(texte: str, attendus: set[str]) -> None:
    """Capitals, plurals and accents that are left out count for nothing, accents that are written make another word; a part of a word is no word; an
    expression that says another thing hides its words alone."""
    assert themes_de((texte,), THEMES) == attendus


def _dossier(racine: Path, arbre: str) -> Dossier:
    dossier = racine / "referentiels" / "c"
    dossier.mkdir(parents=True)
    (dossier / "contrat.yml").write_text(
        "id: c\ntitre: Contrat\nterritoire_nom: Ville\ntype: convention\ndebut: 2020\nfin: 2022\ndocuments: [{id: d, titre: D}]\n"
        'niveaux: [{id: axe, nom: Axe, pluriel: Axes, article: "L’axe"}, {id: action, nom: Action, pluriel: Actions, article: "L’action"}]\n',
        "utf-8",
    )
    (dossier / "territoires.yml").write_text("territoires: [{id: v, type: commune, nom: Ville, document: d}]\n", "utf-8")
    (dossier / "referentiel.yml").write_text(f"document: d\nnoeuds:\n{arbre}", "utf-8")
    registre, problemes = examiner(racine, "2021-01-01")
    assert [str(un) for un in problemes if un.gravite.value == "erreur"] == []
    return registre.dossiers[0]


def test_un_titre_vaut_pour_ce_qui_est_dessous(tmp_path: Path) -> None:
    """A title that names one theme says it of all below; the writer's own word takes the place of the rules, an empty one too."""
    dossier = _dossier(
        tmp_path,
        "  - {id: a, niveau: axe, titre: Santé, repere: p1, noeuds: [\n"
        "      {id: a1, niveau: action, titre: Ouvrir un centre, repere: p1},\n"
        "      {id: a2, niveau: action, titre: Recruter des médecins, repere: p1, themes: []},\n"
        "      {id: a3, niveau: action, titre: Ouvrir un local, repere: p1, themes: [jeunes], indicateurs: [\n"
        "        {id: i1, type: suivi, libelle: Nombre de jeunes, unite: nombre, repere: p1},\n"
        "        {id: i2, type: suivi, libelle: Nombre de locaux, unite: nombre, repere: p1, themes: [sante]}]}]}\n",
    )
    assert themes_des_noeuds(dossier.racines, THEMES) == {"a": ("sante",), "a1": ("sante",), "a2": (), "a3": ("jeunes",)}
    par_id = {indicateur.id: themes_de_l_indicateur(indicateur, THEMES) for indicateur in dossier.indicateurs()}
    assert par_id == {"i1": ("jeunes",), "i2": ("sante",)}


def test_les_themes_du_programme() -> None:
    """Each has a name and words of its own, and none of its exceptions hides all of its words."""
    themes = socle().glossaire.themes
    assert len({theme.id for theme in themes}) == len(themes) > 15
    for theme in themes:
        assert all(theme.id in themes_de((mot,), themes) for mot in theme.mots), theme.id
        assert not any(theme.id in themes_de((expression,), [theme]) for expression in theme.sauf), theme.id


REGARDEES = {
    ("grand-paris-sud", "a-t2-o1-e2-a3"): {"ecole"},  # «Favoriser… la lutte contre le décrochage, particulièrement dans le 2nd degré»
    ("grand-paris-sud", "mc-t5-e2-a1"): {"numerique"},  # «Lutter contre l'illectronisme»
    ("grand-orly-seine-bievre", "eg-2-f4"): set(),  # «L'observation, à travers la mutualisation de la collecte…»
}


INDICATEURS_REGARDES = {
    ("paris", "t3-o3-s3-g1-a1-i2"): {"logement"},  # «Nombre de logements PLS ou intermédiaires livrés en QPV»
    ("paris", "t3-o1-s1-g1-a2-i2"): set(),  # «Nombre de ménages signalés aux différents stades d'une procédure»
    ("paris", "t1-o1-s1-g1-a2-i3"): {"ecole"},  # «Taux de réussite en lecture», of pupils of CP
    ("grigny", "f2-o5-i4"): set(),  # «Variété des actions autour du devoir de mémoire, culture de paix»
    ("grigny", "f3-o1-i1"): {"formation"},  # «Nb de diplômés»
}


@pytest.mark.lent
def test_des_promesses_bien_rangees() -> None:
    """Promises and indicators of the four contracts that a reader looked at."""
    registre, _ = examiner(RACINE, "2026-11-27")
    classees = {
        (dossier.contrat.id, id): themes
        for dossier in registre.dossiers
        for id, themes in themes_des_noeuds(dossier.racines, registre.themes).items()
    }
    assert sum(not themes for themes in classees.values()) < len(classees) / 12
    for (contrat, id), attendus in REGARDEES.items():
        assert set(classees[contrat, id]) == attendus, id
    indicateurs = {(dossier.contrat.id, un.id): un for dossier in registre.dossiers for un in dossier.indicateurs()}
    for cle, attendus in INDICATEURS_REGARDES.items():
        assert set(themes_de_l_indicateur(indicateurs[cle], registre.themes)) == attendus, cle
