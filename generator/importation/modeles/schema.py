"""Tables with a Table Schema beside them (schema.data.gouv.fr): the schema says what each column is, and what it is called."""

from collections.abc import Mapping

from generator.calculs.mots import d_un_seul_tenant
from generator.importation import mots_des_entetes as connus
from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele
from generator.importation.unites_ecrites import unite_dans

_TEMPS = ("date", "datetime", "year", "yearmonth")
_NOMBRES = ("number", "integer")


def reconnaitre(notices: Mapping[str, str]) -> Modele | None:
    """The layout that the schema tells; None where none is beside the table."""
    champs = {nom.removeprefix("champ:"): dit.split("|") for nom, dit in notices.items() if nom.startswith("champ:")}
    if not champs:
        return None
    roles, unites, libelles = {}, {}, {}
    for nom, (genre, titre, description, *_) in champs.items():
        cle = d_un_seul_tenant(nom)
        if genre in _TEMPS:
            roles[cle] = RoleDeColonne.PERIODE
        elif genre in _NOMBRES and cle not in connus.CODES | connus.LAISSES and not cle.startswith(("id", "code")):
            roles[cle] = RoleDeColonne.VALEUR
            trouvee = unite_dans(titre) or unite_dans(description)
            if trouvee:
                unites[cle] = trouvee.unite
        if titre and titre != nom:
            libelles[cle] = titre
    return Modele("Table Schema", roles=roles, unites=unites, libelles=libelles)
