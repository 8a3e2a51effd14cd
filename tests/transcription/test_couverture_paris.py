"""Every row, cell, heading, list item and sentence of the référentiel of Paris is transcribed or left out for a reason."""

from .communes import epreuves_communes
from .contrats import PARIS
from .donnees import ANOMALIES, CONTRAT, Donnees
from .epreuves import Epreuve, Mutation, noeud, par_id

EPREUVE = Epreuve(PARIS)
pytestmark = EPREUVE.marques


def test_le_decompte_est_celui_du_document() -> None:
    """Sizes counted in the document: 60 tables, 392 rows, 165 actions; a reader that skips a table would change them."""
    comptes = EPREUVE.bilan().comptes
    textes = [c.element.texte for c in comptes]
    assert textes.count("Actions") == 60
    cellules = [c for c in comptes if c.ou.startswith("referentiel/") and c.element.genre == "cellule"]
    # Two cells a row, one of them empty; 60 titles of tables, 165 actions, 170 cells of referents.
    assert len(cellules) == 2 * 392 - 1 + 60 + 165 + 170
    assert sum(texte.startswith("Pas d'objectifs fixés") for texte in textes) == 251


def _indicateurs(d: Donnees, id: str) -> list[dict]:
    return noeud(d, id)["indicateurs"]


def _ote_indicateur(d: Donnees) -> None:
    del _indicateurs(d, "t1-o1-s1-g1-a1")[1]


def _ote_absence_d_objectif(d: Donnees) -> None:
    """The same words are printed in 250 other cells: they do not stand for this one."""
    del _indicateurs(d, "t1-o1-s1-g1-a1")[2]["sans_objectif"]


def _cible_de_la_ligne_voisine(d: Donnees) -> None:
    un, autre, _ = _indicateurs(d, "t1-o1-s1-g1-a1")
    un["cible"], autre["cible"] = autre["cible"], un["cible"]


