"""What each column of a table holds: the place, its code, the time, the indicator, the unit, figures, a part of the whole, or nothing that is kept."""

import re

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation import mots_des_tetes
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.parties_d_annee import MOIS_DE_LA_PARTIE, partie_seule
from generator.importation.totaux_des_colonnes import SE_RECALCULE

SUPPOSE = "supposé : rien ne dit ce que cette colonne nomme"
PLUS_GRAND = "un lieu plus grand"
DIT_DE_L_INDICATEUR = "dit quelque chose de l’indicateur"
DEPARTEMENT, NUMERO_DE_COMMUNE = "département de la commune", "numéro de la commune dans son département"
_CODES_DE_TABLE = ("geo", "codegeo", "refarea")
PARTIE_D_ANNEE = "une partie de l’année"
SOURCE_DE_LA_LIGNE = "la source de chaque ligne, gardée avec ses chiffres"


def roles_de(colonnes: list[ColonneVue], *, haute: bool) -> dict[int, tuple[RoleDeColonne, str]]:
    """The role of each column, by its place, with a word of explanation. `haute` is true for a table of more than a few rows."""
    roles: dict[int, tuple[RoleDeColonne, str]] = {}
    for une in colonnes:
        role = _par_le_nom(une)
        if role:
            roles[une.rang] = role
    if colonnes and colonnes[0].rangs and mots_des_tetes.SANS_NOM.fullmatch(colonnes[0].cle):
        roles[colonnes[0].rang] = (RoleDeColonne.LAISSEE, "numéro de ligne")
    _le_libelle(colonnes, roles)
    _le_lieu_en_codes(colonnes, roles)
    _les_codes(colonnes, roles)
    _commune_et_departement(colonnes, roles)
    restantes = [une for une in colonnes if une.rang not in roles]
    for une in restantes:
        if not une.ecrites:
            roles[une.rang] = (RoleDeColonne.LAISSEE, "vide")
        elif une.chiffree and not (
            une.temps >= 0.9 * une.ecrites and not _a_un_role(roles, RoleDeColonne.PERIODE) and haute and not une.temps_du_nom
        ):
            roles[une.rang] = (RoleDeColonne.VALEUR, "")
    for une in colonnes:
        if une.rang not in roles and une.temps >= 0.9 * une.ecrites and not _a_un_role(roles, RoleDeColonne.PERIODE):
            roles[une.rang] = (RoleDeColonne.PERIODE, "")
    for une in colonnes:
        figures = une.temps_du_nom and une.nombres and not une.longs  # figures of a year, some of which are words
        absentes = une.absences == une.ecrites and not une.oui_non  # «s», «NC» in every row: a column of figures that nobody gives
        illisibles = une.mal_ecrits and une.mal_ecrits + une.nombres + une.absences >= 0.9 * une.ecrites and not une.tranches
        if une.rang not in roles and (figures or absentes or illisibles):
            roles[une.rang] = (RoleDeColonne.VALEUR, "")
    _les_derivees(colonnes, roles)
    _l_intitule(colonnes, roles)
    _les_mots(colonnes, roles)
    _les_codes_du_lieu(colonnes, roles)
    return roles


