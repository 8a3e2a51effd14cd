"""Subventions and conventions of public bodies (SCDL, and tables of its kind): one amount for each row, given to someone, on a day."""

import re
from collections.abc import Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele, QuestionDuModele

_SIGNES = (
    "siret",
    "beneficiaire",
    "attrib",
    "convention",
    "notification",
    "nature",
    "versement",
    "objet",
    "subvention",
    "idrae",
    "minimis",
    "rna",
)
_DATES = (
    "dateconvention",
    "actedate",
    "datedeconvention",
    "dateacte",
    "datedecision",
    "dateoctroi",
    "datedoctroi",
    "dateattribution",
    "exercice",
    "annee",
)
_DATE_DITE = re.compile(r"date(?:dela|del|de|du|d)?(?:convention|acte|decision|octroi|attribution|deliberation|vote|signature)")
_QUI = (
    "nombeneficiaire",
    "attribnom",
    "beneficiaire",
    "nomdubeneficiaire",
    "association",
    "nomassociation",
    "raisonsociale",
    "nom",
    "organisme",
)


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, for these headings; None where they are not of it."""
    montants = [cle for cle in cles if "montant" in cle]
    montants = [cle for cle in montants if not any(mot in cle for mot in ("total", "cumul"))] or montants
    if not montants or sum(any(signe in cle for cle in cles) for signe in _SIGNES) < 4:
        return None
    dates = [cle for date in _DATES for cle in cles if cle == date]
    dates = dates or [cle for cle in cles if _DATE_DITE.match(cle)]
    qui = next((cle for nom in _QUI for cle in cles if cle == nom), "")
    roles = dict.fromkeys(montants[:1], RoleDeColonne.VALEUR) | dict.fromkeys(dates, RoleDeColonne.PERIODE)
    if qui:
        roles[qui] = RoleDeColonne.VENTILATION
    questions: list[QuestionDuModele] = [
        (
            "lieu-des-subventions",
            "Rien ne dit quel lieu chaque subvention concerne : à quel territoire rattacher ces montants ?",
            (),
        )
    ]
    a_savoir: tuple[str, ...] = ()
    if any("pourcentage" in cle for cle in cles):
        a_savoir = ("la colonne du pourcentage mêle peut-être des parts (0,8) et des pourcentages (80) ; elle n’est pas importée.",)
    if len(dates) > 1:
        questions.append(
            (
                "date-des-subventions",
                f"Plusieurs dates se suivent : laquelle fait foi ? Ici, la première : {', '.join(dates)}.",
                tuple(dates),
            )
        )
    return Modele(
        "subventions (SCDL)",
        roles=roles,
        unites=dict.fromkeys(montants, "€"),
        periodes=tuple(dates),
        lieu_inconnu="bénéficiaires sans commune",
        questions=tuple(questions),
        a_savoir=a_savoir,
        reglages={"seulement": True},
    )
