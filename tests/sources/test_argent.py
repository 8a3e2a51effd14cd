"""`montants.yml` and the fields about money of a fact: each one misspelt, of the wrong kind, unknown, or at odds with another."""

from decimal import Decimal

import pytest

from tests.sources.essai import Projet

FICHIER = "referentiels/essai/montants.yml"
JUSTE = """\
document: protocole
indicateurs:
  - {indicateur: montant, objet: aides, nature: accorde, financeurs: [etat]}
montants:
  - {id: total, montant: 20 000 €, texte: "20 000 € en tout", nature: prevu, objet: la maison, parties_completes: non}
  - {id: toit, montant: 8 000, texte: "dont 8 000 €", nature: prevu, partie_de: [total], territoires: [arcueil], financeurs: [etat], noeud: o1}
"""


def test_tout_est_lu(projet: Projet) -> None:
    projet.ecrire(FICHIER, JUSTE)
    registre, problemes = projet.examiner()
    assert problemes == ()
    lus = registre.dossiers[0].montants
    assert [(un.id, un.montant, un.argent.partie_de, un.source.document) for un in lus.montants] == [
        ("total", Decimal(20000), (), "protocole"),
        ("toit", Decimal(8000), ("total",), "protocole"),
    ]
    assert [(un.indicateur, un.nature, un.financeurs) for un in lus.indicateurs] == [("montant", "accorde", ("etat",))]


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("{id: total, ", "{", "montants.yml:5:5 champ-manquant"),
        ("montant: 8 000, ", "", "montants.yml:6:5 champ-manquant"),
        ("montant: 8 000,", "montant: huit mille,", "nombre: « huit mille » n’est pas un nombre"),
        ("nature: prevu, objet", "nature: payer, objet", "choix: « payer » n’est pas une valeur connue"),
        ("nature: prevu, objet", "nature: prevu, objets", "champ-inconnu: Le champ « objets » n’existe pas ici"),
        (
            "[total]",
            "[totale]",
            "montant-inconnu: « totale », dans « partie_de », n’est ni un fait qui a un montant, ni un montant. → Vouliez-vous dire « total » ?",
        ),
        ("territoires: [arcueil]", "territoires: [arcueuil]", "reference: « arcueuil » n’est pas un identifiant connu (territoire)"),
        ("financeurs: [etat], noeud", "financeurs: [etats], noeud", "reference: « etats » n’est pas un identifiant connu (partenaire)"),
        ("noeud: o1", "noeud: o9", "reference: « o9 » n’est pas un identifiant connu (nœud)"),
        ("noeud: o1", "noeud: o1, publication: bilan", "reference: « bilan » n’est pas un identifiant connu (publication)"),
        ("indicateur: montant,", "indicateur: nombre,", "indicateur-d-argent: L’indicateur « nombre » n’est pas en euros"),
        ("indicateur: montant,", "indicateur: montants,", "reference: « montants » n’est pas un identifiant connu (indicateur)"),
        ("id: toit", "id: credits", "identifiant-double: L’identifiant « credits » est déjà celui d’un autre élément"),
        ("partie_de: [total]", "meme_que: total", "montant-different: « toit » dit 8 000 €, et « total », dit le même, 20 000 €"),
        ("partie_de: [total]", "meme_que: montant", "n’a de chiffre pour aucun des lieux de « toit » à cette période"),
        ("partie_de: [total]", "recoupe: [o1]", "montant-inconnu: « o1 », dans « recoupe »"),
        ("partie_de: [total]", "contredit: [rien]", "montant-inconnu: « rien », dans « contredit »"),
        ("parties_completes: non", "partie_de: [toit]", "montant-en-rond"),
        ("partie_de: [total]", "meme_que: toit", "montant-en-rond: « toit » se nomme lui-même dans « meme_que »"),
        ("partie_de: [total]", "recoupe: [toit]", "montant-en-rond: « toit » se nomme lui-même dans « recoupe »"),
        ("partie_de: [total]", "contredit: [toit]", "montant-en-rond: « toit » se nomme lui-même dans « contredit »"),
        ("dont 8 000 €", "dont 80 000 €", "montant-non-imprime: Les mots cités par « toit » n’impriment pas 8 000 €"),
        ("document: protocole\n", "document: bilan\n", "source: Le document « bilan » n’est pas déclaré"),
    ],
)
def test_une_faute(projet: Projet, avant: str, apres: str, attendu: str) -> None:
    assert avant in JUSTE
    projet.ecrire(FICHIER, JUSTE.replace(avant, apres, 1))
    dits = "\n".join(projet.problemes())
    assert attendu in dits.replace("\u00a0", " ").replace("\u202f", " "), dits


def test_le_meme_montant_dans_deux_faits(projet: Projet) -> None:
    """Nothing is said of two amounts that say what they have to do with each other."""
    fait = "  - {id: credits, texte: Des crédits de 10 500 €., montant: 10 500 €"
    assert projet.problemes() == []
    projet.remplacer("faits", fait, f"{fait.replace('credits,', 'autres,')}, nature: realise, territoires: [arcueil], noeud: o1}}\n{fait}")
    (dit,) = projet.problemes()
    assert "montant-double" in dit
    assert "« credits » et « autres »" in dit
    projet.remplacer("faits", "territoires: [arcueil], noeud: o1}\n", "territoires: [arcueil], noeud: o1, meme_que: credits}\n")
    assert projet.problemes() == []


@pytest.mark.parametrize("octets", [b"", b"\xff\xfe\x00", b"- rien\n"])
def test_un_fichier_illisible_ne_dit_rien_de_plus(projet: Projet, octets: bytes) -> None:
    """A file that cannot be read is one problem: nothing is said of the amounts that stand in it."""
    (projet.racine / FICHIER).write_bytes(octets)
    assert len(projet.problemes()) == 1
