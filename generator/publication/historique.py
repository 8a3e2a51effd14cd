"""What changed in what the site says: read from the project's own git history, or held against an earlier site (`--precedent`).

What a commit gave is kept by its id: one more commit costs one reading. Changes that no commit holds yet are not told: what is told is the same on every machine
that has the history. `engagements changements` shows them.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeVar, cast

from msgspec import Struct, json
from msgspec.structs import replace

from generator.calculs.ids_suivis import anciens_contrats, ids_suivis, retraits_dits
from generator.calculs.instantanes_suivis import IdsSuivis, ids_de_chaque_jour, suivre_les_mouvements, suivre_tous
from generator.calculs.mouvements import mouvements, taire, tous_les_mouvements
from generator.graphe.carnet import Cellule
from generator.graphe.magasin import Magasin
from generator.graphe.objets import depuis_octets, en_octets
from generator.graphe.observe import copie
from generator.model.adresses_publiees import AdresseChangee
from generator.model.dossier import REGISTRE, Dossier, Registre, nom_du_dossier, vierge
from generator.model.instantane import ChampSuivi, Instantane
from generator.model.mouvement import Historique, Mouvement
from generator.model.probleme import Gravite
from generator.pages.adresses import CHANGEMENTS_JSON
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_publications import voisins_csv
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.mots.typographie import accord, date_fr
from generator.publication.depot_git import Calendrier, DepotGit, DepotIllisible, JourEnregistre, depot_de
from generator.publication.echec import ConstructionImpossible
from generator.publication.noms_des_partenaires import NomsDesPartenaires
from generator.sources.communs import COMMUNS, MESURES
from generator.sources.instantanes import lire_instantane
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

T = TypeVar("T")
# The fields of a contract that decide which changes are told, and under which ids.
_CHAMPS = ("contrat", "racines", "territoires", "adresses_changees")


class OrigineDesMouvements(Struct, frozen=True):
    """Where changes are read from: an earlier site (a folder, a ZIP file or an address; empty: none), or else the git history, where `git` is true."""

    precedent: str = ""
    git: bool = False

    @property
    def se_lit(self) -> bool:
        """True where there is something to read."""
        return self.git or bool(self.precedent)


class Historiques(Struct, frozen=True):
    """The digest of the changes of each contract, by its id, and what must be said to who builds."""

    sommes: Mapping[str, str]
    remarques: tuple[str, ...] = ()


SANS_HISTORIQUE = OrigineDesMouvements()
_AUCUN = Historiques({})


def instantane_de(dossier: Dossier, registre: Registre, jour: str) -> Instantane:
    """What the site says of a contract on a day: read back from what it publishes, so that all sites are read alike."""
    contexte = Contexte(dossier, registre, jour)
    return lire_instantane(referentiel_json(contexte), toutes_les_valeurs(contexte), dossier.id_du_contrat, voisins_csv(contexte))


def historique_garde(magasin: Magasin, contrat: str) -> Historique:
    """The changes of a contract as a build kept them."""
    octets = magasin.lire(_fichier(contrat))
    return json.decode(octets, type=Historique) if octets else Historique()


def lire_les_historiques(
    projet: Path,
    registre: Registre,
    cles: Mapping[Cellule, str],
    jour: str,
    magasin: Magasin,
    origine: OrigineDesMouvements,
    programme: str,
) -> Historiques:
    """Read the changes of all contracts, and keep them; `cles` are the digests of what was read of the project. Raises ConstructionImpossible where there is
    no such earlier site."""
    if origine.precedent:
        return _depuis_un_site(registre, jour, magasin, origine.precedent)
    depot = depot_de(projet) if origine.git else None
    if depot is None:
        return _AUCUN
    try:
        tete = depot.tete()
    except DepotIllisible as erreur:
        return Historiques({}, (_illisible(erreur),))
    if not tete:
        return _AUCUN
    communes = [cles.get((REGISTRE, champ), "") for champ in ("partenaires", "adresses_changees")]
    calendrier = cache(partial(depot.calendrier, tete, jour))
    noms = NomsDesPartenaires(calendrier, partial(_garder, magasin), programme)
    sommes: dict[str, str] = {}
    remarques: list[str] = []
    for dossier in registre.dossiers:
        id = dossier.id_du_contrat
        lus = [*communes, *(cles.get((nom_du_dossier(id), champ), "") for champ in _CHAMPS)]
        cle = hashlib.sha256(repr((programme, tete, depot.est_coupe, jour, lus)).encode()).hexdigest()
        lecture = _LectureDeGit(calendrier, (id, *anciens_contrats(id, registre.adresses_changees)), magasin, programme, noms)
        resume = f"historique/{id}/resume"
        try:
            sommes[id], dites = _garder(magasin, resume, cle, partial(_garder_l_historique, lecture, dossier, registre))
            if _somme(magasin.lire(_fichier(id))) != sommes[id]:  # lost, or damaged
                sommes[id], dites = _garder(magasin, resume, "", partial(_garder_l_historique, lecture, dossier, registre))
        except DepotIllisible as erreur:
            sommes.pop(id, None)
            dites = (_illisible(erreur),)
        remarques += dites
    return Historiques(sommes, tuple(dict.fromkeys(remarques)))


def _illisible(erreur: DepotIllisible) -> str:
    return f"L’historique n’a pas été lu, et les pages ne disent pas ce qui a changé : {erreur}."


def _garder(magasin: Magasin, nom: str, cle: str, faire: Callable[[], T]) -> T:
    """What `faire` made of the same `cle`, or makes."""
    octets = magasin.lire(nom)
    try:
        lue, garde = depuis_octets(octets) if octets else ("", None)
    except Exception:  # whatever a damaged file, or one of another version, may raise
        lue = ""
    if cle and lue == cle:
        return cast("T", garde)
    fait = faire()
    magasin.ecrire(nom, en_octets((cle, fait)))
    return fait


def _garder_l_historique(lecture: "_LectureDeGit", dossier: Dossier, registre: Registre) -> tuple[str, tuple[str, ...]]:
    """Read and keep the changes of one contract; their digest, and the remarks."""
    historique = lecture.lire(copie(dossier), vierge(registre))
    return _ranger(lecture.magasin, lecture.contrat, historique), tuple(lecture.remarques)


def _ranger(magasin: Magasin, contrat: str, historique: Historique) -> str:
    octets = json.encode(historique)
    magasin.ecrire(_fichier(contrat), octets)
    return _somme(octets)


def _fichier(contrat: str) -> str:
    return f"historique/{contrat}/changements"


def _somme(octets: bytes | None) -> str:
    return hashlib.sha256(octets or b"").hexdigest()


class _LectureDeGit:
    """The history of one contract in git, of whose commits `calendrier` gives the days. `noms` are the ids that it had, today's first: its folder had these names."""

    def __init__(
        self, calendrier: Callable[[], Calendrier], noms: Sequence[str], magasin: Magasin, programme: str, partenaires: NomsDesPartenaires
    ) -> None:
        self.contrat, self.magasin, self.remarques = noms[0], magasin, list[str]()
        self._calendrier, self._noms, self._programme, self._partenaires = calendrier, noms, programme, partenaires

    def lire(self, dossier: Dossier, registre: Registre) -> Historique:
        """Its changes."""
        calendrier = self._calendrier()
        siens = [f"{dossier}/{nom}" for nom in self._noms for dossier in ("referentiels", "content")]
        jours = calendrier.jours(siens)
        if jours:  # the list of national measures is no contract's: it changes on days of its own
            jours = tuple(un for un in calendrier.jours([*siens, f"referentiels/{MESURES}"]) if un.jour >= jours[0].jour)
        self._dire_les_horloges(calendrier.deplaces(siens))
        depuis = dossier.contrat.changements_depuis
        lus = [un for jour in jours if (un := self._instantane(jour, dire=jour.jour >= depuis))]
        tronque = calendrier.depot.est_coupe
        if tronque and jours:
            self.remarques.append(
                f"L’historique git est incomplet sur cette machine : ce qui a changé avant le {date_fr(jours[0].jour)} n’est pas raconté. "
                "Pour l’avoir en entier : git fetch --unshallow."
            )
        if not lus:
            return Historique(tronque=tronque)
        ids = _ids(dossier, registre)
        dits = _motives(tous_les_mouvements(self._partenaires.completer(lus), ids), dossier, registre, ids)
        return Historique(max(depuis, lus[0].jour), _depuis(dits, depuis), tronque, lus[0].jour < depuis)

    def _dire_les_horloges(self, deplaces: Sequence[tuple[str, str, str]]) -> None:
        """What is said of commits whose clock was wrong; each with its day, so that who knows better can tell."""
        if not deplaces:
            return
        commit, dit, compte = deplaces[0]
        autres = f" ({accord(len(deplaces) - 1, 'autre enregistrement aussi', 'autres enregistrements aussi')})" if deplaces[1:] else ""
        self.remarques.append(
            f"Un enregistrement du contrat « {self.contrat} » (git {commit[:12]}) est daté du {date_fr(dit)}, ce qui ne va pas avec ceux qui l’entourent, ou avec le "
            f"jour de cette construction{autres} : ce qui a changé alors est dit du {date_fr(compte)}. Une horloge était sans doute fausse."
        )

    def _instantane(self, jour: JourEnregistre, *, dire: bool) -> Instantane | None:
        """What the site says with the files of a commit; None where this program cannot read them, which is said if `dire`."""
        nom = f"historique/{self.contrat}/{jour.commit}"
        lu = _garder(self.magasin, nom, f"{self._programme} {jour.jour} {self._noms}", lambda: self._lire(jour))
        if isinstance(lu, str) and not dire:
            return None
        if isinstance(lu, str):
            self.remarques.append(
                f"L’état du contrat « {self.contrat} » du {date_fr(jour.jour)} (git {jour.commit[:12]}) ne se lit pas avec ce programme : {lu}. "
                "Ce qui a changé ce jour-là est dit au jour suivant."
            )
            return None
        return lu

    def _lire(self, jour: JourEnregistre) -> Instantane | str:
        return instantane_du_commit(self._calendrier().depot, self._noms, jour)


