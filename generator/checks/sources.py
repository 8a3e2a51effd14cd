"""Every place of a signed document that something names exists: its document, and the section of it.

All that was read is gone through, so that no field that names a document can be forgotten here, whatever holds it.
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.codes import CodeLien
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu, Source
from generator.model.probleme import Probleme
from generator.sources.journal import extrait, proche

Sections = dict[str, set[str]]  # the ids of the sections of each document


def verifier_sources(dossier: Dossier) -> Iterator[Probleme]:
    """Unknown documents and sections; a contract without documents is reported as such."""
    sections = sections_de(dossier)
    if not sections:
        return
    lus = (dossier.contrat, dossier.racines, dossier.territoires, dossier.faits, dossier.anomalies, dossier.montants, dossier.publications)
    # What stands inside an element has the place of that element, and its source: a fault is told once.
    for lieu, document, section in dict.fromkeys(_places(lus, Lieu(f"referentiels/{dossier.contrat.id}"))):
        yield from verifier_la_place(lieu, document, section, sections)


def sections_de(dossier: Dossier) -> Sections:
    """Those of a contract."""
    return {document.id: {section.id for section in document.sections} for document in dossier.contrat.documents}


def verifier_la_place(lieu: Lieu, document: str, section: str, sections: Sections) -> Iterator[Probleme]:
    """One document and one section of it, of an element that stands at `lieu`; an empty id says nothing."""
    if document and document not in sections:
        message = f"Le document « {extrait(document)} » n’est pas déclaré dans contrat.yml."
        yield Probleme(lieu, CodeLien.SOURCE, message, proche(document, sections).strip() or "Le déclarer, ou corriger ce nom.")
    elif document and section and section not in sections[document]:
        message = f"« {extrait(section)} » n’est pas un identifiant connu (section du document {document})."
        yield Probleme(lieu, CodeLien.REFERENCE, message, proche(section, sections[document]).strip() or "Le déclarer, ou corriger ce nom.")


def _places(chose: object, lieu: Lieu) -> Iterator[tuple[Lieu, str, str]]:
    """(the place of what names it, document, section) for each source inside `chose`, which stands at `lieu`."""
    if isinstance(chose, Source):
        yield lieu, chose.document, chose.section
    elif isinstance(chose, tuple):
        for un in chose:
            yield from _places(un, lieu)
    elif isinstance(chose, Struct) and not isinstance(chose, Lieu):
        sien = getattr(chose, "lieu", None)
        ici = sien if isinstance(sien, Lieu) else lieu
        for champ in chose.__struct_fields__:
            dedans = getattr(chose, champ)
            if isinstance(dedans, (tuple, Struct)):
                yield from _places(dedans, ici)
