"""Reads and checks a project, and keeps what was read and found for the next run."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from generator.calculs.garder import Garder
from generator.checks import verifier_le_contrat, verifier_les_communs
from generator.checks.reponses import sans_les_repondus
from generator.graphe.carnet import Cellule, Lu
from generator.graphe.magasin import Magasin, SansMagasin
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre, vierge
from generator.model.probleme import Probleme
from generator.pages.routes.noms_pris import verifier_les_noms_pris
from generator.pages.site import Developper
from generator.publication.chantier import PORTAIL
from generator.publication.constructeur import DOSSIERS_DES_CONSTRUCTEURS
from generator.publication.equipe import Equipe
from generator.publication.magasin import magasin_de
from generator.sources.cellule_dite import preciser
from generator.sources.fichiers_lus import EtatDuDisque
from generator.sources.gardes import Gardes
from generator.sources.journal import Journal, bornes
from generator.sources.registre import ProjetLu, lire_projet, lire_un_contrat
from generator.sources.tetes import Tetes

_T = TypeVar("_T")


class Examen(Struct, frozen=True):
    """A project as read, from what each of its fields was made (`cles`), and all that is wrong with it, in the order of files and lines; `tels_quels` are
    the files that are published as they are."""

    registre: Registre
    cles: Mapping[Cellule, str]
    problemes: tuple[Probleme, ...]
    tels_quels: tuple[str, ...] = ()

    @property
    def empreinte(self) -> str:
        """The digest of all that was read."""
        return hashlib.sha256(repr(sorted(self.cles.items())).encode("utf-8", "surrogateescape")).hexdigest()


class _SommesDesChamps:
    """The fields of the registre and of its dossiers, by the digests of what they were made from (see `sources.gardes.Sommes`)."""

    def __init__(self, cles: Mapping[Cellule, str], developper: Developper | None = None) -> None:
        self._cles = cles
        self._developper = developper or (lambda lus: {(lu[0], lu[1]) for lu in lus} & cles.keys())

    def nommer(self, lus: Iterable[Lu]) -> list[tuple[str, str]]:
        """The fields that `lus` come from."""
        return sorted(self._developper(lus))

    def somme(self, note: tuple[str, str]) -> str:
        """The digest of one; empty for a field of a contract that is gone."""
        return self._cles.get(note, "")


def examiner_projet(
    projet: Path,
    jour: str,
    magasin: Magasin | None = None,
    *,
    programme: str = "",
    equipe: Equipe | None = None,
    disque: EtatDuDisque | None = None,
) -> Examen:
    """Read and check everything, on that day (ISO). What was read and checked before is taken from `magasin` where nothing that it was made
    from has changed; `programme` is the digest of the program. `equipe` reads and checks contracts of which nothing is kept, where there are
    several. `disque` is what files are known to hold."""
    garde = magasin or SansMagasin()
    journal = Journal()
    passage = os.urandom(8).hex()

    def lire_ensemble(contrats: Sequence[str]) -> None:
        if equipe and len(contrats) > 1:
            equipe([LectureDeContrat(projet, id, jour, programme, passage) for id in contrats], lambda _: None)

    lu = lire_projet(projet, journal, garde, programme=programme, avant=lire_ensemble, disque=disque)
    regles = _ReglesGardees(garde, lu.cles, jour, programme)
    if equipe:
        a_verifier = [dossier.id_du_contrat for dossier in lu.registre.dossiers if regles.est_a_verifier(dossier.id_du_contrat)]
        if len(a_verifier) > 1:
            equipe([VerificationDeContrat(projet, id, jour, programme, passage) for id in a_verifier], lambda _: None)
            regles = _ReglesGardees(garde, lu.cles, jour, programme)
    # Rules across files say nothing of a file that could not be read: they would only repeat the first message in other words.
    problemes = [*journal.problemes, *regles.verifier(vierge(lu.registre))]
    regles.fermer()
    gardes = preciser(sans_les_repondus(dict.fromkeys(problemes), vierge(lu.registre)), projet)
    return Examen(
        lu.registre, lu.cles, tuple(sorted(dict.fromkeys(gardes), key=lambda probleme: (probleme.lieu, probleme.code))), lu.tels_quels
    )


class _ReglesGardees:
    """What rules found on a day, kept for each contract apart, and once more in the heads of all: of a contract of which no rule read anything that has
    changed, the head alone is read."""

    def __init__(self, magasin: Magasin, cles: Mapping[Cellule, str], jour: str, programme: str) -> None:
        self._magasin, self._sommes, self._jour, self._programme = magasin, _SommesDesChamps(cles), jour, programme
        self._gardes: dict[str, Gardes] = {}
        self._tetes = Tetes("tetes/regles", magasin, self._sommes, programme)

    def est_a_verifier(self, contrat: str) -> bool:
        """True where nothing is kept of a contract."""
        return self._tetes.reprendre(contrat, self._jour) is None and self._de(contrat).vierges

    def verifier(self, registre: Registre) -> Iterator[Probleme]:
        """All rules over all contracts."""
        yield from verifier_les_communs(registre, self._demander)
        for dossier in registre.dossiers:
            connus: tuple[Probleme, ...] | None = self._tetes.reprendre(dossier.id_du_contrat, self._jour)
            yield from self.verifier_le_contrat(dossier, registre) if connus is None else connus

    def verifier_le_contrat(self, dossier: Dossier, registre: Registre) -> Sequence[Probleme]:
        """All rules of one contract, each asked where something that it read has changed."""
        id = dossier.id_du_contrat
        noms_pris = partial(verifier_les_noms_pris, copie(dossier), (PORTAIL, *DOSSIERS_DES_CONSTRUCTEURS))
        regles = verifier_le_contrat(dossier, registre, self._jour, self._demander)
        problemes = (*regles, *self._demander(id, "noms pris", noms_pris))
        if (lus := self._de(id).lus) is not None:
            self._tetes.retenir(id, lus, problemes, self._jour)
        return problemes

    def fermer(self) -> None:
        """Keep all of it."""
        self.fermer_les_contrats()
        self._tetes.fermer()

    def fermer_les_contrats(self) -> None:
        """Keep what was found of contracts, without the heads, of which one process may have not all."""
        for gardes in self._gardes.values():
            gardes.fermer()

    def _demander(self, contrat: str, nom: str, regle: Callable[[], Iterable[Probleme]]) -> Iterable[Probleme]:
        """Ask a rule, or give what it found."""
        return self._de(contrat).faire(nom, Journal(), lambda _: tuple(bornes(regle()))).valeur

    def _de(self, contrat: str) -> Gardes:
        """What rules found in one contract; in several, for an empty id."""
        if contrat not in self._gardes:
            self._gardes[contrat] = Gardes(f"regles/{contrat or '_'}", self._magasin, self._sommes, self._programme)
        return self._gardes[contrat]


def poids_du_contrat(projet: Path, contrat: str) -> int:
    """How many bytes there are to read of a contract: about how much work it is."""
    return sum(fichier.stat().st_size for fichier in (projet / "referentiels" / contrat).rglob("*") if fichier.is_file())


class LectureDeContrat(Struct, frozen=True):
    """One contract to read (see `equipe.Travail`); what it gives is in the store. `passage` is the name of this run, which no other has."""

    projet: Path
    contrat: str
    jour: str
    programme: str
    passage: str

    @property
    def titre(self) -> str:
        """«Lecture : grigny»."""
        return f"Lecture : {self.contrat}"

    @property
    def poids(self) -> int:
        """About how much there is to read."""
        return poids_du_contrat(self.projet, self.contrat)

    def faire(self) -> None:
        """Read it, and keep it."""
        lire_un_contrat(self.projet, self.contrat, magasin_de(self.projet), self.programme)


class VerificationDeContrat(LectureDeContrat, frozen=True):
    """One contract to check, after all were read; what it gives is in the store."""

    def faire(self) -> None:
        """Check it, and keep what was found."""
        lu = _relire(self.projet, self.programme, self.passage)
        regles = _ReglesGardees(magasin_de(self.projet), lu.cles, self.jour, self.programme)
        dossier = next(un for un in lu.registre.dossiers if un.id_du_contrat == self.contrat)
        regles.verifier_le_contrat(dossier, vierge(lu.registre))
        regles.fermer_les_contrats()


_relu: dict[str, ProjetLu] = {}  # by run: the last one alone


def _relire(projet: Path, programme: str, passage: str) -> ProjetLu:
    """The project as it was just read and kept, once for all works of one run (`passage`) in a process."""
    if passage not in _relu:
        _relu.clear()
        _relu[passage] = lire_projet(projet, Journal(), magasin_de(projet), programme=programme)
    return _relu[passage]


class CalculsGardes:
    """The long computations of contracts, kept from one build to the next: done again where a field that was read for them was made of something
    else."""

    def __init__(self, magasin: Magasin, cles: Mapping[Cellule, str], programme: str) -> None:
        self._magasin, self._cles, self._programme = magasin, cles, programme
        self._gardes: dict[str, Gardes] = {}

    def du_contrat(self, contrat: str, developper: Developper) -> Garder:
        """Those of one contract: asked for by name, with the computation. `developper` tells from which fields facts come."""

        def garder(nom: str, calcul: Callable[[], _T], /) -> _T:
            if contrat not in self._gardes:
                self._gardes[contrat] = Gardes(
                    f"calculs/{contrat}", self._magasin, _SommesDesChamps(self._cles, developper), self._programme, oublier=False
                )
            return self._gardes[contrat].faire(nom, Journal(), lambda _: calcul()).valeur

        return garder

    def fermer(self) -> None:
        """Keep what was computed; of a contract of which nothing was asked, all stays."""
        for gardes in self._gardes.values():
            gardes.fermer()