def instantane_du_commit(depot: DepotGit, noms: Sequence[str], enregistre: JourEnregistre) -> Instantane | str:
    """What the site says of a contract with the files of a commit, on that day; or, in French, why this program cannot read them. `noms` are the ids that it had,
    today's first. Raises DepotIllisible."""
    dossiers = [f"referentiels/{nom}" for nom in sorted(COMMUNS)]
    dossiers += [f"{dossier}/{nom}" for nom in noms for dossier in ("referentiels", "content")]
    with tempfile.TemporaryDirectory() as ici:
        racine = Path(ici)
        depot.extraire(enregistre.commit, dossiers, racine)
        journal = Journal()
        registre = lire_registre(racine, journal)
        lus = {un.id_du_contrat: un for un in registre.dossiers}
        lu = next((lus[nom] for nom in noms if nom in lus), None)
        if lu is None:
            return "il n’y est pas"
        graves = [un for un in journal.problemes if un.gravite is Gravite.ERREUR]
        if graves:
            return f"{graves[0].lieu}, {graves[0].message.rstrip('.')}"
        try:
            return replace(instantane_de(lu, registre, enregistre.jour), contrat=noms[0])
        # Rules across files were not asked: today's may refuse what was well then. What they would have refused may break this, and is said.
        except (LookupError, ValueError, TypeError, AttributeError, AssertionError) as erreur:
            return f"{type(erreur).__name__} {erreur}"


