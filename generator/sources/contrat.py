"""Reads `contrat.yml`: identity, parties, documents, levels, calendar."""

from pathlib import Path

import yaml

from generator.model.codes import CodeChamp
from generator.model.contrat import (
    NOM_DES_PARTENAIRES,
    Collecte,
    Collectif,
    Connaissance,
    Contrat,
    ContratDeVille,
    Dimension,
    Document,
    Modalite,
    Niveau,
    Obligation,
    Passage,
    RegleReferents,
    Reproduction,
    Section,
    Seuils,
    Signataire,
    Signature,
)
from generator.model.formats.contrat import CONTRAT
from generator.model.lieu import Source
from generator.model.publication import GenreDeSource
from generator.model.referentiel import TypeIndicateur
from generator.sources.champs import Champs
from generator.sources.identite import lire_identite
from generator.sources.journal import Journal, extrait, proche
from generator.sources.mentions import lire_accessibilite, lire_courriel
from generator.sources.place import lire_source


def lire_contrat(racine: yaml.Node, fichier: str, journal: Journal, dossier: Path | None = None) -> Contrat:
    """The contract described by `contrat.yml`, which lies in `dossier`."""
    haut = Champs(racine, fichier, journal, CONTRAT.forme)
    documents = tuple(_document(champs) for champs in haut.liste("documents"))
    premier = Source(documents[0].id if documents else "", "", "")
    contrat = Contrat(
        id=haut.id(),
        titre=haut.texte("titre"),
        titre_signe=haut.texte("titre_signe"),
        territoire_nom=haut.texte("territoire_nom"),
        type=haut.texte("type"),
        debut=haut.annee("debut") or 0,
        fin=haut.annee("fin"),
        duree=_passage(haut.sous("duree_texte"), premier),
        signature=_signature(haut.sous("signature"), premier),
        documents=documents,
        niveaux=tuple(_niveau(champs) for champs in haut.liste("niveaux")),
        referents=_referents(haut.sous("referents"), premier),
        signataires=tuple(_signataire(champs) for champs in haut.liste("signataires")),
        collectifs=tuple(_collectif(champs) for champs in haut.liste("collectifs")),
        contrats_de_ville=tuple(_contrat_de_ville(champs, premier) for champs in haut.liste("contrats_de_ville")),
        communes_du_perimetre=_passage(haut.sous("communes_du_perimetre"), premier),
        calendrier=tuple(_obligation(champs, premier) for champs in haut.liste("calendrier")),
        collecte=tuple(_collecte(champs, premier) for champs in haut.liste("collecte")),
        nom_des_communes=_nom_des_communes(haut.sous("nom_des_communes")),
        note_editoriale=haut.texte("note_editoriale"),
        lieu=haut.lieu,
        dimensions=tuple(_dimension(champs) for champs in haut.liste("dimensions")),
        seuils=_seuils(haut.sous("seuils")),
        identite=lire_identite(haut.sous("identite"), dossier),
        accessibilite=lire_accessibilite(haut.sous("accessibilite")),
        signalement=lire_courriel(haut, "signalement"),
        noms_de_personnes=haut.booleen("noms_de_personnes") or False,
        nom_des_partenaires=haut.texte("nom_des_partenaires") or NOM_DES_PARTENAIRES,
        connaissance=Connaissance(haut.choix("connaissance")),
        changements_depuis=haut.date("changements_depuis"),
    )
    haut.fini()
    return contrat


def _seuils(champs: Champs | None) -> Seuils:
    defaut = Seuils()
    if champs is None:
        return defaut
    marge = champs.nombre("marge", signes="%")
    tolerance = champs.nombre("tolerance", signes="%")
    delai = champs.nombre("delai_mois")
    champs.fini()
    return Seuils(
        defaut.marge if marge is None else marge / 100,
        defaut.tolerance if tolerance is None else tolerance / 100,
        defaut.delai_mois if delai is None else int(delai),
    )


def _dimension(champs: Champs) -> Dimension:
    dimension = Dimension(
        id=champs.id(),
        nom=champs.texte("nom"),
        modalites=tuple(_modalite(sous) for sous in champs.liste("modalites")),
        somme=champs.choix("total") == "somme",
        lieu=champs.lieu,
    )
    champs.fini()
    return dimension


def _modalite(champs: Champs) -> Modalite:
    modalite = Modalite(champs.id(), champs.texte("nom"))
    champs.fini()
    return modalite


def _nom_des_communes(champs: Champs | None) -> tuple[str, str]:
    if champs is None:
        return "commune", "communes"
    noms = (champs.texte("singulier"), champs.texte("pluriel"))
    champs.fini()
    return noms


def _collecte(champs: Champs, herite: Source) -> Collecte:
    """A time of collection: its period as in a data file, and the printed heading of its column."""
    collecte = Collecte(
        champs.periode("periode"),
        champs.texte("titre"),
        lire_source(champs, herite),
        champs.date("echeance"),
        _types(champs),
        champs.booleen("depart") or False,
    )
    champs.fini()
    return collecte


