"""Progress in words: where the promise stands, at which pace, and how that was computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.calculs.avancement import Avancement, Entree, Formule, Raison
from generator.calculs.entrees import decimal
from generator.calculs.jugement import PEREMPTION_MOIS
from generator.calculs.objectifs import GenreCible
from generator.calculs.observations import ruptures_de
from generator.calculs.statuts import Statut, synthetiser
from generator.calculs.ventilations import DENOMBREES
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.typographie import FINE, INSECABLE, accord, date_fr, enumerer, francais, grandeur, nombre_fr, periode_fr
from generator.pages.vues.statuts import ACCORDS

ROLES = {
    "valeur": "Chiffre retenu",
    "reference": "Valeur de départ",
    "cible": "Cible",
    "minimum": "Borne basse",
    "maximum": "Borne haute",
    "variation": "Variation demandée",
    "part": "Part visée",
    "ensemble": "Ensemble dont la cible est une part",
    "partie": "Chiffre additionné",
    "partie_retranchee": "Chiffre retranché",
}
FORMULES = {
    Formule.CHEMIN: "Part du chemin faite = (chiffre − valeur de départ) ÷ (cible − valeur de départ)",
    Formule.OUI_NON: "La promesse se tient ou ne se tient pas : 100 % si la réponse est celle de la cible, 0 % sinon",
    Formule.MAINTIEN: "Le niveau est tenu si le chiffre reste entre la borne basse et la borne haute",
    Formule.COMPARAISON: "Pas de pourcentage : le chiffre est seulement comparé à la cible",
    Formule.DIRECTION: "Pas de pourcentage : le chiffre est seulement comparé à la valeur de départ",
    Formule.AUCUNE: "",
}
RAISONS = {
    Raison.SANS_CIBLE: "Le document ne fixe aucune cible : ces chiffres ne peuvent être comparés à rien.",
    Raison.CIBLE_EN_MOTS: "Nous ne lisons pas dans cette cible de chiffre comparable à l’indicateur : nous ne disons pas si elle est atteinte.",
    Raison.CHIFFRES_EN_MOTS: "Les chiffres publiés sont dans une phrase, sans nombre seul : on ne peut pas les comparer à la cible.",
    Raison.PLUSIEURS_LIEUX: "Il y a des chiffres par lieu et aucun pour l’ensemble : la cible ne peut pas être comparée.",
    Raison.AUTRE_LIEU: "La cible ne vaut pas pour le lieu dont on a le chiffre : ils ne se comparent pas.",
    Raison.LIEUX_MANQUANTS: "Il manque le chiffre d’un ou de plusieurs lieux : l’ensemble ne peut pas être comparé à la cible.",
    Raison.TOUT_INCONNU: "La cible est une part et les chiffres sont des nombres : le document ne dit pas de quel total.",
    Raison.PORTEE_INCONNUE: "On ne sait pas si ce chiffre compte la même durée que la cible (une année, ou tout le contrat).",
    Raison.ANNEES_MANQUANTES: "Il manque le chiffre d’une ou de plusieurs années : le total ne peut pas être comparé à la cible.",
    Raison.AVANT_LE_CONTRAT: "Le dernier chiffre connu date d’avant le contrat : il ne dit pas si la promesse est tenue.",
    Raison.SANS_REFERENCE: "La cible se mesure depuis une valeur de départ : elle manque, elle vaut zéro, ou aucun chiffre ne la suit.",
    Raison.VENTILES_SEULEMENT: "Les chiffres sont donnés par partie, sans total : la cible ne peut pas être comparée.",
}


@dataclass(frozen=True, slots=True)
class LigneCalcul:
    """One figure that went in: what it is, the figure, its time and place, its source."""

    role: str
    chiffre: str
    quand: str
    ou: str
    source: str


@dataclass(frozen=True, slots=True)
class VueCalcul:
    """How a status was computed: the formula, with the figures put in, and the rows."""

    formule: str
    application: str
    regle: str
    lignes: tuple[LigneCalcul, ...]


@dataclass(frozen=True, slots=True)
class VueAvancement:
    """The words of one indicator's progress; `taux` is empty where no rate is defined."""

    phrase: str
    rythme: str
    taux: str
    au_dernier_chiffre: str
    precautions: tuple[str, ...]
    calcul: VueCalcul | None
    par_lieu: str


