"""Progress as one page shows it: its sentence, its pace, what a careful reader must know, and how it was computed."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.avancement import Avancement
from generator.calculs.formules import avec_les_ruptures
from generator.calculs.jugement import PEREMPTION_MOIS
from generator.calculs.ligne_manquante import LigneManquante
from generator.calculs.observations import QUARTIERS_PRIORITAIRES, RUPTURE_QPV, Mesure, apres_rupture, ruptures_de
from generator.calculs.raisons import Formule, Raison
from generator.calculs.statuts import Statut, synthetiser
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.mots.phrases import cible_dite, dernier_dit, phrase, rythme, taux_dit
from generator.pages.mots.statuts import ACCORDS
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, enumerer, periodes_fr
from generator.pages.mots.valeurs import texte_mesure
from generator.pages.pieces.calcul import VueCalcul, vue_calcul
from generator.pages.pieces.lecture import noms_de


class VueAvancement(Struct, frozen=True):
    """The words of one indicator's progress; `taux` is empty where no rate is shown, `calcul` None where nothing was computed."""

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
        taux=f"{taux_dit(avancement)} du chemin" if _montre_un_taux(avancement) else "",
        au_dernier_chiffre=_au_dernier_chiffre(avancement),
        precautions=tuple(_precautions(contexte, indicateur, avancement)),
        calcul=vue_calcul(contexte, indicateur, avancement),
        par_lieu=_par_lieu(contexte, indicateur, avancement),
    )


def _au_dernier_chiffre(avancement: Avancement) -> str:
    """«au dernier chiffre trouvé, 2017»: the judged figure is not of the target's own year."""
    mesure = avancement.mesure
    juge = avancement.statut in (Statut.ATTEINT, Statut.NON_ATTEINT) and mesure is not None
    if not juge or not avancement.termine or mesure is None or mesure.periode.fin[:4] == avancement.echeance[:4]:
        return ""
    if mesure.periode.fin > avancement.echeance:
        return f"après l’échéance, en {mesure.periode.fin[:4]}"
    return f"au {dernier_dit(avancement)}, {mesure.periode.fin[:4]}"


def _montre_un_taux(avancement: Avancement) -> bool:
    """Whether the rate is shown: from 0 at the starting value to 1 at the target. What is behind or beyond these is told in words alone."""
    return (
        avancement.taux is not None
        and avancement.formule is Formule.CHEMIN
        and 0 <= avancement.taux <= (avancement.statut is Statut.ATTEINT or avancement.taux < 1)
    )


def _precautions(contexte: Contexte, indicateur: Indicateur, avancement: Avancement) -> Iterator[str]:
    """What a careful reader must know of the figure before using it."""
    mesure = avancement.mesure
    if mesure is not None:
        if any(partie.statut is StatutValeur.PROVISOIRE for partie in mesure.parties):
            yield "Ce chiffre est provisoire."
        if mesure.bornes is not None:
            yield "Ce chiffre est une estimation."
        if mesure.periode.genre is GenrePeriode.ANNEE_SCOLAIRE:
            yield "Une année scolaire est comptée dans l’année où elle finit."
        if mesure.est_calculee:
            yield _addition(contexte, mesure)
        if avancement.raison is Raison.CHIFFRE_ANCIEN:
            yield f"Ce chiffre a plus de {PEREMPTION_MOIS} mois{INSECABLE}: nous ne savons pas si les choses avancent encore."
        if avancement.termine and mesure.periode.fin > avancement.echeance:
            yield f"Aucun chiffre comparable trouvé pour {avancement.echeance[:4]}{INSECABLE}: celui-ci vient après l’échéance."
        derniere = avancement.derniere
        if derniere is not None and derniere.periode != mesure.periode:
            yield (
                f"Un chiffre plus récent a été trouvé{INSECABLE}: {texte_mesure(derniere, indicateur.unite)} "
                f"({periodes_fr(derniere.periodes)}). La cible était pour {avancement.echeance[:4]}."
            )
    if (venu := avancement.jalon) is not None:
        voulu = cible_dite(indicateur, replace(avancement, objectif=venu.objectif))
        oui = "ce chiffre l’atteint" if venu.atteint else "ce chiffre ne l’atteint pas"
        yield f"Étape prévue par le document pour {venu.jalon.annee}{INSECABLE}: {voulu}{FINE}; {oui}."
    if avancement.reference is not None:
        origine = {
            "premier": "La valeur de départ est le premier chiffre trouvé, faute d’une valeur dans le document.",
            "nature": "La cible compte un total depuis le début du contrat, qui part donc de zéro.",
        }.get(avancement.reference.origine)
        if origine:
            yield origine
    if (ligne := contexte.suivi.ligne_manquante(indicateur)) is not None:
        yield phrase_de_la_ligne_manquante(contexte, ligne)
    yield from ruptures_dites(contexte, indicateur)
    yield from _recalculs_dits(contexte, indicateur)


