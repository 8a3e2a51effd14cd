"""The contracts to make, as works that any process can do."""

from collections.abc import Mapping

from msgspec import Struct

from generator.publication.echec import CopieAbimee
from generator.publication.projet_ouvert import Commande, ouvrir
from generator.publication.site_fait import SiteFait, faire_le_site


class TravailDeContrat(Struct, frozen=True):
    """The site of one contract to make, and what the portal is told of it. `poids` is about how much there is to read."""

    commande: Commande
    contrat: str
    poids: int

    @property
    def titre(self) -> str:
        """«Pages : grigny»."""
        return f"Pages : {self.contrat}"

    def faire(self) -> SiteFait:
        """Make it; from nothing, where its folders hold something else than what is remembered. Nothing of the contract stays in memory."""
        try:
            return self._faire()
        except CopieAbimee:
            projet = ouvrir(self.commande)
            projet.etat(self.contrat).oublier()
            projet.relire(self.contrat)
            return self._faire()

    def _faire(self) -> SiteFait:
        projet = ouvrir(self.commande)
        tous, calculs = projet.sites()
        site = tous.du_contrat(self.contrat)
        fait = faire_le_site(site, projet.chantier(self.contrat), projet.etat(self.contrat), self.commande, projet.fond)
        if fait.neuf:
            tous.resumer(self.contrat)
        calculs.fermer()
        return fait


def contrats_de_la_part(poids: Mapping[str, int], part: tuple[int, int]) -> list[str]:
    """The contracts of one part of the country, which are about as much work as those of each other: the heaviest go one by one to the part that
    has least. `poids` are by id."""
    parts: list[tuple[int, int]] = [(0, rang) for rang in range(part[1])]
    miens = set()
    for id in sorted(poids, key=lambda id: (-poids[id], id)):
        charge, rang = min(parts)
        parts[rang] = charge + poids[id], rang
        if rang == part[0] - 1:
            miens.add(id)
    return [id for id in poids if id in miens]
