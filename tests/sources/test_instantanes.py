"""What is read back of a published contract: each field of the data that says something of what is watched, and what is refused."""

import json
from typing import Any

import pytest

from generator.model.instantane import ChampSuivi, ChiffreDit, ChoseSuivie, CleDeChiffre, GenreDeChose, RaisonEcrite
from generator.sources.instantanes import InstantaneIllisible, lire_historique, lire_instantane

ENTETE = (
    b"indicateur,territoire,periode,ventilation,valeur,borne_basse,borne_haute,unite,statut,source,publication,repere,commentaire,retenu\n"
)
PLEIN: dict[str, Any] = {
    "contrat": {
        "id": "essai",
        "titre": "Contrat d’essai",
        "territoire": "Essai",
        "calcule_le": "2021-06-30",
        "debut": 2019,
        "fin": 2022,
        "titre_signe": "CONTRAT",
        "signature": "2019-03-01",
        "changements_depuis": "2020-01-01",
        "signataires": [{"partenaire": "caf", "libelle": "la CAF", "bloc_de_signature": False}],
        "contrats_de_ville": [{"id": "nord", "nom": "Nord", "libelle": "le Nord", "date": "2015-07-01", "communes": ["nord"]}],
        "collecte": [{"periode": "2020", "titre": "Bilan", "types": ["suivi"], "echeance": "2021-03-31", "depart": True}],
        "seuils": {"marge": 0.1, "delai_mois": 12},
        "calendrier": [
            {
                "id": "bilan",
                "texte": "Un bilan est remis.",
                "details": ["aux élus"],
                "periodicite": "annuelle",
                "echeance": "2020-09-30",
                "echeance_texte": "pour septembre",
                "responsables": ["caf"],
            }
        ],
    },
    "partenaires": [{"id": "caf", "nom": "Caisse d’allocations familiales"}],
    "territoires": [{"id": "nord", "nom": "Nord", "type": "qpv", "communes": ["est"], "population": 12, "population_source": "Insee"}],
    "documents": [
        {
            "id": "protocole",
            "titre": "Le contrat",
            "modifie": "accord",
            "effet": "2020-07-01",
            "sections": [
                {"id": "article-1", "titre": "Article 1", "passages": [{"id": "p1", "page": "3", "texte": "Entre | nous"}]},
                {"id": "cartes", "titre": "Cartes", "passages": []},
            ],
        }
    ],
    "noeuds": [
        {
            "id": "o1",
            "titre": "Réussir",
            "resultats_attendus": ["Des élèves aidés"],
            "partenaires": ["caf"],
            "territoires": ["nord"],
            "parent": "axe",
            "texte": "Aider les élèves.",
            "composantes": ["le soir", "le samedi"],
            "fiche": {"debut": "2019", "fin": "2022", "priorite": "haute", "beneficiaires": "tous"},
            "partenaires_texte": "la CAF",
            "roles": {"caf": "pilote"},
            "services": {"caf": ["antenne"]},
            "conseils_citoyens": {"titre": "Enjeux", "points": ["La cour"]},
            "etat": {
                **{"etat": "engagee", "date": "2020-05", "phrase": "Commencé.", "source": "Bilan"},
                "historique": [{"etat": "a_lancer", "date": "2019", "phrase": "Prévu.", "source": "Plan"}],
            },
        }
    ],
    "indicateurs": [
        {
            "id": "eleves",
            "noeud": "o1",
            "aussi_sous": ["o2"],
            "libelle": "Élèves aidés",
            "definition": "Une fois au moins",
            "statut": "defini",
            "unite": "nombre",
            "type": "suivi",
            "sans_objectif": "Sans objet",
            "referents": ["caf"],
            "referents_texte": "CAF",
            "territoires": ["nord"],
            "cible": {
                "texte": "100 élèves",
                "comparateur": ">=",
                "valeur": 100,
                "minimum": 1,
                "maximum": 2,
                "variation": 3,
                "points": 4,
                "sens": "hausse",
                "unite": "places",
                "ensemble": 5,
                "annee": 2022,
                "portee": "contrat",
                "chaque": True,
                "tolerance": 6,
                "jalons": [{"annee": 2020, "texte": "la moitié", "valeur": 50}],
                "par_lieu": [{"territoire": "nord", "minimum": 10, "maximum": 20}],
                "avant": [{"texte": "80 élèves", "document": "avenant", "changee_le": "2020-02-03"}],
            },
            "echeance": {"texte": "fin 2022", "date": "2022-12-31"},
            "reference": {"texte": "60 en 2018", "valeur": 60, "annee": 2018},
            "ajoute": {"date": "2019-09-01", "raison": "demandé", "source": {"document": "protocole"}},
            "retire": {"date": "2021-01-02", "raison": "remplacé", "remplace_par": ["aides"], "source": {"document": "avenant"}},
            "seuils": [
                {"nom": "Alerte", "comparateur": "<", "valeur": 40, "texte": "moins de 40", "qui": "Comité", "date": "2019-06-14"},
            ],
            "avancement": {"statut": "atteint"},
        }
    ],
    "publications": [
        {
            **{"id": "bilan", "titre": "Bilan", "date": "2020", "etat": "lue", "editeur": "Ville", "url": "https://a.fr", "document": "protocole"},
            **{"licence": "cc0", "licence_url": "https://l.fr"},
        }
    ],
    "avis": [
        {
            "id": "avis-1",
            "titre": "Trop tard",
            "texte": "On attend.",
            "auteur_partenaire": "ville",
            "sur": ["o1"],
            "reponse": {"texte": "Bientôt.", "auteur": "La CAF", "date": "2021-03-04", "auteur_partenaire": "caf"},
        }
    ],
    "anomalies": [{"id": "total", "titre": "Total", "texte": "Il est faux.", "citations": ["12", "13"], "calcul": "12 + 13", "concerne": ["o1"]}],
    "faits": [
        {
            "id": "credits",
            "texte": "Des crédits.",
            "periode": "2019",
            "partenaires": ["caf"],
            "territoires": ["nord"],
            "montant": 0,
            "nature": "realise",
            "noeud": "o1",
        }
    ],
}  # fmt: skip
VALEURS = (
    ENTETE
    + "eleves,nord,2020,sexe=filles,12.5,10,15,nombre,estime,Bilan,bilan,page 3,à revoir,oui\n".encode()
    + b"eleves,nord,2019,,,,,nombre,secret,,,,,\neleves,nord,2019,,'=1+1,,,texte,definitif,,,,,\n"
)


