"""A target as we read it, in a few words."""

from enum import StrEnum

from msgspec import Struct

from generator.calculs.genres_de_cible import imprime_un_nombre
from generator.model.referentiel import Cible, CibleDeLieu, Indicateur, Jalon
from generator.model.unite import Unite
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import FINE, INSECABLE, date_fr, enumerer, grandeur, nombre_fr, points_dits
from generator.pages.pieces.liens import Lien

_COMPARATEURS = {">=": "au moins ", "<=": "au plus ", ">": "plus de ", "<": "moins de ", "=": "", "": ""}
_PORTEES = {"": "", "par_an": " par an", "duree": " sur la durée du contrat"}
_LIEUX = {"qpv": "quartier prioritaire", "qva": "quartier de veille active"}
_SENS = {"hausse": "en hausse", "baisse": "en baisse", "maintien": "maintenu"}


def cible_lue(contexte: Contexte, indicateur: Indicateur) -> str:
    """The target as we read it, in a few words: «au moins 30 % en 2020», «+ 10 %», «− 5 points», «en hausse», with its steps and what each
    place is to reach; empty where it is words only."""
    cible = indicateur.cible
    if cible is None:
        return ""
    unite = cible.unite or indicateur.unite
    etapes = enumerer([f"{_chiffres(un, unite, cible.comparateur)} en {un.annee}" for un in cible.jalons])
    noms = {une.territoire: contexte.territoires[une.territoire].nom for une in cible.par_lieu}
    lieux = [f"{noms[une.territoire]}{INSECABLE}: {_chiffres(une, unite, cible.comparateur)}" for une in cible.par_lieu]
    dite = _cible_entiere(contexte, indicateur, cible)
    if etapes:
        dite = f"{dite} ({'étapes' if len(cible.jalons) > 1 else 'étape'}{INSECABLE}: {etapes})"
    return f"{FINE}; ".join(filter(None, (dite, *lieux)))


class CibleDAvant(Struct, frozen=True):
    """A target before a change: its words, the day of the change, and the link to the document that made it."""

    texte: str
    quand: str
    document: Lien


def cibles_d_avant(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[CibleDAvant, ...]:
    """What the target was before each change, on the page at `page`."""
    documents = {document.id: document.titre for document in contexte.contrat.documents}
    return tuple(
        CibleDAvant(
            une.texte,
            date_fr(une.changee_le),
            Lien(documents[une.document], relative(page, contexte.adresses.section(une.document, ""))),
        )
        for une in (indicateur.cible.avant if indicateur.cible else ())
    )


def _chiffres(un: Jalon | CibleDeLieu, unite: Unite, comparateur: str) -> str:
    if un.minimum is not None and un.maximum is not None:
        return f"de {grandeur(un.minimum, unite)} à {grandeur(un.maximum, unite)}"
    if un.minimum is not None or un.maximum is not None:
        return f"{'au moins' if un.minimum is not None else 'au plus'} {grandeur(un.minimum if un.minimum is not None else un.maximum or 0, unite)}"
    return f"{_COMPARATEURS[comparateur]}{grandeur(un.valeur or 0, unite)}"


def _cible_entiere(contexte: Contexte, indicateur: Indicateur, cible: Cible) -> str:
    fin = f" en {cible.annee}" if cible.annee else ""
    fin = f"{_PORTEES[cible.portee]}{f' dans chaque {_LIEUX.get(cible.chaque, contexte.contrat.nom_des_communes[0])}' if cible.chaque else ''}{fin}"
    unite = cible.unite or indicateur.unite
    if cible.minimum is not None and cible.maximum is not None:
        return f"de {grandeur(cible.minimum, unite)} à {grandeur(cible.maximum, unite)}{fin}"
    if cible.minimum is not None or cible.maximum is not None:
        bas = cible.minimum is not None
        borne = cible.minimum if cible.minimum is not None else cible.maximum
        return f"{'au moins' if bas else 'au plus'} {grandeur(borne or 0, unite)}{fin}"
    if cible.valeur is not None and cible.sens == "maintien":
        return f"maintenir à {grandeur(cible.valeur, unite)}{fin}"
    if cible.valeur is not None:
        return f"{_COMPARATEURS[cible.comparateur]}{grandeur(cible.valeur, unite)}{fin}"
    if cible.variation is not None:
        signe = "+" if cible.variation >= 0 else "−"
        return f"{signe}{INSECABLE}{nombre_fr(abs(cible.variation))}{INSECABLE}%{fin}"
    if cible.points is not None:
        signe = "+" if cible.points >= 0 else "−"
        return f"{signe}{INSECABLE}{points_dits(cible.points)}{fin}"
    return f"{_SENS[cible.sens]}{fin}" if cible.sens else ""


class LectureDeCible(StrEnum):
    """What is read in the target of an indicator; every indicator is of one of these, and pages count each under one name.

    - `COMPAREE`: a number, bounds, or a change in figures, that a figure can be held against.
    - `NOMBRE`: its words print a number that is not comparable with the indicator.
    - `MOTS`: a direction, an act, or words without a number.
    - `AUCUNE`: no target.
    """

    COMPAREE = "chiffree"
    NOMBRE = "nombre"
    MOTS = "mots"
    AUCUNE = "aucune"


def lecture_de_cible(indicateur: Indicateur) -> LectureDeCible:
    """What is read in the target of `indicateur`."""
    if est_chiffree(indicateur):
        return LectureDeCible.COMPAREE
    if imprime_un_nombre(indicateur):
        return LectureDeCible.NOMBRE
    return LectureDeCible.MOTS if indicateur.cible else LectureDeCible.AUCUNE


def est_chiffree(indicateur: Indicateur) -> bool:
    """Whether the target of an indicator is read as a number; a yes is none."""
    cible = indicateur.cible
    if cible is None or Unite.OUI_NON in (cible.unite, indicateur.unite):
        return False
    return bool(cible.par_lieu) or any(
        nombre is not None for nombre in (cible.valeur, cible.minimum, cible.maximum, cible.variation, cible.points)
    )
