"""The declaration of accessibility, of the portal or of one contract."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.dossier import Registre
from generator.model.mentions import Conformite
from generator.pages.adresses import ACCESSIBILITE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr, nombre_fr
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.legal import ETATS_D_ACCESSIBILITE, declaration
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import fil_du_portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


class VueAccessibilite(Struct, frozen=True):
    """The declaration of accessibility of the portal or of one contract."""

    entete: Entete
    perimetre: str
    editeur: str
    etat: str
    audit: str
    etabli_le: str
    contact: str
    schema_pluriannuel: str
    plan_d_action: str
    non_conformites: tuple[str, ...]
    derogations: tuple[str, ...]
    hors_obligation: tuple[str, ...]
    totale: bool
    autres: tuple[Lien, ...]


def vue_accessibilite(registre: Registre, contrats: Sequence[ResumeDuContrat], contexte: Contexte | None = None) -> VueAccessibilite:
    """The declaration of the portal, or of one contract; the portal's leads to those of all `contrats`."""
    lu, editeur = declaration(registre, contexte), registre.mentions.editeur
    page = contexte.adresses.rubrique("accessibilite") if contexte else ACCESSIBILITE
    nom = contexte.contrat.territoire_nom if contexte else "Engagements ouverts"
    etat = lu.etat or Conformite.NON_CONFORME
    fil = list(fil_du_portail(page, Lien("Accessibilité", "")))
    if contexte:
        fil.insert(1, Lien(nom, relative(page, contexte.adresses.accueil())))
    audit = ""
    if lu.audit and lu.audit.resultat is not None:
        audit = f"{lu.audit.organisme} a contrôlé ce site le {date_fr(lu.audit.date)}{INSECABLE}: {nombre_fr(lu.audit.resultat)}{INSECABLE}% des critères du référentiel sont respectés."
    return VueAccessibilite(
        entete=Entete(
            "Déclaration d’accessibilité",
            f"Accessibilité de {nom} : {ETATS_D_ACCESSIBILITE[etat]}. Ce qui est fait, ce qui manque, à qui s’adresser.",
            tuple(fil),
            chapeau=f"Accessibilité{INSECABLE}: {ETATS_D_ACCESSIBILITE[etat]}.",
        ),
        perimetre=f"aux pages du contrat «{INSECABLE}{contexte.contrat.titre}{INSECABLE}» ({nom})"
        if contexte
        else "à toutes les pages d’Engagements ouverts",
        editeur=editeur.nom,
        etat=ETATS_D_ACCESSIBILITE[etat],
        audit=audit,
        etabli_le=date_fr(lu.etabli_le) if lu.etabli_le else "",
        contact=lu.contact or editeur.courriel,
        schema_pluriannuel=lu.schema_pluriannuel,
        plan_d_action=lu.plan_d_action,
        non_conformites=lu.non_conformites,
        derogations=lu.derogations,
        hors_obligation=lu.hors_obligation,
        totale=etat is Conformite.TOTALE,
        autres=()
        if contexte
        else tuple(
            Lien(
                autre.contrat.territoire_nom,
                relative(page, autre.adresses.rubrique("accessibilite")),
                autre.accessibilite,
            )
            for autre in contrats
        ),
    )
