"""Rules across files: each broken rule, and what the run says of it."""

import pytest

from tests.sources.essai import CONTRAT, FICHIERS, Projet

NOEUD = "  - {id: o1, niveau: orientation, titre: Encore, repere: Orientation 2}\n"
CAS = [
    ("partenaire inconnu", "referentiel", "          - ville\n", "          - vile\n", "referentiel.yml:15:13 reference: « vile » n’est pas un identifiant connu (partenaire). → Vouliez-vous dire « ville » ?"),
    ("service inconnu", "referentiel", "services: [education-nationale]", "services: [police]", "referentiel.yml:14:35 reference: « police » n’est pas un identifiant connu (partenaire). → Le déclarer, ou corriger ce nom."),
    ("signataire inconnu", "contrat", "{partenaire: etat,", "{partenaire: eta,", "contrat.yml:17:18 reference: « eta » n’est pas un identifiant connu (partenaire). → Vouliez-vous dire « etat » ?"),
    ("membre inconnu", "contrat", "membres: [ville]", "membres: [orly]", "contrat.yml:19:38 reference: « orly » n’est pas un identifiant connu (partenaire). → Le déclarer, ou corriger ce nom."),
    ("collectif qui se contient", "contrat", "membres: [ville]", "membres: [ville, communes]", "contrat.yml:19:5 reference: Ce collectif se contient lui-même. → L’enlever de ses « membres »."),
    ("responsable inconnu", "contrat", "responsables: [etat]", "responsables: [region]", "contrat.yml:21:91 reference: « region » n’est pas un identifiant connu (partenaire). → Le déclarer, ou corriger ce nom."),
    ("parent inconnu", "partenaires", "parent: etat", "parent: estat", "partenaires.yml:6:85 reference: « estat » n’est pas un identifiant connu (partenaire). → Vouliez-vous dire « etat » ?"),
    ("parent de soi-même", "partenaires", "parent: etat", "parent: education-nationale", "partenaires.yml:6:5 reference: Ce partenaire est son propre parent. → Corriger le champ « parent »."),
    ("famille inconnue", "partenaires", "parent: etat", "famille: estat", "partenaires.yml:6:86 reference: « estat » n’est pas un identifiant connu (partenaire). → Vouliez-vous dire « etat » ?"),
    ("famille de soi-même", "partenaires", "parent: etat", "famille: education-nationale", "partenaires.yml:6:5 reference: Ce partenaire est sa propre famille. → Corriger le champ « famille »."),
    ("territoire inconnu", "referentiel", "territoires: [arcueil]", "territoires: [paris]", "referentiel.yml:17:23 reference: « paris » n’est pas un identifiant connu (territoire). → Le déclarer, ou corriger ce nom."),
    ("mesure inconnue", "referentiel", 'mesures_nationales: ["1"]', 'mesures_nationales: ["99"]', "referentiel.yml:16:30 reference: « 99 » n’est pas un identifiant connu (mesure nationale). → Le déclarer, ou corriger ce nom."),
    ("niveau inconnu", "referentiel", "niveau: engagement", "niveau: engagment", "referentiel.yml:10:17 reference: « engagment » n’est pas un identifiant connu (niveau). → Vouliez-vous dire « engagement » ?"),
    ("repère absent", "referentiel", "    repere: Orientation 1\n", "", "referentiel.yml:4:5 source: La place dans le document n’est pas dite. → Ajouter « repere: … »."),
    ("document inconnu", "faits", "document: protocole", "document: protocol", "faits.yml:1:11 source: Le document « protocol » n’est pas déclaré dans contrat.yml. → Vouliez-vous dire « protocole » ?"),
    ("document absent", "anomalies", "document: protocole\n", "", "anomalies.yml:2:5 source: Le document d’où vient cet élément n’est pas dit. → Ajouter « document: … » (ici ou en haut du fichier)."),
    ("section inconnue", "faits", "document: protocole", "document: protocole\nsection: article-7", "faits.yml:2:10 reference: « article-7 » n’est pas un identifiant connu (section du document protocole). → Le déclarer, ou corriger ce nom."),
    ("commune inconnue", "territoires", "communes: [arcueil]", "communes: [vert]", "territoires.yml:5:5 reference: « vert » n’est pas un identifiant connu (commune). → Le déclarer, ou corriger ce nom."),
    ("quartier sans commune", "territoires", "communes: [arcueil], ", "", "territoires.yml:5:5 champ-manquant: Ce quartier n’est dans aucune commune. → Ajouter « communes: [...] »."),
    ("contrat de ville inconnu", "territoires", "nom: Vert,", "nom: Vert, contrat_de_ville: val,", "territoires.yml:5:56 reference: « val » n’est pas un identifiant connu (contrat de ville). → Le déclarer, ou corriger ce nom."),
    ("nœud inconnu", "faits", "noeud: o1", "noeud: o9", "faits.yml:3:140 reference: « o9 » n’est pas un identifiant connu (nœud). → Le déclarer, ou corriger ce nom."),
    ("élément inconnu", "anomalies", "concerne: [o1, taux, arcueil]", "concerne: [o1, taux, orly]", "anomalies.yml:3:79 reference: « orly » n’est pas un identifiant connu (nœud, indicateur ou territoire). → Le déclarer, ou corriger ce nom."),
    ("mesure détaillée inconnue", "mesures", 'mesure: "1"', 'mesure: "2"', "mesures-nationales.yml:7:27 reference: « 2 » n’est pas un identifiant connu (mesure nationale). → Le déclarer, ou corriger ce nom."),
    ("contrat de la liste inconnu", "mesures", "contrat: essai", "contrat: autre", "mesures-nationales.yml:6:5 reference: Le contrat « autre », d’où vient la liste, n’est pas publié. → Corriger le champ « contrat »."),
    ("nœud en double", "referentiel", "noeuds:\n  - id: o1\n", f"noeuds:\n{NOEUD}  - id: o1\n", "referentiel.yml:5:9 identifiant-double: L’identifiant « o1 » est déjà celui d’un autre élément (nœud, referentiels/essai/referentiel.yml:4:5). → Donner à chacun le sien."),
    ("indicateur en double", "referentiel", "id: nombre, type: suivi, libelle: Nombre, unite: nombre", "id: taux, type: suivi, libelle: Nombre, unite: pourcentage", "referentiel.yml:20:18 identifiant-double: L’identifiant « taux » est déjà celui d’un autre élément (indicateur, referentiels/essai/referentiel.yml:19:13). → Donner à chacun le sien."),
    ("axe nommé comme le bilan", "referentiel", "    repere: Orientation 1\n", "    repere: Orientation 1\n    anciens_ids: [bilan]\n", "referentiel.yml:8:19 identifiant-reserve: « bilan » est l’adresse du bilan à imprimer. → Choisir un autre id pour cette partie du contrat."),
    ("ancien identifiant encore utilisé", "referentiel", "        titre: Agir\n", "        titre: Agir\n        anciens_ids: [o1]\n", "referentiel.yml:12:23 identifiant-double: L’ancien identifiant « o1 » est encore utilisé (nœud, referentiels/essai/referentiel.yml:4:5). → Une adresse retirée ne sert plus jamais : choisir un autre identifiant."),
    ("ancien identifiant de soi-même", "territoires", "id: vert,", "id: vert, anciens_ids: [vert],", "territoires.yml:5:5 identifiant-double: L’ancien identifiant « vert » est encore utilisé (territoire, referentiels/essai/territoires.yml:5:5). → Une adresse retirée ne sert plus jamais : choisir un autre identifiant."),
]  # fmt: skip


