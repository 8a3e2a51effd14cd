"""What the heading of a column of figures says of each of them: label, time, unit, place, part."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation import mots_des_tetes
from generator.importation.ages_et_sexes import est_un_age, sans_la_dimension
from generator.importation.chiffres_ecrits import PREVISIONS
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.connaissances import Connaissances
from generator.importation.entetes import sans_appel
from generator.importation.marques_dites import PREVISION
from generator.importation.modeles.modele import Modele
from generator.importation.parties_d_annee import partie_seule
from generator.importation.temps_ecrits import TempsEcrit, annee_scolaire, temps_dans
from generator.importation.titres import TitreDeTableau
from generator.importation.unites_ecrites import unite_dans

_DE_DEPART = re.compile(
    r"^ (?:valeur de (?:depart|reference|base)|valeur initiale|situation (?:de depart|initiale)|point de depart|reference|ref|etat initial|t0) $"
)


class DitDeColonne(Struct, frozen=True):
    """What a column of figures says of each of them."""

    libelle: str = ""
    periode: str = ""
    unite: str = ""
    lieu: str = ""
    ventilation: tuple[tuple[str, str], ...] = ()
    drapeau: str = ""
    sur: bool = True


def cles_de(une: ColonneVue) -> tuple[str, ...]:
    """The ways in which a known layout may name a column: its whole heading, then each of its words."""
    return (une.cle, *(d_un_seul_tenant(piece) for piece in une.entete.pieces))


def annee_du_titre(titre: TitreDeTableau) -> str:
    """The year that the title says, or empty."""
    return titre.temps.periode if titre.temps and len(titre.temps.periode) == 4 else ""


def dits_des_colonnes(
    colonnes: Sequence[ColonneVue], roles: Mapping[int, tuple[RoleDeColonne, str]], modele: Modele | None, sait: Connaissances, annee: str
) -> dict[int, DitDeColonne]:
    """What each column of figures says; `annee` is the year that the title says, of months in headings."""
    valeurs = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.VALEUR]
    dits = {une.rang: _dit(une, modele) for une in valeurs}
    libelles = {d_un_seul_tenant(dit.libelle) for dit in dits.values()}
    if len(libelles) == 1 and libelles <= connus.VALEURS - sait.indicateurs - {"montant"}:
        # One heading that is only «valeur» names nothing: the title or the file does.
        dits = {rang: replace(dit, libelle="") for rang, dit in dits.items()}
    nomme = any(role is RoleDeColonne.INDICATEUR for role, _ in roles.values())
    dits = {rang: replace(dit, libelle="") if _ne_nomme_rien(dit, nomme) else dit for rang, dit in dits.items()}
    dits = _scolaires(_leurs_parts(_dont(_parties_de_l_annee(_lettres_des_sexes(valeurs, dits), annee))))
    feuilles = {une.rang: (une.entete.pieces[-1] if une.entete.pieces else "") for une in valeurs}
    sexes = connus.PARTIES["sexe"]
    en_parties = {rang: plat for rang, mot in feuilles.items() if (plat := mots(dits[rang].libelle.split(" / ")[-1]).strip()) in sexes}
    if len(set(en_parties.values())) >= 2:
        for rang, plat in en_parties.items():
            dits[rang] = replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), ventilation=(("sexe", sexes[plat]),))
    ages = {rang: mot for rang in feuilles if (mot := _age(dits[rang].libelle, feuilles[rang]))}
    if len(ages) >= 2 or (ages and len(set(en_parties.values())) >= 2):
        for rang, mot in ages.items():
            dits[rang] = replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), ventilation=(("âge", mot),))
    tranches = {rang: mot for rang in feuilles if rang not in ages and _est_une_tranche(mot := dits[rang].libelle.split(" / ")[-1])}
    if len(tranches) >= 2:
        for rang, mot in tranches.items():
            dits[rang] = replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), ventilation=(("tranche", mot),))
    dessus = {rang: plat for rang in ages if (plat := mots(dits[rang].libelle.split(" / ")[-1]).strip()) in sexes}
    if len(ages) >= 2 and len(set(dessus.values())) >= 2:  # ages below «Hommes», «Femmes»
        for rang, plat in dessus.items():
            dit = dits[rang]
            dits[rang] = replace(dit, libelle=_sans_la_feuille(dit.libelle), ventilation=(("sexe", sexes[plat]), *dit.ventilation))
    if len(set(en_parties.values())) >= 2 or len(ages) >= 2:
        dits = {rang: replace(dit, libelle=sans_la_dimension(dit.libelle)) if dit.ventilation else dit for rang, dit in dits.items()}
        for rang, dit in dits.items():
            if connus.TOTAL_SEUL.match(mots(dit.libelle.split(" / ")[-1])):
                dits[rang] = replace(dit, libelle=_sans_la_feuille(dit.libelle))
    if sait.reponses.get("premiers-du-mois") != "non":
        dits = _jours_ou_mois(dits)
    lieux = {rang: dit.libelle for rang, dit in dits.items() if est_un_lieu(dit.libelle, sait)}
    sans_lieu = not any(roles[une.rang][0] is RoleDeColonne.LIEU and not roles[une.rang][1] for une in colonnes)
    if len(lieux) >= 2 and len(lieux) >= 0.6 * len(valeurs) and sans_lieu:
        for rang, lieu in lieux.items():
            dits[rang] = replace(dits[rang], libelle="", lieu=lieu)
    return dits


def _ne_nomme_rien(dit: DitDeColonne, nomme: bool) -> bool:
    """True for «Valeur» and «Valeur de référence (2015)», where another column names the indicator."""
    plat = mots(dit.libelle)
    return nomme and (plat.strip() in ("valeur", "valeurs", "value", "values") or (bool(dit.periode) and bool(_DE_DEPART.match(plat))))


def _lettres_des_sexes(valeurs: Sequence[ColonneVue], dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """«2023 F» beside «2023 H»: men, and no hours."""
    restes = {une.rang: (une.temps_du_nom.reste if une.temps_du_nom else une.nom) for une in valeurs}
    lettres = {rang: reste.rpartition(" / ")[2].strip() for rang, reste in restes.items()}
    if not {"F", "H"} <= set(lettres.values()):
        return dits
    return {rang: replace(dit, libelle=restes[rang], unite="") if lettres[rang] == "H" else dit for rang, dit in dits.items()}


def _scolaires(dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """«22/23» beside «2021-2022» is a school year."""
    sures = {dit.periode for dit in dits.values() if dit.sur and re.fullmatch("[0-9]{4}-[0-9]{4}", dit.periode)}
    lues = {rang: annee_scolaire(dit.periode) for rang, dit in dits.items() if not dit.sur}
    if not sures or not all(lues.values()):
        return dits
    return dits | {rang: replace(dits[rang], periode=lue, sur=True) for rang, lue in lues.items()}


def _leurs_parts(dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """A heading that is only «%», at the right of another, is the part of what that one counts."""
    completes: dict[int, DitDeColonne] = {}
    precedent: DitDeColonne | None = None
    for rang, dit in sorted(dits.items()):
        if (
            precedent is not None
            and dit.unite == "%"
            and not (dit.libelle or dit.periode or dit.lieu or dit.ventilation)
            and not precedent.unite
        ):
            dit = replace(dit, libelle=f"{precedent.libelle}, part", periode=precedent.periode)
        completes[rang] = precedent = dit
    return completes


def _dont(dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """«dont femmes» is of what the column before it counts, and of its time."""
    completes: dict[int, DitDeColonne] = {}
    mere: DitDeColonne | None = None
    for rang, dit in sorted(dits.items()):
        if mere is not None and re.match(r"dont\b", dit.libelle, re.IGNORECASE):
            completes[rang] = replace(
                dit, libelle=f"{mere.libelle}, {dit.libelle[:1].lower()}{dit.libelle[1:]}", periode=dit.periode or mere.periode
            )
        else:
            mere = completes[rang] = dit
    return completes


def _parties_de_l_annee(dits: dict[int, DitDeColonne], annee: str) -> dict[int, DitDeColonne]:
    """Headings that are months or quarters, below or after a year, or of the year of the title: two at least, which «mars» alone is not."""
    parties = {rang: partie for rang, dit in dits.items() if (partie := partie_seule(dit.libelle.split(" / ")[-1]))}
    annees = {rang: dits[rang].periode or annee for rang in parties}
    if len(parties) < 2 or not all(re.fullmatch("[0-9]{4}", une) for une in annees.values()):
        return dits
    return dits | {
        rang: replace(dits[rang], libelle=_sans_la_feuille(dits[rang].libelle), periode=partie.de(annees[rang]))
        for rang, partie in parties.items()
    }


def _jours_ou_mois(dits: dict[int, DitDeColonne]) -> dict[int, DitDeColonne]:
    """Headings that are dates, each the first of another month, are months; each a first of January, years."""
    jours = {dit.periode for dit in dits.values() if dit.periode}
    if len(jours) < 2 or not all(len(jour) == 10 and jour.endswith("-01") for jour in jours):
        return dits
    coupe = 4 if all(jour.endswith("-01-01") for jour in jours) else 7
    return {rang: replace(dit, periode=dit.periode[:coupe], sur=dit.sur) for rang, dit in dits.items()}


def est_un_lieu(libelle: str, sait: Connaissances) -> bool:
    """True for a heading that is a place without doubt: its code, its kind («Commune d’Orly»), a name that the contract knows."""
    if mots_des_tetes.GENRE_DE_LIEU.match(mots(libelle)) or mots_des_tetes.QPV_DANS_LE_NOM.fullmatch(libelle):
        return True
    return d_un_seul_tenant(libelle) in sait.lieux or bool(libelle and connus.CODE_DE_LIEU.fullmatch(libelle) and len(libelle) >= 5)


def _age(libelle: str, tete: str) -> str:
    """The band of ages at the end of a label, as its own heading writes it: «- 25 ans» lost its sign where a time was taken out before it. Empty where there is none."""
    dernier = libelle.split(" / ")[-1]
    if est_un_age(tete) and mots(tete) == mots(dernier):
        return tete
    return dernier if est_un_age(dernier) else ""


def _est_une_tranche(mot: str) -> bool:
    return bool(connus.TRANCHE.match(mots(mot)) or re.fullmatch(r"[<>≤≥‹]\s*[0-9]+|[0-9]+\s*\+", mot))


def _sans_la_feuille(libelle: str) -> str:
    return " / ".join(libelle.split(" / ")[:-1])


def _drapeau(une: ColonneVue, temps: TempsEcrit | None) -> str:
    """«prévision» for what is expected, which no answer makes a measured figure; else what stands beside the time («2025 (p)»)."""
    return PREVISION if PREVISIONS & set(mots(une.nom).split()) else temps.drapeau if temps else ""


def _dit(une: ColonneVue, modele: Modele | None) -> DitDeColonne:
    temps = une.temps_du_nom if une.temps_du_nom and d_un_seul_tenant(une.nom) not in connus.CODES else None
    libelle = sans_appel(temps.reste) if temps else une.nom
    while temps and (encore := temps_dans(libelle)) and encore.periode == temps.periode and encore.reste != libelle:
        libelle = encore.reste  # «Population en 2020 P20_POP»
    unite = unite_dans(libelle)
    if unite:
        # «pour 10 000 habitants» is a part of what is measured; «(%)» is not.
        libelle = libelle if unite.unite.startswith("pour ") else unite.reste
    trouvee = unite.unite if unite else une.entete.unite
    if modele:
        for cle in (*cles_de(une), d_un_seul_tenant(temps.reste if temps else "")):
            trouvee = modele.unites.get(cle, "") or trouvee
            if len(une.entete.pieces) == 1:  # a heading that has words beside its code says itself what it is
                libelle = modele.libelles.get(cle, libelle)
    return DitDeColonne(
        libelle.strip(" /"), temps.periode if temps else "", trouvee, "", (), _drapeau(une, temps), temps.sur if temps else True
    )
