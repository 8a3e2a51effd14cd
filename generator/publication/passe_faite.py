"""One pass of a builder over a site: the pages to make, and what was made."""

from msgspec import Struct

from generator.publication.chantier import Chantier
from generator.publication.constructeur import Passe
from generator.publication.disque import deposer, empreinte
from generator.publication.echec import ConstructionImpossible, CopieAbimee, ToutRefaire
from generator.publication.verification import Renvois, renvois_de


class Construites(Struct, frozen=True):
    """What a builder made: the digest of each file by its path, and the links of those that are pages."""

    sommes: dict[str, str]
    renvois: dict[str, Renvois]


class PasseAFaire(Struct, frozen=True):
    """Pages of one site to make: those at `adresses` (None: all)."""

    passe: Passe
    chantier: Chantier
    nom: str
    adresses: tuple[str, ...] | None

    def faire(self) -> Construites:
        """Make them, and write them in the folder of HTML."""
        sommes: dict[str, str] = {}
        renvois: dict[str, Renvois] = {}
        try:
            for chemin, octets in self.passe.faire(self.adresses).items():
                deposer(self.chantier.html / chemin, octets)
                sommes[chemin] = empreinte(octets)
                if chemin.endswith(".html"):
                    renvois[chemin] = renvois_de(octets)
        except ToutRefaire:
            raise CopieAbimee(self.chantier.racine_publiee) from None
        except (OSError, ConstructionImpossible):
            raise
        except Exception as erreur:
            if self.adresses is not None:
                # What it reads besides these pages may be damaged: all of it is made again, and what fails then is a fault of the program.
                raise CopieAbimee(self.chantier.racine_publiee) from erreur
            raise ConstructionImpossible(
                f"Le site « {self.nom} » n’a pas pu être construit ({type(erreur).__name__} : {erreur})."
            ) from erreur
        return Construites(sommes, renvois)
