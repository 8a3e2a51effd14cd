"""Is the promise kept? Judges one indicator: its figures against its target, within its time."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generator.calculs.attentes import est_prevu
from generator.calculs.avancement import Avancement, Cadre, Formule, Raison, Reference
from generator.calculs.dates import ajouter_mois, fin_d_annee
from generator.calculs.entrees import entrees
from generator.calculs.objectifs import GenreCible, Objectif, genre_de_cible, objectif
from generator.calculs.observations import (
    ANNUELLES,
    Mesure,
    Suite,
    echeance_de,
    est_comparable,
    lieu_de_jugement,
    ruptures_de,
    suite,
    suite_des_sommes,
)
from generator.calculs.rythme import part_du_temps, projeter
from generator.calculs.statuts import Statut
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur

PEREMPTION_MOIS = 24  # a figure older than this no longer shows that things go well
FORMULES = {GenreCible.OUI_NON: Formule.OUI_NON, GenreCible.MAINTIEN: Formule.MAINTIEN, GenreCible.DIRECTION: Formule.DIRECTION}


def juger(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: Cadre) -> Avancement:
    """The progress of `indicateur`, whose observations are `valeurs` (one per place, period and part)."""
    return _juger(indicateur, valeurs, cadre, None)


def juger_en(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: Cadre, lieu: str) -> Avancement:
    """The same at one place: its own figures, held against the target only where the target speaks of that place."""
    return _juger(indicateur, [valeur for valeur in valeurs if valeur.territoire == lieu], cadre, lieu)


def _juger(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: Cadre, lieu: str | None) -> Avancement:
    genre = genre_de_cible(indicateur)
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return Avancement(Statut.A_DEFINIR, Raison.A_DEFINIR, genre)
    echeance = echeance_de(indicateur, cadre.contrat)
    base = Avancement(
        Statut.SANS_OBJECTIF, Raison.AUCUNE, genre, echeance=echeance, termine=bool(echeance) and cadre.aujourd_hui > echeance
    )
    passees = [valeur for valeur in valeurs if _est_passee(valeur, cadre.aujourd_hui)]
    connues = [valeur for valeur in passees if not valeur.statut.est_absence]
    if not connues and any(valeur.statut is StatutValeur.SECRET for valeur in passees):
        return replace(base, statut=Statut.SECRET, raison=Raison.SECRET)
    if not connues:
        return replace(base, statut=_sans_chiffre(indicateur, cadre), raison=Raison.SANS_CHIFFRE)
    if (raison := _empechement(genre, connues)) is not Raison.AUCUNE:
        return replace(base, raison=raison)
    entieres = [valeur for valeur in connues if not valeur.ventilation]
    if not entieres:
        return replace(base, raison=Raison.VENTILES_SEULEMENT)
    if indicateur.cible is not None and indicateur.cible.chaque and lieu is None:
        return _en_chaque_lieu(indicateur, [valeur for valeur in passees if not valeur.ventilation], cadre, base)
    choisie = _suite_jugee(indicateur, entieres, cadre, lieu)
    if isinstance(choisie, Raison):
        return replace(base, raison=choisie)
    return _comparer(indicateur, choisie, cadre, replace(base, territoires=choisie.territoires))


def _est_passee(valeur: Valeur, aujourd_hui: str) -> bool:
    """A figure of a time that has begun; a total over years, of years that are over."""
    return (valeur.periode.fin if valeur.periode.genre is GenrePeriode.INTERVALLE else valeur.periode.debut) <= aujourd_hui


def _sans_chiffre(indicateur: Indicateur, cadre: Cadre) -> Statut:
    """What is known of an indicator without figures.

    Only who collects them may say that one was not supplied, where the document prints when it was to be, and once its time is over.
    """
    if indicateur.id in cadre.ailleurs:
        return cadre.ailleurs[indicateur.id]
    du = cadre.contrat.collecte_les_chiffres and est_prevu(indicateur, cadre.contrat) and _fini(indicateur, cadre)
    return Statut.NON_FOURNI if du else Statut.AUCUN_CHIFFRE


def _fini(indicateur: Indicateur, cadre: Cadre) -> bool:
    """True when both the contract and the target's own year are over."""
    annees = [annee for annee in (cadre.contrat.fin, indicateur.cible.annee if indicateur.cible else None) if annee]
    return cadre.contrat.fin is not None and cadre.aujourd_hui > fin_d_annee(max(annees))


