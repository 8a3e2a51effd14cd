"""What an indicator says of promises, of other indicators and of documents: they exist, and do not contradict it."""

from collections.abc import Iterator, Mapping

from generator.model.codes import CodeChamp, CodeLien
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur
from generator.sources.journal import extrait, proche


def verifier_liens_des_indicateurs(dossier: Dossier) -> Iterator[Probleme]:
    """Other promises, parents and replacements of all indicators; then documents that change others."""
    if "noeuds" not in dossier.incomplets:
        indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
        noeuds = {noeud.id for noeud in dossier.noeuds()}
        for indicateur in indicateurs.values():
            yield from _d_un_indicateur(indicateur, indicateurs, noeuds)
            yield from _dates(indicateur)
    yield from _documents(dossier)


def _inconnu(lieu: Lieu, nom: str, cite: str, connus: Mapping[str, object] | set[str]) -> Probleme:
    conseil = proche(cite, sorted(connus)).strip() or "Le déclarer, ou corriger ce nom."
    return Probleme(lieu, CodeLien.REFERENCE, f"« {extrait(cite)} » n’est pas un identifiant connu ({nom}).", conseil)


def _d_un_indicateur(indicateur: Indicateur, indicateurs: Mapping[str, Indicateur], noeuds: set[str]) -> Iterator[Probleme]:
    for id in indicateur.aussi_sous:
        if id not in noeuds:
            yield _inconnu(indicateur.lieu, "élément de l’arbre", id, noeuds)
    if indicateur.noeud in indicateur.aussi_sous or len(set(indicateur.aussi_sous)) < len(indicateur.aussi_sous):
        message = "« aussi_sous » nomme deux fois le même élément, ou celui où l’indicateur est déjà écrit."
        yield Probleme(indicateur.lieu, CodeLien.REFERENCE, message, "L’enlever de « aussi_sous ».")
    if indicateur.de:
        parent = indicateurs.get(indicateur.de)
        if parent is None:
            yield _inconnu(indicateur.lieu, "indicateur", indicateur.de, indicateurs)
        elif parent is indicateur or parent.de:
            message = "Un sous-indicateur est un détail d’un indicateur qui n’est lui-même le détail d’aucun autre."
            yield Probleme(indicateur.lieu, CodeLien.REFERENCE, message, "Corriger « de ».")
    for id in indicateur.retire.remplace_par if indicateur.retire else ():
        if id not in indicateurs:
            yield _inconnu(indicateur.lieu, "indicateur", id, indicateurs)
        elif id == indicateur.id:
            yield Probleme(indicateur.lieu, CodeLien.REFERENCE, "Cet indicateur se remplace lui-même.", "Corriger « remplace_par ».")


def _dates(indicateur: Indicateur) -> Iterator[Probleme]:
    ajoute, retire = indicateur.ajoute, indicateur.retire
    if ajoute and retire and ajoute.date and retire.date and retire.date < ajoute.date[: len(retire.date)]:
        message = f"Cet indicateur est retiré ({retire.date}) avant d’être ajouté ({ajoute.date})."
        yield Probleme(indicateur.lieu, CodeChamp.PERIODE, message, "Corriger l’une des deux dates.")


def _documents(dossier: Dossier) -> Iterator[Probleme]:
    """A document changes one that exists, that is not itself, and that is not later; nor does it hold before that one."""
    documents = {document.id: document for document in dossier.contrat.documents}
    for document in documents.values():
        if not document.modifie:
            continue
        change = documents.get(document.modifie)
        if change is None:
            yield _inconnu(document.lieu, "document", document.modifie, documents)
        elif change is document:
            yield Probleme(document.lieu, CodeLien.REFERENCE, "Ce document se change lui-même.", "Corriger « modifie ».")
        elif document.date and change.date and document.date < change.date[: len(document.date)]:
            message = f"Ce document ({document.date}) est plus ancien que celui qu’il change ({change.date})."
            yield Probleme(document.lieu, CodeLien.REFERENCE, message, "Vérifier les dates.", Gravite.AVERTISSEMENT, document.id)
        elif document.effet and change.date and document.effet < change.date[: len(document.effet)]:
            message = f"Ce document vaudrait dès {document.effet} (« effet »), avant que celui qu’il change n’existe ({change.date})."
            conseil = "Corriger « effet » ; si le document est ainsi écrit, répondre dans avertissements.yml."
            yield Probleme(document.lieu, CodeLien.REFERENCE, message, conseil, Gravite.AVERTISSEMENT, document.id)
