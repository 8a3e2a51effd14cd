"""What a project remembers of its collection: `collecte.yml` as text, after a workbook was written, sent, answered."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.model.collecte import EnvoiDeCollecte, ReponseRecue

FICHIER = "collecte.yml"
_TETE = (
    "# Écrit par « engagements collecte » : qui a été interrogé, quand, et ce qui est revenu.",
    "# On peut le corriger à la main (« envoye_le », « relances », « note ») ; les commentaires ne sont pas gardés.",
    "# N’y écrire le nom d’aucune personne.",
)


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


def texte_de_la_memoire(envois: Sequence[EnvoiDeCollecte]) -> str:
    """The file."""
    return "\n".join((*_TETE, "envois:", *(ligne for envoi in envois for ligne in _envoi(envoi)))) + "\n"


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
