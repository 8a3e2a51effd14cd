"""What a page's key says of its links is all that its HTML leads to: a link that a view did not hold would leave a stale page."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from posixpath import join

import pytest

from generator.pages.adresses import Vers
from generator.pages.edition import Edition
from generator.pages.rendu.distinguer import Distinction, _resolue
from generator.pages.sortie import Page
from generator.publication.construction import examiner, tous_les_sites
from tests.exemple.projet import JOUR, copier_exemple


@pytest.mark.lent
def test_chaque_lien_ecrit_est_dans_la_vue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all pages of the example: each address of which something is said, and that the HTML leads to, is among those of the key."""
    dites: dict[tuple[str, str], tuple[Distinction, set[str]]] = {}
    d_origine = Distinction.dites_de

    def noter(self: Distinction, adresse: str, liens: Iterable[Vers]) -> list[tuple[str, Sequence[str]]]:
        trouvees = d_origine(self, adresse, liens)
        dites[self.dossier, adresse] = self, {une for une, _ in trouvees}
        return trouvees

    monkeypatch.setattr(Distinction, "dites_de", noter)
    projet = copier_exemple(tmp_path / "projet")
    registre, _ = examiner(projet)
    lues, manquent = 0, []
    for site in tous_les_sites(registre, projet, aujourd_hui=JOUR, edition=Edition(pdf=True)):
        for sortie in site.sorties:
            if (site.dossier, sortie.adresse) not in dites:
                continue
            distinction, connues = dites[site.dossier, sortie.adresse]
            html = str(sortie.ecrire().corps) if isinstance(sortie, Page) else sortie.rendre().decode("utf-8")
            page = join(site.dossier, sortie.adresse)
            vers = {_resolue(page, href) for href in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)}
            manquent += [(page, une) for une in vers - connues if distinction.dites.mots(une)]
            lues += len(vers & connues)
    assert manquent == []
    assert lues > 500
