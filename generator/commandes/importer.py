"""`engagements importer`."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_date, lire_format, lire_projet_a_construire, option_projet
from generator.commandes.nouveau import options_du_contrat

if TYPE_CHECKING:
    from generator.commandes.import_au_contrat import ImportAuContrat
    from generator.model.dossier import Dossier
    from generator.model.importation import Import

AIDE = "lit des tableurs et dit ce qu’ils contiennent ; avec un contrat, ajoute leurs chiffres au projet"
PLACES = "FICHIER… "


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    analyseur.arguments(
        "fichiers", "les fichiers à lire : CSV, .xlsx, .xls, .ods, GeoJSON, un .zip qui en contient, ou un dossier Open SDG"
    )
    option_projet(analyseur)
    analyseur.option("--contrat", "le contrat dont les chiffres sont rapprochés", "ID")
    analyseur.option("--reponses", "un fichier YAML de réponses aux questions", "FICHIER")
    analyseur.option("--source", "d’où viennent les chiffres, pour la colonne « source » (par défaut, le nom du fichier)", "TEXTE")
    analyseur.option("--ecrire", "écrit les chiffres sûrs dans le contrat, et garde la correspondance pour la prochaine fois")
    analyseur.option("--contours", "lit des contours (GeoJSON, shapefile, .zip) ; avec --ecrire, met dans le contrat ceux de ses lieux")
    analyseur.option(
        "--contrat-nouveau", "commence un contrat de cet identifiant avec un plan d’actions ; les options d’après le décrivent", "ID"
    )
    options_du_contrat(analyseur)
    analyseur.option("--date", "le jour de l’import, écrit à côté des chiffres (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--format", "comment dire ce qui est compris : texte ou json", "FORMAT")


def lancer(lus: Namespace) -> int:
    """Read each file, say what was understood, and write where that is asked."""
    if not lus.fichiers:
        raise MauvaisUsage("dire quel fichier lire (« engagements importer chiffres.xlsx »).")
    forme = lire_format(lus)
    if (lus.ecrire or lus.contours) and not lus.contrat:
        raise MauvaisUsage("--ecrire demande --contrat, et --contours aussi : dire à quel contrat ajouter ce qui est lu.")
    jour = lire_date(lus) or date.today().isoformat()
    reponses = lire_les_reponses(lus.reponses)
    if lus.contrat_nouveau:
        from generator.commandes.importer_un_plan import importer_un_plan

        if lus.contrat or lus.contours or len(lus.fichiers) != 1:
            raise MauvaisUsage("--contrat-nouveau lit un seul fichier, et va sans --contrat ni --contours.")
        return importer_un_plan(lire_projet_a_construire(lus), lus, reponses, jour)
    projet = lire_projet_a_construire(lus) if lus.contrat else None
    if lus.contours and projet is not None:
        from generator.commandes.importer_des_contours import importer_des_contours

        return importer_des_contours(projet, _dossier(projet, lus.contrat), lus.fichiers, reponses, ecrire=lus.ecrire)
    from generator.commandes.codes import FINE, PROBLEMES
    from generator.commandes.dire_l_import import dire_refus_de_fichier, en_mots
    from generator.importation.comprendre import comprendre
    from generator.importation.connaissances import Connaissances
    from generator.model.importation import Import, RefusDeCellule
    from generator.sources.classeurs.limites import ClasseurIllisible
    from generator.sources.classeurs.ouvrir import lire_classeur

    rapports: list[Import] = []
    suite: list[str] = []
    code = FINE
    for nom in lus.fichiers:
        chemin = Path(nom)
        try:
            classeur = lire_classeur(chemin)
        except ClasseurIllisible as refus:
            code = PROBLEMES
            rapports.append(Import(chemin.name or nom, refus=(RefusDeCellule("", refus.ou, "", f"{refus.message} {refus.conseil}"),)))
            if forme == "texte":
                print(dire_refus_de_fichier(nom, refus), file=sys.stderr)
            continue
        if projet is None:
            lu, suite = comprendre(classeur, Connaissances(reponses=reponses, jour=jour)), []
        else:
            lu, suite, ecrit = _au_contrat(projet, classeur, lus, reponses, jour)
            code = code if ecrit else PROBLEMES
        rapports.append(lu)
        code = PROBLEMES if lu.refus else code
        if forme == "texte":
            print("\n".join((en_mots(lu), *suite)))
    if forme == "json":
        print(_json(rapports))
    return code


def _json(rapports: list["Import"]) -> str:
    """One report, or a list of them where several files were given."""
    import msgspec

    from generator.model.importation import json as en_json

    dits: list[dict[str, Any]] = [en_json(lu) for lu in rapports]
    return msgspec.json.format(msgspec.json.encode(dits[0] if len(dits) == 1 else dits), indent=1).decode("utf-8")


def lire_les_reponses(nom: str) -> dict[str, str]:
    """The answers of the file. Raises MauvaisUsage where it cannot be read."""
    if not nom:
        return {}
    from generator.sources.imports import lire_reponses
    from generator.sources.journal import Journal

    journal = Journal()
    lues = lire_reponses(Path(nom), nom, journal)
    if journal.problemes:
        raise MauvaisUsage("les réponses ne peuvent pas être lues.\n" + "\n".join(str(probleme) for probleme in journal.problemes))
    return lues


def _dossier(projet: Path, contrat: str) -> "Dossier":
    """The contract as it is now. Raises MauvaisUsage where there is none of this id, or where it cannot be read."""
    from generator.sources.journal import Journal
    from generator.sources.registre import lire_registre

    registre = lire_registre(projet, Journal())
    ids = [dossier.contrat.id for dossier in registre.dossiers]
    if contrat not in ids:
        raise MauvaisUsage(f"le projet n’a pas de contrat « {contrat} ». Ses contrats : {', '.join(ids) or 'aucun'}.")
    return registre.dossiers[ids.index(contrat)]


def _au_contrat(projet: Path, classeur: Any, lus: Namespace, reponses: Mapping[str, str], jour: str) -> tuple["Import", list[str], bool]:
    """A file for a contract: the report, lines more for a person, and whether nothing went wrong."""
    from generator.commandes.import_au_contrat import ecarts_en_mots, importer_au_contrat
    from generator.sources.imports import lire_correspondances
    from generator.sources.journal import Journal

    dossier = _dossier(projet, lus.contrat)
    journal = Journal()
    connues = lire_correspondances(projet / "referentiels" / lus.contrat, f"referentiels/{lus.contrat}", journal)
    fait = importer_au_contrat(classeur, dossier, connues, reponses, lus.source, jour)
    suite = [*(str(probleme) for probleme in journal.problemes), *ecarts_en_mots(fait)]
    if not lus.ecrire:
        return fait.lu, suite, True
    mots, ecrit = _ecrire(projet, lus.contrat, fait, jour)
    return fait.lu, [*suite, *mots], ecrit


def _ecrire(projet: Path, contrat: str, fait: "ImportAuContrat", jour: str) -> tuple[list[str], bool]:
    from generator.publication.importer import EcritureRefusee, ecrire_l_import
    from generator.publication.verrou import ConstructionEnCours

    if fait.sans_source:
        return ["  Rien n’a été écrit : dire d’où viennent ces chiffres, avec « --source » (voir la question « source »)."], False
    try:
        ecrit = ecrire_l_import(projet, contrat, fait.ecarts, fait.correspondance, fait.correspondance.source, jour)
    except EcritureRefusee as refus:
        return [
            "  Rien n’a été écrit, le projet n’aurait plus été sain :",
            *(f"    {probleme}" for probleme in refus.problemes[:20]),
        ], False
    except ConstructionEnCours:
        return ["  Rien n’a été écrit : une construction de ce projet est en cours. Recommencer quand elle sera finie."], False
    dit = f"  Écrit : {ecrit.ajoutees} ligne{'s' if ecrit.ajoutees > 1 else ''} ajoutée{'s' if ecrit.ajoutees > 1 else ''}, {ecrit.changees} changée{'s' if ecrit.changees > 1 else ''}"
    return [f"{dit} ({', '.join(ecrit.chemins)}). Relire (« git diff »), puis lancer « engagements verifier »."], True
