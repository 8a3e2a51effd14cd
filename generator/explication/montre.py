"""Where a thing is shown: each output of the site that would not be the same if the thing said something else.

No list of pages is kept by hand. The sites are made twice, as they are and with a mark in the words of the thing (with another number, for a figure); what
has another key the second time is made from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.explication.sujets import GenreDeSujet, SujetExplique
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.referentiel import Noeud
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.recettes.fonds import Fonds
from generator.pages.recettes.pages_d_un_site import pages_connues
from generator.pages.site import Site, Sites, pages_de

_MARQUE = "⁂ "  # at the beginning, for it to be seen where words are cut; no letter, so that words with it are found in documents as they are without
# A word, where the search keeps words alone, and nothing else is looked for after these.
_EN_MOTS = {GenreDeSujet.FAIT: "Zyzomys ", GenreDeSujet.MONTANT: "Zyzomys ", GenreDeSujet.NOUVELLE: "Zyzomys "}
T = TypeVar("T", bound=Struct)


class OuMontre(Struct, frozen=True):
    """Addresses below the published site: of pages (ending in a slash, or empty for the first page of all), and of other files."""

    pages: tuple[str, ...]
    fichiers: tuple[str, ...]


class Endroits:
    """The outputs of a project on `jour` (ISO), made as they are once for each contract that is asked about."""

    def __init__(self, registre: Registre, fonds: Fonds, jour: str) -> None:
        self._registre, self._fonds, self._jour = registre, fonds, jour
        self._connues: dict[Sequence[str], Mapping[str, str]] = {}

    def ou_montre(self, sujet: SujetExplique) -> OuMontre:
        """Where `sujet` is shown: in its contract's site, in the portal's, and in those of the contracts that show the same place."""
        contrats = (sujet.contrat, *_autres_contrats(self._registre, sujet, self._jour))
        if contrats not in self._connues:
            self._connues[contrats] = _cles(self._registre, self._fonds, contrats, self._jour)
        avant, apres = self._connues[contrats], _cles(_marquer(self._registre, sujet), self._fonds, contrats, self._jour)
        changees = [adresse for adresse, cle in apres.items() if avant.get(adresse) != cle]
        pages = [adresse for adresse in changees if adresse.endswith("/") or not adresse]
        return OuMontre(tuple(pages), tuple(adresse for adresse in changees if adresse not in set(pages)))


def _autres_contrats(registre: Registre, sujet: SujetExplique, jour: str) -> Iterator[str]:
    """The other contracts that read the place `sujet`: they name it too, or it is on the ground of their maps. Of a contract, others read its places alone."""
    if sujet.genre is not GenreDeSujet.LIEU:
        return
    for dossier in registre.dossiers:
        if dossier.id_du_contrat != sujet.contrat:
            contexte = Contexte(dossier, registre, jour)
            memes = (autre for siennes in contexte.ailleurs.values() for autre in siennes)
            autour = (un.lieu for un in contexte.communes_autour)
            if any((autre.contrat, autre.territoire.id) == (sujet.contrat, sujet.id) for autre in memes) or sujet.lieu in autour:
                yield dossier.id_du_contrat


def _cles(registre: Registre, fonds: Fonds, contrats: Sequence[str], jour: str) -> Mapping[str, str]:
    """The key of each output of some contracts and of the portal, by its address."""
    sites = Sites(registre, fonds, aujourd_hui=jour)
    # The portal's search is told of the pages of these contracts alone: those of the others do not change.
    pages = {id: pages_connues(()) for id in sites.contrats}
    siennes: dict[str, str] = {}
    for contrat in contrats:
        sorties = tuple(sites.du_contrat(contrat).sorties)
        pages[contrat] = pages_de(sorties)
        siennes |= {f"{contrat}/{sortie.adresse}": sortie.cle for sortie in sorties}
    return {**siennes, **dict(_du_portail(sites.du_portail(pages)))}


def _du_portail(site: Site) -> Iterator[tuple[str, str]]:
    for sortie in site.sorties:
        yield sortie.adresse, sortie.cle


def _marquer(registre: Registre, sujet: SujetExplique) -> Registre:
    """The same, where `sujet` says something else."""
    if sujet.genre is GenreDeSujet.PARTENAIRE:
        return copie(registre, partenaires=_changer(registre.partenaires, sujet, "nom"))
    dossiers = (_marquer_le_dossier(un, sujet) if un.id_du_contrat == sujet.contrat else un for un in registre.dossiers)
    return copie(registre, dossiers=tuple(dossiers))


def _marquer_le_dossier(dossier: Dossier, sujet: SujetExplique) -> Dossier:
    match sujet.genre:
        case GenreDeSujet.PROMESSE | GenreDeSujet.INDICATEUR:
            return copie(dossier, racines=tuple(_dans_l_arbre(racine, sujet) for racine in dossier.racines))
        case GenreDeSujet.LIEU:
            return copie(dossier, territoires=_changer(dossier.territoires, sujet, "nom"))
        case GenreDeSujet.DOCUMENT:
            contrat = replace(dossier.contrat, documents=_changer(dossier.contrat.documents, sujet, "titre"))
            decrit = tuple(replace(un, titre=_MARQUE + un.titre) if sujet.id in (un.document, un.id) else un for un in dossier.publications)
            return copie(dossier, contrat=contrat, publications=decrit)
        case GenreDeSujet.PUBLICATION:
            return copie(dossier, publications=_changer(dossier.publications, sujet, "titre"))
        case GenreDeSujet.CHIFFRE:
            valeurs = tuple(_autre_chiffre(un) if un.lieu == sujet.lieu else un for un in dossier.valeurs)
            previsions = tuple(_autre_chiffre(un) if un.lieu == sujet.lieu else un for un in dossier.previsions)
            return copie(dossier, valeurs=valeurs, previsions=previsions)
        case GenreDeSujet.NOUVELLE:
            return copie(dossier, nouvelles=_changer(dossier.nouvelles, sujet, "phrase"))
        case GenreDeSujet.FAIT:
            return copie(dossier, faits=_changer(dossier.faits, sujet, "texte"))
        case GenreDeSujet.MONTANT:
            return copie(dossier, montants=replace(dossier.montants, montants=_changer(dossier.montants.montants, sujet, "texte")))
        case GenreDeSujet.ANOMALIE:
            return copie(dossier, anomalies=_changer(dossier.anomalies, sujet, "titre"))
        case _:
            return copie(dossier, avis=_changer(dossier.avis, sujet, "titre"))


def _changer(choses: Iterable[T], sujet: SujetExplique, champ: str) -> tuple[T, ...]:
    """`choses` with a mark in a field of the one that stands where `sujet` is written."""
    marque = _EN_MOTS.get(sujet.genre, _MARQUE)
    return tuple(
        replace(un, **{champ: f"{marque}{getattr(un, champ)}"}) if getattr(un, "lieu", None) == sujet.lieu else un for un in choses
    )


def _dans_l_arbre(noeud: Noeud, sujet: SujetExplique) -> Noeud:
    if sujet.genre is GenreDeSujet.PROMESSE and noeud.id == sujet.id:
        return replace(noeud, titre=_MARQUE + noeud.titre)
    indicateurs = noeud.indicateurs
    if sujet.genre is GenreDeSujet.INDICATEUR:
        indicateurs = tuple(replace(un, libelle=_MARQUE + un.libelle) if un.id == sujet.id else un for un in indicateurs)
    return replace(noeud, indicateurs=indicateurs, enfants=tuple(_dans_l_arbre(enfant, sujet) for enfant in noeud.enfants))


def _autre_chiffre(valeur: Valeur) -> Valeur:
    """A row that gives another number; other words, or another remark, where it gives none."""
    if valeur.borne_basse is not None and valeur.borne_haute is not None:
        valeur = replace(valeur, borne_basse=valeur.borne_basse + 1, borne_haute=valeur.borne_haute + 1)
        return valeur if valeur.nombre is None else replace(valeur, nombre=valeur.nombre + 1)
    if valeur.nombre is None:
        return replace(valeur, **({"mots": _MARQUE + valeur.mots} if valeur.mots else {"commentaire": _MARQUE + valeur.commentaire}))
    return replace(valeur, nombre=1 - valeur.nombre if valeur.unite is Unite.OUI_NON else valeur.nombre + Decimal(1))
