"""Every list item, cell, heading and sentence of the protocole of Grand Paris Sud is transcribed or left out for a reason."""

from collections import Counter

from .communes import epreuves_communes
from .contrats import GRAND_PARIS_SUD
from .donnees import ANOMALIES, CONTRAT, TERRITOIRES, Donnees
from .epreuves import Epreuve, Mutation, noeud, par_id

EPREUVE = Epreuve(GRAND_PARIS_SUD)
pytestmark = EPREUVE.marques


def test_le_decompte_est_celui_du_document() -> None:
    """Counted in the documents: 422 nodes in five branches, three of them in the table of indicators alone; 26 indicators."""
    comptes = EPREUVE.bilan().transcrits
    noeuds = {c.ou for c in comptes if c.ou.startswith("referentiel/") and "-i" not in c.ou.split(":")[1]}
    branches = Counter(ou.split(":")[0] for ou in noeuds)
    assert [branches[fichier] for fichier in sorted(branches)] == [82, 38, 97, 122, 83]
    assert sum("-i" in c.ou.split(":")[1] for c in comptes if c.ou.startswith("referentiel/")) == 26


def _ote_action(d: Donnees) -> None:
    del noeud(d, "ev-t1-e2")["noeuds"][3]


def _ote_un_des_deux(d: Donnees) -> None:
    """The same action is printed twice, under the two engagements of a table cut by a page."""
    actions = noeud(d, "mc-t3-e2")["noeuds"]
    actions.remove(next(a for a in actions if a["titre"].startswith("Meilleure gestion des conflits")))


def _ote_sous_action(d: Donnees) -> None:
    del noeud(d, "a-t1-o1-e1-a2")["noeuds"][1]


def _ote_priorite_d_un_paragraphe(d: Donnees) -> None:
    del noeud(d, "ce-t1-o1")["noeuds"][1]


def _action_d_un_autre_engagement(d: Donnees) -> None:
    noeud(d, "mc-t1-e2")["noeuds"].append(noeud(d, "mc-t1-e1")["noeuds"].pop(0))


def _action_d_une_autre_branche(d: Donnees) -> None:
    noeud(d, "ce-t3-e1")["noeuds"].append(noeud(d, "ev-t3-e1")["noeuds"].pop(0))


def _sous_action_devenue_action(d: Donnees) -> None:
    engagement = noeud(d, "ev-t5-e4")["noeuds"]
    engagement.insert(1, engagement[0]["noeuds"].pop())


def _niveau(d: Donnees) -> None:
    noeud(d, "a-t3-o1-e4")["noeuds"][0]["niveau"] = "sous-action"


def _actions_echangees(d: Donnees) -> None:
    actions = noeud(d, "ev-t5-e1")["noeuds"]
    actions[2], actions[3] = actions[3], actions[2]


def _engagement_d_une_autre_thematique(d: Donnees) -> None:
    noeud(d, "ev-t4")["noeuds"].append(noeud(d, "ev-t5")["noeuds"].pop(0))


def _point_sans_marque(d: Donnees) -> None:
    del noeud(d, "gr-t4-o2")["noeuds"][1]


def _objectif_operationnel_ailleurs(d: Donnees) -> None:
    noeud(d, "gr-t3-o2")["noeuds"].insert(0, noeud(d, "gr-t3-o1")["noeuds"].pop())


def _numero(d: Donnees) -> None:
    noeud(d, "gr-t5-o6-p2")["numero"] = "3"


def _mot(d: Donnees) -> None:
    noeud(d, "ev-t4-e1")["titre"] = noeud(d, "ev-t4-e1")["titre"].replace("toute les", "toutes les")


def _texte_coupe(d: Donnees) -> None:
    noeud(d, "gr-t5-o6")["texte"] = noeud(d, "gr-t5-o6")["texte"].rsplit("\n", 1)[0]


def _exemple_oublie(d: Donnees) -> None:
    del noeud(d, "a-t1-o1-e1-a1-s1")["texte"]


def _composante(d: Donnees) -> None:
    noeud(d, "a-t1-o1-e1-a1-s2")["composantes"].pop()


def _action_inventee(d: Donnees) -> None:
    noeud(d, "mc-t4-e2")["noeuds"].append({"id": "neuf", "niveau": "action", "titre": "Lutter contre les incivilités"})


def _partenaire_d_une_autre_action(d: Donnees) -> None:
    noeud(d, "a-t1-o1-e2")["partenaires_texte"] = "avec le soutien financier de l'Etat"


