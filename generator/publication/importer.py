"""Writes what an import brings: rows of `valeurs/*.csv`, and the mapping by which the next file of the same layout is known.

All of it is written, or nothing: the project is checked with the new files, and gets the old ones back where an error would come in.
"""

import csv
import errno
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.calculs.mots import mots
from generator.calculs.nombres_dits import accord
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.ecarts import Ecarts, Revision, dite_avant
from generator.model.probleme import Gravite, Probleme
from generator.model.tableur import ecrire_nombre, sans_formule
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur
from generator.publication.construction import examiner
from generator.publication.disque import ecrire
from generator.publication.verrou import verrou
from generator.sources.classeurs.encodages import decoder
from generator.sources.fichiers_lus import est_dehors
from generator.sources.imports import DOSSIER, Correspondance
from generator.sources.journal import Journal
from generator.sources.tableau_csv import sans_accent
from generator.sources.texte import dire_illisible

_COLONNES = ("indicateur", "territoire", "periode", "valeur", "statut", "source", "commentaire")
_BORNES = ("borne_basse", "borne_haute")
_LECTURE = ("lu_le", "saisi_par")
_DITES = ("publication", "repere", "retenu", "saisi_par")
_MOTS = {StatutValeur.SECRET: "secret", StatutValeur.NON_DISPONIBLE: "nd", StatutValeur.SANS_OBJET: "so"}


class EcritureRefusee(Exception):
    """Nothing was written: the project would no longer be sound. `problemes` are those that the import brings."""

    def __init__(self, problemes: Sequence[Probleme]) -> None:
        super().__init__(accord(len(problemes), "problème"))
        self.problemes = tuple(problemes)


class ImportEcrit(Struct, frozen=True):
    """What was written: paths below the project, and how many rows were added and changed."""

    chemins: tuple[str, ...]
    ajoutees: int
    changees: int


def ecrire_l_import(projet: Path, contrat: str, ecarts: Ecarts, correspondance: Correspondance, source: str, jour: str) -> ImportEcrit:
    """Add new rows, change those whose revision was accepted, keep the mapping. Raises EcritureRefusee, OSError, ConstructionEnCours.

    `source` is what the rows say of where figures come from, `jour` the ISO day of the import.
    """
    dossier = projet / "referentiels" / contrat
    changees = [une for une in ecarts.revises if une.acceptee]
    with verrou(projet / ".construction"):
        textes = textes_des_chiffres(projet, changees, {dossier / "valeurs" / correspondance.valeurs: ecarts.nouveaux}, source, jour)
        textes[dossier / DOSSIER / f"{correspondance.nom}.yml"] = _correspondance(correspondance)
        poser(projet, textes)
    return ImportEcrit(tuple(chemin.relative_to(projet).as_posix() for chemin in textes), len(ecarts.nouveaux), len(changees))


def textes_des_chiffres(
    projet: Path, changees: Sequence[Revision], nouveaux: Mapping[Path, Sequence[ChiffrePret]], source: str, jour: str
) -> dict[Path, str]:
    """The tables of figures as they are to be, by their path: rows changed where they stand, and new rows at the end of the table that each is for."""
    textes = _revisions(projet, changees, source, jour)
    for cible, prets in nouveaux.items():
        if prets:
            textes[cible] = ajouter(textes.get(cible) or _lire(cible), prets, source, jour)
    return textes


def ajouter(texte: str, nouveaux: Sequence[ChiffrePret], source: str, jour: str) -> str:
    """The table with a row more for each figure; a column that they need and that it lacks is added at its end."""
    separateur, rangees = _rangees(texte) if texte else (";", [])
    dits = {nom for pret in nouveaux for nom, _ in pret.dits}
    voulues = [
        *_COLONNES,
        *(["ventilation"] if any(pret.ventilation for pret in nouveaux) else []),
        *(_BORNES if any(pret.bornes for pret in nouveaux) else ()),
        "lu_le",
        *(["saisi_par"] if any(pret.saisi_par for pret in nouveaux) else []),
    ]
    voulues += [nom for nom in _DITES if nom in dits and nom not in voulues]
    entete = rangees[0] if rangees else voulues
    manquantes = [colonne for colonne in voulues if colonne not in [sans_accent(nom) for nom in entete]]
    entete = [*entete, *manquantes]
    noms = [sans_accent(nom) for nom in entete]
    anciennes = [[*rangee, *[""] * len(manquantes)] for rangee in rangees[1:]]
    ajoutees = [
        [cellules.get(nom, "") for nom in noms] for pret in nouveaux for cellules in (_cellules(pret, source, jour) | _dites(pret),)
    ]
    return _ecrites(separateur, [entete, *anciennes, *ajoutees])


