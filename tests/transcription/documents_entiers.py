"""Holds a document kept whole against its source: every word once, in its order, and every difference accounted for.

What differs is said in two places: referentiels/<contrat>/documents/<document>/corrections.yml (words we have mended, for readers
too) and, for this check alone, omis-<contrat>.yml (the exact stretches left out, and those that a cut page had displaced)."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .contrats import REFERENTIELS, SOURCES, Contrat
from .donnees import CHARGEUR, CONTRAT
from .forme_simple import OMIS, PAGE, Fichier, lire_fichier
from .mots_du_document import Correction, Ecart, Mot, Suite, comparer, defaire, morceaux, mots, mots_de_la_source

CORRECTIONS, EXTRAITS, RETIRES = "corrections.yml", "extraits", "retires"
REGLES = ("omis", "deplaces", "coupes")
LONGUEUR_D_UN_PASSAGE = 50
_CLES_DES_CORRECTIONS = {"passage", "numerise", "corrige", "raison"}
_CLES_DES_OMIS = {"document", "partout", "premiers", "derniers", "apres", "avant", "vers", "raison", "dit_par"}


@dataclass
class Entier:
    """A document: the text of its source, its files as they are, and what is said of their differences."""

    declaration: dict[str, Any]
    source: str
    fichiers: dict[str, str]
    corrections: dict[str, Any]
    omis: dict[str, list[dict[str, str]]]
    eparses: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return str(self.declaration["id"])

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Those that have a place of their own in the document."""
        return [section for section in self.declaration["sections"] if section["id"] not in self.eparses]

    def lus(self) -> list[Fichier]:
        """The files, in the order of contrat.yml."""
        return [lire_fichier(s["id"], self.fichiers[s["id"]]) for s in self.sections if s["id"] in self.fichiers]


def dossier_du_document(contrat: Contrat, document: str) -> Path:
    return REFERENTIELS / contrat.id / "documents" / document


def manque(contrat: Contrat, document: str) -> str:
    """Why this document cannot be checked; nothing when it can."""
    if pourquoi := contrat.manque():
        return pourquoi
    if not dossier_du_document(contrat, document).is_dir():
        return f"the document is not kept whole yet: referentiels/{contrat.id}/documents/{document}"
    if _declaration(contrat, document).get("texte") == EXTRAITS and not any(_regles(contrat, document).values()):
        return f"only extracts of this document may be reproduced, and what is left out is not said: {contrat.id}, {document}"
    return ""


def charger_entier(contrat: Contrat, document: str) -> Entier:
    dossier = dossier_du_document(contrat, document)
    return Entier(
        _declaration(contrat, document),
        (SOURCES / contrat.documents[document]).read_text("utf-8"),
        {chemin.stem: chemin.read_text("utf-8") for chemin in sorted(dossier.glob("*.md"))},
        _yaml(dossier / CORRECTIONS) if (dossier / CORRECTIONS).exists() else {},
        _regles(contrat, document),
        contrat.eparses,
    )


def _declaration(contrat: Contrat, document: str) -> dict[str, Any]:
    documents = _yaml(REFERENTIELS / contrat.id / CONTRAT)["documents"]
    return next(d for d in documents if d["id"] == document)


def _regles(contrat: Contrat, document: str) -> dict[str, list[dict[str, str]]]:
    """What omis-<contrat>.yml says of this document."""
    chemin = Path(__file__).parent / f"omis-{contrat.id}.yml"
    omis = _yaml(chemin) if chemin.exists() else {}
    return {cle: [regle for regle in omis.get(cle) or [] if regle.get("document") == document] for cle in REGLES}


def _yaml(chemin: Path) -> dict[str, Any]:
    contenu: dict[str, Any] = yaml.load(chemin.read_text("utf-8"), Loader=CHARGEUR) or {}
    return contenu


def verifier_entier(entier: Entier) -> list[str]:
    """Everything that is wrong, in words."""
    lus = entier.lus()
    suite, fautes_des_regles = _source_attendue(entier)
    texte_attendu = f" {' '.join(mot.texte for mot in suite)} "
    nos_mots, fautes_des_corrections = _nos_mots(entier, lus, texte_attendu)
    ecarts: list[Ecart] = comparer(suite, nos_mots)
    return [
        *_fautes_des_fichiers(entier, lus),
        *(faute for fichier in lus for faute in fichier.fautes),
        *fautes_des_regles,
        *_fautes_des_explications(entier, lus),
        *fautes_des_corrections,
        *map(str, ecarts),
        *_fautes_des_passages(entier, suite, nos_mots),
    ]


def _fautes_des_fichiers(entier: Entier, lus: list[Fichier]) -> list[str]:
    """One file per section, and its first page is that of the table of contents."""
    declarees = [section["id"] for section in entier.sections]
    fautes = [f"{id} : cette section n’a pas de fichier" for id in declarees if id not in entier.fichiers]
    fautes += [f"{id}.md : contrat.yml ne déclare pas cette section" for id in entier.fichiers if id not in declarees]
    dernieres: list[int] = []
    pages = {section["id"]: section.get("page") for section in entier.sections}
    for fichier in lus:
        marquees = [int(page) for page in fichier.note(PAGE) if page.isdecimal()]
        attendue = pages[fichier.section]
        if attendue and (not marquees or marquees[0] != int(attendue)):
            fautes.append(f"{fichier.section} : la première page n’est pas {attendue}, que donne contrat.yml")
        if marquees and dernieres and marquees[0] < dernieres[-1]:
            fautes.append(f"{fichier.section} : la page {marquees[0]} vient après la page {dernieres[-1]}")
        dernieres += marquees
    return fautes


