"""Every heading, list item and sentence of the feuille de route of Grigny is transcribed or left out for a stated reason."""

from .communes import epreuves_communes
from .contrats import GRIGNY
from .donnees import ANOMALIES, CONTRAT, Donnees, arbre
from .epreuves import Epreuve, Mutation, noeud, par_id

EPREUVE = Epreuve(GRIGNY)
pytestmark = EPREUVE.marques


def test_le_decompte_est_celui_du_document() -> None:
    """Counted in the document: 8 feuilles de route with one stake each, 28 objectives, 102 results, 103 indicators."""
    comptes = EPREUVE.bilan().comptes
    assert sum(c.element.texte.startswith("Objectif stratégique") for c in comptes) == 28
    assert sum(c.element.texte == "Enjeu :" for c in comptes) == 8
    puces = [c for c in comptes if c.element.genre == "puce"]
    assert len(puces) == 8 + 102 + 103
    assert all(c.ou.startswith("referentiel/") for c in puces)


def test_un_resultat_peut_etre_imprime_sous_deux_titres() -> None:
    """An announced objective is the same node as its page."""
    titres = {n.ou for racine in arbre(EPREUVE.donnees()) for n in racine.enfants if n.id == "f5-o1"}
    lignes = [c.element.lignes[0] for c in EPREUVE.bilan().transcrits if c.ou in titres and "maillage territorial" in c.element.texte]
    assert sorted(lignes) == [465, 478]


def _ote_resultat(d: Donnees) -> None:
    noeud(d, "f1-o2")["resultats_attendus"].pop(2)


def _resultats_echanges(d: Donnees) -> None:
    noeud(d, "f1-o2")["resultats_attendus"].reverse()


def _resultat_d_un_autre_objectif(d: Donnees) -> None:
    noeud(d, "f1-o3")["resultats_attendus"].append(noeud(d, "f1-o2")["resultats_attendus"].pop())


def _mot_d_un_resultat(d: Donnees) -> None:
    noeud(d, "f3-o1")["resultats_attendus"][3] = "Renforcement du suivi éducatif"


def _ote_indicateur_xx(d: Donnees) -> None:
    del noeud(d, "f2-o2")["indicateurs"][3]


def _indicateur_d_un_autre_objectif(d: Donnees) -> None:
    noeud(d, "f1-o3")["indicateurs"].append(noeud(d, "f1-o2")["indicateurs"].pop())


def _indicateur_d_une_autre_feuille(d: Donnees) -> None:
    noeud(d, "f2-o1")["indicateurs"].append(noeud(d, "f1-o1")["indicateurs"].pop())


def _indicateurs_echanges(d: Donnees) -> None:
    noeud(d, "f8-o1")["indicateurs"].reverse()


def _indicateur_invente(d: Donnees) -> None:
    """The same words are printed under another objective."""
    noeud(d, "f4-o3")["indicateurs"].append({"id": "neuf", "libelle": "Nature et durée des travaux", "repere": "…"})


def _resultat_devenu_indicateur(d: Donnees) -> None:
    objectif = noeud(d, "f1-o2")
    objectif["indicateurs"][3]["libelle"] = objectif["resultats_attendus"].pop()


def _rang_d_un_indicateur(d: Donnees) -> None:
    indicateur = noeud(d, "f5-o1")["indicateurs"][1]
    indicateur["repere"] = indicateur["repere"].replace("indicateur 2", "indicateur 3")


def _cible_d_un_autre_objectif(d: Donnees) -> None:
    noeud(d, "f1-o2")["indicateurs"][1]["cible"]["texte"] = "Augmentation du taux de couverture"


def _cible_coupee(d: Donnees) -> None:
    noeud(d, "f1-o2")["indicateurs"][1]["cible"]["texte"] = "Augmentation du taux"


def _cible_chiffree(d: Donnees) -> None:
    noeud(d, "f1-o2")["indicateurs"][1]["cible"]["valeur"] = "100"


def _objectif_d_une_autre_feuille(d: Donnees) -> None:
    noeud(d, "f2")["noeuds"].append(noeud(d, "f1")["noeuds"].pop())


def _objectifs_echanges(d: Donnees) -> None:
    objectifs = noeud(d, "f3")["noeuds"]
    objectifs[0], objectifs[1] = objectifs[1], objectifs[0]


def _numero(d: Donnees) -> None:
    noeud(d, "f7-o1")["numero"] = "1"


def _titre(d: Donnees) -> None:
    noeud(d, "f4-o3")["titre"] = "Accompagner les maisons de quartier vers des agrémentes EVS"


def _objectif_oublie(d: Donnees) -> None:
    del noeud(d, "f8")["noeuds"][3]


def _enjeu(d: Donnees) -> None:
    noeud(d, "f2")["texte"] = "Enjeu : Promouvoir la continuité éducative et ouvrir le champ des possibles"


