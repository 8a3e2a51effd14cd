"""The charts of an indicator's figures, with its target and its starting value where the figures are compared with them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from generator.calculs.avancement import Avancement
from generator.calculs.dates import rang
from generator.calculs.designation import Origine
from generator.calculs.entrees import decimal
from generator.calculs.formules import avec_les_ruptures
from generator.calculs.lecture import Lecture
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.observations import ANNUELLES, Mesure, ruptures_de, se_comparent
from generator.calculs.raisons import Formule
from generator.calculs.series import Tableau
from generator.calculs.traces import derniers_par_commune, est_dessinee, genre_principal, lieux_traces, prevues_ici
from generator.calculs.ventilations import Ecart, Repartition
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur
from generator.model.valeur import StatutValeur, Valeur
from generator.pages.contexte import Contexte
from generator.pages.dessins.barres import barres, barres_horizontales
from generator.pages.dessins.commun import STYLES, Graphique, Point, RepereTrace, RuptureTracee, Serie
from generator.pages.dessins.courbes import courbes
from generator.pages.dessins.parts import SegmentDePart, Tout, dessin_des_parts
from generator.pages.dessins.portee import portee
from generator.pages.mots.phrases import cible_dite, pas_egal
from generator.pages.mots.seuils import seuil_dit
from generator.pages.mots.typographie import INSECABLE, grandeur, nombre_fr, periode_fr, periodes_fr
from generator.pages.mots.valeurs import texte_mesure, texte_valeur
from generator.pages.pieces.lecture import lieu_dit, noms_de


def graphiques(contexte: Contexte, indicateur: Indicateur, tableau: Tableau) -> tuple[Graphique, ...]:
    """Up to five charts, each left out where there is nothing to draw: the way to the target, the figures compared with it, the sums over
    places, the figures of each place through time, the communes side by side.

    A target is drawn over the figures that are held against it, and over no others.
    """
    if not indicateur.unite.numerique:
        return ()
    lecture = contexte.suivi.lectures[indicateur.id]
    return tuple(
        graphique
        for graphique in (
            _chemin(contexte, indicateur),
            _du_chiffre(contexte, indicateur, lecture, tableau),
            _sommes_dans_le_temps(contexte, indicateur, lecture),
            _dans_le_temps(contexte, indicateur, lecture, tableau),
            _par_commune(contexte, indicateur, tableau),
        )
        if graphique is not None
    )


def _chemin(contexte: Contexte, indicateur: Indicateur) -> Graphique | None:
    """The range from the starting value to the target, where a rate is defined."""
    avancement = contexte.suivi.avancements[indicateur.id]
    but, mesure, reference = avancement.objectif, avancement.mesure, avancement.reference
    if avancement.formule is not Formule.CHEMIN or but is None or but.borne is None or mesure is None or reference is None:
        return None
    droite = None
    if avancement.attendu is not None and not avancement.termine and but.reference is not None:
        ou = decimal(but.reference + (but.borne - but.reference) * avancement.attendu)
        droite = RepereTrace(ou, pas_egal(indicateur, avancement), "pas égal, aujourd’hui")
    return portee(
        "chemin",
        f"De la valeur de départ à la cible ({indicateur.unite.nom})",
        valeur=RepereTrace(mesure.nombre, grandeur(mesure.nombre, indicateur.unite), periodes_fr(mesure.periodes)),
        cible=_repere_cible(indicateur, avancement, decimal(but.borne)),
        reference=RepereTrace(reference.nombre, grandeur(reference.nombre, indicateur.unite), f"départ {reference.jour[:4]}".strip()),
        droite=droite,
    )


def _repere_cible(indicateur: Indicateur, avancement: Avancement, nombre: Decimal) -> RepereTrace:
    annee = avancement.echeance[:4]
    return RepereTrace(nombre, grandeur(nombre, indicateur.unite), f"cible {annee}".strip(), Decimal(annee) if annee else None)


def _rang(periode: Periode) -> Decimal:
    """Where a figure stands on the axis: that of a year on its own number, that of a school year in the year in which it ends."""
    return decimal(rang(periode.fin)) - 1


def _point(valeur: Valeur) -> Point:
    nombre = valeur.nombre
    ecrit = nombre_fr(nombre) if nombre is not None else ""
    dit = texte_valeur(valeur) if valeur.bornes else ""
    provisoire = valeur.statut is StatutValeur.PROVISOIRE
    return Point(_rang(valeur.periode), _sur_l_axe(valeur.periode), nombre, ecrit, provisoire, valeur.bornes, dit, valeur.est_prevue)


def _sur_l_axe(periode: Periode) -> str:
    """«2019», «2017-2018», «mars 2021», «31 mars 2021»: years are short enough as they are written, months and days are said."""
    return periode_fr(periode) if periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR) else periode.texte


def _points(mesures: Sequence[Mesure]) -> tuple[Point, ...]:
    return tuple(
        Point(
            _rang(mesure.periode),
            _sur_l_axe(mesure.periode),
            None if mesure.en_fourchette else mesure.nombre,
            "" if mesure.en_fourchette else nombre_fr(mesure.nombre),
            any(partie.statut is StatutValeur.PROVISOIRE for partie in (*mesure.parties, *mesure.retranchees)),
            mesure.bornes,
            texte_mesure(mesure, mesure.parties[0].unite) if mesure.bornes else "",
        )
        for mesure in mesures
    )


def _du_chiffre(contexte: Contexte, indicateur: Indicateur, lecture: Lecture, tableau: Tableau) -> Graphique | None:
    """The figures that the one which speaks is compared with, where no other chart draws just them."""
    mesures = lecture.suite.mesures
    prevues = contexte.suivi.previsions.get(indicateur.id, ())
    if len(mesures) < 2 or est_dessinee(lecture, lieux_traces(lecture, tableau, prevues)):
        return None
    cible, depart = _reperes(indicateur, lecture)
    unite = indicateur.unite.nom
    if lecture.suite.mesures != lecture.suite.brutes:
        cumul = not mesures[-1].retranchees
        quoi = f"Total depuis {contexte.contrat.debut}" if cumul else "Chiffre de chaque année"
        titre = f"{quoi}, {lieu_dit(contexte, mesures[-1].lieux)} ({unite})"
        return barres("du-chiffre", titre, series=[Serie("", _points(mesures))], cible=cible, reference=depart)
    if cible is None or lecture.origine is Origine.SOMME:
        return None
    nom = lieu_dit(contexte, mesures[-1].lieux)
    titre = f"{nom}, {'chiffres comparables à la cible'} ({unite})"
    etapes = _jalons(indicateur, cible)
    seuils = _seuils(indicateur)
    return courbes("du-chiffre", titre, series=[Serie(nom, _points(mesures))], cible=cible, reference=depart, jalons=etapes, seuils=seuils)


def _sommes_dans_le_temps(contexte: Contexte, indicateur: Indicateur, lecture: Lecture) -> Graphique | None:
    """A column per sum over places, of one kind of period."""
    if lecture.sommes is None or not lecture.sommes.mesures:
        return None
    parle = lecture.origine is Origine.SOMME and lecture.suite.mesures == lecture.suite.brutes
    genre = genre_principal([somme.periode for somme in lecture.sommes.mesures])
    mesures = lecture.suite.mesures if parle else [somme for somme in lecture.sommes.mesures if somme.periode.genre is genre]
    cible, depart = _reperes(indicateur, lecture) if parle else (None, None)
    lieux = lecture.sommes.lieux
    par = "par année" if genre in ANNUELLES else "par période"
    titre = f"Somme des {len(lieux)} {noms_de(contexte, lieux)[1]}, {par} ({indicateur.unite.nom})"
    return barres("par-annee", titre, series=[Serie("", _points(mesures))], cible=cible, reference=depart)


def _dans_le_temps(contexte: Contexte, indicateur: Indicateur, lecture: Lecture, tableau: Tableau) -> Graphique | None:
    """A line per place; the target is drawn only where the one line is that of the figures held against it."""
    prevues = contexte.suivi.previsions.get(indicateur.id, ())
    lignes = lieux_traces(lecture, tableau, prevues)
    series, ruptures = [], {}
    for lieu, valeurs in lignes:
        ici = (*valeurs, *prevues_ici(lieu, valeurs, prevues))
        series.append(Serie(contexte.territoires[lieu].nom, tuple(_point(valeur) for valeur in ici)))
        for avant, apres in pairwise(valeurs):
            siennes = ruptures_de(avec_les_ruptures(indicateur, contexte.indicateurs), contexte.territoires[lieu])
            for rupture in (*siennes, *avant.ruptures, *apres.ruptures):
                if not se_comparent(avant, apres, (rupture,)):
                    ruptures[rupture.date] = RuptureTracee((_rang(avant.periode) + _rang(apres.periode)) / 2, rupture.texte)
    if not series:
        return None
    cible, depart = _reperes(indicateur, lecture) if est_dessinee(lecture, lignes) else (None, None)
    ou = f"{series[0].nom}, par période" if len(series) == 1 else "Par lieu et par période"
    titre = f"{ou} ({indicateur.unite.nom})"
    etapes = _jalons(indicateur, cible)
    partout = est_dessinee(lecture, lignes) or indicateur.unite.est_un_taux
    return courbes(
        "par-lieu",
        titre,
        series=series,
        cible=cible,
        reference=depart,
        jalons=etapes,
        seuils=_seuils(indicateur) if partout else (),
        ruptures=tuple(ruptures.values()),
    )


def _seuils(indicateur: Indicateur) -> tuple[RepereTrace, ...]:
    """The thresholds of the indicator's own, as lines."""
    return tuple(RepereTrace(seuil.valeur, seuil_dit(seuil, indicateur.unite), seuil.nom) for seuil in indicateur.seuils)


