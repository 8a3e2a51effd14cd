"""Words of others: in which order they are read, and which of them are answers of partners, by what they are about."""

from collections import defaultdict
from collections.abc import Iterable

from generator.calculs.nouvelles import dernier_jour
from generator.model.avis import Avis


def recents(avis: Iterable[Avis]) -> tuple[Avis, ...]:
    """Newest first; those of one day in the order of their files."""
    return tuple(sorted(avis, key=lambda un: dernier_jour(un.date), reverse=True))


def des_habitants(avis: Iterable[Avis]) -> tuple[Avis, ...]:
    """The words of councils and of anyone who is no partner, newest first."""
    return recents(un for un in avis if not un.est_d_un_partenaire)


def des_partenaires(avis: Iterable[Avis]) -> tuple[Avis, ...]:
    """The answers and statements of partners, newest first."""
    return recents(un for un in avis if un.est_d_un_partenaire)


def reponses_par_sujet(avis: Iterable[Avis]) -> dict[str, tuple[Avis, ...]]:
    """Answers of partners by each id that they are about; those on the whole contract under the empty id."""
    groupes: defaultdict[str, list[Avis]] = defaultdict(list)
    for un in des_partenaires(avis):
        for id in un.sur or ("",):
            groupes[id].append(un)
    return {id: tuple(groupe) for id, groupe in groupes.items()}


def auteurs(reponses: Iterable[Avis]) -> tuple[str, ...]:
    """Ids of the partners that gave these answers, each once."""
    return tuple(dict.fromkeys(une.auteur.partenaire for une in reponses))
