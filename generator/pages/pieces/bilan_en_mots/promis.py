"""What was promised: how many promises, by axis, and whom the document names for them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.bilan import nommes_en_face
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.nouvelles import engagements
from generator.model.contrat import Contrat
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import accord
from generator.pages.pieces.cible_lue import LectureDeCible, lecture_de_cible
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien, lien_noeud, lien_partenaire
from generator.pages.pieces.promesses_comptees import mots_de_toutes, mots_des_promesses, total_des_promesses

_NOMMES = 4


class AxePromis(Struct, frozen=True):
    """An axis, and how many promises and indicators it has in words."""

    lien: Lien
    phrase: str


class NommeEnFace(Struct, frozen=True):
    """A partner, and for how many promises the document names it in words."""

    lien: Lien
    phrase: str


class CePromis(Struct, frozen=True):
    """The part «Ce qui a été promis»."""

    phrases: tuple[str, ...]
    axes: tuple[AxePromis, ...]
    qui: tuple[str, ...]
    nommes: tuple[NommeEnFace, ...]


def ce_qui_est_promis(contexte: Contexte, page: str) -> CePromis:
    """The part, on the page at `page`."""
    axes = contexte.racines_principales()
    un, plusieurs = mots_de_toutes(contexte)
    nommes = nommes_en_face(contexte, contexte.promesses)
    return CePromis(
        tuple(_phrases(contexte)),
        tuple(AxePromis(lien_noeud(contexte, page, axe), _contient(contexte, axe)) for axe in axes),
        tuple(_qui(contexte, len(nommes.partenaires), nommes.sans_personne)),
        tuple(
            NommeEnFace(lien_partenaire(contexte, page, id), accord(nombre, un, plusieurs)) for id, nombre in nommes.partenaires[:_NOMMES]
        ),
    )


def _phrases(contexte: Contexte) -> list[str]:
    contrat, axes = contexte.contrat, contexte.racines_principales()
    promesses = accord(len(contexte.promesses_des_axes), *mots_des_promesses(contexte))
    phrases = [_quand(contrat)]
    niveau = contrat.niveaux[0]
    if len(axes) > 1:
        phrases.append(f"Il contient {promesses}, en {accord(len(axes), dans_la_phrase(niveau.nom), dans_la_phrase(niveau.pluriel))}.")
    else:
        phrases.append(f"Il contient {promesses}.")
    phrases.extend(total_des_promesses(contexte))
    indicateurs = list(contexte.indicateurs.values())
    if indicateurs:
        phrases.append(f"Pour les suivre, nous lisons {accord(len(indicateurs), 'indicateur')} dans les documents.")
        phrases.extend(_cibles(indicateurs))
        if partages := phrase_des_partages(contexte, axes):
            phrases.append(partages)
    return phrases


def _cibles(indicateurs: Sequence[Indicateur]) -> Iterator[str]:
    """How many have a target that a figure can be held against, and how many one that prints a number without that."""
    lectures = Counter(lecture_de_cible(indicateur) for indicateur in indicateurs)
    comparees, nombres = lectures[LectureDeCible.COMPAREE], lectures[LectureDeCible.NOMBRE]
    suite = " que nous sachions comparer" if nombres else ""
    if comparees:
        yield f"Parmi eux, {accord(comparees, 'a', 'ont')} une cible en chiffres que nous savons comparer."
    else:
        yield f"Aucun n’a de cible en chiffres{suite}."
    if nombres:
        autres = accord(nombres, "autre", "autres") if comparees else accord(nombres, "indicateur")
        yield f"Pour {autres}, la cible imprime un nombre que nous ne savons pas comparer."


def _quand(contrat: Contrat) -> str:
    if contrat.fin is None:
        return f"Ce contrat date de {contrat.debut}."
    if contrat.fin == contrat.debut:
        return f"Ce contrat porte sur l’année {contrat.debut}."
    return f"Ce contrat porte sur les années {contrat.debut} à {contrat.fin}."


def _contient(contexte: Contexte, axe: Noeud) -> str:
    """«33 engagements, 45 indicateurs»; the axis itself is no promise where there are some below it."""
    promesses = engagements(axe.parcourir(), contexte.nouvelles)
    return f"{accord(len(promesses), *mots_des_promesses(contexte))}, {accord(len(contexte.indicateurs_sous(axe)), 'indicateur')}"


def _qui(contexte: Contexte, nommes: int, sans_personne: int) -> list[str]:
    un, plusieurs = mots_de_toutes(contexte)
    if not nommes:
        return ["Nous n’avons trouvé le nom d’aucun partenaire en face de ces promesses."]
    phrases = [f"Le document nomme {accord(nommes, 'partenaire')} en face de ces promesses."]
    if sans_personne:
        phrases.append(f"Pour {accord(sans_personne, un, plusieurs)}, il ne nomme personne.")
    return phrases
