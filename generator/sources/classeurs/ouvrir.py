"""Reads a file that an office sent, whatever it is: its bytes say so, not its name."""

import json
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from generator.model.classeur import ClasseurLu
from generator.sources.classeurs.archives import lire_partie, noms, ouvrir_archive
from generator.sources.classeurs.contours_lus import feuille_des_objets
from generator.sources.classeurs.encodages import decoder
from generator.sources.classeurs.limites import DEPLOYE_MAX, PARTIES_MAX, TAILLE_MAX, ClasseurIllisible, trop_grand
from generator.sources.classeurs.notices import Lecteur, est_d_open_sdg, est_une_notice, lire_notices, notices_de
from generator.sources.classeurs.ods import lire_ods
from generator.sources.classeurs.texte_separe import lire_texte_separe
from generator.sources.classeurs.xls import lire_xls
from generator.sources.classeurs.xlsx import lire_xlsx
from generator.sources.texte import RAISONS, taille_du_fichier

_TABLEAUX = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".geojson", ".json")

PROTEGE = ClasseurIllisible("Ce classeur est protégé par un mot de passe.", "L’ouvrir dans un tableur et l’enregistrer sans mot de passe.")


def lire_classeur(chemin: Path) -> ClasseurLu:
    """The file at `chemin`, or the folder of Open SDG, with what its neighbours say of it. Raises ClasseurIllisible."""
    if chemin.is_dir():
        return _dossier(chemin)
    lu = lire_octets_de_classeur(octets_de(chemin), chemin.name)
    notices, traductions = lire_notices(chemin)
    return replace(lu, notices=(*lu.notices, *notices), traductions=traductions) if notices or traductions else lu


def octets_de(chemin: Path) -> bytes:
    """The bytes of a file. Raises ClasseurIllisible where there is none, or where it is too large."""
    try:
        if taille_du_fichier(chemin) > TAILLE_MAX:
            raise trop_grand(f"Le fichier dépasse {TAILLE_MAX // 1_000_000} Mo")
        return chemin.read_bytes()
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, "ce n’est pas un fichier ordinaire")
        raise ClasseurIllisible(f"Le fichier ne peut pas être lu : {raison}.", "Vérifier son nom, qu’il existe, et ses droits.") from None


def lire_octets_de_classeur(octets: bytes, nom: str) -> ClasseurLu:
    """What these bytes hold; `nom` is the name of the file. Raises ClasseurIllisible."""
    if not octets.strip():
        raise ClasseurIllisible("Le fichier est vide.", "Le faire envoyer à nouveau.")
    if octets.startswith(b"PK"):
        return _archive(octets, nom)
    if octets.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or octets[:2] == b"\x09\x08":
        if "EncryptedPackage".encode("utf-16-le") in octets:
            raise PROTEGE
        return lire_xls(octets, nom)
    if octets.startswith(b"%PDF"):
        raise ClasseurIllisible("C’est un PDF, dont un tableau ne peut pas être lu sans risque d’erreur.", "Demander le tableur d’origine.")
    decode = decoder(octets)
    texte = decode.texte
    if texte.lstrip()[:1] in ("{", "["):
        encodage = "UTF-8" if decode.encodage in ("ASCII", "UTF-8 sans BOM", "UTF-8 avec BOM") else decode.encodage
        return _json(texte, nom, encodage)
    if texte.lstrip()[:1] == "<":
        raise ClasseurIllisible(
            "C’est une page web ou du XML, pas un tableau.", "L’ouvrir dans un tableur et l’enregistrer en .xlsx ou en CSV."
        )
    feuille, separateur = lire_texte_separe(texte, nom.rpartition(".")[0] or nom)
    remarques = () if decode.sur else (f"L’encodage ({decode.encodage}) n’est pas sûr : vérifier les accents.",)
    return ClasseurLu(nom, (feuille,), decode.encodage, separateur, remarques)


def _archive(octets: bytes, nom: str) -> ClasseurLu:
    archive = ouvrir_archive(octets)
    parties = list(noms(archive))
    if any(partie.startswith("xl/") for partie in parties):
        if any(partie.endswith("workbook.bin") for partie in parties):
            raise ClasseurIllisible("C’est un classeur Excel binaire (.xlsb).", "L’enregistrer en .xlsx.")
        return lire_xlsx(octets, nom)
    if "META-INF/manifest.xml" in parties and b"encryption-data" in lire_partie(archive, "META-INF/manifest.xml"):
        raise PROTEGE
    if "content.xml" in parties:
        return lire_ods(octets, nom)
    if any(partie.startswith("word/") for partie in parties):
        raise ClasseurIllisible("C’est un texte (.docx), pas un tableau.", "Copier le tableau dans un tableur.")
    return _zip(archive, parties, nom)


def fichiers_de(octets: bytes, nom: str) -> tuple[tuple[str, bytes], ...]:
    """The files to read each on its own, by name: all of an archive of files, with their folders where two bear one name; else this one. Raises ClasseurIllisible."""
    if not octets.startswith(b"PK"):
        return ((nom, octets),)
    archive = ouvrir_archive(octets)
    parties = list(noms(archive))
    if any(partie.startswith(("xl/", "word/")) or partie in ("content.xml", "META-INF/manifest.xml") for partie in parties):
        return ((nom, octets),)
    courts = [partie.rpartition("/")[2] for partie in parties]
    dits = [court if courts.count(court) == 1 else partie for court, partie in zip(courts, parties, strict=True)]
    return tuple((dit, lire_partie(archive, partie)) for dit, partie in zip(dits, parties, strict=True)) or ((nom, octets),)


