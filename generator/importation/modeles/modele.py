"""What a known layout says of its columns."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from generator.importation.colonne_vue import RoleDeColonne

QuestionDuModele = tuple[str, str, tuple[str, ...]]


class Modele(Struct, frozen=True):
    """A layout that was recognised. Keys are headings as `d_un_seul_tenant` gives them.

    `roles` wins over what is guessed; `unites` and `libelles` say what a column does not; `arrondi` is how its maker rounds figures, which are then never
    added up; `periodes` are headings of dates, the one that counts first; `questions` are asked of any file of this layout: (id, words, choices).
    `a_savoir` are sentences on what no answer would change.
    `vides_de_tout` is true where an empty cell of places or parts says the whole of them.
    `lieu_inconnu` says why no column is the place, empty where one is.
    """

    nom: str
    roles: Mapping[str, RoleDeColonne] = field(default_factory=dict)
    unites: Mapping[str, str] = field(default_factory=dict)
    libelles: Mapping[str, str] = field(default_factory=dict)
    periodes: tuple[str, ...] = ()
    arrondi: str = ""
    lieu_inconnu: str = ""
    questions: tuple[QuestionDuModele, ...] = ()
    remarques: tuple[str, ...] = ()
    a_savoir: tuple[str, ...] = ()
    sans_vides: bool = False
    vides_de_tout: bool = False
    reglages: Mapping[str, Any] = field(default_factory=dict)
