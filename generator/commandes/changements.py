"""`engagements changements`."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.commandes.analyse import (
    Analyseur,
    lire_date,
    lire_format,
    lire_projet_a_construire,
    option_projet,
    verifier_le_contrat,
)

if TYPE_CHECKING:
    from generator.model.mouvement import Mouvement
    from generator.pages.contexte import Contexte

AIDE = "dit ce qui a changé depuis un site publié, ou depuis un enregistrement git"
PLACES = "[AVANT] "
FORMES = ("texte", "json", "markdown")


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.argument(
        "avant",
        "un site publié (dossier, .zip ou adresse), ou un enregistrement git (par défaut HEAD : ce qui n’est pas encore enregistré)",
    )
    option_projet(analyseur)
    analyseur.option("--contrat", "un seul contrat", "ID")
    analyseur.option("--date", "le jour auquel l’avancement est calculé (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--format", "comment le dire : texte, json ou markdown", "FORMAT")


def lancer(lus: Namespace) -> int:
    """Say what changed."""
    forme = lire_format(lus, FORMES)
    projet, jour = lire_projet_a_construire(lus), lire_date(lus)
    from msgspec import to_builtins

    from generator.commandes.codes import FINE, PROBLEMES
    from generator.commandes.formats_des_problemes import bloc
    from generator.commandes.rapport import rapporter
    from generator.model.probleme import Gravite
    from generator.pages.contexte import Contexte
    from generator.publication.construction import examiner
    from generator.publication.deja_publie import ce_jour
    from generator.publication.echec import ConstructionImpossible
    from generator.publication.historique import changements_depuis

    jour = jour or ce_jour()
    registre, problemes = examiner(projet, jour)
    if erreurs := [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]:
        return rapporter(erreurs)
    dossiers = {dossier.id_du_contrat: dossier for dossier in registre.dossiers}
    verifier_le_contrat(lus.contrat, dossiers)
    try:
        trouves = changements_depuis(projet, registre, jour, lus.avant or "HEAD")
    except ConstructionImpossible as erreur:
        print("\n".join(erreur.lignes), file=sys.stderr)
        return PROBLEMES
    siens = {id: un for id, un in trouves.items() if lus.contrat in ("", id)}
    if forme == "json":
        print(json.dumps({"changements": to_builtins(siens)}, ensure_ascii=False, indent=2))
        return FINE
    pages = forme == "markdown"
    lignes = [ligne for id, dits in siens.items() for ligne in _dire(Contexte(dossiers[id], registre, jour), dits, pages=pages)]
    print(f"\n## Ce qui changera sur le site\n\n{bloc(chr(10).join(lignes))}" if pages else "\n".join(lignes))
    return FINE


def _dire(contexte: "Contexte", trouves: "tuple[Mouvement, ...] | str", *, pages: bool) -> Iterator[str]:
    """The lines about one contract; with `pages`, each change with the page that shows it."""
    from generator.pages.mots.typographie import accord
    from generator.pages.pieces.mouvements import dire_un_mouvement

    nom = contexte.contrat.id
    if isinstance(trouves, str):
        yield f"{nom} : rien à comparer, {trouves}."
        return
    if not trouves:
        yield f"{nom} : rien n’a changé."
        return
    yield f"{nom} : {accord(len(trouves), 'changement')}"
    for un in sorted(trouves, key=lambda un: un.cle):
        dit = dire_un_mouvement(contexte, un)
        yield f"  {dit.sorte} : {dit.titre} [{un.id}]"
        if pages:
            yield f"    Page : {dit.cible}"
        if dit.chiffres:
            for ligne in dit.chiffres:
                fin = f"{ligne.avant} → {ligne.apres}" if ligne.avant else ligne.apres or "ôté"
                yield f"    {ligne.ou} : {fin}{f' ({ligne.raison})' if ligne.raison else ''}"
            if dit.autres:
                yield f"    {dit.autres} (--format json les donne tous)"
        elif dit.phrase:
            yield f"    {dit.phrase}"
