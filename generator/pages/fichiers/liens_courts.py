"""What stands at short links (`k/…/`): a small page that leads on, without script nor rule of a host.

A promise, an indicator, a place: it leads there at once. The figures of an indicator, the paragraphs of a part of a document: a list, in which each has
its place («k/7f3kd/#orly.2019», «k/p3vkw/#p12»), since nothing but a script could carry what stands behind «#» further. No list says a figure, so
that a figure that changes writes none of these pages.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.model.texte_de_document import TexteDeSection
from generator.pages.adresses import CHIFFRES_DE_L_INDICATEUR, LIEN_COURT, TEXTE, relative
from generator.pages.contexte import Contexte
from generator.pages.fichiers.redirection import LigneDeListe, page_de_liste, page_de_renvoi
from generator.pages.mots.passages import passage_dit
from generator.pages.mots.typographie import INSECABLE, debut_de, periode_fr
from generator.pages.pieces.calculs_montres import ancre_du_chiffre
from generator.pages.pieces.chiffres_montres import a_ses_chiffres, chiffres_montres, chiffres_partis
from generator.pages.pieces.identite import FEUILLE_DES_ENCARTS
from generator.pages.sortie import PAGE_ENTIERE, Recette, Sortie, fichier

_MOTS_MAX = 40  # letters of a paragraph


def recettes_des_liens_courts(contexte: Contexte) -> Iterator[Recette]:
    """All of them: those that lead on are made together, since they say nothing but where."""
    chiffres = {CHIFFRES_DE_L_INDICATEUR.format(id): id for id in contexte.indicateurs}
    textes = {
        TEXTE.format(texte.document, section.section): (texte.document, section.section)
        for texte in contexte.textes.values()
        for section in texte.sections
    }
    yield Recette("liens courts", "", partial(_renvois, contexte))
    for adresse, id in chiffres.items():
        if a_ses_chiffres(contexte, id):
            yield Recette(f"liens courts de {adresse}", "", partial(_liste_des_chiffres, contexte, adresse, id))
    for adresse, (document, section) in textes.items():
        yield Recette(f"liens courts de {adresse}", "", partial(_liste_des_paragraphes, contexte, adresse, document, section))


def _renvois(contexte: Contexte) -> tuple[Sortie, ...]:
    listees = {CHIFFRES_DE_L_INDICATEUR.format(id) for id in contexte.indicateurs}
    listees |= {TEXTE.format(texte.document, section.section) for texte in contexte.textes.values() for section in texte.sections}
    sorties = []
    for code, adresse in contexte.nommes_par_code.items():
        if adresse not in listees:
            vers = relative(contexte.adresses.lien_court(code), contexte.adresses.accueil() + adresse)
            sorties.append(_fichier(code, page_de_renvoi(vers, "Lien court", "Aller à la page")))
    return tuple(sorties)


def _fichier(code: str, octets: bytes) -> Sortie:
    return fichier(f"{LIEN_COURT.format(code)}{PAGE_ENTIERE}", octets)


def _liste_des_chiffres(contexte: Contexte, adresse: str, id: str) -> tuple[Sortie, ...]:
    noms = {(d.id, m.id): m.nom for d in contexte.contrat.dimensions for m in d.modalites}
    partis = tuple(chiffres_partis(contexte, id))
    avant: dict[str, list[str]] = {}
    for un in partis:
        avant.setdefault(un.ici, []).append(un.ancre)
    lignes = [
        LigneDeListe(
            ancre := ancre_du_chiffre(valeur),
            ", ".join(
                (
                    contexte.territoires[valeur.territoire].nom,
                    *(noms[une].lower() for une in valeur.ventilation),
                    periode_fr(valeur.periode),
                )
            ),
            tuple(avant.get(ancre, ())),
        )
        for valeur in chiffres_montres(contexte, id)
    ]
    lignes += [LigneDeListe(un.ancre, f"{un.dit} (ce site ne le donne plus)") for un in partis if not un.ici]
    return _listes(contexte, adresse, f"Les chiffres de «{INSECABLE}{debut_de(contexte.indicateurs[id].libelle, 160)}{INSECABLE}»", lignes)


def _liste_des_paragraphes(contexte: Contexte, adresse: str, document: str, section: str) -> tuple[Sortie, ...]:
    texte = next(une for une in contexte.textes[document].sections if une.section == section)
    titre = next(un.titre for un in contexte.contrat.documents if un.id == document)
    return _listes(contexte, adresse, f"Les paragraphes de «{INSECABLE}{titre}{INSECABLE}»", list(_paragraphes(texte)))


def _paragraphes(texte: TexteDeSection) -> Iterator[LigneDeListe]:
    for bloc in texte.blocs:
        if bloc.id:
            dits = " ".join((bloc.texte or " ".join(cellule.texte for cellule in bloc.cellules)).split())
            numero = passage_dit(bloc.id)
            yield LigneDeListe(bloc.id, f"{numero}{INSECABLE}: {debut_de(dits, _MOTS_MAX)}" if dits else numero)


def _listes(contexte: Contexte, adresse: str, titre: str, lignes: Sequence[LigneDeListe]) -> tuple[Sortie, ...]:
    """The list, at each code that names the page at `adresse` (below the site)."""
    accueil = contexte.adresses.accueil()
    sorties = []
    for code in contexte.codes_de_chaque.get(adresse, ()):
        page = contexte.adresses.lien_court(code)
        feuille = relative(page, accueil + FEUILLE_DES_ENCARTS)
        sorties.append(_fichier(code, page_de_liste(titre, relative(page, accueil + adresse), lignes, feuille)))
    return tuple(sorties)