def _reperes(indicateur: Indicateur, lecture: Lecture) -> tuple[RepereTrace | None, RepereTrace | None]:
    """Target and starting value to draw over the figures that speak, where these are held against them."""
    avancement = lecture.avancement
    but, reference = avancement.objectif, avancement.reference
    if not lecture.cible_tracee or but is None or but.vise is None:
        return None, None
    if but.bas is not None and but.haut is not None:
        return None, None  # one line would make one bound look like the whole target
    cible = _repere_cible(indicateur, avancement, decimal(but.vise))
    cible = RepereTrace(cible.valeur, cible_dite(indicateur, avancement), cible.nom, cible.rang)
    if reference is None or reference.origine != "document":
        return cible, None
    jour = Decimal(reference.jour[:4]) if reference.jour else None
    return cible, RepereTrace(reference.nombre, grandeur(reference.nombre, indicateur.unite), f"départ {reference.jour[:4]}".strip(), jour)


def _jalons(indicateur: Indicateur, cible: RepereTrace | None) -> tuple[RepereTrace, ...]:
    """The steps to draw where the target is drawn, those that are one number in the unit of the figures."""
    promis = indicateur.cible
    if promis is None or cible is None or (promis.unite and promis.unite is not indicateur.unite):
        return ()
    return tuple(
        RepereTrace(jalon.valeur, grandeur(jalon.valeur, indicateur.unite), f"étape {jalon.annee}", Decimal(jalon.annee))
        for jalon in promis.jalons
        if jalon.valeur is not None
    )


