"""Where the files of a project name a thing, and how they are written otherwise: only the words that change are touched, comments and quotes stay."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import yaml
from msgspec import Struct

from generator.model.formats.designations import FORMES, IDENTIFIENT, NOMMENT, GenreDAdresse
from generator.model.formats.forme import Forme
from generator.model.formats.nouvelles import AVIS
from generator.model.formats.tous import FORMATS
from generator.sources.imports import DOSSIER as IMPORTS
from generator.sources.journal import Journal
from generator.sources.tableau_csv import sans_accent
from generator.sources.yaml_noeuds import composer

_ANCIENS = "anciens_ids"


class Change(Struct, frozen=True):
    """Signs of a file, from `debut` to `fin`, in the place of which others are written; `ligne` (from 1) is where they are."""

    debut: int
    fin: int
    mots: str
    ligne: int


class FichierLu(Struct, frozen=True):
    """A file of the project, and how it is encoded. `debut` is where its YAML begins, and `yaml` what it says, where it has some."""

    chemin: Path
    texte: str
    encodage: str
    forme: Forme | None = None
    racine: yaml.Node | None = None
    debut: int = 0

    def octets(self, changes: Iterable[Change]) -> bytes:
        """The file, changed."""
        texte = self.texte
        for un in sorted(set(changes), key=lambda un: (un.debut, un.fin), reverse=True):
            texte = texte[: un.debut] + un.mots + texte[un.fin :]
        return texte.encode(self.encodage)

    def place(self, noeud: yaml.Node) -> tuple[int, int, int]:
        """Where a node begins and ends in the text, and its line."""
        debut, fin = noeud.start_mark.index + self.debut, noeud.end_mark.index + self.debut
        return debut, fin, self.texte.count("\n", 0, debut) + 1


class NomEcrit(Struct, frozen=True):
    """A place where a thing is named: by the field `champ` or, where that is «id» and `propre`, where it is described (`mere`: its fields). `liste` are all
    items of the list that it is in."""

    fichier: FichierLu
    noeud: yaml.ScalarNode
    champ: str
    propre: bool = False
    mere: yaml.MappingNode | None = None
    liste: yaml.SequenceNode | None = None


def fichiers_du_projet(projet: Path, contrats: Sequence[str]) -> Iterator[FichierLu]:
    """The files that may name things of these contracts."""
    referentiels = projet / "referentiels"
    chemins = [*sorted(referentiels.glob("*.yml"))]
    for contrat in contrats:
        chemins += sorted((referentiels / contrat).rglob("*.yml")) + sorted((referentiels / contrat).rglob("*.csv"))
        chemins += sorted((projet / "content" / contrat / "avis").glob("*.md"))
    for chemin in chemins:
        lu = _lire(projet, chemin)
        if lu is not None:
            yield lu


def _lire(projet: Path, chemin: Path) -> FichierLu | None:
    octets = chemin.read_bytes()
    encodage = "utf-8-sig" if octets.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        texte = octets.decode(encodage)
    except UnicodeDecodeError:
        encodage = "cp1252"
        texte = octets.decode(encodage, "surrogateescape")
    if chemin.suffix == ".csv":
        return FichierLu(chemin, texte, encodage)
    if chemin.suffix == ".md":
        lignes = texte.splitlines(keepends=True)
        fin = next((rang for rang, ligne in enumerate(lignes) if rang and ligne.rstrip() == "---"), 0)
        racine = composer("".join(lignes[1:fin]), chemin.name, Journal()) if fin else None
        return FichierLu(chemin, texte, encodage, AVIS.forme, racine, len(lignes[0])) if racine else None
    ou = chemin.relative_to(projet).as_posix()
    forme = next((format_.forme for format_ in FORMATS if any(fnmatch(ou, motif) for motif in format_.motifs)), None)
    racine = composer(texte, ou, Journal()) if forme or chemin.parent.name == IMPORTS else None
    return FichierLu(chemin, texte, encodage, forme, racine) if racine else None


def mentions(fichier: FichierLu, genre: GenreDAdresse, id: str) -> Iterator[NomEcrit]:
    """Where a YAML file names the thing of that kind and id."""
    if fichier.racine is None:
        return
    if fichier.forme is None:  # the answers of an import, by question: what answers by the id alone
        yield from (
            NomEcrit(fichier, valeur, "")
            for _, liste in _paires(fichier.racine)
            for _, valeur in _paires(liste)
            if isinstance(valeur, yaml.ScalarNode) and valeur.value == id
        )
        return
    yield from _dans(fichier, fichier.racine, fichier.forme, genre, id)


def _paires(noeud: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    return iter(noeud.value) if isinstance(noeud, yaml.MappingNode) else iter(())


def _dans(fichier: FichierLu, noeud: yaml.Node, forme: Forme, genre: GenreDAdresse, id: str) -> Iterator[NomEcrit]:
    # The places of a series of neighbouring figures may be contrats de ville, which are called as communes are.
    ailleurs = genre is GenreDAdresse.TERRITOIRE and any(
        cle.value == "par" and valeur.value == "contrat_de_ville" for cle, valeur in _paires(noeud)
    )
    for cle, valeur in _paires(noeud):
        if cle.value not in forme or (ailleurs and cle.value == "somme"):
            continue
        champ = forme.champ(cle.value)
        liste = valeur if isinstance(valeur, yaml.SequenceNode) else None
        elements = liste.value if liste else [valeur]
        sien = champ.nom == "id" and forme.nom == FORMES[genre]
        if sien or (champ.nom in NOMMENT[genre] and champ.genre in IDENTIFIENT) or champ.nom == "auteur":
            for un in elements:
                if isinstance(un, yaml.ScalarNode) and un.value.strip() == id and (champ.nom != "auteur" or "auteur" in NOMMENT[genre]):
                    propre = sien and _est_propre(fichier, genre)
                    yield NomEcrit(fichier, un, champ.nom, propre, noeud if isinstance(noeud, yaml.MappingNode) else None, liste)
        if champ.nom == "sur" and forme.nom == "avertissement" and isinstance(valeur, yaml.ScalarNode) and id in _mots(valeur, genre):
            yield NomEcrit(fichier, valeur, "sur")
        if champ.a_des_champs:
            for un in elements:
                yield from _dans(fichier, un, forme.dedans(champ), genre, id)


def _est_propre(fichier: FichierLu, genre: GenreDAdresse) -> bool:
    """False for the «id» by which the tree names a partner, which is described in the register."""
    return genre is not GenreDAdresse.PARTENAIRE or fichier.chemin.name == "partenaires.yml"


def _mots(noeud: yaml.ScalarNode, genre: GenreDAdresse) -> Sequence[str]:
    """The words by which the subject of a warning («indicateur territoire periode», or one id) may name a thing of that kind."""
    mots: Sequence[str] = noeud.value.split()
    rangs = {GenreDAdresse.INDICATEUR: slice(0, 1), GenreDAdresse.TERRITOIRE: slice(1, 2)}
    return mots if len(mots) == 1 else mots[rangs.get(genre, slice(0, 0))]


def renommee(mention: NomEcrit, ancien: str, nouveau: str) -> Change:
    """The change that names the thing by its new id."""
    debut, fin, ligne = mention.fichier.place(mention.noeud)
    mots = re.sub(rf"(?<![\w-]){re.escape(ancien)}(?![\w-])", nouveau, mention.fichier.texte[debut:fin], count=1)
    return Change(debut, fin, mots, ligne)


def sans_element(fichier: FichierLu, noeud: yaml.Node, liste: yaml.SequenceNode) -> Change:
    """The change that takes an item out of a list that has others."""
    debut, fin, ligne = fichier.place(noeud)
    if liste.flow_style:
        dernier = liste.value[-1] is noeud
        if dernier:
            avant = fichier.place(liste.value[-2])[1]
            return Change(avant, fin, "", ligne)
        apres = fichier.place(liste.value[liste.value.index(noeud) + 1])[0]
        return Change(debut, apres, "", ligne)
    return _sans_lignes(fichier, debut, fin, ligne)


def sans_champ(fichier: FichierLu, mere: yaml.MappingNode, liste: yaml.SequenceNode) -> Change | None:
    """The change that takes away the field of `mere` that holds this list; None where that cannot be told from its neighbours."""
    cle = next((cle for cle, valeur in _paires(mere) if valeur is liste), None)
    if mere.flow_style or cle is None:
        return None
    debut, _, ligne = fichier.place(cle)
    return _sans_lignes(fichier, debut, fichier.place(liste)[1], ligne)


def _sans_lignes(fichier: FichierLu, debut: int, fin: int, ligne: int) -> Change:
    """The change that takes away the lines on which something stands, which begins at `debut`, and ends at `fin` at the latest."""
    texte = fichier.texte
    debut = texte.rindex("\n", 0, debut) + 1 if "\n" in texte[:debut] else 0
    lignes = texte[debut:fin].splitlines(keepends=True)
    # A node in blocks ends where the next one begins: comments and blanks before that are not its own.
    if texte[fin - 1 : fin] == "\n" or not texte[texte.rfind("\n", 0, fin) + 1 : fin].strip():
        if lignes and not lignes[-1].endswith("\n"):
            lignes.pop()
        while lignes and (not lignes[-1].strip() or lignes[-1].lstrip().startswith("#")):
            lignes.pop()
        fin = debut + sum(map(len, lignes))
    else:
        fin = texte.find("\n", fin) + 1 or len(texte)
    return Change(debut, fin, "", ligne)


def avec_anciens(fichier: FichierLu, chose: yaml.MappingNode, anciens: Sequence[str]) -> Change:
    """The change that gives a thing these ids of before, after those that it has; each stands there once, where it was written first."""
    for cle, valeur in _paires(chose):
        if cle.value != _ANCIENS or not isinstance(valeur, yaml.SequenceNode):
            continue
        ecrits = {un.value for un in valeur.value}
        anciens = [un for un in anciens if un not in ecrits]
        mots = ", ".join(anciens)
        _debut, fin, ligne = fichier.place(valeur)
        if valeur.flow_style or not anciens:
            virgule = ", " if valeur.value and anciens else ""
            return Change(fin - 1, fin - 1, f"{virgule}{mots}", ligne)
        premier, _, ligne = fichier.place(valeur.value[0])
        retrait = fichier.texte[fichier.texte.rindex("\n", 0, premier) + 1 : premier]
        _, dernier, _ = fichier.place(valeur.value[-1])  # after it: the first of the list is the first that the thing had
        return Change(dernier, dernier, "".join(f"\n{retrait}{un}" for un in anciens), ligne)
    mots = ", ".join(anciens)
    cle, valeur = next((cle, valeur) for cle, valeur in _paires(chose) if cle.value == "id")
    _, fin, ligne = fichier.place(valeur)
    if chose.flow_style:
        return Change(fin, fin, f", {_ANCIENS}: [{mots}]", ligne)
    bout = fichier.texte.find("\n", fin)
    bout = len(fichier.texte) if bout < 0 else bout
    return Change(bout, bout, f"\n{' ' * cle.start_mark.column}{_ANCIENS}: [{mots}]", ligne)


def dans_un_tableau(
    fichier: FichierLu, genre: GenreDAdresse, ancien: str, nouveau: str | None, series: Collection[str] = ()
) -> Iterator[Change]:
    """The changes of a table: its rows that name the thing name it by its new id, or are no more (None); those of `series` have other places."""
    texte = fichier.texte
    separateur = max(";,\t", key=texte.split("\n", 1)[0].count)
    lignes = texte.splitlines(keepends=True)
    lecteur = csv.reader(iter(lignes), delimiter=separateur)
    colonnes: list[str] = []
    debut = lue = 0
    for cellules in lecteur:
        brut = "".join(lignes[lue : lecteur.line_num])
        premiere, lue = lue + 1, lecteur.line_num
        fin = debut + len(brut)
        if not colonnes:
            colonnes = [sans_accent(nom) for nom in cellules]
        else:
            nommees = zip(colonnes, cellules, strict=False)
            touchees = [rang for rang, (nom, cellule) in enumerate(nommees) if nom in NOMMENT[genre] and cellule == ancien]
            if genre is GenreDAdresse.TERRITOIRE and dict(zip(colonnes, cellules, strict=False)).get("serie") in series:
                touchees = []
            if touchees and nouveau is None:
                yield Change(debut, fin, "", premiere)
            elif touchees:
                neuves = [nouveau or "" if rang in touchees else cellule for rang, cellule in enumerate(cellules)]
                yield Change(debut, fin, _rangee(neuves, separateur) + brut[len(brut.rstrip("\r\n")) :], premiere)
        debut = fin


def _rangee(cellules: Sequence[str], separateur: str) -> str:
    sortie = io.StringIO()
    csv.writer(sortie, delimiter=separateur, lineterminator="").writerow(cellules)
    return sortie.getvalue()