def _depuis(dits: Iterable[Mouvement], jour: str) -> tuple[Mouvement, ...]:
    """Those from a day on (empty: all). That the day itself was chosen, or moved, is told whenever it was: else nothing would tell that what was told is told no more."""
    return tuple(un for un in dits if un.date >= jour or un.champ is ChampSuivi.DEPUIS)


def _depuis_un_site(registre: Registre, jour: str, magasin: Magasin, precedent: str) -> Historiques:
    """The changes that the earlier site told, and what differs today from what it said."""
    from generator.publication.site_precedent import lire_le_site_precedent  # here and not above: what asks the network is long to load

    avant = lire_le_site_precedent(precedent, _noms_des_contrats(registre))
    sommes = {}
    remarques: list[str] = []
    for dossier in registre.dossiers:
        id = dossier.id_du_contrat
        sien = avant.get(id)
        if sien is None:
            continue
        entier = vierge(registre)
        lu = next(un for un in entier.dossiers if un.id_du_contrat == id)
        ids = _ids(lu, entier)
        aujourd_hui = instantane_de(copie(lu), entier, jour)
        deux = (sien.instantane, aujourd_hui)
        neufs = mouvements(*suivre_tous(deux, ids))
        ancien = sien.historique
        if ancien is None:
            remarques.append(
                f"Le site précédent n’a pas la liste de ce qui y avait changé dans le contrat « {id} » ({CHANGEMENTS_JSON}) : rien n’est raconté de ce qui a "
                f"changé avant le {date_fr(sien.instantane.jour)}. Donner à --precedent le site publié entier, s’il l’a."
            )
            ancien = Historique()
        choisi = lu.contrat.changements_depuis
        dits = _depuis(suivre_les_mouvements(ancien.mouvements, sien.instantane, ids_de_chaque_jour(deux, ids)[0], id), choisi)
        depuis = ancien.depuis or sien.instantane.jour
        tous = _motives(taire((*dits, *neufs), aujourd_hui), lu, entier, ids)
        par_choix = depuis < choisi or (ancien.choisi and depuis == choisi)
        sommes[id] = _ranger(magasin, id, Historique(max(depuis, choisi), tous, ancien.tronque, par_choix))
    oublies = [dossier.id_du_contrat for dossier in registre.dossiers if dossier.id_du_contrat not in avant]
    remarques += (f"Le site précédent n’a pas le contrat « {id} » : rien n’est raconté de ce qui y a changé." for id in oublies)
    return Historiques(sommes, tuple(remarques))