def _par_commune(contexte: Contexte, indicateur: Indicateur, tableau: Tableau) -> Graphique | None:
    """A bar per commune for the most recent period that several of them have."""
    trouves = derniers_par_commune(tableau, contexte.territoires)
    if trouves is None:
        return None
    periode, cases = trouves
    points = tuple(
        Point(
            Decimal(place),
            contexte.territoires[id].nom,
            case.nombre,
            nombre_fr(case.nombre or 0),
            bornes=case.bornes,
            dit=texte_valeur(case) if case.bornes else "",
        )
        for place, (id, case) in enumerate(cases)
    )
    titre = f"Par {contexte.contrat.nom_des_communes[0]}, {periode_fr(periode)} ({indicateur.unite.nom})"
    return barres_horizontales("par-commune", titre, series=[Serie("", points)])


def graphique_d_ecart(contexte: Contexte, ecart: Ecart) -> Graphique | None:
    """The part that neighbourhoods make of the whole."""
    if ecart.part is None or ecart.partie.nombre is None:
        return None
    lieu, tout = contexte.territoires[ecart.partie.territoire].nom, contexte.territoires[ecart.tout.territoire].nom
    segment = SegmentDePart(lieu, ecart.partie.nombre, nombre_fr(ecart.partie.nombre))
    titre = f"{lieu} dans {tout}, {periode_fr(ecart.partie.periode)}"
    return dessin_des_parts(
        f"part-{ecart.partie.territoire}", titre, touts=[Tout("", (segment,), ecart.tout.nombre)], autres=f"Reste de{INSECABLE}: {tout}"
    )


def ancre_de_repartition(repartition: Repartition, genre: str = "ventilation") -> str:
    """The place of a breakdown on its page, by dimension and territory: another row of figures does not move it."""
    return f"{genre}-{repartition.dimension.id}-{repartition.territoire}"


def graphique_de_repartition(contexte: Contexte, indicateur: Indicateur, repartition: Repartition) -> Graphique | None:
    """Parts of the whole where they add up, else columns side by side."""
    lieu, dimension = contexte.territoires[repartition.territoire].nom, repartition.dimension
    titre = f"{lieu}, par {dans_la_phrase(dimension.nom)} ({indicateur.unite.nom})"
    if not indicateur.unite.numerique:
        return None
    if dimension.somme and indicateur.unite.additionne:
        touts = [tout for periode in repartition.periodes if (tout := _tout(repartition, periode))]
        return dessin_des_parts(ancre_de_repartition(repartition, "graphique"), titre, touts=touts, autres="Non réparti") if touts else None
    series = [
        Serie(modalite.nom, tuple(_point(valeur) for valeur in repartition.ligne(modalite.id) if valeur and valeur.nombre is not None))
        for modalite in dimension.modalites
    ]
    series = [serie for serie in series if serie.points]
    # Beyond six, colours and patterns come round again: the table says it better.
    return barres(ancre_de_repartition(repartition, "graphique"), titre, series=series) if 0 < len(series) <= STYLES else None


def _tout(repartition: Repartition, periode: Periode) -> Tout | None:
    total = repartition.tout(periode)
    if total is None:
        return None
    segments = tuple(
        SegmentDePart(modalite.nom, valeur.nombre, nombre_fr(valeur.nombre))
        for modalite, valeur in zip(repartition.dimension.modalites, repartition.parties(periode), strict=True)
        if valeur is not None and valeur.nombre is not None
    )
    return Tout(periode_fr(periode), segments, total)
