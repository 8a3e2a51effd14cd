"""Whoever follows a feed is told each thing once, whatever is renamed, renamed back, joined, split, taken out and changed, in any order, over a git history."""

import os
import re
from pathlib import Path
from random import Random

import pytest

from generator.cli import main
from generator.model.mouvement import Mouvement
from generator.pages.contexte import Contexte
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git, lire, remplacer

JOUR = "2021-06-30"
ECOLE = Path("referentiels", CONTRAT, "referentiel", "1-ecole.yml")
PARTENAIRES = Path("referentiels", "partenaires.yml")
PAS = 7
GRAINES = int(os.environ.get("VIES_AU_HASARD", "4"))


class Vie:
    """A project that lives, one day at a time; `noms` are the ids that each thing had, today's last, by kind."""

    def __init__(self, projet: Path, hasard: Random) -> None:
        self.projet, self.hasard, self.jour, self.neufs = projet, hasard, 1, 0
        self.noms = {"indicateur": [["familles-accueillies"]], "partenaire": [["caf-exemple"]], "lieu": [["vieux-moulin"]]}
        for _ in range(3):
            self.ajouter("indicateur")
            self.ajouter("partenaire")

    def ajouter(self, genre: str) -> None:
        self.neufs += 1
        id = f"neuf-{self.neufs}"
        if genre == "indicateur":
            ligne = f'                  - {{id: {id}, type: suivi, libelle: "Nombre {self.neufs}", unite: nombre, repere: "Priorité 1"}}\n'
            remplacer(self.projet / ECOLE, "                  - id: guides\n", f"{ligne}                  - id: guides\n")
        else:
            with (self.projet / PARTENAIRES).open("a", encoding="utf-8") as fichier:
                fichier.write(f'  - {{id: {id}, nom: "Organisme {self.neufs}", type: autre}}\n')
            premiers = re.search(r"partenaires: \[", (self.projet / ECOLE).read_text("utf-8"))
            assert premiers
            texte = (self.projet / ECOLE).read_text("utf-8")
            (self.projet / ECOLE).write_text(texte[: premiers.end()] + f"{id}, " + texte[premiers.end() :], "utf-8")
        self.noms[genre].append([id])

    def _commande(self, *mots: str) -> None:
        assert main(["adresses", *mots, "--ecrire", "--projet", str(self.projet)]) == 0, mots

    def renommer(self) -> str:
        genre = self.hasard.choice(list(self.noms))
        siens = self.hasard.choice(self.noms[genre])
        self.neufs += 1
        nouveau = self.hasard.choice([un for un in siens[:-1] if un != siens[-1]] or [f"autre-{self.neufs}"])
        if self.hasard.random() < 0.4:
            nouveau = f"autre-{self.neufs}"
        self._commande("renommer", siens[-1], nouveau, "--genre", genre)
        dit = f"{genre} {siens[-1]} -> {nouveau}"
        siens.append(nouveau)
        return dit

    def reunir(self) -> str:
        genre = self.hasard.choice(["indicateur", "partenaire"])
        if len(self.noms[genre]) < 2:
            self.ajouter(genre)
            return f"ajout {genre}"
        garde, autre = self.hasard.sample(self.noms[genre], 2)
        if autre[0] == "familles-accueillies":  # it has figures, which nothing here takes away
            garde, autre = autre, garde
        self._commande("fusionner", garde[-1], autre[-1], "--genre", genre)
        self.noms[genre].remove(autre)
        return f"{genre} {autre[-1]} joins {garde[-1]}"

    def scinder(self) -> str:
        siens = [un for un in self.noms["indicateur"] if un[0] != "familles-accueillies"]
        if not siens:
            self.ajouter("indicateur")
            return "ajout"
        vieux = self.hasard.choice(siens)
        self.ajouter("indicateur")
        self.ajouter("indicateur")
        deux = [un[-1] for un in self.noms["indicateur"][-2:]]
        self._commande("scinder", vieux[-1], *deux, "--genre", "indicateur")
        self.noms["indicateur"].remove(vieux)
        return f"{vieux[-1]} becomes {deux}"

    def retirer(self) -> str:
        siens = [un for un in self.noms["indicateur"] if un[0] != "familles-accueillies"]
        if not siens:
            self.ajouter("indicateur")
            return "ajout"
        vieux = self.hasard.choice(siens)
        self._commande("retirer", vieux[-1], "--motif", "Il n’est plus suivi.", "--genre", "indicateur")
        self.noms["indicateur"].remove(vieux)
        return f"{vieux[-1]} goes"

    def changer(self) -> str:
        """Other words of something, or another figure."""
        self.neufs += 1
        fichier, motif = self.hasard.choice(
            [(ECOLE, r'libelle: "Nombre [^"]*'), (PARTENAIRES, r'nom: "Organisme [^"]*'), (ECOLE, r'libelle: "[^"]*')]
        )
        texte = (self.projet / fichier).read_text("utf-8")
        lieux = list(re.finditer(motif, texte))
        if not lieux:
            return "rien"
        ici = self.hasard.choice(lieux)
        (self.projet / fichier).write_text(f"{texte[: ici.end()]} {self.neufs}{texte[ici.end() :]}", "utf-8")
        return f"{ici[0]} {self.neufs}"

    def un_jour(self) -> str:
        self.jour += 1
        faits = [
            self.hasard.choice([self.renommer, self.renommer, self.reunir, self.changer, self.changer, self.scinder, self.retirer])()
            for _ in range(self.hasard.randint(1, 2))
        ]
        enregistrer(self.projet, f"2021-06-{self.jour:02d}")
        return "; ".join(faits)

    def entrees(self) -> dict[str, tuple[str, bool]]:
        """By key, the day of each new thing, and whether it is a change of what the site says."""
        registre = lire(self.projet, jour=JOUR)[1]
        contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == CONTRAT), registre, JOUR)
        assert len({une.cle for une in contexte.nouveautes}) == len(contexte.nouveautes)
        return {une.cle: (une.date, isinstance(une.objet, Mouvement)) for une in contexte.nouveautes}


@pytest.mark.parametrize("graine", range(GRAINES))
def test_rien_n_est_dit_deux_fois_ni_perdu(tmp_path: Path, graine: int) -> None:
    """What is new in a feed is of the day of the last commit; what it told of changes is told for ever, under the same id and of the same day."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    vie = Vie(projet, Random(graine))
    enregistrer(projet, "2021-06-01")
    avant = vie.entrees()
    faits: list[str] = []
    for _ in range(PAS):
        faits.append(vie.un_jour())
        apres = vie.entrees()
        dits = "\n".join(faits)
        jour = f"2021-06-{vie.jour:02d}"
        neuves = {cle: une for cle, une in apres.items() if cle not in avant}
        assert {cle: une for cle, une in neuves.items() if une[0] != jour} == {}, dits
        perdues = {cle: une for cle, une in avant.items() if une[1] and apres.get(cle) != une}
        assert perdues == {}, dits
        avant = apres
