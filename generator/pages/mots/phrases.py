"""Progress in sentences: the figure against its target, and the pace."""

from fractions import Fraction

from generator.calculs.avancement import Avancement
from generator.calculs.entrees import decimal
from generator.calculs.genres_de_cible import imprime_un_nombre
from generator.calculs.observations import Mesure
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.pages.mots.typographie import (
    FINE,
    INSECABLE,
    arrondir_sans_confondre,
    decimales,
    francais,
    grandeur,
    periodes_fr,
    points_dits,
    pourcentage,
    terminer,
)
from generator.pages.mots.valeurs import texte_mesure

# These sentences say only what the site can know: what it has found, and what it cannot compare with that.
RAISONS = {
    Raison.SANS_CIBLE: "Le document ne fixe aucune cible : nous ne comparons ces chiffres à rien.",
    Raison.CIBLE_EN_MOTS: "Nous ne lisons pas dans cette cible de chiffre comparable à l’indicateur : nous ne disons pas si elle est atteinte.",
    Raison.CHIFFRES_EN_MOTS: "Les chiffres trouvés sont dans une phrase, sans nombre seul : on ne peut pas les comparer à la cible.",
    Raison.PLUSIEURS_LIEUX: "Nous avons des chiffres par lieu et aucun pour l’ensemble : la cible ne peut pas être comparée.",
    Raison.AUTRE_LIEU: "La cible ne vaut pas pour le lieu dont on a le chiffre : ils ne se comparent pas.",
    Raison.LIEUX_MANQUANTS: "Nous n’avons pas le chiffre d’un ou de plusieurs lieux : l’ensemble ne peut pas être comparé à la cible.",
    Raison.TOUT_INCONNU: "La cible est une part et les chiffres sont des nombres : le document ne dit pas de quel total.",
    Raison.PORTEE_INCONNUE: "On ne sait pas si ce chiffre compte la même durée que la cible (une année, ou tout le contrat).",
    Raison.ANNEES_MANQUANTES: "Nous n’avons pas le chiffre d’une ou de plusieurs années : le total ne peut pas être comparé à la cible.",
    Raison.AVANT_LE_CONTRAT: "Les chiffres comparables trouvés datent d’avant le contrat : ils ne disent pas si la promesse est tenue.",
    Raison.VALEUR_DE_DEPART: "Les chiffres comparables trouvés s’arrêtent à la valeur de départ : ils ne disent pas si la promesse est tenue.",
    Raison.SANS_REFERENCE: "La cible se mesure depuis une valeur de départ : nous ne l’avons pas, elle vaut zéro, ou aucun chiffre trouvé ne la suit.",
    Raison.VENTILES_SEULEMENT: "Les chiffres sont donnés par partie, sans total : la cible ne peut pas être comparée.",
}

NOMBRE_SANS_COMPARAISON = "Un nombre est imprimé dans la cible, mais nous ne savons pas le comparer à ce que compte l’indicateur : nous ne disons pas si elle est atteinte."


def taux_dit(avancement: Avancement) -> str:
    """The part of the way done, with enough digits to differ from the part that a straight line would have done by then."""
    ligne = avancement.attendu_au_chiffre
    return pourcentage(avancement.taux, () if ligne is None else (ligne,))


