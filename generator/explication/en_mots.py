"""An explanation as text to read in a terminal, and as data for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import to_builtins

from generator.calculs.nombres_dits import nombre_fr
from generator.explication.calcul import CalculExplique, LigneDeChiffre
from generator.explication.expliquer import Explication
from generator.explication.montre import OuMontre
from generator.explication.origine import PlaceAuDocument
from generator.explication.sujets import GenreDeSujet
from generator.explication.termes import CalculDeTermes, TermeExplique
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de

LIGNES = 12  # rows and addresses that the text gives; all of them are in the JSON
_NOMS = {
    GenreDeSujet.PROMESSE: "Promesse",
    GenreDeSujet.INDICATEUR: "Indicateur",
    GenreDeSujet.LIEU: "Lieu",
    GenreDeSujet.PARTENAIRE: "Partenaire",
    GenreDeSujet.DOCUMENT: "Document",
    GenreDeSujet.PUBLICATION: "Publication",
    GenreDeSujet.CHIFFRE: "Ligne de chiffres",
    GenreDeSujet.NOUVELLE: "Ligne d’état",
    GenreDeSujet.FAIT: "Fait chiffré",
    GenreDeSujet.MONTANT: "Montant",
    GenreDeSujet.ANOMALIE: "Contradiction relevée",
    GenreDeSujet.PAROLE: "Avis ou réponse",
}


def en_mots(explication: Explication) -> str:
    """Paragraphs under headings, in French."""
    return "\n".join(_lignes(explication))


def en_donnees(explication: Explication) -> dict[str, Any]:
    """The same as mappings, lists and words that JSON can write; its keys are the names of the fields."""
    donnees: dict[str, Any] = to_builtins(explication)
    return donnees


def _lignes(explication: Explication) -> Iterator[str]:
    sujet = explication.sujet
    yield f"{_NOMS[sujet.genre]} « {sujet.id} » (contrat {sujet.contrat})"
    yield f"  {debut_de(' '.join(sujet.titre.split()), 160)}"
    yield from _d_ou(explication)
    if explication.faits:
        yield from ("", "Ce que le site en sait")
        yield from (f"  {fait}" for fait in explication.faits)
    if explication.calcul is not None:
        yield from _du_calcul(explication.calcul, explication.jour)
    if explication.lignes and explication.sujet.genre is not GenreDeSujet.CHIFFRE:
        yield from ("", f"Ses lignes de données ({len(explication.lignes)})")
        yield from _abrege([_ligne(ligne) for ligne in explication.lignes])
    if explication.montre is not None:
        yield from _de_l_endroit(explication.montre)


def _d_ou(explication: Explication) -> Iterator[str]:
    yield from ("", "D’où cela vient")
    lieu = explication.sujet.lieu
    yield f"  Nos fichiers{INSECABLE}: {lieu.fichier}, ligne {lieu.ligne}" if lieu.ligne else f"  Nos fichiers{INSECABLE}: {lieu.fichier}"
    if explication.sujet.genre is GenreDeSujet.CHIFFRE and explication.lignes:
        ligne = explication.lignes[0]
        yield f"  Source écrite{INSECABLE}: {', '.join(filter(None, (ligne.source, ligne.repere))) or 'aucune'}"
        yield from (f"  {mots[0].upper()}{mots[1:]}" for mots in ligne.provenance)
    premiere = explication.places[0].adresse if explication.places else ""
    for rang, place in enumerate(explication.places):
        if rang and place.adresse == premiere:
            yield f"  Pour {place.quoi}{INSECABLE}: le même passage"
        else:
            yield from _de_la_place(place)


def _de_la_place(place: PlaceAuDocument) -> Iterator[str]:
    yield f"  {f'Pour {place.quoi}' if place.quoi else 'Le document'}{INSECABLE}: {', '.join(filter(None, (place.document, place.section, place.repere)))}"
    if place.mots:
        yield f"    Passage{INSECABLE}: {place.adresse}"
        yield f"    « {debut_de(' '.join(place.mots.split()), 200)} »"
    else:
        yield f"    Sa page{INSECABLE}: {place.adresse} (le passage exact n’a pas été retrouvé)"


def _du_calcul(calcul: CalculExplique, jour: str) -> Iterator[str]:
    yield from ("", f"Comment c’est calculé (au {date_fr(jour)})")
    yield f"  État{INSECABLE}: {calcul.etat}"
    yield from (f"    {mots}" for mots in calcul.pourquoi)
    if calcul.chiffre:
        yield f"  Le chiffre qui parle{INSECABLE}: {calcul.chiffre} ({calcul.ou_et_quand})"
    elif calcul.ou_et_quand:
        yield f"  Aucun chiffre n’est choisi parmi ceux qui sont connus{INSECABLE}: {calcul.ou_et_quand}"
    if calcul.lignes:
        yield (
            f"  Il est fait de {accord(len(calcul.lignes), 'ligne')}{INSECABLE}:" if calcul.chiffre else f"  Les lignes connues{INSECABLE}:"
        )
        yield from (f"  {ligne}" for ligne in _abrege([_ligne(ligne) for ligne in calcul.lignes]))
    for calcul_fait in calcul.termes[:LIGNES]:
        yield from _des_termes(calcul_fait)
    if len(calcul.termes) > LIGNES:
        yield f"  … et {accord(len(calcul.termes) - LIGNES, 'autre calcul', 'autres calculs')} (« --format json » donne tout)"
    if calcul.cible:
        yield f"  La cible du document{INSECABLE}: « {' '.join(calcul.cible.split())} »"
        ou = f" ({calcul.ou_est_la_cible.fichier}, ligne {calcul.ou_est_la_cible.ligne})" if calcul.ou_est_la_cible else ""
        yield f"    Lue ainsi{INSECABLE}: {calcul.cible_lue or 'en mots seulement'}{ou}"
        yield f"    {calcul.regle_de_la_cible}"
    if calcul.formule:
        yield f"  La règle{INSECABLE}: {calcul.formule}"
    if calcul.application:
        yield f"    Avec les chiffres{INSECABLE}: {calcul.application}"
    for role, chiffre, quand, ou in calcul.entrees:
        yield f"    {role}{INSECABLE}: {', '.join(filter(None, (chiffre, quand, ou)))}"
    yield from (f"  À savoir{INSECABLE}: {mots}" for mots in calcul.precautions)
    if calcul.manque:
        yield from ("", "Ce qui manque pour juger")
        yield from (f"  {mots}" for mots in calcul.manque)
    if calcul.a_trouver is not None:
        yield f"  La ligne à écrire, une fois le chiffre trouvé{INSECABLE}:"
        yield f"    {calcul.a_trouver.csv}"


def _des_termes(fait: CalculDeTermes) -> Iterator[str]:
    """What one figure is computed from, or which terms are missing for it."""
    ou = ", ".join((fait.territoire, fait.periode, *(f"{nom} : {part}" for nom, part in fait.ventilation.items())))
    if not fait.resultat:
        yield f"  Il ne peut pas être calculé pour {ou}, il manque un terme{INSECABLE}:"
    elif fait.ecart:
        yield f"  Le chiffre publié pour {ou} ({fait.publie}) n’est pas celui que donnent ses termes, {fait.resultat}{INSECABLE}:"
    elif fait.publie:
        yield f"  Le chiffre publié pour {ou} ({fait.publie}) est bien celui que donnent ses termes{INSECABLE}:"
    else:
        yield f"  Calculé pour {ou} ({fait.resultat}) avec{INSECABLE}:"
    yield from (f"    {_terme(terme)}" for terme in fait.termes)
    if fait.pour > 1 and fait.resultat:
        yield f"    le quotient est multiplié par {nombre_fr(fait.pour)}"


def _terme(terme: TermeExplique) -> str:
    """«la partie: 90 | Jeunes en emploi (jeunes-en-emploi) | Petitval, 2022 | Bilan, page 4 | valeurs/tous.csv, ligne 9»."""
    raison = f"{terme.chiffre} ({terme.manque})" if terme.chiffre else terme.manque
    chiffre = f"il manque{INSECABLE}: {raison}" if terme.manque else terme.chiffre
    ecrit = f"{terme.lieu.fichier}, ligne {terme.lieu.ligne}" if terme.lieu else ""
    quoi = f"{debut_de(' '.join(terme.libelle.split()), 80)} ({terme.indicateur})"
    source = ", ".join(filter(None, (terme.source, terme.repere)))
    return f"{terme.role}{INSECABLE}: " + " | ".join(filter(None, (chiffre, quoi, f"{terme.territoire}, {terme.periode}", source, ecrit)))


def _ligne(ligne: LigneDeChiffre) -> str:
    return f"{debut_de(ligne.chiffre, 60)} | {ligne.territoire}, {ligne.periode} | {ligne.lieu.fichier}, ligne {ligne.lieu.ligne}"


def _de_l_endroit(montre: OuMontre) -> Iterator[str]:
    yield from ("", f"Où c’est montré ({accord(len(montre.pages), 'page')}, {accord(len(montre.fichiers), 'fichier')})")
    yield from _abrege([adresse or "(l’accueil du portail)" for adresse in montre.pages])
    if montre.fichiers:
        yield f"  Fichiers{INSECABLE}:"
        yield from _abrege(montre.fichiers)


def _abrege(lignes: Sequence[str]) -> Iterator[str]:
    yield from (f"    {ligne}" for ligne in lignes[:LIGNES])
    if len(lignes) > LIGNES:
        yield f"    … et {accord(len(lignes) - LIGNES, 'autre')} (« --format json » donne tout)"
