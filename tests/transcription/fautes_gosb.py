"""Altered copies of the transcription of the Grand-Orly Seine Bièvre, each with the words that must name its fault."""

import copy

from .donnees import ANOMALIES, CONTRAT, FAITS, MESURES, SECTIONS, TERRITOIRES, Donnees
from .epreuves import Mutation, noeud, par_id


def _ote_indicateur(d: Donnees) -> None:
    del noeud(d, "o3-1-p1-e1")["indicateurs"][0]


def _ote_promesse_repetee(d: Donnees) -> None:
    """The same words are printed in 62 other cells: they do not stand for this one."""
    del noeud(d, "o4-1-p1-e3")["indicateurs"][-1]


def _altere_un_mot(d: Donnees) -> None:
    indicateur = noeud(d, "o3-1-p1-e2")["indicateurs"][0]
    indicateur["libelle"] = indicateur["libelle"].replace("Nombres de réunions", "Nombre de réunions")


def _deplace_un_indicateur(d: Donnees) -> None:
    noeud(d, "o3-1-p1-e2")["indicateurs"].insert(0, noeud(d, "o3-1-p1-e1")["indicateurs"].pop(0))


def _change_de_colonne(d: Donnees) -> None:
    noeud(d, "o3-1-p1-e2")["indicateurs"][0]["type"] = "impact"


def _contexte_devient_suivi(d: Donnees) -> None:
    noeud(d, "o4-3")["indicateurs"][0]["type"] = "suivi"


def _echange_deux_engagements(d: Donnees) -> None:
    engagements = noeud(d, "o3-1-p1")["noeuds"]
    engagements[0], engagements[1] = engagements[1], engagements[0]


def _change_de_priorite(d: Donnees) -> None:
    noeud(d, "o3-1-p2")["noeuds"].append(noeud(d, "o3-1-p3")["noeuds"].pop())


def _change_d_objectif(d: Donnees) -> None:
    noeud(d, "o2-4-p1")["noeuds"].append(noeud(d, "o2-3-p3")["noeuds"].pop())


def _ote_engagement(d: Donnees) -> None:
    del noeud(d, "o4-1-p3")["noeuds"][0]


def _ote_priorite(d: Donnees) -> None:
    del noeud(d, "o4-1")["noeuds"][2]


def _ote_objectif(d: Donnees) -> None:
    del noeud(d, "o4")["noeuds"][2]


def _partenaires_de_la_ligne_voisine(d: Donnees) -> None:
    noeud(d, "o4-2-p1-e1")["partenaires_texte"] = noeud(d, "o4-2-p1-e2")["partenaires_texte"]


def _virgule_des_partenaires(d: Donnees) -> None:
    noeud(d, "o4-2-p1-e1")["partenaires_texte"] = "Communes, EPT, Etat"


def _acte_oublie(d: Donnees) -> None:
    del noeud(d, "o4-3-p2-e1")["composantes"][3]


def _acte_invente(d: Donnees) -> None:
    noeud(d, "o3-1-p4-e1")["composantes"] = ["Encourager la participation des jeunes", "Ouvrir un lieu"]


def _repere_faux(d: Donnees) -> None:
    noeud(d, "o3-1-p3-e2")["repere"] = "Objectif 3.1, tableau, priorité 3, ligne 1"


def _population(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "villejuif-lozaites-nord")["population"] = "1978"


def _populations_echangees(d: Donnees) -> None:
    deux = [par_id(d.fichiers[TERRITOIRES]["territoires"], id) for id in ("ivry-sur-seine-gagarine", "ivry-sur-seine-ivry-port")]
    deux[0]["population"], deux[1]["population"] = deux[1]["population"], deux[0]["population"]


def _poids(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "ivry-sur-seine-gagarine")["poids"] = "2,4%"


def _qva_devenu_qpv(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "villejuif-pasteur")["type"] = "qpv"


def _quartier_d_une_autre_commune(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "villejuif-pasteur")["communes"] = ["cachan"]


