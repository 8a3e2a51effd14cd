"""What may be typed into the cells of the sheet: lists, and bounds by unit, each with words that say how to go on."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.calculs.collecte import ChiffreDemande
from generator.importation.collecte.etats import ETATS
from generator.model.unite import Unite

_SANS = (
    "Sans chiffre : laisser la case vide et choisir « Secret statistique », « Non disponible » ou « Sans objet » dans « État du chiffre »."
)
_PLAFOND = 10**15


class ReglesDeSaisie:
    """The rules of one sheet. Cells of one rule share it; `poser` puts all of them on the sheet."""

    def __init__(self) -> None:
        self._regles: dict[tuple[str, ...], DataValidation] = {}

    def chiffre(self, un: ChiffreDemande, adresse: str) -> None:
        """The rule of the cell for the figure."""
        unite = un.indicateur.unite
        if unite is Unite.OUI_NON:
            regle = self._regle("oui_non", type="list", formula1='"oui,non"', erreur="Choisir oui ou non. " + _SANS)
        elif not unite.numerique:
            regle = self._regle(
                "mots", type="textLength", operator="between", formula1="0", formula2="1000", erreur="Mille signes au plus."
            )
        elif unite is Unite.POURCENTAGE:
            bas, haut = ("0", "100") if all(0 <= nombre <= 100 for nombre in _connus(un)) else ("-1000", "10000")
            erreur = (
                f"Un pourcentage est d’ordinaire compris entre {bas} et {haut} : écrire 12,5 pour 12,5 %. {_SANS} Garder ce qui est écrit ?"
            )
            regle = self._regle(
                "pourcentage", bas, type="decimal", operator="between", formula1=bas, formula2=haut, erreur=erreur, severite="warning"
            )
        else:
            positif = unite.minimum == 0 and all(nombre >= 0 for nombre in _connus(un))
            erreur = f"Écrire un nombre seul{', zéro ou plus' if positif else ''}, sans unité : 1250 ou 12,5. {_SANS}"
            bas = "0" if positif else str(-_PLAFOND)
            regle = self._regle("nombre", bas, type="decimal", operator="between", formula1=bas, formula2=str(_PLAFOND), erreur=erreur)
        regle.add(adresse)

    def etat(self, adresse: str) -> None:
        """The rule of the cell for the state of the figure."""
        choix = '"' + ",".join(ETATS) + '"'
        self._regle("etat", type="list", formula1=choix, erreur="Choisir un des mots de la liste, ou laisser vide.").add(adresse)

    def periode(self, adresse: str) -> None:
        """The rule of the cell for the period: words that begin with a year."""
        debut = f"VALUE(LEFT({adresse},4))"
        formule = f"AND(LEN({adresse})>=4,LEN({adresse})<=15,{debut}>=1990,{debut}<=2100)"
        erreur = "Écrire une année (2024), une année scolaire (2023-2024), deux années (2023/2024) ou un mois (2024-03)."
        self._regle("periode", type="custom", formula1=formule, erreur=erreur).add(adresse)

    def _regle(self, *cle: str, erreur: str, severite: Any = "stop", **regle: Any) -> DataValidation:
        if cle not in self._regles:
            self._regles[cle] = DataValidation(
                allow_blank=True,
                showErrorMessage=True,
                errorStyle=severite,
                errorTitle="Vérifier cette case",
                error=erreur[:255],
                **regle,
            )
        return self._regles[cle]

    def poser(self, feuille: Worksheet) -> None:
        """Put the rules on the sheet."""
        for regle in self._regles.values():
            feuille.add_data_validation(regle)


def _connus(un: ChiffreDemande) -> Iterable[Decimal]:
    """The figures that are known of it, and its target: where one of them is out of the ordinary, so may the next one be."""
    yield from (valeur.nombre for valeur in un.derniers if valeur.nombre is not None)
    if un.cible:
        yield from (nombre for nombre in (un.cible.valeur, un.cible.minimum, un.cible.maximum) if nombre is not None)