def _empechement(genre: GenreCible, valeurs: Collection[Valeur]) -> Raison:
    """Why figures cannot be held against a target at all."""
    if genre is GenreCible.AUCUNE:
        return Raison.SANS_CIBLE
    if genre is GenreCible.MOTS:
        return Raison.CIBLE_EN_MOTS
    if not any(valeur.nombre is not None for valeur in valeurs):
        return Raison.CHIFFRES_EN_MOTS
    return Raison.AUCUNE


def _suite_jugee(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: Cadre, lieu: str | None) -> Suite | Raison:
    """The figures that answer for the indicator (at `lieu` where it is given), or why there are none."""
    if lieu is not None:
        territoire = cadre.territoires[lieu]
        chaque = indicateur.cible.chaque if indicateur.cible else ""
        vise = territoire.type == chaque if chaque else territoire.type is TypeTerritoire.PERIMETRE or lieu in indicateur.territoires
        return suite(indicateur, valeurs, territoire, cadre.contrat) if vise else Raison.AUTRE_LIEU
    ou = lieu_de_jugement(indicateur, valeurs, cadre.territoires)
    if ou is not None:
        la = suite(indicateur, valeurs, cadre.territoires[ou], cadre.contrat)
        return la if la.mesures or la.incomplete else Raison.AUTRE_LIEU
    sommes = suite_des_sommes(indicateur, valeurs, cadre.territoires, cadre.contrat)
    if sommes is None:
        lieux = {valeur.territoire for valeur in valeurs if valeur.nombre is not None}
        return Raison.PLUSIEURS_LIEUX if len(lieux) > 1 else Raison.AUTRE_LIEU
    return sommes if sommes.mesures or sommes.incomplete else Raison.LIEUX_MANQUANTS


def _en_chaque_lieu(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: Cadre, base: Avancement) -> Avancement:
    """A target that each place must reach: the worst of the places. Nothing good is said as long as one of them has no figure."""
    chaque = indicateur.cible.chaque if indicateur.cible else ""
    voulus = indicateur.territoires or tuple(id for id, territoire in cadre.territoires.items() if territoire.type == chaque)
    juges = {id: juger_en(indicateur, valeurs, cadre, id) for id in voulus}
    par_lieu = tuple((id, juge.statut) for id, juge in juges.items())
    connus = [statut for _, statut in par_lieu if not statut.est_sans_chiffre and statut is not Statut.SANS_OBJECTIF]
    base = replace(base, formule=Formule.COMPARAISON, par_lieu=par_lieu, territoires=voulus)
    if not connus:
        raisons = [juge.raison for juge in juges.values() if juge.statut is Statut.SANS_OBJECTIF]
        return replace(base, raison=raisons[0] if raisons else Raison.AUTRE_LIEU)
    pire = max(connus, key=list(Statut).index)
    if pire in (Statut.ATTEINT, Statut.EN_BONNE_VOIE) and len(connus) < len(voulus):
        return replace(base, raison=Raison.LIEUX_MANQUANTS)
    return replace(base, statut=pire)


def _comparer(indicateur: Indicateur, choisie: Suite, cadre: Cadre, base: Avancement) -> Avancement:
    """Hold the figures of one place against the target."""
    if not choisie.mesures:
        return replace(base, raison=Raison.ANNEES_MANQUANTES)
    seuils = cadre.contrat.seuils
    mesure = _mesure_jugee(choisie.mesures, base)
    if mesure.periode.annee_de_fin < cadre.contrat.debut:
        return replace(base, raison=Raison.AVANT_LE_CONTRAT)
    trouvee = _depart(indicateur, choisie, mesure, cadre, base.genre)
    reference = _reference(trouvee, mesure)
    depart, reperee = (Fraction(une.nombre) if une else None for une in (trouvee, reference))
    but = objectif(indicateur, reperee, seuils, depart=depart)
    base = replace(base, mesure=mesure, derniere=choisie.mesures[-1], reference=reference, objectif=but)
    if but is None:
        manque = Raison.SANS_REFERENCE if base.genre in _RELATIVES else Raison.TOUT_INCONNU
        return replace(base, raison=manque)
    atteint = but.est_atteint(mesure.fraction)
    empechement = _portee(indicateur, choisie, mesure, cadre, base)
    # A part of a total that already reaches the target settles the matter; below it, nothing can be said.
    if empechement is not Raison.AUCUNE and not (atteint and but.haut is None and _est_une_partie(indicateur, mesure, cadre)):
        return replace(base, raison=empechement)
    taux = but.taux(mesure.fraction) if empechement is Raison.AUCUNE else None
    base = replace(
        base,
        formule=FORMULES.get(but.genre, Formule.CHEMIN if taux is not None else Formule.COMPARAISON),
        taux=taux,
        entrees=entrees(indicateur, mesure, reference, but, choisie.territoires, cadre),
    )
    if taux is not None and but.genre in _AVEC_CHEMIN and reference is not None:
        base = replace(
            base,
            attendu=part_du_temps(reference.jour, base.echeance, cadre.aujourd_hui),
            attendu_au_chiffre=part_du_temps(reference.jour, base.echeance, mesure.periode.fin),
        )
    if not atteint and but.genre in _AVEC_CHEMIN:
        annee, s_eloigne = projeter(but, choisie.mesures, mesure, reference)
        base = replace(base, annee_projetee=annee, s_eloigne=s_eloigne)
    return _avec_statut(base, but, choisie, cadre)


