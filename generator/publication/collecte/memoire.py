"""What a project remembers of its collection: `collecte.yml` as text, after a workbook was written, sent, answered."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.model.collecte import EnvoiDeCollecte, ReponseRecue
from generator.publication.collecte.lignes_changees import changer

FICHIER = "collecte.yml"
_TETE = (
    "# Écrit par « engagements collecte » : qui a été interrogé, quand, et ce qui est revenu.",
    "# On peut le corriger à la main (« envoye_le », « relances », « note ») ; vos commentaires sont gardés.",
    "# N’y écrire le nom d’aucune personne.",
)

_TETE_D_AVANT = _TETE[1].replace("vos commentaires sont gardés", "les commentaires ne sont pas gardés")  # what was true until 0.2


def chemin_de_la_memoire(projet: Path, contrat: str) -> Path:
    """Where it stands."""
    return projet / "referentiels" / contrat / FICHIER


def avec_l_envoi(envois: Sequence[EnvoiDeCollecte], nouveau: EnvoiDeCollecte) -> tuple[EnvoiDeCollecte, ...]:
    """The workbooks with one more. Where this partner was asked for this time before, the new one takes its place, and what came back stays."""
    sortie, place = [], False
    for envoi in envois:
        if _meme(envoi, nouveau.partenaire, nouveau.periode.texte if nouveau.periode else ""):
            sortie.append(replace(nouveau, envoye_le=envoi.envoye_le, relances=envoi.relances, reponses=envoi.reponses, note=envoi.note))
            place = True
        else:
            sortie.append(envoi)
    return tuple(sortie) if place else (*sortie, nouveau)


def avec_la_reponse(envois: Sequence[EnvoiDeCollecte], partenaire: str, periode: str, reponse: ReponseRecue) -> tuple[EnvoiDeCollecte, ...]:
    """The workbooks with one more answer; the same file on the same day is one answer."""
    return tuple(
        replace(
            envoi,
            reponses=(*(une for une in envoi.reponses if (une.recue_le, une.fichier) != (reponse.recue_le, reponse.fichier)), reponse),
        )
        if _meme(envoi, partenaire, periode)
        else envoi
        for envoi in envois
    )


def _meme(envoi: EnvoiDeCollecte, partenaire: str, periode: str) -> bool:
    return envoi.partenaire == partenaire and envoi.periode is not None and envoi.periode.texte == periode


def texte_de_la_memoire(envois: Sequence[EnvoiDeCollecte], avant: str = "") -> str:
    """The file. Where there was one (`avant`), only what changes is written again: what somebody wrote around it stays."""
    neuf = "\n".join((*_TETE, "envois:", *lignes_des_envois(envois))) + "\n"
    return changer(avant.replace(_TETE_D_AVANT, _TETE[1]), neuf) or neuf if avant.strip() else neuf


def ecrire_la_memoire(projet: Path, contrat: str, envois: Sequence[EnvoiDeCollecte]) -> tuple[Path, str]:
    """Where the memory of a contract stands, and what is to be written there."""
    chemin = chemin_de_la_memoire(projet, contrat)
    return chemin, texte_de_la_memoire(envois, chemin.read_text("utf-8") if chemin.is_file() else "")


def lignes_des_envois(envois: Iterable[EnvoiDeCollecte]) -> Iterator[str]:
    """The workbooks as items of a list."""
    for envoi in envois:
        yield from _envoi(envoi)


def _envoi(envoi: EnvoiDeCollecte) -> Iterator[str]:
    yield f"  - partenaire: {envoi.partenaire}"
    yield f"    periode: {_mot(envoi.periode.texte if envoi.periode else '')}"
    if envoi.fichier:
        yield f"    fichier: {_mot(envoi.fichier)}"
    yield f"    prepare_le: {envoi.prepare_le}"
    for nom, jour in (("envoye_le", envoi.envoye_le), ("avant_le", envoi.avant_le)):
        if jour:
            yield f"    {nom}: {jour}"
    if envoi.relances:
        yield f"    relances: [{', '.join(_mot(jour) for jour in envoi.relances)}]"
    yield f"    lignes: {envoi.lignes}"
    yield f"    indicateurs: [{', '.join(envoi.indicateurs)}]"
    if envoi.note:
        yield f"    note: {_mot(envoi.note)}"
    if envoi.reponses:
        yield "    reponses:"
    for reponse in envoi.reponses:
        comptes = f"chiffres: {reponse.chiffres}, sans_chiffre: {reponse.sans_chiffre}, vides: {reponse.vides}"
        nom = f"fichier: {_mot(reponse.fichier)}, " if reponse.fichier else ""
        yield f"      - {{recue_le: {reponse.recue_le}, {nom}{comptes}}}"


def _mot(mot: str) -> str:
    return json.dumps(mot, ensure_ascii=False)
