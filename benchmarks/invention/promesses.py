"""The tree of promises of an invented contract: axes, objectives, actions, and the text of the document that prints them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from benchmarks.invention.carte_d_identite import Identite
from benchmarks.invention.indicateurs import Indicateur, inventer
from benchmarks.invention.mots import AXES, DU_PROGRAMME, ENDROITS, NATIONAUX, PUBLICS, VERBES, Axe
from benchmarks.invention.noms import cite

_ACTIONS_PAR_OBJECTIF = 8
_PAR_ACTION = (1, 2, 3, 2)  # indicators of actions one after the other: two on average


@dataclass(frozen=True, slots=True)
class Action:
    """An invented promise, with its indicators; `partenaires` and `lieux` are identifiers."""

    id: str
    titre: str
    partenaires: tuple[str, ...]
    lieux: tuple[str, ...]
    indicateurs: tuple[Indicateur, ...]


@dataclass(frozen=True, slots=True)
class Objectif:
    """What stands between an axis and its actions."""

    id: str
    titre: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Branche:
    """An axis of one contract: one file of promises, and one part of the document. `numero` counts from 1."""

    numero: int
    axe: Axe
    objectifs: tuple[Objectif, ...]

    def indicateurs(self) -> Iterator[Indicateur]:
        """Those of all its actions, in the order of the document."""
        return (indicateur for objectif in self.objectifs for action in objectif.actions for indicateur in action.indicateurs)


def branches(contrat: Identite) -> list[Branche]:
    """The four axes of a contract. Their indicators are as many as it says, those of one action to three one after the other."""
    parts = [len(range(rang, contrat.indicateurs, len(AXES))) for rang in range(len(AXES))]
    return [_branche(contrat, numero, axe, combien) for numero, (axe, combien) in enumerate(zip(AXES, parts, strict=True), 1)]


def _branche(contrat: Identite, numero: int, axe: Axe, combien: int) -> Branche:
    hasard = contrat.hasard(f"axe {numero}")
    nationaux = [*(id_ for id_, _, _ in NATIONAUX), *DU_PROGRAMME]
    locaux = [id_ for id_, _, _ in contrat.partenaires]
    qpv = [lieu.id for lieu in contrat.de_type("qpv")]
    actions: list[Action] = []
    reste, tailles = combien, cycle(_PAR_ACTION)
    while reste:
        taille = min(reste, next(tailles))
        reste -= taille
        objet, public = hasard.choice(axe.objets), hasard.choice(PUBLICS)
        id_ = f"a{numero}-{len(actions) // _ACTIONS_PAR_OBJECTIF + 1}-{len(actions) % _ACTIONS_PAR_OBJECTIF + 1}"
        titre = f"{hasard.choice(VERBES)} {objet} pour les {public} {hasard.choice(ENDROITS)}"
        nommes = *hasard.sample(nationaux, hasard.randint(1, 3)), *hasard.sample(locaux, hasard.randint(1, 4))
        lieux = tuple(hasard.sample(qpv, 1)) if hasard.random() < 0.2 else ()
        indicateurs = tuple(inventer(hasard, f"{id_}-i{rang}", objet, public, lieux) for rang in range(1, taille + 1))
        actions.append(Action(id_, titre, nommes, lieux, indicateurs))
    paquets = [tuple(actions[debut : debut + _ACTIONS_PAR_OBJECTIF]) for debut in range(0, len(actions), _ACTIONS_PAR_OBJECTIF)]
    titres = islice(cycle(axe.objectifs), len(paquets))
    objectifs = (Objectif(f"a{numero}-{rang}", titre, paquet) for rang, (titre, paquet) in enumerate(zip(titres, paquets, strict=True), 1))
    return Branche(numero, axe, tuple(objectifs))


def fichier_des_promesses(branche: Branche) -> str:
    """The file `referentiel/<n>.yml` of an axis."""
    return "\n".join(_lignes(branche)) + "\n"


def _lignes(branche: Branche) -> Iterator[str]:
    ou = f"Axe {branche.numero}"
    yield from ("document: contrat", f"section: axe-{branche.numero}", "noeuds:")
    yield from (f"  - id: a{branche.numero}", "    niveau: axe", f'    numero: "{branche.numero}"')
    yield from (f"    titre: {cite(branche.axe.titre)}", f"    repere: {cite(ou)}", "    noeuds:")
    for rang, objectif in enumerate(branche.objectifs, 1):
        yield from (f"      - id: {objectif.id}", "        niveau: objectif", f'        numero: "{branche.numero}.{rang}"')
        yield from (f"        titre: {cite(objectif.titre)}", f"        repere: {cite(f'{ou}, objectif {rang}')}", "        noeuds:")
        for numero, action in enumerate(objectif.actions, 1):
            place = f"{ou}, objectif {rang}, action {numero}"
            yield from (f"          - id: {action.id}", "            niveau: action", f"            titre: {cite(action.titre)}")
            yield from (f"            repere: {cite(place)}", f"            partenaires: [{', '.join(action.partenaires)}]")
            if action.lieux:
                yield f"            territoires: [{', '.join(action.lieux)}]"
            yield "            indicateurs:"
            for ligne, indicateur in enumerate(action.indicateurs, 1):
                yield f"              - id: {indicateur.id}"
                yield from (f"                {champ}" for champ in indicateur.lignes)
                yield f"                repere: {cite(f'{place}, ligne {ligne}')}"


def texte_du_document(branche: Branche) -> str:
    """The part of the document that prints an axis, with the words of all its promises."""
    rangs = iter(range(1, 1_000_000))
    lignes = [f"# {{p{next(rangs)}}} Axe {branche.numero} – {branche.axe.titre}"]
    for objectif in branche.objectifs:
        lignes.append(f"## {{p{next(rangs)}}} {objectif.titre}")
        for action in objectif.actions:
            lignes.append(f"### {{p{next(rangs)}}} {action.titre}")
            lignes += [f"|- {{p{next(rangs)}}}", *(f"! {titre}" for titre in ("Indicateur", "Départ", "Cible", "Précision"))]
            for indicateur in action.indicateurs:
                lignes += [f"|- {{p{next(rangs)}}}", *(f"| {mots}".rstrip() for mots in (indicateur.libelle, *indicateur.cellules))]
    return "\n".join(lignes) + "\n"