def _indicateur_oublie(d: Donnees) -> None:
    del noeud(d, "a-t2-o1")["indicateurs"][4]


def _indicateur_d_une_autre_ligne(d: Donnees) -> None:
    noeud(d, "a-t1-o1-p2")["indicateurs"].insert(0, noeud(d, "a-t1-o1")["indicateurs"].pop())


def _indicateurs_de_deux_priorites(d: Donnees) -> None:
    """The row names two priorities: its indicators are not those of the first."""
    noeud(d, "a-t1-o1-p1")["indicateurs"] = noeud(d, "a-t1-o1").pop("indicateurs")


def _indicateurs_d_une_autre_thematique(d: Donnees) -> None:
    noeud(d, "a-t3-o1")["indicateurs"] += noeud(d, "a-t2-o1").pop("indicateurs")


def _priorite_du_tableau(d: Donnees) -> None:
    del noeud(d, "a-t2-o1")["noeuds"][3]


def _extrait_d_un_autre_noeud(d: Donnees) -> None:
    noeud(d, "ev-t1-e2-a3")["indicateurs"].append(noeud(d, "ev-t1-e2-a2").pop("indicateurs")[0])


def _valeur_de_cible(d: Donnees) -> None:
    noeud(d, "ev-t1-e2-a2")["indicateurs"][0]["cible"]["valeur"] = "6"


def _cible_de_l_action_voisine(d: Donnees) -> None:
    cible = noeud(d, "ev-t1-e2-a2")["indicateurs"][0]["cible"]
    noeud(d, "ev-t1-e2-a3")["indicateurs"][0]["cible"] = cible


def _variation(d: Donnees) -> None:
    noeud(d, "ev-t1-e2-a4")["indicateurs"][0]["cible"]["variation"] = "200"


def _annee(d: Donnees) -> None:
    noeud(d, "mc-t3-e2-a2")["indicateurs"][0]["cible"]["annee"] = "2022"


def _reference(d: Donnees) -> None:
    noeud(d, "gr-t2-o1-op1-a1")["indicateurs"][0]["reference"]["valeur"] = "35"


def _valeur(d: Donnees) -> None:
    d.valeurs[1]["valeur"] = "53"


def _periode(d: Donnees) -> None:
    d.valeurs[1]["periode"] = "2016"


def _annees_echangees(d: Donnees) -> None:
    d.valeurs[0]["periode"], d.valeurs[1]["periode"] = d.valeurs[1]["periode"], d.valeurs[0]["periode"]


def _action_en_double(d: Donnees) -> None:
    noeud(d, "mc-t4-e2")["noeuds"].append(dict(noeud(d, "mc-t4-e2")["noeuds"][0]))


def _calendrier(d: Donnees) -> None:
    d.fichiers[CONTRAT]["calendrier"].pop(0)


def _citation(d: Donnees) -> None:
    d.fichiers[ANOMALIES]["anomalies"][0]["citations"][0] += " bis"


def _quartier(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "residence-du-parc")["nom"] = "Résidence des Parcs"


