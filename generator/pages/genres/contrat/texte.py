"""One section of a document, to read: its words in order, each with its own address, and in the margin what the site took from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from msgspec import Struct

from generator.model.contrat import Document, Reproduction
from generator.model.texte_de_document import Adresse, Bloc, Cellule, GenreDeBloc, TexteDeDocument, TexteDeSection
from generator.pages.adresses import TEXTE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, debut_de
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.marge import marge, marges_des_lignes
from generator.pages.pieces.morceaux_du_texte import PartieDuTexte, VueCellule, VueMorceau, VuePage, VuePuce, VueRangee, parties_du_texte
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.textes import adresse_de_l_original, section_declaree
from generator.pages.rendu.genre import GenreDePage, une_par

DEUX = 2  # the level of the first headings below the page's own title


PLUS_BAS = 5


class VueTexte(Struct, frozen=True):
    """The page of one section. `sommaire` are its headings; `extraits` says why the text is not whole, and `original` where it is."""

    entete: Entete
    ancre_du_titre: str
    marge_du_titre: tuple[Lien, ...]
    sommaire: tuple[Lien, ...]
    parties: tuple[PartieDuTexte, ...]
    precedente: Lien | None
    suivante: Lien | None
    document: Lien
    extraits: str
    original: str
    chercher: str


@dataclass(slots=True)
class _EnCours:
    """What the pieces of one page are made from, and what is known of the pieces made so far: printed page, level and words of the
    heading."""

    contexte: Contexte
    texte: TexteDeDocument
    section: TexteDeSection
    document: Document
    adresse: str
    page: str = ""
    niveau: int = 1
    titre: str = ""
    tableaux: int = 0
    titres: set[str] = field(default_factory=set)
    sommaire: list[Lien] = field(default_factory=list)

    def marge(self, bloc: str, colonne: int = 0) -> tuple[Lien, ...]:
        """What the site took from a paragraph or a cell."""
        ou = Adresse(self.texte.document, self.section.section, bloc, colonne)
        return marge(self.contexte, self.adresse, ou)


def vue_texte(contexte: Contexte, document: Document, texte: TexteDeDocument, rang: int) -> VueTexte:
    """The view of the section at `rang` of `texte`."""
    section = texte.sections[rang]
    adresse = contexte.adresses.texte(document.id, section.section)
    declaree = section_declaree(document, section.section)
    page = _EnCours(contexte, texte, section, document, adresse)
    premier = section.blocs[0] if section.blocs else None
    du_titre = premier if premier and premier.genre is GenreDeBloc.TITRE and premier.niveau == 1 else None
    parties = parties_du_texte(tuple(_morceaux(page, section.blocs[1:] if du_titre else section.blocs)))
    titre = du_titre.texte if du_titre else declaree.titre
    extraits = document.texte is Reproduction.EXTRAITS
    return VueTexte(
        entete=Entete(
            titre,
            f"{document.titre}{INSECABLE}: {titre}. Le texte du document, mot pour mot.",
            fil(
                contexte,
                adresse,
                Lien("Documents", relative(adresse, contexte.adresses.rubrique("documents"))),
                Lien(debut_de(titre, 60), ""),
            ),
            surtitre=document.titre,
            chapeau="Des extraits du document, mot pour mot." if extraits else "Le texte du document, mot pour mot.",
            titre_onglet=f"{debut_de(titre, 90)} ({debut_de(document.titre, 90)})",
        ),
        ancre_du_titre=du_titre.id if du_titre else "",
        marge_du_titre=page.marge(du_titre.id) if du_titre else (),
        sommaire=tuple(page.sommaire) if len(page.sommaire) > 1 else (),
        parties=parties,
        precedente=_voisine(contexte, document, texte, rang - 1, adresse) if rang else None,
        suivante=_voisine(contexte, document, texte, rang + 1, adresse),
        document=Lien(document.titre, relative(adresse, contexte.adresses.section(document.id, ""))),
        extraits=document.raison_des_extraits if extraits else "",
        original=adresse_de_l_original(contexte, document, texte, adresse),
        chercher=relative(adresse, contexte.adresses.chercher()),
    )


def _voisine(contexte: Contexte, document: Document, texte: TexteDeDocument, rang: int, page: str) -> Lien | None:
    if rang >= len(texte.sections):
        return None
    section = section_declaree(document, texte.sections[rang].section)
    return Lien(section.titre, relative(page, contexte.adresses.texte(document.id, section.id)))


def _morceaux(page: _EnCours, blocs: Sequence[Bloc]) -> Iterator[VueMorceau]:
    rang = 0
    while rang < len(blocs):
        bloc = blocs[rang]
        fin = rang + 1
        if bloc.genre in (GenreDeBloc.PUCE, GenreDeBloc.RANGEE):
            while fin < len(blocs) and blocs[fin].genre is bloc.genre and not (_est_tete(blocs[fin]) and not _est_tete(blocs[fin - 1])):
                fin += 1
        if bloc.genre is not GenreDeBloc.RANGEE and (debut := _debut_de_page(page, bloc)):
            yield VueMorceau("page", page=debut)
        if bloc.genre is GenreDeBloc.RANGEE:
            if debut := _debut_de_page(page, bloc):
                yield VueMorceau("page", page=debut)
            yield _tableau(page, blocs[rang:fin])
        elif bloc.genre is GenreDeBloc.PUCE:
            # Of a list that runs over several printed pages, only the first is shown as beginning here.
            yield VueMorceau("liste", puces=_puces(page, blocs[rang:fin], blocs[rang].niveau))
            page.page = blocs[fin - 1].page or page.page
        elif bloc.genre is GenreDeBloc.TITRE:
            yield _titre(page, bloc)
        elif bloc.genre is GenreDeBloc.PARAGRAPHE:
            yield VueMorceau("paragraphe", bloc.id, bloc.texte, marge=page.marge(bloc.id))
        else:
            quoi = "Image" if bloc.genre is GenreDeBloc.IMAGE else "Non repris"
            yield VueMorceau("note", texte=f"{quoi}{INSECABLE}: {bloc.texte}")
        rang = fin


def _debut_de_page(page: _EnCours, bloc: Bloc) -> VuePage | None:
    """The page that begins with `bloc`, where it is not that of what stands before."""
    if not bloc.page or bloc.page == page.page:
        return None
    page.page = bloc.page
    pdf = image = ""
    if bloc.page.isdigit():
        if page.texte.pdf:
            original = page.contexte.adresses.original(page.document.id)
            pdf = relative(page.adresse, f"{original}#page={int(bloc.page) + page.document.decalage_des_pages}")
        if trouvee := page.texte.images.get(bloc.page):
            image = relative(page.adresse, page.contexte.adresses.image_de_page(page.document.id, bloc.page, trouvee.suffixe))
    return VuePage(bloc.page, pdf, image)


def _titre(page: _EnCours, bloc: Bloc) -> VueMorceau:
    """A heading, at most one level below the one before it: the document's own levels may leave some out."""
    page.niveau = min(max(bloc.niveau, DEUX), page.niveau + 1, PLUS_BAS)
    page.titre = bloc.texte
    repete = bloc.texte.casefold() in page.titres
    page.titres.add(bloc.texte.casefold())
    if page.niveau == DEUX and not repete:
        page.sommaire.append(Lien(bloc.texte, f"#{bloc.id}"))
    return VueMorceau("titre-repete" if repete else "titre", bloc.id, bloc.texte, page.niveau, page.marge(bloc.id))


