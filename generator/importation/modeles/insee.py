"""Columns that Insee names by codes, in its tables of communes, of IRIS and of quartiers prioritaires: their unit, and what the code stands for."""

import re
from collections.abc import Sequence

from generator.importation.modeles.modele import Modele, QuestionDuModele

_UNITES = (
    (re.compile(r"nbmen(?:ni|fisc\d*)?|menages?fiscaux|p?\d{0,2}menages?"), "ménages"),
    (re.compile(r"nbpers(?:menfisc\d*)?|p\d\dpop\w*"), "personnes"),
    (re.compile(r"nbuc"), "UC"),
    (re.compile(r"rfm(?:q[123]|d[19]|mo)"), "€"),
    (re.compile(r"rfuc(?:q[123]|d[19]|mo)|disp(?:d\d|q\d)\d*|med\d\d|decuc(?:d\d|q\d)?|revdisp"), "€/UC"),
    (re.compile(r"ptsa|pp?imp|tp60\d*|tx(?:tot|f|h|et)\w*|part\w+|pct\w+|pact\w*"), "%"),
    (re.compile(r"nais(?:d|\d\d)?"), "naissances"),
    (re.compile(r"dece(?:sd|\d\d)?"), "décès"),
    (re.compile(r"pop(?:mun|com|comqp|muni|totale)?\d*"), "habitants"),
    (re.compile(r"percou"), "personnes"),
    (re.compile(r"log\w*|rp|rsecocc|logvac"), "logements"),
)
_LIBELLES = {
    "tp60": "tp60 Taux de pauvreté",
    "popmun": "pop_mun Population municipale",
    "percou": "percou Personnes couvertes CAF",
    "dispq2": "disp_q2 Médiane du revenu disponible par unité de consommation",
    "dispd1": "disp_d1 Premier décile du revenu disponible par unité de consommation",
    "dispd9": "disp_d9 Neuvième décile du revenu disponible par unité de consommation",
}
_A_LA_COMMUNE = ("popcom", "popcomqp")


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, where three of these headings at least are Insee's codes, or two beside its first columns."""
    unites = {cle: unite for cle in cles for motif, unite in _UNITES if motif.fullmatch(cle)}
    if len(unites) < (1 if {"reg", "uu", "dc"} <= set(cles) else 3):
        return None
    commune = [cle for cle in cles if cle in _A_LA_COMMUNE]
    questions: list[QuestionDuModele] = []
    if commune and any(cle.startswith("codeq") for cle in cles):
        questions.append(
            (
                "colonnes-de-la-commune",
                f"Ces colonnes décrivent sans doute la commune, pas le quartier : {', '.join(commune)}. Les garder ?",
                ("les laisser de côté", "les garder pour le quartier"),
            )
        )
    return Modele(
        "codes de l’Insee",
        unites=unites,
        libelles={cle: dit for cle, dit in _LIBELLES.items() if cle in cles},
        questions=tuple(questions),
        a_savoir=("des colonnes ne portent que des codes de l’Insee ; vérifier leur sens et leur unité (€, %, ménages…) dans sa notice.",),
        reglages={"a_la_commune": tuple(commune)},
    )
