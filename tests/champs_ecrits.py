"""The fields of a project's files, each with its definition and its place, and the means to write another value there."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.model.formats.forme import Champ, Format, Forme
from generator.model.formats.tous import FORMATS

_DELIMITEURS = ";,"


class Place(NamedTuple):
    """Where a set of fields stands: its file, the kind of it, its definition, and its node in YAML."""

    fichier: Path
    format: Format
    forme: Forme
    noeud: yaml.MappingNode


class Ecriture(NamedTuple):
    """The letters of a file from `debut` to `fin` are replaced by `texte`."""

    debut: int
    fin: int
    texte: str


def places(projet: Path) -> Iterator[Place]:
    """Every set of fields of every YAML file of a project."""
    for format_ in FORMATS:
        for motif in format_.motifs:
            for fichier in sorted(projet.glob(motif)):
                racine = yaml.compose(fichier.read_text("utf-8"))
                if isinstance(racine, yaml.MappingNode):
                    yield from _dans(fichier, format_, format_.forme, racine)


def _dans(fichier: Path, format_: Format, forme: Forme, noeud: yaml.MappingNode) -> Iterator[Place]:
    yield Place(fichier, format_, forme, noeud)
    for cle, valeur in noeud.value:
        champ = forme.champ(cle.value)
        if champ.a_des_champs:
            for element in valeur.value if isinstance(valeur, yaml.SequenceNode) else [valeur]:
                if isinstance(element, yaml.MappingNode):
                    yield from _dans(fichier, format_, forme.dedans(champ), element)


def valeur_de(place: Place, champ: Champ) -> yaml.Node | None:
    """The node of a field's value; None where the field is not written."""
    return next((valeur for cle, valeur in place.noeud.value if cle.value == champ.nom), None)


def ecrire_la_valeur(place: Place, champ: Champ, valeur: str) -> Ecriture:
    """`valeur` (YAML on one line) in the place of a field's value, or as a field that was not written."""
    debut = place.noeud.start_mark
    ancienne = valeur_de(place, champ)
    if ancienne is None:
        if place.noeud.flow_style:
            return Ecriture(debut.index + 1, debut.index + 1, f"{champ.nom}: {valeur}, ")
        return Ecriture(debut.index, debut.index, f"{champ.nom}: {valeur}\n{' ' * debut.column}")
    suite = "\n" + " " * ancienne.end_mark.column if _en_bloc(ancienne) else ""
    return Ecriture(ancienne.start_mark.index, fin_de(ancienne), f"{' ' * (ancienne.start_mark.column == debut.column)}{valeur}{suite}")


def _en_bloc(noeud: yaml.Node) -> bool:
    """A text after «|» or «>», which ends where the next line begins."""
    return isinstance(noeud, yaml.ScalarNode) and noeud.style in ("|", ">")


def fin_de(noeud: yaml.Node) -> int:
    """Where the last letter of a node ends: a list in lines has the blank lines after it too."""
    if isinstance(noeud, yaml.CollectionNode) and not noeud.flow_style and noeud.value:
        dernier = noeud.value[-1]
        return fin_de(dernier[1] if isinstance(dernier, tuple) else dernier)
    return int(noeud.end_mark.index)


def appliquer(fichier: Path, ecritures: list[Ecriture]) -> None:
    """Write these in one file."""
    texte = fichier.read_text("utf-8")
    for une in sorted(ecritures, reverse=True):
        texte = f"{texte[: une.debut]}{une.texte}{texte[une.fin :]}"
    fichier.write_text(texte, "utf-8")


def tables(projet: Path) -> Iterator[tuple[Path, Format]]:
    """Every table of a project."""
    for format_ in FORMATS:
        if format_.nom.endswith(".csv"):
            for fichier in sorted(projet.glob(f"referentiels/*/{format_.nom}")):
                yield fichier, format_


def lire_la_table(fichier: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The headings and the rows of a table, whatever its encoding and its delimiter."""
    octets = fichier.read_bytes()
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = octets.decode("cp1252")
    delimiteur = max(_DELIMITEURS, key=texte.partition("\n")[0].count)
    lecteur = csv.DictReader(io.StringIO(texte, newline=""), delimiter=delimiteur)
    return list(lecteur.fieldnames or ()), [dict(ligne) for ligne in lecteur]


def ecrire_la_table(fichier: Path, colonnes: list[str], lignes: list[dict[str, str]]) -> None:
    """The same, in UTF-8."""
    sortie = io.StringIO(newline="")
    ecrivain = csv.DictWriter(sortie, colonnes, delimiter=";")
    ecrivain.writeheader()
    ecrivain.writerows(lignes)
    fichier.write_text(sortie.getvalue(), "utf-8", newline="")