def _le_libelle(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """«Libellé» beside the names of communes or quartiers, and not beside a code, says what is measured."""
    dits = [une for une in colonnes if une.cle in ("libelle", "intitule", "designation") and une.rang in roles]
    lieux = [une for une in colonnes if une not in dits and roles.get(une.rang, (None,))[0] is RoleDeColonne.LIEU]
    petits = [une for une in lieux if une.cle in ("territoire", "lieu") or (mots_des_tetes.rang_de_lieu(une.cle) or 9) <= 2]
    autres = [une for une in colonnes if roles.get(une.rang, (None,))[0] in (RoleDeColonne.CODE, RoleDeColonne.INDICATEUR)]
    if len(dits) == 1 and roles[dits[0].rang][0] is RoleDeColonne.LIEU and petits and not autres:
        roles[dits[0].rang] = (RoleDeColonne.INDICATEUR, "")
    elif len(dits) == 1 and roles[dits[0].rang] == (RoleDeColonne.LIEU, "") and not lieux and not autres:
        roles[dits[0].rang] = (RoleDeColonne.LIEU, SUPPOSE)


def _le_lieu_en_codes(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """«Territoire» above codes, in each row, says where, and is no figure; «Commune» too, where it stands first, comes back, or is beside «Valeur»."""
    une_valeur = any(une.cle in connus.VALEURS for une in colonnes)
    for une in colonnes:
        premiere = une_valeur or une is colonnes[0] or une.differents < une.ecrites
        dite = une.cle in ("territoire", "territoires", "lieu", "geo", "zone", "perimetre") or (premiere and une.cle in connus.NOMS)
        if dite and une.rang not in roles and une.ecrites and une.codes == une.ecrites and une.longueur >= 5:
            roles[une.rang] = (RoleDeColonne.CODE, "")


def _l_intitule(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """«Intitulé» names what is measured, where most headings of figures only say a time: «Intitulé; 2021; 2022»; above amounts it is that of an action."""
    dits = [une for une in colonnes if une.cle == "intitule" and une.rang not in roles and une.longs <= 0.3 * une.ecrites]
    valeurs = [une for une in colonnes if roles.get(une.rang, (None,))[0] is RoleDeColonne.VALEUR]
    datees = [une for une in valeurs if une.temps_du_nom and not re.search(r"[^\W\d_]", une.temps_du_nom.reste)]
    if len(dits) == 1 and 2 * len(datees) > len(valeurs) and not _a_un_role(roles, RoleDeColonne.INDICATEUR):
        roles[dits[0].rang] = (RoleDeColonne.INDICATEUR, "")


def _commune_et_departement(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """The number of a commune within its département («4» of «1»): the two together are its code, 01004."""
    communes = [une for une in colonnes if une.cle in _COMMUNES and une.ecrites and une.longueur <= 3 and une.en_chiffres]
    departements = [une for une in colonnes if mots_des_tetes.rang_de_lieu(une.cle) == 4 and une.ecrites and une.longueur <= 3]
    departements = [une for une in departements if une.cle in connus.CODES]
    if len(communes) == len(departements) == 1:
        roles[departements[0].rang] = (RoleDeColonne.CODE, DEPARTEMENT)
        roles[communes[0].rang] = (RoleDeColonne.CODE, NUMERO_DE_COMMUNE)


def _les_codes_du_lieu(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """The code of the commune beside names of quartiers says where they are, not which they are."""
    lieux = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.LIEU]
    for code in [une for une in colonnes if roles[une.rang] == (RoleDeColonne.CODE, "")]:
        sien = mots_des_tetes.rang_de_lieu(code.cle)
        noms = [mots_des_tetes.rang_de_lieu(une.cle) for une in lieux if une.differents > code.differents]
        if sien is not None and any(rang is not None and rang < sien for rang in noms):
            roles[code.rang] = (RoleDeColonne.LAISSEE, "code d’un lieu plus grand")


def _a_un_role(roles: dict[int, tuple[RoleDeColonne, str]], lequel: RoleDeColonne) -> bool:
    return any(role is lequel for role, _ in roles.values())


def _par_le_nom(une: ColonneVue) -> tuple[RoleDeColonne, str] | None:
    """What the heading says, as a whole or by one of its rows («Libellé du QPV» above «LIBGEO»)."""
    if not une.ecrites:
        return RoleDeColonne.LAISSEE, "vide"
    if une.chiffree and connus.CIBLE.search(mots(une.nom)):
        return RoleDeColonne.LAISSEE, "une cible ou une prévision, pas un chiffre mesuré"
    if mots_des_tetes.SANS_MESURE.match(mots(une.nom)) and not une.temps_du_nom:
        return RoleDeColonne.LAISSEE, "une échéance ou un point de départ, sans l’année de sa mesure"
    if (
        une.cle not in connus.TEMPS
        and une.temps >= 0.9 * une.ecrites
        and mots_des_tetes.AUTRES_DATES.search(mots(une.nom))
        and not une.temps_du_nom
    ):
        return RoleDeColonne.LAISSEE, "une date qui n’est pas celle des chiffres"
    if une.cle in _CODES_DE_TABLE and une.en_chiffres and une.codes:
        return RoleDeColonne.CODE, ""  # communes and départements in one column (Insee’s Melodi): «94054», «94»
    cles = (une.cle, *(d_un_seul_tenant(piece) for piece in une.entete.pieces if len(une.entete.pieces) > 1))
    return next((role for cle in cles if (role := _par_la_cle(une, cle))), None)


def _par_la_cle(une: ColonneVue, cle: str) -> tuple[RoleDeColonne, str] | None:
    premier = d_un_seul_tenant(une.nom.split("/")[-1])
    if cle in connus.UNITES and not une.chiffree:
        return RoleDeColonne.UNITE, ""
    sans_annee = d_un_seul_tenant(une.temps_du_nom.reste) if une.temps_du_nom else cle
    if sans_annee in connus.CODES and une.codes >= 0.9 * une.ecrites and cle != sans_annee:
        return RoleDeColonne.CODE, ""  # «CODGEO_2024»: the year of the list of communes
    if cle in connus.TEMPS and une.deux_chiffres == une.ecrites and "an" in cle:
        return RoleDeColonne.PERIODE, ""
    if cle in connus.TEMPS and une.temps >= 0.5 * une.ecrites:
        return RoleDeColonne.PERIODE, ""
    if cle.startswith("annee") and une.temps >= 0.9 * une.ecrites and not une.temps_du_nom:
        return RoleDeColonne.PERIODE, ""  # «Année.1», «Année du chômage»
    if une.parties_d_annee >= 0.9 * une.ecrites and (cle in connus.TEMPS or cle in MOIS_DE_LA_PARTIE):
        return RoleDeColonne.PERIODE, PARTIE_D_ANNEE
    if (cle in connus.INDICATEURS or mots_des_tetes.INDICATEUR_DIT.fullmatch(cle)) and not (
        une.chiffree and une.differents > 2 and une.nombres == une.ecrites and une.nom != "code"
    ):
        return RoleDeColonne.INDICATEUR, ""
    if cle in connus.CODES or (connus.CODE_DE_LIEU_DIT.fullmatch(cle) and une.codes >= 0.5 * une.ecrites):
        if cle == "code" and une.codes < 0.5 * une.ecrites:
            return RoleDeColonne.LAISSEE, "un code, mais d’aucun lieu"
        if not une.codes and not une.nombres and cle not in connus.ENGLOBANTS:
            return RoleDeColonne.LIEU, ""  # «QPV», «IRIS» above names
        return (RoleDeColonne.CODE, "") if une.codes or cle not in connus.NOMS else None
    if cle in connus.ENGLOBANTS and une.codes + une.nombres >= une.ecrites:
        return RoleDeColonne.CODE, ""
    if (
        cle in connus.NOMS or connus.NOM_DE_LIEU.fullmatch(cle) or connus.LIEU_ET_SON_NOM.fullmatch(cle)
    ) and une.nombres < 0.5 * une.ecrites:
        return RoleDeColonne.LIEU, ""
    if une.chiffree and une.nom.strip() == "N":
        return RoleDeColonne.VALEUR, ""  # beside «N-1»; a rank is «N°»
    laissee = cle in connus.LAISSES or (sans_annee in connus.LAISSES and not une.chiffree)  # «Source 2021»
    if laissee and cle not in connus.VALEURS and (cle == une.cle or not une.entete.groupe):
        return RoleDeColonne.LAISSEE, SOURCE_DE_LA_LIGNE if cle in connus.SOURCES else "ni chiffre, ni lieu, ni période"
    if (
        premier.startswith(("numero", "num", "uai", "codeuai", "rne", "coderne", "finess", "codefiness", "identifiant"))
        and une.numeros >= 0.8 * une.ecrites
    ):
        return RoleDeColonne.LAISSEE, "un numéro, pas un chiffre"
    if any(mot in premier for mot in ("siret", "siren", "telephone", "codepostal", "identifiant")) and une.nombres >= 0.5 * une.ecrites:
        return RoleDeColonne.LAISSEE, "un numéro, pas un chiffre"
    if premier.startswith(("id", "code")) and len(premier) < 24 and une.differents > 0.5 * une.ecrites and une.codes > 0.8 * une.ecrites:
        return RoleDeColonne.CODE, ""
    return None


def _les_codes(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """One column of codes says the place: that with most different ones; those of larger places are left aside."""
    for une in colonnes:
        if (
            une.rang not in roles
            and une.codes >= 0.95 * une.ecrites
            and une.ecrites
            and une.differents > 0.9 * une.ecrites
            and not une.temps_du_nom
        ) and (une.nombres < une.ecrites or not une.nom):
            roles[une.rang] = (RoleDeColonne.CODE, "")
    codes = [une for une in colonnes if roles.get(une.rang, (None,))[0] is RoleDeColonne.CODE]
    noms = [une for une in colonnes if roles.get(une.rang, (None,))[0] is RoleDeColonne.LIEU]
    if len(codes) == 1 and codes[0].cle in connus.ENGLOBANTS and any(une.cle not in connus.ENGLOBANTS for une in noms):
        roles[codes[0].rang] = (RoleDeColonne.LAISSEE, "code d’un lieu plus grand")
    if len(codes) < 2:
        return
    pleins = [une for une in codes if une.codes >= 0.5 * une.ecrites] or codes
    meilleur = max(pleins, key=lambda une: (une.differents, une.cle not in connus.ENGLOBANTS, -une.rang))
    for une in codes:
        if une is meilleur or _iris(une):
            continue
        role = (
            (RoleDeColonne.CODE, "commune des IRIS")
            if any(_iris(autre) for autre in codes) and une.cle in _COMMUNES
            else (RoleDeColonne.LAISSEE, "code d’un lieu plus grand")
        )
        roles[une.rang] = role
    iris = [une for une in codes if _iris(une)]
    if iris and meilleur.cle in _COMMUNES:
        roles[meilleur.rang] = (RoleDeColonne.CODE, "commune des IRIS")


_COMMUNES = frozenset(("dc", "depcom", "com", "codeinsee", "codecommune", "codgeo", "dccodedepartementcommune", "codedepartementcommune"))


def _iris(une: ColonneVue) -> bool:
    return "iris" in une.cle and une.cle.startswith(("iris", "code")) and une.longueur <= 4


def _les_derivees(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """Columns computed from others of the same table: variations and totals beside columns of times."""
    valeurs = [une for une in colonnes if roles.get(une.rang, (None,))[0] is RoleDeColonne.VALEUR]
    datees = [une for une in valeurs if une.temps_du_nom and not une.temps_du_nom.couple and not connus.DERIVEE.match(mots(une.nom))]
    parties = [une for une in valeurs if partie_seule(une.nom.split(" / ")[-1])]
    for une in valeurs if len(parties) >= 2 else ():
        reste = une.temps_du_nom.reste if une.temps_du_nom else une.nom
        if connus.TOTAL_SEUL.match(mots(reste.split(" / ")[-1])):  # «Total 2023» beside «Janv.», «Févr.», whose year the title says
            roles[une.rang] = (RoleDeColonne.DERIVEE, SE_RECALCULE)
    if len(datees) < 2:
        return
    for une in valeurs:
        plat = mots(une.nom)
        temps = une.temps_du_nom
        sur_des_annees = temps is not None and (temps.couple or "/" in temps.periode)
        comparee = temps is not None and temps.couple
        if comparee or (connus.DERIVEE.match(plat) and (sur_des_annees or une not in datees)) or _total_des_autres(une, datees):
            roles[une.rang] = (RoleDeColonne.DERIVEE, SE_RECALCULE)


def _total_des_autres(une: ColonneVue, datees: list[ColonneVue]) -> bool:
    """True for «Total», «Total 2023» beside columns of times that name nothing else, or the same thing."""
    reste = une.temps_du_nom.reste if une.temps_du_nom else une.nom
    coiffees = [autre for autre in datees if autre is not une and autre.entete.groupe == une.entete.groupe]
    sous_le_groupe = reste.removeprefix(f"{une.entete.groupe} / ") if une.entete.groupe and len(coiffees) > 1 else reste
    sienne = une.temps_du_nom.periode if une.temps_du_nom else ""
    return bool(connus.TOTAL_SEUL.match(mots(sous_le_groupe))) and any(
        autre is not une and autre.temps_du_nom and autre.temps_du_nom.periode != sienne and autre.temps_du_nom.periode[:4] == sienne[:4]
        if sienne
        else autre is not une and autre.temps_du_nom
        for autre in datees
    )


def _les_mots(colonnes: list[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]]) -> None:
    """Columns of words that no heading explains: the place or the parts of the whole; long words are left aside."""
    mots_libres = [une for une in colonnes if une.rang not in roles]
    lieu_dit = _a_un_role(roles, RoleDeColonne.LIEU) or _a_un_role(roles, RoleDeColonne.CODE)
    indicateur_dit = _a_un_role(roles, RoleDeColonne.INDICATEUR)
    periode = _a_un_role(roles, RoleDeColonne.PERIODE)
    for une in mots_libres:
        if une.longs > 0.3 * une.ecrites:
            roles[une.rang] = (RoleDeColonne.LAISSEE, "texte libre")
        elif indicateur_dit and mots_des_tetes.DIT_DE_L_INDICATEUR.fullmatch(une.cle):
            roles[une.rang] = (RoleDeColonne.LAISSEE, DIT_DE_L_INDICATEUR)
        elif 2 * une.temps > une.ecrites and not periode and une.cle.startswith(("date", "jour", "mois")):
            roles[une.rang] = (RoleDeColonne.PERIODE, "")  # cells that are no time are refused one by one
        elif une.cle in mots_des_tetes.PAS_DES_LIEUX:
            roles[une.rang] = (RoleDeColonne.VENTILATION, "")
        elif not lieu_dit and not indicateur_dit and (not periode or not une.nom) and une is mots_libres[0]:
            roles[une.rang] = (RoleDeColonne.LIEU, SUPPOSE)
        else:
            roles[une.rang] = (RoleDeColonne.VENTILATION, "")
    lieux = [une for une in colonnes if roles.get(une.rang, (None,))[0] is RoleDeColonne.LIEU]
    if len(lieux) > 1:
        rangs = {une.rang: mots_des_tetes.rang_de_lieu(une.cle) for une in lieux}
        meilleur = max(lieux, key=lambda une: (une.differents, -une.rang))
        connus_par_rang = {rang: une for une in reversed(lieux) if (rang := rangs[une.rang]) is not None}
        if len(connus_par_rang) > 1:
            petit = connus_par_rang[min(connus_par_rang)]
            autres = [une.differents for une in lieux if rangs[une.rang] is None]
            meilleur = petit if petit.differents >= max(autres, default=0) else meilleur
        for une in lieux:
            if une is not meilleur:
                roles[une.rang] = (RoleDeColonne.LAISSEE, PLUS_GRAND)
