"""The pages that the law asks for: legal notice, personal data, licence, declaration of accessibility; and the map of the site."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dossier import Registre
from generator.model.mentions import Accessibilite, Conformite
from generator.pages.adresses import (
    ACCESSIBILITE,
    DONNEES_PERSONNELLES,
    LICENCE,
    MENTIONS,
    PLAN_DU_SITE,
    relative,
)
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, date_fr, francais, nombre_fr
from generator.pages.vues.commun import Entete, Lien

ETATS = {
    Conformite.NON_CONFORME: "non conforme",
    Conformite.PARTIELLE: "partiellement conforme",
    Conformite.TOTALE: "totalement conforme",
}


@dataclass(frozen=True, slots=True)
class VueMentions:
    """The legal notice; what is not known is empty, and the page says that it is to be completed."""

    entete: Entete
    editeur: str
    adresse: str
    telephone: str
    courriel: str
    directeur: str
    hebergeur: str
    adresse_hebergeur: str
    telephone_hebergeur: str
    signalement: str
    complet: bool
    voir: tuple[Lien, ...]


@dataclass(frozen=True, slots=True)
class VueDonneesPersonnelles:
    """The page about personal data."""

    entete: Entete
    responsable: str
    delegue: str
    courriel: str
    journaux: str
    signalement: bool


@dataclass(frozen=True, slots=True)
class VueLicence:
    """The page about the licence."""

    entete: Entete
    concedant: str
    donnees: tuple[Lien, ...]
    exemple: str


@dataclass(frozen=True, slots=True)
class VueAccessibilite:
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


@dataclass(frozen=True, slots=True)
class VuePlanDuSite:
    """All hub pages: the portal's, then each contract's."""

    entete: Entete
    portail: tuple[Lien, ...]
    contrats: tuple[tuple[str, str, tuple[Lien, ...]], ...]
    mentions: tuple[Lien, ...]


LEGALES = (
    ("Mentions légales", MENTIONS),
    ("Données personnelles", DONNEES_PERSONNELLES),
    ("Licence", LICENCE),
    ("Accessibilité", ACCESSIBILITE),
)


def declaration(registre: Registre, contexte: Contexte | None = None) -> Accessibilite:
    """The entries of the portal's declaration, or of a contract's, which falls back on the portal's."""
    commune = registre.mentions.accessibilite
    return contexte.contrat.accessibilite.avec_defaut(commune) if contexte else commune


def etat_d_accessibilite(registre: Registre, contexte: Contexte | None = None) -> str:
    """«non conforme», until an audit says better."""
    return ETATS[declaration(registre, contexte).etat or Conformite.NON_CONFORME]


def _fil(page: str, titre: str) -> tuple[Lien, ...]:
    return (Lien("Engagements ouverts", relative(page, "")), Lien(titre, ""))


def vue_mentions(registre: Registre) -> VueMentions:
    """The view of the legal notice."""
    mentions = registre.mentions
    editeur, hebergeur = mentions.editeur, mentions.hebergeur
    champs = (editeur.nom, editeur.adresse, editeur.telephone, editeur.courriel, editeur.directeur)
    champs_hebergeur = (hebergeur.nom, hebergeur.adresse, hebergeur.telephone)
    return VueMentions(
        Entete(
            "Mentions légales",
            "Qui publie ce site, qui en répond, qui l’héberge.",
            _fil(MENTIONS, "Mentions légales"),
            chapeau="Qui publie ce site, qui en répond, qui l’héberge.",
        ),
        *champs,
        *champs_hebergeur,
        mentions.signalement,
        all((*champs, *champs_hebergeur)),
        tuple(Lien(titre, relative(MENTIONS, adresse)) for titre, adresse in LEGALES if adresse != MENTIONS),
    )


def vue_donnees_personnelles(registre: Registre) -> VueDonneesPersonnelles:
    """The view of the page about personal data."""
    donnees = registre.mentions.donnees_personnelles
    return VueDonneesPersonnelles(
        Entete(
            "Données personnelles",
            "Ce que ce site sait de vous : rien. Ce que garde l’hébergeur, et vos droits.",
            _fil(DONNEES_PERSONNELLES, "Données personnelles"),
            chapeau=francais("Ce que ce site sait de vous : rien. Ce que garde l’hébergeur, et vos droits."),
        ),
        donnees.responsable or registre.mentions.editeur.nom,
        donnees.delegue,
        donnees.courriel,
        donnees.journaux,
        bool(registre.mentions.signalement),
    )


