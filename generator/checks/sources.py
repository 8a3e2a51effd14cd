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
    racines, constats = dossier.racines, dossier.constats
    lus = (
        dossier.contrat,
        racines,
        dossier.territoires,
        dossier.faits,
        dossier.anomalies,
        dossier.montants,
        dossier.publications,
        constats,
    )
    # What is inherited has one place, where it is written: a fault is told once, whatever it holds for.
    dits = (
        un for lieu, source in _places(lus, Lieu(f"referentiels/{dossier.contrat.id}")) for un in verifier_la_place(lieu, source, sections)
    )
    yield from dict.fromkeys(dits)


def sections_de(dossier: Dossier) -> Sections:
    """Those of a contract."""
    return {document.id: {section.id for section in document.sections} for document in dossier.contrat.documents}


def est_declaree(source: Source, sections: Sections) -> bool:
    """False where its document or its section is in none of the contract: `verifier_sources` says so."""
    return source.document in sections and (not source.section or source.section in sections[source.document])


def verifier_la_place(lieu: Lieu, source: Source, sections: Sections) -> Iterator[Probleme]:
    """The document and the section of a source, each told of where it is written, else at `lieu`, the place of what has the source; an empty id says nothing."""
    document, section = source.document, source.section
    du_document, de_la_section = (ecrit or lieu for ecrit in source.ecrits)
    if document and document not in sections:
        message = f"Le document « {extrait(document)} » n’est pas déclaré dans contrat.yml."
        conseil = proche(document, sections).strip() or "Le déclarer, ou corriger ce nom."
        yield Probleme(du_document, CodeLien.SOURCE, message, conseil, champ="document")
    elif document and section and section not in sections[document]:
        message = f"« {extrait(section)} » n’est pas un identifiant connu (section du document {document})."
        conseil = proche(section, sections[document]).strip() or "Le déclarer, ou corriger ce nom."
        yield Probleme(de_la_section, CodeLien.REFERENCE, message, conseil, champ="section")


def _places(chose: object, lieu: Lieu) -> Iterator[tuple[Lieu, Source]]:
    """(the place of what names it, the source) for each source inside `chose`, which stands at `lieu`."""
    if isinstance(chose, Source):
        yield lieu, chose
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
