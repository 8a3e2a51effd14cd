"""Publications and neighbouring figures as they are written: what is read, and what is refused, with its line and column."""

import pytest

from generator.model.dossier import Dossier
from generator.model.publication import EtatDeLecture, GenreDeSource
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import valeurs_csv
from tests.sources.essai import Projet

PUBLICATIONS = "referentiels/essai/publications.yml"
SERIES = "referentiels/essai/voisins.yml"
VOISINS = "referentiels/essai/voisins/v.csv"
SAINE = """\
lecture_arretee_le: 2026-11-27
publications:
  - id: etude
    titre: Étude
    editeur: Apur
    genre: publication_officielle
    etat: connue_non_lue
"""
SERIE = """\
series:
  - id: postes
    titre: Postes
    unite: nombre
    pres_de: [o1-e1, nombre]
    difference: Des postes en place.
    publication: protocole
    lieux: [{id: france, nom: France}]
"""
ENTETE = "indicateur;territoire;periode;valeur;source;publication;repere;genre_de_source;retenu"


def dossier(projet: Projet) -> Dossier:
    """The contract of a project in which nothing is wrong."""
    registre, problemes = projet.examiner()
    assert [str(probleme) for probleme in problemes] == []
    return registre.dossiers[0]


def test_sans_fichier(projet: Projet) -> None:
    """The documents of the contract are publications that were read, of the kind that contrat.yml says."""
    lu = dossier(projet)
    (seule,) = lu.publications_connues()
    assert (seule.id, seule.titre, seule.date, seule.document) == ("protocole", "Protocole", "2020-12-08", "protocole")
    assert (seule.genre, seule.etat) == (GenreDeSource.DOCUMENT_SIGNE, EtatDeLecture.LUE)
    assert lu.lecture_arretee_le == ""
    projet.remplacer("contrat", "    date: 2020-12-08\n", "    date: 2020-12-08\n    genre: presse\n")
    assert dossier(projet).publications_connues()[0].genre is GenreDeSource.PRESSE


def test_une_publication_decrit_un_document(projet: Projet) -> None:
    """The entry takes the place of the document, at the head of the list, and figures may name it by either id."""
    projet.ecrire(PUBLICATIONS, f"{SAINE}  - {{id: decrit, titre: Le protocole, editeur: EPT, document: protocole, etat: lue_en_partie}}\n")
    lu = dossier(projet)
    assert [publication.id for publication in lu.publications_connues()] == ["decrit", "etude"]
    noms = lu.publications_par_nom()
    assert noms["protocole"] is noms["decrit"]
    assert noms["decrit"].genre is GenreDeSource.DOCUMENT_SIGNE
    assert lu.lecture_arretee_le == "2026-11-27"


def test_tout_se_lit(projet: Projet) -> None:
    """Every field of an entry."""
    suite = """\
    date: 2021-03
    adresse: https://exemple.fr/etude
    cherchee: {ou: site, le: 2026-11}
    couvre: {periodes: 2018-09/2021-01, noeuds: [o1], indicateurs: [taux], lesquels: inconnus, chiffres: 3 sur 4}
    note: Une note.
  - {id: loi, titre: Loi, editeur: Parlement, genre: loi, etat: connue_non_lue, fin_du_contrat: 2023-12-31, fin_des_contrats_de_ville: 2024-12-31}
"""
    projet.ecrire(PUBLICATIONS, SAINE + suite)
    _, etude, loi = dossier(projet).publications_connues()
    assert etude.couvre is not None
    assert etude.couvre.periode is not None
    assert etude.cherchee is not None
    assert (etude.couvre.periode.debut, etude.couvre.periode.fin) == ("2018-09-01", "2021-01-31")
    assert (etude.couvre.noeuds, etude.couvre.indicateurs, etude.couvre.connus) == (("o1",), ("taux",), False)
    assert (etude.couvre.chiffres, etude.cherchee.ou, etude.cherchee.le, etude.note) == ("3 sur 4", "site", "2026-11", "Une note.")
    assert (loi.fin_du_contrat, loi.fin_des_contrats_de_ville) == ("2023-12-31", "2024-12-31")


