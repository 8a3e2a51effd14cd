"""Where each kind of change leads to: the page, or the place of a page, of what changed."""

from collections.abc import Iterator, Sequence

from generator.model.argent import Montant
from generator.model.constat import SujetDeConstats
from generator.model.fait import Fait
from generator.model.instantane import GenreDeChose
from generator.model.mouvement import Mouvement
from generator.pages.adresses import CHANGEMENTS, adresse_de_mesure
from generator.pages.contexte import Contexte


def page_du_mouvement(contexte: Contexte, un: Mouvement) -> str:
    """The page of what changed; where it has none any more, that of all changes."""
    adresses = contexte.adresses
    if un.chose in (GenreDeChose.INDICATEUR, GenreDeChose.CHIFFRES) and un.id in contexte.indicateurs:
        return adresses.indicateur(un.id)
    if un.chose is GenreDeChose.PROMESSE and un.id in contexte.noeuds:
        return adresses.noeud(un.id)
    if un.chose is GenreDeChose.PUBLICATION and any(une.id == un.id for une in contexte.dossier.publications_connues()):
        return adresses.publication(un.id)
    if un.chose is GenreDeChose.ANOMALIE and any(une.id == un.id for une in contexte.dossier.anomalies):
        return adresses.anomalie(un.id)
    if un.chose is GenreDeChose.OBLIGATION and any(une.id == un.id for une in contexte.contrat.calendrier):
        return adresses.obligation(un.id)
    if un.chose in (GenreDeChose.FAIT, GenreDeChose.MONTANT):
        return _place_du_fait(contexte, un)
    if un.chose is GenreDeChose.SECTION:
        return _place_du_passage(contexte, un.id)
    if un.chose in (GenreDeChose.SERIE_VOISINE, GenreDeChose.CHIFFRES_VOISINS):
        return _place_de_la_serie(contexte, un.id)
    if un.chose is GenreDeChose.MESURE and contexte.page_des_mesures and un.id in contexte.mesures:
        return adresse_de_mesure(un.id)
    if un.chose is GenreDeChose.CONSTAT and any(sujet.id == un.id for sujet in _sujets(contexte)):
        return adresses.constats(un.id)
    if un.chose is GenreDeChose.CONTRAT:
        return adresses.accueil()
    if un.chose is GenreDeChose.PARTENAIRE and un.id in contexte.partenaires_du_contrat:
        return adresses.partenaire(un.id)
    if un.chose is GenreDeChose.TERRITOIRE and un.id in contexte.territoires:
        return contexte.adresse_du_lieu(un.id)
    avis = next((une for une in contexte.dossier.avis if une.id == un.id), None) if un.chose is GenreDeChose.PAROLE else None
    if avis is not None:
        return adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire)
    return _tout(contexte)


def _tout(contexte: Contexte) -> str:
    """The page of all changes."""
    return f"{contexte.adresses.accueil()}{CHANGEMENTS.format('')}"


def _place_du_fait(contexte: Contexte, un: Mouvement) -> str:
    """The page of the promise that a sentence or an amount of a document is about, or of its place; where it has none any more, that of all changes."""
    dits: Sequence[Fait | Montant] = contexte.dossier.faits if un.chose is GenreDeChose.FAIT else contexte.dossier.montants.montants
    fait = next((dit for dit in dits if dit.id == un.id), None)
    if fait and fait.noeud:
        return contexte.adresses.noeud(fait.noeud)
    if fait and fait.territoires:
        return contexte.adresse_du_lieu(fait.territoires[0])
    return _tout(contexte)


def _place_du_passage(contexte: Contexte, id: str) -> str:
    """Where a section («protocole/article-1»), or a passage of it («protocole/article-1#p4»), is read; where its words are not there any more, that of all changes."""
    section, _, passage = id.partition("#")
    document, _, reste = section.partition("/")
    texte = contexte.textes.get(document)
    lue = next((une for une in texte.sections if une.section == reste), None) if texte else None
    if lue is None:
        return _tout(contexte)
    la = f"#{passage}" if any(bloc.id == passage for bloc in lue.blocs) else ""
    return f"{contexte.adresses.texte(document, reste)}{la}"


def _place_de_la_serie(contexte: Contexte, id: str) -> str:
    """The first page that shows a series; where none does, that of all changes."""
    serie = next((une for une in contexte.dossier.voisins.series if une.id == id), None)
    for pres in serie.pres_de if serie else ():
        if pres in contexte.indicateurs:
            return contexte.adresses.indicateur(pres)
        if pres in contexte.noeuds:
            return contexte.adresses.noeud(pres)
    return _tout(contexte)


def _sujets(contexte: Contexte) -> Iterator[SujetDeConstats]:
    constats = contexte.dossier.constats
    yield from (sujet for _, sujet in constats.sujets()) if constats else ()
