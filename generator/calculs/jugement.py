"""Is the promise kept? Judges one indicator: its figures against its target, within its time."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from msgspec.structs import replace

from generator.calculs.attentes import est_prevu
from generator.calculs.avancement import Avancement, CadreDeLecture, ValeurDeDepart
from generator.calculs.cible_du_lieu import doivent_l_atteindre, en_ce_lieu, est_lieu_par_lieu
from generator.calculs.dates import ajouter_mois, fin_d_annee
from generator.calculs.depart import depart, fraction, jour_de_depart, pourquoi_pas
from generator.calculs.designation import Designation, designer
from generator.calculs.entrees import entrees
from generator.calculs.estimations import aux_bornes
from generator.calculs.genres_de_cible import GenreCible, genre_de_cible
from generator.calculs.jalons import jalon_venu
from generator.calculs.objectifs import Objectif, objectif
from generator.calculs.observations import ANNUELLES, Mesure, Suite, echeance_de
from generator.calculs.raisons import Formule, Raison
from generator.calculs.rythme import part_du_temps, projeter
from generator.calculs.statuts import Statut
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.temps import connue_des
from generator.model.valeur import StatutValeur, Valeur

PEREMPTION_MOIS = 24  # a figure older than this no longer shows that things go well


def juger(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> Avancement:
    """The progress of `indicateur`, whose observations are `valeurs` (one per place, period and part)."""
    passees = connues_le(valeurs, cadre.aujourd_hui)
    return juger_la_suite(indicateur, passees, designer(indicateur, sans_parties(passees), cadre), cadre, None)


def juger_en(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str) -> Avancement:
    """The progress at one place: by its own figures, held against the target only where the target holds at that place."""
    passees = connues_le(valeurs, cadre.aujourd_hui, lieu)
    indicateur = en_ce_lieu(indicateur, lieu)
    return juger_la_suite(indicateur, passees, designer(indicateur, sans_parties(passees), cadre, lieu), cadre, lieu)


def connues_le(valeurs: Collection[Valeur], jour: str, lieu: str | None = None) -> list[Valeur]:
    """The observations that may be known on `jour` (ISO day), of `lieu` alone where it is given; a forecast is none."""
    return [
        valeur for valeur in valeurs if connue_des(valeur.periode) <= jour and lieu in (None, valeur.territoire) and not valeur.est_prevue
    ]


def sans_parties(valeurs: Collection[Valeur]) -> list[Valeur]:
    """The observations of the whole, without those of a part of a breakdown."""
    return [valeur for valeur in valeurs if not valeur.ventilation]


def juger_la_suite(
    indicateur: Indicateur, passees: Collection[Valeur], designee: Designation, cadre: CadreDeLecture, lieu: str | None
) -> Avancement:
    """The progress of `indicateur`, at `lieu` where it is given.

    `passees` are all observations that may be known today, parts of breakdowns included; `designee` says which of them speak.
    """
    genre = genre_de_cible(indicateur)
    if indicateur.est_retire(cadre.aujourd_hui):
        return Avancement(Statut.RETIRE, Raison.RETIRE, genre)
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return Avancement(Statut.A_DEFINIR, Raison.A_DEFINIR, genre)
    echeance = echeance_de(indicateur, cadre.contrat)
    base = Avancement(
        Statut.SANS_OBJECTIF, Raison.AUCUNE, genre, echeance=echeance, termine=bool(echeance) and cadre.aujourd_hui > echeance
    )
    connues = [valeur for valeur in passees if not valeur.statut.est_absence]
    if not connues and any(valeur.statut is StatutValeur.SECRET for valeur in passees):
        return replace(base, statut=Statut.SECRET, raison=Raison.SECRET)
    if not connues:
        return replace(base, statut=_sans_chiffre(indicateur, cadre), raison=Raison.SANS_CHIFFRE)
    if (raison := _empechement(genre, connues)) is not Raison.AUCUNE:
        return replace(base, raison=raison)
    if not sans_parties(connues):
        return replace(base, raison=Raison.VENTILES_SEULEMENT)
    if indicateur.cible is not None and (indicateur.cible.chaque or est_lieu_par_lieu(indicateur.cible)) and lieu is None:
        return _en_chaque_lieu(indicateur, sans_parties(passees), cadre, base)
    if designee.empechement is not Raison.AUCUNE:
        return replace(base, raison=designee.empechement)
    ou = designee.suite.territoires
    jusqu_au = max(valeur.periode.fin for valeur in sans_parties(connues) if valeur.territoire in ou)
    return _comparer(indicateur, designee.suite, cadre, replace(base, territoires=ou, connu_jusqu_au=jusqu_au))


def _sans_chiffre(indicateur: Indicateur, cadre: CadreDeLecture) -> Statut:
    """The status of an indicator without figures.

    `NON_FOURNI` is only said where the publisher collects the figures, the document prints when this one was due, and that time is over; and, where the contract
    remembers what it asks of partners, where this one was asked and the answer should have come.
    """
    if indicateur.id in cadre.ailleurs:
        return cadre.ailleurs[indicateur.id]
    du = cadre.contrat.collecte_les_chiffres and est_prevu(indicateur, cadre.contrat) and _fini(indicateur, cadre)
    demande = cadre.demandes is None or indicateur.id in cadre.demandes
    return Statut.NON_FOURNI if du and demande else Statut.AUCUN_CHIFFRE


def _fini(indicateur: Indicateur, cadre: CadreDeLecture) -> bool:
    """True when both the contract and the target's own year are over."""
    annees = [annee for annee in (cadre.contrat.fin, indicateur.cible.annee if indicateur.cible else None) if annee]
    return cadre.contrat.fin is not None and cadre.aujourd_hui > fin_d_annee(max(annees))


