"""Who publishes the site, who hosts it, how accessible it is, whom to write to. What is not known is empty, and is said to be missing."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from generator.model.lieu import Lieu


class Conformite(StrEnum):
    """How far an audit found that the site conforms to the accessibility rules; without an audit, `NON_CONFORME`."""

    NON_CONFORME = "non_conforme"
    PARTIELLE = "partiellement_conforme"
    TOTALE = "totalement_conforme"


class Editeur(Struct, frozen=True):
    """Who publishes the site; `directeur` is the person who answers for it in law."""

    nom: str = ""
    adresse: str = ""
    telephone: str = ""
    courriel: str = ""
    directeur: str = ""


class Hebergeur(Struct, frozen=True):
    """Who keeps the machines that serve the site."""

    nom: str = ""
    adresse: str = ""
    telephone: str = ""


class DonneesPersonnelles(Struct, frozen=True):
    """Who answers for personal data: `responsable`, `delegue` (data protection officer) and its `courriel`.

    `journaux` says what the host keeps of visits, how long, and why.
    """

    responsable: str = ""
    delegue: str = ""
    courriel: str = ""
    journaux: str = ""


class Audit(Struct, frozen=True):
    """An audit made by people; `resultat` is the part of the criteria that are met, in percent."""

    date: str
    organisme: str
    resultat: Decimal | None
    lieu: Lieu


class Accessibilite(Struct, frozen=True):
    """What the declaration of accessibility says. `etabli_le` is the ISO day on which it was made."""

    etat: Conformite | None = None
    audit: Audit | None = None
    etabli_le: str = ""
    contact: str = ""
    schema_pluriannuel: str = ""
    plan_d_action: str = ""
    non_conformites: tuple[str, ...] = ()
    derogations: tuple[str, ...] = ()
    hors_obligation: tuple[str, ...] = ()
    lieu: Lieu = field(default_factory=lambda: Lieu(""))

    def avec_defaut(self, autre: "Accessibilite") -> "Accessibilite":
        """These entries, and those of `autre` where they are empty. What an audit found is taken whole from one side or the other."""
        juge = self if self.etat or self.audit else autre
        return Accessibilite(
            juge.etat,
            juge.audit,
            self.etabli_le or autre.etabli_le,
            self.contact or autre.contact,
            self.schema_pluriannuel or autre.schema_pluriannuel,
            self.plan_d_action or autre.plan_d_action,
            juge.non_conformites,
            juge.derogations,
            juge.hors_obligation,
            self.lieu,
        )


class Mentions(Struct, frozen=True):
    """What `site.yml` says. `adresse` is the public address of the site; `signalement` the mailbox that errors are reported to, `guides` whether the
    portal publishes the guides of those who make it; `conserves` the paths below the published folder that others write, and that no build touches.

    `lieux` maps an entry of the file («editeur.nom») to its place, or to that of its section when it is not written.
    """

    editeur: Editeur = Editeur()
    hebergeur: Hebergeur = Hebergeur()
    donnees_personnelles: DonneesPersonnelles = DonneesPersonnelles()
    accessibilite: Accessibilite = Accessibilite()
    adresse: str = ""
    signalement: str = ""
    concedant: str = ""
    guides: bool = False
    conserves: tuple[str, ...] = ()
    lieux: dict[str, Lieu] = field(default_factory=dict)
