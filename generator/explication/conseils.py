"""What would allow the site to judge more: a row to write for each indicator that has a target, and nothing that can be held against it."""

from collections.abc import Iterator

from generator.explication.calcul import ligne_a_trouver
from generator.model.codes import CodeChiffre
from generator.model.dossier import Registre
from generator.model.probleme import Gravite, Probleme
from generator.pages.contexte import Contexte
from generator.sources.journal import extrait


def conseils(registre: Registre, jour: str) -> Iterator[Probleme]:
    """One advice for each indicator that a single row would allow to be judged on that day (ISO), contract by contract, in the order of the tree."""
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, jour)
        for indicateur in contexte.indicateurs.values():
            ligne = contexte.suivi.ligne_manquante(indicateur)
            if ligne is None:
                continue
            voulue = ligne_a_trouver(contexte, indicateur, ligne)
            message = (
                f"« {indicateur.id} » a une cible, et rien de ce qui est écrit ne peut lui être comparé ({extrait(indicateur.libelle)})."
            )
            conseil = f"Un chiffre pour « {voulue.nom} » ({voulue.periode}) suffirait ; dans valeurs/ : {voulue.csv}"
            if indicateur.calcul is not None:
                termes = " et ".join(f"« {terme} »" for terme in indicateur.calcul.termes)
                conseil = f"Le site le calcule : les chiffres de {termes} pour « {voulue.nom} » ({voulue.periode}) suffiraient."
            yield Probleme(indicateur.lieu, CodeChiffre.SANS_JUGEMENT, message, conseil, Gravite.CONSEIL, indicateur.id)
