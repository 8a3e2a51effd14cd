"""Walks among sound projects by chance: `python -m tests.fuzz.contrats 1000 [GRAINE] [PROJET]` (part of `make fuzz`).

At each step a few fields of one file are drawn anew, taken out, put elsewhere or doubled, by the definitions of what files may hold; a step that leaves errors is taken
back. Whatever sound project is met can be examined and built, no word of the program stands on its pages, and what was built step by step is what is built from nothing.
"""

import csv
import io
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.model.formats.forme import Format, Forme
from generator.model.formats.tous import FORMATS
from generator.model.probleme import Gravite
from generator.publication.construction import construire, examiner
from generator.publication.equipe import Travail, faire_et_oublier
from tests.constructeur_simple import SIMPLE
from tests.fuzz.valeurs_au_hasard import NOMBRES, PERIODES, TEXTES, se_contient, valeur
from tests.publication.arbres import arbre, differences

RACINE = Path(__file__).resolve().parents[2]
JOUR = "2024-06-30"
PAS_PAR_CONSTRUCTION, CONSTRUCTIONS_PAR_RETOUR = 4, 25
# How Python would say what nobody worded.
_MOTS_DU_PROGRAMME = re.compile(rb"\b(?:None|True|False|undefined|NaN)\b|Fraction\(|Decimal\(|object at 0x")
_SIMPLE = re.compile(r"-?\d[\d ,.]*(?<! )|[A-Za-zéèêàç](?:[\w éèêàç’.-]*[\wé’.-])?")