def est_un_tableau(nom: str) -> bool:
    """True for the name of a file that may hold a table."""
    return nom.lower().endswith(_TABLEAUX)


def _zip(archive: zipfile.ZipFile, parties: list[str], nom: str) -> ClasseurLu:
    """The tables of an archive, as sheets of one workbook."""
    formes = [partie for partie in parties if partie.lower().endswith(".shp")]
    chemins = {partie: PurePosixPath(partie) for partie in parties if est_un_tableau(partie)}
    tableaux = sorted(partie for partie, chemin in chemins.items() if est_d_open_sdg(chemin))
    tableaux = tableaux or [partie for partie, chemin in chemins.items() if not est_une_notice(chemin)]
    if formes and not tableaux:
        raise ClasseurIllisible("Cette archive contient des contours (shapefile).", "Les importer avec --contours.")
    if not tableaux:
        raise ClasseurIllisible("Cette archive ne contient aucun tableau.", "Donner un fichier CSV, .xlsx, .xls, .ods ou .geojson.")
    laisses = [partie for partie, chemin in chemins.items() if partie not in tableaux and not est_une_notice(chemin)]
    return _reunis(nom, [chemins[partie] for partie in tableaux], lambda ou: _partie(archive, parties, ou), laisses)


def _partie(archive: zipfile.ZipFile, parties: Collection[str], ou: PurePosixPath) -> bytes | None:
    return lire_partie(archive, str(ou)) if str(ou) in parties else None


def _dossier(dossier: Path) -> ClasseurLu:
    """The tables of indicators of an Open SDG folder, or of its folder of data, as sheets of one workbook."""
    racine = dossier.resolve()
    racine = racine.parent if racine.name == "data" else racine
    trouves = [ici for ici in sorted(racine.glob("data/*"))[:PARTIES_MAX] if est_d_open_sdg(PurePosixPath(ici.relative_to(racine)))]
    if not trouves:
        raise ClasseurIllisible(
            "C’est un dossier, sans les tableaux d’un dossier Open SDG (« data/indicator_1-1-1.csv »).", "Nommer les fichiers à lire."
        )
    if sum(taille_du_fichier(ici) for ici in trouves) > DEPLOYE_MAX:
        raise trop_grand(f"Les tableaux de ce dossier dépassent {DEPLOYE_MAX // 1_000_000} Mo")
    return _reunis(
        racine.name,
        [PurePosixPath(ici.relative_to(racine)) for ici in trouves],
        lambda ou: octets_de(racine / ou) if (racine / ou).is_file() else None,
        [],
    )


def _reunis(nom: str, tableaux: Sequence[PurePosixPath], lire: Lecteur, laisses: Sequence[str]) -> ClasseurLu:
    """Tables as sheets of one workbook, each with what its neighbours say of it; those that are left aside are said."""
    lus, traductions = [], dict[str, str]()
    for tableau in tableaux:
        lu = lire_octets_de_classeur(lire(tableau) or b"", tableau.name)
        notices, dites = notices_de(tableau, lire)
        traductions |= dict(dites)
        lus.append(replace(lu, feuilles=tuple(replace(feuille, notices=notices) for feuille in lu.feuilles)))
    remarques = [f"Laissés de côté, à côté de tableaux d’Open SDG : {', '.join(laisses[:10])}."] if laisses else []
    if len(lus) == 1:
        (seul,) = lus
        return replace(seul, fichier=nom, remarques=(*seul.remarques, *remarques), traductions=tuple(traductions.items()))
    feuilles = tuple(
        replace(feuille, nom=feuille.nom if feuille.en_lignes else f"{lu.fichier} {feuille.nom}".strip())
        for lu in lus
        for feuille in lu.feuilles
    )
    if len({feuille.nom for feuille in feuilles}) < len(feuilles):  # one name in two folders: a cell must be told from another
        feuilles = tuple(replace(feuille, nom=f"{feuille.nom} ({rang})") for rang, feuille in enumerate(feuilles, 1))
    dites_de_tous = tuple(dict.fromkeys((*(remarque for lu in lus for remarque in lu.remarques), *remarques)))
    return ClasseurLu(nom, feuilles, remarques=dites_de_tous, traductions=tuple(traductions.items()))


def _une_ligne_par_objet(texte: str) -> list[Any] | None:
    """The objects of a text that has one on each line; None where a line is none."""
    try:
        return [json.loads(ligne) for ligne in texte.splitlines() if ligne.strip()]
    except (ValueError, RecursionError):
        return None


def _json(texte: str, nom: str, encodage: str) -> ClasseurLu:
    try:
        lu: Any = json.loads(texte)
    except (ValueError, RecursionError):
        lu = _une_ligne_par_objet(texte)
    if lu is None:
        raise ClasseurIllisible("Ce fichier commence comme du JSON et n’en est pas.", "Le télécharger à nouveau.")
    feuille = feuille_des_objets(lu, nom.rpartition(".")[0])
    if feuille is None:
        raise ClasseurIllisible(
            "Ce JSON n’est ni une collection GeoJSON ni une liste d’objets.", "Donner un fichier CSV, .xlsx, .ods ou .geojson."
        )
    return ClasseurLu(nom, (feuille,), encodage)
