"""What an editor or a machine does before a build, and the build that follows: ours, and the same of other generators."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.alternance import Mesure
from benchmarks.processus import Cout
from benchmarks.projets import Programme, Projet
from benchmarks.rivaux.rival import Rival

NOUS = "nous"
SANS_PDF = ("--sans-pdf",)
# The preview, by the `geste` of its measures: its name in the table, and its options. It makes no PDF unless it is asked to.
APERCUS = {"servir": ("without PDFs", SANS_PDF), "servir-pdf": ("with PDFs", ("--avec-pdf",))}


@dataclass(frozen=True, slots=True)
class Geste:
    """One line of the table.

    - `id` in JSON, `nom` in the table.
    - `de_hugo`: the action of Hugo that it is held against, empty for none; `but`: the highest ratio that is aimed at, where one is.
    """

    id: str
    nom: str
    de_hugo: str = ""
    but: float | None = None


GESTES = (
    Geste("propre", "clean build, HTML (no PDF)", "propre", 3.0),
    Geste("cache", "cache kept, `public` absent, all files newly dated", "propre", 1.0),
    Geste("cache-une-valeur", "the same, and one value changed", "propre", 1.0),
    Geste("une-valeur", "one value changed", "une-valeur", 0.8),
    Geste("sans-changement", "nothing changed", "sans-changement", 0.4),
    Geste("propre-pdf", "clean build with PDFs", "propre"),
    Geste("une-valeur-pdf", "one value changed, with PDFs", "une-valeur"),
    Geste("verifier", "check the data (`verifier`)"),
)


def nos_mesures(programme: Programme, html: Projet, pdf: Projet | None) -> Iterator[Mesure]:
    """Ours, in the order in which they must be made: each finds what the one before left.

    `html` is built without PDFs, `pdf`, another copy, with them; nothing with PDFs is measured where it is None.
    """
    sans_pdf = [*html.options, *SANS_PDF]

    def apres(projet: Projet, preparer: Callable[[int], None], options: Sequence[str]) -> Callable[[int], Cout]:
        def faire(tour: int) -> Cout:
            preparer(tour)
            return programme.lancer("construire", projet.dossier, options)

        return faire

    def tout_effacer(projet: Projet) -> Callable[[int], None]:
        return lambda _: projet.effacer("public", ".construction")

    def cache(_: int) -> None:
        html.effacer("public")
        html.redater()

    def cache_et_valeur(tour: int) -> None:
        cache(tour)
        html.changer(2 * tour + 1)

    yield Mesure(NOUS, "verifier", lambda _: programme.lancer("verifier", html.dossier, html.options))
    yield Mesure(NOUS, "propre", apres(html, tout_effacer(html), sans_pdf))
    yield Mesure(NOUS, "sans-changement", apres(html, lambda _: None, sans_pdf))
    yield Mesure(NOUS, "une-valeur", apres(html, lambda tour: html.changer(2 * tour), sans_pdf))
    yield Mesure(NOUS, "cache", apres(html, cache, sans_pdf))
    yield Mesure(NOUS, "cache-une-valeur", apres(html, cache_et_valeur, sans_pdf))
    if pdf is not None:
        yield Mesure(NOUS, "propre-pdf", apres(pdf, tout_effacer(pdf), pdf.options))
        yield Mesure(NOUS, "une-valeur-pdf", apres(pdf, pdf.changer, pdf.options))


def mesures_du_rival(rival: Rival) -> Iterator[Mesure]:
    """The same of another generator: each is a whole run of its command."""

    def propre(_: int) -> Cout:
        rival.effacer()
        return rival.construire()

    def une_valeur(tour: int) -> Cout:
        rival.changer(tour)
        return rival.construire()

    yield Mesure(rival.outil, "propre", propre)
    yield Mesure(rival.outil, "sans-changement", lambda _: rival.construire())
    yield Mesure(rival.outil, "une-valeur", une_valeur)