FAUTES = [
    (
        "sans titre",
        "    titre: Étude\n",
        "",
        '3:5 champ-manquant: Le champ « titre » manque. → Ajouter par exemple « titre: "Observatoire des quartiers" » à cet élément.',
    ),
    (
        "sans genre",
        "    genre: publication_officielle\n",
        "",
        "3:5 champ-manquant: Le champ « genre » manque. → Ajouter par exemple « genre: publication_officielle » à cet élément.",
    ),
    (
        "état inconnu",
        "etat: connue_non_lue",
        "etat: connue",
        "7:11 choix: « connue » n’est pas une valeur connue du champ « etat ». → "
        "Vouliez-vous dire « connue_non_lue » ? Écrire l’un de : lue, lue_en_partie, connue_non_lue, cherchee_non_trouvee.",
    ),
    (
        "jour de lecture sans jour",
        "2026-11-27",
        "2026-11",
        "1:21 date: « 2026-11 » n’est pas un jour. → Écrire le jour entier (2026-11-20).",
    ),
    (
        "sans jour de lecture",
        "lecture_arretee_le: 2026-11-27\n",
        "",
        "1:1 champ-manquant: Le champ « lecture_arretee_le » manque. → Ajouter par exemple « lecture_arretee_le: 2026-11-20 » à cet élément.",
    ),
    (
        "période",
        "etat: connue_non_lue",
        "etat: connue_non_lue\n    couvre: {periodes: 2015-2019}",
        "8:24 periode: « 2015-2019 » n’est pas une période : une année scolaire dure un an ; pour plusieurs années, écrire 2015/2019. → "
        "Corriger la période.",
    ),
    (
        "tout et une liste",
        "etat: connue_non_lue",
        "etat: connue_non_lue\n    couvre: {tout: oui, noeuds: [o1]}",
        "8:20 couverture: « tout: oui » et une liste de nœuds ou d’indicateurs se contredisent. → Garder l’un ou l’autre.",
    ),
    (
        "champ inconnu",
        "etat: connue_non_lue",
        "etat: connue_non_lue\n    cherchee: {ou: site, le: 2026, qui: moi}",
        "8:36 champ-inconnu: Le champ « qui » n’existe pas ici. → Champs possibles : le, ou.",
    ),
    (
        "adresse",
        "etat: connue_non_lue",
        "etat: connue_non_lue\n    adresse: javascript:alert(1)",
        "8:14 adresse: « javascript:alert(1) » n’est pas une adresse de page. → Écrire une adresse qui commence par https://.",
    ),
    (
        "deux genres pour un document",
        "    genre: publication_officielle",
        "    document: protocole\n    genre: presse",
        "7:12 genre: Le document « protocole » est d’un autre genre dans contrat.yml (document_signe). → "
        "Écrire le genre à un seul endroit, ou le même aux deux.",
    ),
]


@pytest.mark.parametrize(("avant", "apres", "dit"), [faute[1:] for faute in FAUTES], ids=[faute[0] for faute in FAUTES])
def test_une_faute(projet: Projet, avant: str, apres: str, dit: str) -> None:
    """One fault, one message, at its place."""
    assert SAINE.count(avant) == 1
    texte = SAINE.replace(avant, apres)
    projet.ecrire(PUBLICATIONS, texte.replace("connue_non_lue", "lue") if "document:" in texte else texte)
    assert projet.seul() == f"publications.yml:{dit}"


def test_les_colonnes_de_source(projet: Projet) -> None:
    """A figure names its publication, its place there and why it counts; the kind beside it must be the right one."""
    projet.ecrire(PUBLICATIONS, SAINE)
    projet.ecrire("valeurs", f"{ENTETE}\nnombre;arcueil;2019;4;Étude;etude;page 3;publication_officielle;plus précis\n")
    (valeur,) = dossier(projet).valeurs
    assert (valeur.publication, valeur.repere, valeur.retenu) == ("etude", "page 3", "plus précis")


@pytest.mark.parametrize(
    ("cellules", "dit"),
    [
        (
            "etudes;page 3;;",
            "2:29 reference: La publication « etudes » n’existe pas. → Vouliez-vous dire « etude » ? "
            "Recopier un id de publications.yml, ou d’un document de contrat.yml.",
        ),
        (
            "etude;page 3;presse;",
            "2:42 publication: « presse » n’est pas le genre de cette publication (publication_officielle). → "
            "Vider la cellule : le genre vient de publications.yml ou de contrat.yml.",
        ),
        (
            ";;presse;",
            "2:31 publication: Le genre de la source est écrit sans la publication. → Nommer la publication, dont le genre se déduit.",
        ),
        (
            ";page 3;;",
            "2:30 publication: Le repère ne dit pas de quelle publication il est la place. → "
            "Écrire l’identifiant de la publication dans la colonne « publication ».",
        ),
    ],
)
def test_une_source_fausse(projet: Projet, cellules: str, dit: str) -> None:
    """The row is left out, and the message stands at its cell."""
    projet.ecrire(PUBLICATIONS, SAINE)
    projet.ecrire("valeurs", f"{ENTETE}\nnombre;arcueil;2019;4;Étude;{cellules}\n")
    assert projet.seul() == f"valeurs/etat.csv:{dit}"


def test_des_publications_illisibles_ne_cachent_rien(projet: Projet) -> None:
    """Where publications.yml cannot be read, nothing is said of the ids that it should hold."""
    projet.ecrire(PUBLICATIONS, "publications: [\n")
    projet.ecrire("valeurs", f"{ENTETE}\nnombre;arcueil;2019;4;Étude;etude;page 3;presse;\n")
    assert projet.seul().startswith("publications.yml:")


def ecrire_voisins(projet: Projet, *lignes: str, series: str = SERIE, entete: str = "serie;lieu;periode;valeur;repere") -> None:
    """A series and its figures."""
    projet.ecrire(SERIES, series)
    projet.ecrire(VOISINS, "\n".join((entete, *lignes)) + "\n")