def changements_depuis(projet: Path, registre: Registre, jour: str, avant: str) -> Mapping[str, tuple[Mouvement, ...] | str]:
    """What differs, in the files as they are, from `avant`: an earlier site, or what git calls a commit. By contract; or, in French, why that cannot be said. What a
    contract says is computed on one day (ISO) for both, so that the data alone make a difference. Raises ConstructionImpossible."""
    contrats = _noms_des_contrats(registre)
    site = avant.startswith(("http://", "https://")) or Path(avant).exists()
    anciens: Mapping[str, Instantane | str]
    if site:
        from generator.publication.site_precedent import lire_le_site_precedent

        anciens = {id: sien.instantane for id, sien in lire_le_site_precedent(avant, contrats).items()}
    else:
        anciens = _au_commit(projet, contrats, avant, jour)
    trouves: dict[str, tuple[Mouvement, ...] | str] = {}
    for dossier in registre.dossiers:
        id = dossier.id_du_contrat
        ancien = anciens.get(id, "il n’y est pas")
        if isinstance(ancien, str):
            trouves[id] = ancien
            continue
        ids = _ids(dossier, registre)
        aujourd_hui = instantane_de(dossier, registre, jour)
        trouves[id] = _motives(taire(mouvements(*suivre_tous((ancien, aujourd_hui), ids)), aujourd_hui), dossier, registre, ids)
    return trouves


def _ids(dossier: Dossier, registre: Registre) -> IdsSuivis:
    return ids_suivis(dossier, registre.partenaires, _adresses_changees(dossier, registre))


def _adresses_changees(dossier: Dossier, registre: Registre) -> tuple[AdresseChangee, ...]:
    return (*registre.adresses_changees, *dossier.adresses_changees)


def _motives(dits: Iterable[Mouvement], dossier: Dossier, registre: Registre, ids: IdsSuivis) -> tuple[Mouvement, ...]:
    """The same, with the reasons of what was taken away. What the portal says of a page of the contract begins with the contract's folder."""
    changees = _adresses_changees(dossier, registre)
    siennes = (replace(une, adresse=une.adresse.removeprefix(f"{dossier.id_du_contrat}/")) for une in changees)
    return retraits_dits(dits, siennes, ids)


def _noms_des_contrats(registre: Registre) -> Mapping[str, Sequence[str]]:
    """The ids that each contract had, today's first, by the latter."""
    ids = [dossier.id_du_contrat for dossier in registre.dossiers]
    return {id: (id, *anciens_contrats(id, registre.adresses_changees)) for id in ids}


def _au_commit(projet: Path, contrats: Mapping[str, Sequence[str]], nom: str, jour: str) -> Mapping[str, Instantane | str]:
    depot = depot_de(projet)
    if depot is None:
        raise ConstructionImpossible(
            f"« {nom} » n’est ni un dossier ni un fichier, et ce projet n’a pas d’historique git.",
            "Donner le dossier ou l’archive d’un site publié.",
        )
    try:
        commit = depot.commit(nom)
        return {contrat: instantane_du_commit(depot, noms, JourEnregistre(jour, commit)) for contrat, noms in contrats.items()}
    except DepotIllisible as erreur:
        raise ConstructionImpossible(f"« {nom} » ne se lit pas dans l’historique : {erreur}.") from erreur