def _lire(lu: dict[str, Any], valeurs: bytes = VALEURS) -> Any:
    return lire_instantane(json.dumps(lu).encode(), valeurs, "le site")


def test_tout_ce_qui_est_suivi_se_relit() -> None:
    """Each thing with each of its fields, in the words of the published file."""
    lu = _lire(PLEIN)
    assert (lu.contrat, lu.jour) == ("essai", "2021-06-30")
    assert lu.noms == {
        ("contrat", ""): "Contrat d’essai, Essai",
        ("partenaire", "caf"): "Caisse d’allocations familiales",
        ("territoire", "nord"): "Nord",
        ("promesse", "o1"): "Réussir",
        ("document", "protocole"): "Le contrat",
    }
    un = ChampSuivi
    attendues = (
        ChoseSuivie(
            GenreDeChose.INDICATEUR,
            "eleves",
            "Élèves aidés",
            {
                un.LIBELLE: ("Élèves aidés",),
                un.DEFINITION: ("Une fois au moins",),
                un.STATUT: ("defini",),
                un.UNITE: ("nombre",),
                un.TYPE: ("suivi",),
                un.SANS_OBJECTIF: ("Sans objet",),
                un.REFERENTS: ("caf",),
                un.LIEUX: ("nord",),
                un.NOMMES: ("CAF",),
                un.CIBLE: (
                    "100 élèves", "comparateur=>=", "valeur=100", "minimum=1", "maximum=2", "variation=3", "points=4", "sens=hausse",
                    "unite=places", "ensemble=5", "annee=2022", "portee=contrat", "chaque=True", "tolerance=6", "2020=la moitié valeur 50",
                    "nord=minimum 10 maximum 20", "avant=80 élèves (2020-02-03, avenant)",
                ),
                un.PLACE: ("o1", "o2"),
                un.ECHEANCE: ("fin 2022", "2022-12-31"),
                un.REFERENCE: ("60 en 2018", "60", "2018"),
                un.RETIRE: ("2021-01-02",),
                un.SEUILS: ("Alerte", "<", "40", "moins de 40", "Comité", "2019-06-14"),
                un.ETAT: ("atteint",),
            },
            ("o1", "o2", "nord", "caf"),
            ("aides",),
            (
                RaisonEcrite(un.CIBLE, "80 élèves", "", "avenant", "2020-02-03"),
                RaisonEcrite(un.STATUT, "", "demandé", "protocole", "2019-09-01"),
                RaisonEcrite(un.RETIRE, "", "remplacé", "avenant", "2021-01-02"),
            ),
        ),
        ChoseSuivie(
            GenreDeChose.PROMESSE,
            "o1",
            "Réussir",
            {
                un.TITRE: ("Réussir",),
                un.RESULTATS: ("Des élèves aidés",),
                un.PARTENAIRES: ("caf",),
                un.LIEUX: ("nord",),
                un.PLACE: ("axe",),
                un.TEXTE: ("Aider les élèves.", "le soir", "le samedi"),
                un.DATES: ("2019", "2022"),
                un.NOMMES: ("la CAF",),
                un.FICHE: ("priorite=haute", "beneficiaires=tous"),
                un.PRIORITES: ("Enjeux", "La cour"),
                un.ROLES: ("caf=pilote | antenne",),
                un.ETAT: ("engagee", "2020-05", "Commencé.", "Bilan"),
                un.NOUVELLES: ("a_lancer | 2019 | Prévu. | Plan",),
            },
            ("nord", "caf"),
        ),
        ChoseSuivie(
            GenreDeChose.PUBLICATION,
            "bilan",
            "Bilan",
            {
                un.TITRE: ("Bilan",), un.DATE: ("2020",), un.LECTURE: ("lue",), un.EDITEUR: ("Ville",), un.ADRESSE: ("https://a.fr",),
                un.LICENCE: ("cc0", "https://l.fr"), un.EFFET: ("2020-07-01",), un.MODIFIE: ("accord",),
            },
        ),
        ChoseSuivie(
            GenreDeChose.SECTION,
            "protocole/article-1",
            "Le contrat, Article 1",
            {un.TITRE: ("Article 1",), un.TEXTE: ("p1 | 3 | Entre | nous",)},
        ),
        ChoseSuivie(
            GenreDeChose.PAROLE,
            "avis-1",
            "Trop tard",
            {un.TITRE: ("Trop tard",), un.TEXTE: ("On attend.",), un.REPONSE: ("Bientôt.", "La CAF", "2021-03-04")},
            ("o1", "ville", "caf"),
        ),
        ChoseSuivie(
            GenreDeChose.ANOMALIE, "total", "Total", {un.TITRE: ("Total",), un.TEXTE: ("Il est faux.", "12", "13", "12 + 13")}, ("o1",)
        ),
        ChoseSuivie(
            GenreDeChose.FAIT,
            "credits",
            "Des crédits.",
            {
                un.TEXTE: ("Des crédits.",),
                un.DATE: ("2019",),
                un.PARTENAIRES: ("caf",),
                un.LIEUX: ("nord",),
                un.MONTANT: ("0", "realise"),
            },
            ("o1", "nord", "caf"),
        ),
        ChoseSuivie(GenreDeChose.CONTRAT, "", "Contrat d’essai, Essai", {
                    un.DATES: ("2019", "2022"), un.SIGNATAIRES: ("caf",), un.LIBELLES: ("caf=la CAF | non",), un.SEUILS: ("marge=0.1", "delai_mois=12"),
                    un.TITRE: ("CONTRAT",), un.DATE: ("2019-03-01",), un.DEPUIS: ("2020-01-01",),
                    un.CONTRATS_DE_VILLE: ("le Nord | Nord | 2015-07-01 | nord",),
                    un.COLLECTE: ("2020 | Bilan | 2021-03-31 | depart | suivi",),
                },
            ),
        ChoseSuivie(
            GenreDeChose.OBLIGATION,
            "bilan",
            "Un bilan est remis.",
            {
                un.PERIODICITE: ("annuelle",),
                un.PARTENAIRES: ("caf",),
                un.TEXTE: ("Un bilan est remis.", "aux élus"),
                un.ECHEANCE: ("pour septembre", "2020-09-30"),
            },
            ("caf",),
        ),
        ChoseSuivie(GenreDeChose.TERRITOIRE, "nord", "Nord", {un.TYPE: ("qpv",), un.LIEUX: ("est",), un.POPULATION: ("12", "Insee")}, ("est",)),
    )  # fmt: skip
    assert list(lu.choses.items()) == [((une.genre, une.id), une) for une in attendues]


