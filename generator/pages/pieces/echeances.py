"""The dates that the documents of a contract state, in words, as events of a calendar."""

from msgspec import Struct

from generator.calculs.echeances import DatePrevue, GenreDEcheance
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de


class EcheanceDite(Struct, frozen=True):
    """One date in words: `jour` (ISO) is where it stands in a calendar; `cible` is the address that explains it, below `public/`."""

    cle: str
    jour: str
    titre: str
    description: str
    cible: str


def echeances_dites(contexte: Contexte) -> tuple[EcheanceDite, ...]:
    """The dates that the documents of a contract state, the earliest first."""
    return tuple(_dire(contexte, une) for une in contexte.echeances)


def _dire(contexte: Contexte, echeance: DatePrevue) -> EcheanceDite:
    titre, details, cible = _mots(contexte, echeance)
    contrat = contexte.contrat
    morceaux = (
        details,
        f"Dans les mots du document{INSECABLE}: «{INSECABLE}{echeance.imprimee.rstrip('.')}{INSECABLE}»." if echeance.imprimee else "",
        _place(echeance),
        f"{contrat.titre}, {contrat.territoire_nom}.",
        "Ce site dit ce qui était prévu. Il ne sait pas ce qui en a été fait.",
    )
    return EcheanceDite(
        f"{contrat.id}/{echeance.cle}",
        echeance.jour,
        f"{contrat.territoire_nom}{INSECABLE}: {titre}",
        "\n".join(filter(None, morceaux)),
        cible,
    )


def _mots(contexte: Contexte, echeance: DatePrevue) -> tuple[str, str, str]:
    """Its title, what more there is to say, and where it is explained."""
    adresses, combien = contexte.adresses, len(echeance.indicateurs)
    if echeance.obligation:
        la = adresses.obligation(echeance.obligation.id)
        return debut_de(echeance.obligation.texte, 90), f"«{INSECABLE}{echeance.obligation.texte}{INSECABLE}»", la
    if echeance.loi:
        quoi = "ce contrat" if echeance.genre is GenreDEcheance.LOI else "les contrats de ville"
        return f"fin, d’après une loi qui a prolongé {quoi}", f"{echeance.loi.titre}.", adresses.publication(echeance.loi.id)
    if echeance.genre is GenreDEcheance.FIN:
        return f"dernière année du contrat, d’après le document ({echeance.date})", "", adresses.accueil()
    if echeance.genre is GenreDEcheance.DEFINITION:
        return f"définition annoncée de {accord(combien, 'indicateur')}", "", adresses.rubrique("manque")
    return f"cibles de {echeance.date} ({accord(combien, 'indicateur')})", "", adresses.rubrique("indicateurs")


def _place(echeance: DatePrevue) -> str:
    """Why the event stands on that day, where the document prints none."""
    if len(echeance.date) == len("2020-12-31") and echeance.genre is not GenreDEcheance.DEFINITION:
        return ""
    return f"Le document ne donne pas de jour{INSECABLE}: cet événement est placé au dernier jour de la période ({date_fr(echeance.jour)})."
