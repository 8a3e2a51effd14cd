"""What editors do to a project, each under its name: small changes of the example, drawn with a seed, that leave data without errors most of the
time. A change raises `Impossible` where the project has nothing left to change so."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from msgspec import Struct

from tests.exemple.projet import CONTRAT

# Of the example: a report, a progress point, the words of an indicator, a collection, the end of the contract, the end that a law set.
ECHEANCES = ("2020-06-30", "2020-09-30", "2020-12-31", "2021-03-31", "2022-12-31", "2023-12-31")


class Essai(Struct):
    """A project, and the day that it is built for."""

    projet: Path
    jour: str

    @property
    def contrat(self) -> Path:
        """The data of the contract of the example."""
        return self.projet / "referentiels" / CONTRAT

    @property
    def contenu(self) -> Path:
        """Its words."""
        return self.projet / "content" / CONTRAT

    @property
    def registres(self) -> Path:
        """The data of the project."""
        return self.projet / "referentiels"


class Impossible(Exception):
    """There is nothing to change so."""


def valeur(essai: Essai, hasard: Random) -> None:
    """A figure of one row."""
    fichier = hasard.choice(sorted((essai.contrat / "valeurs").glob("*.csv")))
    codage = "cp1252" if "windows" in fichier.name else "utf-8"
    lignes = list(csv.DictReader(io.StringIO(fichier.read_text(codage)), delimiter=";"))
    ligne = _un(hasard, [une for une in lignes if re.fullmatch(r"-?\d+", une["valeur"] or "")])
    ligne["valeur"] = str(int(ligne["valeur"]) + hasard.randint(1, 9))
    _ecrire_table(fichier, lignes, codage)


def libelle(essai: Essai, hasard: Random) -> None:
    """The words of an indicator, or the title of a promise."""
    fichier, donnees = _promesses(essai, hasard)
    chose, mots = _un(hasard, [(une, nom) for une in _choses(donnees) for nom in ("libelle", "titre") if une.get(nom)])
    chose[mots] = f"{chose[mots]} {_mot(hasard)}"
    _ecrire(fichier, donnees)


def cible(essai: Essai, hasard: Random) -> None:
    """What an indicator is to reach, or one that it had not."""
    fichier, donnees = _promesses(essai, hasard)
    vise = _un(hasard, [un for un in _indicateurs(donnees) if un.get("unite") == "nombre"])
    nombre = hasard.randint(100, 9_999)
    vise["cible"] = {"texte": f"{nombre} en 2022", "valeur": str(nombre), "annee": "2022"}
    _ecrire(fichier, donnees)


def partenaire_renomme(essai: Essai, hasard: Random) -> None:
    """The name of a body, wherever it is written."""
    fichier = essai.registres / "partenaires.yml"
    donnees = _lire(fichier)
    partenaire = _un(hasard, [un for un in donnees["partenaires"] if un.get("nom")])
    partenaire["nom"] = f"{partenaire['nom']} {_mot(hasard)}"
    _ecrire(fichier, donnees)


def noeud_deplace(essai: Essai, hasard: Random) -> None:
    """A promise under another one."""
    fichier = essai.contrat / "referentiel" / "1-ecole.yml"
    donnees = _lire(fichier)
    places = [(mere, noeud) for mere in _noeuds(donnees) for noeud in mere.get("noeuds", ()) if noeud.get("niveau") == "engagement"]
    mere, noeud = _un(hasard, places)
    neuve = _un(hasard, [une for une in _noeuds(donnees) if une is not mere and une["niveau"] in ("orientation", "objectif", "priorite")])
    mere["noeuds"].remove(noeud)
    if not mere["noeuds"]:
        del mere["noeuds"]
    neuve.setdefault("noeuds", []).append(noeud)
    _ecrire(fichier, donnees)


def id_renomme(essai: Essai, hasard: Random) -> None:
    """Another id, wherever it stands; the old one is kept among those that lead to it."""
    fichiers = [*sorted((essai.contrat / "referentiel").glob("*.yml")), essai.contrat / "territoires.yml"]
    connus = {chose["id"]: fichier for fichier in fichiers for chose in _choses(_lire(fichier))}
    ancien = _un(hasard, sorted(connus))
    neuf = re.sub(r"-n[0-9]+$", "", ancien) + f"-n{hasard.randint(1, 999)}"
    if neuf in connus:
        raise Impossible
    for un in _donnees(essai):
        octets = un.read_bytes()
        change = re.sub(rb"(?<![\w-])" + re.escape(ancien).encode() + rb"(?![\w-])", neuf.encode(), octets)
        if change != octets:
            un.write_bytes(change)
    donnees = _lire(connus[ancien])
    chose = next(une for une in _choses(donnees) if une["id"] == neuf)
    chose["anciens_ids"] = [*(un for un in chose.get("anciens_ids", ()) if un != neuf), ancien]
    _ecrire(connus[ancien], donnees)


def gabarit(essai: Essai, hasard: Random) -> None:
    """A word of a template."""
    fichier = _un(hasard, sorted((essai.projet / "site_templates" / "pages").rglob("*.j2")))
    texte = fichier.read_text("utf-8")
    mot = _un(hasard, list(re.finditer(r">\s*([^<>{}%#\"\n]*[a-zé]{3})(?=[ .]|<)", texte)))
    fichier.write_text(f"{texte[: mot.end(1)]}{_mot(hasard)}{texte[mot.end(1) :]}", "utf-8")


def feuille_de_style(essai: Essai, hasard: Random) -> None:
    """A rule more."""
    fichier = _un(hasard, sorted((essai.projet / "site_templates" / "ressources").glob("*.css")))
    _a_la_fin(fichier, f"\n.{_mot(hasard)}{{color:red}}\n")


def script(essai: Essai, hasard: Random) -> None:
    """A line more."""
    fichier = _un(hasard, sorted((essai.projet / "site_templates" / "ressources").glob("*.js")))
    _a_la_fin(fichier, f'\n"{_mot(hasard)}";\n')


def gabarit_de_carte(essai: Essai, hasard: Random) -> None:
    """What a map document is drawn or driven with."""
    fichier = _un(hasard, sorted((essai.projet / "site_templates" / "carte").glob("plan.*")))
    _a_la_fin(fichier, f"\n.{_mot(hasard)}{{color:red}}\n" if fichier.suffix == ".css" else f'\n"{_mot(hasard)}";\n')


def theme(essai: Essai, hasard: Random) -> None:
    """What stands around every page."""
    fichier = essai.projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    _a_la_fin(fichier, f"<p>{_mot(hasard)}</p>\n")


def territoire_ajoute(essai: Essai, hasard: Random) -> None:
    """A neighbourhood more."""
    fichier = essai.contrat / "territoires.yml"
    donnees = _lire(fichier)
    commune = _un(hasard, [un["id"] for un in donnees["territoires"] if un["type"] == "commune"])
    neuf = {"id": f"quartier-{_mot(hasard)}", "type": "qva", "nom": f"Quartier {_mot(hasard)}", "communes": [commune], "repere": "Annexe 2"}
    donnees["territoires"].append(neuf)
    _ecrire(fichier, donnees)


def contour(essai: Essai, hasard: Random) -> None:
    """The outline of a place that had a point alone, or another one."""
    fichier = essai.contrat / "contours.geojson"
    donnees = json.loads(fichier.read_text("utf-8"))
    traces = {un["properties"]["code_qp"]: un for un in donnees["features"]}
    code = _un(hasard, ["QP099001", "QP099002"])
    ouest, sud = 2.4 + hasard.randint(1, 90) / 10_000, 48.7 + hasard.randint(1, 90) / 10_000
    coins = [(ouest, sud), (ouest + 0.004, sud), (ouest + 0.004, sud + 0.003), (ouest, sud + 0.003), (ouest, sud)]
    if code not in traces:
        traces[code] = {"type": "Feature", "properties": {"code_qp": code, "lib_qp": "Le Vieux Moulin"}, "geometry": {"type": "Polygon"}}
        donnees["features"].append(traces[code])
    traces[code]["geometry"]["coordinates"] = [[[round(x, 4), round(y, 4)] for x, y in coins]]
    fichier.write_text(json.dumps(donnees), "utf-8")


def avis_ajoute(essai: Essai, hasard: Random) -> None:
    """An opinion on something, or on the whole, given before the first day that the site may be built for: one that is still to come is not shown."""
    sur = _un(hasard, [*(chose["id"] for _, donnees in _toutes_les_promesses(essai) for chose in _choses(donnees)), ""])
    mot = _mot(hasard)
    entete = f"titre: Ce que nous en pensons, {mot}\nauteur: Conseil citoyen\ndate: 2020-05-{hasard.randint(1, 28):02d}\n"
    fichier = essai.contenu / "avis" / f"2020-{mot}.md"
    fichier.write_text(f"---\n{entete}{f'sur: [{sur}]' if sur else ''}\n---\nNous demandons **autre** chose : {mot}.\n", "utf-8")


def publication_ajoutee(essai: Essai, hasard: Random) -> None:
    """A document of others that may have figures."""
    fichier = essai.contrat / "publications.yml"
    donnees = _lire(fichier)
    indicateurs = [un["id"] for _, promesses in _toutes_les_promesses(essai) for un in _indicateurs(promesses)]
    mot = _mot(hasard)
    neuve = {
        **{"id": f"rapport-{mot}", "titre": f"Rapport {mot}", "editeur": "Ville d’Exempleville", "date": "2020"},
        **{"adresse": f"https://exempleville.invalid/{mot}", "genre": "publication_officielle", "etat": "connue_non_lue"},
        "cherchee": {"ou": "site de la ville", "le": "2020-06-10"},
        "couvre": {"indicateurs": [_un(hasard, indicateurs)], "chiffres": "chiffres par an"},
    }
    donnees["publications"].append(neuve)
    _ecrire(fichier, donnees)


def glossaire(essai: Essai, hasard: Random) -> None:
    """Another explanation of a word, or a word more."""
    fichier = essai.registres / "glossaire.yml"
    donnees = _lire(fichier)
    mot = _mot(hasard)
    terme = _un(hasard, [*donnees["termes"], None])
    if terme is None:
        donnees["termes"].append({"terme": mot.upper(), "nom": f"ce que dit {mot}", "phrase": "Un sigle inventé."})
    else:
        terme["phrase"] = f"Un mot inventé : {mot}."
    _ecrire(fichier, donnees)


def reglage_du_site(essai: Essai, hasard: Random) -> None:
    """Who publishes, or where to write."""
    fichier = essai.registres / "site.yml"
    donnees = _lire(fichier)
    if hasard.random() < 0.5:
        donnees["editeur"]["nom"] = f"Ville inventée {_mot(hasard)}"
    else:
        donnees["signalement"] = f"{_mot(hasard)}@exempleville.invalid"
    _ecrire(fichier, donnees)


def reglage_du_contrat(essai: Essai, hasard: Random) -> None:
    """The title of the contract, of a level, of a document, or a date of its calendar."""
    fichier = essai.contrat / "contrat.yml"
    donnees = _lire(fichier)
    chose, nom = _un(
        hasard,
        [(donnees, "titre"), (donnees["niveaux"][3], "description"), (donnees["documents"][0], "titre"), (donnees["collecte"][1], "titre")],
    )
    chose[nom] = f"{chose[nom]} {_mot(hasard)}"
    if hasard.random() < 0.3:
        donnees["calendrier"][0]["echeance"] = hasard.choice(ECHEANCES)
    _ecrire(fichier, donnees)


def reglage_de_mkdocs(essai: Essai, hasard: Random) -> None:
    """What the builder says of the site."""
    fichier = essai.projet / "mkdocs.yml"
    texte = fichier.read_text("utf-8")
    fichier.write_text(re.sub(r"(?m)^site_name: .*$", f"site_name: Engagements {_mot(hasard)}", texte), "utf-8")


def fichier_ajoute(essai: Essai, hasard: Random) -> None:
    """A table of figures more, or words that were not there."""
    mot = _mot(hasard)
    if hasard.random() < 0.5:
        nombres = [un["id"] for _, donnees in _toutes_les_promesses(essai) for un in _indicateurs(donnees) if un.get("unite") == "nombre"]
        ligne = f"{_un(hasard, nombres)};{_lieu(essai)};{hasard.randint(2015, 2018)};{hasard.randint(1, 999)};Bilan {mot}"
        (essai.contrat / "valeurs" / f"{mot}.csv").write_text(f"indicateur;territoire;periode;valeur;source\n{ligne}\n", "utf-8")
    else:
        _a_la_fin(essai.projet / "content" / "a-propos.md", f"Ce site est un exemple : {mot}.\n\n")


def fichier_retire(essai: Essai, hasard: Random) -> None:
    """An opinion, a table of figures, or words, that are no longer there."""
    avis, tables = sorted((essai.contenu / "avis").glob("*.md")), sorted((essai.contrat / "valeurs").glob("*.csv"))
    mots = [un for un in (essai.projet / "content" / "index.md", essai.contenu / "methode.md") if un.exists()]
    _un(hasard, [*avis, *(un for un in tables if un.name != "communes.csv"), *mots]).unlink()


def contrat_ajoute(essai: Essai, hasard: Random) -> None:
    """A small contract more."""
    id = f"contrat-{_mot(hasard)}"
    dossier = essai.registres / id
    dossier.mkdir()
    modele = Path(__file__).parents[1] / "exemple" / "referentiels" / "contrat-minimal"
    for fichier in modele.iterdir():
        (dossier / fichier.name).write_text(fichier.read_text("utf-8").replace("contrat-minimal", id), "utf-8")


def contrat_retire(essai: Essai, hasard: Random) -> None:
    """A contract less, but for the large one."""
    autres = [un for un in sorted(essai.registres.iterdir()) if (un / "contrat.yml").is_file() and un.name != CONTRAT]
    retire = _un(hasard, autres)
    shutil.rmtree(retire)
    fichier = essai.registres / "glossaire.yml"
    donnees = _lire(fichier)
    donnees["termes"] = [un for un in donnees["termes"] if retire.name not in un.get("contrats", ())]
    _ecrire(fichier, donnees)


def jour(essai: Essai, hasard: Random) -> None:
    """The day on which a deadline has passed; where it had, its last day."""
    echeance = hasard.choice(ECHEANCES)
    essai.jour = echeance if essai.jour > echeance else (date.fromisoformat(echeance) + timedelta(days=1)).isoformat()


def un_mot_au_hasard(essai: Essai, hasard: Random) -> None:
    """A letter or a figure more in any word of any file of data."""
    fichier, texte = _un_texte(essai, hasard)
    mot = _un(hasard, list(re.finditer(r"\w+", texte)))
    ajout = str(hasard.randint(0, 9)) if mot[0][-1].isdigit() else hasard.choice("aeqrst")
    fichier.write_text(f"{texte[: mot.end()]}{ajout}{texte[mot.end() :]}", "utf-8")


def une_ligne_au_hasard(essai: Essai, hasard: Random) -> None:
    """Any line of any file of data taken away, written twice, or put in the place of another."""
    fichier, texte = _un_texte(essai, hasard)
    lignes = texte.splitlines(keepends=True)
    un, deux = hasard.randrange(len(lignes)), hasard.randrange(len(lignes))
    sort = hasard.randrange(3)
    if sort == 0:
        del lignes[un]
    elif sort == 1:
        lignes.insert(un, lignes[deux])
    else:
        lignes[un], lignes[deux] = lignes[deux], lignes[un]
    fichier.write_text("".join(lignes), "utf-8")


Changement = Callable[[Essai, Random], None]
CHANGEMENTS: tuple[Changement, ...] = (
    *(valeur, libelle, cible, partenaire_renomme, noeud_deplace, id_renomme),
    *(gabarit, feuille_de_style, script, gabarit_de_carte, theme),
    *(territoire_ajoute, contour, avis_ajoute, publication_ajoutee, glossaire),
    *(reglage_du_site, reglage_du_contrat, reglage_de_mkdocs),
    *(fichier_ajoute, fichier_retire, contrat_ajoute, contrat_retire),
    *(jour, un_mot_au_hasard, une_ligne_au_hasard),
)


def _un(hasard: Random, choix: list[Any]) -> Any:
    if not choix:
        raise Impossible
    return hasard.choice(choix)


def _mot(hasard: Random) -> str:
    """A word that stands nowhere."""
    return "".join(hasard.choice("bdfgkmptvz") + hasard.choice("aeiou") for _ in range(4))


class _Simple(yaml.SafeDumper):
    """Writes what stands twice twice: the program reads no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class'
        return True


