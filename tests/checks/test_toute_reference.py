"""Every field that names another element is checked: an unknown name is told by `verifier`, and never ends a build.

No field is listed here by hand: those that hold ids are those that their definitions (`model/formats`) say hold some.
"""

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.model.formats.designations import IDENTIFIENT
from generator.model.formats.forme import Champ, Format, Forme
from generator.model.formats.tous import FORMATS
from generator.model.probleme import Gravite, Probleme
from generator.publication.construction import examiner
from tests.champs_ecrits import Ecriture, appliquer, ecrire_la_table, ecrire_la_valeur, lire_la_table, places, tables, valeur_de
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple
from tests.exemple2.projet import JOUR as JOUR2
from tests.exemple2.projet import copier_exemple2

# Words of text that name an element too.
AUSSI = {("mesure", "mesure"), ("noeud", "mesures_nationales"), ("valeurs", "ventilation")}
# Those that may name what is no longer there: what they say stays true, and a warning says so.
AVERTIS = {("mesures-nationales", "contrat"), ("terme", "contrats"), ("envoi", "indicateurs"), ("reponses-du-web", "publication")}
AU_PLUS = 24  # times that projects are spoiled


class Renvoi(NamedTuple):
    """A field that names another element."""

    format: Format
    forme: Forme
    champ: Champ

    @property
    def nom(self) -> tuple[str, str]:
        return self.forme.nom, self.champ.nom


def renvois() -> list[Renvoi]:
    """All of them: those that hold ids, but the ids of things themselves, of today and of before."""
    tous = [Renvoi(format_, forme, champ) for format_ in FORMATS for forme in format_.forme.parcourir() for champ in forme.champs]
    return [un for un in tous if un.nom in AUSSI or (un.champ.genre in IDENTIFIENT and un.champ.nom != "anciens_ids" and _nomme(un))]


def _nomme(un: Renvoi) -> bool:
    """An «id» is the thing's own, but for a partner of a promise."""
    return un.champ.nom != "id" or (un.format.nom, un.forme.nom) == ("referentiel/*.yml", "partenaire")


def inconnu(rang: int) -> str:
    """A name that nothing has."""
    return f"inconnu-{rang}"


class Essais:
    """Writes unknown names in copies of sound projects, many at once. A fault of one file may hide those of another: what was not told is tried again, at
    another place."""

    def __init__(self, projets: dict[Path, str], dossier: Path) -> None:
        self.projets, self.dossier = projets, dossier
        self.fois: Counter[int] = Counter()

    def dits(self, restent: dict[int, Renvoi]) -> dict[int, list[Probleme]]:
        """What is told of each of these fields (rank → field) that could be tried this time."""
        dits: dict[int, list[Probleme]] = {}
        for projet, jour in self.projets.items():
            copie = self.dossier / str(len(list(self.dossier.iterdir())))
            shutil.copytree(projet, copie)
            poses = [*self._dans_les_champs(copie, restent), *self._dans_les_tables(copie, restent)]
            problemes = examiner(copie, jour)[1]
            for rang in poses:
                motif = re.compile(rf"\b{inconnu(rang)}\b(?!-)")
                dits.setdefault(rang, []).extend(un for un in problemes if motif.search(un.message))
        return dits

    def _dans_les_champs(self, copie: Path, restent: dict[int, Renvoi]) -> Iterator[int]:
        """One unknown name at most in each set of fields, and none inside another."""
        toutes, prises = list(places(copie)), set[int]()
        ecritures: defaultdict[Path, list[Ecriture]] = defaultdict(list)
        for rang, un in restent.items():
            siennes = [place for place in toutes if place.format is un.format and place.forme is un.forme]
            siennes.sort(key=lambda place: valeur_de(place, un.champ) is None)
            libres = [place for place in siennes if id(place.noeud) not in prises]
            if not libres:
                continue
            place = libres[self.fois[rang] % len(libres)]
            ancienne = valeur_de(place, un.champ)
            dedans = [] if ancienne is None else [id(autre.noeud) for autre in toutes if _contient(ancienne, autre.noeud)]
            if prises & {*dedans}:
                continue
            prises.update((id(place.noeud), *dedans))
            valeur = f"[{inconnu(rang)}, {inconnu(rang)}-bis]" if un.champ.est_liste else inconnu(rang)
            ecritures[place.fichier].append(ecrire_la_valeur(place, un.champ, valeur))
            self.fois[rang] += 1
            yield rang
        for fichier, siennes_ici in ecritures.items():
            appliquer(fichier, siennes_ici)

    def _dans_les_tables(self, copie: Path, restent: dict[int, Renvoi]) -> Iterator[int]:
        prises = set[Path]()
        for rang, un in restent.items():
            for fichier, format_ in tables(copie):
                colonnes, lignes = lire_la_table(fichier)
                if format_ is un.format and un.champ.nom in colonnes and fichier not in prises:
                    lignes[0][un.champ.nom] = f"{inconnu(rang)}=x" if un.champ.nom == "ventilation" else inconnu(rang)
                    ecrire_la_table(fichier, colonnes, lignes)
                    prises.add(fichier)
                    self.fois[rang] += 1
                    yield rang
                    break


def _contient(noeud: yaml.Node, autre: yaml.Node) -> bool:
    return bool(noeud.start_mark.index <= autre.start_mark.index < noeud.end_mark.index)


def test_chaque_nom_inconnu_est_dit(tmp_path: Path) -> None:
    """Each field that holds ids, in one of the two examples: an error names the unknown one, so that nothing is built."""
    exemple = copier_exemple(tmp_path / "exemple")
    promesse = next(place for place in places(exemple) if place.forme.nom == "noeud")
    paroles = "{titre: Les priorités des conseils citoyens, priorites: [Une], repere: page 3}"
    appliquer(promesse.fichier, [ecrire_la_valeur(promesse, promesse.forme.champ("conseils_citoyens"), paroles)])
    (tmp_path / "essais").mkdir()
    essais = Essais({exemple: JOUR, copier_exemple2(tmp_path / "exemple2"): JOUR2}, tmp_path / "essais")
    restent = {rang: un for rang, un in enumerate(renvois()) if un.format.nom != "avis/*.md"}
    avertis = set()
    for _ in range(AU_PLUS):
        for rang, dits in essais.dits(restent).items():
            if any(un.gravite is Gravite.ERREUR for un in dits):
                del restent[rang]
            elif dits and restent[rang].nom in AVERTIS:
                avertis.add(restent.pop(rang).nom)
        if not restent:
            break
    assert [f"{un.format.nom} {un.nom}" for un in restent.values()] == []
    assert avertis == AVERTIS


def test_un_avis_sur_rien_de_connu(tmp_path: Path) -> None:
    """The fields of an opinion stand above its words."""
    assert [un.champ.nom for un in renvois() if un.format.nom == "avis/*.md"] == ["sur"]
    exemple = copier_exemple(tmp_path / "exemple")
    avis = exemple / "content" / CONTRAT / "avis" / "2021-bilan.md"
    avis.write_text(
        re.sub(
            r"^sur: .*\n|\A---\n",
            lambda trouve: "---\nsur: [inconnu-1]\n" if trouve[0] == "---\n" else "",
            avis.read_text("utf-8"),
            flags=re.MULTILINE,
        ),
        "utf-8",
    )
    dits = [un for un in examiner(exemple, JOUR)[1] if "inconnu-1" in un.message]
    assert [un.gravite for un in dits] == [Gravite.ERREUR]
