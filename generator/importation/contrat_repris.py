"""A contract as a model for another one: what its files become, field by field as `model/formats/reprises` decides, each promise with an id of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.calculs.nombres_dits import COMPARATEURS
from generator.importation.mots_d_ici import TROU, MotsDIci
from generator.model.ancre import ancre_du_mot
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.reprises import REPRISES, SortDuChamp, SortsDesChamps
from generator.model.formats.unites import UNITES
from generator.model.nouveau import MARQUE, NouveauNiveau
from generator.model.unite import ECRITES

Ecrit = dict[str, object]
_MARQUES = {
    "titre": "le titre, mot pour mot",
    "libelle": "le libellé, mot pour mot",
    "partenaires_texte": "qui le document nomme, mot pour mot",
    "referents_texte": "qui doit fournir ce chiffre, si le document le dit",
    "sans_objectif": "les mots qui disent qu’il n’y a pas d’objectif, ou la cible",
}
# What a target is like, by the fields that say it; the first one that is there speaks.
_CIBLES = {
    "jalons": "un nombre par étape, avec son année",
    "par_lieu": "un nombre pour chaque lieu",
    "variation": "un changement en pourcentage depuis la valeur de départ",
    "points": "un changement en points depuis la valeur de départ",
    "minimum": "une fourchette",
    "maximum": "une fourchette",
    "valeur": "un nombre à atteindre",
}
_SENS = {"hausse": "une hausse", "baisse": "une baisse", "maintien": "un maintien"}
_EN_PLUS: Mapping[str, str | Mapping[str, str]] = {
    "ensemble": "une part d’un tout",
    "tolerance": "un écart permis",
    "portee": {"par_an": "par an", "duree": "sur la durée du contrat"},
    "chaque": "pour chaque lieu",
    "unite": "dans une autre unité que l’indicateur",
    "annee": "avec son année",
}


class Communs(Struct, frozen=True):
    """What the program brings to everybody: ids of partners, numbers of national measures."""

    partenaires: Collection[str]
    mesures: Collection[str]


class ContratRepris(Struct, frozen=True):
    """What a new contract takes. `reglages` are fields of its contrat.yml, `noeuds` entries of `referentiel/*.yml` (one file each), `unites` entries of
    unites.yml. `promesses` and `indicateurs` are how many there are, `a_ecrire` how many
    texts are marked."""

    type: str
    niveaux: tuple[NouveauNiveau, ...]
    reglages: Ecrit
    noeuds: Sequence[Ecrit]
    unites: Sequence[Ecrit]
    promesses: int
    indicateurs: int
    a_ecrire: int


def reprendre(contrat: Ecrit, arbres: Sequence[Ecrit], unites: Ecrit, ici: MotsDIci, communs: Communs) -> ContratRepris:
    """What is taken of a contract, of which these are contrat.yml, the files of its tree and unites.yml (empty: none) as they are written."""
    racines = [racine for arbre in arbres for racine in _liste(arbre.get("noeuds"))]
    repriseur = _Repriseur(
        ici,
        communs,
        {
            SortDuChamp.NOUVELLE: dict(_ids(racines)),
            SortDuChamp.RENVOI: dict(_ids(racines)),
            SortDuChamp.NIVEAU: dict(_sans_nom(_liste(contrat.get("niveaux")), "niveau", ici)),
            SortDuChamp.UNITE: {**{str(mot): str(mot) for mot in ECRITES}, **dict(_sans_nom(_liste(unites.get("unites")), "unite", ici))},
        },
    )
    lu = repriseur.de(CONTRAT, contrat)
    noeuds = _liste(repriseur.de(REFERENTIEL, {"noeuds": racines}).get("noeuds"))
    niveaux = tuple(
        NouveauNiveau(*(str(un.get(nom, "")) for nom in ("id", "nom", "pluriel", "article", "description")))
        for un in _liste(lu.pop("niveaux", None))
    )
    textes = [texte for partie in (lu, *noeuds, *(niveau.nom for niveau in niveaux)) for texte in _textes(partie)]
    return ContratRepris(
        type=str(lu.pop("type", "")),
        niveaux=niveaux,
        reglages=lu,
        noeuds=noeuds,
        unites=_liste(repriseur.de(UNITES, unites).get("unites")),
        promesses=sum(_promesses(noeud) for noeud in noeuds),
        indicateurs=sum(_indicateurs(noeud) for noeud in noeuds),
        a_ecrire=sum(MARQUE in texte for texte in textes),
    )


class _Repriseur:
    """Goes through what is written by its definition. `ids` are the new ids by the old ones, of each kind."""

    def __init__(self, ici: MotsDIci, communs: Communs, ids: Mapping[SortDuChamp, Mapping[str, str]]) -> None:
        self.ici = ici
        self.communs = communs
        self.ids = ids

    def de(self, format_: Format, ecrit: Ecrit) -> Ecrit:
        """What is taken of a file."""
        return self._champs(format_.forme, REPRISES[format_.nom] or {}, ecrit) or {}

    def _champs(self, forme: Forme, reprises: SortsDesChamps, ecrit: Ecrit) -> Ecrit | None:
        """What is taken of these fields; None where one of them that must be there is the other contract's own."""
        decisions = reprises[forme.nom]
        if SortDuChamp.DITE in decisions.values():
            return _cible(ecrit)
        repris: Ecrit = {}
        for champ in forme.champs:
            if champ.nom not in ecrit or ecrit[champ.nom] in ("", [], {}):
                continue
            valeur = self._un(champ, forme, reprises, ecrit[champ.nom])
            if valeur is not None and valeur != []:
                repris[champ.nom] = valeur
            elif champ.requis and decisions[champ.nom] is not SortDuChamp.LAISSEE:
                return None
        return repris or None

    def _un(self, champ: Champ, forme: Forme, reprises: SortsDesChamps, valeur: object) -> object:
        decision = reprises[forme.nom][champ.nom]
        if decision is SortDuChamp.DEDANS:
            dedans = forme.dedans(champ)
            if isinstance(valeur, list):
                return [un for element in valeur if (un := self._element(champ, dedans, reprises, element)) is not None]
            return self._champs(dedans, reprises, valeur) if isinstance(valeur, dict) else None
        if isinstance(valeur, list):
            return [un for element in valeur if (un := self._mot(decision, champ, str(element))) is not None]
        return self._mot(decision, champ, str(valeur))

    def _element(self, champ: Champ, dedans: Forme, reprises: SortsDesChamps, element: object) -> object:
        if champ.genre is GenreDeChamp.IDENTIFIANTS_OU_CHAMPS and isinstance(element, str):
            return self._mot(reprises[dedans.nom]["id"], champ, element)
        return self._champs(dedans, reprises, element) if isinstance(element, dict) else None

    def _mot(self, decision: SortDuChamp, champ: Champ, mot: str) -> str | None:
        match decision:
            case SortDuChamp.TELLE:
                return None if self.ici.est_d_ici(mot) else mot
            case SortDuChamp.NOUVELLE | SortDuChamp.RENVOI | SortDuChamp.NIVEAU | SortDuChamp.UNITE:
                return self.ids[decision].get(mot)
            case SortDuChamp.NATIONAUX:
                return mot if mot in self.communs.partenaires else None
            case SortDuChamp.MESURES:
                return mot if mot in self.communs.mesures else None
            case SortDuChamp.MARQUE:
                return _marque(_MARQUES[champ.nom])
            case SortDuChamp.MOTS | SortDuChamp.EXEMPLE:
                return self._texte(champ, mot, marque=decision is SortDuChamp.EXEMPLE)
        return None

    def _texte(self, champ: Champ, mot: str, *, marque: bool) -> str | None:
        """Its words without those of the other contract, marked where there were some; where hardly one is left, what to write."""
        sien = self.ici.sans(mot)
        if TROU in sien and len(sien.replace(TROU, "").strip(" .,;:()’'«»-–")) < _RESTE:
            return _marque(_MARQUES[champ.nom]) if champ.nom in _MARQUES else _marque(champ.explication) if champ.requis else None
        return _marque(sien) if marque or TROU in sien else sien