def _rattachement(d: Donnees) -> None:
    par_id(d.fichiers[TERRITOIRES]["territoires"], "ivry-sur-seine-gagarine")["contrat_de_ville"] = "orly"


def _quartier_invente(d: Donnees) -> None:
    territoires = d.fichiers[TERRITOIRES]["territoires"]
    territoires.append({**par_id(territoires, "villejuif-pasteur"), "id": "villejuif-neuf", "nom": "Neuf"})


def _valeur(d: Donnees, indicateur: str, territoire: str, periode: str) -> dict[str, str]:
    cherche = (indicateur, territoire, periode)
    return next(v for v in d.valeurs if (v["indicateur"], v["territoire"], v["periode"]) == cherche)


def _valeur_changee(d: Donnees) -> None:
    _valeur(d, "a4-94-eip-projets", "thiais", "2017")["valeur"] = "7"


def _annees_echangees(d: Donnees) -> None:
    _valeur(d, "a4-94-eip-montant", "thiais", "2015")["periode"] = "2020"


def _communes_echangees(d: Donnees) -> None:
    un, autre = (_valeur(d, "a4-94-eip-projets", commune, "2019") for commune in ("thiais", "orly"))
    un["territoire"], autre["territoire"] = autre["territoire"], un["territoire"]


def _valeur_double(d: Donnees) -> None:
    d.valeurs.append(dict(_valeur(d, "a4-94-eip-projets", "thiais", "2017")))


def _equipements(d: Donnees) -> None:
    _valeur(d, "a4-94-sep-montant", "villejuif", "2015/2019")["valeur"] = "171198"


def _total_du_territoire(d: Donnees) -> None:
    _valeur(d, "a4-94-eip-projets", "gosb", "2015/2019")["valeur"] = "583"


def _mesure_oubliee(d: Donnees) -> None:
    d.fichiers[MESURES]["mesures"].remove(par_id(d.fichiers[MESURES]["mesures"], "1.a", "numero"))


def _etat_d_une_mesure(d: Donnees) -> None:
    par_id(d.fichiers[MESURES]["mesures"], "7", "numero")["etat"] = "En cours de déploiement"


def _thematique_d_une_mesure(d: Donnees) -> None:
    par_id(d.fichiers[MESURES]["mesures"], "28", "numero")["thematique"] = "PRÉVENTION DES DISCRIMINATIONS"


def _indicateur_d_une_mesure(d: Donnees) -> None:
    par_id(d.fichiers[MESURES]["mesures"], "19", "numero")["indicateurs"].pop()


def _signataire_oublie(d: Donnees) -> None:
    signataires = d.fichiers[CONTRAT]["signataires"]
    signataires.remove(par_id(signataires, "thiais", "partenaire"))


def _contrat_de_ville(d: Donnees) -> None:
    par_id(d.fichiers[CONTRAT]["contrats_de_ville"], "thiais")["libelle"] = "le 8 juillet 2015 pour la commune de Thiais"


def _sequence_oubliee(d: Donnees) -> None:
    calendrier = d.fichiers[CONTRAT]["calendrier"]
    calendrier.remove(par_id(calendrier, "sequence-3-conventions"))


def _detail_oublie(d: Donnees) -> None:
    par_id(d.fichiers[CONTRAT]["calendrier"], "sequence-1")["details"].pop(0)


def _phrase_d_un_article_complet(d: Donnees) -> None:
    calendrier = d.fichiers[CONTRAT]["calendrier"]
    calendrier.remove(par_id(calendrier, "evaluation-programmation"))


def _axe_oublie(d: Donnees) -> None:
    noeuds = noeud(d, "a4-94")["noeuds"]
    noeuds.remove(par_id(noeuds, "a4-94-a7"))


def _numero_d_un_axe(d: Donnees) -> None:
    noeud(d, "a4-94-a7")["numero"] = "8"


