"""Begins a contract from a plan of actions that was read: its tree, its money, and the partners that the project does not have."""

import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import yaml

from generator.importation.contrat_du_plan import PlanEnContrat
from generator.model.nouveau import Demande
from generator.publication.importer import poser
from generator.publication.nouveau import DejaLa, textes_du_contrat
from generator.publication.verrou import verrou
from generator.sources.communs import PARTENAIRES

_LISTE = re.compile(r"^partenaires:[ \t]*(?:\[[ \t]*\][ \t]*)?(?:#.*)?$", re.MULTILINE)
_ELEMENT = re.compile(r"^([ ]*)- ", re.MULTILINE)
_DOCUMENT = {"document": "contrat", "section": "texte"}


def commencer_un_plan(projet: Path, demande: Demande, plan: PlanEnContrat, connus: Collection[str]) -> tuple[str, ...]:
    """Write the contract; the paths written. Nothing is written where the project would not be sound.

    `connus` are the ids of the project's partners. Raises DejaLa, EcritureRefusee, ConstructionEnCours, OSError.
    """
    rendus = textes_du_contrat(projet, demande, connus)
    referentiels = f"referentiels/{demande.id}"
    textes = {projet / chemin: texte for chemin, texte in rendus.items() if "/referentiel/" not in chemin}
    for rang, noeud in enumerate(plan.noeuds, 1):
        dit = "Tiré d’un plan d’actions par « engagements importer ». À relire ; l’ordre est celui du plan."
        textes[projet / referentiels / "referentiel" / f"{rang:02d}-{noeud['id']}.yml"] = yaml_commente(
            dit, {**_DOCUMENT, "noeuds": [noeud]}
        )
    if plan.montants:
        # A plan is one of its own territory: an amount that named no place would be said to go beyond it.
        montants = [{**un, "territoires": [commune.id for commune in demande.communes]} for un in plan.montants]
        dit = "L’argent que le plan nomme. « nature » : prevu, car un plan prévoit ; à changer si le document dit autre chose."
        textes[projet / referentiels / "montants.yml"] = yaml_commente(dit, {**_DOCUMENT, "montants": montants})
    if plan.partenaires:
        registre = projet / "referentiels" / PARTENAIRES
        textes[registre] = avec_des_partenaires(registre.read_text("utf-8") if registre.is_file() else "", plan.partenaires)
    with verrou(projet / ".construction"):
        try:
            poser(projet, textes)
        except BaseException:
            for tete in (projet / "content" / demande.id, projet / referentiels):
                shutil.rmtree(tete, ignore_errors=True)  # it was not there before: what it holds is ours
            raise
    return tuple(chemin.relative_to(projet).as_posix() for chemin in textes)


def avec_des_partenaires(texte: str, nouveaux: Collection[Mapping[str, object]]) -> str:
    """The register with these entries first in its list; all that it has stays as it is written. Raises DejaLa where it has no list to add to."""
    if not texte.strip():
        return yaml_commente("Les organismes d’ici, une seule fois chacun.", {"partenaires": [dict(un) for un in nouveaux]})
    liste = _LISTE.search(texte)
    if liste is None:
        raise DejaLa(
            "« referentiels/partenaires.yml » n’a pas de ligne « partenaires: » suivie de sa liste : l’écrire ainsi, puis recommencer."
        )
    element = _ELEMENT.search(texte, liste.end())
    marge = element.group(1) if element else "  "
    lignes = [f"{marge}- {yaml.safe_dump(dict(un), allow_unicode=True, default_flow_style=True, width=10**6).strip()}" for un in nouveaux]
    return "\n".join((texte[: liste.start()] + "partenaires:", *lignes)) + texte[liste.end() :]


class _Ecrivain(yaml.SafeDumper):
    """Writes texts of several lines as lines, and lists set in from their name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - the name of the library
        """Lists are set in from the name that they are of."""
        super().increase_indent(flow, False)


def _texte(ecrivain: yaml.SafeDumper, texte: str) -> yaml.ScalarNode:
    return ecrivain.represent_scalar("tag:yaml.org,2002:str", texte, style="|" if "\n" in texte else None)


_Ecrivain.add_representer(str, _texte)


def yaml_commente(dit: str, contenu: Mapping[str, object]) -> str:
    """A YAML file that holds these fields, below a comment of one line."""
    return f"# {dit}\n" + yaml.dump(dict(contenu), Dumper=_Ecrivain, allow_unicode=True, sort_keys=False, width=140)
