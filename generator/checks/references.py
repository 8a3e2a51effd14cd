"""Every id that one element says of another exists."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu, Source
from generator.model.probleme import Gravite, Probleme
from generator.model.territoire import TypeTerritoire


def verifier_references(registre: Registre) -> Iterator[Probleme]:
    """Unknown partners, territories, nodes, levels, documents, sections and national measures."""
    partenaires = {partenaire.id for partenaire in registre.partenaires}
    for partenaire in registre.partenaires:
        if partenaire.parent:
            yield from _connus(partenaire.lieu, "partenaire", [partenaire.parent], partenaires)
        if partenaire.parent == partenaire.id:
            yield Probleme(partenaire.lieu, "reference", "Ce partenaire est son propre parent.", "Corriger le champ « parent ».")
    mesures = {mesure.numero for mesure in registre.mesures.mesures} if registre.mesures else set()
    for dossier in registre.dossiers:
        yield from _identite(dossier, partenaires)
        yield from _arbre(dossier, partenaires, mesures)
        yield from _territoires(dossier)
        yield from _faits(dossier, partenaires)
    if registre.mesures:
        yield from _mesures(registre)


def _connus(lieu: Lieu, nom: str, cites: Iterable[str], connus: Collection[str]) -> Iterator[Probleme]:
    for cite in cites:
        if cite not in connus:
            proches = get_close_matches(cite, list(connus), n=1)
            conseil = f"Vouliez-vous dire « {proches[0]} » ?" if proches else "Le déclarer, ou corriger ce nom."
            yield Probleme(lieu, "reference", f"« {cite} » n’est pas un identifiant connu ({nom}).", conseil)


def _place(lieu: Lieu, source: Source | None, sections: dict[str, set[str]]) -> Iterator[Probleme]:
    if source is None:
        return
    if source.document not in sections:
        yield Probleme(
            lieu,
            "source",
            f"Le document « {source.document} » n’est pas déclaré dans contrat.yml.",
            "Ajouter « document: … » (ici ou en haut du fichier).",
        )
    elif source.section and source.section not in sections[source.document]:
        yield from _connus(lieu, f"section du document {source.document}", [source.section], sections[source.document])


def _sections(dossier: Dossier) -> dict[str, set[str]]:
    return {document.id: {section.id for section in document.sections} for document in dossier.contrat.documents}


def _identite(dossier: Dossier, partenaires: set[str]) -> Iterator[Probleme]:
    contrat, sections = dossier.contrat, _sections(dossier)
    territoires = {territoire.id for territoire in dossier.territoires}
    if contrat.fin < contrat.debut:
        yield Probleme(contrat.lieu, "periode", "Le contrat finit avant de commencer.", "Corriger « debut » et « fin ».")
    for signataire in contrat.signataires:
        yield from _connus(signataire.lieu, "partenaire", [signataire.partenaire], partenaires)
    for collectif in contrat.collectifs:
        yield from _connus(collectif.lieu, "partenaire", (collectif.partenaire, *collectif.membres), partenaires)
    for ville in contrat.contrats_de_ville:
        yield from _connus(ville.lieu, "territoire", ville.communes, territoires)
        yield from _place(ville.lieu, ville.source, sections)
    for obligation in contrat.calendrier:
        yield from _connus(obligation.lieu, "partenaire", obligation.responsables, partenaires)
        yield from _place(obligation.lieu, obligation.source, sections)
    for passage in (contrat.duree, contrat.communes_du_perimetre):
        if passage:
            yield from _place(contrat.lieu, passage.source, sections)


def _arbre(dossier: Dossier, partenaires: set[str], mesures: set[str]) -> Iterator[Probleme]:
    sections = _sections(dossier)
    niveaux = {niveau.id for niveau in dossier.contrat.niveaux}
    territoires = {territoire.id for territoire in dossier.territoires}
    for noeud in dossier.noeuds():
        yield from _connus(noeud.lieu, "niveau", [noeud.niveau], niveaux)
        yield from _connus(noeud.lieu, "territoire", noeud.territoires, territoires)
        yield from _connus(noeud.lieu, "mesure nationale", noeud.mesures_nationales, mesures)
        yield from _place(noeud.lieu, noeud.source, sections)
        if not noeud.source.repere:
            yield Probleme(noeud.lieu, "source", "La place dans le document n’est pas dite.", "Ajouter « repere: … ».")
        for engage in noeud.partenaires:
            yield from _connus(engage.lieu, "partenaire", (engage.partenaire, *engage.services), partenaires)
        for indicateur in noeud.indicateurs:
            yield from _connus(indicateur.lieu, "partenaire", indicateur.referents, partenaires)
            yield from _connus(indicateur.lieu, "territoire", indicateur.territoires, territoires)
            yield from _place(indicateur.lieu, indicateur.source, sections)


def _territoires(dossier: Dossier) -> Iterator[Probleme]:
    sections = _sections(dossier)
    communes = {territoire.id for territoire in dossier.territoires if territoire.type is TypeTerritoire.COMMUNE}
    contrats = {contrat.id for contrat in dossier.contrat.contrats_de_ville}
    for territoire in dossier.territoires:
        yield from _connus(territoire.lieu, "commune", territoire.communes, communes)
        if territoire.contrat_de_ville:
            yield from _connus(territoire.lieu, "contrat de ville", [territoire.contrat_de_ville], contrats)
        if territoire.est_quartier and not territoire.communes:
            yield Probleme(territoire.lieu, "champ-manquant", "Ce quartier n’est dans aucune commune.", "Ajouter « communes: [...] ».")
        if territoire.population is not None and not territoire.population_source:
            yield Probleme(territoire.lieu, "source", "La population n’a pas de source.", "Ajouter « population_source: … ».")
        yield from _place(territoire.lieu, territoire.source, sections)


def _faits(dossier: Dossier, partenaires: set[str]) -> Iterator[Probleme]:
    sections = _sections(dossier)
    noeuds = {noeud.id for noeud in dossier.noeuds()}
    territoires = {territoire.id for territoire in dossier.territoires}
    indicateurs = {indicateur.id for indicateur in dossier.indicateurs()}
    for fait in dossier.faits:
        yield from _connus(fait.lieu, "territoire", fait.territoires, territoires)
        yield from _connus(fait.lieu, "partenaire", fait.partenaires, partenaires)
        yield from _connus(fait.lieu, "nœud", [fait.noeud] if fait.noeud else [], noeuds)
        yield from _place(fait.lieu, fait.source, sections)
    for anomalie in dossier.anomalies:
        yield from _connus(anomalie.lieu, "nœud, indicateur ou territoire", anomalie.concerne, noeuds | territoires | indicateurs)
        yield from _place(anomalie.lieu, anomalie.source, sections)


def _mesures(registre: Registre) -> Iterator[Probleme]:
    assert registre.mesures is not None
    liste = registre.mesures
    lieu = liste.mesures[0].lieu if liste.mesures else Lieu("referentiels/mesures-nationales.yml")
    dossiers = {dossier.contrat.id: dossier for dossier in registre.dossiers}
    if liste.contrat not in dossiers:
        yield Probleme(
            lieu,
            "reference",
            f"Le contrat « {liste.contrat} », d’où vient la liste, n’est pas publié.",
            "Corriger le champ « contrat ».",
            Gravite.AVERTISSEMENT,
        )
    else:
        yield from _place(lieu, liste.source, _sections(dossiers[liste.contrat]))
    numeros = {mesure.numero for mesure in liste.mesures}
    for mesure in liste.mesures:
        yield from _connus(mesure.lieu, "mesure nationale", [mesure.mesure] if mesure.mesure else [], numeros)