A_COTE = {
    **PLEIN,
    "contrat": {**PLEIN["contrat"], "contrats_de_ville": [{"id": "nord", "nom": "Contrat de ville du Nord"}]},
    "chiffres_voisins": [
        {"id": "postes", "titre": "Postes", "unite": "nombre", "pres_de": ["o1"], "difference": "Une autre mesure.", "par": "contrat_de_ville",
         "lieux": [{"id": "france", "nom": "France"}]},
        {"id": "emplois", "titre": "Emplois", "unite": "places", "pres_de": ["eleves"], "difference": "Plus large.", "par": "territoire", "lieux": []},
    ],
    "noeuds": [{**PLEIN["noeuds"][0], "mesures_nationales": ["1.a"]}],
    "mesures_nationales": [
        {"numero": "1.a", "mesure": "1", "axe": "Droits", "programme": "Sécurité", "thematique": "Police", "intitule": "Des postes", "etat": "En cours",
         "indicateurs": ["Nombre de postes"]},
    ],
    "constats": {"themes": [{"id": "ecole", "titre": "L’école", "sujets": [
        {"id": "parents", "titre": None, "constats": [{"texte": "Ils n’entrent pas."}], "axes": [{"texte": "Ouvrir."}], "promesses": ["o1"]},
    ]}]},
}  # fmt: skip
VOISINS = (
    b"serie,lieu,periode,valeur,unite,publication,genre_de_source,repere,commentaire\n"
    b"postes,nord,2020,4,nombre,enquete,presse,page 3,'=1+1\nemplois,nord,2020,beaucoup,places,enquete,presse,,\n"
)