def vue_avancement(contexte: Contexte, indicateur: Indicateur) -> VueAvancement:
    """The words for `indicateur`; the sentence is empty where there is no figure to speak of."""
    avancement = contexte.suivi.avancements[indicateur.id]
    return VueAvancement(
        phrase=phrase(indicateur, avancement),
        rythme=rythme(indicateur, avancement, contexte.suivi.aujourd_hui),
        taux=f"{pourcentage(avancement.taux)} du chemin" if _montre_un_taux(avancement) else "",
        au_dernier_chiffre=_au_dernier_chiffre(avancement),
        precautions=tuple(_precautions(contexte, indicateur, avancement)),
        calcul=_calcul(contexte, indicateur, avancement),
        par_lieu=_par_lieu(avancement),
    )


def _au_dernier_chiffre(avancement: Avancement) -> str:
    """«au dernier chiffre connu, 2017»: what is known is of before the deadline."""
    mesure = avancement.mesure
    juge = avancement.statut in (Statut.ATTEINT, Statut.NON_ATTEINT) and mesure is not None
    if not juge or not avancement.termine or mesure is None or mesure.periode.fin[:4] == avancement.echeance[:4]:
        return ""
    if mesure.periode.fin > avancement.echeance:
        return f"après l’échéance, en {mesure.periode.fin[:4]}"
    return f"au dernier chiffre connu, {mesure.periode.fin[:4]}"


def _montre_un_taux(avancement: Avancement) -> bool:
    """A part of the way that is one: what is beyond the target or behind the start is told in words."""
    return (
        avancement.taux is not None
        and avancement.formule is Formule.CHEMIN
        and 0 <= avancement.taux <= (avancement.statut is Statut.ATTEINT or avancement.taux < 1)
    )


def pourcentage(taux: Fraction | None) -> str:
    """0.1186 → «11,9 %»; what is not whole never reads «100 %»."""
    centiemes = decimal((taux or Fraction(0)) * 100)
    ecrit = round(centiemes, 1)
    return f"{nombre_fr(Decimal('99.9') if ecrit == 100 and centiemes < 100 else ecrit)}{INSECABLE}%"


def cible_dite(indicateur: Indicateur, avancement: Avancement) -> str:
    """The target as it is read: «au moins 1 200», «entre 120 et 140», «plus que 7 %»."""
    but, unite = avancement.objectif, indicateur.unite
    if but is None:
        return ""
    if but.bas is not None and but.haut is not None:
        return f"entre {grandeur(decimal(but.bas), unite)} et {grandeur(decimal(but.haut), unite)}"
    borne = but.bas if but.bas is not None else but.haut
    if borne is None:
        return ""
    ecrit = grandeur(decimal(borne), unite)
    if but.genre is GenreCible.OUI_NON:
        return f"«{INSECABLE}{ecrit}{INSECABLE}»"
    if but.bas is not None:
        return f"plus de {ecrit}" if but.strict else f"au moins {ecrit}"
    return f"moins de {ecrit}" if but.strict else f"au plus {ecrit}"