def _cible_et_absence_d_objectif(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a1")[0]["sans_objectif"] = "Pas d'objectifs fixés"


def _cible_coupee(d: Donnees) -> None:
    _indicateurs(d, "t2-o1-s2-g1-a2")[4]["cible"]["texte"] = "suivre 3 500 personnes sur un an"


def _mot_d_un_indicateur(d: Donnees) -> None:
    indicateur = _indicateurs(d, "t1-o1-s1-g1-a1")[0]
    indicateur["libelle"] = indicateur["libelle"].replace("Équipe ", "Équipes ")


def _indicateur_de_l_action_voisine(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a2").insert(0, _indicateurs(d, "t1-o1-s1-g1-a1").pop())


def _ordre_des_indicateurs(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a1").reverse()


def _ligne_fausse(d: Donnees) -> None:
    indicateur = _indicateurs(d, "t1-o1-s1-g1-a1")[0]
    indicateur["repere"] = indicateur["repere"].replace("ligne 1", "ligne 2")


def _indicateur_invente(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a1").append({**_indicateurs(d, "t1-o1-s1-g1-a1")[0], "id": "neuf"})


def _referent_de_l_action_voisine(d: Donnees) -> None:
    noeud(d, "t1-o1-s1-g1-a1")["partenaires_texte"] = noeud(d, "t1-o1-s1-g1-a2")["partenaires_texte"]


def _referent_de_la_ligne_voisine(d: Donnees) -> None:
    un, autre, _ = _indicateurs(d, "t1-o3-s3-g1-a1")
    un["referents_texte"], autre["referents_texte"] = autre["referents_texte"], un["referents_texte"]


def _referent_oublie(d: Donnees) -> None:
    noeud(d, "t1-o3-s3-g1-a1")["partenaires_texte"] = "DDCS\nMission Locale de Paris"


def _ligne_decalee(d: Donnees) -> None:
    """The row that the scan has moved belongs to the action above it."""
    d_une, a_l_autre = _indicateurs(d, "t2-o1-s2-g2-a4"), _indicateurs(d, "t2-o1-s2-g2-a3")
    a_l_autre.append(d_une.pop())


def _action_d_un_autre_tableau(d: Donnees) -> None:
    noeud(d, "t1-o1-s1-g2")["noeuds"].append(noeud(d, "t1-o1-s1-g1")["noeuds"].pop())


def _tableau_d_un_autre_sous_objectif(d: Donnees) -> None:
    noeud(d, "t1-o1-s2")["noeuds"].insert(0, noeud(d, "t1-o1-s1")["noeuds"].pop(0))


def _tableaux_echanges(d: Donnees) -> None:
    groupes = noeud(d, "t1-o1-s1")["noeuds"]
    groupes[0], groupes[1] = groupes[1], groupes[0]


def _sous_objectif_d_un_autre_objectif(d: Donnees) -> None:
    noeud(d, "t3-o1")["noeuds"].append(noeud(d, "t3-o2")["noeuds"].pop(0))


def _numero_d_un_objectif(d: Donnees) -> None:
    noeud(d, "t3-o2")["numero"] = "3"


def _action_oubliee(d: Donnees) -> None:
    del noeud(d, "t1-o1-s1-g1")["noeuds"][2]


def _priorite_d_un_conseil(d: Donnees) -> None:
    del noeud(d, "t1")["conseils_citoyens"]["priorites"][1]


def _associes(d: Donnees) -> None:
    noeud(d, "t2")["partenaires_texte"] = noeud(d, "t2")["partenaires_texte"].replace("EPEC ; ", "")


def _valeur_de_cible(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a1")[0]["cible"]["valeur"] = "12"


def _annee_de_cible(d: Donnees) -> None:
    _indicateurs(d, "t1-o1-s1-g1-a1")[0]["cible"]["annee"] = "2022"


def _variation(d: Donnees) -> None:
    _indicateurs(d, "t3-o2-s2-g1-a3")[1]["cible"]["variation"] = "57"


def _valeur_de_reference(d: Donnees) -> None:
    _indicateurs(d, "t1-o2-s2-g1-a3")[0]["reference"]["valeur"] = "71"


def _valeur(d: Donnees, indicateur: str) -> dict[str, str]:
    return next(v for v in d.valeurs if v["indicateur"] == indicateur)


def _valeur_du_tableau(d: Donnees) -> None:
    _valeur(d, "t2-o1-s2-g1-a2-i5")["valeur"] = "2958"


def _periode(d: Donnees) -> None:
    _valeur(d, "t2-o1-s2-g1-a2-i5")["periode"] = "2018"


def _valeur_d_un_autre_indicateur(d: Donnees) -> None:
    _valeur(d, "t2-o1-s2-g1-a2-i5")["indicateur"] = "t2-o1-s2-g1-a2-i6"


def _annees_echangees(d: Donnees) -> None:
    un, autre, _ = (v for v in d.valeurs if v["indicateur"] == "t2-o3-s2-g1-a2-i2")
    un["periode"], autre["periode"] = autre["periode"], un["periode"]


def _source_d_une_valeur(d: Donnees) -> None:
    valeur = _valeur(d, "t2-o1-s2-g1-a2-i5")
    valeur["source"] = valeur["source"].replace("ligne 6", "ligne 7")


def _mot_d_une_valeur(d: Donnees) -> None:
    _valeur(d, "t2-o3-s3-g1-a1-i2")["valeur"] = "objectif dépassé"


def _page(d: Donnees) -> None:
    par_id(d.fichiers[CONTRAT]["documents"][0]["sections"], "habiter")["page"] = "23"


def _moment_de_collecte(d: Donnees) -> None:
    d.fichiers[CONTRAT]["collecte"][1]["titre"] = "Résultat en cours de contrat"


def _phrase_du_calendrier(d: Donnees) -> None:
    calendrier = d.fichiers[CONTRAT]["calendrier"]
    calendrier.remove(par_id(calendrier, "modalites-de-collecte"))


def _citation(d: Donnees) -> None:
    par_id(d.fichiers[ANOMALIES]["anomalies"], "titre-mi-parours")["citations"][0] = "ÉVALUATION À MI-PARCOURS DU CONTRAT DE LA VILLE"


MUTATIONS: list[tuple[Mutation, tuple[str, ...]]] = [
    (_ote_indicateur, ("Nombre d'enfants accompagnés par an", "indicateur absent de referentiel/1-grandir.yml:t1-o1-s1-g1-a1")),
    (_ote_absence_d_objectif, ("t1-o1-s1-g1-a1-i3 (objectif) dit «  »",)),
    (_cible_de_la_ligne_voisine, ("11 EPRE", "t1-o1-s1-g1-a1-i1 (objectif) dit « 1200 enfants")),
    (_cible_et_absence_d_objectif, ("t1-o1-s1-g1-a1-i1 a une cible, et dit qu’il n’y a pas d’objectif",)),
    (_cible_coupee, ("t2-o1-s2-g1-a2-i5 (objectif) dit « suivre 3 500", "Porter en 2020 à 50 %")),
    (
        _mot_d_un_indicateur,
        ("Nombre d'Équipe pluridisciplinaire", "indicateur absent", "t1-o1-s1-g1-a1-i1 n’est pas imprimé à cette place"),
    ),
    (
        _indicateur_de_l_action_voisine,
        ("absent de referentiel/1-grandir.yml:t1-o1-s1-g1-a1 (les mêmes mots sont dans", "n’est pas imprimé"),
    ),
    (_ordre_des_indicateurs, ("t1-o1-s1-g1-a1-i3 est avant t1-o1-s1-g1-a1-i1",)),
    (
        _ligne_fausse,
        ("t1-o1-s1-g1-a1-i1 (repere) dit", "et non « Référentiel Grandir, objectif 1, 1er sous-objectif, tableau 1, ligne 1 »"),
    ),
    (_indicateur_invente, ("neuf n’est pas imprimé à cette place",)),
    (_referent_de_l_action_voisine, ("GIP", "absent de referentiel/1-grandir.yml:t1-o1-s1-g1-a1 (partenaires_texte)")),
    (_referent_de_la_ligne_voisine, ("t1-o3-s3-g1-a1-i1 (referents_texte) dit « CAF de Paris », et non « DDCS »",)),
    (_referent_oublie, ("CAF de Paris", "absent de referentiel/1-grandir.yml:t1-o3-s3-g1-a1 (partenaires_texte)")),
    (_ligne_decalee, ("Nombre d'embauches + 6 mois", "indicateur absent de referentiel/2-travailler.yml:t2-o1-s2-g2-a4")),
    (_action_d_un_autre_tableau, ("est sous referentiel/1-grandir.yml:t1-o1-s1-g2, et non sous referentiel/1-grandir.yml:t1-o1-s1-g1",)),
    (_tableau_d_un_autre_sous_objectif, ("t1-o1-s1-g1 est sous referentiel/1-grandir.yml:t1-o1-s2, et non",)),
    (_tableaux_echanges, ("t1-o1-s1-g2 n’est pas à son rang",)),
    (_sous_objectif_d_un_autre_objectif, ("t3-o2-s1 est sous referentiel/3-habiter.yml:t3-o1, et non sous",)),
    (_numero_d_un_objectif, ("t3-o2 porte le numéro « 3 », et non « 2 »",)),
    (
        _action_oubliee,
        ("Développer le programme «Devoirs faits»", "action absent du référentiel, sous referentiel/1-grandir.yml:t1-o1-s1-g1"),
    ),
    (_priorite_d_un_conseil, ("Obtenir une plus grande mixité", "absent de referentiel/1-grandir.yml:t1 (conseils_citoyens)")),
    (_associes, ("Mission Locale de Paris ; EPEC", "absent de referentiel/2-travailler.yml:t2 (partenaires_texte)")),
    (_valeur_de_cible, ("t1-o1-s1-g1-a1-i1 (cible.valeur) : 12 n’est pas imprimé",)),
    (_annee_de_cible, ("t1-o1-s1-g1-a1-i1 (cible.annee) : 2022 n’est pas imprimé",)),
    (_variation, ("t3-o2-s2-g1-a3-i2 (cible.variation) : 57 n’est pas imprimé",)),
    (_valeur_de_reference, ("t1-o2-s2-g1-a3-i1 (reference.valeur) : 71 n’est pas imprimé",)),
    (_valeur_du_tableau, ("valeurs/referentiel-2019.csv", "2958 n’est pas imprimé pour t2-o1-s2-g1-a2-i5")),
    (_periode, ("2018 n’est pas imprimé pour t2-o1-s2-g1-a2-i5",)),
    (_valeur_d_un_autre_indicateur, ("2985 n’est pas imprimé pour t2-o1-s2-g1-a2-i6",)),
    (_annees_echangees, ("7 n’est pas imprimé à côté de 2017", "13 n’est pas imprimé à côté de 2016")),
    (_source_d_une_valeur, ("la source ne dit pas « Référentiel Travailler, objectif 1, 2e sous-objectif, tableau 1, ligne 6 »",)),
    (_mot_d_une_valeur, ("dépassé n’est pas imprimé",)),
    (_page, ("contrat.yml:habiter (page) dit « 23 »",)),
    (_moment_de_collecte, ("Résultat à mi-parcours", "collecte-2018 (titre) dit")),
    (_phrase_du_calendrier, ("Les modalités relatives à la mise en place", "ni transcrit, ni exclu")),
    (_citation, ("anomalies.yml:titre-mi-parours (citations)",)),
]


AJOUTS = [
    ("\t11 EPRE\n", "\t11 EPRE\n\t\tNombre de locaux\tUn local\n", "Nombre de locaux"),
    (
        "- Améliorer l'accompagnement vers l'emploi.",
        "- Une priorité de plus.\n- Améliorer l'accompagnement vers l'emploi.",
        "Une priorité",
    ),
    ("1200 enfants accompagnés par an", "1300 enfants accompagnés par an", "1300 enfants"),
    ("L'Atelier parisien d'urbanisme apporte", "Une phrase de plus. L'Atelier parisien d'urbanisme apporte", "Une phrase de plus."),
    ("FACILITER LE LIEN ENTRE PARENTS ET ÉCOLES", "FACILITER LE LIEN ENTRE PARENTS", "FACILITER LE LIEN ENTRE PARENTS"),
]


TestCommun = epreuves_communes(
    EPREUVE,
    mutations=MUTATIONS,
    ajouts=AJOUTS,
    exclusion_de_trop={"section": "grandir", "fragments": ["11 EPRE"], "raison": "non"},
    formulation_inutile={"ou": "referentiel/1-grandir.yml:t1", "champ": "titre"},
)
