"""What indicators count people: of a few of them, in one place, a figure may tell who they are."""

import re

from generator.calculs.mots import mots

PETIT = 5  # below it, offices hide how many people there are
_PERSONNES = (
    "personnes? jeunes? femmes? hommes? filles? garcons? enfants? adultes? mineurs? majeurs? seniors? aines? retraites? residents? adolescents? bebes? "
    "allocataires? beneficiaires? usagers? demandeurs? demandeuses? chomeurs? chomeuses? eleves? collegiens? collegiennes? lyceens? lyceennes? etudiants? "
    "etudiantes? apprentis? apprenties? stagiaires? decrocheurs? menages? familles? parents? meres? peres? couples? locataires? salaries? salariees? "
    "patients? victimes? detenus? licencies? licenciees? participants? participantes? volontaires? benevoles? adherents? adherentes?"
).replace(" ", "|")
# The counted thing stands first: «Nombre de jeunes femmes suivies», «Enfants partis»; not «Nombre de collèges où des élèves…».
_COMPTE = re.compile(
    rf"^ (?:(?:nombre|nbre|nb|effectifs?|total) (?:total |annuel |moyen )?)?(?:de |d |des |du |les )?(?P<qui>(?:nouveaux |nouvelles |premiers )?(?:{_PERSONNES}) .*)$"
)
_TITRE_DE_CHIFFRE = re.compile(r"^ (?:evolution|hausse|baisse|variation) (?:annuelle )?(?:du|de|des) ")


def compte_des_personnes(libelle: str) -> bool:
    """Whether the words of an indicator say a number of people, or of households."""
    return bool(personnes_comptees(libelle))


def personnes_comptees(libelle: str) -> str:
    """The words for the people whom an indicator counts, as `mots` writes them (« jeunes suivis »); empty where it counts none."""
    compte = _COMPTE.match(_TITRE_DE_CHIFFRE.sub(" ", mots(libelle)))
    return f" {compte['qui']}" if compte else ""