def phrase(indicateur: Indicateur, avancement: Avancement) -> str:
    """One sentence on the figure that is held against the target; empty where there is no figure."""
    mesure, statut = avancement.mesure, avancement.statut
    if statut.est_sans_chiffre:
        return ""
    if avancement.par_lieu:
        return ""
    if statut is Statut.SANS_OBJECTIF or mesure is None:
        return francais(RAISONS.get(avancement.raison, ""))
    chiffre = f"{grandeur(mesure.nombre, indicateur.unite)} ({periode_fr(mesure.periode)})"
    if avancement.genre is GenreCible.DIRECTION:
        return _phrase_direction(indicateur, avancement, chiffre)
    cible = cible_dite(indicateur, avancement)
    if statut is Statut.ATTEINT:
        return (
            f"Cible atteinte{INSECABLE}: {chiffre}, pour une cible de {cible}."
            if avancement.genre is GenreCible.OUI_NON
            else (f"Cible atteinte{INSECABLE}: {chiffre}{FINE}; il fallait {cible}.")
        )
    ecart = _ecart(indicateur, avancement)
    if statut is Statut.NON_ATTEINT:
        if mesure.periode.fin[:4] >= avancement.echeance[:4]:
            return f"Cible non atteinte{INSECABLE}: {chiffre}{FINE}; il fallait {cible}{ecart}."
        return (
            f"Au dernier chiffre connu, {chiffre}, {_la_cible(indicateur, avancement)} n’était pas atteinte{INSECABLE}: "
            f"il fallait {cible}{ecart}. Aucun chiffre n’est publié pour {avancement.echeance[:4]}."
        )
    if avancement.raison is Raison.TENU_A_CE_JOUR:
        jusque = f" jusqu’à fin{INSECABLE}{avancement.echeance[:4]}" if avancement.echeance else ""
        return f"Niveau tenu à ce jour{INSECABLE}: {chiffre}{FINE}; il faut {cible}{jusque}."
    quand = f" en {indicateur.cible.annee}" if indicateur.cible and indicateur.cible.annee else ""
    return f"Dernier chiffre{INSECABLE}: {chiffre}{FINE}; il faut {cible}{quand}{ecart}."


