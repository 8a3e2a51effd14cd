"""Warns of secrets that other rows give away, and names the figures that are withheld because of them.

The messages never write a figure: the logs of a public CI keep them.
"""

from collections.abc import Iterator

from generator.calculs.secrets import Fuite, fuites, retenues_avec_un_secret
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme

CONSEIL = "Rendre secrète une autre ligne de ce calcul (« secret »), ou enlever le total : le secret statistique le demande."


def verifier_secrets(dossier: Dossier) -> Iterator[Probleme]:
    """Each secret that can be read or computed, then each row that no page shows because of one."""
    yield from (_de_la_fuite(fuite) for fuite in fuites(dossier))
    for ligne in sorted(retenues_avec_un_secret(dossier), key=lambda ligne: ligne.lieu):
        message = "Ce chiffre ne sera pas publié : il donnerait un chiffre secret, seul ou avec d’autres lignes."
        conseil = "Choisir soi-même la seconde ligne à rendre secrète, ou enlever le secret s’il peut maintenant être publié."
        yield Probleme(ligne.lieu, CodeChiffre.CHIFFRE_RETENU, message, conseil, Gravite.AVERTISSEMENT)


def _de_la_fuite(fuite: Fuite) -> Probleme:
    if fuite.donnee_par is not None:
        message = f"Ce chiffre est secret, et une autre ligne le donne ({fuite.donnee_par.lieu})."
        conseil = "Enlever la ligne qui donne le chiffre, ou celle qui le dit secret s’il peut maintenant être publié."
        return Probleme(fuite.secret.lieu, CodeChiffre.SECRET_LISIBLE, message, conseil, Gravite.AVERTISSEMENT)
    message = f"Ce chiffre secret se calcule avec d’autres lignes de l’indicateur : {fuite.comment}."
    return Probleme(fuite.secret.lieu, CodeChiffre.SECRET_CALCULABLE, message, CONSEIL, Gravite.AVERTISSEMENT)
