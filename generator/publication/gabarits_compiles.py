"""Keeps compiled templates from one build to the next."""

import hashlib
import tempfile
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SOMME = 32  # bytes of a SHA-256


class GabaritsCompiles(BytecodeCache):
    """Compiled templates, a file each. Jinja's own cache would run whatever a damaged file says."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing, where the file is missing or damaged in any byte."""
        try:
            octets = self._ou(bucket).read_bytes()
        except OSError:
            return
        contenu = octets[_SOMME:]
        if octets[:_SOMME] == hashlib.sha256(contenu).digest():
            bucket.bytecode_from_string(contenu)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it: several processes may keep the same template at once."""
        contenu = bucket.bytecode_to_string()
        with tempfile.NamedTemporaryFile(dir=self._dossier, suffix=".tmp", delete=False) as brouillon:
            brouillon.write(hashlib.sha256(contenu).digest() + contenu)
        Path(brouillon.name).replace(self._ou(bucket))

    def _ou(self, bucket: Bucket) -> Path:
        """The same text gives another program in an environment with other options."""
        un = bucket.environment
        options = un.trim_blocks, un.lstrip_blocks, un.keep_trailing_newline, un.optimized, str(un.autoescape), sorted(un.extensions)
        return self._dossier / f"{bucket.key}-{hashlib.sha256(repr(options).encode()).hexdigest()[:16]}"
