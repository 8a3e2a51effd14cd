"""Shows, and writes where that is asked, how files change when a thing gets another id, or goes."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.commandes.analyse import MauvaisUsage, verifier_le_contrat
from generator.commandes.codes import FINE, PROBLEMES
from generator.model.dossier import Registre
from generator.model.formats.designations import GenreDAdresse
from generator.model.probleme import Gravite
from generator.publication.adresses_changees import (
    ChangementImpossible,
    Chose,
    Plan,
    choses,
    declarer,
    ecrire_le_plan,
    fusionner,
    ligne_d_adresse,
    renommer,
    retirer,
)
from generator.publication.construction import examiner
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.champs import ID, ID_MAX
from generator.sources.communs import socle


def changer(projet: Path, lus: Namespace, action: str, mots: Sequence[str], jour: str) -> int:
    """Do `action` with its words, on that ISO day."""
    registre, problemes = examiner(projet, jour)
    erreurs = [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]
    # What is lost already may be what is to be mended.
    if autres := [probleme for probleme in erreurs if not probleme.code.startswith("adresse-")]:
        print("Les données ont des erreurs, à corriger d’abord :", *autres, sep="\n", file=sys.stderr)
        return PROBLEMES
    try:
        plan = _plan(projet, registre, lus, action, mots, jour)
    except ChangementImpossible as erreur:
        print(f"Rien n’est changé : {erreur}.", file=sys.stderr)
        return PROBLEMES
    print("\n".join(plan.dits) or "Aucun fichier ne nomme cela.")
    if plan.a_relire:
        print(f"À changer à la main, car cet identifiant est aussi celui d’autre chose : {', '.join(plan.a_relire)}")
    if not lus.ecrire:
        print("Rien n’a été écrit : ajouter --ecrire.")
        return FINE
    try:
        ecrire_le_plan(projet, plan)
    except EcritureRefusee as refus:
        print("Rien n’a été écrit, le projet n’aurait plus été sain :", *refus.problemes[:20], sep="\n", file=sys.stderr)
        return PROBLEMES
    except ConstructionEnCours:
        print("Rien n’a été écrit : une construction de ce projet est en cours. Recommencer quand elle sera finie.", file=sys.stderr)
        return PROBLEMES
    print("Écrit. Relire (« git diff »), puis lancer « engagements construire ».")
    return FINE


def _plan(projet: Path, registre: Registre, lus: Namespace, action: str, mots: Sequence[str], jour: str) -> Plan:
    if action == "retirer" and any(signe in mots[0] for signe in "/#."):  # no id has any of them
        return _adresse_retiree(projet, registre, lus, mots[0], jour)
    chose = _chose(registre, lus, mots[0])
    du_programme = {partenaire.id for partenaire in socle().partenaires} if chose.genre is GenreDAdresse.PARTENAIRE else set()
    if action != "fusionner" and chose.id in du_programme:
        raise MauvaisUsage(f"« {chose.id} » est du registre du programme : son identifiant ne change pas, et « socle_sans » l’écarte.")
    if action == "fusionner" and mots[1] in du_programme:
        raise MauvaisUsage(f"« {mots[1]} » est du registre du programme : garder celui-là, ou l’écarter d’abord par « socle_sans ».")
    if action == "renommer":
        nouveau = mots[1]
        if not ID.match(nouveau) or len(nouveau) > ID_MAX:
            raise MauvaisUsage(f"« {nouveau} » n’est pas un identifiant : des minuscules sans accent, des chiffres et des tirets.")
        return renommer(projet, registre, chose, nouveau)
    if action == "fusionner":
        autre = _chose(registre, lus, mots[1], chose)
        if autre.id == chose.id:
            raise MauvaisUsage("les deux identifiants sont les mêmes.")
        return fusionner(projet, registre, chose, autre)
    voir = tuple(filter(None, (mot.strip() for mot in lus.voir.split(","))))
    motif = lus.motif
    if action == "scinder":
        nouveaux = [_chose(registre, lus, mot, chose) for mot in mots[1:]]
        voir = (*(nouveau.adresse for nouveau in nouveaux), *voir)
        motif = motif or f"Partagé en {len(nouveaux)} : voir ci-dessous."
    if not motif:
        raise MauvaisUsage('dire pourquoi : --motif "…", une phrase que la page dira.')
    ligne = ligne_d_adresse(chose.adresse, jour, quoi=chose.nom, motif=motif, voir=voir)
    return retirer(projet, registre, chose, ligne, jour, chiffres=lus.effacer_les_chiffres)


def _adresse_retiree(projet: Path, registre: Registre, lus: Namespace, adresse: str, jour: str) -> Plan:
    """An address of a contract, given below its site with --contrat, or below the portal."""
    if not lus.motif:
        raise MauvaisUsage('dire pourquoi : --motif "…", une phrase que la page dira.')
    contrats = {dossier.id_du_contrat for dossier in registre.dossiers}
    tete, _, suite = adresse.partition("/")
    site, dessous = (tete, suite) if tete in contrats and suite else (lus.contrat, adresse)
    verifier_le_contrat(site, contrats)
    plan = Plan()
    voir = tuple(filter(None, (mot.strip() for mot in lus.voir.split(","))))
    declarer(projet, site, ligne_d_adresse(dessous, jour, motif=lus.motif, voir=voir), plan)
    return plan


def _chose(registre: Registre, lus: Namespace, id: str, comme: Chose | None = None) -> Chose:
    """The thing of that id; of the kind and the contract of `comme`, where that is given. Raises MauvaisUsage where there is none, or several."""
    genre = comme.genre if comme else GenreDAdresse(lus.genre) if lus.genre in tuple(GenreDAdresse) else None
    if lus.genre and genre is None:
        raise MauvaisUsage(f"« {lus.genre} » n’est pas un genre : {', '.join(GenreDAdresse)}.")
    contrat = comme.contrat if comme else lus.contrat
    trouvees = [
        une
        for une in choses(registre)
        if une.id == id and (genre is None or une.genre is genre) and (not contrat or une.contrat in ("", contrat))
    ]
    if not trouvees:
        raise MauvaisUsage(f"« {id} » n’est l’identifiant de rien{f' dans {contrat}' if contrat else ''}.")
    if len(trouvees) > 1:
        dites = ", ".join(f"{une.genre.value}{f' de {une.contrat}' if une.contrat else ''}" for une in trouvees)
        raise MauvaisUsage(f"« {id} » nomme plusieurs choses ({dites}) : dire laquelle avec --genre ou --contrat.")
    return trouvees[0]
