"""What is owed, in words: for each expected time whether a figure came, and since when and by whom the others are awaited."""

from dataclasses import dataclass

from generator.calculs.attentes import Attente, Completude, EtatAttente
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr, enumerer

ETATS = {
    EtatAttente.RECUE: ("recue", "chiffre publié"),
    EtatAttente.SECRET: ("recue", "fourni, secret statistique"),
    EtatAttente.EN_RETARD: ("retard", "non publié"),
    EtatAttente.A_VENIR: ("avenir", "à venir"),
}


@dataclass(frozen=True, slots=True)
class LigneAttente:
    """One expected time: its name, by when it was due, what became of it."""

    titre: str
    echeance: str
    classe: str
    etat: str


def lignes_attentes(contexte: Contexte, indicateur: Indicateur) -> tuple[LigneAttente, ...]:
    """The expected figures of one indicator, one row per time; places are counted together."""
    groupes: dict[tuple[str, str, str], list[Attente]] = {}
    for attente in contexte.suivi.attentes[indicateur.id]:
        groupes.setdefault((attente.periode, attente.titre, attente.echeance), []).append(attente)
    return tuple(_ligne(periode, titre, echeance, groupe) for (periode, titre, echeance), groupe in groupes.items())


def _ligne(periode: str, titre: str, echeance: str, groupe: list[Attente]) -> LigneAttente:
    nom = f"{titre} ({periode})" if titre and periode not in titre else titre or periode
    quand = f"au plus tard le {date_fr(echeance)}"
    if len(groupe) == 1:
        classe, mot = ETATS[groupe[0].etat]
        return LigneAttente(nom, quand, classe, mot)
    recus = sum(attente.etat in (EtatAttente.RECUE, EtatAttente.SECRET) for attente in groupe)
    retard = any(attente.etat is EtatAttente.EN_RETARD for attente in groupe)
    classe = "retard" if retard else "avenir" if recus < len(groupe) else "recue"
    mot = accord(recus, "lieu sur", "lieux sur")
    return LigneAttente(nom, quand, classe, f"chiffre publié pour {mot} {len(groupe)}")


def phrase_de_retard(contexte: Contexte, indicateur: Indicateur) -> str:
    """«Attendu depuis le 31 décembre 2020, à fournir par la CAF.»; empty when nothing is late."""
    jour = contexte.suivi.en_retard_depuis(indicateur)
    if not jour:
        return ""
    referents = contexte.referents(indicateur)
    noms = enumerer([contexte.partenaires[id].nom for id in referents])
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return f"Cet indicateur devait être défini au plus tard le {date_fr(jour)}."
    qui = f", à fournir par{INSECABLE}: {noms}" if noms else ", sans que le document dise par qui"
    retards = [
        attente.titre if not attente.periode[:4].isdigit() else attente.periode
        for attente in contexte.suivi.attentes[indicateur.id]
        if attente.etat is EtatAttente.EN_RETARD
    ]
    periodes = list(dict.fromkeys(retards))
    if len(periodes) == 1:
        return f"Chiffre de {periodes[0]} attendu depuis le {date_fr(jour)}{qui}. Il n’est pas publié à ce jour."
    quand = enumerer(periodes) if len(periodes) <= 4 else accord(len(periodes), "période", "périodes")
    return f"Chiffres de {quand} attendus depuis le {date_fr(jour)}{qui}. Ils ne sont pas publiés à ce jour."


def phrase_de_completude(completude: Completude) -> str:
    """«315 chiffres étaient attendus à ce jour : aucun n’a été publié.»; empty when none was expected."""
    if not completude.attendues:
        return ""
    attendus = accord(completude.attendues, "chiffre était attendu", "chiffres étaient attendus")
    if not completude.recues:
        return f"{attendus} à ce jour{INSECABLE}: aucun n’a été publié."
    if not completude.manquantes:
        return f"{attendus} à ce jour{INSECABLE}: tous ont été publiés."
    return f"{attendus} à ce jour{INSECABLE}: {accord(completude.recues, 'a été publié', 'ont été publiés')}, {accord(completude.manquantes, 'manque', 'manquent')}."
