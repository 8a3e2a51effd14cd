"""Keeps compiled templates from one build to the next, and from one project to another, as Python keeps compiled modules."""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

import generator
from generator.publication.programme import empreinte_du_programme

_SOMME = 32  # bytes of a SHA-256


def gabarits_du_programme() -> Path | None:
    """The folder of the templates that this version of the program compiled, beside its compiled modules: who may write there may write programs.
    None where Python writes no compiled modules. Those of other versions are deleted."""
    if sys.dont_write_bytecode:
        return None
    dossier = Path(generator.__file__).parent / "__pycache__" / "gabarits"
    ici = dossier / empreinte_du_programme()[:16]
    if not ici.is_dir():
        shutil.rmtree(dossier, ignore_errors=True)
        try:
            ici.mkdir(parents=True, exist_ok=True)
        except OSError:  # the program was installed by somebody else
            return None
    return ici


class GabaritsCompiles(BytecodeCache):
    """Compiled templates, a file each, in the folder of a project (None: in none) and in that of the program. Jinja's own cache would run whatever a
    damaged file says."""

    def __init__(self, dossier: Path | None = None) -> None:
        self._dossier, self._du_programme = dossier, gabarits_du_programme()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing, where the file is missing or damaged in any byte."""
        for dossier in filter(None, (self._dossier, self._du_programme)):
            try:
                octets = (dossier / _nom(bucket)).read_bytes()
            except OSError:
                continue
            contenu = octets[_SOMME:]
            if octets[:_SOMME] == hashlib.sha256(contenu).digest():
                bucket.bytecode_from_string(contenu)
            if bucket.code is not None:  # that of another text, or of another Python, is none
                return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        if self._dossier:
            _garder(self._dossier, bucket)
        if self._du_programme:
            try:
                _garder(self._du_programme, bucket)
            except OSError:  # it can be compiled again
                self._du_programme = None


def _garder(dossier: Path, bucket: Bucket) -> None:
    """Several processes may keep the same template at once."""
    contenu = bucket.bytecode_to_string()
    with tempfile.NamedTemporaryFile(dir=dossier, suffix=".tmp", delete=False) as brouillon:
        brouillon.write(hashlib.sha256(contenu).digest() + contenu)
    Path(brouillon.name).replace(dossier / _nom(bucket))


def _nom(bucket: Bucket) -> str:
    """The same text gives another program in an environment with other options."""
    un = bucket.environment
    options = un.trim_blocks, un.lstrip_blocks, un.keep_trailing_newline, un.optimized, str(un.autoescape), sorted(un.extensions)
    return f"{bucket.key}-{hashlib.sha256(repr(options).encode()).hexdigest()[:16]}"
