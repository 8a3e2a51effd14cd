"""Rules on the declaration of accessibility: only an audit made by people can say that the site conforms."""

from collections.abc import Iterator
from decimal import Decimal

from generator.model.codes import CodeSite
from generator.model.mentions import Accessibilite, Conformite
from generator.model.probleme import Probleme

# The general rules for accessibility (RGAA): all criteria are met; at least half of them are; otherwise.
ENTIERE, MOITIE = 100, 50


def verifier_mentions(declaration: Accessibilite) -> Iterator[Probleme]:
    """A state of conformity that no audit gives: without one, none but the last; with one, none but its own."""
    audit = declaration.audit
    if audit is None:
        if declaration.etat not in (None, Conformite.NON_CONFORME):
            message = "Sans audit, le site ne peut pas être déclaré conforme, même en partie."
            conseil = "Ajouter « audit: {date: …, organisme: …, resultat: … } », ou écrire « etat: non_conforme »."
            yield Probleme(declaration.lieu, CodeSite.ACCESSIBILITE, message, conseil)
        return
    if declaration.etat is None:
        yield Probleme(
            audit.lieu,
            CodeSite.ACCESSIBILITE,
            "L’état de conformité qui suit de cet audit n’est pas dit.",
            "Ajouter « etat: … » à « accessibilite ».",
        )
    elif audit.resultat is not None and declaration.etat is not (attendu := etat_d_apres(audit.resultat)):
        message = (
            f"L’état « {declaration.etat.value} » ne va pas avec {format(audit.resultat, 'f').replace('.', ',')} % des critères respectés."
        )
        conseil = f"Écrire « etat: {attendu.value} », ou corriger « resultat »."
        yield Probleme(declaration.lieu, CodeSite.ACCESSIBILITE, message, conseil)


def etat_d_apres(resultat: Decimal) -> Conformite:
    """The state that the part of the criteria met (percent) gives."""
    if resultat >= ENTIERE:
        return Conformite.TOTALE
    return Conformite.PARTIELLE if resultat >= MOITIE else Conformite.NON_CONFORME