MUTATIONS: list[tuple[Mutation, tuple[str, ...]]] = [
    (_ote_action, ("Valoriser l'apprentissage en multipliant par 2", "action absent du référentiel, sous")),
    (_ote_un_des_deux, ("Meilleure gestion des conflits d'usages", "action absent du référentiel, sous")),
    (_ote_sous_action, ("Poursuivre le développement du « CAPES »", "sous-action absent du référentiel")),
    (_ote_priorite_d_un_paragraphe, ("Travailler à la levée des freins", "priorite absent du référentiel")),
    (_action_d_un_autre_engagement, ("mc-t1-e1-a1 est sous referentiel/5-moissy-cramayel.yml:mc-t1-e2, et non sous",)),
    (_action_d_une_autre_branche, ("ev-t3-e1-a1 est sous referentiel/2-corbeil-essonnes.yml:ce-t3-e1, et non sous",)),
    (_sous_action_devenue_action, ("ev-t5-e4-a1-s3 est sous referentiel/4-evry-courcouronnes.yml:ev-t5-e4, et non",)),
    (_niveau, ("a-t3-o1-e4-a1 est de niveau sous-action, et non action",)),
    (_actions_echangees, ("ev-t5-e1-a4 n’est pas à son rang",)),
    (_engagement_d_une_autre_thematique, ("ev-t5-e1 est sous referentiel/4-evry-courcouronnes.yml:ev-t4, et non sous",)),
    (_point_sans_marque, ("Lutter contre les usages abusifs", "objectif-operationnel absent du référentiel")),
    (_objectif_operationnel_ailleurs, ("gr-t3-o1-op3 est sous referentiel/3-grigny.yml:gr-t3-o2, et non sous",)),
    (_numero, ("gr-t5-o6-p2 porte le numéro « 3 », et non « 2 »",)),
    (_mot, ("Prévenir toute les formes de violence", "ev-t4-e1 dit « Prévenir toutes les formes")),
    (_texte_coupe, ("gr-t5-o6 dit", "Garantir pour les habitants un accès")),
    (_exemple_oublie, ("Agir pour la mobilité des habitants des QPV :", "a-t1-o1-e1-a1-s1 dit")),
    (_composante, ("a-t1-o1-e1-a1-s2 : les composantes ne sont pas le texte",)),
    (_action_inventee, ("neuf : action imprimé nulle part, ou pas autant de fois",)),
    (_partenaire_d_une_autre_action, ("a-t1-o1-e2 (partenaires_texte) : ces mots ne sont pas à cette place",)),
    (_indicateur_oublie, ("Nombre de jeunes suivis dans le cadre des CLAS | indicateur absent de",)),
    (_indicateur_d_une_autre_ligne, ("Nombre d'heures d'insertion", "a-t1-o1-i7 n’est pas imprimé à cette place")),
    (
        _indicateurs_de_deux_priorites,
        ("indicateur absent de referentiel/1-grand-paris-sud.yml:a-t1-o1 (les mêmes mots", "a-t1-o1-i1 n’est pas imprimé"),
    ),
    (
        _indicateurs_d_une_autre_thematique,
        ("indicateur absent de referentiel/1-grand-paris-sud.yml:a-t2-o1", "a-t2-o1-i7 n’est pas imprimé"),
    ),
    (_priorite_du_tableau, ("Mobiliser, soutenir et participer au déploiement", "priorite absent du référentiel")),
    (_extrait_d_un_autre_noeud, ("ev-t1-e2-a2-i1 n’est pas imprimé à cette place",)),
    (_valeur_de_cible, ("ev-t1-e2-a2-i1 (cible.valeur) : 6 n’est pas imprimé",)),
    (_cible_de_l_action_voisine, ("ev-t1-e2-a3-i1 (cible.texte) : ces mots ne sont pas à cette place",)),
    (_variation, ("ev-t1-e2-a4-i1 (cible.variation) : 200 n’est pas imprimé",)),
    (_annee, ("mc-t3-e2-a2-i1 (cible.annee) : 2022 n’est pas imprimé",)),
    (_reference, ("gr-t2-o1-op1-a1-i1 (reference.valeur) : 35 n’est pas imprimé",)),
    (_valeur, ("valeurs/engagements.csv:3 : 53 n’est pas imprimé",)),
    (_periode, ("valeurs/engagements.csv:3 : 2016 n’est pas imprimé",)),
    (_annees_echangees, ("7 n’est pas imprimé à côté de 2017",)),
    (_action_en_double, ("mc-t4-e2-a1 : action imprimé nulle part, ou pas autant de fois",)),
    (_calendrier, ("Les Communes et l'Agglomération ont travaillé conjointement", "ni transcrit, ni exclu")),
    (_citation, ("(citations) : ces mots ne sont pas dans le document",)),
    (_quartier, ("territoires.yml:residence-du-parc (nom)",)),
]


AJOUTS = [
    ("○ Améliorer le climat scolaire", "○ Améliorer le climat scolaire ○ Ouvrir un lieu", "Ouvrir un lieu | action absent"),
    ("○ Améliorer le climat scolaire", "➔ Améliorer le climat scolaire", "mc-t2-e1-a2 est de niveau action, et non engagement"),
    ("- Maintenir des espaces de proximité", "- Maintenir des espaces de proximité\n- Un espace", "Un espace | action absent"),
    ("- Nombre de maisons du projet déployées", "- Nombre de maisons du projet", "a-t3-o1-i4 n’est pas imprimé à cette place"),
    ("Cette démarche a vocation", "Une phrase de plus. Cette démarche a vocation", "Une phrase de plus. | ni transcrit"),
]


TestCommun = epreuves_communes(
    EPREUVE,
    mutations=MUTATIONS,
    ajouts=AJOUTS,
    exclusion_de_trop={"section": "moissy-cramayel", "fragments": ["Améliorer le climat scolaire"], "raison": "non"},
    formulation_inutile={"ou": "territoires.yml:residence-du-parc", "champ": "nom"},
)