def _lire(chemin: Path) -> str:
    """The text of a table; empty where there is none yet."""
    return (
        decoder(chemin.read_bytes()).texte.replace("\r\n", "\n").replace("\r", "\n") if chemin.is_file() and chemin.stat().st_size else ""
    )


def poser(projet: Path, textes: Mapping[Path, str | bytes | None], *, partout: bool = False) -> None:
    """Write all files (None: delete it), and take them back where the project is no longer sound: in one of them or, with `partout`, anywhere. Raises
    EcritureRefusee, and nothing is written, where a link leads to one of them out of the project: what it leads to would be copied into the project."""
    journal = Journal()
    for chemin in textes:
        if est_dehors(chemin, str(projet)):
            dire_illisible(OSError(errno.EXDEV, ""), chemin.relative_to(projet).as_posix(), journal)
    if journal.problemes:
        raise EcritureRefusee(journal.problemes)
    avant = {chemin: chemin.read_bytes() if chemin.is_file() else None for chemin in textes}
    deja = {str(probleme) for probleme in examiner(projet)[1]}
    try:
        for chemin, texte in textes.items():
            _mettre(chemin, texte.encode("utf-8") if isinstance(texte, str) else texte)
        ici = {chemin.relative_to(projet).as_posix() for chemin in textes}
        nouveaux = [
            probleme
            for probleme in examiner(projet)[1]
            if probleme.gravite is Gravite.ERREUR and str(probleme) not in deja and (partout or probleme.lieu.fichier in ici)
        ]
        if nouveaux:
            raise EcritureRefusee(nouveaux)
    except BaseException:
        for chemin, octets in avant.items():
            _mettre(chemin, octets)
        raise


def _mettre(chemin: Path, octets: bytes | None) -> None:
    if octets is None:
        chemin.unlink(missing_ok=True)
    else:
        ecrire(chemin, octets)


def _valeur(pret: ChiffrePret) -> str:
    if pret.nombre is None:
        return "" if pret.bornes else sans_formule(pret.mots) or _MOTS[pret.statut]
    if pret.unite is Unite.OUI_NON:
        return "oui" if pret.nombre else "non"
    return ecrire_nombre(pret.nombre)


def _cellules(pret: ChiffrePret, source: str, jour: str) -> dict[str, str]:
    ou = f"importé le {jour}, feuille {pret.observation.feuille}, {pret.observation.cellule}"
    commentaire = f"{pret.commentaire} ; {ou}" if pret.commentaire else ou
    return {
        "indicateur": pret.indicateur,
        "territoire": pret.territoire,
        "periode": pret.periode,
        "ventilation": ", ".join(f"{dimension}={modalite}" for dimension, modalite in pret.ventilation),
        "valeur": _valeur(pret),
        "statut": "" if pret.statut.est_absence or pret.statut is StatutValeur.DEFINITIF else pret.statut.value,
        **dict(zip(_BORNES, map(ecrire_nombre, pret.bornes) if pret.bornes else ("", ""), strict=True)),
        "source": sans_formule(pret.source or _source(pret.observation.source, source)),
        "lu_le": jour,
        "saisi_par": sans_formule(pret.saisi_par),
        "commentaire": sans_formule(commentaire),
    }


def _source(de_la_ligne: str, du_fichier: str) -> str:
    """What a row of a file says of its source, then where that is written: we read the file, not what it cites."""
    if not de_la_ligne or mots(de_la_ligne) in mots(du_fichier):
        return du_fichier
    return f"{de_la_ligne}, cité par : {du_fichier}" if du_fichier else de_la_ligne


def _dites(pret: ChiffrePret) -> dict[str, str]:
    """What the row of a table that a site published says itself of a figure; it was read, entered and commented there, and not today. Nothing where no source is said."""
    dits = dict(pret.dits)
    if not dits.get("source"):
        return {}
    return {"lu_le": "", "commentaire": "", **{nom: sans_formule(dit) for nom, dit in dits.items()}}


def _rangees(texte: str) -> tuple[str, list[list[str]]]:
    """The separator of a table, and its rows."""
    separateur = max(";,\t", key=texte.split("\n", 1)[0].count)
    return separateur, [rangee for rangee in csv.reader(io.StringIO(texte), delimiter=separateur) if rangee]