class Promenade:
    """A project of which a file is changed at each step, in a folder of its own."""

    def __init__(self, projet: Path, dossier: Path, graine: int) -> None:
        self._hasard, self.racine, self._neuf = Random(graine), dossier / "projet", dossier / "neuf"
        for nom in ("referentiels", "content", "archives"):
            if (projet / nom).is_dir():
                shutil.copytree(projet / nom, self.racine / nom)
        self.pas = self.sains = self.constructions = 0
        self._construire()

    def avancer(self) -> None:
        """One step. Raises AssertionError, or what falls."""
        chemin = self._hasard.choice(self._fichiers())
        avant = chemin.read_bytes()
        change = self._en_yaml(chemin) if chemin.suffix == ".yml" else self._en_table(chemin)
        if change is None:
            return
        self.pas += 1
        chemin.write_text(change, encoding="utf-8")
        _, problemes = examiner(self.racine, JOUR)
        if any(un.gravite is Gravite.ERREUR for un in problemes):
            chemin.write_bytes(avant)
            return
        self.sains += 1
        if self.sains % PAS_PAR_CONSTRUCTION == 0:
            self._construire()
            self.constructions += 1
            if self.constructions % CONSTRUCTIONS_PAR_RETOUR == 0:
                self.comparer()

    def comparer(self) -> None:
        """Hold what was built step by step against what is built from nothing."""
        self._construire()
        shutil.rmtree(self._neuf, ignore_errors=True)
        shutil.copytree(self.racine, self._neuf, ignore=shutil.ignore_patterns("public", ".construction"))
        assert construire(self._neuf, self._neuf / "public", aujourd_hui=JOUR, pdf=False, constructeur=SIMPLE, equipe=_un_par_un).sain
        assert differences(arbre(self.racine / "public"), arbre(self._neuf / "public")) == []

    def _construire(self) -> None:
        fait = construire(self.racine, self.racine / "public", aujourd_hui=JOUR, pdf=False, constructeur=SIMPLE, equipe=_un_par_un)
        assert fait.sain, (fait.echec, [un for un in fait.problemes if un.gravite is Gravite.ERREUR])
        for chemin in fait.ecrits:
            if chemin.endswith(".html"):
                octets = re.sub(rb"<(script|style).*?</\1>", b"", (self.racine / "public" / chemin).read_bytes(), flags=re.DOTALL)
                assert not (mot := _MOTS_DU_PROGRAMME.search(octets)), (chemin, octets[max(0, mot.start() - 80) : mot.end() + 80])

    def _fichiers(self) -> list[Path]:
        return sorted(un for un in (self.racine / "referentiels").rglob("*") if un.suffix in (".yml", ".csv"))

    def _ids(self) -> list[str]:
        return sorted({id for un in self._fichiers() for id in re.findall(r"\bid: ([a-z0-9-]+)", un.read_text("utf-8", "replace"))})

    def _en_yaml(self, chemin: Path) -> str | None:
        """Its words with a few fields changed; None for a file whose fields are not defined."""
        sorte = _format_de(chemin.relative_to(self.racine))
        lu = yaml.load(chemin.read_text("utf-8", "replace"), Loader=yaml.BaseLoader) if sorte else None
        if sorte is None or not lu:
            return None
        for _ in range(self._hasard.choice((1, 1, 2, 3))):
            self._changer(lu, sorte.forme)
        return "\n".join(_lignes(lu)) + "\n"

    def _changer(self, lu: Any, forme: Forme) -> None:
        hasard, ids = self._hasard, self._ids()
        places = list(_places(lu, forme))
        ici, forme = hasard.choice(places)
        geste = hasard.random()
        if geste < 0.2:
            if facultatifs := [nom for nom in ici if nom in forme and not forme.champ(nom).requis]:
                del ici[hasard.choice(facultatifs)]
        elif geste < 0.55:
            champ = hasard.choice(forme.champs)
            if champ.nom != "id" and not se_contient(champ, forme):
                ici[champ.nom] = valeur(champ, forme, ids, hasard)
        elif geste < 0.7:
            presents = [forme.champ(nom) for nom in ici if nom in forme and nom != "id"]
            if simples := [champ for champ in presents if not champ.a_des_champs]:
                champ = hasard.choice(simples)
                ici[champ.nom] = valeur(champ, forme, ids, hasard)
        elif geste < 0.85:
            if listes := [liste for place, _ in places for liste in place.values() if isinstance(liste, list) and liste]:
                self._dans_une_liste(hasard.choice(listes))
        elif structures := [champ for champ in forme.champs if champ.a_des_champs and not se_contient(champ, forme)]:
            champ = hasard.choice(structures)
            neuve, avant = valeur(champ, forme, ids, hasard), ici.get(champ.nom)
            ici[champ.nom] = [*avant, *neuve] if isinstance(neuve, list) and isinstance(avant, list) else neuve

    def _dans_une_liste(self, liste: list[Any]) -> None:
        geste = self._hasard.random()
        if geste < 0.4:
            liste.pop(self._hasard.randrange(len(liste)))
        elif geste < 0.6:
            self._hasard.shuffle(liste)
        else:
            double = deepcopy(self._hasard.choice(liste))
            self._renommer(double)
            liste.insert(self._hasard.randrange(len(liste) + 1), double)

    def _renommer(self, chose: Any) -> None:
        """Give other ids to a copy, and to all in it."""
        if isinstance(chose, dict):
            if isinstance(chose.get("id"), str):
                chose["id"] = f"{chose['id'][:40]}-c{self._hasard.randrange(9999)}"
            for dedans in chose.values():
                self._renommer(dedans)
        elif isinstance(chose, list):
            for dedans in chose:
                self._renommer(dedans)

    def _en_table(self, chemin: Path) -> str | None:
        """The same of a table."""
        hasard = self._hasard
        entetes, *rangees = csv.reader(io.StringIO(chemin.read_text("utf-8", "replace")), delimiter=";")
        if not rangees:
            return None
        for _ in range(hasard.choice((1, 2, 5))):
            rang = hasard.randrange(len(rangees))
            geste = hasard.random()
            if geste < 0.2 and len(rangees) > 1:
                rangees.pop(rang)
            elif geste < 0.4:
                rangees.insert(rang, list(rangees[rang]))
                self._ecrire("periode", entetes, rangees[rang])
            else:
                self._ecrire(hasard.choice(entetes), entetes, rangees[rang])
        texte = io.StringIO()
        csv.writer(texte, delimiter=";", lineterminator="\n").writerows((entetes, *rangees))
        return texte.getvalue()

    def _ecrire(self, nom: str, entetes: Sequence[str], rangee: list[str]) -> None:
        possibles: dict[str, Sequence[str]] = {
            "valeur": (*NOMBRES, "", "oui"),
            "minimum": (*NOMBRES, ""),
            "maximum": (*NOMBRES, ""),
            "numerateur": (*NOMBRES, ""),
            "denominateur": (*NOMBRES, ""),
            "statut": ("", "nd", "secret", "estime", "provisoire", "prevision", "sans_objet"),
            "periode": ("2016", "2018", "2020", *PERIODES),
            "commentaire": TEXTES,
        }
        place = entetes.index(nom) if nom in entetes else -1
        if 0 <= place < len(rangee):
            siens = self._ids() if nom in ("territoire", "indicateur") else possibles.get(nom, ())
            rangee[place] = self._hasard.choice(siens) if siens else rangee[place]


