"""Reads the guides that the program brings, and those by which a project replaces them, or adds to them (`content/aide/*.md`).

A guide is plain Markdown: a title (`# …`), a paragraph that says for whom it is, then parts (`## …`) of words and of examples between fences. A link to another
guide gives its file («repondre.md»), so that it leads there in a reader of Markdown too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.ancre import ancre_du_mot
from generator.model.codes import CodeChamp
from generator.model.guide import Guide, MorceauDeGuide, PartieDeGuide
from generator.model.lieu import Lieu
from generator.sources.contenu import lister
from generator.sources.journal import Journal
from generator.sources.socle import GUIDES, superposer
from generator.sources.texte import lire_texte

AIDE = "aide"
# The order in which the program's guides are listed; others come after them, by name.
ORDRE = ("entrer-des-chiffres", "repondre", "donner-un-avis", "recopier-un-contrat", "publier", "publier-sur-un-serveur")
_LIEN = re.compile(r"\]\(([a-z0-9-]+)\.md(#[a-z0-9-]*)?\)")
_PARTIES = re.compile(r"^## +", re.MULTILINE)
_CLOTURE = re.compile(r"^```(\w*)\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)


def lire_guides(contenu: Path, journal: Journal) -> tuple[Guide, ...]:
    """All guides of a project whose words are in `contenu`, in their order."""
    lister(GUIDES, "guides", journal)
    lister(contenu / AIDE, f"content/{AIDE}", journal)
    trouves = {}
    for nom, chemin in superposer(GUIDES, contenu / AIDE).items():
        ou = f"content/{AIDE}/{nom}" if chemin.is_relative_to(contenu) else f"guides/{nom}"
        if chemin.suffix == ".md" and (texte := lire_texte(chemin, ou, journal)) is not None and (guide := _guide(texte, ou, journal)):
            trouves[guide.id] = guide
    rangs = {id: rang for rang, id in enumerate(ORDRE)}
    return tuple(sorted(trouves.values(), key=lambda guide: (rangs.get(guide.id, len(rangs)), guide.id)))


def _guide(texte: str, nom: str, journal: Journal) -> Guide | None:
    tete, *parties = _PARTIES.split(texte)
    titre, _, debut = tete.strip().partition("\n")
    chapeau, _, suite = debut.strip().partition("\n\n")
    if not titre.startswith("# ") or not chapeau:
        journal.erreur(
            Lieu(nom, 1, 1),
            CodeChamp.CHAMP_MANQUANT,
            "Ce guide ne commence pas par un titre et une phrase.",
            "Écrire « # Le titre » sur la première ligne, puis une ligne vide, puis la phrase qui dit pour qui est ce guide.",
        )
        return None
    lues = [PartieDeGuide("", "", tuple(_morceaux(suite)))] if suite.strip() else []
    for partie in parties:
        nom_de_la_partie, _, corps = partie.partition("\n")
        lues.append(PartieDeGuide(nom_de_la_partie.strip(), ancre_du_mot(nom_de_la_partie), tuple(_morceaux(corps))))
    return Guide(Path(nom).stem, titre.removeprefix("# ").strip(), " ".join(chapeau.split()), tuple(lues))


def _morceaux(texte: str) -> Iterator[MorceauDeGuide]:
    avant = 0
    for cloture in _CLOTURE.finditer(texte):
        if mots := texte[avant : cloture.start()].strip():
            yield MorceauDeGuide(_LIEN.sub(rf"]({AIDE}/\1/\2)", mots))
        yield MorceauDeGuide(cloture[2], cloture[1] or "console")
        avant = cloture.end()
    if mots := texte[avant:].strip():
        yield MorceauDeGuide(_LIEN.sub(rf"]({AIDE}/\1/\2)", mots))
