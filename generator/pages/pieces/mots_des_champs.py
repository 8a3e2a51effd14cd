"""The words of fields that have several parts, as readers know them: who does what, sheets of actions, past news, who signed, collections, licences, places."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from generator.model.etat import EtatEngagement
from generator.model.instantane import SEPARE, ChampSuivi
from generator.model.publication import Licence
from generator.model.referentiel import TypeIndicateur
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_LIEU, TYPES_INDICATEUR
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.mots_des_mouvements import date_dite
from generator.pages.pieces.nouvelles import MOTS as ETATS_DES_PROMESSES
from generator.pages.pieces.sources import LICENCES

_ROLES = {"pilote": "pilote", "copilote": "copilote", "financeur": "financeur", "associe": "associé"}
_FICHE = {"priorite": "priorité", "beneficiaires": "bénéficiaires", "avancement": "avancement", "avancement_au": "avancement au"}
_SIGNE = {"oui": "avec sa signature", "non": "sans sa signature"}


def mots_du_champ(contexte: Contexte, champ: ChampSuivi | None, mots: Sequence[str]) -> str | None:
    """The words of one of these fields; None for any other."""
    dire = _DIRE.get(champ) if champ else None
    return dire(contexte, mots) if dire else None


def _de_chacun(contexte: Contexte, mot: str) -> tuple[str, str, list[str]]:
    """Who it is about, the first part of what is said, and the others."""
    qui, _, dits = mot.partition("=")
    dit, *autres = dits.split(SEPARE)
    return _nom(contexte, qui), dit, autres


def _nom(contexte: Contexte, id: str) -> str:
    return contexte.partenaires[id].nom if id in contexte.partenaires else id


def _roles(contexte: Contexte, mots: Sequence[str]) -> str:
    def un(mot: str) -> str:
        qui, role, services = _de_chacun(contexte, mot)
        par = f" ({enumerer([_nom(contexte, service) for service in services])})" if services else ""
        return f"{qui}{par}{INSECABLE}: {_ROLES.get(role, role) or 'aucun rôle écrit'}"

    return enumerer([un(mot) for mot in mots])


def _libelles(contexte: Contexte, mots: Sequence[str]) -> str:
    def un(mot: str) -> str:
        qui, libelle, (signe, *_) = _de_chacun(contexte, mot)
        return f"{libelle or qui}{f' ({_SIGNE[signe]})' if signe in _SIGNE else ''}"

    return ", ".join(un(mot) for mot in mots)


def _fiche(_: Contexte, mots: Sequence[str]) -> str:
    def un(mot: str) -> str:
        cle, _, dit = mot.partition("=")
        return f"{_FICHE.get(cle, cle)}{INSECABLE}: {date_dite(dit)}"

    return ", ".join(un(mot) for mot in mots)


def _nouvelles(_: Contexte, mots: Sequence[str]) -> str:
    def une(mot: str) -> str:
        etat, date, *dits = mot.split(SEPARE)
        nom = ETATS_DES_PROMESSES[EtatEngagement(etat)].lower() if etat in set(EtatEngagement) else etat
        return f"{nom} ({date_dite(date)}), {', '.join(dit.rstrip('.') for dit in dits if dit)}"

    return f"{INSECABLE}; ".join(une(mot) for mot in mots)


def _contrats_de_ville(_: Contexte, mots: Sequence[str]) -> str:
    return f"{INSECABLE}; ".join(", ".join(date_dite(dit) for dit in mot.split(SEPARE) if dit) for mot in mots)


def _collecte(_: Contexte, mots: Sequence[str]) -> str:
    def une(mot: str) -> Iterator[str]:
        periode, titre, echeance, depart, *types = [*mot.split(SEPARE), "", "", ""]
        yield from filter(None, (titre, periode))
        if echeance:
            yield f"échéance{INSECABLE}: {date_dite(echeance)}"
        if depart:
            yield "valeur de départ"
        yield from (TYPES_INDICATEUR[TypeIndicateur(type_)].lower() if type_ in set(TypeIndicateur) else type_ for type_ in types if type_)

    return f"{INSECABLE}; ".join(", ".join(une(mot)) for mot in mots)


def _licence(_: Contexte, mots: Sequence[str]) -> str:
    licence, *ou = mots
    nom = LICENCES[Licence(licence)] if licence in set(Licence) else licence
    return f"{nom} ({ou[0]})" if ou else nom


def _population(_: Contexte, mots: Sequence[str]) -> str:
    nombre, *source = mots
    try:
        dite = accord(Decimal(nombre), "habitant")
    except InvalidOperation:
        dite = nombre
    return f"{dite} ({source[0]})" if source else dite


def _lignes(_: Contexte, mots: Sequence[str]) -> str:
    return "\n".join(mots)


_DIRE: Mapping[ChampSuivi, Callable[[Contexte, Sequence[str]], str]] = {
    ChampSuivi.ROLES: _roles,
    ChampSuivi.LIBELLES: _libelles,
    ChampSuivi.FICHE: _fiche,
    ChampSuivi.NOUVELLES: _nouvelles,
    ChampSuivi.CONTRATS_DE_VILLE: _contrats_de_ville,
    ChampSuivi.COLLECTE: _collecte,
    ChampSuivi.LICENCE: _licence,
    ChampSuivi.POPULATION: _population,
    ChampSuivi.PRIORITES: _lignes,
}
NOMS_DES_LIEUX = {type_.value: nom for type_, nom in TYPES_DE_LIEU.items()}
