"""A document kept whole has every word of its source, once and in its order; and the check can fail."""

import copy
import re
from collections.abc import Callable
from functools import cache

import pytest

from .contrats import CONTRATS, GOSB, Contrat
from .documents_entiers import Entier, charger_entier, manque, verifier_entier
from .forme_simple import lire_fichier
from .mots_du_document import Correction, Mot, comparer, defaire, mots

Mutation = Callable[[Entier], None]

_DOCUMENTS = [(contrat, document) for contrat in CONTRATS.values() for document in contrat.documents]


@cache
def _charger(contrat: str, document: str) -> Entier:
    return charger_entier(CONTRATS[contrat], document)


@pytest.mark.sources
@pytest.mark.parametrize(("contrat", "document"), _DOCUMENTS, ids=[f"{contrat.id}-{document}" for contrat, document in _DOCUMENTS])
def test_tous_les_mots_du_document_sont_gardes(contrat: Contrat, document: str) -> None:
    if pourquoi := manque(contrat, document):
        pytest.skip(pourquoi)
    fautes = verifier_entier(_charger(contrat.id, document))
    assert not fautes, "\n".join(fautes)


_SANS_LE_PROTOCOLE = manque(GOSB, "protocole")
_si_le_protocole_est_la = pytest.mark.skipif(bool(_SANS_LE_PROTOCOLE), reason=_SANS_LE_PROTOCOLE or "everything is there")


def _altere(mutation: Mutation) -> list[str]:
    entier = copy.deepcopy(_charger(GOSB.id, "protocole"))
    mutation(entier)
    return verifier_entier(entier)


def _remplacer(entier: Entier, section: str, avant: str, apres: str) -> None:
    texte = entier.fichiers[section]
    assert texte.count(avant) == 1, f"{avant} : {texte.count(avant)} fois dans {section}"
    entier.fichiers[section] = texte.replace(avant, apres)


def _bloc(entier: Entier, section: str, id: str) -> str:
    """The line of a block that is not a row."""
    trouve = re.search(rf"^.*\{{{id}\}}.*\n", entier.fichiers[section], re.MULTILINE)
    assert trouve
    return trouve[0]


def _paragraphe_ote(e: Entier) -> None:
    _remplacer(e, "preambule", _bloc(e, "preambule", "p5"), "")


def _paragraphes_echanges(e: Entier) -> None:
    premier, second = (_bloc(e, "article-3", id) for id in ("p3", "p4"))
    _remplacer(e, "article-3", f"{premier}\n{second}", f"{second}\n{premier}")


def _mot_change(e: Entier) -> None:
    _remplacer(e, "article-1", "prendre acte de", "prendre note de")


def _mot_ote_d_une_cellule(e: Entier) -> None:
    _remplacer(e, "article-6-1", "Nombre de groupes classes dédoublées", "Nombre de classes dédoublées")


def _mot_ajoute(e: Entier) -> None:
    _remplacer(e, "article-8", "désaccord quant à", "désaccord grave quant à")


def _ponctuation_changee(e: Entier) -> None:
    _remplacer(e, "preambule", "ce qui suit :", "ce qui suit.")


def _chiffre_change(e: Entier) -> None:
    _remplacer(e, "annexe-2", "| 111 871", "| 111 817")


def _cellules_echangees(e: Entier) -> None:
    _remplacer(e, "annexe-4", "! 2015\n| 6\n| 10 500", "! 2015\n| 10 500\n| 6")


def _rangee_trop_courte(e: Entier) -> None:
    _remplacer(e, "annexe-2", "| La Lutèce\n|\n", "| La Lutèce\n")


def _paragraphe_en_double(e: Entier) -> None:
    bloc = _bloc(e, "article-7", "p9")
    _remplacer(e, "article-7", bloc, f"{bloc}\n{bloc.replace('{p9}', '{p999}')}")


def _correction_de_trop(e: Entier) -> None:
    e.corrections["corrections"].append(
        {"passage": "article-1#p2", "numerise": "prendre act", "corrige": "prendre acte", "raison": "Une lettre manque."}
    )


def _correction_d_un_passage_absent(e: Entier) -> None:
    e.corrections["corrections"][0]["passage"] = "annexe-2#p999-1"


def _correction_qui_n_est_pas_faite(e: Entier) -> None:
    e.corrections["corrections"][0]["corrige"] = "Villeneuve-le-Roi"


def _correction_tue(e: Entier) -> None:
    del e.corrections["corrections"][0]


def _correction_sans_raison(e: Entier) -> None:
    e.corrections["corrections"][0]["raison"] = ""


def _identifiant_en_double(e: Entier) -> None:
    _remplacer(e, "article-2", "{p5}", "{p4}")


def _bloc_sans_identifiant(e: Entier) -> None:
    _remplacer(e, "article-2", "{p5} ", "")


def _section_sans_fichier(e: Entier) -> None:
    del e.fichiers["article-8"]


def _fichier_sans_section(e: Entier) -> None:
    e.fichiers["annexe-6"] = "# {p1} Annexe 6\n"