def test_les_voisins_se_lisent(projet: Projet) -> None:
    """Places of the contract and of the series; months from one to another; the publication of the series unless the row has its own."""
    projet.ecrire(PUBLICATIONS, SAINE)
    ecrire_voisins(
        projet,
        "postes;arcueil;2018-09/2019-01;1 234,5;page 2;",
        "postes;france;2019-12-31;7;page 3;etude",
        entete="serie;lieu;periode;valeur;repere;publication",
    )
    premiere, seconde = dossier(projet).voisins.valeurs
    assert (str(premiere.nombre), premiere.periode.debut, premiere.periode.fin) == ("1234.5", "2018-09-01", "2019-01-31")
    assert (premiere.publication, seconde.publication, seconde.endroit) == ("protocole", "etude", "france")


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        (
            "poste;arcueil;2019;4;p",
            "2:1 reference: La série « poste » n’existe pas. → Vouliez-vous dire « postes » ? Recopier l’id d’une série de voisins.yml.",
        ),
        ("postes;arcueil;2019;;p", "2:21 valeur-vide: La valeur est vide. → Écrire le chiffre, ou enlever la ligne."),
        (
            "postes;arcueil;2019;x;p",
            "2:21 nombre: « x » n’est pas un nombre : il contient autre chose que des chiffres. → Écrire par exemple 1 234,5 ou 12,5 %.",
        ),
        (
            "postes;arcueil;2019;4 %;p",
            "2:21 unite: La valeur est en « % » mais la série est en : nombre. → Corriger la valeur ou l’unité de la série.",
        ),
        (
            "postes;;2019;4;p",
            "2:8 reference: Le lieu est vide. → Écrire l’id d’un territoire, d’un contrat de ville ou d’un lieu de la série.",
        ),
        (
            "postes;arcueil;2019-01/2018-09;4;p",
            "2:16 periode: « 2019-01/2018-09 » n’est pas une période. → Le second mois doit suivre le premier.",
        ),
        (
            "postes;arceuil;2019;4;p",
            "2:8 reference: Le lieu « arceuil » n’existe pas. → Vouliez-vous dire « arcueil » ? Recopier un id de territoires.yml, ou de « lieux » de la série.",
        ),
    ],
)
def test_un_voisin_faux(projet: Projet, ligne: str, dit: str) -> None:
    """One fault in a row, one message at its cell."""
    ecrire_voisins(projet, ligne)
    assert projet.seul() == f"voisins/v.csv:{dit}"


def test_une_serie_fausse(projet: Projet) -> None:
    """A series is shown near something, and a sum has at least two places."""
    ecrire_voisins(projet, series=SERIE.replace("    pres_de: [o1-e1, nombre]\n", ""))
    assert projet.seul() == (
        "voisins.yml:2:5 champ-manquant: La série n’est montrée près de rien. → Écrire « pres_de: [indicateurs ou nœuds] »."
    )
    ecrire_voisins(projet, series=f"{SERIE}    somme: {{lieux: [arcueil]}}\n")
    assert projet.seul() == (
        "voisins.yml:9:12 champ-manquant: La somme ne dit pas de quels lieux. → Ajouter « lieux: [a, b] », deux au moins."
    )


def test_les_fichiers_publies_se_relisent(projet: Projet) -> None:
    """What the site exports is taken back as it is: the same figures, publications, places and reasons; and once more, the same bytes."""
    projet.ecrire(PUBLICATIONS, SAINE)
    projet.ecrire(
        "valeurs",
        f"{ENTETE}\nnombre;arcueil;2019;4;Étude;etude;page 3;;plus précis\nnombre;arcueil;2019;5;P;protocole;ligne 2;;\ntaux;arcueil;2019;1,5;P;;;;\n",
    )
    ecrire_voisins(projet, "postes;france;2019;1 234,50;« mots, dits »", "postes;arcueil;2018;0;p")
    avant, contexte = _exporte(projet)
    projet.ecrire("valeurs", valeurs_csv(avant.valeurs, contexte.suivi.publications))
    projet.ecrire(VOISINS, voisins_csv(contexte))
    apres, relu = _exporte(projet)
    assert [(v.nombre, v.publication, v.repere, v.retenu) for v in apres.valeurs] == [
        (v.nombre, v.publication, v.repere, v.retenu) for v in avant.valeurs
    ]
    assert [(v.serie, v.endroit, v.periode, v.nombre, v.publication, v.repere) for v in apres.voisins.valeurs] == [
        (v.serie, v.endroit, v.periode, v.nombre, v.publication, v.repere) for v in avant.voisins.valeurs
    ]
    assert (valeurs_csv(apres.valeurs, relu.suivi.publications), voisins_csv(relu)) == (
        valeurs_csv(avant.valeurs, contexte.suivi.publications),
        voisins_csv(contexte),
    )


def _exporte(projet: Projet) -> tuple[Dossier, Contexte]:
    lu = dossier(projet)
    return lu, Contexte(lu, projet.examiner()[0], "2026-11-27")
