"""Explains one thing of a project, whatever it is."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet
from generator.calculs.statuts import synthetiser
from generator.explication.calcul import CalculExplique, LigneDeChiffre, calcul_de, emploi_de, ligne_de
from generator.explication.montre import OuMontre
from generator.explication.origine import PlaceAuDocument, places_du_sujet, valeur_du_sujet
from generator.explication.sujets import GenreDeSujet, SujetExplique
from generator.model.provenance import Provenance
from generator.model.referentiel import GenreDeCalcul
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import phrase_etat
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, francais
from generator.pages.pieces.lecture import chiffre_dit
from generator.pages.pieces.nouveautes import LUES
from generator.pages.pieces.nouvelles import MOTS
from generator.pages.pieces.sources import provenance_dite

_DONNE = {
    GenreDObjet.NOEUD: ("promesse ou titre", "promesses et titres"),
    GenreDObjet.INDICATEUR: ("indicateur", "indicateurs"),
    GenreDObjet.CIBLE: ("cible", "cibles"),
    GenreDObjet.FAIT: ("fait chiffré", "faits chiffrés"),
    GenreDObjet.MONTANT: ("montant", "montants"),
    GenreDObjet.VALEUR: ("chiffre", "chiffres"),
    GenreDObjet.ANOMALIE: ("citation d’une contradiction", "citations de contradictions"),
}

_ENTRE = {
    GenreDeCalcul.SOMME: " + ",
    GenreDeCalcul.DIFFERENCE: " − ",
    GenreDeCalcul.PART: ", part dans ",
    GenreDeCalcul.RAPPORT: " divisé par ",
}


class Explication(Struct, frozen=True):
    """What is known of one thing on a day (ISO): where it comes from, what the site makes of it in sentences (`faits`), its rows, how it is computed (an
    indicator, or that of a row), and where it is shown (None where that was not asked)."""

    sujet: SujetExplique
    jour: str
    places: tuple[PlaceAuDocument, ...]
    faits: tuple[str, ...]
    lignes: tuple[LigneDeChiffre, ...]
    calcul: CalculExplique | None
    montre: OuMontre | None


def expliquer(contexte: Contexte, sujet: SujetExplique, montre: OuMontre | None = None) -> Explication:
    """The explanation of `sujet`, which is of the contract of `contexte`."""
    faits, lignes, calcul = _du_sujet(contexte, sujet)
    places = tuple(places_du_sujet(contexte, sujet))
    return Explication(sujet, contexte.suivi.aujourd_hui, places, tuple(francais(fait) for fait in faits), tuple(lignes), calcul, montre)


def _du_sujet(contexte: Contexte, sujet: SujetExplique) -> tuple[Iterator[str], Iterator[LigneDeChiffre], CalculExplique | None]:
    rien: Iterator[LigneDeChiffre] = iter(())
    match sujet.genre:
        case GenreDeSujet.INDICATEUR:
            indicateur = contexte.indicateurs[sujet.id]
            lignes = (ligne_de(contexte, valeur) for valeur in contexte.lu.observations() if valeur.indicateur == sujet.id)
            return _de_l_indicateur(contexte, sujet.id), lignes, calcul_de(contexte, indicateur)
        case GenreDeSujet.CHIFFRE:
            valeur = valeur_du_sujet(contexte, sujet)
            return (
                emploi_de(contexte, valeur),
                iter((ligne_de(contexte, valeur),)),
                calcul_de(contexte, contexte.indicateurs[valeur.indicateur]),
            )
        case GenreDeSujet.PROMESSE:
            return _de_la_promesse(contexte, sujet.id), rien, None
        case GenreDeSujet.LIEU:
            lignes = (ligne_de(contexte, valeur) for valeur in contexte.lu.observations() if valeur.territoire == sujet.id)
            return _du_lieu(contexte, sujet.id), lignes, None
        case GenreDeSujet.PARTENAIRE:
            return _du_partenaire(contexte, sujet.id), rien, None
        case GenreDeSujet.DOCUMENT | GenreDeSujet.PUBLICATION:
            siennes = {sujet.id} | {un.document or un.id for un in contexte.lu.publications if un.id == sujet.id}
            lignes = (ligne_de(contexte, valeur) for valeur in contexte.lu.observations() if valeur.publication in siennes)
            return _de_la_publication(contexte, sujet.id), lignes, None
        case _:
            return iter(()), rien, None


def _de_l_indicateur(contexte: Contexte, id: str) -> Iterator[str]:
    indicateur = contexte.indicateurs[id]
    for noeud in (contexte.noeuds[un] for un in indicateur.noeuds):
        yield f"Il suit{INSECABLE}: {contexte.titre_nomme(noeud)} ({noeud.id})."
    if indicateur.calcul is not None:
        formule = _ENTRE[indicateur.calcul.genre].join(indicateur.calcul.termes)
        yield f"Ses chiffres sont calculés{INSECABLE}: {formule} ({indicateur.calcul.lieu})."
    if calcules := [un.id for un in contexte.indicateurs.values() if un.calcul is not None and id in un.calcul.termes]:
        yield f"Ses chiffres entrent dans{INSECABLE}: {', '.join(calcules)}."
    titres = {document.id: document.titre for document in contexte.contrat.documents}
    for avant in indicateur.cible.avant if indicateur.cible else ():
        yield f"Sa cible a été changée le {date_fr(avant.changee_le)} par «{INSECABLE}{titres[avant.document]}{INSECABLE}»{INSECABLE}: avant, «{INSECABLE}{avant.texte}{INSECABLE}»."
    if indicateur.ajoute is not None:
        yield f"Il n’était pas au contrat dès le début (date de l’ajout{INSECABLE}: {date_fr(indicateur.ajoute.date)}). {indicateur.ajoute.raison}".rstrip()
    if indicateur.retire is not None:
        yield f"Il n’est plus suivi (date du retrait{INSECABLE}: {date_fr(indicateur.retire.date)}). {indicateur.retire.raison}"
    if nommes := contexte.referents(contexte.indicateurs[id]):
        yield f"Le document nomme pour ce chiffre{INSECABLE}: {', '.join(contexte.partenaires[un].nom for un in nommes)}."


def _de_la_promesse(contexte: Contexte, id: str) -> Iterator[str]:
    noeud = contexte.noeuds[id]
    if ancetres := contexte.ancetres(noeud):
        yield f"Elle est sous{INSECABLE}: {contexte.titre_nomme(ancetres[-1])} ({ancetres[-1].id})."
    if nommes := [engage.partenaire for engage in noeud.partenaires]:
        yield f"Le document y nomme{INSECABLE}: {', '.join(contexte.partenaires[un].nom for un in nommes)}."
    historique = contexte.nouvelles.get(id, ())  # newest first
    if historique:
        actuelle = historique[0]
        yield f"État{INSECABLE}: {MOTS[actuelle.etat]}, au {date_fr(actuelle.date)} ({actuelle.lieu})."
    elif not noeud.enfants:
        yield f"État{INSECABLE}: aucune nouvelle trouvée dans les documents lus."
    dessous = contexte.indicateurs_sous(noeud)
    yield phrase_etat(contexte.suivi.synthese(dessous))
    if cherches := [un.id for un in dessous if contexte.suivi.statut(un).est_a_trouver]:
        yield f"Sans chiffre{INSECABLE}: {', '.join(cherches)}."


def _du_lieu(contexte: Contexte, id: str) -> Iterator[str]:
    ici = contexte.chiffres_par_lieu.get(id, ())
    yield f"{accord(len(ici), 'indicateur a un chiffre', 'indicateurs ont un chiffre')} ici." if ici else "Aucun chiffre connu ici."
    for indicateur in ici:
        chiffre = chiffre_dit(contexte, contexte.indicateurs[indicateur], contexte.suivi.lectures_par_lieu[id, indicateur])
        if chiffre:
            yield f"{indicateur}{INSECABLE}: {chiffre.texte} ({chiffre.precision})."
    promesses = [noeud.id for noeud in contexte.noeuds.values() if id in noeud.territoires]
    yield f"Nommé par{INSECABLE}: {', '.join(promesses)}." if promesses else "Aucune promesse ne le nomme."


def _du_partenaire(contexte: Contexte, id: str) -> Iterator[str]:
    promesses = contexte.engagements.get(id, ())
    yield f"{accord(len(promesses), 'promesse le nomme', 'promesses le nomment')}." if promesses else "Aucune promesse ne le nomme."
    siens = contexte.indicateurs_de(id)
    if siens:
        yield f"Le document le nomme pour {accord(len(siens), 'indicateur')}. {phrase_etat(synthetiser(contexte.suivi.statut(un) for un in siens))}"
    if cherches := [un.id for un in siens if contexte.suivi.statut(un).est_a_trouver]:
        yield f"Sans chiffre{INSECABLE}: {', '.join(cherches)}."


def _de_la_publication(contexte: Contexte, id: str) -> Iterator[str]:
    publication = next(un for un in contexte.dossier.publications_connues() if id in (un.id, un.document))
    yield LUES[publication.etat]
    if publication.cherchee:
        yield f"Cherchée le {date_fr(publication.cherchee.le)}, dans{INSECABLE}: {publication.cherchee.ou}."
    if publication.lu_le or publication.saisi_par or publication.licence:
        de_tous = Provenance(publication.date, publication.lu_le, publication.saisi_par, publication.licence, publication.licence_adresse)
        yield f"Ses chiffres{INSECABLE}: {', '.join(provenance_dite(de_tous))}."
    if publication.note:
        yield publication.note
    places = (*contexte.places_des_mots.items(), *contexte.places_des_chiffres.items())
    comptes = Counter(objet.genre for objet, place in places if place.document == id)
    if dits := [accord(comptes[genre], *mots) for genre, mots in _DONNE.items() if comptes[genre]]:
        yield f"Le site y a retrouvé, à leur place{INSECABLE}: {', '.join(dits)}."
