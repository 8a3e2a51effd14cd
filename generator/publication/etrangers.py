"""What stands in `public/` and this program did not write: none of it is lost, nor leaves in silence.

A file that the program remembers to have written, and that is not to be published any more, goes. One that it knows it did not write stays where it is, and
is said at each build until `conserver` (site.yml) names it. Of one of which it cannot know, because what it remembered is lost, or which stands where a page
has to stand, the bytes are put aside, in the folder of the build. Links and what is no file lead elsewhere: they are not published unless `conserver`
names them.
"""

import os
import shutil
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct, field

from generator.graphe.magasin import Magasin
from generator.publication.disque import empreinte

_MEMOIRE = "etrangers"
DE_COTE = "mis-de-cote"


class _Retenus(Struct, frozen=True):
    """What is remembered of one published folder: what `conserver` named, and the files of others that stand there, by the folder of the site."""

    racine: str = ""
    conserves: tuple[str, ...] = ()
    restes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Etrangers:
    """The files of others in `public`. `conserves` are the paths that the project keeps, each with all that is below it; None: those of the last build.

    What is remembered here is not doubted when a build is killed: what others put there is theirs whatever became of the build."""

    def __init__(self, magasin: Magasin, public: Path, conserves: Sequence[str] | None = None) -> None:
        self._magasin = magasin
        lus = _lire(magasin.lire(_MEMOIRE))
        self._avant = lus if lus.racine == str(public) else _Retenus(str(public))
        self._conserves = self._avant.conserves if conserves is None else tuple(conserves)
        self._restes = dict(self._avant.restes)
        self._connus = frozenset(chemin for siens in self._restes.values() for chemin in siens)

    def est_conserve(self, chemin: str) -> bool:
        """True where the project keeps what is at a path below `public/`."""
        return any(chemin == un or chemin.startswith(f"{un}/") for un in self._conserves)

    def reste(self, chemin: str, fichier: Path, *, ecrit: bool | None) -> bool:
        """True where what is at `chemin`, which is not to be published, stays. `ecrit` says whether this program wrote it (None: not known)."""
        if self.est_conserve(chemin):
            return True
        return (ecrit is False or (ecrit is None and chemin in self._connus)) and stat.S_ISREG(fichier.lstat().st_mode)

    def memes(self, dossier: str, restes: Collection[str]) -> bool:
        """True where those of the site in a folder are those that were said before."""
        return self._dits(restes) == self._avant.restes.get(dossier, ())

    def retenir(self, dossier: str, restes: Collection[str]) -> None:
        """Remember those that stand in the folder of a site; `conclure` writes it."""
        self._restes[dossier] = self._dits(restes)

    def conclure(self) -> tuple[str, ...]:
        """Keep what is remembered; all that is to be said, in order."""
        restes = {dossier: siens for dossier, siens in sorted(self._restes.items()) if siens}
        apres = _Retenus(self._avant.racine, self._conserves, restes)
        if apres != self._avant:
            self._magasin.ecrire(_MEMOIRE, msgspec.json.encode(apres))
        return tuple(sorted(chemin for siens in restes.values() for chemin in siens))

    def _dits(self, restes: Collection[str]) -> tuple[str, ...]:
        """Those that the project does not name, and whose names can be said."""
        return tuple(sorted(chemin.encode("utf-8", "replace").decode() for chemin in restes if not self.est_conserve(chemin)))


def _lire(octets: bytes | None) -> _Retenus:
    try:
        return msgspec.json.decode(octets, type=_Retenus) if octets else _Retenus()
    except msgspec.MsgspecError:
        return _Retenus()


def ancetres(chemin: str) -> list[str]:
    """The folders that a path lies in, from the nearest: «a/b» and «a» for «a/b/c»."""
    return [str(un) for un in PurePosixPath(chemin).parents][:-1]


def mettre_de_cote(public: Path, atelier: Path, chemin: str) -> str:
    """Keep in the folder of the build what is at a path of `public`, before it leaves from there; where it is, from the folder of the project. What was put
    aside before is never written over. Of what is neither a file nor a link (a pipe), nothing can be kept."""
    source, racine = public / chemin, atelier / DE_COTE
    rang = 1
    while True:
        destination = racine / (chemin if rang == 1 else f"{chemin}~{rang}")
        if not os.path.lexists(destination):
            break
        if _pareils(source, destination):
            return f"{atelier.name}/{destination.relative_to(atelier).as_posix()}"
        rang += 1
    destination.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        destination.symlink_to(source.readlink())
    elif stat.S_ISREG(source.lstat().st_mode):
        try:
            os.link(source, destination)
        except OSError:
            shutil.copy2(source, destination)
    return f"{atelier.name}/{destination.relative_to(atelier).as_posix()}"


def _pareils(un: Path, autre: Path) -> bool:
    if un.is_symlink() or autre.is_symlink():
        return un.is_symlink() and autre.is_symlink() and un.readlink() == autre.readlink()
    if not (stat.S_ISREG(un.lstat().st_mode) and stat.S_ISREG(autre.lstat().st_mode)):
        return False
    return un.stat().st_size == autre.stat().st_size and empreinte(un.read_bytes()) == empreinte(autre.read_bytes())
