"""Lists of the national agency (ANCT): quartiers prioritaires of 2015 and 2024, contrats de ville, posts. Their codes are the places."""

from collections.abc import Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele

_QUARTIERS = ("codeqp", "codeqpv", "codequartier", "codeqp2024", "codeqp2015", "codeqpv2024", "idqpv")
_NOMS = ("nomqp", "nomqpv", "libqp", "libelleqp", "libqpv", "nomquartier", "quartierprioritaire")


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, where a heading is the code of a quartier or of a contract."""
    if "codecv" in cles:
        nom = next((cle for cle in ("libcv", "nomcv", "libellecv") if cle in cles), "")
        roles = {"codecv": RoleDeColonne.CODE, "codgeo": RoleDeColonne.LAISSEE} | ({nom: RoleDeColonne.LIEU} if nom else {})
        roles |= {cle: RoleDeColonne.VENTILATION for cle in ("inseedep", "dep", "departement") if cle in cles}
        a_savoir = (
            "un contrat peut avoir plusieurs lignes, une par département ; elles ne sont pas additionnées.",
            "rien ne dit de quelle année est cette population, ni si c’est celle des quartiers ou de la commune.",
        )
        return Modele("contrats de ville (ANCT)", roles=roles, unites={"pop": "habitants", "population": "habitants"}, a_savoir=a_savoir)
    code = next((cle for cle in cles if cle in _QUARTIERS), "")
    if not code:
        return None
    nom = next((cle for cle in cles if cle in _NOMS), "")
    roles = {code: RoleDeColonne.CODE} | ({nom: RoleDeColonne.LIEU} if nom else {})
    unites = {cle: "postes" for cle in cles if "postes" in cle or cle.startswith("nbposte")} | {
        "population": "habitants",
        "pop": "habitants",
    }
    return Modele("quartiers prioritaires (ANCT)", roles=roles, unites=unites)