def _empechement(genre: GenreCible, valeurs: Collection[Valeur]) -> Raison:
    """Why these figures cannot be held against a target of this kind at all; AUCUNE where they can."""
    if genre.traits.empechement is not Raison.AUCUNE:
        return genre.traits.empechement
    if not any(valeur.est_chiffree for valeur in valeurs):
        return Raison.CHIFFRES_EN_MOTS
    return Raison.AUCUNE


def _en_chaque_lieu(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, base: Avancement) -> Avancement:
    """The progress of a target that each place must reach: that of the worst one. No favourable status while one has no figure."""
    chaque = indicateur.cible.chaque if indicateur.cible else ""
    voulus = (
        doivent_l_atteindre(indicateur)
        or indicateur.territoires
        or tuple(id for id, territoire in cadre.territoires.items() if territoire.type == chaque)
    )
    juges = {id: juger_en(indicateur, valeurs, cadre, id) for id in voulus}
    par_lieu = tuple((id, juge.statut) for id, juge in juges.items())
    connus = [statut for _, statut in par_lieu if statut.est_juge]
    base = replace(base, formule=Formule.COMPARAISON, par_lieu=par_lieu, territoires=voulus)
    if not connus:
        raisons = [juge.raison for juge in juges.values() if juge.statut is Statut.SANS_OBJECTIF]
        return replace(base, raison=raisons[0] if raisons else Raison.AUTRE_LIEU)
    pire = max(connus, key=list(Statut).index)
    if pire in (Statut.ATTEINT, Statut.EN_BONNE_VOIE) and len(connus) < len(voulus):
        muets = {juge.raison for juge in juges.values() if juge.statut.est_sans_chiffre or juge.statut is Statut.SANS_OBJECTIF}
        return replace(base, raison=Raison.ESTIMATION if muets == {Raison.ESTIMATION} else Raison.LIEUX_MANQUANTS)
    return replace(base, statut=pire)


def _comparer(indicateur: Indicateur, choisie: Suite, cadre: CadreDeLecture, base: Avancement) -> Avancement:
    """Hold the figures of one place against the target; an estimate at all that its bounds allow, and nothing is said where these say different things."""
    trouve = _comparer_les_chiffres(indicateur, choisie, cadre, base)
    mesure = trouve.mesure
    if mesure is None or trouve.statut is Statut.SANS_OBJECTIF or not any(une.bornes for une in choisie.mesures):
        return trouve
    autres = [_comparer_les_chiffres(indicateur, suite, cadre, base).statut for suite in aux_bornes(choisie, mesure, trouve.objectif)]
    if any(statut is not trouve.statut for statut in autres):
        indecis = replace(base, mesure=mesure, derniere=trouve.derniere, objectif=trouve.objectif)
        return replace(indecis, raison=Raison.ESTIMATION)
    if mesure.bornes is None:
        return trouve
    formule = Formule.COMPARAISON if trouve.formule is Formule.CHEMIN else trouve.formule
    return replace(trouve, formule=formule, taux=None, attendu=None, attendu_au_chiffre=None, annee_projetee=None, s_eloigne=False)


