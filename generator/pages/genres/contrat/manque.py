"""What is looked for: indicators without a definition or a figure that was found, and whom the document names for them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.manque import manquants
from generator.calculs.statuts import Statut
from generator.model.ancre import ancre_du_mot
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de, site_du_contrat
from generator.pages.pieces.manque import Manque, ligne_du_manque, nommes, phrase_du_manque
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.partenaires_nommes import PartenairesNommes, ensemble
from generator.pages.pieces.places import VueSource, vue_source
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import seule

SANS_PERSONNE = "sans-responsable"


class NonDefinis(Struct, frozen=True):
    """Indicators without a definition that have the same printed deadline, or none."""

    titre: str
    ancre: str
    phrase: str
    liste: Tranche[Manque]


class VueManque(Struct, frozen=True):
    """The page of what is looked for in a contract."""

    entete: Entete
    phrase: str
    non_definis: tuple[NonDefinis, ...]
    obligations: tuple[tuple[str, VueSource], ...]
    nommes: tuple[PartenairesNommes, ...]
    cherches: int
    sans_personne: Tranche[Manque]
    regle: str
    methode: str


def vue_manque(contexte: Contexte) -> VueManque:
    """The view of the page of what is looked for."""
    page = contexte.adresses.rubrique("manque")
    voix = contexte.voix
    listes = listes_du_manque(contexte)
    return VueManque(
        entete=Entete(
            voix.manque,
            f"{voix.manque} : indicateurs sans chiffre ou sans définition {du_contrat(contexte.contrat.titre)}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien(voix.manque, "")),
            chapeau=voix.manque_chapeau,
        ),
        phrase=phrase_du_manque(contexte),
        non_definis=tuple(_non_definis(listes, groupe) for groupe in _groupes_non_definis(contexte)),
        obligations=tuple(
            (obligation.texte, vue_source(contexte, page, obligation.source, Objet(GenreDObjet.OBLIGATION, obligation.id)))
            for obligation in contexte.contrat.calendrier
            if obligation.annonce_des_indicateurs
        ),
        nommes=ensemble(nommes(contexte, page)),
        cherches=len(manquants(contexte, list(contexte.indicateurs.values()))),
        sans_personne=listes.tranche(SANS_PERSONNE),
        regle=contexte.contrat.referents.texte if contexte.contrat.referents.regle != "aucune" else "",
        methode=relative(page, f"{contexte.adresses.rubrique('methode')}#referents"),
    )


def listes_du_manque(contexte: Contexte) -> ListesDUnePage:
    """The indicators without a definition, by their printed deadline; then those without a figure for which the document names nobody."""

    def lignes(page: str, cles: Sequence[str]) -> Sequence[Manque]:
        return [ligne_du_manque(contexte, page, contexte.indicateurs[cle]) for cle in cles]

    def listes() -> Iterator[Liste[Any]]:
        for groupe in _groupes_non_definis(contexte):
            cles = [indicateur.id for indicateur in groupe]
            yield Liste(_ancre(groupe[0]), _titre_non_definis(groupe), "non_definis", [GroupeDeCles(cles)], lignes)
        sans_personne = [
            indicateur.id
            for indicateur in manquants(contexte, list(contexte.indicateurs.values()))
            if contexte.suivi.statut(indicateur) is not Statut.A_DEFINIR and not contexte.referents(indicateur)
        ]
        yield Liste(SANS_PERSONNE, "Personne de nommé", "manques", [GroupeDeCles(sans_personne)], lignes)

    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.rubrique("manque"), contexte.voix.manque, listes())


def _groupes_non_definis(contexte: Contexte) -> Sequence[Sequence[Indicateur]]:
    """The indicators without a definition, grouped by the printed words of their deadline, the earliest first; then those without one."""
    concernes = [ind for ind in contexte.indicateurs.values() if contexte.suivi.statut(ind) is Statut.A_DEFINIR]
    concernes.sort(key=lambda ind: tuple(partie or "~" for partie in _temps_imprime(ind)))
    return [list(groupe) for _, groupe in groupby(concernes, key=_temps_imprime)]


def _titre_non_definis(siens: Sequence[Indicateur]) -> str:
    texte = siens[0].echeance.texte if siens[0].echeance else ""
    combien = accord(len(siens), "indicateur")
    return f"{combien}, «{INSECABLE}{texte}{INSECABLE}»" if texte else f"{combien}, sans date imprimée"


def _ancre(indicateur: Indicateur) -> str:
    return f"non-definis-{'-'.join(mot for mot in _temps_imprime(indicateur) if mot) or 'sans-date'}"


def _non_definis(listes: ListesDUnePage, siens: Sequence[Indicateur]) -> NonDefinis:
    texte = siens[0].echeance.texte if siens[0].echeance else ""
    un = len(siens) < 2
    quand = f" «{INSECABLE}{texte}{INSECABLE}»" if texte else ""
    prevu = (
        f"Le document prévoit de {'le' if un else 'les'} définir{quand}."
        if texte
        else f"Le document imprime {'ces mots' if un else 'd’autres mots'} à la place {'de l’indicateur' if un else 'des indicateurs'}."
    )
    phrase = f"{prevu} Nous n’avons pas trouvé {'sa' if un else 'leur'} définition dans les documents\u00a0lus."
    return NonDefinis(_titre_non_definis(siens), _ancre(siens[0]), phrase, listes.tranche(_ancre(siens[0])))


def _temps_imprime(indicateur: Indicateur) -> tuple[str, str]:
    """The day and the words of the printed deadline, as a fragment can hold them; the same day in other words makes another group."""
    echeance = indicateur.echeance
    return (echeance.date, ancre_du_mot(echeance.texte)) if echeance else ("", "")


GENRE: GenreDePage[Contexte] = GenreDePage(
    "manque",
    "contrat/manque.html.j2",
    "manque/",
    seule(vue_manque),
    "Les indicateurs selon ce que l’on en sait, et ce que l’on cherche.",
    parties=parties_de(lambda _: ((),), listes_du_manque),
    menu=lambda contexte: contexte.voix.manque,
    pied=pied_de_la_page,
)
