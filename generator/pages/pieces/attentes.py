"""The figures that the document foresaw, in words: whether each was found and, where the publisher collects them, since when one is
late."""

from msgspec import Struct

from generator.calculs.attentes import Attente, Completude, EtatAttente
from generator.model.referentiel import Indicateur
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, enumerer

SANS_CHIFFRE = "aucun chiffre trouvé"
ETATS = {
    EtatAttente.TROUVEE: ("trouvee", "chiffre trouvé"),
    EtatAttente.SECRET: ("trouvee", "secret statistique"),
    EtatAttente.NON_TROUVEE: ("absente", SANS_CHIFFRE),
    EtatAttente.NON_FOURNIE: ("absente", "non fourni"),
    EtatAttente.A_VENIR: ("avenir", "à venir"),
}


class LigneAttente(Struct, frozen=True):
    """One foreseen time: its name, by when it was due (empty in a site made from documents), what is known of it."""

    titre: str
    echeance: str
    classe: str
    etat: str


def lignes_attentes(contexte: Contexte, indicateur: Indicateur) -> tuple[LigneAttente, ...]:
    """The foreseen figures of one indicator, one row per time; places are counted together."""
    groupes: dict[tuple[str, str, str], list[Attente]] = {}
    for attente in contexte.suivi.attentes[indicateur.id]:
        groupes.setdefault((attente.periode, attente.titre, attente.echeance), []).append(attente)
    return tuple(_ligne(periode, titre, echeance, groupe) for (periode, titre, echeance), groupe in groupes.items())


def _ligne(periode: str, titre: str, echeance: str, groupe: list[Attente]) -> LigneAttente:
    nom = f"{titre} ({periode})" if titre and periode not in titre else titre or periode
    quand = f"au plus tard le {date_fr(echeance)}" if echeance else ""
    if len(groupe) == 1:
        classe, mot = ETATS[groupe[0].etat]
        return LigneAttente(nom, quand, classe, mot)
    trouves = sum(attente.etat in (EtatAttente.TROUVEE, EtatAttente.SECRET) for attente in groupe)
    venue = any(attente.etat is not EtatAttente.A_VENIR for attente in groupe)
    classe = "trouvee" if trouves == len(groupe) else "absente" if venue else "avenir"
    return LigneAttente(nom, quand, classe, f"chiffre trouvé pour {accord(trouves, 'lieu sur', 'lieux sur')} {len(groupe)}")


def phrase_de_retard(contexte: Contexte, indicateur: Indicateur) -> str:
    """«Chiffre de 2020 attendu depuis le 31 décembre 2021 (CAF). Il n’a pas été fourni à ce jour.»

    Empty when nothing is late, and in a site made from documents, which cannot know it.
    """
    jour = contexte.suivi.non_fourni_depuis(indicateur)
    if not jour:
        return ""
    noms = enumerer([contexte.partenaires[id].nom for id in contexte.referents(indicateur)])
    qui = f", à fournir par{INSECABLE}: {noms}" if noms else ", sans que le document dise par qui"
    retards = [
        attente.titre if not attente.periode[:4].isdigit() else attente.periode
        for attente in contexte.suivi.attentes[indicateur.id]
        if attente.etat is EtatAttente.NON_FOURNIE
    ]
    periodes = list(dict.fromkeys(retards))
    if len(periodes) == 1:
        return f"Chiffre de {periodes[0]} attendu depuis le {date_fr(jour)}{qui}. Il n’a pas été fourni à ce jour."
    quand = enumerer(periodes) if len(periodes) <= 4 else accord(len(periodes), "période", "périodes")
    return f"Chiffres de {quand} attendus depuis le {date_fr(jour)}{qui}. Ils n’ont pas été fournis à ce jour."


def phrase_de_completude(contexte: Contexte, completude: Completude) -> str:
    """«315 chiffres étaient attendus à ce jour : aucun n’a été fourni.» where the publisher collects them; else empty.

    A site made from documents counts no expected figure: how many there are is a reading of ours, and what came of them is not known.
    """
    if not completude.prevues or not contexte.voix.collecte:
        return ""
    attendus = accord(completude.prevues, "chiffre était attendu", "chiffres étaient attendus")
    if not completude.trouvees:
        return f"{attendus} à ce jour{INSECABLE}: aucun n’a été fourni."
    if not completude.manquantes:
        return f"{attendus} à ce jour{INSECABLE}: tous ont été fournis."
    recus = accord(completude.trouvees, "a été fourni", "ont été fournis")
    return f"{attendus} à ce jour{INSECABLE}: {recus}, {accord(completude.manquantes, 'manque', 'manquent')}."