def _partenaire_d_un_autre_objectif(d: Donnees) -> None:
    noeud(d, "f2-o3")["partenaires_texte"] = "Groupe d'Appui départemental"


def _citation(d: Donnees) -> None:
    par_id(d.fichiers[ANOMALIES]["anomalies"], "indicateurs-xx")["citations"][0] = "XXXX"


def _titre_signe(d: Donnees) -> None:
    d.fichiers[CONTRAT]["titre_signe"] = "Annexe 3 : la feuille de route"


def _section_sans_raison(d: Donnees) -> None:
    del par_id(d.fichiers[CONTRAT]["documents"][0]["sections"], "timbres")["raison"]


MUTATIONS: list[tuple[Mutation, tuple[str, ...]]] = [
    (_ote_resultat, ("Diminution du reste à charge communal", "absent de referentiel/1-petite-enfance.yml:f1-o2 (resultats_attendus)")),
    (_resultats_echanges, ("f1-o2 (resultats_attendus)", "est dit avant")),
    (
        _resultat_d_un_autre_objectif,
        ("absent de referentiel/1-petite-enfance.yml:f1-o2", "f1-o3 (resultats_attendus) : ces mots ne sont pas"),
    ),
    (_mot_d_un_resultat, ("Renforcement du suivi éducatifs", "Renforcement du suivi éducatif |")),
    (_ote_indicateur_xx, ("XXX | indicateur absent de referentiel/2-enfance.yml:f2-o2",)),
    (_indicateur_d_un_autre_objectif, ("Modification du système d'attribution", "f1-o2 (les mêmes mots sont dans", "n’est pas imprimé")),
    (_indicateur_d_une_autre_feuille, ("Taux de chômage totale et partielle", "f1-o1-i8 n’est pas imprimé à cette place")),
    (_indicateurs_echanges, ("f8-o1-i3 est avant f8-o1-i1",)),
    (_indicateur_invente, ("neuf n’est pas imprimé à cette place",)),
    (_resultat_devenu_indicateur, ("Nb de réunions de travail | indicateur absent", "Redéfinition du système")),
    (_rang_d_un_indicateur, ("et non « Axe Accès aux droits, objectif stratégique 1, indicateur 2 »",)),
    (_cible_d_un_autre_objectif, ("f1-o2-i2 (cible.texte) : ces mots ne sont pas à cette place",)),
    (_cible_coupee, ("f1-o2-i2 (cible.texte) n’est pas un résultat attendu de cet objectif",)),
    (_cible_chiffree, ("f1-o2-i2 (cible.valeur) : 100 n’est pas imprimé",)),
    (_objectif_d_une_autre_feuille, ("f1-o4 est sous referentiel/2-enfance.yml:f2, et non sous",)),
    (_objectifs_echanges, ("f3-o2 n’est pas à son rang",)),
    (_numero, ("f7-o1 porte le numéro « 1 », et non «  »",)),
    (_titre, ("agréments EVS", "f4-o3 dit « Accompagner les maisons de quartier vers des agrémentes EVS »")),
    (_objectif_oublie, ("Assurer une gestion suffisamment en amont", "objectif absent du référentiel", "Nb d'expulsions locatives")),
    (_enjeu, ("referentiel/2-enfance.yml:f2 dit", "f2 (texte) : ces mots ne sont pas dans le document")),
    (_partenaire_d_un_autre_objectif, ("f2-o3 (partenaires_texte) : ces mots ne sont pas à cette place",)),
    (_citation, ("anomalies.yml:indicateurs-xx (citations)",)),
    (_titre_signe, ("contrat.yml:titre_signe",)),
    (_section_sans_raison, ("timbres est dite « aucune » sans raison",)),
]


AJOUTS = [
    ("- Persévérance scolaire\n", "- Persévérance scolaire\n- Persévérance scolaire\n", "Persévérance scolaire | indicateur absent"),
    ("- Lisibilité interne et externe\n", "- Lisibilité interne et externe\n- Un résultat\n", "Un résultat | absent de"),
    ("caf.fr", "caf.fr\n\nUne phrase de plus.", "Une phrase de plus. | ni transcrit, ni exclu"),
    ("Objectif stratégique 2 : Prévenir", "Objectif stratégique 6 : Prévenir", "f3-o2 porte le numéro « 2 », et non « 6 »"),
]


TestCommun = epreuves_communes(
    EPREUVE,
    mutations=MUTATIONS,
    ajouts=AJOUTS,
    exclusion_de_trop={"section": "jeunesse", "fragments": ["Persévérance scolaire"], "raison": "non"},
    formulation_inutile={"ou": "referentiel/3-jeunesse.yml:f3", "champ": "titre"},
)
