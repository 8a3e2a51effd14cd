"""Every id by which one element names another exists.

Where the file that should define the ids could not be read, nothing is said of them: hundreds of false problems would hide the true one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.calculs.ids_suivis import anciens_contrats
from generator.checks.sources import sections_de, verifier_la_place
from generator.model.codes import CodeChamp, CodeLien
from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu, Source
from generator.model.partenaire import Partenaire
from generator.model.probleme import Gravite, Probleme
from generator.model.territoire import TypeTerritoire
from generator.sources.journal import extrait, proche

Connus = Collection[str] | None  # the ids that exist; None where their file could not be read


def verifier_references(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """Unknown partners, territories, nodes, levels, publications, indicators, national measures and themes; and what no id says: a
    source or a population whose place is missing, a contract that ends before it begins."""
    registre_lu = "partenaires" not in registre.incomplets
    partenaires: Connus = [partenaire.id for partenaire in registre.partenaires] if registre_lu else None
    mesures: Connus = [mesure.numero for mesure in registre.mesures.mesures] if registre.mesures else []
    if "mesures" in registre.incomplets:
        mesures = None
    yield from _identite(dossier, partenaires)
    themes: Connus = None if "glossaire" in registre.incomplets else [theme.id for theme in registre.themes]
    yield from _arbre(dossier, partenaires, mesures, themes)
    yield from _territoires(dossier)
    yield from _faits(dossier, partenaires)


def verifier_references_communes(registre: Registre) -> Iterator[Probleme]:
    """The same in the registers that contracts share."""
    yield from _parents({partenaire.id: partenaire for partenaire in registre.partenaires})
    yield from _glossaire(registre)
    if registre.mesures:
        yield from _mesures(registre)


def _parents(partenaires: Mapping[str, Partenaire]) -> Iterator[Probleme]:
    for partenaire in partenaires.values():
        if partenaire.parent:
            yield from _connus(partenaire.lieu, "partenaire", [partenaire.parent], partenaires)
        yield from _connus(partenaire.lieu, "partenaire", [partenaire.famille], partenaires)
        if partenaire.famille == partenaire.id:
            yield Probleme(partenaire.lieu, CodeLien.REFERENCE, "Ce partenaire est sa propre famille.", "Corriger le champ « famille ».")
        vus: list[str] = []
        suivant: Partenaire | None = partenaire
        while suivant and suivant.id not in vus:
            vus.append(suivant.id)
            suivant = partenaires.get(suivant.parent)
        if suivant and suivant.id == partenaire.id:
            message = (
                "Ce partenaire est son propre parent." if len(vus) == 1 else f"Ces partenaires sont parents en rond : {', '.join(vus)}."
            )
            yield Probleme(partenaire.lieu, CodeLien.REFERENCE, message, "Corriger le champ « parent ».")


def _connus(lieu: Lieu, nom: str, cites: Iterable[str], connus: Connus) -> Iterator[Probleme]:
    for cite in cites:
        if cite and connus is not None and cite not in connus:
            conseil = proche(cite, connus).strip() or "Le déclarer, ou corriger ce nom."
            yield Probleme(lieu, CodeLien.REFERENCE, f"« {extrait(cite)} » n’est pas un identifiant connu ({nom}).", conseil)


def _dite(lieu: Lieu, source: Source | None, dossier: Dossier) -> Iterator[Probleme]:
    """That the document is said (a contract without documents is reported as such); `sources` looks whether it exists."""
    if source is not None and not source.document and dossier.contrat.documents:
        message = "Le document d’où vient cet élément n’est pas dit."
        yield Probleme(lieu, CodeLien.SOURCE, message, "Ajouter « document: … » (ici ou en haut du fichier).")


def _ids_de_territoires(dossier: Dossier) -> Connus:
    return None if "territoires" in dossier.incomplets else [territoire.id for territoire in dossier.territoires]


def _identite(dossier: Dossier, partenaires: Connus) -> Iterator[Probleme]:
    contrat, territoires = dossier.contrat, _ids_de_territoires(dossier)
    if contrat.debut and contrat.fin and contrat.fin < contrat.debut:
        yield Probleme(contrat.lieu, CodeChamp.PERIODE, "Le contrat finit avant de commencer.", "Corriger « debut » et « fin ».")
    for signataire in contrat.signataires:
        yield from _connus(signataire.lieu, "partenaire", [signataire.partenaire], partenaires)
    for collectif in contrat.collectifs:
        yield from _connus(collectif.lieu, "partenaire", (collectif.partenaire, *collectif.membres), partenaires)
        if collectif.partenaire in collectif.membres:
            yield Probleme(collectif.lieu, CodeLien.REFERENCE, "Ce collectif se contient lui-même.", "L’enlever de ses « membres ».")
    for ville in contrat.contrats_de_ville:
        yield from _connus(ville.lieu, "territoire", ville.communes, territoires)
        yield from _dite(ville.lieu, ville.source, dossier)
    for obligation in contrat.calendrier:
        yield from _connus(obligation.lieu, "partenaire", obligation.responsables, partenaires)
        yield from _dite(obligation.lieu, obligation.source, dossier)
    passages = (contrat.duree, contrat.communes_du_perimetre, contrat.signature, contrat.referents)
    for passage in passages:
        if passage:
            yield from _dite(contrat.lieu, passage.source, dossier)


def _arbre(dossier: Dossier, partenaires: Connus, mesures: Connus, themes: Connus) -> Iterator[Probleme]:
    niveaux: Connus = [niveau.id for niveau in dossier.contrat.niveaux] or None
    territoires = _ids_de_territoires(dossier)
    for noeud in dossier.noeuds():
        yield from _connus(noeud.lieu, "niveau", [noeud.niveau], niveaux)
        yield from _connus(noeud.lieu, "territoire", noeud.territoires, territoires)
        if noeud.fiche and noeud.fiche.finit_avant_de_commencer:
            message = f"Cette action finit ({noeud.fiche.fin}) avant de commencer ({noeud.fiche.debut})."
            conseil = "Corriger « debut » ou « fin » ; si le document est ainsi imprimé, répondre dans avertissements.yml."
            yield Probleme(noeud.lieu, CodeChamp.PERIODE, message, conseil, Gravite.AVERTISSEMENT)
        yield from _connus(noeud.lieu, "mesure nationale", noeud.mesures_nationales, mesures)
        yield from _connus(noeud.lieu, "thème", noeud.themes or (), themes)
        yield from _dite(noeud.lieu, noeud.source, dossier)
        if not noeud.source.repere:
            yield Probleme(noeud.lieu, CodeLien.SOURCE, "La place dans le document n’est pas dite.", "Ajouter « repere: … ».")
        for engage in noeud.partenaires:
            yield from _connus(engage.lieu, "partenaire", (engage.partenaire, *engage.services), partenaires)
        for indicateur in noeud.indicateurs:
            yield from _connus(indicateur.lieu, "partenaire", indicateur.referents, partenaires)
            yield from _connus(indicateur.lieu, "territoire", (*indicateur.territoires, *indicateur.lieux_nommes), territoires)
            yield from _connus(indicateur.lieu, "thème", indicateur.themes or (), themes)
            yield from _dite(indicateur.lieu, indicateur.source, dossier)


def _territoires(dossier: Dossier) -> Iterator[Probleme]:
    communes: Connus = [territoire.id for territoire in dossier.territoires if territoire.type is TypeTerritoire.COMMUNE]
    if "territoires" in dossier.incomplets:
        communes = None
    contrats = [contrat.id for contrat in dossier.contrat.contrats_de_ville]
    for territoire in dossier.territoires:
        yield from _connus(territoire.lieu, "commune", territoire.communes, communes)
        if territoire.contrat_de_ville:
            yield from _connus(territoire.lieu, "contrat de ville", [territoire.contrat_de_ville], contrats)
        if territoire.est_quartier and not territoire.communes:
            yield Probleme(
                territoire.lieu, CodeChamp.CHAMP_MANQUANT, "Ce quartier n’est dans aucune commune.", "Ajouter « communes: [...] »."
            )
        if territoire.population is not None and not territoire.population_source:
            yield Probleme(territoire.lieu, CodeLien.SOURCE, "La population n’a pas de source.", "Ajouter « population_source: … ».")
        if territoire.quartiers and not territoire.quartiers_source:
            message = "Ces quartiers, que le document ne nomme pas, n’ont pas de source."
            yield Probleme(territoire.lieu, CodeLien.SOURCE, message, "Ajouter « quartiers_source: … ».")
        yield from _dite(territoire.lieu, territoire.source, dossier)


def _faits(dossier: Dossier, partenaires: Connus) -> Iterator[Probleme]:
    noeuds: Connus = None if "noeuds" in dossier.incomplets else [noeud.id for noeud in dossier.noeuds()]
    territoires = _ids_de_territoires(dossier)
    publications: Connus = None if "publications" in dossier.incomplets else list(dossier.publications_par_nom())
    indicateurs: Connus = None if "noeuds" in dossier.incomplets else [un.id for un in dossier.indicateurs()]
    elements: Connus = None
    if noeuds is not None and territoires is not None:
        elements = {*noeuds, *territoires, *(indicateur.id for indicateur in dossier.indicateurs())}
    for fait in dossier.faits:
        yield from _connus(fait.lieu, "territoire", fait.territoires, territoires)
        yield from _connus(fait.lieu, "partenaire", (*fait.partenaires, *fait.argent.financeurs), partenaires)
        yield from _connus(fait.lieu, "nœud", [fait.noeud] if fait.noeud else [], noeuds)
        yield from _dite(fait.lieu, fait.source, dossier)
    for montant in dossier.montants.montants:
        yield from _connus(montant.lieu, "territoire", montant.territoires, territoires)
        yield from _connus(montant.lieu, "partenaire", montant.argent.financeurs, partenaires)
        yield from _connus(montant.lieu, "nœud", [montant.noeud] if montant.noeud else [], noeuds)
        if montant.publication:
            yield from _connus(montant.lieu, "publication", [montant.publication], publications)
        else:
            yield from _dite(montant.lieu, montant.source, dossier)
    for indicateur in dossier.montants.indicateurs:
        yield from _connus(indicateur.lieu, "indicateur", [indicateur.indicateur], indicateurs)
        yield from _connus(indicateur.lieu, "partenaire", indicateur.financeurs, partenaires)
    if dossier.constats:
        yield from _dite(dossier.constats.lieu, dossier.constats.source, dossier)
    for anomalie in dossier.anomalies:
        yield from _connus(anomalie.lieu, "nœud, indicateur ou territoire", anomalie.concerne, elements)
        yield from _dite(anomalie.lieu, anomalie.source, dossier)


def _mesures(registre: Registre) -> Iterator[Probleme]:
    assert registre.mesures is not None
    liste = registre.mesures
    lieu = liste.mesures[0].lieu if liste.mesures else Lieu("referentiels/mesures-nationales.yml")
    dossiers = {dossier.contrat.id: dossier for dossier in registre.dossiers}
    if liste.contrat not in dossiers:
        message = f"Le contrat « {liste.contrat} », d’où vient la liste, n’est pas publié."
        if liste.contrat and "dossiers" not in registre.incomplets:
            conseil = _nom_d_aujourd_hui(registre, liste.contrat) or "Corriger le champ « contrat »."
            yield Probleme(lieu, CodeLien.REFERENCE, message, conseil, Gravite.AVERTISSEMENT)
    else:
        dossier = dossiers[liste.contrat]
        yield from _dite(lieu, liste.source, dossier)
        if sections := sections_de(dossier):  # a contract without documents is reported as such
            yield from verifier_la_place(lieu, liste.source, sections)
    numeros = [mesure.numero for mesure in liste.mesures]
    for mesure in liste.mesures:
        yield from _connus(mesure.lieu, "mesure nationale", [mesure.mesure] if mesure.mesure else [], numeros)


def _nom_d_aujourd_hui(registre: Registre, contrat: str) -> str:
    """The advice for a contract that is named as it was called before; empty where none was."""
    ids = (dossier.id_du_contrat for dossier in registre.dossiers)
    ici = next((id for id in ids if contrat in anciens_contrats(id, registre.adresses_changees)), "")
    return f"Écrire « {ici} » : ce contrat s’appelle ainsi maintenant." if ici else ""


def _glossaire(registre: Registre) -> Iterator[Probleme]:
    """Unknown contracts, and two meanings of one term in one contract."""
    contrats = {dossier.contrat.id for dossier in registre.dossiers}
    sens: dict[tuple[str, str], str] = {}
    for terme in registre.glossaire:
        if "dossiers" not in registre.incomplets:
            for contrat in terme.contrats:
                if contrat not in contrats:
                    # A warning, as for the national measures: a contract that is no longer published makes nothing false.
                    message = f"« {extrait(contrat)} » n’est pas un identifiant connu (contrat)."
                    conseil = _nom_d_aujourd_hui(registre, contrat) or "Corriger ce nom, ou l’enlever."
                    yield Probleme(terme.lieu, CodeLien.REFERENCE, message, conseil, Gravite.AVERTISSEMENT)
        for contrat in terme.contrats or sorted(contrats):
            if sens.setdefault((terme.terme, contrat), terme.nom) != terme.nom:
                message = f"Le terme « {terme.terme} » a deux sens dans le contrat « {contrat} »."
                yield Probleme(terme.lieu, CodeLien.GLOSSAIRE, message, "Dire dans « contrats » où chaque sens vaut.")
