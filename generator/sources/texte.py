"""Reads a text file as French offices write them: UTF-8 with or without BOM, or Windows-1252 where that is allowed."""

import errno
import re
import stat
from pathlib import Path

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.sources.fichiers_lus import est_dehors, lire_octets, noter_fichier, racine_du_projet
from generator.sources.journal import Journal, extrait
from generator.sources.texte_abime import dommages, lettres_perdues

TAILLE_MAX = 20_000_000
# C0 and C1 controls but tab and line feed; line ends that editors do not count; marks that turn the direction of the words after
# them, with which a page can say something else than the file; a byte order mark inside the text, non-characters, lone surrogates.
INVISIBLES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
RAISONS = {
    errno.ENOENT: "il n’existe pas",
    errno.ENOTDIR: "il n’existe pas",
    errno.EISDIR: "c’est un dossier",
    errno.EACCES: "la lecture n’est pas permise",
    errno.EPERM: "la lecture n’est pas permise",
    errno.ELOOP: "ses liens symboliques tournent en rond",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EXDEV: "un lien y mène hors du projet",
}
PAS_UN_FICHIER = "ce n’est pas un fichier ordinaire"


# How many damaged lines of a file have a message of their own: they all have the same cause.
ABIMEES_MAX = 20
UTF8 = "dans l’éditeur ou le tableur : « Enregistrer sous », encodage UTF-8"
# Signs without width within a word; those that join letters of other scripts, or parts of a drawing, are none of them.
_CACHES = re.compile("[\u00ad\u200b\u2060\u180e]")
_AUTOUR = 30  # letters of the word that are said, on each side
_ACCENTS = re.compile("[à-öø-ÿœ]")
_A_SEUL = re.compile(r"(?<=[a-z0-9] )…(?= [a-z0-9])")