_RESTE = 4  # letters without which the words of a text, its holes apart, say nothing


def _marque(texte: str) -> str:
    return f"{MARQUE} : {texte}"


def _cible(ecrit: Ecrit) -> Ecrit:
    """The mark that says what kind of target was set: none of its numbers, years and words."""
    forme = next((dit for nom, dit in _CIBLES.items() if ecrit.get(nom)), "")
    sens = _SENS.get(str(ecrit.get("sens", "")), "") if not ecrit.get("valeur") else ""
    dits = [COMPARATEURS.get(str(ecrit.get("comparateur", "")), ""), forme] if forme else [sens or "ce qu’il faut atteindre"]
    dits = [" ".join(mot for mot in dits if mot)]
    if forme and sens:
        dits.append(f"en {sens.removeprefix('une ').removeprefix('un ')}")
    for nom, dit in _EN_PLUS.items():
        if mot := str(ecrit.get(nom, "")):
            dits.append(dit if isinstance(dit, str) else dit.get(mot, ""))
    return {"texte": _marque(f"la cible, mot pour mot (là-bas : {', '.join(dit for dit in dits if dit)})")}


def _sans_nom(choses: Sequence[Ecrit], genre: str, ici: MotsDIci) -> Iterator[tuple[str, str]]:
    """The id of each of them; another one where it holds a name of the other contract's own."""
    for rang, chose in enumerate(choses, 1):
        id = str(chose.get("id", ""))
        yield id, f"{genre}-{rang}" if ici.est_d_ici(id) else id


def _ids(noeuds: Sequence[Ecrit], base: str = "") -> Iterator[tuple[str, str]]:
    """The new id of each promise and indicator: the first letter of its level and its rank, below that of the promise above."""
    for rang, noeud in enumerate(noeuds, 1):
        lettre = ancre_du_mot(str(noeud.get("niveau", "")))[:1] or "n"
        id = "-".join(mot for mot in (base, f"{lettre}{rang}") if mot)
        yield str(noeud.get("id", "")), id
        for place, indicateur in enumerate(_liste(noeud.get("indicateurs")), 1):
            yield str(indicateur.get("id", "")), f"{id}-i{place}"
        yield from _ids(_liste(noeud.get("noeuds")), id)


def _liste(valeur: object) -> list[Ecrit]:
    return [un for un in valeur if isinstance(un, dict)] if isinstance(valeur, list) else []


def _promesses(noeud: Ecrit) -> int:
    return 1 + sum(_promesses(un) for un in _liste(noeud.get("noeuds")))


def _indicateurs(noeud: Ecrit) -> int:
    return len(_liste(noeud.get("indicateurs"))) + sum(_indicateurs(un) for un in _liste(noeud.get("noeuds")))


def _textes(partie: object) -> Iterator[str]:
    if isinstance(partie, str):
        yield partie
    elif isinstance(partie, dict):
        for valeur in partie.values():
            yield from _textes(valeur)
    elif isinstance(partie, list):
        for valeur in partie:
            yield from _textes(valeur)