def _comparer_les_chiffres(indicateur: Indicateur, choisie: Suite, cadre: CadreDeLecture, base: Avancement) -> Avancement:
    """The same, each figure taken as it is written."""
    if not choisie.mesures:
        return replace(base, raison=Raison.ANNEES_MANQUANTES)
    seuils = cadre.contrat.seuils
    depuis = jour_de_depart(indicateur, base.genre, cadre.contrat)
    jugeables = [mesure for mesure in choisie.mesures if pourquoi_pas(mesure, depuis, cadre.contrat) is Raison.AUCUNE]
    if not jugeables:
        return replace(base, raison=pourquoi_pas(choisie.mesures[-1], depuis, cadre.contrat))
    mesure = _mesure_jugee(jugeables, base)
    trouvee = depart(indicateur, choisie, mesure, cadre, base.genre)
    reference = _reference(trouvee, mesure)
    de_depart, reperee = fraction(trouvee), fraction(reference)
    but = objectif(indicateur, reperee, seuils, depart=de_depart)
    base = replace(base, mesure=mesure, derniere=choisie.mesures[-1], reference=reference, objectif=but)
    if but is None:
        manque = Raison.SANS_REFERENCE if base.genre.traits.depuis_le_depart else Raison.TOUT_INCONNU
        return replace(base, raison=manque)
    atteint = but.est_atteint(mesure.fraction)
    empechement = _portee(indicateur, choisie, mesure, cadre, base)
    # Where the figure counts only a part of the total, and that part already reaches the target, the total does too. Where it does not,
    # the total may or may not.
    if empechement is not Raison.AUCUNE and not (atteint and but.haut is None and _est_une_partie(indicateur, mesure, cadre)):
        return replace(base, raison=empechement)
    taux = but.taux(mesure.fraction) if empechement is Raison.AUCUNE else None
    venu = None if atteint or base.termine else jalon_venu(indicateur, mesure.periode.annee_de_fin, mesure.fraction, but, seuils)
    base = replace(
        base,
        jalon=venu,
        partiel=empechement is not Raison.AUCUNE,
        formule=but.genre.traits.formule or (Formule.CHEMIN if taux is not None else Formule.COMPARAISON),
        taux=taux,
        entrees=entrees(indicateur, mesure, reference, but, choisie.territoires, cadre, venu),
    )
    if taux is not None and but.genre.traits.a_un_chemin and reference is not None:
        base = replace(
            base,
            attendu=None if venu else part_du_temps(reference.jour, base.echeance, cadre.aujourd_hui),
            attendu_au_chiffre=None if venu else part_du_temps(reference.jour, base.echeance, mesure.periode.fin),
        )
    if not atteint and but.genre.traits.a_un_chemin:
        annee, s_eloigne = projeter(but, choisie.mesures, mesure, reference)
        base = replace(base, annee_projetee=annee, s_eloigne=s_eloigne)
    return _avec_statut(base, but, choisie, cadre)


def _est_une_partie(indicateur: Indicateur, mesure: Mesure, cadre: CadreDeLecture) -> bool:
    """True when the target counts at least all that the figure counts: years within the contract, months or days within the year."""
    if indicateur.cible is None or not indicateur.unite.additionne:
        return False
    if indicateur.cible.portee == "duree":
        return int(mesure.periode.debut[:4]) >= cadre.contrat.debut
    return indicateur.cible.portee == "par_an" and mesure.periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR)


def _mesure_jugee(mesures: Sequence[Mesure], base: Avancement) -> Mesure:
    """The figure that is judged: the last one, as long as the deadline of the target is not over.

    Once it is, the figure of the target's own year (the promise was for that year), else the last one before, else the first one after.
    """
    if base.termine:
        de_l_annee = [mesure for mesure in mesures if mesure.periode.fin[:4] == base.echeance[:4]]
        if de_l_annee:
            return de_l_annee[-1]
        avant = [mesure for mesure in mesures if mesure.periode.fin <= base.echeance]
        return avant[-1] if avant else mesures[0]
    return mesures[-1]


