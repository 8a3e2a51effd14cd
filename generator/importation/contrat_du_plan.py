"""A plan of actions as a contract: its tree of promises, who does what, the money that it names. Only what the plan says; each thing at its row."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant
from generator.calculs.nombres_dits import nombre_fr
from generator.importation.unites_ecrites import unite_du_projet
from generator.model.ancre import ancre_du_mot
from generator.model.importation import ActionLue, Import, MontantDAction
from generator.model.nouveau import NouveauNiveau, niveau
from generator.model.partenaire import Partenaire, Role
from generator.model.unite import Unite

_AXES = (("axe", "a"), ("sous-axe", "s"), ("sous-sous-axe", "t"))
_NOMS = {"axe": "Axe", "sous-axe": "Sous-axe", "sous-sous-axe": "Sous-sous-axe", "action": "Action"}
_SOUS_ACTION = NouveauNiveau("sous-action", "Sous-action", "Sous-actions", "La sous-action")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_UNITES = (
    (re.compile(r"^\s*(?:nombre|nb|effectif)s?\b", re.IGNORECASE), Unite.NOMBRE),
    (re.compile(r"^\s*(?:part|taux|pourcentage|proportion)s?\b|%", re.IGNORECASE), Unite.POURCENTAGE),
    (re.compile(r"^\s*(?:montant|budget|coût|cout)s?\b|€", re.IGNORECASE), Unite.EUROS),
)

Ecrit = dict[str, object]


class PlanEnContrat(Struct, frozen=True):
    """What files of a contract say. `noeuds` and `montants` are entries as `referentiel/*.yml` and `montants.yml` write them, `partenaires` those that the
    project does not have; `a_savoir` are French sentences on what was left out or must be read again."""

    niveaux: tuple[NouveauNiveau, ...]
    noeuds: list[Ecrit]
    montants: list[Ecrit]
    partenaires: list[Ecrit]
    a_savoir: tuple[str, ...]


class _NoeudDuPlan(Struct):
    """A node being put together."""

    entree: Ecrit
    enfants: dict[tuple[str, str], "_NoeudDuPlan"] = field(default_factory=dict)


def contrat_du_plan(lu: Import, connus: Sequence[Partenaire]) -> PlanEnContrat:
    """The contract of all plans of a file; `connus` are the partners of the project and of the program."""
    return _MiseEnContrat(lu, connus).faire()


class _MiseEnContrat:
    def __init__(self, lu: Import, connus: Sequence[Partenaire]) -> None:
        self.lu = lu
        self.par_nom = {
            d_un_seul_tenant(nom): un.id
            for un in reversed(connus)
            for nom in (*un.alias, un.sigle, un.nom, un.id)
            if nom and d_un_seul_tenant(nom)
        }
        self.pris = {un.id for un in connus}
        self.nouveaux: list[Ecrit] = []
        self.montants: list[Ecrit] = []
        self.dits: list[str] = []
        self.libres = 0
        self.racine = _NoeudDuPlan({})

    def faire(self) -> PlanEnContrat:
        """Axes and actions in the order of their rows."""
        axes = [axe for feuille in self.lu.feuilles for axe in feuille.axes]
        lignes = [(une.feuille, une.ligne, une.axes, une) for une in self.lu.actions] + [
            (un.feuille, un.ligne, un.axes, None) for un in axes
        ]
        rangs = {feuille.nom: rang for rang, feuille in enumerate(self.lu.feuilles)}
        for feuille, ligne, titres, action in sorted(lignes, key=lambda une: (rangs[une[0]], une[1])):
            parent = self.racine
            for titre, (nom, lettre) in zip(titres, _AXES, strict=False):
                parent = self._enfant(parent, nom, lettre, titre, feuille, ligne)
            if action is not None:
                self._action(parent, action)
        if self.libres:
            dit = "un indicateur n’a" if self.libres == 1 else f"{nombre_fr(self.libres)} indicateurs n’ont"
            self.dits.append(f"{dit} pas d’unité écrite ; relire le champ « unite » de chacun.")
        if self.nouveaux:
            noms = ", ".join(f"« {un['nom']} »" for un in self.nouveaux)
            combien = nombre_fr(len(self.nouveaux))
            dit = "un partenaire est ajouté" if len(self.nouveaux) == 1 else f"{combien} partenaires sont ajoutés"
            self.dits.append(f"{dit} à partenaires.yml : {noms}. Relire le nom et le « type » de chacun.")
        noeuds = list(_ecrits(self.racine))
        return PlanEnContrat(self._niveaux(noeuds), noeuds, self.montants, self.nouveaux, tuple(self.dits))

    def _niveaux(self, noeuds: Sequence[Ecrit]) -> tuple[NouveauNiveau, ...]:
        """The levels that the plan has, from the highest."""
        presents = set(_niveaux_de(noeuds))
        return (*(niveau(nom) for id, nom in _NOMS.items() if id in presents), *([_SOUS_ACTION] if _SOUS_ACTION.id in presents else []))

    def _enfant(self, parent: _NoeudDuPlan, nom: str, lettre: str, titre: str, feuille: str, ligne: int, suite: str = "") -> _NoeudDuPlan:
        cle = (nom, (d_un_seul_tenant(titre) or titre) + suite)
        if cle not in parent.enfants:
            rang = 1 + sum(autre == nom for autre, _ in parent.enfants)
            id = "-".join(mot for mot in (str(parent.entree.get("id", "")), f"{lettre}{rang}") if mot)
            parent.enfants[cle] = _NoeudDuPlan({"id": id, "niveau": nom, "titre": titre, "repere": f"Feuille {feuille}, ligne {ligne}"})
        return parent.enfants[cle]

    def _action(self, parent: _NoeudDuPlan, action: ActionLue) -> None:
        # Two rows of one title are two actions, but where one is a part of the other.
        deja = ("action", d_un_seul_tenant(action.titre) or action.titre) in parent.enfants
        suite = f" {action.feuille} {action.ligne}" if deja and not action.sous_action else ""
        en_cours = self._enfant(parent, "action", "f", action.titre, action.feuille, action.ligne, suite)
        if action.sous_action:
            en_cours = self._enfant(en_cours, _SOUS_ACTION.id, "g", action.sous_action, action.feuille, action.ligne)
        self._remplir(en_cours.entree, action)

    def _sans_incertains(self, action: ActionLue) -> ActionLue:
        """The row without the names that may be of persons, as long as nobody has said that they are those of bodies."""
        if not action.incertains:
            return action
        combien = len(action.incertains)
        dit = (
            "un nom peut être celui d’une personne et n’est pas écrit"
            if combien == 1
            else f"{combien} noms peuvent être de personnes et ne sont pas écrits"
        )
        self.dits.append(
            f"Ligne {action.ligne} : {dit} ; répondre à la question posée, ou les ajouter à la main si ce sont des organismes."
        )

        def surs(noms: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(nom for nom in noms if nom not in action.incertains)

        return replace(
            action,
            pilotes=surs(action.pilotes),
            copilotes=surs(action.copilotes),
            partenaires=surs(action.partenaires),
            financeurs=tuple(replace(un, de="" if un.de in action.incertains else un.de) for un in action.financeurs),
        )

    def _remplir(self, entree: Ecrit, action: ActionLue) -> None:
        """What the row says of its action."""
        action = self._sans_incertains(action)
        id = str(entree["id"])
        if action.descriptif:
            entree["texte"] = "\n".join(ligne.strip() for ligne in action.descriptif.splitlines())
        cases = (
            ("Pilote", Role.PILOTE, action.pilotes),
            ("Copilotes", Role.COPILOTE, action.copilotes),
            ("Financeurs", Role.FINANCEUR, tuple(un.de for un in action.financeurs if un.de)),
            ("Partenaires", Role.ASSOCIE, action.partenaires),
        )
        roles: dict[str, str] = {}
        for _, role, noms in cases:
            for nom in noms:
                roles.setdefault(self._partenaire(nom), role.value)
        if roles:
            entree["partenaires_texte"] = " ; ".join(f"{titre} : {', '.join(dict.fromkeys(noms))}" for titre, _, noms in cases if noms)
            entree["partenaires"] = [{"id": qui, "role": role} for qui, role in roles.items()]
        if fiche := self._fiche(action):
            entree["fiche"] = fiche
        if action.resultats:
            entree["resultats_attendus"] = list(action.resultats)
        if action.indicateurs:
            entree["indicateurs"] = [self._indicateur(id, rang, mot, action) for rang, mot in enumerate(action.indicateurs, 1)]
        en_mots = [un for un in (*action.financeurs, *((action.budget,) if action.budget else ())) if un.texte]
        if en_mots:
            entree["note_editoriale"] = " ".join(
                f"Le plan écrit « {un.texte} » à la place d’un montant{f' de {un.de}' if un.de else ''} (cellule {un.cellule})."
                for un in en_mots
            )
        self._argent(id, action)

    def _fiche(self, action: ActionLue) -> Ecrit:
        jours = {"debut": action.debut, "fin": action.fin}
        for nom, jour in jours.items():
            if jour and not _DATE.fullmatch(jour):
                self.dits.append(f"Ligne {action.ligne} : « {jour} » n’est pas une date du format du site ; elle n’est pas écrite.")
                jours[nom] = ""
        if jours["debut"] and jours["fin"] and jours["fin"] < jours["debut"][: len(jours["fin"])]:
            self.dits.append(
                f"Ligne {action.ligne} : la fin ({jours['fin']}) vient avant le début ({jours['debut']}) ; aucune des deux n’est écrite."
            )
            jours = {}
        mots = {**jours, "priorite": action.priorite, "beneficiaires": action.beneficiaires, "avancement": action.statut}
        return {nom: mot for nom, mot in mots.items() if mot}

    def _indicateur(self, id: str, rang: int, libelle: str, action: ActionLue) -> Ecrit:
        unite = next((une for motif, une in _UNITES if motif.search(libelle)), Unite.TEXTE)
        self.libres += 1
        repere = f"Feuille {action.feuille}, ligne {action.ligne}"
        return {"id": f"{id}-i{rang}", "type": "suivi", "libelle": libelle, "unite": unite.value, "repere": repere}

    def _partenaire(self, nom: str) -> str:
        """The id of who is named so; one more where nobody is."""
        plat = d_un_seul_tenant(nom)
        if plat not in self.par_nom:
            racine = ancre_du_mot(nom)[:50].strip("-") or "partenaire"
            id = next(un for un in (racine, *(f"{racine}-{rang}" for rang in range(2, 1000))) if un not in self.pris)
            self.pris.add(id)
            self.par_nom[plat] = id
            self.nouveaux.append({"id": id, "nom": nom, "type": "autre"})
        return self.par_nom[plat]

    def _argent(self, noeud: str, action: ActionLue) -> None:
        """The budget and what each funder gives: parts of it where they can be, else amounts that are never added up together."""
        budget = action.budget if action.budget and self._est_en_euros(action.budget) else None
        donnes = [un for un in action.financeurs if self._est_en_euros(un)]
        total = sum(un.valeur for un in donnes if un.valeur is not None)
        if budget is not None and budget.valeur is not None:
            self.montants.append(
                self._montant(f"{noeud}-budget", noeud, budget, action, f"Budget : {nombre_fr(budget.valeur)} {budget.unite}")
            )
        for rang, un in enumerate(donnes, 1):
            dit = f"{un.de or 'Financeur non nommé'} : {nombre_fr(un.valeur or 0)} {un.unite}"
            entree = self._montant(f"{noeud}-m{rang}", noeud, un, action, dit)
            if un.de:
                entree["financeurs"] = [self._partenaire(un.de)]
            if budget is not None and budget.valeur is not None:
                entree["partie_de" if total <= budget.valeur else "recoupe"] = [f"{noeud}-budget"]
            self.montants.append(entree)

    def _est_en_euros(self, un: MontantDAction) -> bool:
        if un.valeur is None:
            return False
        sain = un.valeur > 0 and (unite_du_projet(un.unite) is Unite.EUROS or un.unite in ("€ HT", "€ TTC"))
        if not sain:
            self.dits.append(
                f"{un.cellule} : {nombre_fr(un.valeur)} {un.unite} n’est pas écrit dans montants.yml ; l’y ajouter si c’en est un."
            )
        return sain

    def _montant(self, id: str, noeud: str, un: MontantDAction, action: ActionLue, texte: str) -> Ecrit:
        entree: Ecrit = {"id": id, "montant": format(un.valeur or 0, "f"), "texte": texte, "nature": "prevu", "noeud": noeud}
        if un.periode:
            entree["periode"] = un.periode
        entree["repere"] = f"Feuille {action.feuille}, ligne {action.ligne}, cellule {un.cellule}"
        return entree


def _ecrits(parent: _NoeudDuPlan) -> Iterator[Ecrit]:
    for enfant in parent.enfants.values():
        dessous = list(_ecrits(enfant))
        yield {**enfant.entree, **({"noeuds": dessous} if dessous else {})}


def _niveaux_de(noeuds: Sequence[Mapping[str, object]]) -> Iterator[str]:
    for noeud in noeuds:
        yield str(noeud["niveau"])
        dessous = noeud.get("noeuds")
        yield from _niveaux_de(dessous if isinstance(dessous, list) else [])