_AVEC_CHEMIN = frozenset({GenreCible.SEUIL, GenreCible.PART, GenreCible.VARIATION, GenreCible.FOURCHETTE})
_COMPAREES = frozenset({GenreCible.DIRECTION, GenreCible.MAINTIEN})
_RELATIVES = frozenset({GenreCible.DIRECTION, GenreCible.VARIATION, GenreCible.MAINTIEN})
_S_ADDITIONNENT = frozenset({"nombre", "euros", "heures"})


def _est_une_partie(indicateur: Indicateur, mesure: Mesure, cadre: Cadre) -> bool:
    """True when the target counts at least all that the figure counts: years within the contract, months or days within the year."""
    if indicateur.cible is None or indicateur.unite not in _S_ADDITIONNENT:
        return False
    if indicateur.cible.portee == "duree":
        return int(mesure.periode.debut[:4]) >= cadre.contrat.debut
    return indicateur.cible.portee == "par_an" and mesure.periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR)


def _mesure_jugee(mesures: tuple[Mesure, ...], base: Avancement) -> Mesure:
    """The last figure. After the deadline, the one of the target's own year where there is one (the promise was for that year), else

    the last before it; where there are only later ones, the first of them.
    """
    if base.termine:
        de_l_annee = [mesure for mesure in mesures if mesure.periode.fin[:4] == base.echeance[:4]]
        if de_l_annee:
            return de_l_annee[-1]
        avant = [mesure for mesure in mesures if mesure.periode.fin <= base.echeance]
        return avant[-1] if avant else mesures[0]
    return mesures[-1]


def _reference(trouvee: Reference | None, mesure: Mesure) -> Reference | None:
    """The starting value, where it is older than the figure: one that is its own start shows no progress, not even none."""
    return None if trouvee is not None and trouvee.jour >= mesure.periode.fin else trouvee


def _depart(indicateur: Indicateur, choisie: Suite, mesure: Mesure, cadre: Cadre, genre: GenreCible) -> Reference | None:
    """The printed starting value, else the figure of the printed year, else that of the contract's first collection.

    A total over the contract starts from zero, whatever was counted in a year before; figures that run on may start from a printed one.
    """
    territoire = cadre.territoires[choisie.territoires[0]] if len(choisie.territoires) == 1 else None
    imprimee = indicateur.reference
    imprimable = imprimee is not None and imprimee.valeur is not None and indicateur.chiffres == "cumules"
    if indicateur.cible and indicateur.cible.portee == "duree" and genre not in _RELATIVES and not imprimable:
        return Reference(Decimal(0), fin_d_annee(cadre.contrat.debut - 1), "nature", "", "")
    if imprimee and imprimee.valeur is not None:
        jour = fin_d_annee(imprimee.annee) if imprimee.annee else ""
        if jour and not est_comparable(jour, mesure.periode.debut, ruptures_de(indicateur, territoire)):
            return None
        return Reference(imprimee.valeur, jour, "document", imprimee.texte, choisie.territoires[0] if territoire else "")
    textes = {collecte.periode.texte for collecte in cadre.contrat.collecte if collecte.depart and collecte.periode}
    for candidate in choisie.mesures:
        annee = candidate.periode.annee_de_fin
        if (annee == imprimee.annee) if imprimee and imprimee.annee else (str(annee) in textes or candidate.periode.texte in textes):
            return _depuis(candidate, "chiffre")
    if genre in _COMPAREES:
        return _depuis(choisie.mesures[0], "premier")
    return None