def _format_de(chemin: Path) -> Format | None:
    return next((un for un in FORMATS if any(chemin.match(motif) for motif in un.motifs)), None)


def _places(lu: Any, forme: Forme) -> Iterator[tuple[dict[str, Any], Forme]]:
    """All sets of fields, each with what may stand there."""
    if isinstance(lu, dict):
        yield lu, forme
        for nom, dedans in lu.items():
            if nom in forme and forme.champ(nom).a_des_champs:
                yield from _places(dedans, forme.dedans(forme.champ(nom)))
    elif isinstance(lu, list):
        for dedans in lu:
            yield from _places(dedans, forme)


def _lignes(lu: Any, retrait: str = "") -> Iterator[str]:
    """As a data officer writes it: plain words where they may be, quotation marks where they must."""
    for nom, dedans in lu.items() if isinstance(lu, dict) else (("-", dedans) for dedans in lu):
        debut = f"{retrait}{nom}" if nom == "-" else f"{retrait}{nom}:"
        if not isinstance(dedans, (dict, list)):
            yield f"{debut} {_mot(dedans)}"
        elif not dedans:
            yield f"{debut} {'{}' if isinstance(dedans, dict) else '[]'}"
        elif nom == "-":
            premiere, *suite = _lignes(dedans, f"{retrait}  ")
            yield f"{retrait}- {premiere.lstrip()}"
            yield from suite
        else:
            yield debut
            yield from _lignes(dedans, f"{retrait}  ")


def _mot(mot: str) -> str:
    if _SIMPLE.fullmatch(mot):
        return mot
    return '"' + mot.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _un_par_un(travaux: Sequence[Travail], _: object) -> list[Any]:
    return [faire_et_oublier(travail) for travail in travaux]


def main(pas: int, graine: int, projet: Path) -> int:
    """So many steps; the exit code. What falls stays where it fell."""
    dossier = Path(tempfile.mkdtemp(prefix="fuzz-contrats-"))
    promenade = Promenade(projet, dossier, graine)
    try:
        while promenade.pas < pas:
            promenade.avancer()
        promenade.comparer()
    except BaseException:
        print(f"tombé après {promenade.pas} pas (graine {graine}) : {promenade.racine}", file=sys.stderr)
        raise
    shutil.rmtree(dossier)
    print(
        f"{promenade.pas} pas (graine {graine}), {promenade.sains} projets sains, {promenade.constructions} constructions, aucune ne tombe."
    )
    return 0


if __name__ == "__main__":
    mots = sys.argv[1:]
    ou = Path(mots[2]) if len(mots) > 2 else RACINE / "tests" / "exemple2"
    sys.exit(main(int(mots[0]) if mots else 1_000, int(mots[1]) if len(mots) > 1 else int(time.time()), ou))