def _puces(page: _EnCours, blocs: Sequence[Bloc], niveau: int) -> tuple[VuePuce, ...]:
    """The items of a list, each with those below it; below an item, the least deep ones make the next level."""
    puces = []
    rang = 0
    while rang < len(blocs):
        fin = rang + 1
        while fin < len(blocs) and blocs[fin].niveau > niveau:
            fin += 1
        bloc, dessous = blocs[rang], blocs[rang + 1 : fin]
        enfants = _puces(page, dessous, min(un.niveau for un in dessous)) if dessous else ()
        puces.append(VuePuce(bloc.id, bloc.texte, page.marge(bloc.id), enfants))
        rang = fin
    return tuple(puces)


def _est_tete(bloc: Bloc) -> bool:
    """A row that holds nothing but headings: a table begins with it."""
    return bool(bloc.cellules) and all(cellule.entete or not cellule.lignes for cellule in bloc.cellules)


def _tableau(page: _EnCours, blocs: Sequence[Bloc]) -> VueMorceau:
    tetes = 0
    while tetes < len(blocs) - 1 and _est_tete(blocs[tetes]):
        tetes += 1
    colonnes = [cellule.texte for cellule in blocs[tetes - 1].cellules] if tetes else []
    rangees = tuple(_rangee(page, bloc, colonnes if rang >= tetes else []) for rang, bloc in enumerate(blocs))
    page.tableaux += 1
    texte = f"Tableau {page.tableaux}" + (f"{INSECABLE}: {page.titre}" if page.titre else "")
    return VueMorceau("tableau", texte=texte, tete=rangees[:tetes], rangees=rangees[tetes:])


def _rangee(page: _EnCours, bloc: Bloc, colonnes: Sequence[str]) -> VueRangee:
    debut = _debut_de_page(page, bloc)
    cellules = tuple(_cellule(page, bloc, rang, cellule, colonnes) for rang, cellule in enumerate(bloc.cellules, 1))
    return VueRangee(bloc.id, cellules, debut)


def _cellule(page: _EnCours, bloc: Bloc, rang: int, cellule: Cellule, colonnes: Sequence[str]) -> VueCellule:
    colonne = colonnes[rang - 1] if rang <= len(colonnes) else ""
    ou = Adresse(page.texte.document, page.section.section, bloc.id, rang)
    marges = marges_des_lignes(page.contexte, page.adresse, ou, [ligne.texte for ligne in cellule.lignes])
    paires = zip(cellule.lignes, marges, strict=False)
    groupes = tuple(
        (puce, tuple((ligne.texte, liens) for ligne, liens in lignes)) for puce, lignes in groupby(paires, key=lambda paire: paire[0].puce)
    )
    return VueCellule(f"{bloc.id}-{rang}", groupes, cellule.entete, colonne, marges[-1])


SectionDuTexte = tuple[Document, TexteDeDocument, int]


def _ids_des_sections(contexte: Contexte) -> Iterator[tuple[str, str]]:
    return ((document.id, texte.sections[rang].section) for document, texte, rang in _sections(contexte))


def _vue_de_la_section(contexte: Contexte, document: str, section: str) -> VueTexte:
    texte = contexte.textes[document]
    rang = next(rang for rang, une in enumerate(texte.sections) if une.section == section)
    return vue_texte(contexte, next(un for un in contexte.contrat.documents if un.id == document), texte, rang)


def _sections(contexte: Contexte) -> Iterator[SectionDuTexte]:
    for document in contexte.contrat.documents:
        if texte := contexte.textes.get(document.id):
            yield from ((document, texte, rang) for rang in range(len(texte.sections)))


GENRE: GenreDePage[Contexte] = GenreDePage(
    "texte",
    "contrat/texte.html.j2",
    TEXTE,
    une_par(_ids_des_sections, _vue_de_la_section),
    "Une partie d’un document, mot pour mot, avec ce que le site en a tiré.",
    pied=pied_de_la_page,
)