def pas_egal(indicateur: Indicateur, avancement: Avancement) -> str:
    """Where a straight line would be today, with as many decimals as the figures around it need to differ from it; empty where there is none."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None or but.borne is None or but.reference is None or avancement.attendu is None:
        return ""
    distance = but.borne - but.reference
    imprimees = max(decimales(decimal(nombre)) for nombre in (but.borne, but.reference))
    grain = max(min(imprimees, 3), 2 if abs(distance) < 1 else 0, 0 if indicateur.unite.additionne else 1)
    ou = but.reference + distance * avancement.attendu
    return grandeur(arrondir_sans_confondre(ou, (but.borne, but.reference, mesure.fraction), decimales=grain), indicateur.unite)


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
    if but.genre.traits.reponse:
        return f"«{INSECABLE}{ecrit}{INSECABLE}»"
    if but.bas is not None:
        return f"plus de {ecrit}" if but.strict else f"au moins {ecrit}"
    return f"moins de {ecrit}" if but.strict else f"au plus {ecrit}"


def phrase(indicateur: Indicateur, avancement: Avancement) -> str:
    """One sentence on the figure that is held against the target; empty where there is no figure, or where each place has its own
    status."""
    mesure, statut = avancement.mesure, avancement.statut
    if statut.est_sans_chiffre or statut is Statut.RETIRE:
        return ""
    if avancement.par_lieu:
        return ""
    if statut is Statut.SANS_OBJECTIF or mesure is None:
        if avancement.raison is Raison.ESTIMATION and mesure is not None:
            return _phrase_d_estimation(indicateur, avancement, mesure)
        nombre_imprime = avancement.raison is Raison.CIBLE_EN_MOTS and imprime_un_nombre(indicateur)
        return francais(NOMBRE_SANS_COMPARAISON if nombre_imprime else RAISONS.get(avancement.raison, ""))
    chiffre = f"{texte_mesure(mesure, indicateur.unite)} ({periodes_fr(mesure.periodes)})"
    if avancement.genre.traits.sans_fin:
        return _phrase_direction(indicateur, avancement, chiffre)
    cible = cible_dite(indicateur, avancement)
    if statut is Statut.ATTEINT:
        return (
            f"Cible atteinte{INSECABLE}: {chiffre}, pour une cible de {cible}."
            if avancement.genre.traits.reponse
            else terminer(f"Cible atteinte{INSECABLE}: {chiffre}{FINE}; il fallait {cible}")
        )
    ecart = _ecart(indicateur, avancement)
    if statut is Statut.NON_ATTEINT:
        if mesure.periode.fin[:4] >= avancement.echeance[:4]:
            return terminer(f"Cible non atteinte{INSECABLE}: {chiffre}{FINE}; il fallait {cible}{ecart}")
        fin = terminer(f"il fallait {cible}{ecart}")
        return (
            f"Au {dernier_dit(avancement)}, {chiffre}, {_la_cible(indicateur, avancement)} n’était pas atteinte{INSECABLE}: "
            f"{fin} Aucun chiffre comparable trouvé pour {avancement.echeance[:4]}."
        )
    if avancement.raison is Raison.TENU_A_CE_JOUR:
        jusque = f" jusqu’à fin{INSECABLE}{avancement.echeance[:4]}" if avancement.echeance else ""
        return terminer(f"Niveau tenu au dernier chiffre{INSECABLE}: {chiffre}{FINE}; il faut {cible}{jusque}")
    quand = f" en {indicateur.cible.annee}" if indicateur.cible and indicateur.cible.annee else ""
    return terminer(f"Dernier chiffre{INSECABLE}: {chiffre}{FINE}; il faut {cible}{quand}{ecart}")


def _phrase_d_estimation(indicateur: Indicateur, avancement: Avancement, mesure: Mesure) -> str:
    """That the bounds of an estimate do not allow to say where the promise stands, with what they are held against."""
    but, bornes = avancement.objectif, mesure.bornes
    atteint = "si la cible est atteinte" if not avancement.termine else "si la cible a été atteinte"
    tranche = but is None or bornes is None or but.est_atteint(Fraction(bornes[0])) is but.est_atteint(Fraction(bornes[1]))
    quoi = "si les chiffres vont vers la cible comme prévu" if tranche else atteint
    cible = cible_dite(indicateur, avancement)
    chiffre = f"{texte_mesure(mesure, indicateur.unite)} ({periodes_fr(mesure.periodes)})"
    if but is not None and but.reference is not None and but.genre.traits.sans_fin:
        sens = "augmentent" if but.bas is not None else "diminuent"
        depart = grandeur(decimal(but.reference), indicateur.unite)
        return terminer(f"L’estimation ne permet pas de dire si les chiffres {sens}{INSECABLE}: {depart} au départ, {chiffre}")
    voulu = f"{FINE}; il {'fallait' if avancement.termine else 'faut'} {cible}" if cible else ""
    return terminer(f"L’estimation ne permet pas de dire {quoi}{INSECABLE}: {chiffre}{voulu}")


def dernier_dit(avancement: Avancement) -> str:
    """«dernier chiffre trouvé»; where later ones were found too, «dernier chiffre comparable d’avant l’échéance»."""
    mesure = avancement.mesure
    seul = mesure is not None and avancement.connu_jusqu_au <= mesure.periode.fin
    return "dernier chiffre trouvé" if seul else "dernier chiffre comparable d’avant l’échéance"


def _ecart(indicateur: Indicateur, avancement: Avancement) -> str:
    """« ; il manque 117», « ; c’est 12 points de trop»; empty where the figure is a yes or a no, or meets the target."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None or but.genre.traits.reponse or mesure.bornes:
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


