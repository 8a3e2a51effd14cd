"""Begins a project, or a contract in a project: writes files with comments that say what to fill in. No existing file is changed."""

import json
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator import __version__
from generator.model.nouveau import Demande, NouvelleCommune
from generator.publication import schemas
from generator.publication.disque import ecrire
from generator.sources.socle import NOUVEAU, superposer

EXEMPLE = "referentiel/1-exemple.yml"  # the promise that a new contract has as an example
# Debian's names of the libraries that the PDFs need.
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class DejaLa(Exception):
    """What was asked for is there already; the message says what, in French."""


def commencer_un_projet(dossier: Path, demande: Demande, repris: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Write a new project with one contract into `dossier`; the paths written. Raises DejaLa where it holds anything but `.git`.

    `repris` are files of the contract that are taken from another one (`nouveau_d_apres`), in the place of the example.
    """
    if dossier.exists() and (not dossier.is_dir() or any(chemin.name != ".git" for chemin in dossier.iterdir())):
        raise DejaLa(f"« {dossier} » existe et n’est pas vide : choisir un autre dossier. Pour ajouter un contrat, --contrat.")
    return _ecrire(dossier, {**_du_projet(demande), **avec_le_repris(_du_contrat(demande), repris)})


def commencer_un_contrat(
    projet: Path, demande: Demande, connus: Collection[str], repris: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Write a new contract into a project; the paths written. Raises DejaLa where it has files of a contract of this id.

    `connus` are the ids of the project's partners: a commune that is none of them is left out of the parties who sign. `repris` as for a project.
    """
    return _ecrire(projet, avec_le_repris(textes_du_contrat(projet, demande, connus), repris))


def avec_le_repris(textes: Mapping[str, str], repris: Mapping[str, str] | None) -> dict[str, str]:
    """The files of a new contract with those that are taken from another one: its tree instead of the example, and more fields of its contrat.yml."""
    if repris is None:
        return dict(textes)
    gardes = {chemin: texte for chemin, texte in textes.items() if not chemin.endswith(f"/{EXEMPLE}")}
    return gardes | {chemin: gardes.get(chemin, "") + texte for chemin, texte in repris.items()}


def textes_du_contrat(projet: Path, demande: Demande, connus: Collection[str]) -> dict[str, str]:
    """The files of a new contract by their path below the project, not yet written. Raises DejaLa where it has files of a contract of this id."""
    for dossier in (projet / "referentiels" / demande.id, projet / "content" / demande.id):
        if dossier.exists():
            raise DejaLa(f"« {dossier.relative_to(projet).as_posix()} » existe : choisir un autre identifiant.")
    return _du_contrat(demande, connus)


def ligne_du_programme() -> str:
    """The line of a project's requirements.txt for this program: its exact version, or the address that it was installed from."""
    try:
        lue = distribution("engagements").read_text("direct_url.json")
    except PackageNotFoundError:
        lue = None
    origine = json.loads(lue) if lue else {}
    adresse = str(origine.get("url", ""))
    if "vcs_info" in origine and not adresse.startswith("file:"):
        return f"engagements @ {origine['vcs_info']['vcs']}+{adresse}@{origine['vcs_info']['commit_id']}"
    if "archive_info" in origine and not adresse.startswith("file:"):
        return f"engagements @ {adresse}"
    return f"engagements=={__version__}"


def _du_projet(demande: Demande) -> dict[str, str]:
    copies = {f"{schemas.DOSSIER}/{nom}": octets.decode("utf-8") for nom, octets in schemas.schemas_du_programme().items()}
    return {**_rendre(NOUVEAU / "projet", demande, {"point-": "."}), **copies}


def _du_contrat(demande: Demande, connus: Collection[str] | None = None) -> dict[str, str]:
    signent = [commune for commune in demande.communes if connus is None or commune.id in connus]
    chemins = {"referentiels": f"referentiels/{demande.id}", "content": f"content/{demande.id}"}
    rendus = _rendre(NOUVEAU / "contrat", demande, {}, signent)
    return {f"{chemins[tete]}/{suite}": texte for chemin, texte in rendus.items() for tete, _, suite in (chemin.partition("/"),)}


def _rendre(modele: Path, demande: Demande, noms: Mapping[str, str], signent: Sequence[NouvelleCommune] = ()) -> dict[str, str]:
    environnement = Environment(
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # text files, whose words are quoted as YAML wants
    )
    environnement.filters["yaml"] = lambda mot: json.dumps(mot, ensure_ascii=False)
    rendus = {}
    commenter = (NOUVEAU / "commenter.txt").read_text(encoding="utf-8").rstrip("\n")
    for chemin, fichier in superposer(modele).items():
        for avant, apres in noms.items():
            chemin = "/".join(f"{apres}{nom.removeprefix(avant)}" if nom.startswith(avant) else nom for nom in chemin.split("/"))
        modele_lu = environnement.from_string(fichier.read_text(encoding="utf-8"))
        connus = {"programme": ligne_du_programme(), "pango": PANGO, "schemas": _schemas(), "commenter": commenter}
        rendus[chemin] = modele_lu.render(d=demande, signent=signent, **connus)
    return rendus


def _schemas() -> str:
    """The setting `yaml.schemas` of VS Code, as JSON: which schema each file has.

    It names the copies in the project, for the settings cannot know where the program is installed.
    """
    return json.dumps(schemas.PLACES, indent=2).replace("\n", "\n  ")


def _ecrire(dossier: Path, textes: Mapping[str, str]) -> tuple[str, ...]:
    for chemin, texte in textes.items():
        ecrire(dossier / chemin, texte.encode("utf-8"))
    return tuple(textes)