def _reference(trouvee: ValeurDeDepart | None, mesure: Mesure) -> ValeurDeDepart | None:
    """The starting value, if older than the figure; else None: a figure that is its own starting value tells nothing of progress."""
    return None if trouvee is not None and trouvee.jour >= mesure.periode.fin else trouvee


def _portee(indicateur: Indicateur, choisie: Suite, mesure: Mesure, cadre: CadreDeLecture, base: Avancement) -> Raison:
    """Why a figure does not count the time that the target counts (a year, or the whole contract); AUCUNE where it does."""
    portee = indicateur.cible.portee if indicateur.cible else ""
    depuis_le_debut = mesure.periode.genre is GenrePeriode.INTERVALLE and int(mesure.periode.debut[:4]) == cadre.contrat.debut
    if portee == "duree":
        if indicateur.chiffres == "annuels":
            # After the deadline, a total that stops before the last year is incomplete too.
            arretee = base.termine and mesure.periode.fin[:4] < base.echeance[:4]
            return Raison.ANNEES_MANQUANTES if choisie.incomplete or arretee else Raison.AUCUNE
        return Raison.AUCUNE if indicateur.chiffres == "cumules" or depuis_le_debut else Raison.PORTEE_INCONNUE
    if portee == "par_an":
        return Raison.AUCUNE if mesure.periode.genre in ANNUELLES else Raison.PORTEE_INCONNUE
    if mesure.periode.genre is GenrePeriode.INTERVALLE and indicateur.chiffres != "cumules":
        return Raison.PORTEE_INCONNUE
    return Raison.AUCUNE


def _avec_statut(base: Avancement, but: Objectif, choisie: Suite, cadre: CadreDeLecture) -> Avancement:
    statut = _statut(base, but, choisie, cadre)
    ancien = base.mesure is not None and ajouter_mois(base.mesure.periode.fin, PEREMPTION_MOIS) < cadre.aujourd_hui
    if statut is Statut.EN_BONNE_VOIE and ancien:
        return replace(base, statut=Statut.A_SURVEILLER, raison=Raison.CHIFFRE_ANCIEN)
    if statut is Statut.EN_BONNE_VOIE and but.genre.traits.se_tient:
        return replace(base, statut=statut, raison=Raison.TENU_A_CE_JOUR)
    return replace(base, statut=statut)


def _statut(base: Avancement, but: Objectif, choisie: Suite, cadre: CadreDeLecture) -> Statut:
    if base.mesure is None:
        return Statut.SANS_OBJECTIF
    valeur, depart = base.mesure.fraction, but.reference
    sens = but.vers(depart, valeur) if depart is not None else 0
    if but.genre.traits.sans_fin:
        if base.termine:
            return Statut.ATTEINT if sens > 0 else Statut.NON_ATTEINT
        return {1: Statut.EN_BONNE_VOIE, 0: Statut.A_SURVEILLER, -1: Statut.EN_RECUL}[sens]
    if but.est_atteint(valeur):
        # Whether a level was maintained is only known after the deadline: until then it may still be lost.
        tenu = but.genre.traits.se_tient and not base.termine
        return Statut.EN_BONNE_VOIE if tenu else Statut.ATTEINT
    if base.termine:
        return Statut.NON_ATTEINT
    rang_juge = choisie.mesures.index(base.mesure)
    recule = sens < 0 or (rang_juge > 0 and but.vers(choisie.mesures[rang_juge - 1].fraction, valeur) < 0)
    if base.jalon is not None:
        return Statut.EN_BONNE_VOIE if base.jalon.atteint else Statut.EN_RECUL if recule else Statut.A_SURVEILLER
    if base.taux is not None and base.attendu_au_chiffre is not None:
        if sens > 0 and base.taux >= base.attendu_au_chiffre - Fraction(cadre.contrat.seuils.marge):
            return Statut.EN_BONNE_VOIE
        return Statut.EN_RECUL if recule else Statut.A_SURVEILLER
    if recule:
        return Statut.EN_RECUL
    a_temps = base.annee_projetee is not None and base.echeance and base.annee_projetee <= int(base.echeance[:4])
    return Statut.EN_BONNE_VOIE if a_temps else Statut.A_SURVEILLER