def test_ce_qui_est_dit_a_cote_se_relit() -> None:
    """Neighbouring series and their figures, national measures, findings."""
    lu = lire_instantane(json.dumps(A_COTE).encode(), VALEURS, "le site", VOISINS)
    un = ChampSuivi
    assert [une for une in lu.choses.values() if une.genre not in {genre for genre, _ in _lire(PLEIN).choses}] == [
        ChoseSuivie(GenreDeChose.SERIE_VOISINE, "postes", "Postes", {un.TITRE: ("Postes",), un.UNITE: ("nombre",), un.TEXTE: ("Une autre mesure.",)}, ("o1",)),
        ChoseSuivie(GenreDeChose.SERIE_VOISINE, "emplois", "Emplois", {un.TITRE: ("Emplois",), un.UNITE: ("places",), un.TEXTE: ("Plus large.",)}, ("eleves",)),
        ChoseSuivie(
            GenreDeChose.MESURE,
            "1.a",
            "Des postes",
            {un.TITRE: ("Des postes",), un.ETAT: ("En cours",), un.TEXTE: ("Droits", "Sécurité", "Police", "Nombre de postes")},
        ),
        ChoseSuivie(GenreDeChose.CONSTAT, "parents", "L’école", {un.TITRE: (), un.TEXTE: ("Ils n’entrent pas.", "Ouvrir.")}, ("o1",)),
    ]  # fmt: skip
    assert lu.voisins == {
        CleDeChiffre("postes", "nord", "2020"): (
            ChiffreDit("4", "nombre", "", publication="enquete", repere="page 3", commentaire="=1+1"),
        ),
        CleDeChiffre("emplois", "nord", "2020"): (ChiffreDit("beaucoup", "places", "", publication="enquete"),),
    }
    noms = _lire(PLEIN).noms
    assert {cle: nom for cle, nom in lu.noms.items() if cle not in noms} == {
        ("endroit", "postes/nord"): "Contrat de ville du Nord",
        ("endroit", "postes/france"): "France",
    }
    assert lu.inconnus == (GenreDeChose.MONTANT,)


def test_sans_mesure_nommee_la_liste_ne_dit_rien() -> None:
    """To a contract of which no promise names a national measure, what changes in their list is no change."""
    lu = _lire({**A_COTE, "noeuds": PLEIN["noeuds"]})
    assert (GenreDeChose.MESURE in lu.inconnus, lu.voisins) == (True, None)