@pytest.mark.parametrize(("fichier", "avant", "apres", "attendu"), [cas[1:] for cas in CAS], ids=[cas[0] for cas in CAS])
def test_une_regle(projet: Projet, fichier: str, avant: str, apres: str, attendu: str) -> None:
    """The broken rule is named with its place."""
    projet.remplacer(fichier, avant, apres)
    dits = [probleme.removeprefix("referentiels/").removeprefix("essai/") for probleme in projet.problemes()]
    assert dits == [attendu]


def test_un_double_en_cache_un_autre(projet: Projet) -> None:
    """The second of two equal ids leaves its own name unknown: both are said."""
    projet.remplacer("contrat", "{id: engagement,", "{id: orientation,")
    projet.remplacer("partenaires", "{id: communes,", "{id: ville,")
    assert projet.problemes() == [
        "referentiels/essai/contrat.yml:15:10 identifiant-double: L’identifiant « orientation » est déjà celui d’un autre élément "
        "(niveau, referentiels/essai/contrat.yml:14:5). → Donner à chacun le sien.",
        "referentiels/essai/contrat.yml:19:18 reference: « communes » n’est pas un identifiant connu (partenaire). → "
        "Le déclarer, ou corriger ce nom.",
        "referentiels/essai/referentiel.yml:10:17 reference: « engagement » n’est pas un identifiant connu (niveau). → "
        "Le déclarer, ou corriger ce nom.",
        "referentiels/partenaires.yml:8:10 identifiant-double: L’identifiant « ville » est déjà celui d’un autre élément "
        "(partenaire, referentiels/partenaires.yml:7:5). → Donner à chacun le sien.",
    ]


