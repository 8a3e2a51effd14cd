"""The files of `tel-quel/`, published beside what the program makes."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from generator.calculs.destins import est_un_fichier
from generator.model.adresses_publiees import AdresseChangee
from generator.pages.mots.typographie import accord
from generator.publication.comparaison import Voulus
from generator.publication.disque import deposer, empreinte
from generator.publication.echec import ConstructionImpossible
from generator.publication.etat_des_fichiers import effacer_tout
from generator.publication.etrangers import ancetres
from generator.sources.dossiers_du_projet import TEL_QUEL
from generator.sources.fichiers_lus import FICHIER, EtatDuDisque

_DITS = 10  # collisions that are named


class TelsQuels:
    """Those of a project: `chemins` are their paths below the folder, and below the site; one that moved (`changees`) is published at its address of before
    too. What they hold is asked of `disque`, which may know it. Copies are published, in the folder of the build (`atelier`): who writes in the project must
    change nothing of what is published."""

    def __init__(
        self,
        projet: Path,
        atelier: Path,
        chemins: Collection[str],
        disque: EtatDuDisque | None = None,
        changees: Iterable[AdresseChangee] = (),
    ) -> None:
        self._dossier, self._copies = projet / TEL_QUEL, atelier / TEL_QUEL
        self._disque = disque or EtatDuDisque(projet)
        ici = {chemin: chemin for chemin in chemins}
        avant = {une.adresse: une.vers for une in changees if une.vers in ici and est_un_fichier(une.adresse)}
        self._originaux = {**avant, **ici}  # the path below the site → that below the folder

    @property
    def chemins(self) -> tuple[str, ...]:
        """The paths of all that is published, below the site."""
        return tuple(self._originaux)

    @cached_property
    def _sommes(self) -> Mapping[str, str]:
        """The digest of each."""
        return {chemin: self._disque.somme((FICHIER, str(Path(TEL_QUEL, original)))) for chemin, original in self._originaux.items()}

    def contenu(self, du_site: str) -> str:
        """The digest of all that is published of a site together with them, where `du_site` is that of the site alone."""
        if not self.chemins or not du_site:
            return du_site
        return hashlib.sha256(repr((du_site, sorted(self._sommes.items()))).encode("utf-8", "surrogateescape")).hexdigest()

    def joindre(self, du_site: Voulus) -> Voulus:
        """What is to be published of the portal with them. Raises ConstructionImpossible where one stands at the place of what the program makes."""
        if pris := self._pris(du_site):
            reste = len(pris) - _DITS
            suite = (f"… et {accord(reste, 'autre fichier', 'autres fichiers')}.",) if reste > 0 else ()
            raise ConstructionImpossible(
                f"Le dossier « {TEL_QUEL} » contient des fichiers à la place de ceux que le programme fait :",
                *(f"{TEL_QUEL}/{chemin}" for chemin in pris[:_DITS]),
                *suite,
                "Leur donner un autre nom, ou un autre dossier.",
            )
        sommes = set(self._sommes.values())
        if self._copies.is_dir():
            for copie in list(self._copies.iterdir()):
                if copie.name not in sommes:
                    effacer_tout(copie)
        return {**du_site, **{chemin: (somme, self._copier(chemin, somme)) for chemin, somme in self._sommes.items()}}

    def _copier(self, chemin: str, somme: str) -> Path:
        copie = self._copies / somme
        if copie.is_symlink() or not copie.is_file() or empreinte(copie.read_bytes()) != somme:
            effacer_tout(copie)
            deposer(copie, (self._dossier / self._originaux[chemin]).read_bytes())
        return copie

    def _pris(self, du_site: Iterable[str]) -> list[str]:
        if not self.chemins:
            return []
        fichiers = set(du_site)
        dossiers = {dossier for chemin in fichiers for dossier in ancetres(chemin)}
        return [un for un in self.chemins if un in fichiers or un in dossiers or not fichiers.isdisjoint(ancetres(un))]