def _source_attendue(entier: Entier) -> tuple[list[Mot], list[str]]:
    """The words of the source, without what is left out, and with the pieces of a cut row put together."""
    suite = Suite(mots_de_la_source(entier.source))
    for regle in entier.omis["omis"]:
        suite.retirer(regle)
    for regle in entier.omis["deplaces"]:
        suite.deplacer(regle)
    toutes = [regle for regles in entier.omis.values() for regle in regles]
    inconnues = {cle for regle in toutes for cle in regle} - _CLES_DES_OMIS
    sans_raison = [regle for regle in toutes if not regle.get("raison")]
    fautes = [f"règle : champs inconnus : {', '.join(sorted(inconnues))}"] if inconnues else []
    return suite.mots, [*suite.fautes, *fautes, *(f"règle sans raison : {regle}" for regle in sans_raison)]


def _fautes_des_explications(entier: Entier, lus: list[Fichier]) -> list[str]:
    """A reader is told of everything that is left out: by a line in the file of a section, or in corrections.yml."""
    disent = {fichier.section for fichier in lus if fichier.note(OMIS)}
    if entier.corrections.get(RETIRES):
        disent.add(RETIRES)
    return [
        f"omis « {regle.get('partout') or regle.get('premiers') or regle.get('apres')} » : « {regle.get('dit_par', '')} » n’en dit rien"
        for regle in entier.omis["omis"]
        if regle.get("dit_par") not in disent
    ]


def _nos_mots(entier: Entier, lus: list[Fichier], texte_attendu: str) -> tuple[list[Mot], list[str]]:
    """The words of our files with the corrections undone: as the scan reads them."""
    fautes = []
    par_passage: dict[str, list[Correction]] = {}
    for ecrite in entier.corrections.get("corrections") or []:
        if set(ecrite) != _CLES_DES_CORRECTIONS or not all(map(str.strip, ecrite.values())):
            fautes.append(f"correction mal écrite : {ecrite}")
            continue
        correction = Correction(ecrite["passage"], ecrite["numerise"], ecrite["corrige"])
        par_passage.setdefault(correction.passage, []).append(correction)
    nos_mots: list[Mot] = []
    for adresse, texte in (passage for fichier in lus for passage in fichier.passages()):
        corrections = par_passage.pop(adresse, [])
        if corrections:
            texte, pas_tenues = defaire(texte, corrections, texte_attendu)
            fautes += pas_tenues
            nos_mots += [Mot(mot, adresse) for mot in texte.split()]
        else:
            nos_mots += [Mot(mot, adresse) for mot in mots(texte)]
    fautes += [f"{c.nom} : ce passage n’existe pas" for corrections in par_passage.values() for c in corrections]
    return nos_mots, fautes


def _fautes_des_passages(entier: Entier, suite: list[Mot], nos_mots: list[Mot]) -> list[str]:
    """Every long passage of the source is whole in one of our blocks or cells (but where the scan has lost a bullet or the end of a
    line, and `coupes` says before which words), and not more often than it is printed."""
    par_adresse: dict[str, list[str]] = {}
    for mot in nos_mots:
        par_adresse.setdefault(mot.ou, []).append(mot.texte)
    blocs = [f" {' '.join(m)} " for m in par_adresse.values()]
    tout = "\n".join(blocs)
    imprime = f" {' '.join(mot.texte for mot in suite)} "
    # What is left out, and no longer among the words that are expected, is not looked for.
    gardees = Counter(mot.ou for mot in suite)
    fautes = []
    vus = set()
    coupes = {f" {' '.join(mots(regle.get('avant', '')))} ": 0 for regle in entier.omis["coupes"]}
    for n, ligne in enumerate(entier.source.split("\n"), 1):
        for passage in (coupe for morceau in morceaux(ligne) for coupe in _couper(f" {' '.join(morceau)} ", coupes)):
            if len(passage) - 2 < LONGUEUR_D_UN_PASSAGE or passage in vus or not gardees[f"ligne {n}"] or passage not in imprime:
                continue
            vus.add(passage)
            trouve, attendu = tout.count(passage), imprime.count(passage)
            if not trouve:
                fautes.append(f"passage absent : aucun bloc ne contient « {passage.strip()} » (ligne {n})")
            elif trouve > attendu:
                fautes.append(f"passage en trop : « {passage.strip()} » est imprimé {attendu} fois (ligne {n}) et écrit {trouve} fois")
    return fautes + [
        f"coupe « {avant.strip()} » : ces mots ne commencent rien dans la source" for avant, fois in coupes.items() if not fois
    ]


def _couper(passage: str, coupes: dict[str, int]) -> list[str]:
    """The passage, in pieces if words that a cut names stand in it; counts the use of each cut."""
    for avant in coupes:
        if passage.find(avant) > 0:
            coupes[avant] += 1
            passage = passage.replace(avant, f" \n{avant}")
    return passage.split("\n")