def _page_fausse(e: Entier) -> None:
    _remplacer(e, "article-7", "[page 48]", "[page 49]")


def _pages_en_desordre(e: Entier) -> None:
    _remplacer(e, "annexe-1", "[page 56]", "[page 65]")


def _omission_non_declaree(e: Entier) -> None:
    del e.omis["omis"][0]


def _omission_que_rien_ne_dit(e: Entier) -> None:
    e.fichiers["signatures"] = re.sub(r"\[omis : .*\]\n\n", "", e.fichiers["signatures"])


def _omission_de_trop(e: Entier) -> None:
    e.omis["omis"].append({"document": "protocole", "partout": "un mot inconnu", "dit_par": "retires", "raison": "non"})


def _deplacement_de_trop(e: Entier) -> None:
    e.omis["deplaces"].append(
        {"document": "protocole", "premiers": "un avenant au protocole devra", "derniers": "devra", "vers": "nationales,", "raison": "non"}
    )


def _deplacement_tu(e: Entier) -> None:
    del e.omis["deplaces"][-1]


def _bloc_coupe(e: Entier) -> None:
    _remplacer(e, "article-8", "évolution des arbitrages et", "évolution des arbitrages\n\n{p998} et")


def _coupe_de_trop(e: Entier) -> None:
    e.omis["coupes"].append({"document": "protocole", "avant": "un mot inconnu", "raison": "non"})


def _mots_ajoutes_a_la_source(e: Entier) -> None:
    e.source = e.source.replace("Un effet des projets de lois successifs", "Un effet réel des projets de lois successifs")


MUTATIONS: list[tuple[Mutation, tuple[str, ...]]] = [
    (_paragraphe_ote, ("manque : « C'est toutefois dans les contrats de ville,", "(ligne 74 ; après preambule#p4)", "passage absent")),
    (_paragraphes_echanges, ("déplacé : « Ces derniers ne sont pas remis en cause,", "(ligne 139 ; article-3#p4)")),
    (_mot_change, ("changé : « acte » en « note » (ligne 107 ; article-1#p2)", "passage absent")),
    (_mot_ote_d_une_cellule, ("manque : « groupes » (ligne 665 ; après article-6-1#p7-5)",)),
    (_mot_ajoute, ("en trop : « grave » (après ligne 855 ; article-8#p2)",)),
    (_ponctuation_changee, ("ligne 103 ; ", "preambule#p24")),
    (_chiffre_change, ("changé : « 871 » en « 817 » (ligne 1094 ; annexe-2#p69-6)",)),
    (_cellules_echangees, ("(ligne 1175 ; annexe-4#p28-3)",)),
    (_rangee_trop_courte, ("annexe-2#p12", "6 cellules, au lieu de 7")),
    (_paragraphe_en_double, ("en trop : « L'évaluation des actions", "passage en trop", "imprimé 1 fois (ligne 833) et écrit 2 fois")),
    (_correction_de_trop, ("changé : « acte » en « act » (ligne 107 ; article-1#p2)",)),
    (_correction_d_un_passage_absent, ("correction de annexe-2#p999-1", "ce passage n’existe pas")),
    (_correction_qui_n_est_pas_faite, ("correction de annexe-2#p52-1", "le passage ne contient pas ces mots")),
    (_correction_tue, ("changé : « Villeneuve- Saint-Georges » en « Villeneuve-Saint-Georges » (ligne 1075 ; annexe-2#p52-1)",)),
    (_correction_sans_raison, ("correction mal écrite",)),
    (_identifiant_en_double, ("article-2#p4", "cet identifiant est déjà pris")),
    (_bloc_sans_identifiant, ("article-2, ligne ", "un bloc sans identifiant")),
    (_section_sans_fichier, ("article-8 : cette section n’a pas de fichier", "manque : « Article 8")),
    (_fichier_sans_section, ("annexe-6.md : contrat.yml ne déclare pas cette section",)),
    (_page_fausse, ("article-7 : la première page n’est pas 48",)),
    (_pages_en_desordre, ("annexe-1 : les pages ne se suivent pas",)),
    (_omission_non_declaree, ("manque : « Table des matières",)),
    (_omission_que_rien_ne_dit, ("« signatures » n’en dit rien",)),
    (_omission_de_trop, ("règle « un mot inconnu » : ces mots ne sont pas dans la source",)),
    (_deplacement_de_trop, ("déplacé : « un avenant au protocole devra » (ligne 855 ; article-8#p2)",)),
    (_deplacement_tu, ("déplacé : « 3 Source : INSEE,", "(ligne 1038 ; annexe-2#p70)")),
    (_bloc_coupe, ("passage absent : aucun bloc ne contient « En cas de modification substantielle",)),
    (_coupe_de_trop, ("coupe « un mot inconnu » : ces mots ne commencent rien dans la source",)),
    (_mots_ajoutes_a_la_source, ("manque : « réel » (ligne 554 ; après article-5#p258)",)),
]