def _ecart(indicateur: Indicateur, avancement: Avancement) -> str:
    """«, il manque 117», «, 12 points de trop»; nothing for yes and no."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None or but.genre is GenreCible.OUI_NON:
        return ""
    passe = avancement.termine
    if but.bas is not None and mesure.fraction < but.bas:
        return f"{FINE}; il {'manquait' if passe else 'manque'} {_difference(but.bas - mesure.fraction, indicateur.unite)}"
    if but.haut is not None and mesure.fraction > but.haut:
        return f"{FINE}; c’{'était' if passe else 'est'} {_difference(mesure.fraction - but.haut, indicateur.unite)} de trop"
    return ""


def _la_cible(indicateur: Indicateur, avancement: Avancement) -> str:
    """«la cible de 2020», or «la cible (fin du contrat : 2022)» where the words give no year."""
    if indicateur.cible and indicateur.cible.annee:
        return f"la cible de {indicateur.cible.annee}"
    return f"la cible (fin du contrat{INSECABLE}: {avancement.echeance[:4]})" if avancement.echeance else "la cible"


def _difference(ecart: Fraction, unite: str) -> str:
    """A difference between two figures; percentages differ by points."""
    nombre = decimal(ecart)
    arrondi = round(nombre, 2)
    moins = "moins de " if not arrondi else ""
    arrondi = arrondi or Decimal("0.01")
    if unite == "pourcentage":
        return f"{moins}{nombre_fr(arrondi)} point{'s' if abs(arrondi) >= 2 else ''}"
    return f"{moins}{grandeur(arrondi, unite)}"


def _phrase_direction(indicateur: Indicateur, avancement: Avancement, chiffre: str) -> str:
    but, reference = avancement.objectif, avancement.reference
    if but is None or reference is None:
        return ""
    hausse = but.bas is not None
    voulu = "augmenter" if hausse else "diminuer"
    depart = f"{grandeur(reference.nombre, indicateur.unite)} au départ" + (f" ({reference.jour[:4]})" if reference.jour else "")
    annee = avancement.mesure.periode.fin[:4] if avancement.mesure else ""
    if avancement.termine and annee != avancement.echeance[:4]:
        oui = "C’était le cas" if avancement.statut is Statut.ATTEINT else "Ce n’était pas le cas"
        return f"Le chiffre devait {voulu}. {oui} au dernier chiffre connu{INSECABLE}: {depart}, {chiffre}."
    constat = {
        Statut.ATTEINT: "C’est fait",
        Statut.EN_BONNE_VOIE: "C’est le cas",
        Statut.A_SURVEILLER: "Le dernier chiffre ne le montre pas",
        Statut.EN_RECUL: "C’est le contraire qui se passe",
        Statut.NON_ATTEINT: "Cela ne s’est pas fait",
    }.get(avancement.statut, "")
    return f"Le chiffre devait {voulu}. {constat}{INSECABLE}: {depart}, {chiffre}."


def rythme(indicateur: Indicateur, avancement: Avancement, aujourd_hui: str) -> str:
    """Pace in words: the straight line, and where the pace seen so far leads."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None or avancement.statut is Statut.ATTEINT or avancement.par_lieu:
        return ""
    phrases = []
    vise, depart = but.borne, but.reference
    if not avancement.termine and vise is not None and depart is not None and avancement.attendu is not None:
        demande = decimal(depart + (vise - depart) * avancement.attendu)
        phrases.append(
            f"Pour arriver à temps en avançant d’un pas égal, il faudrait en être aujourd’hui à "
            f"{grandeur(round(demande, 0 if indicateur.unite in DENOMBREES else 1), indicateur.unite)}."
        )
    annee, cible = avancement.echeance[:4], _la_cible(indicateur, avancement)
    if avancement.s_eloigne:
        phrases.append(f"Les chiffres s’éloignent de la cible{INSECABLE}: à ce rythme, elle ne serait pas atteinte.")
    elif avancement.annee_projetee is not None:
        temps = "aurait été" if avancement.annee_projetee < int(aujourd_hui[:4]) else "serait"
        retard = ", avec un léger retard" if avancement.statut is Statut.EN_BONNE_VOIE and annee < str(avancement.annee_projetee) else ""
        phrases.append(f"À ce rythme, {cible} {temps} atteinte en {avancement.annee_projetee}{retard}.")
    return " ".join(phrases)


def _precautions(contexte: Contexte, indicateur: Indicateur, avancement: Avancement) -> Iterator[str]:
    """What a careful reader must know of the figure before using it."""
    mesure = avancement.mesure
    if mesure is not None:
        if any(partie.statut is StatutValeur.PROVISOIRE for partie in mesure.parties):
            yield "Ce chiffre est provisoire."
        if mesure.periode.genre is GenrePeriode.ANNEE_SCOLAIRE:
            yield "Une année scolaire est comptée dans l’année où elle finit."
        if len(avancement.territoires) > 1 and not avancement.par_lieu:
            yield f"Somme, calculée par nos soins, des chiffres de {accord(len(avancement.territoires), *contexte.contrat.nom_des_communes)}."
        elif mesure.retranchees:
            yield "Chiffre d’une année, obtenu en retranchant le cumul de l’année d’avant."
        elif len(mesure.parties) > 1:
            yield f"Total depuis {contexte.contrat.debut}, calculé par nos soins en additionnant {accord(len(mesure.parties), 'année')}."
        if avancement.raison is Raison.CHIFFRE_ANCIEN:
            yield f"Ce chiffre a plus de {PEREMPTION_MOIS} mois{INSECABLE}: rien ne dit si les choses avancent encore."
        if avancement.termine and mesure.periode.fin > avancement.echeance:
            yield f"Aucun chiffre n’est connu pour {avancement.echeance[:4]}{INSECABLE}: celui-ci vient après l’échéance."
        derniere = avancement.derniere
        if derniere is not None and derniere.periode != mesure.periode:
            yield (
                f"Un chiffre plus récent est connu{INSECABLE}: {grandeur(derniere.nombre, indicateur.unite)} "
                f"({periode_fr(derniere.periode)}). La cible était pour {avancement.echeance[:4]}."
            )
    if avancement.reference is not None:
        origine = {
            "premier": "La valeur de départ est le premier chiffre connu, faute d’une valeur dans le document.",
            "nature": "La cible compte un total depuis le début du contrat, qui part donc de zéro.",
        }.get(avancement.reference.origine)
        if origine:
            yield origine
    yield from ruptures_dites(contexte, indicateur)