def taille_du_fichier(chemin: Path, nom: str = "") -> int:
    """How many bytes the file has, before it is read. Raises OSError for what is no plain file: a pipe or a device may never end.

    Where `nom` is its path from the project's folder, so it does for a file to which a link leads out of that folder: whoever may change a project could
    have any file of the machine that builds it quoted in a message, or published.
    """
    etat = chemin.stat()
    if stat.S_ISDIR(etat.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(etat.st_mode):
        raise OSError(0, "")
    if (projet := racine_du_projet(chemin, nom)) and est_dehors(chemin, projet):
        raise OSError(errno.EXDEV, "")
    return etat.st_size


def octets_du_projet(chemin: Path, nom: str) -> bytes:
    """The bytes of a file whose path from the project's folder is `nom`. Raises OSError for what is no plain file of the project."""
    noter_fichier(chemin)
    taille_du_fichier(chemin, nom)
    return lire_octets(chemin)


def dire_illisible(erreur: OSError, nom: str, journal: Journal) -> None:
    """Note a file that cannot be opened, and why."""
    raison = RAISONS.get(erreur.errno or 0, PAS_UN_FICHIER)
    conseil = "Mettre le fichier lui-même dans le projet." if erreur.errno == errno.EXDEV else "Vérifier qu’il existe et ses droits."
    journal.erreur(Lieu(nom), CodeFichier.FICHIER_ILLISIBLE, f"Le fichier ne peut pas être lu : {raison}.", conseil)


def lire_texte(
    chemin: Path, nom: str, journal: Journal, *, cp1252: bool = False, taille_max: int = TAILLE_MAX, mots: bool = True
) -> str | None:
    """The text of `chemin`, line ends as \\n, or None with a problem in `journal`. `nom` is how messages call the file.

    `mots` is false for a file whose words are never shown (outlines): damaged words in it are not looked for.
    """
    lieu = Lieu(nom)
    noter_fichier(chemin)
    try:
        if taille_du_fichier(chemin, nom) > taille_max:
            limite = f"Le fichier dépasse {taille_max // 1_000_000} Mo."
            journal.erreur(lieu, CodeFichier.FICHIER_TROP_GROS, limite, "Le découper en plusieurs fichiers.")
            return None
        octets = lire_octets(chemin)
    except OSError as erreur:
        dire_illisible(erreur, nom, journal)
        return None
    if autre := _autre_fichier(octets, tableau=chemin.suffix == ".csv"):
        quoi, conseil = autre
        journal.erreur(Lieu(nom), CodeFichier.FICHIER_AUTRE, f"Ce fichier est {quoi}, et non du texte.", conseil)
        return None
    if enseigne := _de_large(octets):
        journal.erreur(
            Lieu(nom, 1, 1),
            CodeFichier.ENCODAGE,
            f"Le fichier est enregistré en {enseigne} (« Unicode » dans certains programmes), et non en UTF-8.",
            f"L’enregistrer en UTF-8 ({UTF8}).",
        )
        return None
    en_utf8 = True
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        en_utf8 = False
        ligne, colonne = position(octets[: erreur.start].decode("utf-8-sig", "replace"))
        if not cp1252:
            journal.erreur(
                Lieu(nom, ligne, colonne),
                CodeFichier.ENCODAGE,
                "Le fichier n’est pas en UTF-8.",
                _de_vieux_pc(octets) or "L’enregistrer en UTF-8 (dans l’éditeur : « Enregistrer sous », encodage UTF-8).",
            )
            return None
        try:
            texte = octets.decode("cp1252")
        except UnicodeDecodeError:
            journal.erreur(
                Lieu(nom, ligne, colonne),
                CodeFichier.ENCODAGE,
                "Le fichier n’est ni en UTF-8 ni en Windows-1252.",
                _de_vieux_pc(octets) or "L’enregistrer en UTF-8 (CSV UTF-8).",
            )
            return None
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    if (debut := _fusion(texte)) >= 0:
        ligne, _ = position(texte[:debut])
        message = "Deux versions de ce fichier y sont écrites l’une après l’autre : git n’a pas su les réunir."
        conseil = "À chaque endroit, garder une version, et effacer les lignes « <<<<<<< », « ======= » et « >>>>>>> »."
        journal.erreur(Lieu(nom, ligne, 1), CodeFichier.TEXTE_ABIME, message, conseil)
        return None
    if mots:
        _dire_les_dommages(texte, nom, journal, en_utf8=en_utf8)
        _dire_les_signes_caches(texte, nom, journal)
    if trouve := INVISIBLES.search(texte):
        ligne, colonne = position(texte[: trouve.start()])
        journal.erreur(
            Lieu(nom, ligne, colonne),
            CodeFichier.CARACTERE_INTERDIT,
            f"Un caractère invisible (U+{ord(trouve.group()):04X}) se trouve dans le texte.",
            "L’effacer : il vient souvent d’un copier-coller.",
        )
        return None
    return texte


def _fusion(texte: str) -> int:
    """Where git left two versions of a file that two people changed; -1 where it did not. All three marks stand in this order: nobody writes that otherwise."""
    entier = f"\n{texte}"
    debut = entier.find("\n<<<<<<< ")
    milieu = entier.find("\n=======\n", debut) if debut >= 0 else -1
    return debut if milieu >= 0 and entier.find("\n>>>>>>> ", milieu) >= 0 else -1


def _autre_fichier(octets: bytes, *, tableau: bool) -> tuple[str, str] | None:
    """What a file is by its first bytes, where it is no text whatever its name says, and what is to be done; else None."""
    conseil = (
        f"L’ouvrir dans un tableur, et l’enregistrer en CSV ({UTF8})."
        if tableau
        else "En copier le texte dans un fichier de texte (encodage UTF-8)."
    )
    if octets.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "un classeur ou un document de bureautique", conseil
    if octets.startswith(b"%PDF-"):
        return "un PDF", conseil
    debut = octets[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if tableau and debut.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        return "une page web ou du XML", conseil
    return None


def _de_large(octets: bytes) -> str:
    """«UTF-16» or «UTF-32» for a file that is in one of them, with its mark or without (zeros at every other byte of its beginning, and only there); else empty."""
    if octets.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    debut = octets[:256]
    for rang in (0, 1):
        sur_deux = debut[rang::2]
        if len(sur_deux) > 3 and 2 * sur_deux.count(0) > len(sur_deux) and all(debut[1 - rang :: 2]):
            return "UTF-16"
    return ""


def _de_vieux_pc(octets: bytes) -> str:
    """French advice for a file that seems to be in CP850, the encoding of DOS; empty for any other."""
    texte = octets.decode("latin-1").translate(_SIGNES_1252)
    if any("CP850" in dommage.cause for dommage in dommages(texte)):
        return f"Il est sans doute enregistré en CP850 (« DOS ») : le rouvrir dans cet encodage, puis le ré-enregistrer en UTF-8 ({UTF8})."
    return ""


_SIGNES_1252 = {rang: signe for rang in range(0x80, 0xA0) if (signe := bytes([rang]).decode("cp1252", "ignore"))}


def _dire_les_dommages(texte: str, nom: str, journal: Journal, *, en_utf8: bool) -> None:
    """Note the words that were written in another encoding than the one they are read in: one problem per line, `ABIMEES_MAX` at most."""
    trouves = list(dommages(texte))
    for rang, dommage in enumerate(trouves):
        suite = len(trouves) - rang - 1 if rang == ABIMEES_MAX - 1 else 0
        ligne, colonne = position(texte[: dommage.debut])
        message = f"Ce texte est abîmé : « {extrait(dommage.mot)} »"
        message += f" est sans doute « {extrait(dommage.origine)} » ; {dommage.cause}." if dommage.origine else f" ; {dommage.cause}."
        if suite:
            message += f" {suite} autre{'s' if suite > 1 else ''} ligne{'s' if suite > 1 else ''} de ce fichier le sont aussi."
        if "CP850" in dommage.cause and not en_utf8:
            conseil = (
                f"Le fichier est sans doute enregistré en CP850 : le rouvrir dans cet encodage, puis le ré-enregistrer en UTF-8 ({UTF8})."
            )
        else:
            conseil = f"Repartir du fichier d’origine et l’enregistrer en UTF-8 ({UTF8}), ou récrire ces mots."
        journal.erreur(Lieu(nom, ligne, colonne), CodeFichier.TEXTE_ABIME, message, conseil)
        if suite:
            return
    perdues = list(lettres_perdues(texte))
    for rang, (debut, mot) in enumerate(perdues[:ABIMEES_MAX]):
        suite = len(perdues) - rang - 1 if rang == ABIMEES_MAX - 1 else 0
        message = f"Le « ? » de « {extrait(mot)} » est peut-être une lettre perdue."
        message += f" {suite} autres mots de ce fichier sont ainsi." if suite else ""
        conseil = f"Récrire la lettre ; si d’autres manquent, repartir du fichier d’origine et l’enregistrer en UTF-8 ({UTF8})."
        journal.avertir(Lieu(nom, *position(texte[:debut])), CodeFichier.TEXTE_DOUTEUX, message, conseil)
    # The «à» of CP850 is read as «…», which French writes too: it is doubtful only in a text that has no accent at all.
    seul = None if trouves or en_utf8 or _ACCENTS.search(texte) else _A_SEUL.search(texte)
    if seul:
        ligne, colonne = position(texte[: seul.start()])
        conseil = f"Si c’en est un, rouvrir le fichier en CP850 (« DOS ») ; dans tous les cas, l’enregistrer en UTF-8 ({UTF8})."
        journal.avertir(Lieu(nom, ligne, colonne), CodeFichier.TEXTE_DOUTEUX, "Ce « … » est peut-être un « à » mal lu.", conseil)


def _dire_les_signes_caches(texte: str, nom: str, journal: Journal) -> None:
    """Warn once of a file of signs that are within its words and show nowhere: a search may not find these words."""
    trouves = list(_CACHES.finditer(texte))
    if not trouves:
        return
    place = trouves[0].start()
    avant, apres = texte[max(0, place - _AUTOUR) : place], texte[place : place + _AUTOUR]
    debut = re.search(r"\w*$", avant)
    mot = _CACHES.sub("", (debut[0] if debut else "") + re.split(r"[^\w\u00ad\u200b\u2060\u180e]", apres, maxsplit=1)[0])
    autres = len(trouves) - 1
    suite = f" {autres} autre{'s' if autres > 1 else ''} de ces signes {'sont' if autres > 1 else 'est'} dans ce fichier." if autres else ""
    message = f"Un signe qui ne se voit pas (U+{ord(texte[place]):04X}) est dans le mot « {extrait(mot)} » : une recherche peut ne pas le trouver.{suite}"
    conseil = f"Récrire « {extrait(mot)} » : ce signe vient souvent d’un copier-coller."
    journal.avertir(Lieu(nom, *position(texte[:place])), CodeFichier.TEXTE_DOUTEUX, message, conseil)


def position(avant: str) -> tuple[int, int]:
    """Line and column (from 1) of what follows `avant`."""
    return avant.count("\n") + 1, len(avant) - (avant.rfind("\n") + 1) + 1
