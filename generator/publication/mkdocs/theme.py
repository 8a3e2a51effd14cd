"""Keeps the theme's templates compiled from one build to the next: compiling them takes longer than building a small site."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from generator.publication.mkdocs.corrections import retoucher
from generator.publication.mkdocs.surveillance import Surveillance

_SOMME = 32  # bytes of a SHA-256


class _Compiles(BytecodeCache):
    """Compiled templates, a file each. Jinja's own cache would run whatever a damaged file says."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing, where the file is missing or damaged in any byte."""
        try:
            octets = (self._dossier / bucket.key).read_bytes()
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
        Path(brouillon.name).replace(self._dossier / bucket.key)


class _Chargeur(FileSystemLoader):
    """Reads the theme's templates, and mends them (`corrections`).

    It lists none in hidden folders: MkDocs copies no hidden file, and listing the 14,000 icons of Material's takes time.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The mended text of a template, so that its digest is that of what is compiled."""
        texte, chemin, a_jour = super().get_source(environment, template)
        return retoucher(template, texte), chemin, a_jour

    def list_templates(self) -> list[str]:
        """All templates outside hidden folders, sorted."""
        noms: set[str] = set()
        for racine in self.searchpath:
            for dossier, sous_dossiers, fichiers in os.walk(racine, followlinks=self.followlinks):
                sous_dossiers[:] = [nom for nom in sous_dossiers if not nom.startswith(".")]
                base = Path(dossier).relative_to(racine)
                noms.update((base / nom).as_posix() for nom in fichiers)
        return sorted(noms)


def garder_les_gabarits(theme: Theme, dossier: Path, surveillance: Surveillance | None) -> None:
    """Make `theme` keep its compiled templates in `dossier`; each is used again only while its text has the same digest."""
    dossier.mkdir(parents=True, exist_ok=True)
    d_origine = theme.get_env

    def get_env() -> Environment:
        environnement = d_origine()
        environnement.bytecode_cache = _Compiles(dossier)
        environnement.loader = _Chargeur(theme.dirs)
        if surveillance is not None:
            surveillance.surveiller(environnement)
        return environnement

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs makes the theme, and asks it