def _puce_sous_un_autre_titre(d: Donnees) -> None:
    """Same words, same annexe, under the wrong heading."""
    puce = noeud(d, "a4-94-ru-7")["composantes"].pop()
    for id, texte in (("a4-94-ru-7", noeud(d, "a4-94-ru-7")["texte"].replace(f"- {puce}\n", "")), ("a4-94-ru-2", f"- {puce}")):
        noeud(d, id)["texte"] = texte if id == "a4-94-ru-7" else f"{noeud(d, id)['texte']}\n{texte}"
    noeud(d, "a4-94-ru-2")["composantes"].append(puce)


def _acte_d_une_contribution(d: Donnees) -> None:
    noeud(d, "a4-94-ru-1")["composantes"].pop()


def _mot_d_un_fait(d: Donnees) -> None:
    fait = par_id(d.fichiers[FAITS]["faits"], "choisy-t9")
    fait["texte"] = fait["texte"].replace("NPNU", "NPNRU")


def _montant_d_un_fait(d: Donnees) -> None:
    par_id(d.fichiers[FAITS]["faits"], "choisy-t9")["montant"] = "5400000"


def _citation(d: Donnees) -> None:
    par_id(d.fichiers[ANOMALIES]["anomalies"], "titre-procole")["citations"][0] = "PROTOCOLE D'ENGAGEMENTS"


def _raccord_sans_saut_de_page(d: Donnees) -> None:
    """Two paragraphs that follow each other are not one sentence."""
    noeud(d, "a4-94-oqhs")["texte"] = noeud(d, "a4-94-oqhs")["texte"].replace("Genèse du projet\n\n", "Genèse du projet ")


def _section_dite_complete(d: Donnees) -> None:
    del d.fichiers[SECTIONS]["preambule"]


def _section_dite_partielle(d: Donnees) -> None:
    d.fichiers[SECTIONS]["article-4"]["transcription"] = "partielle"


def _section_dite_absente(d: Donnees) -> None:
    d.fichiers[SECTIONS]["article-7"] = {"transcription": "aucune", "raison": "non"}


def _section_oubliee(d: Donnees) -> None:
    sections = d.fichiers[CONTRAT]["documents"][0]["sections"]
    sections.remove(par_id(sections, "annexe-5"))


def _page_fausse(d: Donnees) -> None:
    par_id(d.fichiers[CONTRAT]["documents"][0]["sections"], "article-8")["page"] = "51"


def _premier_acte_oublie(d: Donnees) -> None:
    del noeud(d, "o1-1-p4-e1")["composantes"][0]


def _section_sans_raison(d: Donnees) -> None:
    del d.fichiers[SECTIONS]["annexe-2"]["raison"]


def _section_dite_par_le_contrat(d: Donnees) -> None:
    par_id(d.fichiers[CONTRAT]["documents"][0]["sections"], "article-8")["transcription"] = "complete"


def _section_inconnue(d: Donnees) -> None:
    d.fichiers[SECTIONS]["article-9"] = {"transcription": "aucune", "raison": "non"}


def _texte_donne_en_extraits(d: Donnees) -> None:
    d.fichiers[CONTRAT]["documents"][0]["texte"] = "extraits"


def _section_dite_partielle_sans_raison(d: Donnees) -> None:
    """What is taken whole is not said to be taken in part."""
    d.fichiers[SECTIONS]["article-3"] = {"transcription": "partielle", "raison": "non"}


def _fonction_de_l_ept_oubliee(d: Donnees) -> None:
    del noeud(d, "eg-2")["noeuds"][2]


def _mot_d_un_engagement_general(d: Donnees) -> None:
    noeud(d, "eg-2-economie")["titre"] = "l'EPT s'engage pour le développement de l'activité économique"


def _engagement_general_d_un_autre_article(d: Donnees) -> None:
    noeud(d, "eg-6-responsabilite")["section"] = "article-2"