def vue_licence(registre: Registre, contextes: Sequence[Contexte]) -> VueLicence:
    """The view of the page about the licence."""
    concedant = registre.mentions.concedant or registre.mentions.editeur.nom
    qui = concedant or "nom de l’organisme qui publie"
    return VueLicence(
        Entete(
            "Licence",
            "Ce que chacun peut reprendre de ce site, et comment le citer.",
            _fil(LICENCE, "Licence"),
            chapeau="Ce que chacun peut reprendre de ce site, et comment le citer.",
        ),
        concedant,
        tuple(
            Lien(
                f"Données de {contexte.contrat.territoire_nom}",
                relative(LICENCE, contexte.adresses.rubrique("donnees")),
            )
            for contexte in contextes
        ),
        francais(
            f"« Nom de l’indicateur, lieu, année du chiffre. Source imprimée du chiffre. Engagements ouverts ({qui}). Licence Ouverte 2.0. »"
        ),
    )


def vue_accessibilite(registre: Registre, contextes: Sequence[Contexte], contexte: Contexte | None = None) -> VueAccessibilite:
    """The declaration of the portal, or of one contract; the portal's leads to those of all `contextes`."""
    lu, editeur = declaration(registre, contexte), registre.mentions.editeur
    page = contexte.adresses.rubrique("accessibilite") if contexte else ACCESSIBILITE
    nom = contexte.contrat.territoire_nom if contexte else "Engagements ouverts"
    etat = lu.etat or Conformite.NON_CONFORME
    fil = list(_fil(page, "Accessibilité"))
    if contexte:
        fil.insert(1, Lien(nom, relative(page, contexte.adresses.accueil())))
    audit = ""
    if lu.audit and lu.audit.resultat is not None:
        audit = f"{lu.audit.organisme} a contrôlé ce site le {date_fr(lu.audit.date)}{INSECABLE}: {nombre_fr(lu.audit.resultat)}{INSECABLE}% des critères du référentiel sont respectés."
    return VueAccessibilite(
        entete=Entete(
            "Déclaration d’accessibilité",
            f"Accessibilité de {nom} : {ETATS[etat]}. Ce qui est fait, ce qui manque, à qui s’adresser.",
            tuple(fil),
            chapeau=f"Accessibilité{INSECABLE}: {ETATS[etat]}.",
        ),
        perimetre=f"aux pages du contrat «{INSECABLE}{contexte.contrat.titre}{INSECABLE}» ({nom})"
        if contexte
        else "à toutes les pages d’Engagements ouverts",
        editeur=editeur.nom,
        etat=ETATS[etat],
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
                etat_d_accessibilite(registre, autre),
            )
            for autre in contextes
        ),
    )


def vue_plan_du_site(menu: Sequence[tuple[str, str]], contextes: Sequence[tuple[Contexte, Sequence[tuple[str, str]]]]) -> VuePlanDuSite:
    """The view of the map of the site; menus are (title, address)."""

    def liens(prefixe: str, entrees: Sequence[tuple[str, str]]) -> tuple[Lien, ...]:
        return tuple(Lien(titre, relative(PLAN_DU_SITE, f"{prefixe}{adresse}")) for titre, adresse in entrees)

    return VuePlanDuSite(
        Entete(
            "Plan du site",
            "Toutes les rubriques du site, contrat par contrat.",
            _fil(PLAN_DU_SITE, "Plan du site"),
            chapeau="Toutes les rubriques du site, contrat par contrat.",
        ),
        liens("", menu),
        tuple(
            (
                f"{contexte.contrat.territoire_nom}{INSECABLE}: {contexte.contrat.titre}",
                f"contrat-{contexte.contrat.id}",
                liens(contexte.adresses.accueil(), entrees),
            )
            for contexte, entrees in contextes
        ),
        tuple(Lien(titre, relative(PLAN_DU_SITE, adresse)) for titre, adresse in LEGALES),
    )