@pytest.mark.sources
@_si_le_protocole_est_la
@pytest.mark.parametrize(("mutation", "attendus"), MUTATIONS, ids=[mutation.__name__.strip("_") for mutation, _ in MUTATIONS])
def test_une_faute_est_nommee(mutation: Mutation, attendus: tuple[str, ...]) -> None:
    trouve = "\n".join(_altere(mutation))
    for attendu in attendus:
        assert attendu in trouve, trouve


def _d_une_regle_otee(cle: str, rang: int) -> Mutation:
    def mutation(e: Entier) -> None:
        del e.omis[cle][rang]

    return mutation


def _d_une_correction_otee(rang: int) -> Mutation:
    def mutation(e: Entier) -> None:
        del e.corrections["corrections"][rang]

    return mutation


@pytest.mark.sources
@_si_le_protocole_est_la
def test_chaque_regle_et_chaque_correction_sont_necessaires() -> None:
    entier = _charger(GOSB.id, "protocole")
    for cle in ("omis", "deplaces"):
        for rang in range(len(entier.omis[cle])):
            assert _altere(_d_une_regle_otee(cle, rang)), f"{cle}, règle {rang + 1}"
    for rang in range(len(entier.corrections["corrections"])):
        assert _altere(_d_une_correction_otee(rang)), f"correction {rang + 1}"


@pytest.mark.sources
@_si_le_protocole_est_la
def test_une_coupe_declaree_est_admise() -> None:
    def mutation(e: Entier) -> None:
        _bloc_coupe(e)
        e.omis["coupes"].append({"document": "protocole", "avant": "et priorités nationales,", "raison": "oui"})

    assert not _altere(mutation)


def test_les_marques_ne_sont_pas_des_mots() -> None:
    """The same words, as the scan and as our files write them."""
    assert mots(" - o Le 3 ^{ème} **mot**, l’autre") == ["Le", "3ème", "mot,", "l'autre"]
    assert mots('X<T>\t<ul style="list-style-type: none"> - un - deux</ul>') == ["X<T>", "un", "deux"]
    assert mots("➔ <p>m^{2}</p>► ✓ <i>fin</i> – 2019 - 2022") == ["m2", "fin", "2019", "2022"]
    assert mots("m² --- | ●") == ["m2"]
    assert mots("QPV○ Un ;- deux ►Trois -Quatre") == ["QPV", "Un", ";", "deux", "Trois", "Quatre"]
    assert mots("2 -Proportion (2019-2022) -5") == ["2", "Proportion", "(2019-2022)", "-5"]


def test_une_correction_ambigue_se_defait_au_bon_endroit() -> None:
    corrections = [Correction("a#p1", "dc", "de"), Correction("a#p1", "d e", "de")]
    assert defaire("le mot de la fin de tout", corrections, " le mot d e la fin dc tout ") == ("le mot d e la fin dc tout", [])


def test_un_mot_deplace_est_dit_deplace() -> None:
    source = [Mot(m, f"ligne {n}") for n, m in enumerate(mots("un deux trois quatre cinq six"), 1)]
    ailleurs = [Mot(m, f"a#p{n}") for n, m in enumerate(mots("deux trois quatre cinq un six"), 1)]
    assert [str(e) for e in comparer(source, ailleurs)] == ["déplacé : « un » (ligne 1 ; a#p5)"]


def test_la_forme_simple_se_lit() -> None:
    texte = "[page 3]\n\n# {p1} Titre\n\n{p2} [Un mot]\n\n- {p3} Un\n  - {p4} Deux\n\n|- {p5}\n! A\n|\n[page 4]\n|- {p6}\n| B\n  - C\n| D\n\n|- {p7}\n| E\n"
    fichier = lire_fichier("section", texte)
    assert not fichier.fautes
    assert list(fichier.passages()) == [
        ("section#p1", "Titre"),
        ("section#p2", "[Un mot]"),
        ("section#p3", "Un"),
        ("section#p4", "Deux"),
        ("section#p5-1", "A"),
        ("section#p5-2", ""),
        ("section#p6-1", "B - C"),
        ("section#p6-2", "D"),
        ("section#p7-1", "E"),
    ]
    assert [len(tableau) for tableau in fichier.tableaux] == [2, 1]
    assert [(genre, texte) for genre, texte, _ in fichier.notes] == [("page", "3"), ("page", "4")]


@pytest.mark.parametrize(
    ("texte", "faute"),
    [
        ("Un paragraphe nu.", "un bloc sans identifiant"),
        ("- {p1} Un\n    - {p2} Trois", "un niveau de liste est sauté"),
        ("{p0} Zéro", "n’est pas un identifiant"),
        ("|- {p1}", "0 cellules"),
        ("| une cellule sans rangée", "un bloc sans identifiant"),
        ("{p1} Deux \n", "une espace au bout de la ligne"),
        ("{p1} Deux\tmots", "une tabulation"),
        ("##### {p1} Trop bas", "un bloc sans identifiant"),
    ],
)
def test_une_autre_forme_est_refusee(texte: str, faute: str) -> None:
    assert any(faute in dite for dite in lire_fichier("section", texte).fautes)