def test_parents_en_rond(projet: Projet) -> None:
    """a → b → a: each of the two is told."""
    projet.remplacer("partenaires", "    type: etat\n", "    type: etat\n    parent: education-nationale\n")
    assert [probleme.split(" ", 1)[1] for probleme in projet.problemes()] == [
        "reference: Ces partenaires sont parents en rond : etat, education-nationale. → Corriger le champ « parent ».",
        "reference: Ces partenaires sont parents en rond : education-nationale, etat. → Corriger le champ « parent ».",
    ]


def test_deux_anciens_identifiants_pareils(projet: Projet) -> None:
    """One retired address cannot lead to two pages."""
    projet.remplacer("referentiel", "    repere: Orientation 1\n", "    repere: Orientation 1\n    anciens_ids: [vieux]\n")
    projet.remplacer("referentiel", "        repere: ligne 1\n", "        repere: ligne 1\n        anciens_ids: [vieux]\n")
    assert "identifiant-double: L’ancien identifiant « vieux »" in projet.seul()


def test_une_meme_section_dans_deux_documents(projet: Projet) -> None:
    """Sections are named within their document."""
    projet.remplacer(
        "contrat", "niveaux:\n", "  - {id: annexe, titre: Annexe, sections: [{id: article-6, titre: Autre article 6}]}\nniveaux:\n"
    )
    assert projet.problemes() == []


def test_deux_sections_a_la_meme_adresse(projet: Projet) -> None:
    """protocole + annexe-1 and protocole-annexe + 1 make the same fragment."""
    projet.remplacer("contrat", "page: 23}\n", "page: 23}\n      - {id: annexe-1, titre: Annexe 1}\n")
    projet.remplacer("contrat", "niveaux:\n", '  - {id: protocole-annexe, titre: Annexe, sections: [{id: "1", titre: Un}]}\nniveaux:\n')
    assert projet.seul() == (
        "contrat.yml:14:59 identifiant-double: Le document ou la section « 1 » aurait la même adresse qu’une autre section "
        "(« protocole-annexe-1 »). → Choisir un autre id."
    )


def test_identifiant_du_portail(projet: Projet) -> None:
    """A contract cannot take an address that the portal keeps."""
    for nom in ("partenaires", "portail", "assets"):
        for chemin, texte in FICHIERS.items():
            if chemin.startswith("referentiels/essai/"):
                projet.ecrire(chemin.replace("/essai/", f"/{nom}/"), texte.replace("id: essai", f"id: {nom}"))
    assert [probleme.split(" ", 1)[1] for probleme in projet.problemes()] == [
        f"identifiant-reserve: « {nom} » est une adresse du portail. → Choisir un autre id de contrat."
        for nom in ("assets", "partenaires", "portail")
    ]


@pytest.mark.parametrize("fichier", ["partenaires", "mesures", "contrat", "referentiel", "territoires"])
def test_un_fichier_illisible_n_est_dit_qu_une_fois(projet: Projet, fichier: str) -> None:
    """What refers to its ids is not at fault."""
    projet.ecrire(fichier, "a: [\n")
    assert " yaml-syntaxe: " in projet.seul()


def test_racine_a_un_autre_niveau(projet: Projet) -> None:
    """An annex may start below the highest level."""
    projet.remplacer("referentiel", "niveau: orientation", "niveau: engagement")
    assert projet.problemes() == []


def test_reference_interminable(projet: Projet) -> None:
    """A message stays on one line, whatever the data."""
    projet.remplacer("referentiel", 'mesures_nationales: ["1"]', f'mesures_nationales: ["{"x" * 100_000}"]')
    assert len(projet.seul()) < 400


def test_un_contrat_nomme_comme_un_fichier_commun(projet: Projet) -> None:
    """«..», capitals or a file in place of a folder never make a contract."""
    projet.ecrire("referentiels/contrat.yml", CONTRAT)
    assert projet.seul().startswith("contrat.yml fichier-ignore: ")