def _ecrites(separateur: str, rangees: Sequence[Sequence[str]]) -> str:
    sortie = io.StringIO()
    csv.writer(sortie, delimiter=separateur, lineterminator="\n").writerows(rangees)
    return sortie.getvalue()


def _revisions(projet: Path, changees: Sequence[Revision], source: str, jour: str) -> dict[Path, str]:
    """The tables in which rows change, by their path. The old value stays in the comment of its row."""
    par_fichier: dict[str, list[Revision]] = {}
    for une in changees:
        par_fichier.setdefault(une.ancienne.lieu.fichier, []).append(une)
    return {projet / fichier: _changer(_lire(projet / fichier), revisions, source, jour) for fichier, revisions in par_fichier.items()}


def _changer(texte: str, revisions: Sequence[Revision], source: str, jour: str) -> str:
    """The table with these rows changed, and no other: rows are found by the line on which they start."""
    separateur = max(";,\t", key=texte.split("\n", 1)[0].count)
    lignes = texte.split("\n")
    lecteur = csv.reader((f"{ligne}\n" for ligne in lignes), delimiter=separateur)
    noms: list[str] = []
    morceaux: list[str] = []
    manquantes: list[str] = []
    par_ligne = {une.ancienne.lieu.ligne: une for une in revisions}
    debut = 0
    for rangee in lecteur:
        brut, debut_de_rangee = "\n".join(lignes[debut : lecteur.line_num]), debut + 1
        debut = lecteur.line_num
        if not noms:
            noms = [sans_accent(nom) for nom in rangee]
            manquantes = [nom for nom in _BORNES if nom not in noms] if any(une.nouveau.bornes for une in revisions) else []
            noms += manquantes
            morceaux.append(separateur.join([brut, *manquantes]))
            continue
        rangee = [*rangee, *("" for _ in manquantes)]
        une = par_ligne.get(debut_de_rangee)
        morceaux.append(
            (brut + separateur * len(manquantes) if brut.strip() else brut)
            if une is None
            else _rangee_changee(noms, rangee, separateur, une, source, jour)
        )
    return "\n".join(morceaux)


def _rangee_changee(noms: Sequence[str], rangee: Sequence[str], separateur: str, une: Revision, source: str, jour: str) -> str:
    cellules = dict(zip(noms, rangee, strict=False))
    nouvelles = _cellules(une.nouveau, source, jour)
    ancienne = f"{dite_avant(une)} ({une.ancienne.source})"
    cellules["valeur"] = nouvelles["valeur"]
    if "statut" in cellules:
        cellules["statut"] = "" if une.nouveau.statut.est_absence or une.nouveau.confirme else nouvelles["statut"] or "revise"
    cellules |= {nom: nouvelles[nom] for nom in _BORNES if nom in cellules}
    if "unite" in cellules:
        cellules["unite"] = ""
    cellules["source"] = nouvelles["source"]
    # The figure that takes the place of another one was read anew, and maybe by others; no table gets a column for it.
    cellules |= {nom: nouvelles[nom] for nom in _LECTURE if nom in cellules}
    if "commentaire" in cellules:
        cellules["commentaire"] = f"{nouvelles['commentaire']} ; avant : {ancienne}"
    return _ecrites(separateur, [[cellules[nom] for nom in noms]]).rstrip("\n")


def _correspondance(une: Correspondance) -> str:
    """The mapping as YAML that a person can read and mend."""
    dit = [
        "# Écrit par « engagements importer » : par quoi un fichier de cette forme est reconnu, et ce qui a été répondu.",
        "# On peut y corriger une réponse ; l’effacer fait reposer la question.",
        f"fichier: {_entre_guillemets(une.fichier)}",
        f"valeurs: {_entre_guillemets(une.valeurs)}",
        f"source: {_entre_guillemets(une.source)}",
        *([f"empreinte: {_entre_guillemets(une.empreinte)}  # du fichier dont c’est la source"] if une.empreinte else []),
        "entetes:",
        *(f"  - {_entre_guillemets(mot)}" for mot in une.entetes),
    ]
    if not une.entetes:
        dit[-1] = "entetes: []"
    if une.reponses:
        dit += ["reponses:", *(f"  {_entre_guillemets(id)}: {_entre_guillemets(mot)}" for id, mot in sorted(une.reponses.items()))]
    return "\n".join(dit) + "\n"


def _entre_guillemets(mot: str) -> str:
    return json.dumps(mot, ensure_ascii=False)
