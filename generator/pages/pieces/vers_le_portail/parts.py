"""What a contract says of each partner that it names, as the partner's page on the portal tells it."""

from msgspec import Struct

from generator.calculs.responsabilites import collectifs_de
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, enumerer


class Part(Struct, frozen=True):
    """How often the contract names the partner, in a sentence; the bodies through which it is named too; and how many promises and headings name it."""

    phrase: str
    collectifs: str
    promesses: int = 0


def parts(contexte: Contexte) -> dict[str, Part]:
    """By id of the partners that have a page in the contract."""
    return {id: _part(contexte, id) for id in contexte.partenaires_du_contrat}


def _part(contexte: Contexte, id: str) -> Part:
    collectifs = collectifs_de(id, contexte.contrat)
    promesses = contexte.engagements.get(id, ())
    siens = contexte.indicateurs_de(id)
    trouves = sum(indicateur.id in contexte.renseignes for indicateur in siens)
    phrase = (
        accord(len(promesses), "promesse ou titre le nomme", "promesses ou titres le nomment")
        if promesses
        else "Aucune promesse ne le nomme directement"
    )
    if siens:
        phrase += f", {accord(len(siens), *contexte.voix.nomme_pour)}, {f'dont {trouves} avec un chiffre trouvé' if trouves else 'sans chiffre trouvé'}"
    return Part(
        f"{phrase}.",
        f"Cité aussi à travers{INSECABLE}: {enumerer([contexte.partenaires[autre].nom for autre in collectifs])} (non compté ici)."
        if collectifs
        else "",
        len(promesses),
    )
