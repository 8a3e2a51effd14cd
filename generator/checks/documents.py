"""Rules on the texts of documents.

Their sections are declared in contrat.yml, the words that our files quote from them are there, and so is every passage that a file names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.calculs.fiches import Fiche, GenreDObjet
from generator.calculs.mots import mots
from generator.calculs.passages import passages_des_mots, textes_cherches
from generator.checks.sources import Sections, est_declaree, sections_de
from generator.model.codes import CodeDocument, CodeLien
from generator.model.constat import Constats
from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu, Source
from generator.model.probleme import Gravite, Probleme
from generator.model.texte_de_document import Adresse, Bloc, TexteDeDocument
from generator.sources.journal import extrait, proche

# Kinds of things whose words may be ours, or put together from printed ones, or figures that are printed in words («aucun projet»): that
# they are not found proves nothing, so no warning is given.
_PARFOIS_COMPOSES = frozenset(
    (
        GenreDObjet.VALEUR,
        GenreDObjet.OBLIGATION,
        GenreDObjet.TERRITOIRE,
        GenreDObjet.COLLECTE,
        GenreDObjet.REGLE,
        GenreDObjet.CONTRAT_DE_VILLE,
        GenreDObjet.SIGNATAIRE,
    )
)
_NOMS = {
    GenreDObjet.NOEUD: "de cette promesse",
    GenreDObjet.INDICATEUR: "de cet indicateur",
    GenreDObjet.CIBLE: "de cette cible",
    GenreDObjet.REFERENCE: "de cette valeur de départ",
    GenreDObjet.REFERENTS: "qui nomment les partenaires",
    GenreDObjet.RESULTAT: "de ce résultat attendu",
    GenreDObjet.PAROLE: "des conseils citoyens",
    GenreDObjet.FAIT: "de ce fait",
    GenreDObjet.ANOMALIE: "de cette citation",
    GenreDObjet.MESURE: "de cette mesure",
}


def verifier_documents(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """Problems of the texts."""
    blocs = {texte.document: _blocs(texte) for texte in dossier.textes_des_documents}
    for texte in dossier.textes_des_documents:
        yield from _sections(texte, dossier)
        yield from _corrections(texte, blocs[texte.document])
    passages = passages_des_mots(dossier, registre.mesures, textes_cherches(dossier))
    yield from (_mal_dit(fiche) for fiche in passages.mal_dits)
    yield from (_introuvable(fiche) for fiche in passages.introuvables if fiche.objet.genre not in _PARFOIS_COMPOSES)
    if dossier.constats:
        yield from _constats(dossier.constats, dossier, blocs)


Blocs = dict[tuple[str, str], Bloc]


def _blocs(texte: TexteDeDocument) -> Blocs:
    return {(section.section, bloc.id): bloc for section, bloc in texte.blocs() if bloc.id}


def _sections(texte: TexteDeDocument, dossier: Dossier) -> Iterator[Probleme]:
    declarees = [section.id for document in dossier.contrat.documents if document.id == texte.document for section in document.sections]
    for section in texte.sections:
        if section.section not in declarees:
            fichier = f"referentiels/{dossier.contrat.id}/documents/{texte.document}/{section.section}.md"
            message = f"La partie « {extrait(section.section)} » n’est pas déclarée dans les « sections » de ce document (contrat.yml)."
            yield Probleme(
                Lieu(fichier),
                CodeLien.REFERENCE,
                message,
                proche(section.section, declarees).strip() or "La déclarer, ou renommer le fichier.",
            )


def _corrections(texte: TexteDeDocument, blocs: Blocs) -> Iterator[Probleme]:
    for correction in texte.corrections:
        section, _, id = correction.passage.partition("#")
        bloc = blocs.get((section, id.partition("-")[0]))
        if bloc is None:
            message = f"Le passage « {extrait(correction.passage)} » n’existe pas dans ce document."
            yield Probleme(correction.lieu, CodeDocument.PASSAGE, message, "Écrire « partie#p12 », la place du mot corrigé.")
        elif mots(correction.corrige) not in mots(f"{bloc.texte} {' '.join(cellule.texte for cellule in bloc.cellules)}"):
            message = f"Le passage « {correction.passage} » ne contient pas « {extrait(correction.corrige)} »."
            yield Probleme(correction.lieu, CodeDocument.PASSAGE, message, "Corriger le texte ou cette ligne.")


def _mal_dit(fiche: Fiche) -> Probleme:
    message = (
        f"Le passage « {extrait(fiche.source.passage)} » n’existe pas dans ce document, ou ne contient pas « {extrait(fiche.essais[0])} »."
    )
    return Probleme(
        fiche.lieu, CodeDocument.PASSAGE, message, "Écrire « p12 » ou « partie#p12 », ou enlever « passage » : les mots seront cherchés."
    )


def _introuvable(fiche: Fiche) -> Probleme:
    message = f"Les mots {_NOMS.get(fiche.objet.genre, '')} ne se trouvent pas dans le texte du document : « {extrait(fiche.essais[0])} »."
    conseil = "Recopier les mots imprimés, ou donner leur place (« passage: p12 ») s’ils y sont coupés ou répartis."
    return Probleme(fiche.lieu, CodeDocument.PASSAGE_INTROUVABLE, message, conseil, Gravite.AVERTISSEMENT)


def _constats(constats: Constats, dossier: Dossier, blocs: dict[str, Blocs]) -> Iterator[Probleme]:
    noeuds = {noeud.id for noeud in dossier.noeuds()}
    vus: defaultdict[Adresse, list[Lieu]] = defaultdict(list)
    ids: set[str] = set()
    sections = sections_de(dossier)
    # A document or a section that is wrong at the top of the file is told there (`sources`), not again of each passage that has it from there.
    du_haut = None if not sections or est_declaree(constats.source, sections) else constats.source

    def introuvables(adresses: Iterable[Adresse], lieu: Lieu) -> Iterator[Probleme]:
        return _places((un for un in adresses if du_haut is None or not _herite(un, du_haut, sections)), lieu, blocs)

    for theme, sujet in constats.sujets():
        places = [*([sujet.titre] if sujet.titre else []), *sujet.constats]
        yield from introuvables([theme.titre], theme.lieu)
        yield from introuvables(places, sujet.lieu)
        yield from _promesses(sujet.promesses, sujet.lieu, noeuds, dossier)
        for axe in sujet.axes:
            yield from introuvables([axe.passage], axe.lieu)
            yield from _promesses(axe.promesses, axe.lieu, noeuds, dossier)
        for adresse in (*sujet.constats, *(axe.passage for axe in sujet.axes)):
            vus[adresse].append(sujet.lieu)
        if sujet.id in ids:
            yield Probleme(sujet.lieu, CodeLien.IDENTIFIANT_DOUBLE, f"L’id « {sujet.id} » sert à deux sujets.", "Donner à chacun le sien.")
        ids.add(sujet.id)
    for adresse, lieux in vus.items():
        if len(lieux) > 1:
            message = f"Le passage « {adresse.section}#{adresse.ancre} » est écrit deux fois dans les constats."
            yield Probleme(lieux[1], CodeDocument.PASSAGE, message, f"Le garder une fois (il l’est déjà : {lieux[0]}).")


def _herite(adresse: Adresse, source: Source, sections: Sections) -> bool:
    """True where what is wrong with a source is wrong with a passage by inheritance: its document is unknown, or its section is that of the source."""
    return source.document not in sections or adresse.section == source.section


def _places(adresses: Iterable[Adresse], lieu: Lieu, blocs: dict[str, Blocs]) -> Iterator[Probleme]:
    for adresse in adresses:
        bloc = blocs.get(adresse.document, {}).get((adresse.section, adresse.bloc))
        if bloc is None or adresse.colonne > len(bloc.cellules):
            message = f"Le passage « {adresse.section}#{adresse.ancre} » n’existe pas dans le document « {extrait(adresse.document)} »."
            yield Probleme(lieu, CodeDocument.PASSAGE, message, "Écrire la place d’un paragraphe de ce document (documents/…).")


def _promesses(ids: Iterable[str], lieu: Lieu, noeuds: set[str], dossier: Dossier) -> Iterator[Probleme]:
    for id in ids:
        if id not in noeuds and "noeuds" not in dossier.incomplets:
            yield Probleme(
                lieu, CodeLien.REFERENCE, f"La promesse « {extrait(id)} » n’existe pas.", proche(id, noeuds).strip() or "Corriger cet id."
            )