def _difference(ecart: Fraction, unite: Unite) -> str:
    """A difference between two figures; percentages differ by points."""
    nombre = decimal(ecart)
    ecrit = arrondir_sans_confondre(nombre, (0,), decimales=min(decimales(nombre), 4))
    return points_dits(ecrit) if unite is Unite.POURCENTAGE else grandeur(ecrit, unite)


def _phrase_direction(indicateur: Indicateur, avancement: Avancement, chiffre: str) -> str:
    but, reference = avancement.objectif, avancement.reference
    if but is None or reference is None:
        return ""
    hausse = but.bas is not None
    voulu = f"La cible {'était' if avancement.termine else 'est'} une {'hausse' if hausse else 'baisse'}."
    depart = f"{grandeur(reference.nombre, indicateur.unite)} au départ" + (f" ({reference.jour[:4]})" if reference.jour else "")
    annee = avancement.mesure.periode.fin[:4] if avancement.mesure else ""
    if avancement.termine and annee != avancement.echeance[:4]:
        oui = "C’était le cas" if avancement.statut is Statut.ATTEINT else "Ce n’était pas le cas"
        quand = f"au {dernier_dit(avancement)}" if annee < avancement.echeance[:4] else "après l’échéance"
        return f"{voulu} {oui} {quand}{INSECABLE}: {depart}, {chiffre}."
    constat = {
        Statut.ATTEINT: "Les chiffres trouvés la montrent",
        Statut.EN_BONNE_VOIE: "Les chiffres trouvés la montrent",
        Statut.A_SURVEILLER: "Le dernier chiffre trouvé ne la montre pas",
        Statut.EN_RECUL: "Les chiffres trouvés montrent le contraire",
        Statut.NON_ATTEINT: "Les chiffres trouvés ne la montrent pas",
    }.get(avancement.statut, "")
    return f"{voulu} {constat}{INSECABLE}: {depart}, {chiffre}."


def rythme(indicateur: Indicateur, avancement: Avancement, aujourd_hui: str) -> str:
    """Pace in words: where a straight line would be today, and when the pace seen so far would reach the target."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None or avancement.statut is Statut.ATTEINT or avancement.par_lieu:
        return ""
    phrases = []
    if not avancement.termine and (ou := pas_egal(indicateur, avancement)):
        phrases.append(terminer(f"Pour arriver à temps en avançant d’un pas égal, il faudrait en être aujourd’hui à {ou}"))
    annee, cible = avancement.echeance[:4], _la_cible(indicateur, avancement)
    if avancement.derniere is not None and avancement.derniere.periode != mesure.periode:
        return " ".join(phrases)  # a figure later than the judged one is known: no projection from before it
    if avancement.s_eloigne:
        phrases.append(f"Les chiffres s’éloignent de la cible{INSECABLE}: à ce rythme, elle ne serait pas atteinte.")
    elif avancement.annee_projetee is not None:
        temps = "aurait été" if avancement.annee_projetee < int(aujourd_hui[:4]) else "serait"
        retard = (
            ", un peu après la date de la cible"
            if avancement.statut is Statut.EN_BONNE_VOIE and annee < str(avancement.annee_projetee)
            else ""
        )
        phrases.append(f"À ce rythme, {cible} {temps} atteinte en {avancement.annee_projetee}{retard}.")
    return " ".join(phrases)
