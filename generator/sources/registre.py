"""Reads everything: the shared files, and one folder per contract."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.graphe.carnet import Cellule
from generator.graphe.magasin import Magasin, SansMagasin
from generator.graphe.observe import differe
from generator.model.codes import CodeFichier
from generator.model.dossier import REGISTRE, Registre
from generator.model.lieu import Lieu
from generator.sources.adresses import lire_adresses_publiees, sites_des_registres
from generator.sources.communs import COMMUNS, lire_communs
from generator.sources.contenu import dire_ignores, dire_les_noms_proches, lire_les_textes, lister, nom_affiche
from generator.sources.dossier import lire_dossier
from generator.sources.editions import lire_toutes_les_editions
from generator.sources.fichiers_lus import EtatDuDisque
from generator.sources.gardes import Gardes
from generator.sources.glossaire import termes_employes
from generator.sources.guides import AIDE, lire_guides
from generator.sources.journal import Journal
from generator.sources.liens import dire_les_liens
from generator.sources.reglages import dire_les_reglages
from generator.sources.tel_quel import lire_les_tels_quels
from generator.sources.tete_du_dossier import DossiersRepris
from generator.sources.tetes import Tetes

MOTS_DU_PORTAIL = {"index.md", "a-propos.md", AIDE}
MOTS_DU_CONTRAT = {"presentation.md", "methode.md", "facile", "avis"}


class ProjetLu(Struct, frozen=True):
    """All that the files of a project say. `cles` has the digest of what each field of the registre and of its dossiers was made from, by the
    name of the thing and the field; `tels_quels` are the files that are published as they are."""

    registre: Registre
    cles: Mapping[Cellule, str]
    tels_quels: tuple[str, ...] = ()


def lire_registre(racine: Path, journal: Journal) -> Registre:
    """All contracts of `racine`/referentiels with their words in `racine`/content; problems go to `journal`."""
    return lire_projet(racine, journal).registre


def lire_projet(
    racine: Path,
    journal: Journal,
    magasin: Magasin | None = None,
    *,
    programme: str = "",
    avant: Callable[[Sequence[str]], None] | None = None,
    disque: EtatDuDisque | None = None,
) -> ProjetLu:
    """The same, and from what each thing was made; what was read before, and has not changed, is taken from `magasin`. `programme` is the
    digest of the program. `avant` is called with the names of the contracts of which nothing is kept, before any is read: others may read them
    meanwhile (`lire_un_contrat`). `disque` is what files are known to hold."""
    referentiels = racine / "referentiels"
    if not referentiels.is_dir():
        journal.erreur(
            Lieu("referentiels"),
            CodeFichier.DOSSIER_MANQUANT,
            "Le dossier « referentiels » n’existe pas.",
            "Lancer la commande depuis le dossier du projet.",
        )
        return ProjetLu(Registre((), None, (), nom_suivi=REGISTRE), {})
    etat = disque or EtatDuDisque(racine)

    def gardes_de(nom: str) -> Gardes:
        return Gardes(nom, magasin or SansMagasin(), etat, programme)

    nom = "referentiels"
    des_communs = gardes_de("communs")
    communs = lire_communs(referentiels, nom, journal, des_communs)
    chemins = lister(referentiels, nom, journal)
    dire_ignores([chemin for chemin in chemins if not chemin.is_dir() and chemin.name not in COMMUNS], nom, journal, COMMUNS)
    contrats = [chemin for chemin in chemins if chemin.is_dir() and not chemin.name.startswith("_") and chemin.name not in COMMUNS]
    textes = des_communs.faire("textes", journal, lambda ici: lire_les_textes(racine / "content", "content", ici))
    guides = des_communs.faire("guides", journal, lambda ici: lire_guides(racine / "content", ici))
    ids = {chemin.name for chemin in contrats}
    adresses = [
        (site, des_communs.faire(f"adresses publiées de {site}", journal, partial(lire_adresses_publiees, racine, site)))
        for site in sites_des_registres(racine, journal)
        if site not in ids
    ]
    dire_les_noms_proches(racine, journal)
    dire_les_liens(racine, journal)
    dire_les_reglages(racine, journal)
    tels_quels = lire_les_tels_quels(racine, ids, journal)
    editions = des_communs.faire("éditions", journal, lambda ici: lire_toutes_les_editions(racine, ids, ici))
    des_communs.fermer()
    tetes = Tetes("tetes/contrats", magasin or SansMagasin(), etat, programme)
    repris = DossiersRepris(racine, communs, tetes, lambda id: gardes_de(_gardes_du_contrat(id)))
    if avant:
        avant([chemin.name for chemin in contrats if repris.est_a_lire(chemin.name)])
    lus = [lu for chemin in contrats if (lu := repris.lire(chemin, journal))]
    tetes.fermer()
    if not contrats:
        journal.erreur(
            Lieu("referentiels"),
            CodeFichier.DOSSIER_MANQUANT,
            "Aucun contrat n’est décrit.",
            "Créer un dossier par contrat, avec un fichier contrat.yml.",
        )
    _mots_ignores(racine / "content", [chemin.name for chemin in contrats], journal)
    dossiers = tuple(lu.dossier for lu in lus)
    noms = _somme(*(dossier.nom_suivi for dossier in dossiers))
    entiers = len(dossiers) == len(contrats)
    registre = Registre(
        partenaires=differe(lambda: communs.partenaires),
        mesures=differe(lambda: communs.mesures(lambda: any(lu.mesures_citees.valeur for lu in lus))),
        dossiers=dossiers,
        textes=differe(lambda: textes.valeur),
        incomplets=differe(lambda: communs.incomplets | (frozenset() if entiers else {"dossiers"})),
        glossaire=differe(lambda: termes_employes(communs.glossaire, {lu.dossier.contrat.id: lu.termes.valeur for lu in lus})),
        synonymes=differe(lambda: communs.glossaire.synonymes),
        themes=differe(lambda: communs.glossaire.themes),
        mentions=differe(lambda: communs.mentions),
        repondus=differe(lambda: communs.fichier_des_avertissements.valeur[0] or ()),
        guides=differe(lambda: guides.valeur),
        adresses_changees=differe(lambda: communs.fichier_des_adresses.valeur[0] or ()),
        adresses_publiees=differe(lambda: {site: lues.valeur for site, lues in adresses}),
        editions=differe(lambda: editions.valeur.fiches),
        editions_d_avant=differe(lambda: editions.valeur.d_avant),
        nom_suivi=REGISTRE,
    )
    partenaires, mesures = communs.fichier_des_partenaires.cle, communs.fichier_des_mesures.cle
    glossaire = communs.fichier_du_glossaire.cle
    cles = {
        "partenaires": partenaires,
        "mesures": _somme(mesures, *(lu.mesures_citees.cle for lu in lus)),
        "dossiers": noms,
        "lieux": _somme(noms, *(lu.cles[lu.dossier.nom_suivi, "territoires"] for lu in lus)),
        "textes": textes.cle,
        "incomplets": f"{partenaires} {mesures} {glossaire} {entiers}",
        "glossaire": _somme(glossaire, noms, *(lu.termes.cle for lu in lus)),
        "synonymes": glossaire,
        "themes": glossaire,
        "mentions": communs.fichier_du_site.cle,
        "repondus": communs.fichier_des_avertissements.cle,
        "guides": guides.cle,
        "adresses_changees": communs.fichier_des_adresses.cle,
        "adresses_publiees": _somme(*(lues.cle for _, lues in adresses)),
        "editions": editions.cle,
        "editions_d_avant": editions.cle,
    }
    return ProjetLu(
        registre,
        {(REGISTRE, champ): cle for champ, cle in cles.items()} | {cle: de for lu in lus for cle, de in lu.cles.items()},
        tels_quels,
    )


def _somme(*mots: str) -> str:
    """One digest for all of these: each site remembers those of all that it was made from."""
    return hashlib.sha256(repr(mots).encode("utf-8", "surrogateescape")).hexdigest()


def lire_un_contrat(racine: Path, nom: str, magasin: Magasin, programme: str) -> None:
    """Read one contract, and keep it in `magasin`, where `lire_projet` finds it."""
    disque = EtatDuDisque(racine)
    journal = Journal()

    def gardes_de(quoi: str) -> Gardes:
        return Gardes(quoi, magasin, disque, programme)

    communs = lire_communs(racine / "referentiels", "referentiels", journal, gardes_de("communs"))
    lire_dossier(racine / "referentiels" / nom, racine, journal, communs, gardes_de(_gardes_du_contrat(nom)))


def _gardes_du_contrat(id: str) -> str:
    """The name under which what is read of a contract is kept."""
    return f"contrats/{id}"


def _mots_ignores(racine: Path, contrats: Sequence[str], journal: Journal) -> None:
    """Warn of what is in `content/` and on no page: a name that the guide does not know, a folder of no contract."""
    portail = lister(racine, "content", journal)
    dire_ignores(
        [chemin for chemin in portail if chemin.name not in (*MOTS_DU_PORTAIL, *contrats) and chemin.name[0] != "_"],
        "content",
        journal,
        (*MOTS_DU_PORTAIL, *contrats),
    )
    for chemin in portail:
        if chemin.name in contrats and chemin.is_dir():
            nom = f"content/{nom_affiche(chemin)}"
            voisins = [autre for autre in lister(chemin, nom, journal) if autre.name not in MOTS_DU_CONTRAT and autre.name[0] != "_"]
            dire_ignores(voisins, nom, journal, MOTS_DU_CONTRAT)