def _transcrit_et_exclu(d: Donnees) -> None:
    entree = copy.deepcopy(d.fichiers[CONTRAT]["calendrier"][0])
    texte = "une différenciation des mesures proposées pour tenir compte des réalités et dynamiques locales"
    d.fichiers[CONTRAT]["calendrier"].append({**entree, "texte": texte, "section": "preambule"})


MUTATIONS: list[tuple[Mutation, tuple[str, ...]]] = [
    (_ote_indicateur, ("Nombre d'acteurs (conseillers citoyens et professionnels) formés", "o3-1-p1-e1")),
    (_ote_promesse_repetee, ("Déterminés au dernier trimestre 2019", "o4-1-p1-e3")),
    (_altere_un_mot, ("Nombres de réunions tenues par Conseil citoyen", "Nombre de réunions tenues", "o3-1-p1-e2-s1")),
    (
        _deplace_un_indicateur,
        ("absent de", "o3-1-p1-e1 (les mêmes mots sont dans", "o3-1-p1-e1-s1 n’est pas dans la cellule de son engagement"),
    ),
    (_change_de_colonne, ("colonne suivi : indicateur absent", "o3-1-p1-e2-s1 n’est pas dans la cellule", "colonne impact")),
    (_contexte_devient_suivi, ("o4-3-c1 est de type suivi, et non contexte",)),
    (_echange_deux_engagements, ("o3-1-p1-e2 est à la place 3.1 / 1 / 1, et non 3.1 / 1 / 2",)),
    (_change_de_priorite, ("o3-1-p3-e2 est à la place 3.1 / 2 / 2, et non 3.1 / 3 / 2",)),
    (_change_d_objectif, ("o2-3-p3-e1 est à la place 2.4 / 1 / 3, et non 2.3 / 3 / 1",)),
    (_ote_engagement, ("Communiquer davantage et mieux", "objectif 4.1, priorité 3", "Nombre d'actions de communication")),
    (_ote_priorite, ("Travailler sur les vocations", "priorité absente de")),
    (_ote_objectif, ("Objectif 4.3 : Soutenir l'accès", "objectif absent de", "Investir pour la formation")),
    (_partenaires_de_la_ligne_voisine, ("Communes, EPT, Etat,", "o4-2-p1-e1 (partenaires_texte) dit « Etat et EPT »")),
    (_virgule_des_partenaires, ("o4-2-p1-e1 (partenaires_texte)",)),
    (_acte_oublie, ("o4-3-p2-e1 : les composantes ne sont pas le texte",)),
    (_acte_invente, ("o3-1-p4-e1 : les composantes", "Ouvrir un lieu")),
    (_repere_faux, ("o3-1-p3-e2 : le repère dit", "et non « Objectif 3.1, tableau, priorité 3, ligne 2 »")),
    (_population, ("villejuif-lozaites-nord (population) dit « 1978 », et non « 1979 »",)),
    (_populations_echangees, ("ivry-sur-seine-gagarine (population)", "ivry-sur-seine-ivry-port (population)")),
    (_poids, ("ivry-sur-seine-gagarine (poids) dit « 2,4% », et non « 2,5% »",)),
    (_qva_devenu_qpv, ("villejuif-pasteur (type) dit « qpv », et non « qva »",)),
    (_quartier_d_une_autre_commune, ("aucun quartier de ce nom à Villejuif", "villejuif-pasteur : ce quartier n’est pas dans l’annexe 2")),
    (_rattachement, ("ivry-sur-seine-gagarine (contrat_de_ville) dit « orly », et non « seine amont »",)),
    (_quartier_invente, ("villejuif-neuf : ce quartier n’est pas dans l’annexe 2",)),
    (_valeur_changee, ("dit 7 pour a4-94-eip-projets ; thiais ; 2017",)),
    (_annees_echangees, ("0 valeur(s) pour a4-94-eip-montant ; thiais ; 2015", "cette valeur n’est pas imprimée à cette place")),
    (_communes_echangees, ("a4-94-eip-projets ; thiais ; 2019", "a4-94-eip-projets ; orly ; 2019")),
    (_valeur_double, ("2 valeur(s) pour a4-94-eip-projets ; thiais ; 2017",)),
    (_equipements, ("les valeurs de villejuif disent", "171189")),
    (_total_du_territoire, ("a4-94-eip-projets ; gosb ; 2015/2019 ; 583",)),
    (_mesure_oubliee, ("185 délégués à la cohésion police-population", "mesure absente")),
    (_etat_d_une_mesure, ("mesures-nationales.yml:7 (etat)", "Objectif atteint")),
    (_thematique_d_une_mesure, ("mesures-nationales.yml:28 (thematique)",)),
    (_indicateur_d_une_mesure, ("1.3 Nombre et part de jeunes en Epide", "mesures-nationales.yml:19")),
    (_signataire_oublie, ("Thiais", "partie sans signataire")),
    (_contrat_de_ville, ("le 7 juillet 2015 pour la commune de Thiais", "ni transcrit, ni exclu", "le 8 juillet 2015")),
    (_sequence_oubliee, ("3 alinéas imprimés, 2 entrées",)),
    (_detail_oublie, ("Discussion des finalités opérationnelles", "sequence-1 (details)")),
    (_phrase_d_un_article_complet, ("L'évaluation des actions constituera", "ni transcrit, ni exclu")),
    (_axe_oublie, ("L'amélioration de la desserte", "ni transcrit, ni exclu")),
    (_numero_d_un_axe, ("a4-94-a7 porte le numéro « 8 », et non « 7 »",)),
    (_puce_sous_un_autre_titre, ("restructuration du Parc Cachin", "ni transcrit, ni exclu")),
    (_acte_d_une_contribution, ("a4-94-ru-1 : les composantes ne sont pas les tirets du texte",)),
    (_mot_d_un_fait, ("faits.yml:choisy-t9 (texte) : ces mots ne sont pas dans le document",)),
    (_montant_d_un_fait, ("choisy-t9 : le montant 5400000 n’est pas dans la phrase",)),
    (_citation, ("anomalies.yml:titre-procole (citations)",)),
    (_raccord_sans_saut_de_page, ("a4-94-oqhs (texte) : ces mots ne sont pas dans le document",)),
    (_section_dite_complete, ("Le Président de la République a appelé", "ni transcrit, ni exclu")),
    (_section_dite_partielle, ("article-4 est exclue entière, et elle est dite « partielle »",)),
    (_section_dite_absente, ("article-7 est dite « aucune », et des données en viennent",)),
    (_section_oubliee, ("Annexe 5 : Stratégies nationales", "ne déclare pas cette section")),
    (_page_fausse, ("contrat.yml:article-8 (page) dit « 51 »",)),
    (_premier_acte_oublie, ("o1-1-p4-e1 : les composantes ne sont pas le texte",)),
    (_section_sans_raison, ("annexe-2 est dite « complete » sans raison",)),
    (_section_dite_par_le_contrat, ("contrat.yml dit ce qui est repris de article-8, dont le texte est gardé entier",)),
    (_section_inconnue, ("sections.yml parle d’une section dont le texte n’est pas gardé entier : article-9",)),
    (_texte_donne_en_extraits, ("sections.yml parle d’une section dont le texte n’est pas gardé entier : preambule",)),
    (_section_dite_partielle_sans_raison, ("article-3 est dite « partielle », et tout en est transcrit",)),
    (_fonction_de_l_ept_oubliee, ("La mobilisation du droit commun, notamment", "ni transcrit, ni exclu")),
    (_mot_d_un_engagement_general, ("eg-2-economie (titre) : ces mots ne sont pas dans le document, article-2",)),
    (_engagement_general_d_un_autre_article, ("eg-6-responsabilite (titre) : ces mots ne sont pas dans le document, article-2",)),
    (_transcrit_et_exclu, ("exclu (preambule", "et pourtant transcrit dans contrat.yml")),
]
