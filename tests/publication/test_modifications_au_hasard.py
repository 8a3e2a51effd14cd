"""Changes of every kind, several in a row: what is made again after each is what would be made from nothing.

After each change, the keys of all outputs, which say all that their bytes depend on, are those of a run that remembers nothing; at the end of a series
the bytes of what is published are.
"""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.probleme import Gravite
from generator.pages.edition import Edition
from generator.pages.site import sites
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.construction import construire
from generator.publication.examen import examiner_projet
from generator.publication.gabarits import lire_fonds
from generator.publication.inventaire import EtatDuSite
from generator.publication.magasin import atelier_de, magasin_de
from generator.publication.mkdocs.constructeur import MKDOCS
from generator.publication.programme import empreinte_du_programme
from tests.publication.arbres import JOUR, arbre, differences
from tests.publication.changements import CHANGEMENTS, Changement, Essai, Impossible
from tests.tout import TOUT

SUITES_DE_LA_NUIT = 15  # series, each of which has every kind of change once, in an order of its own
SUITES = SUITES_DE_LA_NUIT if TOUT else 1
ESSAIS = 40  # of one kind, until one leaves sound data and changes what is published
Cles = dict[str, dict[str, str]]


def test_chaque_nuit_trois_cents_changements() -> None:
    """All of which change what is published, and no kind is rare."""
    assert SUITES_DE_LA_NUIT * len(CHANGEMENTS) >= 300
    assert SUITES_DE_LA_NUIT >= 15
    assert len({changer.__name__ for changer in CHANGEMENTS}) == len(CHANGEMENTS)


@pytest.mark.lent
@pytest.mark.parametrize("graine", range(SUITES))
def test_une_suite_de_changements(graine: int, projet: Path, tmp_path: Path) -> None:
    """Each kind once each night, else half of them. A change that makes errors, or that no reader would see, is undone and drawn again: it does not
    count."""
    hasard = Random(f"suite {graine}")
    essai = Essai(projet, JOUR)
    ordre, faits = list(CHANGEMENTS), Counter[str]()
    hasard.shuffle(ordre)
    ordre = ordre if TOUT else ordre[: len(ordre) // 2]
    for changer in ordre:
        _changer_pour_de_bon(essai, changer, hasard)
        faits[changer.__name__] += 1
        gardees, neuves = _cles_gardees(projet), _cles_a_neuf(essai)
        assert gardees.keys() == neuves.keys(), (changer.__name__, essai.jour)
        for dossier, cles in neuves.items():
            autres = {adresse for adresse in cles.keys() | gardees[dossier] if cles.get(adresse) != gardees[dossier].get(adresse)}
            assert not autres, (changer.__name__, essai.jour, dossier, sorted(autres)[:10])
    assert faits == dict.fromkeys((changer.__name__ for changer in ordre), 1)
    a_neuf = Path(shutil.copytree(projet, tmp_path / "neuf", ignore=shutil.ignore_patterns(".construction", "public")))
    assert construire(a_neuf, a_neuf / "public", aujourd_hui=essai.jour, pdf=False).sain
    assert differences(arbre(projet / "public"), arbre(a_neuf / "public")) == []


def _changer_pour_de_bon(essai: Essai, changer: Changement, hasard: Random) -> None:
    """One change that leaves sound data and changes what is published, built upon what was there."""
    for _ in range(ESSAIS):
        sources, jour = _sources(essai.projet), essai.jour
        try:
            changer(essai, hasard)
        except Impossible:
            continue
        resultat = construire(essai.projet, essai.projet / "public", aujourd_hui=essai.jour, pdf=False)
        if resultat.sain and (resultat.ecrits or resultat.retires):
            return
        _remettre(essai.projet, sources)
        essai.jour = jour
    pytest.fail(f"{changer.__name__} changed nothing, or made errors, {ESSAIS} times")


def _sources(projet: Path) -> dict[str, bytes]:
    dossiers = ("referentiels", "content", "site_templates", "mkdocs.yml")
    fichiers = [un for nom in dossiers for un in ((projet / nom).rglob("*") if (projet / nom).is_dir() else [projet / nom])]
    return {un.relative_to(projet).as_posix(): un.read_bytes() for un in fichiers if un.is_file()}


def _remettre(projet: Path, sources: dict[str, bytes]) -> None:
    presentes = _sources(projet)
    for chemin in presentes.keys() - sources.keys():
        (projet / chemin).unlink()
    for chemin, octets in sources.items():
        if presentes.get(chemin) != octets:
            (projet / chemin).parent.mkdir(parents=True, exist_ok=True)
            (projet / chemin).write_bytes(octets)
    for dossier in (projet / "referentiels").iterdir():
        if dossier.is_dir() and not any(dossier.iterdir()):
            dossier.rmdir()


def _cles_gardees(projet: Path) -> Cles:
    """What the folder of the build remembers: by site, the key of each output, and that of the builder."""
    racine, rendues = magasin_de(projet), Cles()
    for dossier in ["", *(un.name for un in sorted((projet / "referentiels").iterdir()) if (un / "contrat.yml").is_file())]:
        chantier = Chantier(projet, atelier_de(projet), dossier or PORTAIL)
        inventaire = EtatDuSite(racine, chantier, empreinte_du_programme()).inventaire()
        sorties = {**inventaire.pages, **inventaire.fichiers}
        rendues[dossier] = {
            "(tout le site)": inventaire.cle,
            **{adresse.removesuffix("index.html"): cle for adresse, (cle, _) in sorties.items()},
        }
    return rendues


def _cles_a_neuf(essai: Essai) -> Cles:
    """The same of a run that remembers nothing and writes nothing."""
    examen = examiner_projet(essai.projet, essai.jour)
    assert not [probleme for probleme in examen.problemes if probleme.gravite is Gravite.ERREUR]
    registre = copie(examen.registre, mentions=replace(examen.registre.mentions, adresse=""))
    fond = MKDOCS.fond(essai.projet, empreinte_du_programme())
    rendues = Cles()
    for site in sites(registre, lire_fonds(essai.projet), aujourd_hui=essai.jour, edition=Edition(classeurs=True)):
        chantier = Chantier(essai.projet, atelier_de(essai.projet), site.dossier or PORTAIL)
        sorties = {sortie.adresse: sortie.cle for sortie in site.sorties}
        rendues[site.dossier] = {"(tout le site)": MKDOCS.cle(site, chantier, "", fond=fond), **sorties}
    return rendues
