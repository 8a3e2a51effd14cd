"""The computed figures of an indicator, for machines: what was computed, and the rows that it was made of."""

from collections.abc import Mapping
from fractions import Fraction

from generator.calculs.calculs_montres import TermeDuCalcul
from generator.model.referentiel import Indicateur
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.pieces.calculs_montres import ancre_du_chiffre, calculs_de_l_indicateur, resultat_dit


def objets_des_calculs(contexte: Contexte, indicateur: Indicateur) -> list[Mapping[str, object]]:
    """All of them: `resultat` is exact where it has an end, else to twelve digits; each term has the address of its row."""
    return [
        {
            "sorte": calcul.sorte.value,
            "territoires": list(calcul.lieux),
            "periode": calcul.periode or None,
            **({"ventilation": dict(calcul.ventilation)} if calcul.ventilation else {}),
            "resultat": _nombre(calcul.resultat),
            "montre": resultat_dit(indicateur, calcul),
            "pour": calcul.pour,
            "publie": None if calcul.publie is None else _nombre(Fraction(calcul.publie)),
            "termes": [_objet_du_terme(contexte, terme) for terme in calcul.termes],
        }
        for calcul in calculs_de_l_indicateur(contexte, indicateur)
    ]


def _objet_du_terme(contexte: Contexte, terme: TermeDuCalcul) -> Mapping[str, object]:
    valeur, employe = terme.valeur, terme.employe
    objet: dict[str, object] = {"role": terme.role, "valeur": _nombre(Fraction(terme.nombre))}
    if valeur is not None:
        return objet | {
            "unite": str(valeur.unite),
            "indicateur": valeur.indicateur,
            "territoire": valeur.territoire,
            "periode": valeur.periode.texte,
            "source": valeur.source,
            "publication": valeur.publication or None,
            "repere": valeur.repere,
            "ligne": racine(f"{contexte.adresses.chiffres_de_l_indicateur(valeur.indicateur)}#{ancre_du_chiffre(valeur)}"),
        }
    assert employe is not None
    return objet | {
        "unite": str(employe.unite),
        "indicateur": None,
        "territoire": employe.territoire or None,
        "periode": employe.periode or None,
        "source": employe.source,
        "publication": None,
        "repere": "",
        "ligne": None,
    }


def _nombre(nombre: Fraction) -> int | float:
    return int(nombre) if nombre.denominator == 1 else float(f"{float(nombre):.12g}")