def phrase_de_la_ligne_manquante(contexte: Contexte, ligne: LigneManquante) -> str:
    """«Un chiffre pour « Orly » en 2020 permettrait de juger.»"""
    lieu = contexte.territoires[ligne.territoire].nom
    quand = f"en {ligne.periode.texte}" if ligne.periode.genre is GenrePeriode.ANNEE else f"pour l’{periodes_fr([ligne.periode])}"
    quand = f"{quand}, par exemple," if ligne.au_choix else quand
    return f"Un chiffre pour «{INSECABLE}{lieu}{INSECABLE}» {quand} permettrait de juger."


def _addition(contexte: Contexte, mesure: Mesure) -> str:
    """What was added up, or taken away, and over what: places, years, or both."""
    if mesure.retranchees:
        lieux = f", et pour {accord(len(mesure.lieux), *noms_de(contexte, mesure.lieux))}" if len(mesure.lieux) > 1 else ""
        return f"Chiffre d’une année, calculé par nos soins en retranchant le cumul de l’année d’avant{lieux}."
    quoi = []
    if len(mesure.lieux) > 1:
        quoi.append(accord(len(mesure.lieux), *noms_de(contexte, mesure.lieux)))
    if len(mesure.periodes) > 1:
        quoi.append(f"{accord(len(mesure.periodes), 'année')} ({periodes_fr(mesure.periodes)})")
    return f"Somme, calculée par nos soins, des chiffres de {' sur '.join(quoi)}."


def ruptures_dites(contexte: Contexte, indicateur: Indicateur) -> Iterator[str]:
    """The breaks between the figures that are shown, in words."""
    indicateur = avec_les_ruptures(indicateur, contexte.indicateurs)
    vues: dict[str, str] = {}
    for id in dict.fromkeys(valeur.territoire for valeur in contexte.valeurs.get(indicateur.id, ())):
        ici = [valeur for valeur in contexte.valeurs[indicateur.id] if valeur.territoire == id]
        publiees = dict.fromkeys(rupture for valeur in ici for rupture in valeur.ruptures)
        for rupture in (*ruptures_de(indicateur, contexte.territoires[id]), *publiees):
            if len({apres_rupture(valeur.periode.debut, rupture, recalculee=valeur.recalcule) for valeur in ici}) > 1:
                vues[rupture.date] = rupture.texte
    for jour, texte in vues.items():
        yield f"Rupture de série en {date_fr(jour[:7])}{INSECABLE}: {texte} Les chiffres d’avant et d’après ne sont ni reliés ni comparés."


def _recalculs_dits(contexte: Contexte, indicateur: Indicateur) -> Iterator[str]:
    """What says that figures of neighbourhoods are all on the bounds of 2024, where some of them are from before."""
    avant = [
        valeur
        for valeur in contexte.valeurs.get(indicateur.id, ())
        if contexte.territoires[valeur.territoire].type in QUARTIERS_PRIORITAIRES and valeur.periode.debut < RUPTURE_QPV.date
    ]
    if not avant:
        return
    dits = []
    if indicateur.recalcul is not None:
        source = indicateur.recalcul.source
        titre = next((document.titre for document in contexte.contrat.documents if document.id == source.document), "")
        dits.append((indicateur.recalcul.texte, ", ".join(filter(None, (titre, source.repere)))))
    publications = {valeur.publication: contexte.suivi.publications.get(valeur.publication) for valeur in avant if valeur.recalcule}
    dits += [(une.contours_recalcules, une.titre) for une in publications.values() if une is not None]
    for mots, ou in dits:
        yield f"Chiffres d’avant 2024 recalculés sur les quartiers de 2024{INSECABLE}: «{INSECABLE}{mots}{INSECABLE}» ({ou})."


def _par_lieu(contexte: Contexte, indicateur: Indicateur, avancement: Avancement) -> str:
    """«La cible vaut pour chaque lieu (20 lieux) : 3 atteints et 17 sans chiffre trouvé.»; empty where it is the target of the whole. Where the document gives
    each place its own, the places are named."""
    if not avancement.par_lieu:
        return ""
    nommes = bool(indicateur.cible and indicateur.cible.par_lieu)
    comptes = [(statut, nombre) for statut, nombre in synthetiser(statut for _, statut in avancement.par_lieu).nombres if nombre]
    mots = []
    for statut, nombre in comptes:
        lieux = enumerer([contexte.territoires[lieu].nom for lieu, dit in avancement.par_lieu if dit is statut]) if nommes else ""
        mots.append(f"{accord(nombre, *ACCORDS[statut])}{f' ({lieux})' if lieux else ''}")
    return f"La cible vaut pour chaque lieu ({accord(len(avancement.par_lieu), 'lieu', 'lieux')}){INSECABLE}: {enumerer(mots)}."
