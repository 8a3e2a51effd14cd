"""Holds what is to be published against the ledgers of the addresses that ever were: none may lead nowhere."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from posixpath import join, normpath

from msgspec import Struct

from generator.calculs.calculs_montres import SorteDeCalcul
from generator.calculs.destins import Regles, est_ailleurs, est_un_fichier, est_une_page
from generator.checks.adresses import encore_publiee, perdue, revenue
from generator.model.adresses_publiees import (
    ACCUEIL,
    CHIFFRES_UN_PAR_UN,
    LIENS_COURTS,
    AdresseChangee,
    AdressesPubliees,
    avec_les_places_des_liens_courts,
)
from generator.model.dossier import REGISTRE, Dossier, Registre
from generator.model.probleme import Probleme
from generator.model.temps import connue_des, est_venue
from generator.pages.fichiers.adresses_d_avant import D_AVANT
from generator.pages.pieces.adresses_deplacees import changees_du_portail
from generator.pages.recettes.du_portail import SELON_L_ADRESSE
from generator.publication.inventaire import publies_de
from generator.publication.projet_ouvert import ProjetOuvert
from generator.publication.registres_d_avant import avec_celles_d_avant
from generator.publication.verification import Renvois

_PAGE = "index.html"
_CHAMPS = ("adresses_changees", "adresses_publiees")
_PDF, _PDF_DU_CONTRAT, _CLASSEURS = ".pdf", "/original.pdf", (".xlsx", ".zip")


class SiteConfronte(Struct, frozen=True):
    """What is to be published of one site: all paths, the addresses of its pages (both below it), its links and places by path, and the folders of
    contracts, where it is the portal. Without `pdf`, print pages have none in this build, nor are there workbooks and archives without `classeurs`, nor what is told
    to harvesters without `servi` (nobody said where the site will be served); what is below `a_venir` is not known yet on its day."""

    chemins: Collection[str]
    pages: Collection[str]
    renvois: Callable[[], Mapping[str, Renvois]]
    contrats: Collection[str]  # and those of frozen editions
    pdf: bool
    classeurs: bool = True
    a_venir: Callable[[], tuple[str, ...]] = tuple
    servi: bool = True

    def publie(self, adresse: str) -> bool:
        """True where something is at an address of a ledger."""
        page, diese, ancre = adresse.partition("#")
        page = "" if page == ACCUEIL else page
        if page.endswith("/") or not page:
            if page[:-1] in self.contrats:
                return True
            if f"{page}{_PAGE}" not in self.chemins:
                return False
            renvois = self.renvois().get(f"{page}{_PAGE}") if diese else None
            return not diese or (renvois is not None and ancre in renvois.ancres)
        if page in self.chemins:
            return True
        return self._est_laisse(page)

    def _est_laisse(self, chemin: str) -> bool:
        """True for a file that this build could not make, whatever the data say."""
        return (
            (not self.pdf and chemin.endswith(_PDF) and not chemin.endswith(_PDF_DU_CONTRAT))
            or (not self.classeurs and chemin.endswith(_CLASSEURS))
            or (not self.servi and chemin in SELON_L_ADRESSE)
        )

    def mene_plus_loin(self, adresse: str, regles: Regles) -> bool:
        """True for a place of a page in whose place stands a small page that leads on: the page is one of the site no more, because of what somebody said of it."""
        page, diese, ancre = adresse.partition("#")
        return bool(diese) and page not in self.pages and not regles.va_et_vient(page) and self.publie(page) and self._suit(page, ancre)

    def _suit(self, page: str, ancre: str) -> bool:
        """True but where a small page leads to figures, or lists them, and what it leads to has not the place of this one: its reader would be told nothing of it."""
        if not (CHIFFRES_UN_PAR_UN.match(page) or page.startswith(LIENS_COURTS)):
            return True
        renvois = self.renvois()
        liens = renvois[f"{page}{_PAGE}"].liens if f"{page}{_PAGE}" in renvois else ()
        if any("#" in lien for lien in liens):
            return False
        cibles = {f"{normpath(join(page, lien))}/" for lien in liens}
        return all(ancre in renvois[f"{une}{_PAGE}"].ancres for une in cibles if CHIFFRES_UN_PAR_UN.match(une) and une in self.pages)

    def mene(self, adresse: str) -> bool:
        """True where an address that is said to be the new one of a file or of a place leads to something; that of another site is not looked for."""
        if adresse.partition("/")[0] in self.contrats and not est_un_fichier(adresse):
            return True
        return est_ailleurs(adresse) or self.publie(adresse)


def problemes_des_adresses(
    publiees: AdressesPubliees, changees: Collection[AdresseChangee], site: SiteConfronte, dossier: str, sous: str = ""
) -> Iterator[Probleme]:
    """What is wrong with the addresses of the site in `dossier` (empty: the portal). `sous` is the folder of a contract that is no more, of which
    `publiees` then is the ledger."""
    if not sous:
        yield from (encore_publiee(une) for une in changees if une.adresse in site.pages or une.adresse[:-1] in site.contrats)
    regles = Regles(tuple(changees), {}, portail=not dossier)
    if sous and not site.publie(f"{sous}/") and regles.destin(f"{sous}/", site.mene) is None:
        return  # the ledger of the portal says it, once, of the home that the contract had: nobody has to answer for each of its pages
    perdues: list[str] = []
    for adresse in publiees.lignes:
        if adresse.startswith(tuple(perdues)):
            continue  # what is said of a page holds for what is below it
        entiere = f"{sous}/{'' if adresse == ACCUEIL else adresse}" if sous else adresse
        if site.publie(entiere) or entiere.startswith(site.a_venir()):
            continue
        destin = None if est_une_page(entiere) else regles.destin(entiere, site.mene)
        if destin is None and site.mene_plus_loin(entiere, regles):
            continue
        if destin is None or not (destin.retrait or site.mene(destin.vers) or site.mene_plus_loin(destin.vers, regles)):
            perdues += [adresse] if est_une_page(adresse) and adresse != ACCUEIL else []
            yield perdue(publiees, adresse, dossier, sous)


def choses_a_venir(dossier: Dossier, jour: str) -> tuple[str, ...]:
    """The beginnings of the addresses of what a build of an earlier day than others leaves out: opinions, answers, and what stands beside the pages of
    indicators."""
    avis = (un.id for un in dossier.avis if not est_venue(un.date, jour))
    valeurs = dict.fromkeys(valeur.indicateur for valeur in dossier.observations() if connue_des(valeur.periode) > jour)
    return (*(f"avis/#{nom}-{id}" for id in avis for nom in ("avis", "reponse")), *(f"indicateurs/{id}/" for id in valeurs))


def adresses_perdues(projet: ProjetOuvert, editions: Sequence[str] = (), tels_quels: Collection[str] = ()) -> Iterator[Probleme]:
    """What is wrong with the addresses of all sites of a project that were made; `editions` are the folders of the frozen editions, `tels_quels` the paths of the
    files that are published as they are. A site of which neither the ledger nor what is to be published has changed since nothing was found is not looked at."""
    registre = projet.registre
    for dossier in registre.dossiers:
        yield from _du_site(projet, dossier.id_du_contrat, dossier, projet.cles(dossier.nom_suivi, *_CHAMPS))
    ailleurs = (*projet.contrats, *editions)
    en_plus = sorted({*tels_quels, *projet.fichiers_demenages().chemins})
    yield from _du_site(projet, "", registre, f"{projet.cles(REGISTRE, *_CHAMPS)} {' '.join(ailleurs)}", ailleurs, en_plus)


def fichiers_revenus(projet: ProjetOuvert, tels_quels: Collection[str] = ()) -> Iterator[Probleme]:
    """Of the files that are said to have moved or gone, those that sites publish again, each at the line that says it. `tels_quels` are as above."""
    registre = projet.registre
    lus: list[tuple[str, Dossier | Registre]] = [("", registre), *((dossier.id_du_contrat, dossier) for dossier in registre.dossiers)]
    for site, lu in lus:
        dits = [une for une in lu.adresses_changees if est_un_fichier(une.adresse)]
        if not dits:
            continue
        inventaire = projet.etat(site).inventaire()
        siens = {*inventaire.papiers, *(chemin for chemin, (cle, _) in inventaire.fichiers.items() if not cle.startswith(D_AVANT))}
        siens.update(() if site else tels_quels)
        yield from (revenue(une) for une in dits if une.adresse in siens)


def _du_site(
    projet: ProjetOuvert, site: str, lu: Dossier | Registre, cle: str, ailleurs: Sequence[str] = (), en_plus: Collection[str] = ()
) -> Iterator[Probleme]:
    """What is wrong with the addresses of one; `cle` is the digest of what is known of them, `ailleurs` are the folders below the portal that are published apart,
    `en_plus` the paths of the files that are published beside those of the site."""
    etat, jour = projet.etat(site), projet.commande.jour
    pdf, classeurs, servi = projet.commande.pdf, projet.commande.classeurs, bool(projet.commande.adresse)
    nom = f"sites/{projet.chantier(site).nom}/adresses"
    entier = repr(
        (
            *(cle, tuple(en_plus), etat.tete.contenu if etat.tete else "", pdf, classeurs, servi, jour, projet.commande.programme),
            projet.commande.adresses_d_avant,
        )
    ).encode("utf-8", "surrogateescape")
    if projet.magasin.lire(nom) == entier:
        return
    registres = lu.adresses_publiees if isinstance(lu, Registre) else {"": lu.adresses_publiees}
    trouves: list[Probleme] = []
    changees = lu.adresses_changees
    if isinstance(lu, Registre):
        changees = changees_du_portail(changees, registres, projet.contrats)
    if changees or registres:
        inventaire = etat.inventaire()
        a_venir = cache(lambda: choses_a_venir(lu, jour) if isinstance(lu, Dossier) else ())
        publie = SiteConfronte(
            {*publies_de(site, inventaire), *en_plus}, inventaire.pages, cache(etat.renvois), ailleurs, pdf, classeurs, a_venir, servi
        )
        for sous, dites in {"": AdressesPubliees(), **registres}.items():
            ecrites = avec_celles_d_avant(dites, projet.commande.adresses_d_avant)
            publiees = ecrites if sous else avec_les_places_des_liens_courts(ecrites, tuple(SorteDeCalcul))
            trouves += problemes_des_adresses(publiees, changees, publie, site, sous)
    yield from trouves
    if not trouves:
        projet.magasin.ecrire(nom, entier)