def _depuis(mesure: Mesure, origine: str) -> Reference:
    lieux = {partie.territoire for partie in mesure.parties}
    source = " ; ".join(dict.fromkeys(partie.source for partie in mesure.parties))
    return Reference(mesure.nombre, mesure.periode.fin, origine, source, lieux.pop() if len(lieux) == 1 else "")


def _portee(indicateur: Indicateur, choisie: Suite, mesure: Mesure, cadre: Cadre, base: Avancement) -> Raison:
    """Whether a figure counts what the target counts: a year, or the whole time of the contract."""
    portee = indicateur.cible.portee if indicateur.cible else ""
    depuis_le_debut = mesure.periode.genre is GenrePeriode.INTERVALLE and int(mesure.periode.debut[:4]) == cadre.contrat.debut
    if portee == "duree":
        if indicateur.chiffres == "annuels":
            # Once the time is over, a total that stops before its last year is not the whole either.
            arretee = base.termine and mesure.periode.fin[:4] < base.echeance[:4]
            return Raison.ANNEES_MANQUANTES if choisie.incomplete or arretee else Raison.AUCUNE
        return Raison.AUCUNE if indicateur.chiffres == "cumules" or depuis_le_debut else Raison.PORTEE_INCONNUE
    if portee == "par_an":
        return Raison.AUCUNE if mesure.periode.genre in ANNUELLES else Raison.PORTEE_INCONNUE
    if mesure.periode.genre is GenrePeriode.INTERVALLE and indicateur.chiffres != "cumules":
        return Raison.PORTEE_INCONNUE
    return Raison.AUCUNE


def _avec_statut(base: Avancement, but: Objectif, choisie: Suite, cadre: Cadre) -> Avancement:
    statut = _statut(base, but, choisie, cadre)
    ancien = base.mesure is not None and ajouter_mois(base.mesure.periode.fin, PEREMPTION_MOIS) < cadre.aujourd_hui
    if statut is Statut.EN_BONNE_VOIE and ancien:
        return replace(base, statut=Statut.A_SURVEILLER, raison=Raison.CHIFFRE_ANCIEN)
    if statut is Statut.EN_BONNE_VOIE and but.genre is GenreCible.MAINTIEN:
        return replace(base, statut=statut, raison=Raison.TENU_A_CE_JOUR)
    return replace(base, statut=statut)


def _statut(base: Avancement, but: Objectif, choisie: Suite, cadre: Cadre) -> Statut:
    if base.mesure is None:
        return Statut.SANS_OBJECTIF
    valeur, depart = base.mesure.fraction, but.reference
    sens = but.vers(depart, valeur) if depart is not None else 0
    if but.genre is GenreCible.DIRECTION:
        if base.termine:
            return Statut.ATTEINT if sens > 0 else Statut.NON_ATTEINT
        return {1: Statut.EN_BONNE_VOIE, 0: Statut.A_SURVEILLER, -1: Statut.EN_RECUL}[sens]
    if but.est_atteint(valeur):
        # A level is maintained once its time is over: before, it stands so far, and may still be lost.
        tenu = but.genre is GenreCible.MAINTIEN and not base.termine
        return Statut.EN_BONNE_VOIE if tenu else Statut.ATTEINT
    if base.termine:
        return Statut.NON_ATTEINT
    rang_juge = choisie.mesures.index(base.mesure)
    recule = sens < 0 or (rang_juge > 0 and but.vers(choisie.mesures[rang_juge - 1].fraction, valeur) < 0)
    if base.taux is not None and base.attendu_au_chiffre is not None:
        if sens > 0 and base.taux >= base.attendu_au_chiffre - Fraction(cadre.contrat.seuils.marge):
            return Statut.EN_BONNE_VOIE
        return Statut.EN_RECUL if recule else Statut.A_SURVEILLER
    if recule:
        return Statut.EN_RECUL
    a_temps = base.annee_projetee is not None and base.echeance and base.annee_projetee <= int(base.echeance[:4])
    return Statut.EN_BONNE_VOIE if a_temps else Statut.A_SURVEILLER