def ruptures_dites(contexte: Contexte, indicateur: Indicateur) -> Iterator[str]:
    """The breaks between the figures that are shown, in words."""
    vues: dict[str, str] = {}
    for id in dict.fromkeys(valeur.territoire for valeur in contexte.valeurs.get(indicateur.id, ())):
        jours = [valeur.periode.debut for valeur in contexte.valeurs[indicateur.id] if valeur.territoire == id]
        for rupture in ruptures_de(indicateur, contexte.territoires[id]):
            if min(jours) < rupture.date <= max(jours):
                vues[rupture.date] = rupture.texte
    for jour, texte in vues.items():
        yield f"Rupture de série en {date_fr(jour[:7])}{INSECABLE}: {texte} Les chiffres d’avant et d’après ne sont ni reliés ni comparés."


def _par_lieu(avancement: Avancement) -> str:
    """«La cible vaut pour chaque lieu : 3 atteints, 17 jamais mesurés.»"""
    if not avancement.par_lieu:
        return ""
    comptes = [(statut, nombre) for statut, nombre in synthetiser(statut for _, statut in avancement.par_lieu).nombres if nombre]
    mots = enumerer([accord(nombre, *ACCORDS[statut]) for statut, nombre in comptes])
    return f"La cible vaut pour chaque lieu ({accord(len(avancement.par_lieu), 'lieu', 'lieux')}){INSECABLE}: {mots}."


def _calcul(contexte: Contexte, indicateur: Indicateur, avancement: Avancement) -> VueCalcul | None:
    if not avancement.entrees:
        return None
    return VueCalcul(
        francais(FORMULES[avancement.formule]),
        _application(indicateur, avancement),
        _regle(avancement),
        tuple(_ligne(contexte, entree) for entree in avancement.entrees),
    )


def _application(indicateur: Indicateur, avancement: Avancement) -> str:
    """The formula with its figures: «(583 − 500) ÷ (1 200 − 500) = 11,9 %»."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None:
        return ""
    valeur = grandeur(mesure.nombre, indicateur.unite)
    if avancement.formule is Formule.CHEMIN and but.borne is not None and but.reference is not None:
        depart, cible = (grandeur(decimal(nombre), indicateur.unite) for nombre in (but.reference, but.borne))
        depart = f"({depart})" if but.reference < 0 else depart
        return f"({valeur} − {depart}) ÷ ({cible} − {depart}) = {pourcentage(avancement.taux)}"
    if avancement.genre is GenreCible.DIRECTION and but.reference is not None:
        return f"{valeur} au lieu de {grandeur(decimal(but.reference), indicateur.unite)}"
    return f"{valeur}, cible{INSECABLE}: {cible_dite(indicateur, avancement)}"


def _regle(avancement: Avancement) -> str:
    """The straight line at the time of the figure, which the status is told by."""
    if avancement.attendu_au_chiffre is None or avancement.mesure is None or avancement.termine:
        return ""
    return (
        f"À la fin de la période du chiffre, une ligne droite de la valeur de départ à la cible en serait à "
        f"{pourcentage(avancement.attendu_au_chiffre)} du chemin."
    )


def _ligne(contexte: Contexte, entree: Entree) -> LigneCalcul:
    territoire = contexte.territoires.get(entree.territoire)
    return LigneCalcul(
        ROLES[entree.role],
        grandeur(entree.nombre, entree.unite),
        entree.periode,
        territoire.nom if territoire else "",
        entree.source,
    )