def test_les_chiffres_se_relisent() -> None:
    """A figure with all that is said of it; two of one place and time stand side by side, and an apostrophe against formulas is no part of the words."""
    assert _lire(PLEIN).chiffres == {
        CleDeChiffre("eleves", "nord", "2020", "sexe=filles"): (
            ChiffreDit("12.5 (10 / 15)", "nombre", "estime", "Bilan", "bilan", "page 3", "à revoir", "oui"),
        ),
        CleDeChiffre("eleves", "nord", "2019"): (ChiffreDit("", "nombre", "secret"), ChiffreDit("=1+1", "texte", "definitif")),
    }


def test_un_site_plus_ancien_en_dit_moins() -> None:
    """What an older site did not publish is not there, and is compared with nothing; what it left empty is empty."""
    lu = _lire(
        {
            "contrat": {"id": "essai", "titre": "Essai", "calcule_le": "2020-01-01"},
            "noeuds": [{"id": "o1", "titre": "Réussir", "texte": ""}],
            "indicateurs": [{"id": "eleves", "noeud": "o1", "libelle": "Élèves", "cible": None, "echeance": {"texte": "bientôt", "date": None}}],
            "avis": [{"id": "avis-1", "titre": "Trop tard"}],
            "faits": [{"id": "credits", "texte": "Des crédits.", "montant": None}],
        },
        b"indicateur,territoire,periode,valeur,unite,statut\neleves,nord,2020,3,nombre,definitif\n",
    )  # fmt: skip
    assert lu.noms == {("promesse", "o1"): "Réussir"}
    un = ChampSuivi
    assert [(une.champs, une.sur, une.suite, une.raisons) for une in lu.choses.values()] == [
        (
            {
                un.LIBELLE: ("Élèves",),
                un.CIBLE: (),
                un.PLACE: ("o1",),
                un.ECHEANCE: ("bientôt",),
                un.REFERENCE: (),
                un.RETIRE: (),
                un.SEUILS: (),
            },
            ("o1",),
            (),
            (),
        ),
        ({un.TITRE: ("Réussir",), un.TEXTE: (), un.DATES: ()}, (), (), ()),
        ({un.TITRE: ("Trop tard",), un.REPONSE: ()}, (), (), ()),
        ({un.TEXTE: ("Des crédits.",), un.MONTANT: ()}, (), (), ()),
    ]
    assert lu.chiffres == {CleDeChiffre("eleves", "nord", "2020"): (ChiffreDit("3", "nombre", "definitif"),)}


@pytest.mark.parametrize(
    ("referentiel", "valeurs", "dit"),
    [
        (b"{", VALEURS, "« le site » n’est pas ce que publie ce programme : DecodeError"),
        (b"[]", VALEURS, "« le site » n’est pas ce que publie ce programme : TypeError"),
        (b"{}", VALEURS, "« le site » n’est pas ce que publie ce programme : KeyError"),
        (json.dumps(PLEIN).encode(), b"\xff", "« le site » n’est pas ce que publie ce programme : UnicodeDecodeError"),
        (json.dumps(PLEIN).encode(), b"a,b\n1,2\n", "« le site » n’est pas ce que publie ce programme : KeyError"),
        (b'{"contrat": {"id": "essai"}}', VALEURS, "« le site » ne dit pas de quel jour il est (calcule_le)."),
        (b'{"contrat": {"id": "essai", "calcule_le": "2020-01"}}', VALEURS, "« le site » ne dit pas de quel jour il est (calcule_le)."),
    ],
)
def test_ce_qui_n_est_pas_un_site_est_refuse(referentiel: bytes, valeurs: bytes, dit: str) -> None:
    """With what it is, in words."""
    with pytest.raises(InstantaneIllisible) as refus:
        lire_instantane(referentiel, valeurs, "le site")
    assert str(refus.value).startswith(dit)


def test_un_historique_refuse() -> None:
    """A list of changes is one, and its days are days."""
    for octets, dit in (
        (b"[", "« le site » n’est pas une liste de changements de ce programme : "),
        (b'{"depuis": 3}', "« le site » n’est pas une liste de changements de ce programme : "),
        (b'{"depuis": "2020-13-01"}', "« le site » a une date qui n’est pas un jour."),
        (b'{"depuis": "2020"}', "« le site » a une date qui n’est pas un jour."),
    ):
        with pytest.raises(InstantaneIllisible) as refus:
            lire_historique(octets, "le site")
        assert str(refus.value).startswith(dit)
    assert lire_historique(b'{"depuis": "2020-12-01"}', "le site").depuis == "2020-12-01"