def _document(champs: Champs) -> Document:
    extraits = champs.choix("texte") == Reproduction.EXTRAITS
    document = Document(
        id=champs.id(),
        titre=champs.texte("titre"),
        date=champs.date("date"),
        url=champs.url("url"),
        note_editoriale=champs.texte("note_editoriale"),
        sections=tuple(_section(sous) for sous in champs.liste("sections")),
        lieu=champs.lieu,
        genre=GenreDeSource(champs.choix("genre")),
        texte=Reproduction.EXTRAITS if extraits else Reproduction.INTEGRAL,
        raison_des_extraits=champs.texte("raison_des_extraits", requis=extraits),
        decalage_des_pages=champs.entier("decalage_des_pages") or 0,
        modifie=champs.id("modifie"),
        effet=champs.date("effet"),
    )
    champs.fini()
    return document


def _section(champs: Champs) -> Section:
    section = Section(
        id=champs.id(),
        titre=champs.texte("titre"),
        page=champs.texte("page"),
        transcription=champs.choix("transcription"),
        raison=champs.texte("raison"),
        lieu=champs.lieu,
    )
    if section.transcription != "complete" and not section.raison:
        champs.journal.erreur(
            champs.lieu, CodeChamp.CHAMP_MANQUANT, "Une partie non transcrite doit dire pourquoi.", "Ajouter « raison: … » à cette section."
        )
    champs.fini()
    return section


def _niveau(champs: Champs) -> Niveau:
    niveau = Niveau(
        id=champs.id(),
        nom=champs.texte("nom"),
        pluriel=champs.texte("pluriel"),
        article=champs.texte("article"),
        description=champs.texte("description"),
        lieu=champs.lieu,
    )
    champs.fini()
    return niveau


def _passage(champs: Champs | None, herite: Source) -> Passage | None:
    if champs is None:
        return None
    passage = Passage(champs.texte("texte"), lire_source(champs, herite))
    champs.fini()
    return passage


def _signature(champs: Champs | None, herite: Source) -> Signature | None:
    if champs is None:
        return None
    signature = Signature(champs.date("date"), champs.texte("lieu"), champs.texte("note_editoriale"), lire_source(champs, herite))
    champs.fini()
    return signature


def _referents(champs: Champs | None, herite: Source) -> RegleReferents:
    if champs is None:
        return RegleReferents("aucune", (), "", None)
    regle = RegleReferents(
        regle=champs.choix("regle"),
        types=_types(champs),
        texte=champs.texte("texte"),
        source=lire_source(champs, herite),
    )
    champs.fini()
    return regle


def _types(champs: Champs) -> tuple[str, ...]:
    """Kinds of indicators."""
    types = champs.textes("types")
    for mot in types:
        if mot not in list(TypeIndicateur):
            champs.journal.erreur(
                champs.lieu_du("types"),
                CodeChamp.CHOIX,
                f"« {extrait(mot)} » n’est pas un type d’indicateur.",
                f"{proche(mot, TypeIndicateur)}Écrire l’un de : {', '.join(TypeIndicateur)}.",
            )
    return types


def _signataire(champs: Champs) -> Signataire:
    signataire = Signataire(
        partenaire=champs.id("partenaire"),
        libelle=champs.texte("libelle"),
        bloc_de_signature=champs.booleen("bloc_de_signature"),
        note_editoriale=champs.texte("note_editoriale"),
        lieu=champs.lieu,
    )
    champs.fini()
    return signataire


def _collectif(champs: Champs) -> Collectif:
    collectif = Collectif(champs.id("partenaire"), champs.ids("membres"), champs.texte("note_editoriale"), champs.lieu)
    champs.fini()
    return collectif


def _contrat_de_ville(champs: Champs, herite: Source) -> ContratDeVille:
    contrat = ContratDeVille(
        id=champs.id(),
        nom=champs.texte("nom"),
        date=champs.date("date"),
        libelle=champs.texte("libelle"),
        communes=champs.ids("communes"),
        source=lire_source(champs, herite),
        lieu=champs.lieu,
    )
    champs.fini()
    return contrat


def _obligation(champs: Champs, herite: Source) -> Obligation:
    obligation = Obligation(
        id=champs.id(),
        texte=champs.texte("texte"),
        details=champs.textes("details"),
        periodicite=champs.choix("periodicite"),
        echeance=champs.date("echeance"),
        echeance_texte=champs.texte("echeance_texte"),
        responsables=champs.ids("responsables"),
        note_editoriale=champs.texte("note_editoriale"),
        source=lire_source(champs, herite),
        lieu=champs.lieu,
        annonce_des_indicateurs=champs.booleen("annonce_des_indicateurs") or False,
    )
    champs.fini()
    return obligation
