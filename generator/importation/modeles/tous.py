"""Which known layout a table is of."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles import anct, caf, decidim, engagements_ouverts, grist, insee, open_sdg, schema, subventions
from generator.importation.modeles.modele import Modele


def modele_de(cles: Sequence[str], notices: Mapping[str, str], mots_autour: str) -> Modele | None:
    """The layout of a table, by its headings (as `d_un_seul_tenant` gives them), the notices of its file and the words around it. None: any table.

    What two layouts say of one table (a CAF's, by quartier) is put together; the first that names a column wins.
    """
    trouves = [
        un
        for un in (
            schema.reconnaitre(notices),
            engagements_ouverts.reconnaitre(cles),
            open_sdg.reconnaitre(cles, notices),
            subventions.reconnaitre(cles),
            decidim.reconnaitre(cles),
            grist.reconnaitre(cles),
            anct.reconnaitre(cles),
            insee.reconnaitre(cles),
            caf.reconnaitre(cles, mots_autour),
        )
        if un
    ]
    if len(trouves) < 2:
        return trouves[0] if trouves else None
    roles: dict[str, RoleDeColonne] = {}
    unites: dict[str, str] = {}
    libelles: dict[str, str] = {}
    reglages: dict[str, Any] = {}
    for un in reversed(trouves):
        roles |= un.roles
        unites |= un.unites
        libelles |= un.libelles
        reglages |= un.reglages
    return Modele(
        ", ".join(un.nom for un in trouves),
        roles=roles,
        unites=unites,
        libelles=libelles,
        periodes=next((un.periodes for un in trouves if un.periodes), ()),
        arrondi=next((un.arrondi for un in trouves if un.arrondi), ""),
        lieu_inconnu=next((un.lieu_inconnu for un in trouves if un.lieu_inconnu), ""),
        questions=tuple(question for un in trouves for question in un.questions),
        remarques=tuple(remarque for un in trouves for remarque in un.remarques),
        a_savoir=tuple(dit for un in trouves for dit in un.a_savoir),
        reglages=reglages,
    )
