"""A project of which every text that a person may write is hostile, or harmless and of the same shape."""

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.model.formats.forme import Champ, GenreDeChamp, exemple_de_forme
from generator.model.formats.nouvelles import AVIS
from generator.model.formats.site import SITE
from generator.model.probleme import Gravite
from generator.sources.avis import interpreter_avis
from generator.sources.journal import Journal
from tests.champs_ecrits import Ecriture, Place, appliquer, ecrire_la_table, ecrire_la_valeur, lire_la_table, places, tables, valeur_de
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.exemple2.projet import EXEMPLE as EXEMPLE2
from tests.hostiles.charges import CHARGES, charge, sage

PAR_CHAMP = 10  # payloads in one field
TOURS = -(-len(CHARGES) // PAR_CHAMP)  # turns after which every field has seen each of them
SEPARATEUR = "\n"
DE_MOTS = (GenreDeChamp.TEXTE, GenreDeChamp.TEXTES)
CONDITIONNELS = {"audit"}  # sets of fields that others must agree with
# Fields of text that hold one of some words, or a path, by a rule of their own.
REGLES = {
    *((forme, "socle_sans") for forme in ("partenaires", "mesures-nationales", "glossaire")),
    ("identite", "logo"),
    ("geometrie", "fichier"),
    ("site", "conserver"),
    ("copie", "fichier"),
    ("copie", "empreinte"),
    ("geometrie", "champ_code"),
    ("adresse", "adresse"),
    ("adresse", "vers"),
    ("adresse", "voir"),
    ("envoi", "relances"),
    ("valeurs", "ventilation"),
    ("valeurs", "valeur"),
    ("valeurs", "unite"),
    ("chiffres-voisins", "valeur"),
    ("correction", "corrige"),
    ("mesure", "mesure"),
    ("noeud", "mesures_nationales"),
}


class Occurrence(NamedTuple):
    """A place where a person writes text: where it stands («contrat.yml document titre»), and what was written there."""

    ou: str
    morceaux: tuple[str, ...]


class Ecrivain:
    """Writes texts of one turn, each with a mark of its own; harmless ones where `hostile` is false."""

    def __init__(self, tour: int, *, hostile: bool) -> None:
        self.tour, self.hostile = tour, hostile
        self.occurrences: list[Occurrence] = []

    def texte(self, ou: str, *, en_lignes: bool = True) -> str:
        """The text of the next place; on one line where the place has no more."""
        rang = len(self.occurrences)
        premier = (rang + self.tour) * PAR_CHAMP
        morceaux = tuple(charge((premier + ici) % len(CHARGES), f"q{rang}z{ici}") for ici in range(PAR_CHAMP))
        if not self.hostile:
            morceaux = tuple(map(sage, morceaux))
        self.occurrences.append(Occurrence(ou, morceaux))
        return SEPARATEUR.join(morceaux) if en_lignes else re.sub(r"\s+", " ", " ".join(morceaux))


def piege(projet: Path, tour: int, *, hostile: bool) -> list[Occurrence]:
    """Make the project at `projet`: both examples in one, whose texts are those of this turn. Gives the places in the order in which they were written.

    Words that are read as Markdown are hostile in both: what they become is not a matter of their signs alone.
    """
    copier_exemple(projet)
    reunir(projet)
    ecrivain = Ecrivain(tour, hostile=hostile)
    _champs(projet, ecrivain)
    _tables(projet, ecrivain)
    _documents(projet, ecrivain)
    _contours(projet, ecrivain)
    _reglages(projet, ecrivain)
    _noms_de_fichiers(projet, hostile=hostile)
    _paroles(projet, ecrivain, Ecrivain(tour, hostile=True))
    return ecrivain.occurrences


def reunir(projet: Path) -> None:
    """The second example beside the first; and one of each set of fields that neither has."""
    shutil.copytree(EXEMPLE2 / "referentiels" / "belleroche", projet / "referentiels" / "belleroche")
    avec = projet / "referentiels" / "partenaires.yml"
    autres = (EXEMPLE2 / "referentiels" / "partenaires.yml").read_text("utf-8").partition("partenaires:\n")[2]
    avec.write_text(avec.read_text("utf-8").replace("partenaires:\n", f"partenaires:\n{autres}", 1), "utf-8")
    site = next(place for place in places(projet) if place.format is SITE and place.forme is SITE.forme)
    appliquer(site.fichier, [ecrire_la_valeur(site, SITE.forme.champ("adresse"), "https://exemple.invalid/engagements/")])
    ecritures: defaultdict[Path, list[Ecriture]] = defaultdict(list)
    toutes = list(places(projet))
    vues = {(place.format.nom, place.forme.nom) for place in toutes}
    for place in toutes:
        for champ in place.forme.champs:
            qui = place.format.nom, champ.forme.nom if champ.forme else ""
            if champ.forme and champ.forme.nom not in CONDITIONNELS and qui not in vues and valeur_de(place, champ) is None:
                vues.add(qui)
                un = exemple_de_forme(champ.forme)
                ecritures[place.fichier].append(ecrire_la_valeur(place, champ, f"[{un}]" if champ.est_liste else un))
    for fichier, siennes in ecritures.items():
        appliquer(fichier, siennes)


def _champs(projet: Path, ecrivain: Ecrivain) -> None:
    """All that is written in fields of text; and, once for each set of fields, those that nobody has written."""
    ecritures: defaultdict[Path, list[Ecriture]] = defaultdict(list)
    toutes = list(places(projet))
    ecrits = {(place.format.nom, place.forme.nom, champ.nom) for place in toutes for champ in place.forme.champs if valeur_de(place, champ)}
    for place in toutes:
        for champ in place.forme.champs:
            if champ.genre not in DE_MOTS or (place.forme.nom, champ.nom) in REGLES:
                continue
            ancienne = valeur_de(place, champ)
            qui = (place.format.nom, place.forme.nom, champ.nom)
            if ancienne or (qui not in ecrits):
                ecrits.add(qui)
                ecritures[place.fichier].append(_ecriture(place, champ, ancienne, ecrivain))
    for fichier, siennes in ecritures.items():
        appliquer(fichier, siennes)


def _ecriture(place: Place, champ: Champ, ancienne: yaml.Node | None, ecrivain: Ecrivain) -> Ecriture:
    ou = f"{place.format.nom} {place.forme.nom} {champ.nom}"
    combien = len(ancienne.value) if isinstance(ancienne, yaml.SequenceNode) else 1
    textes = [ecrivain.texte(ou) for _ in range(combien)]
    return ecrire_la_valeur(place, champ, json.dumps(textes if champ.est_liste else textes[0], ensure_ascii=False))


def _tables(projet: Path, ecrivain: Ecrivain) -> None:
    for fichier, format_ in tables(projet):
        colonnes, lignes = lire_la_table(fichier)
        for champ in format_.forme.champs:
            if champ.genre in DE_MOTS and champ.nom in colonnes and (format_.forme.nom, champ.nom) not in REGLES:
                for ligne in lignes:
                    if ligne[champ.nom]:
                        ligne[champ.nom] = ecrivain.texte(f"{format_.nom} {champ.nom}")
        ecrire_la_table(fichier, colonnes, lignes)


def _documents(projet: Path, ecrivain: Ecrivain) -> None:
    """The end of each paragraph of a document."""
    for fichier in sorted(projet.glob("referentiels/*/documents/*/*.md")):
        lignes = fichier.read_text("utf-8").split("\n")
        for rang, ligne in enumerate(lignes):
            if re.match(r"(?:- )?\{p\d+\} ", ligne):
                lignes[rang] = f"{ligne} {ecrivain.texte('documents/*.md', en_lignes=False)}"
        fichier.write_text("\n".join(lignes), "utf-8")


def _contours(projet: Path, ecrivain: Ecrivain) -> None:
    """The properties of outlines but their code, and the name of an outline of no place, which is the ground of the map."""
    (fichier,) = projet.glob("referentiels/*/*.geojson")
    lu = json.loads(fichier.read_text("utf-8"))
    autre = json.loads(json.dumps(lu["features"][0]).replace("QP099002", "99099"))
    autre["properties"]["nom"] = ""
    lu["features"].append(autre)
    for objet in lu["features"]:
        for nom in objet["properties"]:
            if not nom.startswith("code"):
                objet["properties"][nom] = ecrivain.texte(f"contours.geojson {nom}")
    fichier.write_text(json.dumps(lu, ensure_ascii=False), "utf-8")


def _reglages(projet: Path, ecrivain: Ecrivain) -> None:
    """What the project's mkdocs.yml calls the site."""
    with (projet / "mkdocs.yml").open("w", encoding="utf-8") as fichier:
        for nom in ("site_name", "site_description", "site_author"):
            fichier.write(f"\n{nom}: {json.dumps(ecrivain.texte(f'mkdocs.yml {nom}'), ensure_ascii=False)}\n")


def _noms_de_fichiers(projet: Path, *, hostile: bool) -> None:
    """A table of figures."""
    nom = "f '\"><img src=x onerror=top.__joue=1> {{ 7*7 }} `a` &lt;b&gt; #x ?y=%3Cb%3E"
    table = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    table.rename(table.with_name(f"{nom if hostile else sage(nom)}.csv"))


def _paroles(projet: Path, ecrivain: Ecrivain, de_markdown: Ecrivain) -> None:
    """Opinions: what stands above them is text, what they say is Markdown, in which a payload that is refused as it is written is left out. The
    words of `content/`, all of which are Markdown."""
    for fichier in sorted(projet.glob("content/*/avis/*.md")):
        tete, _, corps = fichier.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        for champ in {champ.nom: champ for forme in AVIS.forme.parcourir() for champ in forme.champs}.values():
            if champ.genre in DE_MOTS:
                tete = re.sub(
                    rf'(?m)^( *){champ.nom}: ["A-Z].*$', lambda trouve, nom=champ.nom: f"{trouve[1]}{_ligne(nom, ecrivain)}", tete
                )
        permis = [un for un in de_markdown.texte("avis").split(SEPARATEUR) if _permis(un)]
        fichier.write_text(f"---\n{tete}\n---\n{corps}\n\n" + "\n\n".join(permis) + "\n", "utf-8")
    for fichier in (*sorted(projet.glob("content/*/*.md")), *sorted(projet.glob("content/*.md"))):
        fichier.write_text(f"{fichier.read_text('utf-8')}\n\n{de_markdown.texte('content')}\n", "utf-8")


def _ligne(nom: str, ecrivain: Ecrivain) -> str:
    return f"{nom}: {json.dumps(ecrivain.texte(f'avis/*.md {nom}'), ensure_ascii=False)}"


def _permis(texte: str) -> bool:
    journal = Journal()
    interpreter_avis(f"---\ntitre: x\nauteur: x\ndate: 2021\n---\n{texte}\n", "x", "x.md", journal)
    return not any(un.gravite is Gravite.ERREUR for un in journal.problemes)
