"""`engagements nouveau`."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.calculs.nombres_dits import accord
from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_projet_a_construire, option_projet
from generator.model.ancre import ancre_du_mot
from generator.model.nouveau import MARQUE, Demande, NouvelleCommune, de, niveau

AIDE = "commence un projet dans un dossier, ou un contrat dans un projet"
PLACES = "[DOSSIER] "
# The words of pages for each kind of contract, and the levels that most of them have.
GENRES = {
    "contrat-de-ville": ("contrat de ville", "Contrat de ville", "Orientation, Objectif, Action"),
    "perr": (
        "protocole d’engagements renforcés et réciproques",
        "Protocole d’engagements renforcés et réciproques",
        "Orientation, Objectif, Engagement",
    ),
    "ctg": ("convention territoriale globale", "Convention territoriale globale", "Axe, Objectif, Action"),
    "autre": ("convention", "Convention", "Axe, Objectif, Action"),
}
_PROBLEMES_DITS = 20
# A name that begins as a code does is a code written wrong («94054», «9405 Orly», «2a004 Ajaccio»).
_COMMUNE = re.compile(r"(?:(?P<code>[0-9][0-9AB][0-9]{3})\s+)?(?P<nom>(?![0-9][0-9ABab][0-9])\S.*)")


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.argument("dossier", "le dossier du nouveau projet, vide ou à créer")
    analyseur.option("--contrat", "ajoute un contrat de cet identifiant (« grigny-2024 ») au projet", "ID")
    option_projet(analyseur)
    options_du_contrat(analyseur)
    analyseur.option(
        "--d-apres", "reprend l’arbre et les indicateurs de ce contrat du projet, sans rien de ce qui est à sa ville", "CONTRAT"
    )
    analyseur.option("--niveaux", "les niveaux des promesses, du plus haut au plus bas : « Axe, Objectif, Action »", "LISTE")


def options_du_contrat(analyseur: Analyseur) -> None:
    """What a person says of a contract that she begins."""
    analyseur.option("--territoire", "le nom du territoire, tel que les pages l’affichent", "NOM")
    analyseur.option("--genre", f"le genre du contrat : {', '.join(GENRES)}", "GENRE")
    analyseur.option("--titre", "le titre du contrat", "TITRE")
    analyseur.option("--communes", "les communes, avec leur code Insee si on le sait : « 94054 Orly, 94016 Cachan »", "LISTE")
    analyseur.option("--debut", "la première année du contrat", "AAAA")
    analyseur.option("--fin", "la dernière, si le document la dit", "AAAA")


def lancer(lus: Namespace) -> int:
    """Write the files. What no option gives is asked at the keyboard, where there is a terminal."""
    if lus.dossier and lus.contrat:
        raise MauvaisUsage(
            "dire un dossier, pour un nouveau projet, ou --contrat, pour un contrat de plus dans un projet (--projet) : pas les deux."
        )
    if not lus.dossier and not lus.contrat:
        raise MauvaisUsage("dire le dossier du nouveau projet (« engagements nouveau ma-ville »), ou --contrat et un identifiant.")
    if lus.d_apres and lus.niveaux:
        raise MauvaisUsage("--niveaux ne se dit pas avec --d-apres : les niveaux sont ceux du contrat repris.")
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.publication.nouveau import DejaLa, commencer_un_contrat, commencer_un_projet
    from generator.publication.nouveau_d_apres import ModeleRefuse

    demander = _poser if sys.stdin.isatty() and sys.stdout.isatty() else _ne_pas_poser
    try:
        if lus.dossier:
            dossier = Path(lus.dossier).resolve()
            demande, repris = _demande(lus, demander, ancre_du_mot(dossier.name) or "contrat")
            ecrits = commencer_un_projet(dossier, demande, repris)
            print(
                f"{accord(len(ecrits), 'fichier écrit', 'fichiers écrits')} dans « {lus.dossier} ». Tout ce qui porte « {MARQUE} » est un exemple."
            )
            print(f"Voir le site : engagements servir --projet {_entre_guillemets(lus.dossier)}")
            return FINE
        projet = lire_projet_a_construire(lus)
        demande, repris = _demande(lus, demander, lus.contrat)
        connus = _partenaires(projet)
        ecrits = commencer_un_contrat(projet, demande, connus, repris)
    except DejaLa as erreur:
        raise MauvaisUsage(str(erreur)) from None
    except ModeleRefuse as refus:
        print("\n".join((*map(str, refus.problemes[:_PROBLEMES_DITS]), f"{refus} Rien n’a été écrit.")), file=sys.stderr)
        return PROBLEMES
    print(f"{accord(len(ecrits), 'fichier écrit', 'fichiers écrits')} dans « referentiels/{demande.id} » et « content/{demande.id} ».")
    if inconnues := [commune for commune in demande.communes if commune.id not in connus]:
        print("À ajouter à referentiels/partenaires.yml, puis aux signataires du contrat :")
        for commune in inconnues:
            print(f'  - {{id: {commune.id}, nom: "{commune.nom_entier}", type: commune}}')
    return FINE


def _demande(lus: Namespace, demander: Callable[[str, str], str], id: str) -> tuple[Demande, dict[str, str] | None]:
    """The contract to begin, and what it takes from the other one (None: from none). Raises MauvaisUsage, ModeleRefuse."""
    if not lus.d_apres:
        return lire_demande(lus, demander, id), None
    from generator.publication.nouveau_d_apres import lire_le_modele, textes_du_modele

    repris = lire_le_modele(lire_projet_a_construire(lus), lus.d_apres)
    genre = next((mot for mot, (type_, *_) in GENRES.items() if type_ == repris.type), "autre")
    demande = lire_demande(Namespace(**{**vars(lus), "genre": lus.genre or genre, "niveaux": "Niveau"}), demander, id)
    demande = replace(demande, niveaux=repris.niveaux, modele=lus.d_apres)
    print(
        f"Repris de « {lus.d_apres} » : {accord(repris.promesses, 'promesse')} et {accord(repris.indicateurs, 'indicateur')}, sans chiffre, "
        "sans lieu, sans réponse."
    )
    restent = accord(repris.a_ecrire, "texte reste", "textes restent")
    print(f"{restent} à écrire : « engagements verifier » {'le dit' if repris.a_ecrire == 1 else 'les dit un par un'}.")
    return demande, textes_du_modele(demande, repris)


def _partenaires(projet: Path) -> frozenset[str]:
    from generator.sources.communs import lire_communs
    from generator.sources.gardes import sans_rien_garder
    from generator.sources.journal import Journal

    communs = lire_communs(projet / "referentiels", "referentiels", Journal(), sans_rien_garder(projet))
    return frozenset(partenaire.id for partenaire in communs.partenaires)


def lire_demande(lus: Namespace, demander: Callable[[str, str], str], id: str) -> Demande:
    """The contract that options and answers describe. Raises MauvaisUsage."""
    from generator.sources.champs import ID, ID_MAX

    if not ID.match(id) or len(id) > ID_MAX:
        conseil = f"Écrire des lettres minuscules sans accent, des chiffres et des tirets, {ID_MAX} signes au plus"
        raise MauvaisUsage(f"« {id} » n’est pas un identifiant. {conseil} (« grigny-2024 »).")
    genre = lus.genre or demander(f"Genre de contrat ({', '.join(GENRES)})", "contrat-de-ville")
    if genre not in GENRES:
        raise MauvaisUsage(f"« {genre} » n’est pas un genre de contrat : écrire l’un de {', '.join(GENRES)}.")
    type_, titre, niveaux = GENRES[genre]
    territoire = lus.territoire or demander("Nom du territoire", id.replace("-", " ").title())
    communes = _communes(lus.communes or demander("Communes (« 94054 Orly, 94016 Cachan »)", territoire))
    debut = _annee(lus.debut or demander("Première année du contrat", str(date.today().year)))
    fin = lus.fin or demander("Dernière année (rien si le document ne la dit pas)", "")
    demande = Demande(
        id=id,
        territoire=territoire,
        titre=lus.titre or f"{titre} {de(territoire)}",
        type=type_,
        debut=debut,
        fin=_annee(fin) if fin else None,
        communes=communes,
        niveaux=tuple(niveau(nom) for nom in _liste(lus.niveaux or demander("Niveaux des promesses, du plus haut au plus bas", niveaux))),
    )
    if demande.fin is not None and demande.fin < debut:
        raise MauvaisUsage(f"le contrat finirait ({demande.fin}) avant de commencer ({debut}).")
    return _sure(demande)


def _sure(demande: Demande) -> Demande:
    """Refuse what would not make files that can be read: two communes or two levels of one id, a name without a letter."""
    for quoi, ids in (("communes", [commune.id for commune in demande.communes]), ("niveaux", [un.id for un in demande.niveaux])):
        if not ids or not all(ids) or len(set(ids)) != len(ids):
            raise MauvaisUsage(f"les {quoi} doivent avoir chacun un nom, et chacun le sien.")
    textes = (demande.territoire, demande.titre, *(commune.nom for commune in demande.communes), *(un.nom for un in demande.niveaux))
    if any(not texte.isprintable() for texte in textes):
        raise MauvaisUsage("un nom contient un signe que l’on ne voit pas, ou va à la ligne.")
    return demande


def _communes(mots: str) -> tuple[NouvelleCommune, ...]:
    communes = []
    for mot in _liste(mots):
        trouve = _COMMUNE.fullmatch(mot)
        if trouve is None:
            raise MauvaisUsage(f"« {mot} » n’est pas une commune : écrire « 94054 Orly », ou « Orly ».")
        communes.append(NouvelleCommune(ancre_du_mot(trouve["nom"]), trouve["nom"], trouve["code"] or ""))
    return tuple(communes)


def _liste(mots: str) -> list[str]:
    return [mot.strip() for mot in re.split("[,;]", mots) if mot.strip()]


def _annee(mot: str) -> int:
    if not re.fullmatch(r"(?:19|20|21)[0-9]{2}", mot):
        raise MauvaisUsage(f"« {mot} » n’est pas une année : écrire quatre chiffres (2024).")
    return int(mot)


def _poser(question: str, defaut: str) -> str:
    """The answer of the person at the keyboard, or what is proposed to her."""
    try:
        return input(f"{question}{f' [{defaut}]' if defaut else ''} : ").strip() or defaut
    except EOFError:
        return defaut


def _ne_pas_poser(_: str, defaut: str) -> str:
    return defaut


def _entre_guillemets(chemin: str) -> str:
    return f'"{chemin}"' if " " in chemin else chemin
