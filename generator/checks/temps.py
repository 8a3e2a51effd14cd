"""Warns of rows of the future, which no page shows yet, and of figures of a time after the contract."""

from collections.abc import Iterator

from generator.checks.sujets import repondre, sujet_de
from generator.model.avis import Avis
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.periode import GenrePeriode
from generator.model.probleme import Gravite, Probleme
from generator.model.temps import connue_des, est_venue
from generator.model.valeur import Valeur
from generator.model.voisin import ValeurVoisine

LONGTEMPS = 60  # years: series of censuses begin in 1968


def verifier_temps(dossier: Dossier, aujourd_hui: str) -> Iterator[Probleme]:
    """Figures, news, opinions and answers that the site leaves out on that day (ISO)."""
    for valeur in dossier.valeurs:
        if connue_des(valeur.periode) > aujourd_hui:
            yield _valeur(valeur, aujourd_hui)
    yield from _apres_la_fin(dossier, aujourd_hui)
    yield from _d_un_autre_siecle(dossier)
    for nouvelle in dossier.nouvelles:
        if not est_venue(nouvelle.date, aujourd_hui):
            yield _datee("Cette nouvelle", nouvelle.date, nouvelle.lieu, aujourd_hui)
    for voisine in dossier.voisins.valeurs:
        if connue_des(voisine.periode) > aujourd_hui:
            yield _valeur(voisine, aujourd_hui)
    for avis in dossier.avis:
        yield from _avis(avis, aujourd_hui)
    for noeud in dossier.noeuds():
        if noeud.fiche and noeud.fiche.avancement_au and not est_venue(noeud.fiche.avancement_au, aujourd_hui):
            yield _datee("L’avancement de cette action", noeud.fiche.avancement_au, noeud.lieu, aujourd_hui)


def _apres_la_fin(dossier: Dossier, aujourd_hui: str) -> Iterator[Probleme]:
    """The first row of each indicator that pages show and that is wholly of a time after the contract: it may be judged against a promise that was over."""
    fin, dits = dossier.contrat.fin, set[str]()
    if fin is not None and fin < dossier.contrat.debut:
        return  # the contract ends before it begins, which was said
    venues = [valeur for valeur in dossier.valeurs if connue_des(valeur.periode) <= aujourd_hui and not valeur.est_prevue]
    for valeur in venues if fin else ():
        if int(valeur.periode.debut[:4]) > (fin or 0) and valeur.indicateur not in dits:
            dits.add(valeur.indicateur)
            message = f"Ce chiffre est de {valeur.periode.texte}, après la fin du contrat ({fin})."
            conseil = f"Vérifier la période, ou « fin » si le contrat a été prolongé ; {repondre(valeur.indicateur)}"
            yield Probleme(valeur.lieu, CodeChiffre.APRES_LA_FIN, message, conseil, Gravite.AVERTISSEMENT, valeur.indicateur)


def _d_un_autre_siecle(dossier: Dossier) -> Iterator[Probleme]:
    """The first row of each indicator that is of a time so long before the contract that its year can hardly be right."""
    dits = set[str]()
    for valeur in dossier.valeurs:
        if int(valeur.periode.debut[:4]) < dossier.contrat.debut - LONGTEMPS and valeur.indicateur not in dits:
            dits.add(valeur.indicateur)
            message = f"Ce chiffre est de {valeur.periode.texte}, plus de {LONGTEMPS} ans avant le contrat ({dossier.contrat.debut})."
            conseil = f"Vérifier l’année ; {repondre(sujet_de(valeur))}"
            yield Probleme(valeur.lieu, CodeChiffre.VALEUR_ETRANGE, message, conseil, Gravite.AVERTISSEMENT, sujet_de(valeur))


def _valeur(valeur: Valeur | ValeurVoisine, jour: str) -> Probleme:
    periode = valeur.periode
    if periode.genre is GenrePeriode.INTERVALLE:
        message = f"Ce total de {periode.texte} porte sur un temps qui n’est pas fini le {jour} : il n’est pas montré."
    else:
        message = f"Cette ligne est de {periode.texte}, un temps qui n’a pas commencé le {jour} : elle n’est pas montrée."
    conseil = f"Vérifier la période ; si elle est juste, la ligne sera montrée dès le {connue_des(periode)}."
    if isinstance(valeur, Valeur):
        conseil += " Ce qu’une source prévoit s’écrit avec le statut « prevision »."
    return _avertir(valeur.lieu, message, conseil)


def _avis(avis: Avis, jour: str) -> Iterator[Probleme]:
    if not est_venue(avis.date, jour):
        yield _datee("Cet avis", avis.date, avis.lieu, jour)
    elif avis.reponse and not est_venue(avis.reponse.date, jour):
        yield _datee("La réponse à cet avis", avis.reponse.date, avis.lieu, jour)


def _datee(quoi: str, date: str, lieu: Lieu, jour: str) -> Probleme:
    message = f"{quoi} porte la date {date}, qui vient après le {jour} : rien n’en est montré."
    return _avertir(lieu, message, "Vérifier la date ; si elle est juste, rien à faire.")


def _avertir(lieu: Lieu, message: str, conseil: str) -> Probleme:
    return Probleme(lieu, CodeChiffre.TEMPS_A_VENIR, message, conseil, Gravite.AVERTISSEMENT)
