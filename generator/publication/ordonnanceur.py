"""Works done by the workers of a Dask scheduler (the optional dependency `distributed`): several machines that see the project's folder at one
place. A worker that is lost is one whose works are done by another."""

from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from generator.publication.echec import ConstructionImpossible
from generator.publication.equipe import Equipe, Travail, faire_et_oublier

DELAI = 30  # seconds for which a scheduler is waited for


def equipe_de(adresse: str) -> Equipe:
    """The team whose scheduler is at `adresse` («tcp://…»). Raises ConstructionImpossible where the library is not installed."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ConstructionImpossible(
            '« --ordonnanceur » demande la bibliothèque « distributed », qui n’est pas installée : pip install "engagements[ordonnanceur]".'
        ) from None

    def faire(travaux: Sequence[Travail], dire: Callable[[str], None]) -> list[Any]:
        if not travaux:
            return []
        for travail in travaux:
            dire(travail.titre)
        try:
            with _joindre(distributed, adresse) as client:
                rangs = sorted(range(len(travaux)), key=lambda rang: -travaux[rang].poids)
                a_venir = client.map(faire_et_oublier, [travaux[rang] for rang in rangs], pure=False)
                # All of them, whatever becomes of one: what is tried again must not meet a worker that still writes in the same folders.
                client.gather(a_venir, errors="skip")
                faits = client.gather(a_venir)
        except (OSError, TimeoutError) as erreur:
            raise ConstructionImpossible(f"L’ordonnanceur « {adresse} » ne répond pas ({erreur}).") from erreur
        except distributed.KilledWorker as erreur:
            raise ConstructionImpossible("Les ouvriers de l’ordonnanceur se sont arrêtés l’un après l’autre au même travail.") from erreur
        par_rang = dict(zip(rangs, faits, strict=True))
        return [par_rang[rang] for rang in range(len(travaux))]

    return faire


def _joindre(distributed: ModuleType, adresse: str) -> Any:
    """The client of the scheduler. The library says by errors of any kind that an address is none; those of the works are raised later."""
    try:
        return distributed.Client(adresse, timeout=DELAI, set_as_default=False)
    except OSError:  # among them, that nobody answers
        raise
    except Exception as erreur:
        message = f"« {adresse} » n’est pas l’adresse d’un ordonnanceur : écrire par exemple tcp://192.0.2.1:8786."
        raise ConstructionImpossible(message) from erreur
