"""Reads `site.yml`: publisher, host, personal data, accessibility, where to write; and what a contract says otherwise."""

import re

import yaml

from generator.model.codes import CodeChamp, CodeFichier
from generator.model.formats.site import SITE
from generator.model.mentions import Accessibilite, Audit, Conformite, DonneesPersonnelles, Editeur, Hebergeur, Mentions
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait

COURRIEL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
_HORS_DU_SITE = re.compile(r"^/|//|\\|(?:^|/)\.{1,2}(?:/|$)|[*?]")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 .\u00a0\u202f]{2,18}\Z")
# The entries that a site must have before it goes online, by section.
REQUIS = {
    "editeur": ("nom", "adresse", "telephone", "courriel", "directeur_de_la_publication"),
    "hebergeur": ("nom", "adresse", "telephone"),
    "donnees_personnelles": ("responsable", "delegue", "courriel", "journaux"),
    "accessibilite": ("etabli_le", "contact", "schema_pluriannuel"),
}


def lire_mentions(racine: yaml.Node, fichier: str, journal: Journal) -> Mentions:
    """What `site.yml` says; every entry may be absent until the site goes online."""
    haut = Champs(racine, fichier, journal, SITE.forme)
    editeur, hebergeur = haut.sous("editeur"), haut.sous("hebergeur")
    donnees, acces, licence = haut.sous("donnees_personnelles"), haut.sous("accessibilite"), haut.sous("licence")
    lieux = {cle: haut.lieu_du(cle) for cle in ("adresse", "signalement")}
    for nom, section in (("editeur", editeur), ("hebergeur", hebergeur), ("donnees_personnelles", donnees), ("accessibilite", acces)):
        if section:
            lieux |= {f"{nom}.{cle}": section.lieu_du(cle) for cle in REQUIS[nom]}
    mentions = Mentions(
        editeur=_editeur(editeur) if editeur else Editeur(),
        hebergeur=_hebergeur(hebergeur) if hebergeur else Hebergeur(),
        donnees_personnelles=_donnees(donnees) if donnees else DonneesPersonnelles(),
        accessibilite=lire_accessibilite(acces),
        adresse=haut.url("adresse").rstrip("/"),
        signalement=lire_courriel(haut, "signalement"),
        concedant=_concedant(licence) if licence else "",
        guides=bool(haut.booleen("guides")),
        conserves=_conserves(haut),
        lieux=lieux,
    )
    haut.fini()
    return mentions


def _conserves(haut: Champs) -> tuple[str, ...]:
    """Paths of the published folder, without a slash at their end; those that name nothing in it are noted and left out."""
    bons = []
    for mot in haut.textes("conserver"):
        chemin = mot.rstrip("/")
        if chemin and not _HORS_DU_SITE.search(chemin):
            bons.append(chemin)
            continue
        haut.journal.erreur(
            haut.lieu_du("conserver"),
            CodeFichier.CHEMIN_DU_SITE,
            f"« {extrait(mot)} » n’est pas le nom d’un fichier ou d’un dossier du site.",
            "Écrire son chemin depuis la racine du site, sans « / » au début ni « .. » : photos, .well-known, docs/plan.pdf.",
        )
    return tuple(dict.fromkeys(bons))


def _editeur(champs: Champs) -> Editeur:
    editeur = Editeur(
        champs.texte("nom"),
        champs.texte("adresse"),
        _telephone(champs),
        lire_courriel(champs, "courriel"),
        champs.texte("directeur_de_la_publication"),
    )
    champs.fini()
    return editeur


def _hebergeur(champs: Champs) -> Hebergeur:
    hebergeur = Hebergeur(champs.texte("nom"), champs.texte("adresse"), _telephone(champs))
    champs.fini()
    return hebergeur


def _donnees(champs: Champs) -> DonneesPersonnelles:
    donnees = DonneesPersonnelles(
        champs.texte("responsable"), champs.texte("delegue"), lire_courriel(champs, "courriel"), champs.texte("journaux")
    )
    champs.fini()
    return donnees


def _concedant(champs: Champs) -> str:
    concedant = champs.texte("concedant")
    champs.fini()
    return concedant


def lire_accessibilite(champs: Champs | None) -> Accessibilite:
    """The entries of the declaration of accessibility; those of `contrat.yml` replace those of `site.yml`."""
    if champs is None:
        return Accessibilite()
    etat = champs.choix("etat")
    audit = champs.sous("audit")
    lu = Accessibilite(
        etat=Conformite(etat) if etat else None,
        audit=_audit(audit) if audit else None,
        etabli_le=champs.date("etabli_le"),
        contact=lire_courriel(champs, "contact"),
        schema_pluriannuel=champs.url("schema_pluriannuel"),
        plan_d_action=champs.url("plan_d_action"),
        non_conformites=champs.textes("non_conformites"),
        derogations=champs.textes("derogations"),
        hors_obligation=champs.textes("hors_obligation"),
        lieu=champs.lieu,
    )
    champs.fini()
    return lu


def _audit(champs: Champs) -> Audit:
    audit = Audit(
        champs.date("date"),
        champs.texte("organisme"),
        champs.nombre("resultat", signes="%"),
        champs.lieu,
    )
    champs.fini()
    return audit


def lire_courriel(champs: Champs, cle: str) -> str:
    """A mail address; empty when absent."""
    mot = champs.texte(cle)
    if mot and not COURRIEL.match(mot):
        champs.journal.erreur(
            champs.lieu_du(cle),
            CodeChamp.COURRIEL,
            f"« {extrait(mot)} » n’est pas une adresse de courriel.",
            "Écrire par exemple contact@ville.fr, sans « mailto: » ni espace.",
        )
        return ""
    return mot


def _telephone(champs: Champs) -> str:
    mot = champs.texte("telephone")
    if mot and not _TELEPHONE.match(mot):
        champs.journal.erreur(
            champs.lieu_du("telephone"),
            CodeChamp.TELEPHONE,
            f"« {extrait(mot)} » n’est pas un numéro de téléphone.",
            'Écrire par exemple "01 23 45 67 89", entre guillemets.',
        )
        return ""
    return mot
