"""Whether names that no heading explains are places or indicators: at the head of rows, above groups of rows, at the head of columns."""

import re
from collections.abc import Mapping, Sequence

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation import mots_des_tetes
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.connaissances import Connaissances
from generator.importation.dits_des_colonnes import DitDeColonne, est_un_lieu
from generator.importation.etiquettes import melees_au_temps
from generator.importation.grille import Grille
from generator.importation.titres import TitreDeTableau
from generator.importation.unites_ecrites import unite_dans


def couchees(
    grille: Grille, tete: ColonneVue, lignes: Sequence[int], colonnes: Sequence[ColonneVue], dits: Mapping[int, DitDeColonne]
) -> bool:
    """True for a table that lies on its side: places above («Nom de la commune; Orly»), indicators with their year at the head of rows."""
    noms = [grille.texte(ligne, tete.rang) for ligne in lignes]
    coin = {d_un_seul_tenant(piece) for piece in tete.entete.pieces}
    if coin & connus.TEMPS and coin & connus.NOMS and all(dit.libelle and dit.periode for dit in dits.values()):
        return True  # «Territoire» above «Année»: both words name what stands at their right
    dates = any(dit.periode for dit in dits.values()) or any(une.cle in connus.TEMPS for une in colonnes)
    return not dates and melees_au_temps(noms) and all(dit.libelle for dit in dits.values())


def coiffes_de_lieux(groupes: Mapping[int, str], role: tuple[RoleDeColonne, str], sait: Connaissances) -> bool:
    """Whether titles above groups of rows are places, and their labels indicators; else it is the other way round."""
    if sait.reponses.get("groupes") in ("lieux", "indicateurs"):
        return sait.reponses["groupes"] == "lieux"
    titres = {d_un_seul_tenant(titre) for titre in groupes.values()}
    if titres & sait.lieux or titres & sait.indicateurs:
        return len(titres & sait.lieux) > len(titres & sait.indicateurs)
    return role != (RoleDeColonne.LIEU, "") and not any(mots_des_tetes.MOTS_D_INDICATEUR.match(mots(titre)) for titre in groupes.values())


def sans_lieu_dit(roles: Mapping[int, tuple[RoleDeColonne, str]]) -> bool:
    """True where no column says the place."""
    return not any(role in (RoleDeColonne.LIEU, RoleDeColonne.CODE) for role, _ in roles.values())


def nomme_l_indicateur(roles: Mapping[int, tuple[RoleDeColonne, str]]) -> bool:
    """True where a column says the indicator of each row."""
    return any(role is RoleDeColonne.INDICATEUR for role, _ in roles.values())


def tetes_de_colonnes(
    roles: Mapping[int, tuple[RoleDeColonne, str]], dits: Mapping[int, DitDeColonne], titre: TitreDeTableau, sait: Connaissances
) -> str:
    """What headings above rows of times were taken for, where a title or a column may name what they have in common; empty where nothing is doubtful."""
    if (
        not (titre.texte or nomme_l_indicateur(roles))
        or len(dits) < 2
        or not sans_lieu_dit(roles)
        or any(d_un_seul_tenant(dit.libelle) in connus.VALEURS for dit in dits.values())
        or any(dit.unite or dit.periode or dit.ventilation for dit in dits.values())
    ):
        return ""
    if all(dit.lieu and est_un_lieu(dit.lieu, sait) for dit in dits.values()):
        return ""
    return "lieu" if all(dit.lieu for dit in dits.values()) else "indicateur"


def comme_des_lieux(libelles: Sequence[str], titre: TitreDeTableau, sait: Connaissances, *, nomme: bool) -> bool:
    """Whether headings that nothing explains are names of places: two are known, the title counts by place or says a unit, or they are written as such names are
    («Corbeil-Essonnes»). `nomme` is true where a column says the indicator, so that no title has to."""
    if sait.reponses.get("tetes-de-colonnes") in ("lieu", "indicateur"):
        return sait.reponses["tetes-de-colonnes"] == "lieu"
    libelles = [mot for mot in libelles if not connus.TOTAL_SEUL.match(mots(mot))]
    if not (titre.texte or nomme) or any(
        not mot[:1].isupper() or mots_des_tetes.PAS_UN_LIEU.match(mots(mot)) or re.search("[0-9(%€]", mot) for mot in libelles
    ):
        return False
    if nomme or (titre.unite is not None and not titre.unite.plusieurs):
        return True  # what is measured is said elsewhere: these heads say where
    connues = {d_un_seul_tenant(mot) for mot in libelles} & sait.lieux
    return (
        len(connues) >= 2
        or bool(mots_des_tetes.PAR_LIEU.search(mots(titre.texte)))
        or any(re.search(r"[-\s’']\w*[A-ZÀ-Ý][a-zà-ÿ]", mot) for mot in libelles)
    )


def plutot_indicateurs(grille: Grille, tete: ColonneVue, lignes: Sequence[int], titre: TitreDeTableau, sait: Connaissances) -> bool:
    """Whether the names at the head of rows, which no heading explains, are rather indicators than places."""
    noms = [d_un_seul_tenant(grille.texte(ligne, tete.rang)) for ligne in lignes]
    comme_lieux = sum(nom in sait.lieux for nom in noms)
    comme_indicateurs = sum(nom in sait.indicateurs for nom in noms)
    if comme_lieux != comme_indicateurs:
        return comme_indicateurs > comme_lieux
    if tete.cle in mots_des_tetes.ENDROITS:
        return False
    ecrits = [grille.texte(ligne, tete.rang) for ligne in lignes]
    if melees_au_temps(ecrits) or sum(
        bool(mots_des_tetes.MOTS_D_INDICATEUR.match(mots(mot)) or unite_dans(mot)) for mot in ecrits
    ) >= 0.5 * len(ecrits):
        return True
    return not titre.texte