def _lire(fichier: Path) -> Any:
    return yaml.load(fichier.read_text("utf-8"), Loader=yaml.BaseLoader)


def _ecrire(fichier: Path, donnees: Any) -> None:
    fichier.write_text(yaml.dump(donnees, Dumper=_Simple, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _ecrire_table(fichier: Path, lignes: list[dict[str, str]], codage: str) -> None:
    ecrit = io.StringIO()
    table = csv.DictWriter(ecrit, list(lignes[0]), delimiter=";", lineterminator="\n")
    table.writeheader()
    table.writerows(lignes)
    fichier.write_text(ecrit.getvalue(), codage)


def _a_la_fin(fichier: Path, texte: str) -> None:
    with fichier.open("a", encoding="utf-8") as flux:
        flux.write(texte)


def _toutes_les_promesses(essai: Essai) -> list[tuple[Path, Any]]:
    return [(fichier, _lire(fichier)) for fichier in sorted((essai.contrat / "referentiel").glob("*.yml"))]


def _promesses(essai: Essai, hasard: Random) -> tuple[Path, Any]:
    """One of the files of promises: the largest, most of the time."""
    fichiers = _toutes_les_promesses(essai)
    return fichiers[0] if hasard.random() < 0.7 else hasard.choice(fichiers)


def _noeuds(donnees: Any) -> Iterator[Any]:
    for noeud in donnees.get("noeuds", ()):
        yield noeud
        yield from _noeuds(noeud)


def _indicateurs(donnees: Any) -> Iterator[Any]:
    for noeud in _noeuds(donnees):
        yield from noeud.get("indicateurs", ())


def _choses(donnees: Any) -> Iterator[Any]:
    """All that has an id in a file of promises, or of places."""
    yield from _noeuds(donnees)
    yield from _indicateurs(donnees)
    yield from donnees.get("territoires", ())


def _lieu(essai: Essai) -> str:
    """The id of the perimeter."""
    return next(un["id"] for un in _lire(essai.contrat / "territoires.yml")["territoires"] if un["type"] == "perimetre")


def _donnees(essai: Essai) -> list[Path]:
    """All files of data and of words."""
    dossiers = (essai.projet / nom for nom in ("referentiels", "content"))
    return [un for dossier in dossiers for un in sorted(dossier.rglob("*.*")) if un.suffix in (".yml", ".csv", ".md")]


def _un_texte(essai: Essai, hasard: Random) -> tuple[Path, str]:
    """One of them that is UTF-8, with its text."""
    fichier = _un(hasard, [un for un in _donnees(essai) if "windows" not in un.name and un.stat().st_size])
    return fichier, fichier.read_text("utf-8")
